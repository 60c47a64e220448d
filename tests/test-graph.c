/* test-graph.c - laws of graph: layouts, geography, edge lists, scenes */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-el.h"
#include "xl-scene.h"

/* A network as the program meets it: regions, projects over some of them, organisations at the
 * projects, and a few records without links. */
static XlGraph *
random_graph (guint32 seed, guint regions, guint projects, guint organisations, guint alone)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  XlGraphBuilder *builder = xl_graph_builder_new ();
  guint link = 0;

  for (guint i = 0; i < regions + alone; i++)
    {
      g_autofree char *name = g_strdup_printf ("Region of many letters %u", i);
      XlNode node = { .id = 1 + i, .kind = XL_NODE_REGION, .name = name, .code = "DE", .country = "DE",
                      .slot = (guint8) (i % 9), .weight = i % 7,
                      .lon = g_rand_double_range (rand, -8, 28),
                      .lat = g_rand_double_range (rand, 37, 60) };

      g_assert_true (xl_graph_builder_add_node (builder, &node));
    }
  for (guint i = 0; i < projects + organisations; i++)
    {
      gboolean project = i < projects;
      g_autofree char *name = g_strdup_printf (project ? "Project %u" : "Organisation %u", i);
      XlNode node = { .id = 10001 + i, .kind = project ? XL_NODE_PROJECT : XL_NODE_ORGANISATION,
                      .name = name, .code = project ? "3" : NULL, .stage = project ? 3 : 0,
                      .illustrative = i % 3 == 0, .lon = NAN, .lat = NAN };

      g_assert_true (xl_graph_builder_add_node (builder, &node));
    }
  for (guint p = 0; p < projects; p++)
    for (guint k = 0; k < 3; k++)
      xl_graph_builder_add_edge (builder, 50000 + link++, 10001 + p,
                                 1 + g_rand_int_range (rand, 0, (int) regions),
                                 k == 0 ? XL_EDGE_LEAD : XL_EDGE_REGION, FALSE);
  for (guint o = 0; o < organisations; o++)
    xl_graph_builder_add_edge (builder, 50000 + link++, 10001 + projects + o,
                               10001 + g_rand_int_range (rand, 0, (int) projects),
                               XL_EDGE_ORGANISATION, FALSE);
  return xl_graph_builder_end (builder);
}

static XlLayoutOptions
plain_options (XlLayoutMode mode)
{
  XlLayoutOptions options = { .mode = mode, .seed = 1, .width = 880, .height = 620,
                              .measure = xl_text_measure_plain };

  return options;
}

static void
assert_same_positions (XlPositions *a, XlPositions *b)
{
  g_assert_cmpuint (xl_positions_get_n (a), ==, xl_positions_get_n (b));
  for (guint i = 0; i < xl_positions_get_n (a); i++)
    {
      const XlPlace *p = xl_positions_lookup (a, xl_positions_get_id (a, i));
      const XlPlace *q = xl_positions_lookup (b, xl_positions_get_id (a, i));

      g_assert_nonnull (q);
      g_assert_cmpmem (p, sizeof *p, q, sizeof *q);
    }
}

static void
test_builder (void)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();
  XlNode a = { .id = 7, .name = "A", .weight = NAN, .slot = 77 }, b = { .id = 9, .name = NULL };
  g_autoptr (XlGraph) graph = NULL;
  guint n;

  g_assert_true (xl_graph_builder_add_node (builder, &a));
  g_assert_false (xl_graph_builder_add_node (builder, &a));
  g_assert_true (xl_graph_builder_add_node (builder, &b));
  xl_graph_builder_add_edge (builder, 1, 7, 9, XL_EDGE_TIE, FALSE);
  xl_graph_builder_add_edge (builder, 2, 9, 7, XL_EDGE_LEAD, TRUE);
  xl_graph_builder_add_edge (builder, 3, 9, 9, XL_EDGE_LEAD, TRUE);
  xl_graph_builder_add_edge (builder, 4, 9, 8, XL_EDGE_LEAD, TRUE);
  graph = xl_graph_builder_end (builder);
  g_assert_cmpuint (xl_graph_get_n_edges (graph), ==, 2);
  g_assert_cmpuint (xl_graph_get_degree (graph, 0), ==, 1);
  g_assert_cmpuint (*xl_graph_get_neighbours (graph, 1, &n), ==, 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (xl_graph_is_adjacent (graph, 0, 1));
  g_assert_false (xl_graph_is_adjacent (graph, 0, 0));
  g_assert_cmpint (xl_graph_find (graph, 9), ==, 1);
  g_assert_cmpint (xl_graph_find (graph, 8), ==, -1);
  g_assert_cmpuint (xl_graph_get_node (graph, 0)->slot, ==, 0);
  g_assert_cmpfloat (xl_graph_get_node (graph, 0)->weight, ==, 0);
}

/* The same seed gives the same bytes, whole or in small steps; another seed another picture. */
static void
test_same_seed (void)
{
  for (guint turn = 0; turn < 3; turn++)
    {
      g_autoptr (XlGraph) graph = random_graph (turn, 20 + 30 * turn, 15 + 40 * turn, 60 * turn, 3);
      XlLayoutOptions options = plain_options (XL_LAYOUT_NETWORK);
      g_autoptr (XlPositions) a = xl_layout_run (graph, &options);
      g_autoptr (XlLayout) job = xl_layout_new (graph, &options);
      g_autoptr (XlPositions) b = NULL, c = NULL;
      gboolean differs = FALSE;

      while (!xl_layout_step (job, 0))
        g_assert_cmpfloat (xl_layout_get_progress (job), <=, 1);
      b = xl_layout_dup_positions (job);
      assert_same_positions (a, b);
      options.seed = 2;
      c = xl_layout_run (graph, &options);
      for (guint i = 0; i < xl_positions_get_n (a); i++)
        {
          const XlPlace *p = xl_positions_lookup (a, xl_positions_get_id (a, i));
          const XlPlace *q = xl_positions_lookup (c, xl_positions_get_id (a, i));

          g_assert_true (isfinite (p->x) && isfinite (p->y));
          differs |= memcmp (p, q, sizeof *p) != 0;
        }
      g_assert_true (differs);
    }
}

static gboolean
third_time_cb (gpointer data)
{
  return ++*(guint *) data >= 3;
}

static void
test_cancel (void)
{
  g_autoptr (XlGraph) graph = random_graph (5, 600, 800, 1000, 0);
  XlLayoutOptions options = plain_options (XL_LAYOUT_NETWORK);
  g_autoptr (XlLayout) job = NULL;
  guint asked = 0;

  options.cancelled = third_time_cb;
  options.cancelled_data = &asked;
  job = xl_layout_new (graph, &options);
  while (!xl_layout_step (job, 0))
    ;
  g_assert_cmpuint (asked, ==, 3);
  g_assert_null (xl_layout_dup_positions (job));
}

/* Starting from the old picture, what is old stays: exactly without news, nearly with. */
static void
test_warm_start (void)
{
  g_autoptr (XlGraph) graph = random_graph (3, 30, 25, 40, 4);
  g_autoptr (XlGraph) larger = NULL;
  XlLayoutOptions options = plain_options (XL_LAYOUT_NETWORK);
  g_autoptr (XlPositions) first = xl_layout_run (graph, &options), again = NULL, more = NULL;
  XlGraphBuilder *builder = xl_graph_builder_new ();
  XlNode fresh = { .id = 77777, .kind = XL_NODE_ORGANISATION, .name = "Fresh" };
  XlNode pair = { .id = 77778, .kind = XL_NODE_ORGANISATION, .name = "Pair" };
  const XlEdge *edges = xl_graph_get_edges (graph);
  gint64 pinned[] = { 10003, 10004 };
  double edge = 0;

  options.previous = first;
  again = xl_layout_run (graph, &options);
  assert_same_positions (first, again);
  for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
    xl_graph_builder_add_node (builder, xl_graph_get_node (graph, i));
  xl_graph_builder_add_node (builder, &fresh);
  for (guint i = 0; i < 2; i++, pair.id++)
    xl_graph_builder_add_node (builder, &pair);
  for (guint e = 0; e < xl_graph_get_n_edges (graph); e++)
    {
      const XlNode *a = xl_graph_get_node (graph, edges[e].a), *b = xl_graph_get_node (graph, edges[e].b);
      const XlPlace *p = xl_positions_lookup (first, a->id), *q = xl_positions_lookup (first, b->id);

      xl_graph_builder_add_edge (builder, edges[e].id, a->id, b->id, edges[e].style, FALSE);
      edge += hypot ((double) (p->x - q->x), (double) (p->y - q->y)) / xl_graph_get_n_edges (graph);
    }
  xl_graph_builder_add_edge (builder, 0, 77777, 10003, XL_EDGE_ORGANISATION, FALSE);
  xl_graph_builder_add_edge (builder, 0, 77778, 77779, XL_EDGE_TIE, FALSE);
  larger = xl_graph_builder_end (builder);
  options.pinned = pinned;
  options.n_pinned = G_N_ELEMENTS (pinned);
  more = xl_layout_run (larger, &options);
  for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
    {
      gint64 id = xl_graph_get_node (graph, i)->id;
      const XlPlace *p = xl_positions_lookup (first, id), *q = xl_positions_lookup (more, id);

      g_assert_cmpfloat (hypot ((double) (p->x - q->x), (double) (p->y - q->y)), <, edge);
      if (id == pinned[0] || id == pinned[1])
        g_assert_cmpmem (p, sizeof *p, q, sizeof *q);
    }
  {
    const XlPlace *p = xl_positions_lookup (more, 77777), *q = xl_positions_lookup (more, 10003);

    g_assert_cmpfloat (hypot ((double) (p->x - q->x), (double) (p->y - q->y)), <, 3 * edge);
  }
}

static gboolean
boxes_touch (double ax, double ay, double aw, double ah, double bx, double by, double bw, double bh)
{
  return ax < bx + bw - 0.01 && bx < ax + aw - 0.01 && ay < by + bh - 0.01 && by < ay + ah - 0.01;
}

static XlLegendWords words = { "Shape", "Region", "Organisation", "Project", "Event", "Hatched",
                               "Colour = country", "Not linked yet", "Nowhere", "beyond this view", "Regions", "Partners",
                               { "No stage", "1 Learn", "2 Connect", "3 Demonstrate", "4 Commercialise", "5 Scale-up" },
                               "No country" };

static void
assert_labels_apart (const XlScene *scene)
{
  guint n_texts, n_nodes, n_rows;
  const XlSceneText *texts = xl_scene_get_texts (scene, &n_texts);
  const XlSceneNode *nodes = xl_scene_get_nodes (scene, &n_nodes);
  const XlSceneLegendRow *rows;
  XlSceneBox legend;
  gboolean has_legend = xl_scene_get_legend (scene, &legend, &rows, &n_rows);
  double width, height;

  xl_scene_get_size (scene, &width, &height);
  for (guint i = 0; i < n_texts; i++)
    {
      const XlSceneText *t = &texts[i];
      double x = (double) t->x, y = (double) t->y, w = (double) t->width, h = (double) t->height;

      g_assert_true (x >= 0 && y >= 0 && x + w <= width && y + h <= height);
      for (guint j = 0; j < i; j++)
        g_assert_false (boxes_touch (x, y, w, h, (double) texts[j].x, (double) texts[j].y,
                                     (double) texts[j].width, (double) texts[j].height));
      for (guint j = 0; j < n_nodes; j++)
        g_assert_false (boxes_touch (x, y, w, h, (double) (nodes[j].x - nodes[j].r),
                                     (double) (nodes[j].y - nodes[j].r), 2 * (double) nodes[j].r,
                                     2 * (double) nodes[j].r));
      if (has_legend)
        g_assert_false (boxes_touch (x, y, w, h, (double) legend.x, (double) legend.y,
                                     (double) legend.width, (double) legend.height));
    }
}

/* The upper right corner of a window, as far as something lies over it. */
#define CORNER_WIDTH 52
#define CORNER_HEIGHT 120

static void
assert_corner_free (XlScene *scene)
{
  double width, height;
  guint n;
  const XlSceneText *texts = xl_scene_get_texts (scene, &n);

  xl_scene_get_size (scene, &width, &height);
  for (guint i = 0; i < n; i++)
    g_assert_false (boxes_touch ((double) texts[i].x, (double) texts[i].y, (double) texts[i].width,
                                 (double) texts[i].height, width - CORNER_WIDTH, 0, CORNER_WIDTH, CORNER_HEIGHT));
}

/* No label touches a label, a node, the legend or the corner, and all are whole inside the window; at any size
 * and zoom, in all modes. */
static void
test_labels (void)
{
  static const double zooms[] = { 0.3, 1, 2.5, 9 };
  static const double sizes[][2] = { { 880, 620 }, { 1720, 950 }, { 300, 200 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
      {
        g_autoptr (XlGraph) graph = random_graph (s, 40, 30, 80, 9);
        XlLayoutOptions layout = plain_options ((XlLayoutMode) mode);
        XlSceneOptions options = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1,
                                   .legend = TRUE, .words = &words, .selected = 3,
                                   .corner_width = CORNER_WIDTH, .corner_height = CORNER_HEIGHT,
                                   .measure = xl_text_measure_plain };
        g_autoptr (XlPositions) positions = NULL;
        XlView fit;

        layout.width = options.width;
        layout.height = options.height;
        layout.corner_width = options.corner_width;
        layout.corner_height = options.corner_height;
        xl_scene_measure_legend (graph, &options, &layout.legend_width, &layout.legend_height);
        positions = xl_layout_run (graph, &layout);
        fit = xl_scene_fit (graph, positions, &options);
        for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
          {
            g_autoptr (XlScene) scene = NULL;

            options.view = fit;
            options.view.zoom *= zooms[z];
            scene = xl_scene_new (graph, positions, &options);
            assert_labels_apart (scene);
            assert_corner_free (scene);
          }
      }
}

/* After a layout for this window and a fit, all nodes are in it and none lies under the legend or the corner. */
static void
test_fit (void)
{
  g_autoptr (XlGraph) graph = random_graph (11, 30, 25, 60, 6);
  static const double sizes[][2] = { { 880, 620 }, { 1720, 950 }, { 640, 900 } };

  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        XlLayoutOptions layout = plain_options ((XlLayoutMode) mode);
        XlSceneOptions options = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1,
                                   .legend = TRUE, .words = &words,
                                   .corner_width = CORNER_WIDTH, .corner_height = CORNER_HEIGHT,
                                   .measure = xl_text_measure_plain };
        g_autoptr (XlPositions) positions = NULL;
        g_autoptr (XlScene) scene = NULL;
        const XlSceneLegendRow *rows;
        const XlSceneNode *nodes;
        XlSceneBox box;
        guint n, n_rows;

        layout.width = options.width;
        layout.height = options.height;
        layout.corner_width = options.corner_width;
        layout.corner_height = options.corner_height;
        xl_scene_measure_legend (graph, &options, &layout.legend_width, &layout.legend_height);
        positions = xl_layout_run (graph, &layout);
        options.view = xl_scene_fit (graph, positions, &options);
        scene = xl_scene_new (graph, positions, &options);
        nodes = xl_scene_get_nodes (scene, &n);
        g_assert_true (xl_scene_get_legend (scene, &box, &rows, &n_rows));
        for (guint i = 0; i < n; i++)
          {
            double x = (double) nodes[i].x, y = (double) nodes[i].y, r = (double) nodes[i].r;

            g_assert_true (x >= 0 && y >= 0 && x <= options.width && y <= options.height);
            g_assert_false (boxes_touch (x - r, y - r, 2 * r, 2 * r, (double) box.x, (double) box.y,
                                         (double) box.width, (double) box.height));
            g_assert_false (x + r > options.width - CORNER_WIDTH && y - r < CORNER_HEIGHT);
          }
      }
}

/* The layout leaves the corner free, so that the picture need not be moved or made smaller for it. */
static void
test_corner (void)
{
  for (guint32 seed = 0; seed < 12; seed++)
    {
      g_autoptr (XlGraph) graph = random_graph (seed, 16, 12, 30, 2);
      XlLayoutOptions layout = plain_options (XL_LAYOUT_NETWORK);
      g_autoptr (XlPositions) positions = NULL;

      layout.corner_width = 160;
      layout.corner_height = 140;
      positions = xl_layout_run (graph, &layout);
      for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
        {
          const XlPlace *place = xl_positions_lookup (positions, xl_graph_get_node (graph, i)->id);

          g_assert_false ((double) place->x > layout.width - layout.corner_width
                          && (double) place->y < layout.corner_height);
        }
    }
}

/* What stands alone can be picked at its middle; a link is picked where no node is near. */
static void
test_pick (void)
{
  g_autoptr (XlGraph) graph = random_graph (2, 20, 15, 30, 3);
  XlLayoutOptions layout = plain_options (XL_LAYOUT_NETWORK);
  g_autoptr (XlPositions) positions = xl_layout_run (graph, &layout);
  XlSceneOptions options = { .width = 880, .height = 620, .scale = 1 };
  g_autoptr (XlScene) scene = NULL;
  const XlSceneNode *nodes;
  const XlSceneEdge *edges;
  guint n, m, links = 0;
  gboolean is_edge;

  options.view = xl_scene_fit (graph, positions, &options);
  scene = xl_scene_new (graph, positions, &options);
  nodes = xl_scene_get_nodes (scene, &n);
  g_assert_cmpuint (n, ==, xl_graph_get_n_nodes (graph));
  for (guint i = 0; i < n; i++)
    {
      gint64 id = xl_scene_pick (scene, (double) nodes[i].x, (double) nodes[i].y, 4, &is_edge);

      g_assert_cmpint (id, ==, nodes[i].id);
      g_assert_false (is_edge);
      g_assert_cmpint (xl_scene_find (scene, id), ==, (int) i);
    }
  edges = xl_scene_get_edges (scene, &m);
  for (guint e = 0; e < m; e++)
    {
      gint64 id = xl_scene_pick (scene, (double) (edges[e].x1 + edges[e].x2) / 2,
                                 (double) (edges[e].y1 + edges[e].y2) / 2, 1, &is_edge);

      g_assert_cmpint (id, !=, 0);
      links += is_edge;
    }
  g_assert_cmpuint (links, >, m / 2);
  g_assert_cmpint (xl_scene_pick (scene, -500, -500, 4, &is_edge), ==, 0);
}

/* Any text may be a name; any graph may be small. */
static void
test_odd_graphs (void)
{
  static const char *const names[] = { "", "<b>bold</b>", "\xe2\x80\xae" "evil", "a\nb\tc",
                                       "Ein sehr langer Name ohne Ende und ohne Sinn und Verstand (EVS)" };

  for (guint count = 0; count <= 5; count++)
    for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
      {
        XlGraphBuilder *builder = xl_graph_builder_new ();
        g_autoptr (XlGraph) graph = NULL;
        g_autoptr (XlPositions) positions = NULL;
        g_autoptr (XlScene) scene = NULL;
        XlLayoutOptions layout = plain_options ((XlLayoutMode) mode);
        XlSceneOptions options = { .width = 5, .height = 3, .legend = TRUE, .words = &words };

        for (guint i = 0; i < count; i++)
          {
            XlNode node = { .id = -5 - (gint64) i, .name = names[i], .code = "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
                            .lon = i % 2 ? 10 : NAN, .lat = 50 };

            xl_graph_builder_add_node (builder, &node);
          }
        xl_graph_builder_add_edge (builder, 0, -5, -6, XL_EDGE_TIE, FALSE);
        graph = xl_graph_builder_end (builder);
        positions = xl_layout_run (graph, &layout);
        options.view = xl_scene_fit (graph, positions, &options);
        scene = xl_scene_new (graph, positions, &options);
        assert_labels_apart (scene);
      }
}

/* The stress of random positions is near that of no order at all; ours is far below. */
static double
stress_of (const XlEl *el, const float *xy)
{
  g_autofree guint *distance = g_new (guint, (gsize) el->n * el->n);
  double sum = 0, squares = 0, pairs = 0;

  for (gsize i = 0; i < (gsize) el->n * el->n; i++)
    distance[i] = i % (el->n + 1) == 0 ? 0 : 1000000;
  for (gsize e = 0; e < el->m; e++)
    distance[el->ends[2 * e] * el->n + el->ends[2 * e + 1]]
        = distance[el->ends[2 * e + 1] * el->n + el->ends[2 * e]] = 1;
  for (guint k = 0; k < el->n; k++)
    for (guint i = 0; i < el->n; i++)
      for (guint j = 0; j < el->n; j++)
        distance[i * el->n + j] = MIN (distance[i * el->n + j],
                                       distance[i * el->n + k] + distance[k * el->n + j]);
  for (guint i = 0; i < el->n; i++)
    for (guint j = 0; j < i; j++)
      if (distance[i * el->n + j] < 1000000)
        {
          double r = hypot ((double) (xy[2 * i] - xy[2 * j]), (double) (xy[2 * i + 1] - xy[2 * j + 1]))
                     / distance[i * el->n + j];

          sum += r;
          squares += r * r;
          pairs++;
        }
  return 1 - sum * sum / (pairs * squares);
}

/* A chain, a ring and a grid can be drawn with hardly any stress, chains longer than a byte too. */
static void
test_known_shapes (void)
{
  g_autoptr (GString) text = g_string_new ("# chain, then ring\n");
  g_autoptr (XlEl) chain = NULL, grid = NULL;
  g_autofree float *xy = NULL, *again = NULL, *grid_xy = NULL;

  for (guint i = 0; i < 299; i++)
    g_string_append_printf (text, "%u %u\n", i, i + 1);
  chain = xl_el_parse (text->str, text->len, NULL);
  xy = xl_el_layout (chain, XL_LAYOUT_NETWORK, 1, NULL, NULL, NULL);
  g_assert_cmpfloat (stress_of (chain, xy), <, 0.02);
  again = xl_el_layout (chain, XL_LAYOUT_NETWORK, 1, NULL, NULL, NULL);
  g_assert_cmpmem (xy, 2 * chain->n * sizeof *xy, again, 2 * chain->n * sizeof *xy);
  g_string_truncate (text, 0);
  for (guint y = 0; y < 12; y++)
    for (guint x = 0; x < 12; x++)
      {
        if (x < 11)
          g_string_append_printf (text, "%u\t%u\r\n", y * 12 + x, y * 12 + x + 1);
        if (y < 11)
          g_string_append_printf (text, " %u %u \n", y * 12 + x, (y + 1) * 12 + x);
      }
  grid = xl_el_parse (text->str, text->len, NULL);
  grid_xy = xl_el_layout (grid, XL_LAYOUT_NETWORK, 1, NULL, NULL, NULL);
  g_assert_cmpfloat (stress_of (grid, grid_xy), <, 0.03);
}

static void
test_el_good (void)
{
  static const char *const good[] = { "", "\n\n", "# nothing", "0 1 # so\n2 1#x\n", "0 0", "3 1\n", "  5\t7  \r\n#x\n1 2" };
  static const guint n[] = { 0, 0, 0, 3, 1, 4, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XlEl) el = xl_el_parse (good[i], strlen (good[i]), &error), back = NULL;
      g_autofree float *xy = NULL, *read = NULL;
      g_autoptr (GString) text = NULL, positions = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (el->n, ==, n[i]);
      text = xl_el_format (el);
      back = xl_el_parse (text->str, text->len, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (el->ends, el->m * 8, back->ends, back->m * 8);
      xy = xl_el_layout (el, XL_LAYOUT_NETWORK, 1, NULL, NULL, &error);
      g_assert_no_error (error);
      positions = xl_pos_format (xy, el->n);
      read = xl_pos_parse (positions->str, positions->len, el->n, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < 2 * el->n; k++)
        g_assert_cmpfloat_with_epsilon (xy[k], read[k], 1e-4 * (1 + fabs ((double) xy[k])));
    }
}

static void
test_el_bad (void)
{
  static const char *const bad[] = { "0", "0 1 2", "a b", "0 -1", "1.5 2", "0 1\n7 99999999999999999999",
                                     "0 2000000", "0,1", "0x1 2", "\xff\xfe", "1 2;", "0 1\n0 1\n0" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xl_el_parse (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, XL_EL_ERROR, XL_EL_ERROR_MALFORMED);
      g_assert_true (g_str_has_prefix (error->message, "Line "));
    }
  /* A buffer need not end with a zero, and may hold some. */
  g_assert_null (xl_el_parse ("0 1\0 2", 6, NULL));
  {
    g_autoptr (XlEl) el = xl_el_parse ("0 12345", 3, NULL);

    g_assert_cmpuint (el->n, ==, 2);
  }
  {
    static const char *const bad_positions[] = { "0 1", "0 nan 1\n1 1 1", "2 0 0", "0 1 1e999",
                                                 "0 0 0", "0 0 0 0" };

    for (guint i = 0; i < G_N_ELEMENTS (bad_positions); i++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (xl_pos_parse (bad_positions[i], strlen (bad_positions[i]), 2, &error));
        g_assert_error (error, XL_EL_ERROR, XL_EL_ERROR_MALFORMED);
      }
  }
}

static XlGeo *
load_geo (void)
{
  g_autofree char *europe = NULL, *world = NULL;
  gsize europe_length, world_length;
  g_autoptr (GError) error = NULL;
  XlGeo *geo;

  g_assert_true (g_file_get_contents (XL_TEST_MAP "/europe.tsv", &europe, &europe_length, NULL));
  g_assert_true (g_file_get_contents (XL_TEST_MAP "/world.tsv", &world, &world_length, NULL));
  geo = xl_geo_new (europe, europe_length, world, world_length, &error);
  g_assert_no_error (error);
  return geo;
}

/* Every site of the sample lies in its country or within 10 km of it, and in no other. */
static void
test_sites (void)
{
  static const struct
  {
    const char *name, *country;
    double lat, lon;
  } sites[] = {
    { "Milan", "IT", 45.46, 9.19 },          { "Sittard-Geleen", "NL", 50.97, 5.79 },
    { "Feluy", "BE", 50.56, 4.25 },          { "Litvínov", "CZ", 50.6, 13.61 },
    { "Płock", "PL", 52.55, 19.7 },          { "Tarragona", "ES", 41.12, 1.25 },
    { "Antwerp", "BE", 51.26, 4.35 },        { "Leuna", "DE", 51.32, 12.02 },
    { "Leverkusen", "DE", 51.02, 6.98 },     { "Stade", "DE", 53.6, 9.48 },
    { "Avilés", "ES", 43.56, -5.92 },        { "Palos", "ES", 37.2, -6.9 },
    { "Novara", "IT", 45.44, 8.62 },         { "Ludwigshafen", "DE", 49.49, 8.43 },
    { "Brunsbüttel", "DE", 53.9, 9.13 },     { "Kohtla-Järve", "EE", 59.4, 27.27 },
    { "Runcorn", "UK", 53.34, -2.73 },       { "Delfzijl", "NL", 53.31, 6.95 },
    { "Rotterdam", "NL", 51.88, 4.29 },      { "Burghausen", "DE", 48.17, 12.83 },
    { "Roussillon", "FR", 45.37, 4.8 },      { "Strážske", "SK", 48.72, 21.26 },
    { "Devnya", "BG", 43.22, 27.57 },        { "Łódź", "PL", 51.77, 19.46 },
    { "Grangemouth", "GB", 56.02, -3.7 },    { "Yancheng", "CN", 33.35, 120.16 },
  };
  g_autoptr (XlGeo) geo = load_geo ();

  g_assert_cmpuint (G_N_ELEMENTS (sites), ==, 26);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      double km = xl_geo_distance_to_country_km (geo, sites[i].lon, sites[i].lat, sites[i].country);

      g_test_message ("%s: %.1f km", sites[i].name, km);
      g_assert_cmpfloat (km, >=, 0);
      g_assert_cmpfloat (km, <=, 10);
      g_assert_cmpfloat (xl_geo_distance_to_country_km (geo, sites[i].lon, sites[i].lat, "PT"), >, 40);
    }
  g_assert_cmpfloat (xl_geo_distance_to_country_km (geo, 0, 0, "QQ"), ==, XL_GEO_UNKNOWN);
  g_assert_cmpfloat (xl_geo_distance_to_country_km (geo, 22, 39, "EL"), ==, 0);
}

static void
test_distances (void)
{
  /* One degree of a meridian; half the equator; published distances of the sample's matches. */
  g_assert_cmpfloat_with_epsilon (xl_geo_distance_km (0, 0, 0, 1), 111.195080, 1e-5);
  g_assert_cmpfloat_with_epsilon (xl_geo_distance_km (0, 0, 180, 0), G_PI * XL_GEO_EARTH_KM, 1e-6);
  g_assert_cmpfloat_with_epsilon (xl_geo_distance_km (12.02, 51.32, 13.61, 50.6), 137, 1);
  g_assert_cmpfloat_with_epsilon (xl_geo_distance_km (5.79, 50.97, 4.25, 50.56), 118, 1);
  for (int lon = -170; lon < 180; lon += 37)
    for (int lat = -80; lat < 90; lat += 23)
      {
        double x, y;

        for (guint p = 0; p < 2; p++)
          {
            xl_geo_project ((XlProjection) p, lon, lat, &x, &y);
            g_assert_true (isfinite (x) && isfinite (y));
          }
        g_assert_cmpfloat_with_epsilon (xl_geo_distance_km (lon, lat, 10, 50),
                                        xl_geo_distance_km (10, 50, lon, lat), 1e-9);
      }
  {
    double x, y;

    xl_geo_project (XL_PROJECTION_EUROPE, 10, 52, &x, &y);
    g_assert_cmpfloat_with_epsilon (hypot (x, y), 0, 1e-6);
    xl_geo_project (XL_PROJECTION_EUROPE, 10, 53, &x, &y);
    g_assert_cmpfloat_with_epsilon (y, -111.19, 0.02);
    xl_geo_project (XL_PROJECTION_WORLD, 180, 0, &x, &y);
    g_assert_cmpfloat_with_epsilon (x, 17243.959 * XL_GEO_EARTH_KM / 6378.137, 30);
  }
}

static void
test_geo_bad (void)
{
  static const char *const bad[] = { "DE", "DE\tGermany", "DEU\tGermany\t1 2,3 4", "\tx\t1 2",
                                     "DE\tx\t1 2,3", "DE\tx\t1 2,3 4x", "DE\tx\t1 2 3 4", "DE\tx\t1e5 2",
                                     "DE\tx\t1 95,2 3,4 5", "DE\tx\t999 1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xl_geo_new (bad[i], strlen (bad[i]), "", 0, &error));
      g_assert_error (error, XL_GEO_ERROR, XL_GEO_ERROR_MALFORMED);
    }
}

/* A site is drawn within a few px of its true place; beyond Europe there is a port with an arrow;
 * with most regions elsewhere the world is shown instead. */
static void
test_geography (void)
{
  g_autoptr (XlGeo) geo = load_geo ();

  for (guint far = 0; far < 2; far++)
    {
      XlGraphBuilder *builder = xl_graph_builder_new ();
      static const double at[][2] = { { 5.79, 50.97 }, { 13.61, 50.6 }, { -5.92, 43.56 }, { 120.16, 33.35 },
                                      { 121.5, 31.2 }, { -95, 30 }, { 139, 35 } };
      g_autoptr (XlGraph) graph = NULL;
      g_autoptr (XlPositions) positions = NULL;
      g_autoptr (XlScene) scene = NULL;
      XlLayoutOptions layout = plain_options (XL_LAYOUT_GEOGRAPHY);
      XlSceneOptions options = { .width = 900, .height = 600, .scale = 1, .geo = geo, .words = &words };
      XlProjection projection;
      double scale, x, y, px, py;
      guint n_arrows, n_land;

      for (guint i = 0; i < (far ? 7 : 4); i++)
        {
          XlNode node = { .id = 1 + i, .kind = XL_NODE_REGION, .name = "R", .lon = at[i][0],
                          .lat = at[i][1] };
          XlNode seat = { .id = 101 + i, .kind = XL_NODE_ORGANISATION, .name = "O", .home = 1 + i,
                          .lon = NAN, .lat = NAN };

          xl_graph_builder_add_node (builder, &node);
          xl_graph_builder_add_node (builder, &seat);
        }
      graph = xl_graph_builder_end (builder);
      layout.geo = geo;
      layout.width = 900;
      layout.height = 600;
      positions = xl_layout_run (graph, &layout);
      g_assert_true (xl_positions_get_geo (positions, &projection, &scale, &x, &y));
      g_assert_cmpint (projection, ==, far ? XL_PROJECTION_WORLD : XL_PROJECTION_EUROPE);
      g_assert_cmpuint (xl_positions_count_flag (positions, XL_PLACE_PORT), ==, far ? 0 : 2);
      options.view = xl_scene_fit (graph, positions, &options);
      scene = xl_scene_new (graph, positions, &options);
      for (guint i = 0; i < 3; i++)
        {
          guint n;
          const XlSceneNode *node = xl_scene_get_nodes (scene, &n) + xl_scene_find (scene, 1 + i);

          xl_geo_project (projection, at[i][0], at[i][1], &px, &py);
          px = (x + scale * px) * options.view.zoom + options.view.x;
          py = (y + scale * py) * options.view.zoom + options.view.y;
          g_assert_cmpfloat (hypot (px - (double) node->x, py - (double) node->y), <, 12);
        }
      xl_scene_get_arrows (scene, &n_arrows);
      xl_scene_get_land (scene, &n_land);
      g_assert_cmpuint (n_arrows, ==, far ? 0 : 1);
      g_assert_cmpuint (n_land, >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/builder", test_builder);
  g_test_add_func ("/graph/layout/same-seed-same-bytes", test_same_seed);
  g_test_add_func ("/graph/layout/cancel", test_cancel);
  g_test_add_func ("/graph/layout/warm-start-keeps", test_warm_start);
  g_test_add_func ("/graph/layout/known-shapes", test_known_shapes);
  g_test_add_func ("/graph/scene/labels-apart", test_labels);
  g_test_add_func ("/graph/scene/fit", test_fit);
  g_test_add_func ("/graph/scene/corner", test_corner);
  g_test_add_func ("/graph/scene/pick", test_pick);
  g_test_add_func ("/graph/scene/odd-graphs", test_odd_graphs);
  g_test_add_func ("/graph/el/good", test_el_good);
  g_test_add_func ("/graph/el/bad", test_el_bad);
  g_test_add_func ("/graph/geo/sites-in-their-countries", test_sites);
  g_test_add_func ("/graph/geo/distances", test_distances);
  g_test_add_func ("/graph/geo/bad", test_geo_bad);
  g_test_add_func ("/graph/geo/geography", test_geography);
  return g_test_run ();
}
