/* xl-tool-appraise.c - the command appraise: the figures of a project, or of a table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-tool-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The figures after this one are not in the contract of the command. */
#define LAST_FIGURE "max_debt"

static char *
unit_text (const XlFigureInfo *info, const char *currency)
{
  switch (info->unit)
    {
    case XL_UNIT_MONEY:
      return g_strdup (currency);
    case XL_UNIT_RATIO:
      return g_strdup ("1");
    case XL_UNIT_YEARS:
      return g_strdup ("years");
    case XL_UNIT_YEAR:
      return g_strdup ("year");
    case XL_UNIT_PER_TONNE:
      return g_strconcat (currency, "/t", NULL);
    }
  return g_strdup ("");
}

/* "0.0765115", "-0.67889;-0.0833": up to 12 significant digits; "-" for none. */
static char *
value_text (const double *values, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "",
                            g_ascii_formatd (number, sizeof number, "%.12g", values[i] == 0 ? 0 : values[i]));
  return g_strdup (n > 0 ? text->str : "-");
}

static char *
note_text (const XlFigureInfo *info, const XlCashPlan *cash, guint n, XlUndefined why)
{
  g_autofree char *basis = NULL;

  if (n == 0)
    return xl_words_undefined (why);
  basis = xl_words_basis (info, cash);
  return n > 1 ? g_strdup_printf (_("%s; not unique"), basis) : g_steal_pointer (&basis);
}

static void
print_appraisal (const XlAppraisal *appraisal, const XlCashPlan *cash, const char *currency)
{
  guint n_figures;
  const XlFigureInfo *figures = xl_appraisal_figures (&n_figures);

  tool_row ("name", "value", "unit", "note", NULL);
  for (guint i = 0; i < n_figures; i++)
    {
      const double *values;
      XlUndefined why;
      guint n = xl_appraisal_get (appraisal, &figures[i], &values, &why);
      g_autofree char *value = value_text (values, n);
      g_autofree char *unit = unit_text (&figures[i], currency);
      g_autofree char *note = note_text (&figures[i], cash, n, why);

      tool_row (figures[i].name, value, unit, note, NULL);
      if (strcmp (figures[i].name, LAST_FIGURE) == 0)
        break;
    }
}

static int
appraise_project (const char *path, const char *word)
{
  g_autoptr (XlFile) file = tool_open (path, TRUE);
  g_auto (XlCashPlan) cash = { 0 };
  g_autofree char *sentence = NULL;
  const XlAppraisal *appraisal;
  XlProject *project;
  XlPlan *plan;

  if (file == NULL)
    return TOOL_WRONG;
  plan = xl_file_get_plan (file);
  project = (XlProject *) tool_find (plan, &xl_kind_project, word);
  if (project == NULL)
    return TOOL_WRONG;
  appraisal = xl_project_appraisal (plan, project);
  if (appraisal == NULL || !xl_project_cash (plan, project, &cash))
    return tool_say (TOOL_NO, _("%s has no cash plan: there is nothing to appraise."), word);
  sentence = xl_words_cash_fault (plan, project, appraisal);
  /* Without years nothing could be computed; with a loan at fault what needs no loan could. */
  if (appraisal->years > 0)
    print_appraisal (appraisal, &cash, project->currency != NULL ? project->currency : "EUR");
  if (appraisal->fault == XL_CASH_SOUND)
    return TOOL_DONE;
  return tool_say (appraisal->fault == XL_CASH_FAULT_LOAN_LONGER ? TOOL_DONE : TOOL_NO, "%s", sentence);
}

static int
appraise_table (const char *path)
{
  g_auto (XlCashPlan) cash = { 0 };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree XlAppraisal *appraisal = g_new0 (XlAppraisal, 1);
  XlTableFaultAt at;
  XlTableFault fault;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &error))
    {
      g_autofree char *sentence = xl_words_error (error, path);

      return tool_say (TOOL_WRONG, "%s", sentence);
    }
  fault = xl_table_read (&cash, text, (gssize) length, &at);
  if (fault != XL_TABLE_SOUND)
    {
      g_autofree char *sentence = xl_words_table_fault (fault, &at);

      return tool_say (TOOL_NO, "%s", sentence);
    }
  xl_appraise (appraisal, &cash, XL_WANT_ALL);
  print_appraisal (appraisal, &cash, "EUR");
  if (appraisal->fault == XL_CASH_FAULT_LOAN_LONGER)
    tool_say (TOOL_DONE, _("A loan runs until %d, longer than the plan: what is paid later is not seen."),
              appraisal->at.year);
  return TOOL_DONE;
}

static int
run_appraise (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *project = NULL;
  g_autofree char *table = NULL;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &project, N_("Appraise this project of the plan file"), N_("ACRONYM") },
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &table, N_("Appraise the cash plan that this text file holds"), N_("FILE") },
    { NULL }
  };

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if (table != NULL && project == NULL && argc == 1)
    return appraise_table (table);
  if (project != NULL && table == NULL && argc == 2)
    return appraise_project (argv[1], project);
  return tool_say (TOOL_WRONG, _("Say either PLAN and --project ACRONYM, or --table FILE."));
}

const XlCommand xl_tool_appraising[] = {
  { "appraise", "PLAN --project ACRONYM | --table FILE", N_("Appraise a project: is it worth it, will a bank lend"), 0, 1,
    run_appraise },
  { NULL }
};
