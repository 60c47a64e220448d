/* xl-workshop-bar.c - the line that is typed before a room, with what it means and what may be meant */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-workshop-bar.h"

#include "xl-application.h"
#include "xl-desk-words-workshop.h"
#include "xl-desk-workshop.h"

/* A room reads no longer list. */
#define MOST_OFFERS 5

struct _XlWorkshopBar
{
  GtkWidget parent_instance;

  XlDesk *desk;           /* owned */
  XlWorkshopLine *line;   /* owned; what is typed, read */
  GPtrArray *offers;      /* owned; of XlWorkshopOffer, as in the rows */
  int chosen;             /* of them, or -1 */
  char *done;             /* owned; what the line that was entered means, until the desk has done it */
  double text_size;       /* px */
  guint n_before;         /* steps that could be undone when it began */
  gboolean setting;

  /* template */
  GtkBox *rows;
  GtkEntry *entry;
  GtkLabel *meaning;
  GtkLabel *tally;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (XlWorkshopBar, xl_workshop_bar, GTK_TYPE_WIDGET)

enum
{
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- sizes ---- */

static PangoAttrList *
make_attributes (double px, PangoWeight weight)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (px + 0.5) * PANGO_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  return attributes;
}

static GtkWidget *
make_label (XlWorkshopBar *self, const char *text, PangoWeight weight)
{
  GtkWidget *label = gtk_label_new (text);
  PangoAttrList *attributes = make_attributes (self->text_size, weight);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  pango_attr_list_unref (attributes);
  return label;
}

/* ---- what it means ---- */

/* What a screen reader says of the line beside its text. */
static void
describe (XlWorkshopBar *self)
{
  const XlWorkshopOffer *offer = self->chosen >= 0 ? g_ptr_array_index (self->offers, self->chosen) : NULL;
  const char *meaning = gtk_label_get_text (self->meaning);
  g_autofree char *words = NULL;

  if (offer != NULL)
    /* Translators: what is offered in the place of what is typed, and what it is */
    words = g_strdup_printf (_("%s, %s. Enter takes it."), offer->name, offer->about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : meaning, -1);
}

/* What the room has done so far. */
static void
count (XlWorkshopBar *self)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  guint now = plan != NULL ? xl_history_n_undo (xl_plan_get_history (plan)) : 0;
  g_autofree char *words = plan != NULL ? xl_words_workshop_tally (plan, now - MIN (now, self->n_before)) : g_strdup ("");

  gtk_label_set_text (self->tally, words);
}

static void
say (XlWorkshopBar *self, const char *sentence, gboolean undoable)
{
  gtk_label_set_text (self->meaning, sentence);
  gtk_widget_set_visible (self->undo, undoable);
  count (self);
  describe (self);
}

static void
choose (XlWorkshopBar *self, int chosen)
{
  int i = 0;

  self->chosen = chosen;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      /* Without a choice Tab takes the first. */
      if (i++ == MAX (chosen, 0))
        gtk_widget_add_css_class (row, "chosen");
      else
        gtk_widget_remove_css_class (row, "chosen");
    }
  describe (self);
}

static void
clear_rows (XlWorkshopBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
}

static void
fill_rows (XlWorkshopBar *self)
{
  clear_rows (self);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const XlWorkshopOffer *offer = g_ptr_array_index (self->offers, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, (int) self->text_size);
      GtkWidget *about = make_label (self, offer->about, PANGO_WEIGHT_NORMAL);

      gtk_widget_add_css_class (row, "xl-workshop-offer");
      gtk_widget_add_css_class (about, "xl-present-quiet");
      gtk_widget_set_hexpand (about, TRUE);
      gtk_label_set_xalign (GTK_LABEL (about), 0);
      gtk_box_append (GTK_BOX (row), make_label (self, offer->name, PANGO_WEIGHT_BOLD));
      gtk_box_append (GTK_BOX (row), about);
      if (i == 0)
        /* Translators: the key, as it stands on a keyboard */
        gtk_box_append (GTK_BOX (row), make_label (self, _("Tab"), PANGO_WEIGHT_NORMAL));
      gtk_box_append (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->offers->len > 0);
  choose (self, -1);
}

static void
read_line (XlWorkshopBar *self)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (plan == NULL)
    return;
  g_clear_pointer (&self->line, xl_workshop_line_free);
  g_ptr_array_unref (self->offers);
  self->line = xl_workshop_read (plan, text);
  self->offers = xl_workshop_offers (plan, text, gtk_editable_get_position (GTK_EDITABLE (self->entry)), MOST_OFFERS);
  say (self, self->line->sentence, FALSE);
  fill_rows (self);
}

static void
changed_cb (XlWorkshopBar *self)
{
  if (!self->setting)
    read_line (self);
}

static void
set_line (XlWorkshopBar *self, const char *text, int cursor)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), cursor);
  self->setting = FALSE;
  read_line (self);
}

/* ---- what it does ---- */

static void
take_offer (XlWorkshopBar *self, int which)
{
  const XlWorkshopOffer *offer = g_ptr_array_index (self->offers, which);
  g_autofree char *text = g_strdup (offer->text);

  set_line (self, text, offer->cursor);
}

static void
do_line (XlWorkshopBar *self)
{
  g_autofree char *sentence = NULL;
  gint64 show = self->line->show;

  if (self->line->edit != NULL && !xl_desk_edit (self->desk, self->line->edit, &sentence))
    {
      say (self, sentence, FALSE);
      return;
    }
  g_free (self->done);
  self->done = self->line->edit != NULL ? g_strdup (self->line->sentence) : NULL;
  if (self->line->edit != NULL || show != 0)
    set_line (self, "", 0);
  if (show != 0)
    g_signal_emit (self, signals[SHOW], 0, show);
}

/* Enter on what is not whole yet takes what is offered. */
static void
activate_cb (XlWorkshopBar *self)
{
  if (self->line == NULL)
    return;
  if (self->chosen >= 0)
    take_offer (self, self->chosen);
  else if (self->line->edit == NULL && self->line->show == 0 && self->offers->len > 0)
    take_offer (self, 0);
  else
    do_line (self);
}

static void
undo_cb (XlWorkshopBar *self)
{
  xl_desk_undo (self->desk);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
key_cb (XlWorkshopBar *self, guint key, guint code, GdkModifierType state)
{
  int n = (int) self->offers->len;
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';

  if ((state & GDK_CONTROL_MASK) != 0 && gdk_keyval_to_lower (key) == GDK_KEY_z && empty)
    {
      if ((state & GDK_SHIFT_MASK) != 0)
        xl_desk_redo (self->desk);
      else
        xl_desk_undo (self->desk);
      return TRUE;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Tab:
      if (n == 0)
        return FALSE;
      take_offer (self, MAX (self->chosen, 0));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (n > 0)
        choose (self, (self->chosen + 1) % n);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (n > 0)
        choose (self, self->chosen <= 0 ? n - 1 : self->chosen - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the desk says of the last step, while nothing new is being typed. */
static void
said_cb (XlWorkshopBar *self, const char *sentence, gboolean undoable)
{
  g_autofree char *words = self->done != NULL ? g_strdup_printf ("✓ %s", self->done) : g_strdup (sentence);

  g_clear_pointer (&self->done, g_free);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    say (self, words, undoable);
}

static void
failed_cb (XlWorkshopBar *self, const char *sentence)
{
  g_clear_pointer (&self->done, g_free);
  say (self, sentence, FALSE);
}

/* ---- the widget ---- */

static void
xl_workshop_bar_dispose (GObject *object)
{
  XlWorkshopBar *self = XL_WORKSHOP_BAR (object);
  GtkWidget *child;

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_workshop_bar_parent_class)->dispose (object);
}

static void
xl_workshop_bar_finalize (GObject *object)
{
  XlWorkshopBar *self = XL_WORKSHOP_BAR (object);

  g_clear_pointer (&self->line, xl_workshop_line_free);
  g_free (self->done);
  g_ptr_array_unref (self->offers);
  G_OBJECT_CLASS (xl_workshop_bar_parent_class)->finalize (object);
}

static void
xl_workshop_bar_class_init (XlWorkshopBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_workshop_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_workshop_bar_finalize;
  signals[SHOW] = g_signal_new ("show-record", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-workshop-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, XlWorkshopBar, rows);
  gtk_widget_class_bind_template_child (widget_class, XlWorkshopBar, entry);
  gtk_widget_class_bind_template_child (widget_class, XlWorkshopBar, meaning);
  gtk_widget_class_bind_template_child (widget_class, XlWorkshopBar, tally);
  gtk_widget_class_bind_template_child (widget_class, XlWorkshopBar, undo);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
xl_workshop_bar_init (XlWorkshopBar *self)
{
  self->offers = g_ptr_array_new ();
  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_workshop_bar_set_desk:
 * @desk: whose plan it speaks of
 */
void
xl_workshop_bar_set_desk (XlWorkshopBar *self, XlDesk *desk)
{
  g_set_object (&self->desk, desk);
  self->n_before = xl_history_n_undo (xl_plan_get_history (xl_desk_get_plan (desk)));
  g_signal_connect_swapped (desk, "said", G_CALLBACK (said_cb), self);
  g_signal_connect_swapped (desk, "failed", G_CALLBACK (failed_cb), self);
}

/**
 * xl_workshop_bar_set_text_size:
 * @px: of all text in it
 */
void
xl_workshop_bar_set_text_size (XlWorkshopBar *self, double px)
{
  PangoAttrList *bold = make_attributes (px * 1.15, PANGO_WEIGHT_BOLD), *plain = make_attributes (px, PANGO_WEIGHT_NORMAL);
  GtkWidget *word = gtk_button_get_child (GTK_BUTTON (self->undo));

  self->text_size = px;
  gtk_entry_set_attributes (self->entry, bold);
  gtk_label_set_attributes (self->meaning, plain);
  gtk_label_set_attributes (self->tally, plain);
  gtk_label_set_attributes (GTK_LABEL (word), plain);
  pango_attr_list_unref (bold);
  pango_attr_list_unref (plain);
}

/**
 * xl_workshop_bar_begin:
 * @text: what is typed already
 *
 * Takes the focus.
 */
void
xl_workshop_bar_begin (XlWorkshopBar *self, const char *text)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
  set_line (self, text, -1);
}
