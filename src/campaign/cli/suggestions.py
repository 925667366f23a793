"""What is proposed for a message, as text and as data."""

from collections.abc import Iterable, Iterator

from campaign.checks.finding import Finding
from campaign.desk.fixing import Trial
from campaign.desk.spreading import Spread
from campaign.desk.suggesting import Proposal, Suggestion
from campaign.language import Sentence, _, current
from campaign.model.messages import SETTLED
from campaign.schedule.moments import moment, span
from campaign.text import in_cells


def as_text(proposal: Proposal, trial: Trial, hidden: frozenset[str]) -> Iterator[str]:
    """Give the message, and a line per slot with its reasons; where nothing else fits, which rules collide."""
    words, message = current(), proposal.message
    now = moment(trial.report.situation.schedule.timing(message.id).first, words)
    first, last = words.full_day(proposal.period.first), words.full_day(proposal.period.last)
    told = _("{title} stays well on {moment}") if proposal.stands else _("{title}, now: {moment}")
    yield told.format(title=in_cells(message.title), moment=now)
    yield _("Looked from {first} to {last}: {count} moments").format(first=first, last=last, count=proposal.looked)
    if message.status in SETTLED and message.when is not None:
        yield _("▲ it is {status}: others count on its date").format(status=_(message.status))
    for number, slot in enumerate(proposal.slots, start=1):
        yield from _lines(f"{number}", slot, hidden)
    if proposal.slots:
        return
    if proposal.empty:
        yield words.render(proposal.empty)
        return
    yield _("No other moment fits. What collides:") if proposal.present else _("Nothing fits. What collides:")
    yield from (f"   {words.render(each.text)}" for each in proposal.collisions)
    if proposal.least_bad:
        yield _("Least bad:")
    for slot in proposal.least_bad:
        yield from _lines("▲", slot, hidden)


def _lines(sign: str, suggestion: Suggestion, hidden: frozenset[str]) -> Iterator[str]:
    """Give the lines of one slot: when, how it is written, why, and what it brings."""
    words = current()
    told = "; ".join(words.render(each) for each in suggestion.reasons)
    written = _written(suggestion)
    yield " ".join(filter(None, [f"{sign}  {moment(suggestion.slot, words)}", written, f"– {told}" if told else ""]))
    yield from (f"   ▲ {in_cells(words.render(each))}" for each in suggestion.against)
    for finding in suggestion.brings:
        if hidden.isdisjoint(finding.messages):
            yield f"   ▲ {finding.code} {in_cells(words.render(finding.text))}"
    for finding in suggestion.mends:
        if hidden.isdisjoint(finding.messages):
            yield f"   ✓ {finding.code} {in_cells(words.render(finding.text))}"


def _written(suggestion: Suggestion) -> str:
    """Return a moment that hangs on something as it is written: "(livegang - 13wd 10:00)"."""
    after = suggestion.after.report.situation.schedule.timing(suggestion.message)
    return f"({suggestion.opening.when})" if after.anchor else ""


def as_data(proposal: Proposal, hidden: frozenset[str]) -> dict[str, object]:
    """Return a proposal as programs read it."""
    return {
        "message": proposal.message.id,
        "from": str(proposal.period.first),
        "until": str(proposal.period.last),
        "looked": proposal.looked,
        "present": _slot(proposal.present, hidden) if proposal.present else None,
        "slots": [_slot(each, hidden) for each in proposal.slots],
        "least_bad": [_slot(each, hidden) for each in proposal.least_bad],
        "collisions": _collisions(proposal),
    }


def spread_as_text(spread: Spread, hidden: frozenset[str]) -> Iterator[str]:
    """Give a line per message that is spread, what stays, and what the whole brings."""
    words = current()
    first, last = words.full_day(spread.period.first), words.full_day(spread.period.last)
    yield _("Spread from {first} to {last}:").format(first=first, last=last)
    for each in spread.placed:
        title, before = in_cells(each.message.title), moment(each.before, words)
        if each.suggestion is None:
            yield _("▲ {title}: nothing fits, stays {moment}").format(title=title, moment=before)
            yield from (f"   {words.render(collision.text)}" for collision in each.proposal.collisions)
            continue
        if each.suggestion.slot == each.before:
            yield _("{title} stays well on {moment}").format(title=title, moment=before)
            continue
        written = [_written(each.suggestion)] if _written(each.suggestion) else []
        reasons = "; ".join(map(words.render, each.suggestion.reasons))
        yield " ".join([f"{title}: {before} → {moment(each.suggestion.slot, words)}", *written, f"– {reasons}"])
    for message in spread.stays:
        yield _("{title} stays: {why}").format(title=in_cells(message.title), why=_(message.status))
    for message in spread.along:
        yield _("{title} comes along").format(title=in_cells(message.title))
    for finding in spread.brings:
        if hidden.isdisjoint(finding.messages):
            yield f"▲ {finding.code} {in_cells(words.render(finding.text))}"
    if spread.worse:
        yield _("Together this brings errors or warnings, so --apply does not take it.")


def spread_as_data(spread: Spread, hidden: frozenset[str]) -> dict[str, object]:
    """Return a spread as programs read it."""
    return {
        "from": str(spread.period.first),
        "until": str(spread.period.last),
        "messages": [
            {
                "message": each.message.id,
                "from": span(each.before)[0] if each.before else None,
                "slot": _slot(each.suggestion, hidden) if each.suggestion else None,
                "collisions": _collisions(each.proposal),
            }
            for each in spread.placed
        ],
        "stays": [{"message": each.id, "why": each.status} for each in spread.stays],
        "along": [each.id for each in spread.along],
        "brings": _findings(spread.brings, hidden),
    }


def _collisions(proposal: Proposal) -> list[dict[str, object]]:
    """Return the rules that collide as programs read them."""
    return [
        {"code": each.code, "count": each.count, "of": each.of, "tried": each.tried, "text": _text(each.text)}
        for each in proposal.collisions
    ]


def _slot(suggestion: Suggestion, hidden: frozenset[str]) -> dict[str, object]:
    """Return one slot as programs read it."""
    start, end = span(suggestion.slot)
    return {
        "start": start,
        "end": end,
        "when": str(suggestion.opening.when),
        "reasons": [_text(each) for each in suggestion.reasons],
        "against": [_text(each) for each in suggestion.against],
        "brings": _findings(suggestion.brings, hidden),
        "mends": _findings(suggestion.mends, hidden),
    }


def _findings(findings: Iterable[Finding], hidden: frozenset[str]) -> list[dict[str, str]]:
    """Return findings as programs read them, but for those that speak of what is confidential."""
    shown = (each for each in findings if hidden.isdisjoint(each.messages))
    return [{"code": each.code, "severity": each.severity, "text": _text(each.text)} for each in shown]


def _text(sentence: Sentence) -> str:
    """Return a sentence in the language of the reader."""
    return current().render(sentence)
