/* sample-file.h - sample plans as files in a folder of the test's own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "private-folder.h"
#include "xl-desk-file.h"

static char *folder;

static XlFile *
new_sample (void)
{
  static guint n;
  g_autofree char *base = g_strdup_printf ("%u.crosslink", n++);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;
  XlFile *file = xl_file_sample (path, &error);

  g_assert_no_error (error);
  return file;
}
