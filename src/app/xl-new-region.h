/* xl-new-region.h - name and country of a region, without which there is none */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_NEW_REGION (xl_new_region_get_type ())
G_DECLARE_FINAL_TYPE (XlNewRegion, xl_new_region, XL, NEW_REGION, GtkWindow)

void xl_new_region_present (XlWindow *parent);

G_END_DECLS
