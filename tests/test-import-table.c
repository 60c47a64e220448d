/* test-import-table.c - laws of tables that come in: told right, mapped right, once, in one step, or not at all */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk-file.h"
#include "xl-desk-intake.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static char *folder;

typedef struct
{
  XlFile *file;
  XlPlan *plan;
} Fixture;

static void
set_up (Fixture *f, gconstpointer sample)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("tables %u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;

  f->file = sample != NULL ? xl_file_sample (path, &error) : xl_file_create (path, &error);
  g_assert_no_error (error);
  f->plan = xl_file_get_plan (f->file);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  xl_file_free (f->file);
}

static char *
data_path (const char *name)
{
  return g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests", "data", name, NULL);
}

static XlIntake *
table_of (const char *text)
{
  g_autofree char *sentence = NULL;
  XlIntake *table = xl_intake_new (text, strlen (text), "Table", NULL, &sentence);

  if (table == NULL)
    g_error ("%s", sentence);
  return table;
}

static void
choose_kind (XlIntake *table, const XlKind *kind)
{
  const GPtrArray *readings = xl_intake_get_readings (table);

  for (guint i = 0; i < readings->len; i++)
    if (((XlIntakeReading *) g_ptr_array_index (readings, i))->kind == kind)
      xl_intake_set_reading (table, i);
  g_assert_true (xl_intake_get_kind (table) == kind);
}

static XlImport *
read_good (Fixture *f, XlIntake *table)
{
  XlImport *import = xl_intake_read (table, f->plan, NULL);

  for (guint i = 0; i < import->rows->len && import->n_errors > 0; i++)
    {
      const XlImportRow *row = g_ptr_array_index (import->rows, i);

      if (g_str_equal (row->action, "error"))
        g_error ("line %u: %s", row->line, row->reason);
    }
  return import;
}

static void
store (Fixture *f, const XlImport *import)
{
  g_autoptr (GError) error = NULL;

  xl_file_edit (f->file, import->edit, NULL, &error);
  g_assert_no_error (error);
}

static const XlIntakeReading *
reading_of (XlIntake *table)
{
  return g_ptr_array_index (xl_intake_get_readings (table), xl_intake_get_reading (table));
}

/* What a spreadsheet may make of one and the same table: separator, encoding, decimal mark and dates are told. */
static void
test_sniff (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text, *about;
  } tables[] = {
    { "title,starts,investment\nA,31/12/2027,\"1,234.50\"\n", "1 row, 3 columns, separated by commas, UTF-8" },
    { "title;starts;investment\nA;31.12.2027;1.234,50\n", "1 row, 3 columns, separated by semicolons, UTF-8" },
    { "title\tstarts\tinvestment\nA\t12/31/2027\t1234.5\n", "1 row, 3 columns, separated by tabs, UTF-8" },
    { "\xef\xbb\xbftitle;starts;investment\r\nA;2027-12-31 00:00:00;1234,5\r\n",
      "1 row, 3 columns, separated by semicolons, UTF-8" },
    { "title;starts;investment;note\nA;31-12-2027;\"1 234,5\";caf\xe9\n",
      "1 row, 4 columns, separated by semicolons, Windows-1252" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (XlIntake) table = table_of (tables[i].text);
      g_autofree char *about = xl_intake_dup_about (table);
      g_autoptr (XlImport) import = NULL;
      const XlOp *op;

      g_assert_cmpstr (about, ==, tables[i].about);
      choose_kind (table, &xl_kind_project);
      import = read_good (f, table);
      op = g_ptr_array_index (import->edit->ops, 0);
      g_assert_cmpstr (xl_op_new_text (op, "starts"), ==, "2027-12-31");
      g_assert_cmpstr (xl_op_new_text (op, "investment"), ==, "123450");
    }
}

/* The whole file decides, not the first rows: one cell in the last row says what the ones before leave open. */
static void
test_whole_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("title\tstarts\tinvestment\n");
  g_autoptr (XlIntake) table = NULL;
  g_autoptr (XlImport) import = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "P%u\t3/4/2027\t1.234\n", i);
  g_string_append (text, "last\t3/25/2027\t1,5\n");
  table = table_of (text->str);
  choose_kind (table, &xl_kind_project);
  import = read_good (f, table);
  g_assert_cmpstr (xl_op_new_text (g_ptr_array_index (import->edit->ops, 0), "starts"), ==, "2027-03-04");
  g_assert_cmpstr (xl_op_new_text (g_ptr_array_index (import->edit->ops, 0), "investment"), ==, "123400");
}

static void
test_utf16 (Fixture *f, gconstpointer data)
{
  g_autofree char *path = data_path ("table-utf16.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (XlIntake) table = xl_intake_open (path, FALSE, NULL, &error);
  g_autoptr (XlImport) import = NULL;
  XlRegion *region;

  g_assert_no_error (error);
  import = read_good (f, table);
  store (f, import);
  region = (XlRegion *) xl_plan_find (f->plan, &xl_kind_region, "lodz");
  g_assert_cmpstr (region->name, ==, "Łódź");
  g_assert_cmpfloat (region->lat, ==, 51.77);
}

/* Law: each map that comes with the program knows its file, makes records of it in one step, makes none the second time,
 * and undo brings back the plan of before. */
static void
test_maps (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *file, *map;
    guint created;
    gboolean guessed;
  } maps[] = {
    { "table-regions.csv", "sample-regions", 3 + 2 + 2 + 3, TRUE },
    { "table-organisations.csv", "sample-organisations", 3, FALSE }, /* its columns can be chosen one by one as well */
    { "table-projects.csv", "sample-projects", 2 + 2 + 2 + 3 + 3 + 2 + 3 * 15 + 6, TRUE },
    { "table-flows.csv", "sample-flows", 3, TRUE },
    { "table-cordis-project.csv", "cordis-project", 1, TRUE },
    { "table-cordis-organization.csv", "cordis-organization", 1 + 2 + 3 + 3 + 2, TRUE },
    { "table-keep-partners.csv", "keep-partners", 3 + 3 + 3 + 4 + 2 + 2, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autofree char *path = data_path (maps[i].file), *before = xl_plan_dup_digest (f->plan), *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (XlIntake) table = xl_intake_open (path, FALSE, NULL, &error);
      g_autoptr (XlImport) import = NULL, again = NULL, redone = NULL;
      g_autoptr (XlTx) tx = NULL;

      g_assert_no_error (error);
      if (maps[i].guessed)
        g_assert_cmpstr (reading_of (table)->name, ==, maps[i].map);
      xl_intake_use_map (table, maps[i].map, &error);
      g_assert_no_error (error);
      import = read_good (f, table);
      if (import->n_created != maps[i].created)
        g_error ("%s: %u created", maps[i].map, import->n_created);
      store (f, import);
      again = read_good (f, table);
      g_assert_true (xl_edit_is_empty (again->edit));
      g_assert_cmpuint (again->n_created + again->n_updated, ==, 0);
      after = xl_plan_dup_digest (f->plan);
      g_assert_cmpstr (before, !=, after);
      xl_file_undo (f->file, FALSE, &tx, &error);
      g_assert_no_error (error);
      g_free (after);
      after = xl_plan_dup_digest (f->plan);
      g_assert_cmpstr (before, ==, after);
      redone = read_good (f, table);
      store (f, redone);
    }
  {
    XlProject *project = (XlProject *) xl_plan_find (f->plan, &xl_kind_project, "demo-ring");
    XlProject *test_bed = (XlProject *) xl_plan_find (f->plan, &xl_kind_project, "demo-test");
    XlFlow *flow = (XlFlow *) xl_plan_find (f->plan, &xl_kind_flow, "dn1");
    XlProject *cordis = (XlProject *) xl_plan_find (f->plan, &xl_kind_project, "900000001");
    XlProject *keep = (XlProject *) xl_plan_find (f->plan, &xl_kind_project, "demonet");

    g_assert_cmpstr (project->acronym, ==, "DEMORING");
    g_assert_cmpint (project->investment, ==, XL_NONE); /* it has a cash plan */
    g_assert_cmpint (test_bed->investment, ==, G_GINT64_CONSTANT (6250000000));
    g_assert_cmpint (((XlOrganisation *) xl_plan_find (f->plan, &xl_kind_organisation, "demo-ministry-of-economy"))->type, ==, 0);
    g_assert_cmpint (((XlOrganisation *) xl_plan_find (f->plan, &xl_kind_organisation, "900000012"))->type, ==, XL_ORG_COMPANY);
    g_assert_cmpint (xl_plan_stage (f->plan, project), ==, XL_STAGE_DEMONSTRATE);
    g_assert_cmpstr (xl_plan_lead_region (f->plan, project)->name, ==, "Demo South");
    g_assert_cmpuint (g_strv_length (flow->codes), ==, 2);
    g_assert_cmpint (flow->price, ==, 4000);
    g_assert_cmpint (cordis->investment, ==, 198456780);
    g_assert_cmpstr (xl_plan_lead_organisation (f->plan, cordis)->name, ==, "DEMO UNIVERSITY MAASTRICHT");
    g_assert_cmpstr (xl_plan_lead_region (f->plan, keep)->code, ==, "DEE0");
    g_assert_cmpstr (((XlProject *) xl_plan_lookup (f->plan, keep->parent))->title, ==, "Interreg Demo");
  }
}

/* Law: a table of any kind without keys, read twice, changes nothing the second time. */
static void
test_no_keys (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const XlKind *kind;
    const char *text;
    guint created;
  } tables[] = {
    { &xl_kind_organisation, "Name;Type;Country\nDemo Werk;company;DE\nDemo Amt;authority;DE\n", 2 },
    { &xl_kind_flow, "material;direction;region;quantity\nStraw;offer;Lombardy;5\nStraw;offer;Lombardy;5\nStraw;offer;NL42;7\n", 2 },
    { &xl_kind_participation, "project;organisation;role\nbirex;BASF;adviser\nBI-REX;Nowal Chimica;promoter\n", 1 },
    { &xl_kind_membership, "region;network;role;since\nLombardy;S3P;observer;2024\n", 1 },
    { &xl_kind_milestone, "project;title;due\nBI-REX;Permit;2027-06\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (XlIntake) table = table_of (tables[i].text);
      g_autoptr (XlImport) import = NULL, again = NULL;

      choose_kind (table, tables[i].kind);
      import = read_good (f, table);
      if (import->n_created != tables[i].created)
        g_error ("%s: %u created", tables[i].kind->name, import->n_created);
      store (f, import);
      again = read_good (f, table);
      if (!xl_edit_is_empty (again->edit))
        g_error ("%s: again %u created, %u updated", tables[i].kind->name, again->n_created, again->n_updated);
    }
}

static const XlImportRow *
row_of (const XlImport *import, guint i)
{
  return g_ptr_array_index (import->rows, i);
}

/* By key, code, alias and name a row is the record that is there; of a near name a person decides. */
static void
test_duplicates (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) regions = table_of ("name;country;code;site\nLombardei;IT;ITC4;Pavia\n");
  g_autoptr (XlIntake) table = table_of ("name;type;website\nECRN;network;a.example\nBASF;company;b.example\n"
                                        "Nowal Chimicaa;company;c.example\n");
  XlRecord *nowal = xl_plan_find (f->plan, &xl_kind_organisation, "nowal");
  g_autoptr (XlImport) first = NULL, second = NULL, third = NULL, code = NULL;

  choose_kind (regions, &xl_kind_region);
  code = read_good (f, regions);
  g_assert_cmpint (row_of (code, 0)->record, ==, xl_plan_find (f->plan, &xl_kind_region, "lombardy")->id);
  g_assert_cmpstr (row_of (code, 0)->action, ==, "updated");

  choose_kind (table, &xl_kind_organisation);
  first = read_good (f, table);
  g_assert_cmpstr (row_of (first, 0)->action, ==, "updated"); /* an alias */
  g_assert_cmpint (row_of (first, 0)->record, ==, xl_plan_find (f->plan, &xl_kind_organisation, "ecrn")->id);
  g_assert_cmpstr (row_of (first, 1)->action, ==, "updated");
  g_assert_true (row_of (first, 1)->doubtful);
  g_assert_cmpstr (row_of (first, 2)->action, ==, "created");
  g_assert_true (row_of (first, 2)->doubtful);
  g_assert_cmpint (row_of (first, 2)->record, ==, nowal->id);

  xl_intake_decide (table, 0, row_of (first, 2)->line, XL_INTAKE_UPDATE, nowal->id);
  xl_intake_decide (table, 0, row_of (first, 1)->line, XL_INTAKE_SKIP, 0);
  xl_intake_decide (table, 0, row_of (first, 0)->line, XL_INTAKE_CREATE, 0);
  second = read_good (f, table);
  g_assert_cmpstr (row_of (second, 0)->action, ==, "created");
  g_assert_cmpstr (row_of (second, 1)->action, ==, "skipped");
  g_assert_cmpstr (row_of (second, 2)->action, ==, "updated");
  g_assert_cmpuint (second->edit->ops->len, ==, 2);
  store (f, second);
  g_assert_cmpstr (((XlOrganisation *) nowal)->website, ==, "c.example");
  g_assert_cmpstr (((XlOrganisation *) nowal)->name, ==, "Nowal Chimica"); /* as the plan calls it */
  xl_intake_decide (table, 0, row_of (first, 2)->line, XL_INTAKE_SKIP, 0);
  third = read_good (f, table);
  g_assert_cmpstr (row_of (third, 2)->action, ==, "skipped");
}

/* What refers to a row that a person leaves out is left out, too. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  g_autofree char *path = data_path ("table-keep-partners.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (XlIntake) table = xl_intake_open (path, FALSE, NULL, &error);
  g_autoptr (XlImport) import = NULL;
  guint organisations = 0, participations = 0;

  xl_intake_use_map (table, "keep-partners", &error);
  g_assert_no_error (error);
  xl_intake_decide (table, 3, 3, XL_INTAKE_SKIP, 0); /* the chamber, which takes part in two projects */
  import = read_good (f, table);
  for (guint i = 0; i < import->edit->ops->len; i++)
    {
      const XlOp *op = g_ptr_array_index (import->edit->ops, i);

      organisations += op->kind == &xl_kind_organisation;
      participations += op->kind == &xl_kind_participation;
    }
  g_assert_cmpuint (organisations, ==, 2);
  g_assert_cmpuint (participations, ==, 2);
}

/* Law: a row with an error that hangs on one that is left out is left out, too, and its error does not count. */
static void
test_left_out_with_error (Fixture *f, gconstpointer data)
{
  static const char text[] = "Programme;Acronym;Partner;Lead partner;Country;NUTS 3\n"
                             "Demo;DEMONET;Demo Ministry;yes;Germany;DEE03\n"
                             "Demo;DEMONET;Demo Chamber;no;Nowhere;BE32B\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (XlIntake) table = table_of (text);
  g_autoptr (XlImport) import = NULL, rest = NULL;

  xl_intake_use_map (table, "keep-partners", &error);
  g_assert_no_error (error);
  import = xl_intake_read (table, f->plan, NULL);
  g_assert_cmpuint (import->n_errors, >, 0);
  for (guint i = 0; i < import->rows->len; i++)
    if (g_str_equal (row_of (import, i)->action, "error"))
      xl_intake_decide (table, row_of (import, i)->part, row_of (import, i)->line, XL_INTAKE_SKIP, 0);
  rest = read_good (f, table);
  g_assert_cmpuint (rest->n_created, >, 0);
  for (guint i = 0; i < rest->edit->ops->len; i++)
    g_assert_cmpstr (xl_op_new_text (g_ptr_array_index (rest->edit->ops, i), "name"), !=, "Demo Chamber");
}

/* Law: a row with an error is no row like the one before, whatever the rest of it says. */
static void
test_alike_with_error (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) table = table_of ("project;organisation;role\nbirex;BASF;adviser\nbirex;BASF;adviser;more\n");
  g_autoptr (XlImport) import = NULL;

  choose_kind (table, &xl_kind_participation);
  import = xl_intake_read (table, f->plan, NULL);
  g_assert_cmpuint (import->n_errors, ==, 1);
  g_assert_cmpstr (row_of (import, 1)->action, ==, "error");
  g_assert_null (import->edit);
}

/* Law: a cell of separators alone is a set of nothing. */
static void
test_nothing_in_set (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) table = table_of ("id,title,lead,partners,organisations,objectives,stage,capex_meur\nx,Demo,,,,  ,,\n");
  g_autoptr (XlImport) import = NULL;
  g_autoptr (GError) error = NULL;

  xl_intake_use_map (table, "sample-projects", &error);
  g_assert_no_error (error);
  import = read_good (f, table);
  g_assert_cmpuint (import->n_created, ==, 1);
}

/* Law: what a column holds is shown shortened, at whatever letter that is. */
static void
test_samples (Fixture *f, gconstpointer data)
{
  for (guint n = 55; n < 70; n++)
    {
      g_autofree char *long_text = g_strnfill (n, 'x'), *text = g_strdup_printf ("name;country\n%s;PL\n", long_text);
      g_autoptr (XlIntake) table = table_of (text);
      g_autofree char *sample = xl_intake_dup_sample (table, 0);

      g_assert_cmpint (g_utf8_strlen (sample, -1), ==, MIN (n, 60));
      g_assert_cmpint (g_str_has_suffix (sample, "…"), ==, n > 60);
    }
}

/* Law: a bad table says one sentence with its line, and nothing changes. */
static void
test_bad (Fixture *f, gconstpointer data)
{
  g_autofree char *tests = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "tests", "data", NULL);
  g_autoptr (GDir) dir = g_dir_open (tests, 0, NULL);
  const char *base;
  guint n = 0;

  while ((base = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (tests, base, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (XlIntake) table = NULL;
      g_autoptr (XlImport) import = NULL;

      if (!g_str_has_prefix (base, "bad-table-"))
        continue;
      n++;
      table = xl_intake_open (path, FALSE, NULL, &error);
      if (table == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (g_str_has_suffix (error->message, "."));
          if (g_str_equal (base, "bad-table-empty.csv"))
            g_assert_cmpstr (error->message, ==, "The table is empty: its first row must be a heading.");
          continue;
        }
      choose_kind (table, &xl_kind_region);
      import = xl_intake_read (table, f->plan, NULL);
      if (import->n_errors == 0 || import->edit != NULL)
        g_error ("%s is taken", base);
      for (guint i = 0; i < import->rows->len; i++)
        if (g_str_equal (row_of (import, i)->action, "error"))
          {
            g_assert_true (g_str_has_suffix (row_of (import, i)->reason, "."));
            g_assert_cmpuint (row_of (import, i)->line, >, 0);
          }
    }
  g_assert_cmpuint (n, >=, 10);
}

/* A row with an error can be left out; the others come in then. */
static void
test_without_error (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) table = table_of ("name;country;lat\nLublin;Poland;51,25\nWrocław;PL;north\n");
  g_autoptr (XlImport) import = NULL, rest = NULL;

  choose_kind (table, &xl_kind_region);
  import = xl_intake_read (table, f->plan, NULL);
  g_assert_cmpuint (import->n_errors, ==, 1);
  g_assert_null (import->edit);
  xl_intake_decide (table, 0, row_of (import, 1)->line, XL_INTAKE_SKIP, 0);
  rest = read_good (f, table);
  g_assert_cmpuint (rest->n_created, ==, 1);
  g_assert_cmpstr (xl_op_new_text (g_ptr_array_index (rest->edit->ops, 0), "country"), ==, "PL");
}

/* Formulas are texts. */
static void
test_formulas (Fixture *f, gconstpointer data)
{
  g_autofree char *path = data_path ("table-formulas.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (XlIntake) table = xl_intake_open (path, FALSE, NULL, &error);
  g_autoptr (XlImport) import = NULL;

  g_assert_no_error (error);
  choose_kind (table, &xl_kind_region);
  import = read_good (f, table);
  store (f, import);
  g_assert_cmpstr (((XlRegion *) xl_plan_find (f->plan, &xl_kind_region, "a"))->name, ==, "=1+1");
  g_assert_cmpstr (xl_plan_find (f->plan, &xl_kind_region, "a")->note, ==, "+48 22");
  g_assert_cmpstr (xl_plan_find (f->plan, &xl_kind_region, "b")->note, ==, "-lead");
}

/* Law: where the disk has no room for all of it, nothing of it is in the plan or in its file. */
static void
test_no_room (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("id,name,country,note\n");
  g_autofree char *before = xl_plan_dup_digest (f->plan), *after = NULL;
  g_autoptr (XlIntake) table = NULL;
  g_autoptr (XlImport) import = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit was, small = { 600 * 1024, 0 };

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "r%u,Region %u,PL,%0300u\n", i, i, i);
  table = table_of (text->str);
  choose_kind (table, &xl_kind_region);
  import = read_good (f, table);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &was);
  small.rlim_max = was.rlim_max;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (xl_file_edit (f->file, import->edit, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &was);
  g_assert_nonnull (error);
  after = xl_plan_dup_digest (f->plan);
  g_assert_cmpstr (before, ==, after);
  store (f, import); /* and with room it goes in whole */
  g_assert_cmpuint (xl_plan_count (f->plan, &xl_kind_region), ==, 3000);
}

/* A reading that is cancelled gives nothing. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (XlIntake) table = table_of ("name;country\nLublin;PL\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *sentence = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (xl_intake_read (table, f->plan, cancellable));
  g_assert_null (xl_intake_new ("a;b\n1;2\n", 8, "Table", cancellable, &sentence));
  g_assert_null (sentence);
}

/* A person's own map is kept, found again and fits. */
static void
test_own_map (Fixture *f, gconstpointer data)
{
  static const char text[] = "Wie;Wo\nDemo Verein;Lombardy\n";
  g_autoptr (XlIntake) table = table_of (text), other = NULL;
  g_autofree char *sentence = NULL, *missing = NULL;
  g_autoptr (XlImport) import = NULL;
  g_autoptr (GError) error = NULL;

  choose_kind (table, &xl_kind_organisation);
  missing = xl_intake_dup_missing (table);
  g_assert_nonnull (missing);
  xl_intake_set_field (table, 0, (int) xl_kind_field_index (&xl_kind_organisation, xl_kind_field (&xl_kind_organisation, "name")));
  xl_intake_set_field (table, 1, (int) xl_kind_field_index (&xl_kind_organisation, xl_kind_field (&xl_kind_organisation, "region")));
  g_assert_null (xl_intake_dup_missing (table));
  g_assert_false (xl_intake_save_map (table, "../x", &sentence));
  g_clear_pointer (&sentence, g_free);
  g_assert_true (xl_intake_save_map (table, "Vereine", &sentence));
  other = table_of (text);
  g_assert_cmpstr (reading_of (other)->name, ==, "Vereine");
  import = read_good (f, other);
  g_assert_cmpuint (import->n_created, ==, 1);
  g_assert_false (xl_intake_use_map (other, "cordis-project", &error));
  g_assert_nonnull (strstr (error->message, "needs a column"));
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "C", TRUE);
  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
#define ADD(name, sample, func) g_test_add ("/import-table/" name, Fixture, sample, set_up, func, tear_down)
  ADD ("sniff", NULL, test_sniff);
  ADD ("whole-file", NULL, test_whole_file);
  ADD ("utf16", NULL, test_utf16);
  ADD ("maps", NULL, test_maps);
  ADD ("no-keys", "sample", test_no_keys);
  ADD ("duplicates", "sample", test_duplicates);
  ADD ("left-out", NULL, test_left_out);
  ADD ("left-out-with-error", NULL, test_left_out_with_error);
  ADD ("alike-with-error", "sample", test_alike_with_error);
  ADD ("nothing-in-set", NULL, test_nothing_in_set);
  ADD ("samples", NULL, test_samples);
  ADD ("bad", NULL, test_bad);
  ADD ("without-error", NULL, test_without_error);
  ADD ("formulas", NULL, test_formulas);
  ADD ("no-room", NULL, test_no_room);
  ADD ("cancel", NULL, test_cancel);
  ADD ("own-map", "sample", test_own_map);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
