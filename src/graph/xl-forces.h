/* xl-forces.h - neighbours of one connected graph together, with few crossings, by forces, in steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _XlForces XlForces;

XlForces *xl_forces_new          (guint         n,
                                  const guint  *offsets,
                                  const guint  *neighbours,
                                  guint64       seed);
void      xl_forces_free         (XlForces     *self);
gboolean  xl_forces_step         (XlForces     *self,
                                  gint64        deadline);
double    xl_forces_get_progress (XlForces     *self);
void      xl_forces_get_xy       (XlForces     *self,
                                  const float **x,
                                  const float **y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlForces, xl_forces_free)

G_END_DECLS
