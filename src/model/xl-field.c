/* xl-field.c - values of fields: read, written as canonical text, checked, parsed as typed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-codes.h"
#include "xl-fold.h"
#include "xl-id.h"
#include "xl-kind.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define XL_TEXT_MAX 1000              /* characters of a one-line text */
#define XL_LONG_TEXT_MAX (1024 * 1024) /* bytes of a long text */
#define XL_SET_MAX 200                /* items of a set */

static gconstpointer
member_of (const XlRecord *record, const XlField *field)
{
  return G_STRUCT_MEMBER_P (record, field->offset);
}

/* --- reading ---------------------------------------------------------------------------------- */

/**
 * xl_field_get_int:
 *
 * Returns: the number of an integer, money, share, reference, flag, date (packed) or choice
 *   (1-based) field; %XL_NONE or 0 for no value, see xl-field.h
 */
gint64
xl_field_get_int (const XlField *field, const XlRecord *record)
{
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_REFERENCE:
      return *(const gint64 *) member_of (record, field);
    case XL_FIELD_CHOICE:
    case XL_FIELD_FLAG:
      return *(const int *) member_of (record, field);
    case XL_FIELD_DATE:
      return *(const XlDate *) member_of (record, field);
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_REAL:
    case XL_FIELD_SET:
      break;
    }
  g_return_val_if_reached (0);
}

/**
 * xl_field_get_real:
 *
 * Returns: the value of a real field; NAN for no value
 */
double
xl_field_get_real (const XlField *field, const XlRecord *record)
{
  g_return_val_if_fail (field->type == XL_FIELD_REAL, NAN);
  return *(const double *) member_of (record, field);
}

/**
 * xl_field_get_string:
 *
 * Returns: (transfer none) (nullable): the value of a text or long text field
 */
const char *
xl_field_get_string (const XlField *field, const XlRecord *record)
{
  g_return_val_if_fail (field->type == XL_FIELD_TEXT || field->type == XL_FIELD_LONG_TEXT, NULL);
  return *(char *const *) member_of (record, field);
}

/**
 * xl_field_get_set:
 *
 * Returns: (transfer none) (nullable): the items of a set field, sorted
 */
const char *const *
xl_field_get_set (const XlField *field, const XlRecord *record)
{
  g_return_val_if_fail (field->type == XL_FIELD_SET, NULL);
  return *(const char *const *const *) member_of (record, field);
}

/**
 * xl_field_get_reference:
 *
 * Returns: the id that a reference field holds, or 0
 */
gint64
xl_field_get_reference (const XlField *field, const XlRecord *record)
{
  g_return_val_if_fail (field->type == XL_FIELD_REFERENCE, 0);
  return *(const gint64 *) member_of (record, field);
}

/**
 * xl_field_get_nick:
 *
 * Returns: (transfer none) (nullable): the stored word of a choice field
 */
const char *
xl_field_get_nick (const XlField *field, const XlRecord *record)
{
  int choice = xl_field_get_int (field, record);

  return choice > 0 ? field->choices[choice - 1].nick : NULL;
}

/**
 * xl_field_has_value:
 *
 * Returns: whether the field has a value; a flag always has
 */
gboolean
xl_field_has_value (const XlField *field, const XlRecord *record)
{
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      return xl_field_get_string (field, record) != NULL;
    case XL_FIELD_SET:
      return xl_field_get_set (field, record) != NULL;
    case XL_FIELD_REAL:
      return !isnan (xl_field_get_real (field, record));
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return xl_field_get_int (field, record) != XL_NONE;
    case XL_FIELD_REFERENCE:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
      return xl_field_get_int (field, record) != 0;
    case XL_FIELD_FLAG:
      return TRUE;
    }
  return FALSE;
}

/**
 * xl_field_put_text:
 * @out: where to
 *
 * Appends the value as canonical text (see #XlFieldType).
 *
 * Returns: whether there is a value
 */
gboolean
xl_field_put_text (const XlField *field, const XlRecord *record, GString *out)
{
  g_autofree char *made = NULL;
  gint64 number;

  if (!xl_field_has_value (field, record))
    return FALSE;
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      g_string_append (out, xl_field_get_string (field, record));
      break;
    case XL_FIELD_SET:
      g_string_append (out, made = xl_set_to_text (xl_field_get_set (field, record)));
      break;
    case XL_FIELD_REAL:
      made = xl_number_to_text (xl_field_get_real (field, record));
      if (made == NULL) /* infinite: only what went round the door */
        return FALSE;
      g_string_append (out, made);
      break;
    case XL_FIELD_CHOICE:
      g_string_append (out, xl_field_get_nick (field, record));
      break;
    case XL_FIELD_DATE:
      xl_date_put (out, xl_field_get_int (field, record));
      break;
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_REFERENCE:
    case XL_FIELD_FLAG:
      number = xl_field_get_int (field, record);
      if (number < 0)
        g_string_append_c (out, '-');
      xl_number_put_digits (out, number < 0 ? 0 - (guint64) number : (guint64) number, 1);
      break;
    }
  return TRUE;
}

/**
 * xl_field_dup_text:
 *
 * Returns: (transfer full) (nullable): the value as canonical text (see #XlFieldType); NULL for no value
 */
char *
xl_field_dup_text (const XlField *field, const XlRecord *record)
{
  GString *text;
  gboolean has;

  if (field->type == XL_FIELD_TEXT || field->type == XL_FIELD_LONG_TEXT)
    return g_strdup (xl_field_get_string (field, record));
  text = g_string_new (NULL);
  has = xl_field_put_text (field, record, text);
  return g_string_free (text, !has);
}

/**
 * xl_field_same:
 *
 * Returns: whether two records of one kind have the same value in @field
 */
gboolean
xl_field_same (const XlField *field, const XlRecord *a, const XlRecord *b)
{
  g_autofree char *text_a = xl_field_dup_text (field, a);
  g_autofree char *text_b = xl_field_dup_text (field, b);

  return g_strcmp0 (text_a, text_b) == 0;
}

/* --- sets ------------------------------------------------------------------------------------- */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * xl_set_to_text:
 * @items: (nullable): text items; need not be sorted
 *
 * Returns: (transfer full) (nullable): a JSON array, sorted by bytes, each item once; NULL when empty
 */
char *
xl_set_to_text (const char *const *items)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *out;

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    if (*items[i] != '\0')
      g_ptr_array_add (sorted, (gpointer) items[i]);
  if (sorted->len == 0)
    return NULL;
  g_ptr_array_sort (sorted, compare_items);
  out = g_string_new ("[");
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *item = g_ptr_array_index (sorted, i);

      if (i > 0 && strcmp (item, g_ptr_array_index (sorted, i - 1)) == 0)
        continue;
      g_string_append (out, out->len > 1 ? ",\"" : "\"");
      for (const char *p = item; *p != '\0'; p++)
        if (*p == '"' || *p == '\\')
          g_string_append_printf (out, "\\%c", *p);
        else if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) *p);
        else
          g_string_append_c (out, *p);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

/* One JSON string from just behind its opening quote to just behind its closing one. */
static char *
read_json_string (const char **text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = *text;

  for (; *p != '"'; p++)
    {
      if (*p == '\0')
        return NULL;
      if (*p != '\\')
        {
          g_string_append_c (out, *p);
          continue;
        }
      p++;
      if (*p == 'u')
        {
          gunichar c = 0;

          for (int i = 0; i < 4; i++)
            {
              if (!g_ascii_isxdigit (p[1]))
                return NULL;
              c = c * 16 + g_ascii_xdigit_value (*++p);
            }
          if (c == 0 || !g_unichar_validate (c))
            return NULL;
          g_string_append_unichar (out, c);
        }
      else if (*p == '"' || *p == '\\' || *p == '/')
        g_string_append_c (out, *p);
      else if (*p == 'n' || *p == 't' || *p == 'r')
        g_string_append_c (out, *p == 'n' ? '\n' : *p == 't' ? '\t' : '\r');
      else
        return NULL;
    }
  *text = p + 1;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * xl_set_from_text:
 * @text: (nullable): a JSON array of text
 *
 * Returns: (transfer full) (nullable): its items, sorted, each once; NULL when it does not read or is empty
 */
char **
xl_set_from_text (const char *text)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  if (text == NULL || *text++ != '[')
    return NULL;
  while (*text != ']')
    {
      char *item;

      if (items->len > 0 && *text++ != ',')
        return NULL;
      while (*text == ' ')
        text++;
      if (*text++ != '"' || (item = read_json_string (&text)) == NULL)
        return NULL;
      g_ptr_array_add (items, item);
      while (*text == ' ')
        text++;
    }
  if (text[1] != '\0' || items->len == 0)
    return NULL;
  g_ptr_array_sort (items, compare_items);
  for (guint i = items->len - 1; i > 0; i--)
    if (strcmp (g_ptr_array_index (items, i), g_ptr_array_index (items, i - 1)) == 0)
      g_ptr_array_remove_index (items, i);
  g_ptr_array_add (items, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
}

/* --- checking --------------------------------------------------------------------------------- */

static gboolean
refuse (XlFault **fault, XlFaultCode code, const XlField *field, const char *value, const char *detail)
{
  g_autofree char *cut = NULL;

  /* A refused text stands in the sentence: show its beginning only. */
  if (value != NULL && g_utf8_validate (value, -1, NULL) && g_utf8_strlen (value, -1) > 60)
    {
      g_autofree char *head = g_utf8_substring (value, 0, 57);

      cut = g_strconcat (head, "…", NULL);
    }
  xl_fault_take (fault, xl_fault_new (code, NULL, 0, field, cut != NULL ? cut : value, detail));
  return FALSE;
}

/**
 * xl_field_find_choice:
 * @nick: the stored word
 *
 * Returns: its place in the choices, from 1; 0 when it is not one of them
 */
int
xl_field_find_choice (const XlField *field, const char *nick)
{
  for (int i = 0; field->choices != NULL && field->choices[i].nick != NULL; i++)
    if (strcmp (field->choices[i].nick, nick) == 0)
      return i + 1;
  return 0;
}

static gboolean
check_number (const XlField *field, const char *text, double value, XlFault **fault)
{
  if (field->min < field->max && (value < field->min || value > field->max))
    {
      double scale = field->type == XL_FIELD_MONEY || field->type == XL_FIELD_SHARE ? 100 : 1;
      g_autofree char *from = xl_number_to_text (field->min / scale);
      g_autofree char *to = xl_number_to_text (field->max / scale);
      g_autofree char *detail = g_strconcat (from, "..", to, NULL);

      return refuse (fault, XL_FAULT_RANGE, field, text, detail);
    }
  return TRUE;
}

static gboolean
check_text (const XlField *field, const char *text, XlFault **fault)
{
  if (!xl_text_is_clean (text))
    return refuse (fault, XL_FAULT_CHARACTERS, field, NULL, NULL);
  if (field->type == XL_FIELD_LONG_TEXT)
    return strlen (text) <= XL_LONG_TEXT_MAX || refuse (fault, XL_FAULT_TOO_LONG, field, text, "1048576");
  if (g_utf8_strlen (text, -1) > XL_TEXT_MAX)
    return refuse (fault, XL_FAULT_TOO_LONG, field, text, "1000");
  if (strpbrk (text, "\n\r") != NULL)
    return refuse (fault, XL_FAULT_CHARACTERS, field, NULL, NULL);
  if ((field->flags & XL_FIELD_CLOCK) && (strlen (text) != 5 || xl_clock_minutes (text) < 0))
    return refuse (fault, XL_FAULT_NOT_A_TIME, field, text, NULL);
  if (field->codes != NULL && xl_codes_get (field->codes) != NULL
      && xl_codes_find (xl_codes_get (field->codes), text) < 0)
    return refuse (fault, XL_FAULT_UNKNOWN_CODE, field, text, field->codes);
  return TRUE;
}

static gboolean
check_set (const XlField *field, const char *text, XlFault **fault)
{
  g_auto (GStrv) items = xl_set_from_text (text);
  g_autofree char *again = xl_set_to_text ((const char *const *) items);

  if (items == NULL || strcmp (again, text) != 0 || g_strv_length (items) > XL_SET_MAX)
    return refuse (fault, XL_FAULT_NOT_A_LIST, field, text, NULL);
  for (guint i = 0; items[i] != NULL; i++)
    if (field->choices != NULL && xl_field_find_choice (field, items[i]) == 0)
      return refuse (fault, XL_FAULT_NOT_A_CHOICE, field, items[i], NULL);
    else if (!xl_text_is_clean (items[i]) || strpbrk (items[i], "\n\r") != NULL)
      return refuse (fault, XL_FAULT_CHARACTERS, field, NULL, NULL);
    else if (g_utf8_strlen (items[i], -1) > XL_TEXT_MAX)
      return refuse (fault, XL_FAULT_TOO_LONG, field, items[i], "1000");
  return TRUE;
}

/**
 * xl_field_check:
 * @text: (nullable): canonical text
 * @fault: (out) (optional): what is wrong with it
 *
 * Checks type, range, length, characters, choices and code lists. Whether a reference's record is
 * there is for xl_plan_check_edit() to see.
 *
 * Returns: whether @text may be the value of @field
 */
gboolean
xl_field_check (const XlField *field, const char *text, XlFault **fault)
{
  gint64 integer;
  double real;

  if (text == NULL || *text == '\0')
    {
      if (text != NULL || (field->flags & XL_FIELD_REQUIRED) || field->type == XL_FIELD_FLAG)
        return refuse (fault, XL_FAULT_REQUIRED, field, NULL, NULL);
      return TRUE;
    }
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      return check_text (field, text, fault);
    case XL_FIELD_SET:
      return check_set (field, text, fault);
    case XL_FIELD_CHOICE:
      return xl_field_find_choice (field, text) != 0
             || refuse (fault, XL_FAULT_NOT_A_CHOICE, field, text, NULL);
    case XL_FIELD_DATE:
      return xl_date_parse (text) != XL_DATE_NONE || refuse (fault, XL_FAULT_NOT_A_DATE, field, text, NULL);
    case XL_FIELD_FLAG:
      return strcmp (text, "0") == 0 || strcmp (text, "1") == 0
             || refuse (fault, XL_FAULT_NOT_A_CHOICE, field, text, NULL);
    case XL_FIELD_REAL:
      return (xl_number_parse (text, &xl_number_plain, &real)
              || refuse (fault, XL_FAULT_NOT_A_NUMBER, field, text, NULL))
             && check_number (field, text, real, fault);
    case XL_FIELD_REFERENCE:
      return (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &integer, NULL) && *text != '+')
             || refuse (fault, XL_FAULT_NOT_A_REFERENCE, field, text, NULL);
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return ((g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &integer, NULL) && *text != '+')
              || refuse (fault, XL_FAULT_NOT_A_NUMBER, field, text, NULL))
             && check_number (field, text, (double) integer, fault);
    }
  return FALSE;
}

/* --- parsing what people type ----------------------------------------------------------------- */

static char *
parse_set (const XlField *field, const char *typed)
{
  g_auto (GStrv) parts = g_strsplit_set (typed, ";,\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return xl_set_to_text ((const char *const *) parts);
}

static char *
parse_scaled (const XlField *field, const char *typed, const XlNumberStyle *style, int digits)
{
  gint64 value;

  if (!xl_number_parse_scaled (typed, style, digits, &value) || value == XL_NONE)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
parse_choice (const XlField *field, const char *typed)
{
  g_autofree char *folded = xl_fold (typed);

  for (int i = 0; field->choices[i].nick != NULL; i++)
    {
      g_autofree char *nick = xl_fold (field->choices[i].nick);
      g_autofree char *label = xl_fold (field->choices[i].label);

      if (strcmp (folded, nick) == 0 || strcmp (folded, label) == 0)
        return g_strdup (field->choices[i].nick);
    }
  return NULL;
}

/* "8:30", "8.30", "8h30", "0830" and "8" as people type them; NULL for what is no time of day. */
static char *
parse_clock (const char *clean)
{
  g_autofree char *plain = g_strdelimit (g_strdup (clean), ".h", ':');
  gsize length = strlen (plain);
  g_autofree char *text = strchr (plain, ':') != NULL                  ? g_strdup (plain)
                          : length == 4 || length == 3                 ? g_strdup_printf ("%.*s:%s", (int) length - 2, plain,
                                                                                          plain + length - 2)
                                                                       : g_strconcat (plain, ":00", NULL);
  int minutes = xl_clock_minutes (text);

  return minutes >= 0 ? xl_clock_text (minutes) : NULL;
}

/**
 * xl_clock_minutes:
 * @text: (nullable): "08:30" or "8:30"
 *
 * Returns: minutes since midnight, 0 to 1439; -1 for what is no time of day
 */
int
xl_clock_minutes (const char *text)
{
  const char *colon = text != NULL ? strchr (text, ':') : NULL;
  int hour, minute;

  if (colon == NULL || colon - text < 1 || colon - text > 2 || strlen (colon) != 3 || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (colon[-1]) || !g_ascii_isdigit (colon[1]) || !g_ascii_isdigit (colon[2]))
    return -1;
  hour = atoi (text);
  minute = atoi (colon + 1);
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/**
 * xl_clock_text:
 * @minutes: since midnight, 0 to 1439
 *
 * Returns: (transfer full): "08:30"
 */
char *
xl_clock_text (int minutes)
{
  g_return_val_if_fail (minutes >= 0 && minutes < 24 * 60, NULL);
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

/**
 * xl_field_parse:
 * @typed: what a person typed: "1.234,5" in German, "30.6.2027", "O1, O3"
 * @style: how numbers are typed
 * @fault: (out): what is wrong; NULL together with a NULL result means "no value"
 *
 * Control characters are dropped, space around is trimmed, a unit's sign after a number is not
 * understood. Shares are typed in per cent, money in currency units.
 *
 * Returns: (transfer full) (nullable): canonical text
 */
char *
xl_field_parse (const XlField *field, const char *typed, const XlNumberStyle *style, XlFault **fault)
{
  g_autofree char *clean = g_strstrip (xl_text_clean (typed != NULL ? typed : ""));
  g_autofree char *text = NULL;
  XlFaultCode code = XL_FAULT_NOT_A_NUMBER;
  double real;

  if (*clean == '\0')
    {
      xl_field_check (field, NULL, fault);
      return NULL;
    }
  switch (field->type)
    {
    case XL_FIELD_TEXT:
      for (char *p = clean; *p != '\0'; p++)
        if (*p == '\n' || *p == '\r')
          *p = ' ';
      text = field->codes != NULL && strcmp (field->codes, "countries") == 0 ? xl_codes_country (clean)
             : field->codes != NULL && strcmp (field->codes, "currencies") == 0 ? g_ascii_strup (clean, -1)
                                                                                 : NULL;
      if (field->flags & XL_FIELD_CLOCK)
        text = parse_clock (clean);
      if (text == NULL)
        text = g_strdup (clean);
      break;
    case XL_FIELD_LONG_TEXT:
      text = g_strdup (clean);
      break;
    case XL_FIELD_INTEGER:
      text = parse_scaled (field, clean, style, 0);
      break;
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      text = parse_scaled (field, clean, style, 2);
      break;
    case XL_FIELD_REAL:
      if (xl_number_parse (clean, style, &real))
        text = xl_number_to_text (real);
      break;
    case XL_FIELD_DATE:
      code = XL_FAULT_NOT_A_DATE;
      if (xl_date_parse_typed (clean) != XL_DATE_NONE)
        text = xl_date_to_text (xl_date_parse_typed (clean));
      break;
    case XL_FIELD_CHOICE:
      code = XL_FAULT_NOT_A_CHOICE;
      text = parse_choice (field, clean);
      break;
    case XL_FIELD_FLAG:
      text = g_strdup (clean);
      break;
    case XL_FIELD_SET:
      text = parse_set (field, clean);
      if (text == NULL)
        {
          xl_field_check (field, NULL, fault);
          return NULL;
        }
      break;
    case XL_FIELD_REFERENCE:
      code = XL_FAULT_NOT_A_REFERENCE;
      if (xl_id_parse (clean, NULL) != 0)
        text = g_strdup_printf ("%" G_GINT64_FORMAT, xl_id_parse (clean, NULL));
      break;
    }
  if (text == NULL)
    {
      refuse (fault, code, field, clean, NULL);
      return NULL;
    }
  if (!xl_field_check (field, text, fault))
    {
      /* The sentence repeats what the person typed, not what became of it. */
      if (fault != NULL && *fault != NULL && (*fault)->value != NULL)
        {
          g_free ((*fault)->value);
          (*fault)->value = g_utf8_strlen (clean, -1) > 60 ? g_utf8_substring (clean, 0, 57) : g_strdup (clean);
        }
      return NULL;
    }
  return g_steal_pointer (&text);
}
