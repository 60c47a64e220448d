/* xl-desk-portfolio.c - which projects a budget for grants buys most with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-portfolio.h"

#include <math.h>
#include <string.h>

#include "xl-project-cash.h"

/* Invariants:
 * 1. A row without a figure, in another currency or of a programme is no candidate; its cost and value are 0.
 * 2. rows stay in the order in which they were asked about; candidates are those rows in the same order. */

#define MOST_STEPS 400      /* of the curve: more are not seen */
#define MOST_TOLD_STEPS 120 /* steps whose sets are told, too */
#define MOST_COUNTRIES 64   /* bits of a candidate */

#define PROGRAMME 5         /* type of a project */

/* ---- the question ---- */

/**
 * xl_project_is_programme:
 *
 * Returns: whether @project is a programme: what it invests and avoids is that of its projects, so it is never
 *   added to theirs
 */
gboolean
xl_project_is_programme (const XlProject *project)
{
  return project->type == PROGRAMME;
}

/**
 * xl_project_co2:
 * @illustrative: (out) (optional): whether a line of it is invented
 *
 * The first of the years with most tonnes is a full operating year (xl-appraisal.c).
 *
 * Returns: tonnes of CO2 equivalent that @project avoids in a full operating year; NAN where its cash plan
 *   does not say
 */
double
xl_project_co2 (XlPlan *plan, const XlProject *project, gboolean *illustrative)
{
  g_autoptr (GPtrArray) lines = xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_cash_line, "project");
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer sum;
  double most = NAN;

  if (illustrative != NULL)
    *illustrative = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *line = g_ptr_array_index (lines, i);
      double *tonnes;

      if (line->category != XL_LINE_CO2 || !isfinite (line->tonnes))
        continue;
      tonnes = g_hash_table_lookup (years, &line->year);
      if (tonnes == NULL)
        {
          tonnes = g_new0 (double, 1);
          g_hash_table_insert (years, (gpointer) &line->year, tonnes);
        }
      *tonnes += line->tonnes;
      if (illustrative != NULL && line->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE)
        *illustrative = TRUE;
    }
  g_hash_table_iter_init (&iter, years);
  while (g_hash_table_iter_next (&iter, NULL, &sum))
    if (!(most >= *(double *) sum))
      most = *(double *) sum;
  return most;
}

/* Bits of the countries; those that are one too many of all share the last bit and the answer is not exact. */
static guint64
country_bits (XlDeskPortfolio *self, GPtrArray *known, const GPtrArray *countries)
{
  guint64 bits = 0;

  for (guint i = 0; i < countries->len; i++)
    {
      const char *code = g_ptr_array_index (countries, i);
      guint place;

      if (!g_ptr_array_find_with_equal_func (known, code, g_str_equal, &place))
        {
          place = known->len;
          g_ptr_array_add (known, g_strdup (code));
        }
      if (place >= MOST_COUNTRIES)
        self->exact = FALSE;
      bits |= (guint64) 1 << MIN (place, MOST_COUNTRIES - 1);
    }
  return bits;
}

/* What the project gives, or NAN. */
static double
project_value (XlPlan *plan, const XlProject *project, XlPortfolioAim aim, guint n_countries)
{
  const XlAppraisal *appraisal;

  switch (aim)
    {
    case XL_PORTFOLIO_CO2:
      return xl_project_co2 (plan, project, NULL);
    case XL_PORTFOLIO_COUNTRIES:
      return n_countries > 0 ? n_countries : NAN;
    case XL_PORTFOLIO_FNPV:
      appraisal = xl_project_appraisal (plan, project);
      return appraisal != NULL && appraisal->fnpv_c.why == XL_DEFINED ? appraisal->fnpv_c.value : NAN;
    case XL_N_PORTFOLIO_AIMS:
      break;
    }
  return NAN;
}

static XlPortfolioRow
make_row (XlDeskPortfolio *self, XlPlan *plan, const XlProject *project, GPtrArray *known)
{
  g_autoptr (GPtrArray) countries = xl_plan_dup_countries (plan, &project->parent_instance);
  XlPortfolioRow row = { .project = project->parent_instance.id, .n_countries = countries->len };
  double value;
  XlFundingSums sums;

  row.illustrative = project->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE;
  value = project_value (plan, project, self->aim, row.n_countries);
  xl_project_funding (plan, project, &sums);
  if (xl_project_is_programme (project))
    row.state = XL_PORTFOLIO_PROGRAMME;
  else if (g_strcmp0 (project->currency, "EUR") != 0 && (sums.public_money > 0 || self->aim == XL_PORTFOLIO_FNPV))
    row.state = XL_PORTFOLIO_OTHER_CURRENCY;
  else if (isnan (value))
    row.state = XL_PORTFOLIO_NO_FIGURE;
  else
    {
      row.state = XL_PORTFOLIO_BEATEN;
      row.candidate.cost = (double) sums.public_money / 100;
      row.candidate.value = value;
      row.candidate.countries = country_bits (self, known, countries);
      self->n_candidates++;
      self->asked += row.candidate.cost;
    }
  return row;
}

/**
 * xl_desk_portfolio_new:
 * @projects: (array length=n): which of the plan's projects
 * @n: how many
 * @aim: what is wanted
 * @budget: EUR that can be given, 0 or more
 *
 * Returns: (transfer full): the question, with all that the plan has to say about it
 */
XlDeskPortfolio *
xl_desk_portfolio_new (XlPlan *plan, XlProject *const *projects, guint n, XlPortfolioAim aim, double budget)
{
  XlDeskPortfolio *self = g_new0 (XlDeskPortfolio, 1);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  self->aim = aim;
  self->budget = MAX (budget, 0);
  self->exact = TRUE;
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (XlPortfolioRow), n);
  for (guint i = 0; i < n; i++)
    {
      XlPortfolioRow row = make_row (self, plan, projects[i], known);

      g_array_append_val (self->rows, row);
    }
  return self;
}

static void
clear_step (gpointer data)
{
  g_free (((XlPortfolioStep *) data)->chosen);
}

/**
 * xl_desk_portfolio_free:
 * @self: (nullable): a question, answered or not
 */
void
xl_desk_portfolio_free (XlDeskPortfolio *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self->next);
  g_free (self);
}

/* ---- the answer ---- */

/* The rows that are candidates, side by side for the finance room. */
typedef struct
{
  XlCandidate *candidates; /* owned */
  guint *rows;             /* owned: of which row */
  guint n;
  XlAim aim;
} Field;

static void
clear_field (Field *field)
{
  g_free (field->candidates);
  g_free (field->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, clear_field)

static gboolean
is_candidate (const XlPortfolioRow *row)
{
  return row->state <= XL_PORTFOLIO_ADDS_NOTHING;
}

static void
make_field (const XlDeskPortfolio *self, Field *field)
{
  field->candidates = g_new0 (XlCandidate, self->rows->len + 1);
  field->rows = g_new0 (guint, self->rows->len + 1);
  field->n = 0;
  field->aim = self->aim == XL_PORTFOLIO_COUNTRIES ? XL_AIM_COUNTRIES : XL_AIM_VALUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const XlPortfolioRow *row = &g_array_index (self->rows, XlPortfolioRow, i);

      if (!is_candidate (row))
        continue;
      field->candidates[field->n] = row->candidate;
      field->rows[field->n++] = i;
    }
}

static gboolean *
chosen_by_row (const XlDeskPortfolio *self, const Field *field, const XlPortfolio *portfolio)
{
  gboolean *chosen = g_new0 (gboolean, self->rows->len + 1);

  for (guint i = 0; i < field->n; i++)
    chosen[field->rows[i]] = portfolio->chosen[i];
  return chosen;
}

static void
judge_rows (XlDeskPortfolio *self, const Field *field, const XlPortfolio *best)
{
  guint64 reached = 0;

  for (guint i = 0; i < field->n; i++)
    if (best->chosen[i])
      reached |= field->candidates[i].countries;
  for (guint i = 0; i < field->n; i++)
    {
      XlPortfolioRow *row = &g_array_index (self->rows, XlPortfolioRow, field->rows[i]);
      gboolean nothing = self->aim == XL_PORTFOLIO_COUNTRIES ? (row->candidate.countries & ~reached) == 0
                                                             : row->candidate.value <= 0;

      row->state = best->chosen[i]                          ? XL_PORTFOLIO_CHOSEN
                   : nothing                                ? XL_PORTFOLIO_ADDS_NOTHING
                   : row->candidate.cost > self->budget + 0.0005 ? XL_PORTFOLIO_TOO_DEAR
                                                            : XL_PORTFOLIO_BEATEN;
    }
}

static void
add_step (XlDeskPortfolio *self, double budget, double value, gboolean *chosen)
{
  XlPortfolioStep step = { budget, value, chosen };

  g_array_append_val (self->steps, step);
}

/* Countries have no curve of their own: from each best set to the next. */
static gboolean
walk_countries (XlDeskPortfolio *self, const Field *field)
{
  g_auto (XlPortfolio) first = { 0 };
  double budget = 0;

  if (!xl_frontier_best (&first, field->candidates, field->n, 0, field->aim, &self->cancelled))
    return FALSE;
  self->exact &= first.exact;
  add_step (self, 0, first.value, chosen_by_row (self, field, &first));
  while (self->steps->len <= MOST_COUNTRIES)
    {
      g_auto (XlPortfolio) next = { 0 };

      if (!xl_frontier_next (&next, field->candidates, field->n, budget, field->aim, &self->cancelled))
        return FALSE;
      if (next.n_chosen == 0)
        break;
      budget = next.cost;
      add_step (self, next.cost, next.value, chosen_by_row (self, field, &next));
    }
  return TRUE;
}

static gboolean
walk_values (XlDeskPortfolio *self, const Field *field)
{
  guint n;
  gboolean whole;
  g_autofree XlFrontierPoint *points =
      xl_frontier_curve (field->candidates, field->n, INFINITY, &n, &whole, &self->cancelled);
  guint told = n <= MOST_TOLD_STEPS, wanted = MIN (n, MOST_STEPS);

  if (points == NULL)
    return FALSE;
  for (guint i = 0; i < wanted; i++)
    {
      const XlFrontierPoint *point = &points[wanted > 1 ? (guint) ((guint64) i * (n - 1) / (wanted - 1)) : 0];
      g_auto (XlPortfolio) set = { 0 };

      if (told && !xl_frontier_best (&set, field->candidates, field->n, point->budget, field->aim, &self->cancelled))
        return FALSE;
      add_step (self, point->budget, point->value, told ? chosen_by_row (self, field, &set) : NULL);
    }
  return TRUE;
}

/**
 * xl_desk_portfolio_solve:
 * @self: a question that has not been answered
 *
 * Finds the best set within the budget, what a little more would buy, and the best by every budget. From any
 * thread, as long as no other touches @self.
 *
 * Returns: FALSE when it was cancelled, or an amount is none; @self is good for nothing then
 */
gboolean
xl_desk_portfolio_solve (XlDeskPortfolio *self)
{
  g_auto (Field) field = { 0 };
  g_auto (XlPortfolio) best = { 0 };
  g_auto (XlPortfolio) next = { 0 };

  make_field (self, &field);
  self->steps = g_array_new (FALSE, FALSE, sizeof (XlPortfolioStep));
  g_array_set_clear_func (self->steps, clear_step);
  if (!xl_frontier_best (&best, field.candidates, field.n, self->budget, field.aim, &self->cancelled)
      || !xl_frontier_next (&next, field.candidates, field.n, self->budget, field.aim, &self->cancelled))
    return FALSE;
  self->n_chosen = best.n_chosen;
  self->cost = best.cost;
  self->value = best.value;
  self->exact &= best.exact;
  judge_rows (self, &field, &best);
  if (next.n_chosen > 0)
    {
      self->next_cost = next.cost - self->budget;
      self->next_value = next.value - best.value;
      self->next = chosen_by_row (self, &field, &next);
    }
  return self->aim == XL_PORTFOLIO_COUNTRIES ? walk_countries (self, &field) : walk_values (self, &field);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_atomic_int_set (&((XlDeskPortfolio *) data)->cancelled, 1);
}

static void
solve_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  XlDeskPortfolio *self = data;
  gulong handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL) : 0;
  gboolean solved = xl_desk_portfolio_solve (self);

  g_cancellable_disconnect (cancellable, handler);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (solved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "amounts that are no numbers");
}

/**
 * xl_desk_portfolio_solve_async:
 * @self: (transfer full): a question that has not been answered
 * @cancellable: (nullable): stops it
 * @callback: gets the answer
 * @data: for @callback
 *
 * xl_desk_portfolio_solve() in another thread.
 */
void
xl_desk_portfolio_solve_async (XlDeskPortfolio *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, xl_desk_portfolio_solve_async);
  g_task_set_task_data (task, self, NULL);
  g_object_set_data_full (G_OBJECT (task), "portfolio", self, (GDestroyNotify) xl_desk_portfolio_free);
  g_task_run_in_thread (task, solve_thread);
}

/**
 * xl_desk_portfolio_solve_finish:
 *
 * Returns: (transfer full): the answer; %NULL when it was cancelled
 */
XlDeskPortfolio *
xl_desk_portfolio_solve_finish (GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_steal_data (G_OBJECT (result), "portfolio");
}
