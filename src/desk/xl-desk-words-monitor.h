/* xl-desk-words-monitor.h - the partnership between two days, from its dated records */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"
#include "xl-report.h"

G_BEGIN_DECLS

XlReport *xl_words_monitor (XlPlan *plan, const char *title, XlDate from, XlDate to);

G_END_DECLS
