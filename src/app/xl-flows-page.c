/* xl-flows-page.c - resource flows: offers and needs left, who could supply whom right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-flows-page.h"

#include "xl-columns.h"
#include "xl-record-browser.h"

struct _XlFlowsPage
{
  XlPage parent_instance;

  /* template */
  XlRecordBrowser *browser;
};

G_DEFINE_FINAL_TYPE (XlFlowsPage, xl_flows_page, XL_TYPE_PAGE)

static gboolean
xl_flows_page_show_record (XlPage *page, gint64 id)
{
  return xl_record_browser_show_record (XL_FLOWS_PAGE (page)->browser, id);
}

static gboolean
xl_flows_page_focus_search (XlPage *page)
{
  return xl_record_browser_focus_search (XL_FLOWS_PAGE (page)->browser);
}

static gboolean
xl_flows_page_focus_name (XlPage *page)
{
  return xl_record_browser_focus_name (XL_FLOWS_PAGE (page)->browser);
}

static GArray *
xl_flows_page_dup_selection (XlPage *page)
{
  return xl_record_browser_dup_selection (XL_FLOWS_PAGE (page)->browser);
}

static void
xl_flows_page_class_init (XlFlowsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  page_class->show_record = xl_flows_page_show_record;
  page_class->focus_search = xl_flows_page_focus_search;
  page_class->focus_name = xl_flows_page_focus_name;
  page_class->dup_selection = xl_flows_page_dup_selection;
  g_type_ensure (XL_TYPE_COLUMN_SORTER);
  g_type_ensure (XL_TYPE_RECORD_BROWSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-flows-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFlowsPage, browser);
}

static void
xl_flows_page_init (XlFlowsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
