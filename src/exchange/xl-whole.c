/* xl-whole.c - a file that is about to leave: does it read as what it is called? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-formats.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "xl-csv.h"

static void
mute_cb (void *data, xmlError *error)
{
}

static gboolean
is_well_formed (const char *bytes, gsize size)
{
  xmlTextReader *reader = size <= G_MAXINT
                              ? xmlReaderForMemory (bytes, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE)
                              : NULL;
  int more = reader != NULL ? 1 : -1;

  if (reader != NULL)
    xmlTextReaderSetStructuredErrorHandler (reader, mute_cb, NULL);
  while (more == 1)
    more = xmlTextReaderRead (reader);
  if (reader != NULL)
    xmlFreeTextReader (reader);
  return more == 0;
}

static gboolean
is_table (const char *bytes, gsize size)
{
  g_autoptr (XlDossierFault) fault = NULL;
  g_autoptr (XlCsvTable) table = xl_csv_table_new (bytes, size, NULL, &fault);
  const guint n = table != NULL ? g_strv_length (g_ptr_array_index (table->rows, 0)) : 0;

  for (guint r = 1; table != NULL && r < table->rows->len; r++)
    if (g_strv_length (g_ptr_array_index (table->rows, r)) != n)
      return FALSE;
  return table != NULL;
}

/* Brackets outside of texts close in the order in which they open, and every text ends. */
static gboolean
is_nested (const char *bytes, gsize size)
{
  g_autoptr (GByteArray) open = g_byte_array_new ();
  gboolean text = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      const guint8 c = (guint8) bytes[i], closes = c == '{' ? '}' : ']';

      if (text && c == '\\')
        i++;
      else if (c == '"')
        text = !text;
      else if (!text && (c == '{' || c == '['))
        g_byte_array_append (open, &closes, 1);
      else if (!text && (c == '}' || c == ']'))
        {
          if (open->len == 0 || open->data[open->len - 1] != c)
            return FALSE;
          g_byte_array_set_size (open, open->len - 1);
        }
    }
  return !text && open->len == 0;
}

/**
 * xl_format_is_whole:
 * @format: the word of the command line; not a dossier, which has a schema
 *
 * Returns: whether a file of that format reads: XML is well-formed, a table has as many cells in each row, brackets and
 *   texts close, and what has a first and a last word has both
 */
gboolean
xl_format_is_whole (const char *format, const char *bytes, gsize size)
{
  static const struct
  {
    const char *format, *first, *last; /* "": any */
    gboolean (*reads) (const char *bytes, gsize size);
  } formats[] = {
    { "csv", "", "", is_table },
    { "dot", "digraph ", "}", is_nested },
    { "geojson", "{", "}", is_nested },
    { "gexf", "<?xml ", "</gexf>", is_well_formed },
    { "graphml", "<?xml ", "</graphml>", is_well_formed },
    { "iati", "<?xml ", "</iati-activities>", is_well_formed },
    { "ics", "BEGIN:VCALENDAR\r\n", "END:VCALENDAR", NULL },
    { "report-pdf", "%PDF-", "%%EOF", NULL },
    { "xlsx", "PK\3\4", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (format, formats[i].format) == 0)
      {
        const gsize first = strlen (formats[i].first), last = strlen (formats[i].last);

        while (last > 0 && size > 0 && g_ascii_isspace (bytes[size - 1]))
          size--;
        return size >= first + last && memcmp (bytes, formats[i].first, first) == 0
               && memcmp (bytes + size - last, formats[i].last, last) == 0
               && (formats[i].reads == NULL || formats[i].reads (bytes, size));
      }
  return FALSE;
}
