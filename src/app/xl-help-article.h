/* xl-help-article.h - a topic of the help, as it is read */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-help.h"

G_BEGIN_DECLS

#define XL_TYPE_HELP_ARTICLE (xl_help_article_get_type ())
G_DECLARE_FINAL_TYPE (XlHelpArticle, xl_help_article, XL, HELP_ARTICLE, GtkWidget)

void xl_help_article_show (XlHelpArticle *self, GPtrArray *topics, const XlHelpTopic *topic, const char *words);
void xl_help_mark (GtkLabel *label, const char *text, GArray *spans, const char *words);

G_END_DECLS
