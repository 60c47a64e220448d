/* xl-merge-rules.c - what two sides did, each by the rules, and what breaks a rule together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-merge-rules.h"

#include "xl-id.h"
#include "xl-rules.h"

#include <string.h>

/* Two leads of one project, a row that refers to what the other side deleted, two memberships that overlap: each side
 * is right, the whole is not. What was to be taken without a question becomes one then, as little of it as will do.
 *
 * Invariants:
 * 1. Afterwards the door takes the merged plan where every question is answered with mine, and where every one is
 *    answered with theirs. It always can: with everything a question these two are the plans as they are.
 * 2. The door is asked from both sides, about the edit that each would write; so both laptops ask the same questions.
 *    A part of a plan has no door of its own.
 * 3. What is asked because of one fault is answered alike: half of it would be the fault again.
 * 4. What a side's own plan would be refused for is not mended by asking more. Where its own rows can be a question
 *    they are, so that the other answer is a way on. */

typedef struct
{
  XlMergeDiff *diff;
  gboolean *asked;      /* by unit: a question, as far as it is decided */
  GHashTable *known;    /* keys of faults that nothing more can be done about */
  GHashTable *whole[3]; /* by side: faults of that side's plan as it is, when the other takes all of it; or NULL */
  guint n_groups;
} Settling;

/* --- faults ----------------------------------------------------------------------------------- */

static gboolean
is_about_reference (const XlFault *fault)
{
  return fault->code == XL_FAULT_DANGLING || fault->code == XL_FAULT_STILL_USED
         || fault->code == XL_FAULT_NOT_A_REFERENCE;
}

/* What identifies a fault; sorted by it, links that lead nowhere come first. */
static char *
fault_key (const XlFault *fault)
{
  return g_strdup_printf ("%d %03d %020" G_GINT64_FORMAT " %020" G_GINT64_FORMAT " %s %s", !is_about_reference (fault),
                          fault->code, fault->id, fault->other, fault->field != NULL ? fault->field->name : "",
                          fault->detail != NULL ? fault->detail : "");
}

static void
take_fault (GHashTable *faults, XlFault *fault)
{
  g_hash_table_replace (faults, fault_key (fault), fault);
}

/* Everything that keeps @edit from going through the door of @plan. */
static void
ask_the_door (GHashTable *faults, XlPlan *plan, const XlEdit *edit)
{
  g_autoptr (GPtrArray) broken = NULL;
  gboolean linked = TRUE;

  for (guint i = 0; i < edit->ops->len; i++)
    {
      XlFault *fault = NULL;

      if (xl_plan_check_op (plan, edit, g_ptr_array_index (edit->ops, i), &fault))
        continue;
      linked = linked && !is_about_reference (fault);
      take_fault (faults, fault);
    }
  /* The rules follow links. */
  if (!linked)
    return;
  broken = xl_rules_list_faults (plan, edit);
  while (broken->len > 0)
    take_fault (faults, g_ptr_array_steal_index (broken, broken->len - 1));
}

/* What is wrong when all questions are answered with @side. Invariant 2. */
static GHashTable *
find_faults (XlMergeDiff *diff, const gboolean *asked, XlMergeSide side)
{
  GHashTable *faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xl_fault_free);
  g_autoptr (XlEdit) mine = NULL;
  g_autoptr (XlEdit) theirs = NULL;

  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      unit->keep = asked == NULL || asked[i] ? side : unit->by;
    }
  mine = xl_merge_edit (diff, XL_MERGE_MINE, NULL);
  theirs = xl_merge_edit (diff, XL_MERGE_THEIRS, NULL);
  ask_the_door (faults, diff->mine, mine);
  if (!diff->partial)
    ask_the_door (faults, diff->theirs, theirs);
  return faults;
}

/* Invariant 4. */
static gboolean
is_of_whole (Settling *self, const char *key, XlMergeSide side)
{
  if (self->whole[side] == NULL)
    self->whole[side] = find_faults (self->diff, NULL, side);
  return g_hash_table_contains (self->whole[side], key);
}

/* Whether the fault is gone, wherever it can be, when @more are asked too. */
static gboolean
is_cured (Settling *self, const char *key, const GArray *more)
{
  g_autofree gboolean *asked = g_memdup2 (self->asked, self->diff->units->len * sizeof *asked);
  gboolean cured = TRUE;

  for (guint i = 0; i < more->len; i++)
    asked[g_array_index (more, guint, i)] = TRUE;
  for (XlMergeSide side = XL_MERGE_MINE; side <= XL_MERGE_THEIRS && cured; side++)
    {
      g_autoptr (GHashTable) faults = NULL;

      if (is_of_whole (self, key, side))
        continue;
      faults = find_faults (self->diff, asked, side);
      cured = !g_hash_table_contains (faults, key);
    }
  return cured;
}

/* --- whom it is about ------------------------------------------------------------------------- */

static void
add_id (GHashTable *ids, gint64 id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static GHashTable *
ids_of (const XlFault *fault)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const XlKind *kind;

  add_id (ids, fault->id);
  add_id (ids, fault->other);
  if (is_about_reference (fault) && fault->detail != NULL)
    add_id (ids, xl_id_parse (fault->detail, &kind));
  return ids;
}

/* Whether the record, as it is in @plan, refers to one of @ids; adds whom it refers to, where asked. */
static gboolean
refers (XlPlan *plan, gint64 id, GHashTable *ids, GHashTable *targets)
{
  XlRecord *record = xl_plan_lookup (plan, id);
  const XlKind *kind = record != NULL ? xl_record_get_kind (record) : NULL;
  gboolean found = FALSE;

  for (guint f = 0; kind != NULL && f < kind->n_fields; f++)
    if (kind->fields[f].type == XL_FIELD_REFERENCE)
      {
        gint64 target = xl_field_get_reference (&kind->fields[f], record);

        found = found || (ids != NULL && g_hash_table_contains (ids, &target));
        if (targets != NULL)
          add_id (targets, target);
      }
  return found;
}

static GHashTable *
targets_of (XlMergeDiff *diff, GHashTable *ids)
{
  GHashTable *targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      refers (diff->mine, *(gint64 *) id, NULL, targets);
      refers (diff->theirs, *(gint64 *) id, NULL, targets);
    }
  return targets;
}

enum
{
  NAMED,   /* units of the records that the fault names */
  LINKED,  /* and of those that refer to them, or that they refer to */
  OF_KIND, /* and of all of the kind */
  ALL,
  N_CIRCLES
};

static gboolean
is_in_circle (XlMergeDiff *diff, const XlMergeUnit *unit, const XlFault *fault, guint circle, GHashTable *ids,
              GHashTable *targets)
{
  return circle == ALL || g_hash_table_contains (ids, &unit->id) || (circle == OF_KIND && unit->kind == fault->kind)
         || (circle >= LINKED
             && (g_hash_table_contains (targets, &unit->id) || refers (diff->mine, unit->id, ids, NULL)
                 || refers (diff->theirs, unit->id, ids, NULL)));
}

/* Units that are not yet asked, in an ever wider circle around the fault. */
static GArray *
find_circle (Settling *self, const XlFault *fault, guint circle)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) ids = ids_of (fault);
  g_autoptr (GHashTable) targets = targets_of (self->diff, ids);

  for (guint i = 0; i < self->diff->units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (self->diff->units, i);

      if (!self->asked[i] && is_in_circle (self->diff, unit, fault, circle, ids, targets))
        g_array_append_val (units, i);
    }
  return units;
}

/* --- as little as will do --------------------------------------------------------------------- */

static GArray *
join (const GArray *a, const GArray *b)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (guint));

  if (a->len > 0)
    g_array_append_vals (both, a->data, a->len);
  if (b->len > 0)
    g_array_append_vals (both, b->data, b->len);
  return both;
}

static GArray *
part (const GArray *units, guint from, guint n)
{
  GArray *some = g_array_new (FALSE, FALSE, sizeof (guint));

  if (n > 0)
    g_array_append_vals (some, &g_array_index (units, guint, from), n);
  return some;
}

/* Those of @units that must be asked for the fault to go, beside @given: halves are tried, then halves of these
 * (QuickXplain; Junker 2004). @units and @given together cure it. */
static GArray *
find_least (Settling *self, const char *key, const GArray *given, gboolean try, const GArray *units)
{
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) right = NULL;
  g_autoptr (GArray) with_left = NULL;
  g_autoptr (GArray) with_right = NULL;
  g_autoptr (GArray) of_left = NULL;
  g_autoptr (GArray) of_right = NULL;

  if (try && is_cured (self, key, given))
    return part (units, 0, 0);
  if (units->len <= 1)
    return part (units, 0, units->len);
  left = part (units, 0, units->len / 2);
  right = part (units, units->len / 2, units->len - units->len / 2);
  with_left = join (given, left);
  of_right = find_least (self, key, with_left, TRUE, right);
  with_right = join (given, of_right);
  of_left = find_least (self, key, with_right, of_right->len > 0, left);
  return join (of_left, of_right);
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
regroup (Settling *self, guint from, guint to)
{
  for (guint i = 0; from > 0 && i < self->diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (self->diff->units, i);

      if (unit->group == from)
        unit->group = to;
    }
}

/* Whether a question that is there already is the other half of a link that would lead nowhere. */
static gboolean
is_other_half (const XlFault *fault, GHashTable *ids, const XlMergeUnit *unit)
{
  return is_about_reference (fault)
         && ((unit->field == NULL && g_hash_table_contains (ids, &unit->id))
             || (unit->field != NULL && unit->id == fault->id && unit->field == fault->field));
}

static void
ask (Settling *self, const XlFault *fault, const GArray *units)
{
  g_autoptr (GHashTable) ids = ids_of (fault);
  const XlRule *rule = fault->code == XL_FAULT_RULE ? xl_rules_find (fault->detail) : NULL;
  guint group = ++self->n_groups;

  for (guint i = 0; i < self->diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (self->diff->units, i);

      if (!self->asked[i] || !is_other_half (fault, ids, unit))
        continue;
      regroup (self, unit->group, group);
      unit->group = group;
    }
  for (guint i = 0; i < units->len; i++)
    {
      guint index = g_array_index (units, guint, i);
      XlMergeUnit *unit = g_ptr_array_index (self->diff->units, index);

      self->asked[index] = TRUE;
      unit->why = XL_MERGE_TOGETHER;
      unit->rule = rule != NULL ? rule->name : NULL;
      unit->group = group;
    }
}

/* Asks about the fault, if anything can be asked. */
static void
mend (Settling *self, const char *key, const XlFault *fault)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean never = is_of_whole (self, key, XL_MERGE_MINE) && is_of_whole (self, key, XL_MERGE_THEIRS);

  for (guint circle = NAMED; circle < N_CIRCLES && !never; circle++)
    {
      g_autoptr (GArray) units = find_circle (self, fault, circle);
      g_autoptr (GArray) least = NULL;

      if (units->len == 0 || !is_cured (self, key, units))
        continue;
      least = find_least (self, key, none, FALSE, units);
      ask (self, fault, least);
      break;
    }
  if (never || is_of_whole (self, key, XL_MERGE_MINE) || is_of_whole (self, key, XL_MERGE_THEIRS))
    g_hash_table_add (self->known, g_strdup (key));
}

/* The first fault, by key, that something can be done about. */
static char *
find_first (Settling *self, XlFault **fault)
{
  char *first = NULL;

  *fault = NULL;
  for (XlMergeSide side = XL_MERGE_MINE; side <= XL_MERGE_THEIRS; side++)
    {
      g_autoptr (GHashTable) faults = find_faults (self->diff, self->asked, side);
      GHashTableIter iter;
      gpointer key, value;

      g_hash_table_iter_init (&iter, faults);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          if (g_hash_table_contains (self->known, key) || (first != NULL && strcmp (first, key) <= 0))
            continue;
          g_free (first);
          first = g_strdup (key);
          g_clear_pointer (fault, xl_fault_free);
          *fault = xl_fault_copy (value);
        }
    }
  return first;
}

/**
 * xl_merge_settle:
 * @diff: as xl_merge_compare() made it
 * @stop: (nullable): asked now and then
 * @data: for @stop
 *
 * Turns into questions what was to be taken but breaks a hard rule, or leaves a link that leads nowhere, together with
 * what the other side did.
 *
 * Returns: whether it came to an end; else @diff is of no use
 */
gboolean
xl_merge_settle (XlMergeDiff *diff, XlMergeStop stop, gpointer data)
{
  Settling self = { diff, g_new0 (gboolean, MAX (diff->units->len, 1)),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  gboolean stopped = FALSE;

  for (guint i = 0; i < diff->units->len; i++)
    self.asked[i] = ((XlMergeUnit *) g_ptr_array_index (diff->units, i))->why != XL_MERGE_TAKEN;
  while (!(stopped = stop != NULL && stop (data)))
    {
      g_autoptr (XlFault) fault = NULL;
      g_autofree char *key = find_first (&self, &fault);
      guint before = self.n_groups;

      if (key == NULL)
        break;
      mend (&self, key, fault);
      if (self.n_groups == before)
        g_hash_table_add (self.known, g_steal_pointer (&key));
    }
  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      unit->keep = unit->why == XL_MERGE_TAKEN ? unit->by : XL_MERGE_NOBODY;
    }
  for (guint side = 0; side < G_N_ELEMENTS (self.whole); side++)
    g_clear_pointer (&self.whole[side], g_hash_table_unref);
  g_hash_table_unref (self.known);
  g_free (self.asked);
  return !stopped;
}

/* Drops what the other side's own door says of this plan as it is, whatever is answered. */
static void
drop_of_whole (XlMergeDiff *diff, GHashTable *faults)
{
  g_autofree XlMergeSide *keeps = g_new (XlMergeSide, diff->units->len + 1);
  g_autoptr (GHashTable) whole = NULL;
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < diff->units->len; i++)
    keeps[i] = ((XlMergeUnit *) g_ptr_array_index (diff->units, i))->keep;
  whole = find_faults (diff, NULL, XL_MERGE_MINE);
  for (guint i = 0; i < diff->units->len; i++)
    ((XlMergeUnit *) g_ptr_array_index (diff->units, i))->keep = keeps[i];
  g_hash_table_iter_init (&iter, faults);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (whole, key))
      g_hash_table_iter_remove (&iter);
}

/* Everything that keeps the answers from going together. */
static GHashTable *
find_conflicts (XlMergeDiff *diff)
{
  GHashTable *faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xl_fault_free);
  g_autoptr (XlEdit) mine = xl_merge_edit (diff, XL_MERGE_MINE, NULL);
  g_autoptr (XlEdit) theirs = xl_merge_edit (diff, XL_MERGE_THEIRS, NULL);

  ask_the_door (faults, diff->mine, mine);
  if (g_hash_table_size (faults) > 0 || diff->partial)
    return faults;
  ask_the_door (faults, diff->theirs, theirs);
  if (g_hash_table_size (faults) > 0)
    drop_of_whole (diff, faults);
  return faults;
}

/**
 * xl_merge_admit:
 * @diff: with every question answered
 * @fault: (out) (optional): why not
 *
 * Asks the door from both sides whether the answers go together: what one laptop may write the other may, too.
 *
 * Returns: whether they do
 */
gboolean
xl_merge_admit (XlMergeDiff *diff, XlFault **fault)
{
  g_autoptr (GHashTable) faults = find_conflicts (diff);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (faults), (GCompareFunc) strcmp);

  if (keys == NULL)
    return TRUE;
  xl_fault_take (fault, xl_fault_copy (g_hash_table_lookup (faults, keys->data)));
  return FALSE;
}

/* --- the way out of answers that do not go together ------------------------------------------- */

#define MOST_TRIES 60 /* answers turned round to see what becomes of it; each asks the door twice */

static void
turn (const XlMergeDiff *diff, XlMergeUnit *question)
{
  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit == question || (unit->group > 0 && unit->group == question->group))
        unit->keep = unit->keep == XL_MERGE_MINE ? XL_MERGE_THEIRS : XL_MERGE_MINE;
    }
}

/* What units of one question have in common. */
static gpointer
question_key (XlMergeUnit *unit)
{
  return unit->group > 0 ? GUINT_TO_POINTER (unit->group) : (gpointer) unit;
}

/* The questions in a circle around the fault that are not in @questions yet: the first unit of each. */
static void
add_questions (XlMergeDiff *diff, const XlFault *fault, guint circle, GPtrArray *questions)
{
  g_autoptr (GHashTable) ids = ids_of (fault);
  g_autoptr (GHashTable) targets = targets_of (diff, ids);
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL); /* units, and numbers of groups */

  for (guint i = 0; i < questions->len; i++)
    g_hash_table_add (there, question_key (g_ptr_array_index (questions, i)));
  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit->why != XL_MERGE_TAKEN && is_in_circle (diff, unit, fault, circle, ids, targets)
          && g_hash_table_add (there, question_key (unit)))
        g_ptr_array_add (questions, unit);
    }
}

/**
 * xl_merge_list_ways_out:
 * @diff: with every question answered, as xl_merge_admit() does not let them through
 * @fault: what it said
 * @each: (out): whether any one of them, answered the other way, is enough; else they must be answered alike
 *
 * Returns: (transfer container) (element-type XlMergeUnit): the questions to answer differently, one unit of each, what
 *   settles all before what settles only this; empty where no answer helps
 */
GPtrArray *
xl_merge_list_ways_out (XlMergeDiff *diff, const XlFault *fault, gboolean *each)
{
  g_autofree char *key = fault_key (fault);
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) enough = g_ptr_array_new ();
  g_autoptr (GPtrArray) helps = g_ptr_array_new ();
  guint tried = 0;

  for (guint circle = NAMED; circle < N_CIRCLES && helps->len == 0 && enough->len == 0 && tried < MOST_TRIES; circle++)
    for (add_questions (diff, fault, circle, questions); tried < MIN (questions->len, MOST_TRIES); tried++)
      {
        XlMergeUnit *question = g_ptr_array_index (questions, tried);
        g_autoptr (GHashTable) faults = NULL;

        turn (diff, question);
        faults = find_conflicts (diff);
        turn (diff, question);
        if (g_hash_table_size (faults) == 0)
          g_ptr_array_add (enough, question);
        else if (!g_hash_table_contains (faults, key))
          g_ptr_array_add (helps, question);
      }
  *each = enough->len + helps->len > 0;
  if (!*each)
    {
      g_ptr_array_set_size (questions, 0);
      for (guint circle = NAMED; circle < N_CIRCLES && questions->len < 2; circle++)
        add_questions (diff, fault, circle, questions);
    }
  return g_ptr_array_ref (enough->len > 0 ? enough : helps->len > 0 ? helps : questions);
}
