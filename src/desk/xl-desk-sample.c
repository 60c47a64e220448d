/* xl-desk-sample.c - the sample plan: tables of the resources, as one edit through the door */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-private.h"
#include "xl-id.h"

#include <glib/gstdio.h>
#include <string.h>

/* Ids follow from kind and key, time and uid of the one transaction are fixed: every copy of the sample is the same
 * plan, so that what two people made of it can be merged. */
#define SAMPLE_TIME "2026-01-01T00:00:00.000Z"
#define SAMPLE_META "plan_name"
#define SAMPLE_NAME "sample"

static gboolean
fail_row (GError **error, const XlKind *kind, guint line, const char *what)
{
  return xl_desk_fail (error, "sample/%s.tsv, line %u: %s", kind->name, line, what);
}

/* "region:lombardy" -> the id's number as text; NULL where it is no such thing. */
static char *
reference_text (const char *cell)
{
  const char *colon = strchr (cell, ':');
  g_autofree char *word = colon != NULL ? g_strndup (cell, colon - cell) : NULL;
  const XlKind *kind = word != NULL ? xl_kind_find (word) : NULL;

  return kind != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, xl_id_from_key (kind, colon + 1)) : NULL;
}

static gboolean
add_row (XlEdit *edit, const XlKind *kind, char **columns, char **cells, guint line, GError **error)
{
  gint64 id = xl_edit_insert (edit, kind, xl_id_from_key (kind, cells[0]));

  for (guint c = 0; columns[c] != NULL; c++)
    {
      const XlField *field = xl_kind_field (kind, columns[c]);
      g_autofree char *reference = NULL;

      if (field == NULL)
        return fail_row (error, kind, line, columns[c]);
      if (*cells[c] == '\0')
        continue;
      if (field->type == XL_FIELD_REFERENCE && (reference = reference_text (cells[c])) == NULL)
        return fail_row (error, kind, line, cells[c]);
      xl_edit_give (edit, id, field->name, reference != NULL ? reference : cells[c]);
    }
  return TRUE;
}

static gboolean
add_table (XlEdit *edit, const XlKind *kind, GError **error)
{
  g_autofree char *path = g_strdup_printf ("sample/%s.tsv", kind->name);
  g_autoptr (GBytes) bytes = xl_desk_resource (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) columns = NULL;

  if (bytes == NULL)
    return TRUE; /* the sample has none of this kind */
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      cells = g_strsplit (lines[i], "\t", -1);
      if (columns == NULL)
        {
          if (strcmp (cells[0], "key") != 0)
            return fail_row (error, kind, i + 1, cells[0]);
          columns = g_steal_pointer (&cells);
          continue;
        }
      if (g_strv_length (cells) != g_strv_length (columns))
        return fail_row (error, kind, i + 1, lines[i]);
      if (!add_row (edit, kind, columns, cells, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * xl_sample_edit:
 *
 * Returns: (transfer full) (nullable): the edit that makes the sample plan of an empty one
 */
XlEdit *
xl_sample_edit (GError **error)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("Make the sample plan");

  for (guint k = 0; k < XL_N_KINDS; k++)
    if (!add_table (edit, xl_kind_get (k), error))
      return NULL;
  return g_steal_pointer (&edit);
}

static char *
sample_time (gpointer data)
{
  return g_strdup (SAMPLE_TIME);
}

static char *
sample_uid (gpointer data)
{
  return g_strdup (XL_SAMPLE_UID);
}

static gboolean
fill (XlStore *store, XlPlan *plan, GError **error)
{
  g_autoptr (XlEdit) edit = xl_sample_edit (error);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *sentence = NULL;

  if (edit == NULL)
    return FALSE;
  if (!xl_desk_admit (plan, edit, &sentence))
    return xl_desk_fail (error, "%s", sentence);
  xl_store_set_author (store, "Crosslink", "sample");
  xl_store_set_clock (store, sample_time, NULL);
  xl_store_set_uid_source (store, sample_uid, NULL);
  if (!xl_store_write (store, edit, &changes, error) || !xl_store_set_meta (store, SAMPLE_META, SAMPLE_NAME, error)
      || !xl_store_set_floor (store, error))
    return FALSE;
  xl_store_set_clock (store, NULL, NULL);
  xl_store_set_uid_source (store, NULL, NULL);
  return TRUE;
}

/**
 * xl_sample_store:
 * @plan: (out) (transfer full): what is in it
 *
 * Makes a plan file with the sample plan in it. It starts with nothing to undo.
 *
 * Returns: (transfer full) (nullable): the store, without an author as yet
 */
XlStore *
xl_sample_store (const char *path, XlPlan **plan, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (XlPlan) empty = NULL;
  XlStore *store = xl_store_create (path, &below);

  if (store == NULL)
    {
      xl_desk_take_error (error, g_steal_pointer (&below), path);
      return NULL;
    }
  empty = xl_store_load (store, &below);
  if (empty != NULL && fill (store, empty, &below) && (*plan = xl_store_load (store, &below)) != NULL)
    return store;
  xl_store_free (store);
  g_unlink (path); /* it was not there before */
  xl_desk_take_error (error, g_steal_pointer (&below), path);
  return NULL;
}

/**
 * xl_sample_is:
 *
 * Returns: whether the plan file began as the sample plan
 */
gboolean
xl_sample_is (XlStore *store)
{
  g_autofree char *name = xl_store_dup_meta (store, SAMPLE_META, NULL);

  return g_strcmp0 (name, SAMPLE_NAME) == 0;
}
