/* xl-desk-map.c - from the plan to the map: which records are nodes, which links are edges */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "xl-desk-map-arcs.h"
#include "xl-desk-map-events.h"
#include "xl-desk-map-link.h"
#include "xl-desk-map-look.h"
#include "xl-desk-map-time.h"
#include "xl-desk-words.h"
#include "xl-draw.h"
#include "xl-fold.h"
#include "xl-sheet.h"

const XlMapFilter xl_map_filter_all = {
  .kinds = 1 << XL_NODE_REGION | 1 << XL_NODE_ORGANISATION | 1 << XL_NODE_PROJECT,
};

/* The slots of the categorical palette belong to these countries for good, in every plan, so that
 * a country never changes its colour; all others are neutral and known by the code in the node. */
static const char slots[][3] = { "DE", "NL", "IT", "BE", "ES", "PL", "CZ", "FR" };

/**
 * xl_desk_map_slot:
 * @country: (nullable): ISO 3166-1 alpha-2
 *
 * Returns: its slot of the categorical palette, 1 to 8; %XL_SLOT_NEUTRAL for others
 */
guint
xl_desk_map_slot (const char *country)
{
  for (guint i = 0; country != NULL && i < G_N_ELEMENTS (slots); i++)
    if (strcmp (slots[i], country) == 0)
      return i + 1;
  return XL_SLOT_NEUTRAL;
}

/* Regions among matches, px. */
#define RADIUS_MATCHED 12
#define RADIUS_UNMATCHED 9

/* --- what is on the map ----------------------------------------------------------------------- */

/* Which records a filter lets through. */
typedef struct
{
  XlPlan *plan;
  const XlMapFilter *filter;
  GHashTable *in; /* ids */
  GHashTable *matched; /* ids of regions with a match; NULL where sizes follow figures */
} Choice;

static gboolean
has_kind (const Choice *choice, guint kind)
{
  return (choice->filter->kinds & 1u << kind) != 0;
}

static void
let_in (Choice *choice, const XlRecord *record)
{
  g_hash_table_add (choice->in, (gpointer) &record->id);
}

static gboolean
is_in (const Choice *choice, gint64 id)
{
  return g_hash_table_contains (choice->in, &id);
}

static gboolean
in_country (const Choice *choice, XlRecord *record)
{
  g_autoptr (GPtrArray) countries = NULL;

  if (*choice->filter->country == '\0')
    return TRUE;
  countries = xl_plan_dup_countries (choice->plan, record);
  for (guint i = 0; i < countries->len; i++)
    if (strcmp (g_ptr_array_index (countries, i), choice->filter->country) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const Choice *choice, const XlRecord *project)
{
  return choice->filter->hide_private && project != NULL
         && ((const XlProject *) project)->confidentiality == XL_CONFIDENTIALITY_PRIVATE;
}

static gboolean
project_passes (const Choice *choice, XlProject *project)
{
  const XlMapFilter *filter = choice->filter;

  if (is_hidden (choice, &project->parent_instance))
    return FALSE;
  if (!xl_desk_map_was_there (choice->plan, &project->parent_instance, filter->day))
    return FALSE;
  if (filter->stages != 0 && (filter->stages & 1u << xl_desk_map_stage (choice->plan, project, filter->day)) == 0)
    return FALSE;
  if (filter->objectives != 0)
    {
      guint bits = 0;

      for (guint i = 0; project->objectives != NULL && project->objectives[i] != NULL; i++)
        if (project->objectives[i][0] == 'O' && project->objectives[i][1] >= '1' && project->objectives[i][1] <= '4')
          bits |= 1u << (project->objectives[i][1] - '1');
      if ((bits & filter->objectives) == 0)
        return FALSE;
    }
  return in_country (choice, &project->parent_instance);
}

/* Whether @record is linked by a row of @kind with a project that is on the map. */
static gboolean
has_project (const Choice *choice, XlRecord *record, const XlKind *kind, const char *field)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (choice->plan, record, kind, field);
  const XlField *project = xl_kind_field (kind, "project");

  for (guint i = 0; i < links->len; i++)
    if (is_in (choice, xl_field_get_reference (project, g_ptr_array_index (links, i))))
      return TRUE;
  return FALSE;
}

static gboolean
is_tied (const Choice *choice, XlRecord *record)
{
  g_autoptr (GPtrArray) ties = xl_plan_dup_links (choice->plan, record, &xl_kind_tie, NULL);
  g_autoptr (GPtrArray) parties = xl_plan_dup_links (choice->plan, record, &xl_kind_party, NULL);
  g_autoptr (GPtrArray) hosts = has_kind (choice, XL_NODE_EVENT)
                                    ? xl_plan_dup_links (choice->plan, record, &xl_kind_attendance, NULL)
                                    : NULL;

  for (guint i = 0; i < ties->len; i++)
    if (xl_desk_map_was_there (choice->plan, g_ptr_array_index (ties, i), choice->filter->day))
      return TRUE;
  for (guint i = 0; i < parties->len; i++)
    if (xl_desk_map_agreed (choice->plan, ((const XlParty *) g_ptr_array_index (parties, i))->agreement,
                            choice->filter->day))
      return TRUE;
  return hosts != NULL && hosts->len > 0;
}

/* Networks stand there as the organisation behind them, where there is one. */
static void
choose_networks (Choice *choice)
{
  const GPtrArray *networks = xl_plan_get_live (choice->plan, &xl_kind_network);

  for (guint i = 0; has_kind (choice, XL_N_NODE_KINDS) && i < networks->len; i++)
    let_in (choice, xl_desk_map_network_node (choice->plan, g_ptr_array_index (networks, i)));
}

/* An event or agreement that has to do with something on the map, and had taken place on the day. */
static void
seat_in (const XlRecord *row, gint64 whole, gint64 other, gpointer data)
{
  Choice *choice = data;
  XlRecord *record = xl_plan_lookup (choice->plan, whole);

  if (record == NULL || !is_in (choice, other) || !xl_plan_is_live (choice->plan, record))
    return;
  if (xl_record_get_kind (record) == &xl_kind_agreement
          ? xl_desk_map_agreed (choice->plan, whole, choice->filter->day)
          : xl_desk_map_was_there (choice->plan, record, choice->filter->day))
    let_in (choice, record);
}

/* Projects are chosen; regions and partners follow them. Without a filter on projects a region
 * without project stays: it is work to do. A partner without project or tie says nothing on a map. */
static void
choose (Choice *choice)
{
  const XlMapFilter *filter = choice->filter;
  gboolean narrowed = filter->stages != 0 || filter->objectives != 0;
  const GPtrArray *records = xl_plan_get_live (choice->plan, &xl_kind_project);

  for (guint i = 0; i < records->len; i++)
    if (project_passes (choice, g_ptr_array_index (records, i)))
      let_in (choice, g_ptr_array_index (records, i));
  records = xl_plan_get_live (choice->plan, &xl_kind_region);
  for (guint i = 0; has_kind (choice, XL_NODE_REGION) && i < records->len; i++)
    {
      XlRecord *region = g_ptr_array_index (records, i);
      gboolean linked = has_project (choice, region, &xl_kind_project_region, "region");

      if (linked || (!narrowed && in_country (choice, region)))
        let_in (choice, region);
    }
  records = xl_plan_get_live (choice->plan, &xl_kind_organisation);
  for (guint i = 0; has_kind (choice, XL_NODE_ORGANISATION) && i < records->len; i++)
    {
      XlRecord *organisation = g_ptr_array_index (records, i);
      gboolean linked = has_project (choice, organisation, &xl_kind_participation, "organisation");

      if (linked || (!narrowed && in_country (choice, organisation) && is_tied (choice, organisation)))
        let_in (choice, organisation);
    }
  choose_networks (choice);
  records = xl_plan_get_live (choice->plan, &xl_kind_project);
  for (guint i = 0; !has_kind (choice, XL_NODE_PROJECT) && i < records->len; i++)
    g_hash_table_remove (choice->in, &((XlRecord *) g_ptr_array_index (records, i))->id);
  if (has_kind (choice, XL_NODE_EVENT))
    xl_desk_map_each_seat (choice->plan, seat_in, choice);
}

/* --- edges ------------------------------------------------------------------------------------ */

typedef void (*EdgeFunc) (const Choice *choice, const XlRecord *link, gint64 a, gint64 b, XlEdgeStyle style,
                          gpointer data);

/* Between regions and what stands for their networks. */
static void
each_membership (const Choice *choice, EdgeFunc func, gpointer data)
{
  const GPtrArray *links = xl_plan_get_live (choice->plan, &xl_kind_membership);

  for (guint i = 0; i < links->len; i++)
    {
      const XlMembership *link = g_ptr_array_index (links, i);
      XlRecord *network = xl_plan_lookup (choice->plan, link->network);
      gint64 node = network != NULL ? xl_desk_map_network_node (choice->plan, (XlNetwork *) network)->id : 0;

      if (is_in (choice, link->region) && is_in (choice, node)
          && xl_desk_map_was_there (choice->plan, &link->parent_instance, choice->filter->day))
        func (choice, &link->parent_instance, link->region, node, XL_EDGE_MEMBERSHIP, data);
    }
}

typedef struct
{
  const Choice *choice;
  EdgeFunc func;
  gpointer data;
} SeatEdge;

static void
seat_edge (const XlRecord *row, gint64 one, gint64 other, gpointer data)
{
  const SeatEdge *edge = data;

  if (is_in (edge->choice, one) && is_in (edge->choice, other))
    edge->func (edge->choice, row, one, other, XL_EDGE_TIE, edge->data);
}

static void
each_edge (const Choice *choice, EdgeFunc func, gpointer data)
{
  static const struct
  {
    const XlKind *kind;
    const char *a, *b;
    XlEdgeStyle style;
  } table[] = {
    { &xl_kind_project_region, "project", "region", XL_EDGE_REGION },
    { &xl_kind_participation, "project", "organisation", XL_EDGE_ORGANISATION },
    { &xl_kind_tie, "organisation", "other", XL_EDGE_TIE },
  };

  for (guint t = 0; t < G_N_ELEMENTS (table); t++)
    {
      const GPtrArray *links = xl_plan_get_live (choice->plan, table[t].kind);
      const XlField *a = xl_kind_field (table[t].kind, table[t].a);
      const XlField *b = xl_kind_field (table[t].kind, table[t].b);

      for (guint i = 0; i < links->len; i++)
        {
          const XlRecord *link = g_ptr_array_index (links, i);
          XlEdgeStyle style = table[t].style;

          if (style == XL_EDGE_REGION && ((const XlProjectRegion *) link)->role == XL_REGION_LEAD)
            style = XL_EDGE_LEAD;
          if (is_in (choice, xl_field_get_reference (a, link)) && is_in (choice, xl_field_get_reference (b, link))
              && xl_desk_map_was_there (choice->plan, link, choice->filter->day))
            func (choice, link, xl_field_get_reference (a, link), xl_field_get_reference (b, link), style, data);
        }
    }
  if (has_kind (choice, XL_N_NODE_KINDS))
    each_membership (choice, func, data);
  /* Where agreements are nodes, their parties are tied to them and not to each other. */
  if (has_kind (choice, XL_NODE_EVENT))
    xl_desk_map_each_seat (choice->plan, seat_edge, &(SeatEdge) { choice, func, data });
  else
    xl_desk_map_each_agreed (choice->plan, choice->filter->day, seat_edge, &(SeatEdge) { choice, func, data });
  xl_desk_map_each_transfer (choice->plan, choice->filter->day, seat_edge, &(SeatEdge) { choice, func, data });
}

static void
add_edge (const Choice *choice, const XlRecord *link, gint64 a, gint64 b, XlEdgeStyle style, gpointer data)
{
  xl_graph_builder_add_edge (data, link->id, a, b, style, xl_plan_is_illustrative (choice->plan, link, NULL));
}

/* --- focus ------------------------------------------------------------------------------------ */

static void
add_pair (const Choice *choice, const XlRecord *link, gint64 a, gint64 b, XlEdgeStyle style, gpointer data)
{
  gint64 pair[2] = { a, b };

  g_array_append_vals (data, pair, 2);
}

static void
add_arc_pair (const XlArc *arc, gint64 from, gint64 to, gpointer data)
{
  gint64 pair[2] = { from, to };

  g_array_append_vals (data, pair, 2);
}

/* Keeps what is at most so many hops away from the focus. */
static void
keep_around (Choice *choice)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) near = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  each_edge (choice, add_pair, pairs);
  if (choice->filter->kinds & XL_MAP_MATCHES)
    xl_desk_map_each_arc (choice->plan, choice->filter, add_arc_pair, pairs);
  g_hash_table_add (near, g_memdup2 (&choice->filter->around, sizeof (gint64)));
  for (guint hop = 0; hop < choice->filter->hops; hop++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; i < pairs->len; i++)
        if (g_hash_table_contains (near, &g_array_index (pairs, gint64, i)))
          g_array_append_val (found, g_array_index (pairs, gint64, i ^ 1));
      for (guint i = 0; i < found->len; i++)
        g_hash_table_add (near, g_memdup2 (&g_array_index (found, gint64, i), sizeof (gint64)));
    }
  g_hash_table_iter_init (&iter, choice->in);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (near, id))
      g_hash_table_iter_remove (&iter);
}

/**
 * xl_desk_map_has_private:
 *
 * Returns: whether a project of the plan is private: exports and a presentation leave it out
 */
gboolean
xl_desk_map_has_private (XlPlan *plan)
{
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);

  for (guint i = 0; i < projects->len; i++)
    if (((const XlProject *) g_ptr_array_index (projects, i))->confidentiality == XL_CONFIDENTIALITY_PRIVATE)
      return TRUE;
  return FALSE;
}

/**
 * xl_desk_map_has_tag:
 * @tag: a word
 *
 * Returns: whether @record carries it, whatever its case and accents
 */
gboolean
xl_desk_map_has_tag (XlPlan *plan, const XlRecord *record, const char *tag)
{
  g_autoptr (GPtrArray) tags = xl_plan_dup_links (plan, record, &xl_kind_tag, "record");
  g_autofree char *wanted = xl_fold (tag);

  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *name = xl_fold (((XlTag *) g_ptr_array_index (tags, i))->name);

      if (strcmp (name, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Keeps what carries the tag, and the neighbours of it. */
static void
keep_tagged (Choice *choice)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) tagged = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) near = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, choice->in);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (xl_desk_map_has_tag (choice->plan, xl_plan_lookup (choice->plan, *(gint64 *) id), choice->filter->tag))
      g_hash_table_add (tagged, id);
  each_edge (choice, add_pair, pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (g_hash_table_contains (tagged, &g_array_index (pairs, gint64, i)))
      g_hash_table_add (near, &g_array_index (pairs, gint64, i ^ 1));
  g_hash_table_iter_init (&iter, choice->in);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (tagged, id) && !g_hash_table_contains (near, id))
      g_hash_table_iter_remove (&iter);
}

/* --- nodes ------------------------------------------------------------------------------------ */

/* Links with projects, but for those that nobody is to know of. */
static double
count_links (const Choice *choice, XlRecord *record, const XlKind *kind, const char *field)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (choice->plan, record, kind, field);
  const XlField *project = xl_kind_field (kind, "project");
  double n = links->len;

  for (guint i = 0; choice->filter->hide_private && i < links->len; i++)
    {
      gint64 id = xl_field_get_reference (project, g_ptr_array_index (links, i));

      n -= is_hidden (choice, xl_plan_lookup (choice->plan, id));
    }
  return n;
}

/* Titles of events are sentences: on a map their first words do. */
static char *
cut_title (char *name)
{
  if (g_utf8_strlen (name, -1) > 32)
    {
      g_autofree char *whole = name, *part = g_utf8_substring (whole, 0, 30);
      char *space = strrchr (part, ' ');

      if (space != NULL && space > part + 12)
        *space = '\0';
      name = g_strconcat (part, "…", NULL);
    }
  return name;
}

/* On a map a long name gives way to the short one by which people know the partner: "ECRN". */
static char *
dup_map_name (XlPlan *plan, XlRecord *record)
{
  const XlField *aliases = xl_kind_field (xl_record_get_kind (record), "aliases");
  const char *const *items = aliases != NULL ? xl_field_get_set (aliases, record) : NULL;
  char *name = xl_words_name (plan, record);

  for (guint i = 0; g_utf8_strlen (name, -1) > 24 && items != NULL && items[i] != NULL; i++)
    if (g_utf8_strlen (items[i], -1) <= 10)
      {
        g_free (name);
        name = g_strdup (items[i]);
      }
  if (xl_record_get_kind (record) == &xl_kind_event || xl_record_get_kind (record) == &xl_kind_agreement)
    return cut_title (name);
  return name;
}

static void
add_node (const Choice *choice, XlGraphBuilder *builder, XlRecord *record, XlNodeKind kind)
{
  g_autofree char *name = dup_map_name (choice->plan, record);
  const char *country = xl_plan_country (choice->plan, record);
  char digit[2] = { 0 };
  XlNode node = {
    .id = record->id,
    .kind = kind,
    .name = name,
    .slot = xl_desk_map_slot (country),
    .illustrative = xl_plan_is_illustrative (choice->plan, record, NULL),
    .lon = NAN,
    .lat = NAN,
  };

  if (country != NULL)
    g_strlcpy (node.country, country, sizeof node.country);
  switch (kind)
    {
    case XL_NODE_REGION:
      node.code = country;
      node.lon = ((XlRegion *) record)->lon;
      node.lat = ((XlRegion *) record)->lat;
      node.weight = count_links (choice, record, &xl_kind_project_region, "region");
      if (choice->matched != NULL)
        node.radius = g_hash_table_contains (choice->matched, &record->id) ? RADIUS_MATCHED : RADIUS_UNMATCHED;
      break;
    case XL_NODE_ORGANISATION:
      if (xl_record_get_kind (record) == &xl_kind_network)
        break;
      node.home = ((XlOrganisation *) record)->region;
      node.weight = count_links (choice, record, &xl_kind_participation, "organisation");
      break;
    case XL_NODE_PROJECT:
      node.stage = xl_desk_map_stage (choice->plan, (XlProject *) record, choice->filter->day);
      digit[0] = '0' + node.stage;
      node.code = digit;
      break;
    case XL_NODE_EVENT:
      break;
    }
  xl_graph_builder_add_node (builder, &node);
}

static void
add_nodes (const Choice *choice, XlGraphBuilder *builder, const XlKind *kind, XlNodeKind node_kind)
{
  const GPtrArray *records = xl_plan_get_live (choice->plan, kind);

  for (guint i = 0; i < records->len; i++)
    {
      XlRecord *record = g_ptr_array_index (records, i);

      if (is_in (choice, record->id))
        add_node (choice, builder, record, node_kind);
    }
}

static void
add_matched (const XlArc *arc, gint64 from, gint64 to, gpointer data)
{
  const gint64 ends[] = { from, to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (!arc->dim)
      g_hash_table_add (data, g_memdup2 (&ends[i], sizeof ends[i]));
}

/* Among matches alone the number of projects says nothing: who has none of them is smaller. */
static gboolean
sizes_by_match (const XlMapFilter *filter)
{
  return (filter->kinds & XL_MAP_MATCHES) != 0 && (filter->kinds & 1u << XL_NODE_PROJECT) == 0
         && filter->size_by == XL_MAP_SIZE_PROJECTS;
}

static void
add_arc (const XlArc *arc, gint64 from, gint64 to, gpointer data)
{
  xl_graph_builder_add_arc (data, arc, from, to);
}

/**
 * xl_desk_map_graph:
 * @filter: what of the plan is shown; &xl_map_filter_all for everything
 *
 * Returns: (transfer full): nodes and edges of the map, in the order of the ids: the same plan and
 *   filter give the same graph
 */
XlGraph *
xl_desk_map_graph (XlPlan *plan, const XlMapFilter *filter)
{
  g_autoptr (GHashTable) in = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) matched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Choice choice = { plan, filter, in, sizes_by_match (filter) ? matched : NULL };
  XlGraphBuilder *builder = xl_graph_builder_new ();
  g_autoptr (XlGraph) graph = NULL;

  choose (&choice);
  if (filter->tag != NULL)
    keep_tagged (&choice);
  if (filter->around != 0 && filter->hops > 0)
    keep_around (&choice);
  if (choice.matched != NULL)
    xl_desk_map_each_arc (plan, filter, add_matched, matched);
  add_nodes (&choice, builder, &xl_kind_region, XL_NODE_REGION);
  add_nodes (&choice, builder, &xl_kind_project, XL_NODE_PROJECT);
  add_nodes (&choice, builder, &xl_kind_organisation, XL_NODE_ORGANISATION);
  add_nodes (&choice, builder, &xl_kind_network, XL_NODE_ORGANISATION);
  add_nodes (&choice, builder, &xl_kind_event, XL_NODE_EVENT);
  add_nodes (&choice, builder, &xl_kind_agreement, XL_NODE_EVENT);
  each_edge (&choice, add_edge, builder);
  if (filter->kinds & XL_MAP_MATCHES)
    xl_desk_map_each_arc (plan, filter, add_arc, builder);
  graph = xl_graph_builder_end (builder);
  return xl_desk_map_dress (plan, graph, filter);
}

/* --- outlines -------------------------------------------------------------------------------------- */

/**
 * xl_desk_map_geo:
 *
 * Returns: (transfer none): the outlines that the program carries, read when first asked for
 */
XlGeo *
xl_desk_map_geo (void)
{
  static XlGeo *geo;

  if (g_once_init_enter (&geo))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) europe =
          g_resources_lookup_data ("/io/github/crosslink/Crosslink/map/europe.tsv", 0, &error);
      g_autoptr (GBytes) world = g_resources_lookup_data ("/io/github/crosslink/Crosslink/map/world.tsv", 0, NULL);
      XlGeo *made = NULL;

      if (europe != NULL && world != NULL)
        made = xl_geo_new (g_bytes_get_data (europe, NULL), g_bytes_get_size (europe), g_bytes_get_data (world, NULL),
                           g_bytes_get_size (world), &error);
      if (made == NULL)
        g_error ("the outlines that the program carries do not read: %s", error != NULL ? error->message : "");
      g_once_init_leave (&geo, made);
    }
  return geo;
}

/* --- sheets ----------------------------------------------------------------------------------- */

/* All that one call draws. */
typedef struct _XlMapPicture
{
  XlSheet sheet;
  XlScene *scene; /* owned */
  const XlTheme *theme;
  XlDrawState state;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->scene, xl_scene_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static gboolean
make_picture (XlPlan *plan, const XlMapSheet *what, Picture *picture, GError **error)
{
  g_autoptr (XlGraph) graph = xl_desk_map_graph (plan, &what->filter);
  const XlTheme *theme = what->theme != NULL ? what->theme : xl_theme_get (XL_THEME_LIGHT);
  XlGeo *geo = what->mode == XL_LAYOUT_GEOGRAPHY ? xl_desk_map_geo () : NULL;
  g_autoptr (XlPositions) positions = what->positions != NULL ? xl_positions_of_graph (what->positions, graph) : NULL;
  XlMapWords words;
  XlSceneOptions options = {
    .scale = 1, .selected = what->selected, .legend = !what->bare, .words = &words.words,
    .measure = xl_draw_measure, .measure_data = (gpointer) theme, .geo = geo,
  };
  XlSheet sheet = {
    .width = what->width, .height = what->height, .scale = what->scale > 0 ? what->scale : 1,
    .paper = what->paper, .background = TRUE, .title = what->title,
    .footer = xl_graph_has_illustrative (graph) ? _ ("Hatched: illustrative, invented to show.") : NULL,
    .notice = geo != NULL ? _ ("Outlines: Natural Earth. Boundaries imply no opinion.") : NULL,
  };

  /* What is seen keeps its size: the sheet's own lines come on top of it. */
  if (what->view != NULL)
    {
      xl_sheet_get_map_size (&sheet, theme, &options.width, &options.height);
      sheet.width += what->width - options.width;
      sheet.height += what->height - options.height;
    }
  if (!(sheet.width >= 1 && sheet.height >= 1 && sheet.width <= XL_SHEET_MAX_PX && sheet.height <= XL_SHEET_MAX_PX))
    {
      g_set_error (error, XL_SHEET_ERROR, XL_SHEET_ERROR_SIZE, "a size of %g x %g", sheet.width, sheet.height);
      return FALSE;
    }
  xl_sheet_get_map_size (&sheet, theme, &options.width, &options.height);
  if (positions == NULL)
    {
      XlLayoutOptions layout = {
        .mode = what->mode, .seed = what->seed != 0 ? what->seed : 1, .width = options.width, .height = options.height,
        .measure = xl_draw_measure, .measure_data = (gpointer) theme, .geo = geo,
      };

      xl_desk_map_words (NULL, &what->filter, &words);
      xl_scene_measure_legend (graph, &options, &layout.legend_width, &layout.legend_height);
      positions = xl_layout_run (graph, &layout);
    }
  xl_desk_map_words (positions, &what->filter, &words);
  options.view = what->view != NULL ? *what->view : xl_scene_fit (graph, positions, &options);
  *picture = (Picture) { sheet, xl_scene_new (graph, positions, &options), theme,
                         { .selected = what->selected, .marks = what->marks } };
  return TRUE;
}

typedef GByteArray *(*SheetFunc) (const XlSheet *sheet, const XlScene *scene, const XlTheme *theme,
                                  const XlDrawState *state, GError **error);

static GByteArray *
make_sheet (XlPlan *plan, const XlMapSheet *what, SheetFunc func, GError **error)
{
  g_auto (Picture) picture = { 0 };

  return make_picture (plan, what, &picture, error)
             ? func (&picture.sheet, picture.scene, picture.theme, &picture.state, error)
             : NULL;
}

/**
 * xl_desk_map_paint:
 * @cr: where: a page of a printer
 * @width: room there, in its own unit
 * @height: the same
 *
 * Draws the map as large as it goes. Errors: %XL_SHEET_ERROR.
 *
 * Returns: whether it is drawn
 */
gboolean
xl_desk_map_paint (XlPlan *plan, const XlMapSheet *sheet, cairo_t *cr, double width, double height, GError **error)
{
  g_auto (Picture) picture = { 0 };

  return make_picture (plan, sheet, &picture, error)
         && xl_sheet_paint (&picture.sheet, picture.scene, picture.theme, &picture.state, cr, width, height, error);
}

/**
 * xl_desk_map_picture_new:
 * @sheet: without marks, a title and places of the screen
 *
 * Returns: (transfer full) (nullable): the map, drawn later, also when the plan is gone; NULL where nothing is on it
 */
XlMapPicture *
xl_desk_map_picture_new (XlPlan *plan, const XlMapSheet *sheet)
{
  Picture *picture = g_new0 (Picture, 1);
  guint n;

  if (make_picture (plan, sheet, picture, NULL) && xl_scene_get_nodes (picture->scene, &n) != NULL && n > 0)
    return picture;
  xl_desk_map_picture_free (picture);
  return NULL;
}

/**
 * xl_desk_map_picture_draw:
 * @cr: where, from the origin
 */
void
xl_desk_map_picture_draw (XlMapPicture *picture, cairo_t *cr, double width, double height)
{
  xl_sheet_paint (&picture->sheet, picture->scene, picture->theme, &picture->state, cr, width, height, NULL);
}

void
xl_desk_map_picture_free (XlMapPicture *picture)
{
  picture_clear (picture);
  g_free (picture);
}

/**
 * xl_desk_map_svg:
 *
 * Returns: (transfer full) (nullable): the map as SVG, the same bytes for the same plan and sheet;
 *   %XL_SHEET_ERROR
 */
GByteArray *
xl_desk_map_svg (XlPlan *plan, const XlMapSheet *sheet, GError **error)
{
  return make_sheet (plan, sheet, xl_sheet_svg, error);
}

/**
 * xl_desk_map_pdf:
 *
 * Returns: (transfer full) (nullable): the map as a PDF of one page, the same bytes for the same plan and sheet;
 *   %XL_SHEET_ERROR
 */
GByteArray *
xl_desk_map_pdf (XlPlan *plan, const XlMapSheet *sheet, GError **error)
{
  return make_sheet (plan, sheet, xl_sheet_pdf, error);
}

/**
 * xl_desk_map_png:
 *
 * Returns: (transfer full) (nullable): the map as PNG, @scale device pixels per px; %XL_SHEET_ERROR
 */
GByteArray *
xl_desk_map_png (XlPlan *plan, const XlMapSheet *sheet, GError **error)
{
  return make_sheet (plan, sheet, xl_sheet_png, error);
}
