/* xl-job-bar.h - a bar for what takes longer than a blink, with Cancel */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define XL_TYPE_JOB_BAR (xl_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (XlJobBar, xl_job_bar, XL, JOB_BAR, GtkWidget)

void xl_job_bar_begin (XlJobBar *bar, const char *words, GCancellable *cancellable);
void xl_job_bar_end (XlJobBar *bar, GCancellable *cancellable);

G_END_DECLS
