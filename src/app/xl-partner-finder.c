/* xl-partner-finder.c - who a region or a partner could work with, and why */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-partner-finder.h"

#include "xl-application.h"
#include "xl-desk-partners.h"
#include "xl-desk-words.h"
#include "xl-kind-icon.h"
#include "xl-label.h"
#include "xl-one-stop.h"
#include "xl-wrap.h"

/* The best few; the others come when asked for, and not all of a plan of thousands. */
#define FIRST 3
#define MOST 60

struct _XlPartnerFinder
{
  XlLatePart parent_instance;

  GPtrArray *partners; /* owned; of the plan as it is now */
  gboolean all;
  gint64 made;         /* project that is on its way into the plan, or 0 */

  /* template */
  GtkLabel *count;
  GtkLabel *rule;
  GtkLabel *nobody;
  GtkBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (XlPartnerFinder, xl_partner_finder, XL_TYPE_LATE_PART)

/* --- what can be done ------------------------------------------------------------------------- */

static const XlPartner *
partner_of (XlPartnerFinder *self, GtkWidget *button)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "xl-place"));

  return self->partners != NULL && place < self->partners->len ? g_ptr_array_index (self->partners, place) : NULL;
}

static void
open_cb (GtkWidget *button, XlPartnerFinder *self)
{
  const XlPartner *partner = partner_of (self, button);

  if (partner != NULL)
    gtk_widget_activate_action (button, "win.open-record", "x", partner->b->id);
}

static void
start_cb (GtkWidget *button, XlPartnerFinder *self)
{
  const XlPartner *partner = partner_of (self, button);
  g_autoptr (XlEdit) edit = NULL;
  gint64 id;

  if (partner == NULL)
    return;
  edit = xl_edits_start_together (xl_part_get_plan (XL_PART (self)), partner, &id);
  if (xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, NULL))
    self->made = id;
}

static void
tie_cb (GtkWidget *button, XlPartnerFinder *self)
{
  const XlPartner *partner = partner_of (self, button);
  g_autoptr (XlEdit) edit = partner != NULL ? xl_edits_tie_together (xl_part_get_plan (XL_PART (self)), partner) : NULL;

  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, NULL);
}

static void
compare_cb (GtkWidget *button, XlPartnerFinder *self)
{
  const XlPartner *partner = partner_of (self, button);

  if (partner != NULL)
    gtk_widget_activate_action_variant (
        button, "win.compare-regions",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64,
                                   (gint64[]){ partner->a->id, partner->b->id }, 2, sizeof (gint64)));
}

static void
more_cb (XlPartnerFinder *self)
{
  self->all = TRUE;
  xl_late_part_show_now (XL_LATE_PART (self));
}

/* --- showing ---------------------------------------------------------------------------------- */

static GtkWidget *
add_line (GtkGrid *grid, int row, const char *title, const char *text)
{
  GtkWidget *head = gtk_label_new (title), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_add_css_class (head, "xl-secondary");
  gtk_grid_attach (grid, head, 0, row, 1, 1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  xl_label_wrap (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
  return label;
}

static GtkWidget *
make_button (XlPartnerFinder *self, guint place, const char *label, const char *spoken, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "xl-place", GUINT_TO_POINTER (place));
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_head (XlPartnerFinder *self, guint place, const XlPartner *partner, const char *name)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (XL_TYPE_KIND_ICON, "record", partner->b, NULL);
  GtkWidget *open = make_button (self, place, name, name, G_CALLBACK (open_cb));

  gtk_button_set_has_frame (GTK_BUTTON (open), FALSE);
  gtk_widget_add_css_class (open, "xl-tile-title");
  gtk_widget_add_css_class (gtk_button_get_child (GTK_BUTTON (open)), "xl-strong");
  xl_label_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (open))));
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), open);
  return head;
}

static void
add_card (XlPartnerFinder *self, XlPlan *plan, guint place, const GArray *bridge)
{
  const XlPartner *partner = g_ptr_array_index (self->partners, place);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *grid = gtk_grid_new (), *buttons = g_object_new (XL_TYPE_WRAP, NULL);
  g_autofree char *name = xl_words_name (plan, partner->b);
  g_autofree char *start = g_strdup_printf (_("Start a project together with %s"), name);
  g_autofree char *compare = g_strdup_printf (_("Compare with %s"), name);
  g_autofree char *tie = g_strdup_printf (_("Tie to %s"), name);
  g_autoptr (XlEdit) tie_edit = xl_edits_tie_together (plan, partner);
  gboolean writable = !xl_desk_get_read_only (xl_part_get_desk (XL_PART (self)));
  g_autofree char *way = xl_words_partner_bridge (plan, partner, bridge);
  GtkWidget *start_button = make_button (self, place, _("Start a project together"), start, G_CALLBACK (start_cb));
  int row = 0;

  gtk_widget_add_css_class (card, "xl-tile");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_add_css_class (grid, "xl-dense");
  for (guint c = 0; c < XL_N_PARTNER_CRITERIA; c++)
    {
      g_autofree char *words = xl_words_partner (plan, partner, c);

      if (words != NULL)
        add_line (GTK_GRID (grid), row++, xl_words_partner_criterion (c), words);
    }
  add_line (GTK_GRID (grid), row, _("Bridge"), way);
  gtk_widget_set_visible (start_button, writable);
  gtk_widget_set_margin_top (buttons, 4);
  xl_wrap_append (XL_WRAP (buttons), start_button);
  if (partner->pair != NULL)
    xl_wrap_append (XL_WRAP (buttons), make_button (self, place, C_("regions", "Compare"), compare, G_CALLBACK (compare_cb)));
  if (tie_edit != NULL && writable)
    xl_wrap_append (XL_WRAP (buttons), make_button (self, place, _("Tie them"), tie, G_CALLBACK (tie_cb)));
  gtk_box_append (GTK_BOX (card), make_head (self, place, partner, name));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), buttons);
  gtk_box_append (self->list, card);
}

static void
xl_partner_finder_show (XlLatePart *part, XlPlan *plan, XlRecord *record)
{
  XlPartnerFinder *self = XL_PARTNER_FINDER (part);
  g_autoptr (GPtrArray) bridges = NULL;
  g_autofree char *count = NULL;
  GtkWidget *child;
  guint n;

  if (self->made != 0 && xl_plan_lookup (plan, self->made) != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-field", "(xs)", self->made, "title");
      self->made = 0;
    }
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  self->partners = xl_desk_partners (plan, record, xl_date_today ());
  n = MIN (self->partners->len, self->all ? MOST : FIRST);
  bridges = xl_desk_partners_bridges (plan, self->partners, n);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < n; i++)
    add_card (self, plan, i, g_ptr_array_index (bridges, i));
  count = xl_words_number (self->partners->len, 0);
  gtk_label_set_text (self->count, self->partners->len > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rule), self->partners->len > 0);
  gtk_label_set_text (self->rule, xl_words_partner_rule (xl_record_get_kind (record)));
  gtk_label_set_text (self->nobody, xl_words_partner_nobody (xl_record_get_kind (record)));
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), self->partners->len == 0);
  gtk_widget_set_visible (self->more, !self->all && n < self->partners->len);
}

static void
xl_partner_finder_leave (XlPart *part)
{
  XL_PARTNER_FINDER (part)->all = FALSE;
  XL_PARTNER_FINDER (part)->made = 0;
}

static void
xl_partner_finder_finalize (GObject *object)
{
  g_clear_pointer (&XL_PARTNER_FINDER (object)->partners, g_ptr_array_unref);
  G_OBJECT_CLASS (xl_partner_finder_parent_class)->finalize (object);
}

static void
xl_partner_finder_class_init (XlPartnerFinderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_partner_finder_finalize;
  XL_LATE_PART_CLASS (class)->show = xl_partner_finder_show;
  XL_PART_CLASS (class)->leave = xl_partner_finder_leave;
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-partner-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPartnerFinder, count);
  gtk_widget_class_bind_template_child (widget_class, XlPartnerFinder, rule);
  gtk_widget_class_bind_template_child (widget_class, XlPartnerFinder, nobody);
  gtk_widget_class_bind_template_child (widget_class, XlPartnerFinder, list);
  gtk_widget_class_bind_template_child (widget_class, XlPartnerFinder, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
xl_partner_finder_init (XlPartnerFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
