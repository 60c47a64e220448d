/* xl-number.h - numbers as people type them and as files hold them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlNumberStyle:
 * @decimal: the decimal mark, as UTF-8
 * @group: the grouping mark, as UTF-8; "" when there is none
 *
 * How numbers are typed and shown.
 */
typedef struct
{
  const char *decimal;
  const char *group;
} XlNumberStyle;

extern const XlNumberStyle xl_number_plain;      /* files and the command line: a point, no groups */

const XlNumberStyle *xl_number_locale (void);
gboolean xl_number_parse (const char *text, const XlNumberStyle *style, double *value);
char *xl_number_dup_plain (const char *text, const XlNumberStyle *style);
gboolean xl_number_parse_scaled (const char *text, const XlNumberStyle *style, int digits, gint64 *value);
char *xl_number_format_scaled (gint64 value, int digits, const XlNumberStyle *style);
char *xl_number_format (double value, int decimals, const XlNumberStyle *style);
char *xl_number_to_text (double value);
void xl_number_put_digits (GString *out, guint64 value, int width);

G_END_DECLS
