/* xl-desk-map-link.c - what it means that one node of the map is drawn onto another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-link.h"

#include <string.h>

#include "xl-desk-edits.h"
#include "xl-desk-words-map.h"
#include "xl-fold.h"

/* Partner, the second type of a tie: the one that says least. */
#define TIE_PARTNER 2

/* --- networks ----------------------------------------------------------------------------------- */

static gboolean
is_called (const char *folded, const char *name)
{
  g_autofree char *other = name != NULL ? xl_fold (name) : NULL;

  return other != NULL && strcmp (folded, other) == 0;
}

/* Whether the organisation is the network itself: the association behind it bears its name. */
static gboolean
is_same (const XlOrganisation *organisation, const XlNetwork *network)
{
  const char *const names[] = { network->acronym, network->name };

  if (organisation->type != XL_ORG_NETWORK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = names[i] != NULL ? xl_fold (names[i]) : NULL;

      if (folded == NULL || *folded == '\0')
        continue;
      if (is_called (folded, organisation->name))
        return TRUE;
      for (guint a = 0; organisation->aliases != NULL && organisation->aliases[a] != NULL; a++)
        if (is_called (folded, organisation->aliases[a]))
          return TRUE;
    }
  return FALSE;
}

/**
 * xl_desk_map_network:
 * @record: a network, or the organisation behind one
 *
 * Returns: (transfer none) (nullable): the network that @record stands for
 */
XlNetwork *
xl_desk_map_network (XlPlan *plan, const XlRecord *record)
{
  const GPtrArray *networks = xl_plan_get_live (plan, &xl_kind_network);

  if (xl_record_get_kind (record) == &xl_kind_network)
    return (XlNetwork *) record;
  for (guint i = 0; xl_record_get_kind (record) == &xl_kind_organisation && i < networks->len; i++)
    if (is_same ((const XlOrganisation *) record, g_ptr_array_index (networks, i)))
      return g_ptr_array_index (networks, i);
  return NULL;
}

/**
 * xl_desk_map_network_node:
 *
 * Returns: (transfer none): the record that stands for @network on the map: the organisation behind it where there
 *   is one, so that nobody sees it twice; else the network
 */
XlRecord *
xl_desk_map_network_node (XlPlan *plan, const XlNetwork *network)
{
  const GPtrArray *organisations = xl_plan_get_live (plan, &xl_kind_organisation);

  for (guint i = 0; i < organisations->len; i++)
    if (is_same (g_ptr_array_index (organisations, i), network))
      return g_ptr_array_index (organisations, i);
  return (XlRecord *) network;
}

/* --- links -------------------------------------------------------------------------------------- */

/* Puts the one of @kind first. Returns whether there is one. */
static gboolean
order (const XlKind *kind, XlRecord **first, XlRecord **second)
{
  if (xl_record_get_kind (*first) != kind)
    {
      XlRecord *other = *first;

      *first = *second;
      *second = other;
    }
  return xl_record_get_kind (*first) == kind;
}

static gboolean
fill (XlMapLink *link, const XlKind *kind, const char *role, XlRecord *one, XlRecord *other, int fallback)
{
  *link = (XlMapLink) { kind, one, other, xl_kind_field (kind, role), fallback };
  return TRUE;
}

/**
 * xl_desk_map_link:
 * @from: where the line begins
 * @to: where it ends; that decides for ties only, which have a direction
 * @link: (out caller-allocates): the link that the two can have
 * @sentence: (out) (transfer full): why they can have none
 *
 * Region and project: the region joins. Organisation and project: it takes part. Region and network, or the
 * organisation behind a network: membership. Two organisations: a tie.
 *
 * Returns: whether they can be linked
 */
gboolean
xl_desk_map_link (XlPlan *plan, XlRecord *from, XlRecord *to, XlMapLink *link, char **sentence)
{
  XlRecord *one = from, *other = to;
  XlNetwork *network;

  if (from != to && order (&xl_kind_project, &other, &one))
    {
      if (xl_record_get_kind (one) == &xl_kind_region)
        return fill (link, &xl_kind_project_region, "role", one, other,
                     xl_plan_lead_region (plan, (XlProject *) other) == NULL ? XL_REGION_LEAD : XL_REGION_PARTNER);
      if (xl_record_get_kind (one) == &xl_kind_organisation)
        return fill (link, &xl_kind_participation, "role", one, other, XL_PART_PARTNER);
    }
  one = from;
  other = to;
  if (from != to && order (&xl_kind_region, &one, &other))
    {
      network = xl_desk_map_network (plan, other);
      if (network != NULL)
        return fill (link, &xl_kind_membership, "role", one, &network->parent_instance, XL_MEMBER_MEMBER);
    }
  if (from != to && xl_record_get_kind (from) == &xl_kind_organisation
      && xl_record_get_kind (to) == &xl_kind_organisation)
    return fill (link, &xl_kind_tie, "type", from, to, TIE_PARTNER);
  *sentence = xl_words_map_no_link (plan, from, to);
  return FALSE;
}

static gboolean
are_tied (XlPlan *plan, const XlMapLink *link, int type)
{
  g_autoptr (GPtrArray) ties = xl_plan_dup_links (plan, link->one, &xl_kind_tie, "organisation");

  for (guint i = 0; i < ties->len; i++)
    {
      const XlTie *tie = g_ptr_array_index (ties, i);

      if (tie->other == link->other->id && tie->type == type)
        return TRUE;
    }
  return FALSE;
}

/**
 * xl_desk_map_link_edit:
 * @role: one of the choices of the link's role, from 1
 * @sentence: (out) (transfer full): why there is nothing to do
 *
 * Returns: (transfer full) (nullable): the edit that makes the link, one step to undo
 */
XlEdit *
xl_desk_map_link_edit (XlPlan *plan, const XlMapLink *link, int role, char **sentence)
{
  XlEdit *edit = NULL;

  if (link->kind == &xl_kind_project_region && role == XL_REGION_LEAD)
    edit = xl_edits_lead_region (plan, (XlProject *) link->other, (XlRegion *) link->one);
  else if (link->kind == &xl_kind_project_region)
    edit = xl_edits_join_region (plan, (XlProject *) link->other, (XlRegion *) link->one, role);
  else if (link->kind == &xl_kind_participation)
    edit = xl_edits_join_organisation (plan, (XlProject *) link->other, (XlOrganisation *) link->one, role);
  else if (link->kind == &xl_kind_membership)
    edit = xl_edits_membership (plan, (XlRegion *) link->one, (XlNetwork *) link->other, role, XL_DATE_NONE,
                                XL_DATE_NONE);
  else if (!are_tied (plan, link, role))
    edit = xl_edits_tie (plan, (XlOrganisation *) link->one, (XlOrganisation *) link->other, role);
  if (edit == NULL)
    *sentence = xl_words_map_linked (plan, link, role);
  return edit;
}
