/* xl-life-page.c - network life: events, agreements, positions, know-how, calls, working groups, trainings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-life-page.h"

#include "xl-application.h"
#include "xl-columns.h"
#include "xl-desk-minutes.h"
#include "xl-desk-words-monitor.h"
#include "xl-event-calendar.h"
#include "xl-letters-view.h"
#include "xl-part-list.h"
#include "xl-picture-save.h"
#include "xl-position-board.h"
#include "xl-record-browser.h"
#include "xl-record-view.h"
#include "xl-state.h"
#include "xl-wrap.h"

#define N_VIEWS 7

struct _XlLifePage
{
  XlPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *new_button;
  GtkWidget *modes;
  GtkToggleButton *list_button;
  GtkToggleButton *calendar_button;
  XlEventCalendar *calendar;
  GtkWidget *board_modes;
  GtkToggleButton *positions_list_button;
  GtkToggleButton *board_button;
  GtkPopover *days;
  GtkEditable *first_day;
  GtkEditable *last_day;
  GtkLabel *day_error;
  GtkToggleButton *buttons[N_VIEWS];
  XlRecordBrowser *browsers[N_VIEWS];
};

G_DEFINE_FINAL_TYPE (XlLifePage, xl_life_page, XL_TYPE_PAGE)

/* In the order of the switch. */
static const struct
{
  const char *name, *button, *browser;
  const XlKind *kind;
  const char *words; /* N_(): what makes a new one */
} views[N_VIEWS] = {
  { "events", "events_button", "events", &xl_kind_event, N_("New event") },
  { "agreements", "agreements_button", "agreements", &xl_kind_agreement, N_("New agreement") },
  { "positions", "positions_button", "positions", &xl_kind_position, N_("New position") },
  { "know-how", "know_how_button", "know_how", &xl_kind_practice, N_("New good practice") },
  { "calls", "calls_button", "calls", &xl_kind_call, N_("New call") },
  { "groups", "groups_button", "groups", &xl_kind_working_group, N_("New working group") },
  { "trainings", "trainings_button", "trainings", &xl_kind_training, N_("New training") },
};

static guint
shown_view (XlLifePage *self)
{
  for (guint i = 0; i < N_VIEWS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return i;
  return 0;
}

/* Events have a calendar as well, positions a board. */
static void
show_view (XlLifePage *self)
{
  guint view = shown_view (self);
  gboolean events = views[view].kind == &xl_kind_event, positions = views[view].kind == &xl_kind_position;

  gtk_widget_set_visible (self->modes, events);
  gtk_widget_set_visible (self->board_modes, positions);
  xl_record_browser_show_view (self->browsers[view], (events && gtk_toggle_button_get_active (self->calendar_button))
                                                         || (positions && gtk_toggle_button_get_active (self->board_button)));
  gtk_stack_set_visible_child_name (self->stack, views[view].name);
}

/* What asks for a record asks for the list. */
static void
show_list (XlLifePage *self)
{
  gtk_toggle_button_set_active (self->list_button, TRUE);
  gtk_toggle_button_set_active (self->positions_list_button, TRUE);
}

static void
mode_cb (XlLifePage *self)
{
  XlRecord *event = xl_part_get_record (XL_PART (self->browsers[0]));

  if (event != NULL && gtk_toggle_button_get_active (self->calendar_button))
    xl_event_calendar_show_date (self->calendar, ((const XlEvent *) event)->starts);
  show_view (self);
}

static void
switch_cb (XlLifePage *self, GtkToggleButton *button)
{
  guint view = shown_view (self);

  /* One goes out before the other goes on. */
  if (!gtk_toggle_button_get_active (button))
    return;
  show_view (self);
  gtk_button_set_label (GTK_BUTTON (self->new_button), _(views[view].words));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->new_button), "s", views[view].kind->name);
  xl_state_set_text ("life", "view", views[view].name);
}

/* ---- the monitoring report ---- */

static GByteArray *
draw_report (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  XlLifePage *self = XL_LIFE_PAGE (widget);
  XlDesk *desk = xl_page_get_desk (XL_PAGE (self));
  g_autofree char *title = NULL;
  g_autoptr (XlReport) report = NULL;

  g_object_get (desk, "title", &title, NULL);
  report = xl_words_monitor (xl_desk_get_plan (desk), title, xl_date_parse_typed (gtk_editable_get_text (self->first_day)),
                             xl_date_parse_typed (gtk_editable_get_text (self->last_day)));
  return xl_desk_report_pdf (report, error);
}

static const XlPicture report_file = { "", ".pdf", XL_ASK_PDF, N_("Save the monitoring report as PDF"), draw_report };

static void
report_cb (XlLifePage *self)
{
  XlDate first = xl_date_parse_typed (gtk_editable_get_text (self->first_day));
  XlDate last = xl_date_parse_typed (gtk_editable_get_text (self->last_day));
  gboolean good = first != XL_DATE_NONE && last != XL_DATE_NONE && xl_date_first (first) <= xl_date_last (last);

  gtk_label_set_text (self->day_error, first == XL_DATE_NONE || last == XL_DATE_NONE
                                           ? _("Type two dates, such as 2027-01-01 and 30.6.2027.")
                                           : _("The last day comes before the first."));
  gtk_widget_set_visible (GTK_WIDGET (self->day_error), !good);
  if (!good)
    return;
  gtk_popover_popdown (self->days);
  xl_picture_save (GTK_WIDGET (self), xl_page_get_desk (XL_PAGE (self)), &report_file, _("Monitoring report"), NULL);
}

/* The half year that ended last. */
static void
propose_days (XlLifePage *self)
{
  XlDate today = xl_date_today ();
  int year = XL_DATE_YEAR (today);
  gboolean second = XL_DATE_MONTH (today) > 6;
  g_autofree char *first = xl_date_to_text (second ? xl_date_make (year, 1, 1) : xl_date_make (year - 1, 7, 1));
  g_autofree char *last = xl_date_to_text (second ? xl_date_make (year, 6, 30) : xl_date_make (year - 1, 12, 31));

  gtk_editable_set_text (self->first_day, first);
  gtk_editable_set_text (self->last_day, last);
}

/* ---- records ---- */

/* The record itself, or the event that it is a part of. */
static XlRecord *
shown_record (XlLifePage *self, gint64 id)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  XlRecord *record = plan != NULL ? xl_plan_lookup (plan, id) : NULL;
  const XlKind *kind = record != NULL ? xl_record_get_kind (record) : NULL;

  if (kind == &xl_kind_agenda_item || kind == &xl_kind_outcome)
    return xl_plan_lookup (plan, xl_field_get_reference (xl_kind_field (kind, "event"), record));
  return record;
}

static gboolean
xl_life_page_show_record (XlPage *page, gint64 id)
{
  XlLifePage *self = XL_LIFE_PAGE (page);
  XlRecord *record = shown_record (self, id);

  for (guint i = 0; record != NULL && i < N_VIEWS; i++)
    if (views[i].kind == xl_record_get_kind (record))
      {
        gtk_toggle_button_set_active (self->buttons[i], TRUE);
        show_list (self);
        return xl_record_browser_show_record (self->browsers[i], xl_record_get_id (record));
      }
  return FALSE;
}

static gboolean
xl_life_page_focus_search (XlPage *page)
{
  return xl_record_browser_focus_search (XL_LIFE_PAGE (page)->browsers[shown_view (XL_LIFE_PAGE (page))]);
}

static gboolean
xl_life_page_focus_name (XlPage *page)
{
  return xl_record_browser_focus_name (XL_LIFE_PAGE (page)->browsers[shown_view (XL_LIFE_PAGE (page))]);
}

static GArray *
xl_life_page_dup_selection (XlPage *page)
{
  return xl_record_browser_dup_selection (XL_LIFE_PAGE (page)->browsers[shown_view (XL_LIFE_PAGE (page))]);
}

static gboolean
focus_part (GtkWidget *widget, XlRecord *part, const char *field)
{
  g_autofree char *kind = NULL;

  if (XL_IS_PART_LIST (widget))
    {
      g_object_get (widget, "kind", &kind, NULL);
      return g_strcmp0 (kind, xl_record_get_kind (part)->name) == 0 && xl_part_list_focus (XL_PART_LIST (widget), part, field);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_part (child, part, field))
      return TRUE;
  return FALSE;
}

static gboolean
xl_life_page_focus_field (XlPage *page, gint64 id, const char *field)
{
  XlLifePage *self = XL_LIFE_PAGE (page);
  GtkWidget *browser = GTK_WIDGET (self->browsers[shown_view (self)]);
  XlRecord *whole = shown_record (self, id);

  if (whole == NULL)
    return FALSE;
  return xl_record_get_id (whole) == id
             ? xl_form_focus_field (browser, field)
             : focus_part (browser, xl_plan_lookup (xl_desk_get_plan (xl_page_get_desk (page)), id), field);
}

static void
xl_life_page_constructed (GObject *object)
{
  XlLifePage *self = XL_LIFE_PAGE (object);
  g_autofree char *view = xl_state_dup_text ("life", "view");

  G_OBJECT_CLASS (xl_life_page_parent_class)->constructed (object);
  for (guint i = 1; i < N_VIEWS; i++)
    if (g_strcmp0 (view, views[i].name) == 0)
      gtk_toggle_button_set_active (self->buttons[i], TRUE);
}

static void
xl_life_page_class_init (XlLifePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_life_page_constructed;
  page_class->show_record = xl_life_page_show_record;
  page_class->focus_search = xl_life_page_focus_search;
  page_class->focus_name = xl_life_page_focus_name;
  page_class->focus_field = xl_life_page_focus_field;
  page_class->dup_selection = xl_life_page_dup_selection;
  g_type_ensure (XL_TYPE_COLUMN_SORTER);
  g_type_ensure (XL_TYPE_EVENT_CALENDAR);
  g_type_ensure (XL_TYPE_LETTERS_VIEW);
  g_type_ensure (XL_TYPE_POSITION_BOARD);
  g_type_ensure (XL_TYPE_RECORD_BROWSER);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-life-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, stack);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, modes);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, list_button);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, calendar);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, board_modes);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, positions_list_button);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, board_button);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, days);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, first_day);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, last_day);
  gtk_widget_class_bind_template_child (widget_class, XlLifePage, day_error);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, views[i].button, FALSE,
                                                 G_STRUCT_OFFSET (XlLifePage, buttons) + i * sizeof (gpointer));
      gtk_widget_class_bind_template_child_full (widget_class, views[i].browser, FALSE,
                                                 G_STRUCT_OFFSET (XlLifePage, browsers) + i * sizeof (gpointer));
    }
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_view);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
}

static void
xl_life_page_init (XlLifePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_label (GTK_BUTTON (self->new_button), _(views[0].words));
  propose_days (self);
}
