/* xl-desk-figures.c - what a steering committee asks of a plan, counted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-figures.h"

#include <string.h>

static guint
total (XlCount count)
{
  return count.known + count.invented;
}

static void
count_one (XlCount *count, const XlRecord *record)
{
  if (record->provenance == XL_PROVENANCE_ILLUSTRATIVE)
    count->invented++;
  else
    count->known++;
}

/**
 * xl_objectives_mask:
 *
 * Returns: bit 0 for O1 to bit 3 for O4: the objectives that @project serves
 */
guint
xl_objectives_mask (const XlProject *project)
{
  guint mask = 0;

  for (guint i = 0; project->objectives != NULL && project->objectives[i] != NULL; i++)
    {
      const char *word = project->objectives[i];

      if (word[0] == 'O' && word[1] >= '1' && word[1] <= '4' && word[2] == '\0')
        mask |= 1u << (word[1] - '1');
    }
  return mask;
}

static XlCountryFigures *
find_country (GArray *heat, const char *country)
{
  XlCountryFigures fresh = { "" };

  for (guint i = 0; i < heat->len; i++)
    if (strcmp (g_array_index (heat, XlCountryFigures, i).country, country) == 0)
      return &g_array_index (heat, XlCountryFigures, i);
  g_strlcpy (fresh.country, country, sizeof fresh.country);
  g_array_append_val (heat, fresh);
  return &g_array_index (heat, XlCountryFigures, heat->len - 1);
}

static XlRegionFigures *
find_region (GArray *leads, XlRegion *region)
{
  XlRegionFigures fresh = { region };

  for (guint i = 0; i < leads->len; i++)
    if (g_array_index (leads, XlRegionFigures, i).region == region)
      return &g_array_index (leads, XlRegionFigures, i);
  g_array_append_val (leads, fresh);
  return &g_array_index (leads, XlRegionFigures, leads->len - 1);
}

static void
count_project (XlFigures *self, XlPlan *plan, XlProject *project)
{
  const XlRecord *record = &project->parent_instance;
  g_autoptr (GPtrArray) countries = xl_plan_dup_countries (plan, record);
  int stage = xl_plan_stage (plan, project);
  guint objectives = xl_objectives_mask (project);
  XlRegion *lead = xl_plan_lead_region (plan, project);

  count_one (&self->stages[stage], record);
  for (guint i = 0; i < G_N_ELEMENTS (self->objectives); i++)
    if (objectives & 1u << i)
      count_one (&self->objectives[i], record);
  for (guint i = 0; i < countries->len; i++)
    {
      XlCountryFigures *country = find_country (self->heat, g_ptr_array_index (countries, i));

      count_one (&country->stages[stage], record);
      country->projects++;
    }
  if (lead != NULL)
    count_one (&find_region (self->leads, lead)->projects, record);
}

static void
count_membership (XlFigures *self, XlPlan *plan, XlMembership *membership)
{
  XlNetworkFigures fresh = { (XlNetwork *) xl_plan_lookup (plan, membership->network), membership->role };
  XlNetworkFigures *found = NULL;

  if (fresh.network == NULL || !xl_plan_is_live (plan, &fresh.network->parent_instance))
    return;
  for (guint i = 0; i < self->networks->len && found == NULL; i++)
    {
      XlNetworkFigures *other = &g_array_index (self->networks, XlNetworkFigures, i);

      if (other->network == fresh.network && other->role == fresh.role)
        found = other;
    }
  if (found == NULL)
    {
      g_array_append_val (self->networks, fresh);
      found = &g_array_index (self->networks, XlNetworkFigures, self->networks->len - 1);
    }
  count_one (&found->regions, &membership->parent_instance);
}

static int
compare_countries (gconstpointer a, gconstpointer b)
{
  const XlCountryFigures *one = a, *two = b;

  return one->projects != two->projects ? (one->projects > two->projects ? -1 : 1)
                                        : strcmp (one->country, two->country);
}

static int
compare_leads (gconstpointer a, gconstpointer b)
{
  const XlRegionFigures *one = a, *two = b;

  return total (one->projects) != total (two->projects) ? (total (one->projects) > total (two->projects) ? -1 : 1)
                                                        : g_strcmp0 (one->region->name, two->region->name);
}

static int
compare_networks (gconstpointer a, gconstpointer b)
{
  const XlNetworkFigures *one = a, *two = b;
  int order = g_strcmp0 (one->network->name, two->network->name);

  return order != 0 ? order : one->role - two->role;
}

/**
 * xl_figures_new:
 * @plan: the plan
 * @on: the day for which memberships count
 *
 * Returns: (transfer full): the figures of @plan as it is now
 */
XlFigures *
xl_figures_new (XlPlan *plan, XlDate on)
{
  XlFigures *self = g_new0 (XlFigures, 1);
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  const GPtrArray *organisations = xl_plan_get_live (plan, &xl_kind_organisation);
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);
  const GPtrArray *memberships = xl_plan_get_live (plan, &xl_kind_membership);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);

  self->heat = g_array_new (FALSE, FALSE, sizeof (XlCountryFigures));
  self->leads = g_array_new (FALSE, FALSE, sizeof (XlRegionFigures));
  self->networks = g_array_new (FALSE, FALSE, sizeof (XlNetworkFigures));
  self->regions = regions->len;
  self->organisations = organisations->len;
  self->projects = projects->len;
  for (guint i = 0; i < regions->len; i++)
    {
      XlRegion *region = g_ptr_array_index (regions, i);

      if (region->country != NULL)
        g_hash_table_add (countries, region->country);
    }
  self->countries = g_hash_table_size (countries);
  for (guint i = 0; i < organisations->len; i++)
    {
      XlOrganisation *organisation = g_ptr_array_index (organisations, i);

      count_one (&self->helixes[xl_organisation_helix (organisation)], &organisation->parent_instance);
    }
  for (guint i = 0; i < projects->len; i++)
    count_project (self, plan, g_ptr_array_index (projects, i));
  for (guint i = 0; i < memberships->len; i++)
    {
      XlMembership *membership = g_ptr_array_index (memberships, i);

      if (xl_date_in_span (on, membership->since, membership->until))
        count_membership (self, plan, membership);
    }
  g_array_sort (self->heat, compare_countries);
  g_array_sort (self->leads, compare_leads);
  g_array_sort (self->networks, compare_networks);
  return self;
}

/**
 * xl_figures_free:
 *
 * Frees the figures.
 */
void
xl_figures_free (XlFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->heat);
  g_array_unref (figures->leads);
  g_array_unref (figures->networks);
  g_free (figures);
}
