"""How a moment is told on one line, and what a form says of what was typed in it."""

from datetime import date

import pytest

from campaign.desk.desk import Desk
from campaign.desk.echo import echoes
from campaign.desk.telling import day_and_time
from campaign.language import use
from campaign.model.when import Window, parse_when
from campaign.schedule.slots import Slot


@pytest.mark.parametrize(("written", "told"), [
    ("2027-06", "jun 2027"),
    ("2027-W22", "ma 31 mei – zo 6 jun"), ("2027-Q2", "apr – jun 2027"), ("2027-12", "dec 2027"),
])  # fmt: skip
def test_a_window_is_told_as_a_window(written: str, told: str):
    use("nl")
    when = parse_when(written)
    assert isinstance(when, Window)
    assert day_and_time(Slot(when.first, when.last, window=True)) == told


def test_a_window_of_other_days_is_told_by_its_days():
    use("nl")
    assert day_and_time(Slot(date(2027, 6, 2), date(2027, 6, 30), window=True)) == "wo 2 – wo 30 jun"


@pytest.mark.parametrize("link", ["26 mrt", "ftp://intranet.example/x", "intranet"])
def test_what_is_no_link_is_told_below_its_field(desk: Desk, link: str):
    message = desk.plan.messages[0]
    assert echoes(desk, message, {"activation_link": link})["activation_link"].startswith("▲ ")


@pytest.mark.parametrize(
    "link", ["", "https://intranet.example/a", "mailto:hr@example.org", "file://schijf/a.pdf", "[adres]"]
)
def test_of_a_link_nothing_is_told(desk: Desk, link: str):
    assert "activation_link" not in echoes(desk, desk.plan.messages[0], {"activation_link": link})


def test_below_the_ids_of_key_messages_stands_what_they_say(desk: Desk):
    first, second = desk.plan.key_messages[:2]
    told = echoes(desk, desk.plan.messages[0], {"key_messages": (second.id, "nobody", first.id)})["key_messages"]
    assert told == f"→ {second.text[:59]}… · {first.text[:59]}…"
    assert "key_messages" not in echoes(desk, desk.plan.messages[0], {"key_messages": ()})
