/* xl-finding-row.c - a finding in the list of To check */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-finding-row.h"

#include <glib/gi18n.h>

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-finance.h"
#include "xl-desk-words.h"
#include "xl-part.h"

struct _XlFindingRow
{
  GtkBox parent_instance;

  XlDeskFinding *finding; /* owned: the one that is shown */
  /* template */
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *about;
  GtkLabel *reason;
  GtkLabel *severity;
  GtkMenuButton *justify;
  GtkLabel *justify_label;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkLabel *error;
  GtkWidget *withdraw;
  GtkWidget *withdraw_too; /* in the popover, where keys reach it */
};

G_DEFINE_FINAL_TYPE (XlFindingRow, xl_finding_row, GTK_TYPE_BOX)

static const struct
{
  const char *icon;
  const char *class;
} looks[] = {
  [XL_SEVERITY_ERROR] = { "xl-check-symbolic", "red" },
  [XL_SEVERITY_WARNING] = { "xl-check-symbolic", "red" },
  [XL_SEVERITY_JUSTIFIED] = { "xl-check-symbolic", "amber" },
};

/* ---- justifying ---- */

static void
show_error (XlFindingRow *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

/* The popover opens with the reason there is, or with none. */
static void
opened_cb (XlFindingRow *self)
{
  const char *reason = self->finding ? xl_desk_finding_get_reason (self->finding) : NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_editable_set_text (self->entry, reason ? reason : "");
  show_error (self, NULL);
}

/* The buttons never have the focus: else the row, which Enter opens, could not have it. */
static void
closed_cb (XlFindingRow *self)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (self));

  if (holder && gtk_widget_get_mapped (holder))
    gtk_widget_grab_focus (holder);
}

static void
save_cb (XlFindingRow *self)
{
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (self));
  XlPlan *plan = desk ? xl_desk_get_plan (desk) : NULL;
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *sentence = NULL;

  if (!plan || !self->finding)
    return;
  if (!*reason)
    {
      show_error (self, _("Say why it is right as it is."));
      return;
    }
  edit = xl_edits_justify (plan, xl_desk_finding_get_record (self->finding), xl_desk_finding_get_rule (self->finding),
                           xl_desk_finding_get_field (self->finding), reason);
  if (edit && !xl_desk_edit (desk, edit, &sentence))
    {
      show_error (self, sentence);
      return;
    }
  gtk_popover_popdown (self->popover);
}

static void
withdraw_cb (XlFindingRow *self)
{
  XlDesk *desk = xl_widget_get_desk (GTK_WIDGET (self));
  XlPlan *plan = desk ? xl_desk_get_plan (desk) : NULL;
  XlRecord *row = self->finding ? xl_desk_finding_get_justification (self->finding) : NULL;
  g_autoptr (XlEdit) edit = plan && row ? xl_edits_unlink (plan, row) : NULL;

  gtk_popover_popdown (self->popover);
  if (edit)
    xl_desk_edit (desk, edit, NULL);
}

/* ---- the row ---- */

static void
xl_finding_row_finalize (GObject *object)
{
  g_clear_object (&XL_FINDING_ROW (object)->finding);
  G_OBJECT_CLASS (xl_finding_row_parent_class)->finalize (object);
}

static void
xl_finding_row_class_init (XlFindingRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = xl_finding_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, about);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, reason);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, severity);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, justify);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, justify_label);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, popover);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, entry);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, error);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, withdraw);
  gtk_widget_class_bind_template_child (widget_class, XlFindingRow, withdraw_too);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
}

static void
xl_finding_row_init (XlFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->justify)), FALSE);
}

/**
 * xl_finding_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
xl_finding_row_new (void)
{
  return g_object_new (XL_TYPE_FINDING_ROW, NULL);
}

/**
 * xl_finding_row_show:
 * @desk: whose finding it is
 * @finding: what the row is to show
 */
void
xl_finding_row_show (XlFindingRow *self, XlDesk *desk, XlDeskFinding *finding)
{
  int severity = CLAMP (xl_desk_finding_get_severity (finding), 0, (int) G_N_ELEMENTS (looks) - 1);
  XlRecord *record = xl_desk_finding_get_record (finding);
  const char *reason = xl_desk_finding_get_reason (finding);
  gboolean writable = !xl_desk_get_read_only (desk);
  g_autofree char *name = record ? xl_words_name (xl_desk_get_plan (desk), record) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;
  g_autofree char *words = NULL;
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (self));

  g_set_object (&self->finding, finding);
  g_object_get (finding, "title", &title, NULL);
  about = g_strdup_printf ("%s · \u2068%s\u2069", title, name ? name : "");
  gtk_image_set_from_icon_name (self->icon, looks[severity].icon);
  gtk_label_set_text (self->sentence, xl_desk_finding_get_sentence (finding));
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->reason, reason ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_label_set_text (self->severity, xl_words_severity (severity));
  words = g_strdup_printf ("%s %s%s%s", xl_desk_finding_get_sentence (finding), xl_words_severity (severity),
                           reason ? ": " : "", reason ? reason : "");
  /* The row of the list has the focus, so the row says it. */
  if (holder)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  /* What breaks a hard rule has to be mended. */
  gtk_widget_set_visible (GTK_WIDGET (self->justify), writable && severity != XL_SEVERITY_ERROR);
  gtk_label_set_text (self->justify_label, severity == XL_SEVERITY_JUSTIFIED ? _("Reason…") : _("Justify…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->justify), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->justify_label), -1);
  gtk_widget_set_visible (self->withdraw, writable && xl_desk_finding_get_justification (finding) != NULL);
  gtk_widget_set_visible (self->withdraw_too, gtk_widget_get_visible (self->withdraw));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->severity), looks[i].class);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[severity].class);
  gtk_widget_add_css_class (GTK_WIDGET (self->severity), looks[severity].class);
}

/**
 * xl_finding_row_justify:
 *
 * Asks why the finding is right as it is; what the button does, from the keyboard.
 *
 * Returns: whether it can be justified
 */
gboolean
xl_finding_row_justify (XlFindingRow *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->justify)))
    return FALSE;
  gtk_menu_button_popup (self->justify);
  return TRUE;
}
