/* xl-ask.c - asking a person: file choosers, message windows, the window of shortcuts */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one file with calls that GTK deprecates after 4.8; their successors (GtkFileDialog,
 * GtkAlertDialog) are not there yet. The functions have the shape of those successors, so that the
 * day they are there only this file changes. Nothing here blocks. */

#include "xl-ask.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;   /* N_() */
  const char *suffix;
} file_types[] = {
  [XL_ASK_PLAN] = { N_("Crosslink plan files"), ".crosslink" },
  [XL_ASK_DOSSIER] = { N_("Dossiers (XML)"), ".xml" },
  [XL_ASK_SCHEMA] = { N_("XML schemas"), ".xsd" },
  [XL_ASK_SVG] = { N_("Drawings (SVG)"), ".svg" },
  [XL_ASK_PNG] = { N_("Pictures (PNG)"), ".png" },
  [XL_ASK_PDF] = { N_("Documents (PDF)"), ".pdf" },
  [XL_ASK_TEXT] = { N_("Plain text"), ".txt" },
  [XL_ASK_CALENDAR] = { N_("Calendars"), ".ics" },
  [XL_ASK_MERGE] = { N_("Plan files and dossiers"), ".crosslink .xml" },
  [XL_ASK_IMPORT] = { N_("Dossiers, IATI (XML) and tables (CSV)"), ".xml .csv .tsv" },
};

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GFile) file = NULL;
  const char *suffix = g_task_get_task_data (task);

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file && suffix)
    {
      g_autofree char *path = g_file_get_path (file);

      /* A name typed without its ending gets it, unless that would hit another file. */
      if (path && !g_str_has_suffix (path, suffix))
        {
          g_autofree char *whole = g_strconcat (path, suffix, NULL);

          if (!g_file_test (whole, G_FILE_TEST_EXISTS))
            {
              g_object_unref (file);
              file = g_file_new_for_path (whole);
            }
        }
    }
  if (file)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen");
  g_object_unref (dialog);
  g_object_unref (task);
}

static void
choose_file (GtkWindow *parent, const char *title, const char *name, const char *type, const char *suffix,
             GtkFileChooserAction action, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_auto (GStrv) suffixes = g_strsplit (suffix, " ", -1); /* several in an open chooser only */

  gtk_file_filter_set_name (filter, type);
  for (char **one = suffixes; *one; one++)
    gtk_file_filter_add_suffix (filter, *one + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents ? documents : g_get_home_dir ());

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
      g_task_set_task_data (task, (gpointer) suffix, NULL);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * xl_ask_open_async:
 * @parent: the window that asks
 * @title: title of the chooser
 * @what: which files are offered first
 * @callback: gets the answer; use xl_ask_open_finish() there
 *
 * Asks for a file that exists.
 */
void
xl_ask_open_async (GtkWindow *parent, const char *title, XlAskFile what, GAsyncReadyCallback callback, gpointer data)
{
  choose_file (parent, title, NULL, _(file_types[what].name), file_types[what].suffix, GTK_FILE_CHOOSER_ACTION_OPEN,
               callback, data);
}

/**
 * xl_ask_open_finish:
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %G_IO_ERROR_CANCELLED when nothing was chosen
 */
GFile *
xl_ask_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * xl_ask_save_async:
 * @parent: the window that asks
 * @title: title of the chooser
 * @name: the name that is proposed
 * @what: which ending the name gets
 * @callback: gets the answer; use xl_ask_save_finish() there
 *
 * Asks for a place to write a file to; asks again before an existing one is replaced.
 */
void
xl_ask_save_async (GtkWindow *parent, const char *title, const char *name, XlAskFile what,
                   GAsyncReadyCallback callback, gpointer data)
{
  xl_ask_save_as_async (parent, title, name, _(file_types[what].name), file_types[what].suffix, callback, data);
}

/**
 * xl_ask_save_as_async:
 * @type: what such files are called
 * @suffix: which ending the name gets; lives as long as the program
 *
 * The same as xl_ask_save_async(), for a type of file that is none of #XlAskFile.
 */
void
xl_ask_save_as_async (GtkWindow *parent, const char *title, const char *name, const char *type, const char *suffix,
                      GAsyncReadyCallback callback, gpointer data)
{
  choose_file (parent, title, name, type, suffix, GTK_FILE_CHOOSER_ACTION_SAVE, callback, data);
}

/**
 * xl_ask_save_finish:
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %G_IO_ERROR_CANCELLED when nothing was chosen
 */
GFile *
xl_ask_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
message_response_cb (GtkDialog *dialog, int response, GTask *task)
{
  g_task_return_int (task, response >= 0 ? response : -1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (task);
}

/**
 * xl_ask_message_async:
 * @parent: the window that asks
 * @heading: a few words, bold; taken literally
 * @sentence: (nullable): what there is to say; taken literally
 * @buttons: (array zero-terminated=1): their texts; the last one is the default
 * @callback: gets the answer; use xl_ask_message_finish() there
 *
 * Shows a message in a modal window of its own.
 */
void
xl_ask_message_async (GtkWindow *parent, const char *heading, const char *sentence, const char *const *buttons,
                      GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  GtkWidget *dialog = g_object_new (GTK_TYPE_MESSAGE_DIALOG, "transient-for", parent, "modal", TRUE,
                                    "message-type", GTK_MESSAGE_OTHER, "text", heading,
                                    "secondary-text", sentence, NULL);
  guint n;

  for (n = 0; buttons[n]; n++)
    gtk_dialog_add_button (GTK_DIALOG (dialog), buttons[n], (int) n);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), (int) n - 1);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  g_signal_connect (dialog, "response", G_CALLBACK (message_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * xl_ask_message_finish:
 *
 * Returns: index of the button; -1 when the window was closed without one
 */
int
xl_ask_message_finish (GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}

/**
 * xl_ask_tell:
 * @parent: the window that has something to say
 * @heading: a few words
 * @sentence: the sentence
 *
 * Says something that a person has to have read: a message window with one button.
 */
void
xl_ask_tell (GtkWindow *parent, const char *heading, const char *sentence)
{
  const char *const buttons[] = { _("_Close"), NULL };

  xl_ask_message_async (parent, heading, sentence, buttons, NULL, NULL);
}

/**
 * xl_ask_shortcuts:
 * @window: a window
 *
 * Shows the window of keyboard shortcuts, made at the first call.
 */
void
xl_ask_shortcuts (GtkApplicationWindow *window)
{
  GtkShortcutsWindow *shortcuts = gtk_application_window_get_help_overlay (window);

  if (!shortcuts)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/crosslink/Crosslink/ui/xl-help-overlay.ui");

      shortcuts = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_application_window_set_help_overlay (window, shortcuts);
      gtk_window_set_transient_for (GTK_WINDOW (shortcuts), GTK_WINDOW (window));
    }
  gtk_window_present (GTK_WINDOW (shortcuts));
}
