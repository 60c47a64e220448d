/* exchange-plans.c - random plans for the tests and benches of exchange */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-plans.h"

#include <string.h>

/* Everything that XML, Unicode and spreadsheets are known to trip over. */
static const char *const words[] = {
  "Łódź", "Gießen", "<b>bold</b>", "]]>", "&amp;", "&", "\"quoted\"", "it's", "\xe2\x80\xae" "evil" "\xe2\x80\xac",
  "日本", "😀", "e\xcc\x81", "\t", "a\xc2\xa0" "b", "<!--", "--", "?>", "=1+1", "\xef\xbb\xbf", "Ñ", "Ω", "%s", "\xc2\x85",
  "\xe2\x80\xa8", " ", "limburg", "\xf4\x8f\xbf\xbd", "\x7f", "\\n", "0", "Ж",
  "\xe2\x80\xa9", "\xc2\xad", "\xe2\x80\x8b", "👩\xe2\x80\x8d" "🔬", "\xef\xb8\x8f", "é", "\xef\xbf\xbd", "\xed\x9f\xbf",
  "\xee\x80\x80", "שלום", "\xe2\x81\xa6" "عربي" "\xe2\x81\xa9", "\xc2\x9f", "ǅ", "ﬁ", "İı", "ẞß", "\xf0\x90\x80\x80", "Å"
};
static const char *const breaks[] = { "\n", "\r", "\r\n", "\n\n", "  " };
static const char *const countries[] = { "DE", "PL", "NL", "BE", "FR", "CN" };
static const char *const currencies[] = { "EUR", "PLN", "GBP" };

static char *
random_text (GRand *rand, guint most, gboolean lines)
{
  GString *text = g_string_new (NULL);

  for (guint n = g_rand_int_range (rand, 1, most + 1); n > 0; n--)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (lines && g_rand_int_range (rand, 0, 4) == 0)
        g_string_append (text, breaks[g_rand_int_range (rand, 0, G_N_ELEMENTS (breaks))]);
    }
  return g_string_free (text, FALSE);
}

static char *
random_date (GRand *rand)
{
  int year = g_rand_int_range (rand, 1, 10000), month = g_rand_int_range (rand, 1, 13);

  if (g_rand_boolean (rand))
    return g_strdup_printf ("%04d-%02d-%02d", year, month, g_rand_int_range (rand, 1, 29));
  return g_rand_boolean (rand) ? g_strdup_printf ("%04d", year) : g_strdup_printf ("%04d-%02d", year, month);
}

static char *
random_set (GRand *rand, const XlField *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    if (field->choices != NULL)
      g_ptr_array_add (items, g_strdup (field->choices[g_rand_int_range (rand, 0, 4)].nick));
    else
      g_ptr_array_add (items, random_text (rand, 3, FALSE));
  g_ptr_array_add (items, NULL);
  return xl_set_to_text ((const char *const *) items->pdata);
}

static char *
random_reference (GRand *rand, const XlField *field, GArray *const *ids)
{
  const XlKind *kind = xl_kind_find (field->target);
  GArray *of;

  while (kind == NULL || (*field->target == '*' && (kind->flags & XL_KIND_ABOUT)))
    kind = xl_kind_get (g_rand_int_range (rand, 0, XL_N_KINDS));
  of = ids[xl_kind_index (kind)];
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (of, gint64, g_rand_int_range (rand, 0, of->len)));
}

static char *
random_number (GRand *rand, const XlField *field)
{
  double low = field->min < field->max ? field->min : -1e6, high = field->min < field->max ? field->max : 1e6;

  /* the ends of the range are values too */
  if (g_rand_int_range (rand, 0, 5) == 0)
    return field->type == XL_FIELD_REAL ? xl_number_to_text (g_rand_boolean (rand) ? low : high)
                                        : g_strdup_printf ("%.0f", g_rand_boolean (rand) ? low : high);
  if (field->type == XL_FIELD_REAL)
    return xl_number_to_text (g_rand_double_range (rand, low, high));
  return g_strdup_printf ("%.0f", g_rand_double_range (rand, low, MIN (high, low + 1e9)));
}

static int
n_choices (const XlField *field)
{
  int n = 0;

  while (field->choices[n].nick != NULL)
    n++;
  return n;
}

static char *
random_value (GRand *rand, const XlField *field, GArray *const *ids)
{
  if (field->flags & XL_FIELD_CLOCK)
    return xl_clock_text (g_rand_int_range (rand, 0, 24 * 60));
  if (field->codes != NULL)
    return g_strdup (strcmp (field->codes, "countries") == 0
                         ? countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))]
                         : currencies[g_rand_int_range (rand, 0, G_N_ELEMENTS (currencies))]);
  switch (field->type)
    {
    case XL_FIELD_TEXT:
      return random_text (rand, 5, FALSE);
    case XL_FIELD_LONG_TEXT:
      return random_text (rand, 20, TRUE);
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return random_number (rand, field);
    case XL_FIELD_DATE:
      return random_date (rand);
    case XL_FIELD_CHOICE:
      return g_strdup (field->choices[g_rand_int_range (rand, 0, n_choices (field))].nick);
    case XL_FIELD_FLAG:
      return g_strdup (g_rand_int_range (rand, 0, 5) == 0 ? "1" : "0");
    case XL_FIELD_SET:
      return random_set (rand, field);
    case XL_FIELD_REFERENCE:
      return random_reference (rand, field, ids);
    }
  g_assert_not_reached ();
}

/* Applies @edit to @plan as if the store had written it. */
void
plans_apply (XlPlan *plan, XlEdit *edit)
{
  g_autoptr (GPtrArray) changes = xl_changes_new ();
  XlTx *tx = xl_tx_new ();
  XlFault *fault = NULL;

  if (!xl_plan_check_edit (plan, edit, &fault))
    g_error ("%d %s %s: %s", fault->code, fault->kind->name, fault->field != NULL ? fault->field->name : "",
             fault->value);
  tx->seq = 1;
  tx->uid = g_strdup ("test");
  tx->label = g_strdup (edit->label);
  tx->ops = g_ptr_array_ref (edit->ops);
  g_ptr_array_add (changes, tx);
  xl_plan_apply (plan, changes);
}

XlPlan *
plans_empty (void)
{
  return xl_plan_new ();
}

/* A plan with about @size records of each kind, of any shape that the door lets through. */
XlPlan *
plans_random (guint32 seed, guint size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (XlEdit) edit = xl_edit_new ("Random plan");
  GArray *ids[XL_N_KINDS];
  XlPlan *plan = xl_plan_new ();

  for (guint k = 0; k < XL_N_KINDS; k++)
    {
      ids[k] = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < size; i++)
        {
          gint64 id = (gint64) (((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)) >> 1);

          id = MAX (id, 1);
          g_array_append_val (ids[k], id);
        }
    }
  for (guint k = 0; k < XL_N_KINDS; k++)
    for (guint i = 0; i < size; i++)
      {
        const XlKind *kind = xl_kind_get (k);
        gint64 id = xl_edit_insert (edit, kind, g_array_index (ids[k], gint64, i));

        for (guint f = 0; f < kind->n_fields; f++)
          {
            const XlField *field = &kind->fields[f];
            g_autofree char *text = NULL;

            if (!(field->flags & XL_FIELD_REQUIRED) && field->type != XL_FIELD_FLAG && g_rand_boolean (rand))
              continue;
            text = random_value (rand, field, ids);
            xl_edit_give (edit, id, field->name, text);
          }
      }
  plans_apply (plan, edit);
  for (guint k = 0; k < XL_N_KINDS; k++)
    g_array_unref (ids[k]);
  return plan;
}

GBytes *
plans_write (XlPlan *plan, const XlDossierOptions *options)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  xl_dossier_write (plan, options, out, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

XlDossierResult *
plans_read (XlPlan *plan, const char *text, gssize size)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (text, size < 0 ? (gssize) strlen (text) : size,
                                                                     NULL);
  g_autoptr (GError) error = NULL;
  XlDossierResult *result = xl_dossier_read (in, plan, "Import test", FALSE, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static GBytes *
load_schema (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("XL_TEST_SOURCE"), "resources", "dossier.xsd", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, size);
}

void
plans_use_schema (void)
{
  xl_dossier_set_schema_loader (load_schema);
}
