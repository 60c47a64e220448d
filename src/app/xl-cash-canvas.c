/* xl-cash-canvas.c - the cells of a cash plan: drawn, walked through, chosen, typed into */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One widget draws all cells, since an entry each would be heavy; the entry that is typed in is one, and moves to the
 * cell. Names of lines stand still at the left while years scroll. What the cursor is on is told to assistive
 * technology in words, as the drawing says nothing to it. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-cash-canvas.h"

#include <math.h>

#include "xl-appearance.h"
#include "xl-draw.h"
#include "xl-pen.h"

#define ROW 30
#define HEAD 28
#define GAP 10
#define MARK 10

struct _XlCashCanvas
{
  GtkWidget parent_instance;

  /* owned */
  XlCashSheet *sheet; /* or NULL */
  GtkWidget *entry;   /* children */
  GtkWidget *bar;
  GtkAdjustment *across;
  /* and */
  int exponent;
  guint row, year;           /* the cursor */
  guint from_row, from_year; /* the other corner of the chosen block */
  double names, cell;        /* widths, px */
  gboolean editing;
};

G_DEFINE_FINAL_TYPE (XlCashCanvas, xl_cash_canvas, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- where things are ------------------------------------------------------------------------- */

static double
scale (XlCashCanvas *self)
{
  return xl_app_theme (GTK_WIDGET (self))->text_scale;
}

static double
text_width (XlCashCanvas *self, const char *text, int weight)
{
  double width, height;

  xl_pen_size (xl_pen_layout (xl_app_theme (GTK_WIDGET (self)), text, 13, weight), &width, &height);
  return width;
}

static gboolean
is_bold (const XlSheetRow *row)
{
  return row->type == XL_SHEET_CASH || row->type == XL_SHEET_DSCR;
}

static void
measure_columns (XlCashCanvas *self)
{
  double widest = 120 * scale (self), cell = 44 * scale (self);

  for (guint r = 0; self->sheet != NULL && r < self->sheet->rows->len; r++)
    {
      const XlSheetRow *row = xl_cash_sheet_row (self->sheet, r);

      widest = MAX (widest, text_width (self, row->title, is_bold (row) ? 700 : 400) + (row->illustrative ? MARK + 6 : 0));
      for (guint t = 0; t < self->sheet->n_years; t++)
        {
          g_autofree char *text = xl_cash_sheet_text (self->sheet, r, t, self->exponent, FALSE);

          cell = MAX (cell, text_width (self, text, 700));
        }
    }
  self->names = MIN (widest, 220 * scale (self)) + GAP;
  self->cell = cell + 2 * 8;
}

static double
cells_width (XlCashCanvas *self)
{
  return self->sheet != NULL ? self->cell * self->sheet->n_years : 0;
}

static double
cell_x (XlCashCanvas *self, guint year)
{
  return self->names + self->cell * year - gtk_adjustment_get_value (self->across);
}

static double
row_y (XlCashCanvas *self, guint row)
{
  return (HEAD + ROW * row) * scale (self);
}

static guint
last_line (XlCashCanvas *self)
{
  guint n = 0;

  for (guint r = 0; self->sheet != NULL && r < self->sheet->rows->len; r++)
    if (xl_cash_sheet_row (self->sheet, r)->type == XL_SHEET_LINE)
      n = r;
  return n;
}

/* --- saying ----------------------------------------------------------------------------------- */

static void
tell (XlCashCanvas *self)
{
  const XlSheetRow *row;
  g_autofree char *text = NULL, *words = NULL;

  if (self->sheet == NULL || self->sheet->rows->len == 0)
    return;
  row = xl_cash_sheet_row (self->sheet, self->row);
  text = xl_cash_sheet_text (self->sheet, self->row, self->year, self->exponent, FALSE);
  /* Translators: a line of a cash plan, a year, a figure */
  words = g_strdup_printf (_("Cash plan, %s %d: %s"), row->title, self->sheet->base_year + (int) self->year,
                           *text != '\0' ? text : _("empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
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
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go (XlCashCanvas *self, int row, int year, gboolean extend)
{
  if (self->sheet == NULL || self->sheet->rows->len == 0)
    return;
  self->row = (guint) CLAMP (row, 0, (int) self->sheet->rows->len - 1);
  self->year = (guint) CLAMP (year, 0, (int) self->sheet->n_years - 1);
  if (!extend)
    {
      self->from_row = self->row;
      self->from_year = self->year;
    }
  show_cursor (self);
}

/* --- typing ----------------------------------------------------------------------------------- */

static void
leave (XlCashCanvas *self)
{
  if (!self->editing)
    return;
  self->editing = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
edit (XlCashCanvas *self, const char *start)
{
  g_autofree char *text = NULL;

  if (self->sheet == NULL || xl_cash_sheet_row (self->sheet, self->row)->type != XL_SHEET_LINE)
    return;
  self->from_row = self->row;
  self->from_year = self->year;
  text = start != NULL ? g_strdup (start) : xl_cash_sheet_text (self->sheet, self->row, self->year, self->exponent, TRUE);
  self->editing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
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
  g_signal_emit (self, signals[TYPED], 0, self->row, self->year, text, &taken);
  if (taken)
    leave (self);
  return taken;
}

static void
commit_and_go (XlCashCanvas *self, int rows, int years)
{
  if (commit (self))
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
    {
      self->editing = FALSE;
      gtk_widget_set_visible (self->entry, FALSE);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
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
      go (self, (int) last_line (self), (int) self->sheet->n_years - 1, TRUE);
      return TRUE;
    case GDK_KEY_Home:
      go (self, 0, 0, shift);
      return TRUE;
    case GDK_KEY_End:
      go (self, (int) last_line (self), (int) self->sheet->n_years - 1, shift);
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

  if (year < 0 || year >= (int) self->sheet->n_years)
    return FALSE;
  go (self, (int) self->row, year, FALSE);
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
    return FALSE;
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
      go (self, row, (int) self->sheet->n_years - 1, shift);
      return TRUE;
    case GDK_KEY_Tab:
      return tab (self, 1);
    case GDK_KEY_ISO_Left_Tab:
      return tab (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      edit (self, NULL);
      return TRUE;
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
  double r = (y / scale (self) - HEAD) / ROW, t = (x - self->names + gtk_adjustment_get_value (self->across)) / self->cell;

  if (self->sheet == NULL || r < 0 || r >= self->sheet->rows->len)
    return FALSE;
  *row = (guint) r;
  *year = x < self->names ? 0 : (guint) CLAMP (t, 0, (double) self->sheet->n_years - 1);
  return TRUE;
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
  gtk_widget_grab_focus (GTK_WIDGET (self));
  go (self, (int) row, (int) year, (state & GDK_SHIFT_MASK) != 0);
  if (n == 2)
    edit (self, NULL);
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

/* --- drawing ---------------------------------------------------------------------------------- */

void
xl_cash_canvas_get_block (XlCashCanvas *self, guint *row, guint *year, guint *n_rows, guint *n_years)
{
  *row = MIN (self->row, self->from_row);
  *year = MIN (self->year, self->from_year);
  *n_rows = MAX (self->row, self->from_row) - *row + 1;
  *n_years = MAX (self->year, self->from_year) - *year + 1;
}

static XlColour
colour_of (const XlTheme *theme, const XlSheetRow *row, double value)
{
  if ((row->type == XL_SHEET_CASH && value < 0) || (row->type == XL_SHEET_DSCR && value < 1))
    return theme->red;
  return row->type == XL_SHEET_LINE || is_bold (row) ? theme->ink : theme->ink2;
}

static void
draw_block (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme)
{
  guint row, year, n_rows, n_years;
  double h = ROW * theme->text_scale;
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));

  xl_cash_canvas_get_block (self, &row, &year, &n_rows, &n_years);
  if (n_rows > 1 || n_years > 1)
    {
      cairo_rectangle (cr, cell_x (self, year), row_y (self, row), self->cell * n_years, h * n_rows);
      xl_pen_set (cr, theme->accent_tint);
      cairo_fill (cr);
    }
  cairo_rectangle (cr, cell_x (self, self->year) + 1, row_y (self, self->row) + 1, self->cell - 2, h - 2);
  xl_pen_set (cr, focused ? theme->accent : theme->line2);
  cairo_set_line_width (cr, focused ? 2 : 1);
  cairo_stroke (cr);
}

static void
draw_cells (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme, double width)
{
  double h = ROW * theme->text_scale, head = HEAD * theme->text_scale;

  for (guint t = 0; t < self->sheet->n_years; t++)
    {
      double right = cell_x (self, t) + self->cell - 8;
      char year[16];

      if (right < self->names || right - self->cell > width)
        continue;
      g_snprintf (year, sizeof year, "%d", self->sheet->base_year + (int) t);
      xl_pen_write (cr, theme, year, 12, 700, right, head / 2, 1, 0, theme->ink2);
      for (guint r = 0; r < self->sheet->rows->len; r++)
        {
          const XlSheetRow *row = xl_cash_sheet_row (self->sheet, r);
          g_autofree char *text = xl_cash_sheet_text (self->sheet, r, t, self->exponent, FALSE);

          if (*text != '\0')
            xl_pen_write (cr, theme, text, 13, is_bold (row) ? 700 : 400, right, row_y (self, r) + h / 2, 1, 0,
                          colour_of (theme, row, row->values[t]));
        }
    }
}

static void
draw_names (XlCashCanvas *self, cairo_t *cr, const XlTheme *theme, double width)
{
  double h = ROW * theme->text_scale;

  for (guint r = 0; r < self->sheet->rows->len; r++)
    {
      const XlSheetRow *row = xl_cash_sheet_row (self->sheet, r);
      double x = row->illustrative ? MARK + 6 : 0, y = row_y (self, r);

      if (row->illustrative)
        xl_draw_hatch_mark (cr, theme, 0, y + h / 2 - MARK / 2.0, MARK);
      xl_pen_write (cr, theme, row->title, 13, is_bold (row) ? 700 : 400, x, y + h / 2, 0, self->names - x - GAP, theme->ink);
      cairo_move_to (cr, 0, y + 0.5);
      cairo_line_to (cr, width, y + 0.5);
      xl_pen_set (cr, theme->line);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

static void
xl_cash_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlCashCanvas *self = XL_CASH_CANVAS (widget);
  const XlTheme *theme = xl_app_theme (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (self->sheet != NULL && self->sheet->rows->len > 0)
    {
      draw_names (self, cr, theme, width);
      cairo_save (cr);
      cairo_rectangle (cr, self->names, 0, MAX (width - self->names, 0), height);
      cairo_clip (cr);
      draw_block (self, cr, theme);
      draw_cells (self, cr, theme, width);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (xl_cash_canvas_parent_class)->snapshot (widget, snapshot);
}

static void
xl_cash_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  XlCashCanvas *self = XL_CASH_CANVAS (widget);
  guint rows = self->sheet != NULL ? self->sheet->rows->len : 10;
  int bar;

  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (self->names + self->cell * 2);
      *natural = MAX (*minimum, (int) ceil (self->names + MIN (cells_width (self), self->cell * 8)));
    }
  else
    *minimum = *natural = (int) ceil ((HEAD + ROW * rows) * scale (self)) + bar;
}

static void
xl_cash_canvas_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XlCashCanvas *self = XL_CASH_CANVAS (widget);
  double room = MAX (width - self->names, 1), all = cells_width (self);
  int bar, h = (int) (ROW * scale (self));

  gtk_adjustment_configure (self->across, MIN (gtk_adjustment_get_value (self->across), MAX (all - room, 0)), 0,
                            MAX (all, room), self->cell, room, room);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->bar, all > room);
  gtk_widget_size_allocate (self->bar, &(GtkAllocation) { (int) self->names, height - bar, (int) room, bar }, -1);
  if (gtk_widget_get_visible (self->entry))
    {
      int least;

      gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->entry, &(GtkAllocation) { (int) cell_x (self, self->year),
                                                                (int) row_y (self, self->row), MAX ((int) self->cell, least),
                                                                h }, -1);
    }
}

static void
theme_cb (GtkWidget *widget)
{
  measure_columns (XL_CASH_CANVAS (widget));
  gtk_widget_queue_resize (widget);
}

static void
xl_cash_canvas_dispose (GObject *object)
{
  XlCashCanvas *self = XL_CASH_CANVAS (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->across);
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
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (show_cursor), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
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
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_add_css_class (self->entry, "xl-cell-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Amount"), -1);
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
  g_clear_pointer (&self->sheet, xl_cash_sheet_free);
  self->sheet = sheet;
  self->exponent = exponent;
  measure_columns (self);
  if (sheet != NULL && sheet->rows->len > 0)
    {
      self->row = MIN (self->row, sheet->rows->len - 1);
      self->from_row = MIN (self->from_row, sheet->rows->len - 1);
      self->year = MIN (self->year, sheet->n_years - 1);
      self->from_year = MIN (self->from_year, sheet->n_years - 1);
      tell (self);
    }
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
  gtk_widget_grab_focus (GTK_WIDGET (self));
  go (self, (int) row, (int) year, FALSE);
}
