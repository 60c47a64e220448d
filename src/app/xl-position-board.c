/* xl-position-board.c - positions in three lanes: draft, in consultation, adopted */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card is a button that opens its position. It is dragged into another lane, or moved there with
 * Alt and an arrow key; either is one edit of the status. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-position-board.h"

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-label.h"
#include "xl-one-stop.h"

#define N_LANES 3

struct _XlPositionBoard
{
  XlRecordsView parent_instance;

  gint64 moved;       /* the card that keeps the focus where it went; 0 for none */

  GtkWidget *lanes[N_LANES];  /* what takes drops */
  GtkWidget *counts[N_LANES];
  GtkWidget *cards[N_LANES];
  /* template */
  GtkBox *box;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlPositionBoard, xl_position_board, XL_TYPE_RECORDS_VIEW)

static const XlField *
status_field (void)
{
  return xl_kind_field (&xl_kind_position, "status");
}

/* --- moving ------------------------------------------------------------------------------------- */

/* @status: an XlPositionStatus, 1 to N_LANES */
static gboolean
move (XlPositionBoard *self, gint64 id, int status)
{
  XlDesk *desk = xl_part_get_desk (XL_PART (self));
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = plan != NULL ? xl_plan_lookup (plan, id) : NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;
  gboolean done;

  if (record == NULL || status < 1 || status > N_LANES || ((const XlPosition *) record)->status == status
      || xl_desk_get_read_only (desk))
    return FALSE;
  edit = xl_edits_value (plan, record, status_field (), status_field ()->choices[status - 1].nick);
  self->moved = id;
  done = edit != NULL && xl_desk_edit (desk, edit, &sentence);
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
  return done;
}

static gint64
id_of (GtkWidget *card)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (card), "xl-record");
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, XlPositionBoard *self)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  const XlPosition *position = plan != NULL ? (const XlPosition *) xl_plan_lookup (plan, id_of (card)) : NULL;
  int forward = gtk_widget_get_direction (card) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (position == NULL || (state & GDK_ALT_MASK) == 0 || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return FALSE;
  move (self, id_of (card), position->status + (key == GDK_KEY_Right ? forward : -forward));
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *drag, double x, double y, GtkWidget *card)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, id_of (card));
}

static void
drag_begin_cb (GtkDragSource *drag, GdkDrag *gdk_drag, GtkWidget *card)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);

  gtk_drag_source_set_icon (drag, picture, 12, 12);
  gtk_widget_add_css_class (card, "dragged");
}

static void
drag_end_cb (GtkDragSource *drag, GdkDrag *gdk_drag, gboolean done, GtkWidget *card)
{
  gtk_widget_remove_css_class (card, "dragged");
}

static GdkDragAction
enter_cb (GtkDropTarget *target, double x, double y, GtkWidget *lane)
{
  gtk_widget_add_css_class (lane, "target");
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, GtkWidget *lane)
{
  gtk_widget_remove_css_class (lane, "target");
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, XlPositionBoard *self)
{
  GtkWidget *lane = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  gtk_widget_remove_css_class (lane, "target");
  for (int i = 0; i < N_LANES; i++)
    if (self->lanes[i] == lane)
      return move (self, g_value_get_int64 (value), i + 1);
  return FALSE;
}

/* --- the cards ---------------------------------------------------------------------------------- */

static void
open_cb (GtkWidget *card)
{
  gtk_widget_activate_action (card, "win.open-record", "x", id_of (card));
}

static GtkWidget *
make_card (XlPositionBoard *self, XlPlan *plan, XlPosition *position)
{
  g_autofree char *name = xl_words_name (plan, &position->parent_instance);
  g_autofree char *topic = xl_words_value (plan, &position->parent_instance, xl_kind_field (&xl_kind_position, "topic"));
  g_autofree char *said = g_strdup_printf ("%s, %s", name, xl_words_choice (status_field (), position->status));
  GtkWidget *card = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *lines[] = { name, topic };
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      xl_label_wrap (GTK_LABEL (label));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_visible (label, *lines[i] != '\0');
      if (i > 0)
        gtk_widget_add_css_class (label, "xl-caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "xl-card");
  gtk_widget_set_tooltip_text (card, _("Drag into another lane, or Alt and an arrow key"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (card), "xl-record", g_memdup2 (&position->parent_instance.id, sizeof (gint64)), g_free);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  /* Before the button sees a press as its own. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), card);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), card);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (card, keys);
  g_signal_connect (card, "clicked", G_CALLBACK (open_cb), NULL);
  return card;
}

static void
xl_position_board_refresh (XlPart *part)
{
  XlPositionBoard *self = XL_POSITION_BOARD (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autoptr (GPtrArray) positions = xl_records_view_dup_records (XL_RECORDS_VIEW (self));
  guint n[N_LANES] = { 0 };
  GtkWidget *child, *focus = NULL;

  for (int i = 0; i < N_LANES; i++)
    while ((child = gtk_widget_get_first_child (self->cards[i])) != NULL)
      gtk_box_remove (GTK_BOX (self->cards[i]), child);
  for (guint i = 0; plan != NULL && i < positions->len; i++)
    {
      XlPosition *position = g_ptr_array_index (positions, i);
      int lane = CLAMP ((int) position->status, 1, N_LANES) - 1;
      GtkWidget *card = make_card (self, plan, position);

      n[lane]++;
      gtk_box_append (GTK_BOX (self->cards[lane]), card);
      if (position->parent_instance.id == self->moved)
        focus = card;
    }
  for (int i = 0; i < N_LANES; i++)
    {
      g_autofree char *number = xl_words_number (n[i], 0);

      gtk_label_set_text (GTK_LABEL (self->counts[i]), number);
      /* An empty lane is nothing to stop at. */
      gtk_widget_set_can_focus (gtk_widget_get_ancestor (self->cards[i], GTK_TYPE_SCROLLED_WINDOW), n[i] > 0);
    }
  if (focus != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
  self->moved = 0;
}

/* --- the object --------------------------------------------------------------------------------- */

static void
xl_position_board_class_init (XlPositionBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_position_board_refresh;
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-position-board.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPositionBoard, box);
  gtk_widget_class_bind_template_child (widget_class, XlPositionBoard, error);
}

static void
make_lane (XlPositionBoard *self, int i)
{
  GtkWidget *lane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (xl_words_choice (status_field (), i + 1)), *scroller = gtk_scrolled_window_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->lanes[i] = lane;
  self->counts[i] = gtk_label_new (NULL);
  self->cards[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (title, "xl-section-title");
  gtk_widget_add_css_class (self->counts[i], "xl-secondary");
  gtk_widget_add_css_class (lane, "xl-lane");
  gtk_widget_set_margin_start (head, 6);
  gtk_widget_set_margin_start (self->cards[i], 6);
  gtk_widget_set_margin_end (self->cards[i], 6);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->counts[i]);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->cards[i]);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (lane), head);
  gtk_box_append (GTK_BOX (lane), scroller);
  g_signal_connect (target, "enter", G_CALLBACK (enter_cb), lane);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), lane);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (lane, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (self->box, lane);
}

static void
xl_position_board_init (XlPositionBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_LANES; i++)
    make_lane (self, i);
}
