/* xl-label.c - labels of what people type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-label.h"

/**
 * xl_label_wrap:
 *
 * Lets a label have several lines. A word that is longer than a line is broken: a label that wraps between words only is
 * never narrower than the longest of them, and nor is the window that it stands in.
 */
void
xl_label_wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}
