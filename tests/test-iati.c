/* test-iati.c - laws of activities: ours come back as they were, those of others cost no more than what is wrong */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-plans.h"
#include "xl-iati.h"

static const XlDossierOptions everything = { TRUE, TRUE, NULL, 0 };

static XlDossierResult *
read_text (XlPlan *plan, const char *text, gsize size)
{
  return xl_iati_read (text, size, plan, "Import test");
}

static char *
foreign (gsize *size)
{
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests/data/good-iati-foreign.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, size, &error);
  g_assert_no_error (error);
  return text;
}

static XlRecord *
only (XlPlan *plan, const XlKind *kind, const char *field, const char *text)
{
  const GPtrArray *all = xl_plan_get_all (plan, kind);
  XlRecord *found = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *there = xl_field_dup_text (xl_kind_field (kind, field), all->pdata[i]);

      if (g_strcmp0 (there, text) == 0)
        {
          g_assert_null (found);
          found = all->pdata[i];
        }
    }
  if (found == NULL)
    g_error ("no %s with %s %s", kind->name, field, text);
  return found;
}

/* Law: what we write changes nothing at home, and elsewhere only the first time. */
static void
test_ours (void)
{
  for (guint seed = 1; seed < 13; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 8), away = plans_empty ();
      g_autoptr (GString) text = g_string_new (NULL), twice = g_string_new (NULL);
      g_autoptr (XlDossierResult) home = NULL, first = NULL, again = NULL;

      xl_iati_write (plan, &everything, text);
      xl_iati_write (plan, &everything, twice);
      g_assert_cmpstr (text->str, ==, twice->str);
      g_assert_true (xl_iati_is (text->str, text->len));
      home = read_text (plan, text->str, text->len);
      g_assert_cmpuint (home->faults->len, ==, 0);
      if (home->faults->len == 0 && !xl_edit_is_empty (home->edit))
        {
          const XlOp *op = g_ptr_array_index (home->edit->ops, 0);
          const XlOpField *field = &g_array_index (op->fields, XlOpField, 0);

          g_error ("%s.%s: %s, not %s", op->kind->name, field->field->name, field->new_text, field->old_text);
        }
      g_assert_true (xl_edit_is_empty (home->edit));
      first = read_text (away, text->str, text->len);
      g_assert_cmpuint (first->faults->len, ==, 0);
      plans_apply (away, first->edit);
      again = read_text (away, text->str, text->len);
      g_assert_cmpuint (again->faults->len, ==, 0);
      g_assert_true (xl_edit_is_empty (again->edit));
    }
}

/* What others publish: each field that reads is there, the rest is a note, and once more changes nothing. */
static void
test_theirs (void)
{
  gsize size;
  g_autofree char *text = foreign (&size);
  g_autoptr (XlPlan) plan = plans_empty ();
  g_autoptr (XlDossierResult) result = read_text (plan, text, size);
  g_autoptr (XlDossierResult) again = NULL;
  XlProject *project, *programme;
  XlFundingLine *grant, *planned;
  XlIndicator *indicator;
  XlRegion *region;
  static const char *const left_out[] = { "contact-info", "policy-marker 2", "participating-org role 9",
                                          "participating-org XM-NAMELESS", "location", "transaction-type 3", "transaction a lot",
                                          "activity-status 4", "iati-activity XM-TEST-1-0003" };

  g_assert_true (xl_iati_is (text, size));
  g_assert_cmpuint (result->faults->len, ==, 0);
  plans_apply (plan, result->edit);
  project = (XlProject *) only (plan, &xl_kind_project, "key", "XM-TEST-1-0001");
  g_assert_cmpstr (project->title, ==, "Green steam for a chemical park");
  g_assert_cmpstr (project->summary, ==, "First paragraph.\n\nSecond paragraph.");
  g_assert_cmpuint (project->starts, ==, xl_date_parse ("2025-03"));
  g_assert_cmpuint (project->ends, ==, 0);
  g_assert_cmpint (project->investment, ==, 300000050);
  g_assert_cmpint (project->parent_instance.provenance, ==, XL_PROVENANCE_PUBLISHED);
  g_assert_cmpint (xl_plan_stage (plan, project), ==, XL_STAGE_DEMONSTRATE);
  programme = (XlProject *) only (plan, &xl_kind_project, "key", "XM-TEST-1-0002");
  g_assert_cmpint (project->parent, ==, programme->parent_instance.id);
  g_assert_cmpstr (programme->title, ==, "Old style title of a programme");
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_project), ==, 2);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_organisation), ==, 3);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_participation), ==, 3);
  region = (XlRegion *) only (plan, &xl_kind_region, "name", "Steamland");
  g_assert_cmpfloat (region->lat, ==, 51.5);
  g_assert_cmpstr (region->country, ==, "DE");
  region = (XlRegion *) only (plan, &xl_kind_region, "name", "Far North");
  g_assert_cmpfloat (region->lon, ==, 5);
  g_assert_true (region->lat != region->lat);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_project_region), ==, 2);
  grant = (XlFundingLine *) only (plan, &xl_kind_funding_line, "status", "signed");
  g_assert_cmpint (grant->amount, ==, 75000000);
  g_assert_cmpint (grant->instrument, ==, XL_INSTRUMENT_NATIONAL_GRANT);
  planned = (XlFundingLine *) only (plan, &xl_kind_funding_line, "year", "2027");
  g_assert_cmpint (planned->instrument, ==, XL_INSTRUMENT_LOAN);
  g_assert_cmpint (planned->organisation, ==, only (plan, &xl_kind_organisation, "name", "Steam Works")->id);
  indicator = (XlIndicator *) only (plan, &xl_kind_indicator, "title", "Steam without fossil gas");
  g_assert_cmpfloat (indicator->target, ==, 12.5);
  g_assert_true (indicator->actual != indicator->actual);
  only (plan, &xl_kind_document, "path", "https://example.org/mou.pdf");
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      gboolean found = FALSE;

      for (guint n = 0; n < result->notes->len; n++)
        found = found || g_str_has_prefix (((XlDossierFault *) result->notes->pdata[n])->detail != NULL
                                               ? ((XlDossierFault *) result->notes->pdata[n])->detail
                                               : "",
                                           left_out[i]);
      if (!found)
        g_error ("no note about %s", left_out[i]);
    }
  again = read_text (plan, text, size);
  g_assert_cmpuint (again->faults->len, ==, 0);
  g_assert_true (xl_edit_is_empty (again->edit));
  g_assert_cmpuint (again->n_created + again->n_updated, ==, 0);
}

/* Whatever the bytes are, there is an edit or a fault. */
static void
assert_answered (XlPlan *plan, const char *text, gsize size)
{
  g_autoptr (XlDossierResult) result = read_text (plan, text, size);

  g_assert_true ((result->edit != NULL) == (result->faults->len == 0));
}

static void
test_broken (void)
{
  static const char *const bad[] = {
    "", "<iati-activities", "<iati-activities>", "<iati-activities></iati-activity>",
    "<!DOCTYPE iati-activities [<!ENTITY a 'b'>]><iati-activities>&a;</iati-activities>",
    "<iati-activities><iati-activity><iati-identifier>\x01</iati-identifier></iati-activity></iati-activities>",
    "<iati-activities><iati-activity><iati-identifier>\xff</iati-identifier></iati-activity></iati-activities>",
  };
  gsize size;
  g_autofree char *text = foreign (&size);
  g_autoptr (XlPlan) plan = plans_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XlDossierResult) result = read_text (plan, bad[i], strlen (bad[i]));

      g_assert_cmpuint (result->faults->len, ==, 1);
      g_assert_null (result->edit);
    }
  for (gsize cut = 0; cut < size; cut += 97)
    assert_answered (plan, text, cut);
  assert_answered (plan, "<iati-activities/>", strlen ("<iati-activities/>"));
}

static void
test_is (void)
{
  static const struct
  {
    const char *text;
    gboolean is;
  } cases[] = { { "<iati-activities>", TRUE },
                { "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <dossier> -->\n<iati-activities version='2.03'", TRUE },
                { "<iati-activities/>", TRUE },
                { "<iati-activity>", FALSE },
                { "<iati-activitiesX>", FALSE },
                { "<dossier><iati-activities>", FALSE },
                { "<!-- <iati-activities>", FALSE },
                { "<?xml", FALSE },
                { "iati-activities", FALSE },
                { "", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (xl_iati_is (cases[i].text, strlen (cases[i].text)) == cases[i].is);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iati/ours", test_ours);
  g_test_add_func ("/iati/theirs", test_theirs);
  g_test_add_func ("/iati/broken", test_broken);
  g_test_add_func ("/iati/is", test_is);
  return g_test_run ();
}
