/* xl-help-article.c - a topic of the help, as it is read */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-help-article.h"

#include <string.h>

#include "xl-appearance.h"
#include "xl-application.h"
#include "xl-label.h"
#include "xl-wrap.h"

/* Tab reaches the text, where arrows scroll, then each of its buttons. Its paragraphs are labels that can be selected,
 * but not stops of Tab: GTK would select each of them whole. */

#define MEASURE 76 /* the longest line, in letters of the font's mean width: about 70 of a text */
#define PADDING 32 /* px left and right of the text, as in style.css */
#define ABOVE 48   /* px that a place that was sought keeps from the edge */
#define TERM 16    /* the longest line of a term beside its text */

struct _XlHelpArticle
{
  GtkWidget parent_instance;

  GPtrArray *topics;        /* borrowed: the window's */
  const XlHelpTopic *topic; /* borrowed: one of them */
  char *words;              /* owned: what is sought */
  GtkWidget *hit;           /* borrowed: the first text that has it */
  guint scrolling;          /* tick callback that brings it into sight, or 0 */

  /* template */
  GtkScrolledWindow *scroller;
  GtkWidget *column;
  GtkBox *body;
};

G_DEFINE_FINAL_TYPE (XlHelpArticle, xl_help_article, GTK_TYPE_WIDGET)

static guint left_signal;

/* ---- the column ---- */

static int
column_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = MEASURE * PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics)) + 2 * PADDING;

  pango_font_metrics_unref (metrics);
  return width;
}

static GtkSizeRequestMode
column_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GTK would make a text as wide as its height allows; here it is as wide as the measure, whatever stands above it. */
static void
column_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *first,
                int *second)
{
  GtkWidget *body = gtk_widget_get_first_child (widget);
  int width = column_width (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (body, orientation, -1, minimum, natural, NULL, NULL);
      *natural = MAX (*minimum, width);
    }
  else
    gtk_widget_measure (body, orientation, for_size < 0 ? width : MIN (for_size, width), minimum, natural, NULL, NULL);
}

static void
column_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int own = MIN (width, column_width (widget));

  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &(GtkAllocation) { (width - own) / 2, 0, own, height },
                            baseline);
}

/* ---- texts ---- */

static PangoAttribute *
coloured (PangoAttribute *(*attribute) (guint16, guint16, guint16), XlColour colour)
{
  return attribute (colour.red * 65535, colour.green * 65535, colour.blue * 65535);
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const XlHelpSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (list, attribute);
}

/**
 * xl_help_mark:
 * @label: a label
 * @text: what it shows
 * @spans: (nullable) (element-type XlHelpSpan): what differs in it
 * @words: words to be marked; "" for none
 *
 * Sets the text of a label, with its styles, and marks the words that are sought.
 */
void
xl_help_mark (GtkLabel *label, const char *text, GArray *spans, const char *words)
{
  const XlTheme *theme = xl_app_theme (GTK_WIDGET (label));
  g_autoptr (GArray) hits = xl_help_hits (text, words);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const XlHelpSpan *span = &g_array_index (spans, XlHelpSpan, i);

      if (span->style == XL_HELP_CODE)
        insert (list, pango_attr_family_new ("monospace"), span);
      else
        insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const XlHelpSpan *hit = &g_array_index (hits, XlHelpSpan, i);

      insert (list, coloured (pango_attr_background_new, theme->amber_tint), hit);
      insert (list, coloured (pango_attr_foreground_new, theme->amber), hit);
      insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), hit);
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, list);
}

static void
show_text (XlHelpArticle *self, GtkWidget *label, const char *text, GArray *spans)
{
  g_autoptr (GArray) hits = xl_help_hits (text, self->words);

  if (hits->len > 0 && self->hit == NULL)
    self->hit = label;
  xl_help_mark (GTK_LABEL (label), text, spans, self->words);
}

static GtkWidget *
make_text (XlHelpArticle *self, const XlHelpText *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  xl_label_wrap (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MEASURE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  show_text (self, label, text->text, text->spans);
  return label;
}

static GtkWidget *
make_heading (XlHelpArticle *self, const char *text, int level)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                                   "wrap", TRUE, "max-width-chars", MEASURE, "selectable", TRUE, "focusable", FALSE,
                                   NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, level == 1 ? "xl-page-title" : "xl-section-title");
  show_text (self, label, text, NULL);
  return label;
}

/* ---- blocks ---- */

static const XlHelpText *
cell (const XlHelpBlock *block, guint i)
{
  return g_ptr_array_index (block->cells, i);
}

static GtkWidget *
make_pair (GtkWidget *first, GtkWidget *second, const char *class)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 16, NULL);

  gtk_widget_set_valign (first, GTK_ALIGN_START);
  gtk_widget_set_hexpand (second, TRUE);
  gtk_widget_add_css_class (box, class);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static GtkWidget *
make_item (XlHelpArticle *self, const XlHelpBlock *block, guint number)
{
  g_autofree char *sign = number > 0 ? g_strdup_printf ("%u.", number) : g_strdup ("•");
  GtkWidget *label = gtk_label_new (sign), *box;

  gtk_widget_set_size_request (label, 16, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "xl-secondary");
  box = make_pair (label, make_text (self, cell (block, 0), NULL), "xl-help-item");
  gtk_box_set_spacing (GTK_BOX (box), 8);
  return box;
}

/* All terms of a topic are as wide as its longest one, but not wider than a short column. */
static GtkWidget *
make_term (XlHelpArticle *self, const XlHelpBlock *block)
{
  GtkWidget *term = gtk_label_new (NULL);
  int width = 0;

  for (guint i = 0; i < self->topic->blocks->len; i++)
    {
      const XlHelpBlock *other = g_ptr_array_index (self->topic->blocks, i);

      if (other->kind == XL_HELP_TERM)
        width = MAX (width, (int) g_utf8_strlen (other->name, -1));
    }
  gtk_label_set_xalign (GTK_LABEL (term), 0);
  gtk_label_set_selectable (GTK_LABEL (term), TRUE);
  gtk_label_set_wrap (GTK_LABEL (term), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (term), MIN (width, TERM));
  gtk_label_set_max_width_chars (GTK_LABEL (term), MIN (width, TERM));
  gtk_widget_set_focusable (term, FALSE);
  gtk_widget_add_css_class (term, "xl-help-term");
  show_text (self, term, block->name, NULL);
  return make_pair (term, make_text (self, cell (block, 0), NULL), "xl-help-pair");
}

/* One accelerator, or a range "<Alt>1...6", as it stands on the keys. */
static char *
dup_key (const char *accelerator)
{
  const char *dots = strstr (accelerator, "...");
  g_autofree char *first = dots ? g_strndup (accelerator, dots - accelerator) : g_strdup (accelerator);
  g_autofree char *label = NULL;
  GdkModifierType mods;
  guint key;

  if (!gtk_accelerator_parse (first, &key, &mods))
    return g_strdup (accelerator);
  label = gtk_accelerator_get_label (key, mods);
  return dots ? g_strconcat (label, "–", dots + 3, NULL) : g_steal_pointer (&label);
}

static GtkWidget *
make_press (XlHelpArticle *self, const XlHelpBlock *block, GtkSizeGroup *group)
{
  GtkWidget *caps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *pair;
  g_auto (GStrv) keys = g_strsplit (block->name, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *words = dup_key (keys[i]);
      GtkWidget *cap = gtk_label_new (words);

      gtk_widget_add_css_class (cap, "xl-key");
      gtk_box_append (GTK_BOX (caps), cap);
    }
  gtk_size_group_add_widget (group, caps);
  pair = make_pair (caps, make_text (self, cell (block, 0), NULL), "xl-help-pair");
  gtk_widget_add_css_class (pair, "keys");
  return pair;
}

static GtkWidget *
make_table (void)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, "column-spacing", 16, NULL);

  gtk_widget_add_css_class (grid, "xl-help-table");
  return grid;
}

static void
add_row (XlHelpArticle *self, GtkGrid *grid, const XlHelpBlock *block, int row)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  for (guint c = 0; c < block->cells->len; c++)
    {
      GtkWidget *label = make_text (self, cell (block, c), block->kind == XL_HELP_HEAD ? "xl-caption" : NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (label), c == 0 ? 24 : 44);
      gtk_widget_set_hexpand (label, c + 1 == block->cells->len);
      gtk_widget_set_margin_top (label, 4);
      gtk_widget_set_margin_bottom (label, 4);
      if (block->kind == XL_HELP_HEAD)
        gtk_widget_add_css_class (label, "xl-strong");
      gtk_grid_attach (grid, label, c, 2 * row, 1, 1);
    }
  gtk_grid_attach (grid, line, 0, 2 * row + 1, MAX (1, (int) block->cells->len), 1);
}

static void
left_cb (XlHelpArticle *self)
{
  g_signal_emit (self, left_signal, 0);
}

/* The action of a plan's window, which the window of the help knows as plan.…; of the application as it is. */
static GtkWidget *
make_go (XlHelpArticle *self, const XlHelpBlock *block)
{
  GtkWidget *button = gtk_button_new_with_label (cell (block, 0)->text);
  g_autofree char *plan = g_str_has_prefix (block->name, "win.") ? g_strconcat ("plan.", block->name + 4, NULL) : NULL;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), plan ? plan : block->name);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (plan != NULL)
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (left_cb), self);
  return button;
}

static GtkWidget *
make_go_line (void)
{
  GtkWidget *line = g_object_new (XL_TYPE_WRAP, NULL);

  gtk_widget_add_css_class (line, "xl-help-go");
  return line;
}

static GtkWidget *
make_see (XlHelpArticle *self, const XlHelpBlock *block)
{
  XlHelpTopic *topic = xl_help_find (self->topics, block->name);
  GtkWidget *button = gtk_button_new_with_label (topic ? topic->title : block->name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", block->name);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "xl-link");
  return button;
}

static GtkWidget *
add_box (XlHelpArticle *self, GtkAccessibleRole role, const char *class)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", role, "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  gtk_widget_add_css_class (box, class);
  gtk_box_append (self->body, box);
  return box;
}

static gboolean
in_list (XlHelpKind kind)
{
  return kind == XL_HELP_ITEM || kind == XL_HELP_STEP || kind == XL_HELP_TERM || kind == XL_HELP_PRESS;
}

static gboolean
in_table (XlHelpKind kind)
{
  return kind == XL_HELP_HEAD || kind == XL_HELP_CELLS;
}

static void
add_blocks (XlHelpArticle *self)
{
  g_autoptr (GtkSizeGroup) keys = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *box = NULL; /* the list, the table or the row of buttons that goes on */
  XlHelpKind before = XL_HELP_PARAGRAPH;
  int number = 0;

  for (guint i = 0; i < self->topic->blocks->len; i++)
    {
      const XlHelpBlock *block = g_ptr_array_index (self->topic->blocks, i);

      if (block->kind != before && !(in_table (block->kind) && before == XL_HELP_HEAD))
        {
          number = 0;
          if (block->kind == XL_HELP_SEE)
            {
              gtk_box_append (self->body, make_heading (self, _("See also"), 2));
              box = add_box (self, GTK_ACCESSIBLE_ROLE_GROUP, "xl-help-see");
            }
          else if (block->kind == XL_HELP_GO)
            gtk_box_append (self->body, box = make_go_line ());
          else if (in_list (block->kind))
            box = add_box (self, GTK_ACCESSIBLE_ROLE_LIST, "xl-help-list");
          else if (in_table (block->kind))
            gtk_box_append (self->body, box = make_table ());
        }
      before = block->kind;
      switch (block->kind)
        {
        case XL_HELP_HEADING:
          gtk_box_append (self->body, make_heading (self, cell (block, 0)->text, 2));
          break;
        case XL_HELP_PARAGRAPH:
          gtk_box_append (self->body, make_text (self, cell (block, 0), "xl-help-text"));
          break;
        case XL_HELP_NOTE:
          gtk_box_append (self->body, make_text (self, cell (block, 0), "xl-note"));
          break;
        case XL_HELP_EXAMPLE:
          gtk_box_append (self->body, make_text (self, cell (block, 0), "xl-help-example"));
          break;
        case XL_HELP_ITEM:
        case XL_HELP_STEP:
          number += block->kind == XL_HELP_STEP;
          gtk_box_append (GTK_BOX (box), make_item (self, block, number));
          break;
        case XL_HELP_TERM:
          gtk_box_append (GTK_BOX (box), make_term (self, block));
          break;
        case XL_HELP_PRESS:
          gtk_box_append (GTK_BOX (box), make_press (self, block, keys));
          break;
        case XL_HELP_HEAD:
        case XL_HELP_CELLS:
          add_row (self, GTK_GRID (box), block, number++);
          break;
        case XL_HELP_GO:
          xl_wrap_append (XL_WRAP (box), make_go (self, block));
          break;
        case XL_HELP_SEE:
          gtk_box_append (GTK_BOX (box), make_see (self, block));
          break;
        }
    }
}

static void
build (XlHelpArticle *self)
{
  GtkWidget *child;

  self->hit = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  if (self->topic == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, self->topic->title, -1);
  gtk_box_append (self->body, make_heading (self, self->topic->title, 1));
  add_blocks (self);
}

/* The new texts have their places from the second frame on. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  XlHelpArticle *self = XL_HELP_ARTICLE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (self->hit != NULL && gtk_widget_get_height (self->hit) == 0)
    return G_SOURCE_CONTINUE;
  if (self->hit != NULL && gtk_widget_compute_bounds (self->hit, GTK_WIDGET (self->body), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height + ABOVE);
  self->scrolling = 0;
  return G_SOURCE_REMOVE;
}

static void
theme_cb (GtkWidget *widget)
{
  build (XL_HELP_ARTICLE (widget));
}

/* ---- keys ---- */

static gboolean
key_cb (XlHelpArticle *self, guint key, guint code, GdkModifierType state)
{
  GtkScrollType scroll;
  gboolean done;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    scroll = GTK_SCROLL_STEP_DOWN;
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    scroll = GTK_SCROLL_STEP_UP;
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    scroll = GTK_SCROLL_START;
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    scroll = GTK_SCROLL_END;
  else
    return FALSE;
  g_signal_emit_by_name (self->scroller, "scroll-child", scroll, FALSE, &done);
  return TRUE;
}

static gboolean
copy_label (GtkWidget *widget)
{
  int start, end;

  if (GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), &start, &end))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      const char *from = g_utf8_offset_to_pointer (text, start);
      g_autofree char *part = g_strndup (from, g_utf8_offset_to_pointer (from, end - start) - from);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), part);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (copy_label (child))
      return TRUE;
  return FALSE;
}

/* The labels have no focus, so what is selected in one of them is copied here. */
static gboolean
copy_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return copy_label (GTK_WIDGET (XL_HELP_ARTICLE (widget)->body));
}

/* ---- the rest ---- */

static void
add_buttons (GtkWidget *widget, GPtrArray *stops)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_BUTTON (child))
      add_buttons (child, stops);
    else if (gtk_widget_is_sensitive (child))
      g_ptr_array_add (stops, child);
}

static gboolean
xl_help_article_focus (GtkWidget *widget, GtkDirectionType direction)
{
  XlHelpArticle *self = XL_HELP_ARTICLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  guint at;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  g_ptr_array_add (stops, self->body);
  add_buttons (GTK_WIDGET (self->body), stops);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget) || !g_ptr_array_find (stops, focus, &at))
    at = forward ? 0 : stops->len - 1;
  else if (forward ? at + 1 == stops->len : at == 0)
    return FALSE;
  else
    at += forward ? 1 : -1;
  return gtk_widget_grab_focus (g_ptr_array_index (stops, at));
}

static gboolean
xl_help_article_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XL_HELP_ARTICLE (widget)->body));
}

static void
xl_help_article_dispose (GObject *object)
{
  XlHelpArticle *self = XL_HELP_ARTICLE (object);

  if (self->scrolling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scrolling);
  self->scrolling = 0;
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->scroller)));
  G_OBJECT_CLASS (xl_help_article_parent_class)->dispose (object);
}

static void
xl_help_article_finalize (GObject *object)
{
  g_free (XL_HELP_ARTICLE (object)->words);
  G_OBJECT_CLASS (xl_help_article_parent_class)->finalize (object);
}

static void
xl_help_article_class_init (XlHelpArticleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_help_article_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_help_article_finalize;
  widget_class->focus = xl_help_article_focus;
  widget_class->grab_focus = xl_help_article_grab_focus;
  /* A button acts on the plan: its window is the one to look at now. */
  left_signal = g_signal_new ("left", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-help-article.ui");
  gtk_widget_class_bind_template_child (widget_class, XlHelpArticle, scroller);
  gtk_widget_class_bind_template_child (widget_class, XlHelpArticle, column);
  gtk_widget_class_bind_template_child (widget_class, XlHelpArticle, body);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_help_article_init (XlHelpArticle *self)
{
  self->words = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->column, gtk_custom_layout_new (column_mode, column_measure, column_allocate));
  xl_app_theme_connect (GTK_WIDGET (self), theme_cb);
}

/**
 * xl_help_article_show:
 * @topics: (transfer none) (element-type XlHelpTopic): all topics, for links; they live longer than the article
 * @topic: (transfer none): one of them
 * @words: what is sought, to be marked; "" for nothing
 *
 * Shows a topic from its beginning, or marks other words where it is shown already.
 */
void
xl_help_article_show (XlHelpArticle *self, GPtrArray *topics, const XlHelpTopic *topic, const char *words)
{
  gboolean other = topic != self->topic;

  if (!other && g_str_equal (self->words, words))
    return;
  self->topics = topics;
  self->topic = topic;
  g_free (self->words);
  self->words = g_strdup (words);
  build (self);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (self->hit != NULL && self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}
