"""Addresses of pages and letters that people wrote, made fit to be opened by a program."""

import re

from campaign.text import clean

ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=~"  # besides letters, digits and "_.-" (RFC 3986, 2)
SCHEME = re.compile("([a-z][a-z0-9+.-]*):(?![0-9])", re.IGNORECASE)
OPENED = ("http", "https", "mailto")
WITH_SCHEME = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def address_of(link: str) -> str:
    """Return a link as a calendar or page has it: signs that an address cannot have are encoded; "" for no address.

    Programs open what they are given, so that a scheme which is no page's and no letter's is left out.
    """
    from urllib.parse import quote  # noqa: PLC0415 - only an export needs it

    legal = quote(clean(link.strip()), safe=ADDRESS_SIGNS)
    scheme = SCHEME.match(legal)
    if scheme and scheme[1].casefold() not in OPENED:
        return ""
    return legal if legal == link or WITH_SCHEME.match(legal) else ""


def followed(link: str) -> str:
    """Return a link that a reader may follow from a page: of a page or a letter, with its scheme; else ""."""
    address = address_of(link)
    scheme = SCHEME.match(address)
    return address if scheme and scheme[1].casefold() in OPENED else ""
