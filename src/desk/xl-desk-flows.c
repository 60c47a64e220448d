/* xl-desk-flows.c - what people do with matches: note what became of one, make a project of some */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-flows.h"

#include <glib/gi18n-lib.h>

#include "xl-desk-words.h"

/**
 * xl_edits_new_flow:
 * @direction: an #XlFlowDirection
 * @region: where it is: a flow is never without
 * @quantity: as typed in the locale's way; blank for one that is not known yet
 * @unit: choice of flow.unit
 * @id: (out): the id that it will have
 * @sentence: (out): what is wrong with what was typed
 *
 * Returns: (transfer full) (nullable): the edit that adds an offer or a need; %NULL with @sentence for bad input
 */
XlEdit *
xl_edits_new_flow (XlPlan *plan, int direction, const char *material, XlRegion *region, const char *quantity, int unit,
                   gint64 *id, char **sentence)
{
  const XlField *field = xl_kind_field (&xl_kind_flow, "quantity");
  g_autofree char *clean = g_strstrip (g_strdup (quantity)), *text = NULL;
  g_autoptr (XlFault) fault = NULL;
  XlEdit *edit;

  if (*clean != '\0')
    text = xl_field_parse (field, clean, xl_number_locale (), &fault);
  if (fault != NULL)
    {
      *sentence = xl_words_fault (plan, fault);
      return NULL;
    }
  edit = xl_edit_new (NULL);
  *id = xl_edit_insert (edit, &xl_kind_flow, 0);
  xl_edit_give (edit, *id, "material", material);
  xl_edit_give (edit, *id, "direction", xl_kind_field (&xl_kind_flow, "direction")->choices[direction - 1].nick);
  xl_edit_give (edit, *id, "unit", xl_kind_field (&xl_kind_flow, "unit")->choices[unit - 1].nick);
  xl_edit_give (edit, *id, "quantity", text);
  xl_edit_give_number (edit, *id, "region", region->parent_instance.id);
  return edit;
}

/* Gives the match of a pair a value, and makes it where nobody has noted anything about it yet. */
static void
note_match (XlEdit *edit, XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair, int status, const char *reason,
            gint64 project)
{
  const char *nick = xl_kind_field (&xl_kind_match, "status")->choices[status - 1].nick;
  XlMatch *match = xl_matches_record (plan, matches, pair);
  gint64 id;

  if (match != NULL)
    {
      xl_edit_set (edit, &match->parent_instance, "status", nick);
      xl_edit_set (edit, &match->parent_instance, "reason", reason);
      if (project != 0)
        xl_edit_set_number (edit, &match->parent_instance, "project", project);
      return;
    }
  id = xl_edit_insert (edit, &xl_kind_match, 0);
  xl_edit_give_number (edit, id, "offer", xl_matches_offer (matches, pair)->parent_instance.id);
  xl_edit_give_number (edit, id, "need", xl_matches_need (matches, pair)->parent_instance.id);
  xl_edit_give (edit, id, "status", nick);
  xl_edit_give (edit, id, "reason", reason);
  xl_edit_give_number (edit, id, "project", project);
}

/**
 * xl_edits_match:
 * @pairs: (element-type XlFlowPair): of @matches
 * @status: an #XlMatchStatus
 * @reason: (nullable): why
 *
 * Returns: (transfer full) (nullable): the edit that says so of all of them; NULL where it is said already
 */
XlEdit *
xl_edits_match (XlPlan *plan, const XlMatches *matches, const GArray *pairs, int status, const char *reason)
{
  XlEdit *edit = xl_edit_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    note_match (edit, plan, matches, &g_array_index (pairs, XlFlowPair, i), status,
                reason != NULL && *reason != '\0' ? reason : NULL, 0);
  return xl_edit_or_null (edit);
}

/**
 * xl_flow_open_pairs:
 * @pairs: (element-type XlFlowPair): of @matches
 * @unit: choice of flow.unit
 *
 * Returns: (transfer full) (element-type XlFlowPair): those of them that can be planned with, in their order
 */
GArray *
xl_flow_open_pairs (XlPlan *plan, const XlMatches *matches, const GArray *pairs, int unit)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (XlFlowPair));

  for (guint i = 0; i < pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (pairs, XlFlowPair, i);
      XlMatch *match = xl_matches_record (plan, matches, pair);

      if (pair->fails == 0 && xl_matches_need (matches, pair)->unit == unit
          && (match == NULL || match->status != XL_MATCH_REJECTED))
        g_array_append_val (open, *pair);
    }
  return open;
}

/* --- a project of matches ----------------------------------------------------------------------- */

typedef struct
{
  XlPlan *plan;
  XlEdit *edit;
  gint64 project;
  GHashTable *joined; /* ids of what has a link already */
} Making;

static void
join (Making *making, const XlKind *kind, const char *field, gint64 other, const char *role)
{
  gint64 id;

  if (other == 0 || !g_hash_table_add (making->joined, g_memdup2 (&other, sizeof other)))
    return;
  id = xl_edit_insert (making->edit, kind, 0);
  xl_edit_give_number (making->edit, id, "project", making->project);
  xl_edit_give_number (making->edit, id, field, other);
  xl_edit_give (making->edit, id, "role", role);
}

/* Who needs it leads; who has it brings the feedstock. */
static void
join_all (Making *making, const XlMatches *matches, const GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    join (making, &xl_kind_project_region, "region",
          xl_matches_need (matches, &g_array_index (pairs, XlFlowPair, i))->region, i == 0 ? "lead" : "partner");
  for (guint i = 0; i < pairs->len; i++)
    join (making, &xl_kind_project_region, "region",
          xl_matches_offer (matches, &g_array_index (pairs, XlFlowPair, i))->region, "feedstock");
  for (guint i = 0; i < pairs->len; i++)
    join (making, &xl_kind_participation, "organisation",
          xl_matches_need (matches, &g_array_index (pairs, XlFlowPair, i))->organisation, "promoter");
  for (guint i = 0; i < pairs->len; i++)
    join (making, &xl_kind_participation, "organisation",
          xl_matches_offer (matches, &g_array_index (pairs, XlFlowPair, i))->organisation, "feedstock");
}

static gboolean
crosses_border (XlPlan *plan, const XlMatches *matches, const GArray *pairs)
{
  const char *first = xl_plan_country (plan, &xl_matches_need (matches, &g_array_index (pairs, XlFlowPair, 0))->parent_instance);

  for (guint i = 0; i < pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (pairs, XlFlowPair, i);

      if (g_strcmp0 (first, xl_plan_country (plan, &xl_matches_need (matches, pair)->parent_instance)) != 0
          || g_strcmp0 (first, xl_plan_country (plan, &xl_matches_offer (matches, pair)->parent_instance)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* One line a pair: what, from where to where, and the four facts. */
static char *
dup_summary (XlPlan *plan, const XlMatches *matches, const GArray *pairs, gboolean *illustrative)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (pairs, XlFlowPair, i);
      XlFlow *need = xl_matches_need (matches, pair), *offer = xl_matches_offer (matches, pair);
      g_autofree char *from = xl_words_flow_place (plan, offer), *to = xl_words_flow_place (plan, need);
      g_auto (XlPairWords) words;

      xl_pair_words_init (&words, matches, pair);
      /* Translators: "Spent solvent mix, Saxony-Anhalt, Leuna → Ústí, Litvínov: 7,000 of 10,000 t/y; 137 km; price
       * +10 €/t; prior notification" */
      g_string_append_printf (text, _("%1$s, %2$s → %3$s: %4$s; %5$s; price %6$s; %7$s"), offer->material, from, to,
                              words.cover_about, words.nearness, words.price, xl_words_regime (pair->regime));
      g_string_append (text, i + 1 < pairs->len ? "\n" : "");
      *illustrative = *illustrative || xl_plan_is_illustrative (plan, &need->parent_instance, NULL)
                      || xl_plan_is_illustrative (plan, &offer->parent_instance, NULL);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * xl_edits_match_project:
 * @pairs: (element-type XlFlowPair): of @matches, at least one
 * @id: (out): the id that the project will have
 *
 * A project of the regions and partners of the pairs, in which the need's region leads. Each match refers to it, and is
 * in discussion where it was only a candidate. What is made of illustrations is one.
 *
 * Returns: (transfer full): the edit
 */
XlEdit *
xl_edits_match_project (XlPlan *plan, const XlMatches *matches, const GArray *pairs, gint64 *id)
{
  const XlFlow *need = xl_matches_need (matches, &g_array_index (pairs, XlFlowPair, 0));
  XlRecord *region = xl_plan_lookup (plan, need->region);
  gboolean illustrative = FALSE;
  g_autofree char *summary = dup_summary (plan, matches, pairs, &illustrative);
  g_autofree char *place = region != NULL ? xl_words_name (plan, region) : g_strdup ("");
  g_autofree char *title = g_strdup_printf ("%s, %s", need->material, place);
  Making making = { plan, xl_edit_new (NULL), 0, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };

  *id = making.project = xl_edit_insert (making.edit, &xl_kind_project, 0);
  xl_edit_give (making.edit, *id, "title", title);
  xl_edit_give (making.edit, *id, "summary", summary);
  if (crosses_border (plan, matches, pairs))
    xl_edit_give (making.edit, *id, "objectives", "[\"O3\"]");
  if (illustrative)
    xl_edit_give (making.edit, *id, "provenance", "illustrative");
  join_all (&making, matches, pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (pairs, XlFlowPair, i);
      XlMatch *match = xl_matches_record (plan, matches, pair);
      gboolean agreed = match != NULL && match->status > XL_MATCH_CANDIDATE && match->status < XL_MATCH_REJECTED;

      note_match (making.edit, plan, matches, pair, agreed ? match->status : XL_MATCH_IN_DISCUSSION,
                  match != NULL ? match->reason : NULL, *id);
    }
  g_hash_table_unref (making.joined);
  return making.edit;
}
