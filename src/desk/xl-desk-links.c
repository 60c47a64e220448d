/* xl-desk-links.c - edits that make something new and refer to it in the same step; evidence about a field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-links.h"

#include "xl-desk-edits.h"
#include "xl-id.h"

static char *
id_text (gint64 id)
{
  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

static void
insert_link (XlEdit *edit, const XlLinkEnds *ends, gint64 near, gint64 far)
{
  gint64 id = xl_edit_insert (edit, ends->link, xl_id_new ());
  g_autofree char *near_text = id_text (near);
  g_autofree char *far_text = id_text (far);

  xl_edit_give (edit, id, ends->near, near_text);
  xl_edit_give (edit, id, ends->far, far_text);
}

/**
 * xl_edits_link:
 * @ends: how they are linked
 * @near: the record at hand
 * @far: the other one
 *
 * A link with the role that its kind starts with; people change it in the row that appears.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL where the two are linked this way already
 */
XlEdit *
xl_edits_link (XlPlan *plan, const XlLinkEnds *ends, XlRecord *near, XlRecord *far)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, near, ends->link, ends->near);
  const XlField *far_field = xl_kind_field (ends->link, ends->far);
  XlEdit *edit;

  for (guint i = 0; i < links->len; i++)
    if (xl_field_get_reference (far_field, g_ptr_array_index (links, i)) == xl_record_get_id (far))
      return NULL;
  edit = xl_edit_new (NULL);
  insert_link (edit, ends, xl_record_get_id (near), xl_record_get_id (far));
  return edit;
}

/**
 * xl_edits_new_link:
 * @kind: what the other one is
 * @name: what it is called
 *
 * A new record and the link with it, to be undone in one step.
 *
 * Returns: (transfer full) (nullable): the edit
 */
XlEdit *
xl_edits_new_link (XlPlan *plan, const XlLinkEnds *ends, XlRecord *near, const XlKind *kind, const char *name)
{
  gint64 id = 0;
  XlEdit *edit = xl_edits_new (plan, kind, name, &id);

  if (edit != NULL)
    insert_link (edit, ends, xl_record_get_id (near), id);
  return edit;
}

/**
 * xl_edits_new_of:
 * @kind: a kind with a name or title, and a field that refers to records of the kind of @whole
 * @whole: what the new one belongs to: the region of a strategy, the person of a training
 * @name: what it is called
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full) (nullable): the edit that adds it; %NULL where @kind has no such field
 */
XlEdit *
xl_edits_new_of (XlPlan *plan, const XlKind *kind, XlRecord *whole, const char *name, gint64 *id)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == XL_FIELD_REFERENCE
        && g_strcmp0 (kind->fields[i].target, xl_record_get_kind (whole)->name) == 0)
      {
        XlEdit *edit = xl_edits_new (plan, kind, name, id);

        xl_edit_give_number (edit, *id, kind->fields[i].name, xl_record_get_id (whole));
        return edit;
      }
  return NULL;
}

/**
 * xl_edits_new_training:
 * @person: (nullable): who is trained; %NULL for somebody new
 * @new_person: (nullable): the name of the new one
 * @title: of the training
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit, one step of undo with the new person
 */
XlEdit *
xl_edits_new_training (XlPlan *plan, XlRecord *person, const char *new_person, const char *title, gint64 *id)
{
  gint64 who = 0;
  XlEdit *edit;

  if (person != NULL)
    return xl_edits_new_of (plan, &xl_kind_training, person, title, id);
  edit = xl_edits_new (plan, &xl_kind_person, new_person, &who);
  *id = xl_edit_insert (edit, &xl_kind_training, 0);
  xl_edit_give (edit, *id, "title", title);
  xl_edit_give_number (edit, *id, "person", who);
  return edit;
}

/**
 * xl_edits_new_reference:
 * @field: a reference field of @record
 * @name: what the new record that it then refers to is called
 *
 * Returns: (transfer full) (nullable): the edit
 */
XlEdit *
xl_edits_new_reference (XlPlan *plan, XlRecord *record, const XlField *field, const char *name)
{
  gint64 id = 0;
  XlEdit *edit = xl_edits_new (plan, xl_kind_find (field->target), name, &id);
  g_autofree char *text = id_text (id);

  if (edit != NULL)
    xl_edit_set (edit, record, field->name, text);
  return edit;
}

static void
set_where_new (XlEdit *edit, XlRecord *record, const char *field, const char *text)
{
  g_autofree char *old = xl_field_dup_text (xl_kind_field (xl_record_get_kind (record), field), record);

  if (g_strcmp0 (old, text) != 0)
    xl_edit_set (edit, record, field, text);
}

/* Says it in @edit: in the row about the field, in a new one, or in the record itself. */
static void
add_evidence (XlPlan *plan, XlEdit *edit, XlRecord *record, const XlField *field, int provenance, gint64 source,
              const char *note)
{
  XlRecord *row = field != NULL ? (XlRecord *) xl_plan_evidence (plan, record, field->name) : record;
  const char *provenance_text, *note_text;
  g_autofree char *source_text = NULL;
  g_autofree char *record_text = id_text (xl_record_get_id (record));
  gint64 id;

  /* A row that is not there yet starts with what the record says about all its fields. */
  provenance_text = xl_provenance_choices[(provenance != XL_KEEP_PROVENANCE ? provenance
                                           : row != NULL                    ? row->provenance
                                                                            : record->provenance) - 1].nick;
  source_text = id_text (source != XL_KEEP_SOURCE ? source : row != NULL ? row->source : record->source);
  note_text = note != NULL ? (*note != '\0' ? note : NULL) : row != NULL ? row->note : NULL;
  if (row != NULL)
    {
      set_where_new (edit, row, "provenance", provenance_text);
      set_where_new (edit, row, "source", source_text);
      set_where_new (edit, row, "note", note_text);
      return;
    }
  id = xl_edit_insert (edit, &xl_kind_evidence, xl_id_new ());
  xl_edit_give (edit, id, "record", record_text);
  xl_edit_give (edit, id, "field", field->name);
  xl_edit_give (edit, id, "provenance", provenance_text);
  xl_edit_give (edit, id, "source", source_text);
  xl_edit_give (edit, id, "note", note_text);
}

/**
 * xl_edits_evidence:
 * @field: (nullable): the field that it is about; %NULL for the record as a whole
 * @provenance: an #XlProvenance, or %XL_KEEP_PROVENANCE
 * @source: id of a source, 0 for none, or %XL_KEEP_SOURCE
 * @note: a note, "" for none, or %XL_KEEP_NOTE
 *
 * Says where a figure comes from.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL where nothing would change
 */
XlEdit *
xl_edits_evidence (XlPlan *plan, XlRecord *record, const XlField *field, int provenance, gint64 source,
                   const char *note)
{
  XlEdit *edit = xl_edit_new (NULL);

  add_evidence (plan, edit, record, field, provenance, source, note);
  if (xl_edit_is_empty (edit))
    g_clear_pointer (&edit, xl_edit_unref);
  return edit;
}

/**
 * xl_edits_evidence_new_source:
 * @title: of the source, which is new
 *
 * The same with a source that is made in the same step; a figure with a source is a published one.
 *
 * Returns: (transfer full) (nullable): the edit
 */
XlEdit *
xl_edits_evidence_new_source (XlPlan *plan, XlRecord *record, const XlField *field, const char *title)
{
  gint64 id = 0;
  XlEdit *edit = xl_edits_new (plan, &xl_kind_source, title, &id);

  if (edit != NULL)
    add_evidence (plan, edit, record, field, XL_KEEP_PROVENANCE, id, XL_KEEP_NOTE);
  return edit;
}
