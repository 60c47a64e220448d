/* xl-desk-file-map.c - maps and bare layouts for the command line */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-map-views.h"
#include "xl-desk-private.h"
#include "xl-el.h"
#include "xl-sheet.h"

#include <string.h>

const char *const xl_file_layouts[] = { "network", "clusters", "geography", "pipeline", "circle", NULL };

/* What may not leave in a dossier may not leave in a picture either: in this copy of the plan it is retired, and
 * nothing of that is ever written. */
static void
hide_others (XlPlan *plan, const XlDeskExport *what)
{
  static const XlKind *const kinds[] = { &xl_kind_region, &xl_kind_organisation, &xl_kind_project };
  const XlDossierOptions options = xl_out_options (what);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) leaving = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  XlTx *tx = xl_tx_new ();

  ids = xl_dossier_dup_ids (plan, &options);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (leaving, &g_array_index (ids, gint64, i));
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const GPtrArray *records = xl_plan_get_live (plan, kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          XlRecord *record = g_ptr_array_index (records, i);

          if (!g_hash_table_contains (leaving, &record->id))
            xl_edit_set (edit, record, "retired", "1");
        }
    }
  tx->ops = g_ptr_array_ref (edit->ops);
  g_ptr_array_add (changes, tx);
  xl_plan_apply (plan, changes);
}

/**
 * xl_file_is_paper:
 *
 * Returns: whether @name is a sheet of paper, "A4" to "A0"
 */
gboolean
xl_file_is_paper (const char *name)
{
  return xl_paper_find (name) != XL_PAPER_NONE;
}

/**
 * xl_file_map:
 * @plan: a copy of its own: what may not leave is hidden in it afterwards
 *
 * Returns: (transfer full) (nullable): the picture; the same plan file gives the same bytes
 */
GByteArray *
xl_file_map (XlPlan *plan, const XlMapExport *map, GError **error)
{
  static GByteArray *(*const make[]) (XlPlan *, const XlMapSheet *, GError **)
      = { [XL_MAP_SVG] = xl_desk_map_svg, [XL_MAP_PNG] = xl_desk_map_png, [XL_MAP_PDF] = xl_desk_map_pdf };
  XlMapSheet sheet = { .filter = xl_map_filter_all, .mode = xl_desk_map_mode (map->layout),
                       .seed = map->seed, .width = map->width, .height = map->height, .scale = 1,
                       .paper = xl_paper_find (map->paper),
                       .theme = xl_theme_get (XL_THEME_LIGHT) };
  g_autofree char *title = NULL;
  g_autoptr (GError) below = NULL;
  GByteArray *bytes;

  if (map->matches)
    {
      sheet.filter.kinds = 1 << XL_NODE_REGION | XL_MAP_MATCHES;
      sheet.filter.hide_private = !map->what.private_projects;
    }
  hide_others (plan, &map->what);
  if (map->what.projects != NULL && map->what.projects->len == 1)
    title = xl_plan_dup_name (plan, xl_plan_lookup (plan, g_array_index (map->what.projects, gint64, 0)));
  sheet.title = title;
  bytes = make[map->format](plan, &sheet, &below);
  if (bytes == NULL && g_error_matches (below, XL_SHEET_ERROR, XL_SHEET_ERROR_SIZE))
    xl_desk_fail (error, _("A picture of this size cannot be made: at most %d × %d."), XL_SHEET_MAX_PX, XL_SHEET_MAX_PX);
  else if (bytes == NULL)
    xl_desk_fail (error, _("The map could not be drawn: %s"), below->message);
  return bytes;
}

/**
 * xl_file_layout:
 * @edges: an edge list: "u v" a line, ids from 0, "#" comments
 *
 * @mode: (nullable): "network", which is meant without, or "clusters"
 *
 * Lays a bare graph out.
 *
 * Returns: (transfer full) (nullable): "id x y" a line, for every id from 0 to the largest
 */
GByteArray *
xl_file_layout (const char *edges, gsize length, const char *mode, guint64 seed, GError **error)
{
  g_autoptr (GError) below = NULL;
  g_autoptr (XlEl) graph = xl_el_parse (edges, length, &below);
  g_autofree float *xy = graph != NULL ? xl_el_layout (graph, xl_desk_map_mode (mode), seed, NULL, NULL, &below) : NULL;
  GString *text;
  GByteArray *bytes;

  if (xy == NULL)
    {
      xl_desk_fail (error, _("The edge list does not read: %s"), below->message);
      return NULL;
    }
  text = xl_pos_format (xy, graph->n);
  bytes = g_byte_array_sized_new ((guint) text->len);
  g_byte_array_append (bytes, (const guint8 *) text->str, (guint) text->len);
  g_string_free (text, TRUE);
  return bytes;
}
