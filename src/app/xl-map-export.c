/* xl-map-export.c - the map as a file: exactly what is seen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-appearance.h"
#include "xl-ask.h"
#include "xl-map-page-private.h"
#include "xl-picture-save.h"
#include "xl-print.h"

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

/* Exactly what is seen: same places, same view, same colours. Lent by the canvas: not for longer than a moment. */
typedef struct
{
  XlMapSheet sheet;
  XlPositions *positions; /* owned */
  XlView view;
  XlDrawMarks marks;
} Seen;

static void
look (XlMapPage *self, Seen *seen)
{
  seen->positions = xl_map_view_dup_positions (self->view);
  seen->view = xl_map_view_get_view (self->view);
  seen->marks = xl_map_view_get_marks (self->view);
  seen->sheet = (XlMapSheet) {
    .filter = self->filter,
    .mode = xl_map_view_get_mode (self->view),
    .width = gtk_widget_get_width (GTK_WIDGET (self->view)),
    .height = gtk_widget_get_height (GTK_WIDGET (self->view)),
    .theme = xl_app_theme (GTK_WIDGET (self)),
    .positions = seen->positions,
    .view = seen->positions != NULL ? &seen->view : NULL,
    .selected = xl_map_view_get_selected (self->view),
    .marks = &seen->marks,
    .bare = !xl_map_view_has_legend (self->view),
  };
  seen->sheet.filter.hide_private = xl_map_state_hides_private (self);
}

static GByteArray *
draw_sheet (GtkWidget *widget, const XlPicture *picture, GError **error)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  GByteArray *bytes;
  Seen seen;

  look (self, &seen);
  seen.sheet.scale = picture->scale > 0 ? picture->scale : 1;
  seen.sheet.paper = xl_paper_find (picture->paper);
  bytes = (picture->what == XL_ASK_SVG   ? xl_desk_map_svg
           : picture->what == XL_ASK_PNG ? xl_desk_map_png
                                         : xl_desk_map_pdf) (self->plan, &seen.sheet, error);
  g_clear_pointer (&seen.positions, xl_positions_unref);
  return bytes;
}

#define PDF_TITLE N_("Export the map as PDF")
#define PNG_TITLE N_("Export the map as PNG")

static const XlPicture pictures[] = {
  { "map.export-png", ".png", XL_ASK_PNG, PNG_TITLE, draw_sheet, NULL, PNG_SCALE },
  { "map.export-png-1", ".png", XL_ASK_PNG, PNG_TITLE, draw_sheet, NULL, 1 },
  { "map.export-png-4", ".png", XL_ASK_PNG, PNG_TITLE, draw_sheet, NULL, 4 },
  { "map.export-svg", ".svg", XL_ASK_SVG, N_("Export the map as SVG"), draw_sheet },
  { "map.export-pdf", ".pdf", XL_ASK_PDF, PDF_TITLE, draw_sheet },
  { "map.export-pdf-a4", ".pdf", XL_ASK_PDF, PDF_TITLE, draw_sheet, "A4" },
  { "map.export-pdf-a3", ".pdf", XL_ASK_PDF, PDF_TITLE, draw_sheet, "A3" },
  { "map.export-pdf-a2", ".pdf", XL_ASK_PDF, PDF_TITLE, draw_sheet, "A2" },
  { "map.export-pdf-a1", ".pdf", XL_ASK_PDF, PDF_TITLE, draw_sheet, "A1" },
  { "map.export-pdf-a0", ".pdf", XL_ASK_PDF, PDF_TITLE, draw_sheet, "A0" },
};
static const XlPicture *const png = &pictures[0];

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

/* ---- print ---- */

static void
draw_page (cairo_t *cr, guint page, double width, double height, gpointer data)
{
  XlMapPage *self = data;
  g_autoptr (GError) error = NULL;
  Seen seen;

  if (self->plan == NULL)
    return;
  look (self, &seen);
  /* On paper, whatever the screen looks like. */
  seen.sheet.theme = xl_theme_get (XL_THEME_LIGHT);
  if (!xl_desk_map_paint (self->plan, &seen.sheet, cr, width, height, &error))
    xl_map_page_say (self, error->message);
  g_clear_pointer (&seen.positions, xl_positions_unref);
}

static void
printed (gpointer data)
{
  XlMapPage *self = data;

  xl_map_page_say (self, leaves_out_private (self) ? _("Printed, without private projects.") : _("Printed."));
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMapPage *self = XL_MAP_PAGE (widget);
  g_autofree char *title = NULL;

  if (self->plan == NULL)
    return;
  g_object_get (xl_page_get_desk (XL_PAGE (self)), "title", &title, NULL);
  xl_print (widget, &(XlPrint) { .job = title, .failed = _("The map was not printed"), .n_pages = 1, .data = self,
                                 .orientation = GTK_PAGE_ORIENTATION_LANDSCAPE, .draw = draw_page, .printed = printed });
}

void
xl_map_export_class_init (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    gtk_widget_class_install_action (class, pictures[i].action, NULL, export_action);
  gtk_widget_class_install_action (class, "map.copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "map.print", NULL, print_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "map.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK, "map.print", NULL);
}
