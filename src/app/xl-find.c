/* xl-find.c - find anything: one entry over all records */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-find.h"

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-item.h"
#include "xl-pages.h"

#define LIMIT 40 /* hits that are shown; who needs more types more */

struct _XlFind
{
  GtkPopover parent_instance;

  XlDesk *desk; /* owned */

  /* template */
  GListStore *hits;
  GtkSingleSelection *selection;
  GtkEditable *entry;
  GtkLabel *hint;
  GtkWidget *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (XlFind, xl_find, GTK_TYPE_POPOVER)

static XlItem *
hit_item (XlPlan *plan, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);
  const XlPageInfo *page = xl_pages_for_kind (kind);
  g_autofree char *name = xl_words_name (plan, record);
  g_autofree char *about = xl_words_about (plan, record);

  return xl_item_new (xl_record_get_id (record), 0, page ? page->icon : "xl-organisation-symbolic", name, about, NULL);
}

static void
changed_cb (XlFind *self)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  const char *words = gtk_editable_get_text (self->entry);
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  /* Only what a page shows, or what belongs to such a record, leads anywhere. */
  if (plan && *words)
    found = xl_desk_search (self->desk, words, 3 * LIMIT);
  for (guint i = 0; found && i < g_list_model_get_n_items (found) && items->len < LIMIT; i++)
    {
      g_autoptr (XlRecord) record = g_list_model_get_item (found, i);

      if (xl_pages_record (plan, record))
        g_ptr_array_add (items, hit_item (plan, record));
    }
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), items->pdata, items->len);
  gtk_widget_set_visible (self->scroller, items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), items->len == 0);
  gtk_label_set_text (self->hint, *words ? _("Nothing has these words in it.")
                                         : _("Accents do not matter: lodz finds Łódź. Enter opens the first."));
}

static void
open_item (XlFind *self, XlItem *item)
{
  gint64 id = xl_item_get_id (item);
  GtkWidget *above = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (above, "win.open-record", "x", id);
}

static void
row_cb (XlFind *self, guint position)
{
  g_autoptr (XlItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item)
    open_item (self, item);
}

static void
activate_cb (XlFind *self)
{
  XlItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item)
    open_item (self, item);
}

static void
stop_cb (XlFind *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* The arrows move the selection while the typing goes on. */
static gboolean
key_cb (XlFind *self, guint key, guint code, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  if (key == GDK_KEY_Down)
    at = MIN (at + 1, n - 1);
  else
    at = at > 0 ? at - 1 : 0;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  return TRUE;
}

static void
xl_find_map (GtkWidget *widget)
{
  XlFind *self = XL_FIND (widget);

  GTK_WIDGET_CLASS (xl_find_parent_class)->map (widget);
  gtk_editable_select_region (self->entry, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  changed_cb (self);
}

static void
xl_find_finalize (GObject *object)
{
  g_clear_object (&XL_FIND (object)->desk);
  G_OBJECT_CLASS (xl_find_parent_class)->finalize (object);
}

static void
xl_find_class_init (XlFindClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_find_finalize;
  widget_class->map = xl_find_map;
  g_type_ensure (XL_TYPE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-find.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFind, hits);
  gtk_widget_class_bind_template_child (widget_class, XlFind, selection);
  gtk_widget_class_bind_template_child (widget_class, XlFind, entry);
  gtk_widget_class_bind_template_child (widget_class, XlFind, hint);
  gtk_widget_class_bind_template_child (widget_class, XlFind, scroller);
  gtk_widget_class_bind_template_child (widget_class, XlFind, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_find_init (XlFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_find_new:
 * @desk: whose records are searched
 *
 * Returns: (transfer floating): a popover; what is chosen in it opens by win.open-record
 */
GtkWidget *
xl_find_new (XlDesk *desk)
{
  XlFind *self = g_object_new (XL_TYPE_FIND, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}
