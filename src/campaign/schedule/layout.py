"""A whole timeline: the lanes of a plan, each packed on rows, one below the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from campaign.model.messages import Message
from campaign.schedule.lanes import Lane, LaneKind, lanes, revised_lanes
from campaign.schedule.rows import Axis, Bar, Row, boxes_in, boxes_of, pack
from campaign.schedule.schedule import Schedule

Keep = Callable[[Message], bool]


@dataclass(frozen=True)
class PackedLane:
    """One lane on its rows."""

    lane: Lane
    """What it is of, and its messages."""
    rows: tuple[Row, ...]
    """Its bars, row by row."""
    editions: bool = False
    """A line with the editions of its channel stands above its rows."""

    @cached_property
    def spots(self) -> Mapping[str, tuple[int, Bar]]:
        """Return where each message first stands: its row in this lane, and its bar."""
        found: dict[str, tuple[int, Bar]] = {}
        for number, row in enumerate(self.rows):
            for bar in row:
                known = found.get(bar.message)
                if known is None or bar.occurrence < known[1].occurrence:
                    found[bar.message] = (number, bar)
        return found

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Return the place of each message among those of the lane, by start."""
        return {message_id: number for number, message_id in enumerate(self.lane.ids)}


@dataclass(frozen=True)
class Layout:
    """The lanes of a timeline."""

    axis: Axis
    """Which cell a day starts in."""
    lanes: tuple[PackedLane, ...]
    """The lanes, from top to bottom."""

    def bar(self, message_id: str, lane_key: str | None = None) -> Bar | None:
        """Return the first bar of a message, in the lane that is asked for when it is there."""
        number = self.lane_number(message_id, lane_key)
        return None if number is None else self.lanes[number].spots[message_id][1]

    def lane_number(self, message_id: str, lane_key: str | None = None) -> int | None:
        """Return which lane a message is in: the one that is asked for when it is there, else the first."""
        numbers = range(len(self.lanes))
        wanted = (number for number in numbers if self.lanes[number].lane.key == lane_key)
        return next((number for number in (*wanted, *numbers) if message_id in self.lanes[number].spots), None)


def pack_lane(
    lane: Lane, schedule: Schedule, by: LaneKind, axis: Axis, title_width: Callable[[str], int]
) -> PackedLane:
    """Return a lane on its rows."""
    return PackedLane(lane, pack(boxes_of(lane.ids, schedule, axis), title_width), has_editions(lane, schedule, by))


def has_editions(lane: Lane, schedule: Schedule, by: LaneKind) -> bool:
    """Tell whether a lane is of a channel that goes out by a rhythm."""
    channel = schedule.plan.channel(lane.key) if by == "channel" else None
    return channel is not None and channel.rhythm is not None


def lay_out(  # noqa: PLR0913 - what to show, and what to take over
    schedule: Schedule,
    by: LaneKind,
    axis: Axis,
    title_width: Callable[[str], int],
    keep: Keep | None = None,
    *,
    old: Layout | None = None,
    touched: frozenset[str] | None = None,
) -> Layout:
    """Return the lines of a plan.

    With the old layout and the messages that changed since, a lane that has none of them is taken over as it is, and
    in another lane only they are measured anew.
    """
    known: dict[str, PackedLane] = {}
    found: tuple[Lane, ...] | None = None
    if old and old.axis == axis and touched is not None:
        known = {packed.lane.key: packed for packed in old.lanes}
        found = revised_lanes([packed.lane for packed in old.lanes], schedule, by, keep, touched)

    def packed(lane: Lane) -> PackedLane:
        before = known.get(lane.key)
        if before is not None and before.lane is lane:
            return before
        if before is None or touched is None:
            return pack_lane(lane, schedule, by, axis, title_width)
        kept = boxes_in(before.rows, without=touched)
        moved = boxes_of((each for each in lane.ids if each in touched), schedule, axis)
        return PackedLane(lane, pack(chain(kept, moved), title_width), has_editions(lane, schedule, by))

    return Layout(axis, tuple(packed(lane) for lane in (lanes(schedule, by, keep) if found is None else found)))
