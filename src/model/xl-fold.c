/* xl-fold.c - text folded for search: "lodz" finds Łódź */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-fold.h"

#include <string.h>

/* Letters that have no decomposition in Unicode, and what people type for them. */
static const char *
plain_letter (gunichar letter)
{
  switch (letter)
    {
    case 0x00c6: case 0x00e6: return "ae";  /* Æ æ */
    case 0x00d0: case 0x00f0: return "d";   /* Ð ð */
    case 0x00d8: case 0x00f8: return "o";   /* Ø ø */
    case 0x00de: case 0x00fe: return "th";  /* Þ þ */
    case 0x00df: case 0x1e9e: return "ss";  /* ß ẞ */
    case 0x0110: case 0x0111: return "d";   /* Đ đ */
    case 0x0126: case 0x0127: return "h";   /* Ħ ħ */
    case 0x0131: return "i";                /* ı */
    case 0x0138: return "k";                /* ĸ */
    case 0x0141: case 0x0142: return "l";   /* Ł ł */
    case 0x014a: case 0x014b: return "n";   /* Ŋ ŋ */
    case 0x0152: case 0x0153: return "oe";  /* Œ œ */
    case 0x0166: case 0x0167: return "t";   /* Ŧ ŧ */
    case 0x017f: return "s";                /* ſ */
    default: return NULL;
    }
}

/* Not g_utf8_casefold(): it swaps the two cases of Cherokee at every call. */
static gunichar
fold_case (gunichar letter)
{
  return letter == 0x03c2 ? 0x03c3 : g_unichar_tolower (letter);  /* a final sigma is a sigma */
}

/* Runs of white space become one space, none at either end; text must be valid UTF-8. */
static void
squeeze (char *text)
{
  char *to = text;
  gboolean gap = FALSE;

  for (const char *from = text; *from != '\0';)
    {
      const char *next = g_utf8_next_char (from);

      if (g_unichar_isspace (g_utf8_get_char (from)))
        gap = TRUE;
      else
        {
          if (gap && to != text)
            *to++ = ' ';
          gap = FALSE;
          while (from < next)
            *to++ = *from++;
        }
      from = next;
    }
  *to = '\0';
}

static char *
fold_ascii (const char *text, gsize length)
{
  char *folded = g_malloc (length + 1), *to = folded;
  gboolean gap = FALSE;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text))
        {
          gap = TRUE;
          continue;
        }
      if (gap && to != folded)
        *to++ = ' ';
      gap = FALSE;
      *to++ = g_ascii_tolower (*text);
    }
  *to = '\0';
  return folded;
}

/**
 * xl_fold:
 * @text: (nullable): any text; what is not UTF-8 in it becomes U+FFFD
 *
 * Folds text for search, filters, sort keys and duplicate finding: decomposed (NFKD), without
 * accents and invisible format characters, in one case, runs of white space as one space, none at
 * the ends. It answers the same in every locale, and folding twice changes nothing.
 *
 * Returns: (transfer full): the folded text; "" for %NULL
 */
char *
xl_fold (const char *text)
{
  g_autofree char *valid = NULL, *decomposed = NULL;
  g_autoptr (GString) bare = NULL;
  gsize length = 0;

  if (text == NULL)
    return g_strdup ("");
  while (text[length] != '\0' && (guchar) text[length] < 0x80)
    length++;
  if (text[length] == '\0')
    return fold_ascii (text, length);

  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  bare = g_string_sized_new (strlen (decomposed) + 1);
  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      const char *plain;

      if ((guchar) *at < 0x80)
        g_string_append_c (bare, g_ascii_tolower (*at));
      else if ((plain = plain_letter (letter)) != NULL)
        g_string_append (bare, plain);
      else if (!g_unichar_ismark (letter) && g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (bare, fold_case (letter));
    }
  squeeze (bare->str);
  return g_strdup (bare->str);
}

/**
 * xl_text_is_clean:
 * @text: (nullable): any bytes
 *
 * Whether a record may hold this text: valid UTF-8, and only characters that XML 1.0 has, so that
 * every record can be written to a dossier and read back.
 *
 * Returns: %TRUE when it is clean, as %NULL is
 */
gboolean
xl_text_is_clean (const char *text)
{
  guint step;

  for (; text != NULL && *text != '\0'; text += step)
    if ((step = xl_text_step (text)) == 0)
      return FALSE;
  return TRUE;
}

/**
 * xl_text_clean:
 * @text: (nullable): any bytes
 *
 * Drops all that xl_text_is_clean() objects to.
 *
 * Returns: (transfer full): the clean text; "" for %NULL
 */
char *
xl_text_clean (const char *text)
{
  char *clean = g_malloc (text != NULL ? strlen (text) + 1 : 1), *to = clean;
  guint step;

  for (; text != NULL && *text != '\0'; text += MAX (step, 1))
    {
      step = xl_text_step (text);
      memcpy (to, text, step);
      to += step;
    }
  *to = '\0';
  return clean;
}
