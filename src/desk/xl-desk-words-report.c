/* xl-desk-words-report.c - the dossier on paper: a project, a portfolio, and what vouches for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-chart.h"
#include "xl-desk-finance.h"
#include "xl-desk-map.h"
#include "xl-desk-parts.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words-private.h"
#include "xl-desk-words-report.h"

/* Of a px, which is 1/96 inch. */
#define POINTS 0.75

/* Of pictures, pt. */
#define MAP_HEIGHT 250
#define STAGES_HEIGHT 120

/* --- what all sections use ---------------------------------------------------------------------- */

XlReportMark
xl_folio_mark (const XlFolio *folio, const XlRecord *record)
{
  return xl_plan_is_illustrative (folio->plan, record, NULL) ? XL_REPORT_HATCHED : XL_REPORT_PLAIN;
}

typedef struct
{
  GCompareDataFunc order;
} Order;

static int
order_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return ((Order *) data)->order (*(gconstpointer *) a, *(gconstpointer *) b, NULL);
}

/**
 * xl_folio_sort:
 * @order: of two records, not of pointers to them
 */
void
xl_folio_sort (GPtrArray *records, GCompareDataFunc order)
{
  Order by = { order };

  g_ptr_array_sort_with_data (records, order_cb, &by);
}

/**
 * xl_folio_value:
 *
 * Returns: (transfer full): the value of a field as people read it, with its unit; "" for none
 */
char *
xl_folio_value (const XlFolio *folio, const XlRecord *record, const char *field)
{
  const XlField *of = xl_kind_field (xl_record_get_kind (record), field);
  gint64 other = of->type == XL_FIELD_REFERENCE ? xl_field_get_reference (of, record) : 0;
  g_autofree char *value = xl_words_value (folio->plan, record, of);

  /* What does not leave is not named either. */
  if (other != 0 && !g_hash_table_contains (folio->leaving, &other))
    return g_strdup ("");
  if (*value == '\0' || of->unit == NULL)
    return g_steal_pointer (&value);
  return g_strconcat (value, "\u00a0", _ (of->unit), NULL);
}

/* --- the first page ----------------------------------------------------------------------------- */

static void
add_fact (const XlFolio *folio, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    xl_report_add (folio->report, XL_REPORT_FACT, title, value);
}

static void
add_field (const XlFolio *folio, const XlProject *project, const char *field)
{
  g_autofree char *value = xl_folio_value (folio, &project->parent_instance, field);

  add_fact (folio, xl_words_field (xl_kind_field (&xl_kind_project, field)), value);
}

static char *
countries_words (const XlFolio *folio, const XlProject *project)
{
  g_autoptr (GPtrArray) codes = xl_plan_dup_countries (folio->plan, &project->parent_instance);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", xl_words_country (g_ptr_array_index (codes, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "from – to" where both are there. */
static char *
span_words (const char *from, const char *to, const char *between)
{
  if (*from != '\0' && *to != '\0' && strcmp (from, to) != 0)
    return g_strconcat (from, between, to, NULL);
  return g_strdup (*from != '\0' ? from : to);
}

static void
add_facts (const XlFolio *folio, XlProject *project)
{
  const XlRecord *record = &project->parent_instance;
  XlRegion *region = xl_plan_lead_region (folio->plan, project);
  XlOrganisation *organisation = xl_plan_lead_organisation (folio->plan, project);
  g_autofree char *countries = countries_words (folio, project);
  g_autofree char *now = xl_folio_value (folio, record, "trl_now"), *goal = xl_folio_value (folio, record, "trl_goal");
  g_autofree char *starts = xl_folio_value (folio, record, "starts"), *ends = xl_folio_value (folio, record, "ends");
  g_autofree char *trl = span_words (now, goal, " → "), *time = span_words (starts, ends, " – ");

  add_field (folio, project, "acronym");
  add_fact (folio, _ ("Stage"), xl_words_stage (xl_plan_stage (folio->plan, project)));
  add_field (folio, project, "type");
  add_field (folio, project, "objectives");
  add_fact (folio, _ ("Lead region"), region != NULL ? region->name : NULL);
  add_fact (folio, _ ("Lead organisation"), organisation != NULL ? organisation->name : NULL);
  add_fact (folio, _ ("Countries"), countries);
  add_fact (folio, _ ("TRL, now and goal"), trl);
  add_fact (folio, _ ("Time"), time);
  add_field (folio, project, "price_year");
  add_field (folio, project, "horizon");
  add_field (folio, project, "discount_rate");
  add_field (folio, project, "offtake");
  add_field (folio, project, "permits");
  add_field (folio, project, "parent");
  add_field (folio, project, "confidentiality");
  add_field (folio, project, "provenance");
}

/* --- the map ------------------------------------------------------------------------------------ */

static void
draw_map_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  /* Lower than it was laid out for, it is narrower too: its ground goes on at both sides. */
  cairo_set_source_rgb (cr, theme->canvas.red, theme->canvas.green, theme->canvas.blue);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  xl_desk_map_picture_draw (data, cr, width, height);
}

static void
map_free (gpointer data)
{
  xl_desk_map_picture_free (data);
}

/* The project and what it is linked with, by the call that draws the screen. */
static void
add_map (const XlFolio *folio, const XlProject *project)
{
  XlMapSheet sheet = { .filter = xl_map_filter_all, .mode = XL_LAYOUT_NETWORK, .seed = 1, .scale = 1,
                       .width = XL_REPORT_TEXT_WIDTH / POINTS, .height = MAP_HEIGHT / POINTS,
                       .theme = xl_theme_get (XL_THEME_LIGHT) };
  XlReportPicture picture = { draw_map_cb, NULL, map_free, 1 };

  sheet.bare = TRUE;
  sheet.filter.around = xl_record_get_id (&project->parent_instance);
  sheet.filter.hops = 1;
  sheet.selected = sheet.filter.around;
  picture.data = xl_desk_map_picture_new (folio->plan, &sheet);
  if (picture.data == NULL)
    return;
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("On the map"));
  xl_report_add (folio->report, XL_REPORT_QUIET, NULL,
                 _ ("Hexagon: region, with its country. Circle: partner. Square: project, with its stage. Colour: country."));
  xl_report_add_pictures (folio->report, &picture, 1, MAP_HEIGHT, MAP_HEIGHT * 0.7);
}

/* --- the partnership ---------------------------------------------------------------------------- */

static int
region_order (gconstpointer a, gconstpointer b, gpointer unused)
{
  return ((const XlProjectRegion *) a)->role - ((const XlProjectRegion *) b)->role;
}

static int
partner_order (gconstpointer a, gconstpointer b, gpointer unused)
{
  return ((const XlParticipation *) a)->role - ((const XlParticipation *) b)->role;
}

static char *
letter_words (const XlFolio *folio, const XlRegion *region)
{
  XlAgreement *letter = xl_plan_letter (folio->plan, region, NULL);
  g_autofree char *date = letter != NULL ? xl_words_date (letter->date) : NULL;

  if (letter == NULL)
    return g_strdup ("–");
  return g_strdup (*date != '\0' ? date : _ ("on file"));
}

static void
add_regions (const XlFolio *folio, const GPtrArray *links)
{
  const XlReportColumn columns[] = { { _ ("Region"), 3, FALSE }, { _ ("Country"), 1.6, FALSE },
                                     { _ ("Role"), 1.3, FALSE }, { _ ("Letter of interest"), 1.6, FALSE } };

  if (links->len == 0)
    return;
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < links->len; i++)
    {
      const XlProjectRegion *link = g_ptr_array_index (links, i);
      XlRegion *region = (XlRegion *) xl_plan_lookup (folio->plan, link->region);
      g_autofree char *role = xl_folio_value (folio, &link->parent_instance, "role");
      g_autofree char *letter = letter_words (folio, region);

      xl_report_add_row (folio->report, xl_folio_mark (folio, &region->parent_instance),
                         (const char *const[]) { region->name, xl_words_country (region->country), role, letter });
    }
}

static void
add_partners (const XlFolio *folio, XlProject *project, const GPtrArray *links)
{
  const XlReportColumn columns[] = { { _ ("Partner"), 3, FALSE },    { _ ("Kind"), 1.5, FALSE },
                                     { _ ("Country"), 1.3, FALSE },  { _ ("Role"), 1.2, FALSE },
                                     { _ ("Budget"), 1.1, TRUE },    { _ ("Co-financing"), 1, TRUE } };

  if (links->len == 0)
    return;
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < links->len; i++)
    {
      const XlParticipation *link = g_ptr_array_index (links, i);
      const XlRecord *record = &link->parent_instance;
      XlRecord *organisation = xl_plan_lookup (folio->plan, link->organisation);
      g_autofree char *name = xl_words_name (folio->plan, organisation);
      g_autofree char *type = xl_folio_value (folio, organisation, "type");
      g_autofree char *role = xl_folio_value (folio, record, "role");
      g_autofree char *budget = link->budget != XL_NONE ? xl_words_money ((double) link->budget / 100, project->currency)
                                                        : g_strdup ("–");
      g_autofree char *share = link->cofinancing != XL_NONE ? xl_words_per_cent ((double) link->cofinancing / 10000, 0)
                                                            : g_strdup ("–");

      xl_report_add_row (folio->report, xl_folio_mark (folio, organisation),
                         (const char *const[]) { name, type, xl_words_country (xl_plan_country (folio->plan, organisation)),
                                                 role, budget, share });
    }
}

static void
add_persons (const XlFolio *folio, const GPtrArray *links)
{
  const XlReportColumn columns[] = { { _ ("Person"), 1.6, FALSE },       { _ ("Function"), 1.6, FALSE },
                                     { _ ("Organisation"), 2.2, FALSE }, { _ ("E-mail"), 2, FALSE } };
  gboolean any = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *organisation = xl_plan_lookup (folio->plan, ((XlParticipation *) g_ptr_array_index (links, i))->organisation);
      g_autoptr (GPtrArray) persons = xl_plan_dup_links (folio->plan, organisation, &xl_kind_person, "organisation");
      g_autofree char *where = xl_words_name (folio->plan, organisation);

      for (guint p = 0; p < persons->len; p++)
        {
          const XlPerson *person = g_ptr_array_index (persons, p);

          if (!g_hash_table_contains (folio->leaving, &person->parent_instance.id))
            continue;
          if (!any)
            xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
          any = TRUE;
          xl_report_add_row (folio->report, XL_REPORT_PLAIN,
                             (const char *const[]) { person->name, person->function, where, person->email });
        }
    }
}

static void
add_partnership (const XlFolio *folio, XlProject *project)
{
  g_autoptr (GPtrArray) regions = xl_parts_of (folio->plan, &xl_kind_project_region, (XlRecord *) project);
  g_autoptr (GPtrArray) partners = xl_parts_of (folio->plan, &xl_kind_participation, (XlRecord *) project);

  xl_folio_sort (regions, region_order);
  xl_folio_sort (partners, partner_order);
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Partnership"));
  if (regions->len + partners->len == 0)
    xl_report_add (folio->report, XL_REPORT_TEXT, NULL, _ ("No region and no partner takes part yet."));
  add_regions (folio, regions);
  add_partners (folio, project, partners);
  if (folio->persons)
    add_persons (folio, partners);
}

/* --- a project ---------------------------------------------------------------------------------- */

/**
 * xl_folio_project:
 *
 * A project from its first page to its sources, a part of its own.
 */
void
xl_folio_project (const XlFolio *folio, XlProject *project)
{
  const XlRecord *record = &project->parent_instance;
  g_autofree char *about = xl_words_about (folio->plan, record);

  xl_report_add (folio->report, XL_REPORT_PART, _ ("Project dossier"), project->title);
  xl_report_add (folio->report, XL_REPORT_QUIET, NULL, about);
  if (xl_plan_is_illustrative (folio->plan, record, NULL))
    xl_report_add_marked (folio->report, XL_REPORT_QUIET, XL_REPORT_HATCHED,
                          _ ("Illustrative: this project and its figures are invented to show."));
  xl_folio_large_figures (folio, project);
  add_facts (folio, project);
  if (project->summary != NULL)
    {
      xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Summary"));
      xl_report_add (folio->report, XL_REPORT_TEXT, NULL, project->summary);
    }
  xl_folio_verdict (folio, project);
  add_map (folio, project);
  add_partnership (folio, project);
  xl_folio_cash_plan (folio, project);
  xl_folio_figures (folio, project);
  xl_folio_funding (folio, project);
  xl_folio_gates (folio, project);
  xl_folio_risks (folio, project);
  xl_folio_milestones (folio, project);
  xl_folio_indicators (folio, project);
  xl_folio_sources (folio, project);
}

/* --- a portfolio -------------------------------------------------------------------------------- */

/* What is counted of some projects; money in EUR, without programmes, whose projects are counted. */
typedef struct
{
  guint n[XL_STAGE_SCALE_UP + 1];
  double known[XL_STAGE_SCALE_UP + 1], invented[XL_STAGE_SCALE_UP + 1];
  double money, tonnes;
  guint n_countries, n_apart;
} Tally;

static void
count_countries (const XlFolio *folio, XlProject *project, GHashTable *countries)
{
  g_autoptr (GPtrArray) codes = xl_plan_dup_countries (folio->plan, &project->parent_instance);

  for (guint i = 0; i < codes->len; i++)
    g_hash_table_add (countries, g_strdup (g_ptr_array_index (codes, i)));
}

static void
tally (const XlFolio *folio, XlProject *const *projects, guint n, Tally *sum)
{
  g_autoptr (GHashTable) countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *sum = (Tally) { { 0 } };
  for (guint i = 0; i < n; i++)
    {
      int stage = xl_plan_stage (folio->plan, projects[i]);
      double money = xl_project_investment (folio->plan, projects[i]), tonnes;
      gboolean invented;

      sum->n[stage]++;
      count_countries (folio, projects[i], countries);
      if (xl_project_is_programme (projects[i]) || (money > 0 && !xl_project_in_euro (projects[i])))
        {
          sum->n_apart += money > 0;
          continue;
        }
      tonnes = xl_project_co2 (folio->plan, projects[i], &invented);
      sum->tonnes += isfinite (tonnes) ? tonnes : 0;
      if (!(money > 0))
        continue;
      sum->money += money;
      *(xl_plan_is_illustrative (folio->plan, &projects[i]->parent_instance, NULL) ? &sum->invented[stage]
                                                                                 : &sum->known[stage]) += money;
    }
  sum->n_countries = g_hash_table_size (countries);
}

typedef struct
{
  XlChartBar bars[XL_STAGE_SCALE_UP];
  char *texts[XL_STAGE_SCALE_UP][2];
} Stages;

static void
draw_stages_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  xl_chart_bars (cr, theme, ((Stages *) data)->bars, XL_STAGE_SCALE_UP, width, height);
}

static void
stages_free (gpointer data)
{
  Stages *stages = data;

  for (guint i = 0; i < XL_STAGE_SCALE_UP; i++)
    for (guint t = 0; t < 2; t++)
      g_free (stages->texts[i][t]);
  g_free (stages);
}

static void
add_stages (const XlFolio *folio, const Tally *sum)
{
  Stages *stages = g_new0 (Stages, 1);
  XlReportPicture picture = { draw_stages_cb, stages, stages_free, 1 };

  for (int i = 0; i < XL_STAGE_SCALE_UP; i++)
    {
      double money = sum->known[i + 1] + sum->invented[i + 1];

      stages->texts[i][0] = g_strdup_printf ("%u", sum->n[i + 1]);
      stages->texts[i][1] = money > 0 ? xl_words_money (money, "EUR") : g_strdup ("–");
      stages->bars[i] = (XlChartBar) { xl_words_stage (i + 1), stages->texts[i][0], sum->known[i + 1], sum->invented[i + 1],
                                       stages->texts[i][1] };
    }
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Pipeline"));
  xl_report_add_pictures (folio->report, &picture, 1, STAGES_HEIGHT, STAGES_HEIGHT);
  xl_report_add (folio->report, XL_REPORT_QUIET, NULL,
                 _ ("Projects and investment by stage. Hatched: illustrative, invented to show."));
}

static char *
codes_words (const XlFolio *folio, const XlProject *project)
{
  g_autoptr (GPtrArray) codes = xl_plan_dup_countries (folio->plan, &project->parent_instance);

  g_ptr_array_add (codes, NULL);
  return g_strjoinv (" ", (char **) codes->pdata);
}

static void
add_project_row (const XlFolio *folio, XlProject *project)
{
  const XlAppraisal *appraisal = xl_project_appraisal (folio->plan, project);
  gboolean sound = appraisal != NULL && xl_project_has_operation (folio->plan, project)
                   && (appraisal->fault == XL_CASH_SOUND || appraisal->fault == XL_CASH_FAULT_LOAN_LONGER);
  double money = xl_project_investment (folio->plan, project);
  g_autofree char *codes = codes_words (folio, project);
  g_autofree char *investment = money > 0 ? xl_words_money (money, project->currency) : g_strdup ("–");
  g_autofree char *value = sound ? xl_words_money (appraisal->fnpv_c.value, project->currency) : g_strdup ("–");
  g_autofree char *cover = sound && appraisal->dscr_min.why == XL_DEFINED ? xl_words_number (appraisal->dscr_min.value, 2)
                                                                          : g_strdup ("–");
  g_autofree char *verdict = sound ? xl_words_verdict (appraisal, project->currency) : g_strdup ("–");

  xl_report_add_row (folio->report, xl_folio_mark (folio, &project->parent_instance),
                     (const char *const[]) { project->title, xl_words_stage (xl_plan_stage (folio->plan, project)), codes,
                                             investment, value, cover, verdict });
}

/**
 * xl_folio_portfolio:
 * @projects: (array length=n): in the order in which they follow
 *
 * The summary of several projects, then each of them.
 */
void
xl_folio_portfolio (const XlFolio *folio, XlProject *const *projects, guint n)
{
  const XlReportColumn columns[] = { { _ ("Project"), 3, FALSE },      { _ ("Stage"), 1.2, FALSE },
                                     { _ ("Countries"), 1.1, FALSE },  { _ ("Investment"), 1.1, TRUE },
                                     { _ ("FNPV(C)"), 1.1, TRUE },     { _ ("Min DSCR"), 0.75, TRUE },
                                     { _ ("What decides"), 1.65, FALSE } };
  g_autofree char *count = xl_words_number (n, 0);
  g_autofree char *countries = NULL, *money = NULL, *tonnes = NULL;
  Tally sum;

  tally (folio, projects, n, &sum);
  countries = xl_words_number (sum.n_countries, 0);
  money = sum.money > 0 ? xl_words_money (sum.money, "EUR") : g_strdup ("–");
  tonnes = sum.tonnes > 0 ? xl_words_tonnes (sum.tonnes, NULL) : g_strdup ("–");
  xl_report_add (folio->report, XL_REPORT_PART, _ ("Dossier"), _ ("Project portfolio"));
  xl_report_add_figure (folio->report, _ ("Projects"), count, NULL);
  xl_report_add_figure (folio->report, _ ("Countries"), countries, NULL);
  xl_report_add_figure (folio->report, _ ("Investment"), money,
                        sum.n_apart > 0 ? _ ("without programmes and other currencies") : NULL);
  xl_report_add_figure (folio->report, _ ("CO₂ avoided"), tonnes, _ ("a full operating year"));
  if (n == 0)
    {
      xl_report_add (folio->report, XL_REPORT_TEXT, NULL, _ ("There is no project that may leave in this dossier."));
      return;
    }
  add_stages (folio, &sum);
  xl_report_add (folio->report, XL_REPORT_HEADING, NULL, _ ("Projects"));
  xl_report_add_table (folio->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    add_project_row (folio, projects[i]);
  for (guint i = 0; i < n; i++)
    xl_folio_project (folio, projects[i]);
}

/* --- what vouches for it ------------------------------------------------------------------------ */

/**
 * xl_folio_about:
 * @part: on a page of its own
 *
 * Which file holds the same, and how to tell that it is the same.
 */
void
xl_folio_about (const XlFolio *folio, gboolean part)
{
  xl_report_add (folio->report, part ? XL_REPORT_PART : XL_REPORT_HEADING, NULL, _ ("About this document"));
  xl_report_add (folio->report, XL_REPORT_TEXT, NULL,
                 _ ("It was made by Crosslink from the records of a plan file. The same records, with every figure and its "
                    "source, are in the XML dossier of the same projects. This is the SHA-256 of that file; another one has "
                    "another:"));
  xl_report_add (folio->report, XL_REPORT_CODE, NULL, folio->sha256);
  xl_report_add (folio->report, XL_REPORT_TEXT, NULL,
                 folio->persons ? _ ("It holds persons and their addresses: pass it on only to those who may have them.")
                                : _ ("It holds no persons and no e-mail addresses."));
}
