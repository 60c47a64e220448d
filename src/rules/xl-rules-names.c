/* xl-rules-names.c - names that are nearly equal: one thing entered twice? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-fold.h"
#include "xl-near-names.h"
#include "xl-rules-private.h"

#include <string.h>

/* Two names are near when, folded and without punctuation, they are the same words in any order, or
 * differ by one letter (another, one more, one less) in a word of five letters or more. So "Demo
 * Bank A" and "Demo Bank B" are two banks, and "Fraunhofer" and "Fraunhoffer" are one institute.
 * Near names are found through what is left of each name when one letter is taken out (as in the
 * symmetric delete method of spelling correction), so the cost grows with the number of names and
 * not with its square. */

typedef struct
{
  XlRecord *record;
  char *words;       /* normalised: folded words in order, one space between */
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->words);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Folded letters and digits; words sorted, so that "Núñez, Dolors" is "Dolors Núñez". */
static char *
normalise (const char *name)
{
  g_autofree char *folded = xl_fold (name);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
    }
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* Whether one letter makes @a into @b. */
static gboolean
one_apart (const char *a, const char *b)
{
  glong length_a = g_utf8_strlen (a, -1), length_b = g_utf8_strlen (b, -1);

  if (ABS (length_a - length_b) > 1)
    return FALSE;
  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    a = g_utf8_next_char (a), b = g_utf8_next_char (b);
  if (*a != '\0' && length_a >= length_b)
    a = g_utf8_next_char (a);
  if (*b != '\0' && length_b >= length_a)
    b = g_utf8_next_char (b);
  return strcmp (a, b) == 0;
}

/* The words that differ must be long enough for a slip of the finger. */
static gboolean
near (const char *a, const char *b)
{
  g_auto (GStrv) words_a = NULL, words_b = NULL;
  const char *left = NULL, *right = NULL;
  guint i = 0, j = 0, odd_a = 0, odd_b = 0;

  if (strcmp (a, b) == 0)
    return TRUE;
  words_a = g_strsplit (a, " ", -1);
  words_b = g_strsplit (b, " ", -1);
  while (words_a[i] != NULL || words_b[j] != NULL)
    {
      int order = words_a[i] == NULL ? 1 : words_b[j] == NULL ? -1 : strcmp (words_a[i], words_b[j]);

      if (order == 0)
        i++, j++;
      else if (order < 0)
        left = words_a[i++], odd_a++;
      else
        right = words_b[j++], odd_b++;
    }
  return odd_a == 1 && odd_b == 1 && g_utf8_strlen (left, -1) >= 5 && g_utf8_strlen (right, -1) >= 5
         && one_apart (left, right);
}

static void
add_entry (GArray *entries, XlRecord *record, const char *name)
{
  Entry entry = { record, NULL };

  if (name == NULL)
    return;
  entry.words = normalise (name);
  if (*entry.words == '\0')
    g_free (entry.words);
  else
    g_array_append_val (entries, entry);
}

/* Regions of two countries may share a name (Limburg does), and value chains have steps in common. */
static gboolean
may_share (XlCheck *check, XlRecord *a, XlRecord *b)
{
  if (xl_record_get_kind (a) == &xl_kind_step)
    return ((XlChainStep *) a)->chain != ((XlChainStep *) b)->chain;
  return xl_record_get_kind (a) == &xl_kind_region
         && g_strcmp0 (xl_plan_country (check->plan, a), xl_plan_country (check->plan, b)) != 0;
}

typedef struct
{
  XlCheck *check;
  GArray *entries;
  GHashTable *buckets; /* key -> GArray of guint: entries with that key */
  GHashTable *told;    /* "id id" */
} Search;

static void
compare_pair (Search *search, const Entry *one, const Entry *two)
{
  XlRecord *a = one->record, *b = two->record;
  char *pair;

  if (a == b || may_share (search->check, a, b) || !near (one->words, two->words))
    return;
  if (a->id > b->id)
    {
      XlRecord *swap = a;

      a = b;
      b = swap;
    }
  pair = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, a->id, b->id);
  if (g_hash_table_add (search->told, pair))
    xl_check_add (search->check, XL_SEVERITY_WARNING, a, NULL, b, NULL);
}

static void
put (Search *search, const char *key, guint index)
{
  GArray *bucket = g_hash_table_lookup (search->buckets, key);
  const Entry *entry = &g_array_index (search->entries, Entry, index);

  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (search->buckets, g_strdup (key), bucket);
    }
  /* A hundred records of one name are one finding too many already. */
  for (guint i = 0; i < MIN (bucket->len, 100); i++)
    compare_pair (search, &g_array_index (search->entries, Entry, g_array_index (bucket, guint, i)), entry);
  g_array_append_val (bucket, index);
}

static void
put_all (Search *search, guint index)
{
  const Entry *entry = &g_array_index (search->entries, Entry, index);
  g_autoptr (GString) key = g_string_new (NULL);

  put (search, entry->words, index);
  for (const char *p = entry->words; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_assign (key, entry->words);
      g_string_erase (key, p - entry->words, g_utf8_next_char (p) - p);
      put (search, key->str, index);
    }
}

/* The fields in which names of a kind stand; @name is NULL where it has none. */
static void
name_fields (const XlKind *kind, const XlField **name, const XlField **aliases)
{
  /* Names of settings are the program's, and a tag is there to be carried by many. */
  *name = kind == &xl_kind_setting || kind == &xl_kind_tag ? NULL : xl_kind_field (kind, kind == &xl_kind_project ? "title" : "name");
  *aliases = xl_kind_field (kind, "aliases");
}

static void
add_names (GArray *entries, XlRecord *record, const XlField *name, const XlField *aliases)
{
  const char *const *items = aliases != NULL ? xl_field_get_set (aliases, record) : NULL;

  add_entry (entries, record, xl_field_get_string (name, record));
  for (guint a = 0; items != NULL && items[a] != NULL; a++)
    add_entry (entries, record, items[a]);
}

/* The rule "similar-names": over each kind that has names, and organisations' and persons' aliases. */
void
xl_check_names (XlCheck *check)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      const GPtrArray *records = xl_plan_get_live (check->plan, kind);
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_autoptr (GHashTable) buckets =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
      g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Search search = { check, entries, buckets, told };
      const XlField *name, *aliases;

      name_fields (kind, &name, &aliases);
      if (name == NULL)
        continue;
      g_array_set_clear_func (entries, entry_clear);
      for (guint i = 0; i < records->len; i++)
        add_names (entries, g_ptr_array_index (records, i), name, aliases);
      for (guint i = 0; i < entries->len; i++)
        put_all (&search, i);
    }
}

/* --- for who asks before a record is there ---------------------------------------------------- */

struct _XlNearNames
{
  GArray *entries;
  GHashTable *buckets; /* key -> GArray of guint */
};

static void
put_key (XlNearNames *self, const char *key, guint index)
{
  GArray *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->buckets, g_strdup (key), bucket);
    }
  if (bucket->len < 100)
    g_array_append_val (bucket, index);
}

static const Entry *
find_key (XlNearNames *self, const char *key, const char *words)
{
  GArray *bucket = g_hash_table_lookup (self->buckets, key);

  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, g_array_index (bucket, guint, i));

      if (near (entry->words, words))
        return entry;
    }
  return NULL;
}

/**
 * xl_near_names_new:
 *
 * Returns: (transfer full): the names of the records of @kind; @plan must not change while it is used. Not all of them
 *   where the work over @plan is stopped
 */
XlNearNames *
xl_near_names_new (XlPlan *plan, const XlKind *kind)
{
  XlNearNames *self = g_new0 (XlNearNames, 1);
  const GPtrArray *records = xl_plan_get_live (plan, kind);
  const XlField *name, *aliases;

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  name_fields (kind, &name, &aliases);
  for (guint i = 0; name != NULL && i < records->len && !xl_plan_is_stopped (plan); i++)
    add_names (self->entries, g_ptr_array_index (records, i), name, aliases);
  for (guint i = 0; i < self->entries->len && !xl_plan_is_stopped (plan); i++)
    {
      const char *words = g_array_index (self->entries, Entry, i).words;
      g_autoptr (GString) key = g_string_new (words);

      put_key (self, words, i);
      for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_string_assign (key, words);
          g_string_erase (key, p - words, g_utf8_next_char (p) - p);
          put_key (self, key->str, i);
        }
    }
  return self;
}

void
xl_near_names_free (XlNearNames *self)
{
  g_hash_table_unref (self->buckets);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * xl_near_names_find:
 *
 * Returns: (transfer none) (nullable): a record whose name or alias is @name or nearly so
 */
XlRecord *
xl_near_names_find (XlNearNames *self, const char *name)
{
  g_autofree char *words = normalise (name);
  g_autoptr (GString) key = g_string_new (words);
  const Entry *found = *words != '\0' ? find_key (self, words, words) : NULL;

  for (const char *p = words; found == NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_assign (key, words);
      g_string_erase (key, p - words, g_utf8_next_char (p) - p);
      found = find_key (self, key->str, words);
    }
  return found != NULL ? found->record : NULL;
}
