/* xl-link-list.h - what a record is linked with, a row each, and new links */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlLinkList:
 *
 * XlLinkList:title: heading of the section
 * XlLinkList:only: (nullable): name of a kind: only links of this kind, or records of it that no row links
 * XlLinkList:without: (nullable): names of kinds: all but these
 * XlLinkList:adds: (nullable): names of the links that can be made here, with spaces between; see xl-link-list.c
 * XlLinkList:hint: (nullable): what stands there while it is empty
 * XlLinkList:new: (nullable): what an entry asks for that makes a new record of the kind "only", of the region that
 *   is shown: "New strategy: its title"
 */
#define XL_TYPE_LINK_LIST (xl_link_list_get_type ())
G_DECLARE_FINAL_TYPE (XlLinkList, xl_link_list, XL, LINK_LIST, XlPart)

G_END_DECLS
