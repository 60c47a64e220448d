/* xl-compare-page.c - two to six regions side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-compare-page.h"

#include "xl-application.h"
#include "xl-compare-view.h"
#include "xl-desk-compare.h"

struct _XlComparePage
{
  XlPage parent_instance;

  /* template */
  GtkStack *places;
  XlCompareView *view;
  GtkAdjustment *scroll;
};

G_DEFINE_FINAL_TYPE (XlComparePage, xl_compare_page, XL_TYPE_PAGE)

static void
choose_place (XlComparePage *self)
{
  gboolean enough = xl_compare_view_get_n_regions (self->view) >= XL_COMPARE_LEAST;

  gtk_stack_set_visible_child_name (self->places, enough ? "view" : "empty");
}

static void
regions_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlComparePage *self = XL_COMPARE_PAGE (widget);
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  xl_compare_view_set_regions (self->view, ids, n);
  choose_place (self);
  gtk_adjustment_set_value (self->scroll, 0);
}

static gboolean
key_cb (XlComparePage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "regions");
  return GDK_EVENT_STOP;
}

/* Another file, another plan: its regions are not these. */
static void
plan_cb (XlComparePage *self)
{
  xl_compare_view_set_regions (self->view, NULL, 0);
  choose_place (self);
}

static void
xl_compare_page_constructed (GObject *object)
{
  XlComparePage *self = XL_COMPARE_PAGE (object);

  G_OBJECT_CLASS (xl_compare_page_parent_class)->constructed (object);
  g_object_set (self->view, "desk", xl_page_get_desk (XL_PAGE (self)), NULL);
  g_signal_connect_object (xl_page_get_desk (XL_PAGE (self)), "notify::plan", G_CALLBACK (plan_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
xl_compare_page_class_init (XlComparePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_compare_page_constructed;
  g_type_ensure (XL_TYPE_COMPARE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlComparePage, places);
  gtk_widget_class_bind_template_child (widget_class, XlComparePage, view);
  gtk_widget_class_bind_template_child (widget_class, XlComparePage, scroll);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_install_action (widget_class, "compare.compare-regions", "ax", regions_action);
}

static void
xl_compare_page_init (XlComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
