"""Every table and statement is found where it stands, whatever stands around it."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.storage import scanning
from campaign.storage.scanning import MOST_KEPT, KeySpan, Path, TableSpan, value_end
from campaign.storage.spans import scan
from tests.conftest import EXAMPLES

VALUES = [
    "1",
    "-3.5e2",
    "true",
    "2027-03-22",
    "2027-03-22 09:30:00",
    "2027-03-22T09:30:00+01:00",
    "09:30:00",
    '""',
    '"# geen opmerking, [[messages]] geen kop"',
    '"een \\" en een \\\\"',
    "'C:\\pad\\'",
    '"""\n[[messages]]\nid = "x"  # hier begint niets\n"""',
    '"""een "" twee \\""" drie"""""',
    "'''\n[campaign]\n# ''\n'''",
    "[]",
    '["a", "b # ]", \'c\']',
    '[\n  "a",  # opmerking met ] en [[kop]]\n  # nog een }\n  "b",\n]',
    '{ a = 1, "b.c" = [1, 2], d = "}" }',
    '[{ item = "x", minutes = 30 }, { item = "]", lijst = [[1], [2, [3]]] }]',
    "[[[[[[1]]], '[']], 2]",
    "[{ a = [{ b = [{ c = [1] }] }] }]",
]
KEYS = ["k", "een_twee", "3", '"met punt.en \\" teken"', "'letterlijk = #'", '""', "a.b", "a . 'c d'", '"#"."="']
HEADERS = ["[t{n}]", "[[rows]]", '[ "x y" . t{n} ]', "[[rows]]\n[rows.onder{n}]", "[t{n}.b]"]
BETWEEN = ["", "\n", "# [[messages]]\n", "  # k = 1\n", "\t\n"]
BEHIND = ["", "  # ] } [kop]", "\t#"]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return valid TOML with what is hard to find one's way in."""

    def statements() -> str:
        keys = draw(st.lists(st.sampled_from(KEYS), max_size=4, unique_by=lambda key: key.split(".")[0].strip()))
        lines = [
            draw(st.sampled_from(BETWEEN))
            + draw(st.sampled_from(["", "  "]))
            + f"{key} = {draw(st.sampled_from(VALUES))}{draw(st.sampled_from(BEHIND))}\n"
            for key in keys
        ]
        return "".join(lines) + draw(st.sampled_from(BETWEEN))

    parts = [statements()]
    for number in range(draw(st.integers(0, 4))):
        header = draw(st.sampled_from(HEADERS))
        parts.append(header.format(n=number) + draw(st.sampled_from(BEHIND)) + "\n" + statements())
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give every value with the way to it; a list of tables may be one value, or a table each."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*path, key), value
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, key))


def assert_found(text: str) -> None:
    """Hold that every statement reads back as the value at its path, and that no value is left out."""
    values, spans = dict(leaves(tomllib.loads(text.removeprefix("\ufeff")))), scan(text)
    for table in spans.tables:
        assert not table.path or (isinstance(values[table.path], dict) and text.startswith("[", table.start))
        assert spans.get(table.path) is table
        for key in table.keys:
            assert tomllib.loads(f"k = {text[key.value : key.end]}")["k"] == values[key.path]
            assert spans.get(key.path) == key
            assert text[key.line_end - 1] == "\n" or key.line_end == len(text)
    for path, value in values.items():
        ways = (path[:length] for length in range(1, len(path) + 1))
        assert isinstance(value, dict | list) or any(isinstance(spans.get(way), KeySpan) for way in ways)


@settings(deadline=None, max_examples=400)
@given(documents())
def test_every_statement_reads_back_as_the_value_at_its_path(text: str):
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        return  # two headers that do not go together
    assert_found(text)


@pytest.mark.parametrize("name", [path.name for path in sorted(EXAMPLES.glob("*.toml"))])
def test_everything_in_the_examples_is_found(name: str):
    assert_found((EXAMPLES / name).read_text("utf-8"))


def test_only_the_tables_that_are_asked_for_are_taken_apart(monkeypatch: pytest.MonkeyPatch):
    spans = scan((EXAMPLES / "poliklinieken-een-plein.toml").read_text("utf-8"))
    seen: list[int] = []
    monkeypatch.setattr(scanning, "value_end", lambda text, start: seen.append(start) or value_end(text, start))
    assert isinstance(spans.get(("messages", 3, "title")), KeySpan)
    table = spans.get(("messages", 3))
    assert isinstance(table, TableSpan)
    assert seen == [key.value for key in table.keys]


def test_the_statements_of_many_tables_are_found_without_keeping_them_all():
    text = "".join(f'[[messages]]\ntitle = "T{number}"\ngoal = "g"\n' for number in range(3 * MOST_KEPT))
    spans = scan(text)
    for number in (*range(3 * MOST_KEPT), 0, 2 * MOST_KEPT):
        found = spans.get(("messages", number, "goal"))
        assert found is not None
        assert spans.place(found.start) == (3 * number + 3, 1)
    kept = {id(table._lately) for table in spans.tables}
    assert len(kept) == 1
    assert len(spans.tables[0]._lately) <= MOST_KEPT
