/* xl-tool-export.c - commands that write other files: export, layout */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-tool-private.h"

#include <stdio.h>
#include <string.h>

/* --- export ----------------------------------------------------------------------------------- */

/* The pictures; all others are those of the desk. */
static const char *const pictures[] = { "map-svg", "map-png", "map-pdf", NULL };

typedef struct
{
  char *format, *layout, *size, *out, *kind;
  char **projects;
  gboolean persons, private_projects, matches;
} ExportOptions;

static void
export_options_clear (ExportOptions *options)
{
  g_free (options->format);
  g_free (options->layout);
  g_free (options->size);
  g_free (options->out);
  g_free (options->kind);
  g_strfreev (options->projects);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

/* In px, or a sheet of paper, across. */
static gboolean
parse_size (const char *text, XlMapExport *map)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", -1);
  gint64 w, h;

  if (xl_file_is_paper (text))
    {
      map->paper = text;
      map->width = XL_FILE_A3_WIDTH;
      map->height = XL_FILE_A3_HEIGHT;
      return TRUE;
    }
  if (g_strv_length (parts) != 2 || !tool_number (parts[0], 1, 1000000, &w) || !tool_number (parts[1], 1, 1000000, &h))
    return FALSE;
  map->width = (double) w;
  map->height = (double) h;
  return TRUE;
}

/* Names to ids; FALSE when one of them is not there, which has been said. */
static gboolean
find_projects (XlPlan *plan, const ExportOptions *options, XlDeskExport *what)
{
  if (options->projects == NULL)
    return TRUE;
  what->projects = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; options->projects[i] != NULL; i++)
    {
      XlRecord *record = tool_find (plan, &xl_kind_project, options->projects[i]);
      gint64 id;

      if (record == NULL)
        return FALSE;
      if (((XlProject *) record)->confidentiality == XL_CONFIDENTIALITY_PRIVATE && !options->private_projects)
        tool_say (TOOL_DONE, _("“%s” is private and is left out: --private lets it leave."), options->projects[i]);
      id = xl_record_get_id (record);
      g_array_append_val (what->projects, id);
    }
  return TRUE;
}

static int
export_plan (XlPlan *plan, const ExportOptions *options, XlMapExport *map)
{
  const char *out = options->out != NULL ? options->out : "-";
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  map->what.persons = options->persons;
  map->what.private_projects = options->private_projects;
  map->what.format = options->format;
  map->what.kind = options->kind != NULL ? xl_kind_find (options->kind) : NULL;
  if (!find_projects (plan, options, &map->what))
    return TOOL_WRONG;
  if (!g_strv_contains (pictures, options->format))
    done = xl_file_export (plan, &map->what, out, &error);
  else
    {
      bytes = xl_file_map (plan, map, &error);
      done = bytes != NULL && xl_file_write_bytes (out, bytes->data, bytes->len, &error);
    }
  return done ? TOOL_DONE : tool_fail (error);
}

/* "dossier, iati, …, map-pdf" */
static char *
dup_known (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const XlDeskFormat *format = xl_desk_formats; format->name != NULL; format++)
    g_ptr_array_add (names, (gpointer) format->name);
  for (guint i = 0; pictures[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) pictures[i]);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static gboolean
check_options (const ExportOptions *options, XlMapExport *map)
{
  g_autofree char *known = dup_known ();
  g_autofree char *layouts = g_strjoinv (", ", (char **) xl_file_layouts);

  if (options->format == NULL)
    tool_say (TOOL_WRONG, _("Say what to make with --format: %s."), known);
  else if (!g_strv_contains (pictures, options->format) && xl_desk_format_find (options->format) == NULL)
    tool_say (TOOL_WRONG, _("There is no format “%s”: choose one of %s."), options->format, known);
  else if (strcmp (options->format, "csv") == 0 && options->kind == NULL)
    tool_say (TOOL_WRONG, _("Say what the rows are with --kind, such as project."));
  else if (options->kind != NULL && xl_kind_find (options->kind) == NULL)
    tool_say (TOOL_WRONG, _("There is no kind “%s”."), options->kind);
  else if (options->layout != NULL && !g_strv_contains (xl_file_layouts, options->layout))
    tool_say (TOOL_WRONG, _("There is no layout “%s”: choose one of %s."), options->layout, layouts);
  else if (options->size != NULL && !parse_size (options->size, map))
    tool_say (TOOL_WRONG, _("“%s” is not a size: write it as 1600x1000, or A4 to A0."), options->size);
  else
    return TRUE;
  return FALSE;
}

static int
run_export (const XlCommand *command, int argc, char **argv)
{
  g_auto (ExportOptions) options = { NULL };
  g_autofree char *known = dup_known ();
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, known, N_("FORMAT") },
    { "project", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.projects, N_("Only this project; may be repeated"),
      N_("ACRONYM") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind, N_("Of a table: what its rows are"), N_("KIND") },
    { "persons", 0, 0, G_OPTION_ARG_NONE, &options.persons, N_("With persons"), NULL },
    { "private", 0, 0, G_OPTION_ARG_NONE, &options.private_projects, N_("With private projects"), NULL },
    { "layout", 0, 0, G_OPTION_ARG_FILENAME, &options.layout,
      N_("Of a map: network, clusters, geography, pipeline or circle"), N_("LAYOUT") },
    { "matches", 0, 0, G_OPTION_ARG_NONE, &options.matches, N_("Of a map: who could supply whom"), NULL },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &options.size, N_("Of a map, in px or A4 to A0 (1600x1000; a PDF: A3)"),
      N_("WxH") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_("Where to (-, the standard output)"), N_("OUT") },
    { NULL }
  };
  XlMapExport map = { .width = 1600, .height = 1000, .seed = 1 };
  g_autoptr (XlFile) file = NULL;
  int status;

  if (!tool_parse (command, entries, &argc, &argv) || !check_options (&options, &map))
    return TOOL_WRONG;
  map.layout = options.layout;
  map.matches = options.matches;
  map.format = strcmp (options.format, "map-png") == 0   ? XL_MAP_PNG
               : strcmp (options.format, "map-pdf") == 0 ? XL_MAP_PDF
                                                         : XL_MAP_SVG;
  if (map.format == XL_MAP_PDF && options.size == NULL)
    {
      map.width = XL_FILE_A3_WIDTH;
      map.height = XL_FILE_A3_HEIGHT;
    }
  file = tool_open (argv[1], TRUE);
  if (file == NULL)
    return TOOL_WRONG;
  status = export_plan (xl_file_get_plan (file), &options, &map);
  g_clear_pointer (&map.what.projects, g_array_unref);
  return status;
}

/* --- layout ----------------------------------------------------------------------------------- */

static int
run_layout (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *mode = NULL;
  g_autofree char *seed_text = NULL;
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &mode, N_("network or clusters"), N_("MODE") },
    { "seed", 0, 0, G_OPTION_ARG_FILENAME, &seed_text, N_("The same seed gives the same positions (1)"), N_("N") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to (-, the standard output)"), N_("OUT.pos") },
    { NULL }
  };
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *edges = NULL;
  g_autoptr (GError) error = NULL;
  guint64 seed = 1;
  gsize length;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if (mode != NULL && strcmp (mode, "network") != 0 && strcmp (mode, "clusters") != 0)
    return tool_say (TOOL_WRONG, _("There is no mode “%s”: choose network or clusters."), mode);
  if (seed_text != NULL && !tool_seed (seed_text, &seed))
    return tool_say (TOOL_WRONG, _("--seed takes a whole number."));
  if (!g_file_get_contents (argv[1], &edges, &length, &error))
    return tool_fail (error);
  bytes = xl_file_layout (edges, length, mode, seed, &error);
  if (bytes == NULL || !xl_file_write_bytes (out != NULL ? out : "-", bytes->data, bytes->len, &error))
    return tool_fail (error);
  return TOOL_DONE;
}

const XlCommand xl_tool_exporting[] = {
  { "export", "PLAN --format FORMAT", N_("Write the plan in another format, or its map"), 1, 1, run_export },
  { "layout", "GRAPH.el -o OUT.pos", N_("Lay out a bare graph: edge list in, positions out"), 1, 1, run_layout },
  { NULL }
};
