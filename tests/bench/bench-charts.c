/* bench-charts.c - drawing every chart of a project once more, as after an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* At the size of a page, on an image surface; "again" is the median once the words are laid out, which is how
 * charts are drawn while somebody types. The goal: cash and DSCR at 520 x 300 within 3 ms each, so that grid,
 * figures and charts make one frame. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "chart-samples.h"

#define TURNS 41

/* Of this thread: other work on the machine does not count. */
static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1000 + (double) t.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

int
main (void)
{
  guint n;
  const ChartSample *samples = chart_samples (FALSE, &n);
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);

  printf ("chart          size       first ms  again ms  hatched ms\n");
  for (guint i = 0; i < n; i++)
    {
      double times[2][TURNS];

      for (guint hatched = 0; hatched < 2; hatched++)
        for (guint turn = 0; turn < TURNS; turn++)
          {
            cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) samples[i].width,
                                                                   (int) samples[i].height);
            cairo_t *cr = cairo_create (surface);
            double began = now_ms ();

            ((XlChartHead *) samples[i].head)->illustrative = hatched;
            samples[i].draw (cr, theme, samples[i].chart, samples[i].width, samples[i].height);
            times[hatched][turn] = now_ms () - began;
            cairo_destroy (cr);
            cairo_surface_destroy (surface);
          }
      printf ("%-12s %4.0f x %-4.0f %9.2f", samples[i].name, samples[i].width, samples[i].height, times[0][0]);
      for (guint hatched = 0; hatched < 2; hatched++)
        {
          qsort (times[hatched], TURNS, sizeof (double), compare_doubles);
          printf (hatched ? " %11.2f\n" : " %9.2f", times[hatched][TURNS / 2]);
        }
    }
  return 0;
}
