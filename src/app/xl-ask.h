/* xl-ask.h - asking a person: file choosers, message windows, the window of shortcuts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  XL_ASK_PLAN,
  XL_ASK_DOSSIER,
  XL_ASK_SCHEMA,
  XL_ASK_SVG,
  XL_ASK_PNG,
  XL_ASK_PDF,
  XL_ASK_TEXT,
  XL_ASK_CALENDAR,
  XL_ASK_IMPORT,
  XL_ASK_MERGE,
} XlAskFile;

void xl_ask_open_async (GtkWindow *parent, const char *title, XlAskFile what, GAsyncReadyCallback callback,
                        gpointer data);
GFile *xl_ask_open_finish (GAsyncResult *result, GError **error);
void xl_ask_save_async (GtkWindow *parent, const char *title, const char *name, XlAskFile what,
                        GAsyncReadyCallback callback, gpointer data);
void xl_ask_save_as_async (GtkWindow *parent, const char *title, const char *name, const char *type, const char *suffix,
                           GAsyncReadyCallback callback, gpointer data);
GFile *xl_ask_save_finish (GAsyncResult *result, GError **error);

void xl_ask_message_async (GtkWindow *parent, const char *heading, const char *sentence,
                           const char *const *buttons, GAsyncReadyCallback callback, gpointer data);
int xl_ask_message_finish (GAsyncResult *result, GError **error);
void xl_ask_tell (GtkWindow *parent, const char *heading, const char *sentence);
void xl_ask_shortcuts (GtkApplicationWindow *window);

G_END_DECLS
