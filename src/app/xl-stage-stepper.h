/* xl-stage-stepper.h - the five stages of a project as chevrons, and the way from one to another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlStageStepper:
 *
 * XlStageStepper::gate: (int gate): a stage was pressed: this gate leads there, or on from there
 */
#define XL_TYPE_STAGE_STEPPER (xl_stage_stepper_get_type ())
G_DECLARE_FINAL_TYPE (XlStageStepper, xl_stage_stepper, XL, STAGE_STEPPER, XlPart)

G_END_DECLS
