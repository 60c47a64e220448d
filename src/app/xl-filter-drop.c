/* xl-filter-drop.c - a drop-down that filters: what there is, how often, and which of it is asked for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-filter-drop.h"

#include "xl-desk-facets.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"

/* px: the list scrolls when it is longer */
#define LONGEST 380

/* The button cuts a long choice, so that it never widens the window; the list has room for all of it. */
#define BUTTON_CHARS 16
#define LABEL_CHARS 34

struct _XlFilterDrop
{
  GtkWidget parent_instance;

  /* owned */
  char *title;
  GPtrArray *values; /* of XlFacetValue; NULL before they are known */
  /* borrowed */
  GtkWidget *button;
  GtkWidget *label; /* in the button */
  GtkWidget *list;  /* in the popover, once it was opened */
  gboolean filling; /* a programme, not a person, changes the checks */
};

G_DEFINE_FINAL_TYPE (XlFilterDrop, xl_filter_drop, GTK_TYPE_WIDGET)

static guint toggled_signal;

/* ---- the list ---- */

static void
check_cb (XlFilterDrop *self, GtkCheckButton *check)
{
  if (!self->filling)
    g_signal_emit (self, toggled_signal, 0, g_object_get_data (G_OBJECT (check), "xl-key"),
                   gtk_check_button_get_active (check));
}

static GtkWidget *
make_check (XlFilterDrop *self, const XlFacetValue *value)
{
  GtkWidget *check = gtk_check_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *label = gtk_label_new (NULL), *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "xl-secondary");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_object_set_data_full (G_OBJECT (check), "xl-key", g_strdup (value->key), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_cb), self);
  return check;
}

static void
show_check (GtkWidget *check, const XlFacetValue *value)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  g_autofree char *number = xl_words_number (value->count, 0);
  /* Translators: a choice and how many records it would leave: "Germany: 11" */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), value->label, number);

  gtk_label_set_text (GTK_LABEL (label), value->label);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) CLAMP (g_utf8_strlen (value->label, -1), 10, LABEL_CHARS));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), number);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), value->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (value->count == 0)
    gtk_widget_add_css_class (check, "xl-faint");
  else
    gtk_widget_remove_css_class (check, "xl-faint");
}

static gboolean
same_keys (XlFilterDrop *self)
{
  GtkWidget *check = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < self->values->len; i++)
    {
      const XlFacetValue *value = g_ptr_array_index (self->values, i);

      if (check == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (check), "xl-key"), value->key) != 0)
        return FALSE;
      check = gtk_widget_get_next_sibling (check);
    }
  return check == NULL;
}

/* The checks stay the same widgets while the keys do, so that the focus stays. */
static void
fill_list (XlFilterDrop *self)
{
  GtkWidget *check;

  if (self->list == NULL || self->values == NULL)
    return;
  self->filling = TRUE;
  if (!same_keys (self))
    {
      while ((check = gtk_widget_get_first_child (self->list)) != NULL)
        gtk_box_remove (GTK_BOX (self->list), check);
      for (guint i = 0; i < self->values->len; i++)
        gtk_box_append (GTK_BOX (self->list), make_check (self, g_ptr_array_index (self->values, i)));
    }
  check = gtk_widget_get_first_child (self->list);
  for (guint i = 0; i < self->values->len; i++, check = gtk_widget_get_next_sibling (check))
    show_check (check, g_ptr_array_index (self->values, i));
  self->filling = FALSE;
}

static void
open_cb (GtkMenuButton *button, gpointer data)
{
  XlFilterDrop *self = data;
  GtkWidget *popover, *scrolled, *stop;

  if (self->list == NULL)
    {
      popover = gtk_popover_new ();
      scrolled = gtk_scrolled_window_new ();
      stop = g_object_new (XL_TYPE_ONE_STOP, NULL);
      self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (popover, "xl-choices");
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LONGEST);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
      gtk_widget_set_focusable (scrolled, FALSE);
      gtk_widget_set_parent (scrolled, stop);
      gtk_popover_set_child (GTK_POPOVER (popover), stop);
      gtk_menu_button_set_popover (button, popover);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
    }
  fill_list (self);
}

/* ---- the button ---- */

static void
show_button (XlFilterDrop *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; self->values != NULL && i < self->values->len; i++)
    {
      const XlFacetValue *value = g_ptr_array_index (self->values, i);

      if (value->chosen)
        g_string_append_printf (all, "%s%s", n++ > 0 ? ", " : "", value->label);
    }
  if (n > 1)
    {
      g_autofree char *text = g_strdup_printf ("%s\u00a0%u", self->title, n);

      gtk_label_set_text (GTK_LABEL (self->label), text);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->label), n == 1 ? all->str : self->title);
  words = n > 0 ? g_strdup_printf (_("%s: %s"), self->title, all->str) : g_strdup (self->title);
  gtk_widget_set_tooltip_text (self->button, n > 0 ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (n > 0)
    gtk_widget_add_css_class (self->button, "xl-set");
  else
    gtk_widget_remove_css_class (self->button, "xl-set");
}

static void
make_button (XlFilterDrop *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), BUTTON_CHARS);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("xl-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), open_cb, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* ---- the object ---- */

static void
xl_filter_drop_dispose (GObject *object)
{
  XlFilterDrop *self = XL_FILTER_DROP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  self->list = NULL;
  G_OBJECT_CLASS (xl_filter_drop_parent_class)->dispose (object);
}

static void
xl_filter_drop_finalize (GObject *object)
{
  XlFilterDrop *self = XL_FILTER_DROP (object);

  g_free (self->title);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  G_OBJECT_CLASS (xl_filter_drop_parent_class)->finalize (object);
}

static void
xl_filter_drop_class_init (XlFilterDropClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = xl_filter_drop_dispose;
  object_class->finalize = xl_filter_drop_finalize;
  toggled_signal = g_signal_new ("toggled", XL_TYPE_FILTER_DROP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
xl_filter_drop_init (XlFilterDrop *self)
{
  make_button (self);
}

/**
 * xl_filter_drop_new:
 * @title: what it filters by: "Country"
 *
 * Returns: (transfer floating): a drop-down without values yet
 */
GtkWidget *
xl_filter_drop_new (const char *title)
{
  XlFilterDrop *self = g_object_new (XL_TYPE_FILTER_DROP, NULL);

  self->title = g_strdup (title);
  show_button (self);
  return GTK_WIDGET (self);
}

/**
 * xl_filter_drop_set_values:
 * @values: (transfer full) (element-type XlFacetValue): what there is, in order
 *
 * Shows the values and their counts, in the list as well while it is open.
 */
void
xl_filter_drop_set_values (XlFilterDrop *drop, GPtrArray *values)
{
  g_clear_pointer (&drop->values, g_ptr_array_unref);
  drop->values = values;
  show_button (drop);
  fill_list (drop);
}
