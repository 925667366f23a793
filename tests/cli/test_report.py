"""`campaign report`: what campaigns brought, as text, Markdown and JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import campaign

PLAN = """
format = 1
[campaign]
title = "Koffie *nieuw*"
[[audiences]]
id = "allen"
name = "Alle medewerkers"
[[audiences]]
id = "balie"
name = "Balie"
part_of = ["allen"]
[[channels]]
id = "social"
cost = 10
[[objectives]]
id = "keuze"
text = "Iedereen kiest"
audience = "allen"
baseline = 20
target = 100
result = 60
by = 2027-03-01
[[messages]]
id = "stem"
title = "Stem | kies"
channel = "social"
audiences = ["allen"]
when = 2027-02-01
repeat = { every = "1w", times = 3 }
status = "sent"
activation = "Stem mee"
target = 200
result = 50
cost = 2.5
objective = "keuze"
feedback = "Onder het bericht"
[[messages]]
id = "proef"
title = "Proef mee"
channel = "overleg"
audiences = ["balie"]
when = 2027-02-01
status = "sent"
activation = "Proef"
target = 12
[[messages]]
id = "weg"
title = "Gaat niet door"
channel = "social"
audiences = ["balie"]
when = 2027-02-02
status = "cancelled"
cost = 1000
[[messages]]
id = "geheim"
title = "Nog geheim"
channel = "social"
when = 2027-02-02
status = "sent"
confidential = true
cost = 500
"""


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "koffie.toml"
    path.write_text(PLAN, "utf-8")
    return path


def call(*arguments: object, lang: str = "nl"):
    result = campaign("--lang", lang, "--today", "2027-03-01", *arguments)
    assert result.returncode == 0, result.stderr
    return result


def test_a_report_says_what_was_sent_reached_and_spent(coffee: Path):
    result = call("report", coffee)
    lines = result.stdout.splitlines()
    assert lines[0] == "Koffie *nieuw*"
    assert "  - 2 van 2 berichten verstuurd (2 verstuurd); 1 vervallen" in lines
    assert "  - 1 van 2 resultaten ingevuld, 0 haalden hun streefgetal" in lines
    assert "  - Kosten: 32,50" in lines, (
        "its own cost once, that of its channel three times; nothing of what was cancelled"
    )
    assert "  - Proef mee · ma 1 feb 2027" in lines[lines.index("Resultaten die nog ontbreken") :]
    assert any("Iedereen kiest" in line and line.endswith(" 50% █████░░░░░") for line in lines), (
        "half way from 20 to 100"
    )
    assert any("Stem mee" in line and line.endswith(" 25% ██░░░░░░░░") for line in lines)
    assert "Nog geheim" not in result.stdout
    assert "1 vertrouwelijk bericht telt niet mee" in result.stderr


def test_what_is_confidential_counts_when_it_is_named(coffee: Path):
    result = call("report", coffee, "--confidential", "geheim", lang="en")
    assert "  - Cost: 542.50" in result.stdout.splitlines()
    assert result.stderr == ""


def test_markdown_shows_texts_as_they_are(coffee: Path):
    lines = call("report", coffee, "--markdown").stdout.splitlines()
    assert lines[0] == r"# Koffie \*nieuw\*"
    row = next(line for line in lines if "Stem mee" in line)
    assert row.startswith(r"| Stem \| kies | Stem mee | ")
    assert lines[lines.index(row) - 2] == "| --- | --- | --- | ---: | ---: | --- |"


def test_a_program_gets_every_campaign_and_all_together(coffee: Path, tmp_path: Path):
    other = tmp_path / "thee.toml"
    other.write_text(PLAN.replace("Koffie *nieuw*", "Thee"), "utf-8")
    data = json.loads(call("--json", "report", tmp_path).stdout)
    one, two = data["campaigns"]
    assert {one["title"], two["title"]} == {"Koffie *nieuw*", "Thee"}
    assert (one["messages"], one["sent"], one["cost"], one["missing"]) == (2, 2, 32.5, ["proef"])
    assert one["objectives"][0]["share"] == 0.5
    assert [(each["message"], each["share"], each["missing"]) for each in one["activations"]] == [
        ("proef", None, True),
        ("stem", 0.25, False),
    ]
    together = data["together"]
    assert (together["messages"], together["cost"], together["confidential"]) == (4, 65, 2)
    assert {each["id"]: each["messages"] for each in together["channels"]} == {"overleg": 2, "social": 2}
    assert {each["id"]: each["messages"] for each in together["audiences"]} == {"allen": 2, "balie": 4}


def test_one_campaign_is_not_told_twice(coffee: Path):
    assert json.loads(call("--json", "report", coffee).stdout)["together"] is None
