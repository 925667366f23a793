"""Titles in other alphabets: joined and turned round where a file does not do so, and told when they cannot be."""

import re
import subprocess
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from campaign.desk.publishing import remarks
from campaign.documents import picture
from campaign.documents.contents import Contents
from campaign.documents.drawing.lettering import fitted, measured, unknown, written
from campaign.documents.drawing.turning import begins_right
from tests.documents.plans import contents_from, contents_of_example
from tests.outside import needs

TITLES = {
    "Turkish": "Çağrı Öztürk: ığüşiöç İstanbul",
    "Polish": "Zażółć gęślą jaźń Łódź",
    "Arabic": "اجتماع الفريق يوم الاثنين",
    "marked Arabic": "مَرْحَبًا",
    "Persian": "چگونه گفتگو کنیم؟",
    "Hebrew": "שלום עולם",
    "Ukrainian": "Оновлення: зустріч Ґанок їжак",
    "Greek": "Ενημέρωση: Αθήνα ώρα",
}


@pytest.fixture(scope="module")
def contents() -> Contents:
    return contents_from([{"title": title, "when": "2027-03-01"} for title in TITLES.values()])


def test_every_alphabet_reads_back_from_a_pdf(contents: Contents, tmp_path: Path):
    found = pypdfium2.PdfDocument(document := picture.pdf(contents))[0].get_textpage().get_text_range()
    assert [name for name, title in TITLES.items() if title not in found] == []
    (file := tmp_path / "plan.pdf").write_bytes(document)
    told = subprocess.run([needs("pdftotext"), file, "-"], capture_output=True, text=True, check=True).stdout
    told = re.sub("[\u202a-\u202e]", "", unicodedata.normalize("NFKC", told))  # poppler says which way each word runs
    assert [name for name, title in TITLES.items() if title not in told] == []


def test_arabic_is_written_as_it_is_seen():
    assert written("مرحبا") == "\ufe8e\ufe92\ufea3\ufeae\ufee3"
    assert written("dag مرحبا!") == "dag \ufe8e\ufe92\ufea3\ufeae\ufee3!"
    assert written("שלום") == "םולש"
    assert written("Jose\u0301") == "José"


def test_words_from_the_right_end_where_others_begin_in_an_svg(contents: Contents):
    texts = {each.text: each for each in ET.fromstring(picture.svg(contents)).iter("{http://www.w3.org/2000/svg}text")}
    arabic, polish = texts[TITLES["Arabic"]], texts[TITLES["Polish"]]
    assert (arabic.get("direction"), arabic.get("text-anchor")) == ("rtl", "end")
    assert (polish.get("direction"), polish.get("text-anchor")) == (None, None)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_what_is_cut_fits_also_where_letters_are_wider_when_they_join(title: str):
    for room in range(100, 1600, 7):
        assert measured(fitted(title, room / 10, 9), 9) <= room / 10


def test_who_begins_on_the_right_is_told_by_the_first_letter():
    assert begins_right("~↻2 مرحبا in maart")
    assert not begins_right("~Uitnodiging مرحبا")


def test_a_letter_that_the_font_has_not_can_still_be_copied():
    document = picture.pdf(contents_from([{"title": "Feest 🎉 met 你好", "when": "2027-03-01"}]))
    assert written("Feest 🎉") == "Feest □"
    assert "met 你好" in pypdfium2.PdfDocument(document)[0].get_textpage().get_text_range()


def test_letters_that_cannot_be_drawn_are_told():
    odd = contents_from([{"title": "🎉 你 مرحبا 🎉", "when": "2027-03-01"}], {"title": "Łódź"})
    for kind in ("pdf", "png"):
        assert remarks(kind, odd) == (
            "2 letters cannot be drawn; □ stands for each: 🎉 你. The drawing (.svg) and the page (.html) show them.",
        )
    assert remarks("svg", odd) == remarks("html", odd) == ()
    many = contents_from([{"title": "".join(map(chr, range(0x4E00, 0x4E1E))), "when": "2027-03-01"}])
    assert "30 letters" in remarks("pdf", many)[0]
    assert f"{chr(0x4E13)}…." in remarks("pdf", many)[0]


def test_a_picture_that_is_small_for_a_slide_says_where_it_is_larger():
    told = ("The letters are small for a slide; a PDF (.pdf) has larger ones, on 3 slides.",)
    many = contents_of_example("poliklinieken-een-plein")
    assert remarks("svg", many) == remarks("png", many) == told
    assert remarks("pdf", many) == remarks("svg", contents_of_example("salarisverwerking-odoo")) == ()


def test_a_plan_whose_letters_are_all_there_says_nothing_of_them(contents: Contents):
    assert remarks("pdf", contents) == remarks("png", contents) == ()
    assert unknown("你好 你") == ("你", "好")
