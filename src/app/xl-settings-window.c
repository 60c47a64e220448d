/* xl-settings-window.c - thresholds and weights of the plan: gates, scorecard, rates, carbon price, checks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-settings-window.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-help-window.h"
#include "xl-label.h"
#include "xl-setting-row.h"

/* A value is changed as soon as it is left. The weights of the scorecard, which must sum to 100, are typed
 * first and then applied together. */

struct _XlSettingsWindow
{
  GtkWindow parent_instance;

  /* owned */
  XlDesk *desk;
  XlPlan *plan;    /* the one that is followed */
  GPtrArray *rows; /* XlSettingRow, in the order of the table; borrowed ones */
  /* borrowed */
  GtkLabel *sum;
  GtkWidget *apply;
  /* template */
  GtkWidget *groups;
};

G_DEFINE_FINAL_TYPE (XlSettingsWindow, xl_settings_window, GTK_TYPE_WINDOW)

static gboolean
is_weight (XlSettingRow *row)
{
  return g_str_has_prefix (xl_setting_row_get_info (row)->name, "weight.");
}

/* ---- the weights ---- */

/* What is typed as weights; FALSE where one is no number. */
static gboolean
get_weights (XlSettingsWindow *self, double *values, double *sum, gboolean *edited)
{
  guint n = 0;
  gboolean good = TRUE;

  *sum = 0;
  *edited = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      XlSettingRow *row = g_ptr_array_index (self->rows, i);

      if (!is_weight (row) || n >= XL_N_CRITERIA)
        continue;
      good &= xl_setting_row_get_typed (row, &values[n]);
      *edited |= xl_setting_row_is_edited (row);
      *sum += good ? values[n] : 0;
      n++;
    }
  return good && n == XL_N_CRITERIA;
}

static void
show_sum (XlSettingsWindow *self)
{
  double values[XL_N_CRITERIA], sum;
  gboolean edited, good = get_weights (self, values, &sum, &edited), whole = good && fabs (sum - 100) < 1e-6;
  g_autofree char *number = xl_words_number (sum, fabs (sum - round (sum)) < 1e-6 ? 0 : 1);
  g_autofree char *words = NULL;

  if (!good)
    words = g_strdup (_("One of the weights is no number."));
  else if (!whole)
    /* Translators: a number of per cent */
    words = g_strdup_printf (_("Sum: %s %%. The nine weights must sum to 100 %%."), number);
  else
    words = g_strdup_printf (_("Sum: %s %%"), number);
  gtk_label_set_text (self->sum, words);
  if (whole)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "red");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "red");
  gtk_widget_set_sensitive (self->apply, whole && edited && !xl_desk_get_read_only (self->desk));
}

static void
apply_cb (XlSettingsWindow *self)
{
  double values[XL_N_CRITERIA], sum;
  gboolean edited;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;

  if (self->plan == NULL || !get_weights (self, values, &sum, &edited))
    return;
  edit = xl_edits_weights (self->plan, values, &sentence);
  if (edit != NULL)
    xl_desk_edit (self->desk, edit, &sentence);
  if (sentence != NULL)
    {
      gtk_label_set_text (self->sum, sentence);
      gtk_widget_add_css_class (GTK_WIDGET (self->sum), "red");
    }
}

/* ---- single values ---- */

static void
change (XlSettingsWindow *self, XlSettingRow *row, double value)
{
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;

  if (self->plan == NULL)
    return;
  edit = xl_edits_setting (self->plan, xl_setting_row_get_info (row), value, &sentence);
  if (edit != NULL)
    xl_desk_edit (self->desk, edit, &sentence);
  else if (sentence == NULL)
    xl_setting_row_type (row, xl_settings_get (self->plan, xl_setting_row_get_info (row)->name));
  xl_setting_row_fail (row, sentence);
}

static void
committed_cb (XlSettingRow *row, XlSettingsWindow *self)
{
  double value;

  if (is_weight (row))
    return;
  if (xl_setting_row_get_typed (row, &value))
    change (self, row, value);
  else
    xl_setting_row_fail (row, _("This is no number."));
}

static void
edited_cb (XlSettingRow *row, XlSettingsWindow *self)
{
  if (is_weight (row) && self->apply != NULL)
    show_sum (self);
}

static void
reset_cb (XlSettingRow *row, XlSettingsWindow *self)
{
  double value = xl_setting_row_get_info (row)->value;

  /* A single weight would break the sum. */
  if (is_weight (row))
    xl_setting_row_type (row, value);
  else
    change (self, row, value);
}

/* ---- all of them ---- */

static void
refresh (XlSettingsWindow *self)
{
  gboolean writable = !xl_desk_get_read_only (self->desk);

  if (self->plan == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      XlSettingRow *row = g_ptr_array_index (self->rows, i);

      xl_setting_row_show (row, xl_settings_get (self->plan, xl_setting_row_get_info (row)->name), writable);
    }
  show_sum (self);
}

static void
plan_cb (XlSettingsWindow *self)
{
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, xl_desk_get_plan (self->desk));
  if (self->plan == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_signal_connect_swapped (self->plan, "applied", G_CALLBACK (refresh), self);
  refresh (self);
}

/* The sum of the weights, and the button that applies them. */
static GtkWidget *
make_sum (XlSettingsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *sum = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (sum), 1);
  xl_label_wrap (GTK_LABEL (sum));
  gtk_widget_set_hexpand (sum, TRUE);
  gtk_widget_add_css_class (sum, "xl-strong");
  self->sum = GTK_LABEL (sum);
  self->apply = gtk_button_new_with_mnemonic (_("_Apply the nine weights"));
  gtk_widget_set_valign (self->apply, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  gtk_box_append (GTK_BOX (box), sum);
  gtk_box_append (GTK_BOX (box), self->apply);
  return box;
}

static GtkWidget *
make_group (XlSettingsWindow *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (_(title));
  gboolean weights = FALSE;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "xl-section-title");
  gtk_widget_add_css_class (box, "xl-tile");
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < xl_settings_count (); i++)
    {
      GtkWidget *row;

      if (!g_str_equal (xl_settings_info (i)->group, title))
        continue;
      row = xl_setting_row_new (xl_settings_info (i));
      g_signal_connect (row, "committed", G_CALLBACK (committed_cb), self);
      g_signal_connect (row, "edited", G_CALLBACK (edited_cb), self);
      g_signal_connect (row, "reset", G_CALLBACK (reset_cb), self);
      g_ptr_array_add (self->rows, row);
      weights |= is_weight (XL_SETTING_ROW (row));
      gtk_box_append (GTK_BOX (box), row);
    }
  if (weights)
    gtk_box_append (GTK_BOX (box), make_sum (self));
  return box;
}

static void
make_groups (XlSettingsWindow *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < xl_settings_count (); i++)
    if (!g_ptr_array_find_with_equal_func (titles, xl_settings_info (i)->group, g_str_equal, NULL))
      {
        g_ptr_array_add (titles, (gpointer) xl_settings_info (i)->group);
        gtk_box_append (GTK_BOX (self->groups), make_group (self, xl_settings_info (i)->group));
      }
}

/* While somebody types, Ctrl+Z takes back typing; else the last edit of the plan. */
static gboolean
key_cb (XlSettingsWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, XL_TYPE_SETTING_ROW) : NULL;
  gboolean redo = (state & GDK_SHIFT_MASK) != 0;

  if (gdk_keyval_to_lower (key) != GDK_KEY_z || (state & GDK_CONTROL_MASK) == 0
      || (row != NULL && xl_setting_row_is_edited (XL_SETTING_ROW (row))))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), redo ? "win.redo" : "win.undo", NULL);
}

static void
xl_settings_window_dispose (GObject *object)
{
  XlSettingsWindow *self = XL_SETTINGS_WINDOW (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (xl_settings_window_parent_class)->dispose (object);
}

static void
xl_settings_window_finalize (GObject *object)
{
  g_ptr_array_unref (XL_SETTINGS_WINDOW (object)->rows);
  G_OBJECT_CLASS (xl_settings_window_parent_class)->finalize (object);
}

static void
xl_settings_window_class_init (XlSettingsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_settings_window_dispose;
  G_OBJECT_CLASS (class)->finalize = xl_settings_window_finalize;
  xl_help_on_f1 (widget_class, "projects");
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-settings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XlSettingsWindow, groups);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_settings_window_init (XlSettingsWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_settings_window_present:
 * @parent: the window whose plan it is about
 *
 * Shows thresholds and weights; undo and redo of @parent work in it, too.
 */
void
xl_settings_window_present (XlWindow *parent)
{
  XlSettingsWindow *self = g_object_new (XL_TYPE_SETTINGS_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (xl_window_get_desk (parent));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  make_groups (self);
  g_signal_connect_object (self->desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  plan_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
