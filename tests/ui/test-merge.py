#!/usr/bin/env python3
# test-merge.py - two laptops merged in the window: questions answered by mouse and by keys, one undo, twice is nothing
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-merge.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import os, re, shutil, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, clean, until

PROGRAM = os.path.abspath(sys.argv[1])

# What two people made of the sample: three fields both changed, each in another way; what else, one of them only.
MINE = "id,trl_now,horizon,summary\nx01,7,18,Recovered carbon black for tyres\nx02,8,21,\n"
THEIRS = "id,trl_now,horizon,summary,trl_goal\nx01,8,19,Carbon black and oil from tyres,9\n"
NEW = "id,name,type,country\nneu,Newcomer Ltd,company,DE\n"


class Window:
    """A plan in a window, a copy of it that somebody else went on with, and a copy of each from before the merge."""
    def __init__(self, d, mine=MINE, theirs=((THEIRS, "project"), (NEW, "organisation")), kind="project", first=None):
        self.d = d
        self.mine, self.theirs = f"{d.dir}/home/Sample.crosslink", f"{d.dir}/home/Anna.crosslink"
        self.run("sample", self.mine)
        if first:
            self.take_in(self.mine, *first)
        shutil.copy(self.mine, self.theirs)
        self.take_in(self.mine, mine, kind)
        for table, of in theirs:
            self.take_in(self.theirs, table, of)
        self.app = d.launch([PROGRAM, self.mine])
        until(lambda: any("Sample" in t for t in self.app.titles()), 20, "plan open")
        self.app.resize(*d.size)
        d.settle()

    def run(self, *args, status=0):
        done = subprocess.run([PROGRAM, *args], env=self.d.env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        check(done.returncode == status, f"{args}: {done.returncode} {done.stderr}")
        return done.stdout

    def take_in(self, plan, table, kind):
        path = f"{self.d.dir}/home/table.csv"
        with open(path, "w") as f:
            f.write(table)
        self.run("import", plan, path, f"--kind={kind}")

    def digest(self, path=None):
        return self.run("digest", path or self.mine)

    def merge(self, path=None):
        self.app.activate_action("win.merge", GLib.Variant("s", path or self.theirs))
        self.d.settle()

    def questions(self):
        """Names of the rows that are there: what somebody hears who walks them."""
        return [n.name for n in self.app.table("Questions").row_nodes()]

    def read(self, n):
        self.app.find(role="label", name="still open")
        until(lambda: len(self.questions()) == n, 20, f"{n} questions")

    def open(self, n):
        """As many questions are open, the figures say so, and Merge waits for the last one; all seen at one time."""
        def so():
            nodes = self.app.nodes()
            rows = [x.name for x in nodes if x.role == "list item" and " Keep: " in x.name]
            words = {x.name for x in nodes if x.role in ("label", "panel", "grouping")}
            merge = [x for x in nodes if x.role == "push button" and x.called("Merge")][-1]
            return (sum("not answered yet" in r for r in rows) == n and f"{len(rows) - n} of {len(rows)} answered" in words
                    and f"{n} still open" in words and ("sensitive" in merge.states) == (n == 0))
        until(so, 20, f"{n} open")

    def button(self, row, name):
        return next(n for n in self.app.table("Questions").row_nodes()[row].descendants()
                    if n.role == "radio button" and n.called(name))

    def status(self, words):
        self.app.find(role="label", name=words)

    def saved(self):
        self.app.find(role="label", name="All changes saved")


def answers():
    """By mouse, by keys and the rest at once: written as the command line writes it; one undo; a second time is nothing."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d)
        before = w.digest()
        for keep in ("mine", "theirs"):
            shutil.copy(w.mine, f"{d.dir}/home/{keep}.crosslink")
            w.run("merge", f"{d.dir}/home/{keep}.crosslink", w.theirs, "--keep", keep)
        w.app.activate_action("win.show-page", GLib.Variant("s", "partners"))
        w.merge()
        w.read(3)
        w.app.find(role="heading", where=lambda n: n.label_text().startswith("Merge with ") or n.name.startswith("Merge with "))
        w.status("Merging, nothing stored yet")
        said = " ".join(w.questions())
        for words in ("PyroLink", "TRL", "Mine: 7", "Theirs: 8", "At last meeting: 6", "Recovered carbon black", "Mine: 18"):
            check(words in said, f"{words!r} in {said!r}")
        check(not w.app.unnamed(), f"without a name: {w.app.unnamed()}")
        w.open(3)

        # By mouse: one of two, and again the other; what is chosen already stays chosen.
        w.button(0, "Theirs").click()
        w.open(2)
        w.button(0, "Mine").click()
        w.button(0, "Mine").click()
        check("checked" in w.button(0, "Mine").states and "checked" not in w.button(0, "Theirs").states, "mine, and only mine")
        w.open(2)
        # By keys: Enter to the next open one, T, M, Left, Right; the last word counts.
        w.app.key("Return", "m", "t")
        until(lambda: "checked" in w.button(1, "Theirs").states, 10, "t after m")
        w.app.key("Up", "Right", "Left")
        until(lambda: "checked" in w.button(0, "Mine").states, 10, "Left after Right, one row up")
        w.app.key("Right")
        w.open(1)
        # The rest at once: all three are theirs now.
        w.app.choose("Answer the rest", "Take theirs")
        w.open(0)
        check(w.digest() == before, "nothing is stored yet")
        w.app.find(role="push button", name="Merge").click()
        until(lambda: "Merged with Anna" in w.run("history", w.mine), 20, "merged")
        w.saved()
        w.app.gone(role="label", name="still open")
        check(w.digest() == w.digest(f"{d.dir}/home/theirs.crosslink"), "as the command line merges")
        w.app.find(where=lambda n: n.role == "list item" and n.label_text() == "Partners 63")

        w.app.activate_action("win.undo")
        until(lambda: w.digest() == before, 20, "one undo")
        w.app.activate_action("win.redo")
        until(lambda: w.digest() != before, 20, "redone")
        w.saved()
        w.merge()
        w.app.find(role="label", name="Nothing new")
        w.app.find(role="push button", name="Close", index=0).click()
        w.app.gone(role="label", name="Nothing new")
        clean(w.app)


def stays():
    """Answers stay while something else is looked at or read again; a second merge waits; leaving stores nothing."""
    with Desktop(size=(1024, 768), timeout=20) as d:
        w = Window(d)
        before = w.digest()
        w.merge()
        w.read(3)
        w.app.key("m", "Return", "t")
        w.open(1)
        # A name leads to its record, and a line leads back.
        w.app.find(role="push button", name="PyroLink").click()
        w.app.find(role="label", name=re.compile("1 question still open"))
        w.saved()
        w.app.find(role="push button", name="Go on").click()
        w.status("Merging, nothing stored yet")
        w.open(1)
        w.app.gone(role="label", name=re.compile("1 question still open"))
        # Another file has to wait.
        shutil.copy(w.theirs, f"{d.dir}/home/Bob.crosslink")
        w.app.activate_action("win.offer-file", GLib.Variant("s", f"{d.dir}/home/Bob.crosslink"))
        w.app.find(role="push button", name="Merge it into this plan").click()
        w.app.find(role="label", name=re.compile("^Finish merging with "))
        w.open(1)
        w.app.find(role="push button", name="Leave without merging").click()
        w.app.gone(role="label", name="still open")
        w.saved()
        check(w.digest() == before, "nothing was stored")
        # What was left asks everything anew.
        w.merge()
        w.read(3)
        w.open(3)
        # Somebody else writes meanwhile: the merge is refused as a whole; read again, only what changed is asked again.
        w.app.choose("Answer the rest", "Take theirs")
        w.open(0)
        w.take_in(w.mine, "id,trl_now\nx01,5\n", "project")
        meanwhile = w.digest()
        w.app.find(role="push button", name="Merge").click()
        w.app.find(role="push button", name="Read it again").click()
        w.open(1)
        check("Mine: 5." in next(q for q in w.questions() if "not answered yet" in q), f"asked again: {w.questions()}")
        check(w.digest() == meanwhile, "a refused merge stored nothing")
        clean(w.app)


def files():
    """What is no plan says so in one sentence, with a way on; a dossier says what it cannot say; the menu asks for a file."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d)
        before, bad = w.digest(), f"{d.dir}/home/bad.crosslink"
        with open(bad, "w") as f:
            f.write("this is a letter\n")
        w.merge(bad)
        w.app.find(role="label", name="It cannot be merged")
        check("sensitive" in w.app.find(role="push button", name="Choose another file…").states, "a way on")
        w.merge(w.mine)
        w.app.find(role="label", name="It cannot be merged")
        w.app.find(role="push button", name="Close", index=0).click()
        w.app.gone(role="label", name="It cannot be merged")

        # A dossier has no history: what differs is asked, and a note says so.
        dossier = f"{d.dir}/home/Anna.xml"
        w.run("export", w.theirs, "--format=dossier", "-o", dossier)
        w.merge(dossier)
        w.app.find(role="label", name="still open")
        w.app.find(role="label", name=re.compile("dossier has no history"))
        w.app.key("Escape")
        w.app.find(role="push button", name="Go on").click()
        check(w.digest() == before, "nothing was stored")
        # One of more than 64 MiB is read as well.
        with open(dossier) as f:
            head, end = f.read().rsplit("<", 1)
        with open(f"{d.dir}/home/Large.xml", "w") as f:
            f.write(head + ("<!--" + " " * 1000 + "-->") * 68000 + "<" + end)
        w.app.find(role="push button", name="Leave without merging").click()
        w.merge(f"{d.dir}/home/Large.xml")
        w.app.find(role="label", name=re.compile("dossier has no history"))
        w.app.key("Escape")
        w.app.find(role="push button", name="Go on")

        # A plan that is dropped may be opened instead; another plan, and the merge is none of its.
        w.app.activate_action("win.offer-file", GLib.Variant("s", w.theirs))
        w.app.find(role="push button", name="Open it").click()
        w.app.find(where=lambda n: n.role == "list item" and n.label_text() == "Partners 63")
        w.app.gone(role="push button", name="Go on")
        w.app.activate_action("win.show-page", GLib.Variant("s", "merge"))
        w.app.find(role="label", name="Bring together what two people changed")
        clean(w.app)


def together():
    """Answers that break a rule between them: the sentence names what to answer the other way, and the list is there."""
    goals = lambda now, goal: f"id,trl_now,trl_goal\nbirex,{now},{goal}\n"
    with Desktop(size=(1366, 768), timeout=20) as d:
        w = Window(d, mine=goals(9, 9), theirs=((goals(5, 8), "project"),))
        before = w.digest()
        w.merge()
        w.read(2)
        now, goal = ([row for row, q in enumerate(w.questions()) if words in q][0] for words in ("TRL now", "TRL goal"))
        w.button(now, "Mine").click()
        w.button(goal, "Theirs").click()
        w.open(0)
        w.app.find(role="push button", name="Merge").click()
        said = w.app.find(role="label", name=re.compile("^The answers do not go together"))
        for words in ("BI-REX: the TRL goal 8 is below the TRL now, 9", "the other way: “BI-REX, TRL now”, “BI-REX, TRL goal”"):
            check(words in said.name, f"{words!r} in {said.name!r}")
        w.app.gone(role="push button", name="Read it again")    # that would help nobody
        until(lambda: w.app.focused() and "TRL now" in w.app.focused().name, 10, "at the question")
        check(w.digest() == before, "nothing is stored")
        w.app.key("t")
        until(lambda: "checked" in w.button(now, "Theirs").states, 10, "answered the other way")
        w.app.find(role="push button", name="Merge").click()
        until(lambda: "Merged with Anna" in w.run("history", w.mine), 20, "merged")
        clean(w.app)


def many():
    """Two thousand questions: to the last one by keys, the rest at once."""
    n = 1000
    partners = "id,name,type,country,website,note\n" + "".join(f"p{i},Partner {i:04},company,DE,,\n" for i in range(n))
    sides = ["id,website,note\n" + "".join(f"p{i},{who}{i}.example,{who} note {i}\n" for i in range(n)) for who in ("a", "b")]
    with Desktop(size=(1366, 768), timeout=30) as d:
        w = Window(d, mine=sides[0], theirs=((sides[1], "organisation"),), kind="organisation", first=(partners, "organisation"))
        shutil.copy(w.mine, f"{d.dir}/home/theirs.crosslink")
        w.run("merge", f"{d.dir}/home/theirs.crosslink", w.theirs, "--keep", "theirs")
        w.merge()
        w.app.find(where=lambda x: x.name == f"{2 * n} still open")
        check(len(w.app.table("Questions").row_nodes()) < 400, "only what is near is a widget")
        w.app.key("End", "t", "Return", "t")
        w.app.find(where=lambda x: x.name == f"{2 * n - 2} still open")
        w.app.choose("Answer the rest", "Take theirs")
        w.app.find(where=lambda x: x.name == "0 still open")
        w.app.find(role="push button", name="Merge").click()
        until(lambda: "Merged with Anna" in w.run("history", w.mine), 30, "merged")
        w.saved()
        check(w.digest() == w.digest(f"{d.dir}/home/theirs.crosslink"), "as the command line merges")
        clean(w.app)


GROUPS = {"answers": answers, "stays": stays, "files": files, "together": together, "many": many}
GROUPS[sys.argv[2]]()
