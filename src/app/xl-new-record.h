/* xl-new-record.h - a record is added, with a name to be typed over */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-window.h"

G_BEGIN_DECLS

void xl_new_record (XlWindow *window, const XlKind *kind);

G_END_DECLS
