/* xl-plain-form.c - what is known about a record whose kind has no form of its own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-plain-form.h"

#include <string.h>

#include "xl-desk-life.h"
#include "xl-attach.h"
#include "xl-field-row.h"
#include "xl-judged-list.h"
#include "xl-link-list.h"

/* Networks, sources, persons, documents, agreements: their rows come from the field table. */
struct _XlPlainForm
{
  XlPart parent_instance;

  const XlKind *kind;   /* whose rows are there */

  /* template */
  GtkBox *facts;
  GtkBox *related;
};

G_DEFINE_FINAL_TYPE (XlPlainForm, xl_plain_form, XL_TYPE_PART)

static const char *
adds_of (const XlKind *kind)
{
  if (kind == &xl_kind_network)
    return "member";
  if (kind == &xl_kind_agreement)
    return "region-of-agreement partner-of-agreement";
  if (kind == &xl_kind_position)
    return "project-of-position";
  if (kind == &xl_kind_practice)
    return "region-of-practice";
  if (kind == &xl_kind_working_group)
    return "partner-of-group project-of-group";
  return NULL;
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
follow (XlPlainForm *self, GtkBox *box, GtkWidget *part)
{
  g_object_bind_property (self, "record", part, "record", G_BINDING_SYNC_CREATE);
  gtk_box_append (box, part);
}

/* Provenance and source stand in the side column. */
static gboolean
has_row (const XlField *field)
{
  return !(field->flags & XL_FIELD_PLUMBING) && strcmp (field->name, "provenance") != 0
         && strcmp (field->name, "source") != 0 && strcmp (field->name, "key") != 0;
}

static void
make_rows (XlPlainForm *self)
{
  GtkWidget *list = g_object_new (XL_TYPE_LINK_LIST, "title", _("Related"), "adds", adds_of (self->kind), NULL);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (has_row (&self->kind->fields[i]))
      {
        follow (self, self->facts, xl_field_row_new (self->kind->fields[i].name, FALSE));
        if (strcmp (self->kind->fields[i].name, "document") == 0)
          follow (self, self->facts, g_object_new (XL_TYPE_ATTACH_ROW, NULL));
      }
  if (self->kind == &xl_kind_person)
    {
      follow (self, self->related,
              g_object_new (XL_TYPE_LINK_LIST, "title", _("Trainings"), "only", "training", "new",
                            _("New training: what it was"), "hint", _("No training is known of."), NULL));
      g_object_set (list, "without", "training", NULL);
    }
  if (xl_life_judges (self->kind))
    follow (self, self->related, g_object_new (XL_TYPE_JUDGED_LIST, NULL));
  follow (self, self->related, list);
}

static void
xl_plain_form_refresh (XlPart *part)
{
  XlPlainForm *self = XL_PLAIN_FORM (part);
  XlRecord *record = xl_part_get_record (part);

  if (record == NULL || self->kind == xl_record_get_kind (record))
    return;
  empty (self->facts);
  empty (self->related);
  self->kind = xl_record_get_kind (record);
  make_rows (self);
}

/* Rows of one kind must not meet a record of another: they go before it comes. */
static void
xl_plain_form_leave (XlPart *part)
{
  XlPlainForm *self = XL_PLAIN_FORM (part);

  self->kind = NULL;
  empty (self->facts);
  empty (self->related);
}

static void
xl_plain_form_class_init (XlPlainFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_plain_form_refresh;
  XL_PART_CLASS (class)->leave = xl_plain_form_leave;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/crosslink/Crosslink/ui/xl-plain-form.ui");
  gtk_widget_class_bind_template_child (widget_class, XlPlainForm, facts);
  gtk_widget_class_bind_template_child (widget_class, XlPlainForm, related);
}

static void
xl_plain_form_init (XlPlainForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
