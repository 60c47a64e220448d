/* test-graph-walk.c - laws of going through a picture: arrow keys, pins */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "xl-scene.h"

#define N 40

static XlGraph *
random_graph (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < N; i++)
    {
      XlNode node = { .id = 1 + i, .kind = XL_NODE_REGION, .name = "A", .lon = NAN, .lat = NAN };

      g_assert_true (xl_graph_builder_add_node (builder, &node));
    }
  for (guint i = 0; i < N; i++)
    xl_graph_builder_add_edge (builder, 100 + i, g_rand_int_range (rand, 1, N + 1), g_rand_int_range (rand, 1, N + 1),
                               XL_EDGE_REGION, FALSE);
  return xl_graph_builder_end (builder);
}

/* Law: an arrow leads to a node that lies that way, and to none only where none does; of two straight ahead it is the
 * nearer one; from every node some arrow leads on. */
static void
test_walk (void)
{
  static const int arrows[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  g_autoptr (XlGraph) graph = random_graph (3);
  XlLayoutOptions layout = { .mode = XL_LAYOUT_NETWORK, .seed = 1, .width = 900, .height = 600 };
  g_autoptr (XlPositions) positions = xl_layout_run (graph, &layout);
  XlSceneOptions options = { .width = 900, .height = 600, .view = { 1, 0, 0 }, .scale = 1 };
  g_autoptr (XlScene) scene = xl_scene_new (graph, positions, &options);
  guint n;
  const XlSceneNode *nodes = xl_scene_get_nodes (scene, &n);

  g_assert_cmpuint (n, ==, N);
  g_assert_cmpint (xl_scene_find (scene, xl_scene_walk (scene, 0, 1, 0)), >=, 0);
  for (guint i = 0; i < n; i++)
    {
      guint ways = 0;

      for (guint k = 0; k < 4; k++)
        {
          gint64 id = xl_scene_walk (scene, nodes[i].id, arrows[k][0], arrows[k][1]);
          const XlSceneNode *next = id != 0 ? nodes + xl_scene_find (scene, id) : NULL;
          guint there = 0;

          for (guint j = 0; j < n; j++)
            {
              float x = nodes[j].x - nodes[i].x, y = nodes[j].y - nodes[i].y;
              float along = x * (float) arrows[k][0] + y * (float) arrows[k][1];
              float off = fabsf (x * (float) arrows[k][1] - y * (float) arrows[k][0]);

              if (along <= 0 || off > along)
                continue;
              there++;
              g_assert_nonnull (next);
              if (off == 0)
                g_assert_cmpfloat (fabsf (next->x - nodes[i].x) + fabsf (next->y - nodes[i].y), <=, along + 0.01f);
              if (j == (guint) (next - nodes))
                ways++;
            }
          g_assert_cmpint (there > 0, ==, next != NULL);
        }
      g_assert_cmpuint (ways, >, 0);
    }
}

/* Law: a pinned node stays where it is, to the byte, and what lies upon it gives way. */
static void
test_pinned (void)
{
  g_autoptr (XlGraph) graph = random_graph (5);
  XlLayoutOptions layout = { .mode = XL_LAYOUT_NETWORK, .seed = 1, .width = 900, .height = 600 };
  g_autoptr (XlPositions) first = xl_layout_run (graph, &layout), moved = NULL, second = NULL;
  gint64 ids[N], pinned = 0, under = 0;
  guint at = 0;
  XlPlace places[N];
  const XlPlace *a, *b;

  for (guint i = 0; i < N; i++)
    {
      ids[i] = xl_positions_get_id (first, i);
      places[i] = *xl_positions_lookup (first, ids[i]);
      if (places[i].flags != XL_PLACE_NORMAL)
        continue;
      if (pinned == 0)
        {
          pinned = ids[i];
          at = i;
        }
      else if (under == 0)
        {
          under = ids[i];
          places[at].x = places[i].x + 1;
          places[at].y = places[i].y;
        }
    }
  moved = xl_positions_new (XL_LAYOUT_NETWORK, ids, places, N);
  layout.previous = moved;
  layout.pinned = &pinned;
  layout.n_pinned = 1;
  second = xl_layout_run (graph, &layout);
  a = xl_positions_lookup (second, pinned);
  b = xl_positions_lookup (second, under);
  g_assert_cmpfloat (a->x, ==, xl_positions_lookup (moved, pinned)->x);
  g_assert_cmpfloat (a->y, ==, xl_positions_lookup (moved, pinned)->y);
  g_assert_cmpfloat (hypotf (a->x - b->x, a->y - b->y), >, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-walk/arrows", test_walk);
  g_test_add_func ("/graph-walk/pinned", test_pinned);
  return g_test_run ();
}
