/* xl-new-record.c - a record is added, with a name to be typed over */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-new-record.h"

#include "xl-desk-chains.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-new-flow.h"
#include "xl-new-region.h"
#include "xl-new-training.h"

/* In whole: what "new" looks like hangs on the noun in many languages. */
static const char *
new_words (const XlKind *kind)
{
  if (kind == &xl_kind_region)
    return C_("record", "New region");
  if (kind == &xl_kind_organisation)
    return C_("record", "New partner");
  if (kind == &xl_kind_project)
    return C_("record", "New project");
  if (kind == &xl_kind_value_chain)
    return C_("record", "New value chain");
  return xl_words_kind (kind, FALSE);
}

/* A name that no record of the kind has yet: "New region", "New region 2". */
static char *
fresh_name (XlPlan *plan, const XlKind *kind)
{
  g_autofree char *name = NULL;

  for (guint n = 1; n < 1000; n++)
    {
      g_autoptr (GArray) hits = NULL;
      gboolean taken = FALSE;

      g_free (name);
      name = n == 1 ? g_strdup (new_words (kind)) : g_strdup_printf ("%s %u", new_words (kind), n);
      hits = xl_plan_search (plan, kind, name, 50);
      for (guint i = 0; i < hits->len && !taken; i++)
        {
          g_autofree char *other = xl_plan_dup_name (plan, g_array_index (hits, XlHit, i).record);

          taken = g_str_equal (name, other);
        }
      if (!taken)
        break;
    }
  return g_steal_pointer (&name);
}

/**
 * xl_new_record:
 * @window: whose plan gets it
 * @kind: of the record
 *
 * Adds a record and opens it. Where it cannot be stored without something that nobody can guess, a window asks first.
 */
void
xl_new_record (XlWindow *window, const XlKind *kind)
{
  XlDesk *desk = xl_window_get_desk (window);
  XlPlan *plan = xl_desk_get_plan (desk);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;
  gint64 id = 0;

  if (!plan)
    return;
  if (kind == &xl_kind_region)
    {
      xl_new_region_present (window);
      return;
    }
  if (kind == &xl_kind_flow)
    {
      xl_new_flow_present (window);
      return;
    }
  if (kind == &xl_kind_training)
    {
      xl_new_training_present (window);
      return;
    }
  name = fresh_name (plan, kind);
  edit = kind == &xl_kind_value_chain ? xl_edits_new_chain (plan, name, &id) : xl_edits_new (plan, kind, name, &id);
  if (xl_desk_edit (desk, edit, &sentence))
    xl_window_open_made (window, id, TRUE);
  else
    xl_window_fail (window, sentence);
}
