"""What is told of an edition and of what is in it, a line each."""

from campaign.desk.editions import Issue, Item
from campaign.desk.telling import approval_turn
from campaign.language import _, _n, current
from campaign.text import in_cells


def issue_head(found: Issue) -> str:
    """Return what edition it is and how full: "Maandagnieuws 11 · ma 15 mrt 2027 09:00 · 4 van 6"."""
    rhythm, edition = found.channel.rhythm, found.edition
    clock = f" {rhythm.time:%H:%M}" if rhythm and rhythm.time else ""
    name = in_cells(found.channel.label) + (f" {edition.number}" if edition.number is not None else "")
    return " · ".join([name, f"{current().full_day(edition.day)}{clock}", filled(found)])


def filled(found: Issue) -> str:
    """Return how many messages there are, and for how many there is room."""
    if found.channel.capacity is None:
        return _n("{count} message", "{count} messages", found.taken)
    sign = " ▲" if found.full else ""
    return _("{count} of {capacity}").format(count=found.taken, capacity=found.channel.capacity) + sign


def issue_lines(found: Issue) -> list[str]:
    """Return its deadlines, and how many messages are counted and not shown."""
    words, lines = current(), []
    due = _("copy due {day}").format(day=words.day(found.copy_due)) if found.copy_due else ""
    asked = _("ask approval by {day}").format(day=words.day(found.asked)) if found.asked else ""
    if due or asked:
        lines.append(" · ".join(filter(None, (asked, due))))
    if not found.taken and not found.items:
        lines.append(_("Nothing in it yet."))
    if found.hidden:
        lines.append(_n("and {count} confidential message", "and {count} confidential messages", found.hidden))
    return lines


def item_notes(item: Item) -> list[str]:
    """Return what is told of a message in an edition: its status, whose it is, and what is wrong with it."""
    message = item.message
    whose = in_cells(approval_turn(message) if message.status == "review" else message.owner)
    notes = [_(message.status), whose, f"({in_cells(item.campaign)})" if item.campaign else ""]
    notes += [_("more than fits")] if item.over else []
    notes += [current().render(item.behind)] if item.behind else []
    return [each for each in notes if each]
