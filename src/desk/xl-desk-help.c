/* xl-desk-help.c - the help: topics read from their files, in the user's language, and searched */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-help.h"

#include <gio/gio.h>
#include <string.h>

#include "xl-fold.h"

/* A topic is a file of its own, ui/help/NAME.xml, and a row below; its elements are listed in xl-desk-help.h. gettext
 * takes out of it, by po/its/crosslink-help.its, the inside of each element that holds text, white space squeezed;
 * here the same string is put together again, translated, and only then read for its markup. Markup inside a text is
 * <b>, <key> and <code>. The empty element <shortcuts/> stands for the window of shortcuts, so that keys are listed
 * once. */

#define BASE "/io/github/crosslink/Crosslink/ui/"
#define SHORTCUTS "xl-help-overlay.ui"

/* A new topic: its file in ui/help/, its row here, its line in the list of resources. */
static const char *const names[] = {
  "first-steps", "regions", "projects", "cash", "flows", "chains", "map", "present", "life", "check",
  "undo", "merge", "files-in", "files-out", "dossier", "command-line", "keyboard",
};

/* ---- texts ---- */

static void
text_free (XlHelpText *text)
{
  g_free (text->text);
  g_array_unref (text->spans);
  g_free (text);
}

static gboolean
style_of (const char *element, XlHelpStyle *style)
{
  static const char *const elements[] = { [XL_HELP_STRONG] = "b", [XL_HELP_KEY] = "key", [XL_HELP_CODE] = "code" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i], element) == 0)
      {
        *style = (XlHelpStyle) i;
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  GString *plain;
  GArray *spans;
} Reading;

static void
span_start (GMarkupParseContext *context, const char *element, const char **attributes, const char **values,
            gpointer data, GError **error)
{
  Reading *reading = data;
  XlHelpSpan span = { reading->plain->len, 0, 0 };

  if (strcmp (element, "text") == 0)
    return;
  if (!style_of (element, &span.style))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> in a text", element);
  else
    g_array_append_val (reading->spans, span);
}

static void
span_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  for (guint i = reading->spans->len; i-- > 0;)
    if (g_array_index (reading->spans, XlHelpSpan, i).end == 0)
      {
        g_array_index (reading->spans, XlHelpSpan, i).end = reading->plain->len;
        return;
      }
}

static void
span_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Reading *) data)->plain, text, length);
}

/* NULL where the markup is not well formed: a slip of a translator. */
static XlHelpText *
text_read (const char *markup, GError **error)
{
  static const GMarkupParser parser = { span_start, span_end, span_text, NULL, NULL };
  Reading reading = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (XlHelpSpan)) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autofree char *whole = g_strconcat ("<text>", markup, "</text>", NULL);
  XlHelpText *text = g_new0 (XlHelpText, 1);
  gboolean good = g_markup_parse_context_parse (context, whole, -1, error)
                  && g_markup_parse_context_end_parse (context, error);

  text->text = g_string_free (reading.plain, FALSE);
  text->spans = reading.spans;
  if (!good)
    g_clear_pointer (&text, text_free);
  return text;
}

/* In the user's language; a translation that cannot be read gives way to English. */
static XlHelpText *
text_new (const char *markup, GError **error)
{
  const char *translated = *markup ? _(markup) : markup; /* of nothing gettext knows the head of its file */
  g_autoptr (GError) slip = NULL;
  XlHelpText *text = text_read (translated, &slip);

  if (text == NULL && translated != markup)
    {
      g_warning ("Help, “%s”: %s", translated, slip->message);
      return text_read (markup, error);
    }
  if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&slip));
  return text;
}

static XlHelpText *
text_plain (const char *plain)
{
  XlHelpText *text = g_new0 (XlHelpText, 1);

  text->text = g_strdup (plain);
  text->spans = g_array_new (FALSE, FALSE, sizeof (XlHelpSpan));
  return text;
}

static void
block_free (XlHelpBlock *block)
{
  g_free (block->name);
  g_ptr_array_unref (block->cells);
  g_free (block);
}

static void
topic_free (XlHelpTopic *topic)
{
  g_free (topic->title);
  g_ptr_array_unref (topic->blocks);
  g_free (topic->folded);
  g_free (topic);
}

static XlHelpBlock *
add_block (XlHelpTopic *topic, XlHelpKind kind, const char *name)
{
  XlHelpBlock *block = g_new0 (XlHelpBlock, 1);

  block->kind = kind;
  block->name = g_strdup (name);
  block->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  g_ptr_array_add (topic->blocks, block);
  return block;
}

/* ---- files ---- */

typedef struct
{
  XlHelpTopic *topic;
  GString *text;      /* inside an element that holds text: its inside as gettext sees it, else NULL */
  gboolean example;
  gboolean steps;
  XlHelpBlock *block; /* the one that takes the text; NULL: the title */
  GString *accels;    /* of the window of shortcuts: the property that is read, else NULL */
  const char *context;
} Parsing;

static void shortcuts_read (XlHelpTopic *topic, GError **error);

static const struct
{
  const char *element, *attribute;
  XlHelpKind kind;
  gboolean text;
} blocks[] = {
  { "h", NULL, XL_HELP_HEADING, TRUE },
  { "p", NULL, XL_HELP_PARAGRAPH, TRUE },
  { "note", NULL, XL_HELP_NOTE, TRUE },
  { "item", NULL, XL_HELP_ITEM, TRUE },
  { "term", "name", XL_HELP_TERM, TRUE },
  { "press", "keys", XL_HELP_PRESS, TRUE },
  { "head", NULL, XL_HELP_HEAD, FALSE },
  { "row", NULL, XL_HELP_CELLS, FALSE },
  { "example", NULL, XL_HELP_EXAMPLE, TRUE },
  { "go", "action", XL_HELP_GO, TRUE },
  { "see", "topic", XL_HELP_SEE, FALSE },
};

static void
topic_start (GMarkupParseContext *context, const char *element, const char **attributes, const char **values,
             gpointer data, GError **error)
{
  static const char *const around[] = { "topic", "list", "steps", "terms", "keys", "table", NULL };
  Parsing *parsing = data;
  XlHelpStyle style;

  if (parsing->text != NULL)
    {
      if (style_of (element, &style))
        g_string_append_printf (parsing->text, "<%s>", element);
      else
        g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "<%s> inside a text", element);
      return;
    }
  if (g_strv_contains (around, element))
    {
      parsing->steps = strcmp (element, "steps") == 0;
      return;
    }
  if (strcmp (element, "title") == 0 || strcmp (element, "cell") == 0)
    {
      parsing->text = g_string_new (NULL);
      return;
    }
  if (strcmp (element, "shortcuts") == 0)
    {
      shortcuts_read (parsing->topic, error);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (strcmp (blocks[i].element, element) == 0)
      {
        const char *name = blocks[i].attribute && attributes[0] && strcmp (attributes[0], blocks[i].attribute) == 0
                             ? values[0] : NULL;

        if (blocks[i].attribute && name == NULL)
          {
            g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE, "<%s> without %s", element,
                         blocks[i].attribute);
            return;
          }
        parsing->block = add_block (parsing->topic, blocks[i].kind, name);
        if (parsing->block->kind == XL_HELP_ITEM && parsing->steps)
          parsing->block->kind = XL_HELP_STEP;
        parsing->example = parsing->block->kind == XL_HELP_EXAMPLE;
        if (blocks[i].text)
          parsing->text = g_string_new (NULL);
        return;
      }
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> is no part of a topic", element);
}

/* As xgettext squeezes white space and writes the characters of markup. */
static void
append_squeezed (GString *to, const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at++)
    if (strchr (" \t\r\n", *at) != NULL)
      {
        if (to->len > 0 && to->str[to->len - 1] != ' ')
          g_string_append_c (to, ' ');
      }
    else if (*at == '&')
      g_string_append (to, "&amp;");
    else if (*at == '<')
      g_string_append (to, "&lt;");
    else if (*at == '>')
      g_string_append (to, "&gt;");
    else
      g_string_append_c (to, *at);
}

/* Lines without the indentation of the file. */
static char *
dup_example (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i])
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", lines[i]);
    }
  return g_string_free (all, FALSE);
}

static void
topic_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parsing *parsing = data;
  XlHelpText *text = NULL;
  XlHelpStyle style;

  if (parsing->text == NULL)
    return;
  if (style_of (element, &style))
    {
      g_string_append_printf (parsing->text, "</%s>", element);
      return;
    }
  if (parsing->example)
    {
      g_autofree char *lines = dup_example (parsing->text->str);

      text = text_plain (lines);
    }
  else
    {
      g_strstrip (parsing->text->str);
      text = text_new (parsing->text->str, error);
    }
  g_string_free (g_steal_pointer (&parsing->text), TRUE);
  parsing->example = FALSE;
  if (text != NULL && strcmp (element, "title") == 0)
    {
      parsing->topic->title = g_strdup (text->text);
      text_free (text);
    }
  else if (text != NULL && parsing->block != NULL)
    g_ptr_array_add (parsing->block->cells, text);
  else
    g_clear_pointer (&text, text_free);
}

static void
topic_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parsing *parsing = data;

  if (parsing->text == NULL)
    return;
  if (parsing->example)
    g_string_append_len (parsing->text, text, length);
  else
    append_squeezed (parsing->text, text, length);
}

static void
parse (const char *file, const GMarkupParser *parser, Parsing *parsing, GError **error)
{
  g_autofree char *path = g_strconcat (BASE, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (parser, 0, parsing, NULL);

  if (bytes != NULL
      && g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    g_markup_parse_context_end_parse (context, error);
  if (parsing->text != NULL)
    g_string_free (g_steal_pointer (&parsing->text), TRUE);
}

/* ---- the window of shortcuts, as a part of a topic ---- */

static void
shortcut_start (GMarkupParseContext *context, const char *element, const char **attributes, const char **values,
                gpointer data, GError **error)
{
  Parsing *parsing = data;
  const char *property = NULL;

  if (strcmp (element, "object") == 0)
    for (guint i = 0; attributes[i] != NULL; i++)
      {
        if (strcmp (values[i], "GtkShortcutsGroup") == 0)
          parsing->block = add_block (parsing->topic, XL_HELP_HEADING, NULL);
        else if (strcmp (values[i], "GtkShortcutsShortcut") == 0)
          parsing->block = add_block (parsing->topic, XL_HELP_PRESS, NULL);
      }
  if (strcmp (element, "property") != 0 || parsing->block == NULL)
    return;
  for (guint i = 0; attributes[i] != NULL; i++)
    if (strcmp (attributes[i], "name") == 0)
      property = values[i];
  if (g_strcmp0 (property, "title") == 0 || g_strcmp0 (property, "accelerator") == 0)
    {
      parsing->text = g_string_new (NULL);
      parsing->context = *property == 't' ? "shortcuts" : NULL;
    }
}

static void
shortcut_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parsing *parsing = data;

  if (parsing->text == NULL)
    return;
  if (parsing->context != NULL)
    g_ptr_array_add (parsing->block->cells,
                     text_plain (g_dpgettext2 (GETTEXT_PACKAGE, parsing->context, parsing->text->str)));
  else
    {
      g_free (parsing->block->name);
      parsing->block->name = g_strdup (parsing->text->str);
    }
  g_string_free (g_steal_pointer (&parsing->text), TRUE);
}

static void
shortcut_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parsing *parsing = data;

  if (parsing->text != NULL)
    g_string_append_len (parsing->text, text, length);
}

static void
shortcuts_read (XlHelpTopic *topic, GError **error)
{
  static const GMarkupParser parser = { shortcut_start, shortcut_end, shortcut_text, NULL, NULL };
  Parsing parsing = { .topic = topic };

  parse (SHORTCUTS, &parser, &parsing, error);
}

/* ---- all of them ---- */

static void
fold_topic (XlHelpTopic *topic)
{
  g_autoptr (GString) all = g_string_new (topic->title);

  for (guint b = 0; b < topic->blocks->len; b++)
    {
      const XlHelpBlock *block = g_ptr_array_index (topic->blocks, b);

      if (block->kind == XL_HELP_TERM)
        g_string_append_printf (all, "\n%s", block->name);
      for (guint c = 0; c < block->cells->len; c++)
        g_string_append_printf (all, "\n%s", ((XlHelpText *) g_ptr_array_index (block->cells, c))->text);
    }
  topic->folded = xl_fold (all->str);
}

/**
 * xl_help_load:
 *
 * Reads all topics, in the language of the user.
 *
 * Returns: (transfer full) (element-type XlHelpTopic): them, in the order in which they are offered
 */
GPtrArray *
xl_help_load (void)
{
  static const GMarkupParser parser = { topic_start, topic_end, topic_text, NULL, NULL };
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strdup_printf ("help/%s.xml", names[i]);
      g_autoptr (GError) error = NULL;
      Parsing parsing = { .topic = g_new0 (XlHelpTopic, 1) };

      parsing.topic->name = names[i];
      parsing.topic->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
      parse (file, &parser, &parsing, &error);
      if (error != NULL)
        g_critical ("%s: %s", file, error->message);
      if (parsing.topic->title == NULL)
        parsing.topic->title = g_strdup (names[i]);
      fold_topic (parsing.topic);
      g_ptr_array_add (topics, parsing.topic);
    }
  return topics;
}

/**
 * xl_help_find:
 * @topics: what xl_help_load() gave
 * @name: (nullable): name of a topic
 *
 * Returns: (transfer none) (nullable): it
 */
XlHelpTopic *
xl_help_find (GPtrArray *topics, const char *name)
{
  for (guint i = 0; i < topics->len; i++)
    if (g_strcmp0 (((XlHelpTopic *) g_ptr_array_index (topics, i))->name, name) == 0)
      return g_ptr_array_index (topics, i);
  return NULL;
}

/* ---- search ---- */

static gboolean
has_all (const char *folded, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * xl_help_match:
 * @topic: a topic
 * @words: what is sought, as it was typed
 *
 * Whether all the words are in the topic; accents and case do not matter.
 *
 * Returns: 2 where all are in its title, 1 where they are in the topic, 0 where one is not
 */
guint
xl_help_match (const XlHelpTopic *topic, const char *words)
{
  g_autofree char *sought = xl_fold (words), *title = xl_fold (topic->title);
  g_auto (GStrv) split = g_strsplit (sought, " ", -1);

  return has_all (title, split) ? 2 : has_all (topic->folded, split) ? 1 : 0;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const XlHelpSpan *one = a, *two = b;

  return one->start < two->start ? -1 : one->start > two->start;
}

/* Folded letter by letter: @from says for each byte which letter of the text it comes of. */
static char *
fold_letters (const char *text, GArray *from)
{
  GString *folded = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *letter = g_strndup (at, g_utf8_next_char (at) - at);
      g_autofree char *plain = g_unichar_isspace (g_utf8_get_char (at)) ? g_strdup (" ") : xl_fold (letter);
      guint offset = at - text;

      g_string_append (folded, plain);
      for (gsize i = strlen (plain); i > 0; i--)
        g_array_append_val (from, offset);
    }
  return g_string_free (folded, FALSE);
}

/**
 * xl_help_hits:
 * @text: a text of the help
 * @words: what is sought, as it was typed
 *
 * Finds the words in the text, each wherever it stands; a single letter only where a word begins with it.
 *
 * Returns: (transfer full) (element-type XlHelpSpan): where, in order; styles mean nothing
 */
GArray *
xl_help_hits (const char *text, const char *words)
{
  GArray *hits = g_array_new (FALSE, TRUE, sizeof (XlHelpSpan));
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *sought = xl_fold (words), *folded = fold_letters (text, from);
  g_auto (GStrv) split = g_strsplit (sought, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      gsize length = strlen (split[i]);
      const char *hit = length > 0 ? strstr (folded, split[i]) : NULL;

      for (; hit != NULL; hit = strstr (hit + length, split[i]))
        {
          gsize first = hit - folded;
          const char *last = text + g_array_index (from, guint, first + length - 1);
          XlHelpSpan span = { g_array_index (from, guint, first), g_utf8_next_char (last) - text, 0 };

          if (length > 1 || first == 0 || !g_ascii_isalnum (folded[first - 1]))
            g_array_append_val (hits, span);
        }
    }
  g_array_sort (hits, compare_spans);
  return hits;
}

/* Where a line that shows @at may begin: with a word that is not far before it, or in the middle of a long one. */
static const char *
word_before (const char *text, const char *at)
{
  const char *from = at;

  for (int letters = 0; from > text && letters < 20; letters++)
    {
      from = g_utf8_prev_char (from);
      if (letters >= 8 && (from == text || from[-1] == ' '))
        return from;
    }
  return from;
}

/**
 * xl_help_excerpt:
 * @topic: a topic
 * @words: what is sought, as it was typed
 *
 * The place in the topic that has most of the words, as one line to read beside its title.
 *
 * Returns: (transfer full) (nullable): it; %NULL where only the title has them
 */
char *
xl_help_excerpt (const XlHelpTopic *topic, const char *words)
{
  const char *best = NULL;
  guint most = 0, start = 0;

  for (guint b = 0; b < topic->blocks->len; b++)
    {
      const XlHelpBlock *block = g_ptr_array_index (topic->blocks, b);

      for (guint c = 0; c < block->cells->len; c++)
        {
          const char *text = ((XlHelpText *) g_ptr_array_index (block->cells, c))->text;
          g_autoptr (GArray) hits = xl_help_hits (text, words);

          if (hits->len > most)
            {
              most = hits->len;
              best = text;
              start = g_array_index (hits, XlHelpSpan, 0).start;
            }
        }
    }
  if (best != NULL)
    {
      const char *from = word_before (best, best + start);

      return g_strconcat (from > best ? "… " : "", from, NULL);
    }
  return NULL;
}
