"""Which messages of a timeline are seen."""

from typing import TYPE_CHECKING

from campaign.schedule.view import visible

if TYPE_CHECKING:
    from campaign.tui.widgets.board import Board


def seen_on(board: "Board") -> list[str]:
    """Return the messages whose bars are seen, from the top, and those that wait for a moment."""
    painter = board.painter
    found: list[str] = []
    for number in range(painter.top, painter.top + painter.body):
        line = painter.view.line(number)
        if line is not None and line.row >= 0:
            found += [bar.message for bar in visible(line.packed.rows[line.row], painter.left, painter.right)]
    return [*found, *(each for each, _text in painter.waiting_parts())]
