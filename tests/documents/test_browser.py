"""The page in Chromium, as on a phone and on a desk, light and dark: it fits, asks for nothing and shuts nobody out."""

import json
import subprocess
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from campaign.documents.outline import Outline
from campaign.documents.page import page
from tests.documents.plans import contents_from, contents_of_example
from tests.documents.test_page import hostile
from tests.outside import needs

pytestmark = pytest.mark.xdist_group("browser")
SCRIPT = Path(__file__).with_name("browser.mjs")
EVIL = f'"></style><img src="http://a.example/x.png" onerror=alert(1)>{"Onbreekbaarwoord" * 40}'
WORSE = '<main><img src="http://a.example/x.png"><svg width="3000" height="1"></svg><a href="#top"></a>'
GOOD = {"wrong": [], "asked": [], "said": [], "fits": True, "styled": True}

Seen = list[dict[str, object]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Return what the browser says of every page, at every size, in light and dark; one of them is spoilt by us."""
    folder, name = tmp_path_factory.mktemp("pages"), "salarisverwerking-odoo"
    spoilt = page(contents_from([])).decode().replace("<main>", WORSE).replace("default-src 'none'", "img-src *")
    pages = {
        "whole": page(contents_of_example(name)),
        "titles": page(contents_of_example(name, titles_only=True)),
        "hostile": page(hostile(EVIL)),
        "spoilt": spoilt.encode(),
    }
    for file, made in pages.items():
        (folder / f"{file}.html").write_bytes(made)
    tools = (needs("playwright-core"), needs("axe-core"), needs("chromium"))
    command = [needs("node"), SCRIPT, *tools, "-", *(folder / f"{file}.html" for file in pages)]
    return json.loads(subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("name", ["whole", "titles", "hostile"])
def test_a_page_fits_asks_for_nothing_and_shuts_nobody_out(seen: Seen, name: str):
    found = [each for each in seen if each["page"] == f"{name}.html"]
    assert {(each["size"], each["scheme"]) for each in found} == {
        (size, scheme) for size in ("phone", "desk") for scheme in ("light", "dark")
    }
    assert [each for each in found if {key: each[key] for key in GOOD} != GOOD] == []


def test_the_browser_does_see_what_is_wrong(seen: Seen):
    found = next(each for each in seen if each["page"] == "spoilt.html")
    assert found["asked"] == ["http://a.example/x.png"]
    assert found["said"]
    assert not found["fits"]
    assert {each.partition(":")[0] for each in found["wrong"]} == {"image-alt", "link-name"}


def test_a_large_plan_is_printed_on_few_sheets_and_loses_nothing(tmp_path: Path):
    contents = contents_of_example("poliklinieken-een-plein")
    (file := tmp_path / "page.html").write_bytes(page(contents))
    printed = tmp_path / "page.pdf"
    command = [needs("chromium"), "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={printed}"]
    subprocess.run([*command, file.as_uri()], capture_output=True, check=True)
    sheets = PdfDocument(printed)
    assert len(sheets) <= 12
    found = squeezed("".join(sheet.get_textpage().get_text_range() for sheet in sheets))
    outline = Outline(contents)
    for card in (*outline.cards, *outline.waiting):
        told = (card.title, card.when, card.channel, card.body, *(each for fact in card.facts for each in fact.values))
        assert [each for each in told if squeezed(each) not in found] == []


def squeezed(text: str) -> str:
    """Return a text without spaces and the hyphens that a printer ends a line with."""
    return "".join(char for char in text if char.isalnum())
