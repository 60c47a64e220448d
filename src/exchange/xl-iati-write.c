/* xl-iati-write.c - projects as IATI 2.03 activities */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-iati-private.h"

#include "xl-put.h"

#include <math.h>
#include <string.h>

/* 1. The order of elements is that of the schema, which enforces it.
 * 2. What has no home in IATI rides at the end of an activity as records in our own namespace: lead
 * region, exact roles, the instrument of each slice of money, milestones, stages, codes of regions
 * with their scheme. An element that tells one of these records in IATI's words says so with "of",
 * and our reader takes the record.
 * 3. Nothing is read from a clock: the same plan gives the same bytes. */

#define XL_OF " xl:of=\"%s\""

typedef struct
{
  XlPlan *plan;
  XlDossierChoice *choice; /* of the present project */
  GHashTable *riding;      /* XlRecord, borrowed: in the extension of the present project */
  const XlProject *project;
  GString *out;
} Writer;

/* --- pieces ----------------------------------------------------------------------------------- */

static void G_GNUC_PRINTF (2, 3) put (Writer *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->out, format, args);
  va_end (args);
}

static void
put_narrative (Writer *self, const char *text)
{
  put (self, "<narrative>");
  xl_put_xml (self->out, text);
  put (self, "</narrative>");
}

static void
put_named (Writer *self, const char *element, const char *text)
{
  put (self, "    <%s>", element);
  put_narrative (self, text);
  put (self, "</%s>\n", element);
}

static void
put_day (Writer *self, XlDate date)
{
  put (self, "%04d-%02d-%02d", XL_DATE_YEAR (date), XL_DATE_MONTH (date), XL_DATE_DAY (date));
}

static void
put_amount (Writer *self, gint64 minor, int year)
{
  g_autofree char *amount = xl_number_format_scaled (minor, 2, &xl_number_plain);

  put (self, "<value value-date=\"%04d-01-01\">%s</value>", year, amount);
}

/* Live rows of @kind of the present project that may leave. */
static GPtrArray *
rows_of (Writer *self, const XlKind *kind)
{
  GPtrArray *rows
      = xl_plan_dup_links (self->plan, &self->project->parent_instance, kind, "project");

  for (guint i = rows->len; i-- > 0;)
    if (!xl_dossier_choice_has (self->choice, g_ptr_array_index (rows, i)))
      g_ptr_array_remove_index (rows, i);
  return rows;
}

static const XlOrganisation *
organisation_of (Writer *self, gint64 id)
{
  XlRecord *record = xl_plan_lookup (self->plan, id);

  return record != NULL && xl_dossier_choice_has (self->choice, record) ? (XlOrganisation *) record
                                                                        : NULL;
}

/* --- who, when, where ------------------------------------------------------------------------- */

static void
put_reporter (Writer *self)
{
  g_autofree char *id = xl_record_dup_id_text (&self->project->parent_instance);

  put (self, "    <iati-identifier>" XL_IATI_PUBLISHER "-%s</iati-identifier>\n", id);
  put (self,
       "    <reporting-org ref=\"" XL_IATI_PUBLISHER "\" type=\"90\" secondary-reporter=\"1\">");
  put_narrative (self, "Crosslink plan file");
  put (self, "</reporting-org>\n");
}

/* IATI wants a description: where there is no summary the title stands in for it, and says so. */
static void
put_texts (Writer *self)
{
  const char *summary = self->project->summary;

  put_named (self, "title", self->project->title);
  put (self, "    <description type=\"1\"%s>", summary == NULL ? " xl:known=\"false\"" : "");
  put_narrative (self, summary != NULL ? summary : self->project->title);
  put (self, "</description>\n");
}

static void
put_participants (Writer *self)
{
  g_autoptr (GPtrArray) rows = rows_of (self, &xl_kind_participation);

  for (guint i = 0; i < rows->len; i++)
    {
      const XlParticipation *row = g_ptr_array_index (rows, i);
      const XlOrganisation *organisation
          = (XlOrganisation *) xl_plan_lookup (self->plan, row->organisation);
      g_autofree char *of = xl_record_dup_id_text (&row->parent_instance);
      g_autofree char *id = xl_record_dup_id_text (&organisation->parent_instance);

      put (self,
           "    <participating-org ref=\"" XL_IATI_PUBLISHER "-%s\" type=\"%s\" role=\"%s\"" XL_OF
           ">",
           id, xl_iati_code (XL_IATI_ORGANISATION, organisation->type),
           xl_iati_code (XL_IATI_ROLE, row->role), of);
      put_narrative (self, organisation->name);
      put (self, "</participating-org>\n");
    }
  if (rows->len == 0)
    put (self,
         "    <participating-org role=\"4\" xl:known=\"false\"><narrative>not known</narrative>"
         "</participating-org>\n");
  if (self->project->parent_instance.key != NULL)
    {
      put (self, "    <other-identifier ref=\"");
      xl_put_xml (self->out, self->project->parent_instance.key);
      put (self, "\" type=\"A1\"/>\n");
    }
  put (self, "    <activity-status code=\"%s\"/>\n",
       xl_iati_code (XL_IATI_STATUS, xl_plan_stage (self->plan, self->project)));
}

/* The first year in which money moves, or 0. */
static int
first_year (Writer *self)
{
  static const XlKind *const kinds[] = { &xl_kind_cash_line, &xl_kind_funding_line };
  int year = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) rows = rows_of (self, kinds[k]);
      const XlField *field = xl_kind_field (kinds[k], "year");

      for (guint i = 0; i < rows->len; i++)
        if (xl_field_has_value (field, g_ptr_array_index (rows, i)))
          {
            int of = (int) xl_field_get_int (field, g_ptr_array_index (rows, i));

            year = year == 0 ? of : MIN (year, of);
          }
    }
  return year;
}

/* A month or a year keeps its precision as text, which is what IATI has the text for. */
static void
put_date (Writer *self, int type, XlDate date, XlDate day)
{
  g_autofree char *text = xl_date_to_text (date);

  put (self, "    <activity-date type=\"%d\" iso-date=\"", type);
  put_day (self, day);
  if (date == day)
    put (self, "\"/>\n");
  else
    put (self, "\"><narrative>%s</narrative></activity-date>\n", text);
}

/* IATI wants a date. Where the plan has none it is the first year of the money, or else one that
 * nobody takes for true; either says that it is no date of the plan. */
static void
put_dates (Writer *self)
{
  const XlProject *project = self->project;
  int year;

  if (project->starts != 0)
    put_date (self, 1, project->starts, xl_date_first (project->starts));
  if (project->ends != 0)
    put_date (self, 3, project->ends, xl_date_last (project->ends));
  if (project->starts != 0 || project->ends != 0)
    return;
  year = first_year (self);
  put (self,
       "    <activity-date type=\"1\" iso-date=\"%04d-%s\" "
       "xl:known=\"false\"><narrative>%s</narrative>"
       "</activity-date>\n",
       year != 0 ? year : 9999, year != 0 ? "01-01" : "12-31",
       year != 0 ? "first year of the money" : "not known");
}

/* Equal shares of 100 %, of which the last makes up for what was rounded. */
static void
put_share (Writer *self, guint at, guint n)
{
  const guint share = 10000 / n, last = 10000 - share * (n - 1), this = at + 1 < n ? share : last;

  if (n > 1)
    put (self, " percentage=\"%u.%02u\"", this / 100, this % 100);
}

static void
put_scope (Writer *self, const GPtrArray *regions)
{
  g_autoptr (GPtrArray) countries
      = xl_plan_dup_countries (self->plan, &self->project->parent_instance);

  if (countries->len == 0)
    return;
  /* 3 multi-national, 5 several regions of one country, 6 one region */
  put (self, "    <activity-scope code=\"%d\"/>\n",
       countries->len > 1 ? 3
       : regions->len > 1 ? 5
                          : 6);
  for (guint i = 0; i < countries->len; i++)
    {
      put (self, "    <recipient-country code=\"%s\"",
           (const char *) g_ptr_array_index (countries, i));
      put_share (self, i, countries->len);
      put (self, "/>\n");
    }
}

static void
put_location (Writer *self, const XlProjectRegion *row)
{
  const XlRegion *region = (XlRegion *) xl_plan_lookup (self->plan, row->region);
  g_autofree char *of = xl_record_dup_id_text (&row->parent_instance);
  g_autofree char *id = xl_record_dup_id_text (&region->parent_instance);

  put (self, "    <location ref=\"%s\"" XL_OF ">\n  ", id, of);
  put_named (self, "name", region->name);
  if (region->site != NULL)
    {
      put (self, "  ");
      put_named (self, "description", region->site);
    }
  put (self, "      <administrative vocabulary=\"A4\" level=\"0\" code=\"%s\"/>\n",
       region->country);
  if (!isnan (region->lat) && !isnan (region->lon))
    {
      g_autofree char *lat = xl_number_to_text (region->lat);
      g_autofree char *lon = xl_number_to_text (region->lon);

      put (self,
           "      <point srsName=\"http://www.opengis.net/def/crs/EPSG/0/4326\"><pos>%s "
           "%s</pos></point>\n",
           lat, lon);
    }
  put (self, "    </location>\n");
}

/* The purpose of all, and in a second vocabulary (4, NACE) what the partners do. */
static void
put_sectors (Writer *self)
{
  g_autoptr (GPtrArray) rows = rows_of (self, &xl_kind_participation);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  put (self, "    <sector vocabulary=\"1\" code=\"" XL_IATI_CHEMICALS "\"/>\n");
  for (guint i = 0; i < rows->len; i++)
    {
      const XlParticipation *row = g_ptr_array_index (rows, i);
      char **nace = ((XlOrganisation *) xl_plan_lookup (self->plan, row->organisation))->nace;

      for (; nace != NULL && *nace != NULL; nace++)
        if (!g_ptr_array_find_with_equal_func (codes, *nace, g_str_equal, NULL))
          g_ptr_array_add (codes, *nace);
    }
  for (guint i = 0; i < codes->len; i++)
    {
      put (self, "    <sector vocabulary=\"4\" code=\"");
      xl_put_xml (self->out, g_ptr_array_index (codes, i));
      put (self, "\"");
      put_share (self, i, codes->len);
      put (self, "/>\n");
    }
}

/* --- money ------------------------------------------------------------------------------------ */

static void
put_budget (Writer *self)
{
  const XlProject *project = self->project;
  XlDate from = project->starts, to = project->ends;
  g_autofree char *of = xl_record_dup_id_text (&project->parent_instance);

  if (project->investment == XL_NONE || from == 0 || to == 0)
    return;
  put (self, "    <budget type=\"1\" status=\"1\"" XL_OF "><period-start iso-date=\"", of);
  put_day (self, xl_date_first (from));
  put (self, "\"/><period-end iso-date=\"");
  put_day (self, xl_date_last (to));
  put (self, "\"/>");
  put_amount (self, project->investment,
              project->price_year != XL_NONE ? (int) project->price_year : XL_DATE_YEAR (from));
  put (self, "</budget>\n");
}

static void
put_provider (Writer *self, const XlFundingLine *line)
{
  const XlOrganisation *organisation = organisation_of (self, line->organisation);
  g_autofree char *id = NULL;

  if (organisation == NULL)
    return;
  id = xl_record_dup_id_text (&organisation->parent_instance);
  put (self, "<provider-org ref=\"" XL_IATI_PUBLISHER "-%s\" type=\"%s\">", id,
       xl_iati_code (XL_IATI_ORGANISATION, organisation->type));
  put_narrative (self, organisation->name);
  put (self, "</provider-org>");
}

static gboolean
is_told (const XlFundingLine *line)
{
  return line->amount != XL_NONE && line->year != XL_NONE && line->status != XL_FUNDING_REFUSED;
}

static gboolean
is_firm (const XlFundingLine *line)
{
  return line->status == XL_FUNDING_SIGNED || line->status == XL_FUNDING_DISBURSED;
}

/* What is promised or paid is a transaction (11 incoming commitment, 1 incoming funds), the rest a
 * plan. */
static void
put_money (Writer *self, gboolean firm)
{
  g_autoptr (GPtrArray) rows = rows_of (self, &xl_kind_funding_line);

  for (guint i = 0; i < rows->len; i++)
    {
      const XlFundingLine *line = g_ptr_array_index (rows, i);
      g_autofree char *of = xl_record_dup_id_text (&line->parent_instance);

      if (!is_told (line) || is_firm (line) != firm)
        continue;
      if (firm)
        put (self,
             "    <transaction" XL_OF
             "><transaction-type code=\"%s\"/><transaction-date iso-date=\"%04d-01-01\"/>",
             of, line->status == XL_FUNDING_SIGNED ? "11" : "1", (int) line->year);
      else
        put (self,
             "    <planned-disbursement type=\"1\"" XL_OF "><period-start iso-date=\"%04d-01-01\"/>"
             "<period-end iso-date=\"%04d-12-31\"/>",
             of, (int) line->year, (int) line->year);
      put_amount (self, line->amount, (int) line->year);
      put_provider (self, line);
      if (firm)
        put (self, "<finance-type code=\"%s\"/></transaction>\n",
             xl_iati_code (XL_IATI_FINANCE, line->instrument));
      else
        put (self, "</planned-disbursement>\n");
    }
}

/* --- papers, results -------------------------------------------------------------------------- */

static void
put_paper (Writer *self, const XlRecord *record, const char *category, XlDate date)
{
  g_autofree char *id = xl_record_dup_id_text (record);
  g_autofree char *title = xl_plan_dup_name (self->plan, record);

  /* No web address: the paper lies with whoever holds the plan. */
  put (self,
       "    <document-link format=\"application/octet-stream\" url=\"urn:crosslink:%s\"" XL_OF
       "><title>",
       id, id);
  put_narrative (self, title);
  put (self, "</title><category code=\"%s\"/>", category);
  if (date != 0)
    {
      put (self, "<document-date iso-date=\"");
      put_day (self, xl_date_first (date));
      put (self, "\"/>");
    }
  put (self, "</document-link>\n");
}

static void
put_papers (Writer *self)
{
  g_autoptr (GPtrArray) documents = rows_of (self, &xl_kind_document);
  g_autoptr (GPtrArray) agreements = rows_of (self, &xl_kind_agreement);

  for (guint i = 0; i < documents->len; i++)
    {
      const XlDocument *document = g_ptr_array_index (documents, i);

      put_paper (self, &document->parent_instance, xl_iati_code (XL_IATI_DOCUMENT, document->type),
                 document->date);
    }
  for (guint i = 0; i < agreements->len; i++)
    {
      const XlAgreement *agreement = g_ptr_array_index (agreements, i);

      put_paper (self, &agreement->parent_instance,
                 xl_iati_code (XL_IATI_AGREEMENT, agreement->type), agreement->date);
    }
}

static void
put_relation (Writer *self)
{
  XlRecord *parent = xl_plan_lookup (self->plan, self->project->parent);
  g_autofree char *id = parent != NULL ? xl_record_dup_id_text (parent) : NULL;

  if (parent != NULL && xl_dossier_choice_has (self->choice, parent))
    put (self, "    <related-activity ref=\"" XL_IATI_PUBLISHER "-%s\" type=\"1\"/>\n", id);
}

static void
put_value (Writer *self, const char *element, double value)
{
  g_autofree char *text = isnan (value) ? NULL : xl_number_to_text (value);

  if (text != NULL)
    put (self, "<%s value=\"%s\"/>", element, text);
}

/* A target needs a period, a baseline a year: without the project's dates they stay in the
 * extension. */
static void
put_result (Writer *self, const XlIndicator *indicator)
{
  const XlProject *project = self->project;
  g_autofree char *of = xl_record_dup_id_text (&indicator->parent_instance);
  g_autofree char *baseline
      = isnan (indicator->baseline) ? NULL : xl_number_to_text (indicator->baseline);

  put (self, "    <result type=\"%s\"" XL_OF "><title>",
       xl_iati_code (XL_IATI_RESULT, indicator->level), of);
  put_narrative (self, indicator->title);
  put (self, "</title><indicator measure=\"1\"><title>");
  put_narrative (self, indicator->unit != NULL ? indicator->unit : indicator->title);
  put (self, "</title>");
  if (baseline != NULL && project->starts != 0)
    put (self, "<baseline year=\"%d\" value=\"%s\"/>", XL_DATE_YEAR (project->starts), baseline);
  if (project->starts != 0 && project->ends != 0)
    {
      put (self, "<period><period-start iso-date=\"");
      put_day (self, xl_date_first (project->starts));
      put (self, "\"/><period-end iso-date=\"");
      put_day (self, xl_date_last (project->ends));
      put (self, "\"/>");
      put_value (self, "target", indicator->target);
      put_value (self, "actual", indicator->actual);
      put (self, "</period>");
    }
  put (self, "</indicator></result>\n");
}

/* --- what has no home ------------------------------------------------------------------------- */

/* Of a project these have a home. */
static gboolean
has_home (const XlRecord *record, const XlField *field)
{
  static const char *const homes[] = { "title", "summary", "starts", "ends", "parent", NULL };

  return strcmp (field->name, "key") == 0 || strcmp (field->name, "provenance") == 0
         || (record->kind == &xl_kind_project && g_strv_contains (homes, field->name));
}

static void
carry_field (Writer *self, const XlRecord *record, const XlField *field)
{
  g_autofree char *value = NULL;
  XlRecord *target;

  if (field->type == XL_FIELD_SET)
    {
      for (const char *const *item = xl_field_get_set (field, record); *item != NULL; item++)
        {
          put (self, "        <xl:%s>", field->name);
          xl_put_xml (self->out, *item);
          put (self, "</xl:%s>\n", field->name);
        }
      return;
    }
  if (field->type == XL_FIELD_REFERENCE)
    {
      target = xl_plan_lookup (self->plan, xl_field_get_reference (field, record));
      if (target == NULL || !g_hash_table_contains (self->riding, target))
        return;
    }
  value = xl_put_dup_value (self->plan, field, record);
  put (self, "        <xl:%s>", field->name);
  xl_put_xml (self->out, value);
  put (self, "</xl:%s>\n", field->name);
}

static void
carry (Writer *self, const XlRecord *record)
{
  const XlField *provenance = xl_kind_field (record->kind, "provenance");
  g_autofree char *id = xl_record_dup_id_text (record);

  put (self, "      <xl:record kind=\"%s\" id=\"%s\" provenance=\"%s\"", record->kind->name, id,
       xl_field_get_nick (provenance, record));
  if (record->key != NULL)
    {
      put (self, " key=\"");
      xl_put_xml (self->out, record->key);
      put (self, "\"");
    }
  put (self, ">\n");
  for (guint f = 0; f < record->kind->n_fields; f++)
    {
      const XlField *field = &record->kind->fields[f];

      if (!(field->flags & XL_FIELD_PLUMBING) && !has_home (record, field)
          && xl_field_has_value (field, record)
          && xl_dossier_choice_has_field (self->choice, record, field))
        carry_field (self, record, field);
    }
  put (self, "      </xl:record>\n");
}

static void
bring (Writer *self, XlRecord *record, GPtrArray *queue)
{
  if (record != NULL && xl_iati_rides (record->kind) && xl_plan_is_live (self->plan, record)
      && (record->kind != &xl_kind_project || record == &self->project->parent_instance)
      && xl_dossier_choice_has (self->choice, record) && g_hash_table_add (self->riding, record))
    g_ptr_array_add (queue, record);
}

/* The project, its rows, and what these refer to; another project is an activity of its own. */
static void
choose_riding (Writer *self)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  bring (self, (XlRecord *) &self->project->parent_instance, queue);
  for (guint k = 0; k < XL_N_KINDS; k++)
    if (xl_iati_rides (xl_kind_get (k)) && xl_kind_field (xl_kind_get (k), "project") != NULL)
      {
        g_autoptr (GPtrArray) rows = rows_of (self, xl_kind_get (k));

        for (guint i = 0; i < rows->len; i++)
          bring (self, g_ptr_array_index (rows, i), queue);
      }
  for (guint i = 0; i < queue->len; i++)
    {
      const XlRecord *record = g_ptr_array_index (queue, i);

      for (guint f = 0; f < record->kind->n_fields; f++)
        if (record->kind->fields[f].type == XL_FIELD_REFERENCE)
          bring (self, xl_plan_lookup (self->plan, xl_field_get_reference (&record->kind->fields[f], record)), queue);
    }
}

static void
put_extension (Writer *self)
{
  choose_riding (self);
  put (self, "    <xl:records>\n");
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *live = xl_plan_get_live (self->plan, xl_kind_get (k));

      for (guint i = 0; i < live->len; i++)
        if (g_hash_table_contains (self->riding, g_ptr_array_index (live, i)))
          carry (self, g_ptr_array_index (live, i));
    }
  put (self, "    </xl:records>\n");
}

/* --- the file --------------------------------------------------------------------------------- */

static void
put_activity (Writer *self)
{
  g_autoptr (GPtrArray) regions = rows_of (self, &xl_kind_project_region);
  g_autoptr (GPtrArray) indicators = rows_of (self, &xl_kind_indicator);

  put (self, "  <iati-activity xml:lang=\"en\" default-currency=\"%s\">\n",
       self->project->currency);
  put_reporter (self);
  put_texts (self);
  put_participants (self);
  put_dates (self);
  put_scope (self, regions);
  for (guint i = 0; i < regions->len; i++)
    put_location (self, g_ptr_array_index (regions, i));
  put_sectors (self);
  put_budget (self);
  put_money (self, FALSE);
  put_money (self, TRUE);
  put_papers (self);
  put_relation (self);
  for (guint i = 0; i < indicators->len; i++)
    put_result (self, g_ptr_array_index (indicators, i));
  put_extension (self);
  put (self, "  </iati-activity>\n");
}

/* A programme that a project belongs to is named, but no activity of this file unless it was asked
 * for. */
static gboolean
is_asked_for (const XlDossierOptions *options, gint64 id)
{
  for (guint i = 0; i < options->n_projects; i++)
    if (options->projects[i] == id)
      return TRUE;
  return options->projects == NULL;
}

/**
 * xl_iati_write:
 * @options: what may leave, as in a dossier
 *
 * Appends the live projects as activities of the International Aid Transparency Initiative, valid
 * against its schema 2.03.
 *
 * Returns: how many; without one no file is valid
 */
guint
xl_iati_write (XlPlan *plan, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlDossierChoice) all = xl_dossier_choice_new (plan, options);
  const GPtrArray *projects = xl_plan_get_live (plan, &xl_kind_project);
  Writer self = { .plan = plan, .out = out };
  guint n = 0;

  put (&self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<iati-activities version=\"2.03\" xmlns:xl=\"" XL_IATI_NAMESPACE "\">\n");
  for (guint i = 0; i < projects->len; i++)
    {
      XlDossierOptions one = *options;
      gint64 id;

      self.project = g_ptr_array_index (projects, i);
      id = self.project->parent_instance.id;
      if (!xl_dossier_choice_has (all, &self.project->parent_instance)
          || !is_asked_for (options, id))
        continue;
      one.projects = &id;
      one.n_projects = 1;
      self.choice = xl_dossier_choice_new (plan, &one);
      self.riding = g_hash_table_new (NULL, NULL);
      put_activity (&self);
      n++;
      g_clear_pointer (&self.riding, g_hash_table_unref);
      g_clear_pointer (&self.choice, xl_dossier_choice_free);
    }
  put (&self, "</iati-activities>\n");
  return n;
}
