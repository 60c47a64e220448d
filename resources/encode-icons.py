#!/usr/bin/env python3
# encode-icons.py - the symbolic icons as pixels, too, so that the first frame need not load an SVG library
# SPDX-License-Identifier: GPL-3.0-or-later
"""encode-icons.py ENCODER COMPILER crosslink.gresource.xml OUT.c

ENCODER is gtk4-encode-symbolic-svg, COMPILER glib-compile-resources. Takes all symbolic icons of the resources. GTK
takes the pixels where the size fits and the drawing everywhere else; an icon that ENCODER refuses (it needs
librsvg) stays a drawing.
"""
import os, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

SIZES = (("16x16", "16x16"), ("16x16@2", "32x32"))          # folder of the theme, pixels
FROM = "icons/scalable/actions/"

encoder, compiler, resources, out = sys.argv[1:]
group = tree.parse(resources).getroot().find("gresource")
drawings = [(os.path.basename(f.get("alias", f.text))[:-len(".svg")], os.path.join(os.path.dirname(resources), f.text))
            for f in group.findall("file") if f.text.startswith(FROM)]
with tempfile.TemporaryDirectory() as top:
    files = []
    for folder, pixels in SIZES:
        for name, drawing in drawings:
            subprocess.run([encoder, "-o", top, drawing, pixels], check=False, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            made = f"{top}/{os.path.basename(drawing)[:-len('.svg')]}.symbolic.png"
            if os.path.exists(made):
                file = f"icons/{folder}/actions/{name}.symbolic.png"
                os.makedirs(os.path.dirname(f"{top}/{file}"), exist_ok=True)
                os.rename(made, f"{top}/{file}")
                files.append(file)
    with open(f"{top}/icons.xml", "w") as f:
        f.write(f'<gresources><gresource prefix="{group.get("prefix")}">' + "".join(f"<file>{file}</file>" for file in files)
                + "</gresource></gresources>")
    subprocess.run([compiler, "--generate-source", "--c-name", "xl_icons", "--internal", "--sourcedir", top,
                    "--target", os.path.abspath(out), f"{top}/icons.xml"], check=True)
