"""What is handed out for an audience holds what reaches it, in every form to the last byte, and nothing else."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from campaign.calendars.events import Request
from campaign.desk.asking import understood
from campaign.desk.desk import Desk
from campaign.desk.edits import add_message, delete_entry, set_fields
from campaign.desk.exporting import export_to
from campaign.desk.handing import CALENDAR, EVERYTHING, KINDS, OUTSIDERS, Order, hand_over, parts
from campaign.desk.importing.book import import_book
from campaign.desk.importing.files import Incoming, read_import
from campaign.desk.importing.imports import Import, edit_for
from campaign.desk.publishing import FORMATS, contents_of
from campaign.desk.withheld import withheld_told
from campaign.documents.book.reading import read_book
from campaign.documents.sheets.tables import read_tables
from campaign.language import language
from campaign.model.changes import apply, difference
from campaign.model.messages import Repeat
from campaign.model.when import Anchored, OnDay, Term
from campaign.schedule.workdays import no_holidays
from tests.conftest import TODAY

PLAN = """format = 1
x_root = "GEHEIM0"
[campaign]
id = "caudien2"
title = "Een nieuwe indeling"
why = "GEHEIM1"
tags = ["GEHEIM2"]
leaders = ["GEHEIM3"]
quiet = [{ from = 2027-06-09, to = 2027-06-11, why = "GEHEIM4" }]
x_own = "GEHEIM5"
[[milestones]]
id = "geheim6"
title = "GEHEIM7"
date = "livegang - 20w"
[[milestones]]
id = "proef"
title = "Proef"
date = "geheim6 + 8w"
after = ["geheim6"]
[[milestones]]
id = "geheim8"
title = "GEHEIM9"
date = 2027-04-01
audiences = ["directie"]
[[milestones]]
id = "livegang"
title = "Livegang"
date = 2027-09-06
golive = true
[[phases]]
id = "geheim10"
title = "GEHEIM11"
from = "geheim6"
to = "livegang"
[[audiences]]
id = "iedereen"
name = "Iedereen"
benefit = "GEHEIM12"
[[audiences]]
id = "testers"
name = "Testers"
size = 12
benefit = "GEHEIM13"
part_of = ["iedereen"]
[[audiences]]
id = "directie"
name = "GEHEIM14"
part_of = ["iedereen"]
leads = ["testers"]
[[objectives]]
id = "geheim15"
text = "GEHEIM16"
audience = "testers"
[[key_messages]]
id = "geheim17"
text = "GEHEIM18"
[[channels]]
id = "mail"
owner = "GEHEIM19"
[[channels]]
id = "geheim20"
name = "GEHEIM21"
kind = "mail"
[[messages]]
id = "mtest"
title = "Kom testen"
channel = "mail"
audiences = ["testers", "directie"]
when = "proef - 1w 09:30"
goal = "Testers weten wanneer"
activation = "Meld je aan"
activation_by = "geheim6 + 8w"
activation_link = "https://intranet.example/aan"
link = "https://intranet.example/meer"
approver = "GEHEIM22"
contributors = ["GEHEIM23"]
notes = "GEHEIM24"
tags = ["GEHEIM25"]
tasks = [{ title = "GEHEIM26", due = "-1w" }]
status_log = [{ status = "draft", by = "GEHEIM27", at = 2027-01-05T10:12:00 }]
key_messages = ["geheim17"]
objective = "geheim15"
measure = "GEHEIM28"
follows = ["geheim29"]
ignore = [{ code = "G004", why = "GEHEIM30" }]
x_own = "GEHEIM31"
[[messages]]
id = "geheim29"
title = "GEHEIM32"
channel = "geheim20"
audiences = ["directie"]
when = "geheim6"
[[messages]]
id = "mhangt"
title = "Alles komt goed"
channel = "mail"
audiences = ["iedereen"]
except = ["directie"]
when = "geheim29 + 1w"
repeat = { every = "2w", until = "geheim8" }
[[messages]]
id = "mstreng"
title = "Jullie horen het ook"
channel = "mail"
audiences = ["testers"]
when = "geheim8 + 1d"
[[messages]]
id = "mzwijg"
title = "GEHEIM33"
channel = "mail"
audiences = ["testers"]
when = "livegang"
confidential = true
"""
SECRET = b"geheim"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "indeling.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 1, 6, 9), holidays=no_holidays)


def request(desk: Desk) -> Request:
    return understood(desk, Request(audiences=("testers",), deadlines=True))


def order(desk: Desk, kind: str = EVERYTHING, **options: bool) -> Order:
    return Order(kind, request(desk), desk.file.path.with_name(f"uit.{CALENDAR}"), **options)


def _zipped(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def _paged(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    pages = "".join(page.get_textpage().get_text_range() for page in document)
    chapters = [each.get_title() for each in document.get_toc()]
    return f"{pages}{chapters}{document.get_metadata_dict()}".encode()


def _unfolded(data: bytes) -> bytes:
    return data.replace(b"\r\n ", b"")


LETTERS: dict[str, Callable[[bytes], bytes]] = {"xlsx": _zipped, "pdf": _paged, "ics": _unfolded}


def test_nothing_that_stays_here_is_in_any_byte(desk: Desk):
    whole = Order(EVERYTHING, Request(), desk.file.path.with_name("heel.ics"))
    for ordered, leaks in ((whole, True), (order(desk), False)):
        plan_file = replace(ordered, kind="toml", path=ordered.path.parent / "gedeeld" / "heel.toml")
        assert len(list(hand_over(desk, ordered))) == len(KINDS) - 2, "but for all of them, and for the plan file"
        list(hand_over(desk, plan_file))
        for part in (*parts(ordered), plan_file):
            data = LETTERS.get(part.path.suffix[1:], bytes)(part.path.read_bytes()).lower()
            if part.kind == "png":
                continue
            assert b"kom testen" in data, part.kind
            if leaks:
                assert SECRET in data, part.kind
                continue
            found = data.find(SECRET)
            assert found < 0, (part.kind, data[found - 60 : found + 60])
            assert b"proef" in data or part.kind in {"csv", "md"}, part.kind


def test_a_milestone_goes_along_when_a_message_hangs_on_it_or_it_is_the_go_live(desk: Desk):
    assert [each.id for each in contents_of(desk, request(desk)).plan.milestones] == ["proef", "livegang"]
    assert len(contents_of(desk, request(desk), briefed=True).plan.milestones) == 4
    told = withheld_told(desk, order(desk, CALENDAR))
    assert told == [
        "1 confidential message stays here",
        "2 milestones stay here: nothing for Testers hangs on them",
    ]
    assert withheld_told(desk, order(desk, "html", briefed=True)) == told[:1]
    assert withheld_told(desk, order(desk, "csv")) == told[:1]


def test_a_milestone_that_tells_what_is_confidential_is_told_to_nobody(desk: Desk):
    """Kom testen hangs on it too, and stands there as its day."""
    secret = {"title": "GEHEIM41", "channel": "mail", "audiences": ("directie",), "confidential": True}
    for number, anchor in (("geheim40", "proef"), ("geheim42", "geheim40")):
        desk.do(add_message(desk.plan, {**secret, "id": number, "when": Anchored(anchor, (Term(1, "d"),))}))
    outside = Order(OUTSIDERS, Request(), desk.file.path.with_name("buiten.html"))
    for ordered in (outside, order(desk, "md"), order(desk, CALENDAR)):
        list(hand_over(desk, ordered))
        data = _unfolded(ordered.path.read_bytes())
        assert b"Kom testen" in data
        assert b"Proef" not in data
    md = order(desk, "md")
    assert desk.schedule.milestone("proef") not in list(md.contents(desk).slots)
    assert "1 milestone stays here: something confidential hangs on it" in withheld_told(desk, md)
    assert withheld_told(desk, outside)[-1].startswith("1 milestone stays out of the page for outsiders")
    named = understood(desk, Request(confidential=("geheim40", "geheim42")))
    assert "proef" in contents_of(desk, named, titles_only=True).plan.places("milestones")
    desk.do(set_fields(desk.plan, "milestones", "proef", {"audiences": ("testers",)}))
    assert "proef" in contents_of(desk, request(desk)).plan.places("milestones")
    assert "proef" not in contents_of(desk, Request(), titles_only=True).plan.places("milestones")


def test_a_go_live_that_is_only_counted_stays_here(desk: Desk):
    desk.do(set_fields(desk.plan, "milestones", "livegang", {"golive": False}))
    assert [each.id for each in contents_of(desk, request(desk)).plan.milestones] == ["proef"]


@pytest.mark.parametrize("kind", ["html", OUTSIDERS, "md", "pdf", "xlsx"])
def test_it_says_for_whom_it_is(desk: Desk, kind: str):
    target = order(desk, kind)
    list(hand_over(desk, target))
    data = LETTERS.get(kind, bytes)(target.path.read_bytes()).decode()
    assert "Voor" in data
    assert "Testers" in data
    if kind == "pdf":
        assert "Voor Testers" in data


def made_for(desk: Desk, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return the workbook for the testers after a change of theirs."""
    data = FORMATS["xlsx"].make(contents_of(desk, request(desk)))
    book, changed = openpyxl.load_workbook(BytesIO(data)), BytesIO()
    change(book)
    book.save(changed)
    return changed.getvalue()


def read_back(desk: Desk, data: bytes, *, as_plan: bool = False) -> Import:
    """Return what a workbook comes to."""
    folder = desk.file.path.parent
    place = Incoming(
        Path("terug.xlsx"), data, None if as_plan else desk, folder, TODAY, use="plan" if as_plan else None
    )
    found = import_book(place, read_book(read_tables(data)))
    assert found is not None
    return found


def back(desk: Desk, change: Callable[[openpyxl.Workbook], None], *, as_plan: bool = False) -> Import:
    """Return what the workbook for the testers comes to, after a change of theirs."""
    return read_back(desk, made_for(desk, change), as_plan=as_plan)


def test_a_workbook_of_a_choice_comes_back_as_no_change(desk: Desk):
    found = back(desk, lambda _book: None)
    assert found.changes == ()
    assert found.not_understood == ()
    assert "for Testers" in str([each.text.format(**each.values) for each in found.remarks])


def test_how_often_a_message_comes_back_is_told_in_words_and_can_be_changed(desk: Desk):
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Berichten"]
        number = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "mhangt")
        place = next(cell.column for cell in sheet[1] if cell.value == "messages.repeat")
        times = len(desk.schedule.timing("mhangt").slots)
        assert sheet.cell(number, place).value == f"elke 2 weken, {times} keer"
        sheet.cell(number, place).value = "elke week, 3 keer"

    found = back(desk, change)
    after = apply(desk.plan, edit_for(found, found.keys).changes)
    assert after.message("mhangt").repeat == Repeat(every=Term(1, "w"), times=3)


def test_what_is_not_in_it_is_not_gone_and_only_its_rows_change(desk: Desk):
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Berichten"]
        rows = {sheet.cell(number, 1).value: number for number in range(1, sheet.max_row + 1)}
        place = next(cell.column for cell in sheet[1] if cell.value == "messages.title")
        sheet.cell(rows["mtest"], place).value = "Kom je testen?"
        sheet.delete_rows(rows["mhangt"])

    found = back(desk, change)
    (only,) = difference(desk.plan, apply(desk.plan, edit_for(found, found.keys).changes))
    assert (only.table, only.id) == ("messages", "mtest")
    assert only.after == desk.plan.message("mtest").model_copy(update={"title": "Kom je testen?"})


def test_a_day_that_changes_in_it_keeps_hanging_on_what_was_not_told(desk: Desk):
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Berichten"]
        number = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "mstreng")
        place = next(cell.column for cell in sheet[1] if cell.value == "messages.=day")
        sheet.cell(number, place).value = date(2027, 4, 5)

    found = back(desk, change)
    after = apply(desk.plan, edit_for(found, found.keys).changes)
    assert str(after.message("mstreng").when) == "geheim8 + 4d"


def typing(message: str, key: str, value: object) -> Callable[[openpyxl.Workbook], None]:
    """Return the change of one cell."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Berichten"]
        number = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == message)
        place = next(cell.column for cell in sheet[1] if cell.value == f"messages.{key}")
        sheet.cell(number, place).value = value

    return change


@pytest.mark.parametrize(
    ("typed", "audiences"),
    [
        ("Testers, Iedereen", ("testers", "directie", "iedereen")),
        ("Iedereen, Testers", ("testers", "directie", "iedereen")),
        ("Iedereen", ("directie", "iedereen")),
        ("Iedereen, Wie dan ook", ("testers", "directie", "iedereen")),
        (None, ("directie",)),
    ],
)
def test_whom_else_a_message_is_for_stays_whatever_a_choice_makes_of_its_audiences(
    desk: Desk, typed: str | None, audiences: tuple[str, ...]
):
    found = back(desk, typing("mtest", "audiences", typed))
    assert found.keys == found.uncontested == {"messages.mtest.audiences"}
    (told,) = [language("nl").render(each.told) for each in found.changes]
    names = {"testers": "Testers", "directie": "GEHEIM14", "iedereen": "Iedereen"}
    assert told == f"Doelgroep: Testers, GEHEIM14 → {', '.join(names[each] for each in audiences)}"
    assert apply(desk.plan, edit_for(found, found.keys).changes).message("mtest").audiences == audiences


@pytest.mark.parametrize(
    ("typed", "now", "audiences", "both"),
    [
        ("Iedereen", '["iedereen", "directie"]', None, False),
        ("Iedereen", '["directie"]', ("directie", "iedereen"), False),
        ("Testers, Iedereen", '["directie"]', ("directie", "iedereen"), False),
        ("GEHEIM14", '["iedereen", "directie"]', ("directie",), True),
    ],
)
def test_for_whom_both_said_otherwise_is_a_choice_only_where_not_both_can_be_had(
    desk: Desk, typed: str, now: str, audiences: tuple[str, ...] | None, both: bool
):
    data = made_for(desk, typing("mtest", "audiences", typed))
    path = desk.file.path
    path.write_text(path.read_text("utf-8").replace('["testers", "directie"]', now), "utf-8")
    later = Desk.open(path, today=TODAY, now=desk.now, holidays=no_holidays)
    found = read_back(later, data)
    assert [each.both for each in found.changes] == ([both] if audiences else [])
    if audiences:
        assert apply(later.plan, edit_for(found, found.keys).changes).message("mtest").audiences == audiences


@pytest.mark.parametrize(
    ("old", "new", "audiences"),
    [
        ("", "", None),
        (";Testers;concept;Testers", ";Testers, Iedereen;concept;Testers", ("testers", "directie", "iedereen")),
        (";Testers;concept;Testers", ";;concept;Testers", None),
    ],
)
def test_separated_values_of_a_choice_take_nobody_out_and_cut_nothing_loose(
    desk: Desk, old: str, new: str, audiences: tuple[str, ...] | None
):
    text = FORMATS["csv"].make(contents_of(desk, request(desk))).decode("utf-8-sig")
    found = read_back(desk, text.replace(old, new).encode())
    assert [each.key for each in found.changes] == (["messages.mtest.audiences"] if audiences else [])
    assert len(found.remarks) == 1
    after = apply(desk.plan, edit_for(found, found.keys).changes)
    assert after.message("mtest").audiences == (audiences or ("testers", "directie"))


@pytest.mark.parametrize(
    ("message", "key", "value"),
    [
        *(("mtest", key, "Iets anders") for key in ("title", "goal", "activation", "body", "agenda", "sender")),
        *(("mtest", key, date(2027, 5, 3)) for key in ("=day", "activation_by")),
        ("mtest", "=time", "11:00"),
        ("mtest", "when", "livegang - 3w"),
        *(("mhangt", key, value) for key, value in (("=day", date(2027, 5, 3)), ("repeat", "elke week, 3 keer"))),
        *(("mstreng", key, value) for key, value in (("=day", date(2027, 5, 3)), ("status", "nakijken"))),
    ],
)
def test_what_only_the_choice_changed_is_not_said_to_have_changed_here(
    desk: Desk, message: str, key: str, value: object
):
    found = back(desk, typing(message, key, value))
    assert [each.both for each in found.changes] == [False]
    assert found.not_understood == ()


def test_as_a_plan_of_its_own_it_says_that_it_is_a_part(desk: Desk):
    found = back(desk, lambda _book: None, as_plan=True)
    assert len(found.remarks) == 1
    assert {each.entry[1] for each in found.changes if each.entry[0] == "messages"} == {"mtest", "mhangt", "mstreng"}


def calendar_back(desk: Desk, asked: Request, change: Callable[[str], str] = str) -> Import:
    """Return what a calendar comes to that went out, and then comes back changed."""
    target = desk.file.path.with_name("uit.ics")
    export_to(desk, asked, target)
    data = change(target.read_bytes().decode().replace("\r\n ", "")).encode()
    return read_import(Incoming(Path("terug.ics"), data, desk, desk.file.path.parent, TODAY))


def test_a_calendar_of_an_audience_comes_back_as_no_change_also_after_one_of_the_whole_plan(desk: Desk):
    for asked in (Request(deadlines=True), request(desk), Request(deadlines=True)):
        assert calendar_back(desk, asked).changes == ()
    calendar_back(desk, request(desk))
    ours = desk.file.path.with_name("uit.ics").read_bytes()
    export_to(desk, Request(deadlines=True), desk.file.path.with_name("heel.ics"))
    found = read_import(Incoming(Path("terug.ics"), ours, desk, desk.file.path.parent, TODAY))
    assert found.changes == ()


def test_whom_it_names_is_no_note_when_somebody_changes_another_line(desk: Desk):
    found = calendar_back(desk, request(desk), lambda text: text.replace("Testers weten wanneer", "Zij weten het"))
    assert [each.key for each in found.changes] == ["mtest.goal"]


def test_a_deadline_of_its_own_name_moves_by_itself(desk: Desk):
    add = {"title": "Ook", "channel": "mail", "when": OnDay(date(2027, 6, 1)), "id": "mtest-activation"}
    desk.do(add_message(desk.plan, add))
    deadline = r"(UID:mtest-activation-2-.*?DTSTART;VALUE=DATE:)\d+(.*?DTEND;VALUE=DATE:)\d+"
    found = calendar_back(
        desk,
        Request(deadlines=True),
        lambda text: re.sub(deadline, r"\g<1>20270420\g<2>20270421", text, count=1, flags=re.DOTALL),
    )
    assert [each.key for each in found.changes] == ["mtest.activation_by"]


def test_a_milestone_that_is_gone_is_cancelled_only_for_who_had_it(desk: Desk):
    target, whole = desk.file.path.with_name("uit.ics"), desk.file.path.with_name("heel.ics")
    export_to(desk, Request(), whole)
    export_to(desk, request(desk), target)
    for each in ("geheim6", "livegang"):
        desk.do(delete_entry(desk.plan, "milestones", each))
    for asked, gone in ((request(desk), {"livegang"}), (Request(), {"geheim6", "livegang"})):
        export_to(desk, asked, target)
        events = target.read_text("utf-8").split("BEGIN:VEVENT")
        found = {event.split("UID:")[1].split("-caudien2")[0] for event in events if "CANCELLED" in event}
        assert found & {"geheim6", "livegang"} == gone
