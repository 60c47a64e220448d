/* xl-labels.c - which labels are drawn and where: none touches a label, a node or the legend */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "xl-scene-private.h"

/* No label is smaller than this: nodes without so much room are not even measured. */
#define LEAST_WIDTH 12.f
#define LEAST_HEIGHT 11.f

typedef struct
{
  guint node;
  gint64 right; /* larger goes first */
} Claim;

static int
compare_claims (const void *a, const void *b)
{
  const Claim *p = a, *q = b;

  if (p->right != q->right)
    return p->right > q->right ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

static Claim *
sort_claims (XlScene *self, const XlSceneOptions *options, guint *count)
{
  static const gint64 by_kind[XL_N_NODE_KINDS] = { 3, 1, 2, 0 };
  Claim *claims = g_new (Claim, self->nodes->len + 1);
  g_autofree guint *flows = g_new0 (guint, self->nodes->len + 1);
  guint n = 0;

  /* Who has something to give or to take counts for more the more it is. */
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const XlSceneArc *arc = &g_array_index (self->arcs, XlSceneArc, i);

      flows[arc->a] += !arc->dim;
      flows[arc->b] += !arc->dim;
    }

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);
      gboolean selected = options->selected != 0 && node->id == options->selected;

      if (options->labels == XL_LABELS_NONE && !selected)
        continue;
      if (node->x < 0 || node->y < 0 || (double) node->x > self->width
          || (double) node->y > self->height)
        continue;
      claims[n].node = i;
      claims[n].right = (selected ? G_GINT64_CONSTANT (1) << 50 : 0) + (by_kind[node->kind] << 40)
                        + xl_graph_get_degree (self->graph, node->index) + flows[i];
      n++;
    }
  qsort (claims, n, sizeof *claims, compare_claims);
  *count = n;
  return claims;
}

/* Whether the label may stand there. */
static gboolean
is_free (const XlScene *self, XlTaken *taken, const XlRect *r)
{
  return r->x >= 1 && r->y >= 1 && (double) (r->x + r->width) <= self->width - 1
         && (double) (r->y + r->height) <= self->height - 1 && !xl_taken_hits (taken, r);
}

/* Below the node, right, left, above; then between them: below at the right and at the left, above the same. */
static XlRect
candidate (const XlSceneNode *node, guint side, float width, float height, float gap)
{
  XlRect r = { node->x - width / 2, node->y + node->r + gap, width, height };

  if (side == 1 || side == 2)
    {
      r.x = side == 1 ? node->x + node->r + gap + 2 : node->x - node->r - gap - 2 - width;
      r.y = node->y - height / 2;
    }
  else if (side == 3)
    r.y = node->y - node->r - gap - height;
  else if (side >= 4)
    {
      /* What is drawn is round: its corners are free. */
      float near = node->r * 0.75f + gap;

      r.x = side % 2 == 0 ? node->x + near : node->x - near - width;
      r.y = side < 6 ? node->y + node->r : node->y - node->r - height;
    }
  return r;
}

#define SIDES 8

static gboolean
place_label (XlScene *self, const XlSceneOptions *options, XlTaken *taken, guint which,
             const char *name, guint sides, const guint *order)
{
  const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, which);
  float gap = (float) (XL_LABEL_GAP * self->scale);
  gboolean hope = FALSE;
  g_autofree char *short_name = NULL;
  XlSceneText text;

  for (guint s = 0; s < sides && !hope; s++)
    {
      XlRect r = candidate (node, order[s], LEAST_WIDTH, LEAST_HEIGHT, gap);

      hope = is_free (self, taken, &r);
    }
  if (!hope)
    return FALSE;
  short_name = xl_label_text (name);
  xl_scene_add_text (self, options, short_name, xl_label_style (node->kind), &text);
  for (guint s = 0; s < sides; s++)
    {
      XlRect r = candidate (node, order[s], text.width, text.height, gap), margin;

      margin = (XlRect) { r.x - 2, r.y, r.width + 4, r.height };
      if (!is_free (self, taken, &margin))
        continue;
      text.x = r.x;
      text.y = r.y;
      text.node = (int) which;
      g_array_append_val (self->texts, text);
      xl_taken_add (taken, &margin);
      return TRUE;
    }
  return FALSE;
}

/* A note that has a right to its place, moved into the window. FALSE where something else has it. */
static gboolean
place_note (XlScene *self, const XlSceneOptions *options, XlTaken *taken, const char *words, XlTextStyle style,
            double x, double y, double align)
{
  XlSceneText text;
  XlRect r;

  xl_scene_add_text (self, options, words, style, &text);
  text.node = -1;
  text.x = (float) CLAMP (x - align * (double) text.width, 2,
                          MAX (2, self->width - 2 - (double) text.width));
  text.y = (float) CLAMP (y, 2, MAX (2, self->height - 2 - (double) text.height));
  r = (XlRect) { text.x, text.y, text.width, text.height };
  if (xl_taken_hits (taken, &r))
    return FALSE;
  xl_taken_add (taken, &r);
  g_array_append_val (self->texts, text);
  return TRUE;
}

static const char *
heading_words (const XlHeading *heading, const XlLegendWords *words)
{
  switch (heading->kind)
    {
    case XL_HEADING_REGIONS:
      return words->regions;
    case XL_HEADING_PARTNERS:
      return words->partners;
    case XL_HEADING_STAGE:
      return words->stages[MIN (heading->stage, 5)];
    case XL_HEADING_COUNTRY:
    default:
      if (!*heading->country)
        return words->no_country;
      return words->arc_name ? words->arc_name (heading->country) : heading->country;
    }
}

/* How titles of columns share the room above them: all in one line, by turns in two, or stages by number alone. */
typedef struct
{
  gboolean turns, brief;
} HeadingFit;

static HeadingFit
fit_headings (XlScene *self, const XlSceneOptions *options, const XlHeading *headings, guint n)
{
  double widest = 0, step = G_MAXDOUBLE, width, height;
  HeadingFit fit = { FALSE, FALSE };

  for (guint i = 0; i + 1 < n; i++)
    {
      const char *words = heading_words (&headings[i], options->words);

      if (headings[i].kind != XL_HEADING_STAGE || !words)
        continue;
      options->measure (words, XL_TEXT_LEGEND_TITLE, &width, &height, options->measure_data);
      widest = MAX (widest, width + 10);
      step = MIN (step, (double) (headings[i + 1].x - headings[i].x) * self->view.zoom);
    }
  fit.brief = widest > 2 * step;
  fit.turns = widest > step && !fit.brief;
  return fit;
}

/* Titles of arcs that find their place taken go outwards, or else up and down: in lines. */
static const struct
{
  double out, down;
} heading_steps[] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 0, 1 },
                      { 0, -1 }, { 0, 2 }, { 0, -2 }, { 0, 3 }, { 0, -3 } };

/* An arc of which a filter leaves nothing has no title; a column keeps it, since an empty stage is news, too. */
static gboolean
is_empty_arc (const XlScene *self, const XlHeading *heading)
{
  if (heading->kind != XL_HEADING_COUNTRY)
    return FALSE;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);

      if (strcmp (xl_graph_get_node (self->graph, node->index)->country, heading->country) == 0)
        return FALSE;
    }
  return TRUE;
}

/* The titles of columns and arcs, as far as their places are in the window. */
static void
add_headings (XlScene *self, const XlSceneOptions *options, XlPositions *positions, XlTaken *taken)
{
  guint n;
  const XlHeading *headings = xl_positions_get_headings (positions, &n);
  HeadingFit fit = { FALSE, FALSE };

  if (!options->words)
    return;
  fit = fit_headings (self, options, headings, n);
  for (guint i = 0; i < n; i++)
    {
      const XlHeading *heading = &headings[i];
      const char *words = heading_words (heading, options->words);
      double x = (double) heading->x * self->view.zoom + self->view.x + (double) heading->dx * self->scale;
      double y = (double) heading->y * self->view.zoom + self->view.y + (double) heading->dy * self->scale;
      double length = MAX (hypot ((double) heading->dx, (double) heading->dy), 1), width, height;
      g_autofree char *number = NULL;

      if (!words || !*words || x < 0 || y < 0 || x > self->width || y > self->height || is_empty_arc (self, heading))
        continue;
      if (heading->kind == XL_HEADING_STAGE && heading->stage > 0 && fit.brief)
        words = number = g_strdup_printf ("%u", heading->stage);
      options->measure (words, XL_TEXT_LEGEND_TITLE, &width, &height, options->measure_data);
      if (heading->kind == XL_HEADING_STAGE && fit.turns && i % 2 == 1)
        y -= height + 1;
      for (guint s = 0; s < (heading->kind == XL_HEADING_COUNTRY ? G_N_ELEMENTS (heading_steps) : 1); s++)
        if (place_note (self, options, taken, words, XL_TEXT_LEGEND_TITLE,
                        x + heading_steps[s].out * height * (double) heading->dx / length,
                        y - height / 2 + heading_steps[s].out * height * (double) heading->dy / length
                            + heading_steps[s].down * height,
                        (double) heading->align))
          break;
    }
}

/* The rule above the nodes without links, the words at its end, and "beyond this view". */
static void
add_notes (XlScene *self, const XlSceneOptions *options, XlPositions *positions, XlTaken *taken)
{
  const XlLegendWords *w = options->words;
  float left = G_MAXFLOAT, right = -G_MAXFLOAT, top = G_MAXFLOAT;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);
      const XlPlace *place = xl_positions_lookup (positions, node->id);

      if (place && place->flags & XL_PLACE_UNLINKED)
        {
          left = MIN (left, node->x);
          right = MAX (right, node->x);
          top = MIN (top, node->y - node->r);
        }
    }
  if (right >= left)
    {
      float reach = (float) (40 * self->scale);

      self->has_rule = TRUE;
      self->rule = (XlSceneArrow) { left - reach, top - 8, right + reach, top - 8 };
      self->rule.x1 = MAX (self->rule.x1, 8);
      self->rule.x2 = MIN (self->rule.x2, (float) self->width - 8);
      {
        XlRect line = { self->rule.x1, self->rule.y1 - 1, self->rule.x2 - self->rule.x1, 2 };

        xl_taken_add (taken, &line);
      }
      if (w && w->unlinked && self->rule.y1 > 0 && (double) self->rule.y1 < self->height)
        {
          double width, height;

          options->measure (w->unlinked, XL_TEXT_NOTE, &width, &height, options->measure_data);
          place_note (self, options, taken, w->unlinked, XL_TEXT_NOTE, (double) self->rule.x2,
                      (double) self->rule.y1 - height - 2, 1);
        }
    }
  if (w && w->nowhere && xl_positions_count_flag (positions, XL_PLACE_NOWHERE))
    place_note (self, options, taken, w->nowhere, XL_TEXT_NOTE, self->width - 14, self->height - 22, 1);
  for (guint i = 0; w && w->beyond && i < self->arrows->len; i++)
    {
      const XlSceneArrow *a = &g_array_index (self->arrows, XlSceneArrow, i);

      place_note (self, options, taken, w->beyond, XL_TEXT_NOTE, (double) MAX (a->x1, a->x2),
                  (double) MIN (a->y1, a->y2) - 42 * self->scale, 1);
    }
}

/* A map with more regions than these without a label beside them is to be read nearer. */
#define MOST_CALLOUTS 40

/* Writes labels beside their nodes. A region that finds no room there is called out before anything else has its label.
 * The selected node always is. */
static void
add_labels (XlScene *self, XlPositions *positions, const XlSceneOptions *options, XlTaken *taken)
{
  static const guint below_first[SIDES] = { 0, 1, 2, 3, 4, 5, 6, 7 }, right_first[] = { 1, 0, 3, 2 };
  static const guint left_first[] = { 2, 0, 3, 1 }, left_then_right[] = { 2, 1, 0, 3 }, right_then_left[] = { 1, 2, 0, 3 };
  gboolean pipeline = xl_positions_get_mode (positions) == XL_LAYOUT_PIPELINE;
  double middle_x, middle_y, frame_width, frame_height;
  gboolean outward = pipeline && xl_positions_get_frame (positions, &frame_width, &frame_height);
  gboolean circle = xl_positions_get_middle (positions, &middle_x, &middle_y);
  guint n, left[MOST_CALLOUTS + 1], n_left = 0;
  g_autofree Claim *claims = sort_claims (self, options, &n);

  middle_x = middle_x * self->view.zoom + self->view.x;
  for (guint i = 0; i < n; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, claims[i].node);
      const char *name = xl_graph_get_node (self->graph, node->index)->name;
      gboolean region = node->kind == XL_NODE_REGION, selected = options->selected != 0 && node->id == options->selected;
      guint sides = self->has_rule && node->y > self->rule.y1                                 ? 1
                    : pipeline || circle || node->kind == XL_NODE_ORGANISATION ? 4
                                                                                              : SIDES;
      const guint *order = circle                                ? (double) node->x >= middle_x ? right_first : left_first
                           : !pipeline || node->kind == XL_NODE_PROJECT ? below_first
                           : region                                     ? outward ? left_then_right : below_first
                                                                        : outward ? right_then_left : left_first;

      if (!region && !selected && n_left > 0)
        {
          xl_callouts_fill (self, options, taken, left, n_left <= MOST_CALLOUTS ? n_left : 0);
          n_left = 0;
        }
      if (place_label (self, options, taken, claims[i].node, name, sides, order))
        continue;
      if (selected)
        xl_callouts_fill (self, options, taken, &claims[i].node, 1);
      else if (region && n_left <= MOST_CALLOUTS)
        left[n_left++] = claims[i].node;
    }
  xl_callouts_fill (self, options, taken, left, n_left <= MOST_CALLOUTS ? n_left : 0);
}

/* Fills texts. The order of rights: notes, selected, region, project, organisation, event, then the
 * better linked. */
void
xl_labels_fill (XlScene *self, XlPositions *positions, const XlSceneOptions *options)
{
  XlTaken taken;

  xl_taken_init (&taken, self->width, self->height);
  if (self->has_legend)
    {
      XlRect box = { self->legend_box.x - 4, self->legend_box.y - 4, self->legend_box.width + 8,
                     self->legend_box.height + 8 };

      xl_taken_add (&taken, &box);
    }
  if (options->corner_width > 0)
    {
      XlRect corner = { (float) (self->width - options->corner_width), 0, (float) options->corner_width,
                        (float) options->corner_height };

      xl_taken_add (&taken, &corner);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XlSceneNode *node = &g_array_index (self->nodes, XlSceneNode, i);
      XlRect r = { node->x - node->r, node->y - node->r, 2 * node->r, 2 * node->r };

      xl_taken_add (&taken, &r);
    }
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const XlSceneArrow *a = &g_array_index (self->arrows, XlSceneArrow, i);
      XlRect r = { MIN (a->x1, a->x2) - 3, MIN (a->y1, a->y2) - 5, fabsf (a->x2 - a->x1) + 6,
                   fabsf (a->y2 - a->y1) + 10 };

      xl_taken_add (&taken, &r);
    }
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const XlSceneBadge *badge = &g_array_index (self->arcs, XlSceneArc, i).badge;
      XlRect r = { badge->x - badge->width / 2 - 1, badge->y - badge->height / 2 - 1, badge->width + 2,
                   badge->height + 2 };

      if (badge->width > 0)
        xl_taken_add (&taken, &r);
    }
  add_notes (self, options, positions, &taken);
  add_headings (self, options, positions, &taken);
  add_labels (self, positions, options, &taken);
  xl_taken_clear (&taken);
}
