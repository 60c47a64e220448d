/* xl-attach.c - a document is asked for and put on file: by copy, or as a link */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-attach.h"

#include "xl-ask.h"
#include "xl-desk-words.h"
#include "xl-label.h"

typedef struct
{
  XlPart *part; /* owned */
  gint64 id;
  gboolean copy;
  XlAttachFunc func;
  XlAttachSay say;
} Attaching;

static void
attaching_free (Attaching *attaching)
{
  g_object_unref (attaching->part);
  g_free (attaching);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Attaching *attaching = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XlAttached) attached = xl_desk_attach_finish (XL_DESK (source), result, &error);
  g_autoptr (XlEdit) edit = NULL;
  g_autofree char *sentence = NULL;

  if (attached != NULL && xl_part_get_plan (attaching->part) != NULL)
    edit = attaching->func (attaching->part, attaching->id, attached);
  if (edit != NULL)
    xl_desk_edit (XL_DESK (source), edit, &sentence);
  attaching->say (attaching->part, error != NULL ? error->message : sentence);
  attaching_free (attaching);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Attaching *attaching = data;
  g_autoptr (GFile) file = xl_ask_open_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  XlDesk *desk = xl_part_get_desk (attaching->part);

  if (path != NULL && xl_desk_get_path (desk) != NULL)
    xl_desk_attach_async (desk, path, attaching->copy, NULL, attached_cb, attaching);
  else
    attaching_free (attaching);
}

/**
 * xl_attach_ask:
 * @part: who asks; it is kept until the answer
 * @id: what it asks for; handed to @func
 * @copy: whether a copy goes beside the plan file; else the document is referred to where it is
 * @func: makes the edit
 * @say: told what went wrong, or that nothing did
 *
 * Asks for a document, weighs it and puts it on record, as one edit.
 */
void
xl_attach_ask (XlPart *part, gint64 id, gboolean copy, XlAttachFunc func, XlAttachSay say)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  *attaching = (Attaching) { g_object_ref (part), id, copy, func, say };
  say (part, NULL);
  xl_ask_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (part))),
                     copy ? _("Attach a copy of the document") : _("Link the document"), XL_ASK_PDF, chosen_cb, attaching);
}

/**
 * xl_attach_button_new:
 * @to: what the document belongs to, for who cannot see where the button stands
 *
 * Returns: (transfer floating): "Attach…" or "Link…"
 */
GtkWidget *
xl_attach_button_new (gboolean copy, const char *to)
{
  GtkWidget *button = gtk_button_new_with_label (copy ? _("Attach…") : _("Link…"));
  /* Translators: what a button does, and for whom: "Attach…: Lombardy" */
  g_autofree char *said = g_strdup_printf (_("%s: %s"), copy ? _("Attach…") : _("Link…"), to);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "xl-link");
  gtk_widget_set_tooltip_text (button, copy ? _("Copy a document into the folder beside the plan file, with its SHA-256")
                                            : _("Refer to a document where it is, with its SHA-256"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return button;
}

/* ---- below the field of a record ---- */

struct _XlAttachRow
{
  XlPart parent_instance;

  /* children */
  GtkWidget *box;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (XlAttachRow, xl_attach_row, XL_TYPE_PART)

static void
say_error (XlPart *part, const char *sentence)
{
  XlAttachRow *self = XL_ATTACH_ROW (part);

  gtk_label_set_text (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
}

static XlEdit *
attach (XlPart *part, gint64 id, const XlAttached *attached)
{
  XlPlan *plan = xl_part_get_plan (part);
  XlRecord *record = xl_plan_lookup (plan, id);

  return record != NULL ? xl_edits_attach (plan, record, attached) : NULL;
}

static void
ask (XlAttachRow *self, gboolean copy)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (record != NULL)
    xl_attach_ask (XL_PART (self), xl_record_get_id (record), copy, attach, say_error);
}

static void
attach_cb (XlAttachRow *self)
{
  ask (self, TRUE);
}

static void
link_cb (XlAttachRow *self)
{
  ask (self, FALSE);
}

static void
xl_attach_row_refresh (XlPart *part)
{
  gtk_widget_set_sensitive (XL_ATTACH_ROW (part)->box, !xl_desk_get_read_only (xl_part_get_desk (part)));
}

static void
xl_attach_row_class_init (XlAttachRowClass *class)
{
  XL_PART_CLASS (class)->refresh = xl_attach_row_refresh;
}

static void
xl_attach_row_init (XlAttachRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->error = gtk_label_new (NULL);
  for (int copy = TRUE; copy >= FALSE; copy--)
    {
      button = xl_attach_button_new (copy, _("Document"));
      g_signal_connect_swapped (button, "clicked", copy ? G_CALLBACK (attach_cb) : G_CALLBACK (link_cb), self);
      gtk_box_append (GTK_BOX (self->box), button);
    }
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  xl_label_wrap (GTK_LABEL (self->error));
  gtk_widget_add_css_class (self->error, "xl-field-error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (column), self->box);
  gtk_box_append (GTK_BOX (column), self->error);
  gtk_widget_add_css_class (column, "xl-code-finder");
  gtk_widget_set_parent (column, GTK_WIDGET (self));
}
