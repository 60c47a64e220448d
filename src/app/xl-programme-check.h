/* xl-programme-check.h - what is wrong with a programme, a row each, and a jump to where it can be mended */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PROGRAMME_CHECK (xl_programme_check_get_type ())
G_DECLARE_FINAL_TYPE (XlProgrammeCheck, xl_programme_check, XL, PROGRAMME_CHECK, XlPart)

G_END_DECLS
