"""What is told of the results of a campaign: the parts of a report, as a paper."""

from collections.abc import Iterator

from campaign.desk.numbers import written_number
from campaign.desk.results import Activation, Aim, Results, Tally
from campaign.documents.papers import Paper, Part
from campaign.language import _, _n, current

CELLS = 10
"""Cells of a bar that is full."""


def paper_of(results: Results) -> Paper:
    """Return a report of one campaign, or of several together."""
    return Paper(results.title or _("All campaigns together"), tuple(_parts(results)))


def _parts(results: Results) -> Iterator[Part]:
    """Give the parts of a report; what there is nothing of is left out."""
    yield Part("", tuple((line,) for line in _summary(results)))
    if results.rows:
        yield from filter(_filled, (_objectives(results), _activations(results)))
    yield from filter(_filled, (_channels(results), _audiences(results)))
    if results.rows:
        missing = tuple((each.message.title, _days(each)) for each in results.missing)
        feedback = tuple((each.title, each.feedback) for each in results.feedback)
        lists = Part(_("Results that are missing"), missing), Part(_("How people could answer back"), feedback)
        yield from filter(_filled, lists)


def _filled(part: Part) -> bool:
    """Tell whether a part has anything to tell."""
    return bool(part.rows)


def _objectives(results: Results) -> Part:
    """Return the table of objectives."""
    columns = (_("Objective"), _("Audience"), _("Baseline"), _("Target"), _("Result"), _("By"), _("Share"))
    return Part(_("Objectives"), tuple(map(_aim, results.objectives)), columns, (2, 3, 4))


def _activations(results: Results) -> Part:
    """Return the table of activations."""
    columns = (_("Message"), _("Activation"), _("Until"), _("Target"), _("Result"), _("Share"))
    return Part(_("Activations"), tuple(map(_activation, results.activations)), columns, (3, 4))


def _channels(results: Results) -> Part:
    """Return the table of channels."""
    columns = (_("Channel"), _("Messages"), _("Sent"), _("Cost"), _("Share"))
    return Part(_("By channel"), tuple(map(_by_channel, results.channels)), columns, (1, 2, 3))


def _audiences(results: Results) -> Part:
    """Return the table of audiences."""
    columns = (_("Audience"), _("Messages"), _("Sent"), _("Share"))
    return Part(_("By audience"), tuple(map(_by_audience, results.audiences)), columns, (1, 2))


def _summary(results: Results) -> Iterator[str]:
    """Give what a report begins with: how many messages went out, what was reached, what it cost."""
    total = results.total
    counts = {status: f"{count} {_(status)}" for status, count in results.statuses.items() if count}
    cancelled = counts.pop("cancelled", "")
    sent = _("{sent} of {count} messages sent").format(sent=total.sent, count=total.messages)
    yield "; ".join(filter(None, [sent + _behind([*counts.values()]), cancelled]))
    known = [each.share for each in results.activations if each.share is not None]
    aimed = sum(each.message.target is not None for each in results.activations)
    if aimed:
        filled = _("{known} of {count} results filled in").format(known=len(known), count=aimed)
        reached = _("{count} reached their target").format(count=sum(each >= 1 for each in known))
        yield f"{filled}, {reached}" if known else filled
    if results.missing:
        yield _n("{count} result is missing", "{count} results are missing", len(results.missing))
    if results.objectives:
        met = sum(each.share is not None and each.share >= 1 for each in results.objectives)
        yield _("{reached} of {count} objectives reached").format(reached=met, count=len(results.objectives))
    if total.cost:
        yield _("Cost: {cost}").format(cost=current().amount(total.cost))


def _behind(counts: list[str]) -> str:
    """Return counts in brackets, behind what they are counts of."""
    return f" ({', '.join(counts)})" if counts else ""


def bar(part: float | None, cells: int = CELLS) -> str:
    """Return a share as a bar of characters and a percentage, which can be read without colours; a dash for none."""
    if part is None:
        return "–"
    full = round(max(0.0, min(part, 1.0)) * cells)
    return f"{'█' * full}{'░' * (cells - full)} {round(part * 100)}%"


def _share(part: float | None) -> str:
    """Return a share as a percentage before its bar, so that a column that is cut loses of the bar; a dash for none."""
    if part is None:
        return "–"
    bars, percentage = bar(part).rsplit(" ", 1)
    return f"{percentage:>4} {bars}"


def _aim(aim: Aim) -> tuple[str, ...]:
    """Return the row of an objective."""
    one = aim.objective
    day = current().full_day(aim.by) if aim.by else "–"
    numbers = (written_number(one.baseline), written_number(one.target), written_number(one.result))
    return one.label, aim.audience or "–", *numbers, day, _share(aim.share)


def _activation(found: Activation) -> tuple[str, ...]:
    """Return the row of what a message asked of people; ▲ where the result is missing."""
    message = found.message
    result = "▲ –" if found.missing else written_number(message.result)
    asked = message.activation or message.measure or "–"
    return message.title, asked, _days(found), written_number(message.target), result, _share(found.share)


def _days(found: Activation) -> str:
    """Return the last day of an activation."""
    return current().full_day(found.ends) if found.ends else "–"


def _by_channel(found: Tally) -> tuple[str, ...]:
    """Return the row of a channel."""
    cost = current().amount(found.cost) if found.cost else "–"
    return found.name, str(found.messages), str(found.sent), cost, _share(found.share)


def _by_audience(found: Tally) -> tuple[str, ...]:
    """Return the row of an audience; without a cost, since one message reaches several."""
    return found.name, str(found.messages), str(found.sent), _share(found.share)
