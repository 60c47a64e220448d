#!/usr/bin/env python3
# read-clipboard.py - what another program finds on the clipboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-clipboard.py - prints the text on the clipboard, or "picture W H" where there is one."""
import gi
gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib, Gtk

Gtk.init()
loop = GLib.MainLoop()
clipboard = Gdk.Display.get_default().get_clipboard()


def read(finish, show):
    def answer(source, result):
        try:
            print(show(finish(result)))
        except GLib.Error as error:
            print("nothing:", error.message)
        loop.quit()
    return answer


# What there is is told by whoever offers it, a little later.
over = []
GLib.timeout_add_seconds(10, over.append, True)
while not clipboard.get_formats().get_mime_types() and not over:
    GLib.MainContext.default().iteration(True)
if clipboard.get_formats().contain_mime_type("image/png"):
    clipboard.read_texture_async(None, read(clipboard.read_texture_finish,
                                            lambda t: f"picture {t.get_width()} {t.get_height()}"))
else:
    clipboard.read_text_async(None, read(clipboard.read_text_finish, str))
loop.run()
