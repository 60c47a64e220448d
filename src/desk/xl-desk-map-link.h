/* xl-desk-map-link.h - what it means that one node of the map is drawn onto another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlMapLink:
 * @kind: of the link row: project region, participation, membership or tie
 * @one: who is linked: the region or organisation
 * @other: with what: the project, the network or the other organisation
 * @role: the one thing that is left to ask; its choices are the answers
 * @fallback: the choice that fits at first sight, from 1
 *
 * A link that two records can have. Both are the plan's own: use it before the plan changes again.
 */
typedef struct
{
  const XlKind *kind;
  XlRecord *one, *other;
  const XlField *role;
  int fallback;
} XlMapLink;

gboolean xl_desk_map_link (XlPlan *plan, XlRecord *from, XlRecord *to, XlMapLink *link, char **sentence);
XlEdit *xl_desk_map_link_edit (XlPlan *plan, const XlMapLink *link, int role, char **sentence);
XlNetwork *xl_desk_map_network (XlPlan *plan, const XlRecord *record);
XlRecord *xl_desk_map_network_node (XlPlan *plan, const XlNetwork *network);

G_END_DECLS
