/* xl-desk-words-workshop.c - sentences of a workshop: what a line does, and its minutes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-words-workshop.h"

#include <glib/gi18n-lib.h>

#include "xl-desk-words.h"

/* Beyond this a change is said in one line: nobody reads the rows of an import in minutes. */
#define MOST_LINES 12

/* --- a line ------------------------------------------------------------------------------------- */

/**
 * xl_words_workshop_help:
 *
 * Returns: (transfer full): how a line is written
 */
char *
xl_words_workshop_help (void)
{
  return g_strdup (_ ("Partner > project : role links them. ? puts an idea on the parking lot. @ says who proposes it."));
}

/**
 * xl_words_workshop_tally:
 * @n_changes: since it began
 *
 * Returns: (transfer full): "4 changes, 2 on the parking lot"; "" where there is nothing to count
 */
char *
xl_words_workshop_tally (XlPlan *plan, guint n_changes)
{
  const GPtrArray *ideas = xl_plan_get_live (plan, &xl_kind_idea);
  g_autofree char *changes = NULL;
  guint parked = 0;

  for (guint i = 0; i < ideas->len; i++)
    parked += !((const XlIdea *) g_ptr_array_index (ideas, i))->settled;
  if (n_changes == 0 && parked == 0)
    return g_strdup ("");
  changes = g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
  /* Translators: "4 changes", and how many ideas wait */
  return g_strdup_printf (_ ("%s, %u on the parking lot"), changes, parked);
}

char *
xl_words_workshop_show (XlPlan *plan, const XlRecord *record)
{
  g_autofree char *name = xl_words_name (plan, record);

  return g_strdup_printf (_ ("Enter shows %s on the map. Go on with > to link it."), name);
}

/**
 * xl_words_workshop_park:
 * @who: (nullable): who proposes it
 *
 * Returns: (transfer full): what becomes of an idea
 */
char *
xl_words_workshop_park (const char *idea, const char *who)
{
  if (who == NULL || *who == '\0')
    return g_strdup_printf (_ ("Parking lot: %s"), idea);
  /* Translators: an idea and who has it */
  return g_strdup_printf (_ ("Parking lot: %s (proposed by %s)"), idea, who);
}

/**
 * xl_words_workshop_namesakes:
 * @found: (element-type XlRecord): more than one
 *
 * Returns: (transfer full): that a name is not clear, and which ones there are
 */
char *
xl_words_workshop_namesakes (XlPlan *plan, const char *name, const GPtrArray *found)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < 4; i++)
    {
      g_autofree char *own = xl_words_name (plan, g_ptr_array_index (found, i));
      g_autofree char *about = xl_words_about (plan, g_ptr_array_index (found, i));

      g_string_append_printf (list, "%s%s, %s", i > 0 ? "; " : "", own, about);
    }
  /* Translators: a name, how many have it, and which ones */
  return g_strdup_printf (_ ("%s is the name of %u records. Write one of them in full: %s."), name, found->len, list->str);
}

char *
xl_words_workshop_roles (const XlField *role, const char *typed)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 1; role->choices[i - 1].nick != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 1 ? ", " : "", xl_words_choice (role, i));
  /* Translators: what was typed, and which roles there are */
  return g_strdup_printf (_ ("“%s” is no role here. Write one of: %s."), typed, list->str);
}

static char *
end_words (XlPlan *plan, const XlRecord *record, gboolean is_new)
{
  g_autofree char *name = xl_words_name (plan, record);

  /* Translators: a name, and of what kind it is, where nobody knew it before: "Nowal Chimica (new: Partner)" */
  return is_new ? g_strdup_printf (_ ("%s (new: %s)"), name, xl_words_kind (xl_record_get_kind (record), FALSE))
                : g_steal_pointer (&name);
}

/**
 * xl_words_workshop_link:
 * @choice: of @role, from 1
 *
 * Returns: (transfer full): what a line links: "Nowal Chimica → BI-REX: technology"
 */
char *
xl_words_workshop_link (XlPlan *plan, const XlRecord *one, gboolean one_is_new, const XlRecord *other,
                        gboolean other_is_new, const XlField *role, int choice)
{
  g_autofree char *first = end_words (plan, one, one_is_new);
  g_autofree char *second = end_words (plan, other, other_is_new);

  /* Translators: who is linked with whom, and as what: "Nowal Chimica → BI-REX: technology" */
  return g_strdup_printf (_ ("%s → %s: %s"), first, second, xl_words_choice (role, choice));
}

/* --- minutes ------------------------------------------------------------------------------------ */

static GDateTime *
local_time (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static char *
clock_words (const char *at)
{
  g_autoptr (GDateTime) time = local_time (at);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

/* "24 November 2026, 14:05–15:32" */
static char *
span_words (const char *since)
{
  g_autoptr (GDateTime) from = local_time (since);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = from != NULL ? g_date_time_format (from, _ ("%-d %B %Y")) : g_strdup ("");
  g_autofree char *begin = clock_words (since);
  g_autofree char *end = g_date_time_format (now, "%H:%M");

  return g_strdup_printf ("%s, %s–%s", day, begin, end);
}

/* What is in effect: a change that was undone, and its undo, are none; a change that was redone is one again. */
static GPtrArray *
list_effective (const GPtrArray *changes)
{
  g_autoptr (GHashTable) undone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    g_hash_table_add (here, ((XlTx *) g_ptr_array_index (changes, i))->uid);
  for (guint i = changes->len; i > 0; i--)
    {
      XlTx *tx = g_ptr_array_index (changes, i - 1);

      if (g_hash_table_contains (undone, tx->uid))
        continue;
      if (tx->undoes != NULL && g_hash_table_contains (here, tx->undoes))
        g_hash_table_add (undone, tx->undoes);
      else
        g_ptr_array_insert (list, 0, tx);
    }
  return list;
}

static void
add_change (XlReport *report, XlPlan *plan, const XlTx *tx)
{
  g_autofree char *time = clock_words (tx->at), *proposer = NULL;
  g_autoptr (GPtrArray) lines = xl_words_tx_lines (plan, tx, MOST_LINES, &proposer);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_autofree char *whole = NULL;

      if (i + 1 == lines->len && proposer != NULL)
        /* Translators: what changed, and who proposed it */
        whole = g_strdup_printf (_ ("%s (proposed by %s)"), line, proposer);
      else
        whole = g_strdup (line);
      xl_report_add (report, XL_REPORT_ITEM, i == 0 ? time : "", whole);
    }
}

static void
add_parking_lot (XlReport *report, XlPlan *plan)
{
  const GPtrArray *ideas = xl_plan_get_live (plan, &xl_kind_idea);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < ideas->len; i++)
    if (!((const XlIdea *) g_ptr_array_index (ideas, i))->settled)
      g_ptr_array_add (open, g_ptr_array_index (ideas, i));
  xl_report_add (report, XL_REPORT_HEADING, NULL, _ ("Parking lot"));
  for (guint i = 0; i < open->len; i++)
    {
      const XlIdea *idea = g_ptr_array_index (open, i);
      g_autofree char *text = idea->proposer != NULL ? g_strdup_printf (_ ("%s (proposed by %s)"), idea->text, idea->proposer)
                                                     : g_strdup (idea->text);

      xl_report_add (report, XL_REPORT_ITEM, "?", text);
    }
  if (open->len == 0)
    xl_report_add (report, XL_REPORT_TEXT, NULL, _ ("Nothing is waiting."));
}

/**
 * xl_words_minutes:
 * @title: name of the plan
 * @since: UTC time, as of a transaction
 * @changes: (element-type XlTx): all since then, with their operations, the oldest first
 *
 * Returns: (transfer full): what changed, when, and who proposed it; then the ideas that wait on the parking lot
 */
XlReport *
xl_words_minutes (XlPlan *plan, const char *title, const char *since, const GPtrArray *changes)
{
  XlReport *report = xl_report_new ();
  g_autoptr (GPtrArray) effective = list_effective (changes);
  g_autofree char *heading = g_strdup_printf (_ ("Minutes: %s"), title);
  g_autofree char *span = span_words (since);

  xl_report_add (report, XL_REPORT_TITLE, NULL, heading);
  xl_report_add (report, XL_REPORT_QUIET, NULL, span);
  xl_report_add (report, XL_REPORT_HEADING, NULL, _ ("Changes"));
  for (guint i = 0; i < effective->len; i++)
    add_change (report, plan, g_ptr_array_index (effective, i));
  if (effective->len == 0)
    xl_report_add (report, XL_REPORT_TEXT, NULL, _ ("Nothing was changed."));
  add_parking_lot (report, plan);
  return report;
}
