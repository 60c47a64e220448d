/* xl-digest.c - one figure for the domain content of a plan, whatever its order and history */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-hash.h"
#include "xl-id.h"
#include "xl-plan.h"

#include <string.h>

/* The encoding of a row, fixed for good: kind name, NUL, id as 16 hex digits, then for each field
 * of its table in order one byte 0 for no value, or 1, the canonical text and a NUL. The SHA-256 of
 * the rows are summed modulo 2^256, so that order does not count and a changed row can be taken out
 * again; the digest is the SHA-256 of the sum, as 32 bytes, most significant first. */

struct _XlDigest
{
  XlHash sum;
  XlHasher *hasher;
  GString *row;        /* the encoding of one row; kept for its memory */
};

XlDigest *
xl_digest_new (void)
{
  XlDigest *self = g_new0 (XlDigest, 1);

  self->hasher = xl_hasher_new ();
  self->row = g_string_sized_new (1024);
  return self;
}

static void
begin_row (XlDigest *self, const XlKind *kind, gint64 id)
{
  char digits[17];

  g_snprintf (digits, sizeof digits, "%016" G_GINT64_MODIFIER "x", (guint64) id);
  g_string_truncate (self->row, 0);
  g_string_append_len (self->row, kind->name, strlen (kind->name) + 1);
  g_string_append_len (self->row, digits, 16);
}

static void
add_field (XlDigest *self, const char *text)
{
  g_string_append_c (self->row, text != NULL ? '\1' : '\0');
  if (text != NULL)
    g_string_append_len (self->row, text, strlen (text) + 1);
}

static void
end_row (XlDigest *self)
{
  XlHash row;

  xl_hasher_put (self->hasher, self->row->str, self->row->len);
  xl_hasher_end (self->hasher, &row);
  xl_hash_add (&self->sum, &row);
}

/**
 * xl_digest_add:
 *
 * Adds the row of @record.
 */
void
xl_digest_add (XlDigest *self, const XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  begin_row (self, kind, xl_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const gsize mark = self->row->len;

      g_string_append_c (self->row, '\1');
      if (xl_field_put_text (&kind->fields[i], record, self->row))
        g_string_append_c (self->row, '\0');
      else
        self->row->str[mark] = '\0';
    }
  end_row (self);
}

/**
 * xl_digest_add_texts:
 * @texts: (array): the row's canonical texts, in table order; NULL for no value
 *
 * Adds the row of a record that has not been made.
 */
void
xl_digest_add_texts (XlDigest *self, const XlKind *kind, gint64 id, const char *const *texts)
{
  begin_row (self, kind, id);
  for (guint i = 0; i < kind->n_fields; i++)
    add_field (self, texts[i]);
  end_row (self);
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
  char *text = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->sum.bytes, sizeof self->sum.bytes);

  xl_hasher_free (self->hasher);
  g_string_free (self->row, TRUE);
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
