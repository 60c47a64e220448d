/* xl-pipeline.c - the pipeline layout: regions left, projects by stage, partners right */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines go between three bands: regions, projects, partners. In each column nodes are ordered so that few lines
 * cross: by the mean of what they are linked with, again and again (Sugiyama et al. 1981), keeping the best; then
 * neighbours change places where that helps. There is no chance in it: the seed does not matter.
 *
 * Names of regions stand left of them and names of partners right of them, where no line is, as long as all nodes of
 * such a column have room one below the other in a world that is not much larger than the window. Otherwise columns are
 * folded, and labels stand where they can. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "xl-layout-private.h"
#include "xl-order.h"

#define COLUMN_REGIONS 0
#define COLUMN_STAGE 1 /* and the stage, 0..5 */
#define COLUMN_PARTNERS 7
#define N_COLUMNS 8

#define SWEEPS 16
#define EXCHANGES 8

/* Borders of the picture, and what the headings need above the first row, px. */
#define BORDER 16.0
#define HEAD 44.0
#define FOOT 18.0
#define LEGEND_GAP 12.0

/* Free space between two columns for the lines, px. */
#define LEAST_GAP 46.0

/* A column with room for labels below its nodes has rows so high, and is at least and at most so wide, px. */
#define ROW_LABELLED 48.0
#define ROW_WIDEST 84.0
#define LEAST_WIDTH 84.0
#define MOST_WIDTH 150.0

/* How far the world may grow for names beside the columns; a line of text, a gap, what is above and below, and how far
 * the middles of two such columns of projects are apart at least, px. */
#define MOST_OUTWARD 2.6
#define TEXT_ROW 16.0
#define OUTWARD_GAP 12.0
#define OUTWARD_TOP 48.0
#define OUTWARD_FOOT 10.0
#define LEAST_STEP 40.0

typedef struct
{
  guint *nodes; /* owned; in order, from above */
  guint n;
  gboolean shown;
  double top, height; /* what obstacles leave of it */
  guint lines;        /* side by side */
  double pitch, row;  /* from line to line, from row to row; px */
  double left, width;
} Column;

typedef struct
{
  XlGraph *graph;
  const XlLayoutOptions *options;
  Column columns[N_COLUMNS];
  guint8 *column; /* owned; by node */
  float *at;      /* owned; by node: where it stands in its column, 0 above .. 1 below */
  double *label;  /* owned; by node: width of its label */
  double width, height, grow;
  gboolean outward; /* names of regions and partners stand outside */
} Pipeline;

static guint
column_of (const XlNode *node)
{
  if (node->kind == XL_NODE_REGION)
    return COLUMN_REGIONS;
  if (node->kind == XL_NODE_PROJECT)
    return COLUMN_STAGE + MIN (node->stage, 5);
  return COLUMN_PARTNERS;
}

static gboolean
is_project (guint column)
{
  return column != COLUMN_REGIONS && column != COLUMN_PARTNERS;
}

/* --- order ------------------------------------------------------------------------------------ */

static void
set_places (Pipeline *p, const Column *column)
{
  for (guint i = 0; i < column->n; i++)
    p->at[column->nodes[i]] = ((float) i + 0.5f) / (float) column->n;
}

/* Sorts a column by the mean place of what its nodes are linked with in other columns; a node without such a link
 * keeps its place. */
static void
sort_column (Pipeline *p, Column *column)
{
  g_autofree XlOrderWish *wishes = g_new (XlOrderWish, (gsize) column->n + 1);

  for (guint i = 0; i < column->n; i++)
    {
      guint v = column->nodes[i], degree, count = 0;
      const guint *neighbours = xl_graph_get_neighbours (p->graph, v, &degree);
      double sum = 0;

      for (guint k = 0; k < degree; k++)
        if (p->column[neighbours[k]] != p->column[v])
          {
            sum += (double) p->at[neighbours[k]];
            count++;
          }
      wishes[i] = (XlOrderWish) { count ? sum / count : (double) p->at[v], v, i };
    }
  xl_order_sort (wishes, column->n);
  for (guint i = 0; i < column->n; i++)
    column->nodes[i] = wishes[i].node;
  set_places (p, column);
}

/* Ranks of all nodes of a band by their height, the columns of the projects laid upon each other. */
static void
rank_band (const Pipeline *p, guint from, guint to, guint *rank)
{
  g_autofree XlOrderWish *all = g_new (XlOrderWish, (gsize) xl_graph_get_n_nodes (p->graph) + 1);
  guint n = 0;

  for (guint c = from; c <= to; c++)
    for (guint i = 0; i < p->columns[c].n; i++, n++)
      all[n] = (XlOrderWish) { (double) p->at[p->columns[c].nodes[i]], p->columns[c].nodes[i], n };
  xl_order_sort (all, n);
  for (guint i = 0; i < n; i++)
    rank[all[i].node] = i;
}

static guint64
count_crossings (const Pipeline *p)
{
  guint n = xl_graph_get_n_nodes (p->graph), m = xl_graph_get_n_edges (p->graph), left = 0, right = 0;
  const XlEdge *edges = xl_graph_get_edges (p->graph);
  g_autofree guint *rank = g_new0 (guint, (gsize) n + 1);
  g_autofree XlOrderLine *to_regions = g_new (XlOrderLine, (gsize) m + 1);
  g_autofree XlOrderLine *to_partners = g_new (XlOrderLine, (gsize) m + 1);

  rank_band (p, COLUMN_REGIONS, COLUMN_REGIONS, rank);
  rank_band (p, COLUMN_STAGE, COLUMN_STAGE + 5, rank);
  rank_band (p, COLUMN_PARTNERS, COLUMN_PARTNERS, rank);
  for (guint e = 0; e < m; e++)
    {
      gboolean turned = p->column[edges[e].a] > p->column[edges[e].b];
      guint a = turned ? edges[e].b : edges[e].a, b = turned ? edges[e].a : edges[e].b;

      if (p->column[a] == COLUMN_REGIONS && is_project (p->column[b]))
        to_regions[left++] = (XlOrderLine) { rank[a], rank[b] };
      else if (is_project (p->column[a]) && p->column[b] == COLUMN_PARTNERS)
        to_partners[right++] = (XlOrderLine) { rank[a], rank[b] };
    }
  return xl_order_between (to_regions, left, n + 1) + xl_order_between (to_partners, right, n + 1);
}

static int
compare_floats (const void *a, const void *b)
{
  float p = *(const float *) a, q = *(const float *) b;

  return p < q ? -1 : p > q;
}

/* Lets neighbours in a column change places where fewer lines cross then. */
static gboolean
exchange_column (Pipeline *p, Column *column)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree guint *start = g_new (guint, (gsize) column->n + 1), *slot = g_new (guint, (gsize) column->n + 1);
  gboolean changed = FALSE;

  for (guint i = 0; i < column->n; i++)
    {
      guint v = column->nodes[i], degree;
      const guint *neighbours = xl_graph_get_neighbours (p->graph, v, &degree);

      start[i] = ends->len;
      slot[i] = i;
      for (guint k = 0; k < degree; k++)
        if (p->column[neighbours[k]] != p->column[v])
          g_array_append_val (ends, p->at[neighbours[k]]);
      if (ends->len > start[i] + 1)
        qsort (&g_array_index (ends, float, start[i]), ends->len - start[i], sizeof (float), compare_floats);
    }
  start[column->n] = ends->len;
  for (guint i = 0; i + 1 < column->n; i++)
    {
      const float *at = (const float *) (gpointer) ends->data;
      guint a = slot[i], b = slot[i + 1], swap = column->nodes[i];

      if (ends->len == 0
          || xl_order_pair (at + start[a], start[a + 1] - start[a], at + start[b], start[b + 1] - start[b]) <= 0)
        continue;
      column->nodes[i] = column->nodes[i + 1];
      column->nodes[i + 1] = swap;
      slot[i] = b;
      slot[i + 1] = a;
      changed = TRUE;
    }
  set_places (p, column);
  return changed;
}

static void
copy_order (Pipeline *p, guint *order, gboolean back)
{
  guint filled = 0;

  for (guint c = 0; c < N_COLUMNS; c++)
    {
      Column *column = &p->columns[c];

      if (back)
        memcpy (column->nodes, order + filled, column->n * sizeof (guint));
      else
        memcpy (order + filled, column->nodes, column->n * sizeof (guint));
      filled += column->n;
      set_places (p, column);
    }
}

/* Keeps the order if it is the best so far. FALSE if the work is cancelled. */
static gboolean
keep_best (Pipeline *p, guint *best, guint64 *fewest)
{
  guint64 crossings = count_crossings (p);

  if (crossings < *fewest)
    {
      *fewest = crossings;
      copy_order (p, best, FALSE);
    }
  return !p->options->cancelled || !p->options->cancelled (p->options->cancelled_data);
}

/* FALSE if it was cancelled. */
static gboolean
order_columns (Pipeline *p)
{
  g_autofree guint *best = g_new (guint, (gsize) xl_graph_get_n_nodes (p->graph) + 1);
  guint64 fewest = G_MAXUINT64;
  gboolean changed = TRUE;

  if (!keep_best (p, best, &fewest))
    return FALSE;
  for (guint sweep = 0; sweep < SWEEPS && fewest > 0; sweep++)
    {
      for (guint k = 0; k < N_COLUMNS; k++)
        sort_column (p, &p->columns[sweep % 2 ? N_COLUMNS - 1 - k : k]);
      if (!keep_best (p, best, &fewest))
        return FALSE;
    }
  copy_order (p, best, TRUE);
  for (guint turn = 0; turn < EXCHANGES && changed && fewest > 0; turn++)
    {
      changed = FALSE;
      for (guint c = 0; c < N_COLUMNS; c++)
        changed |= exchange_column (p, &p->columns[c]);
      if (!keep_best (p, best, &fewest))
        return FALSE;
    }
  copy_order (p, best, TRUE);
  return TRUE;
}

/* --- places ----------------------------------------------------------------------------------- */

/* How wide a column gets in the height that it has. */
static void
fold_column (Pipeline *p, Column *column)
{
  double widest = 0, thickest = 0;

  for (guint i = 0; i < column->n; i++)
    {
      widest = MAX (widest, p->label[column->nodes[i]]);
      thickest = MAX (thickest, 2 * xl_graph_node_radius (p->graph, column->nodes[i]));
    }
  column->lines = 1;
  column->row = MAX (ROW_LABELLED, thickest + 26);
  column->pitch = CLAMP (widest + 12, LEAST_WIDTH, MOST_WIDTH);
  if (column->n * column->row > column->height)
    {
      column->row = thickest + 8;
      column->pitch = thickest + 10;
      column->lines = (guint) MAX (1, ceil (column->n / MAX (1, floor (column->height / column->row))));
    }
  column->width = MAX (column->lines * column->pitch, LEAST_WIDTH);
}

/* How much of its height a column loses to legend and corner, which grow with the world. TRUE if that changes. */
static gboolean
avoid_obstacles (Pipeline *p, Column *column)
{
  double top = BORDER + HEAD, bottom = p->height - BORDER - FOOT;
  double legend = p->options->legend_width > 0 ? (p->options->legend_width + 2 * LEGEND_GAP) * p->grow : 0;
  double corner = p->options->corner_width * p->grow, old_top = column->top, old_height = column->height;

  if (legend > 0 && column->left < legend)
    bottom = MIN (bottom, p->height - (p->options->legend_height + 3 * LEGEND_GAP) * p->grow);
  if (corner > 0 && column->left + column->width > p->width - corner - LEGEND_GAP)
    top = MAX (top, (p->options->corner_height + LEGEND_GAP) * p->grow + HEAD);
  column->top = top;
  column->height = MAX (bottom - top, 40);
  return old_top < column->top || old_height > column->height;
}

/* Columns side by side; FALSE where there is not enough room. */
static gboolean
set_columns (Pipeline *p)
{
  for (guint turn = 0; turn < 4; turn++)
    {
      double need = 0, x = BORDER, gap;
      guint shown = 0;
      gboolean changed = FALSE;

      for (guint c = 0; c < N_COLUMNS; c++)
        if (p->columns[c].shown)
          {
            fold_column (p, &p->columns[c]);
            need += p->columns[c].width;
            shown++;
          }
      gap = (p->width - 2 * BORDER - need) / (shown - 1);
      if (gap < LEAST_GAP)
        return FALSE;
      for (guint c = 0; c < N_COLUMNS; c++)
        if (p->columns[c].shown)
          {
            p->columns[c].left = x;
            x += p->columns[c].width + gap;
            changed |= avoid_obstacles (p, &p->columns[c]);
          }
      if (!changed)
        return TRUE;
    }
  return FALSE;
}

static double
radius_of (const Pipeline *p, const Column *column, guint i)
{
  return xl_graph_node_radius (p->graph, column->nodes[i]);
}

static double
thickness_of (const Pipeline *p, const Column *column)
{
  double thickest = 12;

  for (guint i = 0; i < column->n; i++)
    thickest = MAX (thickest, radius_of (p, column, i));
  return 2 * thickest;
}

/* From the middle of one node to that of the next below it. A larger world is shown smaller, with texts as large as
 * before and nodes a little larger than the rest. */
static double
step_after (const Pipeline *p, const Column *column, guint i)
{
  double nodes = (radius_of (p, column, i) + radius_of (p, column, i + 1)) * pow (p->grow, 0.4);

  return MAX (nodes + 3 * p->grow, TEXT_ROW * p->grow);
}

static double
stack_height (const Pipeline *p, const Column *column)
{
  double height = TEXT_ROW * p->grow;

  for (guint i = 0; i + 1 < column->n; i++)
    height += step_after (p, column, i);
  return height;
}

/* What a column needs beside it for the names of its nodes, px of the screen. */
static double
names_width (const Pipeline *p, const Column *column)
{
  double widest = 0;

  for (guint i = 0; i < column->n; i++)
    widest = MAX (widest, p->label[column->nodes[i]]);
  return widest + OUTWARD_GAP;
}

/* Columns with names outside; FALSE where there is not enough room. */
static gboolean
set_outward (Pipeline *p)
{
  const Column *regions = &p->columns[COLUMN_REGIONS], *partners = &p->columns[COLUMN_PARTNERS];
  double legend = p->options->legend_width > 0 ? p->options->legend_width + 2 * LEGEND_GAP : 0;
  double left = MAX (names_width (p, regions), legend) * p->grow + BORDER + thickness_of (p, regions) / 2;
  double right = p->width - names_width (p, partners) * p->grow - BORDER - thickness_of (p, partners) / 2, step, first;
  guint shown = 0, at = 0;

  for (guint c = 0; c < N_COLUMNS; c++)
    shown += p->columns[c].shown;
  /* Beside the legend names of regions stand right of them. */
  step = (right - left) / (shown - 1);
  first = step;
  if (legend > 0)
    first = MAX (step, names_width (p, regions) * p->grow + thickness_of (p, regions) / 2 + OUTWARD_GAP);
  step = (right - left - first) / (shown - 2);
  if (step < LEAST_STEP)
    return FALSE;
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      Column *column = &p->columns[c];
      double thick = thickness_of (p, column);

      if (!column->shown)
        continue;
      column->lines = 1;
      column->row = MAX (thick + 8, is_project (c) ? ROW_LABELLED : 0);
      column->pitch = column->width = thick;
      column->left = left + (at > 0 ? first + (at - 1) * step : 0) - thick / 2;
      at++;
      if (is_project (c) ? column->n * column->row > column->height : stack_height (p, column) > column->height)
        return FALSE;
    }
  return TRUE;
}

static void
begin_columns (Pipeline *p, double grow)
{
  p->grow = grow;
  p->width = MAX (p->options->width, 200) * grow;
  p->height = MAX (p->options->height, 150) * grow;
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      /* With names outside the picture is shown exactly so large: headings keep their room. */
      p->columns[c].top = p->outward ? OUTWARD_TOP * grow : BORDER + HEAD;
      p->columns[c].height = p->outward ? p->height - (OUTWARD_TOP + OUTWARD_FOOT) * grow
                                        : p->height - 2 * BORDER - HEAD - FOOT;
      p->columns[c].height = MAX (p->columns[c].height, 40);
    }
}

/* The world grows until all have room. */
static void
make_room (Pipeline *p)
{
  p->outward = TRUE;
  for (double grow = 1; p->options->measure && grow <= MOST_OUTWARD; grow *= 1.06)
    {
      begin_columns (p, grow);
      if (set_outward (p))
        return;
    }
  p->outward = FALSE;
  for (double grow = 1;; grow *= 1.12)
    {
      begin_columns (p, grow);
      if (set_columns (p))
        return;
    }
}

/* One below the other, each as high as it needs, with some of the room that is left. */
static void
write_stack (const Pipeline *p, const Column *column, XlPlace *places)
{
  double slack = column->height - stack_height (p, column), extra = MIN (slack / column->n, TEXT_ROW);
  double y = column->top + (slack - extra * (column->n - 1)) / 2 + TEXT_ROW * p->grow / 2;

  for (guint i = 0; i < column->n; i++)
    {
      places[column->nodes[i]].x = (float) (column->left + column->width / 2);
      places[column->nodes[i]].y = (float) y;
      if (i + 1 < column->n)
        y += step_after (p, column, i) + extra;
    }
}

/* Reading order within a column: from left to right, then down. */
static void
write_column (const Pipeline *p, guint c, XlPlace *places)
{
  const Column *column = &p->columns[c];
  double pitch, row, middle = column->left + column->width / 2;
  guint rows;

  if (!column->n)
    return;
  if (p->outward && !is_project (c))
    {
      write_stack (p, column, places);
      return;
    }
  pitch = column->lines > 1 ? column->pitch : 0;
  rows = (column->n + column->lines - 1) / column->lines;
  /* A world that has grown is shown smaller: its rows are as far apart on the screen as those of another. */
  row = MIN (column->height / rows, MAX (ROW_WIDEST * (p->outward ? p->grow : 1), column->row));
  for (guint i = 0; i < column->n; i++)
    {
      guint in_row = MIN (column->lines, column->n - i / column->lines * column->lines);
      double y = column->top + (column->height - rows * row) / 2 + (i / column->lines + 0.5) * row;

      places[column->nodes[i]].x = (float) (middle + (i % column->lines - (in_row - 1) / 2.0) * pitch);
      places[column->nodes[i]].y = (float) y;
    }
}

static XlHeading
heading_of (const Pipeline *p, guint c)
{
  const Column *column = &p->columns[c];
  XlHeading heading = { .kind = c == COLUMN_REGIONS    ? XL_HEADING_REGIONS
                                : c == COLUMN_PARTNERS ? XL_HEADING_PARTNERS
                                                       : XL_HEADING_STAGE,
                        .stage = is_project (c) ? c - COLUMN_STAGE : 0,
                        .align = 0.5f,
                        .count = column->n };

  heading.x = (float) (column->left + column->width / 2);
  if (p->outward && !is_project (c))
    {
      /* As the names below it. */
      heading.align = c == COLUMN_REGIONS ? 1 : 0;
      heading.x += (float) (column->width / 2) * (c == COLUMN_REGIONS ? 1 : -1);
    }
  heading.y = (float) column->top;
  heading.dy = (float) (8 - HEAD / 2);
  return heading;
}

static void
begin (Pipeline *p)
{
  guint n = xl_graph_get_n_nodes (p->graph);

  p->column = g_malloc0 ((gsize) n + 1);
  p->at = g_new0 (float, (gsize) n + 1);
  p->label = g_new0 (double, (gsize) n + 1);
  for (guint c = 0; c < N_COLUMNS; c++)
    p->columns[c].nodes = g_new (guint, (gsize) n + 1);
  for (guint i = 0; i < n; i++)
    {
      const XlNode *node = xl_graph_get_node (p->graph, i);
      Column *column = &p->columns[column_of (node)];
      double height;

      p->column[i] = (guint8) column_of (node);
      column->nodes[column->n++] = i;
      if (p->options->measure && *node->name)
        {
          g_autofree char *text = xl_label_text (node->name);

          p->options->measure (text, xl_label_style (node->kind), &p->label[i], &height, p->options->measure_data);
        }
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      /* An empty stage is news, too; a project without a stage is an exception. */
      p->columns[c].shown = c != COLUMN_STAGE || p->columns[c].n > 0;
      set_places (p, &p->columns[c]);
    }
}

/* The whole pipeline layout. NULL if it was cancelled. */
XlPositions *
xl_pipeline_arrange (XlGraph *graph, const XlLayoutOptions *options)
{
  Pipeline p = { .graph = graph, .options = options };
  guint n = xl_graph_get_n_nodes (graph), n_headings = 0;
  g_autofree XlPlace *places = g_new0 (XlPlace, (gsize) n + 1);
  g_autofree gint64 *ids = g_new (gint64, (gsize) n + 1);
  XlHeading headings[N_COLUMNS];
  XlPositions *positions = NULL;

  begin (&p);
  if (order_columns (&p))
    {
      make_room (&p);
      for (guint c = 0; c < N_COLUMNS; c++)
        {
          write_column (&p, c, places);
          if (p.columns[c].shown)
            headings[n_headings++] = heading_of (&p, c);
        }
      for (guint i = 0; i < n; i++)
        ids[i] = xl_graph_get_node (graph, i)->id;
      xl_layout_keep_pinned (graph, options, places);
      positions = xl_positions_new (XL_LAYOUT_PIPELINE, ids, places, n);
      xl_positions_set_headings (positions, headings, n_headings);
      if (p.outward)
        xl_positions_set_frame (positions, p.width, p.height);
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    g_free (p.columns[c].nodes);
  g_free (p.column);
  g_free (p.at);
  g_free (p.label);
  return positions;
}
