/* xl-desk-edits.h - the edits that people make, built as values: typed fields, links, moves, retirements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/* Each returns (transfer full) an edit for xl_desk_edit(); NULL with a fault where the input is bad, NULL without one
 * where nothing would change. Labels are made by xl_words_label() at the door. */
XlEdit *xl_edits_field (XlPlan *plan, XlRecord *record, const XlField *field, const char *typed, XlFault **fault);
XlEdit *xl_edits_value (XlPlan *plan, XlRecord *record, const XlField *field, const char *text);
void xl_edits_follow (XlEdit *edit, XlRecord *record, const XlField *field, const char *text);
XlEdit *xl_edits_new (XlPlan *plan, const XlKind *kind, const char *name, gint64 *id);
XlEdit *xl_edits_new_region (XlPlan *plan, const char *name, const char *country, gint64 *id);
XlEdit *xl_edits_retire (XlPlan *plan, XlRecord *const *records, guint n);
XlEdit *xl_edits_restore (XlPlan *plan, XlRecord *const *records, guint n);

/* Links. Removing one deletes the link row and the evidence about it. */
XlEdit *xl_edits_unlink (XlPlan *plan, XlRecord *link);
XlEdit *xl_edits_join_region (XlPlan *plan, XlProject *project, XlRegion *region, int role);
XlEdit *xl_edits_join_organisation (XlPlan *plan, XlProject *project, XlOrganisation *organisation, int role);
XlEdit *xl_edits_membership (XlPlan *plan, XlRegion *region, XlNetwork *network, int role, XlDate since, XlDate until);
XlEdit *xl_edits_letter (XlPlan *plan, XlRegion *region, XlNetwork *network, XlDate date);
XlEdit *xl_edits_tie (XlPlan *plan, XlOrganisation *organisation, XlOrganisation *other, int type);
XlEdit *xl_edits_lead_region (XlPlan *plan, XlProject *project, XlRegion *region);
XlEdit *xl_edits_move_stage (XlPlan *plan, XlProject *project, int stage, XlDate date, const char *reason);

/* What is linked with a record, for its "related" list. */
typedef struct
{
  XlRecord *record;  /* the one at the other end, borrowed */
  XlRecord *link;    /* the link row, or NULL where a field of one of them is the link */
  char *role;        /* translated: "lead", "seat", "partner" */
  XlDate since;      /* or none */
  XlDate until;
} XlRelated;
GPtrArray *xl_edits_related (XlPlan *plan, XlRecord *record);

G_END_DECLS
