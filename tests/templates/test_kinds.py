"""What an adviser insists on for one kind of change, read from the schedule of its template in both languages."""

import re
from datetime import timedelta

import pytest

from tests.templates.opening import (
    ANCHOR,
    GO_LIVE,
    assert_in_order,
    channel_of,
    dated,
    going_live,
    mondays,
    of,
    opened,
    reaching,
    slot_of,
    week_of,
    words_of,
)

# --- A new system --------------------------------------------------------------------------------------------------


@of("nieuw-systeem")
def test_users_are_told_why_then_talk_about_their_own_work_then_test_and_then_train(name: str):
    desk = dated(name)
    assert_in_order(desk, "start-gebruikers", "teamgesprek", "testers", "testinstructie", "testteam", "oefenuur")
    assert desk.plan.message("teamgesprek").personal
    assert slot_of(desk, "testinstructie").first < desk.schedule.milestone("acceptatietest").first
    assert slot_of(desk, "helpdesk-oefent").first < desk.schedule.milestone(ANCHOR).first


@of("nieuw-systeem")
@pytest.mark.parametrize(
    ("use", "audiences"),
    [(ANCHOR, ("dagelijks", "incidenteel")), ("acceptatietest", ("kerngebruikers",))],
)
def test_training_is_at_most_three_weeks_before_people_need_it(name: str, use: str, audiences: tuple[str, ...]):
    desk = dated(name)
    needed = desk.schedule.milestone(use).first
    taught = [
        (slot, each)
        for slot, each in reaching(desk, *audiences)
        if each.teaches or channel_of(desk, each).kind == "training"
    ]
    assert {audience for _, each in taught for audience in each.audiences} >= set(audiences)
    for slot, message in taught:
        assert timedelta(0) < needed - slot.first <= timedelta(weeks=3), message.id


@of("nieuw-systeem")
def test_the_go_live_says_from_when_until_when_there_is_help_and_where(name: str):
    desk = dated(name)
    told = [each for slot, each in reaching(desk, "dagelijks", "incidenteel") if slot.first == GO_LIVE]
    assert {audience for each in told for audience in each.audiences} >= {"dagelijks", "incidenteel"}
    window, line = {
        "nl": (r"hulp\b.*\bvan \[.+\] tot \[.+\]", "toestel"),
        "en": (r"help\b.*\bfrom \[.+\] to \[.+\]", "extension"),
    }[desk.plan.campaign.language]
    for message in told:
        assert re.search(window, message.body.casefold()), message.id
        assert line in message.body, message.id


@of("nieuw-systeem")
def test_a_user_tells_a_story_after_three_weeks_and_no_week_of_aftercare_is_silent(name: str):
    desk = dated(name)
    after = [(slot, each) for slot, each in reaching(desk, "iedereen") if each.story and slot.first >= GO_LIVE]
    assert [week_of(slot.first) for slot, _ in after] == [3]
    assert all(each.sender.startswith("[") for _, each in after)  # somebody of the users, to be filled in
    told = {week_of(slot.first) for slot, each in reaching(desk, "dagelijks", "iedereen") if not each.repeat}
    assert told >= {0, 1, 3, 4, 6}
    dropping_in = {week_of(slot.first) for slot in desk.schedule.timing("inloopspreekuur").slots}
    assert dropping_in == set(range(6))


# --- A reorganisation ----------------------------------------------------------------------------------------------


@of("reorganisatie")
def test_nothing_is_carried_out_before_the_advice_and_a_month_after_a_decision(name: str):
    desk = dated(name)
    advice, decision, start = (desk.schedule.milestone(each).first for each in ("or-advies", "besluit", "uitvoering"))
    assert desk.plan.milestone("besluit").after == ("or-advies",)
    assert desk.plan.milestone("uitvoering").after == ("besluit",)
    assert start - decision > timedelta(days=31)
    talks = [slot.first for slot, each in reaching(desk, "geraakt") if each.personal and each.channel == "gesprek"]
    assert talks
    assert min(talks) >= decision > advice


@of("reorganisatie")
def test_whoever_is_affected_hears_it_in_person_that_day_letter_in_hand(name: str):
    desk = dated(name)
    for milestone in ("adviesaanvraag", "besluit"):
        day = desk.schedule.milestone(milestone).first
        first = next(each for slot, each in reaching(desk, "geraakt") if slot.first == day)
        assert channel_of(desk, first).live, first.id
    talk = desk.plan.message("gesprek-besluit")
    assert (talk.channel, talk.personal, talk.audiences) == ("gesprek", True, ("geraakt",))
    assert slot_of(desk, talk.id).first == desk.schedule.milestone("besluit").first
    assert_in_order(desk, "gesprek-besluit", "iedereen-besluit")
    letter = {"nl": "brief", "en": "letter"}[desk.plan.campaign.language]
    assert letter in f"{talk.medium} {words_of(desk, talk.id)}".casefold()
    assert letter in desk.plan.message("plaatsing").medium


@of("reorganisatie")
def test_managers_have_a_script_and_those_who_stay_are_told_too(name: str):
    desk = dated(name)
    managers = [each for _, each in reaching(desk, "managers") if each.confidential]
    assert all(each.agenda for each in managers)
    decision = desk.schedule.milestone("besluit").first
    assert len([each for slot, each in reaching(desk, "blijvers") if slot.first >= decision]) >= 4


@of("reorganisatie")
def test_no_success_is_told_in_the_weeks_of_the_talks(name: str):
    desk = dated(name)
    done = desk.schedule.milestone("gesprekken").first
    stories = [slot.first for slot, each in reaching(desk, *(each.id for each in desk.plan.audiences)) if each.story]
    assert stories
    assert min(stories) > done + timedelta(weeks=2)


# --- A relocation --------------------------------------------------------------------------------------------------


@of("verhuizing")
def test_a_move_is_told_from_why_to_the_journey_to_the_place_the_personal_answers_first(name: str):
    desk = dated(name)
    assert_in_order(
        desk, "or-aanvraag", "start-managers", "start-langer", "start-iedereen", "reizen", "indeling-iedereen"
    )
    assert_in_order(desk, "reisgesprek", "reizen")
    assert_in_order(desk, "indeling-managers", "indeling-vast", "indeling-iedereen")
    assert slot_of(desk, "or-aanvraag").first < desk.schedule.milestone("or-advies").first
    assert desk.plan.message("reisgesprek").personal


@of("verhuizing")
def test_people_are_asked_what_they_need_and_never_whether_they_come_along(name: str):
    desk = dated(name)
    need, along = {"nl": ("wat heb je nodig?", "ga je mee"), "en": ("what do you need?", "are you coming")}[
        desk.plan.campaign.language
    ]
    assert need in words_of(desk, "start-langer", "reisgesprek")
    assert along not in words_of(desk)


# --- A merger ------------------------------------------------------------------------------------------------------


@of("fusie")
def test_unions_come_before_any_word_and_managers_the_day_before_both_staffs(name: str):
    desk = dated(name)
    everybody = reaching(desk, *(each.id for each in desk.plan.audiences))
    assert everybody[0][1].audiences == ("vakbonden",)
    assert everybody[0][0].first == desk.schedule.milestone("gemeld").first
    for managers, staff in (("managers-een", "bekend-a"), ("managers-besluit", "besluit-a")):
        before, day = slot_of(desk, managers).first, slot_of(desk, staff).first
        assert day - before == timedelta(days=1), managers
    assert_in_order(desk, "bekend-a", "dit-blijft", "leiding", "ontmoeting", "samen")
    assert slot_of(desk, "samen").first == desk.schedule.milestone("samen-dag").first


@of("fusie")
def test_no_text_calls_it_a_merger_of_equals(name: str):
    desk = dated(name)
    words = words_of(desk, *(each.id for _, each in reaching(desk, "a", "b", "dubbel", "iedereen")))
    assert "fusie van gelijken" not in words
    assert "merger of equals" not in words


# --- A new way of working ------------------------------------------------------------------------------------------


@of("nieuwe-werkwijze")
def test_the_works_council_comes_before_the_principles_and_what_was_said_is_answered_at_the_end(name: str):
    desk = dated(name)
    assert slot_of(desk, "or-uitgangspunten").first < desk.schedule.milestone("uitgangspunten").first
    assert_in_order(desk, "afspraken", "bijstellen-team", "terug")
    said = {"nl": "jullie zeiden, wij deden", "en": "you said, we did"}[desk.plan.campaign.language]
    assert said in desk.plan.message("terug").title.casefold()
    assert desk.plan.message("terug").audiences == ("iedereen",)
    agreed = desk.schedule.milestone("teamafspraken").first
    assert timedelta(0) < agreed - slot_of(desk, "afspraken").first <= timedelta(weeks=1)


PROPOSED = {
    "reorganisatie": "voorgenomen besluit",
    "reorganisation": "proposed decision",
    "fusie": "voorgenomen fusie",
    "merger": "proposed merger",
}
"""What a text calls it as long as it has not been decided, by the template."""


@of("reorganisatie", "fusie")
def test_until_it_is_decided_every_text_calls_it_proposed(name: str):
    desk = dated(name)
    decision = desk.schedule.milestone("besluit").first
    before = [each for each in desk.plan.messages if (slot := slot_of(desk, each.id)) and slot.first < decision]
    assert len(before) > 8
    for message in before:
        assert PROPOSED[name] in f"{message.title} {message.body}".casefold(), message.id


@of("reorganisatie")
@pytest.mark.parametrize("milestone", ["adviesaanvraag", "besluit"])
def test_on_day_one_a_reorganisation_is_told_in_order_and_unseen_in_shared_calendars(name: str, milestone: str):
    desk = dated(name)
    day = desk.schedule.milestone(milestone).first
    that_day = [each for each in desk.plan.messages if (slot := slot_of(desk, each.id)) and slot.first == day]
    that_day.sort(key=lambda each: slot_of(desk, each.id).sort_key)
    firsts = list(dict.fromkeys(audience for each in that_day for audience in each.audiences))
    assert [each for each in firsts if each not in {"vakbonden", "hr"}] == ["or", "managers", "geraakt", "iedereen"]
    assert all(each.confidential for each in that_day)


@of("fusie")
@pytest.mark.parametrize("moment", ["bekend", "besluit"])
def test_both_sides_of_a_merger_hear_it_at_the_same_hour_from_their_own_director(name: str, moment: str):
    desk = dated(name)
    one, other = (desk.plan.message(f"{moment}-{side}") for side in "ab")
    assert (one.audiences, other.audiences) == (("a",), ("b",))
    assert slot_of(desk, one.id) == slot_of(desk, other.id)
    assert one.sender != other.sender
    assert one.model_copy(update={key: getattr(other, key) for key in ("id", "title", "audiences", "sender")}) == other


@of("nieuw-systeem")
def test_what_to_say_when_a_go_live_is_put_off_lies_ready(name: str):
    desk = dated(name)
    (ready,) = (desk.plan.message(each) for each in desk.schedule.unscheduled)
    assert (ready.id, ready.status) == ("uitstel", "draft")
    assert ready.body


@of("verhuizing")
def test_the_last_instructions_before_a_move_never_come_on_a_friday(name: str):
    desk = opened(name)
    for day in mondays(desk):
        going_live(desk, day)
        assert slot_of(desk, "laatste").first.strftime("%a") in {"Mon", "Tue", "Wed", "Thu"}, day


@of("beleidswijziging")
def test_who_carries_a_policy_out_hears_it_before_managers_and_who_loses_by_it_before_everyone(name: str):
    desk = dated(name)
    assert_in_order(desk, "uitvoerders-start", "managers-start", "verliest-start", "iedereen-start")
    assert_in_order(desk, "voorbericht", "brief", "regels", "ingang")


@of("nieuwe-werkwijze")
def test_team_leaders_rehearse_before_teams_talk_and_two_pilot_stories_come_before_the_start(name: str):
    desk = dated(name)
    assert_in_order(desk, "oefenen", "teamgesprek", "intranet-start", "verhaal-twee", "start")
    assert_in_order(desk, "verhaal-een", "start")
    assert [each.id for each in desk.plan.messages if each.story] == ["verhaal-een", "verhaal-twee"]


@of("bewustwording")
def test_the_works_council_comes_before_anything_is_measured_and_a_team_talks_in_every_theme(name: str):
    desk = dated(name)
    assert_in_order(desk, "or-meten", "managers-start", "risico-start", "meting-nul", "start", "thema-een-team")
    assert_in_order(desk, "thema-een-team", "thema-twee-team", "thema-drie-team", "oefening-dag", "meting-na", "terug")


@of("cultuur")
def test_the_board_decides_where_all_can_see_it_before_a_culture_starts_and_stories_go_on(name: str):
    desk = dated(name)
    assert_in_order(desk, "bestuur-start", "dialoog-team", "hoorden", "keuze-iedereen", "zichtbaar-besluit", "start")
    assert len(desk.schedule.timing("verhalen").slots) > 20


@of("beleidswijziging")
def test_a_new_policy_names_what_from_when_where_its_exceptions_and_its_transition(name: str):
    desk = dated(name)
    assert slot_of(desk, "or-vraag").first < desk.schedule.milestone("or-instemming").first
    exception, transition, at_once = {
        "nl": ("uitzondering", "overgangsregeling", "per direct"),
        "en": ("exception", "transition", "with immediate effect"),
    }[desk.plan.campaign.language]
    assert exception in words_of(desk, "regels")
    assert transition in words_of(desk, "brief")
    assert at_once not in words_of(desk)
    assert_in_order(desk, "iedereen-start", "regels")


@of("bewustwording")
def test_every_theme_has_a_talk_about_a_real_near_miss_with_the_tellers_consent(name: str):
    desk = dated(name)
    talks = ("thema-een-team", "thema-twee-team", "thema-drie-team")
    weeks = [week_of(slot_of(desk, each).first) // 4 for each in talks]
    assert weeks == [0, 1, 2]
    consent = {"nl": "toestemming van de verteller", "en": "teller's consent"}[desk.plan.campaign.language]
    assert all(consent in words_of(desk, each) for each in ("managers-start", "oproep-misser", "thema-een-team"))


@of("cultuur")
def test_every_quarter_the_teams_talk_and_stories_are_not_the_managers(name: str):
    desk = dated(name)
    for quarter in ("kwartaal-een", "kwartaal-twee", "kwartaal-drie"):
        talk = slot_of(desk, f"{quarter}-team").first
        assert timedelta(0) < talk - desk.schedule.milestone(quarter).first < timedelta(weeks=1)
    stories = [each for each in desk.plan.messages if each.story]
    assert stories
    leaders = {desk.plan.message(each).sender for each in ("start", "dialoog-team")}
    assert not leaders & {each.sender for each in stories}
