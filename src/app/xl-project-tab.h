/* xl-project-tab.h - what every tab of a project is: it is told anew when it is seen and something changed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-late-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_TAB (xl_project_tab_get_type ())
G_DECLARE_DERIVABLE_TYPE (XlProjectTab, xl_project_tab, XL, PROJECT_TAB, XlLatePart)

/**
 * XlProjectTabClass:
 * @show: show what the project and its parts say now; there is a plan and a project
 * @forget: (nullable): another project comes, or none: what was chosen about the old one goes
 * @focus_part: (nullable): put the focus to a field of a part of the project, or to where a new one
 *   is added where @part is %NULL; %FALSE where the tab has no such thing
 *
 * Figures of a project follow from many records: see #XlLatePartClass for when they are shown.
 */
struct _XlProjectTabClass
{
  XlLatePartClass parent_class;

  void (*show) (XlProjectTab *tab, XlPlan *plan, XlProject *project);
  void (*forget) (XlProjectTab *tab);
  gboolean (*focus_part) (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field);
};

XlProject *xl_project_tab_get_project (XlProjectTab *tab);
void xl_project_tab_show_soon (XlProjectTab *tab);
void xl_project_tab_show_now (XlProjectTab *tab);
gboolean xl_project_tab_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field);

G_END_DECLS
