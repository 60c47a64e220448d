/* xl-desk-timeline.c - projects and their milestones in time, what waits for what, what is late */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-timeline.h"

#include <string.h>

#include "xl-fold.h"

#define EPOCH 719163 /* 1970-01-01 as GDate counts days */

/**
 * xl_date_to_days:
 * @date: a date of day precision, such as xl_date_first() gives
 *
 * Returns: days from 1970-01-01
 */
int
xl_date_to_days (XlDate date)
{
  GDate day;

  g_date_set_dmy (&day, (GDateDay) XL_DATE_DAY (date), XL_DATE_MONTH (date), (GDateYear) XL_DATE_YEAR (date));
  return (int) g_date_get_julian (&day) - EPOCH;
}

/**
 * xl_milestone_is_overdue:
 * @on: today
 *
 * Returns: whether it is not met and the last day of its due date has passed
 */
gboolean
xl_milestone_is_overdue (const XlMilestone *milestone, XlDate on)
{
  return milestone->done == XL_DATE_NONE && milestone->due != XL_DATE_NONE && xl_date_last (milestone->due) < on;
}

/* A project's own dates; where it has none, its price year and the last year of its horizon. */
static XlTimelineRow
project_row (XlProject *project)
{
  XlTimelineRow row = { &project->parent_instance, project, project->starts, project->ends };
  gboolean year = project->price_year > 0 && project->price_year < 9999;

  if (row.from == XL_DATE_NONE && year)
    {
      row.from = xl_date_make ((int) project->price_year, 0, 0);
      row.guessed = TRUE;
    }
  if (row.to == XL_DATE_NONE && year && project->horizon > 0 && project->price_year + project->horizon <= 9999)
    {
      row.to = xl_date_make ((int) (project->price_year + project->horizon - 1), 0, 0);
      row.guessed = TRUE;
    }
  /* Dates of two sources may contradict each other; then the project's own are worth more. */
  if (row.guessed && row.from != XL_DATE_NONE && row.to != XL_DATE_NONE
      && xl_date_first (row.from) > xl_date_last (row.to))
    {
      row.from = project->starts;
      row.to = project->ends;
      row.guessed = FALSE;
    }
  row.illustrative = project->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE;
  return row;
}

static XlTimelineRow
milestone_row (XlProject *project, XlMilestone *milestone, XlDate on)
{
  XlTimelineRow row = { &milestone->parent_instance, project };

  row.from = milestone->starts;
  row.done = milestone->done != XL_DATE_NONE;
  row.to = row.done ? milestone->done : milestone->due;
  row.overdue = xl_milestone_is_overdue (milestone, on);
  row.illustrative = milestone->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE;
  return row;
}

static guint32
row_day (const XlTimelineRow *row)
{
  return row->to != XL_DATE_NONE ? xl_date_last (row->to) : row->from != XL_DATE_NONE ? xl_date_first (row->from) : 0;
}

/* By date, those without one last; then by id, so that it is the same on every machine. */
static int
compare_milestones (gconstpointer a, gconstpointer b)
{
  const XlTimelineRow *one = a, *two = b;
  guint32 day_one = row_day (one), day_two = row_day (two);

  if ((day_one == 0) != (day_two == 0))
    return day_one == 0 ? 1 : -1;
  if (day_one != day_two)
    return day_one < day_two ? -1 : 1;
  return one->record->id < two->record->id ? -1 : one->record->id > two->record->id;
}

/* One project and what belongs to it, while they are put in order. */
typedef struct
{
  XlTimelineRow project;
  GArray *milestones; /* owned, of XlTimelineRow */
  guint32 first;      /* earliest day of all, or 0 */
  char *name;         /* owned, folded */
} Group;

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_array_unref (group->milestones);
  g_free (group->name);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = a, *two = b;
  int order;

  if ((one->first == 0) != (two->first == 0))
    return one->first == 0 ? 1 : -1;
  if (one->first != two->first)
    return one->first < two->first ? -1 : 1;
  order = strcmp (one->name, two->name);
  return order != 0 ? order : one->project.record->id < two->project.record->id ? -1 : 1;
}

static void
meet (guint32 *first, XlDate date)
{
  guint32 day = date != XL_DATE_NONE ? xl_date_first (date) : 0;

  if (day != 0 && (*first == 0 || day < *first))
    *first = day;
}

static void
add_group (GArray *groups, XlPlan *plan, XlProject *project, XlDate on)
{
  g_autofree char *name = xl_plan_dup_name (plan, &project->parent_instance);
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_milestone, "project");
  Group group = { project_row (project), g_array_new (FALSE, FALSE, sizeof (XlTimelineRow)), 0,
                  xl_fold (name) };

  meet (&group.first, group.project.from);
  meet (&group.first, group.project.to);
  for (guint i = 0; i < links->len; i++)
    {
      XlMilestone *milestone = g_ptr_array_index (links, i);
      XlTimelineRow row = milestone_row (project, milestone, on);

      group.project.overdue |= row.overdue;
      meet (&group.first, row.to);
      g_array_append_val (group.milestones, row);
    }
  g_array_sort (group.milestones, compare_milestones);
  g_array_append_val (groups, group);
}

static void
add_links (XlTimeline *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (places, &g_array_index (self->rows, XlTimelineRow, i).record->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const XlTimelineRow *row = &g_array_index (self->rows, XlTimelineRow, i);
      guint before;

      if (xl_record_get_kind (row->record) != &xl_kind_milestone)
        continue;
      before = GPOINTER_TO_UINT (g_hash_table_lookup (places, &((XlMilestone *) row->record)->depends_on));
      if (before > 0)
        {
          XlTimelineLink link = { before - 1, i };

          g_array_append_val (self->links, link);
        }
    }
}

/**
 * xl_timeline_new:
 * @projects: (array length=n): which of the plan's projects
 * @n: how many
 * @on: today
 *
 * Returns: (transfer full): when they are, as the plan says now
 */
XlTimeline *
xl_timeline_new (XlPlan *plan, XlProject *const *projects, guint n, XlDate on)
{
  XlTimeline *self = g_new0 (XlTimeline, 1);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));

  self->rows = g_array_new (FALSE, FALSE, sizeof (XlTimelineRow));
  self->links = g_array_new (FALSE, FALSE, sizeof (XlTimelineLink));
  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < n; i++)
    add_group (groups, plan, projects[i], on);
  g_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      g_array_append_val (self->rows, group->project);
      g_array_append_vals (self->rows, group->milestones->data, group->milestones->len);
      self->n_projects++;
      self->n_undated += group->first == 0;
      self->n_milestones += group->milestones->len;
      for (guint m = 0; m < group->milestones->len; m++)
        self->n_overdue += g_array_index (group->milestones, XlTimelineRow, m).overdue;
    }
  add_links (self);
  return self;
}

/* The next to close first. */
static int
compare_calls (gconstpointer a, gconstpointer b)
{
  const XlCall *one = *(XlCall *const *) a, *two = *(XlCall *const *) b;
  guint32 day_one = xl_date_last (one->closes), day_two = xl_date_last (two->closes);

  if (day_one != day_two)
    return day_one < day_two ? -1 : 1;
  return one->parent_instance.id < two->parent_instance.id ? -1 : one->parent_instance.id > two->parent_instance.id;
}

/**
 * xl_timeline_add_calls:
 * @on: today
 *
 * Adds a row for each call that closes on @on or later, above all projects, in the order in which they close.
 */
void
xl_timeline_add_calls (XlTimeline *self, XlPlan *plan, XlDate on)
{
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_call);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (XlTimelineRow));

  for (guint i = 0; i < live->len; i++)
    {
      const XlCall *call = g_ptr_array_index (live, i);

      if (call->closes != XL_DATE_NONE && xl_date_last (call->closes) >= on)
        g_ptr_array_add (open, g_ptr_array_index (live, i));
    }
  g_ptr_array_sort (open, compare_calls);
  for (guint i = 0; i < open->len; i++)
    {
      const XlCall *call = g_ptr_array_index (open, i);
      XlTimelineRow row = { .record = g_ptr_array_index (open, i), .from = call->opens, .to = call->closes };

      row.illustrative = row.record->provenance == XL_PROVENANCE_ILLUSTRATIVE;
      g_array_append_val (rows, row);
    }
  g_array_prepend_vals (self->rows, rows->data, rows->len);
  for (guint i = 0; i < self->links->len; i++)
    {
      g_array_index (self->links, XlTimelineLink, i).before += rows->len;
      g_array_index (self->links, XlTimelineLink, i).after += rows->len;
    }
}

/**
 * xl_timeline_free:
 *
 * Frees the timeline.
 */
void
xl_timeline_free (XlTimeline *timeline)
{
  if (timeline == NULL)
    return;
  g_array_unref (timeline->rows);
  g_array_unref (timeline->links);
  g_free (timeline);
}
