/* readiness-marks.h - a sample plan with marks of some regions, and how its tests change it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules-plans.h"
#include "sample-desk.h"
#include "xl-readiness.h"

#include <math.h>

#define WASTE 2

/* Invented marks on real regions, for tests alone: supply, infrastructure, finance, skills, support, markets,
 * entrepreneurship, policy. */
static const struct
{
  const char *region, *feedstock;
  int marks[XL_N_FACTORS];
} fixture[] = {
  { "limburg-nl", "waste", { 7, 9, 7, 8, 9, 8, 7, 8 } },   { "lombardy", "biomass", { 8, 6, 6, 8, 7, 8, 8, 6 } },
  { "usti", "waste", { 6, 6, 4, 6, 5, 5, 4, 6 } },         { "mazovia", "biomass", { 8, 5, 5, 6, 5, 6, 5, 6 } },
  { "wallonia", "waste", { 6, 7, 6, 7, 8, 6, 6, 8 } },     { "catalonia", "effluent-gas", { 6, 8, 5, 7, 7, 7, 6, 6 } },
};

G_GNUC_UNUSED static XlRegion *
region_of (const char *key)
{
  XlRecord *region = xl_plan_find (plan, &xl_kind_region, key);

  g_assert_nonnull (region);
  return (XlRegion *) region;
}

G_GNUC_UNUSED static void
do_edit (XlEdit *edit)
{
  g_autofree char *sentence = NULL;

  g_assert_nonnull (edit);
  g_assert_true (xl_desk_edit (desk, edit, &sentence));
  settle ();
  xl_edit_unref (edit);
}

G_GNUC_UNUSED static void
give_number (XlEdit *edit, gint64 id, const char *field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  xl_edit_give (edit, id, field, text);
}

G_GNUC_UNUSED static void
add_fixture (void)
{
  XlEdit *edit = xl_edit_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fixture); i++)
    {
      gint64 id = xl_edit_insert (edit, &xl_kind_readiness, 0);

      give_number (edit, id, "region", region_of (fixture[i].region)->parent_instance.id);
      xl_edit_give (edit, id, "feedstock", fixture[i].feedstock);
      xl_edit_give (edit, id, "date", "2025-03-01");
      for (guint f = 0; f < XL_N_FACTORS; f++)
        give_number (edit, id, xl_readiness_factor (f)->name, fixture[i].marks[f]);
    }
  do_edit (edit);
}

G_GNUC_UNUSED static void
assert_gap (double value)
{
  g_assert_true (isnan (value));
}
