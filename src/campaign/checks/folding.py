"""One finding for many: what holds for most messages or audiences, and what holds for several audiences at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from campaign.checks.finding import Finding
from campaign.checks.rule import Rule
from campaign.checks.situation import Situation
from campaign.errors import RANKS, Subject
from campaign.language import Sentence, say_many

LEAST_TO_FOLD = 5
"""Messages or audiences that a rule must look at before it may say one thing for many."""
LEAST_TO_JOIN = 3
"""Audiences of which a rule must say the same before it may say it of all at once."""
MOST_NAMED = 5
"""Audiences that a finding names; of more it says how many, and its places lead to all of them."""


def folded(situation: Situation, rule: Rule, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a rule: as one where they stand on more than half of what it looks at."""
    if rule.listeners is not None:
        return _of_audiences(situation, rule, findings, len(rule.listeners(situation)))
    at_messages = [each for each in findings if each.message]
    if rule.folded is None or 2 * len(at_messages) <= LEAST_TO_FOLD:
        return tuple(findings)
    total = sum(rule.looks_at(situation, message) for message in situation.plan.messages)
    if not _most(len(at_messages), total):
        return tuple(findings)
    others = (each for each in findings if not each.message)
    return (*others, _one_for_many(rule, at_messages, {"count": len(at_messages), "total": total}))


def _most(count: int, total: int) -> bool:
    """Tell whether so many are more than half of enough."""
    return total >= LEAST_TO_FOLD and 2 * count > total


def _of_audiences(situation: Situation, rule: Rule, findings: Sequence[Finding], total: int) -> tuple[Finding, ...]:
    """Return the findings of a rule about audiences: as one, or one for all that the same message concerns."""
    told = {audience: each for each in findings for audience in each.audiences}
    if not _most(len(told), total):
        return tuple(_joined(situation, findings))
    names = [each.brief or situation.label(audience) for audience, each in told.items()]
    values = {"count": len(told), "total": total, "audiences": _first_of(names)}
    return (_one_for_many(rule, findings, values),)


def _first_of(names: Sequence[object]) -> list[object]:
    """Return the first of some names, and how many there are behind them; all where there are few."""
    if len(names) <= MOST_NAMED:
        return list(names)
    more = len(names) - MOST_NAMED + 1
    return [*names[: MOST_NAMED - 1], say_many("and {count} more", "and {count} more", more)]


def _one_for_many(rule: Rule, findings: Sequence[Finding], values: dict[str, object]) -> Finding:
    """Return one finding that stands for many, as serious as the most serious of them."""
    singular, plural = rule.folded or ("", "")
    text = Sentence(singular, values, plural, int(str(values["count"])))
    severity = min((each.severity for each in findings), key=RANKS.__getitem__)
    subjects = tuple(dict.fromkeys(each.subject for each in findings))
    audiences = tuple(dict.fromkeys(audience for each in findings for audience in each.audiences))
    return Finding(rule.code, severity, text, Subject(subjects[0].table), audiences=audiences, folded=subjects)


def _joined(situation: Situation, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Give findings of which those that say the same are one, which names every audience.

    Those about one message always are; those about audiences themselves when they are three or more.
    """
    groups: list[list[Finding]] = []
    alike: dict[tuple[Subject, str], list[list[Finding]]] = {}
    for finding in findings:
        about = finding.subject if finding.message else finding.subject._replace(id=None)
        known = alike.setdefault((about, finding.text.text), [])
        group = next((each for each in known if _says_the_same(each[0], finding)), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(finding)
    for group in groups:
        if len(group) >= (2 if group[0].message else LEAST_TO_JOIN):
            yield _for_all(situation, group)
        else:
            yield from group


def _says_the_same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings of one rule differ in nothing but the audience that they name."""
    values, others = dict(one.text.values), dict(other.text.values)
    values.pop("audience", None)
    others.pop("audience", None)
    return (values, one.severity, one.others) == (others, other.severity, other.others)


def _for_all(situation: Situation, findings: Sequence[Finding]) -> Finding:
    """Return one finding that names the audiences of several that say the same."""
    first = findings[0]
    audiences = tuple(dict.fromkeys(audience for each in findings for audience in each.audiences))
    names = _first_of([situation.label(each) for each in audiences])
    text = replace(first.text, values={**first.text.values, "audience": names})
    if first.message:
        return replace(first, text=text, audiences=audiences)
    subjects = tuple(each.subject for each in findings)
    return replace(first, text=text, audiences=audiences, subject=first.subject._replace(id=None), folded=subjects)
