#!/usr/bin/env python3
# test-flows.py - an offer and a need in the window: their match, why a second one fails, a project of it, and back
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-flows.py PROGRAM - drives the real window."""
import os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, clean, until

PROGRAM = os.path.abspath(sys.argv[1])


class Flows:
    """The sample plan in a window, on its page of flows."""
    def __init__(self, d):
        self.d, self.path = d, f"{d.dir}/home/Sample.crosslink"
        subprocess.run([PROGRAM, "sample", self.path], env=d.env, check=True)
        self.app = d.launch([PROGRAM, self.path])
        until(lambda: any("Sample" in t for t in self.app.titles()), 20, "plan open")
        self.app.resize(*d.size)
        self.show("flows")

    def show(self, page):
        self.app.activate_action("win.show-page", GLib.Variant("s", page))
        self.d.settle()

    def listed(self, kind):
        text = subprocess.run([PROGRAM, "list", self.path, "--kind", kind], env=self.d.env, check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        head, *rows = [l.split("\t") for l in text.splitlines()]
        return [dict(zip(head, r)) for r in rows]

    def entry(self, name, window="Crosslink"):
        return self.app.find(where=lambda n: n.role in ("text", "entry") and n.name == name and window in n.toplevel.name, index=0)

    def heading(self, words):
        return self.app.find(role="heading", name=words)

    def add(self, direction, material, quantity, region):
        """New flow, as a person fills it in."""
        app = self.app
        app.activate_action("win.new-record", GLib.Variant("s", "flow"))
        app.window("New flow")
        app.find(role="button", name=direction, where=lambda n: n.toplevel.name == "New flow").click()
        self.entry("Material", "New flow").click()
        app.type(material)
        app.opens(lambda: app.find(role="button", name="Region", where=lambda n: n.toplevel.name == "New flow"), role="entry",
                  name="Find: Region")
        app.type(region)
        app.find(role="label", name=region, where=lambda n: n.toplevel.name == "New flow")
        app.key("Return")
        app.type(quantity)                                  # the focus goes on from the region by itself
        app.key("Return")
        app.gone(role="frame", name="New flow")
        self.heading(material)

    def code(self, words, code):
        """A code of the List of Waste, found by words."""
        app = self.app
        app.opens(lambda: app.find(role="button", name="Find a code of the List of Waste…"), role="entry",
                  name=re.compile("^Find in the List of Waste"))
        app.type(words)
        app.find(role="label", name=re.compile("^" + re.escape(code) + "  "))
        app.key("Return")
        until(lambda: any(code in f["codes"] for f in self.listed("flow") if f["key"] == ""), 10, f"{code} is stored")

    def undo(self, back):
        self.app.activate_action("win.undo")
        until(back, 10, "undone in one step")


def life_of_a_match():
    with Desktop(size=(1366, 1500), timeout=20) as d:
        w = Flows(d)
        app = w.app
        before = len(w.listed("flow"))
        w.add("Offer", "Zinc slag", "500", "Bavaria")
        w.code("zinc slags", "10 05 01")
        w.heading("No candidate yet")
        w.add("Need", "Slag for zinc", "1000", "Saxony-Anhalt")
        w.code("secondary slags zinc", "10 05 01")
        w.heading("1 candidate")
        app.find(role="label", name=re.compile(r"^500 of 1.?000"))
        app.find(role="label", name=re.compile("national"))

        # a second one, too far away for the need
        w.entry("Farthest").click()
        app.type("600")
        app.key("Return")
        w.add("Offer", "Zinc slag of Huelva", "5000", "Huelva (Andalusia)")
        w.code("zinc thermal primary", "10 05 01")
        w.heading("No candidate yet")
        app.find(role="label", name=re.compile(r"limit 600"))
        app.find(role="push button", name=re.compile("^Slag for zinc")).click()
        w.heading("Slag for zinc")
        w.heading("1 candidate")
        app.find(role="label", name=re.compile(r"km, limit 600"))

        # a project of the one that fits
        projects, links = len(w.listed("project")), len(w.listed("project-region"))
        app.find(role="push button", name="Make a project of this").click()
        until(lambda: len(w.listed("project")) == projects + 1, 10, "a project")
        app.find(role="label", name="in discussion")
        app.find(role="push button", name="Project: Slag for zinc, Saxony-Anhalt")
        w.show("projects")
        app.find(name=re.compile("^Slag for zinc, Saxony-Anhalt"))
        w.show("map")
        app.activate_action("win.show-on-map", GLib.Variant("x", project_id(w)))
        app.find(role="label", name=re.compile("^Slag for zinc, Saxony-Anhalt"))

        # and all of it back, one step each
        w.undo(lambda: len(w.listed("project")) == projects and len(w.listed("project-region")) == links
               and not w.listed("match"))
        w.undo(lambda: [f for f in w.listed("flow") if f["material"] == "Zinc slag of Huelva"][0]["codes"] == "")
        w.undo(lambda: len(w.listed("flow")) == before + 2)
        w.undo(lambda: [f for f in w.listed("flow") if f["material"] == "Slag for zinc"][0]["max_km"] == "")
        w.undo(lambda: [f for f in w.listed("flow") if f["material"] == "Slag for zinc"][0]["codes"] == "")
        w.undo(lambda: len(w.listed("flow")) == before + 1)
        w.undo(lambda: [f for f in w.listed("flow") if f["material"] == "Zinc slag"][0]["codes"] == "")
        w.undo(lambda: len(w.listed("flow")) == before)
        check(not app.actions()["undo"][0], "nothing is left to undo")
        clean(app)


def project_id(w):
    import sqlite3
    with sqlite3.connect(f"file:{w.path}?mode=ro", uri=True) as plan:
        return plan.execute("SELECT id FROM project WHERE title = 'Slag for zinc, Saxony-Anhalt'").fetchone()[0]


def status_and_supply():
    """Rejected with a reason, forbidden refused, and the plan for all."""
    with Desktop(size=(1366, 1500), timeout=20) as d:
        w = Flows(d)
        app = w.app
        app.key("ctrl+f")
        app.type("Spent solvents for")
        w.heading("Spent solvents for regeneration")
        w.heading("2 candidates")
        app.find(role="label", name="2 selected")
        app.find(role="check box", name=re.compile("Bavaria")).click()
        app.find(role="label", name="1 selected")
        app.opens(lambda: app.find(role="button", name="Reject…"), role="entry", name="Why is it rejected?")
        app.type("too far from the rails")
        app.key("Return")
        until(lambda: [m["status"] for m in w.listed("match")] == ["rejected"], 10, "rejected")
        check(w.listed("match")[0]["reason"] == "too far from the rails", "with its reason")
        app.find(role="label", name="too far from the rails")
        w.undo(lambda: not w.listed("match"))
        app.find(role="push button", name="Who should supply whom").click()
        w.heading("Who should supply whom")
        app.find(role="label", name=re.compile("^415.?000.t/"))
        check(len(app.table("Plan of supply").rows()) == 9, f"shipments: {app.table('Plan of supply').rows()}")
        app.find(role="button", name="Best price").click()
        app.find(role="label", name=re.compile("€.* a year"))
        app.key("Escape")
        w.heading("Spent solvents for regeneration")
        clean(app)


for test in (life_of_a_match, status_and_supply):
    begun = time.monotonic()
    test()
    print(f"ok {test.__name__} {time.monotonic() - begun:.1f} s", flush=True)
