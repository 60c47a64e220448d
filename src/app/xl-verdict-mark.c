/* xl-verdict-mark.c - the small 2 x 2 of viable and bankable, alone or with its words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-verdict-mark.h"

#include "xl-appearance.h"
#include "xl-desk-finance.h"
#include "xl-verdict.h"

/* On a card it stands alone, in a key its words stand beside it. In a .ui file: verdict, words. */
struct _XlVerdictMark
{
  GtkWidget parent_instance;

  int verdict; /* XlQuadrant */
  gboolean words;
  /* children */
  GtkWidget *badge;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (XlVerdictMark, xl_verdict_mark, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_VERDICT = 1,
  PROP_WORDS,
} XlVerdictMarkProperty;

static GParamSpec *properties[PROP_WORDS + 1];

static void
draw_badge (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  XlVerdictMark *self = data;

  xl_verdict_badge (cr, xl_app_theme (GTK_WIDGET (area)), (XlQuadrant) self->verdict, 0, 0, width);
}

static void
refresh (XlVerdictMark *self)
{
  gboolean viable = self->verdict == XL_VERDICT_VIABLE_NOT_YET || self->verdict == XL_VERDICT_VIABLE_BANKABLE;
  gboolean bankable = self->verdict == XL_VERDICT_VIABLE_BANKABLE || self->verdict == XL_VERDICT_SUPPORT_BANKABLE;
  const char *words = self->verdict != XL_VERDICT_NONE ? xl_words_quadrant (viable, bankable) : "";

  gtk_widget_set_visible (self->badge, self->verdict != XL_VERDICT_NONE);
  gtk_widget_set_visible (self->label, self->words);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->words || *words == '\0' ? NULL : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (self->badge);
}

static void
xl_verdict_mark_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlVerdictMark *self = XL_VERDICT_MARK (object);

  switch ((XlVerdictMarkProperty) id)
    {
    case PROP_VERDICT:
      g_value_set_int (value, self->verdict);
      break;
    case PROP_WORDS:
      g_value_set_boolean (value, self->words);
      break;
    }
}

static void
xl_verdict_mark_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlVerdictMark *self = XL_VERDICT_MARK (object);

  switch ((XlVerdictMarkProperty) id)
    {
    case PROP_VERDICT:
      self->verdict = g_value_get_int (value);
      break;
    case PROP_WORDS:
      self->words = g_value_get_boolean (value);
      break;
    }
  refresh (self);
}

static void
xl_verdict_mark_dispose (GObject *object)
{
  XlVerdictMark *self = XL_VERDICT_MARK (object);

  g_clear_pointer (&self->badge, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_verdict_mark_parent_class)->dispose (object);
}

static void
xl_verdict_mark_class_init (XlVerdictMarkClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_verdict_mark_get_property;
  object_class->set_property = xl_verdict_mark_set_property;
  object_class->dispose = xl_verdict_mark_dispose;
  /* an XlQuadrant; nothing shows at XL_VERDICT_NONE */
  properties[PROP_VERDICT] =
      g_param_spec_int ("verdict", NULL, NULL, XL_VERDICT_NONE, XL_VERDICT_SUPPORT_BANKABLE, XL_VERDICT_NONE,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] =
      g_param_spec_boolean ("words", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
xl_verdict_mark_init (XlVerdictMark *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->badge = g_object_new (GTK_TYPE_DRAWING_AREA, "content-width", XL_VERDICT_BADGE, "content-height", XL_VERDICT_BADGE,
                              "valign", GTK_ALIGN_CENTER, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->badge), draw_badge, self, NULL);
  xl_app_theme_redraws (self->badge);
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "xl-caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  refresh (self);
}
