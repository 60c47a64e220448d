/* xl-project-plan.c - the cash plan of a project: lines by year, cash and debt service cover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-plan.h"

#include <math.h>

#include "xl-application.h"
#include "xl-cash-grid.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-two-columns.h"

/* A chart of figures by year, with the texts that it borrows. */
typedef struct
{
  XlChartYears chart;
  XlChartSeries series;
  double values[XL_CASH_YEARS];
  char *unit;
  char *note;
  char *end_note;
  char *threshold;
} YearPlot;

/* What comes in and goes out in a year; all of it together is the change of the cumulated cash. */
typedef enum
{
  FLOW_REVENUE,
  FLOW_FUNDING,
  FLOW_INVESTMENT,
  FLOW_OPERATION,
  FLOW_SERVICE,
  N_FLOWS,
} Flow;

static const struct
{
  const char *name; /* N_() */
  XlChartTone tone;
} flows[N_FLOWS] = {
  [FLOW_REVENUE] = { N_("Revenue"), XL_CHART_TONE_ACCENT },
  [FLOW_FUNDING] = { N_("Grant, equity, loan"), XL_CHART_TONE_LIGHT },
  [FLOW_INVESTMENT] = { N_("Investment"), XL_CHART_TONE_GREY },
  [FLOW_OPERATION] = { N_("Operating cost"), XL_CHART_TONE_DARK },
  [FLOW_SERVICE] = { N_("Debt service"), XL_CHART_TONE_AMBER },
};

typedef struct
{
  XlChartYears chart;
  XlChartSeries series[N_FLOWS];
  double values[N_FLOWS][XL_CASH_YEARS];
  char *unit;
} FlowPlot;

struct _XlProjectPlan
{
  XlProjectTab parent_instance;

  FlowPlot flow;
  YearPlot cash, cover;
  /* template */
  XlCashGrid *grid;
  GtkWidget *charts;
  GtkWidget *flow_tile;
  XlPlotFrame *flow_plot;
  XlPlotFrame *cash_plot;
  XlPlotFrame *cover_plot;
  GtkLabel *convention;
};

G_DEFINE_FINAL_TYPE (XlProjectPlan, xl_project_plan, XL_TYPE_PROJECT_TAB)

static void
year_plot_clear (YearPlot *plot)
{
  g_clear_pointer (&plot->unit, g_free);
  g_clear_pointer (&plot->note, g_free);
  g_clear_pointer (&plot->end_note, g_free);
  g_clear_pointer (&plot->threshold, g_free);
}

/* "Cumulated cash 2030: −4.1 M€", one a year. */
static void
tell (XlPlotFrame *frame, YearPlot *plot, const char *name, int decimals)
{
  XlPlotView *view = xl_plot_frame_get_plot (frame);

  xl_plot_view_begin (view, &xl_plot_years, &plot->chart.head);
  for (guint t = 0; t < plot->chart.n_years; t++)
    {
      g_autofree char *figure = isfinite (plot->values[t]) ? xl_words_number (plot->values[t], decimals) : g_strdup ("–");
      g_autofree char *words = g_strdup_printf ("%s %d: %s%s%s", name, plot->chart.first_year + (int) t, figure,
                                                plot->unit != NULL ? "\u00a0" : "", plot->unit != NULL ? plot->unit : "");

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

static void
start_plot (YearPlot *plot, const XlAppraisal *appraisal, const char *title, gboolean illustrative)
{
  year_plot_clear (plot);
  plot->series = (XlChartSeries) { .values = plot->values };
  plot->chart = (XlChartYears) {
    .head = { .title = title, .illustrative = illustrative, .write = xl_plot_write_number },
    .first_year = appraisal->base_year,
    .n_years = (guint) appraisal->years,
    .series = &plot->series,
    .n_series = 1,
  };
}

static void
show_cash (XlProjectPlan *self, const XlAppraisal *appraisal, const char *currency, gboolean illustrative)
{
  YearPlot *plot = &self->cash;
  double largest = 0;
  int exponent;

  start_plot (plot, appraisal, _("Cumulated cash"), illustrative);
  for (int t = 0; t < appraisal->years; t++)
    largest = MAX (largest, fabs (appraisal->cash[t]));
  exponent = xl_words_money_exponent (largest);
  for (int t = 0; t < appraisal->years; t++)
    plot->values[t] = appraisal->cash[t] / pow (10, exponent);
  plot->unit = xl_words_money_unit (exponent, currency);
  plot->chart.head.unit = plot->unit;
  if (appraisal->cash_low < 0)
    {
      g_autofree char *low = xl_words_money_in (appraisal->cash_low, exponent, 1);

      plot->note = g_strdup_printf ("%d: %s", appraisal->cash_low_year, low);
      plot->chart.note = plot->note;
      plot->chart.note_year = appraisal->cash_low_year;
    }
  tell (self->cash_plot, plot, _("Cumulated cash"), 1);
}

static void
show_cover (XlProjectPlan *self, XlPlan *plan, const XlAppraisal *appraisal, gboolean illustrative)
{
  YearPlot *plot = &self->cover;
  double gate = xl_settings_get (plan, "gate.dscr");
  g_autofree char *target = xl_words_number (gate, 2);

  start_plot (plot, appraisal, _("Debt service cover"), illustrative);
  for (int t = 0; t < appraisal->years; t++)
    plot->values[t] = appraisal->dscr[t];
  plot->chart.head.unit = "DSCR";
  plot->chart.head.empty = _("No debt service");
  plot->chart.red_below = 1;
  plot->chart.amber_below = gate;
  plot->chart.line_shown = TRUE;
  plot->chart.line = 1;
  /* Translators: the threshold of a gate, on its line in a chart */
  plot->threshold = g_strdup_printf (_("gate %s"), target);
  plot->chart.threshold_name = plot->threshold;
  plot->chart.threshold = gate;
  if (appraisal->dscr_min.why == XL_DEFINED && appraisal->dscr_min.value < gate)
    {
      plot->note = xl_words_number (appraisal->dscr_min.value, 2);
      plot->chart.note = plot->note;
      plot->chart.note_year = (int) appraisal->dscr_min_year.value;
    }
  if (appraisal->loan_end_year > 0 && appraisal->loan_end_year < appraisal->base_year + appraisal->years - 1)
    {
      /* Translators: %d is a year */
      plot->end_note = g_strdup_printf (_("loan repaid %d"), appraisal->loan_end_year);
      plot->chart.end_note = plot->end_note;
      plot->chart.end_year = appraisal->loan_end_year;
    }
  tell (self->cover_plot, plot, "DSCR", 2);
}

/* "2028: Revenue 21.0, Operating cost −12.0, Debt service −10.4; net −1.4 M€", one a year. */
static void
tell_flow (XlProjectPlan *self)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->flow_plot);
  FlowPlot *plot = &self->flow;

  xl_plot_view_begin (view, &xl_plot_years, &plot->chart.head);
  for (guint t = 0; t < plot->chart.n_years; t++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *year = g_strdup_printf ("%d", plot->chart.first_year + (int) t);
      g_autofree char *sum = NULL;
      double net = 0;

      for (guint i = 0; i < N_FLOWS; i++)
        {
          g_autofree char *figure = xl_words_number (plot->values[i][t], 1);

          net += plot->values[i][t];
          if (plot->values[i][t] != 0)
            g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "", plot->series[i].name, figure);
        }
      sum = xl_words_number (net, 1);
      /* Translators: what comes in and goes out, then the sum and its unit */
      g_string_append_printf (words, _("; net %s\u00a0%s"), sum, plot->unit);
      g_string_prepend (words, ": ");
      g_string_prepend (words, year);
      xl_plot_view_add_part (view, words->str, NULL);
    }
  xl_plot_view_end (view);
}

static void
show_flow (XlProjectPlan *self, const XlCashPlan *cash, const XlAppraisal *appraisal, const char *currency,
           gboolean illustrative)
{
  FlowPlot *plot = &self->flow;
  double largest = 0;
  int exponent;

  for (int t = 0; t < appraisal->years; t++)
    {
      plot->values[FLOW_REVENUE][t] = cash->line[XL_CASH_REVENUE][t] + cash->line[XL_CASH_RESIDUAL][t];
      plot->values[FLOW_FUNDING][t] =
          cash->eu_grant[t] + cash->national_grant[t] + cash->equity[t] + appraisal->drawn[t];
      plot->values[FLOW_INVESTMENT][t] = -cash->line[XL_CASH_CAPEX][t] - cash->line[XL_CASH_REPLACEMENT][t];
      plot->values[FLOW_OPERATION][t] =
          -cash->line[XL_CASH_OPEX][t] - cash->line[XL_CASH_WORKING_CAPITAL][t] - cash->line[XL_CASH_TAX][t];
      plot->values[FLOW_SERVICE][t] = -appraisal->service[t];
      for (guint i = 0; i < N_FLOWS; i++)
        largest = MAX (largest, fabs (plot->values[i][t]));
    }
  exponent = xl_words_money_exponent (largest);
  for (guint i = 0; i < N_FLOWS; i++)
    {
      plot->series[i] = (XlChartSeries) { .name = _(flows[i].name), .values = plot->values[i], .tone = flows[i].tone };
      for (int t = 0; t < appraisal->years; t++)
        plot->values[i][t] = plot->values[i][t] / pow (10, exponent) + 0.0; /* no negative zero */
    }
  g_free (plot->unit);
  plot->unit = xl_words_money_unit (exponent, currency);
  plot->chart = (XlChartYears) {
    .head = { .title = _("Cash by year"), .unit = plot->unit, .illustrative = illustrative, .write = xl_plot_write_number },
    .first_year = appraisal->base_year,
    .n_years = (guint) appraisal->years,
    .series = plot->series,
    .n_series = N_FLOWS,
    .net_name = _("net"),
  };
  tell_flow (self);
}

/* "t = 0 is 2026; 4 % real; prices of 2026." */
static void
show_convention (XlProjectPlan *self, const XlCashPlan *cash)
{
  g_autofree char *rate = NULL;
  g_autofree char *words = NULL;

  if (cash != NULL)
    {
      rate = xl_words_number (cash->rate * 100, cash->rate * 100 == round (cash->rate * 100) ? 0 : 2);
      /* Translators: the base year and the real discount rate in per cent */
      words = g_strdup_printf (_("Constant prices; t = 0 is %d, discounted with %s\u00a0%% real."), cash->base_year, rate);
    }
  gtk_label_set_text (self->convention, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->convention), words != NULL);
}

static void
xl_project_plan_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectPlan *self = XL_PROJECT_PLAN (tab);
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  gboolean sound = appraisal != NULL
                   && (appraisal->fault == XL_CASH_SOUND || appraisal->fault == XL_CASH_FAULT_LOAN_LONGER);
  gboolean illustrative = xl_plan_is_illustrative (plan, &project->parent_instance, NULL);

  XlCashPlan cash;
  gboolean has_cash;

  xl_cash_plan_init (&cash);
  has_cash = xl_project_cash (plan, project, &cash);
  sound = sound && has_cash;
  gtk_widget_set_visible (self->charts, sound);
  gtk_widget_set_visible (self->flow_tile, sound);
  if (sound)
    {
      show_flow (self, &cash, appraisal, project->currency, illustrative);
      show_cash (self, appraisal, project->currency, illustrative);
      show_cover (self, plan, appraisal, illustrative);
    }
  xl_cash_grid_show (self->grid, xl_part_get_desk (XL_PART (tab)), project);
  show_convention (self, has_cash ? &cash : NULL);
  xl_cash_plan_clear (&cash);
}

static gboolean
xl_project_plan_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  if (kind != &xl_kind_cash_line)
    return FALSE;
  xl_cash_grid_focus (XL_PROJECT_PLAN (tab)->grid, (const XlCashLine *) part);
  return TRUE;
}

static void
xl_project_plan_finalize (GObject *object)
{
  g_free (XL_PROJECT_PLAN (object)->flow.unit);
  year_plot_clear (&XL_PROJECT_PLAN (object)->cash);
  year_plot_clear (&XL_PROJECT_PLAN (object)->cover);
  G_OBJECT_CLASS (xl_project_plan_parent_class)->finalize (object);
}

static void
xl_project_plan_class_init (XlProjectPlanClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_plan_finalize;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_plan_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_plan_focus_part;
  g_type_ensure (XL_TYPE_CASH_GRID);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, grid);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, charts);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, flow_tile);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, flow_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, cash_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, cover_plot);
  gtk_widget_class_bind_template_child (widget_class, XlProjectPlan, convention);
}

static void
xl_project_plan_init (XlProjectPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
