/* xl-desk-words-files.c - sentences about plan files and dossiers: what is wrong with them, and the way on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-words-files.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "xl-desk-private.h"
#include "xl-desk-words.h"
#include "xl-id.h"
#include "xl-sheet.h"

/* Nobody is sent to a backup that is not there. */
static char *
loss_words (XlStoreError code, const char *name, const char *path)
{
  g_autofree char *backup = path != NULL ? xl_backup_dup_last (path) : NULL;

  switch (code)
    {
    case XL_STORE_ERROR_EMPTY:
      return g_strdup_printf (backup != NULL ? _ ("“%s” is empty, 0 bytes: open the last backup, or start a new plan.")
                                             : _ ("“%s” is empty, 0 bytes, and has no backup here: look for another "
                                                  "copy of it, or start a new plan."),
                              name);
    case XL_STORE_ERROR_TRUNCATED:
      return g_strdup_printf (backup != NULL ? _ ("“%s” is cut off, its end is missing: copy it again from where it "
                                                  "came, open the last backup, or save what can be saved into a new "
                                                  "file.")
                                             : _ ("“%s” is cut off, its end is missing, and has no backup here: copy "
                                                  "it again from where it came, or save what can be saved into a new "
                                                  "file."),
                              name);
    case XL_STORE_ERROR_DAMAGED:
      return g_strdup_printf (backup != NULL ? _ ("“%s” is damaged: open the last backup, or save what can be saved "
                                                  "into a new file.")
                                             : _ ("“%s” is damaged and has no backup here: save what can be saved into "
                                                  "a new file."),
                              name);
    case XL_STORE_ERROR_VALUES:
      return g_strdup_printf (backup != NULL ? _ ("Some of “%s” is not as it was last saved, the disk or another "
                                                  "program changed it: open the last backup, or save what can be saved "
                                                  "into a new file.")
                                             : _ ("Some of “%s” is not as it was last saved, the disk or another "
                                                  "program changed it, and it has no backup here: save what can be "
                                                  "saved into a new file."),
                              name);
    case XL_STORE_ERROR_ALTERED:
      return g_strdup_printf (backup != NULL ? _ ("The tables of “%s” were changed by another program: open the last "
                                                  "backup, or save what can be saved into a new file.")
                                             : _ ("The tables of “%s” were changed by another program, and it has no "
                                                  "backup here: save what can be saved into a new file."),
                              name);
    case XL_STORE_ERROR_WAL:
      return g_strdup_printf (backup != NULL ? _ ("A write-ahead log of another program lies beside “%s” (its name "
                                                  "ends in -wal): close that program, open the last backup, or save "
                                                  "what can be saved into a new file.")
                                             : _ ("A write-ahead log of another program lies beside “%s” (its name "
                                                  "ends in -wal), and it has no backup here: close that program, or "
                                                  "save what can be saved into a new file."),
                              name);
    default:
      return g_strdup (name);
    }
}

static char *
store_words (XlStoreError code, const char *name, const char *path)
{
  switch (code)
    {
    case XL_STORE_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("“%s” is not there: check its name and folder."), name);
    case XL_STORE_ERROR_DENIED:
      return g_strdup_printf (_ ("“%s” may not be read or written by you: ask who owns it, or choose another folder."), name);
    case XL_STORE_ERROR_EXISTS:
      return g_strdup_printf (_ ("“%s” is there already and was not overwritten: choose another name."), name);
    case XL_STORE_ERROR_NOT_A_PLAN:
      return g_strdup_printf (_ ("“%s” is not a Crosslink plan file: choose a file that ends in .crosslink."), name);
    case XL_STORE_ERROR_EMPTY:
    case XL_STORE_ERROR_TRUNCATED:
    case XL_STORE_ERROR_DAMAGED:
    case XL_STORE_ERROR_VALUES:
    case XL_STORE_ERROR_ALTERED:
    case XL_STORE_ERROR_WAL:
      return loss_words (code, name, path);
    case XL_STORE_ERROR_NEWER:
      return g_strdup_printf (_ ("“%s” was written by a newer Crosslink: get that version to open it."), name);
    case XL_STORE_ERROR_MOVED:
      return g_strdup_printf (_ ("“%s” was moved, deleted or replaced while it was open: open it again where it is now."), name);
    case XL_STORE_ERROR_LOCKED:
      return g_strdup_printf (_ ("“%s” is busy, another program has been writing to it for five seconds: try again in a moment."),
                              name);
    case XL_STORE_ERROR_FULL:
      return g_strdup_printf (_ ("There is no space left for “%s”; nothing was changed: free some space and do it again."), name);
    case XL_STORE_ERROR_READ_ONLY:
      return g_strdup_printf (_ ("“%s” is read-only; nothing was changed: save a copy and work on that."), name);
    case XL_STORE_ERROR_IO:
      return g_strdup_printf (_ ("The disk or network did not read or write “%s”; nothing was changed: save a copy elsewhere."),
                              name);
    case XL_STORE_ERROR_STALE:
      return g_strdup (_ ("Somebody else changed the same value meanwhile; nothing was changed: look at it and do it again."));
    case XL_STORE_ERROR_REFUSED:
      return g_strdup_printf (_ ("“%s” refused the edit because a value is not possible; nothing was changed."), name);
    case XL_STORE_ERROR_NO_TX:
      return g_strdup_printf (_ ("“%s” has no such change in its history."), name);
    }
  return g_strdup (name);
}

static char *
io_words (const GError *error, const char *name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return store_words (XL_STORE_ERROR_NOT_FOUND, name, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return store_words (XL_STORE_ERROR_DENIED, name, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return store_words (XL_STORE_ERROR_FULL, name, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return store_words (XL_STORE_ERROR_READ_ONLY, name, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return store_words (XL_STORE_ERROR_EXISTS, name, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    return g_strdup_printf (_ ("“%s” is a folder or a device: choose a file."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Stopped; nothing was changed."));
  return g_strdup_printf (_ ("“%s” could not be read or written: %s."), name, error->message);
}

/**
 * xl_words_error:
 * @path: (nullable): the file that it is about
 *
 * Returns: (transfer full): one sentence that names the file, what is wrong, and the way on; the
 *   message itself where a room of ours has made the sentence already
 */
char *
xl_words_error (const GError *error, const char *path)
{
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : g_strdup (_ ("The file"));
  g_autofree char *name = g_filename_display_name (base);

  if (error->domain == XL_STORE_ERROR)
    return store_words (error->code, name, path);
  if (error->domain == G_IO_ERROR)
    return io_words (error, name);
  if (error->domain == XL_SHEET_ERROR && error->code == XL_SHEET_ERROR_SIZE)
    return g_strdup_printf (_ ("The picture would be too large or has no size: ask for a side of 1 to %d."), XL_SHEET_MAX_PX);
  return g_strdup (error->message);
}

/* --- repair ----------------------------------------------------------------------------------- */

/**
 * xl_words_backup:
 * @path: one of the dated backups
 *
 * Returns: (transfer full): when it was made, for people
 */
char *
xl_words_backup (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  int year, month, day, hour, minute;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (base, "%4d-%2d-%2d-%2d%2d", &year, &month, &day, &hour, &minute) == 5)
    time = g_date_time_new_local (year, month, day, hour, minute, 0);
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y, %H:%M")) : g_filename_display_name (base);
}

/* Puts sentences one after the other; @words is taken. */
static void
and_then (GString *text, char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
  g_free (words);
}

/**
 * xl_words_repair_count:
 *
 * Returns: (transfer full) (nullable): what is to be said of one kind's records
 */
char *
xl_words_repair_count (const XlRepairCount *count)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (count->rebuilt > 0)
    and_then (text, g_strdup_printf (ngettext ("%u is as the history has it.", "%u are as the history has them.",
                                               count->rebuilt), count->rebuilt));
  if (count->lost > 0)
    and_then (text, g_strdup_printf (ngettext ("%u could not be saved.", "%u could not be saved.", count->lost),
                                     count->lost));
  if (count->emptied > 0)
    and_then (text, g_strdup_printf (ngettext ("%u value is empty now.", "%u values are empty now.", count->emptied),
                                     count->emptied));
  if (count->doubtful > 0)
    and_then (text, g_strdup_printf (ngettext ("%u value may be wrong.", "%u values may be wrong.", count->doubtful),
                                     count->doubtful));
  if (count->unsure)
    and_then (text, g_strdup (_ ("Pages do not read: more may be lost than can be counted.")));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * xl_words_repair_history:
 *
 * Returns: (transfer full) (nullable): what is to be said of the history
 */
char *
xl_words_repair_history (const XlRepair *repair)
{
  return repair->new_floor ? g_strdup (_ ("What was done before the repair cannot be undone.")) : NULL;
}

/**
 * xl_words_repair_loss:
 *
 * Returns: (transfer full): what has become of a record or of a value
 */
char *
xl_words_repair_loss (const XlRepairLoss *loss)
{
  g_autofree char *id = xl_id_to_text (loss->kind, loss->id);
  const char *name = loss->name != NULL ? loss->name : id;
  const char *kind = _ (loss->kind->label);

  switch (loss->what)
    {
    case XL_REPAIR_LOST:
      return g_strdup_printf (_ ("%s “%s” could not be read."), kind, name);
    case XL_REPAIR_LEFT_OUT:
      return g_strdup_printf (_ ("%s “%s” was left out: what it belongs to is lost."), kind, name);
    case XL_REPAIR_DOUBTFUL:
      return g_strdup_printf (_ ("%s “%s”: %s may be wrong, record and history differ."), kind, name,
                              _ (loss->field->label));
    case XL_REPAIR_EMPTIED:
      return g_strdup_printf (_ ("%s “%s”: %s is empty now."), kind, name, _ (loss->field->label));
    }
  return g_strdup (name);
}

/**
 * xl_words_repair:
 * @copy: the new file
 *
 * Returns: (transfer full): what came of it, in one sentence
 */
char *
xl_words_repair (const XlRepair *repair, const char *copy)
{
  g_autofree char *base = g_path_get_basename (copy);
  g_autofree char *name = g_filename_display_name (base);
  guint saved = 0, lost = 0, emptied = 0, doubtful = 0;

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      saved += repair->kinds[k].saved + repair->kinds[k].rebuilt;
      lost += repair->kinds[k].lost;
      emptied += repair->kinds[k].emptied;
      doubtful += repair->kinds[k].doubtful;
    }
  if (xl_repair_is_complete (repair))
    return g_strdup_printf (ngettext ("“%s” has all that was there, %u record.",
                                      "“%s” has all that was there, %u records.", saved), name, saved);
  if (lost + emptied == 0 && repair->proven)
    return g_strdup_printf (ngettext ("“%s” has all that was there, %u record, but not all of the history.",
                                      "“%s” has all that was there, %u records, but not all of the history.", saved),
                            name, saved);
  return g_strdup_printf (_ ("Saved into “%s”: records %u; lost %u; values emptied %u, doubtful %u."), name, saved, lost,
                          emptied, doubtful);
}

/* --- dossiers --------------------------------------------------------------------------------- */

static char *
dossier_words (XlPlan *plan, const XlDossierFault *fault)
{
  const char *detail = fault->detail != NULL ? fault->detail : "";

  switch (fault->code)
    {
    case XL_DOSSIER_NOT_A_DOSSIER:
      return *detail != '\0' ? g_strdup_printf (_ ("this is no Crosslink dossier: its root element is “%s”"), detail)
                             : g_strdup (_ ("this is no Crosslink dossier"));
    case XL_DOSSIER_NOT_WELL_FORMED:
      return g_strdup_printf (_ ("the XML is broken: %s"), detail);
    case XL_DOSSIER_TRUNCATED:
      return g_strdup (_ ("the file is cut off, its end is missing: copy it again"));
    case XL_DOSSIER_ENCODING:
      return g_strdup (_ ("the file is not in UTF-8: save it so"));
    case XL_DOSSIER_CHARACTERS:
      return g_strdup (_ ("there are characters that XML does not allow: take them out"));
    case XL_DOSSIER_DOCTYPE:
      return g_strdup (_ ("a document type declaration (DOCTYPE) is not accepted: take it out"));
    case XL_DOSSIER_TOO_LARGE:
      return g_strdup_printf (_ ("the file is larger than %s: say with --large that it is meant"), detail);
    case XL_DOSSIER_TOO_DEEP:
      return g_strdup (_ ("elements are nested more than 64 deep: this is no dossier of ours"));
    case XL_DOSSIER_TOO_MANY_ATTRIBUTES:
      return g_strdup (_ ("a tag is too long or has more than 64 attributes: this is no dossier of ours"));
    case XL_DOSSIER_TEXT_TOO_LONG:
      return g_strdup (_ ("a text is longer than 1 MiB: shorten it"));
    case XL_DOSSIER_NEWER_MAJOR:
      return g_strdup_printf (_ ("the dossier is of version %s, from a newer Crosslink: get that version to read it"), detail);
    case XL_DOSSIER_BAD_VERSION:
      return g_strdup_printf (_ ("the version “%s” does not read: it must be like 1.0"), detail);
    case XL_DOSSIER_INVALID:
      return g_strdup_printf (_ ("the schema does not allow this: %s"), detail);
    case XL_DOSSIER_BAD_ID:
      return g_strdup_printf (_ ("“%s” is not the id of such a record"), detail);
    case XL_DOSSIER_DUPLICATE_ID:
      return g_strdup_printf (_ ("the id %s is there twice: keep one"), detail);
    case XL_DOSSIER_WRONG_KIND:
      return g_strdup_printf (_ ("%s is of a kind that cannot stand here"), detail);
    case XL_DOSSIER_DANGLING:
      return g_strdup_printf (_ ("%s is referred to, but it is not in the dossier: add it, or take the reference out"), detail);
    case XL_DOSSIER_CURRENCY:
      return g_strdup_printf (_ ("an amount is in %s, its project in another currency: use one"), detail);
    case XL_DOSSIER_VALUE:
      if (fault->fault != NULL && fault->fault->code == XL_FAULT_REQUIRED && fault->fault->field != NULL)
        return g_strdup_printf (_ ("%s is empty: fill it in, or leave the row out"), xl_words_field (fault->fault->field));
      return fault->fault != NULL ? xl_words_fault (plan, fault->fault) : g_strdup (_ ("a value does not read"));
    case XL_DOSSIER_CSV_QUOTE:
      return g_strdup (_ ("a quotation mark is opened here and never closed: close it or take it out"));
    case XL_DOSSIER_CSV_COLUMNS:
      return g_strdup_printf (_ ("the table has more than %s columns: keep those that are needed"), detail);
    case XL_DOSSIER_CSV_NO_COLUMN:
      return g_strdup_printf (_ ("there is no column “%s”: look at the heading of the table"), detail);
    case XL_DOSSIER_CSV_NO_FIELD:
      return g_strdup_printf (_ ("“%s” is no field of this kind of record: say which field a column is"), detail);
    case XL_DOSSIER_CSV_TWICE:
      return g_strdup_printf (_ ("“%s” is there twice: keep one"), detail);
    case XL_DOSSIER_CSV_CELLS:
      return g_strdup_printf (_ ("the row has more cells than the heading, the first of them “%s”: put a text with a separator "
                                 "between quotation marks"),
                              detail);
    case XL_DOSSIER_CSV_NO_RECORD:
      return g_strdup_printf (_ ("there is no record “%s”: add it first, or mend the name"), detail);
    case XL_DOSSIER_CSV_AMBIGUOUS:
      return g_strdup_printf (_ ("several records are called “%s”: name one by its id"), detail);
    case XL_DOSSIER_CSV_EMPTY:
      return g_strdup (_ ("the table is empty: its first row must be a heading"));
    case XL_DOSSIER_CSV_MIXED:
      return g_strdup (_ ("the table mixes UTF-8 with another encoding: save it again in one"));
    case XL_DOSSIER_TOO_MANY:
      return g_strdup (_ ("there are more faults than are worth listing"));
    case XL_DOSSIER_NEWER_MINOR:
      return g_strdup_printf (_ ("the dossier is of version %s, a little newer: what is unknown here was left out"), detail);
    case XL_DOSSIER_EDITED:
      return g_strdup (_ ("its rows are not those that its digest was made of: it was edited by hand"));
    case XL_DOSSIER_IGNORED:
      return g_strdup_printf (_ ("“%s” is not known here and was left out"), detail);
    }
  return g_strdup (detail);
}

/**
 * xl_words_dossier:
 * @plan: (nullable): names records
 * @with_line: put "Line 12: " before it
 *
 * Returns: (transfer full): what is wrong with a dossier, as a sentence
 */
char *
xl_words_dossier (XlPlan *plan, const XlDossierFault *fault, gboolean with_line)
{
  g_autofree char *text = dossier_words (plan, fault);
  gboolean stop = !g_str_has_suffix (text, ".");
  gunichar first = g_unichar_toupper (g_utf8_get_char (text));
  char start[7] = { 0 };

  if (with_line && fault->line > 0)
    return g_strdup_printf (_ ("Line %u: %s%s"), fault->line, text, stop ? "." : "");
  g_unichar_to_utf8 (first, start);
  return g_strconcat (start, g_utf8_next_char (text), stop ? "." : "", NULL);
}
