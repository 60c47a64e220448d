/* xl-merge-page.c - two laptops are merged: what a person must decide */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk reads and compares, and writes in the end; here a person answers. Nothing changes before Merge. */

#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-merge-page.h"

#include "xl-application.h"
#include "xl-desk-merge.h"
#include "xl-merge-layout.h"
#include "xl-merge-name.h"
#include "xl-merge-row.h"
#include "xl-one-stop.h"

#define PATIENCE 300 /* ms; what is read by then shows no progress */
#define STEP 80      /* ms */

struct _XlMergePage
{
  XlPage parent_instance;

  XlDeskMerge *merge;        /* owned, or NULL */
  char *path;                /* owned: of the other file, or NULL */
  char *plan;                /* owned: path of the plan that is merged into, or NULL */
  char *who;                 /* owned: the other side, isolated; NULL before it is read */
  GCancellable *cancellable; /* owned: of the reading that runs, or NULL */
  GHashTable *given;         /* owned: answers to give again when it is read again, or NULL */
  guint timer;
  gboolean read;
  gboolean applying;

  /* template */
  GtkLabel *title;
  GtkLabel *meeting;
  GtkWidget *rest;
  GtkWidget *apply;
  GtkStack *stack;
  GtkLabel *reading;
  GtkProgressBar *reading_bar;
  GtkLabel *error;
  GtkLabel *nothing;
  GtkLabel *nothing_more;
  GtkWidget *refusal;
  GtkLabel *refusal_words;
  GtkWidget *refusal_again;
  GtkLabel *note;
  GtkWidget *mine_figure;
  GtkLabel *n_mine;
  GtkLabel *mine_words;
  GtkWidget *theirs_figure;
  GtkLabel *n_theirs;
  GtkLabel *theirs_words;
  GtkWidget *questions_figure;
  GtkLabel *n_questions;
  GtkLabel *questions_words;
  GtkWidget *open_figure;
  GtkLabel *n_open;
  GtkLabel *open_words;
  GtkWidget *progress_figure;
  GtkProgressBar *progress;
  GtkLabel *progress_words;
  GtkWidget *question_tile;
  GtkWidget *no_question;
  GtkWidget *list;
  GtkSingleSelection *selection;
  GtkWidget *taken_tile;
  GtkExpander *taken;
  GtkLabel *n_taken;
  GtkLabel *taken_sides;
  GtkNoSelection *taken_selection;
  GtkLabel *backup;
};

G_DEFINE_FINAL_TYPE (XlMergePage, xl_merge_page, XL_TYPE_PAGE)

static void read_other (XlMergePage *self);

/* ---- what is shown ---- */

static guint
get_count (XlMergePage *self, const char *property)
{
  guint n;

  g_object_get (self->merge, property, &n, NULL);
  return n;
}

static gboolean
get_flag (XlMergePage *self, const char *property)
{
  gboolean is;

  g_object_get (self->merge, property, &is, NULL);
  return is;
}

/* A name is isolated: one that runs from right to left must not pull ours along. */
static char *
isolated (const char *name)
{
  return g_strdup_printf ("\u2068%s\u2069", name);
}

static char *
dup_file_name (XlMergePage *self)
{
  g_autofree char *base = g_filename_display_basename (self->path);

  return isolated (base);
}

/* A figure of the band: the number, its words, and both together for who points at it or hears it. */
static void
show_figure (GtkWidget *figure, GtkLabel *number, GtkLabel *words, guint n, const char *said, const char *why)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *whole = g_strdup_printf ("%s %s", digits, said);

  gtk_label_set_text (number, digits);
  gtk_label_set_text (words, said);
  gtk_widget_set_tooltip_text (figure, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/* What stands in the header bar while this page is shown, and above the others while it is not. */
static void
show_status (XlMergePage *self)
{
  g_autofree char *reminder = NULL;
  gboolean waits = self->read && !get_flag (self, "nothing-new");

  if (waits)
    {
      guint open = xl_desk_merge_get_n_open (self->merge);

      reminder = open == 0 ? g_strdup_printf (_("Merging with %s: every question is answered, nothing stored yet"), self->who)
                           : g_strdup_printf (ngettext ("Merging with %s: %u question still open, nothing stored yet",
                                                        "Merging with %s: %u questions still open, nothing stored yet", open),
                                              self->who, open);
    }
  g_object_set (self, "status", self->applying ? _("Merging…") : waits ? _("Merging, nothing stored yet") : NULL, "reminder",
                reminder, NULL);
}

static void
show_open (XlMergePage *self)
{
  guint all, open;
  g_autofree char *words = NULL;
  gboolean waits;

  if (!self->read)
    return;
  all = xl_desk_merge_get_n_questions (self->merge);
  open = xl_desk_merge_get_n_open (self->merge);
  waits = self->read && !self->applying;
  show_figure (self->open_figure, self->n_open, self->open_words, open, ngettext ("still open", "still open", open),
               _("Questions without an answer: Merge waits for them"));
  if (open > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->n_open), "amber");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->n_open), "amber");
  words = g_strdup_printf (_("%u of %u answered"), all - open, all);
  gtk_label_set_text (self->progress_words, words);
  gtk_widget_set_tooltip_text (self->progress_figure, words);
  gtk_progress_bar_set_fraction (self->progress, all > 0 ? (double) (all - open) / all : 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.rest", waits && open > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", waits && get_flag (self, "can-apply"));
  gtk_widget_set_sensitive (self->rest, waits && open > 0);
  gtk_widget_set_sensitive (self->list, waits);
  show_status (self);
}

static void
show_backup (XlMergePage *self)
{
  g_autofree char *words = NULL;

  g_object_get (self->merge, "backup-words", &words, NULL);
  gtk_label_set_text (self->backup, words != NULL ? words : "");
}

static void
show_title (XlMergePage *self)
{
  g_autofree char *name = NULL, *meeting = NULL, *title = NULL;

  g_clear_pointer (&self->who, g_free);
  if (self->merge != NULL)
    g_object_get (self->merge, "other-name", &name, "last-meeting", &meeting, NULL);
  if (name != NULL && *name != '\0')
    self->who = isolated (name);
  else if (self->path != NULL)
    self->who = dup_file_name (self);
  title = self->who != NULL ? g_strdup_printf (_("Merge with %s"), self->who) : g_strdup (_("Merge another plan"));
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), self->path);
  gtk_label_set_text (self->meeting, meeting != NULL ? meeting : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meeting), meeting);
  xl_page_set_title (XL_PAGE (self), title);
}

static void
show_nothing_new (XlMergePage *self)
{
  guint mine = get_count (self, "n-mine");
  g_autofree char *words = g_strdup_printf (_("%s has nothing that this plan does not know."), self->who);
  g_autofree char *more = NULL;

  if (mine > 0)
    more = g_strdup_printf (ngettext ("This plan has %u change that %s does not know: merge it there, too.",
                                      "This plan has %u changes that %s does not know: merge it there, too.", mine),
                            mine, self->who);
  gtk_label_set_text (self->nothing, words);
  gtk_label_set_text (self->nothing_more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_more), more != NULL);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_merge (XlMergePage *self)
{
  GListModel *questions = xl_desk_merge_list_questions (self->merge), *taken = xl_desk_merge_list_taken (self->merge);
  guint mine = get_count (self, "n-mine"), theirs = get_count (self, "n-theirs");
  guint n = g_list_model_get_n_items (questions), n_taken = g_list_model_get_n_items (taken);
  g_autofree char *note = NULL, *by_other = NULL, *sides = NULL, *count = NULL;

  g_object_get (self->merge, "note", &note, NULL);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  show_figure (self->mine_figure, self->n_mine, self->mine_words, mine,
               ngettext ("change by you only: kept", "changes by you only: kept", mine),
               _("What this plan changed since the last meeting, and the other did not, stays"));
  by_other = g_strdup_printf (ngettext ("change by %s only: taken", "changes by %s only: taken", theirs), self->who);
  show_figure (self->theirs_figure, self->n_theirs, self->theirs_words, theirs, by_other,
               _("What the other file changed since the last meeting, and this plan did not, comes in"));
  show_figure (self->questions_figure, self->n_questions, self->questions_words, n, ngettext ("question", "questions", n),
               _("What both have changed since the last meeting, each in another way"));
  gtk_single_selection_set_model (self->selection, questions);
  gtk_no_selection_set_model (self->taken_selection, taken);
  gtk_widget_set_visible (self->question_tile, n > 0);
  gtk_widget_set_visible (self->no_question, n == 0);
  gtk_widget_set_visible (self->progress_figure, n > 0);
  gtk_widget_set_visible (self->taken_tile, n_taken > 0);
  gtk_expander_set_expanded (self->taken, n_taken > 0);
  count = g_strdup_printf ("%u", n_taken);
  gtk_label_set_text (self->n_taken, count);
  sides = g_strdup_printf (_("%u theirs, %u mine"), theirs, mine);
  gtk_label_set_text (self->taken_sides, sides);
  gtk_stack_set_visible_child_name (self->stack, "questions");
  show_open (self);
}

/* ---- one question after the other ---- */

static XlMergeRow *
row_of (XlMergePage *self, XlDeskMergeQuestion *question)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *shown = gtk_widget_get_first_child (row);

      if (XL_IS_MERGE_ROW (shown) && xl_merge_row_get_question (XL_MERGE_ROW (shown)) == question)
        return XL_MERGE_ROW (shown);
    }
  return NULL;
}

/* Selects a row, brings it into view and gives it the focus. */
static void
go_to (XlMergePage *self, guint position)
{
  g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  XlMergeRow *row;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  row = row_of (self, question);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* To the next open question below, else from the top; with none left, to Merge. */
static void
go_on (XlMergePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i <= n; i++)
    {
      guint position = (at + i) % n;
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      if (xl_desk_merge_question_get_keep (question) == XL_DESK_MERGE_OPEN)
        {
          go_to (self, position);
          return;
        }
    }
  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->apply) ? self->apply : self->list);
}

static gboolean
list_key_cb (XlMergePage *self, guint key, guint code, GdkModifierType state)
{
  XlDeskMergeQuestion *question = gtk_single_selection_get_selected_item (self->selection);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (question == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && held == GDK_CONTROL_MASK)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x", xl_desk_merge_question_get_record_id (question));
      return GDK_EVENT_STOP;
    }
  if ((held & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      go_on (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      xl_desk_merge_question_set_keep (question, mirrored ? XL_DESK_MERGE_THEIRS : XL_DESK_MERGE_MINE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      xl_desk_merge_question_set_keep (question, mirrored ? XL_DESK_MERGE_MINE : XL_DESK_MERGE_THEIRS);
      return GDK_EVENT_STOP;
    case GDK_KEY_m:
      xl_desk_merge_question_set_keep (question, XL_DESK_MERGE_MINE);
      return GDK_EVENT_STOP;
    case GDK_KEY_t:
      xl_desk_merge_question_set_keep (question, XL_DESK_MERGE_THEIRS);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- reading ---- */

static void
forget (XlMergePage *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_single_selection_set_model (self->selection, NULL);
  gtk_no_selection_set_model (self->taken_selection, NULL);
  if (self->merge != NULL)
    g_signal_handlers_disconnect_by_data (self->merge, self);
  g_clear_object (&self->merge);
  self->read = FALSE;
  self->applying = FALSE;
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_widget_set_visible (self->rest, FALSE);
  gtk_widget_set_visible (self->apply, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.rest", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", FALSE);
  show_status (self);
}

/* The page is as new. */
static void
clear (XlMergePage *self)
{
  forget (self);
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->plan, g_free);
  show_title (self);
  gtk_stack_set_visible_child_name (self->stack, "choose");
}

/* What a question is about, and between what: the same question when the file is read again. */
static char *
identity_of (XlDeskMergeQuestion *question)
{
  g_autofree char *field = NULL, *mine = NULL, *theirs = NULL, *sentence = NULL;

  g_object_get (question, "field", &field, "mine", &mine, "theirs", &theirs, "sentence", &sentence, NULL);
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "\n%s\n%s\n%s\n%s", xl_desk_merge_question_get_kind (question)->name,
                          xl_desk_merge_question_get_record_id (question), field, mine, theirs, sentence);
}

static void
keep_answers (XlMergePage *self)
{
  GListModel *questions = xl_desk_merge_list_questions (self->merge);

  g_clear_pointer (&self->given, g_hash_table_unref);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (questions, i);

      g_hash_table_insert (self->given, identity_of (question), GINT_TO_POINTER (xl_desk_merge_question_get_keep (question)));
    }
}

static void
give_answers (XlMergePage *self)
{
  GListModel *questions = xl_desk_merge_list_questions (self->merge);

  for (guint i = 0; self->given != NULL && i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (XlDeskMergeQuestion) question = g_list_model_get_item (questions, i);
      g_autofree char *identity = identity_of (question);
      XlDeskMergeKeep keep = GPOINTER_TO_INT (g_hash_table_lookup (self->given, identity));

      if (keep != XL_DESK_MERGE_OPEN)
        xl_desk_merge_question_set_keep (question, keep);
    }
  g_clear_pointer (&self->given, g_hash_table_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlMergePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean well = xl_desk_merge_read_finish (XL_DESK (source), result, &error);

  /* Another file was chosen meanwhile, or none: this answer is nobody's. */
  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!well)
    {
      gtk_label_set_text (self->error, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  self->read = TRUE;
  show_title (self);
  if (get_flag (self, "nothing-new"))
    {
      show_nothing_new (self);
      return;
    }
  give_answers (self);
  gtk_widget_set_visible (self->rest, TRUE);
  gtk_widget_set_visible (self->apply, TRUE);
  show_merge (self);
  show_backup (self);
  /* Only who looks at this page is taken to the first question. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_single_selection_set_selected (self->selection, xl_desk_merge_get_n_questions (self->merge) - 1);
      go_on (self);
    }
}

static gboolean
step_cb (gpointer data)
{
  XlMergePage *self = data;

  gtk_progress_bar_set_fraction (self->reading_bar, MIN (xl_desk_merge_get_progress (self->merge), 100) / 100.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer data)
{
  XlMergePage *self = data;

  gtk_stack_set_visible_child_name (self->stack, "reading");
  step_cb (self);
  self->timer = g_timeout_add (STEP, step_cb, self);
  return G_SOURCE_REMOVE;
}

static void
read_other (XlMergePage *self)
{
  XlDesk *desk = xl_page_get_desk (XL_PAGE (self));
  g_autofree char *name = dup_file_name (self);
  g_autofree char *words = g_strdup_printf (_("Reading %s…"), name);

  forget (self);
  g_free (self->plan);
  self->plan = g_strdup (xl_desk_get_path (desk));
  self->merge = xl_desk_merge_new (self->path);
  g_signal_connect_swapped (self->merge, "notify::n-open", G_CALLBACK (show_open), self);
  g_signal_connect_swapped (self->merge, "notify::can-apply", G_CALLBACK (show_open), self);
  g_signal_connect_swapped (self->merge, "notify::backup-words", G_CALLBACK (show_backup), self);
  show_title (self);
  gtk_label_set_text (self->reading, words);
  gtk_stack_set_visible_child_name (self->stack, "soon");
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add (PATIENCE, patience_cb, self);
  xl_desk_merge_read_async (desk, self->merge, self->cancellable, read_cb, g_object_ref (self));
}

/* ---- actions ---- */

/* To where it was begun, for who looks at this page. */
static void
go_back (XlMergePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static gboolean
has_answers (XlMergePage *self)
{
  return self->read && !get_flag (self, "nothing-new")
         && xl_desk_merge_get_n_open (self->merge) < xl_desk_merge_get_n_questions (self->merge);
}

/* Why something did not happen, and whether reading the other file again is the way on. */
static void
refuse (XlMergePage *self, const char *sentence, gboolean again)
{
  gtk_label_set_text (self->refusal_words, sentence);
  gtk_widget_set_visible (self->refusal_again, again);
  gtk_widget_set_visible (self->refusal, TRUE);
}

static void
read_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMergePage *self = XL_MERGE_PAGE (widget);
  const char *path = g_variant_get_bytestring (parameter);

  if (self->applying || has_answers (self))
    {
      if (g_strcmp0 (path, self->path) != 0)
        {
          g_autofree char *words = g_strdup_printf (_("Finish merging with %s, or leave it, before another begins."), self->who);

          refuse (self, words, FALSE);
        }
      return;
    }
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_free (self->path);
  self->path = g_strdup (path);
  read_other (self);
}

static void
again_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMergePage *self = XL_MERGE_PAGE (widget);

  if (self->path == NULL || self->applying)
    return;
  if (self->read)
    keep_answers (self);
  read_other (self);
}

static void
rest_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMergePage *self = XL_MERGE_PAGE (widget);
  gboolean mine = g_str_equal (g_variant_get_string (parameter, NULL), "mine");

  /* Before its button goes grey and the focus anywhere. */
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->rest));
  xl_desk_merge_answer_rest (self->merge, mine ? XL_DESK_MERGE_MINE : XL_DESK_MERGE_THEIRS);
  go_on (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (XlMergePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean well = xl_desk_merge_apply_finish (XL_DESK (source), result, &error);
  guint instead;

  if (!self->applying) /* another plan was opened meanwhile */
    return;
  self->applying = FALSE;
  if (well)
    {
      clear (self);
      go_back (self);
      return;
    }
  /* Other answers are the way on, from the question that is named first; or what is in the file by now. */
  instead = xl_desk_merge_get_instead (self->merge);
  refuse (self, error->message, instead == G_MAXUINT);
  show_open (self);
  if (instead != G_MAXUINT && gtk_widget_get_mapped (GTK_WIDGET (self)))
    go_to (self, instead);
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMergePage *self = XL_MERGE_PAGE (widget);

  self->applying = TRUE;
  gtk_widget_set_visible (self->refusal, FALSE);
  show_open (self);
  xl_desk_merge_apply_async (xl_page_get_desk (XL_PAGE (self)), self->merge, applied_cb, g_object_ref (self));
}

static void
leave_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlMergePage *self = XL_MERGE_PAGE (widget);

  if (self->applying)
    return;
  clear (self);
  go_back (self);
}

static gboolean
key_cb (XlMergePage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  return GDK_EVENT_STOP;
}

/* Another file, another merge. The same file, loaded again after a large change, is still what was compared: what does not
 * fit any more, merging says. */
static void
plan_cb (XlMergePage *self)
{
  if (self->path == NULL || g_strcmp0 (xl_desk_get_path (xl_page_get_desk (XL_PAGE (self))), self->plan) == 0)
    return;
  clear (self);
  go_back (self);
}

/* ---- the rest ---- */

static void
xl_merge_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (xl_merge_page_parent_class)->constructed (object);
  g_signal_connect_object (xl_page_get_desk (XL_PAGE (object)), "notify::plan", G_CALLBACK (plan_cb), object, G_CONNECT_SWAPPED);
  clear (XL_MERGE_PAGE (object));
}

static void
xl_merge_page_dispose (GObject *object)
{
  XlMergePage *self = XL_MERGE_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->merge != NULL)
    g_signal_handlers_disconnect_by_data (self->merge, self);
  g_clear_object (&self->merge);
  g_clear_pointer (&self->given, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->plan, g_free);
  g_clear_pointer (&self->who, g_free);
  G_OBJECT_CLASS (xl_merge_page_parent_class)->dispose (object);
}

static void
xl_merge_page_class_init (XlMergePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = xl_merge_page_constructed;
  G_OBJECT_CLASS (class)->dispose = xl_merge_page_dispose;
  g_type_ensure (XL_TYPE_MERGE_LAYOUT);
  g_type_ensure (XL_TYPE_MERGE_NAME);
  g_type_ensure (XL_TYPE_MERGE_ROW);
  g_type_ensure (XL_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, title);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, meeting);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, rest);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, apply);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, stack);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, reading);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, error);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, nothing);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, nothing_more);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, refusal);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, refusal_words);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, refusal_again);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, note);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, mine_figure);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, n_mine);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, mine_words);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, theirs_figure);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, n_theirs);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, theirs_words);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, questions_figure);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, n_questions);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, questions_words);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, open_figure);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, n_open);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, open_words);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, progress_figure);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, progress);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, progress_words);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, question_tile);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, no_question);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, list);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, selection);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, taken_tile);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, taken);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, n_taken);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, taken_sides);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, taken_selection);
  gtk_widget_class_bind_template_child (widget_class, XlMergePage, backup);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_install_action (widget_class, "merge.read", "ay", read_action);
  gtk_widget_class_install_action (widget_class, "merge.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "merge.rest", "s", rest_action);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "merge.leave", NULL, leave_action);
}

static void
xl_merge_page_init (XlMergePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
