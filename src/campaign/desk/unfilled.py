"""What a template left to fill in: words between brackets, "[room]", that nobody should read."""

import re
from collections.abc import Iterable, Iterator, Sequence

from campaign.desk.desk import Desk
from campaign.language import _n
from campaign.model.messages import Message
from campaign.text import in_cells, shorten

PLACE = re.compile(r"\[(?=[^\[\]\n]*[^\W\d_])(?![xX]\])[^\[\]\n]{1,80}\](?![(\[:])")
"""Words between brackets: no link as Markdown writes it, no ticked box, no number of a note."""
MOST_NAMED, LONGEST = 2, 40
"""Messages that are named, and cells of a title at most."""


def unfilled(messages: Iterable[Message], *, titles_only: bool = False) -> list[Message]:
    """Return the messages of which what goes out still has something between brackets."""
    return [each for each in messages if any(map(PLACE.search, [each.title] if titles_only else _texts(each)))]


def unfilled_told(desk: Desk, taken: frozenset[str], *, titles_only: bool = False) -> list[str]:
    """Return which messages that go out are still to be filled in: a line, or none."""
    messages = (each for each in desk.effective.messages if each.id in taken)
    found = unfilled(messages, titles_only=titles_only)
    if not found:
        return []
    told = _n(
        "▲ {count} message still has something between [brackets]",
        "▲ {count} messages still have something between [brackets]",
        len(found),
    )
    return [f"{told}: {named_first(found)}"]


def named_first(messages: Sequence[Message]) -> str:
    """Return the titles of the first messages, and that there are more."""
    names = [shorten(in_cells(each.title), LONGEST) for each in messages[:MOST_NAMED]]
    more = len(messages) - len(names)
    return ", ".join([*names, _n("and {count} more", "and {count} more", more)] if more else names)


def _texts(message: Message) -> Iterator[str]:
    """Give the texts of a message that go out; its notes stay here."""
    yield from (message.title, message.goal, message.activation, message.body, message.location, message.feedback)
    yield from (message.sender, message.medium, message.activation_link, message.link)
    yield from (item.item for item in message.agenda)
