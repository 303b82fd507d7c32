"""Where a target of the request stands in a text."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis import Mention, Source, Span, Target
from models.targets import Meant, Requested, folded, places, same_folded
from tests.models.awkward import TEXTS


def found(text, *names):
    return [span.of(text) for span in places(text, names)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("NATO and nato’s allies", ["Nato"], ["NATO", "nato"]),
        ("Natosphere, unNato", ["Nato"], []),
        ("Wagner Group and Wagner", ["Wagner", "Wagner Group"], ["Wagner Group", "Wagner"]),
        ("a C++ ban, C+", ["C++"], ["C++"]),
        ("(U.S.) and U.S.A", ["U.S."], ["U.S.", "U.S."]),
        ("the tax", ["", " ", "tax "], ["tax"]),
        ("the tax", [], []),
        ("Straße", ["straße"], ["Straße"]),
        ("a.b", ["a?b", "a.c"], []),
    ],
)
def test_a_name_is_found_as_whole_words(text, names, expected):
    assert found(text, *names) == expected


@given(TEXTS, st.lists(st.text(max_size=5), max_size=4))
def test_places_are_in_order_and_spell_a_name(text, names):
    spans = places(text, names)
    assert spans == sorted(set(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


TEXT = "Lund spoke. Mr Bell said NATO came. He left. Bell stayed."
BELL = Source(
    "s1",
    "Bell",
    "person",
    True,
    None,
    tuple(
        Mention(Span(TEXT.index(w), TEXT.index(w) + len(w)), kind)
        for w, kind in (("Mr Bell", "name"), ("He", "pronoun"))
    ),
    ("c1",),
)


@pytest.mark.parametrize("target", [Target("Bell"), Target("the Bell"), Target("Dana", ("Mr Bell",)), Target("BELL")])
def test_a_target_that_is_a_source_stands_at_its_mentions_too(target):
    requested = Requested(TEXT, target, [BELL])
    assert requested.source_ids == {"s1"}
    assert "He" in [s.of(TEXT) for s in requested.spans]
    assert requested.spans == sorted(set(requested.spans))


def test_another_target_is_no_source():
    requested = Requested(TEXT, Target("NATO"), [BELL])
    assert (requested.source_ids, [s.of(TEXT) for s in requested.spans]) == (set(), ["NATO"])


@pytest.mark.parametrize(
    ("claim", "expected"), [((12, 35), 15), ((29, 35), 15), ((36, 44), 45), ((45, 57), 45), ((0, 11), 15)]
)
def test_the_mention_within_the_claim_counts_else_the_nearest(claim, expected):
    assert Requested(TEXT, Target("Bell"), []).near([Span(*claim)]).start == expected


def test_a_later_span_of_the_claim_counts_as_well():
    assert Requested(TEXT, Target("Bell"), []).near([Span(0, 11), Span(45, 57)]).start == 45


def test_a_target_that_stands_nowhere_is_near_nothing():
    assert Requested(TEXT, Target("Okoro"), []).near([Span(0, 11)]) is None


def test_a_target_named_at_every_word_is_found_for_every_claim_in_a_moment():
    text = "said " * 20_000
    requested = Requested(text, Target("said"), [])
    began = time.process_time()
    for start in range(0, len(text), 20):
        assert requested.near([Span(start, start + 10)]).start == start
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Wagner", "the Wagner Group", True),
        ("Mr Lund", "Dana Lund", True),
        ("Lund", "Lundberg", False),
        ("Bell", "Lund", False),
        ("", "Lund", False),
        ("…", "…", False),
    ],
)
def test_one_name_may_be_part_of_another(a, b, same):
    x, y = folded(a), folded(b)
    assert same_folded(x, y) is same_folded(y, x) is same


def test_titles_and_articles_do_not_count():
    assert folded("The Ministry of Defence’s") == folded("ministry of defence") == "ministry of defence"


def meant(within: str, *known: str, source: Source = BELL) -> list[tuple[str, str]]:
    start = TEXT.index(within)
    return [
        (n, place.of(TEXT))
        for n, place in Meant([source]).within([Span(start, start + len(within))], [*map(folded, known)], 5)
    ]


def test_a_pronoun_within_a_claim_means_whoever_is_named_elsewhere():
    assert meant("He left") == [("Bell", "He")]
    assert meant("NATO came") == meant("said NATO came. H") == []


def test_whoever_is_known_or_named_there_or_nowhere_is_not_meant():
    assert meant("He left", "Mr Bell") == []
    assert meant("Mr Bell said") == []
    assert meant("He left", source=replace(BELL, named=False)) == []


def test_no_more_are_meant_than_are_asked_for_and_each_is_compared_once():
    many = replace(BELL, mentions=tuple(Mention(Span(i, i + 1), "pronoun") for i in range(50)))
    known = CountedKeys(["lund"])
    assert Meant([many]).within([Span(0, 50)], known, 5) == [("Bell", Span(0, 1))]
    assert known.read == 1
    assert Meant([many]).within([Span(0, 50)], [], 0) == []


class CountedKeys(list):
    """Folded names, and how often they were gone through."""

    read = 0

    def __iter__(self):
        self.read += 1
        return super().__iter__()
