"""Who says something, and whether that is one of the people in a plan."""

from functools import lru_cache

from campaign.checks.wording import Words, words_of
from campaign.model.people import Audience

FILLERS = frozenset({"alle", "all", "de", "het", "the", "onze", "our", "je", "jouw", "your", "eigen", "own"})
"""Words of a name that say nothing about who it is."""
ENDS = ("en", "s", "e", "n")
"""Ends in which a word for one and for more of them differ, in Dutch and English."""


def is_from(sender: str, audience: Audience) -> bool:
    """Tell whether a sender is an audience, or one of them: "Teamleider dermatologie" is one of "Teamleiders"."""
    return names(sender, audience.label)


def names(sender: str, name: str) -> bool:
    """Tell whether a sender is, or holds, somebody of this name: "HR en de directie" holds "Directie"."""
    said, wanted = _stems(sender), _stems(name)
    return bool(wanted) and any(said[at : at + len(wanted)] == wanted for at in range(len(said) - len(wanted) + 1))


@lru_cache(maxsize=2048)
def _stems(text: str) -> Words:
    """Return the words of a name without plurals and fillers: "Alle leidinggevenden" is "leidinggevend"."""
    return tuple(_stem(word) for word in words_of(text) if word not in FILLERS)


def _stem(word: str) -> str:
    """Return a word without the end that may say that there are more of them."""
    end = next((each for each in ENDS if len(word) > len(each) + 2 and word.endswith(each)), "")
    return word.removesuffix(end)
