/* test-store.c - laws of the door and of history */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "xl-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* --- the tables ------------------------------------------------------------------------------- */

static const char *
sql_type (const XlField *field)
{
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_FLAG:
    case XL_FIELD_REFERENCE:
      return "INTEGER";
    case XL_FIELD_REAL:
      return "REAL";
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_SET:
      return "TEXT";
    }
  return NULL;
}

/* The rows of a question; KIND in it stands for @word. */
static char *
ask (XlStore *store, const char *question, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) sql = g_string_new (question);
  char *text = NULL;

  g_string_replace (sql, "KIND", word, 0);
  xl_store_query_text (store->db, sql->str, &text, &error);
  g_assert_no_error (error);
  return text;
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Columns are only ever appended: those of a later schema step stand behind those of every record, whatever their
 * place in the field table. */
static char *
sorted_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

/* Law: a kind's table has the fields of the kind's field table, and no other. */
static void
test_tables (void)
{
  Fixture *f = fixture_new_empty (1);

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      g_autoptr (GString) columns = g_string_new ("id INTEGER 0");
      g_autoptr (GString) links = g_string_new (NULL);
      g_autofree char *have = NULL, *sorted = NULL, *wanted = NULL, *sorted_links = NULL, *wanted_links = NULL;
      g_autofree char *have_links = NULL;
      g_autofree char *unindexed = NULL;

      for (guint i = 0; i < kind->n_fields; i++)
        {
          const XlField *field = &kind->fields[i];
          gboolean required = (field->flags & XL_FIELD_REQUIRED) != 0 || field->type == XL_FIELD_FLAG;

          g_string_append_printf (columns, "\n%s %s %d", field->name, sql_type (field), required);
          if (field->type == XL_FIELD_REFERENCE && strcmp (field->target, "*") != 0)
            g_string_append_printf (links, "%s%s %s", links->len > 0 ? "\n" : "", field->name,
                                    xl_kind_find (field->target)->table);
        }
      have = ask (f->store, "SELECT name || ' ' || type || ' ' || \"notnull\" FROM pragma_table_info ('KIND') ORDER BY cid",
                  kind->table);
      sorted = sorted_lines (have);
      wanted = sorted_lines (columns->str);
      g_assert_cmpstr (sorted, ==, wanted);
      have_links = ask (f->store, "SELECT \"from\" || ' ' || \"table\" FROM pragma_foreign_key_list ('KIND') ORDER BY id DESC",
                        kind->table);
      sorted_links = sorted_lines (have_links);
      wanted_links = sorted_lines (links->str);
      g_assert_cmpstr (sorted_links, ==, wanted_links);
      unindexed = ask (f->store,
                       "SELECT \"from\" FROM pragma_foreign_key_list ('KIND') EXCEPT SELECT i.name FROM"
                       " pragma_index_list ('KIND') AS l, pragma_index_info (l.name) AS i WHERE i.seqno = 0",
                       kind->table);
      g_assert_cmpstr (unindexed, ==, "");
    }
  fixture_free (f);
}

/* Law: every choice of every field can be stored, and comes back. */
static void
test_choices (void)
{
  Fixture *f = fixture_new (2);

  for (guint k = 0; k < XL_N_KINDS; k++)
    for (guint i = 0; i < xl_kind_get (k)->n_fields; i++)
      {
        const XlField *field = &xl_kind_get (k)->fields[i];
        const GPtrArray *all = xl_plan_get_all (f->plan, xl_kind_get (k));
        g_autoptr (XlEdit) edit = xl_edit_new ("Choices");

        g_assert_cmpuint (all->len, >, 0);
        if (field->type != XL_FIELD_CHOICE)
          continue;
        for (guint c = 0; field->choices[c].nick != NULL; c++)
          {
            g_autoptr (XlEdit) set = xl_edit_new ("Choose");

            xl_edit_set (set, all->pdata[0], field->name, field->choices[c].nick);
            fixture_write (f, set);
            g_assert_cmpstr (xl_field_get_nick (field, all->pdata[0]), ==, field->choices[c].nick);
          }
      }
  fixture_assert_same (f);
  fixture_free (f);
}

/* --- edits and their way back ----------------------------------------------------------------- */

/* Law: undo (edit (f)) == f and redo (undo (f)) == edit (f), in memory and in the file. */
static void
write_and_return (Fixture *f, XlEdit *edit)
{
  g_autofree char *before = fixture_digest (f);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  fixture_write (f, edit);
  after = fixture_digest (f);
  g_assert_cmpstr (after, !=, before);
  fixture_assert_same (f);
  fixture_undo (f);
  undone = fixture_digest (f);
  g_assert_cmpstr (undone, ==, before);
  fixture_assert_same (f);
  fixture_redo (f);
  redone = fixture_digest (f);
  g_assert_cmpstr (redone, ==, after);
  fixture_assert_same (f);
}

static void
set_each_field (Fixture *f, const XlKind *kind)
{
  const GPtrArray *all = xl_plan_get_all (f->plan, kind);
  XlRecord *record = all->pdata[all->len - 1];
  g_autoptr (XlEdit) set = xl_edit_new ("Set every field");
  g_autoptr (XlEdit) clear = xl_edit_new ("Clear every field");

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = random_text (f->rand, f->plan, &kind->fields[i]);

      xl_edit_set (set, record, kind->fields[i].name, text);
    }
  write_and_return (f, set);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & XL_FIELD_REQUIRED) == 0 && kind->fields[i].type != XL_FIELD_FLAG)
      xl_edit_set (clear, record, kind->fields[i].name, NULL);
  write_and_return (f, clear);
}

static void
test_each_kind (void)
{
  Fixture *f = fixture_new (3);

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      g_autoptr (XlEdit) insert = xl_edit_new ("Insert");
      g_autoptr (XlEdit) bare = xl_edit_new ("Insert what is required");
      g_autoptr (XlEdit) delete = xl_edit_new ("Delete");
      gint64 id;

      edit_insert_random (insert, f->rand, f->plan, kind, TRUE);
      write_and_return (f, insert);
      id = edit_insert_random (bare, f->rand, f->plan, kind, FALSE); /* the last, so nothing that stays refers to it */
      write_and_return (f, bare);
      set_each_field (f, kind);
      xl_edit_delete (delete, xl_plan_lookup (f->plan, id));
      write_and_return (f, delete);
    }
  fixture_free (f);
}

static void
undo_all_redo_all (Fixture *f, const char *before, const char *after, guint n)
{
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  for (guint i = 0; i < n; i++)
    {
      fixture_undo (f);
      if (i == n / 2) /* the stacks survive a restart */
        fixture_reopen (f);
    }
  undone = fixture_digest (f);
  g_assert_cmpstr (undone, ==, before);
  fixture_assert_same (f);
  for (guint i = 0; i < n; i++)
    {
      fixture_redo (f);
      if (i == n / 2)
        fixture_reopen (f);
    }
  redone = fixture_digest (f);
  g_assert_cmpstr (redone, ==, after);
  fixture_assert_same (f);
}

static void
test_random (void)
{
#ifdef XL_SANITIZED
  const guint n = 40;
#else
  const guint n = 150;
#endif

  for (guint seed = 10; seed < 12; seed++)
    {
      Fixture *f = fixture_new (seed);
      g_autofree char *before = fixture_digest (f);
      g_autofree char *after = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);

          fixture_write (f, edit);
        }
      fixture_assert_same (f);
      after = fixture_digest (f);
      undo_all_redo_all (f, before, after, n);
      undo_all_redo_all (f, before, after, n); /* undoing what was redone */
      fixture_free (f);
    }
}

/* Law: what was written before the floor cannot be undone, now or after opening it again. */
static void
test_floor (void)
{
  Fixture *f = fixture_new (4);

  g_assert_cmpuint (xl_history_n_undo (xl_plan_get_history (f->plan)), ==, 3);
  g_assert_true (xl_store_set_floor (f->store, NULL));
  fixture_reopen (f);
  g_assert_cmpuint (xl_history_n_undo (xl_plan_get_history (f->plan)), ==, 0);
  fixture_free (f);
}

/* --- refusals --------------------------------------------------------------------------------- */

static void
assert_refused (Fixture *f, XlEdit *edit, int code)
{
  g_autofree char *before = fixture_digest (f);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq = xl_store_get_seq (f->store);

  g_assert_false (fixture_try (f, edit, &error));
  g_assert_error (error, XL_STORE_ERROR, code);
  after = fixture_digest (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (xl_store_get_seq (f->store), ==, seq);
  fixture_assert_same (f);
}

static XlOp *
one_set (XlRecord *record, const char *field, const char *old, const char *new)
{
  XlOp *op = xl_op_new (XL_OP_SET, xl_record_get_kind (record), xl_record_get_id (record));

  xl_op_put (op, xl_kind_field (xl_record_get_kind (record), field), old, new);
  return op;
}

/* Law: one old value that is not what the edit expects refuses the whole edit, whatever its place. */
static void
test_stale (void)
{
  Fixture *f = fixture_new (5);

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      XlRecord *record = xl_plan_get_all (f->plan, kind)->pdata[0];
      g_autoptr (XlEdit) set = xl_edit_new ("Stale set");
      g_autoptr (XlEdit) delete = xl_edit_new ("Stale delete");
      g_autoptr (XlEdit) insert = xl_edit_new ("Insert again");
      XlOp *op = xl_op_new (XL_OP_DELETE, kind, xl_record_get_id (record));

      edit_insert_random (set, f->rand, f->plan, kind, TRUE);
      xl_edit_add_op (set, one_set (record, "note", "what never was", "new"));
      edit_insert_random (set, f->rand, f->plan, kind, TRUE);
      assert_refused (f, set, XL_STORE_ERROR_STALE);
      xl_op_put (op, xl_kind_field (kind, "note"), "what never was", NULL);
      edit_insert_random (delete, f->rand, f->plan, kind, TRUE);
      xl_edit_add_op (delete, op);
      assert_refused (f, delete, XL_STORE_ERROR_STALE);
      edit_insert_random (insert, f->rand, f->plan, kind, TRUE);
      xl_edit_add_op (insert, xl_op_copy (insert->ops->pdata[0]));
      assert_refused (f, insert, XL_STORE_ERROR_STALE);
    }
  fixture_free (f);
}

/* Law: what the file itself forbids is refused whole: bad values, dangling links of both sorts. */
static void
test_refused (void)
{
  Fixture *f = fixture_new (6);
  XlRecord *region = xl_plan_get_all (f->plan, &xl_kind_region)->pdata[0];
  XlRecord *evidence = xl_plan_get_all (f->plan, &xl_kind_evidence)->pdata[0];
  XlRecord *member = xl_plan_get_all (f->plan, &xl_kind_membership)->pdata[0];
  g_autofree char *lat = xl_field_dup_text (xl_kind_field (&xl_kind_region, "lat"), region);
  g_autofree char *name = xl_field_dup_text (xl_kind_field (&xl_kind_region, "name"), region);
  g_autofree char *scheme = xl_field_dup_text (xl_kind_field (&xl_kind_region, "scheme"), region);
  g_autofree char *target = xl_field_dup_text (xl_kind_field (&xl_kind_evidence, "record"), evidence);
  g_autofree char *to = xl_field_dup_text (xl_kind_field (&xl_kind_membership, "region"), member);
  const struct
  {
    XlRecord *record;
    const char *field, *old, *new;
  } bad[] = {
    { region, "lat", lat, "95" },          { region, "lat", lat, "north" }, { region, "name", name, NULL },
    { region, "name", name, "" },          { region, "scheme", scheme, "nuts-1999" },
    { evidence, "record", target, "12345" }, { member, "region", to, "12345" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new ("Refuse me");

      edit_insert_random (edit, f->rand, f->plan, &xl_kind_project, TRUE);
      xl_edit_add_op (edit, one_set (bad[i].record, bad[i].field, bad[i].old, bad[i].new));
      assert_refused (f, edit, XL_STORE_ERROR_REFUSED);
    }
  {
    g_autoptr (XlEdit) edit = xl_edit_new ("Delete what evidence refers to");
    g_autoptr (XlEdit) linked = xl_edit_new ("Delete what a membership refers to");

    xl_edit_delete (edit, xl_plan_lookup (f->plan, g_ascii_strtoll (target, NULL, 10)));
    assert_refused (f, edit, XL_STORE_ERROR_REFUSED);
    xl_edit_delete (linked, xl_plan_lookup (f->plan, g_ascii_strtoll (to, NULL, 10)));
    assert_refused (f, linked, XL_STORE_ERROR_REFUSED);
  }
  fixture_free (f);
}

/* Law: an edit of many rows is written whole or not at all, and the file refuses as ever after it. */
static void
test_many (void)
{
  Fixture *f = fixture_new (17);
  XlRecord *region = xl_plan_get_all (f->plan, &xl_kind_region)->pdata[0];
  g_autofree char *scheme = xl_field_dup_text (xl_kind_field (&xl_kind_region, "scheme"), region);
  g_autofree char *before = fixture_digest (f);

  for (guint dangling = 0; dangling < 2; dangling++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new ("Many"), bad = xl_edit_new ("Refuse me");

      for (guint i = 0; i < 1200; i++)
        {
          gint64 id = xl_edit_insert (edit, &xl_kind_organisation, 0);

          xl_edit_give (edit, id, "name", "One of many");
          xl_edit_give (edit, id, "country", "DE");
          xl_edit_give (edit, id, "provenance", "own");
          if (dangling && i == 600)
            xl_edit_give (edit, id, "region", "12345");
        }
      if (dangling)
        assert_refused (f, edit, XL_STORE_ERROR_REFUSED);
      else
        fixture_write (f, edit);
      xl_edit_add_op (bad, one_set (region, "scheme", scheme, "nuts-1999"));
      assert_refused (f, bad, XL_STORE_ERROR_REFUSED);
    }
  fixture_undo (f);
  fixture_reopen (f);
  fixture_assert_same (f);
  {
    g_autofree char *back = fixture_digest (f);

    g_assert_cmpstr (back, ==, before);
  }
  fixture_free (f);
}

/* Law: references are checked at COMMIT, so the order of operations does not matter. */
static void
test_order (void)
{
  Fixture *f = fixture_new (7);
  g_autoptr (XlEdit) edit = xl_edit_new ("The link before what it links");
  XlOp *link, *region = xl_op_new (XL_OP_INSERT, &xl_kind_region, 77);
  g_autoptr (XlEdit) made = xl_edit_new ("");
  gint64 id = edit_insert_random (made, f->rand, f->plan, &xl_kind_membership, TRUE);

  xl_edit_give (made, id, "region", "77");
  link = xl_op_copy (made->ops->pdata[0]);
  xl_edit_add_op (edit, link);
  xl_op_put (region, xl_kind_field (&xl_kind_region, "name"), NULL, "Limburg");
  xl_op_put (region, xl_kind_field (&xl_kind_region, "country"), NULL, "NL");
  xl_op_put (region, xl_kind_field (&xl_kind_region, "scheme"), NULL, "none");
  xl_op_put (region, xl_kind_field (&xl_kind_region, "provenance"), NULL, "own");
  xl_edit_add_op (edit, region);
  fixture_write (f, edit);
  fixture_undo (f);
  fixture_redo (f);
  fixture_reopen (f);
  g_assert_nonnull (xl_plan_lookup (f->plan, 77));
  fixture_free (f);
}

/* --- several stores on one file --------------------------------------------------------------- */

static void
poll_into (XlStore *store, XlPlan *plan, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = xl_store_poll (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, expected);
  xl_plan_apply (plan, changes);
}

static void
test_two_stores (void)
{
  Fixture *f = fixture_new (8);
  Fixture other = { f->folder, f->path, NULL, NULL, f->rand };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  other.store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, NULL);
  other.plan = xl_store_load (other.store, NULL);
  for (guint i = 0; i < 40; i++)
    {
      Fixture *writer = i % 3 == 0 ? &other : f;
      g_autoptr (XlEdit) edit = NULL;

      if (g_rand_boolean (f->rand))
        {
          g_autoptr (GPtrArray) changes = xl_store_poll (writer->store, NULL);

          xl_plan_apply (writer->plan, changes);
        }
      edit = xl_edit_new ("Insert");
      edit_insert_random (edit, f->rand, writer->plan, xl_kind_get (i % XL_N_KINDS), TRUE);
      fixture_write (writer, edit); /* what the other wrote comes in front */
    }
  g_assert_cmpint (MAX (xl_store_get_seq (f->store), xl_store_get_seq (other.store)), ==, 43);
  poll_into (f->store, f->plan, (guint) (43 - xl_store_get_seq (f->store)));
  poll_into (other.store, other.plan, (guint) (43 - xl_store_get_seq (other.store)));
  poll_into (f->store, f->plan, 0);
  one = xl_plan_dup_digest (f->plan);
  two = xl_plan_dup_digest (other.plan);
  g_assert_cmpstr (one, ==, two);
  fixture_assert_same (f);
  fixture_close (&other);
  fixture_free (f);
}

/* Law: of two edits of one field the later is STALE, and learns what the earlier wrote; a second try
 * then works. Evidence for a record that another process has deleted is STALE too. */
static void
test_conflict (void)
{
  Fixture *f = fixture_new (9);
  Fixture other = { f->folder, f->path, NULL, NULL, f->rand };
  g_autoptr (XlEdit) mine = xl_edit_new ("Mine");
  g_autoptr (XlEdit) theirs = xl_edit_new ("Theirs");
  g_autoptr (XlEdit) again = xl_edit_new ("Mine again");
  g_autoptr (GError) error = NULL;
  gint64 id = random_record (f->rand, f->plan, "region");

  other.store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, NULL);
  other.plan = xl_store_load (other.store, NULL);
  xl_edit_set (mine, xl_plan_lookup (f->plan, id), "name", "Mine");
  xl_edit_set (theirs, xl_plan_lookup (other.plan, id), "name", "Theirs");
  fixture_write (&other, theirs);
  g_assert_false (fixture_try (f, mine, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_STALE);
  g_assert_cmpstr (((XlRegion *) xl_plan_lookup (f->plan, id))->name, ==, "Theirs");
  xl_edit_set (again, xl_plan_lookup (f->plan, id), "name", "Mine");
  fixture_write (f, again);
  poll_into (other.store, other.plan, 1);
  fixture_assert_same (&other);
  {
    g_autoptr (XlEdit) insert = xl_edit_new ("A region");
    g_autoptr (XlEdit) evidence = xl_edit_new ("Evidence for a region that is gone");
    gint64 region = edit_insert_random (insert, f->rand, f->plan, &xl_kind_region, TRUE);
    gint64 row;
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, region);

    fixture_write (f, insert);
    poll_into (other.store, other.plan, 1);
    row = edit_insert_random (evidence, f->rand, other.plan, &xl_kind_evidence, TRUE);
    xl_edit_give (evidence, row, "record", text);
    fixture_undo (f);
    g_clear_error (&error);
    g_assert_false (fixture_try (&other, evidence, &error));
    g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_STALE);
    g_assert_null (xl_plan_lookup (other.plan, region));
  }
  fixture_close (&other);
  fixture_free (f);
}

/* Law: a plan that is loaded aside takes nothing away from the one that follows the file. */
static void
test_load_aside (void)
{
  Fixture *f = fixture_new (13);
  Fixture other = { f->folder, f->path, NULL, NULL, f->rand };
  g_autoptr (XlEdit) edit = NULL;
  g_autoptr (XlPlan) aside = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  other.store = xl_store_open (f->path, XL_STORE_OPEN_DEFAULT, NULL);
  other.plan = xl_store_load (other.store, NULL);
  edit = random_edit (f->rand, other.plan);
  fixture_write (&other, edit);
  aside = xl_store_load_aside (f->store, NULL);
  poll_into (f->store, f->plan, 1);
  one = xl_plan_dup_digest (f->plan);
  two = xl_plan_dup_digest (aside);
  g_assert_cmpstr (one, ==, two);
  fixture_close (&other);
  fixture_free (f);
}

/* --- the door is the only one ----------------------------------------------------------------- */

typedef struct
{
  gboolean open;
  guint through, past;
} Watch;

static void
update_cb (void *data, int op, const char *database, const char *table, sqlite3_int64 rowid)
{
  Watch *watch = data;

  if (xl_kind_find_table (table) == NULL)
    return;
  if (watch->open)
    watch->through++;
  else
    watch->past++;
}

static void
test_one_door (void)
{
  Fixture *f = fixture_new (14);
  g_autofree char *copy = g_build_filename (f->folder, "copy.crosslink", NULL);
  Watch watch = { FALSE };

  sqlite3_update_hook (f->store->db, update_cb, &watch);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (XlEdit) edit = random_edit (f->rand, f->plan);
      g_autoptr (XlEdit) undo = NULL;
      g_autoptr (GPtrArray) none = NULL;
      guint before = watch.through;

      watch.open = TRUE;
      fixture_write (f, edit);
      watch.open = FALSE;
      g_assert_cmpuint (watch.through, ==, before + edit->ops->len);
      undo = xl_store_undo_edit (f->store, xl_store_get_seq (f->store), NULL);
      none = xl_store_poll (f->store, NULL);
    }
  g_assert_true (xl_store_set_meta (f->store, "plan_name", "A plan", NULL));
  g_assert_true (xl_store_set_floor (f->store, NULL));
  g_assert_true (xl_store_backup (f->store, copy, NULL));
  g_assert_cmpuint (watch.past, ==, 0);
  g_assert_cmpuint (watch.through, >, 0);
  sqlite3_update_hook (f->store->db, NULL, NULL);
  fixture_free (f);
}

/* --- history ---------------------------------------------------------------------------------- */

static char *
count_cb (gpointer data)
{
  return g_strdup_printf ("2026-11-22T09:12:%02d.000Z", ++*(int *) data);
}

static char *
uid_cb (gpointer data)
{
  return g_strdup_printf ("uid-%d", ++*(int *) data);
}

/* Law: a person reads the history with the sqlite3 shell; times and authors come from it. */
static void
test_history (void)
{
  Fixture *f = fixture_new_empty (15);
  g_autoptr (XlEdit) insert = xl_edit_new ("Add Limburg");
  g_autoptr (XlEdit) set = xl_edit_new ("Change name of Limburg");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (XlTx) tx = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *created = NULL;
  g_autofree char *updated = NULL;
  int times = 0, uids = 0;

  xl_store_set_clock (f->store, count_cb, &times);
  xl_store_set_uid_source (f->store, uid_cb, &uids);
  xl_edit_insert (insert, &xl_kind_network, 12);
  xl_edit_give (insert, 12, "name", "ECRN");
  fixture_write (f, insert);
  xl_edit_set (set, xl_plan_lookup (f->plan, 12), "name", "European Chemical Regions");
  fixture_write (f, set);
  fixture_undo (f);
  fixture_redo (f);
  rows = ask (f->store,
              "SELECT seq || '|' || uid || '|' || at || '|' || who || '|' || label || '|' || ifnull (undoes, '-')"
              " || '|' || op || '|' || tbl || '|' || id || '|' || field || '|' || ifnull (old, '-') || '|' ||"
              " ifnull (new, '-') FROM tx JOIN chg ON tx = seq ORDER BY seq, n",
              "");
  g_assert_cmpstr (
      rows, ==,
      "1|uid-1|2026-11-22T09:12:01.000Z|tester|Add Limburg|-|insert|network|12|name|-|ECRN\n"
      "1|uid-1|2026-11-22T09:12:01.000Z|tester|Add Limburg|-|insert|network|12|provenance|-|own\n"
      "1|uid-1|2026-11-22T09:12:01.000Z|tester|Add Limburg|-|insert|network|12|retired|-|0\n"
      "2|uid-2|2026-11-22T09:12:02.000Z|tester|Change name of Limburg|-|set|network|12|name|ECRN|European Chemical "
      "Regions\n"
      "3|uid-3|2026-11-22T09:12:03.000Z|tester|Undo: Change name of Limburg|uid-2|set|network|12|name|European Chemical "
      "Regions|ECRN\n"
      "4|uid-4|2026-11-22T09:12:04.000Z|tester|Redo: Change name of Limburg|uid-3|set|network|12|name|ECRN|European "
      "Chemical Regions");
  g_assert_true (xl_store_record_times (f->store, &xl_kind_network, 12, &created, &updated, NULL));
  g_assert_cmpstr (created, ==, "2026-11-22T09:12:01.000Z");
  g_assert_cmpstr (updated, ==, "2026-11-22T09:12:04.000Z");
  history = xl_store_list_history (f->store, 4, 2, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpint (((XlTx *) history->pdata[0])->seq, ==, 3);
  tx = xl_store_read_tx (f->store, 2, NULL);
  g_assert_cmpstr (xl_op_new_text (tx->ops->pdata[0], "name"), ==, "European Chemical Regions");
  g_assert_null (xl_store_read_tx (f->store, 5, &error));
  g_assert_error (error, XL_STORE_ERROR, XL_STORE_ERROR_NO_TX);
  fixture_free (f);
}

/* Law: an edit without operations writes nothing. */
static void
test_empty_edit (void)
{
  Fixture *f = fixture_new (16);
  g_autoptr (XlEdit) edit = xl_edit_new ("Nothing");
  g_autoptr (GBytes) before = NULL;

  fixture_close (f);
  before = file_bytes (f->path);
  fixture_reopen (f);
  fixture_write (f, edit);
  fixture_close (f);
  g_assert_true (file_is_same (f->path, before));
  fixture_free (f);
}

/* --- threads ---------------------------------------------------------------------------------- */

static gpointer
use_store (gpointer data)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) none = xl_store_poll (f->store, NULL);

  xl_store_disown (f->store);
  return NULL;
}

static void
test_hand_over (void)
{
  Fixture *f = fixture_new (17);

  xl_store_disown (f->store);
  g_thread_join (g_thread_new ("store", use_store, f));
  use_store (f);
  fixture_free (f);
}

static void
test_owner (void)
{
  if (g_test_subprocess ())
    {
      Fixture *f = fixture_new (18);

      fixture_remove_folder (f->folder); /* nobody will after the abort */
      g_thread_join (g_thread_new ("thief", use_store, f));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*xl_store_assert_owner*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tables", test_tables);
  g_test_add_func ("/store/choices", test_choices);
  g_test_add_func ("/store/each-kind", test_each_kind);
  g_test_add_func ("/store/random", test_random);
  g_test_add_func ("/store/floor", test_floor);
  g_test_add_func ("/store/stale", test_stale);
  g_test_add_func ("/store/refused", test_refused);
  g_test_add_func ("/store/many", test_many);
  g_test_add_func ("/store/order", test_order);
  g_test_add_func ("/store/two-stores", test_two_stores);
  g_test_add_func ("/store/conflict", test_conflict);
  g_test_add_func ("/store/load-aside", test_load_aside);
  g_test_add_func ("/store/one-door", test_one_door);
  g_test_add_func ("/store/history", test_history);
  g_test_add_func ("/store/empty-edit", test_empty_edit);
  g_test_add_func ("/store/hand-over", test_hand_over);
  g_test_add_func ("/store/owner", test_owner);
  return g_test_run ();
}
