"""Texts that try to reach the terminal, to run an action or to hide what they say, for every field with text."""

import json
import re
from datetime import date

STRINGS = [
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1b]8;;https://boef.example\x1b\\klik\x1b]8;;\x1b\\",
    "\x1b]2;owned\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[31mrood\x1b[0m",
    "\x1b[?1049l\x1b[?25l",
    "\x1b[6n\x1b[c",
    "\x1b[200~plak\x1b[201~",
    "\x1bP+q544e\x1b\\",
    "\x1b_Gf=100;AAAA\x1b\\",
    "\x1bc",
    "\x9b2J\x9d0;c1\x9c",
    "\x90q\x9c\x98x\x9c\x9ey\x9c\x9fz\x9c",
    "nul\x00del\x7fbel\x07bs\x08\x08\x08cr\rlf\nvt\x0bff\x0cso\x0esi\x0f",
    "\u202egnp.exe\u202c",
    "\u2066isolaat\u2069\u200f\u200e\u061c",
    "regel\u2028alinea\u2029nel\x85",
    "[@click=app.quit]weg[/]",
    "[/]",
    "[/pad]",
    "[a=b:",
    "[bold red]vet[/bold red]",
    "[link=https://boef.example]x[/link]",
    "{0.__class__} %s %(x)s ${HOME} $(id) `id`",
    "onzichtbaar\u200b\u2060\ufeff\u00ad\U000e0041\U000e0042\u3164\u115f",
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e\u030f" * 3,
    "👩‍👩‍👧‍👦🏳️‍🌈1️⃣🇳🇱",
    "=cmd|' /C calc'!A0",
    "a" * 3000,
]
PLAIN = "Gewone tekst"

MESSAGE = ["title", "medium", "sender", "owner", "approver", "goal", "activation", "activation_link", "measure"]
MESSAGE += ["feedback", "location", "link", "body", "notes", "alternatives"]
ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f"\\\\]')


def quoted(text: str) -> str:
    """Return a text as TOML, with escapes for what may not stand there."""
    return '"' + ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + '"'


def plan_of(strings: list[str]) -> str:
    """Return a plan with a message for each string, which stands in every text of it; the others have the next ones."""

    def some(number: int) -> str:
        return quoted(strings[number % len(strings)])

    campaign = "".join(f"{key} = {some(number)}\n" for number, key in enumerate(("title", "why", "owner", "sponsor")))
    parts = [f'format = 1\n[campaign]\nid = "cvreemd2"\n{campaign}leaders = [{some(4)}]\ntags = [{some(5)}]\n']
    parts.append(f"quiet = [{{ from = 2027-03-01, to = 2027-03-02, why = {some(6)} }}]\n")
    parts.append(f"{some(7) if strings[7].strip() else 'x'} = {some(8)}\n")
    for number in range(len(strings)):
        text = some(number)
        parts.append(f'[[milestones]]\nid = "p{number}"\ntitle = {text}\ndate = 2027-04-{number % 28 + 1:02}\n')
        parts.append(f'[[phases]]\nid = "f{number}"\ntitle = {text}\nfrom = 2027-02-01\nto = 2027-03-01\n')
        parts.append(f'[[audiences]]\nid = "a{number}"\nname = {text}\nbenefit = {text}\n')
        parts.append(f'[[objectives]]\nid = "o{number}"\ntext = {text}\nmeasure = {text}\n')
        parts.append(f'[[key_messages]]\nid = "k{number}"\ntext = {text}\n')
        parts.append(f'[[channels]]\nid = "c{number}"\nname = {text}\nowner = {text}\n')
        day = date(2027, 2, 10 + number // 3)
        fields = "".join(f"{key} = {text}\n" for key in MESSAGE)
        parts.append(
            f'[[messages]]\nid = "m{number}"\nchannel = "c{number}"\naudiences = ["a{number}", {text}]\n{fields}'
        )
        parts.append(f"contributors = [{text}]\ntags = [{text}]\nwhen = {day}T09:{number:02}:00\nobjective = {text}\n")
        parts.append(
            f"status_log = [{{ status = 'draft', by = {text} }}]\nignore = [{{ code = {text}, why = {text} }}]\n"
        )
        parts.append(
            f"agenda = [{{ item = {text}, minutes = 5 }}]\n"
            f"tasks = [{{ title = {text}, owner = {text}, due = '-1d' }}]\n"
        )
    wrong = "".join(
        f"[[messages]]\nid = {some(each)}\ntitle = {some(each)}\nchannel = {some(each)}\nwhen = {some(each)}\n"
        for each in range(len(strings))
    )
    return "".join(parts) + wrong


SEQUENCE = re.compile(
    rb"\x1b\[(?P<private>[<=>?]?)[0-9;:]*(?P<middle>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b(?P<string>[\]PX^_])(?P<body>[^\x07\x1b]*)(?:\x07|\x1b\\)?"
    rb"|\x1b(?P<short>[ -/]*[0-~])"
)
FORBIDDEN = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def sequences(raw: bytes) -> set[bytes]:
    """Return every kind of escape sequence in what a terminal got; strings with all that is in them."""
    found = set()
    for each in SEQUENCE.finditer(raw):
        if each["string"]:
            found.add(each["string"] + each["body"])
        else:
            found.add(each["short"] or b"[" + each["private"] + each["middle"] + each["final"])
    return found


def forbidden(raw: bytes) -> list[str]:
    """Return the characters that a terminal must never get, outside the sequences of the program itself."""
    text = SEQUENCE.sub(b"", raw).decode("utf-8", "backslashreplace")
    return sorted({json.dumps(each) for each in FORBIDDEN.findall(text)} | ({"ESC"} if "\x1b" in text else set()))
