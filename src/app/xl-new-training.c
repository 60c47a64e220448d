/* xl-new-training.c - what was learned and by whom, without whom there is no training */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A training cannot be stored without its person: so a window asks first, as for a flow. */

#include "xl-new-training.h"

#include "xl-application.h"
#include "xl-desk-links.h"
#include "xl-desk-words.h"
#include "xl-record-picker.h"

struct _XlNewTraining
{
  GtkWindow parent_instance;

  XlWindow *window;  /* owned: whose plan it is */
  gint64 person;     /* id of the one that is chosen, or 0 */
  char *name;        /* owned: of a new one, or NULL */

  /* template */
  GtkEditable *title_entry;
  GtkMenuButton *person_button;
  GtkLabel *error;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (XlNewTraining, xl_new_training, GTK_TYPE_WINDOW)

static void
changed_cb (XlNewTraining *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_entry)));

  gtk_widget_set_sensitive (self->add, *title != '\0' && (self->person != 0 || self->name != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
choose (XlNewTraining *self, gint64 person, const char *name)
{
  self->person = person;
  g_free (self->name);
  self->name = person == 0 ? g_strdup (name) : NULL;
  gtk_menu_button_set_label (self->person_button, name);
  changed_cb (self);
  gtk_widget_grab_focus (self->add);
}

static void
picked_cb (XlNewTraining *self, XlRecord *record)
{
  XlPlan *plan = xl_desk_get_plan (xl_window_get_desk (self->window));
  g_autofree char *name = plan != NULL && record != NULL ? xl_words_name (plan, record) : NULL;

  if (name != NULL)
    choose (self, xl_record_get_id (record), name);
}

static void
created_cb (XlNewTraining *self, const char *name)
{
  choose (self, 0, name);
}

static void
add_cb (XlNewTraining *self)
{
  XlDesk *desk = xl_window_get_desk (self->window);
  XlPlan *plan = xl_desk_get_plan (desk);
  XlRecord *person = plan != NULL ? xl_plan_lookup (plan, self->person) : NULL;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_entry)));
  g_autoptr (XlEdit) edit = NULL;
  gint64 id = 0;

  if (plan == NULL || (person == NULL && self->name == NULL))
    return;
  edit = xl_edits_new_training (plan, person, self->name, title, &id);
  xl_window_make (self->window, edit, id, GTK_WINDOW (self), self->error);
}

static void
xl_new_training_finalize (GObject *object)
{
  XlNewTraining *self = XL_NEW_TRAINING (object);

  g_clear_object (&self->window);
  g_free (self->name);
  G_OBJECT_CLASS (xl_new_training_parent_class)->finalize (object);
}

static void
xl_new_training_class_init (XlNewTrainingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_new_training_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-new-training.ui");
  gtk_widget_class_bind_template_child (widget_class, XlNewTraining, title_entry);
  gtk_widget_class_bind_template_child (widget_class, XlNewTraining, person_button);
  gtk_widget_class_bind_template_child (widget_class, XlNewTraining, error);
  gtk_widget_class_bind_template_child (widget_class, XlNewTraining, add);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
xl_new_training_init (XlNewTraining *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_new_training_present:
 * @parent: the window whose plan gets the training
 *
 * Asks what was learned and by whom, who may be somebody new; adds the training and opens it.
 */
void
xl_new_training_present (XlWindow *parent)
{
  XlNewTraining *self = g_object_new (XL_TYPE_NEW_TRAINING, "transient-for", parent, NULL);
  GtkWidget *picker = xl_record_picker_new (xl_window_get_desk (parent), &xl_kind_person);

  self->window = g_object_ref (parent);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (picker, "create", G_CALLBACK (created_cb), self);
  gtk_menu_button_set_popover (self->person_button, picker);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}
