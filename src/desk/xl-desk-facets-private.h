/* xl-desk-facets-private.h - the questions that lists can be asked, for who asks them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-facets.h"

/* The key of records that say nothing. */
#define XL_FACET_NOTHING "-"

/* Puts the keys of what @record says; those that are lent live as long as the plan, or for ever. */
typedef void (*XlFacetAsk) (const XlFacets *facets, XlPlan *plan, const XlRecord *record, GPtrArray *keys, gboolean alone);
/* NULL for a key that cannot be; @plan is not read where keys are no ids. */
typedef char *(*XlFacetSay) (XlPlan *plan, const char *key);

typedef struct
{
  XlFacetInfo info;
  XlFacetAsk ask;
  XlFacetSay say;
  const XlKind *refers; /* of the records that its keys are ids of; else NULL */
  gboolean sorted;      /* by label; else by key */
} XlFacetRow;

struct _XlFacets
{
  const XlKind *kind;
  const XlFacetRow *rows;
  guint n;
  /* owned */
  GPtrArray *chosen[XL_MAX_FACETS]; /* of keys */
  gboolean asleep[XL_MAX_FACETS];
};

const XlFacetRow *xl_facet_rows (const XlKind *kind, guint *n);
