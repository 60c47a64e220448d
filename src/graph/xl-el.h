/* xl-el.h - edge lists in, positions out: a bare layout for the command line and for scoring */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-layout.h"

G_BEGIN_DECLS

/* Nodes beyond this are refused: a typing error must not ask for gigabytes. */
#define XL_EL_MAX_NODES 2000000

#define XL_EL_ERROR (xl_el_error_quark ())
GQuark xl_el_error_quark (void);

typedef enum
{
  XL_EL_ERROR_MALFORMED, /* a line is not what it should be; the message names its number */
  XL_EL_ERROR_CANCELLED,
} XlElError;

/**
 * XlEl:
 * @n: nodes: 1 + the largest id
 * @m: edges, as they stand in the file (loops and doubles too)
 * @ends: 2 × @m node ids
 */
typedef struct
{
  guint n;
  gsize m;
  guint32 *ends;
} XlEl;

XlEl    *xl_el_parse   (const char  *data,
                        gsize        length,
                        GError     **error);
void     xl_el_free    (XlEl        *self);
GString *xl_el_format  (const XlEl  *self);
float   *xl_el_layout  (const XlEl  *self,
                        XlLayoutMode mode,
                        guint64      seed,
                        gboolean   (*cancelled) (gpointer data),
                        gpointer     cancelled_data,
                        GError     **error);
GString *xl_pos_format (const float *xy,
                        guint        n);
float   *xl_pos_parse  (const char  *data,
                        gsize        length,
                        guint        n,
                        GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlEl, xl_el_free)

G_END_DECLS
