/* xl-hash.c - SHA-256, and sums of it over rows in any order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-hash.h"

#if XL_HAVE_NETTLE
#include <nettle/sha2.h>
#endif

/* Every row of a plan is hashed when it is written, checked or exported. GLib does it in plain C; nettle, where it is
 * there, with the instructions that processors have for it, three times as fast. */
struct _XlHasher
{
#if XL_HAVE_NETTLE
  struct sha256_ctx state;
#else
  GChecksum *checksum;
#endif
};

/**
 * xl_hasher_new:
 *
 * Returns: (transfer full): a hasher that has nothing yet
 */
XlHasher *
xl_hasher_new (void)
{
  XlHasher *self = g_new (XlHasher, 1);

#if XL_HAVE_NETTLE
  sha256_init (&self->state);
#else
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
#endif
  return self;
}

/**
 * xl_hasher_free:
 * @self: (transfer full) (nullable): freed
 */
void
xl_hasher_free (XlHasher *self)
{
#if !XL_HAVE_NETTLE
  if (self != NULL)
    g_checksum_free (self->checksum);
#endif
  g_free (self);
}

/**
 * xl_hasher_put:
 * @bytes: (array length=n): what comes next
 */
void
xl_hasher_put (XlHasher *self, const void *bytes, gsize n)
{
#if XL_HAVE_NETTLE
  sha256_update (&self->state, n, bytes);
#else
  g_checksum_update (self->checksum, bytes, (gssize) n);
#endif
}

/**
 * xl_hasher_end:
 * @hash: (out): the SHA-256 of all that was put since the last end
 *
 * The hasher begins anew.
 */
void
xl_hasher_end (XlHasher *self, XlHash *hash)
{
#if XL_HAVE_NETTLE
  sha256_digest (&self->state, sizeof hash->bytes, hash->bytes);
#else
  gsize length = sizeof hash->bytes;

  g_checksum_get_digest (self->checksum, hash->bytes, &length);
  g_checksum_reset (self->checksum);
#endif
}

static void
add (XlHash *sum, const XlHash *one, int sign)
{
  int carry = 0;

  for (guint i = sizeof sum->bytes; i-- > 0;)
    {
      carry += sum->bytes[i] + sign * one->bytes[i];
      sum->bytes[i] = carry & 0xff;
      carry >>= 8;
    }
}

/**
 * xl_hash_add:
 *
 * Adds @one to @sum, modulo 2^256.
 */
void
xl_hash_add (XlHash *sum, const XlHash *one)
{
  add (sum, one, 1);
}

/**
 * xl_hash_take_out:
 *
 * Takes @one out of @sum again.
 */
void
xl_hash_take_out (XlHash *sum, const XlHash *one)
{
  add (sum, one, -1);
}
