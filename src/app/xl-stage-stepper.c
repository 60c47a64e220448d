/* xl-stage-stepper.c - the five stages of a project as chevrons, and the way from one to another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-stage-stepper.h"

#include <string.h>

#include "xl-appearance.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"

#define N_STAGES 5
#define HEIGHT 40
#define NOTCH 14
#define GAP 3
#define PAD 12

struct _XlStageStepper
{
  XlPart parent_instance;

  GtkWidget *steps[N_STAGES];  /* buttons */
  GtkWidget *dates[N_STAGES];  /* labels, shown where there is room */
  int now;                     /* XlStage; 0 before there is a project */
  int wanted;                  /* XlStage that the popover asks about */

  /* template */
  GtkPopover *popover;
  GtkLabel *question;
  GtkEditable *date;
  GtkEditable *reason;
  GtkLabel *reason_label;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlStageStepper, xl_stage_stepper, XL_TYPE_PART)

enum
{
  GATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- moving ----------------------------------------------------------------------------------- */

static void
say_error (XlStageStepper *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
move_cb (XlStageStepper *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *record = xl_part_get_record (XL_PART (self));
  const XlField *field = xl_kind_field (&xl_kind_stage_move, "date");
  const char *reason = gtk_editable_get_text (self->reason);
  g_autoptr (XlFault) fault = NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *date = NULL;
  g_autofree char *sentence = NULL;

  if (plan == NULL || record == NULL)
    return;
  date = xl_field_parse (field, gtk_editable_get_text (self->date), xl_number_locale (), &fault);
  if (fault != NULL)
    sentence = xl_words_fault (plan, fault);
  else if (self->wanted < self->now && *reason == '\0')
    sentence = g_strdup (_("Say why: a move back needs a reason."));
  else
    {
      edit = xl_edits_move_stage (plan, (XlProject *) record, self->wanted,
                                  date != NULL ? xl_date_parse (date) : XL_DATE_NONE, reason);
      if (edit != NULL)
        xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
    }
  say_error (self, sentence);
  if (sentence == NULL)
    gtk_popover_popdown (self->popover);
}

static void
step_cb (XlStageStepper *self, GtkWidget *button)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  g_autofree char *question = NULL;
  g_autofree char *today = NULL;
  graphene_rect_t bounds;
  int stage = 1;

  while (stage < N_STAGES && self->steps[stage - 1] != button)
    stage++;
  /* Ahead: the gate that leads there; else the one that leads on from there. */
  if (plan != NULL && self->now > 0)
    g_signal_emit (self, signals[GATE], 0, stage > self->now ? stage - 1 : MIN (stage, N_STAGES - 1));
  if (plan == NULL || xl_desk_get_read_only (xl_part_get_desk (XL_PART (self))) || stage == self->now)
    return;
  self->wanted = stage;
  /* Translators: %s is a stage such as "Demonstrate" */
  question = g_strdup_printf (stage < self->now ? _("Back to %s") : _("On to %s"), xl_words_stage (stage));
  today = xl_words_date (xl_date_today ());
  gtk_label_set_text (self->question, question);
  gtk_editable_set_text (self->date, today);
  gtk_editable_set_text (self->reason, "");
  gtk_label_set_text (self->reason_label, stage < self->now ? _("Reason") : _("Reason (if any)"));
  say_error (self, NULL);
  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (self->popover,
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (stage < self->now ? self->reason : self->date));
}

/* --- showing ---------------------------------------------------------------------------------- */

/* When the project came to each stage last; 0 where it never did. */
static void
find_dates (XlPlan *plan, XlProject *project, XlDate dates[N_STAGES + 1])
{
  g_autoptr (GPtrArray) moves =
      xl_plan_dup_links (plan, &project->parent_instance, &xl_kind_stage_move, "project");

  memset (dates, 0, (N_STAGES + 1) * sizeof *dates);
  for (guint i = 0; i < moves->len; i++)
    {
      XlStageMove *move = g_ptr_array_index (moves, i);

      if (move->to_stage >= 1 && move->to_stage <= N_STAGES
          && xl_date_last (move->date) >= xl_date_last (dates[move->to_stage]))
        dates[move->to_stage] = move->date;
    }
}

/* A day is told by its month here; the day itself is in the tooltip. */
static char *
dup_month (XlDate date)
{
  return date != XL_DATE_NONE ? xl_words_date (xl_date_make (XL_DATE_YEAR (date), XL_DATE_MONTH (date), 0))
                              : g_strdup ("");
}

static void
show_step (XlStageStepper *self, int stage, XlDate date)
{
  static const char *const classes[] = { "past", "now", "ahead" };
  const char *class = classes[stage < self->now ? 0 : stage == self->now ? 1 : 2];
  const char *state = stage < self->now ? _("past") : stage == self->now ? _("now") : _("ahead");
  GtkWidget *button = self->steps[stage - 1], *label = self->dates[stage - 1];
  g_autofree char *month = dup_month (stage <= self->now ? date : XL_DATE_NONE);
  g_autofree char *day = stage <= self->now && date != XL_DATE_NONE ? xl_words_date (date) : NULL;
  g_autofree char *spoken =
      g_strdup_printf ("%d %s, %s%s%s", stage, xl_words_stage (stage), state, day != NULL ? ", " : "", day != NULL ? day : "");

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (button, classes[i]);
      gtk_widget_remove_css_class (label, classes[i]);
    }
  gtk_widget_add_css_class (button, class);
  gtk_widget_add_css_class (label, class);
  gtk_label_set_text (GTK_LABEL (label), month);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
xl_stage_stepper_refresh (XlPart *part)
{
  XlStageStepper *self = XL_STAGE_STEPPER (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  XlDate dates[N_STAGES + 1] = { 0 };

  self->now = 0;
  if (record == NULL || plan == NULL)
    return;
  self->now = xl_plan_stage (plan, (XlProject *) record);
  find_dates (plan, (XlProject *) record, dates);
  for (int stage = 1; stage <= N_STAGES; stage++)
    show_step (self, stage, dates[stage]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
xl_stage_stepper_leave (XlPart *part)
{
  gtk_popover_popdown (XL_STAGE_STEPPER (part)->popover);
}

static void
set_colour (cairo_t *cr, XlColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

/* Where each step begins, and after them where the last one ends, without its point. All are equally wide; where a name
 * does not fit that, each has what its name needs and an equal share of the rest. */
static void
find_edges (XlStageStepper *self, int width, double edges[N_STAGES + 1])
{
  double all = width - NOTCH + GAP - 1, needs[N_STAGES], sum = 0, most = 0, rest;

  for (int i = 0; i < N_STAGES; i++)
    {
      int name;

      gtk_widget_measure (self->steps[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &name, NULL, NULL);
      needs[i] = name + GAP + (i > 0 ? NOTCH : 0) - NOTCH / 2 + 1;
      sum += needs[i];
      most = MAX (most, needs[i]);
    }
  rest = (all - sum) / N_STAGES;
  edges[0] = 0;
  for (int i = 0; i < N_STAGES; i++)
    edges[i + 1] = edges[i] + (most <= all / N_STAGES || rest < 0 ? all / N_STAGES : needs[i] + rest);
}

static void
trace_step (cairo_t *cr, int index, double left, double right)
{
  double bottom = HEIGHT - 0.5;

  left += 0.5;
  right += 0.5 - GAP;
  cairo_new_path (cr);
  cairo_move_to (cr, left, 0.5);
  cairo_line_to (cr, right, 0.5);
  cairo_line_to (cr, right + NOTCH, HEIGHT / 2.0);
  cairo_line_to (cr, right, bottom);
  cairo_line_to (cr, left, bottom);
  if (index > 0)
    cairo_line_to (cr, left + NOTCH, HEIGHT / 2.0);
  cairo_close_path (cr);
}

static void
xl_stage_stepper_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlStageStepper *self = XL_STAGE_STEPPER (widget);
  const XlTheme *theme = xl_app_theme (widget);
  int width = gtk_widget_get_width (widget);
  double edges[N_STAGES + 1];
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT));

  /* Chevrons point where reading goes. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_set_line_width (cr, 1);
  find_edges (self, width, edges);
  for (int i = 0; i < N_STAGES; i++)
    {
      int stage = i + 1;

      trace_step (cr, i, edges[i], edges[i + 1]);
      set_colour (cr, stage < self->now ? theme->accent_tint : stage == self->now ? theme->accent : theme->surface);
      cairo_fill_preserve (cr);
      set_colour (cr, stage <= self->now ? theme->accent : theme->line2);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (xl_stage_stepper_parent_class)->snapshot (widget, snapshot);
}

static void
xl_stage_stepper_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  XlStageStepper *self = XL_STAGE_STEPPER (widget);
  int widest = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = HEIGHT;
      return;
    }
  for (int i = 0; i < N_STAGES; i++)
    {
      int child;

      gtk_widget_measure (self->steps[i], orientation, -1, &child, NULL, NULL, NULL);
      widest = MAX (widest, child);
    }
  *minimum = N_STAGES * (widest + NOTCH) + NOTCH;
  *natural = MAX (*minimum, 900);
}

static void
xl_stage_stepper_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlStageStepper *self = XL_STAGE_STEPPER (widget);
  double edges[N_STAGES + 1];
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  find_edges (self, width, edges);
  for (int i = 0; i < N_STAGES; i++)
    {
      int left = (int) edges[i] + (i > 0 ? NOTCH : 0);
      int room = (int) (edges[i + 1] - edges[i]) - GAP - (i > 0 ? NOTCH : 0) + NOTCH / 2;
      int name, date;
      gboolean fits;

      gtk_widget_measure (self->steps[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &name, NULL, NULL);
      gtk_widget_measure (self->dates[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &date, NULL, NULL);
      fits = name + date + PAD <= room;
      gtk_widget_set_child_visible (self->dates[i], fits);
      gtk_widget_size_allocate (self->steps[i],
                                &(GtkAllocation) { mirrored ? width - left - room : left, 0, room, HEIGHT }, -1);
      if (fits)
        gtk_widget_size_allocate (self->dates[i],
                                  &(GtkAllocation) { mirrored ? width - left - room + PAD : left + room - date - PAD, 0,
                                                     date, HEIGHT },
                                  -1);
    }
  gtk_popover_present (self->popover);
}

static void
xl_stage_stepper_class_init (XlStageStepperClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = xl_stage_stepper_measure;
  widget_class->size_allocate = xl_stage_stepper_size_allocate;
  widget_class->snapshot = xl_stage_stepper_snapshot;
  XL_PART_CLASS (class)->refresh = xl_stage_stepper_refresh;
  XL_PART_CLASS (class)->leave = xl_stage_stepper_leave;
  signals[GATE] = g_signal_new ("gate", XL_TYPE_STAGE_STEPPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-stage-stepper.ui");
  gtk_widget_class_bind_template_child (widget_class, XlStageStepper, popover);
  gtk_widget_class_bind_template_child (widget_class, XlStageStepper, question);
  gtk_widget_class_bind_template_child (widget_class, XlStageStepper, date);
  gtk_widget_class_bind_template_child (widget_class, XlStageStepper, reason);
  gtk_widget_class_bind_template_child (widget_class, XlStageStepper, reason_label);
  gtk_widget_class_bind_template_child (widget_class, XlStageStepper, error);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
}

static void
xl_stage_stepper_init (XlStageStepper *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stages"), -1);
  for (int i = 0; i < N_STAGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d %s", i + 1, xl_words_stage (i + 1));

      self->steps[i] = gtk_button_new_with_label (name);
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (self->steps[i])), GTK_ALIGN_START);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->steps[i]))), PANGO_ELLIPSIZE_END);
      gtk_button_set_has_frame (GTK_BUTTON (self->steps[i]), FALSE);
      gtk_widget_add_css_class (self->steps[i], "xl-stage");
      g_signal_connect_swapped (self->steps[i], "clicked", G_CALLBACK (step_cb), self);
      gtk_widget_set_parent (self->steps[i], GTK_WIDGET (self));
      self->dates[i] = gtk_label_new (NULL);
      gtk_widget_set_can_target (self->dates[i], FALSE);
      gtk_widget_add_css_class (self->dates[i], "xl-stage-date");
      gtk_widget_set_parent (self->dates[i], GTK_WIDGET (self));
    }
  xl_app_theme_redraws (GTK_WIDGET (self));
}
