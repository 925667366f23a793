"""The page holds the plan and nothing else: no script, no address but those that people wrote, no text as markup."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.calendars.events import Request
from campaign.documents.colours import INKS
from campaign.documents.contents import Contents
from campaign.documents.page import HERE, page
from campaign.text import DANGEROUS, clean_lines
from tests.documents.plans import DAY, contents_from, contents_of_example
from tests.documents.reading import read

NAME = "poliklinieken-een-plein"
EVIL = (
    "<script>alert(1)</script>",
    '"></style><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --><![CDATA[",
    "a\u202eb\x9b31m\x00\x1b[2J\u2028\U000e0041",
    "&lt;b&gt; & ' \" `",
)
TEXTS = ("title", "goal", "activation", "sender", "owner", "medium", "location", "feedback", "body")


def hostile(text: str, *, titles_only: bool = False) -> Contents:
    """Return a plan in which every text is the same one."""
    message = dict.fromkeys(TEXTS, text) | {"when": DAY, "audiences": [text], "key_messages": ["k"], "link": text}
    message |= {"agenda": [{"item": text}], "activation_link": text, "channel": text}
    return contents_from(
        [message, {**message, "id": "later", "when": None}],
        {"title": text, "why": text, "owner": text, "sponsor": text, "quiet": [{"from": DAY, "to": DAY, "why": text}]},
        titles_only=titles_only,
        milestones=[{"id": "golive", "title": text, "date": DAY, "audiences": [text]}],
        audiences=[{"id": "a", "name": text, "benefit": text}],
        objectives=[{"id": "o", "text": text, "measure": text, "audience": text}],
        key_messages=[{"id": "k", "text": text}],
        channels=[{"id": "mail", "name": text, "owner": text}],
    )


@pytest.mark.parametrize("titles_only", [False, True])
@pytest.mark.parametrize("text", EVIL)
def test_a_text_is_a_text_wherever_it_stands(text: str, titles_only: bool):
    made, plain = page(hostile(text, titles_only=titles_only)), page(hostile("plain", titles_only=titles_only))
    found, expected = read(made), read(plain)
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in expected.tags]
    assert found.comments == []
    assert not DANGEROUS.search(made.decode())
    assert " ".join(clean_lines(text).split()) in [" ".join(each.split()) for each in found.told("h1")]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_title_is_told_as_it_is(title: str):
    found = read(page(contents_from([{"title": title, "when": DAY}])))
    assert {tag for tag, _ in found.tags} <= MEANT
    assert " ".join(clean_lines(title).split()) in {" ".join(each.split()) for each in ["", *found.told("h4")]}


MEANT = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section", "article"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "div", "dt", "dd", "a", "b", "span", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "figure", "svg", "desc"),
    *("rect", "line", "polygon", "circle", "text"),
}


def test_a_page_holds_all_that_it_needs_and_forbids_the_rest():
    made = page(contents_of_example(NAME))
    found = read(made)
    (policy,) = (each["content"] for each in found.all("meta") if each.get("http-equiv") == "Content-Security-Policy")
    (style,) = re.findall(rb"<style>(.*?)</style>", made, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert b"url(" not in style
    assert b"@import" not in style
    assert {tag for tag, _ in found.tags} <= MEANT
    names = {name for _, attributes in found.tags for name in attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "srcset", "style", "action"})
    assert next(found.all("html"))["lang"] == "nl"


def test_links_go_to_places_in_the_page_or_to_pages_and_letters():
    links = ["https://a.example/x?y=1&z=<é>", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x", "x.html"]
    rows = [{"title": link, "when": DAY, "activation_link": link} for link in links]
    found = read(page(contents_from(rows)))
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    away = []
    for each in found.all("a"):
        if each["href"].startswith("#"):
            assert each["href"][1:] in ids
        else:
            away.append((each["href"], each["rel"]))
    safe = "noopener noreferrer"
    assert away == [("https://a.example/x?y=1&z=%3C%C3%A9%3E", safe), ("mailto:a@b.example", safe)]
    assert set(links) <= set(found.told())


def test_every_message_stands_in_its_week_with_what_is_told_of_it():
    contents = contents_of_example(NAME)
    told = "\n".join(read(page(contents)).told())
    for message in contents.plan.messages:
        for text in (message.title, message.goal, message.activation, message.sender, message.owner, message.feedback):
            assert text in told
    assert "wk 6 · 8 feb – 14 feb 2027" in told
    assert "rustige periode of vrije dag" in told
    assert "2 nog zonder datum" in told
    assert "uiterlijk di 2 feb" in told
    assert "22 feb – 26 feb 2027" in told
    for row in (*contents.plan.objectives, *contents.plan.audiences, *contents.plan.key_messages):
        assert row.label in told


def test_the_page_speaks_the_language_of_the_plan():
    rows = [{"title": "T", "when": date(2027, 3, 3), "goal": "G"}]
    english = read(page(contents_from(rows, {"language": "en"})))
    dutch = read(page(contents_from(rows, {"language": "nl"})))
    assert (next(english.all("html"))["lang"], next(dutch.all("html"))["lang"]) == ("en", "nl")
    assert {"Goal", "Messages", "Wed 3 Mar 2027"} <= set(english.told())
    assert {"Doel", "Berichten", "wo 3 mrt 2027"} <= set(dutch.told())


def test_the_same_plan_gives_the_same_bytes():
    assert page(contents_of_example(NAME)) == page(contents_of_example(NAME))


def test_a_filter_leaves_the_rest_out():
    told = read(page(contents_of_example(NAME, Request(channels=("social",))))).told()
    assert "Mijn 11.000 stappen op een gewone dag" in told
    assert "Dermatologie gaat voor" not in told


def test_a_confidential_message_is_nowhere_unless_it_is_named():
    rows = [{"title": "Open", "when": DAY}, {"title": "Secret", "when": date(2029, 1, 1), "confidential": True}]
    rows.append({"title": "Silent", "confidential": True, "channel": "quiet channel"})
    closed = page(contents_from(rows)).decode()
    assert "Open" in closed
    assert not any(text in closed for text in ("Secret", "Silent", "2029", "quiet channel", "m1", "m2"))


def test_an_empty_plan_is_a_page_too():
    assert read(page(contents_from([]))).told("h1") == ["Title"]
    assert read(page(contents_from([], titles_only=True))).told("h1") == ["Title"]


def strings(value: object) -> Iterator[str]:
    """Give every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, Iterable):
        for each in value:
            yield from strings(each)


def test_outsiders_get_titles_and_dates_and_nothing_else():
    contents = contents_of_example(NAME, titles_only=True)
    made = page(contents).decode()
    plan = contents.schedule.plan
    open_titles = [each.title for each in (*contents.scheduled, *contents.plan.milestones)]
    told = read(made.encode()).told()
    assert all(any(title in each for each in told) for title in open_titles)
    public = "\n".join([*open_titles, plan.campaign.title, *told_words(contents)]).casefold()
    hidden = {text.strip() for text in strings(plan.model_dump()) if text.strip().casefold() not in public}
    assert len(hidden) > 500
    assert 'class="c-quiet"' not in made  # no days off, no quiet periods
    assert "zonder datum" not in made
    assert {text for text in hidden if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", made)} == set()


def told_words(contents: Contents) -> Iterator[str]:
    """Give what the page would hold of a plan without words of its own, and the dates of this one."""
    yield page(contents_from([{"title": "", "when": DAY}], {"title": "", "language": "nl"}, titles_only=True)).decode()
    yield "ma di wo do vr za zo jan feb mrt apr mei jun jul aug sep okt nov dec"


def luminance(colour: str) -> float:
    """Return how light a colour is (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


DARK = dict(re.findall(r"--([\w-]+): (#\w{6});", (HERE / "pages" / "page.css").read_text("utf-8")))
GROUNDS = ("paper", "band", "quiet")


@pytest.mark.parametrize("theme", [INKS, DARK], ids=["light", "dark"])
def test_every_text_stands_out_in_both_themes(theme: Mapping[str, str]):
    assert theme.keys() == INKS.keys()
    for ink in INKS.keys() - {*GROUNDS, "rule"}:
        for ground in GROUNDS:
            one, other = sorted(luminance(theme[each]) + 0.05 for each in (ink, ground))
            assert other / one >= 4.5, (ink, ground)


def test_the_period_is_that_of_the_campaign_and_what_may_change_says_so_in_the_list_of_weeks():
    said = {"language": "nl", "start": date(2027, 2, 1), "end": date(2027, 4, 30)}
    test = {"id": "test", "title": "Test", "date": date(2027, 3, 10), "certainty": "indicative"}
    contents = contents_from([{"when": "test"}, {"when": date(2027, 3, 11)}], said, milestones=[test])
    made = page(contents).decode()
    assert "1 feb – 30 apr 2027" in made
    assert made.count('<span class="when">~wo 10 mrt</span>') == 2, "the milestone, and what hangs on it"
    assert '<span class="when">do 11 mrt</span>' in made
