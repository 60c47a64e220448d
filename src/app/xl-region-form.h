/* xl-region-form.h - what is known about a region */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_REGION_FORM (xl_region_form_get_type ())
G_DECLARE_FINAL_TYPE (XlRegionForm, xl_region_form, XL, REGION_FORM, XlPart)

G_END_DECLS
