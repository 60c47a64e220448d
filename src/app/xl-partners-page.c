/* xl-partners-page.c - partners: list left, partner right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-partners-page.h"

#include "xl-columns.h"
#include "xl-record-browser.h"

struct _XlPartnersPage
{
  XlPage parent_instance;

  /* template */
  XlRecordBrowser *browser;
};

G_DEFINE_FINAL_TYPE (XlPartnersPage, xl_partners_page, XL_TYPE_PAGE)

static gboolean
xl_partners_page_show_record (XlPage *page, gint64 id)
{
  return xl_record_browser_show_record (XL_PARTNERS_PAGE (page)->browser, id);
}

static gboolean
xl_partners_page_focus_search (XlPage *page)
{
  return xl_record_browser_focus_search (XL_PARTNERS_PAGE (page)->browser);
}

static gboolean
xl_partners_page_focus_name (XlPage *page)
{
  return xl_record_browser_focus_name (XL_PARTNERS_PAGE (page)->browser);
}

static GArray *
xl_partners_page_dup_selection (XlPage *page)
{
  return xl_record_browser_dup_selection (XL_PARTNERS_PAGE (page)->browser);
}

static void
xl_partners_page_class_init (XlPartnersPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  page_class->show_record = xl_partners_page_show_record;
  page_class->focus_search = xl_partners_page_focus_search;
  page_class->focus_name = xl_partners_page_focus_name;
  page_class->dup_selection = xl_partners_page_dup_selection;
  g_type_ensure (XL_TYPE_COLUMN_SORTER);
  g_type_ensure (XL_TYPE_RECORD_BROWSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-partners-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPartnersPage, browser);
}

static void
xl_partners_page_init (XlPartnersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
