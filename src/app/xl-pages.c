/* xl-pages.c - the pages of the window, in the order of the sidebar */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-pages.h"

#include "xl-chains-page.h"
#include "xl-check-page.h"
#include "xl-flows-page.h"
#include "xl-compare-page.h"
#include "xl-life-page.h"
#include "xl-map-page.h"
#include "xl-merge-page.h"
#include "xl-overview-page.h"
#include "xl-partners-page.h"
#include "xl-projects-page.h"
#include "xl-record-page.h"
#include "xl-regions-page.h"
#include "xl-supply-page.h"

/* A new page: its header above, its row here. */
const XlPageInfo xl_pages[] = {
  { "overview", N_("Overview"), "xl-overview-symbolic", NULL, xl_overview_page_get_type, "first-steps" },
  { "map", N_("Map"), "xl-map-symbolic", NULL, xl_map_page_get_type, "map" },
  { "regions", N_("Regions"), "xl-region-symbolic", &xl_kind_region, xl_regions_page_get_type, "regions" },
  { "partners", N_("Partners"), "xl-organisation-symbolic", &xl_kind_organisation,
    xl_partners_page_get_type, "regions" },
  { "chains", N_("Value chains"), "xl-chain-symbolic", &xl_kind_value_chain, xl_chains_page_get_type, "chains" },
  { "flows", N_("Flows & matches"), "xl-flow-symbolic", &xl_kind_flow, xl_flows_page_get_type, "flows" },
  { "projects", N_("Projects"), "xl-project-symbolic", &xl_kind_project, xl_projects_page_get_type, "projects" },
  { "life", N_("Network life"), "xl-event-symbolic", &xl_kind_event, xl_life_page_get_type, "life" },
  { "check", N_("To check"), "xl-check-symbolic", NULL, xl_check_page_get_type, "check" },
  { "supply", N_("Who should supply whom"), NULL, NULL, xl_supply_page_get_type, "flows" },
  { "compare", N_("Compare regions"), NULL, NULL, xl_compare_page_get_type, "regions" },
  { "merge", N_("Merge another plan"), NULL, NULL, xl_merge_page_get_type, "merge" },
  { "record", N_("Record"), NULL, NULL, xl_record_page_get_type, "regions" },
};
const guint xl_n_pages = G_N_ELEMENTS (xl_pages);

/**
 * xl_pages_find:
 * @name: the name of a page
 *
 * Returns: (transfer none) (nullable): its row; %NULL where there is no such page
 */
const XlPageInfo *
xl_pages_find (const char *name)
{
  for (guint i = 0; i < xl_n_pages; i++)
    if (g_strcmp0 (xl_pages[i].name, name) == 0)
      return xl_pages[i].get_type ? &xl_pages[i] : NULL;
  return NULL;
}

/**
 * xl_pages_for_kind:
 * @kind: a kind of record
 *
 * Returns: (transfer none) (nullable): the page that shows records of this kind; those that are no
 *   links and have no page of their own share one
 */
const XlPageInfo *
xl_pages_for_kind (const XlKind *kind)
{
  for (guint i = 0; i < xl_n_pages; i++)
    if (xl_pages[i].kind == kind && xl_pages[i].get_type)
      return &xl_pages[i];
  /* A step and what disrupts it stand on the page of their chain. */
  if (kind == &xl_kind_step || kind == &xl_kind_disruption)
    return xl_pages_find ("chains");
  /* A part of a project stands on its page. */
  if (kind->flags & XL_KIND_PART)
    return xl_pages_find ("projects");
  if (kind == &xl_kind_agenda_item || kind == &xl_kind_outcome || kind == &xl_kind_agreement || kind == &xl_kind_position
      || kind == &xl_kind_practice || kind == &xl_kind_call || kind == &xl_kind_working_group
      || kind == &xl_kind_training)
    return xl_pages_find ("life");
  if (kind != &xl_kind_region && kind != &xl_kind_organisation && kind != &xl_kind_project
      && !(kind->flags & XL_KIND_LINK))
    return xl_pages_find ("record");
  return NULL;
}

/**
 * xl_pages_record:
 * @plan: the plan
 * @record: a record of any kind
 *
 * Returns: (transfer none) (nullable): @record, or the record that it belongs to, where a page shows
 *   it: the organisation of a person, the project of a participation
 */
XlRecord *
xl_pages_record (XlPlan *plan, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  if (xl_pages_for_kind (kind))
    return record;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == XL_FIELD_REFERENCE && !g_str_equal (kind->fields[i].name, "source"))
      {
        gint64 id = G_STRUCT_MEMBER (gint64, record, kind->fields[i].offset);
        XlRecord *other = id > 0 ? xl_plan_lookup (plan, id) : NULL;

        if (other && xl_pages_for_kind (xl_record_get_kind (other)))
          return other;
      }
  return NULL;
}
