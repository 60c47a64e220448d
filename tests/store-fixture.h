/* store-fixture.h - a plan file in a private folder, and random valid edits, for the tests of the store */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-store.h"

typedef struct
{
  char *folder;
  char *path;
  XlStore *store;
  XlPlan *plan;
  GRand *rand;
  XlStore *reader; /* a second look at the file, opened when first needed */
} Fixture;

GBytes *fixture_step (guint step);
extern const char *fixture_next_step; /* SQL of a step after the shipped ones that only the tests have, or NULL */
extern guint fixture_last_step;       /* the last of the shipped steps that is there */

Fixture *fixture_new (guint seed);
Fixture *fixture_new_empty (guint seed);
void fixture_free (Fixture *fixture);
void fixture_reopen (Fixture *fixture);
void fixture_close (Fixture *fixture);
void fixture_write (Fixture *fixture, XlEdit *edit);
gboolean fixture_try (Fixture *fixture, XlEdit *edit, GError **error);
char *fixture_digest (Fixture *fixture);
char *fixture_file_digest (const char *path);
void fixture_assert_same (Fixture *fixture);
void fixture_undo (Fixture *fixture);
void fixture_redo (Fixture *fixture);
void fixture_remove_folder (const char *folder);

char *random_text (GRand *rand, XlPlan *plan, const XlField *field);
gint64 random_record (GRand *rand, XlPlan *plan, const char *target);
gint64 edit_insert_random (XlEdit *edit, GRand *rand, XlPlan *plan, const XlKind *kind, gboolean full);
XlEdit *random_edit (GRand *rand, XlPlan *plan);
gboolean file_is_same (const char *path, GBytes *bytes);
GBytes *file_bytes (const char *path);
guint files_in (const char *folder);
void run_sql (const char *path, const char *sql);
