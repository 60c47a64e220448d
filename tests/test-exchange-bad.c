/* test-exchange-bad.c - dossiers that must not come in, and the law that ties reader and schema */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/resource.h>

#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

#include "exchange-plans.h"

#define HEAD "<dossier xmlns=\"urn:crosslink:dossier:1\" version=\"1.0\">"
#define NETWORK "<network id=\"network-0000000000001\" provenance=\"own\">"
#define TAIL "</network></dossier>"

static const struct
{
  const char *name;
  XlDossierFaultCode code;
  XlFaultCode value; /* with XL_DOSSIER_VALUE */
} bad[] = {
  { "bare-ampersand", XL_DOSSIER_NOT_WELL_FORMED },
  { "billion-laughs", XL_DOSSIER_DOCTYPE },
  { "blank", XL_DOSSIER_TRUNCATED },
  { "control", XL_DOSSIER_CHARACTERS },
  { "control-reference", XL_DOSSIER_CHARACTERS },
  { "currency", XL_DOSSIER_CURRENCY },
  { "dangling", XL_DOSSIER_DANGLING },
  { "dangling-source", XL_DOSSIER_DANGLING },
  { "date", XL_DOSSIER_VALUE, XL_FAULT_NOT_A_DATE },
  { "date-zone", XL_DOSSIER_VALUE, XL_FAULT_NOT_A_DATE },
  { "doctype", XL_DOSSIER_DOCTYPE },
  { "duplicate-id", XL_DOSSIER_DUPLICATE_ID },
  { "duplicate-id-across-kinds", XL_DOSSIER_DUPLICATE_ID },
  { "empty", XL_DOSSIER_TRUNCATED },
  { "empty-name", XL_DOSSIER_VALUE, XL_FAULT_REQUIRED },
  { "enum", XL_DOSSIER_VALUE, XL_FAULT_NOT_A_CHOICE },
  { "evidence-about-evidence", XL_DOSSIER_WRONG_KIND },
  { "external-entity", XL_DOSSIER_DOCTYPE },
  { "fffe", XL_DOSSIER_CHARACTERS },
  { "html", XL_DOSSIER_NOT_A_DOSSIER },
  { "id-of-other-kind", XL_DOSSIER_BAD_ID },
  { "id-zero", XL_DOSSIER_BAD_ID },
  { "invalid-utf8", XL_DOSSIER_CHARACTERS },
  { "latin1", XL_DOSSIER_ENCODING },
  { "latitude-95", XL_DOSSIER_VALUE, XL_FAULT_RANGE },
  { "latitude-nan", XL_DOSSIER_VALUE, XL_FAULT_NOT_A_NUMBER },
  { "mismatch", XL_DOSSIER_NOT_WELL_FORMED },
  { "negative-amount", XL_DOSSIER_VALUE, XL_FAULT_RANGE },
  { "newer-major", XL_DOSSIER_NEWER_MAJOR },
  { "newer-major-namespace", XL_DOSSIER_NEWER_MAJOR },
  { "no-currency", XL_DOSSIER_CURRENCY },
  { "no-id", XL_DOSSIER_BAD_ID },
  { "no-namespace", XL_DOSSIER_NOT_A_DOSSIER },
  { "no-title", XL_DOSSIER_VALUE, XL_FAULT_REQUIRED },
  { "no-version", XL_DOSSIER_BAD_VERSION },
  { "nul", XL_DOSSIER_CHARACTERS },
  { "number-comma", XL_DOSSIER_VALUE, XL_FAULT_NOT_A_NUMBER },
  { "order", XL_DOSSIER_INVALID },
  { "repeated-field", XL_DOSSIER_INVALID },
  { "share-of-two", XL_DOSSIER_VALUE, XL_FAULT_RANGE },
  { "stray-text", XL_DOSSIER_INVALID },
  { "text", XL_DOSSIER_NOT_A_DOSSIER },
  { "third-decimal", XL_DOSSIER_VALUE, XL_FAULT_NOT_A_NUMBER },
  { "truncated-root", XL_DOSSIER_TRUNCATED },
  { "truncated-tag", XL_DOSSIER_TRUNCATED },
  { "truncated-text", XL_DOSSIER_TRUNCATED },
  { "two-roots", XL_DOSSIER_NOT_WELL_FORMED },
  { "unknown-attribute", XL_DOSSIER_INVALID },
  { "unknown-element", XL_DOSSIER_INVALID },
  { "unknown-entity", XL_DOSSIER_NOT_WELL_FORMED },
  { "unknown-kind", XL_DOSSIER_INVALID },
  { "utf16", XL_DOSSIER_ENCODING },
  { "version", XL_DOSSIER_BAD_VERSION },
  { "wrong-kind", XL_DOSSIER_WRONG_KIND },
  { "wrong-namespace", XL_DOSSIER_NOT_A_DOSSIER },
  { "xinclude", XL_DOSSIER_INVALID },
};

/* --- what libxml2 alone says ------------------------------------------------------------------ */

static xmlSchema *schema;

static void
quiet_cb (void *data, xmlError *error)
{
}

static void
load_peer (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "dossier.xsd", NULL);
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (path);

  schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  g_assert_nonnull (schema);
}

static gboolean
peer_accepts (const char *text, gsize size)
{
  xmlTextReader *reader = xmlReaderForMemory (text, (int) size, NULL, NULL, XML_PARSE_NONET);
  xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt (schema);
  gboolean good = FALSE;
  int step;

  if (reader != NULL)
    {
      xmlSchemaSetValidStructuredErrors (validator, quiet_cb, NULL);
      xmlTextReaderSetStructuredErrorHandler (reader, quiet_cb, NULL);
      xmlTextReaderSchemaValidateCtxt (reader, validator, 0);
      while ((step = xmlTextReaderRead (reader)) == 1)
        ;
      good = step == 0 && xmlTextReaderIsValid (reader) == 1;
      xmlFreeTextReader (reader);
    }
  xmlSchemaFreeValidCtxt (validator);
  return good;
}

/* --- laws of every file ----------------------------------------------------------------------- */

/* No file is half taken; validate says what read says; what the schema refuses is refused. */
static XlDossierResult *
read_by_law (const char *text, gsize size)
{
  g_autoptr (XlPlan) plan = plans_empty ();
  XlDossierResult *result = plans_read (plan, text, (gssize) size);
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (GPtrArray) faults = xl_dossier_validate (in, FALSE, NULL, NULL);

  g_assert_cmpint (result->edit == NULL, ==, result->faults->len > 0);
  g_assert_cmpuint (faults->len, ==, result->faults->len);
  g_assert_cmpuint (result->faults->len, <=, XL_DOSSIER_MAX_FAULTS + 1);
  g_assert_cmpuint (result->n_created + result->n_errors + result->n_updated + result->n_skipped, <=,
                    result->rows->len);
  return result;
}

static char *
load (const char *prefix, const char *name, gsize *size)
{
  g_autofree char *base = g_strconcat (prefix, name, ".xml", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests", "data", base, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, size, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_bad (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  gsize size;
  g_autofree char *text = load ("bad-dossier-", bad[n].name, &size);
  g_autoptr (XlDossierResult) result = read_by_law (text, size);
  const XlDossierFault *fault;

  for (guint i = 0; i < result->faults->len; i++)
    {
      fault = g_ptr_array_index (result->faults, i);
      g_test_message ("line %u, %d: %s", fault->line, fault->code, fault->detail);
    }
  g_assert_cmpuint (result->faults->len, ==, 1);
  fault = g_ptr_array_index (result->faults, 0);
  g_assert_cmpint (fault->code, ==, bad[n].code);
  if (bad[n].code == XL_DOSSIER_VALUE)
    g_assert_cmpint (fault->fault->code, ==, bad[n].value);
  if (fault->code != XL_DOSSIER_TRUNCATED && fault->code != XL_DOSSIER_ENCODING)
    g_assert_cmpuint (fault->line, >, 0);
}

/* Each file in tests/data is in the table above, or good. */
static void
test_data (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests", "data", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_bad = 0, n_good = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *stem = g_str_has_suffix (name, ".xml") ? g_strndup (name, strlen (name) - 4) : g_strdup ("");
      g_autofree char *text = NULL;
      gsize size;

      n_bad += g_str_has_prefix (stem, "bad-dossier-");
      if (g_str_has_prefix (stem, "good-dossier-"))
        {
          g_autoptr (XlDossierResult) result = NULL;

          text = load ("", stem, &size);
          result = read_by_law (text, size);
          if (result->faults->len > 0)
            g_error ("%s: %d %s", name, ((XlDossierFault *) result->faults->pdata[0])->code,
                     ((XlDossierFault *) result->faults->pdata[0])->detail);
          g_assert_true (peer_accepts (text, size));
          n_good++;
        }
    }
  g_assert_cmpuint (n_bad, ==, G_N_ELEMENTS (bad));
  g_assert_cmpuint (n_good, >=, 4);
}

/* --- made here, because they are large -------------------------------------------------------- */

static void
expect (const char *what, GString *text, XlDossierFaultCode code)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (XlPlan) plan = plans_empty ();
  g_autoptr (XlDossierResult) result = plans_read (plan, text->str, (gssize) text->len);
  const XlDossierFault *last;

  g_test_message ("%s: %.2f s", what, (g_get_monotonic_time () - start) / 1e6);
  g_assert_null (result->edit);
  g_assert_cmpuint (result->faults->len, >, 0);
  last = g_ptr_array_index (result->faults, result->faults->len - 1);
  g_assert_cmpint (last->code, ==, code);
  g_string_free (text, TRUE);
}

static GString *
repeat (const char *before, const char *unit, gsize times, const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < times; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  return text;
}

static void
test_floods (void)
{
  GString *text;
  struct rusage usage;

  expect ("deep", repeat (HEAD, "<a>", 100000, ""), XL_DOSSIER_TOO_DEEP);
  text = g_string_new (HEAD "<network");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, " a%u=''", i);
  expect ("attributes", text, XL_DOSSIER_TOO_MANY_ATTRIBUTES);
  expect ("one attribute", repeat (HEAD "<network key='", "a", 80000, "'/>"), XL_DOSSIER_TOO_MANY_ATTRIBUTES);
  expect ("tag", repeat (HEAD "<", "a", 80000, "/>"), XL_DOSSIER_TOO_MANY_ATTRIBUTES);
  expect ("end tag", repeat (HEAD "</", "a", 80000, ">"), XL_DOSSIER_TOO_MANY_ATTRIBUTES);
  expect ("text", repeat (HEAD NETWORK "<name>", "aaaaaaaaaa", 1100000, "</name>" TAIL), XL_DOSSIER_TEXT_TOO_LONG);
  expect ("entities", repeat (HEAD NETWORK "<name>", "&amp;", 1100000, "</name>" TAIL), XL_DOSSIER_TEXT_TOO_LONG);
  expect ("name", repeat (HEAD NETWORK "<name>", "&amp;", 1000000, "</name>" TAIL), XL_DOSSIER_VALUE);
  expect ("stray", repeat (HEAD, "aaaaaaaaaa", 1100000, "</dossier>"), XL_DOSSIER_TEXT_TOO_LONG);
  expect ("comment", repeat (HEAD "<!--", "aaaaaaaaaa", 1100000, "--></dossier>"), XL_DOSSIER_TEXT_TOO_LONG);
  expect ("CDATA", repeat (HEAD NETWORK "<name><![CDATA[", "aaaaaaaaaa", 1100000, "]]></name>" TAIL),
          XL_DOSSIER_TEXT_TOO_LONG);
  expect ("comments in a text", repeat (HEAD NETWORK "<name>", "a<!---->", 1100000, "</name>" TAIL),
          XL_DOSSIER_TEXT_TOO_LONG);
  expect ("instruction", repeat (HEAD "<?a ", "aaaaaaaaaa", 1100000, "?></dossier>"), XL_DOSSIER_TEXT_TOO_LONG);
  expect ("unknown kinds", repeat (HEAD, "<planet/>", 1000000, "</dossier>"), XL_DOSSIER_INVALID);
  expect ("one record again and again", repeat (HEAD, NETWORK "<name>N</name></network>", 100000, "</dossier>"),
          XL_DOSSIER_TOO_MANY);
  expect ("items", repeat (HEAD "<organisation id='organisation-0000000000001' provenance='own'><name>N</name><aliases>",
                           "<item>a</item>", 500000, "</aliases><type>company</type></organisation></dossier>"),
          XL_DOSSIER_INVALID);
  expect ("blanks", repeat ("", "          ", 1100000, ""), XL_DOSSIER_TRUNCATED);
  expect ("too large", repeat (HEAD, "<!--                                                              -->\n", 1000000, "</dossier>"),
          XL_DOSSIER_TOO_LARGE);
  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("largest memory %ld MiB, 64 of them the file", usage.ru_maxrss / 1024);
}

/* --- mutants ---------------------------------------------------------------------------------- */

static void
mutate (GRand *rand, GString *text)
{
  static const char *const pieces[] = { "<", ">", "&", "\"", "/>", "</name>", "<name>", "\x01", "\xff", "&#0;", "]]>", "<!--",
                                        "-->", "<![CDATA[", " ", "\n", "0", "-", "\xc3", "<?xml?>", "xmlns='x'", "<!D",
                                        "ref=\"\"", "<note>x</note>", "region-", "é" };

  for (int n = g_rand_int_range (rand, 1, 4); n > 0 && text->len > 10; n--)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (int) text->len), more;
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          g_string_insert (text, (gssize) at, piece);
          break;
        case 1:
          text->str[at] = (char) g_rand_int_range (rand, 1, 256);
          break;
        case 2:
          more = (gsize) g_rand_int_range (rand, 1, 40);
          g_string_erase (text, (gssize) at, (gssize) MIN (more, text->len - at));
          break;
        case 3:
          text->str[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
          break;
        default:
          if (g_rand_int_range (rand, 0, 10) == 0)
            g_string_truncate (text, at);
          else
            g_string_insert_len (text, (gssize) at, text->str, (gssize) MIN (text->len, 60));
        }
    }
}

/* Behind one of the places where the text says @mark, each as likely as the others; NULL where there is none. */
static const char *
random_place (GRand *rand, const char *text, const char *mark)
{
  const char *found = NULL;
  guint n = 0;

  for (const char *at = text; (at = strstr (at, mark)) != NULL; n++)
    {
      at += strlen (mark);
      if (g_rand_int_range (rand, 0, (int) n + 1) == 0)
        found = at;
    }
  return found;
}

/* An id, a reference or a currency becomes that of another record: what the keys of the schema are for. */
static void
mutate_key (GRand *rand, GString *text)
{
  static const char *const marks[] = { " id=\"", " ref=\"", " currency=\"", "<currency>" };
  const char *mark = marks[g_rand_int_range (rand, 0, G_N_ELEMENTS (marks))];
  const char *from = random_place (rand, text->str, mark), *to = random_place (rand, text->str, mark);
  g_autofree char *other = from != NULL ? g_strndup (from, strcspn (from, "\"<")) : NULL;
  gssize at;

  if (other == NULL || to == NULL)
    return;
  if (g_rand_boolean (rand)) /* of the same kind, but of no record */
    other[strlen (other) - 1] = (char) (other[strlen (other) - 1] == 'm' ? 'n' : 'm');
  at = to - text->str;
  g_string_erase (text, at, (gssize) strcspn (to, "\"<"));
  g_string_insert (text, at, other);
}

/* XL_MUTANTS says how many. */
static void
test_mutants (void)
{
  const char *wanted = g_getenv ("XL_MUTANTS");
  const guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 250;
  const XlDossierOptions whole = { TRUE, TRUE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (XlPlan) plan = plans_random (4711, 2);
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  guint n_taken = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_autoptr (XlDossierResult) result = NULL;

      if (i % 4 == 0)
        mutate_key (rand, text);
      else
        mutate (rand, text);
      result = read_by_law (text->str, text->len);
      n_taken += result->edit != NULL;
      if (result->edit != NULL && result->notes->len < 1000 && !peer_accepts (text->str, text->len))
        {
          const XlDossierFault *note = result->notes->len > 0 ? g_ptr_array_index (result->notes, 0) : NULL;

          /* a newer minor version is read without the schema */
          if (note == NULL || note->code != XL_DOSSIER_NEWER_MINOR)
            g_error ("taken, but the schema refuses it:\n%s", text->str);
        }
    }
  g_test_message ("%u of %u taken", n_taken, n);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  plans_use_schema ();
  load_peer ();
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/exchange/data", test_data);
  g_test_add_func ("/exchange/floods", test_floods);
  g_test_add_func ("/exchange/mutants", test_mutants);
  result = g_test_run ();
  xmlSchemaFree (schema);
  xmlCleanupParser ();
  return result;
}
