/* xl-theme.h - the tokens of the visual style for cairo: the only place with colours in C */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} XlColour;

typedef enum
{
  XL_THEME_LIGHT,
  XL_THEME_DARK,
  XL_THEME_HIGH_CONTRAST,
  XL_THEME_HIGH_CONTRAST_DARK,
  XL_THEME_PROJECTOR,
} XlThemeKind;

#define XL_N_THEMES 5

/**
 * XlTheme:
 *
 * Colours by the names of the style page, the categorical palette (0 neutral, slots 1..8), those of the
 * regimes of shipments, the font family and the scale of text; @code: codes in nodes are at least so large, px at zoom 1, or left out.
 * A plain value: copy it to change @text_scale.
 */
typedef struct
{
  XlThemeKind kind;
  const char *name;
  gboolean dark;
  XlColour bg, surface, side, bar, canvas, line, line2, ink, ink2;
  XlColour accent, on_accent, accent_text, accent_tint;
  XlColour red, red_tint, amber, amber_tint, green, green_tint;
  XlColour edge, edge_lead, hatch;
  XlColour land, land_home, land_line;
  XlColour slot[9];
  XlColour regime[6]; /* by XlArcRegime */
  const char *family;
  double text_scale, code;
} XlTheme;

const XlTheme *xl_theme_get          (XlThemeKind  kind);
XlColour       xl_theme_text_on      (XlColour     fill);
XlColour       xl_theme_heat         (const XlTheme *theme,
                                      double         share);
double         xl_colour_contrast    (XlColour     a,
                                      XlColour     b);
XlColour       xl_colour_mix         (XlColour     a,
                                      XlColour     b,
                                      double       share);
void           xl_colour_to_hex      (XlColour     colour,
                                      char         hex[8]);

G_END_DECLS
