/* xl-desk-lists.c - lists for the window: records of a kind, findings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-private.h"
#include "xl-desk-words.h"
#include "xl-rules.h"

/* --- records of one kind ---------------------------------------------------------------------- */

struct _XlDeskRecords
{
  GObject parent_instance;
  /* owned */
  XlPlan *plan; /* or NULL */
  gulong handler;
  /* borrowed */
  const XlKind *kind;
};

static GType
records_get_item_type (GListModel *list)
{
  return XL_TYPE_RECORD;
}

static guint
records_get_n_items (GListModel *list)
{
  XlDeskRecords *self = XL_DESK_RECORDS (list);

  return self->plan != NULL ? xl_plan_get_live (self->plan, self->kind)->len : 0;
}

static gpointer
records_get_item (GListModel *list, guint position)
{
  XlDeskRecords *self = XL_DESK_RECORDS (list);

  if (position >= records_get_n_items (list))
    return NULL;
  return g_object_ref (g_ptr_array_index (xl_plan_get_live (self->plan, self->kind), position));
}

static void
records_model_init (GListModelInterface *iface)
{
  iface->get_item_type = records_get_item_type;
  iface->get_n_items = records_get_n_items;
  iface->get_item = records_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XlDeskRecords, xl_desk_records, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, records_model_init))

static void
list_changed_cb (XlPlan *plan, const XlKind *kind, guint position, guint removed, guint added, XlDeskRecords *self)
{
  if (kind == self->kind)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
xl_desk_records_dispose (GObject *object)
{
  XlDeskRecords *self = XL_DESK_RECORDS (object);

  if (self->plan != NULL)
    g_clear_signal_handler (&self->handler, self->plan);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_desk_records_parent_class)->dispose (object);
}

static void
xl_desk_records_class_init (XlDeskRecordsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = xl_desk_records_dispose;
}

static void
xl_desk_records_init (XlDeskRecords *self)
{
}

XlDeskRecords *
xl_desk_records_new (const XlKind *kind)
{
  XlDeskRecords *self = g_object_new (XL_TYPE_DESK_RECORDS, NULL);

  self->kind = kind;
  return self;
}

/**
 * xl_desk_records_set_plan:
 * @plan: (nullable): what is listed from now on, with one items-changed
 */
void
xl_desk_records_set_plan (XlDeskRecords *self, XlPlan *plan)
{
  guint before = records_get_n_items (G_LIST_MODEL (self)), after;

  if (self->plan == plan)
    return;
  if (self->plan != NULL)
    g_clear_signal_handler (&self->handler, self->plan);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    self->handler = g_signal_connect (plan, "list-changed", G_CALLBACK (list_changed_cb), self);
  after = records_get_n_items (G_LIST_MODEL (self));
  if (before > 0 || after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, after);
}

/* --- one finding ------------------------------------------------------------------------------ */

struct _XlDeskFinding
{
  GObject parent_instance;
  /* owned */
  XlRecord *record;
  XlRecord *justification; /* or NULL */
  char *sentence;
  char *reason; /* of the justification; a copy, so that a new reason makes another finding */
  /* borrowed */
  const XlRule *rule;
  const XlField *field; /* or NULL */
  XlSeverity severity;
};

G_DEFINE_FINAL_TYPE (XlDeskFinding, xl_desk_finding, G_TYPE_OBJECT)

typedef enum
{
  PROP_SEVERITY = 1,
  PROP_SEVERITY_WORDS,
  PROP_RULE,
  PROP_TITLE,
  PROP_SENTENCE,
  PROP_RECORD,
  PROP_FIELD,
  PROP_REASON,
  N_PROPS
} FindingProperty;

static GParamSpec *finding_properties[N_PROPS];

static void
xl_desk_finding_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  XlDeskFinding *self = XL_DESK_FINDING (object);

  switch ((FindingProperty) id)
    {
    case PROP_SEVERITY:
      g_value_set_int (value, (int) self->severity);
      break;
    case PROP_SEVERITY_WORDS:
      g_value_set_string (value, xl_words_severity (self->severity));
      break;
    case PROP_RULE:
      g_value_set_string (value, self->rule->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, _ (self->rule->title));
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_FIELD:
      g_value_set_string (value, xl_desk_finding_get_field (self));
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case N_PROPS:
      break;
    }
}

static void
xl_desk_finding_finalize (GObject *object)
{
  XlDeskFinding *self = XL_DESK_FINDING (object);

  g_clear_object (&self->record);
  g_clear_object (&self->justification);
  g_free (self->reason);
  g_free (self->sentence);
  G_OBJECT_CLASS (xl_desk_finding_parent_class)->finalize (object);
}

static void
xl_desk_finding_class_init (XlDeskFindingClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (class)->get_property = xl_desk_finding_get_property;
  G_OBJECT_CLASS (class)->finalize = xl_desk_finding_finalize;
  finding_properties[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, 0, 2, 0, flags);
  finding_properties[PROP_SEVERITY_WORDS] = g_param_spec_string ("severity-words", NULL, NULL, NULL, flags);
  finding_properties[PROP_RULE] = g_param_spec_string ("rule", NULL, NULL, NULL, flags);
  finding_properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  finding_properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  finding_properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, XL_TYPE_RECORD, flags);
  finding_properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  finding_properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, finding_properties);
}

static void
xl_desk_finding_init (XlDeskFinding *self)
{
}

/* The row that justifies a finding of this rule about this record and field. */
static XlJustification *
find_justification (XlPlan *plan, const XlFinding *finding)
{
  g_autoptr (GPtrArray) rows = xl_plan_dup_links (plan, finding->record, &xl_kind_justification, "record");
  const char *field = finding->field != NULL ? finding->field->name : NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      XlJustification *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->rule, finding->rule->name) == 0 && g_strcmp0 (row->field, field) == 0)
        return row;
    }
  return NULL;
}

/* A finding before it is an object of the list: made in any thread, of any plan of the file. */
typedef struct
{
  const XlRule *rule;
  const XlField *field;
  XlSeverity severity;
  gint64 record, justification; /* or 0 */
  char *sentence, *reason;      /* owned */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->sentence);
  g_free (draft->reason);
  g_free (draft);
}

static Draft *
draft_new (XlPlan *plan, const XlFinding *finding)
{
  Draft *draft = g_new0 (Draft, 1);
  XlJustification *row = finding->severity == XL_SEVERITY_JUSTIFIED ? find_justification (plan, finding) : NULL;

  draft->rule = finding->rule;
  draft->field = finding->field;
  draft->severity = finding->severity;
  draft->record = finding->record->id;
  draft->sentence = xl_words_finding (plan, finding);
  draft->justification = row != NULL ? row->parent_instance.id : 0;
  draft->reason = row != NULL ? g_strdup (row->reason) : NULL;
  return draft;
}

static XlDeskFinding *
finding_new (XlPlan *plan, Draft *draft)
{
  XlDeskFinding *self = g_object_new (XL_TYPE_DESK_FINDING, NULL);

  g_set_object (&self->record, xl_plan_lookup (plan, draft->record));
  g_set_object (&self->justification, xl_plan_lookup (plan, draft->justification));
  self->rule = draft->rule;
  self->field = draft->field;
  self->severity = draft->severity;
  self->sentence = g_steal_pointer (&draft->sentence);
  self->reason = g_steal_pointer (&draft->reason);
  return self;
}

/**
 * xl_desk_finding_get_record:
 *
 * Returns: (transfer none): where a click leads
 */
XlRecord *
xl_desk_finding_get_record (XlDeskFinding *self)
{
  return self->record;
}

/**
 * xl_desk_finding_get_field:
 *
 * Returns: (nullable): name of the field to jump to
 */
const char *
xl_desk_finding_get_field (XlDeskFinding *self)
{
  return self->field != NULL ? self->field->name : NULL;
}

int
xl_desk_finding_get_severity (XlDeskFinding *self)
{
  return (int) self->severity;
}

const char *
xl_desk_finding_get_sentence (XlDeskFinding *self)
{
  return self->sentence;
}

/**
 * xl_desk_finding_get_rule:
 *
 * Returns: name of the rule, never translated
 */
const char *
xl_desk_finding_get_rule (XlDeskFinding *self)
{
  return self->rule->name;
}

/**
 * xl_desk_finding_get_reason:
 *
 * Returns: (nullable): why it is right as it is, where somebody has justified it
 */
const char *
xl_desk_finding_get_reason (XlDeskFinding *self)
{
  return self->reason;
}

/**
 * xl_desk_finding_get_justification:
 *
 * Returns: (transfer none) (nullable): the row that justifies it; unlinking it withdraws the justification
 */
XlRecord *
xl_desk_finding_get_justification (XlDeskFinding *self)
{
  return self->justification;
}

static gboolean
finding_same (const XlDeskFinding *a, const XlDeskFinding *b)
{
  return a->record == b->record && a->rule == b->rule && a->field == b->field && a->severity == b->severity
         && a->justification == b->justification && g_strcmp0 (a->sentence, b->sentence) == 0
         && g_strcmp0 (a->reason, b->reason) == 0;
}

/* --- all findings ----------------------------------------------------------------------------- */

struct _XlDeskFindings
{
  GObject parent_instance;
  /* owned */
  GPtrArray *items; /* XlDeskFinding */
  GPtrArray *next;  /* the same: what will stand in their place */
};

static GType
findings_get_item_type (GListModel *list)
{
  return XL_TYPE_DESK_FINDING;
}

static guint
findings_get_n_items (GListModel *list)
{
  return XL_DESK_FINDINGS (list)->items->len;
}

static gpointer
findings_get_item (GListModel *list, guint position)
{
  XlDeskFindings *self = XL_DESK_FINDINGS (list);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
findings_model_init (GListModelInterface *iface)
{
  iface->get_item_type = findings_get_item_type;
  iface->get_n_items = findings_get_n_items;
  iface->get_item = findings_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XlDeskFindings, xl_desk_findings, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, findings_model_init))

static void
xl_desk_findings_finalize (GObject *object)
{
  g_ptr_array_unref (XL_DESK_FINDINGS (object)->items);
  g_ptr_array_unref (XL_DESK_FINDINGS (object)->next);
  G_OBJECT_CLASS (xl_desk_findings_parent_class)->finalize (object);
}

static void
xl_desk_findings_class_init (XlDeskFindingsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = xl_desk_findings_finalize;
}

static void
xl_desk_findings_init (XlDeskFindings *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->next = g_ptr_array_new_with_free_func (g_object_unref);
}

XlDeskFindings *
xl_desk_findings_new (void)
{
  return g_object_new (XL_TYPE_DESK_FINDINGS, NULL);
}

/* What stays at both ends is not announced, so that a list that is being read does not jump. */
static void
replace_items (XlDeskFindings *self, GPtrArray *items)
{
  GPtrArray *old = self->items;
  guint same = 0, tail = 0, shorter = MIN (old->len, items->len);

  while (same < shorter && finding_same (g_ptr_array_index (old, same), g_ptr_array_index (items, same)))
    same++;
  while (tail < shorter - same
         && finding_same (g_ptr_array_index (old, old->len - 1 - tail), g_ptr_array_index (items, items->len - 1 - tail)))
    tail++;
  /* Objects of what stays stay too. */
  for (guint i = 0; i < same + tail; i++)
    {
      guint at = i < same ? i : items->len - 1 - (i - same), from = i < same ? i : old->len - 1 - (i - same);

      g_set_object ((GObject **) &g_ptr_array_index (items, at), g_ptr_array_index (old, from));
    }
  self->items = items;
  if (old->len != items->len || same + tail < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - tail, items->len - same - tail);
  xl_shed_objects (old);
}

/**
 * xl_desk_findings_judge:
 * @plan: judged as of today; see xl_plan_set_stop()
 *
 * In any thread.
 *
 * Returns: (transfer full): what xl_desk_findings_take() takes, the worst first
 */
GPtrArray *
xl_desk_findings_judge (XlPlan *plan)
{
  g_autoptr (GPtrArray) found = xl_rules_check (plan, xl_date_today ());
  GPtrArray *drafts = g_ptr_array_new_with_free_func (draft_free);

  for (guint i = 0; i < found->len && !xl_plan_is_stopped (plan); i++)
    g_ptr_array_add (drafts, draft_new (plan, g_ptr_array_index (found, i)));
  return drafts;
}

/**
 * xl_desk_findings_take:
 * @plan: whose records the list shows: as it was judged
 * @drafts: what xl_desk_findings_judge() returned
 * @first: 0, then so many further each time
 * @n: so many at once
 *
 * Returns: whether there are more: only with the last of them the list changes
 */
gboolean
xl_desk_findings_take (XlDeskFindings *self, XlPlan *plan, GPtrArray *drafts, guint first, guint n)
{
  if (first == 0 && self->next->len > 0)
    {
      xl_shed_objects (self->next);
      self->next = g_ptr_array_new_with_free_func (g_object_unref);
    }
  for (guint i = first; i < drafts->len && i - first < n; i++)
    g_ptr_array_add (self->next, finding_new (plan, g_ptr_array_index (drafts, i)));
  if (drafts->len - first > n)
    return TRUE;
  replace_items (self, self->next);
  self->next = g_ptr_array_new_with_free_func (g_object_unref);
  return FALSE;
}

/**
 * xl_desk_findings_update:
 * @plan: (nullable): judged anew as of today; NULL for no findings
 */
void
xl_desk_findings_update (XlDeskFindings *self, XlPlan *plan)
{
  g_autoptr (GPtrArray) drafts = plan != NULL ? xl_desk_findings_judge (plan) : g_ptr_array_new ();

  xl_desk_findings_take (self, plan, drafts, 0, G_MAXUINT);
}

/**
 * xl_desk_findings_count:
 *
 * Returns: how many errors and warnings there are; what was justified does not count
 */
guint
xl_desk_findings_count (XlDeskFindings *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (xl_desk_finding_get_severity (g_ptr_array_index (self->items, i)) != XL_SEVERITY_JUSTIFIED)
      n++;
  return n;
}
