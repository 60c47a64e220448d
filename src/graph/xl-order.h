/* xl-order.h - crossings of lines whose ends stand in an order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line: its ends, each a place in an order. */
typedef struct
{
  guint a, b;
} XlOrderLine;

guint64 xl_order_between (XlOrderLine *lines,
                          guint        m,
                          guint        places);
guint64 xl_order_chords  (XlOrderLine *lines,
                          guint        m,
                          guint        places);
double  xl_order_pair    (const float *first,
                          guint        n_first,
                          const float *second,
                          guint        n_second);

/* A wish to stand somewhere: sorted by key, then by rank. */
typedef struct
{
  double key;
  guint node, rank;
} XlOrderWish;

void    xl_order_sort    (XlOrderWish *wishes,
                          guint        n);

G_END_DECLS
