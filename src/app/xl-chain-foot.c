/* xl-chain-foot.c - below a value chain: what each country brings, and which projects answer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-chain-foot.h"

#include "xl-appearance.h"
#include "xl-chain-lane.h"
#include "xl-country-dots.h"
#include "xl-desk-chains.h"
#include "xl-desk-words.h"
#include "xl-kind-icon.h"
#include "xl-label.h"
#include "xl-wrap.h"

#define CELL_WIDTH 22
#define CELL_HEIGHT 16
#define CELL_GAP 4

static GtkWidget *
make_label (const char *text, const char *class, double align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) align);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* --- steps without a country, drawn ------------------------------------------------------------- */

/* What is left of a step: it is there, it goes, it was missing before. */
typedef enum
{
  LEFT_THERE,
  LEFT_LOST,
  LEFT_MISSING,
} Left;

static void
draw_cells (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  static const double dash[] = { 3, 2 };
  const GArray *cells = data;
  const XlTheme *theme = xl_app_theme (GTK_WIDGET (area));
  double top = (height - CELL_HEIGHT) / 2.0;

  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  for (guint i = 0; i < cells->len; i++)
    {
      Left left = g_array_index (cells, Left, i);
      double x = i * (CELL_WIDTH + CELL_GAP) + 0.5;
      XlColour fill = left == LEFT_THERE ? theme->accent : left == LEFT_LOST ? theme->red_tint : theme->surface;
      XlColour line = left == LEFT_THERE ? theme->accent : left == LEFT_LOST ? theme->red : theme->line2;

      cairo_rectangle (cr, x, top + 0.5, CELL_WIDTH - 1, CELL_HEIGHT - 1);
      cairo_set_source_rgb (cr, fill.red, fill.green, fill.blue);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, line.red, line.green, line.blue);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dash, left == LEFT_MISSING ? G_N_ELEMENTS (dash) : 0, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      if (left != LEFT_LOST)
        continue;
      cairo_set_line_width (cr, 1.8);
      for (int sign = -1; sign <= 1; sign += 2)
        {
          cairo_move_to (cr, x + CELL_WIDTH / 2.0 - 4.5, top + CELL_HEIGHT / 2.0 - 4 * sign);
          cairo_line_to (cr, x + CELL_WIDTH / 2.0 + 3.5, top + CELL_HEIGHT / 2.0 + 4 * sign);
        }
      cairo_stroke (cr);
    }
}

static GtkWidget *
make_cells (const XlChain *chain, const XlChainLoss *loss, const char *words)
{
  GtkWidget *area = gtk_drawing_area_new ();
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Left));

  for (guint i = 0; i < chain->places->len; i++)
    {
      Left left = xl_chain_place (chain, i)->state == XL_STEP_HAS ? LEFT_THERE : LEFT_MISSING;

      for (guint j = 0; j < loss->lost->len; j++)
        left = g_array_index (loss->lost, guint, j) == i ? LEFT_LOST : left;
      for (guint j = 0; j < loss->unplanned->len; j++)
        left = g_array_index (loss->unplanned, guint, j) == i ? LEFT_LOST : left;
      g_array_append_val (cells, left);
    }
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) cells->len * (CELL_WIDTH + CELL_GAP));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), CELL_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cells, cells, (GDestroyNotify) g_array_unref);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  xl_app_theme_redraws (area);
  return area;
}

/**
 * xl_chain_fill_losses:
 * @grid: emptied first
 * @flows: (element-type XlChainFlow): of the chain
 *
 * A line for each country: what is lost without it.
 */
void
xl_chain_fill_losses (GtkGrid *grid, XlPlan *plan, const XlChain *chain, const GArray *flows)
{
  g_autoptr (GArray) losses = xl_chain_losses (plan, chain, flows);
  const char *heads[] = { _("Country"), NULL, _("Lost"), _("In words") };
  g_autofree char *steps = g_strdup_printf (_("Steps 1 to %u"), chain->places->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  heads[1] = steps;
  for (guint i = 0; i < G_N_ELEMENTS (heads) && losses->len > 0; i++)
    gtk_grid_attach (grid, make_label (heads[i], "xl-chain-head", i == 2 ? 1 : 0), (int) i, 0, 1, 1);
  for (guint i = 0; i < losses->len; i++)
    {
      const XlChainLoss *loss = &g_array_index (losses, XlChainLoss, i);
      const char *country[] = { loss->country, NULL };
      g_autofree char *words = xl_words_chain_loss (plan, chain, loss);
      /* Translators: %s is a country; what follows says what the chain loses without it */
      g_autofree char *without = g_strdup_printf (_("Without %s"), xl_words_country (loss->country));
      guint n = loss->lost->len + loss->unplanned->len;
      g_autofree char *number = xl_words_number (n, 0);
      GtkWidget *name = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *last = make_label (words, "xl-dense", 0);
      GtkWidget *lost = make_label (number, n > 0 ? "xl-strong" : "xl-dense", 1);

      gtk_box_append (GTK_BOX (name), g_object_new (XL_TYPE_COUNTRY_DOTS, "countries", country, "valign", GTK_ALIGN_CENTER, NULL));
      gtk_box_append (GTK_BOX (name), make_label (without, "xl-dense", 0));
      xl_label_wrap (GTK_LABEL (last));
      gtk_label_set_lines (GTK_LABEL (last), 2);
      gtk_label_set_ellipsize (GTK_LABEL (last), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (last), 24);
      gtk_widget_set_tooltip_text (last, words);
      gtk_widget_set_hexpand (last, TRUE);
      gtk_widget_add_css_class (last, "xl-secondary");
      gtk_grid_attach (grid, name, 0, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, make_cells (chain, loss, words), 1, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, lost, 2, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, last, 3, (int) i + 1, 1, 1);
    }
  if (losses->len == 0)
    gtk_grid_attach (grid, make_label (_("Put partners on the steps; then this says what is lost without a country."), "xl-hint", 0),
                     0, 0, 1, 1);
}

/* --- projects ----------------------------------------------------------------------------------- */

static void
add_answer (GtkBox *box, XlPlan *plan, XlRecord *project, const char *words)
{
  g_autofree char *name = xl_words_name (plan, project);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button = gtk_button_new_with_label (name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "xl-proof");
  gtk_widget_add_css_class (button, "xl-chain-name");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", project->id);
  gtk_box_append (GTK_BOX (line), g_object_new (XL_TYPE_KIND_ICON, "record", project, "valign", GTK_ALIGN_CENTER, NULL));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (line), make_label (words, "xl-caption", 1));
  gtk_box_append (box, line);
}

/* Projects with the steps that they answer, in the order of the steps. */
static void
collect (XlPlan *plan, const XlChain *chain, GPtrArray *projects, GPtrArray *answered, GArray *open)
{
  for (guint i = 0; i < chain->places->len; i++)
    {
      const XlChainPlace *place = xl_chain_place (chain, i);
      g_autoptr (GPtrArray) answers = xl_chain_answers (plan, place->step);

      for (guint d = 0; d < chain->disruptions->len; d++)
        {
          const XlDisruption *disruption = g_ptr_array_index (chain->disruptions, d);
          XlRecord *project = disruption->step == place->step->parent_instance.id ? xl_plan_lookup (plan, disruption->project) : NULL;

          if (project != NULL && xl_plan_is_live (plan, project) && !g_ptr_array_find (answers, project, NULL))
            g_ptr_array_add (answers, project);
        }
      if (answers->len == 0 && place->state != XL_STEP_HAS)
        g_array_append_val (open, i);
      for (guint j = 0; j < answers->len; j++)
        {
          guint at;

          if (!g_ptr_array_find (projects, g_ptr_array_index (answers, j), &at))
            {
              at = projects->len;
              g_ptr_array_add (projects, g_ptr_array_index (answers, j));
              g_ptr_array_add (answered, g_array_new (FALSE, FALSE, sizeof (guint)));
            }
          g_array_append_val ((GArray *) g_ptr_array_index (answered, at), i);
        }
    }
}

/**
 * xl_chain_fill_answers:
 * @box: emptied first
 * @writable: whether projects can be started
 *
 * Which projects answer which gaps and disruptions, which gaps nobody answers, and a button that starts one.
 */
void
xl_chain_fill_answers (GtkBox *box, XlPlan *plan, const XlChain *chain, gboolean writable)
{
  g_autoptr (GPtrArray) projects = g_ptr_array_new ();
  g_autoptr (GPtrArray) answered = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  collect (plan, chain, projects, answered, open);
  for (guint i = 0; i < projects->len; i++)
    {
      const GArray *steps = g_ptr_array_index (answered, i);
      g_autofree char *words = xl_words_answers (chain, (const guint *) (gpointer) steps->data, steps->len);

      add_answer (box, plan, g_ptr_array_index (projects, i), words);
    }
  if (open->len > 0)
    {
      g_autofree char *words = xl_words_no_answer (chain, (const guint *) (gpointer) open->data, open->len);
      GtkWidget *label = make_label (words, "xl-caption", 0);

      xl_label_wrap (GTK_LABEL (label));
      gtk_box_append (box, label);
    }
  else if (projects->len == 0)
    gtk_box_append (box, make_label (_("There is no gap to answer."), "xl-caption", 0));
  if (open->len > 0 && writable)
    {
      GtkWidget *line = g_object_new (XL_TYPE_WRAP, NULL);
      guint first = g_array_index (open, guint, 0);

      /* The first for which there is somebody to start it with. */
      for (guint i = open->len; i-- > 0;)
        if (xl_chain_place (chain, g_array_index (open, guint, i))->capabilities->len > 0)
          first = g_array_index (open, guint, i);
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *text = i == 0 ? g_strdup_printf (_("New project for gap %u"), first + 1)
                                         : g_strdup (_("A project answers it…"));
          GtkWidget *button = gtk_button_new_with_label (text);
          gint64 id = xl_chain_place (chain, first)->step->parent_instance.id;

          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), i == 0 ? "chains.project" : "chains.answer");
          gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
          xl_chain_set_key (button, i == 0 ? "project" : "answer", 0);
          xl_wrap_append (XL_WRAP (line), button);
        }
      gtk_box_append (box, line);
    }
}
