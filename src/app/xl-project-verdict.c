/* xl-project-verdict.c - is a project bankable, the year that decides, and five figures with their terms */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-verdict.h"

#include "xl-application.h"
#include "xl-desk-finance.h"
#include "xl-figure-button.h"
#include "xl-one-stop.h"
#include "xl-verdict-card.h"
#include "xl-wrap.h"

struct _XlProjectVerdict
{
  XlProjectTab parent_instance;

  /* template */
  GtkStack *pages;
  XlVerdictCard *card;
  GtkLabel *sentence;
  GtkLabel *because;
  GtkLabel *remedy;
  GtkWidget *figures;
  GtkLabel *fault;
};

G_DEFINE_FINAL_TYPE (XlProjectVerdict, xl_project_verdict, XL_TYPE_PROJECT_TAB)

static void
say (GtkLabel *label, char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), *words != '\0' ? words : NULL);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
  g_free (words);
}

/* Green only where both is well, red only where nothing is: like the squares. */
static const char *
tone_of (const XlVerdict *verdict)
{
  return verdict->viable && verdict->bankable ? "green" : verdict->viable || verdict->bankable ? "amber" : "red";
}

static void
show_verdict (XlProjectVerdict *self, XlPlan *plan, XlProject *project, const XlAppraisal *appraisal)
{
  const char *currency = project->currency;

  xl_verdict_card_set (self->card, TRUE, appraisal->verdict.viable, appraisal->verdict.bankable);
  say (self->sentence, xl_words_verdict (appraisal, currency));
  say (self->because, xl_words_verdict_because (appraisal, currency));
  say (self->remedy, xl_words_verdict_remedy (appraisal, currency));
  gtk_widget_set_css_classes (GTK_WIDGET (self->sentence),
                              (const char *[]) { "xl-record-title", tone_of (&appraisal->verdict), NULL });
  for (GtkWidget *figure = gtk_widget_get_first_child (self->figures); figure != NULL;
       figure = gtk_widget_get_next_sibling (figure))
    xl_figure_button_show (XL_FIGURE_BUTTON (figure), plan, project, appraisal);
}

static void
xl_project_verdict_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectVerdict *self = XL_PROJECT_VERDICT (tab);
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  const char *page = "empty";

  if (appraisal != NULL && appraisal->fault != XL_CASH_SOUND && appraisal->fault != XL_CASH_FAULT_LOAN_LONGER)
    {
      say (self->fault, xl_words_cash_fault (plan, project, appraisal));
      page = "fault";
    }
  else if (appraisal != NULL && !xl_project_has_operation (plan, project))
    {
      say (self->fault, g_strdup (_("The cash plan says only what is invested: add revenue and operating cost.")));
      page = "fault";
    }
  else if (appraisal != NULL)
    {
      show_verdict (self, plan, project, appraisal);
      page = "verdict";
    }
  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
to_plan_cb (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "project.show-tab", "s", "plan");
}

static void
xl_project_verdict_class_init (XlProjectVerdictClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PROJECT_TAB_CLASS (class)->show = xl_project_verdict_show;
  g_type_ensure (XL_TYPE_FIGURE_BUTTON);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_VERDICT_CARD);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-verdict.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, pages);
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, card);
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, sentence);
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, because);
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, remedy);
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, figures);
  gtk_widget_class_bind_template_child (widget_class, XlProjectVerdict, fault);
  gtk_widget_class_bind_template_callback (widget_class, to_plan_cb);
}

static void
xl_project_verdict_init (XlProjectVerdict *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Is it bankable?"), -1);
}
