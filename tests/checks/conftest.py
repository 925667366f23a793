"""A way to check a plan that is written in a test, over the road that a planner's file takes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.calendars.backdrop import Backdrop
from campaign.checks.finding import Finding
from campaign.desk.checking import Checking
from campaign.desk.desk import Desk
from campaign.desk.neighbours import Neighbourhood
from campaign.language import language
from campaign.schedule.backdrop import BackdropEvent

TODAY = date(2027, 1, 4)
HEAD = 'format = 1\n[campaign]\ntitle = "Proef"\nwhy = "Omdat het moet."\n'
HOLIDAYS = {date(2027, 3, 26): "Goede Vrijdag", date(2027, 3, 29): "Tweede paasdag", date(2027, 4, 27): "Koningsdag"}


def dutch_holidays(country: str, year: int) -> Mapping[date, str]:
    return {day: name for day, name in HOLIDAYS.items() if day.year == year}


class Bench:
    """A plan on a desk, with what the checks find in it."""

    def __init__(self, desk: Desk, backdrop: tuple[BackdropEvent, ...]) -> None:
        self.desk = desk
        neighbourhood = Neighbourhood.of(desk)
        behind = Backdrop(backdrop)
        self.checking = Checking(desk, lambda: neighbourhood.others(desk.file.path), lambda: behind)

    def __call__(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of one rule."""
        return tuple(each for each in self.checking.findings() if each.code == code)

    def texts(self, code: str, spoken: str = "nl") -> list[str]:
        """Return the sentences of one rule, in a language."""
        return [language(spoken).render(each.text) for each in self(code)]

    def fixes(self, code: str, spoken: str = "nl") -> list[str]:
        """Return what the fixes of one rule say that they do."""
        return [language(spoken).render(each.fix.text) for each in self(code) if each.fix]


Check = Callable[..., Bench]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return what puts a plan on a desk: TOML text behind a small head (`head=""` to write one's own).

    Other plans of the workspace stand beside it by their names, `workspace` among them. Nothing is wrong with the plan
    itself, unless it is `flawed`.
    """

    def put(
        text: str,
        *,
        today: date = TODAY,
        head: str = HEAD,
        backdrop: tuple[BackdropEvent, ...] = (),
        flawed: bool = False,
        **others: str,
    ) -> Bench:
        named = {name: each.replace('title = "Proef"', f'title = "Proef {name}"', 1) for name, each in others.items()}
        for name, other in {**named, "plan": head + text}.items():
            (tmp_path / f"{name}.toml").write_text(other, "utf-8")
        path = tmp_path / "plan.toml"
        opened = Desk.open(path, today=today, now=lambda: datetime(2027, 1, 4, 9, 0), holidays=dutch_holidays)
        assert flawed or opened.problems == (), [language("en").render(each.text) for each in opened.problems]
        return Bench(opened, backdrop)

    return put
