"""What goes out now, and tells of news that is confidential yet."""

from collections.abc import Callable
from pathlib import Path

import pytest

from campaign.desk.desk import Desk
from campaign.desk.too_soon import before_sending
from tests.conftest import TODAY, no_holidays

PLAN = """format = 1
[campaign]
title = "Plan"
[[milestones]]
id = "besluit"
date = 2027-06-09
[[milestones]]
id = "livegang"
date = 2027-09-06
golive = true
[[messages]]
id = "geheim"
title = "Het besluit: zo vertel je het"
channel = "overleg"
when = "besluit 09:00"
confidential = true
[[messages]]
id = "erna"
title = "Het besluit voor jou"
channel = "intranet"
when = "besluit + 1d"
[[messages]]
id = "ervoor"
title = "Vrijdagbericht"
channel = "intranet"
when = "besluit - 5d"
[[messages]]
id = "later"
title = "We beginnen"
channel = "intranet"
when = "livegang"
"""
EVERYTHING_OPEN = frozenset(("erna", "ervoor", "later"))


@pytest.fixture
def opened(tmp_path: Path, desk: Desk) -> Callable[[str], Desk]:
    def open_text(text: str) -> Desk:
        path = tmp_path / "plan.toml"
        path.write_text(text, "utf-8")
        return Desk.open(path, today=TODAY, now=desk.now, holidays=no_holidays)

    return open_text


def test_what_follows_confidential_news_that_is_to_come_is_asked_about(opened: Callable[[str], Desk]):
    (line,) = before_sending(opened(PLAN), EVERYTHING_OPEN)
    assert line == "▲ 1 message is about what is confidential until Wed 9 Jun; may it go now? Het besluit voor jou"


def test_news_that_was_told_or_goes_along_is_none(opened: Callable[[str], Desk]):
    past = PLAN.replace("2027-06-09", "2027-02-01")
    assert before_sending(opened(past), EVERYTHING_OPEN) == []
    gone = PLAN.replace("confidential = true", 'confidential = true\nstatus = "cancelled"')
    assert before_sending(opened(gone), EVERYTHING_OPEN) == []
    assert before_sending(opened(PLAN), EVERYTHING_OPEN | {"geheim"}) == []
    assert before_sending(opened(PLAN.replace("confidential = true", "")), EVERYTHING_OPEN | {"geheim"}) == []
