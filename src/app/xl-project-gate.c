/* xl-project-gate.c - one gate of a project: each condition with its proof, which leads there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-gate.h"

#include <string.h>

#include "xl-application.h"
#include "xl-desk-finance.h"
#include "xl-one-stop.h"

struct _XlProjectGate
{
  XlProjectTab parent_instance;

  int gate; /* 1 to XL_N_GATES; 0 for the one that is next */
  /* template */
  GtkLabel *title;
  GtkLabel *state;
  GtkWidget *conditions;
};

G_DEFINE_FINAL_TYPE (XlProjectGate, xl_project_gate, XL_TYPE_PROJECT_TAB)

/* ---- where a proof leads ---- */

/* A condition that holds and names nothing but the project leads to the tab that it is judged by. */
static const char *
tab_of (const char *condition)
{
  static const char *const tabs[][2] = {
    { "two-countries", "partnership" }, { "letters-partners", "partnership" }, { "cash-plan", "plan" },
    { "sources-uses", "funding" },      { "cumulated-cash", "plan" },          { "ghg-estimate", "plan" },
    { "high-risks-owned", "risks" },    { "funding-committed", "funding" },    { "dscr", "plan" },
    { "llcr", "plan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_str_equal (tabs[i][0], condition))
      return tabs[i][1];
  return "summary";
}

static void
proof_cb (GtkWidget *button)
{
  const char *tab = g_object_get_data (G_OBJECT (button), "xl-tab");
  GVariant *part = g_object_get_data (G_OBJECT (button), "xl-part");

  if (tab != NULL)
    gtk_widget_activate_action (button, "project.show-tab", "s", tab);
  else
    gtk_widget_activate_action_variant (button, "project.show-part", part);
}

static void
aim (XlProjectGate *self, GtkWidget *button, const XlCondition *condition)
{
  XlRecord *project = xl_part_get_record (XL_PART (self));
  const char *tab = NULL;
  GVariant *part = NULL;

  if (condition->record == project && condition->field == NULL && (condition->kind == NULL || condition->met))
    tab = tab_of (condition->info->name);
  else
    part = g_variant_ref_sink (g_variant_new ("(xss)", xl_record_get_id (condition->record),
                                              condition->field != NULL ? condition->field->name : "",
                                              condition->kind != NULL ? condition->kind->name : ""));
  g_object_set_data (G_OBJECT (button), "xl-tab", (gpointer) tab);
  g_object_set_data_full (G_OBJECT (button), "xl-part", part, part != NULL ? (GDestroyNotify) g_variant_unref : NULL);
}

/* ---- rows ---- */

static GtkWidget *
make_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL), *proof = gtk_button_new (), *words = gtk_label_new (NULL);

  gtk_widget_add_css_class (row, "xl-condition");
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (words), 1);
  gtk_button_set_child (GTK_BUTTON (proof), words);
  gtk_button_set_has_frame (GTK_BUTTON (proof), FALSE);
  gtk_widget_add_css_class (proof, "xl-proof");
  g_signal_connect (proof, "clicked", G_CALLBACK (proof_cb), NULL);
  gtk_box_append (GTK_BOX (row), proof);
  return row;
}

static void
show_row (XlProjectGate *self, GtkWidget *row, XlPlan *plan, const XlCondition *condition)
{
  GtkWidget *image = gtk_widget_get_first_child (row), *name = gtk_widget_get_next_sibling (image);
  GtkWidget *proof = gtk_widget_get_last_child (row);
  g_autofree char *words = xl_words_condition (plan, condition);
  g_autofree char *found = xl_words_condition_proof (plan, condition);
  g_autofree char *spoken = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (image), condition->met ? "xl-tick-symbolic" : "xl-cross-symbolic");
  gtk_widget_set_css_classes (image, (const char *[]) { condition->met ? "green" : "red", NULL });
  gtk_label_set_text (GTK_LABEL (name), words);
  gtk_widget_set_tooltip_text (name, words);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (proof))), found);
  if (condition->met)
    gtk_widget_remove_css_class (proof, "red");
  else
    gtk_widget_add_css_class (proof, "red");
  /* Translators: a condition of a gate, whether it holds, and the proof: "TRL 6 or more, met: TRL 6" */
  spoken = g_strdup_printf (_("%s, %s: %s"), words, condition->met ? C_("condition", "met") : C_("condition", "not met"),
                            found);
  gtk_widget_set_tooltip_text (proof, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (proof), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  aim (self, proof, condition);
}

/* Rows are used again, so that the focus stays where it is. */
static void
xl_project_gate_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectGate *self = XL_PROJECT_GATE (tab);
  int next = MIN (xl_plan_stage (plan, project), XL_N_GATES);
  GtkWidget *row = gtk_widget_get_first_child (self->conditions);
  XlGate gate;
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;

  xl_gate_check (plan, project, self->gate != 0 ? self->gate : MAX (next, 1), &gate);
  title = xl_words_gate_title (gate.gate);
  state = xl_words_gate_state (&gate);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_text (self->state, state);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state),
                              (const char *[]) { "xl-chip", gate.n_met < gate.n ? "red" : "green", NULL });
  for (guint i = 0; i < gate.n; i++)
    {
      if (row == NULL)
        gtk_box_append (GTK_BOX (self->conditions), row = make_row ());
      show_row (self, row, plan, &gate.conditions[i]);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *gone = row;

      row = gtk_widget_get_next_sibling (row);
      gtk_box_remove (GTK_BOX (self->conditions), gone);
    }
}

static void
xl_project_gate_forget (XlProjectTab *tab)
{
  XL_PROJECT_GATE (tab)->gate = 0;
}

static void
xl_project_gate_class_init (XlProjectGateClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PROJECT_TAB_CLASS (class)->show = xl_project_gate_show;
  XL_PROJECT_TAB_CLASS (class)->forget = xl_project_gate_forget;
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-gate.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectGate, title);
  gtk_widget_class_bind_template_child (widget_class, XlProjectGate, state);
  gtk_widget_class_bind_template_child (widget_class, XlProjectGate, conditions);
}

static void
xl_project_gate_init (XlProjectGate *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Gate"), -1);
}

/**
 * xl_project_gate_set_gate:
 * @gate: 1 to %XL_N_GATES; 0 for the one that leads on from where the project is
 */
void
xl_project_gate_set_gate (XlProjectGate *self, int gate)
{
  if (self->gate == gate)
    return;
  self->gate = gate;
  xl_project_tab_show_soon (XL_PROJECT_TAB (self));
}
