/* xl-frontier-row.c - a project in the list of what a budget buys and what it does not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-frontier-row.h"

#include "xl-application.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"

/* ---- what a row says ---- */

struct _XlFrontierItem
{
  GObject parent_instance;

  /* owned */
  char *name, *why, *cost, *value;
  gint64 project;
  gboolean chosen, illustrative;
};

G_DEFINE_FINAL_TYPE (XlFrontierItem, xl_frontier_item, G_TYPE_OBJECT)

static void
xl_frontier_item_finalize (GObject *object)
{
  XlFrontierItem *self = XL_FRONTIER_ITEM (object);

  g_free (self->name);
  g_free (self->why);
  g_free (self->cost);
  g_free (self->value);
  G_OBJECT_CLASS (xl_frontier_item_parent_class)->finalize (object);
}

static void
xl_frontier_item_class_init (XlFrontierItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = xl_frontier_item_finalize;
}

static void
xl_frontier_item_init (XlFrontierItem *self)
{
}

/**
 * xl_frontier_item_new:
 * @portfolio: an answer
 * @row: one of its rows
 *
 * Returns: (transfer full): what the row says
 */
XlFrontierItem *
xl_frontier_item_new (XlPlan *plan, const XlDeskPortfolio *portfolio, const XlPortfolioRow *row)
{
  XlFrontierItem *self = g_object_new (XL_TYPE_FRONTIER_ITEM, NULL);
  XlRecord *record = xl_plan_lookup (plan, row->project);
  gboolean compared = row->state <= XL_PORTFOLIO_ADDS_NOTHING;

  self->project = row->project;
  self->name = record != NULL ? xl_words_name (plan, record) : g_strdup ("");
  self->why = xl_words_portfolio_why (portfolio, row);
  self->cost = compared ? xl_words_money (row->candidate.cost, "EUR") : g_strdup ("");
  self->value = compared ? xl_words_portfolio_value (portfolio->aim, portfolio->aim == XL_PORTFOLIO_COUNTRIES
                                                                          ? row->n_countries
                                                                          : row->candidate.value)
                         : g_strdup ("");
  self->chosen = row->state == XL_PORTFOLIO_CHOSEN;
  self->illustrative = row->illustrative;
  return self;
}

/**
 * xl_frontier_item_get_project:
 *
 * Returns: id of the project
 */
gint64
xl_frontier_item_get_project (XlFrontierItem *item)
{
  return item->project;
}

/* ---- the row ---- */

struct _XlFrontierRow
{
  GtkBox parent_instance;

  /* template */
  GtkImage *icon;
  GtkWidget *mark;
  GtkLabel *name;
  GtkLabel *why;
  GtkLabel *cost;
  GtkLabel *value;
};

G_DEFINE_FINAL_TYPE (XlFrontierRow, xl_frontier_row, GTK_TYPE_BOX)

static void
xl_frontier_row_class_init (XlFrontierRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-frontier-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFrontierRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XlFrontierRow, mark);
  gtk_widget_class_bind_template_child (widget_class, XlFrontierRow, name);
  gtk_widget_class_bind_template_child (widget_class, XlFrontierRow, why);
  gtk_widget_class_bind_template_child (widget_class, XlFrontierRow, cost);
  gtk_widget_class_bind_template_child (widget_class, XlFrontierRow, value);
}

static void
xl_frontier_row_init (XlFrontierRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_frontier_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
xl_frontier_row_new (void)
{
  return g_object_new (XL_TYPE_FRONTIER_ROW, NULL);
}

static void
set_class (gpointer widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * xl_frontier_row_show:
 * @item: what the row is to say
 */
void
xl_frontier_row_show (XlFrontierRow *row, XlFrontierItem *item)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (row));
  const char *chosen = item->chosen ? _("chosen") : _("left out");
  g_autofree char *amounts = *item->cost ? g_strdup_printf ("%s, %s, ", item->cost, item->value) : g_strdup ("");
  g_autofree char *words = g_strdup_printf ("\u2068%s\u2069, %s, %s%s%s", item->name, chosen, amounts, item->why,
                                            item->illustrative ? _(", illustrative") : "");

  gtk_image_set_from_icon_name (row->icon, item->chosen ? "xl-tick-symbolic" : "xl-cross-symbolic");
  set_class (row->icon, "green", item->chosen);
  set_class (row->icon, "xl-secondary", !item->chosen);
  set_class (row->name, "xl-strong", item->chosen);
  set_class (row->value, "xl-strong", item->chosen);
  gtk_widget_set_visible (row->mark, item->illustrative);
  gtk_label_set_text (row->name, item->name);
  gtk_label_set_text (row->why, item->why);
  gtk_label_set_text (row->cost, item->cost);
  gtk_label_set_text (row->value, item->value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  /* The row of the list has the focus, so the row says it. */
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
