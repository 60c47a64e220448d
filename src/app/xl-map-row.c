/* xl-map-row.c - a record in a list beside the map: its shape, its name, its role */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-map-row.h"

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-kind-icon.h"

struct _XlMapRow
{
  XlPart parent_instance;

  /* template */
  GtkLabel *name;
  GtkLabel *role;
};

G_DEFINE_FINAL_TYPE (XlMapRow, xl_map_row, XL_TYPE_PART)

static void
xl_map_row_refresh (XlPart *part)
{
  XlMapRow *self = XL_MAP_ROW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *role = gtk_label_get_text (self->role);
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (record == NULL || plan == NULL)
    return;
  name = xl_words_name (plan, record);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  /* The row around it has the focus and is what is read out. */
  said = g_strdup_printf ("%s, %s", name, *role != '\0' ? role : xl_words_kind (xl_record_get_kind (record), FALSE));
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
xl_map_row_class_init (XlMapRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_map_row_refresh;
  g_type_ensure (XL_TYPE_KIND_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapRow, name);
  gtk_widget_class_bind_template_child (widget_class, XlMapRow, role);
}

static void
xl_map_row_init (XlMapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_map_row_new:
 * @record: what is shown
 * @role: (nullable): what it is to the record whose list this is
 *
 * Returns: (transfer floating): a row's content
 */
GtkWidget *
xl_map_row_new (XlRecord *record, const char *role)
{
  XlMapRow *self = g_object_new (XL_TYPE_MAP_ROW, "record", record, NULL);

  gtk_label_set_text (self->role, role != NULL ? role : "");
  return GTK_WIDGET (self);
}
