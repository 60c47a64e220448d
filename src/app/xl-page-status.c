/* xl-page-status.c - what the pages of a window have to say beside themselves */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-page-status.h"

#include "xl-page.h"

#define KEY "xl-page-status"

/* Data of the stack. */
typedef struct
{
  GListModel *pages; /* owned */
  XlDesk *desk;      /* owned */
  GtkLabel *label;   /* borrowed, as the next: all of one window */
  XlOfferBar *reminder;
} Follower;

static void
follower_free (Follower *follower)
{
  g_object_unref (follower->desk);
  g_object_unref (follower->pages);
  g_free (follower);
}

static void
say_cb (GtkStack *stack)
{
  Follower *follower = g_object_get_data (G_OBJECT (stack), KEY);
  GtkWidget *shown = gtk_stack_get_visible_child (stack);
  g_autofree char *said = NULL;

  xl_offer_bar_say (follower->reminder, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (follower->pages); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (follower->pages, i);
      GtkWidget *child = gtk_stack_page_get_child (GTK_STACK_PAGE (item));
      g_autofree char *words = NULL;

      if (!XL_IS_PAGE (child))
        continue;
      g_object_get (child, child == shown ? "status" : "reminder", &words, NULL);
      if (child == shown)
        said = g_steal_pointer (&words);
      else if (words)
        {
          xl_offer_bar_say (follower->reminder, words);
          xl_offer_bar_offer (follower->reminder, _("Go on"), "win.show-page",
                              g_variant_new_string (gtk_stack_page_get_name (GTK_STACK_PAGE (item))));
        }
    }
  if (!said)
    g_object_get (follower->desk, "status", &said, NULL);
  gtk_label_set_text (follower->label, said);
}

static void
pages_cb (GListModel *pages, guint position, guint removed, guint added, gpointer data)
{
  GtkStack *stack = data;

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (pages, i);
      GtkWidget *child = gtk_stack_page_get_child (GTK_STACK_PAGE (item));

      if (!XL_IS_PAGE (child))
        continue;
      g_signal_connect_object (child, "notify::status", G_CALLBACK (say_cb), stack, G_CONNECT_SWAPPED);
      g_signal_connect_object (child, "notify::reminder", G_CALLBACK (say_cb), stack, G_CONNECT_SWAPPED);
    }
}

/**
 * xl_page_status_follow:
 * @stack: the pages of a window
 * @desk: its desk
 * @status: the small line of its header bar
 * @reminder: a line above its pages
 *
 * From now on @status says what the page that is shown has to say, and else what the desk says; @reminder reminds of a page
 * that is not shown and waits for an answer.
 */
void
xl_page_status_follow (GtkStack *stack, XlDesk *desk, GtkLabel *status, XlOfferBar *reminder)
{
  Follower *follower = g_new0 (Follower, 1);

  follower->pages = G_LIST_MODEL (gtk_stack_get_pages (stack));
  follower->desk = g_object_ref (desk);
  follower->label = status;
  follower->reminder = reminder;
  g_object_set_data_full (G_OBJECT (stack), KEY, follower, (GDestroyNotify) follower_free);
  g_signal_connect_object (follower->pages, "items-changed", G_CALLBACK (pages_cb), stack, 0);
  g_signal_connect_object (desk, "notify::status", G_CALLBACK (say_cb), stack, G_CONNECT_SWAPPED);
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (say_cb), NULL);
  say_cb (stack);
}
