"""What surrounds the plans of a workspace: the other campaigns, and the calendars of others behind them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from campaign.calendars.backdrop import NOTHING_BEHIND, Backdrop, calendars_in, read_backdrop
from campaign.desk.desk import Desk
from campaign.errors import CampaignError
from campaign.files import stamp_of
from campaign.schedule.hearings import Hearings
from campaign.schedule.schedule import Schedule
from campaign.schedule.workdays import HolidaySource
from campaign.storage.workspace import plans_in

OPEN_AFTER = timedelta(days=14)
"""How long a campaign stays open after its end, or without one after its last slot (plan format, `end`)."""


class Neighbourhood:
    """The open campaigns of one folder, each read once, when somebody first asks for the others."""

    def __init__(
        self, folder: Path, *, today: date, now: Callable[[], datetime], holidays: HolidaySource | None = None
    ) -> None:
        self.folder = folder
        self.today = today
        self.now = now
        self.holidays = holidays
        self._read: dict[Path, Hearings | None] = {}
        self._others: dict[Path, tuple[Hearings, ...]] = {}
        self._campaigns: dict[Path, str] = {}
        self._backdrops: dict[object, Backdrop] = {}

    @classmethod
    def of(cls, desk: Desk) -> "Neighbourhood":
        """Return the neighbourhood of an open plan."""
        near = cls(desk.file.path.parent, today=desk.today, now=desk.now, holidays=desk.holidays)
        near.put(desk)
        return near

    def others(self, path: Path) -> tuple[Hearings, ...]:
        """Return who hears what in the other open campaigns: the same value until `forget`.

        Copies of one campaign, which have its id, count once: nobody hears a message twice because its plan was copied.
        """
        known = self._others.get(path)
        if known is None:
            known = self._others[path] = tuple(self._counted(path))
        return known

    def _counted(self, path: Path) -> Iterator[Hearings]:
        """Give the other open campaigns, each once."""
        self._hearings(path)
        counted = {self._campaigns.get(path.resolve(), "")}
        for other in plans_in(self.folder):
            hearings, campaign = self._hearings(other), self._campaigns.get(other.resolve(), "")
            if hearings is None or other.resolve() == path.resolve() or (campaign and campaign in counted):
                continue
            counted.add(campaign)
            yield hearings

    def backdrop(self, schedule: Schedule) -> Backdrop:
        """Return the events of others around a campaign: the same value until a calendar or the period is another."""
        first, last = schedule.span or (self.today, self.today)
        months = first.replace(day=1) - timedelta(days=31), last.replace(day=1) + timedelta(days=62)
        files = tuple((path, stamp_of(path)) for path in calendars_in(self.folder))
        key = (files, months, schedule.zone.key)
        if key not in self._backdrops:
            self._backdrops = {key: read_backdrop(self.folder, *months, schedule.zone) if files else NOTHING_BEHIND}
        return self._backdrops[key]

    def put(self, desk: Desk) -> None:
        """Take a plan that is open as it is on its desk, rather than from its file."""
        path = desk.file.path.resolve()
        self._campaigns[path] = desk.plan.campaign.id
        known = self._read.get(path)
        if known is None or known.schedule is not desk.schedule:
            self._read[path] = Hearings(desk.schedule) if is_open(desk.schedule, self.today) else None
            self._others = {each: others for each, others in self._others.items() if each.resolve() == path}

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._read.clear()
        self._campaigns.clear()
        self._others.clear()

    def _hearings(self, path: Path) -> Hearings | None:
        """Return who hears what in a campaign; None for one that is not open, or cannot be read."""
        path = path.resolve()
        if path not in self._read:
            self._read[path] = None
            try:
                desk = Desk.open(path, today=self.today, now=self.now, holidays=self.holidays)
            except CampaignError:
                return None
            self.put(desk)
        return self._read[path]


def is_open(schedule: Schedule, today: date) -> bool:
    """Tell whether a campaign still counts: it was not put away, and its end is less than 14 days ago."""
    campaign = schedule.plan.campaign
    last = campaign.end or (schedule.span[1] if schedule.span else today)
    return not campaign.archived and today <= last + OPEN_AFTER
