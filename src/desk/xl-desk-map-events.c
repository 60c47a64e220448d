/* xl-desk-map-events.c - who has to do with which event or agreement, and who gave know-how to whom, for the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-map-events.h"

#include "xl-desk-map-time.h"

/* The rows that say it, and by which fields; an agreement was itself signed at an event. */
static const struct
{
  const XlKind *kind;
  const char *whole, *others[3];
} seats[] = {
  { &xl_kind_attendance, "event", { "organisation", "region", "project" } },
  { &xl_kind_agenda_item, "event", { "organisation", "project" } },
  { &xl_kind_party, "agreement", { "organisation", "region" } },
  { &xl_kind_agreement, "event", { NULL } },
};

/**
 * xl_desk_map_agreed:
 * @day: a date; none for any
 *
 * Returns: whether there was such an agreement on the day; a letter of interest is written by one and joins nobody
 */
gboolean
xl_desk_map_agreed (XlPlan *plan, gint64 agreement, XlDate day)
{
  XlRecord *record = xl_plan_lookup (plan, agreement);

  return record != NULL && ((const XlAgreement *) record)->type != XL_AGREEMENT_LETTER && xl_plan_is_live (plan, record)
         && xl_desk_map_was_there (plan, record, day);
}

/**
 * xl_desk_map_each_seat:
 *
 * Each pair of an event or agreement with somebody once, however many rows say so.
 */
void
xl_desk_map_each_seat (XlPlan *plan, XlMapSeat func, gpointer data)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint s = 0; s < G_N_ELEMENTS (seats); s++)
    {
      const GPtrArray *rows = xl_plan_get_live (plan, seats[s].kind);
      const XlField *whole = xl_kind_field (seats[s].kind, seats[s].whole);

      for (guint i = 0; i < rows->len; i++)
        for (guint o = 0; o < G_N_ELEMENTS (seats[s].others); o++)
          {
            const XlRecord *row = g_ptr_array_index (rows, i);
            const XlField *field = seats[s].others[o] != NULL ? xl_kind_field (seats[s].kind, seats[s].others[o]) : NULL;
            gint64 one = xl_field_get_reference (whole, row);
            gint64 other = field != NULL ? xl_field_get_reference (field, row) : o == 0 ? row->id : 0;

            if (one != 0 && other != 0
                && g_hash_table_add (said, g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, one, other)))
              func (row, one, other, data);
          }
    }
}

/**
 * xl_desk_map_each_agreed:
 * @day: a date; none for any
 *
 * Each pair of parties that an agreement joined by then.
 */
void
xl_desk_map_each_agreed (XlPlan *plan, XlDate day, XlMapSeat func, gpointer data)
{
  const GPtrArray *agreements = xl_plan_get_live (plan, &xl_kind_agreement);

  for (guint i = 0; i < agreements->len; i++)
    {
      XlRecord *agreement = g_ptr_array_index (agreements, i);
      g_autoptr (GPtrArray) parties = xl_plan_dup_links (plan, agreement, &xl_kind_party, "agreement");

      for (guint a = 0; xl_desk_map_agreed (plan, agreement->id, day) && a < parties->len; a++)
        for (guint b = a + 1; b < parties->len; b++)
          {
            const XlParty *one = g_ptr_array_index (parties, a), *two = g_ptr_array_index (parties, b);
            gint64 from = one->organisation != 0 ? one->organisation : one->region;
            gint64 to = two->organisation != 0 ? two->organisation : two->region;

            if (from != to)
              func (&two->parent_instance, from, to, data);
          }
    }
}

/* Who gives it in this transfer; else where the practice is at home. */
static gint64
giver_of (XlPlan *plan, const XlTransfer *transfer)
{
  const XlPractice *practice = (const XlPractice *) xl_plan_lookup (plan, transfer->practice);

  if (transfer->giver != 0 || practice == NULL)
    return transfer->giver;
  return practice->region != 0 ? practice->region : practice->organisation;
}

/**
 * xl_desk_map_each_transfer:
 * @day: a date; none for any
 *
 * Each giver of a good practice with a region that it went to by then; what was dropped is left out.
 */
void
xl_desk_map_each_transfer (XlPlan *plan, XlDate day, XlMapSeat func, gpointer data)
{
  const GPtrArray *transfers = xl_plan_get_live (plan, &xl_kind_transfer);

  for (guint i = 0; i < transfers->len; i++)
    {
      const XlTransfer *transfer = g_ptr_array_index (transfers, i);
      gint64 giver = giver_of (plan, transfer);

      if (giver != 0 && giver != transfer->region && transfer->status != XL_TRANSFER_DROPPED
          && xl_desk_map_was_there (plan, &transfer->parent_instance, day))
        func (&transfer->parent_instance, giver, transfer->region, data);
    }
}
