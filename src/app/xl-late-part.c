/* xl-late-part.c - a part whose figures follow from many records: told anew when it is seen and the plan changed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-late-part.h"

typedef struct
{
  XlPlan *plan; /* owned: the one that is followed */
  guint idle;
  gboolean stale;
} XlLatePartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XlLatePart, xl_late_part, XL_TYPE_PART)

static gboolean
idle_cb (gpointer data)
{
  xl_late_part_show_now (data);
  return G_SOURCE_REMOVE;
}

static void
follow_plan (XlLatePart *self)
{
  XlLatePartPrivate *priv = xl_late_part_get_instance_private (self);
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  if (plan == priv->plan)
    return;
  if (priv->plan != NULL)
    g_signal_handlers_disconnect_by_data (priv->plan, self);
  g_set_object (&priv->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "applied", G_CALLBACK (xl_late_part_show_soon), self);
}

/* Another record comes at once, so that nothing of the old one is seen; a change of the same one waits for the rest of
 * its edit. */
static void
xl_late_part_refresh (XlPart *part)
{
  follow_plan (XL_LATE_PART (part));
  xl_late_part_show_soon (XL_LATE_PART (part));
}

static void
xl_late_part_map (GtkWidget *widget)
{
  XlLatePartPrivate *priv = xl_late_part_get_instance_private (XL_LATE_PART (widget));

  GTK_WIDGET_CLASS (xl_late_part_parent_class)->map (widget);
  if (priv->stale)
    xl_late_part_show_now (XL_LATE_PART (widget));
}

static void
xl_late_part_dispose (GObject *object)
{
  XlLatePartPrivate *priv = xl_late_part_get_instance_private (XL_LATE_PART (object));

  g_clear_handle_id (&priv->idle, g_source_remove);
  if (priv->plan != NULL)
    g_signal_handlers_disconnect_by_data (priv->plan, object);
  g_clear_object (&priv->plan);
  G_OBJECT_CLASS (xl_late_part_parent_class)->dispose (object);
}

static void
xl_late_part_class_init (XlLatePartClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_late_part_dispose;
  GTK_WIDGET_CLASS (class)->map = xl_late_part_map;
  XL_PART_CLASS (class)->refresh = xl_late_part_refresh;
}

static void
xl_late_part_init (XlLatePart *self)
{
}

/**
 * xl_late_part_show_soon:
 *
 * Shows it anew when the main loop has time, or when the part is next seen.
 */
void
xl_late_part_show_soon (XlLatePart *part)
{
  XlLatePartPrivate *priv = xl_late_part_get_instance_private (part);

  priv->stale = TRUE;
  if (priv->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (part)))
    priv->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, idle_cb, part, NULL);
}

/**
 * xl_late_part_show_now:
 *
 * Shows it anew before anything else happens: something in it is to get the focus, which is not there yet.
 */
void
xl_late_part_show_now (XlLatePart *part)
{
  XlLatePartPrivate *priv = xl_late_part_get_instance_private (part);
  XlPlan *plan = xl_part_get_plan (XL_PART (part));
  XlRecord *record = xl_part_get_record (XL_PART (part));

  g_clear_handle_id (&priv->idle, g_source_remove);
  priv->stale = FALSE;
  if (plan != NULL && record != NULL && xl_plan_lookup (plan, xl_record_get_id (record)) == record)
    XL_LATE_PART_GET_CLASS (part)->show (part, plan, record);
}
