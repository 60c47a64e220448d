/* xl-id.c - record ids: random positive 63-bit integers, and their text form */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "xl-kind.h"

#define N_DIGITS 13 /* of 5 bits; the first is at most 7 */

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * xl_id_new:
 *
 * Draws an id from the kernel, so that two laptops never mint the same.
 *
 * Returns: a new id, 1 to 2^63 - 1
 */
gint64
xl_id_new (void)
{
  guint64 drawn = 0;

  while (drawn == 0)
    {
      /* A request this small is never cut short; only a signal can come between. */
      if (getrandom (&drawn, sizeof drawn, 0) == (ssize_t) sizeof drawn)
        drawn >>= 1;
      else if (errno != EINTR)
        g_error ("The kernel has no random numbers: %s", g_strerror (errno));
      else
        drawn = 0;
    }
  return (gint64) drawn;
}

/**
 * xl_id_from_key:
 * @kind: the kind of the record
 * @key: its key
 *
 * The id that a shipped record has in every copy: the first 63 bits of SHA-256("kind:key").
 *
 * Returns: the id, 1 to 2^63 - 1
 */
gint64
xl_id_from_key (const XlKind *kind, const char *key)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[32];
  gsize n_bytes = sizeof bytes;
  guint64 value;

  g_return_val_if_fail (kind != NULL && key != NULL, 0);
  g_checksum_update (sum, (const guchar *) kind->name, -1);
  g_checksum_update (sum, (const guchar *) ":", 1);
  g_checksum_update (sum, (const guchar *) key, -1);
  g_checksum_get_digest (sum, bytes, &n_bytes);
  memcpy (&value, bytes, sizeof value);
  value = GUINT64_FROM_BE (value) >> 1;
  return value != 0 ? (gint64) value : 1;
}

/**
 * xl_id_to_text:
 * @kind: the kind of the record
 * @id: the record
 *
 * Returns: (transfer full) (nullable): the kind's word, a hyphen and 13 lower-case Crockford
 *   base-32 digits, most significant first; %NULL when @id is not positive
 */
char *
xl_id_to_text (const XlKind *kind, gint64 id)
{
  char tail[N_DIGITS + 1];
  guint64 rest = (guint64) id;

  g_return_val_if_fail (kind != NULL, NULL);
  if (id <= 0)
    return NULL;
  for (int i = N_DIGITS; i-- > 0; rest >>= 5)
    tail[i] = digits[rest & 31];
  tail[N_DIGITS] = '\0';
  return g_strconcat (kind->name, "-", tail, NULL);
}

static int
digit_value (char digit)
{
  const char *at;

  digit = g_ascii_tolower (digit);
  if (digit == 'i' || digit == 'l')
    return 1;
  if (digit == 'o')
    return 0;
  at = digit != '\0' ? strchr (digits, digit) : NULL;
  return at != NULL ? (int) (at - digits) : -1;
}

/**
 * xl_id_parse:
 * @text: (nullable): an id as xl_id_to_text() writes it; upper case, and i, l and o for the digits
 *   that they look like, are understood
 * @kind: (out) (optional): its kind; %NULL when @text is not an id
 *
 * Returns: the id, or 0 when @text is not one
 */
gint64
xl_id_parse (const char *text, const XlKind **kind)
{
  const char *hyphen = text != NULL ? strrchr (text, '-') : NULL;
  g_autofree char *name = NULL;
  const XlKind *found;
  guint64 id = 0;

  if (kind != NULL)
    *kind = NULL;
  if (hyphen == NULL || strlen (hyphen + 1) != N_DIGITS)
    return 0;
  for (int i = 1; i <= N_DIGITS; i++)
    {
      int value = digit_value (hyphen[i]);

      if (value < 0 || (i == 1 && value > 7))
        return 0;
      id = id << 5 | (guint64) value;
    }
  name = g_ascii_strdown (text, hyphen - text);
  found = xl_kind_find (name);
  if (found == NULL || id == 0)
    return 0;
  if (kind != NULL)
    *kind = found;
  return (gint64) id;
}
