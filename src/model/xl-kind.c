/* xl-kind.c - kinds of record, and the record class that field tables fill */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-id.h"
#include "xl-kind-private.h"

#include <math.h>
#include <string.h>

/* In the order of the command line's list of kinds; digests, dossiers and files follow it. */
static const XlKind *const kinds[XL_N_KINDS] = {
  &xl_kind_region,        &xl_kind_network,       &xl_kind_membership, &xl_kind_organisation,
  &xl_kind_person,        &xl_kind_tie,           &xl_kind_project,    &xl_kind_project_region,
  &xl_kind_participation, &xl_kind_stage_move,    &xl_kind_milestone,  &xl_kind_source,
  &xl_kind_document,      &xl_kind_agreement,     &xl_kind_party,      &xl_kind_evidence,
  &xl_kind_cash_line,     &xl_kind_funding_line,  &xl_kind_risk,       &xl_kind_indicator,
  &xl_kind_score,         &xl_kind_scenario,      &xl_kind_setting,    &xl_kind_justification,
  &xl_kind_value_chain,   &xl_kind_step,          &xl_kind_capability, &xl_kind_flow,
  &xl_kind_match,         &xl_kind_disruption,    &xl_kind_readiness,  &xl_kind_strategy,
  &xl_kind_event,         &xl_kind_agenda_item,   &xl_kind_attendance,    &xl_kind_outcome,
  &xl_kind_topic,         &xl_kind_position,      &xl_kind_contribution,  &xl_kind_practice,
  &xl_kind_transfer,      &xl_kind_call,          &xl_kind_working_group, &xl_kind_training,
  &xl_kind_view,          &xl_kind_scene,         &xl_kind_tag,        &xl_kind_idea,
};

const XlChoice xl_provenance_choices[] = {
  { "published", N_("published") },
  { "own", N_("own") },
  { "illustrative", N_("illustrative") },
  { NULL }
};

const XlField xl_record_fields[] = { XL_RECORD_FIELDS };

G_DEFINE_ABSTRACT_TYPE (XlRecord, xl_record, G_TYPE_OBJECT)

static gpointer
member_of (const XlRecord *record, const XlField *field)
{
  return G_STRUCT_MEMBER_P (record, field->offset);
}

static void
clear_member (XlRecord *record, const XlField *field)
{
  gpointer member = member_of (record, field);

  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      g_clear_pointer ((char **) member, g_free);
      break;
    case XL_FIELD_SET:
      g_clear_pointer ((char ***) member, g_strfreev);
      break;
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      *(gint64 *) member = XL_NONE;
      break;
    case XL_FIELD_REFERENCE:
      *(gint64 *) member = 0;
      break;
    case XL_FIELD_REAL:
      *(double *) member = NAN;
      break;
    case XL_FIELD_DATE:
      *(XlDate *) member = XL_DATE_NONE;
      break;
    case XL_FIELD_CHOICE:
    case XL_FIELD_FLAG:
      *(int *) member = 0;
      break;
    }
}

static void
xl_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlRecord *self = (XlRecord *) object;
  const XlField *field;

  if (id > self->kind->n_fields)
    {
      g_value_set_uint (value, self->revision);
      return;
    }
  field = &self->kind->fields[id - 1];
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      g_value_set_string (value, xl_field_get_string (field, self));
      break;
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
      g_value_take_string (value, xl_field_dup_text (field, self));
      break;
    case XL_FIELD_SET:
      g_value_set_boxed (value, xl_field_get_set (field, self));
      break;
    case XL_FIELD_REAL:
      g_value_set_double (value, xl_field_get_real (field, self));
      break;
    case XL_FIELD_FLAG:
      g_value_set_boolean (value, xl_field_get_int (field, self) != 0);
      break;
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_REFERENCE:
      g_value_set_int64 (value, xl_field_get_int (field, self));
      break;
    }
}

static void
xl_record_finalize (GObject *object)
{
  XlRecord *self = (XlRecord *) object;

  for (guint i = 0; i < self->kind->n_fields; i++)
    clear_member (self, &self->kind->fields[i]);
  g_clear_pointer (&self->backlinks, g_ptr_array_unref);
  xl_record_forget_folded (self);
  G_OBJECT_CLASS (xl_record_parent_class)->finalize (object);
}

static GParamSpec *
field_pspec (const XlField *field)
{
  /* Not STATIC_NAME: "nace_scheme" is SQL's name, and GObject makes its own "nace-scheme" of it. */
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, XL_NONE, flags);
    case XL_FIELD_REFERENCE:
      return g_param_spec_int64 (field->name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    case XL_FIELD_REAL:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case XL_FIELD_FLAG:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case XL_FIELD_SET:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
      break;
    }
  return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
}

/* GObject clears get_property for each subclass, so every kind's class passes here. */
void
xl_record_class_install (XlRecordClass *class, const XlKind *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  class->kind = kind;
  object_class->get_property = xl_record_get_property;
  for (guint i = 0; i < kind->n_fields; i++)
    g_object_class_install_property (object_class, i + 1, field_pspec (&kind->fields[i]));
  g_object_class_install_property (object_class, kind->n_fields + 1,
                                   g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

void
xl_record_prepare (XlRecord *record, const XlKind *kind)
{
  record->kind = kind;
  for (guint i = 0; i < kind->n_fields; i++)
    clear_member (record, &kind->fields[i]);
}

static void
xl_record_class_init (XlRecordClass *class)
{
  G_OBJECT_CLASS (class)->finalize = xl_record_finalize;
}

static void
xl_record_init (XlRecord *self)
{
}

/**
 * xl_record_new:
 * @kind: its kind
 * @id: its id
 *
 * Returns: (transfer full): a record without values
 */
XlRecord *
xl_record_new (const XlKind *kind, gint64 id)
{
  XlRecord *self = g_object_new (kind->get_type (), NULL);

  self->id = id;
  return self;
}

const XlKind *
xl_record_get_kind (const XlRecord *record)
{
  return record->kind;
}

gint64
xl_record_get_id (const XlRecord *record)
{
  return record->id;
}

/**
 * xl_record_dup_id_text:
 *
 * Returns: (transfer full): the id as files and the command line write it: "project-0a1b…"
 */
char *
xl_record_dup_id_text (const XlRecord *record)
{
  return xl_id_to_text (record->kind, record->id);
}

/**
 * xl_record_set_int:
 * @value: what the member of an integer, money, share, reference or flag field becomes
 *
 * For loading: no check, no notify.
 */
void
xl_record_set_int (XlRecord *record, const XlField *field, gint64 value)
{
  gpointer member = member_of (record, field);

  switch (field->type)
    {
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_REFERENCE:
      *(gint64 *) member = value;
      break;
    case XL_FIELD_FLAG:
      *(int *) member = value != 0;
      break;
    case XL_FIELD_REAL:
      *(double *) member = (double) value;
      break;
    case XL_FIELD_CHOICE:
    case XL_FIELD_DATE:
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_SET:
      g_assert_not_reached ();
    }
}

/**
 * xl_record_set_real:
 *
 * For loading: the member of a real field becomes @value.
 */
void
xl_record_set_real (XlRecord *record, const XlField *field, double value)
{
  g_assert (field->type == XL_FIELD_REAL);
  *(double *) member_of (record, field) = value;
}

/**
 * xl_record_set_text:
 * @text: (nullable): canonical text (see #XlFieldType); NULL clears
 *
 * For loading and for XlPlan: no range check, no notify.
 *
 * Returns: FALSE and changes nothing when @text does not read as the field's type
 */
gboolean
xl_record_set_text (XlRecord *record, const XlField *field, const char *text)
{
  gpointer member = member_of (record, field);
  g_auto (GStrv) items = NULL;
  XlDate date = XL_DATE_NONE;
  gint64 integer = 0;
  double real = 0;
  int choice = 0;

  if (text == NULL)
    {
      clear_member (record, field);
      return TRUE;
    }
  switch (field->type)
    {
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
      if (text != *(char **) member)
        {
          g_free (*(char **) member);
          *(char **) member = g_strdup (text);
        }
      return TRUE;
    case XL_FIELD_SET:
      items = xl_set_from_text (text);
      if (items == NULL)
        return FALSE;
      clear_member (record, field);
      *(char ***) member = g_steal_pointer (&items);
      return TRUE;
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_REFERENCE:
    case XL_FIELD_FLAG:
      if (!g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &integer, NULL))
        return FALSE;
      xl_record_set_int (record, field, integer);
      return TRUE;
    case XL_FIELD_REAL:
      if (!xl_number_parse (text, &xl_number_plain, &real))
        return FALSE;
      *(double *) member = real;
      return TRUE;
    case XL_FIELD_DATE:
      date = xl_date_parse (text);
      if (date == XL_DATE_NONE)
        return FALSE;
      *(XlDate *) member = date;
      return TRUE;
    case XL_FIELD_CHOICE:
      choice = xl_field_find_choice (field, text);
      if (choice == 0)
        return FALSE;
      *(int *) member = choice;
      return TRUE;
    }
  return FALSE;
}

/* The folded text is made when search first asks; a change of a searched field throws it away. */
void
xl_record_forget_folded (XlRecord *record)
{
  g_clear_pointer (&record->folded_name, g_free);
  g_clear_pointer (&record->folded_rest, g_free);
}

/**
 * xl_kind_get:
 * @index: 0 to %XL_N_KINDS - 1
 *
 * Returns: (transfer none): the kind; the order is that of the command line and of all files
 */
const XlKind *
xl_kind_get (guint index)
{
  g_return_val_if_fail (index < XL_N_KINDS, NULL);
  return kinds[index];
}

guint
xl_kind_index (const XlKind *kind)
{
  for (guint i = 0; i < XL_N_KINDS; i++)
    if (kinds[i] == kind)
      return i;
  g_return_val_if_reached (0);
}

/**
 * xl_kind_find:
 * @name: "project-region"
 *
 * Returns: (nullable): the kind of that name
 */
const XlKind *
xl_kind_find (const char *name)
{
  for (guint i = 0; i < XL_N_KINDS; i++)
    if (g_strcmp0 (kinds[i]->name, name) == 0)
      return kinds[i];
  return NULL;
}

/**
 * xl_kind_find_table:
 * @table: "project_region"
 *
 * Returns: (nullable): the kind that is kept in that SQL table
 */
const XlKind *
xl_kind_find_table (const char *table)
{
  for (guint i = 0; i < XL_N_KINDS; i++)
    if (g_strcmp0 (kinds[i]->table, table) == 0)
      return kinds[i];
  return NULL;
}

/**
 * xl_kind_field:
 * @name: "trl_goal" (or "trl-goal")
 *
 * Returns: (nullable): the field of that name
 */
const XlField *
xl_kind_field (const XlKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *a = kind->fields[i].name, *b = name;

      while (*a != '\0' && (*a == *b || (*a == '_' && *b == '-')))
        a++, b++;
      if (*a == '\0' && *b == '\0')
        return &kind->fields[i];
    }
  return NULL;
}

guint
xl_kind_field_index (const XlKind *kind, const XlField *field)
{
  g_return_val_if_fail (field >= kind->fields && field < kind->fields + kind->n_fields, 0);
  return field - kind->fields;
}
