"""A text on several lines: none is too wide, and what does not fit is said to be cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.text import cell_width, in_lines

WORDS = st.lists(st.text("abcdeë漢字'-", min_size=1, max_size=14), min_size=1, max_size=9)


@given(words=WORDS, cells=st.integers(2, 30), count=st.integers(1, 5))
def test_no_line_is_wider_than_there_is_room_for_and_no_word_is_lost_unsaid(words: list[str], cells: int, count: int):
    lines = in_lines(" ".join(words), cells, count)
    assert len(lines) == count
    assert all(cell_width(line) <= cells for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(filter(None, lines)).split() == words


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("Waarom Odoo, en wat", 6, ["Waarom", "Odoo,", "en wat"]),
        ("Verhuisspreekuur: loop binnen", 10, ["Verhuissp…", "loop", "binnen"]),
        ("Verhuisspreekuur", 10, ["Verhuissp…", "", ""]),
        ("een twee drie vier", 4, ["een", "twee", "dri…"]),
    ],
)
def test_lines_break_between_words(text: str, cells: int, lines: list[str]):
    assert in_lines(text, cells, 3) == lines
