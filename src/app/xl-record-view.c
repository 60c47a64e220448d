/* xl-record-view.c - one record: title, facts, links, and where its figures come from */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-record-view.h"

#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-event-form.h"
#include "xl-evidence-view.h"
#include "xl-field-row.h"
#include "xl-flow-form.h"
#include "xl-kind-icon.h"
#include "xl-mark.h"
#include "xl-partner-form.h"
#include "xl-plain-form.h"
#include "xl-region-form.h"
#include "xl-two-columns.h"

struct _XlRecordView
{
  XlPart parent_instance;

  XlPart *form;         /* in the template's place, for the kind of the record */
  XlRecord *sourced;    /* borrowed, only compared: the record that the side column was set for */

  /* template */
  GtkWidget *back;
  GtkLabel *title;
  GtkWidget *mark;
  GtkLabel *about;
  GtkWidget *on_map;
  GtkWidget *menu;
  GtkBox *place;
  XlEvidenceView *evidence;
  GtkWidget *side;
  GtkAdjustment *scroll;
};

G_DEFINE_FINAL_TYPE (XlRecordView, xl_record_view, XL_TYPE_PART)

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
form_type (const XlKind *kind)
{
  if (kind == &xl_kind_region)
    return XL_TYPE_REGION_FORM;
  if (kind == &xl_kind_organisation)
    return XL_TYPE_PARTNER_FORM;
  if (kind == &xl_kind_flow)
    return XL_TYPE_FLOW_FORM;
  if (kind == &xl_kind_event)
    return XL_TYPE_EVENT_FORM;
  return XL_TYPE_PLAIN_FORM;
}

/* One form at a time, kept while the kind stays. */
static void
show_form (XlRecordView *self, XlRecord *record)
{
  GType type = form_type (xl_record_get_kind (record));

  if (self->form == NULL || G_OBJECT_TYPE (self->form) != type)
    {
      if (self->form != NULL)
        gtk_box_remove (self->place, GTK_WIDGET (self->form));
      self->form = g_object_new (type, NULL);
      gtk_box_append (self->place, GTK_WIDGET (self->form));
    }
  xl_part_set_record (self->form, record);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
show_source_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  xl_evidence_view_set_field (XL_RECORD_VIEW (widget)->evidence, g_variant_get_string (parameter, NULL));
}

static void
retire_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (widget));
  XlRecord *record = xl_part_get_record (XL_PART (widget));
  g_autoptr (XlEdit) edit = NULL;

  if (plan == NULL || record == NULL)
    return;
  edit = record->retired ? xl_edits_restore (plan, &record, 1) : xl_edits_retire (plan, &record, 1);
  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (widget)), edit, NULL);
}

static void
show_on_map_cb (XlRecordView *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                xl_record_get_kind (record) == &xl_kind_flow ? "win.show-arcs" : "win.show-on-map", "x",
                                xl_record_get_id (record));
}

static void
back_cb (XlRecordView *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
xl_record_view_refresh (XlPart *part)
{
  XlRecordView *self = XL_RECORD_VIEW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  const XlKind *kind;
  g_autofree char *name = NULL;
  g_autofree char *about = NULL;

  if (record == NULL || plan == NULL)
    {
      if (self->form != NULL)
        xl_part_set_record (self->form, NULL);
      xl_part_set_record (XL_PART (self->evidence), NULL);
      self->sourced = NULL;
      return;
    }
  kind = xl_record_get_kind (record);
  name = xl_words_name (plan, record);
  about = xl_words_about (plan, record);
  gtk_label_set_text (self->title, name);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  gtk_widget_set_visible (self->mark, xl_plan_is_illustrative (plan, record, NULL));
  gtk_widget_set_visible (self->on_map, kind == &xl_kind_region || kind == &xl_kind_organisation || kind == &xl_kind_flow);
  gtk_widget_set_visible (self->menu, !xl_desk_get_read_only (xl_part_get_desk (part)));
  /* A programme wants the room; its marks open the same in a popover. */
  gtk_widget_set_visible (self->side, kind != &xl_kind_event);
  show_form (self, record);
  if (self->sourced != record)
    {
      self->sourced = record;
      xl_part_set_record (XL_PART (self->evidence), NULL);
      xl_evidence_view_set_field (self->evidence, xl_form_first_field (plan, record));
      xl_part_set_record (XL_PART (self->evidence), record);
      gtk_adjustment_set_value (self->scroll, 0);
    }
}

static void
xl_record_view_class_init (XlRecordViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_record_view_refresh;
  signals[BACK] = g_signal_new ("back", XL_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (XL_TYPE_KIND_ICON);
  g_type_ensure (XL_TYPE_MARK);
  g_type_ensure (XL_TYPE_EVIDENCE_VIEW);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, back);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, title);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, mark);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, about);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, on_map);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, menu);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, place);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, evidence);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, side);
  gtk_widget_class_bind_template_child (widget_class, XlRecordView, scroll);
  gtk_widget_class_bind_template_callback (widget_class, show_on_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_action (widget_class, "record.show-source", "s", show_source_cb);
  gtk_widget_class_install_action (widget_class, "record.retire", NULL, retire_cb);
}

static void
xl_record_view_init (XlRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_record_view_set_can_go_back:
 * @can_go_back: whether a button leads back
 */
void
xl_record_view_set_can_go_back (XlRecordView *self, gboolean can_go_back)
{
  gtk_widget_set_visible (self->back, can_go_back);
}

/**
 * xl_record_view_focus_field:
 * @field: (nullable): name of a field; %NULL for name or title
 *
 * Returns: whether the field is there and has the focus now
 */
gboolean
xl_record_view_focus_field (XlRecordView *self, const char *field)
{
  if (self->form == NULL)
    return FALSE;
  if (field != NULL)
    return xl_form_focus_field (GTK_WIDGET (self->form), field);
  return xl_form_focus_field (GTK_WIDGET (self->form), "name") || xl_form_focus_field (GTK_WIDGET (self->form), "title")
         || xl_form_focus_field (GTK_WIDGET (self->form), "material");
}

/**
 * xl_form_focus_field:
 * @form: a form
 * @field: name of a field
 *
 * Returns: whether the field is there and has the focus now
 */
gboolean
xl_form_focus_field (GtkWidget *form, const char *field)
{
  if (XL_IS_FIELD_ROW (form))
    return g_strcmp0 (xl_field_row_get_field (XL_FIELD_ROW (form)), field) == 0 && gtk_widget_grab_focus (form);
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (xl_form_focus_field (child, field))
      return TRUE;
  return FALSE;
}

/**
 * xl_form_first_field:
 *
 * Returns: (transfer none): name of the field whose source is shown first: the first figure that has a
 *   value, else the name
 */
const char *
xl_form_first_field (XlPlan *plan, XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & XL_FIELD_FIGURE) && xl_field_has_value (&kind->fields[i], record))
      return kind->fields[i].name;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & XL_FIELD_NAME)
      return kind->fields[i].name;
  return "provenance";
}
