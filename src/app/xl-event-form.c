/* xl-event-form.c - an event: facts, programme and what is wrong with it, who comes, what came of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-event-form.h"

#include <string.h>

#include "xl-application.h"
#include "xl-desk-minutes.h"
#include "xl-desk-programme.h"
#include "xl-desk-words-life.h"
#include "xl-desk-words.h"
#include "xl-part-list.h"
#include "xl-picture-save.h"
#include "xl-programme-check.h"
#include "xl-programme.h"
#include "xl-two-columns.h"

struct _XlEventForm
{
  XlPart parent_instance;

  /* template */
  XlPartList *programme;
  XlPartList *attendance;
  GtkCheckButton *together;
};

G_DEFINE_FINAL_TYPE (XlEventForm, xl_event_form, XL_TYPE_PART)

/* ---- the programme ---- */

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  XlEventForm *self = data;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  return plan != NULL ? xl_programme_compare (plan, a, b) : 0;
}

static XlEdit *
item_time (XlPlan *plan, XlRecord *record, const XlField *field, const char *typed, XlFault **fault, gpointer data)
{
  XlEventForm *self = data;

  return xl_edits_item_time (plan, (XlAgendaItem *) record, field, typed, gtk_check_button_get_active (self->together), fault);
}

static XlEdit *
new_item (XlPlan *plan, XlRecord *event, const char *title, gint64 *id)
{
  return xl_edits_new_item (plan, (XlEvent *) event, title, id);
}

static XlEdit *
new_attendance (XlPlan *plan, XlRecord *event, const char *name, gint64 *id)
{
  return xl_edits_new_attendance (plan, (XlEvent *) event, name, id);
}

static int
compare_attendances (gconstpointer a, gconstpointer b, gpointer data)
{
  const XlAttendance *one = a, *two = b;

  return (one->role > two->role) - (one->role < two->role);
}

/* ---- out ---- */

static const XlEvent *
get_event (GtkWidget *widget)
{
  return (const XlEvent *) xl_part_get_record (XL_PART (widget));
}

static GByteArray *
draw_programme (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  g_autoptr (XlReport) report = xl_words_programme (xl_part_get_plan (XL_PART (widget)), get_event (widget));

  return xl_desk_report_pdf (report, error);
}

static GByteArray *
draw_minutes (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  g_autoptr (XlReport) report = xl_words_event_minutes (xl_part_get_plan (XL_PART (widget)), get_event (widget));

  return xl_desk_report_pdf (report, error);
}

static GByteArray *
draw_calendar (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  g_autofree char *text = xl_words_event_calendar (xl_part_get_plan (XL_PART (widget)), get_event (widget));

  return text != NULL ? g_byte_array_append (g_byte_array_new (), (const guint8 *) text, strlen (text)) : NULL;
}

static const XlPicture files[] = {
  { "event.save-programme", ".pdf", XL_ASK_PDF, N_("Save the programme as PDF"), draw_programme },
  { "event.save-minutes", ".pdf", XL_ASK_PDF, N_("Save the minutes as PDF"), draw_minutes },
  { "event.save-calendar", ".ics", XL_ASK_CALENDAR, N_("Save the event as a calendar file"), draw_calendar },
};

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlEventForm *self = XL_EVENT_FORM (widget);
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *event = xl_part_get_record (XL_PART (self));
  g_autofree char *name = plan != NULL && event != NULL ? xl_words_name (plan, event) : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (action, files[i].action))
      xl_picture_save (widget, xl_part_get_desk (XL_PART (self)), &files[i], name, NULL);
}

/* ---- the form ---- */

static void
xl_event_form_refresh (XlPart *part)
{
  XlRecord *record = xl_part_get_record (part);

  /* Without a day there is nothing to put into a calendar. */
  gtk_widget_action_set_enabled (GTK_WIDGET (part), "event.save-calendar",
                                 record != NULL && ((const XlEvent *) record)->starts != XL_DATE_NONE);
}

static void
xl_event_form_class_init (XlEventFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_event_form_refresh;
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_PART_LIST);
  g_type_ensure (XL_TYPE_PROGRAMME_CHECK);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-event-form.ui");
  gtk_widget_class_bind_template_child (widget_class, XlEventForm, programme);
  gtk_widget_class_bind_template_child (widget_class, XlEventForm, attendance);
  gtk_widget_class_bind_template_child (widget_class, XlEventForm, together);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    gtk_widget_class_install_action (widget_class, files[i].action, NULL, save_action);
}

static void
xl_event_form_init (XlEventForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_part_list_set_order (self->programme, compare_items, self);
  xl_part_list_set_edit (self->programme, "from_time", item_time, self);
  xl_part_list_set_edit (self->programme, "to_time", item_time, self);
  xl_part_list_set_new (self->programme, new_item);
  xl_part_list_set_order (self->attendance, compare_attendances, NULL);
  xl_part_list_set_new (self->attendance, new_attendance);
}
