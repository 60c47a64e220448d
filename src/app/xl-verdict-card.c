/* xl-verdict-card.c - the 2 x 2 of viable and bankable, and words beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-verdict-card.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-desk-finance.h"
#include "xl-verdict.h"

#define GAP 16
/* What the squares leave to the words, of the whole width. */
#define MOST 0.42

struct _XlVerdictCard
{
  GtkWidget parent_instance;

  XlQuadrant verdict;
};

G_DEFINE_FINAL_TYPE (XlVerdictCard, xl_verdict_card, GTK_TYPE_WIDGET)

static int
card_width (XlVerdictCard *self, int width)
{
  double scale = xl_app_theme (GTK_WIDGET (self))->text_scale;

  return (int) MIN (XL_VERDICT_CARD_WIDTH * scale, width * MOST);
}

static int
card_height (XlVerdictCard *self)
{
  return (int) ceil (XL_VERDICT_CARD_HEIGHT * xl_app_theme (GTK_WIDGET (self))->text_scale);
}

static GtkSizeRequestMode
xl_verdict_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xl_verdict_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  XlVerdictCard *self = XL_VERDICT_CARD (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least = 0, wanted = 0, beside = -1;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    beside = MAX (for_size - card_width (self, for_size) - GAP, 0);
  if (child != NULL)
    {
      int needed = 0;

      if (orientation == GTK_ORIENTATION_VERTICAL && beside >= 0)
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
      gtk_widget_measure (child, orientation, beside >= 0 ? MAX (beside, needed) : -1, &least, &wanted, NULL, NULL);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil ((least + GAP) / (1 - MOST));
      *natural = MAX (*minimum, XL_VERDICT_CARD_WIDTH + GAP + wanted);
    }
  else
    {
      *minimum = MAX (least, card_height (self));
      *natural = MAX (wanted, *minimum);
    }
}

static void
xl_verdict_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int room = card_width (XL_VERDICT_CARD (widget), width) + GAP;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? 0 : room, 0, width - room, height }, -1);
}

static void
xl_verdict_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlVerdictCard *self = XL_VERDICT_CARD (widget);
  int width = card_width (self, gtk_widget_get_width (widget)), height = card_height (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = mirrored ? gtk_widget_get_width (widget) - width : 0;
  const char *const words[4] = { xl_words_quadrant (TRUE, FALSE), xl_words_quadrant (TRUE, TRUE),
                                 xl_words_quadrant (FALSE, FALSE), xl_words_quadrant (FALSE, TRUE) };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (left, 0, width, height));

  cairo_translate (cr, left, 0);
  xl_verdict_card (cr, xl_app_theme (widget), self->verdict, words, width, height);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (xl_verdict_card_parent_class)->snapshot (widget, snapshot);
}

static void
xl_verdict_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_verdict_card_parent_class)->dispose (object);
}

static void
xl_verdict_card_class_init (XlVerdictCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_verdict_card_dispose;
  widget_class->get_request_mode = xl_verdict_card_get_request_mode;
  widget_class->measure = xl_verdict_card_measure;
  widget_class->size_allocate = xl_verdict_card_size_allocate;
  widget_class->snapshot = xl_verdict_card_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xl_verdict_card_init (XlVerdictCard *self)
{
  xl_app_theme_connect (GTK_WIDGET (self), gtk_widget_queue_resize);
}

/**
 * xl_verdict_card_set:
 * @judged: whether there is something to judge; else no square is filled
 * @viable: worth it without a grant
 * @bankable: a bank would lend as it is structured
 */
void
xl_verdict_card_set (XlVerdictCard *self, gboolean judged, gboolean viable, gboolean bankable)
{
  self->verdict = judged ? xl_verdict_of (viable, bankable) : XL_VERDICT_NONE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  judged ? xl_words_quadrant (viable, bankable) : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
