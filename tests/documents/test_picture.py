"""The files of a picture, as those who open them find them."""

import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from campaign.desk.publishing import FORMATS
from campaign.documents import picture
from campaign.documents.colours import INKS
from campaign.documents.contents import Contents
from campaign.documents.drawing.png import sharpness
from campaign.documents.drawing.shapes import Text
from campaign.documents.drawing.svg import svg, theme
from campaign.documents.timeline.sheets import one_sheet, sheets, untitled
from campaign.errors import UsageError
from tests.cli.calling import campaign
from tests.conftest import EXAMPLES
from tests.documents.drawings import large, texts
from tests.documents.plans import contents_from, contents_of_example
from tests.outside import needs

NAME = "poliklinieken-een-plein"
SVG = "{http://www.w3.org/2000/svg}"
ODD = "Feest 🎉 你好 مرحبا $x_1$ <b>&amp; \x1b[31m \u202e omgekeerd \ufffe"
"""Letters that the font has not, markup, formulas and what a terminal obeys."""


@pytest.fixture(scope="module")
def contents() -> Contents:
    return contents_of_example(NAME)


def test_an_svg_is_text_and_takes_nothing_from_outside(contents: Contents):
    root = ET.fromstring(picture.svg(contents))
    assert root.get("lang") == "nl"
    assert root.findtext(f"{SVG}title") == contents.plan.campaign.title
    assert "68 berichten" in (root.findtext(f"{SVG}desc") or "")
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert words == [text.text for text in one_sheet(contents).shapes if isinstance(text, Text)]
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "line", "polygon", "circle", "text")
    }
    assert not any("href" in key or key.startswith("on") for element in root.iter() for key in element.attrib)
    assert "url(" not in picture.svg(contents).decode()


def test_a_page_gives_every_ink_its_colour(contents: Contents):
    root = ET.fromstring(svg(untitled(contents), "nl"))
    named = {name for element in root.iter() for name in element.get("class", "").split()}
    assert named
    for name in named:
        kind, ink = name.split("-", 1)
        assert f".{name}{{{'fill' if kind == 'c' else 'stroke'}:var(--{ink})}}" in theme()
        assert f"--{ink}:{INKS[ink]};" in theme()


@pytest.mark.parametrize("make", [picture.svg, picture.pdf, picture.png])
def test_the_same_plan_gives_the_same_bytes(make: Callable[[Contents], bytes]):
    assert make(contents_from([{"title": "Aftrap", "when": "2027-03-01"}])) == make(
        contents_from([{"title": "Aftrap", "when": "2027-03-01"}])
    )


def test_a_png_is_as_sharp_as_a_large_screen(contents: Contents):
    data = picture.png(contents)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (3840, 2160)


def test_a_tall_png_is_still_as_wide_as_a_projector_and_one_that_nothing_opens_is_refused():
    assert sharpness(960, 540) * 960 == 3840
    assert sharpness(960, 2000) * 960 > 1920
    assert sharpness(960, 8_000) * 960 == 1920
    with pytest.raises(UsageError, match=r"slides high.*27"):
        sharpness(960, 14_600)


def test_a_pdf_says_what_it_is_and_its_text_can_be_taken_from_it(contents: Contents):
    document = pypdfium2.PdfDocument(picture.pdf(contents))
    assert document.get_metadata_value("Title") == contents.plan.campaign.title
    assert document.get_metadata_value("CreationDate").startswith(f"D:{contents.today:%Y%m%d}")
    page = document[0]
    assert page.get_size() == (960, 540)
    found = "".join(page.get_textpage().get_text_range().split())
    for text in texts(sheets(contents)[0]):
        assert "".join(text.text.split()) in found


def test_poppler_reads_every_page_of_a_pdf(tmp_path: Path):
    contents = large(300)
    (file := tmp_path / "plan.pdf").write_bytes(picture.pdf(contents))
    told = subprocess.run([needs("pdfinfo"), file], capture_output=True, text=True, check=True).stdout
    assert "Pages:           6" in told
    told = subprocess.run([needs("pdftotext"), "-raw", file, "-"], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    pages = told.stdout.split("\f")
    for page, sheet in zip(pages, sheets(contents), strict=False):
        found = "".join(page.split())
        assert all("".join(text.text.split()) in found for text in texts(sheet))
    drawn = subprocess.run(
        [needs("pdftoppm"), "-r", "20", "-png", file, tmp_path / "page"], capture_output=True, text=True, check=True
    )
    assert drawn.stderr == ""
    assert len(list(tmp_path.glob("page*.png"))) == 6


def test_the_language_of_a_pdf_is_that_of_the_plan():
    for code in ("nl", "en"):
        assert f"/Lang ({code})".encode() in picture.pdf(contents_from([], {"language": code}))


def test_letters_that_the_font_has_not_cost_nothing_but_themselves(capfd: pytest.CaptureFixture[str]):
    rows = [{"title": ODD, "when": "2027-03-01"}]
    contents = contents_from(rows, {"title": ODD}, milestones=[{"id": "s", "title": ODD, "date": "2027-03-02"}])
    root = ET.fromstring(picture.svg(contents))
    assert "$x_1$ <b>&amp;" in "".join(root.itertext())
    assert not set("\x1b\u202e\ufffe") & set("".join(root.itertext()))
    page = pypdfium2.PdfDocument(picture.pdf(contents))[0]
    assert "$x_1$ <b>&amp;" in page.get_textpage().get_text_range()
    assert picture.png(contents)
    assert capfd.readouterr() == ("", "")


def test_the_command_line_hands_a_picture_out(tmp_path: Path):
    made = campaign("--today", "2027-02-15", "export", EXAMPLES / f"{NAME}.toml", "--to", "svg", "-o", tmp_path)
    assert Path(made.stdout.strip()).read_bytes() == picture.svg(contents_of_example(NAME))


def test_every_picture_is_among_the_documents():
    contents = contents_from([])
    starts = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    assert all(FORMATS[kind].make(contents).startswith(start) for kind, start in starts.items())
