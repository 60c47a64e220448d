/* xl-cash-grid.c - the cash plan of a project, to be read and typed like a spreadsheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-cash-grid.h"

#include "xl-application.h"
#include "xl-cash-canvas.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-evidence-view.h"
#include "xl-id.h"
#include "xl-label.h"
#include "xl-state.h"

#include <string.h>

/* How long the change that a paste asked for is waited for: of the project, by its revision. */
typedef enum
{
  PASTE_NONE,
  PASTE_ASKED, /* the next change of the project is its own */
  PASTE_DONE,  /* Undo takes it back, until something else changes */
} PasteState;

struct _XlCashGrid
{
  GtkBox parent_instance;

  /* owned */
  XlDesk *desk;
  GArray *extra;    /* of XlCashLineName: lines that were added and have no amount yet */
  char *copied;     /* what was last copied here: it has neither years nor names */
  int copied_exponent, copied_tonnes_exponent; /* units that it is in */
  char *currency;   /* that the units are listed in */
  /* and */
  gint64 project;   /* its id, or 0 */
  guint revision;   /* of the project, as it is shown */
  PasteState paste;
  gboolean filling; /* the units are being listed */
  /* template */
  XlCashCanvas *canvas;
  GtkDropDown *unit;
  GtkWidget *add;
  GtkPopover *add_popover;
  GtkDropDown *add_category;
  GtkEditable *add_label;
  GtkLabel *add_error;
  GtkWidget *said;
  GtkLabel *message;
  GtkWidget *undo;
  GtkLabel *outside;
  GMenuModel *cell_menu;
  /* borrowed: children of the canvas */
  GtkPopover *menu;
  GtkPopover *source_popover;
  XlEvidenceView *source;
  GtkPopover *bubble;
  GtkLabel *bubble_label;
  /* and */
  guint look; /* source: is the message in view? */
};

G_DEFINE_FINAL_TYPE (XlCashGrid, xl_cash_grid, GTK_TYPE_BOX)

static void
clear_name (gpointer name)
{
  g_free (((XlCashLineName *) name)->label);
}

static XlProject *
get_project (XlCashGrid *self)
{
  XlPlan *plan = self->desk != NULL ? xl_desk_get_plan (self->desk) : NULL;

  return plan != NULL ? (XlProject *) xl_plan_lookup (plan, self->project) : NULL;
}

static void
pop_up (XlCashGrid *self, GtkPopover *popover)
{
  GdkRectangle area;
  guint row, year;

  xl_cash_canvas_get_cursor (self->canvas, &row, &year, &area);
  gtk_popover_set_pointing_to (popover, &area);
  gtk_popover_popup (popover);
}

/* On a small screen the line under the grid may be out of sight: then its sentence stands at the cell. */
static gboolean
look_cb (gpointer data)
{
  XlCashGrid *self = data;
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  self->look = 0;
  if (window != NULL && gtk_widget_get_visible (self->said) && gtk_widget_get_mapped (GTK_WIDGET (self))
      && gtk_widget_compute_bounds (self->said, window, &bounds)
      && (bounds.origin.y < 0 || bounds.origin.y + bounds.size.height > gtk_widget_get_height (window)))
    {
      gtk_label_set_text (self->bubble_label, gtk_label_get_text (self->message));
      gtk_widget_set_css_classes (GTK_WIDGET (self->bubble_label), (const char *[]) { gtk_widget_has_css_class (
                                      GTK_WIDGET (self->message), "xl-field-error") ? "xl-field-error" : "xl-caption", NULL });
      pop_up (self, self->bubble);
    }
  return G_SOURCE_REMOVE;
}

/* A sentence under the grid; an error is red. */
static void
say (XlCashGrid *self, const char *sentence, gboolean error)
{
  gtk_popover_popdown (self->bubble);
  if (sentence != NULL && self->look == 0)
    self->look = g_timeout_add (60, look_cb, self); /* when it has its place */
  gtk_label_set_text (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->said, sentence != NULL);
  gtk_widget_set_visible (self->undo, FALSE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message),
                              (const char *[]) { error ? "xl-field-error" : "xl-caption", NULL });
  self->paste = PASTE_NONE;
}

/* --- the unit --------------------------------------------------------------------------------- */

static char *
unit_key (XlCashGrid *self)
{
  return xl_id_to_text (&xl_kind_project, self->project);
}

/* What was chosen for this project, else what fits its size. */
static int
get_exponent (XlCashGrid *self, const XlCashSheet *sheet)
{
  g_autofree char *key = unit_key (self);
  int chosen = xl_state_get_int ("cash-unit", key, -1);

  return chosen >= 0 && chosen <= 6 ? chosen / 3 * 3 : sheet->exponent;
}

/* The list is made again for another currency only. */
static void
list_units (XlCashGrid *self, const char *currency, int exponent)
{
  g_autoptr (GtkStringList) units = NULL;

  self->filling = TRUE;
  if (gtk_drop_down_get_model (self->unit) == NULL || g_strcmp0 (self->currency, currency) != 0)
    {
      units = gtk_string_list_new (NULL);
      for (int e = 0; e <= 6; e += 3)
        {
          g_autofree char *unit = xl_words_money_unit (e, currency);

          gtk_string_list_append (units, unit);
        }
      g_free (self->currency);
      self->currency = g_strdup (currency);
      gtk_drop_down_set_model (self->unit, G_LIST_MODEL (units));
    }
  if (gtk_drop_down_get_selected (self->unit) != (guint) exponent / 3)
    gtk_drop_down_set_selected (self->unit, (guint) exponent / 3);
  self->filling = FALSE;
}

/* What was pasted is told until something else changes. */
static void
follow_paste (XlCashGrid *self, guint revision)
{
  if (revision == self->revision)
    return;
  self->revision = revision;
  if (self->paste == PASTE_ASKED)
    self->paste = PASTE_DONE;
  else if (self->paste == PASTE_DONE)
    say (self, NULL, FALSE);
}

static void
refresh (XlCashGrid *self)
{
  XlProject *project = get_project (self);
  g_autofree char *outside = NULL;
  XlCashSheet *sheet;
  gboolean writable;
  int exponent;

  if (project == NULL)
    {
      xl_cash_canvas_set_sheet (self->canvas, NULL, 0);
      return;
    }
  follow_paste (self, project->parent_instance.revision);
  writable = !xl_desk_get_read_only (self->desk);
  gtk_widget_set_sensitive (self->add, writable);
  sheet = xl_cash_sheet_new (xl_desk_get_plan (self->desk), project, (const XlCashLineName *) (gpointer) self->extra->data,
                             self->extra->len);
  outside = xl_words_cash_outside (sheet);
  gtk_label_set_text (self->outside, outside != NULL ? outside : "");
  gtk_widget_set_visible (GTK_WIDGET (self->outside), outside != NULL);
  exponent = get_exponent (self, sheet);
  list_units (self, project->currency, exponent);
  xl_cash_canvas_set_sheet (self->canvas, sheet, exponent);
}

static int
shown_exponent (XlCashGrid *self)
{
  return (int) gtk_drop_down_get_selected (self->unit) * 3;
}

static void
unit_cb (XlCashGrid *self)
{
  g_autofree char *key = NULL;

  if (self->filling || self->project == 0)
    return;
  key = unit_key (self);
  xl_state_set_int ("cash-unit", key, shown_exponent (self));
  refresh (self);
}

/* --- edits ------------------------------------------------------------------------------------ */

/* What an edit of the grid is made from. */
typedef struct
{
  XlPlan *plan;
  XlProject *project;
  const XlCashSheet *sheet;
  XlCashBlock block;
} At;

static gboolean
get_at (XlCashGrid *self, At *at)
{
  at->project = get_project (self);
  at->sheet = xl_cash_canvas_get_sheet (self->canvas);
  if (at->project == NULL || at->sheet == NULL)
    return FALSE;
  at->plan = xl_desk_get_plan (self->desk);
  xl_cash_canvas_get_block (self->canvas, &at->block);
  return TRUE;
}

/* Through the door; FALSE with what is wrong under the grid. Else @note stands there, if any. */
static gboolean
perform (XlCashGrid *self, XlEdit *edit, const char *note, const char *sentence)
{
  g_autofree char *refused = NULL;

  if (edit != NULL && !xl_desk_edit (self->desk, edit, &refused))
    sentence = refused;
  say (self, sentence != NULL ? sentence : note, sentence != NULL);
  return sentence == NULL;
}

static gboolean
typed_cb (XlCashGrid *self, guint row, guint year, const char *text)
{
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *note = NULL, *sentence = NULL;
  XlCashBlock cell = { row, year, 1, 1 };
  At at;

  if (!get_at (self, &at))
    return TRUE;
  edit = xl_edits_cash_typed (at.plan, at.project, at.sheet, &cell, text, shown_exponent (self), xl_number_locale (), &note,
                              &sentence);
  return perform (self, edit, note, sentence);
}

static void
clear_block (XlCashGrid *self)
{
  g_autoptr (XlEdit) edit = NULL;
  At at;

  if (!get_at (self, &at))
    return;
  edit = xl_edits_cash_clear (at.plan, at.project, at.sheet, &at.block);
  perform (self, edit, NULL, NULL);
}

static void
fill_right (XlCashGrid *self)
{
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;
  At at;

  if (!get_at (self, &at))
    return;
  edit = xl_edits_cash_fill_right (at.plan, at.project, at.sheet, &at.block, &sentence);
  perform (self, edit, NULL, sentence);
}

static void
copy (XlCashGrid *self)
{
  At at;

  if (!get_at (self, &at))
    return;
  g_free (self->copied);
  self->copied_exponent = shown_exponent (self);
  self->copied_tonnes_exponent = at.sheet->tonnes_exponent;
  self->copied = xl_cash_sheet_copy (at.sheet, &at.block, self->copied_exponent, xl_number_locale ());
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->copied);
}

/* A row of amounts that was copied here may look like years; and the sheet may be shown in other units by now. */
static XlPaste *
paste_read (XlCashGrid *self, const char *text)
{
  const gboolean own = g_strcmp0 (text, self->copied) == 0;
  XlPaste *paste = xl_paste_parse (text, xl_number_locale (), own ? XL_PASTE_BARE : 0);

  if (own)
    {
      paste->exponent = self->copied_exponent;
      paste->tonnes_exponent = self->copied_tonnes_exponent;
    }
  return paste;
}

static void
paste_text (XlCashGrid *self, const char *text)
{
  g_autoptr (XlPaste) paste = NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL, *note = NULL, *reading = NULL, *words = NULL;
  At at;

  if (!get_at (self, &at))
    return;
  paste = paste_read (self, text);
  edit = xl_edits_cash_paste (at.plan, at.project, at.sheet, paste, &at.block, shown_exponent (self), &note, &sentence);
  if (sentence == NULL)
    reading = xl_words_paste_reading (paste);
  words = note != NULL ? g_strdup_printf ("%s %s", reading, note) : g_strdup (reading);
  if (sentence == NULL)
    xl_cash_canvas_select (self->canvas, &at.block);
  if (!perform (self, edit, words, sentence))
    return;
  gtk_widget_set_visible (self->undo, edit != NULL);
  self->paste = edit != NULL ? PASTE_ASKED : PASTE_DONE;
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlCashGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  paste_text (self, text != NULL ? text : "");
}

static void
paste (XlCashGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

/* --- lines ------------------------------------------------------------------------------------ */

static XlCashLineName *
find_extra (XlCashGrid *self, int category, const char *label)
{
  for (guint i = 0; i < self->extra->len; i++)
    {
      XlCashLineName *name = &g_array_index (self->extra, XlCashLineName, i);

      if (name->category == category && g_strcmp0 (name->label, label) == 0)
        return name;
    }
  return NULL;
}

static gboolean
renamed_cb (XlCashGrid *self, guint row, const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdup (text)), *sentence = NULL;
  const char *label = *clean != '\0' ? clean : NULL;
  g_autoptr (XlEdit) edit = NULL;
  const XlCashRow *line;
  XlCashLineName *extra;
  At at;

  if (!get_at (self, &at))
    return TRUE;
  line = xl_cash_sheet_row (at.sheet, row);
  if (g_strcmp0 (line->label, label) == 0)
    return perform (self, NULL, NULL, NULL);
  if (xl_cash_sheet_find (at.sheet, line->category, label) >= 0)
    {
      XlCashRefusal refusal = { .why = XL_CASH_REFUSED_EXISTS, .category = line->category, .label = label };

      sentence = xl_words_cash_refusal (&refusal);
      return perform (self, NULL, NULL, sentence);
    }
  extra = find_extra (self, line->category, line->label);
  edit = xl_edits_cash_rename (at.plan, at.project, line->category, line->label, label, &sentence);
  if (edit == NULL && sentence == NULL && extra == NULL)
    {
      /* A line without amounts is only a name: it is kept here until it has one. */
      XlCashLineName name = { line->category, g_strdup (label) };

      g_array_append_val (self->extra, name);
    }
  else if (extra != NULL && sentence == NULL)
    {
      g_free (extra->label);
      extra->label = g_strdup (label);
    }
  if (!perform (self, edit, NULL, sentence))
    return FALSE;
  if (edit == NULL)
    refresh (self);
  return TRUE;
}

static void
add_cb (XlCashGrid *self)
{
  int category = (int) gtk_drop_down_get_selected (self->add_category) + 1, row;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->add_label)));
  const char *label = *text != '\0' ? text : NULL;
  XlCashLineName name = { category, g_strdup (label) };
  g_autofree char *sentence = NULL;
  At at;

  if (!get_at (self, &at))
    return;
  if (xl_cash_sheet_find (at.sheet, category, label) >= 0)
    {
      XlCashRefusal refusal = { .why = XL_CASH_REFUSED_EXISTS, .category = category, .label = label };

      sentence = xl_words_cash_refusal (&refusal);
      gtk_label_set_text (self->add_error, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->add_error), TRUE);
      g_free (name.label);
      return;
    }
  g_array_append_val (self->extra, name);
  gtk_popover_popdown (self->add_popover);
  refresh (self);
  row = xl_cash_sheet_find (xl_cash_canvas_get_sheet (self->canvas), category, label);
  if (row >= 0)
    xl_cash_canvas_choose (self->canvas, (guint) row, 0);
}

static void
add_shown_cb (XlCashGrid *self)
{
  gtk_editable_set_text (self->add_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->add_error), FALSE);
  if (gtk_drop_down_get_model (self->add_category) == NULL)
    {
      g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);

      for (int category = XL_LINE_CAPEX; category <= XL_LINE_CO2; category++)
        gtk_string_list_append (categories, xl_words_cash_category (category));
      gtk_drop_down_set_model (self->add_category, G_LIST_MODEL (categories));
      gtk_drop_down_set_selected (self->add_category, XL_LINE_REVENUE - 1);
    }
}

/* --- where a figure comes from, and the menu -------------------------------------------------- */

static void
show_source (XlCashGrid *self)
{
  XlRecord *record;
  guint row, year;
  At at;

  if (!get_at (self, &at))
    return;
  xl_cash_canvas_get_cursor (self->canvas, &row, &year, NULL);
  record = xl_plan_lookup (at.plan, xl_cash_sheet_cell (at.sheet, row, year)->record);
  if (record == NULL)
    {
      say (self, row < at.sheet->n_lines ? _("This cell is empty: there is no figure to have a source.")
                                         : _("This figure is computed from the lines above."), FALSE);
      return;
    }
  xl_part_set_record (XL_PART (self->source), record);
  xl_evidence_view_set_field (self->source,
                              xl_cash_sheet_row (at.sheet, row)->category == XL_LINE_CO2 ? "tonnes" : "amount");
  pop_up (self, self->source_popover);
}

static void
show_menu (XlCashGrid *self)
{
  gboolean writable = self->desk != NULL && !xl_desk_get_read_only (self->desk);

  for (const char *const *name = (const char *const[]){ "grid.cut", "grid.paste", "grid.clear", "grid.fill", "grid.rename",
                                                        NULL };
       *name != NULL; name++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), *name, writable);
  pop_up (self, self->menu);
}

static void
asked_cb (XlCashGrid *self, const char *word)
{
  if (g_str_equal (word, "copy") || g_str_equal (word, "cut"))
    copy (self);
  if (g_str_equal (word, "cut") || g_str_equal (word, "clear"))
    clear_block (self);
  else if (g_str_equal (word, "fill"))
    fill_right (self);
  else if (g_str_equal (word, "paste"))
    paste (self);
  else if (g_str_equal (word, "source"))
    show_source (self);
  else if (g_str_equal (word, "menu"))
    show_menu (self);
  else if (g_str_equal (word, "rename"))
    xl_cash_canvas_rename (self->canvas);
  else if (g_str_equal (word, "moved"))
    gtk_popover_popdown (self->bubble);
  else if (g_str_equal (word, "computed"))
    {
      g_autofree char *sentence = xl_words_cash_refusal (&(XlCashRefusal) { .why = XL_CASH_REFUSED_COMPUTED });

      say (self, sentence, TRUE);
    }
}

/* "grid.copy" and its like, from the menu. */
static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (XL_CASH_GRID (widget)->canvas));
  asked_cb (XL_CASH_GRID (widget), name + strlen ("grid."));
}

static void
paste_cb (XlCashGrid *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  paste (self);
}

static void
undo_cb (XlCashGrid *self)
{
  say (self, NULL, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static void
xl_cash_grid_dispose (GObject *object)
{
  XlCashGrid *self = XL_CASH_GRID (object);

  g_clear_object (&self->desk);
  g_clear_handle_id (&self->look, g_source_remove);
  G_OBJECT_CLASS (xl_cash_grid_parent_class)->dispose (object);
}

static void
xl_cash_grid_finalize (GObject *object)
{
  XlCashGrid *self = XL_CASH_GRID (object);

  g_array_unref (self->extra);
  g_free (self->copied);
  g_free (self->currency);
  G_OBJECT_CLASS (xl_cash_grid_parent_class)->finalize (object);
}

static void
xl_cash_grid_class_init (XlCashGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = xl_cash_grid_dispose;
  object_class->finalize = xl_cash_grid_finalize;
  g_type_ensure (XL_TYPE_CASH_CANVAS);
  for (const char *const *name = (const char *const[]){ "grid.cut", "grid.copy", "grid.paste", "grid.clear", "grid.fill",
                                                        "grid.rename", "grid.source", NULL };
       *name != NULL; name++)
    gtk_widget_class_install_action (widget_class, *name, NULL, action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-cash-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, canvas);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, unit);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, add);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, add_popover);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, add_category);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, add_label);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, add_error);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, said);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, message);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, undo);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, outside);
  gtk_widget_class_bind_template_child (widget_class, XlCashGrid, cell_menu);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_shown_cb);
}

/* They point at cells, so they are the canvas's. */
static void
add_popovers (XlCashGrid *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->cell_menu));
  gtk_popover_set_has_arrow (self->menu, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), canvas);

  self->source = XL_EVIDENCE_VIEW (xl_evidence_view_new ());
  self->source_popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->source_popover, GTK_WIDGET (self->source));
  gtk_widget_set_parent (GTK_WIDGET (self->source_popover), canvas);

  self->bubble_label = GTK_LABEL (gtk_label_new (NULL));
  xl_label_wrap (self->bubble_label);
  gtk_label_set_xalign (self->bubble_label, 0);
  gtk_label_set_max_width_chars (self->bubble_label, 44);
  self->bubble = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->bubble, FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->bubble), FALSE);
  gtk_popover_set_child (self->bubble, GTK_WIDGET (self->bubble_label));
  gtk_widget_set_parent (GTK_WIDGET (self->bubble), canvas);
}

static void
xl_cash_grid_init (XlCashGrid *self)
{
  self->extra = g_array_new (FALSE, TRUE, sizeof (XlCashLineName));
  g_array_set_clear_func (self->extra, clear_name);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_popovers (self);
}

/**
 * xl_cash_grid_show:
 * @desk: where edits go
 * @project: (nullable): whose cash plan it shows, as it is now
 */
void
xl_cash_grid_show (XlCashGrid *self, XlDesk *desk, XlProject *project)
{
  gint64 id = project != NULL ? xl_record_get_id (&project->parent_instance) : 0;

  g_set_object (&self->desk, desk);
  if (id != self->project)
    {
      say (self, NULL, FALSE);
      g_array_set_size (self->extra, 0);
    }
  self->project = id;
  refresh (self);
}

/**
 * xl_cash_grid_focus:
 * @line: (nullable): puts the cursor on its cell
 */
void
xl_cash_grid_focus (XlCashGrid *self, const XlCashLine *line)
{
  const XlCashSheet *sheet = xl_cash_canvas_get_sheet (self->canvas);
  int row = line != NULL && sheet != NULL ? xl_cash_sheet_find (sheet, line->category, line->label) : -1;

  if (row >= 0)
    xl_cash_canvas_choose (self->canvas, (guint) row, (guint) MAX (line->year - sheet->base, 0));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}
