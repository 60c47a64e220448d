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
#define CACHE_LINE 64
#define AHEAD 4              /* records */

/* What stands before and behind the value of a field. */
typedef struct
{
  char *open, *close; /* NULL: an attribute of the record's element */
  gsize n_open, n_close;
} Tag;

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
  Tag *tags;                 /* of the fields of the present kind */
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

static const char *const escapes[] = {
  ['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;", ['"'] = "&quot;", ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;"
};

/* A parser makes CR a LF, and any white space in an attribute a blank, unless it is escaped. The door lets in only
 * characters that XML has; a text that went round it loses the others here. */
static void
put_text (Writer *self, const char *text, gboolean attribute)
{
  const char *from = text, *at = text;
  guint step;

  for (; *at != '\0'; at += MAX (step, 1))
    {
      const guchar c = (guchar) *at;

      step = xl_text_step (at);
      if (step > 0
          && (c >= G_N_ELEMENTS (escapes) || escapes[c] == NULL || (!attribute && (c == '\t' || c == '\n' || c == '"'))))
        continue;
      put (self, from, at - from);
      if (step > 0)
        put_word (self, escapes[c]);
      from = at + 1;
    }
  put (self, from, at - from);
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

static Tag *
tags_new (const XlKind *kind)
{
  Tag *tags = g_new0 (Tag, kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    if (i < kind->n_fields - XL_N_RECORD_FIELDS || !xl_dossier_is_attribute (&kind->fields[i]))
      {
        tags[i].open = g_strconcat ("    <", kind->fields[i].name, NULL);
        tags[i].close = g_strconcat ("</", kind->fields[i].name, ">\n", NULL);
        tags[i].n_open = strlen (tags[i].open);
        tags[i].n_close = strlen (tags[i].close);
      }
  return tags;
}

static void
tags_free (Tag *tags, const XlKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_free (tags[i].open);
      g_free (tags[i].close);
    }
  g_free (tags);
}

/* The name is for people; the reader does not look at it. */
static void
put_reference (Writer *self, const Tag *tag, const XlField *field, const XlRecord *record)
{
  const XlRecord *target = xl_plan_lookup (self->plan, xl_field_get_reference (field, record));
  g_autofree char *name = NULL;

  if (target == NULL)
    return;
  name = xl_plan_dup_name (self->plan, target);
  put (self, tag->open, tag->n_open);
  PUT (self, " ref=\"");
  put_id (self, target->kind, target->id);
  PUT (self, "\">");
  put_text (self, name, FALSE);
  put (self, tag->close, tag->n_close);
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
put_set (Writer *self, const Tag *tag, const XlField *field, const XlRecord *record)
{
  const char *const *items = xl_field_get_set (field, record);

  put (self, tag->open, tag->n_open);
  PUT (self, ">\n");
  for (; *items != NULL; items++)
    {
      PUT (self, "      <item>");
      put_text (self, *items, FALSE);
      PUT (self, "</item>\n");
    }
  PUT (self, "    ");
  put (self, tag->close, tag->n_close);
}

static void
put_field (Writer *self, const Tag *tag, const XlField *field, const XlRecord *record)
{
  const char *currency;

  switch (field->type)
    {
    case XL_FIELD_REFERENCE:
      put_reference (self, tag, field, record);
      return;
    case XL_FIELD_SET:
      put_set (self, tag, field, record);
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
  put (self, tag->open, tag->n_open);
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
  put (self, tag->close, tag->n_close);
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

      if (self->tags[i].open != NULL && xl_field_has_value (field, record)
          && xl_dossier_choice_has_field (self->choice, record, field))
        put_field (self, &self->tags[i], field, record);
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

static void
step (Writer *self)
{
  if (++self->done % PROGRESS_STEP == 0)
    {
      if (self->progress != NULL)
        self->progress (self->done, self->total, self->data);
      if (self->error == NULL)
        g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
    }
}

/* Records in the order of their ids lie anywhere in memory: the processor is told some records ahead where to look. */
static void
look_ahead (const GPtrArray *all, const XlKind *kind, guint at)
{
  const gsize size = kind->fields[kind->n_fields - XL_N_RECORD_FIELDS - 1].offset;
  const XlRecord *next = at + AHEAD < all->len ? g_ptr_array_index (all, at + AHEAD) : NULL;

  if (at + 2 * AHEAD < all->len)
    for (gsize line = 0; line <= size; line += CACHE_LINE)
      __builtin_prefetch ((const char *) g_ptr_array_index (all, at + 2 * AHEAD) + line);
  for (guint i = 0; next != NULL && i < kind->n_fields; i++)
    if (kind->fields[i].type == XL_FIELD_TEXT || kind->fields[i].type == XL_FIELD_LONG_TEXT)
      __builtin_prefetch (xl_field_get_string (&kind->fields[i], next));
}

/* Each chosen record of a kind in turn, by id; @digest: add it there; NULL: write it. */
static void
each_of_kind (Writer *self, const XlKind *kind, XlDigest *digest)
{
  const GPtrArray *all = xl_plan_get_all (self->plan, kind);

  for (guint i = 0; i < all->len && self->error == NULL; i++)
    {
      const XlRecord *record = g_ptr_array_index (all, i);

      look_ahead (all, kind, i);
      if (!xl_dossier_choice_has (self->choice, record))
        continue;
      if (digest != NULL)
        add_to_digest (self, digest, record);
      else
        put_record (self, record);
      step (self);
    }
}

/* Each chosen record in turn, by kind and id; @digest: add it there; NULL: write it. */
static gboolean
each_record (Writer *self, XlDigest *digest)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);

      self->tags = tags_new (kind);
      each_of_kind (self, kind, digest);
      tags_free (self->tags, kind);
    }
  return self->error == NULL;
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
