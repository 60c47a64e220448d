/* xl-project-timeline.c - projects and their milestones over time, as bars and diamonds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-timeline.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-timeline.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-part.h"
#include "xl-plot-view.h"
#include "xl-project-list.h"

struct _XlProjectTimeline
{
  GtkWidget parent_instance;

  /* owned */
  GListModel *projects;
  XlPlan *plan; /* the one that is followed */
  GArray *tasks; /* of XlChartTask, with texts of their own */
  GArray *links; /* of XlChartLink */
  char *today;
  XlChartGantt chart;
  guint idle;
  /* template */
  GtkLabel *summary;
  XlPlotView *plot;
};

G_DEFINE_FINAL_TYPE (XlProjectTimeline, xl_project_timeline, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_PROJECTS = 1,
} XlProjectTimelineProperty;

static GParamSpec *properties[PROP_PROJECTS + 1];

static void
clear_task (gpointer data)
{
  XlChartTask *task = data;

  g_free ((char *) task->label);
  g_free ((char *) task->words);
}

/* ---- words ---- */

static char *
say_span (XlDate from, XlDate to)
{
  g_autofree char *first = xl_words_date (from);
  g_autofree char *last = xl_words_date (to);

  if (from == XL_DATE_NONE && to == XL_DATE_NONE)
    return g_strdup (_("no dates yet"));
  if (to == XL_DATE_NONE || g_str_equal (first, last))
    return g_steal_pointer (&first);
  if (from == XL_DATE_NONE)
    return g_steal_pointer (&last);
  return g_strdup_printf ("%s – %s", first, last);
}

/* "due June 2027", "overdue since 3 May 2026", "done 20 May 2026" */
static char *
say_due (const XlTimelineRow *row)
{
  g_autofree char *day = xl_words_date (row->to);

  if (row->to == XL_DATE_NONE)
    return g_strdup (_("no date yet"));
  /* Translators: a milestone and its date */
  return g_strdup_printf (row->done ? _("done %s") : row->overdue ? _("overdue since %s") : _("due %s"), day);
}

/* "closes 15 February 2027" */
static char *
say_closing (const XlTimelineRow *row)
{
  g_autofree char *day = xl_words_date (row->to);

  /* Translators: a call and its last day */
  return g_strdup_printf (_("closes %s"), day);
}

static char *
say_row (XlPlan *plan, const XlTimelineRow *row)
{
  g_autofree char *name = xl_words_name (plan, row->record);
  g_autofree char *project = NULL;
  g_autofree char *when = NULL;

  if (row->project == NULL)
    {
      when = say_closing (row);
      return g_strdup_printf (_("Call \u2068%s\u2069: %s"), name, when);
    }
  if (xl_record_get_kind (row->record) == &xl_kind_milestone)
    {
      project = xl_words_name (plan, &row->project->parent_instance);
      when = say_due (row);
      return g_strdup_printf ("\u2068%s\u2069 (\u2068%s\u2069): %s", name, project, when);
    }
  when = say_span (row->from, row->to);
  if (row->guessed)
    /* Translators: a project, then two years */
    return g_strdup_printf (_("\u2068%s\u2069: %s, by price year and horizon"), name, when);
  return g_strdup_printf ("\u2068%s\u2069: %s", name, when);
}

static char *
say_summary (const XlTimeline *timeline)
{
  g_autofree char *milestones = g_strdup_printf (ngettext ("%u milestone", "%u milestones", timeline->n_milestones),
                                                 timeline->n_milestones);
  g_autofree char *overdue = timeline->n_overdue > 0
                                 ? g_strdup_printf (ngettext ("%u overdue", "%u overdue", timeline->n_overdue),
                                                    timeline->n_overdue)
                                 : g_strdup (_("none overdue"));
  g_autofree char *undated = timeline->n_undated > 0
                                 ? g_strdup_printf (ngettext ("; %u project without a date", "; %u projects without a date",
                                                              timeline->n_undated), timeline->n_undated)
                                 : g_strdup ("");

  /* Translators: "9 milestones", "none overdue", "; 3 projects without a date" */
  return g_strdup_printf (_("%s, %s%s"), milestones, overdue, undated);
}

/* ---- the chart ---- */

static double
day_of (XlDate date, gboolean last)
{
  return date == XL_DATE_NONE ? NAN : xl_date_to_days (last ? xl_date_last (date) : xl_date_first (date));
}

static void
add_row (XlProjectTimeline *self, const XlTimelineRow *row)
{
  gboolean milestone = xl_record_get_kind (row->record) == &xl_kind_milestone;
  g_autofree char *name = xl_words_name (self->plan, row->record);
  g_autofree char *words = say_row (self->plan, row);
  g_autofree char *action =
      row->project != NULL
          ? g_strdup_printf ("projects.show-milestones(int64 %" G_GINT64_FORMAT ")", row->project->parent_instance.id)
          : g_strdup_printf ("win.open-record(int64 %" G_GINT64_FORMAT ")", row->record->id);
  XlChartTask task = { .kind = milestone ? XL_CHART_TASK_DUE : XL_CHART_TASK_BAR };

  task.label = row->project != NULL ? g_strdup_printf ("\u2068%s\u2069", name) : g_strdup_printf (_("Call: \u2068%s\u2069"), name);
  task.from = milestone ? NAN : day_of (row->from, FALSE);
  task.to = day_of (row->to, TRUE);
  task.done = row->done ? 1 : 0;
  /* The project is late with its milestone, but the red belongs to the milestone alone. */
  task.overdue = milestone && row->overdue;
  task.illustrative = row->illustrative;
  task.depth = milestone ? 1 : 0;
  task.words = milestone ? say_due (row) : row->project == NULL ? say_closing (row) : say_span (row->from, row->to);
  g_array_append_val (self->tasks, task);
  xl_plot_view_add_part (self->plot, words, action);
}

static void
show_timeline (XlProjectTimeline *self, const XlTimeline *timeline, XlDate today)
{
  g_autofree char *summary = say_summary (timeline);

  g_array_set_size (self->tasks, 0);
  g_array_set_size (self->links, 0);
  xl_plot_view_begin (self->plot, &xl_plot_gantt, &self->chart.head);
  for (guint i = 0; i < timeline->rows->len; i++)
    add_row (self, &g_array_index (timeline->rows, XlTimelineRow, i));
  for (guint i = 0; i < timeline->links->len; i++)
    {
      const XlTimelineLink *link = &g_array_index (timeline->links, XlTimelineLink, i);
      XlChartLink arrow = { link->before, link->after };

      g_array_append_val (self->links, arrow);
    }
  self->chart = (XlChartGantt) {
    .tasks = (const XlChartTask *) self->tasks->data,
    .n_tasks = self->tasks->len,
    .links = (const XlChartLink *) self->links->data,
    .n_links = self->links->len,
    .today = xl_date_to_days (today),
    .today_name = self->today,
    .write_day = xl_words_axis_day,
  };
  xl_plot_view_end (self->plot);
  gtk_label_set_text (self->summary, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
}

static void
refresh (XlProjectTimeline *self)
{
  guint n = self->projects != NULL ? g_list_model_get_n_items (self->projects) : 0;
  g_autofree XlProject **projects = g_new0 (XlProject *, n + 1);
  g_autoptr (XlTimeline) timeline = NULL;
  XlDate today = xl_date_today ();

  if (self->plan == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (self->projects, i);

      projects[i] = xl_project_item_get_project (item);
    }
  timeline = xl_timeline_new (self->plan, projects, n, today);
  xl_timeline_add_calls (timeline, self->plan, today);
  show_timeline (self, timeline, today);
}

/* ---- following ---- */

static gboolean
idle_cb (gpointer data)
{
  XlProjectTimeline *self = data;

  self->idle = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Many changes make one refresh; none while nobody looks. */
static void
refresh_soon (XlProjectTimeline *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (idle_cb, self);
}

static void
follow_plan (XlProjectTimeline *self)
{
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (self));
  XlPlan *plan = desk != NULL ? xl_desk_get_plan (desk) : NULL;

  if (plan == self->plan)
    return;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "applied", G_CALLBACK (refresh_soon), self);
}

static void
items_cb (XlProjectTimeline *self)
{
  follow_plan (self);
  refresh_soon (self);
}

static void
xl_project_timeline_map (GtkWidget *widget)
{
  follow_plan (XL_PROJECT_TIMELINE (widget));
  refresh (XL_PROJECT_TIMELINE (widget));
  GTK_WIDGET_CLASS (xl_project_timeline_parent_class)->map (widget);
}

static void
xl_project_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlProjectTimelineProperty) id)
    {
    case PROP_PROJECTS:
      g_value_set_object (value, XL_PROJECT_TIMELINE (object)->projects);
      break;
    }
}

static void
xl_project_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlProjectTimeline *self = XL_PROJECT_TIMELINE (object);

  switch ((XlProjectTimelineProperty) id)
    {
    case PROP_PROJECTS:
      if (self->projects != NULL)
        g_signal_handlers_disconnect_by_data (self->projects, self);
      g_set_object (&self->projects, g_value_get_object (value));
      if (self->projects != NULL)
        g_signal_connect_swapped (self->projects, "items-changed", G_CALLBACK (items_cb), self);
      break;
    }
}

static void
xl_project_timeline_dispose (GObject *object)
{
  XlProjectTimeline *self = XL_PROJECT_TIMELINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->projects != NULL)
    g_signal_handlers_disconnect_by_data (self->projects, self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->projects);
  g_clear_object (&self->plan);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_project_timeline_parent_class)->dispose (object);
}

static void
xl_project_timeline_finalize (GObject *object)
{
  XlProjectTimeline *self = XL_PROJECT_TIMELINE (object);

  g_array_unref (self->tasks);
  g_array_unref (self->links);
  g_free (self->today);
  G_OBJECT_CLASS (xl_project_timeline_parent_class)->finalize (object);
}

static void
xl_project_timeline_class_init (XlProjectTimelineClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_project_timeline_get_property;
  object_class->set_property = xl_project_timeline_set_property;
  object_class->dispose = xl_project_timeline_dispose;
  object_class->finalize = xl_project_timeline_finalize;
  widget_class->map = xl_project_timeline_map;
  properties[PROP_PROJECTS] = g_param_spec_object ("projects", NULL, NULL, G_TYPE_LIST_MODEL,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PLOT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectTimeline, summary);
  gtk_widget_class_bind_template_child (widget_class, XlProjectTimeline, plot);
}

static void
xl_project_timeline_init (XlProjectTimeline *self)
{
  self->tasks = g_array_new (FALSE, FALSE, sizeof (XlChartTask));
  g_array_set_clear_func (self->tasks, clear_task);
  self->links = g_array_new (FALSE, FALSE, sizeof (XlChartLink));
  self->today = g_strdup (C_("day", "today"));
  gtk_widget_init_template (GTK_WIDGET (self));
}
