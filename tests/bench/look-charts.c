/* look-charts.c - draws every chart for the eye: look-charts FOLDER */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes CHART-THEME.png and .svg in English for each theme, CHART-german.png with long words, and
 * CHART-hatched.png, CHART-small.png (half as large) and CHART-large.png (text at 200 %). */

#include <stdio.h>

#include "chart-samples.h"
#include "xl-sheet.h"
#include "xl-verdict.h"

static void
draw_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  const ChartSample *sample = data;

  sample->draw (cr, theme, sample->chart, width, height);
}

static void
save (const char *folder, const char *name, const char *kind, GByteArray *bytes)
{
  g_autofree char *file = g_strconcat (name, "-", kind, NULL), *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, (char *) bytes->data, bytes->len, &error))
    g_error ("%s", error->message);
  g_byte_array_unref (bytes);
}

static void
save_sample (const char *folder, const ChartSample *sample, const XlTheme *theme, const char *kind, double scale,
             gboolean svg)
{
  XlSheet sheet = { .width = sample->width * scale + 32, .height = sample->height * scale + 32, .scale = 1.5,
                    .background = TRUE };
  g_autofree char *png_kind = g_strconcat (kind, ".png", NULL), *svg_kind = g_strconcat (kind, ".svg", NULL);
  GByteArray *png = xl_sheet_chart_png (&sheet, theme, draw_cb, (gpointer) sample, NULL);

  save (folder, sample->name, png_kind, png);
  if (svg)
    save (folder, sample->name, svg_kind, xl_sheet_chart_svg (&sheet, theme, draw_cb, (gpointer) sample, NULL));
}

static void
draw_verdicts_cb (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  static const char *const english[] = { "Viable alone, not yet bankable", "Viable alone, bankable",
                                         "Needs support, not yet bankable", "Needs support, bankable" };
  static const char *const german[] = { "Eigenwirtschaftlich tragfähig, noch nicht bankfähig",
                                        "Eigenwirtschaftlich tragfähig, bankfähig",
                                        "Unterstützungsbedürftig, noch nicht bankfähig", "Unterstützungsbedürftig, bankfähig" };

  for (guint i = 0; i < 5; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, i % 2 * 300, i / 2 * 150);
      xl_verdict_card (cr, theme, (XlQuadrant) i, data ? german : english, XL_VERDICT_CARD_WIDTH, XL_VERDICT_CARD_HEIGHT);
      cairo_restore (cr);
      xl_verdict_badge (cr, theme, (XlQuadrant) i, 320 + i * 40, 310, XL_VERDICT_BADGE);
      xl_gate_pips (cr, theme, 7, i, 320, 350 + i * 14, 1);
    }
}

int
main (int argc, char **argv)
{
  XlSheet verdicts = { .width = 600, .height = 470, .scale = 1.5, .background = TRUE };

  if (argc != 2 || g_mkdir_with_parents (argv[1], 0755) != 0)
    {
      fprintf (stderr, "usage: look-charts FOLDER\n");
      return 2;
    }
  for (guint german = 0; german < 2; german++)
    {
      guint n;
      const ChartSample *samples = chart_samples (german, &n);

      for (guint i = 0; i < n; i++)
        {
          XlTheme plain = *xl_theme_get (XL_THEME_LIGHT);

          if (german)
            {
              save_sample (argv[1], &samples[i], &plain, "german", 1, FALSE);
              continue;
            }
          for (guint k = 0; k < XL_N_THEMES; k++)
            {
              const XlTheme *theme = xl_theme_get ((XlThemeKind) k);

              save_sample (argv[1], &samples[i], theme, theme->name, k == XL_THEME_PROJECTOR ? 2 : 1, TRUE);
            }
          save_sample (argv[1], &samples[i], &plain, "small", 0.5, FALSE);
          plain.text_scale = 2;
          save_sample (argv[1], &samples[i], &plain, "large", 1.2, FALSE);
          plain.text_scale = 1;
          ((XlChartHead *) samples[i].head)->illustrative = TRUE;
          save_sample (argv[1], &samples[i], &plain, "hatched", 1, FALSE);
          ((XlChartHead *) samples[i].head)->illustrative = FALSE;
        }
    }
  for (guint k = 0; k < XL_N_THEMES - 1; k++)
    {
      const XlTheme *theme = xl_theme_get ((XlThemeKind) k);
      g_autofree char *kind = g_strconcat (theme->name, ".png", NULL);

      save (argv[1], "verdict", kind, xl_sheet_chart_png (&verdicts, theme, draw_verdicts_cb, NULL, NULL));
    }
  save (argv[1], "verdict", "german.png",
        xl_sheet_chart_png (&verdicts, xl_theme_get (XL_THEME_LIGHT), draw_verdicts_cb, (gpointer) "de", NULL));
  return 0;
}
