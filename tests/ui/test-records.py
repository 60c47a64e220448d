#!/usr/bin/env python3
# test-records.py - records in the window: found, edited in place, linked, refused with a sentence
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-records.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, clean, until

TALL = (1366, 1500)                                         # so that a whole record shows, and nothing need scroll
PROGRAM = os.path.abspath(sys.argv[1])


class Desk(Desktop):
    """Where a test fails, a picture says more than its sentence: CROSSLINK_SHOTS names a folder for it."""
    def __init__(self):
        super().__init__(size=TALL, timeout=20)

    def __exit__(self, kind, *rest):
        if kind and os.environ.get("CROSSLINK_SHOTS"):
            self.screenshot(f"{os.environ['CROSSLINK_SHOTS']}/records-{sys.argv[2]}.png")
            print(self.apps[-1].output()[-2000:])
        super().__exit__(kind, *rest)


class Window:
    """The sample plan in a window, and what a person does with its records."""
    def __init__(self, d, page):
        self.d, self.path = d, f"{d.dir}/home/Sample.crosslink"
        subprocess.run([PROGRAM, "sample", self.path], env=d.env, check=True)
        self.app = d.launch([PROGRAM, self.path])
        until(lambda: any("Sample" in t for t in self.app.titles()), 20, "plan open")
        self.app.resize(*d.size)
        self.show(page)

    def show(self, page):
        self.app.activate_action("win.show-page", GLib.Variant("s", page))
        self.d.settle()

    def search(self, words):
        self.app.key("ctrl+f")
        self.app.key("ctrl+a")
        if words:
            self.app.type(words)
        else:
            self.app.key("Delete")

    def title(self, name):
        return self.app.find(role="heading", name=name)

    def field(self, name):
        """The entry of a field."""
        return self.app.find(where=lambda n: n.role in ("text", "entry") and n.name == name, index=0)

    def enter(self, name, text, key="Return"):
        """Type into a field over what is there."""
        self.field(name).click()
        self.app.key("ctrl+a")
        if text:
            self.app.type(text)
        else:
            self.app.key("Delete")
        if key:
            self.app.key(key)

    def reads(self, name, text):
        return until(lambda: self.field(name).text == text, 10, f"{name} reads {text!r}, not {self.field(name).text!r}")

    def errors(self):
        return [n.name for n in self.app.find_all(role="alert") if n.name.strip()]

    def saved(self):
        self.app.find(role="label", name=re.compile("All changes saved"))

    def can(self, action):
        return self.app.actions()[action][0]

    def listed(self, kind):
        """The records of a kind, as the command line reads them out of the plan file."""
        text = subprocess.run([PROGRAM, "list", self.path, "--kind", kind], env=self.d.env, check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        head, *rows = [l.split("\t") for l in text.splitlines()]
        return [dict(zip(head, r)) for r in rows]

    def shown(self, key):
        """What the command line says of a record, out of the plan file."""
        return subprocess.run([PROGRAM, "show", self.path, key], env=self.d.env, check=True, text=True,
                              stdout=subprocess.PIPE).stdout


def find_edit_undo():
    with Desk() as d:
        w = Window(d, "regions")
        app = w.app
        check(len(app.table("Regions").rows()) > 10, "regions are listed")
        w.search("lodz")
        w.title("Łódź")
        check(len(app.table("Regions").rows()) == 1, f"only one is left: {app.table('Regions').rows()}")
        check("Łódź" in " ".join(app.table("Regions").selected()[0]), "and it is selected")

        w.enter("Population", "2378000")
        until(lambda: w.can("undo"), 10, "something to undo")
        w.saved()
        check(re.sub(r"\D", "", w.field("Population").text) == "2378000", f"shown: {w.field('Population').text}")
        check("2378000" in w.shown("lodz"), "it is in the plan file")
        app.key("Escape")
        app.activate_action("win.undo")
        w.reads("Population", "")
        app.activate_action("win.redo")
        until(lambda: w.field("Population").text != "", 10, "done again")
        app.activate_action("win.undo")
        w.reads("Population", "")

        w.enter("Main site", "Somewhere", key=None)        # typed, not finished: Esc brings back what was there
        app.key("Escape")
        check("Somewhere" not in w.field("Main site").text, "Esc restores")
        w.enter("Main site", "Elsewhere", key="Tab")       # leaving the field commits
        w.reads("Main site", "Elsewhere")
        w.saved()
        check("Elsewhere" in w.shown("lodz"), "leaving commits")

        w.search("")
        until(lambda: len(app.table("Regions").rows()) > 10, 10, "all of them again")
        w.title("Łódź")                                     # the selection survives
        first = app.table("Regions").rows()[0][0]
        app.table("Regions").sort_by("Projects")
        until(lambda: app.table("Regions").rows()[0][0] != first, 10, "sorted by projects")
        check("Limburg (NL)" in app.table("Regions").rows()[0][0], f"the most projects first: {app.table('Regions').rows()[0]}")
        w.title("Łódź")
        clean(app)


def refused():
    with Desk() as d:
        w = Window(d, "regions")
        app = w.app
        w.search("lodz")
        w.title("Łódź")
        before = w.shown("lodz")
        for field, text in (("Population", "many"), ("Latitude", "95"), ("Code", "XX99"), ("Name", "x" * 1001), ("Name", ""),
                            ("Country", "Atlantis")):
            w.enter(field, text)
            until(w.errors, 10, f"a sentence about {field} = {text[:10]!r}")
            said = w.errors()
            check(len(said) == 1 and said[0].rstrip().endswith(".") and len(said[0]) > 12, f"one sentence: {said}")
            print(f"   {field} = {text[:12]!r}: {said[0]}")
            app.key("Escape")
            until(lambda: not w.errors(), 10, "Esc takes the sentence away")
        check(not w.can("undo"), "nothing has changed")
        check(w.shown("lodz") == before, "nothing has changed in the plan file")

        w.enter("Name", "<b>Łódź</b>")                      # taken literally
        w.title("<b>Łódź</b>")
        app.activate_action("win.undo")
        w.title("Łódź")
        w.enter("Local name", "שלום ‮abc")
        until(lambda: "שלום" in w.field("Local name").text, 10, "right-to-left text is kept")
        clean(app)


def links():
    with Desk() as d:
        w = Window(d, "regions")
        app = w.app
        w.search("lodz")
        w.title("Łódź")
        app.find(role="button", name=re.compile("Add membership")).click()
        app.type("ecrn")
        app.key("Return")
        until(lambda: w.can("undo"), 10, "a membership")
        row = app.find(role="list item", name=re.compile("^ECRN"))
        check(row, "it is listed")
        w.enter("From", "06/2027")
        until(lambda: "2027" in w.field("From").text, 10, "since June 2027")
        w.enter("From", "31.2.2027")
        until(w.errors, 10, "no such day")
        print(f"   31.2.2027: {w.errors()[0]}")
        app.key("Escape")
        for text in ("2027", "30.6.2027"):
            w.enter("From", text)
            until(lambda: w.field("From").text and not w.errors(), 10, f"{text} is a date")
        app.find(role="button", name="Add letter").click()
        app.gone(role="button", name="Add letter")
        w.field("Date of the letter of interest")
        app.activate_action("win.undo")
        app.find(role="button", name="Add letter")
        app.find(role="button", name="Remove the link with ECRN").click()
        app.gone(role="list item", name=re.compile("^ECRN"))
        w.saved()
        app.activate_action("win.undo")
        app.find(role="list item", name=re.compile("^ECRN"))
        clean(app)


def sources_and_others():
    with Desk() as d:
        w = Window(d, "partners")
        app = w.app
        w.search("chemie-cluster")
        w.title(re.compile("Chemie-Cluster"))
        w.enter("Members", "261")
        until(lambda: w.can("undo"), 10, "members")
        app.find(role="button", name="illustrative").click()
        app.find(where=lambda n: "Members: illustrative" in n.name)
        app.activate_action("win.undo")
        app.gone(where=lambda n: "Members: illustrative" in n.name)
        app.find(role="button", name=re.compile("source…")).click()
        app.type("The cluster's own page")
        app.key("Return")
        app.find(role="label", name="The cluster's own page")
        app.find(role="button", name="Open it").click()     # a source is a record like any other
        w.title("The cluster's own page")
        w.enter("Publisher", "Chemie-Cluster Bayern")
        w.reads("Publisher", "Chemie-Cluster Bayern")
        app.key("Escape")
        w.title(re.compile("Chemie-Cluster Bayern"))
        clean(app)


def walk_rows(app, seen, controls):
    """Tab enters a list of links at one row and leaves it behind that row; the others are reached by Down, and then
    their controls by Tab. `seen` is the walk by Tab from the search entry; goes to each row that holds one of
    `controls` and returns those that were not reached."""
    def row_of(n):
        return next((a for a in (n, *n.ancestors()) if a.role == "list item"), None)

    left = {n.path: n for n in controls}
    for row in {row_of(n) for n in controls} - {None}:
        rows = row.parent.children
        first = next(n for n in seen if n.role == "list item" and n.parent == row.parent)
        app.key("ctrl+f")
        app.key(*["Tab"] * seen.index(first), *["Down"] * (rows.index(row) - rows.index(first)))
        now = app.focused()
        check(now == row, f"Down reaches {row}, not {now}")
        while row_of(now) == row:                           # through it, by Tab
            left.pop(now.path, None)
            app.key("Tab")
            now = app.focused()
    return list(left.values())


def walk_cards(app, seen, controls):
    """The suggestions of whom to work with are one stop: arrows move from card to card, and in a card. Returns those
    of `controls` that are in cards and were not reached."""
    in_cards = lambda n: any(a.role == "list" and a.name == "Who to work with" for a in n.ancestors())
    left = {n.path: n for n in controls if in_cards(n)}
    first = next(n for n in seen if in_cards(n))
    app.key("ctrl+f")
    app.key(*["Tab"] * seen.index(first))
    for key in ("Down", "Right", "Down") * 3:                # from a name to its buttons, and on to the next card
        app.key(key)
        now = app.focused()
        if not in_cards(now):
            break
        left.pop(now.path, None)
    return list(left.values())


def keyboard_and_names():
    with Desk() as d:
        w = Window(d, "regions")
        app = w.app
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.key("ctrl+f")
        seen, missed, trapped = app.tab_walk(limit=120)
        check(not trapped, "the focus is trapped")
        check(len(seen) < 120, "the walk comes round")
        order = [n.name for n in seen]
        check(order.index("Name") < order.index("Add to a project…") < order.index("Change source…"), f"as it is read: {order}")
        check(missed, "there are lists of several links")
        cards = walk_cards(app, seen, missed)
        check(not cards, f"arrows do not reach {cards}")
        missed = walk_rows(app, seen, [n for n in missed if not any(a.name == "Who to work with" for a in n.ancestors())])
        check(not missed, f"neither Tab nor arrows reach {missed}")
        rows = [n for n in seen if n.role == "table row"]
        check(len(rows) == 1, f"Tab reaches the list once: {rows}")

        w.app.resize(700, 700)                              # one at a time
        until(lambda: not app.find_all(role="button", name="On the map"), 10, "the list alone")
        app.key("ctrl+f")
        app.key("Down", "Return")
        app.find(role="button", name="Back")
        app.key("Escape")
        app.gone(role="button", name="Back")
        clean(app)


def facet(app, title):
    """The drop-down of a facet, whatever is chosen in it."""
    return app.find(where=lambda n: n.role in ("push button", "toggle button") and re.match(f"^{title}(:|$)", n.name), index=0)


def open_facet(app, title):
    app.opens(lambda: facet(app, title), role="check box", name=re.compile(r": \d+$"))


def facets():
    with Desk() as d:
        w = Window(d, "partners")
        app = w.app
        country = {r["id"]: r["country"] for r in w.listed("region")}
        german = [p for p in w.listed("organisation") if (p["country"] or country.get(p["region"])) == "DE"]
        firms = [p for p in german if p["type"] == "company"]
        check(len(german) > len(firms) > 1, "the sample has firms in Germany, and others")
        n = len(app.table("Partners").rows())
        open_facet(app, "Country")
        app.find(role="check box", name=f"Germany: {len(german)}").click()
        app.find(role="label", name=f"{len(german)} / 62")
        app.key("Escape")
        open_facet(app, "Type")
        kinds = until(lambda: app.find_all(role="check box", name=re.compile(r": \d+$")), 10, "types")
        left = sum(int(k.name.rsplit(": ", 1)[1]) for k in kinds)
        check(left == len(german), f"types of partners in Germany: {kinds}")
        app.find(role="check box", name=f"company: {len(firms)}").click()
        app.find(role="label", name=f"{len(firms)} / 62")
        app.key("Escape")
        rows = app.table("Partners").rows()
        check(all("company" in r[0] and "DE" in r[1] for r in rows) and len(rows) == len(firms), f"firms in Germany: {rows}")
        w.search("basf")
        app.find(role="label", name="1 / 62")
        w.title("BASF")
        open_facet(app, "Type")
        until(lambda: app.find_all(role="check box", name="company: 1"), 10, "counts follow the search")
        app.key("Escape")

        # What is edited here and now stays on the right, though it is not asked for any more.
        app.find(where=lambda n: n.role in ("push button", "toggle button") and n.name == "Type: company"
                 and n.extents()[0] > 500).click()
        app.find(role="menu item", name="NGO").click()
        app.find(role="label", name="Nothing found")
        w.title("BASF")
        app.find(role="push button", name="Show all again").click()
        until(lambda: len(app.table("Partners").rows()) == n, 10, "all of them again")
        app.gone(role="push button", name="Clear all filters")
        w.title("BASF")
        clean(app)


def many():
    with Desk() as d:
        w = Window(d, "partners")
        app = w.app
        listed = lambda: w.listed("organisation")
        before = listed()
        rows = app.table("Partners").row_nodes()
        shown = app.table("Partners").rows()
        rows[1].click()
        d.xdo("keydown", "ctrl")
        rows[3].click()
        rows[4].click()
        d.xdo("keyup", "ctrl")
        app.find(role="label", name="3 partners selected")
        check(len(app.table("Partners").selected()) == 3, f"three rows: {app.table('Partners').selected()}")
        app.find(role="button", name="Change…").click()
        app.find(where=lambda n: n.role == "push button" and n.parent.called("Field to change")).click()
        app.find(role="label", name="Website", where=lambda n: any(a.called("Field to change") for a in n.ancestors())).click()
        entry = app.find(where=lambda n: n.role in ("text", "entry") and n.name == "Website" and n.extents()[0] < 560)
        entry.click()
        app.type("https://example.org")
        app.key("Tab")
        app.find(role="label", name="3 of 3 would change")
        app.find(role="push button", name="Change").click()
        app.find(role="label", name=re.compile("^3 partners changed"))
        until(lambda: listed() != before, 10, "written")
        app.activate_action("win.undo")
        until(lambda: listed() == before, 10, "one undo gives all back")

        app.find(role="push button", name="Retire").click()
        app.find(role="label", name=re.compile("^3 partners retired"))
        app.gone(role="label", name=re.compile("selected$"))
        until(lambda: shown[1][0] not in [r[0] for r in app.table("Partners").rows()], 10, "they are gone")
        app.activate_action("win.undo")
        until(lambda: app.table("Partners").rows()[:5] == shown[:5], 10, "they are back")
        clean(app)


def marking():
    """Rows marked by keyboard: Shift and arrows, Ctrl and Space, Ctrl+A."""
    with Desk() as d:
        w = Window(d, "partners")
        app = w.app
        app.table("Partners").row_nodes()[0].click()
        app.key("shift+Down", "shift+Down")
        app.find(role="label", name="3 partners selected")
        app.key("ctrl+Down", "ctrl+Down", "ctrl+space")
        app.find(role="label", name="4 partners selected")
        app.key("ctrl+a")
        app.find(role="label", name="62 partners selected")
        app.key("Escape")
        app.gone(role="label", name=re.compile("selected$"))
        check(len(app.table("Partners").selected()) == 1, "back to the one that is shown")
        clean(app)


GROUPS = {"edit": (find_edit_undo, ), "refused": (refused, ), "links": (links, ), "sources": (sources_and_others, ),
          "keyboard": (keyboard_and_names, ), "facets": (facets, ), "many": (many, ),
          "marking": (marking, )}
for test in GROUPS[sys.argv[2]]:
    begun = time.monotonic()
    test()
    print(f"ok {test.__name__} {time.monotonic() - begun:.1f} s", flush=True)
