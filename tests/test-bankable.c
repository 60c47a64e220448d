/* test-bankable.c - the sample's projects: figures, verdicts, gates, findings in words; the edits of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-file.h"
#include "xl-desk-edits.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"

#include <math.h>
#include <string.h>

#define NBSP "\u00a0"

static XlProject *
project_of (XlPlan *plan, const char *key)
{
  XlRecord *project = xl_plan_find (plan, &xl_kind_project, key);

  g_assert_nonnull (project);
  return (XlProject *) project;
}

#define assert_words(call, expected)                                                                                   \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *said = (call);                                                                                    \
    g_assert_cmpstr (said, ==, expected);                                                                              \
  }                                                                                                                    \
  G_STMT_END

static const XlFigureInfo *
figure (const char *name)
{
  guint n;
  const XlFigureInfo *figures = xl_appraisal_figures (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (figures[i].name, name) == 0)
      return &figures[i];
  g_error ("%s", name);
}

/* --- the sample ------------------------------------------------------------------------------- */

static void
test_expected (void)
{
  static const struct
  {
    const char *key;
    double fnpv, frr, gap, dscr, abatement; /* MEUR, %, 1, 1, EUR/t: to the digits that are published */
  } rows[] = {
    { "x01", 72.827, 16.79, 0, 3.447, -117.5 },
    { "x04", -58.93, 0.00, 0.3338, 0.869, 47.5 },
    { "x05", -40.903, -1.52, 0.439, 0.882, 44.7 },
  };
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const XlAppraisal *a = xl_project_appraisal (plan, project_of (plan, rows[i].key));

      g_assert_cmpint (a->fault, ==, XL_CASH_SOUND);
      g_assert_cmpfloat_with_epsilon (a->fnpv_c.value / 1e6, rows[i].fnpv, 0.0005);
      g_assert_cmpint (a->frr_c.n, ==, 1);
      g_assert_cmpfloat_with_epsilon (a->frr_c.rate[0] * 100, rows[i].frr, 0.005);
      g_assert_cmpfloat_with_epsilon (a->gap_rate.value, rows[i].gap, 0.00005);
      g_assert_cmpfloat_with_epsilon (a->dscr_min.value, rows[i].dscr, 0.0005);
      g_assert_cmpfloat_with_epsilon (a->abatement_levelised.value, rows[i].abatement, 0.05);
    }
}

/* What the picture of the project says. */
static void
test_words (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlProject *project = project_of (plan, "x04");
  const XlAppraisal *a = xl_project_appraisal (plan, project);
  static const struct
  {
    const char *name, *title, *value, *unit;
  } rows[] = {
    { "fnpv_c", "FNPV(C)", "−58.9", "M€" },
    { "frr_c", "FRR(C)", "0.0", "%" },
    { "gap_rate", "Funding gap", "33.4", "%" },
    { "dscr_min", "Min DSCR", "0.87", "" },
    { "dscr_min_year", "Year of min DSCR", "2028", "" },
    { "abatement_levelised", "Abatement cost, levelised", "47.5", "€/t" },
    { "discounted_payback", "Discounted payback", "–", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *unit = NULL;

      assert_words (xl_words_figure_title (figure (rows[i].name)), rows[i].title);
      assert_words (xl_words_figure (figure (rows[i].name), a, "EUR", &unit), rows[i].value);
      g_assert_cmpstr (unit, ==, rows[i].unit);
    }
  assert_words (xl_words_undefined (a->discounted_payback.why), "not paid back within the plan");
  assert_words (xl_words_verdict (a, "EUR"), "2028: DSCR 0.87");
  assert_words (xl_words_verdict_because (a, "EUR"),
                "Operations bring 9.0" NBSP "M€, the loan takes 10.4" NBSP "M€, ten years running. "
                "Cash falls to −13.6" NBSP "M€ in 2037.");
  assert_words (xl_words_verdict_remedy (a, "EUR"),
                "A 16-year loan gives 1.22; a loan of 57.9" NBSP "M€ gives 1.20.");
  g_assert_cmpstr (xl_words_quadrant (a->verdict.viable, a->verdict.bankable), ==, "Needs support, not yet bankable");
  assert_words (xl_words_figure_method (plan, project, figure ("dic")),
                "Present value of the investment. Discounted at 4.0" NBSP "% real; t = 0 is 2026. "
                "Source: Delegated Regulation (EU) 480/2014, articles 15 to 19.");
  a = xl_project_appraisal (plan, project_of (plan, "x01"));
  assert_words (xl_words_verdict (a, "EUR"), "Bankable as structured");
  g_assert_cmpstr (xl_words_quadrant (a->verdict.viable, a->verdict.bankable), ==, "Viable alone, bankable");
}

static void
test_gate_words (void)
{
  static const struct
  {
    const char *title, *proof;
    gboolean met;
  } rows[] = {
    { "TRL 6 or more", "TRL 6", TRUE },
    { "Cash-flow plan", "complete, 22 years", TRUE },
    { "Sources = uses", "180.0 = 180.0" NBSP "M€", TRUE },
    { "Cumulated cash ≥ 0", "2028: −1.4" NBSP "M€", FALSE },
    { "GHG estimate", "95" NBSP "kt CO₂e/y", TRUE },
    { "High risks owned", "1 of 2 has no owner", FALSE },
    { "Bank contacted", "Demo Promotional Bank A", TRUE },
  };
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlGate gate;

  xl_gate_next (plan, project_of (plan, "x04"), &gate);
  assert_words (xl_words_gate_title (gate.gate), "Gate 3 to Commercialise");
  assert_words (xl_words_gate_state (&gate), "2 missing");
  assert_words (xl_gate_dup_result (&gate), "G3: 5 of 7; missing: cumulated-cash, high-risks-owned");
  g_assert_cmpuint (gate.n, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < gate.n; i++)
    {
      g_assert_cmpint (gate.conditions[i].met, ==, rows[i].met);
      assert_words (xl_words_condition (plan, &gate.conditions[i]), rows[i].title);
      assert_words (xl_words_condition_proof (plan, &gate.conditions[i]), rows[i].proof);
    }
  xl_gate_next (plan, project_of (plan, "x01"), &gate);
  assert_words (xl_gate_dup_result (&gate), "G3: 6 of 7; missing: high-risks-owned");
  xl_gate_next (plan, project_of (plan, "x07"), &gate);
  g_assert_cmpint (gate.gate, ==, 0);
}

/* Law: no sentence about any project has a number that is none, and every one says something. */
static void
test_all_sentences (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, xl_date_make (2026, 11, 24));
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (said, xl_words_finding (plan, g_ptr_array_index (findings, i)));
  for (guint p = 0; p < projects->len; p++)
    {
      XlProject *project = g_ptr_array_index (projects, p);
      const XlAppraisal *a = xl_project_appraisal (plan, project);
      guint n;
      const XlFigureInfo *figures = xl_appraisal_figures (&n);

      for (int g = 1; g <= XL_N_GATES; g++)
        {
          XlGate gate;

          xl_gate_check (plan, project, g, &gate);
          for (guint i = 0; i < gate.n; i++)
            {
              g_ptr_array_add (said, xl_words_condition (plan, &gate.conditions[i]));
              g_ptr_array_add (said, xl_words_condition_proof (plan, &gate.conditions[i]));
            }
        }
      for (guint i = 0; i < n; i++)
        {
          g_ptr_array_add (said, xl_words_figure_title (&figures[i]));
          g_ptr_array_add (said, xl_words_figure_method (plan, project, &figures[i]));
          if (a != NULL)
            g_ptr_array_add (said, xl_words_figure (&figures[i], a, project->currency, NULL));
        }
      if (a == NULL)
        continue;
      g_ptr_array_add (said, xl_words_verdict (a, project->currency));
      g_ptr_array_add (said, xl_words_verdict_because (a, project->currency));
    }
  for (guint i = 0; i < said->len; i++)
    {
      const char *sentence = g_ptr_array_index (said, i);
      g_auto (GStrv) words = g_strsplit_set (sentence, " ;:,%()", -1);

      g_assert_cmpuint (strlen (sentence), >, 0);
      for (guint w = 0; words[w] != NULL; w++)
        if (g_ascii_strcasecmp (words[w], "nan") == 0 || g_ascii_strcasecmp (words[w], "inf") == 0
            || strstr (words[w], "%s") != NULL)
          g_error ("%s", sentence);
    }
}

static void
test_money (void)
{
  assert_words (xl_words_money (180e6, "EUR"), "180.0" NBSP "M€");
  assert_words (xl_words_money (1.25e6, "EUR"), "1.25" NBSP "M€");
  assert_words (xl_words_money (-58.9299e6, NULL), "−58.9" NBSP "M€");
  assert_words (xl_words_money (450e3, "EUR"), "450" NBSP "k€");
  assert_words (xl_words_money (12, "EUR"), "12" NBSP "€");
  assert_words (xl_words_money (9.9996e6, "EUR"), "10.0" NBSP "M€");
  assert_words (xl_words_money (-0.2, "EUR"), "0" NBSP "€");
  assert_words (xl_words_money (2e6, "PLN"), "2.00" NBSP "M" NBSP "PLN");
  assert_words (xl_words_money (NAN, "EUR"), "–");
  assert_words (xl_words_money (INFINITY, "EUR"), "–");
}

/* --- findings --------------------------------------------------------------------------------- */

static gboolean
is_flagged (XlPlan *plan, const char *rule, const char *key)
{
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, xl_date_make (2026, 11, 24));

  for (guint i = 0; i < findings->len; i++)
    {
      const XlFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule->name, rule) == 0 && g_strcmp0 (finding->record->key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_flagged (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);

  g_assert_true (is_flagged (plan, "one-country", "x09"));
  g_assert_true (is_flagged (plan, "portal-floor", "x10"));
  g_assert_true (is_flagged (plan, "partner-mix", "x04"));
  g_assert_false (is_flagged (plan, "partner-mix", "x01"));
  g_assert_false (is_flagged (plan, "gate-open", "x04"));
}

/* --- edits ------------------------------------------------------------------------------------ */

static void
do_edit (XlFile *file, XlEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  xl_file_edit (file, edit, NULL, &error);
  g_assert_no_error (error);
  xl_edit_unref (edit);
}

/* Law: a project that moves on and back has two stage moves more and is otherwise what it was. */
static void
test_moves (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlProject *project = project_of (plan, "x01");
  g_autofree char *before = xl_plan_dup_digest (plan);
  g_autofree char *after = NULL;
  g_autoptr (XlEdit) back = NULL;
  g_autoptr (XlEdit) take = xl_edit_new ("Take the moves away");
  g_autoptr (GError) error = NULL;
  XlStageMove *move;
  guint moves = xl_plan_count (plan, &xl_kind_stage_move);

  do_edit (file, xl_edits_move_stage (plan, project, XL_STAGE_SCALE_UP, xl_date_make (2027, 1, 1), NULL));
  move = xl_plan_last_move (plan, project);
  g_assert_cmpint (move->from_stage, ==, XL_STAGE_DEMONSTRATE);
  g_assert_cmpstr (move->gate_result, ==,
                   "G3: 6 of 7; missing: high-risks-owned\n"
                   "G4: 2 of 7; missing: trl-commercialise, co-investment-protocol, funding-committed, off-take, permits");
  g_assert_true (is_flagged (plan, "gate-open", "x01"));
  back = xl_edits_move_stage (plan, project, XL_STAGE_DEMONSTRATE, xl_date_make (2027, 2, 1), "");
  g_assert_false (xl_file_edit (file, back, NULL, &error));
  g_assert_cmpstr (error->message, ==, "PyroLink moves back: say why in the reason of the move.");
  g_assert_cmpint (xl_plan_stage (plan, project), ==, XL_STAGE_SCALE_UP);
  do_edit (file, xl_edits_move_stage (plan, project, XL_STAGE_DEMONSTRATE, xl_date_make (2027, 2, 1), "Too early"));
  g_assert_cmpint (xl_plan_stage (plan, project), ==, XL_STAGE_DEMONSTRATE);
  g_assert_cmpuint (xl_plan_count (plan, &xl_kind_stage_move), ==, moves + 2);
  g_assert_false (is_flagged (plan, "gate-open", "x01"));
  g_assert_null (xl_plan_last_move (plan, project)->gate_result);
  xl_edit_delete (take, &xl_plan_last_move (plan, project)->parent_instance);
  xl_edit_delete (take, &move->parent_instance);
  do_edit (file, xl_edit_ref (take));
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}

static void
test_settings (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  const XlSettingInfo *dscr = xl_settings_find ("gate.dscr"), *weight = xl_settings_find ("weight.market");
  double weights[XL_N_CRITERIA] = { 20, 10, 10, 10, 10, 10, 10, 10, 10 };
  g_autofree char *sentence = NULL;

  g_assert_null (xl_edits_setting (plan, dscr, dscr->value, &sentence));
  g_assert_null (sentence);
  do_edit (file, xl_edits_setting (plan, dscr, 1.3, &sentence));
  g_assert_cmpfloat (xl_settings_get (plan, "gate.dscr"), ==, 1.3);
  g_assert_cmpfloat (xl_project_appraisal (plan, project_of (plan, "x01"))->target_dscr, ==, 1.3);
  g_assert_null (xl_edits_setting (plan, dscr, -1, &sentence));
  g_assert_nonnull (sentence);
  g_clear_pointer (&sentence, g_free);
  g_assert_null (xl_edits_setting (plan, dscr, NAN, &sentence));
  g_assert_nonnull (sentence);
  g_clear_pointer (&sentence, g_free);
  g_assert_null (xl_edits_setting (plan, weight, 20, &sentence));
  g_assert_cmpstr (sentence, ==,
                   "The weights of the scorecard would sum to 105.0: change them together, so that they sum to 100.");
  g_clear_pointer (&sentence, g_free);
  do_edit (file, xl_edits_weights (plan, weights, &sentence));
  g_assert_cmpfloat (xl_settings_get (plan, "weight.eligibility"), ==, 20);
  g_assert_null (xl_edits_weights (plan, weights, &sentence));
  g_assert_null (sentence);
  weights[0] = 21;
  g_assert_null (xl_edits_weights (plan, weights, &sentence));
  g_assert_nonnull (sentence);
}

static void
test_scores (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlProject *project = project_of (plan, "x04");
  XlScorecard card;

  xl_scorecard_make (plan, project, &card);
  g_assert_cmpfloat (card.completeness, ==, 85);
  do_edit (file, xl_edits_score (plan, project, 5, 2));
  xl_scorecard_make (plan, project, &card);
  g_assert_cmpfloat (card.completeness, ==, 100);
  g_assert_null (xl_edits_score (plan, project, 5, 2));
  do_edit (file, xl_edits_score (plan, project, 5, -1));
  xl_scorecard_make (plan, project, &card);
  g_assert_cmpfloat (card.completeness, ==, 85);
  g_assert_null (xl_edits_score (plan, project, 5, -1));
  xl_scorecard_make (plan, project_of (plan, "x01"), &card);
  g_assert_cmpfloat_with_epsilon (card.total, 68, 1e-9);
  g_assert_cmpstr (xl_words_criterion (1), ==, "Cross-border value");
}

static void
test_justify (void)
{
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);
  XlRecord *project = &project_of (plan, "x09")->parent_instance;
  guint n = 0;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      do_edit (file, xl_edits_justify (plan, project, "one-country", NULL, round == 0 ? " A study first. " : NULL));
      findings = xl_rules_check (plan, xl_date_make (2026, 11, 24));
      for (guint i = 0; i < findings->len; i++)
        {
          const XlFinding *finding = g_ptr_array_index (findings, i);

          if (finding->record != project)
            continue;
          n++;
          g_assert_cmpint (finding->severity, ==, round == 0 ? XL_SEVERITY_JUSTIFIED : XL_SEVERITY_WARNING);
        }
      g_assert_cmpuint (n, ==, round + 1);
    }
  g_assert_null (xl_edits_justify (plan, project, "one-country", NULL, ""));
}

/* Law: what the door refuses is said in one sentence, and nothing has changed. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *key;
    const XlKind *kind;
    const char *field, *text, *sentence;
  } rows[] = {
    { "x04-capex-2026", &xl_kind_cash_line, "amount", "-5",
      "PyroLink: capex 2026 is negative: type it as a positive number, its category gives the sign." },
    { "x04", &xl_kind_project, "currency", "PLN",
      "e-Cracker furnace demo has amounts in its currency already, which would say something else in PLN: remove them "
      "first." },
    { "x04-loan-2026", &xl_kind_funding_line, "grace", "10",
      "Loan: grace must be shorter than the tenor of 10 years, so that a year is left to repay in." },
    { "x01-letters", &xl_kind_milestone, "depends_on", "x01-start",
      "Letters of the three regions would depend on itself, through the milestones before it: choose another one." },
  };
  g_autoptr (XlFile) file = new_sample ();
  XlPlan *plan = xl_file_get_plan (file);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = xl_plan_dup_digest (plan);
      g_autofree char *after = NULL;
      g_autofree char *id = NULL;
      g_autoptr (XlEdit) edit = xl_edit_new ("Refused");
      g_autoptr (GError) error = NULL;
      XlRecord *record = xl_plan_find (plan, rows[i].kind, rows[i].key);
      XlRecord *target = xl_plan_find (plan, rows[i].kind, rows[i].text);

      if (target != NULL)
        id = g_strdup_printf ("%" G_GINT64_FORMAT, target->id);
      xl_edit_set (edit, record, rows[i].field, id != NULL ? id : rows[i].text);
      g_assert_false (xl_file_edit (file, edit, NULL, &error));
      g_assert_true (xl_file_error_is_refusal (error));
      if (i > 0)
        g_assert_cmpstr (error->message, ==, rows[i].sentence);
      else
        g_assert_true (g_str_has_suffix (error->message, strchr (rows[i].sentence, ':')));
      after = xl_plan_dup_digest (plan);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
  folder = private_folder_new ();
  g_test_add_func ("/bankable/expected", test_expected);
  g_test_add_func ("/bankable/words", test_words);
  g_test_add_func ("/bankable/gates", test_gate_words);
  g_test_add_func ("/bankable/all-sentences", test_all_sentences);
  g_test_add_func ("/bankable/money", test_money);
  g_test_add_func ("/bankable/flagged", test_flagged);
  g_test_add_func ("/bankable/moves", test_moves);
  g_test_add_func ("/bankable/settings", test_settings);
  g_test_add_func ("/bankable/scores", test_scores);
  g_test_add_func ("/bankable/justify", test_justify);
  g_test_add_func ("/bankable/refusals", test_refusals);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
