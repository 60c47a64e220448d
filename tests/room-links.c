/* room-links.c - linked with one whole room and only with what src/ROOMS grants it */
/* SPDX-License-Identifier: GPL-3.0-or-later */

int
main (void)
{
  return 0; /* that it was linked is the test: a room that calls what it is not granted does not */
}
