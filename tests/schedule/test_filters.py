"""Filters: what a sieve that grows out of a wider one keeps is what its filter keeps."""

from hypothesis import given
from hypothesis import strategies as st

from campaign.model.messages import Message
from campaign.model.plan import Plan
from campaign.schedule.filters import Filter, Sieve, heard_in
from campaign.schedule.reach import reach_of

WORDS = st.lists(st.sampled_from(["a", "an", "ban", "É", "e", "x"]), max_size=3).map(" ".join)
SETS = st.frozensets(st.sampled_from(["mail", "intranet", "hr"]), max_size=2)
FILTERS = st.builds(Filter, WORDS, SETS, SETS, SETS, st.frozensets(st.sampled_from(["draft", "sent"]), max_size=1))
MESSAGES = st.builds(
    lambda title, channel, audience, owner, status: Message.model_validate(
        {"title": title, "channel": channel, "audiences": [audience], "owner": owner, "status": status}
    ),
    st.sampled_from(["Een banaan", "Elan", "Ander", "xe"]),
    st.sampled_from(["mail", "intranet"]),
    st.sampled_from(["hr", "mail"]),
    st.sampled_from(["hr", ""]),
    st.sampled_from(["draft", "sent"]),
)


@given(st.lists(FILTERS, min_size=1, max_size=4), st.lists(MESSAGES, max_size=6), st.booleans())
def test_a_sieve_that_grows_out_of_another_keeps_what_its_filter_keeps(filters, messages, looked):
    sieve = None
    for wanted in filters:
        sieve = Sieve(wanted, sieve)
        if looked:
            assert [sieve.keeps(each) for each in messages] == [wanted.keeps(each) for each in messages]
    assert [sieve.keeps(each) for each in messages] == [filters[-1].keeps(each) for each in messages]


def test_typing_on_looks_only_at_what_was_kept(monkeypatch):
    messages = [Message.model_validate({"title": f"Bericht {number}", "channel": "mail"}) for number in range(100)]
    first = Sieve(Filter("9"))
    assert sum(map(first.keeps, messages)) == 19
    looked = []
    keeps = Filter.keeps
    monkeypatch.setattr(Filter, "keeps", lambda self, message: looked.append(message) or keeps(self, message))
    second = Sieve(Filter("91"), first)
    assert sum(map(second.keeps, messages)) == 1
    assert len(looked) == 19


def test_a_filter_narrows_what_asks_less():
    assert Filter("livegang").narrows(Filter("live"))
    assert Filter("live", frozenset({"mail"})).narrows(Filter("live"))
    assert not Filter("live").narrows(Filter("live", frozenset({"mail"})))
    assert not Filter("live").narrows(Filter("livegang"))
    assert not Filter("", frozenset({"mail"})).narrows(Filter("", frozenset({"intranet"})))


NAMES = st.sampled_from(["all", "staff", "nurses", "night", "board"])
PLANS = st.builds(
    lambda parts, rows: Plan.model_validate(
        {
            "campaign": {"id": "cfilter2", "title": "Filter"},
            "audiences": [{"id": name, "part_of": list(above)} for name, above in parts.items()],
            "messages": [
                {"id": f"m{number}", "audiences": list(to), "except": list(without)}
                for number, (to, without) in enumerate(rows)
            ],
        }
    ),
    st.dictionaries(NAMES, st.frozensets(NAMES, max_size=2), max_size=5),
    st.lists(st.tuples(st.frozensets(NAMES, max_size=2), st.frozensets(NAMES, max_size=1)), max_size=6),
)


@given(PLANS, st.frozensets(NAMES, min_size=1, max_size=2))
def test_an_audience_sees_what_reaches_it(plan, asked):
    reach, wanted = reach_of(plan), heard_in(plan, Filter(audiences=asked))
    known = asked & reach.above.keys()
    for message in plan.messages:
        if known == asked:
            assert wanted.keeps(message) == (not reach.reached(message).isdisjoint(asked))
