#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-map - the Map page as a person uses it: test-map.py CROSSLINK GROUP, one of GROUPS below"""
import collections
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import zlib
import xml.etree.ElementTree as ET

from gi.repository import GLib

from uidrive import Desktop, until

PROGRAM = os.path.abspath(sys.argv[1])
ENV = {"G_DEBUG": "fatal-criticals"}


def tool(*args):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (args, done.returncode, done.stderr)
    return done.stdout


def labels(app):
    return {n.label_text() or n.name for n in app.find_all(role="label")}


def says(app, text, timeout=10):
    until(lambda: any(text in (t or "") for t in labels(app)), timeout, f"the window to say {text!r}")


def rows(app):
    """Names of the rows of the list beside the map."""
    return [n.name for n in app.find_all(role="list item", where=lambda n: "What the map shows" in
                                         [a.name for a in n.ancestors()])]


def show_map(app):
    app.activate_action("win.show-page", GLib.Variant("s", "map"))
    app.find(role="image", name="Map")


def search(app, words):
    """Ctrl+F, and the words in place of what is there."""
    app.key("ctrl+f")
    until(lambda: app.focused() and app.focused().role in ("text", "entry"), what="focus in the search")
    app.key("ctrl+a")
    app.type(words)


def selects_by_the_list(app):
    app.find(role="button", name="The same as a list").click()
    until(lambda: "BI-REX, Project" in rows(app) or len(rows(app)) > 8, what="rows of the list")
    search(app, "lodz")
    until(lambda: rows(app) == ["Łódź, Region"], what="the list to find Łódź by lodz")
    app.find(role="list item", name="Łódź, Region").click()
    app.find(role="button", name="The same as a list").click()
    app.find(role="button", name="Open region")
    says(app, "Łódź")
    app.key("Escape")
    says(app, "On this map")


def selects_on_the_map(app):
    """Down the list, the map follows; the inspector's rows lead on."""
    search(app, "bi-rex")
    until(lambda: "BI-REX, Project" in rows(app), what="the list to find BI-REX")
    app.find(role="list item", name="BI-REX, Project").click()
    app.find(role="button", name="The same as a list").click()
    app.find(role="button", name="Open project")
    app.find(role="button", name="1").click()
    app.find(role="button", name="1", state="pressed")
    app.key("Escape")
    says(app, "26 regions, 18 projects")


def filters(app):
    says(app, "26 regions, 18 projects")
    app.find(role="button", name="Show regions").click()
    says(app, "The filters leave out 26 regions")
    app.find(role="button", name="Show regions").click()
    app.find(role="button", name="Country").click()
    app.find(role="check box", name="Italy").click()
    app.find(role="button", name="Country: Italy")
    says(app, "The filters leave out")
    app.key("Escape")
    app.find(role="button", name="Objective").click()
    until(lambda: [n for n in app.find_all(role="check box") if n.name.startswith("O1")], what="objectives")
    app.find_all(role="check box", where=lambda n: n.name.startswith("O1"))[0].click()
    app.key("Escape")
    for kind in ("regions", "partners", "projects"):
        app.find(role="button", name=f"Show {kind}").click()
    says(app, "The filters leave nothing")
    app.find(role="button", name="Clear filters").click()
    says(app, "26 regions, 18 projects")


def prints(app, folder):
    """It is asked where to; here, into a file beside the plan."""
    app.choose("Export the map", "Print…")
    until(lambda: "Print" in app.titles(), what="the question where to print")
    app.find(name="Print to File", where=app.window("Print")).click()
    app.find(role="button", name="Print", where=app.window("Print")).click()
    printed = os.path.join(folder, "output.pdf")
    until(lambda: os.path.exists(printed) and os.path.getsize(printed) > 5000, what="a printed page")
    until(lambda: "Print" not in app.titles(), what="the question to go")
    says(app, "Printed.")


def exports(desktop, app, folder):
    for action, name in (("Drawing (SVG)…", "seen.svg"), ("Picture (PNG)…", "seen.png"), ("Document (PDF)…", "seen.pdf"),
                         ("PDF on A3…", "a3.pdf")):
        path = os.path.join(folder, name)
        title = "Export the map as " + name[-3:].upper()
        app.choose("Export the map", *(["Other sizes"] if " on " in action else []), action)
        until(lambda t=title: t in app.titles(), what=title)
        desktop.settle(0.3)
        app.key("ctrl+a")
        app.type(path)
        desktop.settle(0.3)
        app.key("Return")
        until(lambda p=path: os.path.exists(p) and os.path.getsize(p) > 0, what=f"{name} on the disk")
        # until it is gone, a click may still be its
        until(lambda t=title: t not in app.titles(), what="the question to go")
    drawing = ET.parse(os.path.join(folder, "seen.svg")).getroot()
    assert drawing.tag.endswith("svg"), drawing.tag
    text = " ".join("".join(t.itertext()) for t in drawing.iter() if t.tag.endswith("}text"))
    assert "Lombardy" in text and "BI-REX" in text, text[:500]
    with open(os.path.join(folder, "seen.png"), "rb") as f:
        assert f.read(8) == b"\x89PNG\r\n\x1a\n"
    with open(os.path.join(folder, "seen.pdf"), "rb") as f:
        assert f.read(5) == b"%PDF-"
    prints(app, folder)
    with open(os.path.join(folder, "a3.pdf"), "rb") as f:
        assert b"1190.551 841.89" in f.read(), "a page of A3"
    app.choose("Export the map", "Copy as picture")
    says(app, "The map is on the clipboard")
    copied = subprocess.run(["xclip", "-selection", "clipboard", "-out", "-target", "image/png"], env=desktop.env,
                            capture_output=True, check=True, timeout=20).stdout
    assert copied[:8] == b"\x89PNG\r\n\x1a\n", copied[:40]
    app.find(role="image", name="Map")


def shows_what_others_write(app, plan, folder):
    """Another process takes a partner in; the map has it without being asked."""
    before = next(t for t in labels(app) if t and t.startswith("26 regions"))
    dossier = os.path.join(folder, "D.xml")
    tool("export", plan, "--format", "dossier", "--persons", "--private", "-o", dossier)
    other = os.path.join(folder, "bring.xml")
    with open(dossier, encoding="utf-8") as f:
        text = f.read()
    project = re.search(r'<project id="([^"]*)"[^>]*>\s*<acronym>BI-REX<', text).group(1)
    partner = re.search(r'<organisation id="([^"]*)"[^>]*>\s*<name>BASF<', text).group(1)
    text = re.sub(r' digest="[0-9a-f]*"', "", text, count=1)
    text = text.replace("  <participation ", f"""  <participation id="participation-0000000000123" provenance="own">
    <project ref="{project}">BI-REX</project>
    <organisation ref="{partner}">BASF</organisation>
    <role>partner</role>
  </participation>
  <participation """, 1)
    with open(other, "w", encoding="utf-8") as f:
        f.write(text)
    tool("import", plan, other)
    until(lambda: any(t and t.startswith("26 regions") and t != before for t in labels(app)), 15,
          "the new partner on the map")
    search(app, "basf")
    until(lambda: rows(app) == ["BASF, Partner"], what="BASF in the list of the map")


def select(app, words, row):
    """By the list, which is then put away."""
    search(app, words)
    until(lambda: row in rows(app), what=f"{row} in the list")
    app.find(role="list item", name=row).click()
    app.find(role="button", name="The same as a list").click()
    until(lambda: not rows(app), what="the list to go")
    until(lambda: state(app).startswith("Map: " + row), what=f"the map to have selected {row}")


def state(app):
    """What a screen reader says of the map."""
    return app.find(role="image", name=re.compile("^Map")).name


def halo(desktop, app):
    """Where the selected node is: the middle of what has the colour of its outer halo."""
    x, y, w, h = app.find(role="image", name=re.compile("^Map")).box()
    width, height, rgb = desktop.pixels((x, y, w, h))
    found = [divmod(m.start() // 3, width) for m in re.finditer(b"[\xdc-\xde][\xe7-\xe9][\xe8-\xea]", rgb)
             if m.start() % 3 == 0]
    if not found:
        return None
    # a few pixels of blurred lines have this colour too: where most are, then the middle of the ring
    cell, _ = collections.Counter((top // 40, left // 40) for top, left in found).most_common(1)[0]
    at = (cell[0] * 40 + 20, cell[1] * 40 + 20)
    for _ in range(6):
        near = [f for f in found if (f[0] - at[0]) ** 2 + (f[1] - at[1]) ** 2 < 44 ** 2]
        ends = [sorted(f[i] for f in near) for i in (0, 1)]
        few = len(near) // 50                                   # of those lines: left out at both ends
        at = tuple((end[few] + end[-1 - few]) // 2 for end in ends)
    return x + at[1], y + at[0]


def place(desktop, app, words, row):
    select(app, words, row)
    desktop.settle(0.3)
    return until(lambda: halo(desktop, app), what=f"{row} on the map")


def drags(desktop, app):
    """Ctrl and a line from a region onto a project; one question, one step, one undo. A dragged node stays."""
    region = place(desktop, app, "lodz", "Łódź, Region")
    project = place(desktop, app, "s3chem", "S3Chem, Project")
    before = state(app)
    desktop.xdo("keydown", "ctrl")
    desktop.drag(*region, *project)
    desktop.xdo("keyup", "ctrl")
    says(app, "Łódź joins S3Chem as")
    app.find(role="button", name="Link them").click()
    says(app, "added")
    links = int(re.search(r"(\d+) link", before).group(1))
    until(lambda: state(app).endswith(f", {links + 1} links"), what="one link more")
    app.key("ctrl+z")
    until(lambda: state(app) == before, what="undo")
    # two regions cannot be linked, and the window says why
    other = place(desktop, app, "scotland", "Scotland, Region")
    region = place(desktop, app, "lodz", "Łódź, Region")
    desktop.xdo("keydown", "ctrl")
    desktop.drag(*region, *other)
    desktop.xdo("keyup", "ctrl")
    says(app, "Two regions are linked by a project")
    # a dragged node is pinned where it was put
    x, y = place(desktop, app, "tyre", "Tyre-derived carbon black, Project")
    desktop.drag(x, y, x + 90, y + 60)
    until(lambda: state(app).endswith(", pinned"), what="the pin")
    desktop.settle(0.5)
    at = halo(desktop, app)
    assert abs(at[0] - x - 90) < 16 and abs(at[1] - y - 60) < 16, (x, y, at)


def relates(app):
    """Path in words, to a partner that is not on the map."""
    select(app, "nowal", "Nowal Chimica, Partner")
    app.find(role="button", name="Path to…").click()
    until(lambda: app.focused() and app.focused().role in ("text", "entry"), what="focus in the search")
    app.type("basf")
    until(lambda: [n for n in app.find_all(role="list item") if "BASF" in (n.label_text() or n.name)], what="BASF")
    app.key("Return")
    says(app, "Nowal Chimica is promoter of BI-REX, in which Limburg (NL) is a partner region; ")
    says(app, "BASF is seated in Rhineland-Palatinate.")
    app.key("Escape")
    app.find(role="button", name="Open partner")


def relates_by_hand(desktop, app):
    """A click, and with Shift another one: how the two are related, in words."""
    project = place(desktop, app, "bi-rex", "BI-REX, Project")
    place(desktop, app, "lodz", "Łódź, Region")
    desktop.xdo("keydown", "shift")
    desktop.click(*project)
    desktop.xdo("keyup", "shift")
    says(app, "are not related")
    place(desktop, app, "bavaria", "Bavaria, Region")
    desktop.xdo("keydown", "shift")
    desktop.click(*project)
    desktop.xdo("keyup", "shift")
    says(app, "BI-REX")
    says(app, "Bavaria is ")
    app.key("Escape")


def asks(desktop, app):
    """The questions of the measures."""
    def measures():
        app.find(role="button", name="Look of the map").click()
        app.find(role="button", name="Measures and questions").click()
        says(app, "connected parts")
        app.gone(role="button", name="Measures and questions")
        desktop.settle(0.5)
    measures()
    app.find(role="button", name=re.compile("^Who shares")).click()
    until(lambda: [n for n in app.find_all(role="list item") if "but no project" in n.name], what="pairs")
    app.find_all(role="list item", where=lambda n: "but no project" in n.name)[0].click()
    app.find(role="button", name="Close the answer").click()
    app.find(role="button", name="Show partners").click()
    measures()
    app.find(role="button", name=re.compile("^Which region")).click()
    says(app, "lose touch with the rest")
    app.find(role="button", name="Close the answer").click()
    measures()
    app.find(role="button", name="Close the measures").click()
    app.gone(role="button", name="Close the measures")


def travels(app):
    """Two lead regions of S3P in 2018, three in 2020, by the keys of the slider."""
    says(app, "S3P: 3 lead regions")
    slider = app.find(role="slider", name="As of the year")
    slider.set_value(2018)
    says(app, "S3P: 2 lead regions")
    slider.focus()
    slider.set_value(2018)
    until(lambda: "2018" in labels(app), what="2018")
    app.key("Right")
    app.key("Right")
    until(lambda: "2020" in labels(app), what="2020")
    says(app, "S3P: 3 lead regions")
    says(app, "The filters leave out")
    app.key("End")
    until(lambda: "All dates" in labels(app), what="all dates")
    says(app, "26 regions, 18 projects")


def keeps_views(app):
    """Tag, filter and year go into a saved view."""
    select(app, "bi-rex", "BI-REX, Project")
    app.find(role="entry", name="Add a tag").click()
    app.type("bio\n")
    app.find(role="button", name="Remove the tag bio")
    app.find(role="button", name="Tag").click()
    app.find(role="check box", name="bio").click()
    app.key("Escape")
    app.find(role="slider", name="As of the year").set_value(2018)
    canvas_escape(app)
    says(app, "2 regions, 1 project, 7 partners")
    app.find(role="button", name="Saved views").click()
    until(lambda: app.focused() and app.focused().role in ("text", "entry"), what="focus in the name")
    app.type("Bio 2018\n")
    says(app, "Saved view Bio 2018 added")


def canvas_escape(app):
    """Nothing is selected any more."""
    app.find(role="button", name="Show all").click()
    app.key("Escape")
    app.find(role="image", name="Map")


LAYOUTS = ("Network", "Clusters", "Geography", "Pipeline", "Circle")


def picture(desktop, app):
    """What is painted of the map, at rest."""
    desktop.settle(0.3)
    return desktop.pixels(app.find(role="image", name=re.compile("^Map")).box())


def chosen(app):
    """Which layout the tool bar says: a row of buttons, or a menu where the window is narrow."""
    menu = app.find_all(role="button", name=re.compile("^Layout: ")) + app.find_all(name=re.compile("^Layout: "))
    if menu:
        return menu[0].name[len("Layout: "):]
    return next((n.name for n in app.find_all(state="pressed") if n.name in LAYOUTS), None)


def lays_out(desktop, app):
    """Five pictures by the buttons, the same five by the menu of a narrow window; pins in clusters as in the network."""
    seen = {}
    for name in reversed(LAYOUTS):
        app.find(role="button", name=name).click()
        until(lambda n=name: chosen(app) == n, what=f"{name} to be chosen")
        seen[name] = picture(desktop, app)
    assert len({zlib.crc32(p[2]) for p in seen.values()}) == len(LAYOUTS)
    app.find(role="button", name="Clusters").click()
    desktop.click(*place(desktop, app, "lombardy", "Lombardy, Region"))
    app.key("p")
    until(lambda: state(app).endswith(", pinned"), what="the pin in the clusters")
    app.find(role="button", name="Pipeline").click()
    until(lambda: not state(app).endswith(", pinned"), what="no pin in the pipeline")
    desktop.settle(0.3)
    desktop.click(*until(lambda: halo(desktop, app), what="Lombardy in the pipeline"))
    app.key("p")
    desktop.settle(0.2)
    assert state(app).startswith("Map: Lombardy") and not state(app).endswith(", pinned"), state(app)
    app.resize(1024, 768)
    app.find(name="Layout: Pipeline")
    narrow = picture(desktop, app)
    app.find(name="Layout: Pipeline").click()
    app.find(where=lambda n: n.role.endswith("menu item") and n.name == "Circle").click()
    until(lambda: chosen(app) == "Circle", what="the circle by the menu")
    assert picture(desktop, app)[2] != narrow[2]
    app.resize(1366, 768)
    app.find(role="button", name="Circle", state="pressed")
    # a saved view brings its layout back
    app.find(role="button", name="Saved views").click()
    until(lambda: app.focused() and app.focused().role in ("text", "entry"), what="focus in the name")
    app.type("Countries\n")
    says(app, "Saved view Countries added")
    app.find(role="button", name="Network").click()
    until(lambda: chosen(app) == "Network", what="the network")
    app.find(role="button", name="Saved views").click()
    app.find(role="button", name="Countries").click()
    until(lambda: chosen(app) == "Circle", what="the circle of the saved view")


def brings_back(app):
    says(app, "26 regions, 18 projects")
    app.find(role="button", name="Saved views").click()
    app.find(role="button", name="Bio 2018").click()
    says(app, "2 regions, 1 project, 7 partners")
    app.find(role="button", name="Tag: bio")
    until(lambda: "2018" in labels(app), what="2018")
    app.find(role="button", name="Saved views").click()
    app.find(role="button", name="Rename: Bio 2018").click()
    app.key("ctrl+a")
    app.type("Bio then\n")
    app.find(role="button", name="Retire: Bio then").click()
    says(app, "No saved views yet")


def by_keys(app):
    """The whole map without a pointer: walk, read, pin, link, undo, relate, open."""
    for _ in range(20):
        app.key("Tab")
        if app.focused() and app.focused().role == "image":
            break
    assert app.focused().role == "image", app.focused()
    app.key("Right")
    seen = {state(app)}
    for key in ("Left", "Up", "Right", "Down"):
        app.key(key)
        seen.add(state(app))
    assert len(seen) > 2 and all(re.match(r"Map: .*, \d+ links?$", s) for s in seen), seen
    app.key("p")
    until(lambda: state(app).endswith(", pinned"), what="the pin")
    app.key("p")
    until(lambda: not state(app).endswith(", pinned"), what="no pin")
    app.key("Escape")
    app.find(role="image", name="Map")
    # walk to a project, then link it with whatever can be
    for key in ["Right"] + ["Left", "Up", "Right", "Down"] * 6:
        app.key(key)
        if ", Project, " in state(app):
            break
    before = state(app)
    assert ", Project, " in before, before
    linked = False
    app.key("l")
    for key in ["Right", "Down", "Left", "Up"] * 4:
        app.key(key)
        if "Enter links them" not in state(app):
            continue
        app.key("Return")
        if app.find_all(role="button", name="Link them"):
            app.key("Return")
            linked = until(lambda: app.actions()["undo"][0] and "linked"
                           or any("linked already" in (t or "") for t in labels(app)) and "before",
                           what="a link more, or that there is one") == "linked"
            if linked:
                break
            app.key("Escape")
        app.key("l")
    assert linked
    app.key("ctrl+z")
    until(lambda: state(app) == before and not app.actions()["undo"][0], what="undo")
    app.key("r")
    for key in ("Right", "Up", "Left"):
        app.key(key)
    app.key("Return")
    says(app, "How they are related")
    app.key("Escape")
    app.key("Return")
    app.gone(role="image", name=re.compile("^Map"))


def twins(app):
    """The list beside the map is the twin of the arcs: names of its rows."""
    return [n.name for n in app.find_all(role="list item", where=lambda n: "Matches" in
                                         [a.name for a in n.ancestors()])]


def red_arc(desktop, app):
    """Where a shipment that the law forbids is drawn: a pixel of its very colour, left of the legend's."""
    x, y, w, h = app.find(role="image", name=re.compile("^Map")).box()
    w, h = w // 2 + w // 4, h // 2
    width, _, rgb = desktop.pixels((x, y, w, h))
    found = [m.start() // 3 for m in re.finditer(b"\xb3\x26\x1e", rgb) if m.start() % 3 == 0]
    if not found:
        return None
    top, left = divmod(found[len(found) // 2], width)
    return x + left, y + top


def set_status(app, word):
    drop = "Status of the match"
    app.find(where=lambda n: n.role in ("push button", "toggle button", "button") and n.parent.called(drop)).click()
    app.find(role="label", name=word, where=lambda n: any(a.called(drop) for a in n.ancestors())).click()


def shows_matches(desktop, app):
    """One is chosen in the list; its status is set, and taken back."""
    app.find(role="button", name="Matches").click()
    says(app, "Matches on this map")
    until(lambda: len(twins(app)) == 12, what="twelve matches in the list")
    app.find(role="button", name="Material")
    app.find(role="list item", name="Spent solvents for regeneration: Saxony-Anhalt → Ústí; prior notification").click()
    for text in ("Match, candidate", "14 06 03*", "137\u00a0km", "Regulation (EU) 2024/1157", "Also for this need (1)"):
        says(app, text)
    app.find(role="list item", name=re.compile("^Bavaria, Burghausen")).click()
    says(app, "276\u00a0km")
    set_status(app, "negotiated")
    says(app, "Match, negotiated")
    app.key("ctrl+z")
    says(app, "Match, candidate")
    app.key("Escape")
    says(app, "Matches on this map")


def lists_arcs(app):
    """The list of what the map shows has the matches below the nodes, as long as they are shown; one is chosen there."""
    app.key("ctrl+f")
    app.find(role="list", name="What the map shows")
    until(lambda: len(twins(app)) == 12, what="twelve matches below the nodes")
    app.find(role="list item", name=re.compile("^Spent solvents for regeneration: Saxony-Anhalt → Ústí")).click()
    says(app, "Match, candidate")
    app.gone(role="list", name="What the map shows")
    app.key("Escape")
    says(app, "Matches on this map")


def picks_an_arc(desktop, app):
    """A click on a line says what it is, and why the law forbids it; what is forbidden stays a candidate."""
    app.find(role="button", name="Geography").click()
    desktop.settle(0.5)
    at = until(lambda: red_arc(desktop, app), what="a red arc")
    desktop.click(*at)
    says(app, "Match, candidate")
    says(app, "the Basel ban")
    set_status(app, "implemented")
    until(lambda: any("forbidden" in (t or "").lower() for t in labels(app)), what="a sentence that says no")
    says(app, "Match, candidate")
    app.key("Escape")
    says(app, "Matches on this map")


def shows_one_flow(app, plan):
    """From elsewhere the matches of one flow alone are asked for; Escape shows all of them, the switch what was before."""
    need = sqlite3.connect(f"file:{plan}?mode=ro", uri=True).execute("select id from flow where key = 'n7'").fetchone()[0]
    app.activate_action("win.show-arcs", GLib.Variant("x", need))
    until(lambda: len(twins(app)) == 2, what="the two matches of the flow")
    app.find(role="button", name="Show all matches")
    app.find(role="image", name=re.compile("^Map")).focus()
    app.key("Escape")
    until(lambda: len(twins(app)) == 12, what="all matches")
    app.find(role="button", name="Matches").click()
    says(app, "26 regions, 18 projects")


def basics(desktop, app, plan, folder):
    selects_by_the_list(app)
    selects_on_the_map(app)
    filters(app)
    app.find(role="button", name="Geography").click()
    desktop.settle()
    app.find(role="button", name="Network").click()


def files(desktop, app, plan, folder):
    exports(desktop, app, folder)
    shows_what_others_write(app, plan, folder)


def links(desktop, app, plan, folder):
    drags(desktop, app)


def questions(desktop, app, plan, folder):
    relates(app)
    relates_by_hand(desktop, app)
    asks(desktop, app)


def time(desktop, app, plan, folder):
    travels(app)


def views(desktop, app, plan, folder):
    keeps_views(app)
    app.find(role="button", name="Tag: bio").click()
    app.find(role="check box", name="All").click()
    app.key("Escape")
    app.find(role="slider", name="As of the year").set_value(9999)
    brings_back(app)


def layouts(desktop, app, plan, folder):
    lays_out(desktop, app)


def keys(desktop, app, plan, folder):
    by_keys(app)


def arcs(desktop, app, plan, folder):
    shows_matches(desktop, app)
    lists_arcs(app)
    picks_an_arc(desktop, app)
    shows_one_flow(app, plan)


GROUPS = {g.__name__: g for g in (basics, files, links, questions, time, views, layouts, keys, arcs)}


def main():
    with tempfile.TemporaryDirectory() as folder, Desktop(size=(1366, 768)) as desktop:
        plan = os.path.join(folder, "Sample.crosslink")
        tool("sample", plan)
        os.chdir(folder)                                        # a file is printed where the program was started
        app = desktop.launch([PROGRAM, plan], env=ENV)
        show_map(app)
        says(app, "26 regions, 18 projects")
        GROUPS[sys.argv[2]](desktop, app, plan, folder)
        for each in desktop.apps:
            assert "CRITICAL" not in each.output() and "WARNING" not in each.output(), each.output()
            if each.proc.poll() is None:
                each.quit()


main()
