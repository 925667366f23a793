"""The JSON of a plan is what `campaign show --json` gives, and nothing that a terminal would obey."""

import json
from pathlib import Path

from campaign.calendars.events import Request
from campaign.documents.data import data
from tests.cli.calling import campaign
from tests.conftest import EXAMPLES
from tests.documents.plans import DAY, contents_from, contents_of_example

NAME = "poliklinieken-een-plein"


def test_it_is_what_show_gives_but_for_what_is_cancelled(tmp_path: Path):
    plan = EXAMPLES / f"{NAME}.toml"
    target = tmp_path / "plan.json"
    assert campaign("--lang", "nl", "export", plan, "--to", "json", "-o", target).returncode == 0
    shown = json.loads(campaign("--lang", "nl", "show", plan, "--json").stdout)
    cancelled = [each for each in shown["messages"] if each["status"] == "cancelled"]
    shown["messages"] = [each for each in shown["messages"] if each not in cancelled]
    assert json.loads(target.read_text("utf-8")) == shown
    assert len(shown["messages"]) > 60


def test_a_filter_takes_what_it_takes_of_a_calendar():
    made = json.loads(data_of(Request(channels=("nieuwsbrief",))))
    assert {each["channel"] for each in made["messages"]} == {"nieuwsbrief"}
    assert made["milestones"]


def test_a_confidential_message_goes_out_by_name_only():
    messages = [{"title": "Secret", "when": DAY, "confidential": True}, {"title": "Later", "confidential": True}]
    assert json.loads(contents_data(messages))["messages"] == []
    assert json.loads(contents_data(messages))["unscheduled"] == []


def test_characters_that_a_terminal_obeys_are_escaped_and_read_back():
    title = "a\x9b31m\u202eb\U000e0041 é \x1b[2J"
    made = contents_data([{"title": title, "when": DAY}])
    assert not set("\x9b\u202e\U000e0041\x1b") & set(made)
    assert json.loads(made)["messages"][0]["title"] == title


def data_of(request: Request) -> str:
    return data(contents_of_example(NAME, request)).decode()


def contents_data(messages: list[dict[str, object]]) -> str:
    return data(contents_from(messages)).decode()
