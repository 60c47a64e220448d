/* xl-flow-form.c - what is known about a resource flow, and whom it fits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-flow-form.h"

#include "xl-application.h"
#include "xl-code-finder.h"
#include "xl-field-row.h"
#include "xl-flow-matches.h"
#include "xl-link-list.h"

/* The rows are placed in the .ui file; they fill themselves. */
struct _XlFlowForm
{
  XlPart parent_instance;
};

G_DEFINE_FINAL_TYPE (XlFlowForm, xl_flow_form, XL_TYPE_PART)

static void
xl_flow_form_class_init (XlFlowFormClass *class)
{
  g_type_ensure (XL_TYPE_CODE_FINDER);
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_FLOW_MATCHES);
  g_type_ensure (XL_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class), XL_RESOURCE "ui/xl-flow-form.ui");
}

static void
xl_flow_form_init (XlFlowForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
