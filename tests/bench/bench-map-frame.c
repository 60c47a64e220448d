/* bench-map-frame.c - frames of the map on a full HD screen: whole, in slices, panning, hovering */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 2 000 nodes, 5 700 edges, about 300 labels at 1920 x 1080, as the canvas paints them: XlMapFrame, on an
 * image surface. The peer is plain cairo in the same run: the same lines and discs, one call each. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "xl-map-frame.h"

#define WIDTH 1920
#define HEIGHT 1080
#define NODES 2000
#define EDGES 5700
#define TURNS 21

typedef struct
{
  XlGraph *graph;
  XlPositions *positions;
  XlSceneOptions options;
  XlMapFrame *frame;
  cairo_t *screen;
  gint64 hub;
} Bench;

static XlGraph *
make_graph (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < NODES; i++)
    {
      g_autofree char *name = g_strdup_printf ("P %u", i);
      XlNode node = { .id = 1 + i, .name = name, .slot = (guint8) (i % 9), .code = i % 7 ? "3" : "DE",
                      .kind = i % 7 == 0 ? XL_NODE_REGION : i % 3 == 0 ? XL_NODE_PROJECT : XL_NODE_ORGANISATION,
                      .weight = i % 50, .illustrative = i % 5 == 0, .lon = NAN, .lat = NAN };

      xl_graph_builder_add_node (builder, &node);
    }
  /* Mostly with neighbours, some far away: what a partnership looks like. */
  for (guint e = 0; e < EDGES; e++)
    {
      gint64 from = g_rand_int_range (rand, 0, NODES);
      gint64 far = e % 10 == 0 ? g_rand_int_range (rand, 0, NODES) : from + g_rand_int_range (rand, 1, 25);

      xl_graph_builder_add_edge (builder, 0, 1 + from, 1 + far % NODES, (XlEdgeStyle) (e % 3), FALSE);
    }
  return xl_graph_builder_end (builder);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* Of this thread: other work on the machine does not count. */
static gint64
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (gint64) t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static double
since (gint64 began)
{
  return (double) (now () - began) / 1000;
}

static XlScene *
make_scene (const Bench *b)
{
  return xl_scene_new (b->graph, b->positions, &b->options);
}

/* A whole picture, and the longest slice of 8 ms that it was made in. */
static void
measure_whole (Bench *b, double *scene_ms, double *draw_ms, double *slice_ms)
{
  double scenes[TURNS], draws[TURNS], slices[TURNS];

  for (guint turn = 0; turn < TURNS; turn++)
    {
      gint64 began = now ();
      g_autoptr (XlScene) scene = make_scene (b);
      gboolean done;

      scenes[turn] = since (began);
      began = now ();
      slices[turn] = scenes[turn];
      xl_map_frame_begin (b->frame, scene, xl_theme_get (XL_THEME_LIGHT), 1, 0, &(XlDrawMarks) { 0 });
      do
        {
          gint64 slice = now ();

          done = xl_map_frame_work (b->frame, 8000);
          slices[turn] = MAX (slices[turn], since (slice));
        }
      while (!done);
      draws[turn] = since (began);
    }
  *scene_ms = median (scenes, TURNS);
  *draw_ms = median (draws, TURNS);
  *slice_ms = median (slices, TURNS);
}

/* @step: px and zoom from frame to frame. */
static double
measure_frames (Bench *b, double pan, double zoom, gint64 hover, double fade)
{
  double frames[TURNS];

  for (guint turn = 0; turn < TURNS; turn++)
    {
      XlView view = b->options.view;
      gint64 began = now ();

      view.x += pan * turn;
      view.y -= pan * turn / 2;
      view.zoom *= pow (zoom, turn);
      xl_map_frame_paint (b->frame, b->screen, &view, hover, fade);
      cairo_surface_flush (cairo_get_target (b->screen));
      frames[turn] = since (began);
    }
  return median (frames, TURNS);
}

static double
measure_plain (Bench *b)
{
  double frames[TURNS];
  guint n_nodes, n_edges;
  g_autoptr (XlScene) scene = make_scene (b);
  const XlSceneNode *nodes = xl_scene_get_nodes (scene, &n_nodes);
  const XlSceneEdge *edges = xl_scene_get_edges (scene, &n_edges);

  for (guint turn = 0; turn < TURNS; turn++)
    {
      gint64 began = now ();

      cairo_set_source_rgb (b->screen, 1, 1, 1);
      cairo_paint (b->screen);
      cairo_set_source_rgb (b->screen, 0.5, 0.5, 0.5);
      cairo_set_line_width (b->screen, 1);
      for (guint e = 0; e < n_edges; e++)
        {
          cairo_move_to (b->screen, (double) edges[e].x1, (double) edges[e].y1);
          cairo_line_to (b->screen, (double) edges[e].x2, (double) edges[e].y2);
          cairo_stroke (b->screen);
        }
      for (guint i = 0; i < n_nodes; i++)
        {
          cairo_arc (b->screen, (double) nodes[i].x, (double) nodes[i].y, (double) nodes[i].r, 0, 2 * G_PI);
          cairo_fill (b->screen);
        }
      frames[turn] = since (began);
    }
  return median (frames, TURNS);
}

static guint
count_labels (const Bench *b)
{
  g_autoptr (XlScene) scene = make_scene (b);
  guint n;

  xl_scene_get_texts (scene, &n);
  return n;
}

/* MB that this process holds */
static double
resident (void)
{
  g_autofree char *text = NULL;
  char **words;
  double pages = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  pages = g_ascii_strtod (words[1], NULL);
  g_strfreev (words);
  return pages * sysconf (_SC_PAGESIZE) / 1e6;
}

/* In and out again; after each hundredth step the picture is made whole at the new zoom, as when a hand rests. */
static void
zoom_often (Bench *b, guint steps)
{
  XlView fit = b->options.view;

  for (guint i = 0; i < steps; i++)
    {
      XlView view = fit;

      view.zoom *= pow (1.02, i / 100 % 2 ? 100 - i % 100 : i % 100);
      xl_map_frame_paint (b->frame, b->screen, &view, 0, 0);
      if (i % 100 == 50)
        {
          g_autoptr (XlScene) scene = NULL;

          b->options.view = view;
          scene = make_scene (b);
          xl_map_frame_begin (b->frame, scene, xl_theme_get (XL_THEME_LIGHT), 1, 0, &(XlDrawMarks) { 0 });
          while (!xl_map_frame_work (b->frame, G_MAXINT64 / 4))
            ;
        }
    }
  b->options.view = fit;
}

int
main (void)
{
  static const XlLegendWords words = { .shape = "Shape", .region = "Region", .organisation = "Partner",
                                       .project = "Project", .illustrative = "Hatched", .colour = "Colour" };
  XlTheme theme = *xl_theme_get (XL_THEME_LIGHT);
  XlLayoutOptions layout = { .mode = XL_LAYOUT_NETWORK, .seed = 1, .width = WIDTH, .height = HEIGHT };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  Bench b = { .graph = make_graph (), .frame = xl_map_frame_new (), .screen = cairo_create (surface), .hub = 3 };
  double scene, draw, slice, plain, began_fade, held;
  gint64 began;

  b.positions = xl_layout_run (b.graph, &layout);
  b.options = (XlSceneOptions) { .width = WIDTH, .height = HEIGHT, .scale = 1, .legend = TRUE, .words = &words,
                                 .measure = xl_draw_measure, .measure_data = &theme };
  b.options.view = xl_scene_fit (b.graph, b.positions, &b.options);
  measure_whole (&b, &scene, &draw, &slice);
  plain = measure_plain (&b);
  printf ("map of %u nodes, %u edges, %u labels at %u x %u: medians of %u, ms of CPU\n", NODES,
          xl_graph_get_n_edges (b.graph), count_labels (&b), WIDTH, HEIGHT, TURNS);
  printf ("%-44s %8.1f\n", "plain cairo, lines and discs alone", plain);
  printf ("%-44s %8.1f   goal 60 with the scene\n", "full quality: drawing", draw);
  printf ("%-44s %8.1f\n", "full quality: scene and labels", scene);
  printf ("%-44s %8.1f   goal 50: what holds the main loop\n", "longest slice of it", slice);
  printf ("%-44s %8.1f   goal 16\n", "frame while panning", measure_frames (&b, 3, 1, 0, 0));
  printf ("%-44s %8.1f   goal 16\n", "frame while zooming", measure_frames (&b, 0, 1.03, 0, 0));
  began = now ();
  xl_map_frame_fade (b.frame, G_MAXINT64 / 4);
  began_fade = since (began);
  printf ("%-44s %8.1f   goal 16\n", "frame while others step back", measure_frames (&b, 0, 1, b.hub, 0.5));
  printf ("%-44s %8.1f   goal 16\n", "frame while hovering", measure_frames (&b, 0, 1, b.hub, 1));
  printf ("%-44s %8.1f   in slices, once a picture\n", "what hovering is prepared by", began_fade);
  zoom_often (&b, 1000);
  held = resident ();
  zoom_often (&b, 10000);
  printf ("%-44s %8.1f   goal 0: MB more after 10 000 zooms than after 1 000, of %.0f\n", "memory", resident () - held, held);
  xl_map_frame_free (b.frame);
  xl_positions_unref (b.positions);
  xl_graph_unref (b.graph);
  cairo_destroy (b.screen);
  cairo_surface_destroy (surface);
  return 0;
}
