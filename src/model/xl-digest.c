/* xl-digest.c - one figure for the domain content of a plan, whatever its order and history */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-id.h"
#include "xl-plan.h"

#include <string.h>

/* The encoding of a row, fixed for good: kind name, NUL, id as 16 hex digits, then for each field
 * of its table in order one byte 0 for no value, or 1, the canonical text and a NUL. The SHA-256 of
 * the rows are summed modulo 2^256, so that order does not count and a changed row can be taken out
 * again; the digest is the SHA-256 of the sum, as 32 bytes, most significant first. */

struct _XlDigest
{
  guint8 sum[32];
};

XlDigest *
xl_digest_new (void)
{
  return g_new0 (XlDigest, 1);
}

/**
 * xl_digest_add:
 *
 * Adds the row of @record.
 */
void
xl_digest_add (XlDigest *self, const XlRecord *record)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const XlKind *kind = xl_record_get_kind (record);
  char id[17];
  guint8 row[32];
  gsize length = sizeof row;
  guint carry = 0;

  g_snprintf (id, sizeof id, "%016" G_GINT64_MODIFIER "x", (guint64) xl_record_get_id (record));
  g_checksum_update (sum, (const guchar *) kind->name, strlen (kind->name) + 1);
  g_checksum_update (sum, (const guchar *) id, 16);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = xl_field_dup_text (&kind->fields[i], record);

      g_checksum_update (sum, (const guchar *) (text != NULL ? "\1" : "\0"), 1);
      if (text != NULL)
        g_checksum_update (sum, (const guchar *) text, strlen (text) + 1);
    }
  g_checksum_get_digest (sum, row, &length);
  for (guint i = sizeof row; i-- > 0;)
    {
      carry += self->sum[i] + row[i];
      self->sum[i] = carry & 0xff;
      carry >>= 8;
    }
}

/**
 * xl_digest_finish:
 * @self: (transfer full): freed
 *
 * Returns: (transfer full): 64 hex digits
 */
char *
xl_digest_finish (XlDigest *self)
{
  char *text = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->sum, sizeof self->sum);

  g_free (self);
  return text;
}

/**
 * xl_plan_dup_digest:
 *
 * Returns: (transfer full): the digest of every record of the plan, retired ones too
 */
char *
xl_plan_dup_digest (XlPlan *plan)
{
  XlDigest *digest = xl_digest_new ();

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *records = xl_plan_get_all (plan, xl_kind_get (k));

      for (guint i = 0; i < records->len; i++)
        xl_digest_add (digest, g_ptr_array_index (records, i));
    }
  return xl_digest_finish (digest);
}
