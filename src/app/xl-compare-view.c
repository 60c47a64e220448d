/* xl-compare-view.c - some regions side by side: readiness, facts, and what they share */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A diagram for each region, with the same dashed line as on its record: several lines in one diagram hide each other
 * from the third on. Its record is the first region; the others come with it. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-compare-view.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-desk-charts.h"
#include "xl-desk-compare.h"
#include "xl-desk-words-readiness.h"
#include "xl-desk-words.h"
#include "xl-feedstocks.h"
#include "xl-label.h"
#include "xl-one-stop.h"
#include "xl-plot-frame.h"
#include "xl-plot-kinds.h"
#include "xl-wrap.h"

/* px at text scale 1 */
#define DIAGRAM_WIDTH 300
#define DIAGRAM_HEIGHT 270
#define HEADS 128
#define COLUMN 92

/* Projects of a region in its column; the others are on its record. */
#define MOST_PROJECTS 8

typedef struct
{
  XlReadinessScores scores;
  XlChartRadar chart;
  char *name, *others; /* owned */
  XlPlotFrame *plot;
} Diagram;

struct _XlCompareView
{
  XlLatePart parent_instance;

  GArray *ids;      /* owned; of gint64 */
  int feedstock;    /* from 1 */
  gboolean chosen;  /* by a person */
  const char *labels[XL_N_FACTORS];
  Diagram diagrams[XL_COMPARE_MOST];
  int row;          /* of the table, while it is filled */

  /* template */
  GtkBox *feedstocks;
  GtkFlowBox *spiders;
  GtkGrid *table;
  GtkBox *shared;
  GtkLabel *method;
};

G_DEFINE_FINAL_TYPE (XlCompareView, xl_compare_view, XL_TYPE_LATE_PART)

/* --- the regions ------------------------------------------------------------------------------ */

/* Those that are still there. */
static GPtrArray *
live_regions (XlCompareView *self, XlPlan *plan)
{
  GPtrArray *regions = g_ptr_array_new ();

  for (guint i = 0; i < self->ids->len && regions->len < XL_COMPARE_MOST; i++)
    {
      XlRecord *region = xl_plan_lookup (plan, g_array_index (self->ids, gint64, i));

      if (region != NULL && xl_record_get_kind (region) == &xl_kind_region && xl_plan_is_live (plan, region)
          && !g_ptr_array_find (regions, region, NULL))
        g_ptr_array_add (regions, region);
    }
  return regions;
}

/* --- diagrams --------------------------------------------------------------------------------- */

static void
show_diagram (XlCompareView *self, XlPlan *plan, guint place, XlRegion *region)
{
  Diagram *one = &self->diagrams[place];
  XlPlotView *view = xl_plot_frame_get_plot (one->plot);
  g_autofree char *label = NULL;

  xl_readiness_scores (plan, region, self->feedstock, xl_date_today (), &one->scores);
  g_free (one->name);
  g_free (one->others);
  one->name = xl_words_name (plan, &region->parent_instance);
  one->others = xl_words_readiness_others (&one->scores);
  label = g_strdup_printf (_("Readiness of %s"), one->name);
  g_object_set (one->plot, "label", label, NULL);
  one->chart = (XlChartRadar) {
    .head = { .title = one->name,
              .illustrative = one->scores.record != NULL
                              && xl_plan_is_illustrative (plan, &one->scores.record->parent_instance, NULL),
              .write = xl_words_axis_number },
    .labels = self->labels,
    .scores = one->scores.marks,
    .means = one->scores.means,
    .n_axes = XL_N_FACTORS,
    .most = XL_READINESS_MOST,
    .means_name = one->others,
  };
  xl_plot_view_begin (view, &xl_plot_radar, &one->chart.head);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      g_autofree char *words = xl_words_readiness_part (&one->scores, f);

      xl_plot_view_add_part (view, words, NULL);
    }
  xl_plot_view_end (view);
}

/* --- the table -------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What leads down to its record. */
static GtkWidget *
make_link (const char *text, const char *spoken, gint64 id, const char *field)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "xl-link");
  xl_label_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))));
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  if (spoken != NULL)
    {
      gtk_widget_set_tooltip_text (button, spoken);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
  if (field != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", id, field);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), field != NULL ? "win.open-field" : "win.open-record");
  return button;
}

static void
begin_row (XlCompareView *self, const char *title)
{
  GtkWidget *head = make_label (title, "xl-secondary");

  if (self->row > 0)
    {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_grid_attach (self->table, line, 0, self->row++, XL_COMPARE_MOST + 1, 1);
    }
  gtk_widget_set_size_request (head, (int) (HEADS * xl_app_theme (GTK_WIDGET (self))->text_scale), -1);
  gtk_grid_attach (self->table, head, 0, self->row++, 1, 1);
}

static GtkWidget *
begin_cell (XlCompareView *self, guint place)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_size_request (cell, (int) (COLUMN * xl_app_theme (GTK_WIDGET (self))->text_scale), -1);
  gtk_grid_attach (self->table, cell, (int) place + 1, self->row - 1, 1, 1);
  return cell;
}

static void
add_to (GtkWidget *cell, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (cell), child);
}

/* The value of a field, or where it is missing. */
static void
show_field (XlCompareView *self, XlPlan *plan, const GPtrArray *facts, const char *name)
{
  const XlField *field = xl_kind_field (&xl_kind_region, name);

  begin_row (self, xl_words_field (field));
  for (guint i = 0; i < facts->len; i++)
    {
      XlRecord *region = &((XlRegionFacts *) g_ptr_array_index (facts, i))->region->parent_instance;
      g_autofree char *text = xl_words_value (plan, region, field), *called = xl_words_name (plan, region);
      const char *shown = *text != '\0' ? text : _("not stated");
      g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", called, xl_words_field (field), shown);

      add_to (begin_cell (self, i), make_link (shown, spoken, region->id, name));
    }
}

static void
show_objectives (XlCompareView *self, const GPtrArray *facts)
{
  const XlField *field = xl_kind_field (&xl_kind_project, "objectives");

  begin_row (self, _("Objectives of projects"));
  for (guint i = 0; i < facts->len; i++)
    {
      const XlRegionFacts *one = g_ptr_array_index (facts, i);
      g_autoptr (GString) text = g_string_new (NULL), whole = g_string_new (NULL);
      GtkWidget *label;

      for (int o = 0; o < 4; o++)
        if (one->objectives & 1u << o)
          {
            g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", field->choices[o].nick);
            g_string_append_printf (whole, "%s%s\u00a0%s", whole->len > 0 ? "\n" : "", field->choices[o].nick,
                                    xl_words_choice (field, o + 1));
          }
      label = make_label (text->len > 0 ? text->str : "–", NULL);
      gtk_widget_set_tooltip_text (label, whole->len > 0 ? whole->str : NULL);
      add_to (begin_cell (self, i), label);
    }
}

static void
show_projects (XlCompareView *self, XlPlan *plan, const GPtrArray *facts)
{
  begin_row (self, xl_words_kind (&xl_kind_project, TRUE));
  for (guint i = 0; i < facts->len; i++)
    {
      const XlRegionFacts *one = g_ptr_array_index (facts, i);
      GtkWidget *cell = begin_cell (self, i);

      for (guint k = 0; k < one->projects->len && k < MOST_PROJECTS; k++)
        {
          XlRecord *project = g_ptr_array_index (one->projects, k);
          g_autofree char *called = xl_words_name (plan, project);

          add_to (cell, make_link (called, NULL, project->id, NULL));
        }
      if (one->projects->len > MOST_PROJECTS)
        {
          g_autofree char *more = g_strdup_printf (_("%u more"), one->projects->len - MOST_PROJECTS);

          add_to (cell, make_link (more, NULL, one->region->parent_instance.id, NULL));
        }
      if (one->projects->len == 0)
        add_to (cell, make_label ("–", NULL));
    }
}

static void
show_quotients (XlCompareView *self, const GPtrArray *facts)
{
  begin_row (self, _("Location quotient"));
  for (guint i = 0; i < facts->len; i++)
    {
      const XlRegionFacts *one = g_ptr_array_index (facts, i);
      g_autofree char *text = isnan (one->quotient) ? g_strdup ("–") : xl_words_number (one->quotient, 2);

      add_to (begin_cell (self, i), make_label (text, NULL));
    }
}

static void
show_memberships (XlCompareView *self, XlPlan *plan, const GPtrArray *facts)
{
  const XlField *role = xl_kind_field (&xl_kind_membership, "role");

  begin_row (self, xl_words_kind (&xl_kind_network, TRUE));
  for (guint i = 0; i < facts->len; i++)
    {
      const XlRegionFacts *one = g_ptr_array_index (facts, i);
      GtkWidget *cell = begin_cell (self, i);

      for (guint k = 0; k < one->memberships->len; k++)
        {
          const XlMembership *link = g_ptr_array_index (one->memberships, k);
          g_autofree char *network = xl_words_name (plan, xl_plan_lookup (plan, link->network));
          g_autofree char *text = g_strdup_printf ("%s, %s", network, link->role > 0 ? xl_words_choice (role, link->role) : "–");

          add_to (cell, make_link (text, NULL, link->network, NULL));
        }
      if (one->memberships->len == 0)
        add_to (cell, make_label ("–", NULL));
    }
}

static void
show_helixes (XlCompareView *self, XlPlan *plan, const GPtrArray *facts)
{
  begin_row (self, _("Partners seated there"));
  for (guint i = 0; i < facts->len; i++)
    {
      const XlRegionFacts *one = g_ptr_array_index (facts, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *called = xl_words_name (plan, &one->region->parent_instance);
      g_autofree char *spoken = NULL;

      for (int n = 1; n <= XL_HELIX_CIVIL + 1; n++)
        {
          int helix = n % (XL_HELIX_CIVIL + 1); /* those without a type come last */

          if (one->helixes[helix] > 0)
            g_string_append_printf (text, "%s%s\u00a0%u", text->len > 0 ? ", " : "", xl_words_helix (helix),
                                    one->helixes[helix]);
        }
      spoken = g_strdup_printf ("%s: %s", called, text->str);
      add_to (begin_cell (self, i), text->len > 0 ? make_link (text->str, spoken, one->region->parent_instance.id, NULL)
                                                  : make_label ("–", NULL));
    }
}

static void
show_marks (XlCompareView *self, const GPtrArray *facts)
{
  for (guint f = 0; f < XL_N_FACTORS; f++)
    {
      begin_row (self, self->labels[f]);
      for (guint i = 0; i < facts->len; i++)
        {
          const Diagram *one = &self->diagrams[i];
          g_autofree char *text = isnan (one->scores.marks[f]) ? NULL : xl_words_number (one->scores.marks[f], 0);
          g_autofree char *words = xl_words_readiness_part (&one->scores, f);
          g_autofree char *spoken = g_strdup_printf ("%s, %s", one->name, words);

          add_to (begin_cell (self, i),
                  text != NULL ? make_link (text, spoken, one->scores.record->parent_instance.id, NULL)
                               : make_label (_("not answered"), "xl-secondary"));
        }
    }
}

static void
show_table (XlCompareView *self, XlPlan *plan, const GPtrArray *facts)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  self->row = 0;
  begin_row (self, "");
  for (guint i = 0; i < facts->len; i++)
    {
      XlRecord *region = &((XlRegionFacts *) g_ptr_array_index (facts, i))->region->parent_instance;
      g_autofree char *called = xl_words_name (plan, region);
      GtkWidget *link = make_link (called, NULL, region->id, NULL);

      gtk_widget_add_css_class (gtk_button_get_child (GTK_BUTTON (link)), "xl-strong");
      add_to (begin_cell (self, i), link);
    }
  show_field (self, plan, facts, "priorities");
  show_objectives (self, facts);
  show_projects (self, plan, facts);
  show_field (self, plan, facts, "chemical_employment");
  show_quotients (self, facts);
  show_memberships (self, plan, facts);
  show_helixes (self, plan, facts);
  show_marks (self, facts);
}

static void
show_shared (XlCompareView *self, XlPlan *plan, const GPtrArray *facts)
{
  g_autoptr (GPtrArray) shared = xl_desk_compare_shared (plan, facts);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shared))) != NULL)
    gtk_box_remove (self->shared, child);
  for (guint i = 0; i < shared->len; i++)
    {
      const XlShared *one = g_ptr_array_index (shared, i);
      g_autofree char *words = xl_words_shared (plan, one);

      gtk_box_append (self->shared, one->project != NULL ? make_link (words, NULL, one->project->parent_instance.id, NULL)
                                                         : make_label (words, NULL));
    }
  if (shared->len == 0)
    gtk_box_append (self->shared,
                    make_label (_("No two of them share a priority or a project. Partners for a new one are on the record of each region."), "xl-hint"));
}

/* To begin with, a feedstock that one of them has been asked about. */
static void
choose_first (XlCompareView *self, XlPlan *plan, const GPtrArray *regions)
{
  if (self->chosen)
    return;
  self->feedstock = 1;
  for (int f = XL_N_FEEDSTOCKS; f >= 1; f--)
    for (guint i = 0; i < regions->len; i++)
      if (xl_readiness_latest (plan, g_ptr_array_index (regions, i), f, xl_date_today ()) != NULL)
        self->feedstock = f;
}

static void
xl_compare_view_show (XlLatePart *part, XlPlan *plan, XlRecord *record)
{
  XlCompareView *self = XL_COMPARE_VIEW (part);
  g_autoptr (GPtrArray) regions = live_regions (self, plan);
  g_autoptr (GPtrArray) facts = xl_desk_compare (plan, regions, xl_date_today ());
  g_autofree char *method = NULL;
  double chemical, total;

  choose_first (self, plan, regions);
  xl_feedstocks_show (self->feedstocks, self->feedstock);
  for (guint f = 0; f < XL_N_FACTORS; f++)
    self->labels[f] = xl_words_field (xl_readiness_factor (f));
  for (guint i = 0; i < XL_COMPARE_MOST; i++)
    {
      if (i < regions->len)
        show_diagram (self, plan, i, g_ptr_array_index (regions, i));
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->diagrams[i].plot)), i < regions->len);
    }
  show_table (self, plan, facts);
  show_shared (self, plan, facts);
  method = xl_words_quotient_method (xl_desk_compare_whole (plan, &chemical, &total));
  gtk_label_set_text (self->method, method);
}

static void
feedstock_cb (int feedstock, gpointer data)
{
  XlCompareView *self = data;

  if (feedstock == self->feedstock)
    return;
  self->feedstock = feedstock;
  self->chosen = TRUE;
  xl_late_part_show_now (XL_LATE_PART (self));
}

/* --- the object ------------------------------------------------------------------------------- */

/* Larger text wants larger diagrams. */
static void
fit (GtkWidget *widget)
{
  XlCompareView *self = XL_COMPARE_VIEW (widget);
  double scale = xl_app_theme (widget)->text_scale;

  for (guint i = 0; i < XL_COMPARE_MOST; i++)
    gtk_widget_set_size_request (GTK_WIDGET (self->diagrams[i].plot), (int) (DIAGRAM_WIDTH * scale),
                                 (int) (DIAGRAM_HEIGHT * scale));
  xl_late_part_show_soon (XL_LATE_PART (widget));
}

static void
xl_compare_view_finalize (GObject *object)
{
  XlCompareView *self = XL_COMPARE_VIEW (object);

  for (guint i = 0; i < XL_COMPARE_MOST; i++)
    {
      g_free (self->diagrams[i].name);
      g_free (self->diagrams[i].others);
    }
  g_array_unref (self->ids);
  G_OBJECT_CLASS (xl_compare_view_parent_class)->finalize (object);
}

static void
xl_compare_view_class_init (XlCompareViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_compare_view_finalize;
  XL_LATE_PART_CLASS (class)->show = xl_compare_view_show;
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlCompareView, feedstocks);
  gtk_widget_class_bind_template_child (widget_class, XlCompareView, spiders);
  gtk_widget_class_bind_template_child (widget_class, XlCompareView, table);
  gtk_widget_class_bind_template_child (widget_class, XlCompareView, shared);
  gtk_widget_class_bind_template_child (widget_class, XlCompareView, method);
}

static void
xl_compare_view_init (XlCompareView *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->feedstock = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < XL_COMPARE_MOST; i++)
    {
      GtkWidget *place;

      self->diagrams[i].plot = g_object_new (XL_TYPE_PLOT_FRAME, NULL);
      gtk_flow_box_append (self->spiders, GTK_WIDGET (self->diagrams[i].plot));
      place = gtk_widget_get_parent (GTK_WIDGET (self->diagrams[i].plot));
      gtk_widget_set_focusable (place, FALSE);
    }
  xl_feedstocks_fill (self->feedstocks, feedstock_cb, self);
  xl_app_theme_connect (GTK_WIDGET (self), fit);
  fit (GTK_WIDGET (self));
}

/**
 * xl_compare_view_set_regions:
 * @ids: (array length=n): of regions; those beyond %XL_COMPARE_MOST are left out
 */
void
xl_compare_view_set_regions (XlCompareView *self, const gint64 *ids, gsize n)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  g_autoptr (GPtrArray) regions = NULL;

  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids, (guint) n);
  self->chosen = FALSE;
  regions = plan != NULL ? live_regions (self, plan) : g_ptr_array_new ();
  xl_part_set_record (XL_PART (self), regions->len > 0 ? g_ptr_array_index (regions, 0) : NULL);
  xl_late_part_show_soon (XL_LATE_PART (self));
}

/**
 * xl_compare_view_get_n_regions:
 *
 * Returns: how many of them are in the plan
 */
guint
xl_compare_view_get_n_regions (XlCompareView *self)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  g_autoptr (GPtrArray) regions = plan != NULL ? live_regions (self, plan) : g_ptr_array_new ();

  return regions->len;
}
