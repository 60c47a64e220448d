/* xl-cash-canvas.c - the cells of a cash plan: drawn, walked through, chosen, typed into */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One widget draws all cells, since an entry each would be heavy; the entry that is typed in is one, and moves to the
 * cell. Names of lines stand still at the left while years scroll. What the cursor is on is told to assistive
 * technology in words, as the drawing says nothing to it. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-cash-canvas-private.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (XlCashCanvas, xl_cash_canvas, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  RENAMED,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
last_line (XlCashCanvas *self)
{
  return self->sheet != NULL && self->sheet->n_lines > 0 ? self->sheet->n_lines - 1 : 0;
}

/* --- saying ----------------------------------------------------------------------------------- */

static void
tell (XlCashCanvas *self)
{
  guint rows = MAX (self->row, self->from_row) - MIN (self->row, self->from_row) + 1;
  guint years = MAX (self->year, self->from_year) - MIN (self->year, self->from_year) + 1;
  g_autofree char *words = NULL, *block = NULL;

  if (n_rows (self) == 0)
    return;
  words = xl_words_cash_said (self->sheet, self->row, self->year, self->exponent);
  if (rows * years > 1)
    /* Translators: columns and rows that are selected in a grid */
    block = g_strdup_printf (_("%s; %u × %u cells selected"), words, years, rows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, block != NULL ? block : words, -1);
}

/* The page that the grid scrolls with, up and down; or NULL. */
static GtkAdjustment *
get_page (XlCashCanvas *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return window != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)) : NULL;
}

/* Scrolls the page so far that the cell is seen, the years above it where it is in the first line. */
static void
bring_into_view (XlCashCanvas *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *page = get_page (self);
  graphene_point_t top, bottom;
  double y = self->row > 0 ? row_y (self, self->row) : 0;

  if (page == NULL || gtk_widget_get_focus_child (gtk_widget_get_parent (GTK_WIDGET (self))) != GTK_WIDGET (self)
      || !gtk_widget_compute_point (GTK_WIDGET (self), window, &GRAPHENE_POINT_INIT (0, (float) y), &top)
      || !gtk_widget_compute_point (GTK_WIDGET (self), window, &GRAPHENE_POINT_INIT (0, (float) row_y (self, self->row + 1)),
                                    &bottom))
    return;
  if (top.y < 0)
    gtk_adjustment_set_value (page, gtk_adjustment_get_value (page) + top.y);
  else if (bottom.y > gtk_adjustment_get_page_size (page))
    gtk_adjustment_set_value (page, gtk_adjustment_get_value (page) + bottom.y - gtk_adjustment_get_page_size (page));
}

/* A page scrolls to show all of what gets the focus; all of a grid is more than there is room for. */
static void
grab_focus (XlCashCanvas *self, GtkWidget *widget)
{
  GtkAdjustment *page = get_page (self);
  double value = page != NULL ? gtk_adjustment_get_value (page) : 0;

  gtk_widget_grab_focus (widget);
  if (page != NULL)
    gtk_adjustment_set_value (page, value);
}

static void
show_cursor (XlCashCanvas *self)
{
  double left = self->cell * self->year, room = gtk_widget_get_width (GTK_WIDGET (self)) - self->names;
  double value = gtk_adjustment_get_value (self->across);

  if (left < value)
    gtk_adjustment_set_value (self->across, left);
  else if (left + self->cell > value + room && room > self->cell)
    gtk_adjustment_set_value (self->across, left + self->cell - room);
  bring_into_view (self);
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go (XlCashCanvas *self, int row, int year, gboolean extend)
{
  if (n_rows (self) == 0)
    return;
  self->row = (guint) CLAMP (row, 0, (int) self->sheet->rows->len - 1);
  self->year = (guint) CLAMP (year, 0, (int) n_years (self) - 1);
  if (!extend)
    {
      self->from_row = self->row;
      self->from_year = self->year;
    }
  show_cursor (self);
  g_signal_emit (self, signals[ASKED], 0, "moved");
}

/* --- typing ----------------------------------------------------------------------------------- */

static void
end_typing (XlCashCanvas *self)
{
  self->editing = self->renaming = FALSE;
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
leave (XlCashCanvas *self)
{
  if (!self->editing)
    return;
  self->editing = FALSE;
  grab_focus (self, GTK_WIDGET (self));
  end_typing (self);
  g_signal_emit (self, signals[ASKED], 0, "moved");
}

static void
start_typing (XlCashCanvas *self, const char *text, gboolean renaming, const char *name)
{
  self->from_row = self->row;
  self->from_year = self->year;
  self->editing = TRUE;
  self->renaming = renaming;
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), renaming ? 0 : 1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  grab_focus (self, self->entry);
  bring_into_view (self);
}

static void
edit (XlCashCanvas *self, const char *start)
{
  g_autofree char *text = NULL, *name = NULL;

  if (self->sheet == NULL || self->row >= self->sheet->n_lines)
    {
      g_signal_emit (self, signals[ASKED], 0, "computed");
      return;
    }
  text = start != NULL ? g_strdup (start)
                       : xl_cash_sheet_typed (self->sheet, self->row, self->year, self->exponent, xl_number_locale ());
  name = xl_words_cash_said (self->sheet, self->row, self->year, self->exponent);
  start_typing (self, text, FALSE, name);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
rename_line (XlCashCanvas *self)
{
  const XlCashRow *row;

  if (self->sheet == NULL || self->row >= self->sheet->n_lines)
    return;
  row = xl_cash_sheet_row (self->sheet, self->row);
  start_typing (self, row->label != NULL ? row->label : "", TRUE, _("Name of the line"));
}

/* Takes what was typed; FALSE where it does not read, and typing goes on. */
static gboolean
commit (XlCashCanvas *self)
{
  g_autofree char *text = NULL;
  gboolean taken = FALSE;

  if (!self->editing)
    return TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->renaming)
    g_signal_emit (self, signals[RENAMED], 0, self->row, text, &taken);
  else
    g_signal_emit (self, signals[TYPED], 0, self->row, self->year, text, &taken);
  if (taken)
    leave (self);
  return taken;
}

static void
commit_and_go (XlCashCanvas *self, int rows, int years)
{
  gboolean renaming = self->renaming;

  if (commit (self) && !renaming)
    go (self, (int) self->row + rows, (int) self->year + years, FALSE);
}

static gboolean
entry_key_cb (XlCashCanvas *self, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Escape:
      leave (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      commit_and_go (self, shift ? -1 : 1, 0);
      return TRUE;
    case GDK_KEY_Up:
      commit_and_go (self, -1, 0);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      commit_and_go (self, 0, shift || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Leaving a cell by the mouse takes what was typed; what does not read is dropped, as a table cannot hold it. */
static void
entry_left_cb (XlCashCanvas *self)
{
  if (self->editing && !commit (self))
    end_typing (self);
}

/* --- keys and mouse --------------------------------------------------------------------------- */

static gboolean
ask (XlCashCanvas *self, const char *word)
{
  g_signal_emit (self, signals[ASKED], 0, word);
  return TRUE;
}

static gboolean
control_key (XlCashCanvas *self, guint key, gboolean shift)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      return ask (self, "copy");
    case GDK_KEY_x:
      return ask (self, "cut");
    case GDK_KEY_v:
      return ask (self, "paste");
    case GDK_KEY_r:
      return ask (self, "fill");
    case GDK_KEY_a:
      self->from_row = self->from_year = 0;
      go (self, (int) last_line (self), (int) n_years (self) - 1, TRUE);
      return TRUE;
    case GDK_KEY_Home:
      go (self, 0, 0, shift);
      return TRUE;
    case GDK_KEY_End:
      go (self, (int) last_line (self), (int) n_years (self) - 1, shift);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Tab walks along the line and leaves the grid behind its last cell, as it does a row of fields. */
static gboolean
tab (XlCashCanvas *self, int step)
{
  int year = (int) self->year + step;

  if (year < 0 || year >= (int) n_years (self))
    return FALSE;
  go (self, (int) self->row, year, FALSE);
  return TRUE;
}

/* Out of the grid from any of its cells; Control and Tab do the same. */
static gboolean
leave_grid (XlCashCanvas *self, gboolean back)
{
  g_signal_emit_by_name (gtk_widget_get_root (GTK_WIDGET (self)), "move-focus",
                         back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static gboolean
key_cb (XlCashCanvas *self, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  int row = (int) self->row, year = (int) self->year;
  gunichar c = gdk_keyval_to_unicode (key);
  char start[7] = { 0 };

  if (self->sheet == NULL || self->editing)
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    return control_key (self, key, shift);
  if (state & GDK_ALT_MASK)
    return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && ask (self, "source");
  switch (key)
    {
    case GDK_KEY_Left:
      go (self, row, year - 1, shift);
      return TRUE;
    case GDK_KEY_Right:
      go (self, row, year + 1, shift);
      return TRUE;
    case GDK_KEY_Up:
      go (self, row - 1, year, shift);
      return TRUE;
    case GDK_KEY_Down:
      go (self, row + 1, year, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
      go (self, row, year - 5, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
      go (self, row, year + 5, shift);
      return TRUE;
    case GDK_KEY_Home:
      go (self, row, 0, shift);
      return TRUE;
    case GDK_KEY_End:
      go (self, row, (int) n_years (self) - 1, shift);
      return TRUE;
    case GDK_KEY_Tab:
      return tab (self, 1);
    case GDK_KEY_ISO_Left_Tab:
      return tab (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      if (shift && key == GDK_KEY_F2)
        rename_line (self);
      else
        edit (self, NULL);
      return TRUE;
    case GDK_KEY_F6:
      return leave_grid (self, shift);
    case GDK_KEY_Menu:
      return ask (self, "menu");
    case GDK_KEY_F10:
      return shift && ask (self, "menu");
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      return ask (self, "clear");
    default:
      break;
    }
  if (c == 0 || !(g_unichar_isdigit (c) || c == '-' || c == 0x2212 || c == '(' || c == '.' || c == ','))
    return FALSE;
  g_unichar_to_utf8 (c, start);
  edit (self, start);
  return TRUE;
}

static gboolean
cell_at (XlCashCanvas *self, double x, double y, guint *row, guint *year)
{
  double r = (y / scale (self) - XL_CASH_HEAD) / XL_CASH_ROW, t = (x - self->names + gtk_adjustment_get_value (self->across)) / self->cell;

  if (r < 0 || r >= n_rows (self))
    return FALSE;
  *row = (guint) r;
  *year = x < self->names ? 0 : (guint) CLAMP (t, 0, (double) n_years (self) - 1);
  return TRUE;
}

/**
 * xl_cash_canvas_get_block:
 * @block: (out caller-allocates): what is chosen; at least the cell with the cursor
 */
void
xl_cash_canvas_get_block (XlCashCanvas *self, XlCashBlock *block)
{
  block->row = MIN (self->row, self->from_row);
  block->column = MIN (self->year, self->from_year);
  block->n_rows = MAX (self->row, self->from_row) - block->row + 1;
  block->n_columns = MAX (self->year, self->from_year) - block->column + 1;
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, XlCashCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint row, year;

  if (!cell_at (self, x, y, &row, &year))
    return;
  if (self->editing && !commit (self))
    return;
  grab_focus (self, GTK_WIDGET (self));
  go (self, (int) row, (int) year, (state & GDK_SHIFT_MASK) != 0);
  if (n == 2 && x < self->names)
    rename_line (self);
  else if (n == 2)
    edit (self, NULL);
}

/* A menu is about the block under the pointer, or the cell there. */
static void
menu_cb (GtkGestureClick *click, int n, double x, double y, XlCashCanvas *self)
{
  XlCashBlock block;
  guint row, year;

  if (!cell_at (self, x, y, &row, &year) || (self->editing && !commit (self)))
    return;
  grab_focus (self, GTK_WIDGET (self));
  xl_cash_canvas_get_block (self, &block);
  if (row < block.row || row >= block.row + block.n_rows || year < block.column || year >= block.column + block.n_columns)
    go (self, (int) row, (int) year, FALSE);
  ask (self, "menu");
}

static void
drag_cb (GtkGestureDrag *drag, double dx, double dy, XlCashCanvas *self)
{
  double x, y;
  guint row, year;

  if (!self->editing && gtk_gesture_drag_get_start_point (drag, &x, &y) && cell_at (self, x + dx, y + dy, &row, &year)
      && (row != self->row || year != self->year))
    go (self, (int) row, (int) year, TRUE);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, XlCashCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double step = dx != 0 ? dx : (state & GDK_SHIFT_MASK) ? dy : 0;

  if (step == 0)
    return FALSE;
  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + step * self->cell);
  return TRUE;
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
xl_cash_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  xl_cash_paint (XL_CASH_CANVAS (widget), cr, width, height);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (xl_cash_canvas_parent_class)->snapshot (widget, snapshot);
}

static void
xl_cash_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  XlCashCanvas *self = XL_CASH_CANVAS (widget);
  guint rows = self->sheet != NULL ? n_rows (self) : 10;
  int bar;

  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (self->names + self->cell * 2);
      *natural = MAX (*minimum, (int) ceil (self->names + MIN (cells_width (self), self->cell * 8)));
    }
  else
    *minimum = *natural = (int) ceil ((XL_CASH_HEAD + XL_CASH_ROW * rows) * scale (self)) + bar;
}

static void
place_entry (XlCashCanvas *self, int height)
{
  int least, natural, baseline;

  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, &baseline);
  gtk_widget_size_allocate (self->entry,
                            &(GtkAllocation) { self->renaming ? 0 : (int) cell_x (self, self->year),
                                               (int) row_y (self, self->row),
                                               MAX ((int) (self->renaming ? self->names : self->cell), least), height },
                            baseline >= 0 ? baseline + (height - natural) / 2 : -1);
}

static void
xl_cash_canvas_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlCashCanvas *self = XL_CASH_CANVAS (widget);
  double room = MAX (width - self->names, 1), all = cells_width (self);
  int bar, h = (int) (XL_CASH_ROW * scale (self));

  gtk_adjustment_configure (self->across, MIN (gtk_adjustment_get_value (self->across), MAX (all - room, 0)), 0,
                            MAX (all, room), self->cell, room, room);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->bar, all > room);
  gtk_widget_size_allocate (self->bar, &(GtkAllocation) { (int) self->names, height - bar, (int) room, bar }, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  if (gtk_widget_get_visible (self->entry))
    place_entry (self, h);
}

static void
theme_cb (GtkWidget *widget)
{
  xl_cash_paint_measure (XL_CASH_CANVAS (widget));
  gtk_widget_queue_resize (widget);
}

static void
xl_cash_canvas_dispose (GObject *object)
{
  XlCashCanvas *self = XL_CASH_CANVAS (object);

  GtkWidget *child;

  self->editing = FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->entry = self->bar = NULL;
  g_clear_object (&self->across);
  g_clear_pointer (&self->texts, g_strfreev);
  g_clear_pointer (&self->sheet, xl_cash_sheet_free);
  G_OBJECT_CLASS (xl_cash_canvas_parent_class)->dispose (object);
}

static void
xl_cash_canvas_class_init (XlCashCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_cash_canvas_dispose;
  widget_class->snapshot = xl_cash_canvas_snapshot;
  widget_class->measure = xl_cash_canvas_measure;
  widget_class->size_allocate = xl_cash_canvas_allocate;
  gtk_widget_class_set_css_name (widget_class, "cashgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  signals[TYPED] = g_signal_new ("typed", XL_TYPE_CASH_CANVAS, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                                 NULL, G_TYPE_BOOLEAN, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
  signals[RENAMED] = g_signal_new ("renamed", XL_TYPE_CASH_CANVAS, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                   NULL, NULL, G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[ASKED] = g_signal_new ("asked", XL_TYPE_CASH_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
add_controllers (XlCashCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *entry_keys = gtk_event_controller_key_new ();
  GtkEventController *entry_focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (show_cursor), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (entry_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (entry_keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_swapped (entry_focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (self->entry, entry_keys);
  gtk_widget_add_controller (self->entry, entry_focus);
}

static void
xl_cash_canvas_init (XlCashCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->across = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  g_signal_connect_swapped (self->across, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (self->across, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->across);
  gtk_widget_set_parent (self->bar, widget);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_add_css_class (self->entry, "xl-cell-entry");
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_parent (self->entry, widget);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->names = 140;
  self->cell = 60;
  add_controllers (self);
  xl_app_theme_connect (widget, theme_cb);
}

/**
 * xl_cash_canvas_set_sheet:
 * @sheet: (transfer full) (nullable): what it shows
 * @exponent: power of ten of its money
 *
 * The cursor stays where it is, as far as there is such a cell.
 */
void
xl_cash_canvas_set_sheet (XlCashCanvas *self, XlCashSheet *sheet, int exponent)
{
  const XlCashRow *row = self->editing ? xl_cash_sheet_row (self->sheet, self->row) : NULL;
  double before;
  gboolean same_size;

  /* What is typed belongs to its line; where another one has come into its place, it is dropped. */
  if (row != NULL && (sheet == NULL || xl_cash_sheet_find (sheet, row->category, row->label) != (int) self->row))
    leave (self);
  /* The chosen cells stay where they are, and an edit of one cell does not lay out the page again. */
  same_size = self->sheet != NULL && sheet != NULL && self->sheet->rows->len == sheet->rows->len;
  g_clear_pointer (&self->sheet, xl_cash_sheet_free);
  self->sheet = sheet;
  self->exponent = exponent;
  xl_cash_paint_prepare (self);
  before = self->names + self->cell;
  xl_cash_paint_measure (self);
  same_size = same_size && before == self->names + self->cell;
  if (n_rows (self) > 0)
    {
      self->row = MIN (self->row, n_rows (self) - 1);
      self->from_row = MIN (self->from_row, n_rows (self) - 1);
      self->year = MIN (self->year, n_years (self) - 1);
      self->from_year = MIN (self->from_year, n_years (self) - 1);
      tell (self);
    }
  if (same_size)
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * xl_cash_canvas_get_sheet:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const XlCashSheet *
xl_cash_canvas_get_sheet (XlCashCanvas *self)
{
  return self->sheet;
}

/**
 * xl_cash_canvas_choose:
 *
 * Puts cursor and focus on a cell.
 */
void
xl_cash_canvas_choose (XlCashCanvas *self, guint row, guint year)
{
  grab_focus (self, GTK_WIDGET (self));
  go (self, (int) row, (int) year, FALSE);
}

/**
 * xl_cash_canvas_select:
 *
 * Chooses a block; the cursor is on its first cell.
 */
void
xl_cash_canvas_select (XlCashCanvas *self, const XlCashBlock *block)
{
  go (self, (int) (block->row + block->n_rows) - 1, (int) (block->column + block->n_columns) - 1, FALSE);
  go (self, (int) block->row, (int) block->column, TRUE);
}

/**
 * xl_cash_canvas_rename:
 *
 * Asks for another name of the line that the cursor is on.
 */
void
xl_cash_canvas_rename (XlCashCanvas *self)
{
  grab_focus (self, GTK_WIDGET (self));
  rename_line (self);
}

/**
 * xl_cash_canvas_get_cursor:
 * @area: (out caller-allocates) (nullable): where the cell with the cursor is drawn
 */
void
xl_cash_canvas_get_cursor (XlCashCanvas *self, guint *row, guint *year, GdkRectangle *area)
{
  *row = self->row;
  *year = self->year;
  if (area != NULL)
    *area = (GdkRectangle) { (int) cell_x (self, self->year), (int) row_y (self, self->row), (int) self->cell,
                             (int) (XL_CASH_ROW * scale (self)) };
}
