/* look.c - draws the sample's map and charts for the eye: look DATA MODE THEME WIDTH HEIGHT OUT [ZOOM] */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "xl-chart.h"
#include "xl-sheet.h"

/* DATA is a folder with regions.csv, organisations.csv and projects.csv of the sample, and the
 * outlines europe.tsv and world.tsv in ../map. */

static GPtrArray *
read_csv (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *data = NULL;
  GPtrArray *rows = g_ptr_array_new ();
  GPtrArray *row = g_ptr_array_new ();
  GString *cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  for (const char *p = data; *p; p++)
    if (quoted && *p == '"' && p[1] == '"')
      g_string_append_c (cell, *p++);
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (*p == ',' || *p == '\n'))
      {
        g_ptr_array_add (row, g_strdup (cell->str));
        g_string_truncate (cell, 0);
        if (*p == '\n')
          {
            g_ptr_array_add (rows, row);
            row = g_ptr_array_new ();
          }
      }
    else if (*p != '\r')
      g_string_append_c (cell, *p);
  g_ptr_array_remove_index (rows, 0);
  return rows;
}

#define CELL(row, i) ((const char *) ((GPtrArray *) (row))->pdata[i])

static gint64
id_of (const char *kind, const char *key)
{
  guint64 hash = 1469598103934665603u;

  for (; *kind; kind++)
    hash = (hash ^ (guchar) *kind) * 1099511628211u;
  for (; *key; key++)
    hash = (hash ^ (guchar) *key) * 1099511628211u;
  return (gint64) (hash >> 2) + 1;
}

static guint
slot_of (const char *country)
{
  static const char *const slots[] = { "DE", "NL", "IT", "BE", "ES", "PL", "CZ", "FR" };

  for (guint i = 0; i < 8; i++)
    if (strcmp (slots[i], country) == 0)
      return i + 1;
  return 0;
}

static const char *
country_name (const char *code, gpointer data)
{
  static const char *const names[] = { "DE", "Germany", "NL", "Netherlands", "IT", "Italy", "BE",
                                       "Belgium", "ES", "Spain", "PL", "Poland", "CZ", "Czechia",
                                       "FR", "France", NULL };

  for (guint i = 0; names[i]; i += 2)
    if (strcmp (names[i], code) == 0)
      return names[i + 1];
  return code;
}

static void
add_project (XlGraphBuilder *builder, GPtrArray *row, GHashTable *country)
{
  static const char *const stages[] = { "Learn", "Connect", "Demonstrate", "Commercialise", "Scale-up" };
  XlNode node = { .id = id_of ("p", CELL (row, 0)), .kind = XL_NODE_PROJECT, .name = CELL (row, 1),
                  .lon = NAN, .lat = NAN };
  const char *lead = g_hash_table_lookup (country, CELL (row, 6));
  g_auto (GStrv) partners = g_strsplit (CELL (row, 7), ";", -1);
  g_auto (GStrv) organisations = g_strsplit (CELL (row, 8), ";", -1);
  char digit[2] = "1";

  for (guint i = 0; i < 5; i++)
    if (strcmp (stages[i], CELL (row, 3)) == 0)
      node.stage = (guint8) (i + 1);
  digit[0] = (char) ('0' + node.stage);
  node.code = digit;
  node.illustrative = strcmp (CELL (row, 2), "illustrative") == 0;
  g_strlcpy (node.country, lead, 3);
  node.slot = (guint8) slot_of (lead);
  xl_graph_builder_add_node (builder, &node);
  xl_graph_builder_add_edge (builder, node.id ^ 1, node.id, id_of ("r", CELL (row, 6)), XL_EDGE_LEAD, 0);
  for (guint i = 0; partners[i]; i++)
    xl_graph_builder_add_edge (builder, node.id ^ (i + 2), node.id, id_of ("r", partners[i]),
                               XL_EDGE_REGION, 0);
  for (guint i = 0; organisations[i]; i++)
    xl_graph_builder_add_edge (builder, node.id ^ (i + 99), node.id, id_of ("o", organisations[i]),
                               XL_EDGE_ORGANISATION, node.illustrative);
}

static XlGraph *
sample_graph (const char *folder, const char *kinds)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();
  GPtrArray *regions = read_csv (folder, "regions.csv"), *orgs = read_csv (folder, "organisations.csv");
  GPtrArray *projects = read_csv (folder, "projects.csv");
  g_autoptr (GHashTable) country = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < regions->len; i++)
    {
      GPtrArray *row = regions->pdata[i];
      XlNode node = { .id = id_of ("r", CELL (row, 0)), .kind = XL_NODE_REGION, .name = CELL (row, 1),
                      .code = CELL (row, 2), .lat = g_ascii_strtod (CELL (row, 6), NULL),
                      .lon = g_ascii_strtod (CELL (row, 7), NULL) };

      for (guint p = 0; p < projects->len; p++)
        node.weight += strcmp (CELL (projects->pdata[p], 6), CELL (row, 0)) == 0
                       || strstr (CELL (projects->pdata[p], 7), CELL (row, 0)) != NULL;
      g_strlcpy (node.country, CELL (row, 2), 3);
      node.slot = (guint8) slot_of (node.country);
      g_hash_table_insert (country, (gpointer) CELL (row, 0), (gpointer) CELL (row, 2));
      xl_graph_builder_add_node (builder, &node);
    }
  for (guint i = 0; strchr (kinds, 'o') && i < orgs->len; i++)
    {
      GPtrArray *row = orgs->pdata[i];
      const char *where = *CELL (row, 3) ? g_hash_table_lookup (country, CELL (row, 3)) : NULL;
      XlNode node = { .id = id_of ("o", CELL (row, 0)), .kind = XL_NODE_ORGANISATION,
                      .name = CELL (row, 1), .lon = NAN, .lat = NAN,
                      .illustrative = strcmp (CELL (row, 4), "illustrative") == 0 };

      if (where)
        {
          g_strlcpy (node.country, where, 3);
          node.slot = (guint8) slot_of (where);
          node.home = id_of ("r", CELL (row, 3));
        }
      xl_graph_builder_add_node (builder, &node);
    }
  for (guint i = 0; i < projects->len; i++)
    add_project (builder, projects->pdata[i], country);
  return xl_graph_builder_end (builder);
}

int
main (int argc, char **argv)
{
  const char *folder = argv[1], *mode = argv[2];
  const XlTheme *theme;
  XlSheet sheet = { .scale = 1, .background = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *europe_path = NULL, *world_path = NULL, *europe = NULL, *world = NULL;
  g_autofree char *unlinked = NULL, *nowhere = NULL;
  g_autoptr (XlGraph) graph = NULL;
  g_autoptr (XlPositions) positions = NULL;
  g_autoptr (XlScene) scene = NULL;
  g_autoptr (XlGeo) geo = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  gsize europe_length, world_length;
  gint64 t0, t1, t2, t3;
  double zoom = argc > 7 ? g_ascii_strtod (argv[7], NULL) : 0;
  XlLegendWords words = { "Shape", "Region, size = projects", "Organisation", "Project, 1–5 = stage",
                          "Event", "Hatched = illustrative", "Colour = country", NULL, NULL,
                          "beyond this view", country_name, NULL };
  XlSceneOptions options = { .scale = 1, .legend = TRUE, .words = &words };
  XlLayoutOptions layout = { .seed = 1 };
  XlDrawState state = { 0 };
  guint n_texts, n_nodes;

  if (argc < 7)
    return 2;
  theme = xl_theme_get (strcmp (argv[3], "dark") == 0   ? XL_THEME_DARK
                        : strcmp (argv[3], "hc") == 0   ? XL_THEME_HIGH_CONTRAST
                        : strcmp (argv[3], "hcd") == 0  ? XL_THEME_HIGH_CONTRAST_DARK
                        : strcmp (argv[3], "proj") == 0 ? XL_THEME_PROJECTOR
                                                        : XL_THEME_LIGHT);
  europe_path = g_build_filename (folder, "..", "map", "europe.tsv", NULL);
  world_path = g_build_filename (folder, "..", "map", "world.tsv", NULL);
  g_assert_true (g_file_get_contents (europe_path, &europe, &europe_length, NULL));
  g_assert_true (g_file_get_contents (world_path, &world, &world_length, NULL));
  geo = xl_geo_new (europe, europe_length, world, world_length, &error);
  g_assert_no_error (error);
  graph = sample_graph (folder, strstr (mode, "regions") ? "rp" : "rop");
  sheet.width = atoi (argv[4]);
  sheet.height = atoi (argv[5]);
  sheet.title = strstr (mode, "sheet") ? "Sample plan: who works with whom" : NULL;
  sheet.footer = strstr (mode, "sheet") ? "Hatched: illustrative data" : NULL;
  sheet.notice = strstr (mode, "sheet") ? "Boundaries imply no opinion." : NULL;
  xl_sheet_get_map_size (&sheet, theme, &options.width, &options.height);
  options.measure = layout.measure = xl_draw_measure;
  options.measure_data = layout.measure_data = (gpointer) theme;
  options.geo = layout.geo = geo;
  state.selected = options.selected = strstr (mode, "select") ? id_of ("r", "limburg-nl") : 0;
  if (strstr (mode, "hover"))
    {
      state.hover = id_of ("r", "limburg-nl");
      state.fade = 1;
    }
  layout.mode = strstr (mode, "geo") ? XL_LAYOUT_GEOGRAPHY : XL_LAYOUT_NETWORK;
  layout.width = options.width;
  layout.height = options.height;
  xl_scene_measure_legend (graph, &options, &layout.legend_width, &layout.legend_height);
  t0 = g_get_monotonic_time ();
  positions = xl_layout_run (graph, &layout);
  t1 = g_get_monotonic_time ();
  unlinked = g_strdup_printf ("Not linked yet (%u)", xl_positions_count_flag (positions, XL_PLACE_UNLINKED));
  nowhere = g_strdup_printf ("%u without a place", xl_positions_count_flag (positions, XL_PLACE_NOWHERE));
  words.unlinked = unlinked;
  words.nowhere = nowhere;
  options.view = xl_scene_fit (graph, positions, &options);
  if (zoom > 0)
    {
      XlView v = options.view;

      options.view.zoom *= zoom;
      options.view.x = options.width / 2 - zoom * (options.width / 2 - v.x);
      options.view.y = options.height / 2 - zoom * (options.height / 2 - v.y);
    }
  t2 = g_get_monotonic_time ();
  scene = xl_scene_new (graph, positions, &options);
  t3 = g_get_monotonic_time ();
  bytes = g_str_has_suffix (argv[6], ".svg") ? xl_sheet_svg (&sheet, scene, theme, &state, &error)
                                             : xl_sheet_png (&sheet, scene, theme, &state, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (argv[6], (char *) bytes->data, bytes->len, NULL));
  xl_scene_get_texts (scene, &n_texts);
  xl_scene_get_nodes (scene, &n_nodes);
  fprintf (stderr, "layout %.1f ms, fit %.1f (zoom %.2f), scene %.1f, %u labels of %u nodes\n",
           (t1 - t0) / 1e3, (t2 - t1) / 1e3, options.view.zoom, (t3 - t2) / 1e3, n_texts, n_nodes);
  return 0;
}
