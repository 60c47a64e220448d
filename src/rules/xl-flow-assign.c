/* xl-flow-assign.c - who supplies whom, all at once: a plan of shipments */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The transport problem, in whole numbers. As much as possible is shipped, and of all such plans the best is taken: so
 * what is not shipped goes over a root, dearer than any way round could be, and the network simplex finds the cheapest
 * flow (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 11). Arcs have no capacity of their own, so only those
 * of the spanning tree carry anything. Of arcs that could leave the tree the last one on the way round is taken, which
 * keeps the tree strongly feasible: each node could send a little more to the root, and so the search never goes round
 * in circles (Cunningham, Mathematical Programming 11, 1976). */

#include "xl-flow-match.h"

#include <math.h>

#define STEPS 1000.0        /* of a quantity: a kilogram of a tonne */
#define LARGEST_SUM 4e18    /* of steps, in 63 bits */
#define FINEST_COST 1e6     /* of a kilometre or a euro */
#define LARGEST_COST 1e17   /* of a way over all nodes */
#define NONE G_MAXUINT

/* --- the problem -------------------------------------------------------------------------------- */

typedef struct
{
  guint from, to; /* nodes */
  guint pair;
  gint64 cost;    /* 0 or more */
} Arc;

typedef struct
{
  const GArray *pairs;
  XlAssignGoal goal;
  guint n_offers, n_nodes; /* offers come first, then needs */
  gint64 *room;            /* of each node, in steps */
  GArray *arcs;            /* by pair; the simplex adds its own */
  guint n_arcs;            /* without those */
  gint64 dearest;
} Problem;

/* Never more than there is; a quantity of three decimals or fewer exactly. */
static gint64
steps_of (double quantity, gint64 most)
{
  gint64 steps;

  if (!isfinite (quantity) || quantity <= 0)
    return 0;
  if (quantity * STEPS >= (double) most)
    return most;
  steps = llround (quantity * STEPS);
  return (double) steps / STEPS > quantity ? steps - 1 : steps;
}

/* What is not known counts 0. */
static double
value_of (const Problem *problem, guint pair)
{
  const XlFlowPair *p = &g_array_index (problem->pairs, XlFlowPair, pair);
  double value = problem->goal == XL_ASSIGN_DISTANCE ? p->km : p->price_gap;

  return isfinite (value) ? value : 0;
}

static void
list_arcs (Problem *problem)
{
  for (guint i = 0; i < problem->pairs->len; i++)
    {
      const XlFlowPair *pair = &g_array_index (problem->pairs, XlFlowPair, i);
      Arc arc = { .from = pair->offer, .to = problem->n_offers + pair->need, .pair = i };

      if (pair->fails == 0 && problem->room[arc.from] > 0 && problem->room[arc.to] > 0)
        g_array_append_val (problem->arcs, arc);
    }
  problem->n_arcs = problem->arcs->len;
}

/* Whole costs, the least of which is 0: as much is shipped in any case, so it does not matter what all of it has in
 * common. */
static void
set_costs (Problem *problem)
{
  double largest = 0, steps = FINEST_COST, sign = problem->goal == XL_ASSIGN_DISTANCE ? 1 : -1;
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < problem->n_arcs; i++)
    largest = MAX (largest, fabs (value_of (problem, g_array_index (problem->arcs, Arc, i).pair)));
  while (largest * steps > LARGEST_COST / (problem->n_nodes + 1))
    steps /= 10;
  for (guint i = 0; i < problem->n_arcs; i++)
    {
      Arc *arc = &g_array_index (problem->arcs, Arc, i);

      arc->cost = llround (sign * value_of (problem, arc->pair) * steps);
      least = MIN (least, arc->cost);
    }
  for (guint i = 0; i < problem->n_arcs; i++)
    {
      Arc *arc = &g_array_index (problem->arcs, Arc, i);

      arc->cost -= least;
      problem->dearest = MAX (problem->dearest, arc->cost);
    }
}

static void
problem_init (Problem *problem, const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers,
              const GArray *pairs, XlAssignGoal goal)
{
  guint n = n_needs + n_offers;
  gint64 most = (gint64) (LARGEST_SUM / MAX (n, 1));

  *problem = (Problem) { .pairs = pairs, .goal = goal, .n_offers = n_offers, .n_nodes = n };
  problem->room = g_new (gint64, MAX (n, 1));
  problem->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  for (guint i = 0; i < n; i++)
    problem->room[i] = steps_of (i < n_offers ? offers[i].quantity : needs[i - n_offers].quantity, most);
  list_arcs (problem);
  set_costs (problem);
}

static void
problem_clear (Problem *problem)
{
  g_free (problem->room);
  g_array_unref (problem->arcs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

/* @shipped: steps on each arc */
static XlAssignment *
make_assignment (const Problem *problem, const gint64 *shipped)
{
  XlAssignment *assignment = g_new0 (XlAssignment, 1);
  gint64 sum = 0;

  assignment->shipments = g_array_new (FALSE, FALSE, sizeof (XlShipment));
  for (guint i = 0; i < problem->n_arcs; i++)
    {
      XlShipment shipment = { g_array_index (problem->arcs, Arc, i).pair, (double) shipped[i] / STEPS };

      if (shipped[i] == 0)
        continue;
      g_array_append_val (assignment->shipments, shipment);
      assignment->worth += shipment.quantity * value_of (problem, shipment.pair);
      sum += shipped[i];
    }
  assignment->quantity = (double) sum / STEPS;
  return assignment;
}

/* --- the network simplex ------------------------------------------------------------------------ */

typedef struct
{
  guint parent, depth;
  guint child, next, previous; /* the first child; brothers */
  guint arc;                   /* between it and its parent */
  gboolean up;                 /* the arc leads to the parent */
  gint64 flow;                 /* on it */
} Node;

typedef struct
{
  const Arc *arcs;
  guint n_arcs;
  Node *nodes;
  gint64 *potentials; /* of each node: cost + that of the one − that of the other is 0 on an arc of the tree */
  guint at, block;    /* where the search for an arc goes on, and how many it looks at together */
} Simplex;

static void
attach (Simplex *simplex, guint node, guint parent)
{
  Node *nodes = simplex->nodes;

  nodes[node].parent = parent;
  nodes[node].previous = NONE;
  nodes[node].next = nodes[parent].child;
  if (nodes[parent].child != NONE)
    nodes[nodes[parent].child].previous = node;
  nodes[parent].child = node;
}

static void
detach (Simplex *simplex, guint node)
{
  Node *nodes = simplex->nodes, *self = &nodes[node];

  if (self->previous != NONE)
    nodes[self->previous].next = self->next;
  else
    nodes[self->parent].child = self->next;
  if (self->next != NONE)
    nodes[self->next].previous = self->previous;
}

/* A star: nothing is shipped, all goes to the root and comes from there. */
static void
simplex_init (Simplex *simplex, Problem *problem)
{
  guint root = problem->n_nodes, n_shorter = MIN (problem->n_offers, root - problem->n_offers);
  gint64 penalty = problem->dearest * (n_shorter + 1) + 1;

  simplex->nodes = g_new0 (Node, root + 1);
  simplex->potentials = g_new0 (gint64, root + 1);
  simplex->nodes[root] = (Node) { NONE, 0, NONE, NONE, NONE, NONE, FALSE, 0 };
  for (guint i = 0; i < root; i++)
    {
      gboolean up = i < problem->n_offers;
      Arc arc = { up ? i : root, up ? root : i, NONE, up ? penalty : 0 };

      simplex->nodes[i] = (Node) { root, 1, NONE, NONE, NONE, problem->arcs->len, up, problem->room[i] };
      simplex->potentials[i] = -arc.cost;
      attach (simplex, i, root);
      g_array_append_val (problem->arcs, arc);
    }
  simplex->arcs = (const Arc *) problem->arcs->data;
  simplex->n_arcs = problem->arcs->len;
  simplex->block = MAX (16, (guint) sqrt (simplex->n_arcs));
  simplex->at = 0;
}

static gint64
reduced_cost (const Simplex *simplex, const Arc *arc)
{
  return arc->cost + simplex->potentials[arc->from] - simplex->potentials[arc->to];
}

/* The arc that saves most among the next ones that hold one that saves at all; NONE when the plan is the best. */
static guint
find_entering (Simplex *simplex)
{
  guint best = NONE, left = simplex->block;
  gint64 least = 0;

  for (guint i = 0; i < simplex->n_arcs; i++)
    {
      gint64 cost = reduced_cost (simplex, &simplex->arcs[simplex->at]);

      if (cost < least)
        {
          least = cost;
          best = simplex->at;
        }
      if (++simplex->at == simplex->n_arcs)
        simplex->at = 0;
      if (--left == 0)
        {
          if (best != NONE)
            break;
          left = simplex->block;
        }
    }
  return best;
}

static guint
find_apex (const Simplex *simplex, guint one, guint two)
{
  const Node *nodes = simplex->nodes;

  while (one != two)
    if (nodes[one].depth >= nodes[two].depth)
      one = nodes[one].parent;
    else
      two = nodes[two].parent;
  return one;
}

/* The way round leads from the apex down to where the arc begins, over it, and up again. Of the arcs against it the
 * one with the least flow leaves, the last of them on the way. Returns the node below it. */
static guint
find_leaving (const Simplex *simplex, const Arc *arc, guint apex, gint64 *flow, gboolean *before)
{
  const Node *nodes = simplex->nodes;
  guint leaving = NONE;

  *flow = G_MAXINT64;
  *before = TRUE;
  for (guint i = arc->from; i != apex; i = nodes[i].parent)
    if (nodes[i].up && nodes[i].flow < *flow)
      {
        *flow = nodes[i].flow;
        leaving = i;
      }
  for (guint i = arc->to; i != apex; i = nodes[i].parent)
    if (!nodes[i].up && nodes[i].flow <= *flow)
      {
        *flow = nodes[i].flow;
        leaving = i;
        *before = FALSE;
      }
  return leaving;
}

static void
push (Simplex *simplex, const Arc *arc, guint apex, gint64 flow)
{
  Node *nodes = simplex->nodes;

  for (guint i = arc->from; i != apex; i = nodes[i].parent)
    nodes[i].flow += nodes[i].up ? -flow : flow;
  for (guint i = arc->to; i != apex; i = nodes[i].parent)
    nodes[i].flow += nodes[i].up ? flow : -flow;
}

/* Hangs @node below @parent by @arc; what was above it, up to @last, hangs below it now. */
static void
turn (Simplex *simplex, guint node, guint last, guint parent, guint arc, gboolean up, gint64 flow)
{
  for (gboolean done = FALSE; !done;)
    {
      Node *self = &simplex->nodes[node], old = *self;

      done = node == last;
      detach (simplex, node);
      attach (simplex, node, parent);
      self->arc = arc;
      self->up = up;
      self->flow = flow;
      parent = node;
      node = old.parent;
      arc = old.arc;
      up = !old.up;
      flow = old.flow;
    }
}

/* New depths below @top, and potentials that are all higher by the same. */
static void
lift (Simplex *simplex, guint top, gint64 by)
{
  Node *nodes = simplex->nodes;

  for (guint i = top;;)
    {
      nodes[i].depth = nodes[nodes[i].parent].depth + 1;
      simplex->potentials[i] += by;
      if (nodes[i].child != NONE)
        {
          i = nodes[i].child;
          continue;
        }
      while (i != top && nodes[i].next == NONE)
        i = nodes[i].parent;
      if (i == top)
        return;
      i = nodes[i].next;
    }
}

static void
pivot (Simplex *simplex, guint entering)
{
  const Arc *arc = &simplex->arcs[entering];
  gint64 flow, cost = reduced_cost (simplex, arc);
  gboolean before;
  guint apex = find_apex (simplex, arc->from, arc->to);
  guint leaving = find_leaving (simplex, arc, apex, &flow, &before);

  /* Arcs lead from offers to needs, straight or over the root, and from needs nowhere: no way round has all with it. */
  g_assert (leaving != NONE);
  push (simplex, arc, apex, flow);
  if (before)
    turn (simplex, arc->from, leaving, arc->to, entering, TRUE, flow);
  else
    turn (simplex, arc->to, leaving, arc->from, entering, FALSE, flow);
  lift (simplex, before ? arc->from : arc->to, before ? -cost : cost);
}

/* --- plans -------------------------------------------------------------------------------------- */

/**
 * xl_flow_assign:
 * @needs: (array length=n_needs) (nullable): who wants
 * @n_needs: how many
 * @offers: (array length=n_offers) (nullable): who has
 * @n_offers: how many
 * @pairs: (element-type XlFlowPair): of these; only candidates whose quantities are known are used
 * @goal: what is best
 *
 * Which offer sends how much to which need, so that as much as possible is shipped, and among all such plans the best
 * one, exactly; always the same one of equally good plans. Quantities are taken to the thousandth, rounded down. A
 * distance or price that is not known counts 0.
 *
 * Returns: (transfer full): the plan
 */
XlAssignment *
xl_flow_assign (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers, const GArray *pairs,
                XlAssignGoal goal)
{
  g_auto (Problem) problem;
  g_autofree gint64 *shipped = NULL;
  Simplex simplex;

  problem_init (&problem, needs, n_needs, offers, n_offers, pairs, goal);
  simplex_init (&simplex, &problem);
  shipped = g_new0 (gint64, simplex.n_arcs + 1);
  for (guint arc; (arc = find_entering (&simplex)) != NONE;)
    pivot (&simplex, arc);
  for (guint i = 0; i < problem.n_nodes; i++)
    shipped[simplex.nodes[i].arc] = simplex.nodes[i].flow;
  g_free (simplex.nodes);
  g_free (simplex.potentials);
  return make_assignment (&problem, shipped);
}

/* Best first, then by pair. */
static int
compare_arcs_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Problem *problem = data;
  guint one = *(const guint *) a, two = *(const guint *) b;
  double first = value_of (problem, g_array_index (problem->arcs, Arc, one).pair);
  double second = value_of (problem, g_array_index (problem->arcs, Arc, two).pair);

  if (first != second)
    return (first < second) == (problem->goal == XL_ASSIGN_DISTANCE) ? -1 : 1;
  return (one > two) - (one < two);
}

/**
 * xl_flow_assign_greedy:
 * @needs: (array length=n_needs) (nullable): who wants
 * @n_needs: how many
 * @offers: (array length=n_offers) (nullable): who has
 * @n_offers: how many
 * @pairs: (element-type XlFlowPair): of these
 * @goal: what is best
 *
 * The best pair first, as much as both still have; then the next. What is left may be less, and farther, than in
 * xl_flow_assign().
 *
 * Returns: (transfer full): the plan
 */
XlAssignment *
xl_flow_assign_greedy (const XlFlowSide *needs, guint n_needs, const XlFlowSide *offers, guint n_offers,
                       const GArray *pairs, XlAssignGoal goal)
{
  g_auto (Problem) problem;
  g_autofree gint64 *shipped = NULL;
  g_autofree guint *order = NULL;

  problem_init (&problem, needs, n_needs, offers, n_offers, pairs, goal);
  shipped = g_new0 (gint64, problem.n_arcs + 1);
  order = g_new (guint, problem.n_arcs + 1);
  for (guint i = 0; i < problem.n_arcs; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) problem.n_arcs, sizeof *order, compare_arcs_cb, &problem);
  for (guint i = 0; i < problem.n_arcs; i++)
    {
      const Arc *arc = &g_array_index (problem.arcs, Arc, order[i]);

      shipped[order[i]] = MIN (problem.room[arc->from], problem.room[arc->to]);
      problem.room[arc->from] -= shipped[order[i]];
      problem.room[arc->to] -= shipped[order[i]];
    }
  return make_assignment (&problem, shipped);
}

/**
 * xl_assignment_free:
 * @assignment: (transfer full): a plan
 */
void
xl_assignment_free (XlAssignment *assignment)
{
  g_array_unref (assignment->shipments);
  g_free (assignment);
}
