/* test-appraise.c - the command appraise: published figures, odd plans, bad tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool-run.h"

#include <math.h>

/* The value that the table @out gives for @name; NAN for "-", whose note says why. */
static double
appraised (const char *out, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      g_assert_true (*cells[2] != '\0' && *cells[3] != '\0');
      if (strcmp (cells[0], name) == 0)
        return strcmp (cells[1], "-") == 0 ? NAN : g_ascii_strtod (cells[1], NULL);
    }
  g_error ("no row %s", name);
}

/* The reference plan of EUR: capex 12 and 8 million, revenue 4 then 6, a loan of 9, a grant of 6. */
static char *
reference_table (void)
{
  GString *table = g_string_new ("# reference plan\n@rate 0.04\n@base_year 2026\n@social_rate 0.03\n@target_dscr 1.3\n"
                                 "@loan 9000000 0.05 8 2028 annuity\n@grant 2026 3600000\n@grant 2027 2400000\n"
                                 "@equity 2026 3000000\n@equity 2027 2000000\n"
                                 "capex\tPlant\t2026\t12000000\ncapex\tPlant\t2027\t8000000\n"
                                 "replacement\t\t2032\t1000000\nresidual\t\t2036\t3000000\n");

  for (int year = 2028; year <= 2036; year++)
    g_string_append_printf (table, "revenue\t\t%d\t%d\nopex\t\t%d\t%d\nco2\t\t%d\t%d\n", year,
                            year == 2028 ? 4000000 : 6000000, year, year == 2028 ? 2200000 : 2600000, year,
                            year == 2028 ? 10000 : 20000);
  return g_string_free (table, FALSE);
}

/* Law: the published figures, to the digits that are published; names, order and units are the contract. */
static void
test_appraise (void)
{
  static const struct
  {
    const char *name;
    double value, epsilon;
  } figures[] = {
    { "fnpv_c", 4372595, 0.5 },        { "frr_c", 0.0765115, 5e-8 },      { "bcr", 1.112984, 5e-7 },
    { "payback", 7.6471, 5e-5 },       { "discounted_payback", 8.9795, 5e-5 }, { "dic", 19692308, 0.5 },
    { "dnr", 24064903, 0.5 },          { "gap_rate", 0, 0 },              { "dscr_min", 1.29264, 5e-6 },
    { "dscr_min_year", 2028, 0 },      { "llcr", 2.185288, 5e-7 },        { "plcr", 2.643676, 5e-7 },
    { "fnpv_k", 10127093, 0.5 },       { "frr_k", 0.257515, 5e-7 },       { "abatement_levelised", -32.6944, 5e-5 },
    { "abatement_annuity", -46.7091, 5e-5 }, { "enpv", 49816451, 0.5 },   { "err", 0.300205, 5e-7 },
    { "max_debt", 15128914, 0.5 },
  };
  g_autofree char *table = reference_table ();
  g_auto (Ran) ran = { 0 };
  g_auto (GStrv) lines = NULL;

  put ("reference.tsv", table, -1);
  ran = run ("appraise", "--table", "reference.tsv", NULL);
  assert_status (ran, 0);
  lines = g_strsplit (ran.out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "name\tvalue\tunit\tnote");
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (figures) + 2);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *start = g_strconcat (figures[i].name, "\t", NULL);

      g_assert_true (g_str_has_prefix (lines[i + 1], start));
      g_assert_cmpfloat_with_epsilon (appraised (ran.out, figures[i].name), figures[i].value, figures[i].epsilon + 1e-12);
    }
  g_assert_nonnull (strstr (ran.out, "\nfnpv_c\t4372595.22819\tEUR\t"));
  g_assert_nonnull (strstr (ran.out, "\nabatement_annuity\t-46.7090556699\tEUR/t\t"));
  g_assert_nonnull (strstr (ran.out, "\nllcr\t2.18528752131\t1\t"));
}

/* Several roots are all told; what is undefined is "-" and its note says why. */
static void
test_appraise_odd (void)
{
  g_auto (Ran) roots = { 0 };
  g_auto (Ran) project = { 0 };

  put ("roots.tsv", "capex\t\t2026\t100\nrevenue\t\t2027\t100\nopex\t\t2029\t7\n", -1);
  roots = run ("appraise", "--table", "roots.tsv", NULL);
  assert_status (roots, 0);
  g_assert_nonnull (strstr (roots.out, "\nfrr_c\t-0.678"));
  g_assert_nonnull (strstr (roots.out, ";-0.083"));
  g_assert_nonnull (strstr (roots.out, "not unique"));
  g_assert_nonnull (strstr (roots.out, "\ndscr_min\t-\t1\tno loan\n"));
  project = run ("appraise", "S.crosslink", "--project", "x04", NULL);
  assert_status (project, 0);
  g_assert_cmpfloat_with_epsilon (appraised (project.out, "fnpv_c"), -58.93e6, 5000);
  g_assert_cmpfloat_with_epsilon (appraised (project.out, "dscr_min"), 0.869, 0.0005);
  g_assert_true (isnan (appraised (project.out, "discounted_payback")));
}

static void
test_appraise_bad (void)
{
  static const struct
  {
    const char *text, *says;
  } tables[] = {
    { "capex\t\t2026\t-3\n", "Line 1" },
    { "capex\t\t2026\t3\n\nplant\t\t2026\t3\n", "Line 3" },
    { "# nothing\n", "no row" },
    { "capex\t\t2026\t1,5\n", "Line 1" },
    { "capex\t\t2026\t1\nresidual\t\t2026\t1\nrevenue\t\t2027\t1\n", "Line 2" },
    { "capex\t\t2026\t1\n@rate -1\n", "Line 2" },
    { "\xff\xfe", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (Ran) ran = { 0 };

      put ("bad.tsv", tables[i].text, -1);
      ran = run ("appraise", "--table", "bad.tsv", NULL);
      assert_status (ran, 1);
      g_assert_cmpstr (ran.out, ==, "");
      g_assert_nonnull (strstr (ran.err, tables[i].says));
      g_assert_true (strchr (ran.err, '\n') == ran.err + strlen (ran.err) - 1);
    }
  {
    g_auto (Ran) away = run ("appraise", "--table", "nowhere.tsv", NULL);
    g_auto (Ran) empty = run ("appraise", NULL);
    g_auto (Ran) both = run ("appraise", "S.crosslink", "--project", "x04", "--table", "bad.tsv", NULL);
    g_auto (Ran) nobody = run ("appraise", "S.crosslink", "--project", "nobody", NULL);
    g_auto (Ran) without = run ("appraise", "S.crosslink", "--project", "CCH", NULL);

    assert_status (away, 2);
    assert_status (empty, 2);
    assert_status (both, 2);
    assert_status (nobody, 2);
    assert_status (without, 1);
    g_assert_cmpstr (without.out, ==, "");
  }
}

/* Law: what the command says of a project, its dossier says too, and the other way round; with method and unit. */
static void
test_in_dossier (void)
{
  g_auto (Ran) command = run ("appraise", "S.crosslink", "--project", "x04", NULL);
  g_auto (Ran) dossier = run ("export", "S.crosslink", "--format", "dossier", "--project", "x04", NULL);
  g_auto (GStrv) lines = g_strsplit (command.out, "\n", -1);
  guint told = 0;

  assert_status (command, 0);
  assert_status (dossier, 0);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *start = g_strdup_printf ("<figure name=\"%s\" unit=\"%s\"", cells[0], cells[2]);
      const char *at = strstr (dossier.out, start), *value = at != NULL ? strchr (at, '>') : NULL;
      double wanted = g_ascii_strtod (cells[1], NULL);

      g_assert_nonnull (value);
      g_assert_nonnull (g_strstr_len (at, value - at, " method=\""));
      if (strcmp (cells[1], "-") == 0)
        {
          g_assert_nonnull (g_strstr_len (at, value - at, " undefined=\""));
          g_assert_true (g_str_has_prefix (value, "></figure>"));
          continue;
        }
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (value + 1, NULL), wanted, MAX (fabs (wanted) * 1e-9, 0.006));
      told++;
    }
  g_assert_cmpuint (told, >, 10);
}

int
main (int argc, char **argv)
{
  /* Sentences are compared in English, in any locale; how numbers are written follows the locale still. */
  g_setenv ("LANGUAGE", "C", TRUE);
  tool_begin (&argc, &argv);
  g_test_add_func ("/appraise/published", test_appraise);
  g_test_add_func ("/appraise/odd", test_appraise_odd);
  g_test_add_func ("/appraise/bad", test_appraise_bad);
  g_test_add_func ("/appraise/in-dossier", test_in_dossier);
  return tool_run ();
}
