/* xl-sidebar-row.c - a page in the sidebar: icon, title, count */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-sidebar-row.h"

#include "xl-application.h"
#include "xl-desk-words.h"

struct _XlSidebarRow
{
  GtkListBoxRow parent_instance;

  const XlPageInfo *info;
  XlDesk *desk; /* owned */
  XlPlan *plan; /* owned: the one whose records are counted */

  /* template */
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (XlSidebarRow, xl_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_count (XlSidebarRow *self, guint n, const char *said)
{
  g_autofree char *number = xl_words_number (n, 0);

  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0 || self->info->kind);
  /* A figure alone says nothing to who cannot see the row: the name of the row has it all. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
count_records (XlSidebarRow *self)
{
  guint n = self->plan ? xl_plan_count (self->plan, self->info->kind) : 0;
  g_autofree char *said = g_strdup_printf ("%s, %u", _(self->info->title), n);

  show_count (self, n, said);
}

static void
list_changed_cb (XlSidebarRow *self, const XlKind *kind)
{
  if (kind == self->info->kind)
    count_records (self);
}

static void
plan_cb (XlSidebarRow *self)
{
  if (self->plan)
    g_signal_handlers_disconnect_by_func (self->plan, list_changed_cb, self);
  g_set_object (&self->plan, xl_desk_get_plan (self->desk));
  if (self->plan)
    g_signal_connect_object (self->plan, "list-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  count_records (self);
}

static void
findings_cb (XlSidebarRow *self)
{
  guint n = xl_desk_get_n_findings (self->desk);
  g_autofree char *said = g_strdup_printf (ngettext ("%s, %u finding", "%s, %u findings", n), _(self->info->title), n);

  gtk_widget_add_css_class (GTK_WIDGET (self->count), "xl-badge");
  show_count (self, n, said);
}

static void
xl_sidebar_row_dispose (GObject *object)
{
  XlSidebarRow *self = XL_SIDEBAR_ROW (object);

  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (xl_sidebar_row_parent_class)->dispose (object);
}

static void
xl_sidebar_row_class_init (XlSidebarRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XlSidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, XlSidebarRow, count);
}

static void
xl_sidebar_row_init (XlSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_sidebar_row_new:
 * @info: the page
 * @desk: whose records are counted
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
xl_sidebar_row_new (const XlPageInfo *info, XlDesk *desk)
{
  XlSidebarRow *self = g_object_new (XL_TYPE_SIDEBAR_ROW, NULL);

  self->info = info;
  self->desk = g_object_ref (desk);
  gtk_image_set_from_icon_name (self->icon, info->icon);
  gtk_label_set_text (self->name, _(info->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
  if (info->kind)
    {
      g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
      plan_cb (self);
    }
  else if (g_str_equal (info->name, "check"))
    {
      g_signal_connect_object (desk, "notify::n-findings", G_CALLBACK (findings_cb), self, G_CONNECT_SWAPPED);
      findings_cb (self);
    }
  return GTK_WIDGET (self);
}

/**
 * xl_sidebar_row_get_info:
 *
 * Returns: (transfer none): the page that the row leads to
 */
const XlPageInfo *
xl_sidebar_row_get_info (XlSidebarRow *row)
{
  return row->info;
}
