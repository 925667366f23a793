"""A line is folded where iCalendar wants it: by octets, between characters."""

from hypothesis import given
from hypothesis import strategies as st

from campaign.calendars.lines import FOLD, fold

WIDTHS = "aé東🎉"  # one, two, three and four octets
OTHERS = st.characters(codec="utf-8", exclude_characters="\r\n")
lines = st.text("a", max_size=400) | st.text(WIDTHS, max_size=400) | st.text(OTHERS, max_size=200)


def folded_by_character(line: str) -> str:
    """Return a line folded one character at a time."""
    pieces, piece = [], ""
    for char in line:
        if len((piece + char).encode()) > FOLD:
            pieces.append(piece)
            piece = " "
        piece += char
    return "\r\n".join([*pieces, piece])


@given(lines)
def test_a_line_is_folded_as_late_as_it_can_be(line: str):
    assert fold(line) == folded_by_character(line)


@given(lines)
def test_a_folded_line_is_the_same_line(line: str):
    assert fold(line).replace("\r\n ", "") == line
    assert all(len(piece.encode()) <= FOLD for piece in fold(line).split("\r\n"))
