"""Pictures of the timeline of a plan, for a slide: SVG, PNG and PDF of one drawing, in the plan's language."""

from collections.abc import Iterable, Iterator

from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import plain, unknown
from campaign.documents.drawing.pdf import pdf as pdf_of
from campaign.documents.drawing.png import png as png_of
from campaign.documents.drawing.shapes import Sheet, Text
from campaign.documents.drawing.svg import svg as drawn
from campaign.documents.timeline.sheets import one_sheet, sheets
from campaign.language import Sentence, language, say, say_many

MOST_LETTERS = 20
"""Letters that cannot be drawn which are named."""


def svg(contents: Contents) -> bytes:
    """Return the timeline as a file with one picture."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn(one_sheet(contents), _language(contents))}\n'.encode()


def pdf(contents: Contents) -> bytes:
    """Return the timeline as slides, as many as it takes to keep them readable."""
    owner = "" if contents.titles_only else plain(contents.plan.campaign.owner)
    return pdf_of(sheets(contents), _language(contents), contents.today, owner)


def png(contents: Contents) -> bytes:
    """Return the timeline as one picture, at least 1,920 pixels wide."""
    return png_of(pdf_of([one_sheet(contents)], _language(contents), contents.today))


def remarks_on_svg(contents: Contents) -> tuple[Sentence, ...]:
    """Return what is told of the drawing."""
    return tuple(_small(contents))


def remarks_on_png(contents: Contents) -> tuple[Sentence, ...]:
    """Return what is told of the picture."""
    return (*_missing([one_sheet(contents)]), *_small(contents))


def remarks_on_pdf(contents: Contents) -> tuple[Sentence, ...]:
    """Return what is told of the slides."""
    return tuple(_missing(sheets(contents)))


def _missing(drawn_on: Iterable[Sheet]) -> Iterator[Sentence]:
    """Give which letters stand on sheets and are not in the font."""
    texts = (shape.text for sheet in drawn_on for shape in sheet.shapes if isinstance(shape, Text))
    found = list(dict.fromkeys(letter for text in texts for letter in unknown(text)))
    if found:
        letters = " ".join(found[:MOST_LETTERS]) + ("…" if len(found) > MOST_LETTERS else "")
        yield say_many(
            "{count} letter cannot be drawn; □ stands for it: {letters}. "
            "The drawing (.svg) and the page (.html) show it.",
            "{count} letters cannot be drawn; □ stands for each: {letters}. "
            "The drawing (.svg) and the page (.html) show them.",
            len(found),
            letters=letters,
        )


def _small(contents: Contents) -> Iterator[Sentence]:
    """Give that letters are small for a slide, where they would be larger on more of them."""
    count = len(sheets(contents))
    if count > 1:
        yield say("The letters are small for a slide; a PDF (.pdf) has larger ones, on {count} slides.", count=count)


def _language(contents: Contents) -> str:
    """Return the code of the language that the plan is told in."""
    return language(contents.schedule.plan.campaign.language).code
