/* xl-desk-words-readiness.c - the questions about readiness, and what the answers say */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions are this program's own. One sentence each, about one thing; what 0, 5 and 10 mean is the same for the
 * three feedstocks, so that their marks can be laid side by side. */

#include "xl-desk-words-readiness.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "xl-desk-words.h"

static const char *const questions[XL_N_FEEDSTOCKS][XL_N_FACTORS] = {
  {
      N_("How much biomass can chemical plants here count on, year after year?"),
      N_("Can biomass be collected, stored and brought to the chemical sites?"),
      N_("Does money find its way to plants that use biomass?"),
      N_("Are there people who can plan and run a biorefinery?"),
      N_("Do clusters, research and advisers help those who want to use biomass?"),
      N_("Do buyers in the region want chemicals made of biomass?"),
      N_("Are firms founded, or changing over, to work with biomass?"),
      N_("Do the authorities back biomass with aims, permits and programmes?"),
  },
  {
      N_("How much waste of a known quality could become a feedstock every year?"),
      N_("Can waste be sorted, stored and brought to the chemical sites?"),
      N_("Does money find its way to plants that make chemicals of waste?"),
      N_("Are there people who can plan and run chemical recycling?"),
      N_("Do clusters, research and advisers help those who want to use waste?"),
      N_("Do buyers in the region want chemicals made of waste?"),
      N_("Are firms founded, or changing over, to work with waste?"),
      N_("Do the authorities back the use of waste with aims, permits and programmes?"),
  },
  {
      N_("How much CO₂, CO or hydrogen leaves plants steadily enough to be used?"),
      N_("Are there pipes, capture plants and clean power to make use of gases?"),
      N_("Does money find its way to plants that make chemicals of gases?"),
      N_("Are there people who can plan and run gas capture and conversion?"),
      N_("Do clusters, research and advisers help those who want to use gases?"),
      N_("Do buyers in the region want chemicals and fuels made of gases?"),
      N_("Are firms founded, or changing over, to work with gases?"),
      N_("Do the authorities back the use of gases with aims, permits and programmes?"),
  },
};

/* What 0, 5 and 10 mean. */
static const char *const anchors[XL_N_FACTORS][3] = {
  { N_("hardly any"), N_("enough for a pilot"), N_("a full plant under contract") },
  { N_("all to be built"), N_("the main parts exist"), N_("ready to connect") },
  { N_("nobody lends or invests"), N_("single deals with public help"), N_("banks and funds compete") },
  { N_("to be brought in"), N_("a few teams"), N_("enough, and trained here") },
  { N_("nobody in charge"), N_("help for those who ask"), N_("one door, from idea to plant") },
  { N_("no buyer"), N_("trial orders"), N_("long contracts") },
  { N_("no firm"), N_("a handful"), N_("many, and growing") },
  { N_("no plan"), N_("named in a strategy"), N_("strategy, money and quick permits") },
};

/* Inside a sentence. */
static const char *const names[XL_N_FACTORS] = {
  N_("feedstock supply"),     N_("infrastructure"),   N_("access to finance"), N_("skilled workforce"),
  N_("support institutions"), N_("regional markets"), N_("entrepreneurship"),  N_("public support"),
};

/**
 * xl_words_readiness_question:
 * @feedstock: 1 to %XL_N_FEEDSTOCKS
 * @factor: 0 to %XL_N_FACTORS - 1
 *
 * Returns: (transfer none): what is asked
 */
const char *
xl_words_readiness_question (int feedstock, guint factor)
{
  g_return_val_if_fail (feedstock >= 1 && feedstock <= XL_N_FEEDSTOCKS && factor < XL_N_FACTORS, "");
  return _ (questions[feedstock - 1][factor]);
}

/**
 * xl_words_readiness_scale:
 * @factor: 0 to %XL_N_FACTORS - 1
 *
 * Returns: (transfer full): "0 no buyer · 5 trial orders · 10 long contracts"
 */
char *
xl_words_readiness_scale (guint factor)
{
  g_return_val_if_fail (factor < XL_N_FACTORS, NULL);
  return g_strdup_printf ("0 %s · 5 %s · 10 %s", _ (anchors[factor][0]), _ (anchors[factor][1]),
                          _ (anchors[factor][2]));
}

/* "8", "6.5": a mean says its half. */
static char *
dup_points (double points)
{
  return xl_words_number (points, fabs (points - round (points)) < 0.05 ? 0 : 1);
}

/**
 * xl_words_readiness_part:
 *
 * Returns: (transfer full): one corner of the diagram: "Infrastructure: 9, mean of 2 others 6.5"
 */
char *
xl_words_readiness_part (const XlReadinessScores *scores, guint factor)
{
  const char *name = xl_words_field (xl_readiness_factor (factor));
  g_autofree char *mark = isnan (scores->marks[factor]) ? g_strdup (_ ("not answered")) : dup_points (scores->marks[factor]);
  g_autofree char *mean = NULL;

  if (scores->n_means[factor] == 0)
    return g_strdup_printf ("%s: %s", name, mark);
  mean = dup_points (scores->means[factor]);
  /* Translators: a factor, its mark, and the mean of so many other regions: "Infrastructure: 9, mean of 2 others 6.5" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s, %u other %s", "%s: %s, mean of %u others %s",
                                       scores->n_means[factor]),
                          name, mark, scores->n_means[factor], mean);
}

/**
 * xl_words_readiness_others:
 *
 * Returns: (transfer full): what the dashed line is: "Mean of 2 other regions"
 */
char *
xl_words_readiness_others (const XlReadinessScores *scores)
{
  if (scores->n_others == 0)
    return g_strdup (_ ("No other region has answered"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other region", "Mean of %u other regions", scores->n_others),
                          scores->n_others);
}

/**
 * xl_words_readiness_complete:
 *
 * Returns: (transfer full): "5 of 8 answered"
 */
char *
xl_words_readiness_complete (const XlReadinessScores *scores)
{
  return g_strdup_printf (_ ("%u of %u answered"), scores->n_marks, XL_N_FACTORS);
}

/**
 * xl_words_readiness_factors:
 * @factors: bits 1 << factor
 *
 * Returns: (transfer full): "access to finance, regional markets"
 */
char *
xl_words_readiness_factors (guint factors)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint f = 0; f < XL_N_FACTORS; f++)
    if (factors & 1u << f)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _ (names[f]));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * xl_words_readiness_gaps:
 *
 * Returns: (transfer full) (nullable): "Not answered yet: regional markets."; %NULL where nothing is missing
 */
char *
xl_words_readiness_gaps (const XlReadinessScores *scores)
{
  guint missing = 0;
  g_autofree char *list = NULL;

  for (guint f = 0; f < XL_N_FACTORS; f++)
    missing |= isnan (scores->marks[f]) ? 1u << f : 0;
  if (missing == 0)
    return NULL;
  if (scores->n_marks == 0)
    return g_strdup (_ ("No question is answered yet. A gap in the line is a question without an answer, not a 0."));
  list = xl_words_readiness_factors (missing);
  /* Translators: a list: "Not answered yet: regional markets, public support." */
  return g_strdup_printf (_ ("Not answered yet: %s. It is a gap in the line, not a 0."), list);
}

/* "infrastructure (9 against 6.5), skilled workforce (8 against 5)" */
static char *
dup_apart (const XlReadinessScores *scores, guint factors)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint f = 0; f < XL_N_FACTORS; f++)
    if (factors & 1u << f)
      {
        g_autofree char *mark = dup_points (scores->marks[f]);
        g_autofree char *mean = dup_points (scores->means[f]);

        g_string_append (list, list->len > 0 ? ", " : "");
        /* Translators: a factor, its mark, and the mean of the others: "infrastructure (9 against 6.5)" */
        g_string_append_printf (list, _ ("%s (%s against %s)"), _ (names[f]), mark, mean);
      }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * xl_words_readiness_apart:
 *
 * Returns: (transfer full) (nullable): what stands out against the others, in one sentence; %NULL where there is
 *   nobody to compare with
 */
char *
xl_words_readiness_apart (const XlReadinessScores *scores)
{
  g_autofree char *weak = dup_apart (scores, scores->weak);
  g_autofree char *strong = dup_apart (scores, scores->strong);

  if (scores->n_marks == 0 || scores->n_others == 0)
    return NULL;
  if (scores->weak != 0 && scores->strong != 0)
    /* Translators: two lists of factors */
    return g_strdup_printf (_ ("Clearly below the others in %s; clearly above them in %s."), weak, strong);
  if (scores->weak != 0)
    return g_strdup_printf (_ ("Clearly below the others in %s."), weak);
  if (scores->strong != 0)
    return g_strdup_printf (_ ("Clearly above the others in %s; nowhere clearly below them."), strong);
  return g_strdup (_ ("Nothing stands out: every answer lies near the mean of the others."));
}
