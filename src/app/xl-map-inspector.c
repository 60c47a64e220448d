/* xl-map-inspector.c - what is selected on the map, and what it is linked with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-map-inspector.h"

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-map-views.h"
#include "xl-desk-words.h"
#include "xl-kind-icon.h"
#include "xl-map-row.h"
#include "xl-mark.h"
#include "xl-one-stop.h"
#include "xl-record-picker.h"
#include "xl-wrap.h"

/* A hub of a large plan has hundreds: so many rows, and a line that says how many more. */
#define MOST_ROWS 60

struct _XlMapInspector
{
  XlPart parent_instance;

  guint hops;
  gboolean setting;

  /* template */
  GtkStack *stack;
  GtkLabel *count;
  GtkLabel *left_out;
  GtkLabel *networks;
  GtkLabel *name;
  GtkLabel *about;
  XlWrap *chips;
  XlWrap *tags;
  GtkEntry *new_tag;
  GtkBox *facts;
  GtkBox *lists;
  GtkToggleButton *hops_0;
  GtkToggleButton *hops_1;
  GtkToggleButton *hops_2;
  GtkToggleButton *hops_3;
  GtkButton *open;
  GtkMenuButton *path;
};

G_DEFINE_FINAL_TYPE (XlMapInspector, xl_map_inspector, XL_TYPE_PART)

typedef enum
{
  PROP_HOPS = 1,
} XlMapInspectorProperty;

static GParamSpec *properties[PROP_HOPS + 1];
static guint picked_signal;

/* ---- with nothing selected ---- */

static void
count_kinds (XlGraph *graph, guint counts[XL_N_NODE_KINDS])
{
  for (guint k = 0; k < XL_N_NODE_KINDS; k++)
    counts[k] = 0;
  for (guint i = 0; i < xl_graph_get_n_nodes (graph); i++)
    counts[xl_graph_get_node (graph, i)->kind]++;
}

/* "26 regions, 18 projects and 62 partners" from numbers of which some may be 0. */
static char *
words_of_counts (const guint counts[XL_N_NODE_KINDS])
{
  g_autofree char *regions = g_strdup_printf (ngettext ("%u region", "%u regions", counts[XL_NODE_REGION]),
                                              counts[XL_NODE_REGION]);
  g_autofree char *projects = g_strdup_printf (ngettext ("%u project", "%u projects", counts[XL_NODE_PROJECT]),
                                               counts[XL_NODE_PROJECT]);
  g_autofree char *partners
      = g_strdup_printf (ngettext ("%u partner", "%u partners", counts[XL_NODE_ORGANISATION]),
                         counts[XL_NODE_ORGANISATION]);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event or agreement", "%u events and agreements",
                                                       counts[XL_NODE_EVENT]), counts[XL_NODE_EVENT]);
  const char *parts[5] = { NULL };
  guint n = 0;

  if (counts[XL_NODE_REGION] > 0)
    parts[n++] = regions;
  if (counts[XL_NODE_PROJECT] > 0)
    parts[n++] = projects;
  if (counts[XL_NODE_ORGANISATION] > 0)
    parts[n++] = partners;
  if (counts[XL_NODE_EVENT] > 0)
    parts[n++] = events;
  return n > 0 ? g_strjoinv (", ", (char **) parts) : g_strdup (regions);
}

/* ---- of a record ---- */

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_chip (XlMapInspector *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "xl-chip");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  xl_wrap_append (self->chips, label);
}

/* The networks of a region: "S3P lead", "ECRN founder 2004". */
static void
add_memberships (XlMapInspector *self, XlPlan *plan, XlRecord *region)
{
  g_autoptr (GPtrArray) links = xl_plan_dup_links (plan, region, &xl_kind_membership, "region");

  for (guint i = 0; i < links->len; i++)
    {
      XlMembership *link = g_ptr_array_index (links, i);
      XlRecord *network = xl_plan_lookup (plan, link->network);
      const char *role = xl_words_choice (xl_kind_field (&xl_kind_membership, "role"), link->role);
      g_autofree char *name = network != NULL ? xl_words_name (plan, network) : NULL;
      g_autofree char *since = link->since != XL_DATE_NONE ? xl_words_date (link->since) : NULL;
      g_autofree char *text = NULL;

      if (name == NULL || !xl_plan_is_live (plan, &link->parent_instance))
        continue;
      text = since != NULL ? g_strdup_printf ("%s %s %s", name, role, since) : g_strdup_printf ("%s %s", name, role);
      add_chip (self, text, link->role == XL_MEMBER_LEAD || link->role == XL_MEMBER_FOUNDER ? "accent" : NULL);
    }
}

static void
add_provenance (XlMapInspector *self, XlPlan *plan, XlRecord *record)
{
  GtkWidget *mark = g_object_new (XL_TYPE_MARK, NULL);

  xl_mark_set_provenance (XL_MARK (mark), xl_plan_is_illustrative (plan, record, NULL) ? XL_PROVENANCE_ILLUSTRATIVE
                                                                                       : record->provenance);
  xl_wrap_append (self->chips, mark);
}

static void
add_fact (XlMapInspector *self, const char *name, const char *value)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name), *figure = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_label_set_ellipsize (GTK_LABEL (figure), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (figure, value);
  gtk_widget_add_css_class (figure, "xl-strong");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), figure);
  gtk_box_append (self->facts, row);
}

static void
add_count (XlMapInspector *self, const char *name, guint value)
{
  g_autofree char *figure = xl_words_number (value, 0);

  add_fact (self, name, figure);
}

/* How many different records of a kind the links of these projects lead to, but for @except. */
static guint
count_around (XlPlan *plan, GHashTable *projects, const XlKind *kind, const char *end, gint64 except)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  const GPtrArray *links = xl_plan_get_live (plan, kind);
  const XlField *to = xl_kind_field (kind, end), *from = xl_kind_field (kind, "project");

  for (guint i = 0; i < links->len; i++)
    {
      XlRecord *link = g_ptr_array_index (links, i);
      gint64 project = xl_field_get_reference (from, link), other = xl_field_get_reference (to, link);
      XlRecord *record = xl_plan_lookup (plan, other);

      if (other != except && record != NULL && g_hash_table_contains (projects, &project))
        g_hash_table_add (found, &record->id);
    }
  return g_hash_table_size (found);
}

/* How many different records of @kind are related, as a set of their ids. */
static GHashTable *
related_of (GPtrArray *related, const XlKind *kind)
{
  GHashTable *found = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < related->len; i++)
    {
      XlRelated *one = g_ptr_array_index (related, i);

      if (xl_record_get_kind (one->record) == kind)
        g_hash_table_add (found, &one->record->id);
    }
  return found;
}

static void
show_facts (XlMapInspector *self, XlPlan *plan, XlRecord *record, GPtrArray *related)
{
  const XlKind *kind = xl_record_get_kind (record);
  g_autoptr (GHashTable) projects = related_of (related, &xl_kind_project);
  g_autoptr (GHashTable) partners = related_of (related, &xl_kind_organisation);
  g_autoptr (GHashTable) regions = related_of (related, &xl_kind_region);

  clear_box (GTK_WIDGET (self->facts));
  if (kind == &xl_kind_region)
    {
      add_count (self, _("Projects"), g_hash_table_size (projects));
      add_count (self, _("Partner regions"),
                 count_around (plan, projects, &xl_kind_project_region, "region", record->id));
      add_count (self, _("Organisations seated here"), g_hash_table_size (partners));
    }
  else if (kind == &xl_kind_organisation)
    {
      add_count (self, _("Projects"), g_hash_table_size (projects));
      add_count (self, _("Partners in these projects"),
                 count_around (plan, projects, &xl_kind_participation, "organisation", record->id));
    }
  else if (kind == &xl_kind_network)
    add_count (self, _("Regions"), g_hash_table_size (regions));
  else if (kind == &xl_kind_project)
    {
      g_autoptr (GPtrArray) countries = xl_plan_dup_countries (plan, record);

      add_fact (self, _("Stage"), xl_words_stage (xl_plan_stage (plan, (XlProject *) record)));
      add_count (self, _("Regions"), g_hash_table_size (regions));
      add_count (self, _("Countries"), countries->len);
      add_count (self, _("Partners"), g_hash_table_size (partners));
    }
}

static void
row_cb (XlMapInspector *self, GtkListBoxRow *row)
{
  XlRecord *record = xl_part_get_record (XL_PART (gtk_list_box_row_get_child (row)));

  if (record != NULL)
    g_signal_emit (self, picked_signal, 0, record->id);
}

/* One list of the related records of a kind, each with its role. */
static void
add_list (XlMapInspector *self, GPtrArray *related, const XlKind *kind, const char *title)
{
  GtkWidget *stop, *list, *heading;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < related->len; i++)
    n += xl_record_get_kind (((XlRelated *) g_ptr_array_index (related, i))->record) == kind;
  if (n == 0)
    return;
  /* Translators: title of a list and how long it is: "Projects (9)" */
  text = g_strdup_printf (_("%s (%u)"), title, n);
  heading = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "xl-caption");
  gtk_widget_add_css_class (heading, "xl-strong");
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "xl-map-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_cb), self);
  n = 0;
  for (guint i = 0; i < related->len; i++)
    {
      XlRelated *one = g_ptr_array_index (related, i);

      if (xl_record_get_kind (one->record) == kind && n++ < MOST_ROWS)
        {
          GtkWidget *row = gtk_list_box_row_new ();

          /* A field of its own says no more than the title of the list. */
          gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                                      xl_map_row_new (one->record, one->link != NULL ? one->role : NULL));
          gtk_list_box_append (GTK_LIST_BOX (list), row);
        }
    }
  stop = g_object_new (XL_TYPE_ONE_STOP, NULL);
  gtk_widget_set_parent (list, stop);
  gtk_box_append (self->lists, heading);
  gtk_box_append (self->lists, stop);
  if (n > MOST_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);
      GtkWidget *label = gtk_label_new (more);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "xl-caption");
      gtk_box_append (self->lists, label);
    }
}

/* ---- tags ---- */

static void
hand_over (XlMapInspector *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  if (edit != NULL && !xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence))
    g_signal_emit_by_name (xl_part_get_desk (XL_PART (self)), "failed", sentence);
}

static void
tag_cb (XlMapInspector *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_tag)));
  g_autoptr (XlEdit) edit = record != NULL ? xl_edits_tag (xl_part_get_plan (XL_PART (self)), record, name) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->new_tag), "");
  hand_over (self, edit);
}

static void
untag_cb (XlMapInspector *self, GtkWidget *button)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));
  const char *name = g_object_get_data (G_OBJECT (button), "xl-tag");
  g_autoptr (XlEdit) edit = record != NULL ? xl_edits_untag (xl_part_get_plan (XL_PART (self)), record, name) : NULL;

  hand_over (self, edit);
  gtk_widget_grab_focus (GTK_WIDGET (self->new_tag));
}

/* Each tag is a chip that takes itself away. */
static void
show_tags (XlMapInspector *self, XlPlan *plan, XlRecord *record)
{
  g_auto (GStrv) tags = xl_desk_map_dup_tags (plan, record);

  xl_wrap_clear (self->tags);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *label = gtk_label_new (tags[i]);
      g_autofree char *said = g_strdup_printf (_("Remove the tag %s"), tags[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("xl-cross-symbolic"));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "xl-chip");
      gtk_widget_set_tooltip_text (button, said);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
      g_object_set_data_full (G_OBJECT (button), "xl-tag", g_strdup (tags[i]), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (untag_cb), self);
      xl_wrap_append (self->tags, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), *tags != NULL);
}

static const char *
open_words (const XlKind *kind)
{
  return kind == &xl_kind_region         ? _("Open region")
         : kind == &xl_kind_organisation ? _("Open partner")
                                         : kind == &xl_kind_network      ? _("Open network")
                                          : _("Open project");
}

static void
xl_map_inspector_refresh (XlPart *part)
{
  XlMapInspector *self = XL_MAP_INSPECTOR (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autoptr (GPtrArray) related = NULL;
  g_autofree char *name = NULL;
  g_autofree char *about = NULL;

  gtk_stack_set_visible_child_name (self->stack, record != NULL && plan != NULL ? "record" : "map");
  if (record == NULL || plan == NULL)
    return;
  related = xl_edits_related (plan, record);
  name = xl_words_name (plan, record);
  about = xl_words_about (plan, record);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->about, about);
  xl_wrap_clear (self->chips);
  if (xl_record_get_kind (record) == &xl_kind_region)
    add_memberships (self, plan, record);
  add_provenance (self, plan, record);
  show_tags (self, plan, record);
  show_facts (self, plan, record, related);
  clear_box (GTK_WIDGET (self->lists));
  add_list (self, related, &xl_kind_project, _("Projects"));
  add_list (self, related, &xl_kind_region, xl_record_get_kind (record) == &xl_kind_organisation ? _("Seat")
                                                                                               : _("Regions"));
  add_list (self, related, &xl_kind_organisation,
            xl_record_get_kind (record) == &xl_kind_region ? _("Organisations seated here") : _("Partners"));
  gtk_button_set_label (self->open, open_words (xl_record_get_kind (record)));
}

static void
open_cb (XlMapInspector *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", record->id);
}

static void
other_cb (XlMapInspector *self, XlRecord *other)
{
  if (other != NULL)
    g_signal_emit_by_name (self, "path-to", other->id);
}

static void
make_picker_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *picker = xl_record_picker_new (xl_part_get_desk (data), NULL);

  xl_record_picker_set_without (XL_RECORD_PICKER (picker), xl_part_get_record (data));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (other_cb), data);
  gtk_menu_button_set_popover (button, picker);
}

static void
hops_cb (XlMapInspector *self, GtkToggleButton *button)
{
  /* The one that is left is toggled too, amid the change. */
  if (!self->setting && gtk_toggle_button_get_active (button))
    xl_map_inspector_set_hops (self, gtk_toggle_button_get_active (self->hops_1)   ? 1
                                     : gtk_toggle_button_get_active (self->hops_2) ? 2
                                     : gtk_toggle_button_get_active (self->hops_3) ? 3
                                                                                   : 0);
}

static void
xl_map_inspector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((XlMapInspectorProperty) id)
    {
    case PROP_HOPS:
      g_value_set_uint (value, XL_MAP_INSPECTOR (object)->hops);
      break;
    }
}

static void
xl_map_inspector_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((XlMapInspectorProperty) id)
    {
    case PROP_HOPS:
      xl_map_inspector_set_hops (XL_MAP_INSPECTOR (object), g_value_get_uint (value));
      break;
    }
}

static void
xl_map_inspector_class_init (XlMapInspectorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_map_inspector_get_property;
  object_class->set_property = xl_map_inspector_set_property;
  XL_PART_CLASS (class)->refresh = xl_map_inspector_refresh;
  properties[PROP_HOPS] = g_param_spec_uint ("hops", NULL, NULL, 0, 3, 0,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  picked_signal = g_signal_new ("picked", XL_TYPE_MAP_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("path-to", XL_TYPE_MAP_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (XL_TYPE_KIND_ICON);
  g_type_ensure (XL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, count);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, left_out);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, networks);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, name);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, about);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, chips);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, tags);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, new_tag);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, facts);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, lists);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, hops_0);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, hops_1);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, hops_2);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, hops_3);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, open);
  gtk_widget_class_bind_template_child (widget_class, XlMapInspector, path);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, hops_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_cb);
}

static void
xl_map_inspector_init (XlMapInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->path, make_picker_cb, self, NULL);
}

/* ---- public ---- */

/**
 * xl_map_words_count:
 * @graph: what is on the map
 *
 * Returns: (transfer full): "26 regions, 18 projects, 62 partners"
 */
char *
xl_map_words_count (XlGraph *graph)
{
  guint counts[XL_N_NODE_KINDS];

  count_kinds (graph, counts);
  return words_of_counts (counts);
}

/**
 * xl_map_inspector_set_graphs:
 * @all: the whole map
 * @shown: what the filters leave of it
 * @networks: the networks and their members, a line each
 *
 * What is said while nothing is selected.
 */
void
xl_map_inspector_set_graphs (XlMapInspector *self, XlGraph *all, XlGraph *shown, const char *networks)
{
  guint whole[XL_N_NODE_KINDS], seen[XL_N_NODE_KINDS];
  g_autofree char *count = xl_map_words_count (shown);
  g_autofree char *rest = NULL;
  g_autofree char *text = NULL;

  count_kinds (all, whole);
  count_kinds (shown, seen);
  for (guint k = 0; k < XL_N_NODE_KINDS; k++)
    whole[k] -= MIN (seen[k], whole[k]);
  rest = words_of_counts (whole);
  text = g_strdup_printf (_("The filters leave out %s."), rest);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->networks, networks);
  gtk_widget_set_visible (GTK_WIDGET (self->networks), *networks != '\0');
  gtk_label_set_text (self->left_out, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out),
                          xl_graph_get_n_nodes (shown) < xl_graph_get_n_nodes (all));
}

/**
 * xl_map_inspector_get_hops:
 *
 * Returns: how far from the selected record the map reaches; 0 for all of it
 */
guint
xl_map_inspector_get_hops (XlMapInspector *self)
{
  return self->hops;
}

/**
 * xl_map_inspector_set_hops:
 * @hops: 0 for all, or 1 to 3
 */
void
xl_map_inspector_set_hops (XlMapInspector *self, guint hops)
{
  GtkToggleButton *buttons[] = { self->hops_0, self->hops_1, self->hops_2, self->hops_3 };

  self->setting = TRUE;
  gtk_toggle_button_set_active (buttons[MIN (hops, 3)], TRUE);
  self->setting = FALSE;
  if (hops == self->hops)
    return;
  self->hops = hops;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOPS]);
}
