"""Ids: made once, never changed, and the same on every machine where they must be."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Container

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no l, o, 0 and 1, which people misread; 32 letters
CODE_LENGTH = 8
SLUG_LENGTH = 40


def new_id(prefix: str, taken: Container[str]) -> str:
    """Return a fresh code of 8 characters that starts with `prefix` (one letter) and is not taken."""
    while True:
        code = prefix + "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH - 1))
        if code not in taken:
            return code


def derived_id(prefix: str, text: str, taken: Container[str]) -> str:
    """Return the code that follows from a text: the same on every machine; a taken one gives the next."""
    attempt = 0
    while True:
        digest = hashlib.sha256(f"{text}\0{attempt}".encode(errors="replace")).digest()
        code = prefix + "".join(ALPHABET[byte % 32] for byte in digest[: CODE_LENGTH - 1])
        if code not in taken:
            return code
        attempt += 1


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
