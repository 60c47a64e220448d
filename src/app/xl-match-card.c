/* xl-match-card.c - one match: cover, nearness, price and code, each with its own bar and figure */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Never one mixed score: who reads it weighs the four facts himself. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-match-card.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-bar.h"
#include "xl-desk-words.h"
#include "xl-label.h"

typedef enum
{
  FACT_COVER,
  FACT_NEARNESS,
  FACT_PRICE,
  FACT_CODE,
  N_FACTS
} Fact;

static const char *const fact_names[N_FACTS] = { N_("Cover"), N_("Nearness"), N_("Price"), N_("Code") };

typedef struct
{
  double from, to; /* of the bar's width; the same: nothing is known */
  GtkWidget *figure, *bar, *about;
} FactView;

struct _XlMatchCard
{
  GtkWidget parent_instance;

  FactView facts[N_FACTS];
  gint64 other;     /* id of the flow that it leads to */
  gint64 project;   /* id of what was made of it, or 0 */

  /* template */
  GtkCheckButton *chosen;
  GtkWidget *mark;
  GtkWidget *open;
  GtkLabel *material;
  GtkLabel *place;
  GtkLabel *status;
  GtkLabel *regime;
  GtkBox *box;
  GtkLabel *reason;
  GtkWidget *project_button;
};

G_DEFINE_FINAL_TYPE (XlMatchCard, xl_match_card, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHOSEN = 1,
} XlMatchCardProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

/* --- the four facts ----------------------------------------------------------------------------- */

static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const FactView *fact = data;
  const XlTheme *theme = xl_app_theme (GTK_WIDGET (area));

  xl_bar (cr, theme, width, height, fact->from, fact->to);
}

static void
make_fact (XlMatchCard *self, Fact fact)
{
  FactView *view = &self->facts[fact];
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = gtk_label_new (_(fact_names[fact]));

  view->figure = gtk_label_new (NULL);
  view->about = gtk_label_new (NULL);
  view->bar = gtk_drawing_area_new ();
  gtk_widget_add_css_class (name, "xl-caption");
  gtk_widget_add_css_class (view->figure, "xl-strong");
  gtk_widget_add_css_class (view->about, "xl-caption");
  gtk_label_set_xalign (GTK_LABEL (view->figure), 1);
  gtk_widget_set_hexpand (view->figure, TRUE);
  gtk_label_set_xalign (GTK_LABEL (view->about), 0);
  xl_label_wrap (GTK_LABEL (view->about));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (view->bar), 8);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (view->bar), draw_bar, view, NULL);
  gtk_widget_set_margin_top (view->bar, 2);
  xl_app_theme_redraws (view->bar);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), view->figure);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), view->bar);
  gtk_box_append (GTK_BOX (column), view->about);
  gtk_box_append (self->box, column);
}

static void
show_fact (XlMatchCard *self, Fact fact, const char *figure, const char *about, double from, double to, gboolean fails)
{
  FactView *view = &self->facts[fact];

  gtk_label_set_text (GTK_LABEL (view->figure), figure);
  gtk_label_set_text (GTK_LABEL (view->about), about);
  view->from = isnan (from) ? 0 : from;
  view->to = isnan (to) ? view->from : to;
  if (fails)
    gtk_widget_add_css_class (view->figure, "red");
  else
    gtk_widget_remove_css_class (view->figure, "red");
  gtk_widget_queue_draw (view->bar);
}

/**
 * xl_match_price_end:
 *
 * Returns: where the bar of the price ends, which begins in the middle: at the right where the need pays more than is
 *   asked, at the left where it pays less; NAN where a price is not known
 */
double
xl_match_price_end (const XlMatches *matches, const XlFlowPair *pair)
{
  double need = fabs (matches->need_sides[pair->need].price), offer = fabs (matches->offer_sides[pair->offer].price);
  double most = fmax (fmax (need, offer), fabs (pair->price_gap));

  return isnan (pair->price_gap) ? NAN : most > 0 ? 0.5 + 0.5 * pair->price_gap / most : 0.5;
}

static void
show_facts (XlMatchCard *self, const XlMatches *matches, const XlFlowPair *pair)
{
  double end = xl_match_price_end (matches, pair);
  g_auto (XlPairWords) words;

  xl_pair_words_init (&words, matches, pair);
  show_fact (self, FACT_COVER, words.cover, words.cover_about, 0, pair->cover, FALSE);
  show_fact (self, FACT_NEARNESS, words.nearness, words.nearness_about, 0, pair->near,
             (pair->fails & XL_FAILS_DISTANCE) != 0);
  show_fact (self, FACT_PRICE, words.price, words.price_about, fmin (0.5, end), fmax (0.5, end),
             (pair->fails & XL_FAILS_PRICE) != 0);
  show_fact (self, FACT_CODE, words.code, words.code_about, 0, 1, FALSE);
}

/* --- the rest ----------------------------------------------------------------------------------- */

/**
 * xl_match_regime_style:
 *
 * Returns: (transfer none): class of its chip
 */
const char *
xl_match_regime_style (XlRegime regime)
{
  static const char *const styles[XL_N_REGIMES] = {
    [XL_REGIME_NATIONAL] = "green",       [XL_REGIME_NOT_WASTE] = "grey",  [XL_REGIME_ANNEX_VII] = "accent",
    [XL_REGIME_NOTIFICATION] = "amber",   [XL_REGIME_FORBIDDEN] = "red",   [XL_REGIME_CHECK] = "amber",
  };

  return styles[regime];
}

static void
show_chip (GtkLabel *chip, const char *text, const char *style)
{
  const char *classes[] = { "xl-chip", style, NULL };

  gtk_label_set_text (chip, text != NULL ? text : "");
  gtk_widget_set_css_classes (GTK_WIDGET (chip), classes);
  gtk_widget_set_visible (GTK_WIDGET (chip), text != NULL);
}

static void
show_status (XlMatchCard *self, XlPlan *plan, const XlMatch *match)
{
  static const char *const styles[] = { NULL, "grey", "accent", "accent", "green", "red" };
  gboolean noted = match != NULL && match->status > XL_MATCH_CANDIDATE;
  XlRecord *project = match != NULL ? xl_plan_lookup (plan, match->project) : NULL;
  g_autofree char *name = project != NULL ? xl_words_name (plan, project) : NULL;

  show_chip (self->status, noted ? xl_words_choice (xl_kind_field (&xl_kind_match, "status"), match->status) : NULL,
             noted ? styles[match->status] : NULL);
  gtk_label_set_text (self->reason, match != NULL && match->reason != NULL ? match->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), match != NULL && match->reason != NULL);
  self->project = project != NULL ? xl_record_get_id (project) : 0;
  gtk_widget_set_visible (self->project_button, project != NULL);
  if (name != NULL)
    {
      /* Translators: a button that opens the project that was made of a match */
      g_autofree char *text = g_strdup_printf (_("Project: %s"), name);

      gtk_button_set_label (GTK_BUTTON (self->project_button), text);
    }
}

static void
open_flow_cb (XlMatchCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->other);
}

static void
open_project_cb (XlMatchCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->project);
}

static void
chosen_cb (XlMatchCard *self)
{
  if (gtk_check_button_get_active (self->chosen))
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/**
 * xl_match_card_show:
 * @pair: of @matches
 * @flow: (nullable): the need or offer from which it is looked at: the card names the other; %NULL names the offer
 */
void
xl_match_card_show (XlMatchCard *self, XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair, const XlFlow *flow)
{
  XlFlow *need = xl_matches_need (matches, pair), *offer = xl_matches_offer (matches, pair);
  XlFlow *other = flow == offer ? need : offer;
  g_autofree char *place = xl_words_flow_place (plan, other);
  g_autofree char *spoken = g_strdup_printf (_("%1$s, %2$s: selected"), other->material, place);
  g_autofree char *regime = g_strdup_printf ("%s  %s", xl_words_regime_badge (pair->regime), xl_words_regime (pair->regime));

  self->other = other->parent_instance.id;
  gtk_label_set_text (self->material, other->material);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, other->material, -1);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  gtk_widget_set_visible (self->mark, xl_plan_is_illustrative (plan, &other->parent_instance, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chosen), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_chip (self->regime, regime, xl_match_regime_style (pair->regime));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->regime), xl_words_regime_rule (pair->regime));
  show_facts (self, matches, pair);
  show_status (self, plan, xl_matches_record (plan, matches, pair));
}

/* --- the object --------------------------------------------------------------------------------- */

static void
xl_match_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMatchCardProperty) id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, xl_match_card_get_chosen (XL_MATCH_CARD (object)));
      break;
    }
}

static void
xl_match_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMatchCardProperty) id)
    {
    case PROP_CHOSEN:
      xl_match_card_set_chosen (XL_MATCH_CARD (object), g_value_get_boolean (value));
      break;
    }
}

static void
xl_match_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_match_card_parent_class)->dispose (object);
}

static void
xl_match_card_class_init (XlMatchCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_match_card_get_property;
  object_class->set_property = xl_match_card_set_property;
  object_class->dispose = xl_match_card_dispose;
  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-match-card.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, chosen);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, mark);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, material);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, open);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, place);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, status);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, regime);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, box);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, reason);
  gtk_widget_class_bind_template_child (widget_class, XlMatchCard, project_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_flow_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_project_cb);
}

static void
xl_match_card_init (XlMatchCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (Fact fact = 0; fact < N_FACTS; fact++)
    make_fact (self, fact);
}

/**
 * xl_match_card_new:
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
xl_match_card_new (void)
{
  return g_object_new (XL_TYPE_MATCH_CARD, NULL);
}

/**
 * xl_match_card_set_plain:
 *
 * Takes the box around it and the choice away, for where one match stands alone.
 */
void
xl_match_card_set_plain (XlMatchCard *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "xl-card");
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), FALSE);
}

gboolean
xl_match_card_get_chosen (XlMatchCard *self)
{
  return gtk_check_button_get_active (self->chosen);
}

void
xl_match_card_set_chosen (XlMatchCard *self, gboolean chosen)
{
  gtk_check_button_set_active (self->chosen, chosen);
}
