/* xl-desk-supply.h - who should supply whom: the exact plan for all flows of one unit, beside pairs taken one by one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-matches.h"

G_BEGIN_DECLS

/**
 * XlSupply:
 * @version: of the plan that it was made of, see xl_plan_get_version()
 * @unit: choice of flow.unit
 * @pairs: (element-type XlFlowPair): what could be planned with
 * @best: the exact plan over them
 * @greedy: the best pairs taken one by one
 */
typedef struct
{
  guint64 version;
  int unit;
  XlAssignGoal goal;
  GArray *pairs;
  XlAssignment *best, *greedy;
  /*< private >*/
  XlFlowSide *needs, *offers;
  guint n_needs, n_offers;
} XlSupply;

void xl_supply_free (XlSupply *supply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlSupply, xl_supply_free)

GArray *xl_desk_supply_units (XlPlan *plan);
void xl_desk_supply_async (XlPlan *plan, int unit, XlAssignGoal goal, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer data);
XlSupply *xl_desk_supply_finish (GAsyncResult *result, GError **error);
char *xl_desk_supply_table (XlPlan *plan, const XlSupply *supply);

G_END_DECLS
