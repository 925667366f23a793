"""A plan file as plain text of which every line says one thing: what `git diff` compares when it shows a plan."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from campaign.errors import CampaignError
from campaign.language import _
from campaign.model.field_words import TABLE_WORDS, WORDS
from campaign.model.fields import Entry
from campaign.model.messages import Message
from campaign.model.plan import TABLES, Row, name_of
from campaign.storage.planfile import PlanFile, parse_plan
from campaign.storage.toml import decode
from campaign.storage.writing import literal, toml_key, toml_value
from campaign.text import clean, clean_lines

COMMENT = re.compile(r"#[^\r\n]*")


def plain_text(data: bytes, path: Path) -> bytes:
    """Return a plan file as plain text; what is no plan, or has wrong values, as it is."""
    try:
        file = parse_plan(decode(data, path), path, data)
    except CampaignError:
        return data
    if any(problem.code == "E001" for problem in file.problems):
        return data
    return "".join(f"{line}\n" for line in _lines(file)).encode()


def _lines(file: PlanFile) -> Iterator[str]:
    """Give the lines: the campaign, then every entry of every table."""
    plan = file.plan
    yield clean(plan.campaign.title)
    yield from _values(plan.campaign)
    if plan.checks.model_fields_set:
        yield _(TABLE_WORDS["checks"])
        yield from _values(plan.checks)
    for key in plan.model_extra or {}:
        yield from _value(plan, key)
    for table in TABLES:
        for row in plan.table(table):
            yield ""
            yield from _row(_(TABLE_WORDS[table]), row)
    comments = list(_comments(file))
    if comments:
        yield ""
        yield _("Comments")
        yield from (f"  {clean(comment)}" for comment in comments)


def _comments(file: PlanFile) -> Iterator[str]:
    """Give the comments that stand outside the values."""
    position = 0
    for key in sorted((key for table in file.spans.tables for key in table.keys), key=lambda key: key.start):
        yield from COMMENT.findall(file.text, position, key.start)
        position = key.end
    yield from COMMENT.findall(file.text, position)


def _row(heading: str, row: Row) -> Iterator[str]:
    """Give the lines of one entry; of a confidential message only a mark that changes when it does."""
    if isinstance(row, Message) and row.confidential:
        mark = hashlib.sha256(repr(row).encode("utf-8", "replace")).hexdigest()[:8]
        confidential = _("confidential")
        yield f"{heading} · {row.id} · {confidential} {mark}"
        return
    yield f"{heading} · {clean(name_of(row))} · {row.id}"
    yield from _values(row)


def _values(entry: Entry) -> Iterator[str]:
    """Give the lines of all that an entry says, but for its id and its history."""
    for field in (*type(entry).model_fields, *(entry.model_extra or {})):
        if field in entry.model_fields_set and field not in {"id", "status_log"}:
            yield from _value(entry, field)


def _value(entry: Entry, field: str) -> Iterator[str]:
    """Give the lines of one key: a longer text below its name."""
    value = toml_value(entry, field)
    if value is None:
        return
    label = _(WORDS[field]) if field in WORDS else clean(toml_key(entry, field))
    text = clean_lines(value if isinstance(value, str) else literal(value))
    first, *more = text.split("\n")
    if not more:
        yield f"  {label}: {first}"
        return
    yield f"  {label}:"
    yield from (f"    {line}" for line in (first, *more))
