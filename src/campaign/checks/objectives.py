"""G: what the campaign as a whole is for. People who do something, and objectives that can be measured."""

from collections import Counter
from collections.abc import Iterator

from campaign.checks.finding import Found
from campaign.checks.quoting import quoted
from campaign.checks.rule import About, plan_rule
from campaign.checks.situation import Situation
from campaign.errors import Subject
from campaign.language import mark, say, say_many
from campaign.model.people import Objective

MOST_NAMED = 3
"""Objectives that one sentence names; of more it gives the number."""


@plan_rule(
    About(
        "G006",
        "hint",
        name=mark("a campaign in which nobody does anything"),
        why=mark(
            "Knowing changes what people do less than we assume. A change lands when somebody does something else."
        ),
        source=mark("CASI."),
        numbers=mark("The size of the campaign and the share of messages with an effect are ours."),
    ),
    reads=("effect", "goal", "objectives"),
)
def nothing_aims_at_doing(situation: Situation) -> Iterator[Found]:
    """G006: nothing in the campaign aims at people doing something (CASI: knowing changes behaviour less than assumed).

    Looked at once enough messages say what effect they want (ours: half of them, in a campaign of five or more). A goal
    without an effect counts as doing when it says so in words.
    """
    numbers = situation.checks.G006
    messages = situation.written
    with_effect = [message for message in messages if message.effect]
    if len(messages) < numbers.messages or len(with_effect) * 100 < len(messages) * numbers.share:
        return
    if any(message.effect == "do" for message in with_effect):
        return
    aims = situation.wording.aims_at_doing
    if any(message.effect is None and aims(message.goal) for message in messages):
        return
    if any(each.effect == "do" or (each.effect is None and aims(each.text)) for each in situation.plan.objectives):
        return
    effects = Counter(message.effect for message in with_effect)
    text = say(
        "No message and no objective aims at people doing something: {know} aim at knowing, {feel} at feeling. "
        "Choose one thing that people will do differently, and aim a message at it.",
        know=effects["know"],
        feel=effects["feel"],
    )
    yield Found(text, subject=Subject("campaign"))


@plan_rule(
    About(
        "G007",
        "warning",
        name=mark("an objective without a target or a date"),
        why=mark(
            "Without a number and a date nobody can tell whether an objective was reached, nor when to adjust course."
        ),
        source=mark("riool.net; OASIS of the Government Communication Service."),
    ),
    reads=("objectives",),
)
def not_measurable(situation: Situation) -> Iterator[Found]:
    """G007: an objective lacks a target or a date (riool.net; OASIS)."""
    for objective in situation.plan.objectives:
        name = quoted(objective.label)
        if objective.target is None and objective.by is None:
            text = say("The objective {objective} has no target and no date. How many, by when?", objective=name)
            yield Found(text, subject=Subject("objectives", objective.id))
        elif objective.target is None:
            text = say("The objective {objective} has no target. How many?", objective=name)
            yield Found(text, subject=Subject("objectives", objective.id, "target"))
        elif objective.by is None:
            text = say("The objective {objective} has no date. By when?", objective=name)
            yield Found(text, subject=Subject("objectives", objective.id, "by"))


@plan_rule(
    About(
        "G008",
        "hint",
        name=mark("an objective for nobody, or that no message serves"),
        why=mark("An objective that no message works on is a wish."),
        source=mark("projectmanagementsite.nl, on the communication plan."),
        numbers=mark("At least one message for each objective is theirs."),
    ),
    reads=("objective", "objectives"),
)
def unserved(situation: Situation) -> Iterator[Found]:
    """G008: an objective has no audience, or too few messages serve it (projectmanagementsite.nl: at least one).

    Unserved is a warning once any message names an objective: then this one was forgotten. As long as none does, it is
    one hint for all.
    """
    objectives = situation.plan.objectives
    for objective in objectives:
        if not objective.audience:
            text = say(
                "The objective {objective} says of nobody that they reach it. Name its audience.",
                objective=quoted(objective.label),
            )
            yield Found(text, subject=Subject("objectives", objective.id, "audience"))
    served = Counter(message.objective for message in situation.messages if message.objective)
    least = situation.checks.G008.messages
    if served:
        yield from (_too_few(each, served[each.id], least) for each in objectives if served[each.id] < least)
    elif objectives and situation.messages and least:
        yield _none_at_all(objectives)


def _too_few(objective: Objective, count: int, least: int) -> Found:
    """Return that too few messages serve an objective."""
    name = quoted(objective.label)
    if count:
        text = say_many(
            "{count} message serves the objective {objective} (limit {least}). Add one, or drop the objective.",
            "{count} messages serve the objective {objective} (limit {least}). Add one, or drop the objective.",
            count,
            objective=name,
            least=least,
        )
    else:
        text = say("No message serves the objective {objective}. Add one, or drop the objective.", objective=name)
    return Found(text, subject=Subject("objectives", objective.id), severity="warning")


def _none_at_all(objectives: tuple[Objective, ...]) -> Found:
    """Return that no message names any of the objectives."""
    names = [quoted(each.label) for each in objectives]
    if len(names) <= MOST_NAMED:
        text = say("No message says which objective it serves: {names}. Fill it in where it does.", names=names)
    else:
        text = say(
            "No message says which of the {count} objectives it serves. Fill it in where it does.", count=len(names)
        )
    return Found(text, subject=Subject("objectives", objectives[0].id))


@plan_rule(
    About(
        "G009",
        "hint",
        name=mark("a campaign that measures nothing but what it sends out"),
        why=mark("Views and clicks say what you sent out. What people then know or do says whether it worked."),
        source=mark("OASIS of the Government Communication Service; Barcelona Principles 3.0 of AMEC."),
        numbers=mark("The size of the campaign is ours."),
    ),
    reads=("measure", "objectives"),
)
def only_output(situation: Situation) -> Iterator[Found]:
    """G009: nothing measures an outtake or an outcome; views and clicks are output (OASIS; Barcelona Principles 3.0).

    Silent where an objective has a measure, and in campaigns of fewer than five messages (ours).
    """
    messages = situation.written
    if len(messages) < situation.checks.G009.messages or any(
        each.measure.strip() for each in situation.plan.objectives
    ):
        return
    measured = [message for message in messages if not situation.wording.says_nothing(message.measure)]
    if not all(situation.wording.is_output(message.measure) for message in measured):
        return
    if not measured:
        text = say(
            "Nothing in this campaign is measured. Count at least one thing that people then know or do: "
            "right answers, sign-ups, reports."
        )
    else:
        text = say_many(
            "{count} measure counts only what was sent out, such as views or clicks. "
            "Count at least one thing that people then know or do: right answers, sign-ups, reports.",
            "All {count} measures count only what was sent out, such as views or clicks. "
            "Count at least one thing that people then know or do: right answers, sign-ups, reports.",
            len(measured),
        )
    subject = Subject("messages", measured[0].id, "measure") if measured else Subject("campaign")
    yield Found(text, subject=subject, others=tuple(message.id for message in measured[1:]))
