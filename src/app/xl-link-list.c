/* xl-link-list.c - what a record is linked with, a row each, and new links */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-link-list.h"

#include <string.h>

#include "xl-desk-edits.h"
#include "xl-desk-links.h"
#include "xl-desk-words.h"
#include "xl-link-row.h"
#include "xl-record-picker.h"

/* Rows are widgets: a network of thousands shows its first ones, and the rest when asked. */
#define FIRST_ROWS 60

typedef struct
{
  const char *name;  /* in XlLinkList:adds */
  XlLinkEnds ends;
  const char *label; /* N_() */
} Add;

static const Add adds[] = {
  { "network", { &xl_kind_membership, "region", "network" }, N_("Add membership…") },
  { "member", { &xl_kind_membership, "network", "region" }, N_("Add member…") },
  { "project-of-region", { &xl_kind_project_region, "region", "project" }, N_("Add to a project…") },
  { "region-of-project", { &xl_kind_project_region, "project", "region" }, N_("Add region…") },
  { "project-of-partner", { &xl_kind_participation, "organisation", "project" }, N_("Add to a project…") },
  { "partner-of-project", { &xl_kind_participation, "project", "organisation" }, N_("Add partner…") },
  { "tie", { &xl_kind_tie, "organisation", "other" }, N_("Tie to a partner…") },
  { "region-of-agreement", { &xl_kind_party, "agreement", "region" }, N_("Add region…") },
  { "partner-of-agreement", { &xl_kind_party, "agreement", "organisation" }, N_("Add partner…") },
  { "project-of-position", { &xl_kind_contribution, "position", "project" }, N_("Add a project as evidence…") },
  { "region-of-practice", { &xl_kind_transfer, "practice", "region" }, N_("Offer it to a region…") },
  { "partner-of-group", { &xl_kind_attendance, "working_group", "organisation" }, N_("Add partner…") },
  { "project-of-group", { &xl_kind_attendance, "working_group", "project" }, N_("Add project…") },
};

struct _XlLinkList
{
  XlPart parent_instance;

  char *only;     /* owned */
  char *without;  /* owned */
  gboolean all;   /* show all rows, however many */
  int refocus;    /* row that gets the focus after the next refresh, or -1 */

  /* template */
  GtkLabel *title;
  GtkLabel *count;
  GtkBox *buttons;
  GtkListBox *list;
  GtkLabel *hint;
  GtkWidget *more;
  GtkEntry *entry;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlLinkList, xl_link_list, XL_TYPE_PART)

typedef enum
{
  PROP_TITLE = 1,
  PROP_ONLY,
  PROP_WITHOUT,
  PROP_ADDS,
  PROP_HINT,
  PROP_NEW,
} XlLinkListProperty;

static GParamSpec *properties[PROP_NEW + 1];

static void
hand_over (XlLinkList *self, XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (self)), edit, &sentence);
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

/* --- new links -------------------------------------------------------------------------------- */

static const Add *
get_add (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), "xl-add");
}

/* The first region of a project leads it; it can be changed in the row. */
static XlEdit *
make_link (XlLinkList *self, const Add *add, XlRecord *far)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  XlRecord *near = xl_part_get_record (XL_PART (self));

  if (add->ends.link == &xl_kind_project_region)
    {
      XlProject *project = (XlProject *) (xl_record_get_kind (near) == &xl_kind_project ? near : far);
      XlRegion *region = (XlRegion *) (xl_record_get_kind (near) == &xl_kind_project ? far : near);

      if (xl_plan_lead_region (plan, project) == NULL)
        return xl_edits_lead_region (plan, project, region);
    }
  return xl_edits_link (plan, &add->ends, near, far);
}

static void
picked_cb (GtkWidget *button, XlRecord *far)
{
  XlLinkList *self = XL_LINK_LIST (gtk_widget_get_ancestor (button, XL_TYPE_LINK_LIST));
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (far == NULL || xl_part_get_record (XL_PART (self)) == NULL)
    return;
  edit = make_link (self, get_add (button), far);
  hand_over (self, edit);
  if (edit == NULL)
    {
      name = xl_words_name (xl_part_get_plan (XL_PART (self)), far);
      sentence = g_strdup_printf (_("%s is linked here already."), name);
      gtk_label_set_text (self->error, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
    }
}

static void
created_cb (GtkWidget *button, const char *name)
{
  XlLinkList *self = XL_LINK_LIST (gtk_widget_get_ancestor (button, XL_TYPE_LINK_LIST));
  const Add *add = get_add (button);
  const XlKind *kind = xl_kind_find (xl_kind_field (add->ends.link, add->ends.far)->target);
  g_autoptr (XlEdit) edit = NULL;

  if (xl_part_get_record (XL_PART (self)) == NULL)
    return;
  edit = xl_edits_new_link (xl_part_get_plan (XL_PART (self)), &add->ends, xl_part_get_record (XL_PART (self)), kind,
                            name);
  hand_over (self, edit);
}

static void
make_picker_cb (GtkMenuButton *button, gpointer data)
{
  const Add *add = get_add (button);
  const XlKind *kind = xl_kind_find (xl_kind_field (add->ends.link, add->ends.far)->target);
  GtkWidget *picker = xl_record_picker_new (xl_part_get_desk (data), kind);

  xl_record_picker_set_without (XL_RECORD_PICKER (picker), xl_part_get_record (data));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), button);
  g_signal_connect_swapped (picker, "create", G_CALLBACK (created_cb), button);
  gtk_menu_button_set_popover (button, picker);
}

static void
make_buttons (XlLinkList *self, const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names != NULL ? names : "", " ", -1);

  for (guint p = 0; parts[p] != NULL; p++)
    for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
      if (strcmp (adds[i].name, parts[p]) == 0)
        {
          GtkWidget *button = gtk_menu_button_new ();
          GtkWidget *label = gtk_label_new (_(adds[i].label));

          /* Where the list is narrow, what can be added there gives way to what is there. */
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_widget_set_tooltip_text (button, _(adds[i].label));
          gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
          g_object_set_data (G_OBJECT (button), "xl-add", (gpointer) &adds[i]);
          gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
          gtk_widget_add_css_class (button, "xl-link");
          gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_picker_cb, self, NULL);
          gtk_box_append (self->buttons, button);
          gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL, _(adds[i].label), -1);
        }
}

/* Something that belongs to this record and has no link row: its kind is the one that is shown. */
static void
add_cb (XlLinkList *self)
{
  XlRecord *near = xl_part_get_record (XL_PART (self));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (XlEdit) edit = NULL;
  gint64 id;

  if (near == NULL || *name == '\0')
    return;
  edit = xl_edits_new_of (xl_part_get_plan (XL_PART (self)), xl_kind_find (self->only), near, name, &id);
  hand_over (self, edit);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->error)))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* --- rows ------------------------------------------------------------------------------------- */

static XlLinkRow *
row_at (XlLinkList *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? XL_LINK_ROW (gtk_list_box_row_get_child (row)) : NULL;
}

static void
remove_cb (XlLinkList *self, XlLinkRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autoptr (XlEdit) edit = xl_edits_unlink (xl_part_get_plan (XL_PART (self)), xl_link_row_get_link (row));

  self->refocus = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (parent));
  hand_over (self, edit);
}

static void
activated_cb (XlLinkList *self, GtkListBoxRow *row)
{
  XlRecord *record = xl_part_get_record (XL_PART (gtk_list_box_row_get_child (row)));

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_record_get_id (record));
}

static void
more_cb (XlLinkList *self)
{
  self->all = TRUE;
  xl_part_refresh (XL_PART (self));
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) parts, word);
}

/* A row goes by the kind of its link; without one, by the kind of what is there. */
static gboolean
is_wanted (XlLinkList *self, const XlRelated *related)
{
  const char *name = xl_record_get_kind (related->link != NULL ? related->link : related->record)->name;

  if (self->only != NULL)
    return strcmp (name, self->only) == 0;
  return self->without == NULL || !has_word (self->without, name);
}

static char *
dup_dates (const XlRelated *related)
{
  g_autofree char *since = related->since != XL_DATE_NONE ? xl_words_date (related->since) : NULL;
  g_autofree char *until = related->until != XL_DATE_NONE ? xl_words_date (related->until) : NULL;

  if (since != NULL && until != NULL)
    return g_strdup_printf ("%s – %s", since, until);
  if (until != NULL)
    return g_strdup_printf (_("until %s"), until);
  if (since != NULL && related->link != NULL && xl_kind_field (xl_record_get_kind (related->link), "since") != NULL)
    return g_strdup_printf (_("since %s"), since);
  return g_steal_pointer (&since);
}

static gboolean
same_row (XlLinkRow *row, const XlRelated *related)
{
  return xl_part_get_record (XL_PART (row)) == related->record && xl_link_row_get_link (row) == related->link;
}

static void
insert_row (XlLinkList *self, const XlRelated *related, int position)
{
  GtkWidget *row = xl_link_row_new (xl_part_get_record (XL_PART (self)), related->record, related->link);

  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_list_box_insert (self->list, row, position);
}

/* Who leads stands first: links of one kind by role, else as they came: by name. */
static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const XlRelated *one = *(XlRelated *const *) a, *two = *(XlRelated *const *) b;
  const XlField *role = one->link != NULL ? xl_kind_field (xl_record_get_kind (one->link), "role") : NULL;
  gint64 first = role != NULL ? xl_field_get_int (role, one->link) : 0;
  gint64 second = role != NULL ? xl_field_get_int (role, two->link) : 0;

  return (first > second) - (first < second);
}

static XlRecord *
focused_link (XlLinkList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? xl_link_row_get_link (XL_LINK_ROW (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)))) : NULL;
}

/* A row that has moved has been made anew: the focus goes with the link. */
static void
focus_link (XlLinkList *self, XlRecord *link)
{
  GtkListBoxRow *row;

  if (link == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (xl_link_row_get_link (row_at (self, i)) == link)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

/* Rows that stay keep their widgets, and with them focus and what is being typed. */
static void
match_rows (XlLinkList *self, GPtrArray *wanted)
{
  int n = wanted->len, have = 0, head = 0, tail = 0;
  XlRecord *focused = focused_link (self);

  while (row_at (self, have) != NULL)
    have++;
  while (head < n && head < have && same_row (row_at (self, head), g_ptr_array_index (wanted, head)))
    head++;
  while (tail < n - head && tail < have - head
         && same_row (row_at (self, have - 1 - tail), g_ptr_array_index (wanted, n - 1 - tail)))
    tail++;
  for (int i = have - tail - 1; i >= head; i--)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i)));
  for (int i = head; i < n - tail; i++)
    insert_row (self, g_ptr_array_index (wanted, i), i);
  focus_link (self, focused);
}

static void
refocus (XlLinkList *self, int n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MIN (self->refocus, n - 1));

  self->refocus = -1;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (gtk_widget_get_first_child (GTK_WIDGET (self->buttons)) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->buttons)));
}

static void
xl_link_list_refresh (XlPart *part)
{
  XlLinkList *self = XL_LINK_LIST (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autoptr (GPtrArray) related = NULL;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autofree char *count = NULL;
  gboolean dated = FALSE;
  guint total;
  int before = 0;

  while (row_at (self, before) != NULL)
    before++;
  if (record != NULL && plan != NULL)
    related = xl_edits_related (plan, record);
  for (guint i = 0; related != NULL && i < related->len; i++)
    if (is_wanted (self, g_ptr_array_index (related, i)))
      g_ptr_array_add (wanted, g_ptr_array_index (related, i));
  total = wanted->len;
  if (self->only != NULL)
    g_ptr_array_sort (wanted, compare_roles);
  if (!self->all && total > FIRST_ROWS + 10)
    g_ptr_array_set_size (wanted, FIRST_ROWS);
  match_rows (self, wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      const XlRelated *one = g_ptr_array_index (wanted, i);

      dated = dated || one->since != XL_DATE_NONE || one->until != XL_DATE_NONE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      const XlRelated *one = g_ptr_array_index (wanted, i);
      g_autofree char *dates = dup_dates (one);

      xl_link_row_say (row_at (self, i), one->role, dates, dated);
    }
  count = xl_words_number (total, 0);
  gtk_label_set_text (self->count, total > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), total > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), total == 0);
  gtk_widget_set_visible (self->more, wanted->len < total);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), !xl_desk_get_read_only (xl_part_get_desk (part)));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), gtk_entry_get_placeholder_text (self->entry) != NULL
                                                        && !xl_desk_get_read_only (xl_part_get_desk (part)));
  if (self->refocus >= 0 && (int) wanted->len < before)
    refocus (self, wanted->len);
}

/* Tab walks through the row that has the focus and then leaves the list; arrows go from row to row. */
static gboolean
xl_link_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  XlLinkList *self = XL_LINK_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || row == NULL || focus == NULL
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return GTK_WIDGET_CLASS (xl_link_list_parent_class)->focus (widget, direction);
  if (gtk_widget_child_focus (row, direction))
    return TRUE;
  if (direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (GTK_WIDGET (self->buttons), direction);
  return (gtk_widget_get_visible (self->more) && gtk_widget_child_focus (self->more, direction))
         || (gtk_widget_get_visible (GTK_WIDGET (self->entry))
             && gtk_widget_child_focus (GTK_WIDGET (self->entry), direction));
}

static void
xl_link_list_leave (XlPart *part)
{
  XlLinkList *self = XL_LINK_LIST (part);

  self->all = FALSE;
  self->refocus = -1;
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
xl_link_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlLinkList *self = XL_LINK_LIST (object);

  switch ((XlLinkListProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_ONLY:
      g_value_set_string (value, self->only);
      break;
    case PROP_WITHOUT:
      g_value_set_string (value, self->without);
      break;
    case PROP_ADDS:
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (self->hint));
      break;
    case PROP_NEW:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    }
}

static void
xl_link_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlLinkList *self = XL_LINK_LIST (object);
  const char *text = g_value_get_string (value);

  switch ((XlLinkListProperty) id)
    {
    case PROP_TITLE:
      gtk_label_set_text (self->title, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    case PROP_ONLY:
      g_free (self->only);
      self->only = g_strdup (text);
      break;
    case PROP_WITHOUT:
      g_free (self->without);
      self->without = g_strdup (text);
      break;
    case PROP_ADDS:
      make_buttons (self, text);
      break;
    case PROP_HINT:
      gtk_label_set_text (self->hint, text);
      break;
    case PROP_NEW:
      gtk_entry_set_placeholder_text (self->entry, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    }
}

static void
xl_link_list_finalize (GObject *object)
{
  XlLinkList *self = XL_LINK_LIST (object);

  g_free (self->only);
  g_free (self->without);
  G_OBJECT_CLASS (xl_link_list_parent_class)->finalize (object);
}

static void
xl_link_list_class_init (XlLinkListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xl_link_list_get_property;
  object_class->set_property = xl_link_list_set_property;
  object_class->finalize = xl_link_list_finalize;
  widget_class->focus = xl_link_list_focus;
  XL_PART_CLASS (class)->refresh = xl_link_list_refresh;
  XL_PART_CLASS (class)->leave = xl_link_list_leave;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ONLY] = g_param_spec_string ("only", NULL, NULL, NULL, flags);
  properties[PROP_WITHOUT] = g_param_spec_string ("without", NULL, NULL, NULL, flags);
  properties[PROP_ADDS] = g_param_spec_string ("adds", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_NEW] = g_param_spec_string ("new", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/crosslink/Crosslink/ui/xl-link-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, title);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, count);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, buttons);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, list);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, hint);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, more);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, entry);
  gtk_widget_class_bind_template_child (widget_class, XlLinkList, error);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
xl_link_list_init (XlLinkList *self)
{
  self->refocus = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
