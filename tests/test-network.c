/* test-network.c - events and their programmes, who attends them, letters of interest and documents */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-file.h"
#include "rules-plans.h"
#include "xl-desk-bulk.h"
#include "xl-desk-documents.h"
#include "xl-desk-edits.h"
#include "xl-desk-links.h"
#include "xl-desk-programme.h"
#include "xl-desk-words-life.h"
#include "xl-desk-words.h"
#include "xl-gates.h"
#include "xl-programme.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* --- times ------------------------------------------------------------------------------------- */

static void
test_clock (void)
{
  static const char *const good[][2] = { { "8:30", "08:30" }, { "08:30", "08:30" }, { "8.30", "08:30" }, { "8h30", "08:30" },
                                         { "0830", "08:30" }, { "830", "08:30" },   { "14", "14:00" },   { "23:59", "23:59" } };
  static const char *const bad[] = { "24:00", "8:60", "half nine", "-1:00", "8:3", "123:00", "8:30 pm" };
  const XlField *field = xl_kind_field (&xl_kind_event, "from_time");

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = xl_field_parse (field, good[i][0], &xl_number_plain, NULL);

      g_assert_cmpstr (text, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XlFault) fault = NULL;

      g_assert_null (xl_field_parse (field, bad[i], &xl_number_plain, &fault));
      g_assert_cmpint (fault->code, ==, XL_FAULT_NOT_A_TIME);
    }
  for (int minutes = 0; minutes < 24 * 60; minutes++)
    {
      g_autofree char *text = xl_clock_text (minutes);

      g_assert_cmpint (xl_clock_minutes (text), ==, minutes);
    }
}

/* --- rules on plans made for them ---------------------------------------------------------------- */

static void
assert_refused (XlPlan *plan, gint64 id, const char *field, const char *text, const char *rule)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("wrong");
  g_autoptr (XlFault) fault = NULL;

  xl_edit_set (edit, xl_plan_lookup (plan, id), field, text);
  g_assert_true (xl_plan_check_edit (plan, edit, &fault));
  g_assert_cmpint (xl_rules_admit (plan, edit, &fault), ==, rule == NULL);
  if (rule != NULL)
    g_assert_cmpstr (fault->detail, ==, rule);
}

static void
test_hard (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, event, "title", "E", "starts", "2027-03-28", "from_time", "09:00", "to_time", "12:00", "zone", "Europe/Brussels");
  ADD (edit, person, "name", "P");                                                                             /* 2 */
  ADD (edit, agenda_item, "title", "A", "event", "@1", "from_time", "09:00", "to_time", "10:00", "person", "@2");
  ADD (edit, agenda_item, "title", "B", "event", "@1", "from_time", "10:00", "to_time", "11:00", "person", "@2");
  ADD (edit, event, "title", "Month only", "starts", "2027-04");                                               /* 5 */
  ADD (edit, agenda_item, "title", "C", "event", "@5", "date", "2027-04-30", "from_time", "22:00", "to_time", "23:00");
  ADD (edit, working_group, "name", "G");                                                                      /* 7 */
  ADD (edit, attendance, "event", "@1", "person", "@2", "role", "participant");                                /* 8 */
  ADD (edit, position, "title", "Q", "status", "draft");                                                       /* 9 */
  ADD (edit, region, "name", "R", "country", "NL");                                                            /* 10 */
  ADD (edit, contribution, "position", "@9", "region", "@10");                                                 /* 11 */
  ADD (edit, call, "title", "K", "opens", "2027-01", "closes", "2027-01-31", "trl_from", "4", "trl_to", "6",
       "min_grant", "100", "max_grant", "200");                                                                /* 12 */
  plan = plan_of (edit);

  assert_refused (plan, 1, "ends", "2027-03-27", "event-span");
  assert_refused (plan, 1, "to_time", "08:00", "event-span");
  assert_refused (plan, 1, "to_time", "10:30", "item-in-event"); /* the event shrinks under its item */
  assert_refused (plan, 1, "starts", "2027-03-29", NULL);        /* items without a day move along */
  assert_refused (plan, 4, "to_time", "12:01", "item-in-event");
  assert_refused (plan, 4, "to_time", "12:00", NULL);
  assert_refused (plan, 4, "to_time", "09:59", "item-in-event");
  assert_refused (plan, 4, "from_time", "09:59", "speaker-twice");
  assert_refused (plan, 6, "date", "2027-05-01", "item-in-event");
  assert_refused (plan, 8, "working_group", "7", "attendance-of-one");
  assert_refused (plan, 8, "person", NULL, "attendance-of-one");
  assert_refused (plan, 11, "region", NULL, "contribution-of-one");
  assert_refused (plan, 12, "closes", "2026-12-31", "call-span");
  assert_refused (plan, 12, "trl_to", "3", "call-span");
  assert_refused (plan, 12, "max_grant", "99", "call-span");
}

static void
test_soft (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, event, "title", "E", "starts", "2027-01-12", "from_time", "09:00", "to_time", "12:00", "letters", "CET");
  ADD (edit, agenda_item, "title", "A", "event", "@1", "from_time", "09:00", "to_time", "11:00");
  ADD (edit, agenda_item, "title", "B", "event", "@1", "from_time", "09:30", "to_time", "10:00"); /* inside A */
  ADD (edit, agenda_item, "title", "C", "event", "@1", "from_time", "11:15", "to_time", "12:00"); /* after A, not after B */
  ADD (edit, agenda_item, "title", "D", "event", "@1");                                           /* no time, no finding */
  ADD (edit, event, "title", "Winter", "starts", "2027-01-12", "from_time", "09:00", "zone", "Europe/Brussels", "letters",
       "CET");                                                                                    /* 6 */
  ADD (edit, event, "title", "Summer", "starts", "2027-07-12", "from_time", "09:00", "zone", "Europe/Brussels", "letters",
       "CET");                                                                                    /* 7 */
  ADD (edit, agreement, "type", "mou");                                                           /* 8 */
  ADD (edit, organisation, "name", "O", "type", "authority");                                     /* 9 */
  ADD (edit, party, "agreement", "@8", "organisation", "@9");                                     /* 10 */
  ADD (edit, outcome, "title", "Late", "event", "@1", "type", "action", "due", "2026-11");        /* 11 */
  ADD (edit, outcome, "title", "Done", "event", "@1", "type", "action", "due", "2026-01", "done", "2026-02");
  ADD (edit, outcome, "title", "Late indeed", "event", "@1", "type", "action", "due", "2026-10"); /* 13 */
  ADD (edit, position, "title", "P", "status", "consultation", "date", "2026-10");                /* 14 */
  ADD (edit, position, "title", "Q", "status", "adopted", "date", "2026-10");
  ADD (edit, position, "title", "R", "status", "draft", "due", "2026-10");
  plan = plan_of (edit);

  assert_found (plan, "agenda-overlap", "3/2.from_time");
  assert_found (plan, "agenda-gap", "4/2.from_time");
  assert_found (plan, "event-zone", "1.zone 7.letters");
  assert_found (plan, "agreement-parties", "8");
  assert_found (plan, "adopted-on", "14.date");
  assert_found (plan, "overdue-outcome", "13/1.due"); /* the month of the other is not over */
}

static void
test_speakers (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;
  const XlPerson *dolors;

  ADD (edit, event, "title", "E", "speakers", "[\"Ana Lia\",\"Dolors Núñez\",\"Nobody Here\"]");
  ADD (edit, person, "name", "Maria Dolors Núñez");
  ADD (edit, person, "name", "Lia, Ana");
  ADD (edit, person, "name", "Karl");
  ADD (edit, agenda_item, "title", "A", "event", "@1", "person", "@2");
  ADD (edit, agenda_item, "title", "B", "event", "@1", "person", "@3");
  ADD (edit, agenda_item, "title", "C", "event", "@1", "person", "@4");
  plan = plan_of (edit);
  assert_found (plan, "speaker-without-item", "1.speakers");
  assert_found (plan, "speaker-not-listed", "1/4.speakers");
  assert_found (plan, "speaker-spelling", "1/2.speakers");

  dolors = (const XlPerson *) xl_plan_lookup (plan, 2);
  g_assert_cmpint (xl_programme_same_speaker (dolors, "NUNEZ, Maria Dolors (moderator)"), ==, XL_SPEAKER_SAME);
  g_assert_cmpint (xl_programme_same_speaker (dolors, "Dolors Nunez"), ==, XL_SPEAKER_NEAR);
  g_assert_cmpint (xl_programme_same_speaker (dolors, "Dolors"), ==, XL_SPEAKER_OTHER);
  g_assert_cmpint (xl_programme_same_speaker (dolors, ""), ==, XL_SPEAKER_OTHER);
}

/* --- the sample -------------------------------------------------------------------------------- */

/* What data about the webinar of 7 July 2020 contradicts itself, and nothing more. */
static void
test_webinar (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlRecord *webinar = xl_plan_find (plan, &xl_kind_event, "webinar-2020");
  XlRecord *novo = xl_plan_find (plan, &xl_kind_person, "antonio-novo");
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, ON);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *letters = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const XlFinding *finding = g_ptr_array_index (findings, i);
      XlRecord *record = finding->record;

      if (record != webinar
          && (xl_record_get_kind (record) != &xl_kind_agenda_item
              || ((const XlAgendaItem *) record)->event != xl_record_get_id (webinar)))
        continue;
      g_string_append_printf (said, "%s %s; ", finding->rule->name, finding->detail != NULL ? finding->detail : record->key);
      if (strcmp (finding->rule->name, "speaker-not-listed") == 0)
        g_assert_true (finding->other == novo);
    }
  letters = xl_programme_letters ((const XlEvent *) webinar);
  if (letters == NULL) /* a machine without the zones' rules cannot tell */
    g_assert_cmpstr (said->str, ==, "speaker-not-listed 3/7; speaker-spelling Dolors Núñez; talks-announced 4/3; "
                                    "talk-title webinar-2020-05; lead-roles 3/2/2018; ");
  else
    g_assert_cmpstr (said->str, ==, "speaker-not-listed 3/7; speaker-spelling Dolors Núñez; talks-announced 4/3; "
                                    "talk-title webinar-2020-05; event-zone CET/CEST; lead-roles 3/2/2018; ");
}

/* Both events are there as they were; the memorandum leads to both who signed it. */
static void
test_forum (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  const XlEvent *forum = (const XlEvent *) xl_plan_find (plan, &xl_kind_event, "forum-2014");
  XlRecord *mou = xl_plan_find (plan, &xl_kind_agreement, "mou-2014");
  g_autoptr (GArray) items = xl_programme_items (plan, forum);
  g_autoptr (GPtrArray) parties = xl_plan_dup_links (plan, mou, &xl_kind_party, "agreement");

  g_assert_cmpint (forum->starts, ==, xl_date_make (2014, 6, 10));
  g_assert_cmpuint (items->len, ==, 10);
  g_assert_cmpint (g_array_index (items, XlProgrammeItem, 8).item->type, ==, XL_ITEM_SIGNING);
  g_assert_cmpint (((const XlAgreement *) mou)->event, ==, forum->parent_instance.id);
  g_assert_cmpuint (parties->len, ==, 2);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_event), ==, 10);
}

/* --- a programme that moves ---------------------------------------------------------------------- */

typedef struct
{
  gint64 id, from, to;
} Slot;

static GArray *
slots_of (XlPlan *plan, const XlEvent *event)
{
  g_autoptr (GArray) items = xl_programme_items (plan, event);
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));

  for (guint i = 0; i < items->len; i++)
    {
      const XlProgrammeItem *one = &g_array_index (items, XlProgrammeItem, i);
      Slot slot = { one->item->parent_instance.id, one->from, one->to };

      g_array_append_val (slots, slot);
    }
  return slots;
}

/* What is moved by @by minutes, whatever the item: lengths and order stay, those before it stay, those after it move
 * along, and the door lets it pass in one step, whose undo brings all back. */
static void
test_shift (void)
{
  static const int shifts[] = { -20, -5, 0, 1, 15, 180 };
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlEvent *event = (XlEvent *) xl_plan_find (plan, &xl_kind_event, "webinar-2020");

  for (guint s = 0; s < G_N_ELEMENTS (shifts); s++)
    for (guint at = 0; at < 7; at++)
      for (guint end = 0; end < 2; end++)
        {
          int by = shifts[s];
          g_autoptr (GArray) before = slots_of (plan, event), after = NULL, again = NULL;
          const Slot *slot = &g_array_index (before, Slot, at);
          XlAgendaItem *item = (XlAgendaItem *) xl_plan_lookup (plan, slot->id);
          const XlField *field = xl_kind_field (&xl_kind_agenda_item, end ? "to_time" : "from_time");
          g_autofree char *typed = xl_clock_text ((int) (((end ? slot->to : slot->from) + by) % (24 * 60)));
          g_autofree char *digest = xl_plan_dup_digest (plan), *back = NULL;
          g_autoptr (XlFault) fault = NULL;
          g_autoptr (XlEdit) edit = xl_edits_item_time (plan, item, field, typed, TRUE, &fault);
          g_autoptr (GError) error = NULL;
          gint64 first, last;

          g_assert_null (fault);
          if (by == 0)
            {
              g_assert_null (edit);
              continue;
            }
          /* An item of negative length, or a speaker in two items at once: the door says no. */
          if (!xl_file_edit (file, edit, NULL, &error))
            {
              g_assert_cmpint (by, <, 0);
              continue;
            }
          after = slots_of (plan, event);
          for (guint i = 0; i < before->len; i++)
            for (guint j = 0; j < after->len; j++)
              {
                const Slot *one = &g_array_index (before, Slot, i), *two = &g_array_index (after, Slot, j);
                gint64 moved = i > at || (i == at && !end) ? by : 0, longer = i == at && end ? by : 0;

                if (one->id != two->id)
                  continue;
                g_assert_cmpint (two->from, ==, one->from + moved);
                g_assert_cmpint (two->to - two->from, ==, one->to - one->from + longer);
                if (by > 0)
                  g_assert_cmpuint (i, ==, j);
              }
          g_assert_true (xl_programme_event_span (event, &first, &last));
          for (guint j = 0; j < after->len; j++)
            g_assert_true (g_array_index (after, Slot, j).from >= first && g_array_index (after, Slot, j).to <= last);
          g_assert_true (xl_file_undo (file, FALSE, NULL, &error));
          back = xl_plan_dup_digest (plan);
          g_assert_cmpstr (back, ==, digest);
        }
}

static void
test_new_item (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make"), first = NULL, second = NULL, third = NULL;
  g_autoptr (XlPlan) plan = NULL;
  XlEvent *event;
  gint64 id = 0;

  ADD (edit, event, "title", "E", "starts", "2027-01-12", "from_time", "09:00", "to_time", "09:20");
  plan = plan_of (edit);
  event = (XlEvent *) xl_plan_lookup (plan, 1);
  first = xl_edits_new_item (plan, event, "A", &id);
  g_assert_true (xl_rules_admit (plan, first, NULL));
  apply (plan, first);
  g_assert_cmpstr (((XlAgendaItem *) xl_plan_lookup (plan, id))->to_time, ==, "09:15");
  second = xl_edits_new_item (plan, event, "B", &id);
  apply (plan, second);
  g_assert_cmpstr (((XlAgendaItem *) xl_plan_lookup (plan, id))->from_time, ==, "09:15");
  g_assert_cmpstr (((XlAgendaItem *) xl_plan_lookup (plan, id))->to_time, ==, "09:20");
  third = xl_edits_new_item (plan, event, "C", &id); /* the event is full */
  apply (plan, third);
  g_assert_null (((XlAgendaItem *) xl_plan_lookup (plan, id))->from_time);
}

/* --- letters and documents ----------------------------------------------------------------------- */

static char *
sql (const char *path, const char *statement)
{
  const char *argv[] = { "sqlite3", path, statement, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error))
    return NULL;
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

/* Who has no letter, once by the list of the window, once by a question to the file. */
#define MISSING                                                                                                        \
  "SELECT m.id FROM membership m JOIN region r ON r.id = m.region WHERE m.role IN ('lead', 'member') AND m.retired = 0" \
  " AND r.retired = 0 AND NOT (m.since IS NOT NULL AND m.since > date('now'))"                                          \
  " AND NOT (m.until IS NOT NULL AND m.until < date('now')) AND NOT EXISTS"                                             \
  " (SELECT 1 FROM party p JOIN agreement a ON a.id = p.agreement WHERE a.type = 'letter-of-interest' AND a.retired = 0" \
  "  AND (a.network IS NULL OR a.network = m.network) AND (p.region = m.region OR p.organisation IN"                     \
  "  (SELECT o.id FROM organisation o WHERE o.region = m.region))) ORDER BY m.id"

static void
assert_missing (XlPlan *plan, const char *path)
{
  g_autoptr (GArray) letters = xl_letters_list (plan, xl_date_today ());
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *asked = sql (path, MISSING);
  const GPtrArray *members = xl_plan_get_live (plan, &xl_kind_membership);

  if (asked == NULL)
    {
      g_test_skip ("no sqlite3 shell here");
      return;
    }
  for (guint m = 0; m < members->len; m++) /* by id */
    for (guint i = 0; i < letters->len; i++)
      {
        const XlLetter *letter = &g_array_index (letters, XlLetter, i);

        if (letter->membership == g_ptr_array_index (members, m) && letter->letter == NULL)
          g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", letter->membership->parent_instance.id);
      }
  g_assert_cmpstr (text->str, ==, asked);
}

static gboolean
gate_has_letter (XlPlan *plan, XlProject *project)
{
  XlGate gate;

  xl_gate_check (plan, project, 1, &gate);
  for (guint i = 0; i < gate.n; i++)
    if (strcmp (gate.conditions[i].info->name, "letter-lead") == 0)
      return gate.conditions[i].met;
  g_assert_not_reached ();
}

/* One step attaches the letter, clears the finding and opens the gate's condition; its undo takes all back. */
static void
test_letter (void)
{
  g_autofree char *path = g_build_filename (folder, "letters.crosslink", NULL);
  g_autofree char *scan = g_build_filename (folder, "Letter of Lombardy.pdf", NULL), *copied = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = xl_file_sample (path, &error);
  XlPlan *plan = xl_file_get_plan (file);
  XlRegion *region = (XlRegion *) xl_plan_find (plan, &xl_kind_region, "lombardy");
  XlNetwork *network = (XlNetwork *) xl_plan_find (plan, &xl_kind_network, "s3p");
  XlRecord *member = xl_plan_find (plan, &xl_kind_membership, "lombardy-s3p-lead");
  XlProject *project = (XlProject *) xl_plan_find (plan, &xl_kind_project, "birex");
  g_autoptr (XlAttached) attached = NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *before = found (plan, "letter-of-interest", ON), *after = NULL, *gone = NULL, *undone = NULL;
  g_autofree char *id = g_strdup_printf ("%d/", (int) xl_record_get_id (member));
  XlDocument *document;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (scan, "%PDF-1.4 a letter", -1, NULL));
  assert_missing (plan, path);
  g_assert_false (gate_has_letter (plan, project));
  g_assert_nonnull (strstr (before, id));

  attached = xl_documents_attach (path, scan, TRUE, NULL, &error);
  g_assert_no_error (error);
  edit = xl_edits_attach_letter (plan, region, network, attached, xl_date_make (2026, 11, 2));
  g_assert_true (xl_file_edit (file, edit, NULL, &error));
  g_assert_no_error (error);
  after = found (plan, "letter-of-interest", ON);
  g_assert_null (strstr (after, id));
  g_assert_true (gate_has_letter (plan, project));
  assert_missing (plan, path);

  /* The copy is the document, and is missed when it goes. */
  document = (XlDocument *) xl_plan_lookup (plan, xl_plan_letter (plan, region, network)->document);
  g_assert_cmpstr (document->sha256, ==, attached->sha256);
  g_assert_cmpuint (strlen (document->sha256), ==, 64);
  g_assert_cmpstr (document->title, ==, "Letter of Lombardy");
  copied = g_build_filename (folder, document->path, NULL);
  xl_documents_look (plan, path);
  assert_found (plan, "document-gone", "");
  g_assert_cmpint (g_unlink (copied), ==, 0);
  xl_documents_look (plan, path);
  gone = found (plan, "document-gone", ON);
  g_assert_nonnull (strstr (gone, ".path"));

  g_assert_true (xl_file_undo (file, FALSE, NULL, &error));
  g_assert_false (gate_has_letter (plan, project));
  undone = found (plan, "letter-of-interest", ON);
  g_assert_cmpstr (undone, ==, before);
}

/* Two gigabytes are refused in a sentence, copied or linked, and so is a file that is not there. */
static void
test_large (void)
{
  g_autofree char *plan = g_build_filename (folder, "Large.crosslink", NULL);
  g_autofree char *large = g_build_filename (folder, "large.pdf", NULL), *none = g_build_filename (folder, "none.pdf", NULL);
  FILE *out = g_fopen (large, "w");

  g_assert_nonnull (out);
  g_assert_cmpint (ftruncate (fileno (out), (off_t) 2 << 30), ==, 0); /* a hole: it takes no room on the disk */
  fclose (out);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xl_documents_attach (plan, i < 2 ? large : none, i % 2, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, i < 2 ? "large.pdf" : "none.pdf"));
    }
  g_unlink (large);
}

/* A name that is known brings its record, an alias too, with the organisation; another one a new person. */
static void
test_attendance (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlEvent *event = (XlEvent *) xl_plan_find (plan, &xl_kind_event, "conf-2021");
  static const char *const names[][3] = { { "dolors nunez", "maria-dolors-nunez", "accio" }, { "EIB", NULL, "eib" },
                                          { "Nobody Yet", "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = 0;
      g_autoptr (XlEdit) edit = xl_edits_new_attendance (plan, event, names[i][0], &id);
      const XlAttendance *one;
      XlRecord *person, *from;

      g_assert_true (xl_file_edit (file, edit, NULL, NULL));
      one = (const XlAttendance *) xl_plan_lookup (plan, id);
      person = xl_plan_lookup (plan, one->person);
      from = xl_plan_lookup (plan, one->organisation);
      if (names[i][1] == NULL)
        g_assert_null (person);
      else if (*names[i][1] != '\0')
        g_assert_cmpstr (person->key, ==, names[i][1]);
      else
        g_assert_cmpstr (((XlPerson *) person)->name, ==, names[i][0]);
      g_assert_cmpstr (from != NULL ? from->key : NULL, ==, names[i][2]);
    }
}

/* --- positions ---------------------------------------------------------------------------------- */

static void
give (XlFile *file, XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;

  g_assert_nonnull (edit);
  g_assert_cmpuint (edit->ops->len, ==, 1);
  g_assert_true (xl_file_edit (file, edit, NULL, NULL));
}

/* What is adopted says when, by hand or in bulk; what no longer is does not; a day that somebody gave stays. */
static void
test_adoption (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlRecord *record = xl_plan_find (plan, &xl_kind_position, "smes");
  const XlPosition *position = (const XlPosition *) record;
  const XlField *status = xl_kind_field (&xl_kind_position, "status"), *date = xl_kind_field (&xl_kind_position, "date");
  g_autofree char *finding = g_strdup_printf ("%d.date", (int) record->id);

  g_assert_cmpint (position->status, ==, XL_POSITION_ADOPTED);
  give (file, xl_edits_value (plan, record, date, "2018-05"));
  g_assert_null (xl_edits_value (plan, record, status, "adopted"));
  give (file, xl_edits_value (plan, record, status, "consultation"));
  g_assert_cmpuint (position->date, ==, XL_DATE_NONE);
  give (file, xl_edits_value (plan, record, date, "2018-05"));
  assert_found (plan, "adopted-on", finding);
  give (file, xl_edits_value (plan, record, status, "draft")); /* the finding stays with its day */
  g_assert_cmpuint (position->date, ==, xl_date_make (2018, 5, 0));
  give (file, xl_edits_value (plan, record, status, "adopted"));
  g_assert_cmpuint (position->date, ==, xl_date_make (2018, 5, 0));
  assert_found (plan, "adopted-on", "");
  give (file, xl_edits_bulk (plan, &record, 1, status, "draft"));
  g_assert_cmpuint (position->date, ==, XL_DATE_NONE);
  give (file, xl_edits_bulk (plan, &record, 1, status, "adopted"));
  g_assert_cmpuint (position->date, ==, xl_date_today ());
  g_assert_null (xl_edits_bulk (plan, &record, 1, status, "adopted"));
}

/* Whoever is trained may be somebody new: one edit for both. */
static void
test_training (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlRecord *known = g_ptr_array_index (xl_plan_get_live (plan, &xl_kind_person), 0);

  for (guint i = 0; i < 2; i++)
    {
      gint64 id = 0;
      g_autoptr (XlEdit) edit = xl_edits_new_training (plan, i == 0 ? known : NULL, "Ada Newcomer", "Facilitation", &id);
      const XlTraining *training;
      g_autofree char *about = NULL, *expected = NULL;

      g_assert_cmpuint (edit->ops->len, ==, 1 + i);
      g_assert_true (xl_file_edit (file, edit, NULL, NULL));
      training = (const XlTraining *) xl_plan_lookup (plan, id);
      if (i == 0)
        g_assert_true (xl_plan_lookup (plan, training->person) == known);
      else
        g_assert_cmpstr (((const XlPerson *) xl_plan_lookup (plan, training->person))->name, ==, "Ada Newcomer");
      give (file, xl_edits_value (plan, xl_plan_lookup (plan, id), xl_kind_field (&xl_kind_training, "hours"), "16"));
      about = xl_words_training_about (plan, training);
      expected = g_strdup_printf ("%s · 16\u00a0h", ((const XlPerson *) xl_plan_lookup (plan, training->person))->name);
      g_assert_cmpstr (about, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE); /* sentences are compared with English ones */
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  folder = private_folder_new ();
  g_test_add_func ("/network/clock", test_clock);
  g_test_add_func ("/network/hard", test_hard);
  g_test_add_func ("/network/soft", test_soft);
  g_test_add_func ("/network/speakers", test_speakers);
  g_test_add_func ("/network/webinar", test_webinar);
  g_test_add_func ("/network/forum", test_forum);
  g_test_add_func ("/network/shift", test_shift);
  g_test_add_func ("/network/new-item", test_new_item);
  g_test_add_func ("/network/letter", test_letter);
  g_test_add_func ("/network/large", test_large);
  g_test_add_func ("/network/attendance", test_attendance);
  g_test_add_func ("/network/adoption", test_adoption);
  g_test_add_func ("/network/training", test_training);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
