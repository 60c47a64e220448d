/* xl-region-form.c - what is known about a region */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-region-form.h"

#include "xl-field-row.h"
#include "xl-link-list.h"
#include "xl-partner-finder.h"
#include "xl-readiness-view.h"

/* The rows are placed in the .ui file; they fill themselves. */
struct _XlRegionForm
{
  XlPart parent_instance;
};

G_DEFINE_FINAL_TYPE (XlRegionForm, xl_region_form, XL_TYPE_PART)

static void
xl_region_form_class_init (XlRegionFormClass *class)
{
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_LINK_LIST);
  g_type_ensure (XL_TYPE_PARTNER_FINDER);
  g_type_ensure (XL_TYPE_READINESS_VIEW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class), "/io/github/crosslink/Crosslink/ui/xl-region-form.ui");
}

static void
xl_region_form_init (XlRegionForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
