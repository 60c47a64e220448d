/* xl-scene-walk.c - from node to node by arrow keys */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "xl-scene.h"

/* Half the angle of the cone that an arrow looks into, as a slope: four cones are the whole plane. */
#define SLOPE 1.0

/* What lies off the line counts so much more than what lies along it. */
#define OFF_LINE 1.5

static int
first_node (const XlScene *self)
{
  guint n;
  const XlSceneNode *nodes = xl_scene_get_nodes (self, &n);
  double best = INFINITY, width, height;
  int found = -1;

  /* From the middle of what is seen: that is where the eye is. */
  xl_scene_get_size (self, &width, &height);
  for (guint i = 0; i < n; i++)
    {
      double away = hypot ((double) nodes[i].x - width / 2, (double) nodes[i].y - height / 2);

      if (away < best)
        {
          best = away;
          found = (int) i;
        }
    }
  return found;
}

/**
 * xl_scene_walk:
 * @self: a scene
 * @from: id of a node; 0, or one that is not here, begins at the middle of the view
 * @dx: 1 to the right, -1 to the left, else 0
 * @dy: 1 downwards, -1 upwards, else 0
 *
 * Returns: id of the nearest node in that direction, preferring what lies straight ahead; 0 where there is none
 */
gint64
xl_scene_walk (const XlScene *self, gint64 from, int dx, int dy)
{
  guint n;
  const XlSceneNode *nodes = xl_scene_get_nodes (self, &n);
  int start = from != 0 ? xl_scene_find (self, from) : -1, found = -1;
  double best = INFINITY;

  if (start < 0)
    {
      found = first_node (self);
      return found >= 0 ? nodes[found].id : 0;
    }
  for (guint i = 0; i < n; i++)
    {
      double x = (double) (nodes[i].x - nodes[start].x), y = (double) (nodes[i].y - nodes[start].y);
      double along = x * dx + y * dy, off = fabs (x * dy - y * dx);

      if ((int) i == start || along <= 0 || off > along * SLOPE || along + OFF_LINE * off >= best)
        continue;
      best = along + OFF_LINE * off;
      found = (int) i;
    }
  return found >= 0 ? nodes[found].id : 0;
}
