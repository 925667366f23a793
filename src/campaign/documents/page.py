"""A plan as one page for the browser, which needs no network and no script; and a page of titles and dates alone."""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.addresses import followed
from campaign.documents.brief import brief_of
from campaign.documents.contents import Contents
from campaign.documents.drawing.svg import svg, theme
from campaign.documents.outline import Outline
from campaign.documents.paragraphs import paragraphs
from campaign.documents.timeline.sheets import untitled
from campaign.language import Language, mark
from campaign.text import clean_lines

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"
"""What a browser may do for a page: nothing but take the style that stands in it."""
LABELS = {
    "brief": mark("The plan in brief"),
    "channel": mark("Channel"),
    "contents": mark("On this page"),
    "golive": mark("Go-live"),
    "messages": mark("Messages"),
    "milestone": mark("Milestone"),
    "skip": mark("Skip to the messages"),
    "status": mark("Status"),
    "timeline": mark("Timeline"),
    "to_top": mark("To the top"),
    "unscheduled": mark("Unscheduled"),
    "weeks": mark("Week by week"),
}
"""The words of the page itself."""


def page(contents: Contents) -> bytes:
    """Return what goes out of a plan as a page in HTML; for outsiders only titles and dates."""
    outline = Outline(contents)
    name = "titles.html" if contents.titles_only else "page.html"
    style, sheet = _style(), untitled(contents)
    text = (
        _environment()
        .get_template(name)
        .render(
            outline=outline,
            brief=brief_of(outline),
            label=_labels(outline.words),
            picture=svg(sheet, outline.words.code),
            tall=sheet.height > sheet.width,
            style=style,
            policy=POLICY.format(style=_fingerprint(style)),
        )
    )
    return text.encode("utf-8", "replace")


def _labels(words: Language) -> Mapping[str, str]:
    """Return the words of the page in a language."""
    return {name: words.text(text) for name, text in LABELS.items()}


@cache
def _environment() -> "Environment":
    """Return what makes pages of templates: every text is cleaned and escaped, whoever wrote it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only a page needs it

    environment = Environment(
        loader=FileSystemLoader(HERE / "pages"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"followed": followed, "paragraphs": paragraphs}
    return environment


def _shown(value: object) -> object:
    """Return a value as a page shows it: texts without what turns, hides or breaks others."""
    return clean_lines(value) if type(value) is str else value


@cache
def _style() -> str:
    """Return the style of a page, without the comments, which only a reader of the source needs."""
    text = theme() + (HERE / "pages" / "page.css").read_text("utf-8")
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


def _fingerprint(style: str) -> str:
    """Return how a policy names a style that stands in the page (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
