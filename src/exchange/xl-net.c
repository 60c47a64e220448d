/* xl-net.c - the map of a plan as nodes and edges with attributes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-net.h"

#include "xl-put.h"

#include <string.h>

/* 1. Nodes are regions, networks, organisations and projects; edges are the rows that join two of them, and matches,
 *    which join the places of their two flows.
 * 2. Columns are what these kinds have in their tables, but for long texts: a new field is a new column. */

static const XlKind *const node_kinds[] = { &xl_kind_region, &xl_kind_network, &xl_kind_organisation, &xl_kind_project };

typedef struct
{
  const XlKind *kind;
  const char *from, *to;
} EdgeKind;

static const EdgeKind edge_kinds[] = {
  { &xl_kind_membership, "region", "network" },       { &xl_kind_tie, "organisation", "other" },
  { &xl_kind_project_region, "project", "region" },   { &xl_kind_participation, "project", "organisation" },
  { &xl_kind_match, "offer", "need" },
};

typedef struct
{
  XlPlan *plan;
  XlDossierChoice *choice;
  XlNet *net;
  GHashTable *nodes; /* XlRecord, borrowed */
} Builder;

static XlNetType
type_of (const XlField *field)
{
  switch (field->type)
    {
    case XL_FIELD_INTEGER:
      return XL_NET_INTEGER;
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return XL_NET_NUMBER;
    case XL_FIELD_FLAG:
      return XL_NET_FLAG;
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_DATE:
    case XL_FIELD_CHOICE:
    case XL_FIELD_SET:
    case XL_FIELD_REFERENCE:
      break;
    }
  return XL_NET_STRING;
}

static int
find_column (const XlNetPart *part, const char *name)
{
  for (guint i = 0; i < part->columns->len; i++)
    if (strcmp (g_array_index (part->columns, XlNetColumn, i).name, name) == 0)
      return (int) i;
  return -1;
}

static void
add_column (XlNetPart *part, const char *name, XlNetType type)
{
  XlNetColumn column = { name, type };
  int at = find_column (part, name);

  /* Two kinds may use one name for different things: then it is text. */
  if (at < 0)
    g_array_append_val (part->columns, column);
  else if (g_array_index (part->columns, XlNetColumn, at).type != type)
    g_array_index (part->columns, XlNetColumn, at).type = XL_NET_STRING;
}

/* The key of an edge is its id; some programs take the word for that. */
static gboolean
is_column (const XlField *field, const EdgeKind *edge)
{
  return field->type != XL_FIELD_LONG_TEXT && !(field->flags & XL_FIELD_PLUMBING) && strcmp (field->name, "source") != 0
         && (edge == NULL || (strcmp (field->name, edge->from) != 0 && strcmp (field->name, edge->to) != 0
                              && strcmp (field->name, "key") != 0));
}

static void
add_columns (XlNetPart *part, const XlKind *kind, const EdgeKind *edge)
{
  for (guint f = 0; f < kind->n_fields; f++)
    if (is_column (&kind->fields[f], edge))
      add_column (part, kind->fields[f].name, type_of (&kind->fields[f]));
}

static void
item_free (gpointer data)
{
  XlNetItem *item = data;

  g_free (item->id);
  g_free (item->from);
  g_free (item->to);
  g_ptr_array_unref (item->values);
  g_free (item);
}

static XlNetItem *
add_item (XlNetPart *part, const XlRecord *record)
{
  XlNetItem *item = g_new0 (XlNetItem, 1);

  item->id = xl_record_dup_id_text (record);
  item->kind = record->kind;
  item->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (item->values, (int) part->columns->len);
  g_ptr_array_add (part->items, item);
  return item;
}

/* Takes @value. */
static void
give (const XlNetPart *part, XlNetItem *item, const char *column, char *value)
{
  char **at = (char **) &g_ptr_array_index (item->values, find_column (part, column));

  g_free (*at);
  *at = value;
}

static void
give_fields (Builder *self, const XlNetPart *part, XlNetItem *item, const XlRecord *record, const EdgeKind *edge)
{
  for (guint f = 0; f < record->kind->n_fields; f++)
    {
      const XlField *field = &record->kind->fields[f];

      if (is_column (field, edge) && xl_dossier_choice_has_field (self->choice, record, field))
        give (part, item, field->name, xl_put_dup_value (self->plan, field, record));
    }
  give (part, item, "kind", g_strdup (record->kind->name));
}

static void
add_nodes (Builder *self, const XlKind *kind)
{
  const GPtrArray *live = xl_plan_get_live (self->plan, kind);
  const XlField *stage = xl_kind_field (&xl_kind_stage_move, "to_stage");

  for (guint i = 0; i < live->len; i++)
    {
      XlRecord *record = g_ptr_array_index (live, i);
      XlNetItem *item;

      if (!xl_dossier_choice_has (self->choice, record))
        continue;
      g_hash_table_add (self->nodes, record);
      item = add_item (&self->net->nodes, record);
      give_fields (self, &self->net->nodes, item, record, NULL);
      give (&self->net->nodes, item, "label", xl_plan_dup_name (self->plan, record));
      give (&self->net->nodes, item, "country", g_strdup (xl_plan_country (self->plan, record)));
      if (kind == &xl_kind_project)
        give (&self->net->nodes, item, "stage",
              g_strdup (stage->choices[xl_plan_stage (self->plan, (XlProject *) record) - 1].nick));
    }
}

/* Of a flow: its organisation, or else its region. */
static XlRecord *
place_of (Builder *self, XlRecord *record)
{
  XlRecord *organisation;

  if (record == NULL || record->kind != &xl_kind_flow)
    return record;
  organisation = xl_plan_lookup (self->plan, ((XlFlow *) record)->organisation);
  return organisation != NULL && g_hash_table_contains (self->nodes, organisation)
             ? organisation
             : xl_plan_lookup (self->plan, ((XlFlow *) record)->region);
}

static void
add_edges (Builder *self, const EdgeKind *edge)
{
  const GPtrArray *live = xl_plan_get_live (self->plan, edge->kind);
  const XlField *from = xl_kind_field (edge->kind, edge->from), *to = xl_kind_field (edge->kind, edge->to);

  for (guint i = 0; i < live->len; i++)
    {
      XlRecord *record = g_ptr_array_index (live, i);
      XlRecord *a = place_of (self, xl_plan_lookup (self->plan, xl_field_get_reference (from, record)));
      XlRecord *b = place_of (self, xl_plan_lookup (self->plan, xl_field_get_reference (to, record)));
      XlNetItem *item;

      if (!xl_dossier_choice_has (self->choice, record) || a == NULL || b == NULL
          || !g_hash_table_contains (self->nodes, a) || !g_hash_table_contains (self->nodes, b))
        continue;
      item = add_item (&self->net->edges, record);
      item->from = xl_record_dup_id_text (a);
      item->to = xl_record_dup_id_text (b);
      give_fields (self, &self->net->edges, item, record, edge);
      if (edge->kind == &xl_kind_match)
        give (&self->net->edges, item, "material",
              g_strdup (((XlFlow *) xl_plan_lookup (self->plan, ((XlMatch *) record)->offer))->material));
    }
}

static void
part_init (XlNetPart *part)
{
  part->columns = g_array_new (FALSE, FALSE, sizeof (XlNetColumn));
  part->items = g_ptr_array_new_with_free_func (item_free);
}

/**
 * xl_net_new:
 * @options: what may leave, as in a dossier
 *
 * Returns: (transfer full): the live records as a network; the same plan gives the same network
 */
XlNet *
xl_net_new (XlPlan *plan, const XlDossierOptions *options)
{
  XlNet *net = g_new0 (XlNet, 1);
  g_autoptr (XlDossierChoice) choice = xl_dossier_choice_new (plan, options);
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  Builder self = { plan, choice, net, nodes };

  part_init (&net->nodes);
  part_init (&net->edges);
  add_column (&net->nodes, "label", XL_NET_STRING);
  add_column (&net->nodes, "kind", XL_NET_STRING);
  add_column (&net->nodes, "country", XL_NET_STRING);
  add_column (&net->nodes, "stage", XL_NET_STRING);
  for (guint k = 0; k < G_N_ELEMENTS (node_kinds); k++)
    add_columns (&net->nodes, node_kinds[k], NULL);
  add_column (&net->edges, "kind", XL_NET_STRING);
  for (guint k = 0; k < G_N_ELEMENTS (edge_kinds); k++)
    add_columns (&net->edges, edge_kinds[k].kind, &edge_kinds[k]);
  add_column (&net->edges, "material", XL_NET_STRING);
  for (guint k = 0; k < G_N_ELEMENTS (node_kinds); k++)
    add_nodes (&self, node_kinds[k]);
  for (guint k = 0; k < G_N_ELEMENTS (edge_kinds); k++)
    add_edges (&self, &edge_kinds[k]);
  return net;
}

void
xl_net_free (XlNet *net)
{
  g_array_unref (net->nodes.columns);
  g_ptr_array_unref (net->nodes.items);
  g_array_unref (net->edges.columns);
  g_ptr_array_unref (net->edges.items);
  g_free (net);
}
