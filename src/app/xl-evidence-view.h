/* xl-evidence-view.h - where a figure comes from: source, publisher, date, note, provenance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_EVIDENCE_VIEW (xl_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (XlEvidenceView, xl_evidence_view, XL, EVIDENCE_VIEW, XlPart)

GtkWidget *xl_evidence_view_new (void);
void xl_evidence_view_set_field (XlEvidenceView *self, const char *field);

G_END_DECLS
