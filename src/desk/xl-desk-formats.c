/* xl-desk-formats.c - the formats that a plan can be written in, and each one's bytes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-csv.h"
#include "xl-desk-private.h"
#include "xl-formats.h"
#include "xl-iati.h"

#include <string.h>

const XlDeskFormat xl_desk_formats[] = {
  { "dossier", ".xml", N_("Dossier (XML)"), N_("Lossless, by a schema; can be read back in") },
  { "report-pdf", ".pdf", N_("Document (PDF)"), N_("For committees and banks: a project, or a portfolio") },
  { "iati", ".xml", N_("IATI 2.03 activities (XML)"), N_("For donors and registries of funding") },
  { "csv", ".csv", N_("Table (CSV)"), N_("The records of one kind") },
  { "xlsx", ".xlsx", N_("Workbook (XLSX)"), N_("A sheet for each kind of record") },
  { "graphml", ".graphml", N_("Network (GraphML)"), N_("For yEd, networkx, igraph") },
  { "gexf", ".gexf", N_("Network (GEXF)"), N_("For Gephi") },
  { "dot", ".dot", N_("Network (DOT)"), N_("For Graphviz") },
  { "ics", ".ics", N_("Calendar (iCalendar)"), N_("Events, milestones, starts and ends, agreements, calls") },
  { "geojson", ".geojson", N_("Places (GeoJSON)"), N_("For QGIS and maps on the web") },
  { NULL }
};

/**
 * xl_desk_format_find:
 * @name: (nullable): the word of the command line; %NULL is the dossier
 *
 * Returns: (transfer none) (nullable): the format
 */
const XlDeskFormat *
xl_desk_format_find (const char *name)
{
  for (const XlDeskFormat *format = xl_desk_formats; format->name != NULL; format++)
    if (name == NULL || strcmp (format->name, name) == 0)
      return format;
  return NULL;
}

/**
 * xl_desk_format_is_here:
 *
 * Returns: whether this build can write @format
 */
gboolean
xl_desk_format_is_here (const XlDeskFormat *format)
{
  return strcmp (format->name, "xlsx") != 0 || xl_xlsx_available ();
}

static GBytes *
make_workbook (XlPlan *plan, const XlDossierOptions *options, GError **error)
{
  g_autoptr (GError) below = NULL;
  GBytes *bytes;

  if (!xl_xlsx_available ())
    {
      xl_desk_fail (error, _("This Crosslink was built without workbooks: write tables with --format csv, or build it with "
                             "libxlsxwriter."));
      return NULL;
    }
  bytes = xl_xlsx_make (plan, options, &below);
  if (bytes == NULL)
    xl_desk_fail (error, _("The workbook could not be written: %s."), below->message);
  return bytes;
}

/**
 * xl_format_bytes:
 * @what: what may leave, and as what; not a dossier
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
xl_format_bytes (XlPlan *plan, const XlDeskExport *what, GError **error)
{
  static const struct
  {
    const char *name;
    void (*write) (XlPlan *plan, const XlDossierOptions *options, GString *out);
  } writers[] = {
    { "graphml", xl_graphml_write }, { "gexf", xl_gexf_write }, { "dot", xl_dot_write },
    { "ics", xl_ics_write },         { "geojson", xl_geojson_write },
  };
  const XlDossierOptions options = xl_out_options (what);
  g_autoptr (GString) text = NULL;

  if (strcmp (what->format, "report-pdf") == 0)
    return xl_report_bytes (plan, what, error);
  if (strcmp (what->format, "xlsx") == 0)
    return make_workbook (plan, &options, error);
  text = g_string_new (NULL);
  if (strcmp (what->format, "iati") == 0 && xl_iati_write (plan, &options, text) == 0)
    {
      xl_desk_fail (error, _("There is no project that may leave, and IATI knows no file without one."));
      return NULL;
    }
  if (strcmp (what->format, "csv") == 0)
    xl_csv_write (plan, what->kind, &options, text);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (what->format, writers[i].name) == 0)
      writers[i].write (plan, &options, text);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
