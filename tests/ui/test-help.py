#!/usr/bin/env python3
# test-help.py - the help in the window: F1 leads to the topic, search finds it, links lead on, Esc leads back
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-help.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import glob, hashlib, os, re, subprocess, sys
import xml.etree.ElementTree as tree
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import SAME, Desktop, GLib, check, clean, until

PROGRAM = os.path.abspath(sys.argv[1])
HELP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ui", "help")


class Help:
    """A program with a plan, and its window of the help."""
    def __init__(self, d, plan="sample", **env):
        self.path, self.title = f"{d.dir}/home/Plan.crosslink", "Help"
        subprocess.run([PROGRAM, plan, self.path], env=d.env, check=True)
        self.d, self.app = d, d.launch([PROGRAM, self.path], env=env)
        until(lambda: any("— Crosslink" in t for t in self.app.titles()), 20, "plan open")
        d.settle()

    def find_all(self, role=None, name=None, state=None):
        """Of the window of the help alone: whether a node shows is a question that takes time."""
        mine = [n for n in self.app.nodes() if n.toplevel and n.toplevel.name == self.title]
        return [n for n in mine if (role is None or n.role in SAME.get(role, (role, ))) and (name is None or n.called(name))
                and (state is None or state in n.states) and n.showing]

    def find(self, role=None, name=None, **kw):
        return until(lambda: self.find_all(role, name, **kw)[-1], 10, f"{role} {name!r} in the help")

    def is_open(self):
        return self.title in self.app.titles()

    def open(self, *keys):
        self.app.key(*keys)
        until(self.is_open, 10, "window of the help")
        self.d.settle()

    def topic(self):
        return self.find_all(role="heading")[0].name

    def shows(self, title):
        until(lambda: self.topic() == title, 10, f"topic {title!r}")

    def rows(self):
        """Titles of the topics that are listed; items of lists in the text come after them."""
        items = self.find_all(role="list item")
        return [n.name for n in items if n.parent == items[0].parent and n.name]

    def search(self, words):
        self.find(role="entry").set_text(words)
        self.d.settle(0.3)

    def found(self, title):
        """All nodes, if the topic is the first one in the list, and the one that is read; else nothing."""
        nodes = self.find_all()
        rows, heads = ([n.name for n in nodes if n.role == role] for role in ("list item", "heading"))
        return nodes if rows[0] == title == heads[0] else None

    def focus(self):
        return next((n for n in reversed(self.find_all(state="focused"))), None)

    def close(self):
        self.app.key("Escape")
        until(lambda: not self.is_open(), 10, "help closed")


def show(h, page):
    h.app.activate_action("win.show-page", GLib.Variant("s", page))
    h.d.settle()


def walk():
    """F1 on two pages and within one; search; a link; back; Esc, and the focus is where it was."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        h = Help(d)
        app = h.app
        show(h, "regions")
        app.key("ctrl+f")
        before = until(lambda: app.focused() and app.focused().role == "entry" and app.focused(), 10, "search of the page")
        h.open("F1")
        h.shows("Regions and partners")
        check(h.rows()[0] == "First steps" and len(h.rows()) == len(glob.glob(f"{HELP}/*.xml")), f"topics: {h.rows()}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        h.close()
        until(lambda: app.focused() == before, 10, f"the focus is back: {app.focused()}")

        show(h, "flows")
        h.open("F1")
        h.shows("Flows and matches")
        show(h, "chains")                                   # the window stays, and F1 elsewhere leads it on
        app.activate_action("app.help", GLib.Variant("s", ""))
        h.shows("Value chains")

        app.key("ctrl+f")                                   # in the help, not in the page behind it
        h.find(role="entry", state="focused")
        app.type("annex vii")
        h.shows("Flows and matches")
        until(lambda: h.rows() == ["Flows and matches"], 10, f"rows: {h.rows()}")
        h.search("lodz")
        check(h.find_all(role="label", name=re.compile("lodz finds Łódź")), "the place is shown in the list")
        h.search("xyzzy")
        h.find(role="label", name="No topic has these words in it.")
        app.key("ctrl+f", "Escape")                         # takes the search back, then closes
        until(lambda: len(h.rows()) > 10, 10, "all topics again")
        check(h.is_open(), "the first Esc takes back the search")

        h.search("")
        here = h.topic()
        link = h.find(role="push button", name="The map")
        check(here in ("Flows and matches", "First steps"), here)
        link.press()
        h.shows("The map")
        app.key("alt+Left")
        h.shows(here)

        app.key("ctrl+f")
        seen = [h.focus()]
        while len(seen) < 20:
            app.key("Tab")
            if h.focus() in seen:
                break
            seen.append(h.focus())
        text = h.find_all(role="heading")[0].parent
        check(seen[0].role == "entry" and [n for n in seen if n.parent.name == "Topics"] == seen[1:2] and seen[2] == text,
              f"search, topics, text: {seen}")
        links = [n for n in h.find_all(role="push button") if n.inside(text)]
        check(seen[3:3 + len(links)] == links, f"then each of its buttons: {seen}, {links}")
        h.search("")
        app.key("ctrl+f", "Down", "Home", "Down", "Return")  # the list by keys, then its text
        h.shows("Regions and partners")
        h.close()
        clean(app)


def parts():
    """F1 in a part of a page, in a modal window and while a map is presented; a button acts on the plan."""
    with Desktop(size=(1366, 900), timeout=20) as d:
        h = Help(d)
        app = h.app
        number = int.from_bytes(hashlib.sha256(b"project:x01").digest()[:8], "big") >> 1
        app.activate_action("win.open-record", GLib.Variant("x", number))
        app.find(role="page tab", name="Plan").press()
        d.settle()
        app.find(where=lambda n: n.name.startswith("Cash plan, ")).focus()
        d.settle()
        h.open("F1")
        h.shows("Cash plan and the two questions of a bank")
        h.close()

        app.key("ctrl+e")
        until(lambda: "Export" in app.titles(), 10, "window of the export")
        h.open("F1")
        h.shows("Files out: which format for whom")
        h.find(role="list item", name="The map").click()    # though the export waits
        h.shows("The map")
        h.close()
        check("Export" in app.titles(), "the export still waits")
        until(lambda: app.focused() and app.focused().toplevel.name == "Export", 10, f"focus: {app.focused()}")
        app.key("Escape")
        until(lambda: "Export" not in app.titles(), 10, "export closed")

        show(h, "map")
        app.key("F5")
        until(lambda: "Presentation" in app.titles(), 10, "presentation")
        h.open("F1")
        h.shows("Presenting and the workshop line")
        h.close()
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "presentation ended")

        show(h, "check")
        h.open("F1")
        h.shows("To check")
        app.activate_action("app.help", GLib.Variant("s", "chains"))
        h.find(role="push button", name="Go to the value chains").press()
        until(lambda: app.find_all(role="label", name=re.compile("Mixed plastic to cracker feed")), 10, "page of chains")
        app.find(role="push button", name="Close", where=lambda n: n.toplevel.name != "Help").press()
        check(app.proc.wait(20) == 0, f"the help ends with the last plan: {app.output()}")
        said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
        check(not said, f"messages: {said}")


def each(language):
    """Each topic loads, is found by its title, and each of its buttons leads to an action that there is."""
    words = {tree.parse(f).getroot().find("title").text for f in glob.glob(f"{HELP}/*.xml")}
    with Desktop(size=(1366, 768), timeout=20) as d:
        env = {"LC_ALL": "C.UTF-8", "LANGUAGE": language}
        h = Help(d, "new", **env)                           # few nodes to be walked through beside those of the help
        app = h.app
        known = {scope: app.actions(scope) for scope in ("win", "app")}
        for file in sorted(glob.glob(f"{HELP}/*.xml")):
            for go in tree.parse(file).getroot().iter("go"):
                action, _, target = go.get("action").partition("::")
                scope, _, name = action.partition(".")
                check(name in known[scope], f"{file}: {action} is no action")
                enabled, kind, state = known[scope][name]
                check(bool(target) == (kind == "s"), f"{file}: {action} takes {kind!r}")
                check(enabled, f"{file}: {action} does nothing here")
                if name == "show-page":
                    check(f'"{target}"' in open(f"{HELP}/../../src/app/xl-pages.c").read(), f"{file}: no page {target}")
        app.activate_action("app.help", GLib.Variant("s", "first-steps"))
        h.title = until(lambda: next(t for t in app.titles() if "Crosslink" not in t), 10, "window of the help")
        d.settle()
        titles = h.rows()
        check(len(titles) == len(words), f"topics: {titles}")
        check(language != "C" or set(titles) == words, f"titles: {set(titles) ^ words}")
        for title in titles:
            h.find(role="entry").set_text(title)
            nodes = until(lambda: h.found(title), 10, f"{title!r} is found first, and shown")
            text = next(n for n in nodes if n.role == "heading").parent
            dead = [n for n in nodes if n.role == "push button" and n.inside(text) and "sensitive" not in n.states]
            check(not dead, f"{title}: {dead} lead nowhere")
            check(not [n for n in nodes if n.role == "label" and "</" in n.name], f"{title}: markup is shown")
        clean(app)


def english():
    each("C")


def german():
    each("de")


GROUPS = {"walk": walk, "parts": parts, "english": english, "german": german}
GROUPS[sys.argv[2]]()
