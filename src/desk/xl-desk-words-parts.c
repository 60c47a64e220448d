/* xl-desk-words-parts.c - what a project loses without one country, in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-finance.h"
#include "xl-desk-parts.h"
#include "xl-desk-words.h"

static void
join (GString *text, const char *words)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, words);
}

static void
join_names (GString *text, XlPlan *plan, GPtrArray *records, guint most)
{
  for (guint i = 0; i < records->len && i < most; i++)
    {
      g_autofree char *name = xl_words_name (plan, g_ptr_array_index (records, i));
      g_autofree char *isolated = g_strdup_printf ("\u2068%s\u2069", name);

      join (text, isolated);
    }
  if (records->len > most)
    {
      g_autofree char *more = g_strdup_printf (_ ("%u more"), records->len - most);

      join (text, more);
    }
}

/* "technology, off-taker": roles that nobody holds any more. */
static void
join_roles (GString *text, const XlField *field, guint roles)
{
  for (int i = 1; field->choices[i - 1].nick != NULL; i++)
    if (roles & 1u << i)
      join (text, xl_words_choice (field, i));
}

/**
 * xl_words_border_loss:
 * @loss: what goes with one country
 *
 * Returns: (transfer full): "loses Flanders, feedstock, 28.0 M€ (45 %)"
 */
char *
xl_words_border_loss (XlPlan *plan, const XlProject *project, const XlBorderLoss *loss)
{
  g_autoptr (GString) text = g_string_new (NULL);

  join_names (text, plan, loss->regions, 3);
  join_names (text, plan, loss->organisations, 3);
  join_roles (text, xl_kind_field (&xl_kind_project_region, "role"), loss->region_roles);
  join_roles (text, xl_kind_field (&xl_kind_participation, "role"), loss->roles);
  if (loss->funding > 0)
    {
      g_autofree char *money = xl_words_money ((double) loss->funding / 100, project->currency);
      g_autofree char *share = xl_words_number (loss->funding_share * 100, 0);
      /* Translators: an amount of money and its share of all funding */
      g_autofree char *both = g_strdup_printf (_ ("%s (%s %%)"), money, share);

      join (text, both);
    }
  for (guint i = 0; i < 4; i++)
    if (loss->objectives & 1u << i)
      {
        g_autofree char *objective = g_strdup_printf (_ ("objective O%u"), i + 1);

        join (text, objective);
      }
  /* Translators: %s are names of regions and partners, roles, money */
  return g_strdup_printf (_ ("loses %s"), text->len > 0 ? text->str : _ ("nothing"));
}

/**
 * xl_words_border_verdict:
 *
 * Returns: (transfer full): what that means: "No longer cross-border.", or "" where it still is
 */
char *
xl_words_border_verdict (const XlProject *project, const XlBorderLoss *loss)
{
  return g_strdup (loss->cross_border ? "" : _ ("No longer cross-border."));
}
