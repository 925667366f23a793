"""The report on what a campaign brought: counted and written as text, against one report of all checks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from campaign.checks.report import report_on
from campaign.desk.results import results_of
from campaign.desk.results_told import paper_of
from campaign.documents.papers import as_text
from campaign.storage.planfile import parse_plan
from tools.bench.checks import situation_of
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import full_plan_text


def figures() -> Iterator[Figure]:
    """Measure at 1,000 and at 10,000 messages."""
    for size in (1_000, 10_000):
        situation = situation_of(parse_plan(full_plan_text(size), Path("plan.toml")).plan)
        written, checked = in_turns(
            lambda situation=situation: as_text(paper_of(results_of(replace(situation)))),
            lambda situation=situation: report_on(replace(situation)).findings,
            times=3,
        )
        yield Figure(f"report, {size:,} messages", written, "ms", "all checks", checked, 1)
