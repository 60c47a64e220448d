/* xl-desk-edits-paste.c - numbers into a cash plan: typed, or pasted with years and names */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "xl-cash.h"
#include "xl-desk-cash.h"
#include "xl-desk-decimal.h"
#include "xl-fold.h"

/* Invariants:
 * 1. One bad cell and there is no edit, but a sentence that names it.
 * 2. Signs are those of the grid, money out is negative. Lines that can only be a cost (capex,
 *    replacement, opex) are also understood without the minus, but a line must not mix the two.
 *    Working capital and tax may have either sign: there the sign as shown is taken, but if costs
 *    in the same block are all written without minus, so are these.
 * 3. What was taken otherwise than it stands there is said. */

/* One edit in the making. */
typedef struct
{
  XlPlan *plan;
  XlProject *project;
  const XlCashSheet *sheet;
  int exponent, tonnes_exponent;
  GArray *values;        /* of XlCashValue */
  GString *note;
  XlCashRefusal refusal;
  gboolean refused;
} Maker;

static void
maker_init (Maker *maker, XlPlan *plan, XlProject *project, const XlCashSheet *sheet, int exponent)
{
  *maker = (Maker){ .plan = plan, .project = project, .sheet = sheet, .exponent = exponent,
                    .tonnes_exponent = sheet->tonnes_exponent };
  maker->values = g_array_new (FALSE, TRUE, sizeof (XlCashValue));
  maker->note = g_string_new (NULL);
}

static gboolean
refuse (Maker *maker, XlCashRefusal refusal)
{
  maker->refusal = refusal;
  maker->refused = TRUE;
  return FALSE;
}

static void
add_note (Maker *maker, char *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    {
      if (maker->note->len > 0)
        g_string_append_c (maker->note, ' ');
      g_string_append (maker->note, sentence);
    }
  g_free (sentence);
}

/* Ends it: the edit, or NULL and the sentence. */
static XlEdit *
maker_finish (Maker *maker, char **note, char **sentence)
{
  XlEdit *edit = NULL;

  if (maker->refused)
    *sentence = xl_words_cash_refusal (&maker->refusal);
  else
    edit = xl_edits_cash_cells (maker->plan, maker->project, (const XlCashValue *) (gpointer) maker->values->data,
                                maker->values->len, sentence);
  if (note != NULL)
    *note = maker->note->len > 0 && *sentence == NULL ? g_strdup (maker->note->str) : NULL;
  g_array_unref (maker->values);
  g_string_free (maker->note, TRUE);
  return edit;
}

static gboolean
is_cost (int category)
{
  return xl_cash_get_sign ((XlCashCategory) (category - 1)) < 0;
}

static gboolean
may_be_negative (int category)
{
  return xl_cash_may_be_negative ((XlCashCategory) (category - 1));
}

/* --- a row of numbers becomes amounts --------------------------------------------------------- */

/* A number on its way into a line. */
typedef struct
{
  const XlPasteCell *cell;
  int year;
} Given;

/* -1, 0 or 1; %2 when the row has both signs. */
static int
sign_of_row (const Given *given, guint n, const Given **odd)
{
  int sign = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *plain = given[i].cell->plain;
      int one = *plain == '-' ? -1 : strcmp (plain, "0") != 0;

      if (sign != 0 && one != 0 && one != sign)
        {
          *odd = &given[i];
          return 2;
        }
      sign = one != 0 ? one : sign;
    }
  return sign;
}

static gboolean
check_unit (Maker *maker, int category, const char *label, const XlPasteCell *cell, const char *currency)
{
  const char *named = cell->currency != NULL || category == XL_LINE_CO2 ? cell->currency : currency;
  gboolean tonnes = named != NULL && strcmp (named, XL_PASTE_TONNES) == 0;
  const char *ours = maker->project->currency != NULL ? maker->project->currency : "EUR";

  if (cell->percent)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_PERCENT, .text = cell->text });
  if (named == NULL)
    return TRUE;
  if (tonnes != (category == XL_LINE_CO2))
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_TONNES, .category = category, .label = label,
                                           .text = cell->text });
  if (!tonnes && strcmp (named, ours) != 0)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_CURRENCY, .text = named, .other = ours });
  return TRUE;
}

static gboolean
check_year (Maker *maker, int year)
{
  const XlCashSheet *sheet = maker->sheet;
  int last = sheet->base + sheet->years - 1;

  if (year == 0)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_NO_YEAR });
  if (year < sheet->base)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_YEAR_BEFORE, .year = year, .n = sheet->base });
  if (year - sheet->base >= XL_CASH_YEARS)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_YEARS, .year = year, .n = sheet->base });
  if (year > last)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_YEAR_AFTER, .year = year, .n = last,
                                           .m = year - sheet->base + 1 });
  return TRUE;
}

static gboolean
read_value (Maker *maker, XlCashValue *value, const XlPasteCell *cell, gboolean flip)
{
  int exponent = cell->exponent >= 0              ? cell->exponent
                 : value->category == XL_LINE_CO2 ? maker->tonnes_exponent
                                                  : maker->exponent;
  gboolean fits = TRUE;

  if (value->category == XL_LINE_CO2)
    {
      g_autofree char *tonnes = xl_decimal_shift (cell->plain, exponent);

      value->tonnes = g_ascii_strtod (tonnes, NULL) * (flip ? -1 : 1);
    }
  else
    {
      fits = xl_decimal_scale (cell->plain, exponent + 2, &value->amount);
      value->amount *= flip && fits ? -1 : 1;
    }
  if (!fits)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_AMOUNT, .category = value->category,
                                           .label = value->label, .year = value->year });
  return TRUE;
}

/* How the numbers of a row are meant: whether they are turned to be stored. */
static gboolean
choose_sign (Maker *maker, int category, const char *label, const Given *given, guint n, gboolean bare_costs, gboolean *flip)
{
  const Given *odd = NULL;
  int sign = sign_of_row (given, n, &odd);

  *flip = FALSE;
  if (!is_cost (category))
    return TRUE; /* a negative one is refused as a value */
  if (may_be_negative (category))
    {
      *flip = !bare_costs;
      return TRUE;
    }
  *flip = sign < 0;
  if (sign == 2)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_SIGNS, .category = category, .label = label,
                                           .year = odd->year, .text = odd->cell->text });
  return TRUE;
}

static gboolean
take_row (Maker *maker, int category, const char *label, const Given *given, guint n, const char *currency,
          gboolean bare_costs)
{
  gboolean flip;

  for (guint i = 0; i < n; i++)
    if (!check_year (maker, given[i].year) || !check_unit (maker, category, label, given[i].cell, currency))
      return FALSE;
  if (!choose_sign (maker, category, label, given, n, bare_costs, &flip))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      XlCashValue value = { .category = category, .label = label, .year = given[i].year };

      if (!read_value (maker, &value, given[i].cell, flip))
        return FALSE;
      g_array_append_val (maker->values, value);
    }
  return TRUE;
}

/* --- typed ------------------------------------------------------------------------------------ */

/**
 * xl_edits_cash_typed:
 * @block: the cells that get it
 * @typed: one number in the locale's way, with or without the unit; "" clears
 * @exponent: power of ten of the unit for money
 * @note: (out) (optional) (transfer full): what to know about it, or %NULL
 * @sentence: (out) (transfer full): why not
 *
 * Returns: (transfer full) (nullable): the edit; %NULL with @sentence where it is no number,
 *   %NULL without when nothing would change
 */
XlEdit *
xl_edits_cash_typed (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlCashBlock *block,
                     const char *typed, int exponent, const XlNumberStyle *style, char **note, char **sentence)
{
  g_autoptr (XlPaste) paste = NULL;

  if (note != NULL)
    *note = NULL;
  if (block->row + block->n_rows > sheet->n_lines)
    {
      *sentence = xl_words_cash_refusal (&(XlCashRefusal){ .why = XL_CASH_REFUSED_COMPUTED });
      return NULL;
    }
  paste = xl_paste_parse (typed, style, XL_PASTE_TYPED);
  if (paste->fault == XL_PASTE_FAULT_EMPTY)
    return xl_edits_cash_clear (plan, project, sheet, block);
  if (paste->fault != XL_PASTE_SOUND || paste->n_rows != 1 || paste->n_columns != 1)
    {
      *sentence = xl_words_cash_refusal (&(XlCashRefusal){ .why = XL_CASH_REFUSED_NUMBER, .text = typed });
      return NULL;
    }
  return xl_edits_cash_paste (plan, project, sheet, paste, &(XlCashBlock){ block->row, block->column, block->n_rows,
                                                                           block->n_columns },
                              exponent, note, sentence);
}

/* --- pasted ----------------------------------------------------------------------------------- */

/* Where a row of a block goes. */
typedef struct
{
  int category;      /* 0: nowhere */
  const char *label;
} Target;

/* "Opex (k€)" and "CO₂ avoided, kt/y" without what is added. */
static char *
fold_name (const char *name)
{
  g_autofree char *cut = g_strndup (name, strcspn (name, "(,"));
  char *folded;

  if (*g_strstrip (cut) == '\0')
    return xl_fold (name);
  folded = xl_fold (cut);
  return g_strstrip (folded);
}

static gboolean
same_name (const char *folded, const char *name)
{
  g_autofree char *other = name != NULL ? fold_name (name) : NULL;

  return other != NULL && strcmp (folded, other) == 0;
}

/* English words that people write for a category, beside ours. */
static gboolean
is_synonym (const char *folded, int category)
{
  static const struct
  {
    int category;
    const char *word;
  } synonyms[] = {
    { XL_LINE_CAPEX, "investments" },      { XL_LINE_CAPEX, "investment cost" },  { XL_LINE_CAPEX, "capital cost" },
    { XL_LINE_CAPEX, "investment costs" }, { XL_LINE_REPLACEMENT, "replacements" }, { XL_LINE_REVENUE, "revenues" },
    { XL_LINE_REVENUE, "sales" },          { XL_LINE_REVENUE, "income" },        { XL_LINE_OPEX, "operating costs" },
    { XL_LINE_OPEX, "operating cost" },    { XL_LINE_RESIDUAL, "residual" },     { XL_LINE_TAX, "taxes" },
    { XL_LINE_CO2, "co2" },                { XL_LINE_CO2, "co2 avoided" },       { XL_LINE_CO2, "co2e avoided" },
    { XL_LINE_EXTERNALITY, "externalities" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (synonyms[i].category == category && strcmp (folded, synonyms[i].word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
names_category (const char *folded, int category)
{
  const XlChoice *choice = &xl_kind_field (&xl_kind_cash_line, "category")->choices[category - 1];
  const char *translated = xl_words_cash_category (category);

  return same_name (folded, translated) || same_name (folded, choice->nick) || same_name (folded, choice->label)
         || is_synonym (folded, category);
}

/* Words of a category first, then lines that are there: by their whole name, then by their label. */
static gboolean
find_target (const XlCashSheet *sheet, const char *name, Target *target, gboolean *computed)
{
  g_autofree char *folded = fold_name (name);

  *target = (Target){ 0 };
  *computed = FALSE;
  for (int category = XL_LINE_CAPEX; category <= XL_LINE_CO2; category++)
    if (names_category (folded, category))
      {
        target->category = category;
        return TRUE;
      }
  for (int whole = 1; whole >= 0; whole--)
    for (guint r = 0; r < sheet->rows->len; r++)
      {
        const XlCashRow *row = xl_cash_sheet_row (sheet, r);

        if (!same_name (folded, whole ? row->name : row->label))
          continue;
        *target = (Target){ row->category, row->label };
        *computed = row->type != XL_CASH_ROW_LINE;
        return TRUE;
      }
  return FALSE;
}

static gboolean
row_has_numbers (const XlPaste *paste, guint row)
{
  for (guint c = 0; c < paste->n_columns; c++)
    if (paste->cells[row * paste->n_columns + c].plain != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
target_by_name (Maker *maker, const XlPaste *paste, guint r, Target *targets)
{
  const char *name = paste->labels[r];
  gboolean computed;

  targets[r] = (Target){ 0 };
  if (!row_has_numbers (paste, r))
    return TRUE;
  if (name == NULL)
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_NO_NAME, .n = (int) r + 1 });
  if (!find_target (maker->sheet, name, &targets[r], &computed))
    return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_NAME, .text = name });
  if (computed)
    {
      targets[r].category = 0;
      add_note (maker, xl_words_cash_left_out (name));
      return TRUE;
    }
  for (guint k = 0; k < r; k++)
    if (targets[k].category == targets[r].category && g_strcmp0 (targets[k].label, targets[r].label) == 0)
      return refuse (maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_TWICE, .text = name });
  return TRUE;
}

static gboolean
find_targets (Maker *maker, const XlPaste *paste, const XlCashBlock *block, Target *targets)
{
  for (guint r = 0; r < paste->n_rows; r++)
    {
      guint row = block->row + r;

      if (paste->labels != NULL)
        {
          if (!target_by_name (maker, paste, r, targets))
            return FALSE;
        }
      else if (row < maker->sheet->n_lines)
        targets[r] = (Target){ xl_cash_sheet_row (maker->sheet, row)->category, xl_cash_sheet_row (maker->sheet, row)->label };
      else if (row_has_numbers (paste, r))
        return refuse (maker, (XlCashRefusal){ .why = block->row < maker->sheet->n_lines ? XL_CASH_REFUSED_ROWS
                                                                                          : XL_CASH_REFUSED_COMPUTED,
                                               .n = (int) paste->n_rows, .m = (int) maker->sheet->n_lines - (int) block->row });
    }
  return TRUE;
}

static guint
collect (const Maker *maker, const XlPaste *paste, guint r, guint column, Given *given)
{
  guint n = 0;

  for (guint c = 0; c < paste->n_columns; c++)
    {
      const XlPasteCell *cell = &paste->cells[r * paste->n_columns + c];
      int year = paste->years != NULL ? paste->years[c] : maker->sheet->base + (int) (column + c);

      if (cell->plain != NULL)
        given[n++] = (Given){ cell, year };
    }
  return n;
}

/* Whether the block writes what can only be a cost without a minus, and never with one. */
static gboolean
has_bare_costs (const XlPaste *paste, const Target *targets)
{
  gboolean bare = FALSE;

  for (guint r = 0; r < paste->n_rows; r++)
    for (guint c = 0; c < paste->n_columns; c++)
      {
        const char *plain = paste->cells[r * paste->n_columns + c].plain;

        if (targets[r].category == 0 || plain == NULL || !is_cost (targets[r].category)
            || may_be_negative (targets[r].category))
          continue;
        if (*plain == '-')
          return FALSE;
        bare = bare || strcmp (plain, "0") != 0;
      }
  return bare;
}

/* Says what the signs of a line were taken for, where that is not what stands there. */
static void
note_signs (Maker *maker, const Target *target, const Given *given, guint n, gboolean bare_costs)
{
  const Given *odd = NULL;
  int sign = sign_of_row (given, n, &odd);
  g_autofree char *name = xl_words_cash_line (target->category, target->label);

  if (!is_cost (target->category))
    return;
  if (may_be_negative (target->category) && !bare_costs && sign > 0)
    add_note (maker, xl_words_cash_signs (name, target->category == XL_LINE_TAX, given[0].year, TRUE));
  else if (!may_be_negative (target->category) && sign < 0 && n > 1)
    add_note (maker, xl_words_cash_signs (name, FALSE, given[0].year, FALSE));
}

/* One number for many cells, as spreadsheets do. */
static void
paste_one (Maker *maker, const XlPaste *paste, const XlCashBlock *block)
{
  g_autofree Given *given = g_new (Given, block->n_columns);

  for (guint r = block->row; r < MIN (block->row + block->n_rows, maker->sheet->n_lines); r++)
    {
      const XlCashRow *row = xl_cash_sheet_row (maker->sheet, r);
      Target target = { row->category, row->label };

      for (guint c = 0; c < block->n_columns; c++)
        given[c] = (Given){ &paste->cells[0], maker->sheet->base + (int) (block->column + c) };
      if (!take_row (maker, row->category, row->label, given, block->n_columns, paste->currency, FALSE))
        return;
      note_signs (maker, &target, given, block->n_columns, FALSE);
    }
}

static void
paste_block (Maker *maker, const XlPaste *paste, const XlCashBlock *block)
{
  g_autofree Target *targets = g_new0 (Target, paste->n_rows);
  g_autofree Given *given = g_new (Given, paste->n_columns);
  gboolean bare;

  if (!find_targets (maker, paste, block, targets))
    return;
  bare = has_bare_costs (paste, targets);
  for (guint r = 0; r < paste->n_rows; r++)
    {
      guint n = targets[r].category != 0 ? collect (maker, paste, r, block->column, given) : 0;

      if (n == 0)
        continue;
      if (!take_row (maker, targets[r].category, targets[r].label, given, n, paste->currency, bare))
        return;
      note_signs (maker, &targets[r], given, n, bare);
    }
}

/**
 * xl_edits_cash_paste:
 * @paste: what was read
 * @block: (inout): the selection; its first cell is where a block without years and names goes, and
 *   all of it gets a single number. Then: what was pasted over, as far as it is one block
 * @exponent: power of ten of the unit that money is in where cells name none
 * @note: (out) (optional) (transfer full): how signs were taken, what was left out, or %NULL
 * @sentence: (out) (transfer full): why not
 *
 * Returns: (transfer full) (nullable): one edit; %NULL with @sentence where anything is wrong,
 *   %NULL without when nothing would change
 */
XlEdit *
xl_edits_cash_paste (XlPlan *plan, XlProject *project, const XlCashSheet *sheet, const XlPaste *paste,
                     XlCashBlock *block, int exponent, char **note, char **sentence)
{
  Maker maker;

  if (note != NULL)
    *note = NULL;
  if (paste->fault != XL_PASTE_SOUND)
    {
      *sentence = xl_words_paste_fault (paste);
      return NULL;
    }
  maker_init (&maker, plan, project, sheet, paste->exponent >= 0 ? paste->exponent : exponent);
  if (paste->tonnes_exponent >= 0)
    maker.tonnes_exponent = paste->tonnes_exponent;
  if (block->row >= sheet->n_lines && paste->labels == NULL)
    refuse (&maker, (XlCashRefusal){ .why = XL_CASH_REFUSED_COMPUTED });
  else if (paste->n_rows == 1 && paste->n_columns == 1 && paste->labels == NULL && paste->years == NULL)
    paste_one (&maker, paste, block);
  else
    {
      paste_block (&maker, paste, block);
      if (paste->years == NULL)
        block->n_columns = MIN (paste->n_columns, (guint) sheet->years - block->column);
      if (paste->labels == NULL)
        block->n_rows = MIN (paste->n_rows, sheet->n_lines - block->row);
    }
  return maker_finish (&maker, note, sentence);
}
