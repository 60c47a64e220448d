/* xl-desk-map-pairs.c - who shares objectives and codes, but no project */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives are those of a region's projects on the map. Codes are the NACE codes of the organisations that are
 * seated in it, of one scheme with each other. Priorities are compared item by item, folded. Suggested are pairs
 * without a common project: most codes and priorities first, then most objectives, then two countries before one, then
 * by name: the same plan gives the same list on every machine. */

#include "xl-desk-map-pairs.h"

#include <string.h>

#include "xl-desk-figures.h"
#include "xl-fold.h"

typedef struct
{
  XlRegion *region;   /* borrowed */
  char *name;         /* owned; folded */
  guint objectives;
  GHashTable *codes;  /* owned; folded to as written */
  GHashTable *priorities; /* owned; the same */
  GHashTable *projects; /* owned; ids, borrowed */
} Side;

static void
side_free (gpointer data)
{
  Side *side = data;

  g_free (side->name);
  g_hash_table_unref (side->codes);
  g_hash_table_unref (side->priorities);
  g_hash_table_unref (side->projects);
  g_free (side);
}

static void
add_item (GHashTable *items, const char *item)
{
  g_autofree char *clean = g_strstrip (g_strdup (item));

  if (*clean != '\0')
    g_hash_table_insert (items, xl_fold (clean), g_strdup (clean));
}

/**
 * xl_region_priorities:
 *
 * Returns: (transfer full) (element-type utf8 utf8): the priorities of @region, item by item: folded to as written
 */
GHashTable *
xl_region_priorities (const XlRegion *region)
{
  g_auto (GStrv) items = g_strsplit_set (region->priorities != NULL ? region->priorities : "", ",;\n", -1);
  GHashTable *priorities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; items[i] != NULL; i++)
    add_item (priorities, items[i]);
  return priorities;
}

static void
add_nace (XlPlan *plan, Side *side)
{
  g_autoptr (GPtrArray) seated
      = xl_plan_dup_links (plan, &side->region->parent_instance, &xl_kind_organisation, "region");
  const XlField *scheme = xl_kind_field (&xl_kind_organisation, "nace_scheme");

  for (guint i = 0; i < seated->len; i++)
    {
      const XlOrganisation *organisation = g_ptr_array_index (seated, i);

      for (guint c = 0; organisation->nace != NULL && organisation->nace[c] != NULL; c++)
        {
          /* The same digits mean something else in another revision. */
          g_autofree char *code
              = organisation->nace_scheme > 0
                    ? g_strdup_printf ("%s %s", scheme->choices[organisation->nace_scheme - 1].label,
                                       organisation->nace[c])
                    : g_strdup_printf ("NACE %s", organisation->nace[c]);

          add_item (side->codes, code);
        }
    }
}

static void
add_projects (XlPlan *plan, XlGraph *shown, Side *side)
{
  g_autoptr (GPtrArray) links
      = xl_plan_dup_links (plan, &side->region->parent_instance, &xl_kind_project_region, "region");

  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *project = xl_plan_lookup (plan, ((XlProjectRegion *) g_ptr_array_index (links, i))->project);

      if (project == NULL || xl_graph_find (shown, project->id) < 0)
        continue;
      g_hash_table_add (side->projects, &project->id);
      side->objectives |= xl_objectives_mask ((XlProject *) project);
    }
}

static gboolean
share_project (const Side *a, const Side *b)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, a->projects);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (b->projects, id))
      return TRUE;
  return FALSE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
common_items (GHashTable *a, GHashTable *b)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer folded, item;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &folded, &item))
    if (g_hash_table_contains (b, folded))
      g_ptr_array_add (items, g_strdup (item));
  g_ptr_array_sort (items, compare_texts);
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
}

void
xl_map_pair_free (XlMapPair *pair)
{
  g_strfreev (pair->codes);
  g_strfreev (pair->priorities);
  g_free (pair);
}

static XlMapPair *
pair_new (const Side *a, const Side *b)
{
  XlMapPair *pair = g_new (XlMapPair, 1);

  *pair = (XlMapPair) { a->region, b->region, a->objectives & b->objectives, common_items (a->codes, b->codes),
                        common_items (a->priorities, b->priorities) };
  return pair;
}

/**
 * xl_map_pair_shares:
 *
 * Returns: whether the two share anything
 */
gboolean
xl_map_pair_shares (const XlMapPair *pair)
{
  return pair->objectives != 0 || *pair->codes != NULL || *pair->priorities != NULL;
}

static gboolean
in_two_countries (const XlMapPair *pair)
{
  return g_strcmp0 (pair->a->country, pair->b->country) != 0;
}

static int
count_items (const XlMapPair *pair)
{
  return (int) (g_strv_length (pair->codes) + g_strv_length (pair->priorities));
}

/**
 * xl_map_pair_compare:
 *
 * Returns: below 0 where @one is the better pair
 */
int
xl_map_pair_compare (const XlMapPair *one, const XlMapPair *two)
{
  int order = count_items (two) - count_items (one);

  if (order == 0)
    order = __builtin_popcount (two->objectives) - __builtin_popcount (one->objectives);
  if (order == 0)
    order = in_two_countries (two) - in_two_countries (one);
  return order;
}

/* The sort is stable, and they come by name. */
static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return xl_map_pair_compare (*(XlMapPair *const *) a, *(XlMapPair *const *) b);
}

static int
compare_sides (gconstpointer a, gconstpointer b)
{
  const Side *one = *(Side *const *) a, *two = *(Side *const *) b;
  int order = strcmp (one->name, two->name);

  return order != 0 ? order : one->region->parent_instance.id < two->region->parent_instance.id ? -1 : 1;
}

static GPtrArray *
make_sides (XlPlan *plan, XlGraph *shown)
{
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  GPtrArray *sides = g_ptr_array_new_with_free_func (side_free);

  for (guint i = 0; i < regions->len; i++)
    {
      Side *side;

      if (xl_graph_find (shown, ((XlRecord *) g_ptr_array_index (regions, i))->id) < 0)
        continue;
      side = g_new0 (Side, 1);
      side->region = g_ptr_array_index (regions, i);
      side->name = xl_fold (side->region->name);
      side->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      side->priorities = xl_region_priorities (side->region);
      side->projects = g_hash_table_new (g_int64_hash, g_int64_equal);
      add_projects (plan, shown, side);
      add_nace (plan, side);
      g_ptr_array_add (sides, side);
    }
  g_ptr_array_sort (sides, compare_sides);
  return sides;
}

/**
 * xl_desk_map_pairs:
 * @filter: what the map shows
 * @limit: at most so many pairs
 *
 * Which two regions share objectives, codes or priorities, but no project?
 *
 * Returns: (transfer full) (element-type XlMapPair): the best first
 */
GPtrArray *
xl_desk_map_pairs (XlPlan *plan, const XlMapFilter *filter, guint limit)
{
  g_autoptr (XlGraph) shown = xl_desk_map_graph (plan, filter);
  g_autoptr (GPtrArray) sides = make_sides (plan, shown);
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_map_pair_free);

  for (guint i = 0; i < sides->len; i++)
    for (guint k = i + 1; k < sides->len; k++)
      {
        const Side *a = g_ptr_array_index (sides, i), *b = g_ptr_array_index (sides, k);
        XlMapPair *pair;

        if (share_project (a, b))
          continue;
        pair = pair_new (a, b);
        if (xl_map_pair_shares (pair))
          g_ptr_array_add (pairs, pair);
        else
          xl_map_pair_free (pair);
      }
  g_ptr_array_sort (pairs, compare_pairs);
  if (pairs->len > limit)
    g_ptr_array_set_size (pairs, (int) limit);
  return pairs;
}

/**
 * xl_desk_map_pairs_of:
 * @filter: what the map shows
 * @region: one of its regions
 *
 * Returns: (transfer full) (element-type XlMapPair): @region with each other region with which it has no project, by
 *   name, whether they share anything or not
 */
GPtrArray *
xl_desk_map_pairs_of (XlPlan *plan, const XlMapFilter *filter, XlRegion *region)
{
  g_autoptr (XlGraph) shown = xl_desk_map_graph (plan, filter);
  g_autoptr (GPtrArray) sides = make_sides (plan, shown);
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_map_pair_free);
  const Side *ours = NULL;

  for (guint i = 0; i < sides->len && ours == NULL; i++)
    if (((Side *) g_ptr_array_index (sides, i))->region == region)
      ours = g_ptr_array_index (sides, i);
  for (guint i = 0; ours != NULL && i < sides->len; i++)
    if (g_ptr_array_index (sides, i) != ours && !share_project (ours, g_ptr_array_index (sides, i)))
      g_ptr_array_add (pairs, pair_new (ours, g_ptr_array_index (sides, i)));
  return pairs;
}
