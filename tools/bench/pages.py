"""The page of 1,000 messages, against a bare table of the same texts by the same maker of templates, and its memory."""

import tomllib
import tracemalloc
from collections.abc import Iterator
from datetime import date

from jinja2 import Environment

from campaign.documents.cards import Card
from campaign.documents.contents import Contents
from campaign.documents.markdown import markdown
from campaign.documents.outline import Outline
from campaign.documents.page import page
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import full_plan_text

SIZE = 1_000
"""Messages."""
TABLE = (
    """<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"""
)


def figures() -> Iterator[Figure]:
    """Measure the page and the Markdown, and what the page takes of memory beside what it weighs."""
    plan = with_defaults(Plan.model_validate(tomllib.loads(full_plan_text(SIZE))), Workspace())
    schedule = build_schedule(plan, no_holidays)
    taken = frozenset(plan.places("messages"))
    bare = Environment(autoescape=True).from_string(TABLE)
    rows = [list(_cells(card)) for card in Outline(Contents(schedule, taken, date(2027, 6, 1))).cards]
    whole, outsiders, text, table = in_turns(
        lambda: page(Contents(schedule, taken, date(2027, 6, 1))),
        lambda: page(Contents(schedule, taken, date(2027, 6, 1), titles_only=True)),
        lambda: markdown(Contents(schedule, taken, date(2027, 6, 1))),
        lambda: bare.render(rows=rows),
    )
    reference = "the same texts as a bare table by jinja2"
    yield Figure(f"page of {SIZE:,} messages", whole, "ms", reference, table, limit=150)
    yield Figure(f"page of titles and dates, {SIZE:,} messages", outsiders, "ms", reference, table)
    yield Figure(f"Markdown of {SIZE:,} messages", text, "ms", reference, table, limit=150)
    tracemalloc.start()
    weight = len(page(Contents(schedule, taken, date(2027, 6, 1)))) / 1e6
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    yield Figure(f"memory for a page of {SIZE:,} messages", peak / 1e6, "MB", "the page itself", weight, limit=20)


def _cells(card: Card) -> Iterator[str]:
    """Give every text that is told of a message."""
    yield from (card.title, card.when, card.channel, card.status, card.body)
    for fact in card.facts:
        yield from (fact.label, *fact.values, fact.link)
