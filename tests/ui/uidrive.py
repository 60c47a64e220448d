#!/usr/bin/env python3
# uidrive.py - drives the real window through the accessibility bus
# SPDX-License-Identifier: GPL-3.0-or-later
"""uidrive - drive a GTK 4 program the way a person does, on a private X display.

    with Desktop(size=(1366, 768)) as d:
        app = d.launch(["build/src/crosslink", "Sample.crosslink"])
        app.find(role="push button", name="New region").click()
        app.type("Lombardy"); app.key("ctrl+z")
        app.table("Regions").rows()            # [["Flanders", "Belgium"], ...]
        app.screenshot("x.png"); app.activate_action("win.export")

Each Desktop owns an Xvfb, a session bus, an accessibility bus and a home folder in a
temporary directory, so it neither sees nor disturbs anything else on the machine.  The
accessibility tree is read over D-Bus with Gio (no libatspi, whose caches go stale);
mouse and keyboard go through xdotool.  Nothing sleeps for a fixed time: every wait is
`until(condition, timeout)`.  Only processes started here are ended, by process group.

Debian packages: xvfb xdotool dbus-daemon at-spi2-core python3-gi  (+ what the program needs)
"""
import contextlib, ctypes, os, re, shutil, signal, struct, subprocess, tempfile, time, zlib
from gi.repository import Gio, GLib

ROLES = {2: "alert", 7: "check box", 10: "column header", 11: "combo box", 16: "dialog", 20: "filler",
         23: "frame", 26: "icon", 27: "image", 29: "label", 31: "list", 32: "list item", 33: "menu", 34: "menu bar",
         35: "menu item", 37: "page tab", 38: "page tab list", 39: "panel", 8: "check menu item", 40: "password text",
         42: "progress bar", 43: "push button", 44: "radio button", 45: "radio menu item", 47: "row header",
         48: "scroll bar", 50: "separator", 51: "slider", 52: "spin button", 54: "status bar", 55: "table",
         49: "scroll pane", 56: "table cell", 57: "column header", 61: "text", 62: "toggle button", 63: "tool bar", 64: "tool tip", 65: "tree",
         66: "tree table", 67: "unknown", 69: "window", 75: "application", 79: "entry", 80: "chart",
         83: "heading", 88: "link", 90: "table row", 91: "tree item", 95: "document web", 98: "list box",
         99: "grouping", 101: "notification", 103: "level bar", 109: "article", 110: "landmark"}
STATES = {1: "active", 4: "checked", 7: "editable", 10: "expanded", 11: "focusable", 12: "focused", 16: "modal",
          17: "multi-line", 20: "pressed", 22: "selectable", 23: "selected", 24: "sensitive", 25: "showing",
          30: "visible", 36: "invalid-entry", 43: "read-only"}
FOCUSED = 12
SAME = {"entry": ("entry", "text"), "button": ("push button", "toggle button")}     # looser names for find()
A11Y = "org.a11y.atspi."
BUS_CONF = """<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


class Timeout(AssertionError):
    pass


def until(condition, timeout=10.0, what="condition", step=0.02):
    """Call `condition` until it returns something true; return that, or raise Timeout."""
    end = time.monotonic() + timeout
    while True:
        with contextlib.suppress(GLib.Error, LookupError):
            value = condition()
            if value:
                return value
        if time.monotonic() > end:
            raise Timeout(f"{what}: not within {timeout} s")
        time.sleep(step)


def check(condition, sentence):
    """What a test demands; the sentence says what was wrong."""
    if not condition:
        raise AssertionError(sentence)


def clean(app):
    """The program ends well, and has said nothing on its way."""
    status = app.quit()
    check(status == 0, f"exit status {status}: {app.output()}")
    said = [l for l in app.output().splitlines() if "WARNING" in l or "CRITICAL" in l]
    check(not said, f"messages: {said}")


def _bus(address):
    flags = Gio.DBusConnectionFlags
    return Gio.DBusConnection.new_for_address_sync(
        address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)


class SizeHints(ctypes.Structure):
    """XSizeHints of Xutil.h"""
    MIN_SIZE = 1 << 4
    _fields_ = [("flags", ctypes.c_long),
                *((name, ctypes.c_int) for name in
                  ("x", "y", "width", "height", "min_width", "min_height", "max_width", "max_height", "width_inc",
                   "height_inc", "min_aspect_x", "min_aspect_y", "max_aspect_x", "max_aspect_y", "base_width",
                   "base_height", "win_gravity"))]


class Desktop:
    def __init__(self, size=(1366, 768), wm=None, timeout=10.0):
        self.size, self.wm, self.timeout, self.procs, self.apps = size, wm, timeout, [], []
        self.scale = int(os.environ.get("GDK_SCALE", "1"))      # all sizes and places here are px before it

    def spawn(self, argv, env=None, **kw):
        p = subprocess.Popen(argv, env=env or self.env, start_new_session=True, stdin=subprocess.DEVNULL, **kw)
        self.procs.append(p)
        return p

    def __enter__(self):
        self.dir = tempfile.mkdtemp(prefix="uidrive-")
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def _start(self):
        d = self.dir
        for sub in ("home", "run", "config/gtk-4.0", "fb"):
            os.makedirs(f"{d}/{sub}", mode=0o700)
        self.log = open(f"{d}/log", "w+")
        keep = ("PATH", "LANG", "LANGUAGE", "LC_ALL", "LOCPATH", "CROSSLINK_LOCALE_DIR", "TZ",
                "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "G_DEBUG", "GDK_SCALE", "G_SLICE", "GSETTINGS_SCHEMA_DIR", "XDG_DATA_DIRS", "LD_LIBRARY_PATH")
        self.env = {k: os.environ[k] for k in keep if k in os.environ}
        self.env.setdefault("LC_ALL", "C.UTF-8")
        self.env.update(HOME=f"{d}/home", XDG_RUNTIME_DIR=f"{d}/run", XDG_CONFIG_HOME=f"{d}/config",
                        XDG_DATA_HOME=f"{d}/home/data", XDG_CACHE_HOME=f"{d}/home/cache",
                        GSK_RENDERER="cairo", GDK_BACKEND="x11", GSETTINGS_BACKEND="memory", GTK_A11Y="atspi",
                        GTK_USE_PORTAL="0", GDK_DEBUG="gl-disable", GDK_DISABLE="gl", GIO_USE_VFS="local", NO_AT_BRIDGE="0")
        self.env["DISPLAY"] = ":" + self._announced(
            ["Xvfb", "-displayfd", "{fd}", "-screen", "0", "%dx%dx24" % tuple(n * self.scale for n in self.size), "-nolisten", "tcp", "-noreset",
             "-fbdir", f"{d}/fb"])
        with open(f"{d}/bus.conf", "w") as f:
            f.write(BUS_CONF % d)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._announced(
            ["dbus-daemon", f"--config-file={d}/bus.conf", "--nofork", "--nopidfile", "--print-address={fd}"])
        self.bus = _bus(self.env["DBUS_SESSION_BUS_ADDRESS"])
        self.spawn(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"], stdout=self.log, stderr=self.log)
        self.env["AT_SPI_BUS_ADDRESS"] = until(lambda: self.bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 1000, None).unpack()[0],
            self.timeout, "accessibility bus")
        self.a11y = _bus(self.env["AT_SPI_BUS_ADDRESS"])
        if self.wm:
            self.spawn([self.wm] if isinstance(self.wm, str) else self.wm, stdout=self.log, stderr=self.log)

    def _announced(self, argv):
        """Start a server that writes its display or address to a pipe; return what it wrote."""
        r, w = os.pipe()
        self.spawn([a.replace("{fd}", str(w)) for a in argv], pass_fds=[w], stdout=self.log, stderr=self.log)
        os.close(w)
        with os.fdopen(r) as f:
            line = f.readline().strip()
        if not line:
            raise RuntimeError(f"{argv[0]} did not start; see {self.dir}/log")
        return line

    @staticmethod
    def pid_of(bus, name):
        """The process behind a bus name; None where the bus cannot tell (no /proc, as in a bare chroot)."""
        try:
            return bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                 GLib.Variant("(s)", (name,)), None, 0, 5000, None).unpack()[0]
        except GLib.Error:
            return None

    def __exit__(self, *exc):
        self.close()

    def close(self):
        for p in reversed(self.procs):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(p.pid, signal.SIGTERM)
            try:
                p.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(p.pid, signal.SIGKILL)
                p.wait()
            with contextlib.suppress(ProcessLookupError):       # helpers left in that group
                os.killpg(p.pid, signal.SIGKILL)
        self.procs = []
        shutil.rmtree(self.dir, ignore_errors=True)

    # --- settings, programs ---
    def settings(self, **kw):
        """GTK settings for programs launched afterwards, e.g. gtk_theme_name="Default-hc"."""
        kw = {"gtk_cursor_blink": 0, "gtk_enable_animations": 0, **kw}
        with open(f"{self.dir}/config/gtk-4.0/settings.ini", "w") as f:
            f.write("[Settings]\n" + "".join(f"{k.replace('_', '-')}={v}\n" for k, v in kw.items()))

    def launch(self, argv, env=None, cwd=None, **settings):
        self.settings(**settings)
        start = time.monotonic()
        out = open(f"{self.dir}/app{len(self.apps)}.log", "w+")
        app = App(self, self.spawn(argv, {**self.env, **(env or {})}, cwd=cwd, stdout=out, stderr=out), out)
        self.apps.append(app)
        until(lambda: app.xwindows() or app.proc.poll() is not None, self.timeout, "first window", 0.005)
        app.startup = time.monotonic() - start                 # exec to first mapped window
        if app.proc.poll() is not None:
            raise RuntimeError(f"program ended with {app.proc.returncode}: {app.output()}")
        app.connect()
        return app

    # --- mouse, keyboard, screen ---
    def xdo(self, *args):
        return subprocess.run(["xdotool", *map(str, args)], env=self.env, check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True).stdout

    def click(self, x, y, button=1, count=1):
        self.xdo("mousemove", x * self.scale, y * self.scale, "click", "--repeat", count, "--delay", 20, button)

    def drag(self, x0, y0, x1, y1, steps=8):
        x0, y0, x1, y1 = (n * self.scale for n in (x0, y0, x1, y1))
        cmd = ["mousemove", x0, y0, "mousedown", 1]
        for i in range(1, steps + 1):
            cmd += ["mousemove", x0 + (x1 - x0) * i // steps, y0 + (y1 - y0) * i // steps, "sleep", 0.01]
        self.xdo(*cmd, "mouseup", 1)

    def pixels(self, box=None):
        """The screen, or box (x, y, w, h) of it, as (w, h, rgb bytes)."""
        with open(f"{self.dir}/fb/Xvfb_screen0", "rb") as f:   # an XWD image, kept current by Xvfb
            raw = f.read()
        head = struct.unpack(">25I", raw[:100])
        base, (w, h), stride = head[0] + 12 * head[19], head[4:6], head[12]
        x, y, bw, bh = (n * self.scale for n in box) if box else (0, 0, w, h)
        x, y = max(0, x), max(0, y)
        bw, bh = min(bw, w - x), min(bh, h - y)
        rgb = bytearray(bw * bh * 3)
        rows = b"".join(raw[base + r * stride + 4 * x: base + r * stride + 4 * (x + bw)] for r in range(y, y + bh))
        rgb[0::3], rgb[1::3], rgb[2::3] = rows[2::4], rows[1::4], rows[0::4]
        return bw, bh, bytes(rgb)

    def screenshot(self, path, box=None):
        w, h, rgb = self.pixels(box)
        scan = b"".join(b"\0" + rgb[r * w * 3:(r + 1) * w * 3] for r in range(h))
        with open(path, "wb") as f:
            f.write(b"\x89PNG\r\n\x1a\n")
            for tag, data in ((b"IHDR", struct.pack(">2I5B", w, h, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(scan, 6)),
                              (b"IEND", b"")):
                f.write(struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data)))

    def settle(self, quiet=0.1, timeout=None):
        """Wait until the picture on the screen has not changed for `quiet` seconds."""
        last, since = None, time.monotonic()
        for app in self.apps:                                   # a round trip through each program's main loop
            if app.name and app.proc.poll() is None:
                with contextlib.suppress(GLib.Error):
                    app.a11y(app.name, app.root, A11Y + "Accessible", "GetChildren")

        def still():
            nonlocal last, since
            with open(f"{self.dir}/fb/Xvfb_screen0", "rb") as f:
                now = zlib.adler32(f.read())
            if now != last:
                last, since = now, time.monotonic()
            return time.monotonic() - since >= quiet
        until(still, timeout or self.timeout, "screen at rest")


class App:
    def __init__(self, desktop, proc, out):
        self.d, self.proc, self.out, self.name, self._path, self.newer = desktop, proc, out, None, None, None

    # --- connection ---
    def connect(self):
        """Find the program on the accessibility bus and (if it has one) its GActions on the session bus."""
        def mine():
            if self.proc.poll() is not None:
                raise RuntimeError(f"program ended with {self.proc.returncode}: {self.output()}")
            taken = {a.name for a in self.d.apps}
            found = [a for a in self.a11y("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                                          A11Y + "Accessible", "GetChildren")[0] if a[0] not in taken]
            return next((a for a in found if self.d.pid_of(self.d.a11y, a[0]) in (self.proc.pid, None)), None)
        self.name, self.root = until(mine, self.d.timeout, "program on the accessibility bus")
        until(lambda: self.titles(), self.d.timeout, "accessible window")
        self.d.settle()

    def a11y(self, name, path, iface, method, args=None):
        return self.d.a11y.call_sync(name, path, iface, method, args, None, 0, 5000, None).unpack()

    def output(self):
        self.out.seek(0)
        return self.out.read()

    # --- X windows ---
    def xwindows(self):
        """Mapped top-level X windows: {id: (title, x, y, w, h)}."""
        try:
            ids = self.d.xdo("search", "--onlyvisible", "--maxdepth", 4, "--pid", self.proc.pid, "--name", ".").split()
        except subprocess.CalledProcessError:
            return {}
        found = {}
        for i in ids:
            with contextlib.suppress(subprocess.CalledProcessError):
                title, *geo = self.d.xdo("getwindowname", i, "getwindowgeometry", "--shell", i).splitlines()
                g = dict(l.split("=") for l in geo if "=" in l)
                found[int(i)] = (title, *(int(g[k]) // self.d.scale for k in ("X", "Y", "WIDTH", "HEIGHT")))
        return found

    def xwindow(self, title=None):
        wins = self.xwindows()
        return next((i for i, w in wins.items() if title in (None, w[0])), None) or next(iter(wins))

    def resize(self, w, h, title=None):
        i = until(lambda: self.xwindow(title), self.d.timeout, "window to resize")
        self.d.xdo("windowmove", i, 0, 0, "windowsize", i, w * self.d.scale, h * self.d.scale)
        until(lambda: self.xwindows()[i][3:] == (w, h), self.d.timeout, f"window at {w}x{h}")
        self.d.settle()

    def least_size(self, title=None):
        """The smallest width and height that the window says it can have: what its content cannot do without. Its size
        now tells nothing: a window that was made smaller than that is cut at the right."""
        x11, hints, supplied = ctypes.CDLL("libX11.so.6"), SizeHints(), ctypes.c_long()
        x11.XOpenDisplay.restype = ctypes.c_void_p
        display = ctypes.c_void_p(x11.XOpenDisplay(self.d.env["DISPLAY"].encode()))
        x11.XGetWMNormalHints(display, ctypes.c_ulong(self.xwindow(title)), ctypes.byref(hints), ctypes.byref(supplied))
        x11.XCloseDisplay(display)
        check(hints.flags & SizeHints.MIN_SIZE, "the window says how small it can be")
        return hints.min_width // self.d.scale, hints.min_height // self.d.scale

    # --- the accessibility tree ---
    def children(self):
        """{path: paths of its children} of all that can be reached from the root; asks for one level at a time, since
        thousands of questions one after the other take seconds."""
        kids, level = {}, [self.root]
        while level:
            waiting = len(level)

            def answered(bus, result, path):
                nonlocal waiting
                waiting -= 1
                with contextlib.suppress(GLib.Error):
                    kids[path] = [p for _, p in bus.call_finish(result).unpack()[0]]
            for path in level:
                self.d.a11y.call(self.name, path, A11Y + "Accessible", "GetChildren", None, None, 0, 5000, None, answered,
                                 path)
            while waiting:
                GLib.MainContext.default().iteration(True)
            level = [p for path in level for p in kids.get(path, []) if p not in kids]
        return kids

    def nodes(self):
        """A fresh snapshot of the whole tree, in reading order."""
        order, stack, kids = [], [(self.root, None, 0)], self.children()
        while stack:
            path, parent, depth = stack.pop()
            if path not in kids:
                continue                                        # went away meanwhile
            node = Node(self, path, parent, depth)
            order.append(node)
            if parent:
                parent.children.append(node)
            stack += [(p, node, depth + 1) for p in reversed(kids[path])]
        facts = {i[0][1]: i for i in self.a11y(self.name, "/org/a11y/atspi/cache", A11Y + "Cache", "GetItems")[0]}
        for n in order:
            if n.path in facts:
                n.load(*facts[n.path][5:])
        self.newer = any("showing" in n.states for n in order if n.depth > 1)
        return order

    def find_all(self, role=None, name=None, where=None, showing=True, state=None):
        """Nodes by role, name (str: exact, or re.Pattern), state, and inside `where` (a Node or a predicate)."""
        def ok(n):
            return ((role is None or n.role in SAME.get(role, (role,)))
                    and (name is None or n.called(name)) and (not showing or n.showing)
                    and (state is None or state in n.states)
                    and (where is None or (where(n) if callable(where) else n.inside(where))))
        return [n for n in self.nodes() if ok(n)]

    def find(self, role=None, name=None, timeout=None, index=-1, **kw):
        """The innermost/last match by default (wrappers come before what they wrap)."""
        return until(lambda: self.find_all(role, name, **kw)[index], timeout or self.d.timeout,
                     f"{role or 'node'} named {name!r}")

    def gone(self, role=None, name=None, timeout=None, **kw):
        until(lambda: not self.find_all(role, name, **kw), timeout or self.d.timeout, f"{role} {name!r} gone")

    def opened(self, button, role, name, attempts=4):
        """What is in the menu or popover of a button; one that a window took with it, as it went, is opened once more."""
        for attempt in range(attempts):
            self.find(role="button", name=button).click()
            try:
                return self.find(role=role, name=name, timeout=4)
            except Timeout:
                if attempt + 1 == attempts:
                    raise

    def choose(self, button, first, *rest):
        """Open a menu by its button, and choose."""
        self.opened(button, "menu item", first).click()
        for item in rest:
            self.find(role="menu item", name=item).click()

    def titles(self):
        """Names of the program's top-level windows."""
        return {self.prop_name(p) for _, p in self.a11y(self.name, self.root, A11Y + "Accessible", "GetChildren")[0]}

    def prop_name(self, path):
        return self.a11y(self.name, path, "org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", (A11Y + "Accessible", "Name")))[0]

    def window(self, title=None):
        return self.find(name=title, where=lambda n: n.depth == 1)

    def focused(self):
        """The node with the focus and its ancestors. Asked so often, and of thousands of nodes, that only these are
        unpacked; what the program has not told of yet is looked for in the whole tree."""
        items = self.d.a11y.call_sync(self.name, "/org/a11y/atspi/cache", A11Y + "Cache", "GetItems", None, None, 0, 5000,
                                      None).get_child_value(0)
        known, best = {}, []
        for item in map(items.get_child_value, range(items.n_children())):
            known[item.get_child_value(0).get_child_value(1).get_string()] = item
        for path, item in known.items():
            states = item.get_child_value(9)
            if states.n_children() and states.get_child_value(0).get_uint32() >> FOCUSED & 1:
                chain = [path]
                while chain[-1] in known and chain[-1] != self.root and len(chain) < 100:
                    chain.append(known[chain[-1]].get_child_value(2).get_child_value(1).get_string())
                if chain[-1] == self.root and len(chain) > len(best):
                    best = chain
        node = None
        for depth, path in enumerate(reversed(best)):
            node = Node(self, path, node, depth)
            if path in known:
                node.load(*known[path].unpack()[5:])
        return node or next((n for n in reversed(self.nodes()) if "focused" in n.states), None)

    def opens(self, button, tries=4, **what):
        """Click button(), the node that opens a popover, until it shows what find() finds. A busy window may move the
        button away before the click comes, as it does to a person."""
        for left in reversed(range(tries)):
            button().click()
            try:
                return self.find(timeout=self.d.timeout / tries, **what)
            except Timeout:
                if not left:
                    raise

    def table(self, name):
        return Table(self, name)

    def dump(self):
        return "\n".join(f"{'  ' * n.depth}{n.role} {n.name!r} {n.extents()} {' '.join(sorted(n.states))}"
                         for n in self.nodes())

    # --- input ---
    def key(self, *keys):
        self.d.xdo("key", "--clearmodifiers", *keys)
        self.d.settle()

    def type(self, text):
        """Type into whatever has the focus; what the keyboard lacks goes in as ctrl+shift+u and its code point."""
        for part in re.findall(r"[ -~]+|.", text, re.S):
            if part in "\n\t":
                self.d.xdo("key", {"\n": "Return", "\t": "Tab"}[part])
            elif part[0] <= "~":
                self.d.xdo("type", "--delay", 6, "--", part)
            else:
                self.d.xdo("key", "ctrl+shift+u", "type", "--delay", 6, "%x " % ord(part))
        self.d.settle()

    def screenshot(self, path, title=None):
        w = self.xwindows()[self.xwindow(title)]
        self.d.settle()
        self.d.screenshot(path, w[1:])

    # --- GActions, exported by GtkApplication on the session bus ---
    def _actions(self, scope, method, args=None):
        names = self.d.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames", None, None, 0, 5000,
                                     None).unpack()[0]
        own = next(n for n in names if n[0] != ":" and n not in ("org.freedesktop.DBus", "org.a11y.Bus")
                   and self.d.pid_of(self.d.bus, n) in (self.proc.pid, None))
        base = "/" + own.replace(".", "/").replace("-", "_")
        path = base if scope == "app" else f"{base}/window/{scope if scope.isdigit() else 1}"
        return self.d.bus.call_sync(own, path, "org.gtk.Actions", method, args, None, 0, 60000, None).unpack()

    def actions(self, scope="win"):
        """{name: (enabled, parameter type, [state])} of "app" or "win" (or a window number as text)."""
        return self._actions(scope, "DescribeAll")[0]

    def activate_action(self, name, *parameter):
        """"win.export" or "app.quit"; the optional parameter is a GLib.Variant."""
        scope, _, action = name.partition(".")
        self._actions(scope, "Activate", GLib.Variant("(sava{sv})", (action, list(parameter), {})))

    def set_action_state(self, name, variant):
        scope, _, action = name.partition(".")
        self._actions(scope, "SetState", GLib.Variant("(sva{sv})", (action, variant, {})))
        self.d.settle()

    # --- audits ---
    CONTROLS = ("Minimize", "Maximize", "Restore", "Close")       # window buttons: focusable, never in the Tab chain
    CONTAINERS = ("list", "list box", "grouping", "filler", "panel", "scroll pane", "scroll bar", "tree table", "table")

    def unnamed(self):
        """Focusable nodes that a screen reader would announce without a name (GTK 4.8 falls back to a type name)."""
        def bare(n):
            return n.name == "" or re.fullmatch(r"(Gtk|Gdk)[A-Z]\w+", n.name)
        return [n for n in self.nodes() if "focusable" in n.states and n.depth > 1 and bare(n)
                and n.role not in self.CONTAINERS and n.showing
                and not (n.role in ("table row", "list item", "table cell") and n.label_text())
                and not (n.parent.role == "combo box" and not bare(n.parent))]

    def tab_to(self, wanted, limit=20):
        """Press Tab until the focus is where it is wanted."""
        for _ in range(limit):
            focus = self.focused()
            if focus and wanted(focus):
                return focus
            self.key("Tab")
        raise AssertionError("Tab does not come there")

    def tab_walk(self, key="Tab", limit=300):
        """Press Tab until the focus comes back to where it has been.
        Returns (visited, missed, trapped): the nodes in order, the showing focusable nodes never reached, and
        whether the focus got stuck in one place."""
        n = self.focused()
        seen = [n] if n else []
        for _ in range(limit):
            self.key(key)
            n = self.focused()
            if n in seen:
                break
            if n:
                seen.append(n)
        trapped = len(seen) < 2 or len(seen) - seen.index(n) < 2
        covered = {a.path for s in seen for a in [s, *s.ancestors()]}       # one part reached: the whole is
        inner = [n for n in self.nodes() if "focusable" in n.states and "sensitive" in n.states and n.depth > 1
                 and n.path not in covered and n.name not in self.CONTROLS
                 and n.role not in self.CONTAINERS + ("combo box", "table row", "list item", "table cell") and n.showing]
        bars = {n.path for n in self.nodes() if n.role == "tool bar" and n.path in covered}          # one stop: arrows move inside
        return seen, [n for n in inner if (n.parent.path not in covered or n.parent.role in self.CONTAINERS)
                      and not any(a.path in bars for a in n.ancestors())], trapped

    def quit(self, timeout=None):
        """Close the window as its close button would and wait for the program; returns the exit status."""
        with contextlib.suppress(GLib.Error, StopIteration):
            self.activate_action("app.quit")
        return self.proc.wait(timeout or self.d.timeout)


class Node:
    def __init__(self, app, path, parent, depth):
        self.app, self.path, self.parent, self.depth, self.children = app, path, parent, depth, []
        self.ifaces, self.name, self.role, self.description, self.states = [], "", "unknown", "", set()

    def load(self, ifaces, name, role, description, states):
        bits = states[0] | (states[1] << 32 if len(states) > 1 else 0)
        self.ifaces, self.name, self.description = [i.rsplit(".", 1)[1] for i in ifaces], name, description
        self.role = ROLES.get(role, f"role {role}")
        self.states = {s for b, s in STATES.items() if bits >> b & 1}

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def __repr__(self):
        return f"<{self.role} {self.name!r}>"

    def call(self, iface, method, sig=None, *args):
        return self.app.a11y(self.app.name, self.path, A11Y + iface, method, GLib.Variant(sig, args) if sig else None)

    def prop(self, iface, name):
        return self.app.a11y(self.app.name, self.path, "org.freedesktop.DBus.Properties", "Get",
                             GLib.Variant("(ss)", (A11Y + iface, name)))[0]

    def called(self, name):
        if not self.name and self.role == "menu item":          # nameless in GTK 4.18: its label stands for it
            return any(n.called(name) for n in self.descendants() if n.role == "label")
        if isinstance(name, re.Pattern):
            return bool(name.search(self.name))
        plain = self.name.replace("_", "")                      # GTK 4.8: "_Apply Apply", "Name Name"
        return name in (self.name, plain) or plain == f"{name} {name}"

    def ancestors(self):
        n = self.parent
        while n:
            yield n
            n = n.parent

    def descendants(self):
        for c in self.children:
            yield c
            yield from c.descendants()

    def inside(self, node):
        return any(a.path == node.path for a in self.ancestors())

    def extents(self):
        try:
            return self.call("Component", "GetExtents", "(u)", 1)[0]
        except GLib.Error:
            return (0, 0, 0, 0)

    @property
    def toplevel(self):
        return next((n for n in [self, *self.ancestors()] if n.depth == 1), None)

    @property
    def showing(self):
        """Mapped, and not scrolled or folded away: GTK 4.8 sets "visible" even on hidden stack pages, but answers
        Contains() only for what is really there."""
        if "Component" not in self.ifaces:
            return False
        x, y, w, h = self.extents()
        if self.app.newer is None:
            self.app.nodes()
        if self.app.newer:                                      # GTK 4.10 and later say "showing" themselves
            return self.depth == 1 or ("showing" in self.states and min(w, h) > 0
                                       and min(n.extents()[2] for n in self.ancestors()) >= 0)
        try:
            return self.depth == 1 or (min(w, h) > 0 and self.call("Component", "Contains", "(iiu)", x + w // 2, y + h // 2, 1)[0])
        except GLib.Error:
            return False

    def box(self):
        """(x, y, w, h) on the screen."""
        top = self.toplevel
        x, y, w, h = self.extents()
        wins = list(self.app.xwindows().values())
        popups = [g for g in wins if g[0] not in self.app.titles()]
        for n in [self, *self.ancestors()]:                     # a popover is an X window of (nearly) its own size,
            if n is top or not popups:                          # and its extents count from where it is attached
                break
            px, py, pw, ph = n.extents()
            g = min(popups, key=lambda g: abs(g[3] - pw) + abs(g[4] - ph))
            if 0 <= g[3] - pw <= 16 and 0 <= g[4] - ph <= 16:
                return g[1] + (g[3] - pw) // 2 + x - px, g[2] + (g[4] - ph) // 2 + y - py, w, h
        tx, ty, tw, th = top.extents()
        _, wx, wy, ww, wh = next((g for g in wins if g[0] == top.name), wins[0])
        return wx + (ww - tw) // 2 + x - tx, wy + (wh - th) // 2 + y - ty, w, h      # the rest is the window's own frame

    def click(self, button=1, count=1):
        """A real mouse click in the middle of the widget."""
        x, y, w, h = self.box()
        self.app.d.click(x + w // 2, y + h // 2, button, count)
        self.app.d.settle()
        return self

    def press(self):
        """The accessible action (a screen reader's "click"); for buttons and the like."""
        for n in [self, *self.descendants()]:
            if "Action" in n.ifaces and n.prop("Action", "NActions"):
                n.call("Action", "DoAction", "(i)", 0)
                self.app.d.settle()
                return self
        raise LookupError(f"{self} has no action")

    def focus(self):
        try:
            self.call("Component", "GrabFocus")
        except GLib.Error:                                      # not offered by GTK 4.8
            self.click()
        until(lambda: "focused" in self.fresh().states, self.app.d.timeout, f"focus on {self}")
        return self

    def fresh(self):
        return next(n for n in self.app.nodes() if n.path == self.path)

    @property
    def text(self):
        for n in [self, *self.descendants()]:
            if "Text" in n.ifaces:                              # GTK 4.8 returns "" for an end of -1
                return n.call("Text", "GetText", "(ii)", 0, n.prop("Text", "CharacterCount"))[0]
        return self.name

    def label_text(self):
        labels = [n for n in self.descendants() if n.role == "label"]
        return " ".join(n.text for n in labels if len(labels) == 1 or min(n.extents()[2:]) > 0)

    def set_text(self, text):
        self.call("EditableText", "SetTextContents", "(s)", text)
        return until(lambda: self.text == text, self.app.d.timeout, f"text of {self}")

    def insert(self, text):
        self.call("EditableText", "InsertText", "(isi)", self.prop("Text", "CaretOffset"), text, len(text.encode()))

    @property
    def value(self):
        return self.prop("Value", "CurrentValue")

    def set_value(self, number):
        self.app.a11y(self.app.name, self.path, "org.freedesktop.DBus.Properties", "Set",
                      GLib.Variant("(ssv)", (A11Y + "Value", "CurrentValue", GLib.Variant("d", number))))


class Table:
    """A GtkColumnView (or GtkListView) found by its accessible name; only rows GTK has realised are there."""
    def __init__(self, app, name):
        self.app, self.name = app, name

    def _all(self):
        view = self.app.find(where=lambda n: n.role in ("tree table", "table", "list", "tree") and n.called(self.name))
        rows = [n for n in view.descendants() if n.role in ("table row", "list item", "tree item")]
        head = [r for r in rows if r.role == "table row" and not any(c.role == "table cell" for c in r.children)]
        return head, [r for r in rows if r not in head]         # GTK 4.8 gives header cells no table role

    def headers(self):
        return [c.label_text() for r in self._all()[0] for c in r.children]

    def row_nodes(self):
        return self._all()[1]

    def rows(self):
        return [[c.label_text() if c.children else c.text for c in r.children] for r in self.row_nodes()]

    def row(self, text):
        """The row that has a cell reading `text`; waits for it."""
        return until(lambda: next(r for r, cells in zip(self.row_nodes(), self.rows()) if text in cells),
                     self.app.d.timeout, f"row with {text!r}")

    def selected(self):
        return [[c.label_text() for c in r.children] for r in self.row_nodes() if "selected" in r.states]

    def sort_by(self, header):
        next(c for r in self._all()[0] for c in r.children if c.label_text() == header).click()
