/* xl-project-list.h - what board and table say of the projects, kept ready to filter and sort by */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlProjectItem:
 *
 * One project as board and table show it. Derived facts are counted when a row that links to the
 * project changed, not each time a cell is drawn; all properties are read-only:
 *
 * record, name, about (title, or type where the title is the name), title, stage, stage-words,
 * countries (GStrv), lead, trl, trl-words, objectives, partners, partners-words, starts, starts-words,
 * ends, ends-words, type-words, illustrative, alarm; and folded texts to sort by: name-key, title-key,
 * countries-key, lead-key, type-key.
 */
#define XL_TYPE_PROJECT_ITEM (xl_project_item_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectItem, xl_project_item, XL, PROJECT_ITEM, GObject)

XlProject *xl_project_item_get_project (XlProjectItem *item);
const char *xl_project_item_get_name (XlProjectItem *item);
int xl_project_item_get_stage (XlProjectItem *item);
const char *const *xl_project_item_get_countries (XlProjectItem *item);
guint xl_project_item_get_objectives (XlProjectItem *item);
gint64 xl_project_item_get_lead (XlProjectItem *item);
int xl_project_item_get_trl (XlProjectItem *item);
int xl_project_item_get_gate (XlProjectItem *item, int *conditions);
gboolean xl_project_item_get_verdict (XlProjectItem *item, gboolean *viable, gboolean *bankable);
double xl_project_item_get_investment (XlProjectItem *item);
char *xl_project_item_dup_lead (XlProjectItem *item);
char *xl_project_item_dup_words (XlProjectItem *item);

/**
 * XlProjectList:
 *
 * XlProjectList::changed: facts of items changed: who filters or sorts by them does it again. Many
 *   changes make one signal.
 *
 * A list of #XlProjectItem, the desk's live projects in their order.
 */
#define XL_TYPE_PROJECT_LIST (xl_project_list_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectList, xl_project_list, XL, PROJECT_LIST, GObject)

XlProjectList *xl_project_list_new (XlDesk *desk);

G_END_DECLS
