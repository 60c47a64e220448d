/* xl-overview-chains.c - the tile of the overview that tells which steps of value chains nobody has */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-overview-chains.h"

#include "xl-appearance.h"
#include "xl-chain-draw.h"
#include "xl-desk-chains.h"
#include "xl-overview-tiles.h"

#define MOST_CHAINS 3 /* those with most gaps */
#define HEIGHT 16
#define NOTCH 5
#define GAP 2

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const GArray *states = data;

  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  xl_chain_draw (cr, xl_app_theme (GTK_WIDGET (area)), (const XlStepState *) (gpointer) states->data, states->len, width - 1,
                 height, NOTCH, GAP);
}

static GtkWidget *
make_row (const XlChain *chain)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *name = xl_overview_label (chain->chain->name);
  GtkWidget *area = gtk_drawing_area_new ();
  GArray *states = g_array_new (FALSE, FALSE, sizeof (XlStepState));
  g_autofree char *gaps = xl_words_gaps (chain->n_gaps);
  g_autoptr (GString) words = g_string_new (chain->chain->name);
  GtkWidget *count = xl_overview_label (gaps);

  g_string_append_printf (words, ": %s", gaps);
  for (guint i = 0; i < chain->places->len; i++)
    {
      const XlChainPlace *place = xl_chain_place (chain, i);
      g_autofree char *state = xl_words_step_state (chain, i);

      g_array_append_val (states, place->state);
      if (place->state != XL_STEP_HAS)
        g_string_append_printf (words, "; %s: %s", place->step->name, state);
    }
  if (chain->chain->parent_instance.provenance == XL_PROVENANCE_ILLUSTRATIVE)
    {
      GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (mark, "xl-mark");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), mark);
    }
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, chain->n_gaps > 0 ? "red" : "green");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), count);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, states, (GDestroyNotify) g_array_unref);
  xl_app_theme_redraws (area);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), area);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (chain->chain), g_object_unref);
  return row;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const XlChain *one = *(XlChain *const *) a, *two = *(XlChain *const *) b;

  return (int) two->n_gaps - (int) one->n_gaps;
}

/**
 * xl_overview_show_chains:
 * @list: what stands in the tile
 *
 * The value chains with most gaps, each a way to its page.
 */
void
xl_overview_show_chains (XlTile *tile, GtkListBox *list, XlPlan *plan)
{
  g_autoptr (GPtrArray) records = xl_chains_list (plan);
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_chain_free);
  XlDate today = xl_date_today ();
  g_autofree char *summary = NULL, *gaps = NULL, *scope = NULL;
  XlChainsFigures figures;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  if (records->len == 0)
    {
      xl_tile_set_chip (tile, NULL, NULL);
      xl_tile_show_empty (tile, _("No value chain yet."), _("Add the first one"), "win.new-record::value-chain");
      return;
    }
  xl_chains_figures_init (&figures, plan, today);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (chains, xl_chain_new (plan, g_ptr_array_index (records, i), NULL, today));
  g_ptr_array_sort (chains, compare_gaps);
  for (guint i = 0; i < chains->len && i < MOST_CHAINS; i++)
    gtk_list_box_append (list, make_row (g_ptr_array_index (chains, i)));
  gaps = xl_words_gaps (figures.gaps->len);
  summary = xl_words_chains (&figures);
  if (chains->len > MOST_CHAINS)
    scope = g_strdup_printf (_("%u more"), chains->len - MOST_CHAINS);
  xl_tile_set_chip (tile, figures.gaps->len > 0 ? gaps : NULL, "red");
  xl_tile_show_body (tile, scope, summary);
  xl_chains_figures_clear (&figures);
}
