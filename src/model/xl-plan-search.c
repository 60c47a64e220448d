/* xl-plan-search.c - search over folded text in memory: prefix before substring, names before notes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-fold.h"
#include "xl-id.h"
#include "xl-plan-private.h"

#include <string.h>

/* Appends the folded text of one field, a line each, so that no match runs across two fields. */
static void
append_folded (GString *out, const XlField *field, const XlRecord *record)
{
  if (field->type == XL_FIELD_SET)
    {
      const char *const *items = xl_field_get_set (field, record);

      for (guint i = 0; items != NULL && items[i] != NULL; i++)
        {
          g_autofree char *folded = xl_fold (items[i]);

          g_string_append_printf (out, "%s\n", folded);
        }
    }
  else if (xl_field_get_string (field, record) != NULL)
    {
      g_autofree char *folded = xl_fold (xl_field_get_string (field, record));

      g_string_append_printf (out, "%s\n", folded);
    }
}

static void
ensure_folded (XlRecord *record)
{
  g_autoptr (GString) name = NULL, rest = NULL;

  if (record->folded_name != NULL)
    return;
  name = g_string_new (NULL);
  rest = g_string_new (NULL);
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];

      if (field->flags & XL_FIELD_SEARCHED)
        append_folded (field->flags & XL_FIELD_NAME ? name : rest, field, record);
    }
  record->folded_name = g_string_free (g_steal_pointer (&name), FALSE);
  record->folded_rest = g_string_free (g_steal_pointer (&rest), FALSE);
}

/* Whether @needle stands at the beginning of a word of @text. */
static gboolean
begins_word (const char *text, const char *needle)
{
  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    if (p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;
  return FALSE;
}

static gboolean
begins_line (const char *text, const char *needle)
{
  gsize length = strlen (needle);

  for (const char *p = text; p != NULL && *p != '\0'; p = strchr (p, '\n'), p += p != NULL)
    if (strncmp (p, needle, length) == 0)
      return TRUE;
  return FALSE;
}

static int
rank_of (XlRecord *record, const char *whole, char **words)
{
  int worst = 0;

  ensure_folded (record);
  if (begins_line (record->folded_name, whole))
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int rank = begins_word (record->folded_name, words[i])       ? 1
                 : strstr (record->folded_name, words[i]) != NULL ? 2
                 : strstr (record->folded_rest, words[i]) != NULL ? 3
                                                                  : -1;

      if (rank < 0)
        return -1;
      worst = MAX (worst, rank);
    }
  return worst;
}

/**
 * xl_plan_matches:
 * @folded_words: what xl_fold() made of the words
 *
 * Returns: whether each of the words is somewhere in the searched text of @record
 */
gboolean
xl_plan_matches (XlPlan *plan, XlRecord *record, const char *folded_words)
{
  g_auto (GStrv) words = g_strsplit (folded_words, " ", -1);

  return rank_of (record, folded_words, words) >= 0;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const XlHit *one = a, *two = b;
  int order = one->rank - two->rank;

  if (order == 0)
    order = strcmp (one->record->folded_name, two->record->folded_name);
  if (order == 0)
    order = one->record->id < two->record->id ? -1 : one->record->id > two->record->id;
  return order;
}

/**
 * xl_plan_search:
 * @kind: (nullable): search this kind only
 * @words: as typed: marks and case do not count
 * @limit: at most so many hits; 0 for all
 *
 * Searches live records that have a name of their own. An empty search finds everything.
 *
 * Returns: (transfer full) (element-type XlHit): the best first, the same on every machine
 */
GArray *
xl_plan_search (XlPlan *plan, const XlKind *kind, const char *words, guint limit)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (XlHit));
  g_autofree char *whole = xl_fold (words);
  g_auto (GStrv) parts = g_strsplit (whole, " ", -1);

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *records = plan->live[k];

      if (kind != NULL ? xl_kind_get (k) != kind : (xl_kind_get (k)->flags & XL_KIND_LINK) != 0)
        continue;
      for (guint i = 0; i < records->len; i++)
        {
          XlHit hit = { g_ptr_array_index (records, i), 0 };

          hit.rank = rank_of (hit.record, whole, parts);
          if (hit.rank >= 0)
            g_array_append_val (hits, hit);
        }
    }
  g_array_sort (hits, compare_hits);
  if (limit > 0 && hits->len > limit)
    g_array_set_size (hits, limit);
  return hits;
}

/* --- a record by the word that people call it ------------------------------------------------- */

static gboolean
called (const XlRecord *record, const char *folded)
{
  const XlField *acronym = xl_kind_field (record->kind, "acronym");
  const char *names[] = { record->key, acronym != NULL ? xl_field_get_string (acronym, record) : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      {
        g_autofree char *own = g_utf8_casefold (names[i], -1);

        if (strcmp (own, folded) == 0)
          return TRUE;
      }
  return FALSE;
}

/**
 * xl_plan_find_all:
 * @kind: (nullable): of this kind only
 * @word: an id, a key or an acronym, whatever the case
 *
 * An id names one record, hidden or not. A key or an acronym may name several: live records come
 * first, and hidden ones only where no live one is called so.
 *
 * Returns: (transfer container) (element-type XlRecord): the records that are called @word
 */
GPtrArray *
xl_plan_find_all (XlPlan *plan, const XlKind *kind, const char *word)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const XlKind *of_id = NULL;
  XlRecord *record = xl_plan_lookup (plan, xl_id_parse (word, &of_id));

  if (record != NULL && record->kind == of_id && (kind == NULL || record->kind == kind))
    {
      g_ptr_array_add (found, record);
      return found;
    }
  for (int hidden = 0; hidden < 2 && found->len == 0; hidden++)
    for (guint k = 0; k < XL_N_KINDS; k++)
      {
        const GPtrArray *records = hidden ? plan->all[k] : plan->live[k];

        for (guint i = 0; (kind == NULL || xl_kind_get (k) == kind) && i < records->len; i++)
          if (called (g_ptr_array_index (records, i), folded))
            g_ptr_array_add (found, g_ptr_array_index (records, i));
      }
  return found;
}

/**
 * xl_plan_find:
 *
 * Returns: (transfer none) (nullable): the one record that xl_plan_find_all() finds; NULL when there
 *   is none or more than one
 */
XlRecord *
xl_plan_find (XlPlan *plan, const XlKind *kind, const char *word)
{
  g_autoptr (GPtrArray) found = xl_plan_find_all (plan, kind, word);

  return found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
}
