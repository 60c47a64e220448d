/* xl-desk-words-merge.c - what two laptops did, said to a person: questions, what is taken, when they met */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-finance.h"
#include "xl-desk-merge-private.h"
#include "xl-desk-words.h"
#include "xl-id.h"

#include <string.h>

static XlRecord *
find_record (XlMerging *merging, const XlMergeUnit *unit, XlPlan **plan)
{
  *plan = unit->mine_there ? merging->diff->mine : merging->diff->theirs;
  return xl_plan_lookup (*plan, unit->id);
}

/* What people call the record; for a link row, who is linked. */
char *
xl_words_merge_name (XlMerging *merging, const XlMergeUnit *unit)
{
  XlPlan *plan;
  XlRecord *record = find_record (merging, unit, &plan);

  return xl_words_name (plan, record);
}

/* --- values ----------------------------------------------------------------------------------- */

static const char *
text_of (const XlMergeUnit *unit, XlMergeSide side)
{
  return side == XL_MERGE_MINE ? unit->mine : side == XL_MERGE_THEIRS ? unit->theirs : unit->base;
}

static const char *
currency_of (XlMerging *merging, const XlMergeUnit *unit)
{
  const XlField *project = xl_kind_field (unit->kind, "project");
  XlPlan *plan;
  XlRecord *record = find_record (merging, unit, &plan);

  if (unit->kind != &xl_kind_project)
    record = project != NULL ? xl_plan_lookup (plan, xl_field_get_reference (project, record)) : NULL;
  return record != NULL ? ((XlProject *) record)->currency : NULL;
}

/* The exponent in which all three amounts are short and none is rounded, and the decimals for it: 62.0, 64.5, 62.8 M€.
 * 0 where there is none. */
static int
money_exponent (const XlMergeUnit *unit, int *decimals)
{
  gint64 minor[3], most = 0;
  int exponent;

  for (XlMergeSide side = XL_MERGE_NOBODY; side <= XL_MERGE_THEIRS; side++)
    {
      const char *text = text_of (unit, side);

      minor[side] = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
      most = MAX (most, ABS (minor[side]));
    }
  exponent = xl_words_money_exponent ((double) most / 100);
  for (*decimals = 1; exponent > 0 && *decimals <= 3; (*decimals)++)
    {
      gint64 step = 100;
      gboolean exact = TRUE;

      for (int i = 0; i < exponent - *decimals; i++)
        step *= 10;
      for (guint i = 0; i < G_N_ELEMENTS (minor); i++)
        exact = exact && minor[i] % step == 0;
      if (exact)
        return exponent;
    }
  return 0;
}

/* "Loan tenor, years", "Investment, M€" */
char *
xl_words_merge_field (XlMerging *merging, const XlMergeUnit *unit)
{
  const char *currency = unit->field->type == XL_FIELD_MONEY ? currency_of (merging, unit) : NULL;
  g_autofree char *money = NULL;
  const char *measure = unit->field->unit;
  int decimals;

  if (unit->field->type == XL_FIELD_MONEY)
    {
      money = xl_words_money_unit (money_exponent (unit, &decimals), currency);
      measure = money;
    }
  if (measure == NULL)
    return g_strdup (xl_words_field (unit->field));
  /* Translators: a field and what it is measured in: "Loan tenor, years" */
  return g_strdup_printf (_ ("%s, %s"), xl_words_field (unit->field), money != NULL ? money : _ (measure));
}

/* @side: whose value; %XL_MERGE_NOBODY for the one at the last meeting */
char *
xl_words_merge_value (XlMerging *merging, const XlMergeUnit *unit, XlMergeSide side)
{
  XlPlan *plan = side == XL_MERGE_THEIRS ? merging->diff->theirs : merging->diff->mine;
  const char *text = text_of (unit, side);
  g_autoptr (XlRecord) scratch = NULL;
  int exponent, decimals;

  if (text == NULL)
    return g_strdup ("");
  if (unit->field->type == XL_FIELD_MONEY && (exponent = money_exponent (unit, &decimals)) > 0)
    return xl_words_money_in ((double) g_ascii_strtoll (text, NULL, 10) / 100, exponent, decimals);
  if (unit->field->type == XL_FIELD_REFERENCE && xl_plan_lookup (plan, g_ascii_strtoll (text, NULL, 10)) == NULL)
    plan = merging->diff->theirs;
  scratch = xl_record_new (unit->kind, unit->id);
  xl_record_set_text (scratch, unit->field, text);
  return xl_words_value (plan, scratch, unit->field);
}

/* --- what changed ----------------------------------------------------------------------------- */

static gboolean
is_retired_field (const XlMergeUnit *unit)
{
  return unit->field != NULL && unit->field->offset == G_STRUCT_OFFSET (XlRecord, retired);
}

/* What the side that changed it did: "Horizon: 20 → 22", "Partner added". */
char *
xl_words_merge_taken (XlMerging *merging, const XlMergeUnit *unit)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  if (unit->field == NULL && (unit->by == XL_MERGE_MINE) == unit->mine_there)
    /* Translators: a kind of record: "Partner added" */
    return g_strdup_printf (_ ("%s added"), xl_words_kind (unit->kind, FALSE));
  if (unit->field == NULL)
    return g_strdup_printf (_ ("%s removed"), xl_words_kind (unit->kind, FALSE));
  if (is_retired_field (unit))
    return g_strdup (g_strcmp0 (text_of (unit, unit->by), "1") == 0 ? _ ("Retired") : _ ("Restored"));
  if (unit->field->type == XL_FIELD_LONG_TEXT)
    /* Translators: a field: "Summary changed" */
    return g_strdup_printf (_ ("%s changed"), xl_words_field (unit->field));
  label = xl_words_merge_field (merging, unit);
  before = xl_words_merge_value (merging, unit, XL_MERGE_NOBODY);
  after = xl_words_merge_value (merging, unit, unit->by);
  /* Translators: field, value before and now: "Horizon: 20 → 22" */
  return g_strdup_printf (_ ("%s: %s → %s"), label, *before != '\0' ? before : "–", *after != '\0' ? after : "–");
}

/* --- questions that are one sentence ---------------------------------------------------------- */

/* @clause with the day, where that is known: "You retired it (14 Nov 2026)" */
static char *
dated (XlMerging *merging, XlMergeSide side, const XlMergeUnit *unit, const XlField *field, char *clause)
{
  const char *at = xl_merging_time (merging, side, unit->id, field);
  g_autofree char *plain = clause;
  g_autofree char *day = at != NULL ? xl_words_time (at) : NULL;

  return day != NULL ? g_strdup_printf ("%s (%s)", plain, day) : g_steal_pointer (&plain);
}

static char *
retired_clause (XlMerging *merging, XlMergeSide side, const XlMergeUnit *unit)
{
  return dated (merging, side, unit, unit->field,
                side == XL_MERGE_MINE ? g_strdup (_ ("You retired it"))
                                      : g_strdup_printf (_ ("%s retired it"), merging->other));
}

static char *
removed_clause (XlMerging *merging, XlMergeSide side, const XlMergeUnit *unit)
{
  return dated (merging, side, unit, NULL,
                side == XL_MERGE_MINE ? g_strdup (_ ("You removed it"))
                                      : g_strdup_printf (_ ("%s removed it"), merging->other));
}

static char *
edited_clause (XlMerging *merging, XlMergeSide side, const XlMergeUnit *about)
{
  const GPtrArray *units = merging->diff->units;
  const XlMergeUnit *only = NULL;
  g_autofree char *value = NULL;
  guint n = 0;

  for (guint i = 0; about->field != NULL && i < units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (units, i);

      if (unit->id != about->id || unit == about || (unit->by != side && unit->by != XL_MERGE_NOBODY))
        continue;
      only = unit;
      n++;
    }
  if (n == 1 && only->field->type != XL_FIELD_LONG_TEXT)
    {
      value = xl_words_merge_value (merging, only, side);
      if (*value == '\0')
        g_clear_pointer (&value, g_free);
    }
  if (value != NULL)
    /* Translators: a field and its new value: "You changed Size to 50–249"; "Anna changed Size to 50–249" */
    return dated (merging, side, only, only->field,
                  side == XL_MERGE_MINE
                      ? g_strdup_printf (_ ("You changed %s to %s"), xl_words_field (only->field), value)
                      : g_strdup_printf (_ ("%s changed %s to %s"), merging->other, xl_words_field (only->field), value));
  if (n == 0 && about->field != NULL)
    return side == XL_MERGE_MINE ? g_strdup (_ ("You linked something new to it"))
                                 : g_strdup_printf (_ ("%s linked something new to it"), merging->other);
  return dated (merging, side, about, NULL,
                side == XL_MERGE_MINE ? g_strdup (_ ("You changed it"))
                                      : g_strdup_printf (_ ("%s changed it"), merging->other));
}

static char *
two_clauses (char *first, char *second)
{
  g_autofree char *one = first;
  g_autofree char *two = second;

  /* Translators: what each side did: "You retired it (14 Nov 2026); Anna changed it (19 Nov 2026)." */
  return g_strdup_printf (_ ("%s; %s."), one, two);
}

/* In the order of the columns: mine, theirs. */
static char *
against (XlMerging *merging, const XlMergeUnit *unit, XlMergeSide gone,
         char *(*gone_clause) (XlMerging *, XlMergeSide, const XlMergeUnit *))
{
  return gone == XL_MERGE_MINE
             ? two_clauses (gone_clause (merging, XL_MERGE_MINE, unit), edited_clause (merging, XL_MERGE_THEIRS, unit))
             : two_clauses (edited_clause (merging, XL_MERGE_MINE, unit), gone_clause (merging, XL_MERGE_THEIRS, unit));
}

#define NAMED 3 /* changes that are told one by one */

/* What one side did to the records of a question: "Lead Bavaria: Project region added". */
static void
append_done (XlMerging *merging, const GPtrArray *units, XlMergeSide side, GString *out)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (units, i);
      g_autofree char *name = NULL;
      g_autofree char *done = NULL;

      if (unit->by != side || ++n > NAMED)
        continue;
      name = xl_words_merge_name (merging, unit);
      done = xl_words_merge_taken (merging, unit);
      g_string_append_printf (list, "%s%s: %s", list->len > 0 ? "; " : "", name, done);
    }
  if (n > NAMED)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - NAMED), n - NAMED);

      g_string_append_printf (list, "; %s", more);
    }
  if (n == 0)
    return;
  sentence = side == XL_MERGE_MINE ? g_strdup_printf (_ ("Mine: %s."), list->str)
                                   : g_strdup_printf (_ ("Theirs: %s."), list->str);
  g_string_append_printf (out, " %s", sentence);
}

static char *
together (XlMerging *merging, const GPtrArray *units)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const XlRule *rule = NULL;

  for (guint i = 0; i < units->len && rule == NULL; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (units, i);

      rule = unit->rule != NULL ? xl_rules_find (unit->rule) : NULL;
    }
  if (rule != NULL)
    /* Translators: the title of a rule: "Together this breaks a rule: Lead region." */
    g_string_append_printf (out, _ ("Together this breaks a rule: %s."), _ (rule->title));
  else
    g_string_append (out, _ ("One side still needs what the other changed."));
  append_done (merging, units, XL_MERGE_MINE, out);
  append_done (merging, units, XL_MERGE_THEIRS, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const XlMergeUnit *
only_unit (const GPtrArray *units)
{
  return units->len == 1 ? g_ptr_array_index (units, 0) : NULL;
}

/* @units: what is asked at once. "" where one field has two values, which a table shows better. */
char *
xl_words_merge_sentence (XlMerging *merging, const GPtrArray *units)
{
  const XlMergeUnit *only = only_unit (units);

  if (only == NULL || only->why == XL_MERGE_TOGETHER)
    return together (merging, units);
  if (only->why == XL_MERGE_RETIRED)
    return against (merging, only, only->by, retired_clause);
  if (only->why == XL_MERGE_REMOVED)
    return against (merging, only, only->mine_there ? XL_MERGE_THEIRS : XL_MERGE_MINE, removed_clause);
  if (only->field != NULL)
    return g_strdup ("");
  return only->mine_there ? g_strdup_printf (_ ("You have it; %s does not."), merging->other)
                          : g_strdup_printf (_ ("%s has it; you do not."), merging->other);
}

/* What the two buttons say. */
void
xl_words_merge_labels (const GPtrArray *units, const char **mine, const char **theirs)
{
  const XlMergeUnit *only = only_unit (units);
  gboolean swap = FALSE;

  *mine = _ ("Mine");
  *theirs = _ ("Theirs");
  if (only != NULL && only->why == XL_MERGE_RETIRED)
    {
      *mine = _ ("Retired");
      *theirs = _ ("Edited");
      swap = only->by == XL_MERGE_THEIRS;
    }
  else if (only != NULL && only->field == NULL && only->why != XL_MERGE_TOGETHER)
    {
      *mine = _ ("Removed");
      *theirs = _ ("Kept");
      swap = only->mine_there;
    }
  if (swap)
    {
      const char *label = *mine;

      *mine = *theirs;
      *theirs = label;
    }
}

/* --- answers that do not go together ---------------------------------------------------------- */

/* A record of either side. */
static char *
name_of (XlMerging *merging, gint64 id)
{
  XlRecord *mine = xl_plan_lookup (merging->diff->mine, id), *theirs = xl_plan_lookup (merging->diff->theirs, id);

  return mine != NULL     ? xl_words_name (merging->diff->mine, mine)
         : theirs != NULL ? xl_words_name (merging->diff->theirs, theirs)
                          : g_strdup (_ ("a record"));
}

/* The row and the field that the answers make impossible. */
static char *
why_not (XlMerging *merging, const XlFault *fault)
{
  XlMergeDiff *diff = merging->diff;
  const XlKind *kind;
  gint64 id = fault->detail != NULL ? xl_id_parse (fault->detail, &kind) : 0;
  g_autofree char *name = name_of (merging, fault->id);
  g_autofree char *other = id != 0 ? name_of (merging, id) : NULL;

  if (fault->code == XL_FAULT_DANGLING && other != NULL && fault->field != NULL)
    /* Translators: a row, its field, and the record that would be missing */
    return g_strdup_printf (_ ("%s has %s as its %s, which would not be there."), name, other, xl_words_field (fault->field));
  if (fault->code == XL_FAULT_STILL_USED && other != NULL)
    return g_strdup_printf (_ ("%s would not be there, and %s is linked with it."), name, other);
  return xl_words_fault (xl_plan_lookup (diff->mine, fault->id) != NULL ? diff->mine : diff->theirs, fault);
}

#define MOST_WAYS 4

/* "“PyroLink, TRL goal”, “PyroLink, TRL now”" */
static char *
list_ways (XlMerging *merging, const GPtrArray *ways)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (ways->len, MOST_WAYS); i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (ways, i);
      g_autofree char *name = xl_words_merge_name (merging, unit);

      if (i > 0)
        g_string_append (list, ", ");
      if (unit->field != NULL)
        /* Translators: a question of a merge: a record and a field of it */
        g_string_append_printf (list, _ ("“%s, %s”"), name, xl_words_field (unit->field));
      else
        g_string_append_printf (list, _ ("“%s”"), name);
    }
  if (ways->len > MOST_WAYS)
    {
      const guint left = ways->len - MOST_WAYS;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", left), left);

      g_string_append_printf (list, ", %s", more);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* @ways: questions to answer differently: each alone, or all alike */
char *
xl_words_merge_conflict (XlMerging *merging, const XlFault *fault, const GPtrArray *ways, gboolean each)
{
  g_autofree char *why = why_not (merging, fault);
  g_autofree char *list = list_ways (merging, ways);

  if (ways->len == 0)
    return g_strdup_printf (_ ("The answers do not go together: %s"), why);
  if (!each)
    return g_strdup_printf (_ ("The answers do not go together: %s Answer these alike, all mine or all theirs: %s."), why, list);
  if (ways->len == 1)
    return g_strdup_printf (_ ("The answers do not go together: %s Answer %s the other way."), why, list);
  return g_strdup_printf (_ ("The answers do not go together: %s Answer one of these the other way: %s."), why, list);
}

/* --- a long text with what is new of it ------------------------------------------------------- */

#define LONG 600 /* words; a longer text is shown plain */

/* Marks the words of @text that are on the longest common sequence with @base. */
static void
mark_common (char **base, guint n, char **text, guint m, gboolean *common)
{
  g_autofree guint16 *length = g_new0 (guint16, (n + 1) * (m + 1));
  guint i = 0, j = 0;

#define AT(row, column) length[(row) * (m + 1) + (column)]
  for (guint row = n; row-- > 0;)
    for (guint column = m; column-- > 0;)
      AT (row, column) = strcmp (base[row], text[column]) == 0 ? AT (row + 1, column + 1) + 1
                                                               : MAX (AT (row + 1, column), AT (row, column + 1));
  while (i < n && j < m)
    if (strcmp (base[i], text[j]) == 0)
      {
        common[j++] = TRUE;
        i++;
      }
    else if (AT (i + 1, j) >= AT (i, j + 1))
      i++;
    else
      j++;
#undef AT
}

/* @text as Pango markup, with the words that @base does not have in bold. */
char *
xl_words_merge_markup (const char *base, const char *text)
{
  g_auto (GStrv) before = g_strsplit (base, " ", -1);
  g_auto (GStrv) now = g_strsplit (text, " ", -1);
  guint n = g_strv_length (before), m = g_strv_length (now);
  g_autofree gboolean *common = g_new0 (gboolean, m + 1);
  g_autoptr (GString) out = g_string_new (NULL);

  if (*base == '\0' || n > LONG || m > LONG)
    return g_markup_escape_text (text, -1);
  mark_common (before, n, now, m, common);
  for (guint i = 0; i < m; i++)
    {
      g_autofree char *word = g_markup_escape_text (now[i], -1);
      gboolean opens = !common[i] && (i == 0 || common[i - 1]);
      gboolean closes = !common[i] && (i + 1 == m || common[i + 1]);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", opens ? "<b>" : "", word, closes ? "</b>" : "");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- when they met ---------------------------------------------------------------------------- */

/* @met: (nullable): as in XlTx */
char *
xl_words_merge_met (const char *met)
{
  g_autoptr (GDateTime) utc = met != NULL ? g_date_time_new_from_iso8601 (met, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup (_ ("never met"));
  /* Translators: see g_date_time_format(): "last meeting 3 Nov 2026, 16:40" */
  return g_date_time_format (local, _ ("last meeting %-d %b %Y, %H:%M"));
}

/* A sentence worth saying before the questions; NULL for none. */
char *
xl_words_merge_note (XlMerging *merging)
{
  if (merging->diff->partial)
    return g_strdup (_ ("A dossier has no history: every value that differs is a question, and what it does not say "
                        "stays."));
  if (!merging->copies)
    return g_strdup (_ ("The two files are not copies of one plan: every value that differs is a question, and "
                        "records that only one of them has are kept."));
  return NULL;
}
