/* test-network-out.c - network life on paper, in calendars, on the map; calls, positions and good practices judged */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-file.h"
#include "rules-plans.h"
#include "xl-calls.h"
#include "xl-desk-life.h"
#include "xl-desk-map.h"
#include "xl-desk-minutes.h"
#include "xl-desk-words-life.h"
#include "xl-desk-words-monitor.h"

#include <string.h>

/* --- paper and calendars -------------------------------------------------------------------------- */

/* What a PDF says, or NULL where nobody here can read one. */
static char *
read_pdf (const GByteArray *pdf)
{
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL), *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *out = NULL;

  if (program == NULL)
    return NULL;
  g_assert_true (g_file_set_contents (path, (const char *) pdf->data, pdf->len, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL));
  return out;
}

static void
assert_says (XlReport *report, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) pdf = xl_desk_report_pdf (report, &error);
  g_autofree char *text = xl_report_dup_text (report), *read = NULL;

  g_assert_no_error (error);
  read = read_pdf (pdf);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_nonnull (strstr (text, words[i]));
      if (read != NULL)
        g_assert_nonnull (strstr (read, words[i]));
    }
}

static void
test_reports (void)
{
  static const char *const programme[] = { "08:50", "Chemelot Circular Hub", "Lia Voermans", "European Clusters Alliance",
                                           "Europe/Brussels", NULL };
  static const char *const minutes[] = { "Chemicals are welcome", "Send the list", "Nowal Chimica", "webinar", NULL };
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlEvent *event = (XlEvent *) xl_plan_find (plan, &xl_kind_event, "webinar-2020");
  XlRecord *item = xl_plan_find (plan, &xl_kind_agenda_item, "webinar-2020-01");
  XlRecord *owner = xl_plan_find (plan, &xl_kind_organisation, "nowal");
  g_autoptr (XlEdit) edit = xl_edit_new ("minutes");
  g_autoptr (XlReport) before = xl_words_programme (plan, event), after = NULL;
  g_autofree char *event_id = g_strdup_printf ("%" G_GINT64_FORMAT, event->parent_instance.id);
  g_autofree char *owner_id = g_strdup_printf ("%" G_GINT64_FORMAT, xl_record_get_id (owner));
  gint64 id = xl_edit_insert (edit, &xl_kind_outcome, 0);

  assert_says (before, programme);
  xl_edit_set (edit, item, "minutes", "Chemicals are welcome everywhere.");
  xl_edit_give (edit, id, "title", "Send the list of the webinar");
  xl_edit_give (edit, id, "event", event_id);
  xl_edit_give (edit, id, "organisation", owner_id);
  g_assert_true (xl_file_edit (file, edit, NULL, NULL));
  after = xl_words_event_minutes (plan, event);
  assert_says (after, minutes);
}

static char *
calendar_of (const char *day, const char *from, const char *to, const char *zone)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, event, "title", "Chemistry, regions; and so on: Łódź, a very long name that does not fit on one line of the file",
       "starts", day);
  if (from != NULL)
    xl_edit_give (edit, 1, "from_time", from);
  if (to != NULL)
    xl_edit_give (edit, 1, "to_time", to);
  if (zone != NULL)
    xl_edit_give (edit, 1, "zone", zone);
  plan = plan_of (edit);
  return xl_words_event_calendar (plan, (XlEvent *) xl_plan_lookup (plan, 1));
}

/* Each line has at most 75 octets, unfolds to what was put in, and the hour follows daylight saving. */
static void
test_calendar (void)
{
  static const struct
  {
    const char *day, *from, *to, *zone, *expected;
  } cases[] = {
    { "2027-03-27", "09:00", "10:30", "Europe/Brussels", "DTSTART:20270327T080000Z\r\nDTEND:20270327T093000Z" },
    { "2027-03-28", "09:00", "10:30", "Europe/Brussels", "DTSTART:20270328T070000Z\r\nDTEND:20270328T083000Z" },
    { "2027-10-30", "09:00", "10:30", "Europe/Brussels", "DTSTART:20271030T070000Z\r\nDTEND:20271030T083000Z" },
    { "2027-10-31", "09:00", "10:30", "Europe/Brussels", "DTSTART:20271031T080000Z\r\nDTEND:20271031T093000Z" },
    { "2027-01-01", "07:00", NULL, "Asia/Shanghai", "DTSTART:20261231T230000Z\r\nSUMMARY" },
    { "2027-01-01", "07:00", NULL, NULL, "DTSTART:20270101T070000\r\n" },
    { "2028-02", NULL, NULL, NULL, "DTSTART;VALUE=DATE:20280201\r\nDTEND;VALUE=DATE:20280301" },
    { "2027", NULL, NULL, NULL, "DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20280101" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Brussels");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = calendar_of (cases[i].day, cases[i].from, cases[i].to, cases[i].zone);
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
      g_autoptr (GString) whole = g_string_new (text);

      g_string_replace (whole, "\r\n ", "", 0);
      if (zone != NULL || cases[i].zone == NULL)
        g_assert_nonnull (strstr (whole->str, cases[i].expected));
      g_assert_nonnull (strstr (whole->str, "SUMMARY:Chemistry\\, regions\\; and so on: Łódź\\, a very long name that does "
                                            "not fit on one line of the file\r\n"));
      for (guint l = 0; lines[l] != NULL; l++)
        {
          g_assert_cmpuint (strlen (lines[l]), <=, 75);
          g_assert_true (g_utf8_validate (lines[l], -1, NULL));
        }
    }
}

/* --- the map -------------------------------------------------------------------------------------- */

static XlRecord *
node_of (XlPlan *plan, const char *key)
{
  const XlKind *const kinds[] = { &xl_kind_organisation, &xl_kind_agreement, &xl_kind_region };
  XlRecord *record = NULL;

  for (guint i = 0; record == NULL && i < G_N_ELEMENTS (kinds); i++)
    record = xl_plan_find (plan, kinds[i], key);
  g_assert_nonnull (record);
  return record;
}

static gboolean
joins (XlPlan *plan, const XlMapFilter *filter, const char *one, const char *other)
{
  g_autoptr (XlGraph) graph = xl_desk_map_graph (plan, filter);
  XlRecord *a = node_of (plan, one), *b = node_of (plan, other);
  const XlEdge *edges = xl_graph_get_edges (graph);

  for (guint i = 0; i < xl_graph_get_n_edges (graph); i++)
    {
      gint64 from = xl_graph_get_node (graph, edges[i].a)->id, to = xl_graph_get_node (graph, edges[i].b)->id;

      if ((from == a->id && to == b->id) || (from == b->id && to == a->id))
        return TRUE;
    }
  return FALSE;
}

/* The memorandum ties who signed it from its day on; where events are asked for, it is a diamond between them. */
static void
test_map (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlMapFilter before = xl_map_filter_all, after = xl_map_filter_all, events = xl_map_filter_all;

  before.day = xl_date_make (2014, 6, 9);
  after.day = xl_date_make (2014, 6, 10);
  events.day = after.day;
  events.kinds |= 1u << XL_NODE_EVENT;
  g_assert_false (joins (plan, &before, "yancheng", "ccb"));
  g_assert_true (joins (plan, &after, "yancheng", "ccb"));
  g_assert_false (joins (plan, &events, "yancheng", "ccb"));
  g_assert_true (joins (plan, &events, "yancheng", "mou-2014"));
  g_assert_true (joins (plan, &events, "ccb", "mou-2014"));
  events.day = before.day;
  g_assert_false (joins (plan, &events, "ccb", "mou-2014"));
}

static void
add_transfer (XlEdit *edit, gint64 practice, const XlRecord *giver, const XlRecord *region, const char *status)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_transfer, 0);

  xl_edit_give_number (edit, id, "practice", practice);
  if (giver != NULL)
    xl_edit_give_number (edit, id, "giver", giver->id);
  xl_edit_give_number (edit, id, "region", region->id);
  xl_edit_give (edit, id, "status", status);
  xl_edit_give (edit, id, "date", "2022-05");
}

/* Law: know-how joins who gave it to who has it, from its day on: the giver of the transfer, else where the practice is at
 * home; what was dropped joins nobody, nor does what stays where it is. */
static void
test_transfers (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  g_autoptr (XlEdit) edit = xl_edit_new ("know-how");
  const XlRecord *lodz = xl_plan_find (plan, &xl_kind_region, "lodz"), *varna = xl_plan_find (plan, &xl_kind_region, "varna");
  const XlRecord *usti = xl_plan_find (plan, &xl_kind_region, "usti"), *lombardy = xl_plan_find (plan, &xl_kind_region, "lombardy");
  XlMapFilter before = xl_map_filter_all, after = xl_map_filter_all;
  gint64 practice = xl_edit_insert (edit, &xl_kind_practice, 0);

  before.day = xl_date_make (2022, 4, 30);
  after.day = xl_date_make (2022, 5, 31);
  xl_edit_give (edit, practice, "name", "A way of doing it");
  xl_edit_give_number (edit, practice, "region", lodz->id);
  add_transfer (edit, practice, NULL, varna, "adopted");
  add_transfer (edit, practice, varna, usti, "in-transfer");
  add_transfer (edit, practice, NULL, lombardy, "dropped");
  add_transfer (edit, practice, NULL, lodz, "adopted");
  g_assert_false (joins (plan, &after, "lodz", "varna"));
  g_assert_true (xl_file_edit (file, edit, NULL, NULL));
  g_assert_true (joins (plan, &after, "lodz", "varna"));
  g_assert_false (joins (plan, &before, "lodz", "varna"));
  g_assert_true (joins (plan, &after, "varna", "usti"));
  g_assert_false (joins (plan, &after, "lodz", "usti"));
  g_assert_false (joins (plan, &after, "lodz", "lombardy"));
}

/* --- calls ---------------------------------------------------------------------------------------- */

/* Three projects, each kept out by one rule, and one that fits; the sentence names the rule. */
static void
test_calls (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;
  static const char *const expected[] = { "fits", "Eligible countries: China may not take part", "TRL: TRL 3, and the call begins at 5",
                                          "Share of the cost: the grant is 75.0\u00a0% of the cost, and the call pays 60.0\u00a0%" };
  const XlCall *call;

  ADD (edit, region, "name", "A", "country", "NL");                                                  /* 1 */
  ADD (edit, region, "name", "B", "country", "DE");                                                  /* 2 */
  ADD (edit, region, "name", "C", "country", "CN");                                                  /* 3 */
  ADD (edit, call, "title", "K", "countries", "[\"DE\",\"NL\"]", "min_countries", "2", "trl_from", "5", "trl_to", "7",
       "share", "6000", "min_grant", "100000000", "max_grant", "900000000", "closes", "2027-02-15", "opens", "2026-12-01");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *project = g_strdup_printf ("@%u", edit->ops->len + 1);

      ADD (edit, project, "title", "P", "trl_now", i == 2 ? "3" : "6", "currency", "EUR", "investment", "1000000000");
      ADD (edit, project_region, "project", project, "region", "@1", "role", "lead");
      ADD (edit, project_region, "project", project, "region", i == 1 ? "@3" : "@2", "role", "partner");
      ADD (edit, funding_line, "project", project, "label", "G", "instrument", "eu-grant", "status", "applied", "amount",
           i == 3 ? "750000000" : "500000000", "year", "2027");
    }
  ADD (edit, project, "title", "Bare", "currency", "EUR");
  plan = plan_of (edit);
  call = (const XlCall *) xl_plan_lookup (plan, 4);
  for (guint i = 0; i < 4; i++)
    {
      XlCallFit fit;
      g_autofree char *why = NULL;

      xl_call_check (plan, call, (XlProject *) xl_plan_lookup (plan, 5 + 4 * i), &fit);
      why = xl_words_call_fit (call, &fit);
      g_assert_cmpint (fit.fits, ==, i == 0);
      g_assert_cmpstr (why, ==, expected[i]);
    }
  {
    XlCallFit fit;

    xl_call_check (plan, call, (XlProject *) xl_plan_lookup (plan, 21), &fit);
    g_assert_false (fit.fits);
    for (guint r = 0; r < XL_CALL_N_RULES; r++)
      g_assert_cmpint (fit.state[r], ==, XL_CALL_UNKNOWN);
  }
  g_assert_cmpint (xl_call_time (call, xl_date_make (2026, 11, 30)), ==, XL_CALL_COMING);
  g_assert_cmpint (xl_call_time (call, xl_date_make (2026, 12, 1)), ==, XL_CALL_OPEN);
  g_assert_cmpint (xl_call_time (call, xl_date_make (2027, 2, 15)), ==, XL_CALL_OPEN);
  g_assert_cmpint (xl_call_time (call, xl_date_make (2027, 2, 16)), ==, XL_CALL_CLOSED);
}

/* --- positions, know-how ---------------------------------------------------------------------------- */

/* What is said of the record of that key; with no record where it is not asked. */
static XlJudged
judged_of (GPtrArray *list, const char *key)
{
  static XlJudged none;

  for (guint i = 0; i < list->len; i++)
    {
      const XlJudged *one = g_ptr_array_index (list, i);

      if (strcmp (one->record->key, key) == 0)
        return *one;
    }
  return none;
}

/* Who has not contributed is asked among the members; one step writes it down. A practice is offered to regions that
 * share an objective with it and do not have it; evidence is counted with its source. */
static void
test_judged (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlRecord *position = xl_plan_find (plan, &xl_kind_position, "bioeconomy-paper");
  XlRecord *practice = xl_plan_find (plan, &xl_kind_practice, "escss");
  XlRecord *x01 = xl_plan_find (plan, &xl_kind_project, "x01");
  g_autoptr (GPtrArray) members = xl_life_judge (plan, position), after = NULL, regions = xl_life_judge (plan, practice);
  XlJudged flanders = judged_of (members, "flanders");
  g_autoptr (XlEdit) edit = xl_edits_judged (plan, position, &flanders);
  g_autoptr (XlEdit) evidence = xl_edit_new ("evidence");
  g_autofree char *position_id = g_strdup_printf ("%" G_GINT64_FORMAT, position->id);
  g_autofree char *x01_id = g_strdup_printf ("%" G_GINT64_FORMAT, x01->id), *text = NULL;
  gint64 id;

  g_assert_false (flanders.good);
  g_assert_null (judged_of (members, "lombardy").record); /* a founder is no member */
  g_assert_true (xl_file_edit (file, edit, NULL, NULL));
  after = xl_life_judge (plan, position);
  g_assert_true (judged_of (after, "flanders").good);
  g_assert_false (judged_of (after, "wallonia").good);

  g_assert_true (judged_of (regions, "lodz").good);
  g_assert_false (judged_of (regions, "lombardy").good);
  g_assert_nonnull (strstr (judged_of (regions, "lombardy").words, "O1"));
  g_assert_null (judged_of (regions, "ida-viru").record); /* no project, so nothing is shared */

  id = xl_edit_insert (evidence, &xl_kind_contribution, 0);
  xl_edit_give (evidence, id, "position", position_id);
  xl_edit_give (evidence, id, "project", x01_id);
  id = xl_edit_insert (evidence, &xl_kind_indicator, 0);
  xl_edit_give (evidence, id, "project", x01_id);
  xl_edit_give (evidence, id, "title", "Work at the plant");
  xl_edit_give (evidence, id, "unit", "FTE");
  xl_edit_give (evidence, id, "target", "40");
  xl_edit_set (evidence, position, "text",
               "{projects} project in {countries} countries avoids {co2} kt, {jobs} jobs; {contributions} region.");
  g_assert_true (xl_file_edit (file, evidence, NULL, NULL));
  text = xl_words_position_text (plan, (const XlPosition *) position);
  g_assert_nonnull (strstr (text, "1 project in 3 countries avoids 58.0 kt, 40 jobs; 1 region."));
  g_assert_nonnull (strstr (text, "PyroLink: 58.0 kt CO₂e/y avoided, 40 jobs, "));
  g_assert_nonnull (strstr (text, "(illustrative)"));
}

/* What happened between two days, and nothing before or after; the same days give the same paper. */
static void
test_monitor (void)
{
  static const char *const inside[] = { "Activities and opportunities", "Nothing in this period.", "Catalonia joins S3P", NULL };
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  g_autoptr (XlReport) report = xl_words_monitor (plan, "Sample", xl_date_make (2020, 0, 0), xl_date_make (2020, 0, 0));
  g_autoptr (XlReport) forum = xl_words_monitor (plan, "Sample", xl_date_make (2014, 6, 10), xl_date_make (2014, 6, 10));
  g_autofree char *text = xl_report_dup_text (report), *day = xl_report_dup_text (forum);
  g_autoptr (GByteArray) one = xl_desk_report_pdf (report, NULL), two = xl_desk_report_pdf (report, NULL);

  assert_says (report, inside);
  g_assert_null (strstr (text, "Yancheng"));
  g_assert_null (strstr (text, "S3Chem final"));
  g_assert_nonnull (strstr (day, "EU-Jiangsu Cluster Forum"));
  g_assert_nonnull (strstr (day, "memorandum of understanding"));
  g_assert_null (strstr (day, "Symposium"));
  g_assert_cmpmem (one->data, one->len, two->data, two->len);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE); /* sentences are compared with English ones */
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  folder = private_folder_new ();
  g_test_add_func ("/network/reports", test_reports);
  g_test_add_func ("/network/calendar", test_calendar);
  g_test_add_func ("/network/map", test_map);
  g_test_add_func ("/network/transfers", test_transfers);
  g_test_add_func ("/network/calls", test_calls);
  g_test_add_func ("/network/judged", test_judged);
  g_test_add_func ("/network/monitor", test_monitor);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
