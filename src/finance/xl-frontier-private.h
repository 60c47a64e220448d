/* xl-frontier-private.h - candidates in whole numbers, for searches that must be exact */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-frontier.h"

/* A candidate as the searches see it. Costs and values are whole steps of a power of ten, so that
 * sums do not depend on the order of adding and ties are ties. */
typedef struct
{
  guint index; /* in the caller's array */
  gint64 cost;
  gint64 value;
  guint64 countries;
} XlItem;

gboolean xl_coverage_best (const XlItem     *items,
                           guint             n,
                           gint64            budget,
                           gboolean         *chosen,
                           gboolean         *exact,
                           const gint       *cancel);
gboolean xl_coverage_next (const XlItem     *items,
                           guint             n,
                           gint64            budget,
                           gboolean         *chosen,
                           gboolean         *exact,
                           const gint       *cancel);
