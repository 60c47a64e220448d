/* xl-field.h - one row per field: SQL, properties, forms, columns, search and files read it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-date.h"
#include "xl-fault.h"
#include "xl-number.h"

G_BEGIN_DECLS

typedef struct _XlRecord XlRecord;

/* "No value" of an integer, money or share member. A real's is NAN, a reference's, date's and choice's 0. */
#define XL_NONE G_MININT64

/**
 * XlFieldType:
 *
 * The type of a field: its struct member, its SQL column and its canonical text. The canonical
 * text is the form in which a value travels through edits, history, digests and files; NULL is
 * "no value" for every type but the flag, and the empty string is never a value.
 */
typedef enum
{
  XL_FIELD_TEXT,       /* char *, one line        TEXT     as it is, at most 1000 characters     */
  XL_FIELD_LONG_TEXT,  /* char *                  TEXT     as it is, at most 1 MiB               */
  XL_FIELD_INTEGER,    /* gint64 or XL_NONE       INTEGER  "-12"                                 */
  XL_FIELD_REAL,       /* double or NAN           REAL     shortest that reads back: "50.97"     */
  XL_FIELD_MONEY,      /* gint64, minor units     INTEGER  minor units: "150000000" is 1.5 M     */
  XL_FIELD_SHARE,      /* gint64, basis points    INTEGER  basis points: "400" is 4 %            */
  XL_FIELD_DATE,       /* XlDate                  TEXT     "2027", "2027-06" or "2027-06-30"     */
  XL_FIELD_CHOICE,     /* int, 1-based, 0 none    TEXT     the nick: "in-discussion"             */
  XL_FIELD_FLAG,       /* int, 0 or 1             INTEGER  "0" or "1", never NULL                */
  XL_FIELD_SET,        /* char **, sorted, or NULL TEXT    JSON array of text: ["O1","O3"]       */
  XL_FIELD_REFERENCE,  /* gint64 id or 0          INTEGER  the id as a decimal number            */
} XlFieldType;

typedef enum
{
  XL_FIELD_REQUIRED = 1 << 0,  /* must have a value */
  XL_FIELD_SEARCHED = 1 << 1,  /* in the folded text of the record */
  XL_FIELD_NAME = 1 << 2,      /* (part of) what people call the record: ranks first in search */
  XL_FIELD_FIGURE = 1 << 3,    /* a fact that should have a source: the check "figure without source" */
  XL_FIELD_PERSONAL = 1 << 4,  /* leaves the plan only with --persons */
  XL_FIELD_PLUMBING = 1 << 5,  /* retired and the like: no form shows it */
  XL_FIELD_CLOCK = 1 << 6,     /* of a text: a time of day, "08:30" */
} XlFieldFlags;

typedef struct
{
  const char *nick;   /* stored, in files, on the command line; never translated */
  const char *label;  /* N_() */
} XlChoice;

/**
 * XlField:
 * @name: SQL column, CSV column, XML name and (with "-" for "_") GObject property
 * @type: see #XlFieldType
 * @offset: of the member in the record's struct
 * @label: English label, N_()
 * @flags: see #XlFieldFlags
 * @choices: (nullable): of a choice or a closed set; ends with a NULL nick
 * @target: (nullable): kind of a reference; "*" for any kind
 * @codes: (nullable): name of the code list (xl-codes.h) its values come from
 * @min: least number, where @min < @max
 * @max: greatest number
 * @unit: (nullable): what stands beside the field
 * @fallback: (nullable): canonical text of the value that a new record starts with
 */
struct _XlField
{
  const char *name;
  XlFieldType type;
  gsize offset;
  const char *label;
  XlFieldFlags flags;
  const XlChoice *choices;
  const char *target;
  const char *codes;
  double min, max;
  const char *unit;
  const char *fallback;
};

gboolean xl_field_put_text (const XlField *field, const XlRecord *record, GString *out);
char *xl_field_dup_text (const XlField *field, const XlRecord *record);
gboolean xl_field_has_value (const XlField *field, const XlRecord *record);
gint64 xl_field_get_int (const XlField *field, const XlRecord *record);
double xl_field_get_real (const XlField *field, const XlRecord *record);
const char *xl_field_get_string (const XlField *field, const XlRecord *record);
const char *const *xl_field_get_set (const XlField *field, const XlRecord *record);
gint64 xl_field_get_reference (const XlField *field, const XlRecord *record);
const char *xl_field_get_nick (const XlField *field, const XlRecord *record);
gboolean xl_field_same (const XlField *field, const XlRecord *a, const XlRecord *b);

gboolean xl_field_check (const XlField *field, const char *text, XlFault **fault);
char *xl_field_parse (const XlField *field, const char *typed, const XlNumberStyle *style, XlFault **fault);
int xl_field_find_choice (const XlField *field, const char *nick);

int xl_clock_minutes (const char *text);
char *xl_clock_text (int minutes);
char *xl_set_to_text (const char *const *items);
char **xl_set_from_text (const char *text);

G_END_DECLS
