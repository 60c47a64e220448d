/* xl-sort-wait.c - a view of a long list has no rows while the list is sorted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-sort-wait.h"

/* A long list that is sorted in slices changes after each of them, and its view would make two hundred rows anew each
 * time: a hundred steps of 60 ms. So the view lets go of the list before another plan comes and takes it again when it is
 * in its order. */

#define LONG 20000 /* records */
#define LOOK 40    /* ms between looks at how far it is */

typedef struct
{
  GtkColumnView *view;      /* which owns this */
  GtkSortListModel *sorted; /* owned */
  GtkSelectionModel *model; /* owned; NULL while the view has it */
  const XlKind *kind;
  guint source;
} Wait;

static void
end (Wait *self)
{
  g_autoptr (GtkSelectionModel) model = g_steal_pointer (&self->model);

  g_clear_handle_id (&self->source, g_source_remove);
  if (model != NULL)
    gtk_column_view_set_model (self->view, model);
}

static gboolean
look_cb (gpointer data)
{
  Wait *self = data;

  if (gtk_sort_list_model_get_pending (self->sorted) > 0)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  end (self);
  return G_SOURCE_REMOVE;
}

static void
replacing_cb (XlDesk *desk, XlPlan *next, GtkColumnView *view)
{
  Wait *self = g_object_get_data (G_OBJECT (view), "xl-sort-wait");

  if (xl_plan_count (next, self->kind) < LONG || self->source != 0 || gtk_column_view_get_model (view) == NULL)
    return;
  self->model = g_object_ref (gtk_column_view_get_model (view));
  gtk_column_view_set_model (view, NULL);
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  self->source = g_timeout_add (LOOK, look_cb, self);
}

static void
wait_free (gpointer data)
{
  Wait *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->sorted);
  g_clear_object (&self->model);
  g_free (self);
}

/**
 * xl_sort_wait_follow:
 * @sorted: of the records of @kind that @view shows
 */
void
xl_sort_wait_follow (GtkColumnView *view, GtkSortListModel *sorted, XlDesk *desk, const XlKind *kind)
{
  Wait *self = g_new0 (Wait, 1);

  self->view = view;
  self->sorted = g_object_ref (sorted);
  self->kind = kind;
  g_object_set_data_full (G_OBJECT (view), "xl-sort-wait", self, wait_free);
  g_signal_connect_object (desk, "replacing", G_CALLBACK (replacing_cb), view, 0);
}

/**
 * xl_sort_wait_end:
 *
 * The view shows its rows at once, sorted or not.
 */
void
xl_sort_wait_end (GtkColumnView *view)
{
  Wait *self = g_object_get_data (G_OBJECT (view), "xl-sort-wait");

  if (self != NULL)
    end (self);
}
