/* xl-iati-nodes.c - what an activity is read with: elements, ids, and the records that ride in it
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-iati-reader.h"

#include "xl-id.h"

#include <string.h>

/* --- nodes ------------------------------------------------------------------------------------ */

gboolean
xl_iati_is_called (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns == NULL
         && strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
xl_iati_child (const xmlNode *node, const char *name)
{
  for (xmlNode *at = node->children; at != NULL; at = at->next)
    if (xl_iati_is_called (at, name))
      return at;
  return NULL;
}

char *
xl_iati_take (xmlChar *text)
{
  char *copy = text != NULL ? g_strstrip (g_strdup ((const char *) text)) : NULL;

  xmlFree (text);
  if (copy != NULL && *copy == '\0')
    g_clear_pointer (&copy, g_free);
  return copy;
}

char *
xl_iati_dup_attribute (const xmlNode *node, const char *name)
{
  return node != NULL ? xl_iati_take (xmlGetNoNsProp (node, (const xmlChar *) name)) : NULL;
}

char *
xl_iati_dup_ours (const xmlNode *node, const char *name)
{
  return xl_iati_take (
      xmlGetNsProp (node, (const xmlChar *) name, (const xmlChar *) XL_IATI_NAMESPACE));
}

guint
xl_iati_line_of (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo (node), 0);
}

/* The English narrative, or that without a language, or the first; in old versions the text itself.
 */
char *
xl_iati_dup_narrative (const xmlNode *node)
{
  char *best = NULL;
  gboolean any = FALSE;

  for (xmlNode *at = node != NULL ? node->children : NULL; at != NULL; at = at->next)
    {
      g_autofree char *language
          = xl_iati_is_called (at, "narrative") ? xl_iati_take (xmlNodeGetLang (at)) : NULL;
      char *text
          = xl_iati_is_called (at, "narrative") ? xl_iati_take (xmlNodeGetContent (at)) : NULL;

      if (text != NULL && (!any || language == NULL || g_str_has_prefix (language, "en")))
        {
          g_free (best);
          best = text;
        }
      else
        g_free (text);
      any = best != NULL;
    }
  return any || node == NULL ? best : xl_iati_take (xmlNodeGetContent (node));
}

/* For a field of one line: white space made blanks, and no longer than fits. */
char *
xl_iati_dup_line (const xmlNode *node)
{
  g_autofree char *text = xl_iati_dup_narrative (node);
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, " \n\r\t", -1) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  if (line->len == 0)
    return NULL;
  return g_utf8_strlen (line->str, -1) > 1000 ? g_utf8_substring (line->str, 0, 1000) : g_strdup (line->str);
}

void
xl_iati_left_out (XlIatiReader *self, const xmlNode *node, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  detail = xl_dossier_shorten (text);
  xl_iati_rows_note (self->rows, XL_DOSSIER_IGNORED, xl_iati_line_of (node), detail);
}

/* --- ids -------------------------------------------------------------------------------------- */

/* "crosslink-project-0a1b…": that record; 0 for what others call theirs. */
gint64
xl_iati_own_id (const char *text, const XlKind *wanted)
{
  const XlKind *kind = NULL;
  gint64 id;

  if (text != NULL && g_str_has_prefix (text, XL_IATI_PUBLISHER "-"))
    text += strlen (XL_IATI_PUBLISHER "-");
  id = xl_id_parse (text, &kind);
  return kind == wanted ? id : 0;
}

/* The record of the plan that has this key, or the id that every import of it gives. */
gint64
xl_iati_id_of_key (XlIatiReader *self, const XlKind *kind, const char *key)
{
  g_autofree char *whole = g_strconcat ("iati:", key, NULL);
  const gint64 id = xl_id_from_key (kind, whole);
  g_autoptr (GPtrArray) found = NULL;

  if (xl_iati_rows_knows (self->rows, kind, id))
    return id;
  found = xl_plan_find_all (self->plan, kind, key);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (((XlRecord *) g_ptr_array_index (found, i))->key, key) == 0)
      return xl_record_get_id (g_ptr_array_index (found, i));
  return id;
}

gint64
xl_iati_id_of_part (XlIatiReader *self, const XlKind *kind, const char *format, ...)
{
  g_autofree char *rest = NULL;
  g_autofree char *key = NULL;
  va_list args;

  va_start (args, format);
  rest = g_strdup_vprintf (format, args);
  va_end (args);
  key = g_strconcat ("iati:", self->identifier, "/", rest, NULL);
  return xl_id_from_key (kind, key);
}

void
xl_iati_give (XlIatiReader *self, XlIatiDraft *draft, const char *field, const char *text,
              const xmlNode *node)
{
  xl_iati_rows_give (self->rows, draft, field, text, xl_iati_line_of (node));
}

void
xl_iati_give_id (XlIatiReader *self, XlIatiDraft *draft, const char *field, gint64 id,
                 const xmlNode *node)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  xl_iati_give (self, draft, field, text, node);
}

void
xl_iati_give_number (XlIatiReader *self, XlIatiDraft *draft, const XlKind *kind, const char *field,
                     const char *text, const xmlNode *node)
{
  if (text != NULL)
    xl_iati_rows_give_plain (self->rows, draft, xl_kind_field (kind, field), text,
                             xl_iati_line_of (node));
}

void
xl_iati_give_choice (XlIatiReader *self, XlIatiDraft *draft, const XlKind *kind, const char *field,
                     int choice, const xmlNode *node)
{
  if (choice > 0)
    xl_iati_give (self, draft, field, xl_kind_field (kind, field)->choices[choice - 1].nick, node);
}

/* A record that others publish; NULL when its id is taken. */
XlIatiDraft *
xl_iati_draft_of (XlIatiReader *self, const XlKind *kind, gint64 id, const xmlNode *node)
{
  XlIatiDraft *draft = xl_iati_rows_draft (self->rows, kind, id, xl_iati_line_of (node));

  if (draft == NULL || self->source == 0)
    return draft;
  xl_iati_give (self, draft, "provenance", "published", node);
  xl_iati_give_id (self, draft, "source", self->source, node);
  return draft;
}

/* A row of the present project. */
XlIatiDraft *
xl_iati_part_of (XlIatiReader *self, const XlKind *kind, gint64 id, const xmlNode *node)
{
  XlIatiDraft *draft = xl_iati_draft_of (self, kind, id, node);

  if (draft != NULL)
    xl_iati_give_id (self, draft, "project", self->id, node);
  return draft;
}

/* --- our own records -------------------------------------------------------------------------- */

static void
read_field (XlIatiReader *self, XlIatiDraft *draft, const XlKind *kind, const xmlNode *node,
            GHashTable *sets)
{
  const XlField *field = xl_kind_field (kind, (const char *) node->name);
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *text = g_strdup ((const char *) content);
  g_autofree char *id = NULL;
  const XlKind *target = NULL;

  xmlFree (content);
  if (field == NULL || (field->flags & XL_FIELD_PLUMBING) || text == NULL)
    {
      xl_iati_left_out (self, node, "%s", (const char *) node->name);
      return;
    }
  if (field->type == XL_FIELD_SET)
    {
      GPtrArray *items = g_hash_table_lookup (sets, field);

      if (items == NULL)
        g_hash_table_insert (sets, (gpointer) field,
                             items = g_ptr_array_new_with_free_func (g_free));
      g_ptr_array_add (items, g_steal_pointer (&text));
    }
  else if (field->type == XL_FIELD_REFERENCE)
    {
      gint64 to = xl_id_parse (g_strstrip (text), &target);

      id = to != 0 && strcmp (target->name, field->target) == 0
               ? g_strdup_printf ("%" G_GINT64_FORMAT, to)
               : NULL;
      if (id == NULL)
        xl_iati_left_out (self, node, "%s %s", field->name, text);
      xl_iati_give (self, draft, field->name, id, node);
    }
  else
    xl_iati_rows_give_plain (self->rows, draft, field, text, xl_iati_line_of (node));
}

static void
read_record (XlIatiReader *self, const xmlNode *node)
{
  g_autoptr (GHashTable) sets
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autofree char *kind_name = xl_iati_dup_attribute (node, "kind");
  g_autofree char *id = xl_iati_dup_attribute (node, "id");
  xmlChar *key = xmlGetNoNsProp (node, (const xmlChar *) "key"); /* every blank counts */
  g_autofree char *provenance = xl_iati_dup_attribute (node, "provenance");
  const XlKind *kind = kind_name != NULL ? xl_kind_find (kind_name) : NULL;
  XlIatiDraft *draft = NULL;
  GHashTableIter iter;
  gpointer field, items;

  if (kind != NULL && xl_iati_rides (kind) && xl_iati_own_id (id, kind) != 0)
    draft
        = xl_iati_rows_draft (self->rows, kind, xl_iati_own_id (id, kind), xl_iati_line_of (node));
  if (draft != NULL)
    xl_iati_give (self, draft, "key", (const char *) key, node);
  xmlFree (key);
  if (draft == NULL)
    {
      xl_iati_left_out (self, node, "record %s", id != NULL ? id : "");
      return;
    }
  xl_iati_give (self, draft, "provenance", provenance, node);
  for (xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      read_field (self, draft, kind, at, sets);
  g_hash_table_iter_init (&iter, sets);
  while (g_hash_table_iter_next (&iter, &field, &items))
    {
      g_autofree char *text = NULL;

      g_ptr_array_add (items, NULL);
      text = xl_set_to_text ((const char *const *)((GPtrArray *) items)->pdata);
      xl_iati_give (self, draft, ((const XlField *) field)->name, text, node);
    }
}

void
xl_iati_read_records (XlIatiReader *self, const xmlNode *activity)
{
  for (xmlNode *at = activity->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE && at->ns != NULL
        && strcmp ((const char *) at->ns->href, XL_IATI_NAMESPACE) == 0
        && strcmp ((const char *) at->name, "records") == 0)
      for (xmlNode *record = at->children; record != NULL; record = record->next)
        if (record->type == XML_ELEMENT_NODE)
          read_record (self, record);
}

/* Whether an element only tells a record of ours, or stands for what was not known. */
gboolean
xl_iati_is_told (XlIatiReader *self, const xmlNode *node)
{
  g_autofree char *of = xl_iati_dup_ours (node, "of");
  g_autofree char *known = xl_iati_dup_ours (node, "known");
  const XlKind *kind = NULL;
  gint64 id = xl_id_parse (of, &kind);

  return g_strcmp0 (known, "false") == 0
         || (id != 0 && xl_iati_rows_find (self->rows, kind, id) != NULL);
}
