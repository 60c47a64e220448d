/* xl-project-sensitivity.c - what if: tornado, switching values, chance, scenarios */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-sensitivity.h"

#include <math.h>

#include "xl-application.h"
#include "xl-chance-view.h"
#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-part-list.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-quiet.h"
#include "xl-two-columns.h"
#include "xl-verdict.h"

#define N_BARS 6

struct _XlProjectSensitivity
{
  XlProjectTab parent_instance;

  /* owned */
  GHashTable *appraisals; /* gint64 id of a scenario -> XlAppraisal; 0 for the plan as it is */
  char *currency;
  XlChartTornado chart;
  XlChartSpan spans[N_BARS];
  char *unit;
  char *low_words;
  char *high_words;
  /* template */
  GtkStack *pages;
  GtkAdjustment *change;
  GtkWidget *change_spin;
  XlPlotFrame *tornado;
  GtkGrid *switching;
  XlChanceView *chance;
  XlPartList *scenarios;
};

G_DEFINE_FINAL_TYPE (XlProjectSensitivity, xl_project_sensitivity, XL_TYPE_PROJECT_TAB)

static const char *
driver_words (XlDriver driver)
{
  if (driver == XL_DRIVER_RATE)
    return _("Discount rate");
  if (driver == XL_DRIVER_DELAY)
    return _("Delay");
  return xl_words_choice (xl_kind_field (&xl_kind_cash_line, "category"), (int) driver + 1);
}

/* ---- tornado ---- */

static guint
make_spreads (const XlCashPlan *cash, double by, XlSpread spreads[N_BARS])
{
  static const XlCashCategory lines[] = { XL_CASH_REVENUE, XL_CASH_OPEX, XL_CASH_CAPEX, XL_CASH_REPLACEMENT, XL_CASH_RESIDUAL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (xl_npv (cash->line[lines[i]], cash->years, 0) != 0)
      spreads[n++] = (XlSpread) { lines[i], 1 - by, 1, 1 + by };
  if (cash->rate != 0)
    spreads[n++] = (XlSpread) { XL_DRIVER_RATE, -fabs (cash->rate) * by, 0, fabs (cash->rate) * by };
  return n;
}

static void
tell_tornado (XlProjectSensitivity *self)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->tornado);

  xl_plot_view_begin (view, &xl_plot_tornado, &self->chart.head);
  for (guint i = 0; i < self->chart.n_spans; i++)
    {
      g_autofree char *low = xl_words_number (self->spans[i].low, 1);
      g_autofree char *high = xl_words_number (self->spans[i].high, 1);
      /* Translators: an assumption, by how much it is less, the result, by how much it is more, the result, unit */
      g_autofree char *words = g_strdup_printf (_("%s: %s gives %s, %s gives %s\u00a0%s"), self->spans[i].label,
                                                self->low_words, low, self->high_words, high, self->unit);

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

static void
show_tornado (XlProjectSensitivity *self, const XlCashPlan *cash, const XlAppraisal *appraisal, gboolean illustrative)
{
  double by = gtk_adjustment_get_value (self->change) / 100, largest = fabs (appraisal->fnpv_c.value), scale;
  g_autofree char *percent = xl_words_number (by * 100, 0);
  XlSpread spreads[N_BARS];
  XlTornadoBar bars[N_BARS];
  guint n = xl_tornado (cash, spreads, make_spreads (cash, by, spreads), bars);
  int exponent;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, MAX (fabs (bars[i].at_low), fabs (bars[i].at_high)));
  exponent = xl_words_money_exponent (largest);
  scale = pow (10, exponent);
  g_free (self->unit);
  g_free (self->low_words);
  g_free (self->high_words);
  self->unit = xl_words_money_unit (exponent, self->currency);
  self->low_words = g_strdup_printf ("−%s\u00a0%%", percent);
  self->high_words = g_strdup_printf ("+%s\u00a0%%", percent);
  for (guint i = 0; i < n; i++)
    self->spans[i] = (XlChartSpan) { driver_words (bars[i].driver), bars[i].at_low / scale, bars[i].at_high / scale,
                                     self->low_words, self->high_words };
  self->chart = (XlChartTornado) {
    .head = { .title = "FNPV(C)", .unit = self->unit, .illustrative = illustrative, .write = xl_words_axis_number },
    .spans = self->spans,
    .n_spans = n,
    .base = appraisal->fnpv_c.value / scale,
    .base_name = _("as planned"),
    .threshold_name = "0",
    .threshold = 0,
  };
  tell_tornado (self);
}

/* ---- switching values ---- */

static void
attach (XlProjectSensitivity *self, int row, const char *name, const char *value, const char *words, const char *class)
{
  const char *texts[] = { name, value, words };

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), i == 1 ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, i == 2);
      if (class != NULL)
        gtk_widget_add_css_class (label, class);
      gtk_grid_attach (self->switching, label, i, row, 1, 1);
    }
}

static void
show_switching (XlProjectSensitivity *self, const XlCashPlan *cash)
{
  XlSwitching values[XL_N_CASH];
  guint n = xl_switching_values (cash, values);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->switching))) != NULL)
    gtk_grid_remove (self->switching, child);
  attach (self, 0, _("Line"), _("Change"), "", "xl-caption");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *percent = xl_words_number (fabs (values[i].change) * 100, 1);
      g_autofree char *change = isfinite (values[i].change)
                                    ? g_strdup_printf ("%s%s\u00a0%%", values[i].change < 0 ? "−" : "+", percent)
                                    : g_strdup ("–");

      attach (self, (int) i + 1, driver_words (values[i].category), change,
              values[i].critical ? _("critical: 1 % moves FNPV by more than 1 %") : "", NULL);
    }
}

/* ---- scenarios ---- */

static const XlAppraisal *
appraisal_of (XlProjectSensitivity *self, XlRecord *scenario)
{
  gint64 id = scenario != NULL ? xl_record_get_id (scenario) : 0;

  return g_hash_table_lookup (self->appraisals, &id);
}

static void
keep_appraisal (XlProjectSensitivity *self, gint64 id, const XlCashPlan *cash)
{
  XlAppraisal *appraisal = g_new0 (XlAppraisal, 1);

  xl_appraise (appraisal, cash, XL_WANT_RATES);
  g_hash_table_insert (self->appraisals, g_memdup2 (&id, sizeof id), appraisal);
}

static char *
say_figure (XlProjectSensitivity *self, XlRecord *scenario, const char *name, gboolean with_unit)
{
  const XlAppraisal *appraisal = appraisal_of (self, scenario);
  const XlFigureInfo *figures;
  guint n;

  if (appraisal == NULL)
    return g_strdup ("");
  figures = xl_appraisal_figures (&n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (figures[i].name, name))
      {
        g_autofree char *unit = NULL;
        char *value = xl_words_figure (&figures[i], appraisal, self->currency, &unit);
        char *both = with_unit && unit != NULL && *unit != '\0' ? g_strdup_printf ("%s\u00a0%s", value, unit) : g_strdup (value);

        g_free (value);
        return both;
      }
  g_return_val_if_reached (NULL);
}

static char *
say_fnpv (XlPlan *plan, XlRecord *part, const char **css_class, gpointer data)
{
  const XlAppraisal *appraisal = appraisal_of (data, part);

  if (appraisal != NULL && appraisal->fnpv_c.value < 0)
    *css_class = "red";
  return say_figure (data, part, "fnpv_c", TRUE);
}

static char *
say_frr (XlPlan *plan, XlRecord *part, const char **css_class, gpointer data)
{
  return say_figure (data, part, "frr_c", TRUE);
}

static char *
say_cover (XlPlan *plan, XlRecord *part, const char **css_class, gpointer data)
{
  const XlAppraisal *appraisal = appraisal_of (data, part);

  if (appraisal != NULL && appraisal->dscr_min.value < 1)
    *css_class = "red";
  return say_figure (data, part, "dscr_min", FALSE);
}

static int
judge (XlPlan *plan, XlRecord *part, gpointer data)
{
  const XlAppraisal *appraisal = appraisal_of (data, part);

  return appraisal != NULL ? (int) xl_verdict_of (appraisal->verdict.viable, appraisal->verdict.bankable) : XL_VERDICT_NONE;
}

static void
appraise_all (XlProjectSensitivity *self, const XlCashPlan *cash)
{
  g_autoptr (GPtrArray) parts = xl_part_list_dup_parts (self->scenarios);

  g_hash_table_remove_all (self->appraisals);
  keep_appraisal (self, 0, cash);
  for (guint i = 0; i < parts->len; i++)
    {
      XlRecord *part = g_ptr_array_index (parts, i);
      XlCashPlan changed;

      xl_project_scenario ((XlProjectScenario *) part, cash, &changed);
      keep_appraisal (self, xl_record_get_id (part), &changed);
      xl_cash_plan_clear (&changed);
    }
}

/* ---- the tab ---- */

static void
xl_project_sensitivity_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectSensitivity *self = XL_PROJECT_SENSITIVITY (tab);
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  gboolean sound = appraisal != NULL
                   && (appraisal->fault == XL_CASH_SOUND || appraisal->fault == XL_CASH_FAULT_LOAN_LONGER);
  gboolean illustrative = xl_plan_is_illustrative (plan, &project->parent_instance, NULL);
  XlCashPlan cash;

  g_free (self->currency);
  self->currency = g_strdup (project->currency);
  gtk_stack_set_visible_child_name (self->pages, sound ? "figures" : "empty");
  xl_cash_plan_init (&cash);
  if (sound && xl_project_cash (plan, project, &cash))
    {
      show_tornado (self, &cash, appraisal, illustrative);
      show_switching (self, &cash);
      xl_chance_view_show (self->chance, &cash, project->currency, illustrative);
      appraise_all (self, &cash);
    }
  else
    g_hash_table_remove_all (self->appraisals);
  xl_cash_plan_clear (&cash);
  xl_part_refresh (XL_PART (self->scenarios));
}

static void
to_plan_cb (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "project.show-tab", "s", "plan");
}

static gboolean
xl_project_sensitivity_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  return kind == &xl_kind_scenario && xl_part_list_focus (XL_PROJECT_SENSITIVITY (tab)->scenarios, part, field);
}

static void
xl_project_sensitivity_finalize (GObject *object)
{
  XlProjectSensitivity *self = XL_PROJECT_SENSITIVITY (object);

  g_hash_table_unref (self->appraisals);
  g_free (self->currency);
  g_free (self->unit);
  g_free (self->low_words);
  g_free (self->high_words);
  G_OBJECT_CLASS (xl_project_sensitivity_parent_class)->finalize (object);
}

static void
xl_project_sensitivity_class_init (XlProjectSensitivityClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_sensitivity_finalize;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_sensitivity_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_sensitivity_focus_part;
  g_type_ensure (XL_TYPE_CHANCE_VIEW);
  g_type_ensure (XL_TYPE_PART_LIST);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  xl_help_on_f1 (widget_class, "cash");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-sensitivity.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, pages);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, change);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, change_spin);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, tornado);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, switching);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, chance);
  gtk_widget_class_bind_template_child (widget_class, XlProjectSensitivity, scenarios);
  gtk_widget_class_bind_template_callback (widget_class, xl_project_tab_show_soon);
  gtk_widget_class_bind_template_callback (widget_class, to_plan_cb);
}

static void
xl_project_sensitivity_init (XlProjectSensitivity *self)
{
  self->appraisals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_quiet (self->change_spin, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  xl_part_list_add_figure (self->scenarios, "FNPV(C)", 86, say_fnpv, self);
  xl_part_list_add_figure (self->scenarios, "FRR(C)", 62, say_frr, self);
  xl_part_list_add_figure (self->scenarios, _("Min DSCR"), 82, say_cover, self);
  xl_part_list_add_verdict (self->scenarios, _("Verdict"), 66, judge, self);
}
