/* xl-desk-words-report-finance.c - the money of a project on paper: verdict, cash plan, key figures, funding */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "xl-desk-cash.h"
#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-parts.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words-private.h"
#include "xl-desk-words-report.h"
#include "xl-verdict.h"

/* Of pictures, pt. */
#define FLOW_HEIGHT 165
#define HALF_HEIGHT 150
#define FUNDING_HEIGHT 140
#define LEAST 0.75

/* An appraisal that says something: of a sound plan that earns and costs. */
static const XlAppraisal *
judged (const XlFolio *folio, XlProject *project)
{
  const XlAppraisal *appraisal = xl_project_appraisal (folio->plan, project);

  if (appraisal == NULL || (appraisal->fault != XL_CASH_SOUND && appraisal->fault != XL_CASH_FAULT_LOAN_LONGER))
    return NULL;
  return xl_project_has_operation (folio->plan, project) ? appraisal : NULL;
}

/* --- large figures ------------------------------------------------------------------------------ */

static void
add_figure (const XlFolio *folio, XlProject *project, const XlAppraisal *appraisal, const char *name)
{
  g_auto (XlCashPlan) cash = { 0 };
  const XlFigureInfo *infos;
  guint n;

  if (!xl_project_cash (folio->plan, project, &cash))
    return;
  infos = xl_appraisal_figures (&n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (infos[i].name, name))
      {
        g_autofree char *unit = NULL;
        g_autofree char *title = xl_words_figure_title (&infos[i]);
        g_autofree char *value = xl_words_figure (&infos[i], appraisal, project->currency, &unit);
        g_autofree char *both = *unit != '\0' ? g_strconcat (value, "\u00a0", unit, NULL) : g_strdup (value);
        g_autofree char *basis = xl_words_basis (&infos[i], &cash);

        xl_report_add_figure (folio->report, title, both, basis);
      }
}

/**
 * xl_folio_large_figures:
 *
 * The row that is read first: what it costs, whether it is worth it, whether it carries its debt, what it avoids.
 */
void
xl_folio_large_figures (const XlFolio *folio, XlProject *project)
{
  const XlAppraisal *appraisal = judged (folio, project);
  double investment = xl_project_investment (folio->plan, project);
  gboolean invented;
  double tonnes = xl_project_co2 (folio->plan, project, &invented);

  if (investment > 0)
    {
      g_autofree char *money = xl_words_money (investment, project->currency);
      g_autofree char *year = project->price_year > 0 ? g_strdup_printf (_ ("prices of %d"), (int) project->price_year) : NULL;

      xl_report_add_figure (folio->report, _ ("Investment"), money, year);
    }
  if (appraisal != NULL)
    {
      add_figure (folio, project, appraisal, "fnpv_c");
      add_figure (folio, project, appraisal, "dscr_min");
    }
  if (isfinite (tonnes))
    {
      g_autofree char *words = xl_words_tonnes (tonnes, NULL);

      xl_report_add_figure (folio->report, _ ("CO₂ avoided"), words, _ ("a full operating year"));
    }
}

/* --- the verdict -------------------------------------------------------------------------------- */

static void
draw_verdict_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  const char *const words[4] = { xl_words_quadrant (TRUE, FALSE), xl_words_quadrant (TRUE, TRUE),
                                 xl_words_quadrant (FALSE, FALSE), xl_words_quadrant (FALSE, TRUE) };

  xl_verdict_card (cr, theme, (XlQuadrant) GPOINTER_TO_INT (data), words, width, height);
}

static void
add_words (const XlFolio *folio, XlReportStyle style, XlReportMark mark, char *words)
{
  if (*words != '\0')
    xl_report_add_marked (folio->report, style, mark, words);
  g_free (words);
}

/* Green only where both is well, red only where nothing is: like the squares. */
static XlReportMark
tone_of (const XlVerdict *verdict)
{
  return verdict->viable && verdict->bankable ? XL_REPORT_YES
         : verdict->viable || verdict->bankable ? XL_REPORT_PLAIN
                                                : XL_REPORT_NO;
}

/**
 * xl_folio_verdict:
 *
 * The 2 × 2 and, beside it, the sentence that decides.
 */
void
xl_folio_verdict (const XlFolio *folio, XlProject *project)
{
  const XlAppraisal *any = xl_project_appraisal (folio->plan, project), *appraisal = judged (folio, project);
  XlReportPicture picture = { draw_verdict_cb, NULL, NULL, 0.42 };

  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Is it bankable?"));
  if (any == NULL)
    {
      xl_report_add (folio->report, XL_REPORT_TEXT, NULL,
                     _ ("There is no cash plan yet, so whether a bank would lend is not known."));
      return;
    }
  if (appraisal == NULL)
    {
      g_autofree char *fault = xl_words_cash_fault (folio->plan, project, any);

      xl_report_add (folio->report, XL_REPORT_TEXT, NULL,
                     *fault != '\0' ? fault
                                    : _ ("The cash plan says only what is invested: add revenue and operating cost."));
      return;
    }
  picture.data = GINT_TO_POINTER (xl_verdict_of (appraisal->verdict.viable, appraisal->verdict.bankable));
  xl_report_add_beside (folio->report, &picture, XL_VERDICT_CARD_HEIGHT * 0.75);
  add_words (folio, XL_REPORT_STRONG, tone_of (&appraisal->verdict), xl_words_verdict (appraisal, project->currency));
  add_words (folio, XL_REPORT_TEXT, XL_REPORT_PLAIN, xl_words_verdict_because (appraisal, project->currency));
  add_words (folio, XL_REPORT_TEXT, XL_REPORT_PLAIN, xl_words_verdict_remedy (appraisal, project->currency));
  xl_report_add (folio->report, XL_REPORT_CLEAR, NULL, "");
}

/* --- the cash plan ------------------------------------------------------------------------------ */

static void
draw_years_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  xl_chart_years (cr, theme, &((XlYearsChart *) data)->chart, width, height);
}

static void
years_free (gpointer data)
{
  xl_years_chart_clear (data);
  g_free (data);
}

static XlReportPicture
years_picture (XlYearsChart *chart)
{
  return (XlReportPicture) { draw_years_cb, chart, years_free, 1 };
}

/* What the charts show, in figures. */
static void
add_years (const XlFolio *folio, const XlYearsChart *flow, const XlYearsChart *cash, const XlYearsChart *cover)
{
  enum { FLOWS = 5, COLUMNS = FLOWS + 3 };
  XlReportColumn columns[COLUMNS] = { [0] = { _ ("Year"), 0.8, FALSE },
                                      [FLOWS + 1] = { _ ("Cumulated cash"), 1.2, TRUE },
                                      [FLOWS + 2] = { "DSCR", 0.8, TRUE } };
  g_autofree char *scale = NULL;

  for (guint i = 0; i < FLOWS; i++)
    columns[i + 1] = (XlReportColumn) { flow->series[i].name, 1.2, TRUE };
  xl_report_add_table (folio->report, columns, COLUMNS);
  for (guint t = 0; t < flow->chart.n_years; t++)
    {
      char *cells[COLUMNS];

      cells[0] = g_strdup_printf ("%d", flow->chart.first_year + (int) t);
      for (guint i = 0; i < FLOWS; i++)
        cells[i + 1] = flow->values[i][t] != 0 ? xl_words_number (flow->values[i][t], 1) : g_strdup ("–");
      cells[FLOWS + 1] = xl_words_number (cash->values[0][t], 1);
      cells[FLOWS + 2] = isfinite (cover->values[0][t]) ? xl_words_number (cover->values[0][t], 2) : g_strdup ("–");
      xl_report_add_row (folio->report, XL_REPORT_PLAIN, (const char *const *) cells);
      for (guint i = 0; i < COLUMNS; i++)
        g_free (cells[i]);
    }
  if (g_str_equal (flow->unit, cash->unit))
    /* Translators: a unit of money, "M€" */
    scale = g_strdup_printf (_ ("Amounts in %s; what is paid is negative."), flow->unit);
  else
    /* Translators: a unit of money, "M€", and another for cumulated cash */
    scale = g_strdup_printf (_ ("Amounts in %s, cumulated cash in %s; what is paid is negative."), flow->unit, cash->unit);
  xl_report_add (folio->report, XL_REPORT_QUIET, NULL, scale);
}

/**
 * xl_words_convention:
 *
 * Returns: (transfer full): "Constant prices; t = 0 is 2026, discounted with 4 % real."
 */
char *
xl_words_convention (const XlCashPlan *cash)
{
  g_autofree char *rate = xl_words_number (cash->rate * 100, cash->rate * 100 == round (cash->rate * 100) ? 0 : 2);

  /* Translators: the base year and the real discount rate in per cent */
  return g_strdup_printf (_ ("Constant prices; t = 0 is %d, discounted with %s\u00a0%% real."), cash->base_year, rate);
}

void
xl_folio_cash_plan (const XlFolio *folio, XlProject *project)
{
  XlYearsChart *flow = g_new0 (XlYearsChart, 1), *cash = g_new0 (XlYearsChart, 1), *cover = g_new0 (XlYearsChart, 1);
  g_auto (XlCashPlan) money = { 0 };
  g_autofree char *convention = NULL;

  if (!xl_years_chart_flow (flow, folio->plan, project) || !xl_years_chart_cash (cash, folio->plan, project)
      || !xl_years_chart_cover (cover, folio->plan, project) || !xl_project_cash (folio->plan, project, &money))
    {
      years_free (flow);
      years_free (cash);
      years_free (cover);
      return;
    }
  convention = xl_words_convention (&money);
  /* The table says it; half a page has no room for it. */
  cover->chart.end_note = NULL;
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Cash plan"));
  xl_report_add (folio->report, XL_REPORT_QUIET, NULL, convention);
  xl_report_add_pictures (folio->report, (XlReportPicture[]) { years_picture (flow) }, 1, FLOW_HEIGHT,
                          FLOW_HEIGHT * LEAST);
  xl_report_add_pictures (folio->report, (XlReportPicture[]) { years_picture (cash), years_picture (cover) }, 2, HALF_HEIGHT,
                          HALF_HEIGHT * LEAST);
  add_years (folio, flow, cash, cover);
}

/* --- key figures -------------------------------------------------------------------------------- */

/**
 * xl_folio_figures:
 *
 * Every figure of the appraisal, as the command line prints them, with formula, rate and base year.
 */
void
xl_folio_figures (const XlFolio *folio, XlProject *project)
{
  const XlAppraisal *appraisal = xl_project_appraisal (folio->plan, project);
  const XlReportColumn columns[] = { { _ ("Figure"), 1.5, FALSE }, { _ ("Value"), 1.1, TRUE },
                                     { _ ("How it comes about"), 4.6, FALSE } };
  const XlFigureInfo *infos;
  guint n;

  if (appraisal == NULL || (appraisal->fault != XL_CASH_SOUND && appraisal->fault != XL_CASH_FAULT_LOAN_LONGER))
    return;
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Key figures"));
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  infos = xl_appraisal_figures (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *unit = NULL, *why = NULL, *method = NULL;
      g_autofree char *title = xl_words_figure_title (&infos[i]);
      g_autofree char *value = xl_words_figure (&infos[i], appraisal, project->currency, &unit);
      g_autofree char *both = *unit != '\0' ? g_strconcat (value, "\u00a0", unit, NULL) : g_strdup (value);
      const double *values;
      XlUndefined undefined = XL_DEFINED;

      xl_appraisal_get (appraisal, &infos[i], &values, &undefined);
      why = xl_words_undefined (undefined);
      method = xl_words_figure_method (folio->plan, project, &infos[i]);
      xl_report_add_row (folio->report, XL_REPORT_PLAIN,
                         (const char *const[]) { title, both, *why != '\0' ? why : method });
    }
}

/* --- funding ------------------------------------------------------------------------------------ */

/**
 * xl_words_balance:
 * @equal: (out) (optional): whether sources meet uses
 *
 * Returns: (transfer full): "Sources 180.0 M€ = uses 180.0 M€", or what is missing or too much
 */
char *
xl_words_balance (XlPlan *plan, const XlProject *project, gboolean *equal)
{
  double tolerance = xl_settings_get (plan, "gate.sources-uses-tolerance");
  g_autofree char *sources = NULL, *uses = NULL, *gap = NULL;
  gboolean same;
  XlFundingSums sums;

  xl_project_funding (plan, project, &sums);
  same = fabs ((double) (sums.sources - sums.uses)) <= tolerance * (double) sums.uses;
  if (equal != NULL)
    *equal = same;
  sources = xl_words_money ((double) sums.sources / 100, project->currency);
  uses = xl_words_money ((double) sums.uses / 100, project->currency);
  if (same)
    return g_strdup_printf (_ ("Sources %s = uses %s"), sources, uses);
  gap = xl_words_money (fabs ((double) (sums.sources - sums.uses)) / 100, project->currency);
  /* Translators: sources, uses, and what is missing or too much */
  return g_strdup_printf (sums.sources < sums.uses ? _ ("Sources %s, uses %s: %s are missing")
                                                   : _ ("Sources %s, uses %s: %s too much"),
                          sources, uses, gap);
}

static char *
share_words (gint64 amount, gint64 of)
{
  return of > 0 ? xl_words_per_cent ((double) amount / (double) of, 1) : g_strdup ("");
}

static void
add_total (const XlFolio *folio, const XlProject *project, const char *name, double amount, guint n_before)
{
  g_autofree char *money = xl_words_money (amount, project->currency);
  const char *cells[6] = { name };

  cells[n_before] = money;
  xl_report_add_row (folio->report, XL_REPORT_BOLD, cells);
}

static void
add_sources (const XlFolio *folio, XlProject *project, const GPtrArray *lines, const XlFundingSums *sums)
{
  const XlReportColumn columns[] = { { _ ("Source"), 3, FALSE },  { _ ("Instrument"), 1.6, FALSE },
                                     { _ ("Year"), 0.7, FALSE },  { _ ("Status"), 1.2, FALSE },
                                     { _ ("Amount"), 1.2, TRUE }, { _ ("Share"), 0.9, TRUE } };

  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (lines, i);
      const XlRecord *record = &line->parent_instance;
      g_autofree char *name = xl_words_name (folio->plan, record);
      g_autofree char *instrument = xl_folio_value (folio, record, "instrument");
      g_autofree char *year = xl_folio_value (folio, record, "year");
      g_autofree char *status = xl_folio_value (folio, record, "status");
      g_autofree char *amount = line->amount != XL_NONE ? xl_words_money ((double) line->amount / 100, project->currency)
                                                        : g_strdup ("–");
      gboolean counts = line->amount != XL_NONE && line->status != XL_FUNDING_REFUSED
                        && line->instrument != XL_INSTRUMENT_GUARANTEE;
      g_autofree char *share = counts ? share_words (line->amount, sums->sources) : g_strdup ("–");

      xl_report_add_row (folio->report, xl_folio_mark (folio, record),
                         (const char *const[]) { name, instrument, year, status, amount, share });
    }
  add_total (folio, project, _ ("Sources"), (double) sums->sources / 100, 4);
}

static void
add_uses (const XlFolio *folio, XlProject *project, const XlFundingSums *sums)
{
  g_autoptr (XlCashSheet) sheet = xl_cash_sheet_new (folio->plan, project, NULL, 0);
  const XlReportColumn columns[] = { { _ ("Use"), 4, FALSE }, { _ ("Years"), 1.2, FALSE }, { _ ("Amount"), 1.2, TRUE } };

  if (sheet == NULL || sums->uses == 0)
    return;
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint r = 0; r < sheet->n_lines; r++)
    {
      const XlCashRow *row = xl_cash_sheet_row (sheet, r);
      g_autofree char *money = NULL, *years = NULL;
      int first = 0, last = 0;
      gint64 sum = 0;

      if (row->category != XL_LINE_CAPEX || !row->filled)
        continue;
      for (int t = 0; t < sheet->years; t++)
        if (row->cells[t].given && row->cells[t].amount != 0)
          {
            sum += row->cells[t].amount;
            first = first != 0 ? first : sheet->base + t;
            last = sheet->base + t;
          }
      money = xl_words_money ((double) sum / 100, project->currency);
      years = first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
      xl_report_add_row (folio->report, row->illustrative ? XL_REPORT_HATCHED : XL_REPORT_PLAIN,
                         (const char *const[]) { row->name, first != 0 ? years : "", money });
    }
  add_total (folio, project, _ ("Uses"), (double) sums->uses / 100, 2);
}

/**
 * xl_folio_funding:
 *
 * Sources and uses: who pays, how, when, and how firm that is.
 */
void
xl_folio_funding (const XlFolio *folio, XlProject *project)
{
  g_autoptr (GPtrArray) lines = xl_parts_of (folio->plan, &xl_kind_funding_line, (XlRecord *) project);
  XlYearsChart *years;
  g_autofree char *balance = NULL;
  gboolean equal;
  XlFundingSums sums;

  if (lines->len == 0)
    return;
  xl_folio_sort (lines, xl_funding_order);
  xl_project_funding (folio->plan, project, &sums);
  balance = xl_words_balance (folio->plan, project, &equal);
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Funding"));
  xl_report_add_marked (folio->report, XL_REPORT_STRONG, equal ? XL_REPORT_YES : XL_REPORT_NO, balance);
  add_sources (folio, project, lines, &sums);
  add_uses (folio, project, &sums);
  years = g_new0 (XlYearsChart, 1);
  if (xl_years_chart_funding (years, project, lines))
    xl_report_add_pictures (folio->report, (XlReportPicture[]) { years_picture (years) }, 1, FUNDING_HEIGHT,
                            FUNDING_HEIGHT * LEAST);
  else
    years_free (years);
}
