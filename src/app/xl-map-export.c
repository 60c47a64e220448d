/* xl-map-export.c - the map as a file: exactly what is seen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-appearance.h"
#include "xl-ask.h"
#include "xl-map-page-private.h"

/* Pixels of a PNG per px of the screen: sharp in print. */
#define PNG_SCALE 2

/* What the map can be written as. */
typedef struct
{
  const char *action, *suffix;
  XlAskFile ask;
  const char *title;
  GByteArray *(*draw) (XlPlan *plan, const XlMapSheet *sheet, GError **error);
  double scale;
} Format;

static const Format formats[] = {
  { "map.export-svg", ".svg", XL_ASK_SVG, N_("Export the map as SVG"), xl_desk_map_svg, 1 },
  { "map.export-png", ".png", XL_ASK_PNG, N_("Export the map as PNG"), xl_desk_map_png, PNG_SCALE },
  { "map.export-pdf", ".pdf", XL_ASK_PDF, N_("Export the map as PDF"), xl_desk_map_pdf, 1 },
};
static const Format *const png = &formats[1];

typedef struct
{
  XlMapPage *page; /* owned */
  char *path;      /* owned */
  const Format *format;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_free (export->path);
  g_free (export);
}

static void
export_failed (Export *export, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (export->page));

  xl_ask_tell (root != NULL ? GTK_WINDOW (root) : NULL, _("The picture was not written"), error->message);
}

/* Whether something that is seen does not leave, which has to be said. */
static gboolean
leaves_out_private (XlMapPage *self)
{
  return xl_map_state_hides_private (self) && xl_desk_map_has_private (self->plan);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  if (xl_desk_write_finish (XL_DESK (source), result, &error))
    {
      g_autofree char *name = g_filename_display_basename (export->path);
      gboolean without = export->page->plan != NULL && leaves_out_private (export->page);
      g_autofree char *sentence = g_strdup_printf (without ? _("Written, without private projects: \u2068%s\u2069")
                                                           : _("Written: \u2068%s\u2069"), name);

      g_signal_emit_by_name (source, "said", sentence, FALSE);
    }
  else
    export_failed (export, error);
  export_free (export);
}

/* Exactly what is seen: same places, same view, same colours. */
static GByteArray *
draw_sheet (XlMapPage *self, const Format *format, GError **error)
{
  g_autoptr (XlPositions) positions = xl_map_view_dup_positions (self->view);
  XlView view = xl_map_view_get_view (self->view);
  XlDrawMarks marks = xl_map_view_get_marks (self->view);
  XlMapSheet sheet = {
    .filter = self->filter,
    .mode = xl_map_view_get_mode (self->view),
    .width = gtk_widget_get_width (GTK_WIDGET (self->view)),
    .height = gtk_widget_get_height (GTK_WIDGET (self->view)),
    .scale = format->scale,
    .theme = xl_app_theme (GTK_WIDGET (self)),
    .positions = positions,
    .view = positions != NULL ? &view : NULL,
    .selected = xl_map_view_get_selected (self->view),
    .marks = &marks,
    .bare = !xl_map_view_has_legend (self->view),
  };

  sheet.filter.hide_private = xl_map_state_hides_private (self);
  return format->draw (self->plan, &sheet, error);
}

static void
export_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = xl_ask_save_finish (result, &error);
  g_autoptr (GByteArray) drawn = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || export->page->plan == NULL)
    {
      export_free (export);
      return;
    }
  export->path = g_file_get_path (file);
  drawn = draw_sheet (export->page, export->format, &error);
  if (drawn == NULL || export->path == NULL)
    {
      if (error != NULL)
        export_failed (export, error);
      export_free (export);
      return;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
  xl_desk_write_async (xl_page_get_desk (XL_PAGE (export->page)), export->path, bytes, NULL, written_cb, export);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  Export *export;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (self->plan == NULL)
    return;
  export = g_new0 (Export, 1);
  export->page = g_object_ref (self);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (action, formats[i].action))
      export->format = &formats[i];
  g_object_get (xl_page_get_desk (XL_PAGE (self)), "title", &title, NULL);
  name = g_strconcat (title, export->format->suffix, NULL);
  xl_ask_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _(export->format->title), name, export->format->ask,
                     export_cb, export);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) drawn = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (self->plan == NULL)
    return;
  drawn = draw_sheet (self, png, &error);
  bytes = drawn != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&drawn)) : NULL;
  texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;
  if (texture == NULL)
    {
      xl_ask_tell (GTK_WINDOW (gtk_widget_get_root (widget)), _("The picture was not copied"), error->message);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  xl_map_page_say (self, leaves_out_private (self)
                             ? _("The map is on the clipboard, as a picture, without private projects.")
                             : _("The map is on the clipboard, as a picture."));
}

void
xl_map_export_class_init (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_widget_class_install_action (class, formats[i].action, NULL, export_action);
  gtk_widget_class_install_action (class, "map.copy", NULL, copy_action);
}
