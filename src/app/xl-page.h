/* xl-page.h - what every page of the window is: it gets the desk, and asks for the rest by action name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

#define XL_TYPE_PAGE (xl_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (XlPage, xl_page, XL, PAGE, GtkWidget)

/**
 * XlPage:status: (nullable): what the header bar says in place of the desk's status while the page is shown
 * XlPage:reminder: (nullable): what the window says above other pages while something on this one waits for an answer
 */

/**
 * XlPageClass:
 * @show_record: show record @id, which is live and of the page's kind; %FALSE when the page cannot
 * @focus_search: put the focus into the search entry of the page; %FALSE when it has none
 * @focus_name: put the focus into the name of the record that is shown, all of it selected: it is new
 * @focus_field: put the focus into a field of record @id, which the page was asked to show; without it the field is
 *   sought in the page
 * @dup_selection: (transfer full) (nullable): ids (gint64) of the selected records, for the scope of
 *   an export
 * @dup_table: (transfer full) (nullable): what is copied as a table, where that is not the selected records; @n_rows
 *   is how many rows it has
 *
 * A page is a widget with a bin layout: children of its template fill it, and are unparented when it
 * is disposed of. The window builds a page when it is first visited and keeps it; a page follows the
 * desk's lists and "plan" from file to file. It asks the window by action name:
 *
 * win.open-record (x), win.open-field (xs: a record and a field), win.show-page (s), win.show-on-map (x),
 * win.show-arcs (x: a flow whose matches are in focus, 0 for all), win.new-record (s: name of a kind),
 * win.show-projects (s: filters, see XlProjectsPage), win.show-milestones (x: of a project),
 * win.compare-regions (ax: ids of regions), win.merge (s: path of a plan file or dossier), win.ask-merge,
 * win.undo, win.redo, win.search, win.find, win.export-dossier, win.import-dossier, win.save-copy
 */
struct _XlPageClass
{
  GtkWidgetClass parent_class;

  gboolean (*show_record) (XlPage *page, gint64 id);
  gboolean (*focus_search) (XlPage *page);
  gboolean (*focus_name) (XlPage *page);
  gboolean (*focus_field) (XlPage *page, gint64 id, const char *field);
  GArray *(*dup_selection) (XlPage *page);
  char *(*dup_table) (XlPage *page, guint *n_rows);
};

XlDesk *xl_page_get_desk (XlPage *page);
const char *xl_page_get_title (XlPage *page);
void xl_page_set_title (XlPage *page, const char *title);
gboolean xl_page_show_record (XlPage *page, gint64 id);
gboolean xl_page_focus_search (XlPage *page);
gboolean xl_page_focus_name (XlPage *page);
gboolean xl_page_focus_field (XlPage *page, gint64 id, const char *field);
GArray *xl_page_dup_selection (XlPage *page);
char *xl_page_dup_table (XlPage *page, guint *n_rows);

G_END_DECLS
