/* xl-move-back.c - why does a project go back to an earlier stage? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-move-back.h"

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"

struct _XlMoveBack
{
  GtkPopover parent_instance;

  /* owned */
  XlDesk *desk;
  /* and */
  gint64 project; /* its id: the plan may change while the question stands */
  int stage;
  /* template */
  GtkLabel *question;
  GtkEditable *reason;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlMoveBack, xl_move_back, GTK_TYPE_POPOVER)

static void
say_error (XlMoveBack *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
move_cb (XlMoveBack *self)
{
  XlPlan *plan = self->desk != NULL ? xl_desk_get_plan (self->desk) : NULL;
  XlRecord *record = plan != NULL ? xl_plan_lookup (plan, self->project) : NULL;
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;

  if (record == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  if (*reason == '\0')
    {
      say_error (self, _("Say why: a move back needs a reason."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  edit = xl_edits_move_stage (plan, (XlProject *) record, self->stage, xl_date_today (), reason);
  if (edit != NULL)
    xl_desk_edit (self->desk, edit, &sentence);
  say_error (self, sentence);
  if (sentence == NULL)
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
xl_move_back_dispose (GObject *object)
{
  g_clear_object (&XL_MOVE_BACK (object)->desk);
  G_OBJECT_CLASS (xl_move_back_parent_class)->dispose (object);
}

static void
xl_move_back_class_init (XlMoveBackClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_move_back_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-move-back.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMoveBack, question);
  gtk_widget_class_bind_template_child (widget_class, XlMoveBack, reason);
  gtk_widget_class_bind_template_child (widget_class, XlMoveBack, error);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
}

static void
xl_move_back_init (XlMoveBack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_move_back_ask:
 * @project: what moves
 * @stage: an earlier #XlStage than it is at
 *
 * Opens and asks for the reason; without one nothing moves. Esc leaves everything as it is.
 */
void
xl_move_back_ask (XlMoveBack *self, XlDesk *desk, XlProject *project, int stage)
{
  g_autofree char *name = xl_words_name (xl_desk_get_plan (desk), &project->parent_instance);
  /* Translators: a project and a stage */
  g_autofree char *question = g_strdup_printf (_("Why does %s go back to %s?"), name, xl_words_stage (stage));

  g_set_object (&self->desk, desk);
  self->project = xl_record_get_id (&project->parent_instance);
  self->stage = stage;
  gtk_label_set_text (self->question, question);
  gtk_editable_set_text (self->reason, "");
  say_error (self, NULL);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}
