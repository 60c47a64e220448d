/* xl-map-export.c - the map as a file: exactly what is seen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-appearance.h"
#include "xl-ask.h"
#include "xl-map-page-private.h"
#include "xl-picture-save.h"

/* Pixels of a PNG per px of the screen: sharp in print. */
#define PNG_SCALE 2

/* Whether something that is seen does not leave, which has to be said. */
static gboolean
leaves_out_private (XlMapPage *self)
{
  return xl_map_state_hides_private (self) && xl_desk_map_has_private (self->plan);
}

static const char *
say_written (GtkWidget *widget)
{
  XlMapPage *self = XL_MAP_PAGE (widget);

  return self->plan != NULL && leaves_out_private (self) ? _("Written, without private projects: \u2068%s\u2069")
                                                         : _("Written: \u2068%s\u2069");
}

/* Exactly what is seen: same places, same view, same colours. */
static GByteArray *
draw_sheet (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  g_autoptr (XlPositions) positions = xl_map_view_dup_positions (self->view);
  XlView view = xl_map_view_get_view (self->view);
  XlDrawMarks marks = xl_map_view_get_marks (self->view);
  XlMapSheet sheet = {
    .filter = self->filter,
    .mode = xl_map_view_get_mode (self->view),
    .width = gtk_widget_get_width (GTK_WIDGET (self->view)),
    .height = gtk_widget_get_height (GTK_WIDGET (self->view)),
    .scale = picture->what == XL_ASK_PNG ? PNG_SCALE : 1,
    .theme = xl_app_theme (GTK_WIDGET (self)),
    .positions = positions,
    .view = positions != NULL ? &view : NULL,
    .selected = xl_map_view_get_selected (self->view),
    .marks = &marks,
    .bare = !xl_map_view_has_legend (self->view),
  };

  sheet.filter.hide_private = xl_map_state_hides_private (self);
  return (picture->what == XL_ASK_SVG   ? xl_desk_map_svg
          : picture->what == XL_ASK_PNG ? xl_desk_map_png
                                        : xl_desk_map_pdf) (self->plan, &sheet, error);
}

static const XlPicture pictures[] = {
  { "map.export-svg", ".svg", XL_ASK_SVG, N_("Export the map as SVG"), draw_sheet },
  { "map.export-png", ".png", XL_ASK_PNG, N_("Export the map as PNG"), draw_sheet },
  { "map.export-pdf", ".pdf", XL_ASK_PDF, N_("Export the map as PDF"), draw_sheet },
};
static const XlPicture *const png = &pictures[1];

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  g_autofree char *title = NULL;

  if (self->plan == NULL)
    return;
  g_object_get (xl_page_get_desk (XL_PAGE (self)), "title", &title, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_str_equal (action, pictures[i].action))
      xl_picture_save (widget, xl_page_get_desk (XL_PAGE (self)), &pictures[i], title, say_written);
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
  drawn = draw_sheet (widget, png, &error);
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
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    gtk_widget_class_install_action (class, pictures[i].action, NULL, export_action);
  gtk_widget_class_install_action (class, "map.copy", NULL, copy_action);
}
