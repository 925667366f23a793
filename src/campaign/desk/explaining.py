"""What there is to know of a check: what it looks for, why, whose idea it is, and its numbers."""

from collections.abc import Iterator

from campaign.checks.catalogue import RULES
from campaign.checks.rule import Rule
from campaign.errors import Severity
from campaign.language import _, mark
from campaign.model.checks import Checks
from campaign.model.fields import Entry
from campaign.storage.schema import sentences

SEVERITY_WORDS: dict[Severity, str] = {"error": mark("Error"), "warning": mark("Warning"), "hint": mark("Hint")}
PROBLEM_WORDS = {
    "E": mark("This is wrong in the plan file itself. The rest of the plan is read without it."),
    "W": mark("This is odd in the plan file itself. Nothing is lost: it stays as it stands."),
}
"""What is told of a code that no rule has, by its letter."""


def explanation(code: str) -> Iterator[str]:
    """Give what there is to know of the check with this code, a paragraph a line."""
    rule = RULES.get(code)
    if rule is None:
        yield _(PROBLEM_WORDS.get(code[:1], PROBLEM_WORDS["E"]))
        return
    about = rule.about
    yield f"{about.code}  {_(about.name)}  ({_(SEVERITY_WORDS[about.severity]).lower()})"
    yield ""
    yield _(about.why)
    yield _("Source: {source}").format(source=_(about.source))
    yield from (f"  {link}" for link in about.links)
    if about.numbers:
        yield _("Numbers: {numbers}").format(numbers=_(about.numbers))
    yield from _settings(rule)


def as_facts(code: str) -> dict[str, object]:
    """Return the same as programs read it: texts in the language in use, severities as in the JSON of the checks."""
    rule = RULES.get(code)
    if rule is None:
        return {"code": code, "why": _(PROBLEM_WORDS.get(code[:1], PROBLEM_WORDS["E"]))}
    about = rule.about
    return {
        "code": about.code,
        "name": _(about.name),
        "severity": about.severity,
        "why": _(about.why),
        "source": _(about.source),
        "links": list(about.links),
        "numbers": _(about.numbers) if about.numbers else None,
    }


def _settings(rule: Rule) -> Iterator[str]:
    """Give the settings of a rule as they are written in a plan, each with its value when nobody sets it."""
    settings = getattr(Checks.model_construct(), rule.code, None)
    if not isinstance(settings, Entry):
        return
    yield ""
    yield f"[checks.{rule.code}]"
    told = sentences(type(settings))
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        written = "[]" if value == () else value
        yield f"{name} = {written}   # {_(told.get(name, ''))}"
