/* xl-part-list.h - the parts of a record of one kind, a row each, edited in place; new ones by name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-field-row.h"

G_BEGIN_DECLS

/**
 * XlPartList:
 *
 * XlPartList:kind: name of a kind with a field that refers to the record: "risk" of a project, "outcome" of an event
 * XlPartList:title: heading
 * XlPartList:columns: fields and the widths of their columns: "cause:3 effect:3 probability:48", see xl-part-line.h
 * XlPartList:heads: (nullable): short names of the columns with "|" between; else the names of the fields
 * XlPartList:details: (nullable): fields that show when a row is opened
 * XlPartList:second: (nullable): a field that stands below the line of each row: a sentence that wants room
 * XlPartList:hint: (nullable): what stands there while it is empty
 * XlPartList:base: (nullable): name of a line before all parts: its figures are those of no part, %NULL
 * XlPartList:new: what the entry that makes a new one asks for: "New risk: its cause"
 *
 * Its record is the project or event. Edits go through the door like any other, so undo knows them.
 */
#define XL_TYPE_PART_LIST (xl_part_list_get_type ())
G_DECLARE_FINAL_TYPE (XlPartList, xl_part_list, XL, PART_LIST, XlPart)

/**
 * XlPartFigure:
 * @plan: the plan
 * @part: (nullable): a row's record; %NULL for the line XlPartList:base
 * @css_class: (out): a class for the figure, or %NULL: "red"
 * @data: given with the function
 *
 * Returns: (transfer full): what stands in the column
 */
typedef char *(*XlPartFigure) (XlPlan *plan, XlRecord *part, const char **css_class, gpointer data);

/**
 * XlPartShare:
 *
 * Returns: how much of a bar is filled, 0 to 1; NAN for no bar
 */
typedef double (*XlPartShare) (XlPlan *plan, XlRecord *part, gpointer data);

/**
 * XlPartVerdict:
 * @part: (nullable): as above
 *
 * Returns: an #XlQuadrant: the 2 x 2 that stands in the column
 */
typedef int (*XlPartVerdict) (XlPlan *plan, XlRecord *part, gpointer data);

/**
 * XlPartNew:
 * @whole: the record that it will be a part of
 * @name: what was typed
 * @id: (out): the id that it will have
 *
 * Returns: (transfer full): the edit that adds a part
 */
typedef XlEdit *(*XlPartNew) (XlPlan *plan, XlRecord *whole, const char *name, gint64 *id);

void xl_part_list_add_figure (XlPartList *self, const char *title, double width, XlPartFigure figure, gpointer data);
void xl_part_list_add_share (XlPartList *self, const char *title, double width, XlPartShare share, gpointer data);
void xl_part_list_add_verdict (XlPartList *self, const char *title, double width, XlPartVerdict verdict, gpointer data);
void xl_part_list_lead_with (XlPartList *self, const char *title, double width, XlPartFigure figure, gpointer data);
void xl_part_list_set_order (XlPartList *self, GCompareDataFunc compare, gpointer data);
void xl_part_list_set_filter (XlPartList *self, gboolean (*keep) (XlRecord *part, gpointer data), gpointer data);
void xl_part_list_set_edit (XlPartList *self, const char *field, XlFieldEdit make, gpointer data);
void xl_part_list_set_new (XlPartList *self, XlPartNew make);
GPtrArray *xl_part_list_dup_parts (XlPartList *self);
gboolean xl_part_list_focus (XlPartList *self, XlRecord *part, const char *field);

G_END_DECLS
