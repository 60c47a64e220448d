/* xl-kind.h - kinds of record, and the record that they all are */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-field.h"

G_BEGIN_DECLS

typedef enum
{
  XL_KIND_LINK = 1 << 0,      /* its rows say that other records belong together: deleted, not retired */
  XL_KIND_PERSONAL = 1 << 1,  /* leaves the plan only with --persons */
  XL_KIND_ABOUT = 1 << 2,     /* speaks about a record of any kind; nothing of any kind may speak about it */
  XL_KIND_PART = 1 << 3,      /* a part of its project: leaves with it, stands on its page */
} XlKindFlags;

/**
 * XlKind:
 * @name: the word of the command line, of ids and (as an element) of the dossier: "project-region"
 * @table: its SQL table: "project_region"
 * @label: one of them, N_()
 * @plural: several of them, N_()
 * @flags: see #XlKindFlags
 * @get_type: its GObject class, a child of #XlRecord
 * @fields: its field table, its own fields first, then those of every record
 * @n_fields: length of @fields
 *
 * Kinds live as long as the program; compare them by address. xl-kinds.h has the structs.
 */
struct _XlKind
{
  const char *name;
  const char *table;
  const char *label;
  const char *plural;
  XlKindFlags flags;
  GType (*get_type) (void);
  const XlField *fields;
  guint n_fields;
};

#define XL_N_KINDS 48

const XlKind *xl_kind_get (guint index);
guint xl_kind_index (const XlKind *kind);
const XlKind *xl_kind_find (const char *name);
const XlKind *xl_kind_find_table (const char *table);
const XlField *xl_kind_field (const XlKind *kind, const char *name);
guint xl_kind_field_index (const XlKind *kind, const XlField *field);

typedef enum
{
  XL_PROVENANCE_PUBLISHED = 1,
  XL_PROVENANCE_OWN,
  XL_PROVENANCE_ILLUSTRATIVE,
} XlProvenance;

/**
 * XlRecord:
 *
 * One record, as it is in the plan. People and finance code read the typed members; they are
 * read-only to everyone but #XlPlan: a record changes through the one door (xl-edit.h).
 */
struct _XlRecord
{
  GObject parent_instance;
  gint64 id;
  char *key;           /* short text, not unique: CSV's id */
  int provenance;      /* XlProvenance */
  gint64 source;       /* reference to a source, or 0 */
  char *note;
  int retired;
  /*< private >*/
  const XlKind *kind;
  GPtrArray *backlinks; /* borrowed records that refer to this one, as often as they do; may be NULL */
  char *folded_name;    /* made when search first asks */
  char *folded_rest;
  guint revision;
};

typedef struct
{
  GObjectClass parent_class;
  const XlKind *kind;
} XlRecordClass;

#define XL_TYPE_RECORD (xl_record_get_type ())
GType xl_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlRecord, g_object_unref)
static inline gboolean
XL_IS_RECORD (gconstpointer instance)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (instance, xl_record_get_type ());
}

/* The fields of every record; they close each kind's table. */
extern const XlField xl_record_fields[];
#define XL_N_RECORD_FIELDS 5
#define XL_RECORD_FIELDS                                                                           \
  { "key", XL_FIELD_TEXT, G_STRUCT_OFFSET (XlRecord, key), N_("Key"), XL_FIELD_SEARCHED },         \
  { "provenance", XL_FIELD_CHOICE, G_STRUCT_OFFSET (XlRecord, provenance), N_("Provenance"),       \
    XL_FIELD_REQUIRED, .choices = xl_provenance_choices, .fallback = "own" },                      \
  { "source", XL_FIELD_REFERENCE, G_STRUCT_OFFSET (XlRecord, source), N_("Source"),                \
    .target = "source" },                                                                          \
  { "note", XL_FIELD_LONG_TEXT, G_STRUCT_OFFSET (XlRecord, note), N_("Note"), XL_FIELD_SEARCHED }, \
  { "retired", XL_FIELD_FLAG, G_STRUCT_OFFSET (XlRecord, retired), N_("Retired"),                  \
    XL_FIELD_PLUMBING, .fallback = "0" }
extern const XlChoice xl_provenance_choices[];

XlRecord *xl_record_new (const XlKind *kind, gint64 id);
const XlKind *xl_record_get_kind (const XlRecord *record);
gint64 xl_record_get_id (const XlRecord *record);
char *xl_record_dup_id_text (const XlRecord *record);

/* For XlPlan and for loading only: change a record that nobody looks at yet. */
gboolean xl_record_set_text (XlRecord *record, const XlField *field, const char *text);
void xl_record_set_int (XlRecord *record, const XlField *field, gint64 value);
void xl_record_set_real (XlRecord *record, const XlField *field, double value);
void xl_record_forget_folded (XlRecord *record);

G_END_DECLS
