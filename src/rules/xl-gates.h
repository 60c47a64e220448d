/* xl-gates.h - what keeps a project from its next stage: gates and their conditions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/* The gate that leads out of a stage has the stage's number, 1 to 4: G1 Learn→Connect ... G4 Commercialise→Scale-up. */
#define XL_N_GATES 4

/**
 * XlConditionInfo:
 * @name: "trl-demonstrate": stable, never translated
 * @gate: 1 to 4
 * @title: "TRL %s or more", N_(); "%s", where it is there, stands for the threshold
 * @setting: (nullable): name of the setting that is its threshold
 */
typedef struct
{
  const char *name;
  int gate;
  const char *title;
  const char *setting;
} XlConditionInfo;

/**
 * XlCondition:
 * @info: which
 * @met: whether it holds
 * @record: where a click leads: the record that satisfies it, or the one whose field is missing; never NULL
 * @field: (nullable): the missing or deciding field of @record
 * @kind: (nullable): a kind of which a record is missing: "agreement", "risk", "participation"
 * @value: the figure behind it: a TRL, a cover ratio, an amount in minor units, tonnes a year, years, a share; NAN for
 *   none
 * @year: the year of @value, or 0
 * @count: how many are missing, or there: letters, risks without owner
 * @of: out of how many
 */
typedef struct
{
  const XlConditionInfo *info;
  gboolean met;
  XlRecord *record;
  const XlField *field;
  const XlKind *kind;
  double value;
  int year;
  guint count, of;
} XlCondition;

/**
 * XlGate:
 * @gate: 1 to 4; 0 for a project at the last stage
 * @n: how many conditions
 * @n_met: how many hold
 */
typedef struct
{
  int gate;
  guint n, n_met;
  XlCondition conditions[8];
} XlGate;

void xl_gate_check (XlPlan *plan, const XlProject *project, int gate, XlGate *result);
void xl_gate_next (XlPlan *plan, const XlProject *project, XlGate *result);
char *xl_gate_dup_result (const XlGate *gate);

G_END_DECLS
