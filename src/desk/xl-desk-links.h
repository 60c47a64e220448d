/* xl-desk-links.h - edits that make something new and refer to it in the same step; evidence about a field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"

G_BEGIN_DECLS

/**
 * XlLinkEnds:
 * @link: kind of the link row
 * @near: name of its field that refers to the record at hand
 * @far: name of its field that refers to the other one
 *
 * How two records are linked by a row of a third kind.
 */
typedef struct
{
  const XlKind *link;
  const char *near;
  const char *far;
} XlLinkEnds;

XlEdit *xl_edits_link (XlPlan *plan, const XlLinkEnds *ends, XlRecord *near, XlRecord *far);
XlEdit *xl_edits_new_link (XlPlan *plan, const XlLinkEnds *ends, XlRecord *near, const XlKind *kind, const char *name);
XlEdit *xl_edits_new_of (XlPlan *plan, const XlKind *kind, XlRecord *whole, const char *name, gint64 *id);
XlEdit *xl_edits_new_training (XlPlan *plan, XlRecord *person, const char *new_person, const char *title, gint64 *id);
XlEdit *xl_edits_new_reference (XlPlan *plan, XlRecord *record, const XlField *field, const char *name);

/* What xl_edits_evidence() leaves as it is. */
#define XL_KEEP_PROVENANCE 0
#define XL_KEEP_SOURCE G_GINT64_CONSTANT (-1)
#define XL_KEEP_NOTE NULL

XlEdit *xl_edits_evidence (XlPlan *plan, XlRecord *record, const XlField *field, int provenance, gint64 source,
                           const char *note);
XlEdit *xl_edits_evidence_new_source (XlPlan *plan, XlRecord *record, const XlField *field, const char *title);

G_END_DECLS
