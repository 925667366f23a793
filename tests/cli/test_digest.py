"""`campaign digest`: what goes out in a week, as text, Markdown and JSON."""

import json
from datetime import date
from pathlib import Path

import pytest

from campaign.cli.digest import monday_of
from tests.cli.calling import campaign

PLAN = """
format = 1
[campaign]
title = "Koffie"
[[audiences]]
id = "allen"
name = "Alle medewerkers"
[[messages]]
id = "stem"
title = "Stem *nu*"
channel = "social"
audiences = ["allen"]
when = 2027-03-09T09:30:00
repeat = { every = "2d", times = 2 }
status = "approved"
sender = "Directie"
activation = "Kies een smaak"
activation_by = 2027-03-12
activation_link = "https://intranet.example/koffie_smaken"
target = 20
result = 4
[[messages]]
id = "wacht"
title = "Wacht nog"
channel = "mail"
when = 2027-03-14
status = "review"
approver = "Directeur"
[[messages]]
id = "geheim"
title = "Nog geheim"
channel = "mail"
when = 2027-03-10
confidential = true
[[messages]]
id = "idee"
title = "Een idee"
channel = "mail"
when = 2027-03-10
status = "idea"
[[messages]]
id = "straks"
title = "Volgende week"
channel = "mail"
when = 2027-03-15
"""


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return path


def call(*arguments: object):
    return campaign("--lang", "nl", "--today", "2027-03-01", *arguments)


def test_a_week_is_told_per_day(coffee: Path):
    result = call("digest", coffee, "--week", "2027-W10")
    assert (result.returncode, result.stderr) == (0, "1 vertrouwelijk bericht is niet getoond\n")
    link = "https://intranet.example/koffie_smaken"
    stem = f"  - Stem *nu* · 09:30 · social · aan Alle medewerkers · van Directie · Kies een smaak · {link}"
    assert result.stdout.splitlines() == [
        "Dit gaat eruit: ma 8 mrt 2027 – zo 14 mrt 2027",
        "",
        "Dinsdag 9 maart",
        stem,
        "",
        "Donderdag 11 maart",
        stem,
        "",
        "Zondag 14 maart",
        "  - Wacht nog · (nakijken) · mail",
        "",
        "Loopt in deze dagen af",
        f"  - Kies een smaak · vr 12 mrt · 4 van 20 · {link}",
        "",
        "Wacht op akkoord",
        "  - Wacht nog · Directeur · uiterlijk zo 14 mrt",
    ]


def test_markdown_shows_texts_as_they_are_and_keeps_addresses(coffee: Path):
    lines = call("digest", coffee, "--week", "2027-w10", "--markdown").stdout.splitlines()
    assert lines[4] == (
        r"- **Stem \*nu\*** · 09:30 · social · aan Alle medewerkers · van Directie · Kies een smaak · "
        "<https://intranet.example/koffie_smaken>"
    )


def test_a_program_gets_the_days_that_are_asked_for(coffee: Path):
    data = json.loads(call("--json", "digest", coffee, "--days", "10", "--confidential", "geheim").stdout)
    assert (data["from"], data["to"]) == ("2027-03-01", "2027-03-10")
    assert [(each["date"], [one["message"] for one in each["items"]]) for each in data["days"]] == [
        ("2027-03-09", ["stem"]),
        ("2027-03-10", ["geheim"]),
    ]


@pytest.mark.parametrize("week", ["week 10", "wk 10 2027", "2027-w10", "di wk 10"])
def test_a_week_is_read_as_people_type_it(week: str):
    assert monday_of(week, date(2027, 3, 1)) == date(2027, 3, 8)


@pytest.mark.parametrize("week", ["2027-10", "maart"])
def test_what_is_no_week_is_told(coffee: Path, week: str):
    result = call("digest", coffee, "--week", week)
    assert result.returncode == 2
    assert f"{week} is geen week" in result.stderr
