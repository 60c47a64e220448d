/* xl-record-picker.c - find a record of a kind by typing, or make a new one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-record-picker.h"

#include <string.h>

#include "xl-codes.h"
#include "xl-desk-words.h"
#include "xl-fold.h"
#include "xl-item.h"
#include "xl-picker-row.h"

/* More than anybody reads; who wants another one types a letter more. */
#define MOST_HITS 200

struct _XlRecordPicker
{
  GtkPopover parent_instance;

  XlDesk *desk;          /* owned */
  const XlKind *kind;
  const XlCodes *codes;  /* or else codes of a list */
  GArray *rows;          /* owned: of guint: those that are offered */
  gboolean clearable;
  XlRecord *without;     /* owned: never offered */
  GObject *create;       /* borrowed: the row that offers a new one */
  GObject *clear;        /* borrowed: the row that offers none */

  /* template */
  GtkEditable *words;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *items;
  GtkWidget *scroller;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (XlRecordPicker, xl_record_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  CREATE,
  CODE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
scroll_to (XlRecordPicker *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
same_name (XlRecordPicker *self, XlRecord *record, const char *folded)
{
  g_autofree char *name = xl_words_name (xl_desk_get_plan (self->desk), record);
  g_autofree char *own = xl_fold (name);

  return strcmp (own, folded) == 0;
}

/* Without a kind it offers what people mean by a record: what has a shape on the map. */
static gboolean
is_offered (XlRecordPicker *self, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  return record != self->without
         && (self->kind != NULL || kind == &xl_kind_region || kind == &xl_kind_organisation
             || kind == &xl_kind_project || kind == &xl_kind_network);
}

static void
set_items (XlRecordPicker *self, GPtrArray *items)
{
  gtk_widget_set_visible (self->nothing, items->len == 0);
  gtk_widget_set_visible (self->scroller, items->len > 0);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (items->len > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      scroll_to (self, 0);
    }
}

/* The list of codes for what is typed: each with the name of its group below it. */
static void
fill_codes (XlRecordPicker *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = xl_codes_search (self->codes, gtk_editable_get_text (self->words), MOST_HITS);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);
      g_autofree char *name = g_strdup_printf ("%s  %s", xl_codes_code (self->codes, row), xl_codes_cell (self->codes, row, "name"));

      g_ptr_array_add (items, xl_item_new (0, 0, NULL, name, xl_codes_heading (self->codes, row), NULL));
    }
  set_items (self, items);
}

/* The list for what is typed: hits by rank, then the offer to make a new one, then the offer of none. */
static void
fill (XlRecordPicker *self)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));
  g_autofree char *folded = xl_fold (words);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) hits = NULL;
  gboolean known = FALSE;

  if (plan == NULL)
    return;
  if (self->codes != NULL)
    {
      fill_codes (self);
      return;
    }
  hits = xl_plan_search (plan, self->kind, words, self->kind != NULL ? MOST_HITS : 0);
  for (guint i = 0; i < hits->len; i++)
    {
      XlRecord *record = g_array_index (hits, XlHit, i).record;

      if (!is_offered (self, record) || items->len >= MOST_HITS)
        continue;
      known = known || (*words != '\0' && i < 8 && same_name (self, record, folded));
      g_ptr_array_add (items, g_object_ref (record));
    }
  self->create = self->clear = NULL;
  /* A region is never without its country, which a name does not say. */
  if (*words != '\0' && !known && self->kind != NULL && self->kind != &xl_kind_region)
    {
      g_autofree char *offer = NULL;

      /* Translators: an offer in a list; %1$s is a kind such as "Partner", %2$s what was typed */
      offer = g_strdup_printf (_("New: %1$s “%2$s”"), xl_words_kind (self->kind, FALSE), words);
      self->create = (GObject *) gtk_string_object_new (offer);
      g_ptr_array_add (items, self->create);
    }
  if (*words == '\0' && self->clearable)
    {
      self->clear = (GObject *) gtk_string_object_new (_("Not stated"));
      g_ptr_array_add (items, self->clear);
    }
  set_items (self, items);
}

static void
take (XlRecordPicker *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autofree char *name = NULL;

  if (item == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->codes != NULL)
    g_signal_emit (self, signals[CODE], 0, xl_codes_code (self->codes, g_array_index (self->rows, guint, position)));
  else if (item == self->create)
    g_signal_emit (self, signals[CREATE], 0, name);
  else
    g_signal_emit (self, signals[PICKED], 0, XL_IS_RECORD (item) ? item : NULL);
  g_object_unref (self);
}

static void
activate_cb (XlRecordPicker *self, guint position)
{
  take (self, position);
}

static void
enter_cb (XlRecordPicker *self)
{
  take (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
key_cb (XlRecordPicker *self, guint key, guint code, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint now = gtk_single_selection_get_selected (self->selection);
  int step;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step = 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step = -1;
      break;
    case GDK_KEY_Page_Down:
      step = 8;
      break;
    case GDK_KEY_Page_Up:
      step = -8;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      enter_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (n > 0 && now != GTK_INVALID_LIST_POSITION)
    {
      guint position = CLAMP ((int) now + step, 0, (int) n - 1);

      gtk_single_selection_set_selected (self->selection, position);
      scroll_to (self, position);
    }
  return GDK_EVENT_STOP;
}

static void
stop_cb (XlRecordPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
xl_record_picker_map (GtkWidget *widget)
{
  XlRecordPicker *self = XL_RECORD_PICKER (widget);

  /* Each time as if it were new: the plan has changed meanwhile, and so has the question. */
  gtk_editable_set_text (self->words, "");
  fill (self);
  GTK_WIDGET_CLASS (xl_record_picker_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
xl_record_picker_dispose (GObject *object)
{
  XlRecordPicker *self = XL_RECORD_PICKER (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->without);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (xl_record_picker_parent_class)->dispose (object);
}

static void
xl_record_picker_class_init (XlRecordPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_record_picker_dispose;
  widget_class->map = xl_record_picker_map;

  signals[PICKED] = g_signal_new ("picked", XL_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, XL_TYPE_RECORD);
  signals[CREATE] = g_signal_new ("create", XL_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[CODE] = g_signal_new ("code", XL_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (XL_TYPE_PICKER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, XlRecordPicker, words);
  gtk_widget_class_bind_template_child (widget_class, XlRecordPicker, list);
  gtk_widget_class_bind_template_child (widget_class, XlRecordPicker, selection);
  gtk_widget_class_bind_template_child (widget_class, XlRecordPicker, items);
  gtk_widget_class_bind_template_child (widget_class, XlRecordPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, XlRecordPicker, nothing);
  gtk_widget_class_bind_template_callback_full (widget_class, "words_changed_cb", G_CALLBACK (fill));
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
xl_record_picker_init (XlRecordPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_record_picker_new:
 * @desk: the desk
 * @kind: (nullable): which records; %NULL for regions, partners, projects and networks, which are found, not made
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
xl_record_picker_new (XlDesk *desk, const XlKind *kind)
{
  XlRecordPicker *self = g_object_new (XL_TYPE_RECORD_PICKER, NULL);
  g_autofree char *name = NULL;

  self->desk = g_object_ref (desk);
  self->kind = kind;
  /* Translators: the record picker; %s is a kind such as "Partner" */
  name = kind != NULL ? g_strdup_printf (_("Find: %s"), xl_words_kind (kind, FALSE))
                      : g_strdup (_("Find a region, partner or project"));
  g_object_set (self->words, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kind != NULL ? xl_words_kind (kind, TRUE) : name, -1);
  return GTK_WIDGET (self);
}

/**
 * xl_record_picker_new_codes:
 * @list: the name of a list of codes, as xl_codes_get() has it
 * @name: what is sought, translated
 *
 * Returns: (transfer floating): a popover that finds codes by number or by words
 */
GtkWidget *
xl_record_picker_new_codes (XlDesk *desk, const char *list, const char *name)
{
  XlRecordPicker *self = g_object_new (XL_TYPE_RECORD_PICKER, NULL);

  self->desk = g_object_ref (desk);
  self->codes = xl_codes_get (list);
  g_object_set (self->words, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * xl_record_picker_get_desk:
 *
 * Returns: (transfer none): where its records are
 */
XlDesk *
xl_record_picker_get_desk (XlRecordPicker *self)
{
  return self->desk;
}

/**
 * xl_record_picker_set_clearable:
 * @clearable: whether "not stated" is among the answers
 */
void
xl_record_picker_set_clearable (XlRecordPicker *self, gboolean clearable)
{
  self->clearable = clearable;
}

/**
 * xl_record_picker_set_without:
 * @record: (nullable): a record that is not offered: the one that a link starts from
 */
void
xl_record_picker_set_without (XlRecordPicker *self, XlRecord *record)
{
  g_set_object (&self->without, record);
}
