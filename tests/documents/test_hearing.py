"""What who hears a picture is told: the tags of a PDF as PDFium reads them, its contents, and the titles in an SVG."""

import ctypes
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from pypdfium2 import raw

from campaign.documents import picture
from campaign.documents.contents import Contents
from tests.documents.plans import contents_from, contents_of_example
from tests.outside import needs

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def contents() -> Contents:
    return contents_of_example("poliklinieken-een-plein")


@pytest.fixture(scope="module")
def document(contents: Contents) -> bytes:
    return picture.pdf(contents)


def heard(document: bytes, number: int) -> list[tuple[str, str]]:
    """Return the tags of a page with what is told, in order."""
    page = pypdfium2.PdfDocument(document)[number]
    tree = raw.FPDF_StructTree_GetForPage(page)
    found = list(_below(raw.FPDF_StructTree_GetChildAtIndex(tree, 0)))
    raw.FPDF_StructTree_Close(tree)
    return found


def _below(element: raw.FPDF_STRUCTELEMENT) -> Iterator[tuple[str, str]]:
    for place in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield _text(raw.FPDF_StructElement_GetType, child), _text(raw.FPDF_StructElement_GetAltText, child)
            yield from _below(child)


def _text(ask: object, element: raw.FPDF_STRUCTELEMENT) -> str:
    length = ask(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)  # type: ignore[operator]
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")


def test_the_pages_of_a_pdf_are_heard_lane_by_lane_and_day_by_day(contents: Contents, document: bytes):
    (section, *first) = heard(document, 0)
    assert section[0] == "Sect"
    assert first[0] == ("H1", contents.plan.campaign.title)
    lanes = [told for tag, told in first if tag == "H2"]
    assert lanes[:2] == ["Maandagnieuws: 4 berichten", "Poliflits: 3 berichten"]
    assert ("P", "Drie afspraken, geen handboek, ma 15 feb 2027 09:00 (indicatief), ingepland") in first
    assert ("P", "Mijlpaal: Start pilot dermatologie, ma 8 mrt 2027") in first
    assert any(told.startswith("Fase: Mijn plek en mijn rooster, ") for _tag, told in first)
    begins = [told.split(",")[0] for _tag, told in first]
    assert begins.index("Oefen het gesprek met je team") < begins.index("Jouw spreekuurblok en de kamers eromheen")
    told = "\n".join(each for number in range(3) for _tag, each in heard(document, number))
    assert all(message.title in told for message in contents.scheduled)


def test_a_pdf_has_a_table_of_contents_and_an_author(contents: Contents, document: bytes):
    opened = pypdfium2.PdfDocument(document)
    assert opened.get_metadata_value("Author") == contents.plan.campaign.owner
    found = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in opened.get_toc()]
    assert [each for each in found if each[0] == 0] == [
        (0, "ma 11 jan 2027 – zo 28 mrt 2027", 0),
        (0, "ma 29 mrt 2027 – zo 30 mei 2027", 1),
        (0, "ma 31 mei 2027 – zo 11 jul 2027", 2),
    ]
    assert (1, "Klaarmaken en verhuizen", 1) in found
    assert sorted(title for level, title, _page in found if level) == sorted(
        phase.name for phase in contents.plan.phases
    )


def test_poppler_finds_words_of_every_tag_and_nothing_wrong(document: bytes, tmp_path: Path):
    (file := tmp_path / "plan.pdf").write_bytes(document)
    told = subprocess.run([needs("pdfinfo"), file], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    read = subprocess.run([needs("pdfinfo"), "-struct-text", file], capture_output=True, text=True, check=True)
    assert read.stderr == ""
    assert '"~Drie afspraken, geen handboek"' in read.stdout
    assert read.stdout.count("Sect") == 3


def test_every_alphabet_can_be_heard():
    titles = ["Łódź 🎉", "اجتماع الفريق"]
    told = "\n".join(
        each
        for _tag, each in heard(picture.pdf(contents_from([{"title": t, "when": "2027-03-01"} for t in titles])), 0)
    )
    assert all(title in told for title in titles)


def test_the_mouse_on_a_title_shows_all_of_it(contents: Contents):
    root = ET.fromstring(picture.svg(contents))
    titles = {text.text: text.findtext(f"{SVG}title") for text in root.iter(f"{SVG}text")}
    assert titles["~Je eerste ochtend in v…"] == (
        "Je eerste ochtend in vijf stappen, ma 24 mei 2027 09:00 (indicatief), concept"
    )
    assert titles["mei"] is None


def test_nothing_is_heard_where_there_are_no_words():
    empty = heard(picture.pdf(contents_from([], {"title": "Leeg"})), 0)
    assert empty == [("Sect", ""), ("H1", "Leeg"), ("P", ""), ("P", "")]


def test_outsiders_hear_no_more_than_titles_and_dates():
    root = ET.fromstring(picture.svg(contents_of_example("poliklinieken-een-plein", titles_only=True)))
    told = "".join(root.itertext())
    assert "Je eerste ochtend in vijf stappen, " in told
    assert not any(inside in told for inside in ("concept", "verstuurd", "Fase:", "berichten: ", "Poliflits"))
