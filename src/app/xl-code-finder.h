/* xl-code-finder.h - codes of a record by their meaning, and more of them found by words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlCodeFinder:
 *
 * XlCodeFinder:field: the set of codes: "codes" of the List of Waste, "nace"
 */
#define XL_TYPE_CODE_FINDER (xl_code_finder_get_type ())
G_DECLARE_FINAL_TYPE (XlCodeFinder, xl_code_finder, XL, CODE_FINDER, XlPart)

G_END_DECLS
