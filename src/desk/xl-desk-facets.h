/* xl-desk-facets.h - by what a list of records can be narrowed, and how many each choice would leave */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlFacetInfo:
 * @name: "country": stable, in the window's state and in filters such as "country=DE,NL"
 * @title: "Country", N_()
 *
 * One of the questions that a list of a kind can be asked.
 */
typedef struct
{
  const char *name;
  const char *title;
} XlFacetInfo;

/* At most so many to a kind. */
#define XL_MAX_FACETS 6

/**
 * XlFacetValue:
 * @key: "DE"; "-" stands for records that say nothing
 * @label: what people read
 * @count: records that have it, out of those that the other facets let through
 * @chosen: whether it is one of those that are asked for
 */
typedef struct
{
  char *key;
  char *label;
  guint count;
  gboolean chosen;
} XlFacetValue;

/**
 * XlFacets:
 *
 * What is asked of a list of records of one kind. A record must have one of the chosen values of
 * each facet that has any. Role and network are asked of the same membership.
 */
typedef struct _XlFacets XlFacets;

XlFacets *xl_facets_new (const XlKind *kind);
void xl_facets_free (XlFacets *facets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlFacets, xl_facets_free)

guint xl_facets_get_n (const XlFacets *facets);
const XlFacetInfo *xl_facets_get_info (const XlFacets *facets, guint index);
int xl_facets_find (const XlFacets *facets, const char *name);

gboolean xl_facets_is_on (const XlFacets *facets);
guint xl_facets_get_n_chosen (const XlFacets *facets, guint index);
gboolean xl_facets_choose (XlFacets *facets, guint index, const char *key, gboolean chosen);
void xl_facets_clear (XlFacets *facets);
void xl_facets_clear_one (XlFacets *facets, guint index);
void xl_facets_set_asleep (XlFacets *facets, guint index, gboolean asleep);

char *xl_facets_to_text (const XlFacets *facets);
void xl_facets_from_text (XlFacets *facets, const char *text);

gboolean xl_facets_match (const XlFacets *facets, XlPlan *plan, const XlRecord *record);
gboolean xl_facets_match_without (const XlFacets *facets, XlPlan *plan, const XlRecord *record, guint without);

/**
 * XlAdmitFunc:
 *
 * Returns: whether something else, such as a search, lets @record through
 */
typedef gboolean (*XlAdmitFunc) (XlRecord *record, gpointer data);

GPtrArray *xl_facets_count (const XlFacets *facets, XlPlan *plan, guint index, XlAdmitFunc admit, gpointer data);
char *xl_facets_dup_label (const XlFacets *facets, XlPlan *plan, guint index, const char *key);

G_END_DECLS
