"""One-shot timers that fire.

Textual's `set_timer` skips a moment that has passed, and of a one-shot timer the only one: when the process is held up
between two lines for longer than the timer was set for, what it was set for never happens. That is rare and real: the
next key waited for a timer of two milliseconds that never came. An interval skips too, but has a next moment.
"""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


def once(pump: MessagePump, seconds: float, work: Callable[[], object]) -> Timer:
    """Do something once, so many seconds from now, behind what the widget or app has to handle by then.

    Returns:
        the timer, to be stopped where it is no longer wanted.
    """

    def due() -> None:
        timer.stop()
        pump.call_later(work)

    timer = pump.set_interval(seconds, due)
    return timer
