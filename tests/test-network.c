/* test-network.c - events and their programmes, agreements, positions, know-how and calls */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "rules-plans.h"
#include "xl-desk-file.h"
#include "xl-desk-words.h"
#include "xl-programme.h"

#include <string.h>

static char *folder;

static XlFile *
new_sample (void)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("%u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;
  XlFile *file = xl_file_sample (path, &error);

  g_assert_no_error (error);
  return file;
}

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
  plan = plan_of (edit);

  assert_found (plan, "agenda-overlap", "3/2.from_time");
  assert_found (plan, "agenda-gap", "4/2.from_time");
  assert_found (plan, "event-zone", "1.zone 7.letters");
  assert_found (plan, "agreement-parties", "8");
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

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  folder = private_folder_new ();
  g_test_add_func ("/network/clock", test_clock);
  g_test_add_func ("/network/hard", test_hard);
  g_test_add_func ("/network/soft", test_soft);
  g_test_add_func ("/network/speakers", test_speakers);
  g_test_add_func ("/network/webinar", test_webinar);
  g_test_add_func ("/network/forum", test_forum);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
