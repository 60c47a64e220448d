/* xl-project-milestones.c - the milestones of a project: a list, and when they are due */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-milestones.h"

#include <math.h>

#include "xl-application.h"
#include "xl-chart-gantt.h"
#include "xl-desk-timeline.h"
#include "xl-desk-words.h"
#include "xl-part-list.h"
#include "xl-plot-frame.h"
#include "xl-project-timeline.h"

struct _XlProjectMilestones
{
  XlProjectTab parent_instance;

  /* owned */
  GArray *tasks; /* of XlChartTask, with texts of their own */
  GArray *links; /* of XlChartLink */
  XlChartGantt chart;
  /* template */
  XlPartList *list;
  GtkWidget *tile;
  XlPlotFrame *plot;
};

G_DEFINE_FINAL_TYPE (XlProjectMilestones, xl_project_milestones, XL_TYPE_PROJECT_TAB)

static void
clear_task (gpointer data)
{
  XlChartTask *task = data;

  g_free ((char *) task->label);
  g_free ((char *) task->words);
}

static double
day_of (XlDate date, gboolean last)
{
  return date == XL_DATE_NONE ? NAN : xl_date_to_days (last ? xl_date_last (date) : xl_date_first (date));
}

/* What is done by its day, the rest by when it is due; without a date last. */
static int
compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  const XlMilestone *one = a, *two = b;
  XlDate first = one->due != XL_DATE_NONE ? one->due : one->done, second = two->due != XL_DATE_NONE ? two->due : two->done;
  gint64 early = first != XL_DATE_NONE ? xl_date_last (first) : G_MAXINT64;
  gint64 late = second != XL_DATE_NONE ? xl_date_last (second) : G_MAXINT64;

  return (early > late) - (early < late);
}

static char *
say_state (XlPlan *plan, XlRecord *part, const char **css_class, gpointer data)
{
  const XlMilestone *milestone = (XlMilestone *) part;

  if (milestone->done != XL_DATE_NONE)
    return g_strdup (C_("milestone", "done"));
  if (!xl_milestone_is_overdue (milestone, xl_date_today ()))
    return g_strdup ("");
  *css_class = "red";
  return g_strdup (C_("milestone", "overdue"));
}

/* A milestone with a start is a bar, one without a diamond. */
static void
add_task (XlProjectMilestones *self, XlPlan *plan, XlRecord *part, XlDate today)
{
  const XlMilestone *milestone = (XlMilestone *) part;
  gboolean done = milestone->done != XL_DATE_NONE;
  XlDate to = done ? milestone->done : milestone->due;
  g_autofree char *name = xl_words_name (plan, part);
  g_autofree char *day = to != XL_DATE_NONE ? xl_words_date (to) : g_strdup (_("no date yet"));
  g_autofree char *words = g_strdup_printf ("\u2068%s\u2069: %s", name, day);
  g_autofree char *action = g_strdup_printf ("project.show-part((int64 %" G_GINT64_FORMAT ", 'due', ''))",
                                             xl_record_get_id (part));
  XlChartTask task = {
    .label = g_strdup_printf ("\u2068%s\u2069", name),
    .kind = milestone->starts != XL_DATE_NONE ? XL_CHART_TASK_BAR : XL_CHART_TASK_DUE,
    .from = day_of (milestone->starts, FALSE),
    .to = day_of (to, TRUE),
    .done = done ? 1 : 0,
    .overdue = xl_milestone_is_overdue (milestone, today),
    .illustrative = xl_plan_is_illustrative (plan, part, NULL),
    .words = g_strdup (day),
  };

  g_array_append_val (self->tasks, task);
  xl_plot_view_add_part (xl_plot_frame_get_plot (self->plot), words, action);
}

static void
add_links (XlProjectMilestones *self, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const XlMilestone *milestone = g_ptr_array_index (parts, i);

      for (guint j = 0; j < parts->len; j++)
        if (xl_record_get_id (g_ptr_array_index (parts, j)) == milestone->depends_on)
          {
            XlChartLink link = { j, i };

            g_array_append_val (self->links, link);
          }
    }
}

static void
xl_project_milestones_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectMilestones *self = XL_PROJECT_MILESTONES (tab);
  XlPlotView *view = xl_plot_frame_get_plot (self->plot);
  XlDate today = xl_date_today ();
  g_autoptr (GPtrArray) parts = NULL;

  xl_part_refresh (XL_PART (self->list));
  parts = xl_part_list_dup_parts (self->list);
  gtk_widget_set_visible (self->tile, parts->len > 0);
  xl_plot_view_begin (view, &xl_plot_gantt, &self->chart.head);
  g_array_set_size (self->tasks, 0);
  g_array_set_size (self->links, 0);
  for (guint i = 0; i < parts->len; i++)
    add_task (self, plan, g_ptr_array_index (parts, i), today);
  add_links (self, parts);
  self->chart = (XlChartGantt) {
    .tasks = (const XlChartTask *) (gpointer) self->tasks->data,
    .n_tasks = self->tasks->len,
    .links = (const XlChartLink *) (gpointer) self->links->data,
    .n_links = self->links->len,
    .today = xl_date_to_days (today),
    .today_name = C_("day", "today"),
    .write_day = xl_project_timeline_write_day,
  };
  xl_plot_view_end (view);
}

static gboolean
xl_project_milestones_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  return kind == &xl_kind_milestone && xl_part_list_focus (XL_PROJECT_MILESTONES (tab)->list, part, field);
}

static void
xl_project_milestones_finalize (GObject *object)
{
  g_array_unref (XL_PROJECT_MILESTONES (object)->tasks);
  g_array_unref (XL_PROJECT_MILESTONES (object)->links);
  G_OBJECT_CLASS (xl_project_milestones_parent_class)->finalize (object);
}

static void
xl_project_milestones_class_init (XlProjectMilestonesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_milestones_finalize;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_milestones_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_milestones_focus_part;
  g_type_ensure (XL_TYPE_PART_LIST);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-milestones.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectMilestones, list);
  gtk_widget_class_bind_template_child (widget_class, XlProjectMilestones, tile);
  gtk_widget_class_bind_template_child (widget_class, XlProjectMilestones, plot);
}

static void
xl_project_milestones_init (XlProjectMilestones *self)
{
  self->tasks = g_array_new (FALSE, FALSE, sizeof (XlChartTask));
  g_array_set_clear_func (self->tasks, clear_task);
  self->links = g_array_new (FALSE, FALSE, sizeof (XlChartLink));
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_part_list_set_order (self->list, compare, NULL);
  xl_part_list_add_figure (self->list, "", 72, say_state, NULL);
}
