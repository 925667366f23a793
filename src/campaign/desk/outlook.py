"""What a plan from a template would come to, before there is a file: every day of it, and what is odd about the day."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from campaign.desk.telling import day_and_time, unusual
from campaign.language import _, _n, current
from campaign.model.context import Context
from campaign.model.defaults import with_defaults
from campaign.model.plan import Plan
from campaign.model.typed import read_when
from campaign.model.when import When
from campaign.schedule.building import build_schedule
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.schedule.workdays import HolidaySource
from campaign.storage.workspace import read_workspace


class Coming(NamedTuple):
    """A milestone or message on the day that it would have."""

    slot: Slot
    """When."""
    title: str
    milestone: bool
    odd: str
    """Why nobody may be there that day, or that it has passed; empty on other days."""

    @property
    def moment(self) -> str:
        """Return when, as people read it."""
        return day_and_time(self.slot)


class Outlook(NamedTuple):
    """What a plan would come to."""

    schedule: Schedule
    """When everything would be."""
    coming: tuple[Coming, ...]
    """Everything with a date, the first first."""
    summary: str
    """In a line: how much, from when to when, and how much of it is odd."""


def read_date(text: str, today: date) -> When:
    """Return a date that was typed for a milestone of a template.

    Raises:
        NotUnderstoodError: it is no date.
    """
    return read_when(text, Context(today, (), day_first=current().code == "nl"))


def outlook(folder: Path, plan: Plan, today: date, holidays: HolidaySource) -> Outlook:
    """Return what a plan in a folder would come to."""
    workspace, _problems = read_workspace(folder)
    schedule = build_schedule(with_defaults(plan, workspace), holidays)
    milestones = ((schedule.milestone(each.id), each.name, True) for each in plan.milestones)
    messages = ((schedule.timing(each.id).first, each.title, False) for each in plan.messages)
    found = [(slot, title, milestone) for slot, title, milestone in (*milestones, *messages) if slot]
    found.sort(key=lambda each: (each[0].sort_key, not each[2], each[1]))
    coming = tuple(
        Coming(slot, title, milestone, _("▲ passed") if slot.last < today else unusual(schedule, slot.first))
        for slot, title, milestone in found
    )
    return Outlook(schedule, coming, _summary(coming, len(plan.messages)))


def day_told(schedule: Schedule, milestone: str) -> str:
    """Return the day of a milestone with its week, and what is odd about it."""
    slot = schedule.milestone(milestone)
    if slot is None:
        return ""
    words = current()
    return " · ".join(filter(None, [words.full_day(slot.first), words.week(slot.first), unusual(schedule, slot.first)]))


def _summary(coming: tuple[Coming, ...], messages: int) -> str:
    """Return the count of messages, the first and last day, and how many days are odd."""
    parts = [_n("{count} message", "{count} messages", messages)]
    if coming:
        words = current()
        first, last = coming[0].slot.first, max(each.slot.last for each in coming)
        parts.append(f"{words.full_day(first)} – {words.full_day(last)}")
    odd = sum(bool(each.odd) for each in coming)
    if odd:
        parts.append(_n("{count} on a day off or in the past ▲", "{count} on days off or in the past ▲", odd))
    return " · ".join(parts)
