/* xl-net.h - the map of a plan as nodes and edges with attributes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  XL_NET_STRING,
  XL_NET_INTEGER,
  XL_NET_NUMBER,
  XL_NET_FLAG,
} XlNetType;

typedef struct
{
  const char *name;
  XlNetType type;
} XlNetColumn;

/**
 * XlNetItem:
 * @id: id of its record, as text
 * @from, @to: of an edge, ids of its nodes
 * @kind: its kind
 * @values: (element-type utf8): by column; %NULL for no value
 */
typedef struct
{
  char *id, *from, *to;
  const XlKind *kind;
  GPtrArray *values;
} XlNetItem;

/**
 * XlNetPart:
 * @columns: (element-type XlNetColumn): "label" is the first of a node, "kind" of an edge
 * @items: (element-type XlNetItem): by kind and id
 */
typedef struct
{
  GArray *columns;
  GPtrArray *items;
} XlNetPart;

typedef struct
{
  XlNetPart nodes, edges;
} XlNet;

XlNet *xl_net_new (XlPlan *plan, const XlDossierOptions *options);
void xl_net_free (XlNet *net);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlNet, xl_net_free)

G_END_DECLS
