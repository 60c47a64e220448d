/* xl-new-flow.c - what is offered or needed, how much and where, without which there is no flow */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Like a region without its country, a flow cannot be stored without its region, and whether it is offered or needed
 * decides all the rest: so a window asks first. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-new-flow.h"

#include "xl-application.h"
#include "xl-desk-flows.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-record-picker.h"

struct _XlNewFlow
{
  GtkWindow parent_instance;

  XlWindow *window;  /* owned: whose plan it is */
  gint64 region;     /* id of the one that is chosen, or 0 */

  /* template */
  GtkToggleButton *offer;
  GtkEditable *material;
  GtkMenuButton *region_button;
  GtkEditable *quantity;
  GtkDropDown *unit;
  GtkLabel *error;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (XlNewFlow, xl_new_flow, GTK_TYPE_WINDOW)

static void
fill_units (XlNewFlow *self)
{
  const XlField *field = xl_kind_field (&xl_kind_flow, "unit");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; field->choices[i].nick != NULL; i++)
    gtk_string_list_append (names, xl_words_choice (field, i + 1));
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (names));
}

static void
changed_cb (XlNewFlow *self)
{
  g_autofree char *material = g_strstrip (g_strdup (gtk_editable_get_text (self->material)));

  gtk_widget_set_sensitive (self->add, *material != '\0' && self->region != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
picked_cb (XlNewFlow *self, XlRecord *record)
{
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (self->window));
  g_autofree char *name = plan != NULL && record != NULL ? xl_words_name (plan, record) : NULL;

  if (name == NULL)
    return;
  self->region = xl_record_get_id (record);
  gtk_menu_button_set_label (self->region_button, name);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->quantity));
}

static void
add_cb (XlNewFlow *self)
{
  XlDesk *desk = xl_window_get_desk (self->window);
  XlPlan *plan = xl_desk_get_plan (desk);
  XlRecord *region;
  g_autofree char *material = g_strstrip (g_strdup (gtk_editable_get_text (self->material)));
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;
  gint64 id = 0;

  region = plan != NULL ? xl_plan_lookup (plan, self->region) : NULL;
  if (region == NULL)
    return;
  edit = xl_edits_new_flow (plan, gtk_toggle_button_get_active (self->offer) ? XL_FLOW_OFFER : XL_FLOW_NEED, material,
                            (XlRegion *) region, gtk_editable_get_text (self->quantity),
                            (int) gtk_drop_down_get_selected (self->unit) + 1, &id, &sentence);
  if (edit == NULL)
    gtk_label_set_text (self->error, sentence);
  xl_window_make (self->window, edit, id, GTK_WINDOW (self), self->error);
}

static void
xl_new_flow_finalize (GObject *object)
{
  XlNewFlow *self = XL_NEW_FLOW (object);

  g_clear_object (&self->window);
  G_OBJECT_CLASS (xl_new_flow_parent_class)->finalize (object);
}

static void
xl_new_flow_class_init (XlNewFlowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_new_flow_finalize;
  xl_help_on_f1 (widget_class, "flows");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-new-flow.ui");
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, offer);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, material);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, region_button);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, quantity);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, unit);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, error);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, add);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
xl_new_flow_init (XlNewFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_units (self);
}

/**
 * xl_new_flow_present:
 * @parent: the window whose plan gets the flow
 *
 * Asks for what is offered or needed, how much and where, adds the flow and opens it.
 */
void
xl_new_flow_present (XlWindow *parent)
{
  XlNewFlow *self = g_object_new (XL_TYPE_NEW_FLOW, "transient-for", parent, NULL);
  XlDesk *desk = xl_window_get_desk (parent);
  GtkWidget *picker = xl_record_picker_new (desk, &xl_kind_region);

  self->window = g_object_ref (parent);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (self->region_button, picker);
  if (xl_plan_get_live (xl_desk_get_plan (desk), &xl_kind_region)->len == 0)
    {
      gtk_label_set_text (self->error, _("There is no region yet: add the region of the flow first."));
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->material));
}
