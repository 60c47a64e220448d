/* xl-fault.c - why a value, an edit or a file row is refused: facts, not sentences */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-fault.h"

G_DEFINE_BOXED_TYPE (XlFault, xl_fault, xl_fault_copy, xl_fault_free)

/**
 * xl_fault_new:
 * @code: what is wrong
 * @kind: (nullable): the kind of the record
 * @id: the record, or 0
 * @field: (nullable): the field
 * @value: (nullable): the refused text
 * @detail: (nullable): see #XlFaultCode
 *
 * Returns: (transfer full): a fault, without another record and without a line
 */
XlFault *
xl_fault_new (XlFaultCode code, const XlKind *kind, gint64 id, const XlField *field,
              const char *value, const char *detail)
{
  XlFault *fault = g_new0 (XlFault, 1);

  fault->code = code;
  fault->kind = kind;
  fault->id = id;
  fault->field = field;
  fault->value = g_strdup (value);
  fault->detail = g_strdup (detail);
  return fault;
}

/**
 * xl_fault_copy:
 * @fault: (nullable): a fault
 *
 * Returns: (transfer full) (nullable): a copy, %NULL of %NULL
 */
XlFault *
xl_fault_copy (const XlFault *fault)
{
  XlFault *copy;

  if (fault == NULL)
    return NULL;
  copy = xl_fault_new (fault->code, fault->kind, fault->id, fault->field, fault->value,
                       fault->detail);
  copy->other = fault->other;
  copy->line = fault->line;
  return copy;
}

/**
 * xl_fault_free:
 * @fault: (nullable) (transfer full): a fault
 */
void
xl_fault_free (XlFault *fault)
{
  if (fault == NULL)
    return;
  g_free (fault->value);
  g_free (fault->detail);
  g_free (fault);
}

/**
 * xl_fault_take:
 * @where: (nullable) (inout): the caller's place for a fault
 * @fault: (nullable) (transfer full): a fault
 *
 * Hands a fault to a caller who may not want it, or who has one already: the first one stays.
 */
void
xl_fault_take (XlFault **where, XlFault *fault)
{
  if (where != NULL && *where == NULL)
    *where = fault;
  else
    xl_fault_free (fault);
}
