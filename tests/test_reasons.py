"""Why the system refused something, in the words of a planner."""

import errno
import os

import pytest

from campaign.language import language
from campaign.reasons import OURS, REASONS, reason


@pytest.mark.parametrize("name", [name for name in REASONS if hasattr(errno, name)])
def test_no_reason_of_the_system_is_told_in_its_own_english(name: str):
    code = getattr(errno, name)
    told = language("nl").render(reason(OSError(code, os.strerror(code))))
    assert told
    assert told != os.strerror(code)
    assert told != language("en").render(reason(OSError(code, os.strerror(code))))


def test_what_is_not_known_is_told_as_the_system_says_it():
    assert language("nl").render(reason(OSError(errno.EPROTO, "Protocol error"))) == "Protocol error"
    assert language("nl").render(reason(OSError("zomaar"))) == "zomaar"
    assert language("nl").render(reason(ValueError("embedded null byte"))) == "embedded null byte"


@pytest.mark.parametrize("text", OURS)
def test_what_the_program_refuses_itself_is_told_in_its_own_words(text: str):
    told = language("nl").render(reason(OSError(errno.EIO, text)))
    assert told not in {text, language("nl").render(reason(OSError(errno.EIO, "")))}
