/* xl-geojson.c - regions as points and what projects join as lines, for maps (RFC 7946) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-formats.h"
#include "xl-put.h"

#include <math.h>

typedef struct
{
  XlPlan *plan;
  XlDossierChoice *choice;
  GString *out;
  gboolean first;
} Writer;

static gboolean
has_place (const XlRegion *region)
{
  return region != NULL && !isnan (region->lat) && !isnan (region->lon);
}

/* Longitude comes first. */
static void
put_position (Writer *self, const XlRegion *region)
{
  g_autofree char *lon = xl_number_to_text (region->lon);
  g_autofree char *lat = xl_number_to_text (region->lat);

  g_string_append_printf (self->out, "[%s,%s]", lon, lat);
}

static void
begin_feature (Writer *self, const XlRecord *record)
{
  g_autofree char *id = xl_record_dup_id_text (record);

  g_string_append_printf (self->out, "%s\n{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":", self->first ? "" : ",", id);
  self->first = FALSE;
}

static void
begin_properties (Writer *self, const XlRecord *record)
{
  g_autofree char *name = xl_plan_dup_name (self->plan, record);

  g_string_append_printf (self->out, ",\"properties\":{\"kind\":\"%s\",\"label\":", record->kind->name);
  xl_put_json (self->out, name);
  for (guint f = 0; f < record->kind->n_fields; f++)
    {
      const XlField *field = &record->kind->fields[f];

      if (!(field->flags & XL_FIELD_PLUMBING) && xl_dossier_choice_has_field (self->choice, record, field))
        xl_put_json_field (self->out, self->plan, field, record);
    }
}

static const char *
stage_nick (XlPlan *plan, const XlProject *project)
{
  return xl_kind_field (&xl_kind_stage_move, "to_stage")->choices[xl_plan_stage (plan, project) - 1].nick;
}

static gboolean
leaves (Writer *self, const XlRecord *record)
{
  return record != NULL && xl_plan_is_live (self->plan, record) && xl_dossier_choice_has (self->choice, record);
}

/* ,"projects":[{"id":…,"label":…,"role":…,"stage":…}] */
static void
put_projects (Writer *self, const XlRecord *region)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (self->plan, region, &xl_kind_project_region, "region");
  const XlField *role = xl_kind_field (&xl_kind_project_region, "role");
  gboolean first = TRUE;

  g_string_append (self->out, ",\"projects\":[");
  for (guint i = 0; i < links->len; i++)
    {
      const XlRecord *link = g_ptr_array_index (links, i);
      const XlRecord *project = xl_plan_lookup (self->plan, ((const XlProjectRegion *) link)->project);
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;

      if (!leaves (self, link) || !leaves (self, project))
        continue;
      id = xl_record_dup_id_text (project);
      name = xl_plan_dup_name (self->plan, project);
      g_string_append_printf (self->out, "%s{\"id\":\"%s\",\"label\":", first ? "" : ",", id);
      xl_put_json (self->out, name);
      g_string_append_printf (self->out, ",\"role\":\"%s\",\"stage\":\"%s\"}", xl_field_get_nick (role, link),
                              stage_nick (self->plan, (const XlProject *) project));
      first = FALSE;
    }
  g_string_append_c (self->out, ']');
}

static void
put_region (Writer *self, const XlRecord *record)
{
  const XlRegion *region = (const XlRegion *) record;

  begin_feature (self, record);
  if (has_place (region))
    {
      g_string_append (self->out, "{\"type\":\"Point\",\"coordinates\":");
      put_position (self, region);
      g_string_append_c (self->out, '}');
    }
  else
    g_string_append (self->out, "null");
  begin_properties (self, record);
  put_projects (self, record);
  g_string_append (self->out, "}}");
}

/* From the project's lead region to this one. */
static void
put_link (Writer *self, const XlRecord *link)
{
  const XlProjectRegion *join = (const XlProjectRegion *) link;
  const XlProject *project = (const XlProject *) xl_plan_lookup (self->plan, join->project);
  const XlRegion *region = (const XlRegion *) xl_plan_lookup (self->plan, join->region);
  const XlRegion *lead = xl_plan_lead_region (self->plan, project);

  if (!has_place (region) || !has_place (lead) || region == lead)
    return;
  begin_feature (self, link);
  g_string_append (self->out, "{\"type\":\"LineString\",\"coordinates\":[");
  put_position (self, lead);
  g_string_append_c (self->out, ',');
  put_position (self, region);
  g_string_append (self->out, "]}");
  begin_properties (self, link);
  g_string_append_printf (self->out, ",\"stage\":\"%s\"}}", stage_nick (self->plan, project));
}

/**
 * xl_geojson_write:
 *
 * Appends a feature collection: each region, a point with its facts and its projects (no geometry where its place is
 * not known), and each region of a project as a line from the project's lead region. WGS 84, as the format has it.
 */
void
xl_geojson_write (XlPlan *plan, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlDossierChoice) choice = xl_dossier_choice_new (plan, options);
  Writer self = { plan, choice, out, TRUE };
  const GPtrArray *regions = xl_plan_get_live (plan, &xl_kind_region);
  const GPtrArray *links = xl_plan_get_live (plan, &xl_kind_project_region);

  g_string_append (out, "{\"type\":\"FeatureCollection\",\"features\":[");
  for (guint i = 0; i < regions->len; i++)
    if (xl_dossier_choice_has (choice, g_ptr_array_index (regions, i)))
      put_region (&self, g_ptr_array_index (regions, i));
  for (guint i = 0; i < links->len; i++)
    if (xl_dossier_choice_has (choice, g_ptr_array_index (links, i)))
      put_link (&self, g_ptr_array_index (links, i));
  g_string_append (out, "\n]}\n");
}
