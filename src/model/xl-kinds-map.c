/* xl-kinds-map.c - field tables: what people keep of the map: views, scenes, tags, the parking lot */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-kind-private.h"

static const XlChoice map_layouts[] = {
  { "network", N_("network") },
  { "clusters", N_("clusters") },
  { "geography", N_("geography") },
  { "pipeline", N_("pipeline") },
  { "circle", N_("circle") },
  { NULL }
};

static const XlChoice map_kinds[] = {
  { "region", N_("region") },
  { "organisation", N_("organisation") },
  { "project", N_("project") },
  { "event", N_("event") },
  { "network", N_("network") },
  { "match", N_("match") },
  { NULL }
};

static const XlChoice map_stages[] = {
  { "learn", N_("Learn") },
  { "connect", N_("Connect") },
  { "demonstrate", N_("Demonstrate") },
  { "commercialise", N_("Commercialise") },
  { "scale-up", N_("Scale-up") },
  { NULL }
};

static const XlChoice map_objectives[] = {
  { "O1", N_("O1") },
  { "O2", N_("O2") },
  { "O3", N_("O3") },
  { "O4", N_("O4") },
  { NULL }
};

static const XlChoice map_sizes[] = {
  { "projects", N_("projects") },
  { "degree", N_("degree") },
  { "betweenness", N_("betweenness") },
  { "closeness", N_("closeness") },
  { "core", N_("core (k-core)") },
  { "money", N_("investment") },
  { "co2", N_("CO₂e avoided") },
  { NULL }
};

static const XlChoice map_colours[] = {
  { "country", N_("country") },
  { "stage", N_("stage") },
  { "type", N_("type") },
  { "component", N_("connected part") },
  { "core", N_("core (k-core)") },
  { NULL }
};

static const XlField view_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlSavedView, name), N_("Name"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "layout", XL_FIELD_CHOICE, XL_AT (XlSavedView, layout), N_("Layout"), XL_FIELD_REQUIRED,
    .choices = map_layouts, .fallback = "network" },
  { "kinds", XL_FIELD_SET, XL_AT (XlSavedView, kinds), N_("Kinds"), 0, .choices = map_kinds },
  { "stages", XL_FIELD_SET, XL_AT (XlSavedView, stages), N_("Stages"), 0, .choices = map_stages },
  { "objectives", XL_FIELD_SET, XL_AT (XlSavedView, objectives), N_("Objectives"), 0,
    .choices = map_objectives },
  { "country", XL_FIELD_TEXT, XL_AT (XlSavedView, country), N_("Country"), 0, .codes = "countries" },
  { "tag", XL_FIELD_TEXT, XL_AT (XlSavedView, tag), N_("Tag") },
  { "focus", XL_FIELD_REFERENCE, XL_AT (XlSavedView, focus), N_("Focus"), 0, .target = "*" },
  { "hops", XL_FIELD_INTEGER, XL_AT (XlSavedView, hops), N_("Steps around the focus"), 0, .min = 1, .max = 9 },
  { "size_by", XL_FIELD_CHOICE, XL_AT (XlSavedView, size_by), N_("Size by"), 0, .choices = map_sizes },
  { "colour_by", XL_FIELD_CHOICE, XL_AT (XlSavedView, colour_by), N_("Colour by"), 0, .choices = map_colours },
  { "day", XL_FIELD_DATE, XL_AT (XlSavedView, day), N_("As of") },
  { "zoom", XL_FIELD_REAL, XL_AT (XlSavedView, zoom), N_("Zoom"), 0, .min = 0.01, .max = 100 },
  { "x", XL_FIELD_REAL, XL_AT (XlSavedView, x), N_("Centre, across"), 0, .min = -1e7, .max = 1e7 },
  { "y", XL_FIELD_REAL, XL_AT (XlSavedView, y), N_("Centre, down"), 0, .min = -1e7, .max = 1e7 },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlSavedView, xl_view, view, "view", N_("Saved view"), N_("Saved views"), 0)

static const XlField scene_fields[] = {
  { "title", XL_FIELD_TEXT, XL_AT (XlStoryScene, title), N_("Title"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "position", XL_FIELD_INTEGER, XL_AT (XlStoryScene, position), N_("Place in the order"), 0,
    .min = 0, .max = 100000 },
  { "view", XL_FIELD_REFERENCE, XL_AT (XlStoryScene, view), N_("View"), 0, .target = "view" },
  { "line", XL_FIELD_TEXT, XL_AT (XlStoryScene, line), N_("Line of text"), XL_FIELD_SEARCHED },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlStoryScene, xl_scene, scene, "scene", N_("Scene"), N_("Scenes"), 0)

static const XlField tag_fields[] = {
  { "name", XL_FIELD_TEXT, XL_AT (XlTag, name), N_("Tag"), XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "record", XL_FIELD_REFERENCE, XL_AT (XlTag, record), N_("Record"), XL_FIELD_REQUIRED, .target = "*" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlTag, xl_tag, tag, "tag", N_("Tag"), N_("Tags"), XL_KIND_LINK | XL_KIND_ABOUT)

static const XlField idea_fields[] = {
  { "text", XL_FIELD_TEXT, XL_AT (XlIdea, text), N_("Idea"),
    XL_FIELD_REQUIRED | XL_FIELD_SEARCHED | XL_FIELD_NAME },
  { "proposer", XL_FIELD_TEXT, XL_AT (XlIdea, proposer), N_("Proposed by"), XL_FIELD_PERSONAL },
  { "date", XL_FIELD_DATE, XL_AT (XlIdea, date), N_("Date") },
  { "project", XL_FIELD_REFERENCE, XL_AT (XlIdea, project), N_("Project"), 0, .target = "project" },
  { "settled", XL_FIELD_FLAG, XL_AT (XlIdea, settled), N_("Settled"), 0, .fallback = "0" },
  XL_RECORD_FIELDS
};
XL_DEFINE_KIND (XlIdea, xl_idea, idea, "idea", N_("Idea"), N_("Ideas"), 0)
