/* xl-desk-soak.c - random valid edits through the door, for fault tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-codes.h"
#include "xl-desk-private.h"
#include "xl-id.h"

#include <string.h>

/* Everything is drawn from one stream, seeded by the seed and by where the history stands: the same seed on the same
 * plan file makes the same plan, and a second run makes other records than the first. */
typedef struct
{
  XlPlan *plan;
  guint64 state;
  gint64 time;   /* milliseconds since 1970 */
} Soak;

/* splitmix64 (Steele, Lea, Flood 2014) */
static guint64
draw (Soak *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
below (Soak *self, guint n)
{
  return n > 0 ? (guint) (draw (self) % n) : 0;
}

static gboolean
chance (Soak *self, guint percent)
{
  return below (self, 100) < percent;
}

static gint64
draw_id (Soak *self)
{
  gint64 id;

  do
    id = (gint64) (draw (self) >> 1);
  while (id == 0 || xl_plan_lookup (self->plan, id) != NULL);
  return id;
}

static XlRecord *
draw_live (Soak *self, const XlKind *kind)
{
  const GPtrArray *records = xl_plan_get_live (self->plan, kind);

  return records->len > 0 ? g_ptr_array_index (records, below (self, records->len)) : NULL;
}

/* --- values ----------------------------------------------------------------------------------- */

static const char *const pieces[] = {
  "Łódź", "Gießen", "Æther", "naïve", "Ångström", "ΑΒΓ δοκιμή", "Край", "日本語", "עברית", "العربية", "🧪", "𝒳",
  "e\xcc\x81t\xe2\x80\x8d", "<b>bold</b>", "&amp; &#10;", "]]>", "\"quoted\"", "it's", "a\\b", "%s", "x\xe2\x80\xae" "drawkcab",
  "CO₂", "−5 °C", "½", "chlorine", "pyrolysis oil", "hydrogen", "steam cracker", "value chain", "2027", "=1+1", "O1"
};

static char *
draw_words (Soak *self, guint most, const char *separator)
{
  GString *text = g_string_new (NULL);
  guint n = 1 + below (self, most);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, separator);
      g_string_append (text, pieces[below (self, G_N_ELEMENTS (pieces))]);
    }
  return g_string_free (text, FALSE);
}

static char *
draw_code (Soak *self, const char *list)
{
  const XlCodes *codes = xl_codes_get (list);

  return codes != NULL && xl_codes_size (codes) > 0
             ? g_strdup (xl_codes_code (codes, below (self, xl_codes_size (codes))))
             : NULL;
}

static char *
draw_set (Soak *self, const XlField *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  guint n = below (self, 4), n_choices = 0;

  while (field->choices != NULL && field->choices[n_choices].nick != NULL)
    n_choices++;
  for (guint i = 0; i < n; i++)
    {
      char *item = n_choices > 0                            ? g_strdup (field->choices[below (self, n_choices)].nick)
                   : strcmp (field->name, "countries") == 0 ? draw_code (self, "countries")
                   : strcmp (field->name, "nace") == 0      ? draw_code (self, chance (self, 50) ? "nace2" : "nace21")
                                                            : draw_words (self, 3, " ");

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  g_ptr_array_add (items, NULL);
  return xl_set_to_text ((const char *const *) items->pdata);
}

static char *
draw_date (Soak *self)
{
  int year = 1990 + (int) below (self, 60), month = 1 + (int) below (self, 12), day = 1 + (int) below (self, 28);
  guint precision = below (self, 3);

  return xl_date_to_text (xl_date_make (year, precision > 0 ? month : 0, precision > 1 ? day : 0));
}

static char *
draw_integer (Soak *self, const XlField *field)
{
  double low = field->min < field->max ? field->min : -1e6, high = field->min < field->max ? field->max : 1e6;
  guint64 span;

  if (high - low > 1e12) /* mostly amounts that occur */
    high = low + (chance (self, 90) ? 1e10 : 9e15);
  span = (guint64) (high - low) + 1;
  return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) low + (gint64) (draw (self) % span));
}

static char *
draw_reference (Soak *self, const XlField *field)
{
  const XlKind *kind = *field->target != '*' ? xl_kind_find (field->target) : NULL;
  XlRecord *record;

  /* Evidence about evidence could run in a ring. */
  while (kind == NULL || (*field->target == '*' && (kind->flags & XL_KIND_ABOUT)))
    kind = xl_kind_get (below (self, XL_N_KINDS));
  record = draw_live (self, kind);
  return record != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, record->id) : NULL;
}

/* (transfer full) (nullable): a canonical text; NULL for no value */
static char *
draw_value (Soak *self, const XlField *field)
{
  guint n_choices = 0;
  double real;

  if (!(field->flags & XL_FIELD_REQUIRED) && field->type != XL_FIELD_FLAG && chance (self, 15))
    return NULL;
  switch (field->type)
    {
    case XL_FIELD_TEXT:
      if (field->flags & XL_FIELD_CLOCK)
        return xl_clock_text ((int) below (self, 24 * 60));
      if (field->codes != NULL)
        return draw_code (self, field->codes);
      if (strcmp (field->name, "code") == 0)
        return draw_code (self, "nuts");
      return draw_words (self, 6, " ");
    case XL_FIELD_LONG_TEXT:
      return draw_words (self, 30, chance (self, 30) ? "\n" : chance (self, 5) ? "\t" : " ");
    case XL_FIELD_INTEGER:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
      return draw_integer (self, field);
    case XL_FIELD_REAL:
      real = (double) (draw (self) >> 11) / 9007199254740992.0;
      return xl_number_to_text (field->min + real * (field->max - field->min));
    case XL_FIELD_DATE:
      return draw_date (self);
    case XL_FIELD_CHOICE:
      while (field->choices[n_choices].nick != NULL)
        n_choices++;
      return g_strdup (field->choices[below (self, n_choices)].nick);
    case XL_FIELD_FLAG:
      return g_strdup (chance (self, 50) ? "1" : "0");
    case XL_FIELD_SET:
      return draw_set (self, field);
    case XL_FIELD_REFERENCE:
      return draw_reference (self, field);
    }
  return NULL;
}

/* --- edits; each NULL where the plan has nothing for it --------------------------------------- */

static XlEdit *
edit_field (Soak *self)
{
  const XlKind *kind = xl_kind_get (below (self, XL_N_KINDS));
  XlRecord *record = draw_live (self, kind);
  const XlField *field = &kind->fields[below (self, kind->n_fields)];
  g_autofree char *text = NULL;
  XlEdit *edit;

  /* What an evidence is about is chosen once, by edit_insert(). */
  if (record == NULL || (field->flags & XL_FIELD_PLUMBING)
      || ((kind->flags & XL_KIND_ABOUT) && field - kind->fields < (gssize) (kind->n_fields - XL_N_RECORD_FIELDS)))
    return NULL;
  text = draw_value (self, field);
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, record, field->name, text);
  return edit;
}

static void
give_evidence (Soak *self, XlEdit *edit, gint64 id)
{
  const char *text = xl_op_new_text (xl_edit_find (edit, id), "record");
  XlRecord *about = text != NULL ? xl_plan_lookup (self->plan, g_ascii_strtoll (text, NULL, 10)) : NULL;
  const XlKind *kind = about != NULL ? xl_record_get_kind (about) : NULL;

  if (kind != NULL)
    xl_edit_give (edit, id, "field", kind->fields[below (self, kind->n_fields - XL_N_RECORD_FIELDS)].name);
}

static XlEdit *
edit_insert (Soak *self)
{
  const XlKind *kind = xl_kind_get (below (self, XL_N_KINDS));
  XlEdit *edit = xl_edit_new (NULL);
  gint64 id = xl_edit_insert (edit, kind, draw_id (self));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const XlField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if ((field->flags & XL_FIELD_PLUMBING) || (!(field->flags & XL_FIELD_REQUIRED) && chance (self, 40)))
        continue;
      text = draw_value (self, field);
      if (text != NULL)
        xl_edit_give (edit, id, field->name, text);
    }
  if (kind == &xl_kind_evidence)
    give_evidence (self, edit, id);
  return edit;
}

static XlEdit *
edit_unlink (Soak *self)
{
  const XlKind *kind = xl_kind_get (below (self, XL_N_KINDS));
  XlRecord *link = kind->flags & XL_KIND_LINK ? draw_live (self, kind) : NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  XlEdit *edit;

  if (link == NULL)
    return NULL;
  edit = xl_edit_new (NULL);
  evidence = xl_plan_dup_backlinks (self->plan, link);
  for (guint i = 0; i < evidence->len; i++)
    xl_edit_delete (edit, g_ptr_array_index (evidence, i));
  xl_edit_delete (edit, link);
  return edit;
}

static XlEdit *
edit_retire (Soak *self)
{
  const XlKind *kind = xl_kind_get (below (self, XL_N_KINDS));
  const GPtrArray *records = xl_plan_get_all (self->plan, kind);
  g_autoptr (GPtrArray) retired = g_ptr_array_new ();
  XlRecord *record;
  XlEdit *edit;

  if (kind->flags & XL_KIND_LINK)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (((XlRecord *) g_ptr_array_index (records, i))->retired)
      g_ptr_array_add (retired, g_ptr_array_index (records, i));
  /* As many come back as go, so that a long run does not end with an empty plan. */
  record = retired->len > 0 && chance (self, 50) ? g_ptr_array_index (retired, below (self, retired->len))
                                                 : draw_live (self, kind);
  if (record == NULL)
    return NULL;
  edit = xl_edit_new (NULL);
  xl_edit_set (edit, record, "retired", record->retired ? "0" : "1");
  return edit;
}

static XlEdit *
edit_stage (Soak *self)
{
  XlRecord *record = draw_live (self, &xl_kind_project);
  const XlField *to = xl_kind_field (&xl_kind_stage_move, "to_stage");
  g_autofree char *project = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *date = NULL;
  XlEdit *edit;
  gint64 id;
  int stage;

  if (record == NULL)
    return NULL;
  stage = xl_plan_stage (self->plan, (XlProject *) record);
  edit = xl_edit_new (NULL);
  id = xl_edit_insert (edit, &xl_kind_stage_move, draw_id (self));
  project = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  xl_edit_give (edit, id, "project", project);
  xl_edit_give (edit, id, "from_stage", stage > 0 ? to->choices[stage - 1].nick : NULL);
  xl_edit_give (edit, id, "to_stage", to->choices[below (self, 5)].nick);
  date = draw_date (self);
  reason = draw_words (self, 8, " ");
  xl_edit_give (edit, id, "date", date);
  xl_edit_give (edit, id, "reason", reason);
  return edit;
}

static XlEdit *
draw_edit (Soak *self)
{
  guint n = below (self, 100);

  if (n < 55)
    return edit_field (self);
  if (n < 80)
    return edit_insert (self);
  if (n < 87)
    return edit_unlink (self);
  if (n < 94)
    return edit_retire (self);
  return edit_stage (self);
}

/* Random values break rules now and then: such an edit is dropped and another one drawn. */
static XlEdit *
draw_valid_edit (Soak *self)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (XlEdit) edit = draw_edit (self);

      if (edit != NULL && !xl_edit_is_empty (edit) && xl_desk_admit (self->plan, edit, NULL))
        return g_steal_pointer (&edit);
    }
  return NULL;
}

/* --- run -------------------------------------------------------------------------------------- */

static char *
soak_time (gpointer data)
{
  Soak *self = data;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *seconds = NULL;

  self->time += 1 + (gint64) (draw (self) % 60000);
  time = g_date_time_new_from_unix_utc (self->time / 1000);
  seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", seconds, (int) (self->time % 1000));
}

static char *
soak_uid (gpointer data)
{
  guint64 high = draw (data), low = draw (data);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", high, low);
}

/**
 * xl_desk_soak:
 * @edits: how many
 * @seeded: whether @seed counts; else chance and the clock
 * @ack: called after each commit with the transaction's number
 *
 * Makes random valid edits through the door, over all kinds. With a seed ids, uids and times are drawn from it, and
 * the same seed on the same plan file gives the same digest.
 */
gboolean
xl_desk_soak (XlFile *file, XlStore *store, guint edits, gboolean seeded, guint64 seed,
              void (*ack) (gint64 tx, gpointer data), gpointer data, GError **error)
{
  Soak self = { xl_file_get_plan (file), seeded ? seed : (guint64) xl_id_new () };
  gboolean done = TRUE;

  self.state ^= (guint64) xl_store_get_seq (store) * G_GUINT64_CONSTANT (0xd1342543de82ef95);
  self.time = G_GINT64_CONSTANT (1767225600000) + xl_store_get_seq (store) * 60000; /* 2026 */
  if (seeded)
    {
      xl_store_set_clock (store, soak_time, &self);
      xl_store_set_uid_source (store, soak_uid, &self);
    }
  for (guint i = 0; i < edits && done; i++)
    {
      g_autoptr (XlEdit) edit = draw_valid_edit (&self);
      gint64 tx = 0;

      if (edit == NULL)
        done = xl_desk_fail (error, _("No valid edit of this plan could be found."));
      else if ((done = xl_file_edit (file, edit, &tx, error)))
        ack (tx, data);
    }
  xl_store_set_clock (store, NULL, NULL);
  xl_store_set_uid_source (store, NULL, NULL);
  return done;
}
