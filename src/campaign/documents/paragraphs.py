"""A longer text as paragraphs: lines that were only broken to fit in a file run on, others stay lines."""

import re

from campaign.text import clean_lines

WRAPPED = 60
"""Characters from which on a line was probably broken because it was full."""
ITEM = re.compile(r"[-*•–] |\d+[.)] ")
"""How an item of a list begins."""


def paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of a cleaned text, each as its lines; what stands between blank lines is one."""
    found: list[list[list[str]]] = []
    before = ""
    for line in map(str.strip, clean_lines(text).split("\n")):
        if line and not before:
            found.append([[line]])
        elif line and len(before) >= WRAPPED and not ITEM.match(line):
            found[-1][-1].append(line)
        elif line:
            found[-1].append([line])
        before = line
    return [[" ".join(pieces) for pieces in lines] for lines in found]
