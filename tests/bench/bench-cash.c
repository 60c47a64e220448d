/* bench-cash.c - from a figure typed in the cash plan to redrawn charts */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens when somebody types into a cell of a plan of 22 years: the edit is made and written, then the figures,
 * the gate, the deciding sentence and every cell of the grid are asked for anew, and the charts of the page are
 * drawn. The goal for all of it after the write: one frame, 16 ms. Its peer in the same run is the charts alone,
 * which any program that shows them has to draw. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../private-folder.h"
#include "xl-chart-years.h"
#include "xl-desk.h"
#include "xl-desk-cash.h"
#include "xl-desk-file.h"
#include "xl-desk-finance.h"
#include "xl-gates.h"
#include "xl-project-cash.h"

#define TURNS 101

static XlFile *file;
static XlPlan *plan;
static XlProject *project;

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec * 1000 + (double) t.tv_nsec / 1e6;
}

/* Types another figure into the revenue of 2030. */
static void
type_figure (guint turn)
{
  g_autoptr (XlCashSheet) sheet = xl_cash_sheet_new (plan, project, NULL, 0);
  int row = xl_cash_sheet_find (sheet, XL_LINE_REVENUE, NULL);
  XlCashBlock block = { (guint) row, (guint) (2030 - sheet->base), 1, 1 };
  g_autofree char *typed = g_strdup_printf ("%u", 15 + turn % 10);
  g_autofree char *note = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XlEdit) edit =
      xl_edits_cash_typed (plan, project, sheet, &block, typed, 6, &xl_number_plain, &note, &sentence);

  if (edit == NULL || !xl_file_edit (file, edit, NULL, &error))
    g_error ("not edited: %s", sentence != NULL ? sentence : error != NULL ? error->message : "nothing changes");
}

static void
say_all (void)
{
  g_autoptr (XlCashSheet) sheet = xl_cash_sheet_new (plan, project, NULL, 0);
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  g_autofree char *sentence = xl_words_verdict (appraisal, project->currency);
  g_autofree char *because = xl_words_verdict_because (appraisal, project->currency);
  XlGate gate;

  xl_gate_next (plan, project, &gate);
  for (guint row = 0; row < sheet->rows->len; row++)
    for (guint column = 0; column < (guint) sheet->years; column++)
      g_free (xl_words_cash_cell (sheet, row, column, sheet->exponent));
}

/* The two charts beside the grid, of the figures that there are now. */
static void
draw_charts (void)
{
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  const double *values[] = { appraisal->cash, appraisal->dscr };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      XlChartSeries series = { .values = values[i] };
      XlChartYears chart = { .head = { .title = i == 0 ? "Cumulated cash" : "Debt service cover", .illustrative = TRUE },
                             .first_year = appraisal->base_year,
                             .n_years = (guint) appraisal->years,
                             .series = &series,
                             .n_series = 1 };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 520, 300);
      cairo_t *cr = cairo_create (surface);

      xl_chart_years (cr, xl_theme_get (XL_THEME_LIGHT), &chart, 520, 300);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void
report (const char *what, double *times)
{
  qsort (times, TURNS, sizeof (double), compare_doubles);
  printf ("%-52s %8.2f %8.2f %8.2f\n", what, times[TURNS / 2], times[TURNS * 95 / 100], times[TURNS - 1]);
}

int
main (void)
{
  char *folder = private_folder_new ();
  g_autofree char *path = g_build_filename (folder, "bench.crosslink", NULL);
  g_autoptr (GError) error = NULL;
  double edits[TURNS], words[TURNS], charts[TURNS], whole[TURNS];

  xl_desk_start ();
  file = xl_file_sample (path, &error);
  if (file == NULL)
    g_error ("%s", error->message);
  plan = xl_file_get_plan (file);
  project = (XlProject *) xl_plan_find (plan, &xl_kind_project, "x04");
  for (guint turn = 0; turn < TURNS; turn++)
    {
      double began = now_ms (), written, said;

      type_figure (turn);
      written = now_ms ();
      say_all ();
      said = now_ms ();
      draw_charts ();
      whole[turn] = now_ms () - written;
      edits[turn] = written - began;
      words[turn] = said - written;
      charts[turn] = whole[turn] - words[turn];
    }
  printf ("one figure of a plan of 22 years, ms                   median     95 %%      most\n");
  report ("typed, checked, written to the file", edits);
  report ("figures, gate, sentence, every cell", words);
  report ("both charts (the peer)", charts);
  report ("all after the write (goal: 16)", whole);
  xl_file_free (file);
  private_folder_remove (folder);
  g_free (folder);
  return 0;
}
