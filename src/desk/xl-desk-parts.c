/* xl-desk-parts.c - edits of the parts of a project or an event: new ones with a name, and away with them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-parts.h"

#include "xl-desk-edits.h"

/* What a part is called by: a risk by its cause, a milestone by its title. */
static const char *
name_field (const XlKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & XL_FIELD_NAME)
      return kind->fields[i].name;
  return NULL;
}

/* The field by which a record of @kind belongs to one of @whole. */
static const XlField *
owner_field (const XlKind *kind, const XlKind *whole)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == XL_FIELD_REFERENCE && g_strcmp0 (kind->fields[i].target, whole->name) == 0)
      return &kind->fields[i];
  g_return_val_if_reached (NULL);
}

/**
 * xl_edits_new_part:
 * @kind: a kind whose records belong to one of the kind of @of, by a field that refers to it
 * @name: what it is called
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds it with the fallback values of its table
 */
XlEdit *
xl_edits_new_part (XlPlan *plan, const XlKind *kind, XlRecord *of, const char *name, gint64 *id)
{
  XlEdit *edit = xl_edit_new (NULL);
  g_autofree char *clean = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, xl_record_get_id (of));

  *id = xl_edit_insert (edit, kind, 0);
  xl_edit_give (edit, *id, owner_field (kind, xl_record_get_kind (of))->name, owner);
  if (*clean != '\0' && name_field (kind) != NULL)
    xl_edit_give (edit, *id, name_field (kind), clean);
  return edit;
}

/**
 * xl_edits_remove_part:
 *
 * Returns: (transfer full) (nullable): the edit that takes @part away: a link row is deleted, any other record retired
 */
XlEdit *
xl_edits_remove_part (XlPlan *plan, XlRecord *part)
{
  if (xl_record_get_kind (part)->flags & XL_KIND_LINK)
    return xl_edits_unlink (plan, part);
  return xl_edits_retire (plan, &part, 1);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = xl_record_get_id (*(XlRecord *const *) a), two = xl_record_get_id (*(XlRecord *const *) b);

  return (one > two) - (one < two);
}

/**
 * xl_parts_of:
 * @kind: a kind whose records belong to one of the kind of @of, by a field that refers to it
 *
 * Returns: (transfer container) (element-type XlRecord): its live records of @of, in an order that stays
 */
GPtrArray *
xl_parts_of (XlPlan *plan, const XlKind *kind, XlRecord *of)
{
  GPtrArray *parts = xl_plan_dup_links (plan, of, kind, owner_field (kind, xl_record_get_kind (of))->name);

  for (guint i = parts->len; i > 0; i--)
    if (!xl_plan_is_live (plan, g_ptr_array_index (parts, i - 1)))
      g_ptr_array_remove_index (parts, i - 1);
  g_ptr_array_sort (parts, compare_ids);
  return parts;
}
