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
  GChecksum *checksum;
  GString *row;        /* the encoding of one row; kept for its memory */
};

XlDigest *
xl_digest_new (void)
{
  XlDigest *self = g_new0 (XlDigest, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
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
  guint8 row[32];
  gsize length = sizeof row;
  guint carry = 0;

  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, (const guchar *) self->row->str, self->row->len);
  g_checksum_get_digest (self->checksum, row, &length);
  for (guint i = sizeof row; i-- > 0;)
    {
      carry += self->sum[i] + row[i];
      self->sum[i] = carry & 0xff;
      carry >>= 8;
    }
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
      const XlField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (field->type == XL_FIELD_TEXT || field->type == XL_FIELD_LONG_TEXT)
        add_field (self, xl_field_get_string (field, record));
      else if (field->type == XL_FIELD_CHOICE)
        add_field (self, xl_field_get_nick (field, record));
      else
        add_field (self, text = xl_field_dup_text (field, record));
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
  char *text = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->sum, sizeof self->sum);

  g_checksum_free (self->checksum);
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
