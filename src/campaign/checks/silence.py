"""A: silence. Gaps in what an audience hears, and milestones that pass it by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.checks.finding import Found
from campaign.checks.rule import About, audience_rule
from campaign.checks.situation import Situation
from campaign.language import Sentence, mark, say
from campaign.model.people import Audience
from campaign.schedule.hearings import Hearing


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence: the last day on which something was heard, the next one, and how long it feels."""

    before: date
    after: date
    days: int
    """Days from one to the other, without the quiet ones between them."""
    quiet: int
    """Quiet days between them."""

    @property
    def told(self) -> Sentence:
        """Return it in words: "24 days (Fri 19 Mar – Mon 12 Apr)"."""
        if self.quiet:
            return say("{days} days without the quiet ones ({before} – {after})", **self._values)
        return say("{days} days ({before} – {after})", **self._values)

    @property
    def _values(self) -> dict[str, object]:
        return {"days": self.days, "before": self.before, "after": self.after}


@audience_rule(
    About(
        "A002",
        "warning",
        name=mark("silence between the first message and a week after go-live"),
        why=mark("Who hears nothing for weeks thinks that it is off, or that the bad news is being kept back."),
        source=mark("Dutch national government, communication calendar: it shows where it gets too quiet."),
        numbers=mark(
            "14 days at a high impact (21: far too quiet), 28 at a medium one and 7 days after go-live are what "
            "practitioners go by; no study backs them. Quiet periods do not count."
        ),
    ),
    reads=("slot", "when"),
    folded=mark(
        "Too quiet for {count} of {total} audiences: {audiences}. Tell them where things stand, also without news."
    ),
    impacts=("high", "medium"),
)
def silence(situation: Situation, audience: Audience) -> Found | None:
    """A002: an audience hears nothing for too long between its first message and a week after go-live.

    Counts days from one message to the next, without those in quiet periods; the numbers are practitioners'. What lasts
    for days, and a window, counts until its end. Silent without a go-live, and about a silence that is over.
    """
    numbers = situation.checks.A002
    high = audience.impact == "high"
    limit = numbers.high_days if high else numbers.medium_days
    gaps = [gap for gap in _silences(situation, audience) if gap.days > limit]
    if not gaps:
        return None
    values = {"audience": audience.label, "gaps": [gap.told for gap in gaps], "limit": limit}
    worst = max(gaps, key=lambda gap: gap.days)
    brief = say("{audience} {gap}", audience=audience.label, gap=worst.told)
    if not high:
        text = say(
            "Silence for {audience}: {gaps}, limit {limit}. A short word on where things stand will do.", **values
        )
        return Found(text, severity="hint", brief=brief)
    if worst.days >= numbers.serious_days:
        text = say(
            "Far too quiet for {audience}: {gaps}, limit {limit}. Tell them where things stand, also without news.",
            **values,
        )
    else:
        text = say(
            "Silence for {audience}: {gaps}, limit {limit}. Tell them where things stand, also without news.", **values
        )
    return Found(text, brief=brief)


def _silences(situation: Situation, audience: Audience) -> Iterator[Gap]:
    """Give the gaps in what an audience hears that are not past, and in which not every part of it hears something."""
    if situation.golive is None:
        return
    end = situation.golive[1].first + timedelta(days=situation.checks.A002.after_days)
    for before, after in _gaps(situation.heard(audience.id), end):
        if after <= situation.today:
            continue
        between = before + timedelta(days=1), after - timedelta(days=1)
        if not situation.hears_between(audience.id, *between):
            quiet = situation.workdays.quiet_days(*between)
            yield Gap(before, after, (after - before).days - quiet, quiet)


def _gaps(hearings: Iterable[Hearing], end: date) -> Iterator[tuple[date, date]]:
    """Give the last and next days with something to hear around every day without, until a last day."""
    until: date | None = None
    for hearing in hearings:
        slot = hearing.slot
        if until is not None and until >= end:
            return
        if until is not None and (slot.first - until).days > 1:
            yield until, min(slot.first, end)
        until = slot.last if until is None else max(until, slot.last)
    if until is not None and until < end:
        yield until, end


@audience_rule(
    About(
        "A007",
        "hint",
        name=mark("a milestone that a hard-hit audience hears nothing about"),
        why=mark("A milestone that passes in silence says to those it hits that they do not matter."),
        source=mark("Dutch national government, matrix of audiences and milestones."),
        numbers=mark("14 days before and 7 days after are ours."),
    ),
    reads=("slot", "when"),
    folded=mark("{count} of {total} audiences with a high impact hear nothing around a milestone: {audiences}."),
    impacts=("high",),
)
def silent_milestone(situation: Situation, audience: Audience) -> Found | None:
    """A007: a milestone on which messages hang passes without a message to a high-impact audience.

    Looks from 14 days before it to 7 days after it, which is ours. Silent about a milestone that concerns others, or
    that has passed.
    """
    numbers = situation.checks.A007
    missed = []
    for milestone, slot in situation.anchors:
        first, last = slot.first - timedelta(days=numbers.before_days), slot.last + timedelta(days=numbers.after_days)
        if last < situation.today or not situation.concerns(milestone, audience):
            continue
        if not situation.hears_between(audience.id, first, last):
            missed.append(say("{milestone} ({day})", milestone=milestone.name, day=slot.first))
    if not missed:
        return None
    text = say(
        "Nothing for {audience} around {milestones}: from {before} days before to {after} days after. "
        "Tell them what it means for them.",
        audience=audience.label,
        milestones=missed,
        before=numbers.before_days,
        after=numbers.after_days,
    )
    return Found(text)
