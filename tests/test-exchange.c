/* test-exchange.c - the dossier: laws of writing and reading */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange-plans.h"
#include "xl-id.h"

static const XlDossierOptions whole = { .persons = TRUE, .private_projects = TRUE };

static const XlDossierFault *
first_fault (const XlDossierResult *result)
{
  return result->faults->len > 0 ? g_ptr_array_index (result->faults, 0) : NULL;
}

static void
assert_good (const XlDossierResult *result)
{
  const XlDossierFault *fault = first_fault (result);

  if (fault != NULL)
    g_error ("line %u: fault %d, %s %s: %s (value fault %d %s)", fault->line, fault->code,
             fault->kind != NULL ? fault->kind->name : "", fault->field != NULL ? fault->field->name : "",
             fault->detail, fault->fault != NULL ? fault->fault->code : 0,
             fault->fault != NULL ? fault->fault->value : "");
  g_assert_nonnull (result->edit);
}

/* read (write (plan)) == plan, by digest and by bytes, whatever the kind of its records. Returns the length. */
static gsize
round_trip (guint seed, guint size)
{
  g_autoptr (XlPlan) plan = plans_random (seed, size);
  g_autoptr (XlPlan) copy = plans_empty ();
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  g_autoptr (GBytes) again = plans_write (plan, &whole);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (XlDossierResult) result = NULL;
  g_autofree char *digest = xl_plan_dup_digest (plan);
  g_autofree char *copy_digest = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_nonnull (g_strstr_len (text, 400, digest));
  result = plans_read (copy, text, (gssize) length);
  assert_good (result);
  g_assert_cmpuint (result->notes->len, ==, 0);
  g_assert_cmpuint (result->n_created, ==, result->rows->len);
  plans_apply (copy, result->edit);
  copy_digest = xl_plan_dup_digest (copy);
  g_assert_cmpstr (copy_digest, ==, digest);
  back = plans_write (copy, &whole);
  g_assert_true (g_bytes_equal (bytes, back));
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_assert_cmpuint (xl_plan_get_all (copy, xl_kind_get (k))->len, ==, size);
  return length;
}

static void
test_round_trip (void)
{
  for (guint seed = 1; seed <= 12; seed++)
    round_trip (seed, seed * 3);
}

/* For tests/campaigns/dossiers. */
static int
many_round_trips (guint runs, guint first)
{
  guint64 records = 0, bytes = 0;

  for (guint seed = first; seed < first + runs; seed++)
    {
      const guint size = 1 + seed % 8;

      bytes += round_trip (seed, size);
      records += size * XL_N_KINDS;
    }
  printf ("%u random plans of all %d kinds, %" G_GUINT64_FORMAT " records, %" G_GUINT64_FORMAT
          " bytes: written, read and written again, byte by byte the same\n", runs, XL_N_KINDS, records, bytes);
  return 0;
}

/* Reading a plan's own dossier changes nothing; after edits it takes exactly them back. */
static void
test_updates (void)
{
  g_autoptr (XlPlan) plan = plans_random (77, 8);
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  g_autoptr (XlDossierResult) same = plans_read (plan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (XlDossierResult) result = NULL;
  g_autoptr (XlEdit) edit = xl_edit_new ("Change");
  g_autoptr (GBytes) after = NULL;
  XlRecord *region = g_ptr_array_index (xl_plan_get_all (plan, &xl_kind_region), 3);
  XlRecord *project = g_ptr_array_index (xl_plan_get_all (plan, &xl_kind_project), 5);

  assert_good (same);
  g_assert_true (xl_edit_is_empty (same->edit));
  g_assert_cmpuint (same->n_skipped, ==, same->rows->len);

  xl_edit_set (edit, region, "name", "Elsewhere");
  xl_edit_set (edit, region, "lat", "12.5");
  xl_edit_set (edit, project, "summary", "Something else\nin two lines");
  plans_apply (plan, edit);
  result = plans_read (plan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_good (result);
  g_assert_cmpuint (result->n_updated, ==, 2);
  g_assert_cmpuint (result->edit->ops->len, ==, 2);
  g_assert_cmpuint (((XlOp *) g_ptr_array_index (result->edit->ops, 0))->fields->len, <=, 2);
  plans_apply (plan, result->edit);
  after = plans_write (plan, &whole);
  g_assert_true (g_bytes_equal (bytes, after));
}

static gboolean
contains (GBytes *bytes, const char *word)
{
  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), word) != NULL;
}

static void
some_figures (XlPlan *plan, const XlProject *project, GArray *figures, gpointer data)
{
  const XlDossierFigure some[] = {
    { "fnpv_c", g_strdup ("EUR"), g_strdup ("-58930000.12"), NULL, g_strdup ("a < b & \"c\""), g_strdup ("0.04"), 2026 },
    { "frr_c", g_strdup ("1"), g_strdup ("-0.5 0.25"), NULL, g_strdup ("roots"), NULL, 2026 },
    { "llcr", g_strdup ("1"), NULL, g_strdup ("no loan"), g_strdup ("cover"), NULL, 0 },
  };

  g_array_append_vals (figures, some, G_N_ELEMENTS (some));
}

/* Law: computed figures ride along, valid by the schema, and change nothing about what is read. */
static void
test_figures (void)
{
  const XlDossierOptions bare = { TRUE, TRUE }, with = { TRUE, TRUE, .figures = some_figures };

  for (guint seed = 50; seed < 54; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 6);
      g_autoptr (XlPlan) copy = plans_empty ();
      g_autoptr (GBytes) bytes = plans_write (plan, &with), again = NULL, plain = plans_write (plan, &bare);
      g_autoptr (XlDossierResult) result = plans_read (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      assert_good (result);
      g_assert_cmpuint (result->notes->len, ==, 0);
      plans_apply (copy, result->edit);
      again = plans_write (copy, &bare);
      g_assert_true (g_bytes_equal (again, plain));
      g_assert_true (contains (bytes, ">-0.5 0.25</figure>"));
      g_assert_false (contains (plain, "<figure"));
    }
}

/* Without the flags no left-out record is named anywhere, and what is there reads back; an import
 * of it into the plan it came from changes nothing. */
static void
test_left_out (void)
{
  const XlDossierOptions all[] = { { FALSE, FALSE }, { TRUE, FALSE }, { FALSE, TRUE } };

  for (guint seed = 100; seed < 106; seed++)
    for (guint o = 0; o < G_N_ELEMENTS (all); o++)
      {
        g_autoptr (XlPlan) plan = plans_random (seed, 12);
        g_autoptr (XlPlan) copy = plans_empty ();
        g_autoptr (GBytes) bytes = plans_write (plan, &all[o]);
        g_autoptr (GBytes) back = NULL;
        g_autoptr (XlDossierResult) home = NULL, away = NULL;
        const GPtrArray *persons = xl_plan_get_all (plan, &xl_kind_person);
        const GPtrArray *projects = xl_plan_get_all (plan, &xl_kind_project);

        for (guint i = 0; i < persons->len; i++)
          {
            g_autofree char *id = xl_record_dup_id_text (g_ptr_array_index (persons, i));

            g_assert_cmpint (contains (bytes, id), ==, all[o].persons);
          }
        for (guint i = 0; i < projects->len; i++)
          {
            XlProject *project = g_ptr_array_index (projects, i);
            g_autofree char *id = xl_record_dup_id_text (&project->parent_instance);

            g_assert_cmpint (contains (bytes, id), ==,
                             all[o].private_projects || project->confidentiality != XL_CONFIDENTIALITY_PRIVATE);
          }
        away = plans_read (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        assert_good (away);
        g_assert_cmpuint (away->notes->len, ==, 0);
        plans_apply (copy, away->edit);
        back = plans_write (copy, &all[o]);
        g_assert_true (g_bytes_equal (bytes, back));
        home = plans_read (plan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        assert_good (home);
        g_assert_true (xl_edit_is_empty (home->edit));
      }
}

/* A dossier of some projects holds them, what hangs on them, and no reference that leads nowhere. */
static void
test_projects (void)
{
  for (guint seed = 200; seed < 210; seed++)
    {
      g_autoptr (XlPlan) plan = plans_random (seed, 15);
      g_autoptr (XlPlan) copy = plans_empty ();
      const GPtrArray *projects = xl_plan_get_all (plan, &xl_kind_project);
      gint64 ids[2] = { ((XlRecord *) projects->pdata[0])->id, ((XlRecord *) projects->pdata[7])->id };
      XlDossierOptions options = { seed % 2 == 0, TRUE, ids, 1 + seed % 2 };
      g_autoptr (GBytes) bytes = plans_write (plan, &options);
      g_autoptr (GBytes) back = NULL;
      g_autoptr (GArray) chosen = xl_dossier_dup_ids (plan, &options);
      g_autoptr (GArray) more = NULL;
      g_autoptr (XlDossierResult) home = NULL, away = NULL;
      const GPtrArray *links = xl_plan_get_all (plan, &xl_kind_participation);

      away = plans_read (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      assert_good (away);
      g_assert_cmpuint (away->rows->len, ==, chosen->len);
      g_assert_cmpuint (away->rows->len, >, 1);
      plans_apply (copy, away->edit);
      g_assert_nonnull (xl_plan_lookup (copy, ids[0]));
      for (guint i = 0; i < links->len; i++)
        if (((XlParticipation *) links->pdata[i])->project == ids[0])
          g_assert_nonnull (xl_plan_lookup (copy, ((XlRecord *) links->pdata[i])->id));
      back = plans_write (copy, &options);
      g_assert_true (g_bytes_equal (bytes, back));
      home = plans_read (plan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      assert_good (home);
      g_assert_true (xl_edit_is_empty (home->edit));
      options.persons = TRUE;
      more = xl_dossier_dup_ids (plan, &options);
      g_assert_cmpuint (more->len, >=, chosen->len);
    }
}

/* A private project stays at home even when it is asked for by name. */
static void
test_private_chosen (void)
{
  g_autoptr (XlPlan) plan = plans_random (300, 20);
  const GPtrArray *projects = xl_plan_get_all (plan, &xl_kind_project);

  for (guint i = 0; i < projects->len; i++)
    {
      XlProject *project = g_ptr_array_index (projects, i);
      XlDossierOptions options = { FALSE, FALSE, &project->parent_instance.id, 1 };
      g_autoptr (GArray) ids = xl_dossier_dup_ids (plan, &options);

      g_assert_cmpint (ids->len == 0, ==, project->confidentiality == XL_CONFIDENTIALITY_PRIVATE);
    }
}

static void
test_hand_edited (void)
{
  g_autoptr (XlPlan) plan = plans_random (5, 3);
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *at = strstr (text, "provenance=\"own\"");
  g_autoptr (XlDossierResult) result = NULL;
  g_autoptr (GString) edited = g_string_new (text);

  g_assert_nonnull (at);
  g_string_erase (edited, at - text, strlen ("provenance=\"own\""));
  g_string_insert (edited, at - text, "provenance=\"published\"");
  result = plans_read (plan, edited->str, -1);
  assert_good (result);
  g_assert_cmpuint (result->notes->len, ==, 1);
  g_assert_cmpint (((XlDossierFault *) result->notes->pdata[0])->code, ==, XL_DOSSIER_EDITED);
  g_assert_cmpuint (result->n_updated, ==, 1);
}

/* A minor version of the future: what is unknown is left out and said, the rest comes in. */
static void
test_newer_minor (void)
{
  static const char text[] =
    "<dossier xmlns='urn:crosslink:dossier:1' version='1.7' mood='blue'>\n"
    "<network id='network-0000000000001' provenance='own' colour='red'><name>N</name><founded>1999</founded>"
    "<motto><b>x</b></motto></network>\n"
    "<parable id='parable-0000000000002'><due>2027</due></parable>\n"
    "<evidence id='evidence-0000000000003' provenance='own'><record ref='parable-0000000000002'>M</record>"
    "<field>due</field></evidence>\n"
    "</dossier>";
  g_autoptr (XlPlan) plan = plans_empty ();
  g_autoptr (XlDossierResult) result = plans_read (plan, text, -1);

  assert_good (result);
  g_assert_cmpuint (result->n_created, ==, 1);
  g_assert_cmpuint (result->rows->len, ==, 1);
  g_assert_cmpint (((XlDossierFault *) result->notes->pdata[0])->code, ==, XL_DOSSIER_NEWER_MINOR);
  g_assert_cmpstr (((XlDossierFault *) result->notes->pdata[0])->detail, ==, "1.7");
  g_assert_cmpuint (result->notes->len, ==, 4);
}

/* Every string comes back as it went out, at the limits too. */
static void
test_texts (void)
{
  g_autoptr (XlPlan) plan = plans_empty (), copy = plans_empty ();
  g_autoptr (XlEdit) edit = xl_edit_new ("Texts");
  g_autoptr (GBytes) bytes = NULL, back = NULL;
  g_autoptr (XlDossierResult) result = NULL;
  g_autofree char *amps = g_strnfill (1024 * 1024, '&'), *thousand = g_strnfill (1000, '<'), *key = g_strnfill (1000, '&');
  gint64 id = xl_edit_insert (edit, &xl_kind_network, 7), other = xl_edit_insert (edit, &xl_kind_network, 8);

  xl_edit_give (edit, other, "name", "&#38;&amp;#38;");
  xl_edit_give (edit, other, "key", key);

  xl_edit_give (edit, id, "name", thousand);
  xl_edit_give (edit, id, "acronym", " \t ");
  xl_edit_give (edit, id, "key", "\t<\">'& \t");
  xl_edit_give (edit, id, "purpose", amps);
  xl_edit_give (edit, id, "note", "\r\n \r \n]]>\t\xef\xbb\xbf");
  plans_apply (plan, edit);
  bytes = plans_write (plan, &whole);
  result = plans_read (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_good (result);
  plans_apply (copy, result->edit);
  back = plans_write (copy, &whole);
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_cmpstr (((XlNetwork *) xl_plan_lookup (copy, 7))->acronym, ==, " \t ");
  g_assert_cmpstr (xl_plan_lookup (copy, 7)->key, ==, "\t<\">'& \t");
  g_assert_cmpstr (xl_plan_lookup (copy, 7)->note, ==, "\r\n \r \n]]>\t\xef\xbb\xbf");
}

/* A stream that fails, and one that is cancelled, give their own error. */
static void
test_streams (void)
{
  g_autoptr (XlPlan) plan = plans_random (9, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new (g_malloc (100), 100, NULL, g_free);
  g_autoptr (GError) error = NULL;

  g_assert_false (xl_dossier_write (plan, &whole, out, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (xl_dossier_read (in, plan, "x", FALSE, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (xl_dossier_validate (in, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
read_in_thread (gpointer data)
{
  g_autoptr (XlPlan) plan = plans_empty ();
  g_autoptr (XlDossierResult) result = plans_read (plan, g_bytes_get_data (data, NULL), g_bytes_get_size (data));

  assert_good (result);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (XlPlan) plan = plans_random (11, 10);
  g_autoptr (GBytes) bytes = plans_write (plan, &whole);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, bytes);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  plans_use_schema ();
  /* --write FILE SEED SIZE: the random plan of that seed, for other programs to look at */
  if (argc == 5 && strcmp (argv[1], "--write") == 0)
    {
      g_autoptr (XlPlan) plan = plans_random ((guint32) atoi (argv[3]), (guint) atoi (argv[4]));
      g_autoptr (GBytes) bytes = plans_write (plan, &whole);

      return !g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
    }
  /* --round-trips PLANS SEED */
  if (argc == 4 && strcmp (argv[1], "--round-trips") == 0)
    return many_round_trips ((guint) atoi (argv[2]), (guint) atoi (argv[3]));
  g_test_add_func ("/exchange/dossier/round-trip", test_round_trip);
  g_test_add_func ("/exchange/dossier/updates", test_updates);
  g_test_add_func ("/exchange/dossier/figures", test_figures);
  g_test_add_func ("/exchange/dossier/left-out", test_left_out);
  g_test_add_func ("/exchange/dossier/projects", test_projects);
  g_test_add_func ("/exchange/dossier/private-chosen", test_private_chosen);
  g_test_add_func ("/exchange/dossier/hand-edited", test_hand_edited);
  g_test_add_func ("/exchange/dossier/newer-minor", test_newer_minor);
  g_test_add_func ("/exchange/dossier/texts", test_texts);
  g_test_add_func ("/exchange/dossier/streams", test_streams);
  g_test_add_func ("/exchange/dossier/threads", test_threads);
  return g_test_run ();
}
