/* xl-project-lane.c - one stage of the board, with the projects that are at it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-lane.h"

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-project-card.h"

struct _XlProjectLane
{
  GtkBox parent_instance;

  int stage; /* XlStage */
  /* template */
  GtkLabel *title;
  GtkLabel *count;
  GtkFilterListModel *shown;
  GtkCustomFilter *filter;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (XlProjectLane, xl_project_lane, GTK_TYPE_BOX)

static gboolean
match (gpointer item, gpointer data)
{
  return xl_project_item_get_stage (item) == XL_PROJECT_LANE (data)->stage;
}

static void
items_cb (XlProjectLane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *projects = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);
  g_autofree char *words = g_strdup_printf ("%s: %s", xl_words_stage (self->stage), projects);

  gtk_label_set_text (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
activate_cb (XlProjectLane *self, guint position)
{
  g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x",
                                xl_record_get_id (&xl_project_item_get_project (item)->parent_instance));
}

static void
xl_project_lane_class_init (XlProjectLaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (XL_TYPE_PROJECT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-lane.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, title);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, count);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, shown);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, filter);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, list);
  gtk_widget_class_bind_template_callback (widget_class, items_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
xl_project_lane_init (XlProjectLane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
}

/**
 * xl_project_lane_new:
 * @stage: an #XlStage
 * @projects: (element-type XlProjectItem): projects of any stage, in the order of the cards
 *
 * Returns: (transfer floating): the lane of that stage
 */
GtkWidget *
xl_project_lane_new (int stage, GListModel *projects)
{
  XlProjectLane *self = g_object_new (XL_TYPE_PROJECT_LANE, NULL);
  g_autofree char *title = g_strdup_printf ("%d %s", stage, xl_words_stage (stage));

  self->stage = stage;
  gtk_label_set_text (self->title, title);
  gtk_filter_list_model_set_model (self->shown, projects);
  items_cb (self);
  return GTK_WIDGET (self);
}

/**
 * xl_project_lane_refilter:
 *
 * Stages may have changed: looks at all projects again.
 */
void
xl_project_lane_refilter (XlProjectLane *lane)
{
  gtk_filter_changed (GTK_FILTER (lane->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * xl_project_lane_focus:
 * @id: id of a project
 *
 * Puts the focus on its card.
 *
 * Returns: whether the card is in this lane
 */
gboolean
xl_project_lane_focus (XlProjectLane *lane, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lane->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (lane->shown), i);

      if (xl_record_get_id (&xl_project_item_get_project (item)->parent_instance) == id)
        {
          gtk_widget_activate_action (GTK_WIDGET (lane->list), "list.scroll-to-item", "u", i);
          for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (lane->list)); row;
               row = gtk_widget_get_next_sibling (row))
            {
              GtkWidget *card = gtk_widget_get_first_child (row);
              g_autoptr (XlProjectItem) shown = NULL;

              if (!card)
                continue;
              g_object_get (card, "item", &shown, NULL);
              if (shown == item)
                return gtk_widget_grab_focus (row);
            }
          return gtk_widget_grab_focus (GTK_WIDGET (lane->list));
        }
    }
  return FALSE;
}
