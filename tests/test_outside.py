"""An outside tool that is absent is said, and where every tool must be there it fails the test."""

import pytest

from tests.outside import needs


def test_a_tool_that_is_absent_skips_and_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CAMPAIGN_OUTSIDE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="campaign-no-such-tool is absent"):
        needs("campaign-no-such-tool")


def test_a_tool_that_is_absent_fails_where_all_must_be_there(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CAMPAIGN_OUTSIDE", "required")
    with pytest.raises(pytest.fail.Exception, match="campaign-no-such-tool is absent"):
        needs("campaign-no-such-tool")


def test_a_tool_that_is_here_is_found():
    assert needs("sh")
