/* xl-tool-read.c - commands that only read: check, validate, list, show, search, history, digest */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-documents.h"
#include "xl-desk-words.h"
#include "xl-tool-private.h"

#include <stdio.h>
#include <string.h>

/* --- check ------------------------------------------------------------------------------------ */

static const char *
severity_word (XlSeverity severity)
{
  static const char *const words[] = { "error", "warning", "justified" };

  return words[severity];
}

static int
print_findings (XlPlan *plan, XlDate on)
{
  g_autoptr (GPtrArray) findings = xl_rules_check (plan, on);
  int status = TOOL_DONE;

  for (guint i = 0; i < findings->len; i++)
    {
      const XlFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *id = xl_record_dup_id_text (finding->record);
      g_autofree char *sentence = xl_words_finding (plan, finding);

      tool_row (severity_word (finding->severity), finding->rule->name, xl_record_get_kind (finding->record)->name, id,
                sentence, NULL);
      if (finding->severity == XL_SEVERITY_ERROR)
        status = TOOL_NO;
    }
  return status;
}

static int
run_check (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &on, N_("Judge as of this date instead of today"), N_("DATE") },
    { NULL }
  };
  XlDate date = xl_date_today ();
  g_autoptr (XlFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  if (on != NULL && (date = xl_date_parse (on)) == XL_DATE_NONE)
    return tool_say (TOOL_WRONG, _("“%s” is not a date: write it as 2027, 2027-06 or 2027-06-30."), on);
  file = xl_file_open (argv[1], TRUE, &error);
  if (file == NULL && !xl_file_error_is_damage (error))
    return tool_say (TOOL_WRONG, "%s", error->message);
  tool_row ("severity", "rule", "kind", "record", "sentence", NULL);
  if (file != NULL && !xl_file_verify (file, &error) && !xl_file_error_is_damage (error))
    return tool_fail (error);
  if (error != NULL)
    tool_row ("error", "file", "", "", error->message, NULL);
  if (file == NULL)
    return TOOL_NO;
  xl_documents_look (xl_file_get_plan (file), argv[1]);
  return MAX (print_findings (xl_file_get_plan (file), date), error != NULL ? TOOL_NO : TOOL_DONE);
}

/* --- validate --------------------------------------------------------------------------------- */

static int
run_validate (const XlCommand *command, int argc, char **argv)
{
  gboolean large = FALSE;
  const GOptionEntry entries[] = {
    { "large", 0, 0, G_OPTION_ARG_NONE, &large, N_("Read files of more than 64 MiB too"), NULL },
    { NULL }
  };
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (command, entries, &argc, &argv))
    return TOOL_WRONG;
  faults = xl_file_validate (argv[1], large, &error);
  if (faults == NULL)
    return tool_fail (error);
  tool_row ("line", "sentence", NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      const XlImportRow *row = g_ptr_array_index (faults, i);
      g_autofree char *line = row->line > 0 ? g_strdup_printf ("%u", row->line) : g_strdup ("");

      tool_row (line, row->reason, NULL);
    }
  return faults->len > 0 ? TOOL_NO : TOOL_DONE;
}

/* --- list, show, search ----------------------------------------------------------------------- */

static const XlKind *
find_kind (const char *name)
{
  const XlKind *kind = name != NULL ? xl_kind_find (name) : NULL;
  g_autoptr (GString) names = NULL;

  if (kind != NULL)
    return kind;
  names = g_string_new (NULL);
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", xl_kind_get (k)->name);
  if (name == NULL)
    tool_say (TOOL_WRONG, _("Say which records with --kind: %s."), names->str);
  else
    tool_say (TOOL_WRONG, _("There is no kind “%s”: choose one of %s."), name, names->str);
  return NULL;
}

/* Key and name stand in front; where a kind has a field of that name it is this column. */
static gboolean
is_in_front (const XlField *field)
{
  return strcmp (field->name, "key") == 0 || strcmp (field->name, "name") == 0;
}

static char *
dup_front_name (XlPlan *plan, const XlRecord *record)
{
  const XlField *field = xl_kind_field (xl_record_get_kind (record), "name");

  return field != NULL ? tool_value (plan, record, field) : xl_plan_dup_name (plan, record);
}

static void
print_list (XlPlan *plan, const XlKind *kind)
{
  const GPtrArray *records = xl_plan_get_live (plan, kind);

  fputs ("id\tkey\tname", stdout);
  for (guint f = 0; f < kind->n_fields; f++)
    if (!is_in_front (&kind->fields[f]))
      fprintf (stdout, "\t%s", kind->fields[f].name);
  fputs ("\n", stdout);
  for (guint i = 0; i < records->len; i++)
    {
      const XlRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = xl_record_dup_id_text (record);
      g_autofree char *name = dup_front_name (plan, record);

      tool_cell (id, FALSE);
      tool_cell (record->key, FALSE);
      tool_cell (name, FALSE);
      for (guint f = 0; f < kind->n_fields; f++)
        {
          g_autofree char *value = tool_value (plan, record, &kind->fields[f]);

          if (!is_in_front (&kind->fields[f]))
            tool_cell (value, f + 1 == kind->n_fields);
        }
    }
}

static int
run_list (const XlCommand *command, int argc, char **argv)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("Which records: region, organisation, project …"), N_("KIND") },
    { NULL }
  };
  g_autoptr (XlFile) file = NULL;
  const XlKind *kind;

  if (!tool_parse (command, entries, &argc, &argv) || (kind = find_kind (name)) == NULL)
    return TOOL_WRONG;
  file = tool_open (argv[1], TRUE);
  if (file == NULL)
    return TOOL_WRONG;
  print_list (xl_file_get_plan (file), kind);
  return TOOL_DONE;
}

/* What follows from link rows. */
static void
print_derived (XlPlan *plan, const XlProject *project)
{
  const XlField *stages = xl_kind_field (&xl_kind_stage_move, "to_stage");
  int stage = xl_plan_stage (plan, project);
  XlRegion *region = xl_plan_lead_region (plan, project);
  XlOrganisation *organisation = xl_plan_lead_organisation (plan, project);
  g_autofree char *region_id = region != NULL ? xl_record_dup_id_text ((XlRecord *) region) : g_strdup ("");
  g_autofree char *organisation_id
      = organisation != NULL ? xl_record_dup_id_text ((XlRecord *) organisation) : g_strdup ("");

  tool_row ("stage", stage > 0 ? stages->choices[stage - 1].nick : "", NULL);
  tool_row ("lead_region", region_id, NULL);
  tool_row ("lead_organisation", organisation_id, NULL);
}

static void
print_record (XlPlan *plan, const XlRecord *record)
{
  const XlKind *kind = xl_record_get_kind (record);
  g_autofree char *id = xl_record_dup_id_text (record);

  tool_row ("field", "value", NULL);
  tool_row ("id", id, NULL);
  tool_row ("kind", kind->name, NULL);
  for (guint f = 0; f < kind->n_fields; f++)
    {
      g_autofree char *value = tool_value (plan, record, &kind->fields[f]);

      tool_row (kind->fields[f].name, value, NULL);
    }
  if (kind == &xl_kind_project)
    print_derived (plan, (const XlProject *) record);
}

/* Link rows that name the record, in the order of kinds: field is the kind, value begins with the id. */
static void
print_links (XlPlan *plan, const XlRecord *record)
{
  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      const XlKind *kind = xl_kind_get (k);
      g_autoptr (GPtrArray) links = kind->flags & XL_KIND_LINK ? xl_plan_dup_links (plan, record, kind, NULL) : NULL;

      for (guint i = 0; links != NULL && i < links->len; i++)
        {
          g_autofree char *id = xl_record_dup_id_text (g_ptr_array_index (links, i));
          g_autofree char *name = xl_plan_dup_name (plan, g_ptr_array_index (links, i));
          g_autofree char *value = g_strdup_printf ("%s %s", id, name);

          tool_row (kind->name, value, NULL);
        }
    }
}

static int
run_show (const XlCommand *command, int argc, char **argv)
{
  g_autoptr (XlFile) file = NULL;
  XlRecord *record;

  if (!tool_parse (command, NULL, &argc, &argv))
    return TOOL_WRONG;
  file = tool_open (argv[1], TRUE);
  if (file == NULL || (record = tool_find (xl_file_get_plan (file), NULL, argv[2])) == NULL)
    return TOOL_WRONG;
  print_record (xl_file_get_plan (file), record);
  print_links (xl_file_get_plan (file), record);
  return TOOL_DONE;
}

static int
run_search (const XlCommand *command, int argc, char **argv)
{
  g_autoptr (XlFile) file = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GArray) hits = NULL;
  XlPlan *plan;

  if (!tool_parse (command, NULL, &argc, &argv))
    return TOOL_WRONG;
  words = g_strjoinv (" ", argv + 2);
  if (!g_utf8_validate (words, -1, NULL))
    return tool_say (TOOL_WRONG, _("The words to search for are not UTF-8."));
  file = tool_open (argv[1], TRUE);
  if (file == NULL)
    return TOOL_WRONG;
  plan = xl_file_get_plan (file);
  hits = xl_plan_search (plan, NULL, words, G_MAXUINT);
  tool_row ("rank", "kind", "id", "key", "name", NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const XlHit *hit = &g_array_index (hits, XlHit, i);
      g_autofree char *rank = g_strdup_printf ("%d", hit->rank);
      g_autofree char *id = xl_record_dup_id_text (hit->record);
      g_autofree char *name = dup_front_name (plan, hit->record);

      tool_row (rank, xl_record_get_kind (hit->record)->name, id, hit->record->key != NULL ? hit->record->key : "",
                name, NULL);
    }
  return TOOL_DONE;
}

/* --- history, digest -------------------------------------------------------------------------- */

static int
run_history (const XlCommand *command, int argc, char **argv)
{
  g_autoptr (XlFile) file = NULL;
  g_autoptr (GPtrArray) headings = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (command, NULL, &argc, &argv) || (file = tool_open (argv[1], TRUE)) == NULL)
    return TOOL_WRONG;
  headings = xl_file_history (file, &error);
  if (headings == NULL)
    return tool_fail (error);
  tool_row ("tx", "time", "who", "label", NULL);
  for (guint i = 0; i < headings->len; i++)
    {
      const XlTx *tx = g_ptr_array_index (headings, i);
      g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, tx->seq);

      tool_row (seq, tx->at, tx->who, tx->label, NULL);
    }
  return TOOL_DONE;
}

static int
run_digest (const XlCommand *command, int argc, char **argv)
{
  g_autoptr (XlFile) file = NULL;
  g_autofree char *digest = NULL;

  if (!tool_parse (command, NULL, &argc, &argv) || (file = tool_open (argv[1], TRUE)) == NULL)
    return TOOL_WRONG;
  digest = xl_plan_dup_digest (xl_file_get_plan (file));
  fprintf (stdout, "%s\n", digest);
  return TOOL_DONE;
}

const XlCommand xl_tool_reading[] = {
  { "validate", "FILE", N_("Say what is wrong with a dossier"), 1, 1, run_validate },
  { "check", "PLAN", N_("Check a plan file, then the rules"), 1, 1, run_check },
  { "list", "PLAN --kind KIND", N_("List the records of one kind"), 1, 1, run_list },
  { "show", "PLAN RECORD", N_("Show one record and the links that name it"), 2, 2, run_show },
  { "search", "PLAN WORDS", N_("Find records; the case and marks of letters do not matter"), 2, 100, run_search },
  { "history", "PLAN", N_("List what was done, newest first"), 1, 1, run_history },
  { "digest", "PLAN", N_("Print the digest of what is in a plan"), 1, 1, run_digest },
  { NULL }
};
