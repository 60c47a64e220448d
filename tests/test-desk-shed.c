/* test-desk-shed.c - what is large goes where nobody waits for it, and until then it is whole for whoever has it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk-file.h"
#include "xl-desk-shed.h"

#define MANY (XL_SHED_MANY + 500)

static char *folder;

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* --- plans ------------------------------------------------------------------------------------ */

static XlPlan *
plan_new (guint n)
{
  XlPlan *plan = xl_plan_new ();

  for (guint i = 1; i <= n; i++)
    xl_plan_take (plan, xl_record_new (&xl_kind_organisation, i));
  g_assert_true (xl_plan_link (plan, NULL));
  return plan;
}

static gpointer
let_go (gpointer plan)
{
  g_object_unref (plan);
  return NULL;
}

/* Law: a plan is whole as long as anybody has it, goes when the last one lets go, in whatever thread that is, and leaves
 * what others have of it. */
static void
test_plan (void)
{
  for (guint n = 0; n <= MANY; n += MANY)
    {
      XlPlan *plan = plan_new (n), *look = plan;
      g_autoptr (XlRecord) kept = n > 0 ? g_object_ref (xl_plan_lookup (plan, 7)) : NULL;

      g_object_add_weak_pointer (G_OBJECT (plan), (gpointer *) &look);
      xl_shed_plan (g_object_ref (plan));
      iterate ();
      g_assert_true (look == plan);
      g_assert_cmpuint (xl_plan_count (plan, &xl_kind_organisation), ==, n);
      g_thread_join (g_thread_new ("let go", let_go, plan));
      iterate ();
      g_assert_null (look);
      g_assert_true (kept == NULL || kept->id == 7);
    }
}

/* Law: a plan that somebody takes again after its desk has let go of it stays. */
static void
test_plan_taken_again (void)
{
  XlPlan *plan = plan_new (MANY), *look = plan;

  g_object_add_weak_pointer (G_OBJECT (plan), (gpointer *) &look);
  xl_shed_plan (plan);
  g_object_ref (plan);
  iterate ();
  g_assert_true (look == plan);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_organisation), ==, MANY);
  g_object_unref (plan);
  iterate ();
  g_assert_null (look);
}

/* --- objects and values ----------------------------------------------------------------------- */

static int gone;

static void
gone_cb (gpointer data, GObject *where)
{
  g_atomic_int_inc (&gone);
}

static GPtrArray *
objects_new (guint n)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (objects, g_object_new (G_TYPE_OBJECT, NULL));
      g_object_weak_ref (g_ptr_array_index (objects, i), gone_cb, NULL);
    }
  return objects;
}

/* Law: many objects go later, a few at once; all of them go, by themselves or with the last desk. */
static void
test_objects (void)
{
  gone = 0;
  xl_shed_objects (objects_new (10));
  g_assert_cmpint (gone, ==, 10);
  xl_shed_objects (objects_new (MANY));
  xl_shed_objects (objects_new (MANY));
  g_assert_cmpint (gone, ==, 10);
  iterate ();
  g_assert_cmpint (gone, ==, 10 + 2 * MANY);
  xl_shed_objects (objects_new (MANY));
  xl_shed_rest ();
  g_assert_cmpint (gone, ==, 10 + 3 * MANY);
}

static void
count_cb (gpointer value)
{
  g_free (value);
  g_atomic_int_inc (&gone);
}

/* Law: values go in another thread, each once. */
static void
test_values (void)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  gone = 0;
  xl_shed (NULL, count_cb);
  for (guint i = 0; i < 100; i++)
    xl_shed (g_strdup ("value"), count_cb);
  while (g_atomic_int_get (&gone) < 100 && g_get_monotonic_time () < end)
    g_thread_yield ();
  g_assert_cmpint (g_atomic_int_get (&gone), ==, 100);
}

/* --- a desk ----------------------------------------------------------------------------------- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (xl_desk_open_finish (XL_DESK (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* Whoever looks sees a plan with all of an edit or with nothing of it, in plan and list alike. */
static void
look (XlDesk *desk)
{
  XlPlan *plan = xl_desk_get_plan (desk);
  const guint n = xl_plan_count (plan, &xl_kind_organisation);

  g_assert_true (n == 0 || n == MANY * 2);
  g_assert_cmpuint (xl_plan_get_all (plan, &xl_kind_organisation)->len, ==, n);
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, XlDesk *desk)
{
  look (desk);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, xl_plan_count (xl_desk_get_plan (desk), &xl_kind_organisation));
}

static void
until (XlDesk *desk, guint n)
{
  while (xl_plan_count (xl_desk_get_plan (desk), &xl_kind_organisation) != n)
    {
      g_main_context_iteration (NULL, TRUE);
      look (desk);
    }
}

/* Law: an edit of many is taken in, undone and done again whole; a desk that ends while the old plans still go leaves
 * nothing of them. */
static void
test_desk (void)
{
  g_autofree char *path = g_build_filename (folder, "shed.crosslink", NULL);
  XlDesk *desk = xl_desk_new ();
  g_autoptr (XlEdit) edit = xl_edit_new ("Many");
  GListModel *list = xl_desk_list_records (desk, &xl_kind_organisation);
  gulong handler = 0;
  XlPlan *old;
  gboolean open = FALSE;

  for (guint i = 0; i < MANY * 2; i++)
    {
      gint64 id = xl_edit_insert (edit, &xl_kind_organisation, 0);

      xl_edit_give (edit, id, "name", "One of many");
      xl_edit_give (edit, id, "country", "DE");
      xl_edit_give (edit, id, "provenance", "own");
    }
  xl_desk_open_async (desk, path, XL_DESK_NEW, NULL, answered_cb, &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);
  handler = g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), desk);
  g_assert_true (xl_desk_edit (desk, edit, NULL));
  until (desk, MANY * 2);
  xl_desk_undo (desk);
  until (desk, 0);
  xl_desk_redo (desk);
  until (desk, MANY * 2);
  xl_desk_flush (desk);
  iterate ();
  old = xl_desk_get_plan (desk);
  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  xl_desk_undo (desk);
  until (desk, 0);
  g_signal_handler_disconnect (list, handler);
  g_assert_nonnull (old);
  xl_desk_flush (desk);
  xl_desk_close (desk);
  g_object_unref (desk);
  iterate ();
  g_assert_null (old);
}

int
main (int argc, char *argv[])
{
  int rc;

  g_test_init (&argc, &argv, NULL);
  folder = private_folder_new ();
  xl_desk_start ();
  g_test_add_func ("/shed/plan", test_plan);
  g_test_add_func ("/shed/plan-taken-again", test_plan_taken_again);
  g_test_add_func ("/shed/objects", test_objects);
  g_test_add_func ("/shed/values", test_values);
  g_test_add_func ("/shed/desk", test_desk);
  rc = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return rc;
}
