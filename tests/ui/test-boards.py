#!/usr/bin/env python3
# test-boards.py - overview and projects: the figures, what they open, board and table
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-boards.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, clean, until

PROGRAM = os.path.abspath(sys.argv[1])
STAGES = ("Learn", "Connect", "Demonstrate", "Commercialise", "Scale-up")


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


class Plan:
    """A plan file on this desktop, and what the command line says about it."""
    def __init__(self, d, command):
        self.d, self.path = d, f"{d.dir}/test.crosslink"
        self.run(command, self.path)

    def run(self, *args):
        done = subprocess.run([PROGRAM, *args], env=self.d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        check(done.returncode == 0, f"{args}: {done.stderr}")
        return done.stdout

    def list(self, kind):
        head, *rows = [l.split("\t") for l in self.run("list", self.path, "--kind", kind).splitlines()]
        return [dict(zip(head, r)) for r in rows]


def show(app, page):
    app.activate_action("win.show-page", GLib.Variant("s", page))
    app.d.settle()


def show_projects(app, filters=""):
    app.activate_action("win.show-projects", GLib.Variant("s", filters))
    app.d.settle()


def show_projects_page(app):
    show(app, "projects")


def headline(app, words):
    app.find(role="label", name=words)


def bars(app, tile):
    """{label: words} of the bars or cells of a tile."""
    spots = [n for n in app.find_all(role="list item") if n.parent.name == tile]
    return dict(plain(n.name).split(": ", 1) for n in spots)


def counts(app, tile):
    return {label: int(re.match(r"\d+", words)[0]) for label, words in bars(app, tile).items()}


def cards(app, stage):
    """Names on the cards of a lane, from the top."""
    lane = app.find(role="list", name=re.compile(rf"^{stage}: \d+ projects?$"))
    return [plain(n.name).split(", ")[0] for n in lane.children if n.role == "list item" and n.name]


def spot(app, words):
    """A bar or a cell of a chart."""
    return app.find(role="list item", name=re.compile(f"^{words}"))


def press(app, name):
    app.find(role="push button", name=name).click()


@contextlib.contextmanager
def window(command, size=(1366, 768), **env):
    with Desktop(size=size, timeout=20) as d:
        plan = Plan(d, command)
        app = d.launch([PROGRAM, plan.path], env=env)
        app.resize(*size)
        yield plan, app
        clean(app)


def overview():
    with window("sample") as (plan, app):
        show(app, "overview")
        headline(app, "26 regions in 13 countries, 62 partners, 18 projects")
        moves = plan.list("stage-move")
        check(moves, "the sample has stages")
        pipeline = counts(app, "Pipeline by stage")
        check(list(pipeline) == list(STAGES), f"stages in their order: {pipeline}")
        check(sum(pipeline.values()) == len(plan.list("project")) == 18, f"each project is at one stage: {pipeline}")
        check(list(pipeline.values()) == [6, 5, 4, 2, 1], f"projects by stage: {pipeline}")
        check("illustrative" in bars(app, "Pipeline by stage")["Scale-up"], "what is invented says so")
        objectives = counts(app, "Objectives")
        for o in ("O1", "O2", "O3", "O4"):
            n = sum(o in p["objectives"] for p in plan.list("project"))
            check(n in [v for k, v in objectives.items() if k.startswith(o)], f"{o}: {n}, not {objectives}")
        check(sum(counts(app, "Partners by sector").values()) == 62, "each partner has one sector")
        heat = counts(app, "Countries by stage")
        check(heat["Germany, Learn"] == 4 and heat["Netherlands, Demonstrate"] == 4, f"heat map: {heat}")
        check(sum(v for k, v in heat.items() if k.startswith("Germany, ")) == 11, f"Germany: {heat}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        title = app.find(role="push button", name=re.compile("^Pipeline by stage: Learn: 6 projects"))
        check("Scale-up: 1 project" in title.name, f"the title says all figures: {title.name}")
        seen, missed, trapped = app.tab_walk()
        check(not missed and not trapped, f"Tab misses {missed}, trapped: {trapped}")
        check(len([n for n in seen if n.parent.name == "Countries by stage"]) == 1, f"Tab reaches a chart once: {seen}")


def opening():
    with window("sample") as (plan, app):
        show(app, "overview")
        spot(app, "Demonstrate: 4 projects").click()
        app.find(role="label", name="4 of 18 projects")
        check(column(app, 2) == ["Demonstrate"] * 4, f"the bar opens its projects: {column(app, 2)}")
        press(app, "Clear all filters")
        app.find(role="label", name="18 projects")
        show(app, "overview")
        spot(app, "Netherlands, Demonstrate: 4 projects").click()
        app.find(role="label", name="4 of 18 projects")
        show(app, "overview")
        spot(app, "O2 Less GHG").click()
        app.find(role="label", name="8 of 18 projects")
        show(app, "overview")
        for _ in range(12):                                     # from wherever the focus is to the first bar
            app.key("Tab")
            if app.focused() and app.focused().name.startswith("Learn: 6"):
                break
        app.key("Down")
        check(app.focused().name.startswith("Connect: 5"), f"arrows move inside: {app.focused()}")
        app.key("Return")
        app.find(role="label", name="5 of 18 projects")


def board():
    with window("sample") as (plan, app):
        show_projects(app)
        press(app, "Board")
        lanes = {s: cards(app, s) for s in STAGES}
        check([len(l) for l in lanes.values()] == [6, 5, 4, 2, 1], f"cards: {lanes}")
        card = app.find(role="list item", name=re.compile("PyroLink"))
        for word in ("Demonstrate", "illustrative", "Netherlands", "Belgium", "Germany", "TRL 6", "Limburg"):
            check(word in card.name, f"the card says {word}: {card.name}")
        check("something to check" in app.find(role="list item", name=re.compile("REACH-ready")).name, "findings show")
        seen, missed, trapped = app.tab_walk()
        check(not missed and not trapped, f"Tab misses {missed}, trapped: {trapped}")
        check(len([n for n in seen if n.role == "list item" and "TRL" in n.name]) <= 1, f"Tab reaches the board once: {seen}")

        app.find(role="list item", name=re.compile("PyroLink")).click()
        app.find(role="button", name="Back to the projects")
        app.gone(role="list item", name=re.compile("SolvLoop"))
        app.key("Escape")
        app.find(role="list item", name=re.compile("SolvLoop"))
        check("PyroLink" in app.focused().name, f"back to where one was: {app.focused()}")
        app.key("Return")
        app.gone(role="list item", name=re.compile("SolvLoop"))
        app.key("Escape")
        app.find(role="list item", name=re.compile("SolvLoop"))

        app.key("ctrl+f")
        app.type("kosice")
        app.find(role="label", name="1 of 18 projects")
        check(cards(app, "Commercialise") == ["Straw-to-sugars biorefinery"], f"search finds Košice by kosice: {cards(app, 'Commercialise')}")
        app.key("ctrl+a")
        app.type("zzzz")
        app.find(role="label", name="No project matches")
        press(app, "Show all projects")
        app.find(role="label", name="18 projects")


def column(app, place):
    """What a column of the table says, from the top."""
    return [plain(r.children[place].label_text()) for r in app.table("Projects").row_nodes()]


def table():
    with window("sample") as (plan, app):
        show_projects(app)
        press(app, "Table")
        t = app.table("Projects")
        names = column(app, 0)
        check(names == sorted(names, key=str.lower) and len(names) == 18, f"by name at first: {names}")
        t.sort_by("Stage")
        stages = [STAGES.index(s) for s in column(app, 2)]
        check(stages == sorted(stages), f"stages by their order, not by alphabet: {stages}")
        t.sort_by("Stage")
        stages = [STAGES.index(s) for s in column(app, 2)]
        check(stages == sorted(stages, reverse=True), f"and the other way round: {stages}")
        t.sort_by("TRL now → goal")
        trl = [int(s.split(" ")[0] or 0) for s in column(app, 5)]
        check(trl == sorted(trl), f"by TRL: {trl}")
        app.find(role="label", name="SYSCHEMIQ").click(count=2)
        app.find(role="button", name="Back to the projects")
        app.key("Escape")
        app.gone(role="button", name="Back to the projects")
        chosen = [r.label_text() for r in t.row_nodes() if "selected" in r.states]
        check(len(chosen) == 1 and chosen[0].startswith("SYSCHEMIQ"), f"back to where one was: {chosen}")
        app.key("Return")
        app.find(role="button", name="Back to the projects")


def facet(app, title):
    """The drop-down of a facet, whatever is chosen in it."""
    return app.find(where=lambda n: n.role in ("push button", "toggle button") and re.match(f"^{title}(:|$)", n.name), index=0)


def open_facet(app, title):
    app.opens(lambda: facet(app, title), role="check box", name=re.compile(r": \d+$"))


def choices(app, title):
    """{label: count} of an opened facet."""
    return {n.name.rsplit(": ", 1)[0]: int(n.name.rsplit(": ", 1)[1])
            for n in app.find_all(role="check box") if re.search(r": \d+$", n.name)}


def facets():
    with window("sample") as (plan, app):
        show_projects(app, "view=table")
        open_facet(app, "Stage")
        before = until(lambda: choices(app, "Stage"), 10, "stages to choose from")
        check(list(before.values()) == [6, 5, 4, 2, 1] and list(before) == list(STAGES), f"stages: {before}")
        app.find(role="check box", name="Demonstrate: 4").click()
        app.find(role="label", name="4 of 18 projects")
        app.find(role="check box", name="Commercialise: 2").click()     # more of one facet leave more
        app.find(role="label", name="6 of 18 projects")
        check(choices(app, "Stage") == before, f"its own choice does not narrow a facet: {choices(app, 'Stage')}")
        app.key("Escape")
        open_facet(app, "Country")
        countries = until(lambda: choices(app, "Country"), 10, "countries to choose from")
        check(countries["Netherlands"] == 4 and countries["China"] == 0, f"counts follow the other facets: {countries}")
        app.find(role="check box", name="Netherlands: 4").click()
        app.find(role="label", name="4 of 18 projects")
        app.key("Escape")
        facet(app, "Country")                                           # the focus is back on the button
        seen, missed, trapped = app.tab_walk()
        check(not missed and not trapped, f"Tab misses {missed}, trapped: {trapped}")
        check(len([n for n in seen if re.match("^(Stage|Country|Objective|Lead region|Provenance)", n.name)
                   and n.role != "list item"]) == 1, f"Tab reaches the facets once: {seen}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        left = facet(app, "Country").extents()[0]
        press(app, "Board")                                             # a lane is its stage: the first facet hides
        until(lambda: facet(app, "Country").extents()[0] < left, 10, "no facet of stages on the board")
        check(sum(len(cards(app, s)) for s in STAGES) > 4, "the board asks for no stage")
        press(app, "Table")
        app.find(role="label", name="4 of 18 projects")                 # but remembers it
        app.quit()
        again = app.d.launch([PROGRAM, plan.path])
        show_projects_page(again)
        again.find(role="label", name="4 of 18 projects")               # from window to window
        press(again, "Clear all filters")
        again.find(role="label", name="18 projects")
        again.gone(role="push button", name="Clear all filters")
        clean(again)


def many():
    """Several rows of the table, one field, one step."""
    with window("sample") as (plan, app):
        show_projects(app, "view=table")
        t = app.table("Projects")
        before = {p["id"]: p["confidentiality"] for p in plan.list("project")}
        t.row_nodes()[0].click()
        app.gone(role="label", name=re.compile("selected$"))            # one is no matter for the bar
        app.key("ctrl+a")
        app.find(role="label", name="18 projects selected")
        app.find(role="button", name="Change…").click()
        choose(app, "Field to change", "Confidentiality")
        app.find(where=lambda n: n.role in ("push button", "toggle button") and n.name.startswith("Confidentiality:")).click()
        app.find(role="menu item", name="partners").click()
        differ = sum(c != "partners" for c in before.values())
        app.find(role="label", name=f"{differ} of 18 would change")
        app.find(role="push button", name="Change").click()
        app.find(role="label", name=re.compile(f"^{differ} projects changed"))
        until(lambda: {p["confidentiality"] for p in plan.list("project")} == {"partners"}, 10, "all have it")
        app.activate_action("win.undo")
        until(lambda: {p["id"]: p["confidentiality"] for p in plan.list("project")} == before, 10, "each has its own again")
        app.key("Escape")


def choose(app, drop, item):
    app.find(where=lambda n: n.role == "push button" and n.parent.called(drop)).click()
    app.find(role="label", name=item, where=lambda n: any(a.called(drop) for a in n.ancestors())).click()


def lane(app, stage):
    return app.find(role="list", name=re.compile(rf"^{stage}: \d+ projects?$"))


def drag(app, card, stage):
    """A card to the middle of a lane."""
    x, y, w, h = app.find(role="list item", name=re.compile(f"^\u2068?{card}")).extents()
    lx, ly, lw, lh = lane(app, stage).extents()
    app.d.drag(x + w // 3, y + h // 3, lx + lw // 2, ly + lh // 2, steps=12)
    app.d.settle()


def moves():
    with window("sample") as (plan, app):
        show_projects(app)
        press(app, "Board")
        pyrolink = next(p["id"] for p in plan.list("project") if p["acronym"] == "PyroLink")
        mine = lambda: [m for m in plan.list("stage-move") if m["project"] == pyrolink]
        before = len(mine())
        drag(app, "PyroLink", "Commercialise")
        until(lambda: "PyroLink" in cards(app, "Commercialise"), 10, "moved on at once")
        until(lambda: len(mine()) == before + 1, 10, "one stage move more")
        drag(app, "PyroLink", "Demonstrate")
        app.find(role="label", name=re.compile("^Why does PyroLink go back to Demonstrate"))
        app.key("Return")
        app.find(role="alert", name=re.compile("needs a reason"))
        check("PyroLink" in cards(app, "Commercialise"), "without a reason it stays")
        app.key("Escape")
        app.gone(role="label", name=re.compile("^Why does PyroLink"))
        check(len(mine()) == before + 1, "Esc moves nothing")
        drag(app, "PyroLink", "Demonstrate")
        app.find(role="label", name=re.compile("^Why does PyroLink"))
        app.type("The off-taker has left")
        app.key("Return")
        until(lambda: "PyroLink" in cards(app, "Demonstrate"), 10, "moved back")
        until(lambda: len(mine()) == before + 2, 10, "two stage moves: there and back")
        check(mine()[-1]["reason"] == "The off-taker has left" or "The off-taker has left" in [m["reason"] for m in mine()],
              f"the reason is kept: {mine()}")
        history = plan.run("history", plan.path)
        check(len(re.findall("PyroLink", history)) >= 2, f"both are in the history: {history}")

        until(lambda: "PyroLink" in app.focused().name, 10, "the focus goes with the card")
        app.key("ctrl+Right")
        until(lambda: "PyroLink" in cards(app, "Commercialise"), 10, "Ctrl+Right moves on")
        until(lambda: "PyroLink" in app.focused().name, 10, "the focus goes with the card")
        app.key("ctrl+Right")
        until(lambda: "PyroLink" in cards(app, "Scale-up"), 10, "and on")
        app.activate_action("win.undo")
        until(lambda: "PyroLink" in cards(app, "Commercialise"), 10, "one step of undo each")
        app.activate_action("win.undo")
        until(lambda: "PyroLink" in cards(app, "Demonstrate"), 10, "one step of undo each")
        app.find(role="list item", name=re.compile("PyroLink")).click(button=3)
        app.find(role="menu item", name="On to Commercialise").click()
        until(lambda: "PyroLink" in cards(app, "Commercialise"), 10, "and by its menu")


def edits():
    with window("sample") as (plan, app):
        show(app, "overview")
        headline(app, "26 regions in 13 countries, 62 partners, 18 projects")
        app.activate_action("win.new-record", GLib.Variant("s", "project"))
        until(lambda: app.focused().name == "Title" and app.focused().text == "New project", 10, "it opens, with its title to type over")
        show(app, "overview")
        headline(app, "26 regions in 13 countries, 62 partners, 19 projects")
        until(lambda: counts(app, "Pipeline by stage")["Learn"] == 7, 10, "a new project is at Learn")
        show_projects(app)
        press(app, "Board")
        check(len(cards(app, "Learn")) == 7, f"and on the board: {cards(app, 'Learn')}")
        app.activate_action("win.undo")
        until(lambda: len(cards(app, "Learn")) == 6, 10, "until it is undone")
        show(app, "overview")
        headline(app, "26 regions in 13 countries, 62 partners, 18 projects")


def empty():
    with window("new") as (plan, app):
        show(app, "overview")
        headline(app, "0 regions in 0 countries, 0 partners, 0 projects")
        check(app.find_all(role="push button", name="Add the first region"), "what to do first")
        app.find(role="label", name="Nothing to check: every rule holds.")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        show_projects(app)
        app.find(role="label", name="No project yet")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        press(app, "Add the first project")
        until(lambda: app.focused().name == "Title" and app.focused().text == "New project", 10, "it opens, with its title to type over")
        app.key("Escape")
        app.key("Escape")
        until(lambda: cards(app, "Learn") == ["New project"], 10, "the first card")


GROUPS = {"overview": overview, "opening": opening, "board": board, "table": table, "facets": facets, "many": many,
          "moves": moves, "edits": edits, "empty": empty}

if __name__ == "__main__":
    for name in sys.argv[2:] or GROUPS:
        GROUPS[name]()
        print(f"{name}: well")
