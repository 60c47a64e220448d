/* bench-map.c - one frame of a map with 2 000 nodes: scene, drawing, moving, beside plain cairo */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>

#include "xl-draw.h"

#define TURNS 7

static XlGraph *
make_graph (guint n, guint m)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner of the network %u", i);
      XlNode node = { .id = 1 + i, .name = name, .slot = (guint8) (i % 9), .code = i % 7 ? "3" : "DE",
                      .kind = i % 7 == 0 ? XL_NODE_REGION : i % 3 == 0 ? XL_NODE_PROJECT : XL_NODE_ORGANISATION,
                      .weight = i % 50, .illustrative = i % 5 == 0, .lon = NAN, .lat = NAN };

      xl_graph_builder_add_node (builder, &node);
    }
  for (guint e = 0; e < m; e++)
    xl_graph_builder_add_edge (builder, 0, 1 + g_rand_int_range (rand, 0, (int) n),
                               1 + (gint64) (n * pow (g_rand_double (rand), 3)), (XlEdgeStyle) (e % 3), FALSE);
  return xl_graph_builder_end (builder);
}

static double
best_ms (void (*run) (gpointer data), gpointer data)
{
  gint64 best = G_MAXINT64;

  for (guint turn = 0; turn < TURNS; turn++)
    {
      gint64 before = g_get_monotonic_time ();

      run (data);
      best = MIN (best, g_get_monotonic_time () - before);
    }
  return (double) best / 1000;
}

typedef struct
{
  XlGraph *graph;
  XlPositions *positions;
  XlSceneOptions options;
  XlScene *scene;
  cairo_t *cr;
  XlDrawState state;
  guint turn;
} Bench;

static void
run_scene (gpointer data)
{
  Bench *b = data;

  g_clear_pointer (&b->scene, xl_scene_unref);
  b->options.view.x += 1;
  b->scene = xl_scene_new (b->graph, b->positions, &b->options);
}

static void
run_draw (gpointer data)
{
  Bench *b = data;

  cairo_set_source_rgb (b->cr, 1, 1, 1);
  cairo_paint (b->cr);
  xl_draw_scene (b->cr, b->scene, xl_theme_get (XL_THEME_LIGHT), &b->state, NULL);
}

static void
run_plain (gpointer data)
{
  Bench *b = data;
  guint n;
  const XlSceneNode *nodes = xl_scene_get_nodes (b->scene, &n);
  const XlSceneEdge *edges;

  cairo_set_source_rgb (b->cr, 1, 1, 1);
  cairo_paint (b->cr);
  cairo_set_source_rgb (b->cr, 0.5, 0.5, 0.5);
  edges = xl_scene_get_edges (b->scene, &n);
  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (b->cr, (double) edges[i].x1, (double) edges[i].y1);
      cairo_line_to (b->cr, (double) edges[i].x2, (double) edges[i].y2);
      cairo_stroke (b->cr);
    }
  xl_scene_get_nodes (b->scene, &n);
  for (guint i = 0; i < n; i++)
    {
      cairo_arc (b->cr, (double) nodes[i].x, (double) nodes[i].y, (double) nodes[i].r, 0, 2 * G_PI);
      cairo_fill (b->cr);
    }
}

int
main (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  Bench b = { .graph = make_graph (2000, 5700) };
  XlLayoutOptions layout = { .seed = 1, .width = 1920, .height = 1080, .measure = xl_draw_measure,
                             .measure_data = (gpointer) theme };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);
  gint64 before = g_get_monotonic_time ();
  guint n_texts;

  b.positions = xl_layout_run (b.graph, &layout);
  printf ("ms, best of %d; 2 000 nodes, 5 700 edges, 1920 x 1080\n", TURNS);
  printf ("%-44s %8.1f\n", "layout with labels", (double) (g_get_monotonic_time () - before) / 1000);
  b.options = (XlSceneOptions) { .width = 1920, .height = 1080, .scale = 1, .measure = xl_draw_measure,
                                 .measure_data = (gpointer) theme };
  b.options.view = xl_scene_fit (b.graph, b.positions, &b.options);
  b.cr = cairo_create (surface);
  printf ("%-44s %8.1f\n", "scene", best_ms (run_scene, &b));
  xl_scene_get_texts (b.scene, &n_texts);
  printf ("%-44s %8u\n", "labels in it", n_texts);
  printf ("%-44s %8.1f\n", "plain cairo: lines and grey discs, no labels", best_ms (run_plain, &b));
  printf ("%-44s %8.1f\n", "full frame", best_ms (run_draw, &b));
  b.state.moving = TRUE;
  printf ("%-44s %8.1f\n", "frame while moving", best_ms (run_draw, &b));
  cairo_destroy (b.cr);
  cairo_surface_destroy (surface);
  xl_scene_unref (b.scene);
  xl_positions_unref (b.positions);
  xl_graph_unref (b.graph);
  return 0;
}
