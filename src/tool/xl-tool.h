/* xl-tool.h - the command line, without a display */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean xl_tool_wants (int argc, char **argv);
int xl_tool_run (int argc, char **argv);

G_END_DECLS
