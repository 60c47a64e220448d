/* xl-plain-form.h - what is known about a record whose kind has no form of its own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

#define XL_TYPE_PLAIN_FORM (xl_plain_form_get_type ())
G_DECLARE_FINAL_TYPE (XlPlainForm, xl_plain_form, XL, PLAIN_FORM, XlPart)

G_END_DECLS
