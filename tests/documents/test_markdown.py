"""Markdown says what the plan says, as a parser that others wrote reads it, and no text becomes markup."""

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from campaign.calendars.events import Request
from campaign.documents.markdown import markdown
from campaign.documents.papers import Paper, Part, as_markdown
from campaign.documents.paragraphs import paragraphs
from campaign.text import clean
from tests.documents.plans import DAY, contents_from, contents_of_example

PARSER = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
PARSER.linkify.set({"fuzzy_link": False})  # addresses without a scheme are links to few
MEANT = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item", "strong"}
SHOWN = {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"}
LINK = {"link_open", "link_close"}
MEANINGFUL = st.text(alphabet="\\\\`*_{}[]<>()#+-.!|~&=:@/\"' 1ab\t\u00a0\u3000\n", max_size=24)
BROKEN = ("<script>", "[x](javascript:y)", "&lt;", "---", "12. a", "see https://a.nl/b", "a@b.nl", "# x #")
TEXTS = st.one_of(MEANINGFUL, st.text(max_size=24), st.sampled_from(BROKEN))


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Give each piece of text, as it is shown, with the block that it stands in; nothing but what we mean may come."""
    kinds: list[str] = []
    for token in PARSER.parse(text):
        if token.type == "inline":
            yield kinds[-1], shown(token)
            continue
        kind, _, side = token.type.rpartition("_")
        assert kind in MEANT, token
        kinds = [*kinds, kind] if side == "open" else kinds[:-1]


def shown(inline: Token) -> str:
    """Return the text of a block."""
    for token in inline.children or ():
        address = token.type in LINK and token.markup == "autolink"  # one that somebody wrote, as it was written
        assert token.type in SHOWN or address, token
    return one_line("".join("\n" if "break" in each.type else each.content for each in inline.children or ()))


def one_line(text: str) -> str:
    return " ".join(text.split())


def told(text: str) -> str:
    return one_line(clean(text))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_every_text_is_shown_as_it_is(title: str, heading: str, one: str, other: str):
    parts = (
        Part(heading, ((one, other),), ("A", "B"), level=3),
        Part("", ((one, other),)),
        Part("", (), text=f"{one}\n\n{other}"),
    )
    found = list(blocks(as_markdown(Paper(title, parts))))
    expected = [("heading", told(title))] + ([("heading", told(heading))] if heading else [])
    expected += [("th", "A"), ("th", "B"), ("td", told(one)), ("td", told(other))]
    item = " · ".join(filter(None, map(told, (one, other))))
    expected += [("paragraph", item)] if item else []
    expected += [("paragraph", one_line(" ".join(lines))) for lines in paragraphs(f"{one}\n\n{other}")]
    assert [each for each in found if each[1] or each[0] != "paragraph"] == expected


def test_a_plan_is_told_whole():
    contents = contents_of_example("poliklinieken-een-plein")
    found = list(blocks(markdown(contents).decode()))
    headings = [text for kind, text in found if kind == "heading"]
    assert headings[0] == "Eén plein: de nieuwe polikliniek"
    for message in contents.plan.messages:
        assert told(message.title) in headings
        for text in (message.goal, message.activation, message.sender, message.feedback):
            assert any(told(text) in each for _kind, each in found)
    cells = {text for kind, text in found if kind == "td"}
    plan = contents.plan
    names = [*(each.label for each in (*plan.objectives, *plan.audiences)), *(each.name for each in plan.milestones)]
    assert all(any(told(name) in cell for cell in cells) for name in names)


def test_a_body_keeps_its_lines_but_not_the_breaks_of_a_file():
    wrapped = "Een regel die in het bestand is afgebroken omdat hij te lang werd voor\nhet scherm.\n\n- een\n- twee"
    assert paragraphs(wrapped) == [
        ["Een regel die in het bestand is afgebroken omdat hij te lang werd voor het scherm."],
        ["- een", "- twee"],
    ]
    text = markdown(contents_from([{"title": "T", "when": DAY, "body": wrapped}])).decode()
    assert "voor het scherm." in text
    assert "\\- een  \n\\- twee" in text


def test_filters_and_confidence_hold():
    rows: list[Mapping[str, object]] = [{"title": "Geheim", "when": DAY, "confidential": True, "owner": "Directie"}]
    text = markdown(contents_from(rows)).decode()
    assert "Geheim" not in text
    assert "Directie" not in text
    one = markdown(contents_of_example("poliklinieken-een-plein", Request(channels=("social",)))).decode()
    assert "Mijn 11.000 stappen op een gewone dag" in one
    assert "Dermatologie gaat voor" not in one
