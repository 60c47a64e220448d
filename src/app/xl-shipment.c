/* xl-shipment.c - one line of a plan of supply, as texts that a list item template looks up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-shipment.h"

#include "xl-desk-flows.h"

typedef enum
{
  PROP_OFFER = 1,
  PROP_OFFER_PLACE,
  PROP_NEED,
  PROP_NEED_PLACE,
  PROP_QUANTITY,
  PROP_KM,
  PROP_WORK,
  PROP_REGIME,
  N_PROPERTIES
} XlShipmentProperty;

struct _XlShipmentItem
{
  GObject parent_instance;

  gint64 need;
  char *texts[N_PROPERTIES]; /* owned */
};

G_DEFINE_FINAL_TYPE (XlShipmentItem, xl_shipment_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPERTIES];

static void
xl_shipment_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, XL_SHIPMENT_ITEM (object)->texts[id]);
}

static void
xl_shipment_item_finalize (GObject *object)
{
  for (guint i = 1; i < N_PROPERTIES; i++)
    g_free (XL_SHIPMENT_ITEM (object)->texts[i]);
  G_OBJECT_CLASS (xl_shipment_item_parent_class)->finalize (object);
}

static void
xl_shipment_item_class_init (XlShipmentItemClass *class)
{
  static const char *const names[N_PROPERTIES]
      = { NULL, "offer", "offer-place", "need", "need-place", "quantity", "km", "work", "regime" };

  G_OBJECT_CLASS (class)->get_property = xl_shipment_item_get_property;
  G_OBJECT_CLASS (class)->finalize = xl_shipment_item_finalize;
  for (guint i = 1; i < N_PROPERTIES; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPERTIES, properties);
}

static void
xl_shipment_item_init (XlShipmentItem *self)
{
}

/**
 * xl_shipment_item_new:
 * @matches: of @plan, as @supply was made of them
 *
 * Returns: (transfer full): a row; it never changes
 */
XlShipmentItem *
xl_shipment_item_new (XlPlan *plan, const XlMatches *matches, const XlSupply *supply, const XlShipment *shipment)
{
  XlShipmentItem *self = g_object_new (XL_TYPE_SHIPMENT_ITEM, NULL);
  const XlFlowPair *pair = &g_array_index (supply->pairs, XlFlowPair, shipment->pair);
  XlFlow *need = xl_matches_need (matches, pair), *offer = xl_matches_offer (matches, pair);

  self->need = need->parent_instance.id;
  self->texts[PROP_OFFER] = g_strdup (offer->material);
  self->texts[PROP_OFFER_PLACE] = xl_words_flow_place (plan, offer);
  self->texts[PROP_NEED] = g_strdup (need->material);
  self->texts[PROP_NEED_PLACE] = xl_words_flow_place (plan, need);
  self->texts[PROP_QUANTITY] = xl_words_quantity (shipment->quantity, need->unit);
  self->texts[PROP_KM] = xl_words_km (pair->km);
  self->texts[PROP_WORK] = supply->goal == XL_ASSIGN_DISTANCE ? xl_words_work (shipment->quantity * pair->km, need->unit)
                                                              : xl_words_unit_price (pair->price_gap, need->unit, TRUE);
  self->texts[PROP_REGIME] = g_strdup (xl_words_regime (pair->regime));
  return self;
}

/**
 * xl_shipment_item_get_need:
 *
 * Returns: id of the need, to be opened
 */
gint64
xl_shipment_item_get_need (XlShipmentItem *item)
{
  return item->need;
}
