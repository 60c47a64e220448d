/* xl-regions-page.c - regions: list left, region right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-regions-page.h"

#include "xl-columns.h"
#include "xl-record-browser.h"

struct _XlRegionsPage
{
  XlPage parent_instance;

  /* template */
  XlRecordBrowser *browser;
};

G_DEFINE_FINAL_TYPE (XlRegionsPage, xl_regions_page, XL_TYPE_PAGE)

static gboolean
xl_regions_page_show_record (XlPage *page, gint64 id)
{
  return xl_record_browser_show_record (XL_REGIONS_PAGE (page)->browser, id);
}

static gboolean
xl_regions_page_focus_search (XlPage *page)
{
  return xl_record_browser_focus_search (XL_REGIONS_PAGE (page)->browser);
}

static gboolean
xl_regions_page_focus_name (XlPage *page)
{
  return xl_record_browser_focus_name (XL_REGIONS_PAGE (page)->browser);
}

static GArray *
xl_regions_page_dup_selection (XlPage *page)
{
  return xl_record_browser_dup_selection (XL_REGIONS_PAGE (page)->browser);
}

static void
xl_regions_page_class_init (XlRegionsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  page_class->show_record = xl_regions_page_show_record;
  page_class->focus_search = xl_regions_page_focus_search;
  page_class->focus_name = xl_regions_page_focus_name;
  page_class->dup_selection = xl_regions_page_dup_selection;
  g_type_ensure (XL_TYPE_COLUMN_SORTER);
  g_type_ensure (XL_TYPE_RECORD_BROWSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-regions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlRegionsPage, browser);
}

static void
xl_regions_page_init (XlRegionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
