"""The README's pictures are of the screens as they are; `make pictures` draws them again."""

import re
import shutil
from html import unescape
from itertools import groupby
from pathlib import Path

import pytest

from campaign.language import use
from tools.pictures import PICTURES, ROOT, SCREENS, Picture, draw

PIECE = re.compile(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


def lines_of(svg: str) -> list[str]:
    """Return the lines of text that a picture shows."""
    pieces = [(float(y), float(x), unescape(text).replace("\xa0", " ")) for x, y, text in PIECE.findall(svg)]
    rows = groupby(sorted(pieces), key=lambda piece: piece[0])
    return ["".join(text for _y, _x, text in row).rstrip() for _height, row in rows]


@pytest.mark.parametrize("picture", SCREENS, ids=lambda each: each.name)
async def test_a_picture_shows_its_screen_as_it_is(picture: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    use("nl")
    shutil.copytree(ROOT / "campaigns", tmp_path / "campaigns")
    monkeypatch.chdir(tmp_path)
    kept = (PICTURES / f"{picture.name}.svg").read_text("utf-8")
    drawn = await draw(picture, Path("campaigns"))
    assert len(lines_of(drawn)) > 5, "there is text to compare"
    assert lines_of(drawn) == lines_of(kept)
