/* test-report.c - the dossier on paper, as those read it who get it: its text, its pages, its hash */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "tool-run.h"

static struct
{
  char *all, *language;
} caller;

/* What the program is started with: NULL for nothing. */
static void
speak (const char *all, const char *language)
{
  if (all != NULL)
    g_setenv ("LC_ALL", all, TRUE);
  else
    g_unsetenv ("LC_ALL");
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

/* --- reading a PDF ------------------------------------------------------------------------------ */

/* The text of a PDF, each run of white space one blank; NULL skips the test. */
static char *
text_of (const char *name)
{
  g_autofree char *path = in_folder (name);
  g_autofree char *text = NULL, *err = NULL;
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  const char *argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, &err, &status, NULL))
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed");
      return NULL;
    }
  g_assert_cmpint (status, ==, 0);
  /* Nothing that poppler finds to complain about. */
  g_assert_cmpstr (err, ==, "");
  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

static guint
count_pages (const char *name)
{
  g_autofree char *path = in_folder (name);
  g_autofree char *text = NULL;
  const char *argv[] = { "pdfinfo", path, NULL };
  const char *at;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  at = strstr (text, "Pages:");
  g_assert_nonnull (at);
  return (guint) g_ascii_strtoull (at + strlen ("Pages:"), NULL, 10);
}

#define assert_says(text, words)                                                                                       \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (strstr ((text), (words)) == NULL)                                                                              \
      g_error ("line %d: “%s” is not in: %s", __LINE__, (words), (text));                                              \
  }                                                                                                                    \
  G_STMT_END

#define assert_hides(text, words)                                                                                      \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (strstr ((text), (words)) != NULL)                                                                              \
      g_error ("line %d: “%s” is in: %s", __LINE__, (words), (text));                                                  \
  }                                                                                                                    \
  G_STMT_END

/* Law: each page says which it is, and of how many. */
static void
assert_pages (const char *name, const char *text)
{
  guint n = count_pages (name);

  for (guint page = 1; page <= n; page++)
    {
      g_autofree char *words = g_strdup_printf ("Page %u of %u", page, n);

      assert_says (text, words);
    }
}

static void
assert_same (const char *one, const char *two)
{
  gsize a, b;
  g_autofree char *first = contents (one, &a), *second = contents (two, &b);

  g_assert_cmpmem (first, a, second, b);
}

/* --- laws --------------------------------------------------------------------------------------- */

/* Law: the hash on paper is that of the XML dossier of the same scope. */
static void
assert_hash (const char *text, const char *xml)
{
  gsize length;
  g_autofree char *bytes = contents (xml, &length);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);

  assert_says (text, sha256);
}

/* Readers of PDF do not agree on how wide a blank is. */
static char *
without_blanks (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

/* A figure of `appraise` as a reader of English writes it, without blanks. */
static char *
shown (const char *name, double value, const char *unit)
{
  gboolean rate = strcmp (name, "gap_rate") == 0 || g_str_has_prefix (name, "frr") || strcmp (name, "err") == 0;
  const char *sign = value < 0 ? "\u2212" : "";
  double size = fabs (value);

  if (strcmp (unit, "EUR") == 0 && size >= 999500)
    return g_strdup_printf ("%s%.*fM€", sign, size < 9.995e6 ? 2 : size < 999.95e6 ? 1 : 0, size / 1e6);
  if (strcmp (unit, "EUR") == 0)
    return g_strdup_printf ("%s%.0f€", sign, size);
  if (strcmp (unit, "EUR/t") == 0)
    return g_strdup_printf ("%s%.1f€/t", sign, size);
  if (strcmp (unit, "years") == 0)
    return g_strdup_printf ("%.1fyears", size);
  if (strcmp (unit, "year") == 0)
    return g_strdup_printf ("%.0f", size);
  return rate ? g_strdup_printf ("%s%.1f%%", sign, size * 100) : g_strdup_printf ("%s%.2f", sign, size);
}

/* Law: title, every figure that `appraise` gives, the hash, and the pages are in the text of the PDF. */
static void
test_project (void)
{
  g_auto (Ran) ran = run ("appraise", "S.crosslink", "--project", "x04", NULL);
  g_auto (GStrv) lines = g_strsplit (ran.out, "\n", -1);
  g_autofree char *text = NULL, *dense = NULL;
  guint n = 0;

  assert_status (ran, 0);
  must ("export", "S.crosslink", "--format", "report-pdf", "--project", "x04", "-o", "P.pdf");
  must ("export", "S.crosslink", "--format", "dossier", "--project", "x04", "-o", "P.xml");
  text = text_of ("P.pdf");
  if (text == NULL)
    return;
  dense = without_blanks (text);
  assert_says (text, "e-Cracker furnace demo");
  assert_says (text, "2028: DSCR 0.87");
  assert_says (text, "Illustrative: this project and its figures are invented to show.");
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *figure = NULL;

      if (strcmp (cells[1], "-") == 0 || strchr (cells[1], ';') != NULL)
        continue;
      figure = shown (cells[0], g_ascii_strtod (cells[1], NULL), cells[2]);
      assert_says (dense, figure);
      n++;
    }
  g_assert_cmpuint (n, >, 15);
  assert_hash (text, "P.xml");
  assert_pages ("P.pdf", text);
  assert_hides (text, "@");
}

static guint
count_words (const char *bytes, gsize length, const char *word)
{
  guint n = 0;

  for (gsize i = 0; i + strlen (word) <= length; i++)
    n += memcmp (bytes + i, word, strlen (word)) == 0;
  return n;
}

/* Law: the same plan file gives the same bytes, whatever it is called. */
static void
test_bytes (void)
{
  gsize length;
  g_autofree char *plan = contents ("S.crosslink", &length);
  g_autofree char *pdf = NULL;

  put ("Other name.crosslink", plan, (gssize) length);
  must ("export", "S.crosslink", "--format", "report-pdf", "--project", "x01", "-o", "A.pdf");
  must ("export", "Other name.crosslink", "--format", "report-pdf", "--project", "x01", "-o", "B.pdf");
  assert_same ("A.pdf", "B.pdf");
  pdf = contents ("A.pdf", &length);
  g_assert_cmpmem (pdf, 8, "%PDF-1.4", 8);
  /* A bookmark for the project, and one below it for each heading. */
  g_assert_cmpuint (count_words (pdf, length, "/Outlines"), >, 0);
  g_assert_cmpuint (count_words (pdf, length, "/Dest ["), >, 8);
}

/* Law: a portfolio is a summary and each project; its hash is that of the dossier of all of them. */
static void
test_portfolio (void)
{
  g_auto (Ran) ran = run ("list", "S.crosslink", "--kind", "project", NULL);
  g_auto (GStrv) lines = g_strsplit (ran.out, "\n", -1);
  g_autofree char *text = NULL, *two = NULL;

  must ("export", "S.crosslink", "--format", "report-pdf", "-o", "All.pdf");
  must ("export", "S.crosslink", "--format", "dossier", "-o", "All.xml");
  must ("export", "S.crosslink", "--format", "report-pdf", "--project", "x01", "--project", "birex", "-o", "Two.pdf");
  text = text_of ("All.pdf");
  if (text == NULL)
    return;
  assert_says (text, "Project portfolio");
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      assert_says (text, cells[4]);
    }
  assert_hash (text, "All.xml");
  assert_pages ("All.pdf", text);
  assert_hides (text, "@");
  two = text_of ("Two.pdf");
  assert_says (two, "PyroLink – cross-border pyrolysis-oil feedstock hub");
  assert_says (two, "BI-REX – biomass recovery, recycling and extraction");
  assert_hides (two, "e-Cracker furnace demo");
}

/* Law: every line of the funding is there, refused ones too. */
static void
test_funding (void)
{
  g_autoptr (GString) table = g_string_new ("id,project,label,instrument,amount,year,status\n");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (table, "fx%u,x04,Tranche no %u,%s,%u,%u,%s\n", i, i, i % 2 ? "loan" : "equity", 1000 + i, 2026 + i % 4,
                            i % 7 == 0 ? "refused" : "idea");
  must ("sample", "Funding.crosslink");
  put_text ("F.csv", table->str);
  must ("import", "Funding.crosslink", "F.csv", "--kind", "funding-line");
  must ("export", "Funding.crosslink", "--format", "report-pdf", "--project", "x04", "-o", "F.pdf");
  text = text_of ("F.pdf");
  if (text == NULL)
    return;
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *label = g_strdup_printf ("Tranche no %u ", i);

      assert_says (text, label);
    }
  assert_pages ("F.pdf", text);
}

/* Words that can be told apart, as many as make so many characters. */
static char *
many_words (const char *stem, gsize length, const char *last)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len + strlen (last) + 1 < length; i++)
    g_string_append_printf (text, "%s%u ", stem, i);
  g_string_append (text, last);
  return g_string_free (text, FALSE);
}

/* Law: long names and titles, a row higher than a page, no cash plan, nothing at all: it is a document all the same, and
 * nothing of it is lost. */
static void
test_hard (void)
{
  g_autofree char *title = many_words ("Titel", 300, "TITLEEND"), *name = many_words ("Organisation", 300, "NAMEEND");
  g_autofree char *measure = many_words ("measure", 12000, "MEASUREEND");
  g_autofree char *unbroken = g_strnfill (280, 'W');
  g_autofree char *projects = g_strdup_printf ("id,title,currency\nlong,%s,EUR\nbare,Bare,EUR\nwide,%s,EUR\n", title, unbroken);
  g_autofree char *partners = g_strdup_printf ("id,name,type,country\nlongorg,%s,company,DE\n", name);
  g_autofree char *risks = g_strdup_printf ("id,project,cause,mitigation,probability,impact\nr9,long,Cause,%s,5,5\n", measure);
  static const char *const all[] = { "long", "bare", "wide" };
  g_autofree char *nothing = NULL;

  must ("new", "Hard.crosslink");
  put_text ("HP.csv", projects);
  must ("import", "Hard.crosslink", "HP.csv", "--kind", "project");
  put_text ("HO.csv", partners);
  must ("import", "Hard.crosslink", "HO.csv", "--kind", "organisation");
  put_text ("HL.csv", "id,project,organisation,role\nl9,long,longorg,partner\n");
  must ("import", "Hard.crosslink", "HL.csv", "--kind", "participation");
  put_text ("HR.csv", risks);
  must ("import", "Hard.crosslink", "HR.csv", "--kind", "risk");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *file = g_strconcat (all[i], ".pdf", NULL);
      g_autofree char *text = NULL;

      must ("export", "Hard.crosslink", "--format", "report-pdf", "--project", all[i], "-o", file);
      text = text_of (file);
      if (text == NULL)
        return;
      assert_pages (file, text);
      assert_says (text, "There is no cash plan yet");
      if (i > 0)
        continue;
      assert_says (text, "TITLEEND");
      assert_says (text, "NAMEEND");
      assert_says (text, "measure1000 ");
      assert_says (text, "MEASUREEND");
    }
  must ("new", "Empty.crosslink");
  must ("export", "Empty.crosslink", "--format", "report-pdf", "-o", "Empty.pdf");
  nothing = text_of ("Empty.pdf");
  assert_says (nothing, "There is no project that may leave in this dossier.");
}

/* Law: persons and what is private leave only when asked. */
static void
test_kept_back (void)
{
  g_autofree char *open = NULL, *persons = NULL, *with_private = NULL, *parent = NULL;

  must ("sample", "Kept.crosslink");
  put_text ("KP.csv", "id,title,type,currency,confidentiality\nsecret,Secret venture,programme,EUR,private\n");
  must ("import", "Kept.crosslink", "KP.csv", "--kind", "project");
  put_text ("KM.csv", "id,project,title,due\nkm1,secret,Secret step,2027\n");
  must ("import", "Kept.crosslink", "KM.csv", "--kind", "milestone");
  put_text ("KN.csv", "id,parent\nx01,secret\n");
  must ("import", "Kept.crosslink", "KN.csv", "--kind", "project");
  put_text ("KQ.csv", "id,name,organisation,email\nkq,Ada Example,demo-petro,ada@example.org\n");
  must ("import", "Kept.crosslink", "KQ.csv", "--kind", "person");
  must ("export", "Kept.crosslink", "--format", "report-pdf", "-o", "Open.pdf");
  must ("export", "Kept.crosslink", "--format", "report-pdf", "--persons", "--project", "x01", "-o", "Persons.pdf");
  must ("export", "Kept.crosslink", "--format", "report-pdf", "--private", "-o", "Private.pdf");
  must ("export", "Kept.crosslink", "--format", "report-pdf", "--private", "--project", "x01", "-o", "Parent.pdf");
  open = text_of ("Open.pdf");
  if (open == NULL)
    return;
  persons = text_of ("Persons.pdf");
  with_private = text_of ("Private.pdf");
  parent = text_of ("Parent.pdf");
  assert_hides (open, "Secret");
  assert_hides (open, "Ada Example");
  assert_hides (open, "@");
  assert_says (persons, "Ada Example");
  assert_says (persons, "ada@example.org");
  assert_hides (persons, "Secret");
  assert_says (with_private, "Secret venture");
  assert_says (with_private, "Secret step");
  assert_says (parent, "Secret venture");
  assert_hides (with_private, "@");
}

/* Law: in the language of whoever runs this, too. */
static void
test_locale (void)
{
  g_autofree char *text = NULL;

  speak (caller.all, caller.language);
  must ("export", "S.crosslink", "--format", "report-pdf", "--project", "x04", "-o", "Caller.pdf");
  speak ("C.UTF-8", "C");
  text = text_of ("Caller.pdf");
  if (text == NULL)
    return;
  assert_says (text, "e-Cracker furnace demo");
  g_assert_cmpuint (count_pages ("Caller.pdf"), >, 5);
}

int
main (int argc, char **argv)
{
  int status;

  /* Sentences are compared in English. */
  caller.all = g_strdup (g_getenv ("LC_ALL"));
  caller.language = g_strdup (g_getenv ("LANGUAGE"));
  speak ("C.UTF-8", "C");
  tool_begin (&argc, &argv);
  g_test_add_func ("/report/project", test_project);
  g_test_add_func ("/report/bytes", test_bytes);
  g_test_add_func ("/report/portfolio", test_portfolio);
  g_test_add_func ("/report/funding", test_funding);
  g_test_add_func ("/report/hard", test_hard);
  g_test_add_func ("/report/kept-back", test_kept_back);
  g_test_add_func ("/report/locale", test_locale);
  status = tool_run ();
  g_free (caller.all);
  g_free (caller.language);
  return status;
}
