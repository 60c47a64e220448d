/* xl-letters-view.h - letters of interest: who has one and who has not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_LETTERS_VIEW (xl_letters_view_get_type ())
G_DECLARE_FINAL_TYPE (XlLettersView, xl_letters_view, XL, LETTERS_VIEW, XlPart)

G_END_DECLS
