/* test-desk-lists.c - what lists are narrowed by and its counts; one field of many records in one step */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "private-folder.h"
#include "xl-desk.h"
#include "xl-desk-bulk.h"
#include "xl-desk-edits.h"
#include "xl-desk-facets.h"
#include "xl-desk-file.h"
#include "xl-desk-words.h"
#include "xl-id.h"

#include <string.h>

static char *folder;

typedef struct
{
  XlFile *file;
  XlPlan *plan;
} Fixture;

static const XlKind *const kinds[] = { &xl_kind_region, &xl_kind_organisation, &xl_kind_project };
/* Kinds whose lists have facets. */
static const XlKind *const asked[] = { &xl_kind_region, &xl_kind_organisation, &xl_kind_project,
                                       &xl_kind_event,  &xl_kind_call,         &xl_kind_position };

static void
set_up (Fixture *f, gconstpointer data)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("lists %u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;

  f->file = xl_file_sample (path, &error);
  g_assert_no_error (error);
  f->plan = xl_file_get_plan (f->file);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  xl_file_free (f->file);
}

static void
edit (Fixture *f, XlEdit *edit)
{
  g_autoptr (XlEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  xl_file_edit (f->file, edit, NULL, &error);
  g_assert_no_error (error);
}

static guint
index_of (XlFacets *facets, const char *name)
{
  int index = xl_facets_find (facets, name);

  g_assert_cmpint (index, >=, 0);
  return (guint) index;
}

/* --- facets ----------------------------------------------------------------------------------- */

static guint
n_matching (Fixture *f, const XlKind *kind, XlFacets *facets, XlAdmitFunc admit, gpointer data)
{
  const GPtrArray *records = xl_plan_get_live (f->plan, kind);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += xl_facets_match (facets, f->plan, g_ptr_array_index (records, i))
         && (admit == NULL || admit (g_ptr_array_index (records, i), data));
  return n;
}

static guint
count_of (Fixture *f, XlFacets *facets, const char *name, const char *key)
{
  g_autoptr (GPtrArray) values = xl_facets_count (facets, f->plan, index_of (facets, name), NULL, NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const XlFacetValue *value = g_ptr_array_index (values, i);

      if (g_str_equal (value->key, key))
        return value->count;
    }
  return G_MAXUINT;
}

static gboolean
admit_even (XlRecord *record, gpointer data)
{
  return xl_record_get_id (record) % 2 == 0;
}

/* The count of a value is how many would be left if its facet asked for it alone. */
static void
check_counts (Fixture *f, const XlKind *kind, const XlFacets *facets, XlAdmitFunc admit)
{
  g_autofree char *text = xl_facets_to_text (facets);

  for (guint i = 0; i < xl_facets_get_n (facets); i++)
    {
      g_autoptr (GPtrArray) values = xl_facets_count (facets, f->plan, i, admit, NULL);
      g_autoptr (XlFacets) alone = xl_facets_new (kind);
      guint n_chosen = 0;

      g_assert_cmpuint (values->len, >, 0);
      for (guint v = 0; v < values->len; v++)
        {
          const XlFacetValue *value = g_ptr_array_index (values, v);

          g_assert_cmpstr (value->label, !=, "");
          n_chosen += value->chosen;
          xl_facets_from_text (alone, text);
          xl_facets_clear_one (alone, i);
          g_assert_true (xl_facets_choose (alone, i, value->key, TRUE));
          g_assert_cmpuint (value->count, ==, n_matching (f, kind, alone, admit, NULL));
        }
      g_assert_cmpuint (n_chosen, ==, xl_facets_get_n_chosen (facets, i));
    }
}

/* Of some facets some values, by a seed. */
static XlFacets *
choose_some (Fixture *f, const XlKind *kind, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  XlFacets *facets = xl_facets_new (kind);

  for (guint i = 0; i < xl_facets_get_n (facets); i++)
    {
      g_autoptr (GPtrArray) values = xl_facets_count (facets, f->plan, i, NULL, NULL);

      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        {
          const XlFacetValue *value =
              g_ptr_array_index (values, (guint) g_rand_int_range (rand, 0, (gint32) values->len));

          xl_facets_choose (facets, i, value->key, TRUE);
        }
    }
  return facets;
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  for (guint k = 0; k < G_N_ELEMENTS (asked); k++)
    for (guint32 seed = 0; seed < 12; seed++)
      {
        g_autoptr (XlFacets) facets = choose_some (f, asked[k], seed);

        check_counts (f, asked[k], facets, NULL);
        check_counts (f, asked[k], facets, admit_even);
      }
}

/* More values of one facet never leave fewer records, more facets never leave more. */
static void
test_or_and (Fixture *f, gconstpointer data)
{
  for (guint k = 0; k < G_N_ELEMENTS (asked); k++)
    for (guint i = 0;; i++)
      {
        g_autoptr (XlFacets) facets = xl_facets_new (asked[k]);
        g_autoptr (GPtrArray) values = NULL;
        guint before = 0, all = xl_plan_get_live (f->plan, asked[k])->len;

        if (i == xl_facets_get_n (facets))
          break;
        g_assert_cmpuint (n_matching (f, asked[k], facets, NULL, NULL), ==, all);
        values = xl_facets_count (facets, f->plan, i, NULL, NULL);
        for (guint v = 0; v < values->len; v++)
          {
            guint now;

            xl_facets_choose (facets, i, ((XlFacetValue *) g_ptr_array_index (values, v))->key, TRUE);
            now = n_matching (f, asked[k], facets, NULL, NULL);
            g_assert_cmpuint (now, >=, before);
            before = now;
          }
        /* Each record has one of the values, be it that it says nothing. */
        g_assert_cmpuint (before, ==, all);
      }
}

/* Where today lies in an event and in a call, said once more by days alone. */
static void
test_times (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const XlKind *kind;
    int from, to; /* years from this one; G_MAXINT for none */
    const char *key;
  } cases[] = {
    { &xl_kind_event, -2, G_MAXINT, "past" },  { &xl_kind_event, 2, G_MAXINT, "coming" }, { &xl_kind_event, -1, 1, "now" },
    { &xl_kind_event, 0, G_MAXINT, "now" },    { &xl_kind_event, -3, -2, "past" },        { &xl_kind_event, G_MAXINT, G_MAXINT, "-" },
    { &xl_kind_call, -2, G_MAXINT, "now" },    { &xl_kind_call, G_MAXINT, 1, "now" },     { &xl_kind_call, G_MAXINT, -1, "past" },
    { &xl_kind_call, 1, 2, "coming" },         { &xl_kind_call, -2, -1, "past" },         { &xl_kind_call, -1, 0, "now" },
  };
  int year = XL_DATE_YEAR (xl_date_today ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean call = cases[i].kind == &xl_kind_call;
      g_autoptr (XlEdit) add = xl_edit_new ("one more");
      g_autofree char *from = g_strdup_printf ("%04d", year + (cases[i].from != G_MAXINT ? cases[i].from : 0));
      g_autofree char *to = g_strdup_printf ("%04d", year + (cases[i].to != G_MAXINT ? cases[i].to : 0));
      g_autoptr (XlFacets) facets = xl_facets_new (cases[i].kind);
      guint before = count_of (f, facets, "time", cases[i].key);
      gint64 id = xl_edit_insert (add, cases[i].kind, 0);

      xl_edit_give (add, id, "title", "One more");
      if (cases[i].from != G_MAXINT)
        xl_edit_give (add, id, call ? "opens" : "starts", from);
      if (cases[i].to != G_MAXINT)
        xl_edit_give (add, id, call ? "closes" : "ends", to);
      edit (f, g_steal_pointer (&add));
      g_assert_cmpuint (count_of (f, facets, "time", cases[i].key), ==, before == G_MAXUINT ? 1 : before + 1);
    }
}

/* Role and network are asked of the same membership: whoever leads one and belongs to another leads but one. */
static void
test_same_membership (Fixture *f, gconstpointer data)
{
  g_autoptr (XlFacets) facets = xl_facets_new (&xl_kind_region);
  XlRegion *region = (XlRegion *) xl_plan_find (f->plan, &xl_kind_region, "lodz");
  XlNetwork *lead, *member;
  g_autofree char *lead_key = NULL, *member_key = NULL;
  const GPtrArray *networks = xl_plan_get_live (f->plan, &xl_kind_network);

  g_assert_nonnull (region);
  g_assert_cmpuint (networks->len, >=, 2);
  lead = g_ptr_array_index (networks, 0);
  member = g_ptr_array_index (networks, 1);
  edit (f, xl_edits_membership (f->plan, region, lead, XL_MEMBER_LEAD, XL_DATE_NONE, XL_DATE_NONE));
  edit (f, xl_edits_membership (f->plan, region, member, XL_MEMBER_MEMBER, XL_DATE_NONE, XL_DATE_NONE));
  lead_key = g_strdup_printf ("%" G_GINT64_FORMAT, lead->parent_instance.id);
  member_key = g_strdup_printf ("%" G_GINT64_FORMAT, member->parent_instance.id);

  xl_facets_choose (facets, index_of (facets, "role"), "lead", TRUE);
  xl_facets_choose (facets, index_of (facets, "network"), lead_key, TRUE);
  g_assert_true (xl_facets_match (facets, f->plan, &region->parent_instance));
  check_counts (f, &xl_kind_region, facets, NULL);
  xl_facets_clear_one (facets, index_of (facets, "network"));
  xl_facets_choose (facets, index_of (facets, "network"), member_key, TRUE);
  g_assert_false (xl_facets_match (facets, f->plan, &region->parent_instance));
  check_counts (f, &xl_kind_region, facets, NULL);
}

/* Counts of the sample, taken from its file by hand. */
static void
test_sample (Fixture *f, gconstpointer data)
{
  g_autoptr (XlFacets) partners = xl_facets_new (&xl_kind_organisation);
  g_autoptr (XlFacets) projects = xl_facets_new (&xl_kind_project);
  guint stage = index_of (projects, "stage");

  g_assert_cmpuint (count_of (f, projects, "stage", "1"), ==, 6);
  g_assert_cmpuint (count_of (f, projects, "stage", "3"), ==, 4);
  g_assert_cmpuint (count_of (f, projects, "country", "NL"), >, count_of (f, projects, "country", "PL"));
  xl_facets_choose (projects, stage, "3", TRUE);
  g_assert_cmpuint (count_of (f, projects, "stage", "1"), ==, 6);   /* its own choice does not narrow it */
  g_assert_cmpuint (count_of (f, projects, "country", "NL"), ==, 4);
  xl_facets_set_asleep (projects, stage, TRUE);
  g_assert_false (xl_facets_is_on (projects));
  g_assert_cmpuint (count_of (f, projects, "country", "NL"), >, 4);
  g_assert_cmpuint (xl_facets_get_n_chosen (projects, stage), ==, 1);

  xl_facets_choose (partners, index_of (partners, "country"), "DE", TRUE);
  edit (f, xl_edits_value (f->plan, xl_plan_find (f->plan, &xl_kind_organisation, "basf"),
                           xl_kind_field (&xl_kind_organisation, "type"), "ngo"));
  g_assert_cmpuint (count_of (f, partners, "type", "ngo"), >=, 1);
  g_assert_cmpuint (count_of (f, partners, "type", "nothing like it"), ==, G_MAXUINT);
}

static void
test_text (Fixture *f, gconstpointer data)
{
  for (guint k = 0; k < G_N_ELEMENTS (asked); k++)
    for (guint32 seed = 0; seed < 12; seed++)
      {
        g_autoptr (XlFacets) facets = choose_some (f, asked[k], seed);
        g_autoptr (XlFacets) again = xl_facets_new (asked[k]);
        g_autofree char *text = xl_facets_to_text (facets);
        g_autofree char *same = NULL;

        xl_facets_from_text (again, text);
        same = xl_facets_to_text (again);
        g_assert_cmpstr (same, ==, text);
        g_assert_cmpuint (n_matching (f, asked[k], again, NULL, NULL), ==,
                          n_matching (f, asked[k], facets, NULL, NULL));
        xl_facets_from_text (again, NULL);
        g_assert_false (xl_facets_is_on (again));
      }
}

/* What an older or a newer window said, or nobody, is passed over. */
static void
test_nonsense (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "",         "&&=&",          "stage",      "stage=",        "stage=6",
                                       "stage=0",  "objective=O5",  "country=??", "country=Atlantis", "lead=7",
                                       "lead=project-0000000000001", "colour=red", "helix=%zz",    "objective=O",
                                       "provenance=rumour", "=3" };
  g_autoptr (XlFacets) facets = xl_facets_new (&xl_kind_project);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      xl_facets_from_text (facets, texts[i]);
      g_assert_false (xl_facets_is_on (facets));
    }
  xl_facets_from_text (facets, "stage=6,3&colour=red&country=DE,,NL&with=grants");
  text = xl_facets_to_text (facets);
  g_assert_cmpstr (text, ==, "stage=3&country=DE,NL");
}

/* --- many at once ----------------------------------------------------------------------------- */

/* A value that a field may have, other than that of most records. */
static char *
dup_value (Fixture *f, const XlKind *kind, const XlField *field)
{
  const GPtrArray *targets = field->target != NULL ? xl_plan_get_live (f->plan, xl_kind_find (field->target)) : NULL;

  switch (field->type)
    {
    case XL_FIELD_CHOICE:
      return g_strdup (field->choices[1].nick);
    case XL_FIELD_SET:
      return g_strdup (field->choices != NULL ? "[\"O2\",\"O3\"]" : "[\"20.1\",\"20.14\"]");
    case XL_FIELD_DATE:
      return g_strdup ("2031-05");
    case XL_FIELD_FLAG:
      return g_strdup ("1");
    case XL_FIELD_REFERENCE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, xl_record_get_id (g_ptr_array_index (targets, 0)));
    case XL_FIELD_SHARE:
      return g_strdup ("450");
    case XL_FIELD_INTEGER:
      return g_strdup_printf ("%.0f", field->min + 3);
    default:
      return g_strdup (g_strcmp0 (field->codes, "countries") == 0    ? "BE"
                       : g_strcmp0 (field->codes, "currencies") == 0 ? "CHF"
                                                                     : "as said");
    }
}

/* Only those that differ change, each to the value; undo gives back each its own. */
static void
test_bulk (Fixture *f, gconstpointer data)
{
  guint n_fields = 0, n_refused = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const XlField *field = &kinds[k]->fields[i];
        const GPtrArray *live = xl_plan_get_live (f->plan, kinds[k]);
        XlRecord **records = (XlRecord **) live->pdata;
        g_autofree char *text = NULL, *before = NULL, *after = NULL;
        g_autoptr (XlEdit) bulk = NULL;
        g_autoptr (GError) error = NULL;
        guint n = MIN (live->len, 15), differ = 0;

        if (!xl_bulk_can (kinds[k], field))
          continue;
        n_fields++;
        text = dup_value (f, kinds[k], field);
        for (guint r = 0; r < n; r++)
          {
            g_autofree char *old = xl_field_dup_text (field, records[r]);
            gint64 target = field->type == XL_FIELD_REFERENCE ? g_ascii_strtoll (text, NULL, 10) : 0;

            differ += g_strcmp0 (old, text) != 0 && target != xl_record_get_id (records[r]);
          }
        before = xl_plan_dup_digest (f->plan);
        bulk = xl_edits_bulk (f->plan, records, n, field, text);
        g_assert_nonnull (bulk);
        g_assert_cmpuint (bulk->ops->len, ==, differ);
        /* One that the rules forbid for one record comes to nothing for all. */
        if (!xl_file_edit (f->file, bulk, NULL, &error))
          {
            n_refused++;
            after = xl_plan_dup_digest (f->plan);
            g_assert_cmpstr (after, ==, before);
            continue;
          }
        for (guint r = 0; r < n; r++)
          {
            g_autofree char *now = xl_field_dup_text (field, records[r]);

            if (xl_edit_find (bulk, xl_record_get_id (records[r])) != NULL)
              g_assert_cmpstr (now, ==, text);
          }
        g_assert_null (xl_edits_bulk (f->plan, records, n, field, text));
        xl_file_undo (f->file, FALSE, NULL, &error);
        g_assert_no_error (error);
        after = xl_plan_dup_digest (f->plan);
        g_assert_cmpstr (after, ==, before);
      }
  g_assert_cmpuint (n_fields, >, 20);
  g_assert_cmpuint (n_refused, ==, 1); /* amounts in euro would become francs */
}

/* What tells one record from another is not given to many. */
static void
test_bulk_fields (Fixture *f, gconstpointer data)
{
  static const char *const never[] = { "key",  "name", "local_name", "code",       "lat",     "lon",   "population", "retired",
                                       "title", "acronym", "aliases", "investment", "trl_now", "members" };
  static const char *const can[] = { "provenance", "source", "note", "type", "objectives", "starts", "currency",
                                     "horizon", "discount_rate", "confidentiality", "region", "country", "size" };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (never); i++)
        if (xl_kind_field (kinds[k], never[i]) != NULL)
          g_assert_false (xl_bulk_can (kinds[k], xl_kind_field (kinds[k], never[i])));
      for (guint i = 0; i < G_N_ELEMENTS (can); i++)
        if (xl_kind_field (kinds[k], can[i]) != NULL)
          g_assert_true (xl_bulk_can (kinds[k], xl_kind_field (kinds[k], can[i])));
    }
  g_assert_false (xl_bulk_can (&xl_kind_membership, xl_kind_field (&xl_kind_membership, "role")));
}

/* A new record that all refer to is made in the same step. */
static void
test_bulk_reference (Fixture *f, gconstpointer data)
{
  const XlField *source = xl_kind_field (&xl_kind_organisation, "source");
  XlRecord **records = (XlRecord **) xl_plan_get_live (f->plan, &xl_kind_organisation)->pdata;
  g_autofree char *before = xl_plan_dup_digest (f->plan), *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 made;

  edit (f, xl_edits_bulk_new_reference (f->plan, records, 3, source, "A survey of 2031"));
  made = xl_field_get_reference (source, records[0]);
  g_assert_cmpint (made, !=, 0);
  for (guint i = 1; i < 3; i++)
    g_assert_cmpint (xl_field_get_reference (source, records[i]), ==, made);
  xl_file_undo (f->file, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = xl_plan_dup_digest (f->plan);
  g_assert_cmpstr (after, ==, before);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  const XlField *type = xl_kind_field (&xl_kind_organisation, "provenance");
  XlRecord **records = (XlRecord **) xl_plan_get_live (f->plan, &xl_kind_organisation)->pdata;
  g_autoptr (XlEdit) bulk = xl_edits_bulk (f->plan, records, 62, type, "illustrative");
  g_autofree char *label = xl_words_label (f->plan, bulk);
  g_autofree char *expected = g_strdup_printf ("%u partners changed", bulk->ops->len);
  g_autofree char *some = xl_words_would_change (12, 15), *one = xl_words_selected (&xl_kind_organisation, 1);
  g_autofree char *three = xl_words_selected (&xl_kind_organisation, 3);

  g_assert_cmpuint (bulk->ops->len, <, 62);
  g_assert_cmpstr (label, ==, expected);
  g_assert_cmpstr (some, ==, "12 of 15 would change");
  g_assert_cmpstr (one, ==, "1 partner selected");
  g_assert_cmpstr (three, ==, "3 partners selected");
}

int
main (int argc, char **argv)
{
  int status;

  folder = private_folder_new ();
  g_test_init (&argc, &argv, NULL);
  xl_desk_start ();
#define ADD(name, func) g_test_add ("/lists/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("counts", test_counts);
  ADD ("or-and", test_or_and);
  ADD ("times", test_times);
  ADD ("same-membership", test_same_membership);
  ADD ("sample", test_sample);
  ADD ("text", test_text);
  ADD ("nonsense", test_nonsense);
  ADD ("bulk", test_bulk);
  ADD ("bulk-fields", test_bulk_fields);
  ADD ("bulk-reference", test_bulk_reference);
  ADD ("words", test_words);
  status = g_test_run ();
  private_folder_remove (folder);
  g_free (folder);
  return status;
}
