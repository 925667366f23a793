"""Sheets of any cells: nothing crashes, no text is lost, and reading again gives the same."""

import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import Import, edit_for
from campaign.documents.sheets.cells import says_nothing
from campaign.documents.sheets.date_cells import read_cell
from campaign.documents.sheets.date_columns import Known, surroundings
from campaign.documents.sheets.date_order import Orders
from campaign.errors import CampaignError
from campaign.language import language
from campaign.model.changes import apply
from campaign.model.when import OnDay
from campaign.storage.patch import plan_to_toml
from campaign.storage.planfile import parse_plan
from tests.conftest import TODAY
from tests.documents.sheets import separated
from tests.torture.counts import examples

WORDS = st.sampled_from(
    [
        *(
            "12 mei 2027",
            "week 12",
            "T-14",
            "livegang",
            "voor",
            "en",
            "n.v.t.",
            "(12)",
            "behalve",
            "Teams",
            "verzonden",
        ),
        *("x", "1/2", "Fase 2", "mail", "–", "# noot", "2 weken na"),
    ]
)
LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20)
CELL = st.lists(WORDS | LETTERS, max_size=4).map(" ".join)
HEADINGS = st.lists(
    st.sampled_from(
        [
            "Datum",
            "Doelgroep",
            "Kanaal",
            "Onderwerp",
            "Boodschap",
            "Actiehouder",
            "Status",
            "Fase",
            "Kleur",
            "wk 12",
            "wk 13",
        ]
    ),
    min_size=2,
    max_size=7,
    unique=True,
).filter(lambda head: {"Onderwerp", "Kanaal"} <= set(head))


MOMENTS = ("Datum", "wk 12", "wk 13")
"""Columns whose cells become a moment, beside those that are taken for one."""
BETWEEN = ("en", "behalve", "verzonden", "12")
"""Words that become something else: what divides names, a status, a count."""


@st.composite
def sheets(draw: st.DrawFn) -> list[list[str]]:
    head = draw(HEADINGS)
    return [
        head,
        *(draw(st.lists(CELL, min_size=len(head), max_size=len(head))) for _ in range(draw(st.integers(1, 4)))),
    ]


def come(rows: list[list[str]]) -> Import:
    return read_import(Incoming(Path("plan.csv"), separated(rows), None, Path("/nowhere"), TODAY))


HEADS = ("Datum;Kanaal;Onderwerp\n", "sep=;\nid;when;title;status\n", "# bron\r\nDatum,Kanaal,Onderwerp,Fase\r\n")
ODD = [
    *(";", ",", "\t", "|", "\n", "\r\n", "\r", '"', '""', "'", "sep=;\n", "# ", "=1+1", "@x", "-", "+31"),
    *("\ufeff", "\x0c", "\x1b[2J", "\u2028", "\u202e", "\x85", "\x00", "9" * 40, "x" * 3000, "1e999", "nan"),
    *("€ 1.250,-", "46000", "30-2-2027", "03/04/2027", "2027-W53", "12-13 mei", "wekelijks t/m juli"),
    *("id", "when", "repeat", "status", "phase", "livegang - 6w", "T-14"),
]
PIECE = st.sampled_from(ODD) | WORDS | st.text(max_size=5)
LINE = st.lists(PIECE, min_size=1, max_size=4).map(";".join)
TEXTS = st.builds("{}{}".format, st.sampled_from(["", *HEADS]), st.lists(LINE, max_size=8).map("\n".join))
CODED = st.builds(
    lambda text, code: text.encode(code, "replace"),
    TEXTS,
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]),
)


def letters(text: str) -> list[str]:
    """Return the words of a text that say something: those between two names do not."""
    return [word for word in re.findall(r"[^\W_]{2,}", text) if word.casefold() not in BETWEEN]


@settings(max_examples=examples(25, 2000), deadline=None)
@given(sheets())
def test_what_a_row_says_stands_in_the_plan_or_is_told(rows: list[list[str]]):
    imported = come(rows)
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    told = " ".join(each.text for each in imported.not_understood)
    kept = f"{plan_to_toml(plan)} {' '.join(imported.head)} {told}".casefold()
    moments = {*MOMENTS, *(each.heading for each in imported.columns if each.field == "when")}
    for row in rows[1:]:
        for heading, cell in zip(rows[0], row, strict=True):
            words = () if heading in moments or says_nothing(cell) else letters(cell)
            assert [word for word in words if word.casefold() not in kept] == [], heading


@settings(max_examples=examples(25, 800), deadline=None)
@given(sheets())
def test_reading_a_sheet_twice_gives_the_same(rows: list[list[str]]):
    one, other = come(rows), come(rows)
    assert [each.key for each in one.changes] == [each.key for each in other.changes]
    assert len(one.keys) == len(one.changes)


@settings(max_examples=examples(150, 5000), deadline=None)
@given(st.text(max_size=60) | CELL)
def test_any_cell_is_a_moment_or_says_why_it_is_none(text: str):
    found = read_cell(text, None, surroundings([], (), "Datum", Known(TODAY, (("livegang", "Livegang"),), "livegang")))
    assert found
    for each in found:
        assert each.when is None or each.why is None


@given(
    st.dates(date(2020, 1, 1), date(2036, 12, 31)), st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"])
)
def test_a_day_in_any_order_of_its_column_is_that_day(day: date, form: str):
    text = day.strftime(form)
    (found,) = read_cell(text, None, surroundings([], (), "Datum", Known(TODAY, orders=Orders(usual="day"))))
    assert found.when == OnDay(day)
    assert bool(found.assumed) == (form == "%d/%m/%Y" and day.day <= 12 and day.day != day.month)


@settings(max_examples=examples(60, 4000), deadline=None)
@given(CODED, st.binary(max_size=3), st.integers(0, 300))
def test_any_text_file_is_a_plan_that_reads_back_or_a_sentence(data: bytes, odd: bytes, place: int):
    data = data[:place] + odd + data[place:]
    try:
        imported = read_import(Incoming(Path("plan.csv"), data, None, Path("/nowhere"), TODAY))
    except CampaignError as refused:
        assert language("nl").render(refused.text).isprintable()  # noqa: PT017
        return
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert parse_plan(plan_to_toml(plan), Path("plan.toml")).plan == plan
