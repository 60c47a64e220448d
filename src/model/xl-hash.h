/* xl-hash.h - SHA-256, and sums of it over rows in any order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XlHash:
 * @bytes: a number below 2^256, most significant byte first
 *
 * The SHA-256 of something, or a sum of such, modulo 2^256.
 */
typedef struct
{
  guint8 bytes[32];
} XlHash;

void xl_hash_add (XlHash *sum, const XlHash *one);
void xl_hash_take_out (XlHash *sum, const XlHash *one);

typedef struct _XlHasher XlHasher;

XlHasher *xl_hasher_new (void);
void xl_hasher_free (XlHasher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlHasher, xl_hasher_free)
void xl_hasher_put (XlHasher *self, const void *bytes, gsize n);
void xl_hasher_end (XlHasher *self, XlHash *hash);

G_END_DECLS
