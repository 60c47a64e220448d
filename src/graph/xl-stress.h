/* xl-stress.h - stress of one connected graph, lowered by stochastic gradient descent, in steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _XlStress XlStress;

XlStress *xl_stress_new          (guint         n,
                                  const guint  *offsets,
                                  const guint  *neighbours,
                                  gboolean      sketch,
                                  guint64       seed);
void      xl_stress_free         (XlStress     *self);
gboolean  xl_stress_step         (XlStress     *self,
                                  gint64        deadline);
double    xl_stress_get_progress (XlStress     *self);
void      xl_stress_get_xy       (XlStress     *self,
                                  const float **x,
                                  const float **y);
void      xl_stress_place        (guint         n,
                                  const guint  *offsets,
                                  const guint  *neighbours,
                                  float        *x,
                                  float        *y,
                                  float         unit,
                                  guint8       *placed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlStress, xl_stress_free)

G_END_DECLS
