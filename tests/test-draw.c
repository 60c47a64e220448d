/* test-draw.c - laws of draw: contrast, sheets, hostile names, charts */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-chart.h"
#include "xl-sheet.h"

static void
assert_contrast (const char *theme, const char *what, XlColour a, XlColour b, double least)
{
  double ratio = xl_colour_contrast (a, b);

  if (ratio < least)
    g_error ("%s: %s has contrast %.2f, not %.1f", theme, what, ratio, least);
}

/* Text has 4.5 and shapes have 3 to 1 on what they stand on, in every theme. */
static void
test_contrast (void)
{
  const XlColour black = { 0, 0, 0 }, white = { 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (xl_colour_contrast (black, white), 21, 1e-9);
  for (guint k = 0; k < XL_N_THEMES; k++)
    {
      const XlTheme *t = xl_theme_get ((XlThemeKind) k);
      const XlColour grounds[] = { t->bg, t->surface, t->side, t->bar, t->canvas };

      g_assert_cmpuint (t->kind, ==, k);
      for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
        {
          assert_contrast (t->name, "ink", t->ink, grounds[g], 7);
          assert_contrast (t->name, "ink2", t->ink2, grounds[g], 5.5);
          assert_contrast (t->name, "accent", t->accent, grounds[g], 4.5);
          assert_contrast (t->name, "red", t->red, grounds[g], 4.5);
          assert_contrast (t->name, "amber", t->amber, grounds[g], 4.5);
          assert_contrast (t->name, "green", t->green, grounds[g], 4.5);
        }
      assert_contrast (t->name, "text on accent", t->on_accent, t->accent, 4.5);
      assert_contrast (t->name, "text on tint", t->accent_text, t->accent_tint, 4.5);
      assert_contrast (t->name, "ink on tint", t->ink, t->accent_tint, 4.5);
      assert_contrast (t->name, "ink2 on tint", t->ink2, t->accent_tint, 4.5);
      assert_contrast (t->name, "red on tint", t->red, t->red_tint, 4.5);
      assert_contrast (t->name, "amber on tint", t->amber, t->amber_tint, 4.5);
      assert_contrast (t->name, "green on tint", t->green, t->green_tint, 4.5);
      assert_contrast (t->name, "line2", t->line2, t->canvas, 3);
      assert_contrast (t->name, "edge", t->edge, t->canvas, 3);
      assert_contrast (t->name, "edge lead", t->edge_lead, t->canvas, 3);
      assert_contrast (t->name, "label on land", t->ink2, t->land, 4.5);
      assert_contrast (t->name, "label on home", t->ink2, t->land_home, 4.5);
      for (guint s = 0; s < XL_N_SLOTS; s++)
        {
          assert_contrast (t->name, "slot", t->slot[s], t->canvas, 3);
          assert_contrast (t->name, "text on slot", xl_theme_text_on (t->slot[s]), t->slot[s], 4.5);
        }
      /* Letters in badges are text; arcs cross land and canvas. */
      for (guint r = 0; r < XL_N_ARC_REGIMES; r++)
        {
          assert_contrast (t->name, "badge", t->regime[r], t->surface,
                           k == XL_THEME_HIGH_CONTRAST || k == XL_THEME_HIGH_CONTRAST_DARK ? 7 : 4.5);
          assert_contrast (t->name, "arc on land", t->regime[r], t->land, 3);
          assert_contrast (t->name, "arc on home", t->regime[r], t->land_home, 3);
          assert_contrast (t->name, "arc", t->regime[r], t->canvas, 3);
        }
      for (guint p = 0; p <= 1000; p++)
        {
          XlColour fill = xl_theme_heat (t, p / 1000.0);

          assert_contrast (t->name, "figure on heat", xl_theme_text_on (fill), fill, 4.5);
        }
    }
}

static const char *const hostile[] = {
  "<b>bold</b> & \"quoted\" ]]>", "\xe2\x80\xae" "drawkcab", "a\tb\nc\r", "\x01\x02\x1f" "control",
  "\xef\xbf\xbe" "not a character \xef\xbf\xbf", "\xff\xfe broken", "<script>alert(1)</script>",
  "Łódź 中国 العربية", "&#0;", "",
};

static XlScene *
make_scene (const XlTheme *theme, double width, double height, XlLayoutMode mode)
{
  XlGraphBuilder *builder = xl_graph_builder_new ();
  g_autoptr (XlGraph) graph = NULL;
  g_autoptr (XlPositions) positions = NULL;
  XlLegendWords words = { "Shape", "Region", "Organisation", "Project", "Event", "Hatched",
                          "Colour", "Not linked <yet>", "Nowhere & no one", "beyond" };
  XlLayoutOptions layout = { .mode = mode, .seed = 1, .width = width, .height = height,
                             .measure = xl_draw_measure, .measure_data = (gpointer) theme };
  XlSceneOptions options = { .width = width, .height = height, .scale = 1, .legend = TRUE,
                             .words = &words, .selected = 2, .measure = xl_draw_measure,
                             .measure_data = (gpointer) theme };

  for (guint i = 0; i < 40; i++)
    {
      const char *name = hostile[i % G_N_ELEMENTS (hostile)];
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      XlNode node = { .id = 1 + i, .kind = (XlNodeKind) (i % 4), .name = valid,
                      .code = i % 4 == 0 ? "DE" : i % 4 == 2 ? "3" : NULL, .country = "DE",
                      .slot = (guint8) (i % 9), .illustrative = i % 5 == 0, .weight = i,
                      .lon = i % 3 ? NAN : 2 + i * 0.4, .lat = 50, .stage = 3 };

      xl_graph_builder_add_node (builder, &node);
    }
  for (guint i = 1; i < 36; i++)
    xl_graph_builder_add_edge (builder, 100 + i, 1 + i, 1 + i / 3, (XlEdgeStyle) (i % 5), FALSE);
  graph = xl_graph_builder_end (builder);
  positions = xl_layout_run (graph, &layout);
  options.view = xl_scene_fit (graph, positions, &options);
  return xl_scene_new (graph, positions, &options);
}

/* Well-formed enough for GLib's parser, and only characters that XML 1.0 knows. */
static void
assert_xml (const GByteArray *bytes)
{
  static const GMarkupParser nothing;
  GMarkupParseContext *context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  for (guint i = 0; i < bytes->len; i++)
    {
      guint8 c = bytes->data[i];

      g_assert_true (c >= 0x20 || c == '\n' || c == '\t');
      g_assert_false (c == 0xef && i + 2 < bytes->len && bytes->data[i + 1] == 0xbf
                      && bytes->data[i + 2] >= 0xbe);
      g_assert_false (c == '&' && i + 2 < bytes->len && bytes->data[i + 1] == '#'
                      && bytes->data[i + 2] == 'x' && strchr ("01", bytes->data[i + 3])
                      && bytes->data[i + 4] == ';');
    }
}

/* The same sheet gives the same bytes, whatever was drawn before; its texts can be found in it. */
static void
test_svg (void)
{
  for (guint mode = 0; mode < 2; mode++)
    for (guint k = 0; k < XL_N_THEMES; k++)
      {
        const XlTheme *theme = xl_theme_get ((XlThemeKind) k);
        XlSheet sheet = { .width = 900, .height = 700, .background = TRUE, .title = "Title <b>",
                          .footer = "Hatched is illustrative & a very long line that goes on and on and on "
                                    "and on and on and on and on and on and on and on and on and on and on "
                                    "and on and on and on and on and on and on and on and on and on",
                          .notice = "Boundaries imply no opinion" };
        XlDrawState state = { .selected = 2 };
        double width, height;
        g_autoptr (XlScene) scene = NULL, again = NULL;
        g_autoptr (GByteArray) a = NULL, b = NULL, between = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *text = NULL;

        xl_sheet_get_map_size (&sheet, theme, &width, &height);
        g_assert_cmpfloat (height, <, 700);
        scene = make_scene (theme, width, height, (XlLayoutMode) mode);
        a = xl_sheet_svg (&sheet, scene, theme, &state, &error);
        g_assert_no_error (error);
        between = xl_sheet_png (&sheet, scene, theme, NULL, &error);
        g_assert_no_error (error);
        xl_draw_drop_caches ();
        again = make_scene (theme, width, height, (XlLayoutMode) mode);
        b = xl_sheet_svg (&sheet, again, theme, &state, &error);
        g_assert_cmpmem (a->data, a->len, b->data, b->len);
        assert_xml (a);
        text = g_strndup ((char *) a->data, a->len);
        g_assert_nonnull (strstr (text, ">Title &lt;b&gt;</text>"));
        g_assert_nonnull (strstr (text, ">Boundaries imply no opinion</text>"));
        g_assert_nonnull (strstr (text, "\xe2\x80\xa6"));
        g_assert_null (strstr (text, "<b>"));
        g_assert_null (strstr (text, "fill-opacity:0.015625"));
        g_assert_null (strstr (text, "glyph"));
      }
}

/* A name that turns the direction ends where it ends. */
static void
test_isolated (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  g_autoptr (XlScene) scene = make_scene (theme, 900, 700, XL_LAYOUT_NETWORK);
  XlSheet sheet = { .width = 900, .height = 700 };
  g_autoptr (GByteArray) svg = xl_sheet_svg (&sheet, scene, theme, NULL, NULL);
  g_autofree char *text = g_strndup ((char *) svg->data, svg->len);

  g_assert_nonnull (strstr (text, "\xe2\x81\xa8\xe2\x80\xae" "drawkcab\xe2\x81\xa9</text>"));
}

static void
test_png (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_DARK);
  g_autoptr (XlScene) scene = make_scene (theme, 400, 300, XL_LAYOUT_NETWORK);
  XlSheet sheet = { .width = 400, .height = 300, .scale = 2, .background = TRUE };
  XlDrawState state = { .hover = 2, .fade = 0.7, .selected = 9 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) a = xl_sheet_png (&sheet, scene, theme, &state, &error), b = NULL;

  g_assert_no_error (error);
  g_assert_cmpmem (a->data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (a->data[18] * 256u + a->data[19], ==, 800);
  g_assert_cmpuint (a->data[22] * 256u + a->data[23], ==, 600);
  b = xl_sheet_png (&sheet, scene, theme, &state, &error);
  g_assert_cmpmem (a->data, a->len, b->data, b->len);
  sheet.scale = 100;
  g_assert_null (xl_sheet_png (&sheet, scene, theme, &state, &error));
  g_assert_error (error, XL_SHEET_ERROR, XL_SHEET_ERROR_SIZE);
  g_clear_error (&error);
  sheet.width = NAN;
  g_assert_null (xl_sheet_svg (&sheet, scene, theme, &state, &error));
  g_assert_error (error, XL_SHEET_ERROR, XL_SHEET_ERROR_SIZE);
}

static guint
painted (cairo_surface_t *surface)
{
  guint count = 0;
  const guint8 *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      count += data[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] > 0;
  return count;
}

/* A longer bar paints more; nothing is drawn for no rows; what is pointed at is what is drawn. */
static void
test_charts (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  static const char *const columns[] = { "DE", "NL", "BE" }, *const rows[] = { "Learn", "Connect" };
  static const guint values[] = { 1, 0, 4, 2, 3, 0 }, totals[] = { 3, 3, 4 };
  XlChartHeat heat = { columns, 3, rows, 2, values, "All", totals };
  guint before = 0, row, column;

  for (guint step = 0; step < 4; step++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 200);
      cairo_t *cr = cairo_create (surface);
      XlChartBar bars[] = { { "Learn", "6", step, step, "99.4" }, { "Connect", "5", 10, 0, NULL } };
      guint now;

      xl_chart_bars (cr, theme, bars, 2, 400, 200);
      now = painted (surface);
      g_assert_cmpuint (now, >, before);
      before = now;
      xl_chart_narrow_bars (cr, theme, bars, 2, 0, 200, 100);
      xl_chart_heat (cr, theme, &heat, 400, 200);
      xl_chart_key (cr, theme, "published", "illustrative");
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpint (xl_chart_bars_pick (5, 100, 59), ==, 2);
  g_assert_cmpint (xl_chart_bars_pick (5, 100, 100), ==, -1);
  g_assert_cmpint (xl_chart_bars_pick (0, 100, 5), ==, -1);
  g_assert_false (xl_chart_heat_pick (theme, &heat, 400, 200, 2, 2, &row, &column));
  {
    guint hits[2][3] = { { 0 } };

    for (double y = 0; y < 200; y += 2)
      for (double x = 0; x < 400; x += 2)
        if (xl_chart_heat_pick (theme, &heat, 400, 200, x, y, &row, &column))
          hits[row][column]++;
    for (guint i = 0; i < 6; i++)
      g_assert_cmpuint (hits[i / 3][i % 3], >, 100);
  }
  {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
    cairo_t *cr = cairo_create (surface);

    xl_chart_bars (cr, theme, NULL, 0, 40, 40);
    xl_chart_narrow_bars (cr, theme, NULL, 0, 0, 40, 40);
    g_assert_cmpuint (painted (surface), ==, 0);
    for (guint k = 0; k < XL_N_NODE_KINDS; k++)
      {
        guint was = painted (surface);

        xl_draw_node_icon (cr, theme, (XlNodeKind) k, 1, k % 2, "DE", 10 * k, 0, 10 + k);
        g_assert_cmpuint (painted (surface), >, was);
      }
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static gboolean
contains (const GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= bytes->len; i++)
    if (memcmp (bytes->data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

/* On paper a page has the size of the paper, across or upright as the picture is; the same bytes every time. */
static void
test_paper (void)
{
  static const struct
  {
    const char *name, *across, *upright;
  } papers[] = {
    { "A4", "841.89 595.276", "595.276 841.89" },
    { "a0", "3370.394 2383.937", "2383.937 3370.394" },
  };
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);

  g_assert_cmpint (xl_paper_find (NULL), ==, XL_PAPER_NONE);
  g_assert_cmpint (xl_paper_find ("A5"), ==, XL_PAPER_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (gboolean across = FALSE; across <= TRUE; across++)
      {
        XlSheet sheet = { .width = across ? 700 : 500, .height = across ? 500 : 700, .background = TRUE, .title = "A & B",
                          .paper = xl_paper_find (papers[i].name) };
        g_autoptr (XlScene) scene = make_scene (theme, sheet.width, sheet.height, XL_LAYOUT_NETWORK);
        g_autoptr (GByteArray) one = xl_sheet_pdf (&sheet, scene, theme, NULL, NULL);
        g_autoptr (GByteArray) two = xl_sheet_pdf (&sheet, scene, theme, NULL, NULL);

        g_assert_cmpmem (one->data, one->len, two->data, two->len);
        g_assert_true (contains (one, across ? papers[i].across : papers[i].upright));
        g_assert_false (contains (one, across ? papers[i].upright : papers[i].across));
      }
}

/* Painted for a printer it fills what room there is, and nothing outside of it. */
static void
test_paint (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  XlSheet sheet = { .width = 700, .height = 500, .background = TRUE };
  g_autoptr (XlScene) scene = make_scene (theme, 700, 500, XL_LAYOUT_NETWORK);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  g_assert_true (xl_sheet_paint (&sheet, scene, theme, NULL, cr, 300, 600, NULL));
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 300, 3);
  g_assert_cmpfloat_with_epsilon (height, 300 * 5 / 7.0, 3);
  g_assert_cmpfloat_with_epsilon (y, (600 - 300 * 5 / 7.0) / 2, 3);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Law: however long a name is, and whatever it is written in, its label lies in the picture and on no other. */
static void
test_long_names (void)
{
  static const char *const pieces[] = { "Verfahrenstechnik ", "化学工业", "الكيمياء ", "🧪", "Wärmerückgewinnungsanlage", "W" };
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  XlGraphBuilder *builder = xl_graph_builder_new ();
  g_autoptr (XlGraph) graph = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      XlNode node = { .id = 1 + i, .kind = (XlNodeKind) (i % 3), .country = "DE", .code = "DE", .weight = i, .stage = 2,
                      .lon = 5 + i * 0.2, .lat = 48 + i * 0.1 };

      while (g_utf8_strlen (name->str, -1) < 300)
        g_string_append (name, pieces[i % G_N_ELEMENTS (pieces)]);
      node.name = name->str;
      xl_graph_builder_add_node (builder, &node);
    }
  for (guint i = 1; i < 28; i++)
    xl_graph_builder_add_edge (builder, 100 + i, 1 + i, 1 + i / 3, XL_EDGE_TIE, FALSE);
  graph = xl_graph_builder_end (builder);
  for (guint mode = 0; mode < XL_N_LAYOUT_MODES; mode++)
    {
      XlLayoutOptions layout = { .mode = mode, .seed = 1, .width = 1024, .height = 768, .measure = xl_draw_measure,
                                 .measure_data = (gpointer) theme };
      XlSceneOptions options = { .width = 1024, .height = 768, .scale = 1, .measure = xl_draw_measure,
                                 .measure_data = (gpointer) theme };
      g_autoptr (XlPositions) positions = xl_layout_run (graph, &layout);
      g_autoptr (XlScene) scene = NULL;
      const XlSceneText *texts;
      guint n;

      options.view = xl_scene_fit (graph, positions, &options);
      scene = xl_scene_new (graph, positions, &options);
      texts = xl_scene_get_texts (scene, &n);
      g_assert_cmpuint (n, >, 3);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (texts[i].x >= 0 && texts[i].y >= 0 && texts[i].x + texts[i].width <= 1024
                         && texts[i].y + texts[i].height <= 768);
          for (guint j = 0; j < i; j++)
            g_assert_true (texts[i].x + texts[i].width <= texts[j].x || texts[j].x + texts[j].width <= texts[i].x
                           || texts[i].y + texts[i].height <= texts[j].y
                           || texts[j].y + texts[j].height <= texts[i].y);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/long-names", test_long_names);
  g_test_add_func ("/draw/sheet/paper", test_paper);
  g_test_add_func ("/draw/sheet/paint", test_paint);
  g_test_add_func ("/draw/theme/contrast", test_contrast);
  g_test_add_func ("/draw/sheet/svg", test_svg);
  g_test_add_func ("/draw/sheet/isolated", test_isolated);
  g_test_add_func ("/draw/sheet/png", test_png);
  g_test_add_func ("/draw/charts", test_charts);
  return g_test_run ();
}
