"""The brief of a plan as parts of a paper: objectives, audiences, key messages, milestones and channels."""

from collections import Counter
from collections.abc import Iterator

from campaign.documents.outline import Outline
from campaign.documents.papers import Part
from campaign.language import mark
from campaign.model.field_words import EFFECT_WORDS, LEVEL_WORDS, TABLE_WORDS, WORDS
from campaign.model.fields import Number
from campaign.model.people import Audience, Objective

NONE = "–"
"""What stands in a cell of which nothing is known."""


def brief_of(outline: Outline) -> tuple[Part, ...]:
    """Return the parts of the brief, for those who make the campaign; what the plan has nothing of is left out."""
    if not outline.contents.inside:
        return ()
    found = (_objectives(outline), _audiences(outline), _key_messages(outline), _milestones(outline))
    return tuple(part for part in (*found, _channels(outline), _quiet(outline)) if part.rows)


def _objectives(outline: Outline) -> Part:
    """Return the table of objectives."""
    keys = ("objective", "audience", "effect", "measure", "baseline", "target", "result", "by")
    rows = tuple(tuple(_aim(outline, each)) for each in outline.contents.plan.objectives)
    return Part(_table(outline, "objectives"), rows, _columns(outline, *keys), (4, 5, 6))


def _aim(outline: Outline, objective: Objective) -> Iterator[str]:
    """Give the cells of an objective."""
    words, plan = outline.words, outline.contents.plan
    audience = plan.audience(objective.audience) if objective.audience else None
    yield objective.label
    yield (audience.label if audience else objective.audience) or NONE
    yield words.text(EFFECT_WORDS[objective.effect]) if objective.effect else NONE
    yield objective.measure or NONE
    yield from (_number(outline, each) for each in (objective.baseline, objective.target, objective.result))
    slot = outline.objective_by(objective)
    yield words.full_day(slot.last) if slot else NONE


def _audiences(outline: Outline) -> Part:
    """Return the table of audiences."""
    rows = tuple(tuple(_people(outline, each)) for each in outline.contents.plan.audiences)
    return Part(
        _table(outline, "audiences"), rows, _columns(outline, "audience", "size", "impact", "benefit", "part_of"), (1,)
    )


def _people(outline: Outline, audience: Audience) -> Iterator[str]:
    """Give the cells of an audience."""
    words, plan = outline.words, outline.contents.plan
    yield audience.label
    yield _number(outline, audience.size)
    yield words.text(LEVEL_WORDS[audience.impact]) if audience.impact else NONE
    yield audience.benefit or NONE
    larger = (each.label if (each := plan.audience(name)) else name for name in audience.part_of)
    yield ", ".join(larger) or NONE


def _key_messages(outline: Outline) -> Part:
    """Return the list of key messages: what must land, and what supports it."""
    words = outline.words
    must, supports = words.text(mark("must land")), words.text(mark("supports"))
    rows = tuple((each.label, must if each.must else supports) for each in outline.contents.plan.key_messages)
    return Part(_table(outline, "key_messages"), rows)


def _milestones(outline: Outline) -> Part:
    """Return the table of milestones."""
    plan = outline.contents.plan
    rows = tuple(
        (
            each.when,
            f"{each.title} ({outline.words.text(WORDS['golive'])})" if each.golive else each.title,
            ", ".join(found.label if (found := plan.audience(name)) else name for name in each.milestone.audiences)
            or NONE,
        )
        for each in outline.landmarks
    )
    columns = (*_columns(outline, "when"), outline.words.text(mark("Milestone")), *_columns(outline, "audiences"))
    return Part(_table(outline, "milestones"), rows, columns)


def _channels(outline: Outline) -> Part:
    """Return the table of the channels that something goes out through."""
    plan = outline.contents.plan
    counts = Counter(each.channel for each in plan.messages)
    rows = tuple((each.label, each.owner or NONE, str(counts[each.id])) for each in plan.channels if counts[each.id])
    columns = (*_columns(outline, "channel", "owner"), _table(outline, "messages"))
    return Part(_table(outline, "channels"), rows, columns, (2,))


def _quiet(outline: Outline) -> Part:
    """Return the list of quiet periods."""
    periods = sorted(outline.contents.plan.campaign.quiet, key=lambda each: each.start)
    rows = tuple((outline.days(each.start, each.end), each.why) for each in periods if each.start <= each.end)
    return Part(outline.words.text(mark("Quiet periods")), tuple(dict.fromkeys(rows)))


def _table(outline: Outline, name: str) -> str:
    """Return what a table of the plan is called."""
    return outline.words.text(TABLE_WORDS[name])


def _columns(outline: Outline, *keys: str) -> tuple[str, ...]:
    """Return what the columns with these keys are called."""
    return tuple(outline.words.text(WORDS[key]) for key in keys)


def _number(outline: Outline, value: Number | None) -> str:
    """Return a number as people write it; a dash for none."""
    return NONE if value is None else outline.words.number(value)
