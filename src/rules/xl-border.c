/* xl-border.c - cross-border value: take a country out of a project and see what is lost */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-border.h"

#include <string.h>

#include "xl-project-cash.h"

/* What is there with all countries but the one that is taken out. */
typedef struct
{
  guint roles, region_roles;
  guint helices;       /* bits 1 << XlHelix of partners */
  GHashTable *countries; /* of regions; borrowed text */
} Rest;

static void
loss_clear (gpointer data)
{
  XlBorderLoss *loss = data;

  g_ptr_array_unref (loss->regions);
  g_ptr_array_unref (loss->organisations);
}

static gboolean
is_of (const char *country, const char *without)
{
  return without != NULL && country != NULL && strcmp (country, without) == 0;
}

static void
add_once (GPtrArray *records, gpointer record)
{
  if (!g_ptr_array_find (records, record, NULL))
    g_ptr_array_add (records, record);
}

/* Sorts the project's regions and partners into what stays and, in @loss, what goes; with @without NULL all stays. */
static void
take_out (XlPlan *plan, const XlProject *project, const char *without, Rest *rest, XlBorderLoss *loss)
{
  g_autoptr (GPtrArray) regions = xl_plan_dup_project_regions (plan, project);
  g_autoptr (GPtrArray) partners =
      xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_participation, "project");

  for (guint i = 0; i < regions->len; i++)
    {
      const XlProjectRegion *link = g_ptr_array_index (regions, i);
      XlRecord *region = xl_plan_lookup (plan, link->region);
      const char *country = xl_plan_country (plan, region);

      if (is_of (country, without))
        {
          add_once (loss->regions, region);
          continue;
        }
      rest->region_roles |= 1u << link->role;
      if (country != NULL)
        g_hash_table_add (rest->countries, (gpointer) country);
    }
  for (guint i = 0; i < partners->len; i++)
    {
      const XlParticipation *link = g_ptr_array_index (partners, i);
      XlRecord *partner = xl_plan_lookup (plan, link->organisation);

      if (is_of (xl_plan_country (plan, partner), without))
        {
          add_once (loss->organisations, partner);
          continue;
        }
      rest->roles |= 1u << link->role;
      rest->helices |= 1u << xl_organisation_helix ((XlOrganisation *) partner);
    }
}

static gboolean
has_objective (const XlProject *project, const char *objective)
{
  return project->objectives != NULL && g_strv_contains ((const char *const *) project->objectives, objective);
}

static guint
lost_objectives (const XlProject *project, const Rest *all, const Rest *rest, gboolean cross_border)
{
  const guint private = 1u << XL_HELIX_PRIVATE, doers = private | 1u << XL_HELIX_RESEARCH;
  gboolean was_cross_border = g_hash_table_size (all->countries) >= 2;
  guint lost = 0;

  if ((all->helices & doers) && !(rest->helices & doers))
    lost |= 1u << 0 | 1u << 1;
  if (was_cross_border && !cross_border)
    lost |= 1u << 2;
  if ((all->helices & private) && !(rest->helices & private))
    lost |= 1u << 3;
  for (guint i = 0; i < 4; i++)
    {
      const char name[] = { 'O', (char) ('1' + i), '\0' };

      if (!has_objective (project, name))
        lost &= ~(1u << i);
    }
  return lost;
}

static void
add_funding (XlPlan *plan, const XlProject *project, XlBorderLoss *loss)
{
  g_autoptr (GPtrArray) rows = xl_project_dup_funding (plan, project);
  double lost = 0, sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (rows, i);

      if (line->instrument == XL_INSTRUMENT_GUARANTEE)
        continue;
      sum += (double) line->amount;
      if (!is_of (xl_plan_country (plan, xl_plan_lookup (plan, line->organisation)), loss->country))
        continue;
      lost += (double) line->amount;
      if (__builtin_add_overflow (loss->funding, line->amount, &loss->funding))
        loss->funding = G_MAXINT64;
    }
  loss->funding_share = sum > 0 ? lost / sum : 0;
}

/* Countries of regions first, the lead's before all, then those that only partners or financiers bring. */
static GPtrArray *
dup_countries (XlPlan *plan, const XlProject *project)
{
  GPtrArray *countries = xl_plan_dup_countries (plan, &project->parent_instance);
  g_autoptr (GPtrArray) partners =
      xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_participation, "project");
  g_autoptr (GPtrArray) funding = xl_project_dup_funding (plan, project);

  for (guint i = 0; i < partners->len + funding->len; i++)
    {
      gint64 id = i < partners->len
                      ? ((XlParticipation *) g_ptr_array_index (partners, i))->organisation
                      : ((XlFundingLine *) g_ptr_array_index (funding, i - partners->len))->organisation;
      const char *country = xl_plan_country (plan, xl_plan_lookup (plan, id));

      if (country != NULL && !g_ptr_array_find_with_equal_func (countries, country, g_str_equal, NULL))
        g_ptr_array_add (countries, (gpointer) country);
    }
  return countries;
}

/**
 * xl_border_losses:
 *
 * Returns: (transfer full) (element-type XlBorderLoss): what is lost without each country of
 *   @project, the lead's first; its records are the plan's own, so use it before the plan changes
 */
GArray *
xl_border_losses (XlPlan *plan, const XlProject *project)
{
  GArray *losses = g_array_new (FALSE, TRUE, sizeof (XlBorderLoss));
  g_autoptr (GPtrArray) countries = dup_countries (plan, project);
  g_autoptr (GHashTable) all_countries = g_hash_table_new (g_str_hash, g_str_equal);
  Rest all = { .countries = all_countries };

  g_array_set_clear_func (losses, loss_clear);
  take_out (plan, project, NULL, &all, NULL);
  for (guint i = 0; i < countries->len; i++)
    {
      g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
      XlBorderLoss loss = { .regions = g_ptr_array_new (), .organisations = g_ptr_array_new () };
      Rest rest = { .countries = left };

      g_strlcpy (loss.country, g_ptr_array_index (countries, i), sizeof loss.country);
      take_out (plan, project, loss.country, &rest, &loss);
      loss.roles = all.roles & ~rest.roles;
      loss.region_roles = all.region_roles & ~rest.region_roles;
      loss.cross_border = g_hash_table_size (left) >= 2;
      loss.objectives = lost_objectives (project, &all, &rest, loss.cross_border);
      add_funding (plan, project, &loss);
      g_array_append_val (losses, loss);
    }
  return losses;
}
