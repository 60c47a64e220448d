/* xl-new-region.c - name and country of a region, without which there is none */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other records are made with a name to be typed over. A region cannot be stored without its country,
 * and a guessed one would be a false fact: so here, and only here, a window asks first. */

#include <glib/gi18n.h>

#include "xl-new-region.h"

#include "xl-codes.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"

typedef struct
{
  const char *code;
  char *name;
  char *key;
} Country;

struct _XlNewRegion
{
  GtkWindow parent_instance;

  XlWindow *window;  /* owned: whose plan it is */
  GArray *countries; /* owned, of Country, by name; row n stands at n + 1 of the drop-down */

  /* template */
  GtkEditable *name;
  GtkDropDown *country;
  GtkLabel *error;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (XlNewRegion, xl_new_region, GTK_TYPE_WINDOW)

static void
country_clear (gpointer data)
{
  Country *country = data;

  g_free (country->name);
  g_free (country->key);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Country *) a)->key, ((const Country *) b)->key);
}

static void
fill_countries (XlNewRegion *self)
{
  const XlCodes *codes = xl_codes_get ("countries");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < xl_codes_size (codes); i++)
    {
      Country country = { xl_codes_code (codes, i) };

      country.name = g_strdup (xl_words_country (country.code));
      country.key = g_utf8_collate_key (country.name, -1);
      g_array_append_val (self->countries, country);
    }
  g_array_sort (self->countries, by_name);
  gtk_string_list_append (names, _("Choose a country"));
  for (guint i = 0; i < self->countries->len; i++)
    gtk_string_list_append (names, g_array_index (self->countries, Country, i).name);
  gtk_drop_down_set_model (self->country, G_LIST_MODEL (names));
}

static void
changed_cb (XlNewRegion *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  guint country = gtk_drop_down_get_selected (self->country);

  gtk_widget_set_sensitive (self->add, *name && country > 0 && country <= self->countries->len);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
add_cb (XlNewRegion *self)
{
  guint at = gtk_drop_down_get_selected (self->country);
  XlDesk *desk = xl_window_get_desk (self->window);
  g_autoptr (XlEdit) edit = NULL;
  gint64 id = 0;

  if (at == 0 || at > self->countries->len || !xl_desk_get_plan (desk))
    return;
  edit = xl_edits_new_region (xl_desk_get_plan (desk), gtk_editable_get_text (self->name),
                              g_array_index (self->countries, Country, at - 1).code, &id);
  xl_window_make (self->window, edit, id, GTK_WINDOW (self), self->error);
}

static void
xl_new_region_finalize (GObject *object)
{
  XlNewRegion *self = XL_NEW_REGION (object);

  g_clear_pointer (&self->countries, g_array_unref);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (xl_new_region_parent_class)->finalize (object);
}

static void
xl_new_region_class_init (XlNewRegionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_new_region_finalize;
  xl_help_on_f1 (widget_class, "regions");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-new-region.ui");
  gtk_widget_class_bind_template_child (widget_class, XlNewRegion, name);
  gtk_widget_class_bind_template_child (widget_class, XlNewRegion, country);
  gtk_widget_class_bind_template_child (widget_class, XlNewRegion, error);
  gtk_widget_class_bind_template_child (widget_class, XlNewRegion, add);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
xl_new_region_init (XlNewRegion *self)
{
  self->countries = g_array_new (FALSE, FALSE, sizeof (Country));
  g_array_set_clear_func (self->countries, country_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_countries (self);
}

/**
 * xl_new_region_present:
 * @parent: the window whose plan gets the region
 *
 * Asks for name and country, adds the region and opens it.
 */
void
xl_new_region_present (XlWindow *parent)
{
  XlNewRegion *self = g_object_new (XL_TYPE_NEW_REGION, "transient-for", parent, NULL);

  self->window = g_object_ref (parent);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
