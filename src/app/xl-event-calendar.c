/* xl-event-calendar.c - a month of events, day by day */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days are 6 weeks of 7 cells that stay; each month fills them anew. One cell is the current day
 * and alone takes the focus, with the events on it: arrows move it, Page Up and Down by a month. */

#include "xl-event-calendar.h"

#include <langinfo.h>

#include "xl-application.h"
#include "xl-desk-calendar.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-wrap.h"

#define N_CELLS 42

struct _XlEventCalendar
{
  XlPart parent_instance;

  GSignalGroup *plan; /* owned: signals of the plan */
  guint idle;
  XlDate day;         /* the current one */
  int first;          /* weekday that weeks begin with, 0 for Sunday */
  int offset;         /* cell of the first day of the month */

  GtkWidget *cells[N_CELLS];
  /* template */
  GtkLabel *month;
  GtkWidget *vague;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (XlEventCalendar, xl_event_calendar, XL_TYPE_PART)

/* --- where weeks begin -------------------------------------------------------------------------- */

/* As the locale of dates has it; Monday where it says nothing. */
static int
first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* The week of the locale starts on a date that is a number and not a text, and counts from there. */
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int day = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  if (setlocale (LC_TIME, NULL) != NULL && !g_str_equal (setlocale (LC_TIME, NULL), "C")
      && !g_str_has_prefix (setlocale (LC_TIME, NULL), "C.") && day >= 1 && day <= 7)
    return ((origin == 19971201 ? 1 : 0) + day - 1) % 7;
#endif
  return 1;
}

/* --- the month ---------------------------------------------------------------------------------- */

static void
open_cb (GtkButton *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "xl-record");

  gtk_widget_activate_action (GTK_WIDGET (button), "win.open-record", "x", *id);
}

static GtkWidget *
make_button (XlPlan *plan, XlEvent *event, char *words)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "xl-day-event");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "xl-record", g_memdup2 (&event->parent_instance.id, sizeof (gint64)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  g_free (words);
  return button;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_cell (XlEventCalendar *self, const XlCalendar *calendar, int place)
{
  GtkWidget *cell = self->cells[place];
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  int day = place - self->offset + 1;
  gboolean inside = day >= 1 && day <= calendar->n_days, current = inside && day == XL_DATE_DAY (self->day);
  XlDate date = inside ? xl_date_make (calendar->year, calendar->month, day) : XL_DATE_NONE;
  g_autofree char *number = inside ? g_strdup_printf ("%d", day) : NULL;
  g_autofree char *words = NULL;
  GtkWidget *label;

  empty (cell);
  gtk_widget_set_css_classes (cell, (const char *[]) { "xl-day", !inside ? "outside" : current ? "current" : "other",
                                                       inside && date == xl_date_today () ? "today" : NULL, NULL });
  gtk_widget_set_focusable (cell, current);
  gtk_widget_set_can_target (cell, inside);
  /* The last week goes where the month has none. */
  gtk_widget_set_visible (cell, place / 7 * 7 - self->offset + 1 <= calendar->n_days);
  if (!inside)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return;
    }
  words = xl_words_calendar_day (plan, calendar, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  label = gtk_label_new (number);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "xl-day-number");
  gtk_box_append (GTK_BOX (cell), label);
  for (guint i = 0; i < calendar->days[day]->len; i++)
    {
      XlEvent *event = g_ptr_array_index (calendar->days[day], i);
      GtkWidget *button = make_button (plan, event, xl_words_name (plan, &event->parent_instance));

      gtk_widget_set_focusable (button, current);
      gtk_box_append (GTK_BOX (cell), button);
    }
}

static void
xl_event_calendar_refresh (XlPart *part)
{
  XlEventCalendar *self = XL_EVENT_CALENDAR (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autoptr (XlCalendar) calendar = NULL;
  g_autofree char *month = NULL;

  if (plan == NULL)
    return;
  calendar = xl_calendar_new (plan, XL_DATE_YEAR (self->day), XL_DATE_MONTH (self->day));
  month = xl_words_date (xl_date_make (calendar->year, calendar->month, 0));
  gtk_label_set_text (self->month, month);
  self->offset = xl_calendar_weekday (calendar->year, calendar->month, self->first);
  for (int i = 0; i < N_CELLS; i++)
    fill_cell (self, calendar, i);
  xl_wrap_clear (XL_WRAP (self->vague));
  for (guint i = 0; i < calendar->vague->len; i++)
    {
      XlEvent *event = g_ptr_array_index (calendar->vague, i);

      xl_wrap_append (XL_WRAP (self->vague), make_button (plan, event, xl_words_calendar_vague (plan, event)));
    }
  gtk_widget_set_visible (self->vague, calendar->vague->len > 0);
}

/* --- moving ------------------------------------------------------------------------------------- */

static void
show_day (XlEventCalendar *self, XlDate day, gboolean focus)
{
  if (day == XL_DATE_NONE)
    return;
  /* The focus leaves the old cell before that is emptied. */
  if (focus)
    gtk_widget_set_focus_child (GTK_WIDGET (self->grid), NULL);
  self->day = day;
  xl_event_calendar_refresh (XL_PART (self));
  if (focus)
    gtk_widget_grab_focus (self->cells[self->offset + XL_DATE_DAY (day) - 1]);
}

/* The same day of another month, or its last. */
static XlDate
months_on (XlDate day, int months)
{
  int month = XL_DATE_YEAR (day) * 12 + XL_DATE_MONTH (day) - 1 + months;
  XlDate other = xl_date_make (month / 12, month % 12 + 1, 0);
  int last = XL_DATE_DAY (xl_date_last (other));

  return other == XL_DATE_NONE ? day : xl_date_make (month / 12, month % 12 + 1, MIN (XL_DATE_DAY (day), last));
}

static XlDate
days_on (XlDate day, int days)
{
  g_autoptr (GDateTime) old = g_date_time_new_utc (XL_DATE_YEAR (day), XL_DATE_MONTH (day), XL_DATE_DAY (day), 0, 0, 0);
  g_autoptr (GDateTime) moved = g_date_time_add_days (old, days);

  return moved == NULL ? day : xl_date_make (g_date_time_get_year (moved), g_date_time_get_month (moved),
                                             g_date_time_get_day_of_month (moved));
}

static void
previous_cb (XlEventCalendar *self)
{
  show_day (self, months_on (self->day, -1), FALSE);
}

static void
next_cb (XlEventCalendar *self)
{
  show_day (self, months_on (self->day, 1), FALSE);
}

static void
today_cb (XlEventCalendar *self)
{
  show_day (self, xl_date_today (), FALSE);
}

/* Down from the day to its events, and up again. */
static gboolean
step_in_day (XlEventCalendar *self, gboolean down)
{
  GtkWidget *cell = self->cells[self->offset + XL_DATE_DAY (self->day) - 1];
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (cell)), *to;

  if (focus == NULL || focus == cell)
    return FALSE;
  to = down ? gtk_widget_get_next_sibling (focus) : gtk_widget_get_prev_sibling (focus);
  if (to != NULL && !GTK_IS_BUTTON (to))
    to = cell;
  return to != NULL && gtk_widget_grab_focus (to);
}

static gboolean
enter_day (XlEventCalendar *self)
{
  GtkWidget *cell = self->cells[self->offset + XL_DATE_DAY (self->day) - 1];
  GtkWidget *first = gtk_widget_get_first_child (cell), *event = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;

  if (gtk_root_get_focus (gtk_widget_get_root (cell)) != cell || event == NULL)
    return FALSE;
  /* One is opened at once, of several one is chosen. */
  if (gtk_widget_get_next_sibling (event) == NULL)
    open_cb (GTK_BUTTON (event));
  else
    gtk_widget_grab_focus (event);
  return TRUE;
}

static gboolean
key_cb (XlEventCalendar *self, guint key, guint code, GdkModifierType state)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      show_day (self, days_on (self->day, -forward), TRUE);
      return TRUE;
    case GDK_KEY_Right:
      show_day (self, days_on (self->day, forward), TRUE);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (!step_in_day (self, key == GDK_KEY_Down))
        show_day (self, days_on (self->day, key == GDK_KEY_Down ? 7 : -7), TRUE);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      show_day (self, months_on (self->day, key == GDK_KEY_Page_Down ? 1 : -1), TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return enter_day (self);
    default:
      return FALSE;
    }
}

static void
pressed_cb (XlEventCalendar *self, int n, double x, double y, GtkGesture *gesture)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *at = gtk_widget_pick (cell, x, y, GTK_PICK_DEFAULT);

  /* An event is opened by its own button, which must live until then. */
  if (at != NULL && gtk_widget_get_ancestor (at, GTK_TYPE_BUTTON) != NULL)
    return;
  for (int i = 0; i < N_CELLS; i++)
    if (self->cells[i] == cell)
      show_day (self, xl_date_make (XL_DATE_YEAR (self->day), XL_DATE_MONTH (self->day), i - self->offset + 1), TRUE);
}

/* --- the object --------------------------------------------------------------------------------- */

static gboolean
idle_cb (gpointer data)
{
  XlEventCalendar *self = data;

  self->idle = 0;
  xl_part_refresh (XL_PART (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (XlEventCalendar *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
plan_cb (XlEventCalendar *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
  changed_cb (self);
}

static void
xl_event_calendar_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  plan_cb (XL_EVENT_CALENDAR (part));
}

static void
xl_event_calendar_dispose (GObject *object)
{
  XlEventCalendar *self = XL_EVENT_CALENDAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_event_calendar_parent_class)->dispose (object);
}

static void
xl_event_calendar_class_init (XlEventCalendarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_event_calendar_dispose;
  XL_PART_CLASS (class)->refresh = xl_event_calendar_refresh;
  XL_PART_CLASS (class)->follow = xl_event_calendar_follow;
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-event-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, month);
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, vague);
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, grid);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
make_cells (XlEventCalendar *self)
{
  for (int i = 0; i < 7; i++)
    {
      /* The 2nd of January 2000 was a Sunday. */
      g_autoptr (GDateTime) day = g_date_time_new_utc (2000, 1, 2 + (self->first + i) % 7, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%a");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "xl-secondary");
      gtk_widget_set_margin_start (label, 5);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_CELLS; i++)
    {
      GtkGesture *press = gtk_gesture_click_new ();

      self->cells[i] = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "hexpand", TRUE,
                                     "vexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);
      g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
      gtk_widget_add_controller (self->cells[i], GTK_EVENT_CONTROLLER (press));
      gtk_grid_attach (self->grid, self->cells[i], i % 7, 1 + i / 7, 1, 1);
    }
}

static void
xl_event_calendar_init (XlEventCalendar *self)
{
  self->day = xl_date_today ();
  self->first = first_weekday ();
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_cells (self);
}

/**
 * xl_event_calendar_show_date:
 * @date: of any precision; %XL_DATE_NONE for none, which changes nothing
 *
 * Turns to the month of that date, or to the first it may be in.
 */
void
xl_event_calendar_show_date (XlEventCalendar *self, XlDate date)
{
  show_day (self, xl_date_first (date), FALSE);
}
