"""What was found for a message as lines of a list: a moment with its reasons, and a message that is spread."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from textwrap import wrap

from campaign.desk.spreading import Placed
from campaign.desk.staying import Staying
from campaign.desk.suggesting import Suggestion
from campaign.desk.telling import day_and_time
from campaign.language import Sentence, _, current
from campaign.model.plan import Plan, name_of
from campaign.model.said import called, said_when
from campaign.model.when import Anchored, When
from campaign.text import in_cells, shorten
from campaign.tui.titles import titled
from campaign.tui.widgets.listing import Item

MOST_COLLISIONS = 4
"""Rules that are named where nothing fits; the least bad moments tell the rest."""
LONGEST_QUOTE = 32
"""Cells of a quoted title or key message in a text that is cut short."""
QUOTED = re.compile(rf"(?<=[“‘])[^“”‘’]{{{LONGEST_QUOTE + 1},}}(?=[”’])")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an item: a reason, or what a moment brings or mends."""

    text: str
    """What is said."""
    sign: str = ""
    """What stands before its first line."""
    style: str = ""
    """The style of its lines."""

    def lines(self, width: int, most: int = 0) -> list[list[tuple[str, str]]]:
        """Return it as indented lines, all of them or so many at most; what is cut short quotes less."""
        text, room = in_cells(self.text), max(10, width - 2 - len(self.sign))
        if most:
            text = QUOTED.sub(lambda found: shorten(found[0], LONGEST_QUOTE), text)
            lines = wrap(text, room, max_lines=most, placeholder=" …")
        else:
            lines = wrap(text, room)
        blank = " " * len(self.sign)
        return [[(self.style, "  " + (blank if number else self.sign) + line)] for number, line in enumerate(lines)]


def slot_item(suggestion: Suggestion, width: int, most: int, year: int) -> Item:
    """Return one moment: when, how it is written, why, and what it brings or mends, in so many lines at most.

    A day of another year than this one has its year.
    """
    words, schedule = current(), suggestion.after.report.situation.schedule
    lines: list[list[tuple[str, str]]] = [[("strong", day_and_time(suggestion.slot, year))]]
    if not suggestion.edit.changes:
        lines[0].append(("muted", "  " + (_("now") if suggestion.brings else _("✓ stays well"))))
    if schedule.timing(suggestion.message).anchor:
        lines[0].append(("muted", f"  {in_cells(words.render(away(suggestion.opening.when, schedule.plan)))}"))
    parts = [Part("; ".join(words.render(each) for each in suggestion.reasons))] if suggestion.reasons else []
    parts += [Part(words.render(text), "▲ ", "warning") for text in suggestion.against]
    for finding in suggestion.brings:
        style = "muted" if finding.severity == "hint" else "warning"
        parts.append(Part(f"{finding.code} {words.render(finding.text)}", "▲ ", style))
    parts += [Part(f"{each.code} {words.render(each.text)}", "✓ ", "muted") for each in suggestion.mends]
    return [*lines, *_within(parts, width, most - 1)]


def _within(parts: Sequence[Part], width: int, most: int) -> list[list[tuple[str, str]]]:
    """Return texts as indented lines, so many at most: whole where they fit, else each cut short, else the first."""
    for lines in (0, 2, 1):
        told = [line for each in parts for line in each.lines(width, lines)]
        if len(told) <= most:
            return told
    return [*told[: most - 1], [("muted", f"  … +{len(told) - most + 1}")]]


def away(when: When, plan: Plan) -> Sentence:
    """Return how a moment is written, without its hour, which is told already."""
    bare = replace(when, clock=None) if isinstance(when, Anchored) else when
    return said_when(bare, partial(called, plan))


def placed_item(placed: Placed, width: int, year: int) -> Item:
    """Return one message that is spread: from, to, what it is, and why then."""
    title = titled(placed.message)
    if placed.message.confidential:
        confidential = _("confidential")
        title = f"{title} ({confidential})"
    before, words = day_and_time(placed.before, year), current()
    if placed.suggestion is None:
        lines: list[list[tuple[str, str]]] = [
            [("warning", "▲ "), ("strong", shorten(title, width - 2))],
            [("muted", "  " + _("nothing fits: {moment}").format(moment=before))],
        ]
        for each in placed.proposal.collisions[:MOST_COLLISIONS]:
            lines += Part(words.render(each.text), "▲ ", "muted").lines(width)
        return lines
    after = day_and_time(placed.suggestion.slot, year)
    moved = f"{before} → {after}" if before != after else _("stays well on {moment}").format(moment=after)
    reasons = "; ".join(words.render(each) for each in placed.suggestion.reasons)
    return [[("strong", shorten(title, width))], [("", f"  {moved}")], *Part(reasons, "", "muted").lines(width)]


def staying_item(staying: Staying, width: int, year: int) -> Item:
    """Return one message that stays where it is, and why."""
    why = _("stays: {why}").format(why=in_cells(current().render(staying.why)))
    title = shorten(in_cells(name_of(staying.entry)), width)
    return [[("strong", title)], [("muted", shorten(f"  {day_and_time(staying.slot, year)} · {why}", width))]]
