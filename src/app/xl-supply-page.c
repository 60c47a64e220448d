/* xl-supply-page.c - who should supply whom: the exact plan for all flows */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows of different units are never added: each unit has a plan of its own. Asked anew after every change, while the page
 * is seen. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-supply-page.h"

#include "xl-application.h"
#include "xl-desk-flows.h"
#include "xl-desk-supply.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-shipment.h"

struct _XlSupplyPage
{
  XlPage parent_instance;

  GSignalGroup *plan;        /* owned */
  GArray *units;             /* owned: of int: rows of the drop-down */
  GCancellable *cancellable; /* owned: of what is being asked, or NULL */
  XlSupply *answer;          /* owned: the last one, or NULL */
  gboolean filling;

  /* template */
  GtkToggleButton *by_distance;
  GtkDropDown *unit;
  GtkLabel *words;
  GtkStack *stack;
  GtkColumnViewColumn *work;
  GListStore *store;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (XlSupplyPage, xl_supply_page, XL_TYPE_PAGE)

static XlPlan *
get_plan (XlSupplyPage *self)
{
  return xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self)));
}

static void
show_answer (XlSupplyPage *self)
{
  XlPlan *plan = get_plan (self);
  const XlMatches *matches = xl_matches_get (plan, xl_date_today ());
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = xl_words_supply_all (self->answer->best, self->answer->greedy, self->answer->goal, self->answer->unit);

  for (guint i = 0; i < self->answer->best->shipments->len; i++)
    g_ptr_array_add (items, xl_shipment_item_new (plan, matches, self->answer,
                                                  &g_array_index (self->answer->best->shipments, XlShipment, i)));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  gtk_label_set_text (self->words, words);
  gtk_column_view_column_set_title (self->work, self->answer->goal == XL_ASSIGN_DISTANCE ? _("Transport a year") : _("Price gap"));
  gtk_stack_set_visible_child_name (self->stack, "plan");
  gtk_button_set_label (GTK_BUTTON (self->copy), _("Copy table"));
  gtk_widget_set_sensitive (self->copy, TRUE);
}

static void
show_nothing (XlSupplyPage *self)
{
  g_clear_pointer (&self->answer, xl_supply_free);
  g_list_store_remove_all (self->store);
  gtk_label_set_text (self->words, "");
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_sensitive (self->copy, FALSE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlSupplyPage) self = data;
  XlSupply *answer = xl_desk_supply_finish (result, NULL);

  /* Another question was asked meanwhile, or the plan is another one: its own question is on the way. */
  if (self->cancellable != g_task_get_cancellable (G_TASK (result)) || answer == NULL || get_plan (self) == NULL
      || answer->version != xl_plan_get_version (get_plan (self)))
    {
      g_clear_pointer (&answer, xl_supply_free);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->answer, xl_supply_free);
  self->answer = answer;
  show_answer (self);
}

static void
ask_cb (XlSupplyPage *self)
{
  guint at = gtk_drop_down_get_selected (self->unit);

  if (self->filling)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (get_plan (self) == NULL || at >= self->units->len)
    {
      show_nothing (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  xl_desk_supply_async (get_plan (self), g_array_index (self->units, int, at),
                        gtk_toggle_button_get_active (self->by_distance) ? XL_ASSIGN_DISTANCE : XL_ASSIGN_PRICE,
                        self->cancellable, answered_cb, g_object_ref (self));
}

/* Units in which there is something to plan; the one that was chosen stays, as long as it is among them. */
static void
fill_units (XlSupplyPage *self)
{
  const XlField *field = xl_kind_field (&xl_kind_flow, "unit");
  guint before = gtk_drop_down_get_selected (self->unit), at = 0;
  int unit = before < self->units->len ? g_array_index (self->units, int, before) : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_unref (self->units);
  self->units = get_plan (self) != NULL ? xl_desk_supply_units (get_plan (self)) : g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < self->units->len; i++)
    {
      gtk_string_list_append (names, xl_words_choice (field, g_array_index (self->units, int, i)));
      at = g_array_index (self->units, int, i) == unit ? i : at;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->unit, at);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), self->units->len > 1);
  self->filling = FALSE;
}

static void
refresh (XlSupplyPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  fill_units (self);
  ask_cb (self);
}

static void
plan_cb (XlSupplyPage *self)
{
  g_signal_group_set_target (self->plan, get_plan (self));
  show_nothing (self);
  refresh (self);
}

static void
open_cb (XlSupplyPage *self, guint position)
{
  g_autoptr (XlShipmentItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_shipment_item_get_need (item));
}

static void
copy_cb (XlSupplyPage *self)
{
  g_autofree char *text = NULL;

  if (self->answer == NULL || self->answer->version != xl_plan_get_version (get_plan (self)))
    return;
  text = xl_desk_supply_table (get_plan (self), self->answer);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_button_set_label (GTK_BUTTON (self->copy), _("Copied"));
}

static gboolean
key_cb (XlSupplyPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "flows");
  return GDK_EVENT_STOP;
}

static void
xl_supply_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_supply_page_parent_class)->map (widget);
  refresh (XL_SUPPLY_PAGE (widget));
}

static void
xl_supply_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (xl_supply_page_parent_class)->constructed (object);
  g_signal_connect_object (xl_page_get_desk (XL_PAGE (object)), "notify::plan", G_CALLBACK (plan_cb), object,
                           G_CONNECT_SWAPPED);
  plan_cb (XL_SUPPLY_PAGE (object));
}

static void
xl_supply_page_dispose (GObject *object)
{
  XlSupplyPage *self = XL_SUPPLY_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->answer, xl_supply_free);
  g_clear_pointer (&self->units, g_array_unref);
  G_OBJECT_CLASS (xl_supply_page_parent_class)->dispose (object);
}

static void
xl_supply_page_class_init (XlSupplyPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = xl_supply_page_constructed;
  object_class->dispose = xl_supply_page_dispose;
  widget_class->map = xl_supply_page_map;
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_SHIPMENT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-supply-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, by_distance);
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, unit);
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, words);
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, work);
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, store);
  gtk_widget_class_bind_template_child (widget_class, XlSupplyPage, copy);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_supply_page_init (XlSupplyPage *self)
{
  self->units = g_array_new (FALSE, FALSE, sizeof (int));
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
