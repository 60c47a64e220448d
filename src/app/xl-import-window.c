/* xl-import-window.c - what a dossier would create, update and skip, before it does */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-import-window.h"

#include "xl-desk-words.h"
#include "xl-item.h"
#include "xl-pages.h"

/* Groups of rows: in this order, and what the drop-down shows of them. */
typedef enum
{
  GROUP_ERROR,
  GROUP_CREATED,
  GROUP_UPDATED,
  GROUP_SKIPPED,
} Group;

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
};

struct _XlImportWindow
{
  GtkWindow parent_instance;

  XlWindow *window; /* owned: where it goes */
  XlImport *import; /* owned */

  /* template */
  GListStore *rows;
  GtkCustomFilter *filter;
  GtkDropDown *shown;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkLabel *note;
  GtkWidget *list;
  GtkWidget *import_button;
};

G_DEFINE_FINAL_TYPE (XlImportWindow, xl_import_window, GTK_TYPE_WINDOW)

static gboolean
match (gpointer item, gpointer data)
{
  XlImportWindow *self = data;
  guint shown = gtk_drop_down_get_selected (self->shown);

  return shown < G_N_ELEMENTS (shown_groups) && (shown_groups[shown] >> xl_item_get_group (item) & 1) != 0;
}

static void
shown_cb (XlImportWindow *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static Group
group_of (const XlImportRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (row->action, groups[i].action) == 0)
      return i;
  return GROUP_ERROR;
}

static XlItem *
row_item (const XlImportRow *row)
{
  Group group = group_of (row);
  g_autoptr (GString) about = g_string_new (row->kind ? xl_words_kind (row->kind, FALSE) : NULL);
  const char *name = row->name && *row->name ? row->name : row->id;

  if (row->reason)
    g_string_append_printf (about, about->len > 0 ? ": %s" : "%s", row->reason);
  if (group == GROUP_ERROR && row->line > 0)
    {
      g_string_append (about, about->len > 0 ? " " : "");
      /* Translators: of a file */
      g_string_append_printf (about, _("(line %u)"), row->line);
    }
  return xl_item_new (0, group, groups[group].icon, name ? name : _("The dossier"), about->str,
                      _(groups[group].words));
}

static void
fill_rows (XlImportWindow *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    for (guint i = 0; i < self->import->rows->len; i++)
      {
        const XlImportRow *row = g_ptr_array_index (self->import->rows, i);

        if (group_of (row) == group)
          g_ptr_array_add (items, row_item (row));
      }
  g_list_store_splice (self->rows, 0, 0, items->pdata, items->len);
}

static void
append_count (GString *text, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", owned);
}

static void
fill_words (XlImportWindow *self, const char *path)
{
  const XlImport *import = self->import;
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autoptr (GString) note = g_string_new (NULL);
  gboolean any = import->edit && !xl_edit_is_empty (import->edit);

  append_count (summary, import->n_created,
                g_strdup_printf (ngettext ("%u new record", "%u new records", import->n_created), import->n_created));
  append_count (summary, import->n_updated,
                g_strdup_printf (ngettext ("%u changed", "%u changed", import->n_updated), import->n_updated));
  append_count (summary, import->n_skipped,
                g_strdup_printf (ngettext ("%u the same already", "%u the same already", import->n_skipped),
                                 import->n_skipped));
  append_count (summary, import->n_errors,
                g_strdup_printf (ngettext ("%u error", "%u errors", import->n_errors), import->n_errors));
  if (any)
    g_string_append_printf (summary, ". %s", _("Nothing is stored before you choose Import; one Undo takes it back."));
  if (!import->edit)
    g_string_append (note, _("The dossier has errors and cannot be imported. Nothing was changed."));
  else if (!any)
    g_string_append (note, _("The plan has all of this already."));
  for (char **line = import->notes; line && *line; line++)
    g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", *line);

  gtk_label_set_text (self->heading, name);
  gtk_label_set_text (self->summary, summary->str);
  gtk_label_set_text (self->note, note->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note->len > 0);
  if (!import->edit)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "red");
  gtk_widget_set_sensitive (self->import_button, any);
  if (!any && import->n_errors == 0)
    gtk_drop_down_set_selected (self->shown, 1);
}

static void
import_cb (XlImportWindow *self)
{
  g_autofree char *sentence = NULL;

  if (xl_desk_import (xl_window_get_desk (self->window), self->import, &sentence))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    {
      gtk_label_set_text (self->note, sentence);
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "red");
      gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
      gtk_widget_set_sensitive (self->import_button, FALSE);
    }
}

static void
xl_import_window_finalize (GObject *object)
{
  XlImportWindow *self = XL_IMPORT_WINDOW (object);

  g_clear_pointer (&self->import, xl_import_free);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (xl_import_window_parent_class)->finalize (object);
}

static void
xl_import_window_class_init (XlImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_import_window_finalize;
  g_type_ensure (XL_TYPE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, note);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, XlImportWindow, import_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
xl_import_window_init (XlImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
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

  self->window = g_object_ref (parent);
  self->import = import;
  fill_rows (self);
  fill_words (self, path);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->import_button) ? self->import_button : self->list);
}
