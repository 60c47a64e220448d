/* xl-map-link.c - a line was drawn from one node onto another: as what are they linked? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-map-link.h"

#include "xl-application.h"
#include "xl-desk-words-map.h"
#include "xl-desk-words.h"

struct _XlMapLinkPopover
{
  GtkPopover parent_instance;

  XlDesk *desk;    /* owned */
  gint64 from, to;

  /* template */
  GtkLabel *question;
  GtkDropDown *role;
  GtkLabel *error;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (XlMapLinkPopover, xl_map_link_popover, GTK_TYPE_POPOVER)

static void
show_error (XlMapLinkPopover *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
  /* A popover that is open does not grow by itself in GTK 4.8. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
}

/* The two may have gone since the question was asked. */
static gboolean
find_link (XlMapLinkPopover *self, XlMapLink *link, char **sentence)
{
  XlPlan *plan = xl_desk_get_plan (self->desk);
  XlRecord *from = plan != NULL ? xl_plan_lookup (plan, self->from) : NULL;
  XlRecord *to = plan != NULL ? xl_plan_lookup (plan, self->to) : NULL;

  return from != NULL && to != NULL && xl_desk_map_link (plan, from, to, link, sentence);
}

static void
apply_cb (XlMapLinkPopover *self)
{
  g_autofree char *sentence = NULL;
  g_autoptr (XlEdit) edit = NULL;
  XlMapLink link;

  if (find_link (self, &link, &sentence))
    edit = xl_desk_map_link_edit (xl_desk_get_plan (self->desk), &link, (int) gtk_drop_down_get_selected (self->role) + 1,
                                  &sentence);
  if (edit != NULL && xl_desk_edit (self->desk, edit, &sentence))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    show_error (self, sentence);
}

static void
xl_map_link_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xl_map_link_popover_parent_class)->map (widget);
  /* Enter links as proposed; Shift+Tab goes to the role. */
  gtk_widget_grab_focus (XL_MAP_LINK_POPOVER (widget)->apply);
}

static void
xl_map_link_popover_dispose (GObject *object)
{
  g_clear_object (&XL_MAP_LINK_POPOVER (object)->desk);
  G_OBJECT_CLASS (xl_map_link_popover_parent_class)->dispose (object);
}

static void
xl_map_link_popover_class_init (XlMapLinkPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_map_link_popover_dispose;
  widget_class->map = xl_map_link_popover_map;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-map-link.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMapLinkPopover, question);
  gtk_widget_class_bind_template_child (widget_class, XlMapLinkPopover, role);
  gtk_widget_class_bind_template_child (widget_class, XlMapLinkPopover, error);
  gtk_widget_class_bind_template_child (widget_class, XlMapLinkPopover, apply);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
xl_map_link_popover_init (XlMapLinkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * xl_map_link_popover_ask:
 * @desk: the desk
 * @from: id of the record where the line begins
 * @to: id of the one where it ends
 * @sentence: (out) (transfer full): why the two can have no link
 *
 * Asks for the role, where it points to; the answer links the two in one step.
 *
 * Returns: %FALSE when there is nothing to ask
 */
gboolean
xl_map_link_popover_ask (XlMapLinkPopover *self, XlDesk *desk, gint64 from, gint64 to, char **sentence)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  g_autofree char *question = NULL;
  XlMapLink link;

  g_set_object (&self->desk, desk);
  self->from = from;
  self->to = to;
  if (!find_link (self, &link, sentence))
    return FALSE;
  for (int i = 1; link.role->choices[i - 1].nick != NULL; i++)
    gtk_string_list_append (roles, xl_words_choice (link.role, i));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (roles));
  gtk_drop_down_set_selected (self->role, (guint) link.fallback - 1);
  question = xl_words_map_link (xl_desk_get_plan (desk), &link);
  gtk_label_set_text (self->question, question);
  show_error (self, NULL);
  gtk_popover_popup (GTK_POPOVER (self));
  return TRUE;
}
