/* xl-map-link.h - a line was drawn from one node onto another: as what are they linked? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one question that a drawn line leaves, with an answer that fits at first sight. */
#define XL_TYPE_MAP_LINK_POPOVER (xl_map_link_popover_get_type ())
G_DECLARE_FINAL_TYPE (XlMapLinkPopover, xl_map_link_popover, XL, MAP_LINK_POPOVER, GtkPopover)

gboolean xl_map_link_popover_ask (XlMapLinkPopover *self, XlDesk *desk, gint64 from, gint64 to, char **sentence);

G_END_DECLS
