"""What a measurement gives, how it is taken, and how it is printed."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, beside what, and what was aimed for."""

    name: str
    """What was measured."""
    value: float
    """The measurement, in `unit`."""
    unit: str
    """ms or MB."""
    reference: str = ""
    """What it is held against; empty when the goal is a plain number."""
    reference_value: float = 0.0
    """The reference, in the same unit."""
    goal: float = 0.0
    """At most so many times the reference, or so many of the unit without one; 0 means it is only told."""
    limit: float = 0.0
    """At most so many of the unit, whatever the reference is; 0 means that there is no such limit."""
    note: str = ""
    """Something more about it, told behind the reference."""

    @property
    def measured(self) -> float:
        """Return what the goal speaks of: the ratio, or the value itself."""
        return self.value / self.reference_value if self.reference_value else self.value

    @property
    def verdict(self) -> str:
        """Return "ok", "MISSED", or nothing where there is no goal."""
        if not self.goal and not self.limit:
            return ""
        within = (not self.goal or self.measured <= self.goal) and (not self.limit or self.value <= self.limit)
        return "ok" if within else "MISSED"

    def row(self) -> str:
        """Return its line of the Markdown table."""
        reference = f"{self.reference}: {self.reference_value:,.1f} {self.unit}" if self.reference_value else "–"
        ratio = f"{self.measured:.2f}x" if self.reference_value else "–"
        reference += f" ({self.note})" if self.note else ""
        goal = f"{self.goal:g}x" if self.reference_value and self.goal else ""
        limit = self.limit or (0 if self.reference_value else self.goal)
        goal = ", ".join(filter(None, (goal, f"{limit:g} {self.unit}" if limit else ""))) or "–"
        return f"| {self.name} | {self.value:,.1f} {self.unit} | {reference} | {ratio} | {goal} | {self.verdict} |"


HEADER = "| what | measured | reference in the same run | ratio | goal | |\n| --- | ---: | --- | ---: | ---: | --- |"


def milliseconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the median time of `work` over so many runs, in milliseconds, after one run to warm up."""
    work()
    taken = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)


def in_turns(
    *works: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.process_time
) -> list[float]:
    """Return the shortest time of each work in milliseconds, after one run of each to warm up.

    They take turns and the best counts, so that a machine which others use too does not favour one of them. What counts
    is the time of the processor, unless `clock` is another: what waits for a disk needs one on the wall.
    """
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, times_taken in zip(works, taken, strict=True):
            gc.collect()
            start = clock()
            work()
            times_taken.append(clock() - start)
    return [1000 * min(each) for each in taken]


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
