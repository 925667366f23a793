"""The report on what a campaign brought: counted and written as text, against one report of all checks."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from campaign.checks.situation import Situation
from campaign.desk.counting import results_of
from campaign.desk.results_told import paper_of
from campaign.documents.papers import as_text
from campaign.storage.planfile import parse_plan
from tools.bench.checks import checked_anew, situation_of
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import full_plan_text


def figures() -> Iterator[Figure]:
    """Measure at 1,000 and at 10,000 messages."""
    for size in (1_000, 10_000):
        situation = situation_of(parse_plan(full_plan_text(size), Path("plan.toml")).plan)
        written, checked = in_turns(
            partial(_written, situation),
            partial(checked_anew, situation),
            times=3,
        )
        yield Figure(f"report, {size:,} messages", written, "ms", "all checks", checked, 1)


def _written(situation: Situation) -> str:
    """Return the report on what a campaign brought, counted anew."""
    return as_text(paper_of(results_of(replace(situation))))
