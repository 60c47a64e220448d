/* xl-desk-map-time.c - what of the plan there was on a day */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is not dated counts at every date: a missing date is no reason to hide a fact. A "from" counts from its first
 * day on, a "to" up to its last; the day that is asked for may be a year or a month, and then its last day counts. */

#include "xl-desk-map-time.h"

static XlDate
date_of (const XlRecord *record, const char *name)
{
  const XlField *field = xl_kind_field (xl_record_get_kind (record), name);

  return field != NULL ? (XlDate) xl_field_get_int (field, record) : XL_DATE_NONE;
}

/* Whether its first stage came after @day. */
static gboolean
begins_later (XlPlan *plan, const XlProject *project, XlDate day)
{
  g_autoptr (GPtrArray) moves = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_stage_move, "project");

  for (guint i = 0; i < moves->len; i++)
    {
      XlDate date = ((XlStageMove *) g_ptr_array_index (moves, i))->date;

      if (date == XL_DATE_NONE || xl_date_first (date) <= day)
        return FALSE;
    }
  return moves->len > 0;
}

/**
 * xl_desk_map_was_there:
 * @record: a project, an event, an agreement, or a dated link row
 * @day: a date; none for any
 *
 * Returns: whether it was there on @day: between its start and its end; an event, an agreement or a transfer from its day
 *   on; a project without a start from its first stage move on
 */
gboolean
xl_desk_map_was_there (XlPlan *plan, const XlRecord *record, XlDate day)
{
  const XlKind *kind = xl_record_get_kind (record);
  gboolean project = kind == &xl_kind_project;
  XlDate from, to;

  if (day == XL_DATE_NONE)
    return TRUE;
  day = xl_date_last (day);
  from = date_of (record, project || kind == &xl_kind_event                             ? "starts"
                          : kind == &xl_kind_agreement || kind == &xl_kind_transfer ? "date"
                                                                                    : "since");
  to = date_of (record, project ? "ends" : "until");
  if (!xl_date_in_span (day, from, to))
    return FALSE;
  return !project || from != XL_DATE_NONE || !begins_later (plan, (const XlProject *) record, day);
}

/**
 * xl_desk_map_stage:
 * @day: a date; none for now
 *
 * Returns: the #XlStage of @project on @day
 */
int
xl_desk_map_stage (XlPlan *plan, const XlProject *project, XlDate day)
{
  g_autoptr (GPtrArray) moves = NULL;
  const XlStageMove *last = NULL;

  if (day == XL_DATE_NONE)
    return xl_plan_stage (plan, project);
  day = xl_date_last (day);
  moves = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_stage_move, "project");
  for (guint i = 0; i < moves->len; i++)
    {
      const XlStageMove *move = g_ptr_array_index (moves, i);

      if (move->date != XL_DATE_NONE && xl_date_first (move->date) > day)
        continue;
      if (last == NULL || last->date == XL_DATE_NONE
          || (move->date != XL_DATE_NONE && xl_date_first (move->date) >= xl_date_first (last->date)))
        last = move;
    }
  return last != NULL && last->to_stage != 0 ? last->to_stage : XL_STAGE_LEARN;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const XlDate *one = a, *two = b;

  return *one < *two ? -1 : *one > *two;
}

/**
 * xl_desk_map_dates:
 *
 * Returns: (transfer full) (element-type XlDate): the days on which something of the map changed, each once, in
 *   their order: memberships, ties, projects and their moves, agreements, events, transfers of know-how
 */
GArray *
xl_desk_map_dates (XlPlan *plan)
{
  static const struct
  {
    const XlKind *kind;
    const char *fields[3];
  } dated[] = {
    { &xl_kind_membership, { "since", "until" } },
    { &xl_kind_tie, { "since", "until" } },
    { &xl_kind_project, { "starts", "ends" } },
    { &xl_kind_stage_move, { "date" } },
    { &xl_kind_agreement, { "date" } },
    { &xl_kind_event, { "starts" } },
    { &xl_kind_transfer, { "date" } },
  };
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (XlDate));
  guint kept = 0;

  for (guint k = 0; k < G_N_ELEMENTS (dated); k++)
    {
      const GPtrArray *records = xl_plan_get_live (plan, dated[k].kind);

      for (guint i = 0; i < records->len; i++)
        for (guint f = 0; dated[k].fields[f] != NULL; f++)
          {
            XlDate date = date_of (g_ptr_array_index (records, i), dated[k].fields[f]);

            if (date == XL_DATE_NONE)
              continue;
            date = xl_date_first (date);
            g_array_append_val (dates, date);
          }
    }
  g_array_sort (dates, compare_dates);
  for (guint i = 0; i < dates->len; i++)
    if (kept == 0 || g_array_index (dates, XlDate, i) != g_array_index (dates, XlDate, kept - 1))
      g_array_index (dates, XlDate, kept++) = g_array_index (dates, XlDate, i);
  g_array_set_size (dates, kept);
  return dates;
}
