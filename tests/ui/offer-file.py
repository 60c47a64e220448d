#!/usr/bin/env python3
# offer-file.py - a small window from which files can be dragged, as from a file manager
# SPDX-License-Identifier: GPL-3.0-or-later
"""offer-file.py PATH... - another program; a square for each file, one below the other, for whoever takes addresses."""
import sys
import gi
gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk


def show(app):
    window = Gtk.ApplicationWindow(application=app, title="Files", decorated=False)
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
    for path in sys.argv[1:]:
        label = Gtk.Label(label="a file", width_request=100, height_request=100)
        source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
        uri = Gio.File.new_for_path(path).get_uri() + "\r\n"
        source.set_content(Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes.new(uri.encode())))
        label.add_controller(source)
        box.append(label)
    window.set_child(box)
    window.present()


app = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
app.connect("activate", show)
app.run([])
