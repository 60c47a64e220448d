/* fuzz-reader.c - what comes in from elsewhere, in every broken shape: it is taken or refused, and nothing else */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

#include "exchange-plans.h"
#include "xl-csv.h"
#include "xl-iati.h"

/* One program for each reader: XL_FUZZ is its name. */
static XlPlan *plan;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  plan = plans_random (1, 3);
  plans_use_schema ();
  return 0;
}

static XlDossierResult *
read_bytes (const char *bytes, gsize size)
{
  const char *name = XL_FUZZ;

  if (strcmp (name, "iati") == 0)
    {
      xl_iati_is (bytes, size);
      return xl_iati_read (bytes, size, plan, "Fuzz");
    }
  if (strcmp (name, "csv") == 0) /* the first byte says of which kind the rows are */
    return xl_csv_read (bytes + MIN (size, 1), size - MIN (size, 1), plan,
                        xl_kind_get (size > 0 ? (guint8) *bytes % XL_N_KINDS : 0), NULL, 0, "Fuzz");
  return plans_read (plan, bytes, (gssize) size);
}

/* Law: an edit that the gate lets through, or a fault. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *exact = g_memdup2 (data, MAX (size, 1)); /* so that a byte too far is seen */
  g_autoptr (XlFault) fault = NULL;
  g_autoptr (XlDossierResult) result = read_bytes (exact != NULL ? exact : "", size);

  if ((result->edit != NULL) != (result->faults->len == 0))
    g_error ("neither an edit nor a fault, or both");
  if (result->edit != NULL && !xl_plan_check_edit (plan, result->edit, &fault))
    g_error ("the gate does not let the edit through: fault %d, %s %s: %s", fault->code, fault->kind->name,
             fault->field != NULL ? fault->field->name : "", fault->value != NULL ? fault->value : "");
  return 0;
}
