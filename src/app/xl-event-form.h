/* xl-event-form.h - an event: facts, programme and what is wrong with it, who comes, what came of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_EVENT_FORM (xl_event_form_get_type ())
G_DECLARE_FINAL_TYPE (XlEventForm, xl_event_form, XL, EVENT_FORM, XlPart)

G_END_DECLS
