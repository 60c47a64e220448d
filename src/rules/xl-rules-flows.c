/* xl-rules-flows.c - the checks of matches, resource flows and value chains */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-matches.h"
#include "xl-rules-private.h"

#include <math.h>

/* --- hard --------------------------------------------------------------------------------------- */

/* A need and an offer, in one unit and with a common code. */
void
xl_check_match_fits (XlCheck *check, XlRecord *record)
{
  const XlMatch *match = (const XlMatch *) record;
  const XlFlow *offer = (const XlFlow *) xl_plan_lookup (check->plan, match->offer);
  const XlFlow *need = (const XlFlow *) xl_plan_lookup (check->plan, match->need);
  XlFlowPair pair;

  if (offer == NULL || need == NULL)
    return;
  if (offer->direction != XL_FLOW_OFFER || need->direction != XL_FLOW_NEED)
    xl_check_add (check, XL_SEVERITY_ERROR, record, NULL, NULL, "direction");
  else if (offer->unit != need->unit)
    xl_check_add (check, XL_SEVERITY_ERROR, record, NULL, NULL, "unit");
  else if (!xl_match_pair (check->plan, need, offer, &pair))
    xl_check_add (check, XL_SEVERITY_ERROR, record, NULL, NULL, "code");
}

/* What the law forbids is never agreed upon. */
void
xl_check_forbidden (XlCheck *check, XlRecord *record)
{
  const XlMatch *match = (const XlMatch *) record;
  const XlFlow *offer = (const XlFlow *) xl_plan_lookup (check->plan, match->offer);
  const XlFlow *need = (const XlFlow *) xl_plan_lookup (check->plan, match->need);
  XlFlowPair pair;

  if (match->status > XL_MATCH_CANDIDATE && offer != NULL && need != NULL
      && xl_match_pair (check->plan, need, offer, &pair) && pair.regime == XL_REGIME_FORBIDDEN)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "status", NULL, NULL);
}

/* A step feeds one of its own chain, and none that comes back to it. */
void
xl_check_step_feeds (XlCheck *check, XlRecord *record)
{
  const XlChainStep *step = (const XlChainStep *) record, *next = step;

  /* As many steps as there are, and one: then it goes round. */
  for (guint n = xl_plan_count (check->plan, &xl_kind_step) + 1; next != NULL && next->feeds != 0 && n > 0; n--)
    {
      next = (const XlChainStep *) xl_plan_lookup (check->plan, next->feeds);
      if (next != NULL && next->chain != step->chain)
        {
          xl_check_add (check, XL_SEVERITY_ERROR, record, "feeds", (XlRecord *) next, "chain");
          return;
        }
      if (next == step)
        {
          xl_check_add (check, XL_SEVERITY_ERROR, record, "feeds", NULL, "cycle");
          return;
        }
    }
}

/* --- soft --------------------------------------------------------------------------------------- */

/* A chain has steps, in the plural. */
void
xl_check_chain (XlCheck *check, XlRecord *record)
{
  g_autoptr (GPtrArray) steps = xl_plan_dup_links (check->plan, record, &xl_kind_step, "chain");

  if (steps->len < 2)
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, steps->len == 0 ? "0" : "1");
}

/* What has no quantity or no code finds nobody. */
void
xl_check_flow (XlCheck *check, XlRecord *record)
{
  const XlFlow *flow = (const XlFlow *) record;

  if (!(flow->quantity > 0))
    xl_check_add (check, XL_SEVERITY_WARNING, record, "quantity", NULL, NULL);
  if (flow->flow_class == XL_FLOW_WASTE && flow->codes == NULL)
    xl_check_add (check, XL_SEVERITY_WARNING, record, "codes", NULL, NULL);
}
