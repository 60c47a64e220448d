#!/usr/bin/env python3
# test-chains.py - value chains: a partner on a step by keyboard, a gap and what answers it, a disruption, coverage
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-chains.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, until

PROGRAM = os.path.abspath(sys.argv[1])


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ").replace("\u202f", " ")


class Window:
    def __init__(self, d, app, path):
        self.d, self.app, self.path = d, app, path

    def run(self, *args):
        done = subprocess.run([PROGRAM, *args], env=self.d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        check(done.returncode in (0, 1), f"{args}: {done.stderr}")
        return done.stdout

    def list(self, kind):
        head, *rows = [l.split("\t") for l in self.run("list", self.path, "--kind", kind).splitlines()]
        return [dict(zip(head, r)) for r in rows]

    def gaps(self):
        """The steps that the command line finds nobody for."""
        return [l for l in self.run("check", self.path).splitlines() if "\tcapability-gap\t" in l]

    def step(self, pattern):
        return self.app.find(role="push button", name=re.compile(pattern))

    def undo(self):
        self.app.activate_action("win.undo")
        self.d.settle()


@contextlib.contextmanager
def window(size=(1366, 768)):
    with Desktop(size=size, timeout=20) as d:
        path = f"{d.dir}/test.crosslink"
        subprocess.run([PROGRAM, "sample", path], env=d.env, check=True, stdout=subprocess.DEVNULL)
        app = d.launch([PROGRAM, path])
        app.resize(*size)
        yield Window(d, app, path)
        status = app.quit()
        check(status == 0, f"exit status {status}: {app.output()}")
        said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
        check(not said, f"messages: {said}")


def gap():
    with window() as w:
        app, before = w.app, w.run("check", w.path)
        app.activate_action("win.new-record", GLib.Variant("s", "value-chain"))
        app.find(role="push button", name="New value chain")
        name = until(lambda: (n := app.focused()) and n.role == "text" and n, 10, "the name is asked for")
        name.fresh()
        app.type("Glass")
        app.key("Return")
        app.find(role="push button", name="Glass")
        for i, part in enumerate("Feedstock Pre-treatment Conversion Product User Recovery".split()):
            w.step(rf"^{i + 1} {part}: {part}, a gap$")
        app.find(role="label", name="6 gaps")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        check(len([g for g in w.gaps() if "Glass" in g]) == 6, "six gaps are found")

        # A partner, by keyboard alone: Tab to the lanes, arrows to the button, a few letters, Enter.
        until(lambda: not ((n := app.focused()) and n.role == "text"), 10, "the name is typed")
        for _ in range(8):
            if app.focused().name == "Find a partner for Feedstock":
                break
            before_key = app.focused().name
            app.key("Tab")
            until(lambda: app.focused().name != before_key, 10, "the focus goes on")
        for part in ("Pre-treatment", "Conversion"):
            app.key("Right")
            until(lambda: app.focused().name.endswith(part), 10, f"the lane of {part}")
        if not app.focused().name.startswith("Add"):
            app.key("Down")
        until(lambda: app.focused().name == "Add a partner to Conversion", 10, "the button in the third lane")
        app.key("Return")
        until(lambda: app.focused().name == "Find: Partner", 10, "the picker")
        app.type("demo rub")
        app.find(role="label", name="Demo Rubber SpA", where=lambda n: any(a.role == "list" for a in n.ancestors()))
        app.key("Return")
        w.step(r"^3 Conversion: Conversion, 1 has it$")
        app.find(role="label", name="5 gaps")
        check(not [g for g in w.gaps() if "\tConversion (Glass)" in g], "the finding has gone")
        until(lambda: (n := app.focused()) and n.name == "Add a partner to Conversion", 10, "the focus stays in the lane")

        # Its level, by the menu on the chip; then away with it: one undo each.
        app.choose("Demo Rubber SpA has Conversion", "wants")
        w.step(r"^3 Conversion: Conversion, a gap$")
        w.undo()
        w.step(r"^3 Conversion: Conversion, 1 has it$")
        app.choose("Demo Rubber SpA has Conversion", "Remove from this step")
        w.step(r"^3 Conversion: Conversion, a gap$")
        check([g for g in w.gaps() if "Conversion (Glass)" in g], "the finding is back")
        w.undo()
        w.step(r"^3 Conversion: Conversion, 1 has it$")
        app.choose("Demo Rubber SpA has Conversion", "wants")
        w.step(r"^3 Conversion: Conversion, a gap$")

        # What answers it: a project with whom wants it, in one step.
        app.find(role="push button", name="New project for gap 3").press()
        app.find(role="label", name="gap 3")
        project = [p for p in w.list("project") if p["title"] == "Glass: Conversion"]
        check(len(project) == 1 and "O3" in project[0]["objectives"], f"its objective: {project}")
        joined = [p for p in w.list("participation") if p["project"] == project[0]["id"]]
        check(len(joined) == 1, f"who wants it takes part: {joined}")
        w.undo()
        app.gone(role="label", name="gap 3")
        check(not [p for p in w.list("project") if p["title"] == "Glass: Conversion"], "one undo takes all of it back")
        for _ in range(4):
            w.undo()
        app.find(role="push button", name="Mixed plastic to cracker feed")
        check(w.run("check", w.path) == before, "all is as it was")


def disrupt():
    with window() as w:
        app = w.app
        app.activate_action("win.show-page", GLib.Variant("s", "overview"))
        app.find(role="list item", name=re.compile("^Mixed plastic to cracker feed: 3 gaps"))
        step = w.list("step")
        pyrolysis = next(s for s in step if s["name"] == "Pyrolysis")
        app.find(role="list item", name=re.compile("^Mixed plastic to cracker feed: 3 gaps")).click()
        w.step(r"^3 Conversion: Pyrolysis, a gap until 2028$")

        # Who is hit, and who could replace it; what is hit changes with the place.
        w.step(r"^Mixed plastic residue runs short: Disrupted, severity 4 of 5").click()
        app.find(role="label", where=lambda n: plain(n.name) == "Hit at the step: Demo Polymers AG; downstream: Demo Petrochem NV.")
        app.find(role="push button", where=lambda n: plain(n.name) == "Demo Solvents s.r.o. (CZ) has “Spent solvents” in another chain, 390 km")
        app.key("Escape")

        # A disruption from the step's menu, and the project that answers it.
        app.opens(lambda: w.step(r"^4 Product: Cracker feed"), role="push button", name="Disrupted…").click()
        w.step(r"^Cracker feed disrupted: Disrupted, severity 3 of 5, hits 2 steps downstream, since").click()
        app.find(role="push button", name="Start a project").click()
        until(lambda: any(d["project"] for d in w.list("disruption") if d["title"] == "Cracker feed disrupted"), 10, "the project")
        app.find(role="label", name="step 4")
        w.undo()
        app.gone(role="label", name="step 4")
        w.undo()
        app.gone(role="push button", name=re.compile("^Cracker feed disrupted"))

        # A partnership counts its partners only.
        app.opens(lambda: app.find(role="push button", name="Partnership: everybody"), role="push button", name="PyroLink",
                  where=lambda n: any(a.name == "GtkMenuButton" for a in n.ancestors())).click()
        app.find(role="label", name="5 gaps")
        app.opens(lambda: app.find(role="push button", name="Partnership: PyroLink"), role="push button", name="everybody").click()
        app.find(role="label", name="3 gaps")

        # A cell of the matrix leads to the people.
        app.find(role="push button", name="Coverage").click()
        cell = app.find(role="list item", name=re.compile(r"^Limburg \(NL\), NL, Cracker feed: 1 has it$"))
        cell.click()
        app.find(role="push button", name="Demo Petrochem NV, NL").click()
        until(lambda: not app.find_all(role="push button", name="Coverage"), 10, "the partner's page")


GROUPS = {"gap": gap, "disrupt": disrupt}

if __name__ == "__main__":
    GROUPS[sys.argv[2]]()
