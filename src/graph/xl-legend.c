/* xl-legend.c - the legend, made from what is visible and nothing else */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "xl-scene-private.h"

/* In px at text scale 1; larger text takes more. */
#define PAD_X 12.0
#define PAD_Y 8.0
#define SWATCH 20.0 /* the widest sign */
#define SWATCH_COLOUR 10.0
#define SWATCH_GAP 7.0
#define LINE 20.0
#define LINE_COLOUR 18.0
#define COLUMN_GAP 14.0
#define TEXT_HEIGHT 17.0

/* Distance of the legend from the borders of the window, px. */
#define CORNER 12.0

/* So many codes of neutral countries stand in one line. */
#define CODES_PER_LINE 6

typedef struct
{
  gboolean kinds[XL_N_NODE_KINDS];
  gboolean illustrative;
  const char *group[XL_N_SLOTS]; /* the first country or other group seen in each slot */
  GPtrArray *neutral;          /* codes without a colour of their own, sorted */
} Seen;

static int
compare_codes (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
look (XlScene *self, XlGraph *graph, Seen *seen)
{
  guint n = xl_graph_get_n_nodes (graph);

  memset (seen, 0, sizeof *seen);
  seen->neutral = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      const XlNode *node = xl_graph_get_node (graph, i);
      const char *group = node->group ? node->group : node->country;
      guint at;

      if (self->by_index && !self->by_index[i])
        continue;
      seen->kinds[node->kind] = TRUE;
      seen->illustrative |= node->illustrative;
      if (!*group)
        continue;
      if (node->slot != XL_SLOT_NEUTRAL)
        {
          if (!seen->group[node->slot])
            seen->group[node->slot] = group;
          continue;
        }
      for (at = 0; at < seen->neutral->len; at++)
        if (strcmp (seen->neutral->pdata[at], group) == 0)
          break;
      if (at == seen->neutral->len && seen->neutral->len < 60)
        g_ptr_array_add (seen->neutral, (gpointer) group);
    }
  g_ptr_array_sort (seen->neutral, compare_codes);
}

/* How much larger than usual the text is. */
static double
text_scale (const XlSceneOptions *options)
{
  double width, height;

  options->measure ("Xg", XL_TEXT_LEGEND, &width, &height, options->measure_data);
  return MAX (options->scale, height / TEXT_HEIGHT);
}

/* Adds a line at (x, y), relative to the box, and says how wide it is. */
static double
add_row (XlScene *self, const XlSceneOptions *options, const char *text, XlSwatchKind what,
         XlNodeKind kind, guint slot, double x, double y, double line)
{
  XlSceneLegendRow row = { .what = what, .kind = kind, .slot = (guint8) slot };
  double sign = (what == XL_SWATCH_ARC                                   ? XL_ARC_SWATCH
                 : what == XL_SWATCH_COLOUR || what == XL_SWATCH_FLOW    ? SWATCH_COLOUR
                                                                         : SWATCH)
                * options->scale;
  double indent = what == XL_SWATCH_NONE || what == XL_SWATCH_REMARK ? 0 : sign + SWATCH_GAP * options->scale;

  xl_scene_add_text (self, options, text,
                     what == XL_SWATCH_NONE     ? XL_TEXT_LEGEND_TITLE
                     : what == XL_SWATCH_REMARK ? XL_TEXT_NOTE
                                                : XL_TEXT_LEGEND,
                     &row.text);
  row.x = (float) (x + sign / 2);
  row.y = (float) (y + line / 2);
  row.text.x = (float) (x + indent);
  row.text.y = (float) (y + line / 2) - row.text.height / 2;
  g_array_append_val (self->legend, row);
  return indent + (double) row.text.width;
}

static const char *
country_name (const XlLegendWords *words, const char *code)
{
  const char *name = words->country_name ? words->country_name (code, words->country_data) : NULL;

  return name && *name ? name : code;
}

/* Countries with a colour, in two columns, then the codes of the others. */
static double
add_colours (XlScene *self, const XlSceneOptions *options, const Seen *seen, double *y)
{
  guint from = self->legend->len, count = 0, half;
  double widest = 0, second, line = LINE_COLOUR * text_scale (options);

  for (guint slot = 1; slot < XL_N_SLOTS; slot++)
    if (seen->group[slot])
      {
        double width = add_row (self, options, country_name (options->words, seen->group[slot]),
                                XL_SWATCH_COLOUR, XL_NODE_REGION, slot, 0, 0, line);

        widest = MAX (widest, width);
        count++;
      }
  half = count > 3 ? 2 : 1;
  second = widest + COLUMN_GAP;
  for (guint i = 0; i < count; i++)
    {
      XlSceneLegendRow *row = &g_array_index (self->legend, XlSceneLegendRow, from + i);
      float dx = (float) (i % half ? second : 0), dy = (float) (*y + line * (i / half));

      row->x += dx;
      row->y += dy;
      row->text.x += dx;
      row->text.y += dy;
    }
  *y += line * ((count + half - 1) / half);
  widest = half == 2 ? second + widest : widest;
  for (guint i = 0; i < seen->neutral->len; i += CODES_PER_LINE)
    {
      g_autoptr (GString) codes = g_string_new (NULL);
      double width;

      for (guint k = i; k < MIN (i + CODES_PER_LINE, seen->neutral->len); k++)
        g_string_append_printf (codes, "%s%s", k > i ? " " : "", (char *) seen->neutral->pdata[k]);
      width = add_row (self, options, codes->str, XL_SWATCH_COLOUR, XL_NODE_REGION, XL_SLOT_NEUTRAL,
                       0, *y, line);
      widest = MAX (widest, width);
      *y += line;
    }
  return widest;
}

/* ---- matches ---- */

typedef struct
{
  guint regimes[XL_N_ARC_REGIMES];
  gboolean agreed[XL_N_ARC_REGIMES]; /* none of them is a mere candidate */
  guint fails, rejected;
} Flows;

static void
count_arcs (const XlScene *self, Flows *flows)
{
  guint candidates[XL_N_ARC_REGIMES] = { 0 }, n;
  const XlArc *arcs = xl_graph_get_arcs (self->graph, &n);

  memset (flows, 0, sizeof *flows);
  for (guint i = 0; i < n; i++)
    if (arcs[i].dim)
      continue;
    else if (arcs[i].state == XL_ARC_FAILING)
      flows->fails++;
    else if (arcs[i].state == XL_ARC_REJECTED)
      flows->rejected++;
    else
      {
        flows->regimes[arcs[i].regime]++;
        candidates[arcs[i].regime] += arcs[i].state == XL_ARC_CANDIDATE;
      }
  for (guint r = 0; r < XL_N_ARC_REGIMES; r++)
    flows->agreed[r] = candidates[r] == 0;
}

/* How many different flows there are, and how many of them are invented. */
static guint
count_flows (const XlScene *self, guint *illustrative)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const XlArc *arcs = xl_graph_get_arcs (self->graph, &n);

  *illustrative = 0;
  for (guint i = 0; i < n; i++)
    {
      if (arcs[i].dim)
        continue;
      if (g_hash_table_add (seen, (gpointer) &arcs[i].offer))
        *illustrative += arcs[i].illustrative_offer != 0;
      if (g_hash_table_add (seen, (gpointer) &arcs[i].need))
        *illustrative += arcs[i].illustrative_need != 0;
    }
  return g_hash_table_size (seen);
}

static double
add_arc_row (XlScene *self, const XlSceneOptions *options, const char *text, XlArcRegime regime, XlArcState state,
             guint count, double *y, double line)
{
  char figure[16];
  double width;
  XlSceneLegendRow *row;

  if (text == NULL || count == 0)
    return 0;
  width = add_row (self, options, text, XL_SWATCH_ARC, XL_NODE_REGION, 0, 0, *y, line);
  row = &g_array_index (self->legend, XlSceneLegendRow, self->legend->len - 1);
  row->regime = regime;
  row->state = state;
  g_snprintf (figure, sizeof figure, "%u", count);
  xl_scene_add_text (self, options, figure, XL_TEXT_LEGEND_TITLE, &row->count);
  row->count.y = (float) (*y + line / 2) - row->count.height / 2;
  *y += line;
  return width + COLUMN_GAP + (double) row->count.width;
}

static double
add_remark (XlScene *self, const XlSceneOptions *options, const char *text, XlSwatchKind what, double *y, double line)
{
  double width;

  if (text == NULL)
    return 0;
  width = add_row (self, options, text, what, XL_NODE_REGION, 0, 0, *y, line);
  *y += line;
  return width;
}

/* What the colours of arcs say, how many there are of each, and what the law says of this. */
static double
add_regimes (XlScene *self, const XlSceneOptions *options, double *y)
{
  const XlLegendWords *w = options->words;
  double scale = text_scale (options), line = LINE * scale, widest = 0, width;
  guint from = self->legend->len, illustrative, all = count_flows (self, &illustrative);
  Flows flows;

  count_arcs (self, &flows);
  if (w->regime)
    widest = add_remark (self, options, w->regime, XL_SWATCH_NONE, y, line);
  for (guint r = 0; r < XL_N_ARC_REGIMES; r++)
    {
      width = add_arc_row (self, options, w->regimes[r], (XlArcRegime) r,
                           flows.agreed[r] ? XL_ARC_AGREED : XL_ARC_CANDIDATE, flows.regimes[r], y, line);
      widest = MAX (widest, width);
    }
  width = add_arc_row (self, options, w->fails, XL_ARC_NOT_WASTE, XL_ARC_FAILING, flows.fails, y, line);
  widest = MAX (widest, width);
  width = add_arc_row (self, options, w->rejected, XL_ARC_NOT_WASTE, XL_ARC_REJECTED, flows.rejected, y, line);
  widest = MAX (widest, width);
  *y += 2 * scale;
  line = LINE_COLOUR * scale;
  width = add_remark (self, options, w->dashes, XL_SWATCH_REMARK, y, line);
  widest = MAX (widest, width);
  width = add_remark (self, options, w->advice, XL_SWATCH_REMARK, y, line);
  widest = MAX (widest, width);
  if (w->flows && illustrative > 0)
    {
      g_autofree char *text = w->flows (illustrative, all);

      width = add_remark (self, options, text, XL_SWATCH_FLOW, y, line);
      widest = MAX (widest, width);
    }
  for (guint i = from; i < self->legend->len; i++)
    {
      XlSceneLegendRow *row = &g_array_index (self->legend, XlSceneLegendRow, i);

      row->count.x = (float) widest - row->count.width;
    }
  return widest;
}

/* Fills the lines, relative to the upper left corner of the box, and its size. */
void
xl_legend_fill (XlScene *self, XlGraph *graph, const XlSceneOptions *options)
{
  const XlLegendWords *w = options->words;
  double y = 0, widest = 0, scale = text_scale (options), line = LINE * scale;
  gboolean only_arcs;
  guint n_arcs;
  Seen seen;
  const struct
  {
    gboolean show;
    const char *text;
    XlSwatchKind what;
    XlNodeKind kind;
  } lines[] = {
    { TRUE, w->region, XL_SWATCH_SHAPE, XL_NODE_REGION },
    { TRUE, w->organisation, XL_SWATCH_SHAPE, XL_NODE_ORGANISATION },
    { TRUE, w->project, XL_SWATCH_SHAPE, XL_NODE_PROJECT },
    { TRUE, w->event, XL_SWATCH_SHAPE, XL_NODE_EVENT },
    { FALSE, w->illustrative, XL_SWATCH_HATCH, XL_NODE_PROJECT },
  };

  look (self, graph, &seen);
  xl_graph_get_arcs (graph, &n_arcs);
  if (n_arcs > 0)
    widest = add_regimes (self, options, &y);
  /* With nothing but regions between the arcs, shapes say nothing. */
  only_arcs = n_arcs > 0 && !seen.kinds[XL_NODE_ORGANISATION] && !seen.kinds[XL_NODE_PROJECT]
              && !seen.kinds[XL_NODE_EVENT];
  if (w->shape && !only_arcs)
    {
      double top = y > 0 ? y + 4 * scale : y, width;

      width = add_row (self, options, w->shape, XL_SWATCH_NONE, 0, 0, 0, top, line);
      widest = MAX (widest, width);
      y = top + line;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].text && !only_arcs && (lines[i].show ? seen.kinds[lines[i].kind] : seen.illustrative))
      {
        double width
            = add_row (self, options, lines[i].text, lines[i].what, lines[i].kind, 0, 0, y, line);

        widest = MAX (widest, width);
        y += line;
      }
  if (w->colour && n_arcs == 0)
    {
      double top = y + 4 * scale, at = top + line, width;
      guint before = self->legend->len;

      width = add_colours (self, options, &seen, &at);
      if (self->legend->len > before)
        {
          widest = MAX (widest, width);
          width = add_row (self, options, w->colour, XL_SWATCH_NONE, 0, 0, 0, top, line);
          widest = MAX (widest, width);
          y = at;
        }
    }
  g_ptr_array_unref (seen.neutral);
  self->has_legend = self->legend->len > 0;
  for (guint i = 0; i < self->legend->len; i++)
    {
      XlSceneLegendRow *row = &g_array_index (self->legend, XlSceneLegendRow, i);

      row->x += (float) (PAD_X * scale);
      row->text.x += (float) (PAD_X * scale);
      row->y += (float) (PAD_Y * scale);
      row->text.y += (float) (PAD_Y * scale);
      row->count.x += (float) (PAD_X * scale);
      row->count.y += (float) (PAD_Y * scale);
    }
  self->legend_box.width = (float) (widest + 2 * PAD_X * scale);
  self->legend_box.height = (float) (y + 2 * PAD_Y * scale);
}

/* Nodes under the box when all are shown, in world px: the box must not jump while one moves about.
 * Ports stand at the border whatever is shown. */
static guint
nodes_under (const XlScene *self, XlPositions *positions, const XlSceneBox *box)
{
  guint count = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *n = &g_array_index (self->nodes, XlSceneNode, i);
      const XlPlace *place = xl_positions_lookup (positions, n->id);
      float x = n->port ? n->x : place->x + place->dx, y = n->port ? n->y : place->y + place->dy;
      float r = n->r + 4;

      count += x + r > box->x && x - r < box->x + box->width && y + r > box->y
               && y - r < box->y + box->height;
    }
  return count;
}

/* Puts the box into a corner: lower left where the layout leaves it free, else where fewest nodes
 * are. */
void
xl_legend_place (XlScene *self, XlPositions *positions)
{
  gboolean geography = xl_positions_get_mode (positions) == XL_LAYOUT_GEOGRAPHY;
  XlSceneBox box = self->legend_box, best = box;
  guint fewest = G_MAXUINT;
  float right = (float) (self->width - CORNER) - box.width;
  float bottom = (float) (self->height - CORNER) - box.height;
  const float corners[4][2] = { { (float) CORNER, bottom },
                                { right, bottom },
                                { (float) CORNER, (float) CORNER },
                                { right, (float) CORNER } };

  for (guint i = 0; i < (geography ? 4 : 1); i++)
    {
      guint under;

      box.x = MAX (corners[i][0], 0);
      box.y = MAX (corners[i][1], 0);
      under = nodes_under (self, positions, &box);
      if (under < fewest)
        {
          fewest = under;
          best = box;
        }
    }
  self->legend_box = best;
  for (guint i = 0; i < self->legend->len; i++)
    {
      XlSceneLegendRow *row = &g_array_index (self->legend, XlSceneLegendRow, i);

      row->x += best.x;
      row->text.x += best.x;
      row->y += best.y;
      row->text.y += best.y;
      row->count.x += best.x;
      row->count.y += best.y;
    }
}
