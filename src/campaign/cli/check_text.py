"""What checks say, as people, programs, editors and CI systems read it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from campaign.checks.finding import Finding
from campaign.cli.streams import line_width
from campaign.desk.checking import Counts, Remark, counted
from campaign.desk.explaining import SEVERITY_WORDS, explanation
from campaign.errors import Place, Severity, Subject
from campaign.language import _, _n, current, mark
from campaign.text import in_cells, pad, wrapped

WIDEST = 120
"""Characters of a line that can still be read."""
FORMATS = ("text", "lines", "github")
"""For people; for editors and CI systems that know compilers; for GitHub's annotations."""
COMPILER_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}
GITHUB_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
BEYOND_RULES = mark(
    "No rule can tell whether the tone is right, whether people trust the sender, and whether this is the message that "
    "they need. Let a colleague read it."
)
"""What a full report ends with."""
Plans = Sequence[tuple[Path, str, Sequence[Remark]]]
"""The file and title of every plan, and what is said of it."""


def sentence(remark: Remark) -> str:
    """Return what is said; of the file with the key that it is about, and the remedy, which stand apart there."""
    words = current()
    text = words.render(remark.text)
    if isinstance(remark, Finding):
        return text
    told = f"{remark.about}: {text}" if remark.about else text
    return f"{told} – {words.render(remark.remedy)}" if remark.remedy else told


def near(path: Path | None) -> str:
    """Return a path as it is named from here, when it lies below this folder."""
    here = Path.cwd()
    return in_cells(str(path.relative_to(here) if path and path.is_relative_to(here) else path))


def as_text(form: str, plans: Plans) -> Iterator[str]:
    """Give the lines of a report in one of the formats."""
    match form:
        case "lines":
            yield from (_compiler_line(each) for _path, _title, remarks in plans for each in remarks)
        case "github":
            yield from (_github_line(each) for _path, _title, remarks in plans for each in remarks)
        case _:
            yield from _for_people(plans)


def _for_people(plans: Plans) -> Iterator[str]:
    """Give a report plan by plan, the most serious first; it ends with what no rule can tell."""
    for path, title, remarks in plans:
        yield f"{in_cells(title)}  ({near(path)})"
        for severity in ("error", "warning", "hint"):
            yield from _of_severity(severity, [each for each in remarks if each.severity == severity])
        yield f"  {totals(counted(remarks))}"
        yield ""
    yield from _wrapped(_(BEYOND_RULES), "", "")


def _of_severity(severity: Severity, remarks: Sequence[Remark]) -> Iterator[str]:
    """Give the remarks of one severity: where, which code, the sentence, and what would mend it."""
    if remarks:
        yield f"  {_(SEVERITY_WORDS[severity])}"
    for remark in remarks:
        start = f"    {pad(f'{remark.place.line}:{remark.place.column}', 8)} {remark.code}  "
        yield from _wrapped(in_cells(sentence(remark)), start, " " * len(start))
        if isinstance(remark, Finding) and remark.folded:
            lines = ", ".join(str(place.line) for place in remark.places)
            yield from _wrapped(_("lines {lines}").format(lines=lines), " " * len(start), " " * len(start))
        if isinstance(remark, Finding) and remark.fix:
            fix = in_cells(current().render(remark.fix.text))
            yield from _wrapped(f"→ {fix}", " " * len(start), " " * (len(start) + 2))


def _wrapped(text: str, start: str, indent: str) -> list[str]:
    """Return a text in lines that fit the terminal and can be read; in a pipe it is one line."""
    width = line_width()
    return wrapped(text, width and min(width, WIDEST), start, indent)


def totals(counts: Counts) -> str:
    """Return how many remarks there are of each severity: "2 errors, 1 warning, 3 hints"."""
    told = [
        *([_n("{count} error", "{count} errors", counts.errors)] if counts.errors else []),
        *([_n("{count} warning", "{count} warnings", counts.warnings)] if counts.warnings else []),
        *([_n("{count} hint", "{count} hints", counts.hints)] if counts.hints else []),
    ]
    return ", ".join(told) or _("Nothing to remark.")


def _compiler_line(remark: Remark) -> str:
    """Return a remark as compilers write theirs: `file:line:column: warning: text [CODE]`."""
    return _line(remark, COMPILER_WORDS[remark.severity])


def line_for_people(remark: Remark) -> str:
    """Return a remark on a line of its own, how serious it is in the language in use."""
    return _line(remark, _(SEVERITY_WORDS[remark.severity]).lower())


def _line(remark: Remark, word: str) -> str:
    """Return a remark on one line, with its place and a word for how serious it is."""
    place = f"{near(remark.place.file)}:{remark.place.line}:{remark.place.column}"
    return f"{place}: {word}: {in_cells(sentence(remark))} [{remark.code}]"


def _github_line(remark: Remark) -> str:
    """Return a remark as a workflow command of GitHub, which shows it beside the line."""
    place = remark.place
    file = _property(near(place.file))
    start = f"::{GITHUB_WORDS[remark.severity]} file={file},line={place.line},col={place.column}"
    return f"{start},title={remark.code}::{_escaped(in_cells(sentence(remark)))}"


def _escaped(text: str) -> str:
    """Return a text as the data of a workflow command: with its percent signs and line ends escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as a property of a workflow command, which colons and commas would end."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_data(remark: Remark) -> dict[str, object]:
    """Return a remark as programs read it."""
    finding = remark if isinstance(remark, Finding) else None
    fix = finding.fix if finding else None
    folded = zip(finding.folded, finding.places, strict=True) if finding else ()
    return {
        "code": remark.code,
        "severity": remark.severity,
        "file": str(remark.place.file),
        "line": remark.place.line,
        "column": remark.place.column,
        "message": remark.message,
        "key": remark.subject.key,
        "text": sentence(remark),
        "fix": current().render(fix.text) if fix else None,
        "places": [_place(subject, place) for subject, place in folded],
    }


def _place(subject: Subject, place: Place) -> dict[str, object]:
    """Return one of the messages, or other entries, that a finding stands for."""
    return {"message": subject.id if subject.table == "messages" else None, "line": place.line}


def statistics(remarks: Iterable[Remark]) -> Iterator[str]:
    """Give a line per code: how often it was said, and of those how many can be mended."""
    remarks = list(remarks)
    told = Counter(each.code for each in remarks)
    mended = Counter(each.code for each in remarks if isinstance(each, Finding) and each.fix)
    for code, count in sorted(told.items(), key=lambda each: (-each[1], each[0])):
        fixes = _n("{count} can be mended", "{count} can be mended", mended[code]) if mended[code] else ""
        yield f"{count:>5}  {code}  {fixes}".rstrip()
    yield totals(counted(remarks))


def explained(code: str) -> Iterator[str]:
    """Give what there is to know of a check, in lines of the terminal's width."""
    for paragraph in explanation(code):
        yield from _wrapped(paragraph, "", "") if paragraph else [""]
