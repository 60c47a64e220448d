/* xl-project-card.h - a project on the board */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-project-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_PROJECT_CARD (xl_project_card_get_type ())
G_DECLARE_FINAL_TYPE (XlProjectCard, xl_project_card, XL, PROJECT_CARD, GtkBox)

G_END_DECLS
