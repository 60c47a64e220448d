/* xl-settings-window.h - thresholds and weights of the plan: gates, scorecard, rates, carbon price, checks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

#define XL_TYPE_SETTINGS_WINDOW (xl_settings_window_get_type ())
G_DECLARE_FINAL_TYPE (XlSettingsWindow, xl_settings_window, XL, SETTINGS_WINDOW, GtkWindow)

void xl_settings_window_present (XlWindow *parent);

G_END_DECLS
