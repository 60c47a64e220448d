/* chart-samples.c - one good example of every chart, for tests, benchmark and eye */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-samples.h"

#include <math.h>
#include <string.h>

#include "xl-chart-frontier.h"
#include "xl-chart-gantt.h"
#include "xl-chart-radar.h"
#include "xl-chart-risk.h"
#include "xl-chart-spread.h"
#include "xl-chart-years.h"
#include "xl-verdict.h"

#define N_YEARS 22

#define WRAP(name, Type)                                                                             \
  static void name##_draw (cairo_t *cr, const XlTheme *theme, gconstpointer chart, double width,       \
                           double height)                                                            \
  {                                                                                                  \
    xl_chart_##name (cr, theme, chart, width, height);                                               \
  }                                                                                                  \
  static int name##_pick (const XlTheme *theme, gconstpointer chart, double width, double height,      \
                          double x, double y)                                                        \
  {                                                                                                  \
    return xl_chart_##name##_pick (theme, (const Type *) chart, width, height, x, y);                \
  }                                                                                                  \
  static void name##_area (const XlTheme *theme, gconstpointer chart, double width, double height,     \
                           guint index, cairo_rectangle_t *area)                                     \
  {                                                                                                  \
    xl_chart_##name##_area (theme, (const Type *) chart, width, height, index, area);                \
  }

WRAP (years, XlChartYears)
WRAP (tornado, XlChartTornado)
WRAP (histogram, XlChartHistogram)
WRAP (radar, XlChartRadar)
WRAP (gantt, XlChartGantt)
WRAP (risk, XlChartRisk)
WRAP (frontier, XlChartFrontier)

char *
chart_write_comma (double value, guint decimals, gpointer data)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 64], format[16];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  g_ascii_formatd (text, sizeof text, format, value);
  for (char *p = text; *p; p++)
    if (*p == '.')
      *p = ',';
  return text[0] == '-' ? g_strconcat ("\xe2\x88\x92", text + 1, NULL) : g_strdup (text);
}

static char *
write_day (int year, int month, XlChartScale scale, gpointer data)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  return scale == XL_CHART_SCALE_YEARS      ? g_strdup_printf ("%d", year)
         : scale == XL_CHART_SCALE_QUARTERS ? g_strdup_printf ("Q%d", (month - 1) / 3 + 1)
                                            : g_strdup (months[month - 1]);
}

#define HEAD(en, de, unit_en, unit_de)                                                                \
  { .title = german ? de : en, .unit = german ? unit_de : unit_en, .write = german ? chart_write_comma : NULL }

static double cash[N_YEARS], cumulated[N_YEARS], dscr[N_YEARS], revenue[N_YEARS], opex[N_YEARS], capex[N_YEARS],
  debt[N_YEARS], grant[N_YEARS], equity[N_YEARS], loan[N_YEARS], loan_open[N_YEARS], grant_open[N_YEARS];

static void
fill_figures (void)
{
  for (guint i = 0; i < N_YEARS; i++)
    {
      capex[i] = i < 2 ? -90 : 0;
      revenue[i] = i < 2 ? 0 : 21;
      opex[i] = i < 2 ? 0 : -12;
      debt[i] = i >= 2 && i < 12 ? -10.4 : 0;
      grant[i] = i < 2 ? 30 : 0;
      equity[i] = i == 0 ? 25 : i == 1 ? 15 : 0;
      loan[i] = i == 0 ? 20 : 0;
      loan_open[i] = i == 0 ? 15 : i == 1 ? 35 : 0;
      grant_open[i] = i == 1 ? 10 : 0;
      cash[i] = capex[i] + revenue[i] + opex[i] + debt[i] + (i < 2 ? 90 : 0);
      cumulated[i] = cash[i] + (i ? cumulated[i - 1] : 0);
      dscr[i] = debt[i] < 0 ? (revenue[i] + opex[i]) / -debt[i] : NAN;
    }
}

static guint
add_years (ChartSample *samples, gboolean german)
{
  static XlChartSeries one[4], stacked[4], funds[5];
  static XlChartYears charts[4];
  static const char *const names[] = { "cumulated", "dscr", "cash", "funding" };

  memcpy (one, (XlChartSeries[]) { { NULL, cumulated, XL_CHART_TONE_ACCENT }, { NULL, dscr, XL_CHART_TONE_ACCENT } },
          2 * sizeof *one);
  memcpy (stacked, (XlChartSeries[]) {
    { german ? "Erlöse" : "Revenue", revenue, XL_CHART_TONE_ACCENT },
    { german ? "Betriebsausgaben" : "Opex", opex, XL_CHART_TONE_AMBER },
    { german ? "Investitionsausgaben" : "Capex", capex, XL_CHART_TONE_DARK },
    { german ? "Schuldendienst" : "Debt service", debt, XL_CHART_TONE_LIGHT } }, sizeof stacked);
  memcpy (funds, (XlChartSeries[]) {
    { german ? "Zuschuss" : "Grant", grant, XL_CHART_TONE_ACCENT },
    { german ? "Zuschuss" : "Grant", grant_open, XL_CHART_TONE_ACCENT, TRUE },
    { german ? "Eigenkapital" : "Equity", equity, XL_CHART_TONE_DARK },
    { german ? "Bankdarlehen" : "Loan", loan, XL_CHART_TONE_AMBER },
    { german ? "Bankdarlehen" : "Loan", loan_open, XL_CHART_TONE_AMBER, TRUE } }, sizeof funds);
  charts[0] = (XlChartYears) {
    .head = HEAD ("Cumulated cash", "Kumulierte liquide Mittel", "M€", "Mio. €"), .first_year = 2026, .n_years = N_YEARS,
    .series = one, .n_series = 1, .note = german ? "2037: −13,6" : "2037: −13.6", .note_year = 2037,
  };
  charts[1] = (XlChartYears) {
    .head = HEAD ("Debt service cover", "Schuldendienstdeckungsgrad", "DSCR", "DSCR"), .first_year = 2026,
    .n_years = N_YEARS, .series = one + 1, .n_series = 1, .red_below = 1, .amber_below = 1.2, .line_shown = TRUE,
    .line = 1, .threshold_name = german ? "Mindestwert am Meilenstein 1,20" : "gate 1.20", .threshold = 1.2,
    .note = german ? "0,87" : "0.87", .note_year = 2028,
    .end_note = german ? "Darlehen 2037 zurückgezahlt" : "loan repaid 2037", .end_year = 2037,
  };
  charts[2] = (XlChartYears) {
    .head = HEAD ("Cash by year", "Zahlungsströme je Jahr", "M€", "Mio. €"), .first_year = 2026, .n_years = N_YEARS,
    .series = stacked, .n_series = 4, .net_name = german ? "Saldo" : "Net",
  };
  charts[2].head.selected = 7;
  charts[3] = (XlChartYears) {
    .head = HEAD ("Funding", "Finanzierung", "M€", "Mio. €"), .first_year = 2026, .n_years = 4, .series = funds,
    .n_series = 5, .key_solid = german ? "zugesagt" : "committed",
    .key_hatched = german ? "Idee oder beantragt" : "idea or applied",
  };
  for (guint i = 0; i < 4; i++)
    samples[i] = (ChartSample) { names[i], 520, i == 3 ? 260 : 300, &charts[i].head, &charts[i], charts[i].n_years,
                                 years_draw, years_pick, years_area };
  return 4;
}

static guint
add_spread (ChartSample *samples, gboolean german)
{
  static XlChartSpan spans[6];
  static XlChartMark marks[3];
  static double counts[24];
  static XlChartTornado tornado;
  static XlChartHistogram histogram;

  memcpy (spans, (XlChartSpan[]) {
    { german ? "Strompreis für Industriekunden" : "Electricity price", 18.2, -96.3, "−20 %", "+20 %" },
    { german ? "Verkaufspreis der Olefine" : "Olefin price", -88.5, 6.4, "−10 %", "+10 %" },
    { german ? "Investitionsausgaben" : "Capex", -31.0, -86.8, "−15 %", "+15 %" },
    { german ? "Verfügbarkeit der Anlage" : "Availability", -75.2, -50.1, "85 %", "95 %" },
    { german ? "Betriebsausgaben" : "Opex", -48.4, -69.4, "−10 %", "+10 %" },
    { german ? "CO₂-Preis" : "CO₂ price", -63.0, -54.9, "60 €/t", "120 €/t" } }, sizeof spans);
  memcpy (marks, (XlChartMark[]) { { -91.4, german ? "P10 −91,4" : "P10 −91.4" },
                                   { -57.0, german ? "P50 −57,0" : "P50 −57.0" },
                                   { -11.2, german ? "P90 −11,2" : "P90 −11.2" } }, sizeof marks);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    counts[i] = round (1000 * exp (-pow (((double) i - 8.2) / 5, 2)));
  tornado = (XlChartTornado) {
    .head = HEAD ("FNPV(C) by assumption", "Kapitalwert nach Annahme", "M€", "Mio. €"), .spans = spans, .n_spans = 6,
    .base = -58.9, .base_name = german ? "wie geplant −58,9" : "as planned −58.9", .threshold_name = "0",
  };
  tornado.head.selected = 2;
  histogram = (XlChartHistogram) {
    .head = HEAD ("FNPV(C), 10 000 draws", "Kapitalwert, 10 000 Ziehungen", "M€", "Mio. €"), .counts = counts,
    .n_bins = G_N_ELEMENTS (counts), .low = -120, .high = 48, .marks = marks, .n_marks = 3,
    .note = german ? "Wahrscheinlichkeit eines negativen Kapitalwerts: 96 %" : "Probability of FNPV(C) < 0: 96 %",
  };
  samples[0] = (ChartSample) { "tornado", 520, 280, &tornado.head, &tornado, 6, tornado_draw, tornado_pick, tornado_area };
  samples[1] = (ChartSample) { "histogram", 520, 280, &histogram.head, &histogram, G_N_ELEMENTS (counts), histogram_draw,
                               histogram_pick, histogram_area };
  return 2;
}

static guint
add_radar (ChartSample *samples, gboolean german)
{
  static const char *const english[] = { "Feedstock supply", "Infrastructure", "Access to finance", "Skilled workforce",
                                         "Support institutions", "Regional markets", "Entrepreneurship", "Public support" };
  static const char *const long_words[] = { "Rohstoffverfügbarkeit", "Infrastruktur", "Zugang zu Finanzierung",
                                            "Fachkräfteverfügbarkeit", "Unterstützende Einrichtungen",
                                            "Regionale Absatzmärkte", "Unternehmerische Initiative",
                                            "Öffentliche Unterstützung" };
  static const double scores[] = { 8, 7, 4, 6, NAN, 5, 3, 9 }, means[] = { 5, 6, 5.5, 6, 5, 4.5, 5, 6 };
  static XlChartRadar radar;

  radar = (XlChartRadar) {
    .head = HEAD ("Readiness: plastic waste", "Eignung: Kunststoffabfälle", "0 to 10", "0 bis 10"),
    .labels = german ? long_words : english, .scores = scores, .means = means, .n_axes = 8, .most = 10,
    .scores_name = german ? "Rheinland-Pfalz" : "Rhineland-Palatinate",
    .means_name = german ? "Mittel der anderen" : "mean of the others",
  };
  samples[0] = (ChartSample) { "radar", 440, 360, &radar.head, &radar, 8, radar_draw, radar_pick, radar_area };
  return 1;
}

static guint
add_gantt (ChartSample *samples, gboolean german)
{
  /* 20780 is 23 November 2026. */
  static const double today = 20780;
  static XlChartTask tasks[10];
  static const XlChartLink links[] = { { 1, 2 }, { 2, 3 }, { 2, 5 }, { 5, 6 }, { 6, 8 }, { 3, 6 }, { 8, 9 }, { 7, 6 } };
  static XlChartGantt gantt, many;

  memcpy (tasks, (XlChartTask[]) {
    { german ? "Vorbereitung" : "Preparation", XL_CHART_TASK_HEADING, 20500, 20900 },
    { german ? "Machbarkeitsuntersuchung" : "Feasibility study", XL_CHART_TASK_BAR, 20500, 20680, 1, .depth = 1,
      .words = german ? "abgeschlossen" : "done" },
    { german ? "Genehmigungsverfahren" : "Site permit", XL_CHART_TASK_BAR, 20690, 20890, 0.45, .depth = 1, .words = "45 %" },
    { german ? "Finanzierungszusage" : "Funding decision", XL_CHART_TASK_DUE, NAN, 20760, 0, TRUE, .depth = 1,
      .words = german ? "seit 20 Tagen überfällig" : "20 days overdue" },
    { german ? "Demonstration" : "Demonstration", XL_CHART_TASK_HEADING, 20880, 21500 },
    { german ? "Detailplanung" : "Detailed design", XL_CHART_TASK_BAR, 20895, 21060, 0, .illustrative = TRUE, .depth = 1 },
    { german ? "Errichtung des Ofens" : "Build the furnace", XL_CHART_TASK_BAR, 21050, 21330, 0.1, .illustrative = TRUE,
      .depth = 1 },
    { german ? "Stromliefervertrag" : "Power contract", XL_CHART_TASK_BAR, 20700, 21120, 0.3, TRUE, .depth = 1 },
    { german ? "Inbetriebnahme" : "Commissioning", XL_CHART_TASK_DUE, NAN, 21400, 0, .depth = 1,
      .words = german ? "5. August 2028" : "5 Aug 2028" },
    { german ? "Abschlussbericht" : "Final report", XL_CHART_TASK_DUE, NAN, 21500, 1, .depth = 1 } }, sizeof tasks);
  gantt = (XlChartGantt) {
    .head = HEAD ("Milestones", "Meilensteine", NULL, NULL), .tasks = tasks, .n_tasks = 10, .links = links,
    .n_links = G_N_ELEMENTS (links), .today = today, .today_name = german ? "heute" : "today", .write_day = write_day,
  };
  gantt.head.hover = 6;
  many = gantt;
  many.head.title = german ? "Meilensteine, die nächsten Monate" : "Milestones, next months";
  many.n_tasks = 4;
  samples[0] = (ChartSample) { "gantt", 820, 380, &gantt.head, &gantt, 10, gantt_draw, gantt_pick, gantt_area };
  samples[1] = (ChartSample) { "gantt-short", 820, 200, &many.head, &many, 4, gantt_draw, gantt_pick, gantt_area };
  return 2;
}

static guint
add_rest (ChartSample *samples, gboolean german)
{
  static XlChartStep steps[7];
  static XlChartRisk risk;
  static XlChartFrontier frontier;

  risk = (XlChartRisk) {
    .head = HEAD ("Risks", "Risiken", "before mitigation", "vor Gegenmaßnahmen"),
    .probability_name = german ? "↑ Eintrittswahrscheinlichkeit" : "↑ Probability",
    .impact_name = german ? "Auswirkung →" : "Impact →",
    .class_names = { german ? "gering" : "low", german ? "mittel" : "medium", german ? "hoch" : "high" },
  };
  risk.cells[0] = "R7";
  risk.cells[7] = "R2 R5";
  risk.cells[13] = "R3";
  risk.cells[19] = "R1 R4 R6 R8 R9";
  risk.cells[24] = "12";
  risk.head.selected = 14;
  memcpy (steps, (XlChartStep[]) { { 0, 0 }, { 14, 22, "SolvLoop" }, { 33, 41, "+ HCl membrane" },
                                   { 62, 73, german ? "PyroLink statt beider" : "PyroLink instead" },
                                   { 95, 112, "+ HCl membrane" }, { 180, 149, "e-Cracker" }, { 275, 260 } }, sizeof steps);
  frontier = (XlChartFrontier) {
    .head = HEAD ("CO₂ avoided by budget", "Vermiedenes CO₂ nach Budget", "kt/y", "kt/a"), .steps = steps, .n_steps = 7,
    .budget_unit = german ? "Fördermittelbudget, Mio. €" : "grant budget, M€", .chosen = 120,
    .chosen_name = german ? "120 Mio. €: 112 kt/a" : "120 M€: 112 kt/y",
  };
  samples[0] = (ChartSample) { "risk", 420, 340, &risk.head, &risk, 25, risk_draw, risk_pick, risk_area };
  samples[1] = (ChartSample) { "frontier", 520, 300, &frontier.head, &frontier, 7, frontier_draw, frontier_pick,
                               frontier_area };
  return 2;
}

const ChartSample *
chart_samples (gboolean german, guint *n)
{
  static ChartSample samples[16];

  fill_figures ();
  *n = add_years (samples, german);
  *n += add_spread (samples + *n, german);
  *n += add_radar (samples + *n, german);
  *n += add_gantt (samples + *n, german);
  *n += add_rest (samples + *n, german);
  return samples;
}
