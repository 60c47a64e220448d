/* xl-dossier-write.c - the dossier as a stream of bytes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include "xl-fold.h"
#include "xl-id.h"

#include <string.h>

/* 1. The bytes follow from the records and the options alone: no time, no locale, no order of
 *    loading.
 * 2. Memory does not grow with the plan: one buffer, given away when it is full.
 * 3. Whatever a record holds, the bytes are sound XML 1.0 that reads back as the same text. */

#define BUFFER_SIZE (64 * 1024)
#define PROGRESS_STEP 1024

typedef struct
{
  XlPlan *plan;
  const XlDossierOptions *options;              /* borrowed */
  XlDossierChoice *choice;
  GOutputStream *out;        /* borrowed */
  GCancellable *cancellable; /* borrowed */
  XlDossierProgress progress;
  gpointer data;
  guint64 done, total;
  char *buffer;              /* BUFFER_SIZE */
  gsize n;                   /* bytes in it */
  GError *error;             /* the first; nothing is written after it */
  GString *number;
} Writer;

/* --- bytes ------------------------------------------------------------------------------------ */

static gboolean
flush (Writer *self)
{
  if (self->error == NULL)
    g_output_stream_write_all (self->out, self->buffer, self->n, NULL, self->cancellable, &self->error);
  self->n = 0;
  return self->error == NULL;
}

static void
put_long (Writer *self, const char *bytes, gsize n)
{
  while (n > 0)
    {
      gsize part = MIN (n, BUFFER_SIZE - self->n);

      memcpy (self->buffer + self->n, bytes, part);
      self->n += part;
      bytes += part;
      n -= part;
      if (self->n == BUFFER_SIZE)
        flush (self);
    }
}

/* Most pieces are a few bytes long, and there are a dozen a line. */
static inline void
put (Writer *self, const char *bytes, gsize n)
{
  if (n >= BUFFER_SIZE - self->n)
    {
      put_long (self, bytes, n);
      return;
    }
  memcpy (self->buffer + self->n, bytes, n);
  self->n += n;
}

static inline void
put_word (Writer *self, const char *word)
{
  put (self, word, strlen (word));
}

#define PUT(self, literal) put (self, literal, sizeof literal - 1)

/* 0 as it is, 1 to be escaped in a text, 2 in an attribute too, 3 to be looked at */
static const guint8 classes[256] = {
  [0x00] = 3, [0x01] = 3, [0x02] = 3, [0x03] = 3, [0x04] = 3, [0x05] = 3, [0x06] = 3, [0x07] = 3,
  [0x08] = 3, ['\t'] = 2, ['\n'] = 2, [0x0b] = 3, [0x0c] = 3, ['\r'] = 1, [0x0e] = 3, [0x0f] = 3,
  [0x10] = 3, [0x11] = 3, [0x12] = 3, [0x13] = 3, [0x14] = 3, [0x15] = 3, [0x16] = 3, [0x17] = 3,
  [0x18] = 3, [0x19] = 3, [0x1a] = 3, [0x1b] = 3, [0x1c] = 3, [0x1d] = 3, [0x1e] = 3, [0x1f] = 3,
  ['&'] = 1,  ['<'] = 1,  ['>'] = 1,  ['"'] = 2,  [0x80 ... 0xff] = 3
};

/* A parser makes CR a LF, and any white space in an attribute a blank, unless it is escaped. */
static void
put_escaped (Writer *self, const char *text, gboolean attribute)
{
  const char *from = text, *p = text;

  for (; *p != '\0'; p++)
    {
      guint8 class = classes[(guchar) *p];

      if (class == 0 || class == 3 || (class == 2 && !attribute))
        continue;
      put (self, from, p - from);
      from = p + 1;
      if (*p == '&')
        put (self, "&amp;", 5);
      else if (*p == '<')
        put (self, "&lt;", 4);
      else if (*p == '>')
        put (self, "&gt;", 4);
      else if (*p == '"')
        put (self, "&quot;", 6);
      else
        put (self, *p == '\t' ? "&#9;" : *p == '\n' ? "&#10;" : "&#13;", *p == '\t' ? 4 : 5);
    }
  put (self, from, p - from);
}

/* The door lets in only characters that XML has; a text that went round it loses the others here. */
static void
put_text (Writer *self, const char *text, gboolean attribute)
{
  const char *p = text;

  while (classes[(guchar) *p] != 3)
    p++;
  if (*p == '\0' || xl_text_is_clean (p))
    put_escaped (self, text, attribute);
  else
    {
      g_autofree char *clean = xl_text_clean (text);

      put_escaped (self, clean, attribute);
    }
}

static void
put_id (Writer *self, const XlKind *kind, gint64 id)
{
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  char tail[14] = "-";

  for (int i = 13; i > 0; i--, id >>= 5)
    tail[i] = digits[id & 31];
  put_word (self, kind->name);
  put (self, tail, sizeof tail);
}

/* --- fields ----------------------------------------------------------------------------------- */

static void
put_open (Writer *self, const XlField *field)
{
  PUT (self, "    <");
  put_word (self, field->name);
}

static void
put_close (Writer *self, const XlField *field)
{
  PUT (self, "</");
  put_word (self, field->name);
  PUT (self, ">\n");
}

/* The name is for people; the reader does not look at it. */
static void
put_reference (Writer *self, const XlField *field, const XlRecord *record)
{
  const XlRecord *target = xl_plan_lookup (self->plan, xl_field_get_reference (field, record));
  g_autofree char *name = NULL;

  if (target == NULL)
    return;
  name = xl_plan_dup_name (self->plan, target);
  put_open (self, field);
  PUT (self, " ref=\"");
  put_id (self, target->kind, target->id);
  PUT (self, "\">");
  put_text (self, name, FALSE);
  put_close (self, field);
}

/* That of its project; outside of projects there is only the euro. */
static const char *
currency_of (Writer *self, const XlRecord *record)
{
  const XlField *field = xl_kind_field (record->kind, "project");
  const XlRecord *project = record->kind == &xl_kind_project ? record
                            : field != NULL ? xl_plan_lookup (self->plan, xl_field_get_reference (field, record))
                                            : NULL;

  if (field == NULL && record->kind != &xl_kind_project)
    return "EUR";
  return project != NULL ? ((const XlProject *) project)->currency : NULL;
}

static void
put_set (Writer *self, const XlField *field, const XlRecord *record)
{
  const char *const *items = xl_field_get_set (field, record);

  put_open (self, field);
  PUT (self, ">\n");
  for (; *items != NULL; items++)
    {
      PUT (self, "      <item>");
      put_text (self, *items, FALSE);
      PUT (self, "</item>\n");
    }
  PUT (self, "    ");
  put_close (self, field);
}

static void
put_field (Writer *self, const XlField *field, const XlRecord *record)
{
  const char *currency;

  switch (field->type)
    {
    case XL_FIELD_REFERENCE:
      put_reference (self, field, record);
      return;
    case XL_FIELD_SET:
      put_set (self, field, record);
      return;
    case XL_FIELD_FLAG:
      if (xl_field_get_int (field, record) == 0)
        return;
      break;
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
      break;
    }
  put_open (self, field);
  if (field->type == XL_FIELD_MONEY && (currency = currency_of (self, record)) != NULL)
    {
      PUT (self, " currency=\"");
      put_text (self, currency, TRUE);
      PUT (self, "\"");
    }
  PUT (self, ">");
  if (field->type == XL_FIELD_TEXT || field->type == XL_FIELD_LONG_TEXT)
    put_text (self, xl_field_get_string (field, record), FALSE);
  else if (field->type == XL_FIELD_CHOICE)
    put_word (self, xl_field_get_nick (field, record));
  else
    {
      g_string_truncate (self->number, 0);
      xl_dossier_put_number (self->number, field, record);
      put (self, self->number->str, self->number->len);
    }
  put_close (self, field);
}

static void
clear_figure (gpointer data)
{
  XlDossierFigure *figure = data;

  g_free (figure->unit);
  g_free (figure->values);
  g_free (figure->why);
  g_free (figure->method);
  g_free (figure->rate);
}

static void
put_attribute (Writer *self, const char *name, const char *text)
{
  if (text == NULL)
    return;
  PUT (self, " ");
  put_word (self, name);
  PUT (self, "=\"");
  put_text (self, text, TRUE);
  PUT (self, "\"");
}

/* What was computed of a project: the last elements inside it. */
static void
put_figures (Writer *self, const XlRecord *record)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (XlDossierFigure));

  g_array_set_clear_func (figures, clear_figure);
  self->options->figures (self->plan, (const XlProject *) record, figures, self->options->figures_data);
  for (guint i = 0; i < figures->len; i++)
    {
      const XlDossierFigure *figure = &g_array_index (figures, XlDossierFigure, i);
      g_autofree char *year = figure->base_year != 0 ? g_strdup_printf ("%d", figure->base_year) : NULL;

      PUT (self, "    <figure");
      put_attribute (self, "name", figure->name);
      put_attribute (self, "unit", figure->unit);
      put_attribute (self, "rate", figure->rate);
      put_attribute (self, "base_year", year);
      put_attribute (self, "method", figure->method);
      put_attribute (self, "undefined", figure->values == NULL ? figure->why : NULL);
      PUT (self, ">");
      put_word (self, figure->values != NULL ? figure->values : "");
      PUT (self, "</figure>\n");
    }
}

static void
put_record (Writer *self, const XlRecord *record)
{
  const XlField *provenance = &record->kind->fields[record->kind->n_fields - XL_N_RECORD_FIELDS + 1];
  const char *nick = xl_field_get_nick (provenance, record);

  PUT (self, "  <");
  put_word (self, record->kind->name);
  PUT (self, " id=\"");
  put_id (self, record->kind, record->id);
  if (record->key != NULL)
    {
      PUT (self, "\" key=\"");
      put_text (self, record->key, TRUE);
    }
  PUT (self, "\" provenance=\"");
  put_word (self, nick != NULL ? nick : "own");
  if (record->retired)
    PUT (self, "\" retired=\"true");
  PUT (self, "\">\n");
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];

      if (xl_field_has_value (field, record) && xl_dossier_choice_has_field (self->choice, record, field)
          && (field < provenance - 1 || !xl_dossier_is_attribute (field)))
        put_field (self, field, record);
    }
  if (record->kind == &xl_kind_project && self->options->figures != NULL)
    put_figures (self, record);
  PUT (self, "  </");
  put_word (self, record->kind->name);
  PUT (self, ">\n");
}

/* --- the file --------------------------------------------------------------------------------- */

/* As the dossier has it: without what is left out. */
static void
add_to_digest (Writer *self, XlDigest *digest, const XlRecord *record)
{
  g_autoptr (XlRecord) copy = NULL;

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];

      if (xl_dossier_choice_has_field (self->choice, record, field))
        continue;
      if (copy == NULL)
        {
          copy = xl_record_new (record->kind, record->id);
          for (guint f = 0; f < record->kind->n_fields; f++)
            {
              g_autofree char *text = xl_field_dup_text (&record->kind->fields[f], record);

              xl_record_set_text (copy, &record->kind->fields[f], text);
            }
        }
      xl_record_set_text (copy, field, NULL);
    }
  xl_digest_add (digest, copy != NULL ? copy : record);
}

static gboolean
step (Writer *self)
{
  if (++self->done % PROGRESS_STEP == 0)
    {
      if (self->progress != NULL)
        self->progress (self->done, self->total, self->data);
      if (self->error == NULL)
        g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
    }
  return self->error == NULL;
}

/* Each chosen record in turn, by kind and id; @digest: add it there; NULL: write it. */
static gboolean
each_record (Writer *self, XlDigest *digest)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *all = xl_plan_get_all (self->plan, xl_kind_get (k));

      for (guint i = 0; i < all->len; i++)
        {
          const XlRecord *record = g_ptr_array_index (all, i);

          if (!xl_dossier_choice_has (self->choice, record))
            continue;
          if (digest != NULL)
            add_to_digest (self, digest, record);
          else
            put_record (self, record);
          if (!step (self))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_file (Writer *self, const XlDossierOptions *options)
{
  XlDigest *digest = xl_digest_new ();
  gboolean good = each_record (self, digest);
  g_autofree char *text = xl_digest_finish (digest);

  if (!good)
    return FALSE;
  PUT (self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dossier xmlns=\"" XL_DOSSIER_NAMESPACE "\" version=\"");
  g_string_printf (self->number, "%d.%d\" scope=\"%s\" persons=\"%s\" private=\"%s\" digest=\"%s\">\n", XL_DOSSIER_MAJOR,
                   XL_DOSSIER_MINOR, options->projects == NULL ? "plan" : "projects",
                   options->persons ? "true" : "false", options->private_projects ? "true" : "false", text);
  put (self, self->number->str, self->number->len);
  if (!each_record (self, NULL))
    return FALSE;
  PUT (self, "</dossier>\n");
  if (!flush (self) || !g_output_stream_flush (self->out, self->cancellable, &self->error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (self->total, self->total, self->data);
  return TRUE;
}

/**
 * xl_dossier_write:
 * @plan: the plan; must not change meanwhile
 * @options: which records
 * @out: where to; flushed, not closed
 * @cancellable: (nullable): to stop it
 * @progress: (nullable): told now and then, in the calling thread
 * @data: for @progress
 *
 * Writes a dossier. Its digest is that of the rows it holds, so the dossier of a whole plan with
 * persons and private projects has the digest of the plan.
 *
 * Memory does not grow with the plan when the whole of it is written.
 *
 * Returns: FALSE with @error (of the stream, or %G_IO_ERROR_CANCELLED) when it was not written
 */
gboolean
xl_dossier_write (XlPlan *plan, const XlDossierOptions *options, GOutputStream *out, GCancellable *cancellable,
                  XlDossierProgress progress, gpointer data, GError **error)
{
  Writer self = { .plan = plan, .options = options, .out = out, .cancellable = cancellable, .progress = progress, .data = data };
  gboolean good;

  g_return_val_if_fail (XL_IS_PLAN (plan) && options != NULL && G_IS_OUTPUT_STREAM (out), FALSE);
  self.choice = xl_dossier_choice_new (plan, options);
  self.buffer = g_malloc (BUFFER_SIZE);
  self.number = g_string_new (NULL);
  for (guint k = 0; k < XL_N_KINDS; k++)
    self.total += 2 * (guint64) xl_plan_get_all (plan, xl_kind_get (k))->len;
  good = write_file (&self, options);
  g_string_free (self.number, TRUE);
  g_free (self.buffer);
  xl_dossier_choice_free (self.choice);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return good;
}
