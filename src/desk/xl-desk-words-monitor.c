/* xl-desk-words-monitor.c - the partnership between two days, from its dated records */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-words-monitor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "xl-desk-finance.h"
#include "xl-desk-map-time.h"
#include "xl-desk-map.h"
#include "xl-desk-words.h"

/* Invariants:
 * 1. Only dated records speak: what has no day happened in no half year, and the report says so.
 * 2. The same plan and days give the same report; nothing in it is of today. */

#define MAP_HEIGHT 290 /* pt: both on one page */

typedef struct
{
  XlPlan *plan;
  XlReport *report;
  XlDate from, to; /* whole days */
  GArray *lines;   /* of Line, of the section at hand */
} Monitor;

typedef struct
{
  XlDate day;
  gint64 id;
  char *text;
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->text);
}

static gboolean
in_period (const Monitor *self, XlDate day)
{
  return day != XL_DATE_NONE && xl_date_first (day) >= self->from && xl_date_first (day) <= self->to;
}

/* Takes @text. */
static void
add_line (Monitor *self, XlDate day, gint64 id, char *text)
{
  Line line = { day, id, text };

  g_array_append_val (self->lines, line);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *two = b;

  if (xl_date_first (one->day) != xl_date_first (two->day))
    return xl_date_first (one->day) < xl_date_first (two->day) ? -1 : 1;
  return one->id < two->id ? -1 : one->id > two->id;
}

static void
end_section (Monitor *self, const char *heading)
{
  xl_report_add (self->report, XL_REPORT_HEADING, NULL, heading);
  g_array_sort (self->lines, compare_lines);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autofree char *day = xl_words_date (line->day);

      xl_report_add (self->report, XL_REPORT_ITEM, day, line->text);
    }
  if (self->lines->len == 0)
    xl_report_add (self->report, XL_REPORT_TEXT, NULL, _ ("Nothing in this period."));
  g_array_set_size (self->lines, 0);
}

static char *
ref_name (const Monitor *self, gint64 id)
{
  XlRecord *record = xl_plan_lookup (self->plan, id);

  return record != NULL ? xl_words_name (self->plan, record) : g_strdup ("–");
}

/* --- sections ------------------------------------------------------------------------------------- */

static void
add_moves (Monitor *self)
{
  const GPtrArray *moves = xl_plan_get_live (self->plan, &xl_kind_stage_move);

  for (guint i = 0; i < moves->len; i++)
    {
      const XlStageMove *one = g_ptr_array_index (moves, i);
      g_autofree char *name = ref_name (self, one->project);

      if (!in_period (self, one->date))
        continue;
      /* Translators: a project and the stages between which it moved */
      add_line (self, one->date, one->parent_instance.id,
                one->from_stage != 0 ? g_strdup_printf (_ ("%s: %s → %s"), name, xl_words_stage (one->from_stage),
                                                        xl_words_stage (one->to_stage))
                                     : g_strdup_printf (_ ("%s begins at %s"), name, xl_words_stage (one->to_stage)));
    }
  end_section (self, _ ("Moves between stages"));
}

static void
add_members (Monitor *self)
{
  const GPtrArray *members = xl_plan_get_live (self->plan, &xl_kind_membership);
  const XlField *role = xl_kind_field (&xl_kind_membership, "role");

  for (guint i = 0; i < members->len; i++)
    {
      const XlMembership *one = g_ptr_array_index (members, i);
      g_autofree char *region = ref_name (self, one->region), *network = ref_name (self, one->network);

      if (in_period (self, one->since))
        /* Translators: region, network, role */
        add_line (self, one->since, one->parent_instance.id,
                  g_strdup_printf (_ ("%s joins %s: %s"), region, network, xl_words_choice (role, one->role)));
      if (in_period (self, one->until))
        add_line (self, one->until, one->parent_instance.id, g_strdup_printf (_ ("%s leaves %s"), region, network));
    }
  end_section (self, _ ("Members"));
}

static void
add_events (Monitor *self)
{
  const GPtrArray *events = xl_plan_get_live (self->plan, &xl_kind_event);
  const GPtrArray *agreements = xl_plan_get_live (self->plan, &xl_kind_agreement);
  const GPtrArray *outcomes = xl_plan_get_live (self->plan, &xl_kind_outcome);
  const GPtrArray *positions = xl_plan_get_live (self->plan, &xl_kind_position);
  const XlField *type = xl_kind_field (&xl_kind_agreement, "type");

  for (guint i = 0; i < events->len; i++)
    {
      const XlEvent *one = g_ptr_array_index (events, i);

      if (in_period (self, one->starts))
        add_line (self, one->starts, one->parent_instance.id,
                  one->place != NULL ? g_strdup_printf ("%s, %s", one->title, one->place) : g_strdup (one->title));
    }
  end_section (self, _ ("Events"));
  for (guint i = 0; i < agreements->len; i++)
    {
      const XlAgreement *one = g_ptr_array_index (agreements, i);
      g_autofree char *name = ref_name (self, one->parent_instance.id);

      if (in_period (self, one->date))
        add_line (self, one->date, one->parent_instance.id,
                  g_strdup_printf ("%s: %s", xl_words_choice (type, one->type), name));
    }
  for (guint i = 0; i < outcomes->len; i++)
    {
      const XlOutcome *one = g_ptr_array_index (outcomes, i);

      if (in_period (self, one->done))
        add_line (self, one->done, one->parent_instance.id, g_strdup_printf (_ ("Done: %s"), one->title));
    }
  for (guint i = 0; i < positions->len; i++)
    {
      const XlPosition *one = g_ptr_array_index (positions, i);

      if (one->status == XL_POSITION_ADOPTED && in_period (self, one->date))
        add_line (self, one->date, one->parent_instance.id, g_strdup_printf (_ ("Adopted: %s"), one->title));
    }
  end_section (self, _ ("Agreements, outcomes, positions"));
}

static void
add_money (Monitor *self)
{
  const GPtrArray *lines = xl_plan_get_live (self->plan, &xl_kind_funding_line);
  const GPtrArray *milestones = xl_plan_get_live (self->plan, &xl_kind_milestone);
  const XlField *instrument = xl_kind_field (&xl_kind_funding_line, "instrument");
  const XlField *track = xl_kind_field (&xl_kind_funding_line, "track");

  for (guint i = 0; i < milestones->len; i++)
    {
      const XlMilestone *one = g_ptr_array_index (milestones, i);
      g_autofree char *project = ref_name (self, one->project);

      if (in_period (self, one->done))
        add_line (self, one->done, one->parent_instance.id, g_strdup_printf ("%s: %s", project, one->title));
    }
  end_section (self, _ ("Milestones met"));
  for (guint i = 0; i < lines->len; i++)
    {
      const XlFundingLine *one = g_ptr_array_index (lines, i);
      XlProject *project = (XlProject *) xl_plan_lookup (self->plan, one->project);
      g_autofree char *name = ref_name (self, one->project), *amount = NULL;

      if (project == NULL || !in_period (self, one->track_since))
        continue;
      amount = one->amount != XL_NONE ? xl_words_money ((double) one->amount / 100, project->currency) : g_strdup ("–");
      /* Translators: project, instrument, amount, step of the bank's ladder */
      add_line (self, one->track_since, one->parent_instance.id,
                g_strdup_printf (_ ("%s: %s, %s, at %s"), name, xl_words_choice (instrument, one->instrument), amount,
                                 one->track > 0 ? xl_words_choice (track, one->track) : "–"));
    }
  end_section (self, _ ("Money"));
}

/* --- how it stood before and after ----------------------------------------------------------------- */

static char *
stages_words (const Monitor *self, XlDate day)
{
  const GPtrArray *projects = xl_plan_get_live (self->plan, &xl_kind_project);
  guint n[XL_STAGE_SCALE_UP + 1] = { 0 }, all = 0;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < projects->len; i++)
    {
      XlProject *project = g_ptr_array_index (projects, i);

      if (!xl_desk_map_was_there (self->plan, &project->parent_instance, day))
        continue;
      n[xl_desk_map_stage (self->plan, project, day)]++;
      all++;
    }
  g_string_append_printf (out, ngettext ("%u project", "%u projects", all), all);
  for (guint stage = XL_STAGE_LEARN; stage <= XL_STAGE_SCALE_UP; stage++)
    g_string_append_printf (out, "%s %s %u", stage == XL_STAGE_LEARN ? ":" : ",", xl_words_stage ((int) stage), n[stage]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  XlPlan *plan; /* owned */
  XlDate day;
} Map;

static void
map_free (gpointer data)
{
  g_object_unref (((Map *) data)->plan);
  g_free (data);
}

/* By geography, so that both maps have everything in the same place. */
static void
draw_map (cairo_t *cr, const XlTheme *theme, double width, double height, gpointer data)
{
  const Map *map = data;
  XlMapSheet sheet = { .filter = xl_map_filter_all, .mode = XL_LAYOUT_GEOGRAPHY, .seed = 1, .width = width * 1.2,
                       .height = height * 1.2, .scale = 1, .theme = theme, .bare = TRUE };

  sheet.filter.day = map->day;
  sheet.filter.hide_private = TRUE;
  xl_desk_map_paint (map->plan, &sheet, cr, width, height, NULL);
}

static void
add_map (Monitor *self, XlDate day, const char *words)
{
  g_autofree char *date = xl_words_date (day), *stages = stages_words (self, day);
  g_autofree char *text = g_strdup_printf ("%s, %s. %s", words, date, stages);
  Map *map = g_new0 (Map, 1);
  XlReportPicture picture = { draw_map, map, map_free, 1 };

  map->plan = g_object_ref (self->plan);
  map->day = day;
  xl_report_add_pictures (self->report, &picture, 1, MAP_HEIGHT, MAP_HEIGHT);
  xl_report_add (self->report, XL_REPORT_QUIET, NULL, text);
}

/**
 * xl_words_monitor:
 * @title: name of the plan
 * @from: the first day; a month or a year counts from its first day on
 * @to: the last day, likewise up to its last
 *
 * The monitoring report: moves between stages, members, events, agreements, money, milestones, and the map before
 * and after. Private projects are not on the maps.
 *
 * Returns: (transfer full): the report
 */
XlReport *
xl_words_monitor (XlPlan *plan, const char *title, XlDate from, XlDate to)
{
  Monitor self = { plan, xl_report_new (), xl_date_first (from), xl_date_last (to),
                   g_array_new (FALSE, FALSE, sizeof (Line)) };
  g_autofree char *heading = g_strdup_printf (_ ("Monitoring report: %s"), title);
  g_autofree char *first = xl_words_date (self.from), *last = xl_words_date (self.to);
  g_autofree char *span = g_strdup_printf (_ ("%s – %s. What has no date in the plan is not in this report."), first, last);

  g_array_set_clear_func (self.lines, line_clear);
  xl_report_add (self.report, XL_REPORT_TITLE, NULL, heading);
  xl_report_add (self.report, XL_REPORT_QUIET, NULL, span);
  add_moves (&self);
  add_members (&self);
  add_events (&self);
  add_money (&self);
  xl_report_add (self.report, XL_REPORT_HEADING, NULL, _ ("The map before and after"));
  add_map (&self, self.from, _ ("Before"));
  add_map (&self, self.to, _ ("After"));
  g_array_unref (self.lines);
  return self.report;
}
