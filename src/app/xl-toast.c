/* xl-toast.c - the last sentence, for six seconds, with Undo beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-toast.h"

#include "xl-application.h"

#define SECONDS_SAID 6
#define SECONDS_FAILED 12 /* a refusal wants reading */

struct _XlToast
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *icon;
  GtkLabel *label;
  GtkWidget *undo;
  GtkWidget *close;

  guint timer;
};

G_DEFINE_FINAL_TYPE (XlToast, xl_toast, GTK_TYPE_WIDGET)

static void
hide (XlToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Somebody who is reading it with the pointer or the focus on it gets all the time there is. */
static gboolean
timeout_cb (gpointer data)
{
  XlToast *self = data;
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));

  if (flags & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static void
close_cb (XlToast *self)
{
  hide (self);
}

/* Never over the field that has the focus: there it would hide what is being typed. */
static GtkAlign
free_side (XlToast *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;
  int width, height;

  if (!parent || !focus || !GTK_IS_EDITABLE (focus) || !gtk_widget_compute_bounds (focus, parent, &bounds))
    return GTK_ALIGN_END;
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (bounds.origin.y + bounds.size.height < gtk_widget_get_height (parent) - height
      || bounds.origin.x + bounds.size.width < gtk_widget_get_width (parent) - width)
    return GTK_ALIGN_END;
  return GTK_ALIGN_START;
}

static void
show (XlToast *self, const char *sentence, guint seconds)
{
  gtk_label_set_text (self->label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_halign (GTK_WIDGET (self), free_side (self));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, timeout_cb, self);
}

static void
xl_toast_dispose (GObject *object)
{
  XlToast *self = XL_TOAST (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (xl_toast_parent_class)->dispose (object);
}

static void
xl_toast_class_init (XlToastClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_toast_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-toast.ui");
  gtk_widget_class_bind_template_child (widget_class, XlToast, box);
  gtk_widget_class_bind_template_child (widget_class, XlToast, icon);
  gtk_widget_class_bind_template_child (widget_class, XlToast, label);
  gtk_widget_class_bind_template_child (widget_class, XlToast, undo);
  gtk_widget_class_bind_template_child (widget_class, XlToast, close);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
xl_toast_init (XlToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_toast_say:
 * @sentence: what has happened; taken literally
 * @undoable: whether win.undo takes it back
 *
 * Shows the sentence, in place of the one before.
 */
void
xl_toast_say (XlToast *self, const char *sentence, gboolean undoable)
{
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_set_visible (self->undo, undoable);
  gtk_widget_set_visible (self->close, !undoable);
  show (self, sentence, SECONDS_SAID);
}

/**
 * xl_toast_fail:
 * @sentence: what has come to nothing, and why; taken literally
 *
 * Shows the sentence for longer, with a mark.
 */
void
xl_toast_fail (XlToast *self, const char *sentence)
{
  gtk_widget_set_visible (self->icon, TRUE);
  gtk_widget_set_visible (self->undo, FALSE);
  gtk_widget_set_visible (self->close, TRUE);
  show (self, sentence, SECONDS_FAILED);
}
