#!/usr/bin/env python3
# test-portfolio.py - money and CO2 of all projects: overview, frontier, timeline, findings justified, thresholds
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-portfolio.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, itertools, os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, until

PROGRAM = os.path.abspath(sys.argv[1])


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


class Plan:
    """A plan file on this desktop, and what the command line says about it."""
    def __init__(self, d):
        self.d, self.path = d, f"{d.dir}/test.crosslink"
        self.run("sample", self.path)

    def run(self, *args):
        done = subprocess.run([PROGRAM, *args], env=self.d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        check(done.returncode == 0, f"{args}: {done.stderr}")
        return done.stdout

    def list(self, kind):
        head, *rows = [l.split("\t") for l in self.run("list", self.path, "--kind", kind).splitlines()]
        return [dict(zip(head, r)) for r in rows]


@contextlib.contextmanager
def window(size=(1366, 768)):
    with Desktop(size=size, timeout=20) as d:
        plan = Plan(d)
        app = d.launch([PROGRAM, plan.path])
        app.resize(*size)
        yield plan, app
        status = app.quit()
        check(status == 0, f"exit status {status}: {app.output()}")
        said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
        check(not said, f"messages: {said}")


def show(app, page):
    app.activate_action("win.show-page", GLib.Variant("s", page))
    app.d.settle()


def show_projects(app, filters):
    app.activate_action("win.show-projects", GLib.Variant("s", filters))
    app.d.settle()


def bars(app, tile):
    return {plain(n.name).split(": ", 1)[0]: plain(n.name).split(": ", 1)[1]
            for n in app.find_all(role="list item") if n.parent.name == tile}


def label(app, pattern, **kw):
    return plain(app.find(role="label", **kw, where=lambda n: re.search(pattern, plain(n.name))).name)


def figures(plan):
    """{project: (grants asked in M€, kt CO₂e in a full year)} of the rows, by hand."""
    asked, tonnes = {}, {}
    for line in plan.list("funding-line"):
        if line["instrument"] in ("eu-grant", "national-grant") and line["status"] != "refused":
            asked[line["project"]] = asked.get(line["project"], 0) + float(line["amount"]) / 1e6
    for line in plan.list("cash-line"):
        if line["category"] == "co2":
            tonnes[line["project"]] = max(tonnes.get(line["project"], 0), float(line["tonnes"]) / 1000)
    return asked, tonnes


def overview():
    with window() as (plan, app):
        show(app, "overview")
        asked, tonnes = figures(plan)
        check(f"{sum(tonnes.values()):.0f}" == "324", f"the sample: {tonnes}")
        title = plain(app.find(role="push button", name=re.compile("^CO₂e avoided:")).name)
        check("324 kt CO₂e/y" in title and "illustrative" in title, f"the tile says the sum: {title}")
        co2 = bars(app, "CO₂e avoided")
        kilo = [float(re.match(r"[\d.]+", w)[0]) for w in co2.values()]
        check(len(kilo) == 5 and abs(sum(kilo) - 324) < 0.5, f"and by stage: {co2}")
        title = plain(app.find(role="push button", name=re.compile("^Grants:")).name)
        check(f"{sum(asked.values()):.1f} M€" in title, f"grants asked: {title}")
        pipeline = bars(app, "Pipeline by stage")
        check("4 projects" in pipeline["Demonstrate"] and "392.0 M€, 242.0 M€ of it illustrative" in pipeline["Demonstrate"],
              f"money by stage, the published apart: {pipeline}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        app.find(role="push button", name=re.compile("^CO₂e avoided:")).click()
        label(app, rf"^{len(tonnes)} of 18 projects$")
        app.find(role="push button", name=re.compile("Show all again.*CO₂e avoided")).click()
        label(app, "^18 projects$")
        show(app, "overview")
        app.find(role="push button", name=re.compile("^Grants:")).click()
        label(app, rf"^{len(asked)} of 18 projects$")


def best(asked, tonnes, budget):
    """The most that a budget buys, over every set; and the cheapest set that gives more."""
    names = list(tonnes)
    sets = [s for n in range(len(names) + 1) for s in itertools.combinations(names, n)]
    worth = lambda s: (sum(tonnes[p] for p in s), sum(asked.get(p, 0) for p in s))
    value, cost = max(((v, -c) for v, c in map(worth, sets) if c <= budget + 1e-9))
    more = min((c, v) for v, c in map(worth, sets) if v > value + 1e-9)
    return value, -cost, more[0] - budget, more[1] - value


def frontier():
    with window() as (plan, app):
        show_projects(app, "view=frontier")
        asked, tonnes = figures(plan)
        value, cost, extra, gain = best(asked, tonnes, 30)
        spin = app.find(role="spin button")
        spin.set_value(30)
        label(app, rf"^{value:.0f} kt CO₂e/y$")
        about = label(app, r"of 30\.0 M€ in grants")
        check(f"for {cost:.1f} M€ of 30.0 M€" in about, f"what it costs: {about}")
        rows = [plain(n.name) for n in app.find_all(role="list item") if n.parent.name == "Chosen and left out"]
        chosen = [r for r in rows if ", chosen, " in r]
        check(f"with {len(chosen)} project" in about, f"the chosen stand on top: {rows}, {about}")
        label(app, f"^{len(chosen)} chosen, {18 - len(chosen)} left out$")
        kilo = sum(float(re.search(r"([\d.]+) kt CO₂e/y", r)[1]) for r in chosen)
        check(abs(kilo - value) < 0.5, f"the list sums to the figure: {chosen}")
        check(all(re.search(r"\.(, illustrative)?$", r) for r in rows), f"each says why: {rows}")
        words = label(app, "^The next ")
        next = re.match(r"The next ([\d.]+) M€ would add .*: ([\d.]+) kt CO₂e/y more\.$", words)
        check(next and [float(x) for x in next.groups()] == [extra, gain], f"the next euro: {words}, not {extra}, {gain}")
        check(any(n.name.startswith("From ") for n in app.find_all(role="list item") if n.parent.name == "Best value by budget"),
              "the steps of the curve can be read")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        seen, missed, trapped = app.tab_walk()
        check(not missed and not trapped, f"Tab misses {missed}, trapped: {trapped}")

        spin.set_value(0)
        label(app, r"of 0[.0]* M?€ in grants")
        steps = [n for n in app.find_all(role="list item") if n.parent.name == "Best value by budget"]
        steps[-1].click()
        label(app, rf"^{sum(tonnes.values()):.0f} kt CO₂e/y$")
        label(app, "^No larger budget would give more")


def timeline():
    with window() as (plan, app):
        show_projects(app, "view=timeline")
        names = [m["title"] for m in plan.list("milestone")]
        calls = [c["title"] for c in plan.list("call") if c["closes"] >= time.strftime("%Y-%m-%d")]
        all_rows = 18 + len(names) + len(calls)
        rows = lambda: [plain(n.name) for n in app.find_all(role="list item", showing=False) if n.parent.name == "Timeline"]
        until(lambda: len(rows()) == all_rows, 10, "each project and milestone has a row, and each call that is open")
        said = rows()
        check([r for r in said if r.startswith("Call ")] == said[:len(calls)], f"calls stand above: {said}")
        for name in names:
            check(any(r.startswith(name + " (") for r in said), f"{name}: {said}")
        label(app, rf"^{len(names)} milestones, ")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.find(role="list item", name=re.compile("^\u2068?PyroLink")).click()
        app.find(role="button", name="Back to the projects")
        app.key("Escape")
        until(lambda: len(rows()) == all_rows, 10, "back to where one was")


def justify():
    with window() as (plan, app):
        show(app, "check")
        before = label(app, r"^\d+ findings")
        n = int(before.split()[0])
        app.tab_to(lambda n: n.role == "list item" and n.parent.name == "Findings")
        check("has regions of one country" in app.focused().name, f"the first finding: {app.focused()}")
        app.key("Right")
        until(lambda: app.focused().role in ("text", "entry"), 10, "Right asks why")
        app.type("A second region joins in spring")
        app.key("Return")
        label(app, rf"^{n} findings, 1 of them justified$")
        app.find(role="list item", name=re.compile(rf"^To check, {n - 1} findings"))
        app.tab_to(lambda n: n.parent.name == "Severity")
        app.key("space", "End", "Return")
        label(app, "^1 finding, 1 of them justified$")
        label(app, "^A second region joins in spring$")
        rows = plan.list("justification")
        check([r["reason"] for r in rows] == ["A second region joins in spring"], f"in the plan file: {rows}")

        app.find(role="push button", name="Withdraw").click()
        label(app, "^Nothing of this kind")
        app.activate_action("win.undo")
        label(app, "^A second region joins in spring$")
        app.activate_action("win.undo")
        label(app, "^Nothing of this kind")
        check(not plan.list("justification"), "undone")
        app.find(role="list item", name=re.compile(rf"^To check, {n} findings"))


def set_entry(app, name, text):
    entry = app.find(role="entry", name=name)
    entry.focus()
    app.key("ctrl+a")
    app.type(text)
    app.key("Tab")


def thresholds():
    with window() as (plan, app):
        app.activate_action("win.settings")
        label(app, "^These are this plan's own; none is official")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        set_entry(app, "Debt service cover in every year", "3.5")
        until(lambda: [r["value"] for r in plan.list("setting")] == ["3.5"], 10, "the threshold is the plan's own")
        label(app, r"^changed here; else 1\.2: ")
        app.key("ctrl+z")
        until(lambda: not plan.list("setting"), 10, "undone from the same window")
        set_entry(app, "Debt service cover in every year", "abc")
        label(app, "^This is no number")
        app.key("shift+Tab", "Escape")

        entry = lambda name: app.find(role="entry", name=name, showing=False)
        entry("Eligibility").set_text("15")
        label(app, r"^Sum: 105 %\. The nine weights must sum to 100", showing=False)
        apply = lambda: app.find(role="push button", name="Apply the nine weights", showing=False)
        check("sensitive" not in apply().states, "105 % cannot be applied")
        entry("Market and off-take").set_text("10")
        label(app, "^Sum: 100 %$", showing=False)
        apply().press()
        until(lambda: len(plan.list("setting")) == 2, 10, "both weights at once")
        app.key("ctrl+z")
        until(lambda: not plan.list("setting"), 10, "and undone at once")


GROUPS = {"overview": overview, "frontier": frontier, "timeline": timeline, "justify": justify, "thresholds": thresholds}

if __name__ == "__main__":
    for name in sys.argv[2:] or GROUPS:
        GROUPS[name]()
        print(f"{name}: well")
