"""Links of a message: which may be opened, and what they are shown as before anybody opens them."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from campaign.errors import NotUnderstoodError
from campaign.language import Sentence, say
from campaign.model.messages import Message
from campaign.text import clean

SCHEMES = ("https", "http", "mailto")
"""What may be opened. Anything else may start a program."""
LONGEST = 2_000  # characters; browsers take no longer ones for sure
LEGAL = "%/:?#[]@!$&'()*+,;=-._~"  # besides letters and digits (RFC 3986, 2)
UNFIT = re.compile(r"[\s\\\"<>^`{|}]")
"""Signs that no address has, and that programs read each in their own way."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be opened."""

    address: str
    """The whole address as it is opened: ASCII only."""
    host: str
    """Whose page it is, or whose post: the host in ASCII."""
    warnings: tuple[Sentence, ...] = ()
    """What it may be mistaken for."""


def links_of(message: Message) -> tuple[str, ...]:
    """Return the links of a message as they are written: of its activation, and to read more."""
    return tuple(dict.fromkeys(each.strip() for each in (message.activation_link, message.link) if each.strip()))


def read_link(written: str) -> Link:
    """Return a link that may be opened.

    Raises:
        NotUnderstoodError: it is no address, or of a kind that this program does not open.
    """
    if len(written) > LONGEST or UNFIT.search(written) or clean(written) != written:
        raise _no_address(written)
    try:
        parts = urlsplit(written)
        port = f":{parts.port}" if parts.port is not None else ""
        host = _ascii_host(parts.hostname or "")
    except ValueError:  # UnicodeError is one
        raise _no_address(written) from None
    if parts.scheme not in SCHEMES:
        text = say("{link} is not opened from here", link=written[:80])
        raise NotUnderstoodError(text, say("Only links that begin with https, http or mailto are."))
    if parts.scheme == "mailto":
        return _mail(parts, written)
    if not host:
        raise _no_address(written)
    warnings = []
    name, at, _ = parts.netloc.rpartition("@")
    if at:
        warnings.append(say("What stands before the @ is no host: {name}", name=name))
    if not (parts.hostname or "").isascii() or "xn--" in host:
        warnings.append(say("The host is written in letters that may look like others: {host}", host=_unicode(host)))
    netloc = f"{quote(name, safe=LEGAL)}{at}{f'[{host}]' if ':' in host else host}{port}"
    rest = parts._replace(scheme="", netloc="").geturl()
    return Link(f"{parts.scheme}://{netloc}{quote(rest, safe=LEGAL)}", f"{host}{port}", tuple(warnings))


def _mail(parts: SplitResult, written: str) -> Link:
    """Return a link to write to somebody."""
    _, at, host = parts.path.rpartition("@")
    if not at or not host:
        raise _no_address(written)
    address = f"mailto:{quote(parts.path, safe=LEGAL)}"
    query = f"?{quote(parts.query, safe=LEGAL)}" if parts.query else ""
    return Link(address + query, quote(host, safe="."))


def _ascii_host(host: str) -> str:
    """Return a host as it is looked up; raises ValueError for what is none."""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _unicode(host: str) -> str:
    """Return a host in its own letters, as far as it can be read."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _no_address(written: str) -> NotUnderstoodError:
    """Return the complaint about something that is no address."""
    return NotUnderstoodError(
        say("{link} is not an address", link=written[:80]), say("Write it as https://intranet.example/page.")
    )
