"""A message as text to paste: in a mail, or on an intranet."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.desk.copying import text_for
from campaign.desk.desk import Desk
from tests.cli.calling import campaign
from tests.conftest import no_holidays

PLAN = '''
format = 1
[campaign]
title = "Koffie"
[[messages]]
id = "stem"
title = "Stem *nu*"
channel = "social"
when = 2027-03-09
sender = "Directie"
activation = "Kies [een] smaak"
activation_by = 2027-03-12
activation_link = "https://intranet.example/koffie"
feedback = "Mail ons"
notes = "Niet voor lezers"
body = """
Er komt **nieuwe** koffie.

Proef mee.
"""
'''


@pytest.fixture
def coffee(tmp_path: Path) -> Desk:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return Desk.open(path, today=date(2027, 3, 1), now=lambda: datetime(2027, 3, 1, 9), holidays=no_holidays)


def test_a_mail_has_the_text_what_is_asked_and_from_whom(coffee: Desk):
    assert text_for(coffee, coffee.plan.messages[0], "mail") == (
        "Stem *nu*\n\nEr komt **nieuwe** koffie.\n\nProef mee.\n\n"
        "Kies [een] smaak · before the end of Fri 12 Mar\nhttps://intranet.example/koffie\n\nMail ons\n\nDirectie\n"
    )


def test_an_article_is_markdown_with_the_text_as_it_was_written(coffee: Desk):
    assert text_for(coffee, coffee.plan.messages[0], "intranet") == (
        "# Stem \\*nu\\*\n\nEr komt **nieuwe** koffie.\n\nProef mee.\n\n"
        "**Kies \\[een\\] smaak · before the end of Fri 12 Mar** <https://intranet.example/koffie>\n\n"
        "Mail ons\n\n*Directie*\n"
    )


def test_the_command_line_gives_the_same(coffee: Desk):
    result = campaign("--lang", "en", "show", coffee.file.path, "--message", "stem", "--as", "mail")
    assert (result.returncode, result.stdout) == (0, text_for(coffee, coffee.plan.messages[0], "mail"))
    assert "Stem *nu*\nTue 9 Mar" in campaign("--lang", "en", "show", coffee.file.path, "--message", "stem").stdout


def test_a_kind_without_a_message_is_refused(coffee: Desk):
    result = campaign("--lang", "nl", "show", coffee.file.path, "--as", "mail")
    assert (result.returncode, result.stdout) == (2, "")
    assert "--as geldt voor één bericht" in result.stderr
