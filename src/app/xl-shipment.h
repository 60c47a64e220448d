/* xl-shipment.h - one line of a plan of supply, as texts that a list item template looks up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk-supply.h"

G_BEGIN_DECLS

/**
 * XlShipmentItem:
 *
 * XlShipmentItem:offer, :offer-place, :need, :need-place, :quantity, :km, :work, :regime: what its cells say
 */
#define XL_TYPE_SHIPMENT_ITEM (xl_shipment_item_get_type ())
G_DECLARE_FINAL_TYPE (XlShipmentItem, xl_shipment_item, XL, SHIPMENT_ITEM, GObject)

XlShipmentItem *xl_shipment_item_new (XlPlan *plan, const XlMatches *matches, const XlSupply *supply, const XlShipment *shipment);
gint64 xl_shipment_item_get_need (XlShipmentItem *item);

G_END_DECLS
