/* xl-bulk-bar.c - below a list: what is selected in it, and what can be done with all of that at once */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor shows a draft: a record of the kind that is in no plan, and holds nothing but the value
 * that all are to have. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-bulk-bar.h"

#include "xl-application.h"
#include "xl-desk-bulk.h"
#include "xl-desk-compare.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-field-editor.h"
#include "xl-wrap.h"

struct _XlBulkBar
{
  XlPart parent_instance;

  /* owned */
  GPtrArray *records;  /* of one kind; those that are selected */
  GPtrArray *offered;  /* of XlField, borrowed: what the drop-down offers */
  XlRecord *draft;
  GSignalGroup *plan;
  /* borrowed */
  const XlKind *kind;  /* of the records; NULL before there were any */
  const XlField *field;
  XlFieldEditor *editor;
  gboolean given;      /* a person has said what the value is */
  gboolean filling;
  /* template */
  GtkRevealer *panel;
  GtkWidget *form;
  GtkDropDown *fields;
  GtkBox *place;
  GtkWidget *none;
  GtkLabel *error;
  GtkLabel *preview;
  GtkWidget *apply;
  GtkLabel *words;
  GtkToggleButton *change;
  GtkWidget *compare;
  GtkWidget *retire;
};

G_DEFINE_FINAL_TYPE (XlBulkBar, xl_bulk_bar, XL_TYPE_PART)

static guint clear_signal;

static void
say_error (XlBulkBar *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static gboolean
is_open (XlBulkBar *self)
{
  return gtk_revealer_get_reveal_child (self->panel);
}

static XlEdit *
make_edit (XlBulkBar *self)
{
  g_autofree char *text = xl_field_dup_text (self->field, self->draft);

  return xl_edits_bulk (xl_part_get_plan (XL_PART (self)), (XlRecord **) self->records->pdata, self->records->len,
                        self->field, text);
}

/* How many would change; and whether the door would let it pass. */
static void
show_preview (XlBulkBar *self)
{
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (!is_open (self) || self->draft == NULL || xl_part_get_plan (XL_PART (self)) == NULL)
    return;
  edit = self->given ? make_edit (self) : NULL;
  if (self->given)
    words = xl_words_would_change (edit != NULL ? edit->ops->len : 0, self->records->len);
  gtk_label_set_text (self->preview, words != NULL ? words : _("Say what they are to have."));
  if (edit != NULL)
    xl_desk_check_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  say_error (self, sentence);
  gtk_widget_set_sensitive (self->apply, !self->given || (edit != NULL && sentence == NULL));
}

/* ---- the value ---- */

/* What is given from now on. */
static void
give (XlBulkBar *self, const char *text)
{
  self->given = TRUE;
  xl_record_set_text (self->draft, self->field, text);
  xl_field_editor_settle (self->editor, TRUE);
  xl_field_editor_show (self->editor, xl_part_get_desk (XL_PART (self)), self->draft);
  show_preview (self);
}

static void
typed_cb (XlBulkBar *self, const char *typed)
{
  g_autoptr (XlFault) fault = NULL;
  g_autofree char *text = xl_field_parse (self->field, typed, xl_number_locale (), &fault);
  g_autofree char *sentence = NULL;

  if (fault == NULL)
    {
      give (self, text);
      return;
    }
  sentence = xl_words_fault (xl_part_get_plan (XL_PART (self)), fault);
  self->given = FALSE;
  xl_field_editor_settle (self->editor, FALSE);
  show_preview (self);
  say_error (self, sentence);
}

static void
chosen_cb (XlBulkBar *self, const char *text)
{
  give (self, text);
}

static void
none_cb (XlBulkBar *self)
{
  xl_field_editor_reset (self->editor);
  give (self, NULL);
}

static void
restored_cb (XlBulkBar *self)
{
  show_preview (self);
}

/* ---- doing it ---- */

static void
close_panel (XlBulkBar *self)
{
  gtk_toggle_button_set_active (self->change, FALSE);
}

static gboolean
do_edit (XlBulkBar *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  if (is_open (self))
    say_error (self, sentence);
  else if (sentence != NULL)
    g_signal_emit_by_name (xl_part_get_desk (XL_PART (self)), "failed", sentence);
  return sentence == NULL;
}

static void
apply_cb (XlBulkBar *self)
{
  g_autoptr (XlEdit) edit = NULL;

  xl_field_editor_finish (self->editor);
  if (!self->given)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      return;
    }
  edit = make_edit (self);
  if (edit != NULL && do_edit (self, edit))
    close_panel (self);
}

/* A new record to refer to is wanted, and wanted now. */
static void
created_cb (XlBulkBar *self, const char *name)
{
  g_autoptr (XlEdit) edit =
      xl_edits_bulk_new_reference (xl_part_get_plan (XL_PART (self)), (XlRecord **) self->records->pdata,
                                   self->records->len, self->field, name);

  if (edit != NULL && do_edit (self, edit))
    close_panel (self);
}

static void
retire_cb (XlBulkBar *self)
{
  g_autoptr (XlEdit) edit = xl_edits_retire (xl_part_get_plan (XL_PART (self)), (XlRecord **) self->records->pdata,
                                             self->records->len);

  if (edit != NULL)
    do_edit (self, edit);
}

static void
compare_cb (XlBulkBar *self)
{
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));

  for (guint i = 0; i < self->records->len; i++)
    g_variant_builder_add (&ids, "x", xl_record_get_id (g_ptr_array_index (self->records, i)));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.compare-regions", g_variant_builder_end (&ids));
}

static void
clear_cb (XlBulkBar *self)
{
  g_signal_emit (self, clear_signal, 0);
}

/* ---- the field ---- */

/* What they all have, to begin with. */
static char *
dup_common (XlBulkBar *self)
{
  g_autofree char *common = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      g_autofree char *text = xl_field_dup_text (self->field, g_ptr_array_index (self->records, i));

      if (i > 0 && g_strcmp0 (text, common) != 0)
        return NULL;
      if (i == 0)
        common = g_steal_pointer (&text);
    }
  return g_steal_pointer (&common);
}

static void
make_editor (XlBulkBar *self)
{
  g_autofree char *common = dup_common (self);

  if (self->editor != NULL)
    gtk_box_remove (self->place, GTK_WIDGET (self->editor));
  g_clear_object (&self->draft);
  self->draft = xl_record_new (self->kind, 0);
  if (common != NULL)
    xl_record_set_text (self->draft, self->field, common);
  self->given = FALSE;
  self->editor = XL_FIELD_EDITOR (xl_field_editor_new (self->field));
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  xl_field_editor_set_name (self->editor, xl_words_field (self->field));
  g_signal_connect_swapped (self->editor, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->editor, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->editor, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->editor, "restored", G_CALLBACK (restored_cb), self);
  gtk_box_append (self->place, GTK_WIDGET (self->editor));
  xl_field_editor_show (self->editor, xl_part_get_desk (XL_PART (self)), self->draft);
  /* Choices and references offer it themselves. */
  gtk_widget_set_visible (self->none, !(self->field->flags & XL_FIELD_REQUIRED)
                                          && self->field->type != XL_FIELD_CHOICE
                                          && self->field->type != XL_FIELD_REFERENCE
                                          && self->field->type != XL_FIELD_FLAG);
  show_preview (self);
}

static void
field_cb (XlBulkBar *self)
{
  guint place = gtk_drop_down_get_selected (self->fields);

  if (self->filling || place >= self->offered->len)
    return;
  self->field = g_ptr_array_index (self->offered, place);
  make_editor (self);
}

static void
offer_fields (XlBulkBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint choice = 0;

  g_ptr_array_set_size (self->offered, 0);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (xl_bulk_can (self->kind, &self->kind->fields[i]))
      {
        /* To begin with, one that many have in common: a choice. */
        if (choice == 0 && self->kind->fields[i].type == XL_FIELD_CHOICE)
          choice = self->offered->len;
        g_ptr_array_add (self->offered, (gpointer) &self->kind->fields[i]);
        gtk_string_list_append (names, xl_words_field (&self->kind->fields[i]));
      }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->fields, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->fields, choice);
  self->filling = FALSE;
}

static void
change_cb (XlBulkBar *self)
{
  gboolean open = gtk_toggle_button_get_active (self->change);

  gtk_revealer_set_reveal_child (self->panel, open);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), open);
  if (!open)
    return;
  field_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->fields));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer data)
{
  XlBulkBar *self = data;

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (is_open (self))
    {
      close_panel (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->change));
    }
  else
    g_signal_emit (self, clear_signal, 0);
  return GDK_EVENT_STOP;
}

/* ---- the object ---- */

static void
xl_bulk_bar_refresh (XlPart *part)
{
  XlBulkBar *self = XL_BULK_BAR (part);
  gboolean writable = !xl_desk_get_read_only (xl_part_get_desk (part));

  gtk_widget_set_sensitive (GTK_WIDGET (self->change), writable);
  gtk_widget_set_sensitive (self->retire, writable);
}

static void
plan_cb (XlBulkBar *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
}

static void
xl_bulk_bar_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::read-only", G_CALLBACK (xl_part_refresh), part, G_CONNECT_SWAPPED);
  plan_cb (XL_BULK_BAR (part));
}

static void
xl_bulk_bar_dispose (GObject *object)
{
  XlBulkBar *self = XL_BULK_BAR (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->draft);
  g_ptr_array_set_size (self->records, 0);
  G_OBJECT_CLASS (xl_bulk_bar_parent_class)->dispose (object);
}

static void
xl_bulk_bar_finalize (GObject *object)
{
  g_ptr_array_unref (XL_BULK_BAR (object)->records);
  g_ptr_array_unref (XL_BULK_BAR (object)->offered);
  G_OBJECT_CLASS (xl_bulk_bar_parent_class)->finalize (object);
}

static void
xl_bulk_bar_class_init (XlBulkBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = xl_bulk_bar_dispose;
  object_class->finalize = xl_bulk_bar_finalize;
  XL_PART_CLASS (class)->refresh = xl_bulk_bar_refresh;
  XL_PART_CLASS (class)->follow = xl_bulk_bar_follow;
  clear_signal = g_signal_new ("clear", XL_TYPE_BULK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-bulk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, panel);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, form);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, fields);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, place);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, none);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, error);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, preview);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, apply);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, words);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, change);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, compare);
  gtk_widget_class_bind_template_child (widget_class, XlBulkBar, retire);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, retire_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_bulk_bar_init (XlBulkBar *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->offered = g_ptr_array_new ();
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (show_preview), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->panel), FALSE);
}

/**
 * xl_bulk_bar_set_records:
 * @records: (transfer full) (element-type XlRecord): what is selected, all of one kind; holds references
 *
 * Shows how many there are; fewer than two need no bar.
 */
void
xl_bulk_bar_set_records (XlBulkBar *bar, GPtrArray *records)
{
  g_autofree char *words = NULL;
  gboolean many = records->len > 1;

  g_ptr_array_unref (bar->records);
  bar->records = records;
  if (!many)
    close_panel (bar);
  else if (bar->kind == NULL)
    {
      bar->kind = xl_record_get_kind (g_ptr_array_index (records, 0));
      offer_fields (bar);
    }
  if (many)
    {
      words = xl_words_selected (bar->kind, records->len);
      gtk_label_set_text (bar->words, words);
      gtk_widget_set_visible (bar->compare, bar->kind == &xl_kind_region && records->len >= XL_COMPARE_LEAST
                                                && records->len <= XL_COMPARE_MOST);
      show_preview (bar);
    }
  gtk_widget_set_visible (GTK_WIDGET (bar), many);
}
