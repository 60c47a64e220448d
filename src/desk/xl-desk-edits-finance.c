/* xl-desk-edits-finance.c - edits of settings, scores and justifications, built as values */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "xl-desk-edits.h"
#include "xl-desk-finance.h"
#include "xl-desk-words-private.h"

/* --- settings --------------------------------------------------------------------------------- */

static gboolean
is_in_range (const XlSettingInfo *info, double value, char **sentence)
{
  if (value >= info->min && value <= info->max)
    return TRUE;
  *sentence = xl_words_rule (NULL, "setting-range", info->name, NULL, NULL, NULL, info->name);
  return FALSE;
}

static void
put_setting (XlPlan *plan, XlEdit *edit, const XlSettingInfo *info, double value)
{
  XlSetting *record = xl_settings_record (plan, info->name);
  g_autofree char *text = xl_number_to_text (value);

  if (record != NULL)
    xl_edit_set (edit, &record->parent_instance, "value", text);
  else if (value != info->value)
    {
      gint64 id = xl_edit_insert (edit, &xl_kind_setting, 0);

      xl_edit_give (edit, id, "name", info->name);
      xl_edit_give (edit, id, "value", text);
    }
}

static gboolean
sums_to_100 (double sum, char **sentence)
{
  g_autofree char *text = NULL;

  if (fabs (sum - 100) <= 1e-6)
    return TRUE;
  text = xl_number_to_text (sum);
  *sentence = xl_words_rule (NULL, "weights", "", NULL, NULL, NULL, text);
  return FALSE;
}

/**
 * xl_edits_setting:
 * @value: as it is stored: a share of 0.5 % is 0.005
 * @sentence: (out): why it is not possible
 *
 * Weights sum to 100, so they change together: see xl_edits_weights().
 *
 * Returns: (transfer full) (nullable): the edit; NULL with @sentence for a value that is not possible,
 *   NULL without when nothing would change
 */
XlEdit *
xl_edits_setting (XlPlan *plan, const XlSettingInfo *info, double value, char **sentence)
{
  XlEdit *edit;

  if (!is_in_range (info, value, sentence))
    return NULL;
  if (g_str_has_prefix (info->name, "weight."))
    {
      double sum = value - xl_settings_get (plan, info->name);

      for (guint i = 0; i < XL_N_CRITERIA; i++)
        {
          g_autofree char *name = g_strconcat ("weight.", xl_scorecard_criterion (i), NULL);

          sum += xl_settings_get (plan, name);
        }
      if (!sums_to_100 (sum, sentence))
        return NULL;
    }
  edit = xl_edit_new (NULL);
  put_setting (plan, edit, info, value);
  return xl_edit_or_null (edit);
}

/**
 * xl_edits_weights:
 * @weights: (array fixed-size=9): per cent, in the order of the criteria
 * @sentence: (out): why it is not possible
 *
 * Returns: (transfer full) (nullable): the edit of all weights at once; NULL as xl_edits_setting()
 */
XlEdit *
xl_edits_weights (XlPlan *plan, const double *weights, char **sentence)
{
  XlEdit *edit = NULL;
  double sum = 0;

  for (guint i = 0; i < XL_N_CRITERIA; i++)
    {
      g_autofree char *name = g_strconcat ("weight.", xl_scorecard_criterion (i), NULL);

      if (!is_in_range (xl_settings_find (name), weights[i], sentence))
        return NULL;
      sum += weights[i];
    }
  if (!sums_to_100 (sum, sentence))
    return NULL;
  edit = xl_edit_new (NULL);
  for (guint i = 0; i < XL_N_CRITERIA; i++)
    {
      g_autofree char *name = g_strconcat ("weight.", xl_scorecard_criterion (i), NULL);

      put_setting (plan, edit, xl_settings_find (name), weights[i]);
    }
  return xl_edit_or_null (edit);
}

/* --- scores ----------------------------------------------------------------------------------- */

/**
 * xl_edits_score:
 * @criterion: 0 to %XL_N_CRITERIA - 1
 * @score: 0 to 5; -1 takes the score away: missing is not 0
 *
 * Returns: (transfer full) (nullable): the edit; NULL when nothing would change
 */
XlEdit *
xl_edits_score (XlPlan *plan, XlProject *project, guint criterion, int score)
{
  g_autofree char *text = g_strdup_printf ("%d", score);
  XlScorecard card;
  XlEdit *edit;
  gint64 id;

  g_return_val_if_fail (criterion < XL_N_CRITERIA && score >= -1 && score <= 5, NULL);
  xl_scorecard_make (plan, project, &card);
  if (score < 0)
    return card.record[criterion] != NULL ? xl_edits_unlink (plan, &card.record[criterion]->parent_instance) : NULL;
  edit = xl_edit_new (NULL);
  if (card.record[criterion] != NULL)
    xl_edit_set (edit, &card.record[criterion]->parent_instance, "score", text);
  else
    {
      id = xl_edit_insert (edit, &xl_kind_score, 0);
      xl_edit_give_number (edit, id, "project", project->parent_instance.id);
      xl_edit_give (edit, id, "criterion", xl_scorecard_criterion (criterion));
      xl_edit_give (edit, id, "score", text);
    }
  return xl_edit_or_null (edit);
}

/* --- justifications --------------------------------------------------------------------------- */

static XlJustification *
find_justification (XlPlan *plan, XlRecord *record, const char *rule, const char *field)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, record, &xl_kind_justification, "record");

  for (guint i = 0; i < rows->len; i++)
    {
      XlJustification *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->rule, rule) == 0 && g_strcmp0 (row->field, field) == 0)
        return row;
    }
  return NULL;
}

/**
 * xl_edits_justify:
 * @record: what the finding is about
 * @rule: its rule's name
 * @field: (nullable): its field's name
 * @reason: (nullable): why the warning is acceptable; none takes the justification away
 *
 * A justified warning turns yellow and stays in the list.
 *
 * Returns: (transfer full) (nullable): the edit; NULL when nothing would change
 */
XlEdit *
xl_edits_justify (XlPlan *plan, XlRecord *record, const char *rule, const char *field, const char *reason)
{
  XlJustification *row = find_justification (plan, record, rule, field);
  g_autofree char *clean = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *today = xl_date_to_text (xl_date_today ());
  XlEdit *edit;
  gint64 id;

  if (*clean == '\0')
    return row != NULL ? xl_edits_unlink (plan, &row->parent_instance) : NULL;
  edit = xl_edit_new (NULL);
  if (row != NULL)
    {
      if (g_strcmp0 (row->reason, clean) != 0)
        {
          xl_edit_set (edit, &row->parent_instance, "reason", clean);
          xl_edit_set (edit, &row->parent_instance, "date", today);
        }
      return xl_edit_or_null (edit);
    }
  id = xl_edit_insert (edit, &xl_kind_justification, 0);
  xl_edit_give_number (edit, id, "record", record->id);
  xl_edit_give (edit, id, "rule", rule);
  xl_edit_give (edit, id, "field", field);
  xl_edit_give (edit, id, "reason", clean);
  xl_edit_give (edit, id, "date", today);
  return edit;
}
