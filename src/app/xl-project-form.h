/* xl-project-form.h - what is known about a project */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_FORM (xl_project_form_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectForm, xl_project_form, XL, PROJECT_FORM, XlPart)

G_END_DECLS
