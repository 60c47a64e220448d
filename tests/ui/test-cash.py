#!/usr/bin/env python3
# test-cash.py - the cash plan as a spreadsheet, and the board: what is typed, pasted, dragged, and undone
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cash.py PROGRAM GROUP - drives the real window; GROUP is one of GROUPS below."""
import contextlib, hashlib, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Desktop, GLib, check, until

PROGRAM = os.path.abspath(sys.argv[1])


def plain(text):
    for mark, instead in (("\u2068", ""), ("\u2069", ""), ("\u00a0", " "), ("\u202f", " ")):
        text = text.replace(mark, instead)
    return text


def sample_id(key):
    """The id that a record of the sample always has."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> 1


@contextlib.contextmanager
def window(size=(1366, 768)):
    with Desktop(size=size, timeout=20) as d:
        path = f"{d.dir}/test.crosslink"
        run(d, "sample", path)
        app = d.launch([PROGRAM, path])
        app.resize(*size)
        yield d, app, path
        status = app.quit()
        check(status == 0, f"exit status {status}: {app.output()}")
        said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
        check(not said, f"messages: {said}")


def run(d, *args):
    done = subprocess.run([PROGRAM, *args], env=d.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    check(done.returncode == 0, f"{args}: {done.stderr}")
    return done.stdout


def clipboard(d, text):
    subprocess.run(["xclip", "-selection", "clipboard", "-in"], env=d.env, input=text, text=True, check=True,
                   stdout=subprocess.DEVNULL)


def open_plan(d, app, key):
    app.activate_action("win.open-record", GLib.Variant("x", sample_id(f"project:{key}")))
    d.settle()
    app.find(name="Plan", where=lambda n: n.role in ("page tab", "toggle button", "radio button", "push button")).press()
    d.settle()


def verdict(app):
    """FNPV(C) and the deciding sentence as the page has them."""
    fnpv = app.find(where=lambda n: n.name and plain(n.name).startswith("FNPV(C)"), role="push button").name
    sentence = app.find(role="label", where=lambda n: re.match(r"(\d{4}: |Bankable|LLCR|FNPV\(K\)|No )", plain(n.name or ""))).name
    return plain(fnpv), plain(sentence)


def cell(app):
    return plain(app.find(where=lambda n: (n.name or "").startswith("Cash plan, ")).name)


def paste():
    with window() as (d, app, path):
        open_plan(d, app, "x04")
        before, digest = verdict(app), run(d, "digest", path)
        check("58.9" in before[0] and before[1] == "2028: DSCR 0.87", f"the sample: {before}")
        grid = app.find(where=lambda n: (n.name or "").startswith("Cash plan, "))
        grid.focus()
        app.key("ctrl+Home")
        until(lambda: "Investment 2026" in cell(app), 5)

        # 11 years by 5 lines, as a German spreadsheet has them: signs, brackets, groups.
        years = "\t".join(str(2026 + i) for i in range(11))
        rows = [["(60,0)", "(40,0)"] + [""] * 9,
                [""] * 6 + ["1,5"] + [""] * 4,
                ["", ""] + ["1.021,0"] * 9,
                ["", ""] + ["−12,0"] * 9,
                ["0"] * 10 + ["0"]]
        names = ["Investment", "Replacement", "Revenue", "Operating cost", "CO₂e avoided"]
        clipboard(d, "\t" + years + "\n" + "".join(n + "\t" + "\t".join(r) + "\n" for n, r in zip(names, rows)))
        app.key("ctrl+v")
        until(lambda: verdict(app)[0] != before[0], 10)
        after = verdict(app)
        check(after[1] != before[1], f"the sentence changes: {after}")
        check(app.find(where=lambda n: "11 × 5 cells pasted" in plain(n.name or "")), "it says how it read")
        lines = run(d, "export", path, "--format", "csv", "--kind", "cash-line")
        check("1021000000.00" in lines and "-12000000" not in lines, "1.021,0 M€ is 1 021 million; a cost has no sign")

        app.key("ctrl+z")
        until(lambda: verdict(app) == before, 10)
        check(run(d, "digest", path) == digest, "one step takes it all back")

        clipboard(d, "\n".join("\t".join(["word"] * 50) for _ in range(1000)))
        app.key("ctrl+v")
        app.find(where=lambda n: "1000 rows and 50 columns" in plain(n.name or ""))
        clipboard(d, "12\t€ 3\n$ 4\t5\n")
        app.key("ctrl+v")
        app.find(where=lambda n: "EUR" in (n.name or "") and "USD" in n.name)
        check(run(d, "digest", path) == digest, "what is refused changes nothing")


def typing():
    with window() as (d, app, path):
        open_plan(d, app, "x04")
        before, digest = verdict(app), run(d, "digest", path)
        app.find(where=lambda n: (n.name or "").startswith("Cash plan, ")).focus()
        app.key("ctrl+Home", "Down", "Down", "Right", "Right")
        until(lambda: "Revenue 2028: 21.0" in cell(app), 5)
        app.type("30")
        app.key("Tab")
        until(lambda: "Revenue 2029" in cell(app), 5)
        until(lambda: verdict(app)[0] != before[0], 10)
        app.type("what")
        check("Revenue 2029" in cell(app), "letters do not begin an amount")
        app.key("Left", "shift+Right", "shift+Right", "ctrl+r")
        until(lambda: run(d, "export", path, "--format", "csv", "--kind", "cash-line").count(",30000000.00,") == 3, 10)
        app.key("ctrl+z", "ctrl+z")
        until(lambda: run(d, "digest", path) == digest, 10)
        check(verdict(app) == before, "two steps back: as it was")


def cards(app, stage):
    lane = app.find(role="list", where=lambda n: plain(n.name or "").startswith(stage + ":"))
    return lane, [n for n in app.find_all(role="list item") if n.parent.name == lane.name]


def drag():
    with window() as (d, app, path):
        app.activate_action("win.show-page", GLib.Variant("s", "projects"))
        d.settle()
        digest = run(d, "digest", path)
        card = app.find(role="list item", where=lambda n: plain(n.name or "").startswith("PyroLink"))
        lane, _ = cards(app, "Connect")
        x, y, w, h = card.extents()
        lx, ly, lw, lh = lane.extents()
        d.drag(x + w // 2, y + 12, lx + lw // 2, ly + lh // 2)
        app.find(role="label", where=lambda n: "Why does PyroLink go back to Connect?" in plain(n.name or ""))
        app.key("Return")
        app.find(where=lambda n: "needs a reason" in plain(n.name or ""))
        check(run(d, "digest", path) == digest, "without a reason nothing moves")
        app.type("Feedstock is not secured")
        app.key("Return")
        until(lambda: run(d, "digest", path) != digest, 10)
        moves = [l for l in run(d, "export", path, "--format", "csv", "--kind", "stage-move").splitlines() if ",x01," in l]
        check(len(moves) == 2 and any("Feedstock is not secured" in l and ",demonstrate,connect," in l for l in moves),
              f"the move and its reason are rows: {moves}")
        check("Stage move" in run(d, "history", path), "and stand in the history")

        app.key("ctrl+z")
        until(lambda: run(d, "digest", path) == digest, 10)


GROUPS = {"paste": paste, "typing": typing, "drag": drag}
GROUPS[sys.argv[2]]()
print("ok")
