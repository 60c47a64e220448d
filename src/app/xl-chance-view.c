/* xl-chance-view.c - chance: how FNPV(C) spreads when revenue, operating cost and investment do */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chance-view.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-quiet.h"

/* Draws are made in another thread on a copy of the cash plan. While a slider moves, the draws on their way are given
 * up and begin again with where it is: what is shown always belongs to one position of all three. */

#define N_SPREADS 3
#define DRAWS XL_MONTE_CARLO_DRAWS

typedef struct
{
  XlCashPlan cash;
  XlSpread spreads[N_SPREADS];
  guint64 seed;
  gint cancel;
  gboolean done;
  XlMonteCarlo result;
} Draw;

struct _XlChanceView
{
  GtkWidget parent_instance;

  /* owned */
  XlCashPlan cash;
  char *currency;
  gboolean known;       /* there is a cash plan */
  gboolean illustrative;
  guint64 seed;
  GTask *task;          /* draws on their way, or NULL */
  gboolean again;       /* and what they draw is no longer what is wanted */
  XlChartHistogram chart;
  XlChartMark marks[3];
  double counts[XL_MONTE_CARLO_BINS];
  char *unit;
  char *note;
  /* template */
  GtkRange *revenue;
  GtkRange *opex;
  GtkRange *capex;
  GtkLabel *revenue_words;
  GtkLabel *opex_words;
  GtkLabel *capex_words;
  GtkEditable *seed_entry;
  XlPlotFrame *plot;
  GtkLabel *result;
};

G_DEFINE_FINAL_TYPE (XlChanceView, xl_chance_view, GTK_TYPE_WIDGET)

static void
draw_free (gpointer data)
{
  Draw *draw = data;

  xl_cash_plan_clear (&draw->cash);
  g_free (draw);
}

/* ---- the result ---- */

static void
tell_bins (XlChanceView *self, const XlMonteCarlo *result, double scale)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->plot);
  double width = (result->high - result->low) / XL_MONTE_CARLO_BINS / scale;

  xl_plot_view_begin (view, &xl_plot_histogram, &self->chart.head);
  for (guint i = 0; i < XL_MONTE_CARLO_BINS; i++)
    {
      g_autofree char *from = xl_words_number (self->chart.low + i * width, 1);
      g_autofree char *to = xl_words_number (self->chart.low + (i + 1) * width, 1);
      /* Translators: a bin of the distribution: from, to, unit, how many draws */
      g_autofree char *words = g_strdup_printf (_("%s to %s\u00a0%s: %u draws"), from, to, self->unit, result->bins[i]);

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

static void
say_result (XlChanceView *self, const XlMonteCarlo *result)
{
  g_autofree char *p10 = xl_words_money (result->p10, self->currency);
  g_autofree char *p50 = xl_words_money (result->p50, self->currency);
  g_autofree char *p90 = xl_words_money (result->p90, self->currency);
  g_autofree char *draws = xl_words_number (result->draws, 0);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, result->seed);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: quantiles of the draws */
  g_string_printf (words, _("P10 %s, P50 %s, P90 %s."), p10, p50, p90);
  if (!isnan (result->p_uncovered))
    {
      g_autofree char *percent = xl_words_number (result->p_uncovered * 100, 0);

      g_string_append_printf (words, _(" The debt service misses its cover in %s\u00a0%% of the draws."), percent);
    }
  /* Translators: how many draws, and the number that they begin with */
  g_string_append_printf (words, _(" %s draws, seed %s."), draws, seed);
  gtk_label_set_text (self->result, words->str);
}

static void
show_result (XlChanceView *self, const XlMonteCarlo *result)
{
  int exponent = xl_words_money_exponent (MAX (fabs (result->low), fabs (result->high)));
  double scale = pow (10, exponent);
  g_autofree char *percent = xl_words_number (result->p_negative * 100, 0);

  g_free (self->unit);
  self->unit = xl_words_money_unit (exponent, self->currency);
  g_free (self->note);
  /* Translators: the probability in per cent that the net present value is negative */
  self->note = g_strdup_printf (_("P(FNPV < 0) = %s\u00a0%%"), percent);
  for (guint i = 0; i < XL_MONTE_CARLO_BINS; i++)
    self->counts[i] = result->bins[i];
  self->marks[0] = (XlChartMark) { result->p10 / scale, "P10" };
  self->marks[1] = (XlChartMark) { result->p50 / scale, "P50" };
  self->marks[2] = (XlChartMark) { result->p90 / scale, "P90" };
  self->chart = (XlChartHistogram) {
    .head = { .title = _("FNPV(C) of all draws"), .unit = self->unit, .illustrative = self->illustrative,
              .write = xl_words_axis_number },
    .counts = self->counts,
    .n_bins = XL_MONTE_CARLO_BINS,
    .low = result->low / scale,
    .high = result->high / scale,
    .marks = self->marks,
    .n_marks = G_N_ELEMENTS (self->marks),
    .note = self->note,
  };
  tell_bins (self, result, scale);
  say_result (self, result);
}

/* ---- draws ---- */

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Draw *draw = data;

  draw->done = xl_monte_carlo (&draw->result, &draw->cash, draw->spreads, N_SPREADS, DRAWS, draw->seed, &draw->cancel);
  g_task_return_boolean (task, draw->done);
}

static void start (XlChanceView *self);

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlChanceView) self = data;
  Draw *draw = g_task_get_task_data (G_TASK (result));

  if (self->task != G_TASK (result))
    return;
  g_clear_object (&self->task);
  if (self->again)
    start (self);
  else if (draw->done && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_result (self, &draw->result);
}

static XlSpread
spread_of (XlDriver driver, GtkRange *range)
{
  double by = gtk_range_get_value (range) / 100;

  return (XlSpread) { driver, 1 - by, 1, 1 + by };
}

static void
start (XlChanceView *self)
{
  Draw *draw;

  if (!self->known)
    return;
  self->again = self->task != NULL;
  if (self->again)
    {
      g_atomic_int_set (&((Draw *) g_task_get_task_data (self->task))->cancel, TRUE);
      return;
    }
  draw = g_new0 (Draw, 1);
  xl_cash_plan_copy (&draw->cash, &self->cash);
  draw->spreads[0] = spread_of (XL_CASH_REVENUE, self->revenue);
  draw->spreads[1] = spread_of (XL_CASH_OPEX, self->opex);
  draw->spreads[2] = spread_of (XL_CASH_CAPEX, self->capex);
  draw->seed = self->seed;
  self->task = g_task_new (NULL, NULL, ready_cb, g_object_ref (self)); /* not its source: widgets end in this thread */
  g_task_set_task_data (self->task, draw, draw_free);
  g_task_run_in_thread (self->task, draw_thread);
}

static void
say_spread (GtkRange *range, GtkLabel *label)
{
  g_autofree char *value = xl_words_number (gtk_range_get_value (range), 0);
  g_autofree char *words = g_strdup_printf ("±%s\u00a0%%", value);

  gtk_label_set_text (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (range), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
moved_cb (XlChanceView *self)
{
  say_spread (self->revenue, self->revenue_words);
  say_spread (self->opex, self->opex_words);
  say_spread (self->capex, self->capex_words);
  start (self);
}

static void
seed_cb (XlChanceView *self)
{
  guint64 seed;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (self->seed_entry), 10, 0, G_MAXUINT64, &seed, NULL))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->seed_entry), "error");
      self->seed = seed;
      start (self);
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->seed_entry), "error");
}

static void
xl_chance_view_dispose (GObject *object)
{
  XlChanceView *self = XL_CHANCE_VIEW (object);
  GtkWidget *child;

  if (self->task != NULL)
    g_atomic_int_set (&((Draw *) g_task_get_task_data (self->task))->cancel, TRUE);
  g_clear_object (&self->task);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_chance_view_parent_class)->dispose (object);
}

static void
xl_chance_view_finalize (GObject *object)
{
  XlChanceView *self = XL_CHANCE_VIEW (object);

  xl_cash_plan_clear (&self->cash);
  g_free (self->currency);
  g_free (self->unit);
  g_free (self->note);
  G_OBJECT_CLASS (xl_chance_view_parent_class)->finalize (object);
}

static void
xl_chance_view_class_init (XlChanceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_chance_view_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_chance_view_finalize;
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-chance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, revenue);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, opex);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, capex);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, revenue_words);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, opex_words);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, capex_words);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, seed_entry);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, plot);
  gtk_widget_class_bind_template_child (widget_class, XlChanceView, result);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, seed_cb);
}

static void
xl_chance_view_init (XlChanceView *self)
{
  self->seed = 1;
  xl_cash_plan_init (&self->cash);
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_quiet (GTK_WIDGET (self->revenue), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  xl_quiet (GTK_WIDGET (self->opex), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  xl_quiet (GTK_WIDGET (self->capex), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  moved_cb (self);
}

/**
 * xl_chance_view_show:
 * @cash: a sound cash plan; copied
 * @currency: ISO 4217
 * @illustrative: it is invented
 */
void
xl_chance_view_show (XlChanceView *self, const XlCashPlan *cash, const char *currency, gboolean illustrative)
{
  xl_cash_plan_clear (&self->cash);
  xl_cash_plan_copy (&self->cash, cash);
  g_free (self->currency);
  self->currency = g_strdup (currency);
  self->illustrative = illustrative;
  self->known = TRUE;
  start (self);
}
