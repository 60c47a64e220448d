/* xl-text.c - a guess of text sizes where nobody can measure */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "xl-layout-private.h"

/* A label is cut after so many characters; the whole name is in tooltip, inspector and twin list. */
#define LABEL_MAX 26
#define LABEL_MIN 10

/**
 * xl_text_measure_plain:
 * @text: one line of UTF-8
 * @style: how it will be written
 * @width: (out): width in px
 * @height: (out): height in px
 * @data: unused
 *
 * An #XlMeasureFunc without any font: a mean width for every character.
 */
void
xl_text_measure_plain (const char *text, XlTextStyle style, double *width, double *height,
                       gpointer data)
{
  static const double em[XL_N_TEXT_STYLES] = { 12, 12, 11, 10, 12, 12, 12, 12 };
  gboolean bold = style == XL_TEXT_REGION || style == XL_TEXT_CODE || style == XL_TEXT_STAGE
                  || style == XL_TEXT_LEGEND_TITLE;

  *width = em[style] * (bold ? 0.6 : 0.54) * (double) g_utf8_strlen (text, -1);
  *height = em[style] * 1.34;
}

/* The text style of a node's label. */
XlTextStyle
xl_label_style (XlNodeKind kind)
{
  switch (kind)
    {
    case XL_NODE_REGION:
      return XL_TEXT_REGION;
    case XL_NODE_PROJECT:
    case XL_NODE_EVENT:
      return XL_TEXT_PROJECT;
    case XL_NODE_ORGANISATION:
    default:
      return XL_TEXT_ORGANISATION;
    }
}

/* The abbreviation in "European Chemical Regions Network (ECRN)", if the name ends with one. */
static char *
abbreviation (const char *name)
{
  const char *open = strrchr (name, '(');
  gsize length = open ? strlen (open) : 0;

  if (!open || open == name || length < 4 || length > 10 || open[length - 1] != ')')
    return NULL;
  for (const char *p = open + 1; p < open + length - 1; p++)
    if (!g_ascii_isupper (*p) && !g_ascii_isdigit (*p) && *p != '-')
      return NULL;
  return g_strndup (open + 1, length - 2);
}

/* What a label says: the name, or what is known to stand for it when it is long. */
char *
xl_label_text (const char *name)
{
  /* What follows an en dash or stands in brackets explains the name. */
  static const char *const ends[] = { " \xe2\x80\x93 ", " (" };
  g_autofree char *text = g_strdup (name);
  char *cut, *at;

  /* A name is one line here, whatever was typed. */
  for (char *p = text; *p; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      *p = ' ';
  if (g_utf8_strlen (text, -1) <= LABEL_MAX)
    return g_steal_pointer (&text);
  cut = abbreviation (text);
  if (cut)
    return cut;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      cut = strstr (text, ends[i]);
      if (cut && cut > text && g_utf8_strlen (text, cut - text) <= LABEL_MAX)
        {
          *cut = '\0';
          return g_steal_pointer (&text);
        }
    }
  at = g_utf8_offset_to_pointer (text, LABEL_MAX - 1);
  *at = '\0';
  cut = strrchr (text, ' ');
  if (cut && g_utf8_strlen (text, cut - text) >= LABEL_MIN)
    *cut = '\0';
  return g_strconcat (text, "\xe2\x80\xa6", NULL);
}
