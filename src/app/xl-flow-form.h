/* xl-flow-form.h - what is known about a resource flow, and whom it fits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_FLOW_FORM (xl_flow_form_get_type ())
G_DECLARE_FINAL_TYPE (XlFlowForm, xl_flow_form, XL, FLOW_FORM, XlPart)

G_END_DECLS
