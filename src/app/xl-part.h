/* xl-part.h - what every part of a record's view is: it gets a record, and follows it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "xl-desk.h"

G_BEGIN_DECLS

#define XL_TYPE_PART (xl_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (XlPart, xl_part, XL, PART, GtkWidget)

/**
 * XlPartClass:
 * @refresh: show what the record says now; called when the part comes into a window, gets another
 *   record, and when the record or a row that links to it changed. The record may be %NULL.
 * @leave: the part is about to get another record, or to go; what was typed belongs to the old one
 * @follow: (desk): the desk is known for the first time
 *
 * A widget with a bin layout: children of its template fill it. XlPart:record is what it shows;
 * XlPart:desk is taken from the page or part around it where nobody gave it one.
 */
struct _XlPartClass
{
  GtkWidgetClass parent_class;

  void (*refresh) (XlPart *part);
  void (*leave) (XlPart *part);
  void (*follow) (XlPart *part, XlDesk *desk);
};

XlDesk *xl_part_get_desk (XlPart *part);
XlPlan *xl_part_get_plan (XlPart *part);
XlRecord *xl_part_get_record (XlPart *part);
void xl_part_set_record (XlPart *part, XlRecord *record);
void xl_part_refresh (XlPart *part);
XlDesk *xl_widget_get_desk (GtkWidget *widget);

G_END_DECLS
