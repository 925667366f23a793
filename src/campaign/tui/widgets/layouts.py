"""The layouts of a timeline: those that were made are kept, mended where messages changed, and made ahead of a key."""

from collections.abc import Collection, Iterator
from datetime import date

from campaign.desk.desk import Desk
from campaign.schedule.filters import Filter, Sieve
from campaign.schedule.lanes import LaneKind, lanes
from campaign.schedule.layout import Layout, lay_out, pack_lane
from campaign.schedule.rows import ZOOMS, Axis
from campaign.text import cell_width
from campaign.tui.titles import titled

MOST_KEPT = 24
"""Layouts that are kept, so that zooming back and forth costs nothing."""
MOST_AHEAD = 20_000
"""Messages up to which other zooms are laid out beforehand; a lane of more would hold up a key."""


class Layouts:
    """The layouts of one plan, by axis, kind of lane and filter."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._kept: dict[tuple[Axis, LaneKind, Filter], tuple[Layout, set[str]]] = {}
        """Each layout with the messages that changed since it was made."""
        self._widths: dict[str, int] = {}

    def forget(self, touched: Collection[str] | None) -> None:
        """Note for every layout which messages changed since; drop them all when it may be any."""
        if touched is None:
            self._kept.clear()
            self._widths.clear()
            return
        for message_id in touched:
            self._widths.pop(message_id, None)
        for _layout, stale in self._kept.values():
            stale.update(touched)

    def layout(self, axis: Axis, by: LaneKind, sieve: Sieve) -> Layout:
        """Return the layout on an axis; one that is kept is only mended where messages changed."""
        old, stale = self._kept.get((axis, by, sieve.wanted), (None, set()))
        made = lay_out(
            self.desk.schedule,
            by,
            axis,
            self.title_width,
            sieve.keeps if sieve.wanted.active else None,
            old=old,
            touched=frozenset(stale) if old else None,
        )
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept[axis, by, sieve.wanted] = (made, set())
        return made

    def ahead(self, origin: date, by: LaneKind, sieve: Sieve) -> Iterator[int]:
        """Lay out every zoom that is not kept, and give way after each lane; a plan that is vast is left alone."""
        schedule, wanted = self.desk.schedule, sieve.wanted
        if len(schedule.plan.messages) > MOST_AHEAD:
            return
        for zoom in ZOOMS:
            axis = Axis(zoom, origin)
            packed = []
            for lane in lanes(schedule, by, sieve.keeps if wanted.active else None):
                if (axis, by, wanted) in self._kept or schedule is not self.desk.schedule:
                    break
                packed.append(pack_lane(lane, schedule, by, axis, self.title_width))
                yield len(packed)
            else:
                self._kept[axis, by, wanted] = (Layout(axis, tuple(packed)), set())

    def title_width(self, message_id: str) -> int:
        """Return the cells of a message's title, with the mark of how far it is and room for that of a finding."""
        width = self._widths.get(message_id)
        if width is None:
            message = self.desk.plan.message(message_id)
            width = self._widths[message_id] = 2 + cell_width(titled(message)) if message else 0
        return width
