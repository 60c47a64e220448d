/* xl-new-flow.h - what is offered or needed, how much and where, without which there is no flow */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_NEW_FLOW (xl_new_flow_get_type ())
G_DECLARE_FINAL_TYPE (XlNewFlow, xl_new_flow, XL, NEW_FLOW, GtkWindow)

void xl_new_flow_present (XlWindow *parent);

G_END_DECLS
