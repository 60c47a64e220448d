/* test-merge-cases.c - what two people do to one plan, and what they are asked when they meet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-laws.h"

static void
assert_same_digest (const char *a, const char *b)
{
  g_autofree char *one = digest_of (a);
  g_autofree char *two = digest_of (b);

  g_assert_cmpstr (one, ==, two);
}

/* Merges @other into @name; the answers are one side's. Returns whether anything was written; how many questions. */
static gboolean
merge (const char *name, const char *other, XlMergeSide keep, guint *questions)
{
  g_autoptr (XlFile) file = open_file (name);
  g_autoptr (XlMerging) merging = read_merge (file, other);
  gboolean written = FALSE;

  if (questions != NULL)
    *questions = n_questions (merging);
  xl_merge_answer (xl_merging_get_diff (merging), keep);
  if (!write_merge (file, merging, &written))
    g_error ("%s with %s: refused", name, other);
  return written;
}

static guint
check_pair (const char *base, guint salt)
{
  return check_sides (base, salt, XL_MERGE_MINE, XL_MERGE_THEIRS);
}

/* --- what people do --------------------------------------------------------------------------- */

enum
{
  NETWORK = 1,
  REGION,
  REGION2,
  ORGANISATION,
  PROJECT,
  LINK,
  PEOPLE
};

static void
begin (XlEdit *edit, const XlKind *kind, gint64 id, const char *first, ...)
{
  va_list args;

  xl_edit_insert (edit, kind, id);
  va_start (args, first);
  for (const char *field = first; field != NULL; field = va_arg (args, const char *))
    xl_edit_give (edit, id, field, va_arg (args, const char *));
  va_end (args);
}

static void
must_write (XlFile *file, XlEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 tx = 0;

  xl_file_edit (file, edit, &tx, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tx, >, 0);
  xl_edit_unref (edit);
}

/* A project with an organisation in it, two regions, a network. */
static void
make_small (void)
{
  g_autofree char *path = path_of ("small");
  g_autoptr (XlFile) file = NULL;
  XlEdit *edit = xl_edit_new (NULL);

  g_unlink (path);
  file = xl_file_create (path, NULL);
  begin (edit, &xl_kind_network, NETWORK, "name", "Net", NULL);
  begin (edit, &xl_kind_region, REGION, "name", "One", "country", "DE", NULL);
  begin (edit, &xl_kind_region, REGION2, "name", "Two", "country", "NL", NULL);
  begin (edit, &xl_kind_organisation, ORGANISATION, "name", "Org", "type", "company", "country", "DE", NULL);
  begin (edit, &xl_kind_project, PROJECT, "title", "Project", "type", "cooperation", "currency", "EUR", "trl_now", "3",
         "trl_goal", "8", NULL);
  begin (edit, &xl_kind_participation, LINK, "project", "5", "organisation", "4", "role", "partner", NULL);
  must_write (file, edit);
  copy_file ("small", "A");
  copy_file ("small", "B");
}

static void
set (const char *name, gint64 id, const char *field, const char *text)
{
  g_autoptr (XlFile) file = open_file (name);
  XlEdit *edit = xl_edit_new (NULL);

  xl_edit_set (edit, xl_plan_lookup (xl_file_get_plan (file), id), field, text);
  must_write (file, edit);
}

static void
insert (const char *name, const XlKind *kind, gint64 id, const char *a, const char *at, const char *b, const char *bt,
        const char *c, const char *ct)
{
  g_autoptr (XlFile) file = open_file (name);
  XlEdit *edit = xl_edit_new (NULL);

  begin (edit, kind, id, a, at, b, bt, c, ct, NULL);
  must_write (file, edit);
}

static void
delete (const char *name, gint64 id)
{
  g_autoptr (XlFile) file = open_file (name);
  XlEdit *edit = xl_edit_new (NULL);

  xl_edit_delete (edit, xl_plan_lookup (xl_file_get_plan (file), id));
  must_write (file, edit);
}

static char *
text_in (const char *name, gint64 id, const char *field)
{
  g_autoptr (XlFile) file = open_file (name);
  XlRecord *record = xl_plan_lookup (xl_file_get_plan (file), id);

  return record != NULL ? xl_field_dup_text (xl_kind_field (xl_record_get_kind (record), field), record)
                        : g_strdup (NOT_THERE);
}

static void
assert_text (const char *name, gint64 id, const char *field, const char *wanted)
{
  g_autofree char *text = text_in (name, id, field);

  g_assert_cmpstr (text, ==, wanted);
}

/* How many questions a person sees, and why the first is one. */
static guint
n_asked (const char *name, const char *other, XlMergeWhy *why)
{
  g_autoptr (XlFile) file = open_file (name);
  g_autoptr (XlMerging) merging = read_merge (file, other);
  const XlMergeDiff *diff = xl_merging_get_diff (merging);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < diff->units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit->why == XL_MERGE_TAKEN || (unit->group > 0 && !g_hash_table_add (groups, GUINT_TO_POINTER (unit->group))))
        continue;
      if (n++ == 0 && why != NULL)
        *why = unit->why;
    }
  return n;
}

/* No question. */
static void
change_apart (void)
{
  set ("A", PROJECT, "horizon", "20");
  set ("B", PROJECT, "acronym", "BEE");
}

/* A question. */
static void
change_size_against_each_other (void)
{
  set ("A", ORGANISATION, "size", "small");
  set ("B", ORGANISATION, "size", "large");
}

static void
test_fields (void)
{
  XlMergeWhy why = XL_MERGE_TAKEN;

  make_small ();
  change_apart ();
  set ("A", REGION, "site", "Alike");
  set ("B", REGION, "site", "Alike");
  change_size_against_each_other ();
  g_assert_cmpuint (n_asked ("A", "B", &why), ==, 1);
  g_assert_cmpint (why, ==, XL_MERGE_BOTH);
  check_pair ("small", 1);
  copy_file ("small", "A");
  copy_file ("small", "B");
  change_apart ();
  set ("A", REGION, "site", "Alike");
  set ("B", REGION, "site", "Alike");
  g_assert_true (merge ("A", "B", XL_MERGE_MINE, NULL));
  assert_text ("A", PROJECT, "horizon", "20");
  assert_text ("A", PROJECT, "acronym", "BEE");
  /* What both changed alike is known from then on: a later change of it is a change, and no question. */
  set ("A", REGION, "site", "Other");
  g_assert_cmpuint (n_asked ("A", "B", NULL), ==, 0);
  g_assert_false (merge ("A", "B", XL_MERGE_MINE, NULL));
  assert_text ("A", REGION, "site", "Other");
  g_assert_true (merge ("B", "A", XL_MERGE_MINE, NULL));
  assert_same_digest ("A", "B");
}

/* Law: what was answered once is not asked again, to and fro, with more work in between. */
static void
test_chain (void)
{
  guint questions;

  make_small ();
  change_size_against_each_other ();
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *horizon = g_strdup_printf ("%u", 10 + i);
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      merge ("A", "B", XL_MERGE_MINE, &questions);
      g_assert_cmpuint (questions, ==, i == 0);
      assert_text ("A", ORGANISATION, "size", "small");
      set ("A", PROJECT, "horizon", horizon);
      set ("B", PROJECT, "title", title);
      merge ("B", "A", XL_MERGE_MINE, &questions);
      g_assert_cmpuint (questions, ==, 0);
      assert_text ("B", PROJECT, "horizon", horizon);
      assert_text ("B", PROJECT, "title", title);
      assert_text ("B", ORGANISATION, "size", "small");
    }
}

/* Both merged the other as it was before, and kept what is theirs: then nobody knows how it was. */
static void
test_criss_cross (void)
{
  XlMergeWhy why = XL_MERGE_TAKEN;

  make_small ();
  change_apart ();
  change_size_against_each_other ();
  copy_file ("A", "A0");
  merge ("A", "B", XL_MERGE_MINE, NULL);
  merge ("B", "A0", XL_MERGE_MINE, NULL);
  set ("A", REGION, "site", "Here");
  g_assert_cmpuint (n_asked ("A", "B", &why), ==, 1);
  g_assert_cmpint (why, ==, XL_MERGE_BOTH);
  check_pair (NULL, 3);
}

/* A third laptop knows of the first by the second. */
static void
test_three (void)
{
  guint questions;

  make_small ();
  copy_file ("small", "C");
  set ("A", PROJECT, "horizon", "20");
  merge ("B", "A", XL_MERGE_MINE, NULL);
  set ("A", PROJECT, "acronym", "AYE");
  set ("B", PROJECT, "title", "Bee");
  merge ("C", "B", XL_MERGE_MINE, &questions);
  g_assert_cmpuint (questions, ==, 0);
  set ("C", PROJECT, "horizon", "30");
  merge ("C", "A", XL_MERGE_MINE, &questions);
  g_assert_cmpuint (questions, ==, 0);
  assert_text ("C", PROJECT, "horizon", "30");
  assert_text ("C", PROJECT, "acronym", "AYE");
  assert_text ("C", PROJECT, "title", "Bee");
}

/* Law: a merge that was undone took nothing, even where the other has seen it. */
static void
test_undone (void)
{
  make_small ();
  change_apart ();
  merge ("A", "B", XL_MERGE_MINE, NULL);
  merge ("B", "A", XL_MERGE_MINE, NULL);
  {
    g_autoptr (XlFile) a = open_file ("A");

    g_assert_true (xl_file_undo (a, FALSE, NULL, NULL));
  }
  assert_text ("A", PROJECT, "acronym", NULL);
  g_assert_true (merge ("A", "B", XL_MERGE_MINE, NULL));
  assert_text ("A", PROJECT, "acronym", "BEE");
  assert_same_digest ("A", "B");
  {
    g_autoptr (XlFile) a = open_file ("A");

    g_assert_true (xl_file_undo (a, FALSE, NULL, NULL));
    g_assert_true (xl_file_undo (a, TRUE, NULL, NULL));
  }
  g_assert_false (merge ("A", "B", XL_MERGE_MINE, NULL));
  assert_text ("A", PROJECT, "acronym", "BEE");
}

/* --- valid sides, invalid wholes -------------------------------------------------------------- */

static void
assert_one_question (XlMergeWhy wanted)
{
  XlMergeWhy why = XL_MERGE_TAKEN;

  g_assert_cmpuint (n_asked ("A", "B", &why), ==, 1);
  g_assert_cmpint (why, ==, wanted);
  check_pair ("small", 5);
}

static void
test_together (void)
{
  make_small ();
  insert ("A", &xl_kind_project_region, 11, "project", "5", "region", "2", "role", "lead");
  insert ("B", &xl_kind_project_region, 12, "project", "5", "region", "3", "role", "lead");
  set ("B", PROJECT, "horizon", "20");
  assert_one_question (XL_MERGE_TOGETHER);

  make_small ();
  insert ("A", &xl_kind_membership, 11, "region", "2", "network", "1", "role", "member");
  insert ("B", &xl_kind_membership, 12, "region", "2", "network", "1", "role", "member");
  assert_one_question (XL_MERGE_TOGETHER);

  make_small ();
  set ("A", PROJECT, "trl_now", "7");
  set ("B", PROJECT, "trl_goal", "5");
  assert_one_question (XL_MERGE_TOGETHER);

  make_small ();
  set ("A", PROJECT, "currency", "PLN");
  set ("B", PROJECT, "investment", "100");
  assert_one_question (XL_MERGE_TOGETHER);

  /* one side's work alone, which is right as a whole, though the door would not let its currency in alone */
  make_small ();
  set ("B", PROJECT, "currency", "PLN");
  set ("B", PROJECT, "investment", "100");
  set ("A", REGION, "site", "Here");
  g_assert_cmpuint (n_asked ("A", "B", NULL), ==, 0);
  check_pair ("small", 5);

  /* and so where the amount came from another project */
  make_small ();
  insert ("A", &xl_kind_project, 11, "title", "Other", "type", "cooperation", "currency", "EUR");
  insert ("A", &xl_kind_participation, 12, "project", "11", "organisation", "4", "role", "partner");
  set ("A", 12, "budget", "100");
  copy_file ("A", "small");
  copy_file ("A", "B");
  set ("B", PROJECT, "currency", "PLN");
  set ("B", 12, "project", "5");
  set ("A", REGION, "site", "Here");
  g_assert_cmpuint (n_asked ("A", "B", NULL), ==, 0);
  check_pair ("small", 5);

  make_small ();
  insert ("A", &xl_kind_milestone, 11, "project", "5", "title", "M1", "key", "m1");
  insert ("A", &xl_kind_milestone, 12, "project", "5", "title", "M2", "key", "m2");
  copy_file ("A", "small");
  copy_file ("A", "B");
  set ("A", 11, "depends_on", "12");
  set ("B", 12, "depends_on", "11");
  assert_one_question (XL_MERGE_TOGETHER);
}

static void
test_links (void)
{
  /* one side deletes what the other says something about */
  make_small ();
  delete ("A", LINK);
  insert ("B", &xl_kind_evidence, 11, "record", "6", "field", "role", "provenance", "own");
  assert_one_question (XL_MERGE_TOGETHER);

  /* deleted against changed */
  make_small ();
  delete ("A", LINK);
  set ("B", LINK, "role", "financier");
  assert_one_question (XL_MERGE_REMOVED);
  make_small ();
  delete ("A", LINK);
  set ("B", LINK, "role", "financier");
  merge ("A", "B", XL_MERGE_THEIRS, NULL);
  assert_text ("A", LINK, "role", "financier");

  /* deleted, and nothing else: taken */
  make_small ();
  delete ("A", LINK);
  set ("B", PROJECT, "horizon", "20");
  g_assert_cmpuint (n_asked ("A", "B", NULL), ==, 0);
  check_pair ("small", 5);
}

static void
test_retired (void)
{
  make_small ();
  set ("A", ORGANISATION, "retired", "1");
  set ("B", ORGANISATION, "size", "medium");
  assert_one_question (XL_MERGE_RETIRED);

  make_small ();
  set ("A", ORGANISATION, "retired", "1");
  set ("B", ORGANISATION, "size", "medium");
  merge ("A", "B", XL_MERGE_MINE, NULL);
  assert_text ("A", ORGANISATION, "retired", "1");
  assert_text ("A", ORGANISATION, "size", "medium");

  /* linked anew: nobody would see the link */
  make_small ();
  set ("B", ORGANISATION, "retired", "1");
  insert ("A", &xl_kind_participation, 11, "project", "5", "organisation", "4", "role", "promoter");
  assert_one_question (XL_MERGE_RETIRED);

  make_small ();
  set ("A", ORGANISATION, "retired", "1");
  set ("B", PROJECT, "horizon", "20");
  g_assert_cmpuint (n_asked ("A", "B", NULL), ==, 0);
}

/* --- not copies of one plan ------------------------------------------------------------------- */

static void
test_strangers (void)
{
  g_autofree char *note = NULL;

  make_small ();
  {
    g_autofree char *path = path_of ("B");
    g_autoptr (XlFile) b = NULL;
    XlEdit *edit = xl_edit_new (NULL);

    g_unlink (path);
    b = xl_file_create (path, NULL);
    begin (edit, &xl_kind_region, REGION, "name", "Uno", "country", "DE", NULL);
    begin (edit, &xl_kind_region, 77, "name", "Three", "country", "FR", NULL);
    must_write (b, edit);
  }
  {
    g_autoptr (XlFile) a = open_file ("A");
    g_autoptr (XlMerging) merging = read_merge (a, "B");

    note = xl_merging_dup_note (merging);
    g_assert_nonnull (strstr (note, "not copies"));
  }
  g_assert_cmpuint (n_asked ("A", "B", NULL), ==, 1);
  check_pair (NULL, 9);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
  xl_desk_start ();
  g_test_add_func ("/merge-cases/fields", test_fields);
  g_test_add_func ("/merge-cases/chain", test_chain);
  g_test_add_func ("/merge-cases/criss-cross", test_criss_cross);
  g_test_add_func ("/merge-cases/three", test_three);
  g_test_add_func ("/merge-cases/undone", test_undone);
  g_test_add_func ("/merge-cases/together", test_together);
  g_test_add_func ("/merge-cases/links", test_links);
  g_test_add_func ("/merge-cases/retired", test_retired);
  g_test_add_func ("/merge-cases/strangers", test_strangers);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
