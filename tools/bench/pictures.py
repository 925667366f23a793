"""Pictures of 1,000 messages, against the libraries alone: the same words on bare pages, the same page as pixels."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO

from pypdfium2 import PdfDocument
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from campaign.documents import picture
from campaign.documents.drawing.lettering import font
from campaign.documents.drawing.pdf import pdf
from campaign.documents.drawing.png import sharpness
from campaign.documents.drawing.shapes import Sheet, Text
from campaign.documents.timeline.sheets import one_sheet, sheets
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import contents_of

SIZE = 1_000
"""Messages."""
PEAK = """
import re, sys
from pathlib import Path
from campaign.documents import picture
from tools.bench.plans import contents_of
{work}
sys.stdout.write(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Tells how much memory a process took at most, in kB."""


def figures() -> Iterator[Figure]:
    """Measure all three files, and the memory of the one that takes most."""
    contents = contents_of(SIZE)
    found = sheets(contents)
    page = pdf([one_sheet(contents)], "nl", contents.today)
    svg, slides, words, png, pixels = in_turns(
        lambda: picture.svg(contents),
        lambda: picture.pdf(contents),
        lambda: _bare(found),
        lambda: picture.png(contents),
        lambda: _pixels(page),
    )
    yield Figure(f"picture of {SIZE:,} messages as SVG", svg, "ms", limit=1_000)
    reference = f"the same words on {len(found)} pages by ReportLab"
    yield Figure(f"picture of {SIZE:,} messages as PDF", slides, "ms", reference, words, limit=2_000)
    yield Figure(f"picture of {SIZE:,} messages as PNG", png, "ms", "the same page by PDFium", pixels, limit=4_000)
    taken, before = _peak(f"picture.png(contents_of({SIZE}))"), _peak(f"contents_of({SIZE})")
    yield Figure(f"memory for a PNG of {SIZE:,} messages", taken, "MB", "with the plan read", before, limit=300)


def _bare(found: tuple[Sheet, ...]) -> bytes:
    """Return the words of drawings on pages, and nothing else."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(found[0].width, found[0].height))
    for bold in (False, True):
        registerFont(font(bold=bold))
    for sheet in found:
        for text in sheet.shapes:
            if isinstance(text, Text):
                canvas.setFont(font(bold=text.bold).fontName, text.size)
                canvas.drawString(text.left, sheet.height - text.y, text.text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _pixels(document: bytes) -> bytes:
    """Return the first page of a PDF as pixels of the same sharpness."""
    page = PdfDocument(document)[0]
    target = BytesIO()
    page.render(scale=sharpness(*page.get_size())).to_pil().save(target, "PNG")
    return target.getvalue()


def _peak(work: str) -> float:
    """Return how much memory a process takes at most that does some work, in MB."""
    command = [sys.executable, "-c", PEAK.format(work=work)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1024
