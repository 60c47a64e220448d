/* test-desk-arcs.c - matches of the plan on the map: all of them, on their day, in their focus, and readable */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-desk.h"
#include "xl-desk-edits.h"
#include "xl-desk-flows.h"
#include "xl-desk-map-arcs.h"
#include "xl-desk-map-views.h"
#include "xl-draw.h"

#include <string.h>

static const XlMapFilter arcs_alone = { .kinds = 1 << XL_NODE_REGION | XL_MAP_MATCHES };

static void
count (const XlMapFilter *filter, guint by_regime[XL_N_ARC_REGIMES], guint *all, guint *dim)
{
  g_autoptr (XlGraph) graph = xl_desk_map_graph (plan, filter);
  const XlArc *arcs = xl_graph_get_arcs (graph, all);

  memset (by_regime, 0, XL_N_ARC_REGIMES * sizeof (guint));
  *dim = 0;
  for (guint i = 0; i < *all; i++)
    {
      by_regime[arcs[i].regime]++;
      *dim += arcs[i].dim != 0;
    }
}

static guint
count_all (const XlMapFilter *filter)
{
  guint by_regime[XL_N_ARC_REGIMES], all, dim;

  count (filter, by_regime, &all, &dim);
  return all;
}

static void
do_edit (XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;
  g_autofree char *sentence = NULL;

  g_assert_nonnull (owned);
  g_assert_true (xl_desk_edit (desk, owned, &sentence));
  settle ();
}

/* Law: the map has each pair of needs and offers once, by regime; and none where nobody asked for them. */
static void
test_all (gboolean *done, gconstpointer data)
{
  g_autoptr (XlMatches) matches = xl_matches_new (plan, xl_date_today ());
  guint expected[XL_N_ARC_REGIMES] = { 0 }, found[XL_N_ARC_REGIMES], all, dim;

  for (guint i = 0; i < matches->pairs->len; i++)
    expected[xl_desk_map_arc_regime (g_array_index (matches->pairs, XlFlowPair, i).regime)]++;
  count (&arcs_alone, found, &all, &dim);
  g_assert_cmpuint (all, ==, matches->pairs->len);
  g_assert_cmpuint (all, ==, 17);
  g_assert_cmpuint (dim, ==, 0);
  g_assert_cmpmem (found, sizeof found, expected, sizeof expected);
  g_assert_cmpuint (count_all (&xl_map_filter_all), ==, 0);
  for (guint r = 0; r < XL_N_ARC_REGIMES; r++)
    {
      XlMapFilter one = arcs_alone;

      one.regimes = 1u << r;
      g_assert_cmpuint (count_all (&one), ==, expected[r]);
    }
}

/* Law: a flow in focus dims all matches but its own; a material leaves its needs alone. */
static void
test_focus (gboolean *done, gconstpointer data)
{
  g_autoptr (XlMatches) matches = xl_matches_new (plan, xl_date_today ());
  g_auto (GStrv) materials = xl_desk_map_dup_materials (plan, XL_DATE_NONE);
  guint by_regime[XL_N_ARC_REGIMES], all, dim, sum = 0;

  for (guint i = 0; i < matches->needs->len; i++)
    {
      const XlFlow *need = g_ptr_array_index (matches->needs, i);
      g_autoptr (GArray) its = xl_matches_of (matches, need);
      XlMapFilter filter = arcs_alone;

      filter.flow = need->parent_instance.id;
      count (&filter, by_regime, &all, &dim);
      g_assert_cmpuint (all, ==, matches->pairs->len);
      g_assert_cmpuint (all - dim, ==, its->len);
    }
  for (guint i = 0; materials[i] != NULL; i++)
    {
      XlMapFilter filter = arcs_alone;

      filter.material = g_intern_string (materials[i]);
      sum += count_all (&filter);
      g_assert_cmpuint (count_all (&filter), >, 0);
    }
  g_assert_cmpuint (sum, ==, matches->pairs->len);
}

/* Law: a flow counts from its first day to its last, and a private one not where the private stays at home. */
static void
test_day (gboolean *done, gconstpointer data)
{
  g_autoptr (XlMatches) matches = xl_matches_new (plan, xl_date_today ());
  XlFlow *need = xl_matches_need (matches, &g_array_index (matches->pairs, XlFlowPair, 0));
  g_autoptr (GArray) its_pairs = xl_matches_of (matches, need);
  guint its = its_pairs->len, all = matches->pairs->len;
  XlMapFilter filter = arcs_alone;
  const struct
  {
    const char *day;
    guint missing;
  } days[] = { { "2029-12-31", its }, { "2030-01-01", 0 }, { "2032", 0 }, { "2033-01-01", its } };

  g_assert_cmpuint (its, >, 0);
  do_edit (xl_edits_value (plan, &need->parent_instance, xl_kind_field (&xl_kind_flow, "since"), "2030"));
  do_edit (xl_edits_value (plan, &need->parent_instance, xl_kind_field (&xl_kind_flow, "until"), "2032"));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      filter.day = xl_date_parse (days[i].day);
      g_assert_cmpuint (count_all (&filter), ==, all - days[i].missing);
    }
  filter.day = XL_DATE_NONE;
  filter.hide_private = TRUE;
  g_assert_cmpuint (count_all (&filter), ==, all);
  do_edit (xl_edits_value (plan, &need->parent_instance, xl_kind_field (&xl_kind_flow, "confidentiality"), "private"));
  g_assert_cmpuint (count_all (&filter), ==, all - its);
}

static XlArcState
state_of (gint64 offer, gint64 need)
{
  g_autoptr (XlGraph) graph = xl_desk_map_graph (plan, &arcs_alone);
  guint n;
  const XlArc *arcs = xl_graph_get_arcs (graph, &n);

  for (guint i = 0; i < n; i++)
    if (arcs[i].offer == offer && arcs[i].need == need)
      return arcs[i].state;
  g_assert_not_reached ();
}

/* Law: solid from negotiated on, dotted when rejected, and undo takes it back. */
static void
test_state (gboolean *done, gconstpointer data)
{
  static const XlArcState states[] = {
    [XL_MATCH_CANDIDATE] = XL_ARC_CANDIDATE,  [XL_MATCH_IN_DISCUSSION] = XL_ARC_CANDIDATE,
    [XL_MATCH_NEGOTIATED] = XL_ARC_AGREED,    [XL_MATCH_IMPLEMENTED] = XL_ARC_AGREED,
    [XL_MATCH_REJECTED] = XL_ARC_REJECTED,
  };

  for (int status = XL_MATCH_IN_DISCUSSION; status <= XL_MATCH_REJECTED; status++)
    {
      g_autoptr (XlMatches) matches = xl_matches_new (plan, xl_date_today ());
      g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));
      const XlFlowPair *pair = &g_array_index (matches->pairs, XlFlowPair, 0);
      gint64 offer = xl_matches_offer (matches, pair)->parent_instance.id;
      gint64 need = xl_matches_need (matches, pair)->parent_instance.id;

      g_assert_cmpuint (pair->fails, ==, 0);
      g_array_append_vals (pairs, pair, 1);
      g_assert_cmpint (state_of (offer, need), ==, XL_ARC_CANDIDATE);
      do_edit (xl_edits_match (plan, matches, pairs, status, NULL));
      g_assert_cmpint (state_of (offer, need), ==, states[status]);
      xl_desk_undo (desk);
      settle ();
      g_assert_cmpint (state_of (offer, need), ==, XL_ARC_CANDIDATE);
    }
}

/* Law: a saved view keeps whether matches are on the map. */
static void
test_view (gboolean *done, gconstpointer data)
{
  XlMapState state = { .filter = arcs_alone, .mode = XL_LAYOUT_GEOGRAPHY }, read;
  gint64 id;

  do_edit (xl_edits_save_view (plan, "Matches", &state, &id));
  xl_desk_map_read_view (plan, (XlSavedView *) xl_plan_lookup (plan, id), &read);
  g_assert_cmpuint (read.filter.kinds, ==, state.filter.kinds);
}

static gboolean
is_free (const XlSceneText *text, const XlSceneBadge *badge)
{
  return text->x + text->width <= badge->x - badge->width / 2 || badge->x + badge->width / 2 <= text->x
         || text->y + text->height <= badge->y - badge->height / 2 || badge->y + badge->height / 2 <= text->y;
}

/* Law: in the geography of the sample no label lies on a badge, no badge on another one or on a node, on a small screen
 * and on a large one, with and without a selected region; and no node stands elsewhere because of the matches. */
static void
test_readable (gboolean *done, gconstpointer data)
{
  static const double sizes[][2] = { { 524, 616 }, { 868, 616 }, { 1024, 768 }, { 1920, 1080 } };
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  g_autoptr (XlGraph) all = xl_desk_map_graph (plan, &xl_map_filter_all);
  g_autoptr (XlGraph) graph = xl_desk_map_graph (plan, &arcs_alone);
  XlMapWords words;

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      XlSceneOptions options = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1, .legend = TRUE,
                                 .words = &words.words, .measure = xl_draw_measure, .measure_data = (gpointer) theme,
                                 .geo = xl_desk_map_geo () };
      XlLayoutOptions layout = { .mode = XL_LAYOUT_GEOGRAPHY, .seed = 1, .width = options.width,
                                 .height = options.height, .measure = xl_draw_measure, .measure_data = (gpointer) theme,
                                 .geo = xl_desk_map_geo () };
      g_autoptr (XlPositions) positions = NULL;
      g_autoptr (XlScene) scene = NULL;
      const XlSceneText *texts;
      const XlSceneNode *nodes;
      const XlSceneArc *arcs;
      guint n_texts, n_nodes, n_arcs, badges = 0, hidden = 0;

      xl_desk_map_words (NULL, &xl_map_filter_all, &words);
      xl_scene_measure_legend (all, &options, &layout.legend_width, &layout.legend_height);
      positions = xl_layout_run (all, &layout);
      xl_desk_map_words (positions, &arcs_alone, &words);
      options.view = xl_scene_fit (graph, positions, &options);
      scene = xl_scene_new (graph, positions, &options);
      texts = xl_scene_get_texts (scene, &n_texts);
      nodes = xl_scene_get_nodes (scene, &n_nodes);
      arcs = xl_scene_get_arcs (scene, &n_arcs);
      g_assert_cmpuint (n_arcs, ==, 17);
      for (guint i = 0; i < n_arcs; i++)
        {
          const XlSceneBadge *badge = &arcs[i].badge;

          if (badge->width <= 0)
            continue;
          badges++;
          for (guint t = 0; t < n_texts; t++)
            g_assert_true (is_free (&texts[t], badge));
          for (guint k = 0; k < n_nodes; k++)
            hidden += !is_free (&(XlSceneText) { .x = nodes[k].x - nodes[k].r, .y = nodes[k].y - nodes[k].r,
                                                 .width = 2 * nodes[k].r, .height = 2 * nodes[k].r }, badge);
          for (guint k = 0; k < i; k++)
            hidden += arcs[k].badge.width > 0
                      && !is_free (&(XlSceneText) { .x = arcs[k].badge.x - arcs[k].badge.width / 2,
                                                    .y = arcs[k].badge.y - arcs[k].badge.height / 2,
                                                    .width = arcs[k].badge.width, .height = arcs[k].badge.height },
                                   badge);
        }
      g_assert_cmpuint (badges, ==, 12);
      g_assert_cmpuint (hidden, ==, 0);
    }
}

#define ADD(name, func) g_test_add ("/desk-arcs/" name, gboolean, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  ADD ("all", test_all);
  ADD ("focus", test_focus);
  ADD ("day", test_day);
  ADD ("state", test_state);
  ADD ("view", test_view);
  ADD ("readable", test_readable);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
