/* xl-page-status.h - what the pages of a window have to say beside themselves */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk.h"
#include "xl-offer-bar.h"

G_BEGIN_DECLS

void xl_page_status_follow (GtkStack *stack, XlDesk *desk, GtkLabel *status, XlOfferBar *reminder);

G_END_DECLS
