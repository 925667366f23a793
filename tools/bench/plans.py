"""Plans of any size to measure with: the same text for the same size on every machine."""

import tomllib
from datetime import date, timedelta

from campaign.documents.contents import Contents
from campaign.model.defaults import Workspace, with_defaults
from campaign.model.plan import Plan
from campaign.schedule.building import build_schedule
from campaign.schedule.workdays import no_holidays

CHANNELS = ("overleg", "intranet", "nieuwsbrief", "social", "mail", "gesprek")
AUDIENCES = tuple(f"groep-{number}" for number in range(1, 21))
STATUSES = ("idea", "draft", "draft", "review", "approved")
FIRST, DAYS, EDITION = date(2027, 1, 4), 700, 42
"""The first day of a plan, how many follow, and how many lie between two editions of the newsletter."""
NEWSLETTER = CHANNELS.index("nieuwsbrief")


def plan_text(messages: int) -> str:
    """Return a plan file with so many messages, a quarter of them anchored on a milestone, over two years."""
    parts = [
        'format = 1\n\n[campaign]\nid = "cbench22"\ntitle = "Meetplan"\nwhy = "Meten"\nowner = "Communicatie"\n',
        '\n[[milestones]]\nid = "livegang"\ntitle = "Livegang"\ndate = 2027-09-06\ngolive = true\n',
        '\n[[milestones]]\nid = "test"\ntitle = "Acceptatietest"\ndate = "livegang - 6w"\n',
    ]
    parts += [f'\n[[audiences]]\nid = "{name}"\nname = "{name.title()}"\nsize = 25\n' for name in AUDIENCES]
    parts += [_message(number) for number in range(messages)]
    return "".join(parts)


def plan_with_editions(messages: int) -> str:
    """Return the plan with a newsletter that comes out every six weeks, and its messages in its editions."""
    rhythm = f'{{ every = "{EDITION // 7}w", on = "mo", from = {FIRST}, time = 12:00:00 }}'
    channel = f'\n[[channels]]\nid = "nieuwsbrief"\nname = "Nieuwsbrief"\nrhythm = {rhythm}\ncopy_deadline = "-3wd"\n'
    return plan_text(0) + channel + "".join(_message(number, EDITION) for number in range(messages))


def _message(number: int, edition: int = 1) -> str:
    """Return one message of the plan; one in the newsletter comes out on a day that it has an edition."""
    ahead = number * 7919 % DAYS
    in_letter = edition > 1 and number % 6 == NEWSLETTER
    day = FIRST + timedelta(days=ahead - ahead % edition if in_letter else ahead)
    clock = "12:00" if in_letter else f"{8 + number % 9:02}:{number * 15 % 60:02}"
    when = f'"livegang - {number % 40}wd {clock}"' if number % 4 == 0 and not in_letter else f"{day}T{clock}:00"
    audiences = f'"{AUDIENCES[number % 20]}", "{AUDIENCES[number * 7 % 20]}"'
    return (
        f'\n[[messages]]\nid = "m{number:07}"\ntitle = "Bericht {number} over de nieuwe werkwijze"\n'
        f'channel = "{CHANNELS[number % 6]}"\naudiences = [{audiences}]\n'
        f'when = {when}\nstatus = "{STATUSES[number % 5]}"\nowner = "Adviseur {number % 12}"\n'
        'goal = "De lezer weet wat er verandert in het eigen werk"  # het effect\n'
        'activation = "Meld je aan voor een proefrun"\nactivation_by = "+1w"\n'
    )


def full_plan_text(messages: int) -> str:
    """Return a plan of so many messages that gives every check something to look at."""
    head = plan_text(0).partition("\n[[audiences]]")[0]
    parts = [head.replace('owner = "Communicatie"', 'owner = "Communicatie"\nsponsor = "Directie"')]
    parts += [f'\n[[key_messages]]\nid = "k{number}"\ntext = "Boodschap {number}"\n' for number in range(3)]
    parts.append(
        'why = true\n\n[[objectives]]\nid = "o1"\ntext = "Iedereen draait zelf"\naudience = "groep-2"\ntarget = 9\n'
    )
    parts += [_full_audience(number, name) for number, name in enumerate(AUDIENCES)]
    parts += [_message(number) + _full_message(number) for number in range(messages)]
    return "".join(parts)


def _full_audience(number: int, name: str) -> str:
    """Return one audience: the first is everybody, every fifth leads the four behind it."""
    part = "" if number == 0 else f'part_of = ["{AUDIENCES[0]}"]\n'
    led = ", ".join(f'"{each}"' for each in AUDIENCES[number + 1 : number + 5])
    leads = f"leads = [{led}]\n" if number % 5 == 1 else ""
    impact = ("high", "medium", "low")[number % 3]
    facts = f'name = "{name.title()}"\nsize = {20 + number}\nimpact = "{impact}"\n'
    return f'\n[[audiences]]\nid = "{name}"\n{facts}{part}{leads}'


def _full_message(number: int) -> str:
    """Return what a message has beside the bare one."""
    agenda = (
        'agenda = [{ item = "Stand van zaken", minutes = 20 }, { item = "Oefenen", minutes = 25, mode = "do" }]\n'
        if number % 6 == 0
        else ""
    )
    day = "Vanaf maandag" if number % 5 == 0 else "Straks"
    return (
        f'effect = "{("know", "feel", "do")[number % 3]}"\nsender = "{("Directie", "HR", "Teamleider")[number % 3]}"\n'
        f'key_messages = ["k{number % 3}"]\nbody = "{day} werkt iedereen met het nieuwe pakket. Doe mee!"\n'
        f'feedback = "Via de HR-lijn"\ntarget = {number % 50}\ntasks = [{{ title = "Af", due = "-3wd" }}]\n{agenda}'
    )


def contents_of(messages: int) -> Contents:
    """Return everything of such a plan as it goes out."""
    plan = with_defaults(Plan.model_validate(tomllib.loads(full_plan_text(messages))), Workspace())
    return Contents(build_schedule(plan, no_holidays), frozenset(plan.places("messages")), date(2027, 6, 1))
