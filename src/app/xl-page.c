/* xl-page.c - what every page of the window is: it gets the desk, and asks for the rest by action name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-page.h"

#include "xl-desk-intake.h"

#include "xl-record-view.h"

typedef struct
{
  XlDesk *desk;   /* owned */
  char *title;    /* owned */
  char *status;   /* owned, or NULL */
  char *reminder; /* owned, or NULL */
} XlPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XlPage, xl_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DESK = 1,
  PROP_TITLE,
  PROP_STATUS,
  PROP_REMINDER,
} XlPageProperty;

static GParamSpec *properties[PROP_REMINDER + 1];

static void
xl_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlPagePrivate *priv = xl_page_get_instance_private (XL_PAGE (object));

  switch ((XlPageProperty) id)
    {
    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_STATUS:
      g_value_set_string (value, priv->status);
      break;
    case PROP_REMINDER:
      g_value_set_string (value, priv->reminder);
      break;
    }
}

static void
set_words (GObject *object, char **words, const GValue *value, GParamSpec *pspec)
{
  if (g_strcmp0 (*words, g_value_get_string (value)) == 0)
    return;
  g_free (*words);
  *words = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
xl_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XlPagePrivate *priv = xl_page_get_instance_private (XL_PAGE (object));

  switch ((XlPageProperty) id)
    {
    case PROP_DESK:
      priv->desk = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      xl_page_set_title (XL_PAGE (object), g_value_get_string (value));
      break;
    case PROP_STATUS:
      set_words (object, &priv->status, value, pspec);
      break;
    case PROP_REMINDER:
      set_words (object, &priv->reminder, value, pspec);
      break;
    }
}

static void
xl_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_page_parent_class)->dispose (object);
}

static void
xl_page_finalize (GObject *object)
{
  XlPagePrivate *priv = xl_page_get_instance_private (XL_PAGE (object));

  g_clear_object (&priv->desk);
  g_free (priv->title);
  g_free (priv->status);
  g_free (priv->reminder);
  G_OBJECT_CLASS (xl_page_parent_class)->finalize (object);
}

static void
xl_page_class_init (XlPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = xl_page_get_property;
  object_class->set_property = xl_page_set_property;
  object_class->dispose = xl_page_dispose;
  object_class->finalize = xl_page_finalize;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, XL_TYPE_DESK,
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REMINDER] = g_param_spec_string ("reminder", NULL, NULL, NULL,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xl_page_init (XlPage *page)
{
  gtk_widget_set_hexpand (GTK_WIDGET (page), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
}

/**
 * xl_page_get_desk:
 *
 * Returns: (transfer none): the desk that the page was made with
 */
XlDesk *
xl_page_get_desk (XlPage *page)
{
  XlPagePrivate *priv = xl_page_get_instance_private (page);

  return priv->desk;
}

/**
 * xl_page_get_title:
 *
 * Returns: (transfer none) (nullable): the title, as in the sidebar
 */
const char *
xl_page_get_title (XlPage *page)
{
  XlPagePrivate *priv = xl_page_get_instance_private (page);

  return priv->title;
}

/**
 * xl_page_set_title:
 * @title: (nullable): the title; assistive technology reads it as the name of the page
 */
void
xl_page_set_title (XlPage *page, const char *title)
{
  XlPagePrivate *priv = xl_page_get_instance_private (page);

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  if (title)
    gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_TITLE]);
}

/**
 * xl_page_show_record:
 * @id: id of a live record
 *
 * Shows the record: selects it, and opens it beside the list where there is one.
 *
 * Returns: whether the page could
 */
gboolean
xl_page_show_record (XlPage *page, gint64 id)
{
  XlPageClass *class = XL_PAGE_GET_CLASS (page);

  return class->show_record ? class->show_record (page, id) : FALSE;
}

/**
 * xl_page_focus_search:
 *
 * Puts the focus into the search entry of the page.
 *
 * Returns: whether it has one
 */
gboolean
xl_page_focus_search (XlPage *page)
{
  XlPageClass *class = XL_PAGE_GET_CLASS (page);

  return class->focus_search ? class->focus_search (page) : FALSE;
}

/**
 * xl_page_focus_name:
 *
 * Puts the focus into the name of the record that is shown: it is new and wants one.
 *
 * Returns: whether the page could
 */
gboolean
xl_page_focus_name (XlPage *page)
{
  XlPageClass *class = XL_PAGE_GET_CLASS (page);

  return class->focus_name ? class->focus_name (page) : FALSE;
}

/**
 * xl_page_focus_field:
 * @id: id of a record that the page was asked to show
 * @field: name of one of its fields
 *
 * Puts the focus into the field; where the page shows the record that @id belongs to, nothing happens.
 *
 * Returns: whether the page could
 */
gboolean
xl_page_focus_field (XlPage *page, gint64 id, const char *field)
{
  XlPageClass *class = XL_PAGE_GET_CLASS (page);
  g_autoptr (GArray) shown = NULL;

  if (class->focus_field)
    return class->focus_field (page, id, field);
  shown = xl_page_dup_selection (page);
  if (shown != NULL && (shown->len != 1 || g_array_index (shown, gint64, 0) != id))
    return FALSE;
  return xl_form_focus_field (GTK_WIDGET (page), field);
}

/**
 * xl_page_dup_selection:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids of the records that are selected
 *   or shown; %NULL where the page selects nothing
 */
GArray *
xl_page_dup_selection (XlPage *page)
{
  XlPageClass *class = XL_PAGE_GET_CLASS (page);

  return class->dup_selection ? class->dup_selection (page) : NULL;
}

/* The selected records of one kind. */
static char *
dup_records (XlPage *page, guint *n_rows)
{
  XlPlan *plan = xl_desk_get_plan (xl_page_get_desk (page));
  g_autoptr (GArray) ids = xl_page_dup_selection (page);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; ids && i < ids->len; i++)
    {
      XlRecord *record = xl_plan_lookup (plan, g_array_index (ids, gint64, i));

      if (record && (records->len == 0 || xl_record_get_kind (record) == xl_record_get_kind (records->pdata[0])))
        g_ptr_array_add (records, record);
    }
  *n_rows = records->len;
  return records->len > 0 ? xl_desk_dup_block (plan, records) : NULL;
}

/**
 * xl_page_dup_table:
 * @n_rows: (out): how many rows there are under the heading
 *
 * Returns: (transfer full) (nullable): what is selected or shown, as a table for a spreadsheet; %NULL where there is
 *   nothing
 */
char *
xl_page_dup_table (XlPage *page, guint *n_rows)
{
  XlPageClass *class = XL_PAGE_GET_CLASS (page);

  return class->dup_table ? class->dup_table (page, n_rows) : dup_records (page, n_rows);
}
