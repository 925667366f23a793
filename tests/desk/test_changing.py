"""Several entries changed at once: one edit, with what stays the same left out and what is pinned pinned once."""

from datetime import datetime
from pathlib import Path

from campaign.desk.changing import Given, changed_together, wanted_several
from campaign.desk.desk import Desk
from campaign.language import current
from campaign.model.when import OnDay
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
title = "Samen"
[[milestones]]
id = "livegang"
date = 2027-03-15
[[milestones]]
id = "terugblik"
date = "livegang + 4w"
[[messages]]
id = "klaar"
title = "Klaar"
channel = "mail"
when = "terugblik + 1d"
status = "approved"
owner = "Sanne"
[[messages]]
id = "later"
title = "Later"
channel = "mail"
"""


def opened(folder: Path) -> Desk:
    path = folder / "samen.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=TODAY, now=lambda: datetime(2027, 2, 15, 9), holidays=no_holidays)


def test_what_two_milestones_would_pin_is_pinned_once(tmp_path: Path):
    desk = opened(tmp_path)
    before = desk.schedule.timing("klaar").first
    entries = wanted_several(desk.effective, "milestones", "livegang, terugblik")
    edit = changed_together(desk, "milestones", entries, Given({"date": OnDay(datetime(2027, 6, 1).date())}))
    assert sorted(each.id for each in edit.changes) == ["klaar", "livegang", "terugblik"]
    desk.do(edit)
    assert desk.schedule.timing("klaar").first.first == before.first
    desk.undo()
    assert not desk.dirty


def test_what_stays_the_same_is_left_out_and_not_counted(tmp_path: Path):
    desk = opened(tmp_path)
    entries = wanted_several(desk.effective, "messages", "klaar,later")
    edit = changed_together(desk, "messages", entries, Given({"owner": "Sanne"}))
    assert [each.id for each in edit.changes] == ["later"]
    assert current().render(edit.label) == "Changed 1 entry"
