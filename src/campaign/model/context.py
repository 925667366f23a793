"""What typed moments are read against: the day it is, and what they may hang on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time

from campaign.errors import NotUnderstoodError
from campaign.language import say
from campaign.model.when import Term, When
from campaign.model.words import GOLIVE


@dataclass(frozen=True, slots=True)
class Context:
    """What typed dates are read against."""

    today: date
    """The day it is: a date without a year is the next such date."""
    anchors: tuple[tuple[str, str], ...] = ()
    """The id and title of everything that a moment may hang on."""
    golive: str | None = None
    """The id of the go-live, which "T-14" and "go-live" mean."""
    day_first: bool = True
    """11/1 is 11 January; without it a date with two small numbers is refused."""
    place: Callable[[When], date | None] | None = None
    """Gives the first day of a moment in the plan, None when it has none; without a plan there is no such thing."""
    day: date | None = None
    """The day of what a deadline belongs to, from which a weekday without a date is found."""
    shift: Callable[[tuple[Term, ...]], When] | None = None
    """Gives the moment at a distance from where the entry now stands; without it a distance is no moment."""
    clock: Callable[[time], When | None] | None = None
    """Gives the moment at a time on the day that the entry now has; without it a time without a day is no moment."""

    def anchor(self, name: str) -> str | None:
        """Return the id of what is called so: by its id, else by its title, else the go-live's own names.

        Raises:
            NotUnderstoodError: several are called so.
        """
        folded = name.strip().casefold()
        by_title = []
        for entry_id, title in self.anchors:
            if folded == entry_id:
                return entry_id
            if folded == title.casefold():
                by_title.append(entry_id)
        if len(by_title) > 1:
            raise shared_name(name, by_title)
        if by_title:
            return by_title[0]
        return self.golive if folded in GOLIVE else None


def shared_name(name: str, ids: Iterable[str]) -> NotUnderstoodError:
    """Return the refusal of a name that several entries have, with the id of each."""
    return NotUnderstoodError(
        say("{value} is the name of more than one", value=name[:80]),
        say("Write which one: {ids}.", ids=sorted(ids)),
    )
