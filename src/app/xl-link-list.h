/* xl-link-list.h - what a record is linked with, a row each, and new links */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-part.h"

G_BEGIN_DECLS

/**
 * XlLinkList:
 *
 * XlLinkList:title: heading of the section
 * XlLinkList:only: (nullable): name of a link kind: only links of this kind
 * XlLinkList:without: (nullable): names of link kinds: all but links of these
 * XlLinkList:adds: (nullable): names of the links that can be made here, with spaces between; see xl-link-list.c
 * XlLinkList:hint: (nullable): what stands there while it is empty
 */
#define XL_TYPE_LINK_LIST (xl_link_list_get_type ())
G_DECLARE_FINAL_TYPE (XlLinkList, xl_link_list, XL, LINK_LIST, XlPart)

G_END_DECLS
