#!/usr/bin/env python3
# help-to-man.py - a topic of the help as a manual page, so that what both say is written once
# SPDX-License-Identifier: GPL-3.0-or-later
"""help-to-man.py ui/help/TOPIC.xml NAME SECTION VERSION "WHAT IT IS" "SEE ALSO" OUT

The elements are those of src/desk/xl-desk-help.h. Buttons and links of the window have no place on paper: SEE ALSO names
manual pages instead, parted by blanks.
"""
import re, sys
import xml.etree.ElementTree as tree

topic, name, section, version, what, also, out = sys.argv[1:]
lines = []


def plain(text):
    """Text that troff prints as it is, white space squeezed."""
    text = re.sub(r"\s+", " ", text or "").replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return re.sub(r"'", "\\(aq", text)


def inside(element):
    text = plain(element.text)
    for part in element:
        text += f"\\f{'I' if part.tag == 'key' else 'B'}{plain(''.join(part.itertext()))}\\fR{plain(part.tail)}"
    return text.strip()


def add(*new):
    lines.extend(new)


def block(element):
    tag = element.tag
    if tag == "h":
        add(".SH " + plain("".join(element.itertext()).upper()).strip())
    elif tag in ("p", "note"):
        add(".PP", inside(element))
    elif tag in ("list", "steps"):
        for number, item in enumerate(element, 1):
            add(".IP " + (f"{number}." if tag == "steps" else "\\(bu") + " 4", inside(item))
    elif tag == "terms":
        for term in element:
            add(".TP", ".B " + plain(term.get("name")), inside(term))
    elif tag == "table":
        for row in element.findall("row"):
            first, *rest = [inside(cell) for cell in row]
            add(".TP", first, "; ".join(rest))
    elif tag == "example":
        add(".PP", ".EX", "\n".join(plain(line.strip()) for line in element.text.strip().splitlines()), ".EE")
    elif tag not in ("title", "go", "see"):
        raise SystemExit(f"{topic}: <{tag}> has no form on paper yet")


root = tree.parse(topic).getroot()
add(f'.\\" {name}.{section} - made of ui/help/ by help-to-man.py; it is changed there',
    ".\\\" SPDX-License-Identifier: GPL-3.0-or-later",
    f'.TH {name.upper()} {section} "" "Crosslink {version}" "{"File Formats" if section == "5" else "User Commands"}"',
    ".SH NAME", f"{plain(name)} \\- {plain(what)}", ".SH DESCRIPTION")
for element in root:
    block(element)
pages = [page.split(".") for page in also.split()]
add(".SH SEE ALSO", *(f".BR {page} ({part}){',' if [page, part] != pages[-1] else ''}" for page, part in pages))
with open(out, "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
