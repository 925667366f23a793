"""From what the rules say to what a planner reads: severities, what is ignored, who speaks first, one for many."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from campaign.checks.finding import Finding, Found
from campaign.checks.rule import Rule
from campaign.checks.situation import UNREVIEWED, Situation
from campaign.errors import Severity, Subject
from campaign.language import Sentence
from campaign.model.checks import Checks
from campaign.model.messages import IgnoredCheck

LEAST_TO_FOLD = 5
"""Messages that a rule must be about before it may be one finding for many."""
LOUDER = {"K003": ("K002", "S001"), "K002": ("S001",), "T008": ("T003",), "A003": ("T005",)}
"""Which rules are silent about a message that another speaks of: that other, and those under it."""
RANKS: Mapping[Severity, int] = {"error": 0, "warning": 1, "hint": 2}
Said = Mapping[Rule, Sequence[tuple[str | None, Found]]]


def finished(situation: Situation, said: Said) -> tuple[Finding, ...]:
    """Return the findings of all rules, the most serious first, in the order of their codes."""
    ignored = ignored_codes(situation.checks)
    found = {
        rule: [_finding(situation, rule, asked, each) for asked, each in answers]
        for rule, answers in said.items()
        if rule.code not in ignored
    }
    kept = {rule: [each for each in findings if not _ignored(situation, each)] for rule, findings in found.items()}
    silent = _silenced(kept)
    told = [
        finding
        for rule, findings in kept.items()
        for finding in _folded(situation, rule, [each for each in findings if id(each) not in silent])
    ]
    return tuple(sorted(told, key=lambda each: (RANKS[each.severity], each.code)))


def ignored_codes(checks: Checks) -> frozenset[str]:
    """Return the codes of the rules that do not count in a whole plan."""
    return _codes(checks.ignore)


def _codes(ignore: Iterable[str | IgnoredCheck]) -> frozenset[str]:
    """Return the codes of a list of ignored checks."""
    return frozenset(each if isinstance(each, str) else each.code for each in ignore)


def _finding(situation: Situation, rule: Rule, asked: str | None, found: Found) -> Finding:
    """Return what a rule said as a finding."""
    subject = found.subject or Subject("messages", asked, found.key)
    message = situation.plan.message(subject.id or "") if subject.table == "messages" else None
    severity = found.severity or rule.about.severity
    if rule.early_hint and message is not None and message.status in UNREVIEWED:
        severity = "hint"
    return Finding(rule.code, severity, found.text, subject, found.fix, found.others, found.audience)


def _ignored(situation: Situation, finding: Finding) -> bool:
    """Tell whether the message that a finding is about wants to hear nothing of its rule."""
    message = situation.plan.message(finding.message or "")
    return message is not None and bool(message.ignore) and finding.code in _codes(message.ignore)


def _silenced(found: Mapping[Rule, Sequence[Finding]]) -> set[int]:
    """Return the findings that stay silent because a more useful rule speaks of the same message."""
    by_code = {rule.code: findings for rule, findings in found.items()}
    silent: set[int] = set()
    for loud, quiet in LOUDER.items():
        spoken = {each for finding in by_code.get(loud, ()) for each in finding.messages}
        for code in quiet if spoken else ():
            silent.update(id(each) for each in by_code.get(code, ()) if not spoken.isdisjoint(each.messages[:1]))
    return silent


def _folded(situation: Situation, rule: Rule, findings: list[Finding]) -> Iterator[Finding]:
    """Give the findings of a rule: as one where they stand on more than half of the messages that it looks at."""
    at_messages = [each for each in findings if each.message]
    most = 2 * len(at_messages)
    if rule.folded is None or most <= LEAST_TO_FOLD:
        yield from findings
        return
    total = sum(rule.looks_at(situation, message) for message in situation.plan.messages)
    if total < LEAST_TO_FOLD or most <= total:
        yield from findings
        return
    yield from (each for each in findings if not each.message)
    yield _one_for_many(rule, at_messages, total)


def _one_for_many(rule: Rule, findings: list[Finding], total: int) -> Finding:
    """Return one finding that stands for many, as serious as the most serious of them."""
    singular, plural = rule.folded or ("", "")
    count = len(findings)
    text = Sentence(singular, {"count": count, "total": total}, plural, count)
    severity = min((each.severity for each in findings), key=RANKS.__getitem__)
    return Finding(rule.code, severity, text, Subject("messages"), folded=tuple(each.subject for each in findings))
