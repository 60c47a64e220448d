/* test-resources.c - the tables that the program carries are whole and agree with each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-kinds.h"

#define BASE "/io/github/crosslink/Crosslink/"

static const char *const sample_kinds[] = {
  "agreement", "cash-line", "document", "evidence", "funding-line", "indicator", "membership", "milestone", "network",
  "organisation", "participation", "party", "person", "project", "project-region", "region", "risk", "scenario",
  "score", "source", "stage-move", "tie", NULL
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
              g_error ("%s, row %u: not %u cells", path, i, columns);
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
                g_autofree char *word = NULL;

                if (colon != NULL)
                  word = g_strndup (cells[c], colon - cells[c]);
                if (word == NULL || !g_strv_contains (sample_kinds, word)
                    || strchr (cells[c], ' ') != NULL)
                  continue;
                if (!g_hash_table_contains (records, cells[c]))
                  g_error ("%s, row %u: no record %s", path, i, cells[c]);
                references++;
              }
          }
      }
  g_assert_cmpuint (references, >, 300);
}

static GBytes *
load_codes (const char *name)
{
  g_autofree char *path = g_strdup_printf (BASE "codes/%s.tsv", name);

  return g_resources_lookup_data (path, 0, NULL);
}

/* Law: each column of the sample is a field of its kind, each cell a value that the field takes,
 * and what is required is there. */
static void
test_fields (void)
{
  xl_codes_set_loader (load_codes);
  for (guint k = 0; sample_kinds[k] != NULL; k++)
    {
      g_autofree char *path = g_strdup_printf ("sample/%s.tsv", sample_kinds[k]);
      g_autoptr (GPtrArray) rows = load_table (path);
      const XlKind *kind = xl_kind_find (sample_kinds[k]);
      char **heading = rows->pdata[0];

      for (guint f = 0; f < kind->n_fields; f++)
        if ((kind->fields[f].flags & XL_FIELD_REQUIRED) != 0
            && !g_strv_contains ((const char *const *) heading, kind->fields[f].name))
          g_error ("%s: no column %s", path, kind->fields[f].name);
      for (guint i = 1; i < rows->len; i++)
        for (guint c = 0; heading[c] != NULL; c++)
          {
            const XlField *field = xl_kind_field (kind, heading[c]);
            const char *text = ((char **) rows->pdata[i])[c];
            g_autoptr (XlFault) fault = NULL;

            if (field == NULL)
              g_error ("%s: no field %s", path, heading[c]);
            if (field->type == XL_FIELD_REFERENCE && *text != '\0')
              {
                g_autofree char *word = g_strndup (text, strcspn (text, ":"));

                g_assert_nonnull (xl_kind_find (word));
                if (strcmp (field->target, "*") != 0)
                  g_assert_cmpstr (word, ==, field->target);
                if (kind == &xl_kind_evidence && strcmp (field->name, "record") == 0)
                  g_assert_nonnull (xl_kind_field (xl_kind_find (word), cell (rows, i, "field")));
              }
            else if (!xl_field_check (field, *text != '\0' ? text : NULL, &fault))
              g_error ("%s, row %u: %s does not take \"%s\"", path, i, field->name, text);
          }
    }
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

/* Law: a code of NUTS 2024 in the sample is in the list, in the region's country. */
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
        g_hash_table_insert (homes, (char *) cell (nuts, i, "code"),
                             (char *) cell (nuts, i, "country"));
    }
  for (guint i = 1; i < regions->len; i++)
    {
      double lat = g_ascii_strtod (cell (regions, i, "lat"), NULL);
      double lon = g_ascii_strtod (cell (regions, i, "lon"), NULL);

      g_assert_true (g_hash_table_contains (known, cell (regions, i, "country")));
      g_assert_true (lat > 27 && lat < 74 && lon > -32 && lon < 180);
      if (strcmp (cell (regions, i, "scheme"), "nuts-2024") == 0)
        g_assert_cmpstr (g_hash_table_lookup (homes, cell (regions, i, "code")), ==,
                         cell (regions, i, "country"));
    }
}

/* Law: the hint for a code of an older NUTS leads to codes that exist, from one that does not. */
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

/* The tokens of a style sheet, name to value: "#RRGGBB", or one that is not measured. */
static GHashTable *
load_tokens (const char *sheet)
{
  g_autofree char *path = g_strconcat (BASE, sheet, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "@define-color xl_"))
      {
        g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

        g_hash_table_insert (tokens, g_strdup (words[1] + 3),
                             g_strndup (words[2], strcspn (words[2], ";")));
      }
  return tokens;
}

/* Relative luminance of WCAG 2. */
static double
luminance (GHashTable *tokens, const char *name)
{
  const char *colour = g_hash_table_lookup (tokens, name);
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  if (colour == NULL || strlen (colour) != 7)
    g_error ("token %s is no colour", name);
  for (guint i = 0; i < 3; i++)
    {
      double part = (g_ascii_xdigit_value (colour[1 + 2 * i]) * 16
                     + g_ascii_xdigit_value (colour[2 + 2 * i])) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* Law: every theme defines the same tokens, and what is read or seen on them stands out enough. */
static void
test_contrast (void)
{
  static const char *const sheets[] = { "style.css", "dark.css", "hc.css", "hc-dark.css" };
  static const struct { const char *on, *under; double least; } pairs[] = {
    { "ink", "bg", 4.5 }, { "ink", "surface", 4.5 }, { "ink", "side", 4.5 },
    { "ink", "hov", 4.5 }, { "ink", "accent_tint", 4.5 }, { "ink2", "bg", 4.5 },
    { "ink2", "surface", 4.5 }, { "ink2", "side", 4.5 }, { "ink2", "bar", 4.5 },
    { "ink2", "hov", 4.5 }, { "ink2", "accent_tint", 4.5 }, { "accent", "bg", 4.5 },
    { "accent", "surface", 4.5 }, { "on_accent", "accent", 4.5 },
    { "accent_text", "accent_tint", 4.5 },
    { "red", "bg", 4.5 }, { "red", "surface", 4.5 }, { "red", "red_tint", 4.5 },
    { "surface", "red", 4.5 }, { "amber", "amber_tint", 4.5 }, { "amber", "surface", 4.5 },
    { "green", "green_tint", 4.5 }, { "green", "surface", 4.5 }, { "toast_ink", "toast", 4.5 },
    { "toast_action", "toast", 4.5 }, { "line2", "bg", 3 }, { "line2", "surface", 3 },
    { "edge", "canvas", 3 }, { "edge_lead", "canvas", 3 },
    { "projector_ink", "projector_bg", 7 }, { "projector_ink2", "projector_bg", 7 },
    { "projector_bg", "projector_accent", 7 },
  };
  g_autoptr (GHashTable) light = load_tokens (sheets[0]);

  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    {
      g_autoptr (GHashTable) tokens = load_tokens (sheets[s]);
      GHashTableIter iter;
      gpointer name;

      g_assert_cmpuint (g_hash_table_size (tokens), ==, g_hash_table_size (light));
      g_hash_table_iter_init (&iter, light);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_assert_true (g_hash_table_contains (tokens, name));
      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          double a = luminance (tokens, pairs[i].on) + 0.05;
          double b = luminance (tokens, pairs[i].under) + 0.05;
          double ratio = MAX (a, b) / MIN (a, b);

          if (ratio < pairs[i].least)
            g_error ("%s: %s on %s has %.2f", sheets[s], pairs[i].on, pairs[i].under, ratio);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/shape", test_shape);
  g_test_add_func ("/resources/references", test_references);
  g_test_add_func ("/resources/fields", test_fields);
  g_test_add_func ("/resources/counts", test_counts);
  g_test_add_func ("/resources/region-codes", test_region_codes);
  g_test_add_func ("/resources/old-codes", test_old_codes);
  g_test_add_func ("/resources/contrast", test_contrast);
  return g_test_run ();
}
