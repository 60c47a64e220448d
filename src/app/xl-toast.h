/* xl-toast.h - the last sentence, for six seconds, with Undo beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_TOAST (xl_toast_get_type ())
G_DECLARE_FINAL_TYPE (XlToast, xl_toast, XL, TOAST, GtkWidget)

void xl_toast_say (XlToast *toast, const char *sentence, gboolean undoable);
void xl_toast_fail (XlToast *toast, const char *sentence);

G_END_DECLS
