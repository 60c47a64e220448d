/* xl-overview-page.c - Overview: what a steering committee asks, each figure a way to its records */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-overview-page.h"

#include "xl-application.h"
#include "xl-desk-compare.h"
#include "xl-desk-figures.h"
#include "xl-desk-words.h"
#include "xl-overview-chains.h"
#include "xl-overview-tiles.h"
#include "xl-tile.h"

#define MOST_COLUMNS 14 /* of the heat map: more are too narrow to read */
#define MOST_LINES 6    /* of the tiles that rank */
#define MOST_FINDINGS 16

struct _XlOverviewPage
{
  XlPage parent_instance;

  XlPlan *plan; /* owned: the one that is followed */
  guint idle;
  gboolean stale;
  /* template */
  GtkLabel *headline;
  XlTile *stages;
  XlTile *countries;
  XlTile *objectives;
  XlTile *grants;
  XlTile *co2;
  XlTile *chains;
  GtkListBox *chain_rows;
  XlTile *helixes;
  XlTile *networks;
  XlTile *leads;
  XlTile *due;
  GtkListBox *milestones;
  GtkAdjustment *due_room;
  XlTile *check;
  GtkListBox *findings;
  GtkSizeGroup *names; /* the columns of the findings */
  GtkSizeGroup *sentences;
  GtkAdjustment *room;
};

G_DEFINE_FINAL_TYPE (XlOverviewPage, xl_overview_page, XL_TYPE_PAGE)

/* ---- words ---- */

static guint
total (XlCount count)
{
  return count.known + count.invented;
}

static char *
say_headline (const XlFigures *f)
{
  g_autofree char *regions = g_strdup_printf (ngettext ("%u region", "%u regions", f->regions), f->regions);
  g_autofree char *countries =
      g_strdup_printf (ngettext ("%u country", "%u countries", f->countries), f->countries);
  g_autofree char *partners =
      g_strdup_printf (ngettext ("%u partner", "%u partners", f->organisations), f->organisations);
  g_autofree char *projects = g_strdup_printf (ngettext ("%u project", "%u projects", f->projects), f->projects);

  /* Translators: "26 regions", "13 countries", "62 partners", "18 projects" */
  return g_strdup_printf (_("%s in %s, %s, %s"), regions, countries, partners, projects);
}

/* A bar, and what it says, for the title of its tile, too. */
static void
add_projects (XlChartView *chart, GString *summary, const char *name, XlCount count, const char *filter)
{
  g_autofree char *words = xl_overview_say_projects (name, count);
  g_autofree char *action = g_strconcat ("win.show-projects::", filter, NULL);

  xl_chart_view_add_line (chart, name, count.known, count.invented, words, action);
  xl_overview_add_words (summary, words);
}

/* ---- tiles ---- */

/* The first tile says what to do; the others need not say it again. */
static gboolean
say_no_projects (XlOverviewPage *self, XlTile *tile, const XlFigures *f)
{
  if (f->projects > 0)
    return FALSE;
  if (tile != self->stages)
    xl_tile_show_empty (tile, _("No project yet."), NULL, NULL);
  else if (f->regions == 0)
    xl_tile_show_empty (tile, _("A project joins regions. Begin with the regions."), _("Add the first region"),
                        "win.new-record::region");
  else
    xl_tile_show_empty (tile, _("No project yet."), _("Add the first project"), "win.new-record::project");
  return TRUE;
}

static void
show_stages (XlOverviewPage *self, const XlFigures *f)
{
  if (!say_no_projects (self, self->stages, f))
    xl_overview_show_stages (self->stages, self->plan, f);
}

static void
show_grants (XlOverviewPage *self, const XlFigures *f)
{
  if (!say_no_projects (self, self->grants, f))
    xl_overview_show_grants (self->grants, f);
}

static void
show_co2 (XlOverviewPage *self, const XlFigures *f)
{
  if (!say_no_projects (self, self->co2, f))
    xl_overview_show_co2 (self->co2, f);
}

static void
fill_country (XlChartView *chart, GString *summary, const XlCountryFigures *country, guint column)
{
  const char *name = xl_words_country (country->country);

  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    {
      g_autofree char *place = g_strdup_printf ("%s, %s", name, xl_words_stage (stage));
      g_autofree char *words = NULL;
      g_autofree char *action = NULL;

      if (total (country->stages[stage]) == 0)
        continue;
      words = xl_overview_say_projects (place, country->stages[stage]);
      action = g_strdup_printf ("win.show-projects::stage=%d&country=%s", stage, country->country);
      xl_chart_view_set_cell (chart, stage - 1, column, total (country->stages[stage]), words, action);
    }
  g_string_append_printf (summary, "%s%s %u", summary->len > 0 ? ", " : "", name, country->projects);
}

static void
show_countries (XlOverviewPage *self, const XlFigures *f)
{
  XlChartView *chart = xl_tile_get_chart (self->countries);
  guint n = MIN (f->heat->len, MOST_COLUMNS);
  const char *columns[MOST_COLUMNS + 1] = { NULL };
  const char *rows[XL_STAGE_SCALE_UP + 1] = { NULL };
  guint totals[MOST_COLUMNS];
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *scope = NULL;

  if (say_no_projects (self, self->countries, f))
    return;
  if (n == 0)
    {
      xl_tile_show_empty (self->countries, _("No project has a region yet."), _("Show the projects"),
                          "win.show-page::projects");
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      columns[i] = g_array_index (f->heat, XlCountryFigures, i).country;
      totals[i] = g_array_index (f->heat, XlCountryFigures, i).projects;
    }
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    rows[stage - 1] = xl_words_stage (stage);
  xl_chart_view_begin (chart, XL_CHART_VIEW_HEAT);
  xl_chart_view_set_grid (chart, columns, rows, _("All stages"), totals);
  for (guint i = 0; i < n; i++)
    fill_country (chart, summary, &g_array_index (f->heat, XlCountryFigures, i), i);
  xl_chart_view_end (chart);
  if (n < f->heat->len)
    scope = g_strdup_printf (ngettext ("%u of %u country", "%u of %u countries", f->heat->len), n, f->heat->len);
  xl_tile_show_chart (self->countries, scope ? scope : _("projects with a region there"), summary->str);
}

static void
show_objectives (XlOverviewPage *self, const XlFigures *f)
{
  /* Translators: the objectives of the network, short enough for a bar's label */
  static const char *const names[] = { N_("O1 Renewable inputs"), N_("O2 Less GHG and energy"),
                                       N_("O3 New value chains"), N_("O4 Close to market") };
  XlChartView *chart = xl_tile_get_chart (self->objectives);
  g_autoptr (GString) summary = g_string_new (NULL);

  if (say_no_projects (self, self->objectives, f))
    return;
  xl_chart_view_begin (chart, XL_CHART_VIEW_NARROW);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *filter = g_strdup_printf ("objective=O%u", i + 1);

      add_projects (chart, summary, _(names[i]), f->objectives[i], filter);
    }
  xl_chart_view_set_maximum (chart, f->projects);
  xl_chart_view_end (chart);
  xl_tile_show_chart (self->objectives, _("projects"), summary->str);
}

static void
show_helixes (XlOverviewPage *self, const XlFigures *f)
{
  const int n_helixes = XL_HELIX_CIVIL + 1;
  XlChartView *chart = xl_tile_get_chart (self->helixes);
  g_autoptr (GString) summary = g_string_new (NULL);

  if (f->organisations == 0)
    {
      xl_tile_show_empty (self->helixes, _("No partner yet."), _("Add the first partner"),
                          "win.new-record::organisation");
      return;
    }
  xl_chart_view_begin (chart, XL_CHART_VIEW_NARROW);
  for (int i = 1; i <= n_helixes; i++)
    {
      int helix = i % n_helixes; /* those without a type come last, if there are any */
      guint n = total (f->helixes[helix]);
      g_autofree char *partners = g_strdup_printf (ngettext ("%u partner", "%u partners", n), n);
      g_autofree char *words = g_strdup_printf ("%s: %s", xl_words_helix (helix), partners);

      if (helix == XL_HELIX_NONE && n == 0)
        continue;
      xl_chart_view_add_line (chart, xl_words_helix (helix), f->helixes[helix].known, f->helixes[helix].invented, words,
                              "win.show-page::partners");
      xl_overview_add_words (summary, words);
    }
  xl_chart_view_set_maximum (chart, f->organisations);
  xl_chart_view_end (chart);
  xl_tile_show_chart (self->helixes, NULL, summary->str);
}

static void
show_networks (XlOverviewPage *self, const XlFigures *f)
{
  XlChartView *chart = xl_tile_get_chart (self->networks);
  const XlField *role = xl_kind_field (&xl_kind_membership, "role");
  g_autoptr (GString) summary = g_string_new (NULL);

  if (f->networks->len == 0)
    {
      if (f->regions == 0)
        xl_tile_show_empty (self->networks, _("No region yet."), NULL, NULL);
      else
        xl_tile_show_empty (self->networks, _("No region is in a network yet."), _("Show the regions"),
                            "win.show-page::regions");
      return;
    }
  xl_chart_view_begin (chart, XL_CHART_VIEW_BARS);
  for (guint i = 0; i < MIN (f->networks->len, MOST_LINES); i++)
    {
      const XlNetworkFigures *line = &g_array_index (f->networks, XlNetworkFigures, i);
      guint n = total (line->regions);
      g_autofree char *network = xl_words_name (self->plan, &line->network->parent_instance);
      g_autofree char *name = g_strdup_printf ("\u2068%s\u2069 · %s", network, xl_words_choice (role, line->role));
      g_autofree char *regions = g_strdup_printf (ngettext ("%u region", "%u regions", n), n);
      g_autofree char *words = g_strdup_printf ("%s: %s", name, regions);

      xl_chart_view_add_line (chart, name, line->regions.known, line->regions.invented, words,
                              "win.show-page::regions");
      xl_overview_add_words (summary, words);
    }
  xl_chart_view_end (chart);
  xl_tile_show_chart (self->networks, _("regions by role"), summary->str);
}

static void
show_leads (XlOverviewPage *self, const XlFigures *f)
{
  XlChartView *chart = xl_tile_get_chart (self->leads);
  guint n = MIN (f->leads->len, MOST_LINES);
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *scope = NULL;

  if (say_no_projects (self, self->leads, f))
    return;
  if (n == 0)
    {
      xl_tile_show_empty (self->leads, _("No project has a lead region yet."), _("Show the projects"),
                          "win.show-page::projects");
      return;
    }
  xl_chart_view_begin (chart, XL_CHART_VIEW_BARS);
  for (guint i = 0; i < n; i++)
    {
      const XlRegionFigures *line = &g_array_index (f->leads, XlRegionFigures, i);
      g_autofree char *region = xl_words_name (self->plan, &line->region->parent_instance);
      g_autofree char *name = g_strdup_printf ("\u2068%s\u2069", region);
      g_autofree char *id = xl_record_dup_id_text (&line->region->parent_instance);
      g_autofree char *filter = g_strconcat ("lead=", id, NULL);

      add_projects (chart, summary, name, line->projects, filter);
    }
  xl_chart_view_end (chart);
  if (n < f->leads->len)
    /* Translators: "projects led, 6 of 11 regions" */
    scope = g_strdup_printf (_("projects led, %u of %u regions"), n, f->leads->len);
  xl_tile_show_chart (self->leads, scope ? scope : _("projects led"), summary->str);
}

/* ---- findings ---- */

static GtkWidget *
make_finding (XlOverviewPage *self, XlDeskFinding *finding)
{
  XlRecord *record = xl_desk_finding_get_record (finding);
  const char *sentence = xl_desk_finding_get_sentence (finding);
  gboolean justified = xl_desk_finding_get_severity (finding) == XL_SEVERITY_JUSTIFIED;
  const char *severity = xl_words_severity (xl_desk_finding_get_severity (finding));
  g_autofree char *name = xl_words_name (self->plan, record);
  g_autofree char *title = NULL;
  g_autofree char *words = g_strdup_printf ("%s: %s", severity, sentence);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("xl-check-symbolic");
  GtkWidget *about = xl_overview_label (name), *text;

  gtk_label_set_max_width_chars (GTK_LABEL (about), 34);
  /* The sentence repeats the name; here the name stands in a column of its own. */
  g_object_get (finding, "title", &title, NULL);
  text = xl_overview_label (title);
  gtk_widget_add_css_class (icon, justified ? "amber" : "red");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), text);
  gtk_size_group_add_widget (self->names, about);
  gtk_size_group_add_widget (self->sentences, text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  return row;
}

/* As many rows as there is room for; how many these are. */
static guint
fit_rows (GtkListBox *list, GtkAdjustment *adjustment)
{
  double room = gtk_adjustment_get_page_size (adjustment), used = 0;
  GtkListBoxRow *row;
  int height = 28;
  guint shown = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      /* Hidden rows are not measured; they are as high as the first. */
      if (gtk_widget_get_visible (GTK_WIDGET (row)))
        gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      used += height;
      gtk_widget_set_visible (GTK_WIDGET (row), i < 3 || used <= room);
      shown += i < 3 || used <= room;
    }
  return shown;
}

static void
fit_findings (XlOverviewPage *self)
{
  GListModel *all = xl_desk_list_findings (xl_page_get_desk (XL_PAGE (self)));
  guint n = g_list_model_get_n_items (all), shown = fit_rows (self->findings, self->room);
  g_autofree char *more = NULL;

  fit_rows (self->milestones, self->due_room);
  if (n > shown)
    more = g_strdup_printf (ngettext ("%u more in To check", "%u more in To check", n - shown), n - shown);
  if (n > 0)
    xl_tile_show_body (self->check, more, NULL);
}

static void
show_findings (XlOverviewPage *self)
{
  GListModel *all = xl_desk_list_findings (xl_page_get_desk (XL_PAGE (self)));
  guint n = MIN (g_list_model_get_n_items (all), MOST_FINDINGS);
  guint count = xl_desk_get_n_findings (xl_page_get_desk (XL_PAGE (self)));
  g_autofree char *chip = count > 0 ? g_strdup_printf ("%u", count) : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->findings, 0)) != NULL)
    gtk_list_box_remove (self->findings, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlDeskFinding) finding = g_list_model_get_item (all, i);

      gtk_list_box_append (self->findings, make_finding (self, finding));
    }
  xl_tile_set_chip (self->check, chip, "red");
  if (n == 0)
    xl_tile_show_empty (self->check, _("Nothing to check: every rule holds."), NULL, NULL);
  fit_findings (self);
}

static void
finding_activated_cb (XlOverviewPage *self, GtkListBoxRow *row)
{
  XlRecord *record = g_object_get_data (G_OBJECT (row), "record");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_record_get_id (record));
}

static void
due_activated_cb (XlOverviewPage *self, GtkListBoxRow *row)
{
  XlRecord *record = g_object_get_data (G_OBJECT (row), "record");

  if (xl_record_get_kind (record) == &xl_kind_milestone)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-milestones", "x", ((XlMilestone *) record)->project);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_record_get_id (record));
}

static void
chain_activated_cb (XlOverviewPage *self, GtkListBoxRow *row)
{
  XlRecord *chain = g_object_get_data (G_OBJECT (row), "record");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_record_get_id (chain));
}

/* ---- following the plan ---- */

static void
refresh (XlOverviewPage *self)
{
  g_autoptr (XlFigures) figures = NULL;
  g_autofree char *headline = NULL;

  self->stale = FALSE;
  if (!self->plan)
    return;
  figures = xl_figures_new (self->plan, xl_date_today ());
  headline = say_headline (figures);
  gtk_label_set_text (self->headline, headline);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->headline), headline);
  show_stages (self, figures);
  show_countries (self, figures);
  show_objectives (self, figures);
  show_grants (self, figures);
  show_co2 (self, figures);
  xl_overview_show_chains (self->chains, self->chain_rows, self->plan);
  show_helixes (self, figures);
  show_networks (self, figures);
  show_leads (self, figures);
  xl_overview_show_due (self->due, self->milestones, self->plan, figures);
  show_findings (self);
}

static gboolean
idle_cb (gpointer data)
{
  XlOverviewPage *self = data;

  self->idle = 0;
  if (self->stale)
    refresh (self);
  else
    fit_findings (self);
  return G_SOURCE_REMOVE;
}

/* Many changes make one refresh; none while nobody looks. */
static void
refresh_soon (XlOverviewPage *self)
{
  self->stale = TRUE;
  if (!self->idle && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (idle_cb, self);
}

static void
fit_soon (XlOverviewPage *self)
{
  if (!self->idle && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (idle_cb, self);
}

static void
plan_cb (XlOverviewPage *self)
{
  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, xl_desk_get_plan (xl_page_get_desk (XL_PAGE (self))));
  if (self->plan)
    g_signal_connect_swapped (self->plan, "applied", G_CALLBACK (refresh_soon), self);
  refresh_soon (self);
}

static void
xl_overview_page_map (GtkWidget *widget)
{
  XlOverviewPage *self = XL_OVERVIEW_PAGE (widget);

  if (self->stale)
    refresh (self);
  GTK_WIDGET_CLASS (xl_overview_page_parent_class)->map (widget);
}

static void
xl_overview_page_constructed (GObject *object)
{
  XlOverviewPage *self = XL_OVERVIEW_PAGE (object);
  XlDesk *desk = xl_page_get_desk (XL_PAGE (object));

  G_OBJECT_CLASS (xl_overview_page_parent_class)->constructed (object);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (xl_desk_list_findings (desk), "items-changed", G_CALLBACK (refresh_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->room, "notify::page-size", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due_room, "notify::page-size", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  plan_cb (self);
}

static void
xl_overview_page_dispose (GObject *object)
{
  XlOverviewPage *self = XL_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->plan)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_overview_page_parent_class)->dispose (object);
}

static void
xl_overview_page_class_init (XlOverviewPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_overview_page_constructed;
  G_OBJECT_CLASS (class)->dispose = xl_overview_page_dispose;
  widget_class->map = xl_overview_page_map;
  g_type_ensure (XL_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, headline);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, stages);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, countries);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, objectives);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, chains);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, chain_rows);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, helixes);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, networks);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, leads);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, grants);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, co2);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, due);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, milestones);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, due_room);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, check);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, findings);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, names);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, sentences);
  gtk_widget_class_bind_template_child (widget_class, XlOverviewPage, room);
  gtk_widget_class_bind_template_callback (widget_class, chain_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);
}

static void
xl_overview_page_init (XlOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
