/* xl-programme.c - the programme of an event: its items in their order, as minutes; who speaks in it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-programme.h"

#include <string.h>

#include "xl-fold.h"

/* Invariants:
 * 1. Times are local to the event. Minutes run on over midnight, so that items of several days
 *    have one order; they are never seconds since an epoch, which would need the zone's rules.
 * 2. An item without a time has a place in the list (by key) and none in the day. */

#define DAY_MINUTES (24 * 60)

/* Minutes from the first day of the calendar to the beginning of @day. */
static gint64
midnight (XlDate day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) XL_DATE_DAY (day), XL_DATE_MONTH (day), (GDateYear) XL_DATE_YEAR (day));
  return (gint64) g_date_get_julian (&date) * DAY_MINUTES;
}

/**
 * xl_programme_item_span:
 * @from: (out): see #XlProgrammeItem
 * @to: (out): before @from where the item is entered so
 */
void
xl_programme_item_span (XlPlan *plan, const XlAgendaItem *item, gint64 *from, gint64 *to)
{
  const XlEvent *event = (const XlEvent *) xl_plan_lookup (plan, item->event);
  XlDate day = item->date != XL_DATE_NONE ? item->date : event != NULL ? event->starts : XL_DATE_NONE;
  gint64 start = day != XL_DATE_NONE ? midnight (xl_date_first (day)) : 0;
  int begins = xl_clock_minutes (item->from_time), ends = xl_clock_minutes (item->to_time);

  *from = begins >= 0 ? start + begins : -1;
  *to = begins >= 0 ? start + (ends >= 0 ? ends : begins) : -1;
}

/**
 * xl_programme_event_span:
 * @from: (out): as in #XlProgrammeItem; the beginning of the first day where no time is given
 * @to: (out): the end of the last day where no time is given; before @from where it is entered so
 *
 * Returns: whether the event says when it is
 */
gboolean
xl_programme_event_span (const XlEvent *event, gint64 *from, gint64 *to)
{
  int begins = xl_clock_minutes (event->from_time), ends = xl_clock_minutes (event->to_time);
  XlDate last = event->ends != XL_DATE_NONE ? event->ends : event->starts;

  *from = *to = 0;
  if (event->starts == XL_DATE_NONE)
    return FALSE;
  *from = midnight (xl_date_first (event->starts)) + MAX (begins, 0);
  *to = midnight (xl_date_last (last)) + (ends >= 0 ? ends : DAY_MINUTES);
  return TRUE;
}

/* Timed items by time; the others after them; what is equal by key, then by id. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const XlProgrammeItem *one = a, *two = b;
  int order;

  if ((one->from < 0) != (two->from < 0))
    return one->from < 0 ? 1 : -1;
  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;
  if (one->to != two->to)
    return one->to < two->to ? -1 : 1;
  order = g_strcmp0 (one->item->parent_instance.key, two->item->parent_instance.key);
  if (order != 0)
    return order;
  return one->item->parent_instance.id < two->item->parent_instance.id ? -1 : 1;
}

static XlProgrammeItem
place_of (XlPlan *plan, XlAgendaItem *item)
{
  XlProgrammeItem one = { item, -1, -1 };

  xl_programme_item_span (plan, item, &one.from, &one.to);
  one.to = MAX (one.to, one.from);
  return one;
}

/**
 * xl_programme_compare:
 *
 * Returns: below 0 where @one comes before @two in the programme
 */
int
xl_programme_compare (XlPlan *plan, const XlAgendaItem *one, const XlAgendaItem *two)
{
  XlProgrammeItem a = place_of (plan, (XlAgendaItem *) one), b = place_of (plan, (XlAgendaItem *) two);

  return one == two ? 0 : compare_items (&a, &b);
}

/**
 * xl_programme_items:
 *
 * Returns: (transfer full) (element-type XlProgrammeItem): the live items of the event, in order
 */
GArray *
xl_programme_items (XlPlan *plan, const XlEvent *event)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, &event->parent_instance, &xl_kind_agenda_item, "event");
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (XlProgrammeItem), links->len);

  for (guint i = 0; i < links->len; i++)
    {
      XlProgrammeItem one = place_of (plan, g_ptr_array_index (links, i));

      g_array_append_val (items, one);
    }
  g_array_sort (items, compare_items);
  return items;
}

/* --- speakers --------------------------------------------------------------------------------- */

/* Folded words of a name, without what stands in brackets: "Antonio Novo (moderator)". */
static char **
words_of (const char *name)
{
  const char *bracket = strchr (name, '(');
  g_autofree char *plain = bracket != NULL ? g_strndup (name, bracket - name) : g_strdup (name);
  g_autofree char *folded = xl_fold (plain);
  char **words = g_strsplit_set (folded, " ,;.-\xc2\xa0", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  return words;
}

static guint
count_in (char **words, char **all)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += g_strv_contains ((const char *const *) all, words[i]);
  return n;
}

/**
 * xl_programme_same_speaker:
 * @name: as a list of speakers prints it
 *
 * Two names are near when one is an alias of the other, or when all words of one (two or more) are
 * among the words of the other: "Dolors Núñez" and "Maria Dolors Núñez".
 *
 * Returns: whether @name is this person's
 */
XlSpeakerMatch
xl_programme_same_speaker (const XlPerson *person, const char *name)
{
  g_auto (GStrv) own = words_of (person->name != NULL ? person->name : "");
  g_auto (GStrv) theirs = words_of (name);
  guint n_own = g_strv_length (own), n_theirs = g_strv_length (theirs);

  if (n_own == n_theirs && n_own > 0 && count_in (own, theirs) == n_own)
    return XL_SPEAKER_SAME;
  for (guint i = 0; person->aliases != NULL && person->aliases[i] != NULL; i++)
    {
      g_auto (GStrv) alias = words_of (person->aliases[i]);

      if (n_theirs > 0 && g_strv_length (alias) == n_theirs && count_in (alias, theirs) == n_theirs)
        return XL_SPEAKER_NEAR;
    }
  if (MIN (n_own, n_theirs) >= 2 && (count_in (own, theirs) == n_own || count_in (theirs, own) == n_theirs))
    return XL_SPEAKER_NEAR;
  return XL_SPEAKER_OTHER;
}

/**
 * xl_programme_speakers:
 *
 * Returns: (transfer full) (element-type XlPerson): who speaks in the programme, each once, in order
 */
GPtrArray *
xl_programme_speakers (XlPlan *plan, const XlEvent *event)
{
  g_autoptr (GArray) items = xl_programme_items (plan, event);
  GPtrArray *persons = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      XlRecord *person = xl_plan_lookup (plan, g_array_index (items, XlProgrammeItem, i).item->person);

      if (person != NULL && !g_ptr_array_find (persons, person, NULL))
        g_ptr_array_add (persons, person);
    }
  return persons;
}

/* --- talks and letters ------------------------------------------------------------------------ */

/**
 * xl_programme_talk_names:
 *
 * Returns: whether the title of @talk names @project: by its acronym, its title, or the part of it
 *   before or after the first dash
 */
gboolean
xl_programme_talk_names (const XlAgendaItem *talk, const XlProject *project)
{
  g_autofree char *title = xl_fold (talk->title != NULL ? talk->title : "");
  g_auto (GStrv) parts = g_strsplit (project->title != NULL ? project->title : "", " – ", 2);
  const char *names[] = { project->acronym, project->title, parts[0], parts[0] != NULL ? parts[1] : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = names[i] != NULL ? xl_fold (names[i]) : NULL;

      if (folded != NULL && *folded != '\0' && strstr (title, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * xl_programme_letters:
 *
 * Returns: (transfer full) (nullable): the letters of the event's zone on its first day: "CEST" for
 *   Europe/Brussels in July; %NULL without a day or where the system does not know the zone
 */
char *
xl_programme_letters (const XlEvent *event)
{
  g_autoptr (GTimeZone) zone = event->zone != NULL ? g_time_zone_new_identifier (event->zone) : NULL;
  int minutes = MAX (xl_clock_minutes (event->from_time), 0);
  g_autoptr (GDateTime) time = NULL;

  if (zone == NULL || XL_DATE_DAY (event->starts) == 0)
    return NULL;
  time = g_date_time_new (zone, XL_DATE_YEAR (event->starts), XL_DATE_MONTH (event->starts), XL_DATE_DAY (event->starts),
                          minutes / 60, minutes % 60, 0);
  return time != NULL ? g_strdup (g_date_time_get_timezone_abbreviation (time)) : NULL;
}
