"""A plan as Markdown, for wikis and Teams: tables and lists that GitHub, Teams and Confluence take as they are."""

from collections.abc import Iterator

from campaign.documents.brief import brief_of
from campaign.documents.cards import Card
from campaign.documents.contents import Contents
from campaign.documents.outline import Outline
from campaign.documents.papers import Paper, Part, as_markdown
from campaign.language import mark
from campaign.model.field_words import TABLE_WORDS, WORDS

COLUMNS = ("when", "title", "channel", "audiences", "owner", "status")
"""The keys of the table of messages."""


def markdown(contents: Contents) -> bytes:
    """Return what goes out of a plan as Markdown, every text in it escaped."""
    return as_markdown(paper_of(Outline(contents))).encode("utf-8", "replace")


def paper_of(outline: Outline) -> Paper:
    """Return what is told of a plan: what it is, the brief, the planning as a table, and every message."""
    return Paper(outline.title, tuple(_parts(outline)))


def _parts(outline: Outline) -> Iterator[Part]:
    """Give the parts of the paper."""
    words = outline.words
    statuses = (words.text(TABLE_WORDS["messages"]), *(f"{name} {count}" for name, count in outline.statuses))
    yield Part("", (*outline.facts, statuses), text=outline.why)
    yield from brief_of(outline)
    if outline.cards:
        rows = tuple(map(_row, outline.cards))
        yield Part(words.text(mark("Planning")), rows, tuple(words.text(WORDS[key]) for key in COLUMNS))
    for week in outline.weeks:
        if week.cards:
            yield Part(week.title, tuple((each,) for each in week.off))
            yield from (_told(card, outline) for card in week.cards)
    if outline.waiting:
        yield Part(words.text(mark("Unscheduled")), ())
        yield from (_told(card, outline) for card in outline.waiting)


def _row(card: Card) -> tuple[str, ...]:
    """Return the row of a message in the planning."""
    facts = {fact.key: " · ".join(fact.values) for fact in card.facts}
    return card.when, card.title, card.channel, facts.get("audiences", ""), facts.get("owner", ""), card.status


def _told(card: Card, outline: Outline) -> Part:
    """Return all that is told of a message."""
    words = outline.words
    own = (("when", card.when, *card.again), ("channel", card.channel), ("status", card.status))
    rows = [(words.text(WORDS[key]), *values) for key, *values in own]
    rows += [(fact.label, *fact.values, fact.link) for fact in card.facts]
    return Part(card.title, tuple(rows), text=card.body, level=3)
