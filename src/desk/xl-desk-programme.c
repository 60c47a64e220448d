/* xl-desk-programme.c - edits of an event: items that move together, new ones after the last, who attends */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-programme.h"

#include <string.h>

#include "xl-desk-edits.h"
#include "xl-fold.h"
#include "xl-programme.h"

/* Invariants:
 * 1. Items that move together keep their lengths and their order: all are moved by the same minutes.
 * 2. The event follows its programme: where the first or last item stood at its edge, the edge goes
 *    along, and where an item would now lie outside, the event is lengthened. All in one edit. */

#define DAY_MINUTES (24 * 60)
#define NEW_LENGTH 15 /* minutes of an item of which nobody has said how long it is */

typedef struct
{
  XlEdit *edit;
  gint64 first, last;           /* of the day's items, before; -1 where there is none */
  gint64 new_first, new_last;   /* and after */
  gboolean bad;                 /* a time would fall on another day */
} Move;

static void
set_clock (Move *move, XlRecord *record, const char *field, gint64 minutes, gint64 day)
{
  g_autofree char *text = NULL, *now = NULL;

  if (minutes < day || minutes >= day + DAY_MINUTES)
    {
      move->bad = TRUE;
      return;
    }
  text = xl_clock_text ((int) (minutes - day));
  now = xl_field_dup_text (xl_kind_field (xl_record_get_kind (record), field), record);
  if (g_strcmp0 (text, now) != 0)
    xl_edit_set (move->edit, record, field, text);
}

static void
widen (gint64 *first, gint64 *last, gint64 from, gint64 to)
{
  *first = *first < 0 ? from : MIN (*first, from);
  *last = MAX (*last, to);
}

/* One item, moved and lengthened by so many minutes. */
static void
put (Move *move, const XlProgrammeItem *one, gint64 day, gint64 by, gint64 longer)
{
  widen (&move->first, &move->last, one->from, one->to);
  widen (&move->new_first, &move->new_last, one->from + by, one->to + by + longer);
  if (by != 0)
    set_clock (move, &one->item->parent_instance, "from_time", one->from + by, day);
  if ((by != 0 || longer != 0) && one->item->to_time != NULL)
    set_clock (move, &one->item->parent_instance, "to_time", one->to + by + longer, day);
}

/* The edges of the event that lie on this day. */
static void
move_event (Move *move, XlEvent *event, gint64 day)
{
  gint64 from, to;

  if (!xl_programme_event_span (event, &from, &to))
    return;
  if (event->from_time != NULL && from >= day && from < day + DAY_MINUTES
      && (move->new_first < from || move->first == from))
    set_clock (move, &event->parent_instance, "from_time", move->new_first, day);
  if (event->to_time != NULL && to > day && to < day + DAY_MINUTES && (move->new_last > to || move->last == to))
    set_clock (move, &event->parent_instance, "to_time", move->new_last, day);
}

/**
 * xl_edits_item_time:
 * @field: from_time or to_time
 * @typed: what was typed into it
 * @together: whether the items after it on that day move along
 * @fault: (out): what is wrong with it
 *
 * An item whose beginning is moved keeps its length; one whose end is moved becomes longer or shorter.
 *
 * Returns: (transfer full) (nullable): the edit, one step to undo; %NULL with @fault for bad input, %NULL without when
 *   nothing would change
 */
XlEdit *
xl_edits_item_time (XlPlan *plan, XlAgendaItem *item, const XlField *field, const char *typed, gboolean together,
                    XlFault **fault)
{
  gboolean begins = strcmp (field->name, "from_time") == 0;
  XlEvent *event = (XlEvent *) xl_plan_lookup (plan, item->event);
  int old = xl_clock_minutes (begins ? item->from_time : item->to_time), now;
  g_autoptr (XlEdit) plain = xl_edits_field (plan, &item->parent_instance, field, typed, fault);
  g_autoptr (GArray) items = NULL;
  Move move = { NULL, -1, -1, -1, -1, FALSE };
  gint64 from, to, day;
  gboolean after = FALSE;

  now = plain != NULL ? xl_clock_minutes (xl_op_new_text (xl_edit_find (plain, item->parent_instance.id), field->name)) : -1;
  xl_programme_item_span (plan, item, &from, &to);
  if (plain == NULL || event == NULL || old < 0 || now < 0 || from < 0)
    return g_steal_pointer (&plain);
  day = from - from % DAY_MINUTES;
  move.edit = xl_edit_new (NULL);
  items = xl_programme_items (plan, event);
  for (guint i = 0; i < items->len; i++)
    {
      const XlProgrammeItem *one = &g_array_index (items, XlProgrammeItem, i);

      if (one->from < day || one->from >= day + DAY_MINUTES)
        continue;
      if (one->item == item)
        put (&move, one, day, begins ? now - old : 0, begins ? 0 : now - old);
      else
        put (&move, one, day, after && together ? now - old : 0, 0);
      after = after || one->item == item;
    }
  move_event (&move, event, day);
  if (!move.bad)
    return move.edit;
  xl_edit_unref (move.edit);
  xl_fault_take (fault, xl_fault_new (XL_FAULT_NOT_A_TIME, &xl_kind_agenda_item, item->parent_instance.id, field, typed,
                                      NULL));
  return NULL;
}

/**
 * xl_edits_new_item:
 * @title: what it is called
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds an item after the last one, as far as the event has room for it
 */
XlEdit *
xl_edits_new_item (XlPlan *plan, XlEvent *event, const char *title, gint64 *id)
{
  XlEdit *edit = xl_edits_new (plan, &xl_kind_agenda_item, title, id);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, event->parent_instance.id);
  g_autofree char *from_text = NULL, *to_text = NULL, *date = NULL;
  g_autoptr (GArray) items = xl_programme_items (plan, event);
  gint64 first, last, from, to;

  xl_edit_give (edit, *id, "event", owner);
  if (!xl_programme_event_span (event, &first, &last) || XL_DATE_DAY (event->starts) == 0)
    return edit;
  from = event->from_time != NULL ? first : -1;
  for (guint i = 0; i < items->len; i++)
    {
      const XlProgrammeItem *one = &g_array_index (items, XlProgrammeItem, i);

      if (one->from >= 0 && one->to >= from)
        {
          from = one->to;
          g_free (date);
          date = one->item->date != XL_DATE_NONE ? xl_date_to_text (one->item->date) : NULL;
        }
    }
  to = MIN (from + NEW_LENGTH, last);
  if (from < 0 || to <= from || to / DAY_MINUTES != from / DAY_MINUTES)
    return edit;
  from_text = xl_clock_text ((int) (from % DAY_MINUTES));
  to_text = xl_clock_text ((int) (to % DAY_MINUTES));
  xl_edit_give (edit, *id, "from_time", from_text);
  xl_edit_give (edit, *id, "to_time", to_text);
  if (date != NULL)
    xl_edit_give (edit, *id, "date", date);
  return edit;
}

/* The record of that very name or alias, persons before partners before regions; NULL where nobody is called so. */
static XlRecord *
find_who (XlPlan *plan, const char *name)
{
  static const XlKind *const kinds[] = { &xl_kind_person, &xl_kind_organisation, &xl_kind_region, &xl_kind_project };
  g_autofree char *folded = xl_fold (name);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) hits = xl_plan_search (plan, kinds[k], name, 20);
      const XlField *aliases = xl_kind_field (kinds[k], "aliases");

      for (guint i = 0; i < hits->len; i++)
        {
          XlRecord *record = g_array_index (hits, XlHit, i).record;
          g_autofree char *own = xl_plan_dup_name (plan, record), *own_folded = xl_fold (own);
          const char *const *others = aliases != NULL ? xl_field_get_set (aliases, record) : NULL;
          gboolean same = strcmp (own_folded, folded) == 0;

          for (guint a = 0; others != NULL && others[a] != NULL && !same; a++)
            {
              g_autofree char *alias = xl_fold (others[a]);

              same = strcmp (alias, folded) == 0;
            }
          if (same)
            return record;
        }
    }
  return NULL;
}

/**
 * xl_edits_new_attendance:
 * @name: of a person, a partner, a region or a project, or an alias; whom nobody knows is a new person
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds who attends; with a person comes the organisation
 */
XlEdit *
xl_edits_new_attendance (XlPlan *plan, XlEvent *event, const char *name, gint64 *id)
{
  XlRecord *who = find_who (plan, name);
  XlEdit *edit = xl_edit_new (NULL);
  gint64 person = who == NULL ? xl_edit_insert (edit, &xl_kind_person, 0) : xl_record_get_id (who);
  const XlKind *kind = who != NULL ? xl_record_get_kind (who) : &xl_kind_person;
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, event->parent_instance.id);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  if (who == NULL)
    xl_edit_give (edit, person, "name", name);
  *id = xl_edit_insert (edit, &xl_kind_attendance, 0);
  xl_edit_give (edit, *id, "event", owner);
  xl_edit_give (edit, *id, kind->name, text);
  if (who != NULL && kind == &xl_kind_person && ((const XlPerson *) who)->organisation != 0)
    {
      g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, ((const XlPerson *) who)->organisation);

      xl_edit_give (edit, *id, "organisation", from);
    }
  return edit;
}
