"""A journal is read back as it was written, up to the first line that is not whole, and bound to the plan's file."""

import json
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.storage import journal as storage
from campaign.storage.journal import Base, Record, Writer, parse_journal, read_journal
from campaign.storage.journals import drop_journal, left_behind, new_journal
from campaign.storage.sessions import Session

AT = datetime(2027, 2, 15, 9, 0, 30)
TEXT = 'format = 1\r\n[campaign]\r\ntitle = "\u2028 é 東京 \\u001b"\r\n'
BASE = Base(Path("/plannen/x.toml"), "0" * 64, TEXT, AT)
RECORDS = (
    Record(AT, ({"table": "messages", "id": "m1", "set": "title = 'Anders'\n"},)),
    Record(AT, drafts={"messages/m1": {"title": 'Met "aanhalingen"\nen een regel, \x7f, \ud800 en ✂'}}),
    Record(AT, drafts={"messages/m1": None}),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "een.journal"


def written(path: Path) -> bytes:
    writer = Writer(path, BASE, RECORDS[:1])
    writer.append(RECORDS[1:2])
    writer.append(RECORDS[2:])
    writer.close()
    return path.read_bytes()


def test_what_was_written_is_read_and_only_its_owner_may(path: Path):
    written(path)
    found = read_journal(path)
    assert (found.base, found.records, found.damaged) == (BASE, RECORDS, False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_that_is_torn_at_any_byte_ends_the_journal_and_costs_nothing_before_it(path: Path):
    data = written(path)
    ends = [place + 1 for place, byte in enumerate(data) if byte == 10]
    assert len(ends) == 4
    for size in range(len(data) + 1):
        found = parse_journal(data[:size], path)
        whole = sum(end <= size for end in ends)
        if whole == 0:
            assert found is None
        else:
            assert (found.base, found.records) == (BASE, RECORDS[: whole - 1])
            assert not found.damaged


@pytest.mark.parametrize("harm", ["turned", "left out", "swapped", "from another", "zeros"])
def test_a_line_that_is_not_what_was_written_ends_it_and_is_told(path: Path, harm: str):
    data = written(path)
    lines = data.splitlines(keepends=True)
    if harm == "turned":
        lines[2] = lines[2].replace(b"aanhalingen", b"aanhalinges")
    elif harm == "left out":
        del lines[2]
    elif harm == "swapped":
        lines[2], lines[3] = lines[3], lines[2]
    elif harm == "zeros":
        lines[2] = b"\0" * (len(lines[2]) - 1) + b"\n"
    else:
        other = Writer(path, Base(BASE.plan, "1" * 64, "", AT), RECORDS)
        other.close()
        lines[2] = path.read_bytes().splitlines(keepends=True)[2]
    found = parse_journal(b"".join(lines), path)
    assert found.records == RECORDS[:1]
    assert found.damaged


def resigned(change: Callable[[dict], object], number: int, data: bytes) -> bytes:
    """Return a journal with other values on a line, and checksums that fit."""
    mark, lines = "", []
    for place, line in enumerate(data.split(b"\n")[:-1]):
        values = json.loads(line[17:].decode("utf-8", "surrogatepass"))
        values = change(values) if place == number else values
        mark, made = storage._line(mark, values)
        lines.append(made)
    return b"".join(lines)


@pytest.mark.parametrize(
    "values",
    [[], None, 3, "x", {}, {"at": 3}, {"at": "gisteren"}, {"at": AT.isoformat(), "changes": 3},
     {"at": AT.isoformat(), "changes": ["x"]}, {"at": AT.isoformat(), "drafts": []},
     {"at": AT.isoformat(), "drafts": {"a": {"b": 3}}}],
)  # fmt: skip
def test_values_that_are_no_record_end_it_and_are_told(path: Path, values: object):
    found = parse_journal(resigned(lambda _values: values, 2, written(path)), path)
    assert found.records == RECORDS[:1]
    assert found.damaged


@pytest.mark.parametrize("key", ["journal", "plan", "digest", "at", "text"])
def test_a_first_line_that_does_not_say_what_it_stands_on_is_no_journal(path: Path, key: str):
    data = written(path)
    assert parse_journal(resigned(lambda values: {**values, key: 3}, 0, data), path) is None
    assert parse_journal(resigned(lambda values: {k: v for k, v in values.items() if k != key}, 0, data), path) is None


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd_to_read(data: bytes):
    assert parse_journal(data, Path("x")) is None


def test_a_value_that_nests_too_deeply_is_no_record(path: Path):
    data = written(path)
    body = b'{"at": ' + b"[" * 200_000
    mark = storage._checksum(data.splitlines()[-1][:16].decode(), body)
    assert parse_journal(data + mark.encode() + b" " + body + b"\n", path).records == RECORDS


@given(st.lists(st.dictionaries(st.text(max_size=9), st.dictionaries(st.text(max_size=9), st.text())), max_size=5))
def test_any_draft_comes_back(drafts: list[dict[str, dict[str, str]]]):
    records = tuple(Record(AT, drafts=each) for each in drafts)
    path = new_journal(Path("x.toml"), Session(), 0)
    Writer(path, BASE, records).close()
    assert read_journal(path).records == records
    drop_journal(path)


def test_the_newest_is_first_and_another_plan_has_its_own(tmp_path: Path):
    one, two = tmp_path / "een.toml", tmp_path / "twee.toml"
    sessions = [Session(), Session()]
    made = [new_journal(plan, session, 0) for session in sessions for plan in (one, two)]
    for path in made:
        Writer(path, BASE).close()
    assert left_behind(one) == left_behind(two) == []
    for session in sessions:
        session.end()
    assert left_behind(one) == [made[2], made[0]]
    assert set(left_behind()) == set(made)
    assert stat.S_IMODE(made[0].parent.stat().st_mode) == 0o700
