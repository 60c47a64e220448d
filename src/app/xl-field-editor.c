/* xl-field-editor.c - edits one value in place, in the way its type asks for */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invariants
 * 1. "shown" is what the record says, as one would type it; "sent" is what was handed over and has not
 *    come back yet. Text that is neither is being typed: no change from elsewhere touches it.
 * 2. A text is handed over once: leaving after Enter does not hand it over again.
 * 3. Only one of the widgets exists; which one follows from the field's type. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-field-editor.h"

#include <string.h>

#include "xl-appearance.h"
#include "xl-check-set.h"
#include "xl-desk-words.h"
#include "xl-fitting-text.h"
#include "xl-record-picker.h"

#define REST_SECONDS 2

/* Over so many px words of a cell fade out; the last are the padding of its entry. */
#define FADE 24
#define EDGE 6

struct _XlFieldEditor
{
  GtkWidget parent_instance;

  const XlField *field;
  char *name;             /* owned: what assistive technology calls it */
  char *shown;            /* owned */
  char *sent;             /* owned */
  XlDesk *desk;           /* owned */
  XlRecord *record;       /* owned */
  guint rest;
  gboolean cell;          /* fills the column of a table, whose head says the unit */
  gboolean showing;       /* a programme, not a person, changes the widgets */

  /* one of them */
  GtkWidget *entry;
  GtkWidget *view;
  GtkWidget *button;      /* of a choice or a reference */
  GtkWidget *check;
  GtkWidget *checks;

  GtkWidget *placeholder; /* of the view */
  GtkWidget *value;       /* label in the button */
  GtkWidget *open;        /* beside a reference */
  GtkWidget *unit;
  GSimpleAction *choose;  /* owned */
};

G_DEFINE_FINAL_TYPE (XlFieldEditor, xl_field_editor, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  CHOSEN,
  CREATED,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_typed (XlFieldEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->view == NULL)
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What is stored has no typing left to take back: there Ctrl+Z takes back the last edit. */
static void
forget_history (XlFieldEditor *self)
{
  for (int on = FALSE; on <= TRUE; on++)
    if (self->entry != NULL)
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), on);
    else if (self->view != NULL)
      gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), on);
}

static void
set_typed (XlFieldEditor *self, const char *text)
{
  g_autofree char *now = dup_typed (self);

  if (now == NULL || strcmp (now, text) == 0)
    {
      forget_history (self);
      return;
    }
  self->showing = TRUE;
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
  forget_history (self);
  self->showing = FALSE;
}

static gboolean
is_dirty (XlFieldEditor *self)
{
  g_autofree char *now = dup_typed (self);

  return now != NULL && g_strcmp0 (now, self->shown) != 0 && g_strcmp0 (now, self->sent) != 0;
}

/* --- typing ----------------------------------------------------------------------------------- */

static gboolean
is_number (const XlField *field)
{
  return field->type == XL_FIELD_INTEGER || field->type == XL_FIELD_REAL || field->type == XL_FIELD_MONEY
         || field->type == XL_FIELD_SHARE;
}

static gboolean
rested_cb (gpointer data)
{
  XlFieldEditor *self = data;

  self->rest = 0;
  xl_field_editor_finish (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (XlFieldEditor *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  /* Figures stand at the right of their field, "not stated" at the left like any other. */
  if (self->entry != NULL && is_number (self->field))
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry),
                                self->cell || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' ? 1 : 0);
  if (self->view != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

      gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
      if (!self->showing)
        self->rest = g_timeout_add_seconds (REST_SECONDS, rested_cb, self);
    }
}

static gboolean
key_cb (XlFieldEditor *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || self->shown == NULL)
    return GDK_EVENT_PROPAGATE;
  {
    g_autofree char *now = dup_typed (self);

    if (g_strcmp0 (now, self->shown) == 0)
      return GDK_EVENT_PROPAGATE;
  }
  xl_field_editor_reset (self);
  if (self->entry != NULL)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  g_signal_emit (self, signals[RESTORED], 0);
  return GDK_EVENT_STOP;
}

static void
watch_typing (XlFieldEditor *self, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (xl_field_editor_finish), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
}

/* What is too long for its entry shows whole in the tooltip. */
static gboolean
entry_tooltip_cb (GtkWidget *entry, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (entry, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (gtk_widget_get_first_child (entry)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
make_entry (XlFieldEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = entry;
  gtk_widget_set_has_tooltip (entry, TRUE);
  g_signal_connect (entry, "query-tooltip", G_CALLBACK (entry_tooltip_cb), NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("not stated"));
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_widget_add_css_class (entry, "xl-plain");
  if (is_number (self->field) || self->field->type == XL_FIELD_DATE)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 14);
      gtk_widget_set_halign (entry, GTK_ALIGN_START);
      if (is_number (self->field))
        gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
    }
  else
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
      gtk_widget_set_hexpand (entry, TRUE);
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (xl_field_editor_finish), self);
  watch_typing (self, entry);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  self->unit = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->unit, "xl-unit");
  gtk_widget_set_visible (self->unit, FALSE);
  gtk_widget_set_parent (self->unit, GTK_WIDGET (self));
}

static void
make_view (XlFieldEditor *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = xl_fitting_text_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "xl-plain");
  gtk_widget_set_hexpand (overlay, TRUE);
  self->placeholder = gtk_label_new (_("not stated"));
  gtk_widget_add_css_class (self->placeholder, "xl-placeholder");
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->placeholder), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (changed_cb), self);
  watch_typing (self, self->view);
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
}

/* --- choosing --------------------------------------------------------------------------------- */

static GtkWidget *
make_button (XlFieldEditor *self, gboolean arrow)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = button;
  self->value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->value), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->value);
  if (arrow)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("xl-down-symbolic");

      gtk_widget_add_css_class (image, "xl-faint");
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "xl-plain");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
choose_cb (XlFieldEditor *self, GVariant *nick)
{
  const char *text = g_variant_get_string (nick, NULL);

  g_signal_emit (self, signals[CHOSEN], 0, *text != '\0' ? text : NULL);
}

static void
fill_choices_cb (GtkMenuButton *button, gpointer data)
{
  XlFieldEditor *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!(self->field->flags & XL_FIELD_REQUIRED))
    {
      g_autoptr (GMenuItem) none = g_menu_item_new (_("not stated"), NULL);

      g_menu_item_set_action_and_target (none, "field.choose", "s", "");
      g_menu_append_item (menu, none);
    }
  for (int i = 1; self->field->choices[i - 1].nick != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (xl_words_choice (self->field, i), NULL);

      g_menu_item_set_action_and_target (item, "field.choose", "s", self->field->choices[i - 1].nick);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
make_choice (XlFieldEditor *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  make_button (self, TRUE);
  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_swapped (self->choose, "change-state", G_CALLBACK (choose_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "field", G_ACTION_GROUP (group));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill_choices_cb, self, NULL);
}

static void
picked_cb (XlFieldEditor *self, XlRecord *record)
{
  g_autofree char *text = record != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, xl_record_get_id (record)) : NULL;

  g_signal_emit (self, signals[CHOSEN], 0, text);
}

static void
created_cb (XlFieldEditor *self, const char *name)
{
  g_signal_emit (self, signals[CREATED], 0, name);
}

static void
fill_picker_cb (GtkMenuButton *button, gpointer data)
{
  XlFieldEditor *self = data;
  GtkWidget *picker = xl_record_picker_new (self->desk, xl_kind_find (self->field->target));

  xl_record_picker_set_clearable (XL_RECORD_PICKER (picker), !(self->field->flags & XL_FIELD_REQUIRED));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (picker, "create", G_CALLBACK (created_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static void
open_cb (XlFieldEditor *self)
{
  gint64 id = self->record != NULL ? xl_field_get_reference (self->field, self->record) : 0;

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", id);
}

static void
make_reference (XlFieldEditor *self)
{
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (make_button (self, FALSE)), fill_picker_cb, self, NULL);
  self->open = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->open), FALSE);
  gtk_widget_add_css_class (self->open, "xl-small");
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  gtk_widget_set_parent (self->open, GTK_WIDGET (self));
}

static void
flag_cb (XlFieldEditor *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHOSEN], 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) ? "1" : "0");
}

static void
make_flag (XlFieldEditor *self)
{
  self->check = gtk_check_button_new ();
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (flag_cb), self);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
}

static void
checks_cb (XlFieldEditor *self)
{
  g_autofree char *text = self->showing ? NULL : xl_check_set_dup_text (self->checks, self->field);

  if (!self->showing)
    g_signal_emit (self, signals[CHOSEN], 0, text);
}

static void
make_checks (XlFieldEditor *self)
{
  self->checks = xl_check_set_new (self->field, G_CALLBACK (checks_cb), self);
  gtk_widget_set_parent (self->checks, GTK_WIDGET (self));
}

/* --- showing ---------------------------------------------------------------------------------- */

/* Money is in the currency of the project that the row belongs to. */
static const char *
unit_of (XlFieldEditor *self)
{
  const XlField *project = xl_kind_field (xl_record_get_kind (self->record), "project");
  XlPlan *plan = xl_desk_get_plan (self->desk);

  if (self->field->type == XL_FIELD_MONEY && project != NULL)
    {
      XlProject *owner = (XlProject *) xl_plan_lookup (plan, xl_field_get_reference (project, self->record));

      return owner != NULL ? owner->currency : NULL;
    }
  return self->field->unit != NULL ? _(self->field->unit) : NULL;
}

static void
show_typed (XlFieldEditor *self, const char *text)
{
  gboolean dirty = is_dirty (self);
  const char *unit;

  g_free (self->shown);
  self->shown = g_strdup (text);
  g_clear_pointer (&self->sent, g_free);
  if (!dirty)
    set_typed (self, text);
  if (self->entry != NULL)
    {
      gtk_widget_set_tooltip_text (self->entry, g_utf8_strlen (text, -1) > 40 ? text : NULL);
      unit = unit_of (self);
      gtk_label_set_text (GTK_LABEL (self->unit), unit != NULL ? unit : "");
      gtk_widget_set_visible (self->unit, !self->cell && unit != NULL && *text != '\0');
    }
}

static void
show_chosen (XlFieldEditor *self, const char *text)
{
  const char *value = *text != '\0' ? text : self->cell ? "–" : _("not stated");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", self->name, value);

  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_widget_set_tooltip_text (self->button, g_utf8_strlen (value, -1) > 40 ? value : NULL);
  if (*text != '\0')
    gtk_widget_remove_css_class (self->value, "xl-placeholder");
  else
    gtk_widget_add_css_class (self->value, "xl-placeholder");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (self->choose != NULL)
    {
      const char *nick = xl_field_get_nick (self->field, self->record);

      g_simple_action_set_state (self->choose, g_variant_new_string (nick != NULL ? nick : ""));
    }
  if (self->open != NULL)
    {
      g_autofree char *open = g_strdup_printf (_("Open %s"), value);

      gtk_widget_set_visible (self->open, !self->cell && *text != '\0');
      gtk_widget_set_tooltip_text (self->open, open);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
    }
}

/**
 * xl_field_editor_show:
 * @desk: the desk
 * @record: (nullable): whose value is shown; the same record again after it changed
 *
 * Shows what the record says, but never over what is being typed about the same record.
 */
void
xl_field_editor_show (XlFieldEditor *self, XlDesk *desk, XlRecord *record)
{
  XlPlan *plan = xl_desk_get_plan (desk);
  g_autofree char *text = NULL;

  g_set_object (&self->desk, desk);
  if (g_set_object (&self->record, record))
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      g_clear_pointer (&self->sent, g_free);
      g_clear_pointer (&self->shown, g_free);
      self->shown = dup_typed (self);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL && !xl_desk_get_read_only (desk));
  if (record == NULL || plan == NULL)
    return;
  self->showing = TRUE;
  if (self->entry != NULL || self->view != NULL)
    {
      /* In a column, large amounts are read in groups; both read back. */
      text = self->cell && self->field->type == XL_FIELD_MONEY ? xl_words_value (plan, record, self->field)
                                                               : xl_words_typed (plan, record, self->field);
      show_typed (self, text);
    }
  else if (self->button != NULL)
    {
      text = xl_words_value (plan, record, self->field);
      show_chosen (self, text);
    }
  else if (self->checks != NULL)
    xl_check_set_show (self->checks, self->field, xl_field_get_set (self->field, self->record));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), xl_field_get_int (self->field, record) != 0);
  self->showing = FALSE;
}

/**
 * xl_field_editor_finish:
 *
 * Hands over what was typed, as if the field had been left. Nothing happens where nothing was typed.
 */
void
xl_field_editor_finish (XlFieldEditor *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->record != NULL && is_dirty (self))
    {
      g_autofree char *text = dup_typed (self);

      g_signal_emit (self, signals[TYPED], 0, text);
    }
}

/**
 * xl_field_editor_settle:
 * @accepted: whether what was handed over is on its way into the plan
 *
 * How it went with what was handed over. What was refused stays, to be mended.
 */
void
xl_field_editor_settle (XlFieldEditor *self, gboolean accepted)
{
  g_clear_pointer (&self->sent, g_free);
  if (accepted)
    {
      self->sent = dup_typed (self);
      forget_history (self);
    }
  else if (self->entry == NULL && self->view == NULL && self->record != NULL)
    xl_field_editor_show (self, self->desk, self->record);
}

/**
 * xl_field_editor_reset:
 *
 * Throws away what was typed: the widget shows what the record says.
 */
void
xl_field_editor_reset (XlFieldEditor *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->sent, g_free);
  if (self->entry != NULL || self->view != NULL)
    set_typed (self, self->shown != NULL ? self->shown : "");
  else if (self->record != NULL)
    xl_field_editor_show (self, self->desk, self->record);
}

/**
 * xl_field_editor_set_name:
 * @name: what assistive technology calls it
 */
void
xl_field_editor_set_name (XlFieldEditor *self, const char *name)
{
  GtkWidget *widget = self->entry != NULL ? self->entry : self->view != NULL ? self->view : self->check;

  g_free (self->name);
  self->name = g_strdup (name);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else if (self->checks != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * xl_field_editor_set_cell:
 *
 * Makes it a cell of a table: as wide as its column, figures at the right, nothing beside them.
 */
void
xl_field_editor_set_cell (XlFieldEditor *self)
{
  self->cell = TRUE;
  if (self->entry != NULL)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), -1);
      gtk_widget_set_halign (self->entry, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (self->entry, TRUE);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "–");
      changed_cb (self);
    }
  if (self->button != NULL)
    {
      gtk_widget_set_halign (self->button, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (self->button, TRUE);
      gtk_widget_set_hexpand (self->value, TRUE);
      for (GtkWidget *box = gtk_widget_get_parent (self->value); box != self->button; box = gtk_widget_get_parent (box))
        gtk_widget_set_halign (box, GTK_ALIGN_FILL);
      if (gtk_widget_get_next_sibling (self->value) != NULL)
        gtk_widget_set_visible (gtk_widget_get_next_sibling (self->value), FALSE);
    }
}

/**
 * xl_field_editor_set_chars:
 * @chars: for how many there is room
 *
 * Makes the entry of a short figure no wider than that.
 */
void
xl_field_editor_set_chars (XlFieldEditor *self, int chars)
{
  g_return_if_fail (self->entry != NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), chars);
}

static gboolean
xl_field_editor_grab_focus (GtkWidget *widget)
{
  XlFieldEditor *self = XL_FIELD_EDITOR (widget);
  GtkWidget *target = self->entry    ? self->entry
                      : self->view   ? self->view
                      : self->button ? self->button
                      : self->check  ? self->check
                                     : gtk_widget_get_first_child (self->checks);

  return gtk_widget_grab_focus (target);
}

/* Words that a cell has no room for fade out, until they are typed in. */
static void
xl_field_editor_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XlFieldEditor *self = XL_FIELD_EDITOR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), words;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = NULL;
  XlColour c;

  GTK_WIDGET_CLASS (xl_field_editor_parent_class)->snapshot (widget, snapshot);
  if (!self->cell || self->entry == NULL || width <= 3 * FADE
      || (gtk_widget_get_state_flags (self->entry) & (GTK_STATE_FLAG_FOCUS_WITHIN | GTK_STATE_FLAG_PRELIGHT)))
    return;
  layout = gtk_widget_create_pango_layout (self->entry, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  pango_layout_get_pixel_size (layout, &words, NULL);
  if (words <= gtk_widget_get_width (gtk_widget_get_first_child (self->entry)))
    return;
  c = xl_app_ground (widget);
  gtk_snapshot_append_linear_gradient (
      snapshot, &GRAPHENE_RECT_INIT (mirrored ? 0 : width - FADE, 1, FADE, height - 2),
      &GRAPHENE_POINT_INIT (mirrored ? FADE : width - FADE, 0), &GRAPHENE_POINT_INIT (mirrored ? EDGE : width - EDGE, 0),
      (GskColorStop[]) { { 0, { c.red, c.green, c.blue, 0 } }, { 1, { c.red, c.green, c.blue, 1 } } }, 2);
}

static void
xl_field_editor_dispose (GObject *object)
{
  XlFieldEditor *self = XL_FIELD_EDITOR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->record);
  g_clear_object (&self->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xl_field_editor_parent_class)->dispose (object);
}

static void
xl_field_editor_finalize (GObject *object)
{
  XlFieldEditor *self = XL_FIELD_EDITOR (object);

  g_clear_object (&self->choose);
  g_free (self->name);
  g_free (self->shown);
  g_free (self->sent);
  G_OBJECT_CLASS (xl_field_editor_parent_class)->finalize (object);
}

static void
xl_field_editor_class_init (XlFieldEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = xl_field_editor_dispose;
  object_class->finalize = xl_field_editor_finalize;
  widget_class->grab_focus = xl_field_editor_grab_focus;
  widget_class->snapshot = xl_field_editor_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  signals[TYPED] = g_signal_new ("typed", XL_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", XL_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATED] = g_signal_new ("created", XL_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RESTORED] = g_signal_new ("restored", XL_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
xl_field_editor_init (XlFieldEditor *self)
{
}

/**
 * xl_field_editor_new:
 * @field: the field whose values it edits
 *
 * Returns: (transfer floating): an editor that shows nothing yet
 */
GtkWidget *
xl_field_editor_new (const XlField *field)
{
  XlFieldEditor *self = g_object_new (XL_TYPE_FIELD_EDITOR, NULL);

  self->field = field;
  switch (field->type)
    {
    case XL_FIELD_LONG_TEXT:
      make_view (self);
      break;
    case XL_FIELD_CHOICE:
      make_choice (self);
      break;
    case XL_FIELD_REFERENCE:
      make_reference (self);
      break;
    case XL_FIELD_FLAG:
      make_flag (self);
      break;
    case XL_FIELD_SET:
      if (field->choices != NULL)
        make_checks (self);
      else
        make_entry (self);
      break;
    case XL_FIELD_TEXT:
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_DATE:
      make_entry (self);
      break;
    }
  return GTK_WIDGET (self);
}
