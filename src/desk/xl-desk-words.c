/* xl-desk-words.c - all sentences: what rooms below know as facts, said to people in their language */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-flows.h"
#include "xl-desk-words-life.h"
#include "xl-desk-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-codes.h"
#include "xl-id.h"

/* --- words for tables ------------------------------------------------------------------------- */

/**
 * xl_words_kind:
 *
 * Returns: (transfer none): "Project" or "Projects", translated
 */
const char *
xl_words_kind (const XlKind *kind, gboolean plural)
{
  return _ (plural ? kind->plural : kind->label);
}

const char *
xl_words_field (const XlField *field)
{
  return _ (field->label);
}

/**
 * xl_words_choice:
 * @choice: place among the choices, from 1
 *
 * Returns: (transfer none): its label, translated; "" for 0
 */
const char *
xl_words_choice (const XlField *field, int choice)
{
  return choice > 0 ? _ (field->choices[choice - 1].label) : "";
}

const char *
xl_words_stage (int stage)
{
  return xl_words_choice (xl_kind_field (&xl_kind_stage_move, "to_stage"), stage);
}

/**
 * xl_words_country:
 * @code: ISO 3166-1 alpha-2
 *
 * Returns: (transfer none): the country's name in the user's language where the package iso-codes
 *   is installed, else in English; @code where the list does not know it
 */
const char *
xl_words_country (const char *code)
{
  const char *name = code != NULL ? xl_codes_lookup ("countries", code, "name") : NULL;

  if (name == NULL)
    return code != NULL ? code : "";
  return g_dgettext ("iso_3166-1", name);
}

const char *
xl_words_severity (XlSeverity severity)
{
  switch (severity)
    {
    case XL_SEVERITY_ERROR:
      return _ ("error");
    case XL_SEVERITY_WARNING:
      return _ ("warning");
    case XL_SEVERITY_JUSTIFIED:
      return _ ("justified");
    }
  return "";
}

/* --- values ----------------------------------------------------------------------------------- */

/**
 * xl_words_number:
 * @decimals: figures behind the decimal mark
 *
 * Returns: (transfer full): the number as the locale writes it, with a true minus
 */
char *
xl_words_number (double value, int decimals)
{
  const XlNumberStyle *style = xl_number_locale ();
  XlNumberStyle grouped = { style->decimal, style->group };

  /* The C locale has no groups; people read them all the same. */
  if (*grouped.group == '\0')
    grouped.group = " ";
  return xl_number_format (value, decimals, &grouped);
}

static char *
format_date (XlDate date, const char *month_format)
{
  g_autoptr (GDateTime) day = NULL;
  int month = XL_DATE_MONTH (date);

  if (date == XL_DATE_NONE)
    return g_strdup ("");
  if (month == 0)
    return g_strdup_printf ("%d", XL_DATE_YEAR (date));
  day = g_date_time_new_utc (XL_DATE_YEAR (date), month, MAX (XL_DATE_DAY (date), 1), 0, 0, 0);
  /* Translators: day, month and year; see g_date_time_format() */
  return g_date_time_format (day, XL_DATE_DAY (date) == 0 ? month_format : _ ("%-d %b %Y"));
}

/**
 * xl_words_date:
 *
 * Returns: (transfer full): the date in the locale's words and at its own precision: "2027",
 *   "June 2027", "30 June 2027"; "" for none
 */
char *
xl_words_date (XlDate date)
{
  /* Translators: month and year; see g_date_time_format() */
  return format_date (date, _ ("%B %Y"));
}

/**
 * xl_words_date_short:
 *
 * Returns: (transfer full): the date as xl_words_date() has it, the month in short: "Jun 2027"; for where there is little
 *   room
 */
char *
xl_words_date_short (XlDate date)
{
  /* Translators: month and year, the month in short; see g_date_time_format() */
  return format_date (date, _ ("%b %Y"));
}

/**
 * xl_words_time:
 * @at: UTC time of a transaction, "2026-11-22T09:12:33.120Z"
 *
 * Returns: (transfer full): local time: "Today 09:12", "Yesterday 17:40", "18 Nov 2026"
 */
char *
xl_words_time (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate then, today;

  if (local == NULL)
    return g_strdup (at);
  g_date_set_dmy (&then, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  switch (g_date_days_between (&then, &today))
    {
    case 0:
      return g_date_time_format (local, _ ("Today %H:%M"));
    case 1:
      return g_date_time_format (local, _ ("Yesterday %H:%M"));
    default:
      return g_date_time_format (local, _ ("%-d %b %Y"));
    }
}

/**
 * xl_words_set:
 * @items: (nullable)
 *
 * Returns: (transfer full): the items, separated by commas
 */
char *
xl_words_set (const XlField *field, const char *const *items)
{
  return items != NULL ? g_strjoinv (", ", (char **) items) : g_strdup ("");
}

static char *
scaled_words (gint64 value, gboolean typed)
{
  const XlNumberStyle *style = xl_number_locale ();
  XlNumberStyle shown = { style->decimal, typed ? "" : *style->group != '\0' ? style->group : " " };
  char *text = xl_number_format_scaled (value, 2, &shown);
  gsize length = strlen (text);
  gsize mark = strlen (shown.decimal);

  /* "4.00" reads better as "4" */
  if (length > mark + 2 && g_str_has_suffix (text, "00") && g_str_has_prefix (text + length - 2 - mark, shown.decimal))
    text[length - 2 - mark] = '\0';
  return text;
}

static char *
value_words (XlPlan *plan, const XlRecord *record, const XlField *field, gboolean typed)
{
  XlRecord *target;

  if (record == NULL || !xl_field_has_value (field, record))
    return g_strdup ("");
  switch (field->type)
    {
    case XL_FIELD_TEXT:
      if (!typed && g_strcmp0 (field->codes, "countries") == 0)
        return g_strdup (xl_words_country (xl_field_get_string (field, record)));
      return g_strdup (xl_field_get_string (field, record));
    case XL_FIELD_LONG_TEXT:
      return g_strdup (xl_field_get_string (field, record));
    case XL_FIELD_INTEGER:
      /* A year is a number, but nobody groups it. */
      if (typed || (field->min >= 1000 && field->max <= 9999))
        return g_strdup_printf ("%" G_GINT64_FORMAT, xl_field_get_int (field, record));
      return xl_words_number ((double) xl_field_get_int (field, record), 0);
    case XL_FIELD_REAL:
      {
        XlNumberStyle style = { xl_number_locale ()->decimal, "" };
        g_autofree char *plain = xl_number_to_text (xl_field_get_real (field, record));
        const char *point = strchr (plain, '.');

        return xl_number_format (xl_field_get_real (field, record), point != NULL ? (int) strlen (point + 1) : 0, &style);
      }
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return scaled_words (xl_field_get_int (field, record), typed);
    case XL_FIELD_DATE:
      return typed ? xl_date_to_text (xl_field_get_int (field, record)) : xl_words_date (xl_field_get_int (field, record));
    case XL_FIELD_CHOICE:
      return g_strdup (xl_words_choice (field, xl_field_get_int (field, record)));
    case XL_FIELD_FLAG:
      return g_strdup (xl_field_get_int (field, record) ? _ ("yes") : _ ("no"));
    case XL_FIELD_SET:
      return xl_words_set (field, xl_field_get_set (field, record));
    case XL_FIELD_REFERENCE:
      target = xl_plan_lookup (plan, xl_field_get_reference (field, record));
      return target != NULL ? xl_words_name (plan, target) : g_strdup ("");
    }
  return g_strdup ("");
}

/**
 * xl_words_value:
 *
 * Returns: (transfer full): the value of @field as people read it; "" for no value
 */
char *
xl_words_value (XlPlan *plan, const XlRecord *record, const XlField *field)
{
  return value_words (plan, record, field, FALSE);
}

/**
 * xl_words_typed:
 *
 * Returns: (transfer full): the value as a person would type it, for an entry
 */
char *
xl_words_typed (XlPlan *plan, const XlRecord *record, const XlField *field)
{
  return value_words (plan, record, field, TRUE);
}

/* --- records ---------------------------------------------------------------------------------- */

/**
 * xl_words_name:
 *
 * Returns: (transfer full): what people call @record; for a link row, who is linked
 */
char *
xl_words_name (XlPlan *plan, const XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  if (kind == &xl_kind_agreement && ((const XlAgreement *) record)->title == NULL)
    return g_strdup (xl_words_choice (xl_kind_field (kind, "type"), ((const XlAgreement *) record)->type));
  if (kind == &xl_kind_stage_move)
    {
      const XlStageMove *move = (const XlStageMove *) record;
      XlRecord *project = xl_plan_lookup (plan, move->project);
      g_autofree char *name = project != NULL ? xl_words_name (plan, project) : g_strdup ("–");

      return g_strdup_printf ("%s: %s", name, xl_words_stage (move->to_stage));
    }
  return xl_plan_dup_name (plan, record);
}

static char *
about_region (XlPlan *plan, const XlRegion *region)
{
  const XlField *scheme = xl_kind_field (&xl_kind_region, "scheme");

  if (region->code == NULL || region->scheme == XL_SCHEME_NONE)
    return g_strdup_printf (_ ("Region in %s"), xl_words_country (region->country));
  /* Translators: "Region in Netherlands, NUTS 2024 NL42" */
  return g_strdup_printf (_ ("Region in %s, %s %s"), xl_words_country (region->country),
                          xl_words_choice (scheme, region->scheme), region->code);
}

static char *
about_organisation (XlPlan *plan, const XlOrganisation *organisation)
{
  XlRecord *region = xl_plan_lookup (plan, organisation->region);
  const char *country = xl_plan_country (plan, &organisation->parent_instance);
  g_autofree char *type =
      g_strdup (organisation->type != 0
                    ? xl_words_choice (xl_kind_field (&xl_kind_organisation, "type"), organisation->type)
                    : xl_words_kind (&xl_kind_organisation, FALSE));
  gunichar first = g_unichar_toupper (g_utf8_get_char (type));
  char start[7] = { 0 };

  g_unichar_to_utf8 (first, start);
  if (region != NULL)
    /* Translators: "Cluster in Bavaria, Germany" */
    return g_strdup_printf (_ ("%s%s in %s, %s"), start, g_utf8_next_char (type), ((XlRegion *) region)->name,
                            xl_words_country (country));
  if (country != NULL)
    return g_strdup_printf (_ ("%s%s in %s"), start, g_utf8_next_char (type), xl_words_country (country));
  return g_strconcat (start, g_utf8_next_char (type), NULL);
}

static char *
about_project (XlPlan *plan, const XlProject *project)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_project_regions (plan, project);
  g_autoptr (GString) partners = g_string_new (NULL);
  g_autofree char *lead = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      XlProjectRegion *link = g_ptr_array_index (links, i);
      XlRegion *region = (XlRegion *) xl_plan_lookup (plan, link->region);
      g_autofree char *text = g_strdup_printf ("%s (%s)", region->name, region->country);

      /* "Limburg (NL) (NL)" helps nobody. */
      if (strchr (region->name, '(') != NULL)
        {
          g_free (text);
          text = g_strdup (region->name);
        }
      if (link->role == XL_REGION_LEAD && lead == NULL)
        lead = g_steal_pointer (&text);
      else
        g_string_append_printf (partners, "%s%s", partners->len > 0 ? ", " : "", text);
    }
  if (lead == NULL)
    return partners->len > 0 ? g_string_free (g_steal_pointer (&partners), FALSE) : g_strdup (_ ("No region yet"));
  if (partners->len == 0)
    return g_steal_pointer (&lead);
  /* Translators: "Rhineland-Palatinate (DE) with Flanders (BE), Limburg (NL)" */
  return g_strdup_printf (_ ("%s with %s"), lead, partners->str);
}

/**
 * xl_words_about:
 *
 * Returns: (transfer full): one line under the title: what and where the record is
 */
char *
xl_words_about (XlPlan *plan, const XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);

  if (kind == &xl_kind_region)
    return about_region (plan, (const XlRegion *) record);
  if (kind == &xl_kind_organisation)
    return about_organisation (plan, (const XlOrganisation *) record);
  if (kind == &xl_kind_project)
    return about_project (plan, (const XlProject *) record);
  if (kind == &xl_kind_flow)
    return xl_words_flow_about (plan, (const XlFlow *) record);
  if (kind == &xl_kind_event)
    return xl_words_event_about (plan, (const XlEvent *) record, TRUE);
  return g_strdup (xl_words_kind (kind, FALSE));
}

/* --- findings --------------------------------------------------------------------------------- */

/**
 * xl_words_finding:
 *
 * Returns: (transfer full): the finding as a sentence: what, where, what to do
 */
char *
xl_words_finding (XlPlan *plan, const XlFinding *finding)
{
  g_autofree char *name = xl_words_name (plan, finding->record);

  return xl_words_rule (plan, finding->rule->name, name, finding->record, finding->field, finding->other, finding->detail);
}

/* --- faults ----------------------------------------------------------------------------------- */

static char *
reference_name (XlPlan *plan, const char *id_text)
{
  gint64 id = id_text != NULL ? xl_id_parse (id_text, NULL) : 0;
  XlRecord *record = plan != NULL && id != 0 ? xl_plan_lookup (plan, id) : NULL;

  return record != NULL ? xl_words_name (plan, record) : g_strdup (id_text != NULL ? id_text : "–");
}

static char *
range_words (const XlFault *fault, const char *field)
{
  g_auto (GStrv) ends = g_strsplit (fault->detail != NULL ? fault->detail : "", "..", 2);
  double from = 0, to = 0;
  g_autofree char *low = NULL, *high = NULL;

  if (g_strv_length (ends) != 2 || !xl_number_parse (ends[0], &xl_number_plain, &from)
      || !xl_number_parse (ends[1], &xl_number_plain, &to))
    return g_strdup_printf (_ ("%s: “%s” is out of range."), field, fault->value);
  low = xl_words_number (from, from == (gint64) from ? 0 : 2);
  high = xl_words_number (to, to == (gint64) to ? 0 : 2);
  return g_strdup_printf (_ ("%s: “%s” is not possible; type a number from %s to %s."), field, fault->value, low, high);
}

static char *
list_name (const char *codes)
{
  if (g_strcmp0 (codes, "nuts") == 0)
    return g_strdup ("NUTS 2024");
  if (g_strcmp0 (codes, "nace2") == 0)
    return g_strdup ("NACE Rev. 2");
  if (g_strcmp0 (codes, "nace21") == 0)
    return g_strdup ("NACE Rev. 2.1");
  if (g_strcmp0 (codes, "ewc") == 0)
    return g_strdup (_ ("the List of Waste"));
  if (g_strcmp0 (codes, "countries") == 0)
    return g_strdup ("ISO 3166-1");
  if (g_strcmp0 (codes, "currencies") == 0)
    return g_strdup ("ISO 4217");
  if (g_strcmp0 (codes, "zones") == 0)
    return g_strdup (_ ("the time zones, such as Europe/Brussels"));
  return g_strdup (codes);
}

/* Lists of which a field has but one. */
static gboolean
is_only_scheme (const char *codes)
{
  static const char *const only[] = { "countries", "currencies", "zones", NULL };

  return codes != NULL && g_strv_contains (only, codes);
}

/* A code that lacks its asterisk, or has one too many; else one of an older list, or none at all. */
static char *
waste_words (const XlFault *fault, const char *field)
{
  gboolean starred = g_str_has_suffix (fault->value, "*");
  g_autofree char *other = starred ? g_strndup (fault->value, strlen (fault->value) - 1) : g_strconcat (fault->value, "*", NULL);

  if (xl_codes_find (xl_codes_get ("ewc"), other) < 0)
    return g_strdup_printf (_ ("%s: “%s” is not in the List of Waste of today (Decision 2000/532/EC, as amended); codes of older "
                               "lists were replaced: find the one that is meant by its words."), field, fault->value);
  return g_strdup_printf (starred ? _ ("%s: “%s” is not hazardous in the List of Waste: write “%s”.")
                                  : _ ("%s: “%s” is hazardous in the List of Waste: write “%s”."), field, fault->value, other);
}

static char *
code_words (const XlFault *fault, const char *field)
{
  g_autofree char *list = list_name (fault->detail);

  if (fault->code == XL_FAULT_UNKNOWN_CODE && g_strcmp0 (fault->detail, "ewc") == 0)
    return waste_words (fault, field);
  if (fault->code == XL_FAULT_UNKNOWN_CODE && is_only_scheme (fault->detail))
    return g_strdup_printf (_ ("%s: “%s” is not a code of %s; look it up there."), field, fault->value, list);
  if (fault->code == XL_FAULT_UNKNOWN_CODE)
    return g_strdup_printf (_ ("%s: “%s” is not a code of %s; look it up there, or choose another scheme."), field,
                            fault->value, list);
  else
    {
      g_auto (GStrv) parts = g_strsplit (fault->detail, " ", 2);

      if (parts[1] != NULL && *parts[1] != '\0')
        return g_strdup_printf (_ ("%s: “%s” is of NUTS %s, not of NUTS 2024; today there is %s, or choose the older scheme."),
                                field, fault->value, parts[0], parts[1]);
      return g_strdup_printf (_ ("%s: “%s” is of NUTS %s, not of NUTS 2024; choose the older scheme or another code."), field,
                              fault->value, parts[0]);
    }
}

static char *
choices_words (const XlFault *fault, const char *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 1; fault->field->choices != NULL && fault->field->choices[i - 1].nick != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 1 ? ", " : "", fault->field->choices[i - 1].nick);
  if (list->len == 0)
    return g_strdup_printf (_ ("%s: “%s” is not a choice here."), field, fault->value);
  return g_strdup_printf (_ ("%s: “%s” is not one of %s."), field, fault->value, list->str);
}

static char *
field_fault_words (XlPlan *plan, const XlFault *fault, const char *field)
{
  g_autofree char *other = NULL;

  switch (fault->code)
    {
    case XL_FAULT_REQUIRED:
      return g_strdup_printf (_ ("%s cannot be empty; type one, or press Esc to keep what was there."), field);
    case XL_FAULT_NOT_A_NUMBER:
      return g_strdup_printf (_ ("%s: “%s” is not a number; type figures only."), field, fault->value);
    case XL_FAULT_NOT_A_DATE:
      return g_strdup_printf (_ ("%s: “%s” is not a date; type 2027, 06/2027 or 30.6.2027."), field, fault->value);
    case XL_FAULT_NOT_A_TIME:
      return g_strdup_printf (_ ("%s: “%s” is not a time of day; type 8:30 or 14:05."), field, fault->value);
    case XL_FAULT_NOT_A_CHOICE:
      return choices_words (fault, field);
    case XL_FAULT_NOT_A_LIST:
      return g_strdup_printf (_ ("%s: the list does not read; separate its items with commas."), field);
    case XL_FAULT_RANGE:
      return range_words (fault, field);
    case XL_FAULT_TOO_LONG:
      return g_strdup_printf (_ ("%s is too long; at most %s characters fit."), field, fault->detail);
    case XL_FAULT_CHARACTERS:
      return g_strdup_printf (_ ("%s has characters that cannot be stored, such as control characters; take them out."), field);
    case XL_FAULT_UNKNOWN_CODE:
    case XL_FAULT_OLD_CODE:
      return code_words (fault, field);
    case XL_FAULT_NOT_A_REFERENCE:
      other = reference_name (plan, fault->value);
      return g_strdup_printf (_ ("%s: %s cannot stand here; choose a record of the right kind."), field, other);
    case XL_FAULT_DANGLING:
      return g_strdup_printf (_ ("%s refers to a record that is not there, %s; choose another."), field, fault->detail);
    case XL_FAULT_STALE:
      return g_strdup_printf (_ ("%s was changed by somebody else meanwhile; look at it and change it again."), field);
    case XL_FAULT_EXISTS:
    case XL_FAULT_MISSING:
    case XL_FAULT_STILL_USED:
    case XL_FAULT_RULE:
    case XL_FAULT_STOPPED:
      break;
    }
  return g_strdup (field);
}

/**
 * xl_words_fault:
 * @plan: (nullable): names records
 *
 * Returns: (transfer full): one clear sentence: what, where, what to do
 */
char *
xl_words_fault (XlPlan *plan, const XlFault *fault)
{
  XlRecord *record = plan != NULL && fault->id != 0 ? xl_plan_lookup (plan, fault->id) : NULL;
  XlRecord *other = plan != NULL && fault->other != 0 ? xl_plan_lookup (plan, fault->other) : NULL;
  g_autofree char *name = record != NULL        ? xl_words_name (plan, record)
                          : fault->kind != NULL ? g_strdup (xl_words_kind (fault->kind, FALSE))
                                                : g_strdup (_ ("This record"));
  g_autofree char *used = NULL;
  g_autofree char *where = NULL;

  switch (fault->code)
    {
    case XL_FAULT_RULE:
      return xl_words_rule (plan, fault->detail, name, record, fault->field, other, fault->value);
    case XL_FAULT_STILL_USED:
      used = reference_name (plan, fault->detail);
      return g_strdup_printf (_ ("%s is still linked with %s; remove that link first."), name, used);
    case XL_FAULT_EXISTS:
      return g_strdup_printf (_ ("%s is there already; nothing was added."), name);
    case XL_FAULT_MISSING:
      return g_strdup_printf (_ ("%s is no longer there; somebody else removed it meanwhile."), name);
    case XL_FAULT_STOPPED:
      return g_strdup (_ ("Stopped; nothing was changed."));
    case XL_FAULT_REQUIRED:
    case XL_FAULT_NOT_A_NUMBER:
    case XL_FAULT_NOT_A_DATE:
    case XL_FAULT_NOT_A_TIME:
    case XL_FAULT_NOT_A_CHOICE:
    case XL_FAULT_NOT_A_REFERENCE:
    case XL_FAULT_NOT_A_LIST:
    case XL_FAULT_RANGE:
    case XL_FAULT_TOO_LONG:
    case XL_FAULT_CHARACTERS:
    case XL_FAULT_UNKNOWN_CODE:
    case XL_FAULT_OLD_CODE:
    case XL_FAULT_DANGLING:
    case XL_FAULT_STALE:
      break;
    }
  if (fault->field == NULL)
    return g_strdup_printf (_ ("%s: the value does not read."), name);
  where = fault->id != 0 ? g_strdup_printf ("%s, %s", name, xl_words_field (fault->field))
                         : g_strdup (xl_words_field (fault->field));
  return field_fault_words (plan, fault, where);
}
