/* xl-help-row.c - a topic of the help in their list: its title, and where it has what is sought */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-help-row.h"

#include "xl-application.h"
#include "xl-help-article.h"

struct _XlHelpRow
{
  GtkListBoxRow parent_instance;

  const XlHelpTopic *topic; /* borrowed: the window's */

  /* template */
  GtkLabel *title;
  GtkLabel *excerpt;
};

G_DEFINE_FINAL_TYPE (XlHelpRow, xl_help_row, GTK_TYPE_LIST_BOX_ROW)

static void
xl_help_row_class_init (XlHelpRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-help-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlHelpRow, title);
  gtk_widget_class_bind_template_child (widget_class, XlHelpRow, excerpt);
}

static void
xl_help_row_init (XlHelpRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_help_row_new:
 * @topic: (transfer none): a topic that lives longer than the row
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
xl_help_row_new (const XlHelpTopic *topic)
{
  XlHelpRow *self = g_object_new (XL_TYPE_HELP_ROW, NULL);

  self->topic = topic;
  gtk_label_set_text (self->title, topic->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, topic->title, -1);
  return GTK_WIDGET (self);
}

/**
 * xl_help_row_get_topic:
 *
 * Returns: (transfer none): its topic
 */
const XlHelpTopic *
xl_help_row_get_topic (XlHelpRow *self)
{
  return self->topic;
}

/**
 * xl_help_row_seek:
 * @words: what is sought, as it was typed; "" for nothing
 *
 * Marks the words in the title, and shows a place in the text that has them.
 */
void
xl_help_row_seek (XlHelpRow *self, const char *words)
{
  g_autofree char *excerpt = *words ? xl_help_excerpt (self->topic, words) : NULL;

  xl_help_mark (self->title, self->topic->title, NULL, words);
  xl_help_mark (self->excerpt, excerpt ? excerpt : "", NULL, words);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), excerpt != NULL);
}
