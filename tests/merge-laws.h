/* merge-laws.h - two copies of a plan in files, and the laws of merging them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "private-folder.h"
#include "store-fixture.h"
#include "xl-desk-file.h"
#include "xl-merge-rules.h"
#include "xl-rules.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static char *folder;

/* --- files ------------------------------------------------------------------------------------ */

static char *
path_of (const char *name)
{
  return g_strconcat (folder, "/", name, ".crosslink", NULL);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *source = path_of (from);
  g_autofree char *target = path_of (to);
  g_autoptr (GBytes) bytes = file_bytes (source);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_unlink (target);
  g_file_set_contents_full (target, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static XlFile *
open_file (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;
  XlFile *file = xl_file_open (path, FALSE, &error);

  g_assert_no_error (error);
  return file;
}

static char *
digest_of (const char *name)
{
  g_autoptr (XlFile) file = open_file (name);

  return xl_plan_dup_digest (xl_file_get_plan (file));
}

/* --- merging ---------------------------------------------------------------------------------- */

static XlMerging *
read_merge (XlFile *file, const char *other)
{
  g_autofree char *path = path_of (other);
  g_autoptr (GError) error = NULL;
  XlMerging *merging = xl_file_merge_read (file, path, FALSE, &error);

  g_assert_no_error (error);
  return merging;
}

static guint
n_questions (XlMerging *merging)
{
  const XlMergeDiff *diff = xl_merging_get_diff (merging);
  guint n = 0;

  for (guint i = 0; i < diff->units->len; i++)
    n += ((XlMergeUnit *) g_ptr_array_index (diff->units, i))->why != XL_MERGE_TAKEN;
  return n;
}

static gboolean
write_merge (XlFile *file, XlMerging *merging, gboolean *written)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_backup = NULL;
  gboolean ok = xl_file_merge (file, merging, written, &no_backup, &error);

  if (!ok)
    g_test_message ("%s", error->message);
  g_assert_no_error (no_backup);
  g_assert_true (ok == (error == NULL));
  if (error != NULL)
    g_assert_true (xl_file_error_is_refusal (error));
  return ok;
}

/* Answers that depend on what is asked, not on who asks: @first is the side that is A. */
static void
answer_mixed (const XlMergeDiff *diff, XlMergeSide first, guint salt)
{
  XlMergeSide second = first == XL_MERGE_MINE ? XL_MERGE_THEIRS : XL_MERGE_MINE;

  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);
      const XlMergeUnit *leader = unit;

      if (unit->why == XL_MERGE_TAKEN)
        continue;
      for (guint j = 0; unit->group > 0 && j < i && leader == unit; j++)
        if (((XlMergeUnit *) g_ptr_array_index (diff->units, j))->group == unit->group)
          leader = g_ptr_array_index (diff->units, j);
      unit->keep = ((guint64) leader->id * 2654435761u + (leader->field != NULL ? g_str_hash (leader->field->name) : 7)
                    + salt) >> 5 & 1
                       ? first
                       : second;
    }
}

/* --- laws of one pair ------------------------------------------------------------------------- */

static gboolean
has_errors (XlPlan *plan)
{
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, xl_date_today ());

  return findings->len > 0 && ((XlFinding *) g_ptr_array_index (findings, 0))->severity == XL_SEVERITY_ERROR;
}

static const XlMergeUnit *
find_unit (const XlMergeDiff *diff, gint64 id, const XlField *field)
{
  for (guint i = 0; i < diff->units->len; i++)
    {
      const XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit->id == id && unit->field == field)
        return unit;
    }
  return NULL;
}

#define NOT_THERE "\001"

static char *
value_in (XlPlan *plan, gint64 id, const XlField *field)
{
  XlRecord *record = xl_plan_lookup (plan, id);
  char *text = record != NULL ? xl_field_dup_text (field, record) : g_strdup (NOT_THERE);

  return text != NULL ? text : g_strdup ("");
}

static void
check_value (const XlMergeDiff *diff, XlPlan *base, XlPlan *result, const XlKind *kind, gint64 id, const XlField *field)
{
  const XlMergeUnit *unit = find_unit (diff, id, field);
  const XlMergeUnit *whole = unit == NULL ? find_unit (diff, id, NULL) : NULL;
  g_autofree char *was = value_in (base, id, field);
  g_autofree char *mine = value_in (diff->mine, id, field);
  g_autofree char *theirs = value_in (diff->theirs, id, field);
  g_autofree char *is = value_in (result, id, field);
  gboolean asked = (unit != NULL && unit->why != XL_MERGE_TAKEN) || (whole != NULL && whole->why != XL_MERGE_TAKEN);

  if (strcmp (mine, theirs) == 0)
    g_assert_cmpstr (is, ==, mine);
  else if (asked)
    g_assert_true (strcmp (is, mine) == 0 || strcmp (is, theirs) == 0);
  else if (strcmp (theirs, was) == 0)
    g_assert_cmpstr (is, ==, mine);
  else if (strcmp (mine, was) == 0)
    g_assert_cmpstr (is, ==, theirs);
  else
    g_error ("%s %" G_GINT64_FORMAT ", %s: both changed it and nobody is asked", kind->name, id, field->name);
}

/* Law: each changed field of either side is in the result or in a question. Told from the three plans alone. */
static void
check_nothing_dropped (const XlMergeDiff *diff, XlPlan *base, XlPlan *result)
{
  XlPlan *plans[] = { base, diff->mine, diff->theirs, result };

  for (guint k = 0; k < XL_N_KINDS; k++)
    for (guint p = 0; p < G_N_ELEMENTS (plans); p++)
      {
        const GPtrArray *all = xl_plan_get_all (plans[p], xl_kind_get (k));

        for (guint i = 0; i < all->len; i++)
          for (guint f = 0; f < xl_kind_get (k)->n_fields; f++)
            check_value (diff, base, result, xl_kind_get (k), ((XlRecord *) g_ptr_array_index (all, i))->id,
                         &xl_kind_get (k)->fields[f]);
      }
}

static XlMergeSide
swapped (XlMergeSide side)
{
  return side == XL_MERGE_MINE ? XL_MERGE_THEIRS : side == XL_MERGE_THEIRS ? XL_MERGE_MINE : side;
}

/* Law: both laptops say the same, with sides exchanged. */
static void
check_same_units (const XlMergeDiff *a, const XlMergeDiff *b)
{
  g_assert_cmpuint (a->units->len, ==, b->units->len);
  for (guint i = 0; i < a->units->len; i++)
    {
      const XlMergeUnit *one = g_ptr_array_index (a->units, i), *two = g_ptr_array_index (b->units, i);

      g_assert_true (one->id == two->id && one->field == two->field);
      g_assert_cmpint (one->why, ==, two->why);
      g_assert_cmpint (one->by, ==, swapped (two->by));
      g_assert_cmpuint (one->group, ==, two->group);
      g_assert_cmpstr (one->base, ==, two->base);
      g_assert_cmpstr (one->mine, ==, two->theirs);
      g_assert_cmpstr (one->theirs, ==, two->mine);
    }
}

static char *
digest_now (XlFile *file)
{
  return xl_plan_dup_digest (xl_file_get_plan (file));
}

/* Merges into an open file; gives its digest, and how many questions there were. */
static gboolean
take_in (XlFile *file, const char *other, XlMergeSide keep, char **digest, guint *questions)
{
  g_autoptr (XlMerging) merging = read_merge (file, other);
  gboolean written = FALSE;

  *questions = n_questions (merging);
  xl_merge_answer (xl_merging_get_diff (merging), keep);
  if (!write_merge (file, merging, &written))
    g_error ("with %s: refused", other);
  g_free (*digest);
  *digest = digest_now (file);
  return written;
}

static void
answer_otherwise (const XlMergeDiff *diff, const XlMergeUnit *question, XlMergeSide keep)
{
  for (guint i = 0; i < diff->units->len; i++)
    {
      XlMergeUnit *unit = g_ptr_array_index (diff->units, i);

      if (unit == question || (unit->group > 0 && unit->group == question->group))
        unit->keep = keep;
    }
}

/* Law: whoever is refused is told which questions to answer differently, and gets through by doing so, sooner or later:
 * each step turns one answer round, or makes some alike. */
static void
check_ways_out (XlMergeDiff *diff)
{
  for (guint step = 0;; step++)
    {
      g_autoptr (XlFault) fault = NULL;
      g_autoptr (GPtrArray) ways = NULL;
      gboolean each;

      if (xl_merge_admit (diff, &fault))
        return;
      ways = xl_merge_list_ways_out (diff, fault, &each);
      g_assert_cmpuint (ways->len, >, 0);
      g_assert_cmpuint (step, <=, diff->units->len);
      for (guint i = 0; i < ways->len; i++)
        {
          const XlMergeUnit *way = g_ptr_array_index (ways, i);

          g_assert_cmpint (way->why, !=, XL_MERGE_TAKEN);
          if (!each)
            answer_otherwise (diff, way, XL_MERGE_MINE);
        }
      if (each)
        answer_otherwise (diff, g_ptr_array_index (ways, 0), swapped (((XlMergeUnit *) g_ptr_array_index (ways, 0))->keep));
    }
}

/* What both say before anything is merged, and the answers that one person might give. */
static void
check_before (guint salt)
{
  g_autoptr (XlFile) a = open_file ("A");
  g_autoptr (XlFile) b = open_file ("B");
  g_autoptr (XlMerging) ab = read_merge (a, "B");
  g_autoptr (XlMerging) ba = read_merge (b, "A");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gboolean written;

  check_same_units (xl_merging_get_diff (ab), xl_merging_get_diff (ba));
  answer_mixed (xl_merging_get_diff (ab), XL_MERGE_MINE, salt);
  answer_mixed (xl_merging_get_diff (ba), XL_MERGE_THEIRS, salt);
  if (!write_merge (a, ab, &written))
    {
      g_assert_false (write_merge (b, ba, &written));
      check_ways_out (xl_merging_get_diff (ab));
    }
  else
    {
      g_assert_true (write_merge (b, ba, &written));
      one = digest_now (a);
      two = digest_now (b);
      g_assert_cmpstr (one, ==, two);
    }
}

/* All questions answered with one side's value: @keep is A's view of it. */
static guint
check_side (const char *base, XlMergeSide keep, const char *a_digest)
{
  g_autofree char *digest = NULL;
  g_autofree char *other = NULL;
  g_autofree char *same = NULL;
  guint questions, again, n;
  gboolean written;

  {
    g_autoptr (XlFile) ba = open_file ("BA");

    take_in (ba, "A", swapped (keep), &other, &again);
  }
  {
    g_autoptr (XlFile) ab = open_file ("AB");
    g_autoptr (XlFile) before = base != NULL ? open_file (base) : NULL;
    g_autoptr (XlMerging) merging = read_merge (ab, "B");

    n = xl_history_size (xl_plan_get_history (xl_file_get_plan (ab)));
    written = take_in (ab, "B", keep, &digest, &questions);
    g_assert_cmpstr (digest, ==, other); /* A+B = B+A */
    if (base != NULL)
      check_nothing_dropped (xl_merging_get_diff (merging), xl_file_get_plan (before), xl_file_get_plan (ab));
    g_assert_false (has_errors (xl_file_get_plan (ab)));
    /* twice is once */
    g_assert_false (take_in (ab, "B", keep, &same, &again));
    g_assert_cmpuint (again, ==, 0);
    g_assert_cmpstr (digest, ==, same);
    g_assert_cmpuint (xl_history_size (xl_plan_get_history (xl_file_get_plan (ab))), ==, n + written);
    /* taken back, and taken again */
    if (written)
      {
        g_assert_true (xl_file_undo (ab, FALSE, NULL, NULL));
        g_free (same);
        same = digest_now (ab);
        g_assert_cmpstr (a_digest, ==, same);
        g_assert_true (take_in (ab, "B", keep, &same, &again));
        g_assert_cmpuint (again, ==, questions);
        g_assert_cmpstr (digest, ==, same);
      }
    /* the other way round they are one plan already */
    take_in (ab, "BA", keep, &same, &again);
    g_assert_cmpuint (again, ==, 0);
    g_assert_cmpstr (digest, ==, same);
  }
  g_free (same);
  same = digest_of ("AB"); /* no link leads nowhere, or it would not open */
  g_assert_cmpstr (digest, ==, same);
  return questions;
}

/* "A" and "B" stand as they were left; @base is where they last met, or NULL where no file has that. From @first to
 * @last: whose values the questions get, as A sees it. */
static guint
check_sides (const char *base, guint salt, XlMergeSide first, XlMergeSide last)
{
  g_autofree char *b_path = path_of ("B");
  g_autofree char *a_digest = digest_of ("A");
  g_autoptr (GBytes) b_bytes = file_bytes (b_path);
  guint questions = 0;

  for (XlMergeSide keep = first; keep <= last; keep++)
    {
      copy_file ("A", "AB");
      copy_file ("B", "BA");
      questions = check_side (base, keep, a_digest);
      g_assert_true (file_is_same (b_path, b_bytes));
    }
  check_before (salt);
  return questions;
}
