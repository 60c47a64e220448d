/* xl-new-flow.c - what is offered or needed, how much and where, without which there is no flow */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Like a region without its country, a flow cannot be stored without its region, and whether it is offered or needed
 * decides all the rest: so a window asks first. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-new-flow.h"

#include "xl-application.h"
#include "xl-desk-flows.h"
#include "xl-desk-words.h"

struct _XlNewFlow
{
  GtkWindow parent_instance;

  XlWindow *window;  /* owned: whose plan it is */
  GArray *regions;   /* owned: of gint64, by name; row n stands at n + 1 of the drop-down */

  /* template */
  GtkToggleButton *offer;
  GtkEditable *material;
  GtkDropDown *region;
  GtkEditable *quantity;
  GtkDropDown *unit;
  GtkLabel *error;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (XlNewFlow, xl_new_flow, GTK_TYPE_WINDOW)

typedef struct
{
  gint64 id;
  char *name, *key;
} Region;

static void
region_clear (gpointer data)
{
  g_free (((Region *) data)->name);
  g_free (((Region *) data)->key);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Region *) a)->key, ((const Region *) b)->key);
}

/* With its country: Limburg exists twice. */
static void
fill_regions (XlNewFlow *self, XlPlan *plan)
{
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_region);
  g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (Region));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_clear_func (regions, region_clear);
  for (guint i = 0; i < live->len; i++)
    {
      XlRecord *record = g_ptr_array_index (live, i);
      g_autofree char *name = xl_words_name (plan, record);
      Region region = { xl_record_get_id (record), g_strdup_printf ("%s (%s)", name, xl_plan_country (plan, record)), NULL };

      region.key = g_utf8_collate_key (region.name, -1);
      g_array_append_val (regions, region);
    }
  g_array_sort (regions, by_name);
  gtk_string_list_append (names, _("Choose a region"));
  for (guint i = 0; i < regions->len; i++)
    {
      gtk_string_list_append (names, g_array_index (regions, Region, i).name);
      g_array_append_val (self->regions, g_array_index (regions, Region, i).id);
    }
  gtk_drop_down_set_model (self->region, G_LIST_MODEL (names));
}

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
  guint region = gtk_drop_down_get_selected (self->region);

  gtk_widget_set_sensitive (self->add, *material != '\0' && region > 0 && region <= self->regions->len);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
add_cb (XlNewFlow *self)
{
  guint at = gtk_drop_down_get_selected (self->region);
  XlDesk *desk = xl_window_get_desk (self->window);
  XlPlan *plan = xl_desk_get_plan (desk);
  XlRecord *region;
  g_autofree char *material = g_strstrip (g_strdup (gtk_editable_get_text (self->material)));
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;
  gint64 id = 0;

  if (at == 0 || at > self->regions->len || plan == NULL)
    return;
  region = xl_plan_lookup (plan, g_array_index (self->regions, gint64, at - 1));
  if (region == NULL)
    return;
  edit = xl_edits_new_flow (plan, gtk_toggle_button_get_active (self->offer) ? XL_FLOW_OFFER : XL_FLOW_NEED, material,
                            (XlRegion *) region, gtk_editable_get_text (self->quantity),
                            (int) gtk_drop_down_get_selected (self->unit) + 1, &id, &sentence);
  if (edit != NULL && xl_desk_edit (desk, edit, &sentence))
    {
      xl_window_open_made (self->window, id, FALSE);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

static void
xl_new_flow_finalize (GObject *object)
{
  XlNewFlow *self = XL_NEW_FLOW (object);

  g_array_unref (self->regions);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (xl_new_flow_parent_class)->finalize (object);
}

static void
xl_new_flow_class_init (XlNewFlowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_new_flow_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-new-flow.ui");
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, offer);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, material);
  gtk_widget_class_bind_template_child (widget_class, XlNewFlow, region);
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
  self->regions = g_array_new (FALSE, FALSE, sizeof (gint64));
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
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (parent));

  self->window = g_object_ref (parent);
  fill_regions (self, plan);
  if (self->regions->len == 0)
    {
      gtk_label_set_text (self->error, _("There is no region yet: add the region of the flow first."));
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->material));
}
