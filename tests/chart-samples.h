/* chart-samples.h - one good example of every chart, for tests, benchmark and eye */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chart-base.h"

/* A chart with its three functions, whatever its type. */
typedef struct
{
  const char *name;
  double width, height; /* as on a page, px */
  const XlChartHead *head;
  gconstpointer chart;
  guint n_parts;
  void (*draw) (cairo_t *cr, const XlTheme *theme, gconstpointer chart, double width, double height);
  int (*pick) (const XlTheme *theme, gconstpointer chart, double width, double height, double x, double y);
  void (*area) (const XlTheme *theme, gconstpointer chart, double width, double height, guint index,
                cairo_rectangle_t *area);
} ChartSample;

/* In English, or with the long words of German; with marks and hatches in the second of each kind. */
const ChartSample *chart_samples (gboolean german, guint *n);

/* The figure with a comma. */
char *chart_write_comma (double value, guint decimals, gpointer data);
