"""Workbooks whose parts were broken at random: each becomes a plan that reads back, or is refused in a sentence."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import edit_for
from campaign.documents.sheets import workbook_reading
from campaign.errors import CampaignError
from campaign.language import language
from campaign.model.changes import apply
from campaign.storage.patch import plan_to_toml
from campaign.storage.planfile import parse_plan
from tests.conftest import TODAY
from tests.documents.sheets import ods, xlsx
from tests.torture.counts import examples

HEAD = ["Datum", "Kanaal", "Doelgroep", "Onderwerp", "Status", "Kosten"]
ROWS = [
    *(HEAD, [date(2027, 3, 1), "Mail", "MT", "Start", "klaar", 12.5], ["T-7", "Poster", "iedereen", "Verder", "", 3]),
    ["03/04/2027", "Overleg", "HR en IT", "Uitleg", "moet nog", "=1+1"],
]
BOOKS = {
    "xlsx": xlsx({"Maart": [["Planning", None], *ROWS], "April": ROWS[:2]}, ("A1:B1",)),
    "ods": ods([[each or "" for each in row] for row in ROWS]),
}
TOKEN = re.compile(rb"<[^<>]*>|[\w.:-]+|\W")
ODD = [
    *(b"", b"<", b">", b"<c>", b"</c>", b'"', b"&", b"&#0;", b"&x;", b"<![CDATA[", b"]]>", b"<!--", b"\0", b"\xff\xfe"),
    *(b"0", b"-1", b"9" * 40, b"1e999", b"nan", b"A1:XFD1048576", b"A0", b"ZZZZ9", b't="s"', b't="d"', b't="e"'),
    *(b'r="A1"', b's="99999"', b"1899-12-30", b"9999-12-31T23:59:60", b"2027-02-30", b"P9Y", b"\xed\xa0\x80"),
    b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 2000 + b'">]>',
    b"<row>" * 500,
    b" " * 5000,
]
SOON = 5  # seconds after which a workbook is given up here; people get more


@pytest.fixture(autouse=True, scope="module")
def _impatient() -> Iterator[None]:
    """Give up soon: one in some hundreds asks for a sheet of a million rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook_reading, "LONGEST", SOON)
        yield


Break = tuple[int, int, str, bytes]
BREAKS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.integers(0, 100_000),
        st.sampled_from(["put", "behind", "gone", "twice"]),
        st.sampled_from(ODD),
    ),
    min_size=1,
    max_size=5,
)


def broken(data: bytes, breaks: list[Break]) -> bytes:
    """Return a workbook with tokens of its parts put, taken out or doubled; what is no text stays."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    texts = [name for name, part in parts.items() if part.lstrip().startswith(b"<")]
    for part, place, how, odd in breaks:
        name = texts[part % len(texts)]
        tokens = TOKEN.findall(parts[name]) or [b""]
        token = tokens[place % len(tokens)]
        tokens[place % len(tokens)] = {"put": odd, "behind": token + odd, "gone": b"", "twice": token * 2}[how]
        parts[name] = b"".join(tokens)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize("kind", BOOKS)
@settings(max_examples=examples(60, 600), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(breaks=BREAKS)
def test_a_broken_workbook_is_a_plan_or_a_sentence(kind: str, breaks: list[Break]):
    incoming = Incoming(Path(f"plan.{kind}"), broken(BOOKS[kind], breaks), None, Path("/nowhere"), TODAY)
    try:
        imported = read_import(incoming)
    except CampaignError as refused:
        assert language("nl").render(refused.text).isprintable()  # noqa: PT017
        return
    plan = apply(imported.standing.plan, edit_for(imported, imported.keys).changes)
    assert parse_plan(plan_to_toml(plan), Path("plan.toml")).plan == plan
