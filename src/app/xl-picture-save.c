/* xl-picture-save.c - what is drawn, as a file: asked for a place, drawn, written, told */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-picture-save.h"


typedef struct
{
  GtkWidget *widget; /* owned */
  XlDesk *desk;      /* owned */
  const XlPicture *picture;
  XlPictureSay say;
  char *path;        /* owned */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->widget);
  g_object_unref (save->desk);
  g_free (save->path);
  g_free (save);
}

static void
fail (Save *save, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (save->widget);

  xl_ask_tell (root != NULL ? GTK_WINDOW (root) : NULL, _("The file was not written"), error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;

  if (xl_desk_write_finish (XL_DESK (source), result, &error))
    {
      g_autofree char *name = g_filename_display_basename (save->path);
      g_autoptr (GString) sentence = g_string_new (save->say (save->widget));

      g_string_replace (sentence, "%s", name, 1);
      g_signal_emit_by_name (source, "said", sentence->str, FALSE);
    }
  else
    fail (save, error);
  save_free (save);
}

/* Where to is known: now it is drawn, as it looks at this moment. */
static void
place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = xl_ask_save_finish (result, NULL);
  g_autoptr (GByteArray) drawn = NULL;
  g_autoptr (GBytes) bytes = NULL;

  save->path = file != NULL ? g_file_get_path (file) : NULL;
  if (save->path != NULL && xl_desk_get_plan (save->desk) != NULL)
    drawn = save->picture->draw (save->widget, save->picture, &error);
  if (drawn == NULL)
    {
      if (error != NULL)
        fail (save, error);
      save_free (save);
      return;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
  xl_desk_write_async (save->desk, save->path, bytes, NULL, written_cb, save);
}

static const char *
say_written (GtkWidget *widget)
{
  return _("Written: \u2068%s\u2069");
}

/**
 * xl_picture_save:
 * @widget: what is drawn; it stands in a window
 * @desk: writes it
 * @picture: what it becomes; lives as long as the program
 * @name: the name that is proposed, without its ending
 * @say: (nullable): what is said when it is written; %NULL for that it is
 *
 * Asks for a place, draws and writes. What goes wrong is told in a window of its own.
 */
void
xl_picture_save (GtkWidget *widget, XlDesk *desk, const XlPicture *picture, const char *name, XlPictureSay say)
{
  Save *save = g_new0 (Save, 1);
  g_autofree char *whole = g_strconcat (name, picture->suffix, NULL);

  save->widget = g_object_ref (widget);
  save->desk = g_object_ref (desk);
  save->picture = picture;
  save->say = say != NULL ? say : say_written;
  g_strdelimit (whole, "/", '-');
  xl_ask_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _(picture->title), whole, picture->what, place_cb, save);
}
