/* xl-tool-private.h - what the commands share: options, tables, records by name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-file.h"
#include "xl-tool.h"

/* Exit statuses; scripts rely on them. */
enum
{
  TOOL_DONE = 0,
  TOOL_NO = 1,    /* the data says no */
  TOOL_WRONG = 2, /* wrong use, or it cannot be read or written */
};

/**
 * XlCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for the help
 * @summary: N_(): what it does
 * @least, @most: how many words remain when the options are taken
 * @run: returns the exit status
 */
typedef struct _XlCommand XlCommand;
struct _XlCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  int least, most;
  int (*run) (const XlCommand *command, int argc, char **argv);
};

extern const XlCommand xl_tool_reading[], xl_tool_writing[], xl_tool_merging[], xl_tool_exporting[], xl_tool_appraising[],
    xl_tool_matching[];

/* xl-tool.c */
int tool_say (int status, const char *format, ...) G_GNUC_PRINTF (2, 3);
int tool_fail (const GError *error);
gboolean tool_parse (const XlCommand *command, const GOptionEntry *entries, int *argc, char ***argv);
XlFile *tool_open (const char *path, gboolean read_only);
XlRecord *tool_find (XlPlan *plan, const XlKind *kind, const char *word);
gboolean tool_number (const char *text, gint64 least, gint64 most, gint64 *value);
gboolean tool_seed (const char *text, guint64 *seed);

/* xl-tool-table.c */
void tool_row (const char *first, ...) G_GNUC_NULL_TERMINATED;
void tool_cell (const char *text, gboolean last);
char *tool_value (XlPlan *plan, const XlRecord *record, const XlField *field);
gboolean tool_flush (void);
