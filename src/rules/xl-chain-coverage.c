/* xl-chain-coverage.c - regions, or types of organisations, by steps of value chains: who has what, counted */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-chains.h"

#include "xl-rules-private.h"

/* One pass over the capabilities counts all cells: a matrix of 5 000 organisations fits into a frame. */

typedef struct
{
  guint row, column;
  int level;
} Count;

/* An organisation counts once in a cell, with the best of what it says: two capabilities of one organisation and one
 * step are one seat. */
static guint
seat_hash (gconstpointer key)
{
  const XlCapability *capability = key;

  return g_int64_hash (&capability->organisation) * 31 + g_int64_hash (&capability->step);
}

static gboolean
seat_equal (gconstpointer a, gconstpointer b)
{
  const XlCapability *one = a, *two = b;

  return one->organisation == two->organisation && one->step == two->step;
}

static gint64
row_of (const XlOrganisation *organisation, XlCoverageBy by)
{
  return by == XL_COVERAGE_REGIONS ? organisation->region : organisation->type;
}

static int
rank_of (int level)
{
  return level == XL_CAPABILITY_HAS ? 3 : level == XL_CAPABILITY_PLANS ? 2 : 1;
}

static void
count (XlCoverageCell *cell, int level)
{
  cell->has += level == XL_CAPABILITY_HAS;
  cell->plans += level == XL_CAPABILITY_PLANS;
  cell->wants += level == XL_CAPABILITY_WANTS;
}

/* What each organisation says about each step, the best of it once; @rows gets a row for each that is new. */
static GArray *
dup_counts (XlPlan *plan, XlCoverage *self, XlProject *project, XlDate day)
{
  const GPtrArray *capabilities = xl_plan_get_live (plan, &xl_kind_capability);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) seats = g_hash_table_new (seat_hash, seat_equal);
  g_autoptr (GHashTable) partners = xl_chain_dup_partners (plan, project);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Count));

  for (guint i = 0; i < self->steps->len; i++)
    g_hash_table_insert (columns, &((XlRecord *) g_ptr_array_index (self->steps, i))->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < capabilities->len; i++)
    {
      const XlCapability *capability = g_ptr_array_index (capabilities, i);
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, &capability->step));
      int level = column > 0 ? xl_capability_level (capability, day) : 0;
      gpointer known;
      gint64 row;
      Count one;

      if (level == 0 || (partners != NULL && !g_hash_table_contains (partners, &capability->organisation)))
        continue;
      if (g_hash_table_lookup_extended (seats, capability, NULL, &known))
        {
          Count *old = &g_array_index (counts, Count, GPOINTER_TO_UINT (known));

          if (rank_of (level) > rank_of (old->level))
            old->level = level;
          continue;
        }
      row = row_of ((XlOrganisation *) xl_plan_lookup (plan, capability->organisation), self->by);
      if (!g_hash_table_lookup_extended (rows, &row, NULL, &known))
        {
          known = GUINT_TO_POINTER (self->rows->len);
          g_hash_table_insert (rows, g_memdup2 (&row, sizeof row), known);
          g_array_append_val (self->rows, row);
        }
      g_hash_table_insert (seats, (gpointer) capability, GUINT_TO_POINTER (counts->len));
      one = (Count) { GPOINTER_TO_UINT (known), column - 1, level };
      g_array_append_val (counts, one);
    }
  return counts;
}

/* Regions by country and name, types as they are counted; those without one last. */
typedef struct
{
  gint64 row;
  guint index;
  char *key;
} Sorted;

static void
sorted_clear (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *one = a, *two = b;
  int order = g_strcmp0 (one->key, two->key);

  if ((one->row == 0) != (two->row == 0))
    return one->row == 0 ? 1 : -1;
  return order != 0 ? order : (one->row > two->row) - (one->row < two->row);
}

/* Sorts the rows; returns where each of them went. */
static guint *
sort_rows (XlPlan *plan, XlCoverage *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  guint *places = g_new (guint, MAX (self->rows->len, 1));

  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Sorted one = { g_array_index (self->rows, gint64, i), i, NULL };
      const XlRegion *region = self->by == XL_COVERAGE_REGIONS ? (XlRegion *) xl_plan_lookup (plan, one.row) : NULL;

      one.key = region != NULL ? g_strconcat (region->country != NULL ? region->country : "", " ", region->name, NULL)
                               : g_strdup_printf ("%03d", (int) one.row);
      g_array_append_val (sorted, one);
    }
  g_array_sort (sorted, compare_sorted);
  for (guint i = 0; i < sorted->len; i++)
    {
      places[g_array_index (sorted, Sorted, i).index] = i;
      g_array_index (self->rows, gint64, i) = g_array_index (sorted, Sorted, i).row;
    }
  return places;
}

/**
 * xl_coverage_new:
 * @steps: (array length=n): the columns, in order
 * @project: (nullable): count its partners only
 * @day: the day on which dates count
 *
 * Returns: (transfer full): how many organisations have, plan and want each step, by region or by type
 */
XlCoverage *
xl_coverage_new (XlPlan *plan, XlChainStep *const *steps, guint n, XlCoverageBy by, XlProject *project, XlDate day)
{
  XlCoverage *self = g_new0 (XlCoverage, 1);
  g_autoptr (GArray) counts = NULL;
  g_autofree guint *places = NULL;

  self->by = by;
  self->steps = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->steps, steps[i]);
  counts = dup_counts (plan, self, project, day);
  places = sort_rows (plan, self);
  self->cells = g_new0 (XlCoverageCell, MAX (self->rows->len * n, 1));
  self->totals = g_new0 (XlCoverageCell, MAX (n, 1));
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *one = &g_array_index (counts, Count, i);

      count (&self->cells[places[one->row] * n + one->column], one->level);
      count (&self->totals[one->column], one->level);
    }
  return self;
}

void
xl_coverage_free (XlCoverage *self)
{
  g_ptr_array_unref (self->steps);
  g_array_unref (self->rows);
  g_free (self->cells);
  g_free (self->totals);
  g_free (self);
}

const XlCoverageCell *
xl_coverage_cell (const XlCoverage *self, guint row, guint column)
{
  return &self->cells[row * self->steps->len + column];
}

/**
 * xl_coverage_dup_partners:
 * @project: (nullable): as it was asked
 * @day: the same
 *
 * Returns: (transfer container) (element-type XlOrganisation): who is counted in a cell; where nobody is, whom to ask:
 *   all organisations of the row that stand at another step
 */
GPtrArray *
xl_coverage_dup_partners (XlPlan *plan, const XlCoverage *self, guint row, guint column, XlProject *project, XlDate day)
{
  const XlCoverageCell *cell = xl_coverage_cell (self, row, column);
  gboolean empty = cell->has + cell->plans + cell->wants == 0;
  g_autoptr (GHashTable) partners = xl_chain_dup_partners (plan, project);
  GPtrArray *list = g_ptr_array_new ();

  for (guint c = 0; c < self->steps->len; c++)
    {
      g_autoptr (GPtrArray) links = NULL;

      if (!empty && c != column)
        continue;
      links = xl_plan_dup_links (plan, g_ptr_array_index (self->steps, c), &xl_kind_capability, "step");
      for (guint i = 0; i < links->len; i++)
        {
          const XlCapability *capability = g_ptr_array_index (links, i);
          XlOrganisation *organisation = (XlOrganisation *) xl_plan_lookup (plan, capability->organisation);

          if (xl_capability_level (capability, day) != 0
              && (partners == NULL || g_hash_table_contains (partners, &capability->organisation))
              && row_of (organisation, self->by) == g_array_index (self->rows, gint64, row)
              && !g_ptr_array_find (list, organisation, NULL))
            g_ptr_array_add (list, organisation);
        }
    }
  return list;
}
