/* xl-desk-documents.c - documents: copied beside the plan file or linked, and whether they are still there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-desk-documents.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "xl-desk-object.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"

/* Invariants:
 * 1. A plan file holds no bytes of documents: a copy lies in a folder beside it, named after the plan,
 *    and its name begins with what its bytes are, so that one file is copied once and two of one name
 *    do not meet.
 * 2. Disks are asked in a thread of their own; the plan only knows which documents were not found. */

void
xl_attached_free (XlAttached *attached)
{
  g_free (attached->title);
  g_free (attached->path);
  g_free (attached->sha256);
  g_free (attached);
}

/* --- copying ------------------------------------------------------------------------------------- */

static gboolean
is_small_enough (const char *path, gboolean copy, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *size = NULL, *most = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return xl_desk_fail (error, _ ("%s is not there, or is no file: choose another one."), name);
  if ((gint64) info.st_size <= (copy ? XL_DOCUMENT_COPY_MAX : XL_DOCUMENT_LINK_MAX))
    return TRUE;
  size = g_format_size_full ((guint64) info.st_size, G_FORMAT_SIZE_DEFAULT);
  most = g_format_size_full (copy ? XL_DOCUMENT_COPY_MAX : XL_DOCUMENT_LINK_MAX, G_FORMAT_SIZE_DEFAULT);
  if (copy && (gint64) info.st_size <= XL_DOCUMENT_LINK_MAX)
    return xl_desk_fail (error, _ ("%s has %s, and documents of up to %s are copied: link it instead."), name, size, most);
  return xl_desk_fail (error, _ ("%s has %s, and a document has at most %s: attach an extract of it."), name, size, most);
}

static char *
sum_of (const guint8 *data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
}

/* The folder of copies beside the plan file: "Plan documents". */
static char *
folder_name (const char *plan_path)
{
  g_autofree char *base = g_path_get_basename (plan_path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  return g_strconcat (base, " documents", NULL);
}

static char *
copy_beside (const char *plan_path, const char *path, const char *sha256, GBytes *bytes, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (plan_path), *folder = folder_name (plan_path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf ("%.12s %s", sha256, base);
  g_autofree char *where = g_build_filename (parent, folder, NULL), *whole = g_build_filename (where, name, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (where, 0700) != 0)
    {
      xl_desk_fail (error, _ ("The folder %s cannot be made: %s"), where, g_strerror (errno));
      return NULL;
    }
  if (!g_file_test (whole, G_FILE_TEST_EXISTS) && !xl_file_write_bytes (whole, data, length, error))
    return NULL;
  return g_build_filename (folder, name, NULL);
}

/**
 * xl_documents_attach:
 * @plan_path: the plan file
 * @path: the document
 * @copy: whether it is copied beside the plan file; else it is linked where it is
 *
 * Reads the file for its SHA-256, and copies it. Blocks.
 *
 * Returns: (transfer full) (nullable): what is to be put on record; %NULL with the sentence
 */
XlAttached *
xl_documents_attach (const char *plan_path, const char *path, gboolean copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XlAttached) attached = g_new0 (XlAttached, 1);
  g_autoptr (GError) below = NULL;
  gsize length;
  const guint8 *data;
  char *dot;

  if (!is_small_enough (path, copy, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  file = g_mapped_file_new (path, FALSE, &below);
  if (file == NULL)
    {
      xl_desk_take_error (error, g_steal_pointer (&below), path);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (file);
  data = g_bytes_get_data (bytes, &length);
  attached->sha256 = sum_of (length > 0 ? data : (const guint8 *) "", length);
  attached->title = g_filename_display_basename (path);
  dot = strrchr (attached->title, '.');
  if (dot != NULL && dot > attached->title)
    *dot = '\0';
  attached->path = copy ? copy_beside (plan_path, path, attached->sha256, bytes, error) : g_strdup (path);
  return attached->path != NULL ? g_steal_pointer (&attached) : NULL;
}

typedef struct
{
  char *plan_path, *path;
  gboolean copy;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->plan_path);
  g_free (errand->path);
  g_free (errand);
}

static void
attach_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  GError *error = NULL;
  XlAttached *attached = xl_documents_attach (errand->plan_path, errand->path, errand->copy, cancellable, &error);

  if (attached != NULL)
    g_task_return_pointer (task, attached, (GDestroyNotify) xl_attached_free);
  else
    g_task_return_error (task, error);
}

/**
 * xl_desk_attach_async:
 *
 * The same for the plan that is open, in a thread of its own.
 */
void
xl_desk_attach_async (XlDesk *desk, const char *path, gboolean copy, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->plan_path = g_strdup (xl_desk_get_path (desk));
  errand->path = g_strdup (path);
  errand->copy = copy;
  xl_desk_aside (g_task_new (desk, cancellable, callback, data), attach_thread, errand, errand_free,
                 (GDestroyNotify) xl_attached_free);
}

/**
 * xl_desk_attach_finish:
 *
 * Returns: (transfer full) (nullable): what is to be put on record
 */
XlAttached *
xl_desk_attach_finish (XlDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, desk), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- still there? -------------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  char *path;
} Place;

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->path);
}

/* Where the documents of the plan are to be found. */
static GArray *
places_of (XlPlan *plan, const char *plan_path)
{
  const GPtrArray *documents = xl_plan_get_live (plan, &xl_kind_document);
  g_autofree char *folder = g_path_get_dirname (plan_path);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < documents->len; i++)
    {
      const XlDocument *document = g_ptr_array_index (documents, i);
      Place place = { document->parent_instance.id, NULL };

      if (document->path == NULL || strstr (document->path, "://") != NULL)
        continue;
      place.path = g_path_is_absolute (document->path) ? g_strdup (document->path)
                                                       : g_build_filename (folder, document->path, NULL);
      g_array_append_val (places, place);
    }
  return places;
}

static GArray *
gone_of (const GArray *places)
{
  GArray *gone = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (!g_file_test (place->path, G_FILE_TEST_EXISTS))
        g_array_append_val (gone, place->id);
    }
  return gone;
}

/**
 * xl_documents_look:
 *
 * Tells @plan which of its documents are not where they should be. Blocks.
 */
void
xl_documents_look (XlPlan *plan, const char *plan_path)
{
  g_autoptr (GArray) places = places_of (plan, plan_path), gone = gone_of (places);

  xl_plan_set_gone (plan, (const gint64 *) (gpointer) gone->data, gone->len);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gone_of (data), (GDestroyNotify) g_array_unref);
}

/**
 * xl_desk_look_async:
 *
 * The same for the plan that is open, without waiting for the disk.
 */
void
xl_desk_look_async (XlDesk *desk, GAsyncReadyCallback callback, gpointer data)
{
  GTask *caller = g_task_new (desk, NULL, callback, data);
  XlPlan *plan = xl_desk_get_plan (desk);
  GArray *places = plan != NULL ? places_of (plan, xl_desk_get_path (desk)) : g_array_new (FALSE, FALSE, sizeof (Place));

  if (plan != NULL)
    g_task_set_task_data (caller, g_object_ref (plan), g_object_unref);
  xl_desk_aside (caller, look_thread, places, (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref);
}

/**
 * xl_desk_look_finish:
 *
 * Returns: whether the plan knows something new: its findings are to be made again
 */
gboolean
xl_desk_look_finish (XlDesk *desk, GAsyncResult *result)
{
  XlPlan *plan = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) gone = g_task_propagate_pointer (G_TASK (result), NULL);

  return plan != NULL && plan == xl_desk_get_plan (desk)
         && xl_plan_set_gone (plan, (const gint64 *) (gpointer) gone->data, gone->len);
}

/* --- letters of interest ------------------------------------------------------------------------- */

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const XlLetter *one = a, *two = b;
  int order = g_strcmp0 (one->network->acronym, two->network->acronym);

  if (order == 0 && (one->letter != NULL) != (two->letter != NULL))
    return one->letter != NULL ? 1 : -1;
  if (order == 0)
    order = g_utf8_collate (one->region->name, two->region->name);
  if (order != 0)
    return order;
  return one->membership->parent_instance.id < two->membership->parent_instance.id ? -1 : 1;
}

/**
 * xl_letters_list:
 * @on: the day as of which memberships count
 *
 * Those of whom a letter is expected: lead regions and members, as the check "letter-of-interest" has it.
 *
 * Returns: (transfer full) (element-type XlLetter): by network, first those without a letter
 */
GArray *
xl_letters_list (XlPlan *plan, XlDate on)
{
  const GPtrArray *members = xl_plan_get_live (plan, &xl_kind_membership);
  GArray *letters = g_array_new (FALSE, TRUE, sizeof (XlLetter));

  for (guint i = 0; i < members->len; i++)
    {
      XlMembership *one = g_ptr_array_index (members, i);
      XlLetter letter = { one, (XlRegion *) xl_plan_lookup (plan, one->region),
                          (XlNetwork *) xl_plan_lookup (plan, one->network), NULL, NULL };

      if ((one->role != XL_MEMBER_LEAD && one->role != XL_MEMBER_MEMBER)
          || !xl_date_in_span (on, one->since, one->until))
        continue;
      letter.letter = xl_plan_letter (plan, letter.region, letter.network);
      if (letter.letter != NULL)
        letter.document = (XlDocument *) xl_plan_lookup (plan, letter.letter->document);
      g_array_append_val (letters, letter);
    }
  g_array_sort (letters, compare_letters);
  return letters;
}

static gint64
insert_document (XlEdit *edit, const XlAttached *attached, const char *type, XlDate date)
{
  gint64 id = xl_edit_insert (edit, &xl_kind_document, 0);
  g_autofree char *day = date != XL_DATE_NONE ? xl_date_to_text (date) : NULL;

  xl_edit_give (edit, id, "type", type);
  xl_edit_give (edit, id, "title", attached->title);
  xl_edit_give (edit, id, "path", attached->path);
  xl_edit_give (edit, id, "sha256", attached->sha256);
  if (day != NULL)
    xl_edit_give (edit, id, "date", day);
  return id;
}

/**
 * xl_edits_attach_letter:
 * @network: (nullable): the network that it is addressed to
 *
 * Puts the region's letter of interest on file with its document; where there is a letter already, only the document.
 *
 * Returns: (transfer full): the edit, one step to undo
 */
XlEdit *
xl_edits_attach_letter (XlPlan *plan, XlRegion *region, XlNetwork *network, const XlAttached *attached, XlDate date)
{
  XlAgreement *letter = xl_plan_letter (plan, region, network);
  XlEdit *edit;
  g_autofree char *document = NULL;

  if (letter != NULL)
    return xl_edits_attach (plan, &letter->parent_instance, attached);
  edit = xl_edits_letter (plan, region, network, date);
  document = g_strdup_printf ("%" G_GINT64_FORMAT, insert_document (edit, attached, "letter", date));
  /* The agreement is the first that the edit makes. */
  xl_edit_give (edit, ((const XlOp *) g_ptr_array_index (edit->ops, 0))->id, "document", document);
  return edit;
}

/**
 * xl_edits_attach:
 * @record: a record with a field "document"
 *
 * Returns: (transfer full): the edit that puts the document on record and refers to it
 */
XlEdit *
xl_edits_attach (XlPlan *plan, XlRecord *record, const XlAttached *attached)
{
  const XlKind *kind = xl_record_get_kind (record);
  gboolean letter = kind == &xl_kind_agreement && ((const XlAgreement *) record)->type == XL_AGREEMENT_LETTER;
  XlEdit *edit = xl_edit_new (NULL);
  g_autofree char *document = g_strdup_printf (
      "%" G_GINT64_FORMAT,
      insert_document (edit, attached, letter ? "letter" : kind == &xl_kind_agreement ? "agreement" : "other", XL_DATE_NONE));

  xl_edit_set (edit, record, "document", document);
  return edit;
}
