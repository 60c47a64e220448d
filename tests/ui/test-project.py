#!/usr/bin/env python3
# test-project.py - one project: verdict, gate, tabs, what is edited there and what follows from it
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-project.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, hashlib, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, until

PROGRAM = os.path.abspath(sys.argv[1])
TABS = ("Summary", "Partnership", "Plan", "Funding", "Sensitivity", "Risks", "Milestones", "Indicators", "Documents",
        "Dossier")


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ").replace("\u202f", " ")


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


def sample_id(key):
    """The id that a record of the sample always has."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> 1


def open_record(app, key):
    app.activate_action("win.open-record", GLib.Variant("x", sample_id(key)))
    app.d.settle()


def tab(app, name):
    app.find(where=lambda n: n.name == name and n.role in ("radio button", "toggle button", "page tab")).click()
    app.d.settle()


def figure(app, name):
    """What a figure of the head says, without its name."""
    node = app.find(where=lambda n: plain(n.name).startswith(name + ": ") and n.role in ("toggle button", "push button"))
    return plain(node.name).split(": ", 1)[1]


def condition(app, words):
    """The proof of a condition of the gate: a button that says all of it."""
    return app.find(role="push button", name=re.compile("^" + re.escape(words) + ".*, (met|not met): "))


def focused(app, words):
    until(lambda: app.focused() is not None and app.focused().called(re.compile(words)), 10, f"focus in {words}, not {app.focused()}")


@contextlib.contextmanager
def window(key="project:x04", size=(1366, 768)):
    with Desktop(size=size, timeout=20) as d:
        plan = Plan(d)
        app = d.launch([PROGRAM, plan.path])
        app.resize(*size)
        open_record(app, key)
        yield plan, app
        status = app.quit()
        check(status == 0, f"exit status {status}: {app.output()}")
        said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
        check(not said, f"messages: {said}")


def verdict():
    with window() as (plan, app):
        app.find(role="label", name="2028: DSCR 0.87")
        app.find(role="label", name=re.compile("16-year loan gives 1.22"))
        check(figure(app, "FNPV(C)").startswith("−58.9"), f"FNPV(C): {figure(app, 'FNPV(C)')}")
        check("0.87" in figure(app, "Min DSCR") and "2028" in figure(app, "Min DSCR"), f"DSCR: {figure(app, 'Min DSCR')}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        # every number can be clicked down to its source
        app.find(where=lambda n: plain(n.name).startswith("Min DSCR: ") and n.role in ("toggle button", "push button")).click()
        app.find(role="label", name="Debt service")
        app.find(role="label", name=re.compile("^10.4"))
        app.find(role="push button", name="To the cash plan").click()
        app.find(where=lambda n: n.name == "Cumulated cash" and n.role == "list")
        # a project without a cash plan says so, and where to begin
        open_record(app, "project:birex")
        app.find(role="label", name=re.compile("^No cash plan yet"))
        app.find(role="push button", name="To the cash plan").click()
        app.gone(role="label", name="Facts")


def conditions():
    with window() as (plan, app):
        check("not met" in condition(app, "High risks owned").name, "a high risk has no owner")
        condition(app, "High risks owned").click()
        focused(app, "^Owner")
        condition(app, "TRL 6 or more").click()
        focused(app, "^TRL now")
        condition(app, "Cumulated cash").click()
        app.find(where=lambda n: n.name == "Cumulated cash" and n.role == "list")
        # what comes in and goes out in a year is what the cumulated cash changes by: 2028 is the first to fall
        item = app.find(where=lambda n: n.role == "list item" and n.parent.name == "Cash by year" and n.name.startswith("2028: "),
                        showing=False)
        check(plain(item.name).endswith("Revenue 21.0, Operating cost −12.0, Debt service −10.4; net −1.4 M€"), item.name)
        condition(app, "Bank contacted").click()
        app.find(where=lambda n: plain(n.name).startswith("Demo Promotional Bank A") and n.role in ("heading", "label"))
        # from elsewhere: a record of the project and a field
        app.activate_action("win.open-field", GLib.Variant("(xs)", (sample_id("risk:x04-grid"), "mitigation")))
        focused(app, "^Mitigation")
        app.activate_action("win.open-field", GLib.Variant("(xs)", (sample_id("project:x04"), "parent")))
        focused(app, "^Programme")


def money():
    with window() as (plan, app):
        before = figure(app, "FNPV(C)")
        app.activate_action("win.open-field", GLib.Variant("(xs)", (sample_id("project:x04"), "discount_rate")))
        focused(app, "^Discount rate")
        app.key("ctrl+a")
        app.type("8")
        app.key("Return")
        until(lambda: figure(app, "FNPV(C)") != before, 10, "another rate, another figure")
        check(figure(app, "FNPV(C)").startswith("−"), "and a worse one")
        app.activate_action("win.undo")
        until(lambda: figure(app, "FNPV(C)") == before, 10, "undo brings the figure back")


def risks():
    with window() as (plan, app):
        tab(app, "Risks")
        n = len(plan.list("risk"))
        check("not met" in condition(app, "High risks owned").name, "one risk is not owned")
        app.find(role="text", name="New risk: its cause").focus()
        app.type("Supplier of coils fails")
        app.key("Return")
        until(lambda: len(plan.list("risk")) == n + 1, 10, "the risk is in the file")
        focused(app, "^Cause")
        # the one that has no owner gets one
        condition(app, "High risks owned").click()
        focused(app, "^Owner")
        app.key("Return")
        app.type("Demo Polymers")
        app.find(role="label", name="Demo Polymers AG")
        app.key("Return")
        until(lambda: ", met: " in condition(app, "High risks owned").name, 10, "all high risks are owned")
        app.find(role="label", name="1 missing")
        app.activate_action("win.undo")
        until(lambda: "not met" in condition(app, "High risks owned").name, 10, "until it is undone")
        # a cell of the matrix shows its risks only
        app.find(role="list item", name=re.compile(r"^Probability 4, impact 4: R1"), index=0).click()
        app.find(role="label", name=re.compile(r"^1 of \d$"))
        app.find(role="push button", name="Show all risks").click()
        app.gone(role="label", name=re.compile(r"^1 of \d$"))


def scenarios():
    with window() as (plan, app):
        tab(app, "Sensitivity")
        n = len(plan.list("scenario"))
        app.find(role="label", name="As planned")
        app.find(role="label", name=re.compile(r"^P10 .*seed 1\.$"))
        app.activate_action("win.open-field", GLib.Variant("(xs)", (sample_id("scenario:x04-cheap-power"), "title")))
        focused(app, "^Title")
        for _ in range(40):                                     # Tab leaves the row, then comes the entry
            app.key("Tab")
            if app.focused().called("New scenario: its name"):
                break
        app.type("Everything dearer")
        app.key("Return")
        until(lambda: len(plan.list("scenario")) == n + 1, 10, "the scenario is in the file")
        focused(app, "^Title")
        app.key("Tab")
        app.type("30")
        app.key("Return")
        until(lambda: any("-112." in plain(l.name).replace("−", "-") or "−11" in l.name for l in app.find_all(role="label")), 10,
              "and its figure is another one")


def on_tab(app, name):
    until(lambda: app.focused() is not None and app.focused().name == name, 10, f"the tab {name}, not {app.focused()}")


def keyboard():
    with window() as (plan, app):
        app.key("ctrl+Page_Down")
        on_tab(app, "Partnership")
        app.key("ctrl+Page_Down")
        on_tab(app, "Plan")
        app.key("ctrl+Page_Up")
        on_tab(app, "Partnership")
        tab(app, "Dossier")
        app.key("ctrl+Page_Down")                               # there is no tab after it
        app.find(role="push button", name="XML").click()
        dossier = app.find(role="text", name="Dossier of this project")
        until(lambda: "<dossier" in dossier.text, 10, "the dossier is shown")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")


def walk():
    with window() as (plan, app):
        tab(app, "Risks")
        seen, missed, trapped = app.tab_walk()
        check(not trapped, f"Tab comes round: {seen}")
        for what, pattern in (("the stages", r"^\d [\w-]+, (past|now|ahead)"), ("the gate", r", (met|not met): "),
                              ("the figures", r"^(FNPV|FRR|Funding gap|Min DSCR|Abatement)"),
                              ("the tabs", f"^({'|'.join(TABS)})$"), ("a row", "^Cause$"), ("the entry", "^New risk"),):
            n = len([x for x in seen if re.search(pattern, x.name) and x.role in ("push button", "page tab", "text")
                     and (x.name in TABS) == (x.role == "page tab")])
            check(n == 1, f"Tab reaches {what} once, not {n} times: {seen}")
        check(len([x for x in seen if x.role == "list item" and x.name.startswith("Probability ")]) == 2, f"and each matrix once: {seen}")


def export():
    """A chart as a drawing, as a picture and as a page: what the screen shows, with the project's name and what hatched means."""
    with window() as (plan, app):
        tab(app, "Sensitivity")
        for action, name in (("Export chart as SVG…", "tornado.svg"), ("Export chart as PNG…", "tornado.png"),
                             ("Export chart as PDF…", "tornado.pdf")):
            path = f"{plan.d.dir}/{name}"
            app.choose("Export the chart: Tornado of FNPV(C)", action)
            until(lambda n=name: f"Export the chart as {n[-3:].upper()}" in app.titles(), 10, "file chooser")
            app.d.settle(0.3)
            app.key("ctrl+a")
            app.type(path)
            app.d.settle(0.3)
            app.key("Return")
            until(lambda p=path: os.path.exists(p) and os.path.getsize(p) > 2000, 10, f"{name} is written")
            until(lambda n=name: f"Export the chart as {n[-3:].upper()}" not in app.titles(), 10, "the file chooser to go")
            app.find(where=lambda n, w=name: n.role in ("alert", "label", "notification") and w in n.name)
        with open(f"{plan.d.dir}/tornado.png", "rb") as f:
            check(f.read(8) == b"\x89PNG\r\n\x1a\n", "a picture")
        with open(f"{plan.d.dir}/tornado.pdf", "rb") as f:
            check(f.read(5) == b"%PDF-", "a page")
        check(subprocess.run(["xmllint", "--noout", f"{plan.d.dir}/tornado.svg"]).returncode == 0, "a well-formed drawing")


def paper():
    """The dossier on paper: looked at page by page, made anew when the plan changes, and saved as the PDF that it shows."""
    with window() as (plan, app):
        def pages():
            return len(app.find_all(role="image", name=re.compile(r"^Page \d+ of \d+$")))

        def reads(page):
            until(lambda: app.find_all(role="label", name=f"Page {page} of {pages()}"), 10, f"page {page} is read")

        tab(app, "Dossier")
        reads(1)
        before = pages()
        app.find(role="panel", name="Pages of the dossier").focus()
        app.key("Page_Down")
        reads(2)
        app.key("Page_Up")
        reads(1)
        app.key("End")
        reads(before)
        with open(f"{plan.d.dir}/risks.csv", "w") as f:
            f.write("id,project,cause\n" + "".join(f"more{i},x04,Cause no {i}\n" for i in range(80)))
        plan.run("import", plan.path, f"{plan.d.dir}/risks.csv", "--kind", "risk")
        until(lambda: pages() > before, 10, "more pages after more risks")
        path = f"{plan.d.dir}/paper.pdf"
        app.find(role="push button", name="Save as PDF…").click()
        until(lambda: "Where to put the dossier" in app.titles(), 10, "file chooser")
        app.d.settle(0.3)
        app.key("ctrl+a")
        app.type(path)
        app.d.settle(0.3)
        app.key("Return")
        until(lambda: os.path.exists(path), 20, "the PDF is written")
        until(lambda: "Where to put the dossier" not in app.titles(), 10, "the file chooser to go")
        plan.run("export", plan.path, "--format", "report-pdf", "--project", "x04", "-o", f"{plan.d.dir}/tool.pdf")
        with open(path, "rb") as one, open(f"{plan.d.dir}/tool.pdf", "rb") as two:
            saved = one.read()
            check(saved == two.read(), "the same bytes as from the command line")
        n = len(re.findall(rb"/Type /Page\b(?!s)", saved))
        check(n == pages(), f"{n} pages in the file, {pages()} in the window")


GROUPS = {"verdict": verdict, "conditions": conditions, "money": money, "risks": risks, "scenarios": scenarios,
          "keyboard": keyboard, "walk": walk, "export": export, "paper": paper}

if __name__ == "__main__":
    for name in sys.argv[2:] or GROUPS:
        GROUPS[name]()
        print(f"{name}: well")
