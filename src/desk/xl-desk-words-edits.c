/* xl-desk-words-edits.c - what an edit does, in one sentence: for toasts, undo and the history's label */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-bulk.h"
#include "xl-desk-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The same sentence in the user's language or, for the history in the file, in English. */
typedef struct
{
  XlPlan *plan;
  gboolean english;
} Tongue;

G_GNUC_FORMAT (2)
static const char *
say (const Tongue *tongue, const char *text)
{
  return tongue->english ? text : _ (text);
}

static const char *
op_text (const XlOp *op, const char *field)
{
  const XlField *row = xl_kind_field (op->kind, field);
  const XlOpField *item = row != NULL ? xl_op_field (op, row) : NULL;

  if (item == NULL)
    return NULL;
  return item->new_text != NULL ? item->new_text : item->old_text;
}

static char *
id_name (const Tongue *tongue, const char *id)
{
  XlRecord *record = id != NULL ? xl_plan_lookup (tongue->plan, g_ascii_strtoll (id, NULL, 10)) : NULL;

  return record != NULL ? xl_plan_dup_name (tongue->plan, record) : g_strdup ("–");
}

/* Who is linked by a row that may not be in the plan any more. */
static char *
pair_name (const Tongue *tongue, const XlOp *op)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      const XlField *field = &op->kind->fields[i];
      g_autofree char *name = NULL;

      if (field->type != XL_FIELD_REFERENCE || field->offset == G_STRUCT_OFFSET (XlRecord, source)
          || op_text (op, field->name) == NULL)
        continue;
      name = id_name (tongue, op_text (op, field->name));
      g_string_append_printf (out, "%s%s", out->len > 0 ? " – " : "", name);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
op_name (const Tongue *tongue, const XlOp *op)
{
  XlRecord *record = xl_plan_lookup (tongue->plan, op->id);
  const char *text = op_text (op, "acronym");

  if (record != NULL && (op->type == XL_OP_SET || !(op->kind->flags & XL_KIND_LINK)))
    return xl_plan_dup_name (tongue->plan, record);
  if (text == NULL)
    text = op_text (op, "name");
  if (text == NULL)
    text = op_text (op, "title");
  return text != NULL ? g_strdup (text) : pair_name (tongue, op);
}

/* The field that a set is about, where it is about one. */
static const XlField *
only_field (const XlOp *op)
{
  return op->type == XL_OP_SET && op->fields->len == 1 ? g_array_index (op->fields, XlOpField, 0).field : NULL;
}

/* 1 retires, 0 restores, -1 neither. */
static int
retires (const XlOp *op)
{
  const XlField *field = only_field (op);

  if (field == NULL || field->offset != G_STRUCT_OFFSET (XlRecord, retired))
    return -1;
  return strcmp (g_array_index (op->fields, XlOpField, 0).new_text, "1") == 0;
}

static char *
one_words (const Tongue *tongue, const XlOp *op)
{
  g_autofree char *name = op_name (tongue, op);
  const char *kind = say (tongue, op->kind->label);
  const XlField *field = only_field (op);

  switch (op->type)
    {
    case XL_OP_INSERT:
      /* Translators: kind and name: "Partner BASF added" */
      return g_strdup_printf (say (tongue, N_("%s %s added")), kind, name);
    case XL_OP_DELETE:
      return g_strdup_printf (say (tongue, N_("%s %s removed")), kind, name);
    case XL_OP_SET:
      break;
    }
  if (retires (op) >= 0)
    return g_strdup_printf (say (tongue, retires (op) ? N_("%s retired") : N_("%s restored")), name);
  if (field != NULL)
    /* Translators: field and record: "Members of Chemie-Cluster Bayern changed" */
    return g_strdup_printf (say (tongue, N_("%s of %s changed")), say (tongue, field->label), name);
  return g_strdup_printf (say (tongue, N_("%s changed")), name);
}

/* "partners": inside a sentence an English noun begins small; that of another language as it does there. */
static char *
dup_plural (const Tongue *tongue, const XlKind *kind)
{
  char *plural = g_strdup (say (tongue, kind->plural));

  if (g_str_equal (plural, kind->plural))
    plural[0] = g_ascii_tolower (plural[0]);
  return plural;
}

static char *
many_words (const Tongue *tongue, const GPtrArray *ops)
{
  const XlOp *first = g_ptr_array_index (ops, 0);
  gboolean same_kind = TRUE, same_type = TRUE, same_retire = retires (first) >= 0;
  g_autofree char *what = NULL;

  for (guint i = 1; i < ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (ops, i);

      same_kind = same_kind && op->kind == first->kind;
      same_type = same_type && op->type == first->type;
      same_retire = same_retire && retires (op) == retires (first);
    }
  what = same_kind ? dup_plural (tongue, first->kind) : g_strdup (say (tongue, N_("records")));
  if (same_retire)
    return g_strdup_printf (say (tongue, retires (first) ? N_("%u %s retired") : N_("%u %s restored")), ops->len, what);
  if (same_type && first->type == XL_OP_INSERT)
    return g_strdup_printf (say (tongue, N_("%u %s added")), ops->len, what);
  if (same_type && first->type == XL_OP_DELETE)
    return g_strdup_printf (say (tongue, N_("%u %s removed")), ops->len, what);
  return g_strdup_printf (say (tongue, N_("%u %s changed")), ops->len, what);
}

/* A set that makes a record refer to the one that @lead adds. */
static gboolean
refers_to (const XlOp *op, const XlOp *lead)
{
  const XlField *field = only_field (op);
  const char *text = field != NULL ? g_array_index (op->fields, XlOpField, 0).new_text : NULL;

  return lead->type == XL_OP_INSERT && field != NULL && field->type == XL_FIELD_REFERENCE && text != NULL
         && g_ascii_strtoll (text, NULL, 10) == lead->id;
}

/* The operation that the others only follow: a new record that is linked at once, a link with its
 * evidence, a value chain with its first steps. NULL where there is none. */
static const XlOp *
leading_op (const GPtrArray *ops)
{
  const XlOp *lead = g_ptr_array_index (ops, 0);

  for (guint i = 1; i < ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (ops, i);

      if (refers_to (op, lead))
        continue;
      if (op->type == XL_OP_SET || op->type != lead->type
          || !(op->kind->flags & XL_KIND_LINK || (lead->kind == &xl_kind_value_chain && op->kind == &xl_kind_step)))
        return NULL;
    }
  return lead;
}

/* What only says who proposed the rest. */
static gboolean
is_settled_idea (const XlOp *op)
{
  return op->kind == &xl_kind_idea && op->type != XL_OP_SET && g_strcmp0 (op_text (op, "settled"), "1") == 0;
}

static char *
ops_words (const Tongue *tongue, const GPtrArray *all)
{
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();
  const XlOp *lead;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (all->len == 1 || !is_settled_idea (g_ptr_array_index (all, i)))
      g_ptr_array_add (ops, g_ptr_array_index (all, i));
  if (ops->len == 0)
    return g_strdup (say (tongue, N_("Nothing changed")));
  if (ops->len == 1)
    return one_words (tongue, g_ptr_array_index (ops, 0));
  lead = ops->len <= 8 ? leading_op (ops) : NULL;
  return lead != NULL ? one_words (tongue, lead) : many_words (tongue, ops);
}

/* What came in: a record as a whole, or a field of it. */
static guint
count_changes (const GPtrArray *ops)
{
  guint n = 0;

  for (guint i = 0; i < ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (ops, i);

      n += op->type == XL_OP_SET ? op->fields->len : 1;
    }
  return n;
}

static char *
merge_words (const Tongue *tongue, const char *other, const GPtrArray *ops)
{
  guint n = count_changes (ops);

  if (n == 0)
    /* Translators: with whom: "Merged with Anna: nothing to change here" */
    return g_strdup_printf (say (tongue, N_("Merged with %s: nothing to change here")), other);
  if (tongue->english)
    return g_strdup_printf (n == 1 ? "Merged with %s: %u change" : "Merged with %s: %u changes", other, n);
  /* Translators: with whom, and how much came in: "Merged with Anna: 17 changes" */
  return g_strdup_printf (ngettext ("Merged with %s: %u change", "Merged with %s: %u changes", n), other, n);
}

/**
 * xl_words_edit:
 *
 * Returns: (transfer full): what @edit does, translated: "Members of CCB changed", "3 partners retired"
 */
char *
xl_words_edit (XlPlan *plan, const XlEdit *edit)
{
  Tongue tongue = { plan, FALSE };

  return ops_words (&tongue, edit->ops);
}

/**
 * xl_words_tx:
 *
 * Returns: (transfer full): what @tx did, translated; its English label where only its heading was read
 */
char *
xl_words_tx (XlPlan *plan, const XlTx *tx)
{
  Tongue tongue = { plan, FALSE };

  if (tx->ops == NULL)
    return g_strdup (tx->label);
  if (tx->merged != NULL)
    return merge_words (&tongue, tx->merged, tx->ops);
  return ops_words (&tongue, tx->ops);
}

/* --- one line for each thing that changed -------------------------------------------------------- */

/* What a canonical text of the history is to people. */
static char *
text_words (XlPlan *plan, const XlOp *op, const XlField *field, const char *text)
{
  g_autoptr (GObject) scratch = NULL;

  if (text == NULL)
    return g_strdup ("–");
  scratch = G_OBJECT (xl_record_new (op->kind, op->id));
  xl_record_set_text ((XlRecord *) scratch, field, text);
  return xl_words_value (plan, (XlRecord *) scratch, field);
}

/* "Nowal Chimica – BI-REX: technology"; NULL where the kind of link has no role. */
static char *
role_words (const Tongue *tongue, const XlOp *op)
{
  const XlField *role = xl_kind_field (op->kind, "role");
  g_autofree char *pair = NULL, *value = NULL;

  if (role == NULL)
    role = xl_kind_field (op->kind, "type");
  if (!(op->kind->flags & XL_KIND_LINK) || op->type != XL_OP_INSERT || role == NULL || role->type != XL_FIELD_CHOICE
      || op_text (op, role->name) == NULL)
    return NULL;
  pair = pair_name (tongue, op);
  value = text_words (tongue->plan, op, role, op_text (op, role->name));
  /* Translators: who is linked with whom, and as what: "Nowal Chimica – BI-REX: technology" */
  return g_strdup_printf (_ ("%s: %s"), pair, value);
}

static void
add_lines (const Tongue *tongue, const XlOp *op, GPtrArray *lines)
{
  g_autofree char *role = role_words (tongue, op);
  g_autofree char *name = NULL;

  if (op->type != XL_OP_SET || retires (op) >= 0)
    {
      g_ptr_array_add (lines, role != NULL ? g_steal_pointer (&role) : one_words (tongue, op));
      return;
    }
  name = op_name (tongue, op);
  for (guint i = 0; i < op->fields->len; i++)
    {
      const XlOpField *item = &g_array_index (op->fields, XlOpField, i);
      g_autofree char *before = text_words (tongue->plan, op, item->field, item->old_text);
      g_autofree char *after = text_words (tongue->plan, op, item->field, item->new_text);

      /* Translators: field, record, value before and now: "Members of Chemie-Cluster Bayern: 30 → 32" */
      g_ptr_array_add (lines, g_strdup_printf (_ ("%s of %s: %s → %s"), xl_words_field (item->field), name, before, after));
    }
}

/**
 * xl_words_tx_lines:
 * @tx: with its operations
 * @limit: what has more lines than this is said in one
 * @proposer: (out) (transfer full) (nullable): who proposed it, where that is known
 *
 * Returns: (transfer full) (element-type utf8): what @tx did, translated, a line for each thing that changed, with the
 *   value before and now
 */
GPtrArray *
xl_words_tx_lines (XlPlan *plan, const XlTx *tx, guint limit, char **proposer)
{
  const Tongue tongue = { plan, FALSE };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  *proposer = NULL;
  for (guint i = 0; i < tx->ops->len && lines->len <= limit; i++)
    {
      const XlOp *op = g_ptr_array_index (tx->ops, i);

      if (op->kind == &xl_kind_idea && op->type == XL_OP_INSERT && *proposer == NULL)
        *proposer = g_strdup (op_text (op, "proposer"));
      if (!is_settled_idea (op))
        add_lines (&tongue, op, lines);
    }
  if (lines->len > limit || lines->len == 0)
    {
      g_ptr_array_set_size (lines, 0);
      g_ptr_array_add (lines, xl_words_tx (plan, tx));
    }
  return lines;
}

/**
 * xl_words_label:
 *
 * Returns: (transfer full): what the file's history says of @edit: its own label, or else a
 *   sentence in plain English whatever the locale
 */
char *
xl_words_label (XlPlan *plan, const XlEdit *edit)
{
  Tongue tongue = { plan, TRUE };

  if (edit->label != NULL)
    return g_strdup (edit->label);
  return edit->merged != NULL ? merge_words (&tongue, edit->merged, edit->ops) : ops_words (&tongue, edit->ops);
}

/**
 * xl_words_selected:
 *
 * Returns: (transfer full): "3 partners selected"
 */
char *
xl_words_selected (const XlKind *kind, guint n)
{
  if (kind == &xl_kind_region)
    return g_strdup_printf (ngettext ("%u region selected", "%u regions selected", n), n);
  if (kind == &xl_kind_organisation)
    return g_strdup_printf (ngettext ("%u partner selected", "%u partners selected", n), n);
  if (kind == &xl_kind_project)
    return g_strdup_printf (ngettext ("%u project selected", "%u projects selected", n), n);
  return g_strdup_printf (ngettext ("%u record selected", "%u records selected", n), n);
}

/**
 * xl_words_would_change:
 *
 * Returns: (transfer full): what an edit of many would do: "12 of 15 would change"
 */
char *
xl_words_would_change (guint n, guint of)
{
  if (n == 0)
    return g_strdup (_("All have this value already"));
  return g_strdup_printf (ngettext ("%u of %u would change", "%u of %u would change", n), n, of);
}
