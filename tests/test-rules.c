/* test-rules.c - the checks and the door's question, on plans made for them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-rules.h"

#define ON xl_date_make (2026, 11, 22)

static void
apply (XlPlan *plan, const XlEdit *edit)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  XlTx *tx = xl_tx_new ();

  tx->seq = xl_history_size (xl_plan_get_history (plan)) + 1;
  tx->uid = g_strdup_printf ("%d", (int) tx->seq);
  tx->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_op_free);
  for (guint i = 0; i < edit->ops->len; i++)
    g_ptr_array_add (tx->ops, xl_op_copy (g_ptr_array_index (edit->ops, i)));
  g_ptr_array_add (changes, tx);
  xl_plan_apply (plan, changes);
}

/* Adds a record to @edit from name, value pairs; a value "@N" is the id of the N-th record added. */
static gint64
add (XlEdit *edit, const XlKind *kind, const char *const *pairs)
{
  gint64 id = xl_edit_insert (edit, kind, edit->ops->len + 1);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    xl_edit_give (edit, id, pairs[i], pairs[i + 1][0] == '@' ? pairs[i + 1] + 1 : pairs[i + 1]);
  return id;
}
#define ADD(edit, kind, ...) add (edit, &xl_kind_##kind, (const char *const[]){ __VA_ARGS__, NULL })

static XlPlan *
plan_of (XlEdit *edit)
{
  XlPlan *plan = xl_plan_new ();

  g_assert_true (xl_plan_link (plan, NULL));
  g_assert_true (xl_plan_check_edit (plan, edit, NULL));
  apply (plan, edit);
  return plan;
}

/* The findings of one rule, as "record" or "record/other", in order. */
static char *
found (XlPlan *plan, const char *rule, XlDate on)
{
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, on);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const XlFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->rule->name, rule) != 0)
        continue;
      g_string_append_printf (out, "%s%d", out->len > 0 ? " " : "", (int) xl_record_get_id (finding->record));
      if (finding->other != NULL)
        g_string_append_printf (out, "/%d", (int) xl_record_get_id (finding->other));
      if (finding->field != NULL)
        g_string_append_printf (out, ".%s", finding->field->name);
    }
  return g_string_free (out, FALSE);
}

static void
assert_found (XlPlan *plan, const char *rule, const char *expected)
{
  g_autofree char *text = found (plan, rule, ON);

  g_assert_cmpstr (text, ==, expected);
}

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
  g_test_add_func ("/rules/memberships", test_memberships);
  g_test_add_func ("/rules/letters", test_letters);
  g_test_add_func ("/rules/names", test_names);
  g_test_add_func ("/rules/figures", test_figures);
  return g_test_run ();
}
