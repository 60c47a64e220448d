/* xl-check-page.c - To check: every finding, why, and a jump to where it can be mended */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-check-page.h"

#include "xl-application.h"
#include "xl-desk-intake.h"
#include "xl-desk-words.h"
#include "xl-finding-row.h"
#include "xl-one-stop.h"

/* What is shown, in the order of the drop-down. */
typedef enum
{
  SHOWS_ALL,
  SHOWS_RED,
  SHOWS_JUSTIFIED,
} Severity;

struct _XlCheckPage
{
  XlPage parent_instance;

  const XlRule *rule; /* the one that is shown; NULL for all */
  int shows;          /* Severity */

  /* template */
  GtkFilterListModel *shown;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GtkLabel *summary;
  GtkDropDown *severities;
  GtkDropDown *rules;
  GtkStack *stack;
  GtkWidget *list;
  GtkLabel *empty_text;
};

G_DEFINE_FINAL_TYPE (XlCheckPage, xl_check_page, XL_TYPE_PAGE)

static gboolean
match (gpointer item, gpointer data)
{
  XlCheckPage *self = data;
  gboolean justified = xl_desk_finding_get_severity (item) == XL_SEVERITY_JUSTIFIED;

  if ((self->shows == SHOWS_RED && justified) || (self->shows == SHOWS_JUSTIFIED && !justified))
    return FALSE;
  return !self->rule || g_str_equal (xl_desk_finding_get_rule (item), self->rule->name);
}

static void
items_cb (XlCheckPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint justified = 0;
  g_autofree char *findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  g_autofree char *words = NULL;
  GListModel *all = gtk_filter_list_model_get_model (self->shown);
  gboolean none = !all || g_list_model_get_n_items (all) == 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlDeskFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      justified += xl_desk_finding_get_severity (finding) == XL_SEVERITY_JUSTIFIED;
    }
  if (justified > 0)
    /* Translators: "14 findings", then how many of them have a justification */
    words = g_strdup_printf (ngettext ("%s, %u of them justified", "%s, %u of them justified", justified), findings,
                             justified);
  else
    words = g_steal_pointer (&findings);
  gtk_label_set_text (self->summary, n > 0 ? words : "");
  gtk_label_set_text (self->empty_text, none ? _("Every rule holds for every record of this plan.")
                                             : _("Nothing of this kind. There are other findings."));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
rule_cb (XlCheckPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->rules);

  self->rule = selected > 0 && selected <= xl_rules_count () ? xl_rules_get (selected - 1) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  items_cb (self);
}

static void
severity_cb (XlCheckPage *self)
{
  self->shows = (int) gtk_drop_down_get_selected (self->severities);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  items_cb (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, xl_finding_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  XlPage *page = XL_PAGE (gtk_widget_get_ancestor (row, XL_TYPE_PAGE));
  XlDesk *desk = page ? xl_page_get_desk (page) : NULL;

  if (desk && xl_desk_get_plan (desk))
    xl_finding_row_show (XL_FINDING_ROW (row), desk, gtk_list_item_get_item (item));
}

static void
activate_cb (XlCheckPage *self, guint position)
{
  g_autoptr (XlDeskFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  XlRecord *record = finding ? xl_desk_finding_get_record (finding) : NULL;

  if (!record)
    return;
  if (xl_desk_finding_get_field (finding))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-field", "(xs)", xl_record_get_id (record),
                                xl_desk_finding_get_field (finding));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_record_get_id (record));
}

/* Right, or the menu key, asks for the justification of the finding that has the focus. */
static gboolean
key_cb (XlCheckPage *self, guint key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  return (key == GDK_KEY_Right || key == GDK_KEY_Menu) && row && XL_IS_FINDING_ROW (row)
         && xl_finding_row_justify (XL_FINDING_ROW (row));
}

/* Here a record is shown by its first finding. */
static gboolean
xl_check_page_show_record (XlPage *page, gint64 id)
{
  XlCheckPage *self = XL_CHECK_PAGE (page);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XlDeskFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      XlRecord *record = xl_desk_finding_get_record (finding);

      if (record && xl_record_get_id (record) == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", i);
          return TRUE;
        }
    }
  return FALSE;
}

static GArray *
xl_check_page_dup_selection (XlPage *page)
{
  XlDeskFinding *finding = gtk_single_selection_get_selected_item (XL_CHECK_PAGE (page)->selection);
  XlRecord *record = finding ? xl_desk_finding_get_record (finding) : NULL;
  gint64 id = record ? xl_record_get_id (record) : 0;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof id);

  if (id)
    g_array_append_val (ids, id);
  return ids;
}

/* All that the drop-downs let through: a list of work for somebody else. */
static char *
xl_check_page_dup_table (XlPage *page, guint *n_rows)
{
  XlCheckPage *self = XL_CHECK_PAGE (page);
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (page));

  *n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  return *n_rows > 0 ? xl_desk_dup_findings (plan, G_LIST_MODEL (self->shown)) : NULL;
}

static void
xl_check_page_constructed (GObject *object)
{
  XlCheckPage *self = XL_CHECK_PAGE (object);

  G_OBJECT_CLASS (xl_check_page_parent_class)->constructed (object);
  gtk_filter_list_model_set_model (self->shown, xl_desk_list_findings (xl_page_get_desk (XL_PAGE (self))));
  items_cb (self);
}

static void
xl_check_page_class_init (XlCheckPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  XlPageClass *page_class = XL_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_check_page_constructed;
  page_class->show_record = xl_check_page_show_record;
  page_class->dup_selection = xl_check_page_dup_selection;
  page_class->dup_table = xl_check_page_dup_table;
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, shown);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, filter);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, selection);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, summary);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, severities);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, rules);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, list);
  gtk_widget_class_bind_template_child (widget_class, XlCheckPage, empty_text);
  gtk_widget_class_bind_template_callback (widget_class, items_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_cb);
  gtk_widget_class_bind_template_callback (widget_class, severity_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
xl_check_page_init (XlCheckPage *self)
{
  g_autoptr (GtkStringList) rules = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match, self, NULL);
  gtk_string_list_append (rules, _("All rules"));
  for (guint i = 0; i < xl_rules_count (); i++)
    gtk_string_list_append (rules, _(xl_rules_get (i)->title));
  gtk_drop_down_set_model (self->rules, G_LIST_MODEL (rules));
}
