/* xl-fold.h - text folded for search: "lodz" finds Łódź */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *xl_fold (const char *text);
gboolean xl_text_is_clean (const char *text);
char *xl_text_clean (const char *text);

G_END_DECLS
