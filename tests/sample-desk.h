/* sample-desk.h - a desk with a sample plan of its own for each test */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "private-folder.h"
#include "xl-desk.h"

static char *folder;
static XlDesk *desk;
static XlPlan *plan;

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  xl_desk_open_finish (XL_DESK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Each test has a sample plan of its own. */
static void
set_up (gboolean *done, gconstpointer data)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("sample %u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  *done = FALSE;
  desk = xl_desk_new ();
  xl_desk_open_async (desk, path, XL_DESK_SAMPLE, NULL, open_cb, done);
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  plan = xl_desk_get_plan (desk);
}

static void
tear_down (gboolean *done, gconstpointer data)
{
  xl_desk_flush (desk);
  xl_desk_close (desk);
  g_clear_object (&desk);
}

static void
settle (void)
{
  xl_desk_flush (desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
