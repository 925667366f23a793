"""The report on a plan: what every rule finds, kept so that an edit asks only the rules that it concerns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from campaign.checks.catalogue import RULES
from campaign.checks.finding import Finding, Found
from campaign.checks.finishing import Findings, finished, one_by_one
from campaign.checks.rule import Rule
from campaign.checks.situation import Situation
from campaign.model.changes import Change
from campaign.model.messages import Message
from campaign.schedule.schedule import Schedule

PlanFound = tuple[Found, ...]
MessageFound = Mapping[str, Found]
"""What a rule says of messages, by their id."""
ALWAYS = frozenset({"status", "title"})
"""Fields of messages that count for every rule: whether it looks at all, and what it calls them."""
EVERYTHING = frozenset({"campaign", "checks"})
"""Tables that every rule may depend on."""


@dataclass(frozen=True)
class Report:
    """What the rules find in one situation."""

    situation: Situation
    """What was looked at."""
    found: Mapping[str, PlanFound | MessageFound]
    """What each rule says, by its code: of messages one by one, or of the plan."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings as a planner wants them: folded, without doubles, without what is ignored."""
        return finished(self.situation, self._one_by_one)

    @property
    def one_by_one(self) -> Iterator[Finding]:
        """Give the findings without folding any: each about its own message or audience."""
        for findings in self._one_by_one.values():
            yield from findings

    @cached_property
    def _one_by_one(self) -> Findings:
        places = self.situation.plan.places("messages")
        return one_by_one(self.situation, {RULES[code]: _listed(said, places) for code, said in self.found.items()})

    def revised(self, situation: Situation, changes: Iterable[Change]) -> "Report":
        """Return the report on the plan after some changes, in the situation as it then is.

        Only rules that read what changed are asked again, and rules about single messages only about those that
        changed or moved.
        """
        touched = Touched.by(changes, self.situation.schedule, situation.schedule)
        if not touched.tables.isdisjoint(EVERYTHING):
            return report_on(situation)
        found = dict(self.found)
        for rule in RULES.values():
            if rule.at_plan is not None:
                if touched.concerns_plan(rule):
                    found[rule.code] = tuple(rule.at_plan(situation))
            elif not rule.reads.isdisjoint(touched.tables):
                found[rule.code] = _at_messages(rule, situation)
            else:
                ids, before = touched.messages_for(rule), found[rule.code]
                if ids and not isinstance(before, tuple):
                    found[rule.code] = _again(rule, situation, before, ids)
        return Report(situation, found)


def report_on(situation: Situation) -> Report:
    """Return what every rule finds."""
    return Report(situation, {rule.code: _asked(rule, situation) for rule in RULES.values()})


def _asked(rule: Rule, situation: Situation) -> PlanFound | MessageFound:
    """Return all that one rule finds."""
    return tuple(rule.at_plan(situation)) if rule.at_plan else _at_messages(rule, situation)


def _at_messages(rule: Rule, situation: Situation) -> dict[str, Found]:
    """Return what a rule about single messages says of all of them."""
    asked = ((message.id, _ask(rule, situation, message)) for message in situation.messages)
    return {message_id: found for message_id, found in asked if found}


def _again(rule: Rule, situation: Situation, before: MessageFound, ids: Iterable[str]) -> dict[str, Found]:
    """Return what a rule says after these messages changed."""
    found = dict(before)
    for message_id in ids:
        message = situation.plan.message(message_id)
        said = _ask(rule, situation, message) if message else None
        if said:
            found[message_id] = said
        else:
            found.pop(message_id, None)
    return found


def _ask(rule: Rule, situation: Situation, message: Message) -> Found | None:
    """Return what a rule says of one message; nothing of one that it does not look at."""
    if rule.at_message is None or not rule.looks_at(situation, message):
        return None
    return rule.at_message(situation, message)


def _listed(said: PlanFound | MessageFound, places: Mapping[str, int]) -> list[tuple[str | None, Found]]:
    """Return what a rule said as pairs: the message that it was asked about, if it was about one, and the answer.

    Messages come in the order of the plan, which `places` gives.
    """
    if isinstance(said, tuple):
        return [(None, each) for each in said]
    return [(message_id, said[message_id]) for message_id in sorted(said, key=lambda each: places[each])]


@dataclass(frozen=True, slots=True)
class Touched:
    """What some changes touch: the keys of each message that changed, and other tables."""

    messages: Mapping[str, frozenset[str]]
    """The fields that changed, by the message's id; "slot" when it moved."""
    tables: frozenset[str]
    """The tables beside that of messages in which anything changed."""
    listed: bool
    """Messages were added, taken out, or given another id."""

    @classmethod
    def by(cls, changes: Iterable[Change], before: Schedule, after: Schedule) -> "Touched":
        """Return what these changes touched, given the schedules around them."""
        messages: dict[str, set[str]] = {}
        tables: set[str] = set()
        listed = False
        for change in changes:
            if change.table != "messages":
                tables.add(change.table)
                continue
            known = messages.setdefault(change.id, set())
            known.update(change.keys)
            if change.before is None or change.after is None or "id" in change.keys:
                listed = True
                known.update(("id", "slot"))
        moved = _moved(before, after, messages, everything=bool(tables))
        for message_id in moved:
            messages.setdefault(message_id, set()).add("slot")
        return cls({key: frozenset(known) for key, known in messages.items()}, frozenset(tables), listed)

    def concerns_plan(self, rule: Rule) -> bool:
        """Tell whether a rule about the whole plan must look again."""
        if self.listed or not rule.reads.isdisjoint(self.tables):
            return True
        reads = rule.reads | ALWAYS
        return any(not reads.isdisjoint(keys) for keys in self.messages.values())

    def messages_for(self, rule: Rule) -> list[str]:
        """Return the messages that a rule about single messages must look at again."""
        reads = rule.reads | ALWAYS | {"id"}
        return [message_id for message_id, keys in self.messages.items() if not reads.isdisjoint(keys)]


def _moved(before: Schedule, after: Schedule, changed: Iterable[str], *, everything: bool) -> list[str]:
    """Return the messages whose slots are others than before: of all, or of those changed and what hangs on them."""
    if everything:
        ids: set[str] = {message.id for message in after.plan.messages}
    else:
        ids = set(changed)
        ids = ids.union(*(schedule.dependents(each) for each in ids for schedule in (before, after)))
    return [each for each in ids if before.timing(each).slots != after.timing(each).slots]
