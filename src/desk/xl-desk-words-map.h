/* xl-desk-words-map.h - sentences about the map: links that are drawn, paths, who shares what */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map-failure.h"
#include "xl-desk-map-link.h"
#include "xl-desk-map-pairs.h"
#include "xl-desk-map-path.h"

G_BEGIN_DECLS

/* All (transfer full). */
char *xl_words_map_link (XlPlan *plan, const XlMapLink *link);
char *xl_words_map_no_link (XlPlan *plan, const XlRecord *from, const XlRecord *to);
char *xl_words_map_linked (XlPlan *plan, const XlMapLink *link, int role);

char *xl_words_map_pick (XlPlan *plan, const XlRecord *from, const XlRecord *to, gboolean related);
char *xl_words_map_state (XlPlan *plan, const XlRecord *record, guint n_links, gboolean pinned);

char *xl_words_map_networks (XlPlan *plan, XlDate day);

char *xl_words_map_path (XlPlan *plan, const XlMapStep *steps, guint n);
char *xl_words_map_no_path (XlPlan *plan, const XlRecord *from, const XlRecord *to);

char *xl_words_map_pair (XlPlan *plan, const XlMapPair *pair);
char *xl_words_map_pairs (const GPtrArray *pairs);
char *xl_words_map_failures (XlPlan *plan, const GArray *failures);
char *xl_words_map_cut_off (guint n);

G_END_DECLS
