"""What is told of a template before anybody chooses it."""

from pathlib import Path

import pytest

from campaign.errors import PlanUnreadableError
from campaign.storage.templates import head_of

HEAD = '# Waarvoor.\nformat = 1\n\n[campaign]\ntitle = "Mijn invoering"\nlanguage = "en"\n'
LIST = '\n[[messages]]\nid = "m1"\ntitle = "Waarom"\nchannel = "mail"\n'
WRITTEN = {
    "the campaign first": HEAD + LIST,
    "the campaign last": "format = 1\n" + LIST + HEAD.partition("\n\n")[2],
    "brackets in a text": HEAD + 'why = """\n[[nog in te vullen]]"""\n' + LIST,
    "no list at all": HEAD,
    "line breaks of Windows": (HEAD + LIST).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_template_tells_its_title_and_language_wherever_they_stand(tmp_path: Path, text: str):
    path = tmp_path / "sjabloon.toml"
    path.write_bytes(text.encode())
    campaign = head_of(path).plan.campaign
    assert (campaign.title, campaign.language) == ("Mijn invoering", "en")


def test_what_is_no_plan_says_where(tmp_path: Path):
    path = tmp_path / "sjabloon.toml"
    path.write_text("format = 1\n[campaign\n" + LIST, "utf-8")
    with pytest.raises(PlanUnreadableError) as caught:
        head_of(path)
    assert caught.value.problem.place.line == 2
