/* test-rules.c - the checks and the door's question, on plans made for them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-plans.h"

static void
test_countries_and_leads (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make"), more = xl_edit_new ("more"), second = xl_edit_new ("second");
  g_autoptr (XlPlan) plan = NULL;
  g_autoptr (XlFault) fault = NULL;

  ADD (edit, region, "name", "Limburg", "country", "NL");                     /* 1 */
  ADD (edit, region, "name", "Limburg", "country", "BE");                     /* 2 */
  ADD (edit, region, "name", "Groningen", "country", "NL");                   /* 3 */
  ADD (edit, project, "title", "One country");                                /* 4 */
  ADD (edit, project, "title", "Two countries");                              /* 5 */
  ADD (edit, project, "title", "No region");                                  /* 6 */
  ADD (edit, project_region, "project", "@4", "region", "@1", "role", "lead"); /* 7 */
  ADD (edit, project_region, "project", "@4", "region", "@3", "role", "partner");
  ADD (edit, project_region, "project", "@5", "region", "@1", "role", "partner");
  ADD (edit, project_region, "project", "@5", "region", "@2", "role", "partner");
  plan = plan_of (edit);
  assert_found (plan, "one-country", "6 4");
  assert_found (plan, "lead-region", "6 5");
  assert_found (plan, "similar-names", "");

  /* A first lead passes, a second does not, wherever it comes from; then nothing has changed. */
  xl_edit_set (more, xl_plan_lookup (plan, 9), "role", "lead");
  g_assert_true (xl_rules_admit (plan, more, &fault));
  apply (plan, more);
  assert_found (plan, "lead-region", "6");
  xl_edit_set (second, xl_plan_lookup (plan, 10), "role", "lead");
  g_assert_false (xl_rules_admit (plan, second, &fault));
  g_assert_cmpint (fault->code, ==, XL_FAULT_RULE);
  g_assert_cmpstr (fault->detail, ==, "lead-region");
  g_assert_cmpint (fault->id, ==, 5);
  assert_found (plan, "lead-region", "6");
}

static void
test_trl (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make"), wrong = xl_edit_new ("wrong"), better = xl_edit_new ("better");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, project, "title", "P", "trl_now", "6", "trl_goal", "6");
  ADD (edit, project, "title", "Q", "trl_now", "8", "trl_goal", "5");
  plan = plan_of (edit);
  assert_found (plan, "trl-goal", "2.trl_goal");
  xl_edit_set (wrong, xl_plan_lookup (plan, 1), "trl_now", "7");
  g_assert_false (xl_rules_admit (plan, wrong, NULL));
  /* A plan that is wrong already can be mended step by step. */
  xl_edit_set (better, xl_plan_lookup (plan, 2), "trl_now", "7");
  g_assert_true (xl_rules_admit (plan, better, NULL));
}

static gboolean
count_down_cb (gpointer left)
{
  guint *n = left;

  if (*n > 0)
    --*n;
  return *n == 0;
}

/* Law: wherever the door's question is stopped it is no, for that reason, and the plan is what it was; and asked to its
 * end the answer is the one without any stop. */
static void
test_stop (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make"), more = xl_edit_new ("more");
  g_autoptr (XlPlan) plan = NULL;
  g_autofree char *before = NULL;
  guint left = 0, n = 1;

  ADD (edit, project, "title", "P", "trl_now", "6", "trl_goal", "6");
  ADD (edit, project, "title", "Q", "trl_now", "8", "trl_goal", "5");
  plan = plan_of (edit);
  before = xl_plan_dup_digest (plan);
  for (guint i = 0; i < 20; i++)
    PUT (more, 100 + i, project, "title", "R", "trl_now", "3", "trl_goal", "4");
  xl_edit_set (more, xl_plan_lookup (plan, 2), "trl_now", "7");
  for (gboolean admitted = FALSE; !admitted; n++)
    {
      g_autoptr (XlFault) fault = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpuint (n, <, 1000);
      left = n;
      xl_plan_set_stop (plan, count_down_cb, &left);
      admitted = xl_rules_admit (plan, more, &fault);
      g_assert_cmpint (admitted, ==, left > 0);
      g_assert_true (admitted || fault->code == XL_FAULT_STOPPED);
      after = xl_plan_dup_digest (plan);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpuint (n, >, 60);
  xl_plan_set_stop (plan, NULL, NULL);
}

static void
test_memberships (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make"), wrong = xl_edit_new ("wrong");
  g_autoptr (XlPlan) plan = NULL;
  g_autofree char *early = NULL;

  ADD (edit, region, "name", "R", "country", "NL");
  ADD (edit, network, "name", "N");
  ADD (edit, membership, "region", "@1", "network", "@2", "role", "member", "since", "2004", "until", "2010");
  ADD (edit, membership, "region", "@1", "network", "@2", "role", "member", "since", "2011", "until", "2030");
  ADD (edit, membership, "region", "@1", "network", "@2", "role", "founder", "since", "2004");
  ADD (edit, membership, "region", "@1", "network", "@2", "role", "lead", "since", "2004-01", "until", "2004-06");
  ADD (edit, membership, "region", "@1", "network", "@2", "role", "lead", "since", "2004-06-30");
  plan = plan_of (edit);
  assert_found (plan, "membership-overlap", "7/6.since");
  /* Letters are asked for as of the day: in 2026 of the second membership and the lead. */
  assert_found (plan, "letter-of-interest", "4/1 7/1");
  early = found (plan, "letter-of-interest", xl_date_make (2005, 0, 0));
  g_assert_cmpstr (early, ==, "3/1 7/1");
  xl_edit_set (wrong, xl_plan_lookup (plan, 3), "until", "2011");
  g_assert_false (xl_rules_admit (plan, wrong, NULL));
}

static void
test_letters (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, region, "name", "R", "country", "NL");
  ADD (edit, network, "name", "N");
  ADD (edit, network, "name", "M");
  ADD (edit, membership, "region", "@1", "network", "@2", "role", "member");
  ADD (edit, membership, "region", "@1", "network", "@3", "role", "member");
  ADD (edit, organisation, "name", "Authority of R", "type", "authority", "region", "@1");
  ADD (edit, agreement, "type", "letter-of-interest", "network", "@2");
  ADD (edit, party, "agreement", "@7", "organisation", "@6");
  plan = plan_of (edit);
  assert_found (plan, "letter-of-interest", "5/1");
}

static void
test_names (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, organisation, "name", "Demo Promotional Bank A");
  ADD (edit, organisation, "name", "Demo Promotional Bank B");
  ADD (edit, organisation, "name", "Fraunhofer CBP Leuna");
  ADD (edit, organisation, "name", "Fraunhoffer CBP, Leuna");
  ADD (edit, organisation, "name", "DG GROW", "aliases", "[\"DG ENTR\"]");
  ADD (edit, organisation, "name", "Dg Entr");
  ADD (edit, person, "name", "Dolors Núñez");
  ADD (edit, person, "name", "Núñez, Dolors");
  plan = plan_of (edit);
  assert_found (plan, "similar-names", "5/6 7/8 3/4");
}

static void
test_figures (void)
{
  g_autoptr (XlEdit) edit = xl_edit_new ("make");
  g_autoptr (XlPlan) plan = NULL;

  ADD (edit, source, "title", "S");
  ADD (edit, region, "name", "A", "country", "NL", "population", "5");
  ADD (edit, region, "name", "B", "country", "NL", "population", "5", "source", "@1");
  ADD (edit, region, "name", "C", "country", "NL", "population", "5", "provenance", "illustrative");
  ADD (edit, region, "name", "D", "country", "NL", "population", "5", "employment", "4");
  ADD (edit, evidence, "record", "@5", "field", "population", "source", "@1");
  plan = plan_of (edit);
  assert_found (plan, "figure-without-source", "2.population 5.employment");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/countries-and-leads", test_countries_and_leads);
  g_test_add_func ("/rules/trl", test_trl);
  g_test_add_func ("/rules/stop", test_stop);
  g_test_add_func ("/rules/memberships", test_memberships);
  g_test_add_func ("/rules/letters", test_letters);
  g_test_add_func ("/rules/names", test_names);
  g_test_add_func ("/rules/figures", test_figures);
  return g_test_run ();
}
