/* xl-desk-merge-lists.c - what a merge asks, and what it takes without asking, one by one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "xl-desk-merge-object.h"
#include "xl-desk-words.h"
#include "xl-fold.h"

/* --- one question ----------------------------------------------------------------------------- */

enum
{
  Q_NAME = 1,
  Q_FIELD,
  Q_SHAPE,
  Q_BASE,
  Q_MINE,
  Q_THEIRS,
  Q_MINE_MARKUP,
  Q_THEIRS_MARKUP,
  Q_SENTENCE,
  Q_MINE_LABEL,
  Q_THEIRS_LABEL,
  Q_KEEP,
  Q_N_PROPS
};
static GParamSpec *question_properties[Q_N_PROPS];

G_DEFINE_FINAL_TYPE (XlDeskMergeQuestion, xl_desk_merge_question, G_TYPE_OBJECT)

static void
question_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlDeskMergeQuestion *self = XL_DESK_MERGE_QUESTION (object);
  const char *const texts[] = { [Q_NAME] = self->name, [Q_FIELD] = self->field, [Q_BASE] = self->base,
                                [Q_MINE] = self->mine, [Q_THEIRS] = self->theirs, [Q_MINE_MARKUP] = self->mine_markup,
                                [Q_THEIRS_MARKUP] = self->theirs_markup, [Q_SENTENCE] = self->sentence,
                                [Q_MINE_LABEL] = self->mine_label, [Q_THEIRS_LABEL] = self->theirs_label };

  if (id == Q_SHAPE)
    g_value_set_int (value, self->shape);
  else if (id == Q_KEEP)
    g_value_set_int (value, self->keep);
  else
    g_value_set_string (value, texts[id]);
}

static void
question_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  xl_desk_merge_question_set_keep (XL_DESK_MERGE_QUESTION (object), g_value_get_int (value));
}

static void
question_finalize (GObject *object)
{
  XlDeskMergeQuestion *self = XL_DESK_MERGE_QUESTION (object);
  char *texts[] = { self->name, self->field, self->base, self->mine, self->theirs, self->mine_markup,
                    self->theirs_markup, self->sentence, self->mine_label, self->theirs_label, self->order };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (self->units);
  G_OBJECT_CLASS (xl_desk_merge_question_parent_class)->finalize (object);
}

static void
xl_desk_merge_question_class_init (XlDeskMergeQuestionClass *class)
{
  static const char *const names[] = { [Q_NAME] = "name", [Q_FIELD] = "field", [Q_BASE] = "base", [Q_MINE] = "mine",
                                       [Q_THEIRS] = "theirs", [Q_MINE_MARKUP] = "mine-markup",
                                       [Q_THEIRS_MARKUP] = "theirs-markup", [Q_SENTENCE] = "sentence",
                                       [Q_MINE_LABEL] = "mine-label", [Q_THEIRS_LABEL] = "theirs-label" };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (class)->get_property = question_get_property;
  G_OBJECT_CLASS (class)->set_property = question_set_property;
  G_OBJECT_CLASS (class)->finalize = question_finalize;
  for (guint i = Q_NAME; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      question_properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  question_properties[Q_SHAPE] = g_param_spec_int ("shape", NULL, NULL, 0, XL_DESK_MERGE_SENTENCE, 0, flags);
  question_properties[Q_KEEP]
      = g_param_spec_int ("keep", NULL, NULL, 0, XL_DESK_MERGE_THEIRS, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), Q_N_PROPS, question_properties);
}

static void
xl_desk_merge_question_init (XlDeskMergeQuestion *self)
{
  self->units = g_ptr_array_new ();
}

/**
 * xl_desk_merge_question_get_kind:
 *
 * Returns: (transfer none): the kind of the record
 */
const XlKind *
xl_desk_merge_question_get_kind (XlDeskMergeQuestion *self)
{
  return self->kind;
}

/**
 * xl_desk_merge_question_get_record_id:
 *
 * Returns: the record; the open plan may not have it
 */
gint64
xl_desk_merge_question_get_record_id (XlDeskMergeQuestion *self)
{
  return self->id;
}

XlDeskMergeShape
xl_desk_merge_question_get_shape (XlDeskMergeQuestion *self)
{
  return self->shape;
}

XlDeskMergeKeep
xl_desk_merge_question_get_keep (XlDeskMergeQuestion *self)
{
  return self->keep;
}

/**
 * xl_desk_merge_question_set_keep:
 * @keep: the answer; %XL_DESK_MERGE_OPEN takes it back
 */
void
xl_desk_merge_question_set_keep (XlDeskMergeQuestion *self, XlDeskMergeKeep keep)
{
  if (self->keep == keep)
    return;
  self->keep = keep;
  g_object_notify_by_pspec (G_OBJECT (self), question_properties[Q_KEEP]);
}

static XlDeskMergeShape
shape_of (const XlField *field)
{
  switch (field->type)
    {
    case XL_FIELD_LONG_TEXT:
      return XL_DESK_MERGE_LONG;
    case XL_FIELD_INTEGER:
    case XL_FIELD_REAL:
    case XL_FIELD_MONEY:
    case XL_FIELD_SHARE:
    case XL_FIELD_DATE:
      return XL_DESK_MERGE_NUMBER;
    case XL_FIELD_TEXT:
    case XL_FIELD_CHOICE:
    case XL_FIELD_FLAG:
    case XL_FIELD_SET:
    case XL_FIELD_REFERENCE:
      return XL_DESK_MERGE_WORDS;
    }
  return XL_DESK_MERGE_WORDS;
}

/* What people look for: the record that the others belong to. */
static const XlMergeUnit *
find_head (const GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (!(((const XlMergeUnit *) g_ptr_array_index (units, i))->kind->flags & XL_KIND_LINK))
      return g_ptr_array_index (units, i);
  return g_ptr_array_index (units, 0);
}

static char *
dup_markup (XlDeskMergeShape shape, const char *base, const char *text)
{
  return shape == XL_DESK_MERGE_LONG ? xl_words_merge_markup (base, text) : g_markup_escape_text (text, -1);
}

/**
 * xl_desk_merge_question_put_words:
 * @self: with its units
 */
void
xl_desk_merge_question_put_words (XlDeskMergeQuestion *self, XlMerging *merging)
{
  const XlMergeUnit *head = find_head (self->units);
  const char *mine, *theirs;
  g_autofree char *folded = NULL;

  self->kind = head->kind;
  self->id = head->id;
  self->name = xl_words_merge_name (merging, head);
  self->sentence = xl_words_merge_sentence (merging, self->units);
  self->shape = *self->sentence != '\0' ? XL_DESK_MERGE_SENTENCE : shape_of (head->field);
  xl_words_merge_labels (self->units, &mine, &theirs);
  self->mine_label = g_strdup (mine);
  self->theirs_label = g_strdup (theirs);
  if (self->shape == XL_DESK_MERGE_SENTENCE)
    {
      char **empty[] = { &self->field, &self->base, &self->mine, &self->theirs, &self->mine_markup, &self->theirs_markup };

      for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
        *empty[i] = g_strdup ("");
    }
  else
    {
      self->field = xl_words_merge_field (merging, head);
      self->base = xl_words_merge_value (merging, head, XL_MERGE_NOBODY);
      self->mine = xl_words_merge_value (merging, head, XL_MERGE_MINE);
      self->theirs = xl_words_merge_value (merging, head, XL_MERGE_THEIRS);
      self->mine_markup = dup_markup (self->shape, self->base, self->mine);
      self->theirs_markup = dup_markup (self->shape, self->base, self->theirs);
    }
  folded = xl_fold (self->name);
  self->order = g_strdup_printf ("%03u %s", xl_kind_index (self->kind), folded);
}

/* --- one change that is taken ------------------------------------------------------------------ */

enum
{
  T_NAME = 1,
  T_SENTENCE,
  T_SIDE,
  T_SIDE_WORDS,
  T_N_PROPS
};

G_DEFINE_FINAL_TYPE (XlDeskMergeTaken, xl_desk_merge_taken, G_TYPE_OBJECT)

static void
taken_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XlDeskMergeTaken *self = XL_DESK_MERGE_TAKEN (object);

  if (id == T_SIDE)
    g_value_set_int (value, self->side);
  else if (id == T_SIDE_WORDS)
    g_value_set_string (value, self->side == XL_DESK_MERGE_MINE ? _ ("mine") : _ ("theirs"));
  else
    g_value_set_string (value, id == T_NAME ? self->name : self->sentence);
}

static void
taken_finalize (GObject *object)
{
  XlDeskMergeTaken *self = XL_DESK_MERGE_TAKEN (object);

  g_free (self->name);
  g_free (self->sentence);
  G_OBJECT_CLASS (xl_desk_merge_taken_parent_class)->finalize (object);
}

static void
xl_desk_merge_taken_class_init (XlDeskMergeTakenClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamSpec *properties[T_N_PROPS] = { NULL };

  G_OBJECT_CLASS (class)->get_property = taken_get_property;
  G_OBJECT_CLASS (class)->finalize = taken_finalize;
  properties[T_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[T_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  properties[T_SIDE] = g_param_spec_int ("side", NULL, NULL, 0, XL_DESK_MERGE_THEIRS, 0, flags);
  properties[T_SIDE_WORDS] = g_param_spec_string ("side-words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (class), T_N_PROPS, properties);
}

static void
xl_desk_merge_taken_init (XlDeskMergeTaken *self)
{
}

/**
 * xl_desk_merge_taken_get_kind:
 *
 * Returns: (transfer none): the kind of the record
 */
const XlKind *
xl_desk_merge_taken_get_kind (XlDeskMergeTaken *self)
{
  return self->kind;
}

/**
 * xl_desk_merge_taken_get_record_id:
 *
 * Returns: the record; the open plan may not have it yet, or any more
 */
gint64
xl_desk_merge_taken_get_record_id (XlDeskMergeTaken *self)
{
  return self->id;
}

/**
 * xl_desk_merge_taken_new:
 *
 * Returns: (transfer full): what one side did alone
 */
XlDeskMergeTaken *
xl_desk_merge_taken_new (XlMerging *merging, const XlMergeUnit *unit)
{
  XlDeskMergeTaken *self = g_object_new (XL_TYPE_DESK_MERGE_TAKEN, NULL);

  self->kind = unit->kind;
  self->id = unit->id;
  self->name = xl_words_merge_name (merging, unit);
  self->sentence = xl_words_merge_taken (merging, unit);
  self->side = unit->by == XL_MERGE_MINE ? XL_DESK_MERGE_MINE : XL_DESK_MERGE_THEIRS;
  return self;
}
