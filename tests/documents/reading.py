"""Pages as a strict reader sees them: every tag, attribute and text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br"}


@dataclass
class Read(HTMLParser):
    """A page, read; raises AssertionError where tags do not match."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == "svg" != tag:
            return
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        """Give the attributes of every tag of a kind."""
        return (attributes for name, attributes in self.tags if name == tag)

    def told(self, tag: str = "") -> list[str]:
        """Return the texts in a kind of tag, or all that a reader sees."""
        return [text for name, text in self.texts if (name == tag if tag else name != "style") and text.strip()]


def read(page: bytes) -> Read:
    """Return a page, read whole."""
    found = Read()
    found.feed(page.decode("utf-8"))
    found.close()
    assert found.open == []
    return found
