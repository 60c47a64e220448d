/* xl-desk-compare.c - regions side by side: what each is, and what some of them share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-compare.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "xl-desk-figures.h"
#include "xl-desk-map-pairs.h"
#include "xl-desk-words.h"
#include "xl-fold.h"
#include "xl-location.h"

static void
facts_free (gpointer data)
{
  XlRegionFacts *facts = data;

  g_ptr_array_unref (facts->projects);
  g_ptr_array_unref (facts->memberships);
  g_free (facts);
}

/* Both are known, and make sense. */
static gboolean
has_employment (const XlRegion *region)
{
  return region->employment != XL_NONE && region->employment > 0 && region->chemical_employment != XL_NONE
         && region->chemical_employment >= 0;
}

/**
 * xl_desk_compare_whole:
 * @chemical: (out): persons, summed over regions that state both employments
 * @total: (out): the same
 *
 * What location quotients are reckoned against: the plan has no other whole.
 *
 * Returns: how many regions that is
 */
guint
xl_desk_compare_whole (XlPlan *plan, double *chemical, double *total)
{
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  guint n = 0;

  *chemical = *total = 0;
  for (guint i = 0; i < regions->len; i++)
    {
      const XlRegion *region = g_ptr_array_index (regions, i);

      if (!has_employment (region))
        continue;
      n++;
      *chemical += (double) region->chemical_employment;
      *total += (double) region->employment;
    }
  return n;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer plan)
{
  const XlRecord *one = *(XlRecord *const *) a, *two = *(XlRecord *const *) b;
  g_autofree char *first = xl_words_name (plan, one), *second = xl_words_name (plan, two);
  int order = g_utf8_collate (first, second);

  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

static void
add_projects (XlPlan *plan, XlRegionFacts *facts)
{
  g_autoptr (GPtrArray) links
      = xl_plan_dup_links (plan, &facts->region->parent_instance, &xl_kind_project_region, "region");

  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *project = xl_plan_lookup (plan, ((XlProjectRegion *) g_ptr_array_index (links, i))->project);

      if (project == NULL || g_ptr_array_find (facts->projects, project, NULL))
        continue;
      g_ptr_array_add (facts->projects, project);
      facts->objectives |= xl_objectives_mask ((XlProject *) project);
    }
  g_ptr_array_sort_with_data (facts->projects, compare_names, plan);
}

static int
compare_memberships (gconstpointer a, gconstpointer b, gpointer plan)
{
  const XlMembership *one = *(XlMembership *const *) a, *two = *(XlMembership *const *) b;
  XlRecord *first = xl_plan_lookup (plan, one->network), *second = xl_plan_lookup (plan, two->network);
  int order = compare_names (&first, &second, plan);

  return order != 0 ? order : one->role - two->role;
}

static void
add_memberships (XlPlan *plan, XlRegionFacts *facts, XlDate day)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &facts->region->parent_instance, &xl_kind_membership, "region");

  for (guint i = 0; i < links->len; i++)
    {
      const XlMembership *link = g_ptr_array_index (links, i);

      if (xl_date_in_span (day, link->since, link->until) && xl_plan_lookup (plan, link->network) != NULL)
        g_ptr_array_add (facts->memberships, g_ptr_array_index (links, i));
    }
  g_ptr_array_sort_with_data (facts->memberships, compare_memberships, plan);
}

/**
 * xl_desk_compare:
 * @regions: (element-type XlRegion): some regions
 * @day: of which memberships count
 *
 * Returns: (transfer full) (element-type XlRegionFacts): what is known about each, in their order
 */
GPtrArray *
xl_desk_compare (XlPlan *plan, const GPtrArray *regions, XlDate day)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (facts_free);
  double chemical, total;
  guint n_whole = xl_desk_compare_whole (plan, &chemical, &total);

  for (guint i = 0; i < regions->len; i++)
    {
      XlRegionFacts *facts = g_new0 (XlRegionFacts, 1);
      g_autoptr (GPtrArray) seated = NULL;

      facts->region = g_ptr_array_index (regions, i);
      facts->projects = g_ptr_array_new ();
      facts->memberships = g_ptr_array_new ();
      add_projects (plan, facts);
      add_memberships (plan, facts, day);
      seated = xl_plan_dup_links (plan, &facts->region->parent_instance, &xl_kind_organisation, "region");
      for (guint k = 0; k < seated->len; k++)
        facts->helixes[xl_organisation_helix (g_ptr_array_index (seated, k))]++;
      /* One region alone would be its own whole. */
      facts->quotient = n_whole >= 2 && has_employment (facts->region)
                            ? xl_location_quotient ((double) facts->region->chemical_employment,
                                                    (double) facts->region->employment, chemical, total)
                            : NAN;
      g_ptr_array_add (list, facts);
    }
  return list;
}

/* --- what some of them share -------------------------------------------------------------------- */

static void
shared_free (gpointer data)
{
  XlShared *shared = data;

  g_free (shared->name);
  g_ptr_array_unref (shared->regions);
  g_free (shared);
}

/* @key is what makes two of them one; those that are there already get one more region. */
static void
add_shared (GPtrArray *order, GHashTable *known, char *key, const char *name, XlProject *project, XlRegion *region)
{
  XlShared *shared = g_hash_table_lookup (known, key);

  if (shared == NULL)
    {
      shared = g_new0 (XlShared, 1);
      *shared = (XlShared) { g_strdup (name), project, g_ptr_array_new () };
      g_ptr_array_add (order, shared);
      g_hash_table_insert (known, key, shared);
    }
  else
    g_free (key);
  g_ptr_array_add (shared->regions, region);
}

/* What most share first; projects after priorities; then by name. */
static int
compare_shared (gconstpointer a, gconstpointer b)
{
  const XlShared *one = *(XlShared *const *) a, *two = *(XlShared *const *) b;
  int order = (one->project != NULL) - (two->project != NULL);

  if (order == 0)
    order = (int) two->regions->len - (int) one->regions->len;
  return order != 0 ? order : g_utf8_collate (one->name, two->name);
}

/**
 * xl_desk_compare_shared:
 * @facts: (element-type XlRegionFacts): see xl_desk_compare()
 *
 * Returns: (transfer full) (element-type XlShared): priorities and projects that two or more of them have
 */
GPtrArray *
xl_desk_compare_shared (XlPlan *plan, const GPtrArray *facts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (shared_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const XlRegionFacts *one = g_ptr_array_index (facts, i);
      g_autoptr (GHashTable) priorities = xl_region_priorities (one->region);
      GHashTableIter iter;
      gpointer folded, name;

      g_hash_table_iter_init (&iter, priorities);
      while (g_hash_table_iter_next (&iter, &folded, &name))
        add_shared (list, known, g_strconcat ("priority ", folded, NULL), name, NULL, one->region);
      for (guint k = 0; k < one->projects->len; k++)
        {
          XlRecord *project = g_ptr_array_index (one->projects, k);
          g_autofree char *called = xl_words_name (plan, project);

          add_shared (list, known, g_strdup_printf ("%" G_GINT64_FORMAT, project->id), called, (XlProject *) project,
                      one->region);
        }
    }
  for (guint i = list->len; i-- > 0;)
    if (((XlShared *) g_ptr_array_index (list, i))->regions->len < 2)
      g_ptr_array_remove_index (list, i);
  g_ptr_array_sort (list, compare_shared);
  return list;
}

/* --- in words ----------------------------------------------------------------------------------- */

/**
 * xl_words_helix:
 * @helix: an #XlHelix
 *
 * Returns: (transfer none): "Public"
 */
const char *
xl_words_helix (int helix)
{
  static const char *const names[] = { N_("No type yet"), N_("Public"), N_("Private"), N_("Research"), N_("Civil society") };

  return _ (names[CLAMP (helix, 0, XL_HELIX_CIVIL)]);
}

/**
 * xl_words_shared:
 *
 * Returns: (transfer full): "Bioeconomy: Flanders, Limburg (NL)"
 */
char *
xl_words_shared (XlPlan *plan, const XlShared *shared)
{
  g_autoptr (GString) text = g_string_new (shared->name);

  for (guint i = 0; i < shared->regions->len; i++)
    {
      g_autofree char *name = xl_words_name (plan, g_ptr_array_index (shared->regions, i));

      g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * xl_words_quotient_method:
 * @n_regions: in the whole that it is reckoned against
 *
 * Returns: (transfer full): how the location quotient is reckoned
 */
char *
xl_words_quotient_method (guint n_regions)
{
  if (n_regions < 2)
    return g_strdup (_ ("Location quotient: needs chemical and total employment of at least two regions of this plan."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Location quotient: the share of chemistry in the employment of a region, divided "
                                       "by that of the %u region of this plan that states both; above 1 it is specialised.",
                                       "Location quotient: the share of chemistry in the employment of a region, divided "
                                       "by that of the %u regions of this plan that state both; above 1 it is specialised.",
                                       n_regions),
                          n_regions);
}
