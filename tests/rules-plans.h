/* rules-plans.h - small plans for the tests of rules, gates and cash plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-rules.h"

#define ON xl_date_make (2026, 11, 22)

G_GNUC_UNUSED static void
apply (XlPlan *plan, const XlEdit *edit)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  XlTx *tx = xl_tx_new ();

  tx->seq = xl_history_size (xl_plan_get_history (plan)) + 1;
  tx->uid = g_strdup_printf ("%d", (int) tx->seq);
  tx->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_op_free);
  for (guint i = 0; i < edit->ops->len; i++)
    g_ptr_array_add (tx->ops, xl_op_copy (g_ptr_array_index (edit->ops, i)));
  g_ptr_array_add (changes, tx);
  xl_plan_apply (plan, changes);
}

/* Adds a record to @edit from name, value pairs; a value "@N" is the id of the N-th record added. */
G_GNUC_UNUSED static gint64
add (XlEdit *edit, const XlKind *kind, const char *const *pairs)
{
  gint64 id = xl_edit_insert (edit, kind, edit->ops->len + 1);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    xl_edit_give (edit, id, pairs[i], pairs[i + 1][0] == '@' ? pairs[i + 1] + 1 : pairs[i + 1]);
  return id;
}

/* The same with an id of one's own. */
G_GNUC_UNUSED static void
put (XlEdit *edit, gint64 id, const XlKind *kind, const char *const *pairs)
{
  xl_edit_insert (edit, kind, id);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    xl_edit_give (edit, id, pairs[i], pairs[i + 1][0] == '@' ? pairs[i + 1] + 1 : pairs[i + 1]);
}

#define PUT(edit, id, kind, ...) put (edit, id, &xl_kind_##kind, (const char *const[]){ __VA_ARGS__, NULL })
#define ADD(edit, kind, ...) add (edit, &xl_kind_##kind, (const char *const[]){ __VA_ARGS__, NULL })

G_GNUC_UNUSED static XlPlan *
plan_of (XlEdit *edit)
{
  XlPlan *plan = xl_plan_new ();

  g_assert_true (xl_plan_link (plan, NULL));
  g_assert_true (xl_plan_check_edit (plan, edit, NULL));
  apply (plan, edit);
  return plan;
}

/* The findings of one rule, as "record" or "record/other", in order. */
G_GNUC_UNUSED static char *
found (XlPlan *plan, const char *rule, XlDate on)
{
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, on);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const XlFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->rule->name, rule) != 0)
        continue;
      g_string_append_printf (out, "%s%d", out->len > 0 ? " " : "", (int) xl_record_get_id (finding->record));
      if (finding->other != NULL)
        g_string_append_printf (out, "/%d", (int) xl_record_get_id (finding->other));
      if (finding->field != NULL)
        g_string_append_printf (out, ".%s", finding->field->name);
    }
  return g_string_free (out, FALSE);
}

G_GNUC_UNUSED static void
assert_found (XlPlan *plan, const char *rule, const char *expected)
{
  g_autofree char *text = found (plan, rule, ON);

  g_assert_cmpstr (text, ==, expected);
}
