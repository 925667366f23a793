"""P: what could not be checked, because something is not filled in that a rule goes by. Empty is not bad."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from campaign.checks.finding import Found
from campaign.checks.finishing import ignored_codes
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import Sentence, mark, say, say_many

BY_AUDIENCE = (
    *("A001", "A002", "A003", "A004", "A005", "A006", "A007", "A008", "A009", "A010", "A011", "A012"),
    *("S001", "S002", "K001", "K002", "K003", "K004", "T010"),
)
BY_IMPACT = ("A002", "A004", "A005", "A007", "A009", "A011", "A012", "S002", "K001", "K004", "T010", "P006")
BY_PART = ("A001", "A002", "A003", "A007", "A009", "A011")
BY_MOMENT = (
    *("A002", "A003", "A006", "A007", "A011"),
    *("T001", "T002", "T003", "T004", "T005", "T006", "T007", "T008", "T009", "T010"),
)


@dataclass(frozen=True, slots=True)
class Blind:
    """Something that is not filled in, and the rules that see nothing without it."""

    codes: tuple[str, ...]
    """The codes of those rules."""
    lacks: Callable[[Situation], Sentence | None]
    """Tells what to fill in; None where nothing is lacking."""


def _no_audience(situation: Situation) -> Sentence | None:
    """Tell that the plan has no audiences."""
    return None if situation.audiences else say("the audiences")


def _no_parts(situation: Situation) -> Sentence | None:
    """Tell that an audience is called everybody and has no parts: then what it hears reaches none of the others."""
    audiences, parts = situation.audiences, situation.parts
    loose = [each for each in audiences if each.id not in parts and situation.wording.means_everybody(each.label)]
    if len(audiences) < 2 or not loose:
        return None
    return say("which audiences are part of {audience}", audience=loose[0].label)


def _no_impact(situation: Situation) -> Sentence | None:
    """Tell how many audiences do not say what the change does to them."""
    count = sum(audience.impact is None for audience in situation.audiences)
    return say_many("the impact of {count} audience", "the impact of {count} audiences", count) if count else None


def _no_size(situation: Situation) -> Sentence | None:
    """Tell how many audiences do not say how many they are: those that are hit, and what the hard-hit are part of."""
    above = situation.hearings.reach.above
    asked = {each.id for each in situation.audiences_with("high", "medium")}
    asked.update(larger for each in situation.audiences_with("high") for larger in above[each.id])
    count = sum(audience.size is None for audience in situation.plan.audiences if audience.id in asked)
    return say_many("the size of {count} audience", "the size of {count} audiences", count) if count else None


def _no_managers(situation: Situation) -> Sentence | None:
    """Tell that no audience leads another. Of one that is large and hit hard A012 speaks."""
    audiences = situation.audiences
    large = situation.checks.A012.size
    told = any(each.impact == "high" and (each.size or 0) >= large for each in audiences)
    if told or len(audiences) < 2 or any(audience.leads for audience in situation.plan.audiences):
        return None
    return say("which audience leads which")


def _no_moment(situation: Situation) -> Sentence | None:
    """Tell that no message has a moment."""
    if any(situation.slot(message) for message in situation.messages):
        return None
    return say("when the messages go out")


def _no_milestone(situation: Situation) -> Sentence | None:
    """Tell that no message hangs on a milestone with a date."""
    return None if situation.anchors else say("a milestone that messages hang on")


def _no_golive(situation: Situation) -> Sentence | None:
    """Tell that there is no go-live."""
    return None if situation.golive else say("the day of go-live")


def _no_effect(situation: Situation) -> Sentence | None:
    """Tell how many messages do not say what effect they want, when those are too many."""
    messages, numbers = situation.written, situation.checks.G006
    count = sum(message.effect is None for message in messages)
    if len(messages) < numbers.messages or (len(messages) - count) * 100 >= len(messages) * numbers.share:
        return None
    return say_many("the effect of {count} message", "the effect of {count} messages", count)


def _no_sender(situation: Situation) -> Sentence | None:
    """Tell that no message has a sender."""
    if any(message.sender.strip() for message in situation.written):
        return None
    return say("the sender of the messages")


def _no_sponsor(situation: Situation) -> Sentence | None:
    """Tell that the campaign has no sponsor."""
    return None if situation.plan.campaign.sponsor.strip() else say("the sponsor of the campaign")


def _no_key_message(situation: Situation) -> Sentence | None:
    """Tell that no message carries a key message."""
    if any(message.key_messages for message in situation.written):
        return None
    return say("which key messages the messages carry")


def _no_why(situation: Situation) -> Sentence | None:
    """Tell that messages carry key messages, and none of those says why."""
    if _no_key_message(situation) or any(each.why for each in situation.plan.key_messages):
        return None
    return say("which key message says why")


def _no_minutes(situation: Situation) -> Sentence | None:
    """Tell how many agendas do not say how long their items take."""
    count = sum(
        any(item.minutes is None for item in message.agenda)
        for message in situation.written
        if message.agenda and situation.kind(message) == "overleg"
    )
    return say_many("the minutes in {count} agenda", "the minutes in {count} agendas", count) if count else None


def _no_words(situation: Situation) -> Sentence | None:
    """Tell that there are no word lists for the language of the campaign."""
    if situation.wording.known:
        return None
    return say("a language with word lists (nl or en), not {language}", language=situation.plan.campaign.language)


TABLE = (
    Blind(BY_AUDIENCE, _no_audience),
    Blind(BY_PART, _no_parts),
    Blind(BY_IMPACT, _no_impact),
    Blind(("A004", "A012", "K001"), _no_size),
    Blind(("A006",), _no_managers),
    Blind(BY_MOMENT, _no_moment),
    Blind(("A007", "R001"), _no_milestone),
    Blind(("A002", "A011", "K004"), _no_golive),
    Blind(("G006",), _no_effect),
    Blind(("S001", "S002"), _no_sender),
    Blind(("S001",), _no_sponsor),
    Blind(("K001", "K002", "K003", "K004", "S001"), _no_key_message),
    Blind(("K002", "K003", "K004", "S001"), _no_why),
    Blind(("M002", "M004"), _no_minutes),
    Blind(("G002", "G004", "G005", "M003", "M008", "M010"), _no_words),
)
"""Which empty field blinds which rules."""


@plan_rule(
    About(
        "P000",
        "hint",
        name=mark("what could not be checked"),
        why=mark("Empty is not bad, but a rule that has nothing to go by is silent, and silence is no praise."),
        source=mark("Our own; a check that says nothing must not be taken for a yes."),
    ),
    reads=(
        *("audiences", "excluded", "channel", "when", "slot", "effect", "sender", "key_messages", "agenda"),
        *("channels", "milestones", "objectives"),
    ),
)
def not_checked(situation: Situation) -> Iterator[Found]:
    """P000: what could not be checked, and what to fill in to make it possible; all in one sentence."""
    if not situation.written:
        return
    ignored = ignored_codes(situation.checks)
    told = [
        say("{what} ({codes})", what=what, codes=_in_short(codes))
        for blind in TABLE
        if (codes := [code for code in blind.codes if code not in ignored])
        and (what := blind.lacks(situation)) is not None
    ]
    if told:
        text = say("Not everything could be checked. Fill in: {fields}.", fields=told)
        yield Found(text, subject=Subject("campaign"))


def _in_short(codes: list[str]) -> str:
    """Return codes in one text; those that follow each other as "A001–A012"."""
    runs: list[list[str]] = []
    for code in codes:
        follows = runs and runs[-1][-1][0] == code[0] and int(code[1:]) == int(runs[-1][-1][1:]) + 1
        if follows:
            runs[-1].append(code)
        else:
            runs.append([code])
    return " ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else " ".join(run) for run in runs)
