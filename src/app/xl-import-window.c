/* xl-import-window.c - what a file would create, update and skip, before it does; of a table, how it is read first */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-import-window.h"

#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-intake-pane.h"
#include "xl-item-list.h"
#include "xl-pages.h"

/* Groups of rows: in this order, and what the drop-down shows of them. */
typedef enum
{
  GROUP_ERROR,
  GROUP_CREATED,
  GROUP_UPDATED,
  GROUP_SKIPPED,
} Group;

/* Beside the group of an item: a person may decide what becomes of the row. */
#define IN_DOUBT 4

static const struct
{
  const char *action; /* of XlImportRow */
  const char *words;  /* N_() */
  const char *icon;
} groups[] = {
  [GROUP_ERROR] = { "error", N_("error"), "xl-check-symbolic" },
  [GROUP_CREATED] = { "created", N_("new"), "list-add-symbolic" },
  [GROUP_UPDATED] = { "updated", N_("changed"), "xl-flow-symbolic" },
  [GROUP_SKIPPED] = { "skipped", N_("the same already"), "xl-tick-symbolic" },
};

/* What the rows of the drop-down let through, as bits 1 << Group. */
static const guint shown_groups[] = {
  1 << GROUP_ERROR | 1 << GROUP_CREATED | 1 << GROUP_UPDATED,
  1 << GROUP_ERROR | 1 << GROUP_CREATED | 1 << GROUP_UPDATED | 1 << GROUP_SKIPPED,
  1 << GROUP_CREATED,
  1 << GROUP_UPDATED,
  1 << GROUP_SKIPPED,
  1 << GROUP_ERROR,
  1 << IN_DOUBT,
};

#define POLL 80 /* ms between looks at how far the reading is */

struct _XlImportWindow
{
  GtkWindow parent_instance;

  XlWindow *window; /* owned: where it goes */
  XlImport *import; /* owned; NULL before a table was read */
  XlIntake *intake; /* owned; NULL for a dossier */
  GCancellable *cancellable; /* owned: while a table is read */
  gboolean importing;        /* it is being written */
  GHashTable *alike; /* owned: part and line of a row -> id of the record that it may be */
  guint poll;

  /* template */
  XlItemList *rows; /* of what @import has at present */
  GtkDropDown *shown;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkLabel *note;
  GtkWidget *list;
  GtkSingleSelection *selection;
  GtkWidget *import_button;
  GtkWidget *steps;
  GtkWidget *step_columns;
  GtkWidget *step_check;
  GtkStack *stack;
  XlIntakePane *pane;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkProgressBar *progress;
  GtkWidget *decide;
  GtkLabel *decide_about;
  GtkCheckButton *decide_all;
  GtkWidget *same_button;
  GtkWidget *create_button;
};

G_DEFINE_FINAL_TYPE (XlImportWindow, xl_import_window, GTK_TYPE_WINDOW)

static Group
group_of (const XlImportRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (row->action, groups[i].action) == 0)
      return i;
  return GROUP_ERROR;
}

static XlItem *
row_item (guint index, gpointer data)
{
  XlImportWindow *self = data;
  const XlImportRow *row = g_ptr_array_index (self->import->rows, index);
  Group group = group_of (row);
  g_autoptr (GString) about = g_string_new (row->kind ? xl_words_kind (row->kind, FALSE) : NULL);
  const char *name = row->name && *row->name ? row->name : row->id;

  if (row->reason)
    g_string_append_printf (about, about->len > 0 ? ": %s" : "%s", row->reason);
  return xl_item_new (index, (int) group, groups[group].icon,
                      name ? name : _("The file"), about->str, row->left_out ? _("left out") : _(groups[group].words));
}

static void
add_rows (XlImportWindow *self, GArray *rows, guint shown)
{
  GArray *of[G_N_ELEMENTS (groups)];

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    of[g] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->import->rows->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (self->import->rows, i);
      const Group group = group_of (row);

      if (shown & (1u << group | (row->doubtful ? 1u << IN_DOUBT : 0)))
        g_array_append_val (of[group], i);
    }
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      g_array_append_vals (rows, of[g]->data, of[g]->len);
      g_array_unref (of[g]);
    }
}

/* The row that is selected stays so, where it is still shown. Without a model meanwhile: the selection would look for its
 * item among all rows, and make each of them. */
static void
fill_rows (XlImportWindow *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  XlItem *item = gtk_single_selection_get_selected_item (self->selection);
  const gint64 index = item ? xl_item_get_id (item) : -1;
  const guint shown = gtk_drop_down_get_selected (self->shown);
  guint place = GTK_INVALID_LIST_POSITION;

  if (self->import && shown < G_N_ELEMENTS (shown_groups))
    add_rows (self, rows, shown_groups[shown]);
  gtk_single_selection_set_model (self->selection, NULL);
  xl_item_list_show (self->rows, rows);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  if (index >= 0)
    place = xl_item_list_find (self->rows, (guint) index);
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, place);
}

static void
shown_cb (XlImportWindow *self)
{
  fill_rows (self);
}

static void
append_count (GString *text, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", owned);
}

static void
fill_words (XlImportWindow *self)
{
  const XlImport *import = self->import;
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autoptr (GString) note = g_string_new (NULL);
  gboolean any = import->edit && !xl_edit_is_empty (import->edit);
  guint n_left_out = 0;

  for (guint i = 0; i < import->rows->len; i++)
    n_left_out += ((XlImportRow *) g_ptr_array_index (import->rows, i))->left_out;
  append_count (summary, import->n_created,
                g_strdup_printf (ngettext ("%u new record", "%u new records", import->n_created), import->n_created));
  append_count (summary, import->n_updated,
                g_strdup_printf (ngettext ("%u changed", "%u changed", import->n_updated), import->n_updated));
  append_count (summary, import->n_skipped - n_left_out,
                g_strdup_printf (ngettext ("%u the same already", "%u the same already", import->n_skipped - n_left_out),
                                 import->n_skipped - n_left_out));
  append_count (summary, n_left_out, g_strdup_printf (ngettext ("%u left out", "%u left out", n_left_out), n_left_out));
  append_count (summary, import->n_errors,
                g_strdup_printf (ngettext ("%u error", "%u errors", import->n_errors), import->n_errors));
  if (any)
    g_string_append_printf (summary, ". %s", _("Nothing is stored before you choose Import; one Undo takes it back."));
  if (!import->edit)
    g_string_append (note, self->intake ? _("Some rows have errors, so nothing is imported: mend them in the file, or leave "
                                            "them out.")
                                        : _("The dossier has errors and cannot be imported. Nothing was changed."));
  else if (!any && n_left_out == 0)
    g_string_append (note, _("The plan has all of this already."));
  for (char **line = import->notes; line && *line; line++)
    g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", *line);

  gtk_label_set_text (self->summary, summary->str);
  gtk_label_set_text (self->note, note->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note->len > 0);
  if (import->edit)
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "red");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "red");
  gtk_widget_set_sensitive (self->import_button, any);
  if (!any && import->n_errors == 0)
    gtk_drop_down_set_selected (self->shown, 1);
}

static void
say_wrong (XlImportWindow *self, const char *sentence)
{
  gtk_label_set_text (self->note, sentence);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "red");
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

/* --- the steps of a table --------------------------------------------------------------------- */

static void
mark_step (GtkWidget *step, gboolean now)
{
  gtk_widget_remove_css_class (step, now ? "xl-secondary" : "xl-name");
  gtk_widget_add_css_class (step, now ? "xl-name" : "xl-secondary");
}

static void
show_step (XlImportWindow *self, gboolean check)
{
  g_autofree char *missing = self->intake ? xl_intake_dup_missing (self->intake) : NULL;
  g_autofree char *about = self->intake ? xl_intake_dup_about (self->intake) : NULL;

  gtk_stack_set_visible_child_name (self->stack, check ? "check" : "columns");
  gtk_widget_set_visible (self->back_button, check && self->intake);
  gtk_widget_set_visible (self->import_button, check);
  gtk_widget_set_visible (self->next_button, !check);
  gtk_widget_set_sensitive (self->next_button, !missing);
  mark_step (self->step_columns, !check);
  mark_step (self->step_check, check);
  if (check)
    return;
  gtk_label_set_text (self->summary, about);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_grab_focus (self->next_button);
}

static gboolean
poll_cb (gpointer data)
{
  XlImportWindow *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (self->importing)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, xl_intake_get_progress (self->intake) / 100.0);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (XlImportWindow *self, gboolean busy)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  if (busy)
    self->poll = g_timeout_add (POLL, poll_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  gtk_widget_set_sensitive (self->next_button, !busy);
  gtk_widget_set_sensitive (self->back_button, !busy);
  gtk_widget_set_sensitive (self->import_button, FALSE);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = xl_desk_import_finish (XL_DESK (source), result, &error);

  if (!done && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the window is gone */
  if (done && !g_cancellable_is_cancelled (self->cancellable))
    gtk_window_destroy (GTK_WINDOW (self));
  if (done)
    return;
  self->importing = FALSE;
  set_busy (self, FALSE);
  say_wrong (self, error->message);
  gtk_widget_set_sensitive (self->import_button, TRUE);
}

/* Closing the window stops it as long as it is not on the disk. */
static void
import_cb (XlImportWindow *self)
{
  self->importing = TRUE;
  set_busy (self, TRUE);
  xl_desk_import_async (xl_window_get_desk (self->window), self->import, self->cancellable, imported_cb,
                        g_object_ref (self));
}

static gint64 *
place_of (const XlImportRow *row)
{
  gint64 *place = g_new (gint64, 1);

  *place = (gint64) row->part << 32 | row->line;
  return place;
}

/* Which record a row may be is known when it is first read: a row that was left out since does not say it again. */
static void
note_alike (XlImportWindow *self)
{
  for (guint i = 0; i < self->import->rows->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (self->import->rows, i);
      gint64 *id;

      if (!row->doubtful || !row->record)
        continue;
      id = g_new (gint64, 1);
      *id = row->record;
      g_hash_table_insert (self->alike, place_of (row), id);
    }
}

static gint64
find_alike (XlImportWindow *self, const XlImportRow *row)
{
  g_autofree gint64 *place = place_of (row);
  const gint64 *id = g_hash_table_lookup (self->alike, place);

  return id ? *id : row->record;
}

static const XlImportRow *
selected_row (XlImportWindow *self)
{
  XlItem *item = gtk_single_selection_get_selected_item (self->selection);
  gint64 index = item && self->import ? xl_item_get_id (item) : -1;

  return index >= 0 && index < self->import->rows->len ? g_ptr_array_index (self->import->rows, (guint) index) : NULL;
}

/* What is in doubt, and what has an error and can at least be left out. */
static gboolean
can_decide (const XlImportRow *row)
{
  return row->doubtful || (group_of (row) == GROUP_ERROR && row->kind && row->line > 1);
}

static void
selected_cb (XlImportWindow *self)
{
  const XlImportRow *row = selected_row (self);
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (self->window));
  gboolean doubtful = row && self->intake && can_decide (row);
  XlRecord *record = doubtful ? xl_plan_lookup (plan, find_alike (self, row)) : NULL;
  g_autofree char *name = record ? xl_words_name (plan, record) : NULL;
  g_autofree char *question = NULL, *words = NULL;

  gtk_widget_set_visible (self->decide, doubtful);
  if (!doubtful)
    return;
  if (name)
    question = g_strdup_printf (_("Is \u2068%s\u2069 in line %u the record \u2068%s\u2069 of the plan?"),
                                row->name ? row->name : "", row->line, name);
  else if (row->name)
    question = g_strdup_printf (_("What is to become of \u2068%s\u2069 in line %u?"), row->name, row->line);
  else
    question = g_strdup_printf (_("What is to become of line %u?"), row->line);
  /* What is wrong stands whole here, for the list may cut it. */
  if (group_of (row) == GROUP_ERROR && row->reason)
    words = g_strdup_printf ("%s\n%s", row->reason, question);
  gtk_label_set_text (self->decide_about, words ? words : question);
  gtk_widget_set_sensitive (self->same_button, record != NULL);
  gtk_widget_set_sensitive (self->create_button, group_of (row) != GROUP_ERROR);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  XlImport *import = xl_desk_read_table_finish (XL_DESK (source), result, &error);
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean again = self->import != NULL;

  if (!import && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the window is gone */
  set_busy (self, FALSE);
  if (!import)
    {
      say_wrong (self, error->message);
      return;
    }
  g_clear_pointer (&self->import, xl_import_free);
  self->import = import;
  fill_rows (self);
  note_alike (self);
  show_step (self, TRUE);
  if (!again)
    gtk_drop_down_set_selected (self->shown, 0);
  fill_words (self);
  if (selected != GTK_INVALID_LIST_POSITION && again)
    gtk_single_selection_set_selected (self->selection, selected);
  selected_cb (self);
  gtk_widget_grab_focus (!again && gtk_widget_get_sensitive (self->import_button) ? self->import_button : self->list);
}

static void
read_table (XlImportWindow *self)
{
  set_busy (self, TRUE);
  xl_desk_read_table_async (xl_window_get_desk (self->window), self->intake, self->cancellable, read_cb,
                            g_object_ref (self));
}

static void
next_cb (XlImportWindow *self)
{
  g_clear_pointer (&self->import, xl_import_free);
  fill_rows (self);
  g_hash_table_remove_all (self->alike);
  read_table (self);
}

static void
back_cb (XlImportWindow *self)
{
  show_step (self, FALSE);
}

static void
changed_cb (XlImportWindow *self)
{
  show_step (self, FALSE);
}

static void
decide (XlImportWindow *self, XlIntakeChoice choice)
{
  const XlImportRow *one = selected_row (self);
  gboolean all = gtk_check_button_get_active (self->decide_all);

  for (guint i = 0; one && i < self->import->rows->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (self->import->rows, i);
      gint64 id = find_alike (self, row);

      if (row == one || (all && can_decide (row) && (group_of (row) == GROUP_ERROR) == (group_of (one) == GROUP_ERROR)
                         && (choice != XL_INTAKE_UPDATE || id)))
        xl_intake_decide (self->intake, row->part, row->line, choice, id);
    }
  if (one)
    read_table (self);
}

static void
same_cb (XlImportWindow *self)
{
  decide (self, XL_INTAKE_UPDATE);
}

static void
create_cb (XlImportWindow *self)
{
  decide (self, XL_INTAKE_CREATE);
}

static void
skip_cb (XlImportWindow *self)
{
  decide (self, XL_INTAKE_SKIP);
}

/* --- the window ------------------------------------------------------------------------------- */

static void
xl_import_window_dispose (GObject *object)
{
  XlImportWindow *self = XL_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  G_OBJECT_CLASS (xl_import_window_parent_class)->dispose (object);
}

static void
xl_import_window_finalize (GObject *object)
{
  XlImportWindow *self = XL_IMPORT_WINDOW (object);

  g_clear_pointer (&self->import, xl_import_free);
  g_clear_pointer (&self->intake, xl_intake_unref);
  g_hash_table_unref (self->alike);
  g_object_unref (self->cancellable);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (xl_import_window_parent_class)->finalize (object);
}

static void
xl_import_window_class_init (XlImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_import_window_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_import_window_finalize;
  g_type_ensure (XL_TYPE_ITEM);
  g_type_ensure (XL_TYPE_ITEM_LIST);
  g_type_ensure (XL_TYPE_INTAKE_PANE);
  xl_help_on_f1 (widget_class, "files-in");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, note);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, step_columns);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, step_check);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, decide);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, decide_about);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, decide_all);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, same_button);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, create_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
xl_import_window_init (XlImportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->alike = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_item_list_set_maker (self->rows, row_item, self);
}

/**
 * xl_import_window_present:
 * @parent: the window whose plan takes the dossier
 * @path: the dossier
 * @import: (transfer full): what reading it gave
 *
 * Shows what the dossier would do, and does it when asked to: a backup, and one undo step.
 */
void
xl_import_window_present (XlWindow *parent, const char *path, XlImport *import)
{
  XlImportWindow *self = g_object_new (XL_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);

  self->window = g_object_ref (parent);
  self->import = import;
  gtk_label_set_text (self->heading, name);
  show_step (self, TRUE);
  fill_rows (self);
  fill_words (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->import_button) ? self->import_button : self->list);
}

/**
 * xl_import_window_present_table:
 * @parent: the window whose plan takes the table
 * @intake: (transfer full): the table
 *
 * Asks which column is which field, shows what the table would do, and does it when asked to: a backup, and one undo
 * step. Each step can be walked back.
 */
void
xl_import_window_present_table (XlWindow *parent, XlIntake *intake)
{
  XlImportWindow *self = g_object_new (XL_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->window = g_object_ref (parent);
  self->intake = intake;
  gtk_window_set_title (GTK_WINDOW (self), _("Import a table"));
  gtk_label_set_text (self->heading, xl_intake_get_name (intake));
  gtk_widget_set_visible (self->steps, TRUE);
  xl_intake_pane_set_table (self->pane, intake, xl_desk_get_plan (xl_window_get_desk (parent)));
  gtk_window_present (GTK_WINDOW (self));
  show_step (self, FALSE);
}
