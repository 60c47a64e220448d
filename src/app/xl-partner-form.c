/* xl-partner-form.c - what is known about a partner */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-partner-form.h"

#include "xl-field-row.h"
#include "xl-link-list.h"
#include "xl-partner-finder.h"

/* The rows are placed in the .ui file; they fill themselves. */
struct _XlPartnerForm
{
  XlPart parent_instance;
};

G_DEFINE_FINAL_TYPE (XlPartnerForm, xl_partner_form, XL_TYPE_PART)

static void
xl_partner_form_class_init (XlPartnerFormClass *class)
{
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_LINK_LIST);
  g_type_ensure (XL_TYPE_PARTNER_FINDER);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class), "/io/github/crosslink/Crosslink/ui/xl-partner-form.ui");
}

static void
xl_partner_form_init (XlPartnerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
