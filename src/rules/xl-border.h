/* xl-border.h - cross-border value: take a country out of a project and see what is lost */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlBorderLoss:
 * @country: ISO 3166-1 alpha-2, of the record that keeps it
 * @regions: (element-type XlRegion): regions of the project that go
 * @organisations: (element-type XlOrganisation): partners that go
 * @roles: bits 1 << XlParticipationRole that nobody holds any more
 * @region_roles: bits 1 << XlProjectRegionRole that nobody holds any more: feedstock, market, site
 * @funding: minor units from financiers of the country that go
 * @funding_share: of all funding, 0 to 1
 * @objectives: bits 1 << 0 for O1: objectives of the project that fall: O3 (value chains across borders) when it is no
 *   longer cross-border, O4 (close to market) when no private partner is left that was there, O1 and O2 when neither a
 *   private nor a research partner is left
 * @cross_border: whether two countries are left
 *
 * What is lost without one country. The records are the plan's own.
 */
typedef struct
{
  char country[3];
  GPtrArray *regions, *organisations;
  guint roles, region_roles;
  gint64 funding;
  double funding_share;
  guint objectives;
  gboolean cross_border;
} XlBorderLoss;

GArray *xl_border_losses (XlPlan *plan, const XlProject *project);

G_END_DECLS
