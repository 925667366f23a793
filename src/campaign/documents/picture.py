"""Pictures of the timeline of a plan, for a slide: SVG, PNG and PDF of one drawing, in the plan's language."""

from campaign.documents.contents import Contents
from campaign.documents.drawing.pdf import pdf as pdf_of
from campaign.documents.drawing.png import png as png_of
from campaign.documents.drawing.svg import svg as drawn
from campaign.documents.timeline.sheets import one_sheet, sheets
from campaign.language import language


def svg(contents: Contents) -> bytes:
    """Return the timeline as a file with one picture."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn(one_sheet(contents), _language(contents))}\n'.encode()


def pdf(contents: Contents) -> bytes:
    """Return the timeline as slides, as many as it takes to keep them readable."""
    return pdf_of(sheets(contents), _language(contents), contents.today)


def png(contents: Contents) -> bytes:
    """Return the timeline as one picture, at least 1,920 pixels wide."""
    return png_of(pdf_of([one_sheet(contents)], _language(contents), contents.today))


def _language(contents: Contents) -> str:
    """Return the code of the language that the plan is told in."""
    return language(contents.schedule.plan.campaign.language).code
