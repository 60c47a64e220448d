/* xl-desk-words-report-parts.c - gates, risks, milestones, indicators and sources of a project on paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-parts.h"
#include "xl-desk-words-report.h"
#include "xl-desk-words.h"

/* Of pictures, pt; a chart that is higher than a page is left to the table below it. */
#define RISK_HEIGHT 215
#define HIGHEST 480
#define POINTS 0.75

/* A use that is named; beyond, they are counted. */
#define MOST_USES 6

/* --- gates -------------------------------------------------------------------------------------- */

/**
 * xl_folio_gates:
 *
 * All gates, the conditions that hold and those that do not, with what proves it.
 */
void
xl_folio_gates (const XlFolio *folio, XlProject *project)
{
  const XlReportColumn columns[] = { { _ ("Condition"), 3, FALSE }, { _ ("Proof, or what is missing"), 2.4, FALSE } };

  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Gates"));
  xl_report_add (folio->report, XL_REPORT_QUIET, NULL,
                 _ ("Thresholds are those of this plan; none is official. A tick: the condition holds."));
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (int g = 1; g <= XL_N_GATES; g++)
    {
      g_autofree char *title = xl_words_gate_title (g);
      g_autofree char *state = NULL;
      XlGate gate;

      xl_gate_check (folio->plan, project, g, &gate);
      /* Translators: how many of the conditions of a gate hold */
      state = g_strdup_printf (_ ("%u of %u"), gate.n_met, gate.n);
      xl_report_add_row (folio->report, XL_REPORT_BOLD, (const char *const[]) { title, state });
      for (guint i = 0; i < gate.n; i++)
        {
          g_autofree char *condition = xl_words_condition (folio->plan, &gate.conditions[i]);
          g_autofree char *proof = xl_words_condition_proof (folio->plan, &gate.conditions[i]);

          xl_report_add_row (folio->report, gate.conditions[i].met ? XL_REPORT_YES : XL_REPORT_NO,
                             (const char *const[]) { condition, proof });
        }
    }
}

/* --- risks -------------------------------------------------------------------------------------- */

static void
draw_risk_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  xl_chart_risk (cr, theme, &((XlRiskChart *) data)->chart, width, height);
}

static void
risk_free (gpointer data)
{
  xl_risk_chart_clear (data);
  g_free (data);
}

static XlReportPicture
risk_picture (const GPtrArray *risks, gboolean residual, gboolean illustrative)
{
  XlRiskChart *chart = g_new0 (XlRiskChart, 1);

  xl_risk_chart_fill (chart, risks, residual, illustrative);
  return (XlReportPicture) { draw_risk_cb, chart, risk_free, 1 };
}

static char *
product_words (gint64 probability, gint64 impact)
{
  if (probability == XL_NONE || impact == XL_NONE)
    return g_strdup ("–");
  return g_strdup_printf ("%d\u00a0×\u00a0%d\u00a0=\u00a0%d", (int) probability, (int) impact, (int) (probability * impact));
}

void
xl_folio_risks (const XlFolio *folio, XlProject *project)
{
  g_autoptr (GPtrArray) risks = xl_parts_of (folio->plan, &xl_kind_risk, (XlRecord *) project);
  gboolean illustrative = xl_plan_is_illustrative (folio->plan, &project->parent_instance, NULL);
  const XlReportColumn columns[] = { { _ ("No."), 0.5, FALSE },      { _ ("Cause and effect"), 2.3, FALSE },
                                     { _ ("Before"), 1.05, FALSE },  { _ ("After"), 1.05, FALSE },
                                     { _ ("Owner"), 1.4, FALSE },    { _ ("Mitigation"), 2.2, FALSE } };

  if (risks->len == 0)
    return;
  xl_folio_sort (risks, xl_risk_order);
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Risks"));
  xl_report_add_pictures (folio->report,
                          (XlReportPicture[]) { risk_picture (risks, FALSE, illustrative), risk_picture (risks, TRUE, illustrative) },
                          2, RISK_HEIGHT, RISK_HEIGHT * 0.85);
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < risks->len; i++)
    {
      const XlRisk *risk = g_ptr_array_index (risks, i);
      const XlRecord *record = &risk->parent_instance;
      g_autofree char *number = xl_words_risk_number (i + 1);
      g_autofree char *what = risk->effect != NULL ? g_strdup_printf ("%s → %s", risk->cause, risk->effect) : g_strdup (risk->cause);
      g_autofree char *before = product_words (risk->probability, risk->impact);
      g_autofree char *after = product_words (risk->residual_probability, risk->residual_impact);
      g_autofree char *owner = xl_folio_value (folio, record, "owner");
      g_autofree char *status = xl_folio_value (folio, record, "status");
      g_autofree char *measure = risk->mitigation != NULL ? g_strdup_printf ("%s (%s)", risk->mitigation, status) : g_strdup (status);

      xl_report_add_row (folio->report, XL_REPORT_PLAIN,
                         (const char *const[]) { number, what, before, after, *owner != '\0' ? owner : "–", measure });
    }
}

/* --- milestones --------------------------------------------------------------------------------- */

static void
draw_gantt_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  xl_chart_gantt (cr, theme, &((XlMilestoneChart *) data)->chart, width, height);
}

static void
gantt_free (gpointer data)
{
  xl_milestone_chart_clear (data);
  g_free (data);
}

static void
add_gantt (const XlFolio *folio, const GPtrArray *milestones)
{
  XlMilestoneChart *chart = g_new0 (XlMilestoneChart, 1);
  double height;

  /* Without a line for today: the same plan is the same document tomorrow. */
  xl_milestone_chart_fill (chart, folio->plan, milestones, XL_DATE_NONE);
  height = xl_chart_gantt_height (xl_theme_get (XL_THEME_LIGHT), &chart->chart) * POINTS;
  if (height <= HIGHEST)
    xl_report_add_pictures (folio->report, (XlReportPicture[]) { { draw_gantt_cb, chart, gantt_free, 1 } }, 1, height, height);
  else
    gantt_free (chart);
}

void
xl_folio_milestones (const XlFolio *folio, XlProject *project)
{
  g_autoptr (GPtrArray) milestones = xl_parts_of (folio->plan, &xl_kind_milestone, (XlRecord *) project);
  const XlReportColumn columns[] = { { _ ("Milestone"), 2.4, FALSE }, { _ ("Start"), 1.4, FALSE }, { _ ("Due"), 1.4, FALSE },
                                     { _ ("Done"), 1.3, FALSE },      { _ ("Waits for"), 1.8, FALSE } };

  if (milestones->len == 0)
    return;
  xl_folio_sort (milestones, xl_milestone_order);
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Milestones"));
  add_gantt (folio, milestones);
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < milestones->len; i++)
    {
      const XlRecord *record = g_ptr_array_index (milestones, i);
      g_autofree char *name = xl_words_name (folio->plan, record);
      g_autofree char *start = xl_folio_value (folio, record, "starts");
      g_autofree char *due = xl_folio_value (folio, record, "due");
      g_autofree char *done = xl_folio_value (folio, record, "done");
      g_autofree char *before = xl_folio_value (folio, record, "depends_on");

      xl_report_add_row (folio->report, xl_folio_mark (folio, record), (const char *const[]) { name, start, due, done, before });
    }
}

/* --- indicators --------------------------------------------------------------------------------- */

static int
indicator_order (gconstpointer a, gconstpointer b, gpointer unused)
{
  return ((const XlIndicator *) a)->level - ((const XlIndicator *) b)->level;
}

void
xl_folio_indicators (const XlFolio *folio, XlProject *project)
{
  g_autoptr (GPtrArray) indicators = xl_parts_of (folio->plan, &xl_kind_indicator, (XlRecord *) project);
  const XlReportColumn columns[] = { { _ ("Indicator"), 2.6, FALSE }, { _ ("Level"), 1, FALSE },
                                     { _ ("Baseline"), 1, TRUE },     { _ ("Target"), 1, TRUE },
                                     { _ ("Actual"), 1, TRUE },       { _ ("Means of verification"), 2.2, FALSE } };

  if (indicators->len == 0)
    return;
  xl_folio_sort (indicators, indicator_order);
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Indicators"));
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < indicators->len; i++)
    {
      const XlIndicator *indicator = g_ptr_array_index (indicators, i);
      const XlRecord *record = &indicator->parent_instance;
      g_autofree char *title = indicator->unit != NULL ? g_strdup_printf ("%s (%s)", indicator->title, indicator->unit)
                                                       : g_strdup (indicator->title);
      g_autofree char *level = xl_folio_value (folio, record, "level");
      g_autofree char *baseline = xl_folio_value (folio, record, "baseline");
      g_autofree char *target = xl_folio_value (folio, record, "target");
      g_autofree char *actual = xl_folio_value (folio, record, "actual");

      xl_report_add_row (folio->report, xl_folio_mark (folio, record),
                         (const char *const[]) { title, level, baseline, target, actual, indicator->verification });
    }
}

/* --- sources ------------------------------------------------------------------------------------ */

/* What one source says, in the order in which it is met. */
typedef struct
{
  XlRecord *source;  /* NULL: own words */
  const char *note;  /* of these */
  GPtrArray *uses;   /* owned; of GString: a record, and which of its fields */
} Cited;

static void
cited_free (gpointer data)
{
  Cited *cited = data;

  g_ptr_array_unref (cited->uses);
  g_free (cited);
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
add_use (GPtrArray *uses, const char *name, const char *field)
{
  gsize length = strlen (name);
  GString *use = NULL;

  for (guint i = 0; i < uses->len && use == NULL; i++)
    {
      GString *other = g_ptr_array_index (uses, i);

      if (strncmp (other->str, name, length) == 0 && (other->str[length] == '\0' || other->str[length] == ':'))
        use = other;
    }
  if (use == NULL)
    {
      use = g_string_new (name);
      g_ptr_array_add (uses, use);
    }
  if (field != NULL && strstr (use->str + length, field) == NULL)
    g_string_append_printf (use, "%s%s", use->len > length ? ", " : ": ", field);
}

/* @field: NULL for the record as a whole. */
static void
cite (GPtrArray *list, XlRecord *source, const char *note, const char *name, const char *field)
{
  Cited *cited = NULL;

  for (guint i = 0; i < list->len && cited == NULL; i++)
    {
      Cited *other = g_ptr_array_index (list, i);

      if (other->source == source && g_strcmp0 (other->note, note) == 0)
        cited = other;
    }
  if (cited == NULL)
    {
      cited = g_new0 (Cited, 1);
      cited->source = source;
      cited->note = note;
      cited->uses = g_ptr_array_new_with_free_func (string_free);
      g_ptr_array_add (list, cited);
    }
  add_use (cited->uses, name, field);
}

/* @named: what stands for it: of a link row, what is linked. */
static void
cite_record (GPtrArray *list, XlPlan *plan, XlRecord *record, XlRecord *named)
{
  const XlKind *kind = xl_record_get_kind (record);
  g_autoptr (GPtrArray) evidence = xl_plan_dup_links (plan, record, &xl_kind_evidence, "record");
  XlRecord *source = xl_plan_lookup (plan, record->source);
  g_autofree char *name = xl_words_name (plan, named);

  if (source != NULL)
    /* The lines of a cash plan are not named one by one. */
    cite (list, source, NULL, kind->flags & XL_KIND_PART ? xl_words_kind (kind, TRUE) : name, NULL);
  for (guint i = 0; i < evidence->len; i++)
    {
      const XlEvidence *one = g_ptr_array_index (evidence, i);
      const XlField *field = xl_kind_field (kind, one->field);
      XlRecord *of = xl_plan_lookup (plan, one->parent_instance.source);

      if (field != NULL && (of != NULL || one->parent_instance.note != NULL))
        cite (list, of, of == NULL ? one->parent_instance.note : NULL, name, xl_words_field (field));
    }
}

static void
cite_ends (GPtrArray *list, XlPlan *plan, XlProject *project, const XlKind *kind, const char *field)
{
  g_autoptr (GPtrArray) links = xl_parts_of (plan, kind, (XlRecord *) project);

  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *end = xl_plan_lookup (plan, xl_field_get_reference (xl_kind_field (kind, field), g_ptr_array_index (links, i)));

      if (end == NULL)
        continue;
      cite_record (list, plan, g_ptr_array_index (links, i), end);
      cite_record (list, plan, end, end);
    }
}

static GPtrArray *
list_cited (XlPlan *plan, XlProject *project)
{
  const XlKind *const parts[] = { &xl_kind_cash_line, &xl_kind_funding_line, &xl_kind_risk,
                                  &xl_kind_milestone, &xl_kind_indicator,    &xl_kind_stage_move };
  GPtrArray *list = g_ptr_array_new_with_free_func (cited_free);

  cite_record (list, plan, &project->parent_instance, &project->parent_instance);
  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    {
      g_autoptr (GPtrArray) records = xl_parts_of (plan, parts[k], (XlRecord *) project);

      for (guint i = 0; i < records->len; i++)
        cite_record (list, plan, g_ptr_array_index (records, i), g_ptr_array_index (records, i));
    }
  cite_ends (list, plan, project, &xl_kind_project_region, "region");
  cite_ends (list, plan, project, &xl_kind_participation, "organisation");
  return list;
}

static char *
uses_words (const GPtrArray *uses)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < uses->len && i < MOST_USES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((GString *) g_ptr_array_index (uses, i))->str);
  if (uses->len > MOST_USES)
    {
      g_autofree char *more = g_strdup_printf (_ ("%u more"), uses->len - MOST_USES);

      g_string_append_printf (text, "; %s", more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * xl_folio_sources:
 *
 * Where it is from: each source with its publisher and date and what it says; then our own words about a figure.
 */
void
xl_folio_sources (const XlFolio *folio, XlProject *project)
{
  g_autoptr (GPtrArray) list = list_cited (folio->plan, project);
  const XlReportColumn columns[] = { { _ ("Source"), 2.8, FALSE }, { _ ("Publisher"), 1.5, FALSE },
                                     { _ ("Date"), 0.9, FALSE },   { _ ("What it supports"), 2.8, FALSE } };

  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Sources"));
  if (list->len == 0)
    {
      xl_report_add (folio->report, XL_REPORT_TEXT, NULL, _ ("No source is recorded."));
      return;
    }
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (int own = FALSE; own <= TRUE; own++)
    for (guint i = 0; i < list->len; i++)
      {
        const Cited *cited = g_ptr_array_index (list, i);
        const XlSource *source = (const XlSource *) cited->source;
        g_autofree char *uses = uses_words (cited->uses);
        g_autofree char *date = source != NULL ? xl_words_date (source->date) : NULL;

        if ((source == NULL) != own)
          continue;
        xl_report_add_row (folio->report, XL_REPORT_PLAIN,
                           (const char *const[]) { source != NULL ? source->title : cited->note,
                                                   source != NULL ? source->publisher : _ ("own"), date, uses });
      }
}
