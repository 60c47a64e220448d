/* xl-rules-network.c - the checks of events and their programmes, agreements, positions, calls */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "xl-programme.h"
#include "xl-rules-private.h"

/* --- hard --------------------------------------------------------------------------------------- */

/* An event ends after it begins. */
void
xl_check_event_span (XlCheck *check, XlRecord *record)
{
  gint64 from, to;

  if (xl_programme_event_span ((const XlEvent *) record, &from, &to) && to < from)
    xl_check_add (check, XL_SEVERITY_ERROR, record, ((XlEvent *) record)->ends != XL_DATE_NONE ? "ends" : "to_time", NULL,
                  NULL);
}

/* An item ends after it begins, and lies within its event. */
void
xl_check_item_span (XlCheck *check, XlRecord *record)
{
  const XlAgendaItem *item = (const XlAgendaItem *) record;
  XlRecord *event = xl_plan_lookup (check->plan, item->event);
  gint64 from, to, first, last;

  xl_programme_item_span (check->plan, item, &from, &to);
  if (event == NULL || from < 0)
    return;
  if (to < from)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "to_time", NULL, NULL);
  else if (xl_programme_event_span ((const XlEvent *) event, &first, &last) && last >= first && (from < first || to > last))
    xl_check_add (check, XL_SEVERITY_ERROR, record, "from_time", event, NULL);
}

static const char *
zone_of (XlPlan *plan, const XlAgendaItem *item)
{
  const XlEvent *event = (const XlEvent *) xl_plan_lookup (plan, item->event);

  return event != NULL ? event->zone : NULL;
}

/* Nobody speaks twice at once. A pair is told once: by the item with the greater id, or by both at the door. */
void
xl_check_speaker_twice (XlCheck *check, XlRecord *record)
{
  const XlAgendaItem *one = (const XlAgendaItem *) record;
  XlRecord *person = xl_plan_lookup (check->plan, one->person);
  g_autoptr (GPtrArray) items =
      person != NULL ? xl_plan_dup_links (check->plan, person, &xl_kind_agenda_item, "person") : NULL;
  gint64 from, to;

  xl_programme_item_span (check->plan, one, &from, &to);
  for (guint i = 0; items != NULL && from >= 0 && i < items->len; i++)
    {
      XlAgendaItem *two = g_ptr_array_index (items, i);
      gint64 begins, ends;

      if (two == one || (!check->at_door && two->parent_instance.id > record->id)
          || g_strcmp0 (zone_of (check->plan, one), zone_of (check->plan, two)) != 0)
        continue;
      xl_programme_item_span (check->plan, two, &begins, &ends);
      if (begins >= 0 && from < ends && begins < to)
        xl_check_add (check, XL_SEVERITY_ERROR, record, "person", &two->parent_instance, NULL);
    }
}

/* Somebody attends, and either an event or a working group. */
void
xl_check_attendance (XlCheck *check, XlRecord *record)
{
  const XlAttendance *one = (const XlAttendance *) record;

  if ((one->event != 0) == (one->working_group != 0))
    xl_check_add (check, XL_SEVERITY_ERROR, record, "event", NULL, "where");
  else if (one->person == 0 && one->organisation == 0 && one->region == 0 && one->project == 0)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "organisation", NULL, "who");
}

void
xl_check_contribution (XlCheck *check, XlRecord *record)
{
  const XlContribution *one = (const XlContribution *) record;

  if (one->region == 0 && one->organisation == 0 && one->project == 0)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "region", NULL, NULL);
}

/* A call closes after it opens, its TRL rises, its largest grant is no smaller than its smallest. */
void
xl_check_call (XlCheck *check, XlRecord *record)
{
  const XlCall *call = (const XlCall *) record;

  if (call->opens != XL_DATE_NONE && call->closes != XL_DATE_NONE
      && xl_date_last (call->closes) < xl_date_first (call->opens))
    xl_check_add (check, XL_SEVERITY_ERROR, record, "closes", NULL, NULL);
  if (call->trl_from != XL_NONE && call->trl_to != XL_NONE && call->trl_to < call->trl_from)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "trl_to", NULL, NULL);
  if (call->min_grant != XL_NONE && call->max_grant != XL_NONE && call->max_grant < call->min_grant)
    xl_check_add (check, XL_SEVERITY_ERROR, record, "max_grant", NULL, NULL);
}

/* --- soft: the programme ----------------------------------------------------------------------- */

/* Whether two items may not follow each other: their events' days differ, or one has no time. */
static gboolean
apart (const XlProgrammeItem *one, const XlProgrammeItem *two)
{
  return one->from < 0 || two->from < 0 || one->from / (24 * 60) != two->from / (24 * 60);
}

/* Items that lie over one another, and minutes of which nothing is said. The detail of a gap is its length. */
void
xl_check_agenda (XlCheck *check, XlRecord *record)
{
  g_autoptr (GArray) items = xl_programme_items (check->plan, (const XlEvent *) record);
  const XlProgrammeItem *latest = NULL; /* of those before, the one that ends last */
  gboolean gaps = strcmp (check->rule->name, "agenda-gap") == 0;

  for (guint i = 0; i < items->len; i++)
    {
      const XlProgrammeItem *one = &g_array_index (items, XlProgrammeItem, i);

      if (latest != NULL && !apart (latest, one))
        {
          g_autofree char *minutes = g_strdup_printf ("%d", (int) ABS (one->from - latest->to));

          if (gaps ? one->from > latest->to && latest->to > latest->from : one->from < latest->to)
            xl_check_add (check, XL_SEVERITY_WARNING, &one->item->parent_instance, "from_time",
                          &latest->item->parent_instance, minutes);
        }
      if (latest == NULL || apart (latest, one) || one->to >= latest->to)
        latest = one;
    }
}

/* The announced list of speakers against the programme, one rule each way; and one person under two spellings. */
void
xl_check_speakers (XlCheck *check, XlRecord *record)
{
  const XlEvent *event = (const XlEvent *) record;
  g_autoptr (GPtrArray) persons = xl_programme_speakers (check->plan, event);
  g_autoptr (GArray) items = xl_programme_items (check->plan, event);
  gboolean missing = strcmp (check->rule->name, "speaker-not-listed") == 0;
  gboolean spelling = strcmp (check->rule->name, "speaker-spelling") == 0;
  guint n_names = event->speakers != NULL ? g_strv_length (event->speakers) : 0;

  for (guint p = 0; missing && n_names > 0 && p < persons->len; p++)
    {
      XlPerson *person = g_ptr_array_index (persons, p);
      guint n = 0;
      gboolean listed = FALSE;
      g_autofree char *detail = NULL;

      for (guint i = 0; i < n_names; i++)
        listed = listed || xl_programme_same_speaker (person, event->speakers[i]) != XL_SPEAKER_OTHER;
      for (guint i = 0; i < items->len; i++)
        n += g_array_index (items, XlProgrammeItem, i).item->person == person->parent_instance.id;
      detail = g_strdup_printf ("%u/%u", n, items->len);
      if (!listed)
        xl_check_add (check, XL_SEVERITY_WARNING, record, "speakers", &person->parent_instance, detail);
    }
  for (guint i = 0; !missing && i < n_names; i++)
    {
      XlSpeakerMatch best = XL_SPEAKER_OTHER;
      XlRecord *near = NULL;

      for (guint p = 0; p < persons->len; p++)
        {
          XlSpeakerMatch match = xl_programme_same_speaker (g_ptr_array_index (persons, p), event->speakers[i]);

          if (match == XL_SPEAKER_NEAR)
            near = g_ptr_array_index (persons, p);
          best = MAX (best, match);
        }
      if (spelling ? best == XL_SPEAKER_NEAR : best == XL_SPEAKER_OTHER)
        xl_check_add (check, XL_SEVERITY_WARNING, record, "speakers", spelling ? near : NULL, event->speakers[i]);
    }
}

/* As many project talks as presentations were announced: "4/3". */
void
xl_check_talks (XlCheck *check, XlRecord *record)
{
  const XlEvent *event = (const XlEvent *) record;
  g_autoptr (GArray) items = xl_programme_items (check->plan, event);
  g_autofree char *detail = NULL;
  gint64 n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const XlAgendaItem *item = g_array_index (items, XlProgrammeItem, i).item;

      n += item->type == XL_ITEM_TALK && item->project != 0;
    }
  if (event->announced == XL_NONE || event->announced == n)
    return;
  detail = g_strdup_printf ("%d/%d", (int) event->announced, (int) n);
  xl_check_add (check, XL_SEVERITY_WARNING, record, "announced", NULL, detail);
}

/* A talk on a project calls it by its name. */
void
xl_check_talk_title (XlCheck *check, XlRecord *record)
{
  const XlAgendaItem *item = (const XlAgendaItem *) record;
  XlRecord *project = xl_plan_lookup (check->plan, item->project);

  if (item->type == XL_ITEM_TALK && project != NULL && !xl_programme_talk_names (item, (const XlProject *) project))
    xl_check_add (check, XL_SEVERITY_WARNING, record, "title", project, NULL);
}

/* Times need a zone; letters such as CET say one hour in winter and another in summer. */
void
xl_check_zone (XlCheck *check, XlRecord *record)
{
  const XlEvent *event = (const XlEvent *) record;
  g_autofree char *letters = xl_programme_letters (event);
  g_autofree char *detail = NULL;

  if (event->zone == NULL && event->from_time != NULL)
    xl_check_add (check, XL_SEVERITY_WARNING, record, "zone", NULL, NULL);
  if (letters == NULL || event->letters == NULL || g_ascii_strcasecmp (letters, event->letters) == 0)
    return;
  detail = g_strdup_printf ("%s/%s", event->letters, letters);
  xl_check_add (check, XL_SEVERITY_WARNING, record, "letters", NULL, detail);
}

/* The lead regions of the network on a day. */
static GHashTable *
leads_on (XlPlan *plan, XlRecord *network, XlDate day)
{
  g_autoptr (GPtrArray) members = xl_plan_dup_links (plan, network, &xl_kind_membership, "network");
  GHashTable *regions = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const XlMembership *one = g_ptr_array_index (members, i);

      if (one->role == XL_MEMBER_LEAD && xl_date_in_span (day, one->since, one->until))
        g_hash_table_add (regions, xl_plan_lookup (plan, one->region));
    }
  return regions;
}

/* The first day on which the network had a lead region; none where no lead is dated. */
static XlDate
first_lead (XlPlan *plan, XlRecord *network)
{
  g_autoptr (GPtrArray) members = xl_plan_dup_links (plan, network, &xl_kind_membership, "network");
  XlDate first = XL_DATE_NONE;

  for (guint i = 0; i < members->len; i++)
    {
      const XlMembership *one = g_ptr_array_index (members, i);

      if (one->role == XL_MEMBER_LEAD && one->since != XL_DATE_NONE
          && (first == XL_DATE_NONE || xl_date_first (one->since) < first))
        first = xl_date_first (one->since);
    }
  return first;
}

/* More or fewer lead regions speak than the network began with: roles are dated. "3/2/2018" */
void
xl_check_leads (XlCheck *check, XlRecord *record)
{
  const XlEvent *event = (const XlEvent *) record;
  XlRecord *network = xl_plan_lookup (check->plan, event->network);
  XlDate first = network != NULL ? first_lead (check->plan, network) : XL_DATE_NONE;
  g_autoptr (GHashTable) then = NULL, now = NULL, speak = NULL;
  g_autoptr (GArray) items = NULL;
  g_autofree char *detail = NULL;

  if (first == XL_DATE_NONE || event->starts == XL_DATE_NONE)
    return;
  items = xl_programme_items (check->plan, event);
  then = leads_on (check->plan, network, first);
  now = leads_on (check->plan, network, xl_date_first (event->starts));
  speak = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const XlOrganisation *from = (const XlOrganisation *) xl_plan_lookup (
          check->plan, g_array_index (items, XlProgrammeItem, i).item->organisation);
      XlRecord *region = from != NULL ? xl_plan_lookup (check->plan, from->region) : NULL;

      if (region != NULL && g_hash_table_contains (now, region))
        g_hash_table_add (speak, region);
    }
  if (g_hash_table_size (speak) <= g_hash_table_size (then))
    return;
  detail = g_strdup_printf ("%u/%u/%d", g_hash_table_size (speak), g_hash_table_size (then), XL_DATE_YEAR (first));
  xl_check_add (check, XL_SEVERITY_WARNING, record, "network", network, detail);
}

/* --- soft: what comes of it -------------------------------------------------------------------- */

/* Whoever agrees, agrees with somebody; a letter of interest is written by one. */
void
xl_check_parties (XlCheck *check, XlRecord *record)
{
  const XlAgreement *agreement = (const XlAgreement *) record;
  g_autoptr (GPtrArray) parties = xl_plan_dup_links (check->plan, record, &xl_kind_party, "agreement");
  guint least = agreement->type == XL_AGREEMENT_LETTER ? 1 : 2;

  if (parties->len < least && (agreement->type != XL_AGREEMENT_LETTER || agreement->project == 0))
    xl_check_add (check, XL_SEVERITY_WARNING, record, NULL, NULL, parties->len == 0 ? "0" : "1");
}

void
xl_check_overdue_outcome (XlCheck *check, XlRecord *record)
{
  const XlOutcome *outcome = (const XlOutcome *) record;

  if (outcome->due != XL_DATE_NONE && outcome->done == XL_DATE_NONE && xl_date_last (outcome->due) < check->on)
    xl_check_add (check, XL_SEVERITY_WARNING, record, "due", xl_plan_lookup (check->plan, outcome->event), NULL);
}

/* A link leads somewhere. */
void
xl_check_document (XlCheck *check, XlRecord *record)
{
  const XlDocument *document = (const XlDocument *) record;

  if (xl_plan_is_gone (check->plan, document))
    xl_check_add (check, XL_SEVERITY_WARNING, record, "path", NULL, document->path);
}

/* What is a draft or in consultation was adopted on no day. */
void
xl_check_adopted_on (XlCheck *check, XlRecord *record)
{
  const XlPosition *position = (const XlPosition *) record;

  if (position->date != XL_DATE_NONE && position->status != XL_POSITION_ADOPTED)
    xl_check_add (check, XL_SEVERITY_WARNING, record, "date", NULL, NULL);
}
