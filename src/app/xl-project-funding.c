/* xl-project-funding.c - who pays for a project: lines, sums by source, year and status */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-funding.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-part-list.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-two-columns.h"

struct _XlProjectFunding
{
  XlProjectTab parent_instance;

  XlYearsChart years; /* owned */
  /* template */
  XlPartList *list;
  GtkLabel *balance;
  GtkGrid *sums;
  GtkWidget *tile;
  XlPlotFrame *plot;
};

G_DEFINE_FINAL_TYPE (XlProjectFunding, xl_project_funding, XL_TYPE_PROJECT_TAB)

/* ---- sums ---- */

static void
add_heading (XlProjectFunding *self, int *row, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "xl-caption");
  gtk_widget_add_css_class (label, "xl-strong");
  if (*row > 0)
    gtk_widget_set_margin_top (label, 8);
  gtk_grid_attach (self->sums, label, 0, (*row)++, 3, 1);
}

static void
add_sum (XlProjectFunding *self, int *row, const char *name, gint64 amount, gint64 of, int exponent)
{
  g_autofree char *money = xl_words_money_in ((double) amount / 100, exponent, 1);
  g_autofree char *percent = of > 0 ? xl_words_number ((double) amount / (double) of * 100, 0) : NULL;
  g_autofree char *share = percent != NULL ? g_strdup_printf ("%s\u00a0%%", percent) : g_strdup ("");
  GtkWidget *labels[] = { gtk_label_new (name), gtk_label_new (money), gtk_label_new (share) };

  gtk_widget_set_hexpand (labels[0], TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (labels[0]), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (labels[2], "xl-caption");
  for (int i = 0; i < 3; i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), i > 0 ? 1 : 0);
      gtk_grid_attach (self->sums, labels[i], i, *row, 1, 1);
    }
  (*row)++;
}

static void
add_years (XlProjectFunding *self, int *row, GPtrArray *lines, gint64 of, int exponent)
{
  gint64 first = G_MAXINT64, last = G_MININT64;

  for (guint i = 0; i < lines->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (lines, i);

      if (xl_funding_is_money (line))
        {
          first = MIN (first, line->year);
          last = MAX (last, line->year);
        }
    }
  for (gint64 year = first; year <= last; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d", (int) year);
      gint64 sum = 0;

      for (guint i = 0; i < lines->len; i++)
        {
          const XlFundingLine *line = g_ptr_array_index (lines, i);

          sum += xl_funding_is_money (line) && line->year == year ? line->amount : 0;
        }
      if (sum != 0)
        add_sum (self, row, name, sum, of, exponent);
    }
}

static void
show_sums (XlProjectFunding *self, XlPlan *plan, XlProject *project, GPtrArray *lines)
{
  const XlField *instrument = xl_kind_field (&xl_kind_funding_line, "instrument");
  const XlField *status = xl_kind_field (&xl_kind_funding_line, "status");
  GtkWidget *child;
  XlFundingSums sums;
  int exponent, row = 0;
  g_autofree char *unit = NULL;
  g_autofree char *heading = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sums))) != NULL)
    gtk_grid_remove (self->sums, child);
  xl_project_funding (plan, project, &sums);
  exponent = xl_words_money_exponent ((double) MAX (sums.sources, sums.uses) / 100);
  unit = xl_words_money_unit (exponent, project->currency);
  /* Translators: %s is a unit of money: M€ */
  heading = g_strdup_printf (_("By source, %s"), unit);
  add_heading (self, &row, heading);
  for (int i = XL_INSTRUMENT_EU_GRANT; i <= XL_INSTRUMENT_OWN_FUNDS; i++)
    if (sums.by_instrument[i] != 0)
      add_sum (self, &row, xl_words_choice (instrument, i), sums.by_instrument[i],
               i != XL_INSTRUMENT_GUARANTEE ? sums.sources : 0, exponent);
  add_heading (self, &row, _("By year"));
  add_years (self, &row, lines, sums.sources, exponent);
  add_heading (self, &row, _("By status"));
  for (int i = XL_FUNDING_IDEA; i <= XL_FUNDING_REFUSED; i++)
    if (sums.by_status[i] != 0)
      add_sum (self, &row, xl_words_choice (status, i), sums.by_status[i], i != XL_FUNDING_REFUSED ? sums.sources : 0,
               exponent);
}

/* In red where they are not equal. */
static void
show_balance (XlProjectFunding *self, XlPlan *plan, XlProject *project)
{
  gboolean equal;
  g_autofree char *words = xl_words_balance (plan, project, &equal);

  gtk_label_set_text (self->balance, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->balance),
                              (const char *[]) { "xl-section-title", equal ? "green" : "red", NULL });
}

/* ---- by year ---- */

static void
tell_years (XlProjectFunding *self)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->plot);
  XlYearsChart *years = &self->years;

  xl_plot_view_begin (view, &xl_plot_years, &years->chart.head);
  for (guint t = 0; t < years->chart.n_years; t++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      g_string_printf (words, "%d", years->chart.first_year + (int) t);
      for (guint i = 0; i < years->chart.n_series; i++)
        if (years->values[i][t] != 0)
          {
            g_autofree char *figure = xl_words_number (years->values[i][t], 1);

            g_string_append_printf (words, "%s %s %s\u00a0%s", i > 0 ? "," : ":", years->series[i].name, figure, years->unit);
          }
      xl_plot_view_add_part (view, words->str, NULL);
    }
  xl_plot_view_end (view);
}

static void
xl_project_funding_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlProjectFunding *self = XL_PROJECT_FUNDING (tab);
  g_autoptr (GPtrArray) lines = NULL;

  xl_part_refresh (XL_PART (self->list));
  lines = xl_part_list_dup_parts (self->list);
  show_balance (self, plan, project);
  show_sums (self, plan, project, lines);
  gtk_widget_set_visible (self->tile, xl_years_chart_funding (&self->years, project, lines));
  tell_years (self);
}

static gboolean
xl_project_funding_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  return kind == &xl_kind_funding_line && xl_part_list_focus (XL_PROJECT_FUNDING (tab)->list, part, field);
}

static void
xl_project_funding_finalize (GObject *object)
{
  xl_years_chart_clear (&XL_PROJECT_FUNDING (object)->years);
  G_OBJECT_CLASS (xl_project_funding_parent_class)->finalize (object);
}

static void
xl_project_funding_class_init (XlProjectFundingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_project_funding_finalize;
  XL_PROJECT_TAB_CLASS (class)->show = xl_project_funding_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_project_funding_focus_part;
  g_type_ensure (XL_TYPE_PART_LIST);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  xl_help_on_f1 (widget_class, "cash");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-funding.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectFunding, list);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFunding, balance);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFunding, sums);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFunding, tile);
  gtk_widget_class_bind_template_child (widget_class, XlProjectFunding, plot);
}

static void
xl_project_funding_init (XlProjectFunding *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xl_part_list_set_order (self->list, xl_funding_order, NULL);
}
