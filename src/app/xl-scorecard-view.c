/* xl-scorecard-view.c - nine criteria with their scores and weights, total and completeness */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-scorecard-view.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-one-stop.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"

#define MOST 5

struct _XlScorecardView
{
  XlProjectTab parent_instance;

  XlChartRadar chart;
  const char *labels[XL_N_CRITERIA];
  double scores[XL_N_CRITERIA];
  GtkToggleButton *buttons[XL_N_CRITERIA][MOST + 1];
  GtkLabel *weights[XL_N_CRITERIA];
  gboolean showing; /* a programme, not a person, presses the buttons */
  /* template */
  GtkLabel *total;
  GtkLabel *completeness;
  GtkGrid *grid;
  XlPlotFrame *plot;
};

G_DEFINE_FINAL_TYPE (XlScorecardView, xl_scorecard_view, XL_TYPE_PROJECT_TAB)

static void
give_score (XlScorecardView *self, guint criterion, int score)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlProject *project = xl_project_tab_get_project (XL_PROJECT_TAB (self));
  g_autoptr (XlEdit) edit = plan != NULL && project != NULL ? xl_edits_score (plan, project, criterion, score) : NULL;

  if (edit == NULL || xl_edit_is_empty (edit) || !xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, NULL))
    xl_project_tab_show_soon (XL_PROJECT_TAB (self));
}

/* A second press takes the score back: missing is not 0. */
static void
toggled_cb (GtkToggleButton *button, XlScorecardView *self)
{
  if (self->showing)
    return;
  for (guint c = 0; c < XL_N_CRITERIA; c++)
    for (int s = 0; s <= MOST; s++)
      if (self->buttons[c][s] == button)
        {
          give_score (self, c, gtk_toggle_button_get_active (button) ? s : -1);
          return;
        }
}

static void
show_chart (XlScorecardView *self, const XlScorecard *card, gboolean illustrative)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->plot);

  for (guint c = 0; c < XL_N_CRITERIA; c++)
    {
      self->labels[c] = xl_words_criterion (c);
      self->scores[c] = card->score[c] >= 0 ? card->score[c] : NAN;
    }
  self->chart = (XlChartRadar) {
    .head = { .illustrative = illustrative, .write = xl_words_axis_number, .empty = _("No score yet") },
    .labels = self->labels,
    .scores = self->scores,
    .n_axes = XL_N_CRITERIA,
    .most = MOST,
  };
  xl_plot_view_begin (view, &xl_plot_radar, &self->chart.head);
  for (guint c = 0; c < XL_N_CRITERIA; c++)
    {
      g_autofree char *words = card->score[c] >= 0 ? g_strdup_printf (_("%s: %d of 5"), self->labels[c], card->score[c])
                                                   : g_strdup_printf (_("%s: no score"), self->labels[c]);

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

static void
xl_scorecard_view_show (XlProjectTab *tab, XlPlan *plan, XlProject *project)
{
  XlScorecardView *self = XL_SCORECARD_VIEW (tab);
  gboolean writable = !xl_desk_get_read_only (xl_part_get_desk (XL_PART (tab)));
  XlScorecard card;
  g_autofree char *total = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *completeness = NULL;

  xl_scorecard_make (plan, project, &card);
  self->showing = TRUE;
  for (guint c = 0; c < XL_N_CRITERIA; c++)
    {
      g_autofree char *weight = xl_words_number (card.weight[c], card.weight[c] == round (card.weight[c]) ? 0 : 1);
      g_autofree char *words = g_strdup_printf ("%s\u00a0%%", weight);

      gtk_label_set_text (self->weights[c], words);
      for (int s = 0; s <= MOST; s++)
        {
          gtk_toggle_button_set_active (self->buttons[c][s], card.score[c] == s);
          gtk_widget_set_sensitive (GTK_WIDGET (self->buttons[c][s]), writable);
        }
    }
  self->showing = FALSE;
  total = isfinite (card.total) ? xl_words_number (card.total, 1) : g_strdup ("–");
  percent = xl_words_number (card.completeness, 0);
  /* Translators: after a total: how much of the weights is scored, in per cent */
  completeness = g_strdup_printf (_("of 100 at %s\u00a0%%"), percent);
  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->completeness, completeness);
  show_chart (self, &card, xl_plan_is_illustrative (plan, &project->parent_instance, NULL));
}

static gboolean
xl_scorecard_view_focus_part (XlProjectTab *tab, const XlKind *kind, XlRecord *part, const char *field)
{
  XlScorecardView *self = XL_SCORECARD_VIEW (tab);
  int criterion = part != NULL ? ((XlScore *) part)->criterion - 1 : 0;

  return kind == &xl_kind_score && criterion >= 0 && criterion < XL_N_CRITERIA
         && gtk_widget_grab_focus (GTK_WIDGET (self->buttons[criterion][0]));
}

static void
xl_scorecard_view_class_init (XlScorecardViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PROJECT_TAB_CLASS (class)->show = xl_scorecard_view_show;
  XL_PROJECT_TAB_CLASS (class)->focus_part = xl_scorecard_view_focus_part;
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-scorecard-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlScorecardView, total);
  gtk_widget_class_bind_template_child (widget_class, XlScorecardView, completeness);
  gtk_widget_class_bind_template_child (widget_class, XlScorecardView, grid);
  gtk_widget_class_bind_template_child (widget_class, XlScorecardView, plot);
}

static void
make_row (XlScorecardView *self, guint c)
{
  GtkWidget *name = gtk_label_new (xl_words_criterion (c)), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, xl_words_criterion (c));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (self->grid, name, 0, (int) c, 1, 1);
  self->weights[c] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->weights[c], 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->weights[c]), "xl-caption");
  gtk_grid_attach (self->grid, GTK_WIDGET (self->weights[c]), 1, (int) c, 1, 1);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "xl-segmented");
  gtk_widget_add_css_class (box, "xl-scores");
  for (int s = 0; s <= MOST; s++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", s);
      g_autofree char *words = g_strdup_printf (_("%s: %d of 5"), xl_words_criterion (c), s);
      GtkWidget *button = gtk_toggle_button_new_with_label (digit);

      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
      self->buttons[c][s] = GTK_TOGGLE_BUTTON (button);
    }
  gtk_grid_attach (self->grid, box, 2, (int) c, 1, 1);
}

static void
xl_scorecard_view_init (XlScorecardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint c = 0; c < XL_N_CRITERIA; c++)
    make_row (self, c);
}
