/* xl-desk-words-charts.c - the charts of one project: figures by year, risks, milestones, with their words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-timeline.h"
#include "xl-desk-words.h"

/* A closed risk no longer stands anywhere. */
#define CLOSED 3

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

/**
 * xl_words_axis_number:
 * @value: a figure
 * @decimals: places
 *
 * Returns: (transfer full): the figure as the reader writes it, for axes
 */
char *
xl_words_axis_number (double value, guint decimals, gpointer unused)
{
  return xl_words_number (value, (int) decimals);
}

/**
 * xl_words_axis_day:
 *
 * Returns: (transfer full): a tick of a time scale as the reader writes it, see #XlChartWriteDay
 */
char *
xl_words_axis_day (int year, int month, XlChartScale scale, gpointer unused)
{
  g_autoptr (GDateTime) day = NULL;

  if (scale == XL_CHART_SCALE_YEARS)
    return g_strdup_printf ("%d", year);
  if (scale == XL_CHART_SCALE_QUARTERS)
    /* Translators: a quarter of a year, as short as can be */
    return g_strdup_printf (_ ("Q%d"), (month + 2) / 3);
  day = g_date_time_new_utc (CLAMP (year, 1, 9999), month, 1, 0, 0, 0);
  return g_date_time_format (day, "%b");
}

/* --- the cash plan by year ---------------------------------------------------------------------- */

/**
 * xl_years_chart_clear:
 *
 * Back to zeros.
 */
void
xl_years_chart_clear (XlYearsChart *self)
{
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->end_note, g_free);
  g_clear_pointer (&self->threshold, g_free);
  self->chart = (XlChartYears) { 0 };
}

/* The appraisal, where the cash plan can be drawn. */
static const XlAppraisal *
start (XlYearsChart *self, XlPlan *plan, const XlProject *project, const char *title)
{
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);

  xl_years_chart_clear (self);
  if (appraisal == NULL || (appraisal->fault != XL_CASH_SOUND && appraisal->fault != XL_CASH_FAULT_LOAN_LONGER))
    return NULL;
  self->series[0] = (XlChartSeries) { .values = self->values[0] };
  self->chart = (XlChartYears) {
    .head = { .title = title, .write = xl_words_axis_number,
              .illustrative = xl_plan_is_illustrative (plan, &project->parent_instance, NULL) },
    .first_year = appraisal->base_year,
    .n_years = (guint) appraisal->years,
    .series = self->series,
    .n_series = 1,
  };
  return appraisal;
}

/**
 * xl_years_chart_flow:
 *
 * What comes in and goes out by year, and the sum.
 *
 * Returns: whether there is a cash plan to draw
 */
gboolean
xl_years_chart_flow (XlYearsChart *self, XlPlan *plan, const XlProject *project)
{
  const XlAppraisal *appraisal = start (self, plan, project, _ ("Cash by year"));
  g_auto (XlCashPlan) cash = { 0 };
  double largest = 0;
  int exponent;

  if (appraisal == NULL || !xl_project_cash (plan, project, &cash))
    return FALSE;
  for (int t = 0; t < appraisal->years; t++)
    {
      self->values[FLOW_REVENUE][t] = cash.line[XL_CASH_REVENUE][t] + cash.line[XL_CASH_RESIDUAL][t];
      self->values[FLOW_FUNDING][t] =
          cash.eu_grant[t] + cash.national_grant[t] + cash.equity[t] + appraisal->drawn[t];
      self->values[FLOW_INVESTMENT][t] = -cash.line[XL_CASH_CAPEX][t] - cash.line[XL_CASH_REPLACEMENT][t];
      self->values[FLOW_OPERATION][t] =
          -cash.line[XL_CASH_OPEX][t] - cash.line[XL_CASH_WORKING_CAPITAL][t] - cash.line[XL_CASH_TAX][t];
      self->values[FLOW_SERVICE][t] = -appraisal->service[t];
      for (guint i = 0; i < N_FLOWS; i++)
        largest = MAX (largest, fabs (self->values[i][t]));
    }
  exponent = xl_words_money_exponent (largest);
  for (guint i = 0; i < N_FLOWS; i++)
    {
      self->series[i] = (XlChartSeries) { .name = _ (flows[i].name), .values = self->values[i], .tone = flows[i].tone };
      for (int t = 0; t < appraisal->years; t++)
        self->values[i][t] = self->values[i][t] / pow (10, exponent) + 0.0; /* no negative zero */
    }
  self->unit = xl_words_money_unit (exponent, project->currency);
  self->chart.head.unit = self->unit;
  self->chart.n_series = N_FLOWS;
  self->chart.net_name = _ ("net");
  return TRUE;
}

/**
 * xl_years_chart_cash:
 *
 * The cumulated cash, and the year in which it is lowest where it is below 0.
 *
 * Returns: whether there is a cash plan to draw
 */
gboolean
xl_years_chart_cash (XlYearsChart *self, XlPlan *plan, const XlProject *project)
{
  const XlAppraisal *appraisal = start (self, plan, project, _ ("Cumulated cash"));
  double largest = 0;
  int exponent;

  if (appraisal == NULL)
    return FALSE;
  for (int t = 0; t < appraisal->years; t++)
    largest = MAX (largest, fabs (appraisal->cash[t]));
  exponent = xl_words_money_exponent (largest);
  for (int t = 0; t < appraisal->years; t++)
    self->values[0][t] = appraisal->cash[t] / pow (10, exponent);
  self->unit = xl_words_money_unit (exponent, project->currency);
  self->chart.head.unit = self->unit;
  if (appraisal->cash_low < 0)
    {
      g_autofree char *low = xl_words_money_in (appraisal->cash_low, exponent, 1);

      self->note = g_strdup_printf ("%d: %s", appraisal->cash_low_year, low);
      self->chart.note = self->note;
      self->chart.note_year = appraisal->cash_low_year;
    }
  return TRUE;
}

/**
 * xl_years_chart_cover:
 *
 * The debt service cover by year, with what the gate asks for.
 *
 * Returns: whether there is a cash plan to draw
 */
gboolean
xl_years_chart_cover (XlYearsChart *self, XlPlan *plan, const XlProject *project)
{
  const XlAppraisal *appraisal = start (self, plan, project, _ ("Debt service cover"));
  double gate = xl_settings_get (plan, "gate.dscr");
  g_autofree char *target = xl_words_number (gate, 2);

  if (appraisal == NULL)
    return FALSE;
  for (int t = 0; t < appraisal->years; t++)
    self->values[0][t] = appraisal->dscr[t];
  self->chart.head.unit = "DSCR";
  self->chart.head.empty = _ ("No debt service");
  self->chart.red_below = 1;
  self->chart.amber_below = gate;
  self->chart.line_shown = TRUE;
  self->chart.line = 1;
  /* Translators: the threshold of a gate, on its line in a chart */
  self->threshold = g_strdup_printf (_ ("gate %s"), target);
  self->chart.threshold_name = self->threshold;
  self->chart.threshold = gate;
  if (appraisal->dscr_min.why == XL_DEFINED && appraisal->dscr_min.value < gate)
    {
      self->note = xl_words_number (appraisal->dscr_min.value, 2);
      self->chart.note = self->note;
      self->chart.note_year = (int) appraisal->dscr_min_year.value;
    }
  if (appraisal->loan_end_year > 0 && appraisal->loan_end_year < appraisal->base_year + appraisal->years - 1)
    {
      /* Translators: %d is a year */
      self->end_note = g_strdup_printf (_ ("loan repaid %d"), appraisal->loan_end_year);
      self->chart.end_note = self->end_note;
      self->chart.end_year = appraisal->loan_end_year;
    }
  return TRUE;
}

/* --- funding ------------------------------------------------------------------------------------ */

gboolean
xl_funding_is_firm (const XlFundingLine *line)
{
  return line->status >= XL_FUNDING_APPROVED && line->status <= XL_FUNDING_DISBURSED;
}

/**
 * xl_funding_is_money:
 *
 * Returns: whether it counts as money that comes: neither refused nor a guarantee, and with a year and an amount
 */
gboolean
xl_funding_is_money (const XlFundingLine *line)
{
  return line->status != XL_FUNDING_REFUSED && line->instrument != XL_INSTRUMENT_GUARANTEE && line->instrument > 0
         && line->amount != XL_NONE && line->year != XL_NONE;
}

int
xl_funding_order (gconstpointer a, gconstpointer b, gpointer unused)
{
  const XlFundingLine *one = a, *two = b;

  if (one->instrument != two->instrument)
    return (one->instrument > two->instrument) - (one->instrument < two->instrument);
  return (one->year > two->year) - (one->year < two->year);
}

static XlChartTone
tone_of (int instrument)
{
  static const XlChartTone tones[] = { XL_CHART_TONE_ACCENT, XL_CHART_TONE_ACCENT, XL_CHART_TONE_LIGHT,
                                       XL_CHART_TONE_GREY,   XL_CHART_TONE_GREY,   XL_CHART_TONE_DARK,
                                       XL_CHART_TONE_AMBER,  XL_CHART_TONE_GREEN };

  return tones[CLAMP (instrument, 0, (int) G_N_ELEMENTS (tones) - 1)];
}

static gboolean
sum_series (double *values, const GPtrArray *lines, int instrument, gboolean firm, int first, guint n_years, double scale)
{
  gboolean any = FALSE;

  for (guint t = 0; t < n_years; t++)
    values[t] = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (lines, i);

      if (!xl_funding_is_money (line) || line->instrument != instrument || xl_funding_is_firm (line) != firm
          || line->year >= first + (int) n_years)
        continue;
      values[line->year - first] += (double) line->amount / 100 / scale;
      any = TRUE;
    }
  return any;
}

static guint
fill_series (XlYearsChart *self, const GPtrArray *lines, double scale)
{
  const XlField *field = xl_kind_field (&xl_kind_funding_line, "instrument");
  guint n = 0;

  for (int instrument = XL_INSTRUMENT_EU_GRANT; instrument <= XL_INSTRUMENT_OWN_FUNDS; instrument++)
    for (int firm = TRUE; firm >= FALSE; firm--)
      {
        if (!sum_series (self->values[n], lines, instrument, firm, self->chart.first_year, self->chart.n_years, scale))
          continue;
        self->series[n] = (XlChartSeries) { xl_words_choice (field, instrument), self->values[n], tone_of (instrument), !firm };
        n++;
      }
  return n;
}

/**
 * xl_years_chart_funding:
 * @lines: (element-type XlFundingLine): the funding of @project
 *
 * What is paid out by year and instrument.
 *
 * Returns: whether there is money to draw
 */
gboolean
xl_years_chart_funding (XlYearsChart *self, const XlProject *project, const GPtrArray *lines)
{
  gint64 first = G_MAXINT64, last = G_MININT64;
  double largest = 0;
  int exponent;

  xl_years_chart_clear (self);
  for (guint i = 0; i < lines->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (lines, i);

      if (!xl_funding_is_money (line))
        continue;
      first = MIN (first, line->year);
      last = MAX (last, line->year);
      largest = MAX (largest, (double) line->amount / 100);
    }
  if (first > last)
    return FALSE;
  exponent = xl_words_money_exponent (largest);
  self->unit = xl_words_money_unit (exponent, project->currency);
  last = MIN (last, first + XL_CASH_YEARS - 1);
  self->chart = (XlChartYears) {
    .head = { .title = _ ("Paid out by year"), .unit = self->unit, .write = xl_words_axis_number },
    .first_year = (int) first,
    .n_years = (guint) (last - first + 1),
    .series = self->series,
    .key_solid = _ ("committed"),
    .key_hatched = _ ("not committed"),
  };
  self->chart.n_series = fill_series (self, lines, pow (10, exponent));
  return TRUE;
}

/* --- risks -------------------------------------------------------------------------------------- */

static gboolean
is_step (gint64 value)
{
  return value >= 1 && value <= XL_CHART_RISK_STEPS;
}

/**
 * xl_risk_cell:
 * @residual: after mitigation
 *
 * Returns: index of its cell, (probability − 1) × 5 + (impact − 1); -1 where it is not rated or closed
 */
int
xl_risk_cell (const XlRisk *risk, gboolean residual)
{
  gint64 probability = residual ? risk->residual_probability : risk->probability;
  gint64 impact = residual ? risk->residual_impact : risk->impact;

  if (risk->status == CLOSED || !is_step (probability) || !is_step (impact))
    return -1;
  return (int) ((probability - 1) * XL_CHART_RISK_STEPS + impact - 1);
}

static gint64
weight_of (const XlRisk *risk)
{
  if (risk->status == CLOSED)
    return -1;
  return is_step (risk->probability) && is_step (risk->impact) ? risk->probability * risk->impact : 0;
}

/* Closed ones last. */
int
xl_risk_order (gconstpointer a, gconstpointer b, gpointer unused)
{
  gint64 first = weight_of (a), second = weight_of (b);

  return (second > first) - (second < first);
}

/**
 * xl_words_risk_number:
 * @n: from 1, in the order of xl_risk_order()
 *
 * Returns: (transfer full): "R1"
 */
char *
xl_words_risk_number (guint n)
{
  /* Translators: short for risk, before its number: "R1" */
  return g_strdup_printf ("%s%u", C_("risk", "R"), n);
}

void
xl_risk_chart_clear (XlRiskChart *self)
{
  for (guint i = 0; i < XL_RISK_CELLS; i++)
    g_clear_pointer (&self->cells[i], g_free);
}

/**
 * xl_risk_chart_fill:
 * @risks: (element-type XlRisk): in the order of their numbers
 * @residual: after mitigation
 * @illustrative: hatched
 */
void
xl_risk_chart_fill (XlRiskChart *self, const GPtrArray *risks, gboolean residual, gboolean illustrative)
{
  xl_risk_chart_clear (self);
  self->chart = (XlChartRisk) {
    .head = { .title = residual ? _ ("After mitigation") : _ ("Before mitigation"), .illustrative = illustrative },
    .probability_name = _ ("Probability"),
    .impact_name = _ ("Impact"),
    .class_names = { _ ("low"), _ ("medium"), _ ("high") },
  };
  for (guint i = 0; i < risks->len; i++)
    {
      int cell = xl_risk_cell (g_ptr_array_index (risks, i), residual);
      g_autofree char *number = xl_words_risk_number (i + 1);
      char *text;

      if (cell < 0)
        continue;
      text = self->cells[cell] != NULL ? g_strdup_printf ("%s %s", self->cells[cell], number) : g_strdup (number);
      g_free (self->cells[cell]);
      self->cells[cell] = text;
    }
  for (guint i = 0; i < XL_RISK_CELLS; i++)
    self->chart.cells[i] = self->cells[i];
}

/* --- milestones --------------------------------------------------------------------------------- */

/* What is done by its day, the rest by when it is due; without a date last. */
int
xl_milestone_order (gconstpointer a, gconstpointer b, gpointer unused)
{
  const XlMilestone *one = a, *two = b;
  XlDate first = one->due != XL_DATE_NONE ? one->due : one->done, second = two->due != XL_DATE_NONE ? two->due : two->done;
  gint64 early = first != XL_DATE_NONE ? xl_date_last (first) : G_MAXINT64;
  gint64 late = second != XL_DATE_NONE ? xl_date_last (second) : G_MAXINT64;

  return (early > late) - (early < late);
}

static void
clear_task (gpointer data)
{
  XlChartTask *task = data;

  g_free ((char *) task->label);
  g_free ((char *) task->words);
}

void
xl_milestone_chart_clear (XlMilestoneChart *self)
{
  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
}

static double
day_of (XlDate date, gboolean last)
{
  return date == XL_DATE_NONE ? NAN : xl_date_to_days (last ? xl_date_last (date) : xl_date_first (date));
}

/* A milestone with a start is a bar, one without a diamond. */
static void
add_task (XlMilestoneChart *self, XlPlan *plan, const XlMilestone *milestone, XlDate today)
{
  gboolean done = milestone->done != XL_DATE_NONE;
  XlDate to = done ? milestone->done : milestone->due;
  g_autofree char *name = xl_words_name (plan, &milestone->parent_instance);
  XlChartTask task = {
    .label = g_strdup_printf ("\u2068%s\u2069", name),
    .kind = milestone->starts != XL_DATE_NONE ? XL_CHART_TASK_BAR : XL_CHART_TASK_DUE,
    .from = day_of (milestone->starts, FALSE),
    .to = day_of (to, TRUE),
    .done = done ? 1 : 0,
    .overdue = today != XL_DATE_NONE && xl_milestone_is_overdue (milestone, today),
    .illustrative = xl_plan_is_illustrative (plan, &milestone->parent_instance, NULL),
    .words = to != XL_DATE_NONE ? xl_words_date (to) : g_strdup (_ ("no date yet")),
  };

  g_array_append_val (self->tasks, task);
}

static void
add_links (XlMilestoneChart *self, const GPtrArray *milestones)
{
  for (guint i = 0; i < milestones->len; i++)
    {
      const XlMilestone *milestone = g_ptr_array_index (milestones, i);

      for (guint j = 0; j < milestones->len; j++)
        if (xl_record_get_id (g_ptr_array_index (milestones, j)) == milestone->depends_on)
          {
            XlChartLink link = { j, i };

            g_array_append_val (self->links, link);
          }
    }
}

/**
 * xl_milestone_chart_fill:
 * @milestones: (element-type XlMilestone): the rows
 * @today: for a line and for what is overdue; none for neither
 */
void
xl_milestone_chart_fill (XlMilestoneChart *self, XlPlan *plan, const GPtrArray *milestones, XlDate today)
{
  xl_milestone_chart_clear (self);
  self->tasks = g_array_new (FALSE, FALSE, sizeof (XlChartTask));
  g_array_set_clear_func (self->tasks, clear_task);
  self->links = g_array_new (FALSE, FALSE, sizeof (XlChartLink));
  for (guint i = 0; i < milestones->len; i++)
    add_task (self, plan, g_ptr_array_index (milestones, i), today);
  add_links (self, milestones);
  self->chart = (XlChartGantt) {
    .head = { .title = _ ("Milestones in time") },
    .tasks = (const XlChartTask *) (gpointer) self->tasks->data,
    .n_tasks = self->tasks->len,
    .links = (const XlChartLink *) (gpointer) self->links->data,
    .n_links = self->links->len,
    .today = today != XL_DATE_NONE ? xl_date_to_days (today) : NAN,
    .today_name = C_("day", "today"),
    .write_day = xl_words_axis_day,
  };
}
