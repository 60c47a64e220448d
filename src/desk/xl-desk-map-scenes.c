/* xl-desk-map-scenes.c - what is shown one after the other when presenting, as edits of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-scenes.h"

#include "xl-desk-edits.h"

/* As many as the field has places for. */
#define LAST 100000

/* Scenes without a place in the order come last, as they were made known. */
static int
compare_scenes (gconstpointer a, gconstpointer b)
{
  const XlField *position = xl_kind_field (&xl_kind_scene, "position");
  const XlStoryScene *one = *(XlStoryScene *const *) a, *two = *(XlStoryScene *const *) b;
  gint64 first = xl_field_has_value (position, &one->parent_instance) ? one->position : LAST + 1;
  gint64 second = xl_field_has_value (position, &two->parent_instance) ? two->position : LAST + 1;
  int by_title = g_utf8_collate (one->title, two->title);

  if (first != second)
    return first < second ? -1 : 1;
  if (by_title != 0)
    return by_title;
  return one->parent_instance.id < two->parent_instance.id ? -1 : one->parent_instance.id > two->parent_instance.id;
}

/**
 * xl_desk_map_list_scenes:
 *
 * Returns: (transfer container) (element-type XlStoryScene): the live scenes in their order
 */
GPtrArray *
xl_desk_map_list_scenes (XlPlan *plan)
{
  const GPtrArray *scenes = xl_plan_get_live (plan, &xl_kind_scene);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < scenes->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (scenes, i));
  g_ptr_array_sort (list, compare_scenes);
  return list;
}

/* Places from 1 on, in the order of the list; what has its place already is left alone. */
static void
number_from (XlEdit *edit, const GPtrArray *scenes)
{
  for (guint i = 0; i < scenes->len; i++)
    {
      XlStoryScene *scene = g_ptr_array_index (scenes, i);
      g_autofree char *place = g_strdup_printf ("%u", MIN (i + 1, LAST));

      xl_edit_set (edit, &scene->parent_instance, "position", place);
    }
}

/**
 * xl_edits_add_scene:
 * @view: what it shows; its name is the title
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds a scene after all others
 */
XlEdit *
xl_edits_add_scene (XlPlan *plan, const XlSavedView *view, gint64 *id)
{
  g_autoptr (GPtrArray) scenes = xl_desk_map_list_scenes (plan);
  XlEdit *edit = xl_edits_new (plan, &xl_kind_scene, view->name, id);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, view->parent_instance.id);
  gint64 last = 0;
  g_autofree char *place = NULL;

  for (guint i = 0; i < scenes->len; i++)
    last = MAX (last, ((const XlStoryScene *) g_ptr_array_index (scenes, i))->position);
  place = g_strdup_printf ("%" G_GINT64_FORMAT, MIN (last + 1, LAST));
  xl_edit_give (edit, *id, "position", place);
  xl_edit_give (edit, *id, "view", of);
  return edit;
}

/**
 * xl_edits_move_scene:
 * @step: places towards the end, or, below 0, towards the beginning
 *
 * Returns: (transfer full) (nullable): the edit that moves @scene; %NULL where it would go past an end
 */
XlEdit *
xl_edits_move_scene (XlPlan *plan, XlStoryScene *scene, int step)
{
  g_autoptr (GPtrArray) scenes = xl_desk_map_list_scenes (plan);
  XlEdit *edit;
  guint at;

  if (step == 0 || !g_ptr_array_find (scenes, scene, &at) || (int) at + step < 0
      || (int) at + step >= (int) scenes->len)
    return NULL;
  g_ptr_array_remove_index (scenes, at);
  g_ptr_array_insert (scenes, (int) at + step, scene);
  edit = xl_edit_new (NULL);
  number_from (edit, scenes);
  return edit;
}
