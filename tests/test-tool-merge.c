/* test-tool-merge.c - crosslink merge: its table, its statuses, and what it refuses to read */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool-run.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
digest (const char *plan)
{
  g_auto (Ran) ran = run ("digest", plan, NULL);

  assert_status (ran, 0);
  return g_strdup (ran.out);
}

static void
copy (const char *from, const char *to)
{
  gsize length;
  g_autofree char *bytes = contents (from, &length);

  put (to, bytes, (gssize) length);
}

static void
assert_same_bytes (const char *a, const char *b)
{
  gsize n, m;
  g_autofree char *one = contents (a, &n);
  g_autofree char *two = contents (b, &m);

  g_assert_cmpmem (one, n, two, m);
}

static guint
n_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 1;
}

/* The line that begins so. */
static char *
line_with (const char *text, const char *part)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], part) != NULL)
      return g_strdup (lines[i]);
  return NULL;
}

static void
change (const char *plan, const char *kind, const char *table)
{
  put ("T.csv", table, -1);
  must ("import", plan, "T.csv", "--kind", kind);
}

/* A took a horizon, B a website; both chose another size, and both the same number of members. */
static void
make_two (void)
{
  copy ("S.crosslink", "A.crosslink");
  copy ("S.crosslink", "B.crosslink");
  change ("A.crosslink", "project", "id,horizon\nbirex,21\n");
  change ("A.crosslink", "organisation", "id,size,members\nnowal,small,7\n");
  change ("B.crosslink", "organisation", "id,size,members,website\nnowal,large,7,example.org\n");
}

static void
test_table (void)
{
  g_auto (Ran) open = { 0 };
  g_auto (Ran) dry = { 0 };
  g_auto (Ran) done = { 0 };
  g_auto (Ran) history = { 0 };
  g_autofree char *question = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *before = NULL;

  make_two ();
  before = digest ("A.crosslink");
  copy ("A.crosslink", "A0.crosslink");
  copy ("B.crosslink", "B0.crosslink");
  open = run ("merge", "A.crosslink", "B.crosslink", NULL);
  assert_status (open, 1);
  assert_same_bytes ("A.crosslink", "A0.crosslink");
  g_assert_true (g_str_has_prefix (open.out, "record\tfield\tbase\tmine\ttheirs\tkept\n"));
  g_assert_cmpuint (n_lines (open.out), ==, 4);
  question = line_with (open.out, "\tsize\t");
  g_assert_nonnull (strstr (question, "\tsmall\tlarge\t"));
  g_assert_true (g_str_has_suffix (question, "\t"));
  g_assert_nonnull (strstr (open.out, "\t21\t"));
  g_assert_nonnull (strstr (open.out, "\texample.org\ttheirs\n"));
  g_assert_nonnull (strstr (open.err, "1 question is open"));
  dry = run ("merge", "A.crosslink", "B.crosslink", "--keep", "theirs", "--dry-run", NULL);
  assert_status (dry, 0);
  g_assert_nonnull (strstr (dry.out, "\tsmall\tlarge\ttheirs\n"));
  assert_same_bytes ("A.crosslink", "A0.crosslink");
  done = run ("merge", "A.crosslink", "B.crosslink", "--keep", "theirs", NULL);
  assert_status (done, 0);
  g_assert_cmpstr (done.out, ==, dry.out);
  assert_same_bytes ("B.crosslink", "B0.crosslink");
  must ("merge", "B.crosslink", "A0.crosslink", "--keep", "mine");
  one = digest ("A.crosslink");
  two = digest ("B.crosslink");
  g_assert_cmpstr (one, ==, two);
  history = run ("history", "A.crosslink", NULL);
  g_assert_nonnull (strstr (history.out, "Merged with B: 2 changes\n"));
  copy ("A.crosslink", "A1.crosslink");
  must ("merge", "A.crosslink", "B0.crosslink");
  assert_same_bytes ("A.crosslink", "A1.crosslink");
  again = digest ("A.crosslink");
  g_assert_cmpstr (one, ==, again);
  must ("undo", "A.crosslink");
  undone = digest ("A.crosslink");
  g_assert_cmpstr (before, ==, undone);
}

/* What B writes as a dossier can be merged, too; what it leaves out stays. */
static void
test_dossier (void)
{
  g_auto (Ran) open = { 0 };
  g_auto (Ran) show = { 0 };

  make_two ();
  must ("export", "B.crosslink", "--format", "dossier", "-o", "B.xml");
  open = run ("merge", "A.crosslink", "B.xml", NULL);
  assert_status (open, 1);
  g_assert_nonnull (strstr (open.err, "no history"));
  g_assert_nonnull (strstr (open.out, "\tsize\t\tsmall\tlarge\t\n"));
  must ("merge", "A.crosslink", "B.xml", "--keep", "theirs");
  show = run ("show", "A.crosslink", "nowal", NULL);
  g_assert_nonnull (strstr (show.out, "size\tlarge\n"));
  g_assert_nonnull (strstr (show.out, "website\texample.org\n"));
  g_clear_pointer (&show.out, g_free);
  g_clear_pointer (&show.err, g_free);
  show = run ("list", "A.crosslink", "--kind", "person", NULL);
  g_assert_cmpuint (n_lines (show.out), >, 1); /* the dossier has no persons */
}

/* A dossier of more than 64 MiB is a mistake more often than not: it is said how it is merged all the same. */
static void
test_large_dossier (void)
{
  g_autofree char *whole = NULL;
  g_autofree char *spaces = g_strnfill (1000, ' ');
  g_autoptr (GString) large = NULL;
  g_auto (Ran) refused = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_before, length_after;
  char *end;

  make_two ();
  before = contents ("A.crosslink", &length_before);
  must ("export", "B.crosslink", "--format", "dossier", "-o", "B.xml");
  whole = contents ("B.xml", &length);
  end = strrchr (whole, '<');
  large = g_string_sized_new (70 << 20);
  g_string_append_len (large, whole, end - whole);
  while (large->len <= 64 << 20)
    g_string_append_printf (large, "<!--%s-->", spaces);
  g_string_append (large, end);
  put ("Large.xml", large->str, (gssize) large->len);
  refused = run ("merge", "A.crosslink", "Large.xml", "--keep", "theirs", NULL);
  assert_status (refused, 2);
  g_assert_nonnull (strstr (refused.err, "is larger than 64"));
  g_assert_nonnull (strstr (refused.err, "crosslink merge --large"));
  after = contents ("A.crosslink", &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
  must ("merge", "A.crosslink", "Large.xml", "--keep", "theirs", "--large");
}

/* --- what is no other laptop ------------------------------------------------------------------ */

static void
refuses (const char *file, int status, const char *part)
{
  g_auto (Ran) ran = run ("merge", "A.crosslink", file, "--keep", "theirs", NULL);

  if (ran.status != status || strstr (ran.err, part) == NULL || n_lines (ran.err) != 1 || *ran.out != '\0')
    g_error ("%s: exit %d: %s%s", file, ran.status, ran.out, ran.err);
  assert_same_bytes ("A.crosslink", "A0.crosslink");
}

/* Law: one sentence, and nothing changes, neither here nor there. */
static void
test_refusals (void)
{
  g_autofree char *bytes = NULL;
  g_autofree char *fifo = in_folder ("pipe.crosslink");
  g_autofree char *link = in_folder ("link.crosslink");
  g_auto (Ran) wrong = { 0 };
  gsize length;

  make_two ();
  copy ("A.crosslink", "A0.crosslink");
  bytes = contents ("B.crosslink", &length);
  put ("cut.crosslink", bytes, (gssize) length / 2);
  memset (bytes + 60, 0, 4);
  bytes[63] = 99; /* user_version */
  put ("newer.crosslink", bytes, (gssize) length);
  bytes[63] = 1;
  memset (bytes + 5000, 0x55, 3000);
  put ("torn.crosslink", bytes, (gssize) length);
  put ("text.crosslink", "hello\n", -1);
  put ("empty.crosslink", "", 0);
  put ("bad.xml", "<crosslink xmlns='urn:crosslink:dossier:1' version='1.0'><region/></crosslink>", -1);
  g_assert_cmpint (symlink ("A.crosslink", link), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  refuses ("missing.crosslink", 2, "missing.crosslink");
  refuses ("text.crosslink", 2, "text.crosslink");
  refuses ("empty.crosslink", 2, "empty.crosslink");
  refuses ("cut.crosslink", 2, "cut.crosslink");
  refuses ("newer.crosslink", 2, "newer");
  refuses ("torn.crosslink", 2, "torn.crosslink");
  refuses ("pipe.crosslink", 2, "pipe.crosslink");
  refuses (".", 2, "crosslink: ");
  refuses ("A.crosslink", 2, "plan itself");
  refuses ("link.crosslink", 2, "plan itself");
  refuses ("bad.xml", 1, "bad.xml");
  wrong = run ("merge", "A.crosslink", "B.crosslink", "--keep", "both", NULL);
  assert_status (wrong, 2);
  assert_same_bytes ("A.crosslink", "A0.crosslink");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  tool_begin (&argc, &argv);
  g_test_add_func ("/tool-merge/table", test_table);
  g_test_add_func ("/tool-merge/dossier", test_dossier);
  g_test_add_func ("/tool-merge/large-dossier", test_large_dossier);
  g_test_add_func ("/tool-merge/refusals", test_refusals);
  return tool_run ();
}
