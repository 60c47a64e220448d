/* xl-tool-match.c - the command match: who could supply whom */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-matches.h"
#include "xl-desk-words.h"
#include "xl-tool-private.h"

#include <math.h>

/* Up to 12 significant digits; "-" for what is not known. */
static char *
number_text (double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (value) ? "-" : g_ascii_formatd (number, sizeof number, "%.12g", value == 0 ? 0 : value));
}

static char *
key_text (const XlFlow *flow)
{
  return flow->parent_instance.key != NULL ? g_strdup (flow->parent_instance.key)
                                           : xl_record_dup_id_text (&flow->parent_instance);
}

/* What people have noted; else whether it is a candidate. */
static const char *
status_text (XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair)
{
  const XlMatch *match = xl_matches_record (plan, matches, pair);

  if (match != NULL)
    return xl_field_get_nick (xl_kind_field (&xl_kind_match, "status"), &match->parent_instance);
  return pair->fails == 0 ? "candidate" : "-";
}

static void
print_pair (XlPlan *plan, const XlMatches *matches, const XlFlowPair *pair)
{
  g_autofree char *need = key_text (xl_matches_need (matches, pair)), *offer = key_text (xl_matches_offer (matches, pair));
  g_autofree char *km = number_text (pair->km), *cover = number_text (pair->cover), *near = number_text (pair->near);
  g_autofree char *gap = number_text (pair->price_gap), *reason = xl_matches_fails_nicks (pair->fails);

  tool_row (need, offer, km, cover, near, gap, xl_matches_regime_nick (pair->regime), status_text (plan, matches, pair),
            reason, NULL);
}

static int
run_match (const XlCommand *command, int argc, char **argv)
{
  g_autoptr (XlFile) file = NULL;
  g_autoptr (XlMatches) matches = NULL;

  if (!tool_parse (command, NULL, &argc, &argv) || (file = tool_open (argv[1], TRUE)) == NULL)
    return TOOL_WRONG;
  matches = xl_matches_new (xl_file_get_plan (file), xl_date_today ());
  tool_row ("need", "offer", "km", "cover", "near", "price_gap", "regime", "status", "reason", NULL);
  for (guint i = 0; i < matches->pairs->len; i++)
    print_pair (xl_file_get_plan (file), matches, &g_array_index (matches->pairs, XlFlowPair, i));
  return TOOL_DONE;
}

const XlCommand xl_tool_matching[] = {
  { "match", "PLAN", N_("Who could supply whom: every need with every offer that fits it"), 1, 1, run_match },
  { NULL }
};
