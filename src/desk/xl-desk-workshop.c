/* xl-desk-workshop.c - one line typed before a room: who joins what, as what; or an idea for later */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-workshop.h"

#include <string.h>

#include "xl-desk-edits.h"
#include "xl-desk-map-link.h"
#include "xl-desk-private.h"
#include "xl-desk-words-workshop.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

/* As many hits as can bear the same name and still be told apart. */
#define MOST_NAMESAKES 20

/* What a line can speak of. */
static const XlKind *const kinds[] = { &xl_kind_region, &xl_kind_organisation, &xl_kind_project, &xl_kind_network };

/* --- the parts of a line ------------------------------------------------------------------------ */

typedef enum
{
  PART_FIRST,
  PART_SECOND,
  PART_ROLE,
  PART_IDEA,
  PART_WHO,
  N_PARTS
} Part;

/* Where the parts of a line lie, bytes; a part that there is not has no length and begins at -1. */
typedef struct
{
  int start[N_PARTS], end[N_PARTS];
} Parts;

static void
put (Parts *parts, Part part, int start, int end)
{
  parts->start[part] = start;
  parts->end[part] = end;
}

static char *
dup_part (const Parts *parts, Part part, const char *text)
{
  return parts->start[part] < 0 ? NULL
                                : g_strstrip (g_strndup (text + parts->start[part], parts->end[part] - parts->start[part]));
}

/* "Limburg (NL)" is called Limburg, too, as long as nobody else is. */
static gboolean
is_called (const char *name, const char *folded)
{
  g_autofree char *own = xl_fold (name);
  gsize length = strlen (folded);

  return g_str_has_prefix (own, folded)
         && (own[length] == '\0' || (g_str_has_prefix (own + length, " (") && g_str_has_suffix (own, ")")));
}

static gboolean
bears (XlPlan *plan, const XlRecord *record, const char *folded)
{
  const XlKind *kind = xl_record_get_kind (record);
  g_autofree char *name = xl_words_name (plan, record);

  if (is_called (name, folded))
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      const char *one[] = { NULL, NULL };
      const char *const *names = one;

      if (!(field->flags & XL_FIELD_NAME))
        continue;
      if (field->type == XL_FIELD_SET)
        names = xl_field_get_set (field, record);
      else
        one[0] = xl_field_get_string (field, record);
      for (; names != NULL && *names != NULL; names++)
        if (is_called (*names, folded))
          return TRUE;
    }
  return FALSE;
}

/* All that are called so; a network and the organisation behind it are one, as on the map. */
static GPtrArray *
find_named (XlPlan *plan, const char *name)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = xl_fold (name);
  const char *bracket = strrchr (name, '(');
  /* The search knows "Limburg", and "Limburg (NL)" by that. */
  g_autofree char *searched = bracket != NULL && bracket > name ? g_strndup (name, bracket - name) : g_strdup (name);

  if (*folded == '\0')
    return found;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) hits = xl_plan_search (plan, kinds[k], searched, MOST_NAMESAKES * 10);

      for (guint i = 0; i < hits->len && found->len < MOST_NAMESAKES; i++)
        {
          XlRecord *record = g_array_index (hits, XlHit, i).record;
          gboolean behind = xl_record_get_kind (record) == &xl_kind_network
                            && xl_desk_map_network_node (plan, (XlNetwork *) record) != record;

          if (!behind && bears (plan, record, folded))
            g_ptr_array_add (found, record);
        }
    }
  return found;
}

static gboolean
is_name (XlPlan *plan, const char *text, int start, int end)
{
  g_autofree char *name = g_strstrip (g_strndup (text + start, end - start));
  g_autoptr (GPtrArray) found = find_named (plan, name);

  return found->len > 0;
}

/* The last @ between two spaces, or at the end; names and addresses have theirs inside a word. */
static int
find_who (const char *text, int end)
{
  for (int i = end - 1; i > 0; i--)
    if (text[i] == '@' && text[i - 1] == ' ' && (i + 1 == end || text[i + 1] == ' '))
      return i;
  return -1;
}

static void
split (XlPlan *plan, const char *text, Parts *parts)
{
  int end = (int) strlen (text), start = 0, who, link;
  const char *found;

  for (Part p = 0; p < N_PARTS; p++)
    put (parts, p, -1, -1);
  while (text[start] == ' ')
    start++;
  who = find_who (text, end);
  if (who >= 0)
    {
      put (parts, PART_WHO, who + 1, end);
      end = who;
    }
  if (text[start] == '?')
    {
      put (parts, PART_IDEA, start + 1, MAX (end, start + 1));
      return;
    }
  found = memchr (text + start, '>', MAX (end - start, 0));
  link = found != NULL ? (int) (found - text) : -1;
  put (parts, PART_FIRST, start, link >= 0 ? link : MAX (end, start));
  if (link < 0)
    return;
  put (parts, PART_SECOND, link + 1, end);
  for (int i = end - 1; i > link; i--)
    if (text[i] == ':')
      {
        /* A colon can be part of a title. */
        if (is_name (plan, text, link + 1, end))
          return;
        put (parts, PART_SECOND, link + 1, i);
        put (parts, PART_ROLE, i + 1, end);
        return;
      }
}

/* --- what a line does --------------------------------------------------------------------------- */

/* One end of the link: a record that there is, or one that the edit makes first. */
typedef struct
{
  const char *name;
  XlRecord *record;  /* of the plan, while the edit is tried */
  const XlKind *kind;
  gboolean is_new;
} End;

/* Returns whether the name is clear; @sentence says why not. */
static gboolean
resolve (XlPlan *plan, End *end, char **sentence)
{
  g_autoptr (GPtrArray) found = find_named (plan, end->name);

  if (found->len > 1)
    {
      *sentence = xl_words_workshop_namesakes (plan, end->name, found);
      return FALSE;
    }
  end->is_new = found->len == 0;
  end->record = end->is_new ? NULL : g_ptr_array_index (found, 0);
  end->kind = end->is_new ? NULL : xl_record_get_kind (end->record);
  return TRUE;
}

/* What nobody knows is a partner to a project and a project to all others. */
static void
guess_kinds (End *one, End *other)
{
  if (one->is_new)
    one->kind = &xl_kind_organisation;
  if (other->is_new)
    other->kind = one->kind == &xl_kind_project ? &xl_kind_organisation : &xl_kind_project;
}

static void
add_new (XlPlan *plan, XlEdit *edit, End *end, gint64 *id)
{
  g_autoptr (XlEdit) one = NULL;

  if (!end->is_new)
    {
      *id = xl_record_get_id (end->record);
      return;
    }
  one = xl_edits_new (plan, end->kind, end->name, id);
  for (guint i = 0; i < one->ops->len; i++)
    xl_edit_add_op (edit, xl_op_copy (g_ptr_array_index (one->ops, i)));
}

static gboolean
begins (const char *label, const char *folded, gboolean whole)
{
  g_autofree char *own = xl_fold (label);

  return whole ? strcmp (own, folded) == 0 : g_str_has_prefix (own, folded);
}

/* By its name in the user's language, in English or in files; its beginning will do where it is the only one. From 1;
 * 0 where there is none. */
static int
find_role (const XlField *role, const char *typed)
{
  g_autofree char *folded = xl_fold (typed);
  int found = 0;

  for (int whole = 1; whole >= 0; whole--)
    for (int i = 1; role->choices[i - 1].nick != NULL; i++)
      if (begins (xl_words_choice (role, i), folded, whole) || begins (role->choices[i - 1].label, folded, whole)
          || begins (role->choices[i - 1].nick, folded, whole))
        {
          if (whole)
            return i;
          if (found != 0)
            return 0;
          found = i;
        }
  return found;
}

/* Who proposes a change is kept beside it: an idea that was settled at once. */
static void
add_idea (XlEdit *edit, const char *text, const char *who, gint64 project, gboolean settled)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_idea, 0);
  g_autofree char *today = xl_date_to_text (xl_date_today ());
  g_autofree char *of = project != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, project) : NULL;

  xl_edit_give (edit, id, "text", text);
  xl_edit_give (edit, id, "date", today);
  xl_edit_give (edit, id, "settled", settled ? "1" : "0");
  if (who != NULL && *who != '\0')
    xl_edit_give (edit, id, "proposer", who);
  if (of != NULL)
    xl_edit_give (edit, id, "project", of);
}

/* With the ends in the plan, as they will be: the link that the two can have. */
static XlEdit *
link_ends (XlPlan *plan, End *one, End *other, const char *role_typed, char **sentence)
{
  XlMapLink link;
  XlEdit *edit;
  int role;

  if (!xl_desk_map_link (plan, one->record, other->record, &link, sentence))
    return NULL;
  role = role_typed != NULL && *role_typed != '\0' ? find_role (link.role, role_typed) : link.fallback;
  if (role == 0)
    {
      *sentence = xl_words_workshop_roles (link.role, role_typed);
      return NULL;
    }
  edit = xl_desk_map_link_edit (plan, &link, role, sentence);
  if (edit != NULL)
    *sentence = xl_words_workshop_link (plan, one->record, one->is_new, other->record, other->is_new, link.role, role);
  return edit;
}

static void
read_link (XlPlan *plan, XlWorkshopLine *line, const char *first, const char *second, const char *role, const char *who)
{
  End one = { .name = first }, other = { .name = second };
  g_autoptr (XlEdit) edit = xl_edit_new (NULL);
  g_autoptr (XlEdit) link = NULL;
  gint64 one_id, other_id, project;

  if (*first == '\0' || *second == '\0')
    {
      line->sentence = xl_words_workshop_help ();
      return;
    }
  if (!resolve (plan, &one, &line->sentence) || !resolve (plan, &other, &line->sentence))
    return;
  guess_kinds (&one, &other);
  add_new (plan, edit, &one, &one_id);
  add_new (plan, edit, &other, &other_id);
  xl_plan_try (plan, edit);
  one.record = xl_plan_lookup (plan, one_id);
  other.record = xl_plan_lookup (plan, other_id);
  link = link_ends (plan, &one, &other, role, &line->sentence);
  xl_plan_untry (plan, edit);
  if (link == NULL)
    return;
  for (guint i = 0; i < link->ops->len; i++)
    xl_edit_add_op (edit, xl_op_copy (g_ptr_array_index (link->ops, i)));
  project = one.kind == &xl_kind_project ? one_id : other.kind == &xl_kind_project ? other_id : 0;
  if (who != NULL && *who != '\0')
    {
      g_autofree char *typed = g_strconcat (first, " > ", second, role != NULL ? " : " : "", role, NULL);

      add_idea (edit, typed, who, project, TRUE);
    }
  line->edit = g_steal_pointer (&edit);
  line->show = one.kind == &xl_kind_project ? other_id : one_id;
}

static void
read_name (XlPlan *plan, XlWorkshopLine *line, const char *name)
{
  End end = { .name = name };

  if (!resolve (plan, &end, &line->sentence))
    return;
  line->sentence = end.is_new ? xl_words_workshop_help () : xl_words_workshop_show (plan, end.record);
  line->show = end.is_new ? 0 : xl_record_get_id (end.record);
}

/**
 * xl_workshop_read:
 * @text: what is typed so far
 *
 * Returns: (transfer full): what it means; nothing in @plan has changed
 */
XlWorkshopLine *
xl_workshop_read (XlPlan *plan, const char *text)
{
  XlWorkshopLine *line = g_new0 (XlWorkshopLine, 1);
  Parts parts;
  g_autofree char *first = NULL, *second = NULL, *role = NULL, *idea = NULL, *who = NULL, *refused = NULL;

  split (plan, text, &parts);
  first = dup_part (&parts, PART_FIRST, text);
  second = dup_part (&parts, PART_SECOND, text);
  role = dup_part (&parts, PART_ROLE, text);
  idea = dup_part (&parts, PART_IDEA, text);
  who = dup_part (&parts, PART_WHO, text);
  if (idea != NULL && *idea != '\0')
    {
      line->edit = xl_edit_new (NULL);
      add_idea (line->edit, idea, who, 0, FALSE);
      line->sentence = xl_words_workshop_park (idea, who);
    }
  else if (second != NULL)
    read_link (plan, line, first, second, role, who);
  else if (first != NULL && *first != '\0')
    read_name (plan, line, first);
  else
    line->sentence = xl_words_workshop_help ();
  if (line->edit != NULL && !xl_desk_admit (plan, line->edit, &refused))
    {
      g_clear_pointer (&line->edit, xl_edit_unref);
      line->show = 0;
      g_free (line->sentence);
      line->sentence = g_steal_pointer (&refused);
    }
  return line;
}

void
xl_workshop_line_free (XlWorkshopLine *line)
{
  g_clear_pointer (&line->edit, xl_edit_unref);
  g_free (line->sentence);
  g_free (line);
}

/* --- completion --------------------------------------------------------------------------------- */

static void
offer_free (XlWorkshopOffer *offer)
{
  g_free (offer->name);
  g_free (offer->about);
  g_free (offer->text);
  g_free (offer);
}

/* The line with @name as its @part; what stands behind it stays. @after: what is typed next, where nothing stands there
 * yet. */
static void
add_offer (GPtrArray *offers, const char *text, const Parts *parts, Part part, const char *name, const char *about,
           const char *after)
{
  const char *rest = text + parts->end[part];
  g_autofree char *before = g_strndup (text, parts->start[part]);
  gboolean spaced = part == PART_FIRST || g_str_has_suffix (before, " ");
  XlWorkshopOffer *offer = g_new0 (XlWorkshopOffer, 1);
  g_autofree char *head = g_strconcat (before, spaced ? "" : " ", name, *rest == '\0' ? after : " ", NULL);

  offer->name = g_strdup (name);
  offer->about = g_strdup (about);
  offer->text = g_strconcat (head, rest, NULL);
  offer->cursor = (int) g_utf8_strlen (head, -1);
  g_ptr_array_add (offers, offer);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  return ((const XlHit *) a)->rank - ((const XlHit *) b)->rank;
}

static void
offer_names (XlPlan *plan, GPtrArray *offers, const char *text, const Parts *parts, Part part, guint limit)
{
  g_autofree char *typed = dup_part (parts, part, text);
  g_autofree char *folded = xl_fold (typed);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (XlHit));

  if (*folded == '\0')
    return;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) hits = xl_plan_search (plan, kinds[k], typed, limit);

      for (guint i = 0; i < hits->len; i++)
        {
          XlHit *hit = &g_array_index (hits, XlHit, i);

          /* Beyond names it would be guessing; a network is offered as the organisation behind it. */
          if (hit->rank < 3
              && (xl_record_get_kind (hit->record) != &xl_kind_network
                  || xl_desk_map_network_node (plan, (XlNetwork *) hit->record) == hit->record))
            g_array_append_val (all, *hit);
        }
    }
  g_array_sort (all, compare_hits);
  for (guint i = 0; i < all->len && offers->len < limit; i++)
    {
      XlRecord *record = g_array_index (all, XlHit, i).record;
      g_autofree char *name = xl_words_name (plan, record);
      g_autofree char *about = xl_words_about (plan, record);

      add_offer (offers, text, parts, part, name, about, part == PART_FIRST ? " > " : " : ");
    }
  /* Where one is typed to its end, others only stand in the way. */
  if (offers->len > 0)
    {
      g_autofree char *own = xl_fold (((XlWorkshopOffer *) g_ptr_array_index (offers, 0))->name);

      if (strcmp (own, folded) == 0)
        g_ptr_array_set_size (offers, 0);
    }
}

/* The roles that the two can have, whether they are known or new. */
static void
offer_roles (XlPlan *plan, GPtrArray *offers, const char *text, const Parts *parts, guint limit)
{
  g_autofree char *first = dup_part (parts, PART_FIRST, text), *second = dup_part (parts, PART_SECOND, text);
  g_autofree char *typed = dup_part (parts, PART_ROLE, text);
  g_autofree char *folded = xl_fold (typed), *ignored = NULL;
  End one = { .name = first }, other = { .name = second };
  const XlField *role = NULL;

  if (*first == '\0' || *second == '\0' || !resolve (plan, &one, &ignored) || !resolve (plan, &other, &ignored))
    return;
  guess_kinds (&one, &other);
  if (one.is_new || other.is_new)
    role = one.kind == &xl_kind_region || other.kind == &xl_kind_region
               ? xl_kind_field (&xl_kind_project_region, "role")
           : one.kind == &xl_kind_project || other.kind == &xl_kind_project
               ? xl_kind_field (&xl_kind_participation, "role")
               : xl_kind_field (&xl_kind_tie, "type");
  else
    {
      XlMapLink link;

      if (xl_desk_map_link (plan, one.record, other.record, &link, &ignored))
        role = link.role;
    }
  for (int i = 1; role != NULL && role->choices[i - 1].nick != NULL && offers->len < limit; i++)
    {
      const char *name = xl_words_choice (role, i);

      if (begins (name, folded, FALSE) && !begins (name, folded, TRUE))
        add_offer (offers, text, parts, PART_ROLE, name, "", "");
    }
}

static void
offer_who (GPtrArray *offers, GHashTable *seen, const char *text, const Parts *parts, const char *folded,
           const char *name)
{
  g_autofree char *own = name != NULL ? xl_fold (name) : NULL;

  if (own == NULL || !g_str_has_prefix (own, folded) || strcmp (own, folded) == 0
      || !g_hash_table_add (seen, g_strdup (own)))
    return;
  add_offer (offers, text, parts, PART_WHO, name, "", "");
}

/* Who proposed something before, the last first; then the persons of the plan. */
static void
offer_proposers (XlPlan *plan, GPtrArray *offers, const char *text, const Parts *parts, guint limit)
{
  const GPtrArray *ideas = xl_plan_get_live (plan, &xl_kind_idea), *persons = xl_plan_get_live (plan, &xl_kind_person);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *typed = dup_part (parts, PART_WHO, text);
  g_autofree char *folded = xl_fold (typed);

  for (guint i = ideas->len; i > 0 && offers->len < limit; i--)
    offer_who (offers, seen, text, parts, folded, ((XlIdea *) g_ptr_array_index (ideas, i - 1))->proposer);
  for (guint i = 0; i < persons->len && offers->len < limit; i++)
    offer_who (offers, seen, text, parts, folded, ((XlPerson *) g_ptr_array_index (persons, i))->name);
}

/**
 * xl_workshop_offers:
 * @text: what is typed so far
 * @cursor: characters before the cursor
 * @limit: most offers
 *
 * Returns: (transfer full) (element-type XlWorkshopOffer): what may be meant by the part of the line in which the
 *   cursor stands, best first
 */
GPtrArray *
xl_workshop_offers (XlPlan *plan, const char *text, int cursor, guint limit)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  int at = (int) (g_utf8_offset_to_pointer (text, CLAMP (cursor, 0, g_utf8_strlen (text, -1))) - text);
  Part part = N_PARTS;
  Parts parts;

  split (plan, text, &parts);
  for (Part p = 0; p < N_PARTS; p++)
    if (parts.start[p] >= 0 && at >= parts.start[p] && at <= parts.end[p])
      part = p;
  switch (part)
    {
    case PART_FIRST:
    case PART_SECOND:
      offer_names (plan, offers, text, &parts, part, limit);
      break;
    case PART_ROLE:
      offer_roles (plan, offers, text, &parts, limit);
      break;
    case PART_WHO:
      offer_proposers (plan, offers, text, &parts, limit);
      break;
    case PART_IDEA:
    case N_PARTS:
      break;
    }
  return offers;
}
