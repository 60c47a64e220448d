/* xl-desk-map-views.c - saved views of the map, and tags, as edits of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-views.h"

#include <string.h>

#include "xl-desk-edits.h"
#include "xl-fold.h"

/* --- views -------------------------------------------------------------------------------------- */

/* Bit i of the filter is the choice of this nick. */
static const char *const kind_nicks[] = { "region", "organisation", "project", "event", "network", "match" };
static const char *const objective_nicks[] = { "O1", "O2", "O3", "O4" };
static const char *const stage_nicks[] = { "learn", "connect", "demonstrate", "commercialise", "scale-up" };

static const struct
{
  XlLayoutMode mode;
  XlViewLayout layout;
} layouts[] = {
  { XL_LAYOUT_NETWORK, XL_VIEW_NETWORK },
  { XL_LAYOUT_CLUSTERS, XL_VIEW_CLUSTERS },
  { XL_LAYOUT_GEOGRAPHY, XL_VIEW_GEOGRAPHY },
  { XL_LAYOUT_PIPELINE, XL_VIEW_PIPELINE },
  { XL_LAYOUT_CIRCLE, XL_VIEW_CIRCLE },
};

/**
 * xl_desk_map_nick:
 * @mode: a layout
 *
 * Returns: its name in files, on the command line and of an action
 */
const char *
xl_desk_map_nick (XlLayoutMode mode)
{
  const XlField *field = xl_kind_field (&xl_kind_view, "layout");

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i].mode == mode)
      return field->choices[layouts[i].layout - 1].nick;
  return field->fallback;
}

/**
 * xl_desk_map_mode:
 * @nick: (nullable): what xl_desk_map_nick() gives
 *
 * Returns: the layout; the network for a name that there is not
 */
XlLayoutMode
xl_desk_map_mode (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (xl_desk_map_nick (layouts[i].mode), nick) == 0)
      return layouts[i].mode;
  return XL_LAYOUT_NETWORK;
}

static void
give_bits (XlEdit *edit, gint64 id, const char *field, guint bits, const char *const *nicks, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    if (bits & 1u << i)
      g_ptr_array_add (items, (gpointer) nicks[i]);
  if (items->len == 0)
    return;
  g_ptr_array_add (items, NULL);
  text = xl_set_to_text ((const char *const *) items->pdata);
  xl_edit_give (edit, id, field, text);
}

static guint
read_bits (char **items, const char *const *nicks, guint n)
{
  guint bits = 0;

  for (guint i = 0; i < n; i++)
    if (items != NULL && g_strv_contains ((const char *const *) items, nicks[i]))
      bits |= 1u << i;
  return bits;
}

static void
give_real (XlEdit *edit, gint64 id, const char *field, double value)
{
  g_autofree char *text = xl_number_to_text (value);

  xl_edit_give (edit, id, field, text);
}

/**
 * xl_edits_save_view:
 * @name: what it will be called
 * @state: what is seen
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that keeps the view
 */
XlEdit *
xl_edits_save_view (XlPlan *plan, const char *name, const XlMapState *state, gint64 *id)
{
  XlEdit *edit = xl_edits_new (plan, &xl_kind_view, name, id);
  const XlMapFilter *filter = &state->filter;

  xl_edit_give (edit, *id, "layout", xl_desk_map_nick (state->mode));
  if (filter->kinds != xl_map_filter_all.kinds)
    give_bits (edit, *id, "kinds", filter->kinds, kind_nicks, G_N_ELEMENTS (kind_nicks));
  give_bits (edit, *id, "stages", filter->stages >> XL_STAGE_LEARN, stage_nicks, G_N_ELEMENTS (stage_nicks));
  give_bits (edit, *id, "objectives", filter->objectives, objective_nicks, G_N_ELEMENTS (objective_nicks));
  if (*filter->country != '\0')
    xl_edit_give (edit, *id, "country", filter->country);
  xl_edit_give (edit, *id, "tag", filter->tag);
  if (filter->around != 0 && filter->hops > 0)
    {
      g_autofree char *around = g_strdup_printf ("%" G_GINT64_FORMAT, filter->around);
      g_autofree char *hops = g_strdup_printf ("%u", filter->hops);

      xl_edit_give (edit, *id, "focus", around);
      xl_edit_give (edit, *id, "hops", hops);
    }
  if (filter->size_by != XL_MAP_SIZE_PROJECTS)
    xl_edit_give (edit, *id, "size_by", xl_kind_field (&xl_kind_view, "size_by")->choices[filter->size_by].nick);
  if (filter->colour_by != XL_MAP_COLOUR_COUNTRY)
    xl_edit_give (edit, *id, "colour_by", xl_kind_field (&xl_kind_view, "colour_by")->choices[filter->colour_by].nick);
  if (filter->day != XL_DATE_NONE)
    {
      g_autofree char *day = xl_date_to_text (filter->day);

      xl_edit_give (edit, *id, "day", day);
    }
  if (state->zoom > 0)
    {
      give_real (edit, *id, "zoom", CLAMP (state->zoom, 0.01, 100));
      give_real (edit, *id, "x", state->x);
      give_real (edit, *id, "y", state->y);
    }
  return edit;
}

/**
 * xl_desk_map_read_view:
 * @state: (out caller-allocates): what it keeps; a focus that is no longer there is left out
 */
void
xl_desk_map_read_view (XlPlan *plan, const XlSavedView *view, XlMapState *state)
{
  const XlField *zoom = xl_kind_field (&xl_kind_view, "zoom");
  XlRecord *focus = view->focus != 0 ? xl_plan_lookup (plan, view->focus) : NULL;

  *state = (XlMapState) { .filter = xl_map_filter_all, .mode = XL_LAYOUT_NETWORK };
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if ((int) layouts[i].layout == view->layout)
      state->mode = layouts[i].mode;
  if (view->kinds != NULL)
    state->filter.kinds = read_bits (view->kinds, kind_nicks, G_N_ELEMENTS (kind_nicks));
  state->filter.stages = read_bits (view->stages, stage_nicks, G_N_ELEMENTS (stage_nicks)) << XL_STAGE_LEARN;
  state->filter.objectives = read_bits (view->objectives, objective_nicks, G_N_ELEMENTS (objective_nicks));
  if (view->country != NULL)
    g_strlcpy (state->filter.country, view->country, sizeof state->filter.country);
  state->filter.tag = view->tag != NULL ? g_intern_string (view->tag) : NULL;
  if (focus != NULL && xl_plan_is_live (plan, focus) && view->hops > 0)
    {
      state->filter.around = focus->id;
      state->filter.hops = (guint) view->hops;
    }
  state->filter.day = view->day;
  if (view->size_by > 0)
    state->filter.size_by = (XlMapSize) (view->size_by - 1);
  if (view->colour_by > 0)
    state->filter.colour_by = (XlMapColour) (view->colour_by - 1);
  if (xl_field_has_value (zoom, &view->parent_instance))
    {
      state->zoom = view->zoom;
      state->x = view->x;
      state->y = view->y;
    }
}

static int
compare_views (gconstpointer a, gconstpointer b)
{
  const XlSavedView *one = *(XlSavedView *const *) a, *two = *(XlSavedView *const *) b;

  return g_utf8_collate (one->name, two->name);
}

/**
 * xl_desk_map_list_views:
 *
 * Returns: (transfer container) (element-type XlSavedView): the live views by name
 */
GPtrArray *
xl_desk_map_list_views (XlPlan *plan)
{
  const GPtrArray *views = xl_plan_get_live (plan, &xl_kind_view);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < views->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (views, i));
  g_ptr_array_sort (list, compare_views);
  return list;
}

/* --- tags --------------------------------------------------------------------------------------- */

static XlRecord *
find_tag (XlPlan *plan, const XlRecord *record, const char *name)
{
  g_autoptr (GPtrArray) tags = xl_plan_dup_links (plan, record, &xl_kind_tag, "record");
  g_autofree char *wanted = xl_fold (name);

  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *folded = xl_fold (((XlTag *) g_ptr_array_index (tags, i))->name);

      if (strcmp (folded, wanted) == 0)
        return g_ptr_array_index (tags, i);
    }
  return NULL;
}

/**
 * xl_edits_tag:
 * @name: a word
 *
 * Returns: (transfer full) (nullable): the edit that gives @record the tag; %NULL when it has it, or for no word
 */
XlEdit *
xl_edits_tag (XlPlan *plan, XlRecord *record, const char *name)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  XlEdit *edit;
  gint64 tag;

  if (*clean == '\0' || find_tag (plan, record, clean) != NULL)
    return NULL;
  edit = xl_edit_new (NULL);
  tag = xl_edit_insert (edit, &xl_kind_tag, 0);
  xl_edit_give (edit, tag, "name", clean);
  xl_edit_give (edit, tag, "record", id);
  return edit;
}

/**
 * xl_edits_untag:
 *
 * Returns: (transfer full) (nullable): the edit that takes the tag away; %NULL when @record does not carry it
 */
XlEdit *
xl_edits_untag (XlPlan *plan, XlRecord *record, const char *name)
{
  XlRecord *tag = find_tag (plan, record, name);

  return tag != NULL ? xl_edits_unlink (plan, tag) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * xl_desk_map_dup_tags:
 * @record: (nullable): whose; %NULL for those of all records
 *
 * Returns: (transfer full) (array zero-terminated=1): the tags by name, each once
 */
char **
xl_desk_map_dup_tags (XlPlan *plan, const XlRecord *record)
{
  const GPtrArray *tags = xl_plan_get_live (plan, &xl_kind_tag);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++)
    {
      const XlTag *tag = g_ptr_array_index (tags, i);
      XlRecord *of = xl_plan_lookup (plan, tag->record);

      if ((record == NULL ? of != NULL && xl_plan_is_live (plan, of) : of == record)
          && g_hash_table_add (seen, xl_fold (tag->name)))
        g_ptr_array_add (names, g_strdup (tag->name));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
