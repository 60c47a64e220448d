/* test-desk-map.c - the map without a screen: links that are drawn, paths in words, days, questions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-desk.h"
#include "xl-desk-edits.h"
#include "xl-desk-figures.h"
#include "xl-desk-map-link.h"
#include "xl-desk-map-time.h"
#include "xl-desk-map-scenes.h"
#include "xl-desk-map-views.h"
#include "xl-desk-words-map.h"
#include "xl-desk-words.h"
#include "xl-draw.h"

#include <string.h>

static XlRecord *
find (const XlKind *kind, const char *name)
{
  g_autoptr (GArray) hits = xl_plan_search (plan, kind, name, 1);
  XlRecord *record = hits->len > 0 ? g_array_index (hits, XlHit, 0).record : NULL;

  if (record == NULL)
    g_error ("no %s of the name %s", kind->name, name);
  return record;
}

/* --- links -------------------------------------------------------------------------------------- */

/* Law: two records can be linked, or a sentence says why not; the order matters for ties only. */
static void
test_link_or_sentence (gboolean *done, gconstpointer data)
{
  static const XlKind *const kinds[] = { &xl_kind_region, &xl_kind_organisation, &xl_kind_project, &xl_kind_network };
  guint possible = 0;

  for (guint a = 0; a < G_N_ELEMENTS (kinds); a++)
    for (guint b = 0; b < G_N_ELEMENTS (kinds); b++)
      {
        XlRecord *one = g_ptr_array_index (xl_plan_get_live (plan, kinds[a]), 0);
        XlRecord *other = g_ptr_array_index (xl_plan_get_live (plan, kinds[b]),
                                             xl_plan_get_live (plan, kinds[b])->len - 1);
        g_autofree char *why = NULL, *why_not = NULL;
        XlMapLink link, back;
        gboolean can = xl_desk_map_link (plan, one, other, &link, &why);

        g_assert_cmpint (can, ==, xl_desk_map_link (plan, other, one, &back, &why_not));
        g_assert_true (can == (why == NULL) && can == (why_not == NULL));
        if (!can)
          {
            g_assert_true (g_str_has_suffix (why, "."));
            continue;
          }
        possible++;
        g_assert_true (link.kind == back.kind);
        if (link.kind != &xl_kind_tie)
          g_assert_true (link.one == back.one && link.other == back.other);
        else
          g_assert_true (link.one == back.other && link.other == back.one);
        g_assert_true (link.fallback > 0 && link.role->choices[link.fallback - 1].nick != NULL);
      }
  /* region - project, organisation - project, region - network, each both ways; organisation - organisation */
  g_assert_cmpuint (possible, ==, 7);
}

static guint
draw (const char *from_kind, const char *from, const char *to_kind, const char *to, int role, char **sentence)
{
  XlMapLink link;
  g_autoptr (XlEdit) edit = NULL;
  guint ops;

  g_assert_true (xl_desk_map_link (plan, find (xl_kind_find (from_kind), from), find (xl_kind_find (to_kind), to),
                                   &link, sentence));
  edit = xl_desk_map_link_edit (plan, &link, role > 0 ? role : link.fallback, sentence);
  if (edit == NULL)
    return 0;
  ops = edit->ops->len;
  if (!xl_desk_edit (desk, edit, sentence))
    return 0;
  settle ();
  return ops;
}

/* Each kind of link is one edit, that one undo takes back; what is there already says so. */
static void
test_link_and_undo (gboolean *done, gconstpointer data)
{
  static const struct
  {
    const char *from_kind, *from, *to_kind, *to;
  } lines[] = {
    { "region", "Łódź", "project", "BI-REX" },
    { "project", "BI-REX", "organisation", "BASF" },
    { "region", "Łódź", "organisation", "European Chemical Regions Network" },
    { "network", "S3P", "region", "Scotland" },
    { "organisation", "BASF", "organisation", "Nowal Chimica" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *before = xl_plan_dup_digest (plan), *linked = NULL, *after = NULL;
      g_autofree char *sentence = NULL, *again = NULL;

      g_assert_cmpuint (draw (lines[i].from_kind, lines[i].from, lines[i].to_kind, lines[i].to, 0, &sentence), ==, 1);
      g_assert_cmpstr (sentence, ==, NULL);
      linked = xl_plan_dup_digest (plan);
      g_assert_cmpstr (before, !=, linked);
      g_assert_cmpuint (draw (lines[i].from_kind, lines[i].from, lines[i].to_kind, lines[i].to, 0, &again), ==, 0);
      g_assert_nonnull (again);
      xl_desk_undo (desk);
      settle ();
      after = xl_plan_dup_digest (plan);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A region that takes the lead leaves the former one a partner, in the same step. */
static void
test_link_lead (gboolean *done, gconstpointer data)
{
  XlProject *project = (XlProject *) find (&xl_kind_project, "BI-REX");
  XlRegion *led = xl_plan_lead_region (plan, project);
  g_autofree char *sentence = NULL;

  g_assert_nonnull (led);
  g_assert_cmpuint (draw ("region", "Łódź", "project", "BI-REX", XL_REGION_LEAD, &sentence), ==, 2);
  g_assert_true (xl_plan_lead_region (plan, project) == (XlRegion *) find (&xl_kind_region, "Łódź"));
  xl_desk_undo (desk);
  settle ();
  g_assert_true (xl_plan_lead_region (plan, project) == led);
}

/* --- paths -------------------------------------------------------------------------------------- */

static char *
path_words (const char *from_kind, const char *from, const char *to_kind, const char *to, guint *n)
{
  XlRecord *one = find (xl_kind_find (from_kind), from), *other = find (xl_kind_find (to_kind), to);
  g_autoptr (GArray) steps = xl_desk_map_path (plan, &xl_map_filter_all, one, other);

  *n = steps != NULL ? steps->len : 0;
  if (steps == NULL)
    return xl_words_map_no_path (plan, one, other);
  g_assert_true (g_array_index (steps, XlMapStep, 0).record == one);
  g_assert_true (g_array_index (steps, XlMapStep, steps->len - 1).record == other);
  return xl_words_map_path (plan, (const XlMapStep *) (gpointer) steps->data, steps->len);
}

static void
test_path (gboolean *done, gconstpointer data)
{
  guint n, back;
  g_autofree char *words = path_words ("organisation", "Nowal Chimica", "organisation", "BASF", &n);
  g_autofree char *reverse = path_words ("organisation", "BASF", "organisation", "Nowal Chimica", &back);
  g_autofree char *near = NULL, *none = NULL;

  g_assert_cmpstr (words, ==,
                   "Nowal Chimica is promoter of BI-REX, in which Limburg (NL) is a partner region; Limburg (NL) is a "
                   "partner region of e-Cracker furnace demo, in which Rhineland-Palatinate is lead region; BASF is "
                   "seated in Rhineland-Palatinate. A part of this is illustrative.");
  g_assert_true (g_str_has_prefix (reverse, "BASF is seated in Rhineland-Palatinate; "));
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (back, ==, n);
  near = path_words ("region", "Lombardy", "project", "BI-REX", &n);
  g_assert_cmpstr (near, ==, "Lombardy is lead region of BI-REX.");
  none = path_words ("region", "Scotland", "project", "BI-REX", &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (strstr (none, "not related") != NULL);
}

/* --- days --------------------------------------------------------------------------------------- */

static guint
count_leads (XlDate day)
{
  XlMapFilter filter = xl_map_filter_all;
  g_autoptr (XlGraph) graph = NULL;
  const XlEdge *edges;
  guint leads = 0;

  filter.kinds |= XL_MAP_NETWORKS;
  filter.day = day;
  graph = xl_desk_map_graph (plan, &filter);
  edges = xl_graph_get_edges (graph);
  for (guint i = 0; i < xl_graph_get_n_edges (graph); i++)
    if (edges[i].style == XL_EDGE_MEMBERSHIP)
      {
        const XlMembership *link = (const XlMembership *) xl_plan_lookup (plan, edges[i].id);

        leads += link->role == XL_MEMBER_LEAD && link->network == find (&xl_kind_network, "S3P")->id;
      }
  return leads;
}

/* S3P Chemicals began in June 2018 with two lead regions; three presented on 7 July 2020. */
static void
test_leads (gboolean *done, gconstpointer data)
{
  g_assert_cmpuint (count_leads (xl_date_make (2017, 0, 0)), ==, 0);
  g_assert_cmpuint (count_leads (xl_date_make (2018, 0, 0)), ==, 2);
  g_assert_cmpuint (count_leads (xl_date_make (2020, 7, 7)), ==, 3);
  g_assert_cmpuint (count_leads (XL_DATE_NONE), ==, 3);
}

/* A project that ran from 2016 to 2022 is on the map of those years only. */
static void
test_projects_in_time (gboolean *done, gconstpointer data)
{
  static const struct
  {
    int year;
    gboolean there;
  } years[] = { { 2015, FALSE }, { 2016, TRUE }, { 2022, TRUE }, { 2023, FALSE }, { 0, TRUE } };
  XlRecord *project = find (&xl_kind_project, "S3CHEM");

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      XlMapFilter filter = xl_map_filter_all;
      g_autoptr (XlGraph) graph = NULL;

      filter.day = years[i].year != 0 ? xl_date_make (years[i].year, 0, 0) : XL_DATE_NONE;
      graph = xl_desk_map_graph (plan, &filter);
      g_assert_cmpint (xl_graph_find (graph, project->id) >= 0, ==, years[i].there);
    }
}

/* A project is at the stage of its last move before the day, and not there before its first one. */
static void
test_stages_in_time (gboolean *done, gconstpointer data)
{
  XlProject *project;
  g_autoptr (XlEdit) made = NULL;
  g_autofree char *sentence = NULL;
  gint64 id;

  made = xl_edits_new (plan, &xl_kind_project, "Time", &id);
  g_assert_true (xl_desk_edit (desk, made, &sentence));
  settle ();
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_DEMONSTRATE; stage++)
    {
      g_autoptr (XlEdit) move = NULL;

      project = (XlProject *) xl_plan_lookup (plan, id);
      move = xl_edits_move_stage (plan, project, stage, xl_date_make (2020 + stage, 5, 0), NULL);
      g_assert_true (xl_desk_edit (desk, move, &sentence));
      settle ();
    }
  project = (XlProject *) xl_plan_lookup (plan, id);
  g_assert_false (xl_desk_map_was_there (plan, &project->parent_instance, xl_date_make (2021, 4, 30)));
  g_assert_true (xl_desk_map_was_there (plan, &project->parent_instance, xl_date_make (2021, 5, 1)));
  g_assert_cmpint (xl_desk_map_stage (plan, project, xl_date_make (2021, 0, 0)), ==, XL_STAGE_LEARN);
  g_assert_cmpint (xl_desk_map_stage (plan, project, xl_date_make (2022, 5, 31)), ==, XL_STAGE_CONNECT);
  g_assert_cmpint (xl_desk_map_stage (plan, project, xl_date_make (2030, 0, 0)), ==, XL_STAGE_DEMONSTRATE);
  g_assert_cmpint (xl_desk_map_stage (plan, project, XL_DATE_NONE), ==, XL_STAGE_DEMONSTRATE);
}

/* --- saved views, tags -------------------------------------------------------------------------- */

/* Law: what a view keeps is what it gives back. */
static void
test_views (gboolean *done, gconstpointer data)
{
  XlRecord *focus = find (&xl_kind_region, "Lombardy");
  const XlMapState states[] = {
    { .filter = xl_map_filter_all, .mode = XL_LAYOUT_NETWORK },
    { .filter = { .kinds = 1 << XL_NODE_REGION | XL_MAP_NETWORKS, .stages = 1 << XL_STAGE_LEARN | 1 << XL_STAGE_SCALE_UP,
                  .objectives = 5, .country = "IT", .around = focus->id, .hops = 2, .tag = g_intern_string ("bio & co"),
                  .day = xl_date_make (2018, 0, 0), .size_by = XL_MAP_SIZE_CO2, .colour_by = XL_MAP_COLOUR_CORE },
      .mode = XL_LAYOUT_GEOGRAPHY, .zoom = 2.5, .x = 311.25, .y = -17.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gint64 id;
      g_autoptr (XlEdit) edit = xl_edits_save_view (plan, "Steering", &states[i], &id);
      g_autofree char *sentence = NULL;
      g_autoptr (GPtrArray) views = NULL;
      XlMapState read;

      g_assert_true (xl_desk_edit (desk, edit, &sentence));
      settle ();
      views = xl_desk_map_list_views (plan);
      g_assert_cmpuint (views->len, ==, i + 1);
      xl_desk_map_read_view (plan, (XlSavedView *) xl_plan_lookup (plan, id), &read);
      g_assert_cmpuint (read.filter.kinds, ==, states[i].filter.kinds);
      g_assert_cmpuint (read.filter.stages, ==, states[i].filter.stages);
      g_assert_cmpuint (read.filter.objectives, ==, states[i].filter.objectives);
      g_assert_cmpstr (read.filter.country, ==, states[i].filter.country);
      g_assert_cmpint (read.filter.around, ==, states[i].filter.around);
      g_assert_cmpuint (read.filter.hops, ==, states[i].filter.hops);
      g_assert_true (read.filter.tag == states[i].filter.tag);
      g_assert_cmpuint (read.filter.day, ==, states[i].filter.day);
      g_assert_cmpint (read.filter.size_by, ==, states[i].filter.size_by);
      g_assert_cmpint (read.filter.colour_by, ==, states[i].filter.colour_by);
      g_assert_cmpint (read.mode, ==, states[i].mode);
      g_assert_cmpfloat (read.zoom, ==, states[i].zoom);
      g_assert_cmpfloat (read.x, ==, states[i].x);
      g_assert_cmpfloat (read.y, ==, states[i].y);
    }
}

/* A tag is given once, whatever its case; the map keeps what carries it and its neighbours. */
static void
test_tags (gboolean *done, gconstpointer data)
{
  XlRecord *project = find (&xl_kind_project, "BI-REX");
  XlMapFilter filter = xl_map_filter_all;
  g_autoptr (XlEdit) tag = xl_edits_tag (plan, project, " Bio ");
  g_autoptr (XlEdit) untag = NULL;
  g_autofree char *sentence = NULL;
  g_auto (GStrv) tags = NULL, left = NULL;
  g_autoptr (XlGraph) graph = NULL;

  g_assert_true (xl_desk_edit (desk, tag, &sentence));
  settle ();
  g_assert_null (xl_edits_tag (plan, project, "BIO"));
  g_assert_null (xl_edits_tag (plan, project, "  "));
  tags = xl_desk_map_dup_tags (plan, project);
  g_assert_cmpuint (g_strv_length (tags), ==, 1);
  g_assert_cmpstr (tags[0], ==, "Bio");
  filter.tag = g_intern_string ("bio");
  graph = xl_desk_map_graph (plan, &filter);
  g_assert_cmpint (xl_graph_find (graph, project->id), >=, 0);
  for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
    g_assert_true (xl_graph_get_node (graph, i)->id == project->id
                   || xl_graph_is_adjacent (graph, i, (guint) xl_graph_find (graph, project->id)));
  untag = xl_edits_untag (plan, project, "bio");
  g_assert_true (xl_desk_edit (desk, untag, &sentence));
  settle ();
  left = xl_desk_map_dup_tags (plan, NULL);
  g_assert_cmpuint (g_strv_length (left), ==, 1); /* the sample's own */
  g_assert_cmpstr (left[0], ==, "Mixed plastic to cracker feed: Pyrolysis");
}

/* --- presenting --------------------------------------------------------------------------------- */

static void
do_edit (XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;
  g_autofree char *sentence = NULL;

  g_assert_nonnull (owned);
  g_assert_true (xl_desk_edit (desk, owned, &sentence));
  settle ();
}

static void
assert_scenes (const char *titles)
{
  g_autoptr (GPtrArray) scenes = xl_desk_map_list_scenes (plan);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < scenes->len; i++)
    g_string_append (said, ((const XlStoryScene *) g_ptr_array_index (scenes, i))->title);
  g_assert_cmpstr (said->str, ==, titles);
}

/* Law: scenes come in the order in which they were added or put; a move past an end is none; undo takes a move back. */
static void
test_scenes (gboolean *done, gconstpointer data)
{
  static const char *const names[] = { "A", "B", "C" };
  XlMapState state = { .filter = xl_map_filter_all };
  gint64 id;

  assert_scenes ("");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      do_edit (xl_edits_save_view (plan, names[i], &state, &id));
      do_edit (xl_edits_add_scene (plan, (XlSavedView *) xl_plan_lookup (plan, id), &id));
    }
  assert_scenes ("ABC");
  g_assert_null (xl_edits_move_scene (plan, (XlStoryScene *) find (&xl_kind_scene, "C"), 1));
  g_assert_null (xl_edits_move_scene (plan, (XlStoryScene *) find (&xl_kind_scene, "A"), -1));
  do_edit (xl_edits_move_scene (plan, (XlStoryScene *) find (&xl_kind_scene, "C"), -1));
  assert_scenes ("ACB");
  do_edit (xl_edits_move_scene (plan, (XlStoryScene *) find (&xl_kind_scene, "C"), -1));
  assert_scenes ("CAB");
  xl_desk_undo (desk);
  settle ();
  assert_scenes ("ACB");
  do_edit (xl_edits_add_scene (plan, (XlSavedView *) find (&xl_kind_view, "A"), &id));
  assert_scenes ("ACBA");
}

/* Law: without private projects the map is what it would be without them: no node, no weight, no partner of theirs. */
static void
test_private (gboolean *done, gconstpointer data)
{
  XlRecord *project = find (&xl_kind_project, "PyroLink");
  XlMapFilter hiding = xl_map_filter_all;
  g_autoptr (XlGraph) before = NULL, hidden = NULL, without = NULL;

  hiding.hide_private = TRUE;
  before = xl_desk_map_graph (plan, &hiding);
  g_assert_false (xl_desk_map_has_private (plan));
  g_assert_cmpint (xl_graph_find (before, project->id), >=, 0);
  do_edit (xl_edits_value (plan, project, xl_kind_field (&xl_kind_project, "confidentiality"), "private"));
  g_assert_true (xl_desk_map_has_private (plan));
  hidden = xl_desk_map_graph (plan, &hiding);
  g_assert_cmpint (xl_graph_find (hidden, project->id), <, 0);
  do_edit (xl_edits_retire (plan, &project, 1));
  without = xl_desk_map_graph (plan, &xl_map_filter_all);
  g_assert_cmpuint (xl_graph_get_n_nodes (hidden), ==, xl_graph_get_n_nodes (without));
  for (guint i = 0; i < xl_graph_get_n_nodes (hidden); i++)
    {
      g_assert_true (xl_graph_get_node (hidden, i)->id == xl_graph_get_node (without, i)->id);
      g_assert_cmpfloat (xl_graph_get_node (hidden, i)->weight, ==, xl_graph_get_node (without, i)->weight);
    }
}

/* --- questions ---------------------------------------------------------------------------------- */

static gboolean
have_common_project (XlRegion *a, XlRegion *b)
{
  const GPtrArray *links = xl_plan_get_live (plan, &xl_kind_project_region);

  for (guint i = 0; i < links->len; i++)
    for (guint k = 0; k < links->len; k++)
      {
        const XlProjectRegion *one = g_ptr_array_index (links, i), *two = g_ptr_array_index (links, k);

        if (one->region == a->parent_instance.id && two->region == b->parent_instance.id && one->project == two->project)
          return TRUE;
      }
  return FALSE;
}

/* Law: no pair has a project in common, each shares something, the order is that of what they share. */
static void
test_pairs (gboolean *done, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = xl_desk_map_pairs (plan, &xl_map_filter_all, 30), again = NULL;
  g_autofree char *sentence = NULL;
  const XlMapPair *first;

  g_assert_cmpuint (pairs->len, ==, 30);
  for (guint i = 0; i < pairs->len; i++)
    {
      const XlMapPair *pair = g_ptr_array_index (pairs, i);

      g_assert_true (pair->a != pair->b && xl_map_pair_shares (pair));
      g_assert_false (have_common_project (pair->a, pair->b));
      if (i > 0)
        g_assert_cmpint (__builtin_popcount (pair->objectives), <=,
                         __builtin_popcount (((XlMapPair *) g_ptr_array_index (pairs, i - 1))->objectives));
    }
  /* Codes weigh more than objectives. */
  for (guint i = 0; i < 2; i++)
    {
      XlRecord *region = find (&xl_kind_region, i == 0 ? "Łódź" : "Scotland");
      g_autoptr (XlEdit) edit = xl_edits_value (plan, region, xl_kind_field (&xl_kind_region, "priorities"),
                                                i == 0 ? "Bioeconomy, plastics" : "hydrogen; BIOECONOMY");

      g_assert_true (xl_desk_edit (desk, edit, &sentence));
      settle ();
    }
  again = xl_desk_map_pairs (plan, &xl_map_filter_all, 1);
  first = g_ptr_array_index (again, 0);
  sentence = xl_words_map_pair (plan, first);
  g_assert_cmpstr (sentence, ==, "Łódź and Scotland share Bioeconomy, but no project.");
}

/* --- labels ------------------------------------------------------------------------------------- */

static gboolean
apart (const XlSceneText *a, const XlSceneText *b)
{
  return a->x + a->width <= b->x || b->x + b->width <= a->x || a->y + a->height <= b->y || b->y + b->height <= a->y;
}

/* Law: no two labels of the sample touch, in any layout, on a small screen, a large one and a sheet of A3; and a selected
 * node always has its label. */
static void
test_labels_apart (gboolean *done, gconstpointer data)
{
  static const double sizes[][2] = { { 1024, 768 }, { 1920, 1080 }, { 1587, 1123 } };
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  g_autoptr (XlGraph) graph = xl_desk_map_graph (plan, &xl_map_filter_all);
  gint64 nowal = xl_record_get_id (find (&xl_kind_organisation, "Nowal Chimica"));
  XlMapWords words;

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
      {
        XlSceneOptions options = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1, .legend = TRUE,
                                   .words = &words.words, .selected = nowal, .measure = xl_draw_measure,
                                   .measure_data = (gpointer) theme, .geo = xl_desk_map_geo () };
        XlLayoutOptions layout = { .mode = mode, .seed = 1, .width = options.width, .height = options.height,
                                   .measure = xl_draw_measure, .measure_data = (gpointer) theme,
                                   .geo = xl_desk_map_geo () };
        g_autoptr (XlPositions) positions = NULL;
        g_autoptr (XlScene) scene = NULL;
        gboolean named = FALSE;
        const XlSceneText *texts;
        guint n;

        xl_desk_map_words (NULL, &xl_map_filter_all, &words);
        xl_scene_measure_legend (graph, &options, &layout.legend_width, &layout.legend_height);
        positions = xl_layout_run (graph, &layout);
        xl_desk_map_words (positions, &xl_map_filter_all, &words);
        options.view = xl_scene_fit (graph, positions, &options);
        scene = xl_scene_new (graph, positions, &options);
        texts = xl_scene_get_texts (scene, &n);
        g_assert_cmpuint (n, >=, 20);
        for (guint i = 0; i < n; i++)
          {
            named |= texts[i].node == xl_scene_find (scene, nowal);
            for (guint j = 0; j < i; j++)
              g_assert_true (apart (&texts[i], &texts[j]));
          }
        g_assert_true (named);
      }
}

static gboolean
covers (const XlSceneText *text, const XlSceneNode *node)
{
  return text->x < node->x + node->r && node->x - node->r < text->x + text->width && text->y < node->y + node->r
         && node->y - node->r < text->y + text->height;
}

/* Text of the room is a little smaller beside a map that is much larger. */
static void
measure_for_room (const char *text, XlTextStyle style, double *width, double *height, gpointer data)
{
  xl_text_measure_plain (text, style, width, height, data);
  *width *= 9.05 / 11;
  *height *= 9.05 / 11;
}

/* How many regions of the scene have their label; each label is apart from the others and covers no node. */
static guint
count_named (const XlScene *scene, guint *regions)
{
  guint n, n_nodes, named = 0;
  const XlSceneText *texts = xl_scene_get_texts (scene, &n);
  const XlSceneNode *nodes = xl_scene_get_nodes (scene, &n_nodes);

  *regions = 0;
  for (guint j = 0; j < n_nodes; j++)
    *regions += nodes[j].kind == XL_NODE_REGION;
  for (guint i = 0; i < n; i++)
    {
      named += texts[i].node >= 0 && nodes[texts[i].node].kind == XL_NODE_REGION;
      for (guint j = 0; j < n_nodes; j++)
        g_assert_false (covers (&texts[i], &nodes[j]));
      for (guint j = 0; j < i; j++)
        g_assert_true (apart (&texts[i], &texts[j]));
    }
  return named;
}

/* Law: with all of Europe in sight every region has its label, on the canvas of windows 1024, 1366 and 1920 px wide. A room,
 * for which the same places are drawn larger, reads nearly all of them, and all that a scene is about. */
static void
test_regions_named (gboolean *done, gconstpointer data)
{
  static const double sizes[][2] = { { 526, 616 }, { 868, 616 }, { 1382, 928 } }, room[] = { 480, 233 };
  static const char *const about[] = { NULL, "PyroLink", "Limburg" };
  XlMapWords words;

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (XlGraph) all = xl_desk_map_graph (plan, &xl_map_filter_all);
      XlSceneOptions options = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1, .legend = TRUE,
                                 .words = &words.words, .measure = xl_text_measure_plain, .corner_width = 52,
                                 .corner_height = 120 };
      XlLayoutOptions layout = { .mode = XL_LAYOUT_GEOGRAPHY, .seed = 1, .width = options.width,
                                 .height = options.height, .measure = xl_text_measure_plain };
      g_autoptr (XlPositions) positions = NULL;
      g_autoptr (XlScene) window = NULL;
      guint regions, named;

      xl_desk_map_words (NULL, &xl_map_filter_all, &words);
      xl_scene_measure_legend (all, &options, &layout.legend_width, &layout.legend_height);
      positions = xl_layout_run (all, &layout);
      xl_desk_map_words (positions, &xl_map_filter_all, &words);
      options.view = xl_scene_fit (all, positions, &options);
      window = xl_scene_new (all, positions, &options);
      named = count_named (window, &regions);
      g_assert_cmpuint (regions, ==, xl_plan_get_live (plan, &xl_kind_region)->len);
      g_assert_cmpuint (named, ==, regions);
      for (guint a = 0; a < G_N_ELEMENTS (about); a++)
        {
          XlMapFilter filter = xl_map_filter_all;
          XlSceneOptions large = { .width = room[0], .height = room[1], .scale = 1, .tight = TRUE, .words = &words.words,
                                   .measure = measure_for_room };
          g_autoptr (XlGraph) shown = NULL;
          g_autoptr (XlPositions) some = NULL;
          g_autoptr (XlScene) scene = NULL;

          filter.around = about[a] != NULL ? xl_record_get_id (find (a == 1 ? &xl_kind_project : &xl_kind_region, about[a]))
                                           : 0;
          filter.hops = a;
          shown = xl_desk_map_graph (plan, &filter);
          some = xl_positions_of_graph (positions, shown);
          large.view = xl_scene_fit (shown, some, &large);
          scene = xl_scene_new (shown, some, &large);
          named = count_named (scene, &regions);
          g_assert_cmpuint (regions, >=, 3);
          if (a > 0)
            g_assert_cmpuint (named, ==, regions);
          else
            g_assert_cmpuint (named + 3, >=, regions);
        }
    }
}

#define ADD(name, func) g_test_add ("/desk-map/" name, gboolean, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  ADD ("link/or-sentence", test_link_or_sentence);
  ADD ("link/undo", test_link_and_undo);
  ADD ("link/lead", test_link_lead);
  ADD ("path", test_path);
  ADD ("time/leads", test_leads);
  ADD ("time/projects", test_projects_in_time);
  ADD ("time/stages", test_stages_in_time);
  ADD ("views", test_views);
  ADD ("tags", test_tags);
  ADD ("scenes", test_scenes);
  ADD ("private", test_private);
  ADD ("pairs", test_pairs);
  ADD ("labels-apart", test_labels_apart);
  ADD ("regions-named", test_regions_named);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
