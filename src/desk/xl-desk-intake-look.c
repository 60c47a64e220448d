/* xl-desk-intake-look.c - how the first rows of a table read; records as a table for a spreadsheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-words.h"
#include "xl-id.h"

static void
look_free (gpointer data)
{
  XlIntakeLook *look = data;

  g_free (look->name);
  g_free (look->about);
  g_free (look);
}

/* "Country: Poland · Latitude: 51.25": what an operation gives, but for what every new record has. */
static void
append_values (GString *about, XlPlan *plan, const XlOp *op)
{
  g_autoptr (XlRecord) record = xl_record_new (op->kind, op->id);

  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *of = &g_array_index (op->fields, XlOpField, i);

      if (of->new_text != NULL)
        xl_record_set_text (record, of->field, of->new_text);
    }
  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *of = &g_array_index (op->fields, XlOpField, i);
      gboolean usual = op->type == XL_OP_INSERT && g_strcmp0 (of->new_text, of->field->fallback) == 0;
      gboolean elsewhere = of->field->type == XL_FIELD_REFERENCE
                           && xl_plan_lookup (plan, xl_field_get_reference (of->field, record)) == NULL;
      g_autofree char *words = NULL;

      if (of->new_text == NULL || usual || elsewhere || (of->field->flags & XL_FIELD_PLUMBING))
        continue;
      words = xl_words_value (plan, record, of->field);
      g_string_append_printf (about, "%s%s: %s", about->len > 0 ? " · " : "", xl_words_field (of->field), words);
    }
  g_string_replace (about, "\n", " ", 0);
}

static XlIntakeLook *
look_at (XlPlan *plan, const XlImport *import, const XlImportRow *row)
{
  XlIntakeLook *look = g_new0 (XlIntakeLook, 1);
  g_autoptr (GString) about = g_string_new (NULL);
  const XlOp *op = NULL;

  for (guint i = 0; import->edit != NULL && i < import->edit->ops->len && op == NULL; i++)
    {
      const XlOp *one = g_ptr_array_index (import->edit->ops, i);
      g_autofree char *id = row->id != NULL && one->kind == row->kind ? xl_id_to_text (one->kind, one->id) : NULL;

      if (id != NULL && strcmp (id, row->id) == 0)
        op = one;
    }
  look->wrong = strcmp (row->action, "error") == 0;
  look->name = row->kind == NULL ? NULL : g_strdup_printf ("%s: %s", xl_words_kind (row->kind, FALSE), row->name != NULL ? row->name : "–");
  if (op != NULL)
    append_values (about, plan, op);
  look->about = about->len > 0 || row->reason == NULL ? g_strdup (about->str) : g_strdup (row->reason);
  return look;
}

static void
add_looks (GPtrArray *looks, XlPlan *plan, const XlImport *import, gboolean links)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (import->rows, i);

      /* A link is told by the records that it joins. */
      if (links || row->kind == NULL || !(row->kind->flags & XL_KIND_LINK))
        g_ptr_array_add (looks, look_at (plan, import, row));
    }
}

/**
 * xl_intake_look:
 * @n: how many rows
 *
 * Returns: (transfer full) (element-type XlIntakeLook): how the first rows of the table read
 */
GPtrArray *
xl_intake_look (XlIntake *table, XlPlan *plan, guint n)
{
  GPtrArray *looks = g_ptr_array_new_with_free_func (look_free);
  gboolean links = xl_intake_get_kind (table) != NULL;
  g_autoptr (XlImport) all = xl_intake_read_rows (table, plan, 1, n);

  if (all->edit != NULL)
    add_looks (looks, plan, all, links);
  for (guint r = 1; all->edit == NULL && r <= MIN (n, xl_intake_count_rows (table)); r++)
    {
      g_autoptr (XlImport) import = xl_intake_read_rows (table, plan, r, 1);

      add_looks (looks, plan, import, links);
    }
  return looks;
}

static void
append_cell (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    g_string_append_c (out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

/**
 * xl_desk_dup_block:
 * @records: (element-type XlRecord): of one kind
 *
 * Returns: (transfer full): a table for a spreadsheet: tabs between, a heading first, values as people type them
 */
char *
xl_desk_dup_block (XlPlan *plan, GPtrArray *records)
{
  GString *out = g_string_new (NULL);
  const XlKind *kind = records->len > 0 ? xl_record_get_kind (g_ptr_array_index (records, 0)) : NULL;

  for (guint f = 0; kind != NULL && f < kind->n_fields; f++)
    if (!(kind->fields[f].flags & XL_FIELD_PLUMBING))
      g_string_append_printf (out, out->len > 0 ? "\t%s" : "%s", xl_words_field (&kind->fields[f]));
  for (guint i = 0; i < records->len; i++)
    {
      gboolean first = TRUE;

      g_string_append_c (out, '\n');
      for (guint f = 0; f < kind->n_fields; f++)
        if (!(kind->fields[f].flags & XL_FIELD_PLUMBING))
          {
            g_autofree char *text = xl_words_typed (plan, g_ptr_array_index (records, i), &kind->fields[f]);

            if (!first)
              g_string_append_c (out, '\t');
            first = FALSE;
            append_cell (out, text != NULL ? text : "");
          }
    }
  return g_string_free (out, FALSE);
}

/**
 * xl_desk_dup_findings:
 * @findings: (element-type XlDeskFinding): as To check shows them
 *
 * Returns: (transfer full): a table for a spreadsheet, as of xl_desk_dup_block()
 */
char *
xl_desk_dup_findings (XlPlan *plan, GListModel *findings)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\t%s\t%s\t%s", _("Severity"), _("Record"), _("Finding"), _("Justification"));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (XlDeskFinding) finding = g_list_model_get_item (findings, i);
      XlRecord *record = xl_desk_finding_get_record (finding);
      const char *reason = xl_desk_finding_get_reason (finding);
      g_autofree char *name = record != NULL ? xl_words_name (plan, record) : g_strdup ("");

      g_string_append_printf (out, "\n%s\t", xl_words_severity (xl_desk_finding_get_severity (finding)));
      append_cell (out, name);
      g_string_append_c (out, '\t');
      append_cell (out, xl_desk_finding_get_sentence (finding));
      g_string_append_c (out, '\t');
      append_cell (out, reason != NULL ? reason : "");
    }
  return g_string_free (out, FALSE);
}
