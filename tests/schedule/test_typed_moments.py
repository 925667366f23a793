"""What people type, all the way to the slot it becomes: leap days, week 53, holidays and daylight-saving nights too."""

from datetime import date

import pytest

from campaign.model.context import Context
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.model.typed import read_when
from campaign.model.when import When, parse_when
from campaign.schedule.building import build_schedule
from campaign.schedule.slots import Slot
from tests.model import forms

TODAY = date(2026, 12, 1)
HOLIDAYS = forms.FREE
MILESTONES = [
    {"id": "livegang", "title": "Livegang", "date": date(2027, 3, 22), "golive": True},
    {"id": "schrikkel", "title": "Schrikkeldag", "date": date(2028, 2, 29)},
    {"id": "nacht", "title": "Zomertijd", "date": date(2027, 3, 28)},
    {"id": "winter", "title": "Wintertijd", "date": date(2027, 10, 31)},
    {"id": "januari", "title": "Eind januari", "date": date(2027, 1, 31)},
]


@pytest.mark.parametrize(
    ("typed", "day_first", "first", "last", "start"),
    [
        ("ma 11 jan 9u", True, "2027-01-11", "2027-01-11", "2027-01-11T09:00:00+01:00"),
        ("11/1/2027", True, "2027-01-11", "2027-01-11", None),
        ("week 12", True, "2027-03-22", "2027-03-28", None),
        ("wk 53 2026", True, "2026-12-28", "2027-01-03", None),
        ("2026-W53", True, "2026-12-28", "2027-01-03", None),
        ("week 53 of 2026", False, "2026-12-28", "2027-01-03", None),
        ("29 feb 2028", True, "2028-02-29", "2028-02-29", None),
        ("29 February 2028 2pm", False, "2028-02-29", "2028-02-29", "2028-02-29T14:00:00+01:00"),
        ("T-14", True, "2027-03-08", "2027-03-08", None),
        ("T+7", True, "2027-03-29", "2027-03-29", None),
        ("3 weken voor livegang", True, "2027-03-01", "2027-03-01", None),
        ("3 weeks before livegang 10:30", False, "2027-03-01", "2027-03-01", "2027-03-01T10:30:00+01:00"),
        ("5 werkdagen na livegang", True, "2027-03-31", "2027-03-31", None),
        ("livegang + 4wd", True, "2027-03-30", "2027-03-30", None),
        ("livegang - 1wd", True, "2027-03-19", "2027-03-19", None),
        ("januari + 1m", True, "2027-02-28", "2027-02-28", None),
        ("januari + 13m", True, "2028-02-29", "2028-02-29", None),
        ("schrikkel + 12m", True, "2029-02-28", "2029-02-28", None),
        ("schrikkel - 12m", True, "2027-02-28", "2027-02-28", None),
        ("1 maand na januari", True, "2027-02-28", "2027-02-28", None),
        ("nacht 02:30", True, "2027-03-28", "2027-03-28", "2027-03-28T03:30:00+02:00"),
        ("28 maart 2027 2:30", True, "2027-03-28", "2027-03-28", "2027-03-28T03:30:00+02:00"),
        ("nacht 01:59", True, "2027-03-28", "2027-03-28", "2027-03-28T01:59:00+01:00"),
        ("nacht 03:00", True, "2027-03-28", "2027-03-28", "2027-03-28T03:00:00+02:00"),
        ("winter 02:30", True, "2027-10-31", "2027-10-31", "2027-10-31T02:30:00+02:00"),
        ("31 okt 2027 2u30", True, "2027-10-31", "2027-10-31", "2027-10-31T02:30:00+02:00"),
        ("winter 03:00", True, "2027-10-31", "2027-10-31", "2027-10-31T03:00:00+01:00"),
        ("2027-01-04 9:00", True, "2027-01-04", "2027-01-04", "2027-01-04T09:00:00+01:00"),
        ("2027-01-04 09:00", True, "2027-01-04", "2027-01-04", "2027-01-04T09:00:00+01:00"),
        ("2027-Q2", True, "2027-04-01", "2027-06-30", None),
        ("2027-02", True, "2027-02-01", "2027-02-28", None),
        ("februari 2028", True, "2028-02-01", "2028-02-29", None),
        ("morgen", True, "2026-12-02", "2026-12-02", None),
        ("tomorrow at 8am", False, "2026-12-02", "2026-12-02", "2026-12-02T08:00:00+01:00"),
    ],
)
def test_what_is_typed_becomes_exactly_this_slot(typed, day_first, first, last, start):
    anchors = tuple((each["id"], each["title"]) for each in MILESTONES)
    when = read_when(typed, Context(TODAY, anchors, "livegang", day_first=day_first))
    slot = placed(when, MILESTONES)
    assert (slot.first, slot.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (slot.start.isoformat() if slot.start else None) == start


def placed(when: When, milestones: list[dict[str, object]]) -> Slot:
    rows = [{"id": "m1", "channel": "overleg", "when": str(when)}]
    plan = Plan.model_validate({"campaign": {}, "milestones": milestones, "messages": rows})
    schedule = build_schedule(with_defaults(plan, Workspace()), lambda _country, year: HOLIDAYS if year == 2027 else {})
    slot = schedule.timing("m1").first
    assert slot is not None
    return slot


@pytest.mark.parametrize(("typed", "written", "told"), forms.TABLE, ids=[row[0] for row in forms.TABLE])
def test_the_whole_table_lands_on_exactly_these_slots(typed: str, written: str, told: str):
    milestones = [{"id": each, "date": day} for each, (_title, day) in forms.ANCHORS.items()]
    anchors = tuple((each, title) for each, (title, _day) in forms.ANCHORS.items())
    slot = placed(read_when(typed, Context(forms.TODAY, anchors, "livegang")), milestones)
    days = str(slot.first) if slot.first == slot.last else f"{slot.first}..{slot.last}"
    assert (slot.start.isoformat(timespec="minutes") if slot.start else days) == told
    assert slot == placed(parse_when(written), milestones)
