"""A calendar that went out of a plan comes back: each change is told, can be taken or left, and is one edit."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.exporting import export_text, export_to
from campaign.desk.importing.files import Incoming, carry_out, read_import
from campaign.desk.importing.imports import Import, Keep, edit_for
from campaign.language import current, language, say
from campaign.model.changes import Change, Edit, replaced
from campaign.model.messages import SETTLED, Message
from campaign.model.when import Anchored, AtTime, parse_when
from campaign.storage.writing import block, toml_table
from tests.calendars.plans import MESSAGES
from tests.conftest import TODAY, no_holidays

EVERYTHING = Request(deadlines=True, tasks=True, quiet=True)


class Calendar:
    """A calendar that went out, in which somebody changes events."""

    def __init__(self, desk: Desk, folder: Path, request: Request = EVERYTHING) -> None:
        self.desk = desk
        path = folder / "out.ics"
        export_to(desk, request, path)
        self.text = path.read_bytes().decode().replace("\r\n ", "")

    def block(self, local: str) -> str:
        """Return the lines of the event of a message, milestone or deadline."""
        found = re.search(rf"BEGIN:VEVENT\r\nUID:{local}-\w+@campaign\r\n.*?END:VEVENT\r\n", self.text, re.DOTALL)
        assert found, local
        return found[0]

    def change(self, local: str, pattern: str, replacement: str) -> None:
        """Change the lines of an event."""
        before = self.block(local)
        after, times = re.subn(pattern, replacement, before)
        assert times, pattern
        self.text = self.text.replace(before, after)

    def remove(self, local: str) -> None:
        self.text = self.text.replace(self.block(local), "")

    def add(self, lines: str) -> None:
        self.text = self.text.replace("END:VCALENDAR", f"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR")

    def back(self, keep: Keep = "anchor") -> Import:
        """Return what the calendar comes to when it comes back."""
        folder = self.desk.file.path.parent
        return read_import(Incoming(Path("in.ics"), self.text.encode(), self.desk, folder, TODAY, keep=keep))

    def take(self, keep: Keep = "anchor") -> Import:
        """Take all that changed, see to it that nothing is left to take, and return what it was."""
        imported = self.back(keep)
        carry_out(imported, imported.keys, self.desk)
        assert told(self.back(keep).changes) == []
        return imported


def told(changes: Iterable[object]) -> list[tuple[str, str, str]]:
    """Return what is told of changes."""
    return [(each.kind, each.title, current().render(each.told)) for each in changes]  # type: ignore[attr-defined]


def when(desk: Desk, message_id: str) -> str:
    """Return the moment of a message as the file has it."""
    message = desk.plan.message(message_id)
    assert message
    return str(message.when)


@pytest.fixture
def out(desk: Desk, tmp_path: Path) -> Calendar:
    return Calendar(desk, tmp_path)


def test_an_export_that_comes_back_is_no_change(out: Calendar):
    imported = out.back()
    assert (imported.use, imported.changes, imported.not_understood, imported.remarks) == ("merge", (), (), ())
    assert len(imported.understood) == imported.same == out.text.count("BEGIN:VEVENT")
    assert edit_for(imported, imported.keys).changes == ()


def test_a_moved_event_keeps_its_anchor_or_is_pinned(out: Calendar):
    out.change("mstart01", "20270301T", "20270302T")
    imported = out.back()
    assert told(imported.changes) == [
        ("moved", "Waarom Odoo, en wat vraagt dat van jou", "Mon 1 Mar 09:30–10:15 → Tue 2 Mar 09:30–10:15")
    ]
    before = out.desk.plan
    carry_out(imported, imported.keys, out.desk)
    assert when(out.desk, "mstart01") == "start + 1d 09:30"
    assert out.desk.undo_label
    out.desk.undo()
    assert out.desk.plan == before
    out.take("date")
    assert when(out.desk, "mstart01") == "2027-03-02T09:30:00"


@pytest.mark.parametrize(
    ("moments", "shift", "then"),
    [
        (("start", "livegang - 1wd"), 7, "livegang + 4wd"),
        (("start 09:30", "livegang 12:00"), 1, "livegang + 1d 12:00"),
    ],
)
def test_the_end_of_a_moved_event_keeps_its_anchor_too(
    desk: Desk, tmp_path: Path, moments: tuple[str, str], shift: int, then: str
):
    message = desk.plan.message("mverhaal")
    assert message is not None
    when, until = map(parse_when, moments)
    changed = replaced(message, when=when, until=until, duration=None)
    desk.do(Edit(say("Changed"), (Change("messages", message.id, message, changed),)))
    out = Calendar(desk, tmp_path)

    def later(found: re.Match[str]) -> str:
        day = date.fromisoformat(found[2]) + timedelta(days=shift)
        return f"{found[1]}{day:%Y%m%d}"

    before = out.block("mverhaal")
    out.text = out.text.replace(before, re.sub(r"(DT(?:START|END)[^:]*:)(\d{8})", later, before))
    out.take()
    moved = desk.plan.message("mverhaal")
    assert moved is not None
    assert isinstance(moved.when, Anchored)
    assert str(moved.until) == then


def test_what_is_the_same_is_counted_without_what_is_moved_gone_new_or_not_understood(out: Calendar):
    every = out.text.count("BEGIN:VEVENT")
    out.change("mstart01", "20270301T", "20270302T")
    out.remove("mverhaal")
    out.add("UID:x\r\nDTSTART;VALUE=DATE:20270303\r\nSUMMARY:Erbij")
    deadline = re.search(r"UID:(\w+-activation)-", out.text)
    assert deadline
    out.change(deadline[1], "SUMMARY:", "SUMMARY:Anders ")
    imported = out.back()
    assert sorted(each.kind for each in imported.changes) == ["gone", "moved", "new"]
    assert len(imported.not_understood) == 1
    assert imported.same == every - 3


def test_a_move_to_another_year_tells_both_years(out: Calendar):
    out.change("mstart01", "20270301T", "20280301T")
    assert told(out.back().changes) == [
        (
            "moved",
            "Waarom Odoo, en wat vraagt dat van jou",
            "Mon 1 Mar 2027 09:30–10:15 → Wed 1 Mar 2028 09:30–10:15",
        )
    ]


def test_a_new_event_tells_its_year(out: Calendar):
    out.add("UID:nieuw@elders\r\nSUMMARY:Terugblik\r\nDTSTART;VALUE=DATE:20280301\r\nDTEND;VALUE=DATE:20280303")
    (new,) = out.back().changes
    assert current().render(new.told).startswith("Wed 1 Mar 2028 – Thu 2 Mar 2028, as ")


def test_what_is_left_stays_as_it_is(out: Calendar):
    out.change("mstart01", "20270301T", "20270302T")
    out.change("minstru1", "SUMMARY:.*", "SUMMARY:Anders\r")
    imported = out.back()
    assert imported.keys == {"mstart01.when", "minstru1.title"}
    edit = edit_for(imported, {"minstru1.title"})
    assert edit.touched == {("messages", "minstru1")}
    (title,) = (each.title for each in imported.changes if each.key == "minstru1.title")
    told_of = f"Wijzigingen uit ‘{imported.label.values['name']}’ overgenomen: ‘{title}’"
    assert language("nl").render(edit.label) == told_of
    carry_out(imported, {"minstru1.title"}, out.desk)
    assert told(out.back().changes) == told(imported.changes[:1])


def test_what_the_plan_changed_since_is_no_change_of_the_calendar(out: Calendar, tmp_path: Path):
    other = Calendar(out.desk, tmp_path)
    other.change("mstart01", "20270301T", "20270303T")
    other.take()
    assert out.back().changes == ()


def test_what_is_older_than_the_last_export_is_left_and_told(out: Calendar, tmp_path: Path):
    moved = Calendar(out.desk, tmp_path)
    moved.change("mstart01", "20270301T", "20270303T")
    moved.take()
    Calendar(out.desk, tmp_path)
    imported = out.back()
    assert imported.changes == ()
    assert imported.not_understood[0].text == "Waarom Odoo, en wat vraagt dat van jou (indicatief)"


def test_a_moved_milestone_takes_along_what_hangs_on_it(out: Calendar):
    out.change("livegang", r":202703(\d\d)", lambda each: f":202703{int(each[1]) + 7}")
    before = {each: when(out.desk, each) for each in ("mlive001", "minstru1")}
    (change,) = out.take().changes
    assert (change.kind, change.message, change.entry) == ("moved", None, ("milestones", "livegang"))
    assert {each: when(out.desk, each) for each in before} == before


def test_without_a_ledger_what_stands_in_the_calendar_stays(desk: Desk, tmp_path: Path):
    out = Calendar(desk, tmp_path)
    (tmp_path / ".campaign" / "codoo2h7.json").unlink()
    slots = {each.id: desk.schedule.timing(each.id).first for each in desk.plan.messages if not each.confidential}
    out.change("livegang", r":202703(\d\d)", lambda each: f":202703{int(each[1]) + 7}")
    out.take()
    now = {each: desk.schedule.timing(each).first for each in slots}
    assert {each for each in slots if slots[each] and now[each] and slots[each][:4] != now[each][:4]} == set()


def test_what_is_gone_is_cancelled_and_stays_in_the_plan(out: Calendar):
    out.remove("mstart01")
    (change,) = out.take().changes
    message = out.desk.plan.message("mstart01")
    assert (change.kind, message and message.status) == ("gone", "cancelled")
    assert message
    assert message.status_log[-1].status == "cancelled"


def test_an_event_that_somebody_cancelled_is_gone(out: Calendar):
    out.change("mstart01", "STATUS:.*", "STATUS:CANCELLED\r")
    assert [each.kind for each in out.take().changes] == ["gone"]


def test_a_milestone_that_is_gone_is_told_and_stays(out: Calendar):
    out.remove("livegang")
    imported = out.back()
    assert [each.kind for each in imported.changes] == ["gone"]
    assert edit_for(imported, imported.keys).changes == ()


def test_what_was_sent_and_is_over_stays_sent(out: Calendar):
    out.remove("mstart01")
    out.desk.today = date(2028, 1, 1)
    message = out.desk.plan.message("mstart01")

    out.desk.do(set_fields(out.desk.plan, "messages", "mstart01", {"status": "sent"}))
    folder = out.desk.file.path.parent
    later = read_import(Incoming(Path("in.ics"), out.text.encode(), out.desk, folder, date(2028, 1, 1)))
    assert message
    assert [each.kind for each in later.changes] == ["gone"]
    assert edit_for(later, later.keys).changes == ()


def test_what_was_not_in_the_file_that_went_out_is_not_gone(out: Calendar, desk: Desk, tmp_path: Path):
    part = Calendar(desk, tmp_path, Request(channels=("overleg",), milestones=False))
    assert part.back().changes == ()
    part.remove("mstart01")
    assert [(each.kind, each.message) for each in part.back().changes] == [("gone", "mstart01")]
    assert out.back().changes == ()


def test_a_part_of_a_calendar_takes_nothing_away(out: Calendar):
    block = out.block("mstart01").replace("20270301T", "20270302T")
    out.text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{block}END:VCALENDAR\r\n"
    imported = out.back()
    assert [each.kind for each in imported.changes] == ["moved"]
    assert len(imported.remarks) == 1


def test_a_copy_that_lost_its_uid_is_known_by_its_text_or_by_its_title_and_channel(out: Calendar):
    out.change("mstart01", "UID:.*", "UID:040000008200E00074C5B7101A82E008\r")
    out.text = out.text.replace("20270301T", "20270302T")
    assert [(each.kind, each.message) for each in out.back().changes] == [("moved", "mstart01")]
    out.text = re.sub("DESCRIPTION:[^\r]*Campaign-ID: mstart01[^\r]*\r\n", "", out.text)
    assert [(each.kind, each.message) for each in out.take().changes] == [("moved", "mstart01")]


def test_a_copy_beside_the_event_itself_counts_for_nothing(out: Calendar):
    copy = out.block("mstart01").replace("20270301T", "20270309T")
    out.text = out.text.replace("END:VCALENDAR", re.sub("UID:.*", "UID:copy\r", copy) + "END:VCALENDAR")
    imported = out.back()
    assert imported.changes == ()
    assert len(imported.not_understood) == 1


def test_an_event_that_somebody_added_is_new_once(out: Calendar):
    lines = "UID:nieuw\r\nSUMMARY:Terugblik in het overleg\r\nDTSTART:20270405T080000Z\r\nDTEND:20270405T093000Z"
    out.add(f"{lines}\r\nLOCATION:Zaal 3\r\nDESCRIPTION:Neem je\\nervaringen mee")
    (change,) = out.take().changes
    assert change.message
    message = out.desk.plan.message(change.message)
    assert message
    assert (message.title, message.channel, message.location) == ("Terugblik in het overleg", "overleg", "Zaal 3")
    assert (message.when, str(message.duration)) == (AtTime(datetime(2027, 4, 5, 10)), "1h30m")
    assert message.notes == "Neem je\nervaringen mee"


def test_texts_that_somebody_changed_are_taken_key_by_key_and_what_is_of_no_key_becomes_a_note(out: Calendar):
    out.change("mstart01", "SUMMARY:.*", r"SUMMARY:Waarom\\, en hoe\r")
    out.change("mstart01", "LOCATION:.*", r"LOCATION:Zaal 3\r")
    out.change("mstart01", r"DESCRIPTION:Doel: .*?\\n", r"DESCRIPTION:Doel: Weten waarom\\nParkeren achter\\n")
    out.take()
    message = out.desk.plan.message("mstart01")
    assert message
    assert (message.title, message.location, message.goal) == ("Waarom, en hoe", "Zaal 3", "Weten waarom")
    assert message.notes.endswith("Parkeren achter")


def test_a_deadline_and_a_task_move(out: Calendar):
    out.change("mstart01-activation", r"(\d{8})", lambda each: str(int(each[1]) + 1))
    (change,) = out.take().changes
    assert (change.kind, change.message, change.key) == ("moved", "mstart01", "mstart01.activation_by")


def test_events_of_another_campaign_and_of_what_is_deleted_are_told(out: Calendar):
    out.add("UID:m1-cother@campaign\r\nSUMMARY:Van elders\r\nDTSTART:20270405T080000Z")
    out.add("UID:mgone-codoo2h7@campaign\r\nSUMMARY:Van vroeger\r\nDTSTART:20270405T080000Z")
    imported = out.back()
    assert imported.changes == ()
    assert [each.text for each in imported.not_understood] == ["Van elders", "Van vroeger"]


THOROUGH = """format = 1
[campaign]
id = "cthorou2"
title = "Titel"
start = 2027-01-01
[[milestones]]
id = "golive"
date = 2027-03-22
until = 2027-03-24
"""


@pytest.fixture
def thorough(tmp_path: Path) -> Calendar:
    """Return the calendar of a plan with a moment and a text of every kind."""
    rows = [
        Message.model_validate({"id": f"m{number}", "channel": "overleg", **each})
        for number, each in enumerate(MESSAGES)
    ]
    path = tmp_path / "plan.toml"
    path.write_text(THOROUGH + "".join(block("[[messages]]", toml_table(each)) for each in rows), "utf-8")
    desk = Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)
    return Calendar(desk, tmp_path, Request(confidential=("m18",)))


def test_every_kind_of_moment_comes_back_and_can_be_moved(thorough: Calendar):
    assert thorough.back().changes == ()
    for number in (*range(11), 15, 16, 17):
        whole = thorough.text
        thorough.change(
            f"m{number}",
            r"(?m)^(?:DTSTART|DTEND)[^:\r]*:2027\d\d\d\d",
            lambda each: shifted(each[0], timedelta(days=14)),
        )
        imported = thorough.take()
        assert [(each.kind, each.message) for each in imported.changes] == [("moved", f"m{number}")]
        thorough.desk.undo()
        thorough.text = whole


def shifted(written: str, distance: timedelta) -> str:
    """Return a line that ends in a date with a later one."""
    return written[:-8] + f"{date.fromisoformat(written[-8:]) + distance:%Y%m%d}"


def test_times_that_a_plan_cannot_say_are_told_with_their_line(thorough: Calendar):
    thorough.change("m13", r"RDATE;VALUE=DATE:20270312", "RDATE;VALUE=DATE:20270313")
    imported = thorough.back()
    assert imported.changes == ()
    (left,) = imported.not_understood
    assert thorough.text.split("\r\n")[left.place - 1 : left.place + 1] == ["BEGIN:VEVENT", "UID:m13-cthorou2@campaign"]


def test_a_whole_series_moves_and_one_time_of_it_is_told(thorough: Calendar):
    thorough.change("m8", "T090000", "T100000")
    assert [each.kind for each in thorough.take().changes] == ["moved"]
    message = thorough.desk.plan.message("m8")
    assert message
    assert (message.when, message.repeat and message.repeat.times) == (AtTime(datetime(2027, 3, 15, 10)), 6)
    thorough.change("m8", "COUNT=6", "COUNT=4")
    thorough.take()
    message = thorough.desk.plan.message("m8")
    assert message
    assert (message.repeat and message.repeat.times) == 4


@pytest.mark.parametrize(
    ("nth", "day", "told"),
    [
        (2, "20270331T150000", "Mon 29 Mar 09:00 → Wed 31 Mar 15:00"),
        (0, "20270316T100000", "Mon 15 Mar 09:00 → Tue 16 Mar 10:00"),
    ],
)
def test_one_time_of_a_series_that_moved_is_told_from_when_to_when(thorough: Calendar, nth: int, day: str, told: str):
    start = datetime(2027, 3, 15, 9) + nth * timedelta(days=7)
    lines = thorough.block("m8").split("\r\n")
    kept = [each for each in lines if not each.startswith(("RRULE", "DTSTART", "DTEND"))]
    zone = next(each for each in lines if each.startswith("DTSTART")).partition(":")[0].removeprefix("DTSTART")
    own = [f"RECURRENCE-ID{zone}:{start:%Y%m%dT%H%M%S}", f"DTSTART{zone}:{day}", f"DTEND{zone}:{day[:-4]}3000"]
    thorough.text = thorough.text.replace("END:VCALENDAR", "\r\n".join([kept[0], *own, *kept[1:]]) + "END:VCALENDAR")
    imported = thorough.back()
    assert imported.changes == ()
    (left,) = imported.not_understood
    why = f"A plan cannot move single times of a repeat ({told}); make that a message of its own"
    assert current().render(left.why) == why


def test_a_calendar_goes_out_as_text_without_being_an_export(desk: Desk, tmp_path: Path):
    text = export_text(desk, Request())
    imported = read_import(Incoming(Path("in.ics"), text.encode(), desk, tmp_path, TODAY))
    assert imported.changes == ()
    assert len(imported.remarks) == 1


def test_an_anchored_message_that_becomes_a_whole_day_keeps_its_anchor(out: Calendar):
    out.change("mstart01", r"DTSTART.*", "DTSTART;VALUE=DATE:20270305\r")
    out.change("mstart01", r"DTEND.*", "DTEND;VALUE=DATE:20270306\r")
    out.take()
    message = out.desk.plan.message("mstart01")
    assert message
    assert isinstance(message.when, Anchored)
    assert message.when.clock is None


def test_what_cannot_be_read_and_what_breaks_off_is_not_gone(out: Calendar):
    whole = out.text
    out.change("mstart01", "DTSTART.*", "DTSTART:onzin\r")
    imported = out.back()
    assert (imported.changes, len(imported.not_understood)) == ((), 1)
    out.text = whole[: whole.index(out.block("mnazorg1"))]
    imported = out.back()
    assert imported.changes == ()
    assert len(imported.remarks) == 1


def test_an_event_without_an_end_that_can_be_true_keeps_its_length(out: Calendar):
    out.change("mstart01", "DTSTART(.*)20270301T", r"DTSTART\g<1>20270302T")
    imported = out.take()
    assert told(imported.changes) == [
        ("moved", "Waarom Odoo, en wat vraagt dat van jou", "Mon 1 Mar 09:30–10:15 → Tue 2 Mar 09:30–10:15")
    ]
    assert [each.place for each in imported.not_understood] == [
        out.text[: out.text.index("UID:mstart01-c")].count("\n")
    ]


def test_a_milestone_is_renamed_wherever_its_mark_comes_to_stand(out: Calendar):
    out.change("livegang", "SUMMARY:", "SUMMARY:Definitieve ")
    out.take()
    milestone = out.desk.plan.milestone("livegang")
    assert milestone
    assert milestone.title == "Definitieve Livegang Odoo"


@pytest.mark.parametrize("known", [True, False])
def test_a_moved_milestone_tells_what_moves_along_or_what_it_writes_otherwise(desk: Desk, tmp_path: Path, known: bool):
    """What the file moves itself is no part of that."""
    out = Calendar(desk, tmp_path)
    if not known:
        (tmp_path / ".campaign" / "codoo2h7.json").unlink()
    out.change("livegang", r":202703(\d\d)", lambda each: f":202703{int(each[1]) + 7}")
    out.change("mlive001", r":(202703\d\d)T", lambda each: f":{int(each[1]) + 1}T")
    imported = out.back()
    line = current().render(next(each.told for each in imported.changes if each.entry[1] == "livegang"))
    edit = edit_for(imported, {"livegang.date"})
    before, after = desk.schedule, desk.preview(edit)
    starts = {
        each.id: (before.start(each.id), after.start(each.id)) for each in (*desk.plan.messages, *desk.plan.milestones)
    }
    moved = {each for each, (then, now) in starts.items() if then != now} - {"livegang", "mlive001"}
    written = {each.id for each in edit.changes} - moved - {"livegang", "mlive001"}
    assert (len(moved) > len(written)) is known
    assert (" along: " in line) is bool(moved)
    assert (" hangs otherwise now: " in line or " hang otherwise now: " in line) is bool(written)
    for found in (moved, written):
        messages = len(found & {each.id for each in desk.plan.messages})
        for count, one in ((messages, "message"), (len(found) - messages, "milestone")):
            assert not count or f"{count} {one}{'s' * (count > 1)} " in line


def test_what_moves_along_names_nothing_confidential(desk: Desk, tmp_path: Path):
    hanging = desk.schedule.dependents("livegang")
    secret = [each for each in desk.plan.messages if each.id in hanging and each.status not in SETTLED]
    assert len(secret) > 1
    changes = tuple(Change("messages", each.id, each, replaced(each, confidential=True)) for each in secret)
    desk.do(Edit(say("Changed"), changes))
    out = Calendar(desk, tmp_path)
    out.change("livegang", "2027031", "2027032")
    (moved,) = [each for each in out.back().changes if each.entry == ("milestones", "livegang")]
    text = current().render(moved.told)
    assert "along" in text
    assert not [each.title for each in secret if each.title in text]
