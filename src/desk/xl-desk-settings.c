/* xl-desk-settings.c - settings that change together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-settings.h"

#include <math.h>

#include "xl-desk-finance.h"
#include "xl-desk-words.h"

/**
 * xl_edits_weights:
 * @values: weights of the scorecard in the order of its criteria, per cent
 * @sentence: (out) (optional): why they will not do
 *
 * Changes the nine weights of the scorecard in one edit: one by one they could not keep their sum of 100.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL with a sentence where the weights are bad, %NULL without
 *   one where nothing would change
 */
XlEdit *
xl_edits_weights (XlPlan *plan, const double values[XL_N_CRITERIA], char **sentence)
{
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < xl_settings_count () && n < XL_N_CRITERIA; i++)
    {
      const XlSettingInfo *info = xl_settings_info (i);
      g_autofree char *why = NULL;
      g_autoptr (XlEdit) one = NULL;

      if (!g_str_has_prefix (info->name, "weight."))
        continue;
      sum += values[n];
      one = xl_edits_setting (plan, info, values[n++], &why);
      if (why != NULL)
        {
          if (sentence != NULL)
            *sentence = g_steal_pointer (&why);
          return NULL;
        }
      for (guint op = 0; one != NULL && op < one->ops->len; op++)
        xl_edit_add_op (edit, xl_op_copy (g_ptr_array_index (one->ops, op)));
    }
  if (fabs (sum - 100) > 1e-6)
    {
      g_autofree char *number = xl_words_number (sum, 1);

      if (sentence != NULL)
        *sentence = g_strdup_printf (_ ("The nine weights sum to %s and must sum to 100."), number);
      return NULL;
    }
  return xl_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}
