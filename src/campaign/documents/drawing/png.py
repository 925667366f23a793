"""A page of a PDF as PNG, by PDFium, which browsers show PDFs with: the picture is the page."""

from io import BytesIO

SHARP = 4.0
"""Pixels per point: a slide of 960 points is 3,840 pixels wide, twice what a projector shows."""
LEAST = 2.0
"""Pixels per point at least: 1,920 pixels wide."""
MOST_PIXELS = 24_000_000
"""Pixels from which on a tall drawing is made less sharp."""


def png(document: bytes) -> bytes:
    """Return the first page of a PDF as a picture."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    with PdfDocument(document) as pages:
        page = pages[0]
        area = page.get_width() * page.get_height()
        scale = max(LEAST, min(SHARP, (MOST_PIXELS / area) ** 0.5))
        target = BytesIO()
        page.render(scale=scale).to_pil().save(target, "PNG", dpi=(72 * scale, 72 * scale))
    return target.getvalue()
