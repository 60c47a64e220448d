# program.py - the command line of Crosslink, as the campaigns use it
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the campaigns share: a private folder, the program, and its answers as rows."""
import os, subprocess, sys, tempfile

DEFAULT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../build/src/crosslink")


class Program:
    """The program at `path`, working in a folder and a home of its own, removed at the end of the with block."""

    def __init__(self, path=None):
        self.path = os.path.abspath(path or DEFAULT)
        if not os.access(self.path, os.X_OK):
            sys.exit(f"There is no program at {self.path}: build it, or name it.")

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="xl-campaign-")
        self.env = {**os.environ, "HOME": self.file("home"), "XDG_STATE_HOME": self.file("home/state"),
                    "XDG_DATA_HOME": self.file("home/data"), "XDG_CONFIG_HOME": self.file("home/config")}
        os.mkdir(self.file("home"), mode=0o700)
        return self

    def __exit__(self, *exc):
        self.folder.cleanup()

    def file(self, name):
        return os.path.join(self.folder.name, name)

    def run(self, *words, timeout=600):
        """(exit status, stdout, stderr) of one command; it never sees a display or a standard input."""
        env = {k: v for k, v in self.env.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        p = subprocess.run([self.path, *map(str, words)], env=env, stdin=subprocess.DEVNULL, capture_output=True,
                           text=True, timeout=timeout)
        return p.returncode, p.stdout, p.stderr

    def must(self, *words, **kw):
        """stdout of a command that has to succeed."""
        status, out, err = self.run(*words, **kw)
        if status:
            sys.exit(f"crosslink {' '.join(map(str, words))}: exit {status}: {err.strip()}")
        return out

    def table(self, *words):
        """The rows under the heading, split at tabs."""
        return [line.split("\t") for line in self.must(*words).splitlines()[1:]]

    def digest(self, plan):
        return self.must("digest", plan).strip()

    def start_soak(self, plan, edits, seed):
        """`soak`, running: its ACK lines come from .stdout."""
        return subprocess.Popen([self.path, "soak", plan, "--edits", str(edits), "--seed", str(seed)], env=self.env,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
