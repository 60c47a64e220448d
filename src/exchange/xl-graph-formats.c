/* xl-graph-formats.c - the map for graph programs: GraphML, GEXF and DOT */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-formats.h"
#include "xl-net.h"
#include "xl-put.h"

#include <string.h>

/* --- GraphML ---------------------------------------------------------------------------------- */

static const char *const graphml_types[] = {
  [XL_NET_STRING] = "string", [XL_NET_INTEGER] = "long", [XL_NET_NUMBER] = "double", [XL_NET_FLAG] = "boolean"
};

static void
graphml_keys (GString *out, const XlNetPart *part, const char *what)
{
  for (guint i = 0; i < part->columns->len; i++)
    {
      const XlNetColumn *column = &g_array_index (part->columns, XlNetColumn, i);

      g_string_append_printf (out, "  <key id=\"%c%u\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", *what, i, what,
                              column->name, graphml_types[column->type]);
    }
}

static void
graphml_items (GString *out, const XlNetPart *part, const char *what)
{
  for (guint i = 0; i < part->items->len; i++)
    {
      const XlNetItem *item = g_ptr_array_index (part->items, i);

      g_string_append_printf (out, "    <%s id=\"%s\"", what, item->id);
      if (item->from != NULL)
        g_string_append_printf (out, " source=\"%s\" target=\"%s\"", item->from, item->to);
      g_string_append (out, ">\n");
      for (guint v = 0; v < item->values->len; v++)
        if (g_ptr_array_index (item->values, v) != NULL)
          {
            g_string_append_printf (out, "      <data key=\"%c%u\">", *what, v);
            xl_put_xml (out, g_ptr_array_index (item->values, v));
            g_string_append (out, "</data>\n");
          }
      g_string_append_printf (out, "    </%s>\n", what);
    }
}

/**
 * xl_graphml_write:
 *
 * Appends the map as GraphML 1.0. Ids are those of the records.
 */
void
xl_graphml_write (XlPlan *plan, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlNet) net = xl_net_new (plan, options);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  graphml_keys (out, &net->nodes, "node");
  graphml_keys (out, &net->edges, "edge");
  g_string_append (out, "  <graph id=\"plan\" edgedefault=\"directed\">\n");
  graphml_items (out, &net->nodes, "node");
  graphml_items (out, &net->edges, "edge");
  g_string_append (out, "  </graph>\n</graphml>\n");
}

/* --- GEXF ------------------------------------------------------------------------------------- */

static void
gexf_attributes (GString *out, const XlNetPart *part, const char *what)
{
  g_string_append_printf (out, "    <attributes class=\"%s\">\n", what);
  for (guint i = 0; i < part->columns->len; i++)
    {
      const XlNetColumn *column = &g_array_index (part->columns, XlNetColumn, i);

      g_string_append_printf (out, "      <attribute id=\"%u\" title=\"%s\" type=\"%s\"/>\n", i, column->name,
                              graphml_types[column->type]);
    }
  g_string_append (out, "    </attributes>\n");
}

static void
gexf_items (GString *out, const XlNetPart *part, const char *what)
{
  g_string_append_printf (out, "    <%ss>\n", what);
  for (guint i = 0; i < part->items->len; i++)
    {
      const XlNetItem *item = g_ptr_array_index (part->items, i);

      g_string_append_printf (out, "      <%s id=\"%s\"", what, item->id);
      if (item->from != NULL)
        g_string_append_printf (out, " source=\"%s\" target=\"%s\"", item->from, item->to);
      g_string_append (out, " label=\"");
      xl_put_xml (out, g_ptr_array_index (item->values, 0));
      g_string_append (out, "\">\n        <attvalues>\n");
      for (guint v = 0; v < item->values->len; v++)
        if (g_ptr_array_index (item->values, v) != NULL)
          {
            g_string_append_printf (out, "          <attvalue for=\"%u\" value=\"", v);
            xl_put_xml (out, g_ptr_array_index (item->values, v));
            g_string_append (out, "\"/>\n");
          }
      g_string_append_printf (out, "        </attvalues>\n      </%s>\n", what);
    }
  g_string_append_printf (out, "    </%ss>\n", what);
}

/**
 * xl_gexf_write:
 *
 * Appends the map as GEXF 1.2draft: readers of that are more common than of 1.3.
 */
void
xl_gexf_write (XlPlan *plan, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlNet) net = xl_net_new (plan, options);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
                        "  <graph mode=\"static\" defaultedgetype=\"directed\">\n");
  gexf_attributes (out, &net->nodes, "node");
  gexf_attributes (out, &net->edges, "edge");
  gexf_items (out, &net->nodes, "node");
  gexf_items (out, &net->edges, "edge");
  g_string_append (out, "  </graph>\n</gexf>\n");
}

/* --- DOT -------------------------------------------------------------------------------------- */

/* Line ends become \n; a backslash is doubled, which the labels of Graphviz take for one, and without which one at the
 * end would swallow the quote. */
static void
put_dot (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if (*text == '\n')
      g_string_append (out, "\\n");
    else if ((guchar) *text >= 0x20)
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

static const char *
dot_shape (const XlKind *kind)
{
  return kind == &xl_kind_region         ? "box"
         : kind == &xl_kind_project      ? "ellipse"
         : kind == &xl_kind_organisation ? "hexagon"
                                         : "diamond";
}

/* Graphviz gives meaning to some names that are ours as well. */
static const char *
dot_name (const char *name)
{
  return strcmp (name, "size") == 0 ? "company_size" : name;
}

static void
dot_items (GString *out, const XlNetPart *part)
{
  for (guint i = 0; i < part->items->len; i++)
    {
      const XlNetItem *item = g_ptr_array_index (part->items, i);

      if (item->from != NULL)
        g_string_append_printf (out, "  \"%s\" -> \"%s\" [id=\"%s\"", item->from, item->to, item->id);
      else
        g_string_append_printf (out, "  \"%s\" [shape=%s", item->id, dot_shape (item->kind));
      for (guint v = 0; v < item->values->len; v++)
        if (g_ptr_array_index (item->values, v) != NULL)
          {
            g_string_append_printf (out, ", %s=", dot_name (g_array_index (part->columns, XlNetColumn, v).name));
            put_dot (out, g_ptr_array_index (item->values, v));
          }
      g_string_append (out, "];\n");
    }
}

/**
 * xl_dot_write:
 *
 * Appends the map in the language of Graphviz.
 */
void
xl_dot_write (XlPlan *plan, const XlDossierOptions *options, GString *out)
{
  g_autoptr (XlNet) net = xl_net_new (plan, options);

  g_string_append (out, "digraph \"plan\" {\n  graph [charset=\"UTF-8\", overlap=false];\n");
  dot_items (out, &net->nodes);
  dot_items (out, &net->edges);
  g_string_append (out, "}\n");
}
