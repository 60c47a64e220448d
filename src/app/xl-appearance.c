/* xl-appearance.c - light, dark, high contrast: what the desktop or the person wants, for CSS and cairo */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The desktop is asked through the settings portal (org.freedesktop.appearance: color-scheme,
 * contrast); where there is none, GtkSettings decide. style.css holds the light tokens; another
 * theme's tokens are a second sheet, one priority step above. */

#include "xl-appearance.h"

#include <string.h>

#include "xl-application.h"
#include "xl-draw.h"
#include "xl-state.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_IFACE "org.freedesktop.portal.Settings"
#define SPACE "org.freedesktop.appearance"

#define XL_TYPE_APPEARANCE (xl_appearance_get_type ())
G_DECLARE_FINAL_TYPE (XlAppearance, xl_appearance, XL, APPEARANCE, GObject)

struct _XlAppearance
{
  GObject parent_instance;

  char *choice;            /* owned: "system", "light", "dark", "contrast" */
  int text_percent;        /* of the desktop's size of text */
  int portal_scheme;       /* 1 dark, 2 light, 0 neither, -1 no portal */
  gboolean portal_contrast;
  gboolean desktop_dark;   /* what GtkSettings said before it was overridden */
  gboolean desktop_hc;
  int desktop_dpi;
  GtkCssProvider *tokens;  /* owned */
  XlTheme theme;
};

G_DEFINE_FINAL_TYPE (XlAppearance, xl_appearance, G_TYPE_OBJECT)

static guint changed_signal;
static XlAppearance *the_appearance;

static const struct
{
  XlThemeKind kind;
  const char *sheet; /* NULL: the tokens of style.css */
} sheets[] = {
  { XL_THEME_LIGHT, NULL },
  { XL_THEME_DARK, XL_RESOURCE "dark.css" },
  { XL_THEME_HIGH_CONTRAST, XL_RESOURCE "hc.css" },
  { XL_THEME_HIGH_CONTRAST_DARK, XL_RESOURCE "hc-dark.css" },
};

static XlThemeKind
wanted_kind (XlAppearance *self)
{
  gboolean dark = self->portal_scheme >= 0 ? self->portal_scheme == 1 : self->desktop_dark;
  gboolean contrast = self->portal_contrast || self->desktop_hc;

  if (strcmp (self->choice, "light") == 0)
    dark = contrast = FALSE;
  else if (strcmp (self->choice, "dark") == 0)
    dark = TRUE, contrast = FALSE;
  else if (strcmp (self->choice, "contrast") == 0)
    contrast = TRUE;
  if (contrast)
    return dark ? XL_THEME_HIGH_CONTRAST_DARK : XL_THEME_HIGH_CONTRAST;
  return dark ? XL_THEME_DARK : XL_THEME_LIGHT;
}

/* Family and size of the desktop's font, for texts that cairo draws; 14 px is scale 1. */
static void
read_font (XlAppearance *self, GtkSettings *settings)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  double pixels;
  int dpi;

  g_object_get (settings, "gtk-font-name", &name, "gtk-xft-dpi", &dpi, NULL);
  font = pango_font_description_from_string (name ? name : "Sans 11");
  pixels = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    pixels *= (dpi > 0 ? dpi / 1024.0 : 96.0) / 72.0;
  if (pixels > 0)
    self->theme.text_scale = pixels / 14.0;
  if (pango_font_description_get_family (font))
    self->theme.family = g_intern_string (pango_font_description_get_family (font));
  pango_font_description_free (font);
}

static void
apply (XlAppearance *self)
{
  XlThemeKind kind = wanted_kind (self);
  GtkSettings *settings = gtk_settings_get_default ();
  GdkDisplay *display = gdk_display_get_default ();
  gboolean dark = kind == XL_THEME_DARK || kind == XL_THEME_HIGH_CONTRAST_DARK;
  gboolean was_dark;
  int dpi;

  g_object_get (settings, "gtk-application-prefer-dark-theme", &was_dark, "gtk-xft-dpi", &dpi, NULL);
  if (was_dark != dark)
    g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
  if (dpi != self->desktop_dpi * self->text_percent / 100)
    g_object_set (settings, "gtk-xft-dpi", self->desktop_dpi * self->text_percent / 100, NULL);

  if (self->tokens)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->tokens));
  g_clear_object (&self->tokens);
  if (sheets[kind].sheet)
    {
      self->tokens = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (self->tokens, sheets[kind].sheet);
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->tokens),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  self->theme = *xl_theme_get (kind);
  read_font (self, settings);
  xl_draw_drop_caches ();
  g_signal_emit (self, changed_signal, 0);
}

static void
font_changed_cb (GtkSettings *settings, GParamSpec *pspec, XlAppearance *self)
{
  read_font (self, settings);
  xl_draw_drop_caches ();
  g_signal_emit (self, changed_signal, 0);
}

/* A value of the portal: variants around a number, however many. */
static guint
unwrap (GVariant *value)
{
  guint number = 0;
  GVariant *inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    number = g_variant_get_uint32 (inner);
  g_variant_unref (inner);
  return number;
}

static void
take_portal (XlAppearance *self, const char *key, guint value)
{
  if (strcmp (key, "color-scheme") == 0)
    self->portal_scheme = value <= 2 ? (int) value : 0;
  else if (strcmp (key, "contrast") == 0)
    self->portal_contrast = value == 1;
}

static void
portal_changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *signal,
                   GVariant *parameters, gpointer data)
{
  g_autoptr (GVariant) value = NULL;
  const char *space, *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (strcmp (space, SPACE) != 0)
    return;
  take_portal (data, key, unwrap (value));
  apply (data);
}

static void
portal_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) spaces = NULL;
  g_autoptr (GVariant) values = NULL;
  GVariantIter iter;
  GVariant *value;
  const char *key;
  XlAppearance *self = data;

  if (!answer) /* no portal here: GtkSettings decide */
    return;
  spaces = g_variant_get_child_value (answer, 0);
  if (!g_variant_lookup (spaces, SPACE, "@a{sv}", &values))
    return;
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_portal (self, key, unwrap (value));
  if (wanted_kind (self) != self->theme.kind)
    apply (self);
}

static void
ask_portal (XlAppearance *self)
{
  GApplication *app = g_application_get_default ();
  GDBusConnection *bus = app ? g_application_get_dbus_connection (app) : NULL;
  const char *spaces[] = { SPACE, NULL };

  if (!bus)
    return;
  g_dbus_connection_signal_subscribe (bus, PORTAL, PORTAL_IFACE, "SettingChanged", PORTAL_PATH, SPACE,
                                      G_DBUS_SIGNAL_FLAGS_NONE, portal_changed_cb, self, NULL);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, PORTAL_IFACE, "ReadAll", g_variant_new ("(^as)", spaces),
                          G_VARIANT_TYPE ("(a{sa{sv}})"), G_DBUS_CALL_FLAGS_NONE, 2000, NULL, portal_read_cb, self);
}

static void
xl_appearance_finalize (GObject *object)
{
  XlAppearance *self = XL_APPEARANCE (object);

  g_free (self->choice);
  g_clear_object (&self->tokens);
  G_OBJECT_CLASS (xl_appearance_parent_class)->finalize (object);
}

static void
xl_appearance_class_init (XlAppearanceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = xl_appearance_finalize;
  changed_signal = g_signal_new ("changed", XL_TYPE_APPEARANCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
xl_appearance_init (XlAppearance *self)
{
  self->portal_scheme = -1;
  self->text_percent = 100;
}

/**
 * xl_appearance_start:
 *
 * Loads the style sheet, gives the program the look that is wanted, and follows the desktop. Once,
 * when the display is open.
 */
void
xl_appearance_start (void)
{
  g_autoptr (GtkCssProvider) sheet = gtk_css_provider_new ();
  g_autofree char *theme_name = NULL;
  GtkSettings *settings = gtk_settings_get_default ();
  XlAppearance *self;

  if (the_appearance)
    return;
  self = the_appearance = g_object_new (XL_TYPE_APPEARANCE, NULL);
  g_object_get (settings, "gtk-application-prefer-dark-theme", &self->desktop_dark, "gtk-theme-name", &theme_name,
                "gtk-xft-dpi", &self->desktop_dpi, NULL);
  if (self->desktop_dpi <= 0)
    self->desktop_dpi = 96 * 1024;
  self->desktop_dark |= theme_name && g_str_has_suffix (theme_name, "-dark");
  self->desktop_hc = theme_name && (strstr (theme_name, "HighContrast") || strstr (theme_name, "-hc"));
  self->choice = xl_state_dup_text ("window", "appearance");
  if (!self->choice)
    self->choice = g_strdup ("system");
  self->text_percent = CLAMP (xl_state_get_int ("window", "text", 100), 75, 200);

  gtk_css_provider_load_from_resource (sheet, XL_RESOURCE "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  apply (self);
  g_signal_connect (settings, "notify::gtk-font-name", G_CALLBACK (font_changed_cb), self);
  g_signal_connect (settings, "notify::gtk-xft-dpi", G_CALLBACK (font_changed_cb), self);
  ask_portal (self);
}

/**
 * xl_appearance_get_choice:
 *
 * Returns: (transfer none): "system", "light", "dark" or "contrast"
 */
const char *
xl_appearance_get_choice (void)
{
  return the_appearance->choice;
}

/**
 * xl_appearance_choose:
 * @choice: "system", "light", "dark" or "contrast"
 *
 * Overrides the desktop, or follows it again, and remembers that.
 */
void
xl_appearance_choose (const char *choice)
{
  g_free (the_appearance->choice);
  the_appearance->choice = g_strdup (choice);
  xl_state_set_text ("window", "appearance", choice);
  apply (the_appearance);
}

/**
 * xl_appearance_step_text:
 * @step: steps of 25 %, up or down; 0 for the desktop's size
 *
 * Makes all text of the program larger or smaller, from 75 to 200 % of the desktop's size.
 */
void
xl_appearance_step_text (int step)
{
  int percent = step == 0 ? 100 : CLAMP (the_appearance->text_percent + 25 * step, 75, 200);

  if (percent == the_appearance->text_percent)
    return;
  the_appearance->text_percent = percent;
  xl_state_set_int ("window", "text", percent);
  apply (the_appearance);
}

/**
 * xl_app_theme:
 * @widget: the widget that draws
 *
 * Returns: (transfer none): the colours, font and text scale to draw with; the same address always,
 *   with other content after a change
 */
const XlTheme *
xl_app_theme (GtkWidget *widget)
{
  return &the_appearance->theme;
}

/**
 * xl_app_theme_redraws:
 * @widget: a widget that draws with cairo
 *
 * Redraws the widget whenever the theme changes, for as long as it lives.
 */
void
xl_app_theme_redraws (GtkWidget *widget)
{
  xl_app_theme_connect (widget, gtk_widget_queue_draw);
}

/**
 * xl_app_theme_connect:
 * @widget: a widget
 * @changed: what to do when the theme has changed
 *
 * Calls @changed whenever the theme changes, for as long as the widget lives.
 */
void
xl_app_theme_connect (GtkWidget *widget, void (*changed) (GtkWidget *widget))
{
  g_signal_connect_object (the_appearance, "changed", G_CALLBACK (changed), widget, G_CONNECT_SWAPPED);
}

/**
 * xl_app_ground:
 *
 * Returns: the colour that @widget lies on: that of a tile, or of the page itself
 */
XlColour
xl_app_ground (GtkWidget *widget)
{
  const XlTheme *theme = xl_app_theme (widget);

  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    if (gtk_widget_has_css_class (at, "xl-tile"))
      return theme->surface;
  return theme->bg;
}
