/* xl-readiness-view.c - how ready a region is for a feedstock: the diagram, and the questions behind it */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invariants
 * 1. The editors show a draft that is in no plan and repeats what the region's latest round says: so what is being
 *    typed stays where the first answer makes the round that it then belongs to.
 * 2. What changes with an answer stands below the questions, or keeps its height: they do not jump away while they are
 *    being answered.
 * 3. There is one round on its way at most: what is answered until it is in the plan waits for it. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-readiness-view.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-compare.h"
#include "xl-desk-readiness.h"
#include "xl-desk-words-readiness.h"
#include "xl-desk-words.h"
#include "xl-feedstocks.h"
#include "xl-field-editor.h"
#include "xl-field-row.h"
#include "xl-label.h"
#include "xl-mark.h"
#include "xl-one-stop.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-two-columns.h"
#include "xl-wrap.h"

/* px at text scale 1: of the two columns side by side, of the second of them, and of the diagram */
#define ROOM 680
#define SIDE 340
#define HEIGHT 300

typedef struct
{
  GtkLabel *question;
  XlFieldEditor *editor;
  GtkLabel *error;
  char *waiting; /* owned: answered, but the round that it belongs to is not in the plan yet */
} Question;

struct _XlReadinessView
{
  XlLatePart parent_instance;

  int feedstock;       /* from 1 */
  gboolean chosen;     /* by a person */
  XlRecord *draft;     /* owned */
  gint64 making;       /* id of a round that is on its way into the plan, or 0 */
  XlReadinessScores scores;
  XlChartRadar chart;
  const char *labels[XL_N_FACTORS];
  char *region_name;   /* owned; in the key of the chart */
  char *others;        /* owned; the same */
  Question asked[XL_N_FACTORS];

  /* template */
  GtkWidget *columns;
  GtkBox *feedstocks;
  GtkLabel *complete;
  GtkWidget *compare;
  XlMark *mark;
  XlPlotFrame *plot;
  GtkLabel *apart;
  GtkLabel *gaps;
  GtkLabel *round;
  XlPart *date;
  GtkWidget *again;
  GtkWidget *open;
  GtkBox *questions;
};

G_DEFINE_FINAL_TYPE (XlReadinessView, xl_readiness_view, XL_TYPE_LATE_PART)

static void
say (GtkLabel *label, const char *sentence)
{
  gtk_label_set_text (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

/* --- answers ---------------------------------------------------------------------------------- */

static void
hand_over (XlReadinessView *self, guint factor, const char *typed)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  Question *question = &self->asked[factor];
  g_autoptr (XlFault) fault = NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;

  edit = xl_edits_readiness_mark (plan, (XlRegion *) xl_part_get_record (XL_PART (self)), self->feedstock,
                                  xl_date_today (), factor, typed, &fault);
  if (fault != NULL)
    sentence = xl_words_fault (plan, fault);
  else if (edit == NULL)
    xl_field_editor_reset (question->editor);
  else if (xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence) && self->scores.record == NULL)
    self->making = ((const XlOp *) g_ptr_array_index (edit->ops, 0))->id;
  say (question->error, sentence);
  if (fault != NULL || edit != NULL)
    xl_field_editor_settle (question->editor, sentence == NULL);
}

static void
typed_cb (XlFieldEditor *editor, const char *typed, XlReadinessView *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *region = xl_part_get_record (XL_PART (self));

  if (plan == NULL || region == NULL || xl_plan_lookup (plan, xl_record_get_id (region)) != region)
    return;
  for (guint f = 0; f < XL_N_FACTORS; f++)
    if (self->asked[f].editor == editor && self->making != 0)
      {
        g_free (self->asked[f].waiting);
        self->asked[f].waiting = g_strdup (typed);
        xl_field_editor_settle (editor, TRUE);
      }
    else if (self->asked[f].editor == editor)
      hand_over (self, f, typed);
}

static void
restored_cb (XlFieldEditor *editor, XlReadinessView *self)
{
  for (guint f = 0; f < XL_N_FACTORS; f++)
    if (self->asked[f].editor == editor)
      say (self->asked[f].error, NULL);
}

static void
forget_waiting (XlReadinessView *self)
{
  self->making = 0;
  for (guint f = 0; f < XL_N_FACTORS; f++)
    g_clear_pointer (&self->asked[f].waiting, g_free);
}

/* The store refused what was on its way. */
static void
failed_cb (XlReadinessView *self)
{
  forget_waiting (self);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    xl_field_editor_reset (self->asked[f].editor);
}

/* The round is there: what was answered meanwhile, one edit each. */
static void
hand_over_waiting (XlReadinessView *self)
{
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      g_autofree char *typed = g_steal_pointer (&self->asked[f].waiting);

      if (typed != NULL)
        hand_over (self, f, typed);
    }
}

static void
finish_typing (XlReadinessView *self)
{
  for (guint f = 0; f < XL_N_FACTORS; f++)
    xl_field_editor_finish (self->asked[f].editor);
}

static void
again_cb (XlReadinessView *self)
{
  g_autoptr (XlEdit) edit = NULL;

  if (self->scores.record == NULL)
    return;
  edit = xl_edits_readiness_again (xl_part_get_plan (XL_PART (self)), self->scores.record, xl_date_today ());
  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, NULL);
}

static void
open_cb (XlReadinessView *self)
{
  if (self->scores.record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->scores.record->parent_instance.id);
}

/* With those that have answered about the same feedstock, as many as fit. */
static void
compare_cb (XlReadinessView *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *region = xl_part_get_record (XL_PART (self));
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));
  g_autoptr (GPtrArray) others = NULL;

  if (plan == NULL || region == NULL)
    return;
  others = xl_readiness_others (plan, (XlRegion *) region, self->feedstock, xl_date_today ());
  g_variant_builder_add (&ids, "x", xl_record_get_id (region));
  for (guint i = 0; i < others->len && i + 1 < XL_COMPARE_MOST; i++)
    g_variant_builder_add (&ids, "x", xl_record_get_id (g_ptr_array_index (others, i)));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.compare-regions", g_variant_builder_end (&ids));
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
show_chart (XlReadinessView *self, XlPlan *plan, XlRecord *region)
{
  XlPlotView *view = xl_plot_frame_get_plot (self->plot);
  XlReadinessScores *scores = &self->scores;

  g_free (self->region_name);
  g_free (self->others);
  self->region_name = xl_words_name (plan, region);
  self->others = xl_words_readiness_others (scores);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    self->labels[f] = xl_words_field (xl_readiness_factor (f));
  self->chart = (XlChartRadar) {
    .head = { .illustrative = scores->record != NULL
                              && xl_plan_is_illustrative (plan, &scores->record->parent_instance, NULL),
              .write = xl_words_axis_number },
    .labels = self->labels,
    .scores = scores->marks,
    .means = scores->means,
    .n_axes = XL_N_FACTORS,
    .most = XL_READINESS_MOST,
    .scores_name = self->region_name,
    .means_name = self->others,
  };
  xl_plot_view_begin (view, &xl_plot_radar, &self->chart.head);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      g_autofree char *words = xl_words_readiness_part (scores, f);

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

static void
show_questions (XlReadinessView *self)
{
  XlDesk *desk = xl_part_get_desk (XL_PART (self));

  if (self->draft == NULL)
    self->draft = xl_record_new (&xl_kind_readiness, 0);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      const XlField *field = xl_readiness_factor (f);
      g_autofree char *text = self->scores.record != NULL
                                  ? xl_field_dup_text (field, &self->scores.record->parent_instance)
                                  : NULL;
      const char *question = xl_words_readiness_question (self->feedstock, f);

      gtk_label_set_text (self->asked[f].question, question);
      if (self->asked[f].waiting != NULL)
        continue;
      xl_record_set_text (self->draft, field, text);
      xl_field_editor_show (self->asked[f].editor, desk, self->draft);
    }
}

/* To begin with, a feedstock that has been asked about. */
static void
choose_first (XlReadinessView *self, XlPlan *plan, XlRegion *region)
{
  if (self->chosen)
    return;
  self->feedstock = 1;
  for (int f = XL_N_FEEDSTOCKS; f >= 1; f--)
    if (xl_readiness_latest (plan, region, f, xl_date_today ()) != NULL)
      self->feedstock = f;
}

static void
xl_readiness_view_show (XlLatePart *part, XlPlan *plan, XlRecord *record)
{
  XlReadinessView *self = XL_READINESS_VIEW (part);
  XlReadinessScores *scores = &self->scores;
  gboolean writable = !xl_desk_get_read_only (xl_part_get_desk (XL_PART (part)));
  g_autofree char *complete = NULL, *gaps = NULL, *apart = NULL;
  XlRecord *round;

  choose_first (self, plan, (XlRegion *) record);
  xl_readiness_scores (plan, (XlRegion *) record, self->feedstock, xl_date_today (), scores);
  round = scores->record != NULL ? &scores->record->parent_instance : NULL;
  if (round != NULL && self->making != 0)
    {
      self->making = 0;
      hand_over_waiting (self);
    }
  xl_feedstocks_show (self->feedstocks, self->feedstock);
  complete = xl_words_readiness_complete (scores);
  gaps = xl_words_readiness_gaps (scores);
  apart = xl_words_readiness_apart (scores);
  gtk_label_set_text (self->complete, complete);
  say (self->gaps, gaps);
  say (self->apart, apart);
  gtk_widget_set_visible (self->compare, scores->n_others > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), round != NULL);
  if (round != NULL)
    xl_mark_set_provenance (self->mark, round->provenance);
  gtk_label_set_text (self->round, round != NULL ? _("Answers of") : _("No answers yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->date), round != NULL);
  gtk_widget_set_visible (self->open, round != NULL);
  xl_part_set_record (self->date, round);
  gtk_widget_set_visible (self->again, writable && scores->n_marks > 0
                                           && xl_date_first (scores->record->date) < xl_date_today ());
  show_chart (self, plan, record);
  show_questions (self);
}

/* What was typed about the region and feedstock until now goes to these. */
static void
begin_anew (XlReadinessView *self)
{
  finish_typing (self);
  forget_waiting (self);
  g_clear_object (&self->draft);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    say (self->asked[f].error, NULL);
}

static void
feedstock_cb (int feedstock, gpointer data)
{
  XlReadinessView *self = data;

  if (feedstock == self->feedstock)
    return;
  begin_anew (self);
  self->feedstock = feedstock;
  self->chosen = TRUE;
  xl_late_part_show_now (XL_LATE_PART (self));
}

static void
xl_readiness_view_leave (XlPart *part)
{
  if (xl_part_get_record (part) != NULL)
    begin_anew (XL_READINESS_VIEW (part));
}

static void
xl_readiness_view_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "failed", G_CALLBACK (failed_cb), part, G_CONNECT_SWAPPED);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
xl_readiness_view_finalize (GObject *object)
{
  XlReadinessView *self = XL_READINESS_VIEW (object);

  for (guint f = 0; f < XL_N_FACTORS; f++)
    g_free (self->asked[f].waiting);
  g_clear_object (&self->draft);
  g_free (self->region_name);
  g_free (self->others);
  G_OBJECT_CLASS (xl_readiness_view_parent_class)->finalize (object);
}

static void
xl_readiness_view_class_init (XlReadinessViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_readiness_view_finalize;
  XL_LATE_PART_CLASS (class)->show = xl_readiness_view_show;
  XL_PART_CLASS (class)->leave = xl_readiness_view_leave;
  XL_PART_CLASS (class)->follow = xl_readiness_view_follow;
  g_type_ensure (XL_TYPE_FIELD_ROW);
  g_type_ensure (XL_TYPE_MARK);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PLOT_FRAME);
  g_type_ensure (XL_TYPE_TWO_COLUMNS);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-readiness-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, columns);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, feedstocks);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, complete);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, compare);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, mark);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, plot);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, apart);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, gaps);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, round);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, date);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, again);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, open);
  gtk_widget_class_bind_template_child (widget_class, XlReadinessView, questions);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

/* Name, question and scale of a factor at the left, its answer at the right. */
static void
make_question (XlReadinessView *self, guint factor)
{
  Question *one = &self->asked[factor];
  const XlField *field = xl_readiness_factor (factor);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *answer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *scale = xl_words_readiness_scale (factor);

  gtk_widget_add_css_class (row, "xl-question");
  gtk_widget_set_hexpand (words, TRUE);
  add_label (GTK_BOX (words), xl_words_field (field), "xl-strong");
  one->question = add_label (GTK_BOX (words), NULL, NULL);
  add_label (GTK_BOX (words), scale, "xl-caption");
  one->error = add_label (GTK_BOX (words), NULL, "xl-field-error");
  gtk_widget_set_visible (GTK_WIDGET (one->error), FALSE);
  gtk_box_append (GTK_BOX (row), words);
  one->editor = XL_FIELD_EDITOR (xl_field_editor_new (field));
  xl_field_editor_set_cell (one->editor);
  xl_field_editor_set_chars (one->editor, 3);
  xl_field_editor_set_name (one->editor, xl_words_field (field));
  gtk_widget_set_hexpand (GTK_WIDGET (one->editor), TRUE);
  g_signal_connect (one->editor, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect (one->editor, "restored", G_CALLBACK (restored_cb), self);
  gtk_widget_add_css_class (answer, "xl-answer");
  gtk_widget_set_valign (answer, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (answer, FALSE);
  gtk_box_append (GTK_BOX (answer), GTK_WIDGET (one->editor));
  gtk_box_append (GTK_BOX (row), answer);
  gtk_box_append (self->questions, row);
}

/* Larger text wants more room beside each other. */
static void
fit (GtkWidget *widget)
{
  XlReadinessView *self = XL_READINESS_VIEW (widget);
  double scale = xl_app_theme (widget)->text_scale;

  g_object_set (self->columns, "room", (int) (ROOM * scale), "side", (int) (SIDE * scale), NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->plot), -1, (int) (HEIGHT * scale));
}

static void
xl_readiness_view_init (XlReadinessView *self)
{
  self->feedstock = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint f = 0; f < XL_N_FACTORS; f++)
    make_question (self, f);
  xl_feedstocks_fill (self->feedstocks, feedstock_cb, self);
  xl_app_theme_connect (GTK_WIDGET (self), fit);
  fit (GTK_WIDGET (self));
}
