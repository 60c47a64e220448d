#!/usr/bin/env python3
# test-life.py - network life in the window: the life of one event, letters that come on file, calls that do not fit
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-life.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, os, re, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, until

PROGRAM = os.path.abspath(sys.argv[1])


class Plan:
    """The plan file, as the command line reads it."""
    def __init__(self, path, env):
        self.path, self.env = path, env

    def run(self, *args):
        return subprocess.run([PROGRAM, *args], env=self.env, text=True, stdout=subprocess.PIPE).stdout

    def list(self, kind):
        head, *rows = [l.split("\t") for l in self.run("list", self.path, "--kind", kind).splitlines()]
        return [dict(zip(head, r)) for r in rows]

    def one(self, kind, field, value):
        found = [r for r in self.list(kind) if r[field] == value]
        return found[0] if found else None

    def take(self, d, kind, table):
        path = f"{d.dir}/home/table.csv"
        with open(path, "w", encoding="utf-8") as f:
            f.write(table)
        self.run("import", self.path, path, "--kind", kind)

    def findings(self, rule):
        return [l for l in self.run("check", self.path).splitlines() if l.split("\t")[1] == rule]


@contextlib.contextmanager
def window():
    with Desktop(size=(1366, 1500), timeout=20) as d:
        try:
            path = f"{d.dir}/home/Sample.crosslink"
            subprocess.run([PROGRAM, "sample", path], env=d.env, check=True)
            app = d.launch([PROGRAM, path])
            until(lambda: any("Sample" in t for t in app.titles()), 20, "plan open")
            app.resize(*d.size)
            app.activate_action("win.show-page", GLib.Variant("s", "life"))
            app.find(role="heading", name="Network life")
            yield d, app, Plan(path, d.env)
            status = app.quit()
            check(status == 0, f"exit status {status}: {app.output()}")
            said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
            check(not said, f"messages: {said}")
        except BaseException:
            if os.environ.get("CROSSLINK_SHOTS"):
                d.screenshot(f"{os.environ['CROSSLINK_SHOTS']}/life-{sys.argv[2]}.png")
                print(d.apps[-1].output()[-2000:])
            raise


def fields(app, name):
    return app.find_all(where=lambda n: n.role in ("text", "entry") and n.name == name)


def enter(app, name, text, at=0):
    """Type into the at-th field of that name, over what is there."""
    until(lambda: len(fields(app, name)) > at, 10, f"{name} {at}")
    fields(app, name)[at].click()
    app.key("ctrl+a")
    app.type(text)
    app.key("Return")


def new(app, what, text):
    """A row of its own at the end of a list, by its name."""
    app.find(where=lambda n: n.role in ("text", "entry") and n.name.startswith(what), index=0).click()
    app.type(text)
    app.key("Return")


def stored(plan, kind, field, value, **wanted):
    def same():
        row = plan.one(kind, field, value)
        return row is not None and all(row[k] == v for k, v in wanted.items())
    until(same, 15, f"{kind} {value}: {wanted}, not {plan.one(kind, field, value)}")


def event():
    """Create, programme, check, attendance, outcome, minutes."""
    with window() as (d, app, plan):
        app.find(role="push button", name="New event").click()
        until(lambda: len(plan.list("event")) == 11, 15, "a new event")
        app.key("ctrl+a")
        app.type("Spring meeting")
        app.key("Return")
        app.find(role="heading", name="Spring meeting")
        for name, text in (("Begins on", "2027-03-28"), ("Begins at", "9"), ("Ends at", "10:00"),
                           ("Time zone", "Europe/Brussels")):
            enter(app, name, text)
        stored(plan, "event", "title", "Spring meeting", starts="2027-03-28", from_time="09:00", to_time="10:00",
               zone="Europe/Brussels")

        # The programme: each item after the one before; one is moved, and those after it move along in one step.
        for title in ("Opening words", "First talk", "Wrap up"):
            new(app, "New item", title)
            until(lambda: plan.one("agenda-item", "title", title), 15, title)
        stored(plan, "agenda-item", "title", "Wrap up", from_time="09:30", to_time="09:45")
        enter(app, "To", "09:25")
        stored(plan, "agenda-item", "title", "Opening words", from_time="09:00", to_time="09:25")
        stored(plan, "agenda-item", "title", "First talk", from_time="09:25", to_time="09:40")
        stored(plan, "agenda-item", "title", "Wrap up", from_time="09:40", to_time="09:55")
        app.activate_action("win.undo")
        stored(plan, "agenda-item", "title", "Opening words", to_time="09:15")
        stored(plan, "agenda-item", "title", "Wrap up", from_time="09:30")

        # The check: a gap that one item leaves when it moves alone, and the jump to it.
        app.find(role="check box", name="Items after it move along").click()
        enter(app, "From", "09:35", at=2)
        stored(plan, "agenda-item", "title", "Wrap up", from_time="09:35", to_time="09:50")
        gap = app.find(role="list item", name=re.compile("^5 minutes before Wrap up nothing is planned"))
        gap.click()
        until(lambda: app.focused() is not None and app.focused().name == "From", 10, "the jump leads to the field")
        check(plan.findings("agenda-gap"), "the command line finds the gap, too")

        # Who comes: a person by an alias, with the organisation.
        new(app, "New attendance", "Dolors Núñez")
        until(lambda: any(r["role"] == "participant" and r["person"] for r in plan.list("attendance")), 15, "attendance")

        # What came of it, and who sees to it: it stands on the overview when it is due.
        new(app, "New outcome", "Send the minutes round")
        until(lambda: plan.one("outcome", "title", "Send the minutes round"), 15, "outcome")
        enter(app, "Due", "2026-01-15")
        stored(plan, "outcome", "title", "Send the minutes round", due="2026-01-15")
        check(plan.findings("overdue-outcome"), "it is overdue")
        app.activate_action("win.show-page", GLib.Variant("s", "overview"))
        app.find(role="list item", name=re.compile("Send the minutes round.*Spring meeting")).click()
        app.find(role="heading", name="Spring meeting")

        # Minutes on paper, and the event in a calendar.
        for item, title, name in (("Minutes as PDF…", "Save the minutes as PDF", "minutes.pdf"),
                                  ("Calendar file…", "Save the event as a calendar file", "event.ics")):
            app.choose("Save as", item)
            save(d, app, title, f"{d.dir}/home/{name}")
        with open(f"{d.dir}/home/minutes.pdf", "rb") as f:
            check(f.read(5) == b"%PDF-", "the minutes are a PDF")
        with open(f"{d.dir}/home/event.ics", encoding="utf-8", newline="") as f:
            text = f.read()
        check("DTSTART:20270328T070000Z\r\n" in text, f"the hour of summer: {text}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")


def calendar():
    """Each event on its day; keys lead to it and open it."""
    with window() as (d, app, plan):
        app.find(role="heading", name="S3Chem final conference")
        d.settle()
        app.find(role="push button", name="Calendar").click()
        app.find(role="heading", name="September 2022")
        app.find(role="push button", name="S3Chem final conference").click()
        app.find(role="heading", name="S3Chem final conference")

        app.find(role="push button", name="Calendar").click()
        app.find(where=lambda n: n.name == "15 Sep 2022").click()
        stands_on(app, "15 Sep 2022")
        what = "S3Chem final conference"
        for key, day in (("Left", f"14 Sep 2022: {what}"), ("Up", "7 Sep 2022"), ("Page_Up", "7 Aug 2022"),
                         ("Page_Down", "7 Sep 2022"), ("Down", f"14 Sep 2022: {what}"), ("Left", f"13 Sep 2022: {what}")):
            app.key(key)
            stands_on(app, day)
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.key("Return")
        app.find(role="heading", name="S3Chem final conference")

        # Two days are one bar, over both; what has no room is counted on its day, and stands in a list.
        app.find(role="push button", name="Calendar").click()
        bars = app.find_all(role="push button", name="S3Chem final conference")
        check(len(bars) == 1, f"{len(bars)} bars")
        cell = app.find(where=lambda n: n.name == "15 Sep 2022").extents()
        check(1.8 * cell[2] < bars[0].extents()[2] < 2 * cell[2], f"over two days: {bars[0].extents()}, a day: {cell}")
        rows = "".join(f"a{n},Side event {n:02},2022-09-14,2022-09-{14 + n % 9}\n" for n in range(14))
        plan.take(d, "event", "id,title,starts,ends\n" + rows)
        more = app.find(role="push button", name=re.compile(r"^14 Sep 2022, \+\d+ more$"))
        hidden = int(re.search(r"\+(\d+)", more.name).group(1))
        shown = [n for n in app.find_all(role="push button") if n.name.startswith("Side event") or n.name.startswith("S3Chem final")]
        on_day = [n for n in shown if n.extents()[0] < more.extents()[0] + 10 and n.extents()[1] < more.extents()[1]]
        check(len(on_day) + hidden == 15, f"{len(on_day)} shown and {hidden} more of 15")
        boxes = [n.extents() for n in shown]
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                check(a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1],
                      f"bars overlap: {a} {b}")
        x, y, w, h = app.find(where=lambda n: n.name.startswith("14 Sep 2022: ")).extents()
        d.click(x + w - 20, y + 12)
        until(lambda: app.focused() is not None and app.focused().name.startswith("14 Sep 2022: "), 10, "on the day")
        app.key("Return")
        until(lambda: app.focused() is not None and app.focused().name == "S3Chem final conference", 10, "on its first bar")
        app.key("Up")
        until(lambda: app.focused() is not None and app.focused().name.startswith("14 Sep 2022: "), 10, "back on the day")
        app.find(role="push button", name=more.name).click()
        until(lambda: len(app.find_all(role="push button", name=re.compile("^Side event"))) >= len(shown) - 1 + 14, 10,
              "all of them in a list")
        app.key("Escape")

        # It is narrowed as the list is, and says where what is found is.
        search(app, "munich")
        app.find(role="label", name="1 / 24")
        until(lambda: not app.find_all(role="push button", name="S3Chem final conference"), 10, "the others go")
        app.find(role="push button", name="Nearest: May 2015").click()
        app.find(role="heading", name="May 2015")
        app.find(role="push button", name=re.compile("^Yancheng China"))
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.find(role="push button", name="List").click()
        app.find(role="label", name="1 / 24")


def search(app, text):
    app.find(where=lambda n: n.role in ("text", "entry") and n.name == "Search this list").click()
    app.key("ctrl+a")
    app.type(text)


def stands_on(app, day):
    def there():
        focused = app.focused()
        return focused is not None and focused.name == day
    until(there, 10, f"the focus on {day}, not on {app.focused() and app.focused().name}")


def walk_to_smes(d, app):
    for step in range(40):
        at = app.focused().name if app.focused() is not None else ""
        if at == "SMEs, adopted":
            break
        app.key("Down" if at.endswith(", adopted") else "Tab")
        d.settle()
    stands_on(app, "SMEs, adopted")


def board():
    """A position moves between lanes by key and by hand, one step of undo each."""
    with window() as (d, app, plan):
        app.find(role="heading", name="S3Chem final conference")
        d.settle()
        app.find(role="push button", name="Positions").click()
        app.find(role="push button", name="Board").click()
        app.find(role="push button", name="SMEs, adopted")
        walk_to_smes(d, app)
        app.key("alt+Left")
        stored(plan, "position", "title", "SMEs", status="consultation")
        stands_on(app, "SMEs, consultation")
        app.key("alt+Left")
        stored(plan, "position", "title", "SMEs", status="draft")
        app.activate_action("win.undo")
        stored(plan, "position", "title", "SMEs", status="consultation")
        app.activate_action("win.undo")
        stored(plan, "position", "title", "SMEs", status="adopted")
        x, y, w, h = app.find(role="push button", name="SMEs, adopted").extents()
        lx, ly, lw, lh = app.find(role="label", name="draft").extents()
        d.drag(x + w // 3, y + h // 2, lx + lw, ly + 200, steps=12)
        stored(plan, "position", "title", "SMEs", status="draft")
        app.activate_action("win.undo")
        stored(plan, "position", "title", "SMEs", status="adopted")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        # What is adopted says when, in the same step.
        d.settle()
        walk_to_smes(d, app)
        app.key("alt+Left")
        stored(plan, "position", "title", "SMEs", status="consultation", date="")
        stands_on(app, "SMEs, consultation")
        app.key("alt+Right")
        stored(plan, "position", "title", "SMEs", status="adopted", date=time.strftime("%Y-%m-%d"))
        app.activate_action("win.undo")
        stored(plan, "position", "title", "SMEs", status="consultation", date="")
        app.activate_action("win.undo")
        stored(plan, "position", "title", "SMEs", status="adopted", date="")

        search(app, "smes")
        app.find(role="label", name=re.compile("^1 / "))
        cards = re.compile(", (draft|consultation|adopted)$")
        until(lambda: [n.name for n in app.find_all(role="push button", name=cards)] == ["SMEs, adopted"], 10, "one card is left")


def trainings():
    """A training and the person whom it is of in one step, the list and its filters, and the person's own record."""
    with window() as (d, app, plan):
        app.find(role="heading", name="S3Chem final conference")
        d.settle()
        app.find(role="push button", name="Trainings").click()
        app.find(role="label", name="No training yet")
        app.find(role="push button", name="New training").click()
        until(lambda: "New training" in app.titles(), 15, "it asks of whom")
        d.settle()
        app.type("Symbiosis facilitator")
        app.opens(lambda: app.find(role="button", name="Person", where=lambda n: n.toplevel.name == "New training"),
                  role="entry", name="Find: Person")
        app.type("Ada Newcomer")
        app.find(role="label", name=re.compile("Ada Newcomer"), where=lambda n: n.toplevel.name == "New training")
        app.key("Return")
        d.settle()
        app.key("Return")
        until(lambda: plan.one("training", "title", "Symbiosis facilitator"), 15, "a training")
        app.find(role="heading", name="Symbiosis facilitator")
        person = plan.one("person", "name", "Ada Newcomer")
        check(plan.one("training", "title", "Symbiosis facilitator")["person"] == person["id"], "of the new person")
        for name, text in (("Since", "2026-05-04"), ("Hours", "16"), ("Result", "certificate")):
            enter(app, name, text)
        stored(plan, "training", "title", "Symbiosis facilitator", since="2026-05-04", hours="16", result="certificate")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        # The person's record has it, and makes another.
        app.activate_action("win.open-record", GLib.Variant("x", int(number(person["id"]))))
        app.find(role="heading", name="Ada Newcomer")
        app.find(role="label", name="Trainings")
        new(app, "New training: what it was", "Meeting design")
        until(lambda: plan.one("training", "title", "Meeting design"), 15, "another training")
        check(plan.one("training", "title", "Meeting design")["person"] == person["id"], "of the same person")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        # The list is narrowed by what has been, and the whole of it is one step to undo.
        app.activate_action("win.show-page", GLib.Variant("s", "life"))
        app.opens(lambda: app.find(role="button", name="Time"), role="check box", name="Past: 1")
        app.find(role="check box", name="Past: 1").click()
        app.find(role="label", name="1 / 2")


def number(text):
    """The id that a text such as person-0a1b... says, in Crockford's base 32."""
    value = 0
    for letter in text.split("-")[-1]:
        value = value * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return value


def save(d, app, title, path):
    until(lambda: title in app.titles(), 15, title)
    d.settle(0.3)
    app.key("ctrl+a")
    app.type(path)
    d.settle(0.3)
    app.key("Return")
    until(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 15, f"{path} is written")
    until(lambda: title not in app.titles(), 15, "the question to go")


GROUPS = {"event": event, "calendar": calendar, "board": board, "trainings": trainings}

if __name__ == "__main__":
    GROUPS[sys.argv[2]]()
