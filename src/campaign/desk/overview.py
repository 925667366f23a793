"""What a folder of plans holds: a card per plan, and a search over all their messages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from campaign.desk import searching
from campaign.desk.desk import Desk
from campaign.errors import CampaignError, PlanUnreadableError
from campaign.files import stamp_of
from campaign.language import Sentence
from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.schedule import Schedule
from campaign.schedule.slots import Slot
from campaign.storage.journals import left_behind
from campaign.storage.planfile import read_plan
from campaign.storage.workspace import WORKSPACE

OVER = frozenset({"sent", "cancelled"})
"""Statuses of messages that nothing more happens to."""


@dataclass(frozen=True, slots=True)
class Card:
    """One plan of a folder, as much as a list tells of it."""

    path: Path
    """Its file."""
    title: str
    """Its title; the file's name when it cannot be read."""
    messages: int = 0
    """How many messages it has."""
    coming: tuple[Message, Slot] | None = None
    """Its next message and when that goes out."""
    golive: tuple[str, date] | None = None
    """Its go-live: what it is called and its day."""
    unscheduled: int = 0
    """How many messages wait for a moment."""
    problems: int = 0
    """How many things are wrong with it."""
    archived: bool = False
    """It was put away."""
    left: bool = False
    """Work on it that was never saved waits to be taken over."""
    broken: tuple[Sentence, int] | None = None
    """Why it cannot be read, and the line; None when it can."""


class Cards:
    """The cards of plans by their files; one that did not change since is not read again."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[object, Card]] = {}

    def of(self, path: Path, *, today: date, now: Callable[[], datetime]) -> Card:
        """Return the card of a plan as it is in its file."""
        state = (today, stamp_of(path), stamp_of(path.with_name(WORKSPACE)))
        known = self._known.get(path)
        card = known[1] if known and known[0] == state else card_of(path, today=today, now=now)
        self._known[path] = state, card
        return replace(card, left=bool(left_behind(path)))

    def forget(self) -> None:
        """Read every plan again from now on."""
        self._known.clear()


def card_of(path: Path, *, today: date, now: Callable[[], datetime]) -> Card:
    """Return the card of a plan; one that cannot be read has its reason on it."""
    try:
        desk = Desk.open(path, today=today, now=now)
    except PlanUnreadableError as error:
        return Card(path, path.name, broken=(error.text, error.problem.place.line))
    except CampaignError as error:
        return Card(path, path.name, broken=(error.text, 1))
    return card_on(desk)


def card_on(desk: Desk) -> Card:
    """Return the card of a plan that is open."""
    schedule, plan = desk.schedule, desk.plan
    golive = plan.milestone(schedule.golive or "")
    day = schedule.start(golive.id) if golive else None
    return Card(
        desk.file.path,
        plan.campaign.title or desk.file.path.stem,
        len(plan.messages),
        next_message(schedule, desk.today),
        (golive.name, day) if golive and day else None,
        len(schedule.unscheduled),
        len(desk.problems),
        plan.campaign.archived,
        bool(left_behind(desk.file.path)),
    )


def next_message(schedule: Schedule, today: date) -> tuple[Message, Slot] | None:
    """Return the first message from today on that is still to happen, and when."""
    coming = [
        (slot.sort_key, message_id, slot)
        for message_id in schedule.ordered
        for slot in schedule.timing(message_id).slots
        if slot.last >= today
    ]
    for _key, message_id, slot in sorted(coming, key=lambda each: each[:2]):
        message = schedule.plan.message(message_id)
        if message and message.status not in OVER:
            return message, slot
    return None


def plans_of(paths: Iterable[Path]) -> dict[Path, Plan]:
    """Return the plans of these files; one that cannot be read is passed by."""
    plans = {}
    for path in paths:
        with suppress(CampaignError):
            plans[path] = read_plan(path).plan
    return plans


def search(plans: Mapping[Path, Plan], text: str) -> Iterator[tuple[Path, Message]]:
    """Give the messages of these plans that hold all words of a text."""
    for path, plan in plans.items():
        yield from ((path, hit.message) for hit in searching.search(plan, text, confidential=True))
