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
      g_assert_cmpstr (type, ==, g_strcmp0 (field->codes, "countries") == 0     ? "country"
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

      if (at == NULL || !has (at, "name", field->name))
        g_error ("%s.%s is not where the table has it", kind->name, field->name);
      g_assert_true (has (at, "minOccurs", required ? NULL : "0"));
      g_assert_true (has (at, "maxOccurs", NULL));
      assert_type (field, at);
    }
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
