"""Texts that try to break a screen, and a plan that has one of them in every field that is shown."""

from pathlib import Path

HOSTILE = [
    "[/]",
    "[a=b:",
    "[@click=app.exit]x",
    "\\u001b[2J",
    "a\\nb",
    "\\u202egnp",
    "👩\\u200d👩\\u200d👧 7\\ufe0f\\u20e3",
    "東京" * 20,
    "x" * 5000,
    "{title} {0} %s",
]
"""As TOML writes them."""


def hostile_plan(path: Path, text: str) -> Path:
    """Write a plan with a text in every field that is shown."""
    path.write_text(
        f'format = 1\n[campaign]\ntitle = "{text}"\nwhy = "{text}"\nowner = "{text}"\nsponsor = "{text}"\n'
        f'[[milestones]]\nid = "live"\ntitle = "{text}"\ndate = 2027-02-16\n'
        f'[[phases]]\nid = "fase"\ntitle = "{text}"\nfrom = 2027-02-01\nto = 2027-03-01\n'
        f'[[audiences]]\nid = "wij"\nname = "{text}"\nbenefit = "{text}"\n'
        f'[[objectives]]\nid = "doel"\ntext = "{text}"\nmeasure = "{text}"\naudience = "wij"\n'
        f'[[key_messages]]\nid = "kern"\ntext = "{text}"\n'
        f'[[channels]]\nid = "intranet"\nname = "{text}"\nowner = "{text}"\n'
        f'[[messages]]\nid = "mvreemd1"\ntitle = "{text}"\nchannel = "intranet"\nwhen = 2027-02-15\ngoal = "{text}"\n'
        f'activation = "{text}"\nsender = "{text}"\nowner = "{text}"\naudiences = ["wij"]\nbody = "{text}"\n'
        f'location = "{text}"\nnotes = "{text}"\nagenda = [{{ item = "{text}" }}]\ntasks = [{{ title = "{text}" }}]\n'
        f'[[messages]]\ntitle = "{text}"\nchannel = "{text}"\nwhen = "{text}"\n',
        "utf-8",
    )
    return path
