/* xl-desk-facets.c - by what a list of records can be narrowed, and how many each choice would leave */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pure: what is asked, a plan, and out come records and counts. Invariants
 * 1. The count of a value is how many records the list would have if this facet asked for it alone,
 *    all others staying as they are.
 * 2. What is chosen is kept as keys. A key that no record has any more stays chosen, and is counted
 *    with nought: a list that is empty has its reason on the screen. */

#include "xl-desk-facets-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-fold.h"
#include "xl-id.h"

/**
 * xl_facets_new:
 * @kind: region, organisation, project, resource flow, event, call, position or training; others have no facets
 *
 * Returns: (transfer full): nothing is asked yet
 */
XlFacets *
xl_facets_new (const XlKind *kind)
{
  XlFacets *facets = g_new0 (XlFacets, 1);

  facets->kind = kind;
  facets->rows = xl_facet_rows (kind, &facets->n);
  for (guint i = 0; i < facets->n; i++)
    facets->chosen[i] = g_ptr_array_new_with_free_func (g_free);
  return facets;
}

void
xl_facets_free (XlFacets *facets)
{
  for (guint i = 0; i < facets->n; i++)
    g_ptr_array_unref (facets->chosen[i]);
  g_free (facets);
}

guint
xl_facets_get_n (const XlFacets *facets)
{
  return facets->n;
}

/**
 * xl_facets_get_info:
 *
 * Returns: (transfer none): name and title
 */
const XlFacetInfo *
xl_facets_get_info (const XlFacets *facets, guint index)
{
  g_return_val_if_fail (index < facets->n, NULL);
  return &facets->rows[index].info;
}

/**
 * xl_facets_find:
 *
 * Returns: the place of the facet of that name; -1 where the kind has none
 */
int
xl_facets_find (const XlFacets *facets, const char *name)
{
  for (guint i = 0; i < facets->n; i++)
    if (g_str_equal (facets->rows[i].info.name, name))
      return (int) i;
  return -1;
}

/* --- choosing --------------------------------------------------------------------------------- */

/**
 * xl_facets_is_on:
 *
 * Returns: whether anything is asked for, in facets that are awake
 */
gboolean
xl_facets_is_on (const XlFacets *facets)
{
  for (guint i = 0; i < facets->n; i++)
    if (!facets->asleep[i] && facets->chosen[i]->len > 0)
      return TRUE;
  return FALSE;
}

guint
xl_facets_get_n_chosen (const XlFacets *facets, guint index)
{
  g_return_val_if_fail (index < facets->n, 0);
  return facets->chosen[index]->len;
}

/**
 * xl_facets_choose:
 * @key: a value; it need not be there
 * @chosen: whether it is asked for
 *
 * Returns: whether that is new
 */
gboolean
xl_facets_choose (XlFacets *facets, guint index, const char *key, gboolean chosen)
{
  guint place;

  g_return_val_if_fail (index < facets->n, FALSE);
  if (g_ptr_array_find_with_equal_func (facets->chosen[index], key, g_str_equal, &place) == chosen)
    return FALSE;
  if (chosen)
    g_ptr_array_add (facets->chosen[index], g_strdup (key));
  else
    g_ptr_array_remove_index (facets->chosen[index], place);
  return TRUE;
}

void
xl_facets_clear (XlFacets *facets)
{
  for (guint i = 0; i < facets->n; i++)
    xl_facets_clear_one (facets, i);
}

void
xl_facets_clear_one (XlFacets *facets, guint index)
{
  g_return_if_fail (index < facets->n);
  g_ptr_array_set_size (facets->chosen[index], 0);
}

/**
 * xl_facets_set_asleep:
 * @asleep: whether the facet keeps what is chosen, but asks for nothing
 *
 * As the stage does where there is a lane for each.
 */
void
xl_facets_set_asleep (XlFacets *facets, guint index, gboolean asleep)
{
  g_return_if_fail (index < facets->n);
  facets->asleep[index] = asleep;
}

/* "region-0a1b..." in files, where an id alone would say too little. */
static char *
key_to_text (const XlFacetRow *row, const char *key)
{
  gint64 id = row->refers != NULL ? g_ascii_strtoll (key, NULL, 10) : 0;

  return id != 0 ? xl_id_to_text (row->refers, id) : g_strdup (key);
}

static char *
key_from_text (const XlFacetRow *row, const char *text)
{
  const XlKind *kind = NULL;
  gint64 id;

  if (row->refers == NULL || g_str_equal (text, XL_FACET_NOTHING))
    return g_strdup (text);
  id = xl_id_parse (text, &kind);
  return id > 0 && kind == row->refers ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

/**
 * xl_facets_to_text:
 *
 * Returns: (transfer full): what is asked, as in "country=DE,NL&stage=3"; "" for nothing
 */
char *
xl_facets_to_text (const XlFacets *facets)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < facets->n; i++)
    for (guint c = 0; c < facets->chosen[i]->len; c++)
      {
        g_autofree char *key = key_to_text (&facets->rows[i], g_ptr_array_index (facets->chosen[i], c));
        g_autofree char *plain = g_uri_escape_string (key, NULL, TRUE);

        if (c == 0)
          g_string_append_printf (out, "%s%s=%s", out->len > 0 ? "&" : "", facets->rows[i].info.name, plain);
        else
          g_string_append_printf (out, ",%s", plain);
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Of a closed list, only what is in it. */
static gboolean
is_possible (const XlFacetRow *row, const char *key)
{
  g_autofree char *label = NULL;

  if (g_str_equal (key, XL_FACET_NOTHING) || row->refers != NULL)
    return TRUE;
  label = row->say (NULL, key);
  return label != NULL;
}

/**
 * xl_facets_from_text:
 * @text: (nullable): as xl_facets_to_text() says it
 *
 * Asks for that and for nothing else. What is not known is passed over: an older or a newer window
 * may have said it.
 */
void
xl_facets_from_text (XlFacets *facets, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text != NULL ? text : "", "&", -1);

  xl_facets_clear (facets);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      g_auto (GStrv) keys = NULL;
      int index;

      if (equals == NULL)
        continue;
      *equals = '\0';
      index = xl_facets_find (facets, pairs[i]);
      keys = g_strsplit (equals + 1, ",", -1);
      for (guint k = 0; index >= 0 && keys[k] != NULL; k++)
        {
          g_autofree char *plain = g_uri_unescape_string (keys[k], NULL);
          g_autofree char *key = plain != NULL ? key_from_text (&facets->rows[index], plain) : NULL;

          if (key != NULL && is_possible (&facets->rows[index], key))
            xl_facets_choose (facets, (guint) index, key, TRUE);
        }
    }
}

/* --- matching and counting -------------------------------------------------------------------- */

static void
ask (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint index, gboolean alone, GPtrArray *keys)
{
  g_ptr_array_set_size (keys, 0);
  facets->rows[index].ask (facets, plan, record, keys, alone);
  if (keys->len == 0)
    g_ptr_array_add (keys, (gpointer) XL_FACET_NOTHING);
}

/* @without: a facet that is left out; one beyond them all for none. */
static gboolean
match (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint without, GPtrArray *keys)
{
  const char *left_out = without < facets->n ? facets->rows[without].info.name : "";
  gboolean pair = g_str_equal (left_out, "role") || g_str_equal (left_out, "network");

  for (guint i = 0; i < facets->n; i++)
    {
      gboolean has = FALSE;

      if (i == without || facets->asleep[i] || facets->chosen[i]->len == 0)
        continue;
      ask (facets, plan, record, i, pair, keys);
      for (guint k = 0; k < keys->len && !has; k++)
        has = g_ptr_array_find_with_equal_func (facets->chosen[i], g_ptr_array_index (keys, k), g_str_equal, NULL);
      if (!has)
        return FALSE;
    }
  return TRUE;
}

/**
 * xl_facets_match:
 *
 * Returns: whether @record has all that is asked for
 */
gboolean
xl_facets_match (const XlFacets *facets, XlPlan *plan, const XlRecord *record)
{
  return xl_facets_match_without (facets, plan, record, XL_MAX_FACETS);
}

/**
 * xl_facets_match_without:
 * @without: a facet that is left out, #XL_MAX_FACETS for none
 *
 * Returns: whether @record has all that the others ask for
 */
gboolean
xl_facets_match_without (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint without)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (!xl_facets_is_on (facets))
    return TRUE;
  keys = g_ptr_array_new ();
  return match (facets, plan, record, without, keys);
}

static void
value_free (gpointer data)
{
  XlFacetValue *value = data;

  g_free (value->key);
  g_free (value->label);
  g_free (value);
}

/**
 * xl_facets_dup_label:
 * @key: a value of facet @index
 *
 * Returns: (transfer full): what people read
 */
char *
xl_facets_dup_label (const XlFacets *facets, XlPlan *plan, guint index, const char *key)
{
  char *label;

  g_return_val_if_fail (index < facets->n, NULL);
  if (g_str_equal (key, XL_FACET_NOTHING))
    return g_strdup (_("not stated"));
  label = facets->rows[index].say (plan, key);
  return label != NULL ? label : g_strdup (key);
}

static XlFacetValue *
find_value (GHashTable *found, GPtrArray *values, const XlFacets *facets, XlPlan *plan, guint index, const char *key)
{
  XlFacetValue *value = g_hash_table_lookup (found, key);

  if (value != NULL)
    return value;
  value = g_new0 (XlFacetValue, 1);
  value->key = g_strdup (key);
  value->label = xl_facets_dup_label (facets, plan, index, key);
  g_ptr_array_add (values, value);
  g_hash_table_insert (found, value->key, value);
  return value;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer sorted)
{
  const XlFacetValue *one = *(XlFacetValue *const *) a, *two = *(XlFacetValue *const *) b;
  gboolean nothing_one = g_str_equal (one->key, XL_FACET_NOTHING), nothing_two = g_str_equal (two->key, XL_FACET_NOTHING);
  g_autofree char *fold_one = NULL, *fold_two = NULL;
  int order;

  if (nothing_one != nothing_two)
    return nothing_one - nothing_two;
  if (!GPOINTER_TO_INT (sorted))
    return strcmp (one->key, two->key);
  fold_one = xl_fold (one->label);
  fold_two = xl_fold (two->label);
  order = strcmp (fold_one, fold_two);
  return order != 0 ? order : strcmp (one->key, two->key);
}

/**
 * xl_facets_count:
 * @index: a facet
 * @admit: (nullable): what else a record must be, such as found by a search
 *
 * Values that no record would be left with are there as well, with nought, as long as some record of
 * the plan has them: nothing jumps while one chooses.
 *
 * Returns: (transfer full) (element-type XlFacetValue): its values, in the order in which they are read
 */
GPtrArray *
xl_facets_count (const XlFacets *facets, XlPlan *plan, guint index, XlAdmitFunc admit, gpointer data)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const GPtrArray *records = xl_plan_get_live (plan, facets->kind);

  g_return_val_if_fail (index < facets->n, values);
  for (guint i = 0; i < records->len; i++)
    {
      XlRecord *record = g_ptr_array_index (records, i);
      gboolean counts = match (facets, plan, record, index, keys) && (admit == NULL || admit (record, data));

      /* All that it has stands in the list; only what others ask for of the same membership counts. */
      ask (facets, plan, record, index, TRUE, keys);
      for (guint k = 0; k < keys->len; k++)
        find_value (found, values, facets, plan, index, g_ptr_array_index (keys, k));
      if (counts)
        ask (facets, plan, record, index, FALSE, keys);
      for (guint k = 0; counts && k < keys->len; k++)
        if (*(const char *) g_ptr_array_index (keys, k) != '\0')
          find_value (found, values, facets, plan, index, g_ptr_array_index (keys, k))->count++;
    }
  for (guint c = 0; c < facets->chosen[index]->len; c++)
    find_value (found, values, facets, plan, index, g_ptr_array_index (facets->chosen[index], c))->chosen = TRUE;
  g_ptr_array_sort_with_data (values, compare_values, GINT_TO_POINTER (facets->rows[index].sorted));
  return values;
}
