/* xl-desk-words-rules-network.c - what the checks find about events, agreements and calls, as sentences */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "xl-desk-words-private.h"

/* The parts of a detail that are parted by "/"; short ones are filled up, so that three can be read. */
static char **
parts_of (const XlRuleFacts *f)
{
  g_autofree char *padded = g_strconcat (f->detail, "//", NULL);

  return g_strsplit (padded, "/", -1);
}

static char *
event_span (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("%s ends before it begins: correct its days or times."), f->name);
}

static char *
item_in_event (const XlRuleFacts *f)
{
  return f->other != NULL
             ? g_strdup_printf (_ ("%s lies outside the times of %s: move the item or lengthen the event."), f->name,
                                f->other_name)
             : g_strdup_printf (_ ("%s ends before it begins: correct its times."), f->name);
}

static char *
speaker_twice (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("The speaker of %s speaks at the same time in %s: move one of them or choose somebody else."),
                          f->name, f->other_name);
}

static char *
attendance_of_one (const XlRuleFacts *f)
{
  return strcmp (f->detail, "who") == 0
             ? g_strdup_printf (_ ("%s: say who attends, a person, a partner, a region or a project."), f->name)
             : g_strdup_printf (_ ("%s: choose an event or a working group, one of the two."), f->name);
}

static char *
contribution_of_one (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("%s: say whose contribution it is, or which project is the evidence."), f->name);
}

static char *
call_span (const XlRuleFacts *f)
{
  if (f->field != NULL && strcmp (f->field->name, "trl_to") == 0)
    return g_strdup_printf (_ ("%s: the TRL ends below where it begins: exchange the two."), f->name);
  if (f->field != NULL && strcmp (f->field->name, "max_grant") == 0)
    return g_strdup_printf (_ ("%s: the largest grant is smaller than the smallest: exchange the two."), f->name);
  return g_strdup_printf (_ ("%s closes before it opens: correct its days."), f->name);
}

static char *
agenda_overlap (const XlRuleFacts *f)
{
  int n = atoi (f->detail);

  return g_strdup_printf (ngettext ("%s begins %d minute before %s ends: move or shorten one of them.",
                                    "%s begins %d minutes before %s ends: move or shorten one of them.", n),
                          f->name, n, f->other_name);
}

static char *
agenda_gap (const XlRuleFacts *f)
{
  int n = atoi (f->detail);

  return g_strdup_printf (ngettext ("%d minute before %s nothing is planned, after %s: fill it, call it a break or close it.",
                                    "%d minutes before %s nothing is planned, after %s: fill it, call it a break or close it.",
                                    n), n, f->name, f->other_name);
}

static char *
speaker_without_item (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("%s: %s is on the list of speakers and has no item: add one or take the name off."), f->name,
                          f->detail);
}

static char *
speaker_not_listed (const XlRuleFacts *f)
{
  g_auto (GStrv) parts = parts_of (f);
  int n = atoi (parts[0]), all = atoi (parts[1]);

  /* Translators: event, person, number of items of that person, number of all items */
  return g_strdup_printf (ngettext ("%s: %s has %d of %d items and is not on the list of speakers: add the name.",
                                    "%s: %s has %d of %d items and is not on the list of speakers: add the name.", n),
                          f->name, f->other_name, n, all);
}

static char *
speaker_spelling (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("%s: “%s” on the list of speakers is %s in the programme: write one spelling, keep the other "
                             "as an alias."), f->name, f->detail, f->other_name);
}

static char *
talks_announced (const XlRuleFacts *f)
{
  g_auto (GStrv) parts = parts_of (f);

  return g_strdup_printf (_ ("%s: %d presentations are announced and %d project talks found: correct the number or tie the "
                             "talks to their projects."), f->name, atoi (parts[0]), atoi (parts[1]));
}

static char *
talk_title (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("The talk “%s” is tied to %s and does not say that name: is it the same project?"), f->name,
                          f->other_name);
}

static char *
event_zone (const XlRuleFacts *f)
{
  g_auto (GStrv) parts = parts_of (f);

  if (*parts[0] == '\0')
    return g_strdup_printf (_ ("%s has times and no time zone: choose one, such as Europe/Brussels."), f->name);
  /* Translators: event, letters as announced ("CET"), letters on that day ("CEST") */
  return g_strdup_printf (_ ("%s was announced in %s, and on that day its time zone is called %s: the zone counts, correct the "
                             "letters."), f->name, parts[0], parts[1]);
}

static char *
lead_roles (const XlRuleFacts *f)
{
  g_auto (GStrv) parts = parts_of (f);

  /* Translators: event, number, network, number, year */
  return g_strdup_printf (_ ("%s: %d lead regions speak, and %s began with %d in %d: say since when each of them leads."),
                          f->name, atoi (parts[0]), f->other_name, atoi (parts[1]), atoi (parts[2]));
}

static char *
agreement_parties (const XlRuleFacts *f)
{
  return strcmp (f->detail, "0") == 0 ? g_strdup_printf (_ ("%s has no party: say who signed it."), f->name)
                                      : g_strdup_printf (_ ("%s has one party only: say with whom it was made."), f->name);
}

static char *
adopted_on (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("%s says on which day it was adopted, but its status is another one: choose “adopted”, or take "
                             "the day away."), f->name);
}

static char *
overdue_outcome (const XlRuleFacts *f)
{
  g_autofree char *due = f->record != NULL ? xl_words_date (((XlOutcome *) f->record)->due) : g_strdup ("–");

  return g_strdup_printf (_ ("%s (%s) was due in %s and is not done: say when it was, or give it a new date."), f->name,
                          f->other_name, due);
}

static char *
document_gone (const XlRuleFacts *f)
{
  return g_strdup_printf (_ ("%s is not where it was: %s. Put it back, or attach it again."), f->name, f->detail);
}

static const struct
{
  const char *rule;
  char *(*say) (const XlRuleFacts *facts);
} sentences[] = {
  { "event-span", event_span },
  { "item-in-event", item_in_event },
  { "speaker-twice", speaker_twice },
  { "attendance-of-one", attendance_of_one },
  { "contribution-of-one", contribution_of_one },
  { "call-span", call_span },
  { "agenda-overlap", agenda_overlap },
  { "agenda-gap", agenda_gap },
  { "speaker-without-item", speaker_without_item },
  { "speaker-not-listed", speaker_not_listed },
  { "speaker-spelling", speaker_spelling },
  { "talks-announced", talks_announced },
  { "talk-title", talk_title },
  { "event-zone", event_zone },
  { "lead-roles", lead_roles },
  { "agreement-parties", agreement_parties },
  { "document-gone", document_gone },
  { "adopted-on", adopted_on },
  { "overdue-outcome", overdue_outcome },
};

/*
 * xl_words_rule_network:
 *
 * Returns: (transfer full) (nullable): the sentence; NULL where the rule is not one of these
 */
char *
xl_words_rule_network (const char *rule, const XlRuleFacts *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].rule, rule) == 0)
      return sentences[i].say (facts);
  return NULL;
}
