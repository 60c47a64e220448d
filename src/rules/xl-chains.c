/* xl-chains.c - value chains: who has which step, what is missing, what a disruption or a lost country does */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-chains.h"

#include <math.h>
#include <string.h>

#include "xl-fold.h"
#include "xl-flow-match.h"
#include "xl-rules-private.h"

/* Invariants:
 * 1. A step feeds the one that its record names, or the next in order: so it feeds one step at most, and what lies
 *    downstream is a way, never a tree.
 * 2. The order is such that a step stands before what it feeds. Where records go round (the door refuses it, a file
 *    from elsewhere may hold it), the steps of the ring stand by position, and every walk ends where it began.
 * 3. "Has" counts on the day only: who will have a step later plans it until then, who had it is left out. */

/* --- order -------------------------------------------------------------------------------------- */

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const XlChainStep *one = *(XlChainStep *const *) a, *two = *(XlChainStep *const *) b;

  if (one->position != two->position)
    return one->position < two->position ? -1 : 1;
  return (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

/* The index in @steps of what @step feeds by its record; -1 for the next in order. */
static int
named_next (const GPtrArray *steps, const XlChainStep *step)
{
  for (guint i = 0; step->feeds != 0 && i < steps->len; i++)
    if (((XlChainStep *) g_ptr_array_index (steps, i))->parent_instance.id == step->feeds)
      return (int) i;
  return -1;
}

/* The first by position that no step which is still there feeds; else, in a ring, the first by position. */
static guint
take_first (const GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      gboolean fed = FALSE;

      for (guint j = 0; j < steps->len && !fed; j++)
        fed = j != i && named_next (steps, g_ptr_array_index (steps, j)) == (int) i;
      if (!fed)
        return i;
    }
  return 0;
}

/* The steps of @chain in order. (transfer container) */
static GPtrArray *
dup_steps (XlPlan *plan, const XlValueChain *chain)
{
  g_autoptr (GPtrArray) left = xl_plan_dup_links (plan, &chain->parent_instance, &xl_kind_step, "chain");
  GPtrArray *steps = g_ptr_array_new ();

  g_ptr_array_sort (left, compare_positions);
  while (left->len > 0)
    g_ptr_array_add (steps, g_ptr_array_steal_index (left, take_first (left)));
  return steps;
}

static int
compare_chains (gconstpointer a, gconstpointer b)
{
  const XlValueChain *one = *(XlValueChain *const *) a, *two = *(XlValueChain *const *) b;
  g_autofree char *first = xl_fold (one->name), *second = xl_fold (two->name);
  int order = strcmp (first, second);

  return order != 0 ? order : (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

/**
 * xl_chains_list:
 *
 * Returns: (transfer container) (element-type XlValueChain): the live value chains by name
 */
GPtrArray *
xl_chains_list (XlPlan *plan)
{
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_value_chain);
  GPtrArray *chains = g_ptr_array_new ();

  for (guint i = 0; i < live->len; i++)
    g_ptr_array_add (chains, g_ptr_array_index (live, i));
  g_ptr_array_sort (chains, compare_chains);
  return chains;
}

/* --- who has it --------------------------------------------------------------------------------- */

/**
 * xl_capability_level:
 * @day: the day
 *
 * Returns: an #XlCapabilityLevel as of @day: who will have it later plans it; 0 when it has ended
 */
int
xl_capability_level (const XlCapability *capability, XlDate day)
{
  if (capability->until != XL_DATE_NONE && xl_date_last (capability->until) < xl_date_first (day))
    return 0;
  if (capability->level == XL_CAPABILITY_HAS && !xl_date_in_span (day, capability->since, XL_DATE_NONE))
    return XL_CAPABILITY_PLANS;
  return capability->level;
}

typedef struct
{
  int rank;      /* has, plans, wants */
  char *name;    /* folded */
  XlCapability *capability;
} Ranked;

static void
ranked_clear (gpointer data)
{
  g_free (((Ranked *) data)->name);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *two = b;
  int order = one->rank != two->rank ? one->rank - two->rank : strcmp (one->name, two->name);

  return order != 0 ? order : (one->capability->parent_instance.id > two->capability->parent_instance.id) - (one->capability->parent_instance.id < two->capability->parent_instance.id);
}

/* Ids of the partners of @project; NULL for everybody. */
GHashTable *
xl_chain_dup_partners (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) links = NULL;
  GHashTable *ids;

  if (project == NULL)
    return NULL;
  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  links = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_participation, "project");
  for (guint i = 0; i < links->len; i++)
    g_hash_table_add (ids, &((XlParticipation *) g_ptr_array_index (links, i))->organisation);
  return ids;
}

static void
fill_place (XlPlan *plan, XlChainPlace *place, GHashTable *partners, XlDate day)
{
  static const int ranks[] = { [XL_CAPABILITY_HAS] = 0, [XL_CAPABILITY_PLANS] = 1, [XL_CAPABILITY_WANTS] = 2 };
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &place->step->parent_instance, &xl_kind_capability, "step");
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  g_array_set_clear_func (ranked, ranked_clear);
  for (guint i = 0; i < links->len; i++)
    {
      XlCapability *capability = g_ptr_array_index (links, i);
      int level = xl_capability_level (capability, day), year = XL_DATE_YEAR (capability->since);
      Ranked one;

      if (level == 0 || (partners != NULL && !g_hash_table_contains (partners, &capability->organisation)))
        continue;
      place->has += level == XL_CAPABILITY_HAS;
      place->plans += level == XL_CAPABILITY_PLANS;
      place->wants += level == XL_CAPABILITY_WANTS;
      if (level == XL_CAPABILITY_PLANS && year > 0 && (place->year == 0 || year < place->year))
        place->year = year;
      one = (Ranked) { ranks[level], xl_fold (((XlOrganisation *) xl_plan_lookup (plan, capability->organisation))->name),
                       capability };
      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (place->capabilities, g_array_index (ranked, Ranked, i).capability);
  place->state = place->has > 0 ? XL_STEP_HAS : place->plans > 0 ? XL_STEP_PLANNED : XL_STEP_GAP;
}

static int
compare_disruptions (gconstpointer a, gconstpointer b)
{
  const XlDisruption *one = *(XlDisruption *const *) a, *two = *(XlDisruption *const *) b;
  gint64 first = MAX (one->severity, 0), second = MAX (two->severity, 0); /* unsaid is XL_NONE */

  if (first != second)
    return first > second ? -1 : 1;
  return (one->parent_instance.id > two->parent_instance.id) - (one->parent_instance.id < two->parent_instance.id);
}

/* Of all steps of the chain: those that are not over on the day. */
static void
add_disruptions (XlPlan *plan, XlChain *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &xl_chain_place (self, i)->step->parent_instance,
                                                       &xl_kind_disruption, "step");

      for (guint j = 0; j < links->len; j++)
        {
          XlDisruption *disruption = g_ptr_array_index (links, j);

          if (disruption->until == XL_DATE_NONE || xl_date_last (disruption->until) >= self->day)
            g_ptr_array_add (self->disruptions, disruption);
        }
    }
  g_ptr_array_sort (self->disruptions, compare_disruptions);
}

static void
place_clear (gpointer data)
{
  g_ptr_array_unref (((XlChainPlace *) data)->capabilities);
}

/**
 * xl_chain_new:
 * @project: (nullable): count its partners only
 * @day: the day on which dates count
 *
 * Returns: (transfer full): the steps of @chain in order, and who has them
 */
XlChain *
xl_chain_new (XlPlan *plan, XlValueChain *chain, XlProject *project, XlDate day)
{
  g_autoptr (GPtrArray) steps = dup_steps (plan, chain);
  g_autoptr (GHashTable) partners = xl_chain_dup_partners (plan, project);
  XlChain *self = g_new0 (XlChain, 1);

  self->chain = chain;
  self->project = project;
  self->day = day;
  self->places = g_array_new (FALSE, TRUE, sizeof (XlChainPlace));
  g_array_set_clear_func (self->places, place_clear);
  self->disruptions = g_ptr_array_new ();
  for (guint i = 0; i < steps->len; i++)
    {
      XlChainPlace place = { .step = g_ptr_array_index (steps, i), .capabilities = g_ptr_array_new () };

      place.next = named_next (steps, place.step);
      if (place.next < 0 && i + 1 < steps->len)
        place.next = (int) i + 1;
      fill_place (plan, &place, partners, day);
      self->n_gaps += place.state != XL_STEP_HAS;
      g_array_append_val (self->places, place);
    }
  add_disruptions (plan, self);
  return self;
}

void
xl_chain_free (XlChain *self)
{
  g_array_unref (self->places);
  g_ptr_array_unref (self->disruptions);
  g_free (self);
}

const XlChainPlace *
xl_chain_place (const XlChain *self, guint index)
{
  return &g_array_index (self->places, XlChainPlace, index);
}

/**
 * xl_chain_find:
 *
 * Returns: index of the step with the id @step; -1 where the chain has it not
 */
int
xl_chain_find (const XlChain *self, gint64 step)
{
  for (guint i = 0; i < self->places->len; i++)
    if (xl_chain_place (self, i)->step->parent_instance.id == step)
      return (int) i;
  return -1;
}

/* A step that nobody has: the gap of a value chain. The same on every page: a row of the rules. */
void
xl_check_gap (XlCheck *check, XlRecord *record)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (check->plan, record, &xl_kind_capability, "step");

  for (guint i = 0; i < links->len; i++)
    if (xl_capability_level (g_ptr_array_index (links, i), check->on) == XL_CAPABILITY_HAS)
      return;
  xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, xl_plan_lookup (check->plan, ((XlChainStep *) record)->chain),
                NULL);
}

/* --- disruptions -------------------------------------------------------------------------------- */

/**
 * xl_chain_downstream:
 *
 * Returns: (transfer full) (element-type guint): the steps after @index, by the way that feeds them
 */
GArray *
xl_chain_downstream (const XlChain *self, guint index)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *seen = g_new0 (gboolean, self->places->len);
  int at = xl_chain_place (self, index)->next;

  seen[index] = TRUE;
  while (at >= 0 && !seen[at])
    {
      guint place = (guint) at;

      seen[place] = TRUE;
      g_array_append_val (way, place);
      at = xl_chain_place (self, place)->next;
    }
  return way;
}

static XlOrganisation *
organisation_of (XlPlan *plan, const XlCapability *capability)
{
  return (XlOrganisation *) xl_plan_lookup (plan, capability->organisation);
}

/* Those of a step that have or plan it, of one region where @region is one; each once. */
static void
add_hit (XlPlan *plan, const XlChain *self, guint index, gint64 region, GPtrArray *organisations)
{
  const XlChainPlace *place = xl_chain_place (self, index);

  for (guint i = 0; i < place->capabilities->len; i++)
    {
      const XlCapability *capability = g_ptr_array_index (place->capabilities, i);
      XlOrganisation *organisation = organisation_of (plan, capability);

      if (capability->level != XL_CAPABILITY_WANTS && (region == 0 || organisation->region == region)
          && !g_ptr_array_find (organisations, organisation, NULL))
        g_ptr_array_add (organisations, organisation);
    }
}

/**
 * xl_chain_hit:
 * @disruption: of a step of the chain
 *
 * Returns: (transfer full): what lies downstream, and who is hit
 */
XlChainHit *
xl_chain_hit (XlPlan *plan, const XlChain *self, const XlDisruption *disruption)
{
  int index = xl_chain_find (self, disruption->step);
  XlChainHit *hit = g_new0 (XlChainHit, 1);

  g_return_val_if_fail (index >= 0, NULL);
  hit->organisations = g_ptr_array_new ();
  hit->downstream = xl_chain_downstream (self, (guint) index);
  add_hit (plan, self, (guint) index, disruption->region, hit->organisations);
  hit->at_step = hit->organisations->len;
  for (guint i = 0; i < hit->downstream->len; i++)
    add_hit (plan, self, g_array_index (hit->downstream, guint, i), 0, hit->organisations);
  return hit;
}

void
xl_chain_hit_free (XlChainHit *hit)
{
  g_array_unref (hit->downstream);
  g_ptr_array_unref (hit->organisations);
  g_free (hit);
}

/* --- who could do it ---------------------------------------------------------------------------- */

static XlRegion *
region_of (XlPlan *plan, const XlOrganisation *organisation)
{
  return (XlRegion *) xl_plan_lookup (plan, organisation->region);
}

static double
km_between (const XlRegion *one, const XlRegion *two)
{
  XlFlowSide from, to;

  if (one == NULL || two == NULL)
    return NAN;
  from = (XlFlowSide) { .lat = one->lat, .lon = one->lon };
  to = (XlFlowSide) { .lat = two->lat, .lon = two->lon };
  return xl_flow_km (&from, &to);
}

/* From where distances to candidates are measured: the disrupted region, else the regions of all partners of the chain. */
static GPtrArray *
dup_origins (XlPlan *plan, const XlChain *self, const XlDisruption *disruption)
{
  GPtrArray *regions = g_ptr_array_new ();
  XlRecord *disrupted = disruption != NULL ? xl_plan_lookup (plan, disruption->region) : NULL;

  if (disrupted != NULL)
    {
      g_ptr_array_add (regions, disrupted);
      return regions;
    }
  for (guint i = 0; i < self->places->len; i++)
    for (guint j = 0; j < xl_chain_place (self, i)->capabilities->len; j++)
      {
        XlRegion *region = region_of (plan, organisation_of (plan, g_ptr_array_index (xl_chain_place (self, i)->capabilities, j)));

        if (region != NULL && !g_ptr_array_find (regions, region, NULL))
          g_ptr_array_add (regions, region);
      }
  return regions;
}

static double
nearest (XlPlan *plan, const GPtrArray *origins, const XlOrganisation *organisation)
{
  double least = NAN;

  for (guint i = 0; i < origins->len; i++)
    least = fmin (least, km_between (g_ptr_array_index (origins, i), region_of (plan, organisation)));
  return least;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const XlChainCandidate *one = a, *two = b;
  double first = isnan (one->km) ? INFINITY : one->km, second = isnan (two->km) ? INFINITY : two->km;

  if (one->same_name != two->same_name)
    return one->same_name ? -1 : 1;
  if (first < second || first > second)
    return first < second ? -1 : 1;
  return strcmp (one->organisation->name, two->organisation->name);
}

/* One line for each organisation: the better of the two. */
static void
add_candidate (GArray *candidates, const XlChainCandidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      XlChainCandidate *known = &g_array_index (candidates, XlChainCandidate, i);

      if (known->organisation == candidate->organisation)
        {
          if (candidate->same_name && !known->same_name)
            *known = *candidate;
          return;
        }
    }
  g_array_append_vals (candidates, candidate, 1);
}

/**
 * xl_chain_candidates:
 * @index: a step
 * @disruption: (nullable): who could replace it there; NULL: who could fill the gap
 *
 * Everybody who has a step of the same name (xl_fold()), or else of the same part of a chain, on the day: in another
 * chain, or, outside the region of @disruption, the very step. Who already stands at the step is no candidate, but for
 * those whom a disruption with a region leaves unhurt.
 *
 * Returns: (transfer full) (element-type XlChainCandidate): same names first, then the nearest
 */
GArray *
xl_chain_candidates (XlPlan *plan, const XlChain *self, guint index, const XlDisruption *disruption)
{
  const XlChainStep *asked = xl_chain_place (self, index)->step;
  const GPtrArray *capabilities = xl_plan_get_live (plan, &xl_kind_capability);
  gint64 away = disruption != NULL ? disruption->region : 0;
  g_autoptr (GPtrArray) origins = dup_origins (plan, self, disruption);
  g_autoptr (GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *name = xl_fold (asked->name);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (XlChainCandidate));

  for (guint i = 0; i < capabilities->len; i++)
    {
      const XlCapability *capability = g_ptr_array_index (capabilities, i);
      XlChainStep *step = (XlChainStep *) xl_plan_lookup (plan, capability->step);
      XlChainCandidate candidate = { organisation_of (plan, capability), step, FALSE, NAN };
      char *folded;

      if (xl_capability_level (capability, self->day) != XL_CAPABILITY_HAS
          || (step == asked && away == 0) || (away != 0 && candidate.organisation->region == away))
        continue;
      folded = g_hash_table_lookup (names, step);
      if (folded == NULL)
        g_hash_table_insert (names, step, folded = xl_fold (step->name));
      candidate.same_name = strcmp (folded, name) == 0;
      if (!candidate.same_name && (asked->category <= 0 || step->category != asked->category))
        continue;
      candidate.km = nearest (plan, origins, candidate.organisation);
      add_candidate (candidates, &candidate);
    }
  /* Whom the disruption hits cannot replace it, wherever else it may have the step. */
  for (guint i = candidates->len; i-- > 0;)
    {
      g_autoptr (GPtrArray) hit = g_ptr_array_new ();

      if (disruption != NULL)
        add_hit (plan, self, index, away, hit);
      if (g_ptr_array_find (hit, g_array_index (candidates, XlChainCandidate, i).organisation, NULL))
        g_array_remove_index (candidates, i);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* --- projects ----------------------------------------------------------------------------------- */

/**
 * xl_chain_answers:
 *
 * Returns: (transfer container) (element-type XlProject): live projects that carry a tag of @step, by id
 */
GPtrArray *
xl_chain_answers (XlPlan *plan, const XlChainStep *step)
{
  g_autoptr (GPtrArray) tags = xl_plan_dup_links (plan, &step->parent_instance, &xl_kind_tag, "record");
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *answers = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++)
    g_hash_table_add (names, xl_fold (((XlTag *) g_ptr_array_index (tags, i))->name));
  for (guint i = 0; tags->len > 0 && i < projects->len; i++)
    {
      XlRecord *project = g_ptr_array_index (projects, i);
      g_autoptr (GPtrArray) own = xl_plan_dup_links (plan, project, &xl_kind_tag, "record");

      for (guint j = 0; j < own->len; j++)
        {
          g_autofree char *name = xl_fold (((XlTag *) g_ptr_array_index (own, j))->name);

          if (g_hash_table_contains (names, name))
            {
              g_ptr_array_add (answers, project);
              break;
            }
        }
    }
  return answers;
}

/* --- all chains --------------------------------------------------------------------------------- */

/**
 * xl_chains_figures_init:
 * @figures: (out caller-allocates): to be cleared with xl_chains_figures_clear()
 */
void
xl_chains_figures_init (XlChainsFigures *figures, XlPlan *plan, XlDate day)
{
  g_autoptr (GPtrArray) chains = xl_chains_list (plan);

  *figures = (XlChainsFigures) { .chains = chains->len, .gaps = g_ptr_array_new () };
  for (guint i = 0; i < chains->len; i++)
    {
      g_autoptr (XlChain) chain = xl_chain_new (plan, g_ptr_array_index (chains, i), NULL, day);

      figures->n_disrupted += chain->disruptions->len > 0;
      for (guint p = 0; p < chain->places->len; p++)
        {
          const XlChainPlace *place = xl_chain_place (chain, p);

          figures->steps++;
          figures->covered += place->state == XL_STEP_HAS;
          figures->n_planned += place->state == XL_STEP_PLANNED;
          if (place->state != XL_STEP_HAS)
            g_ptr_array_add (figures->gaps, place->step);
        }
    }
}

void
xl_chains_figures_clear (XlChainsFigures *figures)
{
  g_clear_pointer (&figures->gaps, g_ptr_array_unref);
}
