"""Drawings as pages of one PDF, by ReportLab: text that can be selected, and the same bytes for the same drawings."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

from campaign.documents.colours import INKS
from campaign.documents.drawing.lettering import font, unknown, written
from campaign.documents.drawing.shapes import Box, Circle, Line, Polygon, Shape, Sheet, Text
from campaign.documents.drawing.tags import Tags
from campaign.documents.drawing.turning import runs_from_right, turned

DASHES = (2, 1.6)


def pdf(sheets: Iterable[Sheet], language: str, made: date, author: str = "") -> bytes:
    """Return drawings as a PDF that names its title, language, author and day, and can be heard as well as seen."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    for bold in (False, True):
        pdfmetrics.registerFont(font(bold=bold))
    target = BytesIO()
    canvas = Canvas(target, invariant=1, lang=language, pageCompression=1)
    canvas.setDateFormatter(lambda *_time: f"D:{made:%Y%m%d}000000Z")
    canvas.setCreator("campaign")
    canvas.setAuthor(author)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    tags = Tags(canvas)
    for number, sheet in enumerate(sheets):
        if not number:
            canvas.setTitle(sheet.title)
            canvas.setSubject(sheet.description)
        canvas.setPageSize((sheet.width, sheet.height))
        canvas.transform(1, 0, 0, 1, 0, sheet.height)
        tags.begin(sheet)
        for shape in sheet.shapes:
            with tags.around(shape):
                _draw(canvas, shape)
        canvas.showPage()
    tags.end()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, shape: Shape) -> None:  # noqa: ANN401 - reportlab has no types
    """Draw a shape; the origin is the top left corner, and up is more."""
    match shape:
        case Box(x, y, width, height, ink):
            canvas.setFillColor(INKS[ink])
            canvas.rect(x, -y - height, width, height, stroke=0, fill=1)
        case Line((left, top), (right, bottom), ink, width, dashed):
            canvas.setStrokeColor(INKS[ink])
            canvas.setLineWidth(width)
            canvas.setDash(*DASHES) if dashed else canvas.setDash()
            canvas.line(left, -top, right, -bottom)
        case Polygon(points, ink, filled):
            _polygon(canvas, points, ink, filled=filled)
        case Circle((x, y), radius, ink, width):
            _outlined(canvas, ink, width)
            canvas.circle(x, -y, radius, stroke=1, fill=1)
        case Text():
            _write(canvas, shape)


def _write(canvas: Any, text: Text) -> None:  # noqa: ANN401
    """Write words as they are seen; whoever copies them gets the letters that have a stand-in.

    What runs from the right is turned round again by the program that reads it: letters beside it would be turned, too.
    """
    canvas.setFillColor(INKS[text.ink])
    canvas.setFont(font(bold=text.bold).fontName, text.size)
    shown = written(text.text)
    meant = turned(text.text) if unknown(text.text) and not runs_from_right(text.text) else ""
    with _marked(canvas, f"/Span <</ActualText <feff{meant.encode('utf-16-be').hex()}>>> BDC" if meant else ""):
        canvas.drawString(text.left, -text.y, shown)


@contextmanager
def _marked(canvas: Any, mark: str) -> Iterator[None]:  # noqa: ANN401
    """Mark what is drawn inside."""
    if mark:
        canvas.addLiteral(mark)
    yield
    if mark:
        canvas.addLiteral("EMC")


def _polygon(canvas: Any, points: tuple[tuple[float, float], ...], ink: str, *, filled: bool) -> None:  # noqa: ANN401
    """Draw a closed shape."""
    if filled:
        canvas.setFillColor(INKS[ink])
    else:
        _outlined(canvas, ink, 0.8)
    path = canvas.beginPath()
    path.moveTo(points[0][0], -points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, -y)
    path.close()
    canvas.drawPath(path, stroke=int(not filled), fill=1)


def _outlined(canvas: Any, ink: str, width: float) -> None:  # noqa: ANN401
    """Take what draws a line around paper."""
    canvas.setFillColor(INKS["paper"])
    canvas.setStrokeColor(INKS[ink])
    canvas.setLineWidth(width)
    canvas.setDash()
