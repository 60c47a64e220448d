/* xl-desk-bulk.c - one field of many records, changed in one step */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-bulk.h"

#include "xl-desk-edits.h"

/**
 * xl_bulk_can:
 * @field: a field of @kind
 *
 * What tells one record from another is not given to many: names, keys and codes; nor are figures and
 * places, each of which has a source of its own. A kind of link is edited where it links.
 *
 * Returns: whether many records can be given the same value in one step
 */
gboolean
xl_bulk_can (const XlKind *kind, const XlField *field)
{
  if (kind->flags & XL_KIND_LINK || field->flags & (XL_FIELD_NAME | XL_FIELD_PLUMBING))
    return FALSE;
  if (g_str_equal (field->name, "key") || g_str_equal (field->name, "code"))
    return FALSE;
  switch (field->type)
    {
    case XL_FIELD_REAL:
      return FALSE;
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
      return !(field->flags & XL_FIELD_FIGURE);
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_SHARE:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_FLAG:
    case XL_FIELD_SET:
    case XL_FIELD_REFERENCE:
      return TRUE;
    }
  return FALSE;
}

/* A record does not refer to itself. */
static gboolean
is_itself (const XlRecord *record, const XlField *field, const char *text)
{
  return field->type == XL_FIELD_REFERENCE && text != NULL
         && g_ascii_strtoll (text, NULL, 10) == xl_record_get_id (record);
}

static XlEdit *
give_all (XlEdit *edit, XlRecord *const *records, guint n, const XlField *field, const char *text)
{
  for (guint i = 0; i < n; i++)
    if (!is_itself (records[i], field, text))
      {
        guint before = edit->ops->len;

        xl_edit_set (edit, records[i], field->name, text);
        if (edit->ops->len > before)
          xl_edits_follow (edit, records[i], field, text);
      }
  if (!xl_edit_is_empty (edit))
    return edit;
  xl_edit_unref (edit);
  return NULL;
}

/**
 * xl_edits_bulk:
 * @records: records of one kind
 * @field: one that xl_bulk_can() grants
 * @text: (nullable): canonical text; NULL takes the value away
 *
 * Each record that changes has one operation in the edit, so that their number is the number of those
 * that would change. A record that has the value already has none, and is not referred to itself.
 *
 * Returns: (transfer full) (nullable): the edit, one step of undo; NULL where all have the value
 */
XlEdit *
xl_edits_bulk (XlPlan *plan, XlRecord *const *records, guint n, const XlField *field, const char *text)
{
  return give_all (xl_edit_new (NULL), records, n, field, text);
}

/**
 * xl_edits_bulk_new_reference:
 * @field: a reference
 * @name: what a new record is called, to which all @records then refer
 *
 * Returns: (transfer full) (nullable): the edit that makes it and refers to it
 */
XlEdit *
xl_edits_bulk_new_reference (XlPlan *plan, XlRecord *const *records, guint n, const XlField *field, const char *name)
{
  gint64 id = 0;
  XlEdit *edit = xl_edits_new (plan, xl_kind_find (field->target), name, &id);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return edit != NULL ? give_all (edit, records, n, field, text) : NULL;
}
