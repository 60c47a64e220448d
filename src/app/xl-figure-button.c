/* xl-figure-button.c - a figure of an appraisal; a click tells its method, its rate and its terms */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-figure-button.h"

#include <math.h>
#include <string.h>

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-label.h"

struct _XlFigureButton
{
  GtkWidget parent_instance;

  /* owned */
  const XlFigureInfo *info;
  char *heading;
  XlPlan *plan;
  XlProject *project;
  /* template */
  GtkMenuButton *button;
  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *unit;
};

G_DEFINE_FINAL_TYPE (XlFigureButton, xl_figure_button, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FIGURE = 1,
  PROP_TITLE,
} XlFigureButtonProperty;

static GParamSpec *properties[PROP_TITLE + 1];

/* ---- terms ---- */

static void
add_line (GtkWidget *grid, int *row, const char *name, const char *value)
{
  GtkWidget *left = gtk_label_new (name), *right = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_widget_add_css_class (left, "xl-secondary");
  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_grid_attach (GTK_GRID (grid), left, 0, *row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), right, 1, *row, 1, 1);
  *row += 1;
}

static void
add_money (GtkWidget *grid, int *row, const char *name, double amount, const char *currency)
{
  g_autofree char *money = isfinite (amount) ? xl_words_money (amount, currency) : g_strdup ("–");

  add_line (grid, row, name, money);
}

static void
add_figure (GtkWidget *grid, int *row, const char *name, const XlAppraisal *appraisal, const char *currency)
{
  const XlFigureInfo *info = xl_figure_find (name);
  g_autofree char *title = xl_words_figure_title (info);
  g_autofree char *unit = NULL;
  g_autofree char *value = xl_words_figure (info, appraisal, currency, &unit);
  g_autofree char *both = unit != NULL && *unit != '\0' ? g_strdup_printf ("%s\u00a0%s", value, unit) : g_strdup (value);

  add_line (grid, row, title, both);
}

/* "Present value of revenue", for each line that is there, as it enters a net present value. */
static void
add_present_values (GtkWidget *grid, int *row, const XlCashPlan *cash, const char *currency)
{
  static const struct
  {
    XlCashCategory category;
    int sign;
  } terms[] = { { XL_CASH_REVENUE, 1 },      { XL_CASH_RESIDUAL, 1 }, { XL_CASH_CAPEX, -1 },
                { XL_CASH_REPLACEMENT, -1 }, { XL_CASH_OPEX, -1 },    { XL_CASH_WORKING_CAPITAL, -1 } };
  const XlField *field = xl_kind_field (&xl_kind_cash_line, "category");

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      double value = xl_npv (cash->line[terms[i].category], cash->years, cash->rate);
      g_autofree char *name = NULL;

      if (value == 0)
        continue;
      /* Translators: %s is a line of a cash plan such as "Revenue" */
      name = g_strdup_printf (_("Present value: %s"), xl_words_choice (field, terms[i].category + 1));
      add_money (grid, row, name, terms[i].sign * value, currency);
    }
}

static void
add_cover (GtkWidget *grid, int *row, const XlAppraisal *appraisal, const XlCashPlan *cash, const char *currency)
{
  int t = isfinite (appraisal->dscr_min_year.value) ? (int) appraisal->dscr_min_year.value - appraisal->base_year : -1;
  g_autofree char *year = NULL;

  if (t < 0 || t >= appraisal->years)
    return;
  year = g_strdup_printf ("%d", appraisal->base_year + t);
  add_line (grid, row, _("Year"), year);
  add_money (grid, row, _("Revenue"), cash->line[XL_CASH_REVENUE][t], currency);
  add_money (grid, row, _("Operating cost"), -cash->line[XL_CASH_OPEX][t], currency);
  if (cash->line[XL_CASH_REPLACEMENT][t] != 0)
    add_money (grid, row, _("Replacement"), -cash->line[XL_CASH_REPLACEMENT][t], currency);
  if (cash->line[XL_CASH_TAX][t] != 0)
    add_money (grid, row, _("Tax"), -cash->line[XL_CASH_TAX][t], currency);
  if (cash->line[XL_CASH_WORKING_CAPITAL][t] != 0)
    add_money (grid, row, _("Working capital"), -cash->line[XL_CASH_WORKING_CAPITAL][t], currency);
  add_money (grid, row, _("Cash for debt service"), appraisal->cfads[t], currency);
  add_money (grid, row, _("Debt service"), appraisal->service[t], currency);
}

static void
add_rates (GtkWidget *grid, int *row, const XlRoots *roots)
{
  for (guint i = 0; i < roots->n; i++)
    {
      g_autofree char *rate = xl_words_number (roots->rate[i] * 100, 2);
      g_autofree char *words = g_strdup_printf ("%s\u00a0%%", rate);

      add_line (grid, row, roots->n > 1 ? _("A rate at which it is 0") : _("Rate at which it is 0"), words);
    }
}

static void
add_terms (XlFigureButton *self, GtkWidget *grid, const XlAppraisal *appraisal, const XlCashPlan *cash)
{
  const char *name = self->info->name, *currency = self->project->currency;
  int row = 0;

  if (g_str_equal (name, "fnpv_c"))
    add_present_values (grid, &row, cash, currency);
  else if (g_str_equal (name, "frr_c"))
    {
      add_rates (grid, &row, &appraisal->frr_c);
      add_figure (grid, &row, "fnpv_c", appraisal, currency);
    }
  else if (g_str_equal (name, "gap_rate"))
    {
      add_figure (grid, &row, "dic", appraisal, currency);
      add_figure (grid, &row, "dnr", appraisal, currency);
      add_money (grid, &row, _("Eligible cost"), cash->eligible, currency);
      add_figure (grid, &row, "grant", appraisal, currency);
    }
  else if (g_str_equal (name, "dscr_min"))
    add_cover (grid, &row, appraisal, cash, currency);
  else if (g_str_has_prefix (name, "abatement"))
    {
      add_figure (grid, &row, "abatement_levelised", appraisal, currency);
      add_figure (grid, &row, "abatement_annuity", appraisal, currency);
      add_figure (grid, &row, "abatement_grant", appraisal, currency);
      add_present_values (grid, &row, cash, currency);
    }
}

/* ---- the popover ---- */

static void
to_plan_cb (GtkWidget *button, GtkPopover *popover)
{
  gtk_popover_popdown (popover);
  gtk_widget_activate_action (GTK_WIDGET (popover), "project.show-tab", "s", "plan");
}

static GtkWidget *
make_content (XlFigureButton *self, GtkPopover *popover, const XlAppraisal *appraisal, const XlCashPlan *cash)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *grid = gtk_grid_new ();
  g_autofree char *title = xl_words_figure_title (self->info);
  g_autofree char *method = xl_words_figure_method (self->plan, self->project, self->info);
  GtkWidget *heading = gtk_label_new (title), *words = gtk_label_new (method);
  GtkWidget *link = gtk_button_new_with_label (_("To the cash plan"));

  gtk_widget_add_css_class (box, "xl-popover");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  xl_label_wrap (GTK_LABEL (heading));
  gtk_widget_add_css_class (heading, "xl-section-title");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  xl_label_wrap (GTK_LABEL (words));
  gtk_label_set_width_chars (GTK_LABEL (words), 46);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 46);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "xl-dense");
  add_terms (self, grid, appraisal, cash);
  gtk_button_set_has_frame (GTK_BUTTON (link), FALSE);
  gtk_widget_add_css_class (link, "xl-link");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  g_signal_connect (link, "clicked", G_CALLBACK (to_plan_cb), popover);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), link);
  return box;
}

/* Made when it is asked for: it shows what the plan says now. */
static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  XlFigureButton *self = data;
  GtkWidget *popover = gtk_popover_new ();
  const XlAppraisal *appraisal = self->project != NULL ? xl_project_appraisal (self->plan, self->project) : NULL;
  XlCashPlan cash;

  xl_cash_plan_init (&cash);
  if (appraisal != NULL && xl_project_cash (self->plan, self->project, &cash))
    gtk_popover_set_child (GTK_POPOVER (popover), make_content (self, GTK_POPOVER (popover), appraisal, &cash));
  xl_cash_plan_clear (&cash);
  gtk_menu_button_set_popover (button, popover);
}

static void
xl_figure_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlFigureButton *self = XL_FIGURE_BUTTON (object);

  switch ((XlFigureButtonProperty) id)
    {
    case PROP_FIGURE:
      g_value_set_string (value, self->info != NULL ? self->info->name : NULL);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->heading);
      break;
    }
}

static void
xl_figure_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlFigureButton *self = XL_FIGURE_BUTTON (object);

  switch ((XlFigureButtonProperty) id)
    {
    case PROP_FIGURE:
      self->info = xl_figure_find (g_value_get_string (value));
      break;
    case PROP_TITLE:
      g_free (self->heading);
      self->heading = g_value_dup_string (value);
      break;
    }
}

static void
xl_figure_button_dispose (GObject *object)
{
  XlFigureButton *self = XL_FIGURE_BUTTON (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->plan);
  g_clear_object (&self->project);
  g_clear_pointer (&self->heading, g_free);
  G_OBJECT_CLASS (xl_figure_button_parent_class)->dispose (object);
}

static void
xl_figure_button_class_init (XlFigureButtonClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_figure_button_get_property;
  object_class->set_property = xl_figure_button_set_property;
  object_class->dispose = xl_figure_button_dispose;
  properties[PROP_FIGURE] =
      g_param_spec_string ("figure", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-figure-button.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFigureButton, button);
  gtk_widget_class_bind_template_child (widget_class, XlFigureButton, title);
  gtk_widget_class_bind_template_child (widget_class, XlFigureButton, value);
  gtk_widget_class_bind_template_child (widget_class, XlFigureButton, unit);
}

static void
xl_figure_button_init (XlFigureButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
}

/**
 * xl_figure_find:
 * @name: "fnpv_c"
 *
 * Returns: (transfer none): the figure of that name
 */
const XlFigureInfo *
xl_figure_find (const char *name)
{
  guint n;
  const XlFigureInfo *figures = xl_appraisal_figures (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (figures[i].name, name) == 0)
      return &figures[i];
  g_return_val_if_reached (NULL);
}

/**
 * xl_figure_button_show:
 * @appraisal: of @project
 */
void
xl_figure_button_show (XlFigureButton *self, XlPlan *plan, XlProject *project, const XlAppraisal *appraisal)
{
  g_autofree char *name = xl_words_figure_title (self->info);
  g_autofree char *unit = NULL;
  g_autofree char *value = xl_words_figure (self->info, appraisal, project->currency, &unit);
  g_autofree char *spoken = NULL;

  g_set_object (&self->plan, plan);
  g_set_object (&self->project, project);
  /* The year of the least cover stands in the place of its unit. */
  if (g_str_equal (self->info->name, "dscr_min") && appraisal->dscr_min_year.why == XL_DEFINED)
    {
      g_free (unit);
      unit = g_strdup_printf ("%d", (int) appraisal->dscr_min_year.value);
    }
  spoken = g_strdup_printf ("%s: %s %s", name, value, unit != NULL ? unit : "");
  gtk_label_set_text (self->title, self->heading != NULL ? self->heading : name);
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->unit, unit != NULL ? unit : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
