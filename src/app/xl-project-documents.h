/* xl-project-documents.h - documents and agreements of a project */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_DOCUMENTS (xl_project_documents_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectDocuments, xl_project_documents, XL, PROJECT_DOCUMENTS, XlProjectTab)

G_END_DECLS
