/* test-arcs.c - laws of matches on the map, without a plan: they pull at nothing, meet their nodes, and are told apart */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "xl-draw.h"
#include "xl-sheet.h"

#define OFFER 100
#define NEED 200

/* Six regions in a row and what links them; arcs between near and far ones, several between two, and loops. */
static const struct
{
  gint64 from, to;
  XlArcRegime regime;
  XlArcState state;
} arcs[] = {
  { 1, 2, XL_ARC_NATIONAL, XL_ARC_CANDIDATE },     { 2, 1, XL_ARC_ANNEX_VII, XL_ARC_AGREED },
  { 1, 2, XL_ARC_NOTIFICATION, XL_ARC_CANDIDATE }, { 3, 3, XL_ARC_NATIONAL, XL_ARC_CANDIDATE },
  { 3, 3, XL_ARC_NOT_WASTE, XL_ARC_AGREED },       { 1, 6, XL_ARC_FORBIDDEN, XL_ARC_CANDIDATE },
  { 6, 4, XL_ARC_CHECK, XL_ARC_FAILING },          { 5, 2, XL_ARC_NOT_WASTE, XL_ARC_REJECTED },
};

static XlGraph *
make_graph (gboolean with_arcs, gboolean dim)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < 6; i++)
    {
      XlNode node = { .id = 1 + i, .kind = XL_NODE_REGION, .name = "Region", .code = "DE", .country = "DE",
                      .slot = 1, .weight = i, .lon = 4 + 2.5 * i * i / 3, .lat = 50 + 0.4 * i };

      xl_graph_builder_add_node (builder, &node);
    }
  for (guint i = 0; i < 5; i++)
    {
      XlNode node = { .id = 11 + i, .kind = XL_NODE_PROJECT, .name = "Project", .code = "3", .stage = 3,
                      .lon = NAN, .lat = NAN };

      xl_graph_builder_add_node (builder, &node);
      xl_graph_builder_add_edge (builder, 50 + i, 11 + i, 1 + i, XL_EDGE_LEAD, FALSE);
      xl_graph_builder_add_edge (builder, 60 + i, 11 + i, 2 + i, XL_EDGE_REGION, FALSE);
    }
  for (guint i = 0; with_arcs && i < G_N_ELEMENTS (arcs); i++)
    {
      XlArc arc = { .offer = OFFER + i, .need = NEED + i, .regime = arcs[i].regime, .state = arcs[i].state,
                    .illustrative_need = i % 2 == 0, .dim = dim && i > 0 };

      xl_graph_builder_add_arc (builder, &arc, arcs[i].from, arcs[i].to);
    }
  return xl_graph_builder_end (builder);
}

static XlPositions *
lay_out (XlGraph *graph, XlLayoutMode mode)
{
  XlLayoutOptions layout = { .mode = mode, .seed = 1, .width = 900, .height = 600,
                             .measure = xl_draw_measure, .measure_data = (gpointer) xl_theme_get (XL_THEME_LIGHT) };

  return xl_layout_run (graph, &layout);
}

static char *
flow_words (guint illustrative, guint all)
{
  return g_strdup_printf ("%u of %u", illustrative, all);
}

static XlScene *
make_scene (XlGraph *graph, XlLayoutMode mode, double scale)
{
  static const XlLegendWords words = {
    .region = "Region", .project = "Project", .colour = "Colour", .regime = "Regime",
    .regimes = { "Outside", "National", "Green", "Prior", "Forbidden", "Check" },
    .fails = "Fails", .rejected = "Rejected", .dashes = "Dashed", .advice = "A flag", .flows = flow_words,
  };
  g_autoptr (XlPositions) positions = lay_out (graph, mode);
  XlSceneOptions options = { .width = 900, .height = 600, .scale = scale, .legend = TRUE, .words = &words,
                             .measure = xl_draw_measure, .measure_data = (gpointer) xl_theme_get (XL_THEME_LIGHT) };

  options.view = xl_scene_fit (graph, positions, &options);
  return xl_scene_new (graph, positions, &options);
}

/* Law: with matches everything stands where it stood without them, and is linked with what it was linked with. */
static void
test_pull_at_nothing (void)
{
  g_autoptr (XlGraph) with = make_graph (TRUE, FALSE), without = make_graph (FALSE, FALSE);

  g_assert_cmpuint (xl_graph_get_n_edges (with), ==, xl_graph_get_n_edges (without));
  for (guint i = 0; i < xl_graph_get_n_nodes (with); i++)
    g_assert_cmpuint (xl_graph_get_degree (with, i), ==, xl_graph_get_degree (without, i));
  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    {
      g_autoptr (XlPositions) there = lay_out (with, mode), here = lay_out (without, mode);

      for (guint i = 0; i < xl_graph_get_n_nodes (with); i++)
        {
          gint64 id = xl_graph_get_node (with, i)->id;

          g_assert_cmpmem (xl_positions_lookup (there, id), sizeof (XlPlace), xl_positions_lookup (here, id),
                           sizeof (XlPlace));
        }
    }
}

/* Law: one arc per pair, from the rim of the offer's region to that of the need's, in every layout and scale. */
static void
test_ends (void)
{
  g_autoptr (XlGraph) graph = make_graph (TRUE, FALSE);

  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    for (double scale = 1; scale <= 4; scale *= 2)
      {
        g_autoptr (XlScene) scene = make_scene (graph, mode, scale);
        guint n, n_nodes;
        const XlSceneArc *found = xl_scene_get_arcs (scene, &n);
        const XlSceneNode *nodes = xl_scene_get_nodes (scene, &n_nodes);

        g_assert_cmpuint (n, ==, G_N_ELEMENTS (arcs));
        for (guint i = 0; i < n; i++)
          {
            const XlSceneNode *a = &nodes[found[i].a], *b = &nodes[found[i].b];
            double from = hypot ((double) (found[i].x1 - a->x), (double) (found[i].y1 - a->y)) - (double) a->r;
            double to = hypot ((double) (found[i].x2 - b->x), (double) (found[i].y2 - b->y)) - (double) b->r;

            g_assert_cmpint (a->id, ==, arcs[i].from);
            g_assert_cmpint (b->id, ==, arcs[i].to);
            g_assert_cmpfloat (fabs (from), <=, 1 * scale);
            g_assert_cmpfloat (fabs (to), <=, 3 * scale);
            g_assert_true (xl_scene_find_arc (scene, OFFER + i, NEED + i) == &found[i]);
            g_assert_true ((found[i].badge.width > 0)
                           == (arcs[i].state == XL_ARC_CANDIDATE || arcs[i].state == XL_ARC_AGREED));
          }
      }
}

static gboolean
apart (const XlSceneBadge *a, const XlSceneBadge *b)
{
  return fabsf (a->x - b->x) * 2 >= a->width + b->width || fabsf (a->y - b->y) * 2 >= a->height + b->height;
}

/* Law: several matches of the same two regions are told apart, and a click on a badge, or on a line that no other one
 * crosses there, finds its match. */
static void
test_told_apart (void)
{
  g_autoptr (XlGraph) graph = make_graph (TRUE, FALSE);
  g_autoptr (XlScene) scene = make_scene (graph, XL_LAYOUT_GEOGRAPHY, 1);
  guint n;
  const XlSceneArc *found = xl_scene_get_arcs (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      if (found[i].badge.width <= 0)
        continue;
      g_assert_true (xl_scene_pick_arc (scene, (double) found[i].badge.x, (double) found[i].badge.y, 4) == &found[i]);
      for (guint j = 0; j < i; j++)
        g_assert_true (found[j].badge.width <= 0 || apart (&found[i].badge, &found[j].badge));
    }
  g_assert_null (xl_scene_pick_arc (scene, -500, -500, 4));
  g_assert_null (xl_scene_find_arc (scene, OFFER, NEED + 1));
}

static const XlSceneLegendRow *
find_row (XlScene *scene, const char *text)
{
  const XlSceneLegendRow *rows;
  XlSceneBox box;
  guint n;

  g_assert_true (xl_scene_get_legend (scene, &box, &rows, &n));
  for (guint i = 0; i < n; i++)
    if (strcmp (rows[i].text.text, text) == 0)
      {
        g_assert_cmpfloat (rows[i].text.x + rows[i].text.width, <=, box.x + box.width);
        if (rows[i].count.text != NULL)
          g_assert_cmpfloat (rows[i].text.x + rows[i].text.width, <, rows[i].count.x);
        return &rows[i];
      }
  return NULL;
}

/* Law: the legend counts what is seen, and nothing that steps back. */
static void
test_legend (void)
{
  g_autoptr (XlGraph) all = make_graph (TRUE, FALSE), one = make_graph (TRUE, TRUE), none = make_graph (FALSE, FALSE);
  g_autoptr (XlScene) scene = make_scene (all, XL_LAYOUT_GEOGRAPHY, 1);
  g_autoptr (XlScene) focused = make_scene (one, XL_LAYOUT_GEOGRAPHY, 1);
  g_autoptr (XlScene) empty = make_scene (none, XL_LAYOUT_GEOGRAPHY, 1);

  g_assert_cmpstr (find_row (scene, "National")->count.text, ==, "2");
  g_assert_cmpstr (find_row (scene, "Outside")->count.text, ==, "1");
  g_assert_cmpint (find_row (scene, "Outside")->state, ==, XL_ARC_AGREED);
  g_assert_cmpstr (find_row (scene, "Fails")->count.text, ==, "1");
  g_assert_cmpstr (find_row (scene, "Rejected")->count.text, ==, "1");
  g_assert_null (find_row (scene, "Check"));
  g_assert_nonnull (find_row (scene, "4 of 16"));
  g_assert_null (find_row (scene, "Colour"));
  g_assert_cmpstr (find_row (focused, "National")->count.text, ==, "1");
  g_assert_null (find_row (focused, "Forbidden"));
  g_assert_nonnull (find_row (focused, "1 of 2"));
  g_assert_null (find_row (empty, "Regime"));
  g_assert_nonnull (find_row (empty, "Colour"));
}

/* Law: the same matches give the same bytes, and all of their colours are in them. */
static void
test_same_bytes (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  XlSheet sheet = { .width = 900, .height = 600, .scale = 1, .background = TRUE };
  g_autoptr (GByteArray) first = NULL;

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (XlGraph) graph = make_graph (TRUE, FALSE);
      g_autoptr (XlScene) scene = make_scene (graph, XL_LAYOUT_GEOGRAPHY, 1);
      XlDrawMarks marks = { .offer = OFFER, .need = NEED };
      XlDrawState state = { .marks = &marks };
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) bytes = xl_sheet_svg (&sheet, scene, theme, &state, &error);

      g_assert_no_error (error);
      if (turn == 0)
        first = g_steal_pointer (&bytes);
      else
        g_assert_cmpmem (first->data, first->len, bytes->data, bytes->len);
    }
  g_byte_array_append (first, (const guint8 *) "", 1);
  g_assert_nonnull (strstr ((const char *) first->data, ">PIC<"));
  g_assert_nonnull (strstr ((const char *) first->data, ">VII<"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arcs/pull-at-nothing", test_pull_at_nothing);
  g_test_add_func ("/arcs/ends", test_ends);
  g_test_add_func ("/arcs/told-apart", test_told_apart);
  g_test_add_func ("/arcs/legend", test_legend);
  g_test_add_func ("/arcs/same-bytes", test_same_bytes);
  return g_test_run ();
}
