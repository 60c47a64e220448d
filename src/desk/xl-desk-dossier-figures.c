/* xl-desk-dossier-figures.c - what was computed of a project, for those who read its dossier */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-finance.h"
#include "xl-desk-private.h"

#include <math.h>
#include <string.h>

/* XML Schema's decimals have no exponent. Money to the cent, all else to twelve digits behind the point, without
 * closing zeros: the same in every locale. */
static void
put_decimal (GString *out, double value, gboolean money)
{
  char number[400];

  g_ascii_formatd (number, sizeof number, money ? "%.2f" : "%.12f", value);
  if (!money)
    {
      gsize length = strlen (number);

      while (number[length - 1] == '0')
        number[--length] = '\0';
      if (number[length - 1] == '.')
        number[--length] = '\0';
    }
  if (strpbrk (number, "123456789") == NULL)
    g_strlcpy (number, money ? "0.00" : "0", sizeof number); /* no "-0" */
  g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", number);
}

static char *
share_text (double share)
{
  GString *text = g_string_new (NULL);

  put_decimal (text, share, FALSE);
  return g_string_free (text, FALSE);
}

/**
 * xl_desk_dossier_figures:
 *
 * An #XlDossierFigures: every figure of the project's appraisal with its method, rate and base year; none for a project
 * without a cash plan.
 */
void
xl_desk_dossier_figures (XlPlan *plan, const XlProject *project, GArray *figures, gpointer data)
{
  const XlAppraisal *appraisal = xl_project_appraisal (plan, project);
  const char *currency = project->currency != NULL ? project->currency : "EUR";
  g_auto (XlCashPlan) cash = { 0 };
  const XlFigureInfo *infos;
  guint n_infos;

  if (appraisal == NULL || appraisal->years == 0 || !xl_project_cash (plan, project, &cash))
    return;
  infos = xl_appraisal_figures (&n_infos);
  for (guint i = 0; i < n_infos; i++)
    {
      gboolean social, discounted;
      const char *formula = xl_words_figure_formula (&infos[i], &social, &discounted);
      g_autoptr (GString) text = g_string_new (NULL);
      const double *values;
      XlUndefined why;
      guint n = xl_appraisal_get (appraisal, &infos[i], &values, &why);
      XlDossierFigure figure = {
        .name = infos[i].name,
        .unit = xl_words_figure_unit_plain (&infos[i], currency),
        .why = n == 0 ? g_strdup (xl_words_undefined_plain (why)) : NULL,
        .method = g_strdup (formula),
        .rate = discounted ? share_text (social ? cash.social_rate : cash.rate) : NULL,
        .base_year = appraisal->base_year,
      };

      for (guint v = 0; v < n; v++)
        put_decimal (text, values[v], infos[i].unit == XL_UNIT_MONEY);
      figure.values = n > 0 ? g_strdup (text->str) : NULL;
      g_array_append_val (figures, figure);
    }
}
