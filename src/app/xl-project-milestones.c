/* xl-project-milestones.c - the milestones of a project: a list, and when they are due */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-milestones.h"

#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-timeline.h"
#include "xl-desk-words.h"
#include "xl-part-list.h"
#include "xl-plot-frame.h"

struct _XlProjectMilestones
{
  XlProjectTab parent_instance;

  XlMilestoneChart chart; /* owned */
  /* template */
  XlPartList *list;
  GtkWidget *tile;
  XlPlotFrame *plot;
};

G_DEFINE_FINAL_TYPE (XlProjectMilestones, xl_project_milestones, XL_TYPE_PROJECT_TAB)

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

/* "Permit granted: 30 June 2027", one a milestone; a click leads to it. */
static void
tell (XlProjectMilestones *self, GPtrArray *parts)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->plot);

  xl_plot_view_begin (view, &xl_plot_gantt, &self->chart.chart.head);
  for (guint i = 0; i < parts->len; i++)
    {
      const XlChartTask *task = &self->chart.chart.tasks[i];
      g_autofree char *words = g_strdup_printf ("%s: %s", task->label, task->words);
      g_autofree char *action = g_strdup_printf ("project.show-part((int64 %" G_GINT64_FORMAT ", 'due', ''))",
                                                 xl_record_get_id (g_ptr_array_index (parts, i)));

      xl_plot_view_add_part (view, words, action);
    }
  xl_plot_view_end (view);
}

static void
xl_project_milestones_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectMilestones *self = XL_PROJECT_MILESTONES (tab);
  g_autoptr (GPtrArray) parts = NULL;

  xl_part_refresh (XL_PART (self->list));
  parts = xl_part_list_dup_parts (self->list);
  gtk_widget_set_visible (self->tile, parts->len > 0);
  xl_milestone_chart_fill (&self->chart, plan, parts, xl_date_today ());
  tell (self, parts);
}

static gboolean
xl_project_milestones_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  return kind == &xl_kind_milestone && xl_part_list_focus (XL_PROJECT_MILESTONES (tab)->list, part, field);
}

static void
xl_project_milestones_finalize (GObject *object)
{
  xl_milestone_chart_clear (&XL_PROJECT_MILESTONES (object)->chart);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_part_list_set_order (self->list, xl_milestone_order, NULL);
  xl_part_list_add_figure (self->list, "", 72, say_state, NULL);
}
