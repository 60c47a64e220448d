/* xl-project-dossier.h - the dossier of a project, as it would be exported */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-tab.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_DOSSIER (xl_project_dossier_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectDossier, xl_project_dossier, XL, PROJECT_DOSSIER, XlProjectTab)

G_END_DECLS
