"""What is told of the names in a spreadsheet: which audiences are new, and which words for channels mean another."""

from collections.abc import Iterable, Iterator

from campaign.desk.importing.channels import worded
from campaign.desk.importing.sheet_entries import Referred
from campaign.desk.importing.sheet_messages import Made
from campaign.language import Sentence, say
from campaign.model.plan import name_of


def names_told(rows: Iterable[Made], referred: Referred) -> Iterator[Sentence]:
    """Give which audiences are new, in a line, and of each word for a channel what it is taken for, once."""
    if new := [name_of(row) for (table, _own), row in referred.made.items() if table == "audiences"]:
        yield say("New audiences: {names}.", names=new)
    words: dict[str, Sentence] = {}
    for row in rows:
        word = " ".join(row.draft.channel.split())
        found = worded(word, referred.plan) if word else None
        if found is not None and found[0] == row.values.get("channel"):
            words.setdefault(word.casefold(), found[1])
    if words:
        yield say("{parts}.", parts=list(words.values()))
