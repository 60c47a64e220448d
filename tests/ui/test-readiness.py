#!/usr/bin/env python3
# test-readiness.py - how ready a region is, who it could work with, and regions side by side
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-readiness.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, until

SIZE = (1366, 3300)                                         # so that a whole record shows, and nothing need scroll
PROGRAM = os.path.abspath(sys.argv[1])
# Invented marks on real regions, for this test alone.
MARKS = """id,region,feedstock,supply,infrastructure,finance,skills,support,markets,entrepreneurship,policy,date
r1,limburg-nl,waste,7,9,7,8,9,8,7,8,2025-03-01
r2,wallonia,waste,6,7,6,7,8,6,6,8,2025-03-01
"""


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


class Plan:
    """The sample plan with marks of two regions, and what the command line says about it."""
    def __init__(self, d):
        self.d, self.path = d, f"{d.dir}/test.crosslink"
        self.run("sample", self.path)
        with open(f"{d.dir}/marks.csv", "w") as file:
            file.write(MARKS)
        self.run("import", "--kind", "readiness", self.path, f"{d.dir}/marks.csv")

    def run(self, *args):
        done = subprocess.run([PROGRAM, *args], env=self.d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        check(done.returncode == 0, f"{args}: {done.stderr}")
        return done.stdout

    def list(self, kind):
        head, *rows = [l.split("\t") for l in self.run("list", self.path, "--kind", kind).splitlines()]
        return [dict(zip(head, r)) for r in rows]


@contextlib.contextmanager
def window(size=SIZE):
    with Desktop(size=size, timeout=20) as d:
        plan = Plan(d)
        app = d.launch([PROGRAM, plan.path])
        until(lambda: app.titles(), 20, "plan open")
        app.resize(*size)
        app.activate_action("win.show-page", GLib.Variant("s", "regions"))
        d.settle()
        yield plan, app
        status = app.quit()
        check(status == 0, f"exit status {status}: {app.output()}")
        said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
        check(not said, f"messages: {said}")


def open_region(app, words, name):
    app.key("ctrl+f")
    app.key("ctrl+a")
    app.type(words)
    app.find(role="heading", name=name)


def answer(app, factor):
    """The entry of a question, or of a field."""
    return app.find(where=lambda n: n.role in ("text", "entry") and n.name == factor, index=0)


def says(app, words):
    return app.find(role="label", name=re.compile(re.escape(words)))


def corner(app, words):
    """A corner of the diagram, as a screen reader says it."""
    return app.find(role="list item", name=re.compile("^" + re.escape(words)))


def answers():
    with window() as (plan, app):
        open_region(app, "Usti", "Ústí")
        rounds = lambda: len(plan.list("readiness"))
        mine = lambda: next(r for r in plan.list("readiness") if r["key"] not in ("r1", "r2"))
        check(rounds() == 2, "two regions have answered")
        app.find(role="button", name="waste").click()
        says(app, "No question is answered yet.")
        corner(app, "Infrastructure: not answered, mean of 2 others 8")
        says(app, "How much waste of a known quality could become a feedstock every year?")
        says(app, "0 no buyer · 5 trial orders · 10 long contracts")

        answer(app, "Feedstock supply").click()             # the first answer makes the round, at once; then on and on
        app.type("6")
        app.key("Tab")
        app.type("5")
        app.key("Tab")
        app.type("4")
        app.key("Return")
        says(app, "3 of 8 answered")
        says(app, "Not answered yet: skilled workforce, support institutions, regional markets, entrepreneurship, public support.")
        says(app, "Clearly below the others in infrastructure (5 against 8), access to finance (4 against 6.5).")
        corner(app, "Feedstock supply: 6, mean of 2 others 6.5")
        until(lambda: rounds() == 3, 10, "one round, not three")
        until(lambda: (mine()["supply"], mine()["infrastructure"], mine()["finance"]) == ("6", "5", "4"), 10, f"{mine()}")
        check(mine()["skills"] == "" and mine()["feedstock"] == "waste", f"what is not answered stays open: {mine()}")
        check(re.match(r"\d{4}-\d\d-\d\d$", mine()["date"]), f"dated: {mine()}")

        answer(app, "Skilled workforce").click()            # what cannot be is refused in a sentence, and Esc brings back
        app.type("11")
        app.key("Return")
        says(app, "Skilled workforce: “11” is not possible; type a number from 0 to 10.")
        app.key("Escape")
        until(lambda: answer(app, "Skilled workforce").text == "", 10, "Esc restores")
        check(mine()["skills"] == "", "nothing was written")

        app.activate_action("win.undo")
        until(lambda: mine()["finance"] == "", 10, "one step, one answer")
        until(lambda: answer(app, "Access to finance").text == "", 10, "and it is gone from the window")
        app.activate_action("win.undo")
        app.activate_action("win.undo")
        until(lambda: rounds() == 2, 10, "the first answer took its round with it")
        says(app, "0 of 8 answered")
        app.activate_action("win.redo")
        says(app, "1 of 8 answered")
        app.find(role="button", name="biomass").click()
        says(app, "How much biomass can chemical plants here count on, year after year?")
        says(app, "0 of 8 answered")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")


def strategies():
    with window((1366, 2200)) as (plan, app):
        open_region(app, "Lodz", "Łódź")
        answer(app, "New strategy: its title").click()
        app.type("Less waste by 2030")
        app.key("Return")
        until(lambda: [s["title"] for s in plan.list("strategy")] == ["Less waste by 2030"], 10, "a strategy")
        app.find(role="label", name="Less waste by 2030").click()
        app.find(role="heading", name="Less waste by 2030")
        answer(app, "Material").click()
        app.type("Plastics")
        app.key("Return")
        until(lambda: plan.list("strategy")[0]["material"] == "Plastics", 10, "edited in place")


def together():
    with window() as (plan, app):
        open_region(app, "Usti", "Ústí")
        projects = lambda: len(plan.list("project"))
        links = lambda: len(plan.list("project-region"))
        before = projects(), links()
        says(app, "Nothing is added up into a score.")
        start = app.find(role="push button", name=re.compile("^Start a project together with "), index=0)
        other = plain(start.name).replace("Start a project together with ", "")
        app.find(role="label", name=re.compile("^Ústí is .*" + re.escape(other)))
        app.find(role="push button", name=f"Compare with {other}").click()

        app.find(role="heading", name="Compare regions")    # side by side, down to the record, and back
        app.find(role="push button", name=re.compile("^Ústí, Priorities: not stated"))
        app.find(role="list", name=f"Readiness of {other}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.find(role="push button", name="Back to the regions").click()
        app.find(role="heading", name="Ústí")

        app.find(role="push button", name="Show all").click()
        until(lambda: len(app.find_all(role="push button", name=re.compile("^Start a project"), showing=False)) > 3, 10, "all")
        app.find(role="push button", name=start.name).click()
        app.find(role="heading", name=re.compile(f"Project of Ústí and {re.escape(other)}"))
        until(lambda: (projects(), links()) == (before[0] + 1, before[1] + 2), 10, f"{projects()}, {links()}")
        new = next(p for p in plan.list("project") if p["title"] == f"Project of Ústí and {other}")
        check("O" in new["objectives"], f"with what they share: {new}")
        roles = [l["role"] for l in plan.list("project-region") if l["project"] == new["id"]]
        check(sorted(roles) == ["lead", "partner"], f"{roles}")
        app.activate_action("win.show-projects", GLib.Variant("s", ""))
        app.find(role="list item", name=re.compile(f"Project of Ústí and {re.escape(other)}"))
        app.activate_action("win.undo")
        until(lambda: (projects(), links()) == before, 10, "one undo takes all of it back")
        app.gone(role="list item", name=re.compile("Project of Ústí and"))


def number(text):
    """The id that a text such as organisation-0a1b... says, in Crockford's base 32."""
    value = 0
    for letter in text.split("-")[-1]:
        value = value * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return value


def partners():
    """A partner is told with whom it could work: tied, or in a project, in one step each."""
    with window() as (plan, app):
        us = next(p for p in plan.list("organisation") if p["key"] == "demo-petro")
        app.activate_action("win.open-record", GLib.Variant("x", number(us["id"])))
        app.find(role="heading", name=us["name"])
        says(app, "Nothing is added up into a score.")
        app.find(role="label", name=re.compile("^Across a border: Netherlands and "))
        check(not app.find_all(role="push button", name=re.compile("^Compare with ")), "regions alone stand side by side")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        ties = lambda: len(plan.list("tie"))
        before = ties()
        tie = app.find(role="push button", name=re.compile("^Tie to (?!a partner)"), index=0).name
        app.find(role="push button", name=tie).click()
        until(lambda: ties() == before + 1, 10, "a tie")
        app.gone(role="push button", name=tie)
        app.find(role="push button", name=tie.replace("Tie to", "Start a project together with"))
        app.activate_action("win.undo")
        until(lambda: ties() == before, 10, "one undo takes it back")
        app.find(role="push button", name=tie)

        made = lambda: (len(plan.list("project")), len(plan.list("participation")))
        before = made()
        app.find(role="push button", name=tie.replace("Tie to", "Start a project together with")).click()
        until(lambda: made() == (before[0] + 1, before[1] + 2), 10, "a project of both")
        app.find(role="heading", name=re.compile(f"Project of {us['name']} and "))
        app.activate_action("win.undo")
        until(lambda: made() == before, 10, "one undo takes all of it back")


def side_by_side():
    with window((1366, 1500)) as (plan, app):
        until(lambda: len(app.table("Regions").rows()) > 10, 10, "all regions")
        rows = app.table("Regions").row_nodes()
        rows[0].click()
        app.d.xdo("keydown", "ctrl")
        rows[2].click()
        rows[3].click()
        app.d.xdo("keyup", "ctrl")
        app.find(role="label", name="3 regions selected")
        app.find(role="push button", name="Compare").click()
        app.find(role="heading", name="Compare regions")
        until(lambda: len(app.find_all(role="list", name=re.compile("^Readiness of "))) == 3, 10, "three diagrams")
        app.find(role="label", name=re.compile("^Location quotient: needs"))
        app.key("Escape")
        app.find(role="label", name="3 regions selected")


GROUPS = {"answers": (answers, ), "together": (together, partners), "side-by-side": (side_by_side, ),
          "strategies": (strategies, )}
for test in GROUPS[sys.argv[2]]:
    begun = time.monotonic()
    test()
    print(f"ok {test.__name__} {time.monotonic() - begun:.1f} s", flush=True)
