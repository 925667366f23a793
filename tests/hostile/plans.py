"""Plans from strangers: each tries to hang the program, to fill its memory, or to make it fall over."""

from collections.abc import Callable

HEAD = 'format = 1\n[campaign]\ntitle = "Vreemd"\n'
DAY = "when = 2027-03-01\n"


def message(extra: str = "", title: str = "Bericht") -> str:
    """Return one message as TOML."""
    return f'[[messages]]\ntitle = "{title}"\nchannel = "mail"\n{extra}'


def nested_lists() -> str:
    return f"{HEAD}x = {'[' * 10_000}{']' * 10_000}\n"


def nested_tables() -> str:
    return f"{HEAD}x = {'{a=' * 10_000}1{'}' * 10_000}\n"


def nested_a_little() -> str:
    return f"{HEAD}x = {'[' * 300}{']' * 300}\n"


def dotted_keys() -> str:
    return f"{HEAD}{'a.' * 10_000}a = 1\n"


def dotted_keys_without_end() -> str:
    return f"{HEAD}{'a.' * 1_000_000}a = 1\n"


def dotted_keys_inside() -> str:
    return f"{HEAD}x = {{ {'a . ' * 200_000}a = 1 }}\n"


def dotted_header() -> str:
    return f"{HEAD}[{'a.' * 200_000}a]\n"


def huge_number() -> str:
    return f"{HEAD}size = {'9' * 100_000}\n"


def huge_hexadecimal() -> str:
    return HEAD + '[[audiences]]\nid = "a"\nsize = 0x' + "f" * 100_000 + "\n"


def huge_hexadecimal_unknown() -> str:
    return f"{HEAD}grootte = 0x{'f' * 100_000}\n{message(DAY)}"


def huge_float() -> str:
    return HEAD + message("target = 1e999999999\n")


def long_float() -> str:
    return HEAD + message("target = 0." + "1" * 100_000 + "\n")


def one_long_line() -> str:
    return f"{HEAD}why = '{'a' * 10_000_000}'\n{message(DAY)}"


def one_long_string_of_lines() -> str:
    return HEAD + 'why = """' + "a\n" * 2_000_000 + '"""\n' + message(DAY)


def one_long_line_of_braces() -> str:
    return f"{HEAD}why = '{'[{,' * 3_000_000}'\n"


def one_long_moment() -> str:
    return HEAD + message("when = '" + "a" * 10_000_000 + "'\n")


def too_large() -> str:
    return f"{HEAD}why = '{'a' * 50_000_001}'\n"


def large_of_comments() -> str:
    return HEAD + "# x\n" * 1_000_000


def a_million_messages() -> str:
    return HEAD + '[[messages]]\ntitle="a"\n' * 1_000_000


def inline_messages() -> str:
    return "messages = [" + "{}," * 3_000_000 + "]\n" + HEAD


def many_messages_of_one_title() -> str:
    return HEAD + message(DAY) * 5_000


def many_audiences_of_one_name() -> str:
    return HEAD + '[[audiences]]\nname = "a"\n' * 1_000


def many_wrong_values() -> str:
    return f"{HEAD}tags = [{'1,' * 1_500_000}]\n"


def many_messages_all_wrong() -> str:
    return HEAD + '[[messages]]\ntitle=1\nchannel=2\nwhen=3\nstatus="x"\ngoal=4\nbody=5\nnotes=6\n' * 20_000


def many_unknown_keys() -> str:
    return HEAD + "".join(f"sleutel{number} = 1\n" for number in range(50_000))


def one_long_unknown_key() -> str:
    return f"{HEAD}{'a' * 5_000_000} = 1\n"


def endless_repeats() -> str:
    repeat = 'when = 2027-03-01T09:00:00\nrepeat = { every = "1d", until = 2199-12-31 }\n'
    return HEAD + message(repeat) * 150


def a_billion_times() -> str:
    return HEAD + message(f'{DAY}repeat = {{ every = "1wd", times = 1000000000 }}\n') * 20


def until_the_end_of_time() -> str:
    return HEAD + message(f'{DAY}repeat = {{ every = "1d", until = 9999-12-31 }}\n') * 50


def a_long_chain() -> str:
    rows = [message(f'id = "m{number}"\nwhen = "m{number + 1} + 1d"\n') for number in range(10_000)]
    return HEAD + "".join(rows) + message('id = "m10000"\nwhen = 2027-03-01\n')


def a_long_circle() -> str:
    rows = [message(f'id = "m{number}"\nwhen = "m{(number + 1) % 10_000} + 1wd"\n') for number in range(10_000)]
    return HEAD + "".join(rows)


def a_moment_of_many_steps() -> str:
    when = "a" + " + 9999wd - 9999wd" * 100_000
    milestone = '[[milestones]]\nid = "a"\ndate = 2027-03-01\n'
    return HEAD + milestone + message(f'when = "{when}"\n')


def working_days_by_the_thousand() -> str:
    milestone = '[[milestones]]\nid = "a"\ndate = 2027-03-01\n'
    return HEAD + milestone + message('when = "a + 9999wd - 9999wd + 9999wd"\n') * 5_000


def quiet_periods_by_the_thousand() -> str:
    quiet = "".join(f"{{ from = 2027-01-01, to = 2027-01-{number % 28 + 1:02} }}," for number in range(5_000))
    milestone = '[[milestones]]\nid = "a"\ndate = 2027-03-01\n'
    return f"{HEAD}quiet = [{quiet}]\n{milestone}" + message('when = "a + 9999wd"\n') * 50


def never_a_working_day() -> str:
    quiet = "quiet = [{ from = 1900-01-01, to = 2199-12-31 }]\n"
    milestone = '[[milestones]]\nid = "a"\ndate = 2027-03-01\n'
    return HEAD + quiet + milestone + message('when = "a + 9999wd"\n') * 500


def a_window_of_millennia() -> str:
    return (
        HEAD + message("when = 0001-01-01\nuntil = 9999-12-31\n") + message("when = 2027-03-01\nuntil = 9999-12-31\n")
    )


def the_ends_of_the_calendar() -> str:
    moments = (
        "0001-01-01",
        "9999-12-31",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        '"0001-W01"',
        '"9999-W52"',
        '"9999-12"',
        '"0001-Q1"',
        '"0000-01"',
    )
    rows = "".join(message(f"when = {moment}\n{length}") for moment in moments for length in ("", 'duration = "9d"\n'))
    milestones = '[[milestones]]\nid = "a"\ndate = 9999-12-31\n[[milestones]]\nid = "b"\ndate = 0001-01-01\n'
    hanging = "".join(message(f'when = "{each}"\n') for each in ("a + 1d", "b - 1d", "a + 9999m", "b - 1wd", "a 23:59"))
    return HEAD + milestones + rows + hanging


def offsets_of_a_day() -> str:
    zones = ("Pacific/Kiritimati", "Pacific/Niue", "../../etc/passwd", "/etc/passwd", "Europe", "a\\u0000b", "x" * 5000)
    rows = message("when = 2027-03-01T00:00:00+14:00\n") + message("when = 1900-01-01T00:00:00+14:00\n")
    return "".join(f'{HEAD}timezone = "{zone}"\n{rows}' for zone in zones[2:3])


def long_durations() -> str:
    lengths = ("1000000000d", "99999d", "99999h", "999999m", "99999d99999h999999m")
    return HEAD + "".join(message(f'when = 2027-03-01T09:00:00\nduration = "{each}"\n') for each in lengths)


def audiences_in_audiences() -> str:
    rows = [f'[[audiences]]\nid = "a{number}"\npart_of = ["a{number + 1}"]\n' for number in range(100_000)]
    return HEAD + "".join(rows) + message(f'{DAY}audiences = ["a99999"]\n')


def many_audiences_in_audiences() -> str:
    rows = [f'[[audiences]]\nid = "a{number}"\npart_of = ["a{number + 1}"]\n' for number in range(1_000)]
    return HEAD + "".join(rows) + message(f'{DAY}audiences = ["a999"]\n') * 2_000


def audiences_in_a_circle() -> str:
    rows = [f'[[audiences]]\nid = "a{number}"\npart_of = ["a{(number + 1) % 1000}"]\n' for number in range(1_000)]
    return HEAD + "".join(rows) + message(f'{DAY}audiences = ["a0"]\nexcept = ["a7"]\n') * 100


def many_reminders() -> str:
    reminders = ", ".join(f'"-{number}m"' for number in range(5_000))
    return HEAD + message(f"when = 2027-03-01T09:00:00\nreminders = [{reminders}]\n") * 20


def many_tasks() -> str:
    tasks = "".join('{ title = "t", due = "-9999wd" },' for _ in range(20_000))
    return HEAD + message(f"{DAY}tasks = [{tasks}]\n")


def many_phases() -> str:
    phases = "".join(f'[[phases]]\nid = "p{each}"\nfrom = 2027-01-01\nto = 2027-01-02\n' for each in range(900))
    return HEAD + phases + message(DAY) * 5_000


def many_on_one_day() -> str:
    return HEAD + "".join(message(DAY, f"Bericht {number}") for number in range(5_000))


def rhythm_of_working_days() -> str:
    rhythm = 'rhythm = { every = "9999wd", from = 1900-01-01 }\ncopy_deadline = "-9999wd"\n'
    return f'{HEAD}[[channels]]\nid = "mail"\n{rhythm}{message(DAY) * 50}'


def duplicate_keys() -> str:
    return f'{HEAD}title = "nog eens"\n'


def duplicate_ids() -> str:
    return HEAD + message('id = "dubbel"\n') * 3_000


def ids_that_are_paths() -> str:
    ids = ("../../x", "/etc/passwd", "a/b", "CON", "nul.json", "", " ", "a\\u0000", "x" * 300, "-rf")
    rows = "".join(message(f'id = "{each}"\n{DAY}') for each in ids)
    return 'format = 1\n[campaign]\nid = "../../x"\ntitle = "Vreemd"\n' + rows


def language_that_is_a_path() -> str:
    milestone = '[[milestones]]\nid = "a"\ndate = 2027-03-01\n'
    body = milestone + message('when = "a + 2wd"\n')
    return f'{HEAD}language = "/../../../../ontsnapt"\n{body}'


def language_with_a_nul() -> str:
    milestone = '[[milestones]]\nid = "a"\ndate = 2027-03-01\n'
    return f'{HEAD}language = "a\\u0000b"\n{milestone}' + message('when = "a + 2wd"\n')


def lone_returns() -> str:
    return f"{HEAD}why = 'a\rb'\n"


def only_returns() -> str:
    return HEAD.replace("\n", "\r")


def a_nul_far_away() -> str:
    return f"{HEAD}{'# x' * 3_000}\nwhy = '\0'\n"


def a_mark_twice() -> str:
    return "\ufeff\ufeff" + HEAD


def with_a_mark() -> str:
    return "\ufeff" + HEAD + message(DAY)


TEXTS: dict[str, Callable[[], str]] = {
    made.__name__: made
    for made in list(globals().values())
    if callable(made) and getattr(made, "__module__", "") == __name__ and made is not message
}
BYTES: dict[str, bytes] = {
    "utf_16": HEAD.encode("utf-16"),
    "utf_32": HEAD.encode("utf-32"),
    "latin_1": HEAD.replace("Vreemd", "Één").encode("latin-1"),
    "a_surrogate": HEAD.encode().replace(b"Vreemd", b"\xed\xa0\x80"),
    "overlong": HEAD.encode().replace(b"Vreemd", b"\xc0\xaf"),
    "half_a_character": HEAD.encode() + b"# \xe2\x82",
    "only_nuls": b"\0" * 100_000,
    "nothing": b"",
    "a_picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
}
