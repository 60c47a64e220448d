/* xl-edit.h - an edit: the only way in which a plan changes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-kind.h"

G_BEGIN_DECLS

typedef enum
{
  XL_OP_INSERT,
  XL_OP_SET,
  XL_OP_DELETE,
} XlOpType;

typedef struct
{
  const XlField *field;
  char *old_text;  /* canonical text, NULL for no value; NULL in an insert */
  char *new_text;  /* the same; NULL in a delete */
} XlOpField;

/**
 * XlOp:
 *
 * One record's share of an edit. An insert and a delete carry every field that has a value, so
 * that either can be turned into the other.
 */
typedef struct
{
  XlOpType type;
  const XlKind *kind;
  gint64 id;
  GArray *fields;  /* of XlOpField, in table order */
} XlOp;

const XlOpField *xl_op_field (const XlOp *op, const XlField *field);
const char *xl_op_new_text (const XlOp *op, const char *field);

/**
 * XlEdit:
 * @label: plain English for the shell: "Change name of Łódź"
 * @undoes: uid of the transaction that this edit undoes (an undo, or the redo of an undo), or NULL
 * @merged: (nullable): of a merge, whom or what it is with
 * @taken: (nullable) (element-type utf8): of a merge, uids of the other file's transactions that are known from now on
 * @ops: (element-type XlOp): in the order of execution
 * @stamp: another number after each change of it, and never that of another edit
 *
 * A reference-counted value. Build it, check it, hand it to the store; never change it afterwards.
 */
typedef struct
{
  char *label;
  char *undoes;
  char *merged;
  GPtrArray *taken;
  GPtrArray *ops;
  guint64 stamp;
  /*< private >*/
  GHashTable *index;
  gatomicrefcount refs;
} XlEdit;

#define XL_TYPE_EDIT (xl_edit_get_type ())
GType xl_edit_get_type (void);
XlEdit *xl_edit_new (const char *label);
XlEdit *xl_edit_ref (XlEdit *edit);
void xl_edit_unref (XlEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlEdit, xl_edit_unref)

gint64 xl_edit_insert (XlEdit *edit, const XlKind *kind, gint64 id);
void xl_edit_give (XlEdit *edit, gint64 id, const char *field, const char *text);
void xl_edit_set (XlEdit *edit, const XlRecord *record, const char *field, const char *text);
void xl_edit_give_number (XlEdit *edit, gint64 id, const char *field, gint64 number);
void xl_edit_set_number (XlEdit *edit, const XlRecord *record, const char *field, gint64 number);
void xl_edit_delete (XlEdit *edit, const XlRecord *record);
void xl_edit_add_op (XlEdit *edit, XlOp *op);
const XlOp *xl_edit_find (const XlEdit *edit, gint64 id);
gboolean xl_edit_is_empty (const XlEdit *edit);
XlEdit *xl_edit_or_null (XlEdit *edit);
XlEdit *xl_edit_invert (const XlEdit *edit, const char *label, const char *undoes);

XlOp *xl_op_new (XlOpType type, const XlKind *kind, gint64 id);
void xl_op_put (XlOp *op, const XlField *field, const char *old_text, const char *new_text);
XlOp *xl_op_copy (const XlOp *op);
void xl_op_free (XlOp *op);

/**
 * XlTx:
 *
 * A transaction that the store has written: an edit with its number, time and author. The store
 * answers with these, #XlPlan applies them.
 */
typedef struct
{
  gint64 seq;      /* place in this file's history, from 1 */
  char *uid;       /* random, the same in every copy of the file */
  char *at;        /* UTC, "2026-11-22T09:12:33.120Z" */
  char *who;
  char *replica;   /* the laptop it was made on */
  char *label;
  char *undoes;    /* uid, or NULL */
  char *merged;    /* of a merge, whom or what it is with; else NULL */
  GPtrArray *taken; /* of a merge, uids that it took; NULL where only the heading was read */
  GPtrArray *ops;  /* of XlOp; NULL where only the heading was read */
} XlTx;

XlTx *xl_tx_new (void);
void xl_tx_free (XlTx *tx);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlTx, xl_tx_free)

/**
 * XlChanges:
 *
 * Transactions in the order in which they were written: first what other processes wrote
 * meanwhile, then the caller's own. (element-type XlTx), frees its elements.
 */
typedef GPtrArray XlChanges;
XlChanges *xl_changes_new (void);

G_END_DECLS
