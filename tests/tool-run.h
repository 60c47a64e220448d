/* tool-run.h - the built program, run in a private folder as scripts run it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

#include "private-folder.h"

static char *folder;
static const char *program;

/* --- running ---------------------------------------------------------------------------------- */

typedef struct
{
  int status;
  char *out, *err;
} Ran;

static void
ran_clear (Ran *ran)
{
  g_free (ran->out);
  g_free (ran->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ran, ran_clear)

/* Runs the program in the test's folder. A crash, or a critical, is a failure of the test. */
G_GNUC_UNUSED static Ran
run (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Ran ran = { 0 };
  va_list args;
  int wait;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (folder, (char **) argv->pdata, NULL, 0, NULL, NULL, &ran.out, &ran.err, &wait, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (wait) || strstr (ran.err, "CRITICAL") != NULL)
    g_error ("crosslink %s: %s", first, ran.err);
  ran.status = WEXITSTATUS (wait);
  return ran;
}

#define assert_status(ran, wanted)                                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if ((ran).status != (wanted))                                                                                      \
      g_error ("line %d: exit %d, not %d: %s%s", __LINE__, (ran).status, (wanted), (ran).out, (ran).err);              \
    /* whatever is wrong is said, in one sentence of our own */                                                        \
    if ((wanted) == 2)                                                                                                 \
      g_assert_true (g_str_has_prefix ((ran).err, "crosslink: "));                                                     \
  }                                                                                                                    \
  G_STMT_END

#define must(...)                                                                                                      \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_auto (Ran) must_ran = run (__VA_ARGS__, NULL);                                                                   \
    assert_status (must_ran, 0);                                                                                       \
  }                                                                                                                    \
  G_STMT_END

G_GNUC_UNUSED static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

G_GNUC_UNUSED static char *
contents (const char *name, gsize *length)
{
  g_autofree char *path = in_folder (name);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

G_GNUC_UNUSED static void
put (const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = in_folder (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
put_text (const char *name, const char *text)
{
  put (name, text, strlen (text));
}

/* --- begin and end ---------------------------------------------------------------------------- */

/* A folder of the test's own, in which the sample plan is as S.crosslink. */
static void
tool_begin (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  program = g_getenv ("XL_CROSSLINK");
  g_assert_nonnull (program);
  folder = private_folder_new ();
  must ("sample", "S.crosslink");
}

static int
tool_run (void)
{
  int status = g_test_run ();

  private_folder_remove (folder);
  g_free (folder);
  return status;
}
