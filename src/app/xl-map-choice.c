/* xl-map-choice.c - a filter of the map: a button with check marks below it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-map-choice.h"

#include "xl-application.h"

/* Bits of a guint. */
#define MOST 31
/* A longer choice is cut in the list, and whole in its tooltip. */
#define LABEL_CHARS 40

struct _XlMapChoice
{
  GtkWidget parent_instance;

  char *title;      /* owned */
  gboolean single;
  guint value;
  char **brief;     /* owned; what the button says of one that is chosen alone */
  GPtrArray *checks; /* borrowed children of `options` */
  gboolean setting;

  /* template */
  GtkMenuButton *button;
  GtkLabel *said;
  GtkBox *options;
  GtkCheckButton *all;
};

G_DEFINE_FINAL_TYPE (XlMapChoice, xl_map_choice, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_SINGLE,
  PROP_VALUE,
} XlMapChoiceProperty;

static GParamSpec *properties[PROP_VALUE + 1];

static gboolean
is_chosen (XlMapChoice *self, guint index)
{
  return self->single ? self->value == index + 1 : (self->value & 1u << index) != 0;
}

static void
say (XlMapChoice *self)
{
  guint n = 0;
  const char *one = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (is_chosen (self, i))
      {
        n++;
        one = self->brief[i];
      }
  if (n == 0)
    text = g_strdup (self->title);
  else if (n == 1)
    /* Translators: a filter and what it is set to: "Country: Italy" */
    text = g_strdup_printf (_("%s: %s"), self->title, one);
  else
    /* Translators: a filter and of how many things it lets through: "Stage (2)" */
    text = g_strdup_printf (_("%s (%u)"), self->title, n);
  gtk_label_set_text (self->said, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), n > 0 ? text : NULL);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "xl-set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "xl-set");
  /* What has the focus is the button in the menu button. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_value (XlMapChoice *self)
{
  self->setting = TRUE;
  gtk_check_button_set_active (self->all, self->value == 0);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_chosen (self, i));
  self->setting = FALSE;
  say (self);
}

static void
all_cb (XlMapChoice *self)
{
  /* Of a group the one that is left is toggled too, amid the change: only the chosen one counts. */
  if (!self->setting && (!self->single || gtk_check_button_get_active (self->all)))
    xl_map_choice_set_value (self, 0);
}

static void
check_cb (XlMapChoice *self, GtkCheckButton *check)
{
  guint value = 0;

  if (self->setting || (self->single && !gtk_check_button_get_active (check)))
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      value = self->single ? i + 1 : value | 1u << i;
  xl_map_choice_set_value (self, value);
}

static void
xl_map_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlMapChoice *self = XL_MAP_CHOICE (object);

  switch ((XlMapChoiceProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, self->single);
      break;
    case PROP_VALUE:
      g_value_set_uint (value, self->value);
      break;
    }
}

static void
xl_map_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlMapChoice *self = XL_MAP_CHOICE (object);

  switch ((XlMapChoiceProperty) id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      say (self);
      break;
    case PROP_SINGLE:
      self->single = g_value_get_boolean (value);
      break;
    case PROP_VALUE:
      xl_map_choice_set_value (self, g_value_get_uint (value));
      break;
    }
}

static void
xl_map_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_map_choice_parent_class)->dispose (object);
}

static void
xl_map_choice_finalize (GObject *object)
{
  XlMapChoice *self = XL_MAP_CHOICE (object);

  g_free (self->title);
  g_strfreev (self->brief);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (xl_map_choice_parent_class)->finalize (object);
}

static void
xl_map_choice_class_init (XlMapChoiceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_map_choice_get_property;
  object_class->set_property = xl_map_choice_set_property;
  object_class->dispose = xl_map_choice_dispose;
  object_class->finalize = xl_map_choice_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SINGLE] = g_param_spec_boolean ("single", NULL, NULL, FALSE,
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALUE] = g_param_spec_uint ("value", NULL, NULL, 0, G_MAXUINT, 0,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapChoice, button);
  gtk_widget_class_bind_template_child (widget_class, XlMapChoice, said);
  gtk_widget_class_bind_template_child (widget_class, XlMapChoice, options);
  gtk_widget_class_bind_template_child (widget_class, XlMapChoice, all);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_map_choice_init (XlMapChoice *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_check (const char *words)
{
  GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (words, -1), LABEL_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_add_css_class (check, "text-button"); /* as high as one that makes its own label */
  gtk_widget_set_tooltip_text (check, g_utf8_strlen (words, -1) > LABEL_CHARS ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return check;
}

/* ---- public ---- */

/**
 * xl_map_choice_set_options:
 * @words: (array zero-terminated=1): what can be chosen
 * @brief: (nullable) (array zero-terminated=1): the same in a few letters, for the button
 *
 * Sets what there is to choose. What was chosen by number stays chosen.
 */
void
xl_map_choice_set_options (XlMapChoice *self, const char *const *words, const char *const *brief)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_box_remove (self->options, g_ptr_array_index (self->checks, i));
  g_ptr_array_set_size (self->checks, 0);
  g_strfreev (self->brief);
  self->brief = g_strdupv ((char **) (brief != NULL ? brief : words));
  for (guint i = 0; words[i] != NULL && (self->single || i < MOST); i++)
    {
      GtkWidget *check = make_check (words[i]);

      if (self->single)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->all);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_cb), self);
      gtk_box_append (self->options, check);
      g_ptr_array_add (self->checks, check);
    }
  self->setting = FALSE;
  show_value (self);
}

/**
 * xl_map_choice_get_value:
 *
 * Returns: what is chosen; see #XlMapChoice:value
 */
guint
xl_map_choice_get_value (XlMapChoice *self)
{
  return self->value;
}

/**
 * xl_map_choice_set_value:
 * @value: what is chosen; see #XlMapChoice:value
 */
void
xl_map_choice_set_value (XlMapChoice *self, guint value)
{
  gboolean changed = value != self->value;

  self->value = value;
  show_value (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
