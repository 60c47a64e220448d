/* xl-fault.h - why a value, an edit or a file row is refused: facts, not sentences */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _XlKind XlKind;
typedef struct _XlField XlField;

/**
 * XlFaultCode:
 *
 * What is wrong. desk/xl-desk-words.c has one translated sentence for each; it is the only place
 * that turns a fault into words.
 */
typedef enum
{
  XL_FAULT_REQUIRED = 1,     /* a required field is empty */
  XL_FAULT_NOT_A_NUMBER,     /* text in a number */
  XL_FAULT_NOT_A_DATE,       /* no such day, or not a date at all */
  XL_FAULT_NOT_A_TIME,       /* no such time of day */
  XL_FAULT_NOT_A_CHOICE,     /* not one of the choices */
  XL_FAULT_NOT_A_REFERENCE,  /* not an id, or an id of another kind */
  XL_FAULT_NOT_A_LIST,       /* a set or list that does not read */
  XL_FAULT_RANGE,            /* detail: "MIN..MAX" */
  XL_FAULT_TOO_LONG,         /* detail: the longest length, in characters */
  XL_FAULT_CHARACTERS,       /* characters that XML 1.0 does not have, or invalid UTF-8 */
  XL_FAULT_UNKNOWN_CODE,     /* not in the code list; detail: the list's name */
  XL_FAULT_OLD_CODE,         /* a code of an older NUTS; detail: its last version, then what covers it today */
  XL_FAULT_DANGLING,         /* refers to a record that is not there; detail: its id as text */
  XL_FAULT_STILL_USED,       /* deleted, but another record refers to it; detail: that id */
  XL_FAULT_EXISTS,           /* inserted, but the id is there already */
  XL_FAULT_MISSING,          /* set or deleted, but the record is not there */
  XL_FAULT_STALE,            /* the old value is not what the edit expects */
  XL_FAULT_RULE,             /* a hard rule of the rules room; detail: the rule's name */
  XL_FAULT_STOPPED,          /* nothing is wrong: who asked does not want to know any more */
} XlFaultCode;

/**
 * XlFault:
 * @code: what is wrong
 * @kind: (nullable): the kind of the record
 * @id: the record, or 0
 * @field: (nullable): the field
 * @value: (nullable): the refused text
 * @detail: (nullable): see #XlFaultCode
 * @other: another record that is part of the story, or 0
 * @line: line of the file, or 0
 */
typedef struct
{
  XlFaultCode code;
  const XlKind *kind;
  gint64 id;
  const XlField *field;
  char *value;
  char *detail;
  gint64 other;
  guint line;
} XlFault;

#define XL_TYPE_FAULT (xl_fault_get_type ())
GType xl_fault_get_type (void);
XlFault *xl_fault_new (XlFaultCode code, const XlKind *kind, gint64 id, const XlField *field,
                       const char *value, const char *detail);
XlFault *xl_fault_copy (const XlFault *fault);
void xl_fault_free (XlFault *fault);
void xl_fault_take (XlFault **where, XlFault *fault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlFault, xl_fault_free)

G_END_DECLS
