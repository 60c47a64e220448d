/* xl-scorecard.c - how good a project is by nine criteria, and how much of that is known */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-scorecard.h"

#include <math.h>

#include "xl-settings.h"

/**
 * xl_scorecard_criterion:
 * @index: 0 to %XL_N_CRITERIA - 1
 *
 * Returns: (transfer none): its word in files, never translated: "cross-border-value"
 */
const char *
xl_scorecard_criterion (guint index)
{
  g_return_val_if_fail (index < XL_N_CRITERIA, NULL);
  return xl_kind_field (&xl_kind_score, "criterion")->choices[index].nick;
}

/**
 * xl_scorecard_make:
 * @card: (out caller-allocates): the scorecard; its records are the plan's own
 *
 * Total = Σ w·s / (5·Σ w of the scored) × 100; completeness = Σ w of the scored / Σ w × 100. A
 * criterion without a score is missing and not 0. Of two scores of one criterion, which only a merge
 * can bring, the one with the lesser id counts.
 */
void
xl_scorecard_make (XlPlan *plan, const XlProject *project, XlScorecard *card)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_score, "project");
  double weights = 0, scored = 0, sum = 0;

  for (guint i = 0; i < XL_N_CRITERIA; i++)
    {
      g_autofree char *name = g_strconcat ("weight.", xl_scorecard_criterion (i), NULL);

      card->weight[i] = xl_settings_get (plan, name);
      card->score[i] = -1;
      card->record[i] = NULL;
      weights += card->weight[i];
    }
  for (guint i = 0; i < rows->len; i++)
    {
      XlScore *row = g_ptr_array_index (rows, i);
      int c = row->criterion - 1;

      if (c < 0 || c >= XL_N_CRITERIA || row->score < 0 || row->score > 5 || card->record[c] != NULL)
        continue;
      card->record[c] = row;
      card->score[c] = (int) row->score;
      scored += card->weight[c];
      sum += card->weight[c] * (double) row->score;
    }
  card->total = scored > 0 ? sum / (5 * scored) * 100 : NAN;
  card->completeness = weights > 0 ? scored / weights * 100 : 0;
}
