/* xl-fold.h - text folded for search: "lodz" finds Łódź */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *xl_fold (const char *text);
/**
 * xl_text_step:
 * @text: any bytes; not at their end
 *
 * Returns: how many bytes the character at @text has; 0 when it is no valid UTF-8, or not in XML 1.0
 */
static inline guint
xl_text_step (const char *text)
{
  const guchar *at = (const guchar *) text;

  if (at[0] < 0x80)
    return at[0] >= ' ' || at[0] == '\t' || at[0] == '\n' || at[0] == '\r' ? 1 : 0;
  if (at[0] < 0xc2 || at[0] > 0xf4 || (at[1] & 0xc0) != 0x80)
    return 0;
  if (at[0] < 0xe0)
    return 2;
  if ((at[2] & 0xc0) != 0x80)
    return 0;
  if (at[0] < 0xf0) /* none that two bytes can say, no surrogates, not U+FFFE and U+FFFF */
    return (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f)
                   || (at[0] == 0xef && at[1] == 0xbf && at[2] > 0xbd)
               ? 0
               : 3;
  if ((at[3] & 0xc0) != 0x80) /* none that three bytes can say, none above U+10FFFF */
    return 0;
  return (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f) ? 0 : 4;
}

gboolean xl_text_is_clean (const char *text);
char *xl_text_clean (const char *text);

G_END_DECLS
