/* xl-setting-row.c - a threshold, weight or rate: name, value, unit, where it comes from, and the way back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-setting-row.h"

#include <math.h>

#include "xl-application.h"
#include "xl-desk-words.h"
#include "xl-number.h"

struct _XlSettingRow
{
  GtkBox parent_instance;

  const XlSettingInfo *info;
  double value; /* what the plan says, as it is stored */
  char *shown;  /* owned: the same as text */
  /* template */
  GtkLabel *title;
  GtkEditable *entry;
  GtkLabel *unit;
  GtkLabel *origin;
  GtkLabel *error;
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (XlSettingRow, xl_setting_row, GTK_TYPE_BOX)

enum
{
  EDITED,
  COMMITTED,
  RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As few decimals as say it. */
static char *
write_value (const XlSettingInfo *info, double value)
{
  double shown = value * info->scale;
  int decimals = 0;

  while (decimals < 6 && fabs (shown * pow (10, decimals) - round (shown * pow (10, decimals))) > 1e-7)
    decimals++;
  return xl_words_number (shown, decimals);
}

static void
edited_cb (XlSettingRow *self)
{
  xl_setting_row_fail (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
commit_cb (XlSettingRow *self)
{
  if (self->info != NULL && xl_setting_row_is_edited (self))
    g_signal_emit (self, signals[COMMITTED], 0);
}

static void
reset_cb (XlSettingRow *self)
{
  g_signal_emit (self, signals[RESET], 0);
}

/* Esc brings back what was there; only then does it close the window. */
static gboolean
key_cb (XlSettingRow *self, guint key)
{
  if (key != GDK_KEY_Escape || !xl_setting_row_is_edited (self))
    return FALSE;
  gtk_editable_set_text (self->entry, self->shown);
  gtk_editable_select_region (self->entry, 0, -1);
  return TRUE;
}

static void
xl_setting_row_finalize (GObject *object)
{
  g_free (XL_SETTING_ROW (object)->shown);
  G_OBJECT_CLASS (xl_setting_row_parent_class)->finalize (object);
}

static void
xl_setting_row_class_init (XlSettingRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_setting_row_finalize;
  signals[EDITED] = g_signal_new ("edited", XL_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] =
      g_signal_new ("committed", XL_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESET] = g_signal_new ("reset", XL_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlSettingRow, title);
  gtk_widget_class_bind_template_child (widget_class, XlSettingRow, entry);
  gtk_widget_class_bind_template_child (widget_class, XlSettingRow, unit);
  gtk_widget_class_bind_template_child (widget_class, XlSettingRow, origin);
  gtk_widget_class_bind_template_child (widget_class, XlSettingRow, error);
  gtk_widget_class_bind_template_child (widget_class, XlSettingRow, reset);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
xl_setting_row_init (XlSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_setting_row_new:
 * @info: the setting
 *
 * Returns: (transfer floating): a row that has no value yet
 */
GtkWidget *
xl_setting_row_new (const XlSettingInfo *info)
{
  XlSettingRow *self = g_object_new (XL_TYPE_SETTING_ROW, NULL);
  g_autofree char *words = NULL;

  self->info = info;
  gtk_label_set_text (self->title, _(info->title));
  gtk_label_set_text (self->unit, info->unit != NULL ? _(info->unit) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
  /* Translators: a threshold */
  words = g_strdup_printf (_("Reset: %s"), _(info->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

/**
 * xl_setting_row_get_info:
 *
 * Returns: (transfer none): the setting
 */
const XlSettingInfo *
xl_setting_row_get_info (XlSettingRow *row)
{
  return row->info;
}

/**
 * xl_setting_row_show:
 * @value: what the plan says now, as it is stored
 * @writable: whether it can be changed
 *
 * What is being typed is kept as long as it differs from what was shown.
 */
void
xl_setting_row_show (XlSettingRow *row, double value, gboolean writable)
{
  double typed;
  gboolean edited = row->shown != NULL && xl_setting_row_is_edited (row)
                    && !(xl_setting_row_get_typed (row, &typed) && fabs (typed - value) < 1e-12);
  gboolean own = fabs (value - row->info->value) > 1e-9 * MAX (1, fabs (row->info->value));
  g_autofree char *standard = write_value (row->info, row->info->value);
  g_autofree char *origin = NULL;

  row->value = value;
  g_free (row->shown);
  row->shown = write_value (row->info, value);
  if (!edited)
    gtk_editable_set_text (row->entry, row->shown);
  gtk_editable_set_editable (row->entry, writable);
  gtk_widget_set_sensitive (row->reset, writable && own);
  if (own)
    /* Translators: the value that the program comes with, its unit, and where that comes from */
    origin = g_strdup_printf (_("changed here; else %s%s%s: %s"), standard, row->info->unit != NULL ? "\u00a0" : "",
                              row->info->unit != NULL ? _(row->info->unit) : "", _(row->info->origin));
  gtk_label_set_text (row->origin, own ? origin : _(row->info->origin));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->origin), own ? origin : _(row->info->origin));
}

/**
 * xl_setting_row_get_typed:
 * @value: (out): what is typed, as it would be stored
 *
 * Returns: whether that is a number
 */
gboolean
xl_setting_row_get_typed (XlSettingRow *row, double *value)
{
  if (!xl_setting_row_is_edited (row))
    {
      *value = row->value;
      return TRUE;
    }
  if (!xl_number_parse (gtk_editable_get_text (row->entry), xl_number_locale (), value))
    return FALSE;
  *value /= row->info->scale;
  return TRUE;
}

/**
 * xl_setting_row_is_edited:
 *
 * Returns: whether what is typed is not what the plan says
 */
gboolean
xl_setting_row_is_edited (XlSettingRow *row)
{
  return g_strcmp0 (gtk_editable_get_text (row->entry), row->shown) != 0;
}

/**
 * xl_setting_row_type:
 * @value: as it would be stored
 *
 * Types the value, as if a person had.
 */
void
xl_setting_row_type (XlSettingRow *row, double value)
{
  g_autofree char *text = write_value (row->info, value);

  gtk_editable_set_text (row->entry, text);
}

/**
 * xl_setting_row_fail:
 * @sentence: (nullable): why what is typed will not do; %NULL takes it away
 */
void
xl_setting_row_fail (XlSettingRow *row, const char *sentence)
{
  gtk_label_set_text (row->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (row->error), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->entry), "error");
}
