/* xl-dossier-read.c - a dossier that comes in: parsed, validated and made into an edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

/* 1. Nothing is fetched, no entity is expanded, no DOCTYPE is read: the scan in front of the parser
 *    stops at it, before libxml2 has seen one byte of it.
 * 2. The bytes go once through scan, parser, schema and rows; no tree is built.
 * 3. What our schema refuses is refused; what is refused without the schema gives its own fault
 *    first, and the schema is not heard on the same record again.
 * 4. libxml2's state outside our own contexts is as before, in every thread, and it prints nothing.
 *
 * The parser calls us directly (SAX 2) and we pass on to the streaming validator: a xmlTextReader
 * would build a node for each element, and show a DOCTYPE only when it has read it. Texts go on in
 * one piece: libxml2's validator copies all it has with every piece, which a text of entities makes
 * quadratic (seen: 13 s for 1 MiB). */

#define CHUNK (64 * 1024)

enum
{
  AT_FILE,
  AT_DOSSIER,
  AT_RECORD,
  AT_FIELD,
  AT_ITEM
};

typedef struct
{
  GInputStream *in;          /* borrowed */
  GCancellable *cancellable; /* borrowed */
  XlDossierProgress progress;
  gpointer data;
  gboolean large;
  guint64 n_read;
  gboolean ended;            /* the stream has no more */
  GError *error;             /* of the stream */
  char *chunk;
  gsize at, n_chunk;

  XlDossierScan scan;
  xmlParserCtxt *parser;
  xmlSAXHandler *validator;  /* borrowed; what the schema listens with */
  void *validator_data;
  const xmlChar *open[2 * (XL_DOSSIER_MAX_DEPTH + 1)]; /* elements that it is in: name, namespace */
  guint n_open;
  gboolean stopped;          /* nothing more counts */
  gboolean newer;            /* a minor version that we do not know */
  char *digest;              /* that the file says */

  XlDossierRows rows;
  int level;
  guint skipped;             /* depth inside an element that is not known */
  const XlField *field;
  guint field_line, next_field;
  GString *text;
  gsize n_passed;            /* of it, to the validator */
  GString *stray;            /* text where we know of none, for the validator */
  GPtrArray *items;
} Reader;

static XlDossierSchemaLoader schema_loader;

/**
 * xl_dossier_set_schema_loader:
 * @loader: where dossier.xsd comes from
 *
 * To be called once, before the first dossier is read.
 */
void
xl_dossier_set_schema_loader (XlDossierSchemaLoader loader)
{
  schema_loader = loader;
}

/* --- faults ----------------------------------------------------------------------------------- */

static guint
line_now (const Reader *self)
{
  return self->parser != NULL && self->parser->input != NULL ? (guint) self->parser->input->line : 0;
}

/* The file as a whole is refused here. */
static void
stop (Reader *self, XlDossierFaultCode code, guint line, const char *detail)
{
  if (self->stopped)
    return;
  self->rows.kind = NULL;
  xl_dossier_rows_fault (&self->rows, code, line, NULL, detail, NULL);
  self->stopped = TRUE;
}

static void
add_note (Reader *self, XlDossierFaultCode code, guint line, const char *detail)
{
  XlDossierFault *note;

  for (guint i = 0; i < self->rows.result->notes->len; i++)
    {
      const XlDossierFault *there = g_ptr_array_index (self->rows.result->notes, i);

      if (there->code == code && g_strcmp0 (there->detail, detail) == 0)
        return;
    }
  if (self->rows.result->notes->len >= XL_DOSSIER_MAX_FAULTS)
    return;
  note = g_new0 (XlDossierFault, 1);
  note->code = code;
  note->line = line;
  note->detail = g_strdup (detail);
  g_ptr_array_add (self->rows.result->notes, note);
}

/* libxml2's words, without our namespace, in one line that is not too long. */
char *
xl_dossier_shorten (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message != NULL ? message : "", -1);
  g_auto (GStrv) parts = g_strsplit (valid, "{" XL_DOSSIER_NAMESPACE "}", -1);
  char *text = g_strdelimit (g_strstrip (g_strjoinv ("", parts)), "\n\r\t", ' ');

  if (g_utf8_strlen (text, -1) > 200)
    {
      g_autofree char *whole = text;
      g_autofree char *head = g_utf8_substring (whole, 0, 199);

      text = g_strconcat (head, "…", NULL);
    }
  return text;
}

/* Whether the parser has run out of bytes, rather than met something that is wrong. */
static gboolean
at_end (const Reader *self, int code)
{
  const xmlParserInput *input = self->parser != NULL ? self->parser->input : NULL;

  return self->ended && code != XML_ERR_TAG_NAME_MISMATCH && !xl_dossier_scan_is_whole (&self->scan)
         && (input == NULL || input->cur >= input->end || *input->cur == '\0');
}

static void
parser_error_cb (void *data, xmlError *error)
{
  Reader *self = data;
  g_autofree char *detail = NULL;

  if (self->stopped || error == NULL || error->level < XML_ERR_ERROR)
    return;
  detail = xl_dossier_shorten (error->message);
  switch (error->code)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_ENCODING:
    case XML_I18N_CONV_FAILED:
      stop (self, XL_DOSSIER_CHARACTERS, line_now (self), detail);
      break;
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
      stop (self, XL_DOSSIER_ENCODING, line_now (self), NULL);
      break;
    default:
      stop (self, at_end (self, error->code) ? XL_DOSSIER_TRUNCATED : XL_DOSSIER_NOT_WELL_FORMED, line_now (self),
            detail);
    }
}

static void
schema_error_cb (void *data, xmlError *error)
{
  Reader *self = data;
  g_autofree char *detail = NULL;

  if (self->stopped || self->newer || error == NULL || error->level < XML_ERR_ERROR)
    return;
  if (self->level == AT_FILE ? self->rows.result->faults->len > 0 : self->rows.kind != NULL && self->rows.faulty)
    return;
  if (self->level == AT_FILE)
    self->rows.kind = NULL;
  detail = xl_dossier_shorten (error->message);
  xl_dossier_rows_fault (&self->rows, XL_DOSSIER_INVALID, line_now (self), self->field, detail, NULL);
}

/* --- bytes ------------------------------------------------------------------------------------ */

static gboolean
fill (Reader *self)
{
  gssize n = g_cancellable_set_error_if_cancelled (self->cancellable, &self->error)
                 ? -1
                 : g_input_stream_read (self->in, self->chunk, CHUNK, self->cancellable, &self->error);

  self->at = 0;
  self->n_chunk = 0;
  if (n <= 0)
    {
      self->ended = n == 0;
      self->stopped = self->stopped || n < 0;
      return FALSE;
    }
  self->n_read += (guint64) n;
  if (self->progress != NULL)
    self->progress (self->n_read, 0, self->data);
  if (!self->large && self->n_read > XL_DOSSIER_MAX_FILE)
    {
      stop (self, XL_DOSSIER_TOO_LARGE, 0, "64 MiB");
      return FALSE;
    }
  if (!xl_dossier_scan_feed (&self->scan, self->chunk, (gsize) n))
    {
      stop (self, self->scan.code, self->scan.line, self->scan.detail);
      return FALSE;
    }
  self->n_chunk = (gsize) n;
  return TRUE;
}

static int
read_cb (void *data, char *buffer, int length)
{
  Reader *self = data;
  gsize n;

  if (self->stopped || (self->at == self->n_chunk && (self->ended || !fill (self))))
    return 0;
  n = MIN ((gsize) length, self->n_chunk - self->at);
  memcpy (buffer, self->chunk + self->at, n);
  self->at += n;
  return (int) n;
}

/* --- texts ------------------------------------------------------------------------------------ */

static void
begin_text (Reader *self)
{
  g_string_truncate (self->text, 0);
  self->n_passed = 0;
}

static void
pass_text (Reader *self)
{
  if (self->stopped || self->newer)
    return;
  if (self->text->len > self->n_passed)
    self->validator->characters (self->validator_data, (const xmlChar *) self->text->str + self->n_passed,
                                 (int) (self->text->len - self->n_passed));
  self->n_passed = self->text->len;
  if (self->stray->len > 0)
    self->validator->characters (self->validator_data, (const xmlChar *) self->stray->str, (int) self->stray->len);
  g_string_truncate (self->stray, 0);
}

static gboolean
is_space (const char *text, int length)
{
  for (int i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
      return FALSE;
  return TRUE;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *self = data;
  GString *buffer = self->skipped == 0 && self->level >= AT_FIELD ? self->text : self->stray;

  if (self->stopped || (buffer == self->stray && (self->newer || is_space ((const char *) text, length))))
    return;
  if (buffer->len + (gsize) length > XL_DOSSIER_MAX_TEXT)
    stop (self, XL_DOSSIER_TEXT_TOO_LONG, line_now (self), NULL);
  else
    g_string_append_len (buffer, (const char *) text, length);
}

/* --- elements --------------------------------------------------------------------------------- */

/* Where entities are not replaced, libxml2 gives every & of an attribute as "&#38;". */
static char *
decode_attribute (const char *text, gsize length)
{
  char *value = g_malloc (length + 1), *to = value;

  for (gsize i = 0; i < length; i++)
    {
      *to++ = text[i];
      if (text[i] == '&' && length - i >= 5 && memcmp (text + i, "&#38;", 5) == 0)
        i += 4;
    }
  *to = '\0';
  return value;
}

static char *
dup_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++, attributes += 5)
    if (attributes[2] == NULL && strcmp ((const char *) attributes[0], name) == 0)
      return decode_attribute ((const char *) attributes[3], attributes[4] - attributes[3]);
  return NULL;
}

/* "1.0": two numbers without signs or leading zeros. */
static gboolean
read_version (const char *text, guint *major, guint *minor)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 3);
  guint64 numbers[2];

  if (g_strv_length (parts) != 2)
    return FALSE;
  for (int i = 0; i < 2; i++)
    if (!g_ascii_isdigit (*parts[i]) || (parts[i][0] == '0' && parts[i][1] != '\0')
        || !g_ascii_string_to_unsigned (parts[i], 10, 0, 999999, &numbers[i], NULL))
      return FALSE;
  *major = (guint) numbers[0];
  *minor = (guint) numbers[1];
  return TRUE;
}

static void
start_dossier (Reader *self, const char *name, const char *space, const xmlChar **attributes, int n)
{
  g_autofree char *version = dup_attribute (attributes, n, "version");
  g_autofree char *persons = dup_attribute (attributes, n, "persons");
  g_autofree char *private_projects = dup_attribute (attributes, n, "private");
  guint major, minor;
  g_autofree char *later = g_strdup_printf ("urn:crosslink:dossier:%d", XL_DOSSIER_MAJOR + 1);

  if (strcmp (name, "dossier") != 0 || space == NULL || !g_str_has_prefix (space, "urn:crosslink:dossier:"))
    {
      g_autofree char *found = xl_dossier_shorten (name);

      stop (self, XL_DOSSIER_NOT_A_DOSSIER, line_now (self), found);
      return;
    }
  version = version != NULL ? g_strstrip (version) : NULL;
  if (version == NULL || strlen (version) > 20 || !read_version (version, &major, &minor) || major == 0)
    {
      stop (self, XL_DOSSIER_BAD_VERSION, line_now (self), version != NULL && strlen (version) <= 60 ? version : NULL);
      return;
    }
  if (major > XL_DOSSIER_MAJOR)
    {
      stop (self, XL_DOSSIER_NEWER_MAJOR, line_now (self), version);
      return;
    }
  if (strcmp (space, XL_DOSSIER_NAMESPACE) != 0)
    {
      stop (self, XL_DOSSIER_NOT_A_DOSSIER, line_now (self), "dossier");
      return;
    }
  self->newer = minor > XL_DOSSIER_MINOR;
  if (self->newer)
    add_note (self, XL_DOSSIER_NEWER_MINOR, line_now (self), version);
  if (persons != NULL)
    xl_dossier_read_boolean (persons, &self->rows.persons);
  if (private_projects != NULL)
    xl_dossier_read_boolean (private_projects, &self->rows.private_projects);
  self->digest = dup_attribute (attributes, n, "digest");
}

static void
start_record (Reader *self, const XlKind *kind, const xmlChar **attributes, int n)
{
  g_autofree char *id = dup_attribute (attributes, n, "id");
  const guint line = line_now (self);

  xl_dossier_rows_begin (&self->rows, kind, id, line);
  for (guint i = kind->n_fields - XL_N_RECORD_FIELDS; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      g_autofree char *text = xl_dossier_is_attribute (field) ? dup_attribute (attributes, n, field->name) : NULL;

      if (text != NULL)
        xl_dossier_rows_value (&self->rows, field, text, line);
    }
  self->next_field = 0;
}

/* Fields come in the order of the table, so the next is found at once. */
static const XlField *
find_field (Reader *self, const char *name)
{
  const XlKind *kind = self->rows.kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      guint at = (self->next_field + i) % kind->n_fields;
      const XlField *field = &kind->fields[at];

      if (strcmp (field->name, name) == 0)
        {
          if (at >= kind->n_fields - XL_N_RECORD_FIELDS && xl_dossier_is_attribute (field))
            return NULL;
          self->next_field = at + 1;
          return field;
        }
    }
  return NULL;
}

static void
start_field (Reader *self, const XlField *field, const xmlChar **attributes, int n)
{
  self->field = field;
  self->field_line = line_now (self);
  begin_text (self);
  /* The schema judges attributes here, too. */
  if (field->type == XL_FIELD_REFERENCE)
    {
      g_autofree char *id = dup_attribute (attributes, n, "ref");

      xl_dossier_rows_reference (&self->rows, field, id, self->field_line, self->newer);
    }
  else if (field->type == XL_FIELD_MONEY)
    {
      g_autofree char *currency = dup_attribute (attributes, n, "currency");

      xl_dossier_rows_amount (&self->rows, field, currency, self->field_line);
    }
  else if (field->type == XL_FIELD_SET)
    g_ptr_array_set_size (self->items, 0);
}

/* Takes the element if it is one that we know where it stands. */
static gboolean
take_element (Reader *self, const char *name, const xmlChar **attributes, int n)
{
  const XlKind *kind;
  const XlField *field;

  switch (self->level)
    {
    case AT_DOSSIER:
      self->rows.kind = NULL;
      kind = xl_kind_find (name);
      if (kind != NULL)
        start_record (self, kind, attributes, n);
      return kind != NULL;
    case AT_RECORD:
      field = find_field (self, name);
      if (field != NULL)
        start_field (self, field, attributes, n);
      return field != NULL;
    case AT_FIELD:
      begin_text (self);
      return self->field->type == XL_FIELD_SET && strcmp (name, "item") == 0;
    default:
      return FALSE;
    }
}

static void
start_element (Reader *self, const char *name, const char *space, const xmlChar **attributes, int n)
{
  if (self->skipped > 0)
    {
      self->skipped++;
      return;
    }
  if (self->level == AT_FILE)
    {
      start_dossier (self, name, space, attributes, n);
      self->level = AT_DOSSIER;
      return;
    }
  if (g_strcmp0 (space, XL_DOSSIER_NAMESPACE) == 0 && take_element (self, name, attributes, n))
    {
      self->level++;
      return;
    }
  /* The schema has the word on it, unless the version is newer than ours. */
  self->skipped = 1;
  if (self->newer)
    {
      g_autofree char *found = xl_dossier_shorten (name);

      add_note (self, XL_DOSSIER_IGNORED, line_now (self), found);
    }
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int n_spaces,
                  const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *self = data;

  pass_text (self);
  if (!self->stopped)
    start_element (self, (const char *) name, (const char *) space, attributes, n_attributes);
  if (self->stopped || self->newer || self->n_open > XL_DOSSIER_MAX_DEPTH)
    return;
  self->open[2 * self->n_open] = name;
  self->open[2 * self->n_open + 1] = space;
  self->n_open++;
  self->validator->startElementNs (self->validator_data, name, prefix, space, n_spaces, spaces, n_attributes,
                                   n_defaulted, attributes);
}

static void
end_field (Reader *self)
{
  const XlField *field = self->field;
  XlDossierRows *rows = &self->rows;

  /* An empty element is no value where the schema does not refuse it. */
  if (field->type == XL_FIELD_REFERENCE)
    xl_dossier_rows_hint (rows, field, self->text->str);
  else if (field->type == XL_FIELD_SET)
    xl_dossier_rows_set (rows, field, self->items, self->field_line);
  else if (self->text->len > 0 || !self->newer)
    xl_dossier_rows_value (rows, field, self->text->str, self->field_line);
  self->field = NULL;
}

static void
end_element (Reader *self)
{
  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }
  switch (self->level--)
    {
    case AT_ITEM:
      g_ptr_array_add (self->items, g_strndup (self->text->str, self->text->len));
      begin_text (self);
      break;
    case AT_FIELD:
      end_field (self);
      break;
    case AT_RECORD:
      xl_dossier_rows_end (&self->rows, line_now (self));
      break;
    case AT_DOSSIER:
      xl_dossier_rows_finish (&self->rows);
      break;
    default:
      break;
    }
}

/* libxml2's validator loses memory when it is freed inside an element (seen), so a dossier that is
 * stopped is closed for it. */
static void
close_validator (Reader *self, guint depth)
{
  while (self->n_open > depth)
    {
      self->n_open--;
      self->validator->endElementNs (self->validator_data, self->open[2 * self->n_open], NULL,
                                     self->open[2 * self->n_open + 1]);
    }
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  Reader *self = data;

  pass_text (self);
  if (!self->stopped)
    end_element (self);
  if (!self->stopped && !self->newer)
    close_validator (self, self->n_open - 1);
  self->stopped = self->stopped || self->rows.full;
}

/* The scan does not let one through; should it ever, this is where the dossier ends. */
static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  stop (data, XL_DOSSIER_DOCTYPE, line_now (data), NULL);
}

static xmlParserInput *
no_entity_cb (void *data, const xmlChar *public_id, const xmlChar *system_id)
{
  return NULL;
}

static int
locate_cb (void *data, const char **file, unsigned long *line)
{
  *file = NULL;
  *line = line_now (data);
  return 0;
}

/* --- the run ---------------------------------------------------------------------------------- */

static void
quiet_cb (void *data, xmlError *error)
{
}

static void G_GNUC_PRINTF (2, 3)
mute_cb (void *data, const char *format, ...)
{
}

/* Without xs:key, xs:unique and xs:keyref: the rows know every id, reference and currency anyway (xl_dossier_rows_finish),
 * and libxml2 would keep most of a KiB for each row to find out the same. */
static void
forget_keys (xmlNode *node)
{
  for (xmlNode *next, *child = node->children; child != NULL; child = next)
    {
      next = child->next;
      if (child->type == XML_ELEMENT_NODE
          && (xmlStrEqual (child->name, BAD_CAST "key") || xmlStrEqual (child->name, BAD_CAST "unique")
              || xmlStrEqual (child->name, BAD_CAST "keyref")))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else
        forget_keys (child);
    }
}

/* Our own schema: if it does not read, the build is broken. Read once and kept for as long as the program runs:
 * nothing changes it any more, so that several readers at once share it, each with a validator of its own. */
static xmlSchema *
shared_schema (void)
{
  static xmlSchema *shared;

  if (g_once_init_enter (&shared))
    {
      g_autoptr (GBytes) bytes = schema_loader ();
      gsize size;
      const char *text = g_bytes_get_data (bytes, &size);
      xmlDoc *document = xmlReadMemory (text, (int) size, NULL, NULL, XML_PARSE_NONET);
      xmlSchemaParserCtxt *parser;
      xmlSchema *schema;

      if (document != NULL)
        forget_keys ((xmlNode *) document);
      parser = xmlSchemaNewDocParserCtxt (document);
      xmlSchemaSetParserStructuredErrors (parser, quiet_cb, NULL);
      schema = xmlSchemaParse (parser);
      xmlSchemaFreeParserCtxt (parser);
      if (schema == NULL)
        g_error ("dossier.xsd does not read");
      g_once_init_leave (&shared, schema);
    }
  return shared;
}

static void
run_parser (Reader *self, xmlSchemaValidCtxt *validator)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .internalSubset = doctype_cb,
                        .resolveEntity = no_entity_cb,
                        .startElementNs = start_element_cb,
                        .endElementNs = end_element_cb,
                        .characters = characters_cb,
                        .ignorableWhitespace = characters_cb,
                        .cdataBlock = characters_cb };

  self->parser = xmlCreateIOParserCtxt (&sax, self, read_cb, NULL, self, XML_CHAR_ENCODING_NONE);
  if (self->parser == NULL)
    {
      stop (self, XL_DOSSIER_TRUNCATED, self->scan.line, NULL);
      return;
    }
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  xmlParseDocument (self->parser);
  if (!self->stopped && (self->level != AT_FILE || !self->parser->wellFormed))
    stop (self, at_end (self, 0) ? XL_DOSSIER_TRUNCATED : XL_DOSSIER_NOT_WELL_FORMED, line_now (self), NULL);
  if (!self->newer && self->rows.result->faults->len == 0 && xmlSchemaIsValid (validator) != 1)
    stop (self, XL_DOSSIER_INVALID, 0, NULL);
  self->stopped = TRUE;
  close_validator (self, 0);
  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  xmlFreeParserCtxt (self->parser);
  self->parser = NULL;
}

static void
parse (Reader *self)
{
  xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt (shared_schema ());
  xmlSchemaSAXPlugPtr plug;

  xmlSchemaSetValidStructuredErrors (validator, schema_error_cb, self);
  xmlSchemaValidateSetLocator (validator, locate_cb, self);
  plug = xmlSchemaSAXPlug (validator, &self->validator, &self->validator_data);
  run_parser (self, validator);
  xmlSchemaSAXUnplug (plug);
  xmlSchemaFreeValidCtxt (validator);
}

/* Errors that libxml2 raises without a context of ours come to us as well, for as long as we parse. */
static void
parse_quietly (Reader *self)
{
  static gsize once;
  xmlStructuredErrorFunc old_func;
  xmlGenericErrorFunc old_generic;
  void *old_data, *old_generic_data;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      xmlSchemaInitTypes ();
      g_once_init_leave (&once, 1);
    }
  old_func = xmlStructuredError;
  old_data = xmlStructuredErrorContext;
  old_generic = xmlGenericError;
  old_generic_data = xmlGenericErrorContext;
  xmlSetStructuredErrorFunc (self, parser_error_cb);
  xmlSetGenericErrorFunc (NULL, mute_cb);
  parse (self);
  xmlSetGenericErrorFunc (old_generic_data, old_generic);
  xmlSetStructuredErrorFunc (old_data, old_func);
  xmlResetLastError ();
}

static void
conclude (Reader *self, XlDossierResult *result)
{
  g_autofree char *digest = xl_digest_finish (g_steal_pointer (&self->rows.digest));

  xl_dossier_result_settle (result);
  if (result->faults->len > 0)
    return;
  result->edit = g_steal_pointer (&self->rows.edit);
  if (!self->newer && self->digest != NULL && g_strcmp0 (g_strstrip (self->digest), digest) != 0)
    add_note (self, XL_DOSSIER_EDITED, 0, NULL);
}

/**
 * xl_dossier_read:
 * @in: the file; read to its end, not closed
 * @plan: what it is compared with; not changed, and must not change meanwhile
 * @label: label of the edit, such as "Import D.xml"
 * @large: whether it may be over 64 MiB
 * @cancellable: (nullable): to stop it
 * @progress: (nullable): told now and then, in the calling thread
 * @data: for @progress
 * @error: of the stream, or %G_IO_ERROR_CANCELLED; what is wrong with the dossier is no #GError
 *
 * Reads and checks a dossier and says what its import would do. A record that the plan has is set
 * to what the dossier says, field by field, but for references and personal fields that this
 * dossier could not hold; one that it has not is inserted with its id. Nothing is deleted.
 *
 * Returns: (transfer full) (nullable): the result
 */
XlDossierResult *
xl_dossier_read (GInputStream *in, XlPlan *plan, const char *label, gboolean large, GCancellable *cancellable,
                 XlDossierProgress progress, gpointer data, GError **error)
{
  g_autoptr (XlDossierResult) result = g_new0 (XlDossierResult, 1);
  Reader self = { .in = in, .cancellable = cancellable, .progress = progress, .data = data, .large = large };

  g_return_val_if_fail (G_IS_INPUT_STREAM (in) && XL_IS_PLAN (plan) && schema_loader != NULL, NULL);
  xl_dossier_rows_init (&self.rows, plan, result, label);
  xl_dossier_scan_init (&self.scan);
  self.chunk = g_malloc (CHUNK);
  self.text = g_string_new (NULL);
  self.stray = g_string_new (NULL);
  self.items = g_ptr_array_new_with_free_func (g_free);
  parse_quietly (&self);
  conclude (&self, result);
  xl_dossier_rows_clear (&self.rows);
  xl_dossier_scan_clear (&self.scan);
  g_ptr_array_unref (self.items);
  g_string_free (self.text, TRUE);
  g_string_free (self.stray, TRUE);
  g_free (self.chunk);
  g_free (self.digest);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  return g_steal_pointer (&result);
}
