/* xl-mark.h - the provenance mark: published, own, illustrative */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_MARK (xl_mark_get_type ())
G_DECLARE_FINAL_TYPE (XlMark, xl_mark, XL, MARK, GtkWidget)

void xl_mark_set_provenance (XlMark *self, int provenance);
const char *xl_mark_get_word (XlMark *self);

G_END_DECLS
