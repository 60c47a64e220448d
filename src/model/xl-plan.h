/* xl-plan.h - the whole plan in memory: records, links, derived facts, search */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once


#include "xl-edit.h"
#include "xl-history.h"
#include "xl-kinds.h"

G_BEGIN_DECLS

#define XL_TYPE_PLAN (xl_plan_get_type ())
G_DECLARE_FINAL_TYPE (XlPlan, xl_plan, XL, PLAN, GObject)

/**
 * XlPlan::list-changed:
 * @kind: (type gpointer): the #XlKind
 * @position, @removed, @added: as in GListModel::items-changed, over xl_plan_get_live(), which is
 *   sorted by id
 *
 * XlPlan::applied:
 * @changes: (type gpointer): the #XlChanges that have just been applied
 *
 * A record notifies exactly the properties that changed, and "revision" when it or a row that
 * links to it changed: derived facts and names may have changed with it.
 */

XlPlan *xl_plan_new (void);
gboolean xl_plan_shed (XlPlan *plan, guint n);

/* Loading (store): add every record, then link them. */
void xl_plan_take (XlPlan *plan, XlRecord *record);
gboolean xl_plan_link (XlPlan *plan, XlFault **fault);
void xl_plan_set_floor (XlPlan *plan, gint64 seq);
void xl_plan_push_heading (XlPlan *plan, const XlTx *tx);

/* Changing: only with what the store has written. */
void xl_plan_apply (XlPlan *plan, const XlChanges *changes);
guint64 xl_plan_get_version (XlPlan *plan);

/* Reading. "Live" is a record that is neither retired itself nor refers by a required field to one that is. */
XlRecord *xl_plan_lookup (XlPlan *plan, gint64 id);
XlRecord *xl_plan_find (XlPlan *plan, const XlKind *kind, const char *word);
GPtrArray *xl_plan_find_all (XlPlan *plan, const XlKind *kind, const char *word);
const GPtrArray *xl_plan_get_all (XlPlan *plan, const XlKind *kind);
const GPtrArray *xl_plan_get_live (XlPlan *plan, const XlKind *kind);
gboolean xl_plan_is_live (XlPlan *plan, const XlRecord *record);
guint xl_plan_count (XlPlan *plan, const XlKind *kind);
XlHistory *xl_plan_get_history (XlPlan *plan);
GPtrArray *xl_plan_dup_links (XlPlan *plan, const XlRecord *record, const XlKind *kind, const char *field);
GPtrArray *xl_plan_dup_backlinks (XlPlan *plan, const XlRecord *record);

/* Derived facts: link rows are their one home. */
int xl_plan_stage (XlPlan *plan, const XlProject *project);
XlStageMove *xl_plan_last_move (XlPlan *plan, const XlProject *project);
XlRegion *xl_plan_lead_region (XlPlan *plan, const XlProject *project);
XlOrganisation *xl_plan_lead_organisation (XlPlan *plan, const XlProject *project);
GPtrArray *xl_plan_dup_project_regions (XlPlan *plan, const XlProject *project);
GPtrArray *xl_plan_dup_countries (XlPlan *plan, const XlRecord *record);
const char *xl_plan_country (XlPlan *plan, const XlRecord *record);
XlAgreement *xl_plan_letter (XlPlan *plan, const XlRegion *region, const XlNetwork *network);
XlHelix xl_organisation_helix (const XlOrganisation *organisation);
gboolean xl_plan_is_illustrative (XlPlan *plan, const XlRecord *record, const char *field);
XlEvidence *xl_plan_evidence (XlPlan *plan, const XlRecord *record, const char *field);
char *xl_plan_dup_name (XlPlan *plan, const XlRecord *record);

/* Documents that are not where their path says: who can ask a disk tells the plan. */
gboolean xl_plan_set_gone (XlPlan *plan, const gint64 *ids, guint n);
void xl_plan_copy_gone (XlPlan *plan, XlPlan *from);
gboolean xl_plan_is_gone (XlPlan *plan, const XlDocument *document);

/**
 * XlHit:
 * @rank: 0 the name begins with it, 1 a word of the name does, 2 inside the name, 3 elsewhere
 */
typedef struct
{
  XlRecord *record;
  int rank;
} XlHit;
GArray *xl_plan_search (XlPlan *plan, const XlKind *kind, const char *words, guint limit);
gboolean xl_plan_matches (XlPlan *plan, XlRecord *record, const char *folded_words);

/* The gate in front of the door: types, ranges, codes, references. Rules come after it (rules room). */
gboolean xl_plan_check_edit (XlPlan *plan, const XlEdit *edit, XlFault **fault);
gboolean xl_plan_check_op (XlPlan *plan, const XlEdit *edit, const XlOp *op, XlFault **fault);

/**
 * XlPass:
 *
 * What an edit must pass before it is written. What let it pass need not be asked again while neither the edit nor the
 * plan nor the day is another one.
 */
typedef enum
{
  XL_PASS_TABLES, /* xl_plan_check_edit() */
  XL_PASS_RULES,  /* the hard rules, on a day */
  XL_N_PASSES,
} XlPass;
gboolean xl_plan_has_passed (XlPlan *plan, const XlEdit *edit, XlPass pass, XlDate on);
void xl_plan_note_passed (XlPlan *plan, const XlEdit *edit, XlPass pass, XlDate on);

/**
 * XlStopFunc:
 *
 * Returns: whether who asked for long work over a plan does not want its answer any more
 */
typedef gboolean (*XlStopFunc) (gpointer data);
void xl_plan_set_stop (XlPlan *plan, XlStopFunc stop, gpointer data);
gboolean xl_plan_is_stopped (XlPlan *plan);
gboolean xl_plan_stop_fault (XlPlan *plan, XlFault **fault);

gboolean xl_plan_try (XlPlan *plan, const XlEdit *edit);
void xl_plan_untry (XlPlan *plan, const XlEdit *edit);
gboolean xl_plan_is_tried (XlPlan *plan);

/* SHA-256 over the domain content; independent of order, history and page layout. */
char *xl_plan_dup_digest (XlPlan *plan);
typedef struct _XlDigest XlDigest;
XlDigest *xl_digest_new (void);
void xl_digest_add (XlDigest *digest, const XlRecord *record);
void xl_digest_add_texts (XlDigest *digest, const XlKind *kind, gint64 id, const char *const *texts);
char *xl_digest_finish (XlDigest *digest);

G_END_DECLS
