/* test-tool.c - the command line's contract: words, columns, exit statuses, and nothing lost on the way */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool-run.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
assert_same_bytes (const char *name_a, const char *name_b)
{
  gsize n_a, n_b;
  g_autofree char *a = contents (name_a, &n_a);
  g_autofree char *b = contents (name_b, &n_b);

  g_assert_cmpmem (a, n_a, b, n_b);
}

static char *
digest (const char *plan)
{
  g_auto (Ran) ran = run ("digest", plan, NULL);

  assert_status (ran, 0);
  g_assert_cmpuint (strlen (ran.out), ==, 65);
  g_assert_cmpuint (strspn (ran.out, "0123456789abcdef"), ==, 64);
  return g_strdup (ran.out);
}

static char **
lines_of (const char *text)
{
  g_autofree char *chopped = g_strdup (text);

  if (g_str_has_suffix (chopped, "\n"))
    chopped[strlen (chopped) - 1] = '\0';
  return g_strsplit (chopped, "\n", -1);
}

static void
remove_file (const char *name)
{
  g_autofree char *path = in_folder (name);

  g_unlink (path);
}

/* --- the chain -------------------------------------------------------------------------------- */

/* Law: sample, dossier, into a new plan file, dossier: byte for byte the same, and the same digest. */
static void
test_chain (void)
{
  g_autofree char *schema = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "dossier.xsd", NULL);
  g_autofree char *dossier = in_folder ("D.xml");
  g_autofree char *mine = digest ("S.crosslink");
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");
  g_autofree char *copy = NULL;
  g_auto (Ran) again = { 0 };

  must ("export", "S.crosslink", "--format", "dossier", "--persons", "--private", "-o", "D.xml");
  must ("validate", "D.xml");
  if (xmllint != NULL)
    {
      const char *argv[] = { xmllint, "--noout", "--schema", schema, dossier, NULL };
      int status;

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                                   &status, NULL));
      g_assert_cmpint (status, ==, 0);
    }
  must ("new", "Chain.crosslink");
  must ("import", "Chain.crosslink", "D.xml");
  must ("export", "Chain.crosslink", "--format", "dossier", "--persons", "--private", "-o", "E.xml");
  assert_same_bytes ("D.xml", "E.xml");
  copy = digest ("Chain.crosslink");
  g_assert_cmpstr (copy, ==, mine);
  /* Once more changes nothing, and is no step of the history. */
  again = run ("import", "Chain.crosslink", "D.xml", NULL);
  assert_status (again, 0);
  g_assert_null (strstr (again.out, "created"));
  g_assert_null (strstr (again.out, "updated"));
  again.status = 0;
  {
    g_auto (Ran) history = run ("history", "Chain.crosslink", NULL);
    g_auto (GStrv) lines = lines_of (history.out);

    g_assert_cmpuint (g_strv_length (lines), ==, 2);
    g_assert_cmpstr (lines[0], ==, "tx\ttime\twho\tlabel");
    g_assert_true (g_str_has_suffix (lines[1], "\tImport D.xml"));
  }
  /* One undo step. */
  must ("undo", "Chain.crosslink");
  {
    g_auto (Ran) list = run ("list", "Chain.crosslink", "--kind", "region", NULL);
    g_auto (GStrv) lines = lines_of (list.out);

    g_assert_cmpuint (g_strv_length (lines), ==, 1);
  }
}

/* Law: every sample is the same plan file, and starts with nothing to undo. */
static void
test_sample (void)
{
  g_auto (Ran) undo = { 0 };
  static const struct
  {
    const char *kind;
    guint n;
  } counts[] = { { "region", 26 }, { "organisation", 62 }, { "project", 18 } };

  must ("sample", "T.crosslink");
  assert_same_bytes ("S.crosslink", "T.crosslink");
  undo = run ("undo", "T.crosslink", NULL);
  assert_status (undo, 1);
  g_assert_cmpstr (undo.out, ==, "tx\tlabel\n");
  assert_same_bytes ("S.crosslink", "T.crosslink");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_auto (Ran) list = run ("list", "T.crosslink", "--kind", counts[i].kind, NULL);
      g_auto (GStrv) lines = lines_of (list.out);

      g_assert_cmpuint (g_strv_length (lines) - 1, ==, counts[i].n);
    }
  remove_file ("T.crosslink");
}

/* Law: undo all is as before, redo all as after; the same seed on the same plan file is the same plan. */
static void
test_soak (void)
{
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL, *twin = NULL;
  g_auto (Ran) soak = { 0 };
  g_auto (GStrv) acks = NULL;

  must ("sample", "K.crosslink");
  must ("sample", "L.crosslink");
  before = digest ("K.crosslink");
  soak = run ("soak", "K.crosslink", "--edits", "200", "--seed", "7", NULL);
  assert_status (soak, 0);
  acks = lines_of (soak.out);
  g_assert_cmpuint (g_strv_length (acks), ==, 200);
  for (guint i = 0; acks[i] != NULL; i++)
    {
      g_autofree char *wanted = g_strdup_printf ("ACK %u", i + 2);

      g_assert_cmpstr (acks[i], ==, wanted);
    }
  after = digest ("K.crosslink");
  g_assert_cmpstr (after, !=, before);
  must ("undo", "K.crosslink", "200");
  undone = digest ("K.crosslink");
  g_assert_cmpstr (undone, ==, before);
  must ("redo", "K.crosslink", "999");
  redone = digest ("K.crosslink");
  g_assert_cmpstr (redone, ==, after);
  must ("soak", "L.crosslink", "--edits", "200", "--seed", "7");
  twin = digest ("L.crosslink");
  g_assert_cmpstr (twin, ==, after);
  /* Whatever it made, it travels: dossier out and in again. */
  must ("export", "K.crosslink", "--format", "dossier", "--persons", "--private", "-o", "K.xml");
  must ("new", "M.crosslink");
  must ("import", "M.crosslink", "K.xml");
  must ("export", "M.crosslink", "--format", "dossier", "--persons", "--private", "-o", "M.xml");
  assert_same_bytes ("K.xml", "M.xml");
  must ("soak", "L.crosslink", "--edits", "3"); /* without a seed */
  must ("soak", "L.crosslink", "--edits", "20", "--seed", "7"); /* the same seed once more mints no id twice */
}

/* --- tables ----------------------------------------------------------------------------------- */

/* Law: every row has as many cells as the heading; nothing translated; escapes where they belong. */
static void
test_tables (void)
{
  static const char *const kinds[]
      = { "region", "network",    "membership", "organisation", "person", "tie",    "project", "project-region",
          "participation", "stage-move", "source",     "document",     "agreement", "party", "evidence" };

  must ("sample", "Tables.crosslink");
  must ("soak", "Tables.crosslink", "--edits", "100", "--seed", "3");
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_auto (Ran) ran = run ("list", "Tables.crosslink", "--kind", kinds[k], NULL);
      g_auto (GStrv) lines = lines_of (ran.out);
      g_auto (GStrv) heading = g_strsplit (lines[0], "\t", -1);

      assert_status (ran, 0);
      g_assert_true (g_str_has_prefix (lines[0], "id\tkey\tname\t"));
      g_assert_true (g_str_has_suffix (lines[0], "\tprovenance\tsource\tnote\tretired"));
      for (guint i = 1; lines[i] != NULL; i++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

          g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (heading));
          g_assert_null (strchr (lines[i], '\r'));
          g_assert_true (g_str_has_prefix (cells[0], kinds[k]));
          if (i == 1) /* an id names its record */
            {
              g_auto (Ran) show = run ("show", "Tables.crosslink", cells[0], NULL);

              assert_status (show, 0);
              g_assert_true (g_str_has_prefix (show.out, "field\tvalue\nid\t"));
            }
        }
    }
}

static void
test_headings (void)
{
  static const struct
  {
    const char *words[6];
    const char *heading;
  } cases[] = {
    { { "check", "S.crosslink" }, "severity\trule\tkind\trecord\tsentence\n" },
    { { "search", "S.crosslink", "lodz" }, "rank\tkind\tid\tkey\tname\n0\tregion\tregion-004f4zawk0nv9\tlodz\tŁódź\n" },
    { { "search", "S.crosslink", "no such thing at all" }, "rank\tkind\tid\tkey\tname\n" },
    { { "history", "S.crosslink" }, "tx\ttime\twho\tlabel\n1\t2026-01-01T00:00:00.000Z\tCrosslink\t" },
    { { "show", "S.crosslink", "BI-rex" }, "field\tvalue\nid\tproject-0d6xqwa0h2b2y\nkind\tproject\nacronym\tBI-REX\n" },
    { { "check", "S.crosslink", "--on", "2019-05" }, "severity\trule\tkind\trecord\tsentence\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *w = cases[i].words;
      g_auto (Ran) ran = run (w[0], w[1], w[2], w[3], w[4], NULL);

      assert_status (ran, 0);
      if (!g_str_has_prefix (ran.out, cases[i].heading))
        g_error ("%s: %s", w[0], ran.out);
    }
}

/* Law: a value with a tab, a line feed, a carriage return or a backslash stays in its cell. */
static void
test_escapes (void)
{
  g_autofree char *dossier = contents ("D.xml", NULL);
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  parts = g_strsplit (dossier, "Model region of ESCSS phase II.", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoin ("a&#9;b\nc&#13;d\\e&lt;b&gt;\xe2\x80\xaex", parts[0], parts[1], NULL);
  put ("Escapes.xml", changed, -1);
  must ("new", "Escapes.crosslink");
  must ("import", "Escapes.crosslink", "Escapes.xml");
  {
    g_auto (Ran) show = run ("show", "Escapes.crosslink", "lodz", NULL);

    assert_status (show, 0);
    g_assert_nonnull (strstr (show.out, "\nnote\ta\\tb\\nc\\rd\\\\e<b>\xe2\x80\xaex\n"));
  }
}

/* --- refusals --------------------------------------------------------------------------------- */

static void
test_statuses (void)
{
  static const struct
  {
    int status;
    const char *words[7];
  } cases[] = {
    { 0, { "--help" } },
    { 0, { "--version" } },
    { 0, { "export", "--help" } },
    { 2, { "frobnicate" } },
    { 2, { "list" } },
    { 2, { "list", "S.crosslink" } },
    { 2, { "list", "S.crosslink", "--kind", "unicorn" } },
    { 2, { "list", "S.crosslink", "--no-such-option" } },
    { 2, { "list", "absent.crosslink", "--kind", "region" } },
    { 2, { "list", ".", "--kind", "region" } },
    { 2, { "list", "text.crosslink", "--kind", "region" } },
    { 2, { "list", "empty.crosslink", "--kind", "region" } },
    { 2, { "list", "cut.crosslink", "--kind", "region" } },
    { 2, { "list", "future.crosslink", "--kind", "region" } },
    { 2, { "check", "absent.crosslink" } },
    { 2, { "check", "text.crosslink" } },
    { 2, { "check", "empty.crosslink" } },
    { 2, { "check", "future.crosslink" } },
    { 1, { "check", "cut.crosslink" } },
    { 2, { "check", "S.crosslink", "--on", "31.2.2027" } },
    { 2, { "new", "S.crosslink" } },
    { 2, { "sample", "S.crosslink" } },
    { 2, { "sample", "no/such/folder/S.crosslink" } },
    { 2, { "show", "S.crosslink", "no-such-record" } },
    { 2, { "show", "S.crosslink", "limburg" } },
    { 2, { "show", "S.crosslink" } },
    { 2, { "search", "S.crosslink" } },
    { 2, { "export", "S.crosslink" } },
    { 2, { "export", "S.crosslink", "--format", "poem" } },
    { 2, { "export", "S.crosslink", "--format", "dossier", "--project", "NOPE" } },
    { 2, { "export", "S.crosslink", "--format", "dossier", "-o", "S.crosslink" } },
    { 2, { "export", "S.crosslink", "--format", "dossier", "-o", "no/such/folder/D.xml" } },
    { 2, { "export", "S.crosslink", "--format", "dossier", "-o", "." } },
    { 2, { "export", "S.crosslink", "--format", "map-svg", "--layout", "spiral" } },
    { 2, { "export", "S.crosslink", "--format", "map-svg", "--size", "big" } },
    { 2, { "export", "S.crosslink", "--format", "map-png", "--size", "999999x999999" } },
    { 2, { "import", "S.crosslink", "absent.xml" } },
    { 2, { "import", "S.crosslink", "." } },
    { 1, { "import", "S.crosslink", "text.crosslink" } },
    { 2, { "validate", "absent.xml" } },
    { 1, { "validate", "text.crosslink" } },
    { 2, { "undo", "S.crosslink", "many" } },
    { 2, { "undo", "S.crosslink", "0" } },
    { 1, { "undo", "S.crosslink" } },
    { 1, { "redo", "S.crosslink" } },
    { 2, { "layout", "absent.el" } },
    { 2, { "layout", "text.crosslink" } },
    { 2, { "layout", "--mode", "spiral", "triangle.el" } },
    { 2, { "soak", "S.crosslink", "--edits", "few" } },
    { 2, { "backup", "S.crosslink", "-o", "no/such/folder/B.crosslink" } },
  };
  g_autofree char *before = digest ("S.crosslink");
  g_autofree char *after = NULL;
  gsize length;
  g_autofree char *plan = contents ("S.crosslink", &length);
  g_autofree char *future = g_memdup2 (plan, length);

  put ("text.crosslink", "This is not a plan file, and it is longer than the head of one would be.\n", -1);
  put ("empty.crosslink", "", 0);
  put ("cut.crosslink", plan, (gssize) (length - 5000));
  future[63] = 99; /* user_version, big-endian at 60 */
  put ("future.crosslink", future, (gssize) length);
  put ("triangle.el", "0 1\n1 2\n2 0\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *w = cases[i].words;
      g_auto (Ran) ran = run (w[0], w[1], w[2], w[3], w[4], w[5], w[6], NULL);

      if (ran.status != cases[i].status)
        g_error ("%s %s %s: exit %d, not %d: %s", w[0], w[1], w[2], ran.status, cases[i].status, ran.err);
      if (cases[i].status == 2 && !g_str_has_prefix (ran.err, "crosslink: "))
        g_error ("%s: no sentence: %s", w[0], ran.err);
      if (cases[i].status == 0)
        g_assert_cmpstr (ran.err, ==, "");
    }
  after = digest ("S.crosslink");
  g_assert_cmpstr (after, ==, before);
  {
    gsize length_now;
    g_autofree char *now = contents ("future.crosslink", &length_now);

    g_assert_cmpmem (now, length_now, future, length);
  }
}

static void
test_ambiguous (void)
{
  g_auto (Ran) ran = run ("show", "S.crosslink", "x02", NULL);

  /* By key, whatever the case. */
  assert_status (ran, 0);
  g_assert_nonnull (strstr (ran.out, "acronym\tSolvLoop\n"));
  must ("sample", "Twice.crosslink");
  {
    g_autofree char *dossier = contents ("D.xml", NULL);
    g_auto (GStrv) parts = g_strsplit (dossier, "<acronym>X10</acronym>", 2);
    g_autofree char *changed = g_strjoin ("<acronym>SolvLoop</acronym>", parts[0], parts[1], NULL);
    g_auto (Ran) both = { 0 };
    g_auto (GStrv) lines = NULL;

    put ("Twice.xml", changed, -1);
    must ("import", "Twice.crosslink", "Twice.xml");
    both = run ("show", "Twice.crosslink", "solvloop", NULL);
    assert_status (both, 2);
    g_assert_cmpstr (both.out, ==, "");
    lines = lines_of (both.err);
    g_assert_cmpuint (g_strv_length (lines), ==, 3);
    g_assert_true (g_str_has_prefix (lines[1], "project-"));
    g_assert_true (g_str_has_prefix (lines[2], "project-"));
  }
}

/* --- bad dossiers ----------------------------------------------------------------------------- */

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  if (at == NULL)
    g_error ("no %s", from);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

/* Law: one clear sentence, exit 1, and the plan file is byte for byte as before; validate agrees where it can. */
static void
test_bad_dossiers (void)
{
  static const struct
  {
    const char *from, *to;
    gboolean needs_plan; /* only the door knows */
  } cases[] = {
    { "<trl_now>4</trl_now>", "<trl_now>four</trl_now>" },
    { "<trl_now>4</trl_now>", "<trl_now>12</trl_now>" },
    { "<trl_goal>7</trl_goal>", "<trl_goal>3</trl_goal>", TRUE },
    { "<lat>51.77</lat>", "<lat>95</lat>" },
    { "<currency>EUR</currency>", "<starts>31.2.2027</starts><currency>EUR</currency>" },
    { "<code>PL71</code>", "<code>PL99</code>", TRUE },
    { "<code>PL71</code>", "<code>PL11</code>", TRUE },
    { "<title>BI-REX – biomass recovery, recycling and extraction</title>", "" },
    { "<title>BI-REX – biomass recovery, recycling and extraction</title>", "<title></title>" },
    { "<type>pilot-or-demo</type>", "<type>pie in the sky</type>" },
    { "<country>PL</country>", "<country>XX</country>", TRUE },
    { "ref=\"source-2gn5pewfpenxw\"", "ref=\"source-0000000000001\"" },
    { "ref=\"source-2gn5pewfpenxw\"", "ref=\"region-004f4zawk0nv9\"" },
    { "version=\"1.2\" scope", "version=\"2.0\" scope" },
    { "<dossier ", "<!DOCTYPE dossier [<!ENTITY a \"b\">]>\n<dossier " },
    { "urn:crosslink:dossier:1", "urn:somebody:else" },
    { "Model region of ESCSS phase II.", "bad \x01 letter" },
    { "Model region of ESCSS phase II.", "bad \xff letter" },
    { "id=\"region-00f6pzpfmf63y\"", "id=\"region-004f4zawk0nv9\"" },
    { "</dossier>", "" },
  };
  g_autofree char *dossier = contents ("D.xml", NULL);

  must ("new", "Bad.crosslink");
  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      gsize n_before, n_after;
      g_autofree char *before = contents ("Bad.crosslink", &n_before);
      g_autofree char *after = NULL;
      g_autofree char *bad = NULL;
      g_auto (Ran) import = { 0 };
      g_auto (Ran) validate = { 0 };

      if (i < G_N_ELEMENTS (cases))
        bad = replace_once (dossier, cases[i].from, cases[i].to);
      else /* a name of more than 1 000 characters */
        {
          g_autofree char *name = g_strnfill (1001, 'x');
          g_autofree char *element = g_strdup_printf ("<site>%s</site>", name);

          bad = replace_once (dossier, "<site>Łódź</site>", element);
        }
      put ("Bad.xml", bad, -1);
      import = run ("import", "Bad.crosslink", "Bad.xml", NULL);
      validate = run ("validate", "Bad.xml", NULL);
      if (import.status != 1 || strstr (import.out, "\nerror\t") == NULL)
        g_error ("case %u: import exit %d: %s%s", i, import.status, import.out, import.err);
      if (i < G_N_ELEMENTS (cases) && cases[i].needs_plan ? validate.status > 1 : validate.status != 1)
        g_error ("case %u: validate exit %d: %s", i, validate.status, validate.out);
      g_assert_true (g_str_has_prefix (import.out, "action\tkind\trecord\treason\n"));
      g_assert_true (g_str_has_prefix (validate.out, "line\tsentence\n"));
      after = contents ("Bad.crosslink", &n_after);
      g_assert_cmpmem (before, n_before, after, n_after);
    }
}

/* --- out -------------------------------------------------------------------------------------- */

/* Law: what is not asked for does not leave; the standard output and a file get the same bytes. */
static void
test_export (void)
{
  g_auto (Ran) careful = run ("export", "S.crosslink", "--format", "dossier", NULL);
  g_auto (Ran) all = run ("export", "S.crosslink", "--format", "dossier", "--persons", "--private", "-o", "-", NULL);
  g_auto (Ran) one = run ("export", "S.crosslink", "--format", "dossier", "--project", "birex", NULL);
  g_autofree char *file = contents ("D.xml", NULL);
  g_autofree char *target = in_folder ("Replaced.xml");
  g_autofree char *link_name = in_folder ("Link.xml");

  assert_status (careful, 0);
  assert_status (all, 0);
  assert_status (one, 0);
  g_assert_cmpstr (all.out, ==, file);
  g_assert_null (strstr (careful.out, "<person"));
  g_assert_nonnull (strstr (all.out, "<person"));
  g_assert_cmpuint (strlen (one.out), <, strlen (careful.out));
  g_assert_nonnull (strstr (one.out, "BI-REX"));
  g_assert_null (strstr (one.out, "SolvLoop"));
  /* A file that is there is replaced, through a link too, and nothing else is left lying about. */
  put ("Replaced.xml", "old", -1);
  g_assert_cmpint (symlink (target, link_name), ==, 0);
  must ("export", "S.crosslink", "--format", "dossier", "--persons", "--private", "-o", "Link.xml");
  assert_same_bytes ("Replaced.xml", "D.xml");
  g_assert_true (g_file_test (link_name, G_FILE_TEST_IS_SYMLINK));
}

/* Among bytes, of which some may be zero. */
static gboolean
holds (const char *data, gsize length, const char *what)
{
  gsize n = strlen (what);

  for (gsize at = 0; at + n <= length; at++)
    if (memcmp (data + at, what, n) == 0)
      return TRUE;
  return FALSE;
}

static void
test_maps (void)
{
  static const char *const layouts[] = { "network", "clusters", "geography", "pipeline", "circle" };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      gsize length;
      g_autofree char *png = NULL;

      must ("export", "S.crosslink", "--format", "map-svg", "--layout", layouts[i], "-o", "A.svg");
      must ("export", "S.crosslink", "--format", "map-svg", "--layout", layouts[i], "-o", "B.svg");
      assert_same_bytes ("A.svg", "B.svg");
      must ("export", "S.crosslink", "--format", "map-svg", "--layout", layouts[i], "--matches", "-o", "A.svg");
      must ("export", "S.crosslink", "--format", "map-svg", "--layout", layouts[i], "--matches", "-o", "B.svg");
      assert_same_bytes ("A.svg", "B.svg");
      must ("export", "S.crosslink", "--format", "map-png", "--layout", layouts[i], "--size", "640x400", "-o", "A.png");
      png = contents ("A.png", &length);
      g_assert_cmpuint (length, >, 24);
      g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
      g_assert_cmpmem (png + 16, 8, "\0\0\x02\x80\0\0\x01\x90", 8);
    }
}

static void
test_pdf (void)
{
  g_autofree char *pdf = NULL;
  gsize length;

  must ("export", "S.crosslink", "--format", "map-pdf", "--layout", "pipeline", "-o", "A.pdf");
  must ("export", "S.crosslink", "--format", "map-pdf", "--layout", "pipeline", "-o", "B.pdf");
  assert_same_bytes ("A.pdf", "B.pdf");
  pdf = contents ("A.pdf", &length);
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
  /* A3 across, in points. */
  g_assert_true (holds (pdf, length, "/MediaBox [ 0 0 1190.25 842.25 ]"));
}

static void
test_layout (void)
{
  g_auto (Ran) ran = { 0 };
  g_auto (Ran) again = { 0 };
  g_auto (Ran) clusters = { 0 };
  g_auto (GStrv) lines = NULL;

  put ("square.el", "# four\n0 1\n1 2\n2 3\n3 0\n5 0\n", -1);
  ran = run ("layout", "square.el", "-o", "-", NULL);
  again = run ("layout", "--mode", "network", "--seed", "1", "square.el", NULL);
  assert_status (ran, 0);
  g_assert_cmpstr (ran.out, ==, again.out);
  clusters = run ("layout", "--mode", "clusters", "square.el", NULL);
  assert_status (clusters, 0);
  g_assert_cmpstr (ran.out, !=, clusters.out);
  lines = lines_of (ran.out);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      g_assert_cmpuint (g_strv_length (words), ==, 3);
      g_assert_cmpuint (g_ascii_strtoull (words[0], NULL, 10), ==, i);
    }
}

static void
test_backup (void)
{
  g_autofree char *mine = digest ("S.crosslink");
  g_autofree char *copy = NULL;
  g_auto (Ran) dated = run ("backup", "S.crosslink", NULL);
  g_auto (GStrv) lines = lines_of (dated.out);

  assert_status (dated, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_true (g_file_test (lines[1], G_FILE_TEST_IS_REGULAR));
  copy = digest (lines[1]);
  g_assert_cmpstr (copy, ==, mine);
  must ("backup", "S.crosslink", "-o", "Copy.crosslink");
  must ("check", "Copy.crosslink");
  g_free (copy);
  copy = digest ("Copy.crosslink");
  g_assert_cmpstr (copy, ==, mine);
  /* Ten stay. */
  for (guint i = 0; i < 12; i++)
    must ("backup", "S.crosslink");
  {
    g_autofree char *dir = g_path_get_dirname (lines[1]);
    g_autoptr (GDir) backups = g_dir_open (dir, 0, NULL);
    guint n = 0;

    while (g_dir_read_name (backups) != NULL)
      n++;
    g_assert_cmpuint (n, ==, 10);
  }
}

/* Law: when the output cannot be written, it is said. */
static void
test_full_output (void)
{
  g_autofree char *quoted = g_shell_quote (program);
  g_autofree char *command
      = g_strdup_printf ("cd '%s' && %s list S.crosslink --kind region >/dev/full 2>said; test $? = 2 && "
                         "%s soak S.crosslink --edits 0 && %s list S.crosslink --kind region | head -1 >first",
                         folder, quoted, quoted, quoted);
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* --- matches ---------------------------------------------------------------------------------- */

/* These tests read sentences: in English, whatever the locale of the run. */
static char *
speak_english (void)
{
  char *before = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "C", TRUE);
  return before;
}

static void
speak_as_before (char *before)
{
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  g_free (before);
}

static void
refuses_match (const char *name, const char *table, const char *words)
{
  g_auto (Ran) ran = { 0 };

  put_text (name, table);
  ran = run ("import", "Matches.crosslink", name, "--kind", "match", NULL);
  assert_status (ran, 1);
  if (strstr (ran.out, words) == NULL && strstr (ran.err, words) == NULL)
    g_error ("%s%s", ran.out, ran.err);
}

/* The sample's flows give the pairs that its facts promise, in that order; what is forbidden stays a candidate. */
static void
test_match (void)
{
  static const struct
  {
    const char *pair;
    int km;
    const char *cover;
    double near;
    const char *gap, *rest;
  } rows[] = {
    { "n1\to1\t", 1098, "1", 0.268, "15", "not-waste\tcandidate\t" },
    { "n1\to12\t", 982, "1", 0.346, "-5", "annex-vii\t-\tprice" },
    { "n2\to3\t", 83, "1", 0.791, "20", "annex-vii\tcandidate\t" },
    { "n3\to6\t", 137, "0.7", 0.726, "10", "notification\tcandidate\t" },
    { "n4\to6\t", 8288, "0.35", 0.309, "90", "forbidden\t-\tforbidden" },
    { "n6\to8\t", 2980, "1", 0, "3", "annex-vii\t-\tdistance" },
  };
  g_auto (Ran) ran = { 0 };
  g_auto (GStrv) lines = NULL;
  char *before = speak_english ();
  guint at = 1;

  must ("sample", "Matches.crosslink");
  ran = run ("match", "Matches.crosslink", NULL);
  assert_status (ran, 0);
  lines = lines_of (ran.out);
  g_assert_cmpstr (lines[0], ==, "need\toffer\tkm\tcover\tnear\tprice_gap\tregime\tstatus\treason");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) cells = NULL;
      g_autofree char *rest = NULL;

      while (lines[at] != NULL && !g_str_has_prefix (lines[at], rows[i].pair))
        at++;
      g_assert_nonnull (lines[at]);
      cells = g_strsplit (lines[at], "\t", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 9);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[2], NULL), rows[i].km, 0.5);
      g_assert_cmpstr (cells[3], ==, rows[i].cover);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[4], NULL), rows[i].near, 0.0005);
      g_assert_cmpstr (cells[5], ==, rows[i].gap);
      rest = g_strjoinv ("\t", cells + 6);
      g_assert_cmpstr (rest, ==, rows[i].rest);
    }
  refuses_match ("F.csv", "id,offer,need,status\nm1,o6,n4,in-discussion\n", "forbidden");
  refuses_match ("U.csv", "id,offer,need\nm1,o13,n1\n", "different units");
  refuses_match ("C.csv", "id,offer,need\nm1,o14,n1\n", "no code in common");
  refuses_match ("D.csv", "id,offer,need\nm1,n1,o1\n", "an offer with a need");
  put_text ("M.csv", "id,offer,need,status\nm1,o6,n4,candidate\nm2,o1,n1,negotiated\n");
  must ("import", "Matches.crosslink", "M.csv", "--kind", "match");
  {
    g_auto (Ran) now = run ("match", "Matches.crosslink", NULL);

    assert_status (now, 0);
    g_assert_nonnull (strstr (now.out, "not-waste\tnegotiated\t\n"));
    g_assert_nonnull (strstr (now.out, "forbidden\tcandidate\tforbidden\n"));
  }
  speak_as_before (before);
}

/* A step that nobody has is a gap; a cycle, an unknown code and a negative quantity are refused. */
static void
test_chains (void)
{
  static const struct
  {
    const char *kind, *table, *words;
  } wrong[] = {
    { "step", "id,name,chain,feeds\ns1,Sort,c1,s2\n", "come back to it" },
    { "flow", "id,material,direction,region,codes\nf1,Slag,offer,lombardy,\"[\"\"99 99 99\"\"]\"\n", "List of Waste" },
    { "flow", "id,material,direction,region,quantity\nf1,Slag,offer,lombardy,-4\n", "Quantity" },
    { "flow", "id,material,direction\nf1,Slag,offer\n", "there is no column" },
  };
  g_auto (Ran) gap = { 0 }, closed = { 0 };
  char *before = speak_english ();

  must ("sample", "Chains.crosslink");
  put_text ("V.csv", "id,name\nc1,Plastic to oil\n");
  must ("import", "Chains.crosslink", "V.csv", "--kind", "value-chain");
  put_text ("S.csv", "id,name,chain,position,feeds\ns1,Sort,c1,1,\ns2,Crack,c1,2,s1\n");
  must ("import", "Chains.crosslink", "S.csv", "--kind", "step");
  gap = run ("check", "Chains.crosslink", NULL);
  g_assert_nonnull (strstr (gap.out, "warning\tcapability-gap\tstep\t"));
  g_assert_nonnull (strstr (gap.out, "Sort (Plastic to oil): nobody has this capability"));
  put_text ("P.csv", "id,organisation,step,level\np1,nowal,s1,has\np2,nowal,s2,wants\n");
  must ("import", "Chains.crosslink", "P.csv", "--kind", "capability");
  closed = run ("check", "Chains.crosslink", NULL);
  g_assert_null (strstr (closed.out, "Sort (Plastic to oil)"));
  g_assert_nonnull (strstr (closed.out, "Crack (Plastic to oil): nobody has this capability"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Ran) ran = { 0 };

      put_text ("W.csv", wrong[i].table);
      ran = run ("import", "Chains.crosslink", "W.csv", "--kind", wrong[i].kind, NULL);
      assert_status (ran, 1);
      if (strstr (ran.out, wrong[i].words) == NULL && strstr (ran.err, wrong[i].words) == NULL)
        g_error ("%s: %s%s", wrong[i].table, ran.out, ran.err);
    }
  speak_as_before (before);
}

/* --- main ------------------------------------------------------------------------------------- */

int
main (int argc, char **argv)
{
  tool_begin (&argc, &argv);
  must ("export", "S.crosslink", "--format", "dossier", "--persons", "--private", "-o", "D.xml");
  g_test_add_func ("/tool/chain", test_chain);
  g_test_add_func ("/tool/sample", test_sample);
  g_test_add_func ("/tool/soak", test_soak);
  g_test_add_func ("/tool/tables", test_tables);
  g_test_add_func ("/tool/headings", test_headings);
  g_test_add_func ("/tool/escapes", test_escapes);
  g_test_add_func ("/tool/statuses", test_statuses);
  g_test_add_func ("/tool/ambiguous", test_ambiguous);
  g_test_add_func ("/tool/bad-dossiers", test_bad_dossiers);
  g_test_add_func ("/tool/export", test_export);
  g_test_add_func ("/tool/maps", test_maps);
  g_test_add_func ("/tool/pdf", test_pdf);
  g_test_add_func ("/tool/match", test_match);
  g_test_add_func ("/tool/chains", test_chains);
  g_test_add_func ("/tool/layout", test_layout);
  g_test_add_func ("/tool/backup", test_backup);
  g_test_add_func ("/tool/full-output", test_full_output);
  return tool_run ();
}
