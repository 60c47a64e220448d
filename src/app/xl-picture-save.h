/* xl-picture-save.h - what is drawn, as a file: asked for a place, drawn, written, told */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-ask.h"
#include "xl-desk.h"

G_BEGIN_DECLS

/**
 * XlPicture:
 * @action: name of the action that asks for it
 * @suffix: ending of the file
 * @what: the same for a chooser
 * @title: N_(), title of the chooser
 * @paper: (nullable): name of the paper that it is drawn on
 * @scale: device pixels per px; 0 for what is usual
 * @draw: draws @widget; %NULL without an error where there is nothing to draw any more
 *
 * One kind of file that a widget can be written as.
 */
typedef struct _XlPicture XlPicture;

struct _XlPicture
{
  const char *action, *suffix;
  XlAskFile what;
  const char *title;
  GByteArray *(*draw) (GtkWidget *widget, const XlPicture *picture, GError **error);
  const char *paper;
  double scale;
};

/**
 * XlPictureSay:
 *
 * Returns: (transfer none): a translated sentence with one %s for the name of the file that is written
 */
typedef const char *(*XlPictureSay) (GtkWidget *widget);

void xl_picture_save (GtkWidget *widget, XlDesk *desk, const XlPicture *picture, const char *name, XlPictureSay say);

G_END_DECLS
