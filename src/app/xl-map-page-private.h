/* xl-map-page-private.h - what the parts of the Map page share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-desk-map.h"
#include "xl-map-answer.h"
#include "xl-map-choice.h"
#include "xl-map-inspector.h"
#include "xl-map-link.h"
#include "xl-map-list.h"
#include "xl-map-match.h"
#include "xl-map-measures.h"
#include "xl-map-page.h"
#include "xl-map-time.h"
#include "xl-map-view.h"
#include "xl-map-views.h"

G_BEGIN_DECLS

struct _XlMapPage
{
  XlPage parent_instance;

  XlPlan *plan;        /* owned */
  char *path;          /* owned; of its file */
  XlGraph *all;        /* owned; NULL without a plan */
  XlGraph *shown;      /* owned */
  XlMapFilter filter;
  char **countries;    /* owned; codes, in the order of the choice */
  char **tags;         /* owned; in the order of the choice */
  char **materials;    /* owned; the same */
  guint other_kinds;   /* what was shown before the matches were */
  gint64 offer, need;  /* of the selected match, or 0 */
  gboolean stale;      /* the plan changed since the graphs were made */
  guint rebuild_idle, width_idle, fit_idle, path_idle;
  gint64 path_to;      /* what path_idle is about */
  int wanted_pane;
  gboolean setting;

  /* template */
  GtkWidget *toolbar;
  GtkWidget *layouts;
  GtkMenuButton *layout_button;
  GtkToggleButton *regions;
  GtkToggleButton *organisations;
  GtkToggleButton *projects;
  GtkToggleButton *networks;
  GtkToggleButton *matches;
  XlMapChoice *material;
  XlMapChoice *regime;
  GtkToggleButton *events;
  XlMapChoice *stage;
  XlMapChoice *country;
  XlMapChoice *objective;
  XlMapChoice *tag;
  XlMapViews *views;
  GtkToggleButton *as_list;
  GtkToggleButton *pane_button;
  GtkMenuButton *look_button;
  GtkWidget *export_word;
  GtkStack *stack;
  XlMapTime *time;
  XlMapView *view;
  GtkWidget *zoom_buttons;
  GtkWidget *pane;
  GtkStack *pane_stack;
  XlMapList *list;
  XlMapInspector *inspector;
  XlMapAnswer *answer;
  XlMapMeasures *measures;
  XlMapMatch *match;
  XlMapMatch *match_list; /* the twin of the arcs, below that of the nodes */
  GtkPopover *look_popover;
  GtkDropDown *size_by;
  GtkDropDown *colour_by;
  GtkCheckButton *with_private;
  GtkWidget *over;     /* around the canvas: popovers point from it */
  GtkWidget *banner;
  GtkLabel *banner_text;
  GMenuModel *node_menu_model;

  /* children of @over */
  GtkPopoverMenu *node_menu;
  XlMapLinkPopover *link;
};

/* xl-map-page.c */
XlRecord *xl_map_page_live_record (XlMapPage *self, gint64 id);
void xl_map_page_select (XlMapPage *self, gint64 id);
void xl_map_page_refilter (XlMapPage *self);
void xl_map_page_rebuild (XlMapPage *self);
void xl_map_page_set_mode (XlMapPage *self, XlLayoutMode mode);
void xl_map_page_choose_tag (XlMapPage *self, const char *tag);
void xl_map_page_say (XlMapPage *self, const char *sentence);

/* xl-map-tools.c */
void xl_map_tools_class_init (GtkWidgetClass *class);
void xl_map_tools_init (XlMapPage *self);
void xl_map_tools_queue_fit (XlMapPage *self);

/* xl-map-arcs.c */
void xl_map_arcs_class_init (GtkWidgetClass *class);
void xl_map_arcs_init (XlMapPage *self);
void xl_map_arcs_offer (XlMapPage *self);
void xl_map_arcs_tell (XlMapPage *self);
void xl_map_arcs_select (XlMapPage *self, gint64 offer, gint64 need);
gboolean xl_map_arcs_leave (XlMapPage *self);
void xl_map_arcs_set_widgets (XlMapPage *self, const XlMapFilter *filter);
const char *xl_map_arcs_pane (XlMapPage *self);

/* xl-map-export.c */
void xl_map_export_class_init (GtkWidgetClass *class);

/* xl-map-state.c */
void xl_map_state_class_init (GtkWidgetClass *class);
void xl_map_state_offer_look (XlMapPage *self);
gboolean xl_map_state_hides_private (XlMapPage *self);

/* xl-map-relate.c */
void xl_map_relate_class_init (GtkWidgetClass *class);
void xl_map_relate_init (XlMapPage *self);
void xl_map_relate_announce (XlMapPage *self);
void xl_map_relate_clear (XlMapPage *self);
void xl_map_relate_chain (XlMapPage *self, XlValueChain *record);
gboolean xl_map_relate_is_asking (XlMapPage *self);
void xl_map_relate_read_pins (XlMapPage *self);
void xl_map_relate_update (XlMapPage *self);

G_END_DECLS
