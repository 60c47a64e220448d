/* xl-project-indicators.c - the indicators of a project by level of its logframe */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-indicators.h"

#include <math.h>

#include "xl-application.h"
#include "xl-part-list.h"

struct _XlProjectIndicators
{
  XlProjectTab parent_instance;

  /* template */
  XlPartList *list;
};

G_DEFINE_FINAL_TYPE (XlProjectIndicators, xl_project_indicators, XL_TYPE_PROJECT_TAB)

/* From impact down to activities. */
static int
compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  const XlIndicator *one = a, *two = b;

  return (one->level > two->level) - (one->level < two->level);
}

/* How far from the baseline towards the target; also where less is better. */
static double
progress (XlPlan *plan, XlRecord *part, gpointer data)
{
  const XlIndicator *indicator = (XlIndicator *) part;
  double from = isfinite (indicator->baseline) ? indicator->baseline : 0;

  if (!isfinite (indicator->target) || !isfinite (indicator->actual) || indicator->target == from)
    return NAN;
  return (indicator->actual - from) / (indicator->target - from);
}

static void
xl_project_indicators_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  xl_part_refresh (XL_PART (XL_PROJECT_INDICATORS (tab)->list));
}

static gboolean
xl_project_indicators_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  return kind == &xl_kind_indicator && xl_part_list_focus (XL_PROJECT_INDICATORS (tab)->list, part, field);
}

static void
xl_project_indicators_class_init (XlProjectIndicatorsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PROJECT_TAB_CLASS (class)->show = xl_project_indicators_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_indicators_focus_part;
  g_type_ensure (XL_TYPE_PART_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-indicators.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectIndicators, list);
}

static void
xl_project_indicators_init (XlProjectIndicators *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_part_list_set_order (self->list, compare, NULL);
  xl_part_list_add_share (self->list, _("Reached"), 76, progress, NULL);
}
