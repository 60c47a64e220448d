/* xl-csv-write.c - records of one kind as comma-separated values */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include <string.h>

#include "xl-csv.h"
#include "xl-fold.h"
#include "xl-id.h"

/* Invariants:
 * 1. What is written reads back as the same values (xl_csv_read()).
 * 2. No cell begins with a character that makes a spreadsheet run it as a formula, but for numbers. */

/* How often each key of a kind is there: only one that is unique names its record. */
static GHashTable *
count_keys (XlPlan *plan, const XlKind *kind)
{
  const GPtrArray *all = xl_plan_get_all (plan, kind);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const char *key = ((XlRecord *) g_ptr_array_index (all, i))->key;
      g_autofree char *folded = key != NULL ? xl_fold (key) : NULL;

      if (key != NULL)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1;

          g_hash_table_insert (counts, g_steal_pointer (&folded), GUINT_TO_POINTER (n));
        }
    }
  return counts;
}

typedef struct
{
  XlPlan *plan;
  GHashTable *keys[XL_N_KINDS]; /* by kind, when first needed */
  GString *out, *number;
} Writer;

/* A unique key, or the id. */
static char *
dup_word (Writer *self, const XlRecord *record)
{
  guint k = xl_kind_index (record->kind);
  g_autofree char *folded = record->key != NULL ? xl_fold (record->key) : NULL;

  if (self->keys[k] == NULL)
    self->keys[k] = count_keys (self->plan, record->kind);
  if (folded != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (self->keys[k], folded)) == 1
      && xl_id_parse (record->key, NULL) == 0)
    return g_strdup (record->key);
  return xl_record_dup_id_text (record);
}

/* Items between semicolons; as a JSON array where one has a semicolon, a bracket or space of its own at an end. */
static char *
dup_set (const char *const *items)
{
  for (guint i = 0; items[i] != NULL; i++)
    if (strpbrk (items[i], ";[\"") != NULL || g_ascii_isspace (*items[i])
        || g_ascii_isspace (items[i][strlen (items[i]) - 1]))
      return xl_set_to_text (items);
  return g_strjoinv (";", (char **) items);
}

static void
put_cell (GString *out, const char *text, gboolean number)
{
  /* An apostrophe that was there gets another one, so that one can be taken off when read. */
  gboolean defuse = !number && strchr ("=+-@\t\r'", *text) != NULL && *text != '\0';

  if (strpbrk (text, ",;\t\"\r\n") == NULL && !g_ascii_isspace (*text)
      && (*text == '\0' || !g_ascii_isspace (text[strlen (text) - 1])))
    {
      g_string_append_printf (out, "%s%s", defuse ? "'" : "", text);
      return;
    }
  g_string_append (out, defuse ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static void
put_value (Writer *self, const XlRecord *record, const XlField *field)
{
  g_autofree char *text = NULL;
  XlRecord *target;

  if (!xl_field_has_value (field, record))
    return;
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      put_cell (self->out, xl_field_get_string (field, record), FALSE);
      return;
    case XL_FIELD_CHOICE:
      put_cell (self->out, xl_field_get_nick (field, record), FALSE);
      return;
    case XL_FIELD_SET:
      text = dup_set (xl_field_get_set (field, record));
      put_cell (self->out, text, FALSE);
      return;
    case XL_FIELD_REFERENCE:
      target = xl_plan_lookup (self->plan, xl_field_get_reference (field, record));
      text = target == NULL                ? NULL
             : *field->target == '*' ? xl_record_dup_id_text (target)
                                     : dup_word (self, target);
      put_cell (self->out, text != NULL ? text : "", FALSE);
      return;
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_DATE:
    case XL_FIELD_FLAG:
      g_string_truncate (self->number, 0);
      xl_dossier_put_number (self->number, field, record);
      put_cell (self->out, self->number->str, TRUE);
      return;
    }
}

/**
 * xl_csv_write:
 * @plan: the plan; must not change meanwhile
 * @kind: which records
 * @options: what may leave, as in a dossier
 * @out: where to
 *
 * Writes a heading and one line per record that is not retired, by id: `id` (the key where it is unique, else the
 * record's id), then the fields in the order of the table. Numbers have a point, amounts are currency units, shares
 * are fractions, references name the other record by its `id`. UTF-8, commas, lines end in CR LF (RFC 4180).
 */
void
xl_csv_write (XlPlan *plan, const XlKind *kind, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlDossierChoice) choice = xl_dossier_choice_new (plan, options);
  const GPtrArray *all = xl_plan_get_live (plan, kind);
  Writer self = { .plan = plan, .out = out, .number = g_string_new (NULL) };

  g_string_append (out, "id");
  for (guint f = 0; f < kind->n_fields; f++)
    if (!(kind->fields[f].flags & XL_FIELD_PLUMBING) && strcmp (kind->fields[f].name, "key") != 0)
      g_string_append_printf (out, ",%s", kind->fields[f].name);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < all->len; i++)
    {
      const XlRecord *record = g_ptr_array_index (all, i);
      g_autofree char *word = NULL;

      if (!xl_dossier_choice_has (choice, record))
        continue;
      word = dup_word (&self, record);
      put_cell (out, word, FALSE);
      for (guint f = 0; f < kind->n_fields; f++)
        {
          const XlField *field = &kind->fields[f];

          if ((field->flags & XL_FIELD_PLUMBING) || strcmp (field->name, "key") == 0)
            continue;
          g_string_append_c (out, ',');
          if (xl_dossier_choice_has_field (choice, record, field))
            put_value (&self, record, field);
        }
      g_string_append (out, "\r\n");
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_clear_pointer (&self.keys[k], g_hash_table_unref);
  g_string_free (self.number, TRUE);
}
