#!/usr/bin/env python3
# test-import.py - tables through the wizard: columns, check, decisions, errors, one undo; from a file and the clipboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-import.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, clean, until

PROGRAM = os.path.abspath(sys.argv[1])
DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
WIZARD = "Import a table"


class Window:
    """The sample plan in a window, and tables that are brought to it."""
    def __init__(self, d, command="sample"):
        self.d, self.path = d, f"{d.dir}/home/Sample.crosslink"
        subprocess.run([PROGRAM, command, self.path], env=d.env, check=True)
        self.app = d.launch([PROGRAM, self.path])
        until(lambda: any("Sample" in t for t in self.app.titles()), 20, "plan open")
        self.app.resize(*d.size)
        d.settle()

    def digest(self):
        return subprocess.run([PROGRAM, "digest", self.path], env=self.d.env, check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def bring(self, path):
        """A second start of the program hands a file to the first, as a file manager does."""
        subprocess.run([PROGRAM, path], env=self.d.env, check=True, timeout=20)
        until(lambda: WIZARD in self.app.titles(), 20, "wizard")
        self.d.settle()

    def button(self, name):
        return self.app.find(role="button", name=name, where=lambda n: n.toplevel.name == WIZARD)

    def says(self, words):
        self.app.find(where=lambda n: n.role in ("label", "alert") and re.search(words, n.name))

    def go(self):
        """Check, then Import, by keys alone."""
        self.app.key("Return")
        until(lambda: self.app.focused() and self.app.focused().name == "Import", 20, "checked")
        self.app.key("Return")
        until(lambda: WIZARD not in self.app.titles(), 20, "imported")
        self.app.find(role="label", name=re.compile("All changes saved"))

    def nothing_new(self, path):
        self.bring(path)
        self.app.key("Return")
        self.says("The plan has all of this already")
        self.app.key("Escape")
        until(lambda: WIZARD not in self.app.titles(), 10, "closed")


def files():
    """Shapes of the sample tables and of CORDIS: each in one step; a second time changes nothing; undo brings all back."""
    with Desktop(size=(1024, 768), timeout=20) as d:
        w = Window(d, "new")
        first = w.digest()
        names = ["regions", "organisations", "projects", "flows", "cordis-organization"]
        for name in names:
            before, path = w.digest(), f"{DATA}/table-{name}.csv"
            w.bring(path)
            if name == "cordis-organization":
                w.says("Map: CORDIS organization.csv")
                w.says(r"3 rows, 25 columns, separated by semicolons, UTF-8")
                check(not w.app.unnamed(), f"without a name: {w.app.unnamed()}")
            w.go()
            check(w.digest() != before, f"{name} came in")
            w.nothing_new(path)
        for name in names:
            w.app.activate_action("win.undo")
            d.settle()
            w.app.find(role="label", name=re.compile("All changes saved"))
        until(lambda: w.digest() == first, 20, "one undo each")
        clean(w.app)


def decisions():
    """A near name is asked about, a wrong row is told and left out, and the way back is open."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d)
        before, path = w.digest(), f"{d.dir}/home/partners.csv"
        with open(path, "w") as f:
            f.write("Wer;type;country;website\nNowal Chimicaa;company;IT;near.example\nDemo Neu;company;Poldavia;\n")
        w.bring(path)
        w.says("No column is the field “Name”")
        check("sensitive" not in w.button("Check").states, "nothing to check without a name")
        drop = w.app.find(where=lambda n: n.name == "Field of the column “Wer”")
        drop.click()
        d.settle()
        w.app.find(where=lambda n: n.role == "list item" and n.label_text() == "Name").click()
        w.app.gone(where=lambda n: "No column is the field" in n.name)
        d.settle()                                          # the list of fields is closed: a click before that only closes it
        w.button("Check").press()
        w.says("1 new record, 1 error")
        w.says("Line 3: .*Poldavia")
        w.button("Back").click()
        w.says("2 rows, 4 columns")
        w.button("Check").click()
        w.says("1 new record, 1 error")
        w.button("Leave it out").click()
        w.says("1 new record, 1 left out")
        w.says("has nearly the same name")
        w.button("Update that one").click()
        w.says("1 changed, 1 left out")
        w.button("Import").click()
        until(lambda: WIZARD not in w.app.titles(), 20, "imported")
        w.app.find(role="label", name=re.compile("All changes saved"))
        shown = subprocess.run([PROGRAM, "show", w.path, "nowal"], env=d.env, check=True, text=True,
                               stdout=subprocess.PIPE).stdout
        check("near.example" in shown and "Nowal Chimica\n" in shown, f"updated, and called as before: {shown}")
        w.app.activate_action("win.undo")
        until(lambda: w.digest() == before, 20, "one undo")

        # A selection of a list as a table, and a table back from the clipboard.
        w.app.activate_action("win.show-page", GLib.Variant("s", "regions"))
        d.settle()
        w.app.table("Regions").row("Łódź").click()
        w.app.key("ctrl+c")
        w.app.find(where=lambda n: "copied as a table" in n.name)
        w.app.key("ctrl+v")
        until(lambda: WIZARD in w.app.titles(), 20, "wizard")
        w.says("1 row, .* columns, separated by tabs")
        w.app.key("Return")
        w.says("The plan has all of this already")
        w.app.key("Escape")
        until(lambda: WIZARD not in w.app.titles(), 10, "closed")
        check(w.digest() == before, "nothing changed")
        clean(w.app)


def drop():
    """A file that another program offers, dragged onto the window: a table, then a dossier; nothing before Import."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d, "new")
        w.app.resize(1024, 700)
        before = w.digest()
        files = (("table-regions.csv", WIZARD, "3 rows, 12 columns"),
                 ("good-dossier-hand-written.xml", "Import a dossier", "new record"))
        other = d.launch([sys.executable, "-B", os.path.join(os.path.dirname(os.path.abspath(__file__)), "offer-file.py"),
                          *(f"{DATA}/{name}" for name, _, _ in files)])
        d.xdo("windowmove", other.xwindow("Files"), 1150 * d.scale, 100 * d.scale)
        for place, (name, title, found) in enumerate(files):
            d.settle()
            d.drag(1200, 150 + 100 * place, 500, 400)
            until(lambda: title in w.app.titles(), 20, f"{name} dropped")
            w.says(found)
            check(w.digest() == before, "nothing comes in by dropping alone")
            w.app.key("Escape")
            until(lambda: title not in w.app.titles(), 10, "closed")
        check(w.digest() == before, "nothing changed")
        clean(w.app)


def bad():
    """What cannot be read, and what is wrong in it, stands in one sentence; nothing changes."""
    with Desktop(size=(1024, 768), timeout=20) as d:
        w = Window(d, "new")
        before = w.digest()
        for name, words in (("open-quote", "Line 2: a quotation mark is opened here and never closed"),
                            ("mixed-encodings", "Line 3: the table mixes UTF-8 with another encoding"),
                            ("1000-columns", "Line 1: the table has more than 200 columns"),
                            ("empty", "The table is empty: its first row must be a heading")):
            subprocess.run([PROGRAM, f"{DATA}/bad-table-{name}.csv"], env=d.env, check=True, timeout=20)
            w.app.find(where=lambda n: f"bad-table-{name}.csv" in n.name and "cannot be read" in n.name)
            w.says(words)
            w.app.key("Escape")
            w.app.gone(where=lambda n: "cannot be read" in n.name)
        for name, words in (("missing-column", "Line 2: there is no column “name”"),
                            ("extra-cell", "Line 3: the row has more cells than the heading"),
                            ("country", "Line 2: Country: “Poldavia” is not a code of ISO 3166-1")):
            w.bring(f"{DATA}/bad-table-{name}.csv")
            w.app.key("Return")
            w.says(words)
            w.says("nothing is imported: mend them in the file, or leave them out")
            check("sensitive" not in w.button("Import").states, f"{name}: nothing to import")
            w.app.key("Escape")
            until(lambda: WIZARD not in w.app.titles(), 10, "closed")
        check(w.digest() == before, "nothing changed")
        clean(w.app)


def copies():
    """Ctrl+C: the selected rows of each list as a table, findings with their sentences, the map as a picture."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d)
        before = w.digest()

        def on_clipboard():
            done = subprocess.run([sys.executable, "-B", os.path.join(os.path.dirname(os.path.abspath(__file__)), "read-clipboard.py")],
                                  env=d.env, check=True, text=True, stdout=subprocess.PIPE, timeout=20)
            return [line.split("\t") for line in done.stdout.splitlines()]

        for page, table, heading in (("partners", "Partners", "Website"), ("flows", "Resource flows", "Material"),
                                     ("projects", "Projects", "Acronym")):
            w.app.activate_action("win.show-page", GLib.Variant("s", page))
            if page == "projects":
                w.app.find(name="Table", where=lambda n: "button" in n.role).click()
            w.app.table(table).row_nodes()[0].children[0].click()
            d.settle()
            w.app.key("ctrl+c")
            until(lambda: heading in on_clipboard()[0], 20, f"{page} copied")
            rows = on_clipboard()
            check(len(rows) == 2 and len(rows[0]) == len(rows[1]) > 5, f"{page}: a heading and a row: {rows}")
        w.app.activate_action("win.show-page", GLib.Variant("s", "check"))
        d.settle()
        w.app.tab_to(lambda n: n.role == "list item" and n.parent.name == "Findings")
        w.app.key("ctrl+c")
        until(lambda: on_clipboard()[0][0] == "Severity", 20, "findings copied")
        findings = subprocess.run([PROGRAM, "check", w.path], env=d.env, text=True, stdout=subprocess.PIPE).stdout.splitlines()[1:]
        check(len(on_clipboard()) - 1 == len(findings), f"{len(findings)} findings: {on_clipboard()[:3]}")
        w.app.activate_action("win.show-page", GLib.Variant("s", "map"))
        d.settle()
        w.app.find(role="image", name="Map").click()
        d.settle()
        w.app.key("ctrl+c")
        until(lambda: on_clipboard()[0][0].startswith("picture"), 20, "map copied")
        width, height = map(int, on_clipboard()[0][0].split()[1:])
        check(width > 400 and height > 300, f"a picture of {width} × {height}")
        check(w.digest() == before, "nothing changed")
        clean(w.app)


def long():
    """A table so long that the page of partners has no rows while it is sorted: then they stand in their order, and after
    undo those of the plan as it was."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d)
        path = f"{d.dir}/long.csv"
        with open(path, "w") as f:
            f.write("id;Name;Type;Country\n")
            for i in range(25000):      # words that no rule takes for nearly the same
                f.write(f"long-{i};AAA {i:05} {i * 7919 * 999983 % 10**12:x} Works;company;DE\n")
        w.app.activate_action("win.show-page", GLib.Variant("s", "partners"))

        def names():
            return [row[0] for row in w.app.table("Partners").rows()]
        before = until(names, 20, "partners")
        w.bring(path)
        w.go()
        until(lambda: [name[:9] for name in names()[:3]] == [before[0][:9], "AAA 00000", "AAA 00001"], 60, "in their order")
        w.app.activate_action("win.undo")
        until(lambda: any(names()) and not any(n.startswith("AAA 0") for n in names()), 60, "those of before")
        clean(w.app)


GROUPS = {"long": long, "copies": copies, "files": files, "decisions": decisions, "drop": drop, "bad": bad}
GROUPS[sys.argv[2]]()
