/* private-folder.h - a folder of the test's own, and in it everything that the user's home would get */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *private_folder_new (void);
void private_folder_remove (const char *path);
