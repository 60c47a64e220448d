/* xl-number.c - numbers as people type them and as files hold them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"        /* U+2212 */
#define NARROW_SPACE "\xe2\x80\xaf" /* U+202F: does not break, and looks right between digits */
#define NO_NUMBER "\xe2\x80\x93"    /* U+2013 */

const XlNumberStyle xl_number_plain = { ".", "" };

/* Marks that stand for each other when people type or paste; the spaces come first. */
static const char *const loose_groups[] = {
  NARROW_SPACE, "\xc2\xa0", "\xe2\x80\x89", " ", "'", "\xe2\x80\x99",
};
#define N_SPACES 4

static gboolean
is_plain (const XlNumberStyle *style)
{
  return g_str_equal (style->decimal, ".") && *style->group == '\0';
}

static gboolean
among_loose (const char *group, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (group, loose_groups[i]))
      return TRUE;
  return FALSE;
}

/* A mark of localeconv() as UTF-8 that lives for ever. */
static const char *
locale_mark (const char *mark, const char *otherwise)
{
  g_autofree char *utf8 = g_utf8_validate (mark, -1, NULL)
                            ? g_strdup (mark) : g_locale_to_utf8 (mark, -1, NULL, NULL, NULL);

  return g_intern_string (utf8 != NULL && *utf8 != '\0' ? utf8 : otherwise);
}

/**
 * xl_number_locale:
 *
 * The style of the locale as setlocale() last set it. Any thread may ask.
 *
 * Returns: (transfer none): a style that lives as long as the program; #xl_number_plain where the
 *   locale has a point and no groups
 */
const XlNumberStyle *
xl_number_locale (void)
{
  static GMutex lock;
  static GSList *styles;  /* a program sees one or two */
  const struct lconv *conv = localeconv ();
  XlNumberStyle style = { locale_mark (conv->decimal_point, "."),
                          locale_mark (conv->thousands_sep, "") };
  const XlNumberStyle *found = NULL;

  if (g_str_equal (style.group, style.decimal))
    style.group = "";
  if (is_plain (&style))
    return &xl_number_plain;
  g_mutex_lock (&lock);
  for (GSList *l = styles; l != NULL && found == NULL; l = l->next)
    {
      const XlNumberStyle *known = l->data;

      if (g_str_equal (known->decimal, style.decimal) && g_str_equal (known->group, style.group))
        found = known;
    }
  if (found == NULL)
    {
      found = g_memdup2 (&style, sizeof style);
      styles = g_slist_prepend (styles, (gpointer) found);
    }
  g_mutex_unlock (&lock);
  return found;
}

/* Moves past the mark when it is there. */
static gboolean
take (const char **at, const char *mark)
{
  gsize length = strlen (mark);

  if (length == 0 || strncmp (*at, mark, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

static guint
take_digits (const char **at, GString *plain)
{
  guint n = 0;

  for (; g_ascii_isdigit (**at); (*at)++, n++)
    g_string_append_c (plain, **at);
  return n;
}

/* The grouping mark at @at, only where a digit follows it: else it is an end, or a blank. */
static const char *
group_at (const char *at, const XlNumberStyle *style)
{
  gboolean loose = among_loose (style->group, G_N_ELEMENTS (loose_groups));

  for (guint i = 0; i < (loose ? G_N_ELEMENTS (loose_groups) : 1); i++)
    {
      const char *mark = loose ? loose_groups[i] : style->group, *after = at;

      if (take (&after, mark) && g_ascii_isdigit (*after))
        return mark;
    }
  return NULL;
}

/* Digits before the decimal mark. Groups are strict, since "1.23" in a German cell is far more
 * often a slip than 123; and no grouped number begins with 0, so "0.123" is no 123 either. */
static gboolean
scan_whole (const char **at, const XlNumberStyle *style, GString *plain, guint *n_digits)
{
  gsize start = plain->len;
  const char *mark;

  *n_digits = take_digits (at, plain);
  if (*n_digits == 0 || (mark = group_at (*at, style)) == NULL)
    return TRUE;
  if (*n_digits > 3 || plain->str[start] == '0')
    return FALSE;
  while (take (at, mark))
    {
      if (take_digits (at, plain) != 3)
        return FALSE;
      *n_digits += 3;
    }
  return TRUE;
}

static gboolean
scan_exponent (const char **at, GString *plain)
{
  if (**at != 'e' && **at != 'E')
    return TRUE;
  (*at)++;
  g_string_append_c (plain, 'e');
  if (**at == '+' || **at == '-')
    g_string_append_c (plain, *(*at)++);
  return take_digits (at, plain) > 0;
}

/* Typed text as "-123.45" or "1e-5"; %NULL when it is not a number in this style. */
static char *
scan (const char *text, const XlNumberStyle *style, gboolean exponent)
{
  g_autoptr (GString) plain = NULL;
  const char *at = text;
  guint n_whole, n_part = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  plain = g_string_new (NULL);
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (take (&at, "-") || take (&at, MINUS))
    g_string_append_c (plain, '-');
  else
    take (&at, "+");
  if (!scan_whole (&at, style, plain, &n_whole))
    return NULL;
  if (n_whole == 0)
    g_string_append_c (plain, '0');
  if (take (&at, style->decimal))
    {
      g_string_append_c (plain, '.');
      if ((n_part = take_digits (&at, plain)) == 0)
        return NULL;
    }
  if (n_whole + n_part == 0)
    return NULL;
  if (exponent && !scan_exponent (&at, plain))
    return NULL;
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return *at == '\0' ? g_strdup (plain->str) : NULL;
}

/**
 * xl_number_parse:
 * @text: (nullable): a number as typed in @style, with or without groups; in #xl_number_plain also
 *   with an exponent. Blanks around it are no matter
 * @style: how it is typed
 * @value: (out): the number, finite, never -0; untouched on failure
 *
 * Where groups are spaces or apostrophes, one kind of them does as well as another.
 *
 * Returns: %FALSE when @text is not a number, is wrongly grouped, or is too large for a double
 */
gboolean
xl_number_parse (const char *text, const XlNumberStyle *style, double *value)
{
  g_autofree char *plain = scan (text, style, is_plain (style));
  double parsed;

  if (plain == NULL)
    return FALSE;
  parsed = g_ascii_strtod (plain, NULL);
  if (!isfinite (parsed))
    return FALSE;
  *value = parsed == 0 ? 0 : parsed;
  return TRUE;
}

/**
 * xl_number_dup_plain:
 * @text: (nullable): a number as typed in @style, without an exponent
 * @style: how it is typed
 *
 * For who must not lose a digit: the number as it stands there, of any length.
 *
 * Returns: (transfer full) (nullable): the same number in #xl_number_plain, without groups and plus
 *   sign; %NULL when @text is not a number or is wrongly grouped
 */
char *
xl_number_dup_plain (const char *text, const XlNumberStyle *style)
{
  return scan (text, style, FALSE);
}

static gboolean
push_digit (gint64 *sum, int digit)
{
  if (*sum > (G_MAXINT64 - digit) / 10)
    return FALSE;
  *sum = *sum * 10 + digit;
  return TRUE;
}

/**
 * xl_number_parse_scaled:
 * @text: (nullable): a number as typed in @style, without an exponent
 * @style: how it is typed
 * @digits: digits after the decimal mark that @value holds, 0 to 18
 * @value: (out): the number times 10^@digits, exactly; untouched on failure
 *
 * Reads money in minor units, and the like; no double is in between.
 *
 * Returns: %FALSE when @text is not a number, is wrongly grouped, says more than @digits digits
 *   after the mark (zeros are no matter), or is beyond ±%G_MAXINT64
 */
gboolean
xl_number_parse_scaled (const char *text, const XlNumberStyle *style, int digits, gint64 *value)
{
  g_autofree char *plain = NULL;
  gboolean negative;
  gint64 sum = 0;
  int left = -1;  /* digits still to come after the mark; -1 before it */

  g_return_val_if_fail (digits >= 0 && digits <= 18, FALSE);
  plain = scan (text, style, FALSE);
  if (plain == NULL)
    return FALSE;
  negative = *plain == '-';
  for (const char *at = plain + (negative ? 1 : 0); *at != '\0'; at++)
    {
      if (*at == '.')
        left = digits;
      else if (left == 0 && *at != '0')
        return FALSE;
      else if (left != 0)
        {
          if (!push_digit (&sum, *at - '0'))
            return FALSE;
          left -= left > 0 ? 1 : 0;
        }
    }
  for (left = left < 0 ? digits : left; left > 0; left--)
    if (!push_digit (&sum, 0))
      return FALSE;
  *value = negative ? -sum : sum;
  return TRUE;
}

/* Sign, grouped digits and the rest, in style. No minus where all digits are 0. */
static char *
assemble (gboolean negative, const char *whole, const char *part, const XlNumberStyle *style)
{
  GString *text = g_string_new (NULL);
  const char *group = among_loose (style->group, N_SPACES) ? NARROW_SPACE : style->group;
  gsize left = strlen (whole);

  if (negative && (strspn (whole, "0") < left || strspn (part, "0") < strlen (part)))
    g_string_append (text, is_plain (style) ? "-" : MINUS);
  for (; *whole != '\0'; whole++, left--)
    {
      g_string_append_c (text, *whole);
      if (left > 1 && left % 3 == 1)
        g_string_append (text, group);
    }
  if (*part != '\0')
    {
      g_string_append (text, style->decimal);
      g_string_append (text, part);
    }
  return g_string_free (text, FALSE);
}

/**
 * xl_number_format_scaled:
 * @value: a number times 10^@digits
 * @digits: digits after the decimal mark, 0 to 18
 * @style: how to show it
 *
 * The inverse of xl_number_parse_scaled(), grouped, with all @digits digits. The minus is U+2212
 * and a space between groups is U+202F, save in #xl_number_plain.
 *
 * Returns: (transfer full): the text
 */
char *
xl_number_format_scaled (gint64 value, int digits, const XlNumberStyle *style)
{
  guint64 size = value < 0 ? 0 - (guint64) value : (guint64) value;
  g_autofree char *all = NULL, *whole = NULL;
  gsize n_whole;

  g_return_val_if_fail (digits >= 0 && digits <= 18, NULL);
  all = g_strdup_printf ("%0*" G_GUINT64_FORMAT, digits + 1, size);
  n_whole = strlen (all) - (gsize) digits;
  whole = g_strndup (all, n_whole);
  return assemble (value < 0, whole, all + n_whole, style);
}

/* The shortest of three formats that reads back to the same double. */
static void
shortest (double value, const char *const formats[3], char *text, int size)
{
  for (int i = 0; i < 3; i++)
    {
      g_ascii_formatd (text, size, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
}

/* Rounds 0.DIGITS to @keep digits, half away from zero; %TRUE when a 1 was carried in front. */
static gboolean
round_digits (GString *digits, gsize keep)
{
  gboolean up = digits->len > keep && digits->str[keep] >= '5';

  if (digits->len > keep)
    g_string_truncate (digits, keep);
  while (up && keep > 0)
    {
      up = digits->str[keep - 1] == '9';
      digits->str[keep - 1] = up ? '0' : digits->str[keep - 1] + 1;
      keep--;
    }
  if (up)
    g_string_prepend_c (digits, '1');
  return up;
}

/**
 * xl_number_format:
 * @value: a number
 * @decimals: digits after the decimal mark, 0 to 30
 * @style: how to show it
 *
 * Shows a number, rounded half away from zero as a person would round its shortest decimal text:
 * 2.675 to two decimals is 2.68. Signs and groups are those of xl_number_format_scaled().
 *
 * Returns: (transfer full): the text; an en dash when @value is not finite
 */
char *
xl_number_format (double value, int decimals, const XlNumberStyle *style)
{
  static const char *const formats[] = { "%.14e", "%.15e", "%.16e" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) digits = NULL;
  g_autofree char *whole = NULL;
  const char *e;
  int point;

  g_return_val_if_fail (decimals >= 0 && decimals <= 30, NULL);
  if (!isfinite (value))
    return g_strdup (NO_NUMBER);
  shortest (fabs (value), formats, text, sizeof text);
  e = strchr (text, 'e');
  point = (int) g_ascii_strtoll (e + 1, NULL, 10) + 1;  /* |value| = 0.DIGITS x 10^point */
  digits = g_string_new (NULL);
  g_string_append_c (digits, text[0]);
  g_string_append_len (digits, text + 2, e - (text + 2));

  for (; point < 0; point++)
    g_string_prepend_c (digits, '0');
  if (round_digits (digits, (gsize) (point + decimals)))
    point++;
  while (digits->len < (gsize) (point + decimals))
    g_string_append_c (digits, '0');
  whole = point > 0 ? g_strndup (digits->str, (gsize) point) : g_strdup ("0");
  return assemble (value < 0, whole, digits->str + point, style);
}

/**
 * xl_number_to_text:
 * @value: a number
 *
 * Writes a number for files and SQL, the same in every locale.
 *
 * Returns: (transfer full) (nullable): the shortest text that xl_number_parse() reads back to the
 *   same double with #xl_number_plain; %NULL when @value is not finite
 */
char *
xl_number_to_text (double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return NULL;
  shortest (value == 0 ? 0 : value, formats, text, sizeof text);
  return g_strdup (text);
}

/**
 * xl_number_put_digits:
 * @out: where to
 * @value: an integer
 * @width: how many digits at least; zeros go in front
 *
 * Appends decimal digits, without groups.
 */
void
xl_number_put_digits (GString *out, guint64 value, int width)
{
  char digits[20];
  int n = 0;

  do
    digits[sizeof digits - ++n] = (char) ('0' + value % 10);
  while ((value /= 10) != 0 || n < width);
  g_string_append_len (out, digits + sizeof digits - n, n);
}
