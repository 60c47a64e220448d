/* test-merge.c - two laptops: whatever each did by the rules, they come together, and nothing is lost on the way */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-laws.h"

/* --- a plan, and what people do to it --------------------------------------------------------- */

static gint64
draw_id (GRand *rand)
{
  return (gint64) g_rand_int (rand) << 31 | g_rand_int_range (rand, 1, G_MAXINT32);
}

static XlRecord *
draw_record (GRand *rand, XlPlan *plan, const XlKind *kind)
{
  const GPtrArray *all = xl_plan_get_all (plan, kind);

  /* Few, so that the two meet. */
  return all->len > 0 ? g_ptr_array_index (all, g_rand_int_range (rand, 0, (gint32) MIN (all->len, 4))) : NULL;
}

static const XlKind *const hot[] = { &xl_kind_project, &xl_kind_project_region, &xl_kind_participation, &xl_kind_membership,
                                     &xl_kind_region, &xl_kind_organisation, &xl_kind_milestone, &xl_kind_cash_line,
                                     &xl_kind_funding_line, &xl_kind_evidence, &xl_kind_stage_move, &xl_kind_step };

static const XlKind *
draw_kind (GRand *rand)
{
  return g_rand_int_range (rand, 0, 4) == 0 ? xl_kind_get ((guint) g_rand_int_range (rand, 0, XL_N_KINDS))
                                            : hot[g_rand_int_range (rand, 0, G_N_ELEMENTS (hot))];
}

static void
give (XlEdit *edit, gint64 id, GRand *rand, XlPlan *plan, const XlField *field)
{
  XlRecord *target = field->type == XL_FIELD_REFERENCE && *field->target != '*'
                         ? draw_record (rand, plan, xl_kind_find (field->target))
                         : NULL;
  g_autofree char *text = target != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, target->id)
                                         : random_text (rand, plan, field);

  if (text != NULL)
    xl_edit_give (edit, id, field->name, text);
}

static XlEdit *
draw_insert (GRand *rand, XlPlan *plan)
{
  const XlKind *kind = draw_kind (rand);
  XlEdit *edit = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (edit, kind, draw_id (rand));

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & XL_FIELD_REQUIRED) || g_rand_boolean (rand))
      if (!(kind->fields[i].flags & XL_FIELD_PLUMBING))
        give (edit, id, rand, plan, &kind->fields[i]);
  if (kind == &xl_kind_project_region && g_rand_boolean (rand))
    xl_edit_give (edit, id, "role", "lead");
  if (kind == &xl_kind_evidence)
    {
      /* about a link row now and then: a target that the other side may delete */
      XlRecord *about = draw_record (rand, plan, hot[g_rand_int_range (rand, 0, 5)]);

      if (about != NULL)
        {
          xl_edit_give_number (edit, id, "record", about->id);
          xl_edit_give (edit, id, "field", xl_record_get_kind (about)->fields[0].name);
        }
    }
  return edit;
}

static XlEdit *
draw_set (GRand *rand, XlPlan *plan)
{
  static const char *const lively[] = { "trl_now", "trl_goal", "currency", "investment", "horizon" };
  const XlKind *kind = draw_kind (rand);
  XlRecord *record = draw_record (rand, plan, kind);
  const XlField *field = &kind->fields[g_rand_int_range (rand, 0, (gint32) kind->n_fields)];
  g_autofree char *text = NULL;
  XlEdit *edit = xl_edit_new (NULL);

  if (record == NULL)
    return edit;
  if (kind == &xl_kind_project && g_rand_boolean (rand))
    field = xl_kind_field (kind, lively[g_rand_int_range (rand, 0, G_N_ELEMENTS (lively))]);
  if ((field->flags & XL_FIELD_REQUIRED) || field->type == XL_FIELD_FLAG || g_rand_int_range (rand, 0, 5) > 0)
    text = random_text (rand, plan, field);
  if (strcmp (field->name, "currency") == 0)
    {
      g_free (text);
      text = g_strdup (g_rand_boolean (rand) ? "PLN" : "EUR");
    }
  xl_edit_set (edit, record, field->name, text);
  return edit;
}

/* A link row and the evidence about it; or a record of any kind that nobody refers to. */
static XlEdit *
draw_delete (GRand *rand, XlPlan *plan)
{
  XlRecord *record = draw_record (rand, plan, draw_kind (rand));
  XlEdit *edit = xl_edit_new (NULL);
  g_autoptr (GPtrArray) users = NULL;

  if (record == NULL)
    return edit;
  users = xl_plan_dup_backlinks (plan, record);
  for (guint i = 0; i < users->len; i++)
    if (xl_edit_find (edit, ((XlRecord *) g_ptr_array_index (users, i))->id) == NULL)
      xl_edit_delete (edit, g_ptr_array_index (users, i));
  xl_edit_delete (edit, record);
  return edit;
}

static XlEdit *
draw_retire (GRand *rand, XlPlan *plan)
{
  XlRecord *record = draw_record (rand, plan, draw_kind (rand));
  XlEdit *edit = xl_edit_new (NULL);

  if (record != NULL && !(xl_record_get_kind (record)->flags & XL_KIND_LINK))
    xl_edit_set (edit, record, "retired", record->retired ? "0" : "1");
  return edit;
}

/* Makes up to @n edits. Returns whether the plan keeps to the rules: what is hidden may break them unseen, and come back. */
static gboolean
work (const char *name, GRand *rand, guint n)
{
  g_autoptr (XlFile) file = open_file (name);
  XlPlan *plan = xl_file_get_plan (file);

  for (guint tries = 0; n > 0 && tries < 400; tries++)
    {
      int dice = g_rand_int_range (rand, 0, 100);
      g_autoptr (XlEdit) edit = NULL;
      gint64 tx = 0;

      if (dice >= 96)
        {
          n -= xl_file_undo (file, FALSE, NULL, NULL);
          continue;
        }
      edit = dice < 50 ? draw_set (rand, plan) : dice < 75 ? draw_insert (rand, plan)
             : dice < 88                                   ? draw_delete (rand, plan)
                                                           : draw_retire (rand, plan);
      if (xl_file_edit (file, edit, &tx, NULL) && tx > 0)
        n--;
    }
  return !has_errors (plan);
}

/* A few records of every kind. */
static void
make_base (const char *name, GRand *rand)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (XlFile) file = NULL;
  XlPlan *plan;

  g_unlink (path);
  file = xl_file_create (path, &error);
  g_assert_no_error (error);
  plan = xl_file_get_plan (file);
  for (guint round = 0; round < 3; round++)
    for (guint k = 0; k < XL_N_KINDS; k++)
      {
        g_autoptr (XlEdit) edit = xl_edit_new (NULL);

        if (edit_insert_random (edit, rand, plan, xl_kind_get (k), FALSE) != 0)
          xl_file_edit (file, edit, NULL, NULL);
      }
}

/* Merges into a file; returns how many questions there were. */
static guint
meet (const char *name, const char *other)
{
  g_autoptr (XlFile) file = open_file (name);
  g_autofree char *digest = NULL;
  guint questions;

  take_in (file, other, XL_MERGE_MINE, &digest, &questions);
  return questions;
}

/* Law: three laptops become one plan however they meet, and what one of them answered nobody else is asked. */
static void
check_three (GRand *rand)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  copy_file ("base", "A");
  copy_file ("base", "B");
  copy_file ("base", "C");
  if (!work ("A", rand, (guint) g_rand_int_range (rand, 1, 12)) || !work ("B", rand, (guint) g_rand_int_range (rand, 1, 12))
      || !work ("C", rand, (guint) g_rand_int_range (rand, 1, 12)))
    return;
  meet ("A", "B");
  meet ("C", "B");
  if (!work ("B", rand, 3) || !work ("A", rand, 3))
    return;
  meet ("A", "C");
  meet ("A", "B");
  g_assert_cmpuint (meet ("B", "A"), ==, 0);
  g_assert_cmpuint (meet ("C", "B"), ==, 0);
  g_assert_cmpuint (meet ("A", "C"), ==, 0);
  a = digest_of ("A");
  b = digest_of ("B");
  c = digest_of ("C");
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, ==, c);
}

static void
run_pairs (guint n, guint seed, gboolean aloud)
{
  guint asked = 0, questions = 0, done = 0;

  for (guint i = 0; done < n; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      XlMergeSide keep = i % 2 ? XL_MERGE_MINE : XL_MERGE_THEIRS;
      guint one;

      if (i % 20 == 0)
        make_base ("base", rand);
      copy_file ("base", "A");
      copy_file ("base", "B");
      if (!work ("A", rand, (guint) g_rand_int_range (rand, 1, 26))
          || !work ("B", rand, (guint) g_rand_int_range (rand, 1, 26)))
        continue;
      done++;
      if (aloud)
        g_print ("\rpair %u", done);
      one = check_sides ("base", i, keep, keep);
      /* Each has taken the other in now, as it was: what both go back to is two states, or one. */
      if (i % 3 == 0 && work ("A", rand, (guint) g_rand_int_range (rand, 0, 9))
          && work ("B", rand, (guint) g_rand_int_range (rand, 0, 9)))
        one += check_sides (NULL, i, keep, keep);
      if (i % 4 == 0)
        check_three (rand);
      asked += one > 0;
      questions += one;
    }
  if (aloud)
    g_print ("\rpairs %u, with questions %u, questions %u, differences 0\n", n, asked, questions);
  g_assert_cmpuint (n < 20 || asked > 0, ==, TRUE);
}

static void
test_pairs (void)
{
  run_pairs (12, 1000, FALSE);
}

int
main (int argc, char **argv)
{
  int status = 0;

  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
  xl_desk_start ();
  if (argc == 4 && strcmp (argv[1], "--pairs") == 0)
    run_pairs ((guint) atoi (argv[2]), (guint) atoi (argv[3]), TRUE);
  else
    {
      g_test_init (&argc, &argv, NULL);
      g_test_add_func ("/merge/pairs", test_pairs);
      status = g_test_run ();
    }
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
