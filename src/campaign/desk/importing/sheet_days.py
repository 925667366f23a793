"""The milestones and phases of a spreadsheet as changes of a plan."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from campaign.desk.importing.imports import ImportChange, Kind, Standing, Step
from campaign.desk.importing.sheet_told import in_sheet, with_doubts
from campaign.desk.starting import with_dates
from campaign.documents.sheets.listed import Listed
from campaign.documents.sheets.named import Named
from campaign.language import Sentence, say, say_many
from campaign.model.changes import Change, difference, replaced
from campaign.model.field_words import LEVEL_WORDS
from campaign.model.ids import slug
from campaign.model.milestones import Milestone, Phase
from campaign.model.people import Audience
from campaign.model.plan import TABLES, Plan
from campaign.model.said import said_when
from campaign.model.when import When, Window
from campaign.model.words import GOLIVE


def with_milestones(plan: Plan, named: Iterable[Named], dates: Mapping[str, When]) -> Plan:
    """Return the plan with the milestones of a sheet, and with the days that were given for some."""
    rows = {each.id: each for each in plan.milestones}
    golive = any(each.golive for each in rows.values())
    for each in named:
        if each.id not in rows:
            live = not golive and slug(each.name) in {slug(word) for word in GOLIVE}
            said: dict[str, Any] = {"golive": True} if live else {}
            golive = golive or live
            rows[each.id] = Milestone.model_construct(id=each.id, title=each.name, **said)
        if each.moment.when is not None:
            until: dict[str, Any] = {"until": each.moment.until} if each.moment.until else {}
            sure: dict[str, Any] = {"certainty": "indicative"} if each.moment.uncertain else {}
            rows[each.id] = replaced(rows[each.id], date=each.moment.when, **until, **sure)
    return with_dates(plan.model_copy(update={"milestones": tuple(rows.values())}), dates)


def milestone_changes(before: Plan, after: Plan, named: Iterable[Named]) -> Iterator[ImportChange]:
    """Give the milestones that are new, and those that get another day."""
    rows = {each.id: each for each in named}
    for change in difference(before, after):
        if isinstance(change.after, Milestone):
            kind: Kind = "new" if change.before is None else "moved"
            there = rows.get(change.id, Named(0, ""))
            day = change.after.date
            told = say("Milestone on {day}", day=said_when(day)) if day else say("Milestone, no day yet")
            told = in_sheet(with_doubts(told, there.moment.assumed), there.sheet)
            entry = ("milestones", change.id)
            yield ImportChange(
                "/".join(entry),
                kind,
                title=change.after.name,
                told=told,
                step=_just(change),
                entry=entry,
                line=there.row,
            )


def phase_changes(plan: Plan, named: Iterable[Named]) -> Iterator[ImportChange]:
    """Give the phases that the plan has not got yet."""
    known = {name.casefold() for each in plan.phases for name in (each.id, each.title)}
    taken = set(plan.places("phases"))
    for each in named:
        if each.name.casefold() in known:
            continue
        phase = _phase(each, taken)
        taken.add(phase.id)
        change = Change("phases", phase.id, None, phase)
        told = say("Phase from {start} to {end}", start=said_when(phase.start), end=said_when(phase.end))
        told = with_doubts(told, each.moment.assumed) if phase.start else say("Phase, no day yet")
        told = in_sheet(told, each.sheet)
        entry = ("phases", phase.id)
        yield ImportChange(
            "/".join(entry), "new", title=phase.title, told=told, step=_just(change), entry=entry, line=each.row
        )


def audience_changes(audiences: Iterable[tuple[Listed, Audience]]) -> Iterator[ImportChange]:
    """Give the audiences of a table of them that the plan has not got yet."""
    for row, audience in audiences:
        parts = []
        if audience.size is not None:
            parts.append(say_many("{count} person", "{count} people", audience.size))
        if audience.impact is not None:
            parts.append(say("impact {level}", level=Sentence(LEVEL_WORDS[audience.impact])))
        told = say("Audience: {parts}", parts=parts) if parts else say("Audience")
        entry = ("audiences", audience.id)
        change = Change("audiences", audience.id, None, audience)
        yield ImportChange(
            "/".join(entry), "new", title=audience.name, told=told, step=_just(change), entry=entry, line=row.row
        )


def _just(change: Change) -> Step:
    """Return the step that makes one change, where it is not made already."""

    def step(standing: Standing) -> tuple[Change, ...]:
        there = standing.plan.get(change.table, change.id) if change.table in TABLES else None
        return () if there and change.before is None else (change,)

    return step


def _phase(named: Named, taken: set[str]) -> Phase:
    """Return a phase of a sheet; a window is all of it."""
    moment = named.moment
    end = moment.until or (moment.when if isinstance(moment.when, Window) else None)
    said: Mapping[str, object] = {"start": moment.when, "end": end}
    known: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    return Phase.model_construct(id=slug(named.name, taken, "fase"), title=named.name, **known)
