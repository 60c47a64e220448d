/* test-layouts.c - laws of the five layouts, of lines and of measures */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-el.h"
#include "xl-measures.h"
#include "xl-order.h"
#include "xl-scene.h"

static const char *const countries[] = { "BE", "DE", "NL", "IT", "", "PL", "ES" };

/* Regions, projects of all stages over some of them, organisations at the projects. */
static XlGraph *
random_graph (guint32 seed, guint regions, guint projects, guint organisations)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  XlGraphBuilder *builder = xl_graph_builder_new ();
  guint n = regions + projects + organisations, link = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean region = i < regions, project = !region && i < regions + projects;
      g_autofree char *name = g_strdup_printf ("%s of some letters %u", region ? "Region" : project ? "Project" : "Org", i);
      XlNode node = { .id = 1 + i, .kind = region ? XL_NODE_REGION : project ? XL_NODE_PROJECT : XL_NODE_ORGANISATION,
                      .name = name, .stage = project ? (guint8) g_rand_int_range (rand, 0, 6) : 0, .weight = i % 7,
                      .lon = region ? g_rand_double_range (rand, -8, 28) : NAN,
                      .lat = region ? g_rand_double_range (rand, 37, 60) : NAN };

      g_strlcpy (node.country, countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))], sizeof node.country);
      g_assert_true (xl_graph_builder_add_node (builder, &node));
    }
  for (guint p = 0; p < projects; p++)
    for (guint k = 0; k < 3 && regions > 0; k++)
      xl_graph_builder_add_edge (builder, 50000 + link++, 1 + regions + p, 1 + g_rand_int_range (rand, 0, (int) regions),
                                 k == 0 ? XL_EDGE_LEAD : XL_EDGE_REGION, FALSE);
  for (guint o = 0; o < organisations && projects > 0; o++)
    xl_graph_builder_add_edge (builder, 50000 + link++, 1 + regions + projects + o,
                               1 + regions + g_rand_int_range (rand, 0, (int) projects), XL_EDGE_ORGANISATION, FALSE);
  return xl_graph_builder_end (builder);
}

static XlLayoutOptions
plain_options (guint mode)
{
  XlLayoutOptions options = { .mode = (XlLayoutMode) mode, .seed = 1, .width = 880, .height = 620,
                              .measure = xl_text_measure_plain };

  return options;
}

static void
assert_same (XlPositions *a, XlPositions *b)
{
  guint n_a, n_b;
  const XlHeading *headings_a = xl_positions_get_headings (a, &n_a), *headings_b = xl_positions_get_headings (b, &n_b);

  g_assert_cmpuint (xl_positions_get_n (a), ==, xl_positions_get_n (b));
  for (guint i = 0; i < xl_positions_get_n (a); i++)
    g_assert_cmpmem (xl_positions_lookup (a, xl_positions_get_id (a, i)), sizeof (XlPlace),
                     xl_positions_lookup (b, xl_positions_get_id (a, i)), sizeof (XlPlace));
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_true (headings_a[i].kind == headings_b[i].kind && headings_a[i].count == headings_b[i].count);
      g_assert_cmpfloat (headings_a[i].x, ==, headings_b[i].x);
      g_assert_cmpfloat (headings_a[i].y, ==, headings_b[i].y);
    }
}

static void
assert_finite (XlPositions *positions)
{
  for (guint i = 0; i < xl_positions_get_n (positions); i++)
    {
      const XlPlace *place = xl_positions_lookup (positions, xl_positions_get_id (positions, i));

      g_assert_true (isfinite (place->x) && isfinite (place->y) && isfinite (place->dx) && isfinite (place->dy));
    }
}

/* The same seed gives the same bytes in every layout, at once or in the smallest steps. */
static void
test_same_seed (void)
{
  g_autoptr (XlGraph) graph = random_graph (7, 40, 60, 90);

  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    {
      XlLayoutOptions options = plain_options (mode);
      g_autoptr (XlPositions) a = xl_layout_run (graph, &options), b = NULL;
      g_autoptr (XlLayout) job = xl_layout_new (graph, &options);

      while (!xl_layout_step (job, 0))
        g_assert_cmpfloat (xl_layout_get_progress (job), <=, 1);
      b = xl_layout_dup_positions (job);
      assert_finite (a);
      assert_same (a, b);
      g_assert_cmpint (xl_positions_get_mode (a), ==, (int) mode);
    }
}

static gboolean
after_some_cb (gpointer data)
{
  return (*(guint *) data)-- == 0;
}

/* Whenever it is said, a job ends, and then has no places; all that ask often enough to be stopped at once. */
static void
test_cancel (void)
{
  g_autoptr (XlGraph) graph = random_graph (3, 200, 300, 500);

  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    for (guint after = 0; after < 9; after += 4)
      {
        XlLayoutOptions options = plain_options (mode);
        g_autoptr (XlLayout) job = NULL;
        g_autoptr (XlPositions) positions = NULL;
        guint left = after;

        if (mode == XL_LAYOUT_GEOGRAPHY && after > 0)
          continue;
        options.cancelled = after_some_cb;
        options.cancelled_data = &left;
        job = xl_layout_new (graph, &options);
        while (!xl_layout_step (job, 0))
          ;
        positions = xl_layout_dup_positions (job);
        g_assert_null (positions);
      }
}

/* A pinned node stays to the bit when something is added, in every layout in which places are chosen. */
static void
test_pinned (void)
{
  static const guint modes[] = { XL_LAYOUT_NETWORK, XL_LAYOUT_CLUSTERS, XL_LAYOUT_PIPELINE, XL_LAYOUT_CIRCLE };
  g_autoptr (XlGraph) graph = random_graph (5, 20, 30, 40), larger = random_graph (5, 20, 30, 45);
  const gint64 pinned[] = { 3, 25, 60 };

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      XlLayoutOptions options = plain_options (modes[m]);
      g_autoptr (XlPositions) first = xl_layout_run (graph, &options), second = NULL, again = NULL;

      options.previous = first;
      options.pinned = pinned;
      options.n_pinned = G_N_ELEMENTS (pinned);
      second = xl_layout_run (larger, &options);
      again = xl_layout_run (larger, &options);
      assert_same (second, again);
      for (guint i = 0; i < G_N_ELEMENTS (pinned); i++)
        g_assert_cmpmem (xl_positions_lookup (first, pinned[i]), sizeof (XlPlace),
                         xl_positions_lookup (second, pinned[i]), sizeof (XlPlace));
    }
}

/* No two nodes lie upon each other, at the zoom for which the layout was made, in every layout but geography's
 * world px (there it is the screen that parts them). */
static void
test_apart (void)
{
  static const guint modes[] = { XL_LAYOUT_NETWORK, XL_LAYOUT_CLUSTERS, XL_LAYOUT_PIPELINE, XL_LAYOUT_CIRCLE };
  static const guint sizes[][3] = { { 8, 6, 10 }, { 40, 60, 90 }, { 120, 200, 500 } };

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (XlGraph) graph = random_graph (s, sizes[s][0], sizes[s][1], sizes[s][2]);
        XlLayoutOptions options = plain_options (modes[m]);
        g_autoptr (XlPositions) positions = xl_layout_run (graph, &options);
        guint n = xl_graph_get_n_nodes (graph), touching = 0;

        for (guint i = 0; i < n; i++)
          for (guint j = 0; j < i; j++)
            {
              const XlPlace *p = xl_positions_lookup (positions, xl_graph_get_node (graph, i)->id);
              const XlPlace *q = xl_positions_lookup (positions, xl_graph_get_node (graph, j)->id);

              touching += hypot ((double) (p->x - q->x), (double) (p->y - q->y))
                          < xl_graph_node_radius (graph, i) + xl_graph_node_radius (graph, j) - 0.5;
            }
        g_test_message ("mode %u, %u nodes: %u touch", modes[m], n, touching);
        g_assert_cmpuint (touching, ==, 0);
      }
}

/* Graphs that no plan should be, but some are: nothing stalls, every place is a number, and a scene comes out. */
static XlGraph *
odd_graph (guint which)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();
  static const guint counts[] = { 0, 1, 5000, 3001, 300, 6, 40 };
  static const double far[][2] = { { 0, 90 }, { 0, -90 }, { 180, 0 }, { -180, 10 }, { 179.9, -89.9 }, { -179.9, 66 } };

  for (guint i = 0; i < counts[which]; i++)
    {
      XlNode node = { .id = 1 + i, .kind = (XlNodeKind) (i % XL_N_NODE_KINDS), .name = "A name", .country = "DE",
                      .stage = i % 4 == XL_NODE_PROJECT ? 3 : 0, .lon = NAN, .lat = NAN };

      if (which >= 4)
        {
          node.kind = XL_NODE_REGION;
          node.lon = which == 5 ? far[i][0] : 6.5;
          node.lat = which == 5 ? far[i][1] : 51;
        }
      xl_graph_builder_add_node (builder, &node);
    }
  /* One hub; many lines between the same two; a clique. */
  for (guint i = 1; which == 3 && i < counts[which]; i++)
    xl_graph_builder_add_edge (builder, 0, 1, 1 + i, XL_EDGE_TIE, FALSE);
  for (guint i = 0; which == 5 && i < 20; i++)
    xl_graph_builder_add_edge (builder, 100 + i, 1 + i % 2, 2 - i % 2, XL_EDGE_TIE, FALSE);
  for (guint i = 0; which == 6 && i < counts[which]; i++)
    for (guint j = 0; j < i; j++)
      xl_graph_builder_add_edge (builder, 0, 1 + i, 1 + j, XL_EDGE_TIE, FALSE);
  return xl_graph_builder_end (builder);
}

static void
test_odd (void)
{
  static const double sizes[][2] = { { 900, 600 }, { 3, 2 }, { 200, 2000 } };

  for (guint which = 0; which < 7; which++)
    {
      g_autoptr (XlGraph) graph = odd_graph (which);

      for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
        for (guint s = 0; s < (which < 2 || which > 4 ? G_N_ELEMENTS (sizes) : 1); s++)
          {
            XlLayoutOptions options = plain_options (mode);
            XlSceneOptions scene_options = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1 };
            g_autoptr (XlPositions) positions = NULL;
            g_autoptr (XlScene) scene = NULL;
            guint n;

            options.width = sizes[s][0];
            options.height = sizes[s][1];
            options.legend_width = 200;
            options.legend_height = 300;
            positions = xl_layout_run (graph, &options);
            assert_finite (positions);
            g_assert_cmpuint (xl_positions_get_n (positions), ==, xl_graph_get_n_nodes (graph));
            scene_options.view = xl_scene_fit (graph, positions, &scene_options);
            scene = xl_scene_new (graph, positions, &scene_options);
            for (const XlSceneNode *node = xl_scene_get_nodes (scene, &n); n > 0; n--, node++)
              g_assert_true (isfinite (node->x) && isfinite (node->y));
            for (const XlSceneEdge *e = xl_scene_get_edges (scene, &n); n > 0; n--, e++)
              g_assert_true (isfinite (e->x1) && isfinite (e->y1) && isfinite (e->c1x) && isfinite (e->c2y));
          }
    }
}

/* --- clusters --------------------------------------------------------------------------------- */

static gboolean
turns_left (const float *xy, guint a, guint b, guint c)
{
  return ((double) xy[2 * b] - xy[2 * a]) * ((double) xy[2 * c + 1] - xy[2 * a + 1])
         > ((double) xy[2 * b + 1] - xy[2 * a + 1]) * ((double) xy[2 * c] - xy[2 * a]);
}

static guint
crossings_of (const XlEl *el, const float *xy)
{
  guint count = 0;

  for (gsize e = 0; e < el->m; e++)
    for (gsize f = 0; f < e; f++)
      {
        guint a = el->ends[2 * e], b = el->ends[2 * e + 1], c = el->ends[2 * f], d = el->ends[2 * f + 1];

        count += a != c && a != d && b != c && b != d && turns_left (xy, a, b, c) != turns_left (xy, a, b, d)
                 && turns_left (xy, c, d, a) != turns_left (xy, c, d, b);
      }
  return count;
}

/* Of the nearest so many as it has neighbours, how many are neighbours: mean over all nodes. */
static double
kept_of (const XlEl *el, const float *xy)
{
  double sum = 0;
  guint counted = 0;

  for (guint v = 0; v < el->n; v++)
    {
      g_autofree guint8 *near = g_malloc0 (el->n), *used = g_malloc0 (el->n);
      guint degree = 0, hits = 0;

      for (gsize e = 0; e < 2 * el->m; e++)
        if (el->ends[e] == v && el->ends[e ^ 1] != v && !near[el->ends[e ^ 1]])
          {
            near[el->ends[e ^ 1]] = 1;
            degree++;
          }
      for (guint k = 0; k < degree; k++)
        {
          double best = G_MAXDOUBLE;
          guint which = v;

          for (guint w = 0; w < el->n; w++)
            {
              double away = hypot ((double) (xy[2 * w] - xy[2 * v]), (double) (xy[2 * w + 1] - xy[2 * v + 1]));

              if (w != v && !used[w] && away < best)
                {
                  best = away;
                  which = w;
                }
            }
          used[which] = 1;
          hits += near[which];
        }
      if (degree)
        {
          sum += (double) hits / degree;
          counted++;
        }
    }
  return sum / counted;
}

/* What the layout is for: fewer crossings and more neighbours together than in the network, on any such graph. */
static void
test_clusters (void)
{
  for (guint32 seed = 0; seed < 4; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (XlEl) el = NULL;
      g_autofree float *network = NULL, *clusters = NULL;

      for (guint p = 0; p < 250; p++)
        for (guint k = 0, programme = (guint) g_rand_int_range (rand, 0, 50); k < 3; k++)
          g_string_append_printf (text, "%u %u\n", 60 + p, (programme + (guint) g_rand_int_range (rand, 0, 8)) % 60);
      el = xl_el_parse (text->str, text->len, NULL);
      network = xl_el_layout (el, XL_LAYOUT_NETWORK, 1, NULL, NULL, NULL);
      clusters = xl_el_layout (el, XL_LAYOUT_CLUSTERS, 1, NULL, NULL, NULL);
      g_assert_cmpuint (crossings_of (el, clusters), <, crossings_of (el, network));
      g_assert_cmpfloat (kept_of (el, clusters), >, 1.2 * kept_of (el, network));
    }
}

/* Every part of a graph is as large as it should be: its edges are one unit long in the mean. */
static void
test_parts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (XlEl) el = NULL;
  g_autofree float *xy = NULL;
  static const guint first[] = { 0, 100, 103, 105, 125 };

  for (guint i = 0; i < 99; i++)
    g_string_append_printf (text, "%u %u\n%u %u\n", i, i + 1, i, (i * 7) % 100);
  g_string_append (text, "100 101\n101 102\n103 104\n");
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "%u %u\n", 105 + i, 105 + (i + 1) % 20);
  el = xl_el_parse (text->str, text->len, NULL);
  xy = xl_el_layout (el, XL_LAYOUT_CLUSTERS, 1, NULL, NULL, NULL);
  for (guint part = 0; part + 1 < G_N_ELEMENTS (first); part++)
    {
      double sum = 0;
      guint m = 0;

      for (gsize e = 0; e < el->m; e++)
        {
          guint a = el->ends[2 * e], b = el->ends[2 * e + 1];

          if (a < first[part] || a >= first[part + 1] || a == b)
            continue;
          sum += hypot ((double) (xy[2 * a] - xy[2 * b]), (double) (xy[2 * a + 1] - xy[2 * b + 1]));
          m++;
        }
      g_assert_cmpfloat_with_epsilon (sum / m, 1, 0.05);
    }
}

/* --- lines ------------------------------------------------------------------------------------ */

/* Counting by sorting agrees with trying all pairs. */
static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint turn = 0; turn < 60; turn++)
    {
      guint m = (guint) g_rand_int_range (rand, 0, 60), places = (guint) g_rand_int_range (rand, 2, 20), between = 0, chords = 0;
      g_autofree XlOrderLine *lines = g_new (XlOrderLine, m + 1);

      for (guint i = 0; i < m; i++)
        {
          lines[i].a = (guint) g_rand_int_range (rand, 0, (int) places);
          lines[i].b = (lines[i].a + (guint) g_rand_int_range (rand, 1, (int) places)) % places;
        }
      for (guint i = 0; i < m; i++)
        for (guint j = 0; j < m; j++)
          {
            guint a = MIN (lines[i].a, lines[i].b), b = MAX (lines[i].a, lines[i].b);
            guint c = MIN (lines[j].a, lines[j].b), d = MAX (lines[j].a, lines[j].b);

            between += lines[i].a < lines[j].a && lines[i].b > lines[j].b;
            chords += a < c && c < b && b < d;
          }
      g_assert_cmpuint (xl_order_between (lines, m, places), ==, between);
      g_assert_cmpuint (xl_order_chords (lines, m, places), ==, chords);
    }
}

/* The pipeline says what it is: stages from left to right between regions and partners, each under its heading, empty
 * stages too; the circle has an arc for each country. */
static void
test_headings (void)
{
  g_autoptr (XlGraph) graph = random_graph (9, 12, 14, 20);
  XlLayoutOptions options = plain_options (XL_LAYOUT_PIPELINE);
  g_autoptr (XlPositions) pipeline = xl_layout_run (graph, &options), circle = NULL;
  guint n, all = 0;
  const XlHeading *headings = xl_positions_get_headings (pipeline, &n);

  g_assert_cmpuint (n, >=, 7);
  g_assert_cmpint (headings[0].kind, ==, XL_HEADING_REGIONS);
  g_assert_cmpint (headings[n - 1].kind, ==, XL_HEADING_PARTNERS);
  for (guint i = 0; i < n; i++)
    {
      guint below = 0;

      if (i > 0)
        g_assert_cmpfloat (headings[i].x, >, headings[i - 1].x);
      for (guint v = 0; v < xl_graph_get_n_nodes (graph); v++)
        {
          const XlNode *node = xl_graph_get_node (graph, v);
          const XlPlace *place = xl_positions_lookup (pipeline, node->id);
          gboolean here = headings[i].kind == XL_HEADING_REGIONS ? node->kind == XL_NODE_REGION
                          : headings[i].kind == XL_HEADING_STAGE ? node->kind == XL_NODE_PROJECT
                                                                       && node->stage == headings[i].stage
                                                                 : node->kind == XL_NODE_ORGANISATION;

          below += here;
          if (here)
            {
              g_assert_cmpfloat (place->y, >, headings[i].y);
              for (guint j = 0; j < n; j++)
                g_assert_cmpfloat (fabsf (place->x - headings[i].x), <=, fabsf (place->x - headings[j].x));
            }
        }
      g_assert_cmpuint (headings[i].count, ==, below);
      all += below;
    }
  g_assert_cmpuint (all, ==, xl_graph_get_n_nodes (graph));
  options.mode = XL_LAYOUT_CIRCLE;
  circle = xl_layout_run (graph, &options);
  xl_positions_get_headings (circle, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (countries));
}

/* Several lines between the same two nodes lie apart, each is picked where it is drawn, and a single one is straight. */
static void
test_parallels (void)
{
  for (guint count = 1; count <= 4; count++)
    {
      XlGraphBuilder *builder = xl_graph_builder_new ();
      gint64 ids[] = { 1, 2 };
      XlPlace places[] = { { 100, 200, 0, 0, 0 }, { 500, 260, 0, 0, 0 } };
      g_autoptr (XlPositions) positions = xl_positions_new (XL_LAYOUT_NETWORK, ids, places, 2);
      XlSceneOptions options = { .width = 600, .height = 400, .scale = 1, .view = { 1, 0, 0 } };
      g_autoptr (XlGraph) graph = NULL;
      g_autoptr (XlScene) scene = NULL;
      const XlSceneEdge *edges;
      guint n;

      for (guint i = 0; i < 2; i++)
        xl_graph_builder_add_node (builder, &(XlNode) { .id = ids[i], .name = "N", .lon = NAN, .lat = NAN });
      for (guint i = 0; i < count; i++)
        xl_graph_builder_add_edge (builder, 10 + i, ids[i % 2], ids[1 - i % 2], XL_EDGE_TIE, FALSE);
      graph = xl_graph_builder_end (builder);
      scene = xl_scene_new (graph, positions, &options);
      edges = xl_scene_get_edges (scene, &n);
      g_assert_cmpuint (n, ==, count);
      for (guint i = 0; i < n; i++)
        {
          const XlSceneEdge *e = &edges[i];
          gboolean is_edge, curved = e->curved != 0;
          double x = curved ? (double) (e->x1 + 3 * e->c1x + 3 * e->c2x + e->x2) / 8 : (double) (e->x1 + e->x2) / 2;
          double y = curved ? (double) (e->y1 + 3 * e->c1y + 3 * e->c2y + e->y2) / 8 : (double) (e->y1 + e->y2) / 2;

          g_assert_cmpint (xl_scene_pick (scene, x, y, 2.5, &is_edge), ==, e->id);
          g_assert_true (is_edge);
        }
      if (count == 1)
        g_assert_false (edges[0].curved);
    }
}

/* Geography says where a region belongs that had to move: a line from its site, as it is projected, to the node; one that
 * stands on its site has none. */
static void
test_leaders (void)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();
  XlLayoutOptions options = plain_options (XL_LAYOUT_GEOGRAPHY);
  XlSceneOptions scene_options = { .width = 880, .height = 620, .scale = 1 };
  g_autoptr (XlGraph) graph = NULL;
  g_autoptr (XlPositions) positions = NULL;
  g_autoptr (XlScene) scene = NULL;
  XlProjection projection;
  double scale, x, y, px, py;
  const XlSceneArrow *leaders;
  const XlSceneNode *alone;
  guint n, n_nodes;

  for (guint i = 0; i < 13; i++)
    xl_graph_builder_add_node (builder, &(XlNode) { .id = 1 + i, .kind = XL_NODE_REGION, .name = "R", .weight = 3,
                                                    .lon = i < 12 ? 5.5 : 20, .lat = 51 });
  graph = xl_graph_builder_end (builder);
  positions = xl_layout_run (graph, &options);
  scene_options.view = xl_scene_fit (graph, positions, &scene_options);
  scene = xl_scene_new (graph, positions, &scene_options);
  leaders = xl_scene_get_leaders (scene, &n);
  g_assert_cmpuint (n, >=, 6);
  g_assert_cmpuint (n, <, 13);
  g_assert_true (xl_positions_get_geo (positions, &projection, &scale, &x, &y));
  xl_geo_project (projection, 5.5, 51, &px, &py);
  alone = xl_scene_get_nodes (scene, &n_nodes) + xl_scene_find (scene, 13);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (leaders[i].x1, (x + scale * px) * scene_options.view.zoom + scene_options.view.x, 0.5);
      g_assert_cmpfloat_with_epsilon (leaders[i].y1, (y + scale * py) * scene_options.view.zoom + scene_options.view.y, 0.5);
      g_assert_cmpfloat (hypotf (leaders[i].x2 - alone->x, leaders[i].y2 - alone->y), >, 2 * alone->r);
    }
}

/* --- measures --------------------------------------------------------------------------------- */

static XlGraph *
plain_graph (guint n, const guint (*edges)[2], guint m)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < n; i++)
    xl_graph_builder_add_node (builder, &(XlNode) { .id = 101 + i, .name = "N", .lon = NAN, .lat = NAN });
  for (guint e = 0; e < m; e++)
    xl_graph_builder_add_edge (builder, 1 + e, 101 + edges[e][0], 101 + edges[e][1], XL_EDGE_TIE, FALSE);
  return xl_graph_builder_end (builder);
}

enum
{
  ANDRE,
  BEVERLY,
  CAROL,
  DIANE,
  ED,
  FERNANDO,
  GARTH,
  HEATHER,
  IKE,
  JANE
};

/* Krackhardt's kite (1990), with its published values. */
static const guint kite[][2] = {
  { ANDRE, BEVERLY },  { ANDRE, CAROL },  { ANDRE, DIANE },   { ANDRE, FERNANDO },  { BEVERLY, DIANE },    { BEVERLY, ED },
  { BEVERLY, GARTH },  { CAROL, DIANE },  { CAROL, FERNANDO }, { DIANE, ED },        { DIANE, FERNANDO },   { DIANE, GARTH },
  { ED, GARTH },       { FERNANDO, GARTH }, { FERNANDO, HEATHER }, { GARTH, HEATHER }, { HEATHER, IKE }, { IKE, JANE },
};

static void
test_kite (void)
{
  g_autoptr (XlGraph) graph = plain_graph (10, kite, G_N_ELEMENTS (kite));
  g_autoptr (XlMeasures) measures = xl_measures_new (graph, NULL, NULL, NULL);
  const XlGraphMeasures *whole = xl_measures_get_graph (measures);

  g_assert_cmpfloat_with_epsilon (xl_measures_get_node (measures, HEATHER)->betweenness, 14.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (xl_measures_get_node (measures, IKE)->betweenness, 8.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (xl_measures_get_node (measures, FERNANDO)->closeness, 0.6429, 5e-5);
  g_assert_cmpfloat_with_epsilon (xl_measures_get_node (measures, GARTH)->closeness, 0.6429, 5e-5);
  g_assert_cmpuint (xl_measures_get_node (measures, DIANE)->degree, ==, 6);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (xl_measures_get_node (measures, i)->is_cut, ==, i == HEATHER || i == IKE);
  g_assert_cmpuint (xl_measures_get_node (measures, ANDRE)->core, ==, 3);
  g_assert_cmpuint (xl_measures_get_node (measures, HEATHER)->core, ==, 2);
  g_assert_cmpuint (xl_measures_get_node (measures, JANE)->core, ==, 1);
  g_assert_cmpuint (whole->n_components, ==, 1);
  g_assert_cmpfloat_with_epsilon (whole->density, 18.0 / 45.0, 1e-12);
}

#define SMALL 14

/* By the definitions: all distances and numbers of shortest paths by matrices. */
static void
paths_of (const guint8 link[SMALL][SMALL], const guint8 *seen, guint distance[SMALL][SMALL], double paths[SMALL][SMALL])
{
  for (guint s = 0; s < SMALL; s++)
    {
      for (guint i = 0; i < SMALL; i++)
        {
          distance[s][i] = i == s && seen[s] ? 0 : 1000;
          paths[s][i] = i == s && seen[s];
        }
      for (guint step = 1; step < SMALL; step++)
        for (guint i = 0; i < SMALL; i++)
          for (guint j = 0; j < SMALL; j++)
            if (seen[i] && seen[j] && link[i][j] && distance[s][i] == step - 1 && distance[s][j] >= step)
              {
                distance[s][j] = step;
                paths[s][j] += paths[s][i];
              }
    }
}

static guint
count_parts (const guint8 link[SMALL][SMALL], const guint8 *seen)
{
  guint distance[SMALL][SMALL], parts = 0;
  double paths[SMALL][SMALL];

  paths_of (link, seen, distance, paths);
  for (guint i = 0; i < SMALL; i++)
    {
      gboolean first = seen[i];

      for (guint j = 0; j < i; j++)
        first &= distance[i][j] >= 1000;
      parts += first;
    }
  return parts;
}

/* Whether a node is in the part in which all have k neighbours. */
static gboolean
in_core (const guint8 link[SMALL][SMALL], const guint8 *seen, guint node, guint k)
{
  guint8 left[SMALL];
  gboolean changed = TRUE;

  memcpy (left, seen, SMALL);
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < SMALL; i++)
        {
          guint degree = 0;

          for (guint j = 0; j < SMALL; j++)
            degree += left[j] && link[i][j];
          if (left[i] && degree < k)
            {
              left[i] = 0;
              changed = TRUE;
            }
        }
    }
  return left[node];
}

static void
assert_measures (XlMeasures *measures, const guint8 link[SMALL][SMALL], const guint8 *seen)
{
  guint distance[SMALL][SMALL], parts = count_parts (link, seen), n = 0;
  double paths[SMALL][SMALL];

  for (guint i = 0; i < SMALL; i++)
    n += seen[i];
  paths_of (link, seen, distance, paths);
  g_assert_cmpuint (xl_measures_get_graph (measures)->n_components, ==, parts);
  g_assert_cmpuint (xl_measures_get_graph (measures)->n_nodes, ==, n);
  for (guint v = 0; v < SMALL; v++)
    {
      const XlNodeMeasures *is = xl_measures_get_node (measures, v);
      double between = 0, sum = 0, reached = 0;
      guint8 without[SMALL];

      memcpy (without, seen, SMALL);
      without[v] = 0;
      if (!seen[v])
        {
          g_assert_cmpuint (is->component, ==, G_MAXUINT);
          g_assert_true (is->betweenness == 0 && is->closeness == 0 && is->degree == 0 && is->core == 0 && !is->is_cut);
          continue;
        }
      for (guint s = 0; s < SMALL; s++)
        {
          for (guint t = 0; t < s; t++)
            if (s != v && t != v && distance[s][t] < 1000 && distance[s][v] + distance[v][t] == distance[s][t])
              between += paths[s][v] * paths[v][t] / paths[s][t];
          if (s != v && distance[v][s] < 1000)
            {
              sum += distance[v][s];
              reached++;
            }
        }
      g_assert_cmpfloat_with_epsilon (is->betweenness, between, 1e-9);
      g_assert_cmpfloat_with_epsilon (is->closeness, sum > 0 ? reached / sum * reached / (n - 1) : 0, 1e-12);
      g_assert_cmpint (is->is_cut, ==, count_parts (link, without) > parts);
      g_assert_true (in_core (link, seen, v, is->core));
      g_assert_false (in_core (link, seen, v, is->core + 1));
      for (guint w = 0; w < SMALL; w++)
        if (seen[w])
          g_assert_cmpint (distance[v][w] < 1000, ==, is->component == xl_measures_get_node (measures, w)->component);
    }
}

/* On random graphs, and on what a mask leaves of them, the figures are those of their definitions; a path is as long
 * as the distance says, and the same every time. */
static void
test_measures (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint turn = 0; turn < 80; turn++)
    {
      guint8 link[SMALL][SMALL] = { { 0 } }, seen[SMALL];
      guint edges[40][2], m = (guint) g_rand_int_range (rand, 0, 40), distance[SMALL][SMALL];
      double paths[SMALL][SMALL];
      g_autoptr (XlGraph) graph = NULL;
      g_autoptr (XlMeasures) measures = NULL;

      for (guint e = 0; e < m; e++)
        {
          guint a = (guint) g_rand_int_range (rand, 0, SMALL), b = (a + (guint) g_rand_int_range (rand, 1, SMALL)) % SMALL;

          edges[e][0] = a;
          edges[e][1] = b;
          link[a][b] = link[b][a] = 1;
        }
      for (guint i = 0; i < SMALL; i++)
        seen[i] = turn % 2 == 0 || g_rand_int_range (rand, 0, 4) > 0;
      graph = plain_graph (SMALL, (const guint (*)[2]) edges, m);
      measures = xl_measures_new (graph, turn % 2 == 0 ? NULL : seen, NULL, NULL);
      assert_measures (measures, (const guint8 (*)[SMALL]) link, seen);
      paths_of ((const guint8 (*)[SMALL]) link, seen, distance, paths);
      for (guint a = 0; a < SMALL; a++)
        for (guint b = 0; b < SMALL; b++)
          {
            g_autoptr (GArray) path = xl_graph_path (graph, seen, 101 + a, 101 + b);
            g_autoptr (GArray) again = xl_graph_path (graph, seen, 101 + a, 101 + b);

            g_assert_cmpint (path != NULL, ==, distance[a][b] < 1000);
            if (!path)
              continue;
            g_assert_cmpuint (path->len, ==, distance[a][b] + 1);
            g_assert_cmpmem (path->data, path->len * sizeof (XlPathStep), again->data, again->len * sizeof (XlPathStep));
            for (guint k = 0; k < path->len; k++)
              {
                const XlPathStep *step = &g_array_index (path, XlPathStep, k);
                const XlEdge *edge;

                g_assert_true (seen[step->node] && step->id == 101 + step->node);
                if (k == 0)
                  continue;
                edge = &xl_graph_get_edges (graph)[step->edge];
                g_assert_true ((edge->a == step->node && edge->b == step[-1].node)
                               || (edge->b == step->node && edge->a == step[-1].node));
              }
          }
    }
}

static void
test_measures_cancel (void)
{
  g_autoptr (XlGraph) graph = plain_graph (10, kite, G_N_ELEMENTS (kite));
  guint left = 3;

  g_assert_null (xl_measures_new (graph, NULL, after_some_cb, &left));
  g_assert_null (xl_graph_path (graph, NULL, 101, 999));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layouts/same-seed-same-bytes", test_same_seed);
  g_test_add_func ("/layouts/cancel-ends", test_cancel);
  g_test_add_func ("/layouts/pinned-stay", test_pinned);
  g_test_add_func ("/layouts/nodes-apart", test_apart);
  g_test_add_func ("/layouts/odd-graphs", test_odd);
  g_test_add_func ("/layouts/clusters-keep-neighbours", test_clusters);
  g_test_add_func ("/layouts/parts", test_parts);
  g_test_add_func ("/layouts/order", test_order);
  g_test_add_func ("/layouts/headings", test_headings);
  g_test_add_func ("/layouts/parallels", test_parallels);
  g_test_add_func ("/layouts/leaders", test_leaders);
  g_test_add_func ("/measures/kite", test_kite);
  g_test_add_func ("/measures/definitions", test_measures);
  g_test_add_func ("/measures/cancel", test_measures_cancel);
  return g_test_run ();
}
