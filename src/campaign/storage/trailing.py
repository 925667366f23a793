"""Comments behind a value, which get lost when the line that they stand on was changed by both."""

from campaign.model.plan import TABLES
from campaign.storage.planfile import PlanFile
from campaign.storage.scanning import KeySpan, Path

Trailing = dict[tuple[str, ...], tuple[str, KeySpan]]
"""By table, id and keys: the comment behind a value, and the statement."""


def with_their_comments(merged: PlanFile, base: PlanFile, theirs: PlanFile) -> str:
    """Return the merged text with the comments that they put behind values; one of ours there stays before it."""
    before, there, here = _trailing(base), _trailing(theirs), _trailing(merged)
    splices: list[tuple[int, int, str]] = []
    for name, (comment, _) in there.items():
        known, statement = here.get(name, ("", None))
        old = before[name][0] if name in before else ""
        if not comment or comment == old or statement is None or comment in known:
            continue
        end = statement.line_end - len(merged.text[statement.end : statement.line_end].lstrip(" \t")) if known else 0
        if known and known == old:
            splices.append((end, end + len(known), comment))
        elif known:
            splices.append((end + len(known), end + len(known), f"  {comment}"))
        else:
            splices.append((statement.end, statement.end, f"  {comment}"))
    parts, position = [], 0
    for start, end, text in sorted(splices):
        parts += [merged.text[position:start], text]
        position = end
    return "".join([*parts, merged.text[position:]])


def _trailing(file: PlanFile) -> Trailing:
    """Return the comment behind each statement of a file; empty where there is none."""
    found: Trailing = {}
    for table in file.spans.tables:
        for key in table.keys:
            rest = file.text[key.end : key.line_end].strip()
            found.setdefault(_name(file, key.path), (rest if rest.startswith("#") else "", key))
    return found


def _name(file: PlanFile, path: Path) -> tuple[str, ...]:
    """Return the way to a value with ids in place of numbers."""
    if len(path) > 1 and path[0] in TABLES and isinstance(path[1], int):
        rows = file.plan.table(path[0])
        return (str(path[0]), rows[path[1]].id, *map(str, path[2:]))
    return tuple(map(str, path))
