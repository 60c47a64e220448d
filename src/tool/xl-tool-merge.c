/* xl-tool-merge.c - the command that merges two laptops */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-id.h"
#include "xl-tool-private.h"

#include <string.h>

static const char *
side_word (XlMergeSide side)
{
  return side == XL_MERGE_MINE ? "mine" : side == XL_MERGE_THEIRS ? "theirs" : "";
}

/* A value as the other commands print it; a record that only the other side has goes by its id, too. */
static char *
value_text (XlPlan *plan, const XlMergeUnit *unit, const char *text)
{
  g_autoptr (XlRecord) scratch = NULL;
  const XlKind *kind;

  if (text == NULL)
    return g_strdup ("");
  if (unit->field->type == XL_FIELD_REFERENCE && (kind = xl_kind_find (unit->field->target)) != NULL)
    return xl_id_to_text (kind, g_ascii_strtoll (text, NULL, 10));
  scratch = xl_record_new (unit->kind, unit->id);
  xl_record_set_text (scratch, unit->field, text);
  return tool_value (plan, scratch, unit->field);
}

static void
print_unit (const XlMergeDiff *diff, const XlMergeUnit *unit)
{
  g_autofree char *id = xl_id_to_text (unit->kind, unit->id);
  g_autofree char *base = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  if (unit->field == NULL)
    {
      tool_row (id, "", unit->has_base ? "yes" : unit->why == XL_MERGE_BOTH ? "" : "no", unit->mine_there ? "yes" : "no",
                unit->theirs_there ? "yes" : "no", side_word (unit->keep), NULL);
      return;
    }
  base = value_text (diff->mine, unit, unit->base);
  mine = value_text (diff->mine, unit, unit->mine);
  theirs = value_text (diff->theirs, unit, unit->theirs);
  tool_row (id, unit->field->name, base, mine, theirs, side_word (unit->keep), NULL);
}

static void
print_merge (const XlMergeDiff *diff)
{
  tool_row ("record", "field", "base", "mine", "theirs", "kept", NULL);
  for (guint i = 0; i < diff->units->len; i++)
    print_unit (diff, g_ptr_array_index (diff->units, i));
}

static guint
count_open (const XlMergeDiff *diff)
{
  guint n = 0;

  for (guint i = 0; i < diff->units->len; i++)
    n += ((const XlMergeUnit *) g_ptr_array_index (diff->units, i))->keep == XL_MERGE_NOBODY;
  return n;
}

static int
finish (XlFile *file, XlMerging *merging, gboolean dry)
{
  const XlMergeDiff *diff = xl_merging_get_diff (merging);
  guint open = count_open (diff);
  g_autoptr (GError) no_backup = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written = FALSE;

  if (open > 0)
    {
      print_merge (diff);
      return tool_say (TOOL_NO,
                       ngettext ("%u question is open, so nothing was merged: answer with --keep mine or --keep theirs.",
                                 "%u questions are open, so nothing was merged: answer with --keep mine or --keep theirs.",
                                 open),
                       open);
    }
  if (!dry && !xl_file_merge (file, merging, &written, &no_backup, &error))
    return tool_fail (error);
  print_merge (diff);
  if (no_backup != NULL)
    tool_say (TOOL_DONE, _("No backup was made before the merge: %s"), no_backup->message);
  return TOOL_DONE;
}

static int
run_merge (const XlCommand *command, int argc, char **argv)
{
  gboolean dry = FALSE, large = FALSE;
  g_autofree char *keep = NULL;
  const GOptionEntry entries[] = {
    { "keep", 0, 0, G_OPTION_ARG_FILENAME, &keep, N_("Whose value every question gets"), "mine|theirs" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, N_("Only say what would be done"), NULL },
    { "large", 0, 0, G_OPTION_ARG_NONE, &large, N_("Read files of more than 64 MiB too"), NULL },
    { NULL }
  };
  g_autoptr (XlFile) file = NULL;
  g_autoptr (XlMerging) merging = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if (keep != NULL && strcmp (keep, "mine") != 0 && strcmp (keep, "theirs") != 0)
    return tool_say (TOOL_WRONG, _("--keep takes “mine” or “theirs”."));
  if ((file = tool_open (argv[1], dry)) == NULL)
    return TOOL_WRONG;
  merging = xl_file_merge_read (file, argv[2], large, &error);
  if (merging == NULL)
    return tool_fail (error);
  note = xl_merging_dup_note (merging);
  if (note != NULL)
    tool_say (TOOL_DONE, "%s", note);
  if (keep != NULL)
    xl_merge_answer (xl_merging_get_diff (merging), *keep == 'm' ? XL_MERGE_MINE : XL_MERGE_THEIRS);
  return finish (file, merging, dry);
}

const XlCommand xl_tool_merging[] = {
  { "merge", "MINE THEIRS", N_("Take in what another laptop did since the two last met, as one undo step"), 2, 2,
    run_merge },
  { NULL }
};
