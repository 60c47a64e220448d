/* xl-project-lane.c - one stage of the board, with the projects that are at it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-lane.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-move-back.h"
#include "xl-project-card.h"
#include "xl-two-columns.h"

struct _XlProjectLane
{
  GtkBox parent_instance;

  /* owned */
  XlDesk *desk;
  XlProjectItem *chosen; /* the card that the menu is about, or NULL */
  /* and */
  int stage; /* XlStage */
  /* template */
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *mark;
  GtkLabel *money;
  GtkLabel *hint;
  XlMoveBack *move_back;
  GtkPopover *menu;
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

/* The sum of what is known, in euro; other currencies are not added to it. */
static void
show_money (XlProjectLane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  gboolean invented = FALSE;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      double investment = xl_project_item_get_investment (item);
      gboolean illustrative;

      if (!isfinite (investment) || g_strcmp0 (xl_project_item_get_project (item)->currency, "EUR") != 0)
        continue;
      g_object_get (item, "illustrative", &illustrative, NULL);
      invented = invented || illustrative;
      sum += investment;
    }
  gtk_widget_set_visible (self->mark, invented);
  gtk_widget_set_visible (GTK_WIDGET (self->money), sum > 0);
  if (sum > 0)
    {
      int exponent = xl_words_money_exponent (sum);
      g_autofree char *number = xl_words_money_in (sum, exponent, 0), *unit = xl_words_money_unit (exponent, "EUR");
      g_autofree char *words = g_strdup_printf ("%s\u00a0%s", number, unit);

      gtk_label_set_text (self->money, words);
    }
}

static void
items_cb (XlProjectLane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *projects = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);
  g_autofree char *words = g_strdup_printf ("%s: %s", xl_words_stage (self->stage), projects);

  gtk_label_set_text (self->count, count);
  show_money (self);
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

/* --- moving ----------------------------------------------------------------------------------- */

/* On, at once and with a toast; back, with a reason. */
static void
move (XlProjectLane *self, XlProjectItem *item, int stage)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  XlProject *project = xl_project_item_get_project (item);
  int now = xl_project_item_get_stage (item);
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;

  if (plan == NULL || stage == now || stage < XL_STAGE_LEARN || stage > XL_STAGE_SCALE_UP)
    return;
  if (stage < now && !xl_desk_get_read_only (self->desk))
    {
      xl_move_back_ask (self->move_back, self->desk, project, stage);
      return;
    }
  edit = xl_edits_move_stage (plan, project, stage, xl_date_today (), NULL);
  if (edit == NULL)
    return;
  if (xl_desk_edit (self->desk, edit, &sentence))
    gtk_widget_activate_action (GTK_WIDGET (self), "projects.follow", "(xi)",
                                xl_record_get_id (&project->parent_instance), stage);
  else if (sentence != NULL)
    g_signal_emit_by_name (self->desk, "failed", sentence);
}

/* "PyroLink, 3 → 4", and what the gates between lack. */
static char *
dup_hint (XlProjectLane *self, XlProjectItem *item)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  int now = xl_project_item_get_stage (item);
  GString *out = g_string_new (NULL);
  GString *lacks = g_string_new (NULL);
  guint missing = 0;

  /* Translators: a project, then the numbers of the stages that it leaves and enters */
  g_string_append_printf (out, _("%s, %d → %d"), xl_project_item_get_name (item), now, self->stage);
  if (self->stage < now)
    g_string_append_printf (out, "\n%s", _("A move back needs a reason."));
  for (int stage = now; plan != NULL && stage < self->stage; stage++)
    {
      XlGate gate;

      xl_gate_check (plan, xl_project_item_get_project (item), stage, &gate);
      for (guint i = 0; i < gate.n; i++)
        if (!gate.conditions[i].met && ++missing <= 3)
          {
            g_autofree char *words = xl_words_condition (plan, &gate.conditions[i]);

            g_string_append_printf (lacks, "\n– %s", words);
          }
    }
  if (missing > 3)
    g_string_append (lacks, "\n…");
  if (missing > 0)
    {
      g_string_append_c (out, '\n');
      g_string_append_printf (out, ngettext ("%u condition missing:", "%u conditions missing:", missing), missing);
      g_string_append_printf (out, "%s\n%s", lacks->str, _("It can move; the gate stays marked."));
    }
  else if (self->stage > now)
    g_string_append_printf (out, "\n%s", _("The gate is open."));
  g_string_free (lacks, TRUE);
  return g_string_free (out, FALSE);
}

static void
hint (XlProjectLane *self, XlProjectItem *item)
{
  gboolean welcome = item != NULL && xl_project_item_get_stage (item) != self->stage;
  g_autofree char *words = welcome ? dup_hint (self, item) : NULL;

  if (welcome)
    gtk_widget_add_css_class (GTK_WIDGET (self), "target");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "target");
  gtk_label_set_text (self->hint, welcome ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), welcome);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  XlProjectLane *self = data;
  const GValue *value = gtk_drop_target_get_value (target);
  XlProjectItem *item = value != NULL ? g_value_get_object (value) : NULL;

  if (item == NULL || xl_desk_get_read_only (self->desk))
    return 0;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->hint)))
    hint (self, item);
  return xl_project_item_get_stage (item) != self->stage ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (XlProjectLane *self)
{
  hint (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  XlProjectLane *self = data;
  g_autoptr (XlProjectItem) item = g_value_dup_object (value);

  hint (self, NULL);
  if (item == NULL || xl_desk_get_read_only (self->desk) || xl_project_item_get_stage (item) == self->stage)
    return FALSE;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->move_back), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  move (self, item, self->stage);
  return TRUE;
}

/* The card whose row has the focus or lies there; borrowed. */
static GtkWidget *
card_of (GtkWidget *widget)
{
  while (widget != NULL && !XL_IS_PROJECT_CARD (widget))
    widget = XL_IS_PROJECT_LANE (widget) ? NULL : gtk_widget_get_parent (widget);
  return widget;
}

static GtkWidget *
focused_card (XlProjectLane *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_widget_get_first_child (row) : NULL;
}

static gboolean
choose (XlProjectLane *self, GtkWidget *card, GtkPopover *popover)
{
  graphene_rect_t bounds;

  g_clear_object (&self->chosen);
  if (!XL_IS_PROJECT_CARD (card))
    return FALSE;
  g_object_get (card, "item", &self->chosen, NULL);
  if (gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (popover, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                            (int) bounds.size.width, (int) bounds.size.height });
  return self->chosen != NULL;
}

/* Ctrl+Right and Ctrl+Left move the focused card, the menu key asks where to. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  XlProjectLane *self = data;
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (step != 0 && (state & GDK_CONTROL_MASK)
      && choose (self, focused_card (self), GTK_POPOVER (self->move_back)))
    {
      move (self, self->chosen, self->stage + (rtl ? -step : step));
      return TRUE;
    }
  if ((key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
      && choose (self, focused_card (self), self->menu))
    {
      gtk_popover_popup (self->menu);
      return TRUE;
    }
  return FALSE;
}

static void
pressed_cb (XlProjectLane *self, int n, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (choose (self, card_of (under), self->menu))
    gtk_popover_popup (self->menu);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XlProjectLane *self = XL_PROJECT_LANE (widget);

  if (self->chosen != NULL)
    move (self, self->chosen, g_variant_get_int32 (parameter));
}

static void
xl_project_lane_dispose (GObject *object)
{
  g_clear_object (&XL_PROJECT_LANE (object)->chosen);
  g_clear_object (&XL_PROJECT_LANE (object)->desk);
  G_OBJECT_CLASS (xl_project_lane_parent_class)->dispose (object);
}

static void
xl_project_lane_class_init (XlProjectLaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_project_lane_dispose;
  g_type_ensure (XL_TYPE_MOVE_BACK);
  g_type_ensure (XL_TYPE_PROJECT_CARD);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-lane.ui");
  gtk_widget_class_install_action (widget_class, "lane.move", "i", move_action);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, mark);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, money);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, hint);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, move_back);
  gtk_widget_class_bind_template_child (widget_class, XlProjectLane, menu);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);

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
  GtkDropTarget *target = gtk_drop_target_new (XL_TYPE_PROJECT_ITEM, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
  /* What is dragged inside the program can be looked at before it is dropped. */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * xl_project_lane_new:
 * @desk: where moves are written
 * @stage: an #XlStage
 * @projects: (element-type XlProjectItem): projects of any stage, in the order of the cards
 *
 * Returns: (transfer floating): the lane of that stage
 */
GtkWidget *
xl_project_lane_new (XlDesk *desk, int stage, GListModel *projects)
{
  XlProjectLane *self = g_object_new (XL_TYPE_PROJECT_LANE, NULL);
  g_autofree char *title = g_strdup_printf ("%d %s", stage, xl_words_stage (stage));

  g_autoptr (GMenu) menu = g_menu_new ();

  self->desk = g_object_ref (desk);
  self->stage = stage;
  for (int other = XL_STAGE_LEARN; other <= XL_STAGE_SCALE_UP; other++)
    if (other != stage)
      {
        /* Translators: a stage such as "Demonstrate" */
        g_autofree char *label = g_strdup_printf (other < stage ? _("Back to %s…") : _("On to %s"), xl_words_stage (other));
        g_autofree char *action = g_strdup_printf ("lane.move(%d)", other);

        g_menu_append (menu, label, action);
      }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
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
  show_money (lane);
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
