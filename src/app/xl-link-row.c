/* xl-link-row.c - one record that another is linked with: role, dates, letter, and away with it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-link-row.h"

#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-field-row.h"
#include "xl-kind-icon.h"

struct _XlLinkRow
{
  XlPart parent_instance;

  XlRecord *near;         /* owned: the record whose list this is in */
  XlRecord *link;         /* owned: the link row, or NULL */
  XlFieldRow *role_field; /* in the template's place, where the link says a role */
  XlFieldRow *letter_field;
  char *role;             /* owned: as last said */

  /* template */
  GtkLabel *name;
  GtkWidget *role_place;
  GtkLabel *role_label;
  GtkLabel *dates;
  GtkWidget *away;
  GtkWidget *second;
  GtkWidget *since;
  GtkWidget *until;
  GtkWidget *letter_label;
  GtkWidget *letter_place;
  GtkWidget *add_letter;
};

G_DEFINE_FINAL_TYPE (XlLinkRow, xl_link_row, XL_TYPE_PART)

enum
{
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_membership (XlLinkRow *self)
{
  return self->link != NULL && xl_record_get_kind (self->link) == &xl_kind_membership;
}

/* --- the letter of interest of a member ------------------------------------------------------- */

static void
get_member (XlLinkRow *self, XlRegion **region, XlNetwork **network)
{
  XlMembership *link = (XlMembership *) self->link;
  XlPlan *plan = xl_part_get_plan (XL_PART (self));

  *region = (XlRegion *) xl_plan_lookup (plan, link->region);
  *network = (XlNetwork *) xl_plan_lookup (plan, link->network);
}

static void
add_letter_cb (XlLinkRow *self)
{
  g_autoptr (XlEdit) edit = NULL;
  XlRegion *region;
  XlNetwork *network;

  if (!is_membership (self))
    return;
  get_member (self, &region, &network);
  edit = xl_edits_letter (xl_part_get_plan (XL_PART (self)), region, network, xl_date_today ());
  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, NULL);
}

static void
show_letter (XlLinkRow *self, XlPlan *plan)
{
  XlRegion *region;
  XlNetwork *network;
  XlRecord *letter;

  get_member (self, &region, &network);
  letter = region != NULL ? (XlRecord *) xl_plan_letter (plan, region, network) : NULL;
  gtk_widget_set_visible (self->add_letter, letter == NULL && !xl_desk_get_read_only (xl_part_get_desk (XL_PART (self))));
  gtk_widget_set_visible (self->letter_label, letter != NULL);
  gtk_widget_set_visible (self->letter_place, letter != NULL);
  if (letter == NULL && self->letter_field == NULL)
    return;
  if (self->letter_field == NULL)
    {
      self->letter_field = XL_FIELD_ROW (xl_field_row_new ("date", TRUE));
      g_object_set (self->letter_field, "title", _("Date of the letter of interest"), NULL);
      gtk_box_append (GTK_BOX (self->letter_place), GTK_WIDGET (self->letter_field));
    }
  xl_part_set_record (XL_PART (self->letter_field), letter);
}

static void
open_letter_cb (XlLinkRow *self)
{
  XlRecord *letter = self->letter_field != NULL ? xl_part_get_record (XL_PART (self->letter_field)) : NULL;

  if (letter != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_record_get_id (letter));
}

/* --- the row ---------------------------------------------------------------------------------- */

static void
away_cb (XlLinkRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
xl_link_row_refresh (XlPart *part)
{
  XlLinkRow *self = XL_LINK_ROW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autofree char *name = NULL;
  g_autofree char *away = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (record == NULL || plan == NULL)
    return;
  name = xl_words_name (plan, record);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), g_utf8_strlen (name, -1) > 24 ? name : NULL);
  gtk_widget_set_visible (self->away, self->link != NULL && !xl_desk_get_read_only (xl_part_get_desk (part)));
  away = g_strdup_printf (_("Remove the link with %s"), name);
  gtk_widget_set_tooltip_text (self->away, away);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->away), GTK_ACCESSIBLE_PROPERTY_LABEL, away, -1);
  gtk_widget_set_visible (self->second, is_membership (self));
  if (is_membership (self))
    show_letter (self, plan);
  if (GTK_IS_LIST_BOX_ROW (row))
    {
      spoken = self->role != NULL && *self->role != '\0' ? g_strdup_printf ("%s, %s", name, self->role) : g_strdup (name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
xl_link_row_dispose (GObject *object)
{
  XlLinkRow *self = XL_LINK_ROW (object);

  g_clear_object (&self->near);
  g_clear_object (&self->link);
  g_clear_pointer (&self->role, g_free);
  G_OBJECT_CLASS (xl_link_row_parent_class)->dispose (object);
}

static void
xl_link_row_class_init (XlLinkRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_link_row_dispose;
  XL_PART_CLASS (class)->refresh = xl_link_row_refresh;
  signals[REMOVE] = g_signal_new ("remove", XL_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (XL_TYPE_KIND_ICON);
  g_type_ensure (XL_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, name);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, role_place);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, role_label);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, dates);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, away);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, second);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, since);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, until);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, letter_label);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, letter_place);
  gtk_widget_class_bind_template_child (widget_class, XlLinkRow, add_letter);
  gtk_widget_class_bind_template_callback (widget_class, away_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_letter_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_letter_cb);
}

static void
xl_link_row_init (XlLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_link_row_new:
 * @near: the record whose list it is in
 * @record: the record at the other end
 * @link: (nullable): the link row between them
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
xl_link_row_new (XlRecord *near, XlRecord *record, XlRecord *link)
{
  XlLinkRow *self = g_object_new (XL_TYPE_LINK_ROW, "record", record, NULL);
  const char *role = NULL;

  g_set_object (&self->near, near);
  g_set_object (&self->link, link);
  if (link != NULL)
    role = xl_kind_field (xl_record_get_kind (link), "role") != NULL   ? "role"
           : xl_kind_field (xl_record_get_kind (link), "type") != NULL ? "type"
                                                                       : NULL;
  if (role != NULL)
    {
      self->role_field = XL_FIELD_ROW (xl_field_row_new (role, TRUE));
      xl_part_set_record (XL_PART (self->role_field), link);
      gtk_box_append (GTK_BOX (self->role_place), GTK_WIDGET (self->role_field));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->role_label), role == NULL);
  if (is_membership (self))
    {
      xl_part_set_record (XL_PART (self->since), link);
      xl_part_set_record (XL_PART (self->until), link);
    }
  return GTK_WIDGET (self);
}

/**
 * xl_link_row_get_link:
 *
 * Returns: (transfer none) (nullable): the link row
 */
XlRecord *
xl_link_row_get_link (XlLinkRow *self)
{
  return self->link;
}

/**
 * xl_link_row_say:
 * @role: what the one is to the other, where it is not edited here
 * @dates: (nullable): since when and until when, where it is not edited here
 * @dated: whether the list has dates at all, so that roles stand below each other
 */
void
xl_link_row_say (XlLinkRow *self, const char *role, const char *dates, gboolean dated)
{
  g_free (self->role);
  self->role = g_strdup (role);
  gtk_label_set_text (self->role_label, role != NULL ? role : "");
  gtk_label_set_text (self->dates, dates != NULL ? dates : "");
  gtk_widget_set_visible (GTK_WIDGET (self->dates), dated && !is_membership (self));
  xl_part_refresh (XL_PART (self));
}
