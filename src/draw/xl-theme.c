/* xl-theme.c - the tokens of the visual style for cairo: the only place with colours in C */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "xl-theme.h"

#include <math.h>
#include <stdio.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex)&255) / 255.0                   \
  }

#define FAMILY "Cantarell, Adwaita Sans, Ubuntu, DejaVu Sans, sans-serif"

#define SLOTS_LIGHT                                                                                \
  {                                                                                                \
    RGB (0x5F6B72), RGB (0x2D6DB9), RGB (0xE3710C), RGB (0x123D00), RGB (0xAD443C), RGB (0x6C0676), \
        RGB (0x1492FF), RGB (0x9E8AA5), RGB (0x2E073B)                                             \
  }
#define SLOTS_DARK                                                                                 \
  {                                                                                                \
    RGB (0x93A0A7), RGB (0xA09DFF), RGB (0xD2B832), RGB (0x13D9C8), RGB (0xBD432B), RGB (0x946BC2), \
        RGB (0xB7FFFF), RGB (0xD67976), RGB (0xF2EA43)                                             \
  }

/* In the order of XlArcRegime; where nothing simple can be said it is ink. */
#define REGIMES_LIGHT(ink)                                                                         \
  {                                                                                                \
    RGB (0x5F6B72), RGB (0x1B673C), RGB (0x2D6DB9), RGB (0xB85C00), RGB (0xB3261E), RGB (ink)      \
  }
#define REGIMES_DARK                                                                               \
  {                                                                                                \
    RGB (0x9AA6AC), RGB (0x7CCF9B), RGB (0xA09DFF), RGB (0xF2BE55), RGB (0xFF8F85), RGB (0xECEFF0) \
  }
#define REGIMES_HIGH                                                                               \
  {                                                                                                \
    RGB (0x3A4348), RGB (0x0B4A26), RGB (0x123E7A), RGB (0x5C3B00), RGB (0x8C0F08), RGB (0x000000) \
  }
#define REGIMES_HIGH_DARK                                                                          \
  {                                                                                                \
    RGB (0xC3CBCF), RGB (0xA6EBC0), RGB (0xC7C5FF), RGB (0xFFD68A), RGB (0xFFB3AC), RGB (0xFFFFFF) \
  }

static const XlTheme themes[XL_N_THEMES] = {
  { .kind = XL_THEME_LIGHT, .name = "light", .dark = FALSE,
    .bg = RGB (0xF7F8F6), .surface = RGB (0xFFFFFF), .side = RGB (0xEEF0ED), .bar = RGB (0xF1F3F0),
    .canvas = RGB (0xFCFCFB), .line = RGB (0xDCE0DC), .line2 = RGB (0x848F94),
    .ink = RGB (0x1A2125), .ink2 = RGB (0x4F5C63),
    .accent = RGB (0x0F6674), .on_accent = RGB (0xFFFFFF), .accent_text = RGB (0x0A4C57),
    .accent_tint = RGB (0xDDEDEF), .red = RGB (0xB3261E), .red_tint = RGB (0xFBE8E6),
    .amber = RGB (0x7A5000), .amber_tint = RGB (0xFCF0D4), .green = RGB (0x1B673C),
    .green_tint = RGB (0xE2F1E7), .edge = RGB (0x869196), .edge_lead = RGB (0x4F5C63),
    .hatch = RGB (0x9AA6AB), .land = RGB (0xF1F2F0), .land_home = RGB (0xE9EDE6),
    .land_line = RGB (0xCBD1CC), .slot = SLOTS_LIGHT,
    .regime = REGIMES_LIGHT (0x1A2125), .family = FAMILY, .text_scale = 1 },
  { .kind = XL_THEME_DARK, .name = "dark", .dark = TRUE,
    .bg = RGB (0x1C2125), .surface = RGB (0x242A2F), .side = RGB (0x171B1F), .bar = RGB (0x20262A),
    .canvas = RGB (0x1C2125), .line = RGB (0x384148), .line2 = RGB (0x7D8A92),
    .ink = RGB (0xECEFF0), .ink2 = RGB (0xAAB5BB),
    .accent = RGB (0x63C3CF), .on_accent = RGB (0x08252A), .accent_text = RGB (0x8ADBE4),
    .accent_tint = RGB (0x173F48), .red = RGB (0xFF8F85), .red_tint = RGB (0x4A2322),
    .amber = RGB (0xF2BE55), .amber_tint = RGB (0x44351B), .green = RGB (0x7CCF9B),
    .green_tint = RGB (0x1D3B2A), .edge = RGB (0x66737B), .edge_lead = RGB (0x93A0A7),
    .hatch = RGB (0x66737B), .land = RGB (0x21272B), .land_home = RGB (0x272F31),
    .land_line = RGB (0x3C464C), .slot = SLOTS_DARK,
    .regime = REGIMES_DARK, .family = FAMILY, .text_scale = 1 },
  { .kind = XL_THEME_HIGH_CONTRAST, .name = "high-contrast", .dark = FALSE,
    .bg = RGB (0xFFFFFF), .surface = RGB (0xFFFFFF), .side = RGB (0xFFFFFF), .bar = RGB (0xFFFFFF),
    .canvas = RGB (0xFFFFFF), .line = RGB (0x000000), .line2 = RGB (0x000000),
    .ink = RGB (0x000000), .ink2 = RGB (0x1A2125),
    .accent = RGB (0x00434F), .on_accent = RGB (0xFFFFFF), .accent_text = RGB (0x00434F),
    .accent_tint = RGB (0xFFFFFF), .red = RGB (0x8C0F08), .red_tint = RGB (0xFFFFFF),
    .amber = RGB (0x5C3B00), .amber_tint = RGB (0xFFFFFF), .green = RGB (0x0B4A26),
    .green_tint = RGB (0xFFFFFF), .edge = RGB (0x000000), .edge_lead = RGB (0x000000),
    .hatch = RGB (0x000000), .land = RGB (0xFFFFFF), .land_home = RGB (0xF1F2F0),
    .land_line = RGB (0x4F5C63), .slot = SLOTS_LIGHT,
    .regime = REGIMES_HIGH, .family = FAMILY, .text_scale = 1 },
  { .kind = XL_THEME_HIGH_CONTRAST_DARK, .name = "high-contrast-dark", .dark = TRUE,
    .bg = RGB (0x000000), .surface = RGB (0x000000), .side = RGB (0x000000), .bar = RGB (0x000000),
    .canvas = RGB (0x000000), .line = RGB (0xFFFFFF), .line2 = RGB (0xFFFFFF),
    .ink = RGB (0xFFFFFF), .ink2 = RGB (0xE4E8EA),
    .accent = RGB (0x7FE3EF), .on_accent = RGB (0x000000), .accent_text = RGB (0x7FE3EF),
    .accent_tint = RGB (0x000000), .red = RGB (0xFFB3AC), .red_tint = RGB (0x000000),
    .amber = RGB (0xFFD68A), .amber_tint = RGB (0x000000), .green = RGB (0xA6EBC0),
    .green_tint = RGB (0x000000), .edge = RGB (0xFFFFFF), .edge_lead = RGB (0xFFFFFF),
    .hatch = RGB (0xFFFFFF), .land = RGB (0x000000), .land_home = RGB (0x171B1F),
    .land_line = RGB (0x93A0A7), .slot = SLOTS_DARK,
    .regime = REGIMES_HIGH_DARK, .family = FAMILY, .text_scale = 1 },
  /* A projector washes out: black on white, no tints where the style page gives none. */
  { .kind = XL_THEME_PROJECTOR, .name = "projector", .dark = FALSE,
    .bg = RGB (0xFFFFFF), .surface = RGB (0xFFFFFF), .side = RGB (0xFFFFFF), .bar = RGB (0xFFFFFF),
    .canvas = RGB (0xFFFFFF), .line = RGB (0x5A666C), .line2 = RGB (0x5A666C),
    .ink = RGB (0x000000), .ink2 = RGB (0x333333),
    .accent = RGB (0x00505C), .on_accent = RGB (0xFFFFFF), .accent_text = RGB (0x0A4C57),
    .accent_tint = RGB (0xDDEDEF), .red = RGB (0xB3261E), .red_tint = RGB (0xFFFFFF),
    .amber = RGB (0x7A5000), .amber_tint = RGB (0xFFFFFF), .green = RGB (0x1B673C),
    .green_tint = RGB (0xFFFFFF), .edge = RGB (0x848F94), .edge_lead = RGB (0x5A666C),
    .hatch = RGB (0x9AA6AB), .land = RGB (0xF1F2F0), .land_home = RGB (0xE4EAE0),
    .land_line = RGB (0xA9B2AC), .slot = SLOTS_LIGHT,
    .regime = REGIMES_LIGHT (0x000000), .family = FAMILY, .text_scale = 3,
    .code = 9 },
};

/**
 * xl_theme_get:
 * @kind: which
 *
 * Returns: (transfer none): the theme; copy it to change a value
 */
const XlTheme *
xl_theme_get (XlThemeKind kind)
{
  g_return_val_if_fail (kind < XL_N_THEMES, &themes[0]);
  return &themes[kind];
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (XlColour c)
{
  return 0.2126 * linear (c.red) + 0.7152 * linear (c.green) + 0.0722 * linear (c.blue);
}

/**
 * xl_colour_contrast:
 * @a: a colour
 * @b: a colour
 *
 * Returns: contrast ratio, 1 .. 21 (WCAG 2.1, "contrast ratio")
 */
double
xl_colour_contrast (XlColour a, XlColour b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * xl_theme_text_on:
 * @fill: a fill
 *
 * Returns: white or near-black, whichever is stronger on it
 */
XlColour
xl_theme_text_on (XlColour fill)
{
  const XlColour white = RGB (0xFFFFFF), black = RGB (0x101518);

  return xl_colour_contrast (white, fill) >= xl_colour_contrast (black, fill) ? white : black;
}

/**
 * xl_theme_heat:
 * @theme: a theme
 * @share: 0 (least) .. 1 (most)
 *
 * The fill of a heat map's cell: the accent at 16 to 100 % over the surface. In the middle lies a
 * narrow band on which neither white nor black can be read well: a fill is moved out of it.
 *
 * Returns: a fill on which xl_theme_text_on() has a contrast of at least 4.5
 */
XlColour
xl_theme_heat (const XlTheme *theme, double share)
{
  double opacity = 0.16 + 0.84 * CLAMP (share, 0, 1);
  XlColour fill = xl_colour_mix (theme->surface, theme->accent, opacity);

  while (opacity < 1 && xl_colour_contrast (fill, xl_theme_text_on (fill)) < 4.5)
    {
      opacity += 0.005;
      fill = xl_colour_mix (theme->surface, theme->accent, opacity);
    }
  return fill;
}

/**
 * xl_colour_mix:
 * @a: a colour
 * @b: a colour
 * @share: of @b, 0 .. 1
 *
 * Returns: what @b with this opacity over @a looks like
 */
XlColour
xl_colour_mix (XlColour a, XlColour b, double share)
{
  return (XlColour) { a.red + share * (b.red - a.red), a.green + share * (b.green - a.green),
                      a.blue + share * (b.blue - a.blue) };
}

/**
 * xl_colour_to_hex:
 * @colour: a colour
 * @hex: (out caller-allocates): "#RRGGBB"
 */
void
xl_colour_to_hex (XlColour colour, char hex[8])
{
  g_snprintf (hex, 8, "#%02X%02X%02X", (guint) (colour.red * 255 + 0.5) & 255,
              (guint) (colour.green * 255 + 0.5) & 255, (guint) (colour.blue * 255 + 0.5) & 255);
}
