/* test-pipeline.c - names outside the pipeline where there is room, titles of columns and of arcs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "xl-layout.h"
#include "xl-scene.h"

static void
measure_words (const char *text, XlTextStyle style, double *width, double *height, gpointer data)
{
  *width = 6.0 * (double) g_utf8_strlen (text, -1);
  *height = 15;
}

static const char *
stage_word (guint stage)
{
  static const char *const words[]
      = { "None", "1 Learn", "2 Connect", "3 Demonstrate", "4 Commercialise", "5 Scale-up" };

  return words[stage];
}

/* With room for them names stand outside: of regions left, of partners right, of all of them, and nothing lies upon
 * another at the zoom at which the picture is shown; every column has its title, the stages alike. */
static void
test_outward (void)
{
  static const double sizes[][2] = { { 1024, 768 }, { 1920, 1080 }, { 400, 640 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      XlGraphBuilder *builder = xl_graph_builder_new ();
      XlLayoutOptions options = { .mode = XL_LAYOUT_PIPELINE, .seed = 1 };
      XlLegendWords words = { .regions = "Regions", .partners = "Partners" };
      XlSceneOptions o = { .width = sizes[s][0], .height = sizes[s][1], .scale = 1, .words = &words,
                           .measure = measure_words };
      g_autoptr (XlGraph) graph = NULL;
      g_autoptr (XlPositions) positions = NULL;
      g_autoptr (XlScene) scene = NULL;
      const XlSceneText *texts;
      const XlSceneNode *nodes;
      guint n_texts, n_nodes, named = 0, titles = 0, brief = 0;

      for (guint i = 0; i < 6; i++)
        words.stages[i] = stage_word (i);
      for (guint i = 0; i < 64; i++)
        {
          XlNodeKind kind = i < 22 ? XL_NODE_REGION : i < 38 ? XL_NODE_PROJECT : XL_NODE_ORGANISATION;

          xl_graph_builder_add_node (builder, &(XlNode) { .id = 1 + i, .kind = kind, .name = "A name of it",
                                                          .stage = kind == XL_NODE_PROJECT ? 1 + i % 5 : 0,
                                                          .country = "DE", .weight = i % 7, .lon = NAN, .lat = NAN });
        }
      for (guint i = 0; i < 16; i++)
        {
          xl_graph_builder_add_edge (builder, 100 + i, 1 + i, 23 + i, XL_EDGE_REGION, FALSE);
          xl_graph_builder_add_edge (builder, 200 + i, 23 + i, 39 + i, XL_EDGE_ORGANISATION, FALSE);
        }
      graph = xl_graph_builder_end (builder);
      options.width = sizes[s][0];
      options.height = sizes[s][1];
      options.measure = measure_words;
      positions = xl_layout_run (graph, &options);
      o.view = xl_scene_fit (graph, positions, &o);
      scene = xl_scene_new (graph, positions, &o);
      nodes = xl_scene_get_nodes (scene, &n_nodes);
      texts = xl_scene_get_texts (scene, &n_texts);
      for (guint i = 0; i < n_nodes; i++)
        for (guint j = 0; j < i; j++)
          g_assert_cmpfloat (hypot ((double) (nodes[i].x - nodes[j].x), (double) (nodes[i].y - nodes[j].y)), >,
                             (double) (nodes[i].r + nodes[j].r) - 0.5);
      for (guint t = 0; t < n_texts; t++)
        if (texts[t].node < 0)
          {
            titles++;
            brief += g_str_equal (texts[t].text, "3");
          }
        else if (nodes[texts[t].node].kind != XL_NODE_PROJECT)
          {
            const XlSceneNode *node = &nodes[texts[t].node];

            named++;
            if (node->kind == XL_NODE_REGION)
              g_assert_cmpfloat (texts[t].x + texts[t].width, <, node->x - node->r);
            else
              g_assert_cmpfloat (texts[t].x, >, node->x + node->r);
          }
      g_assert_cmpuint (named, ==, 22 + 26);
      g_assert_cmpuint (titles, ==, 7);
      g_assert_cmpuint (brief, ==, sizes[s][0] < 600 ? 1 : 0);
    }
}

static const char *
country_word (const char *country)
{
  return country;
}

/* An arc of the circle has a title as long as a node of it is shown. */
static void
test_empty_arcs (void)
{
  static const char *const countries[] = { "DE", "FR", "IT", "" };

  for (guint shown = 1; shown <= G_N_ELEMENTS (countries); shown++)
    {
      g_autoptr (XlPositions) positions = NULL;
      g_autoptr (XlGraph) graph = NULL;
      g_autoptr (XlScene) scene = NULL;
      XlLayoutOptions options = { .mode = XL_LAYOUT_CIRCLE, .seed = 1, .width = 900, .height = 700 };
      XlLegendWords words = { .no_country = "No country", .arc_name = country_word };
      XlSceneOptions o = { .width = 900, .height = 700, .scale = 1, .words = &words, .measure = measure_words };
      guint titles = 0, n;

      for (guint pass = 0; pass < 2; pass++)
        {
          XlGraphBuilder *builder = xl_graph_builder_new ();

          for (guint i = 0; i < (pass == 0 ? G_N_ELEMENTS (countries) : shown); i++)
            {
              XlNode node = { .id = 1 + i, .kind = XL_NODE_REGION, .name = "R", .lon = NAN, .lat = NAN };

              g_strlcpy (node.country, countries[i], sizeof node.country);
              xl_graph_builder_add_node (builder, &node);
            }
          xl_graph_unref (graph);
          graph = xl_graph_builder_end (builder);
          if (pass == 0)
            positions = xl_layout_run (graph, &options);
        }
      o.view = xl_scene_fit (graph, positions, &o);
      scene = xl_scene_new (graph, positions, &o);
      for (const XlSceneText *text = xl_scene_get_texts (scene, &n); n > 0; n--, text++)
        titles += text->node < 0;
      g_assert_cmpuint (titles, ==, shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pipeline/outward", test_outward);
  g_test_add_func ("/circle/empty-arcs", test_empty_arcs);
  return g_test_run ();
}
