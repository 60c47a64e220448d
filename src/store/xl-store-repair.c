/* xl-store-repair.c - what a damaged file still holds, in a new plan file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-store-repair.h"

#include <sqlite3.h>
#include <string.h>

/* Invariants:
 * 1. The damaged file is read, never written and never given to SQLite: a journal is rolled back on a private copy.
 * 2. The copy is made by the numbered steps, holds no reference to what is not there, and gets its name only after
 *    the checklist, a whole load and its seal have passed.
 * 3. Where the history is proven by the seal, the records are what it says, and nothing is lost. Else a record is what
 *    its row says, and the history fills in where rows do not read.
 * 4. What the history of the copy says is what its records are. Where the old one does not lead there, one more
 *    transaction does, and nothing before it can be undone. */

/* --- what the records are --------------------------------------------------------------------- */

static gint64 *
key_of (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
loss_free (gpointer data)
{
  XlRepairLoss *loss = data;

  g_free (loss->name);
  g_free (loss);
}

static char *
dup_name (XlRepairJob *self, const XlKind *kind, gint64 id)
{
  const XlSaved *sides[] = { g_hash_table_lookup (self->salvage->rows, &id),
                             g_hash_table_lookup (self->salvage->replayed, &id) };

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    for (guint i = 0; i < kind->n_fields && sides[s] != NULL && sides[s]->kind == kind; i++)
      if ((kind->fields[i].flags & XL_FIELD_NAME) != 0 && sides[s]->texts[i] != NULL
          && kind->fields[i].type == XL_FIELD_TEXT)
        return g_strdup (sides[s]->texts[i]);
  return NULL;
}

static void
lose (XlRepairJob *self, XlRepairWhat what, const XlKind *kind, gint64 id, const XlField *field)
{
  XlRepairLoss *loss = g_new0 (XlRepairLoss, 1);
  XlRepairCount *count = &self->report->kinds[xl_kind_index (kind)];

  loss->what = what;
  loss->kind = kind;
  loss->id = id;
  loss->field = field;
  loss->name = dup_name (self, kind, id);
  g_ptr_array_add (self->report->losses, loss);
  switch (what)
    {
    case XL_REPAIR_LOST:
    case XL_REPAIR_LEFT_OUT:
      count->lost++;
      break;
    case XL_REPAIR_DOUBTFUL:
      count->doubtful++;
      break;
    case XL_REPAIR_EMPTIED:
      count->emptied++;
      break;
    }
}

/* Fills in what does not read: from the history, else with nothing. FALSE where the record cannot be without it. */
static gboolean
fill_in (XlRepairJob *self, XlSaved *saved, const XlSaved *replayed)
{
  for (guint i = 0; i < saved->kind->n_fields; i++)
    {
      const XlField *field = &saved->kind->fields[i];

      if ((saved->unread & (guint64) 1 << i) == 0)
        continue;
      if (replayed != NULL && xl_field_check (field, replayed->texts[i], NULL))
        {
          saved->texts[i] = g_strdup (replayed->texts[i]);
          g_hash_table_add (self->rebuilt, key_of (saved->id));
        }
      else if (field->type == XL_FIELD_FLAG)
        saved->texts[i] = g_strdup ("0");
      else if ((field->flags & XL_FIELD_REQUIRED) != 0)
        return FALSE;
      else
        lose (self, XL_REPAIR_EMPTIED, saved->kind, saved->id, field);
    }
  return TRUE;
}

static XlSaved *
from_history (XlRepairJob *self, const XlSaved *replayed)
{
  XlSaved *saved = xl_saved_copy (replayed);

  for (guint i = 0; !self->proven && i < saved->kind->n_fields; i++)
    if (!xl_field_check (&saved->kind->fields[i], saved->texts[i], NULL))
      {
        saved->unread |= (guint64) 1 << i;
        g_clear_pointer (&saved->texts[i], g_free);
      }
  if (!fill_in (self, saved, NULL))
    g_clear_pointer (&saved, xl_saved_free);
  else
    g_hash_table_add (self->rebuilt, key_of (saved->id));
  return saved;
}

static gboolean
same (const XlSaved *a, const XlSaved *b)
{
  if (a == NULL || b == NULL || a->kind != b->kind)
    return a == b;
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (g_strcmp0 (a->texts[i], b->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/* The record of @id as it will be in the copy, NULL where there is none. */
static XlSaved *
decide (XlRepairJob *self, gint64 id)
{
  const XlSaved *row = g_hash_table_lookup (self->salvage->rows, &id);
  const XlSaved *replayed = g_hash_table_lookup (self->salvage->replayed, &id);
  XlSaved *saved = NULL;

  if (replayed != NULL && (replayed->gone || (row != NULL && replayed->kind != row->kind && !self->proven)))
    replayed = NULL;
  if (self->proven)
    return replayed == NULL ? NULL : same (row, replayed) && row->unread == 0 ? xl_saved_copy (row)
                                                                              : from_history (self, replayed);
  if (row != NULL)
    {
      saved = xl_saved_copy (row);
      if (replayed != NULL && row->unread == 0 && !same (row, replayed))
        g_array_append_val (self->disputed, id);
      if (!fill_in (self, saved, replayed))
        g_clear_pointer (&saved, xl_saved_free);
    }
  /* Where all rows of the kind were read, it was deleted, and the history has lost that. */
  else if (replayed != NULL && !self->salvage->whole[xl_kind_index (replayed->kind)])
    saved = from_history (self, replayed);
  else
    return NULL;
  if (saved == NULL)
    lose (self, XL_REPAIR_LOST, row != NULL ? row->kind : replayed->kind, id, NULL);
  return saved;
}

static void
decide_all_of (XlRepairJob *self, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const XlSaved *replayed = g_hash_table_lookup (self->salvage->replayed, id);
      XlSaved *saved;

      if (g_hash_table_contains (self->result, id)
          || (ids == self->salvage->replayed
              && (replayed->gone || g_hash_table_contains (self->salvage->rows, id))))
        continue;
      saved = decide (self, *(gint64 *) id);
      if (saved != NULL)
        g_hash_table_insert (self->result, key_of (saved->id), saved);
    }
}

/* Ids that only an index still has. */
static void
lose_known (XlRepairJob *self)
{
  GHashTableIter iter;
  gpointer id, kind;

  g_hash_table_iter_init (&iter, self->salvage->known);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    if (!self->proven && !self->salvage->whole[xl_kind_index (kind)]
        && !g_hash_table_contains (self->salvage->rows, id) && !g_hash_table_contains (self->salvage->replayed, id))
      lose (self, XL_REPAIR_LOST, kind, *(gint64 *) id, NULL);
}

/* --- writing records -------------------------------------------------------------------------- */

static gboolean
put_all (XlRepairJob *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->result);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const XlSaved *saved = value;
      gboolean taken = FALSE;

      /* A kind of a later schema than the file's has no table yet. */
      if (g_hash_table_contains (self->salvage->columns, saved->kind->table)
          && !xl_repair_put (self, saved, FALSE, &taken, error))
        return FALSE;
      if (taken)
        continue;
      lose (self, XL_REPAIR_LOST, saved->kind, saved->id, NULL);
      g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

/* --- disputed records ------------------------------------------------------------------------- */

/* So many are tried in all combinations. */
#define MOST_DISPUTED 12

/* What the sum of all rows gains when the history is right about a record, and its row is not. */
static gboolean
try_history (XlRepairJob *self, gint64 id, XlHash *gain, GError **error)
{
  const XlSaved *row = g_hash_table_lookup (self->result, &id);
  const XlSaved *replayed = g_hash_table_lookup (self->salvage->replayed, &id);
  gboolean taken = FALSE;

  memset (gain, 0, sizeof *gain);
  return row == NULL
         || (xl_seal_row (self->db, gain, row->kind, id, TRUE, error)
             && xl_repair_put (self, replayed, TRUE, &taken, error)
             && xl_seal_row (self->db, gain, row->kind, id, FALSE, error)
             && xl_repair_put (self, row, TRUE, &taken, error));
}

static gboolean
take_history (XlRepairJob *self, gint64 id, GError **error)
{
  const XlSaved *replayed = g_hash_table_lookup (self->salvage->replayed, &id);
  gboolean taken = FALSE;

  g_hash_table_replace (self->result, key_of (id), xl_saved_copy (replayed));
  g_hash_table_add (self->rebuilt, key_of (id));
  return xl_repair_put (self, replayed, TRUE, &taken, error);
}

static void
doubt (XlRepairJob *self, gint64 id)
{
  const XlSaved *row = g_hash_table_lookup (self->result, &id);
  const XlSaved *replayed = g_hash_table_lookup (self->salvage->replayed, &id);

  for (guint i = 0; row != NULL && i < row->kind->n_fields; i++)
    if (g_strcmp0 (row->texts[i], replayed->texts[i]) != 0)
      lose (self, XL_REPAIR_DOUBTFUL, row->kind, id, &row->kind->fields[i]);
}

/* Where both rows and history are hit, the sum of all rows says which is right about which record. Returns the choice,
 * bit by record that the history is right about; or -1 where no choice gives the sum. */
static int
choose (XlRepairJob *self, XlHash sum, const XlHash *gains)
{
  for (guint choice = 0; choice < 1u << self->disputed->len; choice++)
    {
      XlHash tried = sum;

      for (guint i = 0; i < self->disputed->len; i++)
        if ((choice & 1u << i) != 0)
          xl_hash_add (&tried, &gains[i]);
      if (memcmp (&tried, &self->seal.rows, sizeof tried) == 0)
        return (int) choice;
    }
  return -1;
}

static gboolean
settle (XlRepairJob *self, GError **error)
{
  XlHash gains[MOST_DISPUTED];
  XlSeal found = { 0 };
  int choice = -1;

  if (self->seal.seq != 0 && self->disputed->len > 0 && self->disputed->len <= MOST_DISPUTED)
    {
      for (guint i = 0; i < self->disputed->len; i++)
        if (!try_history (self, g_array_index (self->disputed, gint64, i), &gains[i], error))
          return FALSE;
      if (!xl_seal_sum (self->db, &found, error))
        return FALSE;
      choice = choose (self, found.rows, gains);
    }
  for (guint i = 0; i < self->disputed->len; i++)
    if (choice < 0)
      doubt (self, g_array_index (self->disputed, gint64, i));
    else if ((choice & 1 << i) != 0 && !take_history (self, g_array_index (self->disputed, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* --- references ------------------------------------------------------------------------------- */

static gboolean
dangles (XlRepairJob *self, const XlField *field, const char *text)
{
  gint64 id = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  const XlSaved *target;

  if (field->type != XL_FIELD_REFERENCE || text == NULL)
    return FALSE;
  target = g_hash_table_lookup (self->result, &id);
  return target == NULL || (strcmp (field->target, "*") != 0 && target->kind != xl_kind_find (field->target));
}

/* Empties the references of @saved that lead nowhere. Returns whether it can stay; @changed when it is another. */
static gboolean
cut (XlRepairJob *self, XlSaved *saved, gboolean *changed)
{
  for (guint i = 0; i < saved->kind->n_fields; i++)
    {
      const XlField *field = &saved->kind->fields[i];

      if (!dangles (self, field, saved->texts[i]))
        continue;
      *changed = TRUE;
      if ((field->flags & XL_FIELD_REQUIRED) != 0)
        return FALSE;
      g_clear_pointer (&saved->texts[i], g_free);
      lose (self, XL_REPAIR_EMPTIED, saved->kind, saved->id, field);
    }
  return TRUE;
}

/* What is left out may be what others refer to: until nothing changes. */
static gboolean
cut_all (XlRepairJob *self, GError **error)
{
  for (gboolean again = TRUE; again;)
    {
      GHashTableIter iter;
      gpointer value;

      again = FALSE;
      g_hash_table_iter_init (&iter, self->result);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          XlSaved *saved = value;
          gboolean changed = FALSE, taken = FALSE;
          gboolean stays = cut (self, saved, &changed);
          g_autofree char *remove = NULL;

          if (!changed)
            continue;
          if (stays && !xl_repair_put (self, saved, TRUE, &taken, error))
            return FALSE;
          if (stays && taken)
            continue;
          remove = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = %" G_GINT64_FORMAT, saved->kind->table, saved->id);
          if (!xl_store_exec (self->db, remove, error))
            return FALSE;
          lose (self, XL_REPAIR_LEFT_OUT, saved->kind, saved->id, NULL);
          g_hash_table_iter_remove (&iter);
          again = TRUE;
        }
    }
  return TRUE;
}

/* --- the history of the copy ------------------------------------------------------------------ */

static void
add_op (XlEdit *edit, const XlSaved *before, const XlSaved *after)
{
  const XlSaved *either = after != NULL ? after : before;
  XlOp *op = xl_op_new (before == NULL ? XL_OP_INSERT : after == NULL ? XL_OP_DELETE : XL_OP_SET, either->kind,
                        either->id);

  for (guint i = 0; i < either->kind->n_fields; i++)
    {
      const char *old_text = before != NULL ? before->texts[i] : NULL;
      const char *new_text = after != NULL ? after->texts[i] : NULL;

      if (g_strcmp0 (old_text, new_text) != 0)
        xl_op_put (op, &either->kind->fields[i], old_text, new_text);
    }
  xl_edit_add_op (edit, op);
}

/* From what the history says to what the records are. */
static XlEdit *
make_difference (XlRepairJob *self)
{
  XlEdit *edit = xl_edit_new ("Repair: what the damaged file still held");
  g_autoptr (GHashTable) said = xl_salvage_replay (self->written, NULL);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const XlSaved *before = ((XlSaved *) value)->gone ? NULL : value;
      const XlSaved *after = g_hash_table_lookup (self->result, id);

      if (before != NULL && after != NULL && before->kind != after->kind)
        {
          add_op (edit, before, NULL);
          before = NULL;
        }
      if (!same (before, after))
        add_op (edit, before, after);
    }
  g_hash_table_iter_init (&iter, self->result);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (!g_hash_table_contains (said, id))
      add_op (edit, NULL, value);
  return edit;
}

static gboolean
append_difference (XlStore *store, const XlEdit *edit, GError **error)
{
  g_autoptr (XlTx) tx = xl_store_make_tx (store, edit);

  if (!xl_store_append_tx (store, tx, error))
    return FALSE;
  store->seq = tx->seq;
  g_free (store->uid);
  store->uid = g_strdup (tx->uid);
  return TRUE;
}

/* The copy, by its temporary name: through the checklist, then its last transaction, its floor and its seal. */
static gboolean
finish_history (XlRepairJob *self, const char *temporary, const char *who, const char *replica, GError **error)
{
  g_autoptr (XlStore) store = xl_store_open (temporary, XL_STORE_OPEN_DEFAULT, error);
  g_autoptr (XlEdit) edit = make_difference (self);
  gboolean ok = store != NULL && xl_store_exec (store->db, "PRAGMA synchronous = OFF", error)
                && xl_store_begin (store, error);

  self->report->new_floor = !xl_edit_is_empty (edit) || !(self->proven || self->salvage->fits);
  if (ok)
    {
      xl_store_set_author (store, who, replica);
      ok = xl_edit_is_empty (edit) || append_difference (store, edit, error);
    }
  if (ok && self->report->new_floor && store->seq > 0)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO meta (key, value) VALUES ('undo_floor', '%" G_GINT64_FORMAT
                                              "') ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                              store->seq);

      ok = xl_store_exec (store->db, sql, error);
    }
  ok = ok && xl_seal_make (store->db, error) && xl_store_exec (store->db, "COMMIT", error);
  if (store != NULL)
    xl_store_roll_back (store);
  return ok;
}

/* --- all of it -------------------------------------------------------------------------------- */

static gboolean
is_cancelled (XlRepairJob *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
count (XlRepairJob *self)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->result);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      XlRepairCount *kind = &self->report->kinds[xl_kind_index (((XlSaved *) value)->kind)];

      if (g_hash_table_contains (self->rebuilt, id))
        kind->rebuilt++;
      else
        kind->saved++;
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    self->report->kinds[k].unsure = !self->report->proven && !self->salvage->whole[k];
}

static gboolean
compare_with_seal (XlRepairJob *self, GError **error)
{
  XlSeal found = { 0 };

  if (!xl_seal_sum (self->db, &found, error))
    return FALSE;
  self->report->proven = self->proven
                         || (self->seal.seq != 0 && memcmp (&found.rows, &self->seal.rows, sizeof found.rows) == 0);
  if (!self->proven)
    self->report->steps_lost = MAX (self->salvage->past_lost, self->salvage->fits ? 0 : 1);
  return TRUE;
}

/* A floor that does not read would refuse the copy; a new one is set where the history does not fit. */
static gboolean
check_floor (XlRepairJob *self, GError **error)
{
  g_autofree char *floor = NULL;
  gint64 number;

  if (!xl_store_query_text (self->db, "SELECT value FROM meta WHERE key = 'undo_floor'", &floor, error))
    return FALSE;
  if (*floor == '\0' || g_ascii_string_to_signed (floor, 10, 0, G_MAXINT64, &number, NULL))
    return TRUE;
  self->salvage->fits = self->proven = FALSE;
  return xl_store_exec (self->db, "DELETE FROM meta WHERE key = 'undo_floor'", error);
}

static gboolean
fill (XlRepairJob *self, GError **error)
{
  guint ours = xl_store_schema_version ();

  if (!xl_store_exec (self->db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN", error)
      || !xl_schema_run (self->db, 0, self->salvage->version, error) || !xl_repair_write_history (self, error)
      || is_cancelled (self, error))
    return FALSE;
  decide_all_of (self, self->salvage->rows);
  decide_all_of (self, self->salvage->replayed);
  lose_known (self);
  if (!put_all (self, error) || !settle (self, error) || !cut_all (self, error) || is_cancelled (self, error)
      || !compare_with_seal (self, error) || !check_floor (self, error))
    return FALSE;
  count (self);
  return xl_schema_run (self->db, self->salvage->version, ours, error) && xl_store_exec (self->db, "COMMIT", error);
}

static gboolean
fill_file (XlRepairJob *self, const char *temporary, GError **error)
{
  gboolean ok;

  self->db = xl_store_connect (temporary, SQLITE_OPEN_READWRITE, error);
  ok = self->db != NULL && fill (self, error);
  if (sqlite3_close (self->db) != SQLITE_OK && ok)
    {
      xl_store_set_error (error, XL_STORE_ERROR_IO, "close the copy");
      ok = FALSE;
    }
  return ok;
}

/* What lies on the disk now, as anyone will find it. */
static gboolean
verify (const char *temporary, GError **error)
{
  g_autoptr (XlStore) store = xl_store_open (temporary, XL_STORE_OPEN_READ_ONLY, error);
  g_autoptr (XlPlan) plan = store != NULL ? xl_store_load (store, error) : NULL;

  return plan != NULL && xl_store_verify (store, error);
}

static gboolean
repair (XlRepairJob *self, const char *copy, const char *who, const char *replica, GError **error)
{
  g_autofree char *temporary = xl_file_temporary (copy, error);

  if (temporary == NULL)
    return FALSE;
  if (fill_file (self, temporary, error) && finish_history (self, temporary, who, replica, error)
      && verify (temporary, error) && !is_cancelled (self, error) && xl_file_settle (temporary, copy, FALSE, error))
    return TRUE;
  xl_file_remove (temporary);
  return FALSE;
}

static XlRepair *
report_new (void)
{
  XlRepair *report = g_new0 (XlRepair, 1);

  report->losses = g_ptr_array_new_with_free_func (loss_free);
  return report;
}

/**
 * xl_store_repair:
 * @path: a plan file, damaged or not; it is only read
 * @copy: where nothing is yet
 * @who: the person, as in xl_store_set_author()
 * @replica: the laptop's id
 *
 * Reads what can be read of a damaged plan file into a new one: records from their rows, and where these do not read
 * from the history. What refers to a record that is lost is emptied, or left out where it cannot be without.
 *
 * Errors: NOT_FOUND, DENIED, EXISTS, NOT_A_PLAN, EMPTY, TRUNCATED (not even a page is left), NEWER, LOCKED, FULL, IO;
 * G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): what is in the copy, and what is not
 */
XlRepair *
xl_store_repair (const char *path, const char *copy, const char *who, const char *replica, GCancellable *cancellable,
                 GError **error)
{
  XlRepairJob self = { .cancellable = cancellable };
  gboolean ok;

  if (g_file_test (copy, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      xl_store_set_error (error, XL_STORE_ERROR_EXISTS, "something is there already");
      return NULL;
    }
  self.salvage = xl_salvage_read (path, cancellable, error);
  if (self.salvage == NULL)
    return NULL;
  self.report = report_new ();
  self.result = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) xl_saved_free);
  self.rebuilt = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.disputed = g_array_new (FALSE, FALSE, sizeof (gint64));
  ok = repair (&self, copy, who, replica, error);
  g_array_unref (self.disputed);
  xl_salvage_free (self.salvage);
  g_hash_table_unref (self.result);
  g_hash_table_unref (self.rebuilt);
  g_clear_pointer (&self.written, g_ptr_array_unref);
  if (!ok)
    g_clear_pointer (&self.report, xl_repair_free);
  return self.report;
}

/**
 * xl_repair_is_complete:
 *
 * Returns: whether all that was in the file is in the copy, its history too
 */
gboolean
xl_repair_is_complete (const XlRepair *self)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    if (self->kinds[k].lost > 0 || self->kinds[k].emptied > 0 || self->kinds[k].doubtful > 0
        || self->kinds[k].unsure)
      return FALSE;
  return self->steps_lost == 0 && !self->new_floor;
}

void
xl_repair_free (XlRepair *self)
{
  g_ptr_array_unref (self->losses);
  g_free (self);
}
