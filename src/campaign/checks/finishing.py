"""From what the rules say to what a planner reads: severities, what is ignored, and who speaks first."""

from collections.abc import Mapping, Sequence

from campaign.checks.finding import Finding, Found
from campaign.checks.folding import folded
from campaign.checks.rule import Rule
from campaign.checks.situation import UNREVIEWED, Situation
from campaign.errors import RANKS, Subject
from campaign.model.checks import Checks
from campaign.model.messages import codes_in

LOUDER: Mapping[str, tuple[str, ...]] = {"T008": ("T003",), "A003": ("T005",)}
"""Which rules are silent about a message that another speaks of: that other, and those under it."""
LOUDER_TO_AUDIENCE: Mapping[str, tuple[str, ...]] = {
    "A001": ("A004", "A007", "A011", "K001", "S002"),
    "K003": ("K002", "S001"),
    "K002": ("S001",),
}
"""Which rules are silent about an audience that another speaks of."""
LOUDER_TO_CAMPAIGN: Mapping[str, tuple[str, ...]] = {"A004": ("M009",)}
"""Which rules are silent about a campaign when another speaks at all."""
Said = Mapping[Rule, Sequence[tuple[str | None, Found]]]


Findings = Mapping[Rule, Sequence[Finding]]
"""What every rule finds, one by one."""


def finished(situation: Situation, findings: Findings) -> tuple[Finding, ...]:
    """Return the findings of all rules as people read them: some as one for many, the most serious first."""
    told = [each for rule, found in findings.items() for each in folded(situation, rule, found)]
    return tuple(sorted(told, key=lambda each: (RANKS[each.severity], each.code)))


def one_by_one(situation: Situation, said: Said) -> Findings:
    """Return the findings that every rule has, without what is ignored and what a more useful rule says too."""
    ignored = ignored_codes(situation.checks)
    found = {
        rule: [_finding(situation, rule, asked, each) for asked, each in answers]
        for rule, answers in said.items()
        if rule.code not in ignored
    }
    kept = {rule: [each for each in findings if not _ignored(situation, each)] for rule, findings in found.items()}
    silent = _silenced({rule.code: findings for rule, findings in kept.items()})
    return {rule: [each for each in findings if id(each) not in silent] for rule, findings in kept.items()}


def ignored_codes(checks: Checks) -> frozenset[str]:
    """Return the codes of the rules that do not count in a whole plan."""
    return codes_in(checks.ignore)


def _finding(situation: Situation, rule: Rule, asked: str | None, found: Found) -> Finding:
    """Return what a rule said as a finding."""
    subject = found.subject or Subject("messages", asked, found.key)
    message = situation.plan.message(subject.id or "") if subject.table == "messages" else None
    severity = found.severity or rule.about.severity
    if rule.early_hint and message is not None and message.status in UNREVIEWED:
        severity = "hint"
    audiences = (found.audience,) if found.audience else ()
    return Finding(rule.code, severity, found.text, subject, found.fix, found.others, audiences, found.brief)


def _ignored(situation: Situation, finding: Finding) -> bool:
    """Tell whether the message that a finding is about wants to hear nothing of its rule."""
    message = situation.plan.message(finding.message or "")
    return message is not None and bool(message.ignore) and finding.code in codes_in(message.ignore)


def _silenced(found: Mapping[str, Sequence[Finding]]) -> set[int]:
    """Return the findings that stay silent because a more useful rule speaks of the same message or audience."""
    silent: set[int] = set()
    for loud, quiet in LOUDER.items():
        messages = {each for finding in found.get(loud, ()) for each in finding.messages}
        under = [each for code in quiet for each in found.get(code, ())]
        silent.update(id(each) for each in under if not messages.isdisjoint(each.messages[:1]))
    for loud, quiet in LOUDER_TO_AUDIENCE.items():
        audiences = {each for finding in found.get(loud, ()) for each in finding.audiences}
        under = [each for code in quiet for each in found.get(code, ())]
        silent.update(id(each) for each in under if not audiences.isdisjoint(each.audiences))
    for loud, quiet in LOUDER_TO_CAMPAIGN.items():
        if found.get(loud):
            silent.update(id(each) for code in quiet for each in found.get(code, ()))
    return silent
