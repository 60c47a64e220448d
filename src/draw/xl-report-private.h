/* xl-report-private.h - what a report is made of */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-report.h"

typedef struct
{
  XlReportMark mark;
  char **cells; /* owned; as many as there are columns */
} XlReportRow;

/* A line, and what comes with a table or pictures. */
typedef struct
{
  XlReportLine line; /* first */
  /* owned; of a table */
  XlReportColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* of XlReportRow */
  /* owned; of pictures */
  XlReportPicture *pictures;
  guint n_pictures;
  double height, least; /* pt; rather @least than on the next page */
  gboolean beside; /* text goes on at its right */
} XlReportBlock;

struct _XlReport
{
  GPtrArray *blocks; /* owned; of XlReportBlock */
};
