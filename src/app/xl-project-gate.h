/* xl-project-gate.h - one gate of a project: each condition with its proof, which leads there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_GATE (xl_project_gate_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectGate, xl_project_gate, XL, PROJECT_GATE, XlProjectTab)

void xl_project_gate_set_gate (XlProjectGate *self, int gate);

G_END_DECLS
