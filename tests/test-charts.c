/* test-charts.c - laws of the charts of projects: pixels, picking, axes, bytes, hostile figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "chart-picture.h"
#include "chart-samples.h"
#include "xl-axis.h"
#include "xl-chart-frontier.h"
#include "xl-chart-gantt.h"
#include "xl-chart-radar.h"
#include "xl-chart-spread.h"
#include "xl-chart-years.h"
#include "xl-sheet.h"

static Picture
draw_years (const XlTheme *theme, const XlChartYears *chart, double width, double height)
{
  Picture p = picture_new (width, height);

  xl_chart_years (p.cr, theme, chart, width, height);
  assert_margin (&p, "years");
  return p;
}

/* --- texts of an SVG -------------------------------------------------------------------------- */

typedef struct
{
  double x, y, width, size;
  char *text;
} Text;

static void
text_clear (gpointer data)
{
  g_free (((Text *) data)->text);
}

static double
attribute (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

static GArray *
list_texts (const GByteArray *svg)
{
  g_autofree char *all = g_strndup ((const char *) svg->data, svg->len);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (Text));

  g_array_set_clear_func (texts, text_clear);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "<text "))
      {
        const char *begin = strstr (lines[i], "preserve\">") + 10;
        Text text = { attribute (lines[i], " x=\""), attribute (lines[i], " y=\""), attribute (lines[i], "textLength=\""),
                      attribute (lines[i], "font-size=\""), g_strndup (begin, (gsize) (strstr (begin, "</text>") - begin)) };

        g_array_append_val (texts, text);
      }
  return texts;
}

static void
draw_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  const ChartSample *sample = data;

  sample->draw (cr, theme, sample->chart, width, height);
}

/* On a sheet: every number is one, every text lies within the chart, the same call gives the same bytes. */
static void
assert_sheet (const ChartSample *sample, const XlTheme *theme, double width, double height)
{
  XlSheet sheet = { .width = width + 32, .height = height + 32 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) svg = xl_sheet_chart_svg (&sheet, theme, draw_cb, (gpointer) sample, &error);
  g_autoptr (GArray) texts = NULL;
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  all = g_strndup ((const char *) svg->data, svg->len);
  if (g_regex_match_simple ("[^a-z](nan|inf)[^a-z]", all, G_REGEX_CASELESS, 0))
    g_error ("%s, %g x %g: a coordinate is no number", sample->name, width, height);
  texts = list_texts (svg);
  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = &g_array_index (texts, Text, i);

      if (text->x < 16 - 0.02 || text->x + text->width > 16 + width + 0.02 || text->y < 16 + text->size * 0.6
          || text->y > 16 + height)
        g_error ("%s, %g x %g, scale %g: \"%s\" leaves the chart", sample->name, width, height, theme->text_scale, text->text);
    }
}

/* --- axes ------------------------------------------------------------------------------------- */

static void
assert_axis (double low, double high, guint most)
{
  XlAxis axis;
  double digit;

  xl_axis_fit (&axis, low, high, most);
  if (isfinite (low) && isfinite (high) && fabs (low) <= 1e30 && fabs (high) <= 1e30)
    {
      double slack = 1e-9 * (axis.high - axis.low);

      g_assert_cmpfloat (axis.low, <=, MIN (low, high) + slack);
      g_assert_cmpfloat (axis.high, >=, MAX (low, high) - slack);
    }
  g_assert_true (isfinite (axis.low) && isfinite (axis.high) && axis.low < axis.high);
  g_assert_cmpuint (axis.n, >=, 2);
  g_assert_cmpuint (axis.n, <=, CLAMP (most, 3, XL_AXIS_MOST));
  for (guint i = 0; i < axis.n; i++)
    {
      g_assert_cmpfloat (xl_axis_tick (&axis, i), >=, axis.low - 1e-9 * axis.step);
      g_assert_cmpfloat (xl_axis_tick (&axis, i), <=, axis.high + 1e-9 * axis.step);
    }
  g_assert_cmpfloat (xl_axis_tick (&axis, 0) - axis.low, <, axis.step);
  g_assert_cmpfloat (axis.high - xl_axis_tick (&axis, axis.n - 1), <, axis.step);
  digit = axis.step / pow (10, floor (log10 (axis.step) + 1e-9));
  g_assert_true (fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 4) < 1e-6 || fabs (digit - 5) < 1e-6);
  g_assert_cmpfloat (xl_axis_share (&axis, NAN), >=, 0);
  g_assert_cmpfloat (xl_axis_share (&axis, INFINITY), <=, 1);
}

/* The axis covers the range; ticks are round, on it, few, and no end is a step away from them. */
static void
test_axis (void)
{
  static const double odd[] = { 0, -0.0, 1, -1, 1e15, -1e15, 1e-12, -1e-12, 1e300, -1e300, 1e-300, 5e-324, 3.7, 1e6 + 1e-3,
                                NAN, INFINITY, -INFINITY };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  XlAxis axis;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
      for (guint most = 0; most < 14; most++)
        assert_axis (odd[i], odd[k], most);
  for (guint i = 0; i < 20000; i++)
    {
      double size = pow (10, g_rand_double_range (rand, -9, 15));

      assert_axis (size * g_rand_double_range (rand, -1, 1), size * g_rand_double_range (rand, -1, 1),
                   (guint) g_rand_int_range (rand, 3, 9));
    }
  /* As on the page of a project. */
  xl_axis_fit (&axis, -13.6, 76, 4);
  g_assert_cmpuint (axis.n, ==, 3);
  g_assert_cmpfloat (axis.step, ==, 40);
  g_assert_cmpfloat (axis.high, ==, 80);
  xl_axis_fit (&axis, 0, 1.2, 4);
  g_assert_cmpfloat (axis.step, ==, 0.5);
  g_assert_cmpuint (axis.decimals, ==, 1);
}

/* --- every chart ------------------------------------------------------------------------------ */

/* The middle of a part picks it; pointing changes pixels there; outside of the chart there is nothing. */
static void
test_pick (void)
{
  guint n;
  const ChartSample *samples = chart_samples (FALSE, &n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 2; k++)
      {
        const ChartSample *s = &samples[i];
        XlTheme theme = *xl_theme_get (XL_THEME_LIGHT);
        XlChartHead *head = (XlChartHead *) s->head;
        guint selected = head->selected, hover = head->hover;

        theme.text_scale = 1 + k;
        head->selected = head->hover = 0;
        for (guint part = 0; part < s->n_parts; part++)
          {
            Picture without = picture_new (s->width, s->height), with = picture_new (s->width, s->height);
            cairo_rectangle_t area;
            guint changed = k;

            s->area (&theme, s->chart, s->width, s->height, part, &area);
            g_assert_true (area.width > 0 && area.height > 0);
            g_assert_true (area.x >= 0 && area.y >= 0 && area.x + area.width <= s->width + 0.01
                           && area.y + area.height <= s->height + 0.01);
            g_assert_cmpint (s->pick (&theme, s->chart, s->width, s->height, area.x + area.width / 2, area.y + area.height / 2),
                             ==, (int) part);
            if (k == 0)
              {
                s->draw (without.cr, &theme, s->chart, s->width, s->height);
                head->hover = part + 1;
                s->draw (with.cr, &theme, s->chart, s->width, s->height);
                head->hover = 0;
              }
            cairo_surface_flush (without.surface);
            cairo_surface_flush (with.surface);
            for (int y = (int) area.y; y < area.y + area.height; y++)
              for (int x = (int) area.x; x < area.x + area.width; x++)
                changed += !is_outside (&with, x, y) && pixel (&with, x, y) != pixel (&without, x, y);
            if (!changed)
              g_error ("%s: pointing at part %u changes nothing there", s->name, part);
            picture_free (&without);
            picture_free (&with);
          }
        for (double y = -40; y < s->height + 40; y += 7)
          for (double x = -40; x < s->width + 40; x += 7)
            {
              int part = s->pick (&theme, s->chart, s->width, s->height, x, y);

              g_assert_cmpint (part, <, (int) s->n_parts);
              g_assert_cmpint (part, >=, -1);
              if (x < 0 || y < 0 || x >= s->width || y >= s->height)
                g_assert_cmpint (part, ==, -1);
            }
        g_assert_cmpint (s->pick (&theme, s->chart, s->width, s->height, NAN, NAN), ==, -1);
        head->selected = selected;
        head->hover = hover;
      }
}

/* At every size, scale and theme a chart keeps to its box, with its texts. */
static void
test_box (void)
{
  static const double sizes[][2] = { { 0, 0 }, { 1, 1 }, { 7, 300 }, { 80, 60 }, { 80, 300 }, { 300, 24 }, { 160, 120 },
                                     { 520.5, 300.25 }, { 1100, 700 } };

  for (guint german = 0; german < 2; german++)
    {
      guint n;
      const ChartSample *samples = chart_samples (german, &n);

      for (guint i = 0; i < n; i++)
        for (guint z = 0; z < G_N_ELEMENTS (sizes); z++)
          for (guint scale = 1; scale <= 3; scale++)
            {
              XlTheme theme = *xl_theme_get (scale == 2 ? XL_THEME_HIGH_CONTRAST : XL_THEME_LIGHT);
              Picture p = picture_new (sizes[z][0], sizes[z][1]);

              theme.text_scale = scale;
              ((XlChartHead *) samples[i].head)->illustrative = scale == 2;
              samples[i].draw (p.cr, &theme, samples[i].chart, sizes[z][0], sizes[z][1]);
              assert_margin (&p, samples[i].name);
              picture_free (&p);
              assert_sheet (&samples[i], &theme, sizes[z][0], sizes[z][1]);
              ((XlChartHead *) samples[i].head)->illustrative = FALSE;
            }
    }
}

/* The same chart gives the same bytes, whatever was drawn before; its title is a text; sheets say no. */
static void
test_bytes (void)
{
  guint n;
  const ChartSample *samples = chart_samples (FALSE, &n);
  XlSheet sheet = { .width = 560, .height = 400, .scale = 1.5, .background = TRUE, .title = "Sheet & <title>",
                    .footer = "A footer", .notice = "A notice" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < XL_N_THEMES; k++)
      {
        const XlTheme *theme = xl_theme_get ((XlThemeKind) k);
        gpointer sample = (gpointer) &samples[i];
        g_autoptr (GByteArray) a = xl_sheet_chart_svg (&sheet, theme, draw_cb, sample, NULL);
        g_autoptr (GByteArray) b = NULL, png = NULL, pdf = NULL, again = NULL, pdf_again = NULL;
        g_autofree char *text = g_strndup ((const char *) a->data, a->len), *title = NULL;

        /* Making a PNG takes ten times as long as drawing it, a PDF embeds fonts: not in every theme. */
        if (k == i % XL_N_THEMES)
          {
            png = xl_sheet_chart_png (&sheet, theme, draw_cb, sample, NULL);
            pdf = xl_sheet_chart_pdf (&sheet, theme, draw_cb, sample, NULL);
          }
        xl_draw_drop_caches ();
        b = xl_sheet_chart_svg (&sheet, theme, draw_cb, sample, NULL);
        g_assert_cmpmem (a->data, a->len, b->data, b->len);
        if (png)
          {
            again = xl_sheet_chart_png (&sheet, theme, draw_cb, sample, NULL);
            g_assert_cmpmem (png->data, png->len, again->data, again->len);
            g_assert_cmpuint (png->data[18] * 256u + png->data[19], ==, 840);
            pdf_again = xl_sheet_chart_pdf (&sheet, theme, draw_cb, sample, NULL);
            g_assert_cmpmem (pdf->data, pdf->len, pdf_again->data, pdf_again->len);
            g_assert_true (g_str_has_prefix ((const char *) pdf->data, "%PDF-1.4"));
          }
        g_assert_nonnull (strstr (text, ">Sheet &amp; &lt;title&gt;</text>"));
        g_assert_nonnull (strstr (text, ">A notice</text>"));
        title = g_markup_printf_escaped ("%s</text>", samples[i].head->title);
        if (k != XL_THEME_PROJECTOR && !strchr (title, '\xc3') && !strstr (title, "\xe2"))
          g_assert_nonnull (strstr (text, title));
        g_assert_null (strstr (text, "glyph"));
      }
  sheet.scale = 1000;
  g_assert_null (xl_sheet_chart_png (&sheet, xl_theme_get (XL_THEME_LIGHT), draw_cb, (gpointer) samples, &error));
  g_assert_error (error, XL_SHEET_ERROR, XL_SHEET_ERROR_SIZE);
}

/* --- figures ---------------------------------------------------------------------------------- */

#define MOST 50

/* Below zero is red, above it is not, and a year without a figure is blank, in every theme. */
static void
test_red (void)
{
  for (guint k = 0; k < XL_N_THEMES; k++)
    {
      const XlTheme *theme = xl_theme_get ((XlThemeKind) k);
      double up[10], down[10], gap[10], width = 600, height = 300 * theme->text_scale;
      XlChartSeries series = { NULL, up, XL_CHART_TONE_ACCENT };
      XlChartYears chart = { .first_year = 2026, .n_years = 10, .series = &series, .n_series = 1 };
      cairo_rectangle_t area;
      Picture p;

      for (guint i = 0; i < 10; i++)
        {
          up[i] = i + 1;
          down[i] = -up[i];
          gap[i] = i == 4 ? NAN : up[i];
        }
      p = draw_years (theme, &chart, width, height);
      g_assert_cmpuint (count_all (&p, theme->red), ==, 0);
      g_assert_cmpuint (count_all (&p, theme->accent), >, 10000);
      picture_free (&p);
      /* All of it below one: red, with the line drawn at one. */
      chart.red_below = 100;
      chart.line_shown = TRUE;
      chart.line = 100;
      p = draw_years (theme, &chart, width, height);
      g_assert_cmpuint (count_all (&p, theme->red), >, 1000);
      g_assert_cmpuint (count_all (&p, theme->accent), ==, 0);
      picture_free (&p);
      chart.red_below = 0;
      chart.line_shown = FALSE;
      series.values = down;
      p = draw_years (theme, &chart, width, height);
      g_assert_cmpuint (count_all (&p, theme->accent), ==, 0);
      g_assert_cmpuint (count_all (&p, theme->red), >, 10000);
      picture_free (&p);
      series.values = gap;
      p = draw_years (theme, &chart, width, height);
      for (guint i = 0; i < 10; i++)
        {
          guint found;

          xl_chart_years_area (theme, &chart, width, height, i, &area);
          found = count_colour (&p, theme->accent, (int) area.x + 1, (int) area.y, (int) (area.x + area.width) - 1,
                                (int) (area.y + area.height));
          g_assert_true (i == 4 ? found == 0 : found > 100);
        }
      picture_free (&p);
    }
}

/* In a stack, no figure is drawn like none at all: what others have in that year is all there is. */
static void
test_stack (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  double firm[3] = { 4, 5, -6 }, open[3] = { 3, NAN, -2 }, zero[3] = { 3, 0, -2 };
  XlChartSeries series[] = { { "A", firm, XL_CHART_TONE_ACCENT }, { "B", open, XL_CHART_TONE_AMBER, TRUE } };
  XlChartYears chart = { .first_year = 2026, .n_years = 3, .series = series, .n_series = 2, .net_name = "net" };
  Picture a = draw_years (theme, &chart, 400, 300), b;

  series[1].values = zero;
  b = draw_years (theme, &chart, 400, 300);
  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 400; x++)
      g_assert_cmphex (pixel (&a, x, y), ==, pixel (&b, x, y));
  /* Several series keep their own colours below zero; only the sum is red there. */
  g_assert_cmpuint (count_all (&a, theme->accent), >, 2000);
  g_assert_cmpuint (count_all (&a, theme->red), >, 20);
  g_assert_cmpuint (count_all (&a, theme->red), <, 600);
  picture_free (&a);
  picture_free (&b);
}

/* A histogram is red left of zero and nowhere else; what is due and overdue is red in a Gantt chart. */
static void
test_red_others (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  double counts[9] = { 5, 5, 5, 5, 5, 5, 5, 5, 5 };
  XlChartHistogram histogram = { .counts = counts, .n_bins = 9, .low = -45, .high = 45 };
  XlChartTask task = { "Task", XL_CHART_TASK_BAR, 20000, 20400, 1 };
  XlChartGantt gantt = { .tasks = &task, .n_tasks = 1, .today = NAN };
  Picture p = picture_new (452, 200);

  xl_chart_histogram (p.cr, theme, &histogram, 452, 200);
  g_assert_cmpuint (count_colour (&p, theme->red, 0, 0, 223, 200), >, 20000);
  g_assert_cmpuint (count_colour (&p, theme->accent, 0, 0, 223, 200), ==, 0);
  g_assert_cmpuint (count_colour (&p, theme->red, 229, 0, 452, 200), ==, 0);
  g_assert_cmpuint (count_colour (&p, theme->accent, 229, 0, 452, 200), >, 20000);
  picture_free (&p);
  for (guint overdue = 0; overdue < 2; overdue++)
    for (guint kind = 0; kind < 2; kind++)
      {
        p = picture_new (400, 100);
        task.overdue = overdue;
        task.kind = kind ? XL_CHART_TASK_DUE : XL_CHART_TASK_BAR;
        xl_chart_gantt (p.cr, theme, &gantt, 400, 100);
        g_assert_true ((count_all (&p, theme->red) > 20) == overdue);
        g_assert_true ((count_all (&p, theme->accent) > 20) == !overdue);
        picture_free (&p);
      }
}

/* A score that is missing is a gap: less is drawn than with a zero, and nothing at the middle. */
static void
test_gap (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  static const char *const labels[XL_CHART_RADAR_MOST] = { "", "", "", "", "", "", "", "", "", "", "", "" };
  double scores[XL_CHART_RADAR_MOST];
  XlChartRadar chart = { .labels = labels, .scores = scores, .n_axes = 6, .most = 10 };
  guint drawn[2];

  for (guint missing = 0; missing < 2; missing++)
    {
      Picture p = picture_new (300, 300);

      for (guint i = 0; i < 6; i++)
        scores[i] = 9;
      scores[3] = missing ? NAN : 0;
      xl_chart_radar (p.cr, theme, &chart, 300, 300);
      assert_margin (&p, "radar");
      drawn[missing] = count_colour (&p, theme->accent, 140, 140, 160, 160);
      picture_free (&p);
    }
  g_assert_cmpuint (drawn[0], >, 10);
  g_assert_cmpuint (drawn[1], ==, 0);
}

/* Names around a radar never touch, whatever their number and length. */
static void
test_labels_apart (void)
{
  static const char *const labels[XL_CHART_RADAR_MOST] = {
    "Feedstock supply", "Infrastruktur", "Zugang zu langfristiger Finanzierung", "Fachkräfte", "Unterstützende Einrichtungen",
    "Markets", "Unternehmerische Initiative", "Public support", "Genehmigungspraxis der Behörden", "X", "Energiekosten",
    "Wasserverfügbarkeit" };
  double scores[XL_CHART_RADAR_MOST] = { 0 };
  XlChartRadar chart = { .head = { .title = "T" }, .labels = labels, .scores = scores, .most = 10 };
  ChartSample sample = { .name = "radar", .chart = &chart, .draw = chart_samples (FALSE, &chart.n_axes)[6].draw };

  g_assert_cmpstr (chart_samples (FALSE, &chart.n_axes)[6].name, ==, "radar");
  for (chart.n_axes = 3; chart.n_axes <= XL_CHART_RADAR_MOST; chart.n_axes++)
    for (double width = 120; width < 700; width += 60)
      for (double height = 100; height < 500; height += 60)
        {
          XlTheme theme = *xl_theme_get (XL_THEME_LIGHT);
          XlSheet sheet = { .width = width + 32, .height = height + 32 };
          g_autoptr (GByteArray) svg = xl_sheet_chart_svg (&sheet, &theme, draw_cb, &sample, NULL);
          g_autoptr (GArray) texts = list_texts (svg);

          for (guint i = 0; i < texts->len; i++)
            for (guint k = 0; k < i; k++)
              {
                const Text *a = &g_array_index (texts, Text, i), *b = &g_array_index (texts, Text, k);

                if (a->x < b->x + b->width && b->x < a->x + a->width && fabs (a->y - b->y) < 0.8 * MIN (a->size, b->size)
                    && !g_ascii_isdigit (a->text[0]) && !g_ascii_isdigit (b->text[0]))
                  g_error ("%u axes, %g x %g: \"%s\" touches \"%s\"", chart.n_axes, width, height, a->text, b->text);
              }
        }
}

static void
try_figures (double *values, guint n, double width, double height, double scale)
{
  XlTheme theme = *xl_theme_get (XL_THEME_DARK);
  static const char *const labels[MOST] = { "A", "Bb", "Ccc", "D", "E", "F", "G", "H", "I", "J", "K", "L" };
  XlChartSeries series[] = { { "A", values, XL_CHART_TONE_ACCENT }, { "B", values, XL_CHART_TONE_AMBER, TRUE } };
  XlChartSpan spans[MOST];
  XlChartStep steps[MOST];
  XlChartTask tasks[MOST];
  XlChartMark marks[2] = { { values[0], "P10" }, { values[1], "P90" } };
  XlChartLink links[] = { { 0, 1 }, { 1, 0 }, { 3, 3 }, { 7, 2 }, { 99, 1 } };
  XlChartYears years = { .head = { "T", "u", "none" }, .first_year = -3, .n_years = n, .series = series, .n_series = 2,
                         .net_name = "net", .threshold_name = "t", .threshold = values[0], .line_shown = TRUE,
                         .line = values[1], .note = "note", .note_year = -2, .end_note = "end", .end_year = -1 };
  XlChartTornado tornado = { .head = { "T" }, .spans = spans, .n_spans = n, .base = values[2], .base_name = "b",
                             .threshold_name = "t", .threshold = values[1] };
  XlChartHistogram histogram = { .head = { "T" }, .counts = values, .n_bins = n, .low = values[0], .high = values[1],
                                 .marks = marks, .n_marks = 2, .zero = values[2], .note = "note" };
  XlChartRadar radar = { .head = { "T" }, .labels = labels, .scores = values, .means = values, .n_axes = MIN (n, 12),
                         .most = values[1] };
  XlChartGantt gantt = { .head = { "T" }, .tasks = tasks, .n_tasks = n, .links = links, .n_links = G_N_ELEMENTS (links),
                         .today = values[0], .today_name = "today" };
  XlChartFrontier frontier = { .head = { "T" }, .steps = steps, .n_steps = n, .chosen = values[1], .chosen_name = "c",
                               .budget_unit = "u" };
  gconstpointer charts[] = { &years, &tornado, &histogram, &radar, &gantt, &frontier };
  static const guint kinds[] = { 0, 4, 5, 6, 7, 10 };
  guint n_samples;
  const ChartSample *samples = chart_samples (FALSE, &n_samples);

  theme.text_scale = scale;
  for (guint i = 0; i < MOST; i++)
    {
      double other = values[(i + 1) % MOST];

      spans[i] = (XlChartSpan) { "label", values[i], other, "low", "high" };
      steps[i] = (XlChartStep) { values[i], other, "name" };
      tasks[i] = (XlChartTask) { "task", (XlChartTaskKind) (i % 3), values[i], other, values[i], i % 5 == 0, i % 4 == 0, i,
                                 "words" };
    }
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      ChartSample sample = samples[kinds[i]];
      Picture p = picture_new (width, height);
      cairo_rectangle_t area;

      sample.chart = charts[i];
      sample.draw (p.cr, &theme, charts[i], width, height);
      assert_margin (&p, sample.name);
      picture_free (&p);
      assert_sheet (&sample, &theme, width, height);
      for (guint part = 0; part <= n; part++)
        {
          sample.area (&theme, charts[i], width, height, part, &area);
          g_assert_true (isfinite (area.x) && isfinite (area.y) && area.width >= 0 && area.height >= 0);
          g_assert_true (part < n || area.width == 0);
        }
      g_assert_cmpint (sample.pick (&theme, charts[i], width, height, width / 2, height / 2), <, MAX ((int) n, 1));
    }
}

/* No figures, one, fifty, none that is one, zeros, huge and tiny ones: no chart stumbles. */
static void
test_hostile (void)
{
  static const guint counts[] = { 0, 1, 3, 12, MOST };
  static const double sizes[][2] = { { 520, 300 }, { 80, 90 }, { 200, 60 } };
  static const double patterns[][5] = {
    { 0, 0, 0, 0, 0 },           { NAN, NAN, NAN, NAN, NAN },   { 1e15, -1e15, 3e14, 0, 1e15 }, { 1e-12, 2e-12, -1e-12, 0, 5e-13 },
    { -5, 20, 1, NAN, 7 },       { INFINITY, 1, -INFINITY, 2 }, { 1e308, -1e308, 1e308, 5, 0 }, { 5e-324, 1, -5e-324, 0, 1e30 },
    { 20000, 20400, 20100, NAN, 20300 }, { -1e30, 1e30, 1e30, 1e30, 1e30 }, { 7, 7, 7, 7, 7 },
  };

  for (guint p = 0; p < G_N_ELEMENTS (patterns); p++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      for (guint z = 0; z < G_N_ELEMENTS (sizes); z++)
        {
          double values[MOST];

          for (guint i = 0; i < MOST; i++)
            values[i] = patterns[p][i % 5] * (patterns[p][1] == 20400 ? 1 + i * 0.002 : 1);
          try_figures (values, counts[c], sizes[z][0], sizes[z][1], z == 1 ? 2 : 1);
        }
}

/* --- time ------------------------------------------------------------------------------------- */

typedef struct
{
  XlChartScale finest;
  gboolean seen[3000][12];
} Seen;

static char *
note_day (int year, int month, XlChartScale scale, gpointer data)
{
  Seen *seen = data;

  g_assert_cmpint (month, >=, 1);
  g_assert_cmpint (month, <=, 12);
  g_assert_true (scale != XL_CHART_SCALE_QUARTERS || month % 3 == 1);
  g_assert_true (scale != XL_CHART_SCALE_YEARS || month == 1);
  g_assert_cmpint (year, >, 0);
  g_assert_cmpint (year, <, 3000);
  seen->seen[year][month - 1] = TRUE;
  return g_strdup ("Abc");
}

/* Days become the months of GLib's calendar, and the finest scale that goes in is taken. */
static void
test_calendar (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);
  g_autofree Seen *seen = g_new0 (Seen, 1);
  static const struct
  {
    double width, days;
    guint marks; /* at least so many different months are named */
  } cases[] = { { 900, 300, 10 }, { 900, 1000, 10 }, { 900, 9000, 12 }, { 120, 60000, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int year = 1700; year < 2300; year += 57)
      {
        GDate date, epoch;
        XlChartTask task = { "Task", XL_CHART_TASK_BAR };
        XlChartGantt chart = { .tasks = &task, .n_tasks = 1, .today = NAN, .write_day = note_day, .write_day_data = seen };
        Picture p = picture_new (cases[i].width, 120);
        guint found = 0;

        memset (seen, 0, sizeof *seen);
        g_date_set_dmy (&date, 28, G_DATE_FEBRUARY, (GDateYear) year);
        g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
        task.from = g_date_days_between (&epoch, &date);
        task.to = task.from + cases[i].days;
        xl_chart_gantt (p.cr, theme, &chart, cases[i].width, 120);
        assert_margin (&p, "gantt");
        picture_free (&p);
        for (guint y = 0; y < 3000; y++)
          for (guint m = 0; m < 12; m++)
            found += seen->seen[y][m];
        g_assert_cmpuint (found, >=, cases[i].marks);
        g_assert_cmpuint (found, <, 140);
        /* The month of the first day is among the months, and none long before. */
        if (i == 0)
          g_assert_true (seen->seen[year][1]);
        g_assert_false (seen->seen[year - 500][1]);
      }
}

/* A bar that begins with a month begins at the line of that month. */
static void
test_ticks (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);

  for (int month = 0; month < 240; month++)
    {
      GDate date, epoch;
      XlChartTask task = { "", XL_CHART_TASK_BAR, .done = 1 };
      XlChartGantt chart = { .tasks = &task, .n_tasks = 1, .today = NAN };
      Picture p = picture_new (900, 120);
      gboolean found = FALSE;
      int x = 0, y = 0;

      g_date_set_dmy (&date, 1, (GDateMonth) (month % 12 + 1), (GDateYear) (1890 + month));
      g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
      task.from = g_date_days_between (&epoch, &date);
      task.to = task.from + 200;
      xl_chart_gantt (p.cr, theme, &chart, 900, 120);
      cairo_surface_flush (p.surface);
      /* The first column with the bar's colour, then upwards from it. */
      while (count_colour (&p, theme->accent, x, 0, x + 1, 120) < 4)
        g_assert_cmpint (++x, <, 900);
      while (count_colour (&p, theme->accent, x + 4, y, x + 5, y + 1) == 0)
        g_assert_cmpint (++y, <, 120);
      for (int near = x - 1; near <= x + 1; near++)
        found = found || count_colour (&p, theme->line, near, y - 6, near + 1, y - 1) == 5
                || count_colour (&p, theme->line2, near, y - 6, near + 1, y - 1) == 5;
      if (!found)
        g_error ("%d-%02d begins beside its line", 1890 + month, month % 12 + 1);
      picture_free (&p);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/axis", test_axis);
  g_test_add_func ("/charts/pick", test_pick);
  g_test_add_func ("/charts/box", test_box);
  g_test_add_func ("/charts/bytes", test_bytes);
  g_test_add_func ("/charts/red", test_red);
  g_test_add_func ("/charts/stack", test_stack);
  g_test_add_func ("/charts/red-others", test_red_others);
  g_test_add_func ("/charts/gap", test_gap);
  g_test_add_func ("/charts/labels-apart", test_labels_apart);
  g_test_add_func ("/charts/hostile", test_hostile);
  g_test_add_func ("/charts/calendar", test_calendar);
  g_test_add_func ("/charts/ticks", test_ticks);
  return g_test_run ();
}
