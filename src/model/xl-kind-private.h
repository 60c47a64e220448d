/* xl-kind-private.h - how a kind's class is made from its field table; for xl-kinds-*.c only */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-kinds.h"

/* Marks a string of a table for translation; xl-desk-words.c translates it. */
#define N_(string) (string)

/* O1 to O4, which projects and good practices share. */
extern const XlChoice xl_objective_choices[];

void xl_record_class_install (XlRecordClass *class, const XlKind *kind);
void xl_record_prepare (XlRecord *record, const XlKind *kind);

#define XL_DEFINE_KIND(Type, type, table_, name_, label_, plural_, flags_)                          \
  typedef struct                                                                                    \
  {                                                                                                 \
    XlRecordClass parent_class;                                                                     \
  } Type##Class;                                                                                    \
  static GType type##_get_type (void);                                                              \
  const XlKind xl_kind_##table_ = { name_, #table_, label_, plural_, flags_, type##_get_type,       \
                                    table_##_fields, G_N_ELEMENTS (table_##_fields) };              \
  G_DEFINE_TYPE (Type, type, XL_TYPE_RECORD)                                                        \
  static void type##_class_init (Type##Class *class)                                                \
  {                                                                                                 \
    xl_record_class_install (&class->parent_class, &xl_kind_##table_);                              \
  }                                                                                                 \
  static void type##_init (Type *self) { xl_record_prepare (&self->parent_instance, &xl_kind_##table_); }

#define XL_AT(Type, member) G_STRUCT_OFFSET (Type, member)
