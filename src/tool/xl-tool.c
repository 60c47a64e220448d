/* xl-tool.c - the command line: commands by name, their options, records by name, exit statuses */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-tool-private.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const XlCommand *const tables[] = { xl_tool_writing, xl_tool_merging, xl_tool_exporting, xl_tool_reading,
                                          xl_tool_appraising, xl_tool_matching };

static const XlCommand *
find_command (const char *name)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const XlCommand *command = tables[t]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

/* --- what people are told --------------------------------------------------------------------- */

/**
 * tool_say:
 *
 * One sentence to the standard error.
 *
 * Returns: @status
 */
int
tool_say (int status, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("crosslink: %s\n", sentence);
  return status;
}

/**
 * tool_fail:
 *
 * Says what went wrong.
 *
 * Returns: the status for it: a refused edit is the data saying no, all else cannot be done
 */
int
tool_fail (const GError *error)
{
  return tool_say (xl_file_error_is_refusal (error) ? TOOL_NO : TOOL_WRONG, "%s", error->message);
}

static void
print_help (void)
{
  fputs (_("Usage:\n"
           "  crosslink [--new-window] [PLAN…]    open the window\n"
           "  crosslink COMMAND …                 do one thing and end\n"
           "  crosslink COMMAND --help            say more about it\n"
           "\n"
           "Commands:\n"),
         stdout);
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const XlCommand *command = tables[t]; command->name != NULL; command++)
      fprintf (stdout, "  %-9s %s\n", command->name, _(command->summary));
  fputs (_("\n"
           "Tables go to the standard output, separated by tabs; sentences to the standard error.\n"
           "Exit status: 0 done; 1 the data says no; 2 wrong use, or a file that cannot be read or written.\n"),
         stdout);
}

/* --- options ---------------------------------------------------------------------------------- */

/**
 * tool_parse:
 * @entries: (nullable): the command's own options
 *
 * Takes the options out of the arguments, which then are the program's name and the remaining words. "--help" prints
 * and ends the program.
 *
 * Returns: whether the rest is as many words as the command wants; else the sentence has been said
 */
gboolean
tool_parse (const XlCommand *command, const GOptionEntry *entries, int *argc, char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("crosslink ", command->name, NULL);

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      tool_say (TOOL_WRONG, _("%s. “%s --help” says more."), error->message, name);
      return FALSE;
    }
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
  for (int i = 1; i < *argc; i++)
    if ((*argv)[i][0] == '-' && (*argv)[i][1] == '-' && (*argv)[i][2] == '\0')
      {
        memmove (*argv + i, *argv + i + 1, (gsize) (*argc - i) * sizeof **argv);
        (*argc)--;
        break;
      }
  if (*argc - 1 >= command->least && *argc - 1 <= command->most)
    return TRUE;
  tool_say (TOOL_WRONG, _("Use it so: %s %s. “%s --help” says more."), name, command->arguments, name);
  return FALSE;
}

gboolean
tool_number (const char *text, gint64 least, gint64 most, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, least, most, value, NULL);
}

gboolean
tool_seed (const char *text, guint64 *seed)
{
  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, seed, NULL);
}

/* --- files and records ------------------------------------------------------------------------ */

/**
 * tool_open:
 *
 * Returns: (transfer full) (nullable): the plan file; else the sentence has been said, and the status is TOOL_WRONG
 */
XlFile *
tool_open (const char *path, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  XlFile *file = xl_file_open (path, read_only, &error);

  if (file == NULL)
    tool_say (TOOL_WRONG, "%s", error->message);
  return file;
}

/**
 * tool_find:
 * @kind: (nullable): of that kind only
 * @word: an id, a key or an acronym, whatever the case
 *
 * Returns: (transfer none) (nullable): the one record that is meant; else the sentence has been said, and the status
 *   is TOOL_WRONG
 */
XlRecord *
tool_find (XlPlan *plan, const XlKind *kind, const char *word)
{
  g_autoptr (GPtrArray) found = NULL;

  if (!g_utf8_validate (word, -1, NULL))
    {
      tool_say (TOOL_WRONG, _("The name of the record is not UTF-8."));
      return NULL;
    }
  found = xl_plan_find_all (plan, kind, word);
  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  if (found->len == 0)
    {
      tool_say (TOOL_WRONG, _("There is no record “%s”. Name it by its id, key or acronym."), word);
      return NULL;
    }
  tool_say (TOOL_WRONG, _("“%s” may be any of these; name it by its id:"), word);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *id = xl_record_dup_id_text (g_ptr_array_index (found, i));
      g_autofree char *name = xl_plan_dup_name (plan, g_ptr_array_index (found, i));

      g_printerr ("%s\t%s\n", id, name);
    }
  return NULL;
}

/* --- entry ------------------------------------------------------------------------------------ */

/* A word that looks like a command and names no file; a plan file that is not there is for the window to report. */
static gboolean
is_unknown_command (const char *word)
{
  return *word != '\0' && strspn (word, "abcdefghijklmnopqrstuvwxyz-") == strlen (word) && *word != '-'
         && !g_file_test (word, G_FILE_TEST_EXISTS);
}

/**
 * xl_tool_wants:
 *
 * Returns: whether the arguments are for the command line and not for the window
 */
gboolean
xl_tool_wants (int argc, char **argv)
{
  return argc > 1
         && (find_command (argv[1]) != NULL || is_unknown_command (argv[1]) || strcmp (argv[1], "--help") == 0
             || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0 || strcmp (argv[1], "--version") == 0);
}

/**
 * xl_tool_run:
 *
 * Runs the command that the arguments name. Never touches a display.
 *
 * Returns: the exit status
 */
int
xl_tool_run (int argc, char **argv)
{
  const XlCommand *command = argc > 1 ? find_command (argv[1]) : NULL;
  int status = TOOL_DONE;

  signal (SIGPIPE, SIG_DFL); /* `crosslink list … | head` ends quietly */
  if (command != NULL)
    status = command->run (command, argc - 1, argv + 1);
  else if (argc > 1 && strcmp (argv[1], "--version") == 0)
    fputs ("crosslink " XL_VERSION "\n", stdout);
  else if (argc > 1 && is_unknown_command (argv[1]) && strcmp (argv[1], "help") != 0)
    status = tool_say (TOOL_WRONG, _("There is no command “%s” and no such file. “crosslink --help” lists the commands."),
                       argv[1]);
  else
    print_help ();
  if (!tool_flush () && status == TOOL_DONE)
    status = tool_say (TOOL_WRONG, _("The output could not be written: is the disk full?"));
  return status;
}
