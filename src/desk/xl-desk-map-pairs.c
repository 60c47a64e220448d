/* xl-desk-map-pairs.c - who shares objectives and codes, but no project */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives are those of a region's projects on the map. Codes are the NACE codes of the organisations that are
 * seated in it, of one scheme with each other, and its priorities, item by item. Suggested are pairs without a common
 * project: most codes first, then most objectives, then two countries before one, then by name: the same plan gives
 * the same list on every machine. */

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
  GHashTable *projects; /* owned; ids, borrowed */
} Side;

static void
side_free (gpointer data)
{
  Side *side = data;

  g_free (side->name);
  g_hash_table_unref (side->codes);
  g_hash_table_unref (side->projects);
  g_free (side);
}

static void
add_code (Side *side, const char *code)
{
  g_autofree char *clean = g_strstrip (g_strdup (code));

  if (*clean != '\0')
    g_hash_table_insert (side->codes, xl_fold (clean), g_strdup (clean));
}

static void
add_priorities (Side *side)
{
  g_auto (GStrv) items = g_strsplit_set (side->region->priorities != NULL ? side->region->priorities : "", ",;\n", -1);

  for (guint i = 0; items[i] != NULL; i++)
    add_code (side, items[i]);
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

          add_code (side, code);
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
common_codes (const Side *a, const Side *b)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer folded, code;

  g_hash_table_iter_init (&iter, a->codes);
  while (g_hash_table_iter_next (&iter, &folded, &code))
    if (g_hash_table_contains (b->codes, folded))
      g_ptr_array_add (codes, g_strdup (code));
  g_ptr_array_sort (codes, compare_texts);
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

static void
pair_free (gpointer data)
{
  g_strfreev (((XlMapPair *) data)->codes);
  g_free (data);
}

static gboolean
in_two_countries (const XlMapPair *pair)
{
  return g_strcmp0 (pair->a->country, pair->b->country) != 0;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const XlMapPair *one = *(XlMapPair *const *) a, *two = *(XlMapPair *const *) b;
  int order = (int) g_strv_length (two->codes) - (int) g_strv_length (one->codes);

  if (order == 0)
    order = __builtin_popcount (two->objectives) - __builtin_popcount (one->objectives);
  if (order == 0)
    order = in_two_countries (two) - in_two_countries (one);
  /* The sort is stable, and they come by name. */
  return order;
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
      side->projects = g_hash_table_new (g_int64_hash, g_int64_equal);
      add_projects (plan, shown, side);
      add_nace (plan, side);
      add_priorities (side);
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
 * Which two regions share objectives or codes, but no project?
 *
 * Returns: (transfer full) (element-type XlMapPair): the best first
 */
GPtrArray *
xl_desk_map_pairs (XlPlan *plan, const XlMapFilter *filter, guint limit)
{
  g_autoptr (XlGraph) shown = xl_desk_map_graph (plan, filter);
  g_autoptr (GPtrArray) sides = make_sides (plan, shown);
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);

  for (guint i = 0; i < sides->len; i++)
    for (guint k = i + 1; k < sides->len; k++)
      {
        const Side *a = g_ptr_array_index (sides, i), *b = g_ptr_array_index (sides, k);
        XlMapPair *pair;

        if (share_project (a, b))
          continue;
        pair = g_new0 (XlMapPair, 1);
        *pair = (XlMapPair) { a->region, b->region, a->objectives & b->objectives, common_codes (a, b) };
        if (pair->objectives != 0 || *pair->codes != NULL)
          g_ptr_array_add (pairs, pair);
        else
          pair_free (pair);
      }
  g_ptr_array_sort (pairs, compare_pairs);
  if (pairs->len > limit)
    g_ptr_array_set_size (pairs, (int) limit);
  return pairs;
}
