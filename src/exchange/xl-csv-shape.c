/* xl-csv-shape.c - maps with a name: of one row of a table records of several kinds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-csv-private.h"

#include <string.h>

#include "xl-codes.h"
#include "xl-fold.h"

/* A map is a key file. Each group is a kind (and a word that tells two groups of one kind apart), each line a field:
 *
 *   [project-region]
 *   project=acronym|project acronym > slug
 *   role="partner" > weak
 *
 * The value is a heading, or several of which the first that has a text counts, or a text between quotation marks;
 * then what is done with it, step by step:
 *
 *   weak            given to new records only
 *   need            no record without it
 *   rows:;          a record for each of several texts
 *   count:2028      as many records as the number says: 2028, 2029, …
 *   next:-in-2028   with that behind it, its number one more in each further record of the row
 *   with:x          only where the column x says something; without:x, only where it says nothing
 *   set:;           several texts as a set
 *   words:a=b,c=d   what begins with "a" is "b"; nothing else is taken
 *   date            the first year or date in the text
 *   slug            a key made of it
 *   before:x        what stands before x; nothing where there is no x
 *   times:1000000   a number times that; plus:2, a whole number and that
 *   country         the code of a country
 *   code, label     of "CODE / NAME" the one or the other
 *   place           the longest code of a region of the plan with which it begins, else its NUTS 2 code
 *   place-name      the name of that place
 *   class, codes    of codes of waste and words for classes of flows
 *   upper           in capitals */

typedef enum
{
  STEP_WEAK,
  STEP_NEED,
  STEP_ROWS,
  STEP_COUNT,
  STEP_NEXT,
  STEP_WITH,
  STEP_WITHOUT,
  STEP_SET,
  STEP_WORDS,
  STEP_DATE,
  STEP_SLUG,
  STEP_BEFORE,
  STEP_TIMES,
  STEP_PLUS,
  STEP_COUNTRY,
  STEP_CODE,
  STEP_LABEL,
  STEP_PLACE,
  STEP_PLACE_NAME,
  STEP_CLASS,
  STEP_CODES,
  STEP_UPPER,
} StepType;

static const char *const step_names[] = { "weak", "need", "rows", "count", "next", "with", "without", "set", "words",
                                          "date", "slug", "before", "times", "plus", "country", "code", "label", "place",
                                          "place-name", "class", "codes", "upper" };

#define MOST_COUNTED 200 /* records that one number of a row is made into */

typedef struct
{
  StepType type;
  char *argument; /* owned, or NULL */
} Step;

typedef struct
{
  int field;        /* XL_CSV_KEY, or index */
  char **headings;  /* folded; NULL for a constant */
  char *constant;
  GArray *steps;    /* of Step */
  gboolean weak, need;
  char split;       /* of rows:, or 0 */
  gboolean counts;  /* it has count: */
} Target;

typedef struct
{
  const XlKind *kind;
  GPtrArray *targets;
} Group;

struct _XlCsvShape
{
  GPtrArray *groups;
};

/* --- reading a map ---------------------------------------------------------------------------- */

static void
step_clear (gpointer data)
{
  g_free (((Step *) data)->argument);
}

static void
target_free (gpointer data)
{
  Target *target = data;

  g_strfreev (target->headings);
  g_free (target->constant);
  g_array_unref (target->steps);
  g_free (target);
}

static void
group_free (gpointer data)
{
  g_ptr_array_unref (((Group *) data)->targets);
  g_free (data);
}

void
xl_csv_shape_free (XlCsvShape *shape)
{
  g_ptr_array_unref (shape->groups);
  g_free (shape);
}

static gboolean
add_step (Target *target, char *word)
{
  char *colon = strchr (word, ':');
  g_autofree char *folded = NULL;
  Step step = { 0, NULL };

  if (colon != NULL)
    *colon++ = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (step_names); i++)
    if (strcmp (word, step_names[i]) == 0)
      {
        if (i == STEP_WITH || i == STEP_WITHOUT)
          colon = folded = xl_fold (colon != NULL ? colon : "");
        step.type = i;
        step.argument = g_strdup (colon);
        g_array_append_val (target->steps, step);
        target->weak = target->weak || i == STEP_WEAK;
        target->need = target->need || i == STEP_NEED;
        target->counts = target->counts || i == STEP_COUNT;
        if (i == STEP_ROWS)
          target->split = colon != NULL ? *colon : ';';
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_target (Group *group, const char *name, const char *value)
{
  Target *target = g_new0 (Target, 1);
  g_auto (GStrv) words = g_strsplit (value, " > ", -1);
  gboolean good = words[0] != NULL;
  gsize length = good ? strlen (words[0]) : 0;

  target->field = xl_csv_find_field (group->kind, name);
  target->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (target->steps, step_clear);
  g_ptr_array_add (group->targets, target);
  if (!good || target->field == XL_CSV_NONE)
    return FALSE;
  if (length >= 2 && words[0][0] == '"' && words[0][length - 1] == '"')
    target->constant = g_strndup (words[0] + 1, length - 2);
  else
    {
      target->headings = g_strsplit (words[0], "|", -1);
      for (guint i = 0; target->headings[i] != NULL; i++)
        {
          char *folded = xl_fold (g_strstrip (target->headings[i]));

          g_free (target->headings[i]);
          target->headings[i] = folded;
        }
    }
  for (guint i = 1; words[i] != NULL; i++)
    good = good && add_step (target, words[i]);
  return good;
}

/**
 * xl_csv_shape_new:
 * @text: a map
 * @wrong: (out) (optional) (transfer full): the line or group that does not read
 *
 * Returns: (transfer full) (nullable): the map
 */
XlCsvShape *
xl_csv_shape_new (const char *text, gsize length, char **wrong)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (XlCsvShape) shape = g_new0 (XlCsvShape, 1);
  g_auto (GStrv) names = NULL;

  shape->groups = g_ptr_array_new_with_free_func (group_free);
  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    return NULL;
  names = g_key_file_get_groups (file, NULL);
  for (guint g = 0; names[g] != NULL; g++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, names[g], NULL, NULL);
      g_auto (GStrv) words = g_strsplit (names[g], " ", 2);
      Group *group = g_new0 (Group, 1);

      group->kind = xl_kind_find (words[0]);
      group->targets = g_ptr_array_new_with_free_func (target_free);
      g_ptr_array_add (shape->groups, group);
      for (guint k = 0; group->kind != NULL && keys[k] != NULL; k++)
        {
          g_autofree char *value = g_key_file_get_value (file, names[g], keys[k], NULL);

          if (read_target (group, keys[k], value))
            continue;
          if (wrong != NULL)
            *wrong = g_strdup_printf ("%s: %s", names[g], keys[k]);
          return NULL;
        }
      if (group->kind == NULL)
        {
          if (wrong != NULL)
            *wrong = g_strdup (names[g]);
          return NULL;
        }
    }
  return shape->groups->len > 0 ? g_steal_pointer (&shape) : NULL;
}

/* --- a map and a heading ---------------------------------------------------------------------- */

static char **
dup_folded (char **heading)
{
  guint n = g_strv_length (heading);
  char **folded = g_new0 (char *, n + 1);

  for (guint c = 0; c < n; c++)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (heading[c]));

      folded[c] = xl_fold (stripped);
    }
  return folded;
}

static gboolean
fits (const Target *target, const char *heading)
{
  return target->headings != NULL && g_strv_contains ((const char *const *) target->headings, heading);
}

/* Without these columns there would be no records of the group: what it needs, its key, and what links must have. */
static gboolean
must_have (const Group *group, const Target *target)
{
  const XlField *field = target->field >= 0 ? &group->kind->fields[target->field] : NULL;

  return target->headings != NULL
         && (target->field == XL_CSV_KEY
             || (field != NULL && (field->flags & XL_FIELD_REQUIRED) && field->fallback == NULL));
}

/* Links and what is needed only for them may be absent: a file without codes of regions has no regions. */
static gboolean
is_optional (const Group *group)
{
  for (guint t = 0; t < group->targets->len; t++)
    if (((Target *) g_ptr_array_index (group->targets, t))->need)
      return TRUE;
  return FALSE;
}

static int
find_column (const Target *target, char **folded)
{
  for (guint h = 0; target->headings != NULL && target->headings[h] != NULL; h++)
    for (guint c = 0; folded[c] != NULL; c++)
      if (strcmp (folded[c], target->headings[h]) == 0)
        return (int) c;
  return -1;
}

/**
 * xl_csv_shape_missing:
 *
 * Returns: (nullable): a heading that the map must have and @table has not, folded; %NULL where the map fits
 */
const char *
xl_csv_shape_missing (const XlCsvShape *shape, const XlCsvTable *table)
{
  g_auto (GStrv) folded = dup_folded (g_ptr_array_index (table->rows, 0));

  for (guint g = 0; g < shape->groups->len; g++)
    {
      const Group *group = g_ptr_array_index (shape->groups, g);

      for (guint t = 0; !is_optional (group) && t < group->targets->len; t++)
        {
          const Target *target = g_ptr_array_index (group->targets, t);

          if (must_have (group, target) && find_column (target, folded) < 0)
            return target->headings[0];
        }
    }
  return NULL;
}

/**
 * xl_csv_shape_score:
 *
 * Returns: how many columns of @table the map uses; 0 where it does not fit
 */
guint
xl_csv_shape_score (const XlCsvShape *shape, const XlCsvTable *table)
{
  g_auto (GStrv) folded = dup_folded (g_ptr_array_index (table->rows, 0));
  guint score = 0;

  if (xl_csv_shape_missing (shape, table) != NULL)
    return 0;
  for (guint c = 0; folded[c] != NULL; c++)
    score += xl_csv_shape_target (shape, folded[c], 0, NULL) != NULL;
  return score;
}

/**
 * xl_csv_shape_target:
 * @heading: of a file
 * @nth: which of what the column becomes
 * @field: (out) (optional): the field, or %NULL for the key
 *
 * Returns: (nullable): the kind; %NULL after the last
 */
const XlKind *
xl_csv_shape_target (const XlCsvShape *shape, const char *heading, guint nth, const XlField **field)
{
  g_autofree char *folded = xl_fold (heading);

  g_strstrip (folded);
  for (guint g = 0; g < shape->groups->len; g++)
    {
      const Group *group = g_ptr_array_index (shape->groups, g);

      for (guint t = 0; t < group->targets->len; t++)
        {
          const Target *target = g_ptr_array_index (group->targets, t);

          if (!fits (target, folded) || nth-- > 0)
            continue;
          if (field != NULL)
            *field = target->field >= 0 ? &group->kind->fields[target->field] : NULL;
          return group->kind;
        }
    }
  return NULL;
}

/* --- steps ------------------------------------------------------------------------------------ */

typedef struct
{
  GHashTable *places; /* codes of the plan's regions */
  char **folded;      /* the heading */
  char **cells;       /* the present row */
  guint n_cells;
  guint nth;          /* of the records that the row is made into */
} Spread;

/* What the present row says in a column. */
static const char *
cell_of (const Spread *self, const char *heading)
{
  for (guint c = 0; c < self->n_cells && self->folded[c] != NULL; c++)
    if (*self->cells[c] != '\0' && strcmp (self->folded[c], heading) == 0)
      return xl_csv_plain_cell (self->cells[c]);
  return "";
}

static char *
slug (const char *text)
{
  g_autofree char *folded = xl_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
  if (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static char *
map_word (const char *text, const char *argument)
{
  g_autofree char *folded = xl_fold (text);
  g_auto (GStrv) pairs = g_strsplit (argument != NULL ? argument : "", ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      g_autofree char *word = equals != NULL ? g_strndup (pairs[i], equals - pairs[i]) : NULL;
      g_autofree char *start = word != NULL ? xl_fold (word) : NULL;

      if (start != NULL && g_str_has_prefix (folded, start))
        return g_strdup (equals + 1);
    }
  return g_strdup ("");
}

static char *
find_date (const char *text)
{
  for (const char *p = text; strlen (p) >= 4; p++)
    if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]))
      {
        gsize length = strspn (p, "0123456789-");
        g_autofree char *date = g_strndup (p, length);

        return xl_date_parse (date) != XL_DATE_NONE ? g_steal_pointer (&date) : g_strndup (p, 4);
      }
  return g_strdup ("");
}

/* "NL42" is the code of a place, and so is "ZZ1 / Nowhere"; "PARMA" is none. */
static gboolean
is_code (const char *text, gsize length)
{
  g_autofree char *code = g_strndup (text, length);

  return length >= 2 && length <= 5 && (text[length] == '\0' || text[length] == ' ')
         && (strpbrk (code, "0123456789") != NULL || g_str_has_prefix (text + length, " /")
             || xl_codes_lookup ("nuts", code, "name") != NULL);
}

/* "NL42 / Prov. Limburg (NL)", "NL42 Limburg", "NL42" */
static void
split_place (const char *text, char **code, char **label)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  const char *rest = text + length;

  if (!is_code (text, length))
    {
      *code = g_strdup ("");
      *label = g_strdup (text);
      return;
    }
  *code = g_strndup (text, length);
  rest += strspn (rest, " /-");
  *label = g_strdup (rest);
}

static char *
find_place (Spread *self, const char *code)
{
  for (gsize n = strlen (code); n >= 2; n--)
    {
      g_autofree char *start = g_strndup (code, n);

      if (g_hash_table_contains (self->places, start))
        return g_steal_pointer (&start);
    }
  return g_strndup (code, 4);
}

static char *
place_name (Spread *self, const char *text)
{
  g_autofree char *code = NULL, *label = NULL, *place = NULL;
  const char *listed;

  split_place (text, &code, &label);
  place = find_place (self, code);
  if (*label != '\0' && (*code == '\0' || strcmp (code, place) == 0))
    return g_steal_pointer (&label);
  listed = xl_codes_lookup ("nuts", place, "name");
  return g_strdup (listed != NULL && *listed != '\0' ? listed : place);
}

/* Flows say what they are by codes of waste, or by a word where waste law does not reach: "02 01 03|by-product" */
static char *
flow_class (const char *text)
{
  return g_strdup (g_ascii_isdigit (*text) ? "waste" : text);
}

static char *
flow_codes (const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, "|", -1);

  return g_ascii_isdigit (*text) ? xl_set_to_text ((const char *const *) items) : g_strdup ("");
}

static char *
multiply (const char *text, const char *argument)
{
  static const XlNumberStyle comma = { ",", "." };
  double value;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!xl_number_parse (text, &xl_number_plain, &value) && !xl_number_parse (text, &comma, &value))
    return g_strdup (text);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f",
                                    value * g_ascii_strtod (argument != NULL ? argument : "1", NULL)));
}

/* The number of a step; @usual where it has none. */
static int
number_of (const char *argument, int usual)
{
  return argument != NULL && *argument != '\0' ? (int) CLAMP (g_ascii_strtoll (argument, NULL, 10), -1000000, 1000000)
                                               : usual;
}

static char *
add_number (const char *text, const char *argument)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, -1000000, 1000000, &number, NULL))
    return g_strdup (text);
  return g_strdup_printf ("%d", (int) number + number_of (argument, 0));
}

/* How many records a number asks for; 1 where it is none, so that its field can say so. */
static guint
count_of (const char *text)
{
  guint64 number;

  return g_ascii_string_to_unsigned (text, 10, 1, MOST_COUNTED, &number, NULL) ? (guint) number : 1;
}

static char *
count_from (const char *text, const char *argument, guint nth)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_COUNTED, &number, NULL))
    return g_strdup (text);
  return nth < number ? g_strdup_printf ("%d", number_of (argument, 1) + (int) nth) : g_strdup ("");
}

/* "x01", "-in-2028", 2: "x01-in-2030" */
static char *
next_of (const char *text, const char *argument, guint nth)
{
  gsize length = argument != NULL ? strlen (argument) : 0, stem = length;

  while (stem > 0 && g_ascii_isdigit (argument[stem - 1]))
    stem--;
  return g_strdup_printf ("%s%.*s%d", text, (int) stem, length > 0 ? argument : "",
                          number_of (length > 0 ? argument + stem : NULL, 1) + (int) nth);
}

static char *
apply (Spread *self, const Step *step, const char *text)
{
  g_autofree char *code = NULL, *label = NULL;
  char *made;

  switch (step->type)
    {
    case STEP_SET:
      {
        g_auto (GStrv) items = g_strsplit (text, step->argument != NULL && *step->argument != '\0' ? step->argument : " ", -1);

        for (guint i = 0; items[i] != NULL; i++)
          g_strstrip (items[i]);
        return xl_set_to_text ((const char *const *) items);
      }
    case STEP_WORDS:
      return map_word (text, step->argument);
    case STEP_DATE:
      return find_date (text);
    case STEP_SLUG:
      return slug (text);
    case STEP_BEFORE:
      made = step->argument != NULL ? strstr (text, step->argument) : NULL;
      return made != NULL ? g_strndup (text, made - text) : g_strdup ("");
    case STEP_COUNT:
      return count_from (text, step->argument, self->nth);
    case STEP_NEXT:
      return next_of (text, step->argument, self->nth);
    case STEP_WITH:
      return g_strdup (*cell_of (self, step->argument) != '\0' ? text : "");
    case STEP_WITHOUT:
      return g_strdup (*cell_of (self, step->argument) == '\0' ? text : "");
    case STEP_PLUS:
      return add_number (text, step->argument);
    case STEP_TIMES:
      return multiply (text, step->argument);
    case STEP_COUNTRY:
      made = xl_codes_country (text);
      return made != NULL ? made : g_strdup (text);
    case STEP_CODE:
      split_place (text, &code, &label);
      return g_steal_pointer (&code);
    case STEP_LABEL:
      split_place (text, &code, &label);
      return g_steal_pointer (&label);
    case STEP_PLACE:
      return find_place (self, text);
    case STEP_PLACE_NAME:
      return place_name (self, text);
    case STEP_CLASS:
      return flow_class (text);
    case STEP_CODES:
      return flow_codes (text);
    case STEP_UPPER:
      return g_utf8_strup (text, -1);
    case STEP_WEAK:
    case STEP_NEED:
    case STEP_ROWS:
      break;
    }
  return g_strdup (text);
}

/* --- rows ------------------------------------------------------------------------------------- */

static const char *
raw_cell (const Spread *self, const Target *target)
{
  const char *cell = target->constant != NULL ? target->constant : "";

  for (guint h = 0; target->headings != NULL && *cell == '\0' && target->headings[h] != NULL; h++)
    cell = cell_of (self, target->headings[h]);
  return cell;
}

/* The text of a target in the present record of a row; several counts those that there are. */
static char *
make_cell (Spread *self, const Target *target, guint *several)
{
  const char *raw = raw_cell (self, target);
  char *text;

  if (target->split != 0)
    {
      const char separator[2] = { target->split, '\0' };
      g_auto (GStrv) items = g_strsplit (raw, separator, -1);
      guint n = g_strv_length (items);

      *several = MAX (*several, n);
      text = self->nth < n ? g_strdup (g_strstrip (items[self->nth])) : g_strdup ("");
    }
  else
    text = g_strdup (raw);
  if (target->counts)
    *several = MAX (*several, count_of (text));
  for (guint s = 0; s < target->steps->len && *text != '\0'; s++)
    {
      char *next = apply (self, &g_array_index (target->steps, Step, s), text);

      g_free (text);
      text = next != NULL ? next : g_strdup (""); /* a set of nothing */
    }
  return text;
}

/* Rows of one key are one record: what the first leaves open the next may say. */
static gboolean
merge (GHashTable *by_key, int key, char **made)
{
  char **there;

  if (key < 0 || *made[key] == '\0')
    return FALSE;
  there = g_hash_table_lookup (by_key, made[key]);
  for (guint c = 0; there != NULL && made[c] != NULL; c++)
    if (*there[c] == '\0')
      {
        g_free (there[c]);
        there[c] = g_strdup (made[c]);
      }
  if (there == NULL)
    g_hash_table_insert (by_key, made[key], made);
  return there != NULL;
}

static gboolean
is_there (const Group *group, char **made)
{
  gboolean any = FALSE;

  for (guint t = 0; t < group->targets->len; t++)
    {
      const Target *target = g_ptr_array_index (group->targets, t);
      const XlField *field = target->field >= 0 ? &group->kind->fields[target->field] : NULL;
      gboolean end = field != NULL && (group->kind->flags & XL_KIND_LINK) && (field->flags & XL_FIELD_REQUIRED)
                     && field->fallback == NULL;

      if (*made[t] == '\0' && (target->need || end))
        return FALSE;
      any = any || (*made[t] != '\0' && target->headings != NULL);
    }
  return any;
}

static void
spread_row (Spread *self, const Group *group, const XlCsvTable *table, guint r, XlCsvTable *out, GHashTable *by_key,
            int key)
{
  guint several = 1;

  self->cells = g_ptr_array_index (table->rows, r);
  self->n_cells = g_strv_length (self->cells);
  for (self->nth = 0; self->nth < several; self->nth++)
    {
      char **made = g_new0 (char *, group->targets->len + 1);

      for (guint t = 0; t < group->targets->len; t++)
        made[t] = make_cell (self, g_ptr_array_index (group->targets, t), &several);
      if (!is_there (group, made) || merge (by_key, key, made))
        g_strfreev (made);
      else
        {
          g_ptr_array_add (out->rows, made);
          g_array_append_val (out->lines, g_array_index (table->lines, guint, r));
        }
    }
}

static XlCsvPart *
spread_group (Spread *self, const Group *group, const XlCsvTable *table, GCancellable *cancellable)
{
  XlCsvTable *out = g_new0 (XlCsvTable, 1);
  XlCsvPart *part = xl_csv_part_new (group->kind, out, TRUE);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  char **heading = g_new0 (char *, group->targets->len + 1);
  int key = -1;

  out->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  out->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  out->separator = table->separator;
  part->gentle = TRUE;
  for (guint t = 0; t < group->targets->len; t++)
    {
      const Target *target = g_ptr_array_index (group->targets, t);
      XlCsvColumn column = { target->field, target->weak };

      if (target->field == XL_CSV_KEY)
        key = (int) t;
      heading[t] = g_strdup (target->field >= 0 ? group->kind->fields[target->field].name : "id");
      g_array_append_val (part->columns, column);
    }
  g_ptr_array_add (out->rows, heading);
  g_array_append_val (out->lines, g_array_index (table->lines, guint, 0));
  for (guint r = 1; r < table->rows->len && !g_cancellable_is_cancelled (cancellable); r++)
    spread_row (self, group, table, r, out, by_key, key);
  return part;
}

/**
 * xl_csv_shape_spread:
 * @plan: whose regions are known by their codes
 *
 * Returns: (transfer full) (element-type XlCsvPart): the records that the rows of @table are made into
 */
GPtrArray *
xl_csv_shape_spread (const XlCsvShape *shape, const XlCsvTable *table, XlPlan *plan, GCancellable *cancellable)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) xl_csv_part_free);
  g_auto (GStrv) folded = dup_folded (g_ptr_array_index (table->rows, 0));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  Spread self = { .places = places, .folded = folded };

  for (guint i = 0; i < regions->len; i++)
    {
      XlRegion *region = g_ptr_array_index (regions, i);

      if (region->code != NULL)
        g_hash_table_add (places, region->code);
    }
  for (guint g = 0; g < shape->groups->len; g++)
    g_ptr_array_add (parts, spread_group (&self, g_ptr_array_index (shape->groups, g), table, cancellable));
  return parts;
}
