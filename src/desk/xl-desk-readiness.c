/* xl-desk-readiness.c - answers about the readiness of a region, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-readiness.h"

#include "xl-desk-edits.h"

static gint64
insert_round (XlEdit *edit, const XlRegion *region, int feedstock, XlDate day)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_readiness, 0);
  g_autofree char *date = xl_date_to_text (day);

  xl_edit_give_number (edit, id, "region", region->parent_instance.id);
  xl_edit_give (edit, id, "feedstock", xl_kind_field (&xl_kind_readiness, "feedstock")->choices[feedstock - 1].nick);
  xl_edit_give (edit, id, "date", date);
  return id;
}

/**
 * xl_edits_readiness_mark:
 * @feedstock: 1 to %XL_N_FEEDSTOCKS
 * @day: of today
 * @factor: 0 to %XL_N_FACTORS - 1
 * @typed: a mark as a person typed it; empty to take the answer back
 * @fault: (out): what is wrong with it
 *
 * The first answer makes the record, dated @day, in the same step.
 *
 * Returns: (transfer full) (nullable): the edit
 */
XlEdit *
xl_edits_readiness_mark (XlPlan *plan, XlRegion *region, int feedstock, XlDate day, guint factor, const char *typed,
                         XlFault **fault)
{
  XlReadiness *round = xl_readiness_latest (plan, region, feedstock, day);
  const XlField *field = xl_readiness_factor (factor);
  g_autofree char *text = NULL;
  XlFault *wrong = NULL;
  XlEdit *edit;

  if (round != NULL)
    return xl_edits_field (plan, &round->parent_instance, field, typed, fault);
  text = xl_field_parse (field, typed, xl_number_locale (), &wrong);
  if (wrong != NULL)
    {
      xl_fault_take (fault, wrong);
      return NULL;
    }
  if (text == NULL)
    return NULL;
  edit = xl_edit_new (NULL);
  xl_edit_give (edit, insert_round (edit, region, feedstock, day), field->name, text);
  return edit;
}

/**
 * xl_edits_readiness_again:
 * @round: a round of questions
 * @day: of the next one
 *
 * Returns: (transfer full) (nullable): the edit that asks again from what was answered then; %NULL where its region is
 *   gone
 */
XlEdit *
xl_edits_readiness_again (XlPlan *plan, const XlReadiness *round, XlDate day)
{
  const XlRegion *region = (const XlRegion *) xl_plan_lookup (plan, round->region);
  XlEdit *edit;
  gint64 id;

  if (region == NULL)
    return NULL;
  edit = xl_edit_new (NULL);
  id = insert_round (edit, region, round->feedstock, day);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      g_autofree char *text = xl_field_dup_text (xl_readiness_factor (f), &round->parent_instance);

      if (text != NULL)
        xl_edit_give (edit, id, xl_readiness_factor (f)->name, text);
    }
  return edit;
}
