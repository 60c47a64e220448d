/* xl-dossier-select.c - which records a dossier holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-dossier-private.h"

/* 1. No chosen record refers to one that is not chosen, save by optional references, which the
 *    writer leaves out.
 * 2. What is chosen depends on the plan and the options alone, not on any order. */

struct _XlDossierChoice
{
  XlPlan *plan;                 /* borrowed */
  gboolean persons;
  gboolean whole;               /* everything but @left_out */
  GHashTable *left_out;         /* XlRecord, borrowed */
  GHashTable *chosen;           /* XlRecord, borrowed; NULL when whole */
  GPtrArray *queue;             /* chosen, in the order of choosing; NULL when whole */
};

static gboolean
refers_to (const XlRecord *record, const XlRecord *target, gboolean required_only)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];

      if (field->type == XL_FIELD_REFERENCE && (!required_only || (field->flags & XL_FIELD_REQUIRED))
          && xl_field_get_reference (field, record) == target->id)
        return TRUE;
    }
  return FALSE;
}

/* Persons, private projects and resource flows, and every row that cannot be without one of them. */
static void
leave_out (XlDossierChoice *self, const XlDossierOptions *options)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      const GPtrArray *all = xl_plan_get_all (self->plan, kind);
      gboolean personal = (kind->flags & XL_KIND_PERSONAL) && !options->persons;

      if (!personal && ((kind != &xl_kind_project && kind != &xl_kind_flow) || options->private_projects))
        continue;
      for (guint i = 0; i < all->len; i++)
        {
          XlRecord *record = g_ptr_array_index (all, i);

          if (personal || xl_field_get_int (xl_kind_field (kind, "confidentiality"), record) == XL_CONFIDENTIALITY_PRIVATE)
            {
              g_hash_table_add (self->left_out, record);
              g_ptr_array_add (queue, record);
            }
        }
    }
  for (guint i = 0; i < queue->len; i++)
    {
      XlRecord *record = g_ptr_array_index (queue, i);
      g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (self->plan, record);

      for (guint u = 0; u < users->len; u++)
        {
          XlRecord *user = g_ptr_array_index (users, u);

          if (!g_hash_table_contains (self->left_out, user) && refers_to (user, record, TRUE))
            {
              g_hash_table_add (self->left_out, user);
              g_ptr_array_add (queue, user);
            }
        }
    }
}

static void
choose (XlDossierChoice *self, XlRecord *record)
{
  if (record == NULL || g_hash_table_contains (self->left_out, record)
      || !g_hash_table_add (self->chosen, record))
    return;
  g_ptr_array_add (self->queue, record);
}

/* What @record refers to. */
static void
choose_targets (XlDossierChoice *self, const XlRecord *record)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];

      if (field->type == XL_FIELD_REFERENCE && xl_dossier_choice_has_field (self, record, field))
        {
          gint64 id = xl_field_get_reference (field, record);

          if (id != 0)
            choose (self, xl_plan_lookup (self->plan, id));
        }
    }
}

static void
choose_users (XlDossierChoice *self, XlRecord *record, const XlKind *kind)
{
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (self->plan, record);

  for (guint i = 0; i < users->len; i++)
    if (((XlRecord *) g_ptr_array_index (users, i))->kind == kind)
      choose (self, g_ptr_array_index (users, i));
}

/* From @first on: everything that the queue refers to, and what that refers to. */
static void
close_targets (XlDossierChoice *self, guint first)
{
  for (guint i = first; i < self->queue->len; i++)
    choose_targets (self, g_ptr_array_index (self->queue, i));
}

/* @but: a kind that does not matter, or NULL; nor do sources, which come in with what names them. */
static gboolean
all_targets_chosen (XlDossierChoice *self, const XlRecord *record, const XlKind *but)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const XlField *field = &record->kind->fields[i];
      gint64 id = field->type == XL_FIELD_REFERENCE ? xl_field_get_reference (field, record) : 0;
      XlRecord *target = id != 0 ? xl_plan_lookup (self->plan, id) : NULL;

      if (target != NULL && target->kind != but && target->kind != &xl_kind_source
          && !g_hash_table_contains (self->chosen, target))
        return FALSE;
    }
  return TRUE;
}

/* Rows of @kind that refer to @record and to nothing else that has not come in. */
static void
choose_rows_between (XlDossierChoice *self, XlRecord *record, const XlKind *kind)
{
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (self->plan, record);

  for (guint i = 0; i < users->len; i++)
    {
      XlRecord *user = g_ptr_array_index (users, i);

      if (user->kind == kind && all_targets_chosen (self, user, NULL))
        choose (self, user);
    }
}

/* Agreements that a region or organisation of the dossier is party to: the party comes in, too. */
static void
choose_agreements (XlDossierChoice *self, XlRecord *record)
{
  g_autoptr (GPtrArray) users = xl_plan_dup_backlinks (self->plan, record);

  for (guint i = 0; i < users->len; i++)
    {
      XlRecord *user = g_ptr_array_index (users, i);

      if (user->kind == &xl_kind_party && !g_hash_table_contains (self->left_out, user)
          && all_targets_chosen (self, user, &xl_kind_agreement))
        choose (self, xl_plan_lookup (self->plan, ((XlParty *) user)->agreement));
    }
}

/* The rule of XlDossierOptions; it stands in dossier.xsd for those who read the file. */
static void
choose_projects (XlDossierChoice *self, const XlDossierOptions *options)
{
  guint n_projects, n_places, n_all;

  for (guint i = 0; i < options->n_projects; i++)
    {
      XlRecord *record = xl_plan_lookup (self->plan, options->projects[i]);

      if (record != NULL && record->kind == &xl_kind_project)
        choose (self, record);
    }
  n_projects = self->queue->len;
  for (guint i = 0; i < n_projects; i++)
    {
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_project_region);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_participation);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_stage_move);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_document);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_agreement);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_match);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_disruption);
      for (guint k = 0; k < XL_N_KINDS; k++)
        if (xl_kind_get (k)->flags & XL_KIND_PART)
          choose_users (self, g_ptr_array_index (self->queue, i), xl_kind_get (k));
    }
  close_targets (self, 0);

  /* All regions and organisations are in now. */
  n_places = self->queue->len;
  for (guint i = 0; i < n_places; i++)
    {
      XlRecord *record = g_ptr_array_index (self->queue, i);

      if (record->kind == &xl_kind_region)
        choose_users (self, record, &xl_kind_membership);
      if (record->kind == &xl_kind_organisation)
        {
          choose_users (self, record, &xl_kind_person);
          choose_rows_between (self, record, &xl_kind_tie);
        }
      if (record->kind == &xl_kind_region || record->kind == &xl_kind_organisation)
        choose_agreements (self, record);
    }
  n_all = self->queue->len;
  for (guint i = n_places; i < n_all; i++)
    if (((XlRecord *) g_ptr_array_index (self->queue, i))->kind == &xl_kind_agreement)
      choose_rows_between (self, g_ptr_array_index (self->queue, i), &xl_kind_party);
  close_targets (self, n_places);

  /* Evidence brings sources, and there may be evidence about a source. */
  for (guint i = 0; i < self->queue->len; i++)
    {
      guint before = self->queue->len;

      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_evidence);
      choose_users (self, g_ptr_array_index (self->queue, i), &xl_kind_justification);
      close_targets (self, before);
    }
}

/**
 * xl_dossier_choice_new:
 * @plan: the plan; must not change while the choice lives
 *
 * Returns: (transfer full): the records that a dossier with @options holds
 */
XlDossierChoice *
xl_dossier_choice_new (XlPlan *plan, const XlDossierOptions *options)
{
  XlDossierChoice *self = g_new0 (XlDossierChoice, 1);

  self->plan = plan;
  self->persons = options->persons;
  self->whole = options->projects == NULL;
  self->left_out = g_hash_table_new (NULL, NULL);
  leave_out (self, options);
  if (!self->whole)
    {
      self->chosen = g_hash_table_new (NULL, NULL);
      self->queue = g_ptr_array_new ();
      choose_projects (self, options);
      g_clear_pointer (&self->queue, g_ptr_array_unref);
    }
  return self;
}

void
xl_dossier_choice_free (XlDossierChoice *self)
{
  g_hash_table_unref (self->left_out);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_free (self);
}

gboolean
xl_dossier_choice_has (const XlDossierChoice *self, const XlRecord *record)
{
  if (self->whole)
    return g_hash_table_size (self->left_out) == 0 || !g_hash_table_contains (self->left_out, record);
  return g_hash_table_contains (self->chosen, record);
}

/**
 * xl_dossier_choice_has_field:
 *
 * Returns: whether the dossier gives @field of @record: neither something personal that was not
 *   asked for, nor a reference to a record that is left out
 */
gboolean
xl_dossier_choice_has_field (const XlDossierChoice *self, const XlRecord *record, const XlField *field)
{
  gint64 id;
  XlRecord *target;

  if ((field->flags & XL_FIELD_PERSONAL) && !self->persons)
    return FALSE;
  if (field->type != XL_FIELD_REFERENCE || g_hash_table_size (self->left_out) == 0)
    return TRUE;
  id = xl_field_get_reference (field, record);
  target = id != 0 ? xl_plan_lookup (self->plan, id) : NULL;
  return target == NULL || !g_hash_table_contains (self->left_out, target);
}

/**
 * xl_dossier_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): ids of the records that a dossier with @options
 *   holds, by kind and id
 */
GArray *
xl_dossier_dup_ids (XlPlan *plan, const XlDossierOptions *options)
{
  g_autoptr (XlDossierChoice) choice = xl_dossier_choice_new (plan, options);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const GPtrArray *all = xl_plan_get_all (plan, xl_kind_get (k));

      for (guint i = 0; i < all->len; i++)
        if (xl_dossier_choice_has (choice, g_ptr_array_index (all, i)))
          g_array_append_val (ids, ((XlRecord *) g_ptr_array_index (all, i))->id);
    }
  return ids;
}
