"""What hangs on something confidential goes out as its day, names it nowhere, and hangs there still when it is back."""

from datetime import datetime
from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.desk import Desk
from campaign.desk.handing import EVERYTHING, Order, hand_over, parts
from campaign.desk.importing.imports import edit_for
from campaign.desk.publishing import contents_of
from campaign.model.changes import apply
from campaign.schedule.workdays import no_holidays
from tests.conftest import TODAY
from tests.desk.test_for_an_audience import LETTERS
from tests.desk.test_importing_book import Edited, after, changes, imported, made

PLAN = """format = 1
[campaign]
id = "changen2"
title = "Een nieuwe indeling"
[[milestones]]
id = "besluit"
title = "Besluit"
date = "geheim + 2w"
until = "geheim + 3w"
[[phases]]
id = "daarna"
title = "Daarna"
from = "geheim + 1d"
to = "besluit + 4w"
[[objectives]]
id = "weten"
text = "Iedereen weet het"
by = "geheim + 6w"
[[messages]]
id = "geheim"
title = "De brief"
channel = "mail"
when = 2027-03-01T10:00:00
confidential = true
[[messages]]
id = "mopen"
title = "Kom praten"
channel = "intranet"
when = "geheim + 2d 09:30"
until = "geheim + 1w"
not_before = "geheim + 1d"
activation = "Kom langs"
activation_by = "geheim + 9d"
repeat = { every = "1w", until = "geheim + 5w" }
tasks = [{ title = "Zaal", due = "geheim" }, { title = "Koffie", due = "-1d" }]
follows = ["geheim"]
[[messages]]
id = "mlater"
title = "En verder"
channel = "intranet"
when = "besluit + 1d"
"""
DAYS = {
    "when": "2027-03-03T09:30:00",
    "until": "2027-03-08",
    "not_before": "2027-03-02",
    "activation_by": "2027-03-10",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "indeling.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 1, 6, 9), holidays=no_holidays)


@pytest.mark.parametrize("known", [False, True])
def test_it_is_named_in_no_byte_of_any_form_unless_it_goes_along(desk: Desk, known: bool):
    asked = Request(confidential=("geheim",)) if known else Request()
    order = Order(EVERYTHING, asked, desk.file.path.with_name("uit.ics"))
    list(hand_over(desk, order))
    found = {
        part.kind
        for part in parts(order)
        if b"geheim" in LETTERS.get(part.path.suffix[1:], bytes)(part.path.read_bytes())
    }
    assert found >= {"xlsx", "csv", "json"} if known else found == set()


def test_its_moments_stand_there_as_their_days(desk: Desk):
    plan = contents_of(desk, Request()).plan
    message = plan.message("mopen")
    assert {field: str(getattr(message, field)) for field in DAYS} == DAYS
    assert message.repeat.times == len(desk.schedule.timing("mopen").slots)
    assert [str(task.due) for task in message.tasks] == ["2027-03-01", "-1d"]
    assert str(plan.milestones[0].date) == "2027-03-15"
    assert str(plan.message("mlater").when) == "besluit + 1d"


def test_back_it_hangs_there_still_also_when_its_day_is_another(desk: Desk):
    assert changes(desk, made(desk)) == {}
    book = Edited(made(desk)).put("Berichten", "mopen", "title", "Kom praten!")
    plan, _left = after(desk, book.data)
    assert plan.message("mopen") == desk.plan.message("mopen").model_copy(update={"title": "Kom praten!"})
    book.put("Berichten", "mopen", "=day", datetime(2027, 3, 5))
    plan, _left = after(desk, book.data)
    assert str(plan.message("mopen").when) == "geheim + 4d 09:30"


def test_separated_values_that_nobody_touched_change_nothing(desk: Desk):
    assert changes(desk, made(desk, "csv")) == {}


@pytest.mark.parametrize(
    ("sheet", "entry", "key", "value"),
    [
        ("Berichten", "mopen", "until", datetime(2027, 3, 9)),
        ("Berichten", "mopen", "not_before", datetime(2027, 2, 27)),
        ("Berichten", "mopen", "activation_by", datetime(2027, 3, 12)),
        ("Berichten", "mopen", "repeat", "elke week, 2 keer"),
        ("Berichten", "mopen", "follows", "En verder"),
        ("Berichten", "mopen", "tasks", "Zaal | 2027-03-01 | Jan\nKoffie | -1d"),
        ("Mijlpalen", "besluit", "until", datetime(2027, 3, 23)),
        ("Fasen", "daarna", "start", datetime(2027, 3, 3)),
        ("Doelstellingen", "weten", "by", datetime(2027, 4, 15)),
    ],
)
def test_what_only_the_workbook_changed_is_not_said_to_have_changed_here(
    desk: Desk, sheet: str, entry: str, key: str, value: object
):
    found = imported(desk, Edited(made(desk)).put(sheet, entry, key, value).data)
    assert [(each.key.split(".")[1:], each.both) for each in found.changes] == [([entry, key], False)]
    assert "geheim" not in str(found.changes)
    plan = apply(desk.plan, edit_for(found, found.keys).changes)
    message = plan.message("mopen")
    assert str(message.when) == "geheim + 2d 09:30"
    assert [(str(each.due), each.owner) for each in message.tasks] == [
        ("geheim", "Jan" if key == "tasks" else ""),
        ("-1d", ""),
    ]
    assert message.follows == (("geheim", "mlater") if key == "follows" else ("geheim",))


def test_a_row_that_was_deleted_is_not_said_to_have_changed_here(desk: Desk):
    book = Edited(made(desk))
    book.book["Berichten"].delete_rows(book.row("Berichten", "mopen"))
    assert [(each.kind, each.both) for each in imported(desk, book.data).changes] == [("gone", False)]
