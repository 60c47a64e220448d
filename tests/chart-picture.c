/* chart-picture.c - a picture with a margin that must stay empty, for tests of charts */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-picture.h"

#include <math.h>

/* Round a picture, px; nothing may be drawn there. */
#define MARGIN 24

Picture
picture_new (double width, double height)
{
  Picture p = { .width = (int) ceil (width), .height = (int) ceil (height) };

  p.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, p.width + 2 * MARGIN, p.height + 2 * MARGIN);
  p.cr = cairo_create (p.surface);
  cairo_translate (p.cr, MARGIN, MARGIN);
  return p;
}

void
picture_free (Picture *p)
{
  g_assert_cmpint (cairo_status (p->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (p->cr);
  cairo_surface_destroy (p->surface);
}

guint32
pixel (const Picture *p, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (p->surface)
                      + (gsize) (y + MARGIN) * (gsize) cairo_image_surface_get_stride (p->surface);

  return ((const guint32 *) (gconstpointer) row)[x + MARGIN];
}

gboolean
is_outside (const Picture *p, int x, int y)
{
  return x < 0 || y < 0 || x >= p->width || y >= p->height;
}

void
assert_margin (const Picture *p, const char *what)
{
  cairo_surface_flush (p->surface);
  for (int y = -MARGIN; y < p->height + MARGIN; y++)
    for (int x = -MARGIN; x < p->width + MARGIN; x++)
      if (is_outside (p, x, y) && pixel (p, x, y))
        g_error ("%s, %d x %d: something is drawn at %d, %d", what, p->width, p->height, x, y);
}

guint
count_colour (const Picture *p, XlColour colour, int x0, int y0, int x1, int y1)
{
  guint32 want = 0xff000000u | (guint32) (colour.red * 255 + 0.5) << 16 | (guint32) (colour.green * 255 + 0.5) << 8
                 | (guint32) (colour.blue * 255 + 0.5);
  guint count = 0;

  cairo_surface_flush (p->surface);
  for (int y = MAX (y0, 0); y < MIN (y1, p->height); y++)
    for (int x = MAX (x0, 0); x < MIN (x1, p->width); x++)
      count += pixel (p, x, y) == want;
  return count;
}

guint
count_all (const Picture *p, XlColour colour)
{
  return count_colour (p, colour, 0, 0, p->width, p->height);
}

void
assert_contrast (const char *theme, const char *what, XlColour a, XlColour b, double least)
{
  double ratio = xl_colour_contrast (a, b);

  if (ratio < least)
    g_error ("%s: %s has contrast %.2f, not %.1f", theme, what, ratio, least);
}
