/* xl-chain-steps.c - the steps of a value chain as chevrons, and below them what a disruption hits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chain-steps.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-chain-draw.h"
#include "xl-desk-chains.h"

#define HEIGHT 56
#define NOTCH 14
#define BAND 22
#define BAND_GAP 8
#define LEAST 118 /* of a step */
#define PITCH 10  /* of the hatch over what lies downstream */

typedef struct
{
  guint step;
  gboolean *hit;      /* owned: one per step */
  GtkWidget *button;  /* borrowed: a child */
  GtkWidget *label;   /* borrowed: a child */
} Band;

struct _XlChainSteps
{
  GtkWidget parent_instance;

  GArray *states;     /* owned: XlStepState */
  GPtrArray *buttons; /* owned: of borrowed children, one per step */
  GArray *bands;      /* owned: Band */
};

G_DEFINE_FINAL_TYPE (XlChainSteps, xl_chain_steps, GTK_TYPE_WIDGET)

enum
{
  STEP,
  DISRUPTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
scale_of (XlChainSteps *self)
{
  return xl_app_theme (GTK_WIDGET (self))->text_scale;
}

/* --- drawing ------------------------------------------------------------------------------------ */

static void
set_colour (cairo_t *cr, XlColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
draw_band (XlChainSteps *self, cairo_t *cr, const XlTheme *theme, const Band *band, double width, double top, double height)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      double left = i * (width + XL_CHAIN_GAP), room = width + (i + 1 < self->states->len && band->hit[i + 1] ? XL_CHAIN_GAP : 0);

      if (!band->hit[i])
        continue;
      cairo_save (cr);
      cairo_rectangle (cr, left, top, room, height);
      set_colour (cr, theme->amber_tint);
      cairo_fill_preserve (cr);
      cairo_clip (cr);
      set_colour (cr, xl_colour_mix (theme->amber, theme->amber_tint, 0.45));
      cairo_set_line_width (cr, 2);
      for (double x = floor ((left - height) / PITCH) * PITCH; x < left + room; x += PITCH)
        {
          cairo_move_to (cr, x, top + height);
          cairo_line_to (cr, x + height, top);
        }
      cairo_stroke (cr);
      cairo_restore (cr);
    }
}

static void
xl_chain_steps_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlChainSteps *self = XL_CHAIN_STEPS (widget);
  const XlTheme *theme = xl_app_theme (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double step = xl_chain_step_width (self->states->len, width, XL_CHAIN_GAP), scale = theme->text_scale;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  /* Chevrons point where reading goes. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  xl_chain_draw (cr, theme, (const XlStepState *) (gpointer) self->states->data, self->states->len, width, HEIGHT * scale,
                 NOTCH, XL_CHAIN_GAP);
  for (guint i = 0; i < self->bands->len; i++)
    draw_band (self, cr, theme, &g_array_index (self->bands, Band, i), step,
               (HEIGHT + BAND_GAP + i * (BAND + BAND_GAP)) * scale, BAND * scale);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (xl_chain_steps_parent_class)->snapshot (widget, snapshot);
}

/* --- places ------------------------------------------------------------------------------------- */

static void
xl_chain_steps_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  XlChainSteps *self = XL_CHAIN_STEPS (widget);
  double scale = scale_of (self);
  guint n = self->states->len;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ceil ((HEIGHT + self->bands->len * (BAND + BAND_GAP)) * scale);
  else
    *minimum = *natural = (int) ceil (n * LEAST * scale) + (n > 0 ? (int) (n - 1) * XL_CHAIN_GAP : 0);
}

static void
place (GtkWidget *parent, GtkWidget *child, double left, double top, double width, double height)
{
  int all = gtk_widget_get_width (parent), least, x;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  x = (int) round (gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL ? all - left - width : left);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, (int) round (top), (int) round (width), (int) round (height) }, -1);
}

static void
place_band (XlChainSteps *self, const Band *band, double step, double top, double height)
{
  double left = band->step * (step + XL_CHAIN_GAP), room = 0;
  int wanted, natural;

  for (guint i = band->step + 1; i < self->states->len && band->hit[i]; i++)
    room += step + XL_CHAIN_GAP;
  /* Words that need more than their column take it from what lies downstream. */
  gtk_widget_measure (band->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  natural = (int) CLAMP (natural, step, step + room);
  place (GTK_WIDGET (self), band->button, left, top, natural, height);
  gtk_widget_measure (band->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  room -= natural - step;
  gtk_widget_set_child_visible (band->label, room > 0);
  if (room > 0)
    place (GTK_WIDGET (self), band->label, left + natural, top, MIN (wanted, room), height);
}

static void
xl_chain_steps_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlChainSteps *self = XL_CHAIN_STEPS (widget);
  double step = xl_chain_step_width (self->states->len, width, XL_CHAIN_GAP), scale = scale_of (self);

  for (guint i = 0; i < self->buttons->len; i++)
    place (widget, g_ptr_array_index (self->buttons, i), i * (step + XL_CHAIN_GAP) + (i > 0 ? NOTCH : 0), 0,
           step - (i > 0 ? NOTCH : 0), HEIGHT * scale);
  for (guint i = 0; i < self->bands->len; i++)
    place_band (self, &g_array_index (self->bands, Band, i), step,
                (HEIGHT + BAND_GAP + i * (BAND + BAND_GAP)) * scale, BAND * scale);
}

/* --- what it shows ------------------------------------------------------------------------------ */

static gint64
id_of (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "xl-id");
}

static void
step_cb (XlChainSteps *self, GtkWidget *button)
{
  g_signal_emit (self, signals[STEP], 0, id_of (button), button);
}

static void
disruption_cb (XlChainSteps *self, GtkWidget *button)
{
  g_signal_emit (self, signals[DISRUPTION], 0, id_of (button), button);
}

static GtkWidget *
add_button (XlChainSteps *self, gint64 id, GtkWidget *child, const char *class, const char *spoken, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, class);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "xl-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_step (XlChainSteps *self, const XlChain *chain, guint index)
{
  static const char *const classes[] = { "gap", "gap", "has" };
  const XlChainPlace *place = xl_chain_place (chain, index);
  g_autofree char *title = xl_words_step (chain, index), *state = xl_words_step_state (chain, index);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s", title, place->step->name, state);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (title, "xl-strong"));
  if (place->step->category > 0)
    gtk_box_append (GTK_BOX (box), make_label (place->step->name, "xl-dense"));
  button = add_button (self, place->step->parent_instance.id, box, "xl-chain-step", spoken, G_CALLBACK (step_cb));
  gtk_widget_add_css_class (button, classes[place->state]);
  g_array_append_val (self->states, place->state);
  g_ptr_array_add (self->buttons, button);
}

static void
add_band (XlChainSteps *self, XlPlan *plan, const XlChain *chain, const XlDisruption *disruption)
{
  g_autoptr (XlChainHit) hit = xl_chain_hit (plan, chain, disruption);
  g_autofree char *words = xl_words_disrupted (disruption), *hits = xl_words_hit (plan, hit, disruption, chain->day);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s", disruption->title, words, hits);
  Band band = { (guint) xl_chain_find (chain, disruption->step), g_new0 (gboolean, chain->places->len), NULL, NULL };

  for (guint i = 0; i < hit->downstream->len; i++)
    band.hit[g_array_index (hit->downstream, guint, i)] = TRUE;
  band.button = add_button (self, disruption->parent_instance.id, make_label (words, "xl-strong"), "xl-chain-band", spoken,
                            G_CALLBACK (disruption_cb));
  band.label = make_label (hits, "xl-chain-band-label");
  gtk_widget_set_can_target (band.label, FALSE);
  gtk_widget_set_parent (band.label, GTK_WIDGET (self));
  g_array_append_val (self->bands, band);
}

static void
clear (XlChainSteps *self)
{
  GtkWidget *child;

  g_array_set_size (self->states, 0);
  g_ptr_array_set_size (self->buttons, 0);
  g_array_set_size (self->bands, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/**
 * xl_chain_steps_show:
 *
 * Shows the steps of @chain and what its disruptions hit, in the place of what it showed.
 */
void
xl_chain_steps_show (XlChainSteps *self, XlPlan *plan, const XlChain *chain)
{
  clear (self);
  for (guint i = 0; i < chain->places->len; i++)
    add_step (self, chain, i);
  for (guint i = 0; i < chain->disruptions->len; i++)
    add_band (self, plan, chain, g_ptr_array_index (chain->disruptions, i));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * xl_chain_steps_get_button:
 * @id: of a step or a disruption
 *
 * Returns: (transfer none) (nullable): what stands for it
 */
GtkWidget *
xl_chain_steps_get_button (XlChainSteps *self, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && id_of (child) == id)
      return child;
  return NULL;
}

static void
band_clear (gpointer data)
{
  g_free (((Band *) data)->hit);
}

static void
xl_chain_steps_dispose (GObject *object)
{
  clear (XL_CHAIN_STEPS (object));
  G_OBJECT_CLASS (xl_chain_steps_parent_class)->dispose (object);
}

static void
xl_chain_steps_finalize (GObject *object)
{
  XlChainSteps *self = XL_CHAIN_STEPS (object);

  g_array_unref (self->states);
  g_ptr_array_unref (self->buttons);
  g_array_unref (self->bands);
  G_OBJECT_CLASS (xl_chain_steps_parent_class)->finalize (object);
}

static void
xl_chain_steps_class_init (XlChainStepsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_chain_steps_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_chain_steps_finalize;
  widget_class->measure = xl_chain_steps_measure;
  widget_class->size_allocate = xl_chain_steps_size_allocate;
  widget_class->snapshot = xl_chain_steps_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[STEP] = g_signal_new ("step", XL_TYPE_CHAIN_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT64, GTK_TYPE_WIDGET);
  signals[DISRUPTION] = g_signal_new ("disruption", XL_TYPE_CHAIN_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_INT64, GTK_TYPE_WIDGET);
}

static void
xl_chain_steps_init (XlChainSteps *self)
{
  self->states = g_array_new (FALSE, FALSE, sizeof (XlStepState));
  self->buttons = g_ptr_array_new ();
  self->bands = g_array_new (FALSE, FALSE, sizeof (Band));
  g_array_set_clear_func (self->bands, band_clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
  xl_app_theme_connect (GTK_WIDGET (self), gtk_widget_queue_resize);
}

GtkWidget *
xl_chain_steps_new (void)
{
  return g_object_new (XL_TYPE_CHAIN_STEPS, NULL);
}
