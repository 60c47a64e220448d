/* xl-programme-check.c - what is wrong with a programme, a row each, and a jump to where it can be mended */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-programme-check.h"

#include <string.h>

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-label.h"

/* The desk's findings about the event that is shown, about its items and what came of it. */
struct _XlProgrammeCheck
{
  XlPart parent_instance;

  /* template */
  GtkFilterListModel *shown;
  GtkCustomFilter *filter;
  GtkListBox *list;
  GtkLabel *count;
  GtkWidget *fine;
};

G_DEFINE_FINAL_TYPE (XlProgrammeCheck, xl_programme_check, XL_TYPE_PART)

static gboolean
match (gpointer item, gpointer data)
{
  XlRecord *event = xl_part_get_record (data), *record = xl_desk_finding_get_record (item);
  const XlField *of = record != NULL ? xl_kind_field (xl_record_get_kind (record), "event") : NULL;

  return event != NULL && record != NULL
         && (record == event || (of != NULL && xl_field_get_reference (of, record) == xl_record_get_id (event)));
}

static void
items_cb (XlProgrammeCheck *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *number = xl_words_number (n, 0);

  gtk_label_set_text (self->count, n > 0 ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->fine, n == 0);
}

/* The event need not be named beside itself: its name and a colon are left out. */
static const char *
short_sentence (XlProgrammeCheck *self, gpointer item)
{
  const char *sentence = xl_desk_finding_get_sentence (item);
  XlRecord *event = xl_part_get_record (XL_PART (self));
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  g_autofree char *name = event != NULL && plan != NULL ? xl_words_name (plan, event) : NULL;
  g_autofree char *lead = g_strconcat (name != NULL ? name : "", ": ", NULL);

  return g_str_has_prefix (sentence, lead) ? sentence + strlen (lead) : sentence;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (short_sentence (data, item));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *icon = gtk_image_new_from_icon_name ("xl-check-symbolic");
  gboolean justified = xl_desk_finding_get_severity (item) == XL_SEVERITY_JUSTIFIED;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "xl-dense");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, justified ? "amber" : "red");
  gtk_widget_add_css_class (box, "xl-check-line");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, xl_desk_finding_get_sentence (item),
                                  -1);
  return row;
}

static void
activated_cb (XlProgrammeCheck *self, GtkListBoxRow *row)
{
  g_autoptr (XlDeskFinding) finding =
      g_list_model_get_item (G_LIST_MODEL (self->shown), (guint) gtk_list_box_row_get_index (row));
  XlRecord *record = finding != NULL ? xl_desk_finding_get_record (finding) : NULL;
  const char *field = finding != NULL ? xl_desk_finding_get_field (finding) : NULL;

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-field", "(xs)", xl_record_get_id (record),
                                field != NULL ? field : "title");
}

static void
xl_programme_check_refresh (XlPart *part)
{
  gtk_filter_changed (GTK_FILTER (XL_PROGRAMME_CHECK (part)->filter), GTK_FILTER_CHANGE_DIFFERENT);
  items_cb (XL_PROGRAMME_CHECK (part));
}

static void
xl_programme_check_follow (XlPart *part, XlDesk *desk)
{
  gtk_filter_list_model_set_model (XL_PROGRAMME_CHECK (part)->shown, xl_desk_list_findings (desk));
}

static void
xl_programme_check_class_init (XlProgrammeCheckClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_programme_check_refresh;
  XL_PART_CLASS (class)->follow = xl_programme_check_follow;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-programme-check.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProgrammeCheck, shown);
  gtk_widget_class_bind_template_child (widget_class, XlProgrammeCheck, filter);
  gtk_widget_class_bind_template_child (widget_class, XlProgrammeCheck, list);
  gtk_widget_class_bind_template_child (widget_class, XlProgrammeCheck, count);
  gtk_widget_class_bind_template_child (widget_class, XlProgrammeCheck, fine);
  gtk_widget_class_bind_template_callback (widget_class, items_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
xl_programme_check_init (XlProgrammeCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), make_row, self, NULL);
}
