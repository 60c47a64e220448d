/* test-formats.c - files for other programs from plans of any shape: sound, the same each time, nothing private */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "exchange-plans.h"
#include "xl-formats.h"

static const XlDossierOptions everything = { TRUE, TRUE, NULL, 0 }, careful = { FALSE, FALSE, NULL, 0 };

typedef void (*Write) (XlPlan *plan, const XlDossierOptions *options, GString *out);
static const Write writers[] = { xl_graphml_write, xl_gexf_write, xl_dot_write, xl_geojson_write, xl_ics_write };

static guint
count (xmlNode *node, const char *name)
{
  guint n = 0;

  for (xmlNode *at = node->children; at != NULL; at = at->next)
    n += at->type == XML_ELEMENT_NODE ? (strcmp ((const char *) at->name, name) == 0) + count (at, name) : 0;
  return n;
}

/* Law: the same plan gives the same bytes, they are UTF-8, and no project, flow or person that is private is among them. */
static void
test_bytes (void)
{
  for (guint seed = 1; seed < 7; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 10);
      const GPtrArray *projects = xl_plan_get_all (plan, &xl_kind_project);

      for (guint w = 0; w < G_N_ELEMENTS (writers); w++)
        {
          g_autoptr (GString) text = g_string_new (NULL), again = g_string_new (NULL);

          writers[w](plan, &careful, text);
          writers[w](plan, &careful, again);
          g_assert_cmpstr (text->str, ==, again->str);
          g_assert_cmpuint (strlen (text->str), ==, text->len);
          g_assert_true (g_utf8_validate (text->str, -1, NULL));
          for (guint i = 0; i < projects->len; i++)
            {
              g_autofree char *id = xl_record_dup_id_text (projects->pdata[i]);

              if (((XlProject *) projects->pdata[i])->confidentiality == XL_CONFIDENTIALITY_PRIVATE)
                g_assert_null (strstr (text->str, id));
            }
          g_assert_null (strstr (text->str, "person-"));
        }
    }
}

/* Law: networks are sound XML, and have a node for each live record of their kinds. */
static void
test_networks (void)
{
  static const XlKind *const kinds[] = { &xl_kind_region, &xl_kind_network, &xl_kind_organisation, &xl_kind_project };

  for (guint seed = 1; seed < 7; seed++)
    for (guint w = 0; w < 2; w++)
      {
        g_autoptr (XlPlan) plan = plans_random (seed, 10);
        g_autoptr (GString) text = g_string_new (NULL);
        xmlDoc *document;
        guint wanted = 0;

        writers[w](plan, &everything, text);
        document = xmlReadMemory (text->str, (int) text->len, NULL, NULL, XML_PARSE_NONET);
        g_assert_nonnull (document);
        for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
          wanted += xl_plan_get_live (plan, kinds[k])->len;
        g_assert_cmpuint (count (xmlDocGetRootElement (document), "node"), ==, wanted);
        xmlFreeDoc (document);
      }
}

/* Law: no line of a calendar is longer than 75 octets, and unfolded they are what was folded. */
static void
test_calendar (void)
{
  for (guint seed = 1; seed < 13; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 10);
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) lines = NULL;
      int open = 0;

      xl_ics_write (plan, &everything, text);
      lines = g_strsplit (text->str, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
          g_assert_null (strpbrk (lines[i], "\r\n"));
          open += g_str_has_prefix (lines[i], "BEGIN:") - g_str_has_prefix (lines[i], "END:");
        }
      g_assert_cmpint (open, ==, 0);
    }
}

static void
test_workbook (void)
{
  g_autoptr (XlPlan) plan = plans_random (1, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) book = xl_xlsx_make (plan, &everything, &error);
  g_autoptr (GBytes) again = NULL;

  if (!xl_xlsx_available ())
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      return;
    }
  g_assert_no_error (error);
  again = xl_xlsx_make (plan, &everything, NULL);
  g_assert_true (g_bytes_equal (book, again));
  g_assert_cmpmem (g_bytes_get_data (book, NULL), 2, "PK", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/bytes", test_bytes);
  g_test_add_func ("/formats/networks", test_networks);
  g_test_add_func ("/formats/calendar", test_calendar);
  g_test_add_func ("/formats/workbook", test_workbook);
  return g_test_run ();
}
