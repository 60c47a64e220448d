/* xl-el.c - edge lists in, positions out: a bare layout for the command line and for scoring */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-el.h"

#include <math.h>
#include <string.h>

#include "xl-layout-private.h"

G_DEFINE_QUARK (xl-el-error-quark, xl_el_error)

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* Reads a node id at *@at. */
static gboolean
read_id (const char **at, const char *end, guint32 *id)
{
  const char *p = *at;
  guint64 value = 0;

  while (p < end && is_blank (*p))
    p++;
  if (p == end || !g_ascii_isdigit (*p))
    return FALSE;
  for (; p < end && g_ascii_isdigit (*p); p++)
    {
      value = value * 10 + (guint64) (*p - '0');
      if (value >= XL_EL_MAX_NODES)
        return FALSE;
    }
  if (p < end && !is_blank (*p))
    return FALSE;
  *id = (guint32) value;
  *at = p;
  return TRUE;
}

/* Nothing but blanks until @end? */
static gboolean
at_end (const char *at, const char *end)
{
  while (at < end && is_blank (*at))
    at++;
  return at == end;
}

/* Cuts the next line off; FALSE at the end of the buffer. Comment lines and empty lines are skipped. */
static gboolean
next_line (const char **at, const char *end, const char **line, const char **line_end, guint *number)
{
  while (*at < end)
    {
      const char *newline = memchr (*at, '\n', (gsize) (end - *at)), *p;

      *line = *at;
      *line_end = newline ? newline : end;
      *at = newline ? newline + 1 : end;
      (*number)++;
      for (p = *line; p < *line_end && is_blank (*p);)
        p++;
      if (p < *line_end && *p != '#')
        {
          const char *comment = memchr (p, '#', (gsize) (*line_end - p));

          *line_end = comment != NULL ? comment : *line_end;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * xl_el_parse:
 * @data: (array length=length): lines "u v", 0-based; # begins a comment
 * @length: bytes
 * @error: %XL_EL_ERROR_MALFORMED, with the number of the line
 *
 * Returns: (transfer full): the edges, or %NULL
 */
XlEl *
xl_el_parse (const char *data, gsize length, GError **error)
{
  const char *at = data, *end = data + length, *line, *line_end;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint number = 0;
  XlEl *self;
  guint32 largest = 0;

  while (next_line (&at, end, &line, &line_end, &number))
    {
      guint32 pair[2];

      if (!read_id (&line, line_end, &pair[0]) || !read_id (&line, line_end, &pair[1])
          || !at_end (line, line_end))
        {
          g_set_error (error, XL_EL_ERROR, XL_EL_ERROR_MALFORMED,
                       "Line %u: expected two node numbers from 0 to %d", number,
                       XL_EL_MAX_NODES - 1);
          return NULL;
        }
      largest = MAX (largest, MAX (pair[0], pair[1]));
      g_array_append_vals (ends, pair, 2);
    }
  self = g_new0 (XlEl, 1);
  self->m = ends->len / 2;
  self->n = self->m ? largest + 1 : 0;
  self->ends = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&ends), FALSE);
  return self;
}

/**
 * xl_el_free:
 * @self: (nullable): edges
 */
void
xl_el_free (XlEl *self)
{
  if (!self)
    return;
  g_free (self->ends);
  g_free (self);
}

/**
 * xl_el_format:
 * @self: edges
 *
 * Returns: (transfer full): lines "u v"
 */
GString *
xl_el_format (const XlEl *self)
{
  GString *text = g_string_new (NULL);

  for (gsize e = 0; e < self->m; e++)
    g_string_append_printf (text, "%u %u\n", self->ends[2 * e], self->ends[2 * e + 1]);
  return text;
}

/**
 * xl_el_layout:
 * @self: edges
 * @mode: %XL_LAYOUT_NETWORK or %XL_LAYOUT_CLUSTERS
 * @seed: equal seeds give equal positions
 * @cancelled: (nullable): asked often
 * @cancelled_data: for @cancelled
 * @error: %XL_EL_ERROR_CANCELLED
 *
 * The layout of the mode, bare: parts packed beside each other, no room for labels.
 *
 * Returns: (transfer full) (array): x, y of every node, in edge lengths; or %NULL
 */
float *
xl_el_layout (const XlEl *self, XlLayoutMode mode, guint64 seed, gboolean (*cancelled) (gpointer data),
              gpointer cancelled_data, GError **error)
{
  g_autoptr (XlParts) parts = xl_parts_new (self->n, self->ends, self->m, mode);
  g_autofree float *xy = g_new0 (float, 2 * (gsize) self->n + 2);

  while (!xl_parts_step (parts, seed, g_get_monotonic_time () + 20000))
    if (cancelled && cancelled (cancelled_data))
      {
        g_set_error_literal (error, XL_EL_ERROR, XL_EL_ERROR_CANCELLED, "Cancelled");
        return NULL;
      }
  xl_parts_pack (parts, 1.0, 1.3, xy);
  return g_steal_pointer (&xy);
}

/**
 * xl_pos_format:
 * @xy: (array): x, y of every node
 * @n: nodes
 *
 * Returns: (transfer full): lines "id x y"
 */
GString *
xl_pos_format (const float *xy, guint n)
{
  GString *text = g_string_sized_new (24 * (gsize) n + 1);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u %s %s\n", i,
                            g_ascii_formatd (x, sizeof x, "%.7g", (double) xy[2 * (gsize) i]),
                            g_ascii_formatd (y, sizeof y, "%.7g", (double) xy[2 * (gsize) i + 1]));
  return text;
}

/* Reads a finite number at *@at. */
static gboolean
read_number (const char **at, const char *end, float *value)
{
  char word[64], *rest;
  const char *p = *at, *from;
  double number;

  while (p < end && is_blank (*p))
    p++;
  for (from = p; p < end && !is_blank (*p);)
    p++;
  if (p == from || p - from >= (gssize) sizeof word)
    return FALSE;
  memcpy (word, from, (gsize) (p - from));
  word[p - from] = '\0';
  number = g_ascii_strtod (word, &rest);
  if (*rest || !isfinite (number) || fabs (number) > 1e30)
    return FALSE;
  *value = (float) number;
  *at = p;
  return TRUE;
}

/**
 * xl_pos_parse:
 * @data: (array length=length): lines "id x y"; # begins a comment
 * @length: bytes
 * @n: nodes; every one needs a line
 * @error: %XL_EL_ERROR_MALFORMED, with the number of the line
 *
 * Returns: (transfer full) (array): x, y of every node, or %NULL
 */
float *
xl_pos_parse (const char *data, gsize length, guint n, GError **error)
{
  const char *at = data, *end = data + length, *line, *line_end;
  g_autofree float *xy = g_new0 (float, 2 * (gsize) n + 2);
  g_autofree guint8 *seen = g_malloc0 ((gsize) n + 1);
  guint number = 0;

  while (next_line (&at, end, &line, &line_end, &number))
    {
      guint32 id;
      float x, y;

      if (!read_id (&line, line_end, &id) || id >= n || !read_number (&line, line_end, &x)
          || !read_number (&line, line_end, &y) || !at_end (line, line_end))
        {
          g_set_error (error, XL_EL_ERROR, XL_EL_ERROR_MALFORMED,
                       "Line %u: expected a node number below %u and two numbers", number, n);
          return NULL;
        }
      xy[2 * (gsize) id] = x;
      xy[2 * (gsize) id + 1] = y;
      seen[id] = 1;
    }
  for (guint i = 0; i < n; i++)
    if (!seen[i])
      {
        g_set_error (error, XL_EL_ERROR, XL_EL_ERROR_MALFORMED, "Line %u: node %u has no position",
                     number + 1, i);
        return NULL;
      }
  return g_steal_pointer (&xy);
}
