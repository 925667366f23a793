"""A calendar week with its messages: posts and whole days above, meetings among the hours, what is free folded."""

from collections.abc import Sequence
from datetime import date

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip

from campaign.desk.desk import Desk
from campaign.language import _n, current
from campaign.schedule.daybook import Entry
from campaign.schedule.hours import HOUR, clock_of, span_on
from campaign.text import in_cells, in_lines, pad
from campaign.tui.widgets.daygrid import WEEK, Place, window
from campaign.tui.widgets.daymouse import MouseGrid
from campaign.tui.widgets.weekframe import (
    GUTTER,
    HEAD,
    NARROWEST,
    Block,
    Item,
    WeekFrame,
    days_shown,
    items_of,
    laid_out,
)

TIMED = 16
"""Cells of a day from which there is room for the hour of a message."""
DATED = 12
"""Cells of a day from which there is room for its month."""


class WeekGrid(MouseGrid):
    """Days beside each other, with their hours."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.minute: int | None = None
        """The minute of the day that is in hand, where no message is."""
        self._frame: WeekFrame | None = None
        self._order: tuple[object, dict[date, Sequence[Entry]]] = (None, {})

    # What is in hand

    def entries_of(self, day: date) -> Sequence[Entry]:
        """Return what there is on a day: what stands above the hours first."""
        if self._order[0] is not self.book:
            self._order = (self.book, {})
        order = self._order[1]
        if day not in order:
            order[day] = sorted(self.book.get(day, []), key=lambda each: self._span(each, day) is not None)
        return order[day]

    def _span(self, entry: Entry, day: date) -> object:
        """Return the hours of a message on a day; None when it stands above them."""
        return span_on(entry.slot, day) if self.live(entry.message) else None

    def live(self, message_id: str) -> bool:
        """Tell whether people come together for a message."""
        message = self.desk.effective.message(message_id)
        channel = self.desk.effective.channel(message.channel) if message else None
        return bool(channel and channel.live)

    @property
    def hand(self) -> str | None:
        """Return the message in hand; None on a day without one, and on a free hour."""
        return None if self.minute is not None and self.waits is None else super().hand

    def take(self, day: date, number: int = 0) -> None:
        """Take a day in hand, and one of its messages."""
        self.minute = None
        super().take(day, number)

    def take_minute(self, day: date, minute: int) -> None:
        """Take a free hour in hand."""
        self.day, self.number, self.waits, self.minute = day, 0, None, minute
        self.told()

    def walk_hours(self, direction: int) -> None:
        """Take the hour below or above in hand."""
        frame = self.frame
        at = self.minute if self.minute is not None else self._minute_in_hand()
        place = frame.line_of(at) + direction if at is not None else frame.top
        if 0 <= place < len(frame.lines):
            self.take_minute(self.day, frame.lines[place].start)

    def _minute_in_hand(self) -> int | None:
        """Return the minute at which the message in hand begins; None for one above the hours."""
        entries = self.entries
        if self.waits is not None or self.number >= len(entries) or self._span(entries[self.number], self.day) is None:
            return None
        start = entries[self.number].slot.start
        return start.hour * HOUR + start.minute if start else None

    @property
    def clock(self) -> str:
        """Return the hour in hand as a clock shows it; nothing where there is none."""
        at = self.minute if self.minute is not None else self._minute_in_hand()
        return "" if at is None else clock_of(at)

    # Where everything stands

    @property
    def frame(self) -> WeekFrame:
        """Return where everything stands now."""
        return self._frame or self._laid_out()

    def _laid_out(self) -> WeekFrame:
        """Return where everything stands."""
        days = days_shown(self.day, self.size.width)
        items = {day: items_of(self.entries_of(day), self.events.get(day, ()), day, self.live) for day in days}
        at = self.minute if self.minute is not None else self._minute_in_hand()
        if at is None and self.desk.today in days:
            at = self._now()
        special = any(map(self.special, days))
        return laid_out(days, items, (self.size.width, self.body), special=special, at=at)

    def _now(self) -> int:
        """Return the minute of the day that it is."""
        now = self.desk.now()
        return now.hour * HOUR + now.minute

    @property
    def beyond(self) -> list[date]:
        """Return the days of the week in hand that are not seen."""
        days = days_shown(self.day, self.size.width)
        week = days_shown(self.day, 10_000)
        return [day for day in week if day not in days]

    def place_at(self, x: int, y: int) -> Place | None:
        """Return what stands at a cell."""
        frame = self.frame
        column = (x - GUTTER) // frame.width
        if x < GUTTER or not 0 <= column < len(frame.days):
            return None
        day = frame.days[column]
        if y < frame.first_hour:
            shown, line = self._window(frame, day), (y - frame.first_upper) // frame.tall
            item = frame.upper[day][shown[line]] if 0 <= line < len(shown) else None
            return Place(day, item.number if item else None)
        line = frame.top + y - frame.first_hour
        if y - frame.first_hour >= frame.room or line >= len(frame.lines):
            return None
        cell = x - GUTTER - column * frame.width
        for block, left, right in self._shown_blocks(frame, day):
            if block.first <= line <= block.last and left <= cell < right and block.item.number is not None:
                return Place(day, block.item.number, frame.lines[line].start)
        return Place(day, None, frame.lines[line].start)

    def take_at(self, place: Place) -> None:
        """Take a place in hand: a message, a free hour, or a day."""
        if place.entry is None and place.minute is not None:
            self.take_minute(place.day, place.minute)
        else:
            super().take_at(place)

    def place_in_hand(self) -> Offset | None:
        """Return the cell of what is in hand."""
        if self.waits is not None:
            return Offset(0, self.body)
        frame = self.frame
        x = GUTTER + frame.days.index(self.day) * frame.width
        at = self.minute if self.minute is not None else self._minute_in_hand()
        if at is not None:
            lefts = [left for each, left, _right in self._shown_blocks(frame, self.day) if self._in_hand(each.item)]
            return Offset(x + (lefts[0] if lefts else 0), frame.first_hour + frame.line_of(at) - frame.top)
        numbers = [frame.upper[self.day][each].number for each in self._window(frame, self.day)]
        if self.hand is None or self.number not in numbers:
            return Offset(x, 0)
        return Offset(x, frame.first_upper + numbers.index(self.number) * frame.tall)

    def _in_hand(self, item: Item) -> bool:
        """Tell whether it is what is in hand, of those of the day in hand."""
        return self.hand is not None and self.waits is None and item.number == self.number

    def _window(self, frame: WeekFrame, day: date) -> range:
        """Return which of those above the hours have a line; a last one counts the others."""
        upper = frame.upper[day]
        places = [place for place, each in enumerate(upper) if day == self.day and self._in_hand(each)]
        return window(len(upper), frame.above, places[0] if places else None)

    def _shown_blocks(self, frame: WeekFrame, day: date) -> list[tuple[Block, int, int]]:
        """Return the blocks of a day that there is room for, each with its first cell and the one behind it."""
        most = max(1, (frame.width - 1) // NARROWEST)
        found = []
        for block in frame.blocks[day]:
            columns, column = min(block.columns, most), block.column
            if day == self.day and self._in_hand(block.item):
                column = min(column, columns - 1)
            if column < columns:
                room = frame.width - 1
                found.append((block, room * column // columns, room * (column + 1) // columns))
        return sorted(found, key=lambda each: not (day == self.day and self._in_hand(each[0].item)))

    def seen(self) -> list[str]:
        """Return the messages that are seen, from the left."""
        frame = self.frame
        found: dict[str, None] = {}
        for day in frame.days:
            upper = [frame.upper[day][place].number for place in self._window(frame, day)]
            below = [block.item.number for block, _left, _right in self._shown_blocks(frame, day)]
            entries = self.entries_of(day)
            found.update(dict.fromkeys(entries[each].message for each in (*upper, *below) if each is not None))
        found.update(dict.fromkeys(each for each, _text in self.waiting_seen()))
        return list(found)

    def scroll_time(self, direction: int) -> None:
        """Look a week later or earlier."""
        self.go(days=WEEK * direction) if self.waits is None else self.turn()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; what they share is worked out once."""
        self._frame = self._laid_out()
        try:
            return super().render_lines(crop)
        finally:
            self._frame = None

    def line(self, y: int) -> list[Segment]:
        """Return a line: the days, what is special about them, what stands above the hours, a rule, or of an hour."""
        frame, styles = self.frame, self.styles_
        if y < frame.first_hour - 1:
            week = current().week(self.day) if y == 0 else ""
            if y < HEAD:
                cells = [self._head(frame, day) for day in frame.days]
            elif y < frame.first_upper:
                cells = [self._special_line(frame, day, y - HEAD) for day in frame.days]
            else:
                cells = [self._upper(frame, day, y - frame.first_upper) for day in frame.days]
            gutter = Segment(pad(week, GUTTER), styles["muted"])
            return [gutter, *(Segment(pad(text, frame.width - 1) + " ", styles[kind]) for text, kind in cells)]
        if y == frame.first_hour - 1:
            return self._rule(frame)
        number = y - frame.first_hour
        return self._hours(frame, frame.top + number) if number < frame.room else []

    def _rule(self, frame: WeekFrame) -> list[Segment]:
        """Return the rule above the hours, with what there is on days of the week that are not seen."""
        told = " · ".join(f"{current().day(day)}: {self._counted(day)}" for day in self.beyond if self.entries_of(day))
        caption = f" {told} " if told else ""
        room = max(0, self.size.width - GUTTER - len(caption))
        more = "▴ " if frame.top else ""
        muted = self.styles_["muted"]
        return [Segment(pad(more, GUTTER), muted), Segment("─" * room + caption, self.styles_["quiet"])]

    def _counted(self, day: date) -> str:
        """Return how many messages there are on a day."""
        return _n("{count} message", "{count} messages", len(self.entries_of(day)))

    def _head(self, frame: WeekFrame, day: date) -> tuple[str, str]:
        """Return the name of a day, and its style."""
        words = current()
        over = self.over is not None and self.over.day == day
        hand = "▸" if day == self.day else "▾" if over else " "
        name = words.day(day) if frame.width >= DATED else f"{words.weekday(day)} {day.day}"
        hidden = len(frame.blocks[day]) - len(self._shown_blocks(frame, day))
        more = f" +{hidden}" if hidden else ""
        text = f"{hand}{name}{self.day_sign(day)}{more}"
        if over or (day == self.day and self.hand is None and self.minute is None and self.waits is None):
            return text, "chosen"
        if day == self.desk.today:
            return text, "today"
        return text, "head" if self.desk.schedule.calendar.is_working(day) else "muted"

    def special(self, day: date) -> str:
        """Return the milestones of a day, or why nobody works."""
        names = self.milestones(day)
        told = " ".join(f"◆ {name}" for name in names) or self.desk.schedule.calendar.why_free(day) or ""
        return in_cells(told)

    def _special_line(self, frame: WeekFrame, day: date, line: int) -> tuple[str, str]:
        """Return a line of what is special about a day, and its style."""
        told = self.special(day)
        text = in_lines(told, frame.width - 2, frame.special)[line]
        return f" {text}", "milestone" if told.startswith("◆") else "muted"

    def _upper(self, frame: WeekFrame, day: date, line: int) -> tuple[str, str]:
        """Return a line of what stands above the hours of a day, and its style."""
        shown, upper = self._window(frame, day), frame.upper[day]
        place, line = divmod(line, frame.tall)
        if place >= len(shown):
            left = len(upper) - len(shown)
            return (f"  +{left}", "muted") if left and place == len(shown) and line == 0 else ("", "")
        item, others = upper[shown[place]], len(upper) - 1 if frame.above == 1 else 0
        if item.event is not None:
            text, kind = f"░{in_cells(item.event.title)}", "quiet"
        else:
            text, kind = self.entry_text(day, item.number or 0, others, hour=frame.width >= TIMED or frame.tall > 1)
        if frame.tall == 1:
            return text, kind
        return ("  " if line else "") + in_lines(text, frame.width - 3, frame.tall)[line], kind

    def _hours(self, frame: WeekFrame, number: int) -> list[Segment]:
        """Return a line of the hours."""
        line, styles = frame.lines[number], self.styles_
        now = self._now()
        here = self.desk.today in frame.days and line.start <= now < line.end
        name = clock_of(now) if here else clock_of(line.start) if line.start % HOUR == 0 else ""
        if line.folded and not here:
            name = f"{line.start // HOUR:02}–{line.end // HOUR:02}"
        last = number == frame.top + frame.room - 1 and number < len(frame.lines) - 1
        gutter = Segment(pad("▾" if last else name, GUTTER), styles["today" if here else "muted"])
        segments = [gutter]
        for day in frame.days:
            segments += self._day_line(frame, day, number, now=here and day == self.desk.today)
        return segments

    def _day_line(self, frame: WeekFrame, day: date, number: int, *, now: bool) -> list[Segment]:
        """Return a line of the hours of a day: its blocks, and what is free beside them."""
        line, styles = frame.lines[number], self.styles_
        chosen = day == self.day and self.minute is not None and frame.line_of(self.minute) == number
        over = self.over is not None and self.over.day == day and self.over.minute == line.start
        segments: list[Segment] = []
        position, end = 0, frame.width - 1
        blocks = self._shown_blocks(frame, day)
        for block, left, right in sorted(blocks, key=lambda each: each[1]):
            if block.first <= number <= block.last and left >= position:
                segments += [self._free(frame, left - position, now=now), self._block(day, block, number, right - left)]
                position = right
        if chosen or over:
            sign = "▾" if over else "▸"
            text = pad(f"{sign}{clock_of(line.start)}", max(0, end - position))
            segments.append(Segment(text, styles["chosen"]))
        else:
            segments.append(self._free(frame, end - position, now=now))
        return [*segments, Segment(" ", styles[""])]

    def _free(self, frame: WeekFrame, cells: int, *, now: bool) -> Segment:
        """Return what is free of a line."""
        del frame
        return Segment(("━" if now else " ") * max(0, cells), self.styles_["today" if now else ""])

    def _block(self, day: date, block: Block, number: int, cells: int) -> Segment:
        """Return a line of a block: its shape on each, its title on as many as it has."""
        texts, kind = self._face(day, block, cells - 1)
        text = pad(texts.get(number - block.first, "▐"), cells - 1) + " "
        ground = Style(bgcolor=self.styles_["block"].bgcolor)
        style = self.styles_[kind]
        return Segment(text, style if kind == "chosen" else style + ground)

    def _face(self, day: date, block: Block, cells: int) -> tuple[dict[int, str], str]:
        """Return the lines of a block that have a text, and the style of all."""
        item, span = block.item, block.item.span
        lines = block.last - block.first + 1
        exact = span is not None and any(each.start == span.start for each in self.frame.lines)
        hour = cells >= TIMED or (not exact and cells > NARROWEST + 2)
        if item.event is not None:
            clock = f"{item.event.slot.start:%H:%M} " if item.event.slot.start and hour else ""
            text, kind = f"░{clock}{in_cells(item.event.title)}", "muted"
        else:
            text, kind = self.entry_text(day, item.number or 0, hour=hour)
        if lines == 1:
            return {0: text}, kind
        shape = "░" if item.event else "▐"
        texts = in_lines(text, cells - 1, lines)
        return {line: each if line == 0 else f"{shape}{each}" for line, each in enumerate(texts)}, kind
