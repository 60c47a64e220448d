/* test-model.c - laws of records, edits, the plan in memory and its history */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "xl-fold.h"
#include "xl-id.h"
#include "xl-plan.h"

/* --- a plan to test with ---------------------------------------------------------------------- */

/* Does what the store would do with an edit: number it and hand it back. */
static void
apply (XlPlan *plan, const XlEdit *edit)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  XlTx *tx = xl_tx_new ();

  tx->seq = xl_history_size (xl_plan_get_history (plan)) + 1;
  tx->uid = g_strdup_printf ("uid-%d", (int) tx->seq);
  tx->at = g_strdup ("2026-11-22T09:12:33.120Z");
  tx->label = g_strdup (edit->label);
  tx->undoes = g_strdup (edit->undoes);
  tx->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_op_free);
  for (guint i = 0; i < edit->ops->len; i++)
    g_ptr_array_add (tx->ops, xl_op_copy (g_ptr_array_index (edit->ops, i)));
  g_ptr_array_add (changes, tx);
  xl_plan_apply (plan, changes);
}

static XlPlan *
new_plan (void)
{
  XlPlan *plan = xl_plan_new ();

  g_assert_true (xl_plan_link (plan, NULL));
  return plan;
}

/* A value that @field takes, or NULL; references lead to a record of @plan where there is one. */
static char *
random_text (GRand *rand, XlPlan *plan, const XlField *field)
{
  static const char *const words[] = { "Łódź", "Ústí", "a <b> c", "\xe2\x80\xae" "abc", "Σίσυφος", "x\"y\\z", "鎮江" };
  gboolean number = field->min < field->max;
  double at = g_rand_double (rand);

  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      if (field->flags & XL_FIELD_CLOCK)
        return xl_clock_text (g_rand_int_range (rand, 0, 24 * 60));
      return field->codes != NULL ? g_strdup ("EUR")
                                  : g_strdup_printf ("%s %d", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                                                     g_rand_int_range (rand, 0, 1000));
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) (number ? field->min + at * (field->max - field->min)
                                                                    : at * 1e9));
    case XL_FIELD_REAL:
      return xl_number_to_text (number ? field->min + at * (field->max - field->min) : at);
    case XL_FIELD_DATE:
      return g_strdup_printf ("20%02d-0%d", g_rand_int_range (rand, 10, 99), g_rand_int_range (rand, 1, 10));
    case XL_FIELD_CHOICE:
      {
        int n = 0;

        while (field->choices[n].nick != NULL)
          n++;
        return g_strdup (field->choices[g_rand_int_range (rand, 0, n)].nick);
      }
    case XL_FIELD_FLAG:
      return g_strdup (g_rand_boolean (rand) ? "1" : "0");
    case XL_FIELD_SET:
      {
        const char *items[] = { field->choices != NULL ? field->choices[0].nick : words[0],
                                field->choices != NULL ? field->choices[1].nick : "beta", NULL };

        return xl_set_to_text (items);
      }
    case XL_FIELD_REFERENCE:
      {
        const XlKind *kind = *field->target != '*' ? xl_kind_find (field->target) : &xl_kind_region;
        const GPtrArray *records = xl_plan_get_all (plan, kind);

        if (records->len == 0)
          return NULL;
        return g_strdup_printf ("%" G_GINT64_FORMAT,
                                xl_record_get_id (g_ptr_array_index (
                                    records, g_rand_int_range (rand, 0, records->len))));
      }
    }
  return NULL;
}

static gint64
insert_random (GRand *rand, XlPlan *plan, XlEdit *edit, const XlKind *kind)
{
  gint64 id = xl_edit_insert (edit, kind, 0);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      g_autofree char *text =
          (field->flags & XL_FIELD_REQUIRED) || g_rand_boolean (rand) ? random_text (rand, plan, field) : NULL;

      if (text != NULL && !(field->flags & XL_FIELD_PLUMBING))
        xl_edit_give (edit, id, field->name, text);
    }
  return id;
}

/* A plan with a few records of every kind, the referred-to kinds first. */
static XlPlan *
filled_plan (GRand *rand)
{
  static const XlKind *const order[] = {
    &xl_kind_source,        &xl_kind_region,     &xl_kind_network,      &xl_kind_organisation, &xl_kind_project,
    &xl_kind_document,      &xl_kind_event,      &xl_kind_agreement,    &xl_kind_person,       &xl_kind_tie,          &xl_kind_membership,
    &xl_kind_participation, &xl_kind_stage_move, &xl_kind_project_region, &xl_kind_party,      &xl_kind_milestone,
    &xl_kind_cash_line,     &xl_kind_funding_line, &xl_kind_risk,         &xl_kind_indicator,  &xl_kind_score,
    &xl_kind_scenario,      &xl_kind_setting,    &xl_kind_justification,  &xl_kind_evidence,
    &xl_kind_value_chain,   &xl_kind_step,       &xl_kind_capability,     &xl_kind_flow,         &xl_kind_match,
    &xl_kind_disruption,    &xl_kind_readiness,  &xl_kind_strategy,
    &xl_kind_agenda_item,   &xl_kind_working_group, &xl_kind_attendance,  &xl_kind_outcome,      &xl_kind_topic,
    &xl_kind_position,      &xl_kind_contribution, &xl_kind_practice,     &xl_kind_transfer,     &xl_kind_call,
    &xl_kind_training,
    &xl_kind_view,          &xl_kind_scene,      &xl_kind_tag,            &xl_kind_idea,
  };
  XlPlan *plan = new_plan ();

  G_STATIC_ASSERT (G_N_ELEMENTS (order) == XL_N_KINDS);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < 4; i++)
      {
        g_autoptr (XlEdit) edit = xl_edit_new ("insert");
        XlFault *fault = NULL;

        insert_random (rand, plan, edit, order[k]);
        if (!xl_plan_check_edit (plan, edit, &fault))
          g_error ("%s.%s: fault %d, \"%s\"", order[k]->name, fault->field ? fault->field->name : "", fault->code,
                   fault->value);
        apply (plan, edit);
      }
  return plan;
}

/* Everything of the plan as text: what the digest sums up, plus what is shown. */
static char *
dump (XlPlan *plan)
{
  GString *out = g_string_new (NULL);

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *all = xl_plan_get_all (plan, xl_kind_get (k));
      const GPtrArray *live = xl_plan_get_live (plan, xl_kind_get (k));

      for (guint i = 0; i < all->len; i++)
        {
          XlRecord *record = g_ptr_array_index (all, i);
          g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (plan, record);

          g_string_append_printf (out, "%s %" G_GINT64_FORMAT " used by %u:", xl_kind_get (k)->name, record->id, users->len);
          for (guint f = 0; f < xl_kind_get (k)->n_fields; f++)
            {
              g_autofree char *text = xl_field_dup_text (&xl_kind_get (k)->fields[f], record);

              g_string_append_printf (out, " [%s]", text != NULL ? text : "-");
            }
          g_string_append_c (out, '\n');
        }
      for (guint i = 0; i < live->len; i++)
        g_string_append_printf (out, "%" G_GINT64_FORMAT " ", xl_record_get_id (g_ptr_array_index (live, i)));
    }
  return g_string_free (out, FALSE);
}

/* --- kinds ------------------------------------------------------------------------------------ */

/* One test over all kinds: names, tables, defaults, properties. */
static void
test_kinds (void)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      g_autoptr (XlRecord) record = xl_record_new (kind, 5);
      guint n_properties;
      g_autofree GParamSpec **properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_properties);

      g_assert_true (xl_kind_find (kind->name) == kind);
      g_assert_true (xl_kind_find_table (kind->table) == kind);
      g_assert_cmpuint (xl_kind_index (kind), ==, k);
      g_assert_cmpuint (n_properties, ==, kind->n_fields + 1);
      for (guint f = 0; f < kind->n_fields; f++)
        {
          const XlField *field = &kind->fields[f];

          g_assert_true (xl_kind_field (kind, field->name) == field);
          g_assert_true (field->type == XL_FIELD_FLAG || !xl_field_has_value (field, record));
          g_assert_true ((field->type == XL_FIELD_REFERENCE) == (field->target != NULL));
          g_assert_true (field->type != XL_FIELD_CHOICE || field->choices != NULL);
          g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name));
          if (field->fallback != NULL)
            g_assert_true (xl_field_check (field, field->fallback, NULL));
          for (guint g = 0; g < f; g++)
            g_assert_cmpstr (kind->fields[g].name, !=, field->name);
        }
      for (guint i = 0; i < XL_N_RECORD_FIELDS; i++)
        g_assert_cmpstr (kind->fields[kind->n_fields - XL_N_RECORD_FIELDS + i].name, ==, xl_record_fields[i].name);
    }
}

/* dup_text(set_text(t)) == t for values of every field of every kind, and NULL clears. */
static void
test_values (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (XlPlan) plan = filled_plan (rand);

  for (guint k = 0; k < XL_N_KINDS; k++)
    for (guint f = 0; f < xl_kind_get (k)->n_fields; f++)
      for (guint i = 0; i < 20; i++)
        {
          const XlField *field = &xl_kind_get (k)->fields[f];
          g_autoptr (XlRecord) record = xl_record_new (xl_kind_get (k), 5);
          g_autofree char *text = random_text (rand, plan, field);
          g_autofree char *back = NULL;

          g_assert_true (xl_field_check (field, text, NULL));
          g_assert_true (xl_record_set_text (record, field, text));
          back = xl_field_dup_text (field, record);
          g_assert_cmpstr (back, ==, text);
          g_assert_true (xl_record_set_text (record, field, NULL));
          g_assert_true (field->type == XL_FIELD_FLAG || !xl_field_has_value (field, record));
        }
}

/* --- edits ------------------------------------------------------------------------------------ */

static XlEdit *
random_edit (GRand *rand, XlPlan *plan)
{
  XlEdit *edit = xl_edit_new ("edit");
  int n = g_rand_int_range (rand, 1, 6);

  for (int i = 0; i < n; i++)
    {
      const XlKind *kind = xl_kind_get (g_rand_int_range (rand, 0, XL_N_KINDS));
      const GPtrArray *all = xl_plan_get_all (plan, kind);
      XlRecord *record = all->len > 0 ? g_ptr_array_index (all, g_rand_int_range (rand, 0, all->len)) : NULL;
      const XlField *field = &kind->fields[g_rand_int_range (rand, 0, kind->n_fields)];

      if (record == NULL || g_rand_int_range (rand, 0, 4) == 0)
        insert_random (rand, plan, edit, kind);
      else if (xl_edit_find (edit, record->id) != NULL)
        continue;
      else if ((kind->flags & XL_KIND_LINK) && g_rand_int_range (rand, 0, 3) == 0)
        xl_edit_delete (edit, record);
      else
        {
          g_autofree char *text = random_text (rand, plan, field);

          if (text != NULL)
            xl_edit_set (edit, record, field->name, text);
        }
    }
  return edit;
}

/* undo(edit(p)) == p, redo(undo(edit(p))) == edit(p), untry(try(p)) == p: content, links, what is shown. */
static gboolean
count_down_cb (gpointer left)
{
  guint *n = left;

  if (*n > 0)
    --*n;
  return *n == 0;
}

/* Law: wherever a check or a try is stopped, the plan is what it was, and the next one works. */
static void
test_stop_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  g_autoptr (XlPlan) plan = filled_plan (rand);
  g_autofree char *before = dump (plan);
  guint stopped = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (XlEdit) edit = random_edit (rand, plan);
      g_autoptr (XlFault) fault = NULL;

      for (guint n = 1; n <= edit->ops->len; n++)
        {
          g_autofree char *after = NULL;
          guint left = n;

          xl_plan_set_stop (plan, count_down_cb, &left);
          g_clear_pointer (&fault, xl_fault_free);
          if (!xl_plan_check_edit (plan, edit, &fault) && fault->code != XL_FAULT_STOPPED)
            break;
          g_assert_cmpint (fault->code, ==, XL_FAULT_STOPPED);
          left = n;
          g_assert_false (xl_plan_try (plan, edit));
          g_assert_false (xl_plan_is_tried (plan));
          after = dump (plan);
          g_assert_cmpstr (after, ==, before);
          stopped++;
        }
      xl_plan_set_stop (plan, NULL, NULL);
    }
  g_assert_cmpuint (stopped, >, 30);
}

/* What has passed is asked again once it or the plan is another one. */
static void
test_passed_once (void)
{
  g_autoptr (XlPlan) plan = xl_plan_new ();
  g_autoptr (XlEdit) edit = xl_edit_new ("insert"), other = xl_edit_new ("other");
  gint64 id = xl_edit_insert (edit, &xl_kind_region, 0);

  xl_edit_give (edit, id, "name", "R");
  g_assert_false (xl_plan_check_edit (plan, edit, NULL));
  xl_edit_give (edit, id, "country", "NL");
  g_assert_true (xl_plan_check_edit (plan, edit, NULL));
  g_assert_true (xl_plan_has_passed (plan, edit, XL_PASS_TABLES, XL_DATE_NONE));
  g_assert_false (xl_plan_has_passed (plan, edit, XL_PASS_RULES, XL_DATE_NONE));
  g_assert_false (xl_plan_has_passed (plan, other, XL_PASS_TABLES, XL_DATE_NONE));
  xl_edit_give (edit, id, "country", NULL);
  g_assert_false (xl_plan_check_edit (plan, edit, NULL));
  xl_edit_give (edit, id, "country", "NL");
  g_assert_true (xl_plan_check_edit (plan, edit, NULL));
  apply (plan, edit);
  g_assert_false (xl_plan_check_edit (plan, edit, NULL));
}

static void
test_undo_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (XlPlan) plan = filled_plan (rand);
  guint done = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (XlEdit) edit = random_edit (rand, plan);
      g_autoptr (XlEdit) undo = xl_edit_invert (edit, "undo", NULL);
      g_autofree char *before = dump (plan), *tried = NULL, *after = NULL, *back = NULL, *again = NULL;

      if (!xl_plan_check_edit (plan, edit, NULL))
        continue;
      done++;
      xl_plan_try (plan, edit);
      xl_plan_untry (plan, edit);
      tried = dump (plan);
      g_assert_cmpstr (tried, ==, before);
      apply (plan, edit);
      after = dump (plan);
      apply (plan, undo);
      back = dump (plan);
      g_assert_cmpstr (back, ==, before);
      apply (plan, edit);
      again = dump (plan);
      g_assert_cmpstr (again, ==, after);
    }
  g_assert_cmpuint (done, >, 100);
}

typedef struct
{
  GString *log;
} Spy;

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (((Spy *) data)->log, "%s ", pspec->name);
}

/* Exactly what changed notifies, once. */
static void
test_notify (void)
{
  g_autoptr (XlPlan) plan = new_plan ();
  g_autoptr (XlEdit) insert = xl_edit_new ("insert");
  g_autoptr (XlEdit) set = xl_edit_new ("set");
  g_autoptr (XlEdit) same = xl_edit_new ("same");
  gint64 id = xl_edit_insert (insert, &xl_kind_network, 0);
  g_autoptr (GString) log = g_string_new (NULL);
  Spy spy = { log };
  XlRecord *network;

  xl_edit_give (insert, id, "name", "A");
  apply (plan, insert);
  network = xl_plan_lookup (plan, id);
  g_signal_connect (network, "notify", G_CALLBACK (notify_cb), &spy);
  xl_edit_set (set, network, "name", "B");
  xl_edit_set (set, network, "acronym", "BB");
  apply (plan, set);
  g_assert_cmpstr (((XlNetwork *) network)->name, ==, "B");
  g_assert_true (strcmp (log->str, "name acronym revision ") == 0 || strcmp (log->str, "acronym name revision ") == 0
                 || strcmp (log->str, "revision acronym name ") == 0 || strcmp (log->str, "revision name acronym ") == 0);
  xl_edit_set (same, network, "name", "B");
  g_assert_true (xl_edit_is_empty (same));
}

static void
list_changed_cb (XlPlan *plan, gpointer kind, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *mirror = data;

  if (kind != &xl_kind_membership)
    return;
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i,
                        g_ptr_array_index (xl_plan_get_live (plan, &xl_kind_membership), position + i));
}

/* Whether who only listens has the same list; how many memberships are hidden. */
static guint
check_mirror (XlPlan *plan, const GPtrArray *mirror)
{
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_membership);

  g_assert_cmpuint (mirror->len, ==, live->len);
  for (guint m = 0; m < live->len; m++)
    {
      XlMembership *membership = g_ptr_array_index (live, m);

      g_assert_true (g_ptr_array_index (mirror, m) == membership);
      g_assert_false (xl_plan_lookup (plan, membership->region)->retired);
    }
  return xl_plan_get_all (plan, &xl_kind_membership)->len - live->len;
}

/* Who only listens to list-changed has the same list; retiring a region hides its memberships. */
static void
test_lists (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (XlPlan) plan = filled_plan (rand);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new ();
  const GPtrArray *live = xl_plan_get_live (plan, &xl_kind_membership), *regions;
  guint hidden = 0;

  for (guint i = 0; i < live->len; i++)
    g_ptr_array_add (mirror, g_ptr_array_index (live, i));
  g_signal_connect (plan, "list-changed", G_CALLBACK (list_changed_cb), mirror);
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (XlEdit) edit = random_edit (rand, plan);

      if (!xl_plan_check_edit (plan, edit, NULL))
        continue;
      apply (plan, edit);
      hidden = check_mirror (plan, mirror);
    }
  regions = xl_plan_get_all (plan, &xl_kind_region);
  g_assert_cmpuint (xl_plan_get_all (plan, &xl_kind_membership)->len, >, 0);
  for (guint i = 0; i < regions->len; i++)
    {
      XlRecord *region = g_ptr_array_index (regions, i);
      g_autoptr (XlEdit) edit = xl_edit_new ("retire");
      guint before = hidden;

      if (region->retired)
        continue;
      xl_edit_set (edit, region, "retired", "1");
      apply (plan, edit);
      hidden = check_mirror (plan, mirror);
      g_assert_cmpuint (hidden, >=, before);
    }
  g_assert_cmpuint (mirror->len, ==, 0);
}

/* --- refusals --------------------------------------------------------------------------------- */

static void
test_refusals (void)
{
  static const struct
  {
    const char *field, *text;
    XlFaultCode code;
  } bad[] = {
    { "title", NULL, XL_FAULT_REQUIRED },
    { "title", "", XL_FAULT_REQUIRED },
    { "title", "a\nb", XL_FAULT_CHARACTERS },
    { "title", "a\x01" "b", XL_FAULT_CHARACTERS },
    { "trl_now", "12", XL_FAULT_RANGE },
    { "trl_now", "four", XL_FAULT_NOT_A_NUMBER },
    { "starts", "2027-02-31", XL_FAULT_NOT_A_DATE },
    { "type", "adventure", XL_FAULT_NOT_A_CHOICE },
    { "objectives", "[\"O5\"]", XL_FAULT_NOT_A_CHOICE },
    { "objectives", "[\"O2\",\"O1\"]", XL_FAULT_NOT_A_LIST },
    { "parent", "77", XL_FAULT_DANGLING },
    { "discount_rate", "-10000", XL_FAULT_RANGE },
    { "horizon", "0", XL_FAULT_RANGE },
  };
  g_autoptr (XlPlan) plan = new_plan ();
  g_autoptr (XlEdit) insert = xl_edit_new ("insert");
  gint64 id = xl_edit_insert (insert, &xl_kind_project, 0);
  g_autofree char *before = NULL, *after = NULL, *longest = g_strnfill (1000, 'x'), *longer = g_strnfill (1001, 'x');
  XlRecord *project;

  xl_edit_give (insert, id, "title", longest);
  g_assert_true (xl_plan_check_edit (plan, insert, NULL));
  apply (plan, insert);
  g_assert_false (xl_plan_check_edit (plan, insert, NULL));
  project = xl_plan_lookup (plan, id);
  before = dump (plan);
  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XlEdit) edit = xl_edit_new ("bad");
      g_autoptr (XlFault) fault = NULL;
      gboolean last = i == G_N_ELEMENTS (bad);

      xl_edit_set (edit, project, last ? "title" : bad[i].field, last ? longer : bad[i].text);
      g_assert_false (xl_plan_check_edit (plan, edit, &fault));
      g_assert_cmpint (fault->code, ==, last ? XL_FAULT_TOO_LONG : bad[i].code);
      g_assert_cmpstr (fault->field->name, ==, last ? "title" : bad[i].field);
      g_assert_cmpint (fault->id, ==, id);
    }
  after = dump (plan);
  g_assert_cmpstr (before, ==, after);
}

/* What is referred to cannot be deleted; with its last link it can, whatever the order in the edit. */
static void
test_still_used (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (XlPlan) plan = new_plan ();
  g_autoptr (XlEdit) insert = xl_edit_new ("insert"), alone = xl_edit_new ("alone"), both = xl_edit_new ("both");
  gint64 party = xl_edit_insert (insert, &xl_kind_party, 0), agreement = xl_edit_insert (insert, &xl_kind_agreement, 0);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, agreement);
  g_autoptr (XlFault) fault = NULL;

  xl_edit_give (insert, party, "agreement", text);
  g_assert_true (xl_plan_check_edit (plan, insert, NULL));
  apply (plan, insert);
  xl_edit_delete (alone, xl_plan_lookup (plan, agreement));
  g_assert_false (xl_plan_check_edit (plan, alone, &fault));
  g_assert_cmpint (fault->code, ==, XL_FAULT_STILL_USED);
  xl_edit_delete (both, xl_plan_lookup (plan, agreement));
  xl_edit_delete (both, xl_plan_lookup (plan, party));
  g_assert_true (xl_plan_check_edit (plan, both, NULL));
  apply (plan, both);
  g_assert_null (xl_plan_lookup (plan, agreement));
}

/* --- typed input ------------------------------------------------------------------------------ */

static void
test_typed (void)
{
  static const struct
  {
    const XlKind *kind;
    const char *field, *typed, *text;
  } good[] = {
    { &xl_kind_project, "starts", "30.6.2027", "2027-06-30" },
    { &xl_kind_project, "starts", "06/2027", "2027-06" },
    { &xl_kind_project, "starts", "2027", "2027" },
    { &xl_kind_project, "title", " <b>bold</b> ", "<b>bold</b>" },
    { &xl_kind_project, "objectives", "O3, O1", "[\"O1\",\"O3\"]" },
    { &xl_kind_region, "population", "1.234.567", "1234567" },
    { &xl_kind_region, "lat", "50,97", "50.97" },
    { &xl_kind_participation, "budget", "1.234,5", "123450" },
    { &xl_kind_participation, "cofinancing", "37,5", "3750" },
    { &xl_kind_organisation, "type", "Promotional Bank", "promotional-bank" },
    { &xl_kind_organisation, "members", "", NULL },
  };
  static const XlNumberStyle german = { ",", "." };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      XlFault *fault = NULL;
      g_autofree char *text =
          xl_field_parse (xl_kind_field (good[i].kind, good[i].field), good[i].typed, &german, &fault);

      g_assert_null (fault);
      g_assert_cmpstr (text, ==, good[i].text);
    }
}

/* --- search ----------------------------------------------------------------------------------- */

static void
test_search (void)
{
  static const char *const names[] = { "Łódź", "Lodz Chemical Park", "New Lodziak", "Gießen", "Ústí" };
  g_autoptr (XlPlan) plan = new_plan ();
  g_autoptr (XlEdit) insert = xl_edit_new ("insert");
  g_autoptr (GArray) hits = NULL, noted = NULL;
  gint64 id;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      id = xl_edit_insert (insert, &xl_kind_organisation, 0);
      xl_edit_give (insert, id, "name", names[i]);
    }
  xl_edit_give (insert, id, "note", "near lodz");
  apply (plan, insert);
  hits = xl_plan_search (plan, NULL, "lodz", 0);
  g_assert_cmpuint (hits->len, ==, 4);
  for (guint i = 0; i < hits->len; i++)
    {
      static const char *const order[] = { "Łódź", "Lodz Chemical Park", "New Lodziak", "Ústí" };

      g_assert_cmpstr (((XlOrganisation *) g_array_index (hits, XlHit, i).record)->name, ==, order[i]);
      g_assert_cmpint (g_array_index (hits, XlHit, i).rank, ==, i < 2 ? 0 : i == 2 ? 1 : 3);
    }
  noted = xl_plan_search (plan, &xl_kind_organisation, "GIESSEN", 0);
  g_assert_cmpuint (noted->len, ==, 1);
}

/* --- history ---------------------------------------------------------------------------------- */

static void
push (XlHistory *history, int seq, int undoes)
{
  g_autoptr (XlTx) tx = xl_tx_new ();

  tx->seq = seq;
  tx->uid = g_strdup_printf ("%d", seq);
  tx->undoes = undoes > 0 ? g_strdup_printf ("%d", undoes) : NULL;
  xl_history_push (history, tx);
}

/* Against a model of undo and redo that keeps two plain stacks. */
static void
test_history_law (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);
  g_autoptr (XlHistory) history = xl_history_new ();
  g_autoptr (GArray) undo = g_array_new (FALSE, FALSE, sizeof (int)), redo = g_array_new (FALSE, FALSE, sizeof (int));

  xl_history_set_floor (history, 3);
  for (int seq = 1; seq <= 2000; seq++)
    {
      int what = g_rand_int_range (rand, 0, 3);

      if (seq <= 3)
        push (history, seq, 0);
      else if (what == 1 && undo->len > 0)
        {
          push (history, seq, g_array_index (undo, int, undo->len - 1));
          g_array_set_size (undo, undo->len - 1);
          g_array_append_val (redo, seq);
        }
      else if (what == 2 && redo->len > 0)
        {
          push (history, seq, g_array_index (redo, int, redo->len - 1));
          g_array_set_size (redo, redo->len - 1);
          g_array_append_val (undo, seq);
        }
      else
        {
          push (history, seq, 0);
          g_array_append_val (undo, seq);
          g_array_set_size (redo, 0);
        }
      g_assert_cmpuint (xl_history_n_undo (history), ==, undo->len);
      g_assert_cmpuint (xl_history_n_redo (history), ==, redo->len);
      if (undo->len > 0)
        g_assert_cmpint (xl_history_peek_undo (history)->seq, ==, g_array_index (undo, int, undo->len - 1));
      if (redo->len > 0)
        g_assert_null (xl_history_origin (history, xl_history_peek_redo (history))->undoes);
    }
}

/* --- digest, ids ------------------------------------------------------------------------------ */

/* The same records in another order have the same digest; another value has another. */
static void
test_digest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  g_autoptr (XlPlan) plan = filled_plan (rand);
  XlDigest *backwards = xl_digest_new ();
  g_autofree char *whole = xl_plan_dup_digest (plan), *other = NULL, *changed = NULL;
  g_autoptr (XlEdit) set = xl_edit_new ("set");

  for (guint k = XL_N_KINDS; k-- > 0;)
    for (guint i = xl_plan_get_all (plan, xl_kind_get (k))->len; i-- > 0;)
      xl_digest_add (backwards, g_ptr_array_index (xl_plan_get_all (plan, xl_kind_get (k)), i));
  other = xl_digest_finish (backwards);
  g_assert_cmpstr (whole, ==, other);
  g_assert_cmpuint (strlen (whole), ==, 64);
  xl_edit_set (set, g_ptr_array_index (xl_plan_get_all (plan, &xl_kind_region), 0), "site", "elsewhere");
  apply (plan, set);
  changed = xl_plan_dup_digest (plan);
  g_assert_cmpstr (changed, !=, whole);
}

/* A stage is where the last move led; moving back counts. */
static void
test_stage (void)
{
  g_autoptr (XlPlan) plan = new_plan ();
  g_autoptr (XlEdit) edit = xl_edit_new ("moves");
  gint64 id = xl_edit_insert (edit, &xl_kind_project, 0);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  static const char *const moves[][3] = { { NULL, "learn", NULL },
                                          { "learn", "demonstrate", "2025" },
                                          { "demonstrate", "connect", "2026-03" } };

  xl_edit_give (edit, id, "title", "P");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gint64 move = xl_edit_insert (edit, &xl_kind_stage_move, 0);

      xl_edit_give (edit, move, "project", text);
      xl_edit_give (edit, move, "from_stage", moves[i][0]);
      xl_edit_give (edit, move, "to_stage", moves[i][1]);
      xl_edit_give (edit, move, "date", moves[i][2]);
    }
  apply (plan, edit);
  g_assert_cmpint (xl_plan_stage (plan, (XlProject *) xl_plan_lookup (plan, id)), ==, XL_STAGE_CONNECT);
}

/* However often a project moves on one day, forth and back, and in whatever order the moves are kept: it is where
 * its walk ended. */
static void
test_stage_walk (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  const XlField *stages = xl_kind_field (&xl_kind_stage_move, "to_stage");
  guint back = 0;

  for (guint walk = 0; walk < 200; walk++)
    {
      g_autoptr (XlPlan) plan = new_plan ();
      g_autoptr (XlEdit) edit = xl_edit_new ("a walk");
      gint64 id = xl_edit_insert (edit, &xl_kind_project, 0);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      int stage = 0, day = 1, n = g_rand_int_range (rand, 1, 9);

      xl_edit_give (edit, id, "title", "P");
      for (int i = 0; i < n; i++)
        {
          gint64 move = xl_edit_insert (edit, &xl_kind_stage_move, 0); /* ids are random: no order follows from them */
          int next = g_rand_int_range (rand, XL_STAGE_LEARN, XL_STAGE_SCALE_UP + 1);
          g_autofree char *date = NULL;

          if (next == stage)
            next = next == XL_STAGE_LEARN ? XL_STAGE_CONNECT : next - 1;
          day += g_rand_int_range (rand, 0, 3) == 0;
          date = g_strdup_printf ("2026-05-%02d", day);
          xl_edit_give (edit, move, "project", text);
          xl_edit_give (edit, move, "from_stage", stage > 0 ? stages->choices[stage - 1].nick : NULL);
          xl_edit_give (edit, move, "to_stage", stages->choices[next - 1].nick);
          xl_edit_give (edit, move, "date", date);
          back += next < stage;
          stage = next;
        }
      apply (plan, edit);
      g_assert_cmpint (xl_plan_stage (plan, (XlProject *) xl_plan_lookup (plan, id)), ==, stage);
    }
  g_assert_cmpuint (back, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kinds", test_kinds);
  g_test_add_func ("/model/values", test_values);
  g_test_add_func ("/model/undo-law", test_undo_law);
  g_test_add_func ("/model/stop-law", test_stop_law);
  g_test_add_func ("/model/passed-once", test_passed_once);
  g_test_add_func ("/model/notify", test_notify);
  g_test_add_func ("/model/lists", test_lists);
  g_test_add_func ("/model/refusals", test_refusals);
  g_test_add_func ("/model/still-used", test_still_used);
  g_test_add_func ("/model/typed", test_typed);
  g_test_add_func ("/model/search", test_search);
  g_test_add_func ("/model/history-law", test_history_law);
  g_test_add_func ("/model/digest", test_digest);
  g_test_add_func ("/model/stage", test_stage);
  g_test_add_func ("/model/stage-walk", test_stage_walk);
  return g_test_run ();
}
