"""What the exit codes mean: of all verbs, and of those where one means something of its own."""

from campaign.language import mark

EXIT_CODES = {
    "0": mark("Done."),
    "1": mark("Something to look at: findings, differences or conflicts."),
    "2": mark("Could not: bad usage, a plan that cannot be read, a refused or failed save."),
    "129, 143": mark("The terminal went, or the program was told to stop; what was not saved is kept."),
    "130": mark("Stopped with ctrl+c."),
}
"""The codes with what they mean."""
LEFT = mark("1 when conflicts are left.")
PARTLY = mark("2 when one of several plans cannot be read; the others are shown.")
OF_VERBS = {
    "agenda": PARTLY,
    "check": mark("1 for an error or a warning, with --diff for anything to mend; hints alone give 0."),
    "coverage": PARTLY,
    "diff": mark("1 when anything differs."),
    "digest": PARTLY,
    "history": mark("1 when the version of a NUMBER differs from the plan as it is now."),
    "import": mark("1 with --dry-run when anything would change."),
    "list": mark("0 also when a plan cannot be read: the list says why; with --search 2."),
    "load": PARTLY,
    "merge": LEFT,
    "recover": mark("1 when there is work that was not saved, and when taking it over leaves conflicts."),
    "report": PARTLY,
    "settle": LEFT,
    "suggest": mark("1 when nothing fits; of several, when not all of them do."),
}
"""What a code of a verb means of its own, by the verb."""


def verbs_by_meaning() -> dict[str, list[str]]:
    """Return the verbs whose codes mean something of their own, by what that is."""
    found: dict[str, list[str]] = {}
    for verb, told in OF_VERBS.items():
        found.setdefault(told, []).append(verb)
    return found
