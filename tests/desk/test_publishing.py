"""Handing a plan out as a document never costs the plan, and a place that cannot be is told in a sentence."""

from pathlib import Path

import pytest

from campaign.calendars.events import Request
from campaign.desk.asking import choice_named, requested, understood
from campaign.desk.desk import Desk
from campaign.desk.edits import set_fields
from campaign.desk.handing import CALENDAR, EVERYTHING, OUTSIDERS, Order, ending_told, hand_over, outgoing, usual_path
from campaign.desk.publishing import FORMATS, contents_of, publish
from campaign.desk.unfilled import unfilled, unfilled_told
from campaign.documents.outline import Outline
from campaign.errors import CampaignError, SaveError, UsageError
from campaign.model.messages import Message
from campaign.schedule.filters import Filter
from campaign.schedule.reach import reach_of
from campaign.storage.workspace import file_named


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("calendar", [False, True])
def test_the_plan_is_never_written_over(desk: Desk, calendar: bool, linked: bool):
    plan = desk.file.path
    before, target = plan.read_bytes(), plan
    if linked:
        target = plan.with_name("page.html")
        target.symlink_to(plan.name)
    order = Order(CALENDAR if calendar else "json", Request(), target)
    with pytest.raises(SaveError, match="belongs to the plans"):
        list(hand_over(desk, order))
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["other.toml", "workspace.toml"])
def test_neither_is_another_plan_or_what_plans_share(desk: Desk, name: str):
    other = desk.file.path.with_name(name)
    other.write_text("# kept\n")
    with pytest.raises(SaveError, match="belongs to the plans"):
        publish(desk, contents_of(desk, Request()), "json", other)
    assert other.read_text() == "# kept\n"


def test_a_plan_whose_file_is_gone_goes_out_over_what_went_out_before(desk: Desk):
    target = desk.file.path.with_suffix(".json")
    target.write_text("before")
    desk.file.path.unlink()
    publish(desk, contents_of(desk, Request()), "json", target)
    assert target.read_text("utf-8").startswith("{")


def test_a_name_that_is_too_long_is_told(desk: Desk):
    with pytest.raises(SaveError, match="too long"):
        publish(desk, contents_of(desk, Request()), "json", desk.file.path.with_name("x" * 300 + ".json"))


@pytest.mark.parametrize("typed", ["", "/", ".", "..", "/tmp/a\0b.html"])
def test_what_names_no_file_is_told(typed: str):
    with pytest.raises(CampaignError):
        file_named(typed)


def test_what_names_a_file_is_its_path():
    assert file_named("~/page.html") == Path.home() / "page.html"


def test_an_audience_gets_what_reaches_it_without_the_brief_and_what_has_no_date(desk: Desk):
    request = understood(desk, Request(audiences=("testers",)))
    contents = contents_of(desk, request)
    reach = reach_of(desk.effective)
    heard = {each.id for each in desk.effective.messages if "testers" in reach.reached(each) and each.when}
    assert contents.taken == heard
    assert not contents.inside
    assert Outline(contents).why == ""
    whole = contents_of(desk, Request())
    assert whole.inside
    assert Outline(whole).why
    assert Outline(contents_of(desk, request, briefed=True)).why


def test_what_is_chosen_on_the_screen_is_what_is_chosen_on_the_command_line(desk: Desk):
    asked = understood(desk, Request(audiences=("testers",), channels=("overleg",)))
    chosen = Filter(audiences=frozenset({"testers"}), channels=frozenset({"overleg"}))
    assert requested(desk, chosen, Request()) == asked
    assert usual_path(desk, "html", choice_named(desk, chosen)).name != desk.file.path.with_suffix(".html").name


def test_words_that_are_searched_for_make_another_choice(desk: Desk):
    request = requested(desk, Filter("proefrun"), Request())
    assert request.selection != Request().selection
    assert 0 < len(request.only or ()) < len(desk.effective.messages)


def test_a_calendar_has_what_has_a_moment_and_a_document_all(desk: Desk):
    here = desk.file.path.with_suffix(".x")
    unscheduled = set(desk.schedule.unscheduled)
    assert unscheduled
    page, calendar = (outgoing(desk, Order(kind, Request(), here)) for kind in ("html", CALENDAR))
    assert page - calendar == page & unscheduled
    assert not calendar & unscheduled


def test_only_what_would_have_gone_out_is_said_to_stay_here(desk: Desk):
    overleg = next(each for each in desk.plan.messages if each.channel == "overleg")
    desk.do(set_fields(desk.plan, "messages", overleg.id, {"confidential": True}))
    (secret,) = (each for each in desk.effective.messages if each.confidential)
    assert Request().withholds(secret)
    assert Request(channels=("overleg",)).withholds(secret)
    assert not Request(channels=("intranet",)).withholds(secret)
    assert not Request(confidential=(secret.id,)).withholds(secret)


@pytest.mark.parametrize("text", ["Kom naar [plek]", "[Een collega] vertelt", "Zaal [nummer], 2e etage", "[A] en B"])
def test_what_a_template_left_to_fill_in_is_found(text: str):
    assert unfilled([Message(body=text)])
    assert unfilled([Message(title=text)], titles_only=True)
    assert not unfilled([Message(body=text)], titles_only=True)


@pytest.mark.parametrize("text", ["[intranet](https://x.nl)", "[x] klaar", "- [ ] nog niet", "noot [1]", "a[0]", "[]"])
def test_what_only_looks_like_it_is_not(text: str):
    assert not unfilled([Message(body=text, goal="Iedereen weet het")])


def test_what_is_still_to_be_filled_in_is_told_by_name_and_number(desk: Desk):
    ids = [each.id for each in desk.plan.messages][:4]
    assert unfilled_told(desk, frozenset(ids)) == []
    for each in ids[:3]:
        desk.do(set_fields(desk.plan, "messages", each, {"body": "Kom naar [plek]"}))
    (line,) = unfilled_told(desk, frozenset(ids))
    assert "3" in line
    assert desk.plan.messages[0].title[:20] in line
    assert desk.plan.messages[2].title[:20] not in line


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_spreadsheet_that_somebody_filled_in_is_kept(desk: Desk, kind: str):
    target, contents = desk.file.path.with_suffix(f".{kind}"), contents_of(desk, Request())
    assert publish(desk, contents, kind, target).kept is None
    assert publish(desk, contents, kind, target).kept is None
    target.write_bytes(filled := target.read_bytes() + b"\r\n;Nieuw")
    target.with_stem(f"{target.stem}-2").write_text("somebody's own")
    changed = publish(desk, contents, kind, target)
    assert changed.kept == target.with_stem(f"{target.stem}-3")
    assert changed.kept.read_bytes() == filled
    assert str(changed.kept) in changed.remarks(target)[0]
    assert target.read_bytes() != filled
    assert publish(desk, contents, kind, target).remarks(target) == ()


def test_what_stands_there_and_went_out_elsewhere_is_not_said_to_go_out_for_the_first_time(desk: Desk):
    target, contents = desk.file.path.with_suffix(".html"), contents_of(desk, Request())
    assert publish(desk, contents, "html", target.with_name("new.html")).told == "Handed out here for the first time."
    target.write_text("from a colleague")
    assert "did not go out from this computer" in publish(desk, contents, "html", target).told
    assert publish(desk, contents, "html", target).told.startswith("Nothing changed since")


@pytest.mark.parametrize(
    ("kind", "name", "odd"),
    [
        (CALENDAR, "plan.icsr", True),
        ("html", "plan.htlm", True),
        ("html", "plan.HTM", False),
        (OUTSIDERS, "plan.html", False),
        ("xlsx", "plan", True),
        (EVERYTHING, "plan.x", False),
        ("md", "plan.txt", False),
    ],
)
def test_a_name_that_ends_as_no_such_file_is_told(kind: str, name: str, odd: bool):
    assert bool(ending_told(kind, Path(name))) is odd


def test_of_two_audiences_that_are_called_the_same_the_id_says_which(desk: Desk):
    name = desk.plan.audiences[0].name
    desk.do(set_fields(desk.plan, "audiences", desk.plan.audiences[1].id, {"name": name}))
    with pytest.raises(UsageError, match="Several are called"):
        understood(desk, Request(audiences=(name,)))
    for each in desk.plan.audiences[:2]:
        assert understood(desk, Request(audiences=(each.id,))).whom == (each.id,)


def test_a_spreadsheet_of_another_machine_is_kept_unless_it_is_the_same(desk: Desk, tmp_path: Path):
    target, contents = tmp_path / "plan.csv", contents_of(desk, Request())
    target.write_bytes(FORMATS["csv"].make(contents))
    assert publish(desk, contents, "csv", target).kept is None
    target.with_name("other.csv").write_text("theirs")
    (told,) = list(hand_over(desk, Order("csv", Request(), target.with_name("other.csv"))))
    assert told.remarks == (
        f"{tmp_path / 'other.csv'} was changed meanwhile, or came from elsewhere. "
        f"That version is now {tmp_path / 'other-2.csv'}; import it to take over the changes.",
    )


def test_a_copy_is_only_made_of_what_is_written_over(desk: Desk):
    other = desk.file.path.with_name("other.toml")
    other.write_text("# kept\n")
    with pytest.raises(SaveError, match="belongs to the plans"):
        publish(desk, contents_of(desk, Request()), "csv", other)
    assert not other.with_stem("other-2").exists()
    page = desk.file.path.with_suffix(".html")
    page.write_text("changed")
    assert publish(desk, contents_of(desk, Request()), "html", page).kept is None
