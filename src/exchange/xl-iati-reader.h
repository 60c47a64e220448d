/* xl-iati-reader.h - what the files that read activities share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "xl-iati-private.h"

G_BEGIN_DECLS

typedef struct
{
  XlPlan *plan; /* borrowed */
  XlIatiRows *rows;
  GHashTable *organisations; /* folded name to id, of the plan */
  GHashTable *regions;       /* folded name and country, or code, to id, of the plan */
  /* the present activity */
  XlIatiDraft *project;
  gint64 id;
  char *identifier;
  gint64 source;  /* of what others publish; 0 in a file of ours */
  char *currency; /* of amounts that do not say theirs */
  gboolean is_new;
} XlIatiReader;

/* --- xl-iati-nodes.c --- */

gboolean xl_iati_is_called (const xmlNode *node, const char *name);
xmlNode *xl_iati_child (const xmlNode *node, const char *name);
char *xl_iati_dup_attribute (const xmlNode *node, const char *name);
char *xl_iati_dup_narrative (const xmlNode *node);
char *xl_iati_dup_line (const xmlNode *node);
char *xl_iati_dup_ours (const xmlNode *node, const char *name);
char *xl_iati_take (xmlChar *text);
guint xl_iati_line_of (const xmlNode *node);
void xl_iati_left_out (XlIatiReader *self, const xmlNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gint64 xl_iati_own_id (const char *text, const XlKind *wanted);
gint64 xl_iati_id_of_key (XlIatiReader *self, const XlKind *kind, const char *key);
gint64 xl_iati_id_of_part (XlIatiReader *self, const XlKind *kind, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void xl_iati_give (XlIatiReader *self, XlIatiDraft *draft, const char *field, const char *text,
                   const xmlNode *node);
void xl_iati_give_id (XlIatiReader *self, XlIatiDraft *draft, const char *field, gint64 id,
                      const xmlNode *node);
void xl_iati_give_number (XlIatiReader *self, XlIatiDraft *draft, const XlKind *kind,
                          const char *field, const char *text, const xmlNode *node);
void xl_iati_give_choice (XlIatiReader *self, XlIatiDraft *draft, const XlKind *kind,
                          const char *field, int choice, const xmlNode *node);
XlIatiDraft *xl_iati_draft_of (XlIatiReader *self, const XlKind *kind, gint64 id,
                               const xmlNode *node);
XlIatiDraft *xl_iati_part_of (XlIatiReader *self, const XlKind *kind, gint64 id,
                              const xmlNode *node);
gboolean xl_iati_is_told (XlIatiReader *self, const xmlNode *node);
void xl_iati_read_records (XlIatiReader *self, const xmlNode *activity);

/* --- xl-iati-parts.c --- */

gint64 xl_iati_find_organisation (XlIatiReader *self, const xmlNode *node);
void xl_iati_read_participant (XlIatiReader *self, const xmlNode *node);
void xl_iati_read_dates (XlIatiReader *self, const xmlNode *activity);
void xl_iati_read_location (XlIatiReader *self, const xmlNode *activity, const xmlNode *node);
void xl_iati_read_budgets (XlIatiReader *self, const xmlNode *activity);
void xl_iati_read_funding (XlIatiReader *self, const xmlNode *activity);
void xl_iati_read_paper (XlIatiReader *self, const xmlNode *node);
void xl_iati_read_indicator (XlIatiReader *self, const xmlNode *result, const xmlNode *node,
                             guint number);
void xl_iati_read_relation (XlIatiReader *self, const xmlNode *node);
void xl_iati_read_status (XlIatiReader *self, const xmlNode *node);

G_END_DECLS
