/* xl-desk-map-look.c - what size and colour of the nodes stand for, and the words for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-look.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "xl-desk-flows.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words.h"
#include "xl-measures.h"
#include "xl-project-cash.h"

/* --- figures ------------------------------------------------------------------------------------ */

/* Money in other currencies cannot be added up and counts as unknown. */
static double
project_figure (XlPlan *plan, const XlProject *project, XlMapSize size)
{
  double figure;

  if (size == XL_MAP_SIZE_CO2)
    figure = xl_project_co2 (plan, project, NULL);
  else
    figure = project->currency == NULL || g_str_equal (project->currency, "EUR") ? xl_project_investment (plan, project)
                                                                                  : NAN;
  return isfinite (figure) && figure > 0 ? figure : 0;
}

/* Of a project its own figure; of another record the sum over the projects that the graph links it with. */
static double
money_figure (XlPlan *plan, XlGraph *graph, guint index, XlMapSize size)
{
  const XlNode *node = xl_graph_get_node (graph, index);
  const guint *around;
  double sum = 0;
  guint n;

  if (node->kind == XL_NODE_PROJECT)
    return project_figure (plan, (XlProject *) xl_plan_lookup (plan, node->id), size);
  around = xl_graph_get_neighbours (graph, index, &n);
  for (guint i = 0; i < n; i++)
    if (xl_graph_get_node (graph, around[i])->kind == XL_NODE_PROJECT)
      sum += project_figure (plan, (XlProject *) xl_plan_lookup (plan, xl_graph_get_node (graph, around[i])->id), size);
  return sum;
}

static double
figure_of (XlPlan *plan, XlGraph *graph, guint index, XlMeasures *measures, XlMapSize size)
{
  const XlNodeMeasures *m = measures != NULL ? xl_measures_get_node (measures, index) : NULL;

  switch (size)
    {
    case XL_MAP_SIZE_PROJECTS:
      return xl_graph_get_node (graph, index)->weight;
    case XL_MAP_SIZE_DEGREE:
      return m->degree;
    case XL_MAP_SIZE_BETWEENNESS:
      return m->betweenness;
    case XL_MAP_SIZE_CLOSENESS:
      return m->closeness;
    case XL_MAP_SIZE_CORE:
      return m->core;
    case XL_MAP_SIZE_MONEY:
    case XL_MAP_SIZE_CO2:
      return money_figure (plan, graph, index, size);
    }
  return 0;
}

/* --- colours ------------------------------------------------------------------------------------ */

/* A number from 1 as a slot and as what the legend asks a name for; beyond the slots it is neutral. */
static void
number_group (guint number, char *group, gsize size, guint8 *slot)
{
  *slot = number > 0 && number < XL_N_SLOTS ? (guint8) number : XL_SLOT_NEUTRAL;
  if (*slot != XL_SLOT_NEUTRAL)
    g_snprintf (group, size, "%u", number);
}

/* Sectors of partners take the first four slots, kinds of projects the next; a programme is neutral. */
static guint
type_number (XlPlan *plan, const XlNode *node)
{
  XlRecord *record = xl_plan_lookup (plan, node->id);

  if (xl_record_get_kind (record) == &xl_kind_organisation)
    return xl_organisation_helix ((XlOrganisation *) record);
  if (xl_record_get_kind (record) == &xl_kind_project && ((XlProject *) record)->type > 0)
    return XL_HELIX_CIVIL + (guint) ((XlProject *) record)->type;
  return 0;
}

static void
colour_of (XlPlan *plan, const XlNode *node, const XlNodeMeasures *measures, XlMapColour colour, char *group, gsize size,
           guint8 *slot)
{
  *group = '\0';
  switch (colour)
    {
    case XL_MAP_COLOUR_STAGE:
      number_group (node->stage, group, size, slot);
      break;
    case XL_MAP_COLOUR_TYPE:
      number_group (type_number (plan, node), group, size, slot);
      break;
    case XL_MAP_COLOUR_COMPONENT:
      number_group (measures->component + 1, group, size, slot);
      break;
    case XL_MAP_COLOUR_CORE:
      number_group (measures->core, group, size, slot);
      break;
    case XL_MAP_COLOUR_COUNTRY:
      break;
    }
}

/**
 * xl_desk_map_dress:
 * @graph: what is shown
 * @filter: says what size and colour stand for
 *
 * Measures are those of @graph: of what is seen, whatever else the plan holds.
 *
 * Returns: (transfer full): the same graph in this look
 */
XlGraph *
xl_desk_map_dress (XlPlan *plan, XlGraph *graph, const XlMapFilter *filter)
{
  g_autoptr (XlMeasures) measures = NULL;
  XlGraphBuilder *builder;
  const XlEdge *edges = xl_graph_get_edges (graph);
  guint n_arcs;
  const XlArc *arcs = xl_graph_get_arcs (graph, &n_arcs);

  if (filter->size_by == XL_MAP_SIZE_PROJECTS && filter->colour_by == XL_MAP_COLOUR_COUNTRY)
    return xl_graph_ref (graph);
  measures = xl_measures_new (graph, NULL, NULL, NULL);
  builder = xl_graph_builder_new ();
  for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
    {
      XlNode node = *xl_graph_get_node (graph, i);
      char group[16];

      node.weight = figure_of (plan, graph, i, measures, filter->size_by);
      if (filter->colour_by != XL_MAP_COLOUR_COUNTRY)
        {
          colour_of (plan, &node, xl_measures_get_node (measures, i), filter->colour_by, group, sizeof group, &node.slot);
          node.group = group;
        }
      xl_graph_builder_add_node (builder, &node);
    }
  for (guint i = 0; i < xl_graph_get_n_edges (graph); i++)
    xl_graph_builder_add_edge (builder, edges[i].id, xl_graph_get_node (graph, edges[i].a)->id,
                               xl_graph_get_node (graph, edges[i].b)->id, edges[i].style, edges[i].illustrative);
  for (guint i = 0; i < n_arcs; i++)
    xl_graph_builder_add_arc (builder, &arcs[i], xl_graph_get_node (graph, arcs[i].a)->id,
                              xl_graph_get_node (graph, arcs[i].b)->id);
  return xl_graph_builder_end (builder);
}

/* --- words -------------------------------------------------------------------------------------- */

static const char *
helix_name (guint helix)
{
  switch ((XlHelix) helix)
    {
    case XL_HELIX_PUBLIC:
      return _ ("public");
    case XL_HELIX_PRIVATE:
      return _ ("private");
    case XL_HELIX_RESEARCH:
      return _ ("research");
    case XL_HELIX_CIVIL:
      return _ ("civil society");
    case XL_HELIX_NONE:
      break;
    }
  return "";
}

/* What a colour stands for; @data is the #XlMapWords that the answer may be written into. */
static const char *
group_name (const char *code, gpointer data)
{
  XlMapWords *words = data;
  guint number = (guint) atoi (code);

  switch (words->colour_by)
    {
    case XL_MAP_COLOUR_COUNTRY:
      return xl_words_country (code);
    case XL_MAP_COLOUR_STAGE:
      return xl_words_stage ((int) number);
    case XL_MAP_COLOUR_TYPE:
      return number <= XL_HELIX_CIVIL
                 ? helix_name (number)
                 : xl_words_choice (xl_kind_field (&xl_kind_project, "type"), (int) (number - XL_HELIX_CIVIL));
    case XL_MAP_COLOUR_COMPONENT:
      /* Translators: a connected part of the network, 1 the largest */
      g_snprintf (words->group, sizeof words->group, _ ("part %u"), number);
      return words->group;
    case XL_MAP_COLOUR_CORE:
      /* Translators: k-core: all in it have so many links with each other */
      g_snprintf (words->group, sizeof words->group, _ ("core %u"), number);
      return words->group;
    }
  return code;
}

static char *
flow_words (guint illustrative, guint all)
{
  /* Translators: the legend: how many of the offers and needs on the map are invented to show */
  return g_strdup_printf (ngettext ("%u of %u flow is illustrative", "%u of %u flows are illustrative", all),
                          illustrative, all);
}

/**
 * xl_desk_map_arc_regime_words:
 *
 * Returns: (transfer none): what the colour of an arc says, in few words: the inspector has the rule
 */
const char *
xl_desk_map_arc_regime_words (XlArcRegime regime)
{
  switch (regime)
    {
    case XL_ARC_NOT_WASTE:
      return _ ("Outside waste law");
    case XL_ARC_NATIONAL:
      return C_ ("regime", "National");
    case XL_ARC_ANNEX_VII:
      return _ ("Green list, Annex VII");
    case XL_ARC_NOTIFICATION:
      return _ ("Prior notification");
    case XL_ARC_FORBIDDEN:
      return _ ("Forbidden, Basel ban");
    case XL_ARC_CHECK:
      return _ ("Ask the authorities");
    }
  return "";
}

static void
add_arc_words (XlLegendWords *words)
{
  words->regime = _ ("Regime of the shipment");
  for (guint i = 0; i < XL_N_ARC_REGIMES; i++)
    words->regimes[i] = xl_desk_map_arc_regime_words ((XlArcRegime) i);
  words->fails = _ ("Fails on distance or price");
  words->rejected = C_ ("match", "Rejected");
  words->dashes = _ ("Dashed: candidate. Solid: agreed.");
  words->advice = xl_words_no_legal_advice ();
  words->flows = flow_words;
}

/**
 * xl_desk_map_words:
 * @positions: (nullable): counts what the notes tell
 * @filter: says what size and colour stand for
 * @words: (out caller-allocates): what legend and notes say, translated
 */
void
xl_desk_map_words (XlPositions *positions, const XlMapFilter *filter, XlMapWords *words)
{
  guint unlinked = positions != NULL ? xl_positions_count_flag (positions, XL_PLACE_UNLINKED) : 0;
  guint nowhere = positions != NULL ? xl_positions_count_flag (positions, XL_PLACE_NOWHERE) : 0;
  const char *size = xl_words_choice (xl_kind_field (&xl_kind_view, "size_by"), (int) filter->size_by + 1);
  const char *colour = xl_words_choice (xl_kind_field (&xl_kind_view, "colour_by"), (int) filter->colour_by + 1);

  words->colour_by = filter->colour_by;
  g_snprintf (words->unlinked, sizeof words->unlinked, _ ("Not linked yet (%u)"), unlinked);
  g_snprintf (words->nowhere, sizeof words->nowhere, _ ("%u without a place"), nowhere);
  /* Translators: the legend: what the size of a region says: "Region, size = projects" */
  g_snprintf (words->region, sizeof words->region, _ ("Region, size = %s"), size);
  /* Translators: the legend: what colours say: "Colour = country" */
  g_snprintf (words->colour, sizeof words->colour, _ ("Colour = %s"), colour);
  words->words = (XlLegendWords){
    .shape = _ ("Shape"),
    .region = words->region,
    .organisation = _ ("Partner"),
    .project = _ ("Project, 1–5 = stage"),
    .event = _ ("Event, agreement"),
    .illustrative = _ ("Hatched = illustrative"),
    .colour = words->colour,
    .unlinked = words->unlinked,
    .nowhere = words->nowhere,
    .beyond = _ ("beyond this view"),
    .regions = _ ("Regions"),
    .partners = _ ("Partners"),
    .no_country = _ ("No country"),
    .arc_name = xl_words_country,
    .country_name = group_name,
    .country_data = words,
  };
  add_arc_words (&words->words);
  words->words.stages[0] = _ ("No stage");
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    {
      g_snprintf (words->stages[stage], sizeof words->stages[stage], "%d %s", stage, xl_words_stage (stage));
      words->words.stages[stage] = words->stages[stage];
    }
}
