"""Ids: made once, never changed, and the same on every machine where they must be."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Container

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no l, o, 0 and 1, which people misread; 32 letters
CODE_LENGTH = 8
SLUG_LENGTH = 40
LONGEST_ID = 200  # characters of what somebody calls an entry
DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names that Windows keeps for itself, with any suffix


def new_id(prefix: str, taken: Container[str]) -> str:
    """Return a fresh code of 8 characters that starts with `prefix` (one letter) and is not taken."""
    while True:
        code = prefix + "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH - 1))
        if code not in taken:
            return code


def derived_id(prefix: str, text: str, taken: Container[str]) -> str:
    """Return the code that follows from a text: the same on every machine; a taken one gives the next."""
    attempt = 0
    while (code := _code(prefix, text, attempt)) in taken:
        attempt += 1
    return code


def _code(prefix: str, text: str, attempt: int) -> str:
    """Return the code that follows from a text at one attempt."""
    digest = hashlib.sha256(f"{text}\0{attempt}".encode(errors="replace")).digest()
    return prefix + "".join(ALPHABET[byte % 32] for byte in digest[: CODE_LENGTH - 1])


def file_stem(text: str) -> str:
    """Return the name, without its suffix, that a plan's file gets from a title: fit for every system."""
    stem = slug(text, fallback="plan")
    return f"plan-{stem}" if DEVICES.fullmatch(stem) else stem


class Coiner:
    """Makes one id after another for entries that have none, without trying the taken ones again for each."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self._tried: dict[tuple[str, str], int] = {}

    def derived(self, prefix: str, text: str) -> str:
        """Return what `derived_id` does, and take it."""
        attempt = self._tried.get((prefix, text), 0)
        while (code := _code(prefix, text, attempt)) in self.taken:
            attempt += 1
        return self._take((prefix, text), attempt, code)

    def slug(self, text: str, fallback: str) -> str:
        """Return what `slug` does, and take it."""
        base = slug(text, (), fallback)
        number = self._tried.get((fallback, base), 1)
        while (candidate := base if number == 1 else f"{base}-{number}") in self.taken:
            number += 1
        return self._take((fallback, base), number, candidate)

    def _take(self, known: tuple[str, str], attempt: int, code: str) -> str:
        """Take an id, and start behind it next time."""
        self._tried[known] = attempt + 1
        self.taken.add(code)
        return code


def slug(text: str, taken: Container[str] = (), fallback: str = "x") -> str:
    """Return an id that people can read, made from a name: "HR- en payroll" becomes "hr-en-payroll"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].rstrip("-")
    if not base[:1].isalpha():
        base = f"{fallback}-{base}".rstrip("-")
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
