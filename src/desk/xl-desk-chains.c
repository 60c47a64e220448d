/* xl-desk-chains.c - the edits that people make of value chains, each one step to undo */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-chains.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-edits.h"
#include "xl-desk-links.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

#define OBJECTIVE "[\"O3\"]" /* new value chains across borders and sectors */

static const XlLinkEnds capability_ends = { &xl_kind_capability, "step", "organisation" };

static const char *
category_nick (guint index)
{
  return xl_kind_field (&xl_kind_step, "category")->choices[index].nick;
}

/* --- chains and their steps --------------------------------------------------------------------- */

/**
 * xl_edits_new_chain:
 * @name: its name
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds a chain with the six steps that people draw, from feedstock to recovery
 */
XlEdit *
xl_edits_new_chain (XlPlan *plan, const char *name, gint64 *id)
{
  static const char *const names[] = { N_("Feedstock"), N_("Pre-treatment"), N_("Conversion"),
                                       N_("Product"),   N_("User"),          N_("Recovery") };
  XlEdit *edit = xl_edits_new (plan, &xl_kind_value_chain, name, id);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 step = xl_edit_insert (edit, &xl_kind_step, 0);

      xl_edit_give (edit, step, "name", _ (names[i]));
      xl_edit_give_number (edit, step, "chain", *id);
      xl_edit_give_number (edit, step, "position", i);
      xl_edit_give (edit, step, "category", category_nick (i));
    }
  return edit;
}

static XlChain *
chain_of (XlPlan *plan, const XlChainStep *step)
{
  return xl_chain_new (plan, (XlValueChain *) xl_plan_lookup (plan, step->chain), NULL, xl_date_today ());
}

/**
 * xl_edits_add_step:
 * @after: (nullable): the step that it follows; %NULL for the end of the chain
 * @id: (out): the id that it will have
 *
 * Where @after says what it feeds, it feeds the new step from now on, and that one what @after fed.
 *
 * Returns: (transfer full): the edit
 */
XlEdit *
xl_edits_add_step (XlPlan *plan, XlValueChain *chain, const char *name, XlChainStep *after, gint64 *id)
{
  g_autoptr (XlChain) now = xl_chain_new (plan, chain, NULL, xl_date_today ());
  XlEdit *edit = xl_edits_new (plan, &xl_kind_step, name, id);
  guint place = 0, position = 0;

  xl_edit_give_number (edit, *id, "chain", chain->parent_instance.id);
  for (guint i = 0; i < now->places->len; i++)
    {
      XlChainStep *step = xl_chain_place (now, i)->step;

      xl_edit_set_number (edit, &step->parent_instance, "position", position++);
      if (step == after)
        place = position++;
    }
  xl_edit_give_number (edit, *id, "position", after != NULL ? place : position);
  if (after != NULL && after->feeds != 0)
    {
      xl_edit_give_number (edit, *id, "feeds", after->feeds);
      xl_edit_set_number (edit, &after->parent_instance, "feeds", *id);
    }
  return edit;
}

/**
 * xl_edits_move_step:
 * @places: towards the end, or, below 0, towards the beginning
 *
 * What a step was said to feed and would then stand before it is no longer said.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL where there is no such place
 */
XlEdit *
xl_edits_move_step (XlPlan *plan, XlChainStep *step, int places)
{
  g_autoptr (XlChain) chain = chain_of (plan, step);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  int from = xl_chain_find (chain, step->parent_instance.id), to = from + places;
  XlEdit *edit;

  if (from < 0 || to < 0 || to >= (int) chain->places->len || places == 0)
    return NULL;
  for (guint i = 0; i < chain->places->len; i++)
    g_ptr_array_add (order, xl_chain_place (chain, i)->step);
  g_ptr_array_insert (order, to, g_ptr_array_steal_index (order, (guint) from));
  edit = xl_edit_new (NULL);
  for (guint i = 0; i < order->len; i++)
    {
      XlChainStep *one = g_ptr_array_index (order, i);

      xl_edit_set_number (edit, &one->parent_instance, "position", i);
      for (guint j = 0; one->feeds != 0 && j < i; j++)
        if (((XlChainStep *) g_ptr_array_index (order, j))->parent_instance.id == one->feeds)
          xl_edit_set (edit, &one->parent_instance, "feeds", NULL);
    }
  return xl_edit_or_null (edit);
}

/**
 * xl_edits_remove_step:
 *
 * Returns: (transfer full): the edit that retires @step; what fed it feeds what it fed
 */
XlEdit *
xl_edits_remove_step (XlPlan *plan, XlChainStep *step)
{
  XlRecord *record = &step->parent_instance;
  XlEdit *edit = xl_edits_retire (plan, &record, 1);
  g_autoptr (GPtrArray) feeders = xl_plan_dup_links (plan, record, &xl_kind_step, "feeds");
  g_autofree char *next = step->feeds != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, step->feeds) : NULL;

  for (guint i = 0; i < feeders->len; i++)
    xl_edit_set (edit, g_ptr_array_index (feeders, i), "feeds", next);
  return edit;
}

/* --- who has it --------------------------------------------------------------------------------- */

/**
 * xl_edits_capability:
 * @level: an #XlCapabilityLevel
 *
 * Returns: (transfer full) (nullable): the edit after which @organisation has, wants or plans @step; %NULL where that is
 *   said already
 */
XlEdit *
xl_edits_capability (XlPlan *plan, XlChainStep *step, XlOrganisation *organisation, int level)
{
  const char *nick = xl_kind_field (&xl_kind_capability, "level")->choices[level - 1].nick;
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &step->parent_instance, &xl_kind_capability, "step");
  XlEdit *edit;

  for (guint i = 0; i < links->len; i++)
    if (((XlCapability *) g_ptr_array_index (links, i))->organisation == organisation->parent_instance.id)
      {
        edit = xl_edit_new (NULL);
        xl_edit_set (edit, g_ptr_array_index (links, i), "level", nick);
        return xl_edit_or_null (edit);
      }
  edit = xl_edits_link (plan, &capability_ends, &step->parent_instance, &organisation->parent_instance);
  xl_edit_give (edit, ((XlOp *) g_ptr_array_index (edit->ops, 0))->id, "level", nick);
  return edit;
}

/**
 * xl_edits_new_capability:
 * @name: of an organisation that is not in the plan yet
 *
 * Returns: (transfer full): the edit that adds it and says that it has @step
 */
XlEdit *
xl_edits_new_capability (XlPlan *plan, XlChainStep *step, const char *name)
{
  return xl_edits_new_link (plan, &capability_ends, &step->parent_instance, &xl_kind_organisation, name);
}

/* --- disruptions and projects ------------------------------------------------------------------- */

/* "Mixed plastic to cracker feed: Pyrolysis": what a step is called outside its chain. */
static char *
dup_full_name (XlPlan *plan, const XlChainStep *step)
{
  XlValueChain *chain = (XlValueChain *) xl_plan_lookup (plan, step->chain);

  /* Translators: a value chain and one of its steps */
  return g_strdup_printf (_ ("%s: %s"), chain->name, step->name);
}

/**
 * xl_edits_disruption:
 * @severity: 1 to 5
 * @since: from when, or none
 * @region: (nullable): where
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that says that @step is disrupted
 */
XlEdit *
xl_edits_disruption (XlPlan *plan, XlChainStep *step, int severity, XlDate since, XlRegion *region, gint64 *id)
{
  /* Translators: title of a new disruption; %s is a step of a value chain */
  g_autofree char *title = g_strdup_printf (_ ("%s disrupted"), step->name);
  g_autofree char *day = since != XL_DATE_NONE ? xl_date_to_text (since) : NULL;
  XlEdit *edit = xl_edits_new (plan, &xl_kind_disruption, title, id);

  xl_edit_give_number (edit, *id, "step", step->parent_instance.id);
  xl_edit_give_number (edit, *id, "severity", severity);
  xl_edit_give (edit, *id, "since", day);
  if (region != NULL)
    xl_edit_give_number (edit, *id, "region", region->parent_instance.id);
  return edit;
}

static void
join (XlEdit *edit, gint64 project, gint64 organisation, const char *role)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_participation, 0);

  xl_edit_give_number (edit, id, "project", project);
  xl_edit_give_number (edit, id, "organisation", organisation);
  xl_edit_give (edit, id, "role", role);
}

/* The tag that says that a project answers @step: one of those that the step carries, else its full name. */
static char *
dup_tag (XlPlan *plan, const XlChainStep *step, gboolean *known)
{
  g_autoptr (GPtrArray) tags = xl_plan_dup_links (plan, &step->parent_instance, &xl_kind_tag, "record");

  *known = tags->len > 0;
  return *known ? g_strdup (((XlTag *) g_ptr_array_index (tags, 0))->name) : dup_full_name (plan, step);
}

static void
add_tag (XlEdit *edit, const char *name, gint64 record)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_tag, 0);

  xl_edit_give (edit, id, "name", name);
  xl_edit_give_number (edit, id, "record", record);
}

static void
tag_both (XlPlan *plan, XlEdit *edit, XlChainStep *step, gint64 project)
{
  gboolean known;
  g_autofree char *name = dup_tag (plan, step, &known);

  add_tag (edit, name, project);
  if (!known)
    add_tag (edit, name, step->parent_instance.id);
}

/* A project of objective O3 that answers @step. */
static XlEdit *
new_project (XlPlan *plan, XlChainStep *step, gint64 *id)
{
  g_autofree char *title = dup_full_name (plan, step);
  XlEdit *edit = xl_edits_new (plan, &xl_kind_project, title, id);

  xl_edit_give (edit, *id, "objectives", OBJECTIVE);
  return edit;
}

/**
 * xl_edits_gap_project:
 * @step: one that nobody has
 * @day: the day on which dates count
 * @id: (out): the id that the project will have
 *
 * A project of objective O3, new value chains across borders and sectors. Who plans the step promotes it, who wants it
 * is a partner. A tag that project and step carry says that the one answers the other.
 *
 * Returns: (transfer full): the edit
 */
XlEdit *
xl_edits_gap_project (XlPlan *plan, XlChainStep *step, XlDate day, gint64 *id)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &step->parent_instance, &xl_kind_capability, "step");
  g_autoptr (GHashTable) joined = g_hash_table_new (g_int64_hash, g_int64_equal);
  XlEdit *edit = new_project (plan, step, id);

  tag_both (plan, edit, step, *id);
  for (guint i = 0; i < links->len; i++)
    {
      XlCapability *capability = g_ptr_array_index (links, i);
      int level = xl_capability_level (capability, day);

      if ((level == XL_CAPABILITY_PLANS || level == XL_CAPABILITY_WANTS)
          && g_hash_table_add (joined, &capability->organisation))
        join (edit, *id, capability->organisation, level == XL_CAPABILITY_PLANS ? "promoter" : "partner");
    }
  return edit;
}

/**
 * xl_edits_disruption_project:
 * @day: the day on which dates count
 * @id: (out): the id that the project will have
 *
 * A project of objective O3 with those whom the disruption hits at its step, as the project that answers it.
 *
 * Returns: (transfer full): the edit
 */
XlEdit *
xl_edits_disruption_project (XlPlan *plan, XlDisruption *disruption, XlDate day, gint64 *id)
{
  XlChainStep *step = (XlChainStep *) xl_plan_lookup (plan, disruption->step);
  g_autoptr (XlChain) chain = xl_chain_new (plan, (XlValueChain *) xl_plan_lookup (plan, step->chain), NULL, day);
  g_autoptr (XlChainHit) hit = xl_chain_hit (plan, chain, disruption);
  XlEdit *edit = new_project (plan, step, id);

  for (guint i = 0; i < hit->at_step; i++)
    join (edit, *id, ((XlRecord *) g_ptr_array_index (hit->organisations, i))->id, "partner");
  xl_edit_set_number (edit, &disruption->parent_instance, "project", *id);
  return edit;
}

/**
 * xl_edits_answer:
 *
 * Returns: (transfer full) (nullable): the edit that says that @project answers @step; %NULL where that is said already
 */
XlEdit *
xl_edits_answer (XlPlan *plan, XlChainStep *step, XlProject *project)
{
  g_autoptr (GPtrArray) answers = xl_chain_answers (plan, step);
  XlEdit *edit;

  if (g_ptr_array_find (answers, project, NULL))
    return NULL;
  edit = xl_edit_new (NULL);
  tag_both (plan, edit, step, project->parent_instance.id);
  return edit;
}
