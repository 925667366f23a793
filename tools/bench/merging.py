"""Merging two versions of a plan, text and all, against one `tomllib.loads` of one of them."""

import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from campaign.desk.merging_files import merge_versions
from campaign.model.merging import merge
from campaign.storage.planfile import parse_plan
from tools.bench.figures import Figure, in_turns
from tools.bench.plans import plan_text

PATH = Path("plan.toml")


def figures() -> Iterator[Figure]:
    """Measure at 50, 1,000 and 10,000 messages, of which each side changed a tenth and both the same one."""
    for size in (50, 1_000, 10_000):
        base = plan_text(size)
        ours, theirs = _changed(base, size, 3, "Onze"), _changed(base, size, 7, "Hun")
        versions = (base.encode(), ours.encode(), theirs.encode())
        plans = [parse_plan(text, PATH).plan for text in (base, ours, theirs)]
        values, whole, parse = in_turns(
            partial(merge, *plans),
            partial(merge_versions, versions, PATH, 7),
            partial(tomllib.loads, base),
            times=3 if size >= 1_000 else 31,
        )
        yield Figure(f"merge plans as values, {size:,} messages", values, "ms", "one `tomllib.loads`", parse, 1)
        yield Figure(f"merge plan files, {size:,} messages", whole, "ms", "one `tomllib.loads`", parse, 10)


def _changed(text: str, size: int, first: int, word: str) -> str:
    """Return the text with other titles for every tenth message from the first, and for the middle one."""
    for number in {*range(first, size, 10), size // 2}:
        text = text.replace(f'"Bericht {number} over', f'"{word} bericht {number} over', 1)
    return text
