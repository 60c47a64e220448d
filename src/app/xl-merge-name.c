/* xl-merge-name.c - in a line of a merge: the mark and the name of a record, which opens it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-merge-name.h"

#include "xl-application.h"
#include "xl-desk-merge.h"
#include "xl-kind-icon.h"
#include "xl-pages.h"

struct _XlMergeName
{
  XlPart parent_instance;

  GObject *item; /* owned */
  gint64 id;     /* of the record that a click opens, or 0 */

  /* template */
  XlPart *mark;
  GtkImage *kind;
  GtkWidget *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (XlMergeName, xl_merge_name, XL_TYPE_PART)

typedef enum
{
  PROP_ITEM = 1,
} XlMergeNameProperty;

static GParamSpec *properties[PROP_ITEM + 1];

static void
xl_merge_name_refresh (XlPart *part)
{
  XlMergeName *self = XL_MERGE_NAME (part);
  XlPlan *plan = xl_part_get_plan (part);
  gboolean question = self->item != NULL && XL_IS_DESK_MERGE_QUESTION (self->item);
  const XlPageInfo *page;
  const XlKind *kind;
  XlRecord *record = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  if (self->item == NULL)
    return;
  id = question ? xl_desk_merge_question_get_record_id (XL_DESK_MERGE_QUESTION (self->item))
                : xl_desk_merge_taken_get_record_id (XL_DESK_MERGE_TAKEN (self->item));
  kind = question ? xl_desk_merge_question_get_kind (XL_DESK_MERGE_QUESTION (self->item))
                  : xl_desk_merge_taken_get_kind (XL_DESK_MERGE_TAKEN (self->item));
  /* A link row has the mark of whom it belongs to. */
  if (plan != NULL && (record = xl_plan_lookup (plan, id)) != NULL)
    record = xl_pages_record (plan, record);
  self->id = record != NULL ? xl_record_get_id (record) : 0;
  xl_part_set_record (self->mark, record);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), record != NULL);
  page = xl_pages_for_kind (kind);
  gtk_image_set_from_icon_name (self->kind, page != NULL && page->icon != NULL ? page->icon : "xl-organisation-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->kind), record == NULL);
  g_object_get (self->item, "name", &name, NULL);
  gtk_label_set_text (self->label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_can_target (self->button, record != NULL);
}

static void
open_cb (XlMergeName *self)
{
  if (self->id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", self->id);
}

static gboolean
tooltip_cb (XlMergeName *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = NULL;

  if (self->id != 0)
    words = g_strdup_printf (_("%s: open it; the answers stay"), gtk_label_get_text (self->label));
  gtk_tooltip_set_text (tooltip, words != NULL ? words : gtk_label_get_text (self->label));
  return TRUE;
}

static void
xl_merge_name_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMergeNameProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, XL_MERGE_NAME (object)->item);
      break;
    }
}

static void
xl_merge_name_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMergeNameProperty) id)
    {
    case PROP_ITEM:
      if (g_set_object (&XL_MERGE_NAME (object)->item, g_value_get_object (value)))
        xl_part_refresh (XL_PART (object));
      break;
    }
}

static void
xl_merge_name_finalize (GObject *object)
{
  g_clear_object (&XL_MERGE_NAME (object)->item);
  G_OBJECT_CLASS (xl_merge_name_parent_class)->finalize (object);
}

static void
xl_merge_name_class_init (XlMergeNameClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_merge_name_get_property;
  object_class->set_property = xl_merge_name_set_property;
  object_class->finalize = xl_merge_name_finalize;
  XL_PART_CLASS (class)->refresh = xl_merge_name_refresh;
  g_type_ensure (XL_TYPE_KIND_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-merge-name.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMergeName, mark);
  gtk_widget_class_bind_template_child (widget_class, XlMergeName, kind);
  gtk_widget_class_bind_template_child (widget_class, XlMergeName, button);
  gtk_widget_class_bind_template_child (widget_class, XlMergeName, label);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, tooltip_cb);

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_merge_name_init (XlMergeName *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
