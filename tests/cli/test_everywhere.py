"""Global options mean the same before and behind a verb."""

from pathlib import Path

import click
import pytest

from campaign.cli.main import VERBS, load
from tests.cli.calling import campaign


@pytest.mark.parametrize(
    "option", [["--json"], ["--lang", "nl"], ["--lang=nl"], ["--today", "2027-02-15"], ["--no-color"]]
)
@pytest.mark.parametrize("verb", [["show", "salarisverwerking-odoo"], ["list"], ["schema"]])
def test_an_option_behind_the_verb_means_what_it_means_before_it(verb: list[str], option: list[str]):
    before, behind = campaign(*option, *verb), campaign(*verb, *option)
    assert (before.returncode, before.stdout) == (behind.returncode, behind.stdout)
    assert behind.returncode == 0


def test_the_language_behind_the_verb_is_that_of_complaints_too():
    assert "Bedoel je" in campaign("show", "salarisverwerking-odo", "--lang", "nl").stderr


def test_a_day_that_is_none_is_bad_usage(plan: Path):
    assert campaign("show", plan, "--today", "morgen").returncode == 2


@pytest.mark.parametrize("verb", VERBS)
def test_help_says_of_every_option_what_it_does(verb: str):
    command = load(verb)
    under = command.commands.values() if isinstance(command, click.Group) else ()
    options = [each for one in (command, *under) for each in one.params if isinstance(each, click.Option)]
    assert [each.opts for each in options if not each.help] == []
