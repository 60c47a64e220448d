/* xl-chart-spot.c - a part of a chart that can be read, reached and opened */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-chart-spot.h"

struct _XlChartSpot
{
  GtkWidget parent_instance;

  guint row, column;
  char *action; /* owned; as in "win.show-page::regions"; NULL for a part that opens nothing */
};

G_DEFINE_FINAL_TYPE (XlChartSpot, xl_chart_spot, GTK_TYPE_WIDGET)

static gboolean
activate_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  return xl_chart_spot_activate (XL_CHART_SPOT (widget));
}

static void
xl_chart_spot_finalize (GObject *object)
{
  g_free (XL_CHART_SPOT (object)->action);
  G_OBJECT_CLASS (xl_chart_spot_parent_class)->finalize (object);
}

static void
xl_chart_spot_class_init (XlChartSpotClass *class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter, GDK_KEY_space, GDK_KEY_KP_Space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_chart_spot_finalize;
  gtk_widget_class_set_css_name (widget_class, "spot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_cb, NULL);
}

static void
xl_chart_spot_init (XlChartSpot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * xl_chart_spot_at:
 * @chart: a widget all of whose children are spots
 * @index: 0 to the number of its spots
 *
 * Spots are used again from the first on, so that the focus stays where it is when figures change.
 *
 * Returns: (transfer none): the spot, a new one after the last
 */
GtkWidget *
xl_chart_spot_at (GtkWidget *chart, guint index)
{
  GtkWidget *spot = gtk_widget_get_first_child (chart);

  for (guint i = 0; i < index && spot != NULL; i++)
    spot = gtk_widget_get_next_sibling (spot);
  if (spot == NULL)
    {
      spot = g_object_new (XL_TYPE_CHART_SPOT, NULL);
      gtk_widget_set_parent (spot, chart);
    }
  return spot;
}

/**
 * xl_chart_spot_trim:
 * @chart: a widget all of whose children are spots
 * @n: how many are wanted
 *
 * Takes away those that are too many.
 */
void
xl_chart_spot_trim (GtkWidget *chart, guint n)
{
  GtkWidget *spot = gtk_widget_get_first_child (chart);

  for (guint i = 0; spot != NULL; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (spot);

      if (i >= n)
        gtk_widget_unparent (spot);
      spot = next;
    }
}

/**
 * xl_chart_spot_pick:
 * @chart: a widget all of whose children are spots
 * @x: px
 * @y: px
 *
 * Returns: (transfer none) (nullable): the spot there
 */
GtkWidget *
xl_chart_spot_pick (GtkWidget *chart, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (chart, x, y, GTK_PICK_DEFAULT);

  return found != NULL && XL_IS_CHART_SPOT (found) ? found : NULL;
}

/**
 * xl_chart_spot_tell:
 * @row: which line or row of the chart it is about
 * @column: which column
 * @words: what is drawn there, as a sentence
 * @action: (nullable): detailed name of what it opens
 */
void
xl_chart_spot_tell (XlChartSpot *self, guint row, guint column, const char *words, const char *action)
{
  self->row = row;
  self->column = column;
  g_free (self->action);
  self->action = g_strdup (action);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * xl_chart_spot_get_place:
 * @row: (out): which line or row of the chart it is about
 * @column: (out) (optional): which column
 */
void
xl_chart_spot_get_place (XlChartSpot *self, guint *row, guint *column)
{
  *row = self->row;
  if (column != NULL)
    *column = self->column;
}

/**
 * xl_chart_spot_activate:
 *
 * Returns: whether it opened something
 */
gboolean
xl_chart_spot_activate (XlChartSpot *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return self->action != NULL && g_action_parse_detailed_name (self->action, &name, &target, NULL)
         && gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}
