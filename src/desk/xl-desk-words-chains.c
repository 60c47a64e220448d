/* xl-desk-words-chains.c - what is said about value chains: who has a step, gaps, disruptions, losses, coverage */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-chains.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "xl-desk-words.h"

/* Names are isolated, so that a name of another direction leaves the sentence as it is. */
static char *
dup_name (XlPlan *plan, gconstpointer record)
{
  g_autofree char *name = xl_words_name (plan, record);

  return g_strdup_printf ("\u2068%s\u2069", name);
}

/* "a, b and c" */
static char *
join_words (GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        /* Translators: between the last two of a list */
        g_string_append (text, i + 1 == words->len ? _ (" and ") : ", ");
      g_string_append (text, g_ptr_array_index (words, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_numbers (const guint *steps, guint n)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, g_strdup_printf ("%u", steps[i] + 1));
  return join_words (words);
}

static char *
join_names (XlPlan *plan, gpointer const *records, guint n, guint most)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n && i < most; i++)
    g_ptr_array_add (words, dup_name (plan, records[i]));
  if (n > most)
    g_ptr_array_add (words, g_strdup_printf (_ ("%u more"), n - most));
  return join_words (words);
}

/* --- steps -------------------------------------------------------------------------------------- */

/**
 * xl_words_step:
 *
 * Returns: (transfer full): "3 Conversion"; its name where no part of the chain is said
 */
char *
xl_words_step (const XlChain *chain, guint index)
{
  const XlChainStep *step = xl_chain_place (chain, index)->step;

  if (step->category <= 0)
    return g_strdup_printf ("%u %s", index + 1, step->name);
  else
    {
      /* The word begins a line here, in small letters or not. */
      const char *part = xl_words_choice (xl_kind_field (&xl_kind_step, "category"), step->category);
      g_autofree char *first = g_utf8_substring (part, 0, 1);
      g_autofree char *large = g_utf8_strup (first, -1);

      return g_strdup_printf ("%u %s%s", index + 1, large, g_utf8_next_char (part));
    }
}

/**
 * xl_words_step_state:
 *
 * Returns: (transfer full): "2 have it", "a gap until 2028", "a gap"
 */
char *
xl_words_step_state (const XlChain *chain, guint index)
{
  const XlChainPlace *place = xl_chain_place (chain, index);

  if (place->state == XL_STEP_HAS)
    return g_strdup_printf (ngettext ("%u has it", "%u have it", place->has), place->has);
  if (place->state == XL_STEP_PLANNED && place->year > 0)
    return g_strdup_printf (_ ("a gap until %d"), place->year);
  return g_strdup (place->state == XL_STEP_PLANNED ? _ ("a gap, planned") : _ ("a gap"));
}

/**
 * xl_words_level:
 *
 * Returns: (transfer full): "has", "wants", "plans, 2028"
 */
char *
xl_words_level (const XlCapability *capability, XlDate day)
{
  int level = xl_capability_level (capability, day);
  const char *word = xl_words_choice (xl_kind_field (&xl_kind_capability, "level"), level > 0 ? level : capability->level);

  if (level == XL_CAPABILITY_PLANS && capability->since != XL_DATE_NONE)
    /* Translators: "plans, 2028" */
    return g_strdup_printf (_ ("%s, %d"), word, XL_DATE_YEAR (capability->since));
  return g_strdup (word);
}

/**
 * xl_words_gaps:
 *
 * Returns: (transfer full): "3 gaps"
 */
char *
xl_words_gaps (guint n)
{
  return n > 0 ? g_strdup_printf (ngettext ("%u gap", "%u gaps", n), n) : g_strdup (_ ("no gap"));
}

/**
 * xl_words_gap_title:
 *
 * Returns: (transfer full): "Gap: nobody has this.", "Gap until 2028."
 */
char *
xl_words_gap_title (const XlChain *chain, guint index)
{
  const XlChainPlace *place = xl_chain_place (chain, index);

  if (place->state == XL_STEP_PLANNED)
    return place->year > 0 ? g_strdup_printf (_ ("Gap until %d."), place->year) : g_strdup (_ ("Gap until it is there."));
  return g_strdup (_ ("Gap: nobody has this."));
}

static char *
dup_distance (double km)
{
  g_autofree char *text = isnan (km) ? NULL : xl_words_number (km >= 100 ? round (km / 10) * 10 : round (km), 0);

  /* Translators: a distance that follows a clause */
  return text != NULL ? g_strdup_printf (_ (", %s\u202fkm"), text) : g_strdup ("");
}

/**
 * xl_words_candidate:
 *
 * Returns: (transfer full): "Demo Rubber SpA (IT) has it in another chain, 650 km"
 */
char *
xl_words_candidate (XlPlan *plan, const XlChain *chain, const XlChainCandidate *candidate)
{
  g_autofree char *name = dup_name (plan, candidate->organisation);
  const char *country = xl_plan_country (plan, &candidate->organisation->parent_instance);
  g_autofree char *who = country != NULL ? g_strdup_printf ("%s (%s)", name, country) : g_strdup (name);
  g_autofree char *far = dup_distance (candidate->km);

  if (candidate->step->chain == chain->chain->parent_instance.id)
    /* Translators: a partner; a distance such as ", 650 km", or nothing */
    return candidate->same_name ? g_strdup_printf (_ ("%s has it%s"), who, far)
                                : g_strdup_printf (_ ("%s has %s%s"), who, candidate->step->name, far);
  if (candidate->same_name)
    return g_strdup_printf (_ ("%s has it in another chain%s"), who, far);
  /* Translators: a partner, a step of a value chain, a distance or nothing */
  return g_strdup_printf (_ ("%s has “%s” in another chain%s"), who, candidate->step->name, far);
}

/**
 * xl_words_gap_next:
 *
 * Returns: (transfer full): what is planned, or who could fill the gap, in one sentence
 */
char *
xl_words_gap_next (XlPlan *plan, const XlChain *chain, guint index)
{
  g_autoptr (GArray) candidates = NULL;

  if (xl_chain_place (chain, index)->state == XL_STEP_PLANNED)
    return g_strdup (_ ("Planned, not there yet"));
  candidates = xl_chain_candidates (plan, chain, index, NULL);
  return candidates->len > 0 ? xl_words_candidate (plan, chain, &g_array_index (candidates, XlChainCandidate, 0))
                             : g_strdup (_ ("Nobody in the plan either"));
}

/* --- offers and needs --------------------------------------------------------------------------- */

/**
 * xl_words_chain_flow:
 *
 * Returns: (transfer full): "Flanders, 12 000 t/y"
 */
char *
xl_words_chain_flow (XlPlan *plan, const XlFlow *flow)
{
  g_autofree char *region = dup_name (plan, xl_plan_lookup (plan, flow->region));
  g_autofree char *quantity = flow->quantity > 0 ? xl_words_number (flow->quantity, 0) : NULL;

  if (quantity == NULL)
    return g_steal_pointer (&region);
  return g_strdup_printf ("%s, %s\u202f%s", region, quantity, xl_words_choice (xl_kind_field (&xl_kind_flow, "unit"), flow->unit));
}

/**
 * xl_words_chain_fits:
 *
 * Returns: (transfer full): why the flow stands in the chain
 */
char *
xl_words_chain_fits (XlPlan *plan, const XlChainFlow *flow)
{
  g_autofree char *of = NULL;

  if (flow->fits == NULL)
    {
      of = dup_name (plan, xl_plan_lookup (plan, flow->flow->organisation));
      /* Translators: %s is a partner */
      return g_strdup_printf (flow->flow->direction == XL_FLOW_NEED ? _ ("Need of %s") : _ ("Offer of %s"), of);
    }
  of = dup_name (plan, flow->fits);
  /* Translators: %s is a material that a partner of the chain needs */
  return g_strdup_printf (_ ("Could supply: %s"), of);
}

/* --- disruptions -------------------------------------------------------------------------------- */

/**
 * xl_words_disrupted:
 *
 * Returns: (transfer full): "Disrupted, severity 4 of 5"
 */
char *
xl_words_disrupted (const XlDisruption *disruption)
{
  if (disruption->severity < 1)
    return g_strdup (_ ("Disrupted"));
  return g_strdup_printf (_ ("Disrupted, severity %d of 5"), (int) disruption->severity);
}

/**
 * xl_words_hit:
 *
 * Returns: (transfer full): "hits 4 steps downstream, since 3 Nov 2026"
 */
char *
xl_words_hit (XlPlan *plan, const XlChainHit *hit, const XlDisruption *disruption, XlDate day)
{
  guint n = hit->downstream->len;
  XlRecord *region = xl_plan_lookup (plan, disruption->region);
  g_autofree char *where = region != NULL ? dup_name (plan, region) : NULL;
  g_autofree char *date = xl_words_date (disruption->since);
  g_autofree char *what = n > 0 ? g_strdup_printf (ngettext ("hits %u step downstream", "hits %u steps downstream", n), n)
                                : g_strdup (_ ("hits nothing downstream"));
  GString *text = g_string_new (what);

  if (where != NULL)
    g_string_append_printf (text, ", %s", where);
  if (disruption->since != XL_DATE_NONE)
    {
      g_string_append (text, ", ");
      /* Translators: %s is a date */
      g_string_append_printf (text, xl_date_first (disruption->since) <= day ? _ ("since %s") : _ ("from %s"), date);
    }
  return g_string_free (text, FALSE);
}

/**
 * xl_words_hit_who:
 *
 * Returns: (transfer full): "Hit: a at the step; b and c downstream"
 */
char *
xl_words_hit_who (XlPlan *plan, const XlChainHit *hit)
{
  guint n = hit->organisations->len;
  g_autofree char *here = join_names (plan, hit->organisations->pdata, hit->at_step, 4);
  g_autofree char *after = join_names (plan, hit->organisations->pdata + hit->at_step, n - hit->at_step, 4);

  if (n == 0)
    return g_strdup (_ ("Nobody in the plan is hit."));
  if (hit->at_step == n)
    return g_strdup_printf (_ ("Hit at the step: %s."), here);
  if (hit->at_step == 0)
    return g_strdup_printf (_ ("Hit downstream: %s."), after);
  return g_strdup_printf (_ ("Hit at the step: %s; downstream: %s."), here, after);
}

/* --- without a country -------------------------------------------------------------------------- */

/* "Pyrolysis and Cracker feed" */
static char *
join_steps (const XlChain *chain, const GArray *steps)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (words, g_strdup_printf ("\u2068%s\u2069", xl_chain_place (chain, g_array_index (steps, guint, i))->step->name));
  return join_words (words);
}

/**
 * xl_words_chain_loss:
 *
 * Returns: (transfer full): "Cracker feed goes, and the plan for Pyrolysis; 90 000 t/y of offers and needs"
 */
char *
xl_words_chain_loss (XlPlan *plan, const XlChain *chain, const XlChainLoss *loss)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lost = join_steps (chain, loss->lost), *unplanned = join_steps (chain, loss->unplanned);

  if (loss->lost->len > 0)
    /* Translators: %s are steps of a value chain that nobody has any more */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s goes", "%s go", loss->lost->len), lost));
  if (loss->unplanned->len > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("nobody plans %s"), unplanned));
  if (loss->lost->len + loss->unplanned->len == 0)
    g_ptr_array_add (parts, g_strdup (_ ("no step goes")));
  for (guint i = 0; i < loss->flows->len && i < 2; i++)
    {
      const XlFlow *flow = g_ptr_array_index (loss->flows, i);
      g_autofree char *quantity = flow->quantity > 0 ? xl_words_number (flow->quantity, 0) : NULL;

      if (quantity == NULL)
        g_ptr_array_add (parts, g_strdup (flow->material));
      else
        /* Translators: a quantity, its unit and a material: "12 000 t/y of Post-industrial polyolefin" */
        g_ptr_array_add (parts, g_strdup_printf (_ ("%s\u202f%s of %s"), quantity,
                                                 xl_words_choice (xl_kind_field (&xl_kind_flow, "unit"), flow->unit), flow->material));
    }
  if (loss->flows->len > 2)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more flow", "%u more flows", loss->flows->len - 2), loss->flows->len - 2));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

/* --- projects ----------------------------------------------------------------------------------- */

/**
 * xl_words_answers:
 * @steps: (array length=n): indices of steps that a project answers
 *
 * Returns: (transfer full): "gap 3", "steps 1 and 3"
 */
char *
xl_words_answers (const XlChain *chain, const guint *steps, guint n)
{
  g_autofree char *numbers = join_numbers (steps, n);
  gboolean gaps = TRUE;

  for (guint i = 0; i < n; i++)
    gaps = gaps && xl_chain_place (chain, steps[i])->state != XL_STEP_HAS;
  return gaps ? g_strdup_printf (ngettext ("gap %s", "gaps %s", n), numbers)
              : g_strdup_printf (ngettext ("step %s", "steps %s", n), numbers);
}

/**
 * xl_words_no_answer:
 * @steps: (array length=n): indices of gaps
 *
 * Returns: (transfer full): "No project answers gaps 2 and 6."
 */
char *
xl_words_no_answer (const XlChain *chain, const guint *steps, guint n)
{
  g_autofree char *numbers = join_numbers (steps, n);

  return g_strdup_printf (ngettext ("No project answers gap %s.", "No project answers gaps %s.", n), numbers);
}

/* --- coverage ----------------------------------------------------------------------------------- */

/**
 * xl_words_coverage_row:
 *
 * Returns: (transfer full): "Flanders, BE", "Company", "No region stated"
 */
char *
xl_words_coverage_row (XlPlan *plan, const XlCoverage *coverage, guint row)
{
  gint64 key = g_array_index (coverage->rows, gint64, row);

  if (coverage->by == XL_COVERAGE_TYPES)
    return g_strdup (key > 0 ? xl_words_choice (xl_kind_field (&xl_kind_organisation, "type"), (int) key)
                             : _ ("No type stated"));
  if (key == 0)
    return g_strdup (_ ("No region stated"));
  else
    {
      const XlRegion *region = (const XlRegion *) xl_plan_lookup (plan, key);
      g_autofree char *name = xl_words_name (plan, &region->parent_instance);

      return region->country != NULL ? g_strdup_printf ("%s, %s", name, region->country) : g_steal_pointer (&name);
    }
}

/**
 * xl_words_coverage_cell:
 *
 * Returns: (transfer full): "Flanders, BE, Pyrolysis: 1 has it, 2 want it"
 */
char *
xl_words_coverage_cell (XlPlan *plan, const XlCoverage *coverage, guint row, guint column)
{
  const XlCoverageCell *cell = xl_coverage_cell (coverage, row, column);
  const XlChainStep *step = g_ptr_array_index (coverage->steps, column);
  g_autofree char *name = xl_words_coverage_row (plan, coverage, row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *counts = NULL;

  if (cell->has > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u has it", "%u have it", cell->has), cell->has));
  if (cell->plans > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u plans it", "%u plan it", cell->plans), cell->plans));
  if (cell->wants > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u wants it", "%u want it", cell->wants), cell->wants));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (coverage->totals[column].has == 0 ? _ ("nobody, a gap of the chain") : _ ("nobody")));
  g_ptr_array_add (parts, NULL);
  counts = g_strjoinv (", ", (char **) parts->pdata);
  /* Translators: a region or a type of organisation, a step of a value chain, who has it */
  return g_strdup_printf (_ ("%s, %s: %s"), name, step->name, counts);
}

/**
 * xl_words_chain_key:
 *
 * Returns: (transfer full): what the numbers of the steps mean: "1 Mixed plastic residue, 2 Sorting and washing"
 */
char *
xl_words_chain_key (const XlChain *chain)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < chain->places->len; i++)
    g_string_append_printf (text, "%s%u\u00a0%s", i > 0 ? ", " : "", i + 1, xl_chain_place (chain, i)->step->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * xl_words_chains:
 *
 * Returns: (transfer full): "14 of 18 steps covered, 4 gaps, 1 of them planned"
 */
char *
xl_words_chains (const XlChainsFigures *figures)
{
  g_autofree char *covered = g_strdup_printf (ngettext ("%u of %u step covered", "%u of %u steps covered", figures->steps),
                                              figures->covered, figures->steps);
  g_autofree char *gaps = xl_words_gaps (figures->gaps->len);

  if (figures->n_planned == 0)
    return g_strdup_printf ("%s, %s", covered, gaps);
  return g_strdup_printf (ngettext ("%s, %s, %u of them planned", "%s, %s, %u of them planned", figures->n_planned),
                          covered, gaps, figures->n_planned);
}

/* --- on the map --------------------------------------------------------------------------------- */

/**
 * xl_words_chain_on_map:
 * @partners: how many stand at its steps
 *
 * Returns: (transfer full): "4 partners stand at 6 steps; 3 gaps."
 */
char *
xl_words_chain_on_map (const XlChain *chain, guint partners)
{
  g_autofree char *who = g_strdup_printf (ngettext ("%u partner", "%u partners", partners), partners);
  g_autofree char *steps = g_strdup_printf (ngettext ("%u step", "%u steps", chain->places->len), chain->places->len);
  g_autofree char *gaps = xl_words_gaps (chain->n_gaps);

  /* Translators: "4 partners", "6 steps", "3 gaps" */
  return g_strdup_printf (_ ("%s at %s of the value chain; %s."), who, steps, gaps);
}

/**
 * xl_words_chain_role:
 * @organisation: its id
 *
 * Returns: (transfer full): "Pyrolysis: plans, 2028; Cracker feed: has"
 */
char *
xl_words_chain_role (const XlChain *chain, gint64 organisation)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < chain->places->len; i++)
    for (guint j = 0; j < xl_chain_place (chain, i)->capabilities->len; j++)
      {
        const XlCapability *capability = g_ptr_array_index (xl_chain_place (chain, i)->capabilities, j);
        g_autofree char *level = NULL;

        if (capability->organisation != organisation)
          continue;
        level = xl_words_level (capability, chain->day);
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", xl_chain_place (chain, i)->step->name, level);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
