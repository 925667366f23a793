"""What is typed in a field becomes its value, and a value becomes text that reads back as itself."""

import pytest

from campaign.desk.desk import Desk
from campaign.desk.entering import Entry
from campaign.language import language
from campaign.model.context import Context
from campaign.model.messages import Message
from campaign.model.written import shown


@pytest.fixture
def entry(desk: Desk) -> Entry:
    anchors = tuple((each.id, each.title) for each in desk.plan.milestones)
    return Entry(desk.effective, Context(desk.today, anchors, "livegang"))


FIELDS = [field for field in Message.model_fields if field not in {"id", "status_log"}]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_example_reads_back_as_it_is_shown(desk: Desk, entry: Entry, field: str):
    for message in desk.plan.messages:
        entered = entry.enter({field: shown(message, field)})
        assert entered.problems == ()
        assert entered.values[field] == getattr(message, field)


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("when", "3 weken voor livegang 9u", "livegang - 3w 09:00"),
        ("activation_by", "+1w", "+1w"),
        ("duration", "1,5 uur", "1h30m"),
        ("duration", "45 min", "45m"),
        ("channel", "Maandagnieuws", "nieuwsbrief"),
        ("audiences", "HR en payrollmedewerkers, testers", "('hr-payroll', 'testers')"),
        ("status", "akkoord", "approved"),
        ("effect", "doen", "do"),
        ("story", "ja", "True"),
        ("target", "2,5", "2.5"),
        ("target", "12", "12"),
    ],
)
def test_what_is_typed_means_this(desk: Desk, entry: Entry, field: str, typed: str, meant: str):
    channels = [*desk.effective.channels]
    channels = tuple(
        each.model_copy(update={"name": "Maandagnieuws"}) if each.id == "nieuwsbrief" else each for each in channels
    )
    entry = Entry(entry.plan.model_copy(update={"channels": channels}), entry.context)
    entered = entry.enter({field: typed})
    assert entered.problems == ()
    assert str(entered.values[field]) == meant


def test_all_that_is_wrong_is_told_at_once_with_what_was_meant(entry: Entry):
    entered = entry.enter({
        "title": " ", "when": "di 11 maart 2027", "audiences": "testrs", "status": "akkord", "duration": "lang",
        "story": "misschien", "target": "veel", "goal": "blijft", "gaol": "x",
    })  # fmt: skip
    told = dict(entered.problems)
    assert set(told) == {"title", "when", "audiences", "status", "duration", "story", "target", "gaol"}
    assert entered.values["goal"] == "blijft"
    dutch = language("nl")
    assert dutch.render(told["audiences"].remedy) == "Bedoel je testers?"
    assert dutch.render(told["status"].remedy) == "Bedoel je akkoord?"
    assert dutch.render(told["gaol"].remedy) == "Bedoel je goal?"


def test_a_name_with_a_comma_in_it_is_one_name(entry: Entry):
    rows = tuple(
        each.model_copy(update={"name": "HR, payroll"}) if each.id == "hr-payroll" else each
        for each in entry.plan.audiences
    )
    named = Entry(entry.plan.model_copy(update={"audiences": rows}), entry.context)
    assert named.enter({"audiences": "hr, Payroll"}).values == {"audiences": ("hr-payroll",)}
    assert named.enter({"audiences": "testers, beheer"}).values == {"audiences": ("testers", "beheer")}
    assert named.enter({"audiences": "HR, payroll, testers"}).problems
