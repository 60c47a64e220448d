/* xl-desk-object.h - the desk's members, for its own files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-private.h"
#include "xl-desk-repair.h"

typedef enum
{
  XL_WISH_EDIT,
  XL_WISH_UNDO,
  XL_WISH_REDO,
} XlWishType;

/* A plan file that has been opened and waits to take its place. */
typedef struct
{
  XlStore *store; /* the store thread's */
  XlPlan *plan;
  char *path;
  char *place;             /* or NULL: what is wrong with where it lies */
  gboolean read_only, sample, daily;
} XlOpened;

struct _XlDesk
{
  GObject parent_instance;
  /* owned */
  XlThread *thread;
  XlPlan *plan;                   /* or NULL */
  char *path;                     /* or NULL */
  char *trouble;                  /* or NULL: why the file cannot be written any more */
  char *undo_words, *redo_words;  /* or NULL */
  XlDeskRecords *records[XL_N_KINDS];
  XlDeskFindings *findings;
  GHashTable *told;               /* seq -> XlTx with its operations, as far as they are known */
  GQueue wishes;                  /* of XlWish: what is to be written, in turn */
  GTask *opening;                 /* or NULL: answered when its file has taken its place */
  XlOpened *opened;               /* with @opening, once the file is open */
  /* and */
  guint serial;                   /* of the file: what was asked of another one is not answered here */
  guint jobs;                     /* of the door, on their way */
  guint n_findings;
  guint poll_source, findings_source, saving_source;
  GCancellable *judging;          /* (owned) of the last judgement in another thread, or NULL */
  gulong applied_handler;
  gint64 fetching;                /* transaction whose operations were asked for */
  gboolean read_only, sample, polling, saving;
};

/* A job of the store's thread; @ready runs in the main thread with the desk as its data, which it must unref. */
void xl_desk_push (XlDesk *self, XlJob job, gpointer data, GDestroyNotify destroy, GAsyncReadyCallback ready);

/* @func returns a pointer in a thread of its own, beside the store's; @caller (transfer full) gets it in the main thread,
 * and does not leave that: its last reference may be the desk's last, too. */
void xl_desk_aside (GTask *caller, GTaskThreadFunc func, gpointer data, GDestroyNotify destroy, GDestroyNotify free_value);

/* At the end of a job: done, or not, and why (transfer full). And in its ready function: what became of it goes on to who
 * asked, with @value (transfer full), or with TRUE where there is none. */
void xl_desk_job_end (GTask *task, gboolean done, GError *error);
void xl_desk_job_forward (GAsyncResult *result, GTask *caller, gpointer value, GDestroyNotify free_value);

/* xl-desk.c */
void xl_desk_set_trouble (XlDesk *self, const char *sentence);
void xl_desk_put_plan (XlDesk *self, XlPlan *plan);
void xl_desk_tell_status (XlDesk *self);
void xl_desk_set_words (XlDesk *self, gboolean redo, char *words);
void xl_desk_say (XlDesk *self, const char *sentence, gboolean undoable);
void xl_desk_say_doubtful (XlDesk *self, XlWaysOn *ways);
void xl_desk_say_failed (XlDesk *self, const char *sentence);

void xl_desk_count_findings (XlDesk *self);

/* xl-desk-judge.c */
void xl_desk_judge_aside (XlDesk *desk, GCancellable *cancellable);

/* xl-desk-door.c */
void xl_desk_door_next (XlDesk *self);
void xl_desk_door_import (XlDesk *self, XlEdit *edit, GTask *caller);
gboolean xl_desk_door_idle (XlDesk *self);
void xl_desk_door_clear (XlDesk *self);
void xl_desk_door_poll (XlDesk *self);
void xl_desk_door_words (XlDesk *self);

/* xl-desk-open.c */
void xl_desk_adopt (XlDesk *self);
void xl_desk_say_no_backup (XlDesk *self, const GError *error);
