/* xl-desk-decimal.h - numbers as text, so that no digit is lost between a cell and the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-number.h"

G_BEGIN_DECLS

gboolean xl_decimal_scale (const char *plain, int exponent, gint64 *value);
char *xl_decimal_shift (const char *plain, int exponent);
char *xl_decimal_localise (const char *plain, const XlNumberStyle *style);

G_END_DECLS
