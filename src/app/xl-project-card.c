/* xl-project-card.c - a project on the board */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-card.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-country-dots.h"
#include "xl-desk-finance.h"
#include "xl-verdict-mark.h"
#include "xl-verdict.h"

struct _XlProjectCard
{
  GtkBox parent_instance;

  XlProjectItem *item; /* owned */
  /* template */
  GtkWidget *mark;
  GtkLabel *name;
  GtkWidget *alarm;
  GtkWidget *badge;
  GtkWidget *countries;
  GtkLabel *trl;
  GtkLabel *money;
  GtkWidget *pips;
  GtkLabel *gate;
};

G_DEFINE_FINAL_TYPE (XlProjectCard, xl_project_card, GTK_TYPE_BOX)

typedef enum
{
  PROP_ITEM = 1,
} XlProjectCardProperty;

static GParamSpec *properties[PROP_ITEM + 1];

/* The row of the list has the focus, so the row says it. */
static void
name_row (XlProjectCard *self, const char *words)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
draw_pips (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  XlProjectCard *self = data;
  int all = 0, missing = self->item ? xl_project_item_get_gate (self->item, &all) : 0;

  xl_gate_pips (cr, xl_app_theme (GTK_WIDGET (area)), (guint) all, (guint) (all - missing), 0, (height - 6) / 2.0, 1);
}

static void
show_gate (XlProjectCard *self)
{
  int all, missing = xl_project_item_get_gate (self->item, &all);
  XlGate gate = { .gate = all > 0 ? 1 : 0, .n = (guint) all, .n_met = (guint) (all - missing) };
  g_autofree char *state = xl_words_gate_state (&gate);
  gboolean viable, bankable;

  gtk_label_set_text (self->gate, state);
  gtk_widget_set_css_classes (GTK_WIDGET (self->gate),
                              (const char *[]) { "xl-caption", all > 0 && missing == 0 ? "green" : NULL, NULL });
  gtk_widget_set_visible (self->pips, all > 0);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->pips), (int) ceil (xl_gate_pips_width ((guint) all, 1)));
  gtk_widget_set_visible (self->badge, xl_project_item_get_verdict (self->item, &viable, &bankable));
  g_object_set (self->badge, "verdict", xl_verdict_of (viable, bankable), NULL);
  gtk_widget_queue_draw (self->pips);
}

static void
refresh (XlProjectCard *self)
{
  g_autofree char *words = NULL;
  g_autofree char *money = NULL;
  g_autofree char *trl = NULL;
  gboolean illustrative, alarm;
  double investment;
  int now;

  if (!self->item)
    return;
  words = xl_project_item_dup_words (self->item);
  now = xl_project_item_get_trl (self->item);
  investment = xl_project_item_get_investment (self->item);
  g_object_get (self->item, "illustrative", &illustrative, "alarm", &alarm, NULL);
  if (now > 0)
    trl = g_strdup_printf ("TRL %d", now);
  money = isfinite (investment) ? xl_words_money (investment, xl_project_item_get_project (self->item)->currency)
                                : g_strdup (_("no figure yet"));
  gtk_widget_set_visible (self->mark, illustrative);
  gtk_widget_set_visible (self->alarm, alarm);
  gtk_label_set_text (self->name, xl_project_item_get_name (self->item));
  gtk_label_set_text (self->trl, trl ? trl : "");
  gtk_label_set_text (self->money, money);
  /* Words may be cut, a figure never. */
  gtk_label_set_ellipsize (self->money, isfinite (investment) ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  g_object_set (self->countries, "countries", xl_project_item_get_countries (self->item), NULL);
  show_gate (self);
  name_row (self, words);
}

static void
set_item (XlProjectCard *self, XlProjectItem *item)
{
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item)
    {
      g_signal_connect_swapped (item, "notify::name", G_CALLBACK (refresh), self);
      g_signal_connect_swapped (item, "notify::alarm", G_CALLBACK (refresh), self);
    }
  refresh (self);
}

static void
xl_project_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlProjectCardProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, XL_PROJECT_CARD (object)->item);
      break;
    }
}

static void
xl_project_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlProjectCardProperty) id)
    {
    case PROP_ITEM:
      set_item (XL_PROJECT_CARD (object), g_value_get_object (value));
      break;
    }
}

/* What is dragged is the project itself; see xl-project-lane.c for where it goes. */
static GdkContentProvider *
prepare_cb (GtkDragSource *drag, double x, double y, gpointer data)
{
  XlProjectCard *self = data;

  return self->item ? gdk_content_provider_new_typed (XL_TYPE_PROJECT_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (GtkDragSource *drag, GdkDrag *gdk_drag, gpointer data)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (data));

  gtk_drag_source_set_icon (drag, picture, 12, 12);
  gtk_widget_add_css_class (GTK_WIDGET (data), "dragged");
}

static void
drag_end_cb (XlProjectCard *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static void
xl_project_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_project_card_parent_class)->root (widget);
  refresh (XL_PROJECT_CARD (widget));
}

static void
xl_project_card_dispose (GObject *object)
{
  set_item (XL_PROJECT_CARD (object), NULL);
  G_OBJECT_CLASS (xl_project_card_parent_class)->dispose (object);
}

static void
xl_project_card_class_init (XlProjectCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_project_card_get_property;
  object_class->set_property = xl_project_card_set_property;
  object_class->dispose = xl_project_card_dispose;
  widget_class->root = xl_project_card_root;
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, XL_TYPE_PROJECT_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_COUNTRY_DOTS);
  g_type_ensure (XL_TYPE_VERDICT_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-card.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, mark);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, name);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, alarm);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, badge);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, countries);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, trl);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, money);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, pips);
  gtk_widget_class_bind_template_child (widget_class, XlProjectCard, gate);
}

static void
xl_project_card_init (XlProjectCard *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->pips), draw_pips, self, NULL);
  xl_app_theme_redraws (self->pips);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
