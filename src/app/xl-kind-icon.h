/* xl-kind-icon.h - the shape of a record, as the map draws it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_KIND_ICON (xl_kind_icon_get_type ())
G_DECLARE_FINAL_TYPE (XlKindIcon, xl_kind_icon, XL, KIND_ICON, XlPart)

G_END_DECLS
