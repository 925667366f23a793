"""What is typed in a field becomes its value, and a value becomes text that reads back as itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from campaign.desk.desk import Desk
from campaign.desk.entering import EntryReader, context_of
from campaign.desk.entering_messages import MessageReader
from campaign.desk.entering_rows import reader_of
from campaign.errors import NotUnderstoodError
from campaign.language import current, language, use
from campaign.model.context import Context
from campaign.model.messages import STATUSES, Message
from campaign.model.typed import read_span, read_when
from campaign.model.when import Anchored
from campaign.model.written import shown


@pytest.fixture
def entry(desk: Desk) -> EntryReader:
    anchors = tuple((each.id, each.title) for each in desk.plan.milestones)
    return MessageReader(desk.effective, Context(desk.today, anchors, "livegang"))


FIELDS = [field for field in Message.model_fields if field not in {"id", "status_log"}]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_example_reads_back_as_it_is_shown(desk: Desk, entry: EntryReader, field: str):
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
        ("duration", "± 1 uur 30 minuten", "1h30m"),
        ("duration", "anderhalf uur", "1h30m"),
        ("duration", "1u30", "1h30m"),
        ("duration", "2 dagen", "2d"),
        ("reminders", "1 dag ervoor, -15m", "(Duration(days=-1, minutes=0), Duration(days=0, minutes=-15))"),
        ("activation_by", "2 dagen later", "+2d"),
        ("target", "ca. 60", "60"),
        ("target", "± 1.250", "1.25"),
        ("channel", "Maandagnieuws", "nieuwsbrief"),
        ("audiences", "HR en payrollmedewerkers, testers", "('hr-payroll', 'testers')"),
        ("status", "akkoord", "approved"),
        ("effect", "doen", "do"),
        ("story", "ja", "True"),
        ("target", "2,5", "2.5"),
        ("target", "12", "12"),
    ],
)
def test_what_is_typed_means_this(desk: Desk, entry: EntryReader, field: str, typed: str, meant: str):
    channels = [*desk.effective.channels]
    channels = tuple(
        each.model_copy(update={"name": "Maandagnieuws"}) if each.id == "nieuwsbrief" else each for each in channels
    )
    entry = MessageReader(entry.plan.model_copy(update={"channels": channels}), entry.context)
    entered = entry.enter({field: typed})
    assert entered.problems == ()
    assert str(entered.values[field]) == meant


def test_all_that_is_wrong_is_told_at_once_with_what_was_meant(entry: EntryReader):
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


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"duration": "60"}, "60: minuten of uren?"),
        ({"reminders": "15 min"}, "15 min: ervoor of erna?"),
        ({"target": "60 mensen"}, "60 mensen is geen getal"),
        ({"when": "18-25 maart", "until": "26 maart"}, "Het einde staat in twee velden"),
        ({"when": "18 maart 9:00-10:30", "duration": "1 uur"}, "Het einde staat in twee velden"),
        ({"until": "18-25 maart"}, "18-25 maart heeft ook een einde, en hier hoort alleen een begin"),
    ],
)
def test_what_says_too_little_or_too_much_is_asked_for(entry: EntryReader, typed: dict[str, str], why: str):
    ((_, error),) = entry.enter(typed).problems
    assert language("nl").render(error.text) == why
    assert error.remedy is not None


def test_an_end_behind_a_start_goes_in_its_own_field_and_takes_the_other_away(desk: Desk):
    reading = MessageReader(desk.effective, context_of(desk))
    days = reading.enter({"when": "18-25 maart 2027"}).values
    assert [str(days[each]) for each in ("when", "until", "duration")] == ["2027-03-18", "2027-03-25", "None"]
    hours = reading.enter({"when": "18 maart 2027 9:00-10:30"}).values
    assert [str(hours[each]) for each in ("when", "until", "duration")] == ["2027-03-18T09:00:00", "None", "1h30m"]
    milestone = reader_of("milestones", desk.effective, context_of(desk)).enter({"date": "18-25 maart 2027"}).values
    assert [str(milestone[each]) for each in ("date", "until")] == ["2027-03-18", "2027-03-25"]
    phase = reader_of("phases", desk.effective, context_of(desk)).enter({"start": "18-25 maart 2027"}).values
    assert [str(phase[each]) for each in ("start", "end")] == ["2027-03-18", "2027-03-25"]


def test_a_weekday_is_read_beside_the_message_also_when_that_moves_at_the_same_time(desk: Desk):
    message = next(each for each in desk.plan.messages if desk.schedule.timing(each.id).first)
    slot = desk.schedule.timing(message.id).first
    reading = MessageReader(desk.effective, context_of(desk, message))
    assert slot is not None
    by = reading.enter({"activation_by": current().weekday(slot.first)}).values["activation_by"]
    assert str(by) == "+7d"
    moved = reading.enter({"activation_by": "vrijdag", "when": "wo 3 maart 2027", "not_before": "ma"}).values
    assert [str(moved[each]) for each in ("activation_by", "not_before")] == ["+2d", "2027-03-01"]


def test_a_distance_in_the_field_of_a_moment_counts_from_where_the_message_stands(desk: Desk):
    message = next(each for each in desk.plan.messages if isinstance(each.when, Anchored))
    first = desk.schedule.timing(message.id).first
    later = MessageReader(desk.effective, context_of(desk, message)).enter({"when": "een week later"}).values["when"]
    assert isinstance(later, Anchored)
    slot = desk.schedule.place(later)
    assert first is not None
    assert slot is not None
    assert slot.first - first.first == timedelta(days=7)
    with pytest.raises(NotUnderstoodError):
        read_when("een week later", context_of(desk))


def test_a_name_with_a_comma_in_it_is_one_name(entry: EntryReader):
    rows = tuple(
        each.model_copy(update={"name": "HR, payroll"}) if each.id == "hr-payroll" else each
        for each in entry.plan.audiences
    )
    named = MessageReader(entry.plan.model_copy(update={"audiences": rows}), entry.context)
    assert named.enter({"audiences": "hr, Payroll"}).values == {"audiences": ("hr-payroll",)}
    assert named.enter({"audiences": "testers, beheer"}).values == {"audiences": ("testers", "beheer")}
    assert named.enter({"audiences": "beheer, HR, payroll, testers"}).values["audiences"] == (
        "beheer", "hr-payroll", "testers",
    )  # fmt: skip


@pytest.mark.parametrize(("code", "words"), [("nl", "idee, concept, nakijken"), ("en", "idea, draft, review")])
def test_who_types_another_word_is_told_the_words_of_the_language_and_no_others(
    desk: Desk, entry: EntryReader, code: str, words: str
):
    use(code)
    ((_key, error),) = entry.enter({"status": "zoek"}).problems
    told = language(code).render(error.remedy)
    assert words in told
    assert told.count(",") == len(STATUSES) - 1
    ((_key, error),) = reader_of("channels", desk.effective, context_of(desk)).enter({"days": "qqq"}).problems
    assert language(code).render(error.remedy).count(",") == 6


@pytest.mark.parametrize(
    ("typed", "told"),
    [("10.30", "start 10:30"), ("half 4", "start 15:30"), ("9u", "start 09:00"), ("14:00-15:30", "start 14:00")],
)
def test_a_time_alone_is_on_the_day_that_a_message_has_and_what_it_hangs_on_stays(desk: Desk, typed: str, told: str):
    message = desk.plan.message("mstart01")
    assert message is not None
    context = replace(context_of(desk, message), day_first=True)
    assert str(read_span(typed, context).when) == told


def test_a_time_alone_says_nothing_of_a_message_without_a_day(desk: Desk):
    message = desk.plan.message("mkaart01")
    assert message is not None
    with pytest.raises(NotUnderstoodError, match="without a day"):
        read_span("10:30", context_of(desk, message))
