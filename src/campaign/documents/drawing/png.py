"""A page of a PDF as PNG, by PDFium, which browsers show PDFs with: the picture is the page."""

import math
from io import BytesIO

from campaign.errors import UsageError
from campaign.language import say

SHARP = 4.0
"""Pixels per point: a slide of 960 points is 3,840 pixels wide, twice what a projector shows."""
LEAST = 2.0
"""Pixels per point at least: 1,920 pixels wide."""
MOST_PIXELS = 24_000_000
"""Pixels from which on a tall drawing is made less sharp."""

HIGHEST = 8_000.0
"""Points that a picture may be high: 16,000 pixels, where many programs and graphics cards stop at 16,384."""
SLIDE = 540.0
"""Points that a slide is high."""


def png(document: bytes) -> bytes:
    """Return the first page of a PDF as a picture.

    Raises:
        UsageError: it is higher than programs open.
    """
    from pypdfium2 import PdfDocument

    with PdfDocument(document) as pages:
        page = pages[0]
        scale = sharpness(*page.get_size())
        target = BytesIO()
        page.render(scale=scale).to_pil().save(target, "PNG", dpi=(72 * scale, 72 * scale))
    return target.getvalue()


def sharpness(width: float, height: float) -> float:
    """Return how many pixels a point gets in a picture of so many points.

    Raises:
        UsageError: it is higher than programs open.
    """
    if height > HIGHEST:
        raise UsageError(
            say("The picture would be {count} slides high", count=int(height / SLIDE)),
            say("Choose channels or audiences, or ask for a PDF, which has pages."),
        )
    return max(LEAST, min(SHARP, math.sqrt(MOST_PIXELS / (width * height))))
