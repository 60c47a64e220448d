/* xl-window-files.c - plan files and dossiers, as a person asks for them in a window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-window-files.h"

#include "xl-ask.h"
#include "xl-export-window.h"
#include "xl-import-window.h"
#include "xl-way-on.h"

/* A job of a window: what has to be known when it is over. */
typedef struct
{
  XlWindow *window; /* owned */
  GCancellable *cancellable; /* owned */
  char *path;       /* owned */
  char *next;       /* owned: a dossier to bring in afterwards, or NULL */
  XlDeskOpen how;
  gboolean backup;  /* it is one */
  gboolean go_on;   /* open what was made */
  XlRescue *rescue; /* owned: what to say when it is open, or NULL */
} Job;

static Job *
job_new (XlWindow *window, const char *path, const char *words)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->cancellable = g_cancellable_new ();
  job->path = g_strdup (path);
  xl_window_begin_job (window, words, job->cancellable);
  return job;
}

static void
job_free (Job *job)
{
  xl_window_end_job (job->window, job->cancellable);
  g_object_unref (job->window);
  g_object_unref (job->cancellable);
  g_free (job->path);
  g_free (job->next);
  g_clear_pointer (&job->rescue, xl_rescue_free);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Says why nothing came of it; a person who cancelled knows. */
static void
tell (XlWindow *window, const char *heading, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    xl_ask_tell (GTK_WINDOW (window), heading, error->message);
}

static void
tell_unread (const Job *job, const GError *error)
{
  g_autofree char *base = g_filename_display_basename (job->path);
  g_autofree char *heading = g_strdup_printf (_("\u2068%s\u2069 cannot be read"), base);

  tell (job->window, heading, error);
}

static char *
chosen (GFile *file, XlWindow *window)
{
  char *path = file ? g_file_get_path (file) : NULL;

  if (file && !path)
    xl_ask_tell (GTK_WINDOW (window), _("This place is not on this computer"),
                 _("Copy the file to a folder of this computer first."));
  return path;
}

typedef void (*TakePath) (XlWindow *window, const char *path);

/* @data: the TakePath that gets what was chosen */
static void
path_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  XlWindow *window = XL_WINDOW (source);
  g_autoptr (GFile) file = xl_ask_open_finish (result, NULL);
  g_autofree char *path = chosen (file, window);
  TakePath take = data;

  if (path)
    take (window, path);
}

static char *
chosen_to_save (GAsyncResult *result, XlWindow *window)
{
  g_autoptr (GFile) file = xl_ask_save_finish (result, NULL);

  return chosen (file, window);
}

/* ---- plan files ---- */

/* A file that is refused is said in the window, with the ways on where there are some. */
static void
refuse (Job *job, const GError *error)
{
  g_autoptr (XlWaysOn) ways = xl_ways_on_new (job->path, error);

  if (xl_ways_on_is_any (ways))
    xl_way_on_show (xl_window_get_way_on (job->window), ways);
  else
    tell (job->window, _("The plan cannot be opened"), error);
}

/* The bar speaks of the file that is open now. */
static void
welcome (Job *job)
{
  if (job->rescue)
    xl_way_on_show_rescue (xl_window_get_way_on (job->window), job->rescue);
  else if (job->backup)
    xl_way_on_show_backup (xl_window_get_way_on (job->window), job->path);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;

  if (xl_desk_open_finish (XL_DESK (source), result, &error))
    {
      g_autofree char *uri = g_filename_to_uri (job->path, NULL, NULL);

      xl_window_ready (job->window);
      welcome (job);
      if (uri && !job->backup)
        gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
      if (job->next)
        xl_window_import_path (job->window, job->next);
      return;
    }
  xl_window_ready (job->window);
  if (job->how == XL_DESK_OPEN || job->how == XL_DESK_READ_ONLY)
    refuse (job, error);
  else
    tell (job->window, _("The plan cannot be made"), error);
}

static Job *
open_job_new (XlWindow *window, const char *path, XlDeskOpen how)
{
  Job *job = job_new (window, path, how == XL_DESK_OPEN || how == XL_DESK_READ_ONLY ? _("Opening the plan…")
                                                                                    : _("Making the plan…"));

  job->how = how;
  return job;
}

static void
open_with (Job *job)
{
  xl_way_on_hide (xl_window_get_way_on (job->window));
  xl_desk_open_async (xl_window_get_desk (job->window), job->path, job->how, job->cancellable, opened_cb, job);
}

static void
open_path (XlWindow *window, const char *path, XlDeskOpen how, const char *next)
{
  Job *job = open_job_new (window, path, how);

  job->next = g_strdup (next);
  open_with (job);
}

/**
 * xl_window_open_backup:
 * @path: one of the dated backups
 *
 * Opens it to be looked at: it stays a backup.
 */
void
xl_window_open_backup (XlWindow *window, const char *path)
{
  Job *job = open_job_new (window, path, XL_DESK_READ_ONLY);

  job->backup = TRUE;
  open_with (job);
}

/**
 * xl_window_open_path:
 * @path: a file of this computer
 * @how: an existing plan, or what to make
 *
 * Opens the plan in the window, in place of what is open; says so when it cannot.
 */
void
xl_window_open_path (XlWindow *window, const char *path, XlDeskOpen how)
{
  open_path (window, path, how, NULL);
}

/**
 * xl_window_open_sample:
 *
 * Opens the sample plan, a file of the user's own that is made at the first time.
 */
void
xl_window_open_sample (XlWindow *window)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "crosslink", NULL);
  /* Not translated: whoever changes the language keeps the file. */
  g_autofree char *path = g_build_filename (folder, "Sample plan.crosslink", NULL);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  g_mkdir_with_parents (folder, 0700); /* what comes to nothing here, opening says */
  open_path (window, path, there ? XL_DESK_OPEN : XL_DESK_SAMPLE, NULL);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  XlWindow *window = XL_WINDOW (source);
  g_autoptr (GFile) file = xl_ask_open_finish (result, NULL);

  if (file)
    xl_window_take_file (window, file);
}

/**
 * xl_window_ask_open:
 *
 * Asks which plan to open, and opens it.
 */
void
xl_window_ask_open (XlWindow *window)
{
  xl_ask_open_async (GTK_WINDOW (window), _("Open a plan"), XL_ASK_PLAN, open_chosen_cb, NULL);
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  XlWindow *window = XL_WINDOW (source);
  g_autofree char *next = data;
  g_autofree char *path = chosen_to_save (result, window);

  if (path)
    open_path (window, path, XL_DESK_NEW, next);
}

/**
 * xl_window_ask_new:
 *
 * Asks where to keep a new, empty plan, makes and opens it.
 */
void
xl_window_ask_new (XlWindow *window)
{
  xl_ask_save_async (GTK_WINDOW (window), _("Where to keep the new plan"), _("New plan.crosslink"), XL_ASK_PLAN,
                     new_chosen_cb, NULL);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;

  if (!xl_desk_copy_finish (XL_DESK (source), result, &error))
    tell (job->window, _("No copy was made"), error);
  else if (job->go_on)
    xl_window_open_path (job->window, job->path, XL_DESK_OPEN);
  else
    {
      g_autofree char *name = g_filename_display_basename (job->path);
      g_autofree char *sentence = g_strdup_printf (_("Copied to \u2068%s\u2069"), name);

      xl_window_say (job->window, sentence, FALSE);
    }
}

/* @data: whether the copy is to be opened */
static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  XlWindow *window = XL_WINDOW (source);
  g_autofree char *path = chosen_to_save (result, window);
  Job *job;

  if (!path)
    return;
  job = job_new (window, path, _("Copying the plan…"));
  job->go_on = GPOINTER_TO_INT (data);
  xl_desk_copy_async (xl_window_get_desk (window), path, job->cancellable, copied_cb, job);
}

/* Asks for the name of a new file beside @path; @pattern has its name. */
static void
ask_beside (XlWindow *window, const char *title, const char *path, const char *pattern, GAsyncReadyCallback chosen_func,
            gpointer data)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".crosslink"))
    base[strlen (base) - strlen (".crosslink")] = 0;
  name = g_strdup_printf ("%s%s.crosslink", base, pattern);
  xl_ask_save_async (GTK_WINDOW (window), title, name, XL_ASK_PLAN, chosen_func, data);
}

static void
ask_copy (XlWindow *window, gboolean go_on)
{
  const char *path = xl_desk_get_path (xl_window_get_desk (window));

  if (path)
    ask_beside (window, _("Where to put the copy"), path, _(" (copy)"), copy_chosen_cb, GINT_TO_POINTER (go_on));
}

/**
 * xl_window_ask_copy:
 *
 * Asks where to put a copy of the plan, and makes it.
 */
void
xl_window_ask_copy (XlWindow *window)
{
  ask_copy (window, FALSE);
}

/**
 * xl_window_ask_work_on_copy:
 *
 * Asks where to put a copy of the plan, makes and opens it.
 */
void
xl_window_ask_work_on_copy (XlWindow *window)
{
  ask_copy (window, TRUE);
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  XlRescue *rescue = xl_desk_repair_finish (XL_DESK (source), result, &error);
  Job *next;

  if (!rescue)
    {
      tell (job->window, _("Nothing could be saved"), error);
      return;
    }
  next = open_job_new (job->window, rescue->copy, XL_DESK_OPEN);
  next->rescue = rescue;
  open_with (next);
}

static void
repair_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  XlWindow *window = XL_WINDOW (source);
  g_autofree char *damaged = data;
  g_autofree char *path = chosen_to_save (result, window);
  Job *job;

  if (!path)
    return;
  job = job_new (window, path, _("Saving what can be saved…"));
  xl_desk_repair_async (xl_window_get_desk (window), damaged, path, job->cancellable, repaired_cb, job);
}

/**
 * xl_window_ask_repair:
 * @path: a damaged plan file
 *
 * Asks where to put what can be saved of it, saves and opens that, and says what was lost.
 */
void
xl_window_ask_repair (XlWindow *window, const char *path)
{
  ask_beside (window, _("Where to put what can be saved"), path, _(" (repaired)"), repair_chosen_cb, g_strdup (path));
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return -g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) a),
                               gtk_recent_info_get_modified ((GtkRecentInfo *) b));
}

/**
 * xl_window_fill_recent:
 * @menu: the menu of recent files
 *
 * Fills the menu. When it opens, not before: the list lies on the disk.
 */
void
xl_window_fill_recent (GMenu *menu)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  int n = 0;

  g_menu_remove_all (menu);
  items = g_list_sort (items, newest_first);
  for (GList *l = items; l && n < 8; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);
      g_autoptr (GMenuItem) item = NULL;
      g_autoptr (GString) label = NULL;
      g_autofree char *shown = NULL;

      if (!path || !g_str_has_suffix (path, ".crosslink"))
        continue;
      shown = g_filename_display_basename (path);
      label = g_string_new_len (shown, (gssize) strlen (shown) - (gssize) strlen (".crosslink"));
      g_string_replace (label, "_", "__", 0); /* one alone would mark a key */
      item = g_menu_item_new (NULL, NULL);
      g_menu_item_set_label (item, label->str);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", path);
      g_menu_append_item (menu, item);
      n++;
    }
  if (n == 0)
    g_menu_append (menu, _("None yet"), "app.none");
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

/* ---- what comes in ---- */

static void
table_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  XlIntake *intake = xl_desk_open_table_finish (XL_DESK (source), result, &error);

  if (intake)
    xl_import_window_present_table (job->window, intake);
  else
    tell_unread (job, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  XlImport *import = xl_desk_read_dossier_finish (XL_DESK (source), result, &error);

  if (import)
    xl_import_window_present (job->window, job->path, import);
  else
    tell_unread (job, error);
}

static void
import_path (XlWindow *window, const char *path, gboolean large)
{
  XlDesk *desk = xl_window_get_desk (window);
  gboolean table = xl_intake_is_path (path);
  Job *job = job_new (window, path, table ? _("Reading the table…") : _("Reading the dossier…"));

  if (table)
    xl_desk_open_table_async (desk, path, large, job->cancellable, table_cb, job);
  else
    xl_desk_read_dossier_async (desk, path, large, job->cancellable, read_cb, job);
}

static void
large_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = data;

  if (xl_ask_message_finish (result, NULL) == 1)
    import_path (XL_WINDOW (source), path, TRUE);
}

/* A file of such a size is a mistake more often than not. */
static void
ask_large (XlWindow *window, const char *path)
{
  const char *const buttons[] = { _("_Cancel"), _("_Read it"), NULL };
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *heading = g_strdup_printf (_("\u2068%s\u2069 is larger than 64 MiB"), base);

  xl_ask_message_async (GTK_WINDOW (window), heading,
                        _("Reading it takes a while and much memory. Nothing changes before you have seen what it would do."),
                        buttons, large_cb, g_strdup (path));
}

/**
 * xl_window_import_path:
 * @path: a dossier, IATI activities or a table
 *
 * Reads the file and shows what it would do. In a window without a plan it asks first where to
 * keep a new one, and where the file is large, whether it is meant.
 */
void
xl_window_import_path (XlWindow *window, const char *path)
{
  if (!xl_desk_get_plan (xl_window_get_desk (window)))
    xl_ask_save_async (GTK_WINDOW (window), _("Where to keep the new plan"), _("New plan.crosslink"), XL_ASK_PLAN,
                       new_chosen_cb, g_strdup (path));
  else if (xl_import_is_large (path))
    ask_large (window, path);
  else
    import_path (window, path, FALSE);
}

/**
 * xl_window_ask_import:
 *
 * Asks which file to bring in, and shows what it would do.
 */
void
xl_window_ask_import (XlWindow *window)
{
  xl_ask_open_async (GTK_WINDOW (window), _("Import a file"), XL_ASK_IMPORT, path_chosen_cb,
                     xl_window_import_path);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlWindow) window = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *sentence = NULL;
  XlIntake *intake;

  if (!text || !strpbrk (text, "\n\r"))
    {
      xl_window_say (window, _("There is no table on the clipboard: copy cells with their headings first."), FALSE);
      return;
    }
  intake = xl_intake_new (text, strlen (text), _("Clipboard"), NULL, &sentence);
  if (intake)
    xl_import_window_present_table (window, intake);
  else
    xl_ask_tell (GTK_WINDOW (window), _("The table cannot be read"), sentence);
}

/**
 * xl_window_copy_table:
 *
 * Copies what is selected on the page, for a spreadsheet.
 */
void
xl_window_copy_table (XlWindow *window)
{
  XlPage *page = xl_window_get_page (window);
  guint n = 0;
  g_autofree char *block = page ? xl_page_dup_table (page, &n) : NULL;
  g_autofree char *sentence = NULL;

  if (block == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), block);
  sentence = g_strdup_printf (ngettext ("%u row copied as a table", "%u rows copied as a table", n), n);
  xl_window_say (window, sentence, FALSE);
}

/**
 * xl_window_paste_table:
 *
 * Shows what the cells that were copied in a spreadsheet would do.
 */
void
xl_window_paste_table (XlWindow *window)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, pasted_cb, g_object_ref (window));
}

/**
 * xl_window_ask_export:
 *
 * Asks what a dossier is to hold, and writes it.
 */
void
xl_window_ask_export (XlWindow *window)
{
  xl_export_window_present (window);
}

/* ---- two laptops ---- */

/**
 * xl_window_merge_path:
 * @path: a plan file or a dossier
 *
 * Shows what merging it would do, and asks what a person must decide.
 */
void
xl_window_merge_path (XlWindow *window, const char *path)
{
  XlPage *page = xl_window_show_page (window, "merge");

  if (page)
    gtk_widget_activate_action_variant (GTK_WIDGET (page), "merge.read", g_variant_new_bytestring (path));
}

/**
 * xl_window_ask_merge:
 *
 * Asks which plan to merge, and shows what it would do.
 */
void
xl_window_ask_merge (XlWindow *window)
{
  xl_ask_open_async (GTK_WINDOW (window), _("Merge another plan"), XL_ASK_MERGE, path_chosen_cb,
                     xl_window_merge_path);
}

/**
 * xl_window_offer_file:
 * @path: a plan file
 *
 * Offers to merge it into the plan that is open, or to open it; where only one can be done, does that.
 */
void
xl_window_offer_file (XlWindow *window, const char *path)
{
  XlDesk *desk = xl_window_get_desk (window);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sentence = g_strdup_printf (_("What is to be done with \u2068%s\u2069?"), name);
  XlOfferBar *offer = xl_window_get_offer (window);

  if (!xl_desk_get_plan (desk) || xl_desk_get_read_only (desk) || g_strcmp0 (path, xl_desk_get_path (desk)) == 0
      || !g_utf8_validate (path, -1, NULL))
    {
      xl_window_open_path (window, path, XL_DESK_OPEN);
      return;
    }
  xl_offer_bar_say (offer, sentence);
  xl_offer_bar_offer (offer, _("Merge it into this plan"), "win.merge", g_variant_new_string (path));
  xl_offer_bar_offer (offer, _("Open it"), "app.open-recent", g_variant_new_string (path));
}

/**
 * xl_window_drop_file:
 * @file: a file that was dropped on the window
 *
 * Offers what can be done with a plan, or shows what a dossier or a table would do.
 *
 * Returns: whether the file is one of this computer
 */
gboolean
xl_window_drop_file (XlWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (!path || !g_str_has_suffix (path, ".crosslink"))
    return xl_window_take_file (window, file);
  xl_window_offer_file (window, path);
  return TRUE;
}

/**
 * xl_window_take_file:
 * @file: a file that was dropped, chosen or named on the command line
 *
 * Opens a plan, or shows what a dossier or a table would do.
 *
 * Returns: whether the file is one of this computer
 */
gboolean
xl_window_take_file (XlWindow *window, GFile *file)
{
  g_autofree char *path = chosen (file, window);

  if (!path)
    {
      xl_window_ready (window);
      return FALSE;
    }
  if (g_str_has_suffix (path, ".xml") || xl_intake_is_path (path))
    {
      xl_window_ready (window);
      xl_window_import_path (window, path);
    }
  else
    xl_window_open_path (window, path, XL_DESK_OPEN);
  return TRUE;
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "import-dossier"))
    xl_window_ask_import (data);
  else if (g_str_equal (name, "merge"))
    xl_window_merge_path (data, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (name, "ask-merge"))
    xl_window_ask_merge (data);
  else if (g_str_equal (name, "offer-file"))
    xl_window_offer_file (data, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (name, "copy-table"))
    xl_window_copy_table (data);
  else if (g_str_equal (name, "paste-table"))
    xl_window_paste_table (data);
  else if (g_str_equal (name, "export-dossier"))
    xl_window_ask_export (data);
  else
    xl_window_ask_copy (data);
}

/* What the bar of ways on offers. */
static void
way_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  const char *path = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "open-backup"))
    xl_window_open_backup (data, path);
  else if (g_str_equal (name, "open-read-only"))
    xl_window_open_path (data, path, XL_DESK_READ_ONLY);
  else if (g_str_equal (name, "repair"))
    xl_window_ask_repair (data, path);
  else
    xl_window_ask_work_on_copy (data);
}

/**
 * xl_window_add_file_actions:
 *
 * The actions of a window that are about files.
 */
void
xl_window_add_file_actions (XlWindow *window)
{
  static const GActionEntry entries[] = {
    { "import-dossier", file_cb },
    { "merge", file_cb, "s" },
    { "ask-merge", file_cb },
    { "offer-file", file_cb, "s" },
    { "copy-table", file_cb },
    { "paste-table", file_cb },
    { "export-dossier", file_cb },
    { "save-copy", file_cb },
    { "open-backup", way_cb, "s" },
    { "open-read-only", way_cb, "s" },
    { "repair", way_cb, "s" },
    { "work-on-copy", way_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
