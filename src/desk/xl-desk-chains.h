/* xl-desk-chains.h - value chains: edits that people make of them, and what is said about them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-chains.h"

G_BEGIN_DECLS

/* Each returns (transfer full) one edit for xl_desk_edit(), one step to undo; NULL where nothing would change. */
XlEdit *xl_edits_new_chain (XlPlan *plan, const char *name, gint64 *id);
XlEdit *xl_edits_add_step (XlPlan *plan, XlValueChain *chain, const char *name, XlChainStep *after, gint64 *id);
XlEdit *xl_edits_move_step (XlPlan *plan, XlChainStep *step, int places);
XlEdit *xl_edits_remove_step (XlPlan *plan, XlChainStep *step);
XlEdit *xl_edits_capability (XlPlan *plan, XlChainStep *step, XlOrganisation *organisation, int level);
XlEdit *xl_edits_new_capability (XlPlan *plan, XlChainStep *step, const char *name);
XlEdit *xl_edits_disruption (XlPlan *plan, XlChainStep *step, int severity, XlDate since, XlRegion *region, gint64 *id);
XlEdit *xl_edits_gap_project (XlPlan *plan, XlChainStep *step, XlDate day, gint64 *id);
XlEdit *xl_edits_disruption_project (XlPlan *plan, XlDisruption *disruption, XlDate day, gint64 *id);
XlEdit *xl_edits_answer (XlPlan *plan, XlChainStep *step, XlProject *project);

/* In words. (transfer full) */
char *xl_words_step (const XlChain *chain, guint index);                       /* "3 Conversion" */
char *xl_words_step_state (const XlChain *chain, guint index);                 /* "a gap until 2028" */
char *xl_words_level (const XlCapability *capability, XlDate day);             /* "plans, 2028" */
char *xl_words_gaps (guint n);                                                 /* "3 gaps" */
char *xl_words_gap_title (const XlChain *chain, guint index);                  /* "Gap until 2028." */
char *xl_words_gap_next (XlPlan *plan, const XlChain *chain, guint index);     /* what to do, or what is planned */
char *xl_words_candidate (XlPlan *plan, const XlChain *chain, const XlChainCandidate *candidate);
char *xl_words_chain_flow (XlPlan *plan, const XlFlow *flow);                  /* "Flanders, 12 000 t/y" */
char *xl_words_chain_fits (XlPlan *plan, const XlChainFlow *flow);             /* "Fits the need ..." */
char *xl_words_disrupted (const XlDisruption *disruption);                     /* "Disrupted, severity 4 of 5" */
char *xl_words_hit (XlPlan *plan, const XlChainHit *hit, const XlDisruption *disruption, XlDate day);
char *xl_words_hit_who (XlPlan *plan, const XlChainHit *hit);
char *xl_words_chain_loss (XlPlan *plan, const XlChain *chain, const XlChainLoss *loss);
char *xl_words_answers (const XlChain *chain, const guint *steps, guint n);    /* "gap 3" */
char *xl_words_no_answer (const XlChain *chain, const guint *steps, guint n);  /* "No project answers gaps 2 and 6." */
char *xl_words_coverage_row (XlPlan *plan, const XlCoverage *coverage, guint row);
char *xl_words_coverage_cell (XlPlan *plan, const XlCoverage *coverage, guint row, guint column);
char *xl_words_chain_key (const XlChain *chain);                                  /* "1 Residue, 2 Sorting" */
char *xl_words_chain_on_map (const XlChain *chain, guint partners);
char *xl_words_chain_role (const XlChain *chain, gint64 organisation);
char *xl_words_chains (const XlChainsFigures *figures);                        /* "14 of 18 steps covered" */

G_END_DECLS
