/* bench-layout.c - the network layout beside graphviz neato, both scored by the same stress */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "xl-el.h"

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

/* Mean over all pairs of (a |xi - xj| / dij - 1)^2 at the best scale a, as a share of no fit at all:
 * 1 - (sum of r)^2 / (pairs * sum of r^2), r = |xi - xj| / dij; unreachable pairs are left out. */
static double
stress_of (const XlEl *el, const float *xy)
{
  guint n = el->n;
  g_autofree guint *offsets = g_new0 (guint, n + 2), *adjacent = g_new (guint, 2 * el->m + 1);
  g_autofree int *distance = g_new (int, n + 1);
  g_autofree guint *queue = g_new (guint, n + 1);
  double sum = 0, squares = 0, pairs = 0;

  for (gsize e = 0; e < 2 * el->m; e++)
    offsets[el->ends[e] + 2]++;
  for (guint i = 0; i < n; i++)
    offsets[i + 2] += offsets[i + 1];
  for (gsize e = 0; e < el->m; e++)
    {
      adjacent[offsets[el->ends[2 * e] + 1]++] = el->ends[2 * e + 1];
      adjacent[offsets[el->ends[2 * e + 1] + 1]++] = el->ends[2 * e];
    }
  for (guint s = 0; s < n; s++)
    {
      guint head = 0, tail = 0;

      memset (distance, 0xff, n * sizeof (int));
      distance[s] = 0;
      queue[tail++] = s;
      while (head < tail)
        {
          guint v = queue[head++];

          for (guint e = offsets[v]; e < offsets[v + 1]; e++)
            if (distance[adjacent[e]] < 0)
              {
                distance[adjacent[e]] = distance[v] + 1;
                queue[tail++] = adjacent[e];
              }
        }
      for (guint i = s + 1; i < n; i++)
        if (distance[i] > 0)
          {
            double r = hypot ((double) (xy[2 * i] - xy[2 * s]), (double) (xy[2 * i + 1] - xy[2 * s + 1]))
                       / distance[i];

            sum += r;
            squares += r * r;
            pairs++;
          }
    }
  return squares > 0 ? 1 - sum * sum / (pairs * squares) : 0;
}

static double
cpu_seconds (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6;
}

/* neato with its default settings; its whole run is counted, with start and writing, which are small. */
static float *
run_neato (const char *program, const XlEl *el, double *seconds)
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
bench_graph (const char *name, const XlEl *el, const char *neato)
{
  double best = G_MAXDOUBLE, stress;
  g_autofree float *xy = NULL;

  for (guint turn = 0; turn < 3; turn++)
    {
      double before = cpu_seconds (RUSAGE_SELF);

      g_free (xy);
      xy = xl_el_layout (el, XL_LAYOUT_NETWORK, 1, NULL, NULL, NULL);
      best = MIN (best, cpu_seconds (RUSAGE_SELF) - before);
    }
  stress = stress_of (el, xy);
  printf ("%-24s %7u %8" G_GSIZE_FORMAT " %10.3f %9.5f", name, el->n, el->m, best, stress);
  if (neato && el->n <= 2500)
    {
      double seconds, theirs;
      g_autofree float *other = run_neato (neato, el, &seconds);

      theirs = stress_of (el, other);
      printf (" %10.3f %9.5f %8.4f\n", seconds, theirs, stress / theirs);
    }
  else
    printf (" %10s %9s %8s\n", "-", "-", "-");
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 200, 1000, 2000, 5000, 20000 };
  g_autofree char *neato = g_find_program_in_path ("neato");

  printf ("Seconds of one processor, best of three; stress: less is better. neato: %s\n",
          neato ? "default settings" : "not installed");
  printf ("%-24s %7s %8s %10s %9s %10s %9s %8s\n", "graph", "nodes", "edges", "crosslink", "stress",
          "neato", "stress", "ratio");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (XlEl) el = make_graph (sizes[i], sizes[i]);

      bench_graph ("generated", el, neato);
    }
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *data = NULL, *base = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (XlEl) el = NULL;
      gsize length;

      if (g_file_get_contents (argv[i], &data, &length, &error))
        el = xl_el_parse (data, length, &error);
      if (el)
        bench_graph (base, el, neato);
      else
        fprintf (stderr, "%s: %s\n", base, error->message);
    }
  return 0;
}
