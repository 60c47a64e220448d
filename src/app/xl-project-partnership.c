/* xl-project-partnership.c - who takes part in a project, and what each country brings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-partnership.h"

#include "xl-application.h"
#include "xl-desk-parts.h"
#include "xl-desk-words.h"
#include "xl-field-row.h"
#include "xl-label.h"
#include "xl-link-list.h"
#include "xl-record-view.h"
#include "xl-two-columns.h"

struct _XlProjectPartnership
{
  XlProjectTab parent_instance;

  /* template */
  GtkWidget *links;
  GtkWidget *partners;
  GtkWidget *regions;
  GtkWidget *losses;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (XlProjectPartnership, xl_project_partnership, XL_TYPE_PROJECT_TAB)

static void
add_loss (XlProjectPartnership *self, XlPlan *plan, XlProject *project, const XlBorderLoss *loss)
{
  g_autofree char *loses = xl_words_border_loss (plan, project, loss);
  g_autofree char *verdict = xl_words_border_verdict (project, loss);
  /* Translators: %s is a country; what follows says what the project loses without it */
  g_autofree char *without = g_strdup_printf (_("Without %s"), xl_words_country (loss->country));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *texts[] = { without, loses, verdict }, *classes[] = { "xl-strong", "xl-dense", "red" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label;

      if (*texts[i] == '\0')
        continue;
      label = gtk_label_new (texts[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      xl_label_wrap (GTK_LABEL (label));
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "xl-loss");
  gtk_box_append (GTK_BOX (self->losses), box);
}

static void
xl_project_partnership_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectPartnership *self = XL_PROJECT_PARTNERSHIP (tab);
  g_autoptr (GArray) losses = xl_border_losses (plan, project);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->losses)) != NULL)
    gtk_box_remove (GTK_BOX (self->losses), child);
  for (guint i = 0; i < losses->len; i++)
    add_loss (self, plan, project, &g_array_index (losses, XlBorderLoss, i));
  gtk_widget_set_visible (self->losses, losses->len > 0);
  gtk_widget_set_visible (self->hint, losses->len == 0);
}

static gboolean
xl_project_partnership_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  XlProjectPartnership *self = XL_PROJECT_PARTNERSHIP (tab);

  if (kind == &xl_kind_project)
    return xl_form_focus_field (self->links, field);
  if (kind == &xl_kind_participation)
    return gtk_widget_child_focus (self->partners, GTK_DIR_TAB_FORWARD);
  return kind == &xl_kind_project_region && gtk_widget_child_focus (self->regions, GTK_DIR_TAB_FORWARD);
}

static void
xl_project_partnership_class_init (XlProjectPartnershipClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PROJECT_TAB_CLASS (class)->show = xl_project_partnership_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_partnership_focus_part;
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_LINK_LIST);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-partnership.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectPartnership, links);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPartnership, partners);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPartnership, regions);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPartnership, losses);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPartnership, hint);
}

static void
xl_project_partnership_init (XlProjectPartnership *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
