/* xl-desk-words-report.h - what stands in a dossier on paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-plan.h"
#include "xl-report.h"

G_BEGIN_DECLS

/**
 * XlFolio:
 * @report: what is written on
 * @plan: the plan
 * @leaving: (element-type gint64): ids of what may leave, as in the XML dossier of the same scope
 * @persons: persons may leave
 * @sha256: of the XML dossier of the same scope, 64 hex digits
 */
typedef struct
{
  XlReport *report;
  XlPlan *plan;
  GHashTable *leaving;
  gboolean persons;
  const char *sha256;
} XlFolio;

void xl_folio_project (const XlFolio *folio, XlProject *project);
void xl_folio_portfolio (const XlFolio *folio, XlProject *const *projects, guint n);
void xl_folio_about (const XlFolio *folio, gboolean part);

/* xl-desk-words-report-finance.c: sections with a heading each */
void xl_folio_verdict (const XlFolio *folio, XlProject *project);
void xl_folio_cash_plan (const XlFolio *folio, XlProject *project);
void xl_folio_figures (const XlFolio *folio, XlProject *project);
void xl_folio_funding (const XlFolio *folio, XlProject *project);
void xl_folio_large_figures (const XlFolio *folio, XlProject *project);

/* xl-desk-words-report-parts.c: the same */
void xl_folio_gates (const XlFolio *folio, XlProject *project);
void xl_folio_risks (const XlFolio *folio, XlProject *project);
void xl_folio_milestones (const XlFolio *folio, XlProject *project);
void xl_folio_indicators (const XlFolio *folio, XlProject *project);
void xl_folio_sources (const XlFolio *folio, XlProject *project);

/* What all of them use. */
XlReportMark xl_folio_mark (const XlFolio *folio, const XlRecord *record);
void xl_folio_sort (GPtrArray *records, GCompareDataFunc order);
char *xl_folio_value (const XlFolio *folio, const XlRecord *record, const char *field);

G_END_DECLS
