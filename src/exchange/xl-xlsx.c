/* xl-xlsx.c - the plan as a workbook: a sheet for each kind, numbers as numbers, dates as dates */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-formats.h"

/**
 * xl_xlsx_available:
 *
 * Returns: whether this build can write workbooks
 */
gboolean
xl_xlsx_available (void)
{
  return XL_HAVE_XLSX;
}

#if XL_HAVE_XLSX

#include "xl-put.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

#define MAX_TEXT 32767 /* characters of a cell, by the limits of the format */
#define EPOCH 946684800 /* when the workbook says it was made: the same plan gives the same bytes */

enum
{
  FORMAT_HEADING,
  FORMAT_MONEY,
  FORMAT_SHARE,
  FORMAT_FLAG, /* a number that is shown as a truth: of a truth itself LibreOffice makes a formula */
  FORMAT_YEAR,
  FORMAT_MONTH,
  FORMAT_DAY,
  N_FORMATS
};

typedef struct
{
  XlPlan *plan;
  XlDossierChoice *choice;
  lxw_workbook *book;
  lxw_format *formats[N_FORMATS];
} Writer;

static void
add_formats (Writer *self)
{
  static const char *const numbers[] = { [FORMAT_MONEY] = "#,##0.00", [FORMAT_SHARE] = "0.00%",
                                         [FORMAT_FLAG] = "\"TRUE\";\"TRUE\";\"FALSE\"", [FORMAT_YEAR] = "yyyy",
                                         [FORMAT_MONTH] = "yyyy-mm", [FORMAT_DAY] = "yyyy-mm-dd" };

  for (guint i = 0; i < N_FORMATS; i++)
    {
      self->formats[i] = workbook_add_format (self->book);
      if (i == FORMAT_HEADING)
        format_set_bold (self->formats[i]);
      else
        format_set_num_format (self->formats[i], numbers[i]);
    }
}

static void
put_text (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text)
{
  g_autofree char *cut = NULL;

  if (text == NULL)
    return;
  if (g_utf8_strlen (text, -1) > MAX_TEXT)
    text = cut = g_utf8_substring (text, 0, MAX_TEXT);
  worksheet_write_string (sheet, row, column, text, NULL);
}

/* Programs do not agree about the first days of 1900, and no workbook knows a date before: such a one is text. A month or
 * a year is its first day, shown as such. */
static void
put_date (Writer *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, XlDate date)
{
  XlDate day = xl_date_first (date);
  lxw_datetime when = { .year = XL_DATE_YEAR (day), .month = XL_DATE_MONTH (day), .day = XL_DATE_DAY (day) };
  g_autofree char *text = NULL;

  if (when.year > 1900 || (when.year == 1900 && when.month > 2))
    worksheet_write_datetime (sheet, row, column, &when,
                              self->formats[XL_DATE_DAY (date) != 0     ? FORMAT_DAY
                                            : XL_DATE_MONTH (date) != 0 ? FORMAT_MONTH
                                                                        : FORMAT_YEAR]);
  else
    put_text (sheet, row, column, text = xl_date_to_text (date));
}

static void
put_cell (Writer *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const XlField *field,
          const XlRecord *record)
{
  g_autofree char *text = NULL;
  XlRecord *target;

  switch (field->type)
    {
    case XL_FIELD_INTEGER:
      worksheet_write_number (sheet, row, column, (double) xl_field_get_int (field, record), NULL);
      return;
    case XL_FIELD_REAL:
      worksheet_write_number (sheet, row, column, xl_field_get_real (field, record), NULL);
      return;
    case XL_FIELD_MONEY:
      worksheet_write_number (sheet, row, column, (double) xl_field_get_int (field, record) / 100,
                              self->formats[FORMAT_MONEY]);
      return;
    case XL_FIELD_SHARE:
      worksheet_write_number (sheet, row, column, (double) xl_field_get_int (field, record) / 10000,
                              self->formats[FORMAT_SHARE]);
      return;
    case XL_FIELD_FLAG:
      worksheet_write_number (sheet, row, column, (double) xl_field_get_int (field, record), self->formats[FORMAT_FLAG]);
      return;
    case XL_FIELD_DATE:
      put_date (self, sheet, row, column, (XlDate) xl_field_get_int (field, record));
      return;
    case XL_FIELD_REFERENCE:
      target = xl_plan_lookup (self->plan, xl_field_get_reference (field, record));
      text = target != NULL ? xl_plan_dup_name (self->plan, target) : NULL;
      break;
    case XL_FIELD_TEXT:
    case XL_FIELD_LONG_TEXT:
    case XL_FIELD_CHOICE:
    case XL_FIELD_SET:
      text = xl_put_dup_value (self->plan, field, record);
      break;
    }
  put_text (sheet, row, column, text);
}

static double
width_of (const XlField *field)
{
  return field->type == XL_FIELD_LONG_TEXT                                       ? 50
         : field->type == XL_FIELD_REFERENCE || (field->flags & XL_FIELD_NAME) ? 32
         : field->type == XL_FIELD_MONEY                                        ? 18
                                                                                : 14;
}

static lxw_worksheet *
add_sheet (Writer *self, const XlKind *kind)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, kind->name);
  lxw_col_t column = 1;

  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_write_string (sheet, 0, 0, "id", self->formats[FORMAT_HEADING]);
  worksheet_set_column (sheet, 0, 0, 24, NULL);
  for (guint f = 0; f < kind->n_fields; f++)
    if (!(kind->fields[f].flags & XL_FIELD_PLUMBING))
      {
        worksheet_set_column (sheet, column, column, width_of (&kind->fields[f]), NULL);
        worksheet_write_string (sheet, 0, column++, kind->fields[f].name, self->formats[FORMAT_HEADING]);
      }
  return sheet;
}

/* Kinds without records have no sheet; a workbook without sheets cannot be, so projects always have one. */
static void
put_kind (Writer *self, const XlKind *kind)
{
  const GPtrArray *live = xl_plan_get_live (self->plan, kind);
  lxw_worksheet *sheet = kind == &xl_kind_project ? add_sheet (self, kind) : NULL;
  lxw_row_t row = 1;

  for (guint i = 0; i < live->len && row < LXW_ROW_MAX; i++)
    {
      const XlRecord *record = g_ptr_array_index (live, i);
      g_autofree char *id = xl_record_dup_id_text (record);
      lxw_col_t column = 1;

      if (!xl_dossier_choice_has (self->choice, record))
        continue;
      if (sheet == NULL)
        sheet = add_sheet (self, kind);
      put_text (sheet, row, 0, id);
      for (guint f = 0; f < kind->n_fields; f++)
        {
          const XlField *field = &kind->fields[f];

          if (field->flags & XL_FIELD_PLUMBING)
            continue;
          if (xl_field_has_value (field, record) && xl_dossier_choice_has_field (self->choice, record, field))
            put_cell (self, sheet, row, column, field, record);
          column++;
        }
      row++;
    }
}

static lxw_error
write_book (Writer *self, const char *path)
{
  lxw_doc_properties properties = { .title = (char *) "Crosslink plan", .created = EPOCH };

  self->book = workbook_new (path);
  if (self->book == NULL)
    return LXW_ERROR_CREATING_XLSX_FILE;
  workbook_set_properties (self->book, &properties);
  add_formats (self);
  for (guint k = 0; k < XL_N_KINDS; k++)
    put_kind (self, xl_kind_get (k));
  return workbook_close (self->book);
}

/**
 * xl_xlsx_make:
 * @options: what may leave, as in a dossier
 *
 * Makes a workbook: a sheet for each kind that has live records, with a heading in bold that stays in view. Amounts are
 * currency units, shares percentages, references names. Texts never are formulas.
 *
 * Returns: (transfer full) (nullable): it; %NULL with @error where the temporary file cannot be written, or the build
 *   has no libxlsxwriter
 */
GBytes *
xl_xlsx_make (XlPlan *plan, const XlDossierOptions *options, GError **error)
{
  g_autoptr (XlDossierChoice) choice = xl_dossier_choice_new (plan, options);
  Writer self = { .plan = plan, .choice = choice };
  g_autofree char *folder = g_dir_make_tmp ("crosslink-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "plan.xlsx", NULL) : NULL;
  /* The library prints numbers as the locale has them. */
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0), before;
  char *data = NULL;
  gsize length = 0;
  lxw_error failure = LXW_NO_ERROR;

  if (folder != NULL)
    {
      before = uselocale (plain);
      failure = write_book (&self, path);
      uselocale (before);
      if (failure != LXW_NO_ERROR)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, lxw_strerror (failure));
      else
        g_file_get_contents (path, &data, &length, error);
      g_unlink (path);
      g_rmdir (folder);
    }
  freelocale (plain);
  return data != NULL ? g_bytes_new_take (data, length) : NULL;
}

#else

GBytes *
xl_xlsx_make (XlPlan *plan, const XlDossierOptions *options, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "built without libxlsxwriter");
  return NULL;
}

#endif
