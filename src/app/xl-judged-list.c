/* xl-judged-list.c - those of whom a call, a position or a good practice asks something, and how they stand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-judged-list.h"

#include "xl-application.h"
#include "xl-desk-life.h"
#include "xl-desk-words.h"
#include "xl-kind-icon.h"
#include "xl-label.h"

/* What others do counts, too (a project that gets its TRL): the list follows the plan, not only its record. */
struct _XlJudgedList
{
  XlPart parent_instance;

  GSignalGroup *plan; /* owned: signals of the plan */
  guint idle;

  /* template */
  GtkLabel *text;
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *hint;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (XlJudgedList, xl_judged_list, XL_TYPE_PART)

static void
do_cb (GtkButton *button, XlJudgedList *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = xl_part_get_record (XL_PART (self));
  const gint64 *id = g_object_get_data (G_OBJECT (button), "xl-record");
  XlJudged judged = { plan != NULL ? xl_plan_lookup (plan, *id) : NULL, FALSE, NULL };
  g_autoptr (XlEdit) edit = judged.record != NULL && record != NULL ? xl_edits_judged (plan, record, &judged) : NULL;

  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, NULL);
}

static GtkWidget *
make_label (const char *text, gboolean good, gboolean words)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_label_set_width_chars (GTK_LABEL (label), words ? -1 : 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), words ? -1 : 20);
  gtk_widget_set_hexpand (label, words);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "xl-dense");
  if (words && good)
    gtk_widget_add_css_class (label, "green");
  return label;
}

static GtkWidget *
make_row (XlJudgedList *self, XlPlan *plan, const XlJudged *judged, const char *action)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (XL_TYPE_KIND_ICON, "record", judged->record, "valign", GTK_ALIGN_START, NULL);
  g_autofree char *name = xl_words_name (plan, judged->record);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, judged->words);

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_label (name, judged->good, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (judged->words, judged->good, TRUE));
  if (action != NULL && !judged->good)
    {
      GtkWidget *button = gtk_button_new_with_label (action);
      /* Translators: what a button does, and for whom: "Offer it: Lombardy" */
      g_autofree char *said = g_strdup_printf (_("%s: %s"), action, name);

      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "xl-link");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
      g_object_set_data_full (G_OBJECT (button), "xl-record", g_memdup2 (&judged->record->id, sizeof (gint64)), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (do_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "xl-check-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "xl-record", g_memdup2 (&judged->record->id, sizeof (gint64)), g_free);
  return row;
}

static void
activated_cb (XlJudgedList *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "xl-record");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", *id);
}

static void
xl_judged_list_refresh (XlPart *part)
{
  XlJudgedList *self = XL_JUDGED_LIST (part);
  XlPlan *plan = xl_part_get_plan (part);
  XlRecord *record = xl_part_get_record (part);
  const XlKind *kind = record != NULL ? xl_record_get_kind (record) : NULL;
  g_autoptr (GPtrArray) judged = NULL;
  g_autofree char *count = NULL, *text = NULL;
  const char *action;
  GtkWidget *row;
  guint good = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (plan == NULL || record == NULL || !xl_life_judges (kind))
    return;
  judged = xl_life_judge (plan, record);
  action = xl_desk_get_read_only (xl_part_get_desk (part)) ? NULL : xl_words_judge_do (kind);
  for (guint i = 0; i < judged->len; i++)
    {
      const XlJudged *one = g_ptr_array_index (judged, i);

      good += one->good;
      gtk_list_box_append (self->list, make_row (self, plan, one, action));
    }
  count = xl_words_judge_count (kind, good, judged->len);
  text = kind == &xl_kind_position ? xl_words_position_text (plan, (const XlPosition *) record) : g_strdup ("");
  gtk_label_set_text (self->title, xl_words_judge_title (kind));
  gtk_label_set_text (self->count, judged->len > 0 ? count : "");
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');
  gtk_widget_set_visible (self->hint, judged->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), judged->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, xl_words_judge_title (kind), -1);
}

static gboolean
idle_cb (gpointer data)
{
  XlJudgedList *self = data;

  self->idle = 0;
  xl_part_refresh (XL_PART (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (XlJudgedList *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
plan_cb (XlJudgedList *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
}

static void
xl_judged_list_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  plan_cb (XL_JUDGED_LIST (part));
}

static void
xl_judged_list_dispose (GObject *object)
{
  XlJudgedList *self = XL_JUDGED_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_judged_list_parent_class)->dispose (object);
}

static void
xl_judged_list_class_init (XlJudgedListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_judged_list_dispose;
  XL_PART_CLASS (class)->refresh = xl_judged_list_refresh;
  XL_PART_CLASS (class)->follow = xl_judged_list_follow;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-judged-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XlJudgedList, text);
  gtk_widget_class_bind_template_child (widget_class, XlJudgedList, title);
  gtk_widget_class_bind_template_child (widget_class, XlJudgedList, count);
  gtk_widget_class_bind_template_child (widget_class, XlJudgedList, hint);
  gtk_widget_class_bind_template_child (widget_class, XlJudgedList, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
xl_judged_list_init (XlJudgedList *self)
{
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
