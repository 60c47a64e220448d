/* xl-calls.h - which projects a call for proposals takes, and which rule keeps the others out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

typedef enum
{
  XL_CALL_COUNTRIES,     /* a region lies in a country that may not take part */
  XL_CALL_MIN_COUNTRIES, /* regions of too few countries */
  XL_CALL_TRL,           /* TRL now outside the range, or not known */
  XL_CALL_BUDGET,        /* the grant that it asks for is too small, too large, or not known */
  XL_CALL_SHARE,         /* the grant is a greater share of the cost than the call pays */
  XL_CALL_N_RULES
} XlCallRule;

typedef enum
{
  XL_CALL_MET,
  XL_CALL_FAILED,
  XL_CALL_UNKNOWN,       /* the project does not say */
  XL_CALL_NO_RULE,       /* the call does not ask */
} XlCallState;

/**
 * XlCallFit:
 * @state: of each rule
 * @country: (nullable): the first one that is not eligible
 * @countries: how many the project has
 * @trl: of the project, or 0
 * @grant: asked for from the EU, minor units of EUR; -1 where it is not known
 * @share: of the investment, basis points; -1 where it is not known
 * @fits: no rule is failed or unknown
 */
typedef struct
{
  XlCallState state[XL_CALL_N_RULES];
  char country[4];
  guint countries;
  int trl;
  gint64 grant, share;
  gboolean fits;
} XlCallFit;

void xl_call_check (XlPlan *plan, const XlCall *call, const XlProject *project, XlCallFit *fit);
const char *xl_call_rule_name (XlCallRule rule);
const char *xl_call_rule_field (XlCallRule rule);

typedef enum
{
  XL_CALL_NO_DATES,
  XL_CALL_COMING,
  XL_CALL_OPEN,
  XL_CALL_CLOSED,
} XlCallTime;

XlCallTime xl_call_time (const XlCall *call, XlDate on);

G_END_DECLS
