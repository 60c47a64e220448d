/* xl-merge-page.h - two laptops are merged: what a person must decide */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlMergePage:
 *
 * The action "merge.read" (ay) reads a plan file or a dossier and asks; win.merge hands it on. Answers stay while the window
 * lives, whatever else is looked at: a person who has given some must finish that merge or leave it before another begins.
 */
#define XL_TYPE_MERGE_PAGE (xl_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (XlMergePage, xl_merge_page, XL, MERGE_PAGE, XlPage)

G_END_DECLS
