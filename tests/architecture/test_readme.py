"""The README tells what the program does."""

import re

from campaign.cli.main import VERBS
from tools.readme import README, written


def test_the_table_of_keys_is_the_one_that_the_commands_give():
    text = README.read_text("utf-8")
    assert text == written(text), "run `python tools/readme.py`"


def test_every_verb_stands_in_the_readme():
    text = README.read_text("utf-8")
    assert {verb for verb in VERBS if f"campaign {verb}" not in text} == set()


def test_every_picture_of_the_readme_is_there():
    text = README.read_text("utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert len(pictures) > 2
    assert [each for each in pictures if not (README.parent / each).exists()] == []
