/* bench-coverage.c - who has which step, by region and by type, beside a plain scan of all capabilities for each cell */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "rules-plans.h"
#include "xl-chains.h"

#define PARTNERS 5000
#define REGIONS 100
#define STEPS 12
#define ROUNDS 5

typedef struct
{
  XlPlan *plan;
  XlChainStep *steps[STEPS];
} Data;

typedef guint (*Work) (const Data *data, XlCoverageBy by);

static guint
sum_of (const Data *data, XlCoverageBy by)
{
  g_autoptr (XlCoverage) coverage = xl_coverage_new (data->plan, data->steps, STEPS, by, NULL, ON);
  guint sum = 0;

  for (guint r = 0; r < coverage->rows->len; r++)
    for (guint c = 0; c < STEPS; c++)
      sum += xl_coverage_cell (coverage, r, c)->has;
  return sum;
}

/* The peer: each cell looks at all capabilities. */
static guint
scan_sum (const Data *data, XlCoverageBy by)
{
  const GPtrArray *capabilities = xl_plan_get_live (data->plan, &xl_kind_capability);
  const GPtrArray *regions = xl_plan_get_live (data->plan, &xl_kind_region);
  guint rows = by == XL_COVERAGE_REGIONS ? regions->len : XL_ORG_CITIZENS, sum = 0;

  for (guint r = 0; r < rows; r++)
    {
      gint64 row = by == XL_COVERAGE_REGIONS ? ((XlRecord *) g_ptr_array_index (regions, r))->id : (gint64) r + 1;

      for (guint c = 0; c < STEPS; c++)
        for (guint i = 0; i < capabilities->len; i++)
          {
            const XlCapability *capability = g_ptr_array_index (capabilities, i);
            const XlOrganisation *organisation;

            if (capability->step != data->steps[c]->parent_instance.id
                || xl_capability_level (capability, ON) != XL_CAPABILITY_HAS)
              continue;
            organisation = (const XlOrganisation *) xl_plan_lookup (data->plan, capability->organisation);
            sum += (by == XL_COVERAGE_REGIONS ? organisation->region : organisation->type) == row;
          }
    }
  return sum;
}

/* The least time of some rounds, in milliseconds. */
static void
report (const char *what, Work work, const Data *data, XlCoverageBy by)
{
  double least = INFINITY;
  guint sum = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sum = work (data, by);
      least = fmin (least, (double) (g_get_monotonic_time () - start) / 1000);
    }
  printf ("%-62s %9.2f ms   (%u)\n", what, least, sum);
}

static void
give (XlEdit *edit, gint64 record, const char *field, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  xl_edit_give (edit, record, field, text);
}

/* Each partner has, wants or plans one step in turn, so that no pair is there twice. */
static void
fill (Data *data)
{
  static const char *const levels[] = { "has", "has", "wants", "plans" };
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  const XlField *type = xl_kind_field (&xl_kind_organisation, "type");
  gint64 regions[REGIONS], steps[STEPS], chain = xl_edit_insert (edit, &xl_kind_value_chain, 0);

  xl_edit_give (edit, chain, "name", "chain");
  for (guint i = 0; i < REGIONS; i++)
    {
      regions[i] = xl_edit_insert (edit, &xl_kind_region, 0);
      xl_edit_give (edit, regions[i], "name", "region");
      xl_edit_give (edit, regions[i], "country", "NL");
    }
  for (guint i = 0; i < STEPS; i++)
    {
      steps[i] = xl_edit_insert (edit, &xl_kind_step, 0);
      xl_edit_give (edit, steps[i], "name", "step");
      give (edit, steps[i], "chain", chain);
      give (edit, steps[i], "position", i);
    }
  for (guint i = 0; i < PARTNERS; i++)
    {
      gint64 partner = xl_edit_insert (edit, &xl_kind_organisation, 0);

      xl_edit_give (edit, partner, "name", "partner");
      xl_edit_give (edit, partner, "type", type->choices[i % XL_ORG_CITIZENS].nick);
      give (edit, partner, "region", regions[i * 7 % REGIONS]);
      for (guint j = 0; j < 3; j++)
        {
          gint64 capability = xl_edit_insert (edit, &xl_kind_capability, 0);

          give (edit, capability, "organisation", partner);
          give (edit, capability, "step", steps[(i + j * 5) % STEPS]);
          xl_edit_give (edit, capability, "level", levels[(i + j) % G_N_ELEMENTS (levels)]);
        }
    }
  data->plan = plan_of (edit);
  for (guint i = 0; i < STEPS; i++)
    data->steps[i] = (XlChainStep *) xl_plan_lookup (data->plan, steps[i]);
}

int
main (void)
{
  Data data;

  fill (&data);
  report ("peer: a plain scan for each cell, 100 regions x 12 steps", scan_sum, &data, XL_COVERAGE_REGIONS);
  report ("coverage of 5 000 partners, 100 regions x 12 steps (goal 16)", sum_of, &data, XL_COVERAGE_REGIONS);
  report ("peer: a plain scan for each cell, 14 types x 12 steps", scan_sum, &data, XL_COVERAGE_TYPES);
  report ("coverage of 5 000 partners, 14 types x 12 steps (goal 16)", sum_of, &data, XL_COVERAGE_TYPES);
  g_object_unref (data.plan);
  return 0;
}
