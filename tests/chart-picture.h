/* chart-picture.h - a picture with a margin that must stay empty, for tests of charts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "xl-theme.h"

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr; /* its origin is inside of the margin */
  int width, height;
} Picture;

Picture picture_new (double width, double height);

/* Fails if cairo did. */
void picture_free (Picture *p);

guint32 pixel (const Picture *p, int x, int y);
gboolean is_outside (const Picture *p, int x, int y);

/* Fails if anything was drawn in the margin. */
void assert_margin (const Picture *p, const char *what);

/* Pixels of exactly this colour in a part of the picture, and in all of it. */
guint count_colour (const Picture *p, XlColour colour, int x0, int y0, int x1, int y1);
guint count_all (const Picture *p, XlColour colour);

/* Fails if the colours are nearer than this ratio. */
void assert_contrast (const char *theme, const char *what, XlColour a, XlColour b, double least);
