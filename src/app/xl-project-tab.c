/* xl-project-tab.c - what every tab of a project is: it is told anew when it is seen and something changed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-project-tab.h"

typedef struct
{
  XlPlan *plan; /* owned: the one that is followed */
  guint idle;
  gboolean stale;
} XlProjectTabPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XlProjectTab, xl_project_tab, XL_TYPE_PART)

static gboolean
idle_cb (gpointer data)
{
  xl_project_tab_show_now (data);
  return G_SOURCE_REMOVE;
}

static void
follow_plan (XlProjectTab *self)
{
  XlProjectTabPrivate *priv = xl_project_tab_get_instance_private (self);
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  if (plan == priv->plan)
    return;
  if (priv->plan != NULL)
    g_signal_handlers_disconnect_by_data (priv->plan, self);
  g_set_object (&priv->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "applied", G_CALLBACK (xl_project_tab_show_soon), self);
}

/* Another record comes at once, so that nothing of the old one is seen; a change of the same one waits for the rest of
 * its edit. */
static void
xl_project_tab_refresh (XlPart *part)
{
  follow_plan (XL_PROJECT_TAB (part));
  xl_project_tab_show_soon (XL_PROJECT_TAB (part));
}

static void
xl_project_tab_leave (XlPart *part)
{
  if (XL_PROJECT_TAB_GET_CLASS (part)->forget != NULL)
    XL_PROJECT_TAB_GET_CLASS (part)->forget (XL_PROJECT_TAB (part));
}

static void
xl_project_tab_map (GtkWidget *widget)
{
  XlProjectTabPrivate *priv = xl_project_tab_get_instance_private (XL_PROJECT_TAB (widget));

  GTK_WIDGET_CLASS (xl_project_tab_parent_class)->map (widget);
  if (priv->stale)
    xl_project_tab_show_now (XL_PROJECT_TAB (widget));
}

static void
xl_project_tab_dispose (GObject *object)
{
  XlProjectTabPrivate *priv = xl_project_tab_get_instance_private (XL_PROJECT_TAB (object));

  g_clear_handle_id (&priv->idle, g_source_remove);
  if (priv->plan != NULL)
    g_signal_handlers_disconnect_by_data (priv->plan, object);
  g_clear_object (&priv->plan);
  G_OBJECT_CLASS (xl_project_tab_parent_class)->dispose (object);
}

static void
xl_project_tab_class_init (XlProjectTabClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_project_tab_dispose;
  GTK_WIDGET_CLASS (class)->map = xl_project_tab_map;
  XL_PART_CLASS (class)->refresh = xl_project_tab_refresh;
  XL_PART_CLASS (class)->leave = xl_project_tab_leave;
}

static void
xl_project_tab_init (XlProjectTab *self)
{
}

/**
 * xl_project_tab_get_project:
 *
 * Returns: (transfer none) (nullable): the project that is shown
 */
XlProject *
xl_project_tab_get_project (XlProjectTab *tab)
{
  return (XlProject *) xl_part_get_record (XL_PART (tab));
}

/**
 * xl_project_tab_show_soon:
 *
 * Shows it anew when the main loop has time, or when the tab is next seen.
 */
void
xl_project_tab_show_soon (XlProjectTab *tab)
{
  XlProjectTabPrivate *priv = xl_project_tab_get_instance_private (tab);

  priv->stale = TRUE;
  if (priv->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (tab)))
    priv->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, idle_cb, tab, NULL);
}

/**
 * xl_project_tab_show_now:
 *
 * Shows it anew before anything else happens: a part is to get the focus, which has no row yet.
 */
void
xl_project_tab_show_now (XlProjectTab *tab)
{
  XlProjectTabPrivate *priv = xl_project_tab_get_instance_private (tab);
  XlPlan *plan = xl_part_get_plan (XL_PART (tab));
  XlRecord *record = xl_part_get_record (XL_PART (tab));

  g_clear_handle_id (&priv->idle, g_source_remove);
  priv->stale = FALSE;
  if (plan != NULL && record != NULL && xl_plan_lookup (plan, xl_record_get_id (record)) == record)
    XL_PROJECT_TAB_GET_CLASS (tab)->show (tab, plan, (XlProject *) record);
}

/**
 * xl_project_tab_focus_part:
 * @kind: kind of a part
 * @part: (nullable): the part; %NULL for a new one
 * @field: (nullable): one of its fields
 *
 * Returns: whether the tab shows such a thing, and it has the focus now
 */
gboolean
xl_project_tab_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  if (XL_PROJECT_TAB_GET_CLASS (tab)->focus_part == NULL)
    return FALSE;
  xl_project_tab_show_now (tab);
  return XL_PROJECT_TAB_GET_CLASS (tab)->focus_part (tab, kind, part, field);
}
