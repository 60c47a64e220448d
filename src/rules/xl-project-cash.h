/* xl-project-cash.h - a project's rows as a cash plan of the finance room */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-appraisal.h"
#include "xl-plan.h"
#include "xl-sensitivity.h"

G_BEGIN_DECLS

/* Base year: the project's price base year, else its first year with a cash line. Horizon: the project's, else to the
 * last year with a cash line. Rates and targets: the project's own, else the plan's settings. Refused and retired
 * funding is left out; amounts become currency units. */
gboolean xl_project_has_cash (XlPlan *plan, const XlProject *project);
gboolean xl_project_has_operation (XlPlan *plan, const XlProject *project);
gboolean xl_project_cash (XlPlan *plan, const XlProject *project, XlCashPlan *cash);
void xl_project_scenario (const XlProjectScenario *record, const XlCashPlan *cash, XlCashPlan *result);
double xl_project_investment (XlPlan *plan, const XlProject *project);

/**
 * XlFundingSums:
 *
 * Sums of the funding of a project, in minor units; refused lines are left out. A guarantee is no
 * money: it stands in @by_instrument only. So @sources is the sum of @by_instrument without
 * guarantees, and the sum of @by_status without what is refused.
 */
typedef struct
{
  gint64 uses;                                    /* capex, else the estimate; replacement is no use of funding */
  gint64 sources;                                 /* all that are not refused */
  gint64 committed;                               /* approved, signed or disbursed */
  gint64 by_instrument[XL_INSTRUMENT_OWN_FUNDS + 1];
  gint64 by_status[XL_FUNDING_REFUSED + 1];       /* refused ones here only */
  gint64 public_money;                            /* EU and national grants */
  gint64 eligible;                                /* eligible cost: capex that is marked so */
  gint64 eib;                                     /* from the European Investment Bank */
} XlFundingSums;

void xl_project_funding (XlPlan *plan, const XlProject *project, XlFundingSums *sums);
GPtrArray *xl_project_dup_funding (XlPlan *plan, const XlProject *project);
XlFundingLine *xl_project_loan (XlPlan *plan, const XlProject *project, int index);
gboolean xl_project_in_euro (const XlProject *project);
gboolean xl_organisation_is_eib (const XlOrganisation *organisation);

/* The appraisal of a project, kept until something of it changes; borrowed, valid until the plan changes. NULL where
 * it has no cash plan. */
const XlAppraisal *xl_project_appraisal (XlPlan *plan, const XlProject *project);

G_END_DECLS
