/* test-resources.c - the tables that the program carries are whole and agree with each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#define BASE "/io/github/crosslink/Crosslink/"

static const char *const sample_kinds[] = {
  "agreement", "document", "evidence", "membership", "network", "organisation", "participation", "party",
  "person", "project", "project-region", "region", "source", "stage-move", "tie", NULL
};

/* A table: rows of cells, the heading first (map outlines have none); comment lines are gone. */
static GPtrArray *
load_table (const char *path)
{
  g_autofree char *full = g_strconcat (BASE, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (full, 0, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (strlen (text), ==, g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\r'));
  g_assert_true (g_str_has_prefix (text, "# "));
  g_assert_true (g_str_has_suffix (text, "\n"));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    if (lines[i][0] != '#')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));
  g_assert_cmpuint (rows->len, >=, 1);
  return rows;
}

static const char *
cell (GPtrArray *rows, guint row, const char *column)
{
  char **heading = rows->pdata[0];

  for (guint i = 0; heading[i] != NULL; i++)
    if (strcmp (heading[i], column) == 0)
      return ((char **) rows->pdata[row])[i];
  g_error ("no column %s", column);
}

static GHashTable *
first_column (GPtrArray *rows)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < rows->len; i++)
    g_hash_table_add (codes, g_strdup (*(char **) rows->pdata[i]));
  return codes;
}

/* Law: every table has as many cells in each row as in its heading, and no key twice. */
static void
test_shape (void)
{
  static const char *const folders[] = { "codes/", "map/", "sample/" };

  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      g_autofree char *folder = g_strconcat (BASE, folders[f], NULL);
      g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

      if (names == NULL)
        g_error ("no %s", folders[f]);
      for (guint n = 0; names[n] != NULL; n++)
        {
          g_autofree char *path = g_strconcat (folders[f], names[n], NULL);
          g_autoptr (GPtrArray) rows = load_table (path);
          g_autoptr (GHashTable) keys = first_column (rows);
          guint columns = g_strv_length (rows->pdata[0]);

          for (guint i = 1; i < rows->len; i++)
            if (g_strv_length (rows->pdata[i]) != columns)
              g_error ("%s, row %u: %u cells, not %u", path, i, g_strv_length (rows->pdata[i]), columns);
          if (strcmp (folders[f], "map/") != 0 && g_hash_table_size (keys) != rows->len - 1)
            g_error ("%s: a key twice", path);
        }
    }
}

/* Law: whatever looks like "kind:key" in the sample is a record of the sample. */
static void
test_references (void)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint references = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint k = 0; sample_kinds[k] != NULL; k++)
      {
        g_autofree char *path = g_strdup_printf ("sample/%s.tsv", sample_kinds[k]);
        g_autoptr (GPtrArray) rows = load_table (path);

        for (guint i = 1; i < rows->len; i++)
          {
            char **cells = rows->pdata[i];

            if (pass == 0)
              {
                g_assert_cmpstr (**(char ***) rows->pdata, ==, "key");
                g_hash_table_add (records, g_strconcat (sample_kinds[k], ":", cells[0], NULL));
                continue;
              }
            for (guint c = 1; cells[c] != NULL; c++)
              {
                const char *colon = strchr (cells[c], ':');
                g_autofree char *word = colon != NULL ? g_strndup (cells[c], colon - cells[c]) : NULL;

                if (word == NULL || !g_strv_contains (sample_kinds, word) || strchr (cells[c], ' ') != NULL)
                  continue;
                if (!g_hash_table_contains (records, cells[c]))
                  g_error ("%s, row %u: no record %s", path, i, cells[c]);
                references++;
              }
          }
      }
  g_assert_cmpuint (references, >, 300);
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) regions = load_table ("sample/region.tsv");
  g_autoptr (GPtrArray) organisations = load_table ("sample/organisation.tsv");
  g_autoptr (GPtrArray) projects = load_table ("sample/project.tsv");
  g_autoptr (GPtrArray) countries = load_table ("codes/countries.tsv");
  g_autoptr (GPtrArray) nuts = load_table ("codes/nuts.tsv");
  g_autoptr (GPtrArray) ewc = load_table ("codes/ewc.tsv");
  guint entries = 0, hazardous = 0;

  g_assert_cmpuint (regions->len - 1, ==, 26);
  g_assert_cmpuint (organisations->len - 1, ==, 62);
  g_assert_cmpuint (projects->len - 1, ==, 18);
  g_assert_cmpuint (countries->len - 1, ==, 250); /* ISO 3166-1 and Kosovo */
  g_assert_cmpuint (nuts->len - 1, ==, 2031);
  for (guint i = 1; i < ewc->len; i++)
    {
      gboolean star = g_str_has_suffix (cell (ewc, i, "code"), "*");

      entries += *cell (ewc, i, "entry") != '\0';
      hazardous += star;
      g_assert_cmpint (star, ==, g_str_has_suffix (cell (ewc, i, "entry"), "H"));
    }
  g_assert_cmpuint (entries, ==, 842);
  g_assert_cmpuint (hazardous, ==, 408);
}

/* Law: a code of NUTS 2024 in the sample is in the list, in the region's country; every site is on Earth. */
static void
test_region_codes (void)
{
  g_autoptr (GPtrArray) regions = load_table ("sample/region.tsv");
  g_autoptr (GPtrArray) nuts = load_table ("codes/nuts.tsv");
  g_autoptr (GPtrArray) countries = load_table ("codes/countries.tsv");
  g_autoptr (GHashTable) known = first_column (countries);
  g_autoptr (GHashTable) homes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < nuts->len; i++)
    {
      g_assert_true (g_hash_table_contains (known, cell (nuts, i, "country")));
      if (strcmp (cell (nuts, i, "version"), "2024") == 0)
        g_hash_table_insert (homes, (char *) cell (nuts, i, "code"), (char *) cell (nuts, i, "country"));
    }
  for (guint i = 1; i < regions->len; i++)
    {
      double lat = g_ascii_strtod (cell (regions, i, "lat"), NULL);
      double lon = g_ascii_strtod (cell (regions, i, "lon"), NULL);

      g_assert_true (g_hash_table_contains (known, cell (regions, i, "country")));
      g_assert_true (lat > 27 && lat < 74 && lon > -32 && lon < 180);
      if (strcmp (cell (regions, i, "scheme"), "nuts-2024") == 0)
        g_assert_cmpstr (g_hash_table_lookup (homes, cell (regions, i, "code")), ==, cell (regions, i, "country"));
    }
}

/* Law: the hint for a code of an older NUTS leads to codes that exist, and is asked only for codes that do not. */
static void
test_old_codes (void)
{
  g_autoptr (GPtrArray) old = load_table ("codes/nuts-old.tsv");
  g_autoptr (GPtrArray) nuts = load_table ("codes/nuts.tsv");
  g_autoptr (GHashTable) now = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < nuts->len; i++)
    if (strcmp (cell (nuts, i, "version"), "2024") == 0)
      g_hash_table_add (now, (char *) cell (nuts, i, "code"));
  for (guint i = 1; i < old->len; i++)
    {
      const char *hint = cell (old, i, "hint");
      g_autofree char *words = g_strndup (hint, strcspn (hint, "("));
      g_auto (GStrv) codes = g_strsplit (g_strchomp (words), ", ", -1);

      g_assert_false (g_hash_table_contains (now, cell (old, i, "code")));
      g_assert_true (g_str_has_prefix (hint, "NUTS ") || g_str_has_suffix (hint, " (ITL)")
                     || g_str_has_suffix (hint, " (NUTS 2024)"));
      for (guint c = 0; g_str_has_suffix (hint, " (NUTS 2024)") && codes[c] != NULL; c++)
        g_assert_true (g_hash_table_contains (now, codes[c]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/shape", test_shape);
  g_test_add_func ("/resources/references", test_references);
  g_test_add_func ("/resources/counts", test_counts);
  g_test_add_func ("/resources/region-codes", test_region_codes);
  g_test_add_func ("/resources/old-codes", test_old_codes);
  return g_test_run ();
}
