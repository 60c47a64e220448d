/* xl-desk-words-map.c - sentences about the map: links that are drawn, paths, who shares what */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-words-map.h"

#include <glib/gi18n-lib.h>

#include "xl-desk-figures.h"
#include "xl-desk-words.h"

/* --- links -------------------------------------------------------------------------------------- */

/**
 * xl_words_map_link:
 *
 * Returns: (transfer full): what is about to be linked, before its role: "Limburg (NL) joins BI-REX as"
 */
char *
xl_words_map_link (XlPlan *plan, const XlMapLink *link)
{
  g_autofree char *one = xl_words_name (plan, link->one);
  g_autofree char *other = xl_words_name (plan, link->other);

  if (link->kind == &xl_kind_tie)
    /* Translators: two organisations; the kind of tie follows: "BASF is to Chemie-Cluster Bayern: member of" */
    return g_strdup_printf (_ ("%s to %s:"), one, other);
  /* Translators: a region or partner and a project or network; the role follows */
  return g_strdup_printf (_ ("%s joins %s as"), one, other);
}

/**
 * xl_words_map_no_link:
 *
 * Returns: (transfer full): why two records cannot be linked with each other, and what to do instead
 */
char *
xl_words_map_no_link (XlPlan *plan, const XlRecord *from, const XlRecord *to)
{
  const XlKind *a = xl_record_get_kind (from), *b = xl_record_get_kind (to);

  if (from == to)
    return g_strdup (_ ("A link needs two different records: end the line at another shape."));
  if (a == &xl_kind_region && b == &xl_kind_region)
    return g_strdup (_ ("Two regions are linked by a project: draw each of them onto it."));
  if (a == &xl_kind_project && b == &xl_kind_project)
    return g_strdup (_ ("Two projects have no link of their own: they share regions and partners."));
  if ((a == &xl_kind_region && b == &xl_kind_organisation) || (a == &xl_kind_organisation && b == &xl_kind_region))
    return g_strdup (_ ("A region and a partner are linked by a project, or by the partner's seat on its own page."));
  return g_strdup_printf (_ ("%s and %s have no link of their own: networks have regions as members."),
                          xl_words_kind (a, FALSE), xl_words_kind (b, FALSE));
}

/**
 * xl_words_map_linked:
 * @role: the role that was asked for
 *
 * Returns: (transfer full): that the two are linked in this role already
 */
char *
xl_words_map_linked (XlPlan *plan, const XlMapLink *link, int role)
{
  g_autofree char *one = xl_words_name (plan, link->one);
  g_autofree char *other = xl_words_name (plan, link->other);

  /* Translators: two names and a role: "Limburg (NL) and BI-REX are linked already: partner." */
  return g_strdup_printf (_ ("%s and %s are linked already: %s."), one, other, xl_words_choice (link->role, role));
}

/**
 * xl_words_map_pick:
 * @to: (nullable): the candidate
 * @related: whether it is asked how the two are related, else they are to be linked
 *
 * Returns: (transfer full): what is being chosen, and how
 */
char *
xl_words_map_pick (XlPlan *plan, const XlRecord *from, const XlRecord *to, gboolean related)
{
  g_autofree char *one = xl_words_name (plan, from);
  g_autofree char *other = to != NULL ? xl_words_name (plan, to) : NULL;

  if (to == NULL)
    return g_strdup_printf (related ? _ ("How is %s related with …? Choose a second shape: a click, arrows and Enter, or a row of the list.")
                                    : _ ("Link %s with …? Choose a second shape: a click, arrows and Enter, or a row of the list."),
                            one);
  return g_strdup_printf (related ? _ ("How is %s related with %s? Enter answers, Esc ends.")
                                  : _ ("Link %s with %s? Enter links them, Esc ends."),
                          one, other);
}

/**
 * xl_words_map_state:
 * @n_links: of @record on the map
 *
 * Returns: (transfer full): what is selected, for who does not see it: "Limburg (NL), Region, 9 links"
 */
char *
xl_words_map_state (XlPlan *plan, const XlRecord *record, guint n_links, gboolean pinned)
{
  g_autofree char *name = xl_words_name (plan, record);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", n_links), n_links);

  return g_strdup_printf ("%s, %s, %s%s%s", name, xl_words_kind (xl_record_get_kind (record), FALSE), links,
                          pinned ? ", " : "", pinned ? _ ("pinned") : "");
}

/* How many regions have a role in a network, in words; NULL for a role that says little about it. */
static char *
role_count (int role, guint n)
{
  switch ((XlMemberRole) role)
    {
    case XL_MEMBER_LEAD:
      return g_strdup_printf (ngettext ("%u lead region", "%u lead regions", n), n);
    case XL_MEMBER_MEMBER:
      return g_strdup_printf (ngettext ("%u member", "%u members", n), n);
    case XL_MEMBER_FOUNDER:
      return g_strdup_printf (ngettext ("%u founder", "%u founders", n), n);
    case XL_MEMBER_NON_EU:
      return g_strdup_printf (ngettext ("%u non-EU partner", "%u non-EU partners", n), n);
    case XL_MEMBER_OBSERVER:
      return g_strdup_printf (ngettext ("%u observer", "%u observers", n), n);
    case XL_MEMBER_APPLICANT:
      return g_strdup_printf (ngettext ("%u applicant", "%u applicants", n), n);
    case XL_MEMBER_CONTACT:
    case XL_MEMBER_FORMER:
      break;
    }
  return NULL;
}

/**
 * xl_words_map_networks:
 * @day: as of which day; none for today
 *
 * Returns: (transfer full): the networks, a line each: "S3P: 2 lead regions, 3 members"; "" without any
 */
char *
xl_words_map_networks (XlPlan *plan, XlDate day)
{
  g_autoptr (XlFigures) figures
      = xl_figures_new (plan, day != XL_DATE_NONE ? xl_date_last (day) : xl_date_today ());
  g_autoptr (GString) text = g_string_new (NULL);
  const XlNetwork *last = NULL;

  for (guint i = 0; i < figures->networks->len; i++)
    {
      const XlNetworkFigures *row = &g_array_index (figures->networks, XlNetworkFigures, i);
      g_autofree char *count = role_count (row->role, row->regions.known + row->regions.invented);

      if (count == NULL)
        continue;
      if (row->network != last)
        {
          g_autofree char *name = xl_words_name (plan, &row->network->parent_instance);

          g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", name, count);
        }
      else
        g_string_append_printf (text, ", %s", count);
      last = row->network;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- paths -------------------------------------------------------------------------------------- */

/* A step, said as a clause of its own, or as a relative clause to what was named last. {1} and {2} stand for the
 * names, in whatever order a language wants them. */
typedef struct
{
  const char *clause;
  const char *relative;
} Phrase;

/* By XlProjectRegionRole: a region and a project. */
static const Phrase regions[] = {
  { N_("{1} is lead region of {2}"), N_("in which {1} is lead region") },
  { N_("{1} is a partner region of {2}"), N_("in which {1} is a partner region") },
  { N_("{1} is a site of {2}"), N_("which has a site in {1}") },
  { N_("{1} is a market of {2}"), N_("which has a market in {1}") },
  { N_("{1} gives feedstock to {2}"), N_("which gets feedstock from {1}") },
};

/* By XlParticipationRole: an organisation and a project. */
static const Phrase partners[] = {
  { N_("{1} is coordinator of {2}"), N_("in which {1} is coordinator") },
  { N_("{1} is partner in {2}"), N_("in which {1} is partner") },
  { N_("{1} is promoter of {2}"), N_("in which {1} is promoter") },
  { N_("{1} gives technology to {2}"), N_("which gets technology from {1}") },
  { N_("{1} is off-taker of {2}"), N_("in which {1} is off-taker") },
  { N_("{1} supplies feedstock to {2}"), N_("which gets feedstock from {1}") },
  { N_("{1} is a financier of {2}"), N_("which {1} helps to finance") },
  { N_("{1} is an authority for {2}"), N_("in which {1} is an authority") },
  { N_("{1} is adviser to {2}"), N_("in which {1} is adviser") },
};

/* By XlMemberRole: a region and a network. */
static const Phrase members[] = {
  { N_("{1} is a lead region of {2}"), N_("of which {1} is a lead region") },
  { N_("{1} is a member of {2}"), N_("of which {1} is a member") },
  { N_("{1} is an observer in {2}"), N_("in which {1} is an observer") },
  { N_("{1} is an applicant to {2}"), N_("to which {1} is an applicant") },
  { N_("{1} is a non-EU partner of {2}"), N_("of which {1} is a non-EU partner") },
  { N_("{1} is a founder of {2}"), N_("of which {1} is a founder") },
  { N_("{1} is a contact of {2}"), N_("of which {1} is a contact") },
  { N_("{1} is a former member of {2}"), N_("of which {1} is a former member") },
};

/* By the type of a tie: the one and the other organisation. */
static const Phrase ties[] = {
  { N_("{1} is a member of {2}"), N_("of which {1} is a member") },
  { N_("{1} is a partner of {2}"), N_("a partner of which is {1}") },
  { N_("{1} is a supplier of {2}"), N_("a supplier of which is {1}") },
  { N_("{1} is a customer of {2}"), N_("a customer of which is {1}") },
  { N_("{1} funds {2}"), N_("which is funded by {1}") },
  { N_("{1} advises {2}"), N_("which is advised by {1}") },
  { N_("{1} owns {2}"), N_("which is owned by {1}") },
};

static const Phrase seat = { N_("{1} is seated in {2}"), N_("where {1} is seated") };

static const Phrase agreed = { N_("{1} has an agreement with {2}"), N_("with which {1} has an agreement") };
static const Phrase took_part = { N_("{1} has to do with {2}"), N_("with which {1} has to do") };

static gboolean
is_diamond (const XlRecord *record)
{
  return xl_record_get_kind (record) == &xl_kind_event || xl_record_get_kind (record) == &xl_kind_agreement;
}

static const Phrase *
phrase_of (const XlRecord *from, const XlRecord *link, const XlRecord *to)
{
  const XlKind *kind = link != NULL ? xl_record_get_kind (link) : NULL;
  static const struct
  {
    const XlKind *kind;
    const char *field;
    const Phrase *phrases;
    guint n, fallback; /* for a row without a role, from 1 */
  } tables[] = {
    { &xl_kind_project_region, "role", regions, G_N_ELEMENTS (regions), XL_REGION_PARTNER },
    { &xl_kind_participation, "role", partners, G_N_ELEMENTS (partners), XL_PART_PARTNER },
    { &xl_kind_membership, "role", members, G_N_ELEMENTS (members), XL_MEMBER_MEMBER },
    { &xl_kind_tie, "type", ties, G_N_ELEMENTS (ties), 2 },
  };

  if (is_diamond (from) || is_diamond (to))
    return &took_part;
  if (kind == &xl_kind_party)
    return &agreed;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (kind == tables[i].kind)
      {
        gint64 role = xl_field_get_int (xl_kind_field (kind, tables[i].field), link);

        return &tables[i].phrases[(role >= 1 && role <= tables[i].n ? role : tables[i].fallback) - 1];
      }
  return &seat;
}

/* Whether the phrase of the step names @record first: the member, not the network; the partner, not the project. */
static gboolean
is_first (const XlRecord *record, const XlRecord *link)
{
  const XlKind *kind = xl_record_get_kind (record);

  if (link != NULL && xl_record_get_kind (link) == &xl_kind_tie)
    return ((const XlTie *) link)->organisation == record->id;
  if (link != NULL && xl_record_get_kind (link) == &xl_kind_membership)
    return kind == &xl_kind_region;
  return link == NULL ? kind == &xl_kind_organisation : kind != &xl_kind_project;
}

static gboolean
is_invented (XlPlan *plan, const XlMapStep *step)
{
  return xl_plan_is_illustrative (plan, step->record, NULL)
         || (step->link != NULL && xl_plan_is_illustrative (plan, step->link, NULL));
}

/* Writes the translated phrase with the names in it. */
static void
write_phrase (GString *text, const char *phrase, const char *one, const char *other)
{
  for (const char *p = _ (phrase); *p != '\0'; p++)
    if (g_str_has_prefix (p, "{1}") || g_str_has_prefix (p, "{2}"))
      {
        g_string_append (text, p[1] == '1' ? one : other);
        p += 2;
      }
    else
      g_string_append_c (text, *p);
}

/**
 * xl_words_map_path:
 * @steps: (array length=n): where it begins, and each step
 * @n: 2 or more
 *
 * Returns: (transfer full): the path as a sentence: "Nowal Chimica is promoter of BI-REX, in which Limburg (NL) is
 *   a partner region; Limburg (NL) …"; one more says so where a part of it is illustrative
 */
char *
xl_words_map_path (XlPlan *plan, const XlMapStep *steps, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean illustrative = is_invented (plan, &steps[0]);
  const XlRecord *named = NULL; /* what a relative clause would belong to */

  for (guint i = 1; i < n; i++)
    {
      const XlRecord *from = steps[i - 1].record, *to = steps[i].record;
      const Phrase *phrase = phrase_of (from, steps[i].link, to);
      g_autofree char *one = xl_words_name (plan, from);
      g_autofree char *other = xl_words_name (plan, to);

      illustrative |= is_invented (plan, &steps[i]);
      if (named == from && !is_first (from, steps[i].link))
        {
          g_string_append (text, ", ");
          write_phrase (text, phrase->relative, other, NULL);
          named = NULL;
          continue;
        }
      if (text->len > 0)
        g_string_append (text, "; ");
      if (is_first (from, steps[i].link))
        {
          write_phrase (text, phrase->clause, one, other);
          named = to;
        }
      else
        write_phrase (text, phrase->clause, other, one);
    }
  g_string_append_c (text, '.');
  if (illustrative)
    g_string_append_printf (text, " %s", _ ("A part of this is illustrative."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * xl_words_map_no_path:
 *
 * Returns: (transfer full): that nothing of what is shown joins the two
 */
char *
xl_words_map_no_path (XlPlan *plan, const XlRecord *from, const XlRecord *to)
{
  g_autofree char *one = xl_words_name (plan, from);
  g_autofree char *other = xl_words_name (plan, to);

  return g_strdup_printf (_ ("%s and %s are not related: no chain of projects, ties and seats on this map joins them."),
                          one, other);
}

/* --- questions ---------------------------------------------------------------------------------- */

/**
 * xl_words_map_pair:
 *
 * Returns: (transfer full): what the two share: "Flanders and Lombardy share O1, O3 and NACE Rev. 2 20.14, but no
 *   project."
 */
char *
xl_words_map_pair (XlPlan *plan, const XlMapPair *pair)
{
  g_autofree char *a = xl_words_name (plan, &pair->a->parent_instance);
  g_autofree char *b = xl_words_name (plan, &pair->b->parent_instance);
  g_autoptr (GString) shared = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    if (pair->objectives & 1u << i)
      g_string_append_printf (shared, "%sO%u", shared->len > 0 ? ", " : "", i + 1);
  for (guint i = 0; pair->codes[i] != NULL; i++)
    g_string_append_printf (shared, "%s%s", shared->len > 0 ? ", " : "", pair->codes[i]);
  for (guint i = 0; pair->priorities[i] != NULL; i++)
    g_string_append_printf (shared, "%s%s", shared->len > 0 ? ", " : "", pair->priorities[i]);
  /* Translators: two regions and a list: "Flanders and Lombardy share O1, O3, but no project." */
  return g_strdup_printf (_ ("%s and %s share %s, but no project."), a, b, shared->str);
}

/**
 * xl_words_map_pairs:
 * @pairs: (element-type XlMapPair): the best ones
 *
 * Returns: (transfer full): how to read the list
 */
char *
xl_words_map_pairs (const GPtrArray *pairs)
{
  if (pairs->len == 0)
    return g_strdup (_ ("No two regions on this map share an objective or a code without sharing a project."));
  if (*((const XlMapPair *) g_ptr_array_index (pairs, 0))->codes == NULL
      && *((const XlMapPair *) g_ptr_array_index (pairs, 0))->priorities == NULL)
    return g_strdup (_ ("By objectives of their projects: regions on this map have no NACE codes or priorities in common."));
  return g_strdup (_ ("Most common NACE codes and priorities first, then most common objectives."));
}

/**
 * xl_words_map_cut_off:
 *
 * Returns: (transfer full): "cuts off 9"
 */
char *
xl_words_map_cut_off (guint n)
{
  return g_strdup_printf (ngettext ("cuts off %u", "cuts off %u", n), n);
}

/**
 * xl_words_map_failures:
 * @failures: (element-type XlMapFailure): the worst first
 *
 * Returns: (transfer full): the answer, with the worst one
 */
char *
xl_words_map_failures (XlPlan *plan, const GArray *failures)
{
  const XlMapFailure *worst;
  g_autofree char *name = NULL;
  g_autofree char *first = NULL;

  if (failures->len == 0)
    return g_strdup (_ ("None: what is linked on this map stays in one piece without any one region."));
  worst = &g_array_index (failures, XlMapFailure, 0);
  name = xl_words_name (plan, &worst->region->parent_instance);
  first = g_strdup_printf (ngettext ("%u region holds parts of this map together.",
                                     "%u regions hold parts of this map together.", failures->len), failures->len);
  return g_strdup_printf (ngettext ("%s Without %s, %u other loses touch with the rest.",
                                    "%s Without %s, %u others lose touch with the rest.", worst->cut_off),
                          first, name, worst->cut_off);
}
