/* xl-records-view.c - another look at the records that a list is left with: a calendar, a board */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-records-view.h"

typedef struct
{
  GSignalGroup *plan; /* owned: signals of the plan */
  GListModel *records; /* owned */
  guint idle;
} XlRecordsViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XlRecordsView, xl_records_view, XL_TYPE_PART)

static XlRecordsViewPrivate *
get_private (gpointer self)
{
  return xl_records_view_get_instance_private (XL_RECORDS_VIEW (self));
}

static gboolean
idle_cb (gpointer self)
{
  get_private (self)->idle = 0;
  xl_part_refresh (XL_PART (self));
  return G_SOURCE_REMOVE;
}

/* An edit tells several things, a search letter by letter: it shows the last of them. */
static void
changed_cb (XlRecordsView *self)
{
  if (get_private (self)->idle == 0)
    get_private (self)->idle = g_idle_add (idle_cb, self);
}

static void
plan_cb (XlRecordsView *self)
{
  g_signal_group_set_target (get_private (self)->plan, xl_part_get_plan (XL_PART (self)));
  changed_cb (self);
}

static void
xl_records_view_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  plan_cb (XL_RECORDS_VIEW (part));
}

static void
xl_records_view_dispose (GObject *object)
{
  XlRecordsViewPrivate *priv = get_private (object);

  g_clear_handle_id (&priv->idle, g_source_remove);
  g_clear_object (&priv->plan);
  g_clear_object (&priv->records);
  G_OBJECT_CLASS (xl_records_view_parent_class)->dispose (object);
}

static void
xl_records_view_class_init (XlRecordsViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_records_view_dispose;
  XL_PART_CLASS (class)->follow = xl_records_view_follow;
}

static void
xl_records_view_init (XlRecordsView *self)
{
  XlRecordsViewPrivate *priv = get_private (self);

  priv->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (priv->plan, "applied", G_CALLBACK (changed_cb), self);
}

/**
 * xl_records_view_set_records:
 * @records: (element-type XlRecord): what the list is left with; given once
 */
void
xl_records_view_set_records (XlRecordsView *self, GListModel *records)
{
  if (g_set_object (&get_private (self)->records, records))
    g_signal_connect_object (records, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * xl_records_view_dup_records:
 *
 * Returns: (transfer full) (element-type XlRecord): those that are there now, in the order of the list
 */
GPtrArray *
xl_records_view_dup_records (XlRecordsView *self)
{
  GListModel *model = get_private (self)->records;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (records, g_list_model_get_item (model, i));
  return records;
}
