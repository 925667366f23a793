"""The values of a plan as text that people edit, for forms and spreadsheets; `desk/entering` reads it back."""

from campaign.language import Language, current
from campaign.model.channels import Rhythm
from campaign.model.field_words import MODE_WORDS
from campaign.model.fields import Entry
from campaign.model.messages import AgendaItem, IgnoredCheck, Repeat, Task
from campaign.model.plan import Quiet
from campaign.model.when import Term


def shown(entry: Entry, field: str, words: Language | None = None) -> str:
    """Return the value of a field as text to edit, in a language, else in the one in use."""
    value = getattr(entry, field)
    match value:
        case None | ():
            return ""
        case bool():
            return "ja" if value else "nee"
        case int() | float():
            return edited_number(value, words or current())
        case Repeat() | Rhythm():
            return written_repeat(value) if isinstance(value, Repeat) else written_rhythm(value)
        case tuple():
            return _rows(value, words or current())
        case _:
            return f"{value.amount}{value.unit}" if isinstance(value, Term) else str(value)


def edited_number(value: float, words: Language) -> str:
    """Return a number whole and without signs between its thousands, with the decimal sign of a language.

    Three decimals get a zero more: 1.125 would be more than a thousand to whoever reads it in another language.
    """
    whole, point, part = str(value).partition(".")
    more = "0" if len(part) == 3 and whole.strip("-") != "0" else ""
    return f"{whole}{point and words.decimal_sign}{part}{more}"


def _rows(values: tuple[object, ...], words: Language) -> str:
    """Return several values as text to edit: agenda items and tasks a line each, others with commas between them."""
    lines = []
    for value in values:
        match value:
            case AgendaItem():
                lines.append(f"{value.minutes or 0} {value.item} ({words.text(MODE_WORDS[value.mode])})")
            case Task():
                done = "x" if value.done else ""
                lines.append(f"{value.title} | {value.due or ''} | {value.owner} | {done}".rstrip(" |"))
            case IgnoredCheck():
                lines.append(f"{value.code}: {value.why}".rstrip(": "))
            case Quiet():
                lines.append(f"{value.start} – {value.end} {value.why}".rstrip())
            case _ if any(isinstance(each, IgnoredCheck) for each in values):
                lines.append(str(value))
            case _:
                return ", ".join(str(each) for each in values)
    return "\n".join(lines)


def written_repeat(repeat: Repeat) -> str:
    """Return a repeat as text that reads back as the same."""
    rest = f" until {repeat.until}" if repeat.until else f" {repeat.times}x" if repeat.times else ""
    return f"{repeat.every.amount}{repeat.every.unit}{rest}"


def written_rhythm(rhythm: Rhythm) -> str:
    """Return a rhythm as text that reads back as the same."""
    parts = [f"{rhythm.every.amount}{rhythm.every.unit}", rhythm.on or ""]
    if rhythm.start:
        parts.append(f"from {rhythm.start}" + (f" {rhythm.time:%H:%M}" if rhythm.time else ""))
    return " ".join(filter(None, parts))
