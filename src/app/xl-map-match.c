/* xl-map-match.c - the matches on the map as a list, and one of them with all that is to be said of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list is how those find an arc who do not see or do not point. Of one match the facts stand apart, never as one
 * mixed score, and what the law asks of it is named with its rule. */

#include <glib/gi18n.h>

#include "xl-map-match.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-bar.h"
#include "xl-desk-flows.h"
#include "xl-desk-map-arcs.h"
#include "xl-desk-words.h"
#include "xl-draw.h"
#include "xl-label.h"
#include "xl-mark.h"
#include "xl-match-card.h"
#include "xl-one-stop.h"
#include "xl-wrap.h"

/* px of the piece of an arc before a row, and how much smaller than on the map it is */
#define ICON_WIDTH 40
#define ICON_SCALE 0.9

#define BAR_HEIGHT 6

/* A large plan has thousands: so many rows, and a line that says how many more. */
#define MOST_ROWS 60

typedef enum
{
  BAR_COVER,
  BAR_NEARNESS,
  BAR_PRICE,
  N_BARS
} Bar;

typedef struct
{
  double from, to;
  GtkWidget *area;
  GtkLabel *figure;
} BarView;

struct _XlMapMatch
{
  XlPart parent_instance;

  XlMapFilter filter;
  gint64 offer, need; /* of the one that is shown, or 0 */
  gint64 project;     /* that was made of it, or 0 */
  BarView bars[N_BARS];
  gboolean setting;
  guint again_idle;

  /* template */
  GtkStack *stack;
  GtkLabel *count;
  GtkWidget *focus;
  GtkLabel *focus_name;
  GtkBox *all;
  GtkLabel *status_line;
  GtkLabel *title;
  XlWrap *chips;
  GtkButton *offer_name;
  GtkLabel *offer_about;
  GtkButton *need_name;
  GtkLabel *need_about;
  GtkLabel *code;
  GtkLabel *code_about;
  GtkGrid *facts;
  GtkLabel *rule;
  GtkDropDown *status;
  GtkLabel *reason;
  GtkButton *make;
  GtkBox *others;
};

G_DEFINE_FINAL_TYPE (XlMapMatch, xl_map_match, XL_TYPE_PART)

/* ---- which matches ---- */

/* Collects what the map shows, in the order of its arcs. */
static void
add_shown (const XlArc *arc, gint64 from, gint64 to, gpointer data)
{
  if (!arc->dim)
    g_ptr_array_add (data, g_memdup2 (arc, sizeof *arc));
}

static const XlFlowPair *
find_pair (const XlMatches *matches, gint64 offer, gint64 need)
{
  for (guint i = 0; i < matches->pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (matches->pairs, XlFlowPair, i);

      if (xl_matches_offer (matches, pair)->parent_instance.id == offer
          && xl_matches_need (matches, pair)->parent_instance.id == need)
        return pair;
    }
  return NULL;
}

static gboolean
is_weak (const XlArc *arc)
{
  return arc->state == XL_ARC_FAILING || arc->state == XL_ARC_REJECTED;
}

/* ---- rows ---- */

static void
draw_icon (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const XlArc *arc = data;

  xl_draw_arc_icon (cr, xl_app_theme (GTK_WIDGET (area)), arc->regime, arc->state, width / 2.0, height / 2.0,
                    ICON_WIDTH, ICON_SCALE);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (const XlArc *arc, const char *first, const char *second, const char *third)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *icon = gtk_drawing_area_new ();
  XlArc *copy = g_memdup2 (arc, sizeof *arc);
  g_autofree char *said = third != NULL ? g_strdup_printf ("%s: %s; %s", first, second, third)
                                        : g_strdup_printf ("%s: %s", first, second);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (icon), ICON_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (icon), 18);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (icon), draw_icon, copy, NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  xl_app_theme_redraws (icon);
  gtk_box_append (GTK_BOX (lines), make_label (first, NULL));
  gtk_box_append (GTK_BOX (lines), make_label (second, "xl-caption"));
  /* What the badge says already is for those who do not see it. */
  if (third != NULL && is_weak (arc))
    gtk_box_append (GTK_BOX (lines), make_label (third, "xl-caption"));
  gtk_widget_set_margin_top (lines, 4);
  gtk_widget_set_margin_bottom (lines, 4);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (row), "xl-arc", copy, g_free);
  return row;
}

static void
row_cb (XlMapMatch *self, GtkListBoxRow *row)
{
  const XlArc *arc = g_object_get_data (G_OBJECT (row), "xl-arc");

  g_signal_emit_by_name (self, "picked", arc->offer, arc->need);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* A heading and a list below it, which gets its rows; both are left out for none. */
static GtkListBox *
add_list (XlMapMatch *self, GtkBox *box, const char *title, guint n)
{
  GtkWidget *stop = g_object_new (XL_TYPE_ONE_STOP, NULL), *list = gtk_list_box_new ();
  /* Translators: title of a list and how long it is: "Projects (9)" */
  g_autofree char *text = g_strdup_printf (_("%s (%u)"), title, n);
  GtkWidget *heading = make_label (text, "xl-caption");

  gtk_widget_add_css_class (heading, "xl-strong");
  gtk_widget_set_margin_top (heading, 8);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "xl-map-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_cb), self);
  gtk_widget_set_parent (list, stop);
  gtk_box_append (box, heading);
  gtk_box_append (box, stop);
  return GTK_LIST_BOX (list);
}

static char *
dup_region (XlPlan *plan, const XlFlow *flow)
{
  XlRecord *region = xl_plan_lookup (plan, flow->region);

  return region != NULL ? xl_words_name (plan, region) : g_strdup ("–");
}

static char *
dup_way (XlPlan *plan, const XlFlow *offer, const XlFlow *need)
{
  g_autofree char *from = dup_region (plan, offer), *to = dup_region (plan, need);

  return offer->region == need->region ? g_steal_pointer (&from) : g_strdup_printf ("%s → %s", from, to);
}

/* What fails says why; what is left says what the law asks. */
static char *
dup_reason (XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair, const XlArc *arc)
{
  const XlMatch *record = xl_matches_record (plan, matches, pair);

  if (arc->state == XL_ARC_REJECTED)
    return g_strdup (record->reason != NULL ? record->reason
                                            : xl_words_choice (xl_kind_field (&xl_kind_match, "status"), record->status));
  return is_weak (arc) ? xl_words_fails (matches, pair) : g_strdup (xl_words_regime (pair->regime));
}

/* ---- the list ---- */

static void
list_arcs (XlMapMatch *self, XlPlan *plan, const XlMatches *matches, GPtrArray *arcs, const char *title, gboolean weak)
{
  GtkListBox *list;
  guint n = 0;

  for (guint i = 0; i < arcs->len; i++)
    n += is_weak (g_ptr_array_index (arcs, i)) == weak;
  if (n == 0)
    return;
  list = add_list (self, self->all, title, n);
  for (guint i = 0, rows = 0; i < arcs->len && rows < MOST_ROWS; i++)
    {
      const XlArc *arc = g_ptr_array_index (arcs, i);
      const XlFlowPair *pair = is_weak (arc) == weak ? find_pair (matches, arc->offer, arc->need) : NULL;
      g_autofree char *way = NULL, *why = NULL;

      if (pair == NULL)
        continue;
      rows++;
      way = dup_way (plan, xl_matches_offer (matches, pair), xl_matches_need (matches, pair));
      why = dup_reason (plan, matches, pair, arc);
      gtk_list_box_append (list, make_row (arc, xl_matches_need (matches, pair)->material, way, why));
    }
  if (n > MOST_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);

      gtk_box_append (self->all, make_label (more, "xl-caption"));
    }
}

static void
show_list (XlMapMatch *self, XlPlan *plan, const XlMatches *matches)
{
  g_autoptr (GPtrArray) arcs = g_ptr_array_new_with_free_func (g_free);
  XlRecord *flow = self->filter.flow != 0 ? xl_plan_lookup (plan, self->filter.flow) : NULL;

  xl_desk_map_each_arc (plan, &self->filter, add_shown, arcs);
  clear_box (self->all);
  gtk_widget_set_visible (self->focus, flow != NULL);
  if (flow != NULL)
    {
      g_autofree char *about = xl_words_flow_about (plan, (XlFlow *) flow);
      g_autofree char *text = g_strdup_printf ("%s\n%s", ((XlFlow *) flow)->material, about);

      gtk_label_set_text (self->focus_name, text);
    }
  gtk_label_set_text (self->count, arcs->len > 0 ? _("Click an arc, or choose a match here.")
                                                 : _("No need and no offer have a code and a unit in common."));
  list_arcs (self, plan, matches, arcs, _("Matches"), FALSE);
  list_arcs (self, plan, matches, arcs, _("Why others fail"), TRUE);
}

/* ---- one match ---- */

static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const BarView *bar = data;

  xl_bar (cr, xl_app_theme (GTK_WIDGET (area)), width, height, bar->from, bar->to);
}

static void
make_bar (XlMapMatch *self, Bar which, const char *name)
{
  BarView *bar = &self->bars[which];
  GtkWidget *figure = gtk_label_new (NULL);

  bar->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (bar->area), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bar->area), draw_bar, bar, NULL);
  gtk_widget_set_valign (bar->area, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar->area, TRUE);
  xl_app_theme_redraws (bar->area);
  bar->figure = GTK_LABEL (figure);
  gtk_label_set_xalign (bar->figure, 1);
  gtk_widget_add_css_class (figure, "xl-strong");
  gtk_grid_attach (self->facts, make_label (name, "xl-field-label"), 0, (int) which, 1, 1);
  gtk_grid_attach (self->facts, bar->area, 1, (int) which, 1, 1);
  gtk_grid_attach (self->facts, figure, 2, (int) which, 1, 1);
}

static void
set_bar (XlMapMatch *self, Bar which, const char *figure, const char *about, double from, double to, gboolean fails)
{
  BarView *bar = &self->bars[which];

  gtk_label_set_text (bar->figure, figure);
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar->figure), about);
  gtk_widget_set_tooltip_text (bar->area, about);
  bar->from = isnan (from) ? 0 : from;
  bar->to = isnan (to) ? bar->from : to;
  if (fails)
    gtk_widget_add_css_class (GTK_WIDGET (bar->figure), "red");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar->figure), "red");
  gtk_widget_queue_draw (bar->area);
}

/* Place, quantity, price, one line each. */
static void
show_flow (XlPlan *plan, const XlFlow *flow, GtkButton *name, GtkLabel *about)
{
  g_autofree char *place = xl_words_flow_place (plan, flow), *quantity = xl_words_quantity (flow->quantity, flow->unit);
  g_autofree char *price = flow->price != XL_NONE ? xl_words_unit_price ((double) flow->price / 100, flow->unit, FALSE)
                                                  : NULL;
  g_autofree char *text = price != NULL ? g_strdup_printf ("%s; %s; %s", place, quantity, price)
                                        : g_strdup_printf ("%s; %s", place, quantity);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (name)), flow->material);
  gtk_label_set_text (about, text);
}

static void
add_chip (XlMapMatch *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "xl-chip");
  gtk_widget_add_css_class (label, style);
  xl_wrap_append (self->chips, label);
}

static void
show_chips (XlMapMatch *self, XlPlan *plan, const XlFlow *offer, const XlFlow *need, XlRegime regime)
{
  xl_wrap_clear (self->chips);
  if (xl_plan_is_illustrative (plan, &offer->parent_instance, NULL)
      || xl_plan_is_illustrative (plan, &need->parent_instance, NULL))
    {
      GtkWidget *mark = g_object_new (XL_TYPE_MARK, NULL);

      xl_mark_set_provenance (XL_MARK (mark), XL_PROVENANCE_ILLUSTRATIVE);
      xl_wrap_append (self->chips, mark);
    }
  add_chip (self, xl_words_regime (regime), xl_match_regime_style (regime));
}

/* Who else could supply this need, and what all of them together do. */
static void
show_also (XlMapMatch *self, XlPlan *plan, const XlMatches *matches, GPtrArray *arcs)
{
  const XlFlowPair *chosen = find_pair (matches, self->offer, self->need);
  XlFlow *need = xl_matches_need (matches, chosen);
  g_autoptr (GArray) pairs = xl_matches_of (matches, need);
  GtkListBox *list = NULL;
  guint n = 0;

  for (guint i = 0; i < arcs->len; i++)
    {
      const XlArc *arc = g_ptr_array_index (arcs, i);

      n += arc->need == self->need && arc->offer != self->offer && !is_weak (arc);
    }
  if (n == 0)
    return;
  list = add_list (self, self->others, _("Also for this need"), n);
  for (guint i = 0; i < arcs->len; i++)
    {
      const XlArc *arc = g_ptr_array_index (arcs, i);
      const XlFlowPair *pair = find_pair (matches, arc->offer, arc->need);
      g_autofree char *place = NULL, *facts = NULL;
      g_auto (XlPairWords) words = { 0 };

      if (arc->need != self->need || arc->offer == self->offer || is_weak (arc) || pair == NULL)
        continue;
      xl_pair_words_init (&words, matches, pair);
      place = xl_words_flow_place (plan, xl_matches_offer (matches, pair));
      facts = g_strdup_printf ("%s, %s", words.nearness, words.cover);
      gtk_list_box_append (list, make_row (arc, place, facts, NULL));
    }
  if (pairs->len > 1)
    {
      XlAssignment *best = xl_matches_assign (matches, pairs, XL_ASSIGN_DISTANCE, FALSE);
      g_autofree char *text = xl_words_supply (plan, matches, pairs, best, need);
      GtkWidget *label = make_label (text, "xl-caption");

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      xl_label_wrap (GTK_LABEL (label));
      gtk_box_append (self->others, label);
      xl_assignment_free (best);
    }
}

/* What else there is of the same offer or need, and why it does not go. */
static void
show_failing (XlMapMatch *self, XlPlan *plan, const XlMatches *matches, GPtrArray *arcs)
{
  GtkListBox *list = NULL;
  guint n = 0;

  for (guint i = 0; i < arcs->len; i++)
    {
      const XlArc *arc = g_ptr_array_index (arcs, i);

      n += is_weak (arc) && (arc->need == self->need) != (arc->offer == self->offer);
    }
  if (n == 0)
    return;
  list = add_list (self, self->others, _("Why others fail"), n);
  for (guint i = 0; i < arcs->len; i++)
    {
      const XlArc *arc = g_ptr_array_index (arcs, i);
      const XlFlowPair *pair = find_pair (matches, arc->offer, arc->need);
      g_autofree char *way = NULL, *why = NULL;

      if (!is_weak (arc) || (arc->need == self->need) == (arc->offer == self->offer) || pair == NULL)
        continue;
      way = dup_way (plan, xl_matches_offer (matches, pair), xl_matches_need (matches, pair));
      why = dup_reason (plan, matches, pair, arc);
      gtk_list_box_append (list, make_row (arc, way, why, NULL));
    }
}

static void
show_bars (XlMapMatch *self, const XlMatches *matches, const XlFlowPair *pair)
{
  double end = xl_match_price_end (matches, pair);
  g_auto (XlPairWords) words = { 0 };

  xl_pair_words_init (&words, matches, pair);
  set_bar (self, BAR_COVER, words.cover, words.cover_about, 0, pair->cover, FALSE);
  set_bar (self, BAR_NEARNESS, words.nearness, words.nearness_about, 0, pair->near,
           (pair->fails & XL_FAILS_DISTANCE) != 0);
  set_bar (self, BAR_PRICE, words.price, words.price_about, fmin (0.5, end), fmax (0.5, end),
           (pair->fails & XL_FAILS_PRICE) != 0);
  gtk_label_set_text (self->code, words.code);
  gtk_label_set_text (self->code_about, words.code_about);
}

static void
show_status (XlMapMatch *self, XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair)
{
  const XlMatch *record = xl_matches_record (plan, matches, pair);
  int status = record != NULL ? record->status : XL_MATCH_CANDIDATE;
  XlRecord *project = record != NULL ? xl_plan_lookup (plan, record->project) : NULL;
  g_autofree char *fails = xl_words_fails (matches, pair);
  gboolean noted = record != NULL && record->reason != NULL;
  /* Translators: what the inspector of the map shows, and its status: "Match, candidate" */
  g_autofree char *line = g_strdup_printf (_("Match, %s"),
                                           xl_words_choice (xl_kind_field (&xl_kind_match, "status"), status));

  gtk_label_set_text (self->status_line, line);
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->status, (guint) (status - XL_MATCH_CANDIDATE));
  self->setting = FALSE;
  gtk_label_set_text (self->reason, noted ? record->reason : fails);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), noted || *fails != '\0');
  self->project = project != NULL ? project->id : 0;
  gtk_button_set_label (self->make, project != NULL ? _("Open its project") : _("Make a project of this"));
}

static void
show_match (XlMapMatch *self, XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair)
{
  XlFlow *offer = xl_matches_offer (matches, pair), *need = xl_matches_need (matches, pair);
  g_autoptr (GPtrArray) arcs = g_ptr_array_new_with_free_func (g_free);
  const char *classes[] = { "xl-note", xl_match_regime_style (pair->regime), NULL };

  xl_desk_map_each_arc (plan, &(XlMapFilter) { .day = self->filter.day }, add_shown, arcs);
  gtk_label_set_text (self->title, need->material);
  show_chips (self, plan, offer, need, pair->regime);
  show_flow (plan, offer, self->offer_name, self->offer_about);
  show_flow (plan, need, self->need_name, self->need_about);
  show_bars (self, matches, pair);
  gtk_label_set_text (self->rule, xl_words_regime_rule (pair->regime));
  gtk_widget_set_css_classes (GTK_WIDGET (self->rule), classes);
  show_status (self, plan, matches, pair);
  clear_box (self->others);
  show_also (self, plan, matches, arcs);
  show_failing (self, plan, matches, arcs);
}

/* ---- what people do with it ---- */

static gboolean
again_cb (gpointer data)
{
  XlMapMatch *self = data;

  self->again_idle = 0;
  if (xl_part_get_plan (XL_PART (self)) != NULL)
    xl_map_match_show (self, xl_part_get_plan (XL_PART (self)), &self->filter, self->offer, self->need);
  return G_SOURCE_REMOVE;
}

/* What was refused is shown as it was, but not amid the change of the widget that asked for it. */
static void
hand_over (XlMapMatch *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  if (edit == NULL || xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence))
    return;
  g_signal_emit_by_name (xl_part_get_desk (XL_PART (self)), "failed", sentence);
  if (self->again_idle == 0)
    self->again_idle = g_idle_add (again_cb, self);
}

/* The pair that is shown, as edits take it. */
static GArray *
dup_pair (XlMapMatch *self, const XlMatches *matches)
{
  const XlFlowPair *pair = find_pair (matches, self->offer, self->need);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));

  if (pair != NULL)
    g_array_append_vals (pairs, pair, 1);
  return pairs;
}

static void
status_cb (XlMapMatch *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  int status = XL_MATCH_CANDIDATE + (int) gtk_drop_down_get_selected (self->status);
  const XlMatches *matches;
  const XlMatch *record;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (XlEdit) edit = NULL;

  if (self->setting || plan == NULL || self->offer == 0)
    return;
  matches = xl_desk_map_matches (plan, self->filter.day);
  pairs = dup_pair (self, matches);
  if (pairs->len == 0)
    return;
  record = xl_matches_record (plan, matches, &g_array_index (pairs, XlFlowPair, 0));
  if (status == (record != NULL ? record->status : XL_MATCH_CANDIDATE))
    return;
  edit = xl_edits_match (plan, matches, pairs, status, record != NULL ? record->reason : NULL);
  hand_over (self, edit);
}

static void
make_cb (XlMapMatch *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  const XlMatches *matches = plan != NULL ? xl_desk_map_matches (plan, self->filter.day) : NULL;
  g_autoptr (GArray) pairs = matches != NULL ? dup_pair (self, matches) : NULL;
  g_autoptr (XlEdit) edit = NULL;
  gint64 id;

  if (self->project != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->project);
  else if (pairs != NULL && pairs->len > 0)
    {
      edit = xl_edits_match_project (plan, matches, pairs, &id);
      hand_over (self, edit);
    }
}

static void
back_cb (XlMapMatch *self)
{
  g_signal_emit_by_name (self, "picked", G_GINT64_CONSTANT (0), G_GINT64_CONSTANT (0));
}

static void
all_cb (XlMapMatch *self)
{
  g_signal_emit_by_name (self, "all");
}

static void
offer_cb (XlMapMatch *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->offer);
}

static void
need_cb (XlMapMatch *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->need);
}

/* ---- the object ---- */

static void
xl_map_match_dispose (GObject *object)
{
  XlMapMatch *self = XL_MAP_MATCH (object);

  g_clear_handle_id (&self->again_idle, g_source_remove);
  self->setting = TRUE;
  G_OBJECT_CLASS (xl_map_match_parent_class)->dispose (object);
}

static void
xl_map_match_class_init (XlMapMatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_map_match_dispose;
  g_signal_new ("picked", XL_TYPE_MAP_MATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                G_TYPE_INT64);
  g_signal_new ("all", XL_TYPE_MAP_MATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-match.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, stack);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, count);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, focus);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, focus_name);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, all);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, status_line);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, title);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, chips);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, offer_name);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, offer_about);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, need_name);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, need_about);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, code);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, code_about);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, facts);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, rule);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, status);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, reason);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, make);
  gtk_widget_class_bind_template_child (widget_class, XlMapMatch, others);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_cb);
  gtk_widget_class_bind_template_callback (widget_class, need_cb);
}

static void
xl_map_match_init (XlMapMatch *self)
{
  const XlField *status = xl_kind_field (&xl_kind_match, "status");
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = XL_MATCH_CANDIDATE; i <= XL_MATCH_REJECTED; i++)
    gtk_string_list_append (words, xl_words_choice (status, i));
  self->setting = TRUE;
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (words));
  self->setting = FALSE;
  make_bar (self, BAR_COVER, _("Cover"));
  make_bar (self, BAR_NEARNESS, _("Nearness"));
  make_bar (self, BAR_PRICE, _("Price"));
}

/* ---- public ---- */

/**
 * xl_map_match_show:
 * @filter: which matches the map shows
 * @offer: id of an offer, or 0 for the list
 * @need: id of a need
 *
 * Shows one match, or the list of those on the map where it is gone.
 */
void
xl_map_match_show (XlMapMatch *self, XlPlan *plan, const XlMapFilter *filter, gint64 offer, gint64 need)
{
  const XlMatches *matches = xl_desk_map_matches (plan, filter->day);
  const XlFlowPair *pair = offer != 0 ? find_pair (matches, offer, need) : NULL;
  gboolean writable = !xl_desk_get_read_only (xl_part_get_desk (XL_PART (self)));

  self->filter = *filter;
  self->offer = pair != NULL ? offer : 0;
  self->need = pair != NULL ? need : 0;
  if (pair != NULL)
    show_match (self, plan, matches, pair);
  else
    show_list (self, plan, matches);
  gtk_widget_set_sensitive (GTK_WIDGET (self->status), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), writable || self->project != 0);
  gtk_stack_set_visible_child_name (self->stack, pair != NULL ? "match" : "list");
}
