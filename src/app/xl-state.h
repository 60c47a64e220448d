/* xl-state.h - what the window remembers: a key file in the user's config folder */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int xl_state_get_int (const char *group, const char *key, int fallback);
void xl_state_set_int (const char *group, const char *key, int value);
char *xl_state_dup_text (const char *group, const char *key);
void xl_state_set_text (const char *group, const char *key, const char *text);
void xl_state_keep_paned (GtkPaned *paned, const char *key);
void xl_state_write (void);

G_END_DECLS
