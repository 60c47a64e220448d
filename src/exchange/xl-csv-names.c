/* xl-csv-names.c - what people call the records of a plan: key, name, acronym, alias, code */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-csv-private.h"

#include "xl-fold.h"

/* Of one kind, made when it is first asked: folded word -> XlRecord, or NULL where several are called so. */
typedef struct
{
  GHashTable *keys, *names;
} Words;

struct _XlCsvNames
{
  XlPlan *plan; /* borrowed */
  Words words[XL_N_KINDS];
};

XlCsvNames *
xl_csv_names_new (XlPlan *plan)
{
  XlCsvNames *self = g_new0 (XlCsvNames, 1);

  self->plan = plan;
  return self;
}

void
xl_csv_names_free (XlCsvNames *self)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      g_clear_pointer (&self->words[k].keys, g_hash_table_unref);
      g_clear_pointer (&self->words[k].names, g_hash_table_unref);
    }
  g_free (self);
}

static void
add (GHashTable *words, const char *word, XlRecord *record)
{
  gpointer there;
  char *folded;

  if (word == NULL || *word == '\0')
    return;
  folded = xl_fold (word);
  if (g_hash_table_lookup_extended (words, folded, NULL, &there) && there != record)
    record = NULL;
  g_hash_table_insert (words, folded, record);
}

static void
add_record (Words *words, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  add (words->keys, record->key, record);
  for (guint f = 0; f < kind->n_fields; f++)
    {
      const XlField *field = &kind->fields[f];
      const char *const *items = NULL;

      if (kind == &xl_kind_region && g_strcmp0 (field->name, "code") == 0)
        add (words->names, xl_field_get_string (field, record), record);
      if (!(field->flags & XL_FIELD_NAME))
        continue;
      if (field->type == XL_FIELD_TEXT)
        add (words->names, xl_field_get_string (field, record), record);
      else if (field->type == XL_FIELD_SET)
        items = xl_field_get_set (field, record);
      for (guint i = 0; items != NULL && items[i] != NULL; i++)
        add (words->names, items[i], record);
    }
}

static Words *
words_of (XlCsvNames *self, const XlKind *kind)
{
  Words *words = &self->words[xl_kind_index (kind)];
  const GPtrArray *all;

  if (words->keys != NULL)
    return words;
  all = xl_plan_get_all (self->plan, kind);
  words->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  words->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < all->len && !xl_plan_is_stopped (self->plan); i++)
    add_record (words, g_ptr_array_index (all, i));
  return words;
}

/**
 * xl_csv_names_key:
 * @record: (out): the record with that key; %NULL where several have it
 *
 * Returns: whether any has
 */
gboolean
xl_csv_names_key (XlCsvNames *self, const XlKind *kind, const char *folded, XlRecord **record)
{
  gpointer found = NULL;
  gboolean any = g_hash_table_lookup_extended (words_of (self, kind)->keys, folded, NULL, &found);

  *record = found;
  return any;
}

/**
 * xl_csv_names_name:
 * @record: (out): the record of that name, acronym, alias or code; %NULL where several have it
 *
 * Returns: whether any has
 */
gboolean
xl_csv_names_name (XlCsvNames *self, const XlKind *kind, const char *folded, XlRecord **record)
{
  gpointer found = NULL;
  gboolean any = g_hash_table_lookup_extended (words_of (self, kind)->names, folded, NULL, &found);

  *record = found;
  return any;
}

/**
 * xl_csv_names_identify:
 *
 * Returns: whether a name is enough to say which record of @kind is meant; two flows may well be of one material
 */
gboolean
xl_csv_names_identify (const XlKind *kind)
{
  return kind == &xl_kind_region || kind == &xl_kind_network || kind == &xl_kind_organisation || kind == &xl_kind_person
         || kind == &xl_kind_project || kind == &xl_kind_source || kind == &xl_kind_value_chain;
}
