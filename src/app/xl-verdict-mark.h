/* xl-verdict-mark.h - the small 2 x 2 of viable and bankable, alone or with its words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_VERDICT_MARK (xl_verdict_mark_get_type ())
G_DECLARE_FINAL_TYPE (XlVerdictMark, xl_verdict_mark, XL, VERDICT_MARK, GtkWidget)

G_END_DECLS
