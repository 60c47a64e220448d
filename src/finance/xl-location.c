/* xl-location.c - how much more of an industry a region has than the whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-location.h"

#include <math.h>

/**
 * xl_location_quotient:
 * @industry: employment of the region in the industry (e_i)
 * @total: employment of the region (e)
 * @reference_industry: employment of the whole, a country or the Union, in the industry (E_i)
 * @reference_total: employment of the whole (E)
 *
 * LQ = (e_i / e) / (E_i / E); P. S. Florence, Report on the Location of Industry (1939). Above 1 the
 * region is specialised.
 *
 * Returns: the quotient, or NAN where an employment is missing, negative, or 0 below a fraction
 */
double
xl_location_quotient (double industry, double total, double reference_industry, double reference_total)
{
  double quotient;

  if (!(industry >= 0 && total > 0 && reference_industry > 0 && reference_total > 0))
    return NAN;
  quotient = industry / total / (reference_industry / reference_total);
  return isfinite (quotient) ? quotient : NAN;
}
