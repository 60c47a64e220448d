/* xl-event-calendar.c - a month of events, day by day */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days are 6 weeks of 7 cells that stay; each month fills them anew. An event is a bar over its days, one in each
 * week that it touches. One cell is the current day and alone takes the focus, with the bars over it: arrows move it,
 * Page Up and Down by a month. */

#include "xl-event-calendar.h"

#include <langinfo.h>

#include "xl-application.h"
#include "xl-calendar-week.h"
#include "xl-desk-calendar.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-wrap.h"

struct _XlEventCalendar
{
  XlRecordsView parent_instance;

  XlDate day;         /* the current one */
  int first;          /* weekday that weeks begin with, 0 for Sunday */
  int offset;         /* column of the first day of the month */
  XlDate away;        /* the month that the button leads to */
  GPtrArray *stops;   /* owned: of the current day: its cell, its bars, borrowed; and how many more */
  GtkWidget *popover; /* what a day has no room for */

  XlCalendarWeek *weeks[XL_CALENDAR_WEEKS];
  /* template */
  GtkLabel *month;
  GtkButton *nearest;
  GtkWidget *vague;
  GtkBox *heads;
  GtkBox *grid;
};

G_DEFINE_FINAL_TYPE (XlEventCalendar, xl_event_calendar, XL_TYPE_RECORDS_VIEW)

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

static GtkWidget *
cell_of (XlEventCalendar *self, int day)
{
  int place = self->offset + day - 1;

  return xl_calendar_week_get_cell (self->weeks[place / 7], place % 7);
}

static const gint64 *
id_of (GtkWidget *bar)
{
  return g_object_get_data (G_OBJECT (bar), "xl-record");
}

static void
open_cb (GtkWidget *button)
{
  gint64 id = *id_of (button);
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  /* The popover takes its buttons along. */
  gtk_widget_activate_action (button, "win.open-record", "x", id);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* All bars of one event, in whatever week, are one thing. */
static void
hover (GtkEventController *motion, gboolean over)
{
  GtkWidget *bar = gtk_event_controller_get_widget (motion);
  GtkWidget *grid = gtk_widget_get_parent (gtk_widget_get_parent (bar));

  for (GtkWidget *week = gtk_widget_get_first_child (grid); week != NULL; week = gtk_widget_get_next_sibling (week))
    for (GtkWidget *child = gtk_widget_get_first_child (week); child != NULL; child = gtk_widget_get_next_sibling (child))
      if (id_of (child) != NULL && *id_of (child) == *id_of (bar))
        (over ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (child, "over");
}

static void
enter_cb (GtkEventController *motion)
{
  hover (motion, TRUE);
}

static void
leave_cb (GtkEventController *motion)
{
  hover (motion, FALSE);
}

static GtkWidget *
make_button (XlPlan *plan, XlEvent *event, char *words)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (words);
  g_autofree char *whole = xl_words_calendar_event (plan, event);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "xl-day-event");
  gtk_widget_set_tooltip_text (button, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "xl-record", g_memdup2 (&event->parent_instance.id, sizeof (gint64)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  g_free (words);
  return button;
}

static GtkWidget *
make_bar (XlPlan *plan, const XlCalendarBar *bar)
{
  GtkWidget *button = make_button (plan, bar->event, xl_words_name (plan, &bar->event->parent_instance));
  GtkEventController *motion = gtk_event_controller_motion_new ();

  if (bar->before)
    gtk_widget_add_css_class (button, "before");
  if (bar->after)
    gtk_widget_add_css_class (button, "after");
  g_signal_connect (motion, "enter", G_CALLBACK (enter_cb), NULL);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), NULL);
  gtk_widget_add_controller (button, motion);
  return button;
}

/* --- what a day has no room for ------------------------------------------------------------------- */

static GPtrArray *
dup_events (XlEventCalendar *self)
{
  return xl_records_view_dup_records (XL_RECORDS_VIEW (self));
}

static void
more_cb (GtkWidget *button, XlEventCalendar *self)
{
  int day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "xl-day"));
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  g_autoptr (GPtrArray) events = dup_events (self);
  g_autoptr (XlCalendar) calendar =
      xl_calendar_new (events, XL_DATE_YEAR (self->day), XL_DATE_MONTH (self->day), self->first);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *title;
  g_autofree char *date = xl_words_date (xl_date_make (calendar->year, calendar->month, day));
  graphene_rect_t bounds;

  title = gtk_label_new (date);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "xl-strong");
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < calendar->days[day]->len; i++)
    {
      XlEvent *event = g_ptr_array_index (calendar->days[day], i);
      GtkWidget *one = make_button (plan, event, xl_words_name (plan, &event->parent_instance));

      gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (one))), 40);
      gtk_box_append (GTK_BOX (box), one);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                   (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static GtkWidget *
make_more (XlEventCalendar *self, const XlCalendar *calendar, int day, guint n)
{
  g_autofree char *words = xl_words_calendar_more (n);
  g_autofree char *date = xl_words_date (xl_date_make (calendar->year, calendar->month, day));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", date, words);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "xl-day-event");
  gtk_widget_add_css_class (button, "more");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "xl-day", GINT_TO_POINTER (day));
  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), self);
  return button;
}

/* --- filling ------------------------------------------------------------------------------------ */

static void
fill_cell (XlEventCalendar *self, const XlCalendar *calendar, int place)
{
  GtkWidget *cell = xl_calendar_week_get_cell (self->weeks[place / 7], place % 7);
  int day = place - self->offset + 1;
  gboolean inside = day >= 1 && day <= calendar->n_days, current = inside && day == XL_DATE_DAY (self->day);
  XlDate date = inside ? xl_date_make (calendar->year, calendar->month, day) : XL_DATE_NONE;
  g_autofree char *number = inside ? g_strdup_printf ("%d", day) : NULL;
  g_autofree char *words = NULL;
  GtkWidget *label = gtk_widget_get_first_child (cell);

  if (label != NULL)
    gtk_box_remove (GTK_BOX (cell), label);
  gtk_widget_set_css_classes (cell, (const char *[]) { "xl-day", !inside ? "outside" : current ? "current" : "other",
                                                       inside && date == xl_date_today () ? "today" : NULL, NULL });
  gtk_widget_set_focusable (cell, current);
  gtk_widget_set_can_target (cell, inside);
  if (!inside)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return;
    }
  words = xl_words_calendar_day (xl_part_get_plan (XL_PART (self)), calendar, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  label = gtk_label_new (number);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "xl-day-number");
  gtk_box_append (GTK_BOX (cell), label);
}

static void
fill_week (XlEventCalendar *self, const XlCalendar *calendar, int week)
{
  const GArray *bars = calendar->weeks[week];
  guint fit = xl_calendar_week_get_fit (self->weeks[week]);
  int current = self->offset + XL_DATE_DAY (self->day) - 1 - week * 7;

  xl_calendar_week_clear (self->weeks[week]);
  for (int i = 0; i < 7; i++)
    fill_cell (self, calendar, week * 7 + i);
  /* The last week goes where the month has none. */
  gtk_widget_set_visible (GTK_WIDGET (self->weeks[week]), week < calendar->n_weeks);
  if (current >= 0 && current < 7)
    g_ptr_array_add (self->stops, xl_calendar_week_get_cell (self->weeks[week], current));
  for (guint i = 0; i < bars->len; i++)
    {
      const XlCalendarBar *bar = &g_array_index (bars, XlCalendarBar, i);
      gboolean focusable = bar->first <= current && current <= bar->last;
      GtkWidget *button;

      if (!xl_calendar_shows (bars, i, fit))
        continue;
      button = make_bar (xl_part_get_plan (XL_PART (self)), bar);
      gtk_widget_set_focusable (button, focusable);
      xl_calendar_week_add (self->weeks[week], button, bar->first, bar->last, bar->lane);
      if (focusable)
        g_ptr_array_add (self->stops, button);
    }
  for (int i = 0; i < 7; i++)
    {
      guint n = xl_calendar_n_hidden (bars, i, fit);
      GtkWidget *more;

      if (n == 0)
        continue;
      more = make_more (self, calendar, week * 7 + i - self->offset + 1, n);
      gtk_widget_set_focusable (more, i == current);
      xl_calendar_week_add (self->weeks[week], more, i, i, fit - 1);
      if (i == current)
        g_ptr_array_add (self->stops, more);
    }
}

static void
fill_head (XlEventCalendar *self, XlPlan *plan, const XlCalendar *calendar, const GPtrArray *events)
{
  g_autofree char *month = xl_words_date (xl_date_make (calendar->year, calendar->month, 0));

  gtk_label_set_text (self->month, month);
  self->away = xl_calendar_is_empty (calendar) ? xl_calendar_nearest (events, calendar->year, calendar->month) : XL_DATE_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self->nearest), self->away != XL_DATE_NONE);
  if (self->away != XL_DATE_NONE)
    {
      g_autofree char *words = xl_words_calendar_nearest (self->away);

      gtk_button_set_label (self->nearest, words);
    }
  xl_wrap_clear (XL_WRAP (self->vague));
  for (guint i = 0; i < calendar->vague->len; i++)
    {
      XlEvent *event = g_ptr_array_index (calendar->vague, i);

      xl_wrap_append (XL_WRAP (self->vague), make_button (plan, event, xl_words_calendar_vague (plan, event)));
    }
  gtk_widget_set_visible (self->vague, calendar->vague->len > 0);
}

static void
xl_event_calendar_refresh (XlPart *part)
{
  XlEventCalendar *self = XL_EVENT_CALENDAR (part);
  XlPlan *plan = xl_part_get_plan (part);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid));
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (XlCalendar) calendar = NULL;

  if (plan == NULL)
    return;
  /* The focus leaves what goes before that goes. */
  if (had_focus)
    gtk_widget_set_focus_child (GTK_WIDGET (self->grid), NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  events = dup_events (self);
  calendar = xl_calendar_new (events, XL_DATE_YEAR (self->day), XL_DATE_MONTH (self->day), self->first);
  self->offset = calendar->offset;
  fill_head (self, plan, calendar, events);
  g_ptr_array_set_size (self->stops, 0);
  for (int week = 0; week < XL_CALENDAR_WEEKS; week++)
    fill_week (self, calendar, week);
  if (had_focus)
    gtk_widget_grab_focus (cell_of (self, XL_DATE_DAY (self->day)));
}

/* --- moving ------------------------------------------------------------------------------------- */

static void
show_day (XlEventCalendar *self, XlDate day, gboolean focus)
{
  if (day == XL_DATE_NONE)
    return;
  self->day = day;
  xl_event_calendar_refresh (XL_PART (self));
  if (focus)
    gtk_widget_grab_focus (cell_of (self, XL_DATE_DAY (day)));
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

static void
nearest_cb (XlEventCalendar *self)
{
  /* The button goes with the click. */
  show_day (self, xl_date_first (self->away), TRUE);
}

/* The place of the focus among the stops of the day; -1 for none. */
static int
find_stop (XlEventCalendar *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint place;

  return focus != NULL && g_ptr_array_find (self->stops, focus, &place) ? (int) place : -1;
}

/* Down from a bar of the day to the next one, and up again to the day. */
static gboolean
step_in_day (XlEventCalendar *self, gboolean down)
{
  int to = find_stop (self) + (down ? 1 : -1);

  return find_stop (self) > 0 && to < (int) self->stops->len && gtk_widget_grab_focus (g_ptr_array_index (self->stops, to));
}

static gboolean
enter_day (XlEventCalendar *self)
{
  GtkWidget *first = self->stops->len > 1 ? g_ptr_array_index (self->stops, 1) : NULL;

  if (find_stop (self) != 0 || first == NULL)
    return FALSE;
  /* One is opened at once, of several one is chosen. */
  if (self->stops->len == 2 && id_of (first) != NULL)
    open_cb (first);
  else
    gtk_widget_grab_focus (first);
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

  for (int day = 1; day <= 31 && self->offset + day <= XL_CALENDAR_WEEKS * 7; day++)
    if (cell_of (self, day) == cell)
      show_day (self, xl_date_make (XL_DATE_YEAR (self->day), XL_DATE_MONTH (self->day), day), TRUE);
}

/* --- the object --------------------------------------------------------------------------------- */

static void
xl_event_calendar_dispose (GObject *object)
{
  XlEventCalendar *self = XL_EVENT_CALENDAR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_event_calendar_parent_class)->dispose (object);
}

static void
xl_event_calendar_finalize (GObject *object)
{
  g_ptr_array_unref (XL_EVENT_CALENDAR (object)->stops);
  G_OBJECT_CLASS (xl_event_calendar_parent_class)->finalize (object);
}

static void
xl_event_calendar_class_init (XlEventCalendarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_event_calendar_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_event_calendar_finalize;
  XL_PART_CLASS (class)->refresh = xl_event_calendar_refresh;
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-event-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, month);
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, nearest);
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, vague);
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, heads);
  gtk_widget_class_bind_template_child (widget_class, XlEventCalendar, grid);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, nearest_cb);
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
      gtk_box_append (self->heads, label);
    }
  for (int i = 0; i < XL_CALENDAR_WEEKS; i++)
    {
      self->weeks[i] = XL_CALENDAR_WEEK (xl_calendar_week_new ());
      gtk_widget_set_vexpand (GTK_WIDGET (self->weeks[i]), TRUE);
      g_signal_connect_swapped (self->weeks[i], "fit-changed", G_CALLBACK (xl_part_refresh), self);
      for (int column = 0; column < 7; column++)
        {
          GtkGesture *press = gtk_gesture_click_new ();

          g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
          gtk_widget_add_controller (xl_calendar_week_get_cell (self->weeks[i], column), GTK_EVENT_CONTROLLER (press));
        }
      gtk_box_append (self->grid, GTK_WIDGET (self->weeks[i]));
    }
}

static void
xl_event_calendar_init (XlEventCalendar *self)
{
  self->day = xl_date_today ();
  self->first = first_weekday ();
  self->stops = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
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
