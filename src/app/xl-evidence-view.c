/* xl-evidence-view.c - where a figure comes from: source, publisher, date, note, provenance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-evidence-view.h"

#include <string.h>

#include "xl-desk-links.h"
#include "xl-desk-words.h"
#include "xl-mark.h"
#include "xl-record-picker.h"

struct _XlEvidenceView
{
  XlPart parent_instance;

  char *name;          /* owned: of the field; NULL for the record as a whole */
  gboolean showing;
  char *note_shown;    /* owned */

  /* template */
  GtkLabel *title;
  XlMark *mark;
  GtkLabel *source;
  GtkWidget *open;
  GtkWidget *publisher_label;
  GtkLabel *publisher;
  GtkWidget *date_label;
  GtkLabel *date;
  GtkEditable *note;
  GtkMenuButton *change;
  GtkToggleButton *published;
  GtkToggleButton *own;
  GtkToggleButton *illustrative;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlEvidenceView, xl_evidence_view, XL_TYPE_PART)

/* What speaks about the field: its evidence, else the record itself. */
static XlRecord *
get_speaker (XlEvidenceView *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));
  XlRecord *evidence = NULL;

  if (self->name != NULL)
    evidence = (XlRecord *) xl_plan_evidence (xl_part_get_plan (XL_PART (self)), record, self->name);
  return evidence != NULL ? evidence : record;
}

static const XlField *
get_field (XlEvidenceView *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  return self->name != NULL && record != NULL ? xl_kind_field (xl_record_get_kind (record), self->name) : NULL;
}

static gboolean
can_edit (XlEvidenceView *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = xl_part_get_record (XL_PART (self));

  return !self->showing && plan != NULL && record != NULL && xl_plan_lookup (plan, xl_record_get_id (record)) == record;
}

static void
hand_over (XlEvidenceView *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
say (XlEvidenceView *self, int provenance, gint64 source, const char *note)
{
  g_autoptr (XlEdit) edit = xl_edits_evidence (xl_part_get_plan (XL_PART (self)), xl_part_get_record (XL_PART (self)),
                                               get_field (self), provenance, source, note);

  hand_over (self, edit);
}

/* --- callbacks -------------------------------------------------------------------------------- */

static void
provenance_cb (XlEvidenceView *self, GtkToggleButton *button)
{
  if (can_edit (self) && gtk_toggle_button_get_active (button))
    say (self,
         button == self->published ? XL_PROVENANCE_PUBLISHED
         : button == self->own     ? XL_PROVENANCE_OWN
                                   : XL_PROVENANCE_ILLUSTRATIVE,
         XL_KEEP_SOURCE, XL_KEEP_NOTE);
}

static void
note_cb (XlEvidenceView *self)
{
  const char *text = gtk_editable_get_text (self->note);

  if (can_edit (self) && g_strcmp0 (text, self->note_shown) != 0)
    {
      g_free (self->note_shown);
      self->note_shown = g_strdup (text);
      say (self, XL_KEEP_PROVENANCE, XL_KEEP_SOURCE, text);
    }
}

static gboolean
note_key_cb (XlEvidenceView *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || g_strcmp0 (gtk_editable_get_text (self->note), self->note_shown) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (self->note, self->note_shown);
  return GDK_EVENT_STOP;
}

static void
picked_cb (XlEvidenceView *self, XlRecord *source)
{
  if (can_edit (self))
    say (self, XL_KEEP_PROVENANCE, source != NULL ? xl_record_get_id (source) : 0, XL_KEEP_NOTE);
}

static void
created_cb (XlEvidenceView *self, const char *title)
{
  g_autoptr (XlEdit) edit = NULL;

  if (!can_edit (self))
    return;
  edit = xl_edits_evidence_new_source (xl_part_get_plan (XL_PART (self)), xl_part_get_record (XL_PART (self)),
                                       get_field (self), title);
  hand_over (self, edit);
}

static void
make_picker_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *picker = xl_record_picker_new (xl_part_get_desk (data), &xl_kind_source);

  xl_record_picker_set_clearable (XL_RECORD_PICKER (picker), TRUE);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), data);
  g_signal_connect_swapped (picker, "create", G_CALLBACK (created_cb), data);
  gtk_menu_button_set_popover (button, picker);
}

static void
open_cb (XlEvidenceView *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (record != NULL && get_speaker (self)->source != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", get_speaker (self)->source);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
show_title (XlEvidenceView *self, XlPlan *plan, XlRecord *record)
{
  const XlField *field = get_field (self);
  g_autofree char *value = NULL;
  g_autofree char *title = NULL;

  if (field != NULL)
    {
      value = field->type == XL_FIELD_LONG_TEXT ? g_strdup ("") : xl_words_value (plan, record, field);
      title = g_strstrip (g_strdup_printf ("%s  %s", xl_words_field (field), value));
    }
  else
    title = xl_words_name (plan, record);
  gtk_label_set_text (self->title, title);
}

static void
show_source (XlEvidenceView *self, XlPlan *plan, XlSource *source)
{
  g_autofree char *date = source != NULL && source->date != XL_DATE_NONE ? xl_words_date (source->date) : NULL;
  const char *publisher = source != NULL ? source->publisher : NULL;

  gtk_label_set_text (self->source, source != NULL ? source->title : _("no source stated"));
  if (source != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->source), "xl-placeholder");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->source), "xl-placeholder");
  gtk_widget_set_visible (self->open, source != NULL);
  gtk_label_set_text (self->publisher, publisher != NULL ? publisher : "");
  gtk_widget_set_visible (GTK_WIDGET (self->publisher), publisher != NULL);
  gtk_widget_set_visible (self->publisher_label, publisher != NULL);
  gtk_label_set_text (self->date, date != NULL ? date : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date), date != NULL);
  gtk_widget_set_visible (self->date_label, date != NULL);
  gtk_menu_button_set_label (self->change, source != NULL ? _("Change source…") : _("State a source…"));
}

static void
xl_evidence_view_refresh (XlPart *part)
{
  XlEvidenceView *self = XL_EVIDENCE_VIEW (part);
  XlPlan *plan = xl_part_get_plan (part);
  XlRecord *record = xl_part_get_record (part);
  XlRecord *speaker;
  const char *note;

  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL && !xl_desk_get_read_only (xl_part_get_desk (part)));
  if (plan == NULL || record == NULL || (self->name != NULL && get_field (self) == NULL))
    return;
  speaker = get_speaker (self);
  self->showing = TRUE;
  show_title (self, plan, record);
  show_source (self, plan, (XlSource *) xl_plan_lookup (plan, speaker->source));
  xl_mark_set_provenance (self->mark, speaker->provenance);
  gtk_toggle_button_set_active (speaker->provenance == XL_PROVENANCE_PUBLISHED      ? self->published
                                : speaker->provenance == XL_PROVENANCE_ILLUSTRATIVE ? self->illustrative
                                                                                    : self->own,
                                TRUE);
  /* The record's own note is about the record; here only what is said about this field. */
  note = speaker != record || self->name == NULL ? speaker->note : NULL;
  if (g_strcmp0 (gtk_editable_get_text (self->note), self->note_shown) == 0)
    gtk_editable_set_text (self->note, note != NULL ? note : "");
  g_free (self->note_shown);
  self->note_shown = g_strdup (note != NULL ? note : "");
  self->showing = FALSE;
}

static void
xl_evidence_view_leave (XlPart *part)
{
  XlEvidenceView *self = XL_EVIDENCE_VIEW (part);

  if (xl_part_get_record (part) != NULL)
    note_cb (self);
  g_free (self->note_shown);
  self->note_shown = g_strdup (gtk_editable_get_text (self->note));
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
xl_evidence_view_finalize (GObject *object)
{
  XlEvidenceView *self = XL_EVIDENCE_VIEW (object);

  g_free (self->name);
  g_free (self->note_shown);
  G_OBJECT_CLASS (xl_evidence_view_parent_class)->finalize (object);
}

static void
xl_evidence_view_class_init (XlEvidenceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPartClass *part_class = XL_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_evidence_view_finalize;
  part_class->refresh = xl_evidence_view_refresh;
  part_class->leave = xl_evidence_view_leave;

  g_type_ensure (XL_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-evidence-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, title);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, mark);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, source);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, open);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, publisher_label);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, publisher);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, date_label);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, date);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, note);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, change);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, published);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, own);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, illustrative);
  gtk_widget_class_bind_template_child (widget_class, XlEvidenceView, error);
  gtk_widget_class_bind_template_callback (widget_class, provenance_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
xl_evidence_view_init (XlEvidenceView *self)
{
  self->note_shown = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->change, make_picker_cb, self, NULL);
}

/**
 * xl_evidence_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
xl_evidence_view_new (void)
{
  return g_object_new (XL_TYPE_EVIDENCE_VIEW, NULL);
}

/**
 * xl_evidence_view_set_field:
 * @field: (nullable): name of the field; %NULL for the record as a whole
 */
void
xl_evidence_view_set_field (XlEvidenceView *self, const char *field)
{
  if (g_strcmp0 (self->name, field) == 0)
    return;
  xl_evidence_view_leave (XL_PART (self));
  g_free (self->name);
  self->name = g_strdup (field);
  xl_part_refresh (XL_PART (self));
}
