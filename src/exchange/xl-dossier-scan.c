/* xl-dossier-scan.c - a look at the bytes of an XML file before libxml2 sees them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

#include <string.h>

/* Attribute floods are quadratic and nested entities exponential inside libxml2, so what is too
 * much has to be stopped in front of it. The scan may be wrong about broken XML, where libxml2 has
 * the word; it is right about sound XML up to the byte at which libxml2 would stop, because both
 * read the same few marks. Texts are counted as they stand in the file, where a character may take
 * six bytes (&quot;); the exact limit is applied to the decoded text by the reader. */

#define MAX_RAW_TEXT (6 * XL_DOSSIER_MAX_TEXT + 16)

enum
{
  AT_START,   /* before the first '<' */
  IN_TEXT,
  IN_OPENING, /* behind '<' */
  IN_TAG,
  IN_QUOTES,
  IN_END_TAG,
  IN_MARK,    /* behind "<!" */
  IN_COMMENT,
  IN_CDATA,
  IN_PI,
  IN_BOM
};

void
xl_dossier_scan_init (XlDossierScan *self)
{
  memset (self, 0, sizeof *self);
  self->line = 1;
}

void
xl_dossier_scan_clear (XlDossierScan *self)
{
  g_clear_pointer (&self->detail, g_free);
}

static gboolean
refuse (XlDossierScan *self, XlDossierFaultCode code, const char *detail)
{
  self->code = code;
  self->detail = g_strdup (detail);
  return FALSE;
}

/* The encoding that the XML declaration names, if it is another than ours. */
static gboolean
check_declaration (XlDossierScan *self)
{
  const char *at, *end;
  g_autofree char *name = NULL;

  self->declared = TRUE;
  self->head[self->n_head] = '\0';
  if (!g_str_has_prefix (self->head, "xml") || self->head[3] == '\0' || !strchr (XL_DOSSIER_SPACE, self->head[3]))
    return TRUE;
  at = strstr (self->head, "encoding");
  at = at != NULL ? strpbrk (at, "\"'") : NULL;
  end = at != NULL ? strchr (at + 1, *at) : NULL;
  if (end == NULL)
    return TRUE;
  name = g_strndup (at + 1, end - at - 1);
  if (g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0
      || g_ascii_strcasecmp (name, "US-ASCII") == 0)
    return TRUE;
  return refuse (self, XL_DOSSIER_ENCODING, g_utf8_validate (name, -1, NULL) ? name : NULL);
}

static gboolean
feed_start (XlDossierScan *self, guchar byte)
{
  static const char bom[] = "\xef\xbb\xbf";

  if (self->state == IN_BOM || (byte == 0xef && self->length == 0))
    {
      self->state = IN_BOM;
      if (byte != (guchar) bom[self->matched++])
        return refuse (self, XL_DOSSIER_NOT_A_DOSSIER, NULL);
      if (self->matched == 3)
        self->state = AT_START;
    }
  else if (byte == 0xfe || byte == 0xff || (byte == 0 && self->length < 2))
    return refuse (self, XL_DOSSIER_ENCODING, "UTF-16");
  else if (byte == '<')
    self->state = IN_OPENING;
  else if (byte == 0 || strchr (XL_DOSSIER_SPACE, byte) == NULL)
    return refuse (self, XL_DOSSIER_NOT_A_DOSSIER, NULL);
  self->length++;
  return TRUE;
}

static gboolean
feed_opening (XlDossierScan *self, char byte)
{
  self->length = 1;
  self->matched = 0;
  switch (byte)
    {
    case '/':
      self->state = IN_END_TAG;
      return TRUE;
    case '?':
      self->state = IN_PI;
      return TRUE;
    case '!':
      self->state = IN_MARK;
      return TRUE;
    case '\0':
      if (!self->rooted)
        return refuse (self, XL_DOSSIER_ENCODING, "UTF-16");
      break;
    default:
      break;
    }
  self->state = IN_TAG;
  self->attributes = 0;
  self->last = byte;
  self->rooted = TRUE;
  if (++self->depth > XL_DOSSIER_MAX_DEPTH)
    return refuse (self, XL_DOSSIER_TOO_DEEP, NULL);
  return TRUE;
}

/* Behind "<!": a comment, a CDATA section, or a DOCTYPE. Anything else is for libxml2 to refuse. */
static gboolean
feed_mark (XlDossierScan *self, char byte)
{
  static const char *const marks[] = { "--", "[CDATA[", "DOCTYPE" };
  static const int states[] = { IN_COMMENT, IN_CDATA, IN_MARK };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((self->matched == 0 || marks[i][0] == self->quote) && marks[i][self->matched] == byte)
      {
        if (self->matched == 0)
          self->quote = byte;
        self->matched++;
        if (marks[i][self->matched] != '\0')
          return TRUE;
        if (states[i] == IN_MARK)
          return refuse (self, XL_DOSSIER_DOCTYPE, NULL);
        self->state = states[i];
        self->matched = 0;
        self->length = 0;
        return TRUE;
      }
  return refuse (self, XL_DOSSIER_NOT_WELL_FORMED, NULL);
}

/* From inside a tag to its end or to the end of the bytes; most bytes of a dossier pass here. */
static const char *
run_tag (XlDossierScan *self, const char *at, const char *end)
{
  const char *from = at;

  while (at < end && self->state != IN_TEXT && self->code == 0)
    {
      const char stop = self->state == IN_QUOTES ? self->quote : '>';

      if (self->state != IN_TAG)
        {
          const char *found = memchr (at, stop, end - at);

          at = found != NULL ? found + 1 : end;
          if (found != NULL)
            {
              self->depth -= self->state == IN_END_TAG && self->depth > 0 ? 1 : 0;
              self->state = self->state == IN_END_TAG ? IN_TEXT : IN_TAG;
            }
          self->last = stop;
          continue;
        }
      for (; at < end && self->state == IN_TAG; self->last = *at++)
        if (*at == '"' || *at == '\'')
          {
            self->quote = *at;
            self->state = IN_QUOTES;
          }
        else if (*at == '=' && ++self->attributes > XL_DOSSIER_MAX_ATTRIBUTES)
          {
            refuse (self, XL_DOSSIER_TOO_MANY_ATTRIBUTES, NULL);
            return at + 1;
          }
        else if (*at == '>')
          {
            self->depth -= self->last == '/' ? 1 : 0;
            self->state = IN_TEXT;
          }
    }
  self->length += at - from;
  if (self->length > XL_DOSSIER_MAX_TAG)
    refuse (self, XL_DOSSIER_TOO_MANY_ATTRIBUTES, NULL);
  if (self->state == IN_TEXT)
    self->length = 0;
  return at;
}

/* Comments, CDATA sections and processing instructions end at a mark of two or three bytes. */
static gboolean
feed_until (XlDossierScan *self, char byte)
{
  const char *end = self->state == IN_COMMENT ? "-->" : self->state == IN_CDATA ? "]]>" : "?>";
  const guint n = self->state == IN_PI ? 2 : 3;

  if (++self->length > (self->state == IN_CDATA ? XL_DOSSIER_MAX_TEXT + 3 : XL_DOSSIER_MAX_TEXT))
    return refuse (self, XL_DOSSIER_TEXT_TOO_LONG, NULL);
  if (self->state == IN_PI && !self->declared && self->n_head + 1 < sizeof self->head)
    self->head[self->n_head++] = byte;
  if (byte == end[self->matched])
    self->matched++;
  else if (byte != end[0])
    self->matched = 0;
  else if (n == 2 || self->matched < 2)
    self->matched = 1;
  if (self->matched < n)
    return TRUE;
  if (self->state == IN_PI && !self->declared && !check_declaration (self))
    return FALSE;
  self->state = IN_TEXT;
  self->length = 0;
  self->matched = 0;
  return TRUE;
}

static gboolean
feed_byte (XlDossierScan *self, char byte)
{
  switch (self->state)
    {
    case AT_START:
    case IN_BOM:
      return feed_start (self, (guchar) byte);
    case IN_OPENING:
      return feed_opening (self, byte);
    case IN_MARK:
      return feed_mark (self, byte);
    default:
      return feed_until (self, byte);
    }
}

static void
count_lines (XlDossierScan *self, const char *from, const char *to)
{
  guint n = 0;

  for (; from < to; from++)
    n += *from == '\n';
  self->line += n;
}

/**
 * xl_dossier_scan_feed:
 * @bytes: (array length=n): the next bytes of the file
 *
 * Returns: FALSE when the file is refused; @code, @line and @detail then say why
 */
gboolean
xl_dossier_scan_feed (XlDossierScan *self, const char *bytes, gsize n)
{
  const char *at = bytes, *end = bytes + n, *nul = memchr (bytes, 0, n);

  while (at < end)
    {
      if (self->state == IN_TEXT)
        {
          const char *next = memchr (at, '<', end - at);

          self->length += (next != NULL ? next : end) - at;
          at = next != NULL ? next + 1 : end;
          if (self->length > MAX_RAW_TEXT)
            refuse (self, XL_DOSSIER_TEXT_TOO_LONG, NULL);
          if (next != NULL)
            self->state = IN_OPENING;
        }
      else if (self->state >= IN_TAG && self->state <= IN_END_TAG)
        at = run_tag (self, at, end);
      else
        feed_byte (self, *at++);
      if (self->code == 0 && nul != NULL && at > nul)
        refuse (self, XL_DOSSIER_CHARACTERS, NULL);
      if (self->code != 0)
        {
          count_lines (self, bytes, at - 1);
          return FALSE;
        }
    }
  count_lines (self, bytes, end);
  return TRUE;
}

/**
 * xl_dossier_scan_is_whole:
 *
 * Returns: whether the file may end here
 */
gboolean
xl_dossier_scan_is_whole (const XlDossierScan *self)
{
  return self->state == IN_TEXT && self->depth == 0 && self->rooted;
}
