"""How often something comes back, typed and read back."""

from datetime import date

import pytest

from campaign.desk.rhythms import read_repeat, read_rhythm
from campaign.errors import NotUnderstoodError
from campaign.model.context import Context
from campaign.model.written import written_repeat

CONTEXT = Context(date(2027, 2, 15), (("livegang", "Livegang Odoo"),), "livegang")


@pytest.mark.parametrize(("typed", "meant"), [
    ("elke 2w tot livegang", "2w until livegang"),
    ("1m t/m 1 mei 2027", "1m until 2027-05-01"),
    ("5wd 6 keer", "5wd 6x"),
    ("every 1w, 6 times", "1w 6x"),
    ("wekelijks 3x", "1w 3x"),
    ("tweewekelijks t/m 1 mei 2027", "2w until 2027-05-01"),
    ("monthly, 6 times", "1m 6x"),
])  # fmt: skip
def test_a_repeat_reads_back_as_it_is_written(typed: str, meant: str):
    repeat = read_repeat(typed, CONTEXT)
    assert written_repeat(repeat) == meant
    assert read_repeat(meant, CONTEXT) == repeat


@pytest.mark.parametrize("typed", ["", "soms", "0w", "2w 0x", "2w straks", "-2w", "2x"])
def test_what_is_no_repeat_is_refused(typed: str):
    with pytest.raises(NotUnderstoodError):
        read_repeat(typed, CONTEXT)


@pytest.mark.parametrize("typed", ["2w", "wekelijks", "elke week", "every 3 weeks"])
def test_a_repeat_without_an_end_is_refused_with_how_it_ends(typed: str):
    with pytest.raises(NotUnderstoodError) as refused:
        read_repeat(typed, CONTEXT)
    assert refused.value.args[0].text == "{value} has no end"
    for ends in ("tot livegang", "6 keer"):
        read_repeat(f"{typed}, {ends}", CONTEXT)


@pytest.mark.parametrize("typed", ["soms", "2w 25", "2w ma straks", "2w from week 12"])
def test_what_is_no_rhythm_is_refused(typed: str):
    with pytest.raises(NotUnderstoodError):
        read_rhythm(typed, CONTEXT)
