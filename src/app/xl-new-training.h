/* xl-new-training.h - what was learned and by whom, without whom there is no training */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_NEW_TRAINING (xl_new_training_get_type ())
G_DECLARE_FINAL_TYPE (XlNewTraining, xl_new_training, XL, NEW_TRAINING, GtkWindow)

void xl_new_training_present (XlWindow *parent);

G_END_DECLS
