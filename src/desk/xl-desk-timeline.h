/* xl-desk-timeline.h - projects and their milestones in time, what waits for what, what is late */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlTimelineRow:
 * @record: a project, a milestone or a call; the plan's own
 * @project: (nullable): the project, or that of the milestone; %NULL for a call
 * @from: first day, or none
 * @to: last day, or none; of a milestone the day on which it was done, else on which it is due
 * @guessed: not the project's own dates but its price year and horizon
 * @done: a milestone that is met
 * @overdue: a milestone that is not met and was due; a project with such a milestone
 * @illustrative: the record is invented
 */
typedef struct
{
  XlRecord *record;
  XlProject *project;
  XlDate from, to;
  gboolean guessed;
  gboolean done, overdue, illustrative;
} XlTimelineRow;

/**
 * XlTimelineLink:
 * @before: index of the milestone that comes first
 * @after: index of the one that waits for it
 */
typedef struct
{
  guint before, after;
} XlTimelineLink;

/**
 * XlTimeline:
 * @rows: (element-type XlTimelineRow): each project, then its milestones by date; projects by their first day, those
 *   without any day last
 * @links: (element-type XlTimelineLink): between rows
 * @n_projects: how many of the rows are projects
 * @n_undated: how many of these have no day and no milestone with one
 * @n_milestones: how many of the rows are milestones
 * @n_overdue: how many of these are overdue
 */
typedef struct
{
  GArray *rows, *links;
  guint n_projects, n_undated, n_milestones, n_overdue;
} XlTimeline;

XlTimeline *xl_timeline_new (XlPlan *plan, XlProject *const *projects, guint n, XlDate on);
void xl_timeline_add_calls (XlTimeline *timeline, XlPlan *plan, XlDate on);
void xl_timeline_free (XlTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlTimeline, xl_timeline_free)

gboolean xl_milestone_is_overdue (const XlMilestone *milestone, XlDate on);
int xl_date_to_days (XlDate date);

G_END_DECLS
