#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-present - making scenes, presenting them and ending it, as a person does: test-present.py CROSSLINK"""
import os
import subprocess
import sys
import tempfile

from gi.repository import GLib

from uidrive import Desktop, until

PROGRAM = os.path.abspath(sys.argv[1])
ENV = {"G_DEBUG": "fatal-criticals"}
SIZE = (1366, 768)

VIEWS = """id,name,layout,kinds
v1,Who with whom,network,"[""project"",""region""]"
v2,Where,geography,
"""
LINE = "Ask who is missing"


def tool(*args):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (args, done.returncode, done.stdout, done.stderr)
    return done.stdout


def table(plan, folder, kind, text):
    path = os.path.join(folder, kind + ".csv")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    tool("import", plan, path, "--kind", kind)


def scenes(plan):
    """Titles and lines of the scenes that the file has, in their order."""
    rows = [r.split("\t") for r in tool("list", plan, "--kind", "scene").splitlines()]
    head = {name: i for i, name in enumerate(rows[0])}
    rows = [r for r in rows[1:] if r[head["retired"]] == "0"]
    rows.sort(key=lambda r: int(r[head["position"]]))
    return [(r[head["title"]], r[head["line"]]) for r in rows]


def seen(app):
    """What a screen reader says of the map, as often as there is one."""
    return [n.name for n in app.find_all(role="image") if n.name.startswith(("Scene", "Presentation", "The screen"))]


def sees(app, words):
    until(lambda: seen(app) == [words], what=f"the room to see {words!r}, not {seen(app)}")


def presents(app, yes=True):
    until(lambda: ("Presentation" in app.titles()) == yes, what="the presentation" if yes else "its end")


def without_scenes(app):
    """F5 from another page shows the map; F5 ends it, and the page is there again."""
    app.find(role="button", name="Present")
    app.key("F5")
    presents(app)
    sees(app, "Presentation of the map: Sample plan")
    app.key("Next")
    sees(app, "Presentation of the map: Sample plan")
    app.key("F5")
    presents(app, False)
    until(lambda: not app.find_all(role="image", name="Map"), what="the page that was there before")


def makes_scenes(app, plan):
    app.activate_action("win.show-page", GLib.Variant("s", "map"))
    app.find(role="image", name="Map")
    app.find(role="button", name="Saved views").click()
    app.find(role="button", name="Add to the presentation: Where").click()
    until(lambda: scenes(plan) == [("Where", "")], what="a scene")
    app.find(role="button", name="Add to the presentation: Who with whom").click()
    until(lambda: scenes(plan) == [("Where", ""), ("Who with whom", "")], what="a second scene")
    app.activate_action("win.undo")
    until(lambda: scenes(plan) == [("Where", "")], what="undo of adding a scene")
    app.gone(role="button", name="Take out of the presentation: Who with whom")
    app.activate_action("win.redo")
    until(lambda: scenes(plan) == [("Where", ""), ("Who with whom", "")], what="redo")
    app.find(role="button", name="Earlier: Who with whom").click()
    until(lambda: [s[0] for s in scenes(plan)] == ["Who with whom", "Where"], what="another order")
    app.find(role="entry", name="Line of text below the map: Who with whom").click()
    app.type(LINE + "\n")
    until(lambda: scenes(plan) == [("Who with whom", LINE), ("Where", "")], what="a line of text")
    app.key("Escape")
    app.gone(role="button", name="Add to the presentation: Where")


def walks(desktop, app):
    app.find(role="button", name="Present").click()
    presents(app)
    first, last = f"Scene 1 of 2: Who with whom – {LINE}", "Scene 2 of 2: Where"
    sees(app, first)
    app.find(role="label", name="1 / 2")
    app.find(role="label", name=LINE)
    app.find(role="label", name="Private projects hidden")
    app.key("Prior")
    sees(app, first)
    for key in ("Next", "Next", "End", "Right"):
        app.key(key)
        sees(app, last)
    app.find(role="label", name="2 / 2")
    app.key("BackSpace")
    sees(app, first)
    app.key("space")
    sees(app, last)
    app.key("b")
    sees(app, "The screen is black. B shows the map again.")
    until(lambda: is_black(desktop), what="a black screen")
    app.key("b")
    sees(app, last)
    app.key("x")
    sees(app, last)


def is_black(desktop):
    return not any(desktop.pixels()[2])


def follows(app, plan, folder):
    """What another process writes is there at once."""
    table(plan, folder, "scene", "id,title,position\ns3,At the end,9\n")
    sees(app, "Scene 2 of 3: Where")
    app.key("Next")
    sees(app, "Scene 3 of 3: At the end")


def ends(desktop, app, folder):
    """The window is as before, and what the room may not see is in no picture either."""
    app.key("Escape")
    presents(app, False)
    app.find(role="image", name="Map")
    app.find(role="button", name="Network", state="pressed")
    for private in (False, True):
        path = os.path.join(folder, f"seen-{private}.svg")
        if private:
            app.find(role="button", name="Look of the map").click()
            app.find(role="check box", name="Private projects, too, when presenting and exporting").click()
            app.key("Escape")
        app.find(role="button", name="Export the map").click()
        app.find(role="menu item", name="Drawing (SVG)…").click()
        until(lambda: "Export the map as SVG" in app.titles(), what="the question where to")
        desktop.settle(0.3)
        app.key("ctrl+a")
        app.type(path)
        desktop.settle(0.3)
        app.key("Return")
        until(lambda p=path: os.path.exists(p) and os.path.getsize(p) > 0, what="a drawing")
        with open(path, encoding="utf-8") as f:
            assert ("PyroLink" in f.read()) == private, path


def main():
    with tempfile.TemporaryDirectory() as folder, Desktop(size=SIZE) as desktop:
        plan = os.path.join(folder, "Sample.crosslink")
        tool("sample", plan)
        table(plan, folder, "view", VIEWS)
        table(plan, folder, "project", "id,confidentiality\nx01,private\n")
        app = desktop.launch([PROGRAM, plan], env=ENV)
        app.activate_action("win.show-page", GLib.Variant("s", "overview"))
        without_scenes(app)
        makes_scenes(app, plan)
        walks(desktop, app)
        follows(app, plan, folder)
        ends(desktop, app, folder)
        for each in desktop.apps:
            assert "CRITICAL" not in each.output() and "WARNING" not in each.output(), each.output()
            if each.proc.poll() is None:
                each.quit()


main()
