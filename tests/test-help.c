/* test-help.c - laws of the help: each topic reads, leads on, and is found by its title and its words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "xl-desk-help.h"

static const XlHelpText *
cell (const XlHelpBlock *block, guint i)
{
  return g_ptr_array_index (block->cells, i);
}

/* Law: what lies in ui/help is a topic, and each has a title of its own and something to read. Reading one that is not
 * well formed, in English or translated, warns, and that fails a test. */
static void
test_whole (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children ("/io/github/crosslink/Crosslink/ui/help", 0, NULL);
  g_autoptr (GPtrArray) topics = xl_help_load ();

  g_assert_nonnull (files);
  g_assert_cmpuint (topics->len, ==, g_strv_length (files));
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".xml"));
      XlHelpTopic *topic = xl_help_find (topics, name);

      if (topic == NULL)
        g_error ("%s is no topic", files[i]);
      g_assert_cmpuint (topic->blocks->len, >, 3);
      for (guint j = 0; j < topics->len; j++)
        g_assert_true ((g_ptr_array_index (topics, j) == topic)
                       == g_str_equal (((XlHelpTopic *) g_ptr_array_index (topics, j))->title, topic->title));
    }
  g_assert_null (xl_help_find (topics, "nothing"));
  g_assert_null (xl_help_find (topics, NULL));
}

/* Law: a block has the cells of its kind, none is empty, and a span lies within its text. */
static void
test_blocks (void)
{
  g_autoptr (GPtrArray) topics = xl_help_load ();

  for (guint t = 0; t < topics->len; t++)
    {
      const XlHelpTopic *topic = g_ptr_array_index (topics, t);
      guint columns = 0;

      for (guint b = 0; b < topic->blocks->len; b++)
        {
          const XlHelpBlock *block = g_ptr_array_index (topic->blocks, b);
          gboolean row = block->kind == XL_HELP_HEAD || block->kind == XL_HELP_CELLS;

          columns = !row ? 0 : columns == 0 ? block->cells->len : columns;
          g_assert_cmpuint (block->cells->len, ==, block->kind == XL_HELP_SEE ? 0 : row ? columns : 1);
          if (row)
            g_assert_cmpuint (columns, ==, 2);
          if (block->kind == XL_HELP_TERM || block->kind == XL_HELP_PRESS || block->kind == XL_HELP_GO
              || block->kind == XL_HELP_SEE)
            g_assert_true (block->name != NULL && *block->name != '\0');
          for (guint c = 0; c < block->cells->len; c++)
            {
              const XlHelpText *text = cell (block, c);

              g_assert_cmpuint (strlen (text->text), >, 0);
              for (guint s = 0; s < text->spans->len; s++)
                {
                  const XlHelpSpan *span = &g_array_index (text->spans, XlHelpSpan, s);

                  g_assert_cmpuint (span->start, <, span->end);
                  g_assert_cmpuint (span->end, <=, strlen (text->text));
                }
            }
        }
    }
}

/* Law: a link leads to a topic, not to its own, and a reader who begins with the first one comes to each. */
static void
test_links (void)
{
  g_autoptr (GPtrArray) topics = xl_help_load (), reached = g_ptr_array_new ();

  g_ptr_array_add (reached, g_ptr_array_index (topics, 0));
  for (guint t = 0; t < reached->len; t++)
    {
      const XlHelpTopic *topic = g_ptr_array_index (reached, t);

      for (guint b = 0; b < topic->blocks->len; b++)
        {
          const XlHelpBlock *block = g_ptr_array_index (topic->blocks, b);
          XlHelpTopic *other;

          if (block->kind != XL_HELP_SEE)
            continue;
          other = xl_help_find (topics, block->name);
          if (other == NULL || other == topic)
            g_error ("%s leads to %s", topic->name, block->name);
          if (!g_ptr_array_find (reached, other, NULL))
            g_ptr_array_add (reached, other);
        }
    }
  g_assert_cmpuint (reached->len, ==, topics->len);
}

/* Law: a topic is found by its title, and by the words of any of its texts, whatever their case. */
static void
test_found (void)
{
  g_autoptr (GPtrArray) topics = xl_help_load ();

  for (guint t = 0; t < topics->len; t++)
    {
      const XlHelpTopic *topic = g_ptr_array_index (topics, t);
      g_autofree char *loud = g_utf8_strup (topic->title, -1);

      g_assert_cmpuint (xl_help_match (topic, topic->title), ==, 2);
      g_assert_cmpuint (xl_help_match (topic, loud), ==, 2);
      g_assert_cmpuint (xl_help_match (topic, ""), ==, 2);
      g_assert_cmpuint (xl_help_match (topic, "xyzzy"), ==, 0);
      for (guint b = 0; b < topic->blocks->len; b++)
        {
          const XlHelpBlock *block = g_ptr_array_index (topic->blocks, b);

          for (guint c = 0; c < block->cells->len; c++)
            {
              const char *text = cell (block, c)->text;
              g_autofree char *excerpt = xl_help_excerpt (topic, text);

              g_assert_cmpuint (xl_help_match (topic, text), >, 0);
              g_assert_nonnull (excerpt);
            }
        }
    }
}

/* Law: what is marked folds to what is sought; spans are in order and never half a letter. */
static void
test_hits (void)
{
  static const struct
  {
    const char *text, *words, *hit[4];
  } cases[] = {
    { "From Łódź to Gießen, Łódź", "lodz", { "Łódź", "Łódź" } },
    { "From Łódź to Gießen", "GIESSEN", { "Gießen" } },
    { "From Łódź to Gießen", "ss", { "ß" } },
    { "o\314\210ffnen", "offnen", { "o\314\210ffnen" } },
    { "kt CO₂e/y avoided", "co2e", { "CO₂e" } },
    { "a cash plan, a plan", "plan cash", { "cash", "plan", "plan" } },
    { "an aria", "a", { "a", "a" } },
    { "nothing", "", { NULL } },
    { "", "nothing", { NULL } },
    { "line\n  of text", "line of", { "line", "of" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = xl_help_hits (cases[i].text, cases[i].words);
      guint n = 0;

      while (cases[i].hit[n] != NULL)
        n++;
      if (hits->len != n)
        g_error ("“%s” in “%s”: %u", cases[i].words, cases[i].text, hits->len);
      for (guint h = 0; h < n; h++)
        {
          const XlHelpSpan *hit = &g_array_index (hits, XlHelpSpan, h);
          g_autofree char *part = g_strndup (cases[i].text + hit->start, hit->end - hit->start);

          g_assert_cmpstr (part, ==, cases[i].hit[h]);
        }
    }
}

/* Law: where the words stand far from the beginning, or in a word without end, the line still shows them early. */
static void
test_excerpt (void)
{
  g_autoptr (GPtrArray) topics = xl_help_load ();
  static const char *const sought[] = { "fnpv", "xmllint", "2024/1157", "lodz", "urn:crosslink" };

  for (guint i = 0; i < G_N_ELEMENTS (sought); i++)
    for (guint t = 0; t < topics->len; t++)
      {
        const XlHelpTopic *topic = g_ptr_array_index (topics, t);
        g_autofree char *excerpt = NULL;
        g_autoptr (GArray) hits = NULL;

        if (xl_help_match (topic, sought[i]) == 0)
          continue;
        excerpt = xl_help_excerpt (topic, sought[i]);
        if (excerpt == NULL)
          continue; /* in a term */
        hits = xl_help_hits (excerpt, sought[i]);
        g_assert_cmpuint (hits->len, >, 0);
        g_assert_cmpint (g_utf8_strlen (excerpt, g_array_index (hits, XlHelpSpan, 0).start), <=, 24);
      }
}

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("CROSSLINK_LOCALE_DIR");

  /* As the program starts, so that the laws hold in the language of the suite. */
  setlocale (LC_ALL, "");
  if (locale_dir != NULL)
    bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/whole", test_whole);
  g_test_add_func ("/help/blocks", test_blocks);
  g_test_add_func ("/help/links", test_links);
  g_test_add_func ("/help/found", test_found);
  g_test_add_func ("/help/hits", test_hits);
  g_test_add_func ("/help/excerpt", test_excerpt);
  return g_test_run ();
}
