"""A link opens a page or a letter and nothing else, and is shown as what it is."""

import pytest

from campaign.desk.linking import links_of, read_link
from campaign.errors import NotUnderstoodError
from campaign.language import language
from campaign.model.messages import Message


@pytest.mark.parametrize(
    ("written", "address", "host", "warnings"),
    [
        ("https://intranet.example/proefrun", "https://intranet.example/proefrun", "intranet.example", 0),
        ("HTTPS://Intranet.Example:8443/a?b=c#d", "https://intranet.example:8443/a?b=c#d", "intranet.example:8443", 0),
        ("http://[::1]:80/", "http://[::1]:80/", "::1:80", 0),
        ("https://bank.example@boef.example/", "https://bank.example@boef.example/", "boef.example", 1),
        ("https://bank.example:443@boef.example", "https://bank.example:443@boef.example", "boef.example", 1),
        ("https://b\u0430nk.example/", "https://xn--bnk-6cd.example/", "xn--bnk-6cd.example", 1),
        ("https://xn--bnk-6cd.example/", "https://xn--bnk-6cd.example/", "xn--bnk-6cd.example", 1),
        ("https://example.org/caf\u00e9", "https://example.org/caf%C3%A9", "example.org", 0),
        ("https://example.org?x=https://bank.example", "https://example.org?x=https://bank.example", "example.org", 0),
        ("mailto:hr@example.org", "mailto:hr@example.org", "example.org", 0),
        ("mailto:hr@example.org?subject=x&body=y", "mailto:hr@example.org?subject=x&body=y", "example.org", 0),
    ],
)
def test_a_page_or_a_letter_is_shown_with_its_host_and_what_it_may_be_mistaken_for(written, address, host, warnings):
    link = read_link(written)
    assert (link.address, link.host, len(link.warnings)) == (address, host, warnings)
    assert link.address.isascii()
    for code in ("nl", "en"):
        assert all(language(code).render(each).isprintable() for each in link.warnings)


REFUSED = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "ftp://example.org",
    "ssh://example.org",
    "vbscript:x",
    "ms-word:ofe|u|x",
    "tel:112",
    "intranet.example",
    "//example.org",
    "/etc/passwd",
    "--help",
    "-private",
    "https://",
    "https:///etc/passwd",
    "http://[::1",
    "http://example.org:99999999/",
    "https://boef.example\\@bank.example/",
    "https://example.org/a b",
    "https://example.org/\nx",
    "https://example.org/\x1b]0;x\x07",
    "https://example.org/\u202egpj.exe",
    "https://exa\u200bmple.org/",
    "https://example.org/" + "x" * 5_000,
    "https://" + "é" * 300 + ".example",
    "mailto:",
    "mailto:?attach=/etc/passwd",
    " javascript:alert(1)",
]


@pytest.mark.parametrize("written", REFUSED)
def test_anything_else_is_refused_in_a_sentence(written: str):
    with pytest.raises(NotUnderstoodError) as failure:
        read_link(written)
    for code in ("nl", "en"):
        assert language(code).render(failure.value.text).isprintable()
        assert language(code).render(failure.value.remedy)


def test_a_message_has_the_links_of_its_activation_and_to_read_more_once():
    message = Message.model_construct(link=" https://a.example ", activation_link="https://a.example")
    assert links_of(message) == ("https://a.example",)
    assert links_of(Message.model_construct()) == ()
