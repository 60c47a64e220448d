/* xl-project-tab.c - what every tab of a project is: it is told anew when it is seen and something changed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-project-tab.h"

G_DEFINE_ABSTRACT_TYPE (XlProjectTab, xl_project_tab, XL_TYPE_LATE_PART)

static void
xl_project_tab_show (XlLatePart *part, XlPlan *plan, XlRecord *record)
{
  XL_PROJECT_TAB_GET_CLASS (part)->show (XL_PROJECT_TAB (part), plan, (XlProject *) record);
}

static void
xl_project_tab_leave (XlPart *part)
{
  if (XL_PROJECT_TAB_GET_CLASS (part)->forget != NULL)
    XL_PROJECT_TAB_GET_CLASS (part)->forget (XL_PROJECT_TAB (part));
}

static void
xl_project_tab_class_init (XlProjectTabClass *class)
{
  XL_LATE_PART_CLASS (class)->show = xl_project_tab_show;
  XL_PART_CLASS (class)->leave = xl_project_tab_leave;
}

static void
xl_project_tab_init (XlProjectTab *self)
{
}

/**
 * xl_project_tab_get_project:
 *
 * Returns: (transfer none) (nullable): the project that is shown
 */
XlProject *
xl_project_tab_get_project (XlProjectTab *tab)
{
  return (XlProject *) xl_part_get_record (XL_PART (tab));
}

/**
 * xl_project_tab_show_soon:
 *
 * Shows it anew when the main loop has time, or when the tab is next seen.
 */
void
xl_project_tab_show_soon (XlProjectTab *tab)
{
  xl_late_part_show_soon (XL_LATE_PART (tab));
}

/**
 * xl_project_tab_show_now:
 *
 * Shows it anew before anything else happens: a part is to get the focus, which has no row yet.
 */
void
xl_project_tab_show_now (XlProjectTab *tab)
{
  xl_late_part_show_now (XL_LATE_PART (tab));
}

/**
 * xl_project_tab_focus_part:
 * @kind: kind of a part
 * @part: (nullable): the part; %NULL for a new one
 * @field: (nullable): one of its fields
 *
 * Returns: whether the tab shows such a thing, and it has the focus now
 */
gboolean
xl_project_tab_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  if (XL_PROJECT_TAB_GET_CLASS (tab)->focus_part == NULL)
    return FALSE;
  xl_project_tab_show_now (tab);
  return XL_PROJECT_TAB_GET_CLASS (tab)->focus_part (tab, kind, part, field);
}
