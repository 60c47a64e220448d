/* xl-partner-form.h - what is known about a partner */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PARTNER_FORM (xl_partner_form_get_type ())
G_DECLARE_FINAL_TYPE (XlPartnerForm, xl_partner_form, XL, PARTNER_FORM, XlPart)

G_END_DECLS
