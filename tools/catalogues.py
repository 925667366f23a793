"""Keeps the message catalogues: collects the texts of the source, fills in translations, compiles.

python tools/catalogues.py update             collect the texts of the source into every catalogue
python tools/catalogues.py compile            write the compiled catalogues that the program reads
python tools/catalogues.py missing            list the texts without a translation; exit 1 if there are any
python tools/catalogues.py add nl FILE.json   fill in translations from {"text": "vertaling"}; a plural has a list
"""

import fcntl
import json
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from campaign.model import thresholds
from campaign.storage.schema import sentences

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "campaign"
LOCALE = SOURCE / "locale"
KEYWORDS = {"_": None, "_n": (1, 2), "say": None, "say_many": (1, 2), "mark": None, "mark_many": (1, 2)}
TRANSLATED = ("nl",)
DROPPED = ('"POT-Creation', '"PO-Revision', '"Generated-By', '"Report-Msgid', '"Last-Translator', '"Language-Team')


def catalogue_path(code: str) -> Path:
    """Return where the catalogue of a language stands."""
    return LOCALE / code / "LC_MESSAGES" / "campaign.po"


def read(code: str) -> Catalog:
    """Return the catalogue of a language; an empty one where there is none yet."""
    path = catalogue_path(code)
    if not path.exists():
        return Catalog(locale=code, project="campaign", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def write(code: str, catalogue: Catalog) -> None:
    """Write the catalogue of a language, sorted, without dates and line numbers so that diffs stay small."""
    path = catalogue_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.header_comment = "# The texts of campaign."
    with path.open("wb") as file:
        write_po(
            file, catalogue, sort_output=True, no_location=True, omit_header=False, width=110, ignore_obsolete=True
        )
    text = path.read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(DROPPED)]
    path.write_text("\n".join(kept) + "\n", "utf-8")


def template() -> Catalog:
    """Return the texts of the source, and the sentences of the settings of checks."""
    found = Catalog(project="campaign", charset="utf-8")
    for _file, _line, text, comments, context in extract_from_dir(
        str(SOURCE), keywords=KEYWORDS, comment_tags=("NOTE:",)
    ):
        found.add(text, None, auto_comments=comments, context=context)
    for settings in vars(thresholds).values():
        if isinstance(settings, type) and settings.__module__ == thresholds.__name__:
            for sentence in sentences(settings).values():
                found.add(sentence)
    return found


def update() -> None:
    """Collect the texts of the source into every catalogue."""
    texts = template()
    for code in TRANSLATED:
        catalogue = read(code)
        catalogue.update(texts, no_fuzzy_matching=True)
        write(code, catalogue)


def compile_all() -> None:
    """Write the compiled catalogues that are not what their sources make; times tell nothing after a rebase."""
    for code in TRANSLATED:
        source = catalogue_path(code)
        if not source.exists():
            continue
        made = BytesIO()
        write_mo(made, read(code))
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != made.getvalue():
            compiled.write_bytes(made.getvalue())


def missing(code: str) -> list[Message]:
    """Return the texts of the source that a language does not have."""
    catalogue = read(code)
    return [
        text
        for text in template()
        if text.id and not ((found := catalogue.get(text.id, text.context)) and found.string and all(found.string))
    ]


def add(code: str, path: Path) -> None:
    """Fill in translations from a JSON file; a text that the source does not have is told."""
    update()
    catalogue = read(code)
    for text, translation in json.loads(path.read_text("utf-8")).items():
        message = catalogue.get(text)
        if message is None:
            print(f"not in the source: {text}", file=sys.stderr)
        else:
            message.string = tuple(translation) if isinstance(translation, list) else translation
            message.flags.discard("fuzzy")
    write(code, catalogue)
    compile_all()


def main(arguments: list[str]) -> int:
    """Do what was asked, one process at a time."""
    with (LOCALE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        match arguments:
            case ["update"]:
                update()
            case ["compile"]:
                compile_all()
            case ["missing"]:
                untranslated = [text for code in TRANSLATED for text in missing(code)]
                for text in untranslated:
                    print(repr(text.id))
                return 1 if untranslated else 0
            case ["add", code, path]:
                add(code, Path(path))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
