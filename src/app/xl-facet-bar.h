/* xl-facet-bar.h - above a list: by what it can be narrowed, with counts, and a way to ask for nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-facets.h"
#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlFacetBar:
 *
 * XlFacetBar:kind: name of the kind of the records in the list
 *
 * XlFacetBar::changed: something else is asked: who filters by it does it again
 *
 * Tab reaches it once. What is asked is remembered in the window's state.
 */
#define XL_TYPE_FACET_BAR (xl_facet_bar_get_type ())
G_DECLARE_FINAL_TYPE (XlFacetBar, xl_facet_bar, XL, FACET_BAR, XlPart)

const XlFacets *xl_facet_bar_get_facets (XlFacetBar *bar);
void xl_facet_bar_set_admit (XlFacetBar *bar, XlAdmitFunc admit, gpointer data);
void xl_facet_bar_recount (XlFacetBar *bar);
void xl_facet_bar_set_text (XlFacetBar *bar, const char *text);
void xl_facet_bar_set_asleep (XlFacetBar *bar, const char *facet, gboolean asleep);

G_END_DECLS
