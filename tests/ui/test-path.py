#!/usr/bin/env python3
# test-path.py - a person's whole path through the window, in English or in German
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-path.py PROGRAM - open the sample, find Łódź by typing lodz, edit, undo, add a partner to a project,
see it on the map, export the dossier, import it into an empty plan file: both plans are the same."""
import gettext, os, re, subprocess, sys
from gi.repository import GLib
from uidrive import Desktop, check, until

PROGRAM = os.path.abspath(sys.argv[1])
GERMAN = os.environ.get("LC_ALL", "").startswith("de")
WORDS = gettext.translation("crosslink", os.environ.get("CROSSLINK_LOCALE_DIR"), ["de" if GERMAN else "en"],
                            fallback=not GERMAN)
T = WORDS.gettext
SAMPLE = "crosslink/Sample plan.crosslink"


def tool(d, *args):
    return subprocess.run([PROGRAM, *args], env=d.env, check=True, text=True, stdout=subprocess.PIPE).stdout


def show(app, page):
    app.activate_action("win.show-page", GLib.Variant("s", page))
    app.d.settle()


def search(app, words):
    app.key("ctrl+f")
    until(lambda: app.focused() and app.focused().role in ("text", "entry"), 10, "focus in the search")
    app.key("ctrl+a")
    app.type(words)


def entry(app, field):
    return app.find(where=lambda n: n.role in ("text", "entry") and n.name == T(field), index=0)


def choose(app, title, path):
    until(lambda: title in app.titles(), 15, f"window {title!r}")
    app.d.settle(0.3)
    if app.focused() and app.focused().role == "text":
        app.key("ctrl+a")
    app.type(path)
    app.d.settle(0.3)
    app.key("Return")


def path(d):
    dossier, again = f"{d.dir}/home/all.xml", f"{d.dir}/home/again.crosslink"
    app = d.launch([PROGRAM])
    app.find(role="button", name=re.compile(re.escape(T("Open the sample plan")))).press()
    sample = f"{d.env['XDG_DATA_HOME']}/{SAMPLE}"
    until(lambda: os.path.exists(sample) and "undo" in app.actions(), 20, "the sample plan")
    until(lambda: app.find_all(role="label", name="62"), 20, "62 partners in the sidebar")

    app.resize(*d.size)
    show(app, "regions")
    search(app, "lodz")
    app.find(role="heading", name="Łódź")
    before = tool(d, "digest", sample)
    entry(app, "Population").click()
    app.key("ctrl+a")
    app.type("2378000")
    app.key("Return")
    until(lambda: "2378000" in tool(d, "show", sample, "lodz"), 15, "the population in the plan file")
    app.key("Escape")
    app.activate_action("win.undo")
    until(lambda: tool(d, "digest", sample) == before, 15, "the plan file as before")

    show(app, "partners")
    search(app, "basf")
    app.find(role="heading", name="BASF")
    app.find(role="button", name=T("Add to a project…")).click()
    until(lambda: app.focused() and app.focused().text == "", 10, "an empty search in the picker")
    app.type("pyrolink")
    d.settle(0.3)
    app.key("Return")
    until(lambda: "PyroLink – BASF" in tool(d, "list", sample, "--kind", "participation"), 15, "BASF in PyroLink")

    show(app, "map")
    app.find(role="button", name=T("The same as a list")).click()
    search(app, "basf")
    app.find(role="list item", name=re.compile("^BASF"))

    app.activate_action("win.export-dossier")
    for label in ("_Persons, and fields that are personal", "P_rivate projects"):
        app.find(role="check box", name=T(label).replace("_", "")).click()
    app.find(role="button", name=T("_Export…").replace("_", "")).click()
    choose(app, T("Where to put the dossier"), dossier)
    until(lambda: os.path.exists(dossier), 20, "the dossier")
    tool(d, "validate", dossier)
    check(app.quit() == 0, f"a good end: {app.output()}")

    tool(d, "new", again)
    app = d.launch([PROGRAM, again])
    until(lambda: "import-dossier" in app.actions() and app.actions()["import-dossier"][0], 20, "the empty plan")
    app.activate_action("win.import-dossier")
    choose(app, T("Import a file"), dossier)
    app.find(role="button", name=WORDS.pgettext("button", "Import"), where=lambda n: n.toplevel.name == T("Import a dossier")).press()
    until(lambda: tool(d, "digest", again) == tool(d, "digest", sample), 30, "both plans the same")
    check(app.quit() == 0, f"a good end: {app.output()}")
    said = [l for a in d.apps for l in a.output().splitlines() if "WARNING" in l or "CRITICAL" in l or "ERROR" in l]
    check(not said, f"messages: {said}")


slow = 4 if "ASAN_OPTIONS" in os.environ and "detect_leaks=0" in os.environ["ASAN_OPTIONS"] else 1
with Desktop(size=(1366, 1000), timeout=30 * slow) as desktop:
    try:
        path(desktop)
    except BaseException:
        if os.environ.get("CROSSLINK_SHOTS"):
            desktop.screenshot(f"{os.environ['CROSSLINK_SHOTS']}/path.png")
        for each in desktop.apps:
            print(each.output()[-3000:])
        raise
print("ok")
