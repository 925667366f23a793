"""Whatever is planned: its calendar that comes back is no change, and one event that was changed is that change."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.exporting import exported, hand_out
from campaign.desk.importing.files import Incoming, carry_out, read_import
from campaign.desk.importing.imports import Import, edit_for
from campaign.model.messages import SETTLED
from campaign.model.plan import Plan
from campaign.storage.saving import create_plan
from tests.conftest import TODAY, no_holidays
from tests.property.test_export import ZONES, messages

EVENT = re.compile(r"BEGIN:VEVENT\r\nUID:(\S+)\r\n.*?END:VEVENT\r\n", re.DOTALL)
STAMP = re.compile(r"(?m)^((?:DTSTART|DTEND|RDATE)[^:\r]*:)(\d{8})")
plans = st.lists(messages, min_size=1, max_size=5)


def desk_of(folder: Path, rows: list[dict[str, object]], zone: str = "Europe/Amsterdam") -> Desk:
    """Return a desk with some messages and a milestone, in a file of its own."""
    campaign = {"id": "cthorou2", "title": "Titel", "timezone": zone, "start": TODAY}
    milestones = [{"id": "golive", "title": "Live", "date": "2027-03-22", "until": "2027-03-24"}]
    written = [{"id": f"m{number}", "channel": "overleg", **each} for number, each in enumerate(rows)]
    plan = Plan.model_validate({"campaign": campaign, "milestones": milestones, "messages": written})
    path = create_plan(folder / "plan.toml", plan).path
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)


def went_out(desk: Desk) -> str:
    """Return the calendar of a plan that went out, its lines unfolded."""
    path = desk.file.path.with_suffix(".ics")
    hand_out(desk, Request(), path)
    return path.read_bytes().decode().replace("\r\n ", "")


def back(desk: Desk, text: str) -> Import:
    """Return what a calendar comes to."""
    return read_import(Incoming(Path("in.ics"), text.encode(), desk, desk.file.path.parent, TODAY, "merge"))


def kinds(imported: Import) -> list[tuple[str, str]]:
    """Return what changed of what."""
    return [(each.kind, each.entry[1]) for each in imported.changes]


@settings(deadline=None, max_examples=40)
@given(plans, st.sampled_from(ZONES))
def test_an_export_that_comes_back_is_no_change(rows, zone):
    with TemporaryDirectory() as folder:
        desk = desk_of(Path(folder), rows, zone)
        imported = back(desk, went_out(desk))
        assert (kinds(imported), imported.not_understood, edit_for(imported, imported.keys).changes) == ([], (), ())
        as_text = exported(desk, Request()).text  # which is no export, and may hold what is cancelled by now
        assert kinds(back(desk, as_text)) == []


@settings(deadline=None, max_examples=60)
@given(plans, st.data(), st.sampled_from(["moved", "renamed", "removed"]), st.integers(-40, 40))
def test_one_event_that_somebody_changed_is_exactly_that_change_and_no_change_the_second_time(rows, data, what, days):
    with TemporaryDirectory() as folder:
        desk = desk_of(Path(folder), rows)
        text = went_out(desk)
        found = EVENT.search(text, data.draw(st.sampled_from([each.start() for each in EVENT.finditer(text)])))
        assert found
        after = changed(found[0], what, days)
        assume(after != found[0])
        text = text[: found.start()] + after + text[found.end() :]
        entry = found[1].removesuffix("-cthorou2@campaign")
        imported = back(desk, text)
        told = [each.why.text for each in imported.not_understood]
        kind = {"moved": "moved", "renamed": "changed", "removed": "gone"}[what]
        impossible = what == "moved" and told == ["A plan cannot say these times ({times}); move it by hand"]
        assert kinds(imported) == ([] if impossible else [(kind, entry)])
        edit = edit_for(imported, imported.keys)
        others = {touched for _table, touched in edit.touched} - {entry}
        assert all(desk.plan.message(each).status in SETTLED for each in others)  # which stay when a milestone moves
        assert not others or entry == "golive"
        before = desk.plan
        carry_out(imported, imported.keys, desk)
        again = back(desk, text)
        assert edit_for(again, again.keys).changes == ()
        if edit.changes:
            desk.undo()
            assert desk.plan == before


def changed(event: str, what: str, days: int) -> str:
    """Return an event as somebody leaves it who moves, renames or removes it."""
    if what == "removed":
        return ""
    if what == "renamed":
        return re.sub(r"(?m)^SUMMARY:", "SUMMARY:Anders ", event)

    def later(found: re.Match[str]) -> str:
        return found[1] + f"{datetime.fromisoformat(found[2]) + timedelta(days=days):%Y%m%d}"

    return STAMP.sub(later, event)
