/* xl-iati-read.c - activities that come in, as others publish them: much is missing, and some of it
 * is wrong */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-iati-reader.h"

#include "xl-fold.h"
#include "xl-id.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

/* 1. Nothing is fetched and no entity is expanded: the scan of the dossier stops at a DOCTYPE.
 * 2. An element that is not there, or does not read, costs its field and no more; a note says so.
 * 3. Records in our own namespace come before what an element says in IATI's words. */

/* --- activities ------------------------------------------------------------------------------- */

/* Who published it, as a source of everything in it. */
static gint64
read_source (XlIatiReader *self, const xmlNode *activity)
{
  const xmlNode *node = xl_iati_child (activity, "reporting-org");
  g_autofree char *ref = xl_iati_dup_attribute (node, "ref");
  g_autofree char *name = node != NULL ? xl_iati_dup_line (node) : NULL;
  const char *who = name != NULL ? name : ref;
  g_autofree char *title = who != NULL ? g_strdup_printf ("IATI: %.900s", who) : g_strdup ("IATI");
  g_autofree char *clean = g_utf8_make_valid (title, -1);
  g_autofree char *key = g_strconcat ("source:", ref != NULL ? ref : who != NULL ? who : "", NULL);
  gint64 id = xl_iati_id_of_key (self, &xl_kind_source, key);
  XlIatiDraft *draft
      = xl_iati_rows_draft (self->rows, &xl_kind_source, id, xl_iati_line_of (activity));

  if (draft == NULL)
    return 0;
  xl_iati_give (self, draft, "title", clean, activity);
  xl_iati_give (self, draft, "publisher", name, activity);
  xl_iati_give (self, draft, "provenance", "published", activity);
  return id;
}

/* Of a file of ours: every blank as it was. */
static char *
dup_exact (const xmlNode *node)
{
  const xmlNode *narrative = node != NULL ? xl_iati_child (node, "narrative") : NULL;
  xmlChar *content = narrative != NULL ? xmlNodeGetContent (narrative) : NULL;
  char *text = g_strdup ((const char *) content);

  xmlFree (content);
  return text;
}

static void
read_texts (XlIatiReader *self, const xmlNode *activity)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  const xmlNode *first = NULL, *title = xl_iati_child (activity, "title");
  g_autofree char *line = self->source == 0 ? dup_exact (title) : xl_iati_dup_line (title);

  xl_iati_give (self, self->project, "title", line, title != NULL ? title : activity);
  for (xmlNode *at = activity->children; at != NULL; at = at->next)
    if (xl_iati_is_called (at, "description") && !xl_iati_is_told (self, at))
      {
        g_autofree char *text = self->source == 0 ? dup_exact (at) : xl_iati_dup_narrative (at);

        if (text == NULL)
          continue;
        g_string_append_printf (summary, "%s%s", first != NULL ? "\n\n" : "", text);
        first = first != NULL ? first : at;
      }
  if (first != NULL)
    xl_iati_give (self, self->project, "summary", summary->str, first);
}

/* What stands for itself, or was read together with others. */
static gboolean
is_read (const xmlNode *node)
{
  g_autofree char *code = strcmp ((const char *) node->name, "sector") == 0 ? xl_iati_dup_attribute (node, "code") : NULL;
  static const char *const names[] = { "iati-identifier",
                                       "reporting-org",
                                       "title",
                                       "description",
                                       "other-identifier",
                                       "activity-date",
                                       "activity-scope",
                                       "budget",
                                       "planned-disbursement",
                                       "transaction",
                                       "default-finance-type",
                                       NULL };

  return node->ns != NULL || g_strv_contains (names, (const char *) node->name)
         || g_strcmp0 (code, XL_IATI_CHEMICALS) == 0;
}

static void
read_element (XlIatiReader *self, const xmlNode *activity, const xmlNode *node, guint *n_indicators)
{
  const char *name = (const char *) node->name;
  g_autofree char *code = xl_iati_dup_attribute (node, "code");

  if (is_read (node) || xl_iati_is_told (self, node))
    return;
  if (strcmp (name, "activity-status") == 0)
    xl_iati_read_status (self, node);
  else if (strcmp (name, "participating-org") == 0)
    xl_iati_read_participant (self, node);
  else if (strcmp (name, "location") == 0)
    xl_iati_read_location (self, activity, node);
  else if (strcmp (name, "document-link") == 0)
    xl_iati_read_paper (self, node);
  else if (strcmp (name, "related-activity") == 0)
    xl_iati_read_relation (self, node);
  else if (strcmp (name, "result") == 0)
    {
      for (xmlNode *at = node->children; at != NULL; at = at->next)
        if (xl_iati_is_called (at, "indicator"))
          xl_iati_read_indicator (self, node, at, ++*n_indicators);
    }
  else if (self->source != 0
           && !(strcmp (name, "recipient-country") == 0
                && xl_iati_child (activity, "location") != NULL))
    xl_iati_left_out (self, node, "%s%s%s", name, code != NULL ? " " : "",
                      code != NULL ? code : "");
}

static void
read_activity (XlIatiReader *self, const xmlNode *activity)
{
  const xmlNode *named = xl_iati_child (activity, "iati-identifier");
  guint n_indicators = 0;
  gint64 own;

  g_free (self->identifier);
  self->identifier = named != NULL ? xl_iati_take (xmlNodeGetContent (named)) : NULL;
  if (self->identifier == NULL)
    {
      xl_iati_left_out (self, activity, "iati-activity");
      return;
    }
  own = xl_iati_own_id (self->identifier, &xl_kind_project);
  self->id = own != 0 ? own : xl_iati_id_of_key (self, &xl_kind_project, self->identifier);
  self->is_new = xl_plan_lookup (self->plan, self->id) == NULL;
  if (self->is_new && xl_iati_child (activity, "title") == NULL)
    {
      xl_iati_left_out (self, activity, "iati-activity %s", self->identifier);
      return;
    }
  self->source = own != 0 ? 0 : read_source (self, activity);
  g_free (self->currency);
  self->currency = xl_iati_dup_attribute (activity, "default-currency");
  xl_iati_read_records (self, activity);
  self->project = xl_iati_draft_of (self, &xl_kind_project, self->id, activity);
  if (self->project == NULL)
    {
      xl_iati_left_out (self, activity, "iati-activity %s", self->identifier);
      return;
    }
  if (own == 0)
    xl_iati_give (self, self->project, "key", self->identifier, named);
  if (self->is_new && self->currency != NULL)
    xl_iati_give (self, self->project, "currency", self->currency, activity);
  read_texts (self, activity);
  xl_iati_read_dates (self, activity);
  xl_iati_read_budgets (self, activity);
  xl_iati_read_funding (self, activity);
  for (xmlNode *at = activity->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      read_element (self, activity, at, &n_indicators);
}

/* --- the file --------------------------------------------------------------------------------- */

static void
know_plan (XlIatiReader *self)
{
  const GPtrArray *organisations = xl_plan_get_live (self->plan, &xl_kind_organisation);
  const GPtrArray *regions = xl_plan_get_live (self->plan, &xl_kind_region);

  self->organisations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->regions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = organisations->len; i-- > 0;) /* of two with one name the first is meant */
    {
      XlOrganisation *organisation = g_ptr_array_index (organisations, i);

      for (char **alias = organisation->aliases; alias != NULL && *alias != NULL; alias++)
        g_hash_table_replace (self->organisations, xl_fold (*alias),
                              &organisation->parent_instance.id);
      g_hash_table_replace (self->organisations, xl_fold (organisation->name),
                            &organisation->parent_instance.id);
    }
  for (guint i = regions->len; i-- > 0;)
    {
      XlRegion *region = g_ptr_array_index (regions, i);
      g_autofree char *folded = xl_fold (region->name);

      g_hash_table_replace (self->regions, g_strconcat (region->country, ":", folded, NULL),
                            &region->parent_instance.id);
    }
}

static void
add_fault (XlDossierResult *result, XlDossierFaultCode code, guint line, const char *detail)
{
  XlDossierFault *fault = g_new0 (XlDossierFault, 1);

  fault->code = code;
  fault->line = line;
  fault->detail = g_strdup (detail);
  g_ptr_array_add (result->faults, fault);
}

static xmlDoc *
parse (const char *bytes, gsize size, XlDossierResult *result)
{
  XlDossierScan scan;
  xmlParserCtxt *parser = NULL;
  xmlDoc *document = NULL;

  xl_dossier_scan_init (&scan);
  if (!xl_dossier_scan_feed (&scan, bytes, size))
    add_fault (result, scan.code, scan.line, scan.detail);
  else if (size > G_MAXINT || (parser = xmlNewParserCtxt ()) == NULL)
    add_fault (result, XL_DOSSIER_TOO_LARGE, 0, "2 GiB");
  else
    {
      document = xmlCtxtReadMemory (parser, bytes, (int) size, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                        | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
      if (document == NULL)
        {
          const xmlError *why = xmlCtxtGetLastError (parser);
          g_autofree char *detail = xl_dossier_shorten (why != NULL ? why->message : NULL);

          add_fault (result,
                     xl_dossier_scan_is_whole (&scan) ? XL_DOSSIER_NOT_WELL_FORMED
                                                      : XL_DOSSIER_TRUNCATED,
                     why != NULL ? (guint) MAX (why->line, 0) : 0, detail);
        }
    }
  if (parser != NULL)
    xmlFreeParserCtxt (parser);
  xl_dossier_scan_clear (&scan);
  return document;
}

static void
read_document (XlIatiReader *self, const xmlDoc *document, const char *label)
{
  const xmlNode *root = xmlDocGetRootElement (document);

  know_plan (self);
  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    if (xl_iati_is_called (at, "iati-activity"))
      read_activity (self, at);
  xl_iati_rows_finish (self->rows, label);
  g_hash_table_unref (self->organisations);
  g_hash_table_unref (self->regions);
  g_free (self->identifier);
  g_free (self->currency);
}

static gboolean
begins (const char *at, const char *end, const char *with)
{
  return (gsize) (end - at) >= strlen (with) && memcmp (at, with, strlen (with)) == 0;
}

/**
 * xl_iati_is:
 *
 * @bytes: the file, or its beginning
 *
 * Returns: whether its first element is that of IATI activities
 */
gboolean
xl_iati_is (const char *bytes, gsize size)
{
  static const char name[] = "<iati-activities";
  const char *at = bytes, *end = bytes + size;

  while (at < end)
    {
      const char *close = begins (at, end, "<!--") ? "-->" : begins (at, end, "<?") ? "?>" : NULL;

      if (close == NULL && *at == '<')
        return begins (at, end, name) && (gsize) (end - at) >= sizeof name
               && memchr (" \t\r\n/>", at[sizeof name - 1], 6) != NULL;
      if (close != NULL && (at = g_strstr_len (at, end - at, close)) == NULL)
        return FALSE;
      at += close != NULL ? strlen (close) : 1;
    }
  return FALSE;
}

/**
 * xl_iati_read:
 * @plan: what it is compared with; not changed
 * @label: of the edit, such as "Import A.xml"
 *
 * Reads activities and says what their import would do: projects, who takes part, where, money,
 * papers and indicators. Nothing is deleted and no value is taken away. Notes say what was left
 * out.
 *
 * Returns: (transfer full): the result
 */
XlDossierResult *
xl_iati_read (const char *bytes, gsize size, XlPlan *plan, const char *label)
{
  XlDossierResult *result = g_new0 (XlDossierResult, 1);
  XlIatiReader self = { .plan = plan };
  xmlDoc *document;

  self.rows = xl_iati_rows_new (plan, result);
  document = parse (bytes, size, result);
  if (document != NULL)
    {
      read_document (&self, document, label);
      xmlFreeDoc (document);
    }
  xl_iati_rows_free (self.rows);
  return result;
}
