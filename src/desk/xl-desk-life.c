/* xl-desk-life.c - what network life asks of each record in turn: does it fit, did it contribute, could it use it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-life.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-words-life.h"
#include "xl-desk-words.h"

static void
judged_free (gpointer data)
{
  g_free (((XlJudged *) data)->words);
  g_free (data);
}

static void
add (GPtrArray *list, XlRecord *record, gboolean good, char *words)
{
  XlJudged *one = g_new0 (XlJudged, 1);

  *one = (XlJudged) { record, good, words };
  g_ptr_array_add (list, one);
}

/* --- calls: which projects fit ------------------------------------------------------------------- */

static void
judge_call (XlPlan *plan, const XlCall *call, GPtrArray *list)
{
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);

  for (guint i = 0; i < projects->len; i++)
    {
      XlCallFit fit;

      xl_call_check (plan, call, g_ptr_array_index (projects, i), &fit);
      add (list, g_ptr_array_index (projects, i), fit.fits, xl_words_call_fit (call, &fit));
    }
}

/* --- positions: which members contributed -------------------------------------------------------- */

/* By the region, or by an organisation that is seated there. */
static XlContribution *
contribution_of (XlPlan *plan, const XlPosition *position, const XlRegion *region)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, &position->parent_instance, &xl_kind_contribution, "position");

  for (guint i = 0; i < rows->len; i++)
    {
      XlContribution *one = g_ptr_array_index (rows, i);
      const XlOrganisation *by = (const XlOrganisation *) xl_plan_lookup (plan, one->organisation);

      if (one->region == region->parent_instance.id || (by != NULL && by->region == region->parent_instance.id))
        return one;
    }
  return NULL;
}

static void
judge_position (XlPlan *plan, const XlPosition *position, GPtrArray *list)
{
  const GPtrArray *members = xl_plan_get_live (plan, &xl_kind_membership);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  XlDate today = xl_date_today ();

  for (guint i = 0; i < members->len; i++)
    {
      const XlMembership *one = g_ptr_array_index (members, i);
      XlRecord *region = xl_plan_lookup (plan, one->region);
      XlContribution *by;
      g_autofree char *day = NULL;

      if ((position->network != 0 && one->network != position->network) || region == NULL
          || one->role > XL_MEMBER_MEMBER || !xl_date_in_span (today, one->since, one->until)
          || !g_hash_table_add (seen, region))
        continue;
      by = contribution_of (plan, position, (XlRegion *) region);
      day = by != NULL && by->date != XL_DATE_NONE ? xl_words_date (by->date) : NULL;
      add (list, region, by != NULL, by == NULL  ? g_strdup (_ ("has not contributed"))
                                     : day == NULL ? g_strdup (_ ("contributed"))
                                                   : g_strdup_printf (_ ("contributed on %s"), day));
    }
}

/* --- good practices: who has it, who could use it ------------------------------------------------ */

/* The objectives of the practice that projects of the region serve, too: "O1, O3"; NULL for none. */
static char *
shared_objectives (XlPlan *plan, const XlPractice *practice, XlRecord *region)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, region, &xl_kind_project_region, "region");
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint o = 0; practice->objectives != NULL && practice->objectives[o] != NULL; o++)
    for (guint i = 0; i < links->len; i++)
      {
        const XlProject *project =
            (const XlProject *) xl_plan_lookup (plan, ((XlProjectRegion *) g_ptr_array_index (links, i))->project);

        if (project == NULL || project->objectives == NULL
            || !g_strv_contains ((const char *const *) project->objectives, practice->objectives[o]))
          continue;
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", practice->objectives[o]);
        break;
      }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static XlTransfer *
transfer_to (XlPlan *plan, const XlPractice *practice, XlRecord *region)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, &practice->parent_instance, &xl_kind_transfer, "practice");

  for (guint i = 0; i < rows->len; i++)
    if (((XlTransfer *) g_ptr_array_index (rows, i))->region == region->id)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* Regions that have it or are offered it, then those that share an objective without it. */
static void
judge_practice (XlPlan *plan, const XlPractice *practice, GPtrArray *list)
{
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  const XlField *status = xl_kind_field (&xl_kind_transfer, "status");

  for (guint i = 0; i < regions->len; i++)
    {
      XlRecord *region = g_ptr_array_index (regions, i);
      const XlTransfer *there = transfer_to (plan, practice, region);
      g_autofree char *shared = shared_objectives (plan, practice, region);

      if (practice->region == region->id)
        add (list, region, TRUE, g_strdup (_ ("where it comes from")));
      else if (there != NULL)
        add (list, region, there->status != XL_TRANSFER_DROPPED, g_strdup (xl_words_choice (status, there->status)));
      else if (shared != NULL)
        /* Translators: why a region could use a good practice: its projects serve the same objectives, "O1, O3" */
        add (list, region, FALSE, g_strdup_printf (_ ("its projects serve %s, too"), shared));
    }
}

/* --- all of them ---------------------------------------------------------------------------------- */

static int
compare_judged (gconstpointer a, gconstpointer b, gpointer plan)
{
  const XlJudged *one = *(XlJudged *const *) a, *two = *(XlJudged *const *) b;
  g_autofree char *name_one = NULL, *name_two = NULL;

  if (one->good != two->good)
    return one->good ? -1 : 1;
  name_one = xl_words_name (plan, one->record);
  name_two = xl_words_name (plan, two->record);
  return g_utf8_collate (name_one, name_two);
}

/**
 * xl_life_judges:
 *
 * Returns: whether records of @kind ask something of others: calls, positions, good practices
 */
gboolean
xl_life_judges (const XlKind *kind)
{
  return kind == &xl_kind_call || kind == &xl_kind_position || kind == &xl_kind_practice;
}

/**
 * xl_life_judge:
 * @record: a call, a position or a good practice
 *
 * Returns: (transfer full) (element-type XlJudged): those that do first, then by name; its records are the plan's own
 */
GPtrArray *
xl_life_judge (XlPlan *plan, XlRecord *record)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (judged_free);
  const XlKind *kind = xl_record_get_kind (record);

  if (kind == &xl_kind_call)
    judge_call (plan, (const XlCall *) record, list);
  else if (kind == &xl_kind_position)
    judge_position (plan, (const XlPosition *) record, list);
  else if (kind == &xl_kind_practice)
    judge_practice (plan, (const XlPractice *) record, list);
  g_ptr_array_sort_with_data (list, compare_judged, plan);
  return list;
}

/**
 * xl_edits_judged:
 * @judged: one that is not @good
 *
 * Returns: (transfer full) (nullable): the edit that writes down that the region contributed today, or that it is
 *   offered the practice; %NULL where nothing can be done in one step: a call
 */
XlEdit *
xl_edits_judged (XlPlan *plan, XlRecord *record, const XlJudged *judged)
{
  gboolean position = xl_record_get_kind (record) == &xl_kind_position;
  XlEdit *edit;
  gint64 id;
  g_autofree char *whole = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  g_autofree char *region = g_strdup_printf ("%" G_GINT64_FORMAT, judged->record->id);
  g_autofree char *today = xl_date_to_text (xl_date_today ());

  if (judged->good || xl_record_get_kind (judged->record) != &xl_kind_region)
    return NULL;
  edit = xl_edit_new (NULL);
  id = xl_edit_insert (edit, position ? &xl_kind_contribution : &xl_kind_transfer, 0);
  xl_edit_give (edit, id, position ? "position" : "practice", whole);
  xl_edit_give (edit, id, "region", region);
  xl_edit_give (edit, id, "date", today);
  return edit;
}
