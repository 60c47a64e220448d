/* xl-project-list.c - what board and table say of the projects, kept ready to filter and sort by */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-project-list.h"

#include <math.h>
#include <string.h>

#include "xl-desk-figures.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

/* ---- one project ---- */

struct _XlProjectItem
{
  GObject parent_instance;

  /* owned */
  XlProject *project;
  char *name;
  char **countries;
  /* borrowed */
  XlPlan *plan;
  XlProjectList *list;
  /* what follows from link rows */
  gint64 lead;
  int stage;
  guint objectives;
  guint partners;
  gboolean illustrative;
  gboolean alarm; /* a finding that nobody has justified */
  int conditions, missing; /* of the gate that leads on; 0 at the last stage */
  gboolean appraised, viable, bankable;
  double investment; /* currency units; NAN for none */
};

G_DEFINE_FINAL_TYPE (XlProjectItem, xl_project_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_RECORD = 1,
  PROP_NAME,
  PROP_ABOUT,
  PROP_TITLE,
  PROP_STAGE,
  PROP_STAGE_WORDS,
  PROP_COUNTRIES,
  PROP_LEAD,
  PROP_TRL,
  PROP_TRL_WORDS,
  PROP_OBJECTIVES,
  PROP_PARTNERS,
  PROP_PARTNERS_WORDS,
  PROP_STARTS,
  PROP_STARTS_WORDS,
  PROP_ENDS,
  PROP_ENDS_WORDS,
  PROP_TYPE_WORDS,
  PROP_ILLUSTRATIVE,
  PROP_ALARM,
  PROP_NAME_KEY,
  PROP_TITLE_KEY,
  PROP_COUNTRIES_KEY,
  PROP_LEAD_KEY,
  PROP_TYPE_KEY,
} XlProjectItemProperty;

static GParamSpec *properties[PROP_TYPE_KEY + 1];

static void facts_changed (XlProjectList *self);

/* Empty texts sort last, whatever the language. */
static char *
dup_key (const char *text)
{
  return text != NULL && *text != '\0' ? xl_fold (text) : g_strdup ("\U0010FFFD");
}

static const char *
type_words (XlProjectItem *self)
{
  return xl_words_choice (xl_kind_field (&xl_kind_project, "type"), self->project->type);
}

/* "4 → 6", "4", "→ 6" */
static char *
dup_trl (XlProjectItem *self)
{
  gint64 now = self->project->trl_now, goal = self->project->trl_goal;

  if (now == XL_NONE && goal == XL_NONE)
    return g_strdup ("");
  if (goal == XL_NONE)
    return g_strdup_printf ("%d", (int) now);
  if (now == XL_NONE)
    return g_strdup_printf ("→\u00A0%d", (int) goal);
  return g_strdup_printf ("%d\u00A0→\u00A0%d", (int) now, (int) goal);
}

/* What the title says beyond the name: nothing, all of it, or what follows "PyroLink – ". */
static const char *
after_name (XlProjectItem *self)
{
  const char *title = self->project->title;
  const char *dash = " – ";

  if (title == NULL || !g_str_has_prefix (title, self->name))
    return title;
  title += strlen (self->name);
  return g_str_has_prefix (title, dash) ? title + strlen (dash) : NULL;
}

static void
get_words (XlProjectItem *self, XlProjectItemProperty id, GValue *value)
{
  g_autofree char *lead = NULL;
  g_autofree char *countries = NULL;

  switch (id)
    {
    case PROP_ABOUT:
      g_value_set_string (value, after_name (self) != NULL ? after_name (self) : type_words (self));
      break;
    case PROP_LEAD:
      g_value_take_string (value, xl_project_item_dup_lead (self));
      break;
    case PROP_TRL_WORDS:
      g_value_take_string (value, dup_trl (self));
      break;
    case PROP_OBJECTIVES:
      g_value_take_string (value, self->project->objectives ? g_strjoinv (", ", self->project->objectives)
                                                            : g_strdup (""));
      break;
    case PROP_PARTNERS_WORDS:
      g_value_take_string (value, xl_words_number (self->partners, 0));
      break;
    case PROP_STARTS_WORDS:
      g_value_take_string (value, xl_words_date (self->project->starts));
      break;
    case PROP_ENDS_WORDS:
      g_value_take_string (value, xl_words_date (self->project->ends));
      break;
    case PROP_NAME_KEY:
      g_value_take_string (value, dup_key (self->name));
      break;
    case PROP_TITLE_KEY:
      g_value_take_string (value, dup_key (self->project->title));
      break;
    case PROP_COUNTRIES_KEY:
      countries = g_strjoinv (" ", self->countries);
      g_value_take_string (value, dup_key (countries));
      break;
    case PROP_LEAD_KEY:
      lead = xl_project_item_dup_lead (self);
      g_value_take_string (value, dup_key (lead));
      break;
    case PROP_TYPE_KEY:
      g_value_take_string (value, dup_key (type_words (self)));
      break;
    default:
      break;
    }
}

static void
xl_project_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlProjectItem *self = XL_PROJECT_ITEM (object);

  switch ((XlProjectItemProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->project);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->project->title);
      break;
    case PROP_STAGE:
      g_value_set_int (value, self->stage);
      break;
    case PROP_STAGE_WORDS:
      g_value_set_static_string (value, xl_words_stage (self->stage));
      break;
    case PROP_COUNTRIES:
      g_value_set_boxed (value, self->countries);
      break;
    case PROP_TRL:
      g_value_set_int (value, xl_project_item_get_trl (self));
      break;
    case PROP_PARTNERS:
      g_value_set_int (value, (int) self->partners);
      break;
    case PROP_STARTS:
      g_value_set_uint (value, xl_date_first (self->project->starts));
      break;
    case PROP_ENDS:
      g_value_set_uint (value, xl_date_last (self->project->ends));
      break;
    case PROP_TYPE_WORDS:
      g_value_set_static_string (value, type_words (self));
      break;
    case PROP_ILLUSTRATIVE:
      g_value_set_boolean (value, self->illustrative);
      break;
    case PROP_ALARM:
      g_value_set_boolean (value, self->alarm);
      break;
    case PROP_ABOUT:
    case PROP_LEAD:
    case PROP_TRL_WORDS:
    case PROP_OBJECTIVES:
    case PROP_PARTNERS_WORDS:
    case PROP_STARTS_WORDS:
    case PROP_ENDS_WORDS:
    case PROP_NAME_KEY:
    case PROP_TITLE_KEY:
    case PROP_COUNTRIES_KEY:
    case PROP_LEAD_KEY:
    case PROP_TYPE_KEY:
      get_words (self, (XlProjectItemProperty) id, value);
      break;
    }
}

/* One organisation in two roles is one partner. */
static guint
count_partners (XlProjectItem *self)
{
  g_autoptr (GPtrArray) links =
      xl_plan_dup_links (self->plan, &self->project->parent_instance, &xl_kind_participation, "project");
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    {
      gint64 organisation = ((XlParticipation *) g_ptr_array_index (links, i))->organisation;
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = ((XlParticipation *) g_ptr_array_index (links, j))->organisation == organisation;
      n += !seen;
    }
  return n;
}

/* What the board says of gate and money. */
static void
read_gate (XlProjectItem *self)
{
  const XlAppraisal *appraisal = xl_project_appraisal (self->plan, self->project);
  XlGate gate;

  xl_gate_next (self->plan, self->project, &gate);
  self->conditions = (int) gate.n;
  self->missing = (int) (gate.n - gate.n_met);
  self->investment = xl_project_investment (self->plan, self->project);
  self->appraised = appraisal != NULL && appraisal->verdict.cause != XL_CAUSE_FAULT
                    && xl_project_has_operation (self->plan, self->project);
  self->viable = self->appraised && appraisal->verdict.viable;
  self->bankable = self->appraised && appraisal->verdict.bankable;
}

static void
read_facts (XlProjectItem *self)
{
  const XlRecord *record = &self->project->parent_instance;
  g_autoptr (GPtrArray) countries = xl_plan_dup_countries (self->plan, record);
  XlRegion *lead = xl_plan_lead_region (self->plan, self->project);

  g_free (self->name);
  self->name = xl_words_name (self->plan, record);
  g_strfreev (self->countries);
  self->countries = g_new0 (char *, countries->len + 1);
  for (guint i = 0; i < countries->len; i++)
    self->countries[i] = g_strdup (g_ptr_array_index (countries, i));
  self->lead = lead != NULL ? xl_record_get_id (&lead->parent_instance) : 0;
  self->stage = xl_plan_stage (self->plan, self->project);
  self->objectives = xl_objectives_mask (self->project);
  self->partners = count_partners (self);
  self->illustrative = xl_plan_is_illustrative (self->plan, record, NULL);
  read_gate (self);
}

static void
reread (XlProjectItem *self)
{
  read_facts (self);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_NAME; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  facts_changed (self->list);
}

static void
set_alarm (XlProjectItem *self, gboolean alarm)
{
  if (self->alarm == alarm)
    return;
  self->alarm = alarm;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALARM]);
}

static void
xl_project_item_dispose (GObject *object)
{
  XlProjectItem *self = XL_PROJECT_ITEM (object);

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  G_OBJECT_CLASS (xl_project_item_parent_class)->dispose (object);
}

static void
xl_project_item_finalize (GObject *object)
{
  XlProjectItem *self = XL_PROJECT_ITEM (object);

  g_clear_object (&self->project);
  g_clear_object (&self->plan);
  g_free (self->name);
  g_strfreev (self->countries);
  G_OBJECT_CLASS (xl_project_item_parent_class)->finalize (object);
}

static void
install_texts (GObjectClass *class)
{
  static const struct
  {
    XlProjectItemProperty id;
    const char *name;
  } texts[] = {
    { PROP_NAME, "name" },
    { PROP_ABOUT, "about" },
    { PROP_TITLE, "title" },
    { PROP_STAGE_WORDS, "stage-words" },
    { PROP_LEAD, "lead" },
    { PROP_TRL_WORDS, "trl-words" },
    { PROP_OBJECTIVES, "objectives" },
    { PROP_PARTNERS_WORDS, "partners-words" },
    { PROP_STARTS_WORDS, "starts-words" },
    { PROP_ENDS_WORDS, "ends-words" },
    { PROP_TYPE_WORDS, "type-words" },
    { PROP_NAME_KEY, "name-key" },
    { PROP_TITLE_KEY, "title-key" },
    { PROP_COUNTRIES_KEY, "countries-key" },
    { PROP_LEAD_KEY, "lead-key" },
    { PROP_TYPE_KEY, "type-key" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] =
        g_param_spec_string (texts[i].name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
xl_project_item_class_init (XlProjectItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xl_project_item_get_property;
  object_class->dispose = xl_project_item_dispose;
  object_class->finalize = xl_project_item_finalize;
  install_texts (object_class);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, XL_TYPE_RECORD, flags);
  properties[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, 0, XL_STAGE_SCALE_UP, 0, flags);
  properties[PROP_COUNTRIES] = g_param_spec_boxed ("countries", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_TRL] = g_param_spec_int ("trl", NULL, NULL, 0, 9, 0, flags);
  properties[PROP_PARTNERS] = g_param_spec_int ("partners", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_STARTS] = g_param_spec_uint ("starts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ENDS] = g_param_spec_uint ("ends", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ILLUSTRATIVE] = g_param_spec_boolean ("illustrative", NULL, NULL, FALSE, flags);
  properties[PROP_ALARM] = g_param_spec_boolean ("alarm", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
xl_project_item_init (XlProjectItem *self)
{
}

/**
 * xl_project_item_get_project:
 *
 * Returns: (transfer none): the project
 */
XlProject *
xl_project_item_get_project (XlProjectItem *item)
{
  return item->project;
}

/**
 * xl_project_item_get_name:
 *
 * Returns: (transfer none): what people call it
 */
const char *
xl_project_item_get_name (XlProjectItem *item)
{
  return item->name;
}

/**
 * xl_project_item_get_stage:
 *
 * Returns: its #XlStage
 */
int
xl_project_item_get_stage (XlProjectItem *item)
{
  return item->stage;
}

/**
 * xl_project_item_get_countries:
 *
 * Returns: (transfer none) (array zero-terminated=1): countries of its regions, the lead's first
 */
const char *const *
xl_project_item_get_countries (XlProjectItem *item)
{
  return (const char *const *) item->countries;
}

/**
 * xl_project_item_get_objectives:
 *
 * Returns: bit 0 for O1 to bit 3 for O4
 */
guint
xl_project_item_get_objectives (XlProjectItem *item)
{
  return item->objectives;
}

/**
 * xl_project_item_get_lead:
 *
 * Returns: id of its lead region, or 0
 */
gint64
xl_project_item_get_lead (XlProjectItem *item)
{
  return item->lead;
}

/**
 * xl_project_item_get_trl:
 *
 * Returns: technology readiness now, 1 to 9; 0 for unknown
 */
int
xl_project_item_get_trl (XlProjectItem *item)
{
  return item->project->trl_now == XL_NONE ? 0 : (int) item->project->trl_now;
}

/**
 * xl_project_item_get_gate:
 * @conditions: (out): of the gate that leads out of its stage; 0 at the last stage
 *
 * Returns: how many of them do not hold
 */
int
xl_project_item_get_gate (XlProjectItem *item, int *conditions)
{
  *conditions = item->conditions;
  return item->missing;
}

/**
 * xl_project_item_get_verdict:
 * @viable: (out): whether it is worth it without a grant
 * @bankable: (out): whether a bank will lend as it is structured
 *
 * Returns: whether it has a cash plan that can be judged
 */
gboolean
xl_project_item_get_verdict (XlProjectItem *item, gboolean *viable, gboolean *bankable)
{
  *viable = item->viable;
  *bankable = item->bankable;
  return item->appraised;
}

/**
 * xl_project_item_get_investment:
 *
 * Returns: currency units of the project's currency; NAN where no figure is known
 */
double
xl_project_item_get_investment (XlProjectItem *item)
{
  return item->investment;
}

/**
 * xl_project_item_dup_lead:
 *
 * Returns: (transfer full): name of its lead region; "" for none
 */
char *
xl_project_item_dup_lead (XlProjectItem *item)
{
  XlRecord *lead = item->lead != 0 ? xl_plan_lookup (item->plan, item->lead) : NULL;

  return lead != NULL ? xl_words_name (item->plan, lead) : g_strdup ("");
}

/**
 * xl_project_item_dup_words:
 *
 * Returns: (transfer full): what a card shows, as a sentence
 */
char *
xl_project_item_dup_words (XlProjectItem *item)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *lead = xl_project_item_dup_lead (item);

  g_string_append_printf (words, "\u2068%s\u2069", item->name);
  if (g_strcmp0 (item->project->title, item->name) != 0)
    g_string_append_printf (words, ", \u2068%s\u2069", item->project->title);
  g_string_append_printf (words, ", %s", xl_words_stage (item->stage));
  if (item->illustrative)
    g_string_append_printf (words, ", %s", _("illustrative"));
  for (guint i = 0; item->countries[i] != NULL; i++)
    g_string_append_printf (words, ", %s", xl_words_country (item->countries[i]));
  if (*lead != '\0')
    /* Translators: a region */
    g_string_append_printf (words, _(", led by \u2068%s\u2069"), lead);
  if (xl_project_item_get_trl (item) > 0)
    g_string_append_printf (words, ", TRL %d", xl_project_item_get_trl (item));
  if (isfinite (item->investment))
    {
      g_autofree char *money = xl_words_money (item->investment, item->project->currency);

      g_string_append_printf (words, ", %s", money);
    }
  if (item->appraised)
    g_string_append_printf (words, ", %s", xl_words_quadrant (item->viable, item->bankable));
  if (item->conditions > 0)
    {
      XlGate gate = { .gate = item->stage, .n = (guint) item->conditions, .n_met = (guint) (item->conditions - item->missing) };
      g_autofree char *title = xl_words_gate_title (item->stage), *state = xl_words_gate_state (&gate);

      g_string_append_printf (words, ", %s: %s", title, state);
    }
  if (item->alarm)
    g_string_append_printf (words, ", %s", _("something to check"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* ---- all of them ---- */

struct _XlProjectList
{
  GObject parent_instance;

  /* owned */
  XlDesk *desk;
  XlPlan *plan; /* the one that is followed, or NULL */
  GPtrArray *items;
  guint idle;
  gboolean judged; /* whether the alarms are those of the findings */
};

static guint changed_signal;

static GType
list_get_item_type (GListModel *list)
{
  return XL_TYPE_PROJECT_ITEM;
}

static guint
list_get_n_items (GListModel *list)
{
  return XL_PROJECT_LIST (list)->items->len;
}

static gpointer
list_get_item (GListModel *list, guint position)
{
  XlProjectList *self = XL_PROJECT_LIST (list);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XlProjectList, xl_project_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What errors and warnings are about, or the project that a link row belongs to. */
static void
judge (XlProjectList *self)
{
  GListModel *findings = xl_desk_list_findings (self->desk);
  g_autoptr (GHashTable) alarms = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (XlDeskFinding) finding = g_list_model_get_item (findings, i);
      XlRecord *record = xl_desk_finding_get_record (finding);
      const XlField *project = xl_kind_field (xl_record_get_kind (record), "project");

      if (xl_desk_finding_get_severity (finding) == XL_SEVERITY_JUSTIFIED)
        continue;
      if (project != NULL && self->plan != NULL)
        record = xl_plan_lookup (self->plan, xl_field_get_reference (project, record));
      g_hash_table_add (alarms, record);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      XlProjectItem *item = g_ptr_array_index (self->items, i);

      set_alarm (item, g_hash_table_contains (alarms, item->project));
    }
  self->judged = TRUE;
}

static gboolean
idle_cb (gpointer data)
{
  XlProjectList *self = data;

  self->idle = 0;
  if (!self->judged)
    judge (self);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
facts_changed (XlProjectList *self)
{
  if (!self->idle)
    self->idle = g_idle_add (idle_cb, self);
}

static void
findings_cb (XlProjectList *self)
{
  self->judged = FALSE;
  facts_changed (self);
}

/* A record says when a row that links to it changed. These lie behind such a row: gates ask for letters and partners. */
static gboolean
concerns_all (const XlKind *kind)
{
  return kind == &xl_kind_region || kind == &xl_kind_setting || kind == &xl_kind_organisation
         || kind == &xl_kind_agreement || kind == &xl_kind_party || kind == &xl_kind_membership;
}

static void
applied_cb (XlProjectList *self, const XlChanges *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const XlTx *tx = g_ptr_array_index (changes, i);

      for (guint j = 0; tx->ops != NULL && j < tx->ops->len; j++)
        if (concerns_all (((XlOp *) g_ptr_array_index (tx->ops, j))->kind))
          {
            g_ptr_array_foreach (self->items, (GFunc) reread, NULL);
            return;
          }
    }
}

static void
follow_plan (XlProjectList *self)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);

  if (plan == self->plan)
    return;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "applied", G_CALLBACK (applied_cb), self);
}

static XlProjectItem *
make_item (XlProjectList *self, XlProject *project)
{
  XlProjectItem *item = g_object_new (XL_TYPE_PROJECT_ITEM, NULL);

  item->project = project;
  item->plan = g_object_ref (self->plan);
  item->list = self;
  read_facts (item);
  g_signal_connect_swapped (project, "notify::revision", G_CALLBACK (reread), item);
  return item;
}

static void
drop_item (gpointer data)
{
  XlProjectItem *item = data;

  /* Somebody may hold it a little longer; it follows its project no more. */
  g_signal_handlers_disconnect_by_data (item->project, item);
  g_object_unref (item);
}

static void
items_changed_cb (XlProjectList *self, guint position, guint removed, guint added, GListModel *records)
{
  follow_plan (self);
  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->items, (int) (position + i),
                        make_item (self, g_list_model_get_item (records, position + i)));
  self->judged = FALSE;
  facts_changed (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
xl_project_list_dispose (GObject *object)
{
  XlProjectList *self = XL_PROJECT_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_set_size (self->items, 0);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (xl_project_list_parent_class)->dispose (object);
}

static void
xl_project_list_finalize (GObject *object)
{
  g_ptr_array_unref (XL_PROJECT_LIST (object)->items);
  G_OBJECT_CLASS (xl_project_list_parent_class)->finalize (object);
}

static void
xl_project_list_class_init (XlProjectListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_project_list_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_project_list_finalize;
  changed_signal =
      g_signal_new ("changed", XL_TYPE_PROJECT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
xl_project_list_init (XlProjectList *self)
{
  self->items = g_ptr_array_new_with_free_func (drop_item);
}

/**
 * xl_project_list_new:
 * @desk: the desk whose projects it lists, from file to file
 *
 * Returns: (transfer full): the list
 */
XlProjectList *
xl_project_list_new (XlDesk *desk)
{
  XlProjectList *self = g_object_new (XL_TYPE_PROJECT_LIST, NULL);
  GListModel *records = xl_desk_list_records (desk, &xl_kind_project);

  self->desk = g_object_ref (desk);
  follow_plan (self);
  g_signal_connect_object (records, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (xl_desk_list_findings (desk), "items-changed", G_CALLBACK (findings_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (records), records);
  return self;
}
