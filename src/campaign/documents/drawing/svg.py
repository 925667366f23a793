"""A drawing as SVG: text as text, no script, and nothing from outside."""

from xml.etree import ElementTree as ET

from campaign.documents.colours import INKS
from campaign.documents.drawing.lettering import unknown
from campaign.documents.drawing.shapes import Box, Circle, Line, Polygon, Shape, Sheet, Text
from campaign.documents.drawing.turning import begins_right

FONT_FAMILY = "'DejaVu Sans Condensed','DejaVu Sans',Arial,'Liberation Sans',sans-serif"
"""The font of drawings, and what is about as wide."""
DASHES = "2 1.6"
TURNED = {"start": "end", "middle": "middle", "end": "start"}
"""What of words that begin on the right stands at their place, by what of others does (SVG 2, 11.10.1)."""


def svg(sheet: Sheet, language: str) -> str:
    """Return a drawing as an SVG element that names its language; the mouse on a title shows what is told of it.

    A page that it stands in can give each ink another colour, with `theme`.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_number(sheet.width)} {_number(sheet.height)}",
            "width": _number(sheet.width),
            "height": _number(sheet.height),
            "role": "img",
            "lang": language,
            "font-family": FONT_FAMILY,
        },
    )
    ET.SubElement(root, "title").text = sheet.title
    ET.SubElement(root, "desc").text = sheet.description
    for shape in (Box(0, 0, sheet.width, sheet.height, "paper"), *sheet.shapes):
        root.append(_element(shape))
    return ET.tostring(root, encoding="unicode")


def theme() -> str:
    """Return the style by which a page colours drawings: each ink is a variable, such as `--ink`, that it can set."""
    colours = "".join(f"--{ink}:{colour};" for ink, colour in INKS.items())
    rules = "".join(f".c-{ink}{{fill:var(--{ink})}}.s-{ink}{{stroke:var(--{ink})}}\n" for ink in INKS)
    return f":root{{{colours}}}\n{rules}"


def _element(shape: Shape) -> ET.Element:
    """Return a shape as an element."""
    match shape:
        case Box(x, y, width, height, ink):
            corner = {"x": _number(x), "y": _number(y)}
            return ET.Element("rect", corner | {"width": _number(width), "height": _number(height)} | _fill(ink))
        case Line((left, top), (right, bottom), ink, width, dashed):
            ends = {"x1": _number(left), "y1": _number(top), "x2": _number(right), "y2": _number(bottom)}
            return ET.Element("line", ends | _stroke(ink, width) | ({"stroke-dasharray": DASHES} if dashed else {}))
        case Polygon(points, ink, filled):
            corners = {"points": " ".join(f"{_number(x)},{_number(y)}" for x, y in points)}
            return ET.Element("polygon", corners | (_fill(ink) if filled else _outline(ink, 0.8)))
        case Circle((x, y), radius, ink, width):
            place = {"cx": _number(x), "cy": _number(y), "r": _number(radius)}
            return ET.Element("circle", place | _outline(ink, width))
        case Text():
            return _text(shape)


def _text(text: Text) -> ET.Element:
    """Return a text as an element, as wide as it was measured, whatever the font of the reader is."""
    element = ET.Element("text", {"x": _number(text.x), "y": _number(text.y), "font-size": _number(text.size)})
    element.attrib |= _fill(text.ink)
    if text.bold:
        element.set("font-weight", "bold")
    align: str = text.align
    if begins_right(text.text):
        element.set("direction", "rtl")
        align = TURNED[align]
    if align != "start":
        element.set("text-anchor", align)
    if text.text and not unknown(text.text):
        element.attrib |= {"textLength": _number(text.width), "lengthAdjust": "spacingAndGlyphs"}
    element.text = text.text
    if text.told and text.told != text.text:
        ET.SubElement(element, "title").text = text.told
    return element


def _fill(ink: str) -> dict[str, str]:
    """Return what fills a shape."""
    return {"class": f"c-{ink}", "fill": INKS[ink]}


def _stroke(ink: str, width: float) -> dict[str, str]:
    """Return what draws a line."""
    return {"class": f"s-{ink}", "stroke": INKS[ink], "stroke-width": _number(width)}


def _outline(ink: str, width: float) -> dict[str, str]:
    """Return what draws a line around paper."""
    paper, line = _fill("paper"), _stroke(ink, width)
    return paper | line | {"class": f"{paper['class']} {line['class']}"}


def _number(value: float) -> str:
    """Return a measure, to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
