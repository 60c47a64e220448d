/* xl-map-answer.h - the answer to a question about the map: a sentence, and the records that it is about */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlMapAnswer::picked: (gint64 id): a row was clicked
 * XlMapAnswer::pair: (gint64 a, gint64 b): a row of two records was clicked
 * XlMapAnswer::closed: it has been read
 */
#define XL_TYPE_MAP_ANSWER (xl_map_answer_get_type ())
G_DECLARE_FINAL_TYPE (XlMapAnswer, xl_map_answer, XL, MAP_ANSWER, XlPart)

void xl_map_answer_set (XlMapAnswer *self, const char *title, const char *sentence);
void xl_map_answer_add (XlMapAnswer *self, XlRecord *record, const char *role);
void xl_map_answer_add_pair (XlMapAnswer *self, gint64 a, gint64 b, const char *sentence);

G_END_DECLS
