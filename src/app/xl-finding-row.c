/* xl-finding-row.c - a finding in the list of To check */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-finding-row.h"

#include "xl-application.h"
#include "xl-desk-words.h"

struct _XlFindingRow
{
  GtkBox parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *about;
  GtkLabel *severity;
};

G_DEFINE_FINAL_TYPE (XlFindingRow, xl_finding_row, GTK_TYPE_BOX)

static const struct
{
  const char *icon;
  const char *class;
} looks[] = {
  [XL_SEVERITY_ERROR] = { "xl-check-symbolic", "red" },
  [XL_SEVERITY_WARNING] = { "xl-check-symbolic", "amber" },
  [XL_SEVERITY_JUSTIFIED] = { "xl-tick-symbolic", "green" },
};

static void
xl_finding_row_class_init (XlFindingRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, about);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, severity);
}

static void
xl_finding_row_init (XlFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_finding_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
xl_finding_row_new (void)
{
  return g_object_new (XL_TYPE_FINDING_ROW, NULL);
}

/**
 * xl_finding_row_show:
 * @plan: the plan
 * @finding: what the row is to show
 */
void
xl_finding_row_show (XlFindingRow *self, XlPlan *plan, XlDeskFinding *finding)
{
  int severity = CLAMP (xl_desk_finding_get_severity (finding), 0, (int) G_N_ELEMENTS (looks) - 1);
  XlRecord *record = xl_desk_finding_get_record (finding);
  g_autofree char *name = record ? xl_words_name (plan, record) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;

  g_object_get (finding, "title", &title, NULL);
  about = g_strdup_printf ("%s · \u2068%s\u2069", title, name ? name : "");
  gtk_image_set_from_icon_name (self->icon, looks[severity].icon);
  gtk_label_set_text (self->sentence, xl_desk_finding_get_sentence (finding));
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->severity, xl_words_severity (severity));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->severity), looks[i].class);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[severity].class);
  gtk_widget_add_css_class (GTK_WIDGET (self->severity), looks[severity].class);
}
