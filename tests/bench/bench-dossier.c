/* bench-dossier.c - the dossier out and in, beside bare libxml2 on the same bytes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>

#include "exchange-plans.h"

#define ROUNDS 5

static const XlDossierOptions whole = { .persons = TRUE, .private_projects = TRUE };

typedef enum
{
  START,
  ATTRIBUTE,
  TEXT,
  END
} EventType;

typedef struct
{
  EventType type;
  xmlChar *name, *text;
} Event;

/* CPU seconds: other programs do not count. */
static double
now (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);
  return (double) at.tv_sec + (double) at.tv_nsec / 1e9;
}

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* What the file says, so that the peer need not think. */
static GArray *
collect (GBytes *bytes)
{
  GArray *events = g_array_new (FALSE, TRUE, sizeof (Event));
  xmlTextReader *reader = xmlReaderForMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                                              NULL, 0);

  while (xmlTextReaderRead (reader) == 1)
    {
      int type = xmlTextReaderNodeType (reader);
      Event event = { START, xmlTextReaderName (reader), xmlTextReaderValue (reader) };

      event.type = type == XML_READER_TYPE_ELEMENT ? START : type == XML_READER_TYPE_END_ELEMENT ? END : TEXT;
      g_array_append_val (events, event);
      while (type == XML_READER_TYPE_ELEMENT && xmlTextReaderMoveToNextAttribute (reader) == 1)
        {
          event = (Event) { ATTRIBUTE, xmlTextReaderName (reader), xmlTextReaderValue (reader) };
          g_array_append_val (events, event);
        }
    }
  xmlFreeTextReader (reader);
  return events;
}

static double
peer_writes (GArray *events)
{
  double start = now ();
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);

  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      if (event->type == START)
        xmlTextWriterStartElement (writer, event->name);
      else if (event->type == ATTRIBUTE)
        xmlTextWriterWriteAttribute (writer, event->name, event->text);
      else if (event->type == TEXT)
        xmlTextWriterWriteString (writer, event->text);
      else
        xmlTextWriterFullEndElement (writer);
      if (xmlBufferLength (buffer) > 64 * 1024)
        xmlBufferEmpty (buffer);
    }
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  xmlBufferFree (buffer);
  return now () - start;
}

/* Takes the bytes and forgets them. */
static double
ours_writes (XlPlan *plan)
{
  double start = now ();
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null");
  g_autoptr (GFileIOStream) io = g_file_open_readwrite (file, NULL, NULL);
  g_autoptr (GError) error = NULL;

  xl_dossier_write (plan, &whole, g_io_stream_get_output_stream (G_IO_STREAM (io)), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return now () - start;
}

static double
peer_reads (GBytes *bytes)
{
  double start = now ();
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "dossier.xsd", NULL);
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (path);
  xmlSchema *schema = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt (schema);
  xmlTextReader *reader = xmlReaderForMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                                              NULL, XML_PARSE_NONET);

  xmlTextReaderSchemaValidateCtxt (reader, validator, 0);
  while (xmlTextReaderRead (reader) == 1)
    ;
  g_assert_cmpint (xmlTextReaderIsValid (reader), ==, 1);
  xmlFreeTextReader (reader);
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
  return now () - start;
}

static double
ours_reads (XlPlan *plan, GBytes *bytes)
{
  double start = now ();
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (XlDossierResult) result = xl_dossier_read (in, plan, "Import", TRUE, NULL, NULL, NULL, NULL);
  double end = now ();

  g_assert_cmpuint (result->faults->len, ==, 0);
  return end - start;
}

static void
report (const char *what, double seconds, double peer, gsize size)
{
  printf ("%-44s %7.0f ms %7.0f MB/s %7.2f x the peer\n", what, seconds * 1e3, (double) size / seconds / 1e6,
          peer / seconds);
}

int
main (int argc, char **argv)
{
  const guint n = argc > 1 ? (guint) atoi (argv[1]) : 3000;
  g_autoptr (XlPlan) plan = plans_random (1, n);
  g_autoptr (XlPlan) empty = plans_empty ();
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  GArray *events = collect (bytes);
  gsize size = g_bytes_get_size (bytes);
  double best[5] = { 1e9, 1e9, 1e9, 1e9, 1e9 };
  long before, grown[2];

  plans_use_schema ();
  before = peak_kib ();
  ours_writes (plan);
  grown[0] = peak_kib () - before;
  before = peak_kib ();
  ours_reads (plan, bytes);
  grown[1] = peak_kib () - before;
  for (int i = 0; i < ROUNDS; i++)
    {
      best[0] = MIN (best[0], peer_writes (events));
      best[1] = MIN (best[1], ours_writes (plan));
      best[2] = MIN (best[2], peer_reads (bytes));
      best[3] = MIN (best[3], ours_reads (plan, bytes));
      best[4] = MIN (best[4], ours_reads (empty, bytes));
    }
  printf ("dossier of %u records, %.1f MB\n", n * XL_N_KINDS, (double) size / 1e6);
  report ("write, bare xmlTextWriter", best[0], best[0], size);
  report ("write, digest and all", best[1], best[0], size);
  report ("read, bare xmlTextReader + XSD", best[2], best[2], size);
  report ("read and compare with the same plan", best[3], best[2], size);
  report ("read into an empty plan, with the edit", best[4], best[2], size);
  printf ("memory: writing + %ld KiB; reading (nothing to change) + %ld KiB, %.2f KiB a record\n", grown[0], grown[1],
          (double) grown[1] / (n * XL_N_KINDS));
  return 0;
}
