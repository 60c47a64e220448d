/* xl-facet-bar.c - above a list: by what it can be narrowed, with counts, and a way to ask for nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-facet-bar.h"

#include "xl-filter-drop.h"
#include "xl-one-stop.h"
#include "xl-state.h"
#include "xl-wrap.h"

struct _XlFacetBar
{
  XlPart parent_instance;

  /* owned */
  const XlKind *kind;
  XlFacets *facets;
  GSignalGroup *plan;
  /* borrowed */
  XlAdmitFunc admit;
  gpointer data;
  GtkWidget *wrap;
  GtkWidget *drops[XL_MAX_FACETS];
  GtkWidget *clear;
  /* counting goes on between frames, one facet at a time */
  guint idle;
  guint next;
};

G_DEFINE_FINAL_TYPE (XlFacetBar, xl_facet_bar, XL_TYPE_PART)

typedef enum
{
  PROP_KIND = 1,
} XlFacetBarProperty;

static GParamSpec *properties[PROP_KIND + 1];
static guint changed_signal;

/* ---- counting ---- */

static void
count (XlFacetBar *self, guint index)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  if (plan != NULL)
    xl_filter_drop_set_values (XL_FILTER_DROP (self->drops[index]),
                               xl_facets_count (self->facets, plan, index, self->admit, self->data));
}

static gboolean
idle_cb (gpointer data)
{
  XlFacetBar *self = data;

  if (self->next < xl_facets_get_n (self->facets))
    {
      count (self, self->next++);
      return G_SOURCE_CONTINUE;
    }
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (XlFacetBar *self)
{
  if (self->idle == 0 && self->next < xl_facets_get_n (self->facets))
    self->idle = g_idle_add (idle_cb, self);
}

/**
 * xl_facet_bar_recount:
 *
 * Counts again, soon: what @admit lets through has changed, say.
 */
void
xl_facet_bar_recount (XlFacetBar *bar)
{
  bar->next = 0;
  /* Nobody waits for the counts of a list that is not shown. */
  if (gtk_widget_get_mapped (GTK_WIDGET (bar)))
    mapped_cb (bar);
}

/* ---- asking ---- */

static void
changed (XlFacetBar *self)
{
  g_autofree char *text = xl_facets_to_text (self->facets);

  xl_state_set_text ("facets", self->kind->name, *text != '\0' ? text : NULL);
  gtk_widget_set_visible (self->clear, xl_facets_is_on (self->facets));
  xl_facet_bar_recount (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
toggled_cb (XlFacetBar *self, const char *key, gboolean chosen, GtkWidget *drop)
{
  for (guint i = 0; i < xl_facets_get_n (self->facets); i++)
    if (self->drops[i] == drop && xl_facets_choose (self->facets, i, key, chosen))
      changed (self);
}

/* The focus goes to the first question: the chip is gone. */
static void
clear_cb (XlFacetBar *self)
{
  gboolean had_focus = gtk_widget_has_focus (self->clear);

  xl_facets_clear (self->facets);
  changed (self);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_clear (XlFacetBar *self)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  /* Translators: a button: asks for nothing of all this any more */
  const char *words = C_("filters", "Clear");

  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("xl-cross-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "xl-chip");
  gtk_widget_add_css_class (button, "accent");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Clear all filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Clear all filters"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  return button;
}

static void
set_kind (XlFacetBar *self, const XlKind *kind)
{
  g_autofree char *text = xl_state_dup_text ("facets", kind->name);

  self->kind = kind;
  g_clear_pointer (&self->facets, xl_facets_free);
  self->facets = xl_facets_new (kind);
  xl_facets_from_text (self->facets, text);
  xl_wrap_clear (XL_WRAP (self->wrap));
  for (guint i = 0; i < xl_facets_get_n (self->facets); i++)
    {
      self->drops[i] = xl_filter_drop_new (_(xl_facets_get_info (self->facets, i)->title));
      g_signal_connect_swapped (self->drops[i], "toggled", G_CALLBACK (toggled_cb), self);
      xl_wrap_append (XL_WRAP (self->wrap), self->drops[i]);
    }
  self->clear = make_clear (self);
  gtk_widget_set_visible (self->clear, xl_facets_is_on (self->facets));
  xl_wrap_append (XL_WRAP (self->wrap), self->clear);
}

/* ---- the object ---- */

static void
plan_cb (XlFacetBar *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
  xl_facet_bar_recount (self);
}

static void
xl_facet_bar_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  plan_cb (XL_FACET_BAR (part));
}

static void
xl_facet_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlFacetBarProperty) id)
    {
    case PROP_KIND:
      g_value_set_string (value, XL_FACET_BAR (object)->kind->name);
      break;
    }
}

static void
xl_facet_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlFacetBarProperty) id)
    {
    case PROP_KIND:
      set_kind (XL_FACET_BAR (object), xl_kind_find (g_value_get_string (value)));
      break;
    }
}

static void
xl_facet_bar_dispose (GObject *object)
{
  XlFacetBar *self = XL_FACET_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_facet_bar_parent_class)->dispose (object);
}

static void
xl_facet_bar_finalize (GObject *object)
{
  g_clear_pointer (&XL_FACET_BAR (object)->facets, xl_facets_free);
  G_OBJECT_CLASS (xl_facet_bar_parent_class)->finalize (object);
}

static void
xl_facet_bar_class_init (XlFacetBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = xl_facet_bar_get_property;
  object_class->set_property = xl_facet_bar_set_property;
  object_class->dispose = xl_facet_bar_dispose;
  object_class->finalize = xl_facet_bar_finalize;
  XL_PART_CLASS (class)->follow = xl_facet_bar_follow;
  properties[PROP_KIND] =
      g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal =
      g_signal_new ("changed", XL_TYPE_FACET_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
xl_facet_bar_init (XlFacetBar *self)
{
  GtkWidget *stop = g_object_new (XL_TYPE_ONE_STOP, NULL);

  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (xl_facet_bar_recount), self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  self->wrap = g_object_new (XL_TYPE_WRAP, "accessible-role", GTK_ACCESSIBLE_ROLE_TOOLBAR, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->wrap), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
  gtk_widget_set_parent (self->wrap, stop);
  gtk_widget_set_parent (stop, GTK_WIDGET (self));
}

/**
 * xl_facet_bar_get_facets:
 *
 * Returns: (transfer none): what is asked now
 */
const XlFacets *
xl_facet_bar_get_facets (XlFacetBar *bar)
{
  return bar->facets;
}

/**
 * xl_facet_bar_set_admit:
 * @admit: (nullable): what else a record must be to be counted
 * @data: its data
 */
void
xl_facet_bar_set_admit (XlFacetBar *bar, XlAdmitFunc admit, gpointer data)
{
  bar->admit = admit;
  bar->data = data;
}

/**
 * xl_facet_bar_set_text:
 * @text: (nullable): what is asked from now on, as xl_facets_from_text() reads it; %NULL for nothing
 */
void
xl_facet_bar_set_text (XlFacetBar *bar, const char *text)
{
  xl_facets_from_text (bar->facets, text);
  changed (bar);
}

/**
 * xl_facet_bar_set_asleep:
 * @facet: name of a facet
 * @asleep: whether it makes no sense here: it hides, and asks for nothing until it is awake again
 */
void
xl_facet_bar_set_asleep (XlFacetBar *bar, const char *facet, gboolean asleep)
{
  int index = xl_facets_find (bar->facets, facet);

  g_return_if_fail (index >= 0);
  if (gtk_widget_get_visible (bar->drops[index]) == !asleep)
    return;
  gtk_widget_set_visible (bar->drops[index], !asleep);
  xl_facets_set_asleep (bar->facets, (guint) index, asleep);
  gtk_widget_set_visible (bar->clear, xl_facets_is_on (bar->facets));
  xl_facet_bar_recount (bar);
}
