"""Every text of the source has its Dutch, with the same places to fill in."""

import ast
import string
from pathlib import Path

import pytest

from tools import catalogues


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_is_translated():
    assert [text.id for text in catalogues.missing("nl")] == []


@pytest.mark.parametrize(
    "message", [text for text in catalogues.read("nl") if text.id], ids=lambda text: str(text.id)[:40]
)
def test_a_translation_fills_in_nothing_that_its_text_does_not_have(message):
    originals = message.id if isinstance(message.id, tuple) else (message.id,)
    translations = message.string if isinstance(message.string, tuple) else (message.string,)
    known = set().union(*map(places, originals))
    for translation in translations:
        assert places(translation) <= known, translation
    assert places(translations[-1]) == places(originals[-1])


def test_no_translation_is_left_of_a_text_that_is_gone():
    assert list(catalogues.read("nl").obsolete) == []


@pytest.mark.parametrize("path", sorted(catalogues.SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_text_is_translated_inside_an_f_string_where_the_extractor_does_not_look(path: Path):
    hidden = [
        call.lineno
        for f_string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(f_string, ast.JoinedStr)
        for call in ast.walk(f_string)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in catalogues.KEYWORDS
        and any(isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value for each in call.args)
    ]
    assert hidden == []
