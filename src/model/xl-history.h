/* xl-history.h - what can be undone and redone, read off the transactions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-edit.h"

G_BEGIN_DECLS

typedef struct _XlHistory XlHistory;

XlHistory *xl_history_new (void);
void xl_history_free (XlHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlHistory, xl_history_free)

void xl_history_set_floor (XlHistory *history, gint64 seq);
void xl_history_push (XlHistory *history, const XlTx *tx);
guint xl_history_size (const XlHistory *history);
const XlTx *xl_history_nth (const XlHistory *history, guint n);
guint xl_history_n_undo (const XlHistory *history);
guint xl_history_n_redo (const XlHistory *history);
const XlTx *xl_history_peek_undo (const XlHistory *history);
const XlTx *xl_history_peek_redo (const XlHistory *history);
const XlTx *xl_history_origin (const XlHistory *history, const XlTx *tx);

G_END_DECLS
