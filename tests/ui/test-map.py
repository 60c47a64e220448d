#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-map - the Map page as a person uses it: test-map.py CROSSLINK"""
import os
import re
import subprocess
import sys
import tempfile
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


def exports(desktop, app, folder):
    for action, name in (("Drawing (SVG)…", "seen.svg"), ("Picture (PNG)…", "seen.png")):
        path = os.path.join(folder, name)
        title = "Export the map as " + name[-3:].upper()
        app.find(role="button", name="Export the map").click()
        app.find(role="menu item", name=action).click()
        until(lambda t=title: t in app.titles(), what=title)
        desktop.settle(0.3)
        app.key("ctrl+a")
        app.type(path)
        desktop.settle(0.3)
        app.key("Return")
        until(lambda p=path: os.path.exists(p) and os.path.getsize(p) > 0, what=f"{name} on the disk")
    drawing = ET.parse(os.path.join(folder, "seen.svg")).getroot()
    assert drawing.tag.endswith("svg"), drawing.tag
    text = " ".join("".join(t.itertext()) for t in drawing.iter() if t.tag.endswith("}text"))
    assert "Lombardy" in text and "BI-REX" in text, text[:500]
    with open(os.path.join(folder, "seen.png"), "rb") as f:
        assert f.read(8) == b"\x89PNG\r\n\x1a\n"
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


def main():
    with tempfile.TemporaryDirectory() as folder, Desktop(size=(1366, 768)) as desktop:
        plan = os.path.join(folder, "Sample.crosslink")
        tool("sample", plan)
        app = desktop.launch([PROGRAM, plan], env=ENV)
        show_map(app)
        says(app, "26 regions, 18 projects")
        selects_by_the_list(app)
        selects_on_the_map(app)
        filters(app)
        app.find(role="button", name="Geography").click()
        desktop.settle()
        app.find(role="button", name="Network").click()
        exports(desktop, app, folder)
        shows_what_others_write(app, plan, folder)
        assert "CRITICAL" not in app.output() and "WARNING" not in app.output(), app.output()
        app.quit()


main()
