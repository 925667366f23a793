"""P: names of entries that are not in the plan."""

import pytest

from campaign.checks.finding import Put
from campaign.checks.names import MOST_COMPARED, Near
from campaign.desk.changing import changed
from campaign.errors import Subject
from campaign.language import language
from campaign.model.plan import Plan
from tests.checks.conftest import Check
from tests.checks.toml import bare, table

PAYROLL = table("audiences", id="payroll", name="Loonadministratie")
LIVE = table("milestones", id="live", date="2027-03-01")
WHY = table("key_messages", id="waarom", text="Daarom")
OBJECTIVE = table("objectives", id="zelf-draaien", text="Iedereen draait zelf")
ALL = PAYROLL + LIVE + WHY + OBJECTIVE


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (bare(channel="radio"), ("messages", "m1", "channel")),
        (bare(audiences=["payroll", "niemand"]), ("messages", "m1", "audiences")),
        (bare(except_=["niemand"]), ("messages", "m1", "excluded")),
        (bare(objective="x"), ("messages", "m1", "objective")),
        (bare(key_messages=["x"]), ("messages", "m1", "key_messages")),
        (bare(follows=["m9"]), ("messages", "m1", "follows")),
        (table("milestones", id="test", date="2027-02-01", after=["x"]), ("milestones", "test", "after")),
        (table("milestones", id="test", date="2027-02-01", audiences=["x"]), ("milestones", "test", "audiences")),
        (table("audiences", id="hr", part_of=["x"]), ("audiences", "hr", "part_of")),
        (table("audiences", id="hr", leads=["x"]), ("audiences", "hr", "leads")),
        (table("audiences", id="hr", channels=["x"]), ("audiences", "hr", "channels")),
        (table("objectives", id="o", audience="x"), ("objectives", "o", "audience")),
    ],
    ids=lambda each: each[2] if isinstance(each, tuple) else "",
)
def test_p002_fires_on_an_unknown_name_in_every_key_that_names_something(
    check: Check, text: str, subject: tuple[str, str, str]
):
    (finding,) = check(ALL + text)("P002")
    assert (finding.severity, finding.subject) == ("error", Subject(*subject))


def test_p002_stands_where_the_key_stands(check: Check):
    text = bare(except_=["niemand"], audiences=["payroll"])
    (finding,) = check(PAYROLL + text)("P002")
    assert finding.place.line == 4 + (PAYROLL + text).splitlines().index('except = ["niemand"]') + 1


def test_p002_lists_what_there_is_when_nothing_is_close_and_it_is_not_too_much(check: Check):
    (finding,) = check(PAYROLL + bare(audiences=["xyz"]))("P002")
    assert language("nl").render(finding.text).count("(er is: payroll)") == 1
    many = "".join(table("audiences", id=f"groep{number}") for number in range(9))
    (finding,) = check(many + bare(audiences=["xyz"]))("P002")
    assert "er is:" not in language("nl").render(finding.text)


def test_p002_is_silent_about_what_is_there(check: Check):
    text = bare(
        audiences=["payroll"],
        channel="social",
        objective="zelf-draaien",
        key_messages=["waarom"],
        follows=["m2"],
    )
    assert check(ALL + text + bare(id="m2"))("P002") == ()


def test_p002_is_silent_about_titles_blanks_and_what_a_workspace_gives(check: Check):
    assert check(ALL + bare(audiences=["loonadministratie"], channel="mail"))("P002") == ()
    assert check(bare(audiences=[""], objective=""))("P002") == ()
    workspace = (
        table("audiences", id="iedereen") + table("channels", id="radio") + table("audiences", id="x", leads=["y"])
    )
    assert check(bare(audiences=["iedereen"], channel="radio"), workspace=workspace)("P002") == ()


def test_p002_is_silent_about_an_anchor_that_is_told_already(check: Check):
    text = bare(activation_by="livegang + 1w")
    with pytest.raises(AssertionError, match="livegang"):
        check(text)  # whoever reads the plan tells it


def test_p002_is_silent_about_what_is_cancelled_but_not_about_an_idea(check: Check):
    assert check(bare(channel="radio", status="cancelled"))("P002") == ()
    assert len(check(bare(channel="radio", status="idea"))("P002")) == 1


def test_p002_asks_whether_the_closest_was_meant_and_mends_it_when_that_is_the_only_one(check: Check):
    bench = check(PAYROLL + bare(audiences=["payrol", "niemand"], channel="nieuwsbrieff"))
    (finding,) = bench("P002")
    assert bench.texts("P002") == [
        "Start noemt iets wat niet in het plan staat: kanaal nieuwsbrieff (bedoel je nieuwsbrief?), "
        "doelgroep payrol (bedoel je payroll?), doelgroep niemand (er is: payroll). Voeg het toe, of verbeter de naam."
    ]
    assert finding.fix is not None
    values = (("channel", "nieuwsbrief"), ("audiences", ("payroll", "niemand")))
    assert finding.fix.step == Put(Subject("messages", "m1"), values)


def test_p002_is_mended_by_its_fix(check: Check):
    bench = check(PAYROLL + bare(audiences=["payrol"], channel="nieuwsbrieff"))
    (finding,) = bench("P002")
    assert finding.fix is not None
    assert isinstance(finding.fix.step, Put)
    bench.desk.do(changed(bench.desk, "messages", bench.desk.plan.messages[0], dict(finding.fix.step.values)))
    assert bench("P002") == ()
    assert bench.desk.plan.messages[0].audiences == ("payroll",)


def test_p002_goes_by_names_as_well_and_mends_no_name_twice(check: Check):
    (finding,) = check(PAYROLL + bare(audiences=["Loonadministratieteam", "payroll"]))("P002")
    assert finding.fix is not None
    assert finding.fix.step == Put(Subject("messages", "m1"), (("audiences", ("payroll",)),))


@pytest.mark.parametrize(
    "audiences",
    [
        table("audiences", id="team-noord") + table("audiences", id="team-zuid"),
        table("audiences", id="a", name="Team oost") + table("audiences", id="b", name="Team oost"),
        table("audiences", id="teambuilding"),
    ],
    ids=["two are close", "two have the name", "not that close"],
)
def test_p002_mends_nothing_that_is_not_sure(check: Check, audiences: str):
    (finding,) = check(audiences + bare(audiences=["team oost"]))("P002")
    assert finding.fix is None


def test_p002_never_takes_an_entry_for_what_it_names_itself(check: Check):
    bench = check(table("audiences", id="payroll", part_of=["payrol"]))
    assert bench.texts("P002") == [
        "payroll noemt iets wat niet in het plan staat: doelgroep payrol. Voeg het toe, of verbeter de naam."
    ]


def test_p002_threshold_of_the_closeness_of_a_fix(check: Check):
    nine = table("audiences", id="a", name="123456789x")  # of ten characters, eight or more must be the same
    assert check(nine + bare(audiences=["12345678yz"]))("P002")[0].fix is not None
    assert check(nine + bare(audiences=["1234567yzz"]))("P002")[0].fix is None


def test_p002_compares_no_more_names_than_it_has_time_for():
    plan = Plan.model_validate({"audiences": [{"id": f"doelgroep-{number}"} for number in range(500)]})
    near = Near(plan)
    answers = [near.to("audiences", f"doelgroep{number}", "") for number in range(100)]
    assert near.compared > MOST_COMPARED
    assert answers[0] is not None
    assert answers[-1] is None
    assert near.to("audiences", "doelgroep0", "") == answers[0]


def test_p002_wording(check: Check):
    bench = check(bare(channel="radio"))
    assert bench.texts("P002") == [
        "Start noemt iets wat niet in het plan staat: kanaal radio "
        "(er is: overleg, intranet, nieuwsbrief, social, mail, gesprek, training, scherm). "
        "Voeg het toe, of verbeter de naam."
    ]
    assert bench.texts("P002", "en") == [
        "Start names what is not in the plan: channel radio "
        "(there is: overleg, intranet, nieuwsbrief, social, mail, gesprek, training, scherm). "
        "Add it, or correct the name."
    ]
    five = "".join(bare(id=f"m{number}", channel="radio") for number in range(5))
    assert check(five).texts("P002") == [
        "5 van 5 berichten noemen iets wat niet in het plan staat. Voeg het toe, of verbeter de naam."
    ]


def test_p002_wording_of_a_title_that_ends_a_sentence_itself(check: Check):
    (text,) = check(bare(title="Nog 4 weken!", channel="radio")).texts("P002")
    assert text.startswith("‘Nog 4 weken!’ noemt iets wat niet in het plan staat: kanaal radio (er is: ")
