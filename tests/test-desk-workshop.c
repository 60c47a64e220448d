/* test-desk-workshop.c - a workshop without a screen: lines, completion, minutes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-desk.h"
#include "xl-desk-edits.h"
#include "xl-desk-minutes.h"
#include "xl-desk-words.h"
#include "xl-desk-workshop.h"

#include <string.h>

static guint
n_links (const char *organisation, const char *project, int role)
{
  const GPtrArray *links = xl_plan_get_live (plan, &xl_kind_participation);
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const XlParticipation *link = g_ptr_array_index (links, i);
      g_autofree char *one = xl_words_name (plan, xl_plan_lookup (plan, link->organisation));
      g_autofree char *other = xl_words_name (plan, xl_plan_lookup (plan, link->project));

      n += strcmp (one, organisation) == 0 && strcmp (other, project) == 0 && (int) link->role == role;
    }
  return n;
}

/* Does what the line says. */
static gint64
enter (const char *text)
{
  g_autoptr (XlWorkshopLine) line = xl_workshop_read (plan, text);
  g_autofree char *sentence = NULL;

  if (line->edit == NULL)
    g_error ("%s: %s", text, line->sentence);
  g_assert_true (xl_desk_edit (desk, line->edit, &sentence));
  settle ();
  return line->show;
}

static void
refuses (const char *text, const char *part_of_sentence)
{
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;
  g_autoptr (XlWorkshopLine) line = xl_workshop_read (plan, text);

  if (line->edit != NULL)
    g_error ("%s is taken: %s", text, line->sentence);
  if (strstr (line->sentence, part_of_sentence) == NULL)
    g_error ("%s: %s", text, line->sentence);
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

/* --- lines -------------------------------------------------------------------------------------- */

/* Law: one line is one step, and undoing it leaves the plan as it was. */
static void
test_one_step (gboolean *done, gconstpointer data)
{
  static const char *const lines[] = {
    "Nowal Chimica > BI-REX : technology",
    "nowal chimica > bi-rex",
    "A firm nobody knows > BI-REX : off-taker",
    "Nowal Chimica > A project nobody knows : feedstock",
    "A firm nobody knows > A project nobody knows",
    "BI-REX > A firm nobody knows : tech",
    "Catalonia > BI-REX : market",
    "Limburg (NL) > A project nobody knows : lead",
    "Nowal Chimica > BASF : supplier",
    "? cellulose",
    "? cellulose @ Maria",
    "A firm nobody knows > BI-REX : adviser @ Núria",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *before = xl_plan_dup_digest (plan), *within = NULL, *after = NULL;
      guint n_undo = xl_history_n_undo (xl_plan_get_history (plan));

      enter (lines[i]);
      within = xl_plan_dup_digest (plan);
      g_assert_cmpstr (before, !=, within);
      g_assert_cmpuint (xl_history_n_undo (xl_plan_get_history (plan)), ==, n_undo + 1);
      xl_desk_undo (desk);
      settle ();
      after = xl_plan_dup_digest (plan);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_what_it_links (gboolean *done, gconstpointer data)
{
  gint64 shown;

  g_assert_cmpuint (n_links ("Nowal Chimica", "BI-REX", XL_PART_TECHNOLOGY), ==, 0);
  shown = enter (" Nowal Chimica>BI-REX :Technology ");
  g_assert_cmpuint (n_links ("Nowal Chimica", "BI-REX", XL_PART_TECHNOLOGY), ==, 1);
  g_assert_cmpint (shown, ==, xl_record_get_id (xl_plan_find (plan, &xl_kind_organisation, "nowal")));
  refuses ("Nowal Chimica > BI-REX : technology", "linked already");

  shown = enter ("Nova Chem > BI-REX : off");
  g_assert_cmpuint (n_links ("Nova Chem", "BI-REX", XL_PART_OFF_TAKER), ==, 1);
  g_assert_cmpint (((XlOrganisation *) xl_plan_lookup (plan, shown))->type, ==, 0); /* nobody has said it */
  /* Known now: it is not made twice. */
  enter ("nova chem > BI-REX : feedstock @ Maria");
  g_assert_cmpuint (n_links ("Nova Chem", "BI-REX", XL_PART_FEEDSTOCK), ==, 1);
}

/* A title may have a colon, a name an @. */
static void
test_signs_in_names (gboolean *done, gconstpointer data)
{
  enter ("Nowal Chimica > Green: the sequel : technology");
  g_assert_cmpuint (n_links ("Nowal Chimica", "Green: the sequel", XL_PART_TECHNOLOGY), ==, 1);
  enter ("A@B Chem > Green: the sequel");
  g_assert_cmpuint (n_links ("A@B Chem", "Green: the sequel", XL_PART_PARTNER), ==, 1);
}

static void
test_refused (gboolean *done, gconstpointer data)
{
  g_autoptr (XlEdit) other = NULL;
  gint64 id;

  refuses ("", "parking lot");
  refuses ("   ", "parking lot");
  refuses ("?", "parking lot");
  refuses (">", "parking lot");
  refuses ("Nowal Chimica >", "parking lot");
  refuses ("> BI-REX", "parking lot");
  refuses ("Somebody", "parking lot");
  refuses ("Limburg", "shows Limburg (NL)");
  other = xl_edits_new_region (plan, "Limburg (BE)", "BE", &id);
  g_assert_true (xl_desk_edit (desk, other, NULL));
  settle ();
  refuses ("Limburg > BI-REX", "is the name of 2 records");
  enter ("Limburg (BE) > BI-REX : market");
  refuses ("Nowal Chimica > BI-REX : king", "no role here");
  refuses ("Catalonia > Lombardy", "linked by a project");
  refuses ("BI-REX > BI-REX", "two different records");
  refuses ("Nowal Chimica", "shows Nowal Chimica");
}

/* Law: whatever is typed, it is read without harm. */
static void
test_any_text (gboolean *done, gconstpointer data)
{
  static const char *const pieces[] = { ">", ":", "?", "@", " ", " @ ", "BI-REX", "Nowal Chimica", "é", "💧", "\xe2\x80\xae", "a" };
  g_autofree char *before = xl_plan_dup_digest (plan), *after = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20200707);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (XlWorkshopLine) line = NULL;
      long length;

      for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      line = xl_workshop_read (plan, text->str);
      g_assert_nonnull (line->sentence);
      length = g_utf8_strlen (text->str, -1);
      for (long at = -1; at <= length + 1; at++)
        {
          g_autoptr (GPtrArray) offers = xl_workshop_offers (plan, text->str, (int) at, 4);

          g_assert_cmpuint (offers->len, <=, 4);
        }
    }
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

/* --- completion --------------------------------------------------------------------------------- */

static void
offers (const char *text, const char *name, const char *then)
{
  g_autoptr (GPtrArray) list = xl_workshop_offers (plan, text, (int) g_utf8_strlen (text, -1), 5);

  if (name == NULL)
    {
      g_assert_cmpuint (list->len, ==, 0);
      return;
    }
  if (list->len == 0)
    g_error ("nothing is offered for %s", text);
  g_assert_cmpstr (((XlWorkshopOffer *) g_ptr_array_index (list, 0))->name, ==, name);
  g_assert_cmpstr (((XlWorkshopOffer *) g_ptr_array_index (list, 0))->text, ==, then);
}

static void
test_offers (gboolean *done, gconstpointer data)
{
  g_autoptr (GPtrArray) middle = NULL;

  offers ("now", "Nowal Chimica", "Nowal Chimica > ");
  offers ("lod", "Łódź", "Łódź > ");
  offers ("Nowal Chimica", NULL, NULL);
  offers ("Nowal Chimica > bi-r", "BI-REX", "Nowal Chimica > BI-REX : ");
  offers ("Nowal Chimica >bi-r", "BI-REX", "Nowal Chimica > BI-REX : ");
  offers ("Nowal Chimica > BI-REX : te", "technology", "Nowal Chimica > BI-REX : technology");
  offers ("Catalonia > BI-REX : ", "lead", "Catalonia > BI-REX : lead");
  offers ("Nobody > BI-REX : ad", "adviser", "Nobody > BI-REX : adviser");
  offers ("? cell", NULL, NULL);
  enter ("? cellulose @ Maria Dolors");
  offers ("? lignin @ mar", "Maria Dolors", "? lignin @ Maria Dolors");
  /* What stands behind the cursor stays. */
  middle = xl_workshop_offers (plan, "now > BI-REX : technology", 3, 5);
  g_assert_cmpstr (((XlWorkshopOffer *) g_ptr_array_index (middle, 0))->text, ==, "Nowal Chimica > BI-REX : technology");
  g_assert_cmpint (((XlWorkshopOffer *) g_ptr_array_index (middle, 0))->cursor, ==, 14);
}

/* --- minutes ------------------------------------------------------------------------------------ */

static void
minutes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(XlReport **) data = xl_desk_minutes_finish (XL_DESK (source), result, &error);
  g_assert_no_error (error);
}

static char *
minutes (const char *since)
{
  g_autoptr (XlReport) report = NULL;
  XlReport *found = NULL;

  xl_desk_minutes_async (desk, since, NULL, minutes_cb, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = found;
  return xl_report_dup_text (report);
}

static gboolean
says (const char *text, const char *words)
{
  return strstr (text, words) != NULL;
}

static void
test_minutes (gboolean *done, gconstpointer data)
{
  g_autofree char *since = NULL, *empty = NULL, *full = NULL, *again = NULL;
  XlRecord *nowal = xl_plan_find (plan, &xl_kind_organisation, "nowal");
  g_autoptr (XlEdit) members = xl_edits_value (plan, nowal, xl_kind_field (&xl_kind_organisation, "members"), "7");

  g_usleep (2000);
  since = xl_desk_now ();
  empty = minutes (since);
  g_assert_true (says (empty, "Nothing was changed.") && says (empty, "Nothing is waiting."));
  enter ("Nowal Chimica > BI-REX : technology @ Maria");
  enter ("Nova Chem > BI-REX : off-taker");
  enter ("? cellulose @ Núria");
  g_assert_true (xl_desk_edit (desk, members, NULL));
  settle ();
  enter ("Wrong > BI-REX");
  xl_desk_undo (desk);
  settle ();
  full = minutes (since);
  g_assert_true (says (full, "Nowal Chimica: technology (proposed by Maria)")
                 || says (full, "Nowal Chimica – BI-REX: technology (proposed by Maria)"));
  g_assert_true (says (full, "Partner Nova Chem added"));
  g_assert_true (says (full, ": off-taker\n"));
  g_assert_true (says (full, "Members of Nowal Chimica: – → 7"));
  g_assert_true (says (full, "?      cellulose (proposed by Núria)"));
  g_assert_false (says (full, "Wrong"));
  g_assert_false (says (full, "Nothing"));
  /* What was redone happened. */
  xl_desk_redo (desk);
  settle ();
  again = minutes (since);
  g_assert_true (says (again, "Partner Wrong added"));
}

static guint
count (GByteArray *bytes, const char *word)
{
  guint n = 0;
  gsize length = strlen (word);

  for (guint i = 0; i + length <= bytes->len; i++)
    n += memcmp (bytes->data + i, word, length) == 0;
  return n;
}

/* Law: the same report is the same bytes; a long one has more than one page. */
static void
test_pdf (gboolean *done, gconstpointer data)
{
  g_autoptr (XlReport) report = xl_report_new ();
  g_autoptr (GByteArray) first = NULL, second = NULL, longer = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  xl_report_add (report, XL_REPORT_TITLE, NULL, "Minutes");
  xl_report_add (report, XL_REPORT_HEADING, NULL, "Changes");
  first = xl_desk_report_pdf (report, NULL);
  second = xl_desk_report_pdf (report, NULL);
  g_assert_cmpmem (first->data, first->len, second->data, second->len);
  g_assert_cmpuint (count (first, "/Contents "), ==, 1);
  for (guint i = 0; i < 200; i++)
    xl_report_add (report, XL_REPORT_ITEM, "09:30", "Łódź – BI-REX: технология, 化学, كيمياء \xff <b>not bold</b>");
  longer = xl_desk_report_pdf (report, NULL);
  g_assert_cmpuint (count (longer, "/Contents "), >, 3);
  /* What is looked at is what is written. */
  pages = xl_desk_report_record (report);
  g_assert_cmpuint (pages->len, ==, count (longer, "/Contents "));
}

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, gboolean, NULL, set_up, func, tear_down)
  TEST ("/workshop/one-step", test_one_step);
  TEST ("/workshop/what-it-links", test_what_it_links);
  TEST ("/workshop/signs-in-names", test_signs_in_names);
  TEST ("/workshop/refused", test_refused);
  TEST ("/workshop/any-text", test_any_text);
  TEST ("/workshop/offers", test_offers);
  TEST ("/workshop/minutes", test_minutes);
  TEST ("/workshop/pdf", test_pdf);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
