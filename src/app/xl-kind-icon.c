/* xl-kind-icon.c - the shape of a record, as the map draws it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-icon.h"

#include "xl-appearance.h"
#include "xl-desk-map.h"
#include "xl-draw.h"

struct _XlKindIcon
{
  XlPart parent_instance;

  int size;           /* px */
  gboolean shown;     /* there is something to draw */
  XlNodeKind shape;
  guint slot;
  gboolean illustrative;
  int direction;      /* XlFlowDirection of a resource flow, which is no node; else 0 */
  char code[8];
};

G_DEFINE_FINAL_TYPE (XlKindIcon, xl_kind_icon, XL_TYPE_PART)

typedef enum
{
  PROP_SIZE = 1,
} XlKindIconProperty;

static GParamSpec *properties[PROP_SIZE + 1];

static void
xl_kind_icon_refresh (XlPart *part)
{
  XlKindIcon *self = XL_KIND_ICON (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  const char *country;

  self->shown = FALSE;
  self->direction = 0;
  self->code[0] = '\0';
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (record == NULL || plan == NULL)
    return;
  country = xl_plan_country (plan, record);
  self->slot = country != NULL ? xl_desk_map_slot (country) : XL_SLOT_NEUTRAL;
  self->illustrative = xl_plan_is_illustrative (plan, record, NULL);
  self->shown = TRUE;
  if (xl_record_get_kind (record) == &xl_kind_region)
    {
      self->shape = XL_NODE_REGION;
      g_strlcpy (self->code, country != NULL ? country : "", sizeof self->code);
    }
  else if (xl_record_get_kind (record) == &xl_kind_project)
    {
      self->shape = XL_NODE_PROJECT;
      g_snprintf (self->code, sizeof self->code, "%d", xl_plan_stage (plan, (XlProject *) record));
    }
  else if (xl_record_get_kind (record) == &xl_kind_organisation || xl_record_get_kind (record) == &xl_kind_network)
    self->shape = XL_NODE_ORGANISATION;
  else if (xl_record_get_kind (record) == &xl_kind_flow)
    self->direction = ((XlFlow *) record)->direction;
  else
    {
      /* No shape on the map: a diamond in the neutral colour. */
      self->shape = XL_NODE_EVENT;
      self->slot = XL_SLOT_NEUTRAL;
    }
}

static void
xl_kind_icon_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = XL_KIND_ICON (widget)->size;
}

static void
xl_kind_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlKindIcon *self = XL_KIND_ICON (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  /* A list of circles as big as the hexagons would shout; a code needs the room. */
  gboolean small = self->size < 32 && (self->shape == XL_NODE_ORGANISATION || self->shape == XL_NODE_EVENT);
  double size = small ? self->size * 0.75 : self->size;
  cairo_t *cr;

  if (!self->shown)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->direction != 0)
    xl_draw_flow_icon (cr, xl_app_theme (widget), self->slot, self->direction == XL_FLOW_OFFER, self->illustrative,
                       (width - 0.75 * self->size) / 2, (height - 0.75 * self->size) / 2, 0.75 * self->size);
  else
    xl_draw_node_icon (cr, xl_app_theme (widget), self->shape, self->slot, self->illustrative,
                       self->code[0] != '\0' ? self->code : NULL, (width - size) / 2, (height - size) / 2, size);
  cairo_destroy (cr);
}

static void
xl_kind_icon_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlKindIconProperty) id)
    {
    case PROP_SIZE:
      g_value_set_int (value, XL_KIND_ICON (object)->size);
      break;
    }
}

static void
xl_kind_icon_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlKindIconProperty) id)
    {
    case PROP_SIZE:
      XL_KIND_ICON (object)->size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    }
}

static void
xl_kind_icon_class_init (XlKindIconClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_kind_icon_get_property;
  object_class->set_property = xl_kind_icon_set_property;
  widget_class->measure = xl_kind_icon_measure;
  widget_class->snapshot = xl_kind_icon_snapshot;
  XL_PART_CLASS (class)->refresh = xl_kind_icon_refresh;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);

  /* px, both ways */
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 128, 20,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_kind_icon_init (XlKindIcon *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  xl_app_theme_redraws (GTK_WIDGET (self));
}
