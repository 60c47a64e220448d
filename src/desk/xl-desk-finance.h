/* xl-desk-finance.h - appraisals, gates and scores in words; edits of cash plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-gates.h"
#include "xl-plan.h"
#include "xl-project-cash.h"
#include "xl-scorecard.h"
#include "xl-settings.h"
#include "xl-table.h"

G_BEGIN_DECLS

/* Money as people read it, with its unit: "180.0 M€", "1.25 M€", "−58.9 M€", "450 k€", "12 €"; currency units in.
 * xl_words_money_in() keeps one unit for a whole chart or table: @exponent 0, 3, 6 or 9. (transfer full) */
int xl_words_money_exponent (double largest);
char *xl_words_money (double amount, const char *currency);
char *xl_words_money_in (double amount, int exponent, int decimals);
char *xl_words_money_unit (int exponent, const char *currency);

/* Figures of an appraisal. An en dash and no unit for an undefined one; xl_words_undefined() says why. (transfer full) */
char *xl_words_figure (const XlFigureInfo *info, const XlAppraisal *appraisal, const char *currency, char **unit);
char *xl_words_figure_title (const XlFigureInfo *info);
char *xl_words_figure_method (XlPlan *plan, const XlProject *project, const XlFigureInfo *info); /* formula, rate, base year */
char *xl_words_undefined (XlUndefined why);

/* In English, for files. (transfer none) */
char *xl_words_figure_unit_plain (const XlFigureInfo *info, const char *currency); /* "EUR", "1", "EUR/t": (transfer full) */
const char *xl_words_undefined_plain (XlUndefined why);
const char *xl_words_figure_formula (const XlFigureInfo *info, gboolean *social, gboolean *discounted);

char *xl_words_cash_fault (XlPlan *plan, const XlProject *project, const XlAppraisal *appraisal); /* one sentence */

char *xl_words_basis (const XlFigureInfo *info, const XlCashPlan *cash); /* "t = 0 is 2026, 4 % real" */
char *xl_words_convention (const XlCashPlan *cash); /* "Constant prices; t = 0 is 2026, discounted with 4 % real." */
char *xl_words_balance (XlPlan *plan, const XlProject *project, gboolean *equal); /* sources and uses */
char *xl_words_table_fault (XlTableFault fault, const XlTableFaultAt *at);

/* The deciding sentence: "2028: DSCR 0.87", and what lies behind it and would help. (transfer full) */
char *xl_words_verdict (const XlAppraisal *appraisal, const char *currency);
char *xl_words_verdict_because (const XlAppraisal *appraisal, const char *currency); /* "" with a fault */
char *xl_words_verdict_remedy (const XlAppraisal *appraisal, const char *currency);
const char *xl_words_quadrant (gboolean viable, gboolean bankable);

/* Gates. "2 missing", "TRL 6", "1 of 3 has no owner". (transfer full) */
char *xl_words_gate_title (int gate);
char *xl_words_gate_state (const XlGate *gate);
char *xl_words_condition (XlPlan *plan, const XlCondition *condition);
char *xl_words_condition_proof (XlPlan *plan, const XlCondition *condition);
const char *xl_words_criterion (guint index);

/* Edits; NULL with a sentence where the input is bad, NULL without one where nothing would change. */
XlEdit *xl_edits_setting (XlPlan *plan, const XlSettingInfo *info, double value, char **sentence);
XlEdit *xl_edits_weights (XlPlan *plan, const double *weights, char **sentence); /* all nine, per cent, summing to 100 */
XlEdit *xl_edits_score (XlPlan *plan, XlProject *project, guint criterion, int score);
XlEdit *xl_edits_justify (XlPlan *plan, XlRecord *record, const char *rule, const char *field, const char *reason);

G_END_DECLS
