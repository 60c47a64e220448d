/* main.c - no command: the window; a command: the tool */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "xl-application.h"
#include "xl-desk.h"
#include "xl-tool.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("CROSSLINK_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : XL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  xl_desk_start ();
  if (xl_tool_wants (argc, argv))
    return xl_tool_run (argc, argv);
  return xl_app_run (argc, argv);
}
