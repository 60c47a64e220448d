/* xl-way-on.c - a bar that says what is wrong with a plan file, and offers the ways on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-way-on.h"

#include "xl-application.h"
#include "xl-wrap.h"

struct _XlWayOn
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkWidget *buttons;
  GtkButton *backup;
  GtkButton *read_only;
  GtkButton *repair;
  GtkButton *copy;
  GtkExpander *details;
  GtkLabel *losses;
};

G_DEFINE_FINAL_TYPE (XlWayOn, xl_way_on, GTK_TYPE_WIDGET)

static void
close_cb (XlWayOn *self)
{
  xl_way_on_hide (self);
}

static void
xl_way_on_dispose (GObject *object)
{
  g_clear_pointer (&XL_WAY_ON (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_way_on_parent_class)->dispose (object);
}

static void
xl_way_on_class_init (XlWayOnClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_way_on_dispose;
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-way-on.ui");
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, box);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, icon);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, sentence);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, buttons);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, backup);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, read_only);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, repair);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, copy);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, details);
  gtk_widget_class_bind_template_child (widget_class, XlWayOn, losses);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
xl_way_on_init (XlWayOn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @path (nullable): what the button is for; without it there is none */
static void
offer (GtkButton *button, const char *path)
{
  gtk_widget_set_visible (GTK_WIDGET (button), path != NULL);
  if (path != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
}

static void
show (XlWayOn *self, const char *sentence, const char *style)
{
  static const char *const styles[] = { "red", "green", NULL };

  for (guint i = 0; styles[i] != NULL; i++)
    if (g_strcmp0 (styles[i], style) == 0)
      gtk_widget_add_css_class (self->box, styles[i]);
    else
      gtk_widget_remove_css_class (self->box, styles[i]);
  gtk_image_set_from_icon_name (self->icon, g_strcmp0 (style, "green") == 0 ? "xl-tick-symbolic" : "xl-check-symbolic");
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->buttons, gtk_widget_get_visible (GTK_WIDGET (self->backup))
                                             || gtk_widget_get_visible (GTK_WIDGET (self->read_only))
                                             || gtk_widget_get_visible (GTK_WIDGET (self->repair))
                                             || gtk_widget_get_visible (GTK_WIDGET (self->copy)));
}

static void
offer_nothing (XlWayOn *self)
{
  offer (self->backup, NULL);
  offer (self->read_only, NULL);
  offer (self->repair, NULL);
  offer (self->copy, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->details), FALSE);
}

/**
 * xl_way_on_show:
 * @ways: what is wrong, and what can be done
 *
 * Says it, in the place of what the bar said before.
 */
void
xl_way_on_show (XlWayOn *self, const XlWaysOn *ways)
{
  offer_nothing (self);
  offer (self->backup, ways->backup);
  offer (self->read_only, ways->read_only ? ways->path : NULL);
  offer (self->repair, ways->repair ? ways->path : NULL);
  offer (self->copy, ways->copy ? ways->path : NULL);
  if (ways->backup_words)
    {
      g_autofree char *label = g_strdup_printf (_("Open the last backup, %s"), ways->backup_words);

      gtk_button_set_label (self->backup, label);
    }
  show (self, ways->sentence, ways->copy ? NULL : "red");
}

/**
 * xl_way_on_show_backup:
 * @path: a backup that is open, read-only
 *
 * Says so, and how to go on with it.
 */
void
xl_way_on_show_backup (XlWayOn *self, const char *path)
{
  offer_nothing (self);
  offer (self->copy, path);
  show (self, _("This is a backup, read-only: keep a copy where you want it, and go on with that."), NULL);
}

/**
 * xl_way_on_show_rescue:
 * @rescue: what was saved of a damaged file
 *
 * Says what came of it, and lists what was lost.
 */
void
xl_way_on_show_rescue (XlWayOn *self, const XlRescue *rescue)
{
  g_autoptr (GString) text = g_string_new (NULL);

  offer_nothing (self);
  for (guint i = 0; i < rescue->rows->len; i++)
    {
      const XlRescueRow *row = g_ptr_array_index (rescue->rows, i);

      if (row->sentence)
        g_string_append_printf (text, "%s: %s\n", row->kind ? _(row->kind->plural) : _("History"), row->sentence);
    }
  for (guint i = 0; rescue->losses[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", rescue->losses[i]);
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  gtk_label_set_text (self->losses, text->str);
  gtk_expander_set_expanded (self->details, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->details), text->len > 0);
  show (self, rescue->summary, rescue->complete ? "green" : NULL);
}

/**
 * xl_way_on_hide:
 *
 * Nothing is wrong any more, or the person knows.
 */
void
xl_way_on_hide (XlWayOn *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
