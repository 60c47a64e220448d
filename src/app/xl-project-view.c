/* xl-project-view.c - one project: stages, gate, verdict, and its tabs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h> /* first: xl-field.h defines N_ where nobody has */

#include "xl-project-view.h"

#include <string.h>

#include "xl-application.h"
#include "xl-desk-edits.h"
#include "xl-desk-words.h"
#include "xl-mark.h"
#include "xl-one-stop.h"
#include "xl-project-documents.h"
#include "xl-project-dossier.h"
#include "xl-project-funding.h"
#include "xl-project-gate.h"
#include "xl-project-indicators.h"
#include "xl-project-milestones.h"
#include "xl-project-partnership.h"
#include "xl-project-plan.h"
#include "xl-project-risks.h"
#include "xl-project-sensitivity.h"
#include "xl-project-summary.h"
#include "xl-project-verdict.h"
#include "xl-stage-stepper.h"
#include "xl-tab-layout.h"

struct _XlProjectView
{
  XlPart parent_instance;

  XlRecord *shown; /* borrowed, only compared: the project that the head was set for */

  /* template */
  GtkLabel *title;
  GtkWidget *mark;
  GtkLabel *about;
  GtkWidget *menu;
  XlProjectGate *gate;
  GtkStackSwitcher *switcher;
  GtkStack *tabs;
};

G_DEFINE_FINAL_TYPE (XlProjectView, xl_project_view, XL_TYPE_PART)

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A tab, and the kinds of parts that it shows; "project" are fields of the project itself. */
typedef struct
{
  const char *name;
  const char *title; /* N_() */
  GType (*get_type) (void);
  const char *kinds;
} Tab;

static const Tab the_tabs[] = {
  { "summary", N_("Summary"), xl_project_summary_get_type, " score " },
  { "partnership", N_("Partnership"), xl_project_partnership_get_type, " participation project-region " },
  { "plan", N_("Plan"), xl_project_plan_get_type, " cash-line " },
  { "funding", N_("Funding"), xl_project_funding_get_type, " funding-line " },
  { "sensitivity", N_("Sensitivity"), xl_project_sensitivity_get_type, " scenario " },
  { "risks", N_("Risks"), xl_project_risks_get_type, " risk " },
  { "milestones", N_("Milestones"), xl_project_milestones_get_type, " milestone " },
  { "indicators", N_("Indicators"), xl_project_indicators_get_type, " indicator " },
  { "documents", N_("Documents"), xl_project_documents_get_type, " document agreement " },
  { "dossier", N_("Dossier"), xl_project_dossier_get_type, "" },
};

static const Tab *
tab_of_kind (const XlKind *kind)
{
  g_autofree char *word = g_strdup_printf (" %s ", kind->name);

  for (guint i = 0; i < G_N_ELEMENTS (the_tabs); i++)
    if (strstr (the_tabs[i].kinds, word) != NULL)
      return &the_tabs[i];
  return NULL;
}

/* ---- tabs ---- */

static guint
shown_tab (XlProjectView *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->tabs);

  for (guint i = 0; i < G_N_ELEMENTS (the_tabs); i++)
    if (g_strcmp0 (the_tabs[i].name, name) == 0)
      return i;
  return 0;
}

/* Each is built when it is first visited. */
static XlProjectTab *
build_tab (XlProjectView *self, guint index)
{
  GtkWidget *place = gtk_stack_get_child_by_name (self->tabs, the_tabs[index].name);
  GtkWidget *tab = gtk_widget_get_first_child (place);

  if (tab == NULL)
    {
      tab = g_object_new (the_tabs[index].get_type (), NULL);
      gtk_widget_set_hexpand (tab, TRUE);
      gtk_widget_set_vexpand (tab, TRUE);
      gtk_box_append (GTK_BOX (place), tab);
      g_object_bind_property (self, "record", tab, "record", G_BINDING_SYNC_CREATE);
    }
  return XL_PROJECT_TAB (tab);
}

static void
visible_cb (XlProjectView *self)
{
  build_tab (self, shown_tab (self));
}

static void
focus_switcher (XlProjectView *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->switcher)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (GTK_IS_TOGGLE_BUTTON (button) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      gtk_widget_grab_focus (button);
}

/* Before the widgets see them: a text would move its cursor by a page. */
static gboolean
key_cb (XlProjectView *self, guint key, guint code, GdkModifierType state)
{
  int step = key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down ? 1
             : key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up   ? -1
                                                                     : 0;
  int next = (int) shown_tab (self) + step;

  if (step == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (next >= 0 && next < (int) G_N_ELEMENTS (the_tabs))
    {
      gtk_stack_set_visible_child_name (self->tabs, the_tabs[next].name);
      focus_switcher (self);
    }
  return GDK_EVENT_STOP;
}

static void
add_tabs (XlProjectView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (the_tabs); i++)
    gtk_stack_add_titled (self->tabs, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), the_tabs[i].name, _(the_tabs[i].title));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->switcher), g_object_new (XL_TYPE_TAB_LAYOUT, NULL));
  g_signal_connect_object (self->tabs, "notify::visible-child", G_CALLBACK (visible_cb), self, G_CONNECT_SWAPPED);
  visible_cb (self);
}

/* ---- going to a part ---- */

static gboolean
show_kind (XlProjectView *self, const XlKind *kind, XlRecord *part, const char *field)
{
  const Tab *tab = tab_of_kind (kind);

  if (tab == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (self->tabs, tab->name);
  return xl_project_tab_focus_part (build_tab (self, (guint) (tab - the_tabs)), kind, part, field);
}

static void
show_tab_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  xl_project_view_show_tab (XL_PROJECT_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* The record that satisfies a condition, the field that is missing, or the place where a missing record is added. */
static void
show_part_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlProjectView *self = XL_PROJECT_VIEW (widget);
  XlPlan *plan = xl_part_get_plan (XL_PART (self));
  const char *field, *kind;
  XlRecord *record;
  gint64 id;

  g_variant_get (parameter, "(x&s&s)", &id, &field, &kind);
  record = plan != NULL ? xl_plan_lookup (plan, id) : NULL;
  if (record == NULL)
    return;
  if (*kind != '\0' && xl_kind_find (kind) != NULL && show_kind (self, xl_kind_find (kind), NULL, NULL))
    return;
  if (record == xl_part_get_record (XL_PART (self)))
    xl_project_view_focus_field (self, *field != '\0' ? field : "title");
  else if (!xl_project_view_show_part (self, record, *field != '\0' ? field : NULL))
    {
      if (*field != '\0')
        gtk_widget_activate_action (widget, "win.open-field", "(xs)", id, field);
      else
        gtk_widget_activate_action (widget, "win.open-record", "x", id);
    }
}

/* ---- the head ---- */

static void
retire_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  XlPlan *plan = xl_part_get_plan (XL_PART (widget));
  XlRecord *record = xl_part_get_record (XL_PART (widget));
  g_autoptr (XlEdit) edit = NULL;

  if (plan == NULL || record == NULL)
    return;
  edit = record->retired ? xl_edits_restore (plan, &record, 1) : xl_edits_retire (plan, &record, 1);
  if (edit != NULL)
    xl_desk_edit (xl_part_get_desk (XL_PART (widget)), edit, NULL);
}

static void
show_on_map_cb (XlProjectView *self)
{
  XlRecord *record = xl_part_get_record (XL_PART (self));

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-on-map", "x", xl_record_get_id (record));
}

static void
back_cb (XlProjectView *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
stage_cb (XlProjectView *self, int gate)
{
  xl_project_gate_set_gate (self->gate, gate);
}

static void
xl_project_view_refresh (XlPart *part)
{
  XlProjectView *self = XL_PROJECT_VIEW (part);
  XlRecord *record = xl_part_get_record (part);
  XlPlan *plan = xl_part_get_plan (part);
  g_autofree char *about = NULL;

  if (record == NULL || plan == NULL)
    {
      self->shown = NULL;
      return;
    }
  about = xl_words_about (plan, record);
  gtk_label_set_text (self->title, ((XlProject *) record)->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), ((XlProject *) record)->title);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), about);
  gtk_widget_set_visible (self->mark, xl_plan_is_illustrative (plan, record, NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.retire", !xl_desk_get_read_only (xl_part_get_desk (part)));
  if (self->shown != record)
    {
      if (self->shown != NULL)
        gtk_stack_set_visible_child_name (self->tabs, the_tabs[0].name);
      self->shown = record;
    }
}

static void
ensure_types (void)
{
  g_type_ensure (XL_TYPE_MARK);
  g_type_ensure (XL_TYPE_ONE_STOP);
  g_type_ensure (XL_TYPE_PROJECT_GATE);
  g_type_ensure (XL_TYPE_PROJECT_VERDICT);
  g_type_ensure (XL_TYPE_STAGE_STEPPER);
}

static void
xl_project_view_class_init (XlProjectViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  XL_PART_CLASS (class)->refresh = xl_project_view_refresh;
  signals[BACK] = g_signal_new ("back", XL_TYPE_PROJECT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, XL_RESOURCE "ui/xl-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, title);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, mark);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, about);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, menu);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, gate);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, switcher);
  gtk_widget_class_bind_template_child (widget_class, XlProjectView, tabs);
  gtk_widget_class_bind_template_callback (widget_class, show_on_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_cb);
  gtk_widget_class_install_action (widget_class, "record.retire", NULL, retire_cb);
  gtk_widget_class_install_action (widget_class, "project.show-tab", "s", show_tab_action);
  gtk_widget_class_install_action (widget_class, "project.show-part", "(xss)", show_part_action);
}

static void
xl_project_view_init (XlProjectView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_tabs (self);
}

/* ---- public ---- */

/**
 * xl_project_view_focus_field:
 * @field: name of a field of a project
 *
 * Returns: whether the field is there and has the focus now
 */
gboolean
xl_project_view_focus_field (XlProjectView *self, const char *field)
{
  guint tab = g_strcmp0 (field, "parent") == 0 ? 1 : 0;

  gtk_stack_set_visible_child_name (self->tabs, the_tabs[tab].name);
  return xl_project_tab_focus_part (build_tab (self, tab), &xl_kind_project, NULL, field);
}

/**
 * xl_project_view_show_tab:
 * @tab: name of a tab: "summary", "milestones"
 *
 * Shows the tab, where there is one of that name.
 */
void
xl_project_view_show_tab (XlProjectView *self, const char *tab)
{
  if (gtk_stack_get_child_by_name (self->tabs, tab) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, tab);
}

/**
 * xl_project_view_show_part:
 * @part: a record
 * @field: (nullable): one of its fields
 *
 * Returns: whether @part belongs to the project and one of the tabs shows it now, with the focus in it
 */
gboolean
xl_project_view_show_part (XlProjectView *self, XlRecord *part, const char *field)
{
  const XlKind *kind = xl_record_get_kind (part);
  const XlField *project = xl_kind_field (kind, "project");
  XlRecord *shown = xl_part_get_record (XL_PART (self));

  return project != NULL && shown != NULL && xl_field_get_reference (project, part) == xl_record_get_id (shown)
         && show_kind (self, kind, part, field);
}
