/* xl-readiness.c - how ready a region is for a feedstock, beside the mean of the others */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invariants
 * 1. A record is one round of questions: the latest one of a day counts, whole. What it leaves open stays open, even
 *    where an older one had an answer.
 * 2. A mark that is missing is a gap: it is never 0, and no mean knows of it.
 * 3. The region itself is not among the others, and a retired region is nowhere. */

#include "xl-readiness.h"

#include <math.h>

#include "xl-settings.h"

static const char *const factors[XL_N_FACTORS] = {
  "supply", "infrastructure", "finance", "skills", "support", "markets", "entrepreneurship", "policy",
};

/**
 * xl_readiness_factor:
 * @factor: 0 to %XL_N_FACTORS - 1
 *
 * Returns: (transfer none): the field of a readiness record that holds its mark
 */
const XlField *
xl_readiness_factor (guint factor)
{
  g_return_val_if_fail (factor < XL_N_FACTORS, NULL);
  return xl_kind_field (&xl_kind_readiness, factors[factor]);
}

/**
 * xl_readiness_mark:
 * @record: (nullable): a round of questions
 * @factor: 0 to %XL_N_FACTORS - 1
 *
 * Returns: the mark; NAN where there is none
 */
double
xl_readiness_mark (const XlReadiness *record, guint factor)
{
  const XlField *field = xl_readiness_factor (factor);

  return record != NULL && xl_field_has_value (field, &record->parent_instance)
             ? (double) xl_field_get_int (field, &record->parent_instance)
             : NAN;
}

/* Later first; one without a date is older than any; of the same day the one with the greater id, on every machine. */
static gboolean
is_later (const XlReadiness *one, const XlReadiness *other)
{
  XlDate first = one->date != XL_DATE_NONE ? xl_date_first (one->date) : 0;
  XlDate second = other->date != XL_DATE_NONE ? xl_date_first (other->date) : 0;

  return first != second ? first > second : one->parent_instance.id > other->parent_instance.id;
}

/**
 * xl_readiness_latest:
 * @feedstock: 1 to %XL_N_FEEDSTOCKS
 * @day: as of which day; what is dated after it does not count
 *
 * Returns: (transfer none) (nullable): the region's latest round of questions
 */
XlReadiness *
xl_readiness_latest (XlPlan *plan, const XlRegion *region, int feedstock, XlDate day)
{
  g_autoptr (GPtrArray) rounds = xl_plan_dup_links (plan, &region->parent_instance, &xl_kind_readiness, "region");
  XlReadiness *latest = NULL;

  for (guint i = 0; i < rounds->len; i++)
    {
      XlReadiness *round = g_ptr_array_index (rounds, i);

      if (round->feedstock != feedstock || !xl_plan_is_live (plan, &round->parent_instance)
          || (round->date != XL_DATE_NONE && xl_date_first (round->date) > day))
        continue;
      if (latest == NULL || is_later (round, latest))
        latest = round;
    }
  return latest;
}

/**
 * xl_readiness_others:
 * @feedstock: 1 to %XL_N_FEEDSTOCKS
 * @day: as of which day
 *
 * Returns: (transfer full) (element-type XlRegion): the other regions that have answered a question, by id
 */
GPtrArray *
xl_readiness_others (XlPlan *plan, const XlRegion *region, int feedstock, XlDate day)
{
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < regions->len; i++)
    {
      XlRegion *other = g_ptr_array_index (regions, i);
      const XlReadiness *record = other != region ? xl_readiness_latest (plan, other, feedstock, day) : NULL;

      for (guint f = 0; record != NULL && f < XL_N_FACTORS; f++)
        if (!isnan (xl_readiness_mark (record, f)))
          {
            g_ptr_array_add (others, other);
            break;
          }
    }
  return others;
}

static void
add_other (const XlReadiness *record, XlReadinessScores *scores, double sums[XL_N_FACTORS])
{
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      double mark = xl_readiness_mark (record, f);

      if (isnan (mark))
        continue;
      sums[f] += mark;
      scores->n_means[f]++;
    }
}

/**
 * xl_readiness_scores:
 * @feedstock: 1 to %XL_N_FEEDSTOCKS
 * @day: as of which day
 * @scores: (out caller-allocates): the marks of @region and the mean of the others, factor by factor
 */
void
xl_readiness_scores (XlPlan *plan, const XlRegion *region, int feedstock, XlDate day, XlReadinessScores *scores)
{
  g_autoptr (GPtrArray) others = xl_readiness_others (plan, region, feedstock, day);
  double sums[XL_N_FACTORS] = { 0 }, apart = xl_settings_get (plan, "readiness.apart");

  *scores = (XlReadinessScores) {
    .record = xl_readiness_latest (plan, region, feedstock, day),
    .n_others = others->len,
  };
  for (guint i = 0; i < others->len; i++)
    add_other (xl_readiness_latest (plan, g_ptr_array_index (others, i), feedstock, day), scores, sums);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      scores->marks[f] = xl_readiness_mark (scores->record, f);
      scores->n_marks += !isnan (scores->marks[f]);
      scores->means[f] = scores->n_means[f] > 0 ? sums[f] / scores->n_means[f] : NAN;
      /* A comparison with what is not known is false. */
      scores->strong |= scores->marks[f] >= scores->means[f] + apart ? 1u << f : 0;
      scores->weak |= scores->marks[f] <= scores->means[f] - apart ? 1u << f : 0;
    }
}

/**
 * xl_readiness_fills:
 * @ours: of a region
 * @other: another one
 * @feedstock: that of @ours
 * @day: as of which day
 *
 * Returns: bits 1 << factor: where @ours are weak and the other region is at least at the mean of the others
 */
guint
xl_readiness_fills (XlPlan *plan, const XlReadinessScores *ours, const XlRegion *other, int feedstock, XlDate day)
{
  const XlReadiness *record = ours->weak != 0 ? xl_readiness_latest (plan, other, feedstock, day) : NULL;
  guint fills = 0;

  for (guint f = 0; record != NULL && f < XL_N_FACTORS; f++)
    if ((ours->weak & 1u << f) && xl_readiness_mark (record, f) >= ours->means[f])
      fills |= 1u << f;
  return fills;
}
