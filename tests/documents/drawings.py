"""What is asked of every drawing: that its words lie on the paper and beside each other."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from campaign.documents.contents import Contents
from campaign.documents.drawing.shapes import Polygon, Sheet, Text
from campaign.documents.timeline.look import MARGIN
from tests.documents.plans import contents_from

WORDS = ("De", "nieuwe", "werkwijze", "start", "in", "week", "dertien", "met", "uitleg", "over", "rooster", "plein")
CHANNELS = ("intranet", "nieuwsbrief", "mail", "overleg", "social", "gesprek", "training", "scherm")
STATUSES = ("idea", "draft", "review", "approved", "scheduled", "sent")
START = date(2027, 1, 4)


def large(count: int, days: int = 270, channels: Sequence[str] = CHANNELS) -> Contents:
    """Return a plan with so many messages spread over so many days, the same each time."""
    random = Random(4)
    rows: list[Mapping[str, object]] = [
        {
            "title": f"#{number} {' '.join(random.choices(WORDS, k=random.randint(2, 9)))}",
            "channel": random.choice(channels),
            "when": (START + timedelta(days=random.randrange(days))).isoformat(),
            "status": random.choice(STATUSES),
        }
        for number in range(count)
    ]
    return contents_from(rows, {"language": "nl", "title": "Veel berichten"}, milestones=MILESTONES)


MILESTONES = [
    {"id": f"s{number}", "title": name, "date": (START + timedelta(days=16 + 40 * number)).isoformat()}
    for number, name in enumerate(("Besluit", "Start pilot", "Evaluatie", "Livegang", "Nazorg"))
]


def texts(sheet: Sheet) -> list[Text]:
    """Return the words of a drawing."""
    return [shape for shape in sheet.shapes if isinstance(shape, Text) and shape.text]


def said(sheet: Sheet) -> str:
    """Return the words of a drawing, one below the other."""
    return "\n".join(text.text for text in texts(sheet))


def outside(sheet: Sheet) -> list[Text]:
    """Return the words that do not lie on the paper; no sign may lie in its margin."""
    corners = [corner for shape in sheet.shapes if isinstance(shape, Polygon) for corner in shape.points]
    assert all(MARGIN <= x <= sheet.width - MARGIN and MARGIN <= y <= sheet.height - 10 for x, y in corners)
    return [
        text
        for text in texts(sheet)
        if text.left < 0 or text.left + text.width > sheet.width or not text.size <= text.y <= sheet.height
    ]


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the words that run into others: their boxes from the top of a capital to the line they stand on."""
    found: list[tuple[str, str]] = []
    known = sorted(texts(sheet), key=lambda text: text.left)
    for number, one in enumerate(known):
        for other in known[number + 1 :]:
            if other.left >= one.left + one.width - 0.01:
                break
            if one.y - 0.7 * one.size < other.y and other.y - 0.7 * other.size < one.y:
                found.append((one.text, other.text))
    return found
