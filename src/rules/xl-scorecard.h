/* xl-scorecard.h - how good a project is by nine criteria, and how much of that is known */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlScorecard:
 * @weight: by criterion from 0: per cent; the weights of a plan sum to 100
 * @score: by criterion, 0 to 5; -1 where there is none
 * @record: (nullable): the score's row
 * @total: Σ w·s / (5·Σ w of the scored) × 100; NAN when nothing is scored. Missing is not 0
 * @completeness: Σ w of the scored, per cent
 */
typedef struct
{
  double weight[XL_N_CRITERIA];
  int score[XL_N_CRITERIA];
  XlScore *record[XL_N_CRITERIA];
  double total, completeness;
} XlScorecard;

void xl_scorecard_make (XlPlan *plan, const XlProject *project, XlScorecard *card);
const char *xl_scorecard_criterion (guint index);

G_END_DECLS
