/* bench-layout.c - the layouts network and clusters beside graphviz neato and sfdp, all scored alike; and one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "layout-score.h"
#include "xl-el.h"
#include "xl-layout.h"

/* A scale-free network of regions, projects and partners: a project joins regions in proportion to
 * what they have already, and some partners of their own. */
static XlEl *
make_graph (guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) urn = g_array_new (FALSE, FALSE, sizeof (guint32));
  XlEl *el = g_new0 (XlEl, 1);
  guint32 regions = MAX (n / 6, 3), next;

  for (guint32 i = 0; i < regions; i++)
    g_array_append_val (urn, i);
  for (next = regions; next < n;)
    {
      guint32 project = next++, members = 2 + (guint32) g_rand_int_range (rand, 0, 5);

      for (guint32 k = 0; k < members; k++)
        {
          gboolean partner = k > 1 && g_rand_boolean (rand) && next < n;
          guint32 other = partner ? next++
                                  : g_array_index (urn, guint32, (guint) g_rand_int_range (rand, 0, (int) urn->len));
          guint32 pair[2] = { project, other };

          g_array_append_vals (ends, pair, 2);
          if (!partner || g_rand_int_range (rand, 0, 3) == 0)
            g_array_append_val (urn, other);
        }
    }
  el->n = n;
  el->m = ends->len / 2;
  el->ends = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&ends), FALSE);
  return el;
}

/* Regions on a plane and programmes of neighbouring ones; a project joins some regions of one programme, as in the
 * cohesion policy's territorial cooperation. */
static XlEl *
make_programmes (guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint side = 2, regions;
  XlEl *el = g_new0 (XlEl, 1);

  while (side * side * 8 < n)
    side++;
  regions = side * side;
  for (guint32 project = regions; project < n; project++)
    {
      int kind = g_rand_int_range (rand, 0, 20);
      guint wide = kind < 2 ? side : kind < 6 ? MAX (side / 3, 2) : MIN (3, side), members = 2;
      guint x = (guint) g_rand_int_range (rand, 0, (int) (side - wide + 1));
      guint y = (guint) g_rand_int_range (rand, 0, (int) (side - wide + 1));

      while (members < 9 && g_rand_int_range (rand, 0, 3) > 0)
        members++;
      for (guint k = 0; k < members; k++)
        {
          guint32 pair[2] = { project, 0 };

          pair[1] = (y + (guint) g_rand_int_range (rand, 0, (int) wide)) * side + x
                    + (guint) g_rand_int_range (rand, 0, (int) wide);
          g_array_append_vals (ends, pair, 2);
        }
    }
  el->n = n;
  el->m = ends->len / 2;
  el->ends = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&ends), FALSE);
  return el;
}

static double
cpu_seconds (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6;
}

/* neato or sfdp with its default settings; its whole run is counted, with start and writing, which are small. */
static float *
run_graphviz (const char *program, const XlEl *el, double *seconds)
{
  g_autoptr (GString) dot = g_string_new ("graph G {\n");
  g_autofree char *path = NULL, *out = NULL;
  g_autoptr (GError) error = NULL;
  float *xy = g_new0 (float, 2 * el->n + 2);
  int fd = g_file_open_tmp ("bench-layout-XXXXXX.dot", &path, &error);
  double before = cpu_seconds (RUSAGE_CHILDREN);
  char *argv[] = { (char *) program, (char *) "-Tplain", path, NULL };

  g_assert_no_error (error);
  close (fd);
  for (guint i = 0; i < el->n; i++)
    g_string_append_printf (dot, "%u\n", i);
  for (gsize e = 0; e < el->m; e++)
    g_string_append_printf (dot, "%u -- %u\n", el->ends[2 * e], el->ends[2 * e + 1]);
  g_string_append (dot, "}\n");
  g_file_set_contents (path, dot->str, (gssize) dot->len, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  *seconds = cpu_seconds (RUSAGE_CHILDREN) - before;
  for (char *line = out; line && *line; line = strchr (line, '\n') ? strchr (line, '\n') + 1 : NULL)
    if (g_str_has_prefix (line, "node "))
      {
        char *rest;
        guint64 id = g_ascii_strtoull (line + 5, &rest, 10);

        xy[2 * id] = (float) g_ascii_strtod (rest, &rest);
        xy[2 * id + 1] = (float) g_ascii_strtod (rest, &rest);
      }
  remove (path);
  return xy;
}

static void
print_row (const char *name, const XlEl *el, const char *what, double seconds, const float *xy)
{
  LayoutScore score = layout_score (el, xy);
  g_autofree char *crossings = score.crossings < 0 ? g_strdup ("-") : g_strdup_printf ("%" G_GINT64_FORMAT, score.crossings);

  printf ("%-18s %7u %8" G_GSIZE_FORMAT "  %-10s %9.3f %9.5f %7.4f %12s\n", name, el->n, el->m, what, seconds,
          score.stress, score.np2, crossings);
  fflush (stdout);
}

static void
bench_graph (const char *name, const XlEl *el, const char *neato, const char *sfdp, gboolean all)
{
  static const struct
  {
    XlLayoutMode mode;
    const char *name;
  } modes[] = { { XL_LAYOUT_NETWORK, "network" }, { XL_LAYOUT_CLUSTERS, "clusters" } };
  double seconds;

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      double best = G_MAXDOUBLE;
      g_autofree float *xy = NULL;

      for (guint turn = 0; turn < 3; turn++)
        {
          double before = cpu_seconds (RUSAGE_SELF);

          g_free (xy);
          xy = xl_el_layout (el, modes[m].mode, 1, NULL, NULL, NULL);
          best = MIN (best, cpu_seconds (RUSAGE_SELF) - before);
        }
      print_row (name, el, modes[m].name, best, xy);
    }
  if (neato && el->n <= (all ? 6000 : 2500))
    {
      g_autofree float *xy = run_graphviz (neato, el, &seconds);

      print_row (name, el, "neato", seconds, xy);
    }
  if (sfdp && (all || el->n <= 6000))
    {
      g_autofree float *xy = run_graphviz (sfdp, el, &seconds);

      print_row (name, el, "sfdp", seconds, xy);
    }
}

static XlGraph *
graph_of (const XlEl *el, guint more)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();

  for (guint i = 0; i < el->n + more; i++)
    xl_graph_builder_add_node (builder, &(XlNode) { .id = 1 + i, .kind = XL_NODE_ORGANISATION, .name = "Node" });
  for (gsize e = 0; e < el->m; e++)
    xl_graph_builder_add_edge (builder, 0, 1 + el->ends[2 * e], 1 + el->ends[2 * e + 1], XL_EDGE_TIE, FALSE);
  for (guint i = 0; i < more; i++)
    for (guint k = 0; k < 3; k++)
      xl_graph_builder_add_edge (builder, 0, 1 + el->n + i, 1 + (7 + 13 * k) % el->n, XL_EDGE_TIE, FALSE);
  return xl_graph_builder_end (builder);
}

/* One node and its links are added to a map that is laid out: how long until the new places are there. */
static void
bench_edit (const XlEl *el)
{
  g_autoptr (XlGraph) graph = graph_of (el, 0), larger = graph_of (el, 1);

  for (XlLayoutMode mode = XL_LAYOUT_NETWORK; mode <= XL_LAYOUT_CLUSTERS; mode += XL_LAYOUT_CLUSTERS)
    {
      XlLayoutOptions options = { .mode = mode, .seed = 1, .width = 1600, .height = 900, .measure = xl_text_measure_plain };
      g_autoptr (XlPositions) first = xl_layout_run (graph, &options);
      double best = G_MAXDOUBLE;

      options.previous = first;
      for (guint turn = 0; turn < 5; turn++)
        {
          double before = cpu_seconds (RUSAGE_SELF);
          g_autoptr (XlPositions) second = xl_layout_run (larger, &options);

          best = MIN (best, cpu_seconds (RUSAGE_SELF) - before);
        }
      printf ("one edit, %u nodes, %-9s %6.1f ms\n", el->n, mode == XL_LAYOUT_NETWORK ? "network:" : "clusters:", 1000 * best);
    }
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 1000, 2000, 5000, 20000, 100000 };
  g_autofree char *neato = g_find_program_in_path ("neato"), *sfdp = g_find_program_in_path ("sfdp");
  gboolean all = argc > 1 && strcmp (argv[1], "--all") == 0;

  printf ("Seconds of one processor (ours: best of three); stress and crossings: less is better; np2: more.\n"
          "graphviz: %s%s\n",
          neato && sfdp ? "default settings" : "not installed", all ? "" : "; large graphs with --all only");
  printf ("%-18s %7s %8s  %-10s %9s %9s %7s %12s\n", "graph", "nodes", "edges", "layout", "CPU s", "stress", "np2",
          "crossings");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (XlEl) el = make_graph (sizes[i], sizes[i]), programmes = make_programmes (sizes[i], sizes[i]);

      bench_graph ("scale-free", el, neato, sfdp, all);
      if (sizes[i] <= 5000)
        bench_graph ("programmes", programmes, neato, sfdp, all);
      if (sizes[i] == 2000)
        bench_edit (programmes);
    }
  for (int i = all ? 2 : 1; i < argc; i++)
    {
      g_autofree char *data = NULL, *base = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (XlEl) el = NULL;
      gsize length;

      if (g_file_get_contents (argv[i], &data, &length, &error))
        el = xl_el_parse (data, length, &error);
      if (el)
        bench_graph (base, el, neato, sfdp, all);
      else
        fprintf (stderr, "%s: %s\n", base, error->message);
    }
  return 0;
}
