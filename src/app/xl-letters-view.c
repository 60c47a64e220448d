/* xl-letters-view.c - letters of interest: who has one and who has not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-letters-view.h"

#include "xl-application.h"
#include "xl-attach.h"
#include "xl-desk-words.h"

struct _XlLettersView
{
  XlPart parent_instance;

  GSignalGroup *plan; /* owned: signals of the plan */
  guint idle;

  /* template */
  GtkLabel *title;
  GtkListBox *list;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (XlLettersView, xl_letters_view, XL_TYPE_PART)

static void
say_error (XlLettersView *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

/* ---- attaching ---- */

static XlEdit *
attach_letter (XlPart *part, gint64 id, const XlAttached *attached)
{
  XlPlan *plan = xl_part_get_plan (part);
  const XlMembership *membership = (const XlMembership *) xl_plan_lookup (plan, id);

  if (membership == NULL)
    return NULL;
  return xl_edits_attach_letter (plan, (XlRegion *) xl_plan_lookup (plan, membership->region),
                                 (XlNetwork *) xl_plan_lookup (plan, membership->network), attached, xl_date_today ());
}

static void
say_cb (XlPart *part, const char *sentence)
{
  say_error (XL_LETTERS_VIEW (part), sentence);
}

static void
attach_cb (GtkButton *button, XlLettersView *self)
{
  xl_attach_ask (XL_PART (self), *(const gint64 *) g_object_get_data (G_OBJECT (button), "xl-membership"),
                 g_object_get_data (G_OBJECT (button), "xl-copy") != NULL, attach_letter, say_cb);
}

static GtkWidget *
make_button (XlLettersView *self, const XlLetter *letter, gboolean copy)
{
  GtkWidget *button = xl_attach_button_new (copy, letter->region->name);

  g_object_set_data_full (G_OBJECT (button), "xl-membership",
                          g_memdup2 (&letter->membership->parent_instance.id, sizeof (gint64)), g_free);
  g_object_set_data (G_OBJECT (button), "xl-copy", copy ? self : NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (attach_cb), self);
  return button;
}

/* ---- rows ---- */

/* "Letter of interest of 3 May 2027, with document", "no letter" */
static char *
letter_words (const XlLetter *letter)
{
  g_autofree char *day = letter->letter != NULL && letter->letter->date != XL_DATE_NONE ? xl_words_date (letter->letter->date)
                                                                                        : NULL;

  if (letter->letter == NULL)
    return g_strdup (_("no letter of interest"));
  if (letter->document == NULL)
    return day != NULL ? g_strdup_printf (_("letter of %s, no document"), day) : g_strdup (_("letter, no document"));
  return day != NULL ? g_strdup_printf (_("letter of %s, with document"), day) : g_strdup (_("letter, with document"));
}

static GtkWidget *
make_row (XlLettersView *self, XlPlan *plan, const XlLetter *letter, gboolean writable)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *network = xl_words_name (plan, &letter->network->parent_instance);
  g_autofree char *region = xl_words_name (plan, &letter->region->parent_instance), *words = letter_words (letter);
  const char *texts[] = { network, region, words };
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", network, region, words);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_size_request (label, i == 0 ? 64 : i == 1 ? 200 : -1, -1);
      gtk_widget_set_hexpand (label, i == 2);
      gtk_widget_add_css_class (label, "xl-dense");
      if (i == 0 || (i == 2 && letter->letter == NULL))
        gtk_widget_add_css_class (label, i == 0 ? "xl-secondary" : "red");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (writable && letter->document == NULL)
    {
      gtk_box_append (GTK_BOX (box), make_button (self, letter, TRUE));
      gtk_box_append (GTK_BOX (box), make_button (self, letter, FALSE));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (
      G_OBJECT (row), "xl-record",
      g_memdup2 (letter->letter != NULL ? &letter->letter->parent_instance.id : &letter->region->parent_instance.id,
                 sizeof (gint64)), g_free);
  return row;
}

static void
activated_cb (XlLettersView *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "xl-record");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", *id);
}

static void
xl_letters_view_refresh (XlPart *part)
{
  XlLettersView *self = XL_LETTERS_VIEW (part);
  XlPlan *plan = xl_part_get_plan (part);
  gboolean writable = !xl_desk_get_read_only (xl_part_get_desk (part));
  g_autoptr (GArray) letters = plan != NULL ? xl_letters_list (plan, xl_date_today ()) : NULL;
  g_autofree char *title = NULL;
  GtkWidget *row;
  guint missing = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; letters != NULL && i < letters->len; i++)
    {
      const XlLetter *letter = &g_array_index (letters, XlLetter, i);

      missing += letter->letter == NULL;
      gtk_list_box_append (self->list, make_row (self, plan, letter, writable));
    }
  /* Translators: how many members have no letter, and how many there are */
  title = letters != NULL && letters->len > 0
              ? g_strdup_printf (_("Letters of interest: %u of %u members have none"), missing, letters->len)
              : g_strdup (_("Letters of interest: no member yet"));
  gtk_label_set_text (self->title, title);
}

static gboolean
idle_cb (gpointer data)
{
  XlLettersView *self = data;

  self->idle = 0;
  xl_part_refresh (XL_PART (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (XlLettersView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
plan_cb (XlLettersView *self)
{
  g_signal_group_set_target (self->plan, xl_part_get_plan (XL_PART (self)));
  changed_cb (self);
}

static void
xl_letters_view_follow (XlPart *part, XlDesk *desk)
{
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), part, G_CONNECT_SWAPPED);
  plan_cb (XL_LETTERS_VIEW (part));
}

static void
xl_letters_view_dispose (GObject *object)
{
  XlLettersView *self = XL_LETTERS_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (xl_letters_view_parent_class)->dispose (object);
}

static void
xl_letters_view_class_init (XlLettersViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = xl_letters_view_dispose;
  XL_PART_CLASS (class)->refresh = xl_letters_view_refresh;
  XL_PART_CLASS (class)->follow = xl_letters_view_follow;
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-letters-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlLettersView, title);
  gtk_widget_class_bind_template_child (widget_class, XlLettersView, list);
  gtk_widget_class_bind_template_child (widget_class, XlLettersView, error);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
xl_letters_view_init (XlLettersView *self)
{
  self->plan = g_signal_group_new (XL_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan, "applied", G_CALLBACK (changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
