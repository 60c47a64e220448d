/* xl-desk-start.c - what the rooms below need before the first plan: resources, and who works here */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-codes.h"
#include "xl-desk-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define BASE "/io/github/crosslink/Crosslink/"

/**
 * xl_desk_resource:
 * @path: below the program's resources: "sample/region.tsv"
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
xl_desk_resource (const char *path)
{
  g_autofree char *full = g_strconcat (BASE, path, NULL);

  return g_resources_lookup_data (full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static GBytes *
load_codes (const char *name)
{
  g_autofree char *path = g_strdup_printf ("codes/%s.tsv", name);

  return xl_desk_resource (path);
}

/* Steps are named 0001-what.sql: the number counts. */
static GBytes *
load_schema_step (guint step)
{
  g_auto (GStrv) names = g_resources_enumerate_children (BASE "sql/", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *prefix = g_strdup_printf ("%04u-", step);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix))
      {
        g_autofree char *path = g_strconcat ("sql/", names[i], NULL);

        return xl_desk_resource (path);
      }
  return NULL;
}

static GBytes *
load_dossier_schema (void)
{
  return xl_desk_resource ("dossier.xsd");
}

/**
 * xl_desk_start:
 *
 * Gives the rooms below what they read from the program's resources. Once, before anything else of
 * the desk; a second call does nothing.
 */
void
xl_desk_start (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  xl_codes_set_loader (load_codes);
  xl_store_set_schema_loader (load_schema_step);
  xl_dossier_set_schema_loader (load_dossier_schema);
  g_once_init_leave (&once, 1);
}

/**
 * xl_desk_who:
 *
 * Returns: (transfer none): the person at the keyboard, as the system names them
 */
const char *
xl_desk_who (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();
  return name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL) ? name : "somebody";
}

static gboolean
is_replica (const char *text)
{
  gsize length = strlen (text);

  return length >= 8 && length <= 64 && strspn (text, "0123456789abcdefghijklmnopqrstuvwxyz-") == length;
}

/* Where there is no folder to remember it in, the host's name must do. */
static char *
replica_of_host (void)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_get_host_name (), -1);

  return g_strdup_printf ("host-%.16s", sum);
}

static char *
read_replica (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "crosslink", NULL);
  g_autofree char *path = g_build_filename (folder, "replica", NULL);
  g_autofree char *text = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *line = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && is_replica (g_strstrip (text)))
    return g_steal_pointer (&text);
  uuid = g_uuid_string_random ();
  line = g_strconcat (uuid, "\n", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_file_set_contents (path, line, -1, NULL))
    return replica_of_host ();
  return g_steal_pointer (&uuid);
}

/**
 * xl_desk_replica:
 *
 * Returns: (transfer none): which laptop this is: random, made once, kept in the user's state folder
 */
const char *
xl_desk_replica (void)
{
  static gsize once = 0;
  static char *replica = NULL;

  if (g_once_init_enter (&once))
    {
      replica = read_replica ();
      g_once_init_leave (&once, 1);
    }
  return replica;
}
