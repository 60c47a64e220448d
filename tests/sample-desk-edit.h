/* sample-desk-edit.h - edits at the sample's desk: done, and done and taken back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-desk.h"

G_GNUC_UNUSED static void
enter (XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  g_assert_nonnull (edit);
  if (!xl_desk_edit (desk, edit, &sentence))
    g_error ("%s", sentence);
  settle ();
}

/* Law: what is done is one step, and undoing it leaves the plan as it was. */
G_GNUC_UNUSED static void
enter_and_undo (XlEdit *edit)
{
  g_autofree char *before = xl_plan_dup_digest (plan), *within = NULL, *after = NULL;
  guint n = xl_history_n_undo (xl_plan_get_history (plan));

  enter (edit);
  within = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, !=, within);
  g_assert_cmpuint (xl_history_n_undo (xl_plan_get_history (plan)), ==, n + 1);
  xl_desk_undo (desk);
  settle ();
  after = xl_plan_dup_digest (plan);
  g_assert_cmpstr (before, ==, after);
}
