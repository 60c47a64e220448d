/* xl-tool-write.c - commands that write: new, sample, import, undo, redo, backup, repair, soak */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-repair.h"
#include "xl-tool-private.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* --- new, sample ------------------------------------------------------------------------------ */

static int
run_new (const XlCommand *command, int argc, char **argv)
{
  g_autoptr (XlFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sample = strcmp (command->name, "sample") == 0;

  if (!tool_parse (command, NULL, &argc, &argv))
    return TOOL_WRONG;
  file = sample ? xl_file_sample (argv[1], &error) : xl_file_create (argv[1], &error);
  return file != NULL ? TOOL_DONE : tool_fail (error);
}

/* --- import ----------------------------------------------------------------------------------- */

static void
print_import (const XlImport *import)
{
  tool_row ("action", "kind", "record", "reason", NULL);
  for (guint i = 0; i < import->rows->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (import->rows, i);

      tool_row (row->action, row->kind != NULL ? row->kind->name : "", row->id != NULL ? row->id : "",
                row->reason != NULL ? row->reason : "", NULL);
    }
  for (guint i = 0; import->notes[i] != NULL; i++)
    tool_say (TOOL_DONE, "%s", import->notes[i]);
}

/* A backup first. Where it cannot be made that is said, and the import goes on: it is one undo step. */
static gboolean
do_import (XlFile *file, const XlImport *import, GError **error)
{
  g_autoptr (GError) no_backup = NULL;
  g_autofree char *backup = NULL;

  if (xl_edit_is_empty (import->edit))
    return TRUE;
  backup = xl_file_backup_dated (file, "import", &no_backup);
  if (backup == NULL)
    tool_say (TOOL_DONE, _("No backup was made before the import: %s"), no_backup->message);
  return xl_file_edit (file, import->edit, NULL, error);
}

static int
run_import (const XlCommand *command, int argc, char **argv)
{
  gboolean dry = FALSE, large = FALSE;
  g_autofree char *kind = NULL;
  g_auto (GStrv) map = NULL;
  const char *name = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_("The file is a table (CSV), and its rows are such records"),
      N_("KIND") },
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &map, N_("The map by which a table is read; or, with --kind, which column is which field; may be repeated"),
      N_("NAME|COLUMN=FIELD") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, N_("Only say what would be done"), NULL },
    { "large", 0, 0, G_OPTION_ARG_NONE, &large, N_("Read files of more than 64 MiB too"), NULL },
    { NULL }
  };
  g_autoptr (XlFile) file = NULL;
  g_autoptr (XlImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if (kind != NULL && xl_kind_find (kind) == NULL)
    return tool_say (TOOL_WRONG, _("There is no kind “%s”."), kind);
  if (kind == NULL && map != NULL && map[1] == NULL && strchr (map[0], '=') == NULL)
    name = map[0];
  if (kind == NULL && map != NULL && name == NULL)
    return tool_say (TOOL_WRONG, _("--map is for tables: say with --kind what its rows are."));
  if ((file = tool_open (argv[1], dry)) == NULL)
    return TOOL_WRONG;
  import = kind != NULL ? xl_file_read_table (xl_file_get_plan (file), argv[2], xl_kind_find (kind), map, large, &error)
           : name != NULL ? xl_file_read_mapped (xl_file_get_plan (file), argv[2], name, large, &error)
                        : xl_file_read_dossier (xl_file_get_plan (file), argv[2], large, &error);
  if (import == NULL)
    return tool_fail (error);
  if (!dry && import->n_errors == 0 && !do_import (file, import, &error))
    return tool_fail (error);
  print_import (import);
  if (import->n_errors == 0)
    return TOOL_DONE;
  return tool_say (TOOL_NO, _("Nothing was imported: the table says why."));
}

/* --- undo, redo ------------------------------------------------------------------------------- */

static int
run_undo (const XlCommand *command, int argc, char **argv)
{
  gboolean redo = strcmp (command->name, "redo") == 0;
  g_autoptr (XlFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 steps = 1, done = 0;

  if (!tool_parse (command, NULL, &argc, &argv))
    return TOOL_WRONG;
  if (argc > 2 && !tool_number (argv[2], 1, G_MAXINT32, &steps))
    return tool_say (TOOL_WRONG, _("“%s” is not a number of steps."), argv[2]);
  file = tool_open (argv[1], FALSE);
  if (file == NULL)
    return TOOL_WRONG;
  tool_row ("tx", "label", NULL);
  for (; done < steps; done++)
    {
      g_autoptr (XlTx) tx = NULL;
      g_autofree char *seq = NULL;

      if (!xl_file_undo (file, redo, &tx, &error))
        break;
      seq = g_strdup_printf ("%" G_GINT64_FORMAT, tx->seq);
      tool_row (seq, tx->label, NULL);
    }
  if (error != NULL)
    return tool_fail (error);
  if (done == 0)
    return tool_say (TOOL_NO, redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
  if (done < steps && argc > 2)
    tool_say (TOOL_DONE, redo ? _("Then there was nothing left to redo.") : _("Then there was nothing left to undo."));
  return TOOL_DONE;
}

/* --- backup ----------------------------------------------------------------------------------- */

/* A copy is made and verified as a file, then sent. */
static gboolean
backup_to_stdout (XlFile *file, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("crosslink-XXXXXX", error);
  g_autofree char *copy = folder != NULL ? g_build_filename (folder, "copy.crosslink", NULL) : NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  gboolean done = copy != NULL && xl_file_backup (file, copy, error)
                  && g_file_get_contents (copy, &bytes, &length, error)
                  && xl_file_write_bytes ("-", (const guint8 *) bytes, length, error);

  if (copy != NULL)
    unlink (copy);
  if (folder != NULL)
    rmdir (folder);
  return done;
}

static int
run_backup (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to; without it among the dated backups"), N_("COPY") },
    { NULL }
  };
  g_autoptr (XlFile) file = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (command, entries, &argc, &argv) || (file = tool_open (argv[1], TRUE)) == NULL)
    return TOOL_WRONG;
  if (g_strcmp0 (out, "-") == 0)
    return backup_to_stdout (file, &error) ? TOOL_DONE : tool_fail (error);
  if (out == NULL)
    made = xl_file_backup_dated (file, "asked", &error);
  else if (xl_file_backup (file, out, &error))
    made = g_strdup (out);
  if (made == NULL)
    return tool_fail (error);
  tool_row ("copy", NULL);
  tool_row (made, NULL);
  return TOOL_DONE;
}

/* --- repair ----------------------------------------------------------------------------------- */

static void
print_rescue (const XlRescue *rescue)
{
  tool_row ("kind", "saved", "rebuilt", "lost", "sentence", NULL);
  for (guint i = 0; i < rescue->rows->len; i++)
    {
      const XlRescueRow *row = g_ptr_array_index (rescue->rows, i);
      g_autofree char *saved = g_strdup_printf ("%u", row->saved);
      g_autofree char *rebuilt = g_strdup_printf ("%u", row->rebuilt);
      g_autofree char *lost = g_strdup_printf ("%u", row->lost);

      tool_row (row->kind != NULL ? row->kind->name : "history", saved, rebuilt, lost,
                row->sentence != NULL ? row->sentence : "", NULL);
    }
  for (guint i = 0; rescue->losses[i] != NULL; i++)
    tool_say (TOOL_DONE, "%s", rescue->losses[i]);
}

static int
run_repair (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The new plan file; nothing is overwritten"), N_("COPY") },
    { NULL }
  };
  g_autoptr (XlRescue) rescue = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if (out == NULL || strcmp (out, "-") == 0)
    return tool_say (TOOL_WRONG, _("Say with -o which new file the copy is to be."));
  rescue = xl_file_repair (argv[1], out, NULL, &error);
  if (rescue == NULL)
    return tool_fail (error);
  print_rescue (rescue);
  return tool_say (rescue->complete ? TOOL_DONE : TOOL_NO, "%s", rescue->summary);
}

/* --- soak ------------------------------------------------------------------------------------- */

/* Straight to the system, so that what was said stands even when the program is killed the next moment. */
static void
acknowledge (gint64 tx, gpointer data)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "ACK %" G_GINT64_FORMAT "\n", tx);

  for (int sent = 0; sent < length;)
    {
      ssize_t n = write (STDOUT_FILENO, line + sent, (gsize) (length - sent));

      if (n < 0 && errno != EINTR)
        {
          *(gboolean *) data = FALSE;
          return;
        }
      sent += n > 0 ? (int) n : 0;
    }
}

static int
run_soak (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *seed_text = NULL;
  g_autofree char *edits_text = NULL;
  const GOptionEntry entries[] = {
    { "edits", 0, 0, G_OPTION_ARG_FILENAME, &edits_text, N_("How many edits (100)"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_FILENAME, &seed_text, N_("The same seed on the same plan makes the same plan"), N_("S") },
    { NULL }
  };
  g_autoptr (XlFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean said = TRUE;
  gint64 edits = 100;
  guint64 seed = 0;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if ((edits_text != NULL && !tool_number (edits_text, 0, G_MAXINT32, &edits))
      || (seed_text != NULL && !tool_seed (seed_text, &seed)))
    return tool_say (TOOL_WRONG, _("--edits and --seed take whole numbers."));
  file = tool_open (argv[1], FALSE);
  if (file == NULL)
    return TOOL_WRONG;
  if (!xl_file_soak (file, (guint) edits, seed_text != NULL, seed, acknowledge, &said, &error))
    return tool_fail (error);
  return said ? TOOL_DONE : tool_say (TOOL_WRONG, _("The output could not be written: is the disk full?"));
}

const XlCommand xl_tool_writing[] = {
  { "new", "PLAN", N_("Make an empty plan file"), 1, 1, run_new },
  { "sample", "PLAN", N_("Make a plan file with the sample plan"), 1, 1, run_new },
  { "import", "PLAN FILE", N_("Take a dossier, IATI activities or a table in, as one undo step"), 2, 2, run_import },
  { "undo", "PLAN [N]", N_("Take the last N edits back (1)"), 1, 2, run_undo },
  { "redo", "PLAN [N]", N_("Do again what was undone"), 1, 2, run_undo },
  { "backup", "PLAN", N_("Make a verified copy"), 1, 1, run_backup },
  { "repair", "PLAN", N_("Save what can be saved of a damaged plan file into a new one"), 1, 1, run_repair },
  { "soak", "PLAN", N_("Make random valid edits, for tests of faults"), 1, 1, run_soak },
  { NULL }
};
