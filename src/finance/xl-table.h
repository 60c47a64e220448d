/* xl-table.h - a cash plan as a text that people and scripts write: `appraise --table` */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-cash.h"

G_BEGIN_DECLS

typedef enum
{
  XL_TABLE_SOUND,
  XL_TABLE_FAULT_TEXT,           /* not UTF-8, or a NUL in it */
  XL_TABLE_FAULT_EMPTY,          /* no cash row with an amount of money */
  XL_TABLE_FAULT_FIELDS,         /* not four fields between tabs, or not the words of the setting */
  XL_TABLE_FAULT_CATEGORY,       /* the word is no category */
  XL_TABLE_FAULT_SETTING,        /* the word is no setting */
  XL_TABLE_FAULT_NUMBER,         /* the word is not a number with a point */
  XL_TABLE_FAULT_TOO_LARGE,      /* the number is beyond XL_CASH_LARGEST, or its year's sum is */
  XL_TABLE_FAULT_NEGATIVE,       /* negative where the category or setting gives the sign */
  XL_TABLE_FAULT_YEAR,           /* the word is no year, or one before the base year */
  XL_TABLE_FAULT_HORIZON,        /* more than XL_CASH_YEARS years */
  XL_TABLE_FAULT_EARLY_RESIDUAL, /* residual value before the last year */
  XL_TABLE_FAULT_DUPLICATE,      /* a setting that can be given once only */
  XL_TABLE_FAULT_RATE,           /* a rate of -100 % or less */
  XL_TABLE_FAULT_TARGET,         /* a target DSCR of 0 or less */
  XL_TABLE_FAULT_LOAN            /* a loan's amount, years or repayment do not make a loan */
} XlTableFault;

/**
 * XlTableFaultAt:
 * @line: line in the text, from 1; 0 when it is the whole
 * @word: the word at fault, shortened, valid UTF-8; may be empty
 */
typedef struct
{
  guint line;
  char word[64];
} XlTableFaultAt;

XlTableFault xl_table_read (XlCashPlan     *plan,
                            const char     *text,
                            gssize          length,
                            XlTableFaultAt *at);

G_END_DECLS
