/* xl-field-row.c - one field of a record: label, editor, unit, error, and where the value comes from */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-field-row.h"

#include <string.h>

#include "xl-appearance.h"
#include "xl-desk-edits.h"
#include "xl-desk-links.h"
#include "xl-desk-words.h"
#include "xl-evidence-view.h"
#include "xl-field-editor.h"
#include "xl-mark.h"

/* px at text scale 1: the labels of a form make a column of their own, whatever stands in it */
#define LABEL_WIDTH 144
#define GAP 8

struct _XlFieldRow
{
  XlPart parent_instance;

  char *name;             /* owned */
  char *title;            /* owned */
  gboolean compact;
  gboolean cell;
  const XlField *field;   /* of the kind of the record that was last shown */
  XlFieldEditor *editor;  /* in the template's place, made when the kind is known */
  XlFieldEdit make;       /* or NULL: the field alone changes */
  gpointer make_data;

  /* template */
  GtkLabel *label;
  GtkWidget *rest;
  GtkWidget *place;
  GtkMenuButton *source;
  XlMark *mark;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlFieldRow, xl_field_row, XL_TYPE_PART)

typedef enum
{
  PROP_FIELD = 1,
  PROP_COMPACT,
  PROP_TITLE,
  PROP_CELL,
} XlFieldRowProperty;

static GParamSpec *properties[PROP_CELL + 1];

static void
say_error (XlFieldRow *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/* --- edits ------------------------------------------------------------------------------------ */

static void
hand_over (XlFieldRow *self, XlEdit *edit, const XlFault *fault)
{
  g_autofree char *sentence = NULL;

  if (fault != NULL)
    sentence = xl_words_fault (xl_part_get_plan (XL_PART (self)), fault);
  else if (edit == NULL || xl_edit_is_empty (edit))
    {
      /* Nothing would change: what was typed means what is there. */
      say_error (self, NULL);
      xl_field_editor_reset (self->editor);
      return;
    }
  else
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  say_error (self, sentence);
  xl_field_editor_settle (self->editor, sentence == NULL);
}

static void
typed_cb (XlFieldRow *self, const char *text)
{
  g_autoptr (XlFault) fault = NULL;
  g_autoptr (XlEdit) edit = NULL;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (plan == NULL || xl_plan_lookup (plan, xl_record_get_id (record)) != record)
    return;
  edit = self->make != NULL ? self->make (plan, record, self->field, text, &fault, self->make_data)
                            : xl_edits_field (plan, record, self->field, text, &fault);
  hand_over (self, edit, fault);
}

static void
chosen_cb (XlFieldRow *self, const char *text)
{
  g_autoptr (XlEdit) edit = NULL;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = xl_part_get_record (XL_PART (self));

  /* There is one lead among the regions of a project: the one before becomes a partner. */
  if (xl_record_get_kind (record) == &xl_kind_project_region && strcmp (self->name, "role") == 0
      && g_strcmp0 (text, "lead") == 0)
    {
      XlProjectRegion *link = (XlProjectRegion *) record;

      edit = xl_edits_lead_region (plan, (XlProject *) xl_plan_lookup (plan, link->project),
                                   (XlRegion *) xl_plan_lookup (plan, link->region));
    }
  else
    edit = xl_edits_value (plan, record, self->field, text);
  hand_over (self, edit, NULL);
}

static void
created_cb (XlFieldRow *self, const char *name)
{
  g_autoptr (XlEdit) edit = xl_edits_new_reference (xl_part_get_plan (XL_PART (self)),
                                                    xl_part_get_record (XL_PART (self)), self->field, name);

  hand_over (self, edit, NULL);
}

static void
restored_cb (XlFieldRow *self)
{
  say_error (self, NULL);
}

/* The store refused what was on its way; the plan is as it was, and so is the field. */
static void
failed_cb (XlFieldRow *self)
{
  if (self->editor != NULL)
    xl_field_editor_reset (self->editor);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
focused_cb (XlFieldRow *self)
{
  if (!self->compact)
    gtk_widget_activate_action (GTK_WIDGET (self), "record.show-source", "s", self->name);
}

static void
make_source_cb (GtkMenuButton *button, gpointer data)
{
  XlFieldRow *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *view = xl_evidence_view_new ();

  xl_evidence_view_set_field (XL_EVIDENCE_VIEW (view), self->name);
  gtk_widget_set_size_request (view, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), view);
  g_object_bind_property (self, "record", view, "record", G_BINDING_SYNC_CREATE);
  gtk_menu_button_set_popover (button, popover);
}

static void
make_editor (XlFieldRow *self, const XlField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *label = self->title != NULL ? self->title : xl_words_field (field);

  if (self->editor != NULL)
    gtk_box_remove (GTK_BOX (self->place), GTK_WIDGET (self->editor));
  self->field = field;
  self->editor = XL_FIELD_EDITOR (xl_field_editor_new (field));
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (self->place), GTK_WIDGET (self->editor));
  gtk_label_set_text (self->label, label);
  if (field->type == XL_FIELD_LONG_TEXT || (field->type == XL_FIELD_SET && field->choices != NULL))
    gtk_widget_add_css_class (GTK_WIDGET (self), "xl-tall");
  xl_field_editor_set_name (self->editor, label);
  if (self->cell)
    xl_field_editor_set_cell (self->editor);
  g_signal_connect_swapped (self->editor, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->editor, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->editor, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->editor, "restored", G_CALLBACK (restored_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
}

static void
show_mark (XlFieldRow *self, XlPlan *plan, XlRecord *record)
{
  XlEvidence *evidence = xl_plan_evidence (plan, record, self->name);
  gboolean shown = !self->compact && xl_field_has_value (self->field, record) && strcmp (self->name, "note") != 0;
  int provenance = evidence != NULL ? evidence->parent_instance.provenance : record->provenance;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->source), shown);
  xl_mark_set_provenance (self->mark, provenance);
  spoken = g_strdup_printf ("%s: %s", gtk_label_get_text (self->label), xl_mark_get_word (self->mark));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->source))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
xl_field_row_refresh (XlPart *part)
{
  XlFieldRow *self = XL_FIELD_ROW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  const XlField *field;

  if (plan == NULL || record == NULL)
    {
      if (self->editor != NULL)
        xl_field_editor_show (self->editor, xl_part_get_desk (part), NULL);
      return;
    }
  field = xl_kind_field (xl_record_get_kind (record), self->name);
  g_return_if_fail (field != NULL);
  if (self->field != field)
    make_editor (self, field);
  xl_field_editor_show (self->editor, xl_part_get_desk (part), record);
  show_mark (self, plan, record);
}

/* What was typed about the old record goes to the old record; its error goes with it. */
static void
xl_field_row_leave (XlPart *part)
{
  XlFieldRow *self = XL_FIELD_ROW (part);

  if (self->editor != NULL && xl_part_get_record (part) != NULL)
    xl_field_editor_finish (self->editor);
  say_error (self, NULL);
}

static void
xl_field_row_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "failed", G_CALLBACK (failed_cb), part, G_CONNECT_SWAPPED);
}

static int
label_room (XlFieldRow *self)
{
  return self->compact ? 0 : (int) (LABEL_WIDTH * xl_app_theme (GTK_WIDGET (self))->text_scale) + GAP;
}

static GtkSizeRequestMode
xl_field_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_field_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  XlFieldRow *self = XL_FIELD_ROW (widget);
  int room = label_room (self), label = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->rest, orientation, -1, minimum, natural, NULL, NULL);
      *minimum += room;
      *natural += room;
      return;
    }
  gtk_widget_measure (self->rest, orientation, for_size < 0 ? -1 : MAX (for_size - room, 0), minimum, natural, NULL, NULL);
  if (room > 0)
    gtk_widget_measure (GTK_WIDGET (self->label), orientation, room - GAP, &label, NULL, NULL, NULL);
  *minimum = MAX (*minimum, label);
  *natural = MAX (*natural, label);
}

static void
xl_field_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlFieldRow *self = XL_FIELD_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int room = label_room (self);

  if (room > 0)
    gtk_widget_size_allocate (GTK_WIDGET (self->label),
                              &(GtkAllocation) { mirrored ? width - room + GAP : 0, 0, room - GAP, height }, -1);
  gtk_widget_size_allocate (self->rest, &(GtkAllocation) { mirrored ? 0 : room, 0, width - room, height }, -1);
}

static void
xl_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlFieldRow *self = XL_FIELD_ROW (object);

  switch ((XlFieldRowProperty) id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->name);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CELL:
      g_value_set_boolean (value, self->cell);
      break;
    }
}

static void
xl_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlFieldRow *self = XL_FIELD_ROW (object);

  switch ((XlFieldRowProperty) id)
    {
    case PROP_FIELD:
      g_free (self->name);
      self->name = g_value_dup_string (value);
      break;
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self->label), !self->compact);
      gtk_widget_set_visible (GTK_WIDGET (self->source), !self->compact);
      if (self->compact)
        gtk_widget_add_css_class (GTK_WIDGET (self), "xl-compact");
      break;
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      break;
    case PROP_CELL:
      self->cell = g_value_get_boolean (value);
      if (self->cell)
        g_object_set (self, "compact", TRUE, NULL);
      break;
    }
}

static gboolean
xl_field_row_grab_focus (GtkWidget *widget)
{
  XlFieldRow *self = XL_FIELD_ROW (widget);

  return self->editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
xl_field_row_finalize (GObject *object)
{
  XlFieldRow *self = XL_FIELD_ROW (object);

  g_free (self->name);
  g_free (self->title);
  G_OBJECT_CLASS (xl_field_row_parent_class)->finalize (object);
}

static void
xl_field_row_class_init (XlFieldRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPartClass *part_class = XL_PART_CLASS (class);

  object_class->get_property = xl_field_row_get_property;
  object_class->set_property = xl_field_row_set_property;
  object_class->finalize = xl_field_row_finalize;
  widget_class->grab_focus = xl_field_row_grab_focus;
  widget_class->get_request_mode = xl_field_row_get_request_mode;
  widget_class->measure = xl_field_row_measure;
  widget_class->size_allocate = xl_field_row_size_allocate;
  part_class->refresh = xl_field_row_refresh;
  part_class->leave = xl_field_row_leave;
  part_class->follow = xl_field_row_follow;

  properties[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CELL] =
      g_param_spec_boolean ("cell", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (XL_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, XlFieldRow, rest);
  gtk_widget_class_bind_template_child (widget_class, XlFieldRow, place);
  gtk_widget_class_bind_template_child (widget_class, XlFieldRow, source);
  gtk_widget_class_bind_template_child (widget_class, XlFieldRow, mark);
  gtk_widget_class_bind_template_child (widget_class, XlFieldRow, error);
}

static void
xl_field_row_init (XlFieldRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "xl-field");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->source, make_source_cb, self, NULL);
}

/**
 * xl_field_row_new:
 * @field: name of the field
 * @compact: without label and mark
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
xl_field_row_new (const char *field, gboolean compact)
{
  return g_object_new (XL_TYPE_FIELD_ROW, "field", field, "compact", compact, NULL);
}

/**
 * xl_field_row_get_field:
 *
 * Returns: (transfer none) (nullable): name of its field
 */
const char *
xl_field_row_get_field (XlFieldRow *self)
{
  return self->name;
}

/**
 * xl_field_row_set_edit:
 * @make: (nullable): makes the edit of what is typed, where more than the field changes
 */
void
xl_field_row_set_edit (XlFieldRow *self, XlFieldEdit make, gpointer data)
{
  self->make = make;
  self->make_data = data;
}
