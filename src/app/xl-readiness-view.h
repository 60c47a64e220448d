/* xl-readiness-view.h - how ready a region is for a feedstock: the diagram, and the questions behind it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-late-part.h"

G_BEGIN_DECLS

#define XL_TYPE_READINESS_VIEW (xl_readiness_view_get_type ())
G_DECLARE_FINAL_TYPE (XlReadinessView, xl_readiness_view, XL, READINESS_VIEW, XlLatePart)

G_END_DECLS
