/* xl-desk-words-portfolio.c - what a budget buys, in words: tonnes, why a project is left out, the next euro */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include <math.h>

#include "xl-desk-finance.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words.h"

/**
 * xl_words_tonnes:
 * @tonnes: of CO2 equivalent a year
 * @unit: (out) (optional) (transfer full): "kt CO₂e/y"; without it the unit stands after the figure
 *
 * Returns: (transfer full): "324", "9.5", "−12", in kilotonnes from 1 000 t on
 */
char *
xl_words_tonnes (double tonnes, char **unit)
{
  gboolean kilo = fabs (tonnes) >= 999.5;
  double value = kilo ? tonnes / 1000 : tonnes;
  gboolean whole = fabs (value) >= 99.5 || fabs (value - round (value)) < 0.05;
  g_autofree char *figure = xl_words_number (value, whole ? 0 : 1);
  /* Translators: kilotonnes and tonnes of CO2 equivalent a year */
  const char *word = kilo ? _ ("kt CO₂e/y") : _ ("t CO₂e/y");

  if (unit == NULL)
    return g_strdup_printf ("%s\u00a0%s", figure, word);
  *unit = g_strdup (word);
  return g_steal_pointer (&figure);
}

/**
 * xl_words_portfolio_value:
 * @aim: what is wanted
 * @value: how much of it
 *
 * Returns: (transfer full): "58 kt CO₂e/y", "7 countries", "12.3 M€"
 */
char *
xl_words_portfolio_value (XlPortfolioAim aim, double value)
{
  guint n = (guint) round (MAX (value, 0));

  switch (aim)
    {
    case XL_PORTFOLIO_CO2:
      return xl_words_tonnes (value, NULL);
    case XL_PORTFOLIO_COUNTRIES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u country", "%u countries", n), n);
    case XL_PORTFOLIO_FNPV:
      return xl_words_money (value, "EUR");
    case XL_N_PORTFOLIO_AIMS:
      break;
    }
  return g_strdup ("");
}

static const char *
no_figure (XlPortfolioAim aim)
{
  switch (aim)
    {
    case XL_PORTFOLIO_CO2:
      return _ ("The plan does not say how much CO₂e it avoids.");
    case XL_PORTFOLIO_COUNTRIES:
      return _ ("It has no region yet.");
    case XL_PORTFOLIO_FNPV:
      return _ ("It has no cash plan that gives an FNPV.");
    case XL_N_PORTFOLIO_AIMS:
      break;
    }
  return "";
}

/**
 * xl_words_portfolio_why:
 * @self: an answer
 * @row: one of its rows
 *
 * Returns: (transfer full): why the project is in the best set or left out, one sentence
 */
char *
xl_words_portfolio_why (const XlDeskPortfolio *self, const XlPortfolioRow *row)
{
  g_autofree char *budget = xl_words_money (self->budget, "EUR");

  switch (row->state)
    {
    case XL_PORTFOLIO_CHOSEN:
      return g_strdup (row->candidate.cost > 0 ? _ ("In the best set.") : _ ("Asks for no grant: it costs 0."));
    case XL_PORTFOLIO_BEATEN:
      return g_strdup (_ ("Others give more for the money."));
    case XL_PORTFOLIO_TOO_DEAR:
      return g_strdup_printf (_ ("Asks for more than the whole budget of %s."), budget);
    case XL_PORTFOLIO_ADDS_NOTHING:
      return g_strdup (self->aim == XL_PORTFOLIO_COUNTRIES ? _ ("Its countries are there already.")
                                                           : _ ("It would not add to the sum."));
    case XL_PORTFOLIO_NO_FIGURE:
      return g_strdup (no_figure (self->aim));
    case XL_PORTFOLIO_OTHER_CURRENCY:
      return g_strdup (_ ("Its money is not in EUR and is not compared."));
    case XL_PORTFOLIO_PROGRAMME:
      return g_strdup (_ ("A programme: its projects are counted."));
    }
  return g_strdup ("");
}

/* "SolvLoop", "SolvLoop and PyroLink", "SolvLoop, PyroLink and 2 more": those of @now that @then has not, or NULL. */
static char *
say_names (XlPlan *plan, const XlDeskPortfolio *self, const gboolean *now, const gboolean *then)
{
  g_auto (GStrv) names = g_new0 (char *, 3);
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      XlRecord *record = xl_plan_lookup (plan, g_array_index (self->rows, XlPortfolioRow, i).project);

      if (!now[i] || then[i] || record == NULL)
        continue;
      if (n < 2)
        {
          g_autofree char *name = xl_words_name (plan, record);

          names[n] = g_strdup_printf ("\u2068%s\u2069", name);
        }
      n++;
    }
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (names[0]);
  if (n == 2)
    /* Translators: two projects */
    return g_strdup_printf (_ ("%s and %s"), names[0], names[1]);
  /* Translators: two projects and how many more */
  return g_strdup_printf (_ ("%s, %s and %u more"), names[0], names[1], n - 2);
}

/**
 * xl_words_portfolio_next:
 * @self: an answer
 *
 * Returns: (transfer full): what the next euro is worth: "The next 4.0 M€ would add SolvLoop: 11 kt CO₂e/y more."
 */
char *
xl_words_portfolio_next (XlPlan *plan, const XlDeskPortfolio *self)
{
  g_autofree char *money = xl_words_money (self->next_cost, "EUR");
  g_autofree char *value = xl_words_portfolio_value (self->aim, self->next_value);
  g_autofree gboolean *now = g_new0 (gboolean, self->rows->len + 1);
  g_autofree char *added = NULL;
  g_autofree char *dropped = NULL;

  if (self->next == NULL)
    return g_strdup (_ ("No larger budget would give more."));
  for (guint i = 0; i < self->rows->len; i++)
    now[i] = g_array_index (self->rows, XlPortfolioRow, i).state == XL_PORTFOLIO_CHOSEN;
  added = say_names (plan, self, self->next, now);
  dropped = say_names (plan, self, now, self->next);
  if (added == NULL)
    return g_strdup_printf (_ ("The next %s would give %s more."), money, value);
  if (dropped == NULL)
    /* Translators: an amount of money, projects, what they give */
    return g_strdup_printf (_ ("The next %s would add %s: %s more."), money, added, value);
  /* Translators: an amount of money, projects that come, projects that go, what that gives */
  return g_strdup_printf (_ ("The next %s would put %s in the place of %s: %s more."), money, added, dropped, value);
}

/**
 * xl_words_portfolio_step:
 * @self: an answer
 * @step: one of its steps
 *
 * Returns: (transfer full): "From 12.0 M€ on: 88 kt CO₂e/y, with 3 projects", and what is new in it
 */
char *
xl_words_portfolio_step (XlPlan *plan, const XlDeskPortfolio *self, guint step)
{
  const XlPortfolioStep *at = &g_array_index (self->steps, XlPortfolioStep, step);
  g_autofree char *money = xl_words_money (at->budget, "EUR");
  g_autofree char *value = xl_words_portfolio_value (self->aim, at->value);
  g_autofree gboolean *none = g_new0 (gboolean, self->rows->len + 1);
  g_autofree char *names = at->chosen != NULL ? say_names (plan, self, at->chosen, none) : NULL;

  if (names == NULL)
    /* Translators: a budget and what it buys */
    return g_strdup_printf (_ ("From %s on: %s"), money, value);
  /* Translators: a budget, what it buys, and the projects */
  return g_strdup_printf (_ ("From %s on: %s, with %s"), money, value, names);
}
