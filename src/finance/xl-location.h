/* xl-location.h - how much more of an industry a region has than the whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double xl_location_quotient (double industry,
                             double total,
                             double reference_industry,
                             double reference_total);

G_END_DECLS
