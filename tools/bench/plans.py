"""Plans of any size to measure with: the same text for the same size on every machine."""

from datetime import date, timedelta

CHANNELS = ("overleg", "intranet", "nieuwsbrief", "social", "mail", "gesprek")
AUDIENCES = tuple(f"groep-{number}" for number in range(1, 21))
STATUSES = ("idea", "draft", "draft", "review", "approved")


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


def _message(number: int) -> str:
    """Return one message of the plan."""
    day = date(2027, 1, 4) + timedelta(days=number * 7919 % 700)
    clock = f"{8 + number % 9:02}:{number * 15 % 60:02}"
    when = f'"livegang - {number % 40}wd {clock}"' if number % 4 == 0 else f"{day}T{clock}:00"
    audiences = f'"{AUDIENCES[number % 20]}", "{AUDIENCES[number * 7 % 20]}"'
    return (
        f'\n[[messages]]\nid = "m{number:07}"\ntitle = "Bericht {number} over de nieuwe werkwijze"\n'
        f'channel = "{CHANNELS[number % 6]}"\naudiences = [{audiences}]\n'
        f'when = {when}\nstatus = "{STATUSES[number % 5]}"\nowner = "Adviseur {number % 12}"\n'
        'goal = "De lezer weet wat er verandert in het eigen werk"  # het effect\n'
        'activation = "Meld je aan voor een proefrun"\nactivation_by = "+1w"\n'
    )
