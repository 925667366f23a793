"""How the sheets of a workbook look: fonts, fills, formats of days, widths, and what is printed."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

from campaign.documents.book.columns import Column
from campaign.documents.colours import INKS, LANES
from campaign.text import cell_width

HEAD, HEAD_TEXT, RULE = (INKS[name].lstrip("#") for name in ("ink", "paper", "rule"))
LOCALES = {"nl": "[$-413]", "en": "[$-809]"}
"""The language in which a format writes the names of days and months (ECMA-376, 18.8.31)."""
DAY, STAMP, TIME = "ddd d mmm yyyy", "ddd d mmm yyyy hh:mm", "hh:mm"
INDICATIVE = '"± "'
HEAT = ("FDE9C8", "FBCF8B", "F5A94B")
"""Fills for one message in a week, for two, and for more."""
MARGIN = 0.4  # inches
LINE = 15  # points of a line of text
MOST_LINES = 9  # lines of a row that are in sight; the rest is read in the cell


def styles(language: str) -> list[NamedStyle]:
    """Return the styles of a workbook in a language: each kind of value once, and every colour of a channel."""
    locale = LOCALES.get(language, LOCALES["en"])
    rule = Border(bottom=Side(style="thin", color=RULE))
    top = Alignment(vertical="top", wrap_text=True)
    left = Alignment(vertical="top", horizontal="left", indent=1)
    right = Alignment(vertical="top", horizontal="right", indent=1)
    plain = {"border": rule, "alignment": top}
    made = [
        NamedStyle("c-text", **plain),
        NamedStyle("c-number", border=rule, alignment=right),
        NamedStyle("c-day", number_format=locale + DAY, border=rule, alignment=left),
        NamedStyle("c-maybe", number_format=locale + INDICATIVE + DAY, border=rule, alignment=left),
        NamedStyle("c-stamp", number_format=locale + STAMP, border=rule, alignment=left),
        NamedStyle("c-time", number_format=TIME, border=rule, alignment=right),
        NamedStyle("c-label", font=Font(bold=True), **plain),
        NamedStyle(
            "c-head",
            font=Font(bold=True, color=HEAD_TEXT),
            fill=_filled(HEAD),
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
    ]
    white = Font(bold=True, color=HEAD_TEXT)
    for number, colour in enumerate(LANES):
        made.append(NamedStyle(f"c-lane{number}", font=white, fill=_filled(colour.lstrip("#")), **plain))
    for number, colour in enumerate(HEAT):
        centred = Alignment(vertical="top", horizontal="center")
        made.append(NamedStyle(f"c-heat{number}", fill=_filled(colour), border=rule, alignment=centred))
    return made


def _filled(colour: str) -> PatternFill:
    """Return a fill of one colour."""
    return PatternFill("solid", fgColor=colour)


def set_up(sheet: Any, head: int, printed: int) -> None:  # noqa: ANN401 - openpyxl has no types
    """Freeze the heading of a sheet, and print it on every page: landscape, so many columns in its width."""
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.page_margins.top = MARGIN
    sheet.oddFooter.center.text = "&P / &N"
    if sheet.max_row > head:
        sheet.print_area = f"A{head}:{get_column_letter(printed)}{sheet.max_row}"


def height(columns: Sequence[Column], texts: Sequence[object]) -> float:
    """Return the height of a row in points: all its text, in so many lines at most."""
    lines = 1
    for column, text in zip(columns, texts, strict=True):
        if isinstance(text, str) and column.printed:
            parts = text.split("\n")[:MOST_LINES]
            lines = max(lines, sum(1 + cell_width(part[:2000]) // column.width for part in parts))
    return LINE * min(lines, MOST_LINES) + 3
