/* test-verdict.c - laws of small marks: colours that can be told apart, the 2 x 2, pips, classes of risk */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-picture.h"
#include "xl-chart-risk.h"
#include "xl-verdict.h"

/* What charts lay upon each other can be told apart, in every theme. */
static void
test_contrast (void)
{
  for (guint k = 0; k < XL_N_THEMES; k++)
    {
      const XlTheme *t = xl_theme_get ((XlThemeKind) k);
      const XlColour tints[] = { t->red_tint, t->amber_tint, t->green_tint };
      const XlColour hover = xl_colour_mix (t->surface, t->ink, 0.07);

      for (guint tone = 0; tone <= XL_CHART_TONE_RED; tone++)
        {
          XlColour colour = xl_chart_tone (t, (XlChartTone) tone);

          assert_contrast (t->name, "tone on the surface", colour, t->surface, 3);
          if (tone != XL_CHART_TONE_GREY)
            {
              assert_contrast (t->name, "tone on what is selected", colour, t->accent_tint, 3);
              assert_contrast (t->name, "tone on what is pointed at", colour, hover, 3);
            }
          /* Hatches: lines on their own tint. */
          assert_contrast (t->name, "hatch", colour, xl_colour_mix (t->surface, colour, 0.12), tone == XL_CHART_TONE_GREY ? 2.5 : 2.6);
        }
      for (guint slot = 0; slot < 9; slot++)
        assert_contrast (t->name, "slot", xl_chart_tone (t, (XlChartTone) (XL_CHART_TONE_SLOT + slot)), t->surface, 3);
      for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
        {
          assert_contrast (t->name, "risks in a cell", t->ink, tints[i], 4.5);
          assert_contrast (t->name, "product in a cell", t->ink2, tints[i], 4.5);
          assert_contrast (t->name, "frame of the selected cell", t->accent, tints[i], 3);
        }
      assert_contrast (t->name, "words of a card", t->ink2, t->bg, 4.5);
      assert_contrast (t->name, "selected year", t->accent_text, t->surface, 4.5);
      assert_contrast (t->name, "words on what is pointed at", t->ink2, hover, 4.5);
      assert_contrast (t->name, "late bar on a row pointed at", t->red, hover, 3);
      assert_contrast (t->name, "arrow", t->edge_lead, t->surface, 3);
      assert_contrast (t->name, "dash in a red bar", t->surface, t->red, 3);
      assert_contrast (t->name, "dash in an accent bar", t->surface, t->accent, 3);
    }
}

/* One square at most is filled: green only at the top right, red only at the bottom left, else amber. */
static void
test_verdict (void)
{
  static const char *const words[4] = { "a b", "c", "a rather long word indeed", "d" };

  g_assert_cmpint (xl_verdict_of (TRUE, TRUE), ==, XL_VERDICT_VIABLE_BANKABLE);
  g_assert_cmpint (xl_verdict_of (FALSE, FALSE), ==, XL_VERDICT_SUPPORT_NOT_YET);
  g_assert_cmpint (xl_verdict_of (TRUE, FALSE), ==, XL_VERDICT_VIABLE_NOT_YET);
  g_assert_cmpint (xl_verdict_of (FALSE, TRUE), ==, XL_VERDICT_SUPPORT_BANKABLE);
  for (guint k = 0; k < XL_N_THEMES; k++)
    for (guint verdict = 0; verdict < 5; verdict++)
      {
        const XlTheme *t = xl_theme_get ((XlThemeKind) k);
        const XlColour colours[3] = { t->green, t->red, t->amber };
        Picture p = picture_new (XL_VERDICT_BADGE, XL_VERDICT_BADGE), card = picture_new (264, 116);

        xl_verdict_badge (p.cr, t, (XlQuadrant) verdict, 0, 0, XL_VERDICT_BADGE);
        assert_margin (&p, "badge");
        for (guint square = 0; square < 4; square++)
          for (guint c = 0; c < 3; c++)
            {
              guint wanted = square == 1 ? 0 : square == 2 ? 1 : 2;
              int x = square % 2 * 10, y = (int) square / 2 * 10;

              g_assert_true ((count_colour (&p, colours[c], x, y, x + 10, y + 10) > 40)
                             == (verdict == square + 1 && wanted == c));
            }
        xl_verdict_card (card.cr, t, (XlQuadrant) verdict, words, 264, 116);
        assert_margin (&card, "card");
        picture_free (&p);
        picture_free (&card);
      }
  for (double size = 1; size < 300; size *= 1.7)
    {
      Picture card = picture_new (size * 2, size);

      xl_verdict_card (card.cr, xl_theme_get (XL_THEME_PROJECTOR), XL_VERDICT_SUPPORT_NOT_YET, words, size * 2, size);
      assert_margin (&card, "card");
      picture_free (&card);
    }
}

/* Each condition that is met fills one pip more; all lie in their width. */
static void
test_pips (void)
{
  const XlTheme *theme = xl_theme_get (XL_THEME_LIGHT);

  for (guint n = 0; n < 9; n++)
    {
      guint before = 0;

      for (guint filled = 0; filled <= n; filled++)
        {
          Picture p = picture_new (xl_gate_pips_width (n, 1), 6);
          guint now;

          xl_gate_pips (p.cr, theme, n, filled, 0, 0, 1);
          assert_margin (&p, "pips");
          now = count_all (&p, theme->accent);
          g_assert_true (filled == 0 ? now == 0 : now >= before + 20);
          before = now;
          picture_free (&p);
        }
    }
}

/* More of either makes no risk smaller; both count the same; all three classes occur. */
static void
test_risk_class (void)
{
  guint found = 0;

  for (guint p = 1; p <= 5; p++)
    for (guint i = 1; i <= 5; i++)
      {
        found |= 1u << xl_chart_risk_class (p, i);
        g_assert_cmpint (xl_chart_risk_class (p, i), ==, xl_chart_risk_class (i, p));
        g_assert_true (p == 5 || xl_chart_risk_class (p + 1, i) >= xl_chart_risk_class (p, i));
      }
  g_assert_cmpuint (found, ==, 7);
  g_assert_cmpint (xl_chart_risk_class (5, 5), ==, XL_CHART_RISK_HIGH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/contrast", test_contrast);
  g_test_add_func ("/verdict/squares", test_verdict);
  g_test_add_func ("/verdict/pips", test_pips);
  g_test_add_func ("/verdict/risk-class", test_risk_class);
  return g_test_run ();
}
