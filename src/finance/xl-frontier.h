/* xl-frontier.h - which set of projects gives most for a grant budget, exactly */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlCandidate:
 * @cost: grant that the project takes, currency units, 0 or more
 * @value: what it gives: tonnes, FNPV, ...; a project that gives less than nothing is never chosen
 * @countries: one bit per country that it reaches
 */
typedef struct
{
  double cost;
  double value;
  guint64 countries;
} XlCandidate;

typedef enum
{
  XL_AIM_VALUE,    /* the sum of @value */
  XL_AIM_COUNTRIES /* the number of distinct countries */
} XlAim;

/**
 * XlPortfolio:
 * @chosen: (array): one per candidate: in the set or not; owned
 * @n: number of candidates
 * @n_chosen: how many are in the set
 * @cost: sum of their cost
 * @value: sum of their value, or the number of countries
 * @exact: no set within the budget is better; FALSE only where the search was given up because
 *   it grew beyond all measure, and then this is the best that was found
 */
typedef struct
{
  gboolean *chosen;
  guint n;
  guint n_chosen;
  double cost;
  double value;
  gboolean exact;
} XlPortfolio;

void     xl_portfolio_clear (XlPortfolio       *portfolio);
gboolean xl_frontier_best   (XlPortfolio       *best,
                             const XlCandidate *candidates,
                             guint              n,
                             double             budget,
                             XlAim              aim,
                             const gint        *cancel);
gboolean xl_frontier_next   (XlPortfolio       *next,
                             const XlCandidate *candidates,
                             guint              n,
                             double             budget,
                             XlAim              aim,
                             const gint        *cancel);

/**
 * XlFrontierPoint:
 * @budget: from this budget on, currency units
 * @value: this is the best value
 */
typedef struct
{
  double budget;
  double value;
} XlFrontierPoint;

XlFrontierPoint *xl_frontier_curve (const XlCandidate *candidates,
                                    guint              n,
                                    double             budget,
                                    guint             *n_points,
                                    gboolean          *whole,
                                    const gint        *cancel);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XlPortfolio, xl_portfolio_clear)

G_END_DECLS
