/* xl-map-answer.c - the answer to a question about the map: a sentence, and the records that it is about */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-map-answer.h"

#include "xl-application.h"
#include "xl-label.h"
#include "xl-map-row.h"
#include "xl-one-stop.h"

struct _XlMapAnswer
{
  XlPart parent_instance;

  /* template */
  GtkLabel *title;
  GtkLabel *sentence;
  GtkListBox *records;
};

G_DEFINE_FINAL_TYPE (XlMapAnswer, xl_map_answer, XL_TYPE_PART)

static void
row_cb (XlMapAnswer *self, GtkListBoxRow *row)
{
  const gint64 *pair = g_object_get_data (G_OBJECT (row), "xl-pair");
  XlRecord *record;

  if (pair != NULL)
    {
      g_signal_emit_by_name (self, "pair", pair[0], pair[1]);
      return;
    }
  record = xl_part_get_record (XL_PART (gtk_list_box_row_get_child (row)));
  if (record != NULL)
    g_signal_emit_by_name (self, "picked", record->id);
}

static void
close_cb (XlMapAnswer *self)
{
  g_signal_emit_by_name (self, "closed");
}

static void
xl_map_answer_class_init (XlMapAnswerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_signal_new ("picked", XL_TYPE_MAP_ANSWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("pair", XL_TYPE_MAP_ANSWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                G_TYPE_INT64);
  g_signal_new ("closed", XL_TYPE_MAP_ANSWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-answer.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapAnswer, title);
  gtk_widget_class_bind_template_child (widget_class, XlMapAnswer, sentence);
  gtk_widget_class_bind_template_child (widget_class, XlMapAnswer, records);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
xl_map_answer_init (XlMapAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_map_answer_set:
 * @title: the question, in a few words
 * @sentence: the answer
 *
 * Shows another answer, without records yet.
 */
void
xl_map_answer_set (XlMapAnswer *self, const char *title, const char *sentence)
{
  GtkListBoxRow *row;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->sentence, sentence);
  while ((row = gtk_list_box_get_row_at_index (self->records, 0)) != NULL)
    gtk_list_box_remove (self->records, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->records), FALSE);
}

/**
 * xl_map_answer_add:
 * @record: one of those that the answer is about
 * @role: (nullable): what it is in it
 */
void
xl_map_answer_add (XlMapAnswer *self, XlRecord *record, const char *role)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), xl_map_row_new (record, role));
  gtk_list_box_append (self->records, row);
  gtk_widget_set_visible (GTK_WIDGET (self->records), TRUE);
}

/**
 * xl_map_answer_add_pair:
 * @a: id of a record
 * @b: id of another one
 * @sentence: what is with them
 */
void
xl_map_answer_add_pair (XlMapAnswer *self, gint64 a, gint64 b, const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (sentence);
  gint64 pair[2] = { a, b };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_widget_set_margin_top (label, 4);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  g_object_set_data_full (G_OBJECT (row), "xl-pair", g_memdup2 (pair, sizeof pair), g_free);
  gtk_list_box_append (self->records, row);
  gtk_widget_set_visible (GTK_WIDGET (self->records), TRUE);
}
