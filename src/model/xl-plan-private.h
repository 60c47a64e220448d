/* xl-plan-private.h - the inside of XlPlan; for xl-plan*.c only */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

/* An edit that was let pass, and the plan that it was asked of. */
typedef struct
{
  guint64 stamp, version;
  XlDate on;
} Passed;

struct _XlPlan
{
  GObject parent_instance;
  /* owned */
  GHashTable *records;            /* id -> XlRecord */
  GPtrArray *all[XL_N_KINDS];     /* borrowed from records, sorted by id */
  GPtrArray *live[XL_N_KINDS];    /* the same without what is hidden */
  GHashTable *limbo;              /* id -> XlRecord that xl_plan_try() took out */
  GHashTable *gone;               /* ids of documents that were not found, owned */
  XlHistory *history;
  gboolean tried;                 /* between xl_plan_try() and xl_plan_untry() */
  guint64 version;                /* of what is in it */
  Passed passed[XL_N_PASSES];
  XlStopFunc stop;                /* or NULL */
  gpointer stop_data;
};
