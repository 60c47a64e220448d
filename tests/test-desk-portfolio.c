/* test-desk-portfolio.c - figures of the overview, best sets for a budget, the timeline: against counting by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk.h"
#include "xl-desk-edits.h"
#include "xl-desk-figures.h"
#include "xl-desk-file.h"
#include "xl-desk-finance.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-timeline.h"
#include "xl-id.h"

#include <math.h>
#include <string.h>

static char *folder;

typedef struct
{
  XlFile *file;
  XlPlan *plan;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("sample %u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;

  f->file = xl_file_sample (path, &error);
  g_assert_no_error (error);
  f->plan = xl_file_get_plan (f->file);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  xl_file_free (f->file);
}

static void
edit (Fixture *f, XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  xl_file_edit (f->file, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
set (Fixture *f, XlRecord *record, const char *field, const char *text)
{
  edit (f, xl_edits_value (f->plan, record, xl_kind_field (xl_record_get_kind (record), field), text));
}

static XlProject *
project (Fixture *f, const char *key)
{
  XlRecord *found = xl_plan_find (f->plan, &xl_kind_project, key);

  g_assert_nonnull (found);
  return (XlProject *) found;
}

static double
all (const XlSum *sums)
{
  double sum = 0;

  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    sum += sums[stage].known + sums[stage].invented;
  return sum;
}

static double
grants (const XlFigures *figures)
{
  const XlGrantFigures *g = &figures->grants;

  return g->ideas.known + g->ideas.invented + g->applied.known + g->applied.invented + g->committed.known
         + g->committed.invented;
}

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > 1e-6 * MAX (1, fabs (b)))
    g_error ("%.9g is not %.9g", a, b);
}

/* ---- figures ---- */

/* Tonnes of the best year of each project, straight from the rows; they are all invented in the sample. */
static double
tonnes_by_hand (XlPlan *plan)
{
  const GPtrArray *lines = xl_plan_get_live (plan, &xl_kind_cash_line);
  double sum = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlCashLine *one = g_ptr_array_index (lines, i);
      gboolean best = one->category == XL_LINE_CO2;

      for (guint k = 0; k < lines->len && best; k++)
        {
          const XlCashLine *other = g_ptr_array_index (lines, k);

          if (other->category == XL_LINE_CO2 && other->project == one->project && k != i)
            best = other->tonnes < one->tonnes || (other->tonnes == one->tonnes && k > i);
        }
      sum += best ? one->tonnes : 0;
    }
  return sum;
}

static void
test_sample (Fixture *f, gconstpointer data)
{
  g_autoptr (XlFigures) figures = xl_figures_new (f->plan, xl_date_parse ("2026-11-22"));
  const GPtrArray *projects = xl_plan_get_live (f->plan, &xl_kind_project);
  double investments = 0, apart = 0, public_money = 0;

  for (guint i = 0; i < projects->len; i++)
    {
      double amount = xl_project_investment (f->plan, g_ptr_array_index (projects, i));
      XlFundingSums sums;

      investments += amount > 0 ? amount : 0;
      xl_project_funding (f->plan, g_ptr_array_index (projects, i), &sums);
      public_money += (double) sums.public_money / 100;
    }
  for (guint i = 0; i < figures->apart->len; i++)
    apart += g_array_index (figures->apart, XlApart, i).amount;
  assert_near (all (figures->money) + apart, investments);
  assert_near (grants (figures), public_money);
  assert_near (all (figures->co2), tonnes_by_hand (f->plan));
  assert_near (all (figures->co2), 324000);
  /* The one programme is named, not added; what is published stays apart from what is invented. */
  g_assert_cmpuint (figures->apart->len, ==, 1);
  g_assert_true (g_array_index (figures->apart, XlApart, 0).programme);
  g_assert_true (g_array_index (figures->apart, XlApart, 0).project == project (f, "cch"));
  assert_near (figures->money[XL_STAGE_DEMONSTRATE].known, 150e6);
  assert_near (figures->money[XL_STAGE_DEMONSTRATE].invented, 242e6);
  g_assert_cmpint (figures->price_from, ==, 2026);
  g_assert_cmpint (figures->price_to, ==, 2026);
}

/* A project with money in another currency: 100 million invested, of which 20 are asked as a grant. */
static XlProject *
add_foreign (Fixture *f)
{
  XlEdit *made = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (made, &xl_kind_project, xl_id_new ());
  gint64 line = xl_edit_insert (made, &xl_kind_funding_line, xl_id_new ());
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  xl_edit_give (made, id, "title", "Foreign");
  xl_edit_give (made, id, "currency", "CZK");
  xl_edit_give (made, id, "investment", "10000000000");
  xl_edit_give (made, id, "provenance", "own");
  xl_edit_give (made, line, "project", text);
  xl_edit_give (made, line, "label", "Grant");
  xl_edit_give (made, line, "instrument", "eu-grant");
  xl_edit_give (made, line, "status", "applied");
  xl_edit_give (made, line, "amount", "2000000000");
  xl_edit_give (made, line, "provenance", "own");
  edit (f, made);
  return (XlProject *) xl_plan_lookup (f->plan, id);
}

/* Another currency is named and never added. */
static void
test_currency (Fixture *f, gconstpointer data)
{
  g_autoptr (XlFigures) before = xl_figures_new (f->plan, xl_date_today ());
  XlProject *foreign = add_foreign (f);
  g_autoptr (XlFigures) after = xl_figures_new (f->plan, xl_date_today ());
  gboolean named = FALSE;

  assert_near (all (after->money), all (before->money));
  assert_near (grants (after), grants (before));
  g_assert_cmpuint (after->projects, ==, before->projects + 1);
  g_assert_cmpuint (after->grants.n_apart, ==, 1);
  g_assert_cmpuint (after->grants.n_asking, ==, before->grants.n_asking);
  g_assert_cmpuint (after->apart->len, ==, before->apart->len + 1);
  for (guint i = 0; i < after->apart->len; i++)
    {
      const XlApart *apart = &g_array_index (after->apart, XlApart, i);

      named |= apart->project == foreign && !apart->programme && fabs (apart->amount - 100e6) < 0.01;
    }
  g_assert_true (named);
  g_assert_true (xl_project_has_fact (f->plan, foreign, XL_FACT_GRANT, xl_date_today ()));
}

static void
test_grants (Fixture *f, gconstpointer data)
{
  g_autoptr (XlFigures) before = xl_figures_new (f->plan, xl_date_today ());
  g_autoptr (XlFigures) signed_ = NULL;
  g_autoptr (XlFigures) refused = NULL;
  XlRecord *grant = xl_plan_find (f->plan, &xl_kind_funding_line, "x01-eu-grant-2026");
  double amount = (double) xl_field_get_int (xl_kind_field (&xl_kind_funding_line, "amount"), grant) / 100;

  assert_near (amount, 7.5e6);
  g_assert_true (xl_project_has_fact (f->plan, project (f, "x01"), XL_FACT_GRANT, xl_date_today ()));
  g_assert_false (xl_project_has_fact (f->plan, project (f, "x01"), XL_FACT_COMMITTED, xl_date_today ()));
  set (f, grant, "status", "signed");
  signed_ = xl_figures_new (f->plan, xl_date_today ());
  assert_near (grants (signed_), grants (before));
  assert_near (signed_->grants.committed.invented, before->grants.committed.invented + amount);
  assert_near (signed_->grants.applied.invented, before->grants.applied.invented - amount);
  g_assert_cmpuint (signed_->grants.n_committed, ==, before->grants.n_committed + 1);
  g_assert_true (xl_project_has_fact (f->plan, project (f, "x01"), XL_FACT_COMMITTED, xl_date_today ()));
  set (f, grant, "status", "refused");
  refused = xl_figures_new (f->plan, xl_date_today ());
  assert_near (grants (refused), grants (before) - amount);
  g_assert_cmpuint (refused->grants.n_committed, ==, before->grants.n_committed);
  g_assert_cmpuint (refused->grants.n_above_gap, <=, refused->grants.n_asking);
}

static void
test_due (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *due, *done;
    gboolean listed;
    int days;
  } cases[] = {
    { "2026-11-21", NULL, TRUE, -1 }, { "2026-11-22", NULL, TRUE, 0 },       { "2026-12-22", NULL, TRUE, 30 },
    { "2026-12-23", NULL, FALSE, 0 }, { "2026-11", NULL, TRUE, 8 },          { "2026", NULL, FALSE, 0 },
    { "2025", NULL, TRUE, -326 },     { "2026-11-21", "2026-11-01", FALSE, 0 }, { NULL, NULL, FALSE, 0 },
  };
  XlMilestone *milestone = (XlMilestone *) xl_plan_find (f->plan, &xl_kind_milestone, "x04-demo");
  XlDate on = xl_date_parse ("2026-11-22");

  g_assert_nonnull (milestone);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XlFigures) figures = NULL;
      const XlDueFigures *found = NULL;
      guint overdue = 0;

      if (g_strcmp0 (cases[i].due, NULL) != 0 || milestone->due != XL_DATE_NONE)
        {
          g_autofree char *now = xl_date_to_text (milestone->due);

          if (g_strcmp0 (now, cases[i].due) != 0)
            set (f, &milestone->parent_instance, "due", cases[i].due);
        }
      if ((milestone->done != XL_DATE_NONE) != (cases[i].done != NULL))
        set (f, &milestone->parent_instance, "done", cases[i].done);
      figures = xl_figures_new (f->plan, on);
      for (guint k = 0; k < figures->due->len; k++)
        {
          const XlDueFigures *due = &g_array_index (figures->due, XlDueFigures, k);

          found = due->record == &milestone->parent_instance ? due : found;
          overdue += due->days < 0;
          g_assert_true (k == 0 || due[-1].days <= due->days);
          if (xl_record_get_kind (due->record) == &xl_kind_milestone)
            g_assert_cmpint (due->days < 0, ==, xl_milestone_is_overdue ((XlMilestone *) due->record, on));
        }
      g_assert_cmpuint (overdue, ==, figures->n_overdue);
      g_assert_cmpint (found != NULL, ==, cases[i].listed);
      if (found != NULL)
        g_assert_cmpint (found->days, ==, cases[i].days);
      g_assert_cmpint (xl_project_has_fact (f->plan, project (f, "x04"), XL_FACT_DUE, on), ==, cases[i].listed);
    }
}

/* ---- best sets ---- */

static XlDeskPortfolio *
ask (Fixture *f, XlPortfolioAim aim, double budget)
{
  const GPtrArray *projects = xl_plan_get_live (f->plan, &xl_kind_project);

  return xl_desk_portfolio_new (f->plan, (XlProject *const *) projects->pdata, projects->len, aim, budget);
}

static double
value_of (XlPortfolioAim aim, const XlCandidate *candidates, guint n, guint set, double *cost)
{
  guint64 countries = 0;
  double value = 0;

  *cost = 0;
  for (guint i = 0; i < n; i++)
    if (set & 1u << i)
      {
        *cost += candidates[i].cost;
        value += candidates[i].value;
        countries |= candidates[i].countries;
      }
  for (value = aim == XL_PORTFOLIO_COUNTRIES ? 0 : value; aim == XL_PORTFOLIO_COUNTRIES && countries != 0;
       countries &= countries - 1)
    value++;
  return value;
}

/* The best value within the budget, and the least cost of any set that gives more. */
static double
by_hand (const XlDeskPortfolio *p, double budget, double *next_cost)
{
  XlCandidate candidates[20];
  guint n = 0;
  double best = 0, cost;

  for (guint i = 0; i < p->rows->len; i++)
    {
      const XlPortfolioRow *row = &g_array_index (p->rows, XlPortfolioRow, i);

      if (row->state <= XL_PORTFOLIO_ADDS_NOTHING)
        candidates[n++] = row->candidate;
    }
  g_assert_cmpuint (n, <, G_N_ELEMENTS (candidates));
  for (guint set = 0; set < 1u << n; set++)
    {
      double value = value_of (p->aim, candidates, n, set, &cost);

      if (cost <= budget + 0.0005)
        best = MAX (best, value);
    }
  *next_cost = INFINITY;
  for (guint set = 0; set < 1u << n; set++)
    if (value_of (p->aim, candidates, n, set, &cost) > best + 0.0005)
      *next_cost = MIN (*next_cost, cost);
  return best;
}

static void
check_rows (const XlDeskPortfolio *p)
{
  double cost = 0;
  guint n = 0;

  for (guint i = 0; i < p->rows->len; i++)
    {
      const XlPortfolioRow *row = &g_array_index (p->rows, XlPortfolioRow, i);
      g_autofree char *why = xl_words_portfolio_why (p, row);

      cost += row->state == XL_PORTFOLIO_CHOSEN ? row->candidate.cost : 0;
      n += row->state == XL_PORTFOLIO_CHOSEN;
      g_assert_true (g_str_has_suffix (why, "."));
      if (row->state == XL_PORTFOLIO_TOO_DEAR)
        g_assert_cmpfloat (row->candidate.cost, >, p->budget);
      if (row->state > XL_PORTFOLIO_ADDS_NOTHING)
        g_assert_true (row->candidate.cost == 0 && row->candidate.value == 0);
    }
  g_assert_cmpuint (n, ==, p->n_chosen);
  assert_near (cost, p->cost);
  g_assert_cmpfloat (p->cost, <=, p->budget + 0.0005);
}

static void
test_best (Fixture *f, gconstpointer data)
{
  static const double budgets[] = { 0, 1e6, 2e6, 12.5e6, 30e6, 59999999.99, 60e6, 100e6, 159.2e6, 1e9 };

  for (int aim = 0; aim < XL_N_PORTFOLIO_AIMS; aim++)
    for (guint i = 0; i < G_N_ELEMENTS (budgets); i++)
      {
        g_autoptr (XlDeskPortfolio) p = ask (f, (XlPortfolioAim) aim, budgets[i]);
        double next, best = by_hand (p, budgets[i], &next);
        g_autofree char *words = NULL;

        g_assert_true (xl_desk_portfolio_solve (p));
        g_assert_true (p->exact);
        assert_near (p->value, best);
        check_rows (p);
        g_assert_cmpint (p->next != NULL, ==, isfinite (next));
        if (p->next != NULL)
          assert_near (p->next_cost, next - budgets[i]);
        words = xl_words_portfolio_next (f->plan, p);
        g_assert_cmpuint (strlen (words), >, 10);
      }
}

/* Each step begins where its value can first be had, and says with what. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  for (int aim = 0; aim < XL_N_PORTFOLIO_AIMS; aim++)
    {
      g_autoptr (XlDeskPortfolio) p = ask (f, (XlPortfolioAim) aim, 30e6);

      g_assert_true (xl_desk_portfolio_solve (p));
      g_assert_cmpuint (p->steps->len, >, 2);
      for (guint i = 0; i < p->steps->len; i += aim == XL_PORTFOLIO_COUNTRIES ? 3 : 1)
        {
          const XlPortfolioStep *step = &g_array_index (p->steps, XlPortfolioStep, i);
          double next, cost = 0;

          assert_near (by_hand (p, step->budget, &next), step->value);
          if (i > 0)
            g_assert_cmpfloat (by_hand (p, step->budget - 0.01, &next), <, step->value);
          g_assert_nonnull (step->chosen);
          for (guint r = 0; r < p->rows->len; r++)
            cost += step->chosen[r] ? g_array_index (p->rows, XlPortfolioRow, r).candidate.cost : 0;
          assert_near (cost, step->budget);
        }
    }
}

static void
test_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (XlDeskPortfolio) p = NULL;
  XlProject *foreign = add_foreign (f);

  p = ask (f, XL_PORTFOLIO_CO2, 1e9);
  g_assert_true (xl_desk_portfolio_solve (p));
  for (guint i = 0; i < p->rows->len; i++)
    {
      const XlPortfolioRow *row = &g_array_index (p->rows, XlPortfolioRow, i);

      if (row->project == foreign->parent_instance.id)
        g_assert_cmpint (row->state, ==, XL_PORTFOLIO_OTHER_CURRENCY);
      else if (row->project == project (f, "cch")->parent_instance.id)
        g_assert_cmpint (row->state, ==, XL_PORTFOLIO_PROGRAMME);
      else if (row->project == project (f, "birex")->parent_instance.id)
        g_assert_cmpint (row->state, ==, XL_PORTFOLIO_NO_FIGURE);
    }
  assert_near (p->value, 324000);
}

typedef struct
{
  gboolean done;
  XlDeskPortfolio *answer;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->answer = xl_desk_portfolio_solve_finish (result, &answer->error);
  answer->done = TRUE;
}

static void
test_async (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (XlDeskPortfolio) here = ask (f, XL_PORTFOLIO_CO2, 30e6);
  Answer there = { 0 }, none = { 0 };

  g_assert_true (xl_desk_portfolio_solve (here));
  xl_desk_portfolio_solve_async (ask (f, XL_PORTFOLIO_CO2, 30e6), NULL, answered_cb, &there);
  g_cancellable_cancel (cancelled);
  xl_desk_portfolio_solve_async (ask (f, XL_PORTFOLIO_CO2, 30e6), cancelled, answered_cb, &none);
  while (!there.done || !none.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (there.error);
  assert_near (there.answer->value, here->value);
  g_assert_null (none.answer);
  g_assert_error (none.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&none.error);
  xl_desk_portfolio_free (there.answer);
}

/* ---- timeline ---- */

static void
test_days (void)
{
  static const struct
  {
    const char *date;
    int days;
  } cases[] = { { "1970-01-01", 0 }, { "1970-01-02", 1 }, { "1969-12-31", -1 }, { "2000-03-01", 11017 },
                { "2026-11-24", 20781 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (xl_date_to_days (xl_date_parse (cases[i].date)), ==, cases[i].days);
}

static void
test_timeline (Fixture *f, gconstpointer data)
{
  const GPtrArray *projects = xl_plan_get_live (f->plan, &xl_kind_project);
  const GPtrArray *milestones = xl_plan_get_live (f->plan, &xl_kind_milestone);
  XlDate late = xl_date_parse ("2027-10-15");
  g_autoptr (XlTimeline) timeline =
      xl_timeline_new (f->plan, (XlProject *const *) projects->pdata, projects->len, late);
  guint depends = 0, overdue = 0;
  const XlProject *at = NULL;

  g_assert_cmpuint (timeline->n_projects, ==, projects->len);
  g_assert_cmpuint (timeline->n_milestones, ==, milestones->len);
  g_assert_cmpuint (timeline->rows->len, ==, projects->len + milestones->len);
  for (guint i = 0; i < milestones->len; i++)
    {
      const XlMilestone *milestone = g_ptr_array_index (milestones, i);

      depends += milestone->depends_on != 0;
      overdue += milestone->done == XL_DATE_NONE && xl_date_last (milestone->due) < late;
    }
  g_assert_cmpuint (timeline->n_overdue, ==, overdue);
  g_assert_cmpuint (overdue, >, 0);
  g_assert_cmpuint (timeline->links->len, ==, depends);
  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const XlTimelineRow *row = &g_array_index (timeline->rows, XlTimelineRow, i);

      if (xl_record_get_kind (row->record) == &xl_kind_project)
        at = row->project;
      else
        g_assert_true (row->project == at);
    }
  for (guint i = 0; i < timeline->links->len; i++)
    {
      const XlTimelineLink *link = &g_array_index (timeline->links, XlTimelineLink, i);
      const XlTimelineRow *after = &g_array_index (timeline->rows, XlTimelineRow, link->after);
      const XlTimelineRow *before = &g_array_index (timeline->rows, XlTimelineRow, link->before);

      g_assert_cmpint (((XlMilestone *) after->record)->depends_on, ==, before->record->id);
    }
}

/* Law: calls that are still open stand above all projects, the next to close first, and links lead where they led. */
static void
test_timeline_calls (Fixture *f, gconstpointer data)
{
  static const char *const closes[] = { "2031-05", "2030", "2030-03-01", "2029-12-31", NULL };
  const GPtrArray *projects = xl_plan_get_live (f->plan, &xl_kind_project);
  XlDate on = xl_date_parse ("2030-03-01");
  g_autoptr (XlTimeline) plain = NULL, with = NULL;
  XlDate last = XL_DATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (closes); i++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new ("call");
      gint64 id = xl_edit_insert (edit, &xl_kind_call, 0);

      xl_edit_give (edit, id, "title", "A call");
      xl_edit_give (edit, id, "closes", closes[i]);
      g_assert_true (xl_file_edit (f->file, edit, NULL, NULL));
    }
  plain = xl_timeline_new (f->plan, (XlProject *const *) projects->pdata, projects->len, on);
  with = xl_timeline_new (f->plan, (XlProject *const *) projects->pdata, projects->len, on);
  xl_timeline_add_calls (with, f->plan, on);
  g_assert_cmpuint (with->rows->len, ==, plain->rows->len + 3);
  for (guint i = 0; i < with->rows->len; i++)
    {
      const XlTimelineRow *row = &g_array_index (with->rows, XlTimelineRow, i);

      g_assert_true ((xl_record_get_kind (row->record) == &xl_kind_call) == (i < 3));
      g_assert_true ((row->project == NULL) == (i < 3));
      if (i < 3)
        {
          g_assert_cmpint (xl_date_last (row->to), >=, last);
          last = xl_date_last (row->to);
        }
    }
  for (guint i = 0; i < with->links->len; i++)
    {
      const XlTimelineLink *one = &g_array_index (with->links, XlTimelineLink, i);
      const XlTimelineLink *other = &g_array_index (plain->links, XlTimelineLink, i);

      g_assert_true (g_array_index (with->rows, XlTimelineRow, one->after).record
                     == g_array_index (plain->rows, XlTimelineRow, other->after).record);
    }
}

/* A project without dates of its own stands from its price year to the end of its horizon. */
static void
test_guess (Fixture *f, gconstpointer data)
{
  XlProject *pyrolink = project (f, "x01");
  g_autoptr (XlTimeline) guessed = xl_timeline_new (f->plan, &pyrolink, 1, xl_date_today ());
  const XlTimelineRow *row = &g_array_index (guessed->rows, XlTimelineRow, 0);
  g_autoptr (XlTimeline) own = NULL;

  g_assert_true (row->guessed);
  g_assert_cmpint (XL_DATE_YEAR (row->from), ==, pyrolink->price_year);
  g_assert_cmpint (XL_DATE_YEAR (row->to), ==, pyrolink->price_year + pyrolink->horizon - 1);
  set (f, &pyrolink->parent_instance, "starts", "2027-02");
  set (f, &pyrolink->parent_instance, "ends", "2029");
  own = xl_timeline_new (f->plan, &pyrolink, 1, xl_date_today ());
  row = &g_array_index (own->rows, XlTimelineRow, 0);
  g_assert_false (row->guessed);
  g_assert_cmpuint (row->from, ==, xl_date_parse ("2027-02"));
  g_assert_cmpuint (row->to, ==, xl_date_parse ("2029"));
}

/* ---- weights ---- */

static void
test_weights (Fixture *f, gconstpointer data)
{
  double values[XL_N_CRITERIA] = { 20, 15, 15, 10, 10, 10, 10, 5, 5 };
  g_autofree char *sentence = NULL;
  g_autofree char *before = xl_plan_dup_digest (f->plan);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  edit (f, xl_edits_weights (f->plan, values, &sentence));
  g_assert_null (sentence);
  for (guint i = 0; i < xl_settings_count (); i++)
    if (g_str_has_prefix (xl_settings_info (i)->name, "weight."))
      assert_near (xl_settings_get (f->plan, xl_settings_info (i)->name), values[n++]);
  g_assert_cmpuint (n, ==, XL_N_CRITERIA);
  g_assert_null (xl_edits_weights (f->plan, values, &sentence));
  g_assert_null (sentence);
  values[0] = 19;
  g_assert_null (xl_edits_weights (f->plan, values, &sentence));
  g_assert_nonnull (sentence);
  xl_file_undo (f->file, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = xl_plan_dup_digest (f->plan);
  g_assert_cmpstr (after, ==, before);
}

/* The condition of the last gate that has the debt service cover as its threshold. */
static gboolean
covers (Fixture *f, const XlProject *of, double *value)
{
  XlGate gate;

  xl_gate_check (f->plan, of, 4, &gate);
  for (guint i = 0; i < gate.n; i++)
    if (g_strcmp0 (gate.conditions[i].info->setting, "gate.dscr") == 0)
      {
        *value = gate.conditions[i].value;
        return gate.conditions[i].met;
      }
  g_assert_not_reached ();
}

/* A threshold of the plan moves its gates, and undo moves them back. */
static void
test_threshold (Fixture *f, gconstpointer data)
{
  const XlSettingInfo *info = xl_settings_find ("gate.dscr");
  XlProject *solvloop = project (f, "x02");
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  double value;

  g_assert_true (covers (f, solvloop, &value));
  g_assert_cmpfloat (value, >, info->value);
  edit (f, xl_edits_setting (f->plan, info, value + 0.01, &sentence));
  g_assert_null (sentence);
  g_assert_false (covers (f, solvloop, &value));
  xl_file_undo (f->file, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (covers (f, solvloop, &value));
  /* Beyond its range it is refused with a sentence. */
  g_assert_null (xl_edits_setting (f->plan, info, info->max + 1, &sentence));
  g_assert_nonnull (sentence);
}

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
#define ADD(name, func) g_test_add ("/portfolio/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("figures", test_sample);
  ADD ("currency", test_currency);
  ADD ("grants", test_grants);
  ADD ("due", test_due);
  ADD ("best", test_best);
  ADD ("steps", test_steps);
  ADD ("left-out", test_left_out);
  ADD ("async", test_async);
  g_test_add_func ("/portfolio/days", test_days);
  ADD ("timeline", test_timeline);
  ADD ("timeline-calls", test_timeline_calls);
  ADD ("guess", test_guess);
  ADD ("weights", test_weights);
  ADD ("threshold", test_threshold);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
