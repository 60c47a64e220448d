/* test-csv.c - laws of tables: what is written reads back, what does not read changes nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-plans.h"
#include "xl-codes.h"
#include "xl-csv.h"
#include "xl-id.h"

static const XlDossierOptions everything = { TRUE, TRUE, NULL, 0 };

static XlDossierResult *
read_table (XlPlan *plan, const XlKind *kind, const char *text)
{
  return xl_csv_read (text, strlen (text), plan, kind, NULL, 0, "Table");
}

/* Law: a table of any kind, read into the plan it came from, changes nothing. */
static void
test_home (void)
{
  for (guint seed = 1; seed < 9; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 10);

      for (guint k = 0; k < XL_N_KINDS; k++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (XlDossierResult) result = NULL;

          xl_csv_write (plan, xl_kind_get (k), &everything, text);
          result = read_table (plan, xl_kind_get (k), text->str);
          for (guint i = 0; i < result->faults->len; i++)
            {
              XlDossierFault *fault = result->faults->pdata[i];

              g_error ("%s, line %u: %d %s %s", xl_kind_get (k)->name, fault->line, fault->code,
                       fault->field != NULL ? fault->field->name : "", fault->detail);
            }
          g_assert_true (xl_edit_is_empty (result->edit));
          g_assert_cmpuint (result->n_skipped, ==, xl_plan_count (plan, xl_kind_get (k)));
        }
    }
}

/* Law: a table of a kind that refers to nothing, read into an empty plan and written again, has the same lines. */
static void
test_away (void)
{
  const XlKind *kind = &xl_kind_source;

  for (guint seed = 20; seed < 28; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 12);
      g_autoptr (XlPlan) copy = plans_empty ();
      g_autoptr (GString) text = g_string_new (NULL), again = g_string_new (NULL);
      g_autoptr (XlDossierResult) result = NULL;
      g_autoptr (XlEdit) restore = xl_edit_new ("All are there");
      const GPtrArray *all = xl_plan_get_all (plan, kind);

      for (guint i = 0; i < all->len; i++)
        xl_edit_set (restore, all->pdata[i], "retired", "0"); /* or one would refer to what is not in the table */
      plans_apply (plan, restore);
      xl_csv_write (plan, kind, &everything, text);
      result = read_table (copy, kind, text->str);
      if (result->edit == NULL)
        g_error ("%d %s", ((XlDossierFault *) result->faults->pdata[0])->code,
                 ((XlDossierFault *) result->faults->pdata[0])->detail);
      g_assert_cmpuint (result->n_created, ==, xl_plan_count (plan, kind));
      plans_apply (copy, result->edit);
      xl_csv_write (copy, kind, &everything, again);
      g_assert_cmpuint (text->len, ==, again->len); /* ids are new where a key names the record: another order */
    }
}

/* What spreadsheets make of one and the same table. */
static void
test_dialects (void)
{
  static const char *const texts[] = {
    "id,name,country,scheme,lat\r\nlub,Lublin,PL,none,51.25\r\n",
    "\xef\xbb\xbfid;name;country;scheme;lat\nlub;Lublin;PL;none;51,25\n",
    "id\tname\tcountry\tscheme\tlat\rlub\tLublin\tPL\tnone\t51.25",
    "Key;Name;Country;Scheme;Latitude\n\n\"lub\";\"Lublin\";\"PL\";\"none\";\"51,25\"\n;;;;\n",
    "name,colour,id,lat,scheme,country\nLublin,\"green, mostly\",lub,51.25,none,PL\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (XlPlan) plan = plans_empty ();
      g_autoptr (XlDossierResult) result = read_table (plan, &xl_kind_region, texts[i]);
      XlRegion *region;

      if (result->edit == NULL)
        g_error ("%s: %d %s", texts[i], ((XlDossierFault *) result->faults->pdata[0])->code,
                 ((XlDossierFault *) result->faults->pdata[0])->detail);
      plans_apply (plan, result->edit);
      region = (XlRegion *) xl_plan_find (plan, &xl_kind_region, "lub");
      g_assert_nonnull (region);
      g_assert_cmpstr (region->name, ==, "Lublin");
      g_assert_cmpfloat (region->lat, ==, 51.25);
    }
}

/* Windows-1252, a formula that is none, an apostrophe that belongs to the name, a line break inside a cell. */
static void
test_texts (void)
{
  g_autoptr (XlPlan) plan = plans_empty ();
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (XlDossierResult) result = read_table (plan, &xl_kind_source,
                                                   "id,title,publisher,note\n"
                                                   "a,'=1+1,\xdcst\xed,\"two\nlines\"\nb,'s-Hertogenbosch,,\n");
  XlSource *a;

  g_assert_cmpuint (result->faults->len, ==, 0);
  plans_apply (plan, result->edit);
  a = (XlSource *) xl_plan_find (plan, &xl_kind_source, "a");
  g_assert_cmpstr (a->title, ==, "=1+1");
  g_assert_cmpstr (a->publisher, ==, "Üstí");
  g_assert_cmpstr (a->parent_instance.note, ==, "two\nlines");
  g_assert_cmpstr (((XlSource *) xl_plan_find (plan, &xl_kind_source, "b"))->title, ==, "'s-Hertogenbosch");
  xl_csv_write (plan, &xl_kind_source, &everything, again);
  g_assert_nonnull (strstr (again->str, ",'=1+1,"));
  g_assert_null (strstr (again->str, ",=1"));
}

/* Rows refer to each other, and to records by key, acronym or name. */
static void
test_references (void)
{
  g_autoptr (XlPlan) plan = plans_empty ();
  g_autoptr (XlDossierResult) projects = read_table (plan, &xl_kind_project,
                                                     "id,acronym,title\nx1,ONE,Project one\nx2,TWO,Project two\n");
  g_autoptr (XlDossierResult) result = NULL, twice = NULL;
  XlMilestone *first;

  plans_apply (plan, projects->edit);
  result = read_table (plan, &xl_kind_milestone,
                       "id,project,title,due,depends_on\nm1,one,Start,30.6.2027,m2\nm2,Project ONE,Permit,2027-01,\n");
  g_assert_cmpuint (result->faults->len, ==, 0);
  g_assert_cmpuint (result->n_created, ==, 2);
  plans_apply (plan, result->edit);
  first = (XlMilestone *) xl_plan_find (plan, &xl_kind_milestone, "m1");
  g_assert_cmpint (first->depends_on, ==, xl_plan_find (plan, &xl_kind_milestone, "m2")->id);
  g_assert_cmpuint (first->due, ==, xl_date_make (2027, 6, 30));
  twice = read_table (plan, &xl_kind_milestone, "id,due\nm1,2028\nm2,\n");
  g_assert_cmpuint (twice->n_updated, ==, 2);
  plans_apply (plan, twice->edit);
  g_assert_cmpuint (first->due, ==, xl_date_make (2028, 0, 0));
  g_assert_cmpstr (first->title, ==, "Start");
}

/* Law: a table with any fault gives no edit, and says on which line. */
static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    XlDossierFaultCode code;
    guint line;
  } bad[] = {
    { "", XL_DOSSIER_CSV_EMPTY, 0 },
    { "\n\n", XL_DOSSIER_CSV_EMPTY, 0 },
    { "colour,size\nred,2\n", XL_DOSSIER_CSV_NO_FIELD, 1 },
    { "id,title,title\na,b,c\n", XL_DOSSIER_CSV_TWICE, 1 },
    { "id,title\na,\"never closed\nb,c\n", XL_DOSSIER_CSV_QUOTE, 2 },
    { "id,title\na,b,c\n", XL_DOSSIER_CSV_CELLS, 2 },
    { "id,title\na,b\na,c\n", XL_DOSSIER_CSV_TWICE, 3 },
    { "id,title\na,\n", XL_DOSSIER_VALUE, 2 },
    { "id,acronym\na,b\n", XL_DOSSIER_CSV_NO_COLUMN, 2 },
    { "id,title,trl_now\na,b,twelve\n", XL_DOSSIER_VALUE, 2 },
    { "id,title,trl_now\na,b,12\n", XL_DOSSIER_VALUE, 2 },
    { "id,title,starts\na,b,31.2.2027\n", XL_DOSSIER_VALUE, 2 },
    { "id,title,type\na,b,holiday\n", XL_DOSSIER_VALUE, 2 },
    { "id,title,investment\na,b,1234567890123456789012345678901234567890\n", XL_DOSSIER_VALUE, 2 },
    { "id,title,parent\na,b,nobody\n", XL_DOSSIER_CSV_NO_RECORD, 2 },
    { "id,title,source\na,b,project-0000000000001\n", XL_DOSSIER_CSV_NO_RECORD, 2 },
  };
  g_autofree char *wide = g_strnfill (1000, ',');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XlPlan) plan = plans_empty ();
      g_autoptr (XlDossierResult) result = read_table (plan, &xl_kind_project, bad[i].text);
      const XlDossierFault *fault;

      g_assert_null (result->edit);
      g_assert_cmpuint (result->faults->len, >, 0);
      fault = result->faults->pdata[0];
      if (fault->code != bad[i].code || fault->line != bad[i].line)
        g_error ("“%s” gives %d in line %u", bad[i].text, fault->code, fault->line);
    }
  {
    g_autoptr (XlPlan) plan = plans_empty ();
    g_autoptr (XlDossierResult) columns = read_table (plan, &xl_kind_project, wide);
    g_autoptr (XlDossierResult) nul = xl_csv_read ("id,ti\0tle\n", 10, plan, &xl_kind_project, NULL, 0, "Table");

    g_assert_cmpint (((XlDossierFault *) columns->faults->pdata[0])->code, ==, XL_DOSSIER_CSV_COLUMNS);
    g_assert_cmpint (((XlDossierFault *) nul->faults->pdata[0])->code, ==, XL_DOSSIER_ENCODING);
  }
}

static void
assert_gate_fault (XlPlan *plan, const XlKind *kind, const char *text, guint line, XlFaultCode code)
{
  g_autoptr (XlDossierResult) result = read_table (plan, kind, text);
  const XlDossierFault *fault = result->faults->len > 0 ? result->faults->pdata[0] : NULL;

  g_assert_null (result->edit);
  if (fault == NULL || fault->code != XL_DOSSIER_VALUE || fault->line != line || fault->fault->code != code)
    g_error ("“%s” gives fault %d in line %u: %s", text, fault != NULL ? fault->code : 0,
             fault != NULL ? fault->line : 0, fault != NULL ? fault->detail : "");
  g_assert_cmpuint (result->n_errors, ==, 1);
}

static GBytes *
load_nace (const char *name)
{
  static const char list[] = "code\tname\n20.11\tIndustrial gases\n";

  return strcmp (name, "nace2") == 0 ? g_bytes_new_static (list, strlen (list)) : NULL;
}

/* Law: what the gate would refuse is the fault of its row: an id under the name of another kind, evidence about
 * evidence, a code that does not exist in the scheme beside it. */
static void
test_gate (void)
{
  g_autoptr (XlPlan) plan = plans_random (60, 3);
  XlRecord *region = g_ptr_array_index (xl_plan_get_all (plan, &xl_kind_region), 0);
  XlRecord *evidence = g_ptr_array_index (xl_plan_get_all (plan, &xl_kind_evidence), 0);
  XlRecord *source = g_ptr_array_index (xl_plan_get_all (plan, &xl_kind_source), 0);
  g_autofree char *as_project = xl_id_to_text (&xl_kind_project, region->id);
  g_autofree char *as_source = xl_id_to_text (&xl_kind_source, region->id);
  g_autofree char *about = xl_record_dup_id_text (evidence), *from = xl_record_dup_id_text (source);
  g_autofree char *taken = g_strdup_printf ("id,title\na,b\n%s,c\n", as_project);
  g_autofree char *wrong = g_strdup_printf ("id,title,source\na,b,%s\n", as_source);
  g_autofree char *circle = g_strdup_printf ("record,field,source\n%s,name,%s\n", about, from);
  g_autoptr (XlDossierResult) nobody = read_table (plan, &xl_kind_project, wrong);

  assert_gate_fault (plan, &xl_kind_project, taken, 3, XL_FAULT_EXISTS);
  assert_gate_fault (plan, &xl_kind_evidence, circle, 2, XL_FAULT_NOT_A_REFERENCE);
  g_assert_cmpint (((XlDossierFault *) nobody->faults->pdata[0])->code, ==, XL_DOSSIER_CSV_NO_RECORD);
  xl_codes_set_loader (load_nace);
  assert_gate_fault (plan, &xl_kind_organisation, "id,name,type,country,nace\na,A,company,DE,20.11\nb,B,company,DE,99.99\n",
                     3, XL_FAULT_UNKNOWN_CODE);
}

/* Law: without the flags no person and nothing of a private project leaves in any table. */
static void
test_left_out (void)
{
  const XlDossierOptions open = { FALSE, FALSE, NULL, 0 };
  g_autoptr (XlPlan) plan = plans_random (40, 12);
  g_autoptr (GString) text = g_string_new (NULL);
  const GPtrArray *projects = xl_plan_get_all (plan, &xl_kind_project);

  for (guint k = 0; k < XL_N_KINDS; k++)
    xl_csv_write (plan, xl_kind_get (k), &open, text);
  g_assert_null (strstr (text->str, "person-"));
  for (guint i = 0; i < projects->len; i++)
    {
      XlRecord *record = projects->pdata[i];
      g_autofree char *id = xl_record_dup_id_text (record);

      if (((XlProject *) record)->confidentiality == XL_CONFIDENTIALITY_PRIVATE)
        g_assert_null (strstr (text->str, id));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/home", test_home);
  g_test_add_func ("/csv/away", test_away);
  g_test_add_func ("/csv/dialects", test_dialects);
  g_test_add_func ("/csv/texts", test_texts);
  g_test_add_func ("/csv/references", test_references);
  g_test_add_func ("/csv/bad", test_bad);
  g_test_add_func ("/csv/left-out", test_left_out);
  g_test_add_func ("/csv/gate", test_gate); /* the last: it brings a list of codes */
  return g_test_run ();
}
