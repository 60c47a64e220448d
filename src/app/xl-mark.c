/* xl-mark.c - the provenance mark: published, own, illustrative */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-mark.h"

#include "xl-desk-words.h"

/* A chip with a word; style.css hatches what is invented to show something. */
struct _XlMark
{
  GtkWidget parent_instance;

  int provenance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (XlMark, xl_mark, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_PROVENANCE = 1,
} XlMarkProperty;

static GParamSpec *properties[PROP_PROVENANCE + 1];

static void
xl_mark_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMarkProperty) id)
    {
    case PROP_PROVENANCE:
      g_value_set_int (value, XL_MARK (object)->provenance);
      break;
    }
}

static void
xl_mark_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMarkProperty) id)
    {
    case PROP_PROVENANCE:
      xl_mark_set_provenance (XL_MARK (object), g_value_get_int (value));
      break;
    }
}

static void
xl_mark_dispose (GObject *object)
{
  XlMark *self = XL_MARK (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_mark_parent_class)->dispose (object);
}

static void
xl_mark_class_init (XlMarkClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_mark_get_property;
  object_class->set_property = xl_mark_set_property;
  object_class->dispose = xl_mark_dispose;
  /* an XlProvenance */
  properties[PROP_PROVENANCE] =
      g_param_spec_int ("provenance", NULL, NULL, 0, 3, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_mark_init (XlMark *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "xl-prov");
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
  xl_mark_set_provenance (self, XL_PROVENANCE_OWN);
}

/**
 * xl_mark_set_provenance:
 * @provenance: an #XlProvenance; 0 shows nothing
 */
void
xl_mark_set_provenance (XlMark *self, int provenance)
{
  static const char *const classes[] = { "", "published", "own", "illustrative" };

  if (provenance < 0 || provenance > XL_PROVENANCE_ILLUSTRATIVE || self->provenance == provenance)
    return;
  if (self->provenance != 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->provenance]);
  self->provenance = provenance;
  if (provenance != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), classes[provenance]);
  gtk_label_set_text (GTK_LABEL (self->label), xl_mark_get_word (self));
}

/**
 * xl_mark_get_word:
 *
 * Returns: (transfer none): what it says: "published"
 */
const char *
xl_mark_get_word (XlMark *self)
{
  const XlField *field = xl_kind_field (&xl_kind_region, "provenance");

  return self->provenance != 0 ? xl_words_choice (field, self->provenance) : "";
}
