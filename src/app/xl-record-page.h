/* xl-record-page.h - one record of a kind that has no page of its own: network, source, person, paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-page.h"

G_BEGIN_DECLS

#define XL_TYPE_RECORD_PAGE (xl_record_page_get_type ())
G_DECLARE_FINAL_TYPE (XlRecordPage, xl_record_page, XL, RECORD_PAGE, XlPage)

G_END_DECLS
