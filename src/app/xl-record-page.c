/* xl-record-page.c - one record of a kind that has no page of its own: network, source, person, paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-record-page.h"

#include "xl-record-view.h"

/* Back leads from record to record the way one came, then to the page where it began. */
struct _XlRecordPage
{
  XlPage parent_instance;

  GArray *way; /* owned: ids of the records before this one */

  /* template */
  XlRecordView *view;
};

G_DEFINE_FINAL_TYPE (XlRecordPage, xl_record_page, XL_TYPE_PAGE)

static void
show (XlRecordPage *self, XlRecord *record)
{
  xl_part_set_record (XL_PART (self->view), record);
  xl_record_view_set_can_go_back (self->view, TRUE);
}

static gboolean
xl_record_page_show_record (XlPage *page, gint64 id)
{
  XlRecordPage *self = XL_RECORD_PAGE (page);
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (page));
  XlRecord *record = plan != NULL ? xl_plan_lookup (plan, id) : NULL;
  XlRecord *before = xl_part_get_record (XL_PART (self->view));

  if (record == NULL)
    return FALSE;
  if (before != NULL && before != record)
    {
      gint64 old = xl_record_get_id (before);

      g_array_append_val (self->way, old);
    }
  show (self, record);
  return TRUE;
}

static gboolean
xl_record_page_focus_name (XlPage *page)
{
  return xl_record_view_focus_field (XL_RECORD_PAGE (page)->view, NULL);
}

static void
back_cb (XlRecordPage *self)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
  XlRecord *record = NULL;

  while (plan != NULL && record == NULL && self->way->len > 0)
    {
      record = xl_plan_lookup (plan, g_array_index (self->way, gint64, self->way->len - 1));
      g_array_set_size (self->way, self->way->len - 1);
    }
  show (self, record);
  if (record == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static gboolean
key_cb (XlRecordPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  back_cb (self);
  return GDK_EVENT_STOP;
}

/* The way began elsewhere: who comes back another time does not want to walk it again. */
static void
xl_record_page_unmap (GtkWidget *widget)
{
  XlRecordPage *self = XL_RECORD_PAGE (widget);

  GTK_WIDGET_CLASS (xl_record_page_parent_class)->unmap (widget);
  g_array_set_size (self->way, 0);
  show (self, NULL);
}

/* Another file, another plan: its records are not these. */
static void
plan_cb (XlRecordPage *self)
{
  g_array_set_size (self->way, 0);
  show (self, NULL);
}

static void
xl_record_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (xl_record_page_parent_class)->constructed (object);
  g_signal_connect_object (xl_page_get_desk (XL_PAGE (object)), "notify::plan", G_CALLBACK (plan_cb), object,
                           G_CONNECT_SWAPPED);
}

static void
xl_record_page_finalize (GObject *object)
{
  g_array_unref (XL_RECORD_PAGE (object)->way);
  G_OBJECT_CLASS (xl_record_page_parent_class)->finalize (object);
}

static void
xl_record_page_class_init (XlRecordPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  object_class->constructed = xl_record_page_constructed;
  object_class->finalize = xl_record_page_finalize;
  widget_class->unmap = xl_record_page_unmap;
  page_class->show_record = xl_record_page_show_record;
  page_class->focus_name = xl_record_page_focus_name;
  g_type_ensure (XL_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlRecordPage, view);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_record_page_init (XlRecordPage *self)
{
  self->way = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
