/* xl-country-dots.c - countries as squares in their colours, each with its code */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-country-dots.h"

#include "xl-appearance.h"
#include "xl-desk-map.h"
#include "xl-desk-words.h"

#define DOT 8
#define NEAR 4 /* from a square to its code */
#define FAR 8  /* from a code to the next square */

struct _XlCountryDots
{
  GtkWidget parent_instance;

  char **countries; /* owned */
};

G_DEFINE_FINAL_TYPE (XlCountryDots, xl_country_dots, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_COUNTRIES = 1,
} XlCountryDotsProperty;

static GParamSpec *properties[PROP_COUNTRIES + 1];

/* One after the other as long as they fit; what does not is a figure: "+3". Returns the width. */
static int
lay_out (XlCountryDots *self, GtkSnapshot *snapshot, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = self->countries ? g_strv_length (self->countries) : 0;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "+99");
  const XlTheme *theme = xl_app_theme (widget);
  GdkRGBA ink = { theme->ink.red, theme->ink.green, theme->ink.blue, 1 };
  int reserve, x = 0;

  pango_layout_get_pixel_size (layout, &reserve, NULL);
  for (guint i = 0; i < n; i++)
    {
      XlColour c = theme->slot[xl_desk_map_slot (self->countries[i])];
      gboolean last = i + 1 == n;
      int code_width, code_height, step;

      pango_layout_set_text (layout, self->countries[i], -1);
      pango_layout_get_pixel_size (layout, &code_width, &code_height);
      step = DOT + NEAR + code_width;
      if (snapshot && i > 0 && x + step + (last ? 0 : FAR + reserve) > width)
        {
          g_autofree char *rest = g_strdup_printf ("+%u", n - i);

          pango_layout_set_text (layout, rest, -1);
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (height - code_height) / 2));
          gtk_snapshot_append_layout (snapshot, layout, &ink);
          gtk_snapshot_restore (snapshot);
          return width;
        }
      if (snapshot)
        {
          graphene_rect_t box = GRAPHENE_RECT_INIT (x, (height - DOT) / 2, DOT, DOT);
          GskRoundedRect round;

          gsk_rounded_rect_init_from_rect (&round, &box, 2);
          gtk_snapshot_push_rounded_clip (snapshot, &round);
          gtk_snapshot_append_color (snapshot, &(GdkRGBA) { c.red, c.green, c.blue, 1 }, &box);
          gtk_snapshot_pop (snapshot);
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + DOT + NEAR, (height - code_height) / 2));
          gtk_snapshot_append_layout (snapshot, layout, &ink);
          gtk_snapshot_restore (snapshot);
        }
      x += step + (last ? 0 : FAR);
    }
  return x;
}

static void
xl_country_dots_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  XlCountryDots *self = XL_COUNTRY_DOTS (widget);
  g_autoptr (PangoLayout) layout = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = lay_out (self, NULL, 0, 0);
      *minimum = MIN (*natural, 48);
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, "DE");
  pango_layout_get_pixel_size (layout, NULL, natural);
  *minimum = *natural;
}

static void
xl_country_dots_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  lay_out (XL_COUNTRY_DOTS (widget), snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
take_countries (XlCountryDots *self, char **countries)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_strfreev (self->countries);
  self->countries = countries;
  for (guint i = 0; countries && countries[i]; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", xl_words_country (countries[i]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->len > 0 ? words->str : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
xl_country_dots_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlCountryDotsProperty) id)
    {
    case PROP_COUNTRIES:
      g_value_set_boxed (value, XL_COUNTRY_DOTS (object)->countries);
      break;
    }
}

static void
xl_country_dots_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlCountryDotsProperty) id)
    {
    case PROP_COUNTRIES:
      take_countries (XL_COUNTRY_DOTS (object), g_value_dup_boxed (value));
      break;
    }
}

static void
xl_country_dots_finalize (GObject *object)
{
  g_strfreev (XL_COUNTRY_DOTS (object)->countries);
  G_OBJECT_CLASS (xl_country_dots_parent_class)->finalize (object);
}

static void
xl_country_dots_class_init (XlCountryDotsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_country_dots_get_property;
  object_class->set_property = xl_country_dots_set_property;
  object_class->finalize = xl_country_dots_finalize;
  widget_class->measure = xl_country_dots_measure;
  widget_class->snapshot = xl_country_dots_snapshot;
  gtk_widget_class_set_css_name (widget_class, "countries");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  /* ISO 3166-1 alpha-2 codes */
  properties[PROP_COUNTRIES] = g_param_spec_boxed ("countries", NULL, NULL, G_TYPE_STRV,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_country_dots_init (XlCountryDots *self)
{
  xl_app_theme_redraws (GTK_WIDGET (self));
}
