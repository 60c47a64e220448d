/* xl-merge-row.c - one question of a merge: what it was, what each side made of it, and which is kept */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-merge-row.h"

#include "xl-application.h"
#include "xl-merge-layout.h"
#include "xl-merge-name.h"

/* Characters from which on a value may not fit into its cell. */
#define MAY_BE_CUT 24

struct _XlMergeRow
{
  GtkWidget parent_instance;

  XlDeskMergeQuestion *question; /* owned */
  GSignalGroup *signals;         /* owned: of the question */
  gboolean filling;

  /* template */
  GtkLabel *field;
  GtkLabel *base;
  GtkLabel *mine;
  GtkLabel *theirs;
  GtkLabel *sentence;
  GtkWidget *keep;
  GtkToggleButton *keep_mine;
  GtkToggleButton *keep_theirs;
  GtkLabel *mine_label;
  GtkLabel *theirs_label;
};

G_DEFINE_FINAL_TYPE (XlMergeRow, xl_merge_row, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_QUESTION = 1,
} XlMergeRowProperty;

static GParamSpec *properties[PROP_QUESTION + 1];

static void
set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The row of the list has the focus, so the row says all of it. */
static void
name_row (XlMergeRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  XlDeskMergeKeep keep = xl_desk_merge_question_get_keep (self->question);
  g_autofree char *name = NULL, *field = NULL, *base = NULL, *mine = NULL, *theirs = NULL, *sentence = NULL;
  g_autofree char *mine_label = NULL, *theirs_label = NULL, *about = NULL, *said = NULL;
  const char *answer;

  g_object_get (self->question, "name", &name, "field", &field, "base", &base, "mine", &mine, "theirs", &theirs, "sentence",
                &sentence, "mine-label", &mine_label, "theirs-label", &theirs_label, NULL);
  answer = keep == XL_DESK_MERGE_MINE ? mine_label : keep == XL_DESK_MERGE_THEIRS ? theirs_label : _("not answered yet");
  if (xl_desk_merge_question_get_shape (self->question) == XL_DESK_MERGE_SENTENCE)
    about = g_strdup (sentence);
  else
    about = g_strdup_printf (_("%s. At last meeting: %s. Mine: %s. Theirs: %s."), field, *base ? base : "–", *mine ? mine : "–",
                             *theirs ? theirs : "–");
  said = g_strdup_printf (_("%s: %s Keep: %s"), name, about, answer);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  said = (g_free (said), g_strdup_printf (_("Keep, of %s"), name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
show_answer (XlMergeRow *self)
{
  XlDeskMergeKeep keep = xl_desk_merge_question_get_keep (self->question);
  gboolean open = keep == XL_DESK_MERGE_OPEN;

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->keep_mine, keep == XL_DESK_MERGE_MINE);
  gtk_toggle_button_set_active (self->keep_theirs, keep == XL_DESK_MERGE_THEIRS);
  self->filling = FALSE;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->keep_mine), GTK_ACCESSIBLE_STATE_CHECKED,
                               keep == XL_DESK_MERGE_MINE ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->keep_theirs), GTK_ACCESSIBLE_STATE_CHECKED,
                               keep == XL_DESK_MERGE_THEIRS ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  set_class (self, "open", open);
  set_class (self->field, "amber", open);
  set_class (self->field, "xl-secondary", !open);
  /* What does not stay steps back. */
  set_class (self->mine, "away", keep == XL_DESK_MERGE_THEIRS);
  set_class (self->theirs, "away", keep == XL_DESK_MERGE_MINE);
  name_row (self);
}

/* No value is a dash, and a text too long for its lines shows whole when pointed at. */
static void
show_value (XlMergeRow *self, GtkLabel *label, const char *property, const char *markup)
{
  XlDeskMergeShape shape = xl_desk_merge_question_get_shape (self->question);
  g_autofree char *text = NULL, *marked = NULL;

  g_object_get (self->question, property, &text, NULL);
  if (markup != NULL)
    g_object_get (self->question, markup, &marked, NULL);
  if (text == NULL || *text == '\0')
    gtk_label_set_text (label, "–");
  else if (marked != NULL)
    gtk_label_set_markup (label, marked);
  else
    gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text == NULL || *text == '\0' ? _("no value")
                               : g_utf8_strlen (text, -1) > MAY_BE_CUT ? text : NULL);
  gtk_label_set_xalign (label, shape == XL_DESK_MERGE_LONG ? 0 : 1);
  gtk_label_set_justify (label, shape == XL_DESK_MERGE_LONG ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_lines (label, shape == XL_DESK_MERGE_LONG ? 24 : 3);
  gtk_widget_set_visible (GTK_WIDGET (label), shape != XL_DESK_MERGE_SENTENCE);
  set_class (label, "short", shape != XL_DESK_MERGE_LONG);
}

static void
show_question (XlMergeRow *self)
{
  gboolean sentence = xl_desk_merge_question_get_shape (self->question) == XL_DESK_MERGE_SENTENCE;
  g_autofree char *mine = NULL, *theirs = NULL;

  g_object_get (self->question, "mine-label", &mine, "theirs-label", &theirs, NULL);
  show_value (self, self->base, "base", NULL);
  show_value (self, self->mine, "mine", "mine-markup");
  show_value (self, self->theirs, "theirs", "theirs-markup");
  gtk_widget_set_visible (GTK_WIDGET (self->field), !sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->keep_mine), mine);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->keep_theirs), theirs);
  gtk_label_set_text (self->mine_label, mine);
  gtk_label_set_text (self->theirs_label, theirs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep_mine), GTK_ACCESSIBLE_PROPERTY_LABEL, mine, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep_theirs), GTK_ACCESSIBLE_PROPERTY_LABEL, theirs, -1);
  show_answer (self);
}

static void
toggled_cb (XlMergeRow *self, GtkToggleButton *button)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->filling || self->question == NULL)
    return;
  xl_desk_merge_question_set_keep (self->question,
                                   button == self->keep_mine ? XL_DESK_MERGE_MINE : XL_DESK_MERGE_THEIRS);
  show_answer (self); /* a click on what is chosen already lets go of nothing */
  gtk_widget_activate_action (GTK_WIDGET (self), "listitem.select", "(bb)", FALSE, FALSE);
  gtk_widget_grab_focus (row);
}

static void
xl_merge_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_merge_row_parent_class)->root (widget);
  if (XL_MERGE_ROW (widget)->question != NULL)
    name_row (XL_MERGE_ROW (widget));
}

static void
xl_merge_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMergeRowProperty) id)
    {
    case PROP_QUESTION:
      g_value_set_object (value, XL_MERGE_ROW (object)->question);
      break;
    }
}

static void
xl_merge_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlMergeRow *self = XL_MERGE_ROW (object);

  switch ((XlMergeRowProperty) id)
    {
    case PROP_QUESTION:
      if (!g_set_object (&self->question, g_value_get_object (value)))
        break;
      g_signal_group_set_target (self->signals, self->question);
      g_object_notify_by_pspec (object, pspec);
      if (self->question != NULL)
        show_question (self);
      break;
    }
}

static void
xl_merge_row_dispose (GObject *object)
{
  XlMergeRow *self = XL_MERGE_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->question);
  G_OBJECT_CLASS (xl_merge_row_parent_class)->dispose (object);
}

static void
xl_merge_row_class_init (XlMergeRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_merge_row_get_property;
  object_class->set_property = xl_merge_row_set_property;
  object_class->dispose = xl_merge_row_dispose;
  widget_class->root = xl_merge_row_root;
  g_type_ensure (XL_TYPE_MERGE_NAME);
  gtk_widget_class_set_layout_manager_type (widget_class, XL_TYPE_MERGE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-merge-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, field);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, base);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, mine);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, keep);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, keep_mine);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, keep_theirs);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, mine_label);
  gtk_widget_class_bind_template_child (widget_class, XlMergeRow, theirs_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);

  properties[PROP_QUESTION] = g_param_spec_object ("question", NULL, NULL, XL_TYPE_DESK_MERGE_QUESTION,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_merge_row_init (XlMergeRow *self)
{
  self->signals = g_signal_group_new (XL_TYPE_DESK_MERGE_QUESTION);
  g_signal_group_connect_swapped (self->signals, "notify::keep", G_CALLBACK (show_answer), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_merge_row_get_question:
 *
 * Returns: (transfer none) (nullable): the question that is shown
 */
XlDeskMergeQuestion *
xl_merge_row_get_question (XlMergeRow *self)
{
  return self->question;
}
