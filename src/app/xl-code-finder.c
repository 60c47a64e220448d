/* xl-code-finder.c - codes of a record by their meaning, and more of them found by words */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands below the field where codes are typed: few people know "14 06 03*" by heart. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-code-finder.h"

#include <string.h>

#include "xl-application.h"
#include "xl-codes.h"
#include "xl-desk-edits.h"
#include "xl-label.h"
#include "xl-record-picker.h"

struct _XlCodeFinder
{
  XlPart parent_instance;

  char *field; /* owned */

  /* template */
  GtkBox *meanings;
  GtkMenuButton *find;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlCodeFinder, xl_code_finder, XL_TYPE_PART)

typedef enum
{
  PROP_FIELD = 1,
} XlCodeFinderProperty;

static GParamSpec *properties[PROP_FIELD + 1];

static const XlField *
get_field (XlCodeFinder *self)
{
  return xl_kind_field (xl_record_get_kind (xl_part_get_record (XL_PART (self))), self->field);
}

static gboolean
is_waste (XlCodeFinder *self)
{
  return g_strcmp0 (self->field, "codes") == 0;
}

/* What the lists say of a code: of NACE there are two revisions. */
static const char *
meaning_of (XlCodeFinder *self, const char *code)
{
  const char *name = xl_codes_lookup (is_waste (self) ? "ewc" : "nace21", code, "name");

  return name != NULL || is_waste (self) ? name : xl_codes_lookup ("nace2", code, "name");
}

/* --- changing ----------------------------------------------------------------------------------- */

static void
set_codes (XlCodeFinder *self, GPtrArray *codes)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;

  g_ptr_array_add (codes, NULL);
  text = xl_set_to_text ((const char *const *) codes->pdata);
  edit = xl_edits_value (xl_part_get_plan (XL_PART (self)), record, get_field (self), text);
  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static GPtrArray *
dup_codes (XlCodeFinder *self)
{
  char **codes = (char **) xl_field_get_set (get_field (self), xl_part_get_record (XL_PART (self)));
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_ptr_array_add (copy, g_strdup (codes[i]));
  return copy;
}

static void
code_cb (XlCodeFinder *self, const char *code)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (xl_part_get_record (XL_PART (self)) == NULL)
    return;
  codes = dup_codes (self);
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
  set_codes (self, codes);
}

static void
make_picker_cb (GtkMenuButton *button, gpointer data)
{
  XlCodeFinder *self = data;
  XlDesk *desk = xl_part_get_desk (XL_PART (self));
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL || desk == NULL)
    return;
  picker = is_waste (self) ? xl_record_picker_new_codes (desk, "ewc", _("Find in the List of Waste: words or a number"))
                           : xl_record_picker_new_codes (desk, "nace21", _("Find in NACE: words or a number"));
  g_signal_connect_swapped (picker, "code", G_CALLBACK (code_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

/* --- showing ------------------------------------------------------------------------------------ */

static void
xl_code_finder_refresh (XlPart *part)
{
  XlCodeFinder *self = XL_CODE_FINDER (part);
  GtkWidget *child;
  g_autoptr (GPtrArray) codes = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->meanings))) != NULL)
    gtk_box_remove (self->meanings, child);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  if (xl_part_get_record (part) == NULL)
    return;
  codes = dup_codes (self);
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i), *name = meaning_of (self, code);
      g_autofree char *text = NULL;

      if (name == NULL)
        continue;
      text = g_strdup_printf ("%s  %s%s", code, name, g_str_has_suffix (code, "*") ? _(" (hazardous)") : "");
      child = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      xl_label_wrap (GTK_LABEL (child));
      gtk_widget_add_css_class (child, "xl-caption");
      gtk_box_append (self->meanings, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->meanings), gtk_widget_get_first_child (GTK_WIDGET (self->meanings)) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find), !xl_desk_get_read_only (xl_part_get_desk (part)));
}

static void
xl_code_finder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlCodeFinderProperty) id)
    {
    case PROP_FIELD:
      g_value_set_string (value, XL_CODE_FINDER (object)->field);
      break;
    }
}

static void
xl_code_finder_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlCodeFinder *self = XL_CODE_FINDER (object);

  switch ((XlCodeFinderProperty) id)
    {
    case PROP_FIELD:
      g_free (self->field);
      self->field = g_value_dup_string (value);
      gtk_menu_button_set_label (self->find, is_waste (self) ? _("Find a code of the List of Waste…") : _("Find a NACE code…"));
      break;
    }
}

static void
xl_code_finder_finalize (GObject *object)
{
  g_free (XL_CODE_FINDER (object)->field);
  G_OBJECT_CLASS (xl_code_finder_parent_class)->finalize (object);
}

static void
xl_code_finder_class_init (XlCodeFinderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_code_finder_get_property;
  object_class->set_property = xl_code_finder_set_property;
  object_class->finalize = xl_code_finder_finalize;
  XL_PART_CLASS (class)->refresh = xl_code_finder_refresh;
  properties[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-code-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, XlCodeFinder, meanings);
  gtk_widget_class_bind_template_child (widget_class, XlCodeFinder, find);
  gtk_widget_class_bind_template_child (widget_class, XlCodeFinder, error);
}

static void
xl_code_finder_init (XlCodeFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->find, make_picker_cb, self, NULL);
}
