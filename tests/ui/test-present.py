#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-present - making scenes, presenting them and ending it, as a person does: test-present.py CROSSLINK"""
import os
import re
import sqlite3
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
    until(lambda: app.find(role="entry", name="Workshop line").text == "x", what="a line that begins with x")
    app.key("Next")
    sees(app, last)
    app.key("Escape")
    app.gone(role="entry", name="Workshop line")


def is_black(desktop):
    return not any(desktop.pixels()[2])


def follows(app, plan, folder):
    """What another process writes is there at once."""
    table(plan, folder, "scene", "id,title,position\ns3,At the end,9\n")
    sees(app, "Scene 2 of 3: Where")
    app.key("Next")
    sees(app, "Scene 3 of 3: At the end")


def roles(plan):
    """As what Nowal Chimica and Nova Chem take part in BI-REX, as the file has it."""
    rows = [r.split("\t") for r in tool("list", plan, "--kind", "participation").splitlines()]
    head = {name: i for i, name in enumerate(rows[0])}
    names = dict(r.split("\t")[:1] + [r] for r in tool("list", plan, "--kind", "organisation").splitlines())
    return sorted((n, r[head["role"]]) for r in rows[1:] for n in ("Nowal Chimica", "Nova Chem")
                  if n in names[r[head["organisation"]]])


def history(plan):
    """How many steps the file has seen."""
    with sqlite3.connect(f"file:{plan}?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM tx").fetchone()[0]


def line_says(app, words):
    app.find(role="label", name=re.compile(words))


def types(app, plan):
    """What the room says becomes data: one line, one step."""
    before, steps = roles(plan), history(plan)
    app.key("n")
    app.find(role="entry", name="Workshop line")
    line_says(app, "^Partner > project : role links them")
    app.type("now")
    app.find(role="label", name="Nowal Chimica")                # what is offered
    app.key("Tab")
    app.type("bi-r")
    app.find(role="label", name="BI-REX")
    app.key("Tab")
    until(lambda: app.find(role="entry", name="Workshop line").text == "Nowal Chimica > BI-REX : ", what="two names")
    app.type("technology @ Maria")
    line_says(app, "^Nowal Chimica → BI-REX: technology$")
    assert roles(plan) == before, "nothing is done before Enter"
    app.key("Return")
    line_says(app, "^✓ Nowal Chimica → BI-REX: technology$")
    until(lambda: roles(plan) == sorted(before + [("Nowal Chimica", "technology")]), what="a third link")
    assert history(plan) == steps + 1, "one step"
    app.find(role="button", name="Undo", where=app.window("Presentation")).click()
    until(lambda: roles(plan) == before, what="undo of the line")
    app.key("ctrl+shift+z")
    until(lambda: len(roles(plan)) == len(before) + 1, what="redo of the line")
    app.type("Nova Chem > BI-REX : king\n")
    line_says(app, "^“king” is no role here")
    app.key("ctrl+a")
    app.type("Nova Chem > BI-REX : off")
    line_says(app, r"^Nova Chem \(new: Partner\) → BI-REX: off-taker$")
    app.key("Return")
    until(lambda: ("Nova Chem", "off-taker") in roles(plan), what="a new partner")
    app.type("? cellulose @ Paul\n")
    until(lambda: "cellulose" in tool("list", plan, "--kind", "idea"), what="an idea on the parking lot")
    app.key("Escape")
    app.gone(role="entry", name="Workshop line")


def keeps_minutes(desktop, app, plan, folder):
    """At the end: what changed, and who proposed it; as text and as pages."""
    until(lambda: "Minutes" in app.titles(), what="the minutes")
    text = app.find(role="text", name="Text of the minutes")
    until(lambda: "cellulose (proposed by Paul)" in text.text, what=f"the parking lot in {text.text!r}")
    assert "BI-REX – Nowal Chimica: technology (proposed by Maria)" in text.text, text.text
    assert "Partner Nova Chem added" in text.text and "off-taker" in text.text, text.text
    for kind, item in (("txt", "As text…"), ("pdf", "As PDF…")):
        path = os.path.join(folder, f"minutes.{kind}")
        app.choose("Save…", item)
        until(lambda: any(t.startswith("Save the minutes") for t in app.titles()), what="the question where to")
        desktop.settle(0.3)
        app.key("ctrl+a")
        app.type(path)
        desktop.settle(0.3)
        app.key("Return")
        until(lambda p=path: os.path.exists(p) and os.path.getsize(p) > 0, what="the minutes on disk")
        until(lambda: not any(t.startswith("Save the minutes") for t in app.titles()), what="the question to go")
        app.find(role="label", name=re.compile(rf"minutes\.{kind}"))
    with open(os.path.join(folder, "minutes.txt"), encoding="utf-8") as f:
        assert "(proposed by Maria)" in f.read()
    with open(os.path.join(folder, "minutes.pdf"), "rb") as f:
        assert f.read(5) == b"%PDF-"
    app.find(role="button", name="Settled: cellulose").click()
    app.gone(role="button", name="Settled: cellulose")
    until(lambda: "Nothing is waiting." in text.text, what="an empty parking lot")
    app.key("ctrl+z")
    app.find(role="button", name="Settled: cellulose")
    app.key("Escape")
    until(lambda: "Minutes" not in app.titles(), what="the window alone")


def ends(desktop, app, folder):
    """The window is as before, and what the room may not see is in no picture either."""
    app.find(role="image", name="Map")
    app.find(role="button", name="Network", state="pressed")
    for private in (False, True):
        path = os.path.join(folder, f"seen-{private}.svg")
        if private:
            app.opened("Look of the map", "check box", "Private projects, too, when presenting and exporting").click()
            app.key("Escape")
        app.choose("Export the map", "Drawing (SVG)…")
        until(lambda: "Export the map as SVG" in app.titles(), what="the question where to")
        desktop.settle(0.3)
        app.key("ctrl+a")
        app.type(path)
        desktop.settle(0.3)
        app.key("Return")
        until(lambda p=path: os.path.exists(p) and os.path.getsize(p) > 0, what="a drawing")
        until(lambda: "Export the map as SVG" not in app.titles(), what="the question to go")
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
        types(app, plan)
        app.key("Escape")
        presents(app, False)
        keeps_minutes(desktop, app, plan, folder)
        ends(desktop, app, folder)
        for each in desktop.apps:
            assert "CRITICAL" not in each.output() and "WARNING" not in each.output(), each.output()
            if each.proc.poll() is None:
                each.quit()


main()
