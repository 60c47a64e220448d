/* xl-settings.h - thresholds, weights and rates: ours unless a plan says otherwise; none is official */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlSettingInfo:
 * @name: "gate.trl-demonstrate": stable, stored as the name of a setting record, never translated
 * @title: what it is, N_()
 * @group: under which heading it stands, N_(): "Gates", "Scorecard", "Rates", "Checks"
 * @unit: (nullable): "%", "years", N_("€"), NULL for a plain number
 * @scale: what is shown divided by what is stored: 100 for a share in per cent, else 1
 * @value: the program's own
 * @min: least
 * @max: greatest
 * @origin: where the program's own comes from, N_(): "EU Guide to Cost-Benefit Analysis 2014"
 *
 * One row per setting; xl_settings_get() of a plan without a record of that name is @value.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *group;
  const char *unit;
  double scale;
  double value, min, max;
  const char *origin;
} XlSettingInfo;

guint xl_settings_count (void);
const XlSettingInfo *xl_settings_info (guint index);
const XlSettingInfo *xl_settings_find (const char *name);
double xl_settings_get (XlPlan *plan, const char *name);
XlSetting *xl_settings_record (XlPlan *plan, const char *name);

G_END_DECLS
