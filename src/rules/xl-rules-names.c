/* xl-rules-names.c - names that are nearly equal: one thing entered twice? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-fold.h"
#include "xl-near-names.h"
#include "xl-rules-private.h"

#include <string.h>

/* Two names are near when, folded and without punctuation, they are the same words in any order, or
 * differ by one letter (another, one more, one less) in a word of five letters or more. So "Demo
 * Bank A" and "Demo Bank B" are two banks, and "Fraunhofer" and "Fraunhoffer" are one institute.
 * Near names are found through what is left of each name when one letter of such a word is taken out (as in the
 * symmetric delete method of spelling correction), so the cost grows with the number of names and not with its square.
 * Of what is left only a number is kept: whether two names that share one are near is asked of the names. */

#define LONG_WORD 5 /* letters */

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

/* A word of an entry, in place; none has no bytes. */
typedef struct
{
  const char *text;
  gsize n_bytes;
} Word;

static Word
first_word (const char *text)
{
  return (Word){ text, strcspn (text, " ") };
}

static Word
next_word (Word word)
{
  const char *end = word.text + word.n_bytes;

  return first_word (*end == ' ' ? end + 1 : end);
}

/* As strcmp(); behind the last word there is nothing. */
static int
word_order (Word a, Word b)
{
  int order;

  if (a.n_bytes == 0 || b.n_bytes == 0)
    return (a.n_bytes == 0) - (b.n_bytes == 0);
  order = memcmp (a.text, b.text, MIN (a.n_bytes, b.n_bytes));
  return order != 0 ? order : (a.n_bytes > b.n_bytes) - (a.n_bytes < b.n_bytes);
}

static glong
letters (Word word)
{
  return g_utf8_strlen (word.text, (gssize) word.n_bytes);
}

/* Whether one letter makes @a into @b. */
static gboolean
one_apart (Word a, Word b)
{
  glong letters_a = letters (a), letters_b = letters (b);
  const char *p = a.text, *q = b.text, *end_p = p + a.n_bytes, *end_q = q + b.n_bytes;

  if (ABS (letters_a - letters_b) > 1)
    return FALSE;
  while (p < end_p && q < end_q && g_utf8_get_char (p) == g_utf8_get_char (q))
    p = g_utf8_next_char (p), q = g_utf8_next_char (q);
  if (p < end_p && letters_a >= letters_b)
    p = g_utf8_next_char (p);
  if (q < end_q && letters_b >= letters_a)
    q = g_utf8_next_char (q);
  return end_p - p == end_q - q && memcmp (p, q, (gsize) (end_p - p)) == 0;
}

/* The words that differ must be long enough for a slip of the finger. */
static gboolean
near (const char *a, const char *b)
{
  Word of_a = first_word (a), of_b = first_word (b), left = { NULL, 0 }, right = { NULL, 0 };
  guint odd_a = 0, odd_b = 0;

  if (strcmp (a, b) == 0)
    return TRUE;
  while ((of_a.n_bytes > 0 || of_b.n_bytes > 0) && odd_a < 2 && odd_b < 2)
    {
      int order = word_order (of_a, of_b);

      if (order < 0)
        left = of_a, odd_a++;
      else if (order > 0)
        right = of_b, odd_b++;
      if (order <= 0)
        of_a = next_word (of_a);
      if (order >= 0)
        of_b = next_word (of_b);
    }
  return odd_a == 1 && odd_b == 1 && letters (left) >= LONG_WORD && letters (right) >= LONG_WORD
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

/* --- an index of names ------------------------------------------------------------------------ */

/* A key of an entry: the hash of its words, or of what is left of them without one letter. */
typedef struct
{
  guint64 hash;
  guint entry;
  guint next; /* of the same slot, in the order of the entries; 0 for none */
} Key;

#define FIRST_SLOTS 1024
#define MOST 100 /* a hundred records of one name are one finding too many already */

typedef struct
{
  GArray *entries; /* of Entry */
  GArray *keys;    /* of Key; the first is none */
  guint *slots;    /* first and last key of each */
  guint n_slots;   /* a power of two */
} Index;

static void
index_init (Index *self)
{
  const Key none = { 0 };

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_append_val (self->keys, none);
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint, 2 * self->n_slots);
}

static void
index_clear (Index *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->keys);
  g_free (self->slots);
}

static Key *
key_at (const Index *self, guint n)
{
  return &g_array_index (self->keys, Key, n);
}

static guint *
slot_of (const Index *self, guint64 hash)
{
  return &self->slots[2 * (hash & (self->n_slots - 1))];
}

static void
chain (Index *self, guint n)
{
  guint *slot = slot_of (self, key_at (self, n)->hash);

  key_at (self, n)->next = 0;
  if (slot[0] == 0)
    slot[0] = n;
  else
    key_at (self, slot[1])->next = n;
  slot[1] = n;
}

static void
put_key (Index *self, guint64 hash, guint entry)
{
  const Key key = { hash, entry, 0 };

  g_array_append_val (self->keys, key);
  if (self->keys->len <= self->n_slots)
    {
      chain (self, self->keys->len - 1);
      return;
    }
  self->n_slots *= 4;
  g_free (self->slots);
  self->slots = g_new0 (guint, 2 * self->n_slots);
  for (guint n = 1; n < self->keys->len; n++)
    chain (self, n);
}

/* Spreads the bits of a sum over all of them. */
static guint64
mix (guint64 sum)
{
  sum ^= sum >> 32;
  sum *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return sum ^ sum >> 32;
}

#define BASE G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef gboolean (*KeyFunc) (guint64 hash, gpointer data);

/* Calls @func with the keys of @words until it returns FALSE: first that of the whole. A text is a number to the base
 * BASE, so that what is left without a letter follows from what is before and after it. */
static void
each_key (const char *words, KeyFunc func, gpointer data)
{
  gsize length = strlen (words);
  g_autofree guint64 *before = g_new (guint64, length + 1);
  guint64 after = 0, power = 1;
  gsize word_end = length;

  before[0] = 0;
  for (gsize i = 0; i < length; i++)
    before[i + 1] = before[i] * BASE + (guchar) words[i] + 1;
  if (!func (mix (before[length]), data))
    return;
  for (gsize end = length; end > 0;)
    {
      const char *letter = g_utf8_find_prev_char (words, words + end);
      gsize at = (gsize) (letter - words), word = at;

      if (*letter == ' ')
        word_end = at;
      while (word > 0 && words[word - 1] != ' ')
        word--;
      if (*letter != ' ' && g_utf8_strlen (words + word, (gssize) (word_end - word)) >= LONG_WORD
          && !func (mix (before[at] * power + after), data))
        return;
      for (; end > at; end--)
        {
          after += ((guchar) words[end - 1] + 1) * power;
          power *= BASE;
        }
    }
}

/* --- the rule --------------------------------------------------------------------------------- */

typedef struct
{
  XlCheck *check;
  Index index;
  GHashTable *told; /* "id id" */
  guint entry;      /* the present one */
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

/* Compares the present entry with those before it that have the key, and gives it the key, too. */
static gboolean
compare_cb (guint64 hash, gpointer data)
{
  Search *search = data;
  const Entry *entry = &g_array_index (search->index.entries, Entry, search->entry);
  guint met = 0;

  for (guint n = slot_of (&search->index, hash)[0]; n != 0 && met < MOST; n = key_at (&search->index, n)->next)
    if (key_at (&search->index, n)->hash == hash)
      {
        met++;
        compare_pair (search, &g_array_index (search->index.entries, Entry, key_at (&search->index, n)->entry), entry);
      }
  put_key (&search->index, hash, search->entry);
  return TRUE;
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
      g_autoptr (GHashTable) told = NULL;
      Search search = { check };
      const XlField *name, *aliases;

      name_fields (kind, &name, &aliases);
      if (name == NULL)
        continue;
      told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      search.told = told;
      index_init (&search.index);
      for (guint i = 0; i < records->len && !xl_plan_is_stopped (check->plan); i++)
        add_names (search.index.entries, g_ptr_array_index (records, i), name, aliases);
      for (; search.entry < search.index.entries->len && !xl_plan_is_stopped (check->plan); search.entry++)
        each_key (g_array_index (search.index.entries, Entry, search.entry).words, compare_cb, &search);
      index_clear (&search.index);
    }
}

/* --- for who asks before a record is there ---------------------------------------------------- */

struct _XlNearNames
{
  Index index;
  guint entry; /* while it is made: the present one */
};

static gboolean
note_cb (guint64 hash, gpointer data)
{
  XlNearNames *self = data;

  put_key (&self->index, hash, self->entry);
  return TRUE;
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

  index_init (&self->index);
  name_fields (kind, &name, &aliases);
  for (guint i = 0; name != NULL && i < records->len && !xl_plan_is_stopped (plan); i++)
    add_names (self->index.entries, g_ptr_array_index (records, i), name, aliases);
  for (; self->entry < self->index.entries->len && !xl_plan_is_stopped (plan); self->entry++)
    each_key (g_array_index (self->index.entries, Entry, self->entry).words, note_cb, self);
  return self;
}

void
xl_near_names_free (XlNearNames *self)
{
  index_clear (&self->index);
  g_free (self);
}

typedef struct
{
  const Index *index;
  const char *words;
  const Entry *found;
} Question;

static gboolean
find_cb (guint64 hash, gpointer data)
{
  Question *question = data;
  const Index *index = question->index;
  guint met = 0;

  for (guint n = slot_of (index, hash)[0]; n != 0 && met < MOST; n = key_at (index, n)->next)
    if (key_at (index, n)->hash == hash)
      {
        const Entry *entry = &g_array_index (index->entries, Entry, key_at (index, n)->entry);

        met++;
        if (near (entry->words, question->words))
          {
            question->found = entry;
            return FALSE;
          }
      }
  return TRUE;
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
  Question question = { &self->index, words, NULL };

  if (*words != '\0')
    each_key (words, find_cb, &question);
  return question.found != NULL ? question.found->record : NULL;
}
