/* xl-desk-help.h - the help: topics read from their files, in the user's language, and searched */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XL_HELP_STRONG, /* <b>: a word of the window */
  XL_HELP_KEY,    /* <key>: a key, or keys together */
  XL_HELP_CODE,   /* <code>: what stands in a file or on a command line, letter by letter */
} XlHelpStyle;

/**
 * XlHelpSpan:
 * @start: byte of the text where it begins
 * @end: the byte after its last
 * @style: how it differs
 *
 * A part of a text.
 */
typedef struct
{
  guint start, end;
  XlHelpStyle style;
} XlHelpSpan;

/**
 * XlHelpText:
 * @text: what is read, without markup
 * @spans: (element-type XlHelpSpan): what in it differs
 */
typedef struct
{
  char *text;
  GArray *spans;
} XlHelpText;

typedef enum
{
  XL_HELP_HEADING,   /* <h>: one cell */
  XL_HELP_PARAGRAPH, /* <p> */
  XL_HELP_NOTE,      /* <note>: what must not be missed */
  XL_HELP_ITEM,      /* <item> of a <list> */
  XL_HELP_STEP,      /* <item> of <steps> */
  XL_HELP_TERM,      /* <term name="…"> of <terms>: a word of a file, what it means */
  XL_HELP_PRESS,     /* <press keys="…"> of <keys>: accelerators with blanks between, what they do */
  XL_HELP_HEAD,      /* <head> of a <table>: a cell for each column */
  XL_HELP_CELLS,     /* <row> of a <table> */
  XL_HELP_EXAMPLE,   /* <example>: lines as they are typed */
  XL_HELP_GO,        /* <go action="…">: a button, the detailed name of an action */
  XL_HELP_SEE,       /* <see topic="…"/>: see also */
} XlHelpKind;

/**
 * XlHelpBlock:
 * @kind: what it is
 * @name: (nullable): the term, the keys, the action or the topic
 * @cells: (element-type XlHelpText): its text; a row has several, a %XL_HELP_SEE none
 */
typedef struct
{
  XlHelpKind kind;
  char *name;
  GPtrArray *cells;
} XlHelpBlock;

/**
 * XlHelpTopic:
 * @name: its word in links and in app.help
 * @title: in the user's language
 * @blocks: (element-type XlHelpBlock): what stands in it, in order
 * @folded: title and all texts, folded
 */
typedef struct
{
  const char *name;
  char *title;
  GPtrArray *blocks;
  char *folded;
} XlHelpTopic;

GPtrArray *xl_help_load (void);
XlHelpTopic *xl_help_find (GPtrArray *topics, const char *name);
guint xl_help_match (const XlHelpTopic *topic, const char *words);
GArray *xl_help_hits (const char *text, const char *words);
char *xl_help_excerpt (const XlHelpTopic *topic, const char *words);

G_END_DECLS
