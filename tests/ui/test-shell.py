#!/usr/bin/env python3
# test-shell.py - the window around the pages: first run, files, sidebar, find, undo, state, keyboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-shell.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, csv, os, re, sqlite3, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, Timeout, check, clean, until

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLE = "crosslink/Sample plan.crosslink"


def is_open(app, name):
    until(lambda: any(name in t and "Crosslink" in t for t in app.titles()), 20, f"plan {name} open")
    app.d.settle()                                          # a key that comes before its page is there is lost


def sidebar(app):
    """{title: count or None} of the rows of the sidebar."""
    rows = [n for n in app.find_all() if n.role == "list item" and n.parent.name == "Pages"]
    return {r.name.split(", ")[0]: (re.sub(r"\D", "", r.name.split(", ", 1)[1]) if ", " in r.name else None) for r in rows}


def toast(app, words):
    return app.find(where=lambda n: n.role in ("alert", "label", "notification") and words in n.name)


def choose(app, title, path, proposed=False):
    """Type a whole path into a file chooser of GTK and accept it; over the name that is proposed, where one is."""
    until(lambda: title in app.titles(), 10, f"window {title!r}")
    app.d.settle(0.3)
    if proposed or (app.focused() and app.focused().role == "text"):
        app.key("ctrl+a")                                   # the name that is proposed, with its ending
    app.type(path)
    app.d.settle(0.3)
    app.key("Return")


def first_run_to_sample():
    with Desktop(size=(1366, 768), timeout=20) as d:
        app = d.launch([PROGRAM])
        check(app.titles() == {"Crosslink"}, f"a window without a plan is called Crosslink: {app.titles()}")
        app.find(role="label", name="No plan open")
        check(app.focused().name.startswith("Open the sample plan"), "the best way in has the focus")
        check(not app.find_all(role="button", name="Undo"), "nothing to undo without a plan")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        seen, missed, trapped = app.tab_walk()
        check(not missed and not trapped, f"Tab misses {missed}, trapped: {trapped}")
        check(len([n for n in seen if "…" in n.name or "sample" in n.name]) == 4, f"four ways in: {seen}")

        app.find(role="button", name=re.compile("Open the sample plan")).click()
        is_open(app, "Sample plan")
        check(os.path.exists(f"{d.env['XDG_DATA_HOME']}/{SAMPLE}"), "the sample is a file of the user's own")
        app.find(role="label", name=re.compile("All changes saved"))
        count = until(lambda: sidebar(app).get("To check"), 10, "count of findings")
        check(int(count) > 0, f"findings: {count}")
        for title, n in (("Regions", "26"), ("Partners", "62"), ("Projects", "18")):
            check(sidebar(app).get(title, n) == n, f"{title}: {sidebar(app)}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")

        app.activate_action("win.show-page", GLib.Variant("s", "check"))
        d.settle()
        app.find(role="label", name=re.compile(f"{count} findings?"))
        seen, missed, trapped = app.tab_walk()
        check(not missed and not trapped, f"Tab misses {missed}, trapped: {trapped}")
        check(len([n for n in seen if n.role == "list item" and n.parent.name == "Findings"]) == 1,
              f"Tab reaches the findings once: {seen}")
        check(len([n for n in seen if n.parent.name == "Pages"]) == 1, f"Tab reaches the sidebar once: {seen}")
        clean(app)


def find_and_windows():
    with Desktop(size=(1366, 768), timeout=20) as d:
        app = d.launch([PROGRAM])
        app.activate_action("app.sample")
        is_open(app, "Sample plan")
        app.key("ctrl+k")
        app.type("zzzz")
        app.find(role="label", name="Nothing has these words in it.")
        app.key("ctrl+a")
        app.type("lodz")
        if "Regions" in sidebar(app):
            app.find(role="label", name=re.compile("Łódź"))
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.key("Escape")
        app.gone(role="label", name="Nothing has these words in it.")

        app.key("ctrl+question")
        until(lambda: "Shortcuts" in app.titles() or len(app.titles()) > 1, 10, "window of shortcuts")
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "shortcuts closed")
        app.key("F10")
        app.find(role="menu item", name="About Crosslink")
        app.key("Escape")
        app.gone(role="menu item", name="About Crosslink")

        app.activate_action("app.about")
        until(lambda: len(app.titles()) > 1, 10, "window About")
        app.find(name="Credits").click()
        app.find(where=lambda n: "imply no opinion" in n.name)
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "About closed")

        app.key("ctrl+e")
        until(lambda: "Export" in app.titles(), 10, "window of the export")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "export closed")
        before = sidebar(app)
        check(before, "the sidebar shows")
        app.key("F9")
        check(not sidebar(app), "F9 hides the sidebar")
        app.key("F9")
        check(sidebar(app) == before, "F9 shows it again")
        clean(app)


def empty_plan_and_undo():
    with Desktop(size=(1024, 768), timeout=20) as d:
        app = d.launch([PROGRAM])
        path = f"{d.dir}/home/Nord-Süd.crosslink"
        app.find(role="button", name=re.compile("Start an empty plan")).click()
        choose(app, "Where to keep the new plan", path[:-len(".crosslink")])
        is_open(app, "Nord-Süd")
        check(os.path.exists(path), "the plan has its ending")
        check(app.actions()["undo"][0] is False, "an empty plan has nothing to undo")
        app.activate_action("win.show-page", GLib.Variant("s", "check"))
        app.find(role="label", name="Nothing to check")

        app.activate_action("win.new-record", GLib.Variant("s", "project"))
        until(lambda: app.actions()["undo"][0], 10, "something to undo")
        app.find(role="button", name="Undo", where=lambda n: n.parent and "Undo" in n.name)
        app.activate_action("win.undo")
        until(lambda: app.actions()["redo"][0] and not app.actions()["undo"][0], 10, "undone")
        app.activate_action("win.redo")
        until(lambda: app.actions()["undo"][0] and not app.actions()["redo"][0], 10, "done again")
        app.key("ctrl+shift+r")                             # a region is never without its country
        until(lambda: "New region" in app.titles(), 10, "window New region")
        bare = [n for n in app.unnamed() if n.toplevel.name == "New region"]
        check(not bare, f"without a name: {bare}")
        app.type("Opole <b>")
        app.key("Return")
        check("New region" in app.titles(), "no region without a country")
        app.key("Tab")
        app.key("Return")
        app.type("poland")
        app.key("Down", "Return")
        app.find(role="button", name="Add").click()
        until(lambda: "New region" not in app.titles(), 10, "region added")
        until(lambda: sidebar(app).get("Regions") == "1", 10, "one region")
        app.find(role="label", name="Opole <b>")            # literally
        clean(app)

        app = d.launch([PROGRAM])                           # the last plan opens again, with its history
        is_open(app, "Nord-Süd")
        until(lambda: app.actions()["undo"][0], 10, "undo survives a restart")
        clean(app)


def bad_files():
    with Desktop(size=(1024, 768), timeout=20) as d:
        good = f"{d.dir}/good.crosslink"
        subprocess.run([PROGRAM, "sample", good], env=d.env, check=True)
        os.mkdir(f"{d.dir}/a folder")
        bad = {"text": b"This is not a plan.\n" * 40, "empty": b""}
        for name, content in bad.items():
            with open(f"{d.dir}/{name}.crosslink", "wb") as f:
                f.write(content)
        app = d.launch([PROGRAM])
        for name in [*(f"{n}.crosslink" for n in bad), "missing.crosslink", "a folder"]:
            subprocess.run([PROGRAM, f"{d.dir}/{name}"], env=d.env, check=True, timeout=20)
            until(lambda: "The plan cannot be opened" in app.titles(), 10, f"sentence for {name}")
            words = [n.name for n in app.find_all(role="label", where=lambda n: n.toplevel.name == "The plan cannot be opened")]
            check(any(len(w) > 20 and w.rstrip().endswith(".") for w in words), f"a sentence for {name}: {words}")
            check(not any("SQLite" in w or "malformed" in w for w in words), f"plain words for {name}: {words}")
            app.key("Escape")
            until(lambda: app.titles() == {"Crosslink"}, 10, "message closed")
        subprocess.run([PROGRAM, good], env=d.env, check=True, timeout=20)
        is_open(app, "Sample plan")                         # by its content, whatever the name of the file
        clean(app)


def in_the_bar(app, words):
    return app.find(role="label", name=re.compile(words))


def damaged_files():
    """A damaged plan is said in the window; the last backup, and what can be saved, are a click away."""
    with Desktop(size=(1024, 768), timeout=20) as d:
        plan, saved, mine = (f"{d.dir}/home/{name}.crosslink" for name in ("Plan", "Saved", "Mine"))
        crosslink = lambda *words: subprocess.run([PROGRAM, *words], env=d.env, check=True, capture_output=True, text=True).stdout
        crosslink("new", plan)
        crosslink("soak", plan, "--edits", "60", "--seed", "1")
        crosslink("backup", plan)
        digest = crosslink("digest", plan)
        with sqlite3.connect(plan) as db:
            page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'region'").fetchone()[0]
        db.close()
        with open(plan, "r+b") as f:
            f.seek((page - 1) * 4096)
            f.write(bytes(4096))
        with open(plan, "rb") as f:
            damaged = f.read()

        app = d.launch([PROGRAM, plan])
        in_the_bar(app, "“Plan.crosslink” is damaged: .*the last backup")
        check(app.titles() == {"Crosslink"}, f"said in the window: {app.titles()}")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        app.find(role="button", name=re.compile("^Open the last backup, ")).click()
        in_the_bar(app, "This is a backup, read-only")
        app.find(role="label", name=re.compile("^Read-only"))
        check(not app.actions()["new-record"][0], "a backup stays as it is")
        app.find(role="button", name="Work on a copy…").click()
        choose(app, "Where to put the copy", mine, True)
        is_open(app, "Mine")
        app.gone(role="label", name=re.compile("This is a backup"))
        check(crosslink("digest", mine) == digest, "the copy is the plan as it was")
        check(app.actions()["new-record"][0], "and can be written")

        subprocess.run([PROGRAM, plan], env=d.env, check=True, timeout=20)
        in_the_bar(app, "“Plan.crosslink” is damaged")
        is_open(app, "Mine")                                # what is open stays: this is another window
        app.find(role="button", name="Save what can be saved…").click()
        choose(app, "Where to put what can be saved", saved, True)
        is_open(app, "Saved")
        in_the_bar(app, "“Saved.crosslink” has all that was there")
        check(crosslink("digest", saved) == digest, "nothing is lost")
        with open(plan, "rb") as f:
            check(f.read() == damaged, "the damaged file is as it was")
        app.find(role="button", name="Hide this").click()
        app.gone(role="button", name="Hide this")

        alone = f"{d.dir}/home/Alone.crosslink"              # nobody is sent to a backup that is not there
        with open(alone, "wb") as f:
            f.write(damaged)
        subprocess.run([PROGRAM, alone], env=d.env, check=True, timeout=20)
        in_the_bar(app, "“Alone.crosslink” is damaged and has no backup here: save what can be saved")
        app.find(role="button", name="Save what can be saved…")
        app.gone(role="button", name=re.compile("^Open the last backup"))
        app.find(role="button", name="Hide this").click()
        app.gone(role="button", name="Hide this")
        clean(app)

        with sqlite3.connect(saved) as db:                  # what no check of pages can see
            db.execute("UPDATE region SET name = name || '!'")
        db.close()
        app = d.launch([PROGRAM, saved])
        is_open(app, "Saved")
        in_the_bar(app, "Some of “Saved.crosslink” is not as it was last saved")
        app.find(role="button", name="Open read-only").click()
        app.find(role="label", name=re.compile("^Read-only"))
        clean(app)


def dossier_there_and_back():
    with Desktop(size=(1366, 768), timeout=20) as d:
        dossier, plan = f"{d.dir}/home/all.xml", f"{d.dir}/home/again.crosslink"
        app = d.launch([PROGRAM])
        app.activate_action("app.sample")
        is_open(app, "Sample plan")
        app.key("ctrl+e")
        app.find(role="check box", name=re.compile("Persons")).click()
        app.find(role="button", name=re.compile("Export…")).click()
        choose(app, "Where to put the dossier", dossier)
        until(lambda: os.path.exists(dossier), 20, "dossier written")
        toast(app, "all.xml")
        sample = f"{d.env['XDG_DATA_HOME']}/{SAMPLE}"
        rows = subprocess.run([PROGRAM, "list", sample, "--kind", "project"], env=d.env, check=True, text=True,
                              stdout=subprocess.PIPE).stdout.splitlines()
        subprocess.run([PROGRAM, "export", sample, "--format", "dossier", "--project", rows[1].split("\t")[0],
                        "-o", dossier], env=d.env, check=True)

        app.activate_action("win.import-dossier")
        choose(app, "Import a file", dossier)
        until(lambda: "Import a dossier" in app.titles() and app.find_all(role="label", name="all.xml"), 20, "preview")
        app.find(role="label", name="The plan has all of this already.")
        check("sensitive" not in app.find(role="button", name="Import").states, "nothing to import")
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "preview closed")

        with open(f"{d.dir}/home/bad.xml", "w") as f:
            f.write('<!DOCTYPE x [<!ENTITY e "boo">]><x>&e;</x>')
        subprocess.run([PROGRAM, f"{d.dir}/home/bad.xml"], env=d.env, check=True, timeout=20)
        app.d.settle(0.3)
        clean_words = [n.name for n in app.find_all(role="label")]
        check(any("not" in w or "document type" in w.lower() for w in clean_words), f"a sentence: {clean_words}")
        clean(app)

        subprocess.run([PROGRAM, "new", plan], env=d.env, check=True)
        app = d.launch([PROGRAM, plan])
        is_open(app, "again")
        app.activate_action("win.import-dossier")
        choose(app, "Import a file", dossier)
        button = app.find(role="button", name="Import", where=lambda n: n.toplevel.name == "Import a dossier")
        check(not app.unnamed(), f"without a name: {app.unnamed()}")
        button.click()
        until(lambda: len(app.titles()) == 1, 20, "preview closed")
        until(lambda: app.actions()["undo"][0], 20, "one undo step")
        app.activate_action("win.undo")
        until(lambda: not app.actions()["undo"][0], 20, "one undo takes all of it back")

        large = f"{d.dir}/home/large.xml"
        with open(dossier) as f:
            head, tail = re.fullmatch(r"(.*)(</.*)", f.read(), re.DOTALL).groups()
        with open(large, "w") as f:
            f.writelines([head, *[f"<!--{' ' * 1017}-->"] * 65 * 1024, tail])
        for answer in "Cancel", "Read it":
            app.activate_action("win.import-dossier")
            choose(app, "Import a file", large)
            app.find(role="button", name=answer, where=lambda n: "larger than 64 MiB" in n.toplevel.name).click()
            until(lambda: not any("larger than 64 MiB" in t for t in app.titles()), 10, "question answered")
        until(lambda: app.find_all(role="label", name="large.xml"), 20, "preview, of what was meant only")
        check(len(app.titles()) == 2, f"one preview: {app.titles()}")
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "preview closed")
        clean(app)


def other_formats():
    """Each format is offered; a table asks for its rows; what was chosen is there the next time; the command line writes
    the same bytes."""
    with Desktop(size=(1366, 768), timeout=20) as d:
        app = d.launch([PROGRAM])
        app.activate_action("app.sample")
        is_open(app, "Sample plan")
        sample = f"{d.env['XDG_DATA_HOME']}/{SAMPLE}"

        def listed(drop, item):
            return app.find_all(role="label", name=item, where=lambda n: any(a.role == "list item" for a in n.ancestors())
                                and any(a.called(drop) for a in n.ancestors()))

        def pick(drop, item):
            app.find(where=lambda n: n.role == "push button" and n.parent.called(drop)).press()
            until(lambda: listed(drop, item), 20, f"{item} in the list")[0].click()
            until(lambda: not listed(drop, item), 20, "list closed")
            app.d.settle()                                  # while it closes it takes a click for itself

        for label, suffix, words in (("Network (GraphML)", "graphml", []), ("Table (CSV)", "csv", ["--kind", "person"])):
            path = f"{d.dir}/home/window.{suffix}"
            app.key("ctrl+e")
            app.find(role="button", name=re.compile("Export…"))
            pick("Format", label)
            app.gone(role="button", name=re.compile("Save schema"))
            if words:
                pick("Its rows", "Persons")
            check(not app.unnamed(), f"without a name: {app.unnamed()}")
            app.find(role="button", name=re.compile("Export…")).press()    # it moves with the rows above it
            choose(app, "Where to put the file", path)
            until(lambda: os.path.exists(path), 20, f"{suffix} written")
            toast(app, f"window.{suffix}")
            subprocess.run([PROGRAM, "export", sample, "--format", suffix, "-o", path + ".tool", *words], env=d.env,
                           check=True)
            with open(path, "rb") as a, open(path + ".tool", "rb") as b:
                check(a.read() == b.read(), f"window and command line write the same {suffix}")
        app.key("ctrl+e")
        app.find(role="label", name="The records of one kind")
        app.key("Escape")
        until(lambda: len(app.titles()) == 1, 10, "export closed")
        clean(app)


def state_kept():
    with Desktop(size=(1366, 768), timeout=20) as d:
        app = d.launch([PROGRAM])
        app.activate_action("app.sample")
        is_open(app, "Sample plan")
        app.resize(1100, 700)
        app.activate_action("win.show-page", GLib.Variant("s", "check"))
        app.key("F9")
        app.set_action_state("app.appearance", GLib.Variant("s", "dark"))
        dark = d.pixels((500, 8, 1, 1))[2]
        app.key("ctrl+plus")
        clean(app)

        app = d.launch([PROGRAM])
        is_open(app, "Sample plan")
        w = next(iter(app.xwindows().values()))
        check(w[3:] == (1100, 700), f"size is kept: {w}")
        check(not sidebar(app), "the hidden sidebar stays hidden")
        app.find(role="label", name="To check")
        check(app.actions("app")["appearance"][2] == ["dark"], "the appearance is kept")
        check(d.pixels((500, 8, 1, 1))[2] == dark and max(dark) < 0x60, f"dark is dark: {dark.hex()}")
        app.key("ctrl+0")
        app.key("F9")
        check(sidebar(app), "the sidebar is back")
        clean(app)

        started = time.monotonic()
        subprocess.run([PROGRAM], env={**d.env, "CROSSLINK_QUIT_AFTER_FIRST_FRAME": "1"}, check=True, timeout=20)
        print(f"first frame and out after {time.monotonic() - started:.2f} s")


def comes_to_rest():
    """A window that nobody touches uses no time, on whatever page: a whole second without any."""
    with Desktop() as d:
        plan = f"{d.dir}/home/Rest.crosslink"
        subprocess.run([PROGRAM, "sample", plan], env=d.env, check=True)
        app = d.launch([PROGRAM, plan])
        is_open(app, "Sample plan")

        def used():
            """User and system time of the program, in ticks."""
            with open(f"/proc/{app.proc.pid}/stat") as f:
                return sum(int(n) for n in f.read().rsplit(")", 1)[1].split()[11:13])

        def rests():
            before = used()
            time.sleep(1)
            return used() == before

        for page in ("overview", "map", "regions", "partners", "chains", "flows", "projects", "life", "check"):
            app.activate_action("win.show-page", GLib.Variant("s", page))
            d.settle()
            until(rests, 15, f"{page} at rest")
        clean(app)


WIDTH, HEIGHT = 1024, 768                                     # the smallest window that Crosslink promises to fit
PAGES = ("overview", "map", "regions", "partners", "chains", "flows", "projects", "life", "check", "supply", "compare",
         "merge")
# what people name, and how much of it there can be
NAMED = {"source": ("title", "publisher"), "document": ("title", ), "region": ("name", "local_name", "site"),
         "network": ("acronym", "name"), "organisation": ("name", ), "person": ("name", "function"),
         "project": ("acronym", "title", "summary"), "stage-move": ("decided_by", ), "agreement": ("title", ),
         "milestone": ("title", ), "funding-line": ("label", ), "risk": ("cause", "effect"), "indicator": ("title", ),
         "scenario": ("title", ), "tag": ("name", ), "value-chain": ("name", ), "step": ("name", ),
         "flow": ("material", "form", "purity", "seasonality"), "event": ("title", "place"), "agenda-item": ("title", ),
         "topic": ("name", ), "position": ("title", ), "practice": ("name", ), "call": ("title", "programme"),
         "working-group": ("name", )}
LARGER = 10 ** 5                                              # of cents, as EUR: 31 M€ become 310 000 G€


def import_rows(d, plan, kind, columns, rows):
    table = f"{d.dir}/table.csv"
    with open(table, "w", newline="") as f:
        csv.writer(f).writerows([("id", *columns), *rows])
    done = subprocess.run([PROGRAM, "import", plan, table, "--kind", kind], env=d.env, capture_output=True, text=True)
    check(done.returncode == 0, f"{kind} {columns} imported: {done.stderr}")


def long_words(n):
    """300 letters: in words, and a few times without a space: Pango breaks such a word one letter after the other."""
    if n in (1, 3, 5):
        return f"{n}{'W' * 299}"
    return (f"{n} " + "Grenzüberschreitende Kreislaufwirtschaftsinvestition, " * 6)[:300].strip()


def lengthen(d, plan):
    """Every name is as long as a careless paste, every amount as large as a slip of the keyboard; what stands on the page
    of project x01 comes first, so that it has words of each kind."""
    with sqlite3.connect(f"file:{plan}?mode=ro", uri=True) as db:
        db.execute("CREATE TEMP TABLE mine AS WITH x (id) AS (SELECT id FROM project WHERE key = 'x01') SELECT id FROM x"
                   " UNION SELECT organisation FROM participation WHERE project IN x"
                   " UNION SELECT region FROM project_region WHERE project IN x")
        keys = {kind: [k for k, in db.execute(f"SELECT key FROM {kind.replace('-', '_')} WHERE key <> ''"
                                              " ORDER BY id NOT IN (SELECT id FROM mine), key")] for kind in NAMED}
        amounts = {kind: db.execute(f"SELECT key, amount * {LARGER} FROM {table} WHERE amount > 0").fetchall()
                   for kind, table in (("cash-line", "cash_line"), ("funding-line", "funding_line"))}
    db.close()
    for kind, columns in NAMED.items():
        import_rows(d, plan, kind, columns,
                    [(k, *(long_words(n + m) for m in range(len(columns)))) for n, k in enumerate(keys[kind])])
    for kind, rows in amounts.items():
        import_rows(d, plan, kind, ("amount", ), rows)


def ids(plan, **keys):
    with sqlite3.connect(f"file:{plan}?mode=ro", uri=True) as db:
        found = [db.execute(f"SELECT id FROM {kind} WHERE ?1 IS NULL OR key = ?1", (key, )).fetchone()[0]
                 for kind, key in keys.items()]
    db.close()
    return found


@contextlib.contextmanager
def narrow(change=None):
    """The sample in the smallest window, and a function that looks after each step whether what is shown fits it."""
    with Desktop(size=(WIDTH, HEIGHT), timeout=30) as d:
        plan = f"{d.dir}/home/Narrow.crosslink"
        subprocess.run([PROGRAM, "sample", plan], env=d.env, check=True)
        import_rows(d, plan, "project", ("trl_now", "horizon", "summary"),
                    [("x01", 7, 18, "Recovered carbon black for tyres")])
        if change:
            change(d, plan)
        app = d.launch([PROGRAM, plan])
        until(lambda: app.titles() - {"Crosslink", ""}, 20, "plan open")   # its name is translated
        app.resize(WIDTH, HEIGHT)
        too_large = []

        def look(what):
            d.settle()
            width, height = app.least_size()
            if width > WIDTH or height > HEIGHT:
                too_large.append(f"{what}: {width}x{height}")

        yield app, plan, look
        check(not too_large, f"does not fit {WIDTH}x{HEIGHT}: {too_large}")
        clean(app)


def look_at_pages(app, look):
    for page in PAGES:
        app.activate_action("win.show-page", GLib.Variant("s", page))
        look(page)
        if page == "overview":                              # it could be scrolled, and so asks for no width
            cut = [(n.name, n.extents()) for n in app.find_all(role="label") if sum(n.extents()[0:4:2]) > WIDTH]
            check(not cut, f"cut at the right of {page}: {cut}")


def look_at_project(app, plan, look):
    """Every tab of a project that has all its figures."""
    app.activate_action("win.open-record", GLib.Variant("x", ids(plan, project="x01")[0]))
    tabs = until(lambda: [n for n in app.find_all(role="page tab") if n.name], 10, "tabs of the project")
    check(len(tabs) == 10, f"tabs of the project: {tabs}")
    for tab in tabs:
        tab.click()
        look(f"project, {tab.name}")


def look_at_records(app, plan, look):
    kinds = dict(region=None, organisation="ecrn", value_chain=None, flow=None, event="forum-2014", agreement=None,
                 position=None, practice=None, call=None, tie=None, person=None, source=None)
    for kind, record in zip(kinds, ids(plan, **kinds)):
        app.activate_action("win.open-record", GLib.Variant("x", record))
        look(kind)


def sample_fits():
    with narrow() as (app, plan, look):
        look_at_pages(app, look)
        look_at_project(app, plan, look)


def long_pages_fit():
    with narrow(lengthen) as (app, plan, look):
        look_at_pages(app, look)
        look_at_records(app, plan, look)


def long_project_fits():
    with narrow(lengthen) as (app, plan, look):
        look_at_project(app, plan, look)


GROUPS = {"start": (first_run_to_sample, ),
          "find": (find_and_windows, ),
          "files": (empty_plan_and_undo, bad_files),
          "damage": (damaged_files, ),
          "dossier": (dossier_there_and_back, ),
          "formats": (other_formats, ),
          "state": (state_kept, ),
          "rest": (comes_to_rest, ),
          "fits": (sample_fits, ),
          "long-pages": (long_pages_fit, ),
          "long-project": (long_project_fits, )}
for test in GROUPS[sys.argv[2]]:
    begun = time.monotonic()
    test()
    print(f"ok {test.__name__} {time.monotonic() - begun:.1f} s", flush=True)
