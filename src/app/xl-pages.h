/* xl-pages.h - the pages of the window, in the order of the sidebar */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

/**
 * XlPageInfo:
 * @name: the word of win.show-page and of the window's state
 * @title: N_(); in the sidebar
 * @icon: (nullable): icon name; a row without one is not in the sidebar
 * @kind: (nullable): the kind whose records it counts, and which win.open-record brings here
 * @get_type: (nullable): its class, a child of #XlPage; a row without one is not shown
 * @help: topic of the help, for F1
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  const XlKind *kind;
  GType (*get_type) (void);
  const char *help;
} XlPageInfo;

extern const XlPageInfo xl_pages[];
extern const guint xl_n_pages;

const XlPageInfo *xl_pages_find (const char *name);
const XlPageInfo *xl_pages_for_kind (const XlKind *kind);
XlRecord *xl_pages_record (XlPlan *plan, XlRecord *record);

G_END_DECLS
