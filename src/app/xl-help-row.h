/* xl-help-row.h - a topic of the help in their list: its title, and where it has what is sought */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-help.h"

G_BEGIN_DECLS

#define XL_TYPE_HELP_ROW (xl_help_row_get_type ())
G_DECLARE_FINAL_TYPE (XlHelpRow, xl_help_row, XL, HELP_ROW, GtkListBoxRow)

GtkWidget *xl_help_row_new (const XlHelpTopic *topic);
const XlHelpTopic *xl_help_row_get_topic (XlHelpRow *self);
void xl_help_row_seek (XlHelpRow *self, const char *words);

G_END_DECLS
