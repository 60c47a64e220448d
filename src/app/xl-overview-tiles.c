/* xl-overview-tiles.c - the tiles of the overview that tell money, CO2 and dates */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-overview-tiles.h"

#include <math.h>

#include "xl-desk-finance.h"
#include "xl-desk-portfolio.h"
#include "xl-desk-words.h"

#define FAINT (G_MAXUINT16 * 65 / 100)
#define MOST_DUE 16
#define NAMED_APART 2 /* in the note below the pipeline */

/* ---- words ---- */

static double
whole (XlSum sum)
{
  return sum.known + sum.invented;
}

static void
add_sum (XlSum *all, XlSum one)
{
  all->known += one.known;
  all->invented += one.invented;
}

/**
 * xl_overview_say_projects:
 * @name: a stage, a country, a region
 * @count: how many projects
 *
 * Returns: (transfer full): "Demonstrate: 4 projects, 2 of them illustrative"
 */
char *
xl_overview_say_projects (const char *name, XlCount count)
{
  guint n = count.known + count.invented;
  g_autofree char *projects = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);

  if (count.invented == 0)
    return g_strdup_printf ("%s: %s", name, projects);
  if (count.known == 0)
    /* Translators: a name, then "4 projects" */
    return g_strdup_printf (_("%s: %s, illustrative"), name, projects);
  /* Translators: a name, then "4 projects" */
  return g_strdup_printf (_("%s: %s, %u of them illustrative"), name, projects, count.invented);
}

/**
 * xl_overview_add_words:
 * @summary: what a tile says
 * @words: what one more of its bars says
 */
void
xl_overview_add_words (GString *summary, const char *words)
{
  if (summary->len > 0)
    g_string_append (summary, "; ");
  g_string_append (summary, words);
}

/* "392.0 M€, 242.0 M€ of it illustrative" */
static char *
say_money (XlSum sum)
{
  g_autofree char *all = xl_words_money (whole (sum), "EUR");
  g_autofree char *invented = xl_words_money (sum.invented, "EUR");

  if (sum.invented <= 0)
    return g_steal_pointer (&all);
  if (sum.known <= 0)
    /* Translators: an amount */
    return g_strdup_printf (_("%s, illustrative"), all);
  /* Translators: two amounts */
  return g_strdup_printf (_("%s, %s of it illustrative"), all, invented);
}

static char *
say_tonnes (XlSum sum)
{
  g_autofree char *all = xl_words_tonnes (whole (sum), NULL);
  g_autofree char *invented = xl_words_tonnes (sum.invented, NULL);

  if (sum.invented <= 0)
    return g_steal_pointer (&all);
  if (sum.known <= 0)
    return g_strdup_printf (_("%s, illustrative"), all);
  return g_strdup_printf (_("%s, %s of it illustrative"), all, invented);
}

/* ---- pipeline ---- */

/* "without Chemelot Circular Hub (programme, 4 000 M€) and 2 more", or NULL. */
static char *
say_apart (XlPlan *plan, const XlFigures *f)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (f->apart->len, NAMED_APART); i++)
    {
      const XlApart *apart = &g_array_index (f->apart, XlApart, i);
      g_autofree char *name = xl_words_name (plan, &apart->project->parent_instance);
      g_autofree char *money = xl_words_money (apart->amount, apart->project->currency);

      if (apart->programme)
        /* Translators: a project and an amount: a programme is not added to its own projects */
        g_string_append_printf (names, _("%s\u2068%s\u2069 (programme, %s)"), i > 0 ? ", " : "", name, money);
      else
        g_string_append_printf (names, "%s\u2068%s\u2069 (%s)", i > 0 ? ", " : "", name, money);
    }
  if (f->apart->len == 0)
    return NULL;
  if (f->apart->len > NAMED_APART)
    /* Translators: projects, and how many more, whose money is not in the sums */
    return g_strdup_printf (_("without %s and %u more"), names->str, f->apart->len - NAMED_APART);
  return g_strdup_printf (_("without %s"), names->str);
}

/* "projects, investment in M€, prices of 2026" */
static char *
say_pipeline_scope (const XlFigures *f, int exponent)
{
  g_autofree char *unit = xl_words_money_unit (exponent, "EUR");

  if (f->price_from == 0)
    /* Translators: a unit such as M€ */
    return g_strdup_printf (_("projects, investment in %s"), unit);
  if (f->price_from == f->price_to)
    return g_strdup_printf (_("projects, investment in %s, prices of %d"), unit, f->price_from);
  return g_strdup_printf (_("projects, investment in %s, prices of %d to %d"), unit, f->price_from, f->price_to);
}

static void
add_stage (XlChartView *chart, GString *summary, const XlFigures *f, int stage, int exponent)
{
  XlSum money = f->money[stage];
  XlCount count = f->stages[stage];
  g_autofree char *filter = g_strdup_printf ("win.show-projects::stage=%d", stage);
  g_autofree char *projects = xl_overview_say_projects (xl_words_stage (stage), count);
  g_autofree char *sum = say_money (money);
  g_autofree char *words = whole (money) > 0 ? g_strdup_printf ("%s, %s", projects, sum) : g_strdup (projects);
  g_autofree char *number = g_strdup_printf ("%u", count.known + count.invented);
  g_autofree char *figure = whole (money) > 0 ? xl_words_money_in (whole (money), exponent, 1) : g_strdup ("–");

  xl_chart_view_add_bar (chart, xl_words_stage (stage), number, money.known, money.invented, figure, words, filter);
  xl_overview_add_words (summary, words);
}

/**
 * xl_overview_show_stages:
 * @tile: the tile
 * @plan: whose figures they are
 * @figures: the figures; there is at least one project
 *
 * Projects and their investment by stage; as long as no project has an investment, projects alone.
 */
void
xl_overview_show_stages (XlTile *tile, XlPlan *plan, const XlFigures *figures)
{
  XlChartView *chart = xl_tile_get_chart (tile);
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *apart = say_apart (plan, figures);
  g_autofree char *scope = NULL;
  double largest = 0;
  int exponent;

  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    largest = MAX (largest, whole (figures->money[stage]));
  exponent = xl_words_money_exponent (largest);
  xl_chart_view_begin (chart, XL_CHART_VIEW_BARS);
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    {
      g_autofree char *filter = g_strdup_printf ("win.show-projects::stage=%d", stage);
      g_autofree char *words = NULL;

      if (largest > 0)
        {
          add_stage (chart, summary, figures, stage, exponent);
          continue;
        }
      words = xl_overview_say_projects (xl_words_stage (stage), figures->stages[stage]);
      xl_chart_view_add_line (chart, xl_words_stage (stage), figures->stages[stage].known,
                              figures->stages[stage].invented, words, filter);
      xl_overview_add_words (summary, words);
    }
  xl_chart_view_set_key (chart, _("published or own"), _("illustrative"));
  xl_chart_view_end (chart);
  xl_tile_set_figure (tile, NULL, NULL, apart, FALSE);
  if (apart != NULL)
    xl_overview_add_words (summary, apart);
  scope = largest > 0 ? say_pipeline_scope (figures, exponent) : g_strdup (_("projects"));
  xl_tile_show_chart (tile, scope, summary->str);
}

/* ---- grants ---- */

static void
add_grant (XlChartView *chart, GString *summary, const char *name, XlSum sum, int exponent, const char *fact)
{
  g_autofree char *money = say_money (sum);
  g_autofree char *words = g_strdup_printf ("%s: %s", name, money);
  g_autofree char *figure = xl_words_money_in (whole (sum), exponent, 1);
  g_autofree char *action = g_strconcat ("win.show-projects::with=", fact, NULL);

  xl_chart_view_add_bar (chart, name, NULL, sum.known, sum.invented, figure, words, action);
  xl_overview_add_words (summary, words);
}

static char *
say_grant_note (const XlGrantFigures *grants)
{
  g_autofree char *projects = g_strdup_printf (ngettext ("%u project asks", "%u projects ask", grants->n_asking),
                                               grants->n_asking);
  g_autofree char *gap = grants->n_above_gap > 0
                             ? g_strdup_printf (ngettext ("; %u for more than its funding gap",
                                                          "; %u for more than their funding gap", grants->n_above_gap),
                                                grants->n_above_gap)
                             : g_strdup ("");
  g_autofree char *apart = grants->n_apart > 0
                               ? g_strdup_printf (ngettext ("; %u in another currency not added",
                                                            "; %u in other currencies not added", grants->n_apart),
                                                  grants->n_apart)
                               : g_strdup ("");

  return g_strconcat (projects, gap, apart, NULL);
}

/**
 * xl_overview_show_grants:
 * @tile: the tile
 * @figures: the figures; there is at least one project
 *
 * Grants asked in all, and how much of that is committed, applied for, or an idea.
 */
void
xl_overview_show_grants (XlTile *tile, const XlFigures *figures)
{
  const XlGrantFigures *grants = &figures->grants;
  XlChartView *chart = xl_tile_get_chart (tile);
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *figure = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *words = NULL;
  g_autofree char *note = say_grant_note (grants);
  g_autofree char *said = NULL;
  XlSum asked = grants->committed;
  int exponent;

  add_sum (&asked, grants->applied);
  add_sum (&asked, grants->ideas);
  if (whole (asked) <= 0)
    {
      xl_tile_show_empty (tile, grants->n_apart > 0 ? note : _("No project asks for a grant yet."), NULL, NULL);
      return;
    }
  exponent = xl_words_money_exponent (whole (asked));
  figure = xl_words_money_in (whole (asked), exponent, 1);
  unit = xl_words_money_unit (exponent, "EUR");
  /* Translators: a unit such as M€, after the figure */
  words = g_strdup_printf (_("%s asked"), unit);
  said = say_money (asked);
  g_string_append_printf (summary, _("%s asked"), said);
  xl_chart_view_begin (chart, XL_CHART_VIEW_NARROW);
  add_grant (chart, summary, _("Committed"), grants->committed, exponent, "committed");
  add_grant (chart, summary, _("Applied or appraised"), grants->applied, exponent, "grant");
  add_grant (chart, summary, _("Ideas"), grants->ideas, exponent, "grant");
  xl_chart_view_set_maximum (chart, whole (asked));
  xl_chart_view_end (chart);
  xl_overview_add_words (summary, note);
  xl_tile_set_figure (tile, figure, words, note, asked.known <= 0);
  xl_tile_show_chart (tile, NULL, summary->str);
}

/* ---- CO2 ---- */

/**
 * xl_overview_show_co2:
 * @tile: the tile
 * @figures: the figures; there is at least one project
 *
 * What all projects avoid in a full operating year, and at which stage they are.
 */
void
xl_overview_show_co2 (XlTile *tile, const XlFigures *figures)
{
  /* Translators: the five stages, so short that they stand below narrow columns */
  static const char *const names[] = { NULL, NC_("short", "Learn"), NC_("short", "Conn"), NC_("short", "Demo"),
                                       NC_("short", "Com"), NC_("short", "Scale") };
  XlChartView *chart = xl_tile_get_chart (tile);
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *figure = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;
  XlSum all = { 0 };
  gboolean kilo;

  if (figures->n_co2 == 0)
    {
      xl_tile_show_empty (tile, _("No project says how much CO₂e it avoids."), NULL, NULL);
      return;
    }
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    add_sum (&all, figures->co2[stage]);
  kilo = fabs (whole (all)) >= 999.5;
  figure = xl_words_tonnes (whole (all), &unit);
  said = say_tonnes (all);
  /* Translators: a unit such as kt CO₂e/y, after the figure */
  words = g_strdup_printf (_("%s if all are built"), unit);
  g_string_append_printf (summary, _("%s if all are built"), said);
  xl_chart_view_begin (chart, XL_CHART_VIEW_COLUMNS);
  for (int stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    {
      XlSum sum = figures->co2[stage];
      double amount = whole (sum) / (kilo ? 1000 : 1);
      g_autofree char *value = xl_words_number (amount, amount > 0 && amount < 9.95 && kilo ? 1 : 0);
      g_autofree char *tonnes = say_tonnes (sum);
      g_autofree char *line = g_strdup_printf ("%s: %s", xl_words_stage (stage), tonnes);
      g_autofree char *action = g_strdup_printf ("win.show-projects::with=co2&stage=%d", stage);

      xl_chart_view_add_bar (chart, g_dpgettext2 (NULL, "short", names[stage]), NULL, sum.known, sum.invented, value,
                             line, action);
      xl_overview_add_words (summary, line);
    }
  xl_chart_view_end (chart);
  xl_tile_set_figure (tile, figure, words, NULL, all.known <= 0);
  xl_tile_show_chart (tile, NULL, summary->str);
}

/* ---- due ---- */

/**
 * xl_overview_label:
 * @text: what it says
 *
 * Returns: (transfer floating): a cell of a row, as wide as there is room
 */
GtkWidget *
xl_overview_label (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "xl-dense");
  return label;
}

/* "5 d", "today", "3 d late" */
static char *
say_days (int days)
{
  if (days == 0)
    return g_strdup (C_("due", "today"));
  if (days < 0)
    /* Translators: days */
    return g_strdup_printf (_("%d d late"), -days);
  return g_strdup_printf (_("%d d"), days);
}

/* "Basic design   PyroLink": where there is no room for both, the project is what is cut. */
static GtkWidget *
make_due_title (const char *name, const char *project)
{
  g_autofree char *text = g_strconcat (name, "   ", project, NULL);
  GtkWidget *title = xl_overview_label (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *faint = pango_attr_foreground_alpha_new (FAINT);

  faint->start_index = (guint) strlen (name);
  pango_attr_list_insert (attributes, faint);
  gtk_label_set_attributes (GTK_LABEL (title), attributes);
  gtk_widget_set_hexpand (title, TRUE);
  return title;
}

enum
{
  DUE_DATE,
  DUE_DAYS,
  N_DUE_COLUMNS
};

/* @columns: cells of one column are equally wide, and no wider than need be: what is due has the room */
static GtkWidget *
make_due (XlPlan *plan, const XlDueFigures *due, GtkSizeGroup *const *columns)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *cells[N_DUE_COLUMNS];
  g_autofree char *date = xl_words_date (due->due), *date_short = xl_words_date_short (due->due);
  g_autofree char *name = xl_words_name (plan, due->record);
  /* A call is of nobody: its kind says what it is. */
  g_autofree char *project = due->of != NULL ? xl_words_name (plan, due->of)
                                             : g_strdup (xl_words_kind (xl_record_get_kind (due->record), FALSE));
  g_autofree char *days = say_days (due->days);
  g_autofree char *words = g_strdup_printf ("%s: \u2068%s\u2069, \u2068%s\u2069, %s", date, name, project, days);
  gboolean invented = (due->of != NULL ? due->of : due->record)->provenance == XL_PROVENANCE_ILLUSTRATIVE;

  gtk_widget_add_css_class (mark, "xl-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (mark, invented ? 1 : 0);
  cells[DUE_DATE] = xl_overview_label (date_short);
  cells[DUE_DAYS] = xl_overview_label (days);
  gtk_label_set_xalign (GTK_LABEL (cells[DUE_DAYS]), 1);
  gtk_widget_add_css_class (cells[DUE_DAYS], due->days < 0 ? "red" : "xl-secondary");
  gtk_box_append (GTK_BOX (box), cells[DUE_DATE]);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), make_due_title (name, project));
  gtk_box_append (GTK_BOX (box), cells[DUE_DAYS]);
  for (guint c = 0; c < N_DUE_COLUMNS; c++)
    {
      gtk_label_set_ellipsize (GTK_LABEL (cells[c]), PANGO_ELLIPSIZE_NONE);
      gtk_size_group_add_widget (columns[c], cells[c]);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (due->record), g_object_unref);
  return row;
}

/**
 * xl_overview_show_due:
 * @tile: the tile
 * @list: what stands in it
 * @plan: whose figures they are
 * @figures: the figures
 *
 * Milestones, outcomes, positions and calls that are late or due soon, each a way to where it stands. Where there are
 * none, those that come next.
 */
void
xl_overview_show_due (XlTile *tile, GtkListBox *list, XlPlan *plan, const XlFigures *figures)
{
  const GArray *rows = figures->due->len > 0 ? figures->due : figures->later;
  guint n = figures->due->len, soon = n - figures->n_overdue;
  g_autofree char *chip = figures->n_overdue > 0 ? g_strdup_printf ("%u", figures->n_overdue) : NULL;
  /* Translators: how much is due soon, of whatever kind */
  g_autofree char *coming = g_strdup_printf (ngettext ("%u due soon", "%u due soon", soon), soon);
  g_autofree char *overdue = figures->n_overdue > 0
                                 ? g_strdup_printf (ngettext ("%u overdue", "%u overdue", figures->n_overdue),
                                                    figures->n_overdue)
                                 : g_strdup (_("none overdue"));
  g_autofree char *scope = n > 0 ? g_strdup_printf ("%s, %s", coming, overdue) : g_strdup (_("nothing yet; what comes next"));
  GtkSizeGroup *columns[N_DUE_COLUMNS];
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint c = 0; c < N_DUE_COLUMNS; c++)
    columns[c] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < MIN (rows->len, MOST_DUE); i++)
    gtk_list_box_append (list, make_due (plan, &g_array_index (rows, XlDueFigures, i), columns));
  for (guint c = 0; c < N_DUE_COLUMNS; c++)
    g_object_unref (columns[c]); /* their cells have them */
  xl_tile_set_chip (tile, chip, "red");
  if (rows->len > 0)
    xl_tile_show_body (tile, scope, scope);
  else
    xl_tile_show_empty (tile, _("Nothing is overdue, and nothing is due later."), NULL, NULL);
}
