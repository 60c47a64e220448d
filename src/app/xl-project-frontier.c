/* xl-project-frontier.c - what a budget for grants buys most with, and what the next euro would add */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-frontier.h"

#include <math.h>

#include "xl-application.h"
#include "xl-chart-frontier.h"
#include "xl-desk-finance.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words.h"
#include "xl-frontier-row.h"
#include "xl-one-stop.h"
#include "xl-part.h"
#include "xl-plot-view.h"
#include "xl-project-list.h"
#include "xl-state.h"

/* The budget is asked for in one unit, k€ or M€, in which all grants together are a figure that can be read;
 * to a tenth of it. */

struct _XlProjectFrontier
{
  GtkWidget parent_instance;

  /* owned */
  GListModel *projects;
  XlPlan *plan;             /* the one that is followed */
  XlDeskPortfolio *answer;  /* the last one, or NULL */
  GCancellable *cancellable; /* of what is being searched, or NULL */
  GArray *steps;            /* of XlChartStep */
  char *value_unit, *money_unit, *marker;
  XlChartFrontier chart;

  int exponent;     /* 3 or 6: the budget's unit */
  gboolean asked;   /* the budget has been set once */
  gboolean filling; /* the budget is being set by us */
  guint idle, slow;
  /* template */
  GtkAdjustment *budget;
  GListStore *store;
  GtkSingleSelection *selection;
  GtkLabel *unit;
  GtkDropDown *aim;
  GtkLabel *value;
  GtkLabel *about;
  GtkLabel *next;
  GtkLabel *counts;
  GtkSpinner *spinner;
  XlPlotView *plot;
};

G_DEFINE_FINAL_TYPE (XlProjectFrontier, xl_project_frontier, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_PROJECTS = 1,
} XlProjectFrontierProperty;

static GParamSpec *properties[PROP_PROJECTS + 1];

static double
in_euro (XlProjectFrontier *self, double figure)
{
  return figure * pow (10, self->exponent);
}

/* ---- the answer on the screen ---- */

static char *
write_figure (double value, guint decimals, gpointer unused)
{
  return xl_words_number (value, (int) decimals);
}

/* What the upright axis counts in, so that its figures are short. */
static double
value_scale (XlProjectFrontier *self, const XlDeskPortfolio *answer)
{
  double largest = 0;
  int exponent;

  for (guint i = 0; i < answer->steps->len; i++)
    largest = MAX (largest, g_array_index (answer->steps, XlPortfolioStep, i).value);
  g_clear_pointer (&self->value_unit, g_free);
  switch (answer->aim)
    {
    case XL_PORTFOLIO_CO2:
      g_free (xl_words_tonnes (largest, &self->value_unit));
      return largest >= 999.5 ? 1000 : 1;
    case XL_PORTFOLIO_COUNTRIES:
      self->value_unit = g_strdup (_("countries"));
      return 1;
    case XL_PORTFOLIO_FNPV:
      exponent = xl_words_money_exponent (largest);
      self->value_unit = xl_words_money_unit (exponent, "EUR");
      return pow (10, exponent);
    case XL_N_PORTFOLIO_AIMS:
      break;
    }
  return 1;
}

static void
show_curve (XlProjectFrontier *self, const XlDeskPortfolio *answer)
{
  double euro = in_euro (self, 1), scale = value_scale (self, answer);
  guint selected = 0;

  xl_plot_view_begin (self->plot, &xl_plot_frontier, &self->chart.head);
  g_array_set_size (self->steps, 0);
  for (guint i = 0; i < answer->steps->len; i++)
    {
      const XlPortfolioStep *step = &g_array_index (answer->steps, XlPortfolioStep, i);
      XlChartStep drawn = { step->budget / euro, step->value / scale, NULL };
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *words = xl_words_portfolio_step (self->plan, answer, i);
      g_autofree char *action = g_strdup_printf ("frontier.set-budget(double %s)",
                                                 g_ascii_dtostr (number, sizeof number, step->budget));

      g_array_append_val (self->steps, drawn);
      xl_plot_view_add_part (self->plot, words, action);
      if (step->budget <= answer->budget + 0.5)
        selected = i + 1;
    }
  g_free (self->money_unit);
  self->money_unit = xl_words_money_unit (self->exponent, "EUR");
  g_free (self->marker);
  self->marker = xl_words_money (answer->budget, "EUR");
  self->chart = (XlChartFrontier) {
    .head = { .unit = self->value_unit, .empty = _("Nothing to compare"), .selected = selected, .write = write_figure },
    .steps = (const XlChartStep *) self->steps->data,
    .n_steps = self->steps->len,
    .budget_unit = self->money_unit,
    .chosen_name = self->marker,
    .chosen = answer->budget / euro,
  };
  xl_plot_view_end (self->plot);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Best value by budget"), -1);
}

/* The chosen, then those that lost, then those that could not be compared; the greatest value first. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const XlPortfolioRow *one = *(const XlPortfolioRow *const *) a, *two = *(const XlPortfolioRow *const *) b;

  if (one->state != two->state)
    return one->state < two->state ? -1 : 1;
  if (one->candidate.value != two->candidate.value)
    return one->candidate.value > two->candidate.value ? -1 : 1;
  return one < two ? -1 : one > two;
}

static void
show_rows (XlProjectFrontier *self, const XlDeskPortfolio *answer)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *counts = NULL;

  for (guint i = 0; i < answer->rows->len; i++)
    g_ptr_array_add (rows, &g_array_index (answer->rows, XlPortfolioRow, i));
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, xl_frontier_item_new (self->plan, answer, g_ptr_array_index (rows, i)));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  counts = g_strdup_printf (_("%u chosen, %u left out"), answer->n_chosen, answer->rows->len - answer->n_chosen);
  gtk_label_set_text (self->counts, counts);
}

static void
show_answer (XlProjectFrontier *self)
{
  const XlDeskPortfolio *answer = self->answer;
  g_autofree char *value = xl_words_portfolio_value (answer->aim, answer->value);
  g_autofree char *cost = xl_words_money (answer->cost, "EUR");
  g_autofree char *budget = xl_words_money (answer->budget, "EUR");
  g_autofree char *next = xl_words_portfolio_next (self->plan, answer);
  g_autofree char *projects = g_strdup_printf (ngettext ("with %u project", "with %u projects", answer->n_chosen),
                                               answer->n_chosen);
  /* Translators: "with 5 projects", then two amounts of money */
  g_autofree char *about = g_strdup_printf (_("%s, for %s of %s in grants%s"), projects, cost, budget,
                                            answer->exact ? "" : _("; the best that was found"));

  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->next, next);
  show_rows (self, answer);
  show_curve (self, answer);
}

/* ---- asking ---- */

static gboolean
slow_cb (gpointer data)
{
  XlProjectFrontier *self = data;

  self->slow = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlProjectFrontier) self = data;
  XlDeskPortfolio *answer = xl_desk_portfolio_solve_finish (result, NULL);

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    {
      xl_desk_portfolio_free (answer); /* another question was asked meanwhile */
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->slow, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (answer == NULL)
    return;
  g_clear_pointer (&self->answer, xl_desk_portfolio_free);
  self->answer = answer;
  if (self->plan != NULL)
    show_answer (self);
}

/* The scale goes up to all that is asked for, in a unit that suits it. */
static void
fit_budget (XlProjectFrontier *self, double asked)
{
  int exponent = asked >= 1e6 ? 6 : 3;
  double upper = MAX (ceil (asked / pow (10, exponent)), 1), value = gtk_adjustment_get_value (self->budget);
  g_autofree char *unit = NULL;

  value *= pow (10, self->exponent - exponent);
  if (!self->asked)
    {
      double kept = xl_state_get_int ("frontier", "budget", -1) * 1000.0;

      value = kept >= 0 ? kept / pow (10, exponent) : round (upper / 2);
    }
  self->exponent = exponent;
  self->asked = TRUE;
  unit = xl_words_money_unit (exponent, "EUR");
  gtk_label_set_text (self->unit, unit);
  self->filling = TRUE;
  gtk_adjustment_configure (self->budget, MIN (value, upper), 0, upper, 1, MAX (round (upper / 20), 1), 0);
  self->filling = FALSE;
}

static void
ask (XlProjectFrontier *self)
{
  guint n = self->projects != NULL ? g_list_model_get_n_items (self->projects) : 0;
  g_autofree XlProject **projects = g_new0 (XlProject *, n + 1);
  XlDeskPortfolio *question;

  if (self->plan == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlProjectItem) item = g_list_model_get_item (self->projects, i);

      projects[i] = xl_project_item_get_project (item);
    }
  question = xl_desk_portfolio_new (self->plan, projects, n, (XlPortfolioAim) gtk_drop_down_get_selected (self->aim), 0);
  fit_budget (self, question->asked);
  question->budget = in_euro (self, gtk_adjustment_get_value (self->budget));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->slow == 0)
    self->slow = g_timeout_add (300, slow_cb, self);
  xl_desk_portfolio_solve_async (question, self->cancellable, answered_cb, g_object_ref (self));
}

static gboolean
idle_cb (gpointer data)
{
  XlProjectFrontier *self = data;

  self->idle = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

/* Many changes make one question; none while nobody looks. */
static void
ask_soon (XlProjectFrontier *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (idle_cb, self);
}

static void
budget_cb (XlProjectFrontier *self)
{
  if (self->filling)
    return;
  xl_state_set_int ("frontier", "budget", (int) CLAMP (in_euro (self, gtk_adjustment_get_value (self->budget)) / 1000,
                                                       0, G_MAXINT));
  ask_soon (self);
}

static void
aim_cb (XlProjectFrontier *self)
{
  ask_soon (self);
}

static void
set_budget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XlProjectFrontier *self = XL_PROJECT_FRONTIER (widget);

  /* Rounded up to what the entry can show, so that it still buys the step. */
  gtk_adjustment_set_value (self->budget,
                            ceil (g_variant_get_double (parameter) / in_euro (self, 1) * 10 - 1e-6) / 10);
}

/* ---- the list ---- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, xl_frontier_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  xl_frontier_row_show (XL_FRONTIER_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
activate_cb (XlProjectFrontier *self, guint position)
{
  g_autoptr (XlFrontierItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_frontier_item_get_project (item));
}

/* ---- following ---- */

static void
follow_plan (XlProjectFrontier *self)
{
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (self));
  XlPlan *plan = desk != NULL ? xl_desk_get_plan (desk) : NULL;

  if (plan == self->plan)
    return;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "applied", G_CALLBACK (ask_soon), self);
}

static void
items_cb (XlProjectFrontier *self)
{
  follow_plan (self);
  ask_soon (self);
}

static void
xl_project_frontier_map (GtkWidget *widget)
{
  XlProjectFrontier *self = XL_PROJECT_FRONTIER (widget);

  GTK_WIDGET_CLASS (xl_project_frontier_parent_class)->map (widget);
  follow_plan (self);
  ask (self);
}

static void
xl_project_frontier_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlProjectFrontierProperty) id)
    {
    case PROP_PROJECTS:
      g_value_set_object (value, XL_PROJECT_FRONTIER (object)->projects);
      break;
    }
}

static void
xl_project_frontier_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlProjectFrontier *self = XL_PROJECT_FRONTIER (object);

  switch ((XlProjectFrontierProperty) id)
    {
    case PROP_PROJECTS:
      if (self->projects != NULL)
        g_signal_handlers_disconnect_by_data (self->projects, self);
      g_set_object (&self->projects, g_value_get_object (value));
      if (self->projects != NULL)
        g_signal_connect_swapped (self->projects, "items-changed", G_CALLBACK (items_cb), self);
      break;
    }
}

static void
xl_project_frontier_dispose (GObject *object)
{
  XlProjectFrontier *self = XL_PROJECT_FRONTIER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->slow, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->projects != NULL)
    g_signal_handlers_disconnect_by_data (self->projects, self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->projects);
  g_clear_object (&self->plan);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_project_frontier_parent_class)->dispose (object);
}

static void
xl_project_frontier_finalize (GObject *object)
{
  XlProjectFrontier *self = XL_PROJECT_FRONTIER (object);

  xl_desk_portfolio_free (self->answer);
  g_array_unref (self->steps);
  g_free (self->value_unit);
  g_free (self->money_unit);
  g_free (self->marker);
  G_OBJECT_CLASS (xl_project_frontier_parent_class)->finalize (object);
}

static void
xl_project_frontier_class_init (XlProjectFrontierClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_project_frontier_get_property;
  object_class->set_property = xl_project_frontier_set_property;
  object_class->dispose = xl_project_frontier_dispose;
  object_class->finalize = xl_project_frontier_finalize;
  widget_class->map = xl_project_frontier_map;
  properties[PROP_PROJECTS] = g_param_spec_object ("projects", NULL, NULL, G_TYPE_LIST_MODEL,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (XL_TYPE_FRONTIER_ITEM);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PLOT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-frontier.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, budget);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, store);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, selection);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, unit);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, aim);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, value);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, about);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, next);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, counts);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, spinner);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFrontier, plot);
  gtk_widget_class_bind_template_callback (widget_class, budget_cb);
  gtk_widget_class_bind_template_callback (widget_class, aim_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "frontier.set-budget", "d", set_budget_action);
}

static void
xl_project_frontier_init (XlProjectFrontier *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (XlChartStep));
  self->exponent = 6;
  gtk_widget_init_template (GTK_WIDGET (self));
}
