/* xl-state.c - what the window remembers: a key file in the user's config folder */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Read once, at the first question (a few hundred bytes, before the first frame, which depends on
 * them); written at most every two seconds and when the program ends. Losing it costs a person a few
 * drags, so errors are not reported. */

#include "xl-state.h"

static GKeyFile *state;
static guint writing;

static char *
state_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "crosslink", "window.ini", NULL);
}

static GKeyFile *
state_file (void)
{
  if (!state)
    {
      g_autofree char *path = state_path ();

      state = g_key_file_new ();
      g_key_file_load_from_file (state, path, G_KEY_FILE_NONE, NULL);
    }
  return state;
}

static gboolean
write_cb (gpointer data)
{
  writing = 0;
  xl_state_write ();
  return G_SOURCE_REMOVE;
}

static void
changed (void)
{
  if (!writing)
    writing = g_timeout_add_seconds (2, write_cb, NULL);
}

static void
paned_position_cb (GtkPaned *paned, GParamSpec *pspec, const char *key)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (paned)))
    xl_state_set_int ("panes", key, gtk_paned_get_position (paned));
}

/**
 * xl_state_get_int:
 * @group: group of the key file: "window", "panes", a page's name
 * @key: key in the group
 * @fallback: the answer where nothing is remembered
 *
 * Returns: the number that is remembered
 */
int
xl_state_get_int (const char *group, const char *key, int fallback)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (state_file (), group, key, &error);

  return error ? fallback : value;
}

/**
 * xl_state_set_int:
 * @group: group of the key file
 * @key: key in the group
 * @value: the number to remember
 */
void
xl_state_set_int (const char *group, const char *key, int value)
{
  if (xl_state_get_int (group, key, value + 1) == value)
    return;
  g_key_file_set_integer (state_file (), group, key, value);
  changed ();
}

/**
 * xl_state_dup_text:
 * @group: group of the key file
 * @key: key in the group
 *
 * Returns: (transfer full) (nullable): the text that is remembered
 */
char *
xl_state_dup_text (const char *group, const char *key)
{
  return g_key_file_get_string (state_file (), group, key, NULL);
}

/**
 * xl_state_set_text:
 * @group: group of the key file
 * @key: key in the group
 * @text: (nullable): the text to remember; %NULL forgets it
 */
void
xl_state_set_text (const char *group, const char *key, const char *text)
{
  g_autofree char *old = xl_state_dup_text (group, key);

  if (g_strcmp0 (old, text) == 0)
    return;
  if (text)
    g_key_file_set_string (state_file (), group, key, text);
  else
    g_key_file_remove_key (state_file (), group, key, NULL);
  changed ();
}

/**
 * xl_state_keep_paned:
 * @paned: a paned
 * @key: what it is called in the key file; a string literal
 *
 * Gives the paned the position that it had last time, and remembers where it is moved.
 */
void
xl_state_keep_paned (GtkPaned *paned, const char *key)
{
  int position = xl_state_get_int ("panes", key, -1);

  if (position > 0)
    gtk_paned_set_position (paned, position);
  g_signal_connect (paned, "notify::position", G_CALLBACK (paned_position_cb), (gpointer) key);
}

/**
 * xl_state_write:
 *
 * Writes the key file now, where anything changed.
 */
void
xl_state_write (void)
{
  g_autofree char *path = state_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_clear_handle_id (&writing, g_source_remove);
  if (state && g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (state, path, NULL);
}
