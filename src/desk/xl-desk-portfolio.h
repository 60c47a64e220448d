/* xl-desk-portfolio.h - which projects a budget for grants buys most with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "xl-frontier.h"
#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlPortfolioAim:
 * @XL_PORTFOLIO_CO2: tonnes of CO2 equivalent avoided in a full operating year
 * @XL_PORTFOLIO_COUNTRIES: distinct countries that take part
 * @XL_PORTFOLIO_FNPV: financial net present value of the investments, FNPV(C), currency units
 */
typedef enum
{
  XL_PORTFOLIO_CO2,
  XL_PORTFOLIO_COUNTRIES,
  XL_PORTFOLIO_FNPV,
  XL_N_PORTFOLIO_AIMS
} XlPortfolioAim;

/**
 * XlPortfolioState:
 * @XL_PORTFOLIO_CHOSEN: in the best set
 * @XL_PORTFOLIO_BEATEN: others give more for the money
 * @XL_PORTFOLIO_TOO_DEAR: asks for more than the whole budget
 * @XL_PORTFOLIO_ADDS_NOTHING: what it gives is 0 or less, or its countries are all there already
 * @XL_PORTFOLIO_NO_FIGURE: the plan does not say what it gives
 * @XL_PORTFOLIO_OTHER_CURRENCY: its money is not in EUR and cannot be compared
 * @XL_PORTFOLIO_PROGRAMME: it is a programme: its projects are counted, not the programme
 *
 * In the best set, or why not.
 */
typedef enum
{
  XL_PORTFOLIO_CHOSEN,
  XL_PORTFOLIO_BEATEN,
  XL_PORTFOLIO_TOO_DEAR,
  XL_PORTFOLIO_ADDS_NOTHING,
  XL_PORTFOLIO_NO_FIGURE,
  XL_PORTFOLIO_OTHER_CURRENCY,
  XL_PORTFOLIO_PROGRAMME
} XlPortfolioState;

/**
 * XlPortfolioRow:
 * @project: its id
 * @candidate: its grants asked (EU and national, not refused) in EUR, what it gives, and its countries as bits
 * @n_countries: how many these are
 * @state: in the best set, or why not
 * @illustrative: it is invented
 */
typedef struct
{
  gint64 project;
  XlCandidate candidate;
  guint n_countries;
  XlPortfolioState state;
  gboolean illustrative;
} XlPortfolioRow;

/**
 * XlPortfolioStep:
 * @budget: from this budget on, EUR
 * @value: this is the best value
 * @chosen: (nullable): with it: one per row; %NULL where the steps are too many to tell
 */
typedef struct
{
  double budget, value;
  gboolean *chosen;
} XlPortfolioStep;

/**
 * XlDeskPortfolio:
 * @aim: what is wanted
 * @budget: EUR that can be given
 * @rows: (element-type XlPortfolioRow): one per project, in the order in which they were asked about
 * @n_candidates: how many of them can be compared
 * @asked: sum of their grants asked, EUR
 *
 * After xl_desk_portfolio_solve():
 * @n_chosen: how many are in the best set
 * @cost: sum of their grants
 * @value: what they give together
 * @exact: no set within the budget is better
 * @next_cost: what must be added to the budget to get more; 0 when no budget gives more
 * @next_value: what that adds
 * @next: (array): one per row: in the set that this larger budget buys
 * @steps: (element-type XlPortfolioStep): the best value by budget, from 0 to @asked
 *
 * A question and its answer, taken from the plan once: it knows projects by id only, so that it can be
 * answered in another thread.
 */
typedef struct
{
  XlPortfolioAim aim;
  double budget;
  GArray *rows;
  guint n_candidates;
  double asked;
  guint n_chosen;
  double cost, value;
  gboolean exact;
  double next_cost, next_value;
  gboolean *next;
  GArray *steps;
  /*< private >*/
  gint cancelled;
} XlDeskPortfolio;

XlDeskPortfolio *xl_desk_portfolio_new (XlPlan *plan, XlProject *const *projects, guint n, XlPortfolioAim aim,
                                        double budget);
gboolean xl_desk_portfolio_solve (XlDeskPortfolio *self);
void xl_desk_portfolio_solve_async (XlDeskPortfolio *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer data);
XlDeskPortfolio *xl_desk_portfolio_solve_finish (GAsyncResult *result, GError **error);
void xl_desk_portfolio_free (XlDeskPortfolio *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlDeskPortfolio, xl_desk_portfolio_free)

gboolean xl_project_is_programme (const XlProject *project);
double xl_project_co2 (XlPlan *plan, const XlProject *project, gboolean *illustrative);

/* In words. (transfer full) */
char *xl_words_tonnes (double tonnes, char **unit);
char *xl_words_portfolio_value (XlPortfolioAim aim, double value);
char *xl_words_portfolio_why (const XlDeskPortfolio *self, const XlPortfolioRow *row);
char *xl_words_portfolio_next (XlPlan *plan, const XlDeskPortfolio *self);
char *xl_words_portfolio_step (XlPlan *plan, const XlDeskPortfolio *self, guint step);

G_END_DECLS
