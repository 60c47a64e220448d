/* test-exchange-schema.c - dossier.xsd says what the field tables say, and no more */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "xl-kinds.h"

static xmlDoc *schema;

static char *
attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((char *) value);

  xmlFree (value);
  return copy;
}

static gboolean
has (xmlNode *node, const char *name, const char *value)
{
  g_autofree char *there = attribute (node, name);

  return g_strcmp0 (there, value) == 0;
}

/* The first child element of that name, and with that attribute when @key is not NULL. */
static xmlNode *
find (xmlNode *node, const char *name, const char *key, const char *value)
{
  for (xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && strcmp ((const char *) at->name, name) == 0
        && (key == NULL || has (at, key, value)))
      return at;
  return NULL;
}

/* The same, where there must be one. */
static xmlNode *
child (xmlNode *node, const char *name, const char *key, const char *value)
{
  xmlNode *found = find (node, name, key, value);

  if (found == NULL)
    g_error ("no %s %s in %s", name, value != NULL ? value : "", (const char *) node->name);
  return found;
}

static xmlNode *
global (const char *name, const char *value)
{
  return child (xmlDocGetRootElement (schema), name, "name", value);
}

/* The restriction that stands at @element: inline, or of the simple type that it names. */
static xmlNode *
restriction (xmlNode *element)
{
  g_autofree char *type = attribute (element, "type");
  xmlNode *simple = type != NULL ? global ("simpleType", type) : find (element, "simpleType", NULL, NULL);

  if (simple == NULL)
    simple = child (child (element, "complexType", NULL, NULL), "simpleContent", NULL, NULL);
  return child (simple, "restriction", NULL, NULL);
}

static double
facet (xmlNode *base, const char *name)
{
  g_autofree char *value = attribute (child (base, name, NULL, NULL), "value");

  return g_ascii_strtod (value, NULL);
}

static void
assert_choices (const XlField *field, xmlNode *base)
{
  guint i = 0;

  for (xmlNode *at = base->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && strcmp ((const char *) at->name, "enumeration") == 0)
      {
        g_autofree char *nick = attribute (at, "value");

        g_assert_cmpstr (nick, ==, field->choices[i].nick);
        i++;
      }
  g_assert_null (field->choices[i].nick);
}

static void
assert_number (const XlField *field, xmlNode *element, const char *type, double scale)
{
  xmlNode *base = restriction (element);
  g_autofree char *found = attribute (base, "base");

  g_assert_cmpstr (found, ==, type);
  g_assert_true (field->min < field->max);
  g_assert_cmpfloat_with_epsilon (facet (base, "minInclusive"), field->min / scale, 1e-9);
  g_assert_cmpfloat_with_epsilon (facet (base, "maxInclusive"), field->max / scale, 1e-9);
}

static void
assert_set (const XlField *field, xmlNode *element)
{
  xmlNode *item;

  if (field->choices == NULL)
    {
      g_assert_true (has (element, "type", "text-set"));
      return;
    }
  item = child (child (child (element, "complexType", NULL, NULL), "sequence", NULL, NULL), "element", "name", "item");
  assert_choices (field, restriction (item));
}

static void
assert_type (const XlField *field, xmlNode *element)
{
  g_autofree char *type = attribute (element, "type");
  g_autofree char *reference = field->target == NULL            ? NULL
                               : strcmp (field->target, "*") == 0 ? g_strdup ("any-ref")
                                                                  : g_strconcat (field->target, "-ref", NULL);

  switch (field->type)
    {
    case XL_FIELD_TEXT:
      g_assert_cmpstr (type, ==, field->flags & XL_FIELD_CLOCK                  ? "clock"
                                 : g_strcmp0 (field->codes, "countries") == 0  ? "country"
                                 : g_strcmp0 (field->codes, "currencies") == 0 ? "currency"
                                                                               : "text");
      break;
    case XL_FIELD_LONG_TEXT:
      g_assert_cmpstr (type, ==, "long-text");
      break;
    case XL_FIELD_INTEGER:
      assert_number (field, element, "xs:long", 1);
      break;
    case XL_FIELD_REAL:
      assert_number (field, element, "xs:double", 1);
      break;
    case XL_FIELD_MONEY:
      assert_number (field, element, "amount", 100);
      break;
    case XL_FIELD_SHARE:
      assert_number (field, element, "share", 10000);
      break;
    case XL_FIELD_DATE:
      g_assert_cmpstr (type, ==, "date");
      break;
    case XL_FIELD_CHOICE:
      assert_choices (field, restriction (element));
      break;
    case XL_FIELD_FLAG:
      g_assert_cmpstr (type, ==, "xs:boolean");
      break;
    case XL_FIELD_SET:
      assert_set (field, element);
      break;
    case XL_FIELD_REFERENCE:
      g_assert_cmpstr (type, ==, reference);
      break;
    }
}

static gboolean
is_attribute (const XlField *field)
{
  return strcmp (field->name, "key") == 0 || strcmp (field->name, "provenance") == 0
         || strcmp (field->name, "retired") == 0;
}

/* The element or group reference that comes next in a sequence. */
static xmlNode *
next_element (xmlNode *at)
{
  while (at != NULL && (at->type != XML_ELEMENT_NODE || strcmp ((const char *) at->name, "annotation") == 0))
    at = at->next;
  return at;
}

/* --- words ------------------------------------------------------------------------------------ */

static char *
dup_words (const XlField *field)
{
  return g_strconcat (field->label, field->unit != NULL ? ", " : "", field->unit != NULL ? field->unit : "",
                      (field->flags & XL_FIELD_PERSONAL) != 0 ? "; personal" : "", NULL);
}

/* The schema tells people what a field is, in the words of the form. */
static void
assert_words (xmlNode *node, const char *words)
{
  xmlNode *annotation = find (node, "annotation", NULL, NULL);
  xmlChar *there = annotation != NULL ? xmlNodeGetContent (annotation) : NULL;

  if (there == NULL || strcmp ((const char *) there, words) != 0)
    g_error ("dossier.xsd, line %ld, does not say “%s”: XL_TEST_SOURCE=. %s --annotate puts such words in",
             xmlGetLineNo (node), words, g_get_prgname ());
  xmlFree (there);
}

/* The value of name="…" on this line, if it opens that element. */
static char *
dup_opened (const char *line, const char *element)
{
  g_autofree char *start = g_strdup_printf ("<xs:%s name=\"", element);
  const char *at = strstr (line, start), *end;

  if (at == NULL)
    return NULL;
  at += strlen (start);
  end = strchr (at, '"');
  return end != NULL ? g_strndup (at, (gsize) (end - at)) : NULL;
}

static void
put_words (GString *out, const char *line, const char *words)
{
  const int indent = (int) strspn (line, " ");
  const gboolean closed = g_str_has_suffix (line, "/>");
  g_autofree char *element = g_strndup (line + indent + 1, strcspn (line + indent + 1, " >"));
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_string_append_len (out, line, (gssize) strlen (line) - (closed ? 2 : 0));
  g_string_append (out, closed ? ">\n" : "\n");
  g_string_append_printf (out, "%*s<xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation>\n", indent + 2,
                          "", escaped);
  if (closed)
    g_string_append_printf (out, "%*s</%s>\n", indent, "", element);
}

/* dossier.xsd once more, with the words of the tables in each kind and field. */
static int
annotate (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  const XlKind *kind = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 1;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *type = dup_opened (lines[i], "complexType");
      g_autofree char *name = dup_opened (lines[i], "element");
      const XlField *field = kind != NULL && name != NULL ? xl_kind_field (kind, name) : NULL;
      const gboolean told = lines[i + 1] != NULL && strstr (lines[i + 1], "<xs:annotation>") != NULL;
      g_autofree char *words = field != NULL ? dup_words (field) : NULL;

      if (type != NULL || g_str_has_prefix (lines[i], "  </xs:complexType>"))
        kind = type != NULL ? xl_kind_find (type) : NULL;
      if (type != NULL && kind != NULL)
        words = g_strdup (kind->label);
      if (words != NULL && told && strstr (lines[i + 1], "<xs:documentation>") != NULL)
        i++; /* words of before; what follows them stays */
      if (words == NULL)
        g_string_append_printf (out, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");
      else
        put_words (out, told ? lines[i - 1] : lines[i], words);
    }
  return g_file_set_contents (path, out->str, (gssize) out->len, NULL) ? 0 : 1;
}

/* Fields that a kind has of its own, in the order of its table; then the group of every record. */
static void
test_kind (gconstpointer data)
{
  const XlKind *kind = data;
  xmlNode *type = global ("complexType", kind->name);
  xmlNode *at = next_element (child (type, "sequence", NULL, NULL)->children);
  g_autofree char *id = g_strconcat (kind->name, "-id", NULL);

  for (guint i = 0; i < kind->n_fields - XL_N_RECORD_FIELDS; i++, at = next_element (at->next))
    {
      const XlField *field = &kind->fields[i];
      gboolean required = (field->flags & XL_FIELD_REQUIRED) != 0;
      g_autofree char *words = NULL;

      if (at == NULL || !has (at, "name", field->name))
        g_error ("%s.%s is not where the table has it", kind->name, field->name);
      g_assert_true (has (at, "minOccurs", required ? NULL : "0"));
      g_assert_true (has (at, "maxOccurs", NULL));
      assert_type (field, at);
      words = dup_words (field);
      assert_words (at, words);
    }
  assert_words (type, kind->label);
  g_assert_nonnull (at);
  g_assert_true (has (at, "ref", "record"));
  at = next_element (at->next);
  if (kind == &xl_kind_project) /* what was computed of it */
    {
      g_assert_true (has (at, "name", "figure") && has (at, "minOccurs", "0"));
      at = next_element (at->next);
    }
  g_assert_null (at);
  g_assert_nonnull (child (type, "attributeGroup", "ref", "record"));
  g_assert_true (has (child (type, "attribute", "name", "id"), "type", id));
  global ("simpleType", id);
}

static void
test_every_record (void)
{
  xmlNode *at = next_element (child (global ("group", "record"), "sequence", NULL, NULL)->children);
  xmlNode *attributes = global ("attributeGroup", "record");
  guint n = 0;

  for (guint i = 0; i < XL_N_RECORD_FIELDS; i++)
    {
      const XlField *field = &xl_record_fields[i];
      xmlNode *node = is_attribute (field) ? child (attributes, "attribute", "name", field->name) : at;

      g_assert_nonnull (node);
      g_assert_true (has (node, "name", field->name));
      assert_type (field, node);
      assert_words (node, field->label);
      if (node == at)
        at = next_element (at->next);
      n += is_attribute (field);
    }
  g_assert_null (at);
  g_assert_cmpuint (xmlChildElementCount (attributes), ==, n);
}

/* All kinds, in their order, and no other. */
static void
test_kinds (void)
{
  xmlNode *at = next_element (child (global ("complexType", "dossier"), "sequence", NULL, NULL)->children);

  for (guint k = 0; k < XL_N_KINDS; k++, at = next_element (at->next))
    {
      g_assert_nonnull (at);
      g_assert_true (has (at, "name", xl_kind_get (k)->name));
      g_assert_true (has (at, "type", xl_kind_get (k)->name));
    }
  g_assert_null (at);
}

/* The identity constraints that make references lead somewhere. */
static void
test_keys (void)
{
  xmlNode *root = global ("element", "dossier");

  g_assert_nonnull (child (root, "key", "name", "record-id"));
  g_assert_true (has (child (root, "keyref", "name", "reference"), "refer", "record-id"));
  g_assert_true (has (child (root, "keyref", "name", "budget-currency"), "refer", "project-currency"));
}

int
main (int argc, char **argv)
{
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "dossier.xsd", NULL);
  int result;

  if (argc > 1 && strcmp (argv[1], "--annotate") == 0)
    return annotate (path);
  g_test_init (&argc, &argv, NULL);
  schema = xmlReadFile (path, NULL, XML_PARSE_NONET);
  g_assert_nonnull (schema);
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      g_autofree char *name = g_strconcat ("/exchange/schema/", xl_kind_get (k)->name, NULL);

      g_test_add_data_func (name, xl_kind_get (k), test_kind);
    }
  g_test_add_func ("/exchange/schema/every-record", test_every_record);
  g_test_add_func ("/exchange/schema/kinds", test_kinds);
  g_test_add_func ("/exchange/schema/keys", test_keys);
  result = g_test_run ();
  xmlFreeDoc (schema);
  xmlCleanupParser ();
  return result;
}
