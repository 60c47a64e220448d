/* xl-readiness.h - how ready a region is for a feedstock, beside the mean of the others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/* In the order of the field feedstock, from 1: biomass, waste, effluent gas. */
#define XL_N_FEEDSTOCKS 3
/* Clockwise from the top of the spider diagram, in the order of the field table. */
#define XL_N_FACTORS 8
/* The best mark; the least is 0. */
#define XL_READINESS_MOST 10

/**
 * XlReadinessScores:
 * @record: (nullable): where the marks of the region stand; %NULL where nobody has asked yet
 * @marks: of the region, 0 to %XL_READINESS_MOST; NAN where a question is not answered
 * @n_marks: how many are answered
 * @means: of the other regions that have a mark for the factor; NAN where none has
 * @n_means: how many those are
 * @n_others: other regions with at least one mark
 * @strong: bits 1 << factor: above the mean of the others by what counts as apart
 * @weak: the same, below it
 *
 * One region and one feedstock. Missing is not 0: it is in no mean, and in neither of the last two.
 */
typedef struct
{
  XlReadiness *record;
  double marks[XL_N_FACTORS];
  guint n_marks;
  double means[XL_N_FACTORS];
  guint n_means[XL_N_FACTORS];
  guint n_others;
  guint strong, weak;
} XlReadinessScores;

const XlField *xl_readiness_factor (guint factor);
double xl_readiness_mark (const XlReadiness *record, guint factor);
XlReadiness *xl_readiness_latest (XlPlan *plan, const XlRegion *region, int feedstock, XlDate day);
GPtrArray *xl_readiness_others (XlPlan *plan, const XlRegion *region, int feedstock, XlDate day);
void xl_readiness_scores (XlPlan *plan, const XlRegion *region, int feedstock, XlDate day, XlReadinessScores *scores);
guint xl_readiness_fills (XlPlan *plan, const XlReadinessScores *ours, const XlRegion *other, int feedstock, XlDate day);

G_END_DECLS
